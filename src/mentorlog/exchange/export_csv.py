"""Items as a table for a spreadsheet (RFC 4180), in which no cell is a formula.

A spreadsheet runs a cell that begins like a formula (OWASP, "CSV Injection"). So a cell that could be taken
for one, or for a number that it is not, has an apostrophe before it; and so has one that begins with an
apostrophe, so that reading takes away exactly what writing put there. The same holds after a semicolon or a
line's end within a cell. docs/reference/export.md, "CSV".
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from typing import Any

from mentorlog.errors import BadInput
from mentorlog.practice.standing import Standing
from mentorlog.render import json
from mentorlog.render.text import visible

# Excel takes a file without it for one in the machine's old code page.
BOM = "\ufeff"
COLUMNS = (
    *("id", "kind", "state", "text", "owner", "person", "goal", "meeting", "created", "due", "due_by"),
    *("completed", "dropped", "moves", "carried", "told", "direction", "detail", "result", "private"),
    *("path", "line"),
)
Row = Mapping[str, str]
# After any spaces, for some programs trim them; the wide forms are signs of a formula in East Asia.
_RUN = r"(?:[\s\ufeff\u200b-\u200f\u2060]*[=+\-@＝＋－＠﹣﹢﹫−]|[\t\r\n'])"
# A spreadsheet that wants semicolons between cells begins one after each that it finds in a text.
_BEGINS = r"(^|[;\n])"
_RUNS = re.compile(f"{_BEGINS}(?={_RUN})")
_ESCAPED = re.compile(f"{_BEGINS}'")
# An id like 12e34 would be shown as 1.2E+35.
_NUMBER = re.compile(r"\s*[\d.,]+(?:e[+-]?\d+)?\s*", re.IGNORECASE)
# What is a number or a day is to be one.
_PLAIN = ("meeting", "created", "due", "due_by", "completed", "dropped", "moves", "carried", "line")


def rows(items: Iterable[Standing]) -> list[Row]:
    """Each item as a row of texts: null as nothing, what is nested below it as lines of one cell."""
    return [_row(one) for one in items]


def _row(one: Standing) -> Row:
    value = {**json.item(one), "result": one.item.result}
    return {name: _cell(value[name]) for name in COLUMNS}


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "\n".join(visible(str(each)) for each in value)
    return "" if value is None else visible(str(value))


def written(found: Iterable[Row]) -> str:
    """Rows as the text of a CSV file. The reverse of `read`."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for row in found:
        table.writerow([row[name] if name in _PLAIN else escaped(row[name]) for name in COLUMNS])
    return BOM + out.getvalue()


def read(text: str) -> list[Row]:
    """The rows of a CSV file that `written` made. Raises BadInput."""
    table = csv.reader(io.StringIO(text.removeprefix(BOM), newline=""))
    if tuple(next(table, ())) != COLUMNS:
        raise BadInput("That is no table of items.", "Its first line names other columns.")
    return [
        {name: cell if name in _PLAIN else unescaped(cell) for name, cell in zip(COLUMNS, cells, strict=True)}
        for cells in table
    ]


def escaped(cell: str) -> str:
    """A text that no spreadsheet runs or takes for a number."""
    safe = _RUNS.sub(r"\1'", cell)
    return f"'{safe}" if _NUMBER.fullmatch(cell) and not safe.startswith("'") else safe


def unescaped(cell: str) -> str:
    """The text that was `escaped`."""
    return _ESCAPED.sub(r"\1", cell)
