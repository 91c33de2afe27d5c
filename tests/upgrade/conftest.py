"""The journal that the first version wrote, copied for each test; and the machines of tests/history."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.cli.conftest import Mentorlog
from tests.history.conftest import machines, one, prepared, room

__all__ = ["machines", "one", "prepared", "room"]
FIRST = Path(__file__).parent / "first" / "journal"
MONDAY = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)


@pytest.fixture
def first(room: Path) -> Mentorlog:
    """The program of today, without git, at the journal that 0.1.0 wrote."""
    return _at_first(Mentorlog(room, now=MONDAY))


@pytest.fixture
def first_with_git(room: Path) -> Mentorlog:
    """The same on a machine that has git."""
    return _at_first(Mentorlog(room, now=MONDAY, git=True))


def _at_first(mentorlog: Mentorlog) -> Mentorlog:
    shutil.copytree(FIRST, mentorlog.journal)
    for path in [mentorlog.journal, *mentorlog.journal.rglob("*")]:
        path.chmod(0o700 if path.is_dir() else 0o600)  # as it was written, and git does not keep
    mentorlog.environment["MENTORLOG_JOURNAL"] = str(mentorlog.journal)
    return mentorlog


@pytest.fixture
def with_git(room: Path) -> Mentorlog:
    """The program on a machine that has git, where nothing is yet."""
    return Mentorlog(room, now=MONDAY, git=True)
