"""One whole process measured: its time, its processor time without git's, git's own, and its memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

# What each Python that is measured runs at its start: at its end it says what its children, git, took.
_SITE = """
import atexit, os, resource
def _say():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(os.environ["BENCH_CHILDREN"], "w") as file:
        file.write(str(used.ru_utime + used.ru_stime))
atexit.register(_say)
"""


class Spent(NamedTuple):
    """Seconds by the clock, seconds of the processor, of these git's own, and KiB of memory at its most."""

    wall: float
    own: float
    git: float
    memory: int


class Machine:
    """Runs programs in a home of their own."""

    def __init__(self, home: Path, environment: Mapping[str, str]) -> None:
        (home / "site").mkdir(parents=True)
        (home / "site" / "sitecustomize.py").write_text(_SITE)
        self._children = home / "children"
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "COLUMNS": "80",
            "PYTHONPATH": str(home / "site"),
            "BENCH_CHILDREN": str(self._children),
            **environment,
        }

    def run(self, command: Sequence[str], *, check: bool = True) -> Spent:
        """Runs one program to its end."""
        self._children.write_text("0")
        with tempfile.TemporaryFile() as said:
            begun = time.perf_counter()
            process = subprocess.Popen(
                command,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=said,
            )
            _, status, used = os.wait4(process.pid, 0)
            wall = time.perf_counter() - begun
            process.returncode = os.waitstatus_to_exitcode(status)
            if check and process.returncode:
                said.seek(0)
                raise SystemExit(
                    f"{' '.join(command)} ended with {process.returncode}: {said.read().decode()}"
                )
        git = float(self._children.read_text() or 0)
        return Spent(wall, used.ru_utime + used.ru_stime - git, git, used.ru_maxrss)

    def told(self, command: Sequence[str]) -> str:
        """What a program says on standard error."""
        done = subprocess.run(
            command, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True
        )
        return done.stderr


class Measured(NamedTuple):
    """Medians of a command, and of its ratios to another one run in turn with it."""

    ours: Spent
    other: Spent
    wall: float
    own: float
    memory: float


def compared(
    machine: Machine,
    command: Sequence[str],
    other: Sequence[str],
    runs: int,
    after: Iterable[Sequence[str]] = (),
    check: bool = True,
) -> Measured:
    """Runs both in turn, so many times, each once before; `after` puts back what the command did."""
    after = list(after)

    def pair() -> tuple[Spent, Spent]:
        ours = machine.run(command, check=check)
        for one in after:
            machine.run(one)
        return ours, machine.run(other, check=check)

    pair()
    pairs = [pair() for _ in range(runs)]
    sides = [Spent(*map(statistics.median, zip(*side, strict=True))) for side in zip(*pairs, strict=True)]
    ratios = [
        statistics.median(getattr(a, key) / getattr(b, key) for a, b in pairs)
        for key in ("wall", "own", "memory")
    ]
    return Measured(sides[0], sides[1], *ratios)
