"""Real meeting notes by people who never heard of mentorlog: exactly the items a reader sees are found.

The table in real_notes.tsv was made by hand before the code was; it holds hashes, not words. The notes
themselves are in the folder that MENTORLOG_REAL_NOTES names, and stay there.
"""

from __future__ import annotations

import csv
import hashlib
import os
from datetime import date
from pathlib import Path

import pytest

from mentorlog.journal.document import Document
from mentorlog.journal.items import Whereabouts, read_items

FOLDER = os.environ.get("MENTORLOG_REAL_NOTES")
NOTES = Path(FOLDER or ".") / "meetings"
TABLE = Path(__file__).with_name("real_notes.tsv")
Row = tuple[str, ...]

pytestmark = pytest.mark.skipif(not FOLDER, reason="MENTORLOG_REAL_NOTES names no folder of real notes")


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def expected() -> dict[str, list[Row]]:
    """For each file's hash what is to be found in it: line, kind, state, owner, due, ended, text."""
    rows: dict[str, list[Row]] = {}
    with TABLE.open(encoding="utf-8", newline="") as table:
        for file, *row in csv.reader((line for line in table if not line.startswith("#")), delimiter="\t"):
            rows.setdefault(file, [])
            if row != ["-"]:
                rows[file].append(tuple(row))
    return rows


def found_in(path: Path) -> list[Row]:
    document = Document.parse(path.read_bytes().decode("utf-8"))
    # None of them says for whom, or when, in a way that the item line knows.
    where = Whereabouts("a.md", "ada", date(2026, 12, 7), None, False, lambda _: None)
    return [
        (
            str(item.line),
            str(item.kind),
            item.state or "-",
            item.owner or "-",
            str(item.due or "-"),
            str(item.ended or "-"),
            digest(item.text),
        )
        for item in read_items(document, where)
    ]


def files() -> list[Path]:
    return sorted(path for path in NOTES.rglob("*") if path.is_file()) if FOLDER else []


def name_of(path: Path) -> str:
    """What a file is called here: its name may be somebody's."""
    return digest(path.relative_to(NOTES).as_posix())


def test_every_file_is_in_the_table_and_the_table_has_no_other() -> None:
    assert sorted(name_of(path) for path in files()) == sorted(expected())


@pytest.mark.parametrize("path", [pytest.param(path, id=name_of(path)) for path in files()])
def test_exactly_the_items_that_a_reader_sees_are_found(path: Path) -> None:
    assert found_in(path) == expected()[name_of(path)]


def test_real_notes_are_written_back_byte_for_byte() -> None:
    for path in files():
        text = path.read_bytes().decode("utf-8")
        assert str(Document.parse(text)) == text
