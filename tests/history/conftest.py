"""Journals with a history, and several machines that share one; made once and copied for each test."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import Mentorlog

from .machines import Machine, Machines
from .repository import Repository

LONG = bool(os.environ.get("MENTORLOG_LONG"))
# Each write waits for the disk. Whether it does is shown elsewhere; here it would only take long.
_MEMORY = Path("/dev/shm")


@pytest.fixture(scope="session")
def prepared() -> Iterator[Machines]:
    """Three machines in step, to be copied."""
    with _folder() as folder:
        yield Machines.make(Path(folder))


@pytest.fixture
def room() -> Iterator[Path]:
    """An empty folder, in memory where the system has some to give."""
    with _folder() as folder:
        yield Path(folder)


@pytest.fixture
def machines(prepared: Machines, room: Path) -> Machines:
    """Three machines in step, `a`, `b` and `c`."""
    return prepared.copy(room)


@pytest.fixture
def one(prepared: Machines, room: Path) -> Machine:
    """One machine with a journal that has records, a history and no remote."""
    shutil.copytree(prepared.root / "a", room, dirs_exist_ok=True)
    machine = Machine.at(room, 1)
    machine.repository("remote", "remove", "origin")
    return machine


@pytest.fixture
def with_git(room: Path) -> Mentorlog:
    """The program on a machine that has git, where nothing is yet."""
    return Mentorlog(room, git=True)


def _folder() -> tempfile.TemporaryDirectory[str]:
    where = _MEMORY if os.access(_MEMORY, os.W_OK) else None
    return tempfile.TemporaryDirectory(prefix="mentorlog-", dir=where)


@pytest.fixture
def mentorlog_without_git(room: Path) -> Mentorlog:
    """A journal on a machine that has no git."""
    mentorlog = Mentorlog(room)
    mentorlog.ok("init", str(mentorlog.journal))
    mentorlog.ok("mentor", "add", "Ada Lovelace")
    return mentorlog


@pytest.fixture
def room_of_remotes(tmp_path: Path) -> Repository:
    """A folder for other remotes."""
    return Repository(tmp_path)
