"""`mentor agree`, and the sheet of a first meeting: what is asked, shown, stored and refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from tests.cli.conftest import Mentorlog, Result

ADA = "people/ada-lovelace.md"
Editor = Callable[[str], dict[str, str]]
FULL = (
    "--every", "2 weeks", "--minutes", "45", "--medium", "video", "--until", "31 mar", "--notes", "me",
    "--agenda", "two lines, the day before", "--confidentiality", "nothing leaves the room",
    "--obstacles", "name it at once", "--feedback", "at the end", "--i-learn", "by trying",
    "--they-learn", "by telling", "--i-need", "a straight answer", "--they-need", "numbers",
)  # fmt: skip


def head(mentorlog: Mentorlog, path: str = ADA) -> str:
    """The agreement as it stands in a record."""
    return mentorlog.files()[path].split("[agreement]\n")[1].split("+++")[0]


def edited(mentorlog: Mentorlog, environment: dict[str, str]) -> Result:
    how: dict[str, Any] = {**environment}
    return mentorlog("mentor", "agree", "ada", "--edit", **how)


# --- without a terminal ---------------------------------------------------------------------------


def test_without_a_terminal_it_shows_what_stands_and_what_is_open_and_changes_nothing(
    with_ada: Mentorlog,
) -> None:
    before = with_ada.files()
    assert with_ada.ok("mentor", "agree", "ada") == (
        "Ada Lovelace · how you work together\n"
        "Meet  every 2 weeks\n"
        "By    video\n"
        "\n"
        "Open\n"
        "  For how long each time?\n"
        "  Until when?\n"
        "  Who takes notes?\n"
        "  What is our agenda like?\n"
        "  What stays between us?\n"
        "  What if something gets in the way?\n"
        "  How do we give feedback?\n"
        "  How does each of us learn best?\n"
        "  What does each of us need?\n"
        "\n"
        "To change it:    mentorlog mentor agree ada --edit\n"
        "To share it:    mentorlog mentor agree ada --share\n"
    )
    assert with_ada.files() == before


def test_where_nothing_stands_it_says_so(with_ada: Mentorlog) -> None:
    with_ada.ok("mentee", "add", "Jun Park")
    out = with_ada.ok("mentee", "agree", "jun")
    assert out.splitlines()[:2] == ["Jun Park · how you work together", "Nothing is agreed yet."]
    assert "mentorlog mentee agree jun --edit" in out and "--share" not in out


def test_as_json_it_has_the_agreement_and_what_is_open(with_ada: Mentorlog) -> None:
    with_ada.ok("mentor", "agree", "ada", *FULL)
    found = json.loads(with_ada.ok("mentor", "agree", "ada", "--json"))
    assert (found["open"], found["agreed"]) == ([], "2026-12-06")
    assert found["person"]["agreement"] == {
        "every": "2 weeks", "minutes": 45, "medium": "video", "place": None, "until": "2027-03-31",
        "sessions": None, "notes": "me", "agenda": "two lines, the day before",
        "confidentiality": "nothing leaves the room", "obstacles": "name it at once",
        "feedback": "at the end", "i_learn": "by trying", "they_learn": "by telling",
        "i_need": "a straight answer", "they_need": "numbers", "checkpoints": [],
    }  # fmt: skip


def test_what_is_open_in_json_names_its_keys(with_ada: Mentorlog) -> None:
    found = json.loads(with_ada.ok("mentor", "agree", "ada", "--json", at_terminal=True))["open"]
    assert found[0] == {"keys": ["minutes"], "question": "For how long each time?"}
    assert found[1]["keys"] == ["until", "sessions"]


# --- by options -----------------------------------------------------------------------------------


def test_with_options_it_is_stored_as_it_is_said_and_the_log_has_the_day(with_ada: Mentorlog) -> None:
    out = with_ada.ok("mentor", "agree", "ada", "--minutes", "45", "--notes", "me", "--i-need", "Time")
    assert out == (
        f"Agreed: Ada Lovelace  ({ADA})\n"
        "  every 2 weeks, 45 minutes, video; notes, what I need\n"
        "Still open: Until when?  What is our agenda like?  What stays between us?\n"
        "  What if something gets in the way?  How do we give feedback?  How does each of\n"
        "  us learn best?  What does Ada need?\n"
        "To share it: mentorlog mentor agree ada --share\n"
    )
    assert head(with_ada) == (
        'every = "2 weeks"\nmedium = "video"\nminutes = 45\nnotes = "me"\ni_need = "Time"\n'
    )
    assert with_ada.files()[ADA].endswith(
        "\n## Log\n- 2026-12-06 agreed: every 2 weeks, 45 minutes, video; notes, what I need\n"
    )


def test_what_changes_later_is_named_in_the_log(with_ada: Mentorlog) -> None:
    with_ada.ok("mentor", "agree", "ada", *FULL)
    with_ada.ok("mentor", "agree", "ada", "--every", "3 weeks", "--sessions", "6", "--notes", "-")
    text = with_ada.files()[ADA]
    assert text.endswith("- 2026-12-06 agreed: every 3 weeks, 6 sessions; open again: notes\n")
    assert "until" not in head(with_ada) and "notes" not in head(with_ada)


def test_options_at_a_terminal_ask_nothing(with_ada: Mentorlog) -> None:
    assert (
        "?" not in with_ada.ok("mentor", "agree", "ada", "--notes", "me", answers=[]).split("Still open")[0]
    )


def test_what_is_said_again_changes_nothing(with_ada: Mentorlog) -> None:
    with_ada.ok("mentor", "agree", "ada", *FULL)
    before = with_ada.files()
    out = with_ada.ok("mentor", "agree", "ada", "--notes", "me", "--every", "two weeks")
    assert out == "Nothing is different, so nothing was changed.\n"
    assert with_ada.files() == before


def test_a_comment_and_a_key_of_ones_own_stay(with_ada: Mentorlog) -> None:
    path = with_ada.journal / ADA
    own = path.read_text().replace("[agreement]\n", '[agreement]\n# as we said\ncolour = "blue"\n')
    path.write_text(own)
    with_ada.ok("mentor", "agree", "ada", "--notes", "me")
    assert '# as we said\ncolour = "blue"\nevery = "2 weeks"\n' in path.read_text()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--until", "31 mar", "--sessions", "6"), "It ends on a day, or after a number of sessions."),
        (("--until", "yesterday"), "Sat 5 Dec 2026 is not ahead."),
        (("--until", "2026-01-01"), "Thu 1 Jan 2026 is not ahead."),
        (("--minutes", "many"), "“many” is not a number of minutes."),
        (("--sessions", "0"), "“0” is not a number of sessions."),
        (("--every", "biweekly"), "“biweekly”"),
        (("--notes", ""), "is empty."),
        (("--notes", "a\nb"), "The answer has several lines; "),
        (("--notes", "me", "--share"), "do not go together"),
        (("--edit", "--json"), "do not go together"),
        (("--edit", "--every", "month"), "do not go together"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line_and_nothing_changes(
    with_ada: Mentorlog, options: tuple[str, ...], message: str
) -> None:
    before = with_ada.files()
    result = with_ada("mentor", "agree", "ada", *options)
    assert (result.code, result.out) == (2, "")
    assert message in result.err.splitlines()[0] and len(result.err.splitlines()) == 2
    assert with_ada.records() == {path: text for path, text in before.items() if ".mentorlog" not in path}


@pytest.mark.parametrize(
    ("status", "hint"),
    [
        ("candidate", "mentorlog mentor ask ada"),
        ("asked", "mentorlog mentor answer ada yes"),
        ("declined", "mentorlog mentor answer ada yes"),
        ("closed", "mentorlog mentor reopen ada"),
    ],
)
@pytest.mark.parametrize(
    "options", [("--notes", "me"), ("--edit",), ("--share",), ()], ids=["said", "edit", "share", "asked"]
)
def test_with_who_has_not_said_yes_or_is_gone_it_says_what_comes_first(
    with_ada: Mentorlog, status: str, hint: str, options: tuple[str, ...]
) -> None:
    with_ada.ok("mentor", "edit", "ada", "--status", status)
    before = with_ada.files()
    result = with_ada("mentor", "agree", "ada", *options, at_terminal=True)
    assert (result.code, result.out) == (2, "")
    assert f"Ada Lovelace is {status}." in result.err and result.err.endswith(f"{hint}\n")
    assert with_ada.files() == before


def test_what_stands_with_one_who_is_gone_can_still_be_seen(with_ada: Mentorlog) -> None:
    with_ada.ok("mentor", "edit", "ada", "--status", "closed")
    out = with_ada.ok("mentor", "agree", "ada")
    assert "Meet  every 2 weeks\nBy    video\n" in out and "mentorlog" not in out


def test_a_paused_relationship_can_agree_anew(with_ada: Mentorlog) -> None:
    with_ada.ok("mentor", "pause", "ada")
    assert with_ada.ok("mentor", "agree", "ada", "--every", "monthly").startswith("Agreed: Ada Lovelace")


# --- asked ----------------------------------------------------------------------------------------


def test_at_a_terminal_enter_takes_what_is_shown(with_ada: Mentorlog) -> None:
    out = with_ada.ok("mentor", "agree", "ada", answers=[""] * 13)
    asked = [line.partition(" (Enter: ") for line in out.splitlines() if "(Enter: " in line]
    # A question that is too long for the line stands above its last words.
    assert [default.rstrip(") ") for _, _, default in asked] == [
        "2 weeks", "45", "video", "Sun 6 Jun 2027", "me", "two lines from me, the day before",
        "nothing leaves the room without asking", "name it at the next meeting, decide",
        "at the end of each meeting, both ways", *["leave it open"] * 4,
    ]  # fmt: skip
    assert asked[10][0] == "  How does Ada learn best?"
    assert head(with_ada).startswith(
        'every = "2 weeks"\nmedium = "video"\nminutes = 45\nuntil = 2027-06-06\n'
    )
    assert "i_learn" not in head(with_ada)
    assert "Still open: How does each of us learn best?  What does each of us need?\n" in out


def test_what_stands_already_is_what_is_shown(with_ada: Mentorlog) -> None:
    with_ada.ok("mentor", "agree", "ada", *FULL)
    before = with_ada.files()
    out = with_ada.ok("mentor", "agree", "ada", answers=[""] * 13)
    assert "(Enter: nothing leaves the room)" in out and "(Enter: Wed 31 Mar 2027)" in out
    assert out.endswith("Nothing is different, so nothing was changed.\n")
    assert with_ada.files() == before


def test_a_number_of_sessions_ends_it_too_and_a_dash_leaves_open(with_ada: Mentorlog) -> None:
    answers = ["monthly", "", "phone", "6 sessions", *["-"] * 9]
    with_ada.ok("mentor", "agree", "ada", answers=answers)
    assert head(with_ada) == 'every = "month"\nmedium = "phone"\nminutes = 45\nsessions = 6\n'
    out = with_ada.ok("mentor", "agree", "ada", answers=["", "", "", "-", *[""] * 9])
    assert "(Enter: 6 sessions)" in out and "sessions" not in head(with_ada)


def test_only_in_person_it_asks_for_a_place(with_ada: Mentorlog) -> None:
    out = with_ada.ok("mentor", "agree", "ada", answers=["", "", "in person", "Café Luna", *["-"] * 10])
    assert "  Where? (Enter: leave it open) Café Luna\n" in out
    assert 'place = "Café Luna"\n' in head(with_ada)


def test_what_cannot_be_read_is_said_in_the_width_there_is_and_asked_again(with_ada: Mentorlog) -> None:
    answers = ["biweekly", "3 weeks", "lots", "30", "", "3/4", "3 apr", *["-"] * 9]
    result = with_ada("mentor", "agree", "ada", answers=answers)
    assert result.code == 0
    assert max(map(len, result.err.splitlines())) <= 80
    assert result.err.count("“") == 3
    assert head(with_ada) == 'every = "3 weeks"\nmedium = "video"\nminutes = 30\nuntil = 2027-04-03\n'


def test_stopping_on_the_way_changes_nothing(with_ada: Mentorlog) -> None:
    before = with_ada.files()
    assert with_ada("mentor", "agree", "ada", answers=["monthly", "30"]).code == 1
    assert with_ada.files() == before


def test_with_a_mentee_the_notes_are_theirs(with_ada: Mentorlog) -> None:
    with_ada.ok("mentee", "add", "Jun Park")
    out = with_ada.ok("mentee", "agree", "jun", answers=[""] * 13)
    assert "Who takes notes? (Enter: Jun) " in out
    assert "To share it: mentorlog mentee agree jun --share\n" in out


def test_without_a_terminal_the_editor_is_not_opened_and_no_note_is_spoken_of(with_ada: Mentorlog) -> None:
    before = with_ada.files()
    result = with_ada("mentor", "agree", "ada", "--edit")
    assert (result.code, result.err) == (
        1,
        "There is no terminal to open an editor on.\nSet EDITOR to the editor you like.\n",
    )
    assert with_ada.files() == before


# --- in the editor --------------------------------------------------------------------------------


def test_in_the_editor_what_is_written_after_a_label_is_stored(with_ada: Mentorlog, editor: Editor) -> None:
    change = (
        "text = text.replace('Every: 2 weeks', 'Every: every month').replace('Notes:', 'Notes: me')"
        ".replace('By: video\\n', '')"
    )
    out = with_ada.ok("mentor", "agree", "ada", "--edit", **editor(change))
    assert "  every month; notes; open again: a medium\n" in out
    assert head(with_ada) == 'every = "month"\nnotes = "me"\n'
    assert with_ada.drafts() == []


def test_in_the_editor_what_is_not_touched_stays_even_where_it_cannot_be_read(
    with_ada: Mentorlog, editor: Editor
) -> None:
    path = with_ada.journal / ADA
    path.write_text(path.read_text().replace('"2 weeks"', '"now and then"'))
    with_ada.ok("mentor", "agree", "ada", "--edit", **editor("text = text.replace('Notes:', 'Notes: me')"))
    assert 'every = "now and then"\n' in head(with_ada)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("text += 'and tea\\n'", "“and tea” begins with no label"),
        ("text = text.replace('Minutes:', 'Minutes: many')", "“many” is not a number of minutes."),
        ("text = text.replace('Sessions:', 'Sessions: 3').replace('Until:', 'Until: 31 mar')", "It ends"),
    ],
)
def test_in_the_editor_what_cannot_be_stored_is_kept(
    with_ada: Mentorlog, editor: Editor, change: str, message: str
) -> None:
    before = with_ada.records()
    result = edited(with_ada, editor(change))
    assert result.code == 2 and message in result.err
    [draft] = with_ada.drafts()
    assert str(draft) in result.err and "Every: 2 weeks" in draft.read_text()
    assert with_ada.records() == before


def test_an_editor_that_writes_nothing_changes_nothing(with_ada: Mentorlog, editor: Editor) -> None:
    before = with_ada.files()
    assert edited(with_ada, editor("pass")).code == 1
    assert with_ada.files() == before


# --- to share -------------------------------------------------------------------------------------


def test_it_can_be_shared_as_plain_text_in_each_form(with_ada: Mentorlog, tmp_path: Path) -> None:
    with_ada.ok("mentor", "agree", "ada", *FULL)
    out = with_ada.ok("mentor", "agree", "ada", "--share", width=None)
    assert out == (
        "Hi Ada,\n"
        "\n"
        "This is what we have agreed on, so that both of us have it.\n"
        "\n"
        "We meet every two weeks for 45 minutes by video until Wed 31 Mar.\n"
        "I take the notes.\n"
        "Our agenda: two lines, the day before.\n"
        "What stays between us: nothing leaves the room.\n"
        "When something gets in the way: name it at once.\n"
        "How we give each other feedback: at the end.\n"
        "How I learn best: by trying.\n"
        "How you learn best: by telling.\n"
        "What I need: a straight answer.\n"
        "What you need: numbers.\n"
        "\n"
        "If I have something wrong, or something is missing, please tell me. We can change any of it "
        "together, whenever it no longer suits us.\n"
    )
    markdown = with_ada.ok("mentor", "agree", "ada", "--share", "--format", "markdown")
    assert "Our agenda: two lines, the day before.  \n" in markdown
    found = json.loads(with_ada.ok("mentor", "agree", "ada", "--share", "--json"))
    assert found["to"] == "ada-lovelace" and found["words"] < 250
    target = tmp_path / "for-ada.txt"
    assert with_ada("mentor", "agree", "ada", "--share", "-o", str(target)).code == 0
    assert target.read_text().startswith("Hi Ada,\n")


def test_nothing_agreed_cannot_be_shared(with_ada: Mentorlog) -> None:
    with_ada.ok("mentee", "add", "Jun Park")
    result = with_ada("mentee", "agree", "jun", "--share")
    assert (result.code, result.err) == (
        2, "Nothing is agreed with Jun yet.\nAgree: mentorlog mentee agree jun\n",
    )  # fmt: skip


def test_of_a_private_record_nothing_is_shared_and_history_names_nobody(with_git: Mentorlog) -> None:
    with_git.ok("init", str(with_git.journal))
    with_git.ok("mentor", "add", "Ada Lovelace")
    path = with_git.journal / ADA
    path.write_text(path.read_text().replace("+++\n", "+++\nprivate = true\n", 1))
    out = with_git.ok("mentor", "agree", "ada", "--notes", "me")
    assert "--share" not in out
    assert with_git("mentor", "agree", "ada", "--share").code == 2
    assert "Agreed with somebody (private)" in with_git.ok("history")


# --- the sheet of the first meeting ---------------------------------------------------------------


def test_the_first_sheet_begins_with_each_other_then_with_how_to_work_together(with_ada: Mentorlog) -> None:
    with_ada.ok("meeting", "plan", "ada", "mon", "10:00")
    with_ada.ok("jot", "ada", "Back from leave", "--as", "about")
    with_ada.ok("jot", "ada", "Messages are fine", "--as", "assumption")
    with_ada.ok("jot", "ada", "How did you begin?")
    (with_ada.journal / "me.md").write_text("## Strengths\n- Calm\n- Clear\n")
    out = with_ada.ok("prep", "ada", "--objective", "Agree")
    seen = [line[:5].replace("  ", "..") if line.startswith("  ") else line for line in out.splitlines()]
    assert seen[3:] == [
        "IN THE ROOM",
        "Get to know each other", "..Abo", "..Wha", "..Wha", "..Who", "..Of ",
        "Settle how you work together", "..For", "..Wha", "..Wha", "..How", "..Agr",
        "Goal: Lead a team of five, by Jun 2027",
        "Today I want", seen[18],
        "Ask", seen[20],
        "Talk through", seen[22],
        "",
        "BEFORE YOU PART: Is this still useful to us both?  When do we meet next?",
        "",
        "Once agreed:    mentorlog mentor agree ada",
        "Ada's copy:    mentorlog prep ada --share",
        "Afterwards:    mentorlog note ada",
    ]  # fmt: skip
    assert "  About Ada: Back from leave\n" in out and "  Of yourself: Calm; Clear\n" in out
    assert "Is it so? Messages are fine\n" in out
    assert "  Agreed: every 2 weeks\n" in out


def test_the_first_sheet_has_at_most_thirty_lines_and_full_has_all(with_ada: Mentorlog) -> None:
    with_ada.ok("meeting", "plan", "ada", "mon", "10:00")
    for number in range(5):
        for kind in ("question", "about", "assumption", "decision", "commitment"):
            with_ada.ok("jot", "ada", f"Number {number} of a long line, the {kind}", "--as", kind)
    out = with_ada.ok("prep", "ada")
    assert len(out.splitlines()) <= 30
    assert "What brought you to where you are?" in out and "For how long each time?" in out
    assert [line for line in out.splitlines() if cell_len(line) > 80] == []
    full = with_ada.ok("prep", "ada", "--full")
    assert "Number 4 of a long line, the question" in full


def test_where_all_is_settled_nothing_is_left_to_settle(with_ada: Mentorlog) -> None:
    with_ada.ok("mentor", "agree", "ada", *FULL)
    out = with_ada.ok("prep", "ada")
    assert "Get to know each other" in out and "Settle" not in out and "Once agreed" not in out
    assert "Agreed: every 2 weeks; 45 min; video; until Wed 31 Mar 2027; notes: me" in out


def test_with_a_mentee_the_first_sheet_names_the_commands_of_that_group(with_ada: Mentorlog) -> None:
    with_ada.ok("mentee", "add", "Jun Park")
    out = with_ada.ok("prep", "jun")
    assert "What would you like to be different in a year?" in out
    assert "Once agreed:    mentorlog mentee agree jun\n" in out


def test_the_copy_for_the_other_has_nothing_of_a_first_meeting(with_ada: Mentorlog) -> None:
    (with_ada.journal / "me.md").write_text("## Strengths\n- Calm\n")
    out = with_ada.ok("prep", "ada", "--share")
    assert "Calm" not in out and "know each other" not in out


def test_after_the_first_meeting_one_quiet_line_says_how_to_agree(with_ada: Mentorlog) -> None:
    with_ada.ok("mentor", "add", "Bo Young")
    with_ada.ok("note", "bo", "-m", "We met.")
    line = "Agree on how you work together:    mentorlog mentor agree bo\n"
    monday = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
    assert line in with_ada.ok("prep", "bo", now=monday)
    found = json.loads(with_ada.ok("prep", "bo", "--json", now=monday))
    assert (found["kick_off"], found["to_agree"]) == (None, True)
    with_ada.ok("mentor", "agree", "bo", "--every", "monthly")
    assert "Agree on" not in with_ada.ok("prep", "bo", now=monday)


def test_the_first_sheet_in_json_has_its_questions_and_what_is_open(with_ada: Mentorlog) -> None:
    (with_ada.journal / "me.md").write_text("## Strengths\n- Calm\n")
    found = json.loads(with_ada.ok("prep", "ada", "--json"))
    assert found["to_agree"] is False
    assert len(found["kick_off"]["questions"]) == 3 and found["kick_off"]["strengths"] == ["Calm"]
    assert {"keys": ["notes"], "question": "Who takes notes?"} in found["kick_off"]["open"]


# --- where one meets, and assumptions -------------------------------------------------------------


def test_a_meeting_that_is_planned_takes_over_the_place_unless_one_meets_otherwise(
    with_ada: Mentorlog,
) -> None:
    with_ada.ok("mentor", "agree", "ada", "--medium", "in person", "--place", "Café Luna")
    with_ada.ok("meeting", "plan", "ada", "mon", "10:00")
    with_ada.ok("meeting", "plan", "ada", "tue", "10:00", "--medium", "phone")
    files = with_ada.files()
    assert 'place = "Café Luna"\n' in files["meetings/ada-lovelace/2026-12-07.md"]
    assert "place" not in files["meetings/ada-lovelace/2026-12-08.md"]
    assert "in person · Café Luna" in with_ada.ok("prep", "ada")


@pytest.mark.parametrize(
    ("command", "said"), [("done", "holds: Messages are fine"), ("drop", "was wrong: Messages are fine")]
)
def test_an_assumption_comes_back_until_it_is_checked(with_ada: Mentorlog, command: str, said: str) -> None:
    with_ada.ok("jot", "ada", "Messages are fine", "--as", "assumption")
    for day in ("2026-12-07", "2026-12-14", "2026-12-21"):
        with_ada.ok("note", "ada", "--date", day, "-m", "We met.", now=datetime(2026, 12, 22, 9, tzinfo=UTC))
        assert "Is it so? Messages are fine" in with_ada.ok("prep", "ada")
    assert said in with_ada.ok(command, "messages")
    assert "Is it so?" not in with_ada.ok("prep", "ada")


def test_an_assumption_is_on_the_sheet_however_many_decisions_there_are(with_ada: Mentorlog) -> None:
    for number in range(5):
        with_ada.ok("jot", "ada", f"Decided {number}", "--as", "decision")
    with_ada.ok("jot", "ada", "Messages are fine", "--as", "assumption")
    assert "Is it so? Messages are fine" in with_ada.ok("prep", "ada")
