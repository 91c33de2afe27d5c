"""`init`, `demo` and `path`: making a journal, looking at a sample one, finding it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from mentorlog.cli import making
from mentorlog.cli.group import built, new_app
from mentorlog.cli.session import session_of
from mentorlog.journal import Journal

app = new_app()


def command(name: str) -> Any:
    return built(app, name)


@app.command()
def init(
    context: typer.Context,
    path: Annotated[Path | None, typer.Argument(metavar="[PATH]", help="The folder for it.")] = None,
) -> None:
    """Make a journal.

    Example: mentorlog init ~/journal
    """
    session = session_of(context)
    target = making.checked_place(str(path or session.journal_path))
    was_there = Journal(target).store.exists
    named = making.make_journal(session, target)
    session.say(f"{'A journal is there already:' if was_there else 'Made a journal:'} {target}")
    if named:
        session.say(f"It is the one that mentorlog uses now, by {session.config_file}.")
    else:
        making.say_which_is_used(session, target)
    if not was_there:
        session.say('Begin: mentorlog mentor add "NAME"')


@app.command()
def demo(
    context: typer.Context,
    path: Annotated[Path | None, typer.Argument(metavar="[PATH]", help="The folder for it.")] = None,
) -> None:
    """Look at a sample journal: three people, three months. Yours stays as it is.

    Example: mentorlog demo
    """
    from mentorlog.cli.commands.prep import show_sheet
    from mentorlog.cli.session import Options, Session
    from mentorlog.exchange.demo import make_demo

    session = session_of(context)
    target = (path.expanduser() if path else Path("mentorlog-demo")).absolute()
    today = session.world.now("").date()
    make_demo(target, today)
    shown = Session(session.world, Options(journal=target))
    shown.say(f"A sample journal is in {target}; nothing of yours was touched.")
    shown.say("")
    journal = shown.journal
    show_sheet(shown, journal, "ada-lovelace")
    shown.say("")
    shown.say("Try it:")
    program = _quoted(session.world.program)
    place = _quoted(str(path or Path("mentorlog-demo")))
    for line in ("", " list", " review", " meeting show ada", ' done "90-day" --result "Ada has it"'):
        shown.say(f"  {program} --journal {place}{line}")
    shown.say(f"Then your own: {program} init")


@app.command()
def path(context: typer.Context) -> None:
    """Say where the journal is.

    Example: cd "$(mentorlog path)"
    """
    session = session_of(context)
    session.say(str(session.journal.root))


def _quoted(word: str) -> str:
    import shlex

    return shlex.quote(word)
