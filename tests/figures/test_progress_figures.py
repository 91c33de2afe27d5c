"""Every figure of `progress`, against a journal that was reckoned up by hand.

The journal is in `journal/`, the figures with their reasons in `expected_progress.toml`.
"""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import TODAY, Said, name, table
from .test_figures import NOWHERE

EXPECTED = table("expected_progress.toml")
SIDES = ("mine", "theirs")
NULL = "none"  # TOML has no null


def progress(said: Said, asked: str) -> Any:
    """What `progress` says of a day, or of a day and a person."""
    day, _, who = asked.partition(" ")
    return said.json(f"progress {who}", day)


def or_none(value: object) -> object:
    return None if value == NULL else value


@pytest.mark.parametrize("asked", EXPECTED)
def test_the_months_are_those_from_the_first_meeting_on(said: Said, asked: str) -> None:
    found = progress(said, asked)
    assert (found["from"], found["to"]) == (EXPECTED[asked]["from"], EXPECTED[asked]["to"])
    assert [month["month"] for month in found["months"]] == list(EXPECTED[asked]["met"])


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("asked", EXPECTED)
def test_kept_moved_and_let_go_are_counted_by_month(said: Said, asked: str, side: str) -> None:
    found = {
        month["month"]: [month[side][what] for what in ("kept", "moved", "let_go")]
        for month in progress(said, asked)["months"]
    }
    assert {month: counts for month, counts in found.items() if any(counts)} == EXPECTED[asked][side]


@pytest.mark.parametrize("figure", ["met", "agreed"])
@pytest.mark.parametrize("asked", EXPECTED)
def test_how_often_we_met_stands_beside_what_was_agreed(said: Said, asked: str, figure: str) -> None:
    found = {month["month"]: month[figure] for month in progress(said, asked)["months"]}
    assert found == EXPECTED[asked][figure]


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("asked", EXPECTED)
def test_from_promise_to_done_is_a_median_of_days(said: Said, asked: str, side: str) -> None:
    days, of = EXPECTED[asked]["done_in"][side]
    assert progress(said, asked)["done_in"][side] == {"days": or_none(days), "of": of}


@pytest.mark.parametrize("asked", [asked for asked in EXPECTED if "goals" in EXPECTED[asked]])
def test_a_goal_has_the_lines_of_its_progress_with_their_numbers(said: Said, asked: str) -> None:
    found = {
        goal["slug"]: [[line["date"], line["value"], line["number"]] for line in goal["progress"]]
        for goal in progress(said, asked)["goals"]
    }
    for slug, lines in EXPECTED[asked]["goals"].items():
        assert found[slug] == [[*line[:2], or_none(line[2])] for line in lines]


@pytest.mark.parametrize("asked", EXPECTED)
def test_what_was_learned_is_told_the_newest_first(said: Said, asked: str) -> None:
    found = [f"{one['date']} {one['person']} {one['text']}" for one in progress(said, asked)["learned"]]
    assert found == EXPECTED[asked]["learned"]["newest"]


def test_progress_towards_a_goal_has_the_lines_of_that_goal(said: Said) -> None:
    found = said.json("progress lead")
    assert found["goal"] == "lead-a-team-of-five"
    [goal] = [goal for goal in found["goals"] if goal["slug"] == "lead-a-team-of-five"]
    assert [line["number"] for line in goal["progress"]] == [0, 1, 2]


@pytest.mark.parametrize("command", ["progress", "progress ada", "progress --json"])
def test_what_is_private_is_in_no_progress(said: Said, command: str) -> None:
    out = "\n".join(said.lines(f"--as-of {TODAY} {command}"))
    for item in said.json("list --all --kind any")["items"]:
        if name(item) in NOWHERE:
            assert item["text"] not in out
    assert "Vera" not in out
