"""What was meant by a command that there is not: a word of another tool's, a group's, or a misspelling.

Looked at only where something is typed wrong.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from shlex import quote
from typing import Any

from mentorlog.cli.help import names_of
from mentorlog.cli.machine import Machine
from mentorlog.cli.session import Session
from mentorlog.journal.layout import SETTINGS
from mentorlog.journal.records import Settings

# Below this two words are two words: "redo" is no "report".
_ALIKE = 0.7
_GROUPS = ("mentor", "goal", "meeting", "me")
_PEOPLE = "mentor list", "mentee list"
_NEW = "mentor add NAME", "goal add TITLE", "meeting plan WHO WHEN", "jot WHO TEXT"
_GONE = "drop ITEM", "mentor remove WHO", "goal remove GOAL", "meeting remove WHO DATE"
# What people type from elsewhere, and what it is here, by the group in which it is typed.
WORDS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "": {
        "redo": ("undo --redo",),
        "add": _NEW, "new": _NEW, "create": _NEW,
        "delete": _GONE, "remove": _GONE, "rm": _GONE,
        "edit": ("note WHO", "mentor edit WHO", "goal edit GOAL", "meeting edit WHO", "me edit"),
        "status": ("today",), "agenda": ("today",), "next": ("prep",),
        "people": _PEOPLE, "mentors": ("mentor list",), "mentees": ("mentee list",),
        "goals": ("goal list",), "meetings": ("meeting list",),
        "ls": ("list",), "todo": ("list",), "todos": ("list",), "tasks": ("list",),
        "log": ("note WHO", "goal log GOAL VALUE", "history"),
        "find": ("search WORDS",), "grep": ("search WORDS",),
        "schedule": ("meeting plan WHO WHEN",),
        "finish": ("done ITEM",), "complete": ("done ITEM",),
        "settings": ("config show",), "man": ("--help",), "backup": ("export", "sync"),
    },
    "goal": {
        "reopen": ("goal edit GOAL --status active",), "resume": ("goal edit GOAL --status active",),
        "pause": ("goal edit GOAL --status paused",),
        "done": ("goal achieve GOAL",), "finish": ("goal achieve GOAL",),
        "close": ("goal achieve GOAL", "goal drop GOAL"),
        "new": ("goal add TITLE",), "delete": ("goal remove GOAL",),
    },
    "meeting": {
        "add": ("meeting plan WHO WHEN",), "new": ("meeting plan WHO WHEN",),
        "schedule": ("meeting plan WHO WHEN",), "move": ("meeting reschedule WHO WHEN",),
        "delete": ("meeting cancel WHO", "meeting remove WHO DATE"), "note": ("note WHO",),
    },
    **{
        group: {
            "new": (f"{group} add NAME",), "delete": (f"{group} remove WHO",),
            "end": (f"{group} close WHO",), "note": ("note WHO",), "meet": ("meeting plan WHO WHEN",),
        }
        for group in ("mentor", "mentee")
    },
}  # fmt: skip


def advice(context: Any, name: str, rest: Sequence[str]) -> str:
    """What to type instead of `name`, which the group of this context does not know; `rest` came after it."""
    group, path = context.command, context.command_path
    is_root = context.parent is None
    if name == "help":
        named = f" {rest[0]}" if rest and group.get_command(context, rest[0]) else ""
        return f"See: {path}{named} --help"
    if group.name == "config":
        return _where_settings_are(context.find_root().obj, (name, *rest))
    found = list(WORDS.get("" if is_root else group.name, {}).get(name, ()))
    if found or is_root:
        call = _call(context) if is_root else "mentorlog"
        found = found or [way for one in _GROUPS for way in _in_group(context, one, name)]
        if found:
            return f"Here that is: {', '.join(f'{call} {way}' for way in found)}"
    near = _near(name, group.list_commands(context))
    return f"Did you mean {' or '.join(near)}?" if near else f"See: {path} --help"


def _where_settings_are(session: Session, words: Sequence[str]) -> str:
    """The files in which settings are written: that of the setting among these words, else both."""
    machine = str(session.config_file)
    if not session.store.exists or set(words) & set(Machine._fields):
        return f"A setting is a line of a file, to open in an editor: {machine}"
    journal = str(session.journal_path / SETTINGS)
    if set(words) & set(Settings.model_fields):
        return f"A setting is a line of a file, to open in an editor: {journal}"
    return f"A setting is a line of a file, to open in an editor: {machine} or, for this journal, {journal}"


def _call(context: Any) -> str:
    """The program, on the journal that was named: there is no session yet that knows."""
    named = context.params.get("journal")
    return f"mentorlog --journal {quote(str(named))}" if named else "mentorlog"


def _in_group(context: Any, group: str, name: str) -> list[str]:
    """A group's own command of that name, with what it needs."""
    command = context.command.get_command(context, group).commands.get(name)
    if command is None:
        return []
    needs = [names_of(one).rstrip(".") for one in command.params if one.required]
    return [" ".join([group, name, *needs])]


def _near(name: str, known: Sequence[str]) -> list[str]:
    begun = [one for one in known if len(name) > 1 and one.startswith(name)]
    alike = difflib.get_close_matches(name, known, n=2, cutoff=_ALIKE)
    mixed = [one for one in known if sorted(one) == sorted(name)]  # "jto"
    return (begun if len(begun) < 4 else []) or alike or mixed
