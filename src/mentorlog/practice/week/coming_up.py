"""What is asked about though it does not press.

What has lived through three meetings, people met of whom nobody was told, and decisions of a month ago
(PRACTICE R7, R8, P6, P8; docs/reference/figures.md, "What a review asks about").
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from mentorlog.journal import Item, Kind
from mentorlog.practice.standing import Relationship, Standing

A_MONTH = timedelta(days=30)
LIVED_THROUGH = 3  # meetings, after which an item is asked about


def is_to_tell(item: Item) -> bool:
    """Whether somebody was met, and the one who named them does not know yet."""
    return item.kind is Kind.CONTACT and item.state == "done" and item.is_mine and not item.told


def is_carried(one: Standing, known: Mapping[str, Relationship]) -> bool:
    """Whether an open item of mine has lived through three meetings."""
    item = one.item
    if not item.is_open or not item.is_mine or item.kind in (Kind.OBJECTIVE, Kind.DECISION):
        return False
    # What one told the other side is theirs to act on.
    return item.direction != "to" and lived_through(one, known) >= LIVED_THROUGH


def lived_through(one: Standing, known: Mapping[str, Relationship]) -> int:
    """How many meetings an item has lived through since it began, or since it was last decided on."""
    with_whom = known.get(one.item.person or "")
    decided = [entry.day for entry in one.item.history if entry.word in ("carried", "moved", "reopened")]
    since = max([*([one.item.since] if one.item.since else []), *decided], default=None)
    if with_whom is None or since is None:
        return 0
    return with_whom.meetings.held_between(since, with_whom.today)


def wants_outcome(item: Item, today: date) -> bool:
    """Whether a decision was made a month ago, and nobody has said what came of it."""
    if item.kind is not Kind.DECISION or item.state == "dropped" or item.result or item.since is None:
        return False
    asked = [entry.day for entry in item.history if entry.word == "carried"]
    return today - max([item.since, *asked]) >= A_MONTH
