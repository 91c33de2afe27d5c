"""Making the commands of a module, the same way for all."""

from __future__ import annotations

from typing import Any

import typer

_HELP = {"help_option_names": ["-h", "--help"]}


def new_app() -> typer.Typer:
    """An empty set of commands."""
    return typer.Typer(
        add_completion=False, pretty_exceptions_enable=False, context_settings=_HELP, no_args_is_help=False
    )


def built(app: typer.Typer, name: str) -> Any:
    """The command called `name` of a set, or the set itself where the set has that name."""
    found = typer.main.get_command(app)
    if app.info.name == name:
        found.name = name
        return found
    commands = getattr(found, "commands", None)
    return commands[name] if commands else found
