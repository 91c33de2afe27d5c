"""Pages said plainly, for ears and small screens: nothing drawn, nothing in columns, one fact a line.

What stands beside the words on other screens stands below them here, named by a label where it needs a name.
What takes several lines has an empty line above it and below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from mentorlog.render.page import Fact, Line, Page, Part, each_fact
from mentorlog.render.text import visible

# What a command says of an item begins with its id, and what it says of a record ends with its path.
_TOLD = re.compile(r" *(?:(?P<id>[a-z0-9]{5})  )?(?P<words>.*?)(?:  \((?P<path>[^ ()]+\.md)\))?", re.DOTALL)


def draw(page: Page, *, width: int) -> str:
    """The page, a fact a line; what is longer than `width` goes on below itself, but for a command."""
    blocks: list[list[str]] = []
    was_apart = False
    if opening := [*_said(page.title), *_said(page.aside)]:
        blocks.append(opening)
    for each in page.parts:
        found = list(_blocks(each))
        heading = [*_said(each.heading)]
        apart = any(len(block) > 1 for block in found)
        if each.more:
            whole = visible(each.whole)
            found.append([f"{each.more} more: {whole}" if whole else f"{each.more} more"])
        if not apart:
            found = [[line for block in found for line in block]] if found else []
            found = [[*heading, *found[0]]] if found else [heading] if heading else []
        elif heading:
            found.insert(0, heading)
        if found and blocks and not (each.heading or each.space or apart or was_apart):
            blocks[-1] += found.pop(0)
        blocks += found
        was_apart = apart
    lines = [line for number, block in enumerate(blocks) for line in (*[""][: number > 0], *block)]
    return "".join(f"{line}\n" for said in lines for line in _fitted(said, width))


def told(text: str) -> list[str]:
    """What a command says in one line, a fact a line: the words, then which item and file they are of.

    A gap in the words parts two facts; an arrow says where something goes.
    """
    found = _TOLD.fullmatch(text)
    assert found
    parts = re.split(" {2,}", found["words"])
    lines = [f"Goes to: {part[2:]}" if part.startswith("→ ") else part for part in parts]
    lines += [f"Id: {found['id']}"] if found["id"] else []
    return lines + ([f"File: {found['path']}"] if found["path"] else [])


def fitted(text: str, width: int) -> list[str]:
    """One line of words as lines of at most `width` columns."""
    return _fitted(visible(text), width)


def _blocks(each: Part) -> Iterator[list[str]]:
    """What belongs together, each as its lines."""
    if not each.table:
        for line in each.lines:
            yield _line(line, line.label)
        return
    for group in _groups(each.lines):
        label = group[0].label
        if len(group) == 1 or any(line.id for line in group):
            # An item is found by its id, alone: it says whose it is.
            for line in group:
                yield _line(line, line.label or label)
        else:
            yield [*_said(label), *(said for line in group for said in _line(line, ""))]


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of a table: one with a label, and those below it that have none."""
    number = 0

    def begins(line: Line) -> int:
        nonlocal number
        number += bool(line.label)
        return number

    for _, group in groupby(lines, key=begins):
        yield list(group)


def _line(line: Line, label: str) -> list[str]:
    name = " ".join(fact.words for fact in each_fact(label)).strip()
    said = each_fact(line.text)
    lines: list[str] = []
    if name and (not said or said[0].label):
        lines.append(name)
        name = "" if said else name
    lines += [_fact(fact, name) for fact in said]
    lines += [*_said(line.tail), *_said(line.right)]
    lines += [f"Id: {line.id}"] if line.id else []
    if line.command:
        asks = len(lines) == 1 and (lines[0].endswith(":") or not said)
        lines = (
            [f"{lines[0].removesuffix(':')}: {line.command}"]
            if asks
            else [*lines, f"Command: {line.command}"]
        )
    return [visible(words) for words in lines] or [""]


def _said(words: str) -> Iterator[str]:
    return (visible(_fact(fact, "")) for fact in each_fact(words))


def _fact(fact: Fact, label: str) -> str:
    name = fact.label or label
    return f"{name}: {fact.words}" if name else fact.words


def _fitted(words: str, width: int) -> list[str]:
    if (len(words) <= width and words.isascii()) or re.match(r"[^:]*: mentorlog ", words):
        return [words.rstrip()]
    from mentorlog.render.terminal import folded_words

    return [line.rstrip() for line in folded_words(words, width)]
