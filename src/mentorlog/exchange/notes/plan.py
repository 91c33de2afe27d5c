"""What an import would write, and what it would leave out and why: worked out before anything is changed."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import NamedTuple

from mentorlog.exchange.notes.carry import Carried, merged
from mentorlog.exchange.notes.days import Said
from mentorlog.exchange.notes.items import Found, How, Reading, read_items
from mentorlog.exchange.notes.owners import Names
from mentorlog.exchange.notes.parts import Part, Taken, take_apart
from mentorlog.exchange.notes.source import Source
from mentorlog.journal import Journal, Meeting, Person, layout

_DIGITS = 12


class Options(NamedTuple):
    """What the user said: of the days, of the names, and the day of notes that have none."""

    said: Said = Said()
    soft: bool = False
    me: tuple[str, ...] = ()
    given: date | None = None


class LeftOut(NamedTuple):
    """Lines of a source that do not go into the journal, and why."""

    source: Source
    start: int
    end: int
    why: str

    @property
    def where(self) -> str:
        """file:line, or file:line-line."""
        last = f"-{self.end}" if self.end > self.start + 1 else ""
        return f"{self.source.where(self.start)}{last}"


@dataclass
class Day:
    """The notes of one day in one source: the record they become, or where they are of no day the person's.

    `mark` is how they are known again. `path` is empty until it is known where they go.
    """

    source: Source
    day: date | None
    parts: list[Part]
    mark: str
    private: bool
    path: str = ""
    time: str = ""

    @property
    def cancelled(self) -> bool:
        """Whether the notes say that they did not meet."""
        return all(part.cancelled for part in self.parts)


@dataclass
class Plan:
    """All that an import would do. `ids` are those of the journal, where the notes bring their own."""

    person: Person
    days: list[Day] = field(default_factory=list)
    carried: list[Carried] = field(default_factory=list)
    left: list[LeftOut] = field(default_factory=list)
    dropped: dict[tuple[str, int], str] = field(default_factory=dict)
    rewritten: dict[tuple[str, int], str] = field(default_factory=dict)
    wishes: list[tuple[Source, int]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    ids: frozenset[str] = frozenset()

    @property
    def items(self) -> list[Carried]:
        """The things to do that are new to the journal."""
        return [one for one in self.carried if one.known is None]

    @property
    def settled(self) -> list[Carried]:
        """Those of the journal that have ended according to the notes."""
        return [one for one in self.carried if one.settles]

    @property
    def unknown(self) -> dict[str, list[Found]]:
        """Names that nobody has, where the notes say who is to do something."""
        found: dict[str, list[Found]] = {}
        for one in self.items:
            if one.first.unknown:
                found.setdefault(one.first.unknown, []).append(one.first)
        return found

    @property
    def copies(self) -> list[tuple[Found, str]]:
        """What is left out because it stands elsewhere, and where."""
        found = []
        for one in self.carried:
            again = one.copies if one.known is None else [one.first, *one.copies]
            there = one.first.where if one.known is None else f"{one.known.path}:{one.known.line}"
            found += [(copy, there) for copy in again]
        return sorted(found, key=lambda pair: (pair[0].source.name, pair[0].line))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        return not (self.days or self.settled)


TakeApart = Callable[[Source, Options], Taken]


def _by_headings(source: Source, options: Options) -> Taken:
    return take_apart(source, options.said, options.given)


def make_plan(
    journal: Journal,
    person: Person,
    sources: Sequence[Source],
    options: Options,
    apart: TakeApart = _by_headings,
) -> Plan:
    """What importing these notes would do; `apart` takes a source apart. Raises Unclear."""
    plan = Plan(person)
    seen = _Seen(journal, person)
    names = Names(person, journal.people, options.me)
    how = How(names, options.said.order, options.soft, journal.settings.ways)
    found: list[Found] = []
    for source in sources:
        if source.complaint:
            plan.left.append(LeftOut(source, 0, len(source.lines), source.complaint))
            continue
        plan.warnings += source.remarks
        taken = apart(source, options)
        taken = taken._replace(parts=tuple(_kept_private(source, taken.parts)))
        plan.warnings += taken.warnings
        plan.left += [LeftOut(source, *one) for one in taken.left]
        new = {n for day in _days(source, taken.parts) if _is_new(plan, seen, day) for n in _lines_of(day)}
        found += _noted(plan, source, read_items(source, taken, how), new)
    if any(one.item.id for one in found):
        plan.ids = frozenset(item.id for item in journal.items())
    plan.carried = merged(found, list(journal.items(person.slug, goals=False)))
    return plan


def is_fenced(source: Source) -> bool:
    """Whether what is of no day goes into the person's record in a fence: as Markdown it would be read as
    something else.
    """
    return bool(source.front) or source.ending != "md"


def digest(lines: Iterable[str]) -> str:
    """How a text is known again: whatever its blank lines and the white space at its ends."""
    text = "\n".join(line.strip() for line in lines if line.strip())
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _noted(plan: Plan, source: Source, reading: Reading, new: set[int]) -> list[Found]:
    """Takes what stands in the lines that are new; gives the things to do among them."""
    plan.dropped |= {(source.name, line): why for line, why in reading.dropped.items() if line in new}
    plan.rewritten |= {(source.name, line): text for line, text in reading.rewritten.items() if line in new}
    plan.wishes += [(source, line) for line in reading.wishes if line in new]
    plan.left += [LeftOut(source, n, n + 1, why) for n, why in sorted(reading.dropped.items()) if n in new]
    # What is private and of no day stays where it stands: under a heading of its own, out of sight.
    return [one for one in reading.found if one.line in new and not (one.day is None and one.private)]


def _kept_private(source: Source, parts: Iterable[Part]) -> Iterator[Part]:
    """The parts, with all of a file private that says so of itself, and what is below a private heading too
    where that heading goes into a fence, in which nobody would read it.
    """
    whole = _says_private(source)
    for part in parts:
        if part.day is not None or not is_fenced(source):
            yield part._replace(private=part.private or whole)
            continue
        for private, found in groupby(range(part.start, part.end), source.private.__contains__):
            lines = list(found)
            yield part._replace(start=lines[0], end=lines[-1] + 1, private=part.private or whole or private)


def _days(source: Source, parts: Sequence[Part]) -> list[Day]:
    """The parts of one day together; notes of no day that are private are apart from the others."""
    together: dict[tuple[date | None, bool], list[Part]] = defaultdict(list)
    for part in parts:
        if any(source.lines[n].strip() for n in range(part.start, part.end)):
            together[part.day, part.private].append(part)
    return [
        Day(
            source,
            day,
            found,
            _mark(source, found),
            private,
            time=next((part.time for part in found if part.time), ""),
        )
        for (day, private), found in together.items()
    ]


def _mark(source: Source, parts: Sequence[Part]) -> str:
    """How notes are known again: by their text, and by their day where that does not stand in it."""
    lines = [source.lines[n] for part in parts for n in range(part.start, part.end)]
    days = [str(part.day) for part in parts[:1] if part.named]
    return f"{source.path.name}#{digest([*days, *lines])}"


def _says_private(source: Source) -> bool:
    lines = (source.lines[n].replace(" ", "").lower() for n in source.front)
    return any(line in ("private:true", "private=true") for line in lines)


def _lines_of(day: Day) -> Iterable[int]:
    return (n for part in day.parts for n in range(part.start, part.end))


class _Seen:
    """What the journal has already of a person's notes."""

    def __init__(self, journal: Journal, person: Person) -> None:
        self._journal = journal
        self._person = person
        self._meetings = journal.meetings(person.slug)
        self._marks: dict[str, str] = {}
        self._changed: dict[tuple[str, date | None], str] = {}
        for record in (person, *self._meetings):
            for mark in record.imported:
                name, _, known = mark.rpartition("#")
                self._marks[known] = record.path
                day = record.date if isinstance(record, Meeting) else None
                self._changed[name, day] = record.path
        self._paths = {meeting.path for meeting in self._meetings}
        self._lines: dict[str, set[str]] = {}

    def path_of(self, day: Day) -> str:
        """The record that has these very notes, empty for none."""
        known = day.mark.rpartition("#")[2]
        if known in self._marks:
            return self._marks[known]
        wanted = {day.source.lines[n].strip() for n in _lines_of(day)} - {""}
        same = [one.path for one in self._meetings if one.date == day.day] if day.day else []
        return next((path for path in same if wanted <= self.lines(path)), "")

    def changed(self, day: Day) -> str:
        """The record that has these notes as they were before they were changed."""
        return self._changed.get((day.mark.rpartition("#")[0], day.day), "")

    def lines(self, path: str) -> set[str]:
        """The lines of a record of the journal."""
        if path not in self._lines:
            self._lines[path] = {line.strip() for line in self._journal.document(path).lines}
        return self._lines[path]

    def place(self, day: Day) -> str:
        """Where a record for these notes goes."""
        if day.day is None:
            return self._person.path
        number = 1
        while (path := layout.meeting_path(self._person.slug, day.day, number)) in self._paths:
            number += 1
        self._paths.add(path)
        return path

    def takes(self, day: Day) -> None:
        self._marks[day.mark.rpartition("#")[2]] = day.source.where(day.parts[0].start)


def _is_new(plan: Plan, seen: _Seen, day: Day) -> bool:
    """Whether notes are to be written; else why not is in the plan."""
    if path := seen.path_of(day):
        _leave(plan, day, f"in {path} already" if path.endswith(".md") else f"the same as {path}")
        return False
    if day.day is not None and (path := seen.changed(day)):
        _leave(plan, day, f"changed since it was imported; {path} stays as it is")
        return False
    if day.day is None and seen.changed(day):
        known = seen.lines(plan.person.path)
        kept = [n for n in _lines_of(day) if day.source.lines[n].strip() not in known]
        gone = [n for n in _lines_of(day) if day.source.lines[n].strip() and n not in set(kept)]
        plan.left += [LeftOut(day.source, n, n + 1, f"in {plan.person.path} already") for n in gone]
        if not kept:
            return False
        day.parts = [Part(n, n + 1, None, day.private) for n in kept]
    seen.takes(day)
    day.path = seen.place(day)
    plan.days.append(day)
    return True


def _leave(plan: Plan, day: Day, why: str) -> None:
    plan.left += [LeftOut(day.source, part.start, part.end, why) for part in day.parts]
