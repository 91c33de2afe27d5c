"""The one place where an editor is run.

What is typed lies in a draft inside the journal from the first moment, and stays there on any fault.
"""

from __future__ import annotations

import contextlib
import shlex
import shutil
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from mentorlog.cli.hints import hint, said_at_once
from mentorlog.cli.session import Session
from mentorlog.errors import CannotWrite, Damaged, EditorFault, Locked, MentorlogError, NewerFormat, Stopped
from mentorlog.journal import interrupts

T = TypeVar("T")
_PATIENCE = 10  # seconds
_USUAL = ("nano", "vi", "notepad")
# What the drafts of notes are called: of a new one, and of a meeting whose record is there.
_NOTES = ("note", "page")


def edited(session: Session, name: str, text: str, store: Callable[[str], T], *, again: bool = True) -> T:
    """Opens an editor on `text`; what was saved goes to `store`, whose answer is given.

    Where `store` refuses, the editor can be opened on the same draft again. Raises EditorFault where
    the editor fails or leaves what is no text, Stopped where nothing was changed.
    """
    try:
        return _edited(session, name, text, store, again=again)
    except EditorFault as fault:
        fault.is_note = name in _NOTES
        # One that the machine's settings name gives way to what the environment names.
        fault.setting = chosen(session)[0].removeprefix("$").replace("editor", fault.setting)
        raise


def _edited(session: Session, name: str, text: str, store: Callable[[str], T], *, again: bool) -> T:
    command = _command(session)
    drafts = session.journal.store
    draft = drafts.keep_draft(name, text.encode("utf-8"))
    while True:
        try:
            with session.free():
                saved = _run(command, draft, before=text.encode("utf-8"))
        except (CannotWrite, Damaged, Locked, NewerFormat) as fault:
            fault.kept = draft  # the journal could not be taken up again
            raise
        except (KeyboardInterrupt, SystemExit):
            if not _drop_if_same(draft, text.encode("utf-8")):
                session.remark(f"What you typed is kept in {draft}")
            raise
        if saved is None:
            drafts.drop_draft(draft)
            advice = 'If your editor returns at once, let it wait: EDITOR="code --wait"'
            raise Stopped("Nothing was written, so nothing was stored.", advice)
        try:
            answer = store(saved)
        except MentorlogError as fault:
            if not (again and session.is_interactive):
                fault.kept = draft
                raise
            # What is to be mended is the draft, and not the record that a fault may speak of.
            advice = "" if isinstance(fault, Damaged) else hint(fault, session)
            session.remark(said_at_once(fault, advice))
            try:
                once_more = session.confirm("Open the editor on it again?", default=True)
            except Stopped:
                once_more = False
            if not once_more:
                fault.kept = draft
                raise
            continue
        except BaseException:
            session.remark(f"What you typed is kept in {draft}")
            raise
        drafts.drop_draft(draft)
        return answer


def _run(command: list[str], draft: Path, *, before: bytes) -> str | None:
    """What the editor left in the draft; None where that is nothing, or what was there before."""
    try:
        code = _ended([*command, str(draft)])
    except OSError as fault:
        _drop_if_same(draft, before)
        raise EditorFault(f"The editor {command[0]} cannot be run: {fault.strerror}.") from fault
    saved = _left_in(draft)
    if code == -signal.SIGINT:
        raise KeyboardInterrupt
    if code:
        raise _kept(EditorFault(f"The editor {command[0]} ended with {code}."), draft, saved, before)
    if not saved.strip() or saved == before:
        return None
    try:
        return saved.decode("utf-8")
    except UnicodeDecodeError as fault:
        said = EditorFault(f"The editor {command[0]} saved text that is not UTF-8.")
        raise _kept(said, draft, saved, before) from fault


def _left_in(draft: Path) -> bytes:
    """What the editor left; nothing where it has removed the draft."""
    try:
        return draft.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as fault:
        refused = EditorFault(f"What the editor left cannot be read: {fault.strerror}.")
        refused.kept = draft
        raise refused from fault


def _ended(command: list[str]) -> int:
    """Runs an editor to its end; gives its exit code. What to do about Ctrl-C is the editor's business.

    A request to end is passed on, and the editor has some seconds to save what it needs.
    """
    process: subprocess.Popen[bytes] | None = None
    try:
        with interrupts.deferred():
            process = subprocess.Popen(command)
        with interrupts.ignored():
            return process.wait()
    except (KeyboardInterrupt, SystemExit) as fault:
        if process and isinstance(fault, SystemExit) and isinstance(fault.code, int):
            process.send_signal(fault.code - 128)
        with contextlib.suppress(subprocess.TimeoutExpired):
            if process:
                process.wait(_PATIENCE)
        raise


def _kept(fault: EditorFault, draft: Path, saved: bytes, before: bytes) -> EditorFault:
    if saved.strip() and saved != before:
        fault.kept = draft
    else:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
    return fault


def _drop_if_same(draft: Path, before: bytes) -> bool:
    """Whether the draft was as it had been, and is gone now."""
    try:
        is_same = draft.exists() and draft.read_bytes() == before
        if is_same:
            draft.unlink()
    except OSError:
        return False  # it is there still, and that is said
    return is_same


def _command(session: Session) -> list[str]:
    """The editor with its arguments, else one that is usually there."""
    name, said = chosen(session)
    if said:
        try:
            return shlex.split(said)
        except ValueError as fault:
            raise EditorFault(f"{name} cannot be read: {fault}.") from fault
    if not session.is_interactive:
        raise EditorFault("There is no terminal to open an editor on.")
    if found := usual(session):
        return [found]
    raise EditorFault("No editor is set.")


def chosen(session: Session) -> tuple[str, str]:
    """What names the editor, and what it says: $VISUAL, else $EDITOR, else the machine's settings."""
    for name in ("VISUAL", "EDITOR"):
        if said := session.world.environment.get(name, "").strip():
            return f"${name}", said
    return "editor", session.machine.settings.editor.strip()


def usual(session: Session) -> str:
    """An editor that is usually there, where nobody has named one; empty where none is."""
    found = (shutil.which(name, path=session.world.environment.get("PATH")) for name in _USUAL)
    return next((path for path in found if path), "")
