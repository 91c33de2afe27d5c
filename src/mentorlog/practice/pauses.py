"""Pausing a relationship: between `paused` and `resumed` in a person's log its clock stands still.

PRACTICE R5; docs/reference/figures.md, "Pauses".
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from mentorlog.dates import parse_iso
from mentorlog.journal import Edit, Journal, Person
from mentorlog.practice.logs import Entry, entries, with_entry

PAUSED = "paused"
RESUMED = "resumed"
# What stops the clock, and what lets it go on: nobody is silent while a relationship is closed.
_STOPS = (PAUSED, "closed")
_GOES_ON = (RESUMED, "reopened")
_UNTIL = "until "


class Pause(NamedTuple):
    """From `start` to `end`, the day it was resumed (None: it goes on); `until` is when it was to end."""

    start: date
    end: date | None = None
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it goes on that day; on the day it was resumed it does not."""
        return self.start <= day and (self.end is None or day < self.end)

    def days(self, since: date, to: date) -> int:
        """How many days of it lie after `since` and up to `to`."""
        return max((min(self.end or to, to) - max(self.start, since)).days, 0)


def pauses_of(journal: Journal, person: Person) -> tuple[Pause, ...]:
    """The pauses that a person's log tells of, in order; the last one is open only while they are paused."""
    found: list[Pause] = []
    log = [
        entry for entry in entries(journal.document(person.path), "log") if entry.word in (*_STOPS, *_GOES_ON)
    ]
    for entry in sorted(log, key=lambda entry: entry.day):
        is_open = bool(found) and found[-1].end is None
        if entry.word in _STOPS and not is_open:
            found.append(Pause(entry.day, until=_until(entry.text)))
        elif entry.word == PAUSED:
            found[-1] = found[-1]._replace(until=_until(entry.text))  # paused for longer, or shorter
        elif entry.word in _GOES_ON and is_open:
            found[-1] = found[-1]._replace(end=entry.day)
    if found and found[-1].end is None and person.status != PAUSED:
        found.pop()  # taken up again by hand: when, nobody wrote
    return tuple(found)


def days_paused(pauses: Iterable[Pause], since: date, to: date) -> timedelta:
    """For how long the clock stood still after `since` and up to `to`."""
    return timedelta(days=sum(pause.days(since, to) for pause in pauses))


def pause(edit: Edit, person: Person, today: date, *, until: date | None = None, why: str = "") -> None:
    """Stops the clock from today on; `until` and the reason stand in the log."""
    said = "; ".join(filter(None, [f"{_UNTIL}{until.isoformat()}" if until else "", why]))
    edit.set(person.path, status=PAUSED)
    edit.change(person.path, partial(with_entry, title="Log", entry=Entry(today, PAUSED, said)))


def resume(edit: Edit, person: Person, today: date) -> None:
    """Lets the clock go on from today."""
    edit.set(person.path, status="active")
    edit.change(person.path, partial(with_entry, title="Log", entry=Entry(today, RESUMED)))


def _until(text: str) -> date | None:
    return parse_iso(text.removeprefix(_UNTIL)[:10]) if text.startswith(_UNTIL) else None
