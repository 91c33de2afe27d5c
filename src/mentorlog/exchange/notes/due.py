"""When something is to be done, as old notes say it: `by Friday`, `(due 3 May)`, `deadline: 10/2/22`."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from mentorlog.dates import DateWays, split_by
from mentorlog.dates.perhaps import is_of_time
from mentorlog.dates.ways import USUAL
from mentorlog.dates.written import Order, Written, written_days
from mentorlog.errors import MentorlogError
from mentorlog.exchange.notes.marks import LONGEST

_WORDS = r"(?:by|due(?:[ \t]+(?:on|by|date))?|before|until|till|deadline|eta|no later than)\b"
_INTRODUCED = re.compile(
    rf"[ \t]*[,;–—-]*[ \t]*[\[(]?(?:\b{_WORDS})[ \t]*:{{0,2}}[ \t]*(?:the[ \t]+|on[ \t]+)*<?\Z", re.IGNORECASE
)
_LAST_WORDS = re.compile(
    rf"(?P<left>.*\S)[ \t,;–—-]*[ \t,;\[(–—-]\b{_WORDS}[ \t]*:{{0,2}}[ \t]*(?:on[ \t]+)?"
    r"(?P<when>\w[^()\[\]]{0,38})[\])]?[ \t.;]*",
    re.IGNORECASE,
)
# What says how firm it is, or at what time of the day: the day is the same.
_FIRM = re.compile(
    r"[ \t,(]+(?:(?:at[ \t]+)?(?:the[ \t]+)?(?:very[ \t]+)?latest|if possible|eod|cob|(?:at[ \t]+)?noon|"
    r"(?:at[ \t]+|@[ \t]*)?[0-9]{1,2}(?:[:.][0-9]{2})?[ \t]*(?:[ap]\.?m\b\.?|(?<=[:.]..)))[ \t).;]*\Z"
    r"|\A(?:eod|cob|end of(?: the)? day|close of business)[ \t]+(?:on[ \t]+)?",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*[ \t,]+)?(?:the[ \t]+)?(?P<day>[0-9]{1,2})"
    r"(?:st|nd|rd|th)",
    re.IGNORECASE,
)
_END_OF_MONTH = re.compile(r"(?:the[ \t]+)?end[ \t]+of[ \t]+(?P<month>[a-z]{3,9})\.?", re.IGNORECASE)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH_AHEAD = 31
_LONGEST_CELL = 40


def split_due(
    text: str, day: date | None, order: Order | None, *, ways: DateWays = USUAL
) -> tuple[str, date | None, str]:
    """A text without what ends it in a day to be done by, that day, and words that were not understood.

    `day` is that of the notes, from which `by Friday` and days without a year are reckoned; without one
    only a whole date is read.
    """
    if len(text) > LONGEST:
        return text, None, ""
    for one in reversed(written_days(text)):
        intro = _INTRODUCED.search(text[: one.start])
        firm = _FIRM.search(text[one.end :])
        rest = text[one.end :][: firm.start()] if firm else text[one.end :]
        if intro is None or rest.strip(" \t.)];,>"):
            continue
        days = _days(one, day, order)
        if len(days) != 1:
            return text, None, one.text
        # What else it says of that day stays: a time, `at the latest`.
        left = text if firm else text[: intro.start()].rstrip(" \t,;–—-")
        return (left or text), days[0], ""
    if found := _LAST_WORDS.fullmatch(text):
        when = found["when"].strip(" \t.;")
        if one_day := _in_words(when, day, ways):
            left = text if _FIRM.search(when) else found["left"].rstrip(" \t,;–—-")
            return left, one_day, ""
        return text, None, when if is_of_time(when) else ""
    return text, None, ""


def _in_words(text: str, day: date | None, ways: DateWays) -> date | None:
    """The day that words such as `Friday`, `end of May`, `the 24th` mean after `day`, None for none."""
    if day is None:
        return None
    said = _FIRM.sub("", text).strip(" \t.,;")
    if found := _ORDINAL.fullmatch(said):
        near = (day + timedelta(days=n) for n in range(_MONTH_AHEAD + 1))
        one = next((one for one in near if one.day == int(found["day"])), None)
        named = (found["weekday"] or "").lower()
        return one if one and named in ("", _WEEKDAYS[one.weekday()]) else None
    if found := _END_OF_MONTH.fullmatch(said):
        firsts = written_days(f"1 {found['month']}")
        if len(firsts) == 1 and firsts[0].readings:
            month = firsts[0].readings[0].month
            year = day.year + (month < day.month)
            return date(year, month, monthrange(year, month)[1])
    try:
        return split_by(f"it by {said}", day, ways=ways)[1]
    except MentorlogError:
        return None


def due_of_cell(text: str, day: date | None, order: Order | None, *, ways: DateWays = USUAL) -> date | None:
    """The day in a table's cell, None where it is none, or not one for certain."""
    found = written_days(text[:LONGEST])
    days = _days(found[0], day, order) if len(found) == 1 else ()
    if found:
        return days[0] if len(days) == 1 else None
    said = re.sub(rf"\A{_WORDS}[ \t]*:?[ \t]*", "", text.strip(), flags=re.IGNORECASE)
    return _in_words(said, day, ways) if len(said) <= _LONGEST_CELL else None


def _days(one: Written, day: date | None, order: Order | None) -> tuple[date, ...]:
    """The days it can be; without a year the first after the notes' day, as for what is typed today."""
    if not one.needs_year or day is None:
        return one.days(order)
    near = [found for year in (day.year, day.year + 1) for found in one.days(order, year) if found >= day]
    first = min(near, default=None)
    same = [found for found in near if first and found.year == first.year]
    return tuple(same)
