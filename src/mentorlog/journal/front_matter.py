"""The TOML head of a record: read, made new, and edited without touching what is not asked for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from mentorlog.errors import Damaged
from mentorlog.journal.document import Document
from mentorlog.journal.outline import FrontMatter, bare

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

Table = dict[str, Any]
_LONGEST_LIST = 80


def read(path: str, lines: Sequence[str], front: FrontMatter) -> Table:
    """The front matter of the record at `path` (for the message) as plain values; {} where there is none.

    Raises Damaged, with the line in the file, where it is no TOML.
    """
    if front.start < 0:
        return {}
    if not front.closed:
        raise Damaged(path, front.start + 1, "the front matter has no closing +++")
    return parse_toml(path, "".join(lines[front.start + 1 : front.end]), first_line=front.start + 2)


def parse_toml(path: str, text: str, *, first_line: int = 1) -> Table:
    """TOML as plain values. Raises Damaged with the line, counted from `first_line`."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        said = str(fault)
        found = re.search(r" \(at line (\d+), column \d+\)$", said)
        line = first_line + int(found[1]) - 1 if found else first_line
        if said.endswith("(at end of document)"):
            line = first_line + text.count("\n") - 1
        what = re.sub(r" \(at .*\)$", "", said)
        raise Damaged(path, max(line, first_line), f"no TOML: {what[:1].lower()}{what[1:]}") from fault
    except RecursionError as fault:
        raise Damaged(path, first_line, "no TOML: nested too deep") from fault


def line_of(lines: Sequence[str], front: FrontMatter, key: str) -> int | None:
    """The line, counted from 1, where a front matter sets `key`."""
    for number in range(max(front.start, 0), max(front.end, 0)):
        if re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]", lines[number]):
            return number + 1
    return front.start + 1 if front.start >= 0 else None


def new_record(table: Mapping[str, Any], body: str = "") -> str:
    """The text of a new record; None values and empty lists and tables are left out."""
    import tomli_w

    told = {key: value for key, value in table.items() if value not in (None, "", [], (), {})}
    tables = {key: value for key, value in told.items() if isinstance(value, dict)}
    plain = {key: value for key, value in told.items() if key not in tables}
    text = re.sub(r"= \[\n((?:    .*,\n)+)\]", _on_one_line, tomli_w.dumps({**plain, **tables}))
    return f"+++\n{text}+++\n" + (f"\n{body}" if body else "")


def _on_one_line(array: re.Match[str]) -> str:
    """A list as a person would write it, where it fits on a line."""
    line = ", ".join(value.strip().removesuffix(",") for value in array[1].splitlines())
    return f"= [{line}]" if len(line) < _LONGEST_LIST else array[0]


def edited(path: str, document: Document, changes: Mapping[str, Any]) -> Document:
    """With keys of the front matter set, a None value removing the key; comments and order stay.

    A dotted key ("agreement.every") sets a key of a table. A record without a front matter gets one.
    Raises Damaged where the untouched part would not come back byte for byte.
    """
    front = document.front
    if front.start < 0:
        head = new_record(_nested(changes)).splitlines()
        rest = document.lines[front.body :]
        if rest and bare(rest[0]).strip():
            head.append("")
        return document.inserted(front.body, head)
    text = "".join(document.lines[front.start + 1 : front.end])
    before = read(path, document.lines, front)
    after = _apply(before, changes)
    new = _edit_text(text, changes)
    if new is None or parse_toml(path, new) != after:
        raise Damaged(path, front.start + 1, "the front matter cannot be edited without changing more of it")
    if document.ending == "\r\n":
        new = re.sub(r"(?<!\r)\n", "\r\n", new)
    lines = [line + "\n" for line in new.split("\n")[:-1]]
    return Document(
        (*document.lines[: front.start + 1], *lines, *document.lines[front.end :]),
        document.headings,
        document.in_goal,
    )


def _edit_text(text: str, changes: Mapping[str, Any]) -> str | None:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text)
        if tomlkit.dumps(document) != text:
            return None
        for dotted, value in changes.items():
            _set(document, dotted, value)
        new = tomlkit.dumps(document)
    except (TOMLKitError, RecursionError, ValueError):
        return None
    return new if new.endswith("\n") or not new else new + "\n"


def _set(document: TOMLDocument, dotted: str, value: Any) -> None:
    import tomlkit

    *tables, key = dotted.split(".")
    target: Any = document
    for name in tables:
        if name not in target:
            target[name] = tomlkit.table()
        target = target[name]
    if value is None:
        target.pop(key, None)
    else:
        target[key] = value


def _apply(before: Table, changes: Mapping[str, Any]) -> Table:
    import copy

    after = copy.deepcopy(before)
    for dotted, value in changes.items():
        *tables, key = dotted.split(".")
        target = after
        for name in tables:
            target = target.setdefault(name, {})
        if value is None:
            target.pop(key, None)
        else:
            target[key] = list(value) if isinstance(value, tuple) else value
    return after


def _nested(changes: Mapping[str, Any]) -> Table:
    return _apply({}, changes)
