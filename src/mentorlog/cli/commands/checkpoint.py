"""`mentor checkpoint`: how is it going, for both; what was said is set beside the last time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli import messages
from mentorlog.cli.output import JsonOption, put_out
from mentorlog.cli.session import Session, session_of, words
from mentorlog.dates import read_day, say_date, say_day
from mentorlog.errors import BadInput
from mentorlog.journal import Journal, Person
from mentorlog.practice.writing import checked

if TYPE_CHECKING:
    from mentorlog.practice.meeting.checkpoints import Checkpoint

_Who = Annotated[list[str], typer.Argument(metavar="WHO", help="A name, an alias, or the start of one.")]


def _answer(name: str, help: str) -> typer.models.OptionInfo:  # noqa: A002
    return typer.Option(name, metavar="TEXT", help=help)  # type: ignore[no-any-return]


def add_to(app: typer.Typer, called: str, example: str) -> None:
    """Adds the command to the group `called` "mentor" or "mentee"."""

    @app.command(
        help="How is it going, for both? Sets the answers beside the last ones.\n\n"
        "At a terminal it asks four questions.\n\n"
        f'Example: mentorlog {called} checkpoint {example} --working "The rhythm suits us both"\n'
        f"See also: {called} agree, {called} close, review"
    )
    def checkpoint(
        context: typer.Context,
        who: _Who,
        working: Annotated[str, _answer("--working", "How it is working.")] = "",
        good: Annotated[str, _answer("--good", "Whether it is good for both.")] = "",
        progress: Annotated[str, _answer("--progress", "What progress you see.")] = "",
        better_me: Annotated[str, _answer("--better-me", "What you could do better.")] = "",
        better_them: Annotated[str, _answer("--better-them", "What they could do better.")] = "",
        date_: Annotated[
            str, typer.Option("--date", metavar="DATE", help="The day you talked, if not today.")
        ] = "",
        no_input: Annotated[
            bool, typer.Option("--no-input", help="Ask nothing: the questions and the last answers.")
        ] = False,
        as_json: JsonOption = False,
    ) -> None:
        session = session_of(context)
        given = {
            "working": working, "good": good, "progress": progress, "better_me": better_me,
            "better_them": better_them,
        }  # fmt: skip
        said = {key: checked(text, "answer") for key, text in given.items() if text}
        if said and as_json:
            raise BadInput("--json shows what was said, and says nothing.", "Leave it away.")
        person = session.journal.find_person(words(who))
        if not (said or no_input or as_json) and session.is_interactive:
            said = _asked(session, person)
            if not said:
                session.say("Nothing was said; nothing was changed.")
                return
        if said:
            _keep(session, person, said, date_)
        journal = session.reread() if said else session.journal
        _show(session, journal, person, as_json=as_json, said=bool(said))


def _found(session: Session, journal: Journal, person: Person) -> Checkpoint:
    from mentorlog.practice.meeting import checkpoints
    from mentorlog.practice.standing import relationship

    return checkpoints.checkpoint(journal, relationship(journal, person, session.today))


def _show(session: Session, journal: Journal, person: Person, *, as_json: bool, said: bool) -> None:
    from mentorlog.render import checkpoints as pages
    from mentorlog.render import json_checkpoints

    found = _found(session, journal, person)
    put_out(
        session,
        lambda: pages.checkpoint_page(found, said=said),
        lambda: json_checkpoints.checkpoint(found),
        as_json=as_json,
        problems=journal.problems,
    )


def _asked(session: Session, person: Person) -> dict[str, str]:
    """The answers, one a question, the last of which has two sides; Enter skips each."""
    from mentorlog.practice.meeting.checkpoints import BETTER_ME, BETTER_THEM, QUESTIONS

    found = _found(session, session.journal, person)
    sides = {BETTER_ME: "What could I do better?", BETTER_THEM: f"What could {person.first_name} do better?"}
    asked = {key: question for key, question in QUESTIONS.items() if key != "better"} | sides
    said: dict[str, str] = {}
    for key, question in asked.items():
        day, answers = found.last_from(key) or (session.today, ())
        for one in answers:
            session.tell(f"On {say_day(day, session.today)}: {one.text}")
        answer = session.ask_until(f"{question} (Enter: nothing)", lambda text: checked(text, "answer"))
        said |= {key: answer} if answer else {}
    return said


def _keep(session: Session, person: Person, said: Mapping[str, str], date_: str) -> None:
    from mentorlog.practice.meeting import checkpoints
    from mentorlog.practice.standing import relationship

    journal = session.to_write()
    person = journal.find_person(person.slug)
    ways = journal.settings.ways
    day = read_day(date_, session.today, back=True, ways=ways) if date_ else session.today
    if day > session.today:
        raise BadInput("That day is still to come.", "Say the day you talked: --date yesterday")
    edit = journal.edit()
    logged = checkpoints.is_logged(journal, person, day)
    path = checkpoints.keep(edit, relationship(journal, person, session.today), day, said, logged=logged)
    edit.save(messages.of_person("Checkpoint with", person))
    session.say(f"Checkpoint: {person.name}, {say_date(day)}  ({path})")
