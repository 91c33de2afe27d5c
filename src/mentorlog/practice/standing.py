"""Where a relationship and its promises stand on a given day.

An open item is never copied forward: its age, the meetings it has lived through and the day it is for
are derived here (PRACTICE R4, R7; docs/reference/item-line.md, "What it is due by").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple, TypeVar

from mentorlog.errors import NobodyMet, NotFound
from mentorlog.journal import Item, Journal, Kind, Meeting, Meetings, Person
from mentorlog.practice.pauses import PAUSED, Pause, days_paused, pauses_of

# Of a record that is private as a whole: whose it is, and when.
_IN_OUTLINE = frozenset(
    ["path", "private", "slug", "short", "name", "aliases", "role", "status"]
    + ["person", "date", "number", "time"]
)
R = TypeVar("R", Person, Meeting)


@dataclass(frozen=True)
class Relationship:
    """One person and the meetings with them, as seen on `today`; of these only what is asked for is read."""

    person: Person
    meetings: Meetings
    today: date
    pauses: tuple[Pause, ...] = ()

    @property
    def held(self) -> tuple[Meeting, ...]:
        """Those that took place, one in the future among them where a record says so."""
        return self.meetings.of_status("held")

    @cached_property
    def last(self) -> Meeting | None:
        """The last meeting held, up to today."""
        return self.meetings.last_held(self.today)

    @cached_property
    def planned(self) -> tuple[Meeting, ...]:
        """Those still to come, today's among them."""
        return self.meetings.of_status("planned", since=self.today)

    @property
    def next(self) -> Meeting | None:
        """The first of those still to come."""
        return self.planned[0] if self.planned else None

    @property
    def passed(self) -> tuple[Meeting, ...]:
        """Planned meetings whose day is over, of which nobody has said what became."""
        return self.meetings.of_status("planned", before=self.today)

    @property
    def expected(self) -> date | None:
        """When to meet: the next planned meeting, else the last one plus the agreed rhythm.

        The days of a pause do not count; while it goes on, nothing is expected.
        """
        if self.next:
            return self.next.date
        rhythm = self.person.agreement.rhythm
        if not (rhythm and self.last) or self.is_paused:
            return None
        expected = rhythm.after(self.last.date)
        # A record may hold any date a calendar has; there is none after the last of them.
        return expected + min(self.paused_since_last, date.max - expected)

    @property
    def is_paused(self) -> bool:
        """Whether both have agreed not to meet for now: by the status, or on that day by the log."""
        return self.person.status == PAUSED or any(pause.holds_on(self.today) for pause in self.pauses)

    @property
    def paused_until(self) -> date | None:
        """The day until which they pause, while they do and where it was said."""
        # One that the log ends is not the one that goes on: that was written into the record by hand.
        last = self.pauses[-1] if self.person.status == PAUSED and self.pauses else None
        return last.until if last and last.end is None else None

    @property
    def paused_since_last(self) -> timedelta:
        """For how long the clock stood still since the last meeting held."""
        return days_paused(self.pauses, self.last.date, self.today) if self.last else timedelta()

    @property
    def pause_over(self) -> date | None:
        """The day until which it was paused, where that has passed and nobody took it up again."""
        until = self.paused_until
        return until if until and until <= self.today else None

    @property
    def is_quiet(self) -> bool:
        """Whether it has been longer than agreed, with nothing planned (PRACTICE R5)."""
        return (
            self.person.status == "active"
            and not self.is_paused
            and not self.planned
            and self.expected is not None
            and self.expected < self.today
        )


class Standing(NamedTuple):
    """An item, the day it is for (None: no day), and how many meetings it has lived through."""

    item: Item
    due_by: date | None
    carried: int
    unsettled: bool = False

    def is_late(self, today: date) -> bool:
        """Past its own date. What has none is carried, never late."""
        return self.item.is_open and self.item.due is not None and self.item.due < today


def is_over(person: Person) -> bool:
    """Whether it has ended with them, or came to nothing."""
    return person.status in ("closed", "declined")


def people_met(journal: Journal) -> list[Person]:
    """Those I meet; where I meet nobody, those with whom it is not over. Raises NotFound where all is."""
    found = [one for one in journal.people if one.status == "active"]
    found = found or [one for one in journal.people if not is_over(one)]
    if not found:
        raise NobodyMet if journal.people else NotFound("person", "")
    return found


def relationships(journal: Journal, today: date) -> dict[str, Relationship]:
    """Everybody's relationship, by slug."""
    journal.look_at_meetings()
    return {person.slug: relationship(journal, person, today) for person in journal.people}


def relationship(journal: Journal, person: Person, today: date) -> Relationship:
    """One person's relationship, reading no other's meetings."""
    return Relationship(person, journal.meetings(person.slug), today, pauses_of(journal, person))


def in_outline(record: R) -> R:
    """A record as a sheet may name it: of a private one no more than who it is, or when."""
    if not record.private:
        return record
    fields = type(record).model_fields
    return record.model_copy(
        update={name: fields[name].get_default() for name in fields if name not in _IN_OUTLINE}
    )


def outlined(with_whom: Relationship) -> Relationship:
    """A relationship whose private meetings are in outline."""
    return replace(with_whom, meetings=with_whom.meetings.mapped(in_outline))


def reported(known: dict[str, Relationship]) -> dict[str, Relationship]:
    """What a report may name: nobody whose record is private, and private meetings in outline."""
    return {slug: outlined(with_whom) for slug, with_whom in known.items() if not with_whom.person.private}


def standings(items: Iterable[Item], known: dict[str, Relationship]) -> list[Standing]:
    """Where each item stands. An item about nobody has no day but its own."""
    return [_standing(item, known.get(item.person or "")) for item in items]


def _standing(item: Item, with_whom: Relationship | None) -> Standing:
    if with_whom is None or not item.is_open:
        return Standing(item, item.due, 0)
    since = item.since
    later = with_whom.meetings.held_between(since) if since else 0
    carried = with_whom.meetings.held_between(since, with_whom.today) if since else 0
    if item.meeting and not item.boxed and later:
        return Standing(item, item.due, carried, unsettled=True)
    due_by = item.due
    if due_by is None and item.kind is Kind.COMMITMENT:
        due_by = with_whom.expected
    return Standing(item, due_by, carried)


def is_first_date(one: Standing, to: date, today: date) -> bool:
    """Whether `to` is a first day of its own for what had none, and so no move (docs/reference/figures.md,
    "Moved"): said on the day the item began, or no later than the meeting it is for."""
    item, for_then = one.item, one.due_by
    if item.due is not None or one.carried:
        return False
    return item.since == today or for_then is None or for_then < today or to <= for_then


def day_it_had(one: Standing, with_whom: Relationship | None) -> date | None:
    """The day an item is moved from: its own, or that of the meeting planned; of one that is only reckoned
    from a rhythm nobody has said that it was for then."""
    return one.due_by if one.item.due or (with_whom and with_whom.next) else None


def aims_of(meeting: Meeting | None, found: Iterable[Standing], with_whom: Relationship) -> list[Standing]:
    """The aims of a meeting that were not set aside, then those that are open elsewhere, but for another
    meeting to come."""
    slug = with_whom.person.slug
    aims = [one for one in found if one.item.kind is Kind.OBJECTIVE and one.item.person == slug]
    here = [one for one in aims if meeting and one.item.path == meeting.path and one.item.state != "dropped"]
    elsewhere = [one for one in aims if one.item.is_open and not one.item.path.startswith("goals/")]
    to_come = {other.path for other in (*with_whom.planned, *([meeting] if meeting else ()))}
    return [*here, *(one for one in elsewhere if one.item.path not in to_come)]


def in_order(found: Iterable[Standing]) -> list[Standing]:
    """The most pressing first: by the day it is for, what has no day last, then by age."""
    return sorted(
        found,
        key=lambda standing: (
            standing.due_by or date.max,
            standing.item.since or date.max,
            standing.item.path,
            standing.item.line,
        ),
    )


def shown(found: Sequence[Standing]) -> list[Standing]:
    """Without what is private or unsettled, which no sheet shows."""
    return [standing for standing in found if not standing.item.private and not standing.unsettled]
