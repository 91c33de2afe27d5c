"""Meetings to come: planned, moved with the first date kept, cancelled (PRACTICE P1, P4)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from mentorlog.dates import When
from mentorlog.journal import Edit, Item, Journal, Meeting, Person
from mentorlog.journal.document import Document
from mentorlog.journal.front_matter import new_record
from mentorlog.journal.layout import meeting_path
from mentorlog.practice import settle
from mentorlog.practice.logs import Entry, with_entry
from mentorlog.practice.meeting.which import raise_if_damaged

RESCHEDULED = "rescheduled"
CANCELLED = "cancelled"


class Planned(NamedTuple):
    """A meeting to come: its file, and whether it was planned already.

    `new` are the keys that say something else now in one that was; `beside` are others planned with the same
    person on that day.
    """

    path: str
    when: When
    was_planned: bool
    new: tuple[str, ...] = ()
    beside: tuple[Meeting, ...] = ()


def plan(
    journal: Journal,
    edit: Edit,
    person: Person,
    when: When,
    *,
    minutes: int | None = None,
    medium: str = "",
    place: str = "",
    kind: str = "",
) -> Planned:
    """Plans a meeting; one planned with the same person on that day takes the time given.

    Raises Damaged where the record of that day cannot be read: it may be the one that is meant.
    """
    said = {"time": when.time, "minutes": minutes, "medium": medium, "place": place, "kind": kind}
    that_day = tuple(m for m in journal.meetings(person.slug).of_status("planned") if m.date == when.day)
    for meeting in that_day:
        if not meeting.time or when.time in (None, meeting.time):
            new = {key: value for key, value in said.items() if value and value != getattr(meeting, key)}
            if new:
                edit.set(meeting.path, **new)
            at = When(meeting.date, when.time or meeting.time or None)
            return Planned(meeting.path, at, True, tuple(new))
    raise_if_damaged(journal, person.slug, when.day)
    path = free_path(edit, person.slug, when.day)
    table = {
        "date": when.day,
        "time": when.time,
        "minutes": minutes or person.agreement.minutes,
        "medium": medium or person.agreement.medium,
        "place": place or person.agreement.place_by(medium),
        "kind": kind,
        "status": "planned",
    }
    edit.add(path, new_record(table))
    return Planned(path, when, False, beside=that_day)


def free_path(edit: Edit, slug: str, day: date) -> str:
    """The path of a new meeting on that day."""
    number = 1
    while edit.has(meeting_path(slug, day, number)):
        number += 1
    return meeting_path(slug, day, number)


def reschedule(edit: Edit, meeting: Meeting, when: When, today: date, *, wish: str) -> str:
    """Moves a planned meeting; its log keeps the date it had and whose wish the change was.

    Of a second one that day it keeps the number too: by that it goes on being the same one.
    """
    number = f"-{meeting.number}" if meeting.number > 1 else ""
    before = f"{meeting.date.isoformat()}{number}{f' {meeting.time}' if meeting.time else ''}"
    entry = Entry(today, RESCHEDULED, f"from {before}{f', {wish}' if wish else ''}")
    edit.set(meeting.path, date=when.day, time=when.time or meeting.time or None)
    edit.change(meeting.path, lambda document: with_entry(document, "Log", entry))
    if when.day == meeting.date:
        return meeting.path
    path = free_path(edit, meeting.person, when.day)
    edit.move(meeting.path, path)
    return path


def due_with(items: Sequence[Item], meeting: Meeting) -> list[Item]:
    """The open items that are due on the day of a meeting, with the same person."""
    return [
        item for item in items if item.is_open and item.person == meeting.person and item.due == meeting.date
    ]


def move_along(edit: Edit, items: Sequence[Item], day: date, today: date) -> None:
    """Moves what was due with a meeting to its new day. Both sides know: they moved it together."""
    settle.in_place(edit, [(item, partial(_moved_along, today=today, day=day)) for item in items])


def _moved_along(document: Document, item: Item, *, today: date, day: date) -> Document:
    return settle.moved(document, item, today, day, old=item.due, why="the meeting moved", told=True)


def cancel(edit: Edit, meeting: Meeting, today: date, why: str) -> None:
    """Marks a planned meeting as one that will not be."""
    edit.set(meeting.path, status=CANCELLED)
    edit.change(meeting.path, lambda document: with_entry(document, "Log", Entry(today, CANCELLED, why)))
