"""Which formats of a journal this program knows (docs/reference/versions.md).

A format gets a new number only where a program that knows the old one would read it wrongly. So one
that is newer is neither read nor written, and `mentorlog.toml` says which it is.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable

from mentorlog.errors import Damaged, NewerFormat
from mentorlog.journal import front_matter, layout
from mentorlog.journal.lines import BOM, FrontMatter, bare, split_lines
from mentorlog.journal.records import Settings

FORMAT = 1
# In settings that are no TOML, which is no reason to write over what is newer.
_SAID = r"(?m)^[ \t]*format[ \t]*=[ \t]*(\d{1,9})\b"


def number_in(text: str) -> int:
    """The format that the text of a journal's settings names; 1 where it names none that can be read."""
    try:
        settings, _ = Settings.read(front_matter.parse_toml(layout.SETTINGS, text.removeprefix(BOM)))
    except Damaged:
        found = re.search(_SAID, text)
        return int(found[1]) if found else 1
    return settings.format


def names_one(text: str) -> bool:
    """Whether settings name a format at all. Raises Damaged where they are no TOML."""
    return "format" in front_matter.parse_toml(layout.SETTINGS, text)


def check(read: Callable[[str], str | None]) -> None:
    """Raises NewerFormat where the settings, as `read` gives a file of the journal, name such a format."""
    with contextlib.suppress(Damaged):
        check_number(number_in(read(layout.SETTINGS) or ""))


def check_number(number: int, whose: str = "This journal") -> None:
    """Raises NewerFormat where this program does not know the format of that number."""
    if number > FORMAT:
        raise NewerFormat(number, FORMAT, whose)


def check_incoming(path: str, data: bytes | None) -> None:
    """Raises NewerFormat where what is to be written at `path` are settings that name such a format."""
    if path == layout.SETTINGS and data:
        check_number(number_in(data.decode("utf-8", "replace")), "What comes in")


def with_number(text: str, number: int) -> str:
    """The text of settings with that format named in it, each other byte as it was."""
    lines = split_lines(text)
    place = front_matter.line_of(lines, FrontMatter(-1, len(lines), 0), "format")
    if place is None:
        ending = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
        return f"format = {number}{ending}{text}"
    line = lines[place - 1]
    ending = line.removeprefix(bare(line))
    lines[place - 1] = re.sub(r"(=\s*)[^\s#]+", rf"\g<1>{number}", bare(line), count=1) + ending
    return "".join(lines)
