"""The report to a person: what they advised, what I did, what came of it (PRACTICE R4, R7, P7, P8).

Which items are in which part is docs/reference/figures.md, "In a report".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from mentorlog.dates.spans import shift
from mentorlog.errors import BadInput
from mentorlog.journal import Item, Journal, Kind, Person
from mentorlog.practice.goals import goals_with
from mentorlog.practice.letters.sentences import Sentence, Teller, check_may_be_told
from mentorlog.practice.standing import (
    Relationship,
    Standing,
    aims_of,
    in_order,
    outlined,
    relationship,
    shown,
    standings,
)

MONTHS = 3
# The parts, in their order.
CHAPTERS = ("advice", "feedback", "promises", "steps", "met", "theirs", "next")
Paragraph = tuple[Sentence, ...]


class Chapter(NamedTuple):
    """A part of the report: `name` is one of CHAPTERS; each paragraph tells of one item."""

    name: str
    paragraphs: tuple[Paragraph, ...]


class Report(NamedTuple):
    """What is told to `person` of the days from `since` on; `is_usual` where nobody chose that day.

    `opening` stands where there is nothing to tell.
    """

    person: Person
    since: date
    today: date
    is_usual: bool
    opening: Paragraph
    chapters: tuple[Chapter, ...]


def report(journal: Journal, person: Person, today: date, since: date | None = None) -> Report:
    """What `person` would like to read of since that day, else of the last three months.

    Raises BadInput where their record is private, or the day is still to come.
    """
    journal.check_private()
    check_may_be_told(None, [person])
    if since and since > today:
        raise BadInput("That day is still to come.", "Say a day that is over: --since 1 sep")
    begun = since or shift(today, -MONTHS, "month")
    with_whom = outlined(relationship(journal, person, today))
    goals = {goal.path for goal in goals_with(journal, person)}
    items = [i for i in journal.items(person.slug) if i.person == person.slug or i.path in goals]
    visible = shown(standings(items, {person.slug: with_whom}))
    visible = [one for one in visible if not one.item.is_ended_with_relationship]
    period = _Period(begun, today)
    teller = Teller(person, today, {one.path: one for one in with_whom.meetings}, tuple(items))
    told = [
        Chapter("advice", tuple(_advice(visible, teller, period))),
        Chapter("feedback", tuple(_feedback(visible, teller, period))),
        Chapter("promises", tuple(_where_it_stands(teller, _promises(visible, period)))),
        Chapter("steps", tuple(_where_it_stands(teller, _steps(visible, period)))),
        Chapter("met", tuple(_what_came_of(teller, _met(visible, period)))),
        Chapter("theirs", tuple(_what_came_of(teller, _theirs(visible, period)))),
    ]
    next_ = Chapter("next", _to_talk_about(visible, teller, with_whom))
    is_empty = not any(chapter.paragraphs for chapter in told)
    return Report(
        person=person,
        since=begun,
        today=today,
        is_usual=since is None,
        opening=_nothing_yet(teller, with_whom) if is_empty else (),
        chapters=tuple(chapter for chapter in (*told, next_) if chapter.paragraphs),
    )


class _Period(NamedTuple):
    since: date
    today: date

    def has_ended(self, item: Item) -> bool:
        """Whether it ended in it. What ended on no day that is known did, where it began in it."""
        day = item.ended or item.since
        return not item.is_open and day is not None and self.since <= day <= self.today

    def has_begun(self, item: Item) -> bool:
        return item.since is not None and self.since <= item.since <= self.today


def _where_it_stands(teller: Teller, items: Iterable[Item]) -> Iterable[Paragraph]:
    for item in _latest(teller, items):
        yield (*teller.bare(item), *teller.became(item))


def _what_came_of(teller: Teller, items: Iterable[Item]) -> Iterable[Paragraph]:
    for item in _latest(teller, items):
        yield (*teller.bare(item), *teller.came_of(item))


def _latest(teller: Teller, items: Iterable[Item]) -> list[Item]:
    """Without what a smaller step was made of, where that step tells of it."""
    found = list(items)
    told = {(one.path, one.line) for item in found for one in teller.wholes(item)}
    return [item for item in found if (item.path, item.line) not in told]


def _of(visible: Iterable[Standing], kind: Kind, *, mine: bool) -> list[Item]:
    """Those of a kind, of one side: what was done first, then what was let go, then what is open."""
    order = ("done", "dropped", "open")
    found = [one.item for one in visible if one.item.kind is kind and one.item.is_mine == mine]
    days = {id(item): item.ended or item.since or date.max for item in found}
    return sorted(found, key=lambda item: (order.index(item.state or "open"), days[id(item)]))


def _advice(visible: Sequence[Standing], teller: Teller, period: _Period) -> Iterable[Paragraph]:
    """Advice that ended, and what was given in that time and waits."""
    is_mentee = teller.person.is_mentee
    advice = _of(visible, Kind.ADVICE, mine=not is_mentee)
    told = [one for one in advice if period.has_ended(one) or (one.is_open and period.has_begun(one))]
    for item in _latest(teller, told):
        # What came of it is theirs to say, while it is open.
        asked = [teller.plain("What came of it?", item)] if is_mentee and item.is_open else []
        yield (*teller.telling(item), *asked)


def _feedback(visible: Sequence[Standing], teller: Teller, period: _Period) -> Iterable[Paragraph]:
    """What they told me, where I have acted on it."""
    for item in _of(visible, Kind.FEEDBACK, mine=True):
        if teller.is_from_them(item) and item.state == "done" and period.has_ended(item):
            yield tuple(teller.telling(item))


def _promises(visible: Sequence[Standing], period: _Period) -> Iterable[Item]:
    """Promises of mine that ended; and open ones that were moved, or whose day has passed."""
    for item in _of(visible, Kind.COMMITMENT, mine=True):
        if _is_step(item):
            continue
        is_late = item.due is not None and item.due < period.today
        if period.has_ended(item) or (item.is_open and (is_late or item.moves)):
            yield item


def _steps(visible: Sequence[Standing], period: _Period) -> Iterable[Item]:
    found = [item for item in _of(visible, Kind.COMMITMENT, mine=True) if _is_step(item)]
    return [item for item in found if item.state == "done" and period.has_ended(item)]


def _met(visible: Sequence[Standing], period: _Period) -> Iterable[Item]:
    """Whom I met of those they named, who stand in the note of a meeting."""
    found = [item for item in _of(visible, Kind.CONTACT, mine=True) if item.meeting]
    return [item for item in found if item.state == "done" and period.has_ended(item)]


def _theirs(visible: Sequence[Standing], period: _Period) -> Iterable[Item]:
    found = _of(visible, Kind.COMMITMENT, mine=False)
    return [item for item in found if item.state == "done" and period.has_ended(item)]


def _is_step(item: Item) -> bool:
    return item.path.startswith("goals/")


def _to_talk_about(
    visible: Sequence[Standing], teller: Teller, with_whom: Relationship
) -> tuple[Paragraph, ...]:
    aims = [one for one in aims_of(with_whom.next, visible, with_whom) if one.item.is_open]
    questions = in_order(one for one in visible if one.item.is_open and one.item.kind is Kind.QUESTION)
    mine = [one.item for one in (*aims, *questions) if one.item.is_mine]
    return tuple((teller.words_of(item),) for item in mine)


def _nothing_yet(teller: Teller, with_whom: Relationship) -> Paragraph:
    last = with_whom.last
    if last is None:
        return (teller.plain("There is nothing to tell of so far.", teller.person),)
    said = f"There is nothing to tell of from that time. We last met on {teller.day(last.date)}."
    return (teller.plain(said, last),)
