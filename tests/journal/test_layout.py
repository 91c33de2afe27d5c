"""What the files of a journal are called, and what a path says."""

from __future__ import annotations

from datetime import date

import pytest

from mentorlog.journal import layout


def test_a_meeting_is_called_by_its_day_and_a_second_one_by_its_number() -> None:
    assert layout.meeting_path("ada", date(2026, 12, 7)) == "meetings/ada/2026-12-07.md"
    assert layout.meeting_path("ada", date(2026, 12, 7), 2) == "meetings/ada/2026-12-07-2.md"


@pytest.mark.parametrize(
    ("path", "day", "number"),
    [
        ("meetings/ada/2026-12-07.md", date(2026, 12, 7), 1),
        ("meetings/ada/2026-12-07-12.md", date(2026, 12, 7), 12),
        ("meetings/ada/2026-02-30.md", None, 1),
        ("meetings/ada/lunch.md", None, 1),
        ("meetings/ada/2026-12-07-0.md", None, 1),
    ],
)
def test_a_path_says_the_day_and_the_number(path: str, day: date | None, number: int) -> None:
    assert layout.day_in(path) == (day, number)


@pytest.mark.parametrize("path", ["people/ada.md", "goals/ada.md", "meetings/ada/2026-12-07.md"])
def test_a_path_says_the_slug(path: str) -> None:
    assert layout.slug_in(path) == "ada"


@pytest.mark.parametrize(
    ("day", "week_start", "begins", "path"),
    [
        (date(2026, 12, 7), 0, date(2026, 12, 7), "reviews/2026-W50.md"),
        (date(2026, 12, 13), 0, date(2026, 12, 7), "reviews/2026-W50.md"),
        (date(2026, 12, 13), 6, date(2026, 12, 13), "reviews/2026-W51.md"),
        (date(2026, 12, 12), 6, date(2026, 12, 6), "reviews/2026-W50.md"),
        (date(2026, 12, 11), 5, date(2026, 12, 5), "reviews/2026-W50.md"),
        (date(2027, 1, 3), 0, date(2026, 12, 28), "reviews/2026-W53.md"),
        (date(2024, 12, 31), 0, date(2024, 12, 30), "reviews/2025-W01.md"),
    ],
)
def test_a_review_is_called_by_the_week_that_has_most_of_its_days(
    day: date, week_start: int, begins: date, path: str
) -> None:
    assert layout.first_day(day, week_start) == begins
    assert layout.review_path(day, week_start) == path
    assert layout.is_record(path) and layout.is_review(path.rpartition("/")[2])


def test_a_week_begins_on_monday_where_nothing_is_said() -> None:
    assert layout.review_path(date(2026, 12, 13)) == "reviews/2026-W50.md"
    assert layout.review_path(date(2026, 12, 7)) == "reviews/2026-W50.md"
    assert layout.week_name(date(2026, 12, 7)) == "2026-W50"
    assert layout.first_day(date(2026, 12, 7)) == date(2026, 12, 7)
    assert not layout.is_review("thoughts.md")


@pytest.mark.parametrize(
    "path",
    [
        "me.md",
        "mentorlog.toml",
        "people/é.md",
        "people/" + "a" * 252 + ".md",
        "meetings/ada/x.md",
        "templates/a.md",
    ],
)
def test_a_record_has_its_place(path: str) -> None:
    assert layout.is_record(path)


@pytest.mark.parametrize(
    "path",
    [
        "people/" + "a" * 253 + ".md",
        "people/" + "é" * 127 + ".md",
        "people/.hidden.md",
        "people/~ada.md",
        "people/a/b.md",
        "people/../me.md",
        "/me.md",
        "people/ada.txt",
        "meetings/x.md",
        "notes/a.md",
        "people/a\\b.md",
        "people/a:b.md",
        "people/a\nb.md",
    ],
)
def test_no_path_leads_out_of_the_journal_or_to_what_no_system_has(path: str) -> None:
    assert not layout.is_record(path)
