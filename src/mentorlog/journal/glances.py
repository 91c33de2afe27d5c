"""Meetings at a glance: what most commands need to know of a record, without taking it apart.

After some years nearly all records rest: they were held, and nothing in them waits for anybody. What a glance
tells of one is a pure function of its text (and of the headings of the journal), so that it can be kept from
one command to the next; see `journal/kept.py` and docs/explanation/speed.md.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple, overload

from mentorlog.journal.document import Document
from mentorlog.journal.item_line import ItemLine
from mentorlog.journal.items import Item, Whereabouts, items_of, read_items
from mentorlog.journal.kinds import Headings, Kind
from mentorlog.journal.outline import Bullet, Section
from mentorlog.journal.records import MEETING_STATUSES, Meeting

WAITS = 0  # in the place of a day: it goes on
NAMED = "checkpoint"  # the one word of a text that is asked for again and again
_LATEST = 24 * 60  # the minute of a meeting that has no time: after all others of its day
_DAY = 1 << 20  # a day in the number that meetings are ordered by: minutes, and 512 of one minute
_LAST_OF_A_MINUTE = 511


class Part(NamedTuple):
    """Where an item stands: the lines of the headings that hold for it, and its own.

    `changed` is the last day (date.toordinal) that it names, WAITS for one that goes on.
    """

    changed: int
    headings: tuple[int, ...]
    lines: tuple[int, ...]


class Fact(NamedTuple):
    """What a text tells of its meeting.

    `order` is its place among others, by day, time and number. `changed` is the last day that anything in
    it names, `waits` whether something goes on. `parts` are its items, None where the text has to be taken
    apart as a whole. `names` says whether it holds the word NAMED.
    """

    order: int
    status: str
    changed: int
    waits: bool
    names: bool
    parts: tuple[Part, ...] | None


# What the bits of a glance's `flags` say: the place of the status among all (a number), and of a fact.
_STATUS, _WAITS, _NAMES = 3, 4, 8
_OTHER = len(MEETING_STATUSES)


class Glance(NamedTuple):
    """A meeting as it is listed: its fact in numbers, whose parts are at a `place` among those kept, or -1;
    `key` is the state of the file that it was taken from (journal/kept.py), None where it has none.

    There is one for each meeting in the journal, so that it is made of as little as can be.
    """

    order: int
    path: str
    changed: int
    flags: int
    place: int
    key: tuple[int, int, int] | None

    @property
    def status(self) -> str:
        """planned, held or cancelled, "" for any other."""
        at = self.flags & _STATUS
        return "" if at == _OTHER else MEETING_STATUSES[at]

    @property
    def waits(self) -> bool:
        """Whether something in it goes on."""
        return self.flags & _WAITS != 0

    @property
    def names(self) -> bool:
        """Whether it holds the word NAMED."""
        return self.flags & _NAMES != 0

    @property
    def day(self) -> int:
        """Its day, as date.toordinal gives it."""
        return self.order // _DAY

    @property
    def date(self) -> date:
        """Its day."""
        return date.fromordinal(self.day)


def telling(glances: Iterable[Glance], since: int) -> list[Glance]:
    """Those in which anything goes on, or that name a day or a later one."""
    return [glance for glance in glances if glance.changed >= since or glance.flags & _WAITS]


def order_of(meeting: Meeting) -> int:
    """The place of a meeting among others: by its day, its time, its number of that day."""
    hour, _, minute = meeting.time.partition(":")
    at = int(hour) * 60 + int(minute) if minute else _LATEST
    return (
        meeting.date.toordinal() * _DAY
        + at * (_LAST_OF_A_MINUTE + 1)
        + min(meeting.number, _LAST_OF_A_MINUTE)
    )


def waits(item: Item) -> bool:
    """Whether an item goes on: open, ended on no day, an outcome or a word to somebody still to come."""
    if item.state is None:
        return item.kind is Kind.ABOUT
    if item.is_open or item.ended is None:
        return True
    if item.kind is Kind.DECISION:
        return item.state == "done" and not item.result
    return item.kind is Kind.CONTACT and item.state == "done" and not item.told


def changed(item: Item) -> int:
    """The last day that an item names, as date.toordinal gives it; WAITS for one that goes on."""
    if waits(item):
        return WAITS
    days = [item.meeting, item.created, item.completed, item.dropped, *(entry.day for entry in item.history)]
    return max((day.toordinal() for day in days if day), default=WAITS)


def tells(item: Item, since: int) -> bool:
    """Whether an item goes on, or names the day `since` or a later one."""
    last = changed(item)
    return last == WAITS or last >= since


def glance_at(meeting: Meeting) -> Glance:
    """A meeting of which nothing is known but its record."""
    status = MEETING_STATUSES.index(meeting.status) if meeting.status in MEETING_STATUSES else _OTHER
    return Glance(order_of(meeting), meeting.path, WAITS, status | _WAITS | _NAMES, -1, None)


def flags_of(fact: Fact) -> int:
    """What a glance has of a fact."""
    said = (_WAITS if fact.waits else 0) | (_NAMES if fact.names else 0)
    return MEETING_STATUSES.index(fact.status) | said


_order = itemgetter(0)


# --- facts ------------------------------------------------------------------------------------------


def fact_of(meeting: Meeting, document: Document, recent: int) -> Fact | None:
    """What a record tells; None for one that is to be read anew each time.

    Its parts are looked at where something in it goes on, or names the day `recent` or a later one.
    """
    if meeting.status not in MEETING_STATUSES or meeting.private:
        return None
    where = Whereabouts(meeting.path, None, meeting.date, None, False, lambda _: None)
    items = list(read_items(document, where))
    found = [changed(item) for item in items]
    return Fact(
        order_of(meeting),
        meeting.status,
        max([meeting.date.toordinal(), *found]),
        WAITS in found,
        any(NAMED in line.casefold() for line in document.lines),
        _parts(document, items, where) if WAITS in found or max(found, default=WAITS) >= recent else None,
    )


class Reader:
    """Reads items alone, without the text around them. What headings say is reckoned once."""

    def __init__(self, headings: Headings) -> None:
        self._headings = headings
        self._sections: dict[tuple[str, ...], Section] = {}

    def items(self, lines: Sequence[str], parts: Iterable[Part], where: Whereabouts) -> list[Item]:
        """The items that stand at some parts of a text, given as its lines."""
        bullets: list[Bullet] = []
        for part in parts:
            bullets += self._bullets(lines, part)
        return list(items_of(bullets, where))

    def _bullets(self, lines: Sequence[str], part: Part) -> Iterator[Bullet]:
        above = tuple(lines[number] for number in part.headings)
        line = ItemLine.parse(lines[part.lines[0]]) if len(part.lines) == 1 else None
        if line:
            at = part.lines[0]
            yield Bullet(at, at + 1, at + 1, -1, line, self._section(above), False, (), None)
            return
        own = tuple(lines[number] for number in part.lines)
        numbers = part.headings + part.lines
        for bullet in Document((*above, *own), self._headings).bullets:
            parent = numbers[bullet.parent] if bullet.parent >= 0 else -1
            yield bullet._replace(line=numbers[bullet.line], parent=parent)

    def _section(self, above: tuple[str, ...]) -> Section:
        if above not in self._sections:
            self._sections[above] = Document(above, self._headings).sections[-1]
        return self._sections[above]


def _parts(document: Document, items: Sequence[Item], where: Whereabouts) -> tuple[Part, ...] | None:
    """Where the items stand, if they are the same read alone, and all together, as in the whole text."""
    bullets = {bullet.line + 1: bullet for bullet in document.bullets}
    parts = [_part_of(document, bullets[item.line], changed(item)) for item in items]
    for item in items:
        # What it is called by follows from all of the text, and from who its owner is.
        if not item.has_id and (item.state is not None or bullets[item.line].item.owner):
            return None
    read = Reader(document.headings)
    alone = [found for part in parts for found in read.items(document.lines, [part], where)]
    together = read.items(document.lines, parts, where)
    return tuple(parts) if alone == items and together == items else None


def _part_of(document: Document, bullet: Bullet, last: int) -> Part:
    above: list[Section] = []
    for section in document.sections[1:]:
        if section.start > bullet.line:
            break
        while above and above[-1].level >= section.level:
            above.pop()
        above.append(section)
    headings = tuple(line for section in above for line in range(section.start, section.body))
    return Part(last, headings, tuple(range(bullet.line, bullet.end)))


# --- many -------------------------------------------------------------------------------------------


class Meetings(Sequence[Meeting]):
    """Meetings in the order of their days, each read when it is looked at."""

    def __init__(self, glances: Sequence[Glance], read: Callable[[str], Meeting]) -> None:
        self.glances = glances
        self._read = read
        self._by_status: dict[str, list[Glance]] = {}

    @classmethod
    def of(cls, meetings: Iterable[Meeting]) -> Meetings:
        """Meetings that were read already."""
        found = {meeting.path: meeting for meeting in meetings}
        return cls(sorted(glance_at(meeting) for meeting in found.values()), found.__getitem__)

    def mapped(self, change: Callable[[Meeting], Meeting]) -> Meetings:
        """The same, each as `change` makes it once it is read."""
        mapped = Meetings(self.glances, lambda path: change(self._read(path)))
        mapped._by_status = self._by_status
        return mapped

    def __len__(self) -> int:
        return len(self.glances)

    @overload
    def __getitem__(self, place: int) -> Meeting: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Meeting, ...]: ...
    def __getitem__(self, place: int | slice) -> Meeting | tuple[Meeting, ...]:
        if isinstance(place, slice):
            return tuple(self._read(glance.path) for glance in self.glances[place])
        return self._read(self.glances[place].path)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(glance.path for glance in self.glances))

    def of_status(
        self, status: str, since: date = date.min, until: date = date.max, *, before: date | None = None
    ) -> tuple[Meeting, ...]:
        """Those of a status, from one day to another, or up to the one `before` a day."""
        first, last = since.toordinal(), before.toordinal() - 1 if before else until.toordinal()
        among = self._of(status)
        start = bisect_left(among, first * _DAY, key=_order)
        end = bisect_right(among, (last + 1) * _DAY - 1, lo=start, key=_order)
        return tuple(self._read(glance.path) for glance in among[start:end])

    def on(self, day: date) -> tuple[Meeting, ...]:
        """Those of a day, whatever became of them."""
        wanted = day.toordinal()
        return tuple(self._read(glance.path) for glance in self.glances if glance.day == wanted)

    def last_held(self, until: date) -> Meeting | None:
        """The last that was held up to a day."""
        at = self.held_by(until)
        return self._read(self._of("held")[at - 1].path) if at else None

    def naming(self) -> tuple[Meeting, ...]:
        """Those held that hold the word NAMED, and those of which it is not known."""
        return tuple(self._read(glance.path) for glance in self._of("held") if glance.names)

    @cached_property
    def held_days(self) -> tuple[date, ...]:
        """The days of those that were held, in order."""
        return tuple(glance.date for glance in self._of("held"))

    def held_between(self, after: date, until: date = date.max) -> int:
        """How many were held after a day, up to another."""
        return max(self.held_by(until) - self.held_by(after), 0)

    def held_by(self, day: date) -> int:
        """How many were held up to a day."""
        return bisect_right(self._of("held"), (day.toordinal() + 1) * _DAY - 1, key=_order)

    def _of(self, status: str) -> list[Glance]:
        if status not in self._by_status:
            wanted = MEETING_STATUSES.index(status)
            self._by_status[status] = [one for one in self.glances if one.flags & _STATUS == wanted]
        return self._by_status[status]
