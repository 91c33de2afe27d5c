"""What earlier commands learned of the meetings of one folder, kept in the platform's cache.

It is never trusted over a file: what is known of one holds only for the very inode, size and time of change
(st_ctime_ns, which no program can set) that the file had when it was read. One that was changed within two
seconds of being listed is not kept, for a later change may give it the same time. It holds numbers alone: no
text, no name, no path. To lose it costs time and nothing else; docs/explanation/speed.md has the figures.
"""

from __future__ import annotations

import contextlib
import os
import stat
import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from mentorlog.errors import CannotWrite
from mentorlog.journal import disk
from mentorlog.journal.glances import Fact, Glance, Part, flags_of

# So few records are read as fast as they are looked up.
FEWEST = 48
_MAGIC = b"mentorlog kept 2\n"
_DIGEST = 16
_HEAD = struct.Struct("<II")  # how many rows, how many bytes of parts
_ROW = struct.Struct("<QqQqIIB3x")
_PART = struct.Struct("<IBB")
_NO_PARTS = 0xFFFFFFFF
_MOST = 0xFFFF  # lines of a record whose parts are kept
_ANEW = 16  # the bit, beside those of a glance, of a file that is to be read anew each time
_SETTLED = 2_000_000_000  # nanoseconds after which a file's time of change tells changes apart


class Cache(NamedTuple):
    """The machine's folder for what can be lost, and its clock, in nanoseconds since 1970."""

    folder: Callable[[], Path]
    now: Callable[[], int]


class Key(NamedTuple):
    """Which state of which file: another one of the same journal never has the same."""

    inode: int
    changed: int
    size: int


Named = tuple[str, Key | None]  # a file, with its key, None where it has none that could be trusted


class Listed(NamedTuple):
    """A folder's files, and what the folder is called among all those of this machine ("": not at all)."""

    names: list[Named]
    place: str


def listed(folder: str, cache: Cache | None) -> Listed:
    """The files in a folder, with their keys. Raises OSError.

    They have none where there is no cache, or they are few, or the system has no time of each change.
    """
    if cache is None or os.name == "nt" or os.scandir not in os.supports_fd:
        return Listed([(name, None) for name in os.listdir(folder)], "")
    settled = cache.now() - _SETTLED
    found: list[Named] = []
    make = tuple.__new__  # a third of the time that Key(...) takes, ten thousand times over
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        here = os.fstat(descriptor)
        with os.scandir(descriptor) as entries:
            among = list(entries)
            if len(among) < FEWEST:
                return Listed([(entry.name, None) for entry in among], "")
            for entry in among:
                seen = entry.stat(follow_symlinks=False)
                if not stat.S_ISREG(seen.st_mode):
                    found.append((entry.name, None))
                    continue
                at = seen.st_ctime_ns
                key = make(Key, (seen.st_ino, at, seen.st_size)) if at < settled else None
                found.append((entry.name, key))
    finally:
        os.close(descriptor)
    return Listed(found, f"{here.st_dev:x}-{here.st_ino:x}")


class Kept:
    """The facts of one folder's files. `context` is what they follow from beside the texts: they are
    forgotten where it is another."""

    def __init__(self, file: Path | None, context: bytes) -> None:
        self._file = file
        self._context = context
        self._parts = b""
        self._new: list[bytes] = []
        self._length = 0
        self._rows: dict[int, tuple[int, int, int, int, int, int, int]] = {}
        if file is not None:
            with contextlib.suppress(OSError, struct.error):
                self._load(file.read_bytes())

    @property
    def is_on(self) -> bool:
        """Whether what is learned can be kept."""
        return self._file is not None

    def glances(self, folder: str, names: Iterable[Named]) -> tuple[list[Glance], list[Named]]:
        """What is known of files, and those of which nothing is, or which are to be read anew each time."""
        rows, make = self._rows, tuple.__new__
        found: list[Glance] = []
        unknown: list[Named] = []
        for named in names:
            key = named[1]
            row = rows.get(key[0]) if key else None
            if key and row and row[1] == key[1] and row[2] == key[2] and not row[6] & _ANEW:
                found.append(make(Glance, (row[3], folder + named[0], row[4], row[6], row[5], row[0])))
            else:
                unknown.append(named)
        return found, unknown

    def is_known(self, key: Key) -> bool:
        """Whether there is nothing to learn of a file."""
        row = self._rows.get(key[0])
        return row is not None and row[1] == key[1] and row[2] == key[2]

    def learn(self, key: Key, fact: Fact | None) -> None:
        """Puts down what a file tells; None for one that is to be read anew each time."""
        if fact is None:
            self._rows[key.inode] = (*key, 0, 0, _NO_PARTS, _ANEW)
            return
        self._rows[key.inode] = (*key, fact.order, fact.changed, self._put(fact.parts), flags_of(fact))

    def key(self, inode: int) -> Key | None:
        """The state of a file of which something is known."""
        row = self._rows.get(inode)
        return Key(*row[:3]) if row else None

    def parts(self, place: int) -> tuple[Part, ...] | None:
        """The parts at a place that a glance gives."""
        if place in (-1, _NO_PARTS):
            return None
        return tuple(self._parts_at(place))

    def save(self, keys: Iterable[Key]) -> None:
        """Writes down what is known of the files of these keys; what hinders it costs nothing else."""
        if self._file is None:
            return
        rows, parts = bytearray(), Kept(None, b"")
        count = 0
        for key in keys:
            row = self._rows.get(key.inode)
            if row is not None and row[1:3] == key[1:3]:
                rows += _ROW.pack(*row[:5], parts._put(self.parts(row[5])), row[6])
                count += 1
        data = _HEAD.pack(count, parts._length) + rows + parts._all
        # It may fail as any write may: then the next command learns it all again.
        with contextlib.suppress(CannotWrite):
            disk.sweep(self._file.parent)
            disk.write_file(self._file, _MAGIC + self._sum(data) + data)

    # --- as bytes --------------------------------------------------------------------------------

    def _load(self, data: bytes) -> None:
        start = len(_MAGIC) + _DIGEST
        body = memoryview(data)[start:]
        if data[: len(_MAGIC)] != _MAGIC or data[len(_MAGIC) : start] != self._sum(body):
            return
        count, length = _HEAD.unpack_from(body)
        end = _HEAD.size + count * _ROW.size
        self._parts = bytes(body[end : end + length])
        self._length = length
        self._rows = {row[0]: row for row in _ROW.iter_unpack(body[_HEAD.size : end])}

    def _sum(self, body: bytes | memoryview) -> bytes:
        return blake2b(body, digest_size=_DIGEST, key=blake2b(self._context).digest()).digest()

    @property
    def _all(self) -> bytes:
        if self._new:
            self._parts, self._new = b"".join([self._parts, *self._new]), []
        return self._parts

    def _put(self, parts: Sequence[Part] | None) -> int:
        if parts is None or not all(map(_fits, parts)):
            return _NO_PARTS
        place = self._length
        data = struct.pack("<H", len(parts)) + b"".join(
            _PART.pack(part.changed, len(part.headings), len(part.lines))
            + struct.pack(f"<{len(part.headings) + len(part.lines)}H", *part.headings, *part.lines)
            for part in parts
        )
        self._new.append(data)
        self._length += len(data)
        return place

    def _parts_at(self, place: int) -> Iterator[Part]:
        data = self._all
        (count,) = struct.unpack_from("<H", data, place)
        place += 2
        for _ in range(count):
            changed, headings, lines = _PART.unpack_from(data, place)
            place += _PART.size
            numbers = struct.unpack_from(f"<{headings + lines}H", data, place)
            yield Part(changed, numbers[:headings], numbers[headings:])
            place += 2 * (headings + lines)


def _fits(part: Part) -> bool:
    return max(len(part.headings), len(part.lines)) <= 0xFF and max(part.lines) <= _MOST
