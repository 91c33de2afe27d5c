"""Every figure of docs/reference/figures.md, against a journal that was reckoned up by hand.

The journal is in `journal/`, the figures with their reasons in `expected.toml`.
"""

from __future__ import annotations

import re
from typing import Any

import pytest

from .conftest import HERE, TODAY, Said, name, names, table

EXPECTED = table("expected.toml")
NOWHERE = {*EXPECTED["journal"]["private"], EXPECTED["journal"]["hidden"]}
PARTS = (
    "objectives", "since", "mine", "theirs", "contacts", "advice", "questions", "decisions", "feedback",
    "assumptions",
)  # fmt: skip
SHEETS = [f"prep {who}{how}" for who in EXPECTED["sheet"] for how in ("", " --full", " --share")]


def plain(value: Any) -> Any:
    """A value of the table as JSON has it: dates as texts."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def meetings(found: list[dict[str, Any]], *keys: str) -> list[str]:
    return [" ".join(str(one[key]) for key in ("person", "date", *keys)) for one in found]


# --- the journal ----------------------------------------------------------------------------------


def test_the_journal_has_sixty_items(said: Said) -> None:
    assert len(said.json("list --all --kind any")["items"]) == EXPECTED["journal"]["items"]


def test_the_files_of_the_journal_hold_as_many_bullets() -> None:
    lines = [line for path in HERE.glob("journal/*/**/*.md") for line in path.read_text().splitlines()]
    bullets = [line for line in lines if line.startswith("- ") and not re.match(r"- [0-9]{4}-", line)]
    assert len(bullets) == EXPECTED["journal"]["items"]


# --- figures of an item ---------------------------------------------------------------------------


def test_moved_is_how_often_an_item_was_moved(said: Said) -> None:
    found = said.items("list --all --kind any")
    assert {one: item["moves"] for one, item in found.items() if item["moves"]} == EXPECTED["moves"]


@pytest.mark.parametrize("day", EXPECTED["carried"])
def test_carried_is_how_many_meetings_an_open_item_lived_through(said: Said, day: str) -> None:
    found = said.items("list --all --kind any", day)
    carried = {one: item["carried"] for one, item in found.items() if item["carried"]}
    assert carried == EXPECTED["carried"][day]


@pytest.mark.parametrize("day", EXPECTED["due_by"])
def test_due_by_is_the_day_an_open_item_is_for(said: Said, day: str) -> None:
    found = said.items("list --kind any", day)
    wanted = {one: plain(due) for one, due in EXPECTED["due_by"][day].items()}
    assert {one: item["due_by"] for one, item in found.items() if item["due_by"]} == wanted


@pytest.mark.parametrize("day", EXPECTED["late"])
def test_late_is_what_is_open_after_its_own_day(said: Said, day: str) -> None:
    found = said.json("list --kind any --overdue", day)["items"]
    assert sorted(names(found)) == sorted(EXPECTED["late"][day])


# --- the review -----------------------------------------------------------------------------------


@pytest.mark.parametrize("asked", EXPECTED["review"])
def test_the_review_is_as_reckoned_up_by_hand(said: Said, asked: str) -> None:
    day, _, options = asked.partition(" ")
    wanted = EXPECTED["review"][asked]
    review = said.json(f"review {options}", day)
    found = {
        **{part: names(review[part]) for part in ("overdue", "due", "waiting", "unsettled")},
        **{part: meetings(review[part]) for part in ("unprepared", "passed")},
        "quiet": [one["slug"] for one in review["quiet"]],
        "pauses_over": review["pauses_over"],
        "goals": [one["slug"] for one in review["goals"]],
        "kept": [review["kept"]["kept"], review["kept"]["of"]],
    }
    assert found == wanted


def test_with_nothing_to_count_the_line_of_what_was_kept_is_not_there(said: Said) -> None:
    assert EXPECTED["review"]["2026-10-19"]["kept"] == [0, 0]
    assert not [line for line in said.lines("--as-of 2026-10-19 review") if " kept over" in line]


# --- the day --------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", EXPECTED["day"])
def test_the_day_is_as_reckoned_up_by_hand(said: Said, day: str) -> None:
    wanted = EXPECTED["day"][day]
    found = said.json("today", day)
    assert {
        "meetings": meetings(found["meetings"], "aims", "to_finish"),
        "items": names(found["items"]),
        "quiet": [one["slug"] for one in found["quiet"]],
        "passed": meetings(found["passed"]),
        "pauses_over": found["pauses_over"],
        "exit": said.code("today --quiet", day),
    } == wanted


def test_the_page_of_the_day_has_ten_lines(said: Said) -> None:
    assert len(said.lines("today", width=80)) == 10


# --- the sheet ------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", EXPECTED["sheet"])
def test_the_sheet_is_as_reckoned_up_by_hand(said: Said, who: str) -> None:
    wanted = EXPECTED["sheet"][who]
    sheet = said.json(f"prep {who}")
    assert {part: names(sheet[part]) for part in PARTS} == {part: wanted[part] for part in PARTS}
    assert (sheet["change"], sheet["about"]) == (wanted["change"], wanted["about"])
    for part in ("meeting", "last_meeting"):
        assert (sheet[part] or {}).get("date") == plain(wanted.get(part))


@pytest.mark.parametrize("who", EXPECTED["sheet"])
def test_a_goal_on_a_sheet_has_its_first_value_and_its_last(said: Said, who: str) -> None:
    found = []
    for goal in said.json(f"prep {who}")["goals"]:
        values = [goal[part]["value"] for part in ("first", "now") if goal[part]]
        found.append(f"{goal['slug']}{': ' if values else ''}{', '.join(values)}")
    assert found == EXPECTED["sheet"][who]["goals"]


@pytest.mark.parametrize("command", EXPECTED["more"])
def test_a_sheet_says_how_many_lines_a_part_leaves_out(said: Said, command: str) -> None:
    lines = said.lines(command, width=80)
    # The first of them ends in the command that leaves out nothing.
    found = [line.removesuffix(f" mentorlog {command} --full") for line in lines if line.startswith("+")]
    assert found == EXPECTED["more"][command]
    assert len(lines) == 30


# --- words of measure -----------------------------------------------------------------------------

WORDS = [(command, line) for command, lines in EXPECTED["words"].items() for line in lines]


@pytest.mark.parametrize(("command", "line"), WORDS)
def test_a_screen_says_it_in_these_words(said: Said, command: str, line: str) -> None:
    lines = said.lines(command)
    # The command that a line ends with says nothing of a figure.
    assert line in [*lines, *(one.partition(" mentorlog ")[0] for one in lines)]


# --- what is private ------------------------------------------------------------------------------


@pytest.mark.parametrize("day", ["2026-10-27", TODAY, "2026-12-27"])
@pytest.mark.parametrize("command", ["today", "review", "review --who ada", *SHEETS])
def test_what_is_private_is_in_no_report(said: Said, command: str, day: str) -> None:
    items = [item for item in said.json("list --all --kind any")["items"] if name(item) in NOWHERE]
    assert len(items) == len(NOWHERE)
    out = "\n".join(said.lines(f"--as-of {day} {command}"))
    for item in items:
        assert item["text"] not in out
        assert item["id"] not in out
    assert "Vera" not in out
