"""Dated lines in a record: `- DATE VALUE: TEXT` under Progress, `- DATE WORD: TEXT` under Log."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from mentorlog.dates import parse_iso
from mentorlog.journal.document import Document
from mentorlog.journal.outline import Bullet

_ENTRY = r"(?P<day>\d{4}-\d{2}-\d{2})[ \t]+(?P<word>[^:]+?)[ \t]*(?::[ \t]*(?P<text>.*))?$"


class Entry(NamedTuple):
    """One dated line; `word` is what stands before the colon: "20%", "rescheduled"."""

    day: date
    word: str
    text: str = ""

    def __str__(self) -> str:
        return f"{self.day.isoformat()} {self.word}{f': {self.text}' if self.text else ''}"


def entries(document: Document, title: str) -> Iterator[Entry]:
    """The dated lines below a heading ("log", "progress"), in the file's order, without private ones."""
    return (entry for entry, bullet in with_bullets(document, title) if not bullet.section.private)


def with_bullets(document: Document, title: str) -> Iterator[tuple[Entry, Bullet]]:
    """The dated lines below a heading, private ones too, each with the bullet that it is."""
    for bullet in document.bullets:
        if bullet.section.rule.name != title:
            continue
        found = re.match(_ENTRY, bullet.item.text)
        day = parse_iso(found["day"]) if found else None
        if found and day:
            yield Entry(day, found["word"], (found["text"] or "").strip()), bullet


def with_entry(document: Document, title: str, entry: Entry) -> Document:
    """With a dated line added below `## title`."""
    section = document.find_section(title=title.lower())
    line = f"- {entry}"
    if section:
        return document.appended(section, [line])
    return document.with_section(document.headings.called(title), [line])
