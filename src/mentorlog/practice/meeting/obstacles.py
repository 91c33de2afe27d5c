"""Obstacles: what was in the way, as a note names it, beside what was agreed about them (PRACTICE S6)."""

from __future__ import annotations

from collections.abc import Iterator

from mentorlog.journal import Journal, Meeting
from mentorlog.practice.bullets import unescaped

SECTION = "Obstacles"


def obstacles_in(journal: Journal, meeting: Meeting | None) -> tuple[str, ...]:
    """What a meeting's record names under `## Obstacles`, without what is private."""
    return tuple(_named(journal, meeting)) if meeting and not meeting.private else ()


def _named(journal: Journal, meeting: Meeting) -> Iterator[str]:
    for bullet in journal.document(meeting.path).bullets:
        section, line = bullet.section, bullet.item
        is_one = section.rule.name == SECTION.casefold() and not section.private and bullet.parent < 0
        if is_one and line.mark is None and line.text.strip():
            yield unescaped(f"@{line.owner} {line.text}" if line.owner else line.text)
