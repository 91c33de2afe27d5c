"""`mentor rename` and `goal rename`: another name, and another slug where one asks for it."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.cli import adding, messages
from mentorlog.cli.session import Session, session_of, words
from mentorlog.dates import say_count
from mentorlog.errors import BadInput

_OneWho = Annotated[str, typer.Argument(metavar="WHO", help="A name, an alias, or the start of one.")]
_Name = Annotated[list[str], typer.Argument(metavar="NAME", help="The new name.")]
_OneGoal = Annotated[str, typer.Argument(metavar="GOAL", help="A title, or the start of one.")]
_Title = Annotated[list[str], typer.Argument(metavar="TITLE", help="The new title.")]
_Slug = Annotated[str, typer.Option("--slug", metavar="SLUG", help="Rename the files, too.")]


def add_to(app: typer.Typer, called: str, example: str) -> None:
    """Adds `rename` to the group `called` "mentor" or "mentee"."""

    @app.command(
        help="Give somebody another name.\n\n"
        "The old one stays an alias, and the files keep theirs.\n\n"
        f'Example: mentorlog {called} rename {example} "{example.title()} King"\n'
        f"See also: {called} edit, undo"
    )
    def rename(context: typer.Context, who: _OneWho, name: _Name, slug: _Slug = "") -> None:
        _rename_person(session_of(context), called, who, words(name), slug)


def rename_goal(context: typer.Context, goal: _OneGoal, title: _Title, slug: _Slug = "") -> None:
    """Give a goal another title.

    Its file keeps its name, and the log the old title.

    Example: mentorlog goal rename lead "Lead a team of six" --slug lead-a-team-of-six
    See also: goal edit
    """
    from mentorlog.practice import goals, references

    session = session_of(context)
    journal = session.to_write()
    found = journal.find_goal(goal)
    new = adding.new_title(journal, words(title), but=found)
    if new == found.title and not slug:
        raise BadInput("That is its title already.", f"See: mentorlog goal show {found.slug}")
    to = references.new_slug(journal, slug, found) if slug else ""
    edit = journal.edit()
    if new != found.title:
        goals.retitle(edit, found, new, session.today)
    changed = references.move_goal(journal, edit, found, to) if to else ()
    edit.save(messages.of_goal("Renamed", found))
    now = session.reread().goal_by_slug(to or found.slug) or found
    _say(session, found.title, now.title, now.path, changed)


def _rename_person(session: Session, called: str, who: str, name: str, slug: str) -> None:
    from mentorlog.practice import references

    journal = session.to_write()
    person = journal.find_person(who)
    new = adding.new_name(journal, name, but=person)
    if new == person.name and not slug:
        raise BadInput("That is their name already.", f"See: mentorlog {called} show {person.short}")
    to = references.new_slug(journal, slug, person) if slug else ""
    edit = journal.edit()
    stays = new != person.name and references.rename_person(edit, person, new, session.today)
    changed = references.move_person(journal, edit, person, to) if to else ()
    edit.save(messages.of_person("Renamed", person))
    now = session.reread().person_by_slug(to or person.slug) or person
    _say(session, person.name, now.name, now.path, changed)
    if stays:
        session.say(f"{person.name} stays an alias, and finds {now.name}.")


def _say(session: Session, old: str, new: str, path: str, changed: tuple[str, ...]) -> None:
    session.say(f"Renamed: {old}{f', now {new}' if new != old else ''}  ({path})")
    if changed:
        session.say(f"Changed with it: {say_count(len(changed), 'other record')}.")
