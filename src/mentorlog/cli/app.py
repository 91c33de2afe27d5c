"""The command line's root: what stands before a command, which module a command is in, where errors end."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperGroup

from mentorlog import __version__
from mentorlog.cli.hints import TRY_AGAIN, hint
from mentorlog.cli.session import Options, Session, session_of
from mentorlog.cli.world import World
from mentorlog.errors import BadInput, MentorlogError
from mentorlog.render.text import visible

# Which module of cli/commands a command is in; only that one is imported.
COMMANDS = {
    "today": "today",
    "prep": "prep",
    "note": "note",
    "review": "review",
    "progress": "progress",
    "jot": "items",
    "done": "items",
    "drop": "items",
    "move": "items",
    "reopen": "items",
    "told": "items",
    "list": "list",
    "search": "search",
    "recall": "recall",
    "nudge": "letters",
    "report": "letters",
    "mentor": "people",
    "mentee": "people",
    "goal": "goal",
    "me": "me",
    "meeting": "meeting",
    "calendar": "calendar",
    "init": "setup",
    "demo": "setup",
    "path": "setup",
    "export": "export",
    "import": "import_",
    "check": "check",
    "upgrade": "upgrade",
    "history": "history",
    "undo": "history",
    "sync": "sync",
    "merge-records": "sync",
}
STOPPED_BY_INTERRUPT = 130


class Called(NamedTuple):
    """One call of the program: the machine around it, and the words after its name."""

    world: World
    typed: Sequence[str]


class Root(TyperGroup):
    """The group of all commands, each loaded when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"mentorlog.cli.commands.{COMMANDS[cmd_name]}")
        return module.command(cmd_name)

    def invoke(self, ctx: Any) -> Any:
        try:
            answer = super().invoke(ctx)
            if isinstance(ctx.obj, Session):
                ctx.obj.show_problems()
                ctx.obj.world.stdout.flush()
            return answer
        except BrokenPipeError:
            raise
        except OSError as fault:
            if not isinstance(ctx.obj, Session) or not ctx.obj.has_stored:
                raise
            ctx.obj.remark(f"It is stored, and cannot be shown: {fault.strerror or fault}")
            return _unread()
        except MentorlogError as fault:
            if isinstance(ctx.obj, Session) and ctx.obj.ends_well(fault):
                return None
            raise
        finally:
            if isinstance(ctx.obj, Session):
                ctx.obj.close()

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            import difflib  # only for a misspelling

            near = difflib.get_close_matches(name, COMMANDS, n=2)
            advice = f"Did you mean {' or '.join(near)}?" if near else "See: mentorlog --help"
            raise BadInput(f"There is no command “{name}”.", advice)
        return super().resolve_command(ctx, args)


app = typer.Typer(
    cls=Root,
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> bool:
    if wanted:
        typer.echo(f"mentorlog {__version__}")
        raise typer.Exit
    return wanted


@app.callback()
def root(
    context: typer.Context,
    journal: Annotated[
        Path | None, typer.Option(metavar="PATH", help="The journal to use, instead of the usual one.")
    ] = None,
    as_of: Annotated[str, typer.Option(metavar="DATE", help="Take this day for today.")] = "",
    no_color: Annotated[bool, typer.Option("--no-color", help="No colours.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="No colours, nothing drawn.")] = False,
    version: Annotated[  # noqa: ARG001
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """Keep a mentoring journal: prep before a meeting, note after it, review once a week."""
    called = context.obj
    assert isinstance(called, Called)
    command = context.invoked_subcommand or "today"
    session = Session(called.world, Options(journal, as_of, no_color, plain, command, called.typed))
    context.obj = session
    if context.invoked_subcommand is None:
        from mentorlog.cli.commands.today import front_page

        front_page(session_of(context))


def run(arguments: Sequence[str], world: World) -> int:
    """Runs one command; gives the exit code. The one place where errors end."""
    try:
        if "" in arguments:
            # Nothing that we store or look up is empty; taken as "not given" it would do something else.
            raise BadInput("One of the words is empty.", "Leave it away, or write something.")
        command = typer.main.get_command(app)
        code = command.main(
            list(arguments), prog_name="mentorlog", standalone_mode=False, obj=Called(world, arguments)
        )
        world.stdout.flush()
        if code == STOPPED_BY_INTERRUPT:
            _complain(world, "\n")  # the question stands on the line still
        return code if isinstance(code, int) else 0
    except MentorlogError as fault:
        _explain(world, fault)
        return fault.exit_code
    except typer.TyperException as fault:
        return _usage(world, fault)
    except (KeyboardInterrupt, typer.Abort):
        _complain(world, "\nStopped.\n")
        return STOPPED_BY_INTERRUPT
    except BrokenPipeError:
        return _unread()
    except SystemExit as fault:
        if isinstance(fault.__context__, BrokenPipeError):
            return _unread()
        raise
    except OSError as fault:
        _complain(world, f"The system refused: {visible(fault.strerror or str(fault))}.\n{TRY_AGAIN}\n")
        _unread()
        return 1


def _unread() -> int:
    """Whoever read our output has enough. Python would complain once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return 0


def _complain(world: World, text: str) -> None:
    with contextlib.suppress(OSError):  # where standard error is gone there is nobody to tell
        world.stderr.write(text)


def _explain(world: World, fault: MentorlogError) -> None:
    with contextlib.suppress(BrokenPipeError):
        world.stdout.flush()
    _complain(world, f"{visible(str(fault))}\n")
    if fault.kept:
        _complain(world, f"What you typed is kept in {visible(str(fault.kept))}\n")
    if said := hint(fault):
        _complain(world, f"{visible(said)}\n")


def _usage(world: World, fault: typer.TyperException) -> int:
    context = getattr(fault, "ctx", None)
    message = fault.format_message()
    if not message:
        return fault.exit_code
    path = context.command_path if context else "mentorlog"
    _complain(world, f"{visible(message)}\nSee: {path} --help\n")
    return fault.exit_code
