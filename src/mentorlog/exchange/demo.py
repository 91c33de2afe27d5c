"""The sample journal: real files, in sample/, whose dates are relative to the day it is made."""

from __future__ import annotations

import re
from datetime import date, timedelta
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from mentorlog.dates import parse_iso, say_date
from mentorlog.errors import NotEmpty
from mentorlog.journal import Journal
from mentorlog.journal.disk import is_unused
from mentorlog.journal.layout import review_path, week_name
from mentorlog.practice.week.weeks import title_of

# {{-35}} is a date 35 days ago, {{-35|say}} "2 Nov", {{-35|day}} "Mon 2 Nov",
# {{-35|week}} "2026-W45", {{-35|title}} the title of that week's review.
_MARK = re.compile(r"\{\{(?P<days>[+-]?\d+)(?:\|(?P<how>say|day|week|title))?\}\}")


def make_demo(target: Path, today: date) -> None:
    """Writes the sample journal into a folder that is empty or not there yet, or renews a sample."""
    if target.exists() and not is_unused(target):
        raise NotEmpty(target)
    edit = Journal(target).edit()
    for path, text in sample(today):
        edit.add(path, text)
    edit.add(".gitignore", "/.mentorlog/\n")
    edit.save("Made the sample journal")


def sample(today: date) -> list[tuple[str, str]]:
    """The paths and texts of the sample journal, as made on `today`."""
    return [
        (_named(_filled(path, today)), _filled(text, today))
        for path, text in _walk(files(__package__) / "sample", "")
    ]


def _walk(folder: Traversable, prefix: str) -> list[tuple[str, str]]:
    found = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            found += _walk(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith((".md", ".toml")):
            found.append((prefix + entry.name, entry.read_text("utf-8")))
    return found


def _named(path: str) -> str:
    """A review is called by its week, which no file name of ours can say for any day."""
    day = parse_iso(path.removeprefix("reviews/").removesuffix(".md"))
    return review_path(day) if path.startswith("reviews/") and day else path


def _filled(text: str, today: date) -> str:
    def said(found: re.Match[str]) -> str:
        day = today + timedelta(days=int(found["days"]))
        match found["how"]:
            case "say":
                return " ".join(say_date(day).split()[1:3])
            case "day":
                return " ".join(say_date(day).split()[:3])
            case "week":
                return week_name(day)
            case "title":
                return title_of(day)
        return day.isoformat()

    return _MARK.sub(said, text)
