"""`history` and `undo`: what was done, and taking it back."""

from __future__ import annotations

import difflib
from typing import Annotated, Any

import typer

from mentorlog.cli.group import built, new_app
from mentorlog.cli.output import JsonOption, put_out
from mentorlog.cli.session import Session, session_of, words
from mentorlog.dates import say_day
from mentorlog.errors import ChangedSince, Stopped
from mentorlog.journal import Journal
from mentorlog.journal.history import REDOES, TRAILER, UNDOES, Step
from mentorlog.journal.unfinished import Change, Message
from mentorlog.render.page import Line, Page, Part, part

app = new_app()
_SHOWN = 20
_LINES, _SCREEN = 6, 20
_WHEN = {"-": "now", "+": "then"}


def command(name: str) -> Any:
    return built(app, name)


@app.command()
def history(
    context: typer.Context,
    who: Annotated[
        list[str] | None, typer.Argument(metavar="[WHO]", help="With whom: their record and their meetings.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="From the beginning.")] = False,
    as_json: JsonOption = False,
) -> None:
    """What was done in the journal, the last first.

    Example: mentorlog history ada
    See also: undo, check
    """
    session = session_of(context)
    journal = session.journal
    journal.store.history.require()
    paths: list[str] = []
    if who:
        person = journal.find_person(words(who))
        paths = [person.path, f"meetings/{person.slug}"]
    found = journal.store.history.steps(paths)
    steps = [step for step, _ in zip(found, range(_SHOWN + 1), strict=False)] if not everything else [*found]
    put_out(session, lambda: _page(session, steps, everything), lambda: _json(steps), as_json=as_json)


@app.command()
def undo(
    context: typer.Context,
    redo: Annotated[bool, typer.Option("--redo", help="Do again what was taken back last.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Take back the last command; once more goes further back.

    Example: mentorlog undo
    See also: history, reopen
    """
    session = session_of(context)
    journal = session.to_write()
    known = journal.store.history
    known.require()
    step, changes = _next(journal, redo=redo)
    line = step.line.removeprefix(_BACK)
    for change in changes:
        if journal.store.read_bytes(change.path) != change.before:
            raise ChangedSince(change.path, line, step.sha)
    # What is not asked about is done before it is told: whoever reads may stop reading.
    if yes:
        _store(session, changes, step, line, redo=redo)
    verb = "does again" if redo else "takes back"
    session.tell(f"This {verb}, of {_when(step, session)}: {line}")
    session.show(_shown(changes), limit=_SCREEN, wrap=False)
    if not yes:
        if not session.is_interactive:
            raise Stopped("Nothing was changed.", f"mentorlog undo{' --redo' if redo else ''} --yes")
        if not session.confirm("Do it again?" if redo else "Take it back?", default=False):
            raise Stopped("Nothing was changed.")
        _store(session, changes, step, line, redo=redo)
    session.tell("Done again." if redo else f"Taken back. To have it again: {session.mentorlog} undo --redo")


_BACK = "Took back: "


def _next(journal: Journal, *, redo: bool) -> tuple[Step, list[Change]]:
    """The step to take, and what it changes. One that would change nothing any more is passed over."""
    known = journal.store.history
    for step in known.undone() if redo else known.done():
        changes = known.changes_of(step.undoes or step.sha)
        if not redo:
            changes = [Change(path, after, before) for path, before, after in changes]
        if any(journal.store.read_bytes(change.path) != change.after for change in changes):
            return step, changes
    raise Stopped(f"There is nothing to {'do again' if redo else 'take back'}.", "See: mentorlog history")


def _store(session: Session, changes: list[Change], step: Step, line: str, *, redo: bool) -> None:
    said = f"{'Did again' if redo else 'Took back'}: {line}"
    mark = (REDOES if redo else UNDOES, step.undoes or step.sha)
    command = "redo" if redo else "undo"
    session.store.write(changes, Message(said, ((TRAILER, command), mark)))


def _shown(changes: list[Change]) -> Page:
    """Each file with what stands in it now and what will stand there then, a few lines of it."""
    parts = []
    for path, before, after in changes:
        if before is None or after is None:
            parts.append(Part("", (Line(path, right="goes" if after is None else "comes back"),), level=0))
            continue
        old, new = (data.decode("utf-8", "replace").split("\n") for data in (before, after))
        found = [line for line in difflib.unified_diff(old, new, lineterm="", n=0) if line[:2] != "@@"][2:]
        lines = [Line(line[1:].strip(), label=_WHEN[line[0]]) for line in found if line[1:].strip()]
        parts.append(Part("", (Line(path),), level=0))
        parts += part("", lines, level=0, table=True, brief=_LINES)
    return Page(parts=tuple(parts))


def _page(session: Session, steps: list[Step], everything: bool) -> Page:
    lines = [
        Line(step.line, label=_when(step, session)) for step in (steps if everything else steps[:_SHOWN])
    ]
    if len(lines) < len(steps):
        lines.append(Line("", label="Earlier", command="mentorlog history --all"))
    if not lines:
        lines = [Line("Nothing was done yet.", tone="quiet")]
    return Page(parts=(Part("", tuple(lines), level=0, table=True, brief=9999),))


def _when(step: Step, session: Session) -> str:
    day = step.when.astimezone(session.now.tzinfo)
    said = "today" if day.date() == session.today else say_day(day.date(), session.today)
    return f"{said} {day:%H:%M}"


def _json(steps: list[Step]) -> dict[str, Any]:
    return {
        "history": [
            {"commit": step.sha, "when": step.when.isoformat(), "text": step.line, "command": step.command}
            for step in steps
        ]
    }
