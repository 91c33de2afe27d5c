"""`mentor checkpoint`, `note --obstacle` and shadowing, as a person uses them."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from tests.cli.conftest import Mentorlog

PERSON = "people/ada-lovelace.md"
MEETING = "meetings/ada-lovelace/2026-12-06.md"


def test_the_five_questions_are_asked_and_enter_skips_each(with_ada: Mentorlog) -> None:
    said = with_ada.ok("mentor", "checkpoint", "ada", answers=["Well", "", "Some", "", "Wait"])
    assert "Checkpoint: Ada Lovelace, Sun 6 Dec 2026  (people/ada-lovelace.md)" in said
    assert "What could Ada do better? (Enter: nothing)" in said
    assert with_ada.files()[PERSON].endswith(
        "\n## Checkpoints\n- 2026-12-06 working: Well\n- 2026-12-06 progress: Some\n"
        "- 2026-12-06 better, Ada: Wait\n\n## Log\n- 2026-12-06 checkpoint\n"
    )


def test_the_last_answers_are_shown_with_the_questions(with_ada: Mentorlog) -> None:
    with_ada.ok("mentor", "checkpoint", "ada", "--working", "Slowly", "--date", "1 dec")
    said = with_ada.ok("mentor", "checkpoint", "ada", answers=["Well", "", "", "", ""])
    assert "On Tue 1 Dec: Slowly\nHow is it working? (Enter: nothing) Well\n" in said
    assert "  Sun 6 Dec  Well\n  Tue 1 Dec  Slowly\n" in said


def test_how_to_answer_is_said_until_it_was_answered(with_ada: Mentorlog) -> None:
    assert "Once you have talked:" in with_ada.ok("mentor", "checkpoint", "ada")
    assert "Once you have talked:" not in with_ada.ok("mentor", "checkpoint", "ada", "--good", "Yes")


def test_each_side_of_the_last_question_has_what_was_said_last_on_it(with_ada: Mentorlog) -> None:
    with_ada.ok("mentor", "checkpoint", "ada", "--better-me", "Ring", "--date", "30 nov")
    with_ada.ok("mentor", "checkpoint", "ada", "--better-them", "Wait", "--date", "1 dec")
    said = with_ada.ok("mentor", "checkpoint", "ada", answers=[""] * 5)
    assert "On Mon 30 Nov: Ring\nWhat could I do better?" in said
    assert "On Tue 1 Dec: Wait\nWhat could Ada do better?" in said


def test_where_nothing_is_said_nothing_is_changed(with_ada: Mentorlog) -> None:
    before = with_ada.files()
    said = with_ada.ok("mentor", "checkpoint", "ada", answers=[""] * 5)
    assert said.endswith("Nothing was said; nothing was changed.\n")
    assert with_ada.files() == before


@pytest.mark.parametrize("how", [{}, {"at_terminal": True}])
def test_without_a_terminal_or_with_no_input_it_shows_and_changes_nothing(
    with_ada: Mentorlog, how: dict[str, bool]
) -> None:
    before = with_ada.files()
    options = ["--no-input"] if how else []
    said = with_ada.ok("mentor", "checkpoint", "ada", *options, **how)
    assert "Is it good for us both?" in said
    assert with_ada.files() == before


def test_answers_go_into_the_meeting_of_that_day(with_ada: Mentorlog) -> None:
    with_ada.ok("note", "ada", "-m", "We met.", "--works", "Examples")
    with_ada.ok("mentor", "checkpoint", "ada", "--good", "Yes", "--better-me", "Ask", "--better-them", "Wait")
    assert (
        "## Checkpoint\n- Good for both: Yes\n- Better, me: Ask\n- Better, Ada: Wait\n\n## Check-in\n"
        in with_ada.files()[MEETING]
    )
    with_ada.ok("mentor", "checkpoint", "ada", "--progress", "Some")
    assert "- Better, Ada: Wait\n- Progress: Some\n" in with_ada.files()[MEETING]
    assert with_ada.files()[PERSON].count("checkpoint") == 1


def test_a_mentee_is_asked_in_the_same_way(with_ada: Mentorlog) -> None:
    with_ada.ok("mentee", "add", "Jun Park")
    assert "mentorlog mentee checkpoint jun --working" in with_ada.ok("mentee", "checkpoint", "jun")
    assert "On foot" in with_ada.ok("mentee", "checkpoint", "jun", "--working", "On foot")


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--date", "tomorrow"], "is still to come"),
        (["--json"], "--json shows what was said"),
        (["--good", "a\nb"], "line"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_changes(
    with_ada: Mentorlog, options: list[str], complaint: str
) -> None:
    before = with_ada.files()
    result = with_ada("mentor", "checkpoint", "ada", "--working", "Well", *options)
    assert result.code == 2 and complaint in result.err, result
    assert with_ada.records() == {path: text for path, text in before.items() if ".mentorlog" not in path}


def test_as_json_it_says_what_was_answered_and_when_the_next_is_due(with_ada: Mentorlog) -> None:
    with_ada.ok("mentor", "checkpoint", "ada", "--working", "Well")
    found = json.loads(with_ada.ok("mentor", "checkpoint", "ada", "--json"))
    assert found["checkpoints"] == [{"date": "2026-12-06", "answers": [{"to": "working", "text": "Well"}]}]
    assert (found["person"], found["due"], found["next"]) == ("ada-lovelace", None, None)


def _agree(program: Mentorlog, lines: str) -> None:
    path = program.journal / PERSON
    path.write_text(
        path.read_text().replace("[agreement]\n", f"since = 2026-06-01\n\n[agreement]\n{lines}\n")
    )


def test_a_note_of_a_meeting_where_one_is_due_opens_with_the_questions(
    with_ada: Mentorlog, editor: Callable[[str], dict[str, str]]
) -> None:
    _agree(with_ada, "until = 2027-06-01")
    with_ada.ok("note", "ada", "-m", "We met.", "--date", "2026-11-23")
    with_ada.ok(
        "note", "ada", at_terminal=True, **editor('text = text.replace("- Working:", "- Working: Well")')
    )
    assert "## Checkpoint\n- Working: Well\n" in with_ada.files()[MEETING]
    assert "Good for both" not in with_ada.files()[MEETING]
    assert "The next one is due on Tue 18 May." in with_ada.ok("mentor", "checkpoint", "ada")


def test_the_review_and_the_day_name_one_that_is_due(with_ada: Mentorlog) -> None:
    _agree(with_ada, "until = 2027-06-01")
    with_ada.ok("note", "ada", "-m", "We met.", "--date", "2026-11-23")
    with_ada.ok("meeting", "plan", "ada", "mon", "10:00")
    assert "Checkpoint  half of the time has passed" in with_ada.ok("review")
    assert "no aim yet, a checkpoint" in with_ada.ok("today")
    assert "Checkpoint: half of the time has passed" in with_ada.ok("prep", "ada")


# --- obstacles ------------------------------------------------------------------------------------------


def test_an_obstacle_is_kept_and_what_was_agreed_is_shown(with_ada: Mentorlog) -> None:
    _agree(with_ada, 'obstacles = "Name it, then decide"')
    said = with_ada.ok("note", "ada", "--obstacle", "No budget", "--obstacle", "[x] no time")
    assert "obstacle: No budget\n" in said and "obstacle: [x] no time\n" in said
    assert said.endswith("You agreed on obstacles: Name it, then decide\n")
    assert "## Obstacles\n- No budget\n- \\[x] no time\n" in with_ada.files()[MEETING]
    assert "In the way, on 6 Dec\n  No budget\n  [x] no time\n  You agreed" in with_ada.ok("prep", "ada")


def test_where_nothing_was_agreed_it_says_how_to(with_ada: Mentorlog) -> None:
    said = with_ada.ok("note", "ada", "--obstacle", "No budget")
    assert said.endswith("Nothing is agreed on obstacles yet: mentorlog mentor agree ada\n")


def test_one_from_a_page_is_met_in_the_same_way_and_only_once(with_ada: Mentorlog) -> None:
    said = with_ada.ok("note", "ada", "-", stdin="## Obstacles\n- No budget\n")
    assert "obstacle: No budget\n" in said
    assert "obstacle" not in with_ada.ok("note", "ada", "-m", "And then.")


# --- shadowing ------------------------------------------------------------------------------------------


def test_a_shadowing_has_a_brief_before_and_a_debrief_after(
    with_ada: Mentorlog, editor: Callable[[str], dict[str, str]]
) -> None:
    with_ada.ok("meeting", "plan", "ada", "today", "10:00", "--kind", "shadowing")
    assert "Before you watch\n  What will happen, and who will be there?" in with_ada.ok("prep", "ada")
    write = editor('text = text.replace("## Brief\\n", "## Brief\\n- Her planning round\\n")')
    said = with_ada.ok("prep", "ada", "--edit", at_terminal=True, **write)
    assert "Before you watch\n  Her planning round" in said
    with_ada.ok(
        "note",
        "ada",
        at_terminal=True,
        **editor('text = text.replace("## Debrief\\n", "## Debrief\\n- She waits\\n")'),
    )
    text = with_ada.files()[MEETING]
    assert "## Brief\n- Her planning round\n" in text and "## Debrief\n- She waits\n" in text
    assert "<!--" not in text
    assert "What you saw" not in with_ada.ok("prep", "ada")
