"""Full text: which lines of the journal hold some words, newest first (docs/how-to/find-again.md).

What is searched is what a person wrote: not the names of keys and fields, nor what a heading of ours or
a record's own vocabulary says, for these stand in every record. Files are passed over by their bytes,
and taken apart only where a line of them is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from mentorlog.dates import parse_iso
from mentorlog.errors import Damaged
from mentorlog.journal import Journal, Kind, front_matter, layout
from mentorlog.journal.document import Document
from mentorlog.journal.item_line import ItemLine
from mentorlog.journal.items import kind_of
from mentorlog.journal.lines import BOM, find_front_matter, split_lines
from mentorlog.journal.searching import Text, all_paths, holding
from mentorlog.practice.finding.query import Query, record_of, term

# Keys whose values are chosen, not written: nobody looks for the word "held".
_CHOSEN = frozenset(
    ("status", "role", "kind", "medium", "date", "time", "minutes", "private", "stretch")
    + ("due", "since", "until", "sessions", "experience", "willingness", "look_again", "format")
)
# Compiled when a line first needs them.
_KEY = r"""[ \t]*["']?([\w.-]+)["']?[ \t]*[=:](?:[ \t]+|$)"""
_DAY = r"[ \t]*[-*+][ \t]+(\d{4}-\d{2}-\d{2})\b"
_BULLET = r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]"
_DATE_KEY = r"""date[ \t]*=[ \t]*["']?[ \t]*(\d{4}-\d{2}-\d{2})"""
_WEEK = r"reviews/(\d{4})-W(\d{2})"


class Hit(NamedTuple):
    """A line in which something was found.

    `text` is the line without what is not read aloud: marker, box, fields. `day` is the meeting's, or
    the day its item began, None where none is known. `heading` is what it stands under, `title` whose
    record it is, `kind` its item's, `record` the record's.
    """

    path: str
    line: int
    text: str
    day: date | None
    heading: str
    title: str
    kind: Kind | None
    record: str
    person: str | None
    private: bool


class Found(NamedTuple):
    """The first hits, and how many there are in all."""

    terms: tuple[str, ...]
    hits: tuple[Hit, ...]
    total: int


def search(journal: Journal, query: Query, limit: int | None = None) -> Found:
    """The lines that hold all terms; in a section where no line does, those that hold one of them.

    Newest first, what has no day last. Only the first `limit` are given, and all counted.
    """
    flat = sorted({word for one in query.terms for word in one.split()}, key=len, reverse=True)
    places = [
        place
        for text in holding(journal, flat, lambda: _paths(journal, query))
        for place in _Reader(journal, text).places(query)
    ]
    places.sort(key=lambda place: (-(place.day or date.min).toordinal(), place.path, place.line))
    shown = places[:limit]
    files: dict[str, list[_Place]] = {}
    for place in shown:
        files.setdefault(place.path, []).append(place)
    hits: dict[_Place, Hit] = {}
    for path, within in files.items():  # one file after the other, so that none is kept
        describer = _Describer(journal, path)
        hits.update((place, describer.hit(place)) for place in within)
    return Found(query.terms, tuple(hits[place] for place in shown), len(places))


class _Place(NamedTuple):
    """A line that was found, its number counted from 0."""

    path: str
    line: int
    text: str
    day: date | None


def _paths(journal: Journal, query: Query) -> list[str]:
    paths = all_paths(journal)
    if query.records and not query.kinds:
        paths = [path for path in paths if record_of(path) in query.records]
    if query.person is None:
        return paths
    person = query.person
    goals = {goal.path for goal in journal.goals if goal.of == person.slug or goal.slug in person.goals}
    folder = f"meetings/{person.slug}/"
    return [path for path in paths if path == person.path or path in goals or path.startswith(folder)]


class _Reader:
    """Finds the lines in one file, by what is cheap: most files that hold a word are never shown."""

    def __init__(self, journal: Journal, text: Text) -> None:
        self._journal = journal
        self._text = text
        self._front = find_front_matter(text.lines)

    @cached_property
    def _document(self) -> Document:
        return _document(self._journal, self._text.path, "\n".join(self._text.lines))

    def places(self, query: Query) -> Iterator[_Place]:
        """The lines to be found in this file."""
        held = dict(self._held(query.terms))
        if len(set().union(*held.values())) < len(query.terms):
            return
        if len(query.terms) > 1:
            held = self._by_section(held, len(query.terms))
        if query.kinds and record_of(self._text.path) not in query.records:
            kinds = {line: kind for line, kind, _ in _items(self._document, self._text.path)}
            held = {line: terms for line, terms in held.items() if kinds.get(line) in query.kinds}
        for line in held:
            day = self._day(line)
            if query.since is None or (day and day >= query.since):
                yield _Place(self._text.path, line, self._said(line), day)

    def _held(self, terms: Sequence[str]) -> Iterator[tuple[int, set[str]]]:
        """The lines that hold any term, and which of them."""
        first = [one.partition(" ")[0] for one in terms]
        for line, plain in enumerate(self._text.folded):
            if any(word in plain for word in first):
                said = term(self._said(line))
                if held := {one for one in terms if one in said}:
                    yield line, held

    def _by_section(self, held: Mapping[int, set[str]], number: int) -> dict[int, set[str]]:
        sections: dict[int, dict[int, set[str]]] = {}
        starts = [one.start for one in self._document.sections[1:]]
        for line, terms in held.items():
            at = -1 if line < self._front.body else sum(start <= line for start in starts)
            sections.setdefault(at, {})[line] = terms
        kept: dict[int, set[str]] = {}
        for lines in sections.values():
            whole = {line: terms for line, terms in lines.items() if len(terms) == number}
            if whole or len(set().union(*lines.values())) == number:
                kept.update(whole or lines)
        return kept

    def _said(self, line: int) -> str:
        """What a line says, without what is not read aloud; nothing where it is all ours."""
        return said(self._text.lines[line], self._journal, in_head=line < self._front.body)

    def _day(self, line: int) -> date | None:
        """The day that a bullet begins with, or that its item, or the one it is nested in, was made on."""
        if line < self._front.body:
            return self._record_day
        left = _indent(self._text.lines[line]) + 1
        for at in range(line, self._front.body - 1, -1):
            text = self._text.lines[at]
            indent = _indent(text)
            if indent >= left or not text.strip():
                continue
            left = indent
            if day := _day_on(text):
                return day
            if not indent:
                break
        return self._record_day

    @property
    def _record_day(self) -> date | None:
        path = self._text.path
        if week := re.match(_WEEK, path):
            return _monday(int(week[1]), int(week[2]))
        if not path.startswith("meetings/"):
            return None
        for text in self._text.lines[self._front.start + 1 : max(self._front.end, 0)]:
            if text.startswith("["):
                break
            if found := re.match(_DATE_KEY, text):
                return parse_iso(found[1])
        return layout.day_in(path)[0]


class _Describer:
    """Says of the lines of one file what they stand under, and whether they are private."""

    def __init__(self, journal: Journal, path: str) -> None:
        self._path = path
        self._record = record_of(path)
        self._document = _document(journal, path, _text_of(journal, path))
        self._slug = layout.slug_in(path) if self._record in ("person", "meeting") else None
        self._person = journal.person_by_slug(self._slug)
        head = "".join(self._document.lines[: self._document.front.body])
        # Where the word is not there, and nothing is spelt in numbers, no key says so.
        says = "private" in head or "\\" in head
        self._private = _is_of_hidden(journal, self._slug) or (says and _is_private(journal, path))
        goal = journal.goal_by_slug(layout.slug_in(path)) if self._record == "goal" else None
        if goal:
            self._private = self._private or _is_of_hidden(journal, goal.of)
        self._items = {
            line: (kind, bool(owner) and _is_of_hidden(journal, journal.owner_of(owner or "")))
            for line, kind, owner in _items(self._document, path)
        }
        self._title = goal.title if goal else self._person.name if self._person else self._slug or ""

    def hit(self, place: _Place) -> Hit:
        """One line with all that is said of it."""
        line = place.line
        within = [one for one in self._document.sections if one.start <= line < one.end]
        section = within[-1] if within else None  # a front matter is in none
        kind, of_hidden = self._items.get(line, (None, False))
        return Hit(
            path=self._path,
            line=line + 1,
            text=place.text,
            day=place.day,
            heading=section.title if section and section.start < line else "",
            title=self._title,
            kind=kind,
            record=self._record,
            person=self._slug,
            private=self._private or of_hidden or bool(section and section.private),
        )


def _is_private(journal: Journal, path: str) -> bool:
    """Whether a record says so; where it cannot be read, it may."""
    try:
        if record_of(path) == "meeting" and layout.day_in(path)[0]:
            return journal.meeting_at(path).private
        lines = split_lines(journal.text(path))
        return front_matter.read(path, lines, find_front_matter(lines)).get("private", False) is not False
    except Damaged as fault:
        journal.note(fault)
        return True


def _is_of_hidden(journal: Journal, slug: str | None) -> bool:
    """Whether the record of a person is private, or cannot be read."""
    if not slug:
        return False
    person = journal.person_by_slug(slug)
    return (
        person.private
        if person
        else any(problem.path == layout.person_path(slug) for problem in journal.problems)
    )


def _items(document: Document, path: str) -> Iterator[tuple[int, Kind, str | None]]:
    """The lines of items, with their kind and the word that names an owner; what is nested goes with them."""
    record = record_of(path)
    in_meeting = record == "meeting" and layout.day_in(path)[0] is not None
    if record not in ("person", "goal") and not in_meeting:
        return
    for bullet in document.bullets:
        if kind := kind_of(bullet, in_meeting=in_meeting):
            for line in range(bullet.line, bullet.end):
                yield line, kind, bullet.item.owner


def _document(journal: Journal, path: str, text: str) -> Document:
    return Document.parse(text, journal.headings, in_goal=path.startswith("goals/"))


def _text_of(journal: Journal, path: str) -> str:
    # As it is on disk, two versions of it, too: `Journal.text` would not give them.
    try:
        return journal.store.read(path)
    except Damaged as fault:  # changed since a moment ago
        journal.note(fault)
        return ""


def said(line: str, journal: Journal, *, in_head: bool) -> str:
    """What a line says, without what is not read aloud: marker, box, fields, the name of a key.

    Nothing where all of it is ours: a heading of the table, a key whose value is chosen.
    """
    text = line.strip(" \t\r" + BOM)
    if in_head:
        key = re.match(_KEY, text)
        if text in ("+++", "---", "...") or text.startswith("[[") or re.fullmatch(r"\[[\w.\"' -]+\]", text):
            return ""
        if key and key[1].rpartition(".")[2] in _CHOSEN:
            return ""
        # Of a list in several lines each has a value of its own.
        return _value(text[key.end() :] if key else text.removesuffix(","))
    if text.startswith("#"):
        title = text.strip("#").strip()
        return "" if journal.headings.is_listed(title) else title
    item = ItemLine.parse(line) if re.match(_BULLET, line) else None
    return (f"@{item.owner} {item.text}" if item.owner else item.text) if item else text


def _value(typed: str) -> str:
    """The words of a key's value, as typed where they are not all of the line."""
    if not typed.startswith(('"', "'", "[")) or not typed.endswith(('"', "'", "]")):
        return typed
    try:
        value = front_matter.parse_toml("", f"value = {typed}")["value"]
    except Damaged:
        return typed  # the first line of several, or no TOML
    words = value if isinstance(value, list) else [value]
    return ", ".join(words) if all(isinstance(word, str) for word in words) else typed


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" \t"))


def _day_on(text: str) -> date | None:
    """The day that a bullet begins with, or its item was made on."""
    if not re.match(_BULLET, text):
        return None
    dated = re.match(_DAY, text)
    if dated and (day := parse_iso(dated[1])):
        return day
    item = ItemLine.parse(text) if "created" in text.lower() or "➕" in text else None
    return item.created if item else None


def _monday(year: int, week: int) -> date | None:
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
