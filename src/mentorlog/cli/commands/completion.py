"""`completion`: prints the script with which a shell completes what one types."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from mentorlog.cli.group import built, new_app
from mentorlog.cli.session import session_of
from mentorlog.cli.shells import SCRIPTS
from mentorlog.errors import BadInput

app = new_app()


def command(name: str) -> Any:
    return built(app, name)


@app.command()
def completion(
    context: typer.Context,
    shell: Annotated[
        str, typer.Argument(metavar="SHELL", help=f"One of: {', '.join(SCRIPTS)}. Where you type.")
    ],
) -> None:
    """Have Tab complete commands, people, goals, items and dates.

    It prints a script; what it says at its top is what to do with it.

    Example: mentorlog completion bash
    See also: init, path
    """
    session = session_of(context)
    script = SCRIPTS.get(shell.casefold())
    if script is None:
        raise BadInput(f"There is no completion for “{shell}”.", f"One of: {', '.join(SCRIPTS)}.")
    session.write(script)
