"""Asking somebody for their time, and the answer: yes, later with a day that comes back, or no.

PRACTICE R3, A5, A6; docs/reference/figures.md, "Asked". The letter itself is drafted in `request`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from mentorlog.dates import say_count
from mentorlog.errors import BadInput
from mentorlog.journal import Edit, Journal, Person
from mentorlog.practice.logs import Entry, entries, with_entry

CANDIDATE = "candidate"
ASKED = "asked"
ANSWERED = "answered"
REFERRED = "referred"
YES, LATER, NO = "yes", "later", "no"
ANSWERS = (YES, LATER, NO)
# When one looks again, where no day was said: at what was asked, and at a "later".
PATIENCE = timedelta(weeks=2)
LATER_MONTHS = 3
_BECOMES = {YES: "active", LATER: ASKED, NO: "declined"}


class Asked(NamedTuple):
    """What is known of a question to `person`: on which `day` it was sent, and when they said: later.

    A day that nobody wrote down is None. `look_again` is when to look at it again, `what` for what it asked.
    """

    person: Person
    day: date | None
    later: date | None
    look_again: date | None
    what: str = ""


def asked_of(journal: Journal, person: Person) -> Asked | None:
    """How the question to somebody stands; None where there is none to be answered."""
    if person.status != ASKED:
        return None
    day = later = None
    what = ""
    for entry in sorted(entries(journal.document(person.path), "log"), key=lambda entry: entry.day):
        if entry.word == ASKED:
            day, later, what = entry.day, None, entry.text
        elif entry.word == ANSWERED and entry.text.startswith(LATER):
            later = entry.day
    # A record may hold any date a calendar has; there is none after the last of them.
    since = day + min(PATIENCE, date.max - day) if day and not later else None
    return Asked(person, day, later, person.look_again or since, what)


def to_look_at(journal: Journal, people: Iterable[Person], today: date) -> tuple[Asked, ...]:
    """Those of `people` whom I asked, and the day to look again has come."""
    found = (asked_of(journal, person) for person in people if person.status == ASKED)
    return tuple(one for one in found if one and one.look_again and one.look_again <= today)


def what_for(sessions: int | None, focus: str) -> str:
    """ "three sessions on hiring": what was asked for, in the words of the log."""
    number = say_count(sessions, "session") if sessions else ""
    return f"{number} on {focus}" if number and focus else number or focus


def check_can_be_asked(person: Person) -> None:
    """Raises BadInput where they are somebody I meet already, or a mentee, who asks for themselves."""
    if person.is_mentee:
        raise BadInput(
            f"{person.name} is your mentee: asking is up to them.",
            f"A question for when you meet: mentorlog jot {person.short} TEXT",
        )
    if person.status == "active":
        raise BadInput(
            f"You meet {person.name} already: there is nothing to ask for.",
            f"A question for when you meet: mentorlog jot {person.short} TEXT",
        )
    if person.status == "paused":
        raise BadInput(
            f"You meet {person.name} already, and pause for now.",
            f"To go on: mentorlog mentor resume {person.short}",
        )


def ask(edit: Edit, person: Person, today: date, what: str, again: date | None = None) -> date:
    """Puts down that they were asked today, and when to look again: in two weeks, if nothing is said."""
    again = again or today + PATIENCE
    edit.set(person.path, status=ASKED, look_again=again)
    _log(edit, person, Entry(today, ASKED, what))
    return again


def answer(
    edit: Edit, person: Person, day: date, said: str, *, back: date | None = None, why: str = ""
) -> None:
    """Puts down what they said on `day`; with "later", the day on which it comes `back`."""
    keys: dict[str, object] = {"status": _BECOMES[said]}
    if said == LATER or person.look_again:
        keys["look_again"] = back if said == LATER else None
    if said == YES:
        keys["since"] = day
    edit.set(person.path, **keys)
    text = f"{said}, {back.isoformat()}" if back and said == LATER else said
    _log(edit, person, Entry(day, ANSWERED, f"{text}; {why}" if why else text))


def comes_back(day: date) -> date:
    """When a "later" of that day comes back, where nobody said when."""
    from mentorlog.dates.spans import shift

    return shift(day, LATER_MONTHS, "month")


def referred(edit: Edit, person: Person, by: Person, day: date) -> None:
    """Puts down that somebody was named, and by whom; the first who did stays in their record's head.

    Who is private is not named in the record of another.
    """
    if not (person.referred_by or by.private):
        edit.set(person.path, referred_by=by.slug)
    _log(edit, person, Entry(day, REFERRED, "" if by.private else f"by {by.name}"))


def change_role(edit: Edit, person: Person, today: date, role: str) -> None:
    """Puts down what they are to me from today on, and what they were (PRACTICE A1)."""
    _log(edit, person, Entry(today, "role", f"{person.role} to {role}"))


def _log(edit: Edit, person: Person, entry: Entry) -> None:
    edit.change(person.path, partial(with_entry, title="Log", entry=entry))
