"""The files of a journal: reading them, and changing several of them as one.

What they are called is in `layout`; how a change is made safe is docs/explanation/trust.md.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from mentorlog.errors import BadInput, CannotWrite, ChangedUnderneath, Damaged, HistoryFault, Vanished
from mentorlog.journal import disk, formats, kept, layout, unfinished
from mentorlog.journal.history import Beginning, History
from mentorlog.journal.lock import Lock
from mentorlog.journal.reading import MOST_AT_ONCE, READ, read_file, read_if_same, reading
from mentorlog.journal.unfinished import NOTHING, Change, Message, Unfinished

OWN_FOLDER = ".mentorlog"
LARGEST = 4 * 1024 * 1024  # bytes: more than any record has, less than what could stop us
_DRAFTS = ".mentorlog/drafts"
_NOT_OURS = ("", ".", "..", ".git", OWN_FOLDER)
_FOLDERS = ("", OWN_FOLDER, "people", "goals", "reviews", "templates")


class Store:
    """The folder of a journal. Paths in and out are relative to it, with slashes.

    `warnings` fills with what went wrong beside a change that was stored all the same; `has_written` says
    that the change which was last begun is.
    """

    def __init__(
        self,
        root: Path,
        environment: Mapping[str, str] | None = None,
        command: str = "change",
        cache: kept.Cache | None = None,
    ) -> None:
        self.root = root
        self._cache = cache
        self.command = command
        self.lock = Lock(root, f"mentorlog {command}")
        self.history = History(root, os.environ if environment is None else environment)
        self.warnings: list[str] = []
        self.has_written = False
        self._pending: dict[str, Change] | None = None

    @property
    def exists(self) -> bool:
        """Whether there is a journal here: its settings, or a folder of its records."""
        with reading(str(self.root)):
            return layout.SETTINGS in self._unfinished or any(
                (self.root / name).exists() for name in (layout.SETTINGS, "people", "meetings")
            )

    @property
    def is_open_to_others(self) -> bool:
        """Whether anybody but its owner may look into the journal's folder."""
        with reading(str(self.root)):
            return os.name != "nt" and bool(self.root.stat().st_mode & 0o077)

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

    def people_met(self) -> list[str]:
        """The folders of meetings, each called as a person's record is."""
        return self._folders("meetings")

    def listed(self, slug: str) -> kept.Listed:
        """The names of the meetings with one person, with the keys of what is known of them."""
        folder = f"meetings/{slug}"
        if any(path.startswith(f"{folder}/") for path in self._unfinished):
            return kept.Listed({}, self._records(folder), "")
        with reading(folder):
            try:
                return kept.listed(f"{self.root}/{folder}", self._cache)
            except (FileNotFoundError, NotADirectoryError):
                return kept.Listed({}, [], "")

    def read_if_same(self, path: str, key: kept.Key) -> bytes | None:
        """A file as it was when it was listed; None where it is another by now."""
        return read_if_same(f"{self.root}/{path}", key)

    def cache_for(self, place: str) -> Path | None:
        """Where what is known of a folder's files is kept on this machine, None for nowhere."""
        return self._cache.folder() / f"{place}.kept" if self._cache and place else None

    def beside_meetings(self, slug: str) -> list[str]:
        """The paths of what stands beside the meetings with one person and is no Markdown."""
        folder = f"meetings/{slug}"
        return sorted(f"{folder}/{name}" for name in self._names(folder) if not name.endswith(".md"))

    def reviews(self) -> list[str]:
        """The paths of the weekly reviews, in the order of their weeks."""
        return [f"reviews/{name}" for name in self._records("reviews") if layout.is_review(name)]

    def records(self) -> list[str]:
        """The paths of all that a journal is made of, as `layout.is_record` has them, sorted by folder."""
        beside = [f"{folder}/{name}" for folder in ("reviews", "templates") for name in self._records(folder)]
        found = [layout.SETTINGS, layout.ME_FILE, *self.people(), *self.goals(), *self.meetings(), *beside]
        return [path for path in found if layout.is_record(path)]

    # --- reading ---------------------------------------------------------------------------------

    def read(self, path: str) -> str:
        """The text of a file, its line ends as they are. Raises Damaged where it is no UTF-8 text."""
        text = self.read_if_there(path)
        if text is not None:
            return text
        if os.path.islink(self.root / path):
            raise Damaged(path, None, "is a link to nothing")
        raise Vanished(path)

    def read_if_there(self, path: str) -> str | None:
        """The text of a file, None where there is none."""
        data = self.read_bytes(path)
        try:
            return None if data is None else data.decode("utf-8")
        except UnicodeDecodeError as fault:
            line = fault.object.count(b"\n", 0, fault.start) + 1
            raise Damaged(path, line, "is not UTF-8 text") from fault

    def read_bytes(self, path: str) -> bytes | None:
        """A file as it is, or as a command that was stopped will have left it; None where there is none."""
        data = self._on_disk(path, LARGEST)
        pending = self._unfinished.get(path)
        return pending.after if pending and data == pending.before else data

    def each(
        self, paths: Iterable[str], failed: Callable[[Damaged], None], gone: Callable[[str], None]
    ) -> Iterator[tuple[str, bytes]]:
        """The files at `paths` one after the other, with as few calls of the system as a file can be read by.

        `failed` is told of one that cannot be read, `gone` of one that is not there.
        """
        folder, pending = f"{self.root}/", self._unfinished
        for path in paths:
            data = b""
            if path not in pending:
                try:
                    descriptor = os.open(folder + path, READ)
                    try:
                        data = os.read(descriptor, MOST_AT_ONCE)
                    finally:
                        os.close(descriptor)
                except OSError:  # said below
                    data = b""
            if 0 < len(data) < MOST_AT_ONCE:
                yield path, data
                continue
            # Empty, large, or no file at all: with the care that takes.
            try:
                found = self.read_bytes(path)
            except Damaged as fault:
                failed(fault)
                continue
            if found is None:
                gone(path)
            else:
                yield path, found

    def refresh(self) -> None:
        """Forgets what was unfinished when it was last looked at."""
        self._pending = None

    # --- writing ---------------------------------------------------------------------------------

    def begin(self) -> None:
        """Takes the lock, and finishes what a command that was stopped had begun. Raises Locked."""
        if self.lock.is_held:
            return
        formats.check(self.read_if_there)  # before there is so much as a lock in it
        self.has_written = False
        if self.lock.take() and self.history.is_on:
            self.history.wait_for_locks()
        self._sweep()
        self._finish()
        self.refresh()

    def begin_history(self, *, anywhere: bool) -> Beginning:
        """Begins a history of what is there; see History.begin. What git cannot do is a warning."""
        try:
            beginning = self.history.begin(anywhere=anywhere)
            if beginning is Beginning.BEGUN:
                self.history.commit_by_hand()
        except HistoryFault as fault:
            self.warnings.append(f"No history was begun: {fault}")
            return Beginning.UNWANTED
        return beginning

    @contextlib.contextmanager
    def free(self) -> Iterator[None]:
        """Lets go of the lock, if it is held, while a person types."""
        was_held = self.lock.is_held
        self.lock.release()
        yield
        if was_held:
            self.begin()

    def write(self, changes: Sequence[Change], message: Message = NOTHING.message) -> None:
        """Makes all changes or none, and has history keep them under a message; lets go of the lock.

        Raises ChangedUnderneath, before anything is written, where a file is no longer what it was;
        Damaged where a path leads out of the journal; CannotWrite, with every file as it was, where the
        system refuses. What history cannot do is a warning.
        """
        changes = [change for change in changes if change.before != change.after]
        try:
            if changes or message.merged:
                self.begin()
                self._write(changes, message)
                self.has_written = True
        finally:
            self.lock.release()

    def _write(self, changes: Sequence[Change], message: Message) -> None:
        from mentorlog.journal.interrupts import deferred

        formats.check(self.read_if_there)
        for change in changes:
            self._check_inside(change.path)
            formats.check_incoming(change.path, change.after)
            if change.after and len(change.after) > LARGEST and change.path.endswith((".md", ".toml")):
                raise BadInput(f"{change.path} would be larger than 4 MiB.", "Put the long part elsewhere.")
            if self._on_disk(change.path) != change.before:
                raise ChangedUnderneath(change.path)
        with contextlib.ExitStack() as stack:
            made = [
                (stack.enter_context(disk.beside(self.root / change.path, change.after)), change)
                for change in changes
                if change.after is not None
            ]
            stack.enter_context(deferred())
            recorded = self.history.is_on
            try:
                if len(changes) > 1 or recorded:
                    disk.write_file(self.root / unfinished.PLACE, unfinished.dumped(changes, message))
                self._apply(made, changes)
            except (CannotWrite, ChangedUnderneath):
                self._take_back(changes)
                raise
            if recorded:
                self._record(Unfinished(tuple(changes), message))
            self._forget()

    def _apply(self, made: Iterable[tuple[Path, Change]], changes: Iterable[Change]) -> None:
        """What is new comes first, so that what is moved is there before it is gone."""
        for temporary, change in sorted(made, key=lambda pair: pair[1].before is not None):
            disk.put(temporary, self.root / change.path, new=change.before is None)
        for change in changes:
            if change.after is None:
                disk.remove(self.root / change.path)
        # The folder of somebody's meetings goes with the last of them.
        for path in {change.path for change in changes if change.after is None}:
            if path.startswith("meetings/"):
                disk.tidy((self.root / path).parent)

    def _take_back(self, changes: Iterable[Change]) -> None:
        """Puts back what a change that failed had replaced, before its failure is told."""
        with contextlib.suppress(CannotWrite, ChangedUnderneath, Damaged):
            for change in changes:
                if self._on_disk(change.path) == change.after:
                    self._restore(change._replace(before=change.after, after=change.before))
            disk.remove(self.root / unfinished.PLACE)

    def _restore(self, change: Change) -> None:
        if change.after is None:
            disk.remove(self.root / change.path)
        else:
            disk.write_file(self.root / change.path, change.after, new=change.before is None)

    def _finish(self) -> None:
        data = self._on_disk(unfinished.PLACE)
        if data is None:
            return
        left = unfinished.loaded(data)
        if left == NOTHING:
            kept = self.keep_draft("unfinished", data)
            self.warnings.append(f"What a command had begun cannot be read, and is kept in {kept}")
        for change in left.changes:
            with contextlib.suppress(Damaged):
                if self._on_disk(change.path) == change.before:
                    self._check_inside(change.path)
                    self._restore(change)
                    continue
            self._keep_aside(change)
        if left.changes and self.history.is_on:
            self._record(left, after_a_fall=True)
        self._forget()

    def _keep_aside(self, change: Change) -> None:
        """Keeps what a command that was stopped would have written where somebody has written since."""
        with contextlib.suppress(Damaged):
            if self._on_disk(change.path) == change.after:
                return
        if change.after is not None:
            kept = self.keep_draft("unfinished", change.after)
            self.warnings.append(
                f"A command was stopped, and {change.path} was edited since; what it wrote is in {kept}"
            )

    def _forget(self) -> None:
        # Were it to stay, the next command would find that all of it is done.
        with contextlib.suppress(CannotWrite):
            disk.remove(self.root / unfinished.PLACE)

    def _record(self, left: Unfinished, *, after_a_fall: bool = False) -> None:
        try:
            self.history.commit(left.changes, left.message, after_a_fall=after_a_fall)
        except HistoryFault as fault:
            self.warnings.append(f"Stored; but its history is not in order: {fault}")

    def _sweep(self) -> None:
        for folder in (*_FOLDERS, *(f"meetings/{slug}" for slug in self._folders("meetings"))):
            disk.sweep(self.root / folder)

    def _check_inside(self, path: str) -> None:
        root = os.path.realpath(self.root)
        place = os.path.realpath(self.root / path)
        parts = path.split("/")
        if not place.startswith(root + os.sep) or any(part in _NOT_OURS for part in parts):
            raise Damaged(path, None, "leads out of the journal")

    # --- drafts ----------------------------------------------------------------------------------

    def keep_draft(self, name: str, data: bytes) -> Path:
        """Keeps what somebody types under .mentorlog/drafts; answers where."""
        target = self.root / _DRAFTS / f"{name}-{os.urandom(3).hex()}.md"
        disk.keep(target, data)
        return target

    def drop_draft(self, draft: Path) -> None:
        """Takes a draft away whose text is in the journal now."""
        with contextlib.suppress(OSError):
            draft.unlink()

    # --- the folder ------------------------------------------------------------------------------

    @property
    def _unfinished(self) -> dict[str, Change]:
        if self._pending is None:
            data = None
            with contextlib.suppress(Damaged):
                data = self._on_disk(unfinished.PLACE)
            left = unfinished.loaded(data) if data else NOTHING
            self._pending = {change.path: change for change in left.changes}
        return self._pending

    def _on_disk(self, path: str, largest: int | None = None) -> bytes | None:
        return read_file(self.root, path, largest)

    def _records(self, folder: str) -> list[str]:
        return sorted(name for name in self._names(folder) if name.endswith(".md"))

    def _folders(self, folder: str) -> list[str]:
        with reading(folder):
            to_come = {path.rpartition("/")[0] for path in self._unfinished}
            return sorted(
                name
                for name in self._names(folder)
                if (self.root / folder / name).is_dir() or f"{folder}/{name}" in to_come
            )

    def _names(self, folder: str) -> Iterator[str]:
        names: set[str] = set()
        with reading(folder), contextlib.suppress(FileNotFoundError, NotADirectoryError):
            names.update(os.listdir(self.root / folder))
        for path, change in self._unfinished.items():
            if path.startswith(folder + "/") and self.read_bytes(path) == change.after:
                name, _, below = path.removeprefix(folder + "/").partition("/")
                if change.after is not None:
                    names.add(name)
                elif not below:
                    names.discard(name)
        return (name for name in names if not name.startswith("."))
