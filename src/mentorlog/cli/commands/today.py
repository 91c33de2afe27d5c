"""`mentorlog` alone and `today`: the page of the day; and the first minute, where no journal is yet."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from mentorlog.cli.group import built, new_app
from mentorlog.cli.output import JsonOption, put_out
from mentorlog.cli.session import Session, session_of
from mentorlog.dates import When
from mentorlog.errors import BadInput
from mentorlog.journal import Edit, Journal, Kind, Person
from mentorlog.practice.week import today as days
from mentorlog.practice.writing import checked
from mentorlog.render.day import day_page

T = TypeVar("T")
SOMETHING_PRESSES = 10
app = new_app()


def command(name: str) -> Any:
    return built(app, name)


@app.command()
def today(
    context: typer.Context,
    quiet: Annotated[
        bool, typer.Option("--quiet", help="Say nothing; exit with 10 when something presses.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """The day: what presses, whom you meet next, who has gone quiet.

    Example: mentorlog today --quiet || echo "something presses"
    See also: prep, review, list
    """
    session = session_of(context)
    if quiet:
        raise typer.Exit(SOMETHING_PRESSES if days.look_at(session.journal, session.today).presses else 0)
    _show(session, as_json=as_json)


def front_page(session: Session) -> None:
    """What `mentorlog` alone shows."""
    session.check_not_away()
    if session.store.exists:
        _show(session)
        return
    if named := session.named_journal:
        session.say(f"There is no journal at {named}.")
    if session.is_interactive:
        _first_minute(session)
    else:
        session.say(f"{'' if named else 'There is no journal yet. '}Three commands start one:")
        session.say(f"  {session.mentorlog} init")
        session.say(f'  {session.mentorlog} mentor add "NAME"')
        session.say(f"  {session.mentorlog} prep NAME --on WHEN")


def _show(session: Session, *, as_json: bool = False) -> None:
    journal = session.journal
    day = days.look_at(journal, session.today)
    put_out(
        session,
        lambda: day_page(day, lambda: _way_on(session)),
        lambda: _json(day),
        as_json=as_json,
        wrap=False,
        problems=journal.problems,
    )


def _answered(text: str, *, read: Callable[[str], T], wanted: str) -> T:
    """What an answer is read as; who asks back is told what is wanted. Raises BadInput, and as `read`."""
    if not text.strip("? "):
        raise BadInput(f"{wanted}.", "Enter skips this question.")
    return read(text)


def _answered_place(text: str) -> Path:
    """A folder for the journal. Raises BadInput for a word alone: it may answer another question."""
    from mentorlog.cli import making

    if not any(sign in text for sign in "/\\~."):
        raise BadInput(f"“{text}” alone may be no folder.", f"Say where it is to be: ~/{text}")
    return making.checked_place(text)


def _way_on(session: Session) -> str:
    """From a day on which nothing is to be done: what is open all the same, else how it goes on."""
    from mentorlog.cli.next_step import lists_of_items, way_on

    open_ones = [
        command for command in lists_of_items(session.journal, session.today) if "--all" not in command
    ]
    return next(iter(open_ones), "") or way_on(session.journal, session.today)


def _json(day: days.Day) -> dict[str, Any]:
    from mentorlog.render import json

    return json.day(day)


def _first_minute(session: Session) -> None:
    """Five questions, each of which Enter skips, then the sheet.

    Each answer is looked at when it is given, and nothing is stored before the last: no answer can leave
    half a journal.
    """
    from mentorlog.cli import adding, making
    from mentorlog.cli.commands.prep import show_sheet

    def ask(question: str, read: Callable[[str], T], wanted: str) -> T | None:
        return session.ask_until(question, partial(_answered, read=read, wanted=wanted))

    session.say("Five questions to your first sheet; Enter skips one.")
    name = ask("Whom do you meet next?", lambda text: checked(text, "name"), "A name")
    when: When | None = None
    aim = None
    if name:
        when = ask(
            "When, for example fri 10:00?",
            lambda text: adding.read_to_come(session, text),
            "A day, and a time",
        )
        aim = ask(
            "What do you want from it?",
            lambda text: adding.checked_item(session, text),
            "What you hope to come out with",
        )
    goal = ask("Towards which goal of yours?", lambda text: checked(text, "title"), "What you want to reach")
    default = session.journal_path
    place = ask(
        f"Where shall the journal be? (Enter: {default})",
        _answered_place,
        "A folder for plain files, one that is backed up, or is made now",
    )
    path = place or default
    met: list[Person] = []

    def fill(journal: Journal, edit: Edit) -> None:
        towards = [adding.add_goal(journal, edit, goal).slug] if goal else []
        if name:
            met.append(adding.add_person(journal, edit, name, goals=towards))
        if met and when:
            adding.plan_with_aims(session, journal, edit, met[0], when, [aim] if aim else [])
        elif met and aim:
            adding.add_to_person(session, journal, edit, met[0], Kind.QUESTION, aim)

    made = making.make_journal(session, path, fill=fill)
    session.say(f"Stored in {path}.")
    if not made.is_named:
        making.say_which_is_used(session, path)
    if not met:
        session.say(f'When you know whom you meet: {session.mentorlog} mentor add "NAME"')
        return
    session.say("")
    show_sheet(session, session.reread(), met[0].slug)
