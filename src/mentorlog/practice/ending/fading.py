"""A relationship that has faded: once, a way to begin again or to close it (PRACTICE R5, S7).

docs/reference/figures.md, "Faded".
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial

from mentorlog.dates.spans import shift
from mentorlog.journal import Edit, Journal, Person
from mentorlog.practice.logs import Entry, entries, with_entry
from mentorlog.practice.standing import Relationship

OFFERED = "offered"
TO_END_OR_BEGIN = "to begin again or to close"
RHYTHMS = 3
MONTHS = 3


def faded(with_whom: Relationship) -> bool:
    """Whether it has been silent for three rhythms and three months, the days of pauses aside.

    Only somebody who is quiet can have faded: active, not paused, met before, with nothing planned.
    """
    last, rhythm = with_whom.last, with_whom.person.agreement.rhythm
    if last is None or rhythm is None or not with_whom.is_quiet:
        return False
    day = last.date
    for _ in range(RHYTHMS):
        day = rhythm.after(day)
    try:
        day = max(day, shift(last.date, MONTHS, "month"))
    except OverflowError:
        return False
    return with_whom.today - day > with_whom.paused_since_last


def to_offer(journal: Journal, known: Iterable[Relationship]) -> tuple[Relationship, ...]:
    """Those of them that have faded, and to whom nothing was offered since one last met."""
    return tuple(one for one in known if faded(one) and not _was_offered(journal, one))


def remember_offered(edit: Edit, person: Person, today: date) -> None:
    """Puts down in the person's log that it was offered: that is done once."""
    edit.change(person.path, partial(with_entry, title="Log", entry=Entry(today, OFFERED, TO_END_OR_BEGIN)))


def _was_offered(journal: Journal, with_whom: Relationship) -> bool:
    last = with_whom.last
    log = entries(journal.document(with_whom.person.path), "log")
    # Who has just opened it again knows, too.
    return any(
        entry.word in (OFFERED, "reopened") and last is not None and entry.day >= last.date for entry in log
    )
