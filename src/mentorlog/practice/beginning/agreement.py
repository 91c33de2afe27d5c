"""What two people agree on at the start: how often, where, who takes notes, what stays between them.

PRACTICE S2, S6, P1, M5, M6; the keys are docs/reference/file-format.md, "A person". What is not settled yet
is for the kick-off (practice/kickoff.py); to share it is practice/agreement_letter.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from mentorlog.dates import DateWays, say_date
from mentorlog.dates.ways import USUAL
from mentorlog.errors import BadInput
from mentorlog.journal import Edit, Journal, Person
from mentorlog.journal.records import MEDIA, Agreement
from mentorlog.practice.logs import Entry, entries, with_entry

AGREED = "agreed"
# Days of one's own for the checkpoints are for who writes them into the record; nobody is asked for them.
KEYS = tuple(key for key in Agreement.model_fields if key != "checkpoints")
IN_PERSON = "in person"
LONGEST_MEETING = 1440
MOST_SESSIONS = 999
# Where one meets by these needs no place.
_NO_PLACE = tuple(medium for medium in MEDIA if medium != IN_PERSON)
# How the log names what has changed; of the first keys it says what they are.
_NAMES = {
    "notes": "notes",
    "agenda": "agenda",
    "confidentiality": "what stays between us",
    "obstacles": "obstacles",
    "feedback": "feedback",
    "i_learn": "how I learn best",
    "they_learn": "how they learn best",
    "i_need": "what I need",
    "they_need": "what they need",
}
_CALLED = {
    "every": "a rhythm",
    "minutes": "a length",
    "medium": "a medium",
    "place": "a place",
    "until": "an end",
    "sessions": "a number of sessions",
    **_NAMES,
}


class Point(NamedTuple):
    """Something that is not settled yet: the keys that are empty, and what to ask each other."""

    keys: tuple[str, ...]
    question: str


class Agreed(NamedTuple):
    """An agreement as it stands: what is `open`, and the last day on which something was agreed."""

    person: Person
    today: date
    open: tuple[Point, ...]
    day: date | None


def agreed(journal: Journal, person: Person, today: date) -> Agreed:
    """What was agreed with somebody, what is open, and when they last agreed on something."""
    days = [entry.day for entry in entries(journal.document(person.path), "log") if entry.word == AGREED]
    return Agreed(person, today, open_points(person.agreement), max(days, default=None))


def open_points(agreement: Agreement) -> tuple[Point, ...]:
    """What of an agreement is not settled yet, in the order in which one talks about it."""
    return tuple(_open(agreement))


def _open(it: Agreement) -> Iterator[Point]:
    yield from _of_two(
        it, ("every", "minutes"), ("How often, and for how long?", "How often?", "For how long each time?")
    )
    how, where = "How do we meet?", "Where do we meet?"
    if not it.medium:
        yield (
            Point(("medium",), how) if it.place else Point(("medium", "place"), "How do we meet, and where?")
        )
    elif not it.place and it.medium.casefold() not in _NO_PLACE:
        yield Point(("place",), where)
    if it.until is None and it.sessions is None:
        yield Point(("until", "sessions"), "Until when?")
    for key, question in (
        ("notes", "Who takes notes?"),
        ("agenda", "What is our agenda like?"),
        ("confidentiality", "What stays between us?"),
        ("obstacles", "What if something gets in the way?"),
        ("feedback", "How do we give feedback?"),
    ):
        if not getattr(it, key):
            yield Point((key,), question)
    yield from _of_two(
        it,
        ("i_learn", "they_learn"),
        ("How does each of us learn best?", "How do I learn best?", "How do you learn best?"),
    )
    yield from _of_two(
        it,
        ("i_need", "they_need"),
        ("What does each of us need?", "What do I need?", "What do you need?"),
    )


def _of_two(it: Agreement, keys: tuple[str, str], asked: tuple[str, str, str]) -> Iterator[Point]:
    """One question about two keys: about both, or about the one that is empty."""
    empty = tuple(key for key in keys if not getattr(it, key))
    if empty:
        yield Point(empty, asked[0] if empty == keys else asked[1 + keys.index(empty[0])])


def usual(person: Person, today: date) -> dict[str, str]:
    """What to offer where nothing is settled yet, as one would type it; for some keys there is nothing."""
    from mentorlog.dates.spans import shift

    who = person.first_name
    return {
        "every": "2 weeks",
        "minutes": "45",
        "medium": "video",
        "until": say_date(shift(today, 6, "month")),
        "notes": who if person.is_mentee else "me",
        "agenda": f"two lines from {who if person.is_mentee else 'me'}, the day before",
        "confidentiality": "nothing leaves the room without asking",
        "obstacles": "name it at the next meeting, decide together",
        "feedback": "at the end of each meeting, both ways",
    }


# --- what is typed ----------------------------------------------------------------------------------


def read_value(key: str, text: str, today: date, *, ways: DateWays = USUAL) -> Any:
    """What was typed for a key, as its record holds it. Raises BadInput, UnreadableDate, AmbiguousDate."""
    from mentorlog.dates import read_day, read_rhythm
    from mentorlog.practice.writing import checked

    if key == "every":
        return str(read_rhythm(text))
    if key == "until":
        day = read_day(text, today, ways=ways)
        if day <= today:
            raise BadInput(f"{say_date(day)} is not ahead.", "Say a day to come: 6m, 30 jun.")
        return day
    said = checked(text, "answer")
    if key == "minutes":
        return _number(
            said.removesuffix("minutes").removesuffix("min"), LONGEST_MEETING, "a number of minutes"
        )
    if key == "sessions":
        return _number(said.removesuffix("s").removesuffix("session"), MOST_SESSIONS, "a number of sessions")
    if key == "medium" and said.casefold() in MEDIA:
        return said.casefold()
    return said


def _number(text: str, most: int, what: str) -> int:
    said = text.strip()
    if said.isascii() and said.isdigit() and len(said) <= len(str(most)) and 1 <= int(said) <= most:
        return int(said)
    raise BadInput(f"“{said}” is not {what}.", f"Say one from 1 to {most}.")


def as_typed(agreement: Agreement, key: str) -> str:
    """What stands under a key, on one line, as one would type it; empty for nothing."""
    value = getattr(agreement, key)
    if isinstance(value, date):
        return say_date(value)
    return "" if value is None else " ".join(str(value).split())


# --- agreeing ---------------------------------------------------------------------------------------


def check_can_agree(person: Person) -> None:
    """Raises BadInput with somebody with whom there is nothing to agree on now, and says what comes first."""
    command = f"mentorlog {'mentee' if person.is_mentee else 'mentor'}"
    first = {
        "candidate": f"First ask them: {command} ask {person.short}",
        "asked": f"First they say yes: {command} answer {person.short} yes",
        "declined": f"First they say yes: {command} answer {person.short} yes",
        "closed": f"First begin again: {command} reopen {person.short}",
    }
    if person.status in first:
        raise BadInput(f"The status of {person.name} is {person.status}.", first[person.status])


def agree(journal: Journal, edit: Edit, person: Person, today: date, said: Mapping[str, Any]) -> str:
    """Writes down what was `said` by key (None: no longer agreed), with a line in the log; gives its words.

    Of an end by day and one by number of sessions, the one said takes the other's place. The first time, the
    log has all that stands, later what has changed; empty where there is nothing to write.
    """
    new = dict(said)
    for key, other in (("until", "sessions"), ("sessions", "until")):
        if new.get(key) is not None and getattr(person.agreement, other) is not None:
            new[other] = None
    changed = {key: value for key, value in new.items() if value != (getattr(person.agreement, key) or None)}
    after = person.agreement.model_copy(update=changed)
    is_first = agreed(journal, person, today).day is None
    stands = [key for key in KEYS if getattr(after, key) not in (None, "")]
    gone = [key for key in KEYS if key in changed and changed[key] is None]
    if after.until or after.sessions:
        gone = [key for key in gone if key not in ("until", "sessions")]  # one took the other's place
    words = _said(after, stands if is_first else [key for key in stands if key in changed])
    words += [f"open again: {', '.join(_CALLED[key] for key in gone)}"] if gone else []
    if not words:
        return ""
    if changed:
        ordered = {f"agreement__{key}": changed[key] for key in KEYS if key in changed}
        edit.set(person.path, **ordered)
    line = "; ".join(words)
    edit.change(person.path, partial(with_entry, title="Log", entry=Entry(today, AGREED, line)))
    return line


def _said(it: Agreement, keys: list[str]) -> list[str]:
    """When and where in its own words, then of the texts what they are about."""
    short = {
        "every": f"every {it.rhythm or it.every}",
        "minutes": f"{it.minutes} minute{'' if it.minutes == 1 else 's'}",
        "medium": it.medium,
        "place": it.place,
        "until": f"until {say_date(it.until)}" if it.until else "",
        "sessions": f"{it.sessions} session{'' if it.sessions == 1 else 's'}",
    }
    facts = [" ".join(short[key].split()) for key in keys if key in short]
    texts = [_NAMES[key] for key in keys if key in _NAMES]
    return [", ".join(said) for said in (facts, texts) if said]
