"""One chronology of a relationship: what happened, day by day (PRACTICE R2, R4)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from mentorlog.journal import Goal, Item, Journal, Kind, Meeting, Person
from mentorlog.practice.goals import serves
from mentorlog.practice.logs import with_bullets

MEETING, LOG, PROGRESS = "meeting", "log", "progress"
KINDS = (MEETING, *map(str, Kind), PROGRESS, LOG)
MADE = "made"
# A history's words that say how an item ended.
_ENDS = ("done", "adapted", "dropped")


class Event(NamedTuple):
    """One thing that happened.

    `kind` is one of KINDS. `word` says what happened: of a meeting its status, of an item "made" or a word
    of its history, of a log line its word, of progress the value. `text` is whose text it is about, an
    item's or a goal's; `why` what was said of it. `old` is the day an item was moved from. `day` is None
    where nobody wrote it down.
    """

    day: date | None
    kind: str
    word: str
    text: str
    why: str
    old: date | None
    path: str
    line: int | None
    private: bool
    meeting: Meeting | None = None
    item: Item | None = None


class Chronology(NamedTuple):
    """What happened with `person`, the oldest first; `since` is the first day of it, None for all.

    `names` are everybody's first names, by slug.
    """

    person: Person
    today: date
    since: date | None
    kinds: tuple[str, ...]
    events: tuple[Event, ...]
    names: Mapping[str, str] = {}


def recall(
    journal: Journal, person: Person, today: date, since: date | None = None, kinds: Collection[str] = ()
) -> Chronology:
    """All that happened with a person, or since a day, or of some kinds; what has no day comes first.

    The private is there, and marked: this is for nobody else's eyes.
    """
    found = [event for event in _events(journal, person) if not kinds or event.kind in kinds]
    shown = [event for event in found if since is None or (event.day and event.day >= since)]
    # A meeting comes before what was said in it; else as it stands in the files.
    shown.sort(key=lambda event: (event.day or date.min, event.kind != MEETING))
    names = {one.slug: one.first_name for one in journal.people}
    return Chronology(person, today, since, tuple(kinds), tuple(shown), names)


def _events(journal: Journal, person: Person) -> Iterator[Event]:
    yield from _log(journal, person)
    for meeting in journal.meetings(person.slug):
        private = meeting.private or person.private
        how = ", ".join(filter(None, [meeting.medium, f"{meeting.minutes} min" if meeting.minutes else ""]))
        yield Event(
            meeting.date, MEETING, meeting.status, how, "", None, meeting.path, None, private, meeting=meeting
        )
        yield from _log(journal, meeting)
    goals = [goal for goal in journal.goals if serves(person, goal)]
    items = sorted(
        (item for item in journal.items(person.slug) if item.person == person.slug),
        key=lambda item: item.path.startswith("people/"),
    )
    for item in items:
        yield from _of_item(item, private=item.private or person.private)
    for goal in goals:
        for entry, bullet in with_bullets(journal.document(goal.path), "progress"):
            private = goal.private or bullet.section.private
            line = bullet.line + 1
            yield Event(
                entry.day, PROGRESS, entry.word, goal.title, entry.text, None, goal.path, line, private
            )


def _log(journal: Journal, record: Person | Goal | Meeting) -> Iterator[Event]:
    for entry, bullet in with_bullets(journal.document(record.path), "log"):
        private = record.private or bullet.section.private
        line = bullet.line + 1
        yield Event(entry.day, LOG, entry.word, "", entry.text, None, record.path, line, private)


def _of_item(item: Item, *, private: bool) -> Iterator[Event]:
    kind = str(item.kind)

    def event(day: date | None, word: str, why: str = "", old: date | None = None) -> Event:
        return Event(day, kind, word, item.text, why, old, item.path, item.line, private, item=item)

    yield event(item.since, MADE)
    for entry in item.history:
        yield event(entry.day, entry.word, entry.text, entry.old)
    is_told = any(entry.word in _ENDS and entry.day == item.ended for entry in item.history)
    if item.ended and not is_told:
        yield event(item.ended, "done" if item.state == "done" else "dropped")
