"""What history says of a command: one line, as a person would write it, with nothing private in it."""

from __future__ import annotations

from datetime import date

from mentorlog.dates import say_date
from mentorlog.journal import Goal, Item, Kind, Meeting, Person
from mentorlog.render.text import visible

BEGAN = "Began the journal"
UPGRADED = "Upgraded the journal"
CHANGED_ME = "Changed me.md"


def of_item(what: str, item: Item, person: Person | None) -> str:
    """Done: Draft the 90-day plan."""
    is_private = item.private or (person is not None and person.private)
    return visible(f"{what}: {f'a private {item.kind}' if is_private else item.text}")


def of_new_item(kind: Kind, person: Person, text: str) -> str:
    """Question for Ada: How did you choose your first two hires?"""
    said = f"private {kind}" if person.private else f"{kind} for {person.first_name}: {text}"
    return visible(said[:1].upper() + said[1:])


def of_person(what: str, person: Person) -> str:
    """Added Ada Lovelace."""
    return visible(f"{what} {'somebody (private)' if person.private else person.name}")


def of_goal(what: str, goal: Goal) -> str:
    """Added the goal: Lead a team of five."""
    return visible(f"{what} {'a private goal' if goal.private else f'the goal: {goal.title}'}")


def of_progress(goal: Goal, value: str) -> str:
    """Progress, 20%: Lead a team of five."""
    said = "Progress: a private goal" if goal.private else f"Progress, {value}: {goal.title}"
    return visible(said)


def of_skill(name: str, level: int, importance: int, *, private: bool) -> str:
    """Assessed: hiring, level 2, importance 5."""
    said = "a private skill" if private else f"{name}, level {level}, importance {importance}"
    return visible(f"Assessed: {said}")


def of_meeting(
    what: str, person: Person, day: date, meeting: Meeting | None = None, *, to: date | None = None
) -> str:
    """Planned: Ada Lovelace, Mon 7 Dec."""
    if person.private or (meeting and meeting.private):
        return f"{what}: a private meeting"
    moved = f" to {say_date(to)}" if to and to != day else ""
    return visible(f"{what}: {person.name}, {say_date(day)}{moved}")


def of_import(person: Person, meetings: int, items: int) -> str:
    """Imported: 12 meetings and 30 commitments with Ada Lovelace."""
    if person.private:
        return "Imported private notes"
    said = [
        f"{n} {noun}{'' if n == 1 else 's'}"
        for n, noun in ((meetings, "meeting"), (items, "commitment"))
        if n
    ]
    return visible(f"Imported: {' and '.join(said) or 'notes'} with {person.name}")


def of_export(files: int) -> str:
    """Imported an export: 14 files."""
    return f"Imported an export: {files} file{'' if files == 1 else 's'}"
