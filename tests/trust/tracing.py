"""strace: which calls a command makes in a folder, and the same command again with a fault at one of them.

A call is known by its name and its number among the calls of that name, which is how strace counts
(strace(1), "when="). Each disturbed run is logged too, so that a test sees that it was, and where.
"""

from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

from .stage import ROOT, Call, Ran, Stage

CALLS = (
    "open", "openat", "creat", "write", "pwrite64", "writev", "fsync", "fdatasync", "close", "rename",
    "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat", "unlink", "unlinkat", "mkdir",
    "mkdirat", "rmdir", "truncate", "ftruncate", "chmod", "fchmod", "fchmodat", "flock",
)  # fmt: skip
INJECTED = "(INJECTED)"  # strace's mark of an error, and ours of a signal
_OPENING = ("open", "openat", "creat")
# A name that this machine's kernel does not have is left out, for the question mark.
OPTIONS = (
    "-y",
    "-s",
    "0",
    "-e",
    "signal=KILL,INT,TERM,HUP",
    "-e",
    "trace=" + ",".join(f"?{name}" for name in CALLS),
)
_LINE = re.compile(r"(?:\d+ +)?(?P<call>\w+)\((?P<said>.*?)\)? += (?P<result>.*)")
_PLACE = re.compile(
    r'(?:AT_FDCWD|(?P<fd>\d+))<(?P<opened>[^<>]*)>(?:\(deleted\))?(?:, "(?P<below>[^"]*)")?|"(?P<path>[^"]*)"'
)
# Temporary files, drafts, and the folders of git's objects, which hold the time of a commit in their name.
_AT_RANDOM = re.compile(r"\.[0-9a-f]{16}(?=\.tmp)|-[0-9a-f]{6}(?=\.md)|(?<=/objects)/[0-9a-f]{2}(?=/|$)")


class Point(NamedTuple):
    """One call of a command: its name, its number among those of that name, and the paths it names.

    `writes` says whether it opens a file to write, or closes one that was opened so.
    """

    call: str
    number: int
    places: tuple[str, ...]
    writes: bool
    line: str

    @property
    def kind(self) -> str:
        """What sort of call it is: to open a file to write is another than to open one to read."""
        return self.call if self.writes else f"{self.call}, reading"

    def is_in(self, folder: Path) -> bool:
        """Whether it does something to the folder, or to what is in it."""
        return any(place == str(folder) or place.startswith(f"{folder}/") for place in self.places)

    def is_same(self, other: Point) -> bool:
        """Whether it is the same call of another run: files whose names are made at random are alike."""
        alike = [[_AT_RANDOM.sub("", place) for place in one.places] for one in (self, other)]
        return self[:2] == other[:2] and alike[0] == alike[1]

    def __str__(self) -> str:
        return f"{self.call} no. {self.number}, {self.line}"


class Traced(NamedTuple):
    """A run that was traced: what came of it, and all calls it made."""

    ran: Ran
    points: list[Point]


@functools.cache
def why_not() -> str:
    """Why this machine cannot trace; empty where it can."""
    if shutil.which("strace") is None:
        return "KILL AND FAULT INJECTION NOT TESTED: strace is not installed"
    with subprocess.Popen(
        [sys.executable, "-m", "tests.trust.traceable"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        text=True,
    ) as process:
        assert process.stdin and process.stdout
        process.stdout.readline()
        injected = ["-e", "inject=fsync:error=EIO:when=1"]
        with subprocess.Popen(
            ["strace", "-o", os.devnull, *injected, "-p", str(process.pid)],
            stderr=subprocess.PIPE,
            text=True,
        ) as tracer:
            assert tracer.stderr
            said = tracer.stderr.readline().strip()
            process.stdin.close()
    is_permitted = "attached" in said
    return "" if is_permitted else f"KILL AND FAULT INJECTION NOT TESTED: strace may not trace here: {said}"


def traced(stage: Stage, call: Call, *injected: str) -> Traced:
    """Runs a command and logs its calls; `injected` are what strace(1) takes after "inject="."""
    with tempfile.NamedTemporaryFile("r", prefix="trace-") as log:
        inject = [word for wish in injected for word in ("-e", f"inject={wish}")]
        ran = stage.run(call, ["strace", "-o", log.name, *OPTIONS, *inject])
        return Traced(ran, parsed(log.read().splitlines(), stage.home))


def parsed(lines: Iterable[str], folder: Path) -> list[Point]:
    """The calls in a log of a process that stands in that folder."""
    counted: Counter[str] = Counter()
    written: set[str] = set()
    points: list[Point] = []
    for line in lines:
        found = _LINE.fullmatch(line)
        if line.startswith("--- SIG") and points:
            points[-1] = points[-1]._replace(line=f"{points[-1].line} {INJECTED}")
        if not found:
            continue
        call, said = found["call"], found["said"]
        counted[call] += 1
        opened = re.match(r"\d+", found["result"])
        writes = True
        if call in _OPENING:
            writes = not re.search(r"O_RDONLY", said)
            (written.add if writes else written.discard)(opened[0] if opened else "")
        elif call == "close":
            writes = said.partition("<")[0] in written
        elif call == "flock":
            writes = False
        points.append(Point(call, counted[call], tuple(_places(said, folder)), writes, line))
    return points


def _places(said: str, folder: Path) -> Iterable[str]:
    for found in _PLACE.finditer(said):
        if found["path"] is not None:
            yield os.path.join(folder, found["path"])
        else:
            yield os.path.join(found["opened"], found["below"]) if found["below"] else found["opened"]


class _OfAKind(Protocol):
    @property
    def kind(self) -> str: ...


P = TypeVar("P", bound=_OfAKind)


def one_of_each(name: str, points: Iterable[P]) -> list[P]:
    """One call of each kind, which one depending on the name, so that all commands together try many."""
    kinds: dict[str, list[P]] = {}
    for point in points:
        kinds.setdefault(point.kind, []).append(point)
    return [found[zlib.crc32(f"{name} {kind}".encode()) % len(found)] for kind, found in kinds.items()]
