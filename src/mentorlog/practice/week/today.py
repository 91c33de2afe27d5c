"""The day: meetings at hand and whether they are prepared, what presses, who has gone quiet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from mentorlog.journal import Item, Journal, Kind, Meeting, Person
from mentorlog.practice.beginning.asking import Asked, to_look_at
from mentorlog.practice.ending.fading import to_offer
from mentorlog.practice.meeting import checkpoints
from mentorlog.practice.standing import (
    Relationship,
    Standing,
    aims_of,
    in_order,
    relationships,
    reported,
    shown,
    standings,
)

# What is due, or for a meeting, within these days presses.
_AT_HAND = timedelta(days=2)
_SHOWN_AHEAD = timedelta(days=7)


class Ahead(NamedTuple):
    """A planned meeting: how many aims it has, how many things are to be finished before it.

    `checkpoint` says that one is due by then; only the next meeting with somebody has it.
    """

    meeting: Meeting
    person: Person
    aims: int
    to_finish: int
    checkpoint: bool = False


class Pressing(NamedTuple):
    """What presses with one person, or towards a goal alone (`person` is None)."""

    person: Person | None
    items: tuple[Standing, ...]


class Day(NamedTuple):
    """What the page of a day holds."""

    today: date
    meetings: tuple[Ahead, ...]
    pressing: tuple[Pressing, ...]
    quiet: tuple[Relationship, ...]
    passed: tuple[tuple[Relationship, Meeting], ...]
    pauses_over: tuple[Relationship, ...]
    asked: tuple[Asked, ...]
    is_empty: bool
    faded: tuple[Relationship, ...] = ()

    @property
    def presses(self) -> bool:
        """Whether anything asks for attention today: an item, or a meeting without an aim."""
        soon = [ahead for ahead in self.meetings if ahead.meeting.date <= self.today + timedelta(days=1)]
        waiting = self.pressing or self.quiet or self.passed or self.pauses_over or self.asked
        return bool(waiting or any(not ahead.aims for ahead in soon))


def look_at(journal: Journal, today: date) -> Day:
    """The page of the day `today`."""
    journal.check_private()
    everybody = relationships(journal, today)
    known = reported(everybody)
    hidden = everybody.keys() - known.keys()
    visible = [
        one
        for one in shown(standings(journal.items_since(today), everybody))
        if one.item.person not in hidden
    ]
    open_ones = in_order(one for one in visible if one.item.is_open)
    planned = [
        meeting
        for with_whom in known.values()
        for meeting in with_whom.planned
        if meeting.date <= today + _SHOWN_AHEAD and not meeting.private
    ]
    pressing = [one for one in open_ones if is_homework(one.item) and presses(one, today)]
    ahead = [
        Ahead(
            meeting,
            known[meeting.person].person,
            len(aims_of(meeting, visible, known[meeting.person])),
            sum(_is_for(one, meeting) for one in open_ones),
            _has_checkpoint(journal, known[meeting.person], meeting),
        )
        for meeting in sorted(planned, key=lambda meeting: meeting.order)
        if meeting.person in known
    ]
    passed = [(with_whom, m) for with_whom in known.values() for m in with_whom.passed if not m.private]
    # Who may have been met is not quiet before it is said whether they were.
    unsaid = {with_whom.person.slug for with_whom, _ in passed}
    return Day(
        today=today,
        meetings=tuple(ahead),
        pressing=tuple(_by_person(pressing, known)),
        quiet=tuple(one for slug, one in known.items() if one.is_quiet and slug not in unsaid),
        passed=tuple(passed),
        pauses_over=tuple(with_whom for with_whom in known.values() if with_whom.pause_over),
        asked=to_look_at(journal, (with_whom.person for with_whom in known.values()), today),
        is_empty=not everybody,
        faded=to_offer(journal, known.values()),
    )


def _has_checkpoint(journal: Journal, with_whom: Relationship, meeting: Meeting) -> bool:
    if with_whom.next is None or meeting.path != with_whom.next.path:
        return False
    is_one = meeting.kind == checkpoints.CHECKPOINT
    return is_one or checkpoints.due(journal, with_whom, meeting.date) is not None


def is_homework(item: Item) -> bool:
    """Whether it is mine to do between meetings: a promise, or somebody to get in touch with."""
    return item.is_mine and item.kind in (Kind.COMMITMENT, Kind.CONTACT)


def presses(one: Standing, today: date) -> bool:
    """Whether it is late, or due within two days; people to meet come up at once (PRACTICE P6)."""
    if one.item.kind is Kind.CONTACT and one.item.due is None:
        return True
    return one.due_by is not None and one.due_by <= today + _AT_HAND


def _is_for(one: Standing, meeting: Meeting) -> bool:
    if not is_homework(one.item) or one.item.person != meeting.person:
        return False
    return one.item.kind is Kind.CONTACT or (one.due_by is not None and one.due_by <= meeting.date)


def _next_day(known: dict[str, Relationship], slug: str | None) -> date:
    with_whom = known.get(slug or "")
    return with_whom.next.date if with_whom and with_whom.next else date.max


def _by_person(found: Iterable[Standing], known: dict[str, Relationship]) -> Iterable[Pressing]:
    grouped: dict[str | None, list[Standing]] = {}
    for one in found:
        grouped.setdefault(one.item.person if one.item.person in known else None, []).append(one)
    # Whom one meets soonest first; then in the order of what presses most.
    for slug in sorted(grouped, key=lambda slug: _next_day(known, slug)):
        items = grouped[slug]
        yield Pressing(known[slug].person if slug else None, tuple(items))
