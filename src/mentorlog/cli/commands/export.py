"""`export`: the journal in other forms, to keep, to read, to count in a spreadsheet, to take elsewhere."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mentorlog.cli.group import built, new_app
from mentorlog.cli.output import OutputOption
from mentorlog.cli.session import Session, session_of
from mentorlog.errors import BadInput

if TYPE_CHECKING:
    from mentorlog.practice.leaving.chosen import Chosen, LeftOut

app = new_app()


class As(StrEnum):
    """The forms there are."""

    JSON = "json"
    MARKDOWN = "markdown"
    CSV = "csv"
    HTML = "html"
    BRAG = "brag"


# What a file is that `--output` names, where `--format` does not say.
_ENDINGS = {".md": As.MARKDOWN, ".csv": As.CSV, ".html": As.HTML, ".htm": As.HTML}


def command(name: str) -> Any:
    """The command of that name."""
    return built(app, name)


@app.command()
def export(
    context: typer.Context,
    form: Annotated[
        As | None,
        typer.Option("--format", help="All of it, a document to read, items as a table, a page, what I did."),
    ] = None,
    who: Annotated[str, typer.Option(metavar="WHO", help="Only with one person.")] = "",
    since: Annotated[str, typer.Option(metavar="DATE", help="Only what happened since that day.")] = "",
    with_private: Annotated[
        bool, typer.Option("--include-private", help="With what is private, which is left out else.")
    ] = False,
    output: OutputOption = None,
) -> None:
    """The journal in another form: JSON, Markdown, CSV or HTML.

    JSON has all of it, and `import --from json` takes it back.

    What is private is left out, and how much that was is said.

    Example: mentorlog export --output journal.json
    See also: import, sync
    """
    session = session_of(context)
    journal = session.journal
    into = form or _ENDINGS.get(output.suffix.lower() if output else "", As.JSON)
    person = journal.find_person(who) if who else None
    day = None
    if since:
        from mentorlog.dates import read_day

        day = read_day(since, session.today, back=True, ways=journal.settings.ways)
    if into is As.BRAG and with_private:
        raise BadInput("What is for a review never has private parts.", "Leave out --include-private.")
    from mentorlog.practice.leaving.chosen import choose

    chosen = choose(journal, session.today, person=person, since=day, with_private=with_private)
    text, left_out = _FORMS[into](session, chosen)
    session.write(text, output)
    if session.is_interactive and form is None and output is None:
        session.remark(f"It is for a file: {session.mentorlog} export --output journal.json")
    if into in (As.MARKDOWN, As.HTML) and _is_empty(chosen):
        session.remark(f"There is nothing in it yet. {_to_go_on(session, chosen, into)}")
    if any(left_out):
        session.remark(f"Left out, for they are private: {_counted(left_out)}.")


def _is_empty(chosen: Chosen) -> bool:
    return not (chosen.people or chosen.goals or chosen.meetings or chosen.items or any(chosen.left_out))


def _to_go_on(session: Session, chosen: Chosen, form: As) -> str:
    """From nothing: all there is, where not all was asked for; else how it goes on."""
    from mentorlog.cli.next_step import way_on

    if chosen.is_whole:
        return f"To go on: {session.carried(way_on(session.journal, session.today))}"
    return f"Of everybody, and all the time: {session.mentorlog} export --format {form}"


def _json(session: Session, chosen: Chosen) -> tuple[str, LeftOut]:
    from mentorlog.exchange import export_json
    from mentorlog.exchange.leaving import leaving
    from mentorlog.render import json

    files = leaving(chosen)
    value = export_json.export(chosen, files)
    noted = {problem.path for problem in chosen.journal.problems}
    for path in files.unread:
        if path not in noted:
            session.remark(f"Left out, for it cannot be read: {path}")
    if chosen.is_whole and not files.is_complete:
        session.remark("It is not the whole journal; --include-private takes all of it.")
    return json.dumps(value, chosen.journal.problems), files.left_out


def _markdown(session: Session, chosen: Chosen) -> tuple[str, LeftOut]:  # noqa: ARG001
    from mentorlog.exchange import export_markdown
    from mentorlog.exchange.leaving import leaving

    files = leaving(chosen)
    return export_markdown.export(chosen, files), files.left_out


def _csv(session: Session, chosen: Chosen) -> tuple[str, LeftOut]:  # noqa: ARG001
    from mentorlog.exchange import export_csv

    items = chosen.left_out.items
    return export_csv.written(export_csv.rows(chosen.items)), type(chosen.left_out)(items=items)


def _html(session: Session, chosen: Chosen) -> tuple[str, LeftOut]:  # noqa: ARG001
    from mentorlog.exchange import export_html
    from mentorlog.exchange.leaving import leaving

    files = leaving(chosen)
    return export_html.export(chosen, files), files.left_out


def _brag(session: Session, chosen: Chosen) -> tuple[str, LeftOut]:
    from mentorlog.practice.leaving.brag import brag
    from mentorlog.render import markdown
    from mentorlog.render.brag import brag_page

    found = brag(chosen)
    if not found.quarters:
        session.remark(f"There is nothing yet to tell. {_to_go_on(session, chosen, As.BRAG)}")
    return markdown.draw(brag_page(found)), chosen.left_out


_FORMS = {As.JSON: _json, As.MARKDOWN: _markdown, As.CSV: _csv, As.HTML: _html, As.BRAG: _brag}


def _counted(left_out: LeftOut) -> str:
    from mentorlog.dates import say_count

    named = {
        "people": "person", "goals": "goal", "meetings": "meeting", "items": "item",
        "others": "other record", "sections": "section",
    }  # fmt: skip
    counts = left_out._asdict()
    return ", ".join(say_count(counts[key], noun) for key, noun in named.items() if counts[key])
