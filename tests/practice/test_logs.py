"""Dated lines in a record: its log, and the progress of a goal."""

from __future__ import annotations

from datetime import date

import pytest

from mentorlog.journal.document import Document
from mentorlog.practice.logs import Entry, entries, with_entry


def logged(text: str, title: str = "log") -> list[str]:
    return [str(entry) for entry in entries(Document.parse(text), title)]


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("2026-05-20 asked: three sessions", Entry(date(2026, 5, 20), "asked", "three sessions")),
        ("2026-05-20 answered", Entry(date(2026, 5, 20), "answered")),
        ("2026-05-20 answered:", Entry(date(2026, 5, 20), "answered")),
        ("2026-05-20  20% : at last: one", Entry(date(2026, 5, 20), "20%", "at last: one")),
        ("2026-05-20 1 of 5: Sam", Entry(date(2026, 5, 20), "1 of 5", "Sam")),
    ],
)
def test_a_dated_line_is_a_day_a_word_and_a_text(line: str, entry: Entry) -> None:
    assert list(entries(Document.parse(f"## Log\n- {line}\n"), "log")) == [entry]


@pytest.mark.parametrize("line", ["asked: three", "2026-02-30 asked", "2026-05-20", "2026-05-20asked", ""])
def test_another_line_is_no_entry(line: str) -> None:
    assert logged(f"## Log\n- {line}\n") == []


def test_only_the_lines_below_the_heading_asked_for_are_entries() -> None:
    text = "- 2026-05-01 a\n## Log\n- 2026-05-02 b\n## Progress\n- 2026-05-03 c\n## Notes\n- 2026-05-04 d\n"
    assert (logged(text), logged(text, "progress")) == (["2026-05-02 b"], ["2026-05-03 c"])


def test_private_lines_are_no_entries() -> None:
    assert logged("## Private\n### Log\n- 2026-05-02 a\n## Log\n- 2026-05-03 b\n") == ["2026-05-03 b"]


def test_an_entry_is_added_below_the_last_one() -> None:
    before = Document.parse("## Log\n- 2026-05-02 a\n\n## Questions\n- [ ] How?\n")
    after = with_entry(before, "Log", Entry(date(2026, 5, 3), "b", "why"))
    assert str(after) == "## Log\n- 2026-05-02 a\n- 2026-05-03 b: why\n\n## Questions\n- [ ] How?\n"


def test_a_record_without_a_log_gets_one() -> None:
    after = with_entry(Document.parse("## Questions\n- [ ] How?\n"), "Log", Entry(date(2026, 5, 3), "b"))
    assert str(after) == "## Questions\n- [ ] How?\n\n## Log\n- 2026-05-03 b\n"


def test_an_entry_is_added_to_no_private_log() -> None:
    after = with_entry(
        Document.parse("## Private\n### Log\n- 2026-05-02 a\n"), "Log", Entry(date(2026, 5, 3), "b")
    )
    assert logged(str(after)) == ["2026-05-03 b"]
