"""The bytes of a file, and what the system says where it does not give them."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from mentorlog.errors import Damaged
from mentorlog.journal.disk import reason

MOST_AT_ONCE = 64 * 1024  # bytes of a file that are read by one call
READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_file(root: Path, path: str, largest: int | None = None) -> bytes | None:
    """A file below `root` as it is; None where there is none.

    Raises Damaged where it cannot be read, is no file, or has more than `largest` bytes.
    """
    with reading(path):
        try:
            descriptor = os.open(f"{root}/{path}", READ)
        except (FileNotFoundError, NotADirectoryError):
            return None
        try:
            found = os.fstat(descriptor)
            if not stat.S_ISREG(found.st_mode):
                raise Damaged(path, None, "cannot be read: it is no file")
            if largest is not None and found.st_size > largest:
                raise Damaged(path, None, "cannot be read: it is larger than 4 MiB")
            return _all_of(descriptor, found.st_size)
        finally:
            os.close(descriptor)


def read_if_same(place: str, key: tuple[int, int, int]) -> bytes | None:
    """A file's bytes, if its inode, time of change (ns) and size are `key`, else None."""
    try:
        descriptor = os.open(place, READ)
    except OSError:
        return None
    try:
        data = os.read(descriptor, key[2] + 1)
        found = os.fstat(descriptor)
    except OSError:
        return None
    finally:
        os.close(descriptor)
    return data if (found.st_ino, found.st_ctime_ns, found.st_size) == key and len(data) == key[2] else None


@contextlib.contextmanager
def reading(path: str) -> Iterator[None]:
    """The system's refusal, as Damaged for the file or folder at `path`."""
    try:
        yield
    except OSError as fault:
        raise Damaged(path, None, f"cannot be read: {reason(fault)}") from fault


def _all_of(descriptor: int, size: int) -> bytes:
    """The bytes of a file; more than its size says where it has grown meanwhile."""
    data = os.read(descriptor, size + 1)
    if len(data) == size:
        return data
    parts = [data]
    while data:
        data = os.read(descriptor, 4 * 1024 * 1024)
        parts.append(data)
    return b"".join(parts)
