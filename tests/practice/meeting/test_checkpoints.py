"""When a checkpoint comes due, what was answered, and where it is kept (PRACTICE M5)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mentorlog.journal import Journal
from mentorlog.practice.meeting import checkpoints
from mentorlog.practice.meeting.checkpoints import Mark, checkpoint
from mentorlog.practice.meeting.page import template_for
from mentorlog.practice.standing import relationship
from mentorlog.practice.week.review import review
from mentorlog.practice.week.today import look_at

from ..conftest import TODAY, Builder, held, mentee, person, planned, sheet_of

JUNE = date(2026, 6, 1)
# From 1 June to 1 June: 365 days.
AGREED: dict[str, Any] = {"since": JUNE, "agreement__until": date(2027, 6, 1)}
QUARTER, MIDDLE, END = date(2026, 9, 1), date(2026, 12, 1), date(2027, 5, 18)


def marks(journal: Journal, today: date = TODAY, who: str = "ada") -> list[Mark]:
    return list(checkpoints.marks(relationship(journal, journal.find_person(who), today)))


def state(journal: Journal, today: date = TODAY, who: str = "ada") -> checkpoints.Checkpoint:
    return checkpoint(journal, relationship(journal, journal.find_person(who), today))


def days(journal: Journal, today: date = TODAY) -> list[date | None]:
    return [mark.day for mark in marks(journal, today)]


def due_on(journal: Journal, day: date) -> date | None:
    found = state(journal, day).due
    return found.day if found else None


def test_they_come_after_a_quarter_in_the_middle_and_a_rhythm_before_the_end(journal: Builder) -> None:
    found = marks(journal(person(**AGREED)))
    assert [(mark.why, mark.day) for mark in found] == [
        ("quarter", QUARTER),
        ("middle", MIDDLE),
        ("end", END),
    ]


def test_without_a_rhythm_the_last_is_four_weeks_before_the_end(journal: Builder) -> None:
    assert days(journal(person(agreement__every="", **AGREED)))[-1] == date(2027, 5, 4)


def test_a_long_rhythm_does_not_put_the_last_before_three_quarters(journal: Builder) -> None:
    assert days(journal(person(agreement__every="6 months", **AGREED)))[-1] == date(2027, 3, 2)


def test_without_a_since_the_first_meeting_held_is_the_beginning(journal: Builder) -> None:
    made = journal(person(agreement__until=date(2027, 6, 1)), held("2026-06-01"), held("2026-07-01"))
    assert days(made) == [QUARTER, MIDDLE, END]


@pytest.mark.parametrize(
    ("sessions", "meetings"),
    [
        (1, []),
        (2, [1]),
        (3, [2]),
        (4, [1, 2]),
        (6, [2, 3, 4]),
        (9, [3, 5, 7]),
        (12, [3, 6, 10]),
        (-4, []),
        (0, []),
    ],
)
def test_where_a_number_of_meetings_is_agreed_they_are_counted(
    journal: Builder, sessions: int, meetings: list[int]
) -> None:
    assert [mark.meetings for mark in marks(journal(person(agreement__sessions=sessions)))] == meetings


def test_with_neither_an_end_nor_a_number_none_comes_by_itself(journal: Builder) -> None:
    assert not marks(journal(person(since=JUNE), held("2026-06-01")))


def test_the_days_agreed_on_take_the_place_of_all_others(journal: Builder) -> None:
    own = [date(2027, 1, 1), date(2026, 10, 1)]
    table = "[" + ", ".join(f'"{day}"' for day in own) + "]"
    path, text = person(**AGREED)
    made = journal((path, text.replace("+++\n\n", f"agreement.checkpoints = {table}\n+++\n\n")))
    assert days(made) == sorted(own)
    assert due_on(made, date(2026, 10, 1)) == own[1]


@pytest.mark.parametrize("status", ["candidate", "asked", "paused", "closed", "declined"])
def test_only_with_somebody_one_meets_does_one_come_due(journal: Builder, status: str) -> None:
    assert not marks(journal(person(status=status, **AGREED)))


def test_once_the_agreed_time_is_over_none_comes(journal: Builder) -> None:
    made = journal(person(**AGREED))
    assert days(made, date(2027, 6, 1)) and not days(made, date(2027, 6, 2))


def test_one_is_due_from_its_day_on(journal: Builder) -> None:
    made = journal(person(**AGREED))
    assert due_on(made, date(2026, 8, 31)) is None
    assert due_on(made, QUARTER) == QUARTER


def test_of_several_that_went_by_only_the_last_counts(journal: Builder) -> None:
    made = journal(person(**AGREED))
    assert due_on(made, TODAY) == MIDDLE
    assert state(made).next == Mark("end", END)


@pytest.mark.parametrize("day", [MIDDLE, date(2026, 12, 5), date(2026, 11, 24)])
def test_one_that_took_place_since_does_not_come_again(journal: Builder, day: date) -> None:
    assert due_on(journal(person(body=f"## Log\n- {day} checkpoint", **AGREED)), TODAY) is None


def test_one_of_weeks_before_does_not_serve_for_it(journal: Builder) -> None:
    assert due_on(journal(person(body="## Log\n- 2026-11-23 checkpoint", **AGREED)), TODAY) == MIDDLE


def test_one_that_is_still_to_come_does_not_serve_for_it(journal: Builder) -> None:
    assert due_on(journal(person(body="## Log\n- 2026-12-09 checkpoint", **AGREED)), TODAY) == MIDDLE


def test_answers_in_a_meeting_say_that_it_took_place(journal: Builder) -> None:
    made = journal(person(**AGREED), held("2026-12-02", "## Checkpoint\n- Working: yes"))
    assert due_on(made, TODAY) is None


def test_answers_on_the_page_of_a_planned_meeting_do_not(journal: Builder) -> None:
    made = journal(person(**AGREED), planned("2026-12-02", "## Checkpoint\n- Working: yes"))
    assert due_on(made, TODAY) == MIDDLE


def test_whether_the_log_says_so_of_a_day_is_known(journal: Builder) -> None:
    opened = journal(person(body="## Log\n- 2026-12-01 checkpoint: well\n- 2026-12-02 asked: it"))
    ada = opened.find_person("ada")
    logged = [checkpoints.is_logged(opened, ada, date(2026, 12, day)) for day in (1, 2, 3)]
    assert logged == [True, False, False]


def test_a_line_of_the_log_is_an_answer_where_it_says_something(journal: Builder) -> None:
    opened = journal(person(body="## Log\n- 2026-12-01 checkpoint: well\n- 2026-11-01 checkpoint"))
    assert [[said.text for said in one.answers] for one in state(opened).before] == [["well"], []]


def test_the_answers_to_a_question_are_those_of_both_sides(journal: Builder) -> None:
    lines = "- Working: the numbers\n- Better, for me: time\n- Better, for Ada: place"
    opened = journal(person(), held("2026-12-01", f"## Checkpoint\n{lines}"))
    [one] = state(opened).before
    assert [said.text for said in one.to("better")] == ["time", "place"]
    assert [said.text for said in one.to("working")] == ["the numbers"]


def test_a_meeting_of_that_kind_is_one_whatever_it_says(journal: Builder) -> None:
    assert due_on(journal(person(**AGREED), held("2026-12-02", kind="checkpoint")), TODAY) is None


def test_while_they_pause_the_clock_stands_still(journal: Builder) -> None:
    log = "## Log\n- 2026-07-01 paused\n- 2026-07-31 resumed\n"
    assert days(journal(person(body=log, **AGREED))) == [date(2026, 10, 1), date(2026, 12, 31), END]


def test_a_pause_puts_none_after_the_one_before_the_end(journal: Builder) -> None:
    log = "## Log\n- 2026-07-01 paused\n- 2027-03-31 resumed\n"
    assert days(journal(person(body=log, **AGREED)), date(2027, 4, 1)) == [END]


def test_one_that_would_come_with_the_one_before_the_end_does_not_come(journal: Builder) -> None:
    log = "## Log\n- 2026-07-01 paused\n- 2026-12-16 resumed\n"
    assert days(journal(person(body=log, **AGREED)), date(2026, 12, 17)) == [date(2027, 2, 16), END]


def test_where_it_ends_on_the_day_it_began_none_comes(journal: Builder) -> None:
    assert days(journal(person(since=JUNE, agreement__until=JUNE)), JUNE) == []


def test_after_the_very_number_of_meetings_one_is_due_and_one_that_day_serves_for_it(
    journal: Builder,
) -> None:
    three = [held(f"2026-11-0{day}") for day in (1, 2, 3)]
    assert state(journal(person(agreement__sessions=12), *three[:2])).due is None
    assert state(journal(*three)).due == Mark("quarter", meetings=3)
    assert state(journal(held("2026-11-03", "## Checkpoint\n- Progress: some"))).due is None


def test_after_enough_meetings_one_is_due_and_after_it_the_next_is_ahead(journal: Builder) -> None:
    four = [held(f"2026-1{month}-0{day}") for month in (0, 1) for day in (1, 8)]
    made = journal(person(agreement__sessions=12), *four[:2])
    assert state(made).due is None
    made = journal(*four)
    assert state(made).due == Mark("quarter", meetings=3)
    made = journal(held("2026-11-08", "## Checkpoint\n- Progress: some"))
    assert (state(made).due, state(made).next) == (None, Mark("middle", meetings=6))


def test_once_all_meetings_were_held_none_comes(journal: Builder) -> None:
    three = [held(f"2026-11-0{day}") for day in (1, 2, 3)]
    assert marks(journal(person(agreement__sessions=4), *three))
    assert not marks(journal(held("2026-11-04")))


@pytest.mark.parametrize("until", [date.max, JUNE, date.min])
def test_any_end_that_a_calendar_has_can_be_agreed(journal: Builder, until: date) -> None:
    made = journal(person(since=JUNE, agreement__until=until, agreement__every="999 years"))
    assert len(days(made)) in (0, 3)


# --- what was said ----------------------------------------------------------------------------------


def test_the_answers_are_read_from_meetings_and_from_the_person_the_newest_first(journal: Builder) -> None:
    made = journal(
        person(body="## Checkpoints\n- 2026-10-01 working: so so\n- 2026-10-01 better, Ada: listen"),
        held("2026-11-01", "## Checkpoint\n- Working: well\n- Good for both: yes\n- Better, me: ask"),
    )
    found = state(made)
    assert [(one.day, [(a.key, a.text) for a in one.answers]) for one in found.before] == [
        (date(2026, 11, 1), [("working", "well"), ("good", "yes"), ("better_me", "ask")]),
        (date(2026, 10, 1), [("working", "so so"), ("better_them", "listen")]),
    ]
    last = found.last("better")
    assert last and last[0] == date(2026, 11, 1)
    assert (found.last("progress"), found.last_from("progress")) == (None, None)


def test_an_answer_is_read_below_other_sections_under_a_heading_of_ones_own_and_after_its_first_colon(
    journal: Builder,
) -> None:
    own = ("mentorlog.toml", '[headings]\ncheckpoint = ["Standort"]\n')
    made = journal(person(), own, held("2026-11-01", "## Notes\n- a\n\n## Standort\n- Working: yes: but"))
    assert [answer.text for one in state(made).before for answer in one.answers] == ["yes: but"]


def test_what_was_answered_last_on_one_side_counts_for_both_where_no_side_is_named(journal: Builder) -> None:
    made = journal(
        person(),
        held("2026-10-01", "## Checkpoint\n- Working: well\n- Better, me: ask"),
        held("2026-11-01", "## Checkpoint\n- Better: wait\n- Better, Ada: rest"),
        held("2026-12-01", "## Checkpoint\n- Progress: some"),
    )
    said = {side: state(made).last_from(side) for side in checkpoints.LABELS}
    assert {side: last and [one.text for one in last[1]] for side, last in said.items()} == {
        "working": ["well"],
        "good": None,
        "progress": ["some"],
        "better_me": ["wait"],
        "better_them": ["wait", "rest"],
    }


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("WORKING: yes", "working"), ("Good: yes", "good"), ("Good for us both: yes", "good"),
        ("**Progress:** yes", "progress"), ("__Progress:__ yes", "progress"), ("Better: yes", "better"),
        ("Better, for me: yes", "better_me"), ("Better, I: yes", "better_me"),
        ("Better, AL: yes", "better_them"), ("Weather: yes", ""), ("Working:", ""), ("Working", ""),
    ],
)  # fmt: skip
def test_a_label_says_which_question_is_answered(journal: Builder, line: str, key: str) -> None:
    found = state(journal(person(), held("2026-11-01", f"## Checkpoint\n- {line}"))).before
    assert [(one.key, one.text) for each in found for one in each.answers] == [(key, "yes")] * bool(key)


@pytest.mark.parametrize(
    "file",
    [
        held("2026-11-01", "## Private\n### Checkpoint\n- Working: kakapo"),
        held("2026-11-01", "## Checkpoint\n- Working: kakapo", private=True),
        held("2026-11-01", "## Checkpoint\n<!--\n- Working: kakapo\n-->"),
        person(body="## Private\n### Checkpoints\n- 2026-11-01 working: kakapo"),
        person(body="## Checkpoints\n- 2026-11-01 working: kakapo", private=True),
    ],
)
def test_what_is_private_is_not_shown(journal: Builder, file: tuple[str, str]) -> None:
    made = journal(person(**AGREED), file)
    assert "kakapo" not in repr(state(made)) + repr(sheet_of(made))


def test_answers_go_into_the_meeting_of_that_day(journal: Builder) -> None:
    made = journal(person(), held("2026-12-06", "## Notes\nWe met.\n\n## Check-in\n- Change: less"))
    edit = made.edit()
    with_whom = relationship(made, made.find_person("ada"), TODAY)
    said = {"better_them": "wait", "working": "well"}
    assert checkpoints.keep(edit, with_whom, TODAY, said) == "meetings/ada/2026-12-06.md"
    assert "\n## Checkpoint\n- Working: well\n- Better, Ada: wait\n\n## Check-in" in str(
        edit.document("meetings/ada/2026-12-06.md")
    )
    assert str(edit.document("people/ada.md")).rstrip().endswith("## Log\n- 2026-12-06 checkpoint")


@pytest.mark.parametrize("name", ["Me: now", "<!-- x", "Me", "I", "For me", "A\tB", "[x]"])
def test_a_name_that_would_not_be_read_back_is_not_put_into_a_label(journal: Builder, name: str) -> None:
    made = journal(person(name=name, aliases=[name]))
    edit = made.edit()
    with_whom = relationship(made, made.people[0], TODAY)
    path = checkpoints.keep(edit, with_whom, TODAY, {"better_them": "wait"})
    assert "- 2026-12-06 better, them: wait\n" in str(edit.document(path))
    edit.save("x")
    found = state(Journal.open(made.root)).before
    assert [(one.key, one.text) for one in found[0].answers] == [("better_them", "wait")]


# --- where it shows ---------------------------------------------------------------------------------


def test_the_sheet_of_a_meeting_carries_what_is_due_by_then(journal: Builder) -> None:
    made = journal(person(**AGREED), held("2026-06-01"), planned("2026-08-31"))
    assert sheet_of(made, today=date(2026, 8, 20)).checkpoint is None
    made = journal(planned("2026-09-01"), planned("2026-08-31", status="cancelled"))
    found = sheet_of(made, today=date(2026, 8, 20)).checkpoint
    assert found and found.due == Mark("quarter", QUARTER)


def test_two_who_have_not_met_are_not_asked_how_it_goes(journal: Builder) -> None:
    made = journal(person(**AGREED), planned("2026-12-07"))
    assert sheet_of(made).checkpoint is None
    assert not review(made, TODAY).checkpoints


def test_the_sheet_of_a_meeting_of_that_kind_carries_it_whatever_is_agreed(journal: Builder) -> None:
    made = journal(person(), planned("2026-12-07", kind="checkpoint"))
    assert sheet_of(made).checkpoint is not None
    made = journal(planned("2026-12-07", kind="checkpoint", private=True))
    assert sheet_of(made).checkpoint is None


def test_the_review_names_it_with_whom_a_meeting_is_planned(journal: Builder) -> None:
    made = journal(person(**AGREED), held("2026-12-01"))
    assert not review(made, TODAY).checkpoints
    made = journal(planned("2026-12-07"))
    assert [(one.slug, mark.why) for one, mark in review(made, TODAY).checkpoints] == [("ada", "middle")]
    assert not review(journal(person(private=True, **AGREED)), TODAY).checkpoints


def test_the_day_says_it_of_the_next_meeting_only(journal: Builder) -> None:
    made = journal(person(**AGREED), held("2026-12-01"), planned("2026-12-07"), planned("2026-12-09"))
    assert [ahead.checkpoint for ahead in look_at(made, TODAY).meetings] == [True, False]
    made = journal(person(), person("tom"), planned("2026-12-08", kind="checkpoint", who="tom"))
    assert [ahead.checkpoint for ahead in look_at(made, TODAY).meetings] == [False, True, False]


def test_the_page_of_a_note_has_the_questions_where_one_is_due(journal: Builder) -> None:
    made = journal(person(name="Ada Lovelace"), mentee())
    ada, jun = made.find_person("ada"), made.find_person("jun")
    stub = "- Better, me:\n- Better, Ada:\n\n## Check-in\n"
    assert stub in template_for(ada, "session", TODAY, checkpoint=True)
    assert stub in template_for(ada, "checkpoint", TODAY)
    assert "## Checkpoint" not in template_for(ada, "session", TODAY)
    assert "- Better, Jun:" in template_for(jun, "checkpoint", TODAY)


def test_another_line_among_the_answers_is_none(journal: Builder) -> None:
    body = (
        "## Checkpoints\n- 2026-12-01 working: We listen\n- 2026-12-02 weather: Fine\n- 2026-12-03 working:"
    )
    opened = journal(person(body=body))
    found = checkpoints.answered(opened, relationship(opened, opened.find_person("ada"), TODAY))
    assert [(one.day, [answer.text for answer in one.answers]) for one in found] == [
        (date(2026, 12, 1), ["We listen"])
    ]
