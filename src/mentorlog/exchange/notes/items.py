"""What is to be done according to a file of old notes: each such line, by whom, until when.

What is recognised is listed in docs/reference/import.md, with the precision and recall reached on real notes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from mentorlog.dates.ways import USUAL, DateWays
from mentorlog.dates.written import Order
from mentorlog.exchange.notes import tables
from mentorlog.exchange.notes.due import split_due
from mentorlog.exchange.notes.marks import LONGEST, Standing, label, marked, says_nothing, standing
from mentorlog.exchange.notes.owners import Names, Owned, owned, speakers
from mentorlog.exchange.notes.parts import Part, Taken
from mentorlog.exchange.notes.source import Source
from mentorlog.journal import ME
from mentorlog.journal.item_line import ItemLine
from mentorlog.journal.items import kind_of
from mentorlog.journal.kinds import Kind
from mentorlog.journal.outline import Bullet, Section

_DONE = re.compile(
    r"(?:\*\*|__|\[|\()?(?:DONE|Done|COMPLETED?|Completed?)(?:\]|\))?(?:\*\*|__)?[ \t]*[:\-–—!.]|[✅✔☑]"
    r"|.*(?:[\[(](?:done|completed?)[\])]|[✅✔☑]\ufe0f?|[-–—][ \t]*(?:done|completed))[ \t.!]*\Z",
    re.IGNORECASE,
)


class How(NamedTuple):
    """How notes are to be read: who is who, and what the options say."""

    names: Names
    order: Order | None = None
    soft: bool = False
    ways: DateWays = USUAL


@dataclass(frozen=True)
class Found:
    """Something to be done: the line it stands on (counted from 0) and `end`, the line after what is nested
    below it. `item` is the line as it goes into the journal, without an id; `day` that of its notes.

    `put_below` says that it is added below line `line`, which stays: a row of a table. `unknown` is a name
    nobody has, `undated` words that look like a day to be done by. `mine` says that it names me.
    """

    source: Source
    line: int
    end: int
    item: ItemLine
    day: date | None
    private: bool = False
    put_below: int = -1
    unknown: str = ""
    undated: str = ""
    mine: bool = False

    @property
    def where(self) -> str:
        """file:line."""
        return self.source.where(self.line)


@dataclass
class Reading:
    """What was found in a file; `dropped` are lines that say nothing where an item would be read, with the
    reason; `rewritten` lines that would be read as an item and are none; `wishes` next week's, left as text.
    """

    found: list[Found] = field(default_factory=list)
    dropped: dict[int, str] = field(default_factory=dict)
    rewritten: dict[int, str] = field(default_factory=dict)
    wishes: list[int] = field(default_factory=list)


class _Scope(NamedTuple):
    """What holds for a bullet: what its heading or label says, and whom it names for all below it."""

    standing: Standing
    owner: str | None = None


def read_items(source: Source, taken: Taken, how: How) -> Reading:
    """What is to be done according to a file that was taken apart."""
    return _Reader(source, taken, how).read()


class _Reader:
    def __init__(self, source: Source, taken: Taken, how: How) -> None:
        self._source = source
        self._how = how
        self._parts: dict[int, Part] = {n: part for part in taken.parts for n in range(part.start, part.end)}
        self._copy = source.copy
        self._starts = [section.start for section in self._copy.sections]
        self._standing = dict(_standings(self._copy.sections))
        self._bullets = {bullet.line: bullet for bullet in self._copy.bullets}
        self._children: dict[int, list[Bullet]] = {}
        for bullet in self._copy.bullets:
            self._children.setdefault(bullet.parent, []).append(bullet)
        self._scopes: dict[int, _Scope] = {}
        self._labels = self._labelled_lists()
        self._said = Reading()
        self._items: set[int] = set()
        self._speaking = speakers(
            (_text_of(bullet.item), self._scope(bullet).standing != "" and bullet.parent < 0)
            for bullet in self._copy.bullets
        )

    def read(self) -> Reading:
        for line in sorted(self._parts):
            if line in self._source.front:
                continue
            if line in self._bullets:
                self._bullet(self._bullets[line])
            elif line not in self._source.hidden:
                self._plain(line)
        for line, heading in self._source.tildes.items():
            if line in self._parts:
                self._said.rewritten[line - 1] = heading
                self._said.dropped[line] = "underlines a heading"
                if line - 2 in self._source.overlined:
                    self._said.dropped[line - 2] = "stands above a heading"
        for line in self._source.boxes_in_blocks:
            if line in self._parts:
                self._said.rewritten[line] = self._source.lines[line].replace("[", "\\[", 1)
        for row in tables.rows(self._source, self._parts, self._source.hidden):
            self._row(row)
        self._said.found.sort(key=lambda one: one.line)
        return self._said

    # --- where a bullet stands -----------------------------------------------------------------------

    def _labelled_lists(self) -> dict[int, Standing]:
        """The bullets of a list directly below a line such as `Action items:`."""
        held: dict[int, Standing] = {}
        now: Standing = ""
        headings = {section.start for section in self._copy.sections[1:]}
        for n, line in enumerate(self._source.lines):
            if not line.strip():
                continue
            if n in self._bullets or (now and line[:1] in " \t"):
                if now:
                    held[n] = now
                continue
            now = ""
            if n not in headings and n not in self._source.hidden and (title := label(line)):
                now = standing(title)
        return held

    def _scope(self, bullet: Bullet) -> _Scope:
        """What holds for a bullet, from what it is nested in, a label above its list, or its heading."""
        if bullet.line in self._scopes:
            return self._scopes[bullet.line]
        parent = self._bullets.get(bullet.parent)
        if parent is None:
            scope = _Scope(self._labels.get(bullet.line) or self._standing[bullet.section.start])
        else:
            scope = self._group(parent) or _Scope("")
        self._scopes[bullet.line] = scope
        return scope

    def _group(self, parent: Bullet) -> _Scope | None:
        """What a bullet says of those nested in it: that they are actions, or whose; None for no label."""
        text = _text_of(parent.item).strip()
        if parent.item.mark is not None or not self._children.get(parent.line):
            return None
        above = self._scope(parent)
        title = text.strip("*_ ").rstrip(":").strip("*_ ")
        said = standing(title)
        if said in ("action", "soft") and len(title.split()) <= 8:
            return _Scope(said, above.owner)
        if above.standing in ("action", "soft") and (slug := self._how.names.slug(title)):
            return _Scope(above.standing, slug)
        return None

    # --- what a line is ------------------------------------------------------------------------------

    def _bullet(self, bullet: Bullet) -> None:
        scope, item = self._scope(bullet), bullet.item
        part = self._parts[bullet.line]
        text = _text_of(item)
        kind = kind_of(bullet, in_meeting=True)
        if self._is_hidden_private(part, bullet.section):
            return
        if self._group(bullet):
            if kind is not None:
                self._said.rewritten[bullet.line] = f"{item.indent}**{text.strip().strip('*')}**"
            return
        mark = marked(text)
        own = self._owned(
            mark[0] if mark else text, bool(mark) or scope.standing != "", mark[1] if mark else ""
        )
        if not own.text.strip() and self._children.get(bullet.line):
            return  # only what is nested below it says something
        if says_nothing(own.text) and not self._children.get(bullet.line):
            if kind is not None or item.mark is not None:
                self._said.dropped[bullet.line] = "says nothing" if text.strip() else "an empty bullet"
            return
        if scope.standing == "people":
            head = f"{item.indent}{item.marker}{item.gap}"
            is_bullet = self._source.lines[bullet.line].startswith(f"{head}[")
            if item.mark is not None and kind is Kind.COMMITMENT and is_bullet:
                self._said.rewritten[bullet.line] = f"{head}\\{self._source.lines[bullet.line][len(head) :]}"
            return
        if self._is_item(bullet, scope, kind, bool(mark), own):
            self._add(bullet.line, bullet.end, item, own, scope)
        elif scope.standing == "soft" and not self._is_below_item(bullet):
            self._said.wishes.append(bullet.line)

    def _is_item(self, bullet: Bullet, scope: _Scope, kind: Kind | None, is_marked: bool, own: Owned) -> bool:
        if is_marked:
            return True
        if bullet.item.mark is not None:
            return kind in (None, Kind.COMMITMENT) or scope.standing == "action"
        if kind not in (None, Kind.COMMITMENT) and scope.standing != "action":
            return False  # a question, a decision: the journal reads it as it stands
        if self._is_below_item(bullet):
            return False
        if kind is Kind.COMMITMENT or scope.standing == "action":
            return True
        if scope.standing == "soft":
            names_owner = own.owner is not None and own.how in ("to", "will", "bare", "at", "colon", "dash")
            return self._how.soft or names_owner or scope.owner is not None
        return own.how == "to"

    def _is_below_item(self, bullet: Bullet) -> bool:
        at = bullet.parent
        while at >= 0:
            if at in self._items:
                return True
            at = self._bullets[at].parent
        return False

    def _plain(self, line: int) -> None:
        """A line that is no bullet: an action where it is marked as one."""
        text = self._source.lines[line]
        said = text.strip()
        if not said or said.startswith(("#", "|", ">")) or len(said) > LONGEST:
            return
        part = self._parts[line]
        section = self._section_of(line)
        if (section.level and section.start <= line < section.body) or self._is_hidden_private(part, section):
            return
        mark = marked(said)
        if not mark or says_nothing(mark[0]):
            return
        indent = text[: len(text) - len(text.lstrip(" \t"))]
        item = ItemLine.parse(f"{indent}- [ ] {mark[0]}") or ItemLine(mark[0], mark=" ", indent=indent)
        self._add(line, line + 1, item, self._owned(_text_of(item), True, mark[1]), _Scope("action"))

    def _row(self, row: tables.Row) -> None:
        own = self._owned(row.text, True, row.owner)
        if says_nothing(own.text):
            return
        part = self._parts[row.line]
        if self._is_hidden_private(part, self._section_of(row.line)):
            return
        item = ItemLine.parse(f"- [{row.mark}] {own.text}") or ItemLine(own.text, mark=row.mark)
        due = tables.due(row, part.day, self._how.order)
        item = _with(item, row.mark, own.owner, due or item.due, _text_of(item), part.day)
        undated = row.due if row.due and due is None and not says_nothing(row.due) else ""
        self._said.found.append(
            Found(
                self._source,
                row.line,
                row.line + 1,
                item,
                part.day,
                part.private,
                row.end,
                own.unknown,
                undated,
                own.owner == ME,
            )
        )

    def _owned(self, text: str, under_heading: bool, named: str) -> Owned:
        """The owner of a text; `named` is a name that stands apart from it."""
        if named:
            slug = self._how.names.slug(named)
            return Owned(slug, text, "" if slug else named, "mark")
        return owned(text, self._how.names, speaking=self._speaking, under_heading=under_heading)

    def _add(self, line: int, end: int, item: ItemLine, own: Owned, scope: _Scope) -> None:
        part = self._parts[line]
        text, due, undated = own.text, item.due, ""
        if due is None:
            text, due, undated = split_due(text, part.day, self._how.order, ways=self._how.ways)
        mark = item.mark if item.mark is not None else "x" if _DONE.match(text[:LONGEST]) else " "
        self._items.add(line)
        owner = own.owner or scope.owner
        made = _with(item, mark, owner, due, text, part.day)
        private = part.private or self._section_of(line).private
        self._said.found.append(
            Found(self._source, line, end, made, part.day, private, -1, own.unknown, undated, owner == ME)
        )

    def _section_of(self, line: int) -> Section:
        return self._copy.sections[max(bisect_right(self._starts, line) - 1, 0)]

    def _is_hidden_private(self, part: Part, section: Section) -> bool:
        """Whether the line goes into a fence, out of sight: Markdown would not see its private heading."""
        return section.private and not part.private and self._source.ending != "md"


def _standings(sections: tuple[Section, ...]) -> Iterator[tuple[int, Standing]]:
    """For each section, by its first line, what its heading says, or the one above it that says something."""
    above: list[tuple[int, Standing]] = []
    for n, section in enumerate(sections):
        while above and section.level and above[-1][0] >= section.level:
            above.pop()
        own: Standing = standing(section.title) if section.level else ""
        if n == 1 and section.level == 1 and section.rule.kind is None:
            own = ""  # the title of the file
        inherited: Standing = above[-1][1] if above else ""
        said: Standing = own if own or section.rule.known else inherited
        if section.level:
            above.append((section.level, said))
        yield section.start, said


def _text_of(item: ItemLine) -> str:
    """A bullet's words, a name after `@` among them."""
    return f"@{item.owner} {item.text}" if item.owner else item.text


def _with(
    item: ItemLine, mark: str, owner: str | None, due: date | None, text: str, day: date | None
) -> ItemLine:
    # Nobody named means me.
    made = item._replace(
        mark=mark, owner=None if owner == ME else owner, text=text, due=due, space=" ", ending=""
    )
    if made.state == "done" and made.completion is None:
        made = made._replace(completion=day)
    if made.state == "dropped" and made.cancelled is None:
        made = made._replace(cancelled=day)
    return made
