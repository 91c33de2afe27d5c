"""A chronology in words: each day once, and what happened on it."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from mentorlog.dates import say_date, say_day
from mentorlog.journal import ENDINGS, Item
from mentorlog.practice.finding.recall import LOG, MADE, MEETING, PROGRESS, Chronology, Event
from mentorlog.render.page import Fact, Facts, Line, Page, Part, facts
from mentorlog.render.words import RESULT

_MET = {"held": "Met", "planned": "A meeting is planned", "cancelled": "A meeting was cancelled"}
_SAID = {
    "told": "Told them of",
    "reopened": "Open again",
    "carried": "Carried on",
    "mine": "Mine from here on",
}


def chronology_page(it: Chronology, way_on: str = "") -> Page:
    """The days in their order, the newest last, so that a long page ends with it.

    `way_on` is the command to go on with where there are none.
    """
    lines: list[Line] = []
    for day, events in groupby(it.events, key=lambda event: event.day):
        label = say_date(day) if day else "No date"
        for event in events:
            lines.append(_line(event, label, it))
            label = ""
    since = f"since {say_day(it.since, it.today)}" if it.since else ""
    if not lines:
        said = "Nothing is written of that time." if it.since else "Nothing is written yet."
        nothing = Line(said, command=way_on, tone="quiet")
        return Page(title=it.person.name, aside=since, parts=(Part("", (nothing,), level=0),))
    return Page(
        title=it.person.name, aside=since, parts=(Part("", tuple(lines), level=0, table=True, brief=9999),)
    )


def _line(event: Event, label: str, it: Chronology) -> Line:
    happened = _words(event, it)
    said: str = happened
    if event.why and event.kind == LOG:
        said = f"{happened}: {event.why}"
    elif event.why:
        why = Fact(event.why, RESULT if event.word in ("done", "adapted") else "Why")
        said = Facts(f"{happened}; {event.why}", [happened, why])
    return Line(said, label=label, right="private" if event.private else "")


def _words(event: Event, it: Chronology) -> str:
    if event.kind == MEETING and event.meeting:
        time = f"at {event.meeting.time}" if event.meeting.time else ""
        usual = event.meeting.kind == "session"
        met = [_MET.get(event.word, event.word), *([] if usual else [event.meeting.kind]), time, event.text]
        return facts(", ", *met)
    if event.kind == PROGRESS:
        return f"{event.text}: {event.word}"
    if event.kind == LOG or event.item is None:
        return event.word[:1].upper() + event.word[1:]
    whose = _whose(event.item, it)
    if event.word == MADE:
        said = f"{whose}'s {event.kind}" if whose else str(event.kind)
        return f"{said[:1].upper()}{said[1:]}: {event.item.text}"
    happened = _happened(event, event.item, it.today)
    by = f", {whose}'s" if whose else ""
    return f"{happened}{by}: {event.item.text}"


def _happened(event: Event, item: Item, today: date) -> str:
    """What happened to an item: "Kept", "Moved from Tue 8 Dec"."""
    if event.word == "moved":
        return f"Moved{f' from {say_day(event.old, today)}' if event.old else ''}"
    if event.word == "adapted":
        return "Done my own way"
    if event.word in ("done", "dropped") and item.kind in ENDINGS:
        said = ENDINGS[item.kind][event.word == "dropped"]
        return said[:1].upper() + said[1:]
    return _SAID.get(event.word, event.word)


def _whose(item: Item, it: Chronology) -> str:
    """What somebody else is called whose item it is; nothing for mine."""
    return it.names.get(item.owner, f"@{item.owner}") if item.owner and not item.is_mine else ""
