"""The one module that writes files. Each write is whole and durable, and for its owner alone.

Bytes go to a temporary file in the same folder, are flushed to the disk, take their name, and the
folder is flushed: whenever the machine stops, a reader finds the old file or the new one
(docs/explanation/trust.md).
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from mentorlog.errors import CannotWrite, ChangedUnderneath

TEMPORARY = r"\.[0-9a-f]{16}\.tmp"
# File systems without hard links say one of these.
_NO_LINKS = (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)


def make_folder(folder: Path) -> None:
    """Makes a folder, and those above it that are missing, for its owner alone."""
    with said(folder):
        missing = [folder, *folder.parents]
        missing = missing[: next(n for n, path in enumerate(missing) if path.is_dir())]
    for path in reversed(missing):
        with said(path), contextlib.suppress(FileExistsError):
            path.mkdir(mode=0o700)
            path.chmod(0o700)
            _flush_folder(path.parent)


def close_to_others(folder: Path) -> None:
    """Makes a folder, and all in it, its owner's alone."""
    for place, _, names in os.walk(folder):
        for path in (place, *(os.path.join(place, name) for name in names)):
            if not os.path.islink(path):
                with said(Path(path)):
                    os.chmod(path, stat.S_IMODE(os.stat(path).st_mode) & 0o700)


def write_file(target: Path, data: bytes, *, new: bool = False) -> None:
    """Writes a whole file. A `new` one never replaces one that is there.

    A link is followed, so that it stays a link. Raises CannotWrite, or ChangedUnderneath where a new
    file is there already.
    """
    with beside(target, data) as temporary:
        put(temporary, target, new=new)


def write_out(target: Path, data: bytes) -> None:
    """Writes what leaves the journal: into a file as `write_file` does; a pipe or device is written to.

    Such a one, as `/dev/stdout` or a shell's `>(gzip)`, is never replaced by a file. Raises CannotWrite.
    """
    with said(target):
        is_stream = os.path.exists(target) and not os.path.isfile(target) and not os.path.isdir(target)
        if is_stream:
            with open(target, "wb") as file:
                file.write(data)
    if not is_stream:
        write_file(target, data)


def keep(target: Path, data: bytes) -> None:
    """Keeps what somebody typed in a file of its own, which was not there before.

    It takes its name at once: were the machine to stop midway, half of it is better than none.
    """
    make_folder(target.parent)
    with said(target):
        _write(target, data, 0o600)
        _flush_folder(target.parent)


@contextlib.contextmanager
def beside(target: Path, data: bytes) -> Iterator[Path]:
    """The data in a flushed temporary file beside the one that it is for, which is gone afterwards."""
    make_folder(target.parent)
    place = Path(os.path.realpath(target))
    # Not named for its target, whose name may be as long as a name can be.
    temporary = place.with_name(f".{os.urandom(8).hex()}.tmp")
    try:
        with said(target):
            _write(temporary, data, _mode(place))
        yield temporary
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def put(temporary: Path, target: Path, *, new: bool) -> None:
    """Gives a temporary file the name that it is for, and flushes the folder."""
    place = Path(os.path.realpath(target))
    with said(target):
        if new:
            try:
                _put_new(temporary, place)
            except FileExistsError as fault:
                raise ChangedUnderneath(str(target)) from fault
        else:
            os.replace(temporary, place)
        _flush_folder(place.parent)


def remove(target: Path) -> None:
    """Takes a file away, if it is there, and flushes the folder."""
    with said(target), contextlib.suppress(FileNotFoundError):
        target.unlink()
        _flush_folder(target.parent)


def tidy(folder: Path) -> None:
    """Takes a folder away in which nothing is left."""
    with contextlib.suppress(OSError):
        folder.rmdir()


def is_unused(folder: Path) -> bool:
    """Whether nothing is in a folder but what a command left there that was killed in its beginnings."""
    if not folder.is_dir():
        return False
    names = [name for _, _, names in os.walk(folder) for name in names]
    return all(re.fullmatch(TEMPORARY, name) or name == "lock" for name in names)


def sweep(folder: Path) -> None:
    """Takes away the temporary files that a command left in a folder when it was killed."""
    with contextlib.suppress(OSError):
        for name in os.listdir(folder):
            if re.fullmatch(TEMPORARY, name):
                (folder / name).unlink()


@contextlib.contextmanager
def said(path: Path) -> Iterator[None]:
    """The system's refusal, as CannotWrite for the file at `path`."""
    try:
        yield
    except OSError as fault:
        raise CannotWrite(path, reason(fault)) from fault


def reason(fault: OSError) -> str:
    """The system's own word for it, fit to go on with a sentence."""
    word = fault.strerror or str(fault)
    return word[:1].lower() + word[1:]


def _write(path: Path, data: bytes, mode: int) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as file:
        if mode != stat.S_IMODE(os.fstat(descriptor).st_mode):
            os.chmod(path, mode)  # the umask may have taken the owner's own rights
        file.write(data)
        file.flush()
        os.fsync(descriptor)


def _put_new(temporary: Path, place: Path) -> None:
    if os.name == "nt":
        os.rename(temporary, place)  # which refuses, there, where the name is taken
        return
    try:
        os.link(temporary, place)
    except OSError as fault:
        if fault.errno not in _NO_LINKS or os.path.lexists(place):
            raise
        os.replace(temporary, place)
    else:
        temporary.unlink()


def _mode(place: Path) -> int:
    try:
        return stat.S_IMODE(place.stat().st_mode)
    except OSError:
        return 0o600


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # Windows has no handle of a folder to flush
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
