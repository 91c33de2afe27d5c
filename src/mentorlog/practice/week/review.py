"""The weekly review as a report: what is due, who is waited for, who has gone quiet, what was kept.

PRACTICE R5, R7, S7. The figures are defined in docs/reference/figures.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from mentorlog.journal import Goal, Journal, Kind, Meeting, Person
from mentorlog.journal.layout import slug_in
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
    standings,
)
from mentorlog.practice.week.coming_up import is_carried, is_to_tell, wants_outcome
from mentorlog.practice.week.questions import next_question
from mentorlog.practice.week.weeks import last_question

WEEK = timedelta(days=7)
KEPT_OVER = timedelta(days=28)


class Kept(NamedTuple):
    """How many of my promises that came to their day in the last four weeks were kept."""

    kept: int
    of: int


class Week(NamedTuple):
    """The last seven days, and the next: whom I met, what became of my promises, whom I shall meet.

    `asked` is whom I asked, where the day to look again has come.
    """

    met: tuple[Meeting, ...]
    kept: int
    moved: int
    let_go: int
    ahead: tuple[Meeting, ...]
    quiet: tuple[Relationship, ...]
    asked: tuple[Asked, ...]
    people: dict[str, Person]


class Review(NamedTuple):
    """What the review reports. `due` holds what is due within seven days and is not late."""

    today: date
    people: dict[str, Person]
    overdue: tuple[Standing, ...]
    due: tuple[Standing, ...]
    waiting: tuple[Standing, ...]
    unprepared: tuple[Meeting, ...]
    quiet: tuple[Relationship, ...]
    passed: tuple[Meeting, ...]
    pauses_over: tuple[Relationship, ...]
    asked: tuple[Asked, ...]
    faded: tuple[Relationship, ...]
    unsettled: tuple[Standing, ...]
    to_tell: tuple[Standing, ...]
    carried: tuple[Standing, ...]
    outcomes: tuple[Standing, ...]
    goals: tuple[Goal, ...]
    without_goal: tuple[Person, ...]
    kept: Kept
    prompts: tuple[str, ...]
    checkpoints: tuple[tuple[Person, checkpoints.Mark], ...] = ()

    @property
    def is_quiet(self) -> bool:
        """Whether there is nothing to look at."""
        return not (
            self.overdue
            or self.due
            or self.waiting
            or self.unprepared
            or self.quiet
            or self.passed
            or self.pauses_over
            or self.asked
            or self.unsettled
            or self.to_tell
            or self.carried
            or self.outcomes
        )


class Seen(NamedTuple):
    """What a review may look at: the people who are not private, by slug, and the items that are not."""

    known: dict[str, Relationship]
    items: tuple[Standing, ...]


def seen(journal: Journal, today: date, person: Person | None = None) -> Seen:
    """What there is to look at about everybody, or about one person."""
    journal.check_private()
    everybody = relationships(journal, today)
    if person:
        # Their record may be one that could be read before and cannot be now; that is named by then.
        everybody = {slug: one for slug, one in everybody.items() if slug == person.slug}
    all_items = list(journal.items_since(today - KEPT_OVER, person.slug if person else None))
    found = standings((item for item in all_items if person is None or item.person == person.slug), everybody)
    known = reported(everybody)
    hidden = everybody.keys() - known.keys()
    closed = {slug for slug, one in known.items() if one.person.status == "closed"}
    return Seen(
        known,
        tuple(
            one
            for one in found
            if not one.item.private
            and one.item.person not in hidden
            # What nobody settled before the end is not asked about any more.
            and not (one.unsettled and one.item.person in closed)
        ),
    )


def review(journal: Journal, today: date, person: Person | None = None) -> Review:
    """The report of the week that ends on `today`, about everybody or about one person."""
    known, items = seen(journal, today, person)
    visible = list(items)
    settled = in_order(one for one in visible if one.item.is_open and not one.unsettled)
    homework = [one for one in settled if one.item.kind in (Kind.COMMITMENT, Kind.CONTACT)]
    mine = [one for one in homework if one.item.is_mine]
    pressing = [one for one in mine if one.is_late(today) or is_for_this_week(one, today)]
    named = {(one.item.path, one.item.line) for one in pressing}
    rest = in_order(
        one for one in visible if not one.unsettled and (one.item.path, one.item.line) not in named
    )
    planned = [m for with_whom in known.values() for m in with_whom.planned if not m.private]
    coming = [m for m in planned if m.date <= today + WEEK]
    passed = [m for with_whom in known.values() for m in with_whom.passed if not m.private]
    return Review(
        today=today,
        people={slug: with_whom.person for slug, with_whom in known.items()},
        overdue=tuple(one for one in pressing if one.is_late(today)),
        due=tuple(one for one in pressing if not one.is_late(today)),
        waiting=tuple(one for one in homework if not one.item.is_mine),
        unprepared=tuple(
            sorted((m for m in coming if not aims_of(m, visible, known[m.person])), key=lambda m: m.order)
        ),
        quiet=tuple(with_whom for with_whom in known.values() if with_whom.is_quiet),
        passed=tuple(passed),
        pauses_over=tuple(with_whom for with_whom in known.values() if with_whom.pause_over),
        asked=to_look_at(journal, (with_whom.person for with_whom in known.values()), today),
        faded=to_offer(journal, known.values()),
        unsettled=tuple(one for one in visible if one.unsettled),
        to_tell=tuple(one for one in rest if is_to_tell(one.item)),
        carried=tuple(one for one in rest if is_carried(one, known)),
        outcomes=tuple(one for one in rest if wants_outcome(one.item, today)),
        goals=() if person else _unserved(journal),
        without_goal=_without_goal(journal, known),
        kept=_kept(visible, today),
        prompts=(next_question(last_question(journal), today.isocalendar().week),),
        checkpoints=tuple(_checkpoints(journal, known)),
    )


def week(journal: Journal, today: date, person: Person | None = None) -> Week:
    """The week around `today`, with everybody or with one person (docs/reference/figures.md)."""
    known, items = seen(journal, today, person)
    mine = [one.item for one in items if one.item.kind is Kind.COMMITMENT and one.item.is_mine]
    smaller = {one.item.from_id for one in items}
    ended = [item for item in mine if item.ended and today - WEEK < item.ended <= today]
    ended = [item for item in ended if not item.is_ended_with_relationship]
    moved = [
        item
        for item in mine
        if any(entry.word == "moved" and today - WEEK < entry.day <= today for entry in item.history)
    ]
    return Week(
        met=_meetings(known, "held", today - WEEK + timedelta(days=1), today),
        kept=sum(item.state == "done" for item in ended),
        moved=len(moved),
        let_go=sum(item.state == "dropped" and item.id not in smaller for item in ended),
        ahead=_meetings(known, "planned", today, today + WEEK),
        quiet=tuple(with_whom for with_whom in known.values() if with_whom.is_quiet),
        asked=to_look_at(journal, (with_whom.person for with_whom in known.values()), today),
        people={slug: with_whom.person for slug, with_whom in known.items()},
    )


def _meetings(known: dict[str, Relationship], status: str, since: date, until: date) -> tuple[Meeting, ...]:
    found = (m for one in known.values() for m in one.meetings.of_status(status, since, until))
    return tuple(sorted((m for m in found if not m.private), key=lambda meeting: meeting.order))


def apart(journal: Journal, today: date) -> tuple[tuple[Goal, ...], tuple[Person, ...]]:
    """My goals that nobody helps with, and whom I meet towards no goal: what a review names as it closes."""
    journal.check_private()
    return _unserved(journal), _without_goal(journal, reported(relationships(journal, today)))


def is_for_this_week(one: Standing, today: date) -> bool:
    """Whether an item is for the next seven days; somebody to meet always is (PRACTICE P6)."""
    if one.item.kind is Kind.CONTACT and one.due_by is None:
        return True
    return one.due_by is not None and one.due_by <= today + WEEK


def _checkpoints(
    journal: Journal, known: dict[str, Relationship]
) -> Iterator[tuple[Person, checkpoints.Mark]]:
    """The checkpoints due by the next meeting, where that is planned: who is quiet is met again first."""
    for with_whom in known.values():
        if with_whom.next and (mark := checkpoints.due(journal, with_whom, with_whom.next.date)):
            yield with_whom.person, mark


def _unserved(journal: Journal) -> tuple[Goal, ...]:
    """My active goals that nobody I meet serves (PRACTICE S7)."""
    served = {slug for person in journal.people if person.status == "active" for slug in person.goals}
    return tuple(
        goal
        for goal in journal.goals
        if goal.status == "active" and not goal.of and not goal.private and goal.slug not in served
    )


def _without_goal(journal: Journal, known: dict[str, Relationship]) -> tuple[Person, ...]:
    """Whom I meet towards no active goal (PRACTICE R1, S7).

    A mentee's goals are their own, and name them.
    """
    active = {goal.slug for goal in journal.goals if goal.status == "active"}
    # One that cannot be read, and is named as such, is a goal all the same.
    active |= {slug_in(problem.path) for problem in journal.problems if problem.path.startswith("goals/")}
    people = (with_whom.person for with_whom in known.values())
    return tuple(
        one
        for one in people
        if one.status == "active" and not (one.is_mentee or active.intersection(one.goals))
    )


def _kept(visible: list[Standing], today: date) -> Kept:
    """Of my commitments that ended, or whose day passed, in the last four weeks: how many were kept.

    One that was made smaller counts as moved: what it became is counted, when it ends.
    """
    since = today - KEPT_OVER
    smaller = {one.item.from_id for one in visible}
    mine = [one.item for one in visible if one.item.kind is Kind.COMMITMENT and one.item.is_mine]
    mine = [item for item in mine if item.state != "dropped" or item.id not in smaller]
    mine = [item for item in mine if not item.is_ended_with_relationship]
    ended = [item for item in mine if item.ended and since < item.ended <= today]
    missed = [item for item in mine if item.is_open and item.due and since < item.due < today]
    return Kept(sum(item.state == "done" for item in ended), len(ended) + len(missed))
