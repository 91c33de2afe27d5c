"""Three machines and a remote at random: nothing that was committed is lost, and the machines agree.

The long dose is two thousand sequences: MENTORLOG_LONG=1 python -m pytest tests/history/test_machines.py
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .conftest import LONG
from .machines import Machines
from .play import Play

STEPS = 25
TESTS, EACH = (80, 25) if LONG else (4, 1)


@pytest.mark.parametrize("number", range(TESTS))
def test_no_commit_is_lost_and_machines_agree(prepared: Machines, tmp_path: Path, number: int) -> None:
    for seed in range(number * EACH, (number + 1) * EACH):
        play = Play(prepared.copy(tmp_path / str(seed)), seed)
        for _ in range(STEPS):
            play.step()
        play.end()
        shutil.rmtree(tmp_path / str(seed))
