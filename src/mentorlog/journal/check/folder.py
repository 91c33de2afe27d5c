"""The folders of a journal as they are on disk: which files are its records, and what is wrong with them.

Nothing is opened here. A file is looked at before anybody reads it, for to open a pipe is to wait for
ever; and no link is followed out of the journal.
"""

from __future__ import annotations

import errno
import os
import re
import shlex
import stat
from collections.abc import Iterator
from pathlib import Path

from mentorlog.journal import layout, unfinished
from mentorlog.journal.check.faults import Fault
from mentorlog.journal.disk import TEMPORARY, reason
from mentorlog.journal.lock import last_died

# A whole name that somebody meant as a day: 2026-12-7, 20261207, 2026_12_07, 2026-12-07-02, 07.12.2026.
_MEANT_AS_DAY = re.compile(
    r"(?:\d{4}[-._ ]\d{1,2}[-._ ]\d{1,2}|\d{8}|\d{1,2}[-._]\d{1,2}[-._]\d{4})(?:-\d+)?"
)
_UNSAFE_IN_NAME = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_DEEPEST = 8


class Folder:
    """The files of a journal. `look` fills the rest.

    `files` are those that can be read, by path: where, or the bytes that a command which was cut off will
    have written, as every reader takes them. `records` are the paths of all records, also of those that
    cannot be read. `blind` names the folders and files of which something
    stays unread, so that what may stand there is missed nowhere; `unseen` those folders that cannot even
    be listed.
    """

    def __init__(self, root: Path) -> None:
        self.root = Path(os.path.realpath(root))
        self.faults: list[Fault] = []
        self.files: dict[str, Path | bytes] = {}
        self.records: set[str] = set()
        self.blind: set[str] = set()
        self.unseen: set[str] = set()
        self._is_open = False
        # Where a command died on its way, or is on it, the next one that writes takes away what it left.
        self._is_under_way = last_died(self.root)

    def look(self) -> None:
        """Goes through the journal's own folders, once."""
        found = self._state(".")
        if found is None:
            return
        self._modes(".", found)
        self._is_open = os.name != "nt" and bool(found.st_mode & 0o077)
        list(self._names("."))
        for path in (layout.SETTINGS, layout.ME_FILE):
            if os.path.lexists(self.root / path) and not self._file(path):
                self.blind.add(path)
        for folder in ("people", "goals"):
            for name in self._records(folder):
                self._record(f"{folder}/{name}")
        self._look_at_meetings()
        for folder in ("reviews", "templates"):
            for name in self._records(folder):
                self._file(f"{folder}/{name}")
        self._look_for_leavings(".mentorlog", _DEEPEST)
        self._take_over_unfinished()

    def slugs(self, folder: str) -> list[str]:
        """The slugs of a folder's records; of meetings, of the people they are with."""
        found = (layout.slug_in(path) for path in self.records if path.startswith(f"{folder}/"))
        return sorted(set(found))

    # --- what is where ---------------------------------------------------------------------------

    def _look_at_meetings(self) -> None:
        for name in self._folder("meetings"):
            path = f"meetings/{name}"
            if not self._is_folder(path):
                if name.endswith(".md") and _is_meant_as_day(name):
                    self._say(
                        path,
                        "is a meeting with nobody, so no command reads it",
                        "Put it into the folder of a person: meetings/SLUG.",
                    )
                continue
            if not self._is_well_named(path):
                self.blind.add(path)
                continue
            for inner in self._records(path):
                if layout.day_in(f"{path}/{inner}")[0]:
                    self._record(f"{path}/{inner}")
                elif _is_meant_as_day(inner):
                    what = "is no day that a calendar has, so no command reads it"
                    mend = "Name it like 2026-12-07.md, a second one of that day 2026-12-07-2.md."
                    self._say(f"{path}/{inner}", what, mend)

    def _record(self, path: str) -> None:
        """Takes a record to be read."""
        self.records.add(path)
        if not self._file(path):
            self.blind.add(path)

    def _take_over_unfinished(self) -> None:
        """Counts as written what the next command that writes will finish."""
        data = self._bytes(unfinished.PLACE)
        left = unfinished.loaded(data or b"")
        if data is not None and left == unfinished.NOTHING:
            mend = "The next command that writes puts it aside, and says where."
            self._say(unfinished.PLACE, "holds what a command had begun, and cannot be read", mend)
        for path, before, after in left.changes:
            is_record = path.startswith(("people/", "goals/")) or layout.day_in(path)[0] is not None
            if ".." in path.split("/") or path.startswith("/") or self._bytes(path) != before:
                continue
            if after is not None:
                self.files[path] = after
                self.records |= {path} if is_record and path.endswith(".md") else set()
            else:
                self.files.pop(path, None)
                self.records.discard(path)

    def _bytes(self, path: str) -> bytes | None:
        found = self._state(path) if os.path.lexists(self.root / path) else None
        if found is None or not stat.S_ISREG(found.st_mode):
            return None
        try:
            with open(self.root / path, "rb") as file:
                return file.read()
        except OSError:
            return None

    def _records(self, folder: str) -> Iterator[str]:
        for name in self._folder(folder):
            if name.endswith(".md"):
                yield name
            elif name.lower().endswith(".md"):
                mend = "Let its name end in .md, in small letters."
                self._say(f"{folder}/{name}", "is read by no command", mend)

    def _folder(self, folder: str) -> Iterator[str]:
        """The names in a folder, where there is such a folder; hidden ones apart."""
        if not os.path.lexists(self.root / folder):
            return
        found = self._state(folder)
        if found and not stat.S_ISDIR(found.st_mode):
            self._say(folder, f"is {_sort(found)} where a folder should be", "Move it away, or rename it.")
            found = None
        if found is None:
            self._miss(folder)
            return
        self._modes(folder, found)
        yield from (name for name in self._names(folder) if not name.startswith("."))

    def _look_for_leavings(self, folder: str, depth: int) -> None:
        """Looks only for what a command that was cut off left behind, and at modes."""
        try:
            found = os.lstat(self.root / folder)
        except FileNotFoundError:
            return
        except OSError as fault:
            self._refused(folder, fault)
            return
        if stat.S_ISDIR(found.st_mode) and depth:
            self._modes(folder, found)
            for name in self._names(folder):
                self._look_for_leavings(f"{folder}/{name}", depth - 1)
        elif folder == ".mentorlog" and (linked := self._state(folder)) and not stat.S_ISDIR(linked.st_mode):
            self._say(folder, f"is {_sort(found)} where a folder should be", "Move it away, or rename it.")

    # --- one file or folder ----------------------------------------------------------------------

    def _names(self, folder: str) -> Iterator[str]:
        """The names in a folder, sorted; names the leavings among them."""
        try:
            names = sorted(os.listdir(self.root / folder))
        except OSError as fault:
            self._refused(folder, fault)
            self._miss(folder)
            return
        for name in names:
            if re.fullmatch(TEMPORARY, name):
                if self._is_under_way:
                    continue
                self._say(
                    name if folder == "." else f"{folder}/{name}",
                    "was left by a command that was cut off",
                    "The next command that writes takes it away.",
                )
            else:
                yield name

    def _miss(self, folder: str) -> None:
        self.blind.add(folder)
        self.unseen.add(folder)

    def _file(self, path: str) -> bool:
        """Takes a file to be read; False, and a fault, where it cannot be."""
        found = self._state(path)
        if found is None:
            return False
        if not stat.S_ISREG(found.st_mode):
            what = f"is {_sort(found)}, named like a file of the journal"
            self._say(path, what, "Move it away, or rename it.")
            return False
        if not self._is_well_named(path):
            return False
        self._modes(path, found)
        self.files[path] = self.root / path
        return True

    def _state(self, path: str) -> os.stat_result | None:
        """What is at `path`, links followed; None, and a fault, where there is no looking at it."""
        place = self.root / path
        try:
            found = os.lstat(place)
            if not stat.S_ISLNK(found.st_mode):
                return found
            real = Path(os.path.realpath(place, strict=True))
            if real.is_relative_to(self.root):
                return os.lstat(real)
        except FileNotFoundError:
            self._say(path, "is a link to nothing", "Delete it, or put back what it led to.")
        except OSError as fault:
            self._refused(path, fault)
        else:
            self._say(path, "is a link that leads out of the journal", "Put here what it leads to.")
        return None

    def _is_folder(self, path: str) -> bool:
        found = self._state(path)
        return found is not None and stat.S_ISDIR(found.st_mode)

    def _is_well_named(self, path: str) -> bool:
        """False, and a fault, for a name that no text can hold; a fault for one that a terminal obeys."""
        name = path.rpartition("/")[2]
        if any("\udc80" <= char <= "\udcff" for char in name):
            self._say(path, "has a name that is not UTF-8, so no command can name it", "Rename it.")
            return False
        if _UNSAFE_IN_NAME.search(name):
            self._say(path, "has a control character in its name", "Rename it.")
        return True

    def _modes(self, path: str, found: os.stat_result) -> None:
        # Windows makes the modes up. Where the journal's own folder is open, one line says it for all.
        if os.name == "nt" or self._is_open:
            return
        is_folder = stat.S_ISDIR(found.st_mode)
        # Pages for notes hold nothing of anybody's, and their folder is one that people make.
        loose = 0o022 if path == "templates" else 0o077
        if not found.st_mode & (loose if is_folder else 0o002):
            return
        may = "changed" if found.st_mode & 0o022 else "read"
        place = shlex.quote(str(self.root / path))
        deep = "-R " if path == "." else ""
        self._say(path, f"can be {may} by others", f"Close it: chmod {deep}go= {place}")

    def _refused(self, path: str, fault: OSError) -> None:
        if fault.errno == errno.ELOOP:
            self._say(path, "is a link that leads in a circle", "Delete it.")
            return
        what = f"cannot be read: {reason(fault)}"
        self._say(path, what, f"Make it yours to read: chmod u+rwX {shlex.quote(str(self.root / path))}")

    def _say(self, path: str, what: str, mend: str) -> None:
        self.faults.append(Fault(path, None, what, mend))


def _is_meant_as_day(name: str) -> bool:
    return _MEANT_AS_DAY.fullmatch(name.removesuffix(".md")) is not None


def _sort(found: os.stat_result) -> str:
    """What a thing on disk is, in a word."""
    for is_it, word in (
        (stat.S_ISREG, "a file"),
        (stat.S_ISDIR, "a folder"),
        (stat.S_ISLNK, "a link"),
        (stat.S_ISFIFO, "a pipe"),
        (stat.S_ISSOCK, "a socket"),
    ):
        if is_it(found.st_mode):
            return word
    return "a device"
