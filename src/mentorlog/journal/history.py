"""A journal's history, kept by git: one commit for each command, and edits made by hand apart from it."""

from __future__ import annotations

import io
import os
import re
import shlex
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mentorlog.errors import HistoryFault, NoHistory
from mentorlog.journal.commits import KEPT, PLAIN, Entry, Status, Stream, file_of, read_status, sorted_out
from mentorlog.journal.lock import patiently
from mentorlog.journal.unfinished import Change, Message

if TYPE_CHECKING:
    from mentorlog.journal.git import Git

TRAILER = "Mentorlog"
UNDOES, REDOES = "Mentorlog-undoes", "Mentorlog-redoes"
BY_HAND = Message("Edited by hand", ((TRAILER, "by hand"),))
_MANY = 27  # loose objects in one of 256 folders, where git itself would tidy up (git-gc, gc.auto)
_LOCK_PATIENCE, _PAUSE = 2.0, 0.05  # seconds
_PAGE = 100  # commits read at once
_FIELDS = (
    "%H",
    "%cI",
    "%s",
    *(f"%(trailers:key={key},valueonly)" for key in (TRAILER, UNDOES, REDOES)),
    "%P",
)


class Beginning(StrEnum):
    """What came of the wish for a history."""

    BEGUN = "begun"
    THERE = "there already"
    UNWANTED = "unwanted"
    NO_GIT = "there is no git"
    WITHIN = "the folder is inside another repository"


class Step(NamedTuple):
    """One commit of the history. `command` is what made it, empty for one that is not ours."""

    sha: str
    when: datetime
    line: str
    command: str
    undoes: str
    redoes: str
    parents: str

    @property
    def can_be_undone(self) -> bool:
        """Whether it is a command's, and not a person's, nor the beginning, nor a step back itself."""
        # What was before the first commit of a shallow clone is not known there.
        return bool(self.parents) and self.command not in ("", "by hand", "init", "sync", "undo", "redo")


class History:
    """The history of the journal at `root`."""

    def __init__(self, root: Path, environment: Mapping[str, str]) -> None:
        self.root = root
        self._environment = environment

    @property
    def is_on(self) -> bool:
        """Whether the journal is a repository of its own."""
        return os.path.lexists(self.root / ".git")

    @property
    def is_within_another(self) -> bool:
        """Whether the journal lies in a repository, and has none of its own."""
        return not self.is_on and not self.git.tried("rev-parse", "--show-toplevel", own_repository=False)[0]

    @property
    def git(self) -> Git:
        """Git for this journal's repository."""
        from mentorlog.journal.git import Git  # with subprocess, which reading never needs

        return Git(self.root, self._environment)

    def require(self) -> None:
        """Raises NoHistory where there is none to look at."""
        has_git = self.git.is_installed
        if not self.is_on or not has_git:
            within = has_git and self.is_within_another
            raise NoHistory(self.root, has_git=has_git, is_within_another=within)

    def begin(self, *, anywhere: bool) -> Beginning:
        """Makes the journal a repository of its own; `anywhere` even within another one.

        In one that is there, what this machine's git needs to know of us is set anew. Raises HistoryFault.
        """
        git = self.git
        if not git.is_installed:
            return Beginning.NO_GIT
        whole, _, _ = git.tried("rev-parse", "--git-dir")
        if self.is_on and not whole:
            self._introduce()
            return Beginning.THERE
        # What is there and is no repository was left by an `init` that was stopped.
        if self.is_within_another and not anywhere:
            return Beginning.WITHIN
        # No template: its hooks and excludes would be somebody's own.
        git.run("-c", "init.defaultBranch=main", "init", "--quiet", "--template=", own_repository=False)
        self._introduce()
        return Beginning.BEGUN

    def _introduce(self) -> None:
        """Tells this machine's git, for this repository alone, how records are merged."""
        driver = f"{shlex.quote(sys.executable)} -m mentorlog merge-records %O %A %B"
        for key, value in (
            ("merge.mentorlog.name", "mentorlog: by item, line and key"),
            ("merge.mentorlog.driver", driver),
            ("merge.mentorlog-settings.name", "mentorlog: by key"),
            ("merge.mentorlog-settings.driver", f"{driver} --toml"),
            ("core.sharedRepository", "0600"),
            ("core.fileMode", "false"),
        ):
            self.git.run("config", key, value)

    # --- keeping ---------------------------------------------------------------------------------

    def commit(self, changes: Sequence[Change], message: Message, *, after_a_fall: bool) -> None:
        """Commits what a command wrote, and before it, apart, what was edited by hand.

        `after_a_fall` says that the command was stopped midway, and this may have been done. Raises
        HistoryFault.
        """
        status = self.status(*KEPT)
        merged = message.merged
        if merged and self._has(status.head, merged):
            merged = ""  # an earlier try has committed it
        elif merged and (not status.head or self._has(merged, status.head)):
            self.git.run("update-ref", "-m", message.line, "HEAD", merged, status.head)
            self._into_index([change.path for change in changes])
            return
        returned = None if after_a_fall else self._returned(status, changes)
        by_hand, own, same = sorted_out(self.root, status, changes, returned)
        if merged:
            own = [file_of(self.root, change) for change in changes]
        stream = Stream(self._identity(), status.head)
        if by_hand:
            stream.commit(BY_HAND, by_hand)
        if own or merged:
            stream.commit(message._replace(merged=merged), own)
        if not stream.is_empty:
            self._take_in(stream)
        self._into_index([*same, *(file.path for file in (*by_hand, *own))])
        self._tidy()

    def commit_by_hand(self, paths: Iterable[str] = ()) -> None:
        """Commits what was edited by hand, anywhere in the journal; and these paths, if they are there.

        Raises HistoryFault.
        """
        status = self.status()
        new = {path: Entry(PLAIN, "") for path in paths if (self.root / path).is_file()}
        status = Status(status.head, {**new, **status.entries})
        by_hand, _, same = sorted_out(self.root, status, (), None)
        if by_hand:
            stream = Stream(self._identity(), status.head)
            stream.commit(BY_HAND, by_hand)
            self._take_in(stream)
        self._into_index([*same, *(file.path for file in by_hand)])

    def _take_in(self, stream: Stream) -> None:
        """Has git take in the commits. Raises HistoryFault.

        A git that the disk refused to take its lock away has left it; after a while it is nobody's.
        """
        words = ("fast-import", "--quiet", "--done", "--date-format=now")
        code, _, said = self.git.tried(*words, stdin=stream.text)
        if code and b".lock" in said:
            from mentorlog.journal.git import BRIEF_LOCKS

            self._wait_for(BRIEF_LOCKS)
            self.git.run(*words, stdin=stream.text)
        elif code:
            from mentorlog.journal.git import complaint

            raise HistoryFault(complaint(said) or f"git fast-import ended with {code}")

    def _returned(self, status: Status, changes: Sequence[Change]) -> set[str]:
        """The files that a command brought back to what they were before somebody edited them: git sees
        no difference, and the edit was there all the same."""
        unseen = [change.path for change in changes if change.path not in status.entries]
        if not unseen:
            return set()
        listed = b"".join(os.fsencode(path) + b"\0" for path in unseen)
        ignored = self.git.tried("check-ignore", "-z", "--stdin", stdin=listed)[1].split(b"\0")
        return {path for path in unseen if os.fsencode(path) not in ignored}

    def _has(self, commit: str, ancestor: str) -> bool:
        """Whether a commit has that one among those before it, or is it."""
        if not commit:
            return False
        code, _, _ = self.git.tried("merge-base", "--is-ancestor", ancestor, commit)
        return not code

    def status(self, *paths: str) -> Status:
        """What differs from the last commit, below the paths (all of it for none). Raises HistoryFault."""
        said = self.git.run(
            "status", "--porcelain=v2", "--branch", "-z", "--no-renames", "--untracked-files=all",
            "--ignore-submodules=all", "--", *paths,
        )  # fmt: skip
        return read_status(said, everything=not paths)

    def _identity(self) -> str:
        from mentorlog.journal.git import EMAIL, NAME

        code, said, _ = self.git.tried("var", "GIT_AUTHOR_IDENT")
        found = re.match(r"(?P<who>[^<>\n]* <[^<>\n]*>) ", said.decode("utf-8", "replace"))
        return found["who"] if found and not code else f"{NAME} <{EMAIL}>"

    def _into_index(self, paths: Collection[str]) -> None:
        """Tells git's index what the files are now, or git would show each as changed back."""
        if not paths:
            return
        listed = b"".join(os.fsencode(path) + b"\0" for path in sorted(paths))
        for _ in patiently(_LOCK_PATIENCE, _PAUSE):
            code, _, err = self.git.tried("update-index", "-z", "--add", "--remove", "--stdin", stdin=listed)
            if not code or b"index.lock" not in err:
                break
        if code:
            place = self.root / ".git" / "index.lock"
            why = f"if no git is running, remove {place}" if place.exists() else "see: git status"
            raise HistoryFault(f"git's index cannot be written; {why}")

    def wait_for_locks(self) -> None:
        """To be called where a command died: a git that outlived it ends within moments, and one that did
        not has left its locks, which are taken away."""
        from mentorlog.journal.git import LOCKS

        self._wait_for(LOCKS)

    def _wait_for(self, locks: Collection[str]) -> None:
        from mentorlog.journal.git import sweep_locks

        folder = self.root / ".git"
        for _ in patiently(_LOCK_PATIENCE, _PAUSE):
            if not any((folder / name).exists() for name in locks):
                break
        sweep_locks(folder, tuple(locks))

    def _tidy(self) -> None:
        try:
            many = len(os.listdir(self.root / ".git" / "objects" / "17")) > _MANY
        except OSError:
            return
        if many:
            self.git.tried("-c", "gc.auto=6700", "-c", "gc.autoDetach=false", "gc", "--auto", "--quiet")

    def fault(self) -> str:
        """What is wrong with the repository, "" where nothing is, or where there is none, or no git."""
        if not self.is_on or not self.git.is_installed:
            return ""
        code, _, err = self.git.tried("fsck", "--connectivity-only", "--no-dangling", "--no-progress")
        from mentorlog.journal.git import complaint

        return (complaint(err) or f"git fsck ended with {code}") if code else ""

    # --- looking back ----------------------------------------------------------------------------

    def steps(self, paths: Sequence[str] = ()) -> Iterator[Step]:
        """The commits, the newest first, or those that touch the paths. Raises HistoryFault."""
        from mentorlog.journal.git import complaint

        code, _, err = self.git.tried("rev-parse", "--verify", "--quiet", "HEAD")
        if code == 1 and b"broken" not in self.git.tried("for-each-ref")[2]:
            return  # nothing was committed yet
        if code:
            raise HistoryFault(complaint(err) or "the journal's repository cannot be read")
        within = (b":(literal)" + os.fsencode(path) for path in paths)
        wanted = b"".join(line + b"\n" for line in (b"HEAD", b"--", *within))
        seen = 0
        format_ = f"--format={'%x00'.join(_FIELDS)}"
        while True:
            said = self.git.run(
                "log", "-z", "--date-order", "--stdin", format_, f"--max-count={_PAGE}", f"--skip={seen}",
                stdin=wanted,
            )  # fmt: skip
            parts = said.decode("utf-8", "replace").split("\0")[:-1]
            for at in range(0, len(parts), len(_FIELDS)):
                sha, when, *said_of = (part.strip() for part in parts[at : at + len(_FIELDS)])
                yield Step(sha, datetime.fromisoformat(when), *said_of)
            seen += _PAGE
            if len(parts) < _PAGE * len(_FIELDS):
                return

    def done(self) -> Iterator[Step]:
        """The commands that have not been taken back, the last first."""
        stands: dict[str, bool] = {}
        for step in self.steps():
            if step.undoes or step.redoes:
                stands.setdefault(step.undoes or step.redoes, bool(step.redoes))
            elif step.can_be_undone and stands.get(step.sha, True):
                yield step

    def undone(self) -> Iterator[Step]:
        """The steps that took a command back, the last first, as far as no other command has come since."""
        stands: dict[str, bool] = {}
        for step in self.steps():
            if step.redoes:
                stands.setdefault(step.redoes, True)
            elif step.undoes and stands.setdefault(step.undoes, False) is False:
                yield step
            elif step.can_be_undone and stands.get(step.sha, True):
                return

    def changes_of(self, sha: str) -> list[Change]:
        """What a commit changed, file by file."""
        said = self.git.run("diff-tree", "-r", "-z", "--root", "--no-renames", "--no-commit-id", sha)
        parts = said.decode("utf-8", "surrogateescape").split("\0")
        found = [(meta.split(" "), path) for meta, path in zip(parts[::2], parts[1::2], strict=False)]
        blobs = self.blobs(sha for meta, _ in found for sha in meta[2:4])
        return [Change(path, blobs.get(meta[2]), blobs.get(meta[3])) for meta, path in found]

    def blobs(self, shas: Iterable[str]) -> dict[str, bytes]:
        """The bytes of objects; one of zeroes stands for no file, and is left out."""
        wanted = sorted({sha for sha in shas if sha.strip("0")})
        said = self.git.run("cat-file", "--batch", stdin="".join(f"{sha}\n" for sha in wanted).encode())
        objects, found = io.BytesIO(said), {}
        for sha in wanted:
            _, kind, *size = objects.readline().split()
            if kind != b"blob":
                raise HistoryFault(f"the object {sha} is missing from the repository")
            found[sha] = objects.read(int(size[0]))
            objects.readline()
        return found
