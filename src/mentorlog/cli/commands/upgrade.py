"""`upgrade`: an older journal made what one is that begins today, checked before and after."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from mentorlog.cli import messages
from mentorlog.cli.commands.check import faults_in
from mentorlog.cli.group import built, new_app
from mentorlog.cli.session import Session, session_of
from mentorlog.errors import NotSound
from mentorlog.journal.upgrade import upgraded

app = new_app()


def command(name: str) -> Any:
    """The command of that name."""
    return built(app, name)


@app.command()
def upgrade(
    context: typer.Context,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what it would do, and no more.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Bring an old journal into today's form.

    Checks it first, shows what would change, asks, and checks again. One undo takes it back.

    Example: mentorlog upgrade --dry-run
    See also: check, undo, init
    """
    session = session_of(context)
    journal = session.to_write()
    _check(session, "Nothing was changed. Mend that first, as said beside it.")
    edit = journal.edit()
    changes = upgraded(journal, edit)
    if not changes:
        session.tell(f"This journal is of format {journal.settings.format}, and lacks nothing.")
        return
    for line in changes:
        session.say(line)
    history = session.store.history
    begins = not history.is_on and history.git.is_installed and not history.is_within_another
    if begins:
        session.tell("Before that, git begins to keep its history, all as it stands now.")
    elif not history.is_on:
        session.tell("This journal has no history: it could not be undone. Copy its folder first.")
    if not session.is_wanted("Upgrade it?", dry_run=dry_run, yes=yes):
        return
    if begins:
        session.store.begin_history(anywhere=False)
    edit.save(messages.UPGRADED)
    _check(session, "To take the upgrade back: mentorlog undo")
    undo = f" To take it back: {session.mentorlog} undo" if history.is_on else ""
    session.tell(f"Upgraded, and checked.{undo}")


def _check(session: Session, advice: str) -> None:
    """Names what is wrong with the journal, and raises NotSound where anything is."""
    faults = faults_in(session)
    for fault in faults:
        session.say(str(fault))
    if faults:
        raise NotSound(len(faults), advice)
