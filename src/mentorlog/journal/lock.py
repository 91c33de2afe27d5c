"""One lock for all who write in a journal: `.mentorlog/lock`, by flock or its Windows twin.

The system lets go of it when its holder ends, however that ends. While it is held it names the holder;
so one that is free and still names somebody says that a command died on its way.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from mentorlog.errors import Locked
from mentorlog.journal.disk import make_folder, said

PATIENCE = 20.0  # seconds
_PAUSE = 0.005
_LONGEST_NAME = 200
_NOT_HERE = (errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOLCK)  # a file system that knows no locks
# Windows locks bytes, and lets nobody read them: one that is far behind the holder's name.
_FAR = 1 << 30


def patiently(seconds: float, pause: float) -> Iterator[None]:
    """Again and again, at least once, with a pause between, until the time is over."""
    end = time.monotonic() + seconds
    yield
    while time.monotonic() < end:
        time.sleep(pause)
        yield


class Lock:
    """The lock of the journal at `root`. `holder` says who takes it, for those who have to wait."""

    def __init__(self, root: Path, holder: str = "mentorlog", patience: float = PATIENCE) -> None:
        self._file = root / ".mentorlog" / "lock"
        self._patience = patience
        self._descriptor = -1
        self.holder = holder

    @property
    def is_held(self) -> bool:
        """Whether this process holds it."""
        return self._descriptor >= 0

    def take(self) -> bool:
        """Takes the lock; True where the one who held it last died without letting go.

        Raises Locked where somebody else holds it for longer than one should wait, or CannotWrite.
        """
        descriptor = self._taken()
        died = bool(_name(descriptor))
        try:
            with said(self._file):
                os.ftruncate(descriptor, 0)
                os.lseek(descriptor, 0, os.SEEK_SET)
                os.write(descriptor, f"{self.holder} (process {os.getpid()})".encode())
        except BaseException:
            os.close(descriptor)
            raise
        self._descriptor = descriptor
        return died

    def _taken(self) -> int:
        name = ""
        for _ in patiently(self._patience, _PAUSE):
            make_folder(self._file.parent)
            with said(self._file):
                descriptor = os.open(self._file, os.O_RDWR | os.O_CREAT, 0o600)
            if self._locked(descriptor):
                return descriptor
            name = _name(descriptor)
            os.close(descriptor)
        raise Locked(name)

    def release(self) -> None:
        """Lets go of the lock, if it is held."""
        if not self.is_held:
            return
        descriptor, self._descriptor = self._descriptor, -1
        # A name that stays only makes the next one look for what was left.
        with contextlib.suppress(OSError):
            os.ftruncate(descriptor, 0)
        with contextlib.suppress(OSError):
            os.close(descriptor)

    def _locked(self, descriptor: int) -> bool:
        """Whether the file could be locked, and is still the one of that name."""
        try:
            _lock(descriptor)
            there, here = os.stat(self._file), os.fstat(descriptor)
        except FileNotFoundError:
            return False
        except OSError as fault:
            return fault.errno in _NOT_HERE
        return (there.st_ino, there.st_dev) == (here.st_ino, here.st_dev)


def last_died(root: Path) -> bool:
    """Whether a command that wrote at `root` ended on its way, or is on its way now."""
    try:
        return (root / ".mentorlog" / "lock").stat().st_size > 0
    except OSError:
        return False


def _name(descriptor: int) -> str:
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        return os.read(descriptor, _LONGEST_NAME).decode("utf-8", "replace").strip()
    except OSError:
        return ""


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
