"""A page: what a screen says, in order, before it is known where it is shown.

The terminal and Markdown draw the same page; so they cannot say different things.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, Self

# How a line is drawn: plain words; a quiet aside; a command to type; words that stand for a heading.
Tone = Literal["plain", "quiet", "strong"]


class Fact(NamedTuple):
    """One thing said; `label` names it where it stands on a line of its own."""

    words: str
    label: str = ""


class Facts(str):
    """Words that say several things in one line; `each` is for where a line says one."""

    each: tuple[Fact, ...]

    def __new__(cls, said: str, each: Iterable[Fact | str]) -> Self:
        facts = super().__new__(cls, said)
        known = (one if isinstance(one, Fact) else Fact(one) for one in each)
        facts.each = tuple(one for one in known if one.words)
        return facts


def facts(between: str, *each: Fact | str) -> Facts:
    """Things said in one line with `between` between them; what is empty is left out."""
    said = Facts("", each).each
    return Facts(between.join(one.words for one in said), said)


def each_fact(words: str) -> tuple[Fact, ...]:
    """The things that words say: those of Facts, else the words as one; of none, nothing."""
    return words.each if isinstance(words, Facts) else (Fact(words),) if words else ()


class Line(NamedTuple):
    """One line. `id` stands in its own column; `label` opens it ("About Ada"); `command` ends it.

    `tail` are words that stay when the text before them has to be cut; `right` stands at the right edge,
    or below where there is no room. What of these says several things is `Facts`.
    """

    text: str
    tail: str = ""
    id: str = ""
    label: str = ""
    command: str = ""
    tone: Tone = "plain"
    right: str = ""


class Part(NamedTuple):
    """Lines under a heading. `level` 1 is a division of the page, 2 a part of it, 0 no heading.

    `brief` is how many lines a part shows where the page is to be short; `least` how many of them it
    holds on to longest when that is still too long. In a `table` the labels stand in a
    column of their own, and commands at the right. `more` lines are left out; the command `whole` shows
    them. Where it is `listed` its lines are a list, though no heading stands above them.
    """

    heading: str = ""
    lines: tuple[Line, ...] = ()
    level: int = 2
    brief: int = 3
    least: int = 1
    space: bool = False
    table: bool = False
    more: int = 0
    listed: bool = False
    whole: str = ""


class Page(NamedTuple):
    """A title, what stands right of it, and the parts; `whole` is the command that leaves nothing out."""

    title: str = ""
    aside: str = ""
    parts: tuple[Part, ...] = ()
    whole: str = ""


def part(heading: str, lines: Sequence[Line], **how: object) -> list[Part]:
    """A part, or nothing where it has no lines: what is empty is left out."""
    return [Part(heading, tuple(lines), **how)] if lines else []  # type: ignore[arg-type]


def height(page: Page) -> int:
    """How many lines the page takes, each of its lines being cut to one."""
    lines = 1 if page.title else 0
    for each in page.parts:
        lines += bool(each.heading) + each.space + len(each.lines) + bool(each.more)
    return lines


def with_parts_cut(page: Page) -> Page:
    """With as many lines a part as it shows where the page is to be short."""
    return page._replace(parts=tuple(_cut(each, each.brief) for each in page.parts))


def shortened(page: Page, limit: int | None) -> Page:
    """With three lines a part, then "+N more", and parts shortened further until it has `limit` lines."""
    if limit is None:
        return page
    short = _fitted(page, limit)
    cut = next((n for n, each in enumerate(short.parts) if each.more), -1)
    if page.whole and cut >= 0:
        # Said once, where the first of it is missed.
        first = short.parts[cut]._replace(whole=page.whole)
        short = short._replace(parts=(*short.parts[:cut], first, *short.parts[cut + 1 :]))
    return short


def _fitted(page: Page, limit: int) -> Page:
    page = with_parts_cut(page)
    parts = list(page.parts)
    while height(page) > limit:
        smaller = _without_a_line(parts)
        if smaller is None:
            break
        parts = smaller
        page = page._replace(parts=tuple(parts))
    return page


def _without_a_line(parts: list[Part]) -> list[Part] | None:
    """One line less: of what a part has above its least, else of what the richest would hold on to."""
    # One of two lines, where nothing is left out yet, would be replaced by "+1 more", and nothing won.
    giving = [
        (len(each.lines) - each.least, -each.least, -n)
        for n, each in enumerate(parts)
        if len(each.lines) > (1 if each.more else 2)
    ]
    most = max(giving, default=None)
    if parts and parts[-1].space and (most is None or most[0] <= 0):
        # The foot of the page can do without the line above it.
        return [*parts[:-1], parts[-1]._replace(space=False)]
    if most is None:
        return None
    n = -most[2]
    less = _cut(parts[n], len(parts[n].lines) - (1 if parts[n].more else 2))
    return [*parts[:n], less, *parts[n + 1 :]]


def _cut(each: Part, keep: int) -> Part:
    keep = max(keep, 1)
    if len(each.lines) <= keep:
        return each
    return each._replace(lines=each.lines[:keep], more=each.more + len(each.lines) - keep)
