"""The command line's root: what stands before a command, which module a command is in, where errors end."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer

from mentorlog import __version__
from mentorlog.cli.catalog import COMMANDS, HIDDEN
from mentorlog.cli.group import Group
from mentorlog.cli.hints import TRY_AGAIN, carried, hint
from mentorlog.cli.screen import Options, Screen, as_remark
from mentorlog.cli.session import Session, session_of
from mentorlog.cli.shells import ASKED
from mentorlog.cli.world import World
from mentorlog.errors import BadInput, MentorlogError

STOPPED_BY_INTERRUPT = 130


@dataclass
class Called:
    """One call of the program: the machine around it, the words after its name, and the session it became."""

    world: World
    typed: Sequence[str]
    session: Session | None = None

    @property
    def screen(self) -> Screen:
        """What help is shown on, which comes before the options are read."""
        given = Options(no_color="--no-color" in self.typed, plain="--plain" in self.typed)
        return Screen(self.world, given)


class Root(Group):
    """The group of all commands, each loaded when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        return [name for name in COMMANDS if name not in HIDDEN]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        if cmd_name in COMMANDS and cmd_name not in self.commands:
            module = import_module(f"mentorlog.cli.commands.{COMMANDS[cmd_name]}")
            self.commands[cmd_name] = module.command(cmd_name)
        return self.commands.get(cmd_name)

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


app = typer.Typer(
    cls=Root,
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(context: typer.Context, wanted: bool) -> bool:
    if wanted and not context.resilient_parsing:
        context.obj.world.stdout.write(f"mentorlog {__version__}\n")
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
    plain: Annotated[
        bool, typer.Option("--plain", help="One fact a line; no colours, nothing drawn.")
    ] = False,
    version: Annotated[  # noqa: ARG001
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """Keep a mentoring journal: prep before a meeting, note after it, review once a week."""
    called = context.obj
    assert isinstance(called, Called)
    command = context.invoked_subcommand or "today"
    session = Session(called.world, Options(journal, as_of, no_color, plain, command, called.typed))
    context.obj = called.session = session
    if context.invoked_subcommand is None:
        from mentorlog.cli.commands.today import front_page

        front_page(session_of(context))


def run(arguments: Sequence[str], world: World) -> int:
    """Runs one command; gives the exit code. The one place where errors end."""
    called = Called(world, arguments)
    try:
        if "" in arguments:
            # Nothing that we store or look up is empty; taken as "not given" it would do something else.
            raise BadInput("One of the words is empty.", "Leave it away, or write something.")
        command = typer.main.get_command(app)
        if world.environment.get(ASKED):
            from mentorlog.cli.completing import answer  # a shell asks what could be typed

            answer(world, command, called)
            return 0
        code = command.main(list(arguments), prog_name="mentorlog", standalone_mode=False, obj=called)
        world.stdout.flush()
        if code == STOPPED_BY_INTERRUPT:
            said = called.session.when_interrupted if called.session else ""
            _complain(world, f"\n{said}\n" if said else "\n")  # the question stands on the line still
        return code if isinstance(code, int) else 0
    except MentorlogError as fault:
        _explain(world, fault, called.session)
        return fault.exit_code
    except typer.TyperException as fault:
        return _usage(world, fault, called.session)
    except (KeyboardInterrupt, typer.Abort):
        _complain(world, "\nStopped.\n")
        return STOPPED_BY_INTERRUPT
    except BrokenPipeError:
        return _unread()
    except SystemExit as fault:
        if isinstance(fault.__context__, BrokenPipeError):
            return _unread()
        raise
    except UnicodeEncodeError as fault:
        if _is_fault_of_ours(fault):
            raise
        sign = f"U+{ord(fault.object[fault.start]):04X}"
        said = f"The file names of this locale ({fault.encoding}) have no sign for {sign}."
        _complain(world, as_remark(said, world))
        _complain(world, as_remark("With PYTHONUTF8=1 in the environment they have all of them.", world))
        return 1
    except OSError as fault:
        said = f"The system refused: {fault.strerror or fault}."
        _complain(world, as_remark(said, world) + as_remark(TRY_AGAIN, world))
        _unread()
        return 1


def _is_fault_of_ours(fault: UnicodeEncodeError) -> bool:
    """Whether it is not about a file's name: in UTF-8 every name can be said."""
    return fault.encoding != sys.getfilesystemencoding() or fault.encoding == "utf-8"


def _unread() -> int:
    """Whoever read our output has enough. Python would complain once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return 0


def _complain(world: World, text: str) -> None:
    with contextlib.suppress(OSError):  # where standard error is gone there is nobody to tell
        world.stderr.write(text)


def _explain(world: World, fault: MentorlogError, session: Session | None) -> None:
    with contextlib.suppress(BrokenPipeError):
        world.stdout.flush()
    _complain(world, as_remark(str(fault), world))
    if fault.kept:
        _complain(world, as_remark(f"What you typed is kept in {fault.kept}", world))
    if said := hint(fault, session):
        _complain(world, as_remark(said, world))


def _usage(world: World, fault: typer.TyperException, session: Session | None) -> int:
    from mentorlog.cli.usage import worded

    message, advice = worded(fault)
    if session and session.options.journal:
        advice = carried(advice, session.mentorlog)
    if message:
        _complain(world, as_remark(message, world) + as_remark(advice, world))
    return fault.exit_code
