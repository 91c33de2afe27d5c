"""Records: what a head's values are read as, and how what cannot be read is named."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from mentorlog.journal.records import Agreement, Meeting, Person, Settings, WrongValue

ADA: dict[str, Any] = {"slug": "ada", "name": "Ada"}
MONDAY: dict[str, Any] = {"person": "ada", "date": "2026-12-07"}


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ({"since": "tomorrow"}, "people/ada.md:4: since: must be a date like 2026-12-07"),
        ({"since": 5}, "people/ada.md:4: since: must be a date like 2026-12-07"),
        ({"aliases": ["Ada", 5]}, "people/ada.md:5: aliases.1: input should be a valid string"),
        ({"agreement": {"until": "x"}}, "people/ada.md:9: agreement.until: must be a date like 2026-12-07"),
        ({"role": 3}, "people/ada.md: role: input should be a valid string"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_key_and_its_line(said: dict[str, Any], read: str) -> None:
    with pytest.raises(WrongValue) as fault:
        Person.read("people/ada.md", {**ADA, **said}, {"since": 4, "aliases": 5, "until": 9}.get)
    assert str(fault.value) == read
    assert read.endswith(f" {fault.value.key}: {fault.value.what}")


@pytest.mark.parametrize(
    ("said", "read"),
    [("9:30", "09:30"), (" 10:00 ", "10:00"), (time(9, 5), "09:05"), ("", "")],
)
def test_a_time_is_read_however_it_is_written(said: object, read: str) -> None:
    assert Meeting.read("m.md", {**MONDAY, "time": said}).time == read


@pytest.mark.parametrize("said", ["25:00", "noon"])
def test_a_time_that_no_clock_shows_is_named(said: str) -> None:
    with pytest.raises(WrongValue, match=r'^m\.md: time: must be a time like "10:00"$'):
        Meeting.read("m.md", {**MONDAY, "time": said})


@pytest.mark.parametrize(
    "said", ["2026-12-07", " 2026-12-07 ", date(2026, 12, 7), datetime(2026, 12, 7, 9, tzinfo=UTC)]
)
def test_a_date_is_read_however_it_is_written(said: object) -> None:
    assert Meeting.read("m.md", {"person": "ada", "date": said}).date == date(2026, 12, 7)


@pytest.mark.parametrize(("medium", "place"), [("", "Café"), ("in person", "Café"), ("video", "")])
def test_the_agreed_place_is_for_the_agreed_medium(medium: str, place: str) -> None:
    assert Agreement(medium="in person", place="Café").place_by(medium) == place


@pytest.mark.parametrize(
    ("table", "wrong"),
    [
        ({"timezone": 5, "week_start": "sunday"}, ["timezone"]),
        ({"headings": {"question": 5, "advice": "Rat"}, "week_start": "sunday"}, ["headings.question"]),
        ({"headings": {"question": ["x", 5], "advice": ["Rat"]}}, ["headings.question"]),
        ({"written": {"question": "a\nb", "advice": " Rat "}}, ["written.question"]),
        ({"written": 5, "headings": {"advice": "Rat"}}, ["written"]),
    ],
)
def test_one_slip_in_the_settings_does_not_undo_the_rest(table: dict[str, Any], wrong: list[str]) -> None:
    settings, keys = Settings.read(table)
    assert keys == wrong
    assert settings.week_start == table.get("week_start", "monday")
    assert settings.headings == ({"advice": ("Rat",)} if "headings" in table else {})
    assert settings.written == ({"advice": "Rat"} if wrong == ["written.question"] else {})
