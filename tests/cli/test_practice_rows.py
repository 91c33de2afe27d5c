"""One test for each row of docs/explanation/practice.md: what the row asks for is done by these commands."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.cli.conftest import Mentorlog

TABLE = (Path(__file__).parents[2] / "docs" / "explanation" / "practice.md").read_text("utf-8")
_COUNTS = {"R": 8, "S": 8, "M": 6, "D": 5, "A": 6, "P": 9}
ROWS = [f"{letter}{number}" for letter, count in _COUNTS.items() for number in range(1, count + 1)]


def on(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(hour=9, tzinfo=UTC)


@pytest.fixture
def ada(with_ada: Mentorlog) -> Mentorlog:
    """Ada and one goal; met on 23 November, and again tomorrow."""
    with_ada.ok("note", "ada", "-m", "We spoke of the team.", "--date", "2026-11-23")
    with_ada.ok("meeting", "plan", "ada", "7 dec 10:00")
    return with_ada


@pytest.fixture
def jun(with_ada: Mentorlog) -> Mentorlog:
    """Jun, whom the user mentors; met on 23 November, and again tomorrow."""
    with_ada.ok("mentee", "add", "Jun Park", "--every", "2 weeks")
    with_ada.ok("note", "jun", "-m", "Jun wants to lead a design review.", "--date", "2026-11-23")
    with_ada.ok("meeting", "plan", "jun", "7 dec 16:30")
    return with_ada


def section(out: str, title: str) -> str:
    """The lines below a part's title, as far as they stand in under it."""
    lines = out.splitlines()
    start = next(number for number, line in enumerate(lines) if line.strip().startswith(title))
    rest = lines[start + 1 :]
    end = next((number for number, line in enumerate(rest) if line and not line.startswith("  ")), len(rest))
    return "\n".join(rest[:end])


def test_each_row_of_the_practice_has_its_line_in_the_table_and_its_test() -> None:
    listed = re.findall(r"^\| ([A-Z]\d) \|", TABLE, re.MULTILINE)
    tested = {name.split("_")[1].upper() for name in globals() if re.match(r"test_[a-z]\d_", name)}
    assert (listed, tested) == (ROWS, set(ROWS))


def test_each_command_in_the_table_exists(mentorlog: Mentorlog) -> None:
    rows = [line.split("|")[3] for line in TABLE.splitlines() if re.match(r"\| [A-Z]\d \|", line)]
    said = {command for row in rows for command in re.findall(r"`([^`]+)`", row)}
    assert len(said) > 25
    for command in sorted(said):
        words = command.split()
        names = [word for word in words if re.fullmatch(r"[a-z]+", word)]
        options = [word for word in words if word.startswith("--")]
        out = mentorlog.ok(*names, "--help")
        assert [option for option in options if option not in out] == [], command


def test_r1_the_sheet_opens_the_talk_with_the_goals_that_the_person_serves(ada: Mentorlog) -> None:
    room = section(ada.ok("prep", "ada"), "IN THE ROOM")
    assert re.search(r"\bGoal: Lead a team of five, by Jun 2027", ada.ok("prep", "ada"))
    assert "Goal" in room or "Today I want" in ada.ok("prep", "ada")


def test_r2_a_goal_takes_another_route_with_its_reason_in_the_log(ada: Mentorlog) -> None:
    ada.ok("goal", "rename", "lead", "Lead without a title")
    ada.ok("goal", "drop", "lead", "--why", "I would rather build", "--learned", "To ask what I like")
    shown = ada.ok("goal", "show", "lead")
    assert "Lead without a title" in shown
    assert "I would rather build" in shown and "Lead a team of five" in shown


def test_r3_somebody_is_a_candidate_outside_long_before_a_meeting(ada: Mentorlog) -> None:
    ada.ok("mentor", "add", "Bo Li", "--status", "candidate", "--place", "outside", "--skill", "hiring")
    assert re.search(r"Bo Li.*candidate", ada.ok("mentor", "list"))
    assert "outside" in ada.ok("mentor", "show", "bo")


def test_r4_notes_become_dated_actions_that_the_next_sheet_and_the_summary_begin_with(ada: Mentorlog) -> None:
    ada.ok(
        "note", "ada", "--date", "2026-11-23",
        "--commit", "Draft the plan by 4 dec", "--commit", "Read the paper on hiring",
        "--contact", "Priya Nair: analytics", "--advice", "Ask in writing",
    )  # fmt: skip
    before = section(ada.ok("prep", "ada"), "BEFORE YOU GO IN")
    assert "Draft the plan" in before and "Read the paper" in before and "Priya Nair" in before
    ada.ok("done", "draft the plan", "--result", "Tom has it")
    assert "Draft the plan" in section(ada.ok("prep", "ada"), "Since 23 Nov")
    assert re.search(r"Draft the plan: done; Tom has it", ada.ok("prep", "ada", "--share"))


def test_r5_goals_come_back_and_quiet_is_seen_and_easily_ended(ada: Mentorlog) -> None:
    ada.ok("meeting", "cancel", "ada", "--why", "ill")
    later = on("2027-01-20")
    assert re.search(r"Ada +.* agreed on every 2 weeks +mentorlog nudge ada", ada.ok(now=later))
    assert "Hi Ada" in ada.ok("nudge", "ada", now=later)
    assert "Goal: Lead a team of five" in ada.ok("prep", "ada", now=later)


def test_r6_a_meeting_has_aims_that_are_reached_or_not(ada: Mentorlog) -> None:
    assert "prep ada --objective" in ada.ok("prep", "ada")
    ada.ok("prep", "ada", "--objective", "A yes or no on the role")
    assert "A yes or no on the role" in section(ada.ok("prep", "ada"), "Today I want")
    ada.ok("note", "ada", "-m", "We met.", now=on("2026-12-07"))
    said = ada.ok("done", "yes or no on the role", now=on("2026-12-07"))
    assert "reached: A yes or no on the role" in said


def test_r7_a_promise_is_kept_moved_with_its_reason_or_let_go(ada: Mentorlog) -> None:
    ada.ok(
        "note", "ada", "--date", "2026-11-23", "--commit", "Write the plan by 4 dec",
        "--commit", "Call Tom by 4 dec", "--commit", "Book a room by 4 dec",
    )  # fmt: skip
    ada.ok("move", "write the plan", "11 dec", "--why", "Q3 numbers")
    ada.ok("done", "call tom")
    ada.ok("drop", "book a room", "--why", "We talk by video")
    assert "Q3 numbers" in ada.ok("prep", "ada") and "Ada does not know yet" in ada.ok("prep", "ada")
    ada.ok("told", "write the plan")
    assert "Ada does not know yet" not in ada.ok("prep", "ada")
    assert re.search(r"\b1 of \d", ada.ok("review", "--no-input"))


def test_r8_a_decision_comes_back_until_talked_through(ada: Mentorlog) -> None:
    ada.ok("jot", "ada", "I take the trial in Leeds", "--as", "decision", "--why", "It is only six months")
    assert "I take the trial in Leeds (It is only six months)" in section(
        ada.ok("prep", "ada"), "Talk through"
    )
    ada.ok("done", "trial in leeds", "--result", "She would, too")
    assert "Leeds" in section(ada.ok("prep", "ada"), "Since 23 Nov")


def test_s1_candidates_are_set_side_by_side_by_fit(ada: Mentorlog) -> None:
    ada.ok("mentor", "add", "Bo Li", "--status", "candidate", "--skill", "hiring", "--experience", "5")
    ada.ok("mentor", "add", "Cy Ma", "--status", "candidate", "--skill", "hiring", "--time", "2")
    out = ada.ok("mentor", "compare", "--skill", "hiring")
    assert "Bo" in out and "Cy" in out and "not known" in out


def test_s2_the_first_sheet_settles_how_to_work_together_and_feedback_goes_both_ways(
    with_ada: Mentorlog,
) -> None:
    with_ada.ok("meeting", "plan", "ada", "7 dec 10:00")
    settle = section(with_ada.ok("prep", "ada"), "Settle how you work together")
    assert "How does each of us learn best?" in settle and "What does each of us need?" in settle
    with_ada.ok("mentor", "agree", "ada", "--feedback", "one thing each", "--they-learn", "by telling")
    assert "How do we give feedback?" not in with_ada.ok("prep", "ada")
    assert "one thing each" in with_ada.ok("mentor", "agree", "ada", "--share")


def test_s6_what_was_agreed_on_obstacles_is_shown_when_there_is_one(ada: Mentorlog) -> None:
    ada.ok(
        "mentor", "agree", "ada", "--every", "2 weeks", "--notes", "me", "--agenda", "the day before",
        "--confidentiality", "Nothing leaves the room", "--obstacles", "Name it at once",
    )  # fmt: skip
    shown = ada.ok("mentor", "show", "ada")
    assert all(text in shown for text in ("the day before", "Nothing leaves the room", "Name it at once"))
    said = ada.ok("note", "ada", "--date", "2026-11-23", "--obstacle", "Tom is away")
    assert "You agreed on obstacles: Name it at once" in said
    assert "Tom is away" in ada.ok("prep", "ada")


def test_m1_a_mentors_sheet_has_room_for_a_story_and_the_question_it_leads_to(jun: Mentorlog) -> None:
    sheets = [jun.ok("prep", "jun")]
    jun.ok("note", "jun", "-m", "We met again.", "--next", "14 dec", now=on("2026-12-06"))
    sheets.append(jun.ok("prep", "jun"))
    assert any("A story: " in sheet for sheet in sheets)
    jun.ok("jot", "jun", "What would you have asked?", "--story", "My first review went wrong")
    ask = section(jun.ok("prep", "jun"), "Ask")
    assert "My first review went wrong. What would you have asked?" in ask


def test_m2_a_shadowing_has_a_brief_before_and_a_debrief_after(ada: Mentorlog) -> None:
    ada.ok("meeting", "plan", "ada", "9 dec 10:00", "--kind", "shadowing")
    ada.ok("note", "ada", "-m", "We met.", now=on("2026-12-07"))
    assert "Before you watch" in ada.ok("prep", "ada", now=on("2026-12-08"))
    ada.ok("note", "ada", "-m", "I watched the planning.", now=on("2026-12-09"))
    assert "What you saw on 9 Dec" in ada.ok("prep", "ada", now=on("2026-12-15"))


def test_m5_checkpoints_come_due_and_their_answers_are_set_beside_the_last(ada: Mentorlog) -> None:
    ada.ok("mentor", "edit", "ada", "--since", "2026-09-01")
    ada.ok("mentor", "agree", "ada", "--until", "2027-01-31")
    four = section(ada.ok("prep", "ada"), "Checkpoint")
    assert [line.split("?")[0].strip() for line in four.splitlines()] == [
        "How is it working", "Is it good for us both", "What progress do we see",
        "What could each of us do better",
    ]  # fmt: skip
    ada.ok("mentor", "checkpoint", "ada", "--working", "By video, well", now=on("2026-12-07"))
    ada.ok("note", "ada", "-m", "We met.", now=on("2026-12-07"))
    ada.ok("meeting", "plan", "ada", "14 jan 10:00", "--kind", "checkpoint", now=on("2026-12-07"))
    assert "How is it working? In Dec: By video, well" in ada.ok("prep", "ada", now=on("2027-01-13")).replace(
        "In Dec 2026", "In Dec"
    )


def test_d3_the_first_sheet_begins_with_getting_to_know_each_other(with_ada: Mentorlog) -> None:
    with_ada.ok("meeting", "plan", "ada", "7 dec 10:00")
    lines = with_ada.ok("prep", "ada").splitlines()
    know = lines.index("Get to know each other")
    goal = next(number for number, line in enumerate(lines) if line.startswith("Goal"))
    assert know < goal
    with_ada.ok("note", "ada", "-m", "We met.", now=on("2026-12-07"))
    with_ada.ok("jot", "ada", "Grew up in the Lakes", "--as", "about", now=on("2026-12-07"))
    assert "About Ada: Grew up in the Lakes" in with_ada.ok("prep", "ada", now=on("2026-12-14"))


def test_p1_time_place_and_medium_are_agreed_and_new_meetings_take_them_over(with_ada: Mentorlog) -> None:
    with_ada.ok(
        "mentor", "agree", "ada", "--every", "monthly", "--minutes", "30", "--medium", "in person",
        "--place", "Library café",
    )  # fmt: skip
    with_ada.ok("meeting", "plan", "ada", "7 dec 10:00")
    title = with_ada.ok("prep", "ada").splitlines()[0]
    assert "in person" in title and "30 min" in title
    assert "Library café" in with_ada.ok("prep", "ada")


def test_s3_a_goal_says_how_it_is_measured_and_what_is_missing_is_named_once(mentorlog: Mentorlog) -> None:
    mentorlog.ok("init", str(mentorlog.journal))
    out = mentorlog.ok("goal", "add", "Run a half", answers=["Two hours", "", "", ""])
    assert out.count("?") >= 4
    shown = mentorlog.ok("goal", "show", "run")
    assert "Two hours" in shown and re.search(r"step|by when", shown)
    mentorlog.ok("goal", "log", "run", "20%", "Five kilometres")
    assert "20%" in mentorlog.ok("progress", "run")


def test_s4_what_works_and_what_should_change_is_asked_and_comes_back(ada: Mentorlog) -> None:
    ada.ok("note", "ada", "--date", "2026-11-23", "--works", "Examples", "--change", "Start with the numbers")
    assert "You wanted to change: Start with the numbers" in ada.ok("prep", "ada")


def test_s5_a_question_rides_with_its_context_until_answered(ada: Mentorlog) -> None:
    ada.ok("jot", "ada", "How did you choose your first two hires?", "--why", "Sam or Iris")
    assert "first two hires" in section(ada.ok("prep", "ada"), "Ask")
    ada.ok("done", "first two hires", "--result", "By a trial day")
    assert "Ask" not in [line.strip() for line in ada.ok("prep", "ada").splitlines()]


def test_s7_a_relationship_closes_with_a_sheet_from_its_history(ada: Mentorlog) -> None:
    ada.ok("note", "ada", "--date", "2026-11-23", "--learned", "Ask before I build")
    assert "Ask before I build" in ada.ok("mentor", "close", "ada")
    said = ada.ok("mentor", "close", "ada", "--done", "-m", "We talked.", "--refer", "Bo Li")
    assert "Thank" in said or "thank" in said
    assert re.search(r"Bo Li.*candidate", ada.ok("mentor", "list"))
    assert "Lead a team of five" in ada.ok("review", "--no-input")


def test_s8_the_sheet_is_one_screen_with_a_line_about_the_other_as_a_person(ada: Mentorlog) -> None:
    ada.ok("jot", "ada", "Back from leave; new team in Leeds", "--as", "about")
    for number in range(20):
        ada.ok("jot", "ada", f"Question {number}?")
    out = ada.ok("prep", "ada")
    assert "About Ada: Back from leave; new team in Leeds" in out and len(out.splitlines()) <= 30


def test_m3_whom_one_was_sent_to_stays_until_what_came_of_it_is_told(ada: Mentorlog) -> None:
    ada.ok("note", "ada", "--date", "2026-11-23", "--contact", "Priya Nair: analytics")
    ada.ok("done", "priya", "--result", "A coffee was enough")
    assert "Priya Nair" in section(ada.ok("prep", "ada"), "Since 23 Nov")
    ada.ok("told", "priya")
    assert "Priya" not in ada.ok("prep", "ada")


def test_m4_the_vision_is_at_the_top_of_the_sheet(ada: Mentorlog) -> None:
    (ada.journal / "me.md").write_text("# Me\n\n## Vision\nBuild things larger than I can alone.\n")
    lines = ada.ok("prep", "ada").splitlines()
    assert any("Vision: Build things larger than I can alone" in line for line in lines[:5])


def test_m6_feedback_is_kept_with_its_direction_until_it_was_acted_on(ada: Mentorlog) -> None:
    ada.ok("note", "ada", "--date", "2026-11-23", "--feedback", "From Ada: I rush the numbers")
    assert "I rush the numbers" in section(ada.ok("prep", "ada"), "Talk through")
    ada.ok("done", "rush the numbers", "--result", "A pause after each slide")
    assert "I rush the numbers" in section(ada.ok("prep", "ada"), "Since 23 Nov")


def test_d1_what_is_not_known_of_a_candidate_is_said_so_that_liking_does_not_decide(ada: Mentorlog) -> None:
    ada.ok("mentor", "add", "Bo Li", "--status", "candidate", "--about", "We laugh a lot")
    assert re.search(r"not known yet.*(experience|willing|time)", ada.ok("mentor", "compare"), re.DOTALL)


def test_d2_the_parting_question_asks_whether_it_is_still_useful_to_both(ada: Mentorlog) -> None:
    assert "Is this still useful to us both?" in ada.ok("prep", "ada")


def test_d4_an_assumption_comes_back_until_it_holds_or_was_wrong(ada: Mentorlog) -> None:
    ada.ok("jot", "ada", "Messages between meetings are fine", "--as", "assumption")
    assert "Is it so? Messages between meetings are fine" in ada.ok("prep", "ada")
    assert "wrong" in ada.ok("drop", "messages between", "--why", "Mondays only")
    assert "Is it so?" not in ada.ok("prep", "ada")


def test_d5_a_goal_that_does_not_stretch_gets_one_question(ada: Mentorlog) -> None:
    ada.ok("goal", "add", "Answer my mail", "--no-stretch")
    assert ada.ok("goal", "show", "answer").count("?") == 1


def test_a1_a_mentor_may_become_a_sponsor_and_the_log_keeps_it(ada: Mentorlog) -> None:
    ada.ok("mentor", "edit", "ada", "--role", "sponsor")
    shown = ada.ok("mentor", "show", "ada")
    assert "sponsor" in shown and re.search(r"role.*mentor", shown)


def test_a2_there_are_several_inside_and_outside(ada: Mentorlog) -> None:
    ada.ok("mentor", "edit", "ada", "--place", "inside")
    ada.ok("mentor", "add", "Grace Hopper", "--place", "outside")
    assert "inside" in ada.ok("mentor", "show", "ada") and "outside" in ada.ok("mentor", "show", "grace")
    assert "Grace Hopper" in ada.ok("mentor", "list") and "Ada Lovelace" in ada.ok("mentor", "list")


def test_a3_a_manager_is_a_kind_like_any_other(ada: Mentorlog) -> None:
    ada.ok("mentor", "add", "Tom Ray", "--role", "manager")
    assert re.search(r"Tom Ray.*manager", ada.ok("mentor", "list"))
    assert "Tom Ray" in ada.ok("prep", "tom")


def test_a4_the_widest_gap_that_matters_is_named(ada: Mentorlog) -> None:
    ada.ok("me", "skill", "financial acumen", "--level", "2", "--importance", "5")
    ada.ok("me", "skill", "public speaking", "--level", "1", "--importance", "2")
    assert re.search(r"gap.*financial acumen", ada.ok("me"), re.DOTALL | re.IGNORECASE)


def test_a5_the_request_is_drafted_from_facts_and_names_what_is_missing(ada: Mentorlog) -> None:
    ada.ok("mentor", "add", "Bo Li", "--status", "candidate", "--skill", "hiring")
    ada.ok("me", "skill", "hiring", "--level", "2", "--importance", "5")
    vague = ada("mentor", "ask", "bo")
    assert "--sessions" in vague.out + vague.err
    facts = ["--seen", "kept a room of forty calm", "--sessions", "3", "--focus", "two hires"]
    draft = ada("mentor", "ask", "bo", *facts).out
    assert "forty calm" in draft and "two hires" in draft and "mentor" not in draft


def test_a6_a_no_asks_when_and_who_else(ada: Mentorlog) -> None:
    ada.ok("mentor", "add", "Bo Li", "--status", "asked", "--skill", "hiring")
    ada.ok("mentor", "answer", "bo", "later", "--back", "2027-01-15")
    assert "Bo" not in ada.ok("review", "--no-input")
    assert "Bo" in ada.ok("review", "--no-input", now=on("2027-01-16"))
    ada.ok("mentor", "answer", "bo", "no", "--refer", "Cy Ma")
    assert re.search(r"Cy Ma.*candidate", ada.ok("mentor", "list"))
    assert "Bo Li" in ada.ok("mentor", "show", "cy")


def test_p2_nobody_else_can_read_it_and_what_is_private_is_in_no_copy(ada: Mentorlog) -> None:
    ada.ok("note", "ada", "-m", "We met.", "--date", "2026-11-24")
    path = ada.journal / "meetings" / "ada-lovelace" / "2026-11-24.md"
    path.write_text(path.read_text() + "\n## Private\n- [ ] CANARY\n\n## Commitments\n- [ ] Seen\n")
    assert path.stat().st_mode & 0o077 == 0 and ada.journal.stat().st_mode & 0o077 == 0
    for command in ("prep ada", "prep ada --share", "report ada", "nudge ada", "review"):
        assert "CANARY" not in ada(*command.split()).out


def test_p3_each_meeting_has_its_medium_and_place(ada: Mentorlog) -> None:
    ada.ok("meeting", "plan", "ada", "21 dec 10:00", "--medium", "in person", "--place", "Library café")
    shown = ada.ok("prep", "ada", now=on("2026-12-20"))
    assert "in person" in shown and "Library café" in shown


def test_p4_a_moved_meeting_keeps_its_first_date_and_whose_wish_it_was(ada: Mentorlog) -> None:
    ada.ok("meeting", "reschedule", "ada", "9 dec 10:00", "--wish", "theirs")
    assert re.search(r"7 Dec|2026-12-07", ada.ok("meeting", "show", "ada", "9 dec"))


def test_p5_what_was_kept_is_marked_and_plotted(ada: Mentorlog) -> None:
    ada.ok("note", "ada", "--date", "2026-11-23", "--commit", "Draft the plan by 4 dec")
    assert "kept: " in ada.ok("done", "draft the plan")
    assert "kept" in ada.ok("progress").casefold()


def test_p6_people_to_meet_come_up_at_once_and_end_with_the_mentor_told(ada: Mentorlog) -> None:
    ada.ok("note", "ada", "--date", "2026-11-23", "--contact", "Priya Nair: analytics")
    assert "Priya Nair" in ada.ok()
    assert "Priya Nair" in ada.ok("review", "--no-input")
    item = ada.ok("done", "priya").split()[0]
    assert "I met somebody you named: Priya Nair" in ada.ok("nudge", item)
    assert "Tell Ada" in ada.ok("prep", "ada")


def test_p7_what_was_done_with_advice_is_reported_and_what_i_gave_is_kept(ada: Mentorlog) -> None:
    ada.ok("note", "ada", "--date", "2026-11-23", "--advice", "Ask in writing", "--given", "My notes on Rust")
    ada.ok("done", "ask in writing", "--result", "Tom said yes")
    report = ada.ok("report", "ada")
    assert "You said: Ask in writing." in report and "Tom said" in report
    assert "My notes on Rust" in ada.ok("list", "--kind", "given", "--all")


@pytest.mark.parametrize(
    ("command", "word"),
    [(("done", "ask in writing"), "tried"), (("done", "ask in writing", "--adapted"), "own way"),
     (("drop", "ask in writing"), "set aside")],
)  # fmt: skip
def test_p8_advice_waits_until_tried_adapted_or_set_aside(
    ada: Mentorlog, command: tuple[str, ...], word: str
) -> None:
    ada.ok("note", "ada", "--date", "2026-11-23", "--advice", "Ask in writing")
    assert "Ask in writing" in ada.ok("prep", "ada")
    assert word in ada.ok(*command).casefold()


def test_p9_the_journal_serves_a_mentor_as_well(jun: Mentorlog) -> None:
    jun.ok("note", "jun", "--date", "2026-11-23", "--commit", "Send the checklist")
    sheet = jun.ok("prep", "jun")
    assert "Send the checklist" in sheet and "What was useful to you today?" in sheet
