"""The physical lines of a record, and which of them are its front matter.

Only LF and CRLF end a line: Python's `splitlines` also splits on U+2028 and others, which are text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

BOM = "\ufeff"  # some editors put it before the first line; it belongs to none


def split_lines(text: str) -> list[str]:
    """The physical lines of a text, each with its end; their concatenation is the text."""
    parts = text.split("\n")
    lines = [part + "\n" for part in parts[:-1]]
    return [*lines, parts[-1]] if parts[-1] else lines


def bare(line: str) -> str:
    """A physical line without its end."""
    return line.removesuffix("\n").removesuffix("\r")


class FrontMatter(NamedTuple):
    """The lines of a record's head.

    `start` and `end` are the lines of the two `+++`, -1 where there is none; `body` is the first
    line after the head; `closed` is False where the second `+++` is missing.
    """

    start: int
    end: int
    body: int
    closed: bool = True


def find_front_matter(lines: Sequence[str]) -> FrontMatter:
    """Finds the TOML between two `+++` lines, below a YAML block if one stands above it."""
    at = _after_yaml(lines)
    start = at
    while start < len(lines) and at and not bare(lines[start]).strip():
        start += 1
    if start >= len(lines) or _plain(lines[start]) != "+++":
        return FrontMatter(-1, -1, at)
    for end in range(start + 1, len(lines)):
        if _plain(lines[end]) == "+++":
            return FrontMatter(start, end, end + 1)
    return FrontMatter(start, -1, len(lines), closed=False)


def _after_yaml(lines: Sequence[str]) -> int:
    if not lines or _plain(lines[0]) != "---":
        return 0
    for end in range(1, len(lines)):
        if _plain(lines[end]) in ("---", "..."):
            return end + 1
    return 0


def _plain(line: str) -> str:
    return bare(line).removeprefix(BOM).rstrip(" \t")
