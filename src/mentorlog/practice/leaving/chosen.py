"""What of a journal an export takes: everything, what is with one person, what happened since a day.

What belongs is docs/reference/export.md, "What is in it". Nothing private is among it unless that is wanted;
how much was left out is counted (PRACTICE S6, P2).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from mentorlog.errors import BadInput
from mentorlog.journal import Goal, Item, Journal, Meeting, Meetings, Person
from mentorlog.practice.goals import serves
from mentorlog.practice.leaving.public import Hidden
from mentorlog.practice.logs import entries
from mentorlog.practice.standing import Relationship, Standing, relationships, standings


class LeftOut(NamedTuple):
    """How many there are of each kind that were left out, for they are private.

    `others` are me.md, reviews, templates; `sections` are those of records that are there otherwise.
    """

    people: int = 0
    goals: int = 0
    meetings: int = 0
    items: int = 0
    others: int = 0
    sections: int = 0


class Chosen(NamedTuple):
    """What was taken, as it stands on `today`; `person` and `since` are what it is limited to.

    `people` are by name, `goals` by their day, `meetings` and `items` in the order of the journal. `names`
    are all people that may be named, by slug. `hidden` is what must not be.
    """

    journal: Journal
    today: date
    person: Person | None
    since: date | None
    with_private: bool
    people: tuple[Relationship, ...]
    goals: tuple[Goal, ...]
    meetings: tuple[Meeting, ...]
    items: tuple[Standing, ...]
    names: dict[str, Person]
    hidden: Hidden
    left_out: LeftOut

    @property
    def is_whole(self) -> bool:
        """Whether it is not limited to a person or a time."""
        return self.person is None and self.since is None


def choose(
    journal: Journal,
    today: date,
    *,
    person: Person | None = None,
    since: date | None = None,
    with_private: bool = False,
) -> Chosen:
    """What an export takes.

    Raises Damaged where it is not known what is private, BadInput for a private person if that is not wanted.
    """
    if not with_private:
        journal.check_private()
        if person and person.private:
            raise BadInput("That record is private.", "To take it along all the same: --include-private")
    known = relationships(journal, today)
    items = list(journal.items())
    hidden = Hidden() if with_private else _hidden(journal, items)
    goals = [goal for goal in journal.goals if person is None or serves(person, goal)]
    meetings = list(journal.meetings(person.slug if person else None))
    if since:
        meetings = [meeting for meeting in meetings if meeting.date >= since]
    paths = {record.path for record in (*goals, *(known[person.slug].meetings if person else ()))}
    wanted = [
        item
        for item in items
        if (person is None or person.slug in (item.person, item.owner) or item.path in paths)
        and (since is None or _touched(item, since))
    ]
    everybody = [one.person for one in known.values() if person in (None, one.person)]
    if since:
        goals = [goal for goal in goals if _goal_touched(journal, goal, wanted, since)]
        met = {meeting.person for meeting in meetings}
        everybody = [
            one for one in everybody if one.slug in met or _person_touched(journal, one, wanted, since)
        ]
    kept_people = [one for one in everybody if one.slug not in hidden.people]
    kept_goals = [goal for goal in goals if goal.slug not in hidden.goals]
    kept_meetings = [one for one in meetings if not _is_hidden(one, hidden, with_private)]
    kept_items = [item for item in wanted if (item.path, item.line) not in hidden.items]
    seen = {
        slug: replace(
            one,
            person=_naming_nobody(one.person, hidden),
            meetings=Meetings.of(each for each in one.meetings if not _is_hidden(each, hidden, with_private)),
        )
        for slug, one in known.items()
        if slug not in hidden.people
    }
    return Chosen(
        journal,
        today,
        person,
        since,
        with_private,
        tuple(seen[one.slug] for one in kept_people),
        tuple(kept_goals),
        tuple(kept_meetings),
        tuple(_named(one, hidden) for one in standings(kept_items, seen)),
        {slug: one.person for slug, one in seen.items()},
        hidden,
        LeftOut(
            len(everybody) - len(kept_people),
            len(goals) - len(kept_goals),
            len(meetings) - len(kept_meetings),
            len(wanted) - len(kept_items),
        ),
    )


def _hidden(journal: Journal, items: Iterable[Item]) -> Hidden:
    people = frozenset(person.slug for person in journal.people if person.private)
    names = frozenset(f", {person.name}" for person in journal.people if person.private)
    goals = frozenset(goal.slug for goal in journal.goals if goal.private or goal.of in people)
    private = [item for item in items if item.private or item.person in people]
    places = frozenset((item.path, item.line) for item in private)
    return Hidden(people, names, goals, places, frozenset(item.id for item in private if item.has_id))


def _is_hidden(meeting: Meeting, hidden: Hidden, with_private: bool) -> bool:
    return not with_private and (meeting.private or meeting.person in hidden.people)


def _naming_nobody(person: Person, hidden: Hidden) -> Person:
    """A person whose record names nobody and nothing private."""
    goals = tuple(goal for goal in person.goals if goal not in hidden.goals)
    named_by = "" if person.referred_by in hidden.people else person.referred_by
    return person.model_copy(update={"goals": goals, "referred_by": named_by})


def _named(one: Standing, hidden: Hidden) -> Standing:
    """An item that names no private goal."""
    return one._replace(item=one.item._replace(goal=None)) if one.item.goal in hidden.goals else one


def _touched(item: Item, since: date) -> bool:
    """Whether it began, ended or was moved since then."""
    days = (item.since, item.completed, item.dropped, *(entry.day for entry in item.history))
    return any(day is not None and day >= since for day in days)


def _goal_touched(journal: Journal, goal: Goal, items: Iterable[Item], since: date) -> bool:
    document = journal.document(goal.path)
    dated = (*entries(document, "progress"), *entries(document, "log"))
    named = any(item.goal == goal.slug or item.path == goal.path for item in items)
    return named or any(entry.day >= since for entry in dated)


def _person_touched(journal: Journal, person: Person, items: Iterable[Item], since: date) -> bool:
    begun = person.since is not None and person.since >= since
    logged = any(entry.day >= since for entry in entries(journal.document(person.path), "log"))
    return begun or logged or any(item.person == person.slug for item in items)
