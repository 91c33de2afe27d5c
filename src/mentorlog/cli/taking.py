"""`import --from json`: an export taken back, shown before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from mentorlog.cli import making, messages
from mentorlog.cli.session import Session
from mentorlog.dates import say_count
from mentorlog.errors import BadInput
from mentorlog.exchange import json_import
from mentorlog.journal import layout, upgrade
from mentorlog.journal.history import TRAILER
from mentorlog.journal.store import Store
from mentorlog.journal.unfinished import Change, Message

_NAMED = 5
_NOUNS = {
    "people": "person", "goals": "goal", "meetings": "meeting", "reviews": "review", "templates": "template",
}  # fmt: skip


def take_export(session: Session, files: Sequence[Path], ask: Callable[[], bool]) -> None:
    """Takes the one export in `files` into the journal, and makes one where none is; `ask` says whether to.

    Raises BadInput where it is none, or where a file in the journal stands otherwise.
    """
    if len(files) != 1:
        raise BadInput("One export at a time.", "Name one file.")
    incoming = json_import.read(_content(session, files[0]))
    store = session.store
    plan = json_import.make_plan(incoming, store.read_bytes)
    if plan.differing:
        raise BadInput(
            f"What is in the journal is not what is in the export: {_listed(plan.differing)}.",
            "Nothing was changed. Into a folder of its own: "
            f"mentorlog --journal FOLDER import --from json {files[0]}",
        )
    _tell(session, plan, incoming)
    if plan.new and ask():
        _write(session, store, plan.new)


def _write(session: Session, store: Store, new: Mapping[str, bytes]) -> None:
    if not store.exists:
        settings = _settings(new)
        place = making.checked_place(str(session.journal_path))
        making.make_journal(session, place, settings=settings)
        store = session.store
        new = {path: data for path, data in new.items() if path != layout.SETTINGS}
    changes = [Change(path, None, data) for path, data in new.items()]
    store.write(changes, Message(messages.of_export(len(new)), ((TRAILER, store.command),)))
    session.tell(f"Imported: {say_count(len(new), 'file')}. To take it back: {session.mentorlog} undo")


def _settings(new: Mapping[str, bytes]) -> str:
    """The settings that a new journal has from its first moment. Raises BadInput."""
    try:
        return new[layout.SETTINGS].decode() if layout.SETTINGS in new else upgrade.SETTINGS
    except UnicodeDecodeError as fault:
        raise BadInput(f"{layout.SETTINGS} in the export is not UTF-8 text.", "Mend it there.") from fault


def _tell(session: Session, plan: json_import.Plan, incoming: json_import.Incoming) -> None:
    counts = plan.folders
    said = [say_count(counts[folder], noun) for folder, noun in _NOUNS.items() if counts[folder]]
    said += [name for name in (layout.ME_FILE, layout.SETTINGS) if counts[name]]
    if not session.store.exists:
        session.tell(f"There is no journal in {session.journal_path} yet; it would be made.")
    if said:
        session.tell(f"New: {', '.join(said)}.")
    if plan.same:
        session.tell(f"Here already, the same: {say_count(len(plan.same), 'file')}.")
    if not incoming.is_complete:
        session.tell("The export is not a whole journal: something was left out of it, or not asked for.")
    if not plan.new:
        session.tell("There is nothing new in it.")


def _listed(paths: Sequence[str]) -> str:
    more = len(paths) - _NAMED
    return ", ".join(paths[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def _content(session: Session, path: Path) -> bytes:
    if str(path) == "-":
        return session.world.stdin.read(json_import.LARGEST_EXPORT + 1)
    try:
        if not path.is_file():
            raise BadInput(f"There is no file {path}.", "Name an export: mentorlog export --output FILE")
        if path.stat().st_size > json_import.LARGEST_EXPORT:
            raise BadInput(f"{path} is larger than 512 MB.", "Export one person at a time: --who WHO")
        return path.read_bytes()
    except OSError as fault:
        raise BadInput(f"{path} cannot be read: {fault.strerror or fault}", "Nothing was changed.") from fault
