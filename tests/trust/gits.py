"""The git that a command runs, disturbed: a program of that name, first in PATH, that calls git under strace.

Which git of a command it is that is disturbed goes by its number: a command calls several.
"""

from __future__ import annotations

import re
import shlex
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from .scenarios import Scenario
from .stage import Ran, Stage
from .tracing import OPTIONS, Point, parsed

_SHIM = """#!/bin/sh
# The {number}th git of a command is disturbed, each of them is logged.
here={here}
printf x >> "$here/count"
number=$(wc -c < "$here/count" | tr -d ' ')
if [ {number} = 0 ]; then
  exec strace -f -o "$here/log-$number" {options} {git} "$@"
elif [ {number} != "$number" ]; then
  exec {git} "$@"
fi
strace -f -o "$here/log-$number" {options} {inject} {git} "$@"
code=$?
{after}
exit $code
"""
_ELSEWHERE = Path("/elsewhere")
_OF_A_PROCESS = re.compile(r"(?P<process>\d+) +(?P<line>.*)")


class GitPoint(NamedTuple):
    """One call of one of the gits that a command runs: which git, which words it was given, which call."""

    git: int
    point: Point

    @property
    def kind(self) -> str:
        """What sort of call it is."""
        return self.point.kind

    def __str__(self) -> str:
        return f"git no. {self.git}, {self.point}"


class Gits:
    """The gits of the commands on a stage."""

    def __init__(self, stage: Stage, folder: Path) -> None:
        self._stage = stage
        self._folder = folder

    def play(
        self, scenario: Scenario, at: GitPoint | None = None, fault: str = "", *, dies: bool = False
    ) -> tuple[Ran, str]:
        """Runs a scenario's command; gives what came of it, and the log of the git that was disturbed.

        `fault` is what strace injects; where the command `dies`, it is killed together with its git.
        """
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir()
        inject = f"-e inject={at.point.call}:{fault}:when={at.point.number}" if at else ""
        shim = self._folder / "git"
        shim.write_text(
            _SHIM.format(
                here=shlex.quote(str(self._folder)),
                number=at.git if at else 0,
                options=shlex.join(OPTIONS),
                git=shlex.quote(str(shutil.which("git"))),
                inject=inject,
                after="kill -9 $PPID" if dies else "",
            )
        )
        shim.chmod(stat.S_IRWXU)
        ran = self._stage.run(scenario.call(self._stage), programs=self._folder)
        return ran, (self._folder / f"log-{at.git}").read_text() if at else ""

    def points(self, scenario: Scenario) -> Iterator[GitPoint]:
        """The calls that the gits of a scenario's command make in the journal, once each for each git."""
        root = self._stage.home / scenario.root
        ran, _ = self.play(scenario)
        assert not ran.code, ran
        logs = sorted(self._folder.glob("log-*"), key=lambda path: int(path.name.removeprefix("log-")))
        for number, log in enumerate(logs, 1):
            known = set()
            processes: dict[str, list[str]] = {}
            for line in log.read_text().splitlines():
                found = _OF_A_PROCESS.fullmatch(line)
                assert found, line
                processes.setdefault(found["process"], []).append(found["line"])
            for lines in processes.values():
                # Git names what is in the journal from the root on; another repository's git does not.
                for point in parsed(lines, _ELSEWHERE):
                    # strace counts for each process; it is the first to get there that is disturbed.
                    if point.is_in(root) and point[:2] not in known:
                        known.add(point[:2])
                        yield GitPoint(number, point)
