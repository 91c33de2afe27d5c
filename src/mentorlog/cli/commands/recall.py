"""`recall`: all that happened with somebody, day by day."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from mentorlog.cli.group import built, new_app
from mentorlog.cli.output import Format, FormatOption, JsonOption, OutputOption, put_out
from mentorlog.cli.session import session_of, words
from mentorlog.practice.finding import recall as recalling
from mentorlog.practice.finding.query import kind_named
from mentorlog.render import recall as pages

app = new_app()


def command(name: str) -> Any:
    return built(app, name)


@app.command()
def recall(
    context: typer.Context,
    who: Annotated[list[str], typer.Argument(metavar="WHO", help="With whom.")],
    since: Annotated[str, typer.Option(metavar="DATE", help="Only from that day on.")] = "",
    kind: Annotated[
        list[str] | None,
        typer.Option(metavar="KIND", help="Only meeting, log, progress, or one kind of item; repeatable."),
    ] = None,
    as_json: JsonOption = False,
    format: FormatOption = Format.TERMINAL,  # noqa: A002
    output: OutputOption = None,
) -> None:
    """All that happened with somebody, day by day, the newest last.

    Example: mentorlog recall ada --since "1 sep" --kind decision --kind feedback
    See also: search, mentor show, history
    """
    session = session_of(context)
    journal = session.journal
    person = journal.find_person(words(who))
    kinds = [kind_named(one, recalling.KINDS) for one in kind or ()]
    day = None
    if since:
        from mentorlog.dates import read_day

        day = read_day(since, session.today, back=True, ways=journal.settings.ways)
    found = recalling.recall(journal, person, session.today, day, kinds)
    # With less asked for there is more; where nothing was, it begins with a note.
    way_on = f"mentorlog {'recall' if day or kinds else 'note'} {person.short}"
    put_out(
        session,
        lambda: pages.chronology_page(found, way_on),
        lambda: _json(found),
        format=format,
        as_json=as_json,
        output=output,
        problems=journal.problems,
    )


def _json(found: recalling.Chronology) -> dict[str, Any]:
    from mentorlog.render import json_search

    return json_search.chronology(found)
