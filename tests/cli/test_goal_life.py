"""Goals that hold: what `goal add` asks, `log`, `achieve`, `drop`, `rename` and `remove`."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Mentorlog

GOAL = "goals/lead-a-team-of-five.md"


def shown(mentorlog: Mentorlog, goal: str = "lead") -> dict[str, Any]:
    found = json.loads(mentorlog.ok("goal", "show", goal, "--json"))
    assert isinstance(found, dict)
    return found


# --- goal add ---------------------------------------------------------------------------------------------


def test_at_a_terminal_add_asks_once_for_each_thing_that_makes_a_goal_hold(with_ada: Mentorlog) -> None:
    out = with_ada.ok("goal", "add", "Speak", answers=["Talks, 0 to 2", "Ask Grace by fri", "31 mar", "y"])
    assert [line.partition("?")[0] for line in out.splitlines()[:4]] == [
        "How will you know", "What is the next step", "By when", "Does it stretch you",
    ]  # fmt: skip
    assert "Added: Speak, by Wed 31 Mar 2027, Talks, 0 to 2, a stretch  (goals/speak.md)\n" in out
    found = shown(with_ada, "speak")
    assert (found["goal"]["due"], found["goal"]["stretch"], found["missing"]) == ("2027-03-31", True, [])
    assert [(item["text"], item["due"]) for item in found["items"]] == [("Ask Grace", "2026-12-11")]


def test_enter_skips_each(with_ada: Mentorlog) -> None:
    with_ada.ok("goal", "add", "Speak", answers=["", "", "", ""])
    assert with_ada.files()["goals/speak.md"] == '+++\ntitle = "Speak"\nstatus = "active"\n+++\n'


def test_what_an_option_gave_is_not_asked(with_ada: Mentorlog) -> None:
    given = ("--measure", "Talks", "--step", "Ask", "--due", "31 mar", "--no-stretch")
    assert "?" not in with_ada.ok("goal", "add", "Speak", *given, at_terminal=True)
    out = with_ada.ok("goal", "add", "Write", "--measure", "Pages", "--stretch", answers=["", ""])
    assert ("How will you know" in out, "next step" in out, "By when" in out) == (False, True, True)


def test_an_answer_that_cannot_be_stored_is_asked_for_again(with_ada: Mentorlog) -> None:
    result = with_ada(
        "goal", "add", "Speak", answers=["Talks", "Ask by 3/4", "Ask", "sometime", "31 mar", "perhaps", "n"]
    )
    assert result.code == 0
    for said in ("“3/4” can be ", "I cannot read “sometime” as a date.", "“perhaps” is neither yes nor no."):
        assert said in result.err
    assert shown(with_ada, "speak")["goal"]["stretch"] is False


def test_without_a_terminal_nothing_is_asked(with_ada: Mentorlog) -> None:
    assert with_ada.ok("goal", "add", "Speak").startswith("Added: Speak  ")


def test_a_title_that_is_taken_is_refused_before_anything_is_asked(with_ada: Mentorlog) -> None:
    assert with_ada("goal", "add", "lead a team of FIVE", at_terminal=True).code == 2


def test_a_step_towards_a_mentees_goal_is_theirs(with_ada: Mentorlog) -> None:
    with_ada.ok("mentee", "add", "Jun Park")
    with_ada.ok("goal", "add", "Speak up", "--of", "jun", "--step", "Ask twice", "--step", "me: find a room")
    assert {item["text"]: item["owner"] for item in shown(with_ada, "speak")["items"]} == {
        "Ask twice": "jun-park", "find a room": "me",
    }  # fmt: skip
    assert "Whose: Jun Park\n" in with_ada.ok("goal", "show", "speak")
    assert "Jun's" in with_ada.ok("goal", "list")


def test_edit_adds_a_step_to_a_goal_that_is_there(with_ada: Mentorlog) -> None:
    with_ada.ok("goal", "edit", "lead", "--step", "Ask Tom by fri", "--step", "Ask Mikkel", "--stretch")
    found = shown(with_ada)
    assert [(item["text"], item["due"]) for item in found["items"]] == [
        ("Ask Tom", "2026-12-11"), ("Ask Mikkel", None),
    ]  # fmt: skip
    assert (found["goal"]["stretch"], found["missing"]) == (True, ["measure"])


# --- goal show --------------------------------------------------------------------------------------------


def test_show_names_what_may_still_help_in_one_line(with_ada: Mentorlog) -> None:
    out = with_ada.ok("goal", "show", "lead", width=None)
    assert (
        "What may still help: how you will know, a next step and whether it stretches you.    "
        'mentorlog goal edit lead-a-team-of-five --measure "..."\n'
    ) in out
    assert shown(with_ada)["missing"] == ["measure", "step", "stretch"]
    with_ada.ok("goal", "edit", "lead", "--measure", "Reports", "--stretch")
    assert "What may still help: a next step.    " in with_ada.ok("goal", "show", "lead", width=None)


def test_one_that_does_not_stretch_gets_one_question(with_ada: Mentorlog) -> None:
    assert "?" not in with_ada.ok("goal", "show", "lead")
    with_ada.ok("goal", "edit", "lead", "--no-stretch")
    assert "To think about: What would make it a stretch, within reason?\n" in with_ada.ok(
        "goal", "show", "lead"
    )


# --- goal log ---------------------------------------------------------------------------------------------


def test_log_adds_a_line_and_the_sheet_says_where_it_stood_and_stands(with_ada: Mentorlog) -> None:
    out = with_ada.ok("goal", "log", "lead", "0%", "nobody", "yet", "--date", "2 nov", width=None)
    assert out == f"Lead a team of five: 0%, nobody yet; Mon 2 Nov 2026  ({GOAL})\n"
    out = with_ada.ok("goal", "log", "lead", "20%", "first report hired", width=None)
    assert out.endswith(f"20%, first report hired; Sun 6 Dec 2026  ({GOAL})\nBefore: 0%, Mon 2 Nov 2026\n")
    assert with_ada.files()[GOAL].endswith(
        "\n## Progress\n- 2026-11-02 0%: nobody yet\n- 2026-12-06 20%: first report hired\n"
    )
    assert "by Jun 2027. Now 20%; in Nov 0%\n" in with_ada.ok("prep", "ada")
    assert shown(with_ada)["progress"] == [
        {"date": "2026-11-02", "value": "0%", "text": "nobody yet"},
        {"date": "2026-12-06", "value": "20%", "text": "first report hired"},
    ]


def test_before_is_what_was_before_that_day(with_ada: Mentorlog) -> None:
    with_ada.ok("goal", "log", "lead", "20%")
    assert "Before" not in with_ada.ok("goal", "log", "lead", "0%", "--date", "2 nov")
    assert "Before: 0%, Mon 2 Nov 2026\n" in with_ada.ok("goal", "log", "lead", "10%", "--date", "9 nov")


def test_a_value_alone_is_enough(with_ada: Mentorlog) -> None:
    with_ada.ok("goal", "log", "lead", "1 of 5")
    assert with_ada.files()[GOAL].endswith("\n## Progress\n- 2026-12-06 1 of 5\n")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("lead", "1:30"), 2, "The value has a colon"),
        (("lead", " "), 2, "The value is empty.\n"),
        (("lead", "20%", "a\nb"), 2, "The text has several lines; "),
        (("lead", "20%", "--date", "2027-01-01"), 2, "Fri 1 Jan 2027 is still to come.\n"),
        (("nothing", "20%"), 3, "No goal answers to “nothing”.\n"),
        (("lead",), 2, "mentorlog goal log needs VALUE"),
    ],
)
def test_what_cannot_be_logged_changes_nothing(
    with_ada: Mentorlog, arguments: tuple[str, ...], code: int, said: str
) -> None:
    before = with_ada.files()
    result = with_ada("goal", "log", *arguments)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith(said)
    assert with_ada.files() == before


# --- goal achieve, goal drop ------------------------------------------------------------------------------


AGAIN = "To take it up again: mentorlog goal edit lead-a-team-of-five --status active\n"


def test_achieve_ends_it_and_keeps_what_was_learned(with_ada: Mentorlog) -> None:
    out = with_ada.ok(
        "goal", "achieve", "lead", "--learned", "Five is enough", "--date", "yesterday", width=None
    )
    assert out == (
        f"Achieved: Lead a team of five, Sat 5 Dec 2026  ({GOAL})\n  learned: Five is enough\n{AGAIN}"
    )
    assert with_ada.files()[GOAL] == (
        '+++\ntitle = "Lead a team of five"\nstatus = "achieved"\ndue = 2027-06-30\n+++\n\n'
        "## Learned\n- Five is enough  [created:: 2026-12-05]\n\n## Log\n- 2026-12-05 achieved\n"
    )
    assert "It is: achieved, Sat 5 Dec 2026\n" in with_ada.ok("goal", "show", "lead")
    assert "Five is enough" in with_ada.ok("progress", "lead")
    assert "Lead a team" not in with_ada.ok("prep", "ada")


def test_drop_keeps_the_reason(with_ada: Mentorlog) -> None:
    out = with_ada.ok("goal", "drop", "lead", "--why", "I would rather write", width=None)
    said = f"Dropped: Lead a team of five, Sun 6 Dec 2026; I would rather write  ({GOAL})\n"
    assert out == f"{said}{AGAIN}"
    assert with_ada.files()[GOAL].endswith("\n## Log\n- 2026-12-06 dropped: I would rather write\n")
    shown_ = with_ada.ok("goal", "show", "lead")
    assert "It is: dropped, Sun 6 Dec 2026: I would rather write\n" in shown_
    assert "What may still help" not in shown_


@pytest.mark.parametrize("how", ["achieve", "drop"])
def test_at_a_terminal_both_ask_what_was_learned_and_enter_skips(with_ada: Mentorlog, how: str) -> None:
    out = with_ada.ok("goal", how, "lead", answers=["To ask"])
    assert out.startswith("What did you learn? (Enter: nothing) To ask\n")
    assert "- To ask  [created:: 2026-12-06]\n" in with_ada.files()[GOAL]
    with_ada.ok("goal", "edit", "lead", "--status", "active")
    with_ada.ok("goal", how, "lead", answers=[""])
    assert with_ada.files()[GOAL].count("[created::") == 1
    with_ada.ok("goal", "edit", "lead", "--status", "active")
    assert "learn?" not in with_ada.ok("goal", how, "lead", "--learned", "More", at_terminal=True)


def test_open_steps_stay_and_are_named(with_ada: Mentorlog) -> None:
    path = with_ada.journal / GOAL
    path.write_text(path.read_text() + "\n## Steps\n- [ ] Ask  [id:: aaa11]\n- [x] Done  [id:: aaa22]\n")
    out = with_ada.ok("goal", "achieve", "lead")
    assert out.endswith(
        "One thing towards it is still open, and stays so until you settle it:\n  aaa11  Ask\n"
        f"To let one go: mentorlog drop aaa11\n{AGAIN}"
    )
    assert "Ask" in with_ada.ok("list")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("achieve", "nothing"), 3, "No goal answers to “nothing”.\n"),
        (("achieve", "lead", "--learned", "a\nb"), 2, "The lesson has several lines; "),
        (("achieve", "lead", "--date", "2027-01-01"), 2, "Fri 1 Jan 2027 is still to come.\n"),
        (("drop", "lead", "--why", " "), 2, "The reason is empty.\n"),
        (("rename", "lead", "speak"), 2, "There is a goal of that title already.\n"),
        (("rename", "lead", "Lead a team of five"), 2, "That is its title already.\n"),
        (("rename", "lead", " "), 2, "The title is empty.\n"),
        (("remove", "nothing", "--yes"), 3, "No goal answers to “nothing”.\n"),
    ],
)
def test_what_cannot_be_done_changes_nothing(
    with_ada: Mentorlog, arguments: tuple[str, ...], code: int, said: str
) -> None:
    with_ada.ok("goal", "add", "Speak")
    before = with_ada.files()
    result = with_ada("goal", *arguments)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith(said)
    assert with_ada.files() == before


@pytest.mark.parametrize(("command", "word"), [("drop", "dropped"), ("achieve", "achieved")])
def test_one_that_has_ended_is_said_to_have_and_how_to_take_it_up(
    with_ada: Mentorlog, command: str, word: str
) -> None:
    with_ada.ok("goal", command, "lead")
    before = with_ada.files()
    for arguments in (("drop", "lead"), ("achieve", "lead", "--learned", "a lot"), ("log", "lead", "20%")):
        result = with_ada("goal", *arguments)
        assert (result.code, result.out) == (2, "")
        assert result.err == (
            f"Lead a team of five was {word} on Sun 6 Dec 2026.\n"
            "To take it up again: mentorlog goal edit lead-a-team-of-five --status active\n"
        )
    assert with_ada.files() == before
    with_ada.ok("goal", "edit", "lead", "--status", "active")
    with_ada.ok("goal", "log", "lead", "20%")


# --- goal rename, goal remove -----------------------------------------------------------------------------


def test_a_new_title_keeps_the_file_and_whoever_names_it(with_ada: Mentorlog) -> None:
    out = with_ada.ok("goal", "rename", "lead", "Lead", "a team of six", width=None)
    assert out == f"Renamed: Lead a team of five, now Lead a team of six  ({GOAL})\n"
    assert "Lead a team of six" in with_ada.ok("prep", "ada")
    assert shown(with_ada, "lead-a-team-of-five")["goal"]["title"] == "Lead a team of six"
    with_ada.ok("goal", "rename", "lead", "LEAD a team of six")


def test_remove_deletes_the_record_and_its_name_from_what_served_it(with_ada: Mentorlog) -> None:
    with_ada.ok("note", "ada", "--commit", "Draft it [goal:: lead-a-team-of-five]")
    out = with_ada.ok("goal", "remove", "lead", "--yes", width=None)
    assert out == (
        "Serving it: Ada Lovelace\nOne thing in other records towards it: stays, without its name.\n"
        f"Removed: Lead a team of five  ({GOAL})\n"
    )
    assert GOAL not in with_ada.files()
    assert "lead-a-team-of-five" not in "".join(with_ada.files().values())
    with_ada.ok("check")


@pytest.mark.parametrize("answer", ["", "n", "no"])
def test_remove_asks_and_enter_says_no(with_ada: Mentorlog, answer: str) -> None:
    before = with_ada.files()
    result = with_ada("goal", "remove", "lead", answers=[answer])
    assert (result.code, with_ada.files()) == (1, before)
    with_ada.ok("goal", "remove", "lead", answers=["y"])
    assert GOAL not in with_ada.files()


def test_without_a_terminal_remove_does_nothing_unless_told_to(with_ada: Mentorlog) -> None:
    before = with_ada.files()
    result = with_ada("goal", "remove", "lead")
    assert (result.code, result.err) == (
        1, "Nothing was changed.\nmentorlog goal remove lead-a-team-of-five --yes\n",
    )  # fmt: skip
    assert with_ada.files() == before


def test_what_was_removed_can_be_had_again(with_git: Mentorlog, tmp_path: Path) -> None:
    with_git.ok("init", str(tmp_path / "journal"))
    with_git.ok("goal", "add", "Lead a team of five")
    before = with_git.records()
    with_git.ok("goal", "remove", "lead", "--yes")
    with_git.ok("undo", "--yes")
    assert with_git.records() == before


# --- in the review ----------------------------------------------------------------------------------------


def test_the_review_names_goals_without_a_mentor_and_mentors_without_a_goal(with_ada: Mentorlog) -> None:
    with_ada.ok("goal", "add", "Speak")
    with_ada.ok("mentor", "add", "Bo")
    out = with_ada.ok("review", "--no-input")
    assert "Goals nobody helps with yet\n  Speak\n" in out
    named = r"Whom you meet towards no goal yet\n  Bo +mentorlog mentor edit bo --goal GOAL\n"
    assert re.search(named, out)
    found = json.loads(with_ada.ok("review", "--no-input", "--json"))
    assert [one["slug"] for one in found["without_goal"]] == ["bo"]
    with_ada.ok("mentor", "edit", "bo", "--goal", "speak")
    assert "no goal yet" not in with_ada.ok("review", "--no-input")
