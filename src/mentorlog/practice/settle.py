"""What a line becomes when an item ends, moves, or comes back (PRACTICE R7, P5, P8).

Each takes a document and the item in it, and answers with the document in which only that item's line
and the history below it have changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import NamedTuple

from mentorlog.journal import Edit, Item
from mentorlog.journal.document import Document
from mentorlog.journal.item_line import HistoryLine, ItemLine
from mentorlog.journal.items import THE_END, with_hand_due
from mentorlog.journal.outline import Bullet

Settling = Callable[[Document, Item], Document]


class Trace(NamedTuple):
    """What settling an item did to its lines, and to what stands nested below them."""

    path: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def in_place(edit: Edit, wanted: Iterable[tuple[Item, Settling]]) -> None:
    """Settles several items, each in its own file.

    From the last line of a file up: what is settled may grow below itself, and the lines above it
    keep their numbers.
    """
    for item, settling in sorted(wanted, key=lambda pair: (pair[0].path, -pair[0].line)):
        edit.change(item.path, partial(_applied, settling=settling, item=item))


def _applied(document: Document, settling: Settling, item: Item) -> Document:
    return settling(document, item)


def done(document: Document, item: Item, day: date, result: str = "", *, adapted: bool = False) -> Document:
    """Kept, answered, met, tried on `day`; `adapted` for advice followed in one's own way."""
    line = _ended(document, item, "x", day)
    word = "adapted" if adapted else "done"
    history = [HistoryLine(day, word, result)] if result or adapted else []
    return _put(document, item, line, *history)


def dropped(document: Document, item: Item, day: date, why: str = "", *, told: bool = False) -> Document:
    """Let go, set aside; `told` where the other side knows."""
    line = _ended(document, item, "-", day)
    history = [HistoryLine(day, "dropped", why)] if why else []
    return _put(document, item, line, *history, *([HistoryLine(day, "told")] if told else []))


def kept_as_mine(document: Document, item: Item, day: date) -> Document:
    """Goes on, and is with nobody from now on: the relationship it came from ended."""
    return _put(document, item, _stored(document, item), HistoryLine(day, "mine", THE_END))


def carried(document: Document, item: Item, day: date) -> Document:
    """Looked at on `day`, and kept as it is."""
    return _put(document, item, _stored(document, item), HistoryLine(day, "carried"))


def boxed(document: Document, item: Item) -> Document:
    """A bullet that had no box gets one, and is open."""
    return _put(document, item, _stored(document, item))


def reopened(document: Document, item: Item, day: date) -> Document:
    """Open again; what had happened stays in its history."""
    line = _stored(document, item)._replace(mark=" ", completion=None, cancelled=None)
    return _put(document, item, line, HistoryLine(day, "reopened"))


def moved(
    document: Document,
    item: Item,
    day: date,
    to: date | None,
    *,
    old: date | None,
    why: str = "",
    told: bool = False,
) -> Document:
    """Due on `to` (None: when you next meet) instead of `old` (None where it had no day)."""
    line = _stored(document, item)._replace(due=to)
    return _put(document, item, line, *_move(day, old, why, told))


def first_dated(
    document: Document, item: Item, day: date, to: date, *, why: str = "", told: bool = False
) -> Document:
    """Due on `to`, which is no move; what is said of it is kept all the same."""
    history = [HistoryLine(day, "told")] if told else []
    document = _put(document, item, _stored(document, item)._replace(due=to), *history)
    return document.with_detail(bullet_of(document, item), why) if why else document


def shrunk(
    document: Document,
    item: Item,
    day: date,
    to: date | None,
    *,
    old: date | None,
    smaller: str,
    new_id: str,
    why: str = "",
    told: bool = False,
) -> Document:
    """A smaller next step below it, linked to it; the old item is let go and counts as moved."""
    line = _ended(document, item, "-", day)
    document = _put(document, item, line, *_move(day, old, why or f"made smaller: {smaller}", told))
    bullet = bullet_of(document, item)
    step = ItemLine.parse(f"- [ ] {smaller}") or ItemLine(smaller)
    step = step._replace(owner=step.owner or line.owner, goal=step.goal or line.goal, from_id=line.id)
    step = step._replace(mark=" ", due=to or step.due, created=day if line.created else None, id=new_id)
    step = step._replace(indent=line.indent, marker=line.marker, gap=line.gap)
    return document.with_bullets(bullet.end, [str(step)])


def told(document: Document, item: Item, day: date) -> Document:
    """The other side knows."""
    return _put(document, item, _stored(document, item), HistoryLine(day, "told"))


def dated(document: Document, item: Item, day: date) -> Document:
    """An ending made by hand, without a date, gets one."""
    line = _stored(document, item)
    ended = line._replace(completion=day) if item.state == "done" else line._replace(cancelled=day)
    return _put(document, item, ended)


def marked(document: Document, item: Item, mark: str) -> Document:
    """Another character in the box, which we keep and read as open."""
    return _put(document, item, _stored(document, item)._replace(mark=mark or " "))


def detailed(document: Document, item: Item, words: str) -> Document:
    """Something said of an item that goes on: a nested bullet below it."""
    document = _put(document, item, _stored(document, item))
    return document.with_detail(bullet_of(document, item), words)


def annotated(document: Document, item: Item, history: HistoryLine) -> Document:
    """Something more is said of an item that has ended."""
    return _put(document, item, _stored(document, item), history)


def traced(before: Document, after: Document, item: Item) -> Trace:
    """What settling `item` did, from the documents before and after."""
    bullet = bullet_of(before, item)
    more = len(after.lines) - len(before.lines)
    return Trace(
        item.path, before.lines[bullet.line : bullet.end], after.lines[bullet.line : bullet.end + more]
    )


def taken_back(document: Document, item: Item, trace: Trace) -> Document | None:
    """With the item's lines as they were before; None where they have been changed again since."""
    start = item.line - 1
    end = start + len(trace.after)
    if document.lines[start:end] != trace.after:
        return None
    return replace(document, lines=(*document.lines[:start], *trace.before, *document.lines[end:]))


def bullet_of(document: Document, item: Item) -> Bullet:
    """Where the item stands in the document it was read from."""
    return next(bullet for bullet in document.bullets if bullet.line == item.line - 1)


def _ended(document: Document, item: Item, mark: str, day: date) -> ItemLine:
    """The item's line, ended on `day`, or on the day it was made where that was later: a note of an earlier
    meeting may end what was jotted since, and nothing ends before it began."""
    line = _stored(document, item)
    day = max(day, line.created or day)
    if mark == "x":
        return line._replace(mark=mark, completion=day, cancelled=None)
    return line._replace(mark=mark, cancelled=day, completion=None)


def _stored(document: Document, item: Item) -> ItemLine:
    """The item's line with all that a command writes down: a box, the id, the `by DATE` as a field."""
    line = bullet_of(document, item).item
    text, due = with_hand_due(line, item.meeting) if item.due else (line.text, line.due)
    return line._replace(text=text, due=due, id=line.id or item.id, mark=line.mark or " ")


def _put(document: Document, item: Item, line: ItemLine, *history: HistoryLine) -> Document:
    document = document.with_item(item.line - 1, line)
    return document.with_history(bullet_of(document, item), *history) if history else document


def _move(day: date, old: date | None, why: str, told: bool) -> list[HistoryLine]:
    lines = [HistoryLine(day, "moved", why, old)]
    return [*lines, HistoryLine(day, "told")] if told else lines
