"""`init`, `demo` and `path`: making a journal, looking at a sample one, finding it."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated, Any

import typer

from mentorlog.cli import making
from mentorlog.cli.group import built, new_app
from mentorlog.cli.hints import with_git
from mentorlog.cli.output import JsonOption
from mentorlog.cli.session import session_of
from mentorlog.journal.history import Beginning
from mentorlog.render.text import visible

app = new_app()
_HISTORY = {
    Beginning.BEGUN: "Git keeps its history: what a command did can be taken back.",
    Beginning.NO_GIT: "It keeps no history, for git is not installed; with git, give this command again.",
    Beginning.WITHIN: "It lies in another git repository, so it keeps no history of its own.",
}


def command(name: str) -> Any:
    return built(app, name)


@app.command()
def init(
    context: typer.Context,
    path: Annotated[Path | None, typer.Argument(metavar="[PATH]", help="The folder for it.")] = None,
    git: Annotated[
        bool | None,
        typer.Option("--git/--no-git", help="Keep its history with git, even inside another repository."),
    ] = None,
) -> None:
    """Make a journal; in one that is there, make what it lacks.

    Example: mentorlog init ~/journal
    See also: demo, path, mentor add
    """
    session = session_of(context)
    if path is None:
        session.check_not_away()
    target = making.checked_place(str(path or session.journal_path))
    was_there = session.store_at(target).exists
    made = making.make_journal(session, target, git=git)
    session.say(f"{'A journal is there already:' if was_there else 'Made a journal:'} {target}")
    if said := _HISTORY.get(made.history):
        session.tell(said)
    if made.history is Beginning.WITHIN:
        session.say(f"To have one: {with_git(target)}")
    if made.is_named:
        making.say_it_is_used(session, made)
    else:
        making.say_which_is_used(session, target)
    if not was_there:
        session.say(f'Begin: {session.mentorlog} mentor add "NAME"')


@app.command()
def demo(
    context: typer.Context,
    path: Annotated[Path | None, typer.Argument(metavar="[PATH]", help="The folder for it.")] = None,
) -> None:
    """Look at a sample journal. Yours stays as it is.

    It holds three people and three months, in a folder of its own.

    Example: mentorlog demo
    See also: init, path
    """
    from mentorlog.cli.commands.prep import show_sheet
    from mentorlog.exchange.demo import make_demo

    session = session_of(context)
    session.check_machine()
    target = (path.expanduser() if path else Path("mentorlog-demo")).absolute()
    today = session.world.now("").date()
    make_demo(target, today)
    shown = session.elsewhere(path or Path("mentorlog-demo"))
    shown.say(f"A sample journal is in {target}; nothing of yours was touched.")
    shown.say("")
    journal = shown.journal
    show_sheet(shown, journal, "ada-lovelace")
    shown.say("")
    shown.say("Try it:")
    for line in ("", " list", " review", " meeting show ada", ' done "90-day" --result "Ada has it"'):
        shown.say(f"  {shown.mentorlog}{line}")
    shown.say(f"Then your own: {shlex.quote(session.world.program)} init")


@app.command()
def path(context: typer.Context, as_json: JsonOption = False) -> None:
    """Say where the journal is.

    Example: cd "$(mentorlog path)"
    See also: init, export
    """
    session = session_of(context)
    root = str(session.root)
    if as_json:
        from mentorlog.render import json

        session.write(json.dumps({"path": root}))
    else:
        session.write(f"{visible(root)}\n")  # in one piece, whatever the terminal
    for fault in session.machine.faults:
        session.remark(str(fault))
