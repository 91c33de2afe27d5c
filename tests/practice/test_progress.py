"""Progress: each figure of docs/reference/figures.md, "Progress", with its boundaries."""

from __future__ import annotations

from datetime import date

import pytest

from mentorlog.errors import Damaged, NotFound, Several
from mentorlog.practice.progress import DoneIn, Month, Progress, Side, number_in, progress

from .conftest import TODAY, Builder, File, goal, held, mentee, person, planned, record


def looked(journal: Builder, *files: File, who: str = "", towards: str = "", today: date = TODAY) -> Progress:
    opened = journal(*(files if any(path == "people/ada.md" for path, _ in files) else (person(), *files)))
    return progress(
        opened,
        today,
        person=opened.find_person(who) if who else None,
        goal=opened.find_goal(towards) if towards else None,
    )


def promises(day: str, *lines: str, who: str = "ada", **keys: object) -> File:
    return held(day, "\n".join(["## Commitments", *lines]), who=who, **keys)


def names(found: Progress) -> list[str]:
    return [f"{month.first:%Y-%m}" for month in found.months]


def in_month(found: Progress, name: str) -> Month:
    [month] = [month for month in found.months if f"{month.first:%Y-%m}" == name]
    return month


def mine(found: Progress) -> dict[str, tuple[int, int, int]]:
    """What became of my promises: kept, moved, let go; of the months in which anything did."""
    return {
        name: (month.mine.kept, month.mine.moved, month.mine.let_go)
        for name, month in zip(names(found), found.months, strict=True)
        if month.mine.total
    }


# --- the months -----------------------------------------------------------------------------------


def test_an_empty_journal_has_this_month_and_nothing_in_it(journal: Builder) -> None:
    found = looked(journal, person(agreement__every=""))
    assert found.months == (Month(date(2026, 12, 1), Side(), Side(), 0, 0.0),)
    assert found.is_empty


@pytest.mark.parametrize(
    ("first", "months"),
    [
        ("2026-12-06", 1),
        ("2026-11-30", 2),
        ("2026-01-31", 12),
        ("2025-12-31", 12),
        ("2019-12-31", 12),
    ],
)
def test_it_begins_with_the_first_meeting_held_and_goes_back_a_year_at_most(
    journal: Builder, first: str, months: int
) -> None:
    found = looked(journal, held(first))
    assert len(found.months) == months
    assert found.months[-1].first == date(2026, 12, 1)


def test_it_begins_with_the_first_promise_where_that_was_earlier(journal: Builder) -> None:
    ada = person(body="## Commitments\n- [ ] It  [created:: 2026-08-31]")
    assert names(looked(journal, ada, held("2026-11-01")))[0] == "2026-08"


@pytest.mark.parametrize(
    "other",
    [
        planned("2026-03-01"),
        held("2026-03-01", status="cancelled"),
        person(body="## Questions\n- [ ] It  [created:: 2026-03-01]"),
        person(body="## Private\n- [ ] It  [created:: 2026-03-01]"),
        held("2027-03-01"),
    ],
)
def test_it_does_not_begin_with_what_is_no_promise_and_no_meeting_held(journal: Builder, other: File) -> None:
    assert names(looked(journal, held("2026-11-01"), other)) == ["2026-11", "2026-12"]


def test_the_year_may_turn_between_its_months(journal: Builder) -> None:
    found = looked(journal, held("2025-11-30"), today=date(2026, 1, 1))
    assert names(found) == ["2025-11", "2025-12", "2026-01"]


# --- kept, moved, let go --------------------------------------------------------------------------


def test_a_promise_counts_in_the_month_in_which_it_ended(journal: Builder) -> None:
    found = looked(
        journal,
        promises(
            "2026-09-30",
            "- [x] A  [completion:: 2026-10-01]",
            "- [x] B  [completion:: 2026-10-31]",
            "- [-] C  [cancelled:: 2026-11-01]",
            "- [-] D  [cancelled:: 2026-11-02]",
            "- [ ] E",
        ),
    )
    assert mine(found) == {"2026-10": (2, 0, 0), "2026-11": (0, 0, 2)}


def test_what_the_other_side_promised_is_counted_apart(journal: Builder) -> None:
    found = looked(
        journal,
        promises(
            "2026-12-01",
            "- [x] @ada A  [completion:: 2026-12-02]",
            "- [-] @ada B  [cancelled:: 2026-12-02]",
            "- [x] C  [completion:: 2026-12-02]",
        ),
    )
    assert found.months[0][1:3] == (Side(1, 0, 0), Side(1, 0, 1))


def test_each_move_counts_in_its_own_month_whatever_became_of_the_promise(journal: Builder) -> None:
    found = looked(
        journal,
        promises(
            "2026-09-01",
            "- [x] A  [completion:: 2026-12-01]",
            "  - 2026-09-10 moved from 2026-09-12: ill",
            "  - 2026-09-20 moved from 2026-09-22",
            "  - 2026-11-30 moved from 2026-12-01",
            "- [ ] B",
            "  - 2026-11-02 moved from 2026-11-03",
        ),
    )
    assert mine(found) == {"2026-09": (0, 2, 0), "2026-11": (0, 2, 0), "2026-12": (1, 0, 0)}


def test_one_made_smaller_was_moved_and_not_let_go(journal: Builder) -> None:
    found = looked(
        journal,
        promises(
            "2026-11-01",
            "- [-] Write a book  [cancelled:: 2026-11-20]  [id:: aaaaa]",
            "  - 2026-11-20 moved from 2026-11-21: made smaller",
            "- [x] Write a page  [from:: aaaaa]  [completion:: 2026-12-01]  [id:: bbbbb]",
        ),
    )
    assert mine(found) == {"2026-11": (0, 1, 0), "2026-12": (1, 0, 0)}


def test_one_that_names_itself_as_where_it_came_from_was_let_go(journal: Builder) -> None:
    found = looked(
        journal, promises("2026-12-01", "- [-] It  [from:: aaaaa]  [cancelled:: 2026-12-02]  [id:: aaaaa]")
    )
    assert mine(found) == {"2026-12": (0, 0, 1)}


def test_what_ended_without_a_date_is_in_no_month(journal: Builder) -> None:
    found = looked(journal, promises("2026-12-01", "- [x] A", "- [-] B"))
    assert mine(found) == {} and found.mine == DoneIn(None, 0)


def test_a_promise_that_was_opened_again_counts_as_it_stands_now(journal: Builder) -> None:
    found = looked(
        journal,
        promises(
            "2026-11-01",
            "- [ ] A",
            "  - 2026-11-10 done",
            "  - 2026-11-12 reopened",
            "- [x] B  [completion:: 2026-12-02]",
            "  - 2026-11-10 dropped",
            "  - 2026-11-12 reopened",
            "  - 2026-12-02 done",
        ),
    )
    assert mine(found) == {"2026-12": (1, 0, 0)}


def test_what_happens_after_today_does_not_count_yet(journal: Builder) -> None:
    found = looked(
        journal,
        promises(
            "2026-12-01",
            "- [x] A  [completion:: 2026-12-06]",
            "- [x] B  [completion:: 2026-12-07]",
            "- [-] C  [cancelled:: 2026-12-07]",
            "- [ ] D",
            "  - 2026-12-07 moved from 2026-12-09",
            "- [ ] E",
            "  - 2026-12-06 moved from 2026-12-09",
        ),
        held("2026-12-06"),
        held("2026-12-08"),
    )
    assert mine(found) == {"2026-12": (1, 1, 0)}
    assert found.mine.of == 1 and found.met == 2


@pytest.mark.parametrize("heading", ["Questions", "Advice", "People", "Decisions", "Feedback", "Objectives"])
def test_only_commitments_count(journal: Builder, heading: str) -> None:
    found = looked(journal, held("2026-12-01", f"## {heading}\n- [x] It  [completion:: 2026-12-02]"))
    assert mine(found) == {}


def test_a_step_towards_a_goal_of_mine_counts_where_all_is_looked_at(journal: Builder) -> None:
    step = goal("lead", "## Steps\n- [x] It  [created:: 2026-11-20]  [completion:: 2026-12-02]")
    assert mine(looked(journal, step)) == {"2026-12": (1, 0, 0)}
    assert mine(looked(journal, person(goals=["lead"]), step, who="ada")) == {}


def test_a_promise_that_is_private_does_not_count(journal: Builder) -> None:
    line = "- [x] It  [completion:: 2026-12-02]"
    found = looked(journal, promises("2026-12-01", "### Private", line), promises("2026-12-02", line))
    assert mine(found) == {"2026-12": (1, 0, 0)}


# --- from promise to done -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "median"), [([4], 4), ([1, 9], 5), ([1, 2], 1.5), ([1, 20, 3], 3), ([0, 0, 0], 0)]
)
def test_from_promise_to_done_is_the_median(journal: Builder, days: list[int], median: float) -> None:
    lines = [f"- [x] {n}  [completion:: 2026-11-{1 + each:02}]" for n, each in enumerate(days)]
    done_in = looked(journal, promises("2026-11-01", *lines)).mine
    assert done_in == DoneIn(median, len(days)) and str(done_in.days) == str(median)


def test_from_promise_to_done_is_counted_for_each_side(journal: Builder) -> None:
    found = looked(
        journal,
        promises(
            "2026-11-01", "- [x] A  [completion:: 2026-11-03]", "- [x] @ada B  [completion:: 2026-11-11]"
        ),
    )
    assert (found.mine, found.theirs) == (DoneIn(2, 1), DoneIn(10, 1))


def test_from_promise_to_done_is_of_those_kept_in_the_months_shown(journal: Builder) -> None:
    found = looked(
        journal,
        promises(
            "2025-12-01", "- [x] Before  [completion:: 2025-12-31]", "- [x] Within  [completion:: 2026-01-01]"
        ),
    )
    assert found.mine == DoneIn(31, 1)


def test_a_promise_that_began_on_no_day_is_kept_and_has_no_length(journal: Builder) -> None:
    found = looked(journal, person(body="## Commitments\n- [x] It  [completion:: 2026-12-02]"))
    assert mine(found) == {"2026-12": (1, 0, 0)} and found.mine == DoneIn(None, 0)


# --- met, and agreed ------------------------------------------------------------------------------


def test_meetings_held_count_whatever_the_medium_private_ones_too(journal: Builder) -> None:
    found = looked(
        journal,
        held("2026-11-01"),
        held("2026-11-02", medium="message"),
        held("2026-11-02-2", private=True),
        held("2026-12-01", who="jun"),
        mentee(),
        planned("2026-12-02"),
        held("2026-12-03", status="cancelled"),
    )
    assert [(month.met) for month in found.months] == [3, 1]


@pytest.mark.parametrize(
    ("every", "november"),
    [("2 weeks", 2.1), ("week", 4.3), ("month", 1.0), ("3 days", 10.0), ("year", 0.1), ("quarterly", 0.3)],
)
def test_agreed_are_the_days_of_a_month_by_the_length_of_the_rhythm(
    journal: Builder, every: str, november: float
) -> None:
    found = looked(journal, person(agreement__every=every), held("2026-10-01"))
    assert in_month(found, "2026-11").agreed == november


def test_agreed_counts_from_the_day_it_began_to_today(journal: Builder) -> None:
    # 16 to 30 November are 15 days, 1 to 6 December six.
    found = looked(journal, person(agreement__every="day"), held("2026-11-16"))
    assert [month.agreed for month in found.months] == [15.0, 6.0]
    found = looked(journal, person(agreement__every="day", since=date(2026, 11, 30)), held("2026-11-16"))
    assert [month.agreed for month in found.months] == [1.0, 6.0]


def test_agreed_is_nothing_before_the_first_meeting_where_no_day_is_written(journal: Builder) -> None:
    assert looked(journal, person(agreement__every="day")).agreed == 0


def test_agreed_ends_with_the_last_meeting_where_one_no_longer_meets(journal: Builder) -> None:
    closed = person(agreement__every="day", status="closed")
    found = looked(journal, closed, held("2026-11-21"), held("2026-11-30"))
    assert [month.agreed for month in found.months] == [10.0, 0.0]
    assert looked(journal, person("bo", status="closed"), closed, who="bo").agreed == 0


def test_agreed_stands_still_while_it_is_paused(journal: Builder) -> None:
    log = "## Log\n- 2026-11-10 paused\n- 2026-11-20 resumed"
    found = looked(journal, person(body=log, agreement__every="day"), held("2026-11-01"))
    assert [month.agreed for month in found.months] == [20.0, 6.0]
    paused = person(body="## Log\n- 2026-11-30 paused", agreement__every="day", status="paused")
    assert [month.agreed for month in looked(journal, paused).months] == [29.0, 0.0]


def test_one_with_whom_nothing_is_agreed_adds_nothing_and_those_after_them_count(journal: Builder) -> None:
    alone = looked(journal, held("2026-11-01")).agreed
    assert (
        looked(journal, person("abe", agreement__every=""), held("2026-11-02", who="abe")).agreed == alone > 0
    )


def test_a_meeting_with_somebody_who_has_no_record_was_a_meeting(journal: Builder) -> None:
    assert looked(journal, held("2026-11-01", who="gone")).met == 1


def test_the_last_day_that_a_calendar_has_can_be_looked_at(journal: Builder) -> None:
    assert looked(journal, held("9999-12-01"), today=date.max).agreed > 0


def test_agreed_is_summed_over_people(journal: Builder) -> None:
    found = looked(
        journal, person(agreement__every="2 weeks"), mentee(agreement__every="month"), held("2026-11-01"),
        held("2026-11-01", who="jun"), person("tom", agreement__every=""), held("2026-11-01", who="tom"),
    )  # fmt: skip
    assert in_month(found, "2026-11").agreed == round(30 / 14 + 30 / (365.25 / 12), 1)


# --- goals ----------------------------------------------------------------------------------------


def test_a_goal_has_all_lines_of_its_progress_by_date_up_to_today(journal: Builder) -> None:
    body = (
        "## Progress\n- 2026-11-02 20%: first report hired\n- 2026-11-02 10%: and gone\n"
        "- 2024-01-01 none yet\n- 2026-12-07 90%: to come"
    )
    [course] = looked(journal, goal("lead", body, status="achieved")).goals
    assert [tuple(reading) for reading in course.progress] == [
        (date(2024, 1, 1), "none yet", None, ""),
        (date(2026, 11, 2), "20%", 20.0, "first report hired"),
        (date(2026, 11, 2), "10%", 10.0, "and gone"),
    ]


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("20%", 20.0),
        ("1 of 5", 1.0),
        ("about 3.5 km", 3.5),
        ("2,5", 2.5),
        ("10,000 words", 10_000.0),
        ("1,234,567.5", 1_234_567.5),
        ("0,125", 0.125),
        ("-4", -4.0),
        ("−4", -4.0),
        ("3-4", 3.0),
        ("week-4", 4.0),
        ("Q3", 3.0),
        ("half", None),
        ("٣", None),
        ("9" * 400, None),
    ],
)
def test_the_number_of_a_value_is_the_first_in_it(value: str, number: float | None) -> None:
    assert number_in(value) == number


# --- what was learned -----------------------------------------------------------------------------


def test_lessons_come_with_their_day_and_person_the_newest_first(journal: Builder) -> None:
    found = looked(
        journal,
        person(body="## Learned\n- Undated"),
        held("2024-11-01", "## Learned\n- Old"),
        held("2026-11-01", "## Learned\n- New\n### Private\n- Mine"),
        held("2026-12-01", "## Lessons\n- Newest", who="jun"),
        held("2026-12-07", "## Lessons\n- To come"),
        mentee(),
    )
    assert [(str(lesson.day), lesson.person, lesson.text) for lesson in found.learned] == [
        ("2026-12-01", "jun", "Newest"),
        ("2026-11-01", "ada", "New"),
        ("2024-11-01", "ada", "Old"),
        ("None", "ada", "Undated"),
    ]


# --- one person, or one goal ----------------------------------------------------------------------

EVERYTHING = (
    person("ada", goals=["lead", "old"]),
    mentee("jun", agreement__every="month"),
    promises("2026-11-01", "- [x] A  [goal:: lead]  [completion:: 2026-12-01]", "## Learned\n- From Ada"),
    promises("2026-10-01", "- [x] B  [completion:: 2026-12-02]", "## Learned\n- From Jun", who="jun"),
    goal("lead", "## Steps\n- [-] C  [created:: 2026-09-01]  [cancelled:: 2026-12-03]"),
    goal("old", status="dropped"),
    goal("talk", "## Progress\n- 2026-12-01 1"),
    goal("review", "## Steps\n- [x] @jun D  [created:: 2026-12-01]  [completion:: 2026-12-03]", of="jun"),
)


def test_one_person_has_their_promises_meetings_lessons_and_goals(journal: Builder) -> None:
    found = looked(journal, *EVERYTHING, who="ada")
    assert names(found) == ["2026-11", "2026-12"]
    assert mine(found) == {"2026-12": (1, 0, 0)}
    assert (found.met, [month.agreed for month in found.months]) == (1, [2.1, 0.4])
    assert [lesson.text for lesson in found.learned] == ["From Ada"]
    assert {course.goal.slug for course in found.goals} == {"lead", "old"}
    assert (found.person and found.person.slug, found.goal) == ("ada", None)


def test_a_mentee_has_the_goals_that_are_theirs(journal: Builder) -> None:
    found = looked(journal, *EVERYTHING, who="jun")
    assert [course.goal.slug for course in found.goals] == ["review"]
    assert (found.months[-1].mine, found.months[-1].theirs) == (Side(1, 0, 0), Side(1, 0, 0))


def test_one_goal_has_its_steps_what_serves_it_and_the_meetings_of_those_who_help(journal: Builder) -> None:
    found = looked(journal, *EVERYTHING, towards="lead")
    assert names(found)[0] == "2026-09"
    assert mine(found) == {"2026-12": (1, 0, 1)}
    assert found.met == 1 and in_month(found, "2026-11").agreed == 2.1
    assert [lesson.text for lesson in found.learned] == ["From Ada"]
    assert [course.goal.slug for course in found.goals] == ["lead"]
    assert (found.person, found.goal) == (None, found.goals[0].goal)


def test_a_promise_that_names_another_goal_or_none_is_not_about_this_one(journal: Builder) -> None:
    fields = "", "  [goal:: old]", "  [goal:: lead]"
    lines = (f"- [x] {n}{field}  [completion:: 2026-12-01]" for n, field in enumerate(fields))
    files = goal("lead"), goal("old"), promises("2026-11-01", *lines)
    assert mine(looked(journal, *files, towards="lead")) == {"2026-12": (1, 0, 0)}


def test_a_goal_that_nobody_helps_with_has_no_meetings(journal: Builder) -> None:
    found = looked(journal, *EVERYTHING, towards="talk")
    assert (found.met, found.agreed, found.learned) == (0, 0, ())
    assert not found.is_empty


# --- private records ------------------------------------------------------------------------------


def test_a_person_whose_record_is_private_is_left_out_with_all_that_is_with_them(journal: Builder) -> None:
    files = (
        person("ada", private=True),
        *EVERYTHING[2:3],
        goal("hers", "## Progress\n- 2026-12-01 1", of="ada"),
    )
    found = looked(journal, *files)
    assert found.is_empty and found.agreed == 0 and found.goals == () and found.people == {}
    found = looked(journal, *files, who="ada")
    assert found.is_private and found.is_empty and found.agreed == 0
    assert looked(journal, *files, towards="hers").is_private


def test_a_goal_whose_record_is_private_is_not_named(journal: Builder) -> None:
    files = (
        person(goals=["lead"], since=date(2026, 9, 1)),
        *EVERYTHING[2:3],
        goal("lead", private=True, title="Kakapo"),
    )
    assert looked(journal, *files).goals == ()
    found = looked(journal, *files, towards="lead")
    assert found.is_private and found.is_empty and "Kakapo" not in repr(found)
    assert found.agreed == 0
    assert found.goal and (found.goal.private, found.goal.title) == (True, "lead")


def test_where_it_is_not_known_what_is_private_nothing_is_shown(journal: Builder) -> None:
    with pytest.raises(Damaged):
        looked(journal, ("mentorlog.toml", "format = = 1"))


# --- a word that may be a person or a goal --------------------------------------------------------


def test_a_word_names_a_person_or_a_goal(journal: Builder) -> None:
    opened = journal(person("ada"), goal("lead"))
    assert opened.find_person_or_goal("ad") == opened.people[0]
    assert opened.find_person_or_goal("le") == opened.goals[0]


def test_a_whole_name_comes_before_the_start_of_another(journal: Builder) -> None:
    opened = journal(person("lea"), goal("lead"))
    assert opened.find_person_or_goal("lea") == opened.people[0]
    opened = journal(person("lea", name="Leadbelly"), goal("lead"))
    assert opened.find_person_or_goal("lead") == opened.goals[0]


@pytest.mark.parametrize("word", ["le", "lea"])
def test_where_both_answer_both_are_named(journal: Builder, word: str) -> None:
    opened = journal(person("leah"), goal("lead"))
    with pytest.raises(Several) as caught:
        opened.find_person_or_goal(word)
    assert str(caught.value) == f"“{word}” can be Leah or the goal Lead."


def test_where_nobody_answers_those_that_come_close_are_named(journal: Builder) -> None:
    with pytest.raises(NotFound) as caught:
        journal(person("ada"), goal("lead")).find_person_or_goal("laed")
    assert caught.value.near == ("the goal Lead",)


@pytest.mark.parametrize("path", ["people/leander.md", "goals/leander.md"])
def test_a_record_that_cannot_be_read_is_named_unless_another_has_that_very_name(
    journal: Builder, path: str
) -> None:
    opened = journal(person(), goal("lea"), (path, "+++\nname = \n+++\n"))
    assert opened.find_person_or_goal("lea").slug == "lea"
    with pytest.raises(Damaged):
        opened.find_person_or_goal("leand")


def test_a_meeting_of_the_first_year_there_is_can_be_looked_at(journal: Builder) -> None:
    files = (person(since=date.min), ("meetings/ada/0001-01-02.md", record("", date=date(1, 1, 2))))
    assert looked(journal, *files, today=date(1, 1, 3)).met == 1
