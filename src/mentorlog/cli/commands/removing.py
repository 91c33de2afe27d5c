"""`mentor remove`, `goal remove` and `meeting remove`: a record deleted, and what referred to it.

All three say what that is, ask (Enter says no), and are one step of the history.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli import messages
from mentorlog.cli.session import Session, session_of, words
from mentorlog.dates import say_count, say_date
from mentorlog.errors import Stopped

if TYPE_CHECKING:
    from mentorlog.practice.references import Referring

_Who = Annotated[list[str], typer.Argument(metavar="WHO", help="A name, an alias, or the start of one.")]
_OneWho = Annotated[str, typer.Argument(metavar="WHO", help="A name, an alias, or the start of one.")]
_Goal = Annotated[list[str], typer.Argument(metavar="GOAL", help="A title, or the start of one.")]
_Day = Annotated[list[str] | None, typer.Argument(metavar="[DATE]", help="Which one, if not the next.")]
_Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]


def add_to(app: typer.Typer, called: str, example: str) -> None:
    """Adds `remove` to the group `called` "mentor" or "mentee"."""

    @app.command(
        help="Delete somebody's record, with the notes of all meetings.\n\n"
        "To end well, close. In a journal with history, undo brings it back.\n\n"
        f"Example: mentorlog {called} remove {example} --yes\n"
        f"See also: {called} close, undo"
    )
    def remove(context: typer.Context, who: _Who, yes: _Yes = False) -> None:
        _remove_person(session_of(context), called, words(who), yes=yes)


def remove_goal(context: typer.Context, goal: _Goal, yes: _Yes = False) -> None:
    """Delete a goal's record, and its name from what serves it.

    To end a goal, achieve or drop it.

    Example: mentorlog goal remove give --yes
    See also: goal drop, goal achieve, undo
    """
    from mentorlog.practice import references

    session = session_of(context)
    journal = session.to_write()
    found = journal.find_goal(words(goal))
    _say_what_refers(session, _of_goal(references.of_goal(journal, found)))
    _ask(session, f"Delete {found.path}, with its steps and its progress?", f"goal remove {found.slug}", yes)
    edit = journal.edit()
    references.remove_goal(journal, edit, found)
    edit.save(messages.of_goal("Removed", found))
    _say_removed(session, found.title, found.path)


def remove_meeting(context: typer.Context, who: _OneWho, day: _Day = None, yes: _Yes = False) -> None:
    """Delete a meeting's record: the next planned one, or that of a day.

    To call one off, cancel it.

    Example: mentorlog meeting remove ada --yes
    See also: meeting cancel, undo
    """
    from mentorlog.practice import references
    from mentorlog.practice.meeting.which import named_or_next

    session = session_of(context)
    journal = session.to_write()
    person = journal.find_person(who)
    meeting = named_or_next(journal, person, session.today, words(day))
    items = tuple(journal.items_in(meeting))
    still = sum(item.is_open for item in items)
    number = f"{len(items)} item{'' if len(items) == 1 else 's'}"
    said = [f"{number} in it{f', {still} open' if still else ''}."]
    _say_what_refers(session, said if items else [])
    command = f"meeting remove {person.short} {meeting.date.isoformat()}"
    _ask(session, f"Delete {meeting.path}, {meeting.status}?", command, yes)
    edit = journal.edit()
    references.remove_meeting(journal, edit, meeting)
    edit.save(messages.of_meeting("Removed", person, meeting.date, meeting))
    _say_removed(session, f"{person.name}, {say_date(meeting.date)}", meeting.path)


def _remove_person(session: Session, called: str, who: str, *, yes: bool) -> None:
    from mentorlog.practice import references

    journal = session.to_write()
    person = journal.find_person(who)
    found = references.of_person(journal, person)
    _say_what_refers(session, _of_person(found))
    notes = f", with the notes of {say_count(len(found.meetings), 'meeting')}" if found.meetings else ""
    _ask(session, f"Delete {person.path}{notes}?", f"{called} remove {person.slug}", yes)
    edit = journal.edit()
    references.remove_person(journal, edit, person, session.today)
    edit.save(messages.of_person("Removed", person))
    _say_removed(session, person.name, person.path)


def _of_person(found: Referring) -> list[str]:
    """What refers to a person, and what becomes of it."""
    said = []
    if found.meetings:
        goes = "goes" if len(found.meetings) == 1 else "go"
        said.append(f"{say_count(len(found.meetings), 'meeting').capitalize()} with them {goes}, too.")
    if found.goals:
        goes = "goes" if len(found.goals) == 1 else "go"
        said.append(f"Theirs, and {goes}: {'; '.join(goal.title for goal in found.goals)}")
    if found.served:
        said.append(f"They serve, and it stays: {'; '.join(goal.title for goal in found.served)}")
    elsewhere = [item for item in found.items if item.path not in {goal.path for goal in found.goals}]
    if elsewhere:
        things = say_count(len(elsewhere), "thing").capitalize()
        said.append(f"{things} in other records, theirs to do: what is open is let go; the name stays there.")
    if found.people:
        said.append(f"They named, and who did goes from the record: {_names(found)}")
    return said


def _of_goal(found: Referring) -> list[str]:
    said = [f"Serving it: {_names(found)}"] if found.people else []
    if found.items:
        things = say_count(len(found.items), "thing").capitalize()
        stay = "stays, without" if len(found.items) == 1 else "stay, without"
        said.append(f"{things} in other records towards it: {stay} its name.")
    return said


def _names(found: Referring) -> str:
    return ", ".join(person.name for person in found.people)


def _say_what_refers(session: Session, said: Sequence[str]) -> None:
    for line in said:
        session.tell(line)


def _ask(session: Session, question: str, command: str, yes: bool) -> None:
    """Raises Stopped unless somebody says yes."""
    if yes:
        return
    if not session.is_interactive:
        raise Stopped("Nothing was changed.", f"mentorlog {command} --yes")
    if not session.store.history.is_on:
        session.tell("This journal has no history: it could not be undone.")
    if not session.confirm(question, default=False):
        raise Stopped("Nothing was changed.")


def _say_removed(session: Session, what: str, path: str) -> None:
    session.say(f"Removed: {what}  ({path})")
    if session.store.history.is_on:
        session.say(f"To have it back: {session.mentorlog} undo")
