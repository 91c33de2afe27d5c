"""`check`: reads a whole journal as it is on disk, and says what is wrong with it. Changes nothing.

It goes by what is there, and not by what the rest of mentorlog makes of it: `folder` sees what kind of
thing each file is before anybody opens it, `text` reads bytes, `settings`, `records` and `items` read
what the text says with the parsers that every command uses, and `people` compares the records.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from mentorlog.journal import layout
from mentorlog.journal.check import people as who
from mentorlog.journal.check.faults import Fault, in_order
from mentorlog.journal.check.folder import Folder
from mentorlog.journal.check.items import Items
from mentorlog.journal.check.records import Read, check_me, check_meeting, read_record
from mentorlog.journal.check.settings import check_settings
from mentorlog.journal.check.text import read
from mentorlog.journal.document import Document
from mentorlog.journal.formats import FORMAT
from mentorlog.journal.items import ME, Whereabouts
from mentorlog.journal.kinds import Headings
from mentorlog.journal.names import same
from mentorlog.journal.records import Goal, Meeting, Person, Record

__all__ = ["Fault", "check"]
R = TypeVar("R", bound=Record)


def check(root: Path, knows_zone: Callable[[str], bool] = lambda _: True) -> list[Fault]:
    """All that is wrong with the journal at `root`, by path and line; [] where all is well.

    `knows_zone` tells whether this machine knows a time zone. Never raises for what is on disk, never
    waits, never follows a link out of the journal, and reads each file once.
    """
    return _Check(root, knows_zone).faults()


class _Check:
    """One look at a journal. A fault that may come only from what another one hides is not named."""

    def __init__(self, root: Path, knows_zone: Callable[[str], bool]) -> None:
        self._folder = Folder(root)
        self._knows_zone = knows_zone
        self._faults: list[Fault] = []
        self._headings = Headings()

    def faults(self) -> list[Fault]:
        folder = self._folder
        folder.look()
        if layout.SETTINGS in folder.files and self._read_settings(layout.SETTINGS) > FORMAT:
            return in_order([*folder.faults, *self._faults])  # what its records should be, nobody here knows
        for path in folder.files:
            if path == layout.ME_FILE or path.startswith(("reviews/", "templates/")):
                text = read(path, folder.files[path], is_record=False)
                self._faults += text.faults
                if path == layout.ME_FILE and text.lines:
                    self._faults += check_me(path, text)
        people = self._records(Person, "people/")
        goals = self._records(Goal, "goals/")
        self._compare(people, goals)
        self._look_at_items(people, goals)
        return in_order([*folder.faults, *self._faults])

    def _read_settings(self, path: str) -> int:
        """Reads the settings; answers which format they name."""
        text = read(path, self._folder.files[path], is_record=True)
        self._faults += text.faults
        if not text.lines:
            self._folder.blind.add(path)
            return FORMAT
        found = check_settings(path, text, self._knows_zone)
        self._faults += found.faults
        self._headings = found.headings
        if found.faults or not text.is_whole:
            self._folder.blind.add(path)  # what stands below an added heading may be of another kind
        return found.format

    def _records(self, model: type[R], folder: str) -> list[Read[R]]:
        made = (self._record(model, path) for path in self._folder.files if path.startswith(folder))
        return [one for one in made if one]

    def _record(self, model: type[R], path: str) -> Read[R] | None:
        text = read(path, self._folder.files[path], is_record=True)
        self._faults += text.faults
        if not text.lines:
            self._folder.blind.add(path)
            return None
        found = read_record(model, path, text, self._headings)
        if not found.is_whole:
            self._folder.blind.add(path)
        self._look_for_end(found.document, path)
        return found

    def _look_for_end(self, document: Document, path: str) -> None:
        """Whether a fence or comment hides all below it."""
        line = document.unclosed
        if line < len(document.lines):
            is_comment = document.lines[line].lstrip().startswith("<!--")
            what = f"a {'comment' if is_comment else 'fence'} begins that never ends, and hides all below it"
            mend = f"Close it with a line {'-->' if is_comment else 'like its first, without words'}."
            self._faults.append(Fault(path, line + 1, what, mend))
            self._folder.blind.add(path)

    def _known(self, folder: str) -> list[str] | None:
        """The slugs of a folder's records; None where there is no knowing them."""
        return None if folder in self._folder.unseen else self._folder.slugs(folder)

    def _templates(self) -> list[str] | None:
        """The names of the journal's templates; None where one may be there and not be seen."""
        if any(fault.path.startswith("templates") for fault in self._folder.faults):
            return None
        return [layout.slug_in(path) for path in self._folder.files if path.startswith("templates/")]

    def _compare(self, people: list[Read[Person]], goals: list[Read[Goal]]) -> None:
        slugs, met = self._folder.slugs("people"), self._folder.slugs("meetings")
        twin_people = who.twins("people", slugs)
        twin_goals = who.twins("goals", self._folder.slugs("goals"))
        twin_folders = who.twins("meetings", met, ending="", right=slugs)
        who.check_people(people, self._known("goals"), self._known("people"), self._templates(), twin_people)
        who.check_goals(goals, self._known("people"), twin_goals)
        for twins in (twin_people, twin_goals, twin_folders):
            self._faults += twins.values()
        if self._known("people") is not None:
            self._faults += who.check_folders(met, slugs, twin_folders)

    def _look_at_items(self, people: list[Read[Person]], goals: list[Read[Goal]]) -> None:
        called = {person.slug: (person.name, *person.aliases) for person, *_ in people}
        owners = {ME: ME}
        for person, *_ in people:
            for word in (person.slug, *person.aliases):
                owners.setdefault(same(word), person.slug)
        hides_owners = any(path.startswith(("people", layout.SETTINGS)) for path in self._folder.blind)
        items = Items(owners, self._known("goals"), owners_are_known=not hides_owners)
        for path in self._folder.files:
            # What an unfinished command moves there may be another note, named for no day.
            is_meeting = path.startswith("meetings/") and path in self._folder.records
            if is_meeting and (one := self._record(Meeting, path)):
                check_meeting(one, called.get(one.record.person, ()))
                self._items_of(items, one, one.record.date)
        others: list[Read[Any]] = [*people, *goals]
        for other in others:
            self._items_of(items, other, None)
        items.across(all_are_read=not self._folder.blind)
        self._faults += items.faults

    def _items_of(self, items: Items, one: Read[Any], day: date | None) -> None:
        where = Whereabouts(one.record.path, None, day, None, False, items.owner_of)
        items.look(one.document, where)
        self._faults += one.faults
