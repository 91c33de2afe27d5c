"""Item lines: ids, owners, goals and days, in each record and across all of them."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from mentorlog.dates import parse_iso
from mentorlog.journal import names
from mentorlog.journal.check.faults import Fault
from mentorlog.journal.check.records import is_in_our_time
from mentorlog.journal.document import Document
from mentorlog.journal.item_line import HistoryLine
from mentorlog.journal.items import Item, Whereabouts, read_items
from mentorlog.journal.kinds import ENDINGS
from mentorlog.journal.lines import bare
from mentorlog.journal.outline import Bullet

_DATED = ("due", "created", "completion", "cancelled")
_SIGNS = {"📅": "due", "📆": "due", "🗓": "due", "✅": "completion", "❌": "cancelled", "➕": "created"}
_DAY_BEGINS = re.compile(r"(?P<day>[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2})(?![0-9])")
_MOVED_FROM = re.compile(r"\S+\s+\w+\s+from\s+(?P<day>\S+?)\s*(?::|$)")
_A_DAY = "2026-12-07"
UNREAD = "\ufffd"  # what stands for bytes that are no UTF-8


class Items:
    """The items of all records, as they are met; `across` then compares them."""

    def __init__(
        self, owners: dict[str, str], goals: Collection[str] | None, *, owners_are_known: bool
    ) -> None:
        """Takes who answers to what, and whether these are all; the slugs of the goals, None if unknown."""
        self.faults: list[Fault] = []
        self._owners = owners
        self._goals = goals if goals is None else frozenset(goals)
        self._owners_are_known = owners_are_known
        self._ids: dict[str, tuple[str, int]] = {}
        self._known: set[str] = set()
        self._from: list[tuple[str, int, str]] = []

    def owner_of(self, word: str) -> str | None:
        """The slug for the word after an `@`."""
        return self._owners.get(names.same(word))

    def look(self, document: Document, where: Whereabouts) -> None:
        """Goes through one record."""
        by_line = {bullet.line + 1: bullet for bullet in document.bullets}
        nested: dict[int, list[Bullet]] = {}
        for bullet in document.bullets:
            if bullet.item.id:
                self._known.add(bullet.item.id.lower())  # be it an item or not
            nested.setdefault(bullet.parent, []).append(bullet)
            if bullet.section.rule.name in ("log", "progress"):
                self._look_at_entry(where.path, bullet)
        for item in read_items(document, where):
            bullet = by_line[item.line]
            self._look_at(item, bullet)
            for below in nested.get(bullet.line, ()):
                if below.item.mark is None:
                    self._look_at_history(where.path, below, bare(document.lines[below.line]))

    def across(self, *, all_are_read: bool) -> None:
        """Names the items made from others that are nowhere, where no record may hide them."""
        for path, line, word in self._from if all_are_read else ():
            if word.lower() not in self._known:
                what = f"it was made from the item {word}, and there is none of that id"
                self._say(path, line, what, "Correct the id, or delete the field.")

    def _look_at(self, item: Item, bullet: Bullet) -> None:
        line = bullet.item
        if item.has_id:
            path, number = self._ids.setdefault(item.id.lower(), (item.path, item.line))
            if (path, number) != (item.path, item.line):
                what = f"the id {item.id} is that of {path}:{number} too"
                self._say(item.path, item.line, what, "Delete it from one of the two lines.")
        if item.from_id:
            self._from.append((item.path, item.line, item.from_id))
        goals = self._goals
        if item.goal and goals is not None and item.goal not in goals and UNREAD not in item.goal:
            mend = meant(item.goal, goals) or "Correct it, or delete the field."
            self._say(item.path, item.line, f"the goal “{item.goal}” is none of this journal's", mend)
        if line.owner and line.mark is not None and item.kind in ENDINGS:
            self._look_at_owner(item, line.owner)
        self._look_at_days(item, bullet)

    def _look_at_owner(self, item: Item, word: str) -> None:
        """A word that begins like an owner: with a box before it, somebody was to do this."""
        known = self.owner_of(word) is not None or not self._owners_are_known
        # `@ada's` and `@2x/3x` are words of a text; what is no UTF-8 is no word.
        plain = unicodedata.normalize("NFC", word).rstrip(":,;.")
        if known or not re.fullmatch(r"[\w.-]+", plain):
            return
        mend = meant(plain, self._owners.values(), "@")
        mend = mend or "Write a slug or an alias, or take the @ away where it is text."
        self._say(item.path, item.line, f"the owner “@{word}” is nobody here, so nobody is named", mend)

    def _look_at_days(self, item: Item, bullet: Bullet) -> None:
        line = bullet.item
        days = {"created": line.created, "due": line.due}
        days |= {"completion": line.completion, "cancelled": line.cancelled}
        for key, day in days.items():
            if day and not is_in_our_time(day):
                what = f"{key} is in the year {day.year}"
                self._say(item.path, item.line, what, "Write the year that you mean.")
        for key in ("completion", "cancelled"):
            ended = days[key]
            if ended and line.created and ended < line.created:
                what = f"{key} is {ended}, before it was created, {line.created}"
                self._say(item.path, item.line, what, "Correct one of the two.")
        for typed in (*line.kept, *line.kept_for_tasks, *line.repeated):
            key, value = _field(typed)
            if key in _DATED and value and parse_iso(value) is None:
                what = f"{key} is “{value}”, which is no day"
                self._say(item.path, item.line, what, _mend_of_day(value))
            elif key == "id" and value and line.id is None:
                what = f"the id “{value}” is none"
                self._say(item.path, item.line, what, "An id has letters, digits, _ and - only.")

    def _look_at_history(self, path: str, bullet: Bullet, typed: str) -> None:
        """What would be history, were its days days; and what is, from a day that is none."""
        said = typed.strip()[len(bullet.item.marker) :].strip()
        entry = bullet.entry
        if entry is None:
            found = _DAY_BEGINS.match(said)
            if found and HistoryLine.parse(_A_DAY + said[found.end() :]):
                self._say(path, bullet.line + 1, *_no_day(found["day"]))
            return
        moved = _MOVED_FROM.match(said)
        if entry.old is None and entry.word == "moved" and moved and _DAY_BEGINS.fullmatch(moved["day"]):
            what = f"it was moved from {moved['day']}, which is no day"
            self._say(path, bullet.line + 1, what, _mend_of_day(moved["day"]))
        for day in filter(None, (entry.day, entry.old)):
            self._look_at_year(path, bullet, day)

    def _look_at_entry(self, path: str, bullet: Bullet) -> None:
        """A line below `Log` or `Progress`."""
        found = _DAY_BEGINS.match(bullet.item.text)
        if not found:
            return
        day = parse_iso(found["day"])
        if day is None:
            self._say(path, bullet.line + 1, *_no_day(found["day"]))
        else:
            self._look_at_year(path, bullet, day)

    def _look_at_year(self, path: str, bullet: Bullet, day: date) -> None:
        if not is_in_our_time(day):
            what = f"the day is in the year {day.year}"
            self._say(path, bullet.line + 1, what, "Write the year that you mean.")

    def _say(self, path: str, line: int, what: str, mend: str) -> None:
        self.faults.append(Fault(path, line, what, mend))


def _field(typed: str) -> tuple[str, str]:
    """The key and the value of a field that the parser has cut out."""
    said = typed.strip().rstrip(",").strip("[]() \t")
    if said[:1] in _SIGNS:
        return _SIGNS[said[0]], said[1:].lstrip("\ufe0f \t")
    key, _, value = said.partition(":")
    return key.strip().lower(), value.lstrip(":").strip()


def _no_day(said: str) -> tuple[str, str]:
    return f"{said} is no day, so this line is not read", _mend_of_day(said)


def _mend_of_day(said: str) -> str:
    # 2026-12-7 is a day that is written otherwise.
    parts = re.fullmatch(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})", said)
    better = f"{parts[1]}-{int(parts[2]):02}-{int(parts[3]):02}" if parts else ""
    return (
        f"Write it as {better}." if parse_iso(better) else "Write a day that a calendar has, like 2026-12-07."
    )


def meant(word: str, known: Iterable[str], sign: str = "") -> str:
    """A question for the one of `known` that a word comes close to; empty where none does."""
    slugs = {names.plain(slug): slug for slug in known}
    wanted = names.plain(word)
    near: Iterator[str] = (slugs[slug] for slug in slugs if wanted and slug.startswith(wanted))
    close = [*near, *(slugs[slug] for slug in difflib.get_close_matches(wanted, slugs, n=1))]
    return f"Did you mean {sign}{close[0]}?" if close else ""
