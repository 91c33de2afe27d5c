"""Goals that hold: what is not said of one yet, how it moves, and how it ends.

PRACTICE R2, S3, S7, D5, P5.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import NamedTuple

from mentorlog.errors import BadInput
from mentorlog.journal import Edit, Goal, Item, Journal, Kind, Person
from mentorlog.journal.document import Document
from mentorlog.journal.item_line import ItemLine
from mentorlog.journal.names import same
from mentorlog.practice.logs import Entry, entries
from mentorlog.practice.naming import Names
from mentorlog.practice.writing import add_item, checked, new_item, place_for

ACHIEVED, DROPPED = "achieved", "dropped"
# What makes a goal hold, in the order in which it is asked for (PRACTICE S3, D5).
MEASURE, STEP, DUE, STRETCH = "measure", "step", "due", "stretch"
# The one question of a goal that does not stretch (PRACTICE D5); "within reason" is S3's.
STRETCHING = "What would make it a stretch, within reason?"


class GoalStanding(NamedTuple):
    """A goal, with the first and the last measurement of it."""

    goal: Goal
    first: Entry | None
    now: Entry | None


def of_goal(journal: Journal, goal: Goal) -> list[Item]:
    """The items in a goal's record, and those elsewhere whose line names it."""
    return [item for item in journal.items() if item.goal == goal.slug or item.path == goal.path]


def open_steps(goal: Goal, items: Iterable[Item]) -> list[Item]:
    """The commitments towards a goal that are open, of whichever side."""
    about = (item for item in items if item.path == goal.path or item.goal == goal.slug)
    return [item for item in about if item.is_open and item.kind is Kind.COMMITMENT]


def missing(goal: Goal, items: Iterable[Item]) -> tuple[str, ...]:
    """What is not said of a goal yet; nothing of one that is over."""
    if goal.status != "active":
        return ()
    said = {
        MEASURE: bool(goal.measure.strip()),
        STEP: bool(open_steps(goal, items)),
        DUE: goal.due is not None,
        STRETCH: goal.stretch is not None,
    }
    return tuple(key for key, is_said in said.items() if not is_said)


def question(goal: Goal) -> str:
    """What to ask of an active goal that does not stretch; nothing of another."""
    return STRETCHING if goal.status == "active" and goal.stretch is False else ""


def new_step(journal: Journal, text: str, today: date, mentee: Person | None) -> ItemLine:
    """The line of a next step; towards a mentee's goal it is theirs, if its text names nobody else.

    Raises BadInput, or an error where it ends in a bad date.
    """
    line = new_item(
        checked(text, "step"),
        Kind.COMMITMENT,
        journal.new_id(),
        reckoned_from=today,
        names=Names(mentee, journal.people if mentee else ()),
        ways=journal.settings.ways,
        created=today,
    )
    names_somebody = line.owner is not None or line.text.startswith("@")
    return line._replace(owner=mentee.slug) if mentee and not names_somebody else line


def add_step(edit: Edit, goal: Goal, line: ItemLine) -> None:
    """Puts a step under the goal's Steps."""
    edit.change(goal.path, partial(add_item, kind=Kind.COMMITMENT, line=line, in_goal=True))


def log_progress(edit: Edit, goal: Goal, day: date, value: str, text: str = "") -> None:
    """Puts `- DAY VALUE: TEXT` under the goal's Progress. Raises BadInput for a value that has a colon."""
    if ":" in value:
        raise BadInput("The value has a colon, which ends it.", 'Like this: 20% "first report hired"')
    edit.change(goal.path, partial(_with_entry, title="Progress", entry=Entry(day, value, text)))


def goals_with(journal: Journal, person: Person) -> tuple[Goal, ...]:
    """The active goals that a person serves; a mentee's own, with a mentee."""
    return tuple(
        goal
        for goal in journal.goals
        if goal.status == "active" and not goal.private and serves(person, goal)
    )


def serves(person: Person, goal: Goal) -> bool:
    """Whether a relationship serves a goal, whatever its status; a mentee serves their own only."""
    return goal.of == person.slug if goal.of or person.is_mentee else goal.slug in person.goals


def standing_of(journal: Journal, goal: Goal) -> GoalStanding:
    """A goal with the first and last line of its progress."""
    progress = sorted(entries(journal.document(goal.path), "progress"), key=lambda entry: entry.day)
    first = progress[0] if len(progress) > 1 else None
    return GoalStanding(goal, first, progress[-1] if progress else None)


def stood(journal: Journal, goal: Goal, day: date) -> Entry | None:
    """Where a goal stood on a day: the last line of its progress up to it, None where there is none."""
    known = [entry for entry in entries(journal.document(goal.path), "progress") if entry.day <= day]
    return sorted(known, key=lambda entry: entry.day)[-1] if known else None


def end(edit: Edit, goal: Goal, day: date, status: str, *, why: str = "", learned: str = "") -> None:
    """Ends a goal: its status, a line in its Log, and what was learned as a lesson of its own."""
    edit.set(goal.path, status=status)
    if learned:
        line = new_item(
            checked(learned, "lesson"),
            Kind.LESSON,
            "",
            reckoned_from=day,
            names=Names(None, ()),
            created=day,
        )
        edit.change(goal.path, partial(add_item, kind=Kind.LESSON, line=line))
    edit.change(goal.path, partial(_with_entry, title="Log", entry=Entry(day, status, why)))


def retitle(edit: Edit, goal: Goal, title: str, today: date) -> None:
    """Gives a goal another title; it still answers to the old one, and its slug stays."""
    aliases = [alias for alias in goal.aliases if same(alias) != same(title)]
    aliases += [goal.title] if same(goal.title) not in map(same, (title, *aliases)) else []
    edit.set(goal.path, title=title)
    if tuple(aliases) != goal.aliases:
        edit.set(goal.path, aliases=aliases or None)
    edit.change(
        goal.path, partial(_with_entry, title="Log", entry=Entry(today, "renamed", f"from {goal.title}"))
    )


def ended(journal: Journal, goal: Goal) -> Entry | None:
    """The line of the log that says when a goal came to the status it has, and why."""
    log = [entry for entry in entries(journal.document(goal.path), "log") if entry.word == goal.status]
    return sorted(log, key=lambda entry: entry.day)[-1] if log else None


def _with_entry(document: Document, title: str, entry: Entry) -> Document:
    """With a dated line below `## title`, which is made in its place among the others where missing."""
    section = document.find_section(title=title.casefold())
    if section:
        return document.appended(section, [f"- {entry}"])
    before = place_for(document, title.casefold())
    return document.with_section(document.headings.called(title), [f"- {entry}"], before=before)
