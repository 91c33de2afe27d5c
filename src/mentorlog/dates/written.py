"""Days as people write them in headings, file names and old notes: `10 January 2022`, `3/4/22`, `20220110`.

What is typed at a command is read by `read`; here nothing is reckoned from a day, and nothing is guessed:
what can be several days keeps its readings, and what has no year has none. Source: docs/reference/import.md.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal, NamedTuple

from mentorlog.dates.iso import calendar_day

Order = Literal["day", "month", "year"]

_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_MONTHS = {name: n for n, name in enumerate(_MONTH_NAMES, start=1)}
_MONTHS |= {name[:3]: n for name, n in _MONTHS.items()} | {"sept": 9}
_WEEKDAYS = {name: n for n, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}
_LEAP_YEAR = 2024  # for days without a year: 29 February is one
_CENTURY_ENDS = 70  # 69 is 2069, 70 is 1970, as POSIX has it
_FIRST_YEAR, _LAST_YEAR = 1900, 2999
_SHORT = 2
_LONGEST_MONTH = 31
_NOON = 12

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
_LAST_MONTH = _MONTH.replace("month", "last_month")
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|\.)?(?![0-9])"
_YEAR = r"(?P<year>(?:19|20|21)[0-9]{2}|['’][0-9]{2})(?![0-9])"
# Two digits are no year where they begin a time, or another day: `14 March 10:30`, `14 March 20th`.
_SHORT_YEAR = (
    r"(?P<year>(?:19|20|21)[0-9]{2}(?![0-9])"
    r"|['’]?[0-9]{2}"
    r"(?![0-9A-Za-z]|[:.\-–][0-9]|[ ]?[ap]\.?m|[ ][-–—][ ]?[0-9]{1,2}(?:[:.][0-9]{2})?[ ]?[ap]\.?m))"
)
_GAP = r"[ _\-]{0,2}"
# Beside a dash two digits are as often a number: `14 March - 20 people`.
_TO_YEAR = rf"(?:,? ?{_GAP}(?:of )?(?=[0-9]{{4}}|['’])|,? ?|[-_])"
_LAST = r"(?:the )?(?P<last>[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9])"
_AND = r" ?(?:[-–—/&]|\b(?:and|to)\b) ?"
# The half of the day may stand behind the end alone: `3:00-4:00pm`.
_HALF = r"(?:[ ]?[-–—][ ]?(?P<until>[0-9]{1,2})(?:[:.][0-5][0-9])?)?[ ]?(?P<half>[ap])\.?m\b"
_TIME = (
    r"(?:(?:,? (?:at |@ ?)?|T|_)(?P<time>[0-2]?[0-9](?::[0-5][0-9])?(?:(?<=:..):[0-5][0-9])?)(?![0-9])"
    rf"(?:{_HALF}|(?<=:..))"
    rf"|,? (?:at |@ ?)?(?P<point>[0-2]?[0-9]\.[0-5][0-9]){_HALF.replace('P<', 'P<point_')})?"
)
_BEFORE = r"(?<![0-9A-Za-z])(?<![0-9][./])"
_NO_MORE = r"(?![0-9A-Za-z])(?![.,][0-9])"

# The first that matches at a place counts.
_FORMS = tuple(
    re.compile(_BEFORE + form, re.IGNORECASE | re.ASCII)
    for form in (
        rf"(?P<y>[0-9]{{4}})(?P<mark>[-/._ ])(?P<m>[0-9]{{1,2}})(?P=mark)(?P<d>[0-9]{{1,2}})(?![0-9]){_TIME}",
        rf"(?P<y>(?:19|20)[0-9]{{2}})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12][0-9]|3[01])(?![0-9A-Za-z]){_TIME}",
        rf"(?P<y>[0-9]{{4}})[-/. _]{_MONTH}[-/. _](?P<d>[0-9]{{1,2}}){_NO_MORE}",
        rf"(?P<day>[0-9]{{1,2}})[/.]{_MONTH}[/.]{_SHORT_YEAR}{_TIME}",
        # Of several days the first: `14-20 March 2023`, but not `Meeting 2 - 14 March 2023`.
        rf"(?<!:)(?:the )?{_DAY}(?:[-–—/]| ?(?:&|and|to) ?|(?<=\A..) ?[-–—] ?|(?<=\A.) ?[-–—] ?)"
        rf"{_LAST}{_GAP}(?:of )?{_MONTH}{_TO_YEAR}{_SHORT_YEAR}",
        rf"{_MONTH}{_GAP}(?:the )?{_DAY}{_AND}{_LAST},?{_GAP}{_YEAR}",
        rf"(?:the )?{_DAY}{_GAP}(?:of )?{_MONTH}{_AND}{_LAST}{_GAP}(?:of )?{_LAST_MONTH}{_TO_YEAR}{_YEAR}",
        rf"{_MONTH}{_GAP}(?:the )?{_DAY}{_AND}{_LAST_MONTH}{_GAP}{_LAST},?{_GAP}{_YEAR}",
        rf"(?:the )?{_DAY}(?:,|{_GAP})(?:of )?{_MONTH}{_TO_YEAR}{_SHORT_YEAR}{_TIME}",
        rf"{_MONTH}{_GAP}(?:the )?{_DAY}(?:,{_GAP}|{_GAP}){_YEAR}{_TIME}",
        rf"(?P<a>[0-9]{{1,2}})(?P<mark>[-/._])(?P<b>[0-9]{{1,2}})(?P=mark)(?P<c>[0-9]{{4}}|"
        rf"[0-9]{{2}}){_NO_MORE}{_TIME}",
        rf"(?:the )?{_DAY}{_GAP}(?:of )?{_MONTH}",
        rf"{_MONTH}{_GAP}(?:the )?{_DAY}(?![0-9:])",
        r"(?P<a>[0-9]{1,2})(?P<mark>[/.])(?P<b>[0-9]{1,2})(?![0-9/]|[.:][0-9]|[A-Za-z%])",
    )
)
_LIKELY = re.compile(r"[0-9]")
_WEEKDAY_BEFORE = re.compile(
    r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]*[ _\-(]{0,2}(?:the )?\Z", re.IGNORECASE
)
_WEEKDAY_AFTER = re.compile(
    r"[,. _\-]{0,2}\(?(mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day|s|rs|r)?\b", re.IGNORECASE
)


class Reading(NamedTuple):
    """One way to read a written day; `order` is which of its numbers comes first, None where
    that is plain.
    """

    order: Order | None
    year: int | None
    month: int
    day: int


class Written(NamedTuple):
    """A day as written at `start` to `end` of a text, with all that it can mean; nothing where no calendar
    has such a day.

    `is_slight` says that it is two numbers, which are as often something else. `weekday` is the day of
    the week that stands beside it, 0 for Monday; `time` the time of day, "" where none follows.
    """

    start: int
    end: int
    text: str
    readings: tuple[Reading, ...]
    is_slight: bool = False
    weekday: int | None = None
    time: str = ""

    @property
    def needs_year(self) -> bool:
        """Whether no year is written."""
        return any(one.year is None for one in self.readings)

    def days(self, order: Order | None = None, year: int | None = None) -> tuple[date, ...]:
        """The days it can be, one where it is certain; `order` and `year` hold where it does not say them.

        The day of the week beside it decides between two. None where no year is written or given.
        """
        chosen = self.readings
        if len(chosen) > 1 and order:
            chosen = tuple(one for one in chosen if one.order == order) or chosen
        found: list[date] = []
        for one in chosen:
            said = one.year if one.year is not None else year
            day = None if said is None else calendar_day(said, one.month, one.day)
            if day and day not in found:
                found.append(day)
        agreeing = [day for day in found if day.weekday() == self.weekday]
        return tuple(agreeing if len(found) > 1 and len(agreeing) == 1 else found)


def written_days(text: str) -> list[Written]:
    """The days that are written in a text, from left to right. Never raises."""
    if not _LIKELY.search(text):
        return []
    found: list[Written] = []
    taken: list[tuple[int, int]] = []
    for form in _FORMS:
        for match in form.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            if match.groupdict().get("last") and not _goes_on(match.groupdict()):
                continue
            readings = _readings(match.groupdict())
            whole = match.groupdict()
            # Two numbers that are no day are numbers.
            if readings or (whole.get("c") or whole.get("y") or whole.get("year")):
                taken.append(match.span())
                found.append(_with_weekday(text, match, readings))
    return sorted(found, key=lambda one: one.start)


def _goes_on(parts: dict[str, str | None]) -> bool:
    """Whether the last of several days comes after the first, as far as can be told."""
    return bool(parts.get("last_month")) or int(parts["day"] or 0) < int(parts["last"] or 0) <= _LONGEST_MONTH


def _with_weekday(text: str, match: re.Match[str], readings: tuple[Reading, ...]) -> Written:
    parts = match.groupdict()
    before = _WEEKDAY_BEFORE.search(text, max(0, match.start() - 20), match.start())
    after = None if before else _WEEKDAY_AFTER.match(text, match.end())
    start = before.start() if before else match.start()
    end = after.end() if after else match.end()
    name = (before or after or [""])[1 if before or after else 0]
    weekday = _WEEKDAYS.get(name[:3].lower())
    slight = "a" in parts and parts.get("c") is None
    time = _clock(parts)
    return Written(start, end, match[0].strip(), readings, slight, weekday, time)


def _clock(parts: dict[str, str | None]) -> str:
    """The time of day in a match as hours and minutes, "" for none that a clock has."""
    prefix = "point_" if parts.get("point") else ""
    hour, _, minute = (parts.get("time") or parts.get("point") or "").replace(".", ":").partition(":")
    half, until = parts.get(f"{prefix}half"), parts.get(f"{prefix}until")
    if not hour or int(hour) > 23 or (half and not 1 <= int(hour) <= _NOON):
        return ""
    of_day = int(hour)
    if half:
        # From 11:00 to 12:30pm begins before noon.
        is_late = half.lower() == "p" and (until is None or of_day % _NOON <= int(until) % _NOON)
        of_day = of_day % _NOON + (_NOON if is_late else 0)
    return f"{of_day:02}:{minute[:2] or '00'}"


def _readings(parts: dict[str, str | None]) -> tuple[Reading, ...]:
    """What a match can mean, the impossible left out."""
    if "a" in parts:
        return _of_numbers(parts)
    month = (
        int(parts["m"] or 0) if parts.get("m") else _MONTHS[(parts.get("month") or "").lower().rstrip(".")]
    )
    year = _full_year(parts.get("y") or parts.get("year"))
    day = int(parts.get("d") or parts.get("day") or 0)
    if parts.get("last_month") and year is not None:
        # The year stands behind the last of them: from 28 December to 3 January 2023.
        last = _MONTHS[(parts["last_month"] or "").lower().rstrip(".")]
        year -= (month, day) > (last, int(parts["last"] or 0))
    return _possible([Reading(None, year, month, day)])


def _of_numbers(parts: dict[str, str | None]) -> tuple[Reading, ...]:
    first, second, third = int(parts["a"] or 0), int(parts["b"] or 0), parts.get("c")
    year = _full_year(third)
    found = [Reading("day", year, second, first), Reading("month", year, first, second)]
    if third and len(third) == _SHORT and parts["mark"] in ("-", "_"):
        # 22-01-10 is as often 2022-01-10 as the 22nd.
        found.append(Reading("year", _full_year(parts["a"]), second, int(third)))
    possible = _possible(found)
    days = {one[1:] for one in possible}
    return possible[:1] if len(days) == 1 else possible


def _possible(readings: list[Reading]) -> tuple[Reading, ...]:
    return tuple(
        one
        for one in readings
        if calendar_day(_LEAP_YEAR if one.year is None else one.year, one.month, one.day)
        and (one.year is None or _FIRST_YEAR <= one.year <= _LAST_YEAR)
    )


def _full_year(text: str | None) -> int | None:
    if not text:
        return None
    number = int(text.lstrip("'’"))
    if len(text.lstrip("'’")) > _SHORT:
        return number
    return number + (2000 if number < _CENTURY_ENDS else 1900)
