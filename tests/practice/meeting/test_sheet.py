"""The prep sheet: what it holds, in which order, and what it leaves for another day."""

from __future__ import annotations

from datetime import date

import pytest

from mentorlog.journal import ENDINGS, HEADINGS, Journal, Kind
from mentorlog.practice.meeting.mentoring import prompts
from mentorlog.practice.meeting.parting import (
    LAST_PARTING,
    LAST_PARTING_WITH_MENTEE,
    PARTING,
    PARTING_WITH_MENTEE,
)
from mentorlog.practice.meeting.sheet import Sheet, prepare

from ..conftest import TODAY, Builder, File, goal, held, mentee, person, planned, sheet_of, texts

LAST = "2026-11-30"
PARTS = (
    "objectives", "since", "mine", "theirs", "contacts", "advice", "questions", "decisions", "feedback",
    "assumptions",
)  # fmt: skip


def everything(sheet: Sheet) -> list[str]:
    """The texts of all items on a sheet."""
    return [text for part in PARTS for text in texts(getattr(sheet, part))]


# --- the meeting it is for ------------------------------------------------------------------------


def test_the_sheet_is_for_the_next_meeting(journal: Builder) -> None:
    sheet = sheet_of(journal(person(), planned("2026-12-21"), planned("2026-12-09")))
    assert sheet.meeting is not None and sheet.meeting.date == date(2026, 12, 9)


def test_the_sheet_can_be_for_another_meeting(journal: Builder) -> None:
    opened = journal(person(), planned("2026-12-09"), planned("2026-12-21"))
    later = opened.meetings("ada")[1]
    sheet = prepare(opened, opened.find_person("ada"), TODAY, later)
    assert sheet.meeting == later


def test_without_a_meeting_there_is_a_sheet_all_the_same(journal: Builder) -> None:
    sheet = sheet_of(journal(person(body="## Questions\n- [ ] How?")))
    assert (sheet.meeting, sheet.last_meeting, sheet.number) == (None, None, 1)
    assert texts(sheet.questions) == ["How?"]


def test_the_sheet_names_the_last_meeting_held(journal: Builder) -> None:
    opened = journal(person(), held("2026-11-02"), held(LAST), planned("2026-12-09"))
    last = sheet_of(opened).last_meeting
    assert last is not None and last.path == f"meetings/ada/{LAST}.md"


def test_meetings_are_counted_by_those_that_were_held(journal: Builder) -> None:
    before = held("2026-11-02"), held("2026-11-16"), planned("2026-11-23", status="cancelled")
    opened = journal(person(), *before, planned("2026-12-09"), planned("2026-12-21"))
    assert sheet_of(opened).number == 3


def test_a_meeting_whose_day_has_passed_is_counted_by_those_before_it(journal: Builder) -> None:
    opened = journal(person(), held("2026-11-02"), planned("2026-11-20"), held("2026-12-01"))
    passed = opened.meeting_at("meetings/ada/2026-11-20.md")
    assert prepare(opened, opened.find_person("ada"), TODAY, passed).number == 2


def test_a_meeting_held_on_a_day_to_come_is_not_counted_yet(journal: Builder) -> None:
    sheet = sheet_of(journal(person(), held("2027-12-01")))
    assert (sheet.last_meeting, sheet.number) == (None, 1)


def test_a_second_meeting_on_a_day_is_counted_after_the_first(journal: Builder) -> None:
    opened = journal(person(), held("2026-12-06"), planned("2026-12-06-2", time="16:00"))
    assert sheet_of(opened).number == 2


def test_the_sheet_ends_with_the_parting_questions(journal: Builder) -> None:
    opened = journal(person(), mentee())
    assert sheet_of(opened).prompts == PARTING
    assert sheet_of(opened, "jun").prompts == PARTING_WITH_MENTEE


def test_before_the_last_talk_it_ends_with_the_questions_of_an_end(journal: Builder) -> None:
    last = planned("2026-12-09", kind="closing")
    assert sheet_of(journal(person(), last)).prompts == LAST_PARTING
    both = mentee(), planned("2026-12-09", who="jun", kind="closing")
    assert sheet_of(journal(*both), "jun").prompts == LAST_PARTING_WITH_MENTEE


# --- each kind in its part ------------------------------------------------------------------------

PART_OF = {
    Kind.QUESTION: "questions",
    Kind.ADVICE: "advice",
    Kind.COMMITMENT: "mine",
    Kind.CONTACT: "contacts",
    Kind.DECISION: "decisions",
    Kind.FEEDBACK: "feedback",
    Kind.ASSUMPTION: "assumptions",
    Kind.OBJECTIVE: "objectives",
}


@pytest.mark.parametrize("kind", ENDINGS)
def test_what_is_open_stands_in_the_part_of_its_kind(journal: Builder, kind: Kind) -> None:
    body = f"## {HEADINGS[kind]}\n- [ ] Something"
    sheet = sheet_of(journal(person(), held("2026-11-02", body), held(LAST)))
    assert {part: texts(getattr(sheet, part)) for part in PARTS if getattr(sheet, part)} == {
        PART_OF[kind]: ["Something"]
    }


@pytest.mark.parametrize("kind", ENDINGS)
def test_what_ended_before_the_last_meeting_is_on_no_sheet(journal: Builder, kind: Kind) -> None:
    body = f"## {HEADINGS[kind]}\n- [x] Something  [completion:: 2026-11-20]"
    assert everything(sheet_of(journal(person(), held("2026-11-02", body), held(LAST)))) == []


def test_what_they_promised_is_theirs_and_what_i_promised_is_mine(journal: Builder) -> None:
    body = "## Commitments\n- [ ] @ada Send the sheet\n- [ ] Draft the plan\n- [ ] @me Call Tom"
    sheet = sheet_of(journal(person(), held(LAST, body)))
    assert (texts(sheet.mine), texts(sheet.theirs)) == (["Draft the plan", "Call Tom"], ["Send the sheet"])


def test_what_is_with_somebody_else_is_not_on_the_sheet(journal: Builder) -> None:
    body = "".join(f"## {heading}\n- [ ] With Ben\n- About Ben\n" for heading in HEADINGS.values())
    made = person("ben", body), held(LAST, body, who="ben"), planned("2026-12-09", body, who="ben")
    sheet = sheet_of(journal(person(), *made, goal("bens", body, of="ben")))
    assert "Ben" not in repr(sheet)


def test_the_most_pressing_promise_stands_first(journal: Builder) -> None:
    body = "## Commitments\n- [ ] Later  [due:: 2026-12-20]\n- [ ] Sooner  [due:: 2026-12-07]\n- [ ] Then"
    opened = journal(person(), held(LAST, body), planned("2026-12-09"))
    assert texts(sheet_of(opened).mine) == ["Sooner", "Then", "Later"]


def test_bullets_without_a_box_are_counted_once_they_are_unsettled(journal: Builder) -> None:
    body = "## Commitments\n- One\n- Two\n- [ ] Boxed\n## Private\n## Commitments\n- Three"
    secret = "## Private\n- Not counted\n### Commitments\n- Nor this"
    sheet = sheet_of(journal(person(), held("2026-11-02", body), held("2026-11-03", secret), held(LAST)))
    assert (sheet.unsettled, texts(sheet.mine)) == (3, ["Boxed"])


# --- aims -----------------------------------------------------------------------------------------


def aims(*lines: str) -> str:
    return "\n".join(["## Objectives", *(f"- {line}" for line in lines)])


def test_the_aims_of_the_meeting_come_before_those_that_earlier_ones_left_open(journal: Builder) -> None:
    earlier = (
        held("2026-11-02", aims("[ ] First")),
        held(LAST, aims("[ ] Second", "[x] Reached", "[-] Set aside")),
    )
    opened = journal(person(), *earlier, planned("2026-12-09", aims("[ ] Now")))
    assert texts(sheet_of(opened).objectives) == ["Now", "First", "Second"]


def test_an_aim_that_was_set_aside_is_gone_from_the_sheet(journal: Builder) -> None:
    opened = journal(person(), planned("2026-12-09", aims("[-] A mistake", "[ ] Open")))
    assert texts(sheet_of(opened).objectives) == ["Open"]


def test_an_aim_of_the_meeting_stays_on_its_sheet_when_it_is_reached(journal: Builder) -> None:
    opened = journal(person(), planned("2026-12-09", aims("[x] Reached", "[ ] Open")))
    assert texts(sheet_of(opened).objectives) == ["Reached", "Open"]


def test_the_sheet_of_a_meeting_of_long_ago_has_what_was_reached_there(journal: Builder) -> None:
    days = ("2026-09-07", "2026-10-05", "2026-10-19", "2026-11-02")
    reached = aims("[x] Reached  [completion:: 2026-09-07]", "[ ] Open")
    opened = journal(person(), *(held(day, reached if day < "2026-10" else "") for day in days))
    first = opened.meetings("ada")[0]
    assert texts(prepare(opened, opened.find_person("ada"), TODAY, first).objectives) == ["Reached", "Open"]


def test_the_aims_of_another_meeting_to_come_are_left_to_it(journal: Builder) -> None:
    opened = journal(
        person(), planned("2026-12-09", aims("[ ] Now")), planned("2026-12-21", aims("[ ] Then"))
    )
    assert texts(sheet_of(opened).objectives) == ["Now"]


@pytest.mark.parametrize("status", ["cancelled", "planned"])
def test_the_aims_of_a_meeting_that_never_was_come_back(journal: Builder, status: str) -> None:
    missed = planned(LAST, aims("[ ] Wanted"), status=status)
    assert texts(sheet_of(journal(person(), missed, planned("2026-12-09"))).objectives) == ["Wanted"]


def test_an_aim_in_a_persons_record_is_on_the_sheet(journal: Builder) -> None:
    assert texts(sheet_of(journal(person(body=aims("[ ] Wanted")))).objectives) == ["Wanted"]


# --- news -----------------------------------------------------------------------------------------


def news(journal: Builder, *lines: str, heading: str = "Commitments", made: str = "2026-11-02") -> list[str]:
    """What of a note of 2 November is to be reported; the last meeting was on 30 November."""
    body = "\n".join([f"## {heading}", *lines])
    files = [held("2026-11-02"), held(LAST)]
    return texts(sheet_of(journal(person(), *files, held(made, body))).since)


@pytest.mark.parametrize(
    ("ended", "is_news"), [("2026-11-29", False), ("2026-11-30", False), ("2026-12-01", True)]
)
@pytest.mark.parametrize("line", ["[x] It  [completion:: {}]", "[-] It  [cancelled:: {}]"])
def test_what_ended_after_the_last_meeting_is_news(
    journal: Builder, line: str, ended: str, is_news: bool
) -> None:
    assert news(journal, f"- {line.format(ended)}") == (["It"] if is_news else [])


def test_what_was_promised_and_done_on_the_day_of_the_last_meeting_is_news(journal: Builder) -> None:
    assert news(journal, "- [x] It  [completion:: 2026-11-30]", made=LAST) == ["It"]


def test_what_ended_before_the_meeting_in_which_it_stands_is_no_news(journal: Builder) -> None:
    assert news(journal, "- [x] It  [completion:: 2026-11-29]", made=LAST) == []


@pytest.mark.parametrize("mark", ["x", "X", "-"])
def test_what_was_ended_by_hand_without_a_date_is_news_until_a_note_dates_it(
    journal: Builder, mark: str
) -> None:
    assert news(journal, f"- [{mark}] It") == ["It"]


def test_before_the_first_meeting_all_that_ended_is_news(journal: Builder) -> None:
    opened = journal(
        person(body="## Commitments\n- [x] It  [created:: 2026-05-01]  [completion:: 2026-05-02]")
    )
    assert texts(sheet_of(opened).since) == ["It"]


@pytest.mark.parametrize(
    ("heading", "is_news"),
    [
        *((HEADINGS[kind], True) for kind in ENDINGS if kind not in (Kind.OBJECTIVE, Kind.QUESTION)),
        ("Objectives", False),
        ("Questions", False),
    ],
)
def test_aims_and_questions_that_ended_need_no_report(journal: Builder, heading: str, is_news: bool) -> None:
    found = news(journal, "- [x] It  [completion:: 2026-12-03]", heading=heading)
    assert found == (["It"] if is_news else [])


def test_what_the_other_side_did_is_news_too(journal: Builder) -> None:
    assert news(journal, "- [x] @ada It  [completion:: 2026-12-03]") == ["It"]


DONE = "- [x] It  [completion:: 2026-12-03]"


@pytest.mark.parametrize(
    ("history", "is_news"),
    [
        ([], True),
        (["2026-12-03 done: well"], True),
        (["2026-12-03 told"], False),
        (["2026-12-04 told"], False),
        (["2026-12-03 done: well", "2026-12-03 told"], False),
        (["2026-12-03 done: well", "2026-12-03 told", "2026-12-05 carried"], False),
        (["2026-12-03 adapted: my way", "2026-12-04 told"], False),
        # what was told was another thing
        (["2026-12-01 moved from 2026-11-30: ill", "2026-12-01 told"], True),
        (["2026-12-03 moved from 2026-11-30: ill", "2026-12-03 told"], True),
        (["2026-12-01 moved from 2026-11-30: ill", "2026-12-01 told", "2026-12-03 done"], True),
        (["2026-12-01 moved from 2026-11-30: ill", "2026-12-01 told", "2026-12-03 adapted"], True),
        (["2026-12-03 told", "2026-12-03 adapted: my way"], True),
        (["2026-12-03 done", "2026-12-03 told", "2026-12-03 reopened"], True),
        (["2026-12-02 told"], True),
        (["2026-11-20 told", "2026-12-03 moved from 2026-11-30: ill", "2026-12-03 told"], True),
        # and then that it was done
        (["2026-12-01 moved from 2026-11-30: ill", "2026-12-04 told"], False),
        (["2026-12-01 moved from 2026-11-30", "2026-12-01 told", "2026-12-04 told"], False),
    ],
)
def test_what_the_other_side_knows_is_no_news(journal: Builder, history: list[str], is_news: bool) -> None:
    assert news(journal, DONE, *(f"  - {line}" for line in history)) == (["It"] if is_news else [])


@pytest.mark.parametrize(
    ("history", "is_news"),
    [
        ([], False),
        (["2026-12-03 moved from 2026-12-01: ill"], True),
        (["2026-11-10 moved from 2026-11-09"], True),
        (["2026-12-03 moved from 2026-12-01: ill", "2026-12-03 told"], False),
        (["2026-12-03 moved from 2026-12-01", "2026-12-03 told", "2026-12-04 moved from 2026-12-08"], True),
        (["2026-12-03 told"], False),
    ],
)
def test_a_move_is_news_until_the_other_side_knows(
    journal: Builder, history: list[str], is_news: bool
) -> None:
    found = news(journal, "- [ ] It  [due:: 2026-12-18]", *(f"  - {line}" for line in history))
    assert found == (["It"] if is_news else [])


MOVED = "  - 2026-12-03 moved from 2026-12-01: ill"


def test_that_they_moved_their_own_is_no_news(journal: Builder) -> None:
    assert news(journal, "- [ ] @ada It  [due:: 2026-12-18]", MOVED) == []


@pytest.mark.parametrize("heading", ["Questions", "People", "Advice", "Decisions"])
def test_that_anything_but_a_promise_was_moved_is_no_news(journal: Builder, heading: str) -> None:
    assert news(journal, "- [ ] It  [due:: 2026-12-18]", MOVED, heading=heading) == []


def test_what_ended_only_because_a_relationship_did_is_no_news(journal: Builder) -> None:
    line = "- [-] It  [cancelled:: 2026-12-03]"
    assert news(journal, line, "  - 2026-12-03 dropped: the relationship ended") == []
    assert news(journal, line, "  - 2026-12-03 dropped: too much") == ["It"]


def test_a_step_done_towards_a_goal_that_they_serve_is_news(journal: Builder) -> None:
    steps = "## Steps\n- [x] Hire Sam  [completion:: 2026-12-03]"
    opened = journal(person(goals=["lead"]), person("ben"), goal("lead", steps), held(LAST))
    assert texts(sheet_of(opened).since) == ["Hire Sam"]
    assert texts(sheet_of(opened, "ben").since) == []


def test_what_a_mentee_did_towards_a_goal_of_theirs_needs_no_report_of_mine(journal: Builder) -> None:
    steps = "## Steps\n- [x] @jun Theirs  [completion:: 2026-12-03]\n- [x] Mine  [completion:: 2026-12-03]"
    opened = journal(mentee(), goal("run", steps, of="jun"), held(LAST, who="jun"))
    assert texts(sheet_of(opened, "jun").since) == ["Mine"]


def test_advice_is_reported_first_then_what_i_promised(journal: Builder) -> None:
    body = "".join(
        f"## {HEADINGS[kind]}\n- [x] {kind} late  [completion:: 2026-12-04]\n"
        f"- [x] {kind}  [completion:: 2026-12-03]\n"
        for kind in (Kind.DECISION, Kind.CONTACT, Kind.COMMITMENT, Kind.ADVICE)
    )
    found = texts(sheet_of(journal(person(), held("2026-11-02", body), held(LAST))).since)
    assert found == [
        "advice", "advice late", "commitment", "commitment late", "contact", "contact late", "decision",
        "decision late",
    ]  # fmt: skip


# --- about, and what to change --------------------------------------------------------------------


def test_what_one_knows_of_the_other_begins_with_the_newest(journal: Builder) -> None:
    opened = journal(
        person(body="## About\n- Undated\n- Undated too\n- Jotted  [created:: 2026-12-01]"),
        held("2026-11-02", "## About\n- Oldest\n- Old"),
        held(LAST, "## About\n- Newer"),
    )
    assert sheet_of(opened).about == ("Jotted", "Newer", "Old", "Oldest", "Undated", "Undated too")


def change(journal: Builder, *files: File) -> tuple[str, ...]:
    return sheet_of(journal(person(), *files)).change


def test_what_to_change_is_from_the_last_check_in_only(journal: Builder) -> None:
    earlier = held("2026-11-02", "## Check-in\n- Change: talk less")
    last = held(
        LAST, "## Check-in\n- Works, for me: the examples\n- Change: start with the numbers\n- Change: sit"
    )
    assert change(journal, earlier, last) == ("start with the numbers", "sit")


def test_what_to_change_stands_in_a_check_in_alone_after_its_first_colon(journal: Builder) -> None:
    body = "## Questions\n- [ ] Change: which team?\n## Check-in\n- Change: begin: with numbers"
    assert change(journal, held(LAST, body)) == ("begin: with numbers",)


def test_an_older_check_in_does_not_stand_in_for_the_last(journal: Builder) -> None:
    assert change(journal, held("2026-11-02", "## Check-in\n- Change: talk less"), held(LAST)) == ()


@pytest.mark.parametrize("line", ["Change:", "Change: ", "Works, for me: change", "A change: no", "Change"])
def test_a_check_in_that_changes_nothing_is_not_shown(journal: Builder, line: str) -> None:
    assert change(journal, held(LAST, f"## Check-in\n- {line}")) == ()


def test_the_check_in_of_a_meeting_to_come_is_not_shown_yet(journal: Builder) -> None:
    assert change(journal, planned("2026-12-09", "## Check-in\n- Change: talk less")) == ()


# --- goals and their steps ------------------------------------------------------------------------


def goals_of(sheet: Sheet) -> list[str]:
    return [one.goal.slug for one in sheet.goals]


def test_with_a_mentor_the_goals_are_those_they_serve(journal: Builder) -> None:
    opened = journal(person(goals=["lead"]), mentee(), goal("lead"), goal("talk"), goal("run", of="jun"))
    assert goals_of(sheet_of(opened)) == ["lead"]


def test_with_a_mentee_the_goals_are_their_own(journal: Builder) -> None:
    made = goal("lead"), goal("run", of="jun"), goal("other", of="kim")
    opened = journal(mentee(goals=["lead"]), *made)
    assert goals_of(sheet_of(opened, "jun")) == ["run"]


@pytest.mark.parametrize("status", ["achieved", "paused", "dropped"])
def test_a_goal_that_is_not_active_is_not_on_the_sheet(journal: Builder, status: str) -> None:
    steps = "## Steps\n- [ ] Read  [due:: 2026-12-07]"
    opened = journal(person(goals=["lead"]), goal("lead", steps, status=status), planned("2026-12-09"))
    assert (goals_of(sheet_of(opened)), everything(sheet_of(opened))) == ([], [])


def test_the_goal_that_is_due_first_stands_first(journal: Builder) -> None:
    made = goal("a"), goal("b", due="2027-06-30"), goal("c", due="2027-01-31")
    opened = journal(person(goals=["a", "b", "c"]), *made)
    assert goals_of(sheet_of(opened)) == ["c", "b", "a"]


def test_a_goal_shows_its_first_and_its_last_measurement(journal: Builder) -> None:
    lines = "## Progress\n- 2026-11-30 40%: two\n- 2026-06-02 0%: none\n- 2026-09-01 20%: one"
    [one] = sheet_of(journal(person(goals=["lead"]), goal("lead", lines))).goals
    assert one.first is not None and one.now is not None
    assert (one.first.word, one.now.word, one.now.text) == ("0%", "40%", "two")


def test_a_single_measurement_is_where_a_goal_stands_now(journal: Builder) -> None:
    [one] = sheet_of(journal(person(goals=["lead"]), goal("lead", "## Progress\n- 2026-06-02 0%"))).goals
    assert one.first is None and one.now is not None and one.now.word == "0%"


def steps_on(journal: Builder, due: str, *files: File) -> list[str]:
    """Whether a step with that date is homework for the meeting with Ada."""
    made = person(goals=["lead"]), goal("lead", f"## Steps\n- [ ] Read  [due:: {due}]\n- [ ] Some day")
    return texts(sheet_of(journal(*made, *files)).mine)


@pytest.mark.parametrize(
    ("due", "shown"), [("2026-12-09", True), ("2026-12-10", False), ("2026-11-01", True)]
)
def test_a_step_is_homework_when_it_is_due_before_the_meeting(
    journal: Builder, due: str, shown: bool
) -> None:
    assert steps_on(journal, due, planned("2026-12-09")) == (["Read"] if shown else [])


@pytest.mark.parametrize(("due", "shown"), [("2026-12-14", True), ("2026-12-15", False)])
def test_without_a_plan_a_step_is_homework_when_it_is_due_before_the_rhythm_says(
    journal: Builder, due: str, shown: bool
) -> None:
    assert steps_on(journal, due, held(LAST)) == (["Read"] if shown else [])


@pytest.mark.parametrize(
    ("due", "shown"), [("2026-12-01", True), ("2026-12-06", True), ("2026-12-07", False)]
)
def test_after_a_silence_a_step_that_is_due_by_today_is_homework(
    journal: Builder, due: str, shown: bool
) -> None:
    assert steps_on(journal, due, held("2026-10-01")) == (["Read"] if shown else [])


def test_what_i_owe_a_mentee_towards_their_goal_is_on_their_sheet_whenever_it_is_due(
    journal: Builder,
) -> None:
    steps = "## Steps\n- [ ] @me Send it\n- [ ] @me Ask Tom  [due:: 2027-03-01]"
    opened = journal(mentee(), goal("run", steps, of="jun"), planned("2026-12-09", who="jun"))
    assert texts(sheet_of(opened, "jun").mine) == ["Send it", "Ask Tom"]


def test_on_the_sheet_of_a_later_meeting_steps_due_by_then_are_homework(journal: Builder) -> None:
    files = person(goals=["lead"]), goal("lead", "## Steps\n- [ ] Read it  [due:: 2026-12-18]")
    opened = journal(*files, planned("2026-12-09"), planned("2026-12-21"))
    first, later = (
        prepare(opened, opened.find_person("ada"), TODAY, meeting) for meeting in opened.meetings("ada")
    )
    assert (texts(first.mine), texts(later.mine)) == ([], ["Read it"])


def test_a_step_towards_a_goal_that_they_do_not_serve_is_not_on_their_sheet(journal: Builder) -> None:
    steps = goal("lead", "## Steps\n- [ ] Read  [due:: 2026-12-07]")
    assert everything(sheet_of(journal(person(), steps, planned("2026-12-09")))) == []


# --- with a mentee --------------------------------------------------------------------------------

WITH_JUN = """
    ## Advice
    - [ ] Draw it first
    - [ ] @me Read their draft
    ## People
    - [ ] Priya Nair
    - [ ] @me Olga
    ## Commitments
    - [ ] Send the checklist
    - [ ] @jun Book the room
    """


def with_jun(journal: Builder) -> Journal:
    return journal(mentee(), held(LAST, WITH_JUN, who="jun"), planned("2026-12-09", who="jun"))


def test_advice_and_people_are_a_mentees_own_to_follow_up(journal: Builder) -> None:
    sheet = sheet_of(with_jun(journal), "jun")
    owners = {one.item.text: one.item.owner for one in (*sheet.advice, *sheet.contacts)}
    assert owners == {"Draw it first": "jun", "Read their draft": "me", "Priya Nair": "jun", "Olga": "me"}


def test_what_i_promised_a_mentee_is_mine(journal: Builder) -> None:
    sheet = sheet_of(with_jun(journal), "jun")
    assert (texts(sheet.mine), texts(sheet.theirs)) == (["Send the checklist"], ["Book the room"])


def test_advice_from_a_mentor_is_mine_to_follow_up(journal: Builder) -> None:
    body = "## Advice\n- [ ] Ask for it\n## People\n- [ ] Priya Nair"
    sheet = sheet_of(journal(person(), held(LAST, body)))
    assert {one.item.owner for one in (*sheet.advice, *sheet.contacts)} == {"me"}


# --- what else is on it ---------------------------------------------------------------------------


def test_my_vision_is_on_the_sheet_with_a_mentor_and_not_with_a_mentee(journal: Builder) -> None:
    opened = journal(person(), mentee(), ("me.md", "## Vision\nTo build large things.\n"))
    assert sheet_of(opened).vision == "To build large things."
    assert sheet_of(opened, "jun").vision == ""


def test_third_people_who_owe_something_here_are_known_by_their_first_names(journal: Builder) -> None:
    body = "## Commitments\n- [ ] @ben Send it\n- [ ] @ada Ask\n- [x] @cy Ring"
    others = person("ben", name="Ben Okri"), person("cy"), person("dee")
    assert sheet_of(journal(person(), *others, held(LAST, body))).others == {"ben": "Ben"}


@pytest.mark.parametrize(("private", "named"), [(False, ("Time",)), (True, ())])
def test_obstacles_of_the_last_meeting_are_named_but_for_somebody_private(
    journal: Builder, private: bool, named: tuple[str, ...]
) -> None:
    files = held("2026-11-02", "## Obstacles\n- Money"), held(LAST, "## Obstacles\n- Time")
    opened = journal(person(private=private), *files)
    assert sheet_of(opened).obstacles == named


def test_what_to_bring_takes_turns_by_the_number_of_the_meeting_with_a_mentee_alone(
    journal: Builder,
) -> None:
    goals = goal("grow", of="jun"), goal("lead")
    opened = journal(mentee(), person(goals=["lead"]), *goals, held(LAST, who="jun"), held(LAST))
    jun = opened.find_person("jun")
    expected = prompts(jun, [], [opened.find_goal("grow")], [date(2026, 11, 30)], 2)
    assert sheet_of(opened, "jun").mentor_prompts == expected != ()
    assert sheet_of(opened).mentor_prompts == ()
    assert sheet_of(journal(mentee("kim")), "kim").mentor_prompts == ()


def test_feedback_given_in_the_meeting_before_the_last_is_known(journal: Builder) -> None:
    told = "## Feedback\n- [x] To Jun: well done  [completion:: 2026-11-02]"
    days = ("2026-10-19", "2026-11-02", "2026-11-16")
    files = [held(day, told if day == "2026-11-02" else "", who="jun") for day in days]
    kinds = {one.kind for one in sheet_of(journal(mentee(), *files), "jun").mentor_prompts}
    assert "feedback_asked" in kinds and "feedback_given" not in kinds
