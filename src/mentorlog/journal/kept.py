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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from mentorlog.errors import CannotWrite
from mentorlog.journal import disk
from mentorlog.journal.glances import Fact, Glance, Part, flags_of

# So few records are read as fast as they are looked up.
FEWEST = 48
_MAGIC = b"mentorlog kept 3\n"
_DIGEST = 16
_HEAD = struct.Struct("<II")  # how many rows, how many bytes of parts
_KEY = struct.Struct("<QqQ")
_ROW = struct.Struct("<qIIB3x")  # order, last day named, where its parts are, flags
_PART = struct.Struct("<IBB")
_NO_PARTS = 0xFFFFFFFF
_MOST = 0xFFFF  # lines of a record whose parts are kept
_ANEW = 16  # the bit, beside those of a glance, of a file that is to be read anew each time
_SETTLED = 2_000_000_000  # nanoseconds after which a file's time of change tells changes apart


class Cache(NamedTuple):
    """The machine's folder for what can be lost, and its clock, in nanoseconds since 1970."""

    folder: Callable[[], Path]
    now: Callable[[], int]


# Which state of which file, by its inode, time of change in nanoseconds, and size: another one of the same
# journal never has the same. (Plain tuples: they are made ten thousand times over.)
Key = tuple[int, int, int]


class Listed(NamedTuple):
    """The records in a folder: the names of those with a key, by key, and of those that have none which could
    be trusted; and what the folder is called among all those of this machine ("": not at all)."""

    keyed: dict[Key, str]
    others: list[str]
    place: str


def listed(folder: str, cache: Cache | None) -> Listed:
    """The records in a folder, with their keys. Raises OSError.

    They have none where there is no cache, or they are few, or the system has no time of each change.
    """
    if cache is None or os.name == "nt" or os.scandir not in os.supports_fd:
        return Listed({}, [name for name in os.listdir(folder) if is_called_record(name)], "")
    settled = cache.now() - _SETTLED
    keyed: dict[Key, str] = {}
    others: list[str] = []
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        here = os.fstat(descriptor)
        with os.scandir(descriptor) as entries:
            among = [entry for entry in entries if is_called_record(entry.name)]
            if len(among) < FEWEST:
                return Listed({}, [entry.name for entry in among], "")
            for entry in among:
                seen = entry.stat(follow_symlinks=False)
                mode, inode, _, _, _, _, size, _, _, _ = seen
                at = seen.st_ctime_ns
                if at < settled and stat.S_ISREG(mode) and (key := (inode, at, size)) not in keyed:
                    keyed[key] = entry.name
                else:
                    others.append(entry.name)
    finally:
        os.close(descriptor)
    return Listed(keyed, others, f"{here.st_dev:x}-{here.st_ino:x}")


def is_called_record(name: str) -> bool:
    """Whether a file is called as a record is."""
    return name.endswith(".md") and name[0] != "."


class Kept:
    """The facts of one folder's files. `context` is what they follow from beside the texts: they are
    forgotten where it is another."""

    def __init__(self, file: Path | None, context: bytes) -> None:
        self._file = file
        self._context = context
        self._parts = b""
        self._new: list[bytes] = []
        self._length = 0
        self._rows: dict[Key, tuple[int, int, int, int]] = {}
        if file is not None:
            with contextlib.suppress(OSError):
                self._load(file.read_bytes())

    def glances(self, folder: str, names: Mapping[Key, str]) -> list[Glance]:
        """What is known of files, but for those that are to be read anew each time; in the order kept."""
        make = tuple.__new__  # a third of the time that Glance(...) takes, ten thousand times over
        return [
            make(Glance, (order, folder + names[key], changed, flags, place, key))
            for key, (order, changed, place, flags) in self._rows.items()
            if key in names and not flags & _ANEW
        ]

    def is_known(self, key: Key) -> bool:
        """Whether there is nothing to learn of a file."""
        return key in self._rows

    def learn(self, key: Key, fact: Fact | None) -> None:
        """Puts down what a file tells; None for one that is to be read anew each time."""
        if fact is None:
            self._rows[key] = (0, 0, _NO_PARTS, _ANEW)
            return
        self._rows[key] = (fact.order, fact.changed, self._put(fact.parts), flags_of(fact))

    def parts(self, place: int) -> tuple[Part, ...] | None:
        """The parts at a place that a glance gives."""
        if place in (-1, _NO_PARTS):
            return None
        return tuple(self._parts_at(place))

    def save(self, keys: Iterable[Key]) -> None:
        """Writes down what is known of the files of these keys; what hinders it costs nothing else."""
        if self._file is None:
            return
        known = [key for key in keys if key in self._rows]
        rows, parts = bytearray(), Kept(None, b"")
        for key in known:
            order, changed, place, flags = self._rows[key]
            rows += _ROW.pack(order, changed, parts._put(self.parts(place)), flags)
        data = _HEAD.pack(len(known), parts._length) + b"".join(_KEY.pack(*key) for key in known)
        data += rows + parts._all
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
        keys = _HEAD.size + count * _KEY.size
        rows = keys + count * _ROW.size
        self._parts = bytes(body[rows : rows + length])
        self._length = length
        of_each = zip(
            _KEY.iter_unpack(body[_HEAD.size : keys]), _ROW.iter_unpack(body[keys:rows]), strict=True
        )
        self._rows = dict(of_each)

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
    return max(len(part.headings), len(part.lines)) <= 0xFF and max(part.lines) < _MOST
