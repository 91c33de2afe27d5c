"""`search` and `recall` as typed: at a terminal, in a pipe, as JSON, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.cli.conftest import Mentorlog

from mentorlog.exchange.demo import make_demo


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Mentorlog]:
    """The sample journal."""
    mentorlog = Mentorlog(tmp_path)
    make_demo(mentorlog.journal, date(2026, 12, 6))
    mentorlog.environment["MENTORLOG_JOURNAL"] = str(mentorlog.journal)
    yield mentorlog


def test_a_phrase_is_found_where_it_stands(sample: Mentorlog) -> None:
    found = json.loads(sample.ok("search", "90-DAY plan", "--json"))
    assert found["terms"] == ["90-day plan"]
    assert found["total"] == len(found["lines"]) == 2
    for one in found["lines"]:
        line = (sample.journal / one["path"]).read_text().split("\n")[one["line"] - 1]
        assert one["text"] in line


def test_nothing_found_is_said_and_is_no_fault(sample: Mentorlog) -> None:
    assert sample.ok("search", "zebra") == "Nothing found.    mentorlog list --kind any --all\n"


def test_a_terminal_shows_twenty_and_a_pipe_all(sample: Mentorlog) -> None:
    piped = sample.ok("search", "the")
    assert piped.count(".md:") > 20 and "more" not in piped.splitlines()[-1]
    shown = sample("search", "the", at_terminal=True)
    assert shown.out.count(".md:") == 20
    assert shown.lines[-1].endswith("mentorlog search the --all")
    everything = sample("search", "the", "--all", at_terminal=True)
    assert everything.out.count(".md:") == piped.count(".md:")


@pytest.mark.parametrize(
    ("typed", "code", "says"),
    [
        (("plan", "kind:foo"), 2, "“foo” is no kind."),
        (("plan", "since:someday"), 2, "someday"),
        (("plan", "who:zorro"), 3, "zorro"),
        (("who:ada",), 2, "There is no word to look for."),
    ],
)
def test_a_filter_that_says_nothing_is_one_line_and_a_hint(
    sample: Mentorlog, typed: tuple[str, ...], code: int, says: str
) -> None:
    result = sample("search", *typed)
    assert (result.code, result.out) == (code, "")
    first, hint = result.err.splitlines()
    assert says in first and hint


def test_searching_and_recalling_write_nothing(sample: Mentorlog) -> None:
    before = {path: path.stat().st_mtime_ns for path in sample.journal.rglob("*") if ".git" not in path.parts}
    sample.ok("search", "plan")
    sample.ok("recall", "ada")
    after = {path: path.stat().st_mtime_ns for path in sample.journal.rglob("*") if ".git" not in path.parts}
    assert before == after


def test_recall_ends_with_the_newest(sample: Mentorlog) -> None:
    events = json.loads(sample.ok("recall", "ada", "--json"))["events"]
    days = [event["date"] or "" for event in events]
    assert days == sorted(days) and len(set(days)) > 5
    last = [line for line in sample.ok("recall", "ada").splitlines() if not line.startswith(" ")][-1]
    assert last.startswith(f"{date.fromisoformat(days[-1]):%a %-d %b %Y}")


def test_recall_takes_kinds_and_a_day_and_writes_a_file(sample: Mentorlog, tmp_path: Path) -> None:
    typed = ("recall", "ada", "--kind", "decisions", "--kind", "feedback", "--since", "1 oct")
    events = json.loads(sample.ok(*typed, "--json"))["events"]
    assert {event["kind"] for event in events} == {"decision", "feedback"}
    target = tmp_path / "ada.md"
    assert sample(*typed, "--format", "markdown", "--output", str(target)).code == 0
    assert target.read_text().startswith("# Ada Lovelace\n")


def test_a_kind_that_is_none_is_refused(sample: Mentorlog) -> None:
    result = sample("recall", "ada", "--kind", "foo")
    assert result.code == 2 and "“foo” is no kind." in result.err


def test_where_one_meets_is_found(with_ada: Mentorlog) -> None:
    with_ada.ok("meeting", "plan", "ada", "7 dec 10:00", "--place", "Blue room")
    assert "Blue room" in with_ada.ok("search", "blue room")
