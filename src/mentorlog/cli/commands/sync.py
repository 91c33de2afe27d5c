"""`sync`: one journal on several machines; and `merge-records`, which git itself calls."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated, Any

import typer

from mentorlog.cli.group import built, new_app
from mentorlog.cli.session import session_of

app = new_app()
_CONFLICT = 1  # what git takes for "merged, and not wholly"
_LOOK_AT_IT = 4


def command(name: str) -> Any:
    return built(app, name)


@app.command()
def sync(context: typer.Context) -> None:
    """Bring this machine's journal and your own remote together.

    Example: mentorlog sync
    See also: history, export
    """
    from mentorlog.journal import sync as syncing

    session = session_of(context)
    store = session.journal.store
    store.history.require()
    remote = syncing.remote_of(store)
    if not syncing.knows_of_private(store, remote):
        session.remark(f"All of the journal goes to {remote.url}, what is private in it too.")
        syncing.tell_of_private(store, remote)
    done = syncing.sync(store, remote)
    came = f"{_commits(done.received)} came" if done.received else ""
    went = f"{_commits(done.sent)} went" if done.sent else ""
    session.tell(f"Synced with {remote.name}: {', '.join(filter(None, (came, went))) or 'nothing new'}.")
    for conflict in done.conflicts:
        session.tell(f"Changed on both sides: {conflict.path}:{conflict.line}")
    if done.conflicts:
        session.tell("Both versions are there, between marks: keep one, and take the marks out.")
        session.say(f"Open it in an editor: {shlex.quote(str(store.root / done.conflicts[0].path))}")
        raise typer.Exit(_LOOK_AT_IT)


@app.command("merge-records", hidden=True)
def merge_records(
    base: Annotated[Path, typer.Argument()],
    ours: Annotated[Path, typer.Argument()],
    theirs: Annotated[Path, typer.Argument()],
    toml: Annotated[bool, typer.Option("--toml")] = False,
) -> None:
    """Merge one record for git: the result goes into the second file (gitattributes, "merge")."""
    from mentorlog.journal.disk import write_file
    from mentorlog.journal.merge import merge

    texts = [path.read_bytes().decode("utf-8", "surrogateescape") for path in (base, ours, theirs)]
    merged = merge(texts[0] or None, texts[1], texts[2], is_toml=toml)
    write_file(ours.absolute(), merged.text.encode("utf-8", "surrogateescape"))
    raise typer.Exit(_CONFLICT if merged.conflicts else 0)


def _commits(number: int) -> str:
    return "one change" if number == 1 else f"{number} changes"
