"""Candidates side by side: how well each fits, and what is not known of them yet (PRACTICE S1, D1, R3, A2).

Nothing is added up and nobody is ranked: they come in the order of their names, and the choice is a person's.
docs/reference/figures.md, "Candidates".
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from mentorlog.errors import BadInput
from mentorlog.journal import Goal, Journal, Kind, Person
from mentorlog.journal.names import same
from mentorlog.practice.beginning.asking import ASKED, CANDIDATE, Asked, asked_of

FIT = ("experience", "willingness", "time")
SUBJECT = "for what"


class Candidate(NamedTuple):
    """One candidate: what was written about them, towards which goals of mine, and what is `unknown`.

    `unknown` has names of FIT, then SUBJECT where there is neither a skill nor a goal. `asked` is how the
    question to them stands, None where there is none.
    """

    person: Person
    about: tuple[str, ...]
    goals: tuple[Goal, ...]
    named_by: Person | None
    asked: Asked | None
    unknown: tuple[str, ...]


class Comparison(NamedTuple):
    """The candidates for a skill or a goal, or all; `others` is how many are known for something else."""

    today: date
    skill: str
    goal: Goal | None
    candidates: tuple[Candidate, ...]
    others: int


def compare(
    journal: Journal, today: date, *, skill: str = "", goal: Goal | None = None, mentees: bool = False
) -> Comparison:
    """Everybody who is a candidate, or was asked and has not answered, but those whose record is private.

    For a skill or a goal: those known for it, and those of whom nothing says for what. Raises BadInput
    where that goal is private.
    """
    journal.check_private()
    if goal and goal.private:
        raise BadInput("That goal is private, and stands on no screen.", "Name a skill: --skill TEXT")
    pool = [
        person
        for person in journal.people
        if person.status in (CANDIDATE, ASKED) and not person.private and person.is_mentee == mentees
    ]
    found = [_candidate(journal, person) for person in pool]
    wanted = [one for one in found if SUBJECT in one.unknown or _is_for(one, skill, goal)]
    return Comparison(today, skill, goal, tuple(wanted), len(found) - len(wanted))


def _candidate(journal: Journal, person: Person) -> Candidate:
    named = [journal.goal_by_slug(slug) for slug in person.goals]
    goals = tuple(goal for goal in named if goal and not goal.private)
    about = [
        item.text
        for item in journal.items(person.slug, goals=False)
        if item.kind is Kind.ABOUT and item.path == person.path and not item.private
    ]
    by = journal.person_by_slug(person.referred_by)
    unknown = [name for name in FIT if getattr(person.fit, name) is None]
    if not (person.skill or person.goals):
        unknown.append(SUBJECT)
    return Candidate(
        person,
        tuple(about),
        goals,
        by if by and not by.private else None,
        asked_of(journal, person),
        tuple(unknown),
    )


def _is_for(one: Candidate, skill: str, goal: Goal | None) -> bool:
    """Whether they are known for a skill, by their record or by a goal of theirs, or for a goal."""
    known = [same(said) for said in (one.person.skill, *(each.skill for each in one.goals)) if said]
    if goal:
        return goal.slug in one.person.goals or (bool(goal.skill) and same(goal.skill) in known)
    return not skill or any(same(skill) in said for said in known)
