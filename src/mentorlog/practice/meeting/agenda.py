"""What belongs on a calendar: meetings, what I promised for a day, checkpoints (PRACTICE R4, R5, M5).

Each keeps its `key` however often it moves, so that a calendar that knows it takes the change
(docs/reference/calendar.md). What is private is left out, and counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from mentorlog.journal import Item, Journal, Kind, Meeting, Person
from mentorlog.practice.logs import Entry, entries
from mentorlog.practice.meeting import checkpoints
from mentorlog.practice.meeting.planning import CANCELLED, RESCHEDULED
from mentorlog.practice.standing import Relationship, relationships, standings

# What ended or was cancelled is told for so long, so that a calendar hears of it.
TOLD_OVER = timedelta(days=28)
_FROM = re.compile(r"from (?P<day>\d{4}-\d{2}-\d{2})(?:-(?P<number>[1-9]\d*))?\b")
_DECIDED = ("moved", "done", "adapted", "dropped", "reopened")


class Appointment(NamedTuple):
    """A meeting; `changes` is how often it was moved, cancelled or taken up again, `aims` what I want."""

    key: str
    meeting: Meeting
    person: Person
    called: str
    minutes: int | None
    changes: int
    aims: tuple[str, ...]


class Due(NamedTuple):
    """Something I promised, or somebody I am to meet.

    `day` is its own; `meets` the next meeting, which what has no day is for. `called` is whom it is with,
    empty for nobody.
    """

    key: str
    item: Item
    called: str
    day: date | None
    meets: date | None
    changes: int


class Checkpoint(NamedTuple):
    """A day to look back on with somebody."""

    key: str
    called: str
    day: date


class LeftOut(NamedTuple):
    """How many were left out, for they are private."""

    meetings: int = 0
    commitments: int = 0


class Agenda(NamedTuple):
    """What there is for a calendar on `today`, in the order of its days."""

    today: date
    appointments: tuple[Appointment, ...]
    dues: tuple[Due, ...]
    checkpoints: tuple[Checkpoint, ...]
    left_out: LeftOut


class _Seen(NamedTuple):
    """What an agenda is made from: everybody, of whom it is, since when, and what each is called."""

    journal: Journal
    known: dict[str, Relationship]
    wanted: tuple[str, ...]
    names: dict[str, str]
    since: date
    with_held: bool

    def is_hidden(self, slug: str | None) -> bool:
        return slug in self.known and self.known[slug].person.private


def agenda(
    journal: Journal,
    today: date,
    *,
    person: Person | None = None,
    since: date | None = None,
    only_meetings: bool = False,
) -> Agenda:
    """What belongs on a calendar on `today`, with everybody or with one person.

    Planned and cancelled meetings of the last four weeks and all to come; those held only where `since` is
    given. Of commitments and people to meet, mine, what is open, and what ended in that time. Raises Damaged
    where it is not known what is private.
    """
    journal.check_private()
    known = relationships(journal, today)
    seen = _Seen(
        journal,
        known,
        (person.slug,) if person else tuple(known),
        _names(journal.people),
        since or today - min(TOLD_OVER, today - date.min),
        since is not None,
    )
    meetings = [one for slug in seen.wanted for one in known[slug].meetings if _is_told(one, seen)]
    shown = [one for one in meetings if not (one.private or seen.is_hidden(one.person))]
    found = [] if only_meetings else [item for item in _items(seen, person) if _is_due(item, seen)]
    items = [item for item in found if not (item.private or seen.is_hidden(item.person))]
    return Agenda(
        today=today,
        appointments=tuple(_appointments(sorted(shown, key=lambda meeting: meeting.order), seen)),
        dues=tuple(sorted((_due(item, seen) for item in items), key=_order)),
        checkpoints=() if only_meetings else tuple(sorted(_checkpoints(seen), key=lambda one: one.day)),
        left_out=LeftOut(len(meetings) - len(shown), len(found) - len(items)),
    )


def _names(people: Sequence[Person]) -> dict[str, str]:
    """What each is called: the first name where nobody else has it."""
    shared = Counter(person.first_name for person in people)
    return {
        person.slug: person.first_name if shared[person.first_name] == 1 else person.name for person in people
    }


def _is_told(meeting: Meeting, seen: _Seen) -> bool:
    return meeting.date >= seen.since and (meeting.status in ("planned", "cancelled") or seen.with_held)


def _appointments(meetings: Sequence[Meeting], seen: _Seen) -> Iterator[Appointment]:
    keys = {
        path: key
        for slug in {meeting.person for meeting in meetings}
        for path, key in _keys(seen.journal, seen.known[slug].meetings).items()
    }
    for meeting in meetings:
        person = seen.known[meeting.person].person
        yield Appointment(
            key=keys[meeting.path],
            meeting=meeting,
            person=person,
            called=seen.names[person.slug],
            minutes=meeting.minutes or person.agreement.minutes,
            changes=_changes(meeting, _log(seen.journal, meeting)),
            aims=tuple(
                item.text
                for item in seen.journal.items_in(meeting)
                if item.kind is Kind.OBJECTIVE and item.state != "dropped" and not item.private
            ),
        )


def _keys(journal: Journal, meetings: Sequence[Meeting]) -> dict[str, str]:
    """What stays of each of one person's meetings, by path: the day first planned, and which of that day.

    Its number goes with its file's name, and a moved one may leave its name to another: then the one that
    moved away first was there first.
    """
    claims: list[tuple[str, date, str]] = []
    for meeting in meetings:
        moves = [entry for entry in _log(journal, meeting) if entry.word == RESCHEDULED]
        moves.sort(key=lambda entry: entry.day)
        found = next((found for entry in moves if (found := _FROM.match(entry.text))), None)
        day, number = (
            (found["day"], found["number"] or 1) if found else (meeting.date.isoformat(), meeting.number)
        )
        moved = moves[0].day if found else date.max
        claims.append((f"meeting/{meeting.person}/{day}/{number}", moved, meeting.path))
    taken: Counter[str] = Counter()
    keys = {}
    for key, _, path in sorted(claims):
        taken[key] += 1
        keys[path] = key if taken[key] == 1 else f"{key}/{taken[key]}"
    return keys


def _log(journal: Journal, meeting: Meeting) -> list[Entry]:
    # Most records have none, and need not be taken apart.
    text = journal.text(meeting.path)
    if RESCHEDULED not in text and CANCELLED not in text:
        return []
    return list(entries(journal.document(meeting.path), "log"))


def _changes(meeting: Meeting, log: Sequence[Entry]) -> int:
    moved = sum(entry.word == RESCHEDULED for entry in log)
    cancelled = sum(entry.word == CANCELLED for entry in log)
    if meeting.status == CANCELLED:
        return moved + 2 * max(cancelled, 1) - 1
    return moved + 2 * cancelled  # and taken up again each time


# --- checkpoints ------------------------------------------------------------------------------------


def _checkpoints(seen: _Seen) -> Iterator[Checkpoint]:
    """Those that have a day, and have not taken place: the one that has come, and all ahead."""
    for with_whom in (seen.known[slug] for slug in seen.wanted if not seen.is_hidden(slug)):
        marks = checkpoints.marks(with_whom)
        if not any(mark.day for mark in marks):
            continue
        state = checkpoints.checkpoint(seen.journal, with_whom)
        first = state.due or state.next
        for mark in marks:
            if first and first.day and mark.day and mark.day >= first.day:
                slug = with_whom.person.slug
                # One that is reckoned moves with a pause, or a longer agreement, and stays the same one.
                which = mark.day if mark.why == checkpoints.AGREED else mark.why
                yield Checkpoint(f"checkpoint/{slug}/{which}", seen.names[slug], mark.day)


# --- what I promised --------------------------------------------------------------------------------


def _items(seen: _Seen, person: Person | None) -> Iterator[Item]:
    for one in standings(seen.journal.items(person.slug if person else None), seen.known):
        if not one.unsettled and (person is None or one.item.person == person.slug):
            yield one.item


def _is_due(item: Item, seen: _Seen) -> bool:
    if not item.is_mine or item.kind not in (Kind.COMMITMENT, Kind.CONTACT):
        return False
    if item.is_open:
        return item.due is not None or (item.kind is Kind.COMMITMENT and _next(item, seen) is not None)
    last = item.ended or item.due
    return last is not None and last >= seen.since


def _next(item: Item, seen: _Seen) -> date | None:
    """The day of the next meeting planned with the one it is with, of those that may be known."""
    with_whom = seen.known.get(item.person or "")
    planned = [one for one in with_whom.planned if not one.private] if with_whom else []
    return planned[0].date if planned else None


def _due(item: Item, seen: _Seen) -> Due:
    said = sum(entry.word in _DECIDED for entry in item.history)
    unsaid = not item.is_open and not any(entry.word in _DECIDED[1:4] for entry in item.history)
    return Due(
        key=f"item/{item.id}",
        item=item,
        called=seen.names.get(item.person or "", ""),
        day=item.due,
        meets=_next(item, seen) if item.is_open and not item.due else None,
        changes=said + unsaid,
    )


def _order(due: Due) -> tuple[date, str, int]:
    return due.day or due.meets or date.max, due.item.path, due.item.line
