"""The files that an import reads: what is named, and of a folder all that can be notes."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

from mentorlog.errors import BadInput
from mentorlog.exchange.notes.source import ENDINGS, Source, read_source
from mentorlog.journal.kinds import Headings

_LARGEST = 20_000_000
# As text each row would be a line of notes, and none of it be found again as what it was.
_TABLES = (".csv", ".tsv")


def sources_in(paths: Sequence[Path], headings: Headings, piped: bytes = b"") -> list[Source]:
    """The notes in files and folders, in the order of their names; `-` stands for what was `piped`.

    Raises BadInput. What lies in a folder and is no text of notes is among them, with a complaint.
    """
    found: list[Source] = []
    for path in paths:
        try:
            is_folder, is_file = path.is_dir(), path.is_file()
        except OSError as fault:  # a name that is too long
            raise _unreadable(path, fault) from fault
        if is_folder:
            listed = [_read(file, headings, _folders(path, file)) for file in _walk(path)]
            if not listed:
                raise BadInput(f"There are no notes in {path}.", "Name a file, or another folder.")
            found += listed
        elif str(path) == "-":
            found.append(read_source("-", piped, headings))
        elif is_file:
            found.append(_read(path, headings, (path.absolute().parent.name,), named=True))
        else:
            raise BadInput(f"There is no file {path}.", "Name a file or a folder of notes.")
    return list({source.name: source for source in found}.values())


def content_of(path: Path) -> bytes:
    """The bytes of a file that was named. Raises BadInput."""
    try:
        if not path.is_file():
            raise BadInput(f"There is no file {path}.", "Name a file.")
        if path.stat().st_size > _LARGEST:
            raise BadInput(f"{path} is larger than 20 MB.", "Import it in pieces.")
        return path.read_bytes()
    except OSError as fault:
        raise _unreadable(path, fault) from fault


def _unreadable(path: Path, fault: OSError) -> BadInput:
    return BadInput(f"{path} cannot be read: {fault.strerror or fault}", "Nothing was changed.")


def _read(path: Path, headings: Headings, folders: tuple[str, ...], *, named: bool = False) -> Source:
    if named and path.suffix.lower() in _TABLES:
        raise BadInput(
            f"{path} is a table; of tables, those in Markdown are read: | Action | Owner | Due |.",
            f"As plain words all the same: mentorlog import - < {shlex.quote(str(path))}",
        )
    if not named and path.suffix.lstrip(".").lower() not in ENDINGS:
        return Source(str(path), folders, "", headings, "is not of a kind that is read")
    try:
        return read_source(str(path), content_of(path), headings, folders)
    except BadInput:
        if named:
            raise
        return Source(str(path), folders, "", headings, "cannot be read")


def _walk(folder: Path) -> Iterator[Path]:
    """The files below a folder by name, without what is hidden, and without following links to folders."""
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(root) / name
            if not name.startswith(".") and path.is_file():
                yield path


def _folders(top: Path, file: Path) -> tuple[str, ...]:
    return (top.absolute().name, *file.parent.relative_to(top).parts)
