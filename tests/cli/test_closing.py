"""`mentor close` and `mentor reopen` as a person calls them: what is asked, shown, stored and refused."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.cli.conftest import Mentorlog

ADA = "people/ada-lovelace.md"
TALK = "meetings/ada-lovelace/2026-12-06.md"
MARCH = datetime(2027, 3, 8, 9, 0, tzinfo=UTC)


@pytest.fixture
def met(with_ada: Mentorlog) -> Mentorlog:
    """Ada was met once, something is open on both sides, and the next meeting is planned."""
    with_ada.ok(
        "note", "ada", "--date", "2026-11-23", "-m", "We met.", "--commit", "Draft the plan by 4 dec",
        "--theirs", "Share the sheet", "--advice", "Ask in writing", "--learned", "Fewer slides",
        "--contact", "Priya Nair: data", "--next", "14 dec 10:00",
    )  # fmt: skip
    with_ada.ok("done", "writing", "--result", "they said yes")
    with_ada.ok("jot", "ada", "How did you begin?")
    with_ada.ok("goal", "add", "Another")
    return with_ada


def ids(mentorlog: Mentorlog) -> dict[str, str]:
    """The id of every item, by its text."""
    return {
        one["text"]: one["id"]
        for one in json.loads(mentorlog.ok("list", "--all", "--kind", "any", "--json"))["items"]
    }


@pytest.mark.parametrize(
    "arguments",
    [
        ("prep", "ada"), ("jot", "ada", "How are you?"), ("note", "ada", "-m", "We met by chance."),
        ("nudge", "ada"), ("meeting", "plan", "ada", "21 dec"), ("mentor", "ask", "ada"),
    ],
)  # fmt: skip
def test_what_is_done_with_somebody_after_the_end_is_done_and_the_end_is_said(
    met: Mentorlog, arguments: tuple[str, ...]
) -> None:
    met.ok("mentor", "close", "ada", "--no-talk")
    result = met(*arguments)
    assert (result.code, result.out != "") == (0, True)
    assert result.err.endswith("Closed with Ada on Sun 6 Dec 2026. To go on: mentorlog mentor reopen ada\n")
    met.ok("mentor", "reopen", "ada")
    assert "Closed with" not in met("prep", "ada").err


# --- the sheet -------------------------------------------------------------------------------------


def test_the_sheet_before_a_closing_meeting_names_the_one_for_the_last_talk(met: Mentorlog) -> None:
    met.ok("meeting", "plan", "ada", "8 dec", "--kind", "closing")
    out = met.ok("prep", "ada")
    assert "BEFORE YOU PART: What changed?  Whom do I ask next?  How do we stay in touch?\n" in out
    assert "\nAll of it, for the last talk:    mentorlog mentor close ada\n" in out


def test_without_a_terminal_bare_close_shows_the_sheet_and_changes_nothing(met: Mentorlog) -> None:
    before = met.files()
    known = ids(met)
    assert met.ok("mentor", "close", "ada") == (
        "Ada Lovelace · closing · Mon 14 Dec 10:00, in eight days             one meeting\n"
        "Last met 23 Nov, 13 days ago.\n"
        "Goals, then and now\n"
        "  Lead a team of five\n"
        "What was learned\n"
        "  23 Nov  Fewer slides\n"
        "Advice, and what came of it\n"
        "  Ask in writing: tried; they said yes\n"
        "Still open: keep, or let go\n"
        f"  {known['Draft the plan']}  Draft the plan\n"
        f"  {known['How did you begin?']}  {'How did you begin?':<63}question\n"
        f"  {known['Share the sheet']}  {'Share the sheet':<66}Ada's\n"
        "Whom to ask for\n"
        "  Nobody else helps with it yet: Lead a team of five\n"
        f"  {known['Priya Nair: data']}  Not met yet: Priya Nair: data\n"
        "\n"
        "BEFORE YOU PART: What changed?  Whom do I ask next?  How do we stay in touch?\n"
        "\n"
        "Once you have talked:    mentorlog mentor close ada --done\n"
        "Without a talk:    mentorlog mentor close ada --no-talk\n"
    )
    assert met.files() == before


def test_at_a_terminal_it_asks_whether_you_will_talk_and_then_shows_the_sheet(met: Mentorlog) -> None:
    before = met.files()
    out = met.ok("mentor", "close", "ada", answers=[""])
    question, _, rest = out.partition("\n")
    assert question == "Will you talk with Ada once more? [Y/n] "
    assert rest == met.ok("mentor", "close", "ada")
    assert met.files() == before


def test_the_sheet_has_at_most_thirty_lines_and_full_has_all(met: Mentorlog) -> None:
    for number in range(30):
        met.ok("jot", "ada", f"Question {number}?")
    assert len(met.ok("mentor", "close", "ada").splitlines()) <= 30
    assert "Question 29?" in met.ok("mentor", "close", "ada", "--full")


def test_the_sheet_is_written_in_each_form_and_into_a_file(met: Mentorlog) -> None:
    markdown = met.ok("mentor", "close", "ada", "--format", "markdown")
    assert markdown.startswith("# Ada Lovelace · closing") and "### Advice, and what came of it" in markdown
    found = json.loads(met.ok("mentor", "close", "ada", "--json"))
    assert (found["met"], [one["text"] for one in found["named"]]) == (1, ["Priya Nair: data"])
    target = met.home / "sheet.md"
    assert met("mentor", "close", "ada", "--format", "markdown", "--output", str(target)).code == 0
    assert target.read_text() == markdown


def test_without_a_planned_meeting_the_sheet_says_how_to_plan_the_talk(with_ada: Mentorlog) -> None:
    out = with_ada.ok("mentor", "close", "ada")
    assert out.splitlines()[:2] == ["Ada Lovelace · closing", "No meeting is written down."]
    assert "To plan it:    mentorlog meeting plan ada WHEN --kind closing\n" in out


# --- after a talk ----------------------------------------------------------------------------------


def test_done_stores_what_was_said_settles_all_and_drafts_a_thank_you(met: Mentorlog) -> None:
    known = ids(met)
    out = met.ok(
        "mentor", "close", "ada", "--done", "-m", "We looked back.", "--learned", "Ask first",
        "--keep", "plan", "--refer", "Mary Somerville", width=None,
    )  # fmt: skip
    assert out == (
        f"Closed: Ada Lovelace, after a talk on Sun 6 Dec 2026  ({TALK})\n"
        f"  {known['Draft the plan']}  yours alone: Draft the plan\n"
        f"  {known['Share the sheet']}  let go: Share the sheet\n"
        f"  {known['Priya Nair: data']}  let go: Priya Nair: data\n"
        f"  {known['How did you begin?']}  let go: How did you begin?\n"
        "Cancelled: Ada Lovelace, Mon 14 Dec 2026 10:00\n"
        "A candidate now, named by Ada: Mary Somerville  (people/mary-somerville.md)\n"
        "\n"
        "A thank-you, to send as it is or changed:\n"
        "\n"
        "Hi Ada,\n"
        "\n"
        "Thank you for the time you gave me. We met twice, from Mon 23 Nov to Sun 6 Dec. You said: Ask in "
        "writing. I did it on Sun 6 Dec. What came of it: they said yes. What I take with me: Ask first. "
        "I go on working towards: Lead a team of five.\n"
        "\n"
        "Thank you for our last talk, on Sun 6 Dec, too. All good wishes.\n"
        "\n"
        "What came of it: mentorlog progress ada\nTo begin again: mentorlog mentor reopen ada\n"
    )
    files = met.files()
    assert 'kind = "closing"\n' in files[TALK]
    assert "## Notes\nWe looked back.\n" in files[TALK] and "## Learned\n- Ask first\n" in files[TALK]
    assert 'status = "closed"\n' in files[ADA]
    assert files[ADA].endswith("## Log\n- 2026-12-06 closed: after a talk\n")
    assert files["people/mary-somerville.md"].endswith(
        'status = "candidate"\nreferred_by = "ada-lovelace"\n+++\n\n'
        "## Log\n- 2026-12-06 referred: by Ada Lovelace\n"
    )


def test_without_a_word_more_done_lets_all_go_and_cancels_what_is_planned(met: Mentorlog) -> None:
    met.ok("mentor", "close", "ada", "--done")
    assert met.ok("list") == "Nothing open.    mentorlog list --all\n"
    planned = json.loads(met.ok("meeting", "list", "--all", "--json"))["meetings"]
    assert [one["status"] for one in planned if one["date"] == "2026-12-14"] == ["cancelled"]


def test_the_day_of_the_talk_may_be_said(met: Mentorlog) -> None:
    assert "after a talk on Fri 4 Dec 2026" in met.ok("mentor", "close", "ada", "--done", "--date", "fri")


@pytest.mark.parametrize("day", ["2026-12-24", "soonish"])
def test_a_day_to_come_or_none_is_refused(met: Mentorlog, day: str) -> None:
    before = met.files()
    assert met("mentor", "close", "ada", "--done", "--date", day).code == 2
    assert met.files() == before


def test_at_a_terminal_done_asks_for_what_was_not_given(met: Mentorlog) -> None:
    out = met.ok("mentor", "close", "ada", "--done", "--learned", "Ask", answers=["Tea.", "", "", "1, 3"])
    assert [line for line in out.splitlines() if line.endswith(("Tea.", "(Enter: nobody) ", ": 1, 3"))] == [
        "What was said, in a line? (Enter: nothing) Tea.",
        "Whom did Ada name, to ask next? (Enter: nobody) ",
        "Which do you keep, as yours alone? Numbers, all or none: 1, 3",
    ]
    assert out.count("yours alone:") == 2 and out.count("let go:") == 2
    assert "Share the sheet  (commitment)" not in out


def test_what_is_next_is_a_promise_of_mine_and_of_nobody_else(met: Mentorlog) -> None:
    out = met.ok("mentor", "close", "ada", "--done", "--next", "Find a coach by 11 dec")
    assert re.search(r"\n  \w{5}  next: Find a coach, by Fri 11 Dec 2026\n", out)
    items = json.loads(met.ok("list", "--json"))["items"]
    found = [(one["owner"], one["person"], one["due"]) for one in items if one["text"] == "Find a coach"]
    assert found == [("me", None, "2026-12-11")]


def test_what_is_next_without_a_talk_stands_in_their_record(met: Mentorlog) -> None:
    met.ok("mentor", "close", "ada", "--no-talk", "--next", "Find a coach")
    assert "mine: the relationship ended" in met.files()[ADA].partition("Find a coach")[2]


def test_their_own_name_is_asked_for_again_and_no_answer_is_lost(met: Mentorlog) -> None:
    result = met(
        "mentor", "close", "ada", "--done", "--keep", "plan",
        answers=["Tea.", "To ask", "Find a coach", "ada", "Ada Lovelace", "Bo Young"],
    )  # fmt: skip
    assert (result.code, result.err.count("That is Ada Lovelace themselves.")) == (0, 2)
    assert "Bo Young  (people/bo-young.md)" in result.out
    assert all(text in "".join(met.files().values()) for text in ("Tea.", "To ask", "Find a coach"))


def test_a_number_that_is_none_of_them_is_asked_again(met: Mentorlog) -> None:
    result = met("mentor", "close", "ada", "--no-talk", answers=["", "", "", "9", "1"])
    assert (result.code, result.err) == (0, "Say numbers from 1 to 3, all or none. For example: 1 3\n")


def test_a_referral_of_somebody_who_is_there_is_noted_with_them(met: Mentorlog) -> None:
    met.ok("mentor", "add", "Bo Young", "--status", "active")
    out = met.ok("mentor", "close", "ada", "--done", "--refer", "bo young")
    assert "In the journal already, named by Ada: Bo Young  (people/bo-young.md)\n" in out
    text = met.files()["people/bo-young.md"]
    assert 'status = "active"\nreferred_by = "ada-lovelace"\n' in text and text.endswith(
        "- 2026-12-06 referred: by Ada Lovelace\n"
    )


@pytest.mark.parametrize("name", ["Ada Lovelace", "ada"])
def test_nobody_is_named_by_themselves(met: Mentorlog, name: str) -> None:
    before = met.files()
    result = met("mentor", "close", "ada", "--done", "--refer", name)
    assert result.code == 2 and "cannot be named by themselves" in result.err
    assert met.files() == before


# --- without one -----------------------------------------------------------------------------------


def test_at_a_terminal_no_talk_asks_three_things_and_what_to_keep(met: Mentorlog) -> None:
    answers = ["n", "Ask earlier", "We lost touch", "Fix a day", "none"]
    out = met.ok("mentor", "close", "ada", answers=answers)
    assert f"Closed: Ada Lovelace, without a talk  ({ADA})\n" in out
    text = met.files()[ADA]
    assert "## Learned\n- Ask earlier  [created:: 2026-12-06]\n" in text
    assert text.endswith(
        "- 2026-12-06 closed: without a talk\n- 2026-12-06 broke down: We lost touch\n"
        "- 2026-12-06 differently: Fix a day\n"
    )
    assert TALK not in met.files()


def test_enter_skips_each_question_but_lets_nothing_go(met: Mentorlog) -> None:
    result = met("mentor", "close", "ada", "--no-talk", answers=["", "", "", "", "all"])
    assert (result.code, result.err) == (0, "Say numbers, all or none.\n")
    assert "What you do not keep is let go, with one thing of Ada's.\n" in result.out
    assert result.out.count("yours alone:") == 3 and result.out.count("let go:") == 1
    assert met.files()[ADA].endswith("- 2026-12-06 closed: without a talk\n")
    assert "## Learned" not in met.files()[ADA]


def test_the_same_by_options_asks_nothing(met: Mentorlog) -> None:
    line = ("mentor", "close", "ada", "--no-talk", "--learned", "A", "--broke", "B", "--differently", "C")
    assert "let go: Draft the plan" in met.ok(*line)
    assert "differently: C" in met.files()[ADA]


def test_what_one_thinks_for_oneself_is_not_in_the_thank_you(met: Mentorlog) -> None:
    met.ok("mentor", "close", "ada", "--no-talk", "--learned", "kakapo", "--broke", "kakapo")
    assert "kakapo" not in met.ok("mentor", "close", "ada", "--thanks")


# --- afterwards ------------------------------------------------------------------------------------


def test_what_is_kept_is_listed_as_mine(met: Mentorlog) -> None:
    met.ok("mentor", "close", "ada", "--done", "--keep", "plan")
    assert met.ok("list", width=None).startswith("Mine\n")
    day = met.ok("today")
    assert any(line.startswith("For myself") and line.endswith("Draft the plan") for line in day.splitlines())
    assert "For myself\n  Late  " in met.ok("review")
    assert "Draft the plan" not in met.ok("list", "--who", "ada")


def test_what_was_let_go_so_is_said_to_be_let_go_whatever_its_kind(met: Mentorlog) -> None:
    met.ok("jot", "ada", "Likes messages", "--as", "assumption")
    met.ok("mentor", "close", "ada", "--done")
    out = met.ok("list", "--all", "--kind", "assumption", width=None)
    assert "let go 6 Dec, the relationship ended" in out and "wrong" not in out


def test_a_closed_relationship_stays_in_progress_and_its_sheet_can_be_seen(met: Mentorlog) -> None:
    met.ok("mentor", "close", "ada", "--done")
    assert "Fewer slides" in met.ok("progress", "ada")
    sheet = met.ok("mentor", "close", "ada", at_terminal=True)
    assert "Closed on Sun 6 Dec.\n" in sheet
    assert sheet.endswith("To begin again:    mentorlog mentor reopen ada\n")
    assert "Ada" not in met.ok("mentor", "list") and "Ada" in met.ok("mentor", "list", "--all")


def test_reopen_begins_again_and_what_was_let_go_stays_so(met: Mentorlog) -> None:
    met.ok("mentor", "close", "ada", "--done")
    assert met.ok("mentor", "reopen", "ada", now=MARCH) == (
        "Reopened: Ada Lovelace. What was let go stays let go.\nNext: mentorlog meeting plan ada WHEN\n"
    )
    assert 'status = "active"\n' in met.files()[ADA]
    assert met.files()[ADA].endswith("- 2026-12-06 closed: after a talk\n- 2027-03-08 reopened\n")
    sheet = json.loads(met.ok("prep", "ada", "--json", now=MARCH))
    assert (sheet["mine"], sheet["since"], sheet["questions"]) == ([], [], [])
    assert json.loads(met.ok("today", "--json", now=MARCH))["quiet"] == []


def test_one_command_is_one_step_of_history(tmp_path: Path) -> None:
    here = Mentorlog(tmp_path, git=True)
    here.ok("init", str(here.journal))
    here.ok("mentor", "add", "Ada")
    here.ok("note", "ada", "-m", "Met.", "--commit", "Do it")
    before = here.files()
    here.ok("mentor", "close", "ada", "--done", "--refer", "Bo")
    assert json.loads(here.ok("history", "--json"))["history"][0]["text"] == "Closed Ada"
    assert here("undo", "--yes").code == 0
    assert here.files() == before


def test_the_group_of_mentees_names_itself(with_ada: Mentorlog) -> None:
    with_ada.ok("mentee", "add", "Jun Park")
    with_ada.ok("note", "jun", "-m", "Met.", "--advice", "Ask early")
    assert "mentorlog mentee close jun --done\n" in with_ada.ok("mentee", "close", "jun")
    assert "mentorlog mentee reopen jun\n" in with_ada.ok("mentee", "close", "jun", "--done")
    assert with_ada.ok("mentee", "reopen", "jun").startswith("Reopened: Jun Park.")


def test_of_somebody_private_no_letter_is_drafted_and_history_has_no_name(tmp_path: Path) -> None:
    here = Mentorlog(tmp_path, git=True)
    here.ok("init", str(here.journal))
    here.ok("mentor", "add", "Zoe Quick")
    record = here.journal / "people/zoe-quick.md"
    record.write_text(record.read_text().replace("+++\n", "+++\nprivate = true\n", 1))
    assert "thank-you" not in here.ok("mentor", "close", "zoe", "--no-talk", "--refer", "Bo")
    assert json.loads(here.ok("history", "--json"))["history"][0]["text"] == "Closed somebody (private)"
    assert "Zoe" not in (here.journal / "people/bo.md").read_text()
    assert here("mentor", "close", "zoe", "--thanks").code == 2


def test_private_things_are_let_go_and_not_named(met: Mentorlog) -> None:
    record = met.journal / ADA
    record.write_text(record.read_text() + "\n## Private\n### Questions\n- [ ] kakapo  [id:: aa2aa]\n")
    assert "kakapo" not in met.ok("mentor", "close", "ada", "--full")
    out = met.ok("mentor", "close", "ada", "--done")
    assert "kakapo" not in out and "let go: 1 in private parts\n" in out
    assert "- [-] kakapo" in record.read_text()


# --- what is refused -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("--done --no-talk", 2),
        ("--done --thanks", 2),
        ("--learned A", 2),
        ("--keep plan", 2),
        ("--done --json", 2),
        ("--no-talk --full", 2),
        ("--done --broke A", 2),
        ("--no-talk -m A", 2),
        ("--no-talk --date fri", 2),
        ("--done --keep sheet", 2),  # it is Ada's
        ("--done --keep zebra", 3),
        ("--done --keep writing", 3),  # it has ended
    ],
)
def test_what_does_not_go_together_is_refused_and_nothing_changes(
    met: Mentorlog, line: str, code: int
) -> None:
    before = met.files()
    result = met("mentor", "close", "ada", *line.split())
    assert (result.code, result.out) == (code, "")
    assert {path: text for path, text in met.files().items() if "drafts" not in path} == before


def test_what_is_closed_is_not_closed_again_and_what_is_not_is_not_reopened(met: Mentorlog) -> None:
    assert met("mentor", "reopen", "ada").err.startswith("Ada Lovelace is not closed.\n")
    met.ok("mentor", "close", "ada", "--done")
    result = met("mentor", "close", "ada", "--done")
    assert (result.code, result.err) == (
        2,
        "Ada Lovelace is closed already.\nTo begin again: mentorlog mentor reopen ada\n",
    )


def test_who_was_never_met_and_is_a_candidate_has_nothing_to_close(with_ada: Mentorlog) -> None:
    with_ada.ok("mentor", "add", "Bo", "--status", "candidate")
    for how in ([], ["--json"], ["--done"], ["--no-talk"]):
        result = with_ada("mentor", "close", "bo", *how)
        assert (result.code, result.out, result.err.splitlines()) == (
            2,
            "",
            [
                "The status of Bo is candidate: there is nothing to close.",
                "Where it came to nothing: mentorlog mentor edit bo --status declined",
            ],
        )
    with_ada.ok("mentor", "edit", "bo", "--status", "declined")
    result = with_ada("mentor", "close", "bo", at_terminal=True)
    assert result.err.splitlines()[1] == "See: mentorlog mentor show bo"


# --- faded -----------------------------------------------------------------------------------------


def test_who_has_faded_is_named_with_a_way_to_begin_again_and_one_to_close(met: Mentorlog) -> None:
    met.ok("meeting", "cancel", "ada")
    for command in ("today", "review"):
        out = met.ok(command, now=MARCH)
        assert "mentorlog nudge ada\n" in out
        [line] = [line for line in out.splitlines() if "or close it, with thanks" in line]
        assert line.endswith("mentorlog mentor close ada") and len(line) <= 80
        assert json.loads(met.ok(command, "--json", now=MARCH))["faded"] == ["ada-lovelace"]
    assert len(met.ok("today", now=MARCH).splitlines()) <= 10


def test_once_it_was_offered_it_is_said_no_more(met: Mentorlog) -> None:
    met.ok("meeting", "cancel", "ada")
    record = met.journal / ADA
    record.write_text(record.read_text() + "\n## Log\n- 2027-03-01 offered: to begin again or to close\n")
    for command in ("today", "review"):
        out = met.ok(command, now=MARCH)
        assert "mentorlog nudge ada\n" in out and "close" not in out


# --- one with whom it has been silent for long ---------------------------------------------------------


def test_a_review_offers_once_to_begin_again_or_to_close(with_ada: Mentorlog) -> None:
    with_ada.ok("note", "ada", "--date", "2026-03-02", "-m", "Hello")
    out = with_ada.ok("review", answers=["c", ""])
    assert "[b]egin again, or [c]lose? (Enter: leave it) c\n" in out
    assert "mentorlog mentor close ada\n" in out
    assert "- 2026-12-06 offered: to begin again or to close\n" in with_ada.files()["people/ada-lovelace.md"]
    assert "begin again" not in with_ada.ok("review", at_terminal=True)


def test_what_is_none_of_the_answers_is_asked_again(with_ada: Mentorlog) -> None:
    with_ada.ok("note", "ada", "--date", "2026-03-02", "-m", "Hello")
    result = with_ada("review", answers=["x", "b", ""])
    assert result.err == "“x” is none of them. Type b, c or Enter.\n"
    assert "mentorlog nudge ada\n" in result.out


def test_at_its_end_stands_what_takes_the_closing_back(with_git: Mentorlog) -> None:
    with_git.ok("init", str(with_git.journal))
    with_git.ok("mentor", "add", "Ada Lovelace")
    with_git.ok("note", "ada", "--commit", "Draft the plan")
    before = with_git.files()
    assert "To take the closing back, with what was let go: mentorlog undo\n" in with_git.ok(
        "mentor", "close", "ada", "--no-talk"
    )
    with_git.ok("undo", "--yes")
    assert with_git.files() == before
