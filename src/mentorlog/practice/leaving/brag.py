"""What I did, learned and moved, quarter by quarter, to tell a manager (PRACTICE P5, P7, R7).

Mine only, and nothing private: no advice, no name of who gave feedback, no mentee's promise or goal. What
belongs in it is docs/reference/export.md, "Brag".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from mentorlog.journal import Goal, Item, Kind
from mentorlog.practice.goals import ended
from mentorlog.practice.leaving.chosen import Chosen
from mentorlog.practice.logs import entries

_FROM = re.compile(r"(?:from|to)\s+[^:]{1,60}:\s*", re.IGNORECASE)


class Deed(NamedTuple):
    """Something of mine, and what came of it ("" where nothing was written)."""

    day: date | None
    text: str
    result: str = ""


class Move(NamedTuple):
    """A goal that moved within a quarter: what was measured before ("" for nothing) and at its end."""

    goal: Goal
    before: str
    now: str
    text: str = ""


class Quarter(NamedTuple):
    """Three months; `first` is their first day, None for what has no date.

    `mentored` is how many mentees I met, and in how many meetings.
    """

    first: date | None
    achieved: tuple[Deed, ...] = ()
    moved: tuple[Move, ...] = ()
    kept: tuple[Deed, ...] = ()
    learned: tuple[Deed, ...] = ()
    feedback: tuple[Deed, ...] = ()
    decisions: tuple[Deed, ...] = ()
    met: tuple[Deed, ...] = ()
    gave: tuple[Deed, ...] = ()
    mentored: tuple[int, int] = (0, 0)

    @property
    def is_empty(self) -> bool:
        """Whether nothing of mine is in it."""
        return not any(self[1:-1]) and not self.mentored[1]


class Brag(NamedTuple):
    """The quarters in which there is something to tell, the newest first, what has no date last."""

    today: date
    since: date | None
    quarters: tuple[Quarter, ...]


def brag(chosen: Chosen) -> Brag:
    """What of mine is told, up to today and from `since` on, of what was chosen.

    Raises ValueError where what is private was chosen too: this never tells of it.
    """
    if chosen.with_private:
        raise ValueError("a brag has nothing private")
    telling = _Telling(chosen)
    quarters = [telling.quarter(first) for first in telling.quarters()]
    return Brag(chosen.today, chosen.since, tuple(one for one in quarters if not one.is_empty))


class _Telling:
    """Gathers what there is to tell."""

    def __init__(self, chosen: Chosen) -> None:
        self._chosen = chosen
        items = [one.item for one in chosen.items]
        self._kinds = {
            "kept": [_deed(item) for item in items if _is_done(item, Kind.COMMITMENT)],
            "learned": [Deed(item.since, item.text) for item in items if item.kind is Kind.LESSON],
            "feedback": [
                _deed(item, _FROM.sub("", item.text, count=1))
                for item in items
                if _is_done(item, Kind.FEEDBACK) and item.direction == "from"
            ],
            "decisions": [
                _deed(item) for item in items if _is_done(item, Kind.DECISION) and item.result.strip()
            ],
            "met": [
                _deed(item, item.text.partition(":")[0]) for item in items if _is_done(item, Kind.CONTACT)
            ],
            "gave": [Deed(item.since, item.text) for item in items if item.kind is Kind.GIVEN],
        }
        self._goals = [goal for goal in chosen.goals if not goal.of]
        self._achieved = list(self._all_achieved())
        self._entries = {
            goal.path: sorted(
                (e for e in entries(chosen.journal.document(goal.path), "progress") if e.day <= chosen.today),
                key=lambda entry: entry.day,
            )
            for goal in self._goals
        }
        self._held = [
            meeting
            for meeting in chosen.meetings
            if meeting.status == "held"
            and (person := chosen.names.get(meeting.person)) is not None
            and person.is_mentee
        ]

    def quarters(self) -> list[date | None]:
        """The first days of the quarters of which there is something, the newest first; None comes last."""
        days = [one.day for found in self._kinds.values() for one in found]
        days += [one.day for one in self._achieved]
        days += [entry.day for found in self._entries.values() for entry in found]
        days += [meeting.date for meeting in self._held]
        firsts = {_first(day) for day in days if day and self._is_told(day)}
        undated: list[date | None] = [None] if None in days and self._chosen.since is None else []
        return [*sorted(firsts, reverse=True), *undated]

    def quarter(self, first: date | None) -> Quarter:
        """What there is to tell of one quarter."""
        held = [one for one in self._held if self._is_in(one.date, first)]
        told = {name: tuple(self._of(found, first)) for name, found in self._kinds.items()}
        return Quarter(
            first,
            achieved=tuple(self._of(self._achieved, first)),
            moved=tuple(self._moves(first)) if first else (),
            mentored=(len({one.person for one in held}), len(held)),
            **told,
        )

    def _of(self, found: list[Deed], first: date | None) -> Iterator[Deed]:
        within = (one for one in found if self._is_in(one.day, first))
        yield from sorted(within, key=lambda one: one.day or date.min)

    def _is_in(self, day: date | None, first: date | None) -> bool:
        return (
            day is None if first is None else day is not None and _first(day) == first and self._is_told(day)
        )

    def _is_told(self, day: date) -> bool:
        since = self._chosen.since
        return day <= self._chosen.today and (since is None or day >= since)

    def _all_achieved(self) -> Iterator[Deed]:
        for goal in self._goals:
            if goal.status == "achieved":
                entry = ended(self._chosen.journal, goal)
                yield Deed(entry.day if entry else None, goal.title, entry.text if entry else "")

    def _moves(self, first: date) -> Iterator[Move]:
        for goal in self._goals:
            found = self._entries[goal.path]
            within = [entry for entry in found if self._is_in(entry.day, first)]
            if not within:
                continue
            earlier = [entry for entry in found if entry.day < within[0].day]
            # A first measurement is where one stands; nothing has moved yet.
            before, now = (earlier or within[:1])[-1], within[-1]
            if before.word != now.word:
                yield Move(goal, before.word, now.word, now.text)


def _is_done(item: Item, kind: Kind) -> bool:
    return item.kind is kind and item.is_mine and item.state == "done"


def _deed(item: Item, text: str = "") -> Deed:
    return Deed(item.completed or item.since, (text or item.text).strip(), item.result)


def _first(day: date) -> date:
    """The first day of the quarter of a day."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
