"""Is it working? What was kept, how often we met, how goals moved and what was learned, month by month.

PRACTICE P5, S3, R7. The figures are defined in docs/reference/figures.md, "Progress".
"""

from __future__ import annotations

import math
import re
from calendar import monthrange
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from mentorlog.dates import Rhythm
from mentorlog.journal import Goal, Item, Journal, Kind, Person
from mentorlog.practice.goals import serves
from mentorlog.practice.logs import entries
from mentorlog.practice.pauses import days_paused, pauses_of
from mentorlog.practice.standing import in_outline

# The months looked at, this one among them.
MONTHS = 12
_IN_A_YEAR = 365.25
_DAYS = {"day": 1.0, "week": 7.0, "month": _IN_A_YEAR / 12, "year": _IN_A_YEAR}
# 10,000 is ten thousand, and 0,5 a half. A hyphen between words or numbers is no minus.
_NUMBER = re.compile(
    r"(?:(?<![\w.,])(?P<minus>[-−]))?"
    r"(?:(?P<grouped>[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?)(?![0-9])|(?P<plain>[0-9]+(?:[.,][0-9]+)?))"
)


class Side(NamedTuple):
    """What became of one side's commitments in a month."""

    kept: int = 0
    moved: int = 0
    let_go: int = 0

    @property
    def total(self) -> int:
        """How much happened."""
        return self.kept + self.moved + self.let_go


class Month(NamedTuple):
    """One month: both sides, the meetings held in it, and how many the agreed rhythms come to."""

    first: date
    mine: Side
    theirs: Side
    met: int
    agreed: float


class DoneIn(NamedTuple):
    """The median of the days from promise to done, None where nothing was kept; and of how many."""

    days: float | None
    of: int


class Reading(NamedTuple):
    """A line of a goal's progress; `number` is the first number in its value, None where it has none."""

    day: date
    value: str
    number: float | None
    text: str


class Course(NamedTuple):
    """A goal, and all lines of its progress by date."""

    goal: Goal
    progress: tuple[Reading, ...]


class Lesson(NamedTuple):
    """What was learned, when, and with whom (a slug)."""

    day: date | None
    person: str | None
    text: str


class Progress(NamedTuple):
    """What the page of progress holds; `person` or `goal` is what it is limited to.

    `people` are those that may be named, by slug. Of a record that is private as a whole nothing is in it,
    and `is_private` says so.
    """

    today: date
    person: Person | None
    goal: Goal | None
    people: dict[str, Person]
    months: tuple[Month, ...]
    mine: DoneIn
    theirs: DoneIn
    goals: tuple[Course, ...]
    learned: tuple[Lesson, ...]
    is_private: bool = False

    @property
    def met(self) -> int:
        """The meetings of all its months."""
        return sum(month.met for month in self.months)

    @property
    def agreed(self) -> float:
        """What the agreed rhythms come to over all its months."""
        return round(sum(month.agreed for month in self.months), 1)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing yet to look back on."""
        ended = any(month.mine.total or month.theirs.total for month in self.months)
        measured = any(course.progress for course in self.goals)
        return not (ended or self.met or measured or self.learned)


def progress(
    journal: Journal, today: date, *, person: Person | None = None, goal: Goal | None = None
) -> Progress:
    """The last twelve months up to `today`, of everything, or of one person or one goal.

    Nothing after today counts. Raises Damaged where it is not known which headings are private.
    """
    journal.check_private()
    hidden = {one.slug for one in journal.people if one.private}
    known = [one for one in journal.people if not one.private]
    is_private = bool(
        (person and person.private) or (goal and (goal.private or (goal.of and goal.of in hidden)))
    )
    everything = [] if is_private else list(journal.items(person.slug if person else None))
    if goal:
        known = [one for one in known if serves(one, goal)]
    elif person:
        known = [one for one in known if one.slug == person.slug]
    whose = {one.slug for one in known} if person or goal else None

    visible = [item for item in everything if not item.private and item.person not in hidden]
    promises = [item for item in visible if item.kind is Kind.COMMITMENT and _is_about(item, person, goal)]
    held = {} if is_private else _held(journal, today, person, whose, hidden)
    met = [day for days in held.values() for day in days]
    months = _months(today, promises, met)
    smaller = {item.from_id for item in everything if item.from_id != item.id}
    mine = [item for item in promises if item.is_mine]
    theirs = [item for item in promises if not item.is_mine]
    sides = (_sides(mine, smaller, today), _sides(theirs, smaller, today))
    met_in = Counter(map(_first, met))
    agreed = {} if is_private else _agreed(journal, known, held, months, today)
    lessons = [item for item in visible if item.kind is Kind.LESSON]
    return Progress(
        today=today,
        person=in_outline(person) if person else None,
        goal=_named_only(goal) if goal and is_private else goal,
        people={one.slug: one for one in journal.people if not one.private},
        months=tuple(
            Month(
                month,
                sides[0].get(month, Side()),
                sides[1].get(month, Side()),
                met_in[month],
                agreed.get(month, 0.0),
            )
            for month in months
        ),
        mine=_done_in(mine, months[0], today),
        theirs=_done_in(theirs, months[0], today),
        goals=() if is_private else tuple(_courses(journal, today, person, goal, hidden)),
        learned=tuple(_learned(lessons, today, whose, goal)),
        is_private=is_private,
    )


def _named_only(goal: Goal) -> Goal:
    return Goal(path=goal.path, private=True, slug=goal.slug, title=goal.slug)


def _is_about(item: Item, person: Person | None, goal: Goal | None) -> bool:
    if goal:
        return item.path == goal.path or item.goal == goal.slug
    return person is None or item.person == person.slug


def _held(
    journal: Journal, today: date, person: Person | None, whose: Collection[str] | None, hidden: set[str]
) -> dict[str, list[date]]:
    """The days of the meetings held, by person. One that is private counts, and no more is said of it."""
    found: dict[str, list[date]] = {}
    for meeting in journal.meetings(person.slug if person else None):
        counts = meeting.status == "held" and meeting.date <= today and meeting.person not in hidden
        if counts and (whose is None or meeting.person in whose):
            found.setdefault(meeting.person, []).append(meeting.date)
    return found


def _first(day: date) -> date:
    return day.replace(day=1)


def _months(today: date, promises: Iterable[Item], met: Iterable[date]) -> list[date]:
    """The first days of the last twelve months, from the one in which anything began."""
    begun = [item.since for item in promises if item.since and item.since <= today]
    start = min([*begun, *met], default=today)
    last = today.year * 12 + today.month - 1
    first = max(last - MONTHS + 1, start.year * 12 + start.month - 1)
    return [date(number // 12, number % 12 + 1, 1) for number in range(first, last + 1)]


def _sides(items: Iterable[Item], smaller: Collection[str | None], today: date) -> dict[date, Side]:
    """What became of items, by the first day of the month. What has no date is in none."""
    kept: Counter[date] = Counter()
    moved: Counter[date] = Counter()
    let_go: Counter[date] = Counter()
    for item in items:
        moved.update(
            _first(entry.day) for entry in item.history if entry.word == "moved" and entry.day <= today
        )
        if item.ended is None or item.ended > today or item.is_ended_with_relationship:
            continue
        if item.state == "done":
            kept[_first(item.ended)] += 1
        elif item.id not in smaller:  # one made smaller was moved, which its history says
            let_go[_first(item.ended)] += 1
    return {
        month: Side(kept[month], moved[month], let_go[month])
        for month in kept.keys() | moved.keys() | let_go.keys()
    }


def _done_in(items: Iterable[Item], start: date, today: date) -> DoneIn:
    days = sorted(
        (item.completed - item.since).days
        for item in items
        if item.state == "done" and item.since and item.completed and start <= item.completed <= today
    )
    if not days:
        return DoneIn(None, 0)
    # The middle one; of an even number, what lies between the two in the middle.
    middle = (days[(len(days) - 1) // 2] + days[len(days) // 2]) / 2
    return DoneIn(int(middle) if middle.is_integer() else middle, len(days))


def _agreed(
    journal: Journal,
    people: Iterable[Person],
    held: Mapping[str, Sequence[date]],
    months: Sequence[date],
    today: date,
) -> dict[date, float]:
    """How many meetings the rhythms come to in each month."""
    found = dict.fromkeys(months, 0.0)
    for person in people:
        rhythm = person.agreement.rhythm
        met = held.get(person.slug, ())
        start = person.since or min(met, default=None)
        end = today if person.status in ("active", "paused") else max(met, default=None)
        if rhythm is None or start is None or end is None:
            continue
        pauses = pauses_of(journal, person)
        for month in months:
            last = month.replace(day=monthrange(month.year, month.month)[1])
            since, to = max(start, month), min(end, last)
            if since <= to:
                after = to + timedelta(days=1) if to < date.max else to
                days = after - since - days_paused(pauses, since, after)
                found[month] += max(days.days, 0) / _length(rhythm)
    return {month: round(meetings, 1) for month, meetings in found.items()}


def _length(rhythm: Rhythm) -> float:
    return rhythm.count * _DAYS[rhythm.unit]


def _courses(
    journal: Journal, today: date, person: Person | None, goal: Goal | None, hidden: set[str]
) -> Iterable[Course]:
    for one in journal.goals:
        # A mentee's goal shows only with them.
        wanted = one == goal if goal else serves(person, one) if person else not one.of
        if not wanted or one.private or one.of in hidden:
            continue
        found = [entry for entry in entries(journal.document(one.path), "progress") if entry.day <= today]
        yield Course(
            one,
            tuple(
                Reading(entry.day, entry.word, number_in(entry.word), entry.text)
                for entry in sorted(found, key=lambda entry: entry.day)
            ),
        )


def number_in(value: str) -> float | None:
    """The first number in a value as somebody wrote it: 20 in "20%", 1 in "1 of 5"; None for none."""
    found = _NUMBER.search(value)
    if found is None:
        return None
    grouped, plain = found["grouped"], found["plain"]
    number = float(grouped.replace(",", "") if grouped else plain.replace(",", "."))
    # So many digits that no number of ours holds them.
    return None if math.isinf(number) else -number if found["minus"] else number


def _learned(
    items: Iterable[Item], today: date, whose: Collection[str] | None, goal: Goal | None
) -> list[Lesson]:
    """The newest first; what has no date comes last. Of a goal, what its own record says was learned, too."""
    found = [
        Lesson(item.since, item.person, item.text)
        for item in items
        if (item.since is None or item.since <= today)
        and (whose is None or item.person in whose or (goal is not None and item.path == goal.path))
    ]
    return sorted(found, key=lambda lesson: lesson.day or date.min, reverse=True)
