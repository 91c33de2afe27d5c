"""`progress`: is it working? Plots of what was kept, how often you met, how goals moved."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

import typer

from mentorlog.cli.group import built, new_app
from mentorlog.cli.output import Format, JsonOption, OutputOption, put_out
from mentorlog.cli.screen import NARROW
from mentorlog.cli.session import session_of, words
from mentorlog.journal import Goal
from mentorlog.practice import progress as looking
from mentorlog.render import progress as pages

app = new_app()
# Bars of this many cells, and on a narrow terminal of fewer.
_CELLS, _FEWER = 12, 5


class ProgressFormat(StrEnum):
    """How progress is put out: as a sheet is, or as a picture."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"
    SVG = "svg"


def command(name: str) -> Any:
    return built(app, name)


@app.command()
def progress(
    context: typer.Context,
    about: Annotated[
        list[str] | None, typer.Argument(metavar="[WHO|GOAL]", help="Only with one person, or of one goal.")
    ] = None,
    as_json: JsonOption = False,
    format: Annotated[  # noqa: A002
        ProgressFormat, typer.Option("--format", help="How to put it out.")
    ] = ProgressFormat.TERMINAL,
    output: OutputOption = None,
) -> None:
    """Is it working? A year of promises, meetings and goals, as plots.

    Example: mentorlog progress ada --format svg --output ada.svg
    See also: review, goal show
    """
    session = session_of(context)
    journal = session.journal
    named = journal.find_person_or_goal(words(about)) if about else None
    found = looking.progress(
        journal,
        session.today,
        person=None if isinstance(named, Goal) else named,
        goal=named if isinstance(named, Goal) else None,
    )
    if format is ProgressFormat.SVG and not as_json:
        from mentorlog.render import svg

        session.write(svg.draw(found), output)
        return
    if format is ProgressFormat.HTML and not as_json:
        from mentorlog.render import html, progress_html

        session.write(html.document("", progress_html.parts(found)), output)
        return
    cells = 0 if session.is_plain or format is ProgressFormat.MARKDOWN else _CELLS
    if cells and not output and session.width < NARROW:
        cells = _FEWER
    put_out(
        session,
        lambda: pages.progress_page(found, cells=cells, full=format is ProgressFormat.MARKDOWN),
        lambda: _json(found),
        format=Format(format.value) if not as_json else Format.JSON,
        output=output,
        problems=journal.problems,
    )


def _json(found: looking.Progress) -> dict[str, Any]:
    from mentorlog.render import json

    return json.progress(found)
