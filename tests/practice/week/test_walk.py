"""What a review asks about, and in which order (docs/reference/figures.md, "What a review asks about")."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mentorlog.journal import Journal
from mentorlog.practice.week.walk import (
    Step,
    Why,
    afresh,
    behind,
    is_coming_back,
    next_time,
    put_off_to,
    remember_asked,
    steps,
)

from ..conftest import TODAY, Builder, goal, held, mentee, person, planned

ADA = person()


def asked(journal: Journal, today: date = TODAY, who: str = "") -> list[tuple[str, str]]:
    """Why something is asked about, and its text."""
    found = steps(journal, today, journal.find_person(who) if who else None)
    return [(step.why.value, step.item.text) for step in found]


def texts(journal: Journal, today: date = TODAY) -> list[str]:
    return [text for _, text in asked(journal, today)]


def commitment(text: str, fields: str = "") -> str:
    return f"## Commitments\n- [ ] {text}{fields}"


# --- what is asked about --------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "is_asked"), [(-30, True), (0, True), (7, True), (8, False)])
def test_my_promise_is_asked_about_when_it_is_late_or_for_the_next_seven_days(
    journal: Builder, days: int, is_asked: bool
) -> None:
    due = TODAY + timedelta(days=days)
    made = journal(ADA, held("2026-12-01", commitment("Draft the plan", f"  [due:: {due}]")))
    assert bool(asked(made)) is is_asked


@pytest.mark.parametrize(("day", "is_asked"), [("2026-12-13", True), ("2026-12-14", False)])
def test_a_promise_without_a_day_is_for_the_next_meeting(journal: Builder, day: str, is_asked: bool) -> None:
    made = journal(ADA, held("2026-12-01", commitment("Draft the plan")), planned(day))
    assert bool(asked(made)) is is_asked


def test_somebody_to_meet_is_asked_about_at_once_and_then_whether_the_one_who_named_them_knows(
    journal: Builder,
) -> None:
    people = "## People\n- [ ] Priya Nair\n- [x] Tom Reed  [completion:: 2026-12-03]\n"
    told = "- [x] Kim Lee  [completion:: 2026-12-03]\n  - 2026-12-04 told"
    made = journal(ADA, held("2026-12-01", people + told))
    assert asked(made) == [("pressing", "Priya Nair"), ("to tell", "Tom Reed")]


def test_a_mentee_s_promises_and_what_the_other_side_owes_are_never_asked_about(journal: Builder) -> None:
    theirs = """
        ## Commitments
        - [ ] @{who} Pay the piper  [due:: 2026-11-01]
        ## Advice
        - [ ] Sleep on it
        ## People
        - [ ] {someone}
    """
    made = journal(
        ADA,
        mentee(),
        held("2026-08-01", theirs.format(who="jun", someone="Tom Reed"), who="jun"),
        *(held(f"2026-{month}-01", who="jun") for month in ("09", "10", "11")),
        held("2026-12-01", "## Commitments\n- [ ] @ada Share the sheet  [due:: 2026-12-01]"),
    )
    assert asked(made) == []


def test_bullets_without_a_box_of_a_mentee_s_are_not_asked_about_and_mine_are(journal: Builder) -> None:
    made = journal(
        mentee(),
        held("2026-11-01", "## Commitments\n- @jun Write it up\n- Lend Jun the book", who="jun"),
        held("2026-12-01", who="jun"),
    )
    assert asked(made) == [("unsettled", "Lend Jun the book")]


def test_a_bullet_without_a_box_that_a_mentor_owes_is_asked_about(journal: Builder) -> None:
    made = journal(ADA, held("2026-11-01", "## Commitments\n- @ada Send it"), held("2026-12-01"))
    assert asked(made) == [("unsettled", "Send it")]


def test_a_step_towards_a_goal_of_mine_is_asked_about_without_anybody(journal: Builder) -> None:
    made = journal(ADA, goal(body="## Steps\n- [ ] Shadow the planning round  [due:: 2026-12-08]"))
    [step] = steps(made, TODAY)
    assert (step.item.text, step.with_whom) == ("Shadow the planning round", None)


@pytest.mark.parametrize(("meetings", "is_asked"), [(2, False), (3, True), (4, True)])
def test_what_has_lived_through_three_meetings_is_asked_about(
    journal: Builder, meetings: int, is_asked: bool
) -> None:
    later = [held(f"2026-{month:02}-01") for month in range(5, 5 + meetings)]
    made = journal(ADA, held("2026-04-01", "## Questions\n- [ ] Why Leeds?"), *later)
    assert [step.lived for step in steps(made, TODAY)] == ([meetings] if is_asked else [])


@pytest.mark.parametrize(
    "history", ["carried", "moved from 2026-05-01", "reopened"], ids=["kept", "moved", "reopened"]
)
def test_meetings_are_counted_from_the_day_on_which_an_item_was_last_decided_on(
    journal: Builder, history: str
) -> None:
    item = f"## Questions\n- [ ] Why Leeds?\n  - 2026-06-01 {history}"
    later = [held(f"2026-{month:02}-01") for month in (5, 6, 7, 8)]
    assert not asked(journal(ADA, held("2026-04-01", item), *later))
    assert asked(journal(held("2026-09-01"))) == [("carried", "Why Leeds?")]


def test_what_nobody_dated_counts_meetings_from_the_day_it_was_decided_on(journal: Builder) -> None:
    files = [held(day) for day in ("2026-11-01", "2026-11-08", "2026-11-15")]
    question = "## Questions\n- [ ] How?\n  - {} carried"
    assert asked(journal(person(body=question.format("2026-10-01")), *files)) == [("carried", "How?")]
    assert asked(journal(person(body=question.format("2026-11-01")), *files)) == []


def test_an_aim_that_lives_through_meetings_is_not_asked_about(journal: Builder) -> None:
    later = [held(f"2026-{month:02}-01") for month in (5, 6, 7)]
    assert asked(journal(ADA, held("2026-04-01", "## Objectives\n- [ ] A yes"), *later)) == []


@pytest.mark.parametrize(("day", "is_asked"), [("2026-11-06", True), ("2026-11-07", False)])
def test_what_came_of_a_decision_is_asked_when_it_is_thirty_days_old(
    journal: Builder, day: str, is_asked: bool
) -> None:
    made = journal(ADA, held(day, "## Decisions\n- [ ] Stay in Leeds"))
    assert asked(made) == ([("outcome", "Stay in Leeds")] if is_asked else [])


@pytest.mark.parametrize(
    ("item", "is_asked"),
    [
        ("- [x] Stay  [completion:: 2026-10-05]", True),
        ("- [x] Stay  [completion:: 2026-10-05]\n  - 2026-10-05 done: it was right", False),
        ("- [-] Stay", False),
        ("- [ ] Stay\n  - 2026-11-06 carried", True),
        ("- [ ] Stay\n  - 2026-11-07 carried", False),
    ],
)
def test_a_decision_comes_back_until_somebody_says_what_came_of_it_a_month_after_each_look(
    journal: Builder, item: str, is_asked: bool
) -> None:
    assert bool(asked(journal(ADA, held("2026-10-01", f"## Decisions\n{item}")))) is is_asked


def test_bullets_without_a_box_are_asked_about_together_and_once(journal: Builder) -> None:
    note = "## Commitments\n- Draft the plan\n- Ring Tom\n## Advice\n- Sleep on it"
    made = journal(ADA, held("2026-11-01", note), held("2026-12-01"))
    [step] = steps(made, TODAY)
    assert (step.why, [one.item.text for one in (step.one, *step.others)]) == (
        Why.UNSETTLED,
        ["Draft the plan", "Ring Tom", "Sleep on it"],
    )
    other = "\n## Log\n- 2026-12-06 asked: how it went\n- 2026-12-06 noted: bullets without a box"
    assert len(asked(journal(held("2026-11-01", note + other)))) == 1
    log = "\n## Log\n- 2026-12-06 asked: bullets without a box"
    assert asked(journal(held("2026-11-01", note + log))) == []
    edit = journal(held("2026-11-01", note)).edit()
    remember_asked(edit, step.item.path, TODAY)
    assert str(edit.document(step.item.path)).endswith(f"\n{note}\n{log}\n")


def test_what_is_private_is_not_asked_about(journal: Builder) -> None:
    late = commitment("Draft the plan", "  [due:: 2026-12-01]")
    made = journal(
        ADA,
        person("grace", private=True),
        held("2026-12-01", late, who="grace"),
        held("2026-12-02", late, private=True),
        held("2026-12-03", f"# Private\n{late}"),
        goal(body="## Steps\n- [ ] Step out  [due:: 2026-12-01]", private=True),
    )
    assert asked(made) == []


# --- in which order -------------------------------------------------------------------------------


def test_what_presses_most_comes_first_and_nothing_comes_twice(journal: Builder) -> None:
    made = journal(
        ADA,
        person("grace"),
        held(
            "2026-07-01",
            """
            ## Commitments
            - [ ] Write the memo  [due:: 2026-12-09]
            - [ ] Draft the plan  [due:: 2026-11-20]
            ## Advice
            - [ ] Sleep on it
            ## Decisions
            - [ ] Stay in Leeds
            ## People
            - [x] Tom Reed  [completion:: 2026-07-03]
            ## Feedback
            - From Ada: you rush
            """,
        ),
        *(held(f"2026-{month}-01") for month in ("08", "09", "10")),
        held("2026-11-30", commitment("Send the outline", "  [due:: 2026-12-01]"), who="grace"),
    )
    assert asked(made) == [
        ("pressing", "Draft the plan"),
        ("pressing", "Send the outline"),
        ("pressing", "Write the memo"),
        ("to tell", "Tom Reed"),
        ("carried", "Sleep on it"),
        ("outcome", "Stay in Leeds"),
        ("unsettled", "From Ada: you rush"),
    ]
    assert asked(made, who="grace") == [("pressing", "Send the outline")]


def test_what_a_walk_has_come_past_is_not_asked_again(journal: Builder) -> None:
    one, other = "  [due:: 2026-12-01]  [id:: aaaaa]", "\n- [ ] Ring Tom  [due:: 2026-12-01]  [id:: bbbbb]"
    made = journal(ADA, held("2026-12-01", commitment("Draft the plan", one + other)))
    assert [step.item.text for step in steps(made, TODAY, walked={"aaaaa"})] == ["Ring Tom"]


def test_nor_is_the_smaller_step_that_it_was_made_into(journal: Builder) -> None:
    made = journal(ADA, held("2026-12-01", commitment("A line", "  [from:: aaaaa]  [due:: 2026-12-07]")))
    assert len(steps(made, TODAY)) == 1
    assert steps(made, TODAY, walked={"aaaaa"}) == ()


# --- coming back ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "is_back"), [(21, False), (22, True)])
def test_one_comes_back_after_more_than_three_weeks(journal: Builder, days: int, is_back: bool) -> None:
    day = TODAY - timedelta(days=days)
    assert is_coming_back(journal(ADA), TODAY, day) is is_back
    assert is_coming_back(journal(held(day.isoformat())), TODAY, None) is is_back


def test_a_new_journal_is_nothing_to_come_back_to(journal: Builder) -> None:
    assert not is_coming_back(journal(ADA, planned("2026-12-08")), TODAY, None)


def test_what_is_undecided_is_gathered_by_person_those_first_of_whom_most_presses(journal: Builder) -> None:
    made = journal(
        ADA,
        person("grace"),
        goal(body="## Steps\n- [ ] Read it  [due:: 2026-12-05]"),
        held("2026-10-01", "## Commitments\n- [ ] A  [due:: 2026-12-01]\n- [ ] B  [due:: 2026-12-04]"),
        held("2026-10-02", "## Commitments\n- [ ] C  [due:: 2026-12-02]\n## Decisions\n- [ ] D", who="grace"),
    )
    found = [
        (each.with_whom.person.slug if each.with_whom else None, [step.item.text for step in each.steps])
        for each in behind(steps(made, TODAY))
    ]
    assert found == [("ada", ["A", "B"]), ("grace", ["C", "D"]), (None, ["Read it"])]


@pytest.mark.parametrize(
    ("more", "day"),
    [([planned("2026-12-20")], "2026-12-20"), ([], None)],
    ids=["to the planned meeting", "to whenever one meets"],
)
def test_what_is_undecided_is_put_to_the_next_meeting(
    journal: Builder, more: list[tuple[str, str]], day: str | None
) -> None:
    made = journal(ADA, held("2026-10-01", commitment("A", "  [due:: 2026-12-01]")), *more)
    [with_ada] = behind(steps(made, TODAY))
    assert put_off_to(with_ada, TODAY) == (date.fromisoformat(day) if day else None)


def test_a_step_towards_a_goal_is_put_to_next_week(journal: Builder) -> None:
    made = journal(ADA, goal(body="## Steps\n- [ ] Read it  [due:: 2026-12-05]"))
    [alone] = behind(steps(made, TODAY))
    assert put_off_to(alone, TODAY) == date(2026, 12, 13)


# --- the next time --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("due", "more", "day"),
    [
        ("2026-12-01", [planned("2026-12-06"), planned("2026-12-20")], "2026-12-06"),
        ("2026-12-07", [planned("2026-12-07"), planned("2026-12-20")], "2026-12-20"),
        ("2026-12-01", [], "2026-12-14"),
        ("2026-12-13", [], "2026-12-14"),
        ("2026-12-01", [held("2026-11-22")], "2026-12-14"),
        ("2026-12-13", [planned("2026-12-07")], "2026-12-21"),
    ],
    ids=["late: the first", "the one after", "by the rhythm", "too", "still", "after the one planned"],
)
def test_a_promise_is_moved_to_the_next_time_one_meets(
    journal: Builder, due: str, more: list[tuple[str, str]], day: str
) -> None:
    made = journal(ADA, held("2026-11-30", commitment("A", f"  [due:: {due}]")), *more)
    [step] = steps(made, TODAY)
    assert next_time(step.with_whom, step.one, TODAY) == date.fromisoformat(day)


def test_nobody_knows_when_one_meets_without_a_rhythm_in_a_pause_or_with_nobody(journal: Builder) -> None:
    made = journal(ADA, held("2026-11-30", commitment("A", "  [due:: 2026-12-13]")), planned("2026-12-07"))
    [step] = steps(made, TODAY)
    assert next_time(None, step.one, TODAY) is None
    for keys in ({"agreement__every": ""}, {"status": "paused"}):
        [step] = steps(journal(person(**keys)), TODAY)
        assert next_time(step.with_whom, step.one, TODAY) is None


def test_one_meets_again_today_where_the_rhythm_says_so(journal: Builder) -> None:
    made = journal(ADA, held("2026-11-22", commitment("A", "  [due:: 2026-12-01]")))
    [step] = steps(made, TODAY)
    assert next_time(step.with_whom, step.one, TODAY) == date(2026, 12, 20)


def test_nobody_knows_when_one_meets_whom_one_has_not_met_for_longer_than_agreed(journal: Builder) -> None:
    made = journal(ADA, held("2026-10-01", commitment("A", "  [due:: 2026-12-01]")))
    [step] = steps(made, TODAY)
    assert next_time(step.with_whom, step.one, TODAY) is None


# --- looked at again ------------------------------------------------------------------------------


def looked_at_again(journal: Builder, before: str, after: str) -> Step | None:
    [step] = steps(journal(ADA, held("2026-12-01", f"## Commitments\n{before}")), TODAY)
    return afresh(step, steps(journal(held("2026-12-01", f"## Commitments\n{after}")), TODAY))


def test_a_step_is_found_again_by_its_id_and_else_by_its_line(journal: Builder) -> None:
    one = "- [ ] A  [due:: 2026-12-07]  [id:: aaaaa]"
    moved_down = looked_at_again(journal, one, f"- [ ] B  [due:: 2026-12-07]\n{one.replace('A', 'C')}")
    assert moved_down and moved_down.item.text == "C"
    reworded = looked_at_again(journal, "- [ ] A  [due:: 2026-12-07]", "- [ ] Do A  [due:: 2026-12-07]")
    assert reworded and reworded.item.text == "Do A"


def test_a_step_whose_item_ended_or_went_away_or_is_for_later_is_none_any_more(journal: Builder) -> None:
    one = "- [ ] A  [due:: 2026-12-07]  [id:: aaaaa]"
    for after in (one.replace("[ ]", "[x]"), "", one.replace("2026-12-07", "2027-03-01")):
        assert looked_at_again(journal, one, after) is None
