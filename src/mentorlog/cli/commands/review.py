"""`review`: the week, as a report."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from mentorlog.cli.commands.passed import ask_about_passed
from mentorlog.cli.group import built, new_app
from mentorlog.cli.output import Format, FormatOption, JsonOption, OutputOption, put_out
from mentorlog.cli.session import session_of
from mentorlog.practice import review as reviews
from mentorlog.render import overview

app = new_app()


def command(name: str) -> Any:
    return built(app, name)


@app.command()
def review(
    context: typer.Context,
    who: Annotated[str, typer.Option(metavar="WHO", help="Only with one person.")] = "",
    no_input: Annotated[bool, typer.Option("--no-input", help="Ask nothing.")] = False,
    as_json: JsonOption = False,
    format: FormatOption = Format.TERMINAL,  # noqa: A002
    output: OutputOption = None,
) -> None:
    """The week: what is due, whom you wait for, who has gone quiet.

    Example: mentorlog review --who ada
    """
    session = session_of(context)
    journal = session.journal
    person = journal.find_person(who) if who else None
    if session.is_interactive and not (no_input or as_json or output):
        for one in [person] if person else journal.people:
            ask_about_passed(session, journal, one)
        journal = session.reread()
    report = reviews.review(journal, session.today, person)
    put_out(
        session,
        lambda: overview.review_page(report),
        lambda: _json(report),
        format=format,
        as_json=as_json,
        output=output,
        problems=journal.problems,
    )


def _json(report: reviews.Review) -> dict[str, Any]:
    from mentorlog.render import json

    return json.review(report)
