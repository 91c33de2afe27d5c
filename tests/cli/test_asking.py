"""`mentor compare`, `ask` and `answer` as a person calls them: from a candidate to an answer."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from tests.cli.conftest import Mentorlog

ADA = "people/ada-king.md"
LATER = datetime(2026, 12, 20, 9, 0, tzinfo=UTC)  # two weeks after the Sunday of the tests
JANUARY = datetime(2027, 1, 15, 9, 0, tzinfo=UTC)
FACTS = ("--seen", "kept a room calm", "--sessions", "3", "--focus", "hiring", "--until", "29 jan")


@pytest.fixture
def pool(mentorlog: Mentorlog) -> Mentorlog:
    """A journal with one goal and one candidate for it."""
    mentorlog.ok("init", str(mentorlog.journal))
    mentorlog.ok("goal", "add", "Lead a team", "--due", "2027-06-30")
    mentorlog.ok(
        "mentor", "add", "Ada King", "--status", "candidate", "--skill", "leading", "--goal", "lead",
        "--experience", "5", "--willingness", "3", "--about", "Calm",
    )  # fmt: skip
    return mentorlog


@pytest.fixture
def sent(pool: Mentorlog) -> Mentorlog:
    """The same, and she was asked on 6 December."""
    pool.ok("mentor", "ask", "ada", "--sessions", "3", "--focus", "hiring", "--sent")
    return pool


def on_screens(mentorlog: Mentorlog, now: datetime | None = None) -> tuple[list[str], list[str]]:
    """The lines of the day's page and of the review that name Ada, with single spaces."""
    pages = [mentorlog.ok(name, now=now, width=120) for name in ("today", "review")]
    day, week = ([" ".join(line.split()) for line in page.splitlines()] for page in pages)
    return [line for line in day if "Ada" in line], [line for line in week if line.startswith("Asked")]


# --- candidates ---------------------------------------------------------------------------------------


def test_a_candidate_is_added_with_how_well_they_fit(pool: Mentorlog) -> None:
    text = pool.files()[ADA]
    assert 'status = "candidate"\n' in text
    assert "\n[fit]\nexperience = 5\nwillingness = 3\n+++\n" in text
    assert "- Calm  [created:: 2026-12-06]" in text


def test_the_next_step_after_adding_a_candidate_is_to_ask(pool: Mentorlog) -> None:
    out = pool.ok("mentor", "add", "Bo", "--status", "candidate", "--time", "2")
    assert out.endswith("Next: mentorlog mentor ask bo\n")


def test_what_was_not_known_is_added_by_edit(pool: Mentorlog) -> None:
    pool.ok("mentor", "edit", "ada", "--time", "2")
    found = json.loads(pool.ok("mentor", "show", "ada", "--json"))["person"]
    assert found["fit"] == {"experience": 5, "willingness": 3, "time": 2}
    assert (found["referred_by"], found["look_again"]) == (None, None)


@pytest.mark.parametrize("option", ["--experience", "--willingness", "--time"])
@pytest.mark.parametrize("value", ["0", "6", "many"])
def test_fit_goes_from_1_to_5(pool: Mentorlog, option: str, value: str) -> None:
    before = pool.files()
    assert pool("mentor", "edit", "ada", option, value).code == 2
    assert pool.files() == before


def test_compare_sets_them_side_by_side_and_says_what_is_not_known(pool: Mentorlog) -> None:
    pool.ok("mentor", "add", "Bo", "--status", "candidate", "--experience", "2")
    assert pool.ok("mentor", "compare", "--goal", "lead", width=80).splitlines() == [
        "Candidates for Lead a team",
        "",
        "Ada King  experience 5   willingness 3   time –",
        "Bo        experience 2   willingness –   time –",
        "",
        "Ada King  leading · towards Lead a team",
        "          Calm",
        "          not known yet: time",
        "Bo        not known yet: willingness, time, for what",
        "",
        "Once you know:    mentorlog mentor edit ada --time N",
        "To ask:    mentorlog mentor ask WHO",
    ]


def test_compare_as_json_has_the_fit_and_what_is_unknown(pool: Mentorlog) -> None:
    pool.ok("mentor", "add", "Bo", "--status", "candidate", "--skill", "hiring")
    found = json.loads(pool.ok("mentor", "compare", "--skill", "leading", "--json"))
    assert (found["skill"], found["goal"], found["others"]) == ("leading", None, 1)
    [ada] = found["candidates"]
    assert (ada["slug"], ada["unknown"], ada["about"]) == ("ada-king", ["time"], ["Calm"])


def test_compare_takes_a_skill_or_a_goal(pool: Mentorlog) -> None:
    assert pool("mentor", "compare", "--skill", "x", "--goal", "lead").code == 2


# --- the request --------------------------------------------------------------------------------------


def test_with_all_facts_the_draft_is_ready_to_paste_and_changes_nothing(pool: Mentorlog) -> None:
    (pool.journal / "me.md").write_text("## Skills\n- leading: level 2, importance 5\n")
    before = pool.files()
    result = pool("mentor", "ask", "ada", *FACTS, width=None)
    assert result.err == "Once sent: mentorlog mentor ask ada --sessions 3 --focus hiring --sent\n"
    assert result.out == (
        "Hi Ada,\n\n"
        "I am writing to you because of what I saw you do: kept a room calm. "
        "There is something I want to get better at: leading. "
        "I put myself at 2 of 5 there, and how much it matters to me at 5 of 5. "
        "It is for a goal of mine: Lead a team. I want to be there by Wed 30 Jun 2027.\n\n"
        "I would like to ask you for three sessions until Fri 29 Jan, on this: hiring. "
        "Would that suit you? "
        "If not, that is fine, and perhaps you know when, or whom else I could ask.\n"
    )
    assert pool.files() == before


def test_what_is_missing_is_named_beside_the_draft_and_not_in_it(pool: Mentorlog) -> None:
    result = pool("mentor", "ask", "ada")
    assert result.code == 0
    assert result.err == (
        "Before you send it; it does not say yet:\n"
        "  what you saw them do: --seen TEXT\n"
        "  how many sessions: --sessions N\n"
        "  on what exactly: --focus TEXT\n"
    )
    assert "--" not in result.out


def test_where_the_gap_is_not_known_it_says_how_to_write_it_down(pool: Mentorlog) -> None:
    pool.ok("mentor", "add", "Bo", "--status", "candidate", "--skill", "hard talks")
    assert "  where you stand: mentorlog me skill 'hard talks' --level N --importance N\n" in (
        pool("mentor", "ask", "bo", *FACTS).err
    )


def test_at_a_terminal_it_asks_for_what_no_option_gave_and_enter_skips(pool: Mentorlog) -> None:
    result = pool(
        "mentor", "ask", "ada", "--focus", "hiring", answers=["kept calm", "many", "4", ""], width=None
    )
    assert result.code == 0
    assert "what I saw you do: kept calm. " in result.out
    assert "for four sessions, on this: hiring." in result.out
    assert "“many” is no number of sessions." in result.err
    assert result.err.endswith("Once sent: mentorlog mentor ask ada --sessions 4 --focus hiring --sent\n")


def test_the_json_of_a_draft_has_its_sources_and_what_is_missing(pool: Mentorlog) -> None:
    result = pool("mentor", "ask", "ada", "--seen", "kept calm", "--json", at_terminal=True)
    found = json.loads(result.out)
    assert (found["to"], found["missing"], result.err) == ("ada-king", ["sessions", "focus"], "")
    assert {"path": "--seen", "line": None} in [of for one in found["sentences"] for of in one["sources"]]


@pytest.mark.parametrize(
    "options",
    [
        ["--sessions", "0"], ["--sessions", "100"], ["--until", "2026-12-06"], ["--until", "someday"],
        ["--seen", "two\nlines"], ["--again", "2w"],
        ["--sent", "--again", "2026-12-01"], ["--sent", "--json"],
    ],
)  # fmt: skip
def test_what_cannot_be_asked_for_is_refused_and_changes_nothing(pool: Mentorlog, options: list[str]) -> None:
    before = pool.files()
    result = pool("mentor", "ask", "ada", *options)
    assert (result.code, result.out) == (2, "")
    assert pool.files() == before


def test_somebody_private_gets_no_draft_and_is_asked_for_nothing(pool: Mentorlog) -> None:
    path = pool.journal / ADA
    path.write_text(path.read_text().replace("[fit]", "private = true\n\n[fit]"))
    result = pool("mentor", "ask", "ada", at_terminal=True)
    assert (result.code, result.out) == (2, "")


# --- sent ---------------------------------------------------------------------------------------------


def test_sent_writes_down_the_day_what_for_and_when_to_look_again(pool: Mentorlog) -> None:
    out = pool.ok("mentor", "ask", "ada", "--sessions", "3", "--focus", "hiring", "--sent")
    assert out == (
        "Asked: Ada King, three sessions on hiring.\n"
        "Look again: Sun 20 Dec 2026; the day's page will say so.\n"
        "When they answer: mentorlog mentor answer ada yes|later|no\n"
    )
    text = pool.files()[ADA]
    assert 'status = "asked"\n' in text
    assert "look_again = 2026-12-20\n" in text
    assert text.endswith("\n\n## Log\n- 2026-12-06 asked: three sessions on hiring\n")


def test_without_words_of_its_own_the_log_has_the_skill(pool: Mentorlog) -> None:
    pool.ok("mentor", "ask", "ada", "--sent", "--again", "10 jan")
    text = pool.files()[ADA]
    assert "- 2026-12-06 asked: leading\n" in text
    assert "look_again = 2027-01-10\n" in text


def test_at_a_terminal_sent_asks_what_for(pool: Mentorlog) -> None:
    pool("mentor", "ask", "ada", "--sent", answers=["1", ""])
    assert "- 2026-12-06 asked: one session on leading\n" in pool.files()[ADA]


SAID_OF = {
    "active": "You meet Ada King already: there is nothing to ask for.",
    "paused": "You meet Ada King already, and pause for now.",
}


def test_what_a_private_record_says_is_not_passed_on_to_whom_they_name(pool: Mentorlog) -> None:
    (pool.journal / ADA).write_text(pool.files()[ADA].replace("+++\n", "+++\nprivate = true\n", 1))
    pool.ok("mentor", "answer", "ada", "no", "--refer", "Zoe Lind")
    assert pool.files()["people/zoe-lind.md"].split("\n## Log")[0] == (
        '+++\nname = "Zoe Lind"\nrole = "mentor"\nstatus = "candidate"\n+++\n'
    )


@pytest.mark.parametrize("status", ["active", "paused"])
def test_somebody_one_meets_already_is_not_asked(pool: Mentorlog, status: str) -> None:
    pool.ok("mentor", "edit", "ada", "--status", status)
    before = pool.files()
    result = pool("mentor", "ask", "ada", "--sent")
    assert (result.code, result.err.split("\n")[0]) == (2, SAID_OF[status])
    assert pool("mentor", "ask", "ada").err.split("\n")[0] == result.err.split("\n")[0]
    assert pool.files() == before


def test_until_that_day_nothing_is_said(sent: Mentorlog) -> None:
    assert on_screens(sent) == ([], [])
    assert sent("today", "--quiet").code == 0


def test_on_that_day_the_days_page_and_the_review_name_it(sent: Mentorlog) -> None:
    day, week = on_screens(sent, LATER)
    assert day == ["Ada you asked on 6 Dec; no answer yet mentorlog mentor answer ada"]
    assert week == ["Asked you asked on 6 Dec; no answer yet mentorlog mentor answer ada yes|later|no"]
    assert sent("today", "--quiet", now=LATER).code == 10
    for command in ("today", "review"):
        assert json.loads(sent.ok(command, "--json", now=LATER))["asked"] == ["ada-king"]


def test_a_question_written_by_hand_is_looked_at_after_two_weeks(pool: Mentorlog) -> None:
    path = pool.journal / ADA
    path.write_text(
        path.read_text().replace("candidate", "asked") + "\n## Log\n- 2026-12-06 asked: to talk\n"
    )
    assert on_screens(pool, datetime(2026, 12, 19, 9, 0, tzinfo=UTC)) == ([], [])
    assert len(on_screens(pool, LATER)[0]) == 1


def test_asking_again_moves_the_day(sent: Mentorlog) -> None:
    sent.ok("mentor", "ask", "ada", "--sent", now=LATER)
    assert on_screens(sent, LATER) == ([], [])
    assert "look_again = 2027-01-03\n" in sent.files()[ADA]


def test_asking_again_says_when_one_asked_before(sent: Mentorlog) -> None:
    out = sent.ok("mentor", "ask", "ada", "--sent", now=LATER, width=None)
    assert out.startswith("Asked again: Ada King, leading; before, on Sun 6 Dec 2026.\n")


def test_what_was_asked_today_is_not_written_down_twice(pool: Mentorlog) -> None:
    pool.ok("mentor", "ask", "ada", "--sent", "--again", "10 jan")
    before = pool.files()
    out = pool.ok("mentor", "ask", "ada", "--sent")
    assert out.startswith("Asked already today: Ada King, leading.\nLook again: Sun 10 Jan 2027;")
    assert pool.files() == before
    assert "Look again: Mon 11 Jan 2027" in pool.ok("mentor", "ask", "ada", "--sent", "--again", "11 jan")


# --- the answer ---------------------------------------------------------------------------------------


def test_a_yes_makes_them_active_from_that_day(sent: Mentorlog) -> None:
    out = sent.ok("mentor", "answer", "ada", "yes", "--on", "2026-12-18", now=LATER)
    assert out == (
        "Answered: Ada King said yes; you meet from Fri 18 Dec 2026 on.\n"
        "To send to Ada: Thank you for saying yes.\n"
        "Next: mentorlog meeting plan ada WHEN\n"
    )
    text = sent.files()[ADA]
    assert 'status = "active"\n' in text and "since = 2026-12-18\n" in text
    assert "look_again" not in text
    assert text.endswith("- 2026-12-18 answered: yes\n")
    assert on_screens(sent, LATER) == ([], [])


def test_a_later_comes_back_on_its_day(sent: Mentorlog) -> None:
    out = sent.ok("mentor", "answer", "ada", "later", "--back", "15 jan", "--why", "a launch")
    assert out == (
        "Answered: Ada King said later. It comes back on Fri 15 Jan 2027.\n"
        "To send to Ada: Thank you for telling me. I will come back to you on Fri 15 Jan.\n"
    )
    text = sent.files()[ADA]
    assert 'status = "asked"\n' in text and "look_again = 2027-01-15\n" in text
    assert text.endswith("- 2026-12-06 answered: later, 2027-01-15; a launch\n")
    assert on_screens(sent, LATER) == ([], [])
    assert on_screens(sent, JANUARY) == (
        ["Ada said later, on 6 Dec; ask again? mentorlog mentor ask ada"],
        ["Asked said later, on 6 Dec; ask again? mentorlog mentor ask ada"],
    )


def test_a_later_without_a_day_comes_back_in_three_months(sent: Mentorlog) -> None:
    assert "comes back on Sat 6 Mar 2027." in sent.ok("mentor", "answer", "ada", "later")


def test_a_no_is_kept_with_kind_words(sent: Mentorlog) -> None:
    out = sent.ok("mentor", "answer", "ada", "no", "--why", "no time this year")
    assert out == (
        "Answered: Ada King said no. You asked, and now you know.\n"
        "To send to Ada: Thank you for telling me.\n"
        "Somebody else: mentorlog mentor compare\n"
    )
    text = sent.files()[ADA]
    assert 'status = "declined"\n' in text
    assert text.endswith("- 2026-12-06 answered: no; no time this year\n")
    assert "Ada" not in sent.ok("mentor", "list")


def test_whom_they_named_becomes_a_candidate_for_the_same(sent: Mentorlog) -> None:
    out = sent.ok("mentor", "answer", "ada", "no", "--refer", "Dee Lang", width=None)
    assert out.splitlines()[1:] == [
        "Named: Dee Lang, mentor, candidate  (people/dee-lang.md)",
        "To send to Ada: Thank you for telling me. Thank you for giving me a name, too: Dee Lang.",
        "Next: mentorlog mentor ask dee",
    ]
    assert sent.files()["people/dee-lang.md"] == (
        '+++\nname = "Dee Lang"\nrole = "mentor"\nstatus = "candidate"\nskill = "leading"\n'
        'goals = ["lead-a-team"]\nreferred_by = "ada-king"\n+++\n\n'
        "## Log\n- 2026-12-06 referred: by Ada King\n"
    )
    assert "Named by: Ada King" in sent.ok("mentor", "show", "dee")
    assert "Ada King gave me your name." in sent("mentor", "ask", "dee").out
    assert "named by Ada King" in sent.ok("mentor", "compare")


def test_somebody_here_already_stays_what_they_are_and_the_first_who_named_them(sent: Mentorlog) -> None:
    sent.ok("mentor", "add", "Bo", "--role", "peer", "--alias", "Bobby")
    said = sent.ok("mentor", "answer", "ada", "no", "--refer", "bobby")
    assert "Named: Bo, peer, active" in said and "mentor ask" not in said  # whom one meets is not asked
    text = sent.files()["people/bo.md"]
    assert 'role = "peer"\nstatus = "active"\n' in text and 'referred_by = "ada-king"\n' in text
    sent.ok("mentor", "add", "Cy", "--status", "candidate")
    sent.ok("mentor", "answer", "cy", "no", "--refer", "Bo")
    text = sent.files()["people/bo.md"]
    assert 'referred_by = "ada-king"\n' in text
    assert text.endswith("- 2026-12-06 referred: by Ada King\n- 2026-12-06 referred: by Cy\n")


def test_a_first_name_alone_is_somebody_who_is_here_already(sent: Mentorlog) -> None:
    sent.ok("mentor", "add", "Bo Young")
    files = set(sent.files())
    sent.ok("mentor", "answer", "ada", "no", "--refer", "bo")
    assert set(sent.files()) == files
    assert 'referred_by = "ada-king"\n' in sent.files()["people/bo-young.md"]


def test_a_first_name_of_two_is_refused_and_changes_nothing(sent: Mentorlog) -> None:
    sent.ok("mentor", "add", "Bo Young")
    sent.ok("mentor", "add", "Bo Lang")
    before = sent.files()
    result = sent("mentor", "answer", "ada", "no", "--refer", "Bo")
    hint = "Write more of the name. See who there is: mentorlog mentor list"
    assert (result.code, result.err) == (3, f"“Bo” can be Bo Lang or Bo Young.\n{hint}\n")
    assert sent.files() == before


def test_who_is_private_is_not_named_in_the_record_of_whom_they_named(sent: Mentorlog) -> None:
    path = sent.journal / ADA
    path.write_text(path.read_text().replace("+++\n", "+++\nprivate = true\n", 1))
    sent.ok("mentor", "answer", "ada", "no", "--refer", "Dee Lang")
    text = sent.files()["people/dee-lang.md"]
    assert "ada" not in text.casefold() and text.endswith("- 2026-12-06 referred\n")


def test_at_a_terminal_what_they_said_is_asked_for(sent: Mentorlog) -> None:
    out = sent("mentor", "answer", "ada", answers=["l", "10 jan"]).out
    assert "It comes back on Sun 10 Jan 2027." in out


def test_saying_nothing_changes_nothing(sent: Mentorlog) -> None:
    before = sent.files()
    assert sent("mentor", "answer", "ada", answers=[""]).code == 1
    result = sent("mentor", "answer", "ada")
    assert (result.code, result.err) == (2, "What did they say?\nOne of: yes, later, no.\n")
    assert sent.files() == before


@pytest.mark.parametrize(
    "words",
    [
        ["perhaps"], ["yes", "--back", "15 jan"], ["later", "--back", "2026-12-01"],
        ["yes", "--on", "2026-12-24"], ["no", "--refer", "Ada King"], ["no", "--why", "two\nlines"],
    ],
)  # fmt: skip
def test_an_answer_that_cannot_be_is_refused_and_changes_nothing(sent: Mentorlog, words: list[str]) -> None:
    before = sent.files()
    result = sent("mentor", "answer", "ada", *words)
    assert (result.code, result.out) == (2, "")
    assert sent.files() == before


def test_only_who_was_asked_can_answer(pool: Mentorlog) -> None:
    pool.ok("mentor", "edit", "ada", "--status", "active")
    said = "Ada King is active: only who was asked can answer.\nSee: mentorlog mentor show ada\n"
    assert pool("mentor", "answer", "ada", "yes").err == said


def test_the_group_of_mentees_has_the_commands_and_asks_nobody(pool: Mentorlog) -> None:
    pool.ok("mentee", "add", "Jun", "--status", "candidate")
    assert "Jun" in pool.ok("mentee", "compare")
    assert pool("mentee", "ask", "jun", "--focus", "x").code == 2
    assert pool.ok("mentee", "answer", "jun", "yes").startswith("Answered: Jun said yes")


# --- roles --------------------------------------------------------------------------------------------


def test_a_role_that_changes_is_kept_in_the_log_and_shown(pool: Mentorlog) -> None:
    pool.ok("mentor", "edit", "ada", "--role", "sponsor", "--status", "active")
    assert pool.files()[ADA].endswith("## Log\n- 2026-12-06 role: mentor to sponsor\n")
    out = pool.ok("mentor", "show", "ada")
    assert "\nLog\n  Sun 6 Dec 2026: role: mentor to sponsor\n" in out
    log = json.loads(pool.ok("mentor", "show", "ada", "--json"))["log"]
    assert log == [{"date": "2026-12-06", "word": "role", "text": "mentor to sponsor"}]


def test_the_same_role_again_is_no_change(pool: Mentorlog) -> None:
    pool.ok("mentor", "edit", "ada", "--role", "mentor")
    assert "## Log" not in pool.files()[ADA]


def test_a_private_log_is_not_the_records(pool: Mentorlog) -> None:
    path = pool.journal / ADA
    path.write_text(path.read_text() + "\n## Private\n### Log\n- 2026-12-01 asked: kakapo\n")
    assert "kakapo" not in pool.ok("mentor", "show", "ada")


# --- the day's page -----------------------------------------------------------------------------------


def test_the_days_page_has_at_most_ten_lines_with_a_question_on_it(sent: Mentorlog) -> None:
    for name in ("Bo", "Cy", "Di", "Ed", "Flo"):
        sent.ok("mentor", "add", name, "--every", "week")
        sent.ok(
            "note",
            name,
            "-m",
            "We met.",
            "--commit",
            "A by 7 dec",
            "--commit",
            "B by 8 dec",
            "--date",
            "2026-11-01",
        )
    sent.ok("meeting", "plan", "bo", "2026-12-07")
    sent.ok("meeting", "plan", "cy", "2026-12-08")
    sent.ok("mentor", "pause", "ed", "--until", "10 dec")
    sent.ok("meeting", "plan", "di", "2026-12-21")
    lines = sent.ok("today", now=LATER, width=80).splitlines()
    assert len(lines) <= 10
    assert sum("you asked on 6 Dec" in line for line in lines) == 1


def test_check_finds_a_name_that_nobody_has_as_who_named_them(sent: Mentorlog) -> None:
    path = sent.journal / ADA
    path.write_text(path.read_text().replace('status = "asked"', 'status = "asked"\nreferred_by = "zoe"'))
    result = sent("check")
    assert result.code == 4
    assert "they were named by “zoe”, who is nobody here" in result.out + result.err
