"""What the files of a journal are called, and what a path says (docs/reference/file-format.md)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from mentorlog.dates import parse_iso

SETTINGS = "mentorlog.toml"
ME_FILE = "me.md"
_MEETING = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})(?:-(?P<number>[1-9]\d*))?\.md")
_REVIEW = r"\d{4}-W\d{2}\.md"
# What a part of a path is made of: nothing hidden, nothing that leads elsewhere, on any system.
_NAME = r"(?![.~])[^/\\:\x00-\x1f\x7f-\x9f\ud800-\udfff]+"
# Compiled when it is asked for, as all that most commands do without.
_RECORD = rf"mentorlog\.toml|me\.md|(?:(?:people|goals|reviews|templates)|meetings/{_NAME})/{_NAME}\.md"
_LONGEST_NAME = 255  # bytes, on most file systems


def person_path(slug: str) -> str:
    """Where a person's record is."""
    return f"people/{slug}.md"


def goal_path(slug: str) -> str:
    """Where a goal's record is."""
    return f"goals/{slug}.md"


def meeting_path(slug: str, day: date, number: int = 1) -> str:
    """Where the record of a meeting is; `number` tells two of one day apart."""
    return f"meetings/{slug}/{day.isoformat()}{f'-{number}' if number > 1 else ''}.md"


def template_path(name: str) -> str:
    """Where the template of that name is; "note" is the name of the one for all."""
    return f"templates/{name}.md"


def slug_in(path: str) -> str:
    """The slug in a person's or goal's path, or of the person in a meeting's."""
    folder, _, rest = path.partition("/")
    return rest.partition("/")[0] if folder == "meetings" else rest.removesuffix(".md")


def day_in(path: str) -> tuple[date | None, int]:
    """The day and the number in a meeting's path; None where its name is no date."""
    found = _MEETING.fullmatch(path.rpartition("/")[2])
    if not found:
        return None, 1
    return parse_iso(found["day"]), int(found["number"] or 1)


def review_path(day: date, week_start: int = 0) -> str:
    """Where the weekly review of a day's week is, which begins on `week_start`, 0 being Monday."""
    return f"reviews/{week_name(day, week_start)}.md"


def week_name(day: date, week_start: int = 0) -> str:
    """The week of a day as ISO 8601 writes it: "2026-W49". One that begins on another day than Monday has
    the name of the ISO week in which most of its days lie.
    """
    # The fourth day of the seven is in the week that has most of them.
    year, week, _ = (first_day(day, week_start) + timedelta(days=3)).isocalendar()
    return f"{year:04}-W{week:02}"


def first_day(day: date, week_start: int = 0) -> date:
    """The day on which the week of a day begins."""
    return day - timedelta(days=(day.weekday() - week_start) % 7)


def is_record(path: str) -> bool:
    """Whether a path is one that a file of a journal may have; none of them leads out of it."""
    if not re.fullmatch(_RECORD, path):
        return False
    return all(len(name.encode()) <= _LONGEST_NAME for name in path.split("/"))


def is_review(name: str) -> bool:
    """Whether a file in reviews/ is called as a weekly review is."""
    return re.fullmatch(_REVIEW, name) is not None
