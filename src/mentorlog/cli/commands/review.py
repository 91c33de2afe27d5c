"""`review`: the week, walked through at a terminal, else as a report; `review show`: the last one."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Annotated, Any

import typer

from mentorlog.cli.group import built, new_app
from mentorlog.cli.output import Format, FormatOption, JsonOption, OutputOption, put_out
from mentorlog.cli.session import Session, session_of
from mentorlog.errors import NotFound
from mentorlog.journal import Person
from mentorlog.practice.week import review as reviews
from mentorlog.render import overview
from mentorlog.render.page import Page

app = new_app()
app.info.name = "review"


def command(name: str) -> Any:
    return built(app, name)


@app.callback(invoke_without_command=True)
def review(
    context: typer.Context,
    who: Annotated[str, typer.Option(metavar="WHO", help="Only with one person.")] = "",
    no_input: Annotated[bool, typer.Option("--no-input", help="Ask nothing: the report.")] = False,
    as_json: JsonOption = False,
    format: FormatOption = Format.TERMINAL,  # noqa: A002
    output: OutputOption = None,
) -> None:
    """The week: one thing at a time at a terminal, else a report.

    Example: mentorlog review --who ada
    See also: today, progress
    """
    if context.invoked_subcommand:
        return
    session = session_of(context)
    journal = session.journal
    person = journal.find_person(who) if who else None
    if session.is_interactive and not (no_input or as_json or output or format is not Format.TERMINAL):
        from mentorlog.cli.commands.passed import ask_about_passed, offer_to_faded
        from mentorlog.cli.walk import Walking

        journal.check_private()
        if not (journal.people or journal.goals or journal.problems):
            session.tell(f'Nobody here yet. First: {session.mentorlog} mentor add "NAME"')
            return
        for one in [person] if person else [one for one in journal.people if not one.private]:
            ask_about_passed(session, journal, one)
            offer_to_faded(session, session.reread(), one)
        if person and person.private:
            session.tell(f"{person.name} is private; a review leaves out what is.")
        else:
            Walking(session, person).run()
        return
    report = reviews.review(journal, session.today, person)
    put_out(
        session,
        lambda: overview.review_page(report, lambda: _way_on(session, person)),
        lambda: _json(report),
        format=format,
        as_json=as_json,
        output=output,
        problems=journal.problems,
    )


@app.command()
def show(
    context: typer.Context,
    week: Annotated[str, typer.Argument(metavar="[WEEK]", help="2026-W49; else the last one.")] = "",
    as_json: JsonOption = False,
) -> None:
    """What a weekly review settled, and what was thought.

    Example: mentorlog review show
    See also: review, progress
    """
    session = session_of(context)
    path = _page(session, week)
    document = session.journal.document(path)
    text = "".join(document.lines[document.front.body :])

    def page() -> Page:
        from mentorlog.render import record

        return record.review_page(path, text)

    value = {"week": PurePosixPath(path).stem, "path": path, "text": text}
    put_out(session, page, lambda: value, as_json=as_json)


def _way_on(session: Session, person: Person | None) -> str:
    from mentorlog.cli.next_step import way_on

    return way_on(session.journal, session.today, None if person and person.private else person)


def _page(session: Session, week: str) -> str:
    """The path of a week's page. Raises NotFound."""
    there = session.journal.store.reviews()
    wanted = [path for path in there if not week or week.upper() in path]
    if not wanted:
        raise NotFound("review", week, tuple(PurePosixPath(path).stem for path in there[-3:]))
    return wanted[-1]


def _json(report: reviews.Review) -> dict[str, Any]:
    from mentorlog.render import json

    return json.review(report)
