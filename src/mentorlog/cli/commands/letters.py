"""`nudge` and `report`: what to send to another person. Both only draft; nothing is sent."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from mentorlog.cli.group import built, new_app
from mentorlog.cli.output import Format, FormatOption, JsonOption, OutputOption, put_out
from mentorlog.cli.session import Session, session_of, words
from mentorlog.errors import NotFound
from mentorlog.journal import Item, Journal, Kind, Person
from mentorlog.practice.letters import nudge as nudges
from mentorlog.practice.letters import report as reports
from mentorlog.render import letters as pages
from mentorlog.render.words import quiet

app = new_app()


def command(name: str) -> Any:
    return built(app, name)


@app.command()
def nudge(
    context: typer.Context,
    about: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ITEM|WHO]", help="About an item; or to somebody, to begin again."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """A few friendly sentences to send, from what the journal says.

    Nothing is sent, and nothing is changed.

    Example: mentorlog nudge headcount
    See also: report, told, list
    """
    session = session_of(context)
    journal = session.journal
    found = nudges.addressed(journal, words(about)) if about else _picked(session, journal)
    letter = nudges.nudge(journal, found, session.today)
    put_out(
        session,
        lambda: pages.letter_page(letter),
        lambda: _json("letter", letter),
        as_json=as_json,
        problems=journal.problems,
    )
    item = letter.item
    if item and session.is_interactive and not as_json and _is_news(item):
        session.remark(f"Once sent: {session.mentorlog} told {item.id}")
    if person := found if isinstance(found, Person) else journal.person_by_slug(found.person):
        session.remark_if_closed(person)


@app.command()
def report(
    context: typer.Context,
    who: Annotated[list[str], typer.Argument(metavar="WHO", help="To whom.")],
    since: Annotated[str, typer.Option(metavar="DATE", help="Of since then, not of three months.")] = "",
    as_json: JsonOption = False,
    format: FormatOption = Format.TERMINAL,  # noqa: A002
    output: OutputOption = None,
) -> None:
    """What came of their advice, and what you did, for them to read.

    Example: mentorlog report ada --since "1 sep"
    See also: nudge, progress
    """
    session = session_of(context)
    journal = session.journal
    person = journal.find_person(words(who))
    day = None
    if since:
        from mentorlog.dates import read_day

        day = read_day(since, session.today, back=True, ways=journal.settings.ways)
    found = reports.report(journal, person, session.today, day)
    put_out(
        session,
        lambda: pages.report_page(found),
        lambda: _json("report", found),
        format=format,
        as_json=as_json,
        output=output,
        problems=journal.problems,
    )


def _json(name: str, found: object) -> dict[str, Any]:
    from mentorlog.render import json

    value: dict[str, Any] = getattr(json, name)(found)
    return value


def _is_news(item: Item) -> bool:
    """Whether the sheet goes on saying that the other side does not know."""
    if item.kind is Kind.CONTACT:
        return item.is_mine and item.state == "done" and not item.told
    return item.is_mine and item.is_open and item.moved_untold is not None


def _picked(session: Session, journal: Journal) -> Person | Item:
    """What is picked of what others owe me, and of those who have gone quiet. Raises NotFound."""
    owed, silent = nudges.waiting(journal, session.today) if session.is_interactive else ([], [])
    found: list[Person | Item] = [*(one.item for one in owed), *(one.person for one in silent)]
    if not found:
        raise NotFound(nudges.WHAT, "")
    called = {person.slug: person.first_name for person in journal.people}
    choices = [f"{one.item.id}  {one.item.text}  ({called[one.item.owner or '']})" for one in owed]
    choices += [f"{one.person.name}, {quiet(one)}" for one in silent]
    names = [(one.item.id, one.item.text) for one in owed] + [(one.person.name,) for one in silent]
    return found[session.pick("Which one?", choices, names)]
