"""The TOML head of a record: read, made new, and edited without touching what is not asked for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from mentorlog.errors import Damaged
from mentorlog.journal.document import Document
from mentorlog.journal.lines import FrontMatter, bare

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

Table = dict[str, Any]
_LONGEST_LIST = 80
# What a parser would spend minutes on: no front matter that a person wrote comes near.
_LONGEST = 128_000
_LONGEST_EDITED = 16_000
_WORD = r"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+"""
_DEEP_KEY = re.compile(rf"(?<![\w-])(?:{_WORD}\.[ \t]*+){{32}}")
_TOO_LONG = "a number of a thousand digits"
_LONG_NUMBER = re.compile(r"[=\[,]\s*+[+-]?(?:0[xob])?[0-9A-Fa-f_]{1000}")


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

    def damaged(line: int, what: str) -> Damaged:
        return Damaged(path, max(line, first_line), f"no TOML: {what}")

    if len(text) > _LONGEST:
        raise Damaged(path, first_line, f"more than {_LONGEST:,} characters of TOML")
    for shape, what in ((_DEEP_KEY, "nested too deep"), (_LONG_NUMBER, _TOO_LONG)):
        # tomllib takes minutes for such a key, and nothing can show such a number.
        if found := shape.search(text):
            raise damaged(first_line + text.count("\n", 0, found.start()), what)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        said = str(fault)
        place = re.search(r" \(at line (\d+), column \d+\)$", said)
        line = first_line + int(place[1]) - 1 if place else first_line
        if said.endswith("(at end of document)"):
            line = first_line + text.count("\n") - 1
        what = re.sub(r" \(at .*\)$", "", said)
        raise damaged(line, f"{what[:1].lower()}{what[1:]}") from fault
    except RecursionError as fault:
        raise damaged(first_line, "nested too deep") from fault
    except ValueError as fault:  # where a comment stands before it
        raise damaged(first_line, _TOO_LONG) from fault


def line_of(lines: Sequence[str], front: FrontMatter, key: str) -> int | None:
    """The line, counted from 1, where a front matter sets `key`, or begins the table of that name."""
    for number in range(max(front.start, 0), max(front.end, 0)):
        if re.match(rf"\s*\[*\s*[\"']?{re.escape(key)}[\"']?\s*[=.\]]", lines[number]):
            return number + 1
    return front.start + 1 if front.start >= 0 else None


def line_in_toml(lines: Sequence[str], key: str) -> int | None:
    """The number of the line where a key of a TOML file stands, or one of a table ("headings.question")."""
    table, _, name = key.rpartition(".")
    above = line_in_toml(lines, table) if table else None
    return line_of(lines, FrontMatter(above - 1 if above else -1, len(lines), 0), name)


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
    line = ", ".join(value.strip().removesuffix(",") for value in array[1].split("\n")[:-1])
    return f"= [{line}]" if len(line) < _LONGEST_LIST else array[0]


def edited(path: str, document: Document, changes: Mapping[str, Any]) -> Document:
    """With keys of the front matter set, a None value removing the key; comments and order stay.

    A dotted key ("agreement.every") sets a key of a table. A record without a front matter gets one.
    Raises Damaged where the untouched part would not come back byte for byte.
    """
    front = document.front
    if front.start < 0:
        if all(value is None for value in changes.values()):
            return document
        head = new_record(_nested(changes)).split("\n")[:-1]
        rest = document.lines[front.body :]
        if rest and bare(rest[0]).strip():
            head.append("")
        return document.inserted(front.body, head)
    read(path, document.lines, front)
    if sum(map(len, document.lines[front.start : front.end])) > _LONGEST_EDITED:
        raise Damaged(path, front.start + 1, "the front matter is too long to be edited by a command")
    lines: tuple[str, ...] | None = document.lines[front.start + 1 : front.end]
    for key, value in changes.items():
        lines = _with_key(lines, key, value, document.ending) if lines is not None else None
    if lines is None:
        raise Damaged(path, front.start + 1, "the front matter cannot be edited without changing more of it")
    return Document(
        (*document.lines[: front.start + 1], *lines, *document.lines[front.end :]),
        document.headings,
        document.in_goal,
    )


def with_name(path: str, document: Document, key: str, old: str, new: str | None) -> Document:
    """With a name in the value of a key, or in its list, replaced by another; None takes it away.

    Where it can be, only that word changes, and what else stands in a list of several lines stays.
    """
    value = read(path, document.lines, document.front).get(key)
    if isinstance(value, list):
        names = [new if name == old else name for name in value]
        wanted: Any = [name for name in names if name is not None] or None
    else:
        wanted = new
    start = document.front.start + 1
    lines = document.lines[start : document.front.end]
    first, last = _lines_of(lines, [key])
    if new is not None and first != last:
        said = [
            re.sub(rf"""(["']){re.escape(old)}\1""", lambda found: f"{found[1]}{new}{found[1]}", line)
            for line in lines[first:last]
        ]
        made = (*lines[:first], *said, *lines[last:])
        if tomllib.loads("".join(made)) == _apply(tomllib.loads("".join(lines)), {key: wanted}):
            whole = (*document.lines[:start], *made, *document.lines[document.front.end :])
            return Document(whole, document.headings, document.in_goal)
    return edited(path, document, {key: wanted})


def _with_key(lines: tuple[str, ...], key: str, value: Any, ending: str) -> tuple[str, ...] | None:
    """The lines with one key set; None where more than the lines of that key would change."""
    try:
        after = _apply(tomllib.loads("".join(lines)), {key: value})
        text = _edit_text("".join(lines), key, value)
    except (AttributeError, TypeError, RecursionError):
        return None  # a key of something that is no table
    if text is None:
        return None
    new = [line + "\n" for line in text.split("\n")[:-1]]
    start, end = _lines_of(lines, key.split("."))
    if start == end:
        start = end = next((n for n, line in enumerate(lines) if new[n : n + 1] != [line]), len(lines))
    own = new[start : len(new) - len(lines) + end]
    if (*lines[:start], *own, *lines[end:]) != tuple(new):
        return None
    if start == end and "." not in key:
        # Not between a table and the comment above it.
        own = [line for line in own if bare(line).strip()]
        start = end = _end_of_root(lines)
    own = [line if line in lines else bare(line) + ending for line in own]
    made = (*lines[:start], *own, *lines[end:])
    try:
        return made if _without_empty(tomllib.loads("".join(made))) == _without_empty(after) else None
    except tomllib.TOMLDecodeError:
        return None  # a table of an array still stands where the key is set now


def _lines_of(lines: Sequence[str], names: Sequence[str]) -> tuple[int, int]:
    """The lines that set a key, or the inline table it belongs in; (0, 0) where none does."""
    statements = list(_statements(lines))
    for wanted in (names, names[:-1]):
        for start, end, table in statements:
            if _has(table, wanted):
                is_header = wanted is not names and lines[start].lstrip().startswith("[")
                return (0, 0) if is_header or not wanted else (start, end)
    return 0, 0


def _end_of_root(lines: Sequence[str]) -> int:
    """The line after the last key that stands in no table, and before a comment on the first table."""
    headers = (start for start, _, _ in _statements(lines) if lines[start].lstrip().startswith("["))
    at = next(headers, len(lines))
    while 0 < at < len(lines) and lines[at - 1].lstrip().startswith("#"):
        at -= 1
    while at and not lines[at - 1].strip():
        at -= 1
    return at


def _statements(lines: Sequence[str]) -> Iterator[tuple[int, int, Table]]:
    """Each statement of a front matter that can be read: its lines, and what it sets.

    Each is read by itself, so that a long front matter takes no longer than its length.
    """
    start = 0
    header: list[str] | None = []
    for end in range(1, len(lines) + 1):
        if end - start > 1 and not re.search(r"[\]}\"']", lines[end - 1]):
            continue  # nothing that ends a value of several lines
        try:
            table = tomllib.loads("".join(lines[start:end]))
        except tomllib.TOMLDecodeError:
            continue  # within a value of several lines
        if lines[start].lstrip().startswith("["):
            header = _path(table)
        else:
            for name in reversed(header or ()):
                table = {name: table}
        yield start, end, table if header is not None else {}
        start = end


def _path(table: Table) -> list[str] | None:
    """The names in a table's header; None for one of an array of tables, which no dotted key names."""
    names: list[str] = []
    here: Any = table
    while here:
        if not isinstance(here, dict):
            return None
        [(name, here)] = here.items()
        names.append(name)
    return names


def _without_empty(table: Table) -> Table:
    """Without tables that hold nothing: `a.b = 1` leaves one when it goes, or not."""
    told = {key: _without_empty(value) if isinstance(value, dict) else value for key, value in table.items()}
    return {key: value for key, value in told.items() if value != {}}


def _has(table: Any, names: Sequence[str]) -> bool:
    for name in names:
        if not isinstance(table, dict) or name not in table:
            return False
        table = table[name]
    return True


def _edit_text(text: str, key: str, value: Any) -> str | None:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text)
        if tomlkit.dumps(document) != text:
            return None
        _set(document, key, value)
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
            if value is None:
                return
            target[name] = tomlkit.table()
        target = target[name]
    if value is None:
        target.pop(key, None)
    else:
        target[key] = value


def _apply(table: Table, changes: Mapping[str, Any]) -> Table:
    """The table with keys set, in place; one that is taken out may leave a table that holds nothing."""
    for dotted, value in changes.items():
        *tables, key = dotted.split(".")
        target = table
        for name in tables:
            target = target.setdefault(name, {})
        if value is None:
            target.pop(key, None)
        else:
            target[key] = list(value) if isinstance(value, tuple) else value
    return table


def _nested(changes: Mapping[str, Any]) -> Table:
    return _apply({}, changes)
