"""The stages on which commands are disturbed: one with git and one without, made once for each process."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import pytest

from .stage import Stage, Zygote
from .verdict import Theatre

# Signals, terminals, modes of files and strace are of another kind there.
collect_ignore_glob = ["test_*.py"] if sys.platform == "win32" else []
Theatres = Callable[[bool], Theatre]


@pytest.fixture(scope="session")
def zygote() -> Iterator[Zygote]:
    """The process that forks the commands."""
    made = Zygote()
    yield made
    made.end()


@pytest.fixture(scope="session")
def theatres(zygote: Zygote, tmp_path_factory: pytest.TempPathFactory) -> Theatres:
    """Gives the theatre on a machine that has git, or on one that has not."""
    made: dict[bool, Theatre] = {}

    def theatre(git: bool) -> Theatre:
        if git not in made:
            made[git] = Theatre(Stage(tmp_path_factory.mktemp("stage"), zygote, git=git))
        return made[git]

    return theatre
