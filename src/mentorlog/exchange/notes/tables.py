"""Tables of actions in old notes: a column for what, one for who, one for when."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from typing import NamedTuple

from mentorlog.dates.ways import USUAL, DateWays
from mentorlog.dates.written import Order
from mentorlog.exchange.notes.due import due_of_cell
from mentorlog.exchange.notes.marks import LONGEST
from mentorlog.exchange.notes.source import Source
from mentorlog.journal.kinds import folded

_WHAT = re.compile(
    r"(?:agreed )?(?:actions?(?: items?| points?)?|tasks?|to ?dos?|to do|what|items?|commitments?|"
    r"deliverables?|next steps?)(?: description)?"
)
_WHO = re.compile(
    r"owners?|who|assign(?:ee|ed)(?: to)?|responsible|responsibility|by whom|person|lead|name|"
    r"action owner|owned by"
)
_WHEN = re.compile(
    r"(?:due|target|completion)?(?: ?date| by)?|deadlines?|due(?: date| by)?|when|by when|by|target|"
    r"timeline|eta"
)
_STATE = re.compile(r"status|state|done|complete[d]?|progress")
_RULE = re.compile(r"[ \t]*\|?[ \t:|+=-]*-[ \t:|+=-]*\|?[ \t]*")
_DONE = re.compile(
    r"(?:done|complete[d]?|closed|finished|yes|y|x|\[x\]|✅|✔️?|☑️?)\b.*|[✅✔☑].*", re.IGNORECASE
)
_DROPPED = re.compile(r"(?:dropped|cancelled|canceled|abandoned|won['’]?t do|n/a)\b.*", re.IGNORECASE)


class Row(NamedTuple):
    """One row: what, who and when as they are written, and the mark of its state. `end` is the line after
    the whole table.
    """

    line: int
    end: int
    text: str
    owner: str
    due: str
    mark: str


def rows(source: Source, wanted: Collection[int], hidden: Collection[int]) -> Iterator[Row]:
    """The rows of the tables of actions in a source."""
    at, lines = 0, source.lines
    while at < len(lines):
        if "|" not in lines[at] or at in hidden or at not in wanted:
            at += 1
            continue
        end = at
        while end < len(lines) and "|" in lines[end] and end not in hidden and end in wanted:
            end += 1
        yield from _of_table(source, at, end)
        at = max(end, at + 1)


def _of_table(source: Source, start: int, end: int) -> Iterator[Row]:
    lines = source.lines
    if end - start < 3 or len(lines[start]) > LONGEST or not _RULE.fullmatch(lines[start + 1]):
        return
    heads = [folded(cell) for cell in _cells(lines[start])]
    what = _column(heads, _WHAT)
    who, when, state = (_column(heads, form, but=what) for form in (_WHO, _WHEN, _STATE))
    if 0 <= when < what and heads[when] == "date":
        when = -1  # the day on which it was said
    if what < 0 or (who < 0 and when < 0):
        return
    for at in range(start + 2, end):
        if _RULE.fullmatch(lines[at]):
            continue
        cells = _cells(lines[at])
        text = _cell(cells, what)
        if not text:
            continue
        said = _cell(cells, state)
        mark = "x" if _DONE.match(said) else "-" if _DROPPED.match(said) else " "
        yield Row(at, end, text, _cell(cells, who), _cell(cells, when), mark)


def due(row: Row, day: date | None, order: Order | None, ways: DateWays = USUAL) -> date | None:
    """The day in a row's column for it, None where that is none for certain."""
    return due_of_cell(row.due, day, order, ways=ways) if row.due else None


def _column(heads: list[str], form: re.Pattern[str], but: int = -1) -> int:
    return next((n for n, head in enumerate(heads) if head and n != but and form.fullmatch(head)), -1)


def _cell(cells: list[str], at: int) -> str:
    return cells[at] if 0 <= at < len(cells) else ""


def _cells(line: str) -> list[str]:
    said = line.strip().removeprefix("|").removesuffix("|")
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", said)]
