"""How facts are said: facts, never verdicts; each line can be said aloud (SCREENS, "Rules they follow").

A user's own words are never changed here, only put beside ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from mentorlog.dates import say_count, say_day, say_near
from mentorlog.journal import ENDINGS, Item, Kind, Meeting, Person
from mentorlog.practice.standing import Relationship, Standing
from mentorlog.render.page import Fact, Facts, facts

if TYPE_CHECKING:
    from mentorlog.practice.beginning.asking import Asked

# Beside the way to begin again.
OR_CLOSE = "or close it, with thanks"
# What ended an item, where it stands on a line of its own.
RESULT = "What came of it"


def when(meeting: Meeting, today: date) -> str:
    """ "Mon 7 Dec 10:00, tomorrow"."""
    near = say_near(meeting.date, today)
    return f"{say_day(meeting.date, today)}{f' {meeting.time}' if meeting.time else ''}, {near}"


def near_or_day(meeting: Meeting, today: date | None) -> str:
    """ "tomorrow 10:00", "on Wed 9 Dec"; to be read on `today`, or (None) on any day."""
    near = say_near(meeting.date, today) if today else ""
    day = near if near in ("today", "tomorrow") else f"on {say_day(meeting.date, today or meeting.date)}"
    return f"{day}{f' {meeting.time}' if meeting.time else ''}"


def how(meeting: Meeting | None, person: Person) -> list[str]:
    """The medium, the place and the length of a meeting, as agreed where the meeting does not say."""
    medium = (meeting.medium if meeting else "") or person.agreement.medium
    minutes = (meeting.minutes if meeting else None) or person.agreement.minutes
    place = (meeting.place if meeting else "") or person.agreement.place_by(medium)
    return [word for word in (medium, place, f"{minutes} min" if minutes else "") if word]


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def times(number: int) -> str:
    """ "once", "twice", "three times"."""
    return {1: "once", 2: "twice"}.get(number, say_count(number, "time"))


def because(item: Item) -> str:
    """The reason of the last move, empty where none was given."""
    moves = [entry.text for entry in item.history if entry.word == "moved"]
    return moves[-1] if moves else ""


def origin(item: Item, today: date) -> Facts:
    """Where an open item came from: "from 2 Nov, moved once"."""
    since = f"from {say_short(item.since, today)}" if item.since else ""
    moves = f"moved {times(item.moves)}" if item.moves else ""
    return facts(", ", since, moves)


def say_short(day: date, today: date) -> str:
    """A day without its weekday: "2 Nov", "2 Nov 2025"."""
    return say_day(day, today).partition(" ")[2]


def due(one: Standing, today: date) -> str:
    """When it is for: "by Fri 11 Dec", "was for Fri 4 Dec", "for the next meeting"."""
    item = one.item
    if item.due:
        said = say_day(item.due, today)
        return f"was for {said}" if item.is_open and item.due < today else f"by {said}"
    if one.due_by:
        return (
            f"for when you meet, {say_day(one.due_by, today)}" if one.due_by >= today else "for when you meet"
        )
    return "for when you meet" if item.kind is Kind.COMMITMENT and item.person else ""


def ending(item: Item) -> str:
    """The word for how it ended: "kept", "let go", "in my own way"."""
    if item.state is None or item.state == "open":
        return "open"
    if item.is_ended_with_relationship:
        return "let go"
    if item.adapted:
        return "done my own way"
    return ENDINGS[item.kind][item.state == "dropped"]


def with_ending(item: Item, ended: str) -> Facts:
    """ "Ask for the role: tried; asked, plan to follow"."""
    said = f"{item.text}: {ended}"
    if not item.result:
        return Facts(said, [said])
    return Facts(f"{said}; {item.result}", [said, Fact(item.result, RESULT)])


def owner(item: Item, people: Mapping[str, Person]) -> str:
    """Whose it is: "me", or a first name."""
    person = people.get(item.owner or "")
    return person.first_name if person else (item.owner or "")


def quiet(with_whom: Relationship, *, short: bool = False) -> str:
    """How long it has been quiet, beside what was agreed; `short` leaves that out where it is long.

    "quiet for eight weeks; agreed on every 4 weeks". Of the days of a pause it says only that they are
    not counted: "quiet for five weeks, the pause aside".
    """
    last, paused = with_whom.last, with_whom.paused_since_last
    rhythm = with_whom.person.agreement.rhythm
    assert last, "who is quiet was met"
    said = f"quiet for {say_near(last.date + paused, with_whom.today).removesuffix(' ago')}"
    if paused:
        said += ", the pause aside"
    return facts("; ", said, f"agreed on every {rhythm}" if rhythm and not (paused and short) else "")


def status(with_whom: Relationship) -> str:
    """The status of a relationship: "active", "paused until 10 Jan"."""
    until = with_whom.paused_until
    said = with_whom.person.status
    return f"{said} until {say_short(until, with_whom.today)}" if until else said


def pause_over(with_whom: Relationship) -> str:
    """ "paused until 10 Jan; go on?"."""
    return f"{status(with_whom)}; go on?"


def asked(one: Asked, today: date) -> str:
    """How a question stands: "you asked on 20 May; no answer yet", "said later, on 28 May; ask again?"."""
    if one.later:
        has_come = one.look_again is None or one.look_again <= today
        back = (
            "ask again?" if has_come or not one.look_again else f"back on {say_short(one.look_again, today)}"
        )
        return f"said later, on {say_short(one.later, today)}; {back}"
    return f"you asked{f' on {say_short(one.day, today)}' if one.day else ''}; no answer yet"


def answer_command(one: Asked) -> str:
    """What to type when the day has come: ask again where they said later, else what they said."""
    return f"mentorlog mentor {'ask' if one.later else 'answer'} {one.person.short}"


def kept(kept: int, of: int) -> str:
    """ "4 of 5 kept over the last four weeks"; nothing where nothing was: after an absence it would scold."""
    return f"{kept} of {of} kept over the last four weeks" if kept else ""


def close_command(person: Person) -> str:
    """The command that closes a relationship."""
    return f"mentorlog {'mentee' if person.is_mentee else 'mentor'} close {person.short}"
