"""The day that ends a text: "Draft the plan by fri"."""

from __future__ import annotations

import re
from datetime import date

from mentorlog.dates.iso import parse_iso
from mentorlog.dates.spans import AMOUNT, amount_in, tidy
from mentorlog.dates.ways import USUAL, DateWays
from mentorlog.dates.week import WEEKDAYS, nearest_weekday

_BY = re.compile(r"(?<=\s)by(?=\s)", re.IGNORECASE)


def split_by(
    text: str, ref: date, *, next_meeting: date | None = None, ways: DateWays = USUAL
) -> tuple[str, date | None]:
    """Give an item's text without the `by DATE` that ends it, and that day.

    Words that only look like a date ("Stand by me", "reviewed by May", "Multiply by 3") are text,
    and so are amounts ("Shorten it by 2 weeks") and what looks back ("by yesterday"): then the
    text comes back unchanged, with None. So it does where nothing would be left of it.

    Raises AmbiguousDate for `by 3/4`, and UnreadableDate for what has the form of a date but is
    on no calendar (`by 31 nov`): a slip the person will want to mend.
    """
    cut = _cut(text)
    if cut is None or not _is_due(cut[1].lower()):
        return text, None
    from mentorlog.dates.read import (
        find_day,
    )  # compiles many patterns, which a line typed by hand does not need

    day = find_day(cut[1], ref, next_meeting=next_meeting, ways=ways)
    return (text, None) if day is None else (cut[0], day)


def hand_due(text: str, ref: date | None) -> tuple[str, date | None]:
    """Give a hand-typed line's text without the `by DATE` that ends it, and that day.

    Less is taken than by `split_by`, for nobody is there to confirm it: an ISO date always, a
    weekday's name only when `ref`, the day of the meeting it was typed for, is given, and it is
    the first one after it. All else is text, with None. Never raises.
    """
    cut = _cut(text)
    if cut is None:
        return text, None
    rest, said = cut
    day = parse_iso(said)
    weekday = WEEKDAYS.get(said.lower())
    if ref is not None and weekday is not None:
        try:
            day = nearest_weekday(weekday, ref, back=False)
        except OverflowError:
            day = None
    return (text, None) if day is None else (rest, day)


def _cut(text: str) -> tuple[str, str] | None:
    """Cut at the last "by": what stands before it, and what follows without its full stop."""
    places = list(_BY.finditer(text))
    if not places:
        return None
    rest = text[: places[-1].start()].rstrip().rstrip(",").rstrip()
    if not any(letter.isalnum() for letter in rest):
        return None
    return rest, tidy(text[places[-1].end() :])


def _is_due(words: str) -> bool:
    """Tell whether words that may be a date are one that a promise can be due on."""
    found = AMOUNT.fullmatch(words)
    if found and amount_in(found):
        return found["ahead"] is not None
    return words != "yesterday" and not words.startswith("last ")
