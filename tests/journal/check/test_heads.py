"""What is said of a head by itself: at which line, and how it is mended."""

from __future__ import annotations

import pytest

from mentorlog.journal.check.records import Read, check_meeting, read_record
from mentorlog.journal.check.text import read
from mentorlog.journal.kinds import Headings
from mentorlog.journal.records import Goal, Meeting, Person, Record

PATHS: dict[type[Record], str] = {
    Person: "people/ada.md",
    Goal: "goals/lead.md",
    Meeting: "meetings/ada/2026-12-07.md",
}
NO_NAME = (1, "there is no name", 'Add it: name = "...".')
NOT_AT_TOP = "the front matter is not at the top, so it is read as text"
ABOVE = "Delete the empty lines above it."
BELOW = "Begin the file with +++, its keys and +++, and put all else below."
MINUTES = "agreement.minutes is 0"


def look(model: type[Record], text: str) -> Read[Record]:
    return read_record(model, PATHS[model], read(PATHS[model], text.encode(), is_record=True), Headings())


def said(model: type[Record], text: str) -> list[tuple[int | None, str, str]]:
    return [(fault.line, fault.what, fault.mend) for fault in look(model, text).faults]


@pytest.mark.parametrize(
    ("text", "line", "mend"),
    [
        ("\n\n+++\nminutes = 5\n+++\n", 3, ABOVE),
        (" \n+++ \t\nWe met\n", 2, ABOVE),
        ("minutes = 5\n+++\nWe met\n", 2, BELOW),
        ("We met\n+++ \nminutes = 5\n+++\n", 2, BELOW),
        ("+\n\n+++\n\nWe met\n\n+++\nminutes = 5\n", 7, BELOW),
        ("```\n+++\n```\n\n+++\nminutes = 5\n", 5, BELOW),
    ],
)
def test_a_head_that_is_not_at_the_top_is_said_at_its_line(text: str, line: int, mend: str) -> None:
    assert said(Meeting, text) == [(line, NOT_AT_TOP, mend)]


@pytest.mark.parametrize(
    "text",
    [
        "minutes = 5\n\n+++\n\nminutes = 5\n",
        "```\n+++\nminutes = 5\n+++\n```\n",
        "We met\n +++\nminutes = 5\n",
        "We met\n+++\nMinutes = 5\n",
        "We met\nminutes = 5\n+++++\n",
    ],
)
def test_a_line_of_pluses_without_a_key_beside_it_is_no_head(text: str) -> None:
    assert said(Meeting, text) == []


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ('name = "A"\nminutes = 3\n[fit]\nminutes = 3\n[agreement]\nminutes = 0\n', 7),
        ('name = "A"\n[agreement]\n# none\n"minutes" = 0\n[fit]\ntime = 3\n', 5),
        ('name = "A"\nagreement.minutes = 0\n', 3),
        ('agreement = {minutes = 0}\nname = "A"\n', 2),
        ('agreement.minutes = 0\nname = "A"\n', 2),
        ('name = "A"\nminutes = 3\nagreement = {minutes = 0}\n', 4),
    ],
)
def test_a_key_of_a_table_is_said_at_its_line_or_at_the_tables(head: str, line: int) -> None:
    faults = said(Person, f"+++\n{head}+++\n")
    assert [(at, what) for at, what, _ in faults] == [(line, MINUTES)]


def test_a_key_above_a_list_of_several_lines_is_said_at_its_line() -> None:
    assert [line for line, _, _ in said(Person, '+++\nname = 5\naliases = [\n"A",\n]\n+++\n')] == [2]


def test_all_that_is_wrong_in_a_table_is_said() -> None:
    head = 'name = "A"\n[agreement]\nminutes = "x"\nsessions = "y"\n[fit]\ntime = 9\n'
    assert [line for line, _, _ in said(Person, f"+++\n{head}+++\n")] == [4, 5, 7]


def test_what_has_no_words_of_ours_is_said_in_others() -> None:
    assert said(Meeting, "+++\nminutes = inf\n+++\n") == [
        (2, "minutes: input should be a finite number", "Correct it.")
    ]


def test_what_is_missing_beside_something_wrong_is_said_too() -> None:
    private = (2, "private is neither true nor false", "Write one of them, without quotes.")
    assert said(Person, '+++\nprivate = "so"\n+++\n') == [private, NO_NAME]


def test_a_head_that_cannot_be_read_is_said_once_and_how_it_is_mended() -> None:
    assert said(Person, '+++\nname = "A"\nrole: mentor\n+++\n') == [
        (3, "no TOML: expected '=' after a key in a key/value pair", "Correct that line.")
    ]
    assert said(Person, '+++\nname = "A"\nsince = 2026-02-30\n+++\n') == [
        (3, "no TOML: invalid date or datetime", "Write a day that a calendar has, like 2026-12-07.")
    ]


@pytest.mark.parametrize(("name", "better"), [("2026-12-07", "2026-12-08"), ("2026-12-07-2", "2026-12-08-2")])
def test_a_file_of_another_day_is_told_its_better_name(name: str, better: str) -> None:
    path = f"meetings/ada/{name}.md"
    found = read_record(
        Meeting, path, read(path, b"+++\ndate = 2026-12-08\n+++\n", is_record=True), Headings()
    )
    check_meeting(found, ())
    assert [(fault.line, fault.mend) for fault in found.faults] == [
        (2, f"The date in the file holds: correct it, or rename the file to {better}.md.")
    ]
