"""How fast mentorlog is, as whole processes, against the floor program beside this file, in one run.

    python tests/bench/run.py [RUNS]

Installs the package into an environment of its own (an editable install would compile the source anew
where bytecode may not be written), makes the sample journal, and runs each command and the floor in
turn. Prints the medians of the processor time, and of the ratios pair by pair. Ratios hold when the
machine's speed drifts; single times do not.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
COMMANDS = ("prep ada", "prep ada --json", "list", "review", "", "--help", "--version")
LIMITS = {"prep ada": 1.3, "--version": 0.5}


def timed(command: list[str], environment: dict[str, str]) -> float:
    """The processor time of one process, its children included, in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
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
        print(f"{'command':24}{'ms':>8}{'floor ms':>10}{'ratio':>8}{'at most':>9}")
        for said in COMMANDS:
            command = [mentorlog, *said.split()]
            timed(command, environment)
            pairs = [(timed(command, environment), timed(floor, environment)) for _ in range(runs)]
            ours, theirs = (1000 * statistics.median(side) for side in zip(*pairs, strict=True))
            ratio = statistics.median(a / b for a, b in pairs)
            limit = f"{LIMITS[said]:9.2f}" if said in LIMITS else ""
            print(f"mentorlog {said:14}{ours:8.0f}{theirs:10.0f}{ratio:8.2f}{limit}")


if __name__ == "__main__":
    main()
