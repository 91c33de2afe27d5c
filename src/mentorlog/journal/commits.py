"""What goes into a commit: what differs from the last one, whose doing it is, and how git is told.

A stream for `git fast-import` holds the very bytes that a command wrote, so that no hook, no filter and
nobody else's staged change can get into a commit.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from mentorlog.errors import HistoryFault
from mentorlog.journal.unfinished import Change, Message

# Where records stand: what a person edits here by hand is theirs to have in the history.
RECORDS = ("mentorlog.toml", "me.md", "people", "goals", "meetings", "reviews", "templates")
KEPT = (*RECORDS, ".gitignore", ".gitattributes")
PLAIN = "100644"
_FILES = (PLAIN, "100755")
_NONE = "000000"
_SHA256 = 64  # letters of an object's name where the repository does not use SHA-1


class Entry(NamedTuple):
    """A file that differs from the last commit: its mode now and its object then, "" for none."""

    mode: str
    then: str


class Status(NamedTuple):
    """The last commit, "" before the first, and what differs from it."""

    head: str
    entries: Mapping[str, Entry]


class File(NamedTuple):
    """A file to commit: its mode, its path and its bytes, None where it is gone."""

    mode: str
    path: str
    data: bytes | None


class Stream:
    """What `git fast-import` reads (git-fast-import, "INPUT FORMAT")."""

    def __init__(self, identity: str, head: str) -> None:
        self._identity = identity
        self._head = head
        self._parts = [b"feature done\n"]
        self.is_empty = True

    @property
    def text(self) -> bytes:
        """The stream as it stands."""
        return b"".join([*self._parts, b"done\n"])

    def commit(self, message: Message, files: Iterable[File]) -> None:
        """A commit of files, and of what a merge carries along."""
        trailers = "".join(f"{key}: {value}\n" for key, value in message.trailers)
        said = f"{message.line}\n\n{trailers}".encode("utf-8", "replace")
        head = f"commit HEAD\ncommitter {self._identity} now\ndata {len(said)}\n".encode()
        self._parts += [head, said, b"\n"]
        if self.is_empty and self._head:
            self._parts.append(f"from {self._head}\n".encode())
        if message.merged:
            self._parts.append(f"merge {message.merged}\n".encode())
        for carried in message.carried:
            name = _quoted(carried.path)
            gone = not carried.sha
            line = b'D "%s"\n' % name if gone else b'M %s %s "%s"\n' % (
                carried.mode.encode(), carried.sha.encode(), name
            )  # fmt: skip
            self._parts.append(line)
        for mode, path, data in files:
            name = _quoted(path)
            if data is None:
                self._parts.append(b'D "%s"\n' % name)
            else:
                head = b'M %s inline "%s"\ndata %d\n' % (mode.encode(), name, len(data))
                self._parts += [head, data, b"\n"]
        self._parts.append(b"\n")
        self.is_empty = False


def _quoted(path: str) -> bytes:
    return os.fsencode(path).replace(b"\\", b"\\\\").replace(b'"', b'\\"').replace(b"\n", b"\\n")


def file_of(root: Path, change: Change) -> File:
    """A changed file as it is to be committed, with the mode that it has."""
    found = _read(root, change.path)
    return File(found.mode if found else PLAIN, change.path, change.after)


def _is_record(path: str) -> bool:
    top, *names = path.split("/")
    is_hidden = any(name.startswith(".") for name in names)
    return path in KEPT or (top in RECORDS and path.endswith(".md") and not is_hidden)


def sorted_out(
    root: Path, status: Status, changes: Sequence[Change], returned: set[str] | None
) -> tuple[list[File], list[File], list[str]]:
    """What was edited by hand, what the command did, and what is as it was committed.

    `returned` are files that the command made what they were in the last commit; None says that it may
    have been committed already.
    """
    by_hand: list[File] = []
    own: list[File] = []
    same: list[str] = []
    ours = {change.path: change for change in changes}
    for path, entry in status.entries.items():
        file = _read(root, path) if path not in ours and entry.mode in (*_FILES, _NONE) else None
        if file is None:
            continue
        if _is(file.data, entry.then):
            same.append(path)
        else:
            by_hand.append(file)
    for path, change in ours.items():
        before = status.entries.get(path)
        mode = _mode(root, path)
        # What a link leads to is committed in its place.
        if mode is None or (before is None and path not in (returned or ())):
            continue
        is_same = before is None or _is(change.after, before.then)
        if is_same and returned is None:
            same.append(path)
            continue
        if is_same or (before and not _is(change.before, before.then)):
            by_hand.append(File(mode, path, change.before))
        own.append(File(mode, path, change.after))
    return by_hand, own, same


def _mode(root: Path, path: str) -> str | None:
    """The mode that git gives a file of ours; None for a link."""
    try:
        mode = (root / path).lstat().st_mode
    except OSError:
        return PLAIN
    return None if stat.S_ISLNK(mode) else _FILES[bool(mode & stat.S_IXUSR)]


def _read(root: Path, path: str) -> File | None:
    """A file as it is now; None where it is no plain file that we may read."""
    place = root / path
    try:
        found = place.lstat()
        if not stat.S_ISREG(found.st_mode):
            return None
        return File(_FILES[bool(found.st_mode & stat.S_IXUSR)], path, place.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return File(PLAIN, path, None)
    except OSError:
        return None


def _is(data: bytes | None, sha: str) -> bool:
    """Whether these bytes are that object; no bytes are the object named ""."""
    if data is None or not sha:
        return data is None and not sha
    import hashlib

    name = hashlib.sha256 if len(sha) == _SHA256 else hashlib.sha1
    return name(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest() == sha


def read_status(said: bytes, *, everything: bool) -> Status:
    """What `git status --porcelain=v2 --branch -z` says. Raises HistoryFault in the middle of a merge."""
    head, entries = "", {}
    for line in said.decode("utf-8", "surrogateescape").split("\0"):
        kind, _, rest = line.partition(" ")
        if line.startswith("# branch.oid "):
            head = line.removeprefix("# branch.oid ").replace("(initial)", "")
        elif kind == "1":
            _, sub, was, _, mode, then, _, path = rest.split(" ", 7)
            is_known = was in _FILES and everything
            if sub == "N..." and (is_known or (was in (*_FILES, _NONE) and _is_record(path))):
                entries[path] = Entry(mode, "" if not then.strip("0") else then)
        elif kind == "?" and _is_record(rest):
            # A file that the index does not have, and the last commit may.
            entries[rest] = Entry(PLAIN, entries[rest].then if rest in entries else "")
        elif kind == "u":
            raise HistoryFault("a merge is under way in its repository; finish that first")
    return Status(head, entries)
