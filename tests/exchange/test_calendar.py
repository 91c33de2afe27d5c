"""An agenda as an .ics file, read back by icalendar, its time zones by what the file says of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from tests.practice.conftest import Builder, File, held, person, planned

from mentorlog.dates import When
from mentorlog.exchange.calendar import Choices, calendar
from mentorlog.practice.meeting.agenda import agenda

TODAY = date(2026, 12, 6)
STAMP = datetime(2026, 12, 6, 9, 0, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
PLAN = "## Commitments\n- [ ] Draft the plan  [due:: 2026-12-11]  [id:: aaaa2]"


@pytest.fixture
def journal(tmp_path: Path) -> Builder:
    return Builder(tmp_path / "journal")


def text_of(journal: Builder, *files: File, zone: tzinfo | None = BERLIN, **chosen: Any) -> str:
    """The .ics file of a journal."""
    found = agenda(journal(person(name="Ada Lovelace"), *files), TODAY, since=chosen.pop("since", None))
    return calendar(found, Choices(zone, chosen.pop("stamp", STAMP), **chosen)).text


def components(text: str, kind: str = "VEVENT") -> list[Any]:
    return list(Calendar.from_ical(text).walk(kind))


def events(journal: Builder, *files: File, **chosen: Any) -> dict[str, Any]:
    """The events of a journal, by title."""
    return {str(one["SUMMARY"]): one for one in components(text_of(journal, *files, **chosen))}


def as_described(text: str) -> tzinfo:
    """The zone as the VTIMEZONE of a file describes it, and nothing else."""
    (described,) = components(text, "VTIMEZONE")
    found: tzinfo = described.to_tz(lookup_tzid=False)
    return found


# --- a meeting ------------------------------------------------------------------------------------------


def test_a_meeting_stands_at_its_local_time_with_its_zone(journal: Builder) -> None:
    meeting = planned("2026-12-07", time="10:00", minutes=45, medium="video")
    text = text_of(journal, meeting, alarm=0)
    assert "DTSTART;TZID=Europe/Berlin:20261207T100000\r\n" in text
    assert "DTEND;TZID=Europe/Berlin:20261207T104500\r\n" in text
    (one,) = components(text)
    assert one.start == datetime(2026, 12, 7, 10, 0, tzinfo=BERLIN)
    assert (one["SUMMARY"], one["LOCATION"], one["STATUS"]) == ("Meeting with Ada", "video", "CONFIRMED")
    assert len(components(text, "VTIMEZONE")) == 1
    assert {key for key in one if one[key]} <= {
        "UID", "DTSTAMP", "SUMMARY", "DTSTART", "DTEND", "STATUS", "LOCATION"
    }  # fmt: skip


def test_without_a_zone_the_time_floats(journal: Builder) -> None:
    text = text_of(journal, planned("2026-12-07", time="10:00"), zone=None)
    assert "DTSTART:20261207T100000\r\n" in text
    assert "DTEND:20261207T110000\r\n" in text
    assert components(text, "VTIMEZONE") == []


def test_in_utc_there_is_no_zone_to_describe(journal: Builder) -> None:
    for zone in (ZoneInfo("UTC"), ZoneInfo("Etc/UTC")):
        text = text_of(journal, planned("2026-12-07", time="10:00"), zone=zone)
        assert "DTSTART:20261207T100000Z\r\n" in text
        assert components(text, "VTIMEZONE") == []


def test_a_meeting_without_a_time_is_all_day_and_rings_no_alarm(journal: Builder) -> None:
    text = text_of(journal, planned("2026-12-07"), prepare=True, notes=True)
    (one,) = components(text)
    assert (one.start, one.end, one["TRANSP"]) == (date(2026, 12, 7), date(2026, 12, 8), "TRANSPARENT")
    assert components(text, "VALARM") == []


def test_the_place_comes_before_the_medium(journal: Builder) -> None:
    meeting = planned("2026-12-07", place="Café Kranzler, 2nd floor; left", medium="in person")
    assert events(journal, meeting)["Meeting with Ada"]["LOCATION"] == "Café Kranzler, 2nd floor; left"


def test_an_alarm_rings_before_a_meeting_to_come_and_not_for_one_cancelled(journal: Builder) -> None:
    files = [
        planned("2026-12-07", time="10:00"),
        held("2026-12-08", status="cancelled", time="10:00"),
        held("2026-12-01", time="10:00"),
    ]
    text = text_of(journal, *files, alarm=20, since=date(2026, 11, 1))
    (alarm,) = components(text, "VALARM")
    assert (alarm["ACTION"], alarm.TRIGGER) == ("DISPLAY", timedelta(minutes=-20))
    assert alarm["DESCRIPTION"] == "Meeting with Ada"
    assert components(text_of(journal, *files, alarm=0), "VALARM") == []


def test_time_to_prepare_and_to_take_notes_is_there_if_asked(journal: Builder) -> None:
    found = events(journal, planned("2026-12-07", time="10:00", minutes=45), prepare=True, notes=True)
    around = {title: (one.start.strftime("%H:%M"), one.end.strftime("%H:%M")) for title, one in found.items()}
    assert around == {
        "Meeting with Ada": ("10:00", "10:45"),
        "Prepare for Ada": ("09:30", "10:00"),
        "Notes on the meeting with Ada": ("10:45", "11:00"),
    }
    assert len({one["UID"] for one in found.values()}) == 3


def test_a_cancelled_meeting_is_cancelled_with_all_around_it(journal: Builder) -> None:
    meeting = held("2026-12-08", status="cancelled", time="10:00")
    found = events(journal, meeting, prepare=True, notes=True)
    assert [(one["STATUS"], one["SEQUENCE"]) for one in found.values()] == [("CANCELLED", 1)] * 3


def test_aims_are_told_only_if_asked(journal: Builder) -> None:
    body = "## Objectives\n- [ ] A yes, or a no\n- [ ] More\n\n## Private\n### Objectives\n- [ ] A raise"
    meeting = planned("2026-12-07", body, time="10:00")
    assert "A yes" not in text_of(journal, meeting)
    text = text_of(journal, meeting, details=True)
    (one,) = components(text)
    assert one["DESCRIPTION"] == "A yes, or a no\nMore"
    assert "raise" not in text


def test_it_says_no_method_for_it_invites_nobody(journal: Builder) -> None:
    text = text_of(journal, planned("2026-12-07", time="10:00"))
    assert not re.search("^(METHOD|ORGANIZER|ATTENDEE|URL|ATTACH)", text, re.MULTILINE)


def test_nothing_to_tell_gives_no_text_for_a_calendar_needs_something_in_it(journal: Builder) -> None:
    assert text_of(journal) == ""


# --- again and again ------------------------------------------------------------------------------------


def test_what_is_written_a_day_later_differs_in_the_moment_of_writing_alone(journal: Builder) -> None:
    files = (planned("2026-12-07", time="10:00"), held("2026-11-30", PLAN))
    later = text_of(journal, *files, stamp=STAMP + timedelta(days=1))
    assert later != text_of(journal, *files)
    assert later.replace("DTSTAMP:20261207", "DTSTAMP:20261206") == text_of(journal, *files)


def test_a_moved_meeting_has_its_uid_and_a_higher_sequence(journal: Builder) -> None:
    before = events(journal, planned("2026-12-07", time="10:00"))["Meeting with Ada"]
    (journal.root / "meetings/ada/2026-12-07.md").unlink()
    log = "## Log\n- 2026-12-06 rescheduled: from 2026-12-07 10:00, my wish"
    after = events(journal, planned("2026-12-09", log, time="11:00"))["Meeting with Ada"]
    assert (after["UID"], after["SEQUENCE"]) == (before["UID"], before["SEQUENCE"] + 1)
    assert after.start == datetime(2026, 12, 9, 11, 0, tzinfo=BERLIN)


def test_two_journals_in_one_calendar_are_told_apart_by_their_id(journal: Builder) -> None:
    meeting = planned("2026-12-07", time="10:00")
    uids = {events(journal, meeting, id=name)["Meeting with Ada"]["UID"] for name in ("", "work", "home")}
    assert len(uids) == 3


# --- what is due ----------------------------------------------------------------------------------------


def test_a_commitment_is_a_task_and_an_event_of_its_day_that_names_its_id_alone(journal: Builder) -> None:
    text = text_of(journal, held("2026-11-30", PLAN))
    (task,), (day,) = components(text, "VTODO"), components(text)
    assert (task["SUMMARY"], task.DUE, task["STATUS"]) == (
        "Due for Ada: aaaa2", date(2026, 12, 11), "NEEDS-ACTION"
    )  # fmt: skip
    assert (day["SUMMARY"], day.start, day["TRANSP"]) == (task["SUMMARY"], task.DUE, "TRANSPARENT")
    assert task["UID"] != day["UID"]
    assert "Draft" not in text
    assert components(text_of(journal, held("2026-11-30", PLAN), tasks=False), "VTODO") == []
    assert components(text_of(journal, held("2026-11-30", PLAN), events=False)) == []


def test_in_detail_a_commitment_is_named_by_its_words(journal: Builder) -> None:
    assert list(events(journal, held("2026-11-30", PLAN), details=True)) == ["Due for Ada: Draft the plan"]


@pytest.mark.parametrize(
    ("line", "status", "completed"),
    [
        ("- [x] Plan  [due:: 2026-12-11]  [completion:: 2026-12-05]  [id:: aaaa2]", "COMPLETED", True),
        ("- [x] Plan  [due:: 2026-12-11]  [id:: aaaa2]", "COMPLETED", False),
        ("- [-] Plan  [due:: 2026-12-11]  [cancelled:: 2026-12-05]  [id:: aaaa2]", "CANCELLED", False),
    ],
)
def test_what_has_ended_is_a_task_that_ended_and_leaves_its_day(
    journal: Builder, line: str, status: str, completed: bool
) -> None:
    was = components(text_of(journal, held("2026-11-30", PLAN)))[0]
    text = text_of(journal, held("2026-11-30", f"## Commitments\n{line}"))
    (task,), (day,) = components(text, "VTODO"), components(text)
    assert (task["STATUS"], "COMPLETED" in task) == (status, completed)
    assert (day["UID"], day["STATUS"], day["SEQUENCE"]) == (was["UID"], "CANCELLED", 1)


def test_what_ended_and_was_for_a_day_that_has_passed_stays_on_it(journal: Builder) -> None:
    line = "- [x] Plan  [due:: 2026-12-01]  [completion:: 2026-12-01]"
    assert components(text_of(journal, held("2026-11-30", f"## Commitments\n{line}"))) == []


def test_an_hour_to_work_says_nothing_of_what_on(journal: Builder) -> None:
    found = events(journal, held("2026-11-30", PLAN), work=[When(date(2026, 12, 12), "10:00")])
    one = found["Time to work on commitments"]
    assert (one.start, one.end - one.start) == (
        datetime(2026, 12, 12, 10, 0, tzinfo=BERLIN), timedelta(hours=1)
    )  # fmt: skip
    assert "DESCRIPTION" not in one


def test_an_hour_to_work_in_a_year_of_which_no_clock_is_known_is_all_day(journal: Builder) -> None:
    found = events(journal, work=[When(date(2150, 12, 12), "10:00")])
    assert found["Time to work on commitments"].start == date(2150, 12, 12)


def test_a_task_that_ended_and_was_for_no_day_has_none(journal: Builder) -> None:
    line = "- [x] Plan  [completion:: 2026-12-06]"
    (task,) = components(text_of(journal, held("2026-11-30", f"## Commitments\n{line}")), "VTODO")
    assert (task["STATUS"], "DUE" in task) == ("COMPLETED", False)


def test_a_checkpoint_is_an_event_of_its_day_and_no_task(journal: Builder) -> None:
    there = journal(person(name="Ada Lovelace", agreement__checkpoints=["2026-12-20"]))
    text = calendar(agenda(there, TODAY), Choices(BERLIN, STAMP)).text
    (one,) = components(text)
    assert (one["SUMMARY"], one.start) == ("Checkpoint with Ada", date(2026, 12, 20))
    assert calendar(agenda(there, TODAY), Choices(BERLIN, STAMP, events=False)).text == ""


# --- lines ----------------------------------------------------------------------------------------------


def test_lines_end_with_crlf_and_none_is_longer_than_75_octets_or_cut_in_a_character(
    journal: Builder,
) -> None:
    family = "👩\u200d👩\u200d👧\u200d👦"
    for padding in range(12):
        place = "x" * padding + family * 30
        path, record = planned("2026-12-07", place="HERE")
        text = text_of(journal, (path, record.replace("HERE", place)))
        lines = text.encode().split(b"\r\n")
        assert lines[-1] == b"" and not any(b"\r" in line or b"\n" in line for line in lines)
        assert max(map(len, lines)) <= 75
        assert "�" not in "".join(line.decode() for line in lines)
        assert components(text)[0]["LOCATION"] == place


@pytest.mark.parametrize(
    "place",
    ["Room\rATTENDEE:mailto:eve@example.com", "Room\r\nEND:VEVENT\r\nEND:VCALENDAR", "Room\nX-EVIL:1",
     "Room\u2028ATTENDEE:x", "Room\x85ATTENDEE:x", "Room\x0bATTENDEE:x", "a;b,c:d\\,e", "\\nATTENDEE:x"],
)  # fmt: skip
def test_no_place_makes_a_line_of_its_own(journal: Builder, place: str) -> None:
    usual = text_of(journal, planned("2026-12-07", time="10:00", place="Room"))
    text = text_of(journal, planned("2026-12-07", time="10:00", place=place))
    assert names_in(text) == names_in(usual)
    assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]", text)


@pytest.mark.parametrize("place", [r"C:\New\notes", r"C:\new", "a;b,c", "\\", r"\;", "one\ntwo"])
def test_a_text_is_escaped_as_the_rfc_has_it(journal: Builder, place: str) -> None:
    text = text_of(journal, planned("2026-12-07", place=place))
    (line,) = (line for line in text.replace("\r\n ", "").split("\r\n") if line.startswith("LOCATION:"))
    plain = {"n": "\n", "N": "\n"}
    value = re.sub(
        r"\\(.)", lambda found: plain.get(found[1], found[1]), line.removeprefix("LOCATION:"), flags=re.DOTALL
    )
    assert value == place
    assert not re.search(r"(?<!\\)[;,]", line.replace("\\\\", ""))


def names_in(text: str) -> list[str]:
    """The name of each content line."""
    return [re.split("[:;]", line)[0] for line in text.replace("\r\n ", "").split("\r\n")]


# --- clocks that change ---------------------------------------------------------------------------------


def spans(text: str) -> Sequence[tuple[datetime, timedelta]]:
    """When each event begins and how long it lasts, by the file's own account of the zone."""
    described = as_described(text)
    found = []
    for one in components(text):
        start, end = (
            at if at.tzname() == "UTC" else at.replace(tzinfo=described) for at in (one.start, one.end)
        )
        began = start.astimezone(UTC)
        found.append((began, end.astimezone(UTC) - began))
    return found


@pytest.mark.parametrize(
    ("clock", "minutes", "began"),
    [("01:30", 60, "00:30"), ("01:30", 120, "00:30"), ("02:00", 45, "01:00"), ("02:30", 45, "01:30"),
     ("03:00", 45, "01:00"), ("03:30", 45, "01:30")],
)  # fmt: skip
def test_in_the_night_a_clock_goes_forward_a_meeting_lasts_as_long_as_it_says(
    journal: Builder, clock: str, minutes: int, began: str
) -> None:
    text = text_of(journal, planned("2027-03-28", time=clock, minutes=minutes))
    expected = datetime.combine(date(2027, 3, 28), time.fromisoformat(began), UTC)
    assert spans(text) == [(expected, timedelta(minutes=minutes))]


@pytest.mark.parametrize(
    ("clock", "minutes", "began"),
    [("01:30", 45, "23:30"), ("01:30", 120, "23:30"), ("02:00", 60, "00:00"), ("02:30", 45, "00:30"),
     ("03:00", 45, "02:00")],
)  # fmt: skip
def test_in_the_night_an_hour_comes_twice_a_meeting_lasts_as_long_as_it_says(
    journal: Builder, clock: str, minutes: int, began: str
) -> None:
    text = text_of(journal, planned("2027-10-31", time=clock, minutes=minutes))
    day = date(2027, 10, 30) if began.startswith("23") else date(2027, 10, 31)
    expected = datetime.combine(day, time.fromisoformat(began), UTC)
    assert spans(text) == [(expected, timedelta(minutes=minutes))]


def test_half_an_hour_before_a_meeting_is_so_in_those_nights_too(journal: Builder) -> None:
    for day in ("2027-03-28", "2027-10-31"):
        found = spans(text_of(journal, planned(day, time="03:00"), prepare=True))
        assert found[0][0] - found[1][0] == found[1][1] == timedelta(minutes=30)
        (journal.root / f"meetings/ada/{day}.md").unlink()


@pytest.mark.parametrize(
    "name",
    ["Europe/Berlin", "America/New_York", "America/Mexico_City", "Asia/Amman", "Africa/Casablanca",
     "Europe/Dublin", "Australia/Lord_Howe", "America/Sao_Paulo", "Europe/Volgograd", "Asia/Kathmandu"],
)  # fmt: skip
def test_a_zone_is_described_as_its_clocks_went_even_where_its_rule_changed(
    journal: Builder, name: str
) -> None:
    zone = ZoneInfo(name)
    meetings = [held(day, time="10:00") for day in ("2019-06-03", "2027-06-07")]
    described = as_described(text_of(journal, *meetings, zone=zone, since=date(2000, 1, 1)))
    moment, day, half = datetime(2019, 1, 1, tzinfo=UTC), timedelta(days=1), timedelta(minutes=30)
    compared = 0
    while moment.year < 2028:
        changes = moment.astimezone(zone).utcoffset() != (moment + day).astimezone(zone).utcoffset()
        for step in range(48 if changes else 1):
            local = (moment + step * half).astimezone(zone)
            compared += changes and not local.fold
            if not local.fold:
                assert local.replace(tzinfo=described).utcoffset() == local.utcoffset(), local
        moment += day
    assert compared > 40 or name == "Asia/Kathmandu"


def test_clocks_that_change_each_year_alike_are_described_by_two_rules(journal: Builder) -> None:
    text = text_of(journal, planned("2026-12-07", time="10:00"))
    (described,) = components(text, "VTIMEZONE")
    rules = {part.name: part["RRULE"].to_ical() for part in described.subcomponents}
    assert rules == {
        "DAYLIGHT": b"FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "STANDARD": b"FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
    }
    # As the clock stands when it changes, which is how the RFC counts.
    assert [part["DTSTART"].dt.hour for part in described.subcomponents] == [2, 3]
    text = text_of(journal, planned("2026-12-07", time="10:00"), zone=ZoneInfo("America/New_York"))
    assert "BYDAY=2SU;BYMONTH=3\r\n" in text and "BYDAY=1SU;BYMONTH=11\r\n" in text


def test_a_change_that_comes_in_the_first_week_or_the_second_is_listed_and_makes_no_rule(
    journal: Builder,
) -> None:
    zone = ZoneInfo("America/Santiago")  # on the Sunday from the 2nd to the 8th
    meetings = [held(day, time="10:00") for day in ("2027-06-07", "2029-04-07", "2029-04-09")]
    text = text_of(journal, *meetings, zone=zone, since=date(2000, 1, 1))
    assert "RRULE" not in text
    assert [began.hour for began, _ in spans(text)] == [14, 13, 14]


def test_one_hour_of_the_clock_is_another_moment_once_a_rule_has_changed(journal: Builder) -> None:
    zone = ZoneInfo("America/Mexico_City")  # no summer time since October 2022
    meetings = [held(day, time="10:00") for day in ("2022-06-06", "2023-06-05")]
    text = text_of(journal, *meetings, zone=zone, since=date(2000, 1, 1))
    assert [began.hour for began, _ in spans(text)] == [15, 16]


@pytest.mark.parametrize("day", ["0001-01-01", "1969-12-31", "2100-01-01", "9999-12-31"])
def test_in_a_year_that_has_no_clock_a_meeting_is_there_all_day(journal: Builder, day: str) -> None:
    text = text_of(journal, held(day, time="23:30"), since=date.min)
    (one,) = components(text)
    assert one.start == date.fromisoformat(day)


@pytest.mark.parametrize("minutes", [-5, 0, 1441, 10**9])
def test_a_length_that_no_meeting_has_is_an_hour(journal: Builder, minutes: int) -> None:
    (one,) = components(text_of(journal, planned("2026-12-07", time="10:00", minutes=minutes)))
    assert one.end - one.start == timedelta(hours=1)
