"""Words to dates: what a person types, reckoned from a reference day.

What can be one day only is read; what can be several is refused with its readings; and a slip of
the pen such as `31 nov` is refused rather than guessed at. Source: docs/reference/dates.md.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from mentorlog.dates.iso import calendar_day
from mentorlog.dates.say import say_date
from mentorlog.dates.spans import AMOUNT, amount_in, shift, tidy
from mentorlog.dates.ways import USUAL, DateWays
from mentorlog.dates.week import WEEKDAY_NAMES, WEEKDAYS, nearest_weekday
from mentorlog.errors import AmbiguousDate, UnreadableDate

_FIRST_YEAR, _LAST_YEAR = 1900, 2999
# 29 February can be eight years away: 2096, then 2104.
_YEARS_TO_SEARCH = 9

_MONTH_NAMES = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTHS = {name: n for n, name in enumerate(_MONTH_NAMES, start=1)}
_MONTHS |= {name[:3]: n for name, n in _MONTHS.items()} | {"sept": 9}
_WORDS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_NEXT_MEETING = {"next", "next meeting", "the next meeting", "our next meeting"}

# Digits are spelled [0-9] throughout: \d takes those of every script, and so would int().
_WEEKDAY = re.compile(r"(?:(?P<week>last|this|next) )?(?P<name>[a-z]+)")
_END = re.compile(
    r"eo(?P<short>[wmy])"
    r"|(?:the )?end of (?:the |this |(?P<next>next ))?(?P<unit>week|month|year)"
)
_END_OF_MONTH = re.compile(r"(?:the )?end of (?P<month>[a-z]+)\.?(?:,? (?P<year>[0-9]{4}))?")
_LEADING_WEEKDAY = re.compile(r"(?P<name>[a-z]+)\.?,? ")
_DAY, _MONTH = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|\.)?", r"(?P<month>[a-z]+)\.?"
_YEAR = r"(?:,? (?P<year>[0-9]{4}))?"
_DAY_MONTH = re.compile(rf"(?:the )?{_DAY} ?(?:of )?{_MONTH}{_YEAR}")
_MONTH_DAY = re.compile(rf"{_MONTH} ?{_DAY}{_YEAR}")
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/])([0-9]{1,2})\2([0-9]{1,2})")
_NUMERIC = re.compile(r"([0-9]{1,2})([/.])([0-9]{1,2})(?:\2((?:[0-9]{2}){1,2}))?")
_TIME = re.compile(
    r"(?:^|[, ] ?)(?:at )?(?P<hour>[0-9]{1,2})(?:(?P<mark>[:.])(?P<minute>[0-9]{2}))?"
    r"(?: ?(?P<half>[ap])\.?m)?\Z",
    re.IGNORECASE | re.ASCII,
)
_ALMOST_TIME = re.compile(r"(?:\bat [0-9]{1,2}|\b[0-9]{1,2}h)\Z", re.IGNORECASE | re.ASCII)
# Not read as a time, for it may be a date or anything; but the day is not what is wrong.
_MORE = re.compile(
    r" (?:[0-9]{1,2}(?:\.[0-9]{2})?|[0-9]{4}|noon|(?:in the )?(?:morning|afternoon|evening))\Z"
)

# A stretch of days: it has the form of a date, and no one day.
_STRETCH = re.compile(
    r"(?:(?:the )?(?:end|middle|start|beginning) of (?:the )?|(?P<part>early|mid|late|later|sometime)[ -])?"
    r"(?:(?:the )?(?P<which>this|next|following|coming) )?"
    r"(?P<unit>week|weekend|fortnight|month|quarter|year|sprint|term|semester)"
)
_LONGEST_MEANT = 40

_SAY_SO = 'say it like "2026-11-26", "26 nov", "fri" or "in 2 weeks"'
_SAY_A_TIME = 'say the time like "10:00", "9:30" or "2:30 pm"'
_SAY_A_YEAR = f"years run from {_FIRST_YEAR} to {_LAST_YEAR}"


class When(NamedTuple):
    """A day, and the time of day as "HH:MM" on a 24-hour clock where one was said."""

    day: date
    time: str | None


class _Frame(NamedTuple):
    """What an expression is reckoned from."""

    ref: date
    back: bool
    next_meeting: date | None
    ways: DateWays


def read_day(
    text: str,
    ref: date,
    *,
    back: bool = False,
    next_meeting: date | None = None,
    ways: DateWays = USUAL,
) -> date:
    """Give the day that `text` means when said on `ref` (docs/reference/dates.md lists the forms).

    `back` turns what has no direction of its own (`fri`, `26 nov`, `2w`) to the past.
    `next_meeting` is the day that `next` stands for, given back as it is. `ways` says on which day
    weeks start, and how `3/4` is read.

    Raises AmbiguousDate with both days for `3/4` where that is not said, and UnreadableDate for what
    is no day, no one day, or outside the years 1900 to 2999. No text makes it raise anything else.
    """
    said = tidy(text)
    day = _find(said, _Frame(ref, back, next_meeting, ways))
    if day is None:
        frame = _Frame(ref, back, next_meeting, ways)
        raise UnreadableDate(said, _meant(said.lower(), frame) or _advice(said.lower(), back=back))
    return day


def read_when(
    text: str,
    ref: date,
    *,
    back: bool = False,
    next_meeting: date | None = None,
    ways: DateWays = USUAL,
) -> When:
    """Give the day, and the time if one ends `text`: `21 dec 10:00`, `fri at 2:30 pm`.

    The day is read as `read_day` reads it, with the same errors. A time without a day, and a
    time no clock shows, raise UnreadableDate.
    """
    said = tidy(text)
    found = _TIME.search(said)
    time = None
    # Without a colon or am and pm, the number is a part of the date: `21 dec 2026`, `21.12`.
    if found and (found["mark"] == ":" or found["half"]):
        time = _clock(int(found["hour"]), int(found["minute"] or 0), found["half"])
        if time is None:
            raise UnreadableDate(said, _SAY_A_TIME)
        said = said[: found.start()]
        if not said.strip():
            raise UnreadableDate(tidy(text), f"say the day too: today {time}")
    elif _ALMOST_TIME.search(said):
        raise UnreadableDate(said, _SAY_A_TIME)
    try:
        day = read_day(said, ref, back=back, next_meeting=next_meeting, ways=ways)
    except UnreadableDate:
        if time is None and _is_day_with_more(said, _Frame(ref, back, next_meeting, ways)):
            raise UnreadableDate(said, _SAY_A_TIME) from None
        raise
    return When(day, time)


def _is_day_with_more(said: str, frame: _Frame) -> bool:
    """Whether a day is followed by what may be meant as its time: "monday 9.30", "monday morning"."""
    found = _MORE.search(said.lower())
    try:
        return found is not None and _find(tidy(said[: found.start()]), frame) is not None
    except (UnreadableDate, AmbiguousDate):
        return False


def find_day(said: str, ref: date, *, next_meeting: date | None, ways: DateWays) -> date | None:
    """Give the day that tidied words mean; None for what has not the form of a date.

    Raises as `read_day` does for what has the form, and is no day or several (`next week` among it): a
    caller that takes the one for text must not swallow the other.
    """
    day = _find(said, _Frame(ref, False, next_meeting, ways))
    found = _STRETCH.fullmatch(said.lower()) if day is None else None
    # "Sort it by week" says how, and not when.
    if found and found[0] != found["unit"]:
        raise UnreadableDate(said, _advice(said.lower(), back=False))
    return day


def _find(said: str, frame: _Frame) -> date | None:
    words = said.lower()
    if words in _NEXT_MEETING:
        return frame.next_meeting
    try:
        day = _in_words(words, frame) or _of_the_week(words, frame) or _away(words, frame)
    except OverflowError:
        raise UnreadableDate(said, _SAY_A_YEAR) from None
    if day is None:
        return _on_the_calendar(said, frame)
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise UnreadableDate(said, _SAY_A_YEAR)
    return day


def _in_words(words: str, frame: _Frame) -> date | None:
    if words in _WORDS:
        return frame.ref + timedelta(days=_WORDS[words])
    found = _END.fullmatch(words)
    if found is None:
        return _end_of_month(words, frame)
    ahead = 1 if found["next"] else 0
    unit = (found["short"] or found["unit"])[0]
    if unit == "w":
        return _week_of(frame) + timedelta(days=7 * ahead + 6)
    if unit == "y":
        return shift(frame.ref, ahead, "year").replace(month=12, day=31)
    return _last_of(shift(frame.ref.replace(day=1), ahead, "month"))


def _end_of_month(words: str, frame: _Frame) -> date | None:
    """Give the last day of a month that is named: of the year said, else the nearest."""
    found = _END_OF_MONTH.fullmatch(words)
    month = _MONTHS.get(found["month"]) if found else None
    if found is None or month is None:
        return None
    if found["year"]:
        first = calendar_day(int(found["year"]), month, 1)
        return _last_of(first) if first else None
    first = frame.ref.replace(month=month, day=1)
    if not frame.back and month < frame.ref.month:
        first = shift(first, 1, "year")
    elif frame.back and _last_of(first) > frame.ref:
        first = shift(first, -1, "year")
    return _last_of(first)


def _last_of(day: date) -> date:
    """Give the last day of its month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def _of_the_week(words: str, frame: _Frame) -> date | None:
    found = _WEEKDAY.fullmatch(words)
    weekday = WEEKDAYS.get(found["name"]) if found else None
    if found is None or weekday is None:
        return None
    if found["week"] is None:
        return nearest_weekday(weekday, frame.ref, back=frame.back)
    day = _week_of(frame) + timedelta(days=(weekday - frame.ways.week_start) % 7)
    if found["week"] != "this":
        return day + timedelta(days=7 if found["week"] == "next" else -7)
    # On a Sunday, `this friday` may be meant for the week to come: only the safe half is read.
    return day if (day <= frame.ref if frame.back else day >= frame.ref) else None


def _away(words: str, frame: _Frame) -> date | None:
    found = AMOUNT.fullmatch(words)
    amount = amount_in(found) if found else None
    if found is None or amount is None or (found["ahead"] and found["ago"]):
        return None
    past = found["ago"] or (frame.back and not found["ahead"])
    return shift(frame.ref, -amount[0] if past else amount[0], amount[1])


def _on_the_calendar(said: str, frame: _Frame) -> date | None:
    words, weekday = said.lower(), None
    found = _LEADING_WEEKDAY.match(words)
    if found and found["name"] in WEEKDAYS:
        words, weekday = words[found.end() :], WEEKDAYS[found["name"]]
    days = _readings(words, frame)
    if days is None:
        return None
    if not days:
        raise UnreadableDate(said, "no calendar has that day")
    days = [day for day in days if _FIRST_YEAR <= day.year <= _LAST_YEAR]
    if not days:
        raise UnreadableDate(said, _SAY_A_YEAR)
    agreeing = [day for day in days if weekday in (None, day.weekday())]
    if not agreeing:
        other = min(days)
        name = WEEKDAY_NAMES[other.weekday()]
        raise UnreadableDate(said, f"{say_date(other)[4:]} is a {name}")
    if len(agreeing) > 1 and frame.ways.order is None:
        raise AmbiguousDate(said, tuple(sorted(agreeing)))
    return agreeing[-1 if frame.ways.order == "month" else 0]


def _readings(words: str, frame: _Frame) -> list[date] | None:
    """Give the days that a day of the month can be, day first before month first; None for another form."""
    if found := _YEAR_FIRST.fullmatch(words):
        year, _, month, day = found.groups()
        exact = calendar_day(int(year), int(month), int(day))
        return [exact] if exact else []
    if found := _DAY_MONTH.fullmatch(words) or _MONTH_DAY.fullmatch(words):
        if found["month"] not in _MONTHS:
            return None
        pairs = [(int(found["day"]), _MONTHS[found["month"]])]
        years = found["year"]
    elif found := _NUMERIC.fullmatch(words):
        first, mark, second, years = found.groups()
        one, other = int(first), int(second)
        # `13.4` and `50/50` are numbers before they are dates.
        if years is None and (mark == "." or min(one, other) > 12 or max(one, other) > 31):
            return None
        pairs = [(one, other), (other, one)]
    else:
        return None
    year_said = None if years is None else int(years) + (2000 if len(years) == 2 else 0)
    days = dict.fromkeys(_nearest(day, month, year_said, frame) for day, month in pairs)
    return [day for day in days if day]


def _nearest(day: int, month: int, year: int | None, frame: _Frame) -> date | None:
    if year is not None:
        return calendar_day(year, month, day)
    step = -1 if frame.back else 1
    for ahead in range(_YEARS_TO_SEARCH):
        found = calendar_day(frame.ref.year + step * ahead, month, day)
        if found and (found <= frame.ref if frame.back else found >= frame.ref):
            return found
    return None


def _week_of(frame: _Frame) -> date:
    """Give the first day of the week that the reference day is in."""
    return frame.ref - timedelta(days=(frame.ref.weekday() - frame.ways.week_start) % 7)


def _clock(hour: int, minute: int, half: str | None) -> str | None:
    """Give "HH:MM", or None for what no clock shows."""
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def _meant(words: str, frame: _Frame) -> str:
    """Ask whether a date that is misspelt was meant: what it is with each word as it is written."""
    from difflib import get_close_matches  # only for what cannot be read

    known = [name for name in (*_WORDS, *WEEKDAYS, *_MONTHS) if len(name) > 3]

    def mended(found: re.Match[str]) -> str:
        return next(iter(get_close_matches(found[0], known, n=1, cutoff=0.8)), found[0])

    spelt = re.sub(r"[a-z]{4,}", mended, words[:_LONGEST_MEANT])
    try:
        is_date = spelt != words and _find(spelt, frame) is not None
    except (UnreadableDate, AmbiguousDate):
        return ""
    return f'did you mean "{spelt}"?' if is_date else ""


def _advice(words: str, *, back: bool) -> str:
    """Say what to type instead of words that are not a date."""
    if words in _NEXT_MEETING:
        return 'no meeting is planned: say a day, such as "fri" or "26 nov"'
    if found := re.fullmatch(r"(?:(last|this|next) )?(week|month)", words):
        past = found[1] == "last" or (back and found[1] is None)
        away = f"1 {found[2]} ago" if past else f"in 1 {found[2]}"
        return f'say a day, such as "{"last" if past else "next"} mon" or "{away}"'
    if _STRETCH.fullmatch(words):
        return 'say a day, such as "next mon", "26 nov" or "in 2 weeks"'
    if (found := re.fullmatch(r"([a-z]+)(?: [0-9]{4})?", words)) and found[1] in _MONTHS:
        return f'say the day too, such as "26 {found[1][:3]}"'
    if re.fullmatch(r"(?:the )?[0-9]{1,2}(?:st|nd|rd|th)?", words):
        return 'say the month too, such as "26 nov"'
    found = _TIME.search(words)
    if found and (found["mark"] == ":" or found["half"]):
        return "only a day is wanted here, without a time"
    return _SAY_SO
