"""A record's text without what is private in it: what may leave the journal (PRACTICE S6, P2).

Whole lines go, and the rest stays as it was typed; docs/reference/export.md, "What is private".
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any, NamedTuple

from mentorlog.journal import front_matter
from mentorlog.journal.document import Document

# In each form in which a goal is read (docs/reference/item-line.md), on whatever line.
_GOAL = re.compile(r"(?<![ \t])[ \t]*[\[(][ \t]*goal[ \t]*::([^\[\]()]*)[\])]", re.IGNORECASE)


class Hidden(NamedTuple):
    """What must not be named: people and goals, by slug; `names` of people; items, by path and line."""

    people: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    goals: frozenset[str] = frozenset()
    items: frozenset[tuple[str, int]] = frozenset()
    ids: frozenset[str] = frozenset()


def is_private(path: str, document: Document) -> bool:
    """Whether the front matter says so, of a text that is no person, goal or meeting. Raises Damaged."""
    return front_matter.read(path, document.lines, document.front).get("private", False) is not False


def without_private(path: str, document: Document, hidden: Hidden) -> tuple[Document, int]:
    """The record without its private sections and items, and how many sections that were.

    What names a private person or goal in a front matter goes too, and so does a goal in a field. Raises
    Damaged where a front matter cannot be edited.
    """
    private = [
        section
        for section in document.sections
        # A review of one person alone has that person's name in its heading.
        if section.private or (path.startswith("reviews/") and section.title.endswith(tuple(hidden.names)))
    ]
    gone: set[int] = set()
    for section in private:
        gone.update(range(section.start, section.end))
    for bullet in document.bullets:
        if (path, bullet.line + 1) in hidden.items or (bullet.item.id or "") in hidden.ids:
            gone.update(range(bullet.line, bullet.end))
    goals = {slug.casefold() for slug in hidden.goals}
    lines = [
        _GOAL.sub(lambda found: "" if found[1].strip().casefold() in goals else found[0], line)
        for n, line in enumerate(document.lines)
        if n not in gone
    ]
    kept = Document(tuple(lines), document.headings, document.in_goal)
    kept = front_matter.edited(path, kept, changes) if (changes := _names(path, kept, hidden)) else kept
    return kept, sum(section.rule.private or not section.private for section in private)


def _names(path: str, document: Document, hidden: Hidden) -> dict[str, Any]:
    """The keys of a person's record that name somebody or something private, as they are without."""
    if not path.startswith("people/"):
        return {}
    table = front_matter.read(path, document.lines, document.front)
    changes: dict[str, Any] = {}
    if table.get("referred_by") in hidden.people:
        changes["referred_by"] = None
    goals = table.get("goals")
    if isinstance(goals, list) and _any_in(goals, hidden.goals):
        changes["goals"] = [goal for goal in goals if goal not in hidden.goals] or None
    return changes


def _any_in(values: list[Any], among: Collection[str]) -> bool:
    return any(isinstance(value, str) and value in among for value in values)
