"""The journal: a folder of plain files, seen as people, goals, meetings and items.

Reading is lazy and never writes. Nothing read is kept between commands, so nothing can disagree with
the files. To write, take an `Edit`, change documents in it, and save it.
"""

from __future__ import annotations

import contextlib
import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TypeVar

from mentorlog import __version__
from mentorlog.errors import Damaged, NoJournal, Vanished
from mentorlog.journal import formats, front_matter, ids, layout, names
from mentorlog.journal.document import Document
from mentorlog.journal.edit import Edit
from mentorlog.journal.glances import Meetings, Reader, tells
from mentorlog.journal.items import ME, Item, Whereabouts, read_items
from mentorlog.journal.kinds import PRIVATE, Headings
from mentorlog.journal.lines import find_front_matter, split_lines
from mentorlog.journal.records import TABLES, Goal, Meeting, Person, Record, Settings
from mentorlog.journal.shelf import Shelf
from mentorlog.journal.store import Store

R = TypeVar("R", bound=Record)
_TRIES = 5
_ID = rb"id::[ \t]*([0-9a-z]+)"


class Journal:
    """A journal on disk. `problems` fills as records are met that cannot be read."""

    def __init__(self, root: Path, source: random.Random | None = None, store: Store | None = None) -> None:
        self.store = store or Store(root)
        self.store.refresh()
        self.root = root
        self.problems: list[Damaged] = []
        self._source = source or random.SystemRandom()
        self._taken: set[str] = set()
        self._looked_through: set[str | None] = set()
        self._texts: dict[str, str] = {}
        self._documents: dict[str, Document] = {}
        self._private_unknown: Damaged | None = None

    @classmethod
    def open(cls, root: Path, source: random.Random | None = None, store: Store | None = None) -> Journal:
        """The journal at `root`, through a store of it if there is one already. Raises NoJournal."""
        journal = cls(root, source, store)
        if not journal.store.exists:
            raise NoJournal(root)
        return journal

    # --- records ---------------------------------------------------------------------------------

    @cached_property
    def settings(self) -> Settings:
        """The journal's settings; the defaults, and a problem noted, where they cannot be read."""
        try:
            text = self.store.read_if_there(layout.SETTINGS) or ""
            settings, wrong = Settings.read(front_matter.parse_toml(layout.SETTINGS, text))
        except Damaged as fault:
            formats.check(self.store.read_if_there)
            self.note(fault)
            self._private_unknown = fault
            return Settings()
        for key in wrong:
            slip = Damaged(layout.SETTINGS, None, f"{key} is not of the right type")
            self.note(slip)
            if key in (*TABLES, *(f"{table}.{PRIVATE}" for table in TABLES)):
                self._private_unknown = slip
        return settings

    @property
    def knows_private(self) -> bool:
        """Whether it is known which headings are private, those of the settings among them."""
        return self.settings is not None and self._private_unknown is None

    def check_private(self) -> None:
        """Raises Damaged where that is not known: what leaves out the private must then show nothing."""
        if not self.knows_private and self._private_unknown:
            raise self._private_unknown

    @cached_property
    def headings(self) -> Headings:
        """The heading table, with what the settings add to it."""
        return self.settings.table

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everybody, by name."""
        read = self._all(
            self.store.people, lambda path: self._record(Person, path, slug=layout.slug_in(path))
        )
        found = sorted(read, key=lambda person: names.same(person.name))
        return tuple(person.model_copy(update={"short": _short(person, found)}) for person in found)

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """All goals, by due date, those without one last."""
        found = self._all(self.store.goals, lambda path: self._record(Goal, path, slug=layout.slug_in(path)))
        return tuple(sorted(found, key=lambda goal: (goal.due or date.max, goal.title)))

    def meetings(self, slug: str | None = None) -> Meetings:
        """The meetings with one person, or with all, in the order of their days."""
        return self._shelf.meetings(slug)

    def meeting_at(self, path: str) -> Meeting:
        """The meeting whose record is at `path`. Raises Damaged where that cannot be read."""
        if meeting := self._shelf.at_if_read(path):
            return meeting
        raise next((fault for fault in self.problems if fault.path == path), Vanished(path))

    def document(self, path: str) -> Document:
        """The record at `path` as text that can be edited. Raises Damaged."""
        if path not in self._documents:
            text = self.text(path)
            in_goal = path.startswith("goals/")
            self._documents[path] = Document.parse(text, self.headings, in_goal=in_goal)
        return self._documents[path]

    def text(self, path: str) -> str:
        """The text of a file as this command first read it. Raises Damaged."""
        if path not in self._texts:
            text = self.store.read(path)
            _check_for_conflict(path, text)
            self._texts[path] = text
        return self._texts[path]

    def person_by_slug(self, slug: str | None) -> Person | None:
        """The person whose record has that name, None for nobody's."""
        return next((person for person in self.people if person.slug == slug), None)

    def goal_by_slug(self, slug: str | None) -> Goal | None:
        """The goal whose record has that name, None for no goal's."""
        return next((goal for goal in self.goals if goal.slug == slug), None)

    # --- finding what is named on the command line -----------------------------------------------

    def find_person(self, text: str) -> Person:
        """The person that WHO names. Raises NotFound or Several, or Damaged where that record is."""
        self._raise_if_damaged(text, "people", self.people)
        return names.find("person", text, self.people, _names, lambda p: p.name)

    def find_goal(self, text: str) -> Goal:
        """The goal that GOAL names."""
        self._raise_if_damaged(text, "goals", self.goals)
        return names.find("goal", text, self.goals, _names, lambda g: g.title)

    def find_person_or_goal(self, text: str) -> Person | Goal:
        """What WHO or GOAL names, whichever it is. A whole name comes before the start of another."""
        among: tuple[Person | Goal, ...] = (*self.people, *self.goals)
        self._raise_if_damaged(text, "people", among)
        self._raise_if_damaged(text, "goals", among)
        return names.find("person or goal", text, among, _names, _said)

    def owner_of(self, word: str) -> str | None:
        """The slug for the word after an `@`: "me", a slug or alias; None for nobody's."""
        wanted = names.same(word)
        if wanted == ME:
            return ME
        for person in self.people:
            if wanted in (names.same(person.slug), *(names.same(alias) for alias in person.aliases)):
                return person.slug
        return None

    # --- items -----------------------------------------------------------------------------------

    def items(self, slug: str | None = None, *, goals: bool = True) -> Iterator[Item]:
        """The items of one person's records, or of all records, and those of goals if wanted."""
        yield from self._items_of_people(slug)
        for meeting in self.meetings(slug):
            yield from self.items_in(meeting)
        yield from self._items_of_goals() if goals else ()

    def items_since(self, since: date, slug: str | None = None, *, naming: str = "") -> Iterator[Item]:
        """Of the same items those that go on, and those that name the day `since` or a later one.

        What has rested since before then is not read (docs/explanation/speed.md), and of meetings' items
        those may be left out that do not hold the id `naming`.
        """
        day = since.toordinal()
        of_meetings = self._items_of_meetings(slug, day, naming.casefold())
        everything = [self._items_of_people(slug), of_meetings, self._items_of_goals()]
        return (item for items in everything for item in items if tells(item, day))

    def items_naming(self, ident: str) -> Iterator[Item]:
        """The items of those records whose text holds an id; no other one is taken apart."""
        wanted = ident.casefold().encode("utf-8", "replace")
        paths = [record.path for record in (*self.people, *self.goals)] + self.store.meetings()
        for path, data in self.store.each(paths, self.note, lambda _: None):
            if wanted in data.lower():
                yield from self.items_at(path)

    def look_at_meetings(self) -> None:
        """Looks at all meetings, so that each record that cannot be read is among the problems."""
        self._shelf.look()

    def items_at(self, path: str) -> Iterator[Item]:
        """The items that stand in the record at `path`; none where it cannot be read."""
        if path.startswith("meetings/"):
            meeting = self._shelf.at_if_read(path)
            return self.items_in(meeting) if meeting else iter(())
        among: tuple[Person | Goal, ...] = (*self.people, *self.goals)
        return next((self.items_in(record) for record in among if record.path == path), iter(()))

    def items_in(self, record: Person | Goal | Meeting) -> Iterator[Item]:
        """The items that stand in one record."""
        if isinstance(record, Meeting):
            return self._items_of(record.path, record.person, record.date, record.private)
        slug = record.slug if isinstance(record, Person) else record.of or None
        return self._items_of(record.path, slug, None, record.private)

    def new_id(self, near: str | None = None) -> str:
        """An id that no person and no goal has, nor a meeting with the person `near` (None: with anybody).

        Their texts are looked through for ids, and not taken apart.
        """
        if near not in self._looked_through:
            self._looked_through.add(near)
            paths = [record.path for record in (*self.people, *self.goals)] + self.store.meetings(near)
            for _, data in self.store.each(paths, lambda _: None, lambda _: None):
                self._taken.update(found.decode() for found in re.findall(_ID, data))
        made = ids.new_id(self._source, self._taken)
        self._taken.add(made)
        return made

    def edit(self) -> Edit:
        """Begins a change of one or more records."""
        return Edit(self)

    # --- reading ---------------------------------------------------------------------------------

    @cached_property
    def _shelf(self) -> Shelf:
        return Shelf(self.store, self._meeting, self.text, lambda: self.headings, self._context, self.note)

    def _context(self) -> bytes:
        """What the facts of a record follow from beside its text."""
        return repr((__version__, sorted(self.settings.headings.items()), self.settings.written)).encode()

    def _items_of_people(self, slug: str | None) -> Iterator[Item]:
        for person in self.people:
            if slug in (None, person.slug):
                yield from self.items_in(person)

    def _items_of_goals(self) -> Iterator[Item]:
        for goal in self.goals:
            yield from self.items_in(goal)

    def _items_of_meetings(self, slug: str | None, since: int, naming: str) -> Iterator[Item]:
        """Those that `tells`, and of a record that has to be taken apart as a whole the others too."""
        read = Reader(self.headings)
        for glance in self._shelf.telling(slug, since):
            known = self._shelf.parts(glance)
            if known is None:
                yield from self.items_in(self._shelf.at(glance.path))
                continue
            lines, parts = known
            wanted = [part for part in parts if not part.changed or part.changed >= since]
            if naming:
                wanted = [part for part in wanted if any(naming in lines[at].casefold() for at in part.lines)]
            who = self._whereabouts(glance.path, layout.slug_in(glance.path), glance.date, private=False)
            yield from self._seen(read.items(lines, wanted, who))

    @cached_property
    def _hidden(self) -> frozenset[str]:
        """The people whose record is private, by slug."""
        return frozenset(person.slug for person in self.people if person.private)

    def _items_of(self, path: str, slug: str | None, meeting: date | None, private: bool) -> Iterator[Item]:
        where = self._whereabouts(path, slug, meeting, private=private)
        return self._seen(read_items(self.document(path), where))

    def _whereabouts(
        self, path: str, slug: str | None, meeting: date | None, *, private: bool
    ) -> Whereabouts:
        person = self.person_by_slug(slug)
        mentee = slug if person and person.is_mentee else None
        return Whereabouts(path, slug, meeting, mentee, private, self.owner_of, self._hidden)

    def _seen(self, items: Iterable[Item]) -> Iterator[Item]:
        """Items as they are met: their ids are taken, and what was kept from somebody is with nobody."""
        for item in items:
            self._taken.add(item.id)
            if item.history and item.is_mine_alone:
                person = self.person_by_slug(item.person)
                # What came from somebody private stays out of sight.
                private = item.private or (person is not None and person.private)
                item = item._replace(person=None, private=private)
            yield item

    def _meeting(self, path: str) -> Meeting | None:
        day, number = layout.day_in(path)
        if day is None:
            return None  # some other note that lies in the folder
        slug = layout.slug_in(path)
        # Whose meeting it is the folder says, so that one person's sheet need not open another's files.
        return self._record(Meeting, path, _default={"date": day}, person=slug, number=number)

    def _all(self, listed: Callable[[], list[str]], read: Callable[[str], R | None]) -> list[R]:
        """What `read` makes of all paths; listed anew where one of them has moved meanwhile."""
        for _ in range(_TRIES):
            with contextlib.suppress(Vanished):
                return [record for path in listed() if (record := read(path)) is not None]
        return [record for path in listed() if (record := self._unless_gone(read, path)) is not None]

    def _unless_gone(self, read: Callable[[str], R | None], path: str) -> R | None:
        try:
            return read(path)
        except Vanished as fault:
            self.note(fault)
            return None

    def _record(
        self, model: type[R], path: str, _default: dict[str, object] | None = None, **known: object
    ) -> R | None:
        try:
            lines = split_lines(self.text(path))
            front = find_front_matter(lines)
            table = {**(_default or {}), **front_matter.read(path, lines, front)}
            if not _default and front.start < 0:
                raise Damaged(path, 1, "has no front matter between +++ lines")
            return model.read(path, table, partial(front_matter.line_of, lines, front), **known)
        except Vanished:
            raise
        except Damaged as fault:
            self.note(fault)
            return None

    def note(self, problem: Damaged) -> None:
        """Remembers what could not be read, to be named at the end."""
        # Meetings are read more than once.
        if str(problem) not in map(str, self.problems):
            self.problems.append(problem)

    def _raise_if_damaged(self, text: str, folder: str, found: Sequence[Person | Goal]) -> None:
        """Raises Damaged where `text` names none of the records found, and may name one that cannot be read.

        To have found them fills the list of problems.
        """
        wanted = names.same(text)
        named = [name for record in found for name in _names(record)]
        if wanted in map(names.same, named):
            return
        for problem in self.problems:
            slug = layout.slug_in(problem.path).replace(" ", "-")
            if problem.path.startswith(folder + "/") and wanted and slug.startswith(wanted.replace(" ", "-")):
                raise problem


def _check_for_conflict(path: str, text: str) -> None:
    """Raises Damaged where both versions of something stand: which of them holds, a person says."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return
    from mentorlog.journal.conflicts import conflicts

    for start, _ in conflicts(split_lines(text)):
        raise Damaged(path, start + 1, "holds two versions, of this machine and of another; keep one")


def _names(record: Person | Goal) -> tuple[str, ...]:
    """What a person or a goal answers to."""
    if isinstance(record, Goal):
        return record.title, *record.aliases, record.slug
    return record.name, *record.aliases, record.slug


def _said(record: Person | Goal) -> str:
    """How a message names it where it may be either."""
    return f"the goal {record.title}" if isinstance(record, Goal) else record.name


def _short(person: Person, everybody: Sequence[Person]) -> str:
    """The first word of a slug where it names nobody else, else the slug."""
    word = person.slug.partition("-")[0]
    called = [
        other
        for other in everybody
        if any(names.same(name).startswith(word) for name in (other.name, other.slug, *other.aliases))
    ]
    return word if called == [person] else person.slug
