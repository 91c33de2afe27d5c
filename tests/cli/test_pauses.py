"""`mentor pause` and `mentor resume`, and what the screens say of a pause."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from tests.cli.conftest import Mentorlog

ADA = "people/ada-lovelace.md"
JANUARY = datetime(2027, 1, 12, 9, 0, tzinfo=UTC)


@pytest.fixture
def met(with_ada: Mentorlog) -> Mentorlog:
    """A journal in which Ada was met on 23 November."""
    with_ada.ok("note", "ada", "--date", "2026-11-23", "-m", "We met.", "--commit", "Draft the plan")
    return with_ada


@pytest.fixture
def paused(met: Mentorlog) -> Mentorlog:
    """The same, paused on 6 December until 10 January."""
    met.ok("mentor", "pause", "ada", "--until", "10 jan", "--why", "her leave")
    return met


def test_pause_says_what_it_stored_and_how_to_go_on(met: Mentorlog) -> None:
    assert met.ok("mentor", "pause", "ada", "--until", "10 jan") == (
        "Paused: Ada Lovelace, until Sun 10 Jan 2027.\nTo go on: mentorlog mentor resume ada\n"
    )
    text = met.files()[ADA]
    assert 'status = "paused"\n' in text
    assert text.endswith("\n\n## Log\n- 2026-12-06 paused: until 2027-01-10\n")


def test_the_reason_of_a_pause_stands_in_the_log(paused: Mentorlog) -> None:
    assert paused.files()[ADA].endswith("- 2026-12-06 paused: until 2027-01-10; her leave\n")


def test_without_a_day_or_a_reason_the_word_alone_is_in_the_log(met: Mentorlog) -> None:
    assert met.ok("mentor", "pause", "ada").startswith("Paused: Ada Lovelace.\n")
    assert met.files()[ADA].endswith("- 2026-12-06 paused\n")


def test_pause_names_a_meeting_that_is_planned_all_the_same(met: Mentorlog) -> None:
    met.ok("meeting", "plan", "ada", "14 dec")
    out = met.ok("mentor", "pause", "ada")
    assert "Still planned: Mon 14 Dec 2026. If not: mentorlog meeting cancel ada\n" in out


def test_resume_writes_the_day_and_says_what_comes_next(paused: Mentorlog) -> None:
    assert paused.ok("mentor", "resume", "ada", now=JANUARY) == (
        "Resumed: Ada Lovelace.\nNext: mentorlog meeting plan ada WHEN\n"
    )
    text = paused.files()[ADA]
    assert 'status = "active"\n' in text
    assert text.endswith("- 2026-12-06 paused: until 2027-01-10; her leave\n- 2027-01-12 resumed\n")


def test_the_group_of_mentees_pauses_and_resumes_in_its_own_name(with_ada: Mentorlog) -> None:
    with_ada.ok("mentee", "add", "Jun Park")
    assert "To go on: mentorlog mentee resume jun\n" in with_ada.ok("mentee", "pause", "jun")
    assert with_ada.ok("mentee", "resume", "jun").startswith("Resumed: Jun Park.\n")


def test_only_somebody_one_meets_can_be_paused(paused: Mentorlog) -> None:
    paused.ok("mentor", "edit", "ada", "--status", "candidate")
    before = paused.files()
    result = paused("mentor", "pause", "ada")
    assert (result.code, result.err) == (
        2,
        "Ada Lovelace is candidate: only somebody you meet can be paused.\n"
        "To ask: mentorlog mentor ask ada\n",
    )
    assert paused.files() == before


def test_only_what_is_paused_can_be_resumed(met: Mentorlog) -> None:
    before = met.files()
    result = met("mentor", "resume", "ada")
    assert (result.code, result.err) == (2, "Ada Lovelace is not paused.\nSee: mentorlog mentor show ada\n")
    assert met.files() == before


@pytest.mark.parametrize(
    "option",
    [("--until", "someday"), ("--until", "2026-12-05"), ("--until", "today"), ("--why", "two\nlines")],
)
def test_what_cannot_be_stored_pauses_nobody(met: Mentorlog, option: tuple[str, str]) -> None:
    before = met.files()
    assert met("mentor", "pause", "ada", *option).code == 2
    assert met.files() == before


# --- the screens ----------------------------------------------------------------------------------


def test_lists_and_records_say_until_when_it_is_paused(paused: Mentorlog) -> None:
    assert "mentor, paused until 10 Jan" in paused.ok("mentor", "list")
    assert "mentor, paused until 10 Jan" in paused.ok("mentor", "show", "ada")


def test_without_a_day_they_say_paused(met: Mentorlog) -> None:
    met.ok("mentor", "pause", "ada")
    assert "Ada Lovelace  mentor, paused · last met" in met.ok("mentor", "list")


def test_while_it_is_paused_no_screen_asks_for_a_meeting(paused: Mentorlog) -> None:
    later = datetime(2027, 1, 9, 9, 0, tzinfo=UTC)
    assert paused.ok("today", now=later).split("\n") == [
        "Sat 9 Jan",
        "",
        "Nothing presses.    mentorlog list",
        "",
    ]
    assert paused("today", "--quiet", now=later).code == 0
    assert "quiet" not in paused.ok("review", now=later)


def test_a_pause_that_is_over_is_named_with_the_command_that_ends_it(paused: Mentorlog) -> None:
    day = paused.ok("today", now=JANUARY)
    assert "Ada paused until 10 Jan; go on? mentorlog mentor resume ada" in [
        " ".join(line.split()) for line in day.splitlines()
    ]
    assert "Pause  paused until 10 Jan; go on?" in paused.ok("review", now=JANUARY)
    assert "mentorlog mentor resume ada" in paused.ok("review", now=JANUARY)
    for command in ("today", "review"):
        assert json.loads(paused.ok(command, "--json", now=JANUARY))["pauses_over"] == ["ada-lovelace"]


def test_a_pause_that_is_over_presses(paused: Mentorlog) -> None:
    assert paused("today", "--quiet", now=JANUARY).code == 10


def test_once_resumed_a_pause_is_named_no_more(paused: Mentorlog) -> None:
    paused.ok("mentor", "resume", "ada", now=JANUARY)
    for command in ("today", "review"):
        assert json.loads(paused.ok(command, "--json", now=JANUARY))["pauses_over"] == []
    assert "paused" not in paused.ok("mentor", "list", now=JANUARY)


def test_a_silence_with_a_pause_in_it_takes_one_line_of_the_day(paused: Mentorlog) -> None:
    paused.ok("mentor", "resume", "ada", now=JANUARY)
    # 23 Nov to 31 Jan are 69 days, 37 of them paused: 32, which are four weeks.
    later = datetime(2027, 1, 31, 9, 0, tzinfo=UTC)
    [line] = [line for line in paused.ok("today", now=later).splitlines() if line.startswith("Ada")]
    assert line.split("  ", 1)[1].strip().startswith("quiet for four weeks, the pause aside")
    assert line.endswith("ada") and len(line) <= 80
    assert "quiet for four weeks, the pause aside; agreed on every 2 weeks" in paused.ok("review", now=later)


@pytest.mark.parametrize("again", [(), ("--until", "10 jan")])
def test_a_pause_that_is_given_again_as_it_is_changes_nothing(paused: Mentorlog, again: tuple[str]) -> None:
    before = paused.files()
    assert paused.ok("mentor", "pause", "ada", *again) == (
        "Paused already: Ada Lovelace, until Sun 10 Jan 2027.\nTo go on: mentorlog mentor resume ada\n"
    )
    assert paused.files() == before


def test_a_pause_that_is_over_may_go_on_without_a_day(paused: Mentorlog) -> None:
    assert paused.ok("mentor", "pause", "ada", now=JANUARY).startswith("Paused: Ada Lovelace.\n")


def test_who_goes_on_and_meets_already_is_told_when(paused: Mentorlog) -> None:
    paused.ok("meeting", "plan", "ada", "14 jan", "10:00")
    assert paused.ok("mentor", "resume", "ada", now=JANUARY) == (
        "Resumed: Ada Lovelace.\nYou meet on Thu 14 Jan 10:00.\nBefore it: mentorlog prep ada\n"
    )


def test_a_pause_that_is_given_again_has_the_new_day(with_ada: Mentorlog) -> None:
    with_ada.ok("mentor", "pause", "ada", "--until", "10 dec")
    assert "until Sun 10 Jan 2027" in with_ada.ok("mentor", "pause", "ada", "--until", "10 jan")
    assert "paused until 10 Jan" in with_ada.ok("mentor", "show", "ada")
