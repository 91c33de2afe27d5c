"""How fast mentorlog is, as whole processes, against the floor program beside this file, in one run.

    python tests/bench/run.py [RUNS] [--sizes 10,1000,10000] [--apart DAYS] [--only WORD] [--peers PATH]
                              [--wall]

Installs the package into an environment of its own (an editable install would compile the source anew
where bytecode may not be written), makes journals of so many meetings, those with one person so many days
apart (14), each with a history, and runs each command and the floor in turn. Prints the medians of the ratios
pair by pair, of the processor time without git's own, or with --wall of the time by the clock, which for what
writes has git in it. Ratios hold when the machine's speed drifts; single times do not. Then: git's own part,
memory, what the time goes to, and the programs of others that are found on PATH or in the folders that
--peers names, beside the same.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import tempfile
import venv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import journals  # type: ignore[import-not-found]  # beside this file
import measure  # type: ignore[import-not-found]
import peers  # type: ignore[import-not-found]

HERE = Path(__file__).resolve().parent
DAY = "2026-11-21"  # the day after the last meeting of the journals
_ASKED = {"_MENTORLOG_COMPLETE": "complete_bash", "COMP_WORDS": "mentorlog prep a", "COMP_CWORD": "2"}


class Row(NamedTuple):
    """A command, its limits in floors with ten meetings and with many, and what takes it back."""

    said: str
    few: float
    many: float
    after: tuple[str, ...] = ()
    environment: Mapping[str, str] = {}


ROWS = (
    Row("--version", 0.5, 0.5),
    Row("--help", 1.1, 1.2),
    Row("completion of WHO", 1.1, 1.2, environment=_ASKED),
    Row("prep ada", 1.2, 1.35),
    Row("note ada -m Talked.", 1.2, 1.35),
    Row("done c0002", 1.2, 1.35, after=("reopen c0002",)),
    Row("jot ada Why?", 1.2, 1.35),
    Row("", 1.2, 1.6),
    Row("list", 1.2, 1.6),
    Row("review --no-input", 1.2, 1.6),
    Row(f"search {journals.RARE}", 1.2, 1.8),
)
# Python's start, imports, looking up files, reading them, what is kept of them, taking them apart, drawing.
PARTS = ("start", "import", "stat", "read", "keep", "parse", "render")
BESIDE = {
    "search": ["search", journals.RARE],
    "search all": ["search", journals.COMMON],
    "prep": ["prep", "ada"],
    "list": ["list"],
    "jot": ["jot", "ada", "We talked about the plan."],
}


class Bench:
    """The program installed, the journals made, and what to run it with."""

    def __init__(self, place: Path, runs: int, sizes: Sequence[int], apart: int) -> None:
        self.place, self.runs, self.apart = place, runs, apart
        venv.create(place / "venv", with_pip=True)
        self.python = str(place / "venv" / "bin" / "python")
        self.mentorlog = str(place / "venv" / "bin" / "mentorlog")
        subprocess.run(
            [self.python, "-m", "pip", "install", "-q", str(HERE.parents[1])],
            check=True,
            stderr=subprocess.PIPE,
        )
        self.floor = [self.python, str(HERE / "floor.py")]
        self.machines = {size: self._made(size) for size in sizes}

    def _made(self, size: int) -> measure.Machine:
        home = self.place / str(size)
        root = home / "journal"
        machine = measure.Machine(home, {"MENTORLOG_JOURNAL": str(root)})
        journals.make(root, size, self.apart)
        machine.run([self.mentorlog, "init", str(root)])
        return machine

    def command(self, words: str | Sequence[str]) -> list[str]:
        """A command line of mentorlog's."""
        said = words.split() if isinstance(words, str) else list(words)
        return [self.mentorlog, *([] if said == ["--version"] else ["--as-of", DAY]), *said]

    def row(self, size: int, row: Row) -> measure.Measured:
        """A command against the floor."""
        machine = self.machines[size]
        words = [] if row.environment else row.said.split()
        command = [self.mentorlog] if row.environment else self.command(words)
        machine.environment.update(row.environment)
        try:
            after = [self.command(said) for said in row.after]
            return measure.compared(machine, command, self.floor, self.runs, after)
        finally:
            for key in row.environment:
                del machine.environment[key]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("runs", nargs="?", type=int, default=9)
    parser.add_argument("--sizes", default="10,1000,10000")
    parser.add_argument("--only", default="")
    parser.add_argument("--apart", type=int, default=journals.FORTNIGHT)
    parser.add_argument("--wall", action="store_true")
    parser.add_argument("--peers", default="")
    wanted = parser.parse_args()
    sizes = [int(size) for size in wanted.sizes.split(",")]
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), wanted.runs, sizes, wanted.apart)
        _table(bench, sizes, wanted.only, wall=wanted.wall)
        _where_it_goes(bench, sizes)
        _beside(bench, sizes[-1], f"{wanted.peers}{os.pathsep}{os.environ['PATH']}")


def _table(bench: Bench, sizes: Sequence[int], only: str, *, wall: bool) -> None:
    print(f"{'in floors (the limit)':26}" + "".join(f"{size:>16,}" for size in sizes) + "    of which git")
    memory = []
    for row in ROWS:
        if only not in row.said:
            continue
        found = [bench.row(size, row) for size in sizes]
        cells = [
            f"{one.wall if wall else one.own:8.2f} ({row.few if size == sizes[0] else row.many:.2f})"
            for size, one in zip(sizes, found, strict=True)
        ]
        last = found[-1]
        git = f"{last.ours.git / last.other.own:12.2f}" if last.ours.git else ""
        print(f"{'mentorlog ' + row.said:26}" + "".join(f"{cell:>16}" for cell in cells) + git, flush=True)
        memory.append([one.memory for one in found])
    most = [max(column) for column in zip(*memory, strict=True)]
    limits = [1.25 if size == sizes[0] else 1.5 for size in sizes]
    cells = [f"{one:8.2f} ({limit:.2f})" for one, limit in zip(most, limits, strict=True)]
    print(f"{'memory, the most of all':26}" + "".join(f"{cell:>16}" for cell in cells))


def _where_it_goes(bench: Bench, sizes: Sequence[int]) -> None:
    """What the time of some commands goes to: split.py says it of each."""
    print(f"\n{'where it goes, in floors':26}" + "".join(f"{part:>9}" for part in PARTS))
    for words in ("prep ada", "", "list", "review --no-input"):
        for size in dict.fromkeys((sizes[0], sizes[-1])):
            command = [bench.python, str(HERE / "split.py"), "--as-of", DAY, *words.split()]
            floor = measure.compared(bench.machines[size], bench.floor, bench.floor, bench.runs).ours.own
            told = [json.loads(bench.machines[size].told(command)) for _ in range(bench.runs)]
            cells = [statistics.median(one.get(part, 0) for one in told) / floor for part in PARTS]
            name = f"mentorlog {words}".strip()
            print(f"{name + f', {size:,}':26}" + "".join(f"{cell:9.2f}" for cell in cells), flush=True)


def _beside(bench: Bench, size: int, programs: str) -> None:
    """Others' programs on the same journal, each in turn with what is like it."""
    machine = bench.machines[size]
    home = Path(machine.environment["HOME"])
    print(f"\n{'with ' + format(size, ',') + ' meetings':34}{'in floors':>10}{'mentorlog of it':>18}")
    for peer in peers.peers(home / "journal", home, programs):
        first = measure.compared(machine, peer.command, bench.floor, bench.runs, check=False)
        ours = measure.compared(
            machine, bench.command(BESIDE[peer.beside]), peer.command, bench.runs, check=False
        )
        print(
            f"{peer.said:34}{first.wall:10.2f}{ours.wall:12.2f}  {' '.join(BESIDE[peer.beside][:2])}",
            flush=True,
        )


if __name__ == "__main__":
    main()
