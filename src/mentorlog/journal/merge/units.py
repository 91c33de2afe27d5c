"""What is merged: the units of a text, and the parts that they stand in.

A unit is what two machines cannot both change without a person looking at it: a line of Markdown, or
a statement of TOML with all its lines. A part is a heading with what stands below it, or a TOML table.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, NamedTuple

from mentorlog.errors import Damaged
from mentorlog.journal.front_matter import parse_toml
from mentorlog.journal.item_line import columns
from mentorlog.journal.kinds import NO_ADDED_HEADINGS, Kind
from mentorlog.journal.lines import split_lines
from mentorlog.journal.outline import Bullet, Outline, Section

_LONGEST_STATEMENT = 100  # lines: each is tried as its last one
_YAML_KEY = re.compile(r"([^\s#:-][^:]*):(?:\s|$)")
_TOML_KEY = re.compile(r"\s*((?:\"(?:[^\"\\]|\\.)*\"|'[^']*'|[^=\"'#])+)=")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\b")
_KIND_ORDER = {kind: number for number, kind in enumerate(Kind)}


class Sort(Enum):
    """What a unit may stand next to."""

    TEXT = "text"  # flows together with the text above and below it
    LISTED = "listed"  # a bullet, or a key: stands by itself
    HIDDEN = "hidden"  # of a fence or comment


class Unit(NamedTuple):
    """A unit, without its line end; `text` holds LF where it has several lines.

    `end` is its line end where that is not the one that its file uses. `name` is what it is known by
    whatever it says: an item's id, a key. `said` is an item's text without its fields, `day` when it
    was written, `value` a key's value. `size` is how many units from this one on belong together: a
    bullet and what is nested in it, a paragraph, a fence. `is_open` says that nothing closes the fence.
    """

    text: str
    end: str = ""
    sort: Sort = Sort.TEXT
    name: str = ""
    said: str = ""
    day: str = ""
    value: str = ""
    column: int = 0
    size: int = 1
    is_open: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to be seen in it."""
        return not self.text.strip(" \t\r")


class Conflict(NamedTuple):
    """Units that were changed on both sides, and the two versions of them."""

    ours: list[Unit]
    theirs: list[Unit]


Merging = list[Unit | Conflict]


@dataclass(slots=True)
class Part:
    """A heading and the units below it up to the next one; `blanks` are the blank lines that close it.

    The first part of a text has no heading. `order` says where on a page such a part belongs, `apart`
    whether nothing stands directly above its heading, `private` whether it is for nobody else to see.
    """

    level: int = 0
    title: str = ""
    order: int = 0
    apart: bool = False
    private: bool = False
    heading: list[Unit] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    blanks: list[Unit] = field(default_factory=list)
    children: list[Part] = field(default_factory=list)

    def everything(self) -> Iterator[Unit]:
        """Its units and those of the parts below it, in their order."""
        yield from self.heading
        yield from self.units
        yield from self.blanks
        for child in self.children:
            yield from child.everything()


def said_by(units: Sequence[Unit]) -> list[str]:
    """The texts of some units, by which they are compared."""
    return [unit.text for unit in units]


def usual_end(text: str) -> str:
    """The line end that most lines of a text have, "" where none has one."""
    crlf = text.count("\r\n")
    return "\r\n" if 2 * crlf > text.count("\n") else "\n" if "\n" in text else ""


def read_text(text: str) -> list[Unit]:
    """The lines of a text."""
    usual = usual_end(text)
    units = []
    for line in split_lines(text):
        end = "\r\n" if line.endswith("\r\n") else "\n" if line.endswith("\n") else ""
        units.append(Unit(line[: len(line) - len(end)], "" if end == usual else end))
    return units


def read_plain(lines: Sequence[Unit]) -> Part:
    """Takes lines of which nothing is known but that a blank one ends a paragraph."""
    return _closed(Part(units=_in_paragraphs(lines)))


def read_yaml(lines: Sequence[Unit]) -> Part:
    """Takes the lines of a YAML block, in which a key and what is indented below it is one."""
    units = list(lines)
    below = 0
    for number in range(len(units) - 1, -1, -1):
        text = units[number].text
        key = _YAML_KEY.match(text)
        units[number] = units[number]._replace(
            sort=Sort.LISTED, name=key[1] if key else "", size=below + 1 if key else 1
        )
        below = below + 1 if text.startswith((" ", "- ")) else 0
    return _closed(Part(units=units))


def read_markdown(lines: Sequence[Unit]) -> Part:
    """Takes the lines of a body; gives its sections, each below the one that it is nested in."""
    outline = Outline(said_by(lines), 0, NO_ADDED_HEADINGS, in_goal=False)
    units = _in_blocks(lines, outline)
    root = Part()
    above = [root]
    order = 0
    for section in outline.sections:
        part = root
        if section.level:
            while above[-1].level >= section.level:
                above.pop()
            order = _order_of(section, order)
            is_apart = not section.start or units[section.start - 1].is_blank
            part = Part(section.level, section.title, order, is_apart, section.private)
            above[-1].children.append(part)
            above.append(part)
        part.heading = units[section.start : section.body]
        part.units = units[section.body : section.end]
        _closed(part)
    return root


def _order_of(section: Section, above: int) -> int:
    if section.rule.private:
        return len(Kind)
    # What has no place of its own stays below what stands above it.
    return _KIND_ORDER[section.rule.kind] if section.rule.kind else above


def _closed(part: Part) -> Part:
    """The part, with the blank lines at its end kept apart from its units."""
    end = len(part.units)
    while end and part.units[end - 1].is_blank and not part.units[end - 1].is_open:
        end -= 1
    part.units, part.blanks = part.units[:end], part.units[end:]
    return part


def _in_paragraphs(lines: Sequence[Unit], *, but: frozenset[int] = frozenset()) -> list[Unit]:
    units = list(lines)
    size = 0
    for number in range(len(units) - 1, -1, -1):
        size = 0 if number in but or units[number].is_blank else size + 1
        units[number] = units[number]._replace(size=size or 1)
    return units


def _in_blocks(lines: Sequence[Unit], outline: Outline) -> list[Unit]:
    hidden = outline.hidden
    inside = {at: end for start, end in hidden.items() for at in range(start, end)}
    bullets = {bullet.line: bullet for bullet in outline.bullets}
    headings = {at for section in outline.sections for at in range(section.start, section.body)}
    units = _in_paragraphs(lines, but=frozenset({*inside, *bullets, *headings}))
    for at, unit in enumerate(units):
        column = columns(unit.text[: len(unit.text) - len(unit.text.lstrip(" \t"))])
        if at in bullets:
            units[at] = _as_item(unit, bullets[at], column)
        elif at in inside:
            is_open = at >= outline.unclosed
            units[at] = unit._replace(sort=Sort.HIDDEN, column=column, size=inside[at] - at, is_open=is_open)
        elif column:
            units[at] = unit._replace(column=column)
    return units


def _as_item(unit: Unit, bullet: Bullet, column: int) -> Unit:
    item = bullet.item
    dated = _DAY.match(item.text)
    return unit._replace(
        sort=Sort.LISTED,
        name=item.id or "",
        said=f"@{item.owner} {item.text}" if item.owner else item.text,
        day=item.created.isoformat() if item.created else dated[0] if dated else "",
        column=column,
        size=bullet.end - bullet.line,
    )


def load_toml(lines: Sequence[Unit]) -> dict[str, Any] | None:
    """The values in some lines of TOML, None where they are no TOML."""
    try:
        return parse_toml("", "".join(f"{line.text}\n" for line in lines))
    except Damaged:
        return None


def read_toml(lines: Sequence[Unit]) -> Part | None:
    """Takes lines that are TOML; gives its tables and statements, None where it cannot tell them apart."""
    root = part = Part()
    at = 0
    while at < len(lines):
        found = _statement(lines, at)
        if found is None:
            return None
        unit, at = found
        if not unit.text.lstrip().startswith("["):
            name = f"{part.title} {unit.name}" if unit.name else ""
            part.units.append(unit._replace(name=name))
            continue
        # A comment directly above a table is the table's.
        own = len(part.units)
        while own and part.units[own - 1].text.lstrip().startswith("#"):
            own -= 1
        heading = [*part.units[own:], unit]
        del part.units[own:]
        _closed(part)
        part = Part(1, unit.name, apart=bool(part.blanks), heading=heading)
        root.children.append(part)
    _closed(part)
    return root


def _statement(lines: Sequence[Unit], start: int) -> tuple[Unit, int] | None:
    """The statement that begins at a line, and the line after it."""
    first = lines[start].text.strip()
    if not first or first.startswith("#"):
        return lines[start]._replace(sort=Sort.LISTED), start + 1
    for end in range(start + 1, min(len(lines), start + _LONGEST_STATEMENT) + 1):
        table = load_toml(lines[start:end])
        if table is not None:
            text, parsed = "\n".join(said_by(lines[start:end])), repr(table)
            name, value = (parsed, "") if first.startswith("[") else (_key_in(text), parsed)
            return lines[end - 1]._replace(text=text, sort=Sort.LISTED, name=name, value=value), end
    return None


def _key_in(text: str) -> str:
    """The key that a statement sets, the same however it is quoted and spaced."""
    found = _TOML_KEY.match(text)
    return repr(tomllib.loads(f"{found[1]}=0")) if found else ""
