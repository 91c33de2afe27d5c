"""For every command, on generated journals: taken back, the journal is what it was; done again, the other.

The long dose is forty journals a command:
MENTORLOG_LONG=1 python -m pytest tests/history/test_undo_generated.py
"""

from __future__ import annotations

import shutil
from pathlib import Path
from zlib import crc32

import pytest

from .commands import DOINGS
from .conftest import LONG
from .generated import scramble
from .machines import Machine, Machines

JOURNALS = 40 if LONG else 2
DAMAGED = 4


@pytest.mark.parametrize("name", DOINGS)
def test_a_command_taken_back_leaves_the_journal_as_it_was(prepared: Machines, room: Path, name: str) -> None:
    done = 0
    for number in range(JOURNALS):
        seed = crc32(f"{name} {number}".encode())
        home = room / str(number)
        shutil.copytree(prepared.root / "a", home)
        one = Machine.at(home, seed)
        scramble(one, seed)
        before = one.bytes()
        result = DOINGS[name].by(one)
        if result.code == DAMAGED and one.bytes() == before:
            # What names a record cannot be known where one cannot be read.
            shutil.rmtree(home)
            continue
        done += 1
        assert result.code == 0 and "history" not in result.err, (seed, result)
        after = one.bytes()
        assert after != before, seed
        for arguments, wanted in (((), before), (("--redo",), after), ((), before)):
            taken = one("undo", "--yes", *arguments)
            assert (taken.code, one.bytes() == wanted) == (0, True), (seed, arguments, taken)
        assert {path: one.repository.file(path) for path in before if path.endswith(".md")} == {
            path: data for path, data in before.items() if path.endswith(".md")
        }, seed
        shutil.rmtree(home)
    assert done >= JOURNALS // 2
