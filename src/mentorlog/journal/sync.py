"""One journal on several machines: fetched, merged record by record, and pushed (PRACTICE P2).

The merge is made here and not by `git merge`, so that what comes in is written as every change is: all
of it or nothing, and never over what was edited by hand. Each machine's commits stay in the history.
"""

from __future__ import annotations

import random
import re
from itertools import chain, count
from pathlib import PurePosixPath
from typing import NamedTuple

from mentorlog.errors import HistoryFault, NoRemote
from mentorlog.journal.git import Git, complaint
from mentorlog.journal.history import TRAILER
from mentorlog.journal.lock import patiently
from mentorlog.journal.merge import merge
from mentorlog.journal.store import Store
from mentorlog.journal.unfinished import Carried, Change, Message

_PATIENCE = 30.0  # seconds
_FILES = ("100644", "100755")
_TOLD = "mentorlog.toldOfPrivate"
# What git says where somebody else has pushed since we fetched.
_BEHIND = (
    b"[rejected]", b"fetch first", b"non-fast-forward", b"cannot lock ref", b"failed to update ref",
    b"incorrect old value",
)  # fmt: skip


class Remote(NamedTuple):
    """Where a journal is synced with: the name git knows it by, its address, and the branch there."""

    name: str
    url: str
    branch: str


class Conflict(NamedTuple):
    """A record in which the same thing was changed on both sides, and the line where both stand."""

    path: str
    line: int


class Synced(NamedTuple):
    """What a sync did: how many commits came and went, and where both sides had changed the same."""

    received: int
    sent: int
    conflicts: tuple[Conflict, ...]


class _Did(NamedTuple):
    """What one side did to a file: where it is now and its object there, "" where it is gone."""

    path: str
    mode: str
    sha: str
    base: str

    @property
    def is_plain(self) -> bool:
        """Whether it is a file, and no link or repository within the repository."""
        return not self.sha or self.mode in _FILES


class _Met(NamedTuple):
    """A file that they changed: what each side did, and where it goes, of two new places the later."""

    ours: _Did
    theirs: _Did
    place: str

    @property
    def stays(self) -> bool:
        """Whether it goes where we have it."""
        return bool(self.ours.sha) and self.place == self.ours.path


def remote_of(store: Store) -> Remote:
    """The remote that is configured for the journal's branch. Raises NoRemote."""
    git = store.history.git
    branch = _said(git, "symbolic-ref", "--short", "HEAD")
    if not branch:
        raise HistoryFault("the journal's repository is on no branch")
    names = _said(git, "remote").split()
    name = _said(git, "config", f"branch.{branch}.remote")
    name = name or ("origin" if "origin" in names else names[0] if len(names) == 1 else "")
    if not name:
        raise NoRemote(store.root, tuple(names))
    there = _said(git, "config", f"branch.{branch}.merge").removeprefix("refs/heads/")
    url = re.sub(r"(?<=://)[^/@]*@", "", _said(git, "remote", "get-url", name))  # no password on a screen
    return Remote(name, url or name, there or branch)


def knows_of_private(store: Store, remote: Remote) -> bool:
    """Whether this machine has been told that what is private goes to that remote too."""
    return _said(store.history.git, "config", _TOLD) == remote.url


def tell_of_private(store: Store, remote: Remote) -> None:
    """Keeps in mind that it was said."""
    store.history.git.run("config", _TOLD, remote.url)


def sync(store: Store, remote: Remote) -> Synced:
    """Fetches, merges and pushes, again where somebody else has pushed meanwhile. Raises HistoryFault.

    The journal is locked while it is merged, and not while the network, or a password, is waited for.
    """
    git = store.history.git
    received, conflicts = 0, []
    # Not all at the same moment again.
    for _ in patiently(_PATIENCE, random.uniform(0.05, 0.25)):
        every = f"+refs/heads/*:refs/remotes/{remote.name}/*"
        git.run(
            "fetch", "--quiet", "--no-tags", "--no-recurse-submodules", remote.name, every, at_terminal=True
        )
        remote = _with_branch(git, remote)
        there = f"refs/remotes/{remote.name}/{remote.branch}"
        came, found = _take_in(store, there, remote)
        received += came
        conflicts += found
        sent = _count(git, "HEAD", there)
        if not sent:
            return Synced(received, 0, tuple(conflicts))
        head = f"HEAD:refs/heads/{remote.branch}"
        code, _, err = git.tried("push", "--quiet", "--no-verify", remote.name, head, at_terminal=True)
        if not code:
            return Synced(received, sent, tuple(conflicts))
        if not any(sign in err for sign in _BEHIND):
            raise HistoryFault(complaint(err) or "the push failed")
    raise HistoryFault("others push faster than this machine can merge")


def _with_branch(git: Git, remote: Remote) -> Remote:
    """The remote, with the branch that it has: another machine's git may have called it otherwise."""
    there = f"refs/remotes/{remote.name}/"
    listed = _said(git, "for-each-ref", "--format=%(refname)", there).split()
    names = [name.removeprefix(there) for name in listed if not name.endswith("/HEAD")]
    if remote.branch in names or not names:
        return remote
    known = [name for name in ("main", "master") if name in names]
    return remote._replace(branch=(known or names)[0])


def _take_in(store: Store, there: str, remote: Remote) -> tuple[int, list[Conflict]]:
    """Merges what was fetched; answers how many commits came, and the conflicts."""
    store.begin()
    try:
        git = store.history.git
        theirs = _said(git, "rev-parse", "--verify", "--quiet", there)
        store.history.commit_by_hand(_added(git, theirs) if theirs else ())
        ours = _said(git, "rev-parse", "--verify", "--quiet", "HEAD")
        came = _count(git, theirs, "HEAD") if theirs else 0
        if not came:
            return 0, []
        base = _said(git, "merge-base", ours, theirs)
        both = _Both(store, base, ours, theirs)
        message = Message(f"Merged what {remote.name} had", ((TRAILER, "sync"),), theirs, tuple(both.carried))
        store.write(both.changes, message)
        return came, both.conflicts
    finally:
        store.lock.release()


class _Both:
    """What our files become where theirs are merged in; `base` is where both began, "" for nowhere.

    `changes` are to be written; `carried` are links and the like, which only the history takes over;
    `conflicts` are where both sides had changed the same.
    """

    def __init__(self, store: Store, base: str, ours: str, theirs: str) -> None:
        git = store.history.git
        self._history = store.history
        self._here, self._there = _diff(git, base, ours), _diff(git, base, theirs)
        self._tree = _tree(git, ours) if ours else {}
        self.carried: list[Carried] = []
        self.conflicts: list[Conflict] = []
        met: list[_Met] = []
        for key, did in self._there.items():
            if did.is_plain and self._tree.get(did.path, (_FILES[0], ""))[0] in _FILES:
                met.append(self._met(key, did))
            elif key not in self._here:
                self.carried.append(Carried(did.mode, did.sha, did.path))
        self._blobs = store.history.blobs(
            sha for one in met for sha in (one.theirs.base, one.theirs.sha, one.ours.sha)
        )
        # What leaves a place is not met by what comes there; and what comes is merged into what stays.
        self._made: dict[str, bytes | None] = {
            one.ours.path: None for one in met if one.ours.sha and not one.stays
        }
        for one in sorted(met, key=lambda one: not one.stays):
            self._meet(one)

    @property
    def changes(self) -> list[Change]:
        """What is to be written over what we have."""
        return [Change(path, self._mine(path), data) for path, data in sorted(self._made.items())]

    def _met(self, key: str, theirs: _Did) -> _Met:
        """What we did to a file that they changed: nothing, where nothing is said."""
        ours = self._here.get(key) or _Did(key, _FILES[0], theirs.base, theirs.base)
        return _Met(
            ours,
            theirs,
            max((did.path for did in (ours, theirs) if did.path != key and did.sha), default=key),
        )

    def _mine(self, path: str) -> bytes | None:
        """A file as we have it."""
        sha = self._tree[path][1] if path in self._tree else ""
        if sha and sha not in self._blobs:
            self._blobs |= self._history.blobs([sha])
        return self._blobs.get(sha)

    def _made_of(self, path: str) -> bytes | None:
        """A file as it is to be, as far as is known by now."""
        return self._made[path] if path in self._made else self._mine(path)

    def _meet(self, met: _Met) -> None:
        """One file that they changed, and perhaps we too, or gave another name."""
        ours, theirs, place = met
        base, mine, other = (self._blobs.get(sha) for sha in (theirs.base, ours.sha, theirs.sha))
        data = self._merged(place, base, mine, other)
        if data is None and mine is None:
            return
        if not met.stays:
            # Another file of ours, or one merged just now, may have taken that name.
            data = self._merged(place, None, self._made_of(place), data)
        self._made[place] = data

    def _merged(
        self, path: str, base: bytes | None, ours: bytes | None, theirs: bytes | None
    ) -> bytes | None:
        """One file of both sides. What one side changed stays, though the other took the file away."""
        if ours == theirs or theirs == base:
            return ours
        if ours == base:
            return theirs
        if ours is None or theirs is None:
            return theirs if ours is None else ours
        try:
            texts = [None if data is None else data.decode("utf-8") for data in (base, ours, theirs)]
        except UnicodeDecodeError:
            self._made[self._free_name(path, theirs)] = theirs
            self.conflicts.append(Conflict(path, 1))
            return ours
        found = merge(texts[0], texts[1] or "", texts[2] or "", is_toml=path.endswith(".toml"))
        self.conflicts += [Conflict(path, line) for line in found.conflicts]
        return found.text.encode("utf-8")

    def _free_name(self, path: str, data: bytes) -> str:
        """A name for the other machine's file beside ours, one that no other file of either side has.

        An earlier copy may lie there, from this machine or from the other.
        """
        place = PurePosixPath(path)
        theirs = {did.path for did in self._there.values() if did.sha}
        numbers = chain([""], (f" {number}" for number in count(2)))
        names = (
            str(place.with_name(f"{place.stem} (other machine{number}){place.suffix}")) for number in numbers
        )
        return next(name for name in names if name not in theirs and self._made_of(name) in (None, data))


def _diff(git: Git, base: str, tree: str) -> dict[str, _Did]:
    """What became of each file since `base`, by the name it had there, or has if it is new."""
    if not tree:
        return {}
    if not base:
        return {path: _Did(path, mode, sha, "") for path, (mode, sha) in _tree(git, tree).items()}
    # A meeting that is moved to another day is a short text with a new date and a line of log.
    said = git.run("diff-tree", "-r", "-z", "--find-renames=20%", "--no-commit-id", base, tree)
    parts = iter(said.decode("utf-8", "surrogateescape").split("\0"))
    found = {}
    for meta in parts:
        if not meta:
            break
        _, mode, old, new, status = meta.split(" ")
        key = next(parts)
        sha, was = (name if name.strip("0") else "" for name in (new, old))
        path = next(parts) if status.startswith("R") else key
        if path.rpartition("/")[0] == key.rpartition("/")[0]:
            found[key] = _Did(path, mode, sha, was)
        else:
            # Another folder, another person: only alike.
            found[key] = _Did(key, mode, "", was)
            found[path] = _Did(path, mode, sha, "")
    return found


def _tree(git: Git, commit: str) -> dict[str, tuple[str, str]]:
    """The mode and the object of each file of a commit."""
    said = git.run("ls-tree", "-r", "-z", "--full-tree", commit).decode("utf-8", "surrogateescape")
    lines = [line.partition("\t") for line in said.split("\0") if line]
    return {path: (meta.split(" ")[0], meta.split(" ")[2]) for meta, _, path in lines}


def _added(git: Git, theirs: str) -> list[str]:
    """The files of theirs that we do not have: one of that name may lie here, and not be ours yet."""
    ours = _tree(git, "HEAD") if _said(git, "rev-parse", "--verify", "--quiet", "HEAD") else {}
    return [path for path, (mode, _) in _tree(git, theirs).items() if path not in ours and mode in _FILES]


def _count(git: Git, there: str, here: str) -> int:
    """How many commits `there` has that `here` has not."""
    return int(
        _said(git, "rev-list", "--count", there, f"^{here}") or _said(git, "rev-list", "--count", there) or 0
    )


def _said(git: Git, *arguments: str) -> str:
    """What git answers on one line, "" where it has no answer."""
    code, out, _ = git.tried(*arguments)
    return "" if code else out.decode("utf-8", "replace").strip()
