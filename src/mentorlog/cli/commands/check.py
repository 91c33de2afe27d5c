"""`check`: whether the journal is sound, and what is not."""

from __future__ import annotations

from typing import Any

import typer

from mentorlog.cli.group import built, new_app
from mentorlog.cli.output import JsonOption
from mentorlog.cli.session import Session, session_of
from mentorlog.journal.check import Fault
from mentorlog.journal.check import check as find_faults
from mentorlog.render.text import visible

app = new_app()
DAMAGED = 4


def command(name: str) -> Any:
    """The command of that name."""
    return built(app, name)


@app.command()
def check(context: typer.Context, as_json: JsonOption = False) -> None:
    """Read everything, change nothing, and say what is wrong.

    Silent when all is well. Else one line for each fault: file, line, fault and mend.

    Example: mentorlog check
    See also: history, export
    """
    session = session_of(context)
    faults = faults_in(session)
    if as_json:
        from mentorlog.render import check as json

        session.write(json.dumps(faults))
    else:
        for fault in faults:
            if session.is_plain:
                for said in (*fault.facts, ""):
                    session.say(said)
            else:
                session.write(f"{visible(str(fault))}\n")  # one line each, for an editor to jump to
    if faults:
        raise typer.Exit(DAMAGED)


def faults_in(session: Session) -> list[Fault]:
    """All that is wrong with the session's journal and with its history."""
    faults = find_faults(session.root, _is_known_zone)
    if damage := session.store.history.fault():
        mend = "Begin it anew from another machine's, or ask git fsck; the records are not in it."
        faults.append(Fault(".git", None, f"is a damaged history: {damage}", mend))
    return faults


def _is_known_zone(name: str) -> bool:
    """Whether this machine knows a time zone; where it knows none at all, it cannot tell."""
    from zoneinfo import ZoneInfo, available_timezones

    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return not available_timezones()
    return True
