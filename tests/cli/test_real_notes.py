"""Notes that people wrote who never heard of mentorlog, each through `note WHO -`.

They are read from the folder that MENTORLOG_REAL_NOTES names. What should be found in them stands in
`tests/real_notes.tsv`, made by reading them: hashes, not words, for they name real people.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tests.cli.conftest import Mentorlog

TABLE = Path(__file__).parent.parent / "real_notes.tsv"
TODAY = "meetings/ada-lovelace/2026-12-06.md"
FOLDER = os.environ.get("MENTORLOG_REAL_NOTES", "")
NOTES = Path(FOLDER) / "meetings" if FOLDER else None
FILES = sorted(path for path in NOTES.rglob("*") if path.is_file()) if NOTES else []

pytestmark = pytest.mark.skipif(not FOLDER, reason="MENTORLOG_REAL_NOTES names no folder of real notes")


class Found(NamedTuple):
    """A row of the table: where an item stands, and what it is."""

    line: int
    kind: str
    state: str
    owner: str
    due: str
    ended: str
    text: str


def hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def name_of(file: Path) -> str:
    """What the table calls a file."""
    assert NOTES
    return hashed(file.relative_to(NOTES).as_posix())


def table() -> dict[str, list[Found]]:
    found: dict[str, list[Found]] = {}
    for row in TABLE.read_text("utf-8").splitlines():
        if row.startswith("#"):
            continue
        name, *cells = row.split("\t")
        rows = found.setdefault(name, [])
        if cells != ["-"]:
            rows.append(Found(int(cells[0]), *cells[1:]))
    return found


def stored(mentorlog: Mentorlog, file: Path) -> tuple[str, int]:
    """The record without its head, once a file was noted, and how many lines the head took."""
    mentorlog.ok("note", "ada", "-", stdin=file.read_bytes())
    text = mentorlog.files()[TODAY]
    head = '+++\ndate = 2026-12-06\nmedium = "video"\nstatus = "held"\n+++\n'
    head = head.replace("\n", "\r\n") if "\r\n" in text else head
    above, _, below = text.partition(head)
    if len((above + below).split("\n")) > len(file.read_bytes().split(b"\n")):
        below = re.sub(r"^\r?\n", "", below)  # the line that parts a head from words right below it
    return above + below, text.count("\n") - (above + below).count("\n")


def items(mentorlog: Mentorlog) -> list[dict[str, Any]]:
    found = json.loads(mentorlog.ok("meeting", "show", "ada", "--json"))["items"]
    assert isinstance(found, list)
    return found


each_file = pytest.mark.parametrize("file", FILES, ids=[name_of(file) for file in FILES])


def test_the_table_is_about_these_very_files() -> None:
    assert sorted(table()) == sorted(map(name_of, FILES))


@each_file
def test_a_real_note_is_found_again_byte_for_byte_but_for_boxes_and_fields(
    with_ada: Mentorlog, file: Path
) -> None:
    body, _ = stored(with_ada, file)
    expected = {row.line: row for row in table()[name_of(file)]}
    old, new = file.read_bytes().decode().split("\n"), body.split("\n")
    assert len(new) == len(old)
    for number, (was, now) in enumerate(zip(old, new, strict=True), 1):
        row = expected.get(number)
        if row is None:
            assert now == was, number
            continue
        ended = {"done": r"  \[completion:: 2026-12-06\]", "dropped": r"  \[cancelled:: 2026-12-06\]"}
        added = ended.get(row.state, "") + r"  \[id:: [1-9a-z]{5}\]"
        line = re.escape(was.removesuffix("\r"))
        boxed = re.sub(
            r"^((?:\\[ \t]|\t)*(?:\\[-*+]|\d+(?:\\\.|\\\)))(?:\\ )+)(?!\\\[)", r"\1\\[\\ \\] ", line
        )
        assert re.fullmatch(boxed + added + r"\r?", now), number


@each_file
def test_of_a_real_note_exactly_the_lines_in_the_table_became_items(with_ada: Mentorlog, file: Path) -> None:
    _, above = stored(with_ada, file)
    found = [
        Found(
            item["line"] - above,
            item["kind"],
            item["state"],
            item["owner"],
            item["due"] or "-",
            "-",
            hashed(item["text"]),
        )
        for item in items(with_ada)
    ]
    assert found == table()[name_of(file)]
    ends = {"open": (None, None), "done": ("2026-12-06", None), "dropped": (None, "2026-12-06")}
    assert all((item["completed"], item["dropped"]) == ends[item["state"]] for item in items(with_ada))


@each_file
def test_the_other_commands_run_on_a_real_note(with_ada: Mentorlog, file: Path) -> None:
    stored(with_ada, file)
    with_ada.ok("meeting", "plan", "ada", "fri", "10:00")
    for command in (
        ("prep", "ada"), ("prep", "ada", "--full"), ("prep", "ada", "--share"), ("prep", "ada", "--json"),
        ("list",), ("list", "--kind", "any", "--all"), ("list", "--json"), ("meeting", "show", "ada"),
        ("meeting", "list", "--all"), ("review",), ("review", "--json"), ("mentor", "show", "ada"), (),
    ):  # fmt: skip
        assert with_ada.ok(*command), command


@each_file
def test_a_real_note_goes_into_a_meeting_that_was_planned(with_ada: Mentorlog, file: Path) -> None:
    with_ada.ok("meeting", "plan", "ada", "today", "--objective", "A yes or no")
    with_ada.ok("note", "ada", "-", stdin=file.read_bytes())
    aim, *others = items(with_ada)
    assert (aim["kind"], aim["text"]) == ("objective", "A yes or no")
    assert [hashed(item["text"]) for item in others] == [row.text for row in table()[name_of(file)]]


def test_all_real_notes_lie_in_one_journal_and_every_item_can_be_ended(with_ada: Mentorlog) -> None:
    for days, file in enumerate(FILES):
        with_ada.ok("note", "ada", "-", "--date", f"{days}d", "--new", stdin=file.read_bytes())
    found = json.loads(with_ada.ok("list", "--kind", "any", "--json"))["items"]
    rows = [row for rows in table().values() for row in rows]
    assert len(found) == sum(row.state == "open" for row in rows)
    for item in found:
        assert with_ada.ok("done", item["id"]).startswith(f"{item['id']}  ")
    assert json.loads(with_ada.ok("list", "--kind", "any", "--json"))["items"] == []
