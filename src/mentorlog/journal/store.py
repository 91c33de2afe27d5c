"""The files: their names, reading them, writing them. Nothing else in mentorlog writes a file.

Layout is docs/reference/file-format.md. Folders are made 0700 and files 0600, whatever the umask.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import stat
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from mentorlog.dates import parse_iso
from mentorlog.errors import BadInput, CannotWrite, ChangedUnderneath, Damaged

SETTINGS = "mentorlog.toml"
ME_FILE = "me.md"
_DRAFTS = ".mentorlog/drafts"
_MEETING = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})(?:-(?P<number>[1-9]\d*))?\.md")


class Change(NamedTuple):
    """What a command makes of one file: its text before (None: there was none) and after (None: gone)."""

    path: str
    before: str | None
    after: str | None


class Store:
    """The folder of a journal. Paths in and out are relative to it, with slashes."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def exists(self) -> bool:
        """Whether there is a journal here: its settings, or a folder of its records."""
        with _reading(str(self.root)):
            return (self.root / SETTINGS).is_file() or any(
                (self.root / folder).is_dir() for folder in ("people", "meetings")
            )

    def people(self) -> list[str]:
        """The paths of all people's records, sorted."""
        return [f"people/{name}" for name in self._records("people")]

    def goals(self) -> list[str]:
        """The paths of all goals, sorted."""
        return [f"goals/{name}" for name in self._records("goals")]

    def meetings(self, slug: str | None = None) -> list[str]:
        """The paths of the meetings with one person, or with all."""
        slugs = [slug] if slug else self._folders("meetings")
        return [f"meetings/{who}/{name}" for who in slugs for name in self._records(f"meetings/{who}")]

    def read(self, path: str) -> str:
        """The text of a file, its line ends as they are. Raises Damaged where it is no UTF-8."""
        with _reading(path):
            data = (self.root / path).read_bytes()
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as fault:
            line = data.count(b"\n", 0, fault.start) + 1
            raise Damaged(path, line, "is not UTF-8 text") from fault

    def read_if_there(self, path: str) -> str | None:
        """The text of a file, None where there is none."""
        return self.read(path) if os.path.lexists(self.root / path) else None

    def write(self, changes: Sequence[Change]) -> None:
        """Makes all changes, each file at once or not at all; what is moved is there before it is gone.

        Raises ChangedUnderneath, before anything is written, where a file is no longer what it was, and
        CannotWrite, before any file is replaced, where there is no writing beside one of them.
        """
        changes = [change for change in changes if change.before != change.after]
        for change in changes:
            if self.read_if_there(change.path) != change.before:
                raise ChangedUnderneath(change.path)
        texts = [(change, _encoded(change)) for change in changes if change.after is not None]
        with contextlib.ExitStack() as stack:
            made = [
                (stack.enter_context(_beside(self.root / change.path, data)), change)
                for change, data in sorted(texts, key=lambda pair: pair[0].before is not None)
            ]
            for temporary, change in made:
                _put(temporary, self.root / change.path, new=change.before is None)
        for change in changes:
            if change.after is None:
                with _said(self.root / change.path):
                    (self.root / change.path).unlink()

    def keep_draft(self, name: str, data: bytes) -> Path:
        """Keeps what somebody types under .mentorlog/drafts; answers where."""
        target = self.root / _DRAFTS / f"{name}-{secrets.token_hex(3)}.md"
        write_file(target, data, new=True)
        return target

    def drop_draft(self, draft: Path) -> None:
        """Takes a draft away whose text is in the journal now."""
        draft.unlink(missing_ok=True)

    def _records(self, folder: str) -> list[str]:
        return sorted(name for name in self._names(folder) if name.endswith(".md"))

    def _folders(self, folder: str) -> list[str]:
        with _reading(folder):
            return sorted(name for name in self._names(folder) if (self.root / folder / name).is_dir())

    def _names(self, folder: str) -> Iterator[str]:
        with _reading(folder), contextlib.suppress(FileNotFoundError, NotADirectoryError):
            yield from (name for name in os.listdir(self.root / folder) if not name.startswith("."))


def person_path(slug: str) -> str:
    """Where a person's record is."""
    return f"people/{slug}.md"


def goal_path(slug: str) -> str:
    """Where a goal's record is."""
    return f"goals/{slug}.md"


def meeting_path(slug: str, day: date, number: int = 1) -> str:
    """Where the record of a meeting is; `number` tells two of one day apart."""
    return f"meetings/{slug}/{day.isoformat()}{f'-{number}' if number > 1 else ''}.md"


def template_paths(slug: str, kind: str) -> tuple[str, ...]:
    """Where a note page's own template may stand, the most particular first."""
    safe = re.sub(r"[^a-z-]", "", kind.casefold())
    return tuple(f"templates/{name}.md" for name in (slug, safe, "note") if name)


def slug_in(path: str) -> str:
    """The slug in a person's or goal's path, or of the person in a meeting's."""
    folder, _, rest = path.partition("/")
    return rest.partition("/")[0] if folder == "meetings" else rest.removesuffix(".md")


def day_in(path: str) -> tuple[date | None, int]:
    """The day and the number in a meeting's path; None where its name is no date."""
    found = _MEETING.fullmatch(path.rpartition("/")[2])
    if not found:
        return None, 1
    return parse_iso(found["day"]), int(found["number"] or 1)


def make_folder(folder: Path) -> None:
    """Makes a folder, and those above it that are missing, for its owner alone."""
    with _said(folder):
        missing = [folder, *folder.parents]
        missing = missing[: next(n for n, path in enumerate(missing) if path.is_dir())]
    for path in reversed(missing):
        with _said(path), contextlib.suppress(FileExistsError):
            path.mkdir(mode=0o700)
            path.chmod(0o700)


def write_file(target: Path, data: bytes, *, new: bool = False) -> None:
    """Writes a whole file for its owner alone, at once: a reader sees the old or the new, never a half.

    A `new` file never replaces one that is there. A link is followed, so that it stays a link.
    Raises CannotWrite, or ChangedUnderneath where a new file is there already.
    """
    with _beside(target, data) as temporary:
        _put(temporary, target, new=new)


@contextlib.contextmanager
def _beside(target: Path, data: bytes) -> Iterator[Path]:
    """The data in a file beside the one that it is for, which is gone afterwards."""
    make_folder(target.parent)
    place = Path(os.path.realpath(target))
    # Not named for its target, whose name may be as long as a name can be.
    temporary = place.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with _said(target):
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                os.chmod(temporary, _mode(place))
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        yield temporary
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def _put(temporary: Path, target: Path, *, new: bool) -> None:
    place = Path(os.path.realpath(target))
    with _said(target):
        if new:
            try:
                os.link(temporary, place)
            except FileExistsError as fault:
                raise ChangedUnderneath(str(target)) from fault
        else:
            os.replace(temporary, place)
        _sync_folder(place.parent)


def _encoded(change: Change) -> bytes:
    try:
        return (change.after or "").encode("utf-8")
    except UnicodeEncodeError as fault:
        raise BadInput("What was typed is not UTF-8 text.", "Nothing was stored.") from fault


def _mode(place: Path) -> int:
    try:
        return stat.S_IMODE(place.stat().st_mode)
    except OSError:
        return 0o600


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # Windows has no handle of a folder to flush
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _said(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        raise CannotWrite(path, _reason(fault)) from fault


@contextlib.contextmanager
def _reading(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        raise Damaged(path, None, f"cannot be read: {_reason(fault)}") from fault


def _reason(fault: OSError) -> str:
    said = fault.strerror or str(fault)
    return said[:1].lower() + said[1:]


def changed(changes: Iterable[Change]) -> list[str]:
    """The paths that a command changed."""
    return [change.path for change in changes if change.before != change.after]
