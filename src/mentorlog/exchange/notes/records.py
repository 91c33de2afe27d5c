"""The plan of an import put into the journal: a record for each day; what is of no day goes to the person."""

from __future__ import annotations

import re
import textwrap
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

from mentorlog.exchange.notes.carry import Carried
from mentorlog.exchange.notes.items import Found
from mentorlog.exchange.notes.plan import Day, Plan, is_fenced
from mentorlog.exchange.notes.source import Source
from mentorlog.journal import Edit, Kind
from mentorlog.journal.document import Document
from mentorlog.journal.front_matter import new_record
from mentorlog.journal.item_line import ItemLine
from mentorlog.journal.kinds import Headings
from mentorlog.journal.outline import Bullet
from mentorlog.practice.writing import add_items

Place = tuple[str, int]


def write(plan: Plan, edit: Edit, new_id: Callable[[], str], headings: Headings, today: date) -> None:
    """Puts all of a plan into an edit, which is then saved as one."""
    # First of all: what is put into a record moves its lines.
    for one in plan.settled:
        assert one.known
        edit.change(one.known.path, partial(_settled, line=one.known.line - 1, item=one.item))
    lines = _Lines(plan, edit, new_id)
    marks = list(plan.person.imported)
    loose: list[Carried] = []
    for day in plan.days:
        if day.day is None:
            marks.append(day.mark)
            edit.change(plan.person.path, partial(_with_text, day=day, lines=lines, headings=headings))
            loose += [one for one in plan.items if lines.is_in(one.first, day)]
            continue
        table = {
            "date": day.day,
            "time": day.time,
            "status": "cancelled" if day.cancelled else "planned" if day.day > today else "held",
            "private": day.private or None,
            "imported": [day.mark],
        }
        body = _closed("\n".join(_stripped(lines.of(day))), headings)
        edit.add(day.path, new_record(table, f"{body}\n"))
    if loose:
        texts: list[str] = []
        for one in loose:
            texts += [str(lines.item(one)._replace(indent="", marker="-", gap=" ")), *lines.below(one)]
        edit.change(plan.person.path, partial(add_items, kind=Kind.COMMITMENT, lines=texts))
    if marks != list(plan.person.imported):
        edit.set(plan.person.path, imported=marks)


class _Lines:
    """The lines of the sources as they go into the journal."""

    def __init__(self, plan: Plan, edit: Edit, new_id: Callable[[], str]) -> None:
        self._plan = plan
        self._edit = edit
        self._new_id = new_id
        self._taken = set(plan.ids)
        self._first: dict[Place, Carried] = {}
        self._gone: set[Place] = set(plan.dropped)
        self._below: dict[Place, list[str]] = {}
        self._rows: dict[Place, list[Carried]] = {}
        self._last: dict[int, int] = {}
        self._left: dict[str, set[int]] = defaultdict(set)
        for left in plan.left:
            self._left[left.source.name].update(range(left.start, left.end))
        for one in plan.carried:
            self._place(one)

    def _place(self, one: Carried) -> None:
        first = one.first
        if one.known is None and first.put_below >= 0:
            self._rows.setdefault((first.source.name, first.put_below - 1), []).append(one)
        elif one.known is None:
            self._first[first.source.name, first.line] = one
        copies = one.copies if one.known is None else [first, *one.copies]
        below = range(first.line + 1, first.end)
        known = self._below_already(one)
        last = max((n for n in below if n not in self._left[first.source.name]), default=first.line)
        for copy in copies:
            if copy.put_below >= 0:
                continue  # the table stays as it is
            for n in range(copy.line, copy.end):
                text = copy.source.lines[n]
                place = (copy.source.name, n)
                if n > copy.line and text.strip() and text.strip() not in known:
                    # What a copy adds below itself goes to the first, or stays where that cannot be.
                    if place in self._first or one.known or first.put_below >= 0 or text[:1] not in " \t":
                        continue
                    self._below.setdefault((first.source.name, last), []).append(text)
                    known.add(text.strip())
                self._gone.add(place)
        if one.known is None:
            self._last[id(one)] = last

    def _below_already(self, one: Carried) -> set[str]:
        """What is nested below an item where it was first written: in the journal, else in the notes."""
        if one.known is None:
            lines = one.first.source.lines[one.first.line + 1 : one.first.end]
        else:
            record = self._edit.document(one.known.path)
            lines = record.lines[one.known.line : _bullet_at(record, one.known.line - 1).end]
        return {line.strip() for line in lines}

    def item(self, one: Carried) -> ItemLine:
        """The line of an item, with an id."""
        own = one.item.id
        ident = own if own and own not in self._taken else self._new_id()
        self._taken.add(ident)
        return one.item._replace(id=ident)

    def is_in(self, found: Found, day: Day) -> bool:
        return found.source is day.source and any(part.start <= found.line < part.end for part in day.parts)

    def below(self, one: Carried) -> list[str]:
        """What is nested below an item that goes elsewhere."""
        first = one.first
        own = [] if first.put_below >= 0 else [
            text for n, text in enumerate(first.source.lines[first.line + 1 : first.end], first.line + 1)
            if text.strip() and not self._is_elsewhere(first.source, n)
        ]  # fmt: skip
        more = self._below.get((first.source.name, self._last[id(one)]), [])
        texts = textwrap.dedent("\n".join((*own, *more))).split("\n") if own or more else []
        opened = sum(text.lstrip().startswith(("```", "~~~")) for text in texts) % 2
        return [f"  {text}".rstrip() for text in (*texts, *(["```"] if opened else []))]

    def _is_elsewhere(self, source: Source, n: int) -> bool:
        return (source.name, n) in self._first or (source.name, n) in self._gone

    def of(self, day: Day) -> Iterable[str]:
        """The lines of a day's record."""
        fenced = False
        for part in day.parts:
            for n in range(part.start, part.end):
                wants = n in day.source.front or (not day.private and _is_out_of_sight(day.source, n))
                if wants != fenced:
                    yield from self._fence(day.source, n, opens=wants)
                    fenced = wants
                yield from self._line(day.source, n)
            if fenced:
                yield from self._fence(day.source, part.end, opens=False)
                fenced = False

    def loose(self, day: Day) -> Iterable[str]:
        """The lines of notes of no day, without the items, which go elsewhere."""
        skipped: set[int] = set()
        for one in self._plan.items:
            if self.is_in(one.first, day) and one.first.put_below < 0:
                skipped.update(
                    n for n in range(one.first.line, one.first.end)
                    if n == one.first.line or (day.source.name, n) not in self._first
                )  # fmt: skip
        for part in day.parts:
            for n in range(part.start, part.end):
                if n not in skipped:
                    yield from self._text(day.source, n)

    def _line(self, source: Source, n: int) -> Iterable[str]:
        place = (source.name, n)
        if place in self._first:
            yield str(self.item(self._first[place]))
        else:
            yield from self._text(source, n)
        yield from self._below.get(place, ())
        if rows := self._rows.get(place):
            yield ""
            yield from (str(self.item(one)) for one in rows)

    def _text(self, source: Source, n: int) -> Iterable[str]:
        """A line that is no item, unless it was left out."""
        if (source.name, n) not in self._gone:
            yield self._plan.rewritten.get((source.name, n), source.lines[n])

    def _fence(self, source: Source, n: int, *, opens: bool) -> Iterable[str]:
        """Front matter is put between fences; so is what only its own markup shows to be private."""
        is_front = n in source.front if opens else n == source.front.stop
        mark = _longer_fence(source.lines)
        if opens:
            yield from [mark] if is_front else ["", "## Private", mark]
        else:
            yield from [mark] if is_front else [mark, "", "## Notes"]


def _is_out_of_sight(source: Source, line: int) -> bool:
    """Whether a line is private by a heading that Markdown does not see."""
    return source.ending != "md" and line in source.private


def _with_text(record: Document, day: Day, lines: _Lines, headings: Headings) -> Document:
    """The person's record with notes of no day."""
    texts = _stripped(lines.loose(day))
    if not any(text.strip() for text in texts):
        return record
    mark = _longer_fence(texts)
    if day.private:
        return record.inserted(
            len(record.lines), ["", f"## Private: from {day.source.path.name}", mark, *texts, mark]
        )
    if is_fenced(day.source):
        texts = [mark, *texts, mark]
    body = _closed("\n".join(texts), headings).split("\n")
    return record.with_section(f"Notes from {day.source.path.name}", body)


def _settled(record: Document, line: int, item: ItemLine) -> Document:
    """A record with the item on a line of it ended as the notes say."""
    ended = _bullet_at(record, line).item._replace(
        mark=item.mark, completion=item.completion, cancelled=item.cancelled
    )
    return record.with_item(line, ended)


def _bullet_at(record: Document, line: int) -> Bullet:
    return next(bullet for bullet in record.bullets if bullet.line == line)


def _stripped(lines: Iterable[str]) -> list[str]:
    found = list(lines)
    while found and not found[-1].strip():
        found.pop()
    start = next((n for n, line in enumerate(found) if line.strip()), 0)
    return found[start:]


def _closed(text: str, headings: Headings) -> str:
    """With the end of a fence or comment that nothing closes: what comes after it would be lost to sight."""
    document = Document.parse(f"\n{text}", headings)  # a first line +++ opens nothing here
    if document.unclosed >= len(document.lines):
        return text
    opened = document.lines[document.unclosed].strip()
    mark = re.match(r"`{3,}|~{3,}", opened)
    return f"{text.rstrip()}\n{mark[0] if mark else '-->'}"


def _longer_fence(lines: Iterable[str]) -> str:
    """A fence that nothing in these lines ends."""
    longest = max(
        (len(found[0]) for line in lines for found in [re.match(r"`{3,}", line.strip())] if found), default=2
    )
    return "`" * (longest + 1)
