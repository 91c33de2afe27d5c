"""A journal's repository, looked at with git itself, as somebody else would."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

# The git of the test is nobody's: no settings of this machine, no name but its own.
_PLAIN = {
    "PATH": os.environ["PATH"],
    "LC_ALL": "C",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_AUTHOR_NAME": "Somebody",
    "GIT_AUTHOR_EMAIL": "somebody@example.org",
    "GIT_COMMITTER_NAME": "Somebody",
    "GIT_COMMITTER_EMAIL": "somebody@example.org",
    "GIT_TERMINAL_PROMPT": "0",
}


class Commit(NamedTuple):
    """One commit: its message, and which files it changed."""

    sha: str
    message: str
    paths: tuple[str, ...]

    @property
    def line(self) -> str:
        return self.message.partition("\n")[0]

    def trailer(self, key: str) -> str:
        found = [line for line in self.message.splitlines() if line.startswith(f"{key}: ")]
        return found[-1].removeprefix(f"{key}: ") if found else ""

    @property
    def command(self) -> str:
        return self.trailer("Mentorlog")


@dataclass(frozen=True)
class Repository:
    """The repository at `root`."""

    root: Path

    def __call__(
        self, *arguments: str, stdin: bytes = b"", environment: Mapping[str, str] | None = None
    ) -> bytes:
        """What git says; it has to go well."""
        code, out, err = self.tried(*arguments, stdin=stdin, environment=environment)
        assert code == 0, (arguments, out, err)
        return out

    def tried(
        self, *arguments: str, stdin: bytes = b"", environment: Mapping[str, str] | None = None
    ) -> tuple[int, bytes, bytes]:
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            input=stdin,
            capture_output=True,
            env={**_PLAIN, **(environment or {})},
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    def said(self, *arguments: str) -> str:
        """One line that git says."""
        return self(*arguments).decode().strip()

    @property
    def head(self) -> str:
        code, out, _ = self.tried("rev-parse", "--verify", "--quiet", "HEAD")
        return "" if code else out.decode().strip()

    def commits(self, since: str = "", until: str = "HEAD") -> list[Commit]:
        """The commits after `since`, the oldest first."""
        if not self.head:
            return []
        wanted = f"{since}..{until}" if since else until
        said = self("log", "--topo-order", "--reverse", "-z", "--format=%H%n%B", wanted).decode(
            "utf-8", "replace"
        )
        parts = [part.partition("\n") for part in said.split("\0") if part]
        return [Commit(sha, message.strip("\n"), self._changed(sha)) for sha, _, message in parts]

    def _changed(self, sha: str) -> tuple[str, ...]:
        said = self("diff-tree", "-r", "-z", "--root", "--no-commit-id", "--name-only", "--no-renames", sha)
        return tuple(sorted(os.fsdecode(path) for path in said.split(b"\0") if path))

    def file(self, path: str, commit: str = "HEAD") -> bytes | None:
        """The bytes that a commit has for a file, None where it has no such file."""
        code, out, _ = self.tried("cat-file", "blob", f"{commit}:{path}")
        return None if code else out

    def files(self, commit: str = "HEAD") -> dict[str, str]:
        """The objects of a commit by path."""
        said = self("ls-tree", "-r", "-z", "--full-tree", commit)
        lines = [line.partition(b"\t") for line in said.split(b"\0") if line]
        return {os.fsdecode(path): meta.split(b" ")[2].decode() for meta, _, path in lines}

    def status(self) -> list[str]:
        """What `git status --porcelain` says, line by line."""
        said = os.fsdecode(self("status", "--porcelain", "-z", "--untracked-files=all", "--no-renames"))
        return [line for line in said.split("\0") if line]

    def set(self, key: str, value: str) -> None:
        self("config", key, value)
