"""A home with a journal in it that can be put back as it was, and the program run in it, traced or not."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, NamedTuple

from tests.cli.conftest import Mentorlog

from mentorlog.journal.layout import ME_FILE, SETTINGS
from mentorlog.journal.store import Store

ROOT = Path(__file__).parents[2]
LONG = bool(os.environ.get("MENTORLOG_LONG"))
Records = dict[str, bytes]
_FIXED = (SETTINGS, ME_FILE, ".gitignore", ".gitattributes")


class Ran(NamedTuple):
    """What came of a command: its exit code, or minus the signal that ended it, and what it said."""

    code: int
    out: str = ""
    err: str = ""


@dataclass
class Call:
    """A command as it is given: its words, what is piped in or answered, and the environment."""

    arguments: Sequence[str]
    stdin: str = ""
    answers: Sequence[str] | None = None
    environment: dict[str, str] = field(default_factory=dict)
    umask: int = 0o022
    naive: bool = False


class Zygote:
    """The process that forks the commands, from this side."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.trust.zygote"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            text=True,
        )

    def run(self, call: Call, home: Path, tracer: Sequence[str] = ()) -> Ran:
        """Runs a command, attached to the tracer, a command line, if one is given."""
        environment = {"HOME": str(home), "COLUMNS": "80", "NO_COLOR": "1", **call.environment}
        self._say(
            json.dumps(
                {
                    "arguments": list(call.arguments),
                    "home": str(home),
                    "stdin": call.stdin,
                    "answers": None if call.answers is None else list(call.answers),
                    "environment": environment,
                    "umask": call.umask,
                    "naive": call.naive,
                }
            )
        )
        child = self._answer()["process"]
        traced = _attached(tracer, child) if tracer else None
        self._say("go")
        said = self._answer()
        if traced:
            assert traced.stderr is not None
            traced.stderr.close()
            traced.wait()
        return Ran(said["status"], said.get("out", ""), said.get("err", ""))

    def end(self) -> None:
        """Ends it."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

    def _say(self, line: str) -> None:
        stream = self._process.stdin
        assert stream is not None
        stream.write(line + "\n")
        stream.flush()

    def _answer(self) -> dict[str, Any]:
        stream: IO[str] | None = self._process.stdout
        assert stream is not None
        line = stream.readline()
        assert line, "the zygote has died"
        found = json.loads(line)
        assert isinstance(found, dict)
        return found


def _attached(tracer: Sequence[str], process: int) -> subprocess.Popen[str]:
    traced = subprocess.Popen([*tracer, "-p", str(process)], stderr=subprocess.PIPE, text=True)
    assert traced.stderr is not None
    said = traced.stderr.readline()
    assert "attached" in said, said
    return traced


class Stage:
    """One home, whose state can be kept under a name and put back."""

    def __init__(self, folder: Path, zygote: Zygote, *, git: bool) -> None:
        self.home = folder / "home"
        self.home.mkdir(parents=True)
        self._kept = folder / "kept"
        self._names: dict[str, Path] = {}
        self._zygote = zygote
        self.git = git

    @property
    def journal(self) -> Path:
        return self.home / "journal"

    def has(self, name: str) -> bool:
        """Whether a home is kept under that name."""
        return name in self._names

    def keep(self, name: str) -> None:
        """Keeps the home as it is now."""
        self._names[name] = self._kept / str(len(self._names))
        shutil.copytree(self.home, self._names[name], symlinks=True)

    def put_back(self, name: str) -> None:
        """Makes the home what it was when it was kept."""
        for path in self.home.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.copytree(self._names[name], self.home, symlinks=True, dirs_exist_ok=True)

    def run(self, call: Call, tracer: Sequence[str] = (), programs: Path | None = None) -> Ran:
        """Runs a command in a process of its own; `programs` stand before the machine's."""
        path = os.environ["PATH"] if self.git else str(self.home / "no programs")
        known = {"PATH": f"{programs}{os.pathsep}{path}" if programs else path}
        known |= {"MENTORLOG_JOURNAL": str(self.journal)} if self.journal.exists() else {}
        call = Call(**{**vars(call), "environment": {**known, **call.environment}})
        return self._zygote.run(call, self.home, tracer)

    def here(self, journal: Path | None = None, seed: int = 2) -> Mentorlog:
        """The program, run within this process: the next reader, and the next writer."""
        return Mentorlog(
            self.home,
            git=self.git,
            source=random.Random(seed),
            environment={"MENTORLOG_JOURNAL": str(journal or self.journal)},
        )

    def drafts(self) -> list[str]:
        """All texts that are kept for the one who typed them."""
        return [path.read_text() for path in self.home.glob("*/.mentorlog/drafts/*")]


def seen(root: Path) -> Records:
    """The records of a journal as a reader sees them, by path."""
    store = Store(root)
    paths: Iterable[str] = (*_FIXED, *store.people(), *store.goals(), *store.meetings(), *store.reviews())
    return {path: data for path in paths if (data := store.read_bytes(path)) is not None}


def on_disk(root: Path) -> Records:
    """The files of a journal as they lie there, those of the program's own folder and of git apart."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and not {".git", ".mentorlog"} & set(path.relative_to(root).parts)
    }


def left_over(root: Path) -> list[str]:
    """What no command that ended well leaves: temporary files, an unfinished write, a lock of git's."""
    found = [path for path in root.rglob("*") if path.suffix in (".tmp", ".lock")]
    own = root / ".mentorlog"
    found += [path for path in (own / "unfinished.json",) if path.exists()]
    return [str(path.relative_to(root)) for path in found]
