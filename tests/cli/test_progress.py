"""`progress`: from a new journal to a used one, at a terminal, in a pipe, as JSON and as a picture."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from rich.cells import cell_len
from tests.cli.conftest import Mentorlog

from mentorlog.exchange.demo import make_demo

DRAWN = "█▒░│▁▂▃▄▅▆▇"
# Words that judge, and what a colour-blind reader could not tell: SCREENS, "Rules they follow".
SCOLDING = ("fail", "missed", "overdue", "should", "streak", "only", "late", "behind", "%)", "bad")


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Mentorlog]:
    """The sample journal."""
    mentorlog = Mentorlog(tmp_path)
    make_demo(mentorlog.journal, date(2026, 12, 6))
    mentorlog.environment["MENTORLOG_JOURNAL"] = str(mentorlog.journal)
    yield mentorlog


@pytest.fixture
def new(mentorlog: Mentorlog) -> Mentorlog:
    """A journal made a moment ago."""
    mentorlog.ok("init", str(mentorlog.journal))
    return mentorlog


# --- a new journal --------------------------------------------------------------------------------


def test_a_new_journal_says_honestly_that_there_is_nothing_and_what_to_type(new: Mentorlog) -> None:
    assert new.ok("progress").splitlines() == [
        "Progress                                                                Dec 2026",
        "",
        "Nothing to look back on yet: no meeting was held, and nothing was kept, moved or",
        "learned.",
        'It begins with somebody to meet:    mentorlog mentor add "NAME"',
    ]


def test_with_somebody_to_meet_it_begins_with_the_first_meeting(with_ada: Mentorlog) -> None:
    assert with_ada.ok("progress").splitlines()[-1].endswith("mentorlog note WHO")
    assert with_ada.ok("progress", "ada").splitlines()[-1].endswith("mentorlog note ada")


def test_a_goal_without_a_line_of_progress_says_where_one_is_written(with_ada: Mentorlog) -> None:
    last = with_ada.ok("progress", "lead").splitlines()[-1]
    assert last.endswith("mentorlog goal edit lead-a-team-of-five")


def test_the_picture_of_a_new_journal_has_no_plot(new: Mentorlog) -> None:
    picture = ET.fromstring(new.ok("progress", "--format", "svg"))
    texts = [each.text for each in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert texts[:2] == ["Progress", "Dec 2026"] and len(texts) == 3


def test_after_the_first_meeting_there_is_something_to_see(with_ada: Mentorlog) -> None:
    with_ada.ok("note", "ada", "-m", "We met.", "--commit", "Draft it by fri", "--learned", "Ask sooner")
    lines = with_ada.ok("progress").splitlines()
    assert [line for line in lines if line.startswith("Nothing kept, moved or let go yet.")]
    assert [line for line in lines if line.startswith("Met once")]
    assert [line for line in lines if "Ask sooner" in line]
    with_ada.ok("done", "draft")
    assert "  Dec  ███  1 kept" in with_ada.ok("progress").splitlines()


# --- a used one -----------------------------------------------------------------------------------


@pytest.mark.parametrize("about", [[], ["ada"], ["jun"], ["lead"], ["Run", "a", "design"]])
@pytest.mark.parametrize("width", [40, 80])
def test_it_fits_the_terminal_and_judges_nobody(sample: Mentorlog, about: list[str], width: int) -> None:
    out = sample.ok("progress", *about, width=width)
    lines = out.splitlines()
    assert [line for line in lines if cell_len(line) > width and not line.startswith("mentorlog ")] == []
    assert [word for word in SCOLDING if word in out.lower()] == []
    assert lines[-1].lstrip().endswith("progress.svg")
    assert set(DRAWN) & set(out)


@pytest.mark.parametrize("how", [["--plain"], []])
def test_plain_draws_nothing_and_says_the_same_numbers(sample: Mentorlog, how: list[str]) -> None:
    out = sample.ok(*how, "progress")
    assert bool(set(DRAWN) & set(out)) == (not how)
    assert "Sep " in out and "3 kept" in out and "agreed" in out


def test_the_page_and_json_have_the_same_numbers(sample: Mentorlog) -> None:
    out, said = sample.ok("progress"), json.loads(sample.ok("progress", "--json"))
    kept = sum(month["mine"]["kept"] for month in said["months"])
    met = sum(month["met"] for month in said["months"])
    assert f"My promises: {kept} kept" in out and kept > 5
    assert met == 10 and "Met ten times" in out
    assert f"mine {said['done_in']['mine']['days']} days (median of {kept})" in out
    assert [one["text"] for one in said["learned"] if one["text"] not in out] == []


def test_json_has_the_keys_that_the_reference_names(sample: Mentorlog) -> None:
    said = json.loads(sample.ok("progress", "lead", "--json"))
    assert (said["person"], said["goal"]) == (None, "lead-a-team-of-five")
    assert (said["from"], said["to"]) == (said["months"][0]["month"], said["months"][-1]["month"])
    sides = {"kept", "moved", "let_go"}
    for month in said["months"]:
        assert set(month) == {"month", "mine", "theirs", "met", "agreed"}
        assert set(month["mine"]) == set(month["theirs"]) == sides
    assert {name: set(one) for name, one in said["done_in"].items()} == {
        "mine": {"days", "of"},
        "theirs": {"days", "of"},
    }
    [goal] = said["goals"]
    assert set(goal) == {"slug", "title", "status", "progress"}
    assert {frozenset(line) for line in goal["progress"]} == {frozenset(["date", "value", "number", "text"])}
    assert {frozenset(one) for one in said["learned"]} == {frozenset(["date", "person", "text"])}


def test_it_can_be_of_one_person(sample: Mentorlog) -> None:
    said = json.loads(sample.ok("progress", "grace", "--json"))
    assert (said["person"], said["goal"]) == ("grace-hopper", None)
    assert [goal["slug"] for goal in said["goals"]] == ["give-one-talk-to-strangers"]


@pytest.mark.parametrize("line", [["progress"], ["progress", "ada"]])
def test_format_json_is_the_option_json_whatever_other_format_is_named(
    sample: Mentorlog, line: list[str]
) -> None:
    wanted = sample.ok(*line, "--json")
    assert sample.ok(*line, "--format", "json") == wanted
    assert sample.ok(*line, "--format", "svg", "--json") == wanted


def test_as_of_another_day_nothing_later_counts(sample: Mentorlog) -> None:
    said = json.loads(sample.ok("--as-of", "2026-10-01", "progress", "--json"))
    assert said["to"] == "2026-10"
    assert (
        sample.ok("--as-of", "2020-01-01", "progress").splitlines()[2].startswith("Nothing to look back on")
    )


# --- files ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", ["terminal", "markdown", "json", "svg"])
def test_output_writes_what_would_be_shown(sample: Mentorlog, format: str) -> None:  # noqa: A002
    target = sample.home / "out"
    result = sample("progress", "--format", format, "--output", str(target), width=80)
    assert (result.code, result.out) == (0, "")
    assert target.read_bytes().decode() == sample.ok("progress", "--format", format, width=80)


def test_a_file_has_wide_bars_though_the_terminal_is_narrow(sample: Mentorlog) -> None:
    target = sample.home / "out"
    sample("progress", "--output", str(target), width=40)
    assert target.read_text("utf-8") == sample.ok("progress", width=80)


# --- what is named --------------------------------------------------------------------------------


def test_what_nobody_answers_to_is_refused_with_where_to_look(sample: Mentorlog) -> None:
    result = sample("progress", "xyzzy")
    assert (result.code, result.out) == (3, "")
    assert result.err == (
        "No person or goal answers to “xyzzy”.\n"
        "See: mentorlog mentor list, mentorlog mentee list, mentorlog goal list\n"
    )


def test_what_may_be_a_person_or_a_goal_names_both(sample: Mentorlog) -> None:
    sample.ok("goal", "add", "Advise a startup")
    result = sample("progress", "ad")
    assert result.code == 3
    assert result.err.startswith("“ad” can be Ada Lovelace or the goal Advise a startup.")
    assert sample.ok("progress", "ada").startswith("Progress with Ada Lovelace")


def test_a_private_record_is_not_shown_even_where_it_is_named(sample: Mentorlog) -> None:
    path = sample.journal / "people" / "ada-lovelace.md"
    path.write_text(path.read_text("utf-8").replace("+++\n", "+++\nprivate = true\n", 1))
    for format in ("terminal", "markdown", "svg"):  # noqa: A001
        out = sample.ok("progress", "ada", "--format", format)
        assert "This record is private; nothing of it is shown here." in out
        assert "Ada" not in out and "Lead" not in out
    said = json.loads(sample.ok("progress", "ada", "--json"))
    assert not said["goals"] and not said["learned"] and not any(one["met"] for one in said["months"])


def test_reading_it_changes_nothing(sample: Mentorlog) -> None:
    before = sample.files()
    for format in ("terminal", "markdown", "json", "svg"):  # noqa: A001
        sample.ok("progress", "--format", format)
    assert sample.files() == before
