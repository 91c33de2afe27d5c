"""Which meeting a note goes into, and which one comes next: a test for each sentence of DESIGN §3."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from mentorlog.dates import DateWays, When
from mentorlog.errors import BadInput, Damaged, NoMeetingPlanned, NotFound, UnreadableDate
from mentorlog.practice.meeting.planning import plan
from mentorlog.practice.meeting.which import (
    check_is_over,
    meeting_for_note,
    meeting_just_begun,
    named_or_next,
    next_meeting,
    perhaps_ahead,
    raise_if_damaged,
)

from ..conftest import TODAY, Builder, File, held, person, planned

NOON = datetime(2026, 12, 6, 12, 0, tzinfo=UTC)
PATH = "meetings/ada/{}.md"


def taken(journal: Builder, *files: File, day: date = TODAY, new: bool = False) -> str | None:
    """The file, by its name, that a note of a day goes into; None for a new one."""
    target = meeting_for_note(journal(person(), *files).meetings("ada"), day, new=new)
    assert target.day == day
    return target.meeting.path.removeprefix("meetings/ada/").removesuffix(".md") if target.meeting else None


# --- `note WHO` -----------------------------------------------------------------------------------


def test_one_held_on_the_day_is_added_to(journal: Builder) -> None:
    assert taken(journal, held("2026-12-06"), planned("2026-12-05"), held("2026-11-30")) == "2026-12-06"


def test_of_two_held_on_the_day_the_later_is_added_to(journal: Builder) -> None:
    both = held("2026-12-06", time="16:00"), held("2026-12-06-2", time="09:00")
    assert taken(journal, *both) == "2026-12-06"


def test_one_held_on_the_day_goes_before_one_planned_for_it(journal: Builder) -> None:
    assert taken(journal, held("2026-12-06"), planned("2026-12-06-2")) == "2026-12-06"


def test_with_new_another_is_made(journal: Builder) -> None:
    assert taken(journal, held("2026-12-06"), planned("2026-12-05"), new=True) is None


def test_else_the_latest_planned_for_the_day_or_earlier_is_taken(journal: Builder) -> None:
    assert taken(journal, planned("2026-11-23"), planned("2026-12-01"), held("2026-11-30")) == "2026-12-01"


def test_one_planned_for_the_day_itself_is_taken(journal: Builder) -> None:
    assert taken(journal, planned("2026-12-05"), planned("2026-12-06")) == "2026-12-06"


def test_a_planned_meeting_in_the_future_is_never_consumed(journal: Builder) -> None:
    assert taken(journal, planned("2026-12-07")) is None


def test_else_a_new_one_is_made(journal: Builder) -> None:
    assert taken(journal, held("2026-12-05"), planned("2026-12-05-2", status="cancelled")) is None


def test_the_day_of_the_note_counts_and_not_today(journal: Builder) -> None:
    files = held("2026-11-30"), planned("2026-11-16"), planned("2026-12-06")
    assert taken(journal, *files, day=date(2026, 11, 30)) == "2026-11-30"
    assert taken(journal, *files, day=date(2026, 11, 29)) == "2026-11-16"
    assert taken(journal, *files, day=date(2026, 11, 1)) is None


def test_where_the_record_of_that_day_is_damaged_there_is_no_writing_beside_it(journal: Builder) -> None:
    broken = ("meetings/ada/2026-12-06-2.md", "+++\ndate =\n+++\n")
    opened = journal(person(), person("ben"), broken)
    opened.meetings()
    with pytest.raises(Damaged, match="2026-12-06-2"):
        raise_if_damaged(opened, "ada", TODAY)
    raise_if_damaged(opened, "ada", date(2026, 12, 5))
    raise_if_damaged(opened, "ben", TODAY)


# --- `note` without WHO ---------------------------------------------------------------------------


def begun(journal: Builder, *files: File, now: datetime = NOON) -> str | None:
    found = meeting_just_begun(journal(person(), person("ben"), *files), now)
    return f"{found.person} {found.path.rpartition('/')[2].removesuffix('.md')}" if found else None


def test_the_last_planned_one_begun_today_is_meant(journal: Builder) -> None:
    files = planned("2026-12-06", time="09:00"), planned("2026-12-06", time="11:00", who="ben")
    assert begun(journal, *files) == "ben 2026-12-06"


def test_one_of_yesterday_is_meant_where_none_began_today(journal: Builder) -> None:
    assert begun(journal, planned("2026-12-05"), planned("2026-12-06", time="13:00")) == "ada 2026-12-05"


@pytest.mark.parametrize(("time", "has_begun"), [("11:59", True), ("12:00", True), ("12:01", False)])
def test_a_meeting_has_begun_at_its_minute(journal: Builder, time: str, has_begun: bool) -> None:
    assert begun(journal, planned("2026-12-06", time=time)) == ("ada 2026-12-06" if has_begun else None)


def test_a_meeting_of_today_without_a_time_counts_as_begun(journal: Builder) -> None:
    assert begun(journal, planned("2026-12-06")) == "ada 2026-12-06"


def test_one_of_the_day_before_yesterday_is_not_meant(journal: Builder) -> None:
    assert begun(journal, planned("2026-12-04", time="23:59")) is None


@pytest.mark.parametrize("status", ["held", "cancelled"])
def test_only_a_planned_one_is_meant(journal: Builder, status: str) -> None:
    assert begun(journal, planned("2026-12-06", time="09:00", status=status)) is None


def test_one_of_tomorrow_is_not_meant(journal: Builder) -> None:
    assert begun(journal, planned("2026-12-07", time="09:00")) is None


# --- the next one ---------------------------------------------------------------------------------


def coming(journal: Builder, *files: File, now: datetime = NOON) -> str | None:
    found = next_meeting(journal(person(), person("ben"), *files), now)
    return f"{found.person} {found.date} {found.time}".strip() if found else None


def test_the_next_meeting_is_the_first_planned_with_whomever(journal: Builder) -> None:
    files = planned("2026-12-09"), planned("2026-12-08", who="ben"), planned("2026-12-21")
    assert coming(journal, *files) == "ben 2026-12-08"
    with_ada = next_meeting(journal(), NOON, "ada")
    assert with_ada and with_ada.path == PATH.format("2026-12-09")


@pytest.mark.parametrize("status", ["held", "cancelled"])
def test_one_that_is_not_planned_does_not_come(journal: Builder, status: str) -> None:
    assert coming(journal, planned("2026-12-08", status=status)) is None


def test_one_whose_day_has_passed_does_not_come(journal: Builder) -> None:
    assert coming(journal, planned("2026-12-05")) is None


@pytest.mark.parametrize(
    ("began", "next_one"),
    [
        ("11:01", "ada 2026-12-06 11:01"),
        ("11:00", "ada 2026-12-06 11:00"),
        ("10:59", "ben 2026-12-06 15:00"),
        ("00:00", "ben 2026-12-06 15:00"),
    ],
)
def test_a_meeting_stays_the_next_one_until_an_hour_after_it_began(
    journal: Builder, began: str, next_one: str
) -> None:
    files = planned("2026-12-06", time=began), planned("2026-12-06", time="15:00", who="ben")
    assert coming(journal, *files) == next_one


@pytest.mark.parametrize("minutes", [0, 30, 59])
def test_in_the_hour_after_midnight_a_meeting_of_the_day_is_still_next(
    journal: Builder, minutes: int
) -> None:
    now = datetime(2026, 12, 6, 0, minutes, tzinfo=UTC)
    files = planned("2026-12-06", time="00:00"), planned("2026-12-07", who="ben")
    assert coming(journal, *files, now=now) == "ada 2026-12-06 00:00"


def test_an_hour_after_midnight_it_no_longer_is(journal: Builder) -> None:
    files = planned("2026-12-06", time="00:00"), planned("2026-12-06", time="09:00", who="ben")
    now = datetime(2026, 12, 6, 1, 1, tzinfo=UTC)
    assert coming(journal, *files, now=now) == "ben 2026-12-06 09:00"


def test_a_meeting_of_today_without_a_time_comes_all_day(journal: Builder) -> None:
    late = datetime(2026, 12, 6, 23, 59, tzinfo=UTC)
    assert coming(journal, planned("2026-12-06"), planned("2026-12-07"), now=late) == "ada 2026-12-06"


def test_where_nothing_else_is_planned_the_one_of_today_is_the_next(journal: Builder) -> None:
    assert coming(journal, planned("2026-12-06", time="08:00")) == "ada 2026-12-06 08:00"


# --- the meeting that is named ----------------------------------------------------------------------


def named(journal: Builder, day: str, *files: File) -> str:
    """The day of the meeting with Ada that is meant by what was typed."""
    opened = journal(person(), *files)
    return named_or_next(opened, opened.find_person("ada"), TODAY, day).path[13:-3]


def test_where_no_day_is_typed_the_next_is_meant_else_the_last_whose_day_has_passed(journal: Builder) -> None:
    passed = planned("2026-11-02"), planned("2026-11-16"), held("2026-11-30")
    with pytest.raises(NoMeetingPlanned, match="No meeting is planned with Ada Lovelace") as fault:
        named(journal, "", person(name="Ada Lovelace"), held("2026-11-30"))
    assert fault.value.slug == "ada"
    assert named(journal, "", *passed) == "2026-11-16"
    assert named(journal, "", planned("2026-12-20"), planned("2026-12-09")) == "2026-12-09"


def test_a_day_is_looked_for_in_the_past_and_then_ahead(journal: Builder) -> None:
    fridays = held("2026-12-04"), planned("2026-12-11")
    assert named(journal, "friday", *fridays) == "2026-12-04"
    assert named(journal, "wednesday", *fridays, planned("2026-12-09")) == "2026-12-09"
    assert named(journal, "friday", held("2026-12-04-2")) == "2026-12-04-2"
    assert named(journal, "4/12", ("mentorlog.toml", 'date_order = "day-first"\n')) == "2026-12-04-2"


def test_a_day_on_which_nobody_met_is_not_found_and_the_nearest_meetings_are_named(journal: Builder) -> None:
    days = ["2026-11-02", "2026-11-09", "2026-11-16", "2026-11-30"]
    with pytest.raises(NotFound) as fault:
        named(journal, "friday", *map(held, days))
    assert fault.value.near == tuple(reversed(days[1:]))
    assert str(fault.value) == "No meeting answers to “Ada, Fri 4 Dec 2026”."
    assert (fault.value.what, fault.value.who) == ("meeting", "ada")
    with pytest.raises(NotFound) as fault:
        named(journal, "friday", planned("2026-12-03", status="cancelled"))
    assert fault.value.near == ("2026-11-30", "2026-11-16", "2026-11-09"), "a cancelled one comes last"
    with pytest.raises(UnreadableDate):
        named(journal, "whenever", *map(held, days))


def test_a_meeting_cannot_have_been_held_on_a_day_to_come() -> None:
    check_is_over(TODAY, TODAY, "ada")
    with pytest.raises(BadInput, match=r"Mon 7 Dec 2026 is still to come") as fault:
        check_is_over(date(2026, 12, 7), TODAY, "ada")
    assert fault.value.advice == "Say the day you met, or plan it: mentorlog meeting plan ada 2026-12-07"


@pytest.mark.parametrize(
    ("text", "day", "ahead"),
    [
        ("10 dec", date(2025, 12, 10), date(2026, 12, 10)),
        ("12/10", date(2025, 12, 10), date(2026, 12, 10)),
        ("20 dec", date(2025, 12, 20), date(2026, 12, 20)),
        ("21 dec", date(2025, 12, 21), None),
        ("6 dec", TODAY, None),
        ("6 dec", date(2025, 12, 6), None),
        ("4 dec", date(2026, 12, 4), None),
        ("friday", date(2026, 12, 4), None),
    ],
)
def test_a_day_read_as_last_years_was_perhaps_one_of_the_next_two_weeks(
    text: str, day: date, ahead: date | None
) -> None:
    assert perhaps_ahead(text, day, TODAY, DateWays(order="month")) == ahead


# --- planning ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stands", "time", "path", "is_known", "kept"),
    [
        ("", "10:00", "2026-12-09", True, "10:00"),
        ("10:00", None, "2026-12-09", True, "10:00"),
        ("10:00", "10:00", "2026-12-09", True, "10:00"),
        ("", None, "2026-12-09", True, None),
        ("10:00", "11:00", "2026-12-09-2", False, "11:00"),
    ],
)
def test_one_planned_on_that_day_takes_the_time_where_it_has_none_of_its_own(
    journal: Builder, stands: str, time: str | None, path: str, is_known: bool, kept: str | None
) -> None:
    day = date(2026, 12, 9)
    others = held("2026-12-01"), planned("2026-12-08")
    opened = journal(person(), *others, planned("2026-12-09", **({"time": stands} if stands else {})))
    made = plan(opened, opened.edit(), opened.find_person("ada"), When(day, time))
    assert made[:3] == (PATH.format(path), When(day, kept), is_known)
