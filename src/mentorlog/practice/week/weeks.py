"""What a weekly review leaves behind: reviews/2026-W49.md, a page that can be read by itself.

Each walk has a section of its own in the page of its week. What was decided is a line there at once; a walk
that was stopped goes on after its last line. The two lines on the week close it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from mentorlog.dates import say_date
from mentorlog.errors import Damaged
from mentorlog.journal import Edit, Journal, Person, front_matter
from mentorlog.journal.document import Document
from mentorlog.journal.front_matter import new_record
from mentorlog.journal.item_line import ItemLine
from mentorlog.journal.layout import first_day, review_path, week_name
from mentorlog.journal.outline import Section
from mentorlog.practice.week.questions import QUESTIONS

ENDED = "ended"
NOT_NOW = "Not now"  # what is said of an item that is left for the next week
_EARLIEST = -2  # a week that begins on a Saturday begins so long before its Monday
_DEEPEST = 6  # of headings; below them are bold lines, as a question is


class Walk(NamedTuple):
    """One walk through a review: its day, and with whom where it is about one person only.

    `week_start` is the day on which weeks begin, 0 being Monday.
    """

    day: date
    person: Person | None = None
    week_start: int = 0

    @property
    def path(self) -> str:
        """The page of its week."""
        return review_path(self.day, self.week_start)

    @property
    def title(self) -> str:
        """The heading of its section."""
        return f"{_short(self.day)}{f', {_one_line(self.person.name)}' if self.person else ''}"


class Begun(NamedTuple):
    """A walk that was stopped: its day, and the ids of what was decided in it."""

    day: date
    ids: frozenset[str]


def title_of(day: date, week_start: int = 0) -> str:
    """The title of the page of a day's week: "Week 49, Mon 30 Nov to Sun 6 Dec 2026"."""
    first = first_day(day, week_start)
    number = int(week_name(day, week_start).partition("W")[2])
    return f"Week {number}, {_short(first)} to {say_date(first + timedelta(days=6))}"


def check(journal: Journal, walk: Walk) -> None:
    """Raises Damaged where the page of this week cannot be read, and so not be written."""
    if journal.store.read_if_there(walk.path) is not None:
        document = journal.document(walk.path)
        front_matter.read(walk.path, document.lines, document.front)


def walked(journal: Journal, walk: Walk) -> frozenset[str]:
    """The ids of what does not come up (again) in this week (docs/reference/figures.md): what this walk has
    come past already, if it was stopped, and what got "not now" in any walk that was ended."""
    document = _document(journal, walk.path)
    if document is None:
        return frozenset()
    section = _unended(document, walk)
    lines = _lines_in(document, section) if section else []
    for ended in _ended_in(document, walk):
        lines += [line for line in _lines_in(document, ended) if line.text.startswith(f"{NOT_NOW}: ")]
    return frozenset(line.id for line in lines if line.id)


def decided(journal: Journal, walk: Walk) -> frozenset[str]:
    """The ids of what was decided in this week, in any walk that was ended."""
    document = _document(journal, walk.path)
    sections = _ended_in(document, walk) if document else []
    return frozenset(line.id for one in sections for line in _lines_in(document, one) if line.id)


def begun(journal: Journal, person: Person | None, since: date) -> Begun | None:
    """The last walk about everybody, or with that person, where that was stopped, on `since` or later."""
    for path in reversed(journal.store.reviews()):
        document = _document(journal, path)
        days = {walk.title: walk.day for walk in _walks_of(path, person)}
        for section, is_closed in reversed(_parts(document) if document else []):
            if section.title in days:
                day, lines = days[section.title], _lines_in(document, section)
                ids = frozenset(line.id for line in lines if line.id)
                return None if is_closed or day < since else Begun(day, ids)
    return None


def is_closed(journal: Journal, walk: Walk) -> bool:
    """Whether such a walk was closed on this day already."""
    document = _document(journal, walk.path)
    return document is not None and _was_closed(document, walk)


def settled(edit: Edit, walk: Walk, ident: str, words: str) -> None:
    """Puts down what was decided on an item, in the place of what this walk has on it already."""
    _begin(edit, walk)
    words = _one_line(words)
    line = str(ItemLine(words, id=ident))
    found = ItemLine.parse(line)
    if found is None or found.id != ident:
        line = str(ItemLine(f"{words}.", id=ident))  # the words end in an id of their own
    edit.change(walk.path, partial(_with_line, walk=walk, ident=ident, line=line))


def closed(edit: Edit, walk: Walk, lines: Sequence[str], question: str, answer: str) -> None:
    """Closes a walk with the week in two lines, and with what was thought."""
    _begin(edit, walk)
    thought = [f"**{question}**", *([f"> {answer}"] if answer else [])]
    edit.change(walk.path, partial(_with_close, walk=walk, texts=["", *map(_one_line, lines), "", *thought]))
    if walk.person is None:
        edit.set(walk.path, ended=walk.day)


def last_ended(journal: Journal, person: Person | None = None) -> date | None:
    """The day on which a review of everybody, or one with that person, was last walked to its end."""
    for path in reversed(journal.store.reviews()):
        document = _document(journal, path)
        said = _table(path, document).get(ENDED)
        days = [said] if isinstance(said, date) else []
        if document and person:
            days += [walk.day for walk in _walks_of(path, person) if _was_closed(document, walk)]
        if days:
            return max(days)
    return None


def last_question(journal: Journal) -> str:
    """The question that was asked last, empty where none was."""
    for path in reversed(journal.store.reviews()):
        document = _document(journal, path)
        asked = [line.strip().strip("*") for line in document.lines] if document else []
        found = [line for line in asked if line in QUESTIONS]
        if found:
            return found[-1]
    return ""


def _document(journal: Journal, path: str) -> Document | None:
    # A page that cannot be read stops no review: `check` names it.
    try:
        text = journal.store.read_if_there(path)
        return None if text is None else journal.document(path)
    except Damaged:
        return None


def _table(path: str, document: Document | None) -> front_matter.Table:
    try:
        return front_matter.read(path, document.lines, document.front) if document else {}
    except Damaged:
        return {}


def _walks_of(path: str, person: Person | None) -> list[Walk]:
    """All walks about the same people that there may be on the page of a week, under any of their names."""
    names = (person.name, *person.aliases) if person else ()
    called = [person.model_copy(update={"name": name}) for name in names] if person else [None]
    year, week = (int(number) for number in path.removeprefix("reviews/").removesuffix(".md").split("-W"))
    try:
        monday = date.fromisocalendar(year, week, 1)
        # On whichever day the journal's weeks began when the page was written.
        days = [monday + timedelta(days=away) for away in range(_EARLIEST, 7)]
    except (ValueError, OverflowError):  # a year has no such week
        return []
    return [Walk(day, one) for day in days for one in called]


def _was_closed(document: Document, walk: Walk) -> bool:
    named = any(section.title == walk.title for section in document.sections)
    return named and _unended(document, walk) is None


def _begin(edit: Edit, walk: Walk) -> None:
    if not edit.has(walk.path):
        week = week_name(walk.day, walk.week_start)
        edit.add(walk.path, new_record({"week": week}, f"# {title_of(walk.day, walk.week_start)}\n"))
    document = edit.document(walk.path)
    if _unended(document, walk) is None:
        edit.change(walk.path, lambda document: document.with_section(walk.title, []))


def _with_line(document: Document, *, walk: Walk, ident: str, line: str) -> Document:
    section = _unended(document, walk)
    assert section is not None
    for bullet in document.bullets:
        if section.body <= bullet.line < section.end and bullet.item.id == ident:
            return document.replaced(bullet.line, line + document.ending)
    return document.appended(section, [line])


def _with_close(document: Document, *, walk: Walk, texts: Sequence[str]) -> Document:
    section = _unended(document, walk)
    assert section is not None
    return document.appended(section, texts)


def _unended(document: Document, walk: Walk) -> Section | None:
    """The section in which the walk goes on: the last one about the same people, if no question closes it.

    What somebody wrote into it by hand does not end it.
    """
    titles = [other.title for other in _walks_of(walk.path, walk.person)]
    for section, is_closed in reversed(_parts(document)):
        if section.title in titles:
            return None if is_closed else section
    return None


def _ended_in(document: Document, walk: Walk) -> list[Section]:
    """The sections of all walks on this page that were ended, whomever they were about."""
    days = tuple(other.title for other in _walks_of(walk.path, None))
    return [
        section
        for section, is_closed in _parts(document)
        if is_closed
        and (section.title in days or section.title.startswith(tuple(f"{day}, " for day in days)))
    ]


def _parts(document: Document) -> list[tuple[Section, bool]]:
    """The sections that may be walks, each with whether a question closes it."""
    sections = document.sections[1:]
    return [
        (section, any(after.level > _DEEPEST for after in sections[number + 1 : number + 2]))
        for number, section in enumerate(sections)
        if section.level == 2
    ]


def _lines_in(document: Document | None, section: Section) -> list[ItemLine]:
    bullets = document.bullets if document else ()
    return [bullet.item for bullet in bullets if section.body <= bullet.line < section.end]


def _one_line(text: str) -> str:
    """A name may have line ends in it."""
    return " ".join(re.split(r"[\r\n]+", text))


def _short(day: date) -> str:
    return say_date(day).removesuffix(f" {day.year}")
