"""Real notes by people who never heard of mentorlog: no line is lost, what is to be done is found.

They are read from the folder that MENTORLOG_REAL_NOTES names. What a person sees in five of them stands in
real_notes_import.tsv, made before the importer was: hashes, not words, for they name real people.
"""

from __future__ import annotations

import csv
import hashlib
import json
import os
import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from .conftest import Mentorlog

TABLE = Path(__file__).with_name("real_notes_import.tsv")
FOLDER = os.environ.get("MENTORLOG_REAL_NOTES", "")
FILES = sorted(path for path in Path(FOLDER).rglob("*") if path.is_file()) if FOLDER else []
MARKS = {"ai", "action", "item", "todo", "by", "due", "before", "until", "deadline"}
# Reached by this importer; docs/reference/import.md says the same. Better ones are to be written down there.
FOUND_WITHOUT_SOFT = (7, 7, 7)  # right, found, there: of the commitments that are plain by their form
FOUND_WITH_SOFT = (34, 34, 35)  # and with next week's wishes

pytestmark = pytest.mark.skipif(not FOLDER, reason="MENTORLOG_REAL_NOTES names no folder of real notes")


def hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def name_of(path: Path) -> str:
    """What a file is called here: its name may be somebody's."""
    return hashed(path.relative_to(FOLDER).as_posix())


each_file = pytest.mark.parametrize("file", FILES, ids=[name_of(path) for path in FILES])


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def left_out(said: str, name: str) -> set[int]:
    """The lines that an import says it leaves out."""
    below = said.partition("Left out:\n")[2]
    found: set[int] = set()
    for line in below.splitlines():
        if not line.startswith("  "):
            break
        place = re.match(rf"  {re.escape(name)}:(\d+)(?:-(\d+))?  \S", line)
        if place:
            found.update(range(int(place[1]), int(place[2] or place[1]) + 1))
    return found


def text_of(mentorlog: Mentorlog) -> list[str]:
    return [line for text in mentorlog.records().values() for line in text.splitlines()]


def read(mentorlog: Mentorlog, file: Path, *options: str) -> str:
    result = mentorlog(
        "import", str(file), "--who", "ada", "--day-first", "--year", "2020", "--yes", *options, width=None
    )
    assert result.code == 0, result
    return result.out


@each_file
@pytest.mark.parametrize("options", [(), ("--soft",)], ids=["plain", "soft"])
def test_each_line_of_real_notes_is_in_the_journal_or_said_to_be_left_out(
    with_ada: Mentorlog, file: Path, options: tuple[str, ...]
) -> None:
    said = read(with_ada, file, *options)
    lines = text_of(with_ada)
    there = {line.strip() for line in lines}
    items = [line for line in lines if "[id::" in line]
    out = left_out(said, str(file))
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.strip() in there or number in out:
            continue
        assert f"{file}:{number}  " in said, (number, line)
        lost = [words(line) - words(item) for item in items]
        assert any(set(each) <= MARKS | {"x"} for each in lost), (number, line)


@each_file
def test_real_notes_imported_leave_a_sound_journal_and_every_command_runs(
    with_ada: Mentorlog, file: Path
) -> None:
    read(with_ada, file)
    unsound = [line for line in with_ada("check").out.splitlines() if "is nobody here" not in line]
    assert unsound == []
    for command in (
        ("list", "--all"),
        ("prep", "ada"),
        ("review", "--no-input"),
        ("meeting", "list", "--all"),
        (),
    ):
        assert with_ada(*command).code in (0, 3), command


@each_file
def test_real_notes_imported_twice_are_there_once(with_ada: Mentorlog, file: Path) -> None:
    read(with_ada, file)
    once = with_ada.records()
    read(with_ada, file)
    assert with_ada.records() == once


def test_all_real_notes_come_in_as_one_folder(with_ada: Mentorlog) -> None:
    said = read(with_ada, Path(FOLDER))
    there = {line.strip() for line in text_of(with_ada)}
    for file in FILES:
        lines = [line.strip() for line in file.read_text("utf-8").splitlines() if line.strip()]
        assert sum(line in there for line in lines) + len(left_out(said, str(file))) > 0, name_of(file)


# --- what a person sees -----------------------------------------------------------------------------


class Row(NamedTuple):
    """A row of the table: a day of a file, or a commitment in it."""

    line: str
    tier: str
    day: str
    owner: str
    due: str
    text: str


def table() -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    with TABLE.open(encoding="utf-8", newline="") as lines:
        for file, *cells in csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t"):
            found.setdefault(file, []).append(Row(*cells))
    return found


def the_five() -> dict[str, Path]:
    of = {
        hashed(path.relative_to(Path(FOLDER) / "meetings").as_posix()): path
        for path in FILES
        if "meetings" in path.parts
    }
    return {name: of[name] for name in table()}


def known(mentorlog: Mentorlog, file: Path, rows: list[Row]) -> list[str]:
    """Adds somebody for each pair of initials that the table names in a file; gives how I am called."""
    text = file.read_text("utf-8")
    initials = {
        word for word in re.findall(r"\b[A-Z]{2,3}\b", text) if hashed(word) in {row.owner for row in rows}
    }
    mine = "ME" if "ME" in initials else ""
    for word in sorted(initials - {mine}):
        mentorlog("mentor", "add", f"Somebody {word.lower()}", "--alias", word)
    return ["--me", mine] if mine else []


def compared(mentorlog: Mentorlog, tiers: set[str], *options: str) -> tuple[int, int, int, int, int]:
    """How many commitments were found rightly, found, and there; and how many owners and days are wrong."""
    right = found = there = owners = dues = 0
    for name, file in the_five().items():
        rows = [row for row in table()[name] if row.line != "-"]
        me = known(mentorlog, file, rows)
        before = {item["id"] for item in items(mentorlog)}
        said = read(mentorlog, file, *me, *options)
        wanted = {row.line: row for row in rows if row.tier in tiers}
        there += len(wanted)
        places = re.findall(rf"^    {re.escape(str(file))}:(\d+)  ", said, re.MULTILINE)
        found += len(places)
        right += sum(place in wanted for place in places)
        new = [item for item in items(mentorlog) if item["id"] not in before]
        assert len(new) == len(places)
        for place in places:
            if place not in wanted:
                continue
            line = file.read_text("utf-8").splitlines()[int(place) - 1]
            assert hashed(re.sub(r"^\s*[-*+]\s+", "", line).strip()) == wanted[place].text
            item = max(
                new,
                key=lambda one: (
                    sum((words(one["text"]) & words(line)).values()) - len(words(one["text"])) / 100
                ),
            )
            owner = (item["owner"] or "me").rpartition("-")[2].upper()
            expected = wanted[place].owner
            owners += (
                (expected == "-") != (owner == "ME")
                if expected in ("-", hashed("ME")) and expected == "-"
                else hashed(owner) != expected
            )
            dues += (item["due"] or "-") != wanted[place].due
            assert item["meeting"] == wanted[place].day
    return right, found, there, owners, dues


def items(mentorlog: Mentorlog) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(mentorlog.ok("list", "--all", "--json"))["items"]
    return found


def test_every_meeting_of_the_five_files_has_its_day(with_ada: Mentorlog) -> None:
    for name, file in the_five().items():
        wanted = {row.day for row in table()[name] if row.line == "-"}
        said = read(with_ada, file)
        found = re.findall(r"→ meetings/ada-lovelace/(\d{4}-\d\d-\d\d)", said)
        assert set(found) == wanted, name


def test_the_commitments_of_the_five_files_are_found_as_the_documentation_says(with_ada: Mentorlog) -> None:
    right, found, there, owners, dues = compared(with_ada, {"plain"})
    assert (right, found, there) == FOUND_WITHOUT_SOFT
    assert (owners, dues) == (0, 0)


def test_with_next_weeks_wishes_they_are_found_as_the_documentation_says(with_ada: Mentorlog) -> None:
    right, found, there, owners, dues = compared(with_ada, {"plain", "soft"}, "--soft")
    assert (right, found, there) == FOUND_WITH_SOFT
    assert (owners, dues) == (0, 0)
