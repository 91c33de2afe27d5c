"""The sample lines of the Obsidian Tasks project: each dated one is read to its state and dates.

They are in the folder that MENTORLOG_REAL_NOTES names. What is expected comes from two readers that
share nothing with ours: the oracle of how the plugin reads a line, and a plain search for each date.
"""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import pytest
from tests.obsidian import Format, read_task

from mentorlog.journal.document import Document
from mentorlog.journal.item_line import ItemLine

FOLDER = os.environ.get("MENTORLOG_REAL_NOTES")
SAMPLES = Path(FOLDER or ".") / "peer-formats" / "obsidian-tasks-group__obsidian-tasks"
TASK = re.compile(r"\s*- \[(.)\] ")
DATES = {
    "due": r"(?:\[due:: |📅 )(\d{4}-\d\d-\d\d)",
    "completion": r"(?:\[completion:: |✅ )(\d{4}-\d\d-\d\d)",
    "cancelled": r"(?:\[cancelled:: |❌ )(\d{4}-\d\d-\d\d)",
    "created": r"(?:\[created:: |➕ )(\d{4}-\d\d-\d\d)",
}
STATES = {" ": "open", "x": "done", "X": "done", "-": "dropped"}


def tasks() -> list[tuple[str, int, str]]:
    """Each task of the samples: its file's name, its line's number, its text."""
    return [
        (path.name, number, line)
        for path in sorted(SAMPLES.rglob("*.md"))
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"))
        if FOLDER and TASK.match(line)
    ]


TASKS = [pytest.param(*one, id=f"{one[0]}:{one[1] + 1}") for one in tasks()]

pytestmark = pytest.mark.skipif(not FOLDER, reason="MENTORLOG_REAL_NOTES names no folder of samples")


def test_there_are_samples_of_every_date_in_both_formats() -> None:
    text = "\n".join(line for _, _, line in tasks())
    for pattern in DATES.values():
        assert len(re.findall(pattern, text)) >= 2
    assert "📅" in text and "[due:: " in text


@pytest.mark.parametrize(("name", "number", "line"), TASKS)
def test_a_sample_is_read_to_its_state_and_dates(name: str, number: int, line: str) -> None:
    item = ItemLine.parse(line)
    found = TASK.match(line)
    assert item is not None and found is not None, (name, number)
    assert item.mark == found[1]
    assert item.state == STATES.get(found[1], "open")
    for field, pattern in DATES.items():
        typed = re.search(pattern, line)
        assert getattr(item, field) == (date.fromisoformat(typed[1]) if typed else None), field


@pytest.mark.parametrize(("name", "number", "line"), TASKS)
def test_a_sample_is_read_as_the_plugin_reads_it(name: str, number: int, line: str) -> None:
    layout: Format = "dataview" if "::" in line else "emoji"
    item, task = ItemLine.parse(line), read_task(line, format=layout)
    assert item is not None and task is not None, (name, number)
    assert (item.due, item.created, item.completion, item.cancelled, item.id or "") == (
        task.due,
        task.created,
        task.done,
        task.cancelled,
        task.id,
    )
    # Signs without a date stay among our words: they may have been meant as such.
    assert re.sub(r" *(?:[🔺⏫🔼🔽⏬]|[🔁🏁⛔].*)$", "", item.text) == task.description


@pytest.mark.parametrize(("name", "number", "line"), TASKS)
def test_a_sample_that_we_write_anew_says_the_same_to_the_plugin(name: str, number: int, line: str) -> None:
    item = ItemLine.parse(line)
    assert item is not None, (name, number)
    before, after = read_task(line, format="dataview" if "::" in line else "emoji"), read_task(str(item))
    assert before is not None and after is not None
    assert (after.status, after.due, after.created, after.id) == (
        before.status,
        before.due,
        before.created,
        before.id,
    )
    assert (after.done, after.cancelled) == (before.done, before.cancelled)


def test_every_sample_is_found_as_a_bullet_of_its_file() -> None:
    for path in sorted(SAMPLES.rglob("*.md")):
        document = Document.parse(path.read_text(encoding="utf-8"))
        expected = [number for number, line in enumerate(document.lines) if TASK.match(line)]
        assert [bullet.line for bullet in document.bullets if bullet.item.mark is not None] == expected
