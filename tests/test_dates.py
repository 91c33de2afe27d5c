"""Words to dates and back, from fixed days: no clock is read and none is faked."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mentorlog.dates import (
    DateWays,
    Rhythm,
    When,
    hand_due,
    parse_iso,
    read_day,
    read_rhythm,
    read_when,
    say_count,
    say_date,
    say_day,
    say_month,
    say_near,
    split_by,
)
from mentorlog.dates.perhaps import may_be_due
from mentorlog.dates.written import written_days
from mentorlog.errors import AmbiguousDate, UnreadableDate

MON = date(2026, 11, 23)
SUN = date(2026, 11, 22)
LEAP = date(2028, 2, 29)  # a Tuesday
EVE = date(2026, 12, 31)  # a Thursday
MEETING = date(2026, 12, 7)

FORWARD = [
    # ISO, and words
    ("2026-12-07", MON, "2026-12-07"),
    ("2026/12/07", MON, "2026-12-07"),
    ("2026-12-7", MON, "2026-12-07"),
    ("1900-01-01", MON, "1900-01-01"),
    ("2999-12-31", MON, "2999-12-31"),
    ("today", MON, "2026-11-23"),
    ("tomorrow", MON, "2026-11-24"),
    ("yesterday", MON, "2026-11-22"),
    ("tomorrow", EVE, "2027-01-01"),
    ("tomorrow", LEAP, "2028-03-01"),
    ("yesterday", LEAP, "2028-02-28"),
    # a weekday: the first one after the reference day
    ("mon", MON, "2026-11-30"),
    ("tue", MON, "2026-11-24"),
    ("tues", MON, "2026-11-24"),
    ("wed", MON, "2026-11-25"),
    ("thu", MON, "2026-11-26"),
    ("thur", MON, "2026-11-26"),
    ("thurs", MON, "2026-11-26"),
    ("fri", MON, "2026-11-27"),
    ("sat", MON, "2026-11-28"),
    ("sun", MON, "2026-11-29"),
    ("monday", MON, "2026-11-30"),
    ("Tuesday", MON, "2026-11-24"),
    ("WEDNESDAY", MON, "2026-11-25"),
    ("sun", SUN, "2026-11-29"),
    ("mon", SUN, "2026-11-23"),
    ("tue", LEAP, "2028-03-07"),
    ("fri", EVE, "2027-01-01"),
    # a weekday of a named week
    ("next mon", MON, "2026-11-30"),
    ("next friday", MON, "2026-12-04"),
    ("next sunday", MON, "2026-12-06"),
    ("next fri", SUN, "2026-11-27"),
    ("next sun", SUN, "2026-11-29"),
    ("next thu", EVE, "2027-01-07"),
    ("last friday", MON, "2026-11-20"),
    ("last mon", MON, "2026-11-16"),
    ("last fri", SUN, "2026-11-13"),
    ("last mon", EVE, "2026-12-21"),
    ("this fri", MON, "2026-11-27"),
    ("this monday", MON, "2026-11-23"),
    # an amount of time
    ("+3d", MON, "2026-11-26"),
    ("+2w", MON, "2026-12-07"),
    ("+1m", MON, "2026-12-23"),
    ("+1y", MON, "2027-11-23"),
    ("+ 3 days", MON, "2026-11-26"),
    ("0d", MON, "2026-11-23"),
    ("3d", MON, "2026-11-26"),
    ("2w", MON, "2026-12-07"),
    ("2 weeks", MON, "2026-12-07"),
    ("1m", MON, "2026-12-23"),
    ("in 2 weeks", MON, "2026-12-07"),
    ("in a week", MON, "2026-11-30"),
    ("in three days", MON, "2026-11-26"),
    ("in a fortnight", MON, "2026-12-07"),
    ("2 weeks ago", MON, "2026-11-09"),
    ("2w ago", MON, "2026-11-09"),
    ("a year ago", MON, "2025-11-23"),
    ("+1m", date(2026, 1, 31), "2026-02-28"),
    ("+2m", EVE, "2027-02-28"),
    ("in 6 months", EVE, "2027-06-30"),
    ("1m ago", EVE, "2026-11-30"),
    ("+1m", LEAP, "2028-03-29"),
    ("1y", LEAP, "2029-02-28"),
    ("12m", LEAP, "2029-02-28"),
    ("4y", LEAP, "2032-02-29"),
    ("1 year ago", LEAP, "2027-02-28"),
    # a day and a month: the nearest one on or after the reference day
    ("26 nov", MON, "2026-11-26"),
    ("nov 26", MON, "2026-11-26"),
    ("26nov", MON, "2026-11-26"),
    ("26th november", MON, "2026-11-26"),
    ("the 26th of November", MON, "2026-11-26"),
    ("26. nov", MON, "2026-11-26"),
    ("26 nov.", MON, "2026-11-26"),
    ("26 nov. 2025", MON, "2025-11-26"),
    ("26 nov 2026", MON, "2026-11-26"),
    ("November 26, 2026", MON, "2026-11-26"),
    ("november 26th 2026", MON, "2026-11-26"),
    ("23 nov", MON, "2026-11-23"),
    ("22 nov", MON, "2027-11-22"),
    ("3 sept", MON, "2027-09-03"),
    ("1 may", MON, "2027-05-01"),
    ("1 jan", EVE, "2027-01-01"),
    ("31 dec", EVE, "2026-12-31"),
    ("29 feb", MON, "2028-02-29"),
    ("29 feb", LEAP, "2028-02-29"),
    ("29 feb", date(2096, 3, 1), "2104-02-29"),
    ("28 feb", LEAP, "2029-02-28"),
    # the end of something
    ("eow", MON, "2026-11-29"),
    ("eow", SUN, "2026-11-22"),
    ("eow", EVE, "2027-01-03"),
    ("eow", LEAP, "2028-03-05"),
    ("the end of the week", MON, "2026-11-29"),
    ("end of next week", MON, "2026-12-06"),
    ("eom", MON, "2026-11-30"),
    ("eom", EVE, "2026-12-31"),
    ("eom", LEAP, "2028-02-29"),
    ("end of month", MON, "2026-11-30"),
    ("end of next month", date(2028, 1, 31), "2028-02-29"),
    ("eoy", MON, "2026-12-31"),
    ("eoy", EVE, "2026-12-31"),
    ("the end of the year", LEAP, "2028-12-31"),
    ("end of next year", MON, "2027-12-31"),
    ("end of june", MON, "2027-06-30"),
    ("End of Nov.", MON, "2026-11-30"),
    ("the end of dec", EVE, "2026-12-31"),
    ("end of feb 2028", MON, "2028-02-29"),
    # a weekday that agrees
    ("fri 27 nov", MON, "2026-11-27"),
    ("Friday, 27 November 2026", MON, "2026-11-27"),
    ("fri. 27 nov", MON, "2026-11-27"),
    ("mon 2026-12-07", MON, "2026-12-07"),
    ("tue 29 feb", LEAP, "2028-02-29"),
    # numbers that have one reading
    ("13/4", MON, "2027-04-13"),
    ("4/13", MON, "2027-04-13"),
    ("13/4/2026", MON, "2026-04-13"),
    ("13.4.2026", MON, "2026-04-13"),
    ("31/12/26", MON, "2026-12-31"),
    ("5/5", MON, "2027-05-05"),
    ("05/05/2026", MON, "2026-05-05"),
    ("29/2", MON, "2028-02-29"),
    ("thu 3/12", MON, "2026-12-03"),
    # however it is typed
    ("  26   NOV  ", MON, "2026-11-26"),
    ("Fri,", MON, "2026-11-27"),
    ("Tomorrow.", MON, "2026-11-24"),
    ("next\tFriday .", MON, "2026-12-04"),
]

BACK = [
    ("2026-12-07", MON, "2026-12-07"),
    ("mon", MON, "2026-11-16"),
    ("fri", MON, "2026-11-20"),
    ("sun", MON, "2026-11-22"),
    ("sun", SUN, "2026-11-15"),
    ("sat", SUN, "2026-11-21"),
    ("thu", EVE, "2026-12-24"),
    ("next fri", MON, "2026-12-04"),
    ("last fri", MON, "2026-11-20"),
    ("this monday", MON, "2026-11-23"),
    ("this fri", SUN, "2026-11-20"),
    ("2w", MON, "2026-11-09"),
    ("1m", MON, "2026-10-23"),
    ("1m", date(2026, 3, 31), "2026-02-28"),
    ("1y", LEAP, "2027-02-28"),
    ("+3d", MON, "2026-11-26"),
    ("in 2 weeks", MON, "2026-12-07"),
    ("2 weeks ago", MON, "2026-11-09"),
    ("23 nov", MON, "2026-11-23"),
    ("24 nov", MON, "2025-11-24"),
    ("1 jan", EVE, "2026-01-01"),
    ("1 mar", LEAP, "2027-03-01"),
    ("29 feb", MON, "2024-02-29"),
    ("29 feb", LEAP, "2028-02-29"),
    ("13/4", MON, "2026-04-13"),
    ("fri 20 nov", MON, "2026-11-20"),
    ("eom", MON, "2026-11-30"),
    ("end of june", MON, "2026-06-30"),
    ("end of nov", MON, "2025-11-30"),
]

SUNDAY_WEEKS = [
    ("eow", MON, "2026-11-28"),
    ("eow", SUN, "2026-11-28"),
    ("eow", LEAP, "2028-03-04"),
    ("next fri", SUN, "2026-12-04"),
    ("next sun", MON, "2026-11-29"),
    ("last sun", SUN, "2026-11-15"),
    ("last fri", SUN, "2026-11-20"),
    ("this sun", SUN, "2026-11-22"),
]

AMBIGUOUS = [
    ("3/4", MON, False, ["2027-03-04", "2027-04-03"]),
    ("3/4", MON, True, ["2026-03-04", "2026-04-03"]),
    ("4/3", MON, False, ["2027-03-04", "2027-04-03"]),
    ("12/1", MON, False, ["2026-12-01", "2027-01-12"]),
    ("3/4/26", MON, False, ["2026-03-04", "2026-04-03"]),
    ("3/4/2026", MON, False, ["2026-03-04", "2026-04-03"]),
    ("3.4.2026", MON, False, ["2026-03-04", "2026-04-03"]),
    ("1/2", LEAP, False, ["2029-01-02", "2029-02-01"]),
]

REFUSED = [
    # text, and a word that the advice holds
    ("", "26 nov"),
    ("   ", "26 nov"),
    (".", "26 nov"),
    ("soon", "26 nov"),
    ("asap", "26 nov"),
    ("next", "no meeting is planned"),
    ("next meeting", "no meeting is planned"),
    ("next week", 'say a day, such as "next mon" or "in 1 week"'),
    ("next month", '"in 1 month"'),
    ("last week", '"1 week ago"'),
    ("may", '"26 may"'),
    ("November", '"26 nov"'),
    ("may 2027", '"26 may"'),
    ("26", "say the month too"),
    ("the 26th", "say the month too"),
    ("31 nov", "no calendar"),
    ("30 feb", "no calendar"),
    ("0 nov", "no calendar"),
    ("29 feb 2027", "no calendar"),
    ("2026-02-30", "no calendar"),
    ("2026-13-01", "no calendar"),
    ("31/2/2026", "no calendar"),
    ("30/2", "no calendar"),
    ("1899-12-31", "1900 to 2999"),
    ("26 nov 3000", "1900 to 2999"),
    ("+999y", "1900 to 2999"),
    ("9999999w", "1900 to 2999"),
    ("in 999999999 weeks", "1900 to 2999"),
    ("999999999 years ago", "1900 to 2999"),
    ("fri 28 nov", "28 Nov 2026 is a Saturday"),
    ("Monday, 27 November 2026", "27 Nov 2026 is a Friday"),
    ("mon 5/5", "5 May 2027 is a Wednesday"),
    ("fri 10:00", "without a time"),
    ("13.4", ""),
    ("50/50", ""),
    ("in 2 weeks ago", ""),
    ("in a d", ""),
    ("9" * 5000, ""),
    ("+" + "9" * 5000 + "d", ""),
    ("٣ nov", ""),
    ("٣d", ""),
    ("nov", ""),
    ("fri or mon", ""),
    ("tomorow", 'did you mean "tomorrow"?'),
    ("3 novmber 2027", 'did you mean "3 november 2027"?'),
    ("31 novmber", "say it like"),
    ("tomorow or so", "say it like"),
]

NOT_DUE = [
    "Stand by me",
    "Stand by",
    "by fri",
    ", by fri",
    "* by fri",
    "Get it reviewed by May",
    "reviewed by April",
    "Ask for a review by Jan",
    "Written by hand",
    "Passed by Sunday school",
    "Multiply by 3",
    "Sort by date",
    "Be there by 10:00",
    "Be there by fri 10:00",
    "Call by Fri or Mon",
    "Sort it by week",
    "Send it by last week",
    "Send it by soon",
    "Read it by the 26th",
    "Split it by 50/50",
    "Crop it by 16/18",
    "Raise it by 13.4",
    "Shorten it by 2 weeks",
    "Delay it by a month",
    "Delay it by 3d",
    "It was due by yesterday",
    "It was due by last friday",
    "It was due by 2 weeks ago",
    "Ask for it by next meeting",
    "Baby fri",
    "byfri",
    "",
    "by",
    " by ",
]

DUE = [
    ("Draft the plan by fri", "Draft the plan", "2026-11-27"),
    ("Draft the plan by Friday.", "Draft the plan", "2026-11-27"),
    ("Draft the plan BY FRIDAY", "Draft the plan", "2026-11-27"),
    ("Draft the plan, by fri", "Draft the plan", "2026-11-27"),
    ("Draft the plan  by  fri ", "Draft the plan", "2026-11-27"),
    ("Draft the plan by next fri", "Draft the plan", "2026-12-04"),
    ("Draft the plan by this fri", "Draft the plan", "2026-11-27"),
    ("Draft the plan by tomorrow", "Draft the plan", "2026-11-24"),
    ("Draft the plan by today", "Draft the plan", "2026-11-23"),
    ("Draft the plan by 2026-12-01", "Draft the plan", "2026-12-01"),
    ("Draft the plan by 26 nov", "Draft the plan", "2026-11-26"),
    ("Draft the plan by Nov 26, 2026.", "Draft the plan", "2026-11-26"),
    ("Draft the plan by fri 27 nov", "Draft the plan", "2026-11-27"),
    ("Draft the plan by 5/5", "Draft the plan", "2027-05-05"),
    ("Draft the plan by 13/4", "Draft the plan", "2027-04-13"),
    ("Draft the plan by eow", "Draft the plan", "2026-11-29"),
    ("Draft the plan by eom", "Draft the plan", "2026-11-30"),
    ("Draft the plan by the end of june", "Draft the plan", "2027-06-30"),
    ("Draft the plan by the end of the week", "Draft the plan", "2026-11-29"),
    ("Draft the plan by end of next month", "Draft the plan", "2026-12-31"),
    ("Draft the plan by +2w", "Draft the plan", "2026-12-07"),
    ("Get it reviewed by May by 1 may", "Get it reviewed by May", "2027-05-01"),
    ("Drop by by fri", "Drop by", "2026-11-27"),
    ("李明 by fri", "李明", "2026-11-27"),
]

DUE_BUT_REFUSED = [
    ("Draft it by 3/4", AmbiguousDate),
    ("Draft it by 3/4/26.", AmbiguousDate),
    ("Draft it by 31 nov", UnreadableDate),
    ("Draft it by 2026-02-30", UnreadableDate),
    ("Draft it by 31/2/2026", UnreadableDate),
    ("Draft it by fri 28 nov", UnreadableDate),
    ("Draft it by 26 nov 3026", UnreadableDate),
    ("Draft it by next week", UnreadableDate),
    ("Draft it by the end of next sprint.", UnreadableDate),
    ("Draft it by mid-month", UnreadableDate),
    ("Draft it by the coming quarter", UnreadableDate),
]

# Words that expressions are made of, so that generated ones come close to real ones.
PIECES = """
    a 0 1 2 29 31 99 13/4 3/4 29/2/24 2026-12-07 2026 3000 999999999 + in ago by at next last this the
    end of eow eom eoy week weeks w m y d years month feb nov may fri sunday mon, tomorrow today yesterday
    meeting every 10:00 25:00 10am pm 9.30 . , İ ſ Ⅷ ٣
"""
TYPED = st.one_of(st.text(), st.lists(st.sampled_from(PIECES.split()), max_size=5).map(" ".join))
REFS = st.sampled_from([MON, SUN, LEAP, EVE, date.min, date.max]) | st.dates()
WRITTEN_DAYS = st.dates(date(1900, 1, 1), date(2999, 12, 31))
anything_typed = settings(deadline=None, max_examples=400)
any_days = settings(deadline=None)


# Reading a day


@pytest.mark.parametrize(("text", "ref", "day"), FORWARD)
def test_reads_a_day_looking_forward(text: str, ref: date, day: str) -> None:
    assert read_day(text, ref).isoformat() == day


@pytest.mark.parametrize(("text", "ref", "day"), BACK)
def test_reads_a_day_looking_back(text: str, ref: date, day: str) -> None:
    assert read_day(text, ref, back=True).isoformat() == day


@pytest.mark.parametrize(("text", "ref", "day"), SUNDAY_WEEKS)
def test_weeks_can_start_on_sunday(text: str, ref: date, day: str) -> None:
    assert read_day(text, ref, ways=DateWays(6)).isoformat() == day


@pytest.mark.parametrize("text", ["next", "Next meeting", "the next meeting.", "our next meeting"])
def test_next_is_the_next_meeting(text: str) -> None:
    assert read_day(text, MON, next_meeting=MEETING) == MEETING


@pytest.mark.parametrize(("text", "ref", "back", "readings"), AMBIGUOUS)
def test_refuses_what_can_be_two_days_and_gives_both_in_order(
    text: str, ref: date, back: bool, readings: list[str]
) -> None:
    with pytest.raises(AmbiguousDate) as refused:
        read_day(text, ref, back=back)
    assert [day.isoformat() for day in refused.value.readings] == readings
    assert refused.value.text == text


@pytest.mark.parametrize(("text", "advice"), REFUSED)
def test_refuses_what_is_no_day_and_advises(text: str, advice: str) -> None:
    with pytest.raises(UnreadableDate) as refused:
        read_day(text, MON)
    assert advice in refused.value.advice
    assert refused.value.advice


def test_this_weekday_is_refused_when_it_lies_on_the_wrong_side() -> None:
    with pytest.raises(UnreadableDate):
        read_day("this fri", SUN)
    with pytest.raises(UnreadableDate):
        read_day("this fri", MON, back=True)


def test_a_refusal_quotes_the_words_as_they_were_typed() -> None:
    with pytest.raises(UnreadableDate, match="“Next Week”"):
        read_day("  Next  Week ", MON)


def test_the_edges_of_the_calendar_are_refused() -> None:
    for text, ref in [("tomorrow", date.max), ("last mon", date.min), ("1 jan", date.max)]:
        with pytest.raises(UnreadableDate):
            read_day(text, ref)


@pytest.mark.parametrize("text", ["1 day ago", "fri", "26 nov", "eow", "5/5", "today"])
def test_what_falls_outside_the_years_that_are_read_is_refused(text: str) -> None:
    with pytest.raises(UnreadableDate):
        read_day(text, date(3000, 2, 1))


@anything_typed
@given(TYPED, REFS, st.booleans(), st.none() | st.dates(), st.integers(0, 6))
def test_no_text_makes_a_day_fail_otherwise(
    text: str, ref: date, back: bool, meeting: date | None, week_start: int
) -> None:
    with suppress(UnreadableDate, AmbiguousDate):
        day = read_day(text, ref, back=back, next_meeting=meeting, ways=DateWays(week_start))
        assert day == meeting or 1900 <= day.year <= 2999


@any_days
@given(WRITTEN_DAYS, st.integers(0, 6), st.booleans())
def test_a_bare_weekday_is_within_a_week_and_never_the_day_itself(
    ref: date, weekday: int, back: bool
) -> None:
    name = say_date(date(2026, 11, 23 + weekday))[:3]
    with suppress(UnreadableDate):
        day = read_day(name, ref, back=back)
        assert day.weekday() == weekday
        assert 1 <= (ref - day if back else day - ref).days <= 7


@any_days
@given(WRITTEN_DAYS, st.integers(0, 6))
def test_the_end_of_the_week_is_in_the_week(ref: date, week_start: int) -> None:
    with suppress(UnreadableDate):
        end = read_day("eow", ref, ways=DateWays(week_start))
        assert 0 <= (end - ref).days <= 6
        assert (end + timedelta(days=1)).weekday() == week_start


# Reading a day with a time


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("21 dec 10:00", When(date(2026, 12, 21), "10:00")),
        ("21 dec", When(date(2026, 12, 21), None)),
        ("21 dec 2026", When(date(2026, 12, 21), None)),
        ("21 dec 2026 10:00", When(date(2026, 12, 21), "10:00")),
        ("dec 21, 2026, 10:00", When(date(2026, 12, 21), "10:00")),
        ("2026-12-21 14:00", When(date(2026, 12, 21), "14:00")),
        ("13.4.2026 9:30", When(date(2026, 4, 13), "09:30")),
        ("13.4.2026", When(date(2026, 4, 13), None)),
        ("tomorrow 9:30", When(date(2026, 11, 24), "09:30")),
        ("fri 10am", When(date(2026, 11, 27), "10:00")),
        ("fri at 10:00", When(date(2026, 11, 27), "10:00")),
        ("Fri, at 10 AM.", When(date(2026, 11, 27), "10:00")),
        ("fri 10 a.m.", When(date(2026, 11, 27), "10:00")),
        ("today 10.30pm", When(date(2026, 11, 23), "22:30")),
        ("next tue, 2:30 pm", When(date(2026, 12, 1), "14:30")),
        ("in 2 weeks at 0:00", When(date(2026, 12, 7), "00:00")),
        ("today 12am", When(date(2026, 11, 23), "00:00")),
        ("today 12pm", When(date(2026, 11, 23), "12:00")),
        ("today 23:59", When(date(2026, 11, 23), "23:59")),
        ("next 10:00", When(MEETING, "10:00")),
    ],
)
def test_reads_a_day_and_the_time_that_ends_it(text: str, when: When) -> None:
    assert read_when(text, MON, next_meeting=MEETING) == when


def test_a_when_looks_back_and_keeps_its_weeks_as_a_day_does() -> None:
    assert read_when("fri 10:00", MON, back=True) == When(date(2026, 11, 20), "10:00")
    assert read_when("next fri 10:00", SUN, ways=DateWays(6)).day == date(2026, 12, 4)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("10:00", "say the day too: today 10:00"),
        ("at 2:30 pm", "say the day too: today 14:30"),
        ("25:00", "say the time like"),
        ("fri 25:00", "say the time like"),
        ("fri 10:60", "say the time like"),
        ("fri 13pm", "say the time like"),
        ("fri 0am", "say the time like"),
        ("fri at 10", "say the time like"),
        ("monday 9.30", "say the time like"),
        ("26 nov 0930", "say the time like"),
        ("tomorrow, in the morning", "say the time like"),
        ("sometime 9", 'say it like "2026-11-26"'),
        ("3/4 9", 'say it like "2026-11-26"'),
        ("next tue, 14h", "say the time like"),
        ("next week 10:00", "next mon"),
        ("fri 9:30 10:00", "without a time"),
        ("21 dec 10", "say the time like"),
        ("", "26 nov"),
    ],
)
def test_refuses_a_time_alone_or_one_that_no_clock_shows(text: str, advice: str) -> None:
    with pytest.raises(UnreadableDate) as refused:
        read_when(text, MON)
    assert advice in refused.value.advice


def test_a_time_does_not_settle_which_day_is_meant() -> None:
    with pytest.raises(AmbiguousDate) as refused:
        read_when("3/4 10:00", MON)
    assert refused.value.readings == (date(2027, 3, 4), date(2027, 4, 3))


@anything_typed
@given(TYPED, REFS, st.booleans())
def test_no_text_makes_a_when_fail_otherwise(text: str, ref: date, back: bool) -> None:
    with suppress(UnreadableDate, AmbiguousDate):
        read_when(text, ref, back=back)


@any_days
@given(WRITTEN_DAYS, st.times())
def test_a_day_and_a_time_that_were_said_are_read_back(day: date, time: object) -> None:
    clock = str(time)[:5]
    assert read_when(f"{say_date(day)} {clock}", MON) == When(day, clock)


# What an item's text says of its due day


@pytest.mark.parametrize(("text", "rest", "day"), DUE)
def test_by_and_a_date_at_the_end_become_the_due_day(text: str, rest: str, day: str) -> None:
    left, due = split_by(text, MON)
    assert (left, due and due.isoformat()) == (rest, day)


@pytest.mark.parametrize("text", NOT_DUE)
def test_what_only_looks_like_a_due_day_stays_text(text: str) -> None:
    assert split_by(text, MON) == (text, None)


@pytest.mark.parametrize("end", ["next", "next meeting", "the next meeting", "Our next meeting."])
def test_by_the_next_meeting_is_a_date_only_when_one_is_planned(end: str) -> None:
    text = f"Draft the plan by {end}"
    assert split_by(text, MON, next_meeting=MEETING) == ("Draft the plan", MEETING)
    assert split_by(text, MON) == (text, None)


def test_the_week_of_a_due_day_starts_where_the_journal_says() -> None:
    assert split_by("Rest by eow", SUN, ways=DateWays(6)) == ("Rest", date(2026, 11, 28))
    assert split_by("Rest by eow", SUN) == ("Rest", SUN)


@pytest.mark.parametrize(("text", "error"), DUE_BUT_REFUSED)
def test_a_due_day_that_is_two_days_or_none_is_refused(
    text: str, error: type[UnreadableDate] | type[AmbiguousDate]
) -> None:
    with pytest.raises(error):
        split_by(text, MON)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Read it eom.", "eom"),
        ("One pager, next week", "next week"),
        ("Call Tom on Friday", "on Friday"),
        ("Ring Tom (friday 10:00)", "friday 10:00"),
        ("Get it reviewed by May", "by May"),
        ("Read it by the 26th", "by the 26th"),
        ("Draft it at the end of the month", "at the end of the month"),
        ("Do it in 2 weeks", "in 2 weeks"),
        ("Send it 2026-12-11", "2026-12-11"),
        ("Send it before 3/4", "before 3/4"),
        ("Draft it by 3/4 or so", ""),
        ("Plan the week", ""),
        ("Say what may", ""),
        ("See where she sat", ""),
        ("Score 5/5", ""),
        ("Take 2 weeks", ""),
        ("Meet at 10:00", ""),
        ("Work on monday metrics", ""),
        ("Friday", ""),
        ("", ""),
    ],
)
def test_words_that_may_be_a_due_day_are_named_where_they_end_a_text(text: str, words: str) -> None:
    assert may_be_due(text, MON) == words


@anything_typed
@given(TYPED, REFS)
def test_what_may_be_a_due_day_is_looked_for_in_any_text(text: str, ref: date) -> None:
    assert may_be_due(text, ref) in text


@anything_typed
@given(TYPED, st.sampled_from(["", " by ", " by fri", " by 26 nov"]), TYPED, REFS)
def test_an_item_is_unchanged_or_the_start_of_what_was_typed(
    before: str, by: str, after: str, ref: date
) -> None:
    text = before + by + after
    with suppress(UnreadableDate, AmbiguousDate):
        rest, due = split_by(text, ref)
        assert rest == text if due is None else rest and text.startswith(rest)


@pytest.mark.parametrize(
    ("text", "ref", "rest", "day"),
    [
        ("Draft it by 2026-12-11", None, "Draft it", date(2026, 12, 11)),
        ("Draft it by 2026-12-11.", MON, "Draft it", date(2026, 12, 11)),
        ("Draft it by fri", MON, "Draft it", date(2026, 11, 27)),
        ("Draft it by Monday", MON, "Draft it", date(2026, 11, 30)),
    ],
)
def test_a_hand_typed_line_may_say_an_iso_date_or_in_a_meeting_a_weekday(
    text: str, ref: date | None, rest: str, day: date
) -> None:
    assert hand_due(text, ref) == (rest, day)


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("Draft it by fri", None),
        ("Draft it by fri", date.max),
        ("Draft it by 26 nov", MON),
        ("Draft it by next fri", MON),
        ("Draft it by tomorrow", MON),
        ("Draft it by 3/4", MON),
        ("Draft it by 2026-02-30", MON),
        ("Draft it by 2026/12/11", MON),
        ("Stand by me", MON),
        ("by 2026-12-11", MON),
        ("", None),
    ],
)
def test_all_else_on_a_hand_typed_line_is_text(text: str, ref: date | None) -> None:
    assert hand_due(text, ref) == (text, None)


@anything_typed
@given(TYPED, TYPED, st.none() | REFS)
def test_a_hand_typed_line_never_fails(before: str, after: str, ref: date | None) -> None:
    text = f"{before} by {after}"
    rest, due = hand_due(text, ref)
    assert rest == text if due is None else text.startswith(rest)


# ISO, and nothing but


@pytest.mark.parametrize(
    "text",
    [
        "20261207",
        "2026-W49-1",
        "2026-12-7",
        "2026/12/07",
        "2026-02-30",
        "2026-12-07 ",
        "2026-12-07\n",
        "2026-12-07T10:00",
        "٢٠٢٦-١٢-٠٧",
        "",
    ],
)
def test_what_is_not_strictly_iso_is_none(text: str) -> None:
    assert parse_iso(text) is None


@any_days
@given(st.dates())
def test_every_iso_date_is_read_back(day: date) -> None:
    assert parse_iso(day.isoformat()) == day


# Rhythms


@pytest.mark.parametrize(
    ("text", "rhythm", "said"),
    [
        ("2 weeks", Rhythm(2, "week"), "2 weeks"),
        ("every 2 weeks", Rhythm(2, "week"), "2 weeks"),
        ("Every two weeks.", Rhythm(2, "week"), "2 weeks"),
        ("every other week", Rhythm(2, "week"), "2 weeks"),
        ("fortnightly", Rhythm(2, "week"), "2 weeks"),
        ("fortnight", Rhythm(2, "week"), "2 weeks"),
        ("weekly", Rhythm(1, "week"), "week"),
        ("every week", Rhythm(1, "week"), "week"),
        ("1 week", Rhythm(1, "week"), "week"),
        ("4w", Rhythm(4, "week"), "4 weeks"),
        ("10d", Rhythm(10, "day"), "10 days"),
        ("daily", Rhythm(1, "day"), "day"),
        ("month", Rhythm(1, "month"), "month"),
        ("monthly", Rhythm(1, "month"), "month"),
        ("quarterly", Rhythm(3, "month"), "3 months"),
        ("every quarter", Rhythm(3, "month"), "3 months"),
        ("year", Rhythm(1, "year"), "year"),
        ("yearly", Rhythm(1, "year"), "year"),
    ],
)
def test_reads_a_rhythm_and_says_it_as_after_every(text: str, rhythm: Rhythm, said: str) -> None:
    assert read_rhythm(text) == rhythm
    assert str(rhythm) == said
    assert read_rhythm(said) == rhythm


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("biweekly", 'twice a week or every two weeks: say "2 weeks"'),
        ("bimonthly", 'twice a month or every two months: say "2 months"'),
        ("", "quarterly"),
        ("often", "quarterly"),
        ("every", "quarterly"),
        ("every fri", "quarterly"),
        ("w", "quarterly"),
        ("weeks", "quarterly"),
        ("0 weeks", "quarterly"),
        ("1000 weeks", "quarterly"),
        ("in 2 weeks", "quarterly"),
        ("2 weeks ago", "quarterly"),
    ],
)
def test_refuses_what_is_no_rhythm_or_two(text: str, advice: str) -> None:
    with pytest.raises(UnreadableDate) as refused:
        read_rhythm(text)
    assert advice in refused.value.advice


@anything_typed
@given(TYPED)
def test_no_text_makes_a_rhythm_fail_otherwise(text: str) -> None:
    with suppress(UnreadableDate):
        rhythm = read_rhythm(text)
        assert read_rhythm(str(rhythm)) == rhythm


@pytest.mark.parametrize(
    ("rhythm", "day", "after"),
    [
        (Rhythm(10, "day"), MON, date(2026, 12, 3)),
        (Rhythm(2, "week"), MON, date(2026, 12, 7)),
        (Rhythm(1, "month"), EVE, date(2027, 1, 31)),
        (Rhythm(1, "month"), date(2027, 1, 31), date(2027, 2, 28)),
        (Rhythm(3, "month"), date(2027, 11, 30), LEAP),
        (Rhythm(1, "year"), LEAP, date(2029, 2, 28)),
        (Rhythm(2, "week"), date.max, date.max),
        (Rhythm(2, "year"), date.max, date.max),
    ],
)
def test_one_rhythm_later_stays_on_the_calendar(rhythm: Rhythm, day: date, after: date) -> None:
    assert rhythm.after(day) == after


# Saying


@pytest.mark.parametrize(
    ("day", "today", "said"),
    [
        (date(2026, 12, 7), MON, "Mon 7 Dec"),
        (MON, MON, "Mon 23 Nov"),
        (date(2027, 12, 7), MON, "Tue 7 Dec 2027"),
        (date(2027, 5, 23), MON, "Sun 23 May"),
        (date(2027, 5, 24), MON, "Mon 24 May 2027"),
        (date(2026, 5, 23), MON, "Sat 23 May"),
        (date(2026, 5, 22), MON, "Fri 22 May 2026"),
        (date(2027, 2, 28), date(2026, 8, 31), "Sun 28 Feb"),
        (date(2027, 3, 1), date(2026, 8, 31), "Mon 1 Mar 2027"),
        (date.max, date.min, "Fri 31 Dec 9999"),
    ],
)
def test_a_day_is_said_with_its_year_beyond_six_months(day: date, today: date, said: str) -> None:
    assert say_day(day, today) == said


def test_a_date_is_said_with_its_year() -> None:
    assert say_date(date(2026, 12, 7)) == "Mon 7 Dec 2026"
    assert say_date(LEAP) == "Tue 29 Feb 2028"


@any_days
@given(WRITTEN_DAYS, REFS, st.booleans())
@example(LEAP, MON, True)
def test_a_date_that_was_said_is_read_back_on_any_day(day: date, ref: date, back: bool) -> None:
    assert read_day(say_date(day), ref, back=back) == day


@any_days
@given(st.dates(date(1910, 1, 1), date(2990, 1, 1)), st.integers(-1500, 1500))
@example(LEAP, 0)
@example(MON, 181)
@example(MON, -184)
def test_a_day_that_was_said_is_read_back_in_its_direction(today: date, away: int) -> None:
    day = today + timedelta(days=away)
    assert read_day(say_day(day, today), today, back=away < 0) == day


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 23), "Nov"),
        (date(2027, 4, 30), "Apr"),
        (date(2027, 5, 1), "May 2027"),
        (date(2026, 6, 1), "Jun"),
        (date(2026, 5, 31), "May 2026"),
        (date(2027, 11, 1), "Nov 2027"),
    ],
)
def test_a_month_is_said_with_its_year_from_six_months_on(day: date, said: str) -> None:
    assert say_month(day, MON) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 23), "today"),
        (date(2026, 11, 24), "tomorrow"),
        (date(2026, 11, 22), "yesterday"),
        (date(2026, 11, 25), "in two days"),
        (date(2026, 11, 26), "in three days"),
        (date(2026, 11, 20), "three days ago"),
        (date(2026, 11, 30), "in seven days"),
        (date(2026, 12, 6), "in 13 days"),
        (date(2026, 12, 7), "in two weeks"),
        (date(2026, 12, 13), "in two weeks"),
        (date(2026, 10, 19), "five weeks ago"),
        (date(2027, 1, 31), "in nine weeks"),
        (date(2027, 2, 1), "in two months"),
        (date(2027, 2, 22), "in two months"),
        (date(2027, 2, 23), "in three months"),
        (date(2027, 11, 22), "in eleven months"),
        (date(2025, 11, 23), "a year ago"),
        (date(2025, 10, 23), "13 months ago"),
        (date(2028, 11, 22), "in 23 months"),
        (date(2028, 11, 23), "in two years"),
        (date(2024, 11, 23), "two years ago"),
        (date(2006, 11, 23), "20 years ago"),
    ],
)
def test_a_distance_is_said_as_a_person_says_it(day: date, said: str) -> None:
    assert say_near(day, MON) == said


@any_days
@given(st.dates(), st.dates())
def test_every_distance_can_be_said_and_is_the_same_both_ways(day: date, today: date) -> None:
    there, back = say_near(day, today), say_near(today, day)
    if abs((day - today).days) > 1:
        ahead, behind = (there, back) if day > today else (back, there)
        assert ahead.removeprefix("in ") == behind.removesuffix(" ago")
    assert say_day(day, today) in say_date(day)
    assert say_month(day, today) in say_date(day)


@pytest.mark.parametrize(
    ("n", "noun", "said"),
    [
        (0, "week", "no weeks"),
        (1, "week", "one week"),
        (5, "week", "five weeks"),
        (12, "week", "twelve weeks"),
        (13, "week", "13 weeks"),
        (1, "person", "one person"),
        (2, "person", "two people"),
        (2, "reply", "two replies"),
        (2, "day", "two days"),
        (2, "box", "two boxes"),
        (2, "open item", "two open items"),
    ],
)
def test_a_count_is_said_in_words_to_twelve(n: int, noun: str, said: str) -> None:
    assert say_count(n, noun) == said


# --- the order of numbers -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "day_first", "month_first"),
    [
        ("3/4", "2027-04-03", "2027-03-04"),
        ("3/4/27", "2027-04-03", "2027-03-04"),
        ("3.4.2027", "2027-04-03", "2027-03-04"),
        ("13/4", "2027-04-13", "2027-04-13"),
        ("4/13", "2027-04-13", "2027-04-13"),
        ("5/5", "2027-05-05", "2027-05-05"),
        ("thu 3/12", "2026-12-03", "2026-12-03"),
        ("2027-03-04", "2027-03-04", "2027-03-04"),
        ("29/2", "2028-02-29", "2028-02-29"),
    ],
)
def test_where_the_order_is_said_two_numbers_are_one_day(text: str, day_first: str, month_first: str) -> None:
    for order, day in (("day", day_first), ("month", month_first)):
        ways = DateWays(order=order)  # type: ignore[arg-type]
        assert read_day(text, MON, ways=ways).isoformat() == day
        assert split_by(f"Plan by {text}", MON, ways=ways)[1] == date.fromisoformat(day)


def test_what_only_has_the_form_of_a_date_is_none() -> None:
    assert parse_iso("2026-1a-01") is None


def test_dates_has_the_names_that_it_lists_and_no_others() -> None:
    import mentorlog.dates

    assert not hasattr(mentorlog.dates, "no_such_name")


def test_a_time_of_day_that_no_clock_has_is_left_away() -> None:
    [one] = written_days("10 January 2022 at 29:30")
    assert (one.days(), one.time) == ((date(2022, 1, 10),), "")


def test_two_numbers_that_are_no_day_are_numbers() -> None:
    assert written_days("it went 45/67 and 31/32/2022")[0].readings == ()
