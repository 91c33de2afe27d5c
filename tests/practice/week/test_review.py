"""The review as a report: each of its parts, with its boundaries."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mentorlog.practice.week.questions import QUESTIONS
from mentorlog.practice.week.review import Review, review, week

from ..conftest import TODAY, Builder, File, goal, held, mentee, person, planned, texts

# Three days ago, so that nobody has gone quiet.
LAST = "2026-12-03"


def day(away: int) -> str:
    """The day that many days from today."""
    return (TODAY + timedelta(days=away)).isoformat()


def reviewed(journal: Builder, *files: File, who: str = "") -> Review:
    opened = journal(person(), *files)
    return review(opened, TODAY, opened.find_person(who) if who else None)


def promised(*lines: str, made: str = LAST, who: str = "ada") -> File:
    return held(made, "\n".join(["## Commitments", *(f"- {line}" for line in lines)]), who=who)


def test_where_there_is_nothing_the_report_is_quiet(journal: Builder) -> None:
    report = reviewed(journal, held(LAST))
    assert report.is_quiet and report.kept == (0, 0)


# --- late, and due --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("away", "part"), [(-100, "overdue"), (-1, "overdue"), (0, "due"), (7, "due"), (8, ""), (100, "")]
)
def test_a_promise_is_late_then_due_within_seven_days_then_left_for_later(
    journal: Builder, away: int, part: str
) -> None:
    report = reviewed(journal, promised(f"[ ] It  [due:: {day(away)}]"))
    assert {"overdue": texts(report.overdue), "due": texts(report.due)} == {
        name: ["It"] if name == part else [] for name in ("overdue", "due")
    }
    assert report.is_quiet == (part == "")


@pytest.mark.parametrize(("away", "due"), [(0, True), (7, True), (8, False)])
def test_a_promise_without_a_date_is_due_when_the_next_meeting_is(
    journal: Builder, away: int, due: bool
) -> None:
    report = reviewed(journal, promised("[ ] It"), planned(day(away), "## Objectives\n- [ ] Aim"))
    assert texts(report.due) == (["It"] if due else [])


def test_a_promise_without_a_date_is_due_and_not_late_after_a_silence(journal: Builder) -> None:
    report = reviewed(journal, promised("[ ] It", made="2026-09-01"))
    assert (texts(report.due), texts(report.overdue)) == (["It"], [])


def test_a_promise_that_is_for_no_day_is_not_due(journal: Builder) -> None:
    report = reviewed(journal, person(agreement__every=""), promised("[ ] It"))
    assert report.is_quiet


def test_somebody_to_get_in_touch_with_is_due_at_once(journal: Builder) -> None:
    report = reviewed(journal, held(LAST, f"## People\n- [ ] Priya\n- [ ] Olga  [due:: {day(8)}]"))
    assert texts(report.due) == ["Priya"]


@pytest.mark.parametrize(
    "heading", ["Questions", "Advice", "Decisions", "Feedback", "Assumptions", "Objectives"]
)
def test_only_promises_and_people_are_due(journal: Builder, heading: str) -> None:
    body = f"## {heading}\n- [ ] It  [due:: {day(1)}]\n- [ ] Late  [due:: {day(-1)}]"
    assert reviewed(journal, held(LAST, body)).is_quiet


@pytest.mark.parametrize("mark", ["x", "-"])
def test_what_has_ended_is_not_due(journal: Builder, mark: str) -> None:
    assert reviewed(journal, promised(f"[{mark}] It  [due:: {day(1)}]")).is_quiet


def test_the_most_pressing_is_first(journal: Builder) -> None:
    lines = [f"[ ] {away}  [due:: {day(away)}]" for away in (3, 1, -2, 2, -5)]
    report = reviewed(journal, promised(*lines))
    assert (texts(report.overdue), texts(report.due)) == (["-5", "-2"], ["1", "2", "3"])


def test_a_step_towards_a_goal_is_due_like_a_promise(journal: Builder) -> None:
    steps = f"## Steps\n- [ ] Late  [due:: {day(-1)}]\n- [ ] Soon  [due:: {day(7)}]\n- [ ] Some day"
    report = reviewed(journal, person(goals=["lead"]), goal("lead", steps))
    assert (texts(report.overdue), texts(report.due)) == (["Late"], ["Soon"])


# --- waiting for others ---------------------------------------------------------------------------


@pytest.mark.parametrize("away", [-30, 0, 30])
def test_what_the_other_side_owes_is_waited_for_whenever_it_is_due(journal: Builder, away: int) -> None:
    report = reviewed(journal, promised(f"[ ] @ada It  [due:: {day(away)}]"))
    assert (texts(report.waiting), report.overdue, report.due) == (["It"], (), ())
    assert not report.is_quiet


def test_with_a_mentee_their_people_are_waited_for_and_not_mine_to_meet(journal: Builder) -> None:
    body = "## People\n- [ ] Priya\n- [ ] @me Olga\n## Advice\n- [ ] Draw it first"
    report = reviewed(journal, mentee(), held(LAST, body, who="jun"))
    assert (texts(report.waiting), texts(report.due)) == (["Priya"], ["Olga"])


# --- meetings -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("away", "named"), [(-1, False), (0, True), (7, True), (8, False)])
def test_a_meeting_within_seven_days_without_an_aim_is_named(
    journal: Builder, away: int, named: bool
) -> None:
    report = reviewed(journal, planned(day(away)))
    assert [meeting.date.isoformat() for meeting in report.unprepared] == ([day(away)] if named else [])


@pytest.mark.parametrize("line", ["- [ ] Aim", "- Aim", "- [x] Aim"])
def test_a_meeting_with_an_aim_is_prepared(journal: Builder, line: str) -> None:
    assert reviewed(journal, planned(day(1), f"## Objectives\n{line}")).is_quiet


@pytest.mark.parametrize(("mark", "unprepared"), [(" ", 0), ("x", 1), ("-", 1)])
def test_an_aim_that_an_earlier_meeting_left_open_prepares_the_next(
    journal: Builder, mark: str, unprepared: int
) -> None:
    report = reviewed(journal, held(LAST, f"## Objectives\n- [{mark}] Aim"), planned(day(1)))
    assert len(report.unprepared) == unprepared


def test_an_aim_of_another_meeting_does_not_prepare_it(journal: Builder) -> None:
    body = "## Objectives\n- [ ] Aim"
    with_ben = person("ben"), held(LAST, body, who="ben")
    report = reviewed(journal, *with_ben, planned(day(1)), planned(day(3), body))
    assert [meeting.date.isoformat() for meeting in report.unprepared] == [day(1)]


@pytest.mark.parametrize("status", ["held", "cancelled"])
def test_only_a_planned_meeting_can_be_unprepared(journal: Builder, status: str) -> None:
    assert reviewed(journal, planned(day(1), status=status)).unprepared == ()


def test_the_meeting_that_is_first_is_named_first(journal: Builder) -> None:
    files = planned(day(3)), planned(day(1), time="16:00"), planned(day(1), time="09:00", who="ben")
    found = reviewed(journal, person("ben"), *files).unprepared
    assert [(meeting.person, meeting.time) for meeting in found] == [
        ("ben", "09:00"),
        ("ada", "16:00"),
        ("ada", ""),
    ]


@pytest.mark.parametrize(("away", "named"), [(-30, True), (-1, True), (0, False)])
def test_a_planned_meeting_whose_day_has_passed_is_named(journal: Builder, away: int, named: bool) -> None:
    report = reviewed(journal, planned(day(away), "## Objectives\n- [ ] Aim"))
    assert [meeting.date.isoformat() for meeting in report.passed] == ([day(away)] if named else [])
    assert report.is_quiet == (not named)


@pytest.mark.parametrize("status", ["held", "cancelled"])
def test_a_meeting_of_which_it_is_known_what_became_is_not_named(journal: Builder, status: str) -> None:
    assert reviewed(journal, planned(day(-1), status=status)).passed == ()


@pytest.mark.parametrize(("ago", "quiet"), [(14, False), (15, True)])
def test_who_has_gone_quiet_against_the_rhythm_is_named(journal: Builder, ago: int, quiet: bool) -> None:
    report = reviewed(journal, held(day(-ago)))
    assert [with_whom.person.slug for with_whom in report.quiet] == (["ada"] if quiet else [])
    assert report.is_quiet == (not quiet)


# --- unsettled bullets ----------------------------------------------------------------------------


def test_bullets_without_a_box_are_named_once_one_has_met_again(journal: Builder) -> None:
    earlier = promised("One", "[ ] Boxed", made="2026-11-20")
    report = reviewed(journal, earlier, promised("Two"))
    assert (texts(report.unsettled), texts(report.due)) == (["One"], [])
    assert not report.is_quiet


def test_an_unsettled_bullet_is_neither_late_nor_waited_for(journal: Builder) -> None:
    lines = f"Mine  [due:: {day(-1)}]", f"@ada Theirs  [due:: {day(-1)}]"
    report = reviewed(journal, promised(*lines, made="2026-11-20"), held(LAST))
    assert (report.overdue, report.due, report.waiting) == ((), (), ())
    assert texts(report.unsettled) == ["Mine", "Theirs"]


# --- what does not press --------------------------------------------------------------------------


def test_whom_to_tell_what_is_carried_and_what_came_of_a_decision_are_each_reported(
    journal: Builder,
) -> None:
    body = """
        ## Advice
        - [ ] Untried
        - A bullet without a box
        ## People
        - [x] Priya  [completion:: 2026-11-20]
        - [x] Known  [completion:: 2026-11-20]
          - 2026-11-21 told
        ## Decisions
        - [ ] Stay or go
        """
    later = [held(made) for made in ("2026-10-10", "2026-11-10", LAST)]
    report = reviewed(journal, held("2026-10-01", body), *later)
    assert texts(report.to_tell) == ["Priya"]
    assert texts(report.carried) == ["Untried"]
    assert texts(report.outcomes) == ["Stay or go"]
    assert texts(report.unsettled) == ["A bullet without a box"]


# --- what was kept --------------------------------------------------------------------------------


@pytest.mark.parametrize(("away", "counts"), [(-29, 0), (-28, 0), (-27, 1), (0, 1), (1, 0)])
@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("[x] It  [completion:: {}]", 1),
        ("[-] It  [cancelled:: {}]", 0),
        ("[x] It  [due:: 2026-11-01]  [completion:: {}]", 1),
    ],
)
def test_what_ended_in_the_last_four_weeks_counts(
    journal: Builder, line: str, kept: int, away: int, counts: int
) -> None:
    report = reviewed(journal, promised(line.format(day(away)), made="2026-10-01"))
    assert report.kept == (kept * counts, counts)


@pytest.mark.parametrize(("away", "counts"), [(-29, 0), (-28, 0), (-27, 1), (-1, 1), (0, 0), (1, 0)])
def test_what_is_open_counts_once_its_day_has_passed(journal: Builder, away: int, counts: int) -> None:
    report = reviewed(journal, promised(f"[ ] It  [due:: {day(away)}]", made="2026-10-01"))
    assert report.kept == (0, counts)


def test_four_of_five_are_four_of_five(journal: Builder) -> None:
    done = [f"[x] {number}  [completion:: {day(-number)}]" for number in range(4)]
    report = reviewed(journal, promised(*done, f"[ ] Late  [due:: {day(-1)}]", "[ ] Open"))
    assert report.kept == (4, 5)


def test_what_was_moved_to_another_day_does_not_count_before_it(journal: Builder) -> None:
    moved = promised(f"[ ] It  [due:: {day(3)}]\n  - {day(-2)} moved from {day(-1)}: ill")
    assert reviewed(journal, moved).kept == (0, 0)


def test_what_was_made_smaller_counts_as_moved(journal: Builder) -> None:
    lines = (
        f"[-] Draft the plan  [cancelled:: {day(-1)}]  [id:: aaaa1]",
        f"[ ] Draft its title  [from:: aaaa1]  [due:: {day(3)}]  [id:: aaaa2]",
        f"[-] Something else  [cancelled:: {day(-1)}]  [id:: aaaa3]",
    )
    assert reviewed(journal, promised(*lines)).kept == (0, 1)


def test_what_was_kept_all_the_same_counts_as_kept(journal: Builder) -> None:
    lines = (
        f"[x] Draft the plan  [completion:: {day(-1)}]  [id:: aaaa1]",
        "[ ] Draft its title  [from:: aaaa1]  [id:: aaaa2]",
    )
    assert reviewed(journal, promised(*lines)).kept == (1, 1)


def test_the_smaller_step_counts_when_it_ends(journal: Builder) -> None:
    lines = (
        f"[-] Draft the plan  [cancelled:: {day(-3)}]  [id:: aaaa1]",
        f"[x] Draft its title  [from:: aaaa1]  [completion:: {day(-1)}]  [id:: aaaa2]",
    )
    assert reviewed(journal, promised(*lines)).kept == (1, 1)


@pytest.mark.parametrize(
    "body",
    [
        f"## Commitments\n- [x] @ada It  [completion:: {day(-1)}]",
        f"## Advice\n- [x] It  [completion:: {day(-1)}]",
        f"## Private\n### Commitments\n- [x] It  [completion:: {day(-1)}]",
        "## Commitments\n- [x] It",
        "## Commitments\n- [ ] It",
    ],
    ids=["theirs", "advice", "private", "ended without a date", "open without a date"],
)
def test_only_promises_of_mine_that_came_to_their_day_count(journal: Builder, body: str) -> None:
    assert reviewed(journal, held(LAST, body)).kept == (0, 0)


# --- goals, and the question at the end -----------------------------------------------------------


def test_a_goal_that_nobody_serves_is_named(journal: Builder) -> None:
    report = reviewed(journal, person(goals=["lead"]), goal("lead"), goal("talk"))
    assert [one.slug for one in report.goals] == ["talk"]


@pytest.mark.parametrize("status", ["candidate", "asked", "paused", "closed", "declined"])
def test_only_somebody_active_serves_a_goal(journal: Builder, status: str) -> None:
    report = reviewed(journal, person(goals=["lead"], status=status), goal("lead"))
    assert [one.slug for one in report.goals] == ["lead"]


@pytest.mark.parametrize("status", ["achieved", "paused", "dropped"])
def test_only_an_active_goal_misses_somebody(journal: Builder, status: str) -> None:
    assert reviewed(journal, goal("lead", status=status)).goals == ()


def test_a_mentees_goal_misses_nobody(journal: Builder) -> None:
    assert reviewed(journal, mentee(), goal("run", of="jun")).goals == ()


def without_goal(journal: Builder, *files: File, who: str = "") -> list[str]:
    return [one.slug for one in reviewed(journal, *files, who=who).without_goal]


def test_somebody_i_meet_towards_nothing_is_named(journal: Builder) -> None:
    assert without_goal(journal, goal("lead")) == ["ada"]


@pytest.mark.parametrize("role", ["sponsor", "manager", "peer"])
def test_so_is_anybody_but_a_mentee(journal: Builder, role: str) -> None:
    assert without_goal(journal, person(role=role), mentee()) == ["ada"]


def test_a_goal_is_something_to_meet_for_and_a_skill_alone_is_none_yet(journal: Builder) -> None:
    files = person(goals=["lead"], skill="hiring"), person("bo", skill="hiring"), goal("lead")
    assert without_goal(journal, *files) == ["bo"]


def test_a_goal_that_cannot_be_read_is_something_to_meet_for(journal: Builder) -> None:
    assert without_goal(journal, person(goals=["lead"]), ("goals/lead.md", "")) == []


@pytest.mark.parametrize("status", ["achieved", "dropped", "paused"])
def test_a_goal_that_is_over_is_not(journal: Builder, status: str) -> None:
    files = person(goals=["lead", "no-such-goal"], skill=" "), goal("lead", status=status)
    assert without_goal(journal, *files) == ["ada"]


@pytest.mark.parametrize("status", ["candidate", "asked", "paused", "closed", "declined"])
def test_only_whom_i_meet_is_looked_at(journal: Builder, status: str) -> None:
    assert without_goal(journal, person(status=status)) == []


def test_nobody_private_is_named_for_it_and_with_one_person_only_they_are(journal: Builder) -> None:
    assert without_goal(journal, person(private=True), person("bo"), person("cy")) == ["bo", "cy"]
    assert without_goal(journal, person("bo"), person("cy"), who="cy") == ["cy"]


def test_the_question_to_think_about_is_the_same_all_week_and_another_the_next(journal: Builder) -> None:
    opened = journal(person())
    [this_week] = review(opened, TODAY).prompts
    assert review(opened, TODAY - timedelta(days=6)).prompts == (this_week,)
    [next_week] = review(opened, TODAY + timedelta(weeks=1)).prompts
    assert this_week in QUESTIONS
    assert next_week in QUESTIONS
    assert this_week != next_week


# --- one person -----------------------------------------------------------------------------------


def test_a_review_of_one_person_holds_what_is_with_them(journal: Builder) -> None:
    lines = f"[ ] It  [due:: {day(-1)}]", f"[ ] Soon  [due:: {day(1)}]", "[ ] @{} Theirs"
    body = "\n".join(f"- {line}" for line in lines)
    both = [held("2026-10-01", "## Commitments\n- Bare", who=who) for who in ("ada", "ben")] + [
        held("2026-10-02", f"## Commitments\n{body.format(who)}", who=who) for who in ("ada", "ben")
    ]
    also = planned(day(-1), who="ben"), goal("lead", f"## Steps\n- [ ] Read  [due:: {day(1)}]")
    report = reviewed(journal, person("ben"), *both, *also, who="ada")
    parts = (report.overdue, report.due, report.waiting, report.unsettled)
    assert [texts(part) for part in parts] == [["It"], ["Soon"], ["Theirs"], ["Bare"]]
    assert {one.item.person for part in parts for one in part} == {"ada"}
    assert (set(report.people), report.passed, report.goals, report.kept) == ({"ada"}, (), (), (0, 1))
    assert [with_whom.person.slug for with_whom in report.quiet] == ["ada"]


def test_of_one_whose_record_can_no_longer_be_read_there_is_nothing_to_say(journal: Builder) -> None:
    ada = journal(person(), held("2026-11-23", "## Commitments\n- [ ] Draft the plan")).find_person("ada")
    (journal.root / "people" / "ada.md").write_text("+++\nname = 1\n+++\n")
    assert review(journal(), TODAY, ada).is_quiet


# --- the week in numbers ----------------------------------------------------------------------------


def test_the_week_counts_what_happened_in_its_seven_days(journal: Builder) -> None:
    lines = [
        f"[x] Kept  [completion:: {day(0)}]",
        f"[x] Kept too  [completion:: {day(-6)}]",
        f"[x] Before  [completion:: {day(-7)}]",
        f"[x] After  [completion:: {day(1)}]",
        "[x] By hand",
        f"[-] Let go  [cancelled:: {day(-1)}]",
        f"[-] Let go too  [cancelled:: {day(-2)}]",
        f"[-] Shrunk  [cancelled:: {day(-1)}]  [id:: aaaaa]",
        f"[ ] Smaller  [created:: {day(-1)}]  [from:: aaaaa]",
        f"[x] @ada Theirs  [completion:: {day(-1)}]",
        f"[ ] Moved\n  - {day(-6)} moved from {day(-7)}: ill\n  - {day(-2)} moved from {day(-3)}",
        f"[ ] Moved today\n  - {day(0)} moved from {day(1)}",
        f"[ ] Moved before\n  - {day(-7)} moved from {day(-8)}",
        f"[ ] Told\n  - {day(-1)} told",
        f"[-] Ended with them  [cancelled:: {day(-1)}]\n  - {day(-1)} dropped: the relationship ended",
    ]
    made = held(day(-30), "## Commitments\n" + "\n".join(f"- {line}" for line in lines))
    advice = held(day(-31), f"## Advice\n- [x] Tried  [completion:: {day(-1)}]")
    found = week(journal(person(), made, advice), TODAY)
    assert (found.kept, found.moved, found.let_go) == (2, 2, 2)


def test_the_week_names_the_meetings_of_seven_days_before_and_after_but_no_private_one(
    journal: Builder,
) -> None:
    files = [held(day(away)) for away in (-7, -6, 0)]
    files += [planned(f"{day(away)}-2") for away in (-1, 0, 7, 8)]
    files += [held(day(-2), private=True), planned(day(2), private=True), held(day(-3), who="ben")]
    found = week(journal(person(), person("ben"), *files), TODAY)
    assert [one.path[9:-3] for one in found.met] == [f"ada/{day(-6)}", f"ben/{day(-3)}", f"ada/{day(0)}"]
    assert [one.path[13:-3] for one in found.ahead] == [f"{day(0)}-2", f"{day(7)}-2"]
    opened = journal()
    assert [one.person for one in week(opened, TODAY, opened.find_person("ben")).met] == ["ben"]
