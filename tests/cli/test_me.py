"""`me`, `me skill` and `me edit`: the big picture, what was thought of a skill and when, the widest gap."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from tests.cli.conftest import Mentorlog

Editor = Callable[[str], dict[str, Any]]
ME = "me.md"
PICTURE = (
    "## Vision\nTo lead five people. And to write.\n\n## Strengths\n- I listen\n\n## Weaknesses\n- I rush\n\n"
    "## Skills\n- hiring: level 3, importance 4\n- 2026-11-02 money: level 1, importance 5\n"
)


def write(mentorlog: Mentorlog, text: str) -> None:
    (mentorlog.journal / ME).write_text(text)


def as_json(mentorlog: Mentorlog) -> dict[str, Any]:
    found = json.loads(mentorlog.ok("me", "--json"))
    assert isinstance(found, dict)
    return found


# --- me ---------------------------------------------------------------------------------------------------


def test_where_nothing_is_written_me_says_how_to_begin(with_ada: Mentorlog) -> None:
    before = with_ada.files()
    assert with_ada.ok("me") == "Me\n\nNothing is written here yet.    mentorlog me edit\n"
    assert with_ada.files() == before


def test_me_shows_each_part_and_the_widest_gap_with_nobody_to_serve_it(with_ada: Mentorlog) -> None:
    write(with_ada, PICTURE)
    assert with_ada.ok("me") == (
        "Me\n\nVision\n  To lead five people. And to write.\n\n"
        "Strengths\n  I listen\n\nWeaknesses\n  I rush\n\n"
        "Skills\n  money   level 1, importance 5, 2 Nov\n  hiring  level 3, importance 4\n\n"
        "The widest gap that matters: money, level 1, importance 5\n"
        'No goal and nobody serves it yet.    mentorlog goal add "TITLE" --skill "SKILL"\n\nme.md\n'
    )


def test_the_goals_and_people_of_the_gap_are_named(with_ada: Mentorlog) -> None:
    write(with_ada, PICTURE)
    with_ada.ok("goal", "add", "Read a balance sheet", "--skill", "MONEY")
    assert "Towards it, the goal: Read a balance sheet\nNobody helps with it yet." in with_ada.ok("me")
    with_ada.ok("mentor", "edit", "ada", "--skill", "Money")
    with_ada.ok("mentor", "add", "Bo", "--skill", "money", "--status", "candidate")
    assert "Towards it, the goal: Read a balance sheet\nWith: Ada Lovelace, Bo (candidate)\n" in with_ada.ok(
        "me"
    )
    assert as_json(with_ada)["widest_gap"] == {
        "skill": "money",
        "goals": ["read-a-balance-sheet"],
        "people": ["ada-lovelace", "bo"],
    }
    with_ada.ok("goal", "edit", "read", "--status", "paused")
    assert "No goal serves it yet." in with_ada.ok("me")


def test_before_is_what_was_said_before_that_day(with_ada: Mentorlog) -> None:
    with_ada.ok("me", "skill", "Money", "--level", "2", "--importance", "5")
    said = with_ada.ok("--as-of", "1 sep", "me", "skill", "Money", "--level", "1")
    assert "Money: level 1, importance 5, Tue 1 Sep 2026" in said and "Before" not in said
    assert "Before: level 1, importance 5, Tue 1 Sep 2026\n" in with_ada.ok(
        "--as-of", "1 oct", "me", "skill", "Money", "--level", "3"
    )


def test_where_no_skill_is_below_what_it_matters_it_says_so(with_ada: Mentorlog) -> None:
    write(with_ada, "## Skills\n- hiring: level 4, importance 4\n")
    assert "No skill is below what it matters to you.\n" in with_ada.ok("me")
    write(with_ada, "## Skills\n- hiring\n")
    out = with_ada.ok("me")
    assert "  hiring  not assessed yet\n" in out
    assert 'mentorlog me skill "NAME" --level N --importance N' in out


def test_as_json_it_has_the_log_of_each_skill(with_ada: Mentorlog) -> None:
    write(with_ada, PICTURE)
    with_ada.ok("me", "skill", "Money", "--level", "2")
    found = as_json(with_ada)
    assert (found["vision"], found["strengths"], found["weaknesses"], found["private"]) == (
        ["To lead five people. And to write."], ["I listen"], ["I rush"], False,
    )  # fmt: skip
    assert found["skills"][0] == {
        "name": "Money", "level": 2, "importance": 5, "gap": 3, "weight": 15,
        "log": [
            {"date": "2026-11-02", "level": 1, "importance": 5},
            {"date": "2026-12-06", "level": 2, "importance": 5},
        ],
    }  # fmt: skip


def test_a_private_record_is_shown_to_its_owner_and_on_no_sheet(with_ada: Mentorlog) -> None:
    write(with_ada, f"+++\nprivate = true\n+++\n{PICTURE}")
    out = with_ada.ok("me")
    assert "To lead five people." in out
    assert out.endswith("\nme.md, private\n")
    assert "To lead five people." not in with_ada.ok("prep", "ada", "--full")


def test_one_that_cannot_be_read_is_named_with_its_line(with_ada: Mentorlog) -> None:
    write(with_ada, "+++\nprivate = yes\n+++\n## Vision\nTo lead.\n")
    result = with_ada("me")
    assert (result.code, result.out) == (4, "")
    assert result.err.startswith("me.md:2: no TOML: ")
    sheet = with_ada("prep", "ada")
    assert sheet.code == 0
    assert "Left out, for it cannot be read: me.md:2: " in sheet.err


# --- me skill ---------------------------------------------------------------------------------------------


def test_an_assessment_is_a_line_with_its_day_and_those_before_stay(with_ada: Mentorlog) -> None:
    out = with_ada.ok("me", "skill", "financial", "acumen", "--level", "1", "--importance", "5")
    assert out == (
        "financial acumen: level 1, importance 5, Sun 6 Dec 2026  (me.md)\n"
        "The widest gap that matters: financial acumen, level 1, importance 5\n"
        'No goal and nobody serves it yet.    mentorlog goal add "TITLE" --skill "SKILL"\n'
    )
    assert with_ada.files()[ME] == "## Skills\n- 2026-12-06 financial acumen: level 1, importance 5\n"
    later = with_ada.ok("--as-of", "2027-03-01", "me", "skill", "Financial acumen", "--level", "2")
    assert later.startswith(
        "Financial acumen: level 2, importance 5, Mon 1 Mar 2027  (me.md)\n"
        "Before: level 1, importance 5, Sun 6 Dec 2026\n"
    )
    assert with_ada.files()[ME] == (
        "## Skills\n- 2026-12-06 financial acumen: level 1, importance 5\n"
        "- 2027-03-01 Financial acumen: level 2, importance 5\n"
    )
    assert "before: level 1 on 6 Dec" in with_ada.ok("--as-of", "2027-03-01", "me", width=None)


def test_what_is_not_given_is_asked_and_enter_keeps_what_was(with_ada: Mentorlog) -> None:
    write(with_ada, PICTURE)
    out = with_ada("me", "skill", "hiring", answers=["six", "6", "2", ""])
    assert out.code == 0
    assert "How much does it matter, from 1 to 5? (Enter: 4, as before)" in out.out
    assert out.err.count("is no number from 1 to 5.") == 2
    assert with_ada.files()[ME].endswith("\n- 2026-12-06 hiring: level 2, importance 4\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("hiring",), "The level is not said.\nAdd --level N, from 1 to 5.\n"),
        (("hiring", "--level", "2"), "The importance is not said.\n"),
        (("hiring", "--level", "0", "--importance", "5"), "“--level” is a number from 1 to 5."),
        (("hiring", "--level", "2", "--importance", "6"), "“--importance” is a number from 1 to 5."),
        ((" ", "--level", "2", "--importance", "5"), "The skill is empty.\n"),
        (("a\nb", "--level", "2", "--importance", "5"), "The skill has several lines; "),
    ],
)
def test_without_a_terminal_nothing_is_asked_and_nothing_half_stored(
    with_ada: Mentorlog, arguments: tuple[str, ...], said: str
) -> None:
    before = with_ada.files()
    result = with_ada("me", "skill", *arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(said)
    assert with_ada.files() == before


def test_at_a_terminal_enter_to_a_skill_that_is_new_stores_nothing(with_ada: Mentorlog) -> None:
    assert with_ada("me", "skill", "hiring", answers=[""]).code == 2
    assert ME not in with_ada.files()


# --- me edit ----------------------------------------------------------------------------------------------


def test_edit_makes_the_file_with_its_headings(with_ada: Mentorlog, editor: Editor) -> None:
    out = with_ada.ok(
        "me", "edit", **editor('text = text.replace("## Strengths", "To lead.\\n\\n## Strengths")')
    )
    assert out == "Changed: me.md\n"
    text = with_ada.files()[ME]
    assert [line for line in text.split("\n") if line.startswith("#")] == [
        "## Vision", "## Strengths", "## Weaknesses", "## Skills",
    ]  # fmt: skip
    assert as_json(with_ada)["vision"] == ["To lead."]
    assert "<!--" not in with_ada.ok("me")


def test_edit_keeps_what_is_there(with_ada: Mentorlog, editor: Editor) -> None:
    write(with_ada, PICTURE)
    with_ada.ok("me", "edit", **editor('text = text.replace("five", "six")'))
    assert with_ada.files()[ME] == PICTURE.replace("five", "six")


def test_an_editor_that_changes_nothing_makes_nothing(with_ada: Mentorlog, editor: Editor) -> None:
    before = with_ada.files()
    assert with_ada("me", "edit", **editor("")).code == 1
    assert with_ada.files() == before


def test_what_could_not_be_read_again_is_not_stored(with_ada: Mentorlog, editor: Editor) -> None:
    before = set(with_ada.files())
    result = with_ada("me", "edit", **editor('text = "+++\\nprivate = 5\\n" + text'))
    assert result.code == 4
    assert "What you typed is kept in " in result.err
    assert {path for path in with_ada.files() if "drafts" not in path} == before


# --- on the sheet -----------------------------------------------------------------------------------------


def test_the_vision_is_one_line_at_the_top_of_the_sheet(with_ada: Mentorlog) -> None:
    write(with_ada, f"## Vision\n{'To lead five people who go home on time and ' * 3}to write. More.\n")
    lines = with_ada.ok("meeting", "plan", "ada", "21", "dec") and with_ada.ok("prep", "ada").splitlines()
    assert [n for n, line in enumerate(lines) if "Vision" in line] == [2]
    assert lines[2].startswith("Vision: To lead five people")
    assert lines[2].endswith("…")
    assert max(map(len, lines)) <= 80
    assert not any("go home" in line for line in lines[3:])


def test_the_copy_for_the_other_person_has_it_not(with_ada: Mentorlog) -> None:
    write(with_ada, PICTURE)
    for line in ("prep ada --share", "prep ada --share --json", "prep ada --share --format markdown"):
        assert "To lead five people" not in with_ada.ok(*line.split())


def test_a_sheet_that_is_full_does_without_and_the_full_one_has_it(with_ada: Mentorlog) -> None:
    write(with_ada, PICTURE)
    assert "Vision: To lead five people.\n" in with_ada.ok("prep", "ada")
    options = [
        word
        for name in ("commit", "theirs", "advice", "decision", "feedback", "contact")
        for n in range(4)
        for word in (f"--{name}", f"{name} {n}")
    ]
    with_ada.ok("note", "ada", "-m", "x", "--change", "less", *options)
    for number in range(4):
        with_ada.ok("jot", "ada", f"Why {number}?")
        with_ada.ok("jot", "ada", f"Likes {number}", "--as", "about")
    assert len(with_ada.ok("prep", "ada").splitlines()) == 30
    assert "Vision" not in with_ada.ok("prep", "ada")
    assert "Vision: To lead five people.\n" in with_ada.ok("prep", "ada", "--full")
    assert json.loads(with_ada.ok("prep", "ada", "--json"))["vision"] == "To lead five people."


def test_a_key_of_me_that_cannot_be_read_is_named_with_its_line(with_ada: Mentorlog) -> None:
    (with_ada.journal / "me.md").write_text("+++\nnote = 1\nprivate = 2020-01-01\n+++\n## Vision\nMore.\n")
    assert "me.md:3: private: " in with_ada("prep", "ada").err
    assert "me.md:3: private: " in with_ada("me").err
