"""Git, run for one folder, as if nobody had set it up in any way of their own.

Nothing that a user's environment, hooks or settings hold changes what it does here, and nothing of the
journal's text is ever among its arguments.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from mentorlog.errors import HistoryFault

# What git locks for moments only; and what it may hold for as long as somebody writes a message.
BRIEF_LOCKS = ("HEAD.lock", "packed-refs.lock")
LOCKS = (*BRIEF_LOCKS, "index.lock", "config.lock")
NAME, EMAIL = "mentorlog", "mentorlog@localhost"
_SETTINGS = {
    "core.hooksPath": os.devnull,
    "core.attributesFile": os.devnull,
    "core.excludesFile": os.devnull,
    "core.autocrlf": "false",
    "core.safecrlf": "false",
    "core.fsmonitor": "false",
    "core.fileMode": "false",
    "core.quotePath": "false",
    "core.fsync": "all",
    "commit.gpgSign": "false",
    "log.showSignature": "false",
    "push.gpgSign": "false",
    "color.ui": "false",
    "i18n.logOutputEncoding": "UTF-8",
    "fetch.writeCommitGraph": "false",
    "gc.auto": "0",
    "maintenance.auto": "false",  # fetch would run it, to find that it has nothing to do
}


class Git:
    """Git for the repository at `root`. `environment` is the user's, of which GIT_* is left out."""

    def __init__(self, root: Path, environment: Mapping[str, str]) -> None:
        self.root = root
        self._user_environment = environment

    @property
    def is_installed(self) -> bool:
        """Whether there is a git to run."""
        return shutil.which("git", path=self._user_environment.get("PATH")) is not None

    def run(
        self, *arguments: str, stdin: bytes = b"", own_repository: bool = True, at_terminal: bool = False
    ) -> bytes:
        """What a git command says on standard output. Raises HistoryFault with what it complained of.

        A command that may ask for a password runs `at_terminal`; any other one is kept from the
        terminal's Ctrl-C, so that it leaves no half behind.
        """
        code, out, err = self.tried(
            *arguments, stdin=stdin, own_repository=own_repository, at_terminal=at_terminal
        )
        if code:
            raise HistoryFault(complaint(err) or f"git {arguments[0]} ended with {code}")
        return out

    def tried(
        self, *arguments: str, stdin: bytes = b"", own_repository: bool = True, at_terminal: bool = False
    ) -> tuple[int, bytes, bytes]:
        """The exit code of a git command, and what it said on both outputs."""
        program = shutil.which("git", path=self._user_environment.get("PATH"))
        if program is None:
            raise HistoryFault("git is not installed")
        apart = {} if os.name == "nt" else {"umask": 0o077}
        apart |= {} if os.name == "nt" or at_terminal else {"process_group": 0}
        try:
            done = subprocess.run(
                [program, *_settings(), *arguments],
                input=stdin,
                capture_output=True,
                cwd=self.root,
                env=self._environment(own_repository=own_repository),
                check=False,
                **apart,  # type: ignore[call-overload]
            )
        except OSError as fault:
            raise HistoryFault(f"git cannot be run: {fault.strerror}") from fault
        return done.returncode, done.stdout, done.stderr

    def _environment(self, *, own_repository: bool) -> dict[str, str]:
        known = {key: value for key, value in self._user_environment.items() if not key.startswith("GIT_")}
        known |= {
            "LC_ALL": "C",
            "GIT_OPTIONAL_LOCKS": "0",
            # What the reflog says where nobody has told git who they are.
            "GIT_COMMITTER_NAME": NAME,
            "GIT_COMMITTER_EMAIL": EMAIL,
        }
        if own_repository:
            # Were the repository damaged, git would look for another one in the folders above.
            known |= {"GIT_DIR": str(self.root / ".git"), "GIT_WORK_TREE": str(self.root)}
        return known


def _settings() -> Sequence[str]:
    return [word for key, value in _SETTINGS.items() for word in ("-c", f"{key}={value}")]


def complaint(said: bytes) -> str:
    """The line of git's complaint that says most."""
    lines = [line.strip() for line in said.decode("utf-8", "replace").strip().splitlines()]
    for line in lines:
        for opening in ("fatal: ", "error: ", "! "):
            if line.startswith(opening):
                return line.removeprefix(opening).strip()
    return lines[-1] if lines else ""


def sweep_locks(folder: Path, names: Sequence[str]) -> None:
    """Takes away locks that no git holds any more, those of branches among them."""
    for name in names:
        with contextlib.suppress(OSError):
            (folder / name).unlink()
    for lock in (folder / "refs" / "heads").rglob("*.lock"):
        with contextlib.suppress(OSError):
            lock.unlink()
