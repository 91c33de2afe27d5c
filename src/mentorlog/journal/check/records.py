"""Front matters: each record's keys, their types, and the words and numbers that have a meaning."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, Generic, NamedTuple, TypeVar

from mentorlog.dates import read_rhythm
from mentorlog.errors import Damaged, UnreadableDate
from mentorlog.journal import front_matter, layout, names
from mentorlog.journal.check.faults import Fault
from mentorlog.journal.check.text import Text
from mentorlog.journal.document import Document
from mentorlog.journal.kinds import Headings
from mentorlog.journal.lines import bare
from mentorlog.journal.records import (
    GOAL_STATUSES,
    MEETING_KINDS,
    MEETING_STATUSES,
    ROLES,
    STATUSES,
    Goal,
    Meeting,
    Person,
    Record,
    WrongValue,
)

R = TypeVar("R", bound=Record)
FIRST_YEAR, LAST_YEAR = 1900, 2999  # as for dates that are typed
_LONGEST_MEETING = 1440
_MOST_SESSIONS = 999
_DATES = {Person: ("since", "look_again", "agreement.until"), Goal: ("due",), Meeting: ("date",)}
_WORDS: dict[type[Record], dict[str, tuple[str, ...]]] = {
    Person: {"role": ROLES, "status": STATUSES},
    Goal: {"status": GOAL_STATUSES},
    Meeting: {"status": MEETING_STATUSES, "kind": MEETING_KINDS},
}
_NUMBERS: dict[type[Record], dict[str, tuple[int, int]]] = {
    Person: {
        "fit.experience": (1, 5),
        "fit.willingness": (1, 5),
        "fit.time": (1, 5),
        "agreement.minutes": (1, _LONGEST_MEETING),
        "agreement.sessions": (1, _MOST_SESSIONS),
    },
    Goal: {},
    Meeting: {"minutes": (1, _LONGEST_MEETING)},
}
# What pydantic says of a value, in words, and how to write the value instead.
_TYPES = (
    ("field required", "there is no {key}", "Add it: {key} = \"...\"."),
    ("at least 1 character", "{key} is empty", "Write one: {key} = \"...\"."),
    ("valid string", "{key} is no text", "Put it between quotes."),
    ("valid integer", "{key} is no whole number", "Write it in digits, without quotes."),
    ("valid boolean", "{key} is neither true nor false", "Write one of them, without quotes."),
    ("valid tuple", "{key} is no list", 'Write {key} = ["...", "..."].'),
    ("valid dictionary", "{key} is no table", "Write [{key}] on a line of its own, and its keys below."),
    ("must be a date", "{key} is no day that a calendar has", "Write it like 2026-12-07."),
    ("must be a time", "{key} is no time of day", 'Write it like "10:00".'),
)  # fmt: skip


class Read(NamedTuple, Generic[R]):
    """A record as far as it can be read: wrong keys have their defaults.

    `is_whole` is False where something of it stays unknown. `table` is its front matter as it stands.
    """

    record: R
    document: Document
    table: dict[str, Any]
    is_whole: bool
    faults: list[Fault]

    def say(self, key: str, what: str, mend: str) -> None:
        """Adds a fault at the line that sets `key`."""
        line = _line(self.document, key)
        self.faults.append(Fault(self.record.path, line, what, mend))


def read_record(model: type[R], path: str, text: Text, headings: Headings) -> Read[R]:
    """A person, goal or meeting, and all that is wrong with its front matter alone."""
    document = Document.parse(str(text), headings, in_goal=model is Goal)
    faults: list[Fault] = []
    slug = layout.slug_in(path)
    needed: dict[str, Any] = {"name" if model is Person else "title": slug.strip() or "?"}
    known: dict[str, Any] = {"slug": slug}
    if model is Meeting:
        needed, known = {"date": layout.day_in(path)[0]}, {"person": slug}
    table = _table(path, document, text, faults, needs_one=model is not Meeting)
    is_whole = table is not None
    values = {**needed, **(table or {})} if model is Meeting or table is None else table
    while True:
        try:
            record = model.read(path, values, **known)
            break
        except WrongValue as fault:
            faults.append(_wrong(path, document, fault))
            is_whole = False
            left = _without(values, fault.key)
            values = {**needed, **left} if left == values or fault.key in needed else left
    read = Read(record, document, table or {}, is_whole and text.is_whole, faults)
    _check_values(read, model)
    return read


def check_me(path: str, text: Text) -> list[Fault]:
    """What is wrong with the front matter of me.md, which needs none."""
    document = Document.parse(str(text))
    faults: list[Fault] = []
    try:
        Record.read(path, _table(path, document, text, faults, needs_one=False) or {})
    except WrongValue as fault:
        faults.append(_wrong(path, document, fault))
    return faults


def _table(
    path: str, document: Document, text: Text, faults: list[Fault], *, needs_one: bool
) -> dict[str, Any] | None:
    """The front matter's values; None, and a fault, where there is no knowing them."""
    front = document.front
    if front.start < 0:
        if not text.has_conflict:
            faults += _no_front_matter(path, document, needs_one=needs_one)
        return None if needs_one or text.has_conflict else {}
    try:
        return front_matter.read(path, document.lines, front)
    except Damaged as fault:
        mend = "Correct that line." if front.closed else "Close it with a line +++ below the last key."
        if "date" in fault.fault:
            mend = "Write a day that a calendar has, like 2026-12-07."
        if front.closed or not text.has_conflict:
            faults.append(Fault(path, fault.line, fault.fault, mend))
    return None


def _no_front_matter(path: str, document: Document, *, needs_one: bool) -> Iterable[Fault]:
    first = next((n for n, line in enumerate(document.lines) if line.strip()), 0)
    if bare(document.lines[first]).rstrip() == "+++":
        what = "the front matter is not at the top, so it is read as text"
        yield Fault(path, first + 1, what, "Delete the empty lines above it.")
    elif at := _head_below(document):
        what = "the front matter is not at the top, so it is read as text"
        yield Fault(path, at, what, "Begin the file with +++, its keys and +++, and put all else below.")
    elif needs_one:
        key = "title" if path.startswith("goals/") else "name"
        mend = f'Begin it with three lines: +++, {key} = "...", +++.'
        yield Fault(path, 1, "has no front matter between +++ lines", mend)


def _head_below(document: Document) -> int:
    """The line, counted from 1, of a +++ that has a key beside it, as a head has; 0 where there is none."""
    lines = document.lines
    for n, line in enumerate(lines):
        if bare(line).rstrip() != "+++" or n in document.hidden:
            continue
        if any(re.match(r"[a-z_]+ *= *\S", beside) for beside in lines[n - 1 : n + 2]):
            return n + 1
    return 0


def _wrong(path: str, document: Document, fault: WrongValue) -> Fault:
    words = [word for word in fault.key.split(".") if not word.isdecimal()]
    line = _line(document, ".".join(words))
    for said, what, mend in _TYPES:
        if said in fault.what:
            # Of a list, the one that is wrong has no name of its own.
            key = ".".join(words) if len(words) == len(fault.key.split(".")) else f"one of {words[-1]}"
            return Fault(path, line, what.format(key=key), mend.format(key=words[-1]))
    return Fault(path, line, fault.fault, "Correct it.")


def _without(values: dict[str, Any], key: str) -> dict[str, Any]:
    """The values without the key that is wrong, or without its whole list."""
    first, *rest = key.split(".")
    inner = values.get(first)
    if rest and isinstance(inner, dict):
        return {**values, first: {name: value for name, value in inner.items() if name != rest[0]}}
    return {name: value for name, value in values.items() if name != first}


def _line(document: Document, key: str) -> int | None:
    """The line that sets a dotted key: of a table's, below the table's own line."""
    front = document.front
    table, _, name = key.rpartition(".")
    if table and (begin := front_matter.line_of(document.lines, front, table)):
        front = front._replace(start=begin - 1)
    return front_matter.line_of(document.lines, front, name)


def _at(record: Record, key: str) -> Any:
    value: Any = record
    for word in key.split("."):
        value = getattr(value, word)
    return value


def _check_values(read: Read[R], model: type[R]) -> None:
    """What has the right type, and means nothing."""
    record = read.record
    for key, words in _WORDS[model].items():
        value = _at(record, key)
        if value not in words:
            near = next((word for word in words if names.same(word) == names.same(value)), "")
            mend = f"Write “{near}”." if near else "Write one of them."
            read.say(key, f"the {key} “{value}” is none of {', '.join(words)}", mend)
    for key, (least, most) in _NUMBERS[model].items():
        value = _at(record, key)
        if value is not None and not least <= value <= most:
            read.say(key, f"{key} is {value}", f"Write a number from {least} to {most}.")
    for key in _DATES[model]:
        value = _at(record, key)
        if value and not is_in_our_time(value):
            read.say(key, f"{key} is in the year {value.year}", "Write the year that you mean.")
    if isinstance(record, Person):
        _check_agreement(read, record)


def _check_agreement(read: Read[Any], person: Person) -> None:
    agreed = person.agreement
    if person.since and agreed.until and agreed.until < person.since:
        what = f"agreement.until is {agreed.until}, before since, {person.since}"
        read.say("agreement.until", what, "Correct one of the two.")
    if agreed.every.strip():
        try:
            read_rhythm(agreed.every)
        except UnreadableDate:
            mend = 'Write it like "2 weeks", "month" or "quarterly".'
            read.say("agreement.every", f"agreement.every is “{agreed.every}”, which is no rhythm", mend)


def check_meeting(read: Read[Meeting], called: Collection[str]) -> None:
    """Where a meeting's path and its front matter say different things.

    `called` is what the person answers to whose folder it is in.
    """
    meeting = read.record
    day, number = layout.day_in(meeting.path)
    if day and meeting.date != day:
        better = layout.meeting_path(meeting.person, meeting.date, number).rpartition("/")[2]
        what = f"the date is {meeting.date}, and the file's name says {day}"
        read.say("date", what, f"The date in the file holds: correct it, or rename the file to {better}.")
    said = read.table.get("person")
    if isinstance(said, str) and names.same(said) not in map(names.same, (meeting.person, *called)):
        what = f"the person is “{said}”, and the folder says {meeting.person}"
        read.say("person", what, "The folder holds: correct the key, or move the file.")


def is_in_our_time(day: date) -> bool:
    """Whether a date can be of a journal: what is far off is a slip of the pen."""
    return FIRST_YEAR <= day.year <= LAST_YEAR
