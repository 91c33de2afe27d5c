"""Making the commands of a module, the same way for all: our own help, and names that come close offered."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from mentorlog.errors import BadInput

F = TypeVar("F", bound=Callable[..., Any])
_HELP = {"help_option_names": ["-h", "--help"]}


def _show_help(context: Any, parameter: Any, wanted: bool) -> None:  # noqa: ARG001
    """Writes the page of a command to the world that it was called in, and ends."""
    if not wanted or context.resilient_parsing:
        return
    from mentorlog.cli import help as pages
    from mentorlog.cli.screen import Screen

    called = context.find_root().obj  # a session, once the options before the command are read
    screen: Screen = called if isinstance(called, Screen) else called.screen
    write, columns = screen.world.stdout.write, screen.world.columns
    command, path = context.command, context.command_path
    page = pages.read_help(command, path) if context.parent else pages.read_root(command)
    if screen.is_plain:
        write(pages.draw_plain(page, columns))
    else:
        write(pages.draw(page, columns, color=screen.wants_color))
    context.exit()


class Command(TyperCommand):
    """A command that shows its help as we draw it."""

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        return _ours(super().get_help_option(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        with _in_context(ctx):
            _check_given_once(self, ctx, args)
            return super().parse_args(ctx, args)


class Group(TyperGroup):
    """The same of a group of commands, which offers what comes close to a misspelt one."""

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        return _ours(super().get_help_option(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        with _in_context(ctx):
            return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name = args[0]
        if self.get_command(ctx, name) is None:
            from mentorlog.cli.meant import advice  # only for what is typed wrong

            of = f" in {ctx.command_path}" if ctx.parent else ""
            raise BadInput(f"There is no command “{name}”{of}.", advice(ctx, name, args[1:]))
        return super().resolve_command(ctx, args)


@contextlib.contextmanager
def _in_context(context: Any) -> Iterator[None]:
    """Says of a fault in which command it was, where Click leaves that out."""
    try:
        yield
    except typer.TyperException as fault:
        if getattr(fault, "ctx", None) is None:
            fault.ctx = context  # type: ignore[attr-defined]
        raise


def _check_given_once(command: TyperCommand, context: Any, args: list[str]) -> None:
    """Raises BadInput where an option that takes one value is given two: neither is to be lost in silence."""
    marked = [word.partition("=")[0] for word in args if word.startswith("-")]
    if len(marked) == len(set(marked)):
        return
    _, _, order = command.make_parser(context).parse_args(args=list(args))
    for option in order:
        if order.count(option) > 1 and not (getattr(option, "is_flag", True) or option.multiple):
            raise BadInput(
                f"“{option.opts[-1]}” is given more than once, and takes one value.", "Say it once."
            )


def _ours(option: TyperOption | None) -> TyperOption | None:
    if option is not None:
        option.callback, option.help = _show_help, "Show this page."
    return option


class Commands(typer.Typer):
    """An empty set of commands, each of which becomes a `Command`."""

    def command(
        self, name: str | None = None, *, cls: type[TyperCommand] | None = Command, **how: Any
    ) -> Callable[[F], F]:
        return super().command(name, cls=cls, **how)


def new_app() -> Commands:
    """An empty set of commands."""
    return Commands(
        cls=Group,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings=_HELP,
        no_args_is_help=False,
    )


def built(app: typer.Typer, name: str) -> Any:
    """The command called `name` of a set, or the set itself where the set has that name."""
    found = typer.main.get_command(app)
    if app.info.name == name:
        found.name = name
        return found
    commands = getattr(found, "commands", None)
    return commands[name] if commands else found
