"""`search`: where was that said? Every line of the journal that holds some words."""

from __future__ import annotations

import shlex
from typing import Annotated, Any

import typer

from mentorlog.cli.group import built, new_app
from mentorlog.cli.output import JsonOption, put_out
from mentorlog.cli.session import Session, session_of
from mentorlog.practice.finding import search as searching
from mentorlog.practice.finding.query import read_query
from mentorlog.render import search as pages

app = new_app()
# So many lines are shown at a terminal.
_LINES = 20


def command(name: str) -> Any:
    return built(app, name)


@app.command()
def search(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS", help="All of these; a phrase in quotes. Also who:WHO, kind:KIND, since:DATE."
        ),
    ],
    everything: Annotated[bool, typer.Option("--all", help="All lines, where a terminal shows 20.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Where was that said? Lines with these words, newest first.

    Case and accents do not matter. A phrase stands in quotes.

    Example: mentorlog search plan
    Example: mentorlog search "90-day plan" who:ada kind:commitment since:1-sep
    See also: recall, list
    """
    session = session_of(context)
    journal = session.journal
    query = read_query(journal, words, session.today)
    is_short = session.is_interactive and not everything and not as_json
    found = searching.search(journal, query, _LINES if is_short else None)
    put_out(
        session,
        lambda: pages.found_page(
            found,
            command=shlex.join(["mentorlog", "search", *words, "--all"]),
            way_on=lambda: _way_on(session),
        ),
        lambda: _json(found),
        as_json=as_json,
        problems=journal.problems,
    )


def _way_on(session: Session) -> str:
    """From nothing found: all that is listed, else how it goes on."""
    from mentorlog.cli.next_step import lists_of_items, way_on

    is_any = lists_of_items(session.journal, session.today)
    return "mentorlog list --kind any --all" if is_any else way_on(session.journal, session.today)


def _json(found: searching.Found) -> dict[str, Any]:
    from mentorlog.render import json_search

    return json_search.found(found)
