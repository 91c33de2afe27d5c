"""The journal of `journal/` in a home of its own, and the tables of what is to be said of it."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Mentorlog

HERE = Path(__file__).parent
TODAY = "2026-12-06"
_ID = re.compile(r"[a-z]{3}[0-9]{2}")


def table(name: str) -> dict[str, Any]:
    """A table of figures that were reckoned up by hand."""
    return tomllib.loads((HERE / name).read_text("utf-8"))


def name(item: dict[str, Any]) -> str:
    """What the tables call an item: its id, or its text where nobody gave it one."""
    return str(item["id"] if _ID.fullmatch(item["id"]) else item["text"])


def names(items: list[dict[str, Any]]) -> list[str]:
    return [name(item) for item in items]


class Said:
    """What the program says of that journal, on a day."""

    def __init__(self, program: Mentorlog) -> None:
        self._program = program

    def json(self, command: str, day: str = TODAY) -> Any:
        """What a command says as JSON."""
        return json.loads(self._program.ok("--as-of", day, *shlex.split(command), "--json"))

    def items(self, command: str, day: str = TODAY) -> dict[str, Any]:
        """The items that a list says, by name."""
        return {name(item): item for item in self.json(command, day)["items"]}

    def lines(self, command: str, width: int | None = None) -> list[str]:
        """What a command says, line by line, with one space where columns stand apart."""
        out = self._program.ok(*shlex.split(command), width=width)
        return [" ".join(line.split()) for line in out.splitlines()]

    def code(self, command: str, day: str = TODAY) -> int:
        """The exit code of a command that says nothing."""
        result = self._program("--as-of", day, *shlex.split(command))
        assert (result.out, result.err) == ("", "")
        return result.code


@pytest.fixture(scope="session")
def said(tmp_path_factory: pytest.TempPathFactory) -> Said:
    """The journal, read on 6 December. Nothing here writes, so that all tests can share it."""
    home = tmp_path_factory.mktemp("figures")
    shutil.copytree(HERE / "journal", home / "journal")
    for path in (home / "journal", *(home / "journal").rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
    return Said(Mentorlog(home, environment={"MENTORLOG_JOURNAL": str(home / "journal")}))
