"""Making a journal: shared by `init`, `demo`, `import` and the first minute."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import tomli_w

from mentorlog.cli import messages
from mentorlog.cli.session import Session
from mentorlog.errors import BadInput
from mentorlog.journal import Edit, Journal, formats, layout
from mentorlog.journal.disk import close_to_others, make_folder, said, write_file
from mentorlog.journal.history import Beginning
from mentorlog.journal.upgrade import SETTINGS, complete


class Made(NamedTuple):
    """What `make_journal` did: whether mentorlog uses that journal now, and what came of a history.

    `instead_of` is the folder that the machine's settings named before, where no journal was any more.
    """

    is_named: bool
    history: Beginning
    instead_of: Path | None = None


def make_journal(
    session: Session,
    path: Path,
    *,
    git: bool | None = None,
    settings: str = SETTINGS,
    fill: Callable[[Journal, Edit], None] = lambda journal, edit: None,  # noqa: ARG005
) -> Made:
    """Makes a journal, or what one that is there lacks, and uses it from here on; `fill` adds its first
    records, which are stored with it or not at all.

    `git` False makes no history, True makes one even within another repository. A folder that was
    there, and empty or a journal or a clone, is made its owner's alone like one of ours.
    """
    session.check_machine()  # before anything is made
    formats.check(session.store_at(path).read_if_there)
    make_folder(path)
    with said(path):
        inside = {entry.name for entry in path.iterdir()}
    if inside <= {".git"} or (path / layout.SETTINGS).exists():
        close_to_others(path)
    named_before = session.configured_journal
    is_gone = named_before is not None and not session.store_at(named_before).exists
    session.use(session.store_at(path))
    session.store.begin()
    beginning = session.store.begin_history(anywhere=bool(git)) if git is not False else Beginning.UNWANTED
    journal = Journal(path, session.world.source, session.store)
    edit = journal.edit()
    complete(edit, settings)
    fill(journal, edit)
    edit.save(messages.BEGAN, command="init")
    if session.named_journal is None and (named_before is None or (is_gone and named_before != path)):
        _name_journal(session, path)
        return Made(True, beginning, named_before)
    return Made(False, beginning)


def _name_journal(session: Session, path: Path) -> None:
    """Puts the journal into the machine's settings, beside what stands there."""
    file = session.config_file
    try:
        known = file.read_bytes().decode("utf-8")
    except FileNotFoundError:
        write_file(file, tomli_w.dumps({"journal": str(path)}).encode("utf-8"), new=True)
        return
    import tomlkit

    table = tomlkit.parse(known)
    table["journal"] = str(path)
    write_file(file, tomlkit.dumps(table).encode("utf-8"))


def checked_place(text: str) -> Path:
    """A folder for a journal, as typed. Raises BadInput where a file is in the way."""
    path = Path(text).expanduser().absolute()
    for place in (path, *path.parents):
        if place.exists() and not place.is_dir():
            raise BadInput(f"{place} is a file.", "Name a folder.")
    return path


def say_which_is_used(session: Session, path: Path) -> None:
    """Says how to switch, where the journal at `path` is not the one that mentorlog uses."""
    used = session.named_journal or session.configured_journal
    if used and used.absolute() != path:
        session.say(f"mentorlog goes on using {used}.")
        session.say(f"To use this one: export MENTORLOG_JOURNAL={shlex.quote(str(path))}")
        session.say(f"or for good, in {session.config_file}:")
        session.tell(tomli_w.dumps({"journal": str(path)}).rstrip())


def say_it_is_used(session: Session, made: Made) -> None:
    """Says that mentorlog uses the journal that was made, and what it used before."""
    session.say(f"It is the one that mentorlog uses now, by {session.config_file}.")
    if made.instead_of:
        session.say(f"Before, that named {made.instead_of}, where there is no journal.")
