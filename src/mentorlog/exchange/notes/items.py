"""What is to be done according to a file of old notes: each such line, by whom, until when.

What is recognised is listed in docs/reference/import.md, with the precision and recall reached on real notes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from mentorlog.dates import parse_iso
from mentorlog.dates.ways import USUAL, DateWays
from mentorlog.dates.written import Order
from mentorlog.exchange.notes import tables
from mentorlog.exchange.notes.due import split_due
from mentorlog.exchange.notes.marks import LONGEST, marked, marked_for, says_nothing
from mentorlog.exchange.notes.owners import WHO, Names, Owned, owned, speakers
from mentorlog.exchange.notes.parts import Part, Taken
from mentorlog.exchange.notes.scopes import Scope, Scopes, text_of
from mentorlog.exchange.notes.source import Source
from mentorlog.exchange.notes.states import boxed, split_progress, state_of
from mentorlog.journal import ME
from mentorlog.journal.item_line import ItemLine
from mentorlog.journal.items import kind_of
from mentorlog.journal.kinds import Kind
from mentorlog.journal.outline import Bullet, Section

_POINT = re.compile(r"[*_]{0,3}AP[*_]{0,3}[ \t]*[:–-][*_]{0,3}[ \t]+(\S.*)")
# How Org writes, below a heading that is a task, by when it is to be done and when it was.
_ORG_DAY = re.compile(r"\b(DEADLINE|CLOSED):[ \t]*[<\[]([0-9]{4}-[0-9]{2}-[0-9]{2})")


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
    nobody has, `undated` words that look like a day to be done by. `mine` says that it names me, `copy_only`
    that it is one only where the same words were to be done before: a line of a review of actions.
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
    copy_only: bool = False

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
        self._scopes = Scopes(source, how.names)
        self._bullets = {bullet.line: bullet for bullet in self._copy.bullets}
        self._children: dict[int, list[Bullet]] = {}
        for bullet in self._copy.bullets:
            self._children.setdefault(bullet.parent, []).append(bullet)
        self._said = Reading()
        # The lines that are items, each with its owner.
        self._items: dict[int, str | None] = {}
        self._speaking = speakers(
            (text_of(bullet.item), self._scopes.of(bullet).standing != "" and bullet.parent < 0)
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

    # --- what a line is ------------------------------------------------------------------------------

    def _bullet(self, bullet: Bullet) -> None:
        scope, item = self._scopes.of(bullet), self._with_org_days(_boxed(bullet.item), bullet.line)
        part = self._parts[bullet.line]
        text, behind = split_progress(text_of(item))
        kind = kind_of(bullet, in_meeting=True)
        if self._is_hidden_private(part, bullet.section):
            return
        if self._scopes.group(bullet):
            if kind is not None:
                self._said.rewritten[bullet.line] = f"{item.indent}**{text_of(item).strip().strip('*')}**"
            return
        mark = self._marked(text)
        own = self._owned(
            mark[0] if mark else text, bool(mark) or scope.standing != "", mark[1] if mark else ""
        )
        if not own.text.strip() and self._children.get(bullet.line):
            return  # only what is nested below it says something
        if (says_nothing(own.text) or self._is_name_alone(text)) and not self._children.get(bullet.line):
            if kind is not None or item.mark is not None:
                self._said.dropped[bullet.line] = "says nothing" if text.strip() else "an empty bullet"
            return
        if scope.standing == "people":
            head = f"{item.indent}{item.marker}{item.gap}"
            is_bullet = self._source.lines[bullet.line].startswith(f"{head}[")
            if item.mark is not None and kind is Kind.COMMITMENT and is_bullet:
                self._said.rewritten[bullet.line] = f"{head}\\{self._source.lines[bullet.line][len(head) :]}"
            return
        if self._is_item(bullet, scope, kind, bool(mark), own, is_boxed=item.mark is not None):
            if item.mark is not None and own.owner is None and not own.unknown:
                # What is nested below a task of Ada's is Ada's.
                scope = scope._replace(owner=scope.owner or self._items.get(bullet.parent))
            self._add(bullet.line, bullet.end, item, own, scope, behind)
        elif scope.standing in ("done", "review") and not self._is_below_item(bullet):
            self._add(bullet.line, bullet.end, item, own, scope, behind, copy_only=True)
        elif scope.standing == "soft" and not self._is_below_item(bullet):
            self._said.wishes.append(bullet.line)

    def _is_name_alone(self, text: str) -> bool:
        """Whether a bullet is a name with nothing behind it: `Ada:`."""
        return text.rstrip().endswith(":") and self._how.names.slug(text.strip("*_: ")) is not None

    def _is_item(
        self, bullet: Bullet, scope: Scope, kind: Kind | None, is_marked: bool, own: Owned, *, is_boxed: bool
    ) -> bool:
        if is_marked:
            return True
        if is_boxed:
            return kind in (None, Kind.COMMITMENT) or scope.standing in ("action", "mixed")
        if kind not in (None, Kind.COMMITMENT) and scope.standing not in ("action", "mixed"):
            return False  # a question, a decision: the journal reads it as it stands
        if self._is_below_item(bullet):
            return False
        if kind is Kind.COMMITMENT or scope.standing == "action":
            return True
        if scope.standing in ("soft", "mixed"):
            names_owner = own.owner is not None and own.how in ("to", "will", "bare", "at", "colon", "dash")
            is_wished = self._how.soft and scope.standing == "soft"
            return is_wished or names_owner or scope.owner is not None
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
        if not said or said.startswith(("# ", "##", "|", ">")) or len(said) > LONGEST:
            return
        part = self._parts[line]
        section = self._section_of(line)
        if (section.level and section.start <= line < section.body) or self._is_hidden_private(part, section):
            return
        scope, mark, box = self._scopes.at(line, section), self._marked(said), boxed(said)
        if not (mark or box) and scope.standing == "action" and self._owned(said, False, "").how in WHO:
            mark = (said, "")
        words, named = (box[1], "") if box else mark or ("", "")
        if says_nothing(words):
            return
        indent = text[: len(text) - len(text.lstrip(" \t"))]
        line_of = f"{indent}- [{box[0] if box else ' '}] {words}"
        item = ItemLine.parse(line_of) or ItemLine(words, mark=" ", indent=indent)
        own = self._owned(text_of(item), True, named)
        self._add(line, line + 1, item, own, Scope("action", scope.owner if box else None))

    def _row(self, row: tables.Row) -> None:
        own = self._owned(row.text, True, row.owner)
        if says_nothing(own.text):
            return
        part = self._parts[row.line]
        if self._is_hidden_private(part, self._section_of(row.line)):
            return
        item = ItemLine.parse(f"- [{row.mark}] {own.text}") or ItemLine(own.text, mark=row.mark)
        due = tables.due(row, part.day, self._how.order, self._how.ways)
        item = _with(item, row.mark, own.owner, due or item.due, text_of(item), part.day)
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

    def _marked(self, text: str) -> tuple[str, str] | None:
        """The text behind a mark, and who is named in it, if it is one."""
        found = marked_for(text)
        if found and self._how.names.slug(found[1]):
            return found
        # AP are as often initials.
        point = _POINT.match(text[:LONGEST])
        if point and (own := self._owned(point[1], False, "")).owner and own.how in WHO:
            return point[1], ""
        return marked(text)

    def _owned(self, text: str, under_heading: bool, named: str) -> Owned:
        """The owner of a text; `named` is a name that stands apart from it."""
        if named:
            slug = self._how.names.slug(named)
            return Owned(slug, text, "" if slug else named, "mark")
        return owned(text, self._how.names, speaking=self._speaking, under_heading=under_heading)

    def _add(
        self,
        line: int,
        end: int,
        item: ItemLine,
        own: Owned,
        scope: Scope,
        behind: str = "",
        *,
        copy_only: bool = False,
    ) -> None:
        part = self._parts[line]
        text, due, undated = own.text, item.due, ""
        if due is None:
            text, due, undated = split_due(text, part.day, self._how.order, ways=self._how.ways)
            if due and own.owner is None and own.how != "mark":
                # Before the day there may be the name: `send it (Ada) by Friday`.
                again = self._owned(text, False, "")
                own, text = (again, again.text) if again.how == "end" else (own, text)
        text += behind
        mark = item.mark if item.mark is not None else "x" if scope.standing == "done" else state_of(text)
        owner = own.owner or scope.owner
        if not copy_only:
            self._items[line] = owner
        made = _with(item, mark, owner, due, text, part.day)
        private = part.private or self._section_of(line).private
        self._said.found.append(
            Found(
                self._source,
                line,
                end,
                made,
                part.day,
                private,
                -1,
                own.unknown,
                undated,
                owner == ME,
                copy_only,
            )
        )

    def _with_org_days(self, item: ItemLine, line: int) -> ItemLine:
        """A task of Org with the days that stand on the line below its heading."""
        below = self._source.lines[line + 1 : line + 2]
        if self._source.ending != "org" or not below or not self._source.lines[line].startswith("*"):
            return item
        found = {key: parse_iso(day) for key, day in _ORG_DAY.findall(below[0])}
        done = found.get("CLOSED") if item.state == "done" else None
        return item._replace(due=item.due or found.get("DEADLINE"), completion=item.completion or done)

    def _section_of(self, line: int) -> Section:
        return self._copy.sections[max(bisect_right(self._starts, line) - 1, 0)]

    def _is_hidden_private(self, part: Part, section: Section) -> bool:
        """Whether the line goes into a fence, out of sight: Markdown would not see its private heading."""
        return section.private and not part.private and self._source.ending != "md"


def _boxed(item: ItemLine) -> ItemLine:
    """A bullet with the box that its text begins with: `- ☐ send it`, `- [] send it`."""
    if item.mark == "":
        return item._replace(mark=" ")
    found = boxed(item.text) if item.mark is None and not item.owner else None
    return item._replace(mark=found[0], text=found[1]) if found else item


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
