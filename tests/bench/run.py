"""How fast mentorlog is, as whole processes, against the floor program beside this file, in one run.

    python tests/bench/run.py [RUNS] [--jrnl PROGRAM]

Installs the package into an environment of its own (an editable install would compile the source anew
where bytecode may not be written), makes the sample journal and journals of 10 and 10,000 meetings, and
runs each command and the floor in turn. Prints the medians of the processor time, and of the ratios pair
by pair. Ratios hold when the machine's speed drifts; single times do not. With --jrnl, or where jrnl is
installed, its `-contains` is run beside `search` on the same texts, in turn with it.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import tempfile
import venv
from pathlib import Path

import journals  # type: ignore[import-not-found]  # beside this file

HERE = Path(__file__).resolve().parent
COMMANDS = ("prep ada", "prep ada --json", "list", "review", "", "--help", "--version")
LIMITS = {"prep ada": 1.3, "--help": 1.1, "--version": 0.5}
OF_WHO = {10: 1.1, 10_000: 1.2}  # meetings, and how many floors completing WHO may take
SIZES = {10: 1.2, 10_000: 1.8}  # meetings, and how many floors a search may take
OF_HELP = 2.5  # a search of 10,000 meetings, against --help
_JRNL = """
colors: {{body: none, date: none, tags: none, title: none}}
default_hour: 9
default_minute: 0
editor: ''
encrypt: false
highlight: false
indent_character: '|'
journals: {{default: {{journal: {file}}}}}
linewrap: 79
tagsymbols: '#@'
template: false
timeformat: '%F %R'
version: v4.3
"""


def timed(command: list[str], environment: dict[str, str]) -> float:
    """The processor time of one process, its children included, in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


class Bench:
    """Two commands in turn, so many times each."""

    def __init__(self, environment: dict[str, str], runs: int) -> None:
        self.environment = environment
        self.runs = runs

    def row(self, said: str, command: list[str], other: list[str], limit: float | None = None) -> None:
        """Prints the medians of both, and of the ratio."""
        timed(command, self.environment)
        timed(other, self.environment)
        pairs = [(timed(command, self.environment), timed(other, self.environment)) for _ in range(self.runs)]
        ours, theirs = (1000 * statistics.median(side) for side in zip(*pairs, strict=True))
        ratio = statistics.median(a / b for a, b in pairs)
        most = f"{limit:9.2f}" if limit else ""
        print(f"{said:40}{ours:8.0f}{theirs:10.0f}{ratio:8.2f}{most}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("runs", nargs="?", type=int, default=15)
    parser.add_argument("--jrnl", default=shutil.which("jrnl"))
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        venv.create(place / "venv", with_pip=True)
        programs = place / "venv" / "bin"
        subprocess.run(
            [programs / "pip", "install", "-q", str(HERE.parents[1])], check=True, stderr=subprocess.PIPE
        )
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": folder,
            "COLUMNS": "80",
            "MENTORLOG_JOURNAL": str(place / "journal"),
        }
        mentorlog = str(programs / "mentorlog")
        demo = [mentorlog, "demo", str(place / "journal")]
        subprocess.run(demo, env=environment, check=True, capture_output=True)
        floor = [str(programs / "python"), str(HERE / "floor.py")]
        bench = Bench(environment, wanted.runs)
        print(f"{'command':40}{'ms':>8}{'floor ms':>10}{'ratio':>8}{'at most':>9}")
        for said in COMMANDS:
            bench.row(f"mentorlog {said}", [mentorlog, *said.split()], floor, LIMITS.get(said))
        for size, most in SIZES.items():
            journals.make(place / str(size), size)
            search = [mentorlog, "--journal", str(place / str(size)), "search"]
            bench.row(f"search {journals.RARE}, {size} meetings", [*search, journals.RARE], floor, most)
            asked = {"_MENTORLOG_COMPLETE": "bash", "_MENTORLOG_BEFORE": "prep", "_MENTORLOG_AT": ""}
            at = {**environment, "MENTORLOG_JOURNAL": str(place / str(size)), **asked}
            who = Bench(at, wanted.runs)
            who.row(f"completion of WHO, {size} meetings", [mentorlog], floor, OF_WHO[size])
        print(f"\n{'command':40}{'ms':>8}{'other ms':>10}{'ratio':>8}{'at most':>9}")
        bench.row("search against --help", [*search, journals.RARE], [mentorlog, "--help"], OF_HELP)
        if wanted.jrnl:
            journals.as_jrnl(place / str(size), place / "jrnl.txt")
            (place / "jrnl.yaml").write_text(_JRNL.format(file=place / "jrnl.txt"))
            jrnl = [wanted.jrnl, "--config-file", str(place / "jrnl.yaml"), "-contains"]
            for word in (journals.RARE, journals.COMMON):
                bench.row(f"search {word} against jrnl", [*search, word], [*jrnl, word], 1.0)


if __name__ == "__main__":
    main()
