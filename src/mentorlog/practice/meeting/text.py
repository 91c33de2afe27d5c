"""What a page holds beside its items: the words that are new, and what looks like a promise and is none."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from mentorlog.dates import DateWays, split_by
from mentorlog.errors import AmbiguousDate, UnreadableDate
from mentorlog.journal.document import Document
from mentorlog.journal.items import kind_of
from mentorlog.journal.lines import bare
from mentorlog.journal.outline import Bullet


def new_words(document: Document, before: Collection[str]) -> list[str]:
    """The lines of a meeting's record that are words, in their order: no headings, no items, nothing hidden
    or private, and none of those that stood there `before`."""
    passed = set(range(document.front.body)) | document.hidden
    for section in document.sections:
        passed.update(range(section.start, section.end if section.private else section.body))
    for bullet in document.bullets:
        if kind_of(bullet, in_meeting=True):
            passed.update(range(bullet.line, bullet.end))
    lines = (bare(line) for n, line in enumerate(document.lines) if n not in passed)
    words = (line.strip() for line in lines if line not in before)
    return [line for line in words if line and not (line.startswith("<!--") and line.endswith("-->"))]


def like_promises(document: Document, before: Collection[str], day: date, ways: DateWays) -> list[str]:
    """The new bullets that stay words, and end in a day as a promise does ("... by fri")."""
    return [
        bullet.item.text
        for bullet in _bullets_of_words(document)
        if bare(document.lines[bullet.line]) not in before and _ends_in_a_day(bullet.item.text, day, ways)
    ]


def _bullets_of_words(document: Document) -> Iterator[Bullet]:
    for bullet in document.bullets:
        is_words = kind_of(bullet, in_meeting=True) is None and not bullet.nested_in_item
        if is_words and not bullet.section.private and not bullet.section.rule.name:
            yield bullet


def _ends_in_a_day(text: str, day: date, ways: DateWays) -> bool:
    try:
        return split_by(text, day, ways=ways)[1] is not None
    except (AmbiguousDate, UnreadableDate):
        return False
