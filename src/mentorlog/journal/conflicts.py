"""The marks between which a merge puts both versions of what both sides changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mentorlog.journal.kinds import NO_ADDED_HEADINGS
from mentorlog.journal.lines import BOM, bare, find_front_matter
from mentorlog.journal.outline import Outline

OURS, BASE, MIDDLE, THEIRS = "<<<<<<<", "|||||||", "=======", ">>>>>>>"


def may_have_conflict(text: str) -> bool:
    """Whether it is worth looking: nearly no record has such a mark at all."""
    return OURS in text or THEIRS in text


def conflicts(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The first and last line of each conflict; of a mark that stands alone, its own.

    Within a fence a mark is somebody's example.
    """
    fenced = _fenced(lines)
    start = -1
    for number, line in enumerate(lines):
        if number in fenced:
            continue
        sign = mark(line)
        if sign == OURS:
            if start >= 0:
                yield start, start
            start = number
        elif sign == THEIRS:
            yield start if start >= 0 else number, number
            start = -1
    if start >= 0:
        yield start, start


def mark(line: str) -> str:
    """The mark that a line is, "" for any other line."""
    word = bare(line.removeprefix(BOM))[:8].rstrip(" ")
    return word if word in (OURS, BASE, MIDDLE, THEIRS) else ""


def _fenced(lines: Sequence[str]) -> frozenset[int]:
    outline = Outline(lines, find_front_matter(lines).body, NO_ADDED_HEADINGS, in_goal=False)
    return outline.fenced
