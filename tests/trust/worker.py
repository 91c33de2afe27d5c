"""A process that writes in a journal, or reads it, over and over: python -m tests.trust.worker HOME NAME N.

It begins when there is a file `go` in the home, so that all begin at once; a reader ends when there is a
file `stop`. It says on standard output, in JSON, how much it did and what went wrong.
"""

from __future__ import annotations

import io
import json
import os
import random
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from mentorlog.cli.app import run
from mentorlog.cli.world import World

NOW = datetime(2026, 12, 6, 9, 0, tzinfo=UTC)
READING = ["list", "--all", "--kind", "any", "--json"]
_PAUSE = 0.01
_STARTING = 0.1  # seconds: what a command takes to start, in which others may take the lock


def call(home: Path, arguments: list[str]) -> tuple[int, str, str]:
    """One command, in this process."""
    out, err = io.StringIO(), io.StringIO()
    world = World(
        now=lambda _: NOW,
        environment={
            "HOME": str(home),
            "PATH": os.environ["PATH"],
            "MENTORLOG_JOURNAL": str(home / "journal"),
        },
        stdin=io.BytesIO(),
        stdout=out,
        stderr=err,
        ask=lambda question: question,
        key=lambda question: question,
        is_interactive=False,
        config_folder=lambda: home / "config",
        data_folder=lambda: home / "data",
        cache_folder=lambda: home / "cache",
        source=random.SystemRandom(),
    )
    return run(arguments, world), out.getvalue(), err.getvalue()


def written(name: str, number: int) -> list[list[str]]:
    """The commands of a writer: notes with a promise, questions, and the promises kept, in turn."""
    said = []
    for turn in range(number):
        mark = f"{name}x{turn - turn % 3}y"
        said.append(
            [
                ["note", "ada", "-m", f"note {mark}", "--commit", f"promise {mark}"],
                ["jot", "ada", f"question {mark}"],
                ["done", f"promise {mark}", "--result", f"result {mark}"],
            ][turn % 3]
        )
    return said


def main() -> None:
    """Works, and says what came of it."""
    home, name, number = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    call(home, ["list"])
    (home / f"ready-{name}").touch()
    while not (home / "go").exists():
        time.sleep(_PAUSE)
    done, wrong = 0, []
    if number:
        for arguments in written(name, number):
            time.sleep(_STARTING)
            code, _, err = call(home, arguments)
            done += 1
            if code or err:
                wrong.append([arguments, code, err])
    else:
        while not (home / "stop").exists():
            code, out, err = call(home, READING)
            done += 1
            if code or err or "items" not in json.loads(out):
                wrong.append([READING, code, err])
    json.dump({"done": done, "wrong": wrong}, sys.stdout)


if __name__ == "__main__":
    main()
