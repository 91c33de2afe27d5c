"""What is asked when something moves: to when, why, and whether the other side knows."""

from __future__ import annotations

from datetime import date
from functools import partial

from mentorlog.cli.adding import read_due
from mentorlog.cli.session import Session
from mentorlog.dates import say_day
from mentorlog.journal import Item, Kind
from mentorlog.practice.standing import Relationship, Standing
from mentorlog.practice.week.walk import next_time
from mentorlog.practice.writing import checked


def ask_when(
    session: Session, one: Standing, with_whom: Relationship | None, question: str
) -> tuple[date | None, bool]:
    """The day that is said, and whether there is one; None is when one next meets."""
    day = next_time(with_whom, one, session.today)
    with_person = with_whom is not None and one.item.kind is Kind.COMMITMENT
    enter = "leave it"
    if day:
        planned = with_whom is not None and any(m.date == day for m in with_whom.planned)
        enter = f"{say_day(day, session.today)}, when you {'meet' if planned else 'would meet'} again"
    elif with_person:
        enter = "when you next meet"
    reading = partial(read_due, session, next_meeting=next_day(with_whom))
    said = session.ask_until(f"{question} (Enter: {enter})", reading)
    return said or day, bool(said or day or with_person)


def ask_text(session: Session, question: str, what: str) -> str:
    """One line of text, empty for Enter."""
    return session.ask_until(question, lambda text: checked(text, what)) or ""


def ask_told(session: Session, item: Item, with_whom: Relationship | None, indent: str = "") -> bool:
    """Whether the other side knows; only of a promise is that asked."""
    if with_whom is None or item.kind is not Kind.COMMITMENT:
        return False
    return session.confirm(f"{indent}Does {with_whom.person.first_name} know?", default=False)


def next_day(with_whom: Relationship | None) -> date | None:
    """The day of the next meeting that is planned."""
    return with_whom.next.date if with_whom and with_whom.next else None
