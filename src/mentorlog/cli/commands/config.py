"""`config show`: each setting that holds, and where it came from."""

from __future__ import annotations

from typing import Any

import typer

from mentorlog.cli.group import built, new_app
from mentorlog.cli.output import JsonOption, put_out
from mentorlog.cli.session import Session, session_of
from mentorlog.render import config as pages

app = new_app()
app.info.name = "config"


def command(name: str) -> Any:
    """The command of that name."""
    return built(app, name)


@app.callback(invoke_without_command=True)
def config(context: typer.Context) -> None:
    """What is set, on this machine and in this journal.

    Example: mentorlog config show
    See also: path, init
    """
    if not context.invoked_subcommand:
        _show(session_of(context), as_json=False)


@app.command()
def show(context: typer.Context, as_json: JsonOption = False) -> None:
    """Each setting that holds, and where it came from.

    Works without a journal, and where a file of settings is wrong; then it says what is.

    Example: mentorlog config show
    See also: path, init, check
    """
    _show(session_of(context), as_json=as_json)


def _show(session: Session, *, as_json: bool) -> None:
    from mentorlog.cli.settings_now import has_journal, settings_now

    found = settings_now(session)
    journal = session.journal if has_journal(session) else None
    put_out(
        session,
        lambda: pages.config_page(found),
        lambda: pages.to_json(found),
        as_json=as_json,
        problems=[*session.machine.faults, *(journal.problems if journal else ())],
    )
    for fault in session.machine.faults:
        session.remark(f"{fault}. Until it is mended, other commands stop at it.")
