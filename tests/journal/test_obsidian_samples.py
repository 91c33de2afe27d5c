"""What Obsidian Tasks shows as its own sample lines is read to the right state and dates."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import pytest
from tests.obsidian import read_task

from mentorlog.journal.item_line import ItemLine

NOTES = os.environ.get("MENTORLOG_REAL_NOTES")
FOLDER = "peer-formats/obsidian-tasks-group__obsidian-tasks"


def samples() -> list[tuple[str, str]]:
    """Each task line of the sample vault that has a due, completion or cancelled date, with its format."""
    if not NOTES:
        return []
    found = []
    for path in sorted((Path(NOTES) / FOLDER).rglob("*.md")):
        for line in path.read_text("utf-8").split("\n"):
            if re.match(r"\s*[-*+] \[.\]", line) and re.search(
                r"due::|completion::|cancelled::|📅|✅|❌", line
            ):
                found.append(("emoji" if re.search("📅|✅|❌", line) else "dataview", line))
    return found


@pytest.mark.skipif(not NOTES, reason="MENTORLOG_REAL_NOTES names no folder with the sample vault")
def test_there_are_samples_of_both_formats() -> None:
    assert {kind for kind, _ in samples()} == {"emoji", "dataview"}
    assert len(samples()) >= 8


@pytest.mark.skipif(not NOTES, reason="MENTORLOG_REAL_NOTES names no folder with the sample vault")
@pytest.mark.parametrize(("kind", "line"), samples() or [("", "")])
def test_a_sample_line_is_read_as_obsidian_tasks_reads_it(kind: str, line: str) -> None:
    task = read_task(line, format="emoji" if kind == "emoji" else "dataview")
    item = ItemLine.parse(line)
    assert task is not None
    assert item is not None
    assert (item.due, item.completion, item.cancelled) == (task.due, task.done, task.cancelled)
    assert item.state == {"x": "done", "-": "dropped"}.get(task.status, "open")
    dates = re.findall(r"\d{4}-\d{2}-\d{2}", line)
    assert {str(day) for day in (item.due, item.completion, item.cancelled) if day} <= set(dates)
    assert all(isinstance(day, date) for day in (item.due, item.completion, item.cancelled) if day)
