"""JSON: every key that DESIGN §3 names, and text of any kind as valid JSON that no terminal obeys."""

from __future__ import annotations

import json as reader
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mentorlog.errors import Damaged
from mentorlog.journal import Journal
from mentorlog.practice.meeting.sheet import prepare
from mentorlog.practice.standing import relationships, standings
from mentorlog.practice.week.review import review
from mentorlog.practice.week.today import look_at
from mentorlog.render import json

from .texts import anything, obeyed

TODAY = date(2026, 12, 6)
ITEM = (
    "id", "kind", "state", "text", "owner", "created", "due", "due_by", "completed", "dropped", "person",
    "goal", "meeting", "path", "line", "moves", "carried", "told", "direction", "detail",
    "private", "history",
)  # fmt: skip
MEETING = ("date", "time", "minutes", "medium", "kind", "status", "path")
PREP = (
    "person", "meeting", "last_meeting", "about", "goals", "objectives", "since", "mine", "theirs",
    "contacts", "advice", "questions", "decisions", "assumptions", "change", "prompts",
)  # fmt: skip
REVIEW = (
    "overdue", "due", "waiting", "quiet", "unprepared", "unsettled", "to_tell",
    "carried", "outcomes", "goals", "kept", "prompts",
)  # fmt: skip

FILES = {
    "people/ada.md": """\
+++
name = "Ada Lovelace"
aliases = ["AL"]
goals = ["lead"]

[agreement]
every = "2 weeks"
+++

## About
- Back from leave
""",
    "goals/lead.md": """\
+++
title = "Lead"
+++

## Progress
- 2026-06-02 0%
- 2026-11-02 20%: first hired
""",
    "meetings/ada/2026-11-02.md": """\
+++
date = 2026-11-02
time = "10:00"
minutes = 45
medium = "video"
+++

## Commitments
- [ ] Draft the plan  [goal:: lead]  [due:: 2026-12-04]  [id:: 7f3kb]
  - 2026-11-20 moved from 2026-11-18: waiting
  - 2026-11-20 told
- [x] @ada Send the sheet  [completion:: 2026-11-09]  [id:: m2p9x]
- [-] Nothing  [cancelled:: 2026-11-10]  [id:: aaaa1]
- Bare

## Learned
- To wait

## Check-in
- Change: begin on time

## Private
### Questions
- [ ] Secret  [id:: zzzz1]
""",
    "meetings/ada/2026-11-16.md": "+++\ndate = 2026-11-16\n+++\n",
    "meetings/ada/2026-12-07.md": '+++\ndate = 2026-12-07\nstatus = "planned"\n+++\n',
}


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return Journal.open(tmp_path)


@pytest.fixture
def items(journal: Journal) -> dict[str, dict[str, Any]]:
    """Every item of the journal as JSON, by its text."""
    found = standings(journal.items(), relationships(journal, TODAY))
    return {one["text"]: one for one in json.items(found)["items"]}


# --- keys -----------------------------------------------------------------------------------------


def test_every_item_has_every_key_of_an_item(items: dict[str, dict[str, Any]]) -> None:
    assert len(items) == 8
    assert {tuple(one) for one in items.values()} == {ITEM}


def test_an_item_is_told_whole(items: dict[str, dict[str, Any]]) -> None:
    assert items["Draft the plan"] == {
        "id": "7f3kb",
        "kind": "commitment",
        "state": "open",
        "text": "Draft the plan",
        "owner": "me",
        "created": "2026-11-02",
        "due": "2026-12-04",
        "due_by": "2026-12-04",
        "completed": None,
        "dropped": None,
        "person": "ada",
        "goal": "lead",
        "meeting": "2026-11-02",
        "path": "meetings/ada/2026-11-02.md",
        "line": 9,
        "moves": 1,
        "carried": 1,
        "told": True,
        "direction": None,
        "detail": [],
        "private": False,
        "history": [
            {"date": "2026-11-20", "word": "moved", "from": "2026-11-18", "text": "waiting"},
            {"date": "2026-11-20", "word": "told", "from": None, "text": ""},
        ],
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Send the sheet", {"state": "done", "owner": "ada", "completed": "2026-11-09", "told": False}),
        ("Nothing", {"state": "dropped", "dropped": "2026-11-10", "moves": 0, "history": []}),
        ("Bare", {"state": "open", "due_by": None, "carried": 1}),
        ("To wait", {"kind": "lesson", "state": None, "owner": None, "goal": None}),
        ("Change: begin on time", {"kind": "check-in", "state": None}),
        ("Back from leave", {"kind": "about", "meeting": None, "created": None, "path": "people/ada.md"}),
        ("Secret", {"private": True}),
    ],
)
def test_an_item_says_what_it_is(items: dict[str, dict[str, Any]], text: str, told: dict[str, Any]) -> None:
    assert {key: items[text][key] for key in told} == told


def test_a_sheet_has_every_key_of_a_sheet(journal: Journal) -> None:
    value = json.sheet(prepare(journal, journal.find_person("ada"), TODAY))
    assert [key for key in PREP if key not in value] == []
    parts = (
        "objectives",
        "since",
        "mine",
        "theirs",
        "contacts",
        "advice",
        "questions",
        "decisions",
        "assumptions",
    )
    assert all(isinstance(value[key], list) for key in (*parts, "about", "goals", "change", "prompts"))
    assert {tuple(one) for key in parts for one in value[key]} == {ITEM}
    assert (value["about"], value["change"]) == (["Back from leave"], [])


def test_a_meeting_has_every_key_of_a_meeting(journal: Journal) -> None:
    value = json.sheet(prepare(journal, journal.find_person("ada"), TODAY))
    assert (tuple(value["meeting"]), tuple(value["last_meeting"])) == (MEETING, MEETING)
    assert json.meeting(journal.meetings()[0]) == {
        "date": "2026-11-02",
        "time": "10:00",
        "minutes": 45,
        "medium": "video",
        "kind": "session",
        "status": "held",
        "path": "meetings/ada/2026-11-02.md",
    }


def test_where_there_is_no_meeting_it_is_null() -> None:
    assert json.meeting(None) is None


def test_a_person_is_told_by_slug_and_name(journal: Journal) -> None:
    value = json.sheet(prepare(journal, journal.find_person("ada"), TODAY))["person"]
    assert (value["slug"], value["name"], value["aliases"], value["goals"]) == (
        "ada",
        "Ada Lovelace",
        ["AL"],
        ["lead"],
    )
    assert value["agreement"]["every"] == "2 weeks"


def test_a_goal_has_its_first_and_its_last_measurement(journal: Journal) -> None:
    [value] = json.sheet(prepare(journal, journal.find_person("ada"), TODAY))["goals"]
    assert (value["slug"], value["title"], value["status"]) == ("lead", "Lead", "active")
    assert value["first"] == {"date": "2026-06-02", "value": "0%", "text": ""}
    assert value["now"] == {"date": "2026-11-02", "value": "20%", "text": "first hired"}


def test_a_review_has_every_key_of_a_review(journal: Journal) -> None:
    value = json.review(review(journal, TODAY))
    assert [key for key in REVIEW if key not in value] == []
    assert [one["text"] for one in value["overdue"]] == ["Draft the plan"]
    assert value["unprepared"] == [{"person": "ada", **value["unprepared"][0]}]
    assert value["unprepared"][0]["date"] == "2026-12-07"
    assert (value["kept"], value["quiet"]) == ({"kept": 0, "of": 2}, [])


def test_a_day_has_its_meetings_and_what_presses(journal: Journal) -> None:
    value = json.day(look_at(journal, TODAY))
    [meeting] = value["meetings"]
    assert (meeting["person"], meeting["date"], meeting["aims"], meeting["to_finish"]) == (
        "ada",
        "2026-12-07",
        0,
        1,
    )
    assert [one["text"] for one in value["items"]] == ["Draft the plan"]
    assert (value["date"], value["quiet"], value["passed"]) == ("2026-12-06", [], [])


# --- text -----------------------------------------------------------------------------------------


def read(text: str) -> Any:
    return reader.loads(text)


def test_an_object_says_its_schema_and_what_could_not_be_read() -> None:
    text = json.dumps({"items": []}, [Damaged("people/a.md", 3, "no TOML"), Damaged("goals", None, "gone")])
    assert read(text) == {
        "schema": 1,
        "items": [],
        "problems": [
            {"path": "people/a.md", "line": 3, "fault": "no TOML"},
            {"path": "goals", "line": None, "fault": "gone"},
        ],
    }
    assert text.endswith("}\n")


@given(anything | st.text(st.characters(exclude_categories=())))
@example("\ud83d")
@example('caf\udce9 \x9b31m \x7f \u202e \u2028 \\ " \\u0041')
def test_any_text_is_read_back_as_it_was(words: str) -> None:
    text = json.dumps({"text": words, f"of {words}": 1})
    # Two halves of a pair that stand side by side are the pair in JSON.
    joined = words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    assert read(text)["text"] == joined


@given(anything | st.text(st.characters(exclude_categories=())))
def test_json_is_utf_8_and_nothing_in_it_is_obeyed(words: str) -> None:
    text = json.dumps({"text": words, f"of {words}": 1}, [Damaged(words, 1, words)])
    assert text.encode("utf-8").decode("utf-8") == text
    assert [char for char in text if obeyed(char) and char != "\n"] == []


@pytest.mark.parametrize("words", ["数学", "é", "👍", "مرحبا"])
def test_letters_of_any_script_stand_as_they_are(words: str) -> None:
    assert words in json.dumps({"text": words})
