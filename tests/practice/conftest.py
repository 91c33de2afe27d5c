"""Journals from readable texts: real files in a temporary folder, then opened.

A file is its path and its text; `person`, `goal`, `held` and `planned` write the usual ones.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from mentorlog.journal import Journal
from mentorlog.practice.meeting.sheet import Sheet, prepare
from mentorlog.practice.standing import Standing, relationships, standings

TODAY = date(2026, 12, 6)  # a Sunday
File = tuple[str, str]


def record(body: str, **keys: object) -> str:
    """A record's text. Two underscores stand for a dot, as in `agreement__every`."""
    lines = [f"{key.replace('__', '.')} = {_toml(value)}" for key, value in keys.items()]
    return "\n".join(["+++", *lines, "+++", "", dedent(body).strip("\n"), ""])


def _toml(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else json.dumps(value)


def person(slug: str = "ada", body: str = "", **keys: object) -> File:
    """Somebody whom one meets every two weeks, if nothing else is said."""
    usual = {"name": slug.title(), "agreement__every": "2 weeks"}
    return f"people/{slug}.md", record(body, **{**usual, **keys})


def mentee(slug: str = "jun", body: str = "", **keys: object) -> File:
    return person(slug, body, role="mentee", **keys)


def goal(slug: str = "lead", body: str = "", **keys: object) -> File:
    return f"goals/{slug}.md", record(body, **{"title": slug.title(), **keys})


def held(day: str, body: str = "", *, who: str = "ada", **keys: object) -> File:
    """A meeting that was held; `day` may have a number, as in "2026-12-07-2"."""
    return f"meetings/{who}/{day}.md", record(body, **{"date": date.fromisoformat(day[:10]), **keys})


def planned(day: str, body: str = "", *, who: str = "ada", **keys: object) -> File:
    return held(day, body, who=who, **{"status": "planned", **keys})


@dataclass
class Builder:
    """Writes files and opens the journal that they make; a later file takes an earlier one's place."""

    root: Path

    def __call__(self, *files: File) -> Journal:
        for path, text in files:
            target = self.root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text.encode())
        return Journal.open(self.root, random.Random(1))


@pytest.fixture
def journal(tmp_path: Path) -> Builder:
    """Makes a journal of the files given."""
    return Builder(tmp_path / "journal")


def sheet_of(journal: Journal, who: str = "ada", today: date = TODAY) -> Sheet:
    return prepare(journal, journal.find_person(who), today)


def standing_in(journal: Journal, today: date = TODAY) -> dict[str, Standing]:
    """Where every item of a journal stands, by its text."""
    found = standings(journal.items(), relationships(journal, today))
    return {one.item.text: one for one in found}


def texts(found: Iterable[Standing]) -> list[str]:
    return [one.item.text for one in found]
