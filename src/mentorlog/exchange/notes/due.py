"""When something is to be done, as old notes say it: `by Friday`, `(due 3 May)`, `deadline: 10/2/22`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from mentorlog.dates import DateWays, split_by
from mentorlog.dates.ways import USUAL
from mentorlog.dates.written import Order, Written, written_days
from mentorlog.errors import MentorlogError
from mentorlog.exchange.notes.marks import LONGEST

_INTRODUCED = re.compile(
    r"[ \t]*[,;–—-]?[ \t]*[\[(]?(?:\b(?:by|due(?: (?:on|by|date))?|before|until|till|deadline|eta|"
    r"no later than)\b)"
    r"[ \t]*:{0,2}[ \t]*(?:the[ \t]+)?\Z",
    re.IGNORECASE,
)
_PAST = timedelta(days=31)


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
        rest = text[one.end :].strip(" \t.)];,")
        if intro is None or rest:
            continue
        days = _days(one, day, order)
        if len(days) != 1:
            return text, None, one.text
        left = text[: intro.start()].rstrip(" \t,;–—-")
        return (left or text), days[0], ""
    if day is None:
        return text, None, ""
    try:
        left, found = split_by(text.rstrip(" \t.;"), day, ways=ways)
    except MentorlogError as fault:
        return text, None, str(getattr(fault, "text", ""))
    return (left, found, "") if found else (text, None, "")


def due_of_cell(text: str, day: date | None, order: Order | None) -> date | None:
    """The day in a table's cell, None where it is none, or not one for certain."""
    found = written_days(text[:LONGEST])
    days = _days(found[0], day, order) if len(found) == 1 else ()
    return days[0] if len(days) == 1 else None


def _days(one: Written, day: date | None, order: Order | None) -> tuple[date, ...]:
    """The days it can be; without a year the first after the notes' day, as for what is typed today."""
    if not one.needs_year or day is None:
        return one.days(order)
    near = [found for year in (day.year, day.year + 1) for found in one.days(order, year) if found >= day]
    first = min(near, default=None)
    same = [found for found in near if first and found.year == first.year]
    return tuple(same)
