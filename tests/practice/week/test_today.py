"""The page of a day: what presses, whom one meets and whether that is prepared, who has gone quiet."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from mentorlog.practice.week.today import Day, look_at

from ..conftest import TODAY, Builder, File, goal, held, mentee, person, planned, texts

LAST = "2026-12-03"
AIM = "## Objectives\n- [ ] Aim"


def day(away: int) -> str:
    """The day that many days from today."""
    return (TODAY + timedelta(days=away)).isoformat()


def seen(journal: Builder, *files: File) -> Day:
    return look_at(journal(person(), *files), TODAY)


def pressing(found: Day) -> dict[str | None, list[str]]:
    """What presses, by whom it is with."""
    return {group.person.slug if group.person else None: texts(group.items) for group in found.pressing}


def promised(*lines: str, who: str = "ada") -> File:
    return held(LAST, "\n".join(["## Commitments", *(f"- {line}" for line in lines)]), who=who)


def test_an_empty_journal_has_an_empty_page(journal: Builder) -> None:
    found = look_at(journal(("mentorlog.toml", "format = 1\n"), goal("lead")), TODAY)
    assert found == Day(TODAY, (), (), (), (), (), (), True)
    assert not found.presses


def test_with_somebody_in_it_a_journal_is_not_empty(journal: Builder) -> None:
    found = seen(journal)
    assert not found.is_empty and not found.presses


# --- what presses ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("away", "presses"), [(-30, True), (0, True), (2, True), (3, False)])
def test_a_promise_presses_two_days_before_its_date(journal: Builder, away: int, presses: bool) -> None:
    found = seen(journal, promised(f"[ ] It  [due:: {day(away)}]"))
    assert (pressing(found), found.presses) == ({"ada": ["It"]} if presses else {}, presses)


@pytest.mark.parametrize(("away", "presses"), [(2, True), (3, False)])
def test_a_promise_without_a_date_presses_two_days_before_the_meeting(
    journal: Builder, away: int, presses: bool
) -> None:
    found = seen(journal, promised("[ ] It"), planned(day(away), AIM))
    assert pressing(found) == ({"ada": ["It"]} if presses else {})


def test_somebody_to_get_in_touch_with_presses_at_once(journal: Builder) -> None:
    found = seen(journal, held(LAST, f"## People\n- [ ] Priya\n- [ ] Olga  [due:: {day(3)}]"))
    assert pressing(found) == {"ada": ["Priya"]}


def test_what_the_other_side_owes_does_not_press(journal: Builder) -> None:
    assert pressing(seen(journal, promised(f"[ ] @ada It  [due:: {day(0)}]"))) == {}


@pytest.mark.parametrize(
    "heading", ["Questions", "Advice", "Decisions", "Feedback", "Assumptions", "Objectives"]
)
def test_only_promises_and_people_press(journal: Builder, heading: str) -> None:
    assert pressing(seen(journal, held(LAST, f"## {heading}\n- [ ] It  [due:: {day(0)}]"))) == {}


@pytest.mark.parametrize("line", ["[x] It", "[-] It"])
def test_what_has_ended_does_not_press(journal: Builder, line: str) -> None:
    assert pressing(seen(journal, promised(f"{line}  [due:: {day(0)}]"))) == {}


def test_an_unsettled_bullet_does_not_press(journal: Builder) -> None:
    bare = held("2026-11-20", f"## Commitments\n- It  [due:: {day(0)}]")
    assert pressing(seen(journal, bare, held(LAST))) == {}


def test_what_a_mentee_was_advised_and_whom_they_are_to_meet_does_not_press(journal: Builder) -> None:
    body = "## People\n- [ ] Priya\n- [ ] @me Olga\n## Advice\n- [ ] Draw it first"
    assert pressing(seen(journal, mentee(), held(LAST, body, who="jun"))) == {"jun": ["Olga"]}


def test_a_step_towards_a_goal_presses_with_nobody(journal: Builder) -> None:
    steps = f"## Steps\n- [ ] Read  [due:: {day(1)}]\n- [ ] Write  [due:: {day(3)}]"
    assert pressing(seen(journal, goal("lead", steps))) == {None: ["Read"]}


def test_a_promise_to_somebody_who_has_no_record_presses_with_nobody(journal: Builder) -> None:
    found = seen(journal, promised(f"[ ] It  [due:: {day(1)}]", who="tom"))
    assert pressing(found) == {None: ["It"]}


def test_whom_one_meets_soonest_comes_first(journal: Builder) -> None:
    made = [promised(f"[ ] With {who}  [due:: {day(-1)}]", who=who) for who in ("ada", "ben", "eve")]
    ahead = planned(day(5), AIM), planned(day(1), AIM, who="eve")
    found = seen(journal, person("ben"), person("eve"), *made, *ahead)
    assert list(pressing(found)) == ["eve", "ada", "ben"]


def test_what_presses_most_comes_first_with_each(journal: Builder) -> None:
    found = seen(journal, promised(f"[ ] Second  [due:: {day(1)}]", f"[ ] First  [due:: {day(-1)}]"))
    assert pressing(found) == {"ada": ["First", "Second"]}


# --- the meetings ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("away", "shown"), [(-1, False), (0, True), (7, True), (8, False)])
def test_the_meetings_of_a_week_are_shown(journal: Builder, away: int, shown: bool) -> None:
    found = seen(journal, planned(day(away), AIM))
    assert [ahead.meeting.date.isoformat() for ahead in found.meetings] == ([day(away)] if shown else [])


@pytest.mark.parametrize("status", ["held", "cancelled"])
def test_only_planned_meetings_are_shown(journal: Builder, status: str) -> None:
    assert seen(journal, planned(day(1), AIM, status=status)).meetings == ()


def test_the_meetings_are_in_the_order_of_their_hours(journal: Builder) -> None:
    files = planned(day(2)), planned(day(1), time="16:00"), planned(day(1), time="09:00", who="ben")
    found = seen(journal, person("ben"), *files)
    assert [ahead.meeting.time for ahead in found.meetings] == ["09:00", "16:00", ""]


def test_a_meeting_with_somebody_who_has_no_record_is_not_shown(journal: Builder) -> None:
    assert seen(journal, planned(day(1), who="tom")).meetings == ()


def test_a_meeting_says_how_many_aims_it_has_with_those_left_open_before(journal: Builder) -> None:
    body = f"{AIM}\n- [x] Reached\n- Bare\n## Private\n### Objectives\n- [ ] Secret"
    [ahead] = seen(journal, held(LAST, AIM), planned(day(5), body)).meetings
    assert ahead.aims == 4


def test_a_meeting_says_how_much_is_to_be_finished_before_it(journal: Builder) -> None:
    body = f"""
        ## Commitments
        - [ ] Undated
        - [ ] On the day  [due:: {day(5)}]
        - [ ] After it  [due:: {day(6)}]
        - [ ] @ada Theirs
        - [x] Done
        ## People
        - [ ] Priya
        - [ ] Sam
        ## Questions
        - [ ] How?
        """
    with_ben = promised(f"[ ] With Ben  [due:: {day(1)}]", who="ben")
    [ahead] = seen(journal, person("ben"), with_ben, held(LAST, body), planned(day(5), AIM)).meetings
    assert ahead.to_finish == 4


@pytest.mark.parametrize(("away", "presses"), [(0, True), (1, True), (2, False)])
def test_a_meeting_without_an_aim_presses_the_day_before(journal: Builder, away: int, presses: bool) -> None:
    assert seen(journal, planned(day(away))).presses is presses


@pytest.mark.parametrize("away", [0, 1])
def test_a_meeting_with_an_aim_does_not_press(journal: Builder, away: int) -> None:
    assert not seen(journal, planned(day(away), AIM)).presses


# --- quiet, and passed ----------------------------------------------------------------------------


@pytest.mark.parametrize(("ago", "quiet"), [(14, False), (15, True)])
def test_who_has_gone_quiet_is_named_and_presses(journal: Builder, ago: int, quiet: bool) -> None:
    found = seen(journal, held(day(-ago)))
    assert [with_whom.person.slug for with_whom in found.quiet] == (["ada"] if quiet else [])
    assert found.presses is quiet


@pytest.mark.parametrize(("away", "passed"), [(-1, True), (0, False)])
def test_a_planned_meeting_whose_day_has_passed_is_named_and_presses(
    journal: Builder, away: int, passed: bool
) -> None:
    found = seen(journal, planned(day(away), AIM))
    named = [(with_whom.person.slug, meeting.date.isoformat()) for with_whom, meeting in found.passed]
    assert named == ([("ada", day(away))] if passed else [])
    assert found.presses is passed


def test_who_may_have_been_met_is_not_called_quiet(journal: Builder) -> None:
    found = seen(journal, held(day(-20)), planned(day(-3), AIM))
    assert (found.quiet, [one.person.slug for one, _ in found.passed]) == ((), ["ada"])


# --- checkpoints ------------------------------------------------------------------------------------


def checkpoints(journal: Builder, *files: File, **keys: Any) -> list[str]:
    """The days of the meetings on the page that have a checkpoint."""
    found = look_at(journal(person(**keys), *files), TODAY)
    return [one.meeting.date.isoformat() for one in found.meetings if one.checkpoint]


def test_the_next_meeting_alone_has_the_checkpoint_that_is_due(journal: Builder) -> None:
    meetings = held(LAST), planned(day(1)), planned(day(3))
    assert checkpoints(journal, *meetings, agreement__checkpoints=[day(0)]) == [day(1)]
    assert checkpoints(journal, *meetings, agreement__checkpoints=[day(30)]) == []
    assert checkpoints(journal, *meetings) == []
    assert checkpoints(journal, planned(day(1), kind="checkpoint"), planned(day(3))) == [day(1)]
