"""Records with bytes changed, and records made of our own grammar: read, or named with file and line.

A few hundred in CI, the same each time; MENTORLOG_LONG=20000 tries that many others.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from random import Random

import pytest
from tests.cli.conftest import SUNDAY, Mentorlog

from mentorlog.exchange.demo import sample

from .mutations import made, mutated
from .records import write
from .screens import obeyed

TIMES = max(int(os.environ.get("MENTORLOG_LONG") or 0), 64)
CHUNKS = 8
# The first seed of a run: another each time where more is tried than in CI.
FIRST = int(os.environ.get("MENTORLOG_SEED") or 0)
READING = (
    "list --all --kind any --json",
    "prep ada --json",
    "review --no-input",
    "progress --format svg",
    "nudge grace",
    "report ada --json",
    "meeting list --all",
    "today",
    "meeting show ada",
    "goal list --all",
    "config show",
)
FINE, UNKNOWN, DAMAGED = 0, 3, 4
SAMPLE = {path: text.encode() for path, text in sample(SUNDAY.date())}
LEFT_OUT = re.compile(r"Left out, for it cannot be read: (?P<path>[^:]+)(?::(?P<line>\d+))?: .")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Mentorlog:
    """The sample journal."""
    mentorlog = Mentorlog(tmp_path_factory.mktemp("fuzz"))
    mentorlog.environment["MENTORLOG_JOURNAL"] = str(mentorlog.journal)
    write(mentorlog.journal, {path: text.decode() for path, text in SAMPLE.items()})
    return mentorlog


def damaged(seed: int) -> tuple[str, bytes]:
    """Which file of the sample, and what is in it now."""
    random = Random(seed)
    path = random.choice(sorted(SAMPLE))
    whole = random.random() < 0.25
    return path, made(random) if whole else mutated(SAMPLE[path], list(SAMPLE.values()), random)


def look(mentorlog: Mentorlog, path: str, line: str) -> None:
    """Gives one reading command; whatever is wrong with the file at `path`, it is said where."""
    result = mentorlog(*line.split(), width=None)
    assert result.code in (FINE, UNKNOWN, DAMAGED), result
    assert obeyed(result.out + result.err) == []
    assert result.out or result.code, result
    for one in result.err.split("\n")[: -1 if result.code == FINE else 0]:
        found = LEFT_OUT.match(one)
        assert found, one
        assert found["path"] == path
        assert found["line"] or path.endswith(".toml"), one
    if result.code == DAMAGED:
        assert re.match(rf"{re.escape(path)}:\d+: ", result.err), result


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_a_damaged_record_is_read_or_named_and_nothing_fails(chunk: int, demo: Mentorlog) -> None:
    for seed in range(FIRST + chunk, FIRST + TIMES, CHUNKS):
        path, data = damaged(seed)
        target: Path = demo.journal / path
        target.write_bytes(data)
        for line in READING:
            try:
                look(demo, path, line)
            except BaseException as fault:
                fault.add_note(f"seed {seed}: mentorlog {line}, with {path}:\n{data!r}")
                raise
        assert target.read_bytes() == data
        target.write_bytes(SAMPLE[path])


def test_the_damage_done_is_mostly_met_and_not_always_harm(demo: Mentorlog) -> None:
    codes = []
    for seed in range(40):
        path, data = damaged(seed)
        (demo.journal / path).write_bytes(data)
        codes.append(bool(demo("list", "--all").err))
        (demo.journal / path).write_bytes(SAMPLE[path])
    assert 5 < sum(codes) < 35
