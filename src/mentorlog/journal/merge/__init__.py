"""Two versions of one file made one, against the version that both began with.

It is pure: three texts in, one out. `mentorlog sync` and git, through a merge driver, call it.
"""

from __future__ import annotations

from typing import NamedTuple

from mentorlog.journal.lines import BOM, FrontMatter, find_front_matter
from mentorlog.journal.merge.combine import three
from mentorlog.journal.merge.keys import merge_keys
from mentorlog.journal.merge.parts import hides_all, keeps_sense, merge_parts
from mentorlog.journal.merge.units import (
    Conflict,
    Merging,
    Unit,
    read_markdown,
    read_plain,
    read_text,
    read_yaml,
    said_by,
    usual_end,
)

LABELS = ("this machine", "the other machine")
_OPENING, _MIDDLE, _CLOSING = "<<<<<<<", "=======", ">>>>>>>"


class Merged(NamedTuple):
    """A merged text; `conflicts` are the lines, counted from 1, that open a conflict in it."""

    text: str
    conflicts: tuple[int, ...]


def merge(
    base: str | None, ours: str, theirs: str, *, is_toml: bool = False, labels: tuple[str, str] = LABELS
) -> Merged:
    """Takes a file as it was and as each side has it; base None: both sides made it. Never raises.

    Merged are items, lines and keys, so that only what both sides changed is a conflict: then both
    versions are in the text, each below its label. `is_toml` says that the whole file is TOML. Without
    a conflict, the answer is the same whichever side is called ours.
    """
    if ours == theirs or theirs == base:
        return Merged(ours, ())
    if ours == base:
        return Merged(theirs, ())
    # The sides are told apart by their text, so that each machine comes to the same order.
    is_swapped = theirs < ours
    one, two = (theirs, ours) if is_swapped else (ours, theirs)
    base_lines, lines, other_lines = (read_text(text.removeprefix(BOM)) for text in (base or "", one, two))
    merging = _merging(base_lines, lines, other_lines, is_toml=is_toml)
    if is_swapped:
        merging = [Conflict(part[1], part[0]) if isinstance(part, Conflict) else part for part in merging]
    ending, is_ended, has_bom = _form(base or "", one, two)
    return _written(merging, ending, labels, is_ended=is_ended, start=BOM if has_bom else "")


def _form(base: str, ours: str, theirs: str) -> tuple[str, bool, bool]:
    """The merged text's line end, whether its last line has one, and whether a BOM stands before it."""
    ends = [usual_end(text) for text in (base, ours, theirs)]
    end = three(ends[0], ends[1] or ends[0], ends[2] or ends[0]) or "\n"
    is_ended = three(*(not text or text.endswith("\n") for text in (base, ours, theirs)))
    return end, is_ended, three(*(text.startswith(BOM) for text in (base, ours, theirs)))


def _written(merging: Merging, ending: str, labels: tuple[str, str], *, is_ended: bool, start: str) -> Merged:
    made: list[str] = [start]
    conflicts = []
    line = 1
    for part in merging:
        if isinstance(part, Unit):
            units = [part]
        else:
            conflicts.append(line)
            units = [
                Unit(f"{_OPENING} {labels[0]}"),
                *part.ours,
                Unit(_MIDDLE),
                *part.theirs,
                Unit(f"{_CLOSING} {labels[1]}"),
            ]
        for unit in units:
            end = unit.end or ending
            made.append(unit.text.replace("\n", end) + end)
            line += 1 + unit.text.count("\n")
    if merging and not is_ended and isinstance(merging[-1], Unit):
        made[-1] = made[-1].removesuffix(merging[-1].end or ending)
    return Merged("".join(made), tuple(conflicts))


class _Record(NamedTuple):
    """A record's lines: what stands above its front matter, the two `+++` and what is between, its body."""

    above: list[Unit]
    opening: list[Unit]
    keys: list[Unit]
    closing: list[Unit]
    body: list[Unit]


def _merging(base: list[Unit], ours: list[Unit], theirs: list[Unit], *, is_toml: bool) -> Merging:
    if is_toml:
        return merge_keys(base, ours, theirs)
    versions = (base, ours, theirs)
    fronts = [find_front_matter(said_by(lines)) for lines in versions]
    is_marked = any(unit.text.startswith((_OPENING, _CLOSING)) for lines in versions for unit in lines)
    if is_marked or not all(front.closed for front in fronts):
        plain = merge_parts(read_plain(base), read_plain(ours), read_plain(theirs))
        if hides_all(read_markdown(_units(plain)), read_markdown(ours), read_markdown(theirs)):
            return plain
        return [Conflict(ours, theirs)]
    old, one, two = (_record(lines, front) for lines, front in zip(versions, fronts, strict=True))
    made = merge_parts(read_yaml(old.above), read_yaml(one.above), read_yaml(two.above))
    keys = merge_keys(old.keys, one.keys, two.keys)
    has_front = three(bool(old.opening), bool(one.opening), bool(two.opening))
    if keys or has_front:
        made += one.opening or two.opening
        made += keys
        made += one.closing or two.closing
    head = _lines(made)
    made += _merged_body(old.body, one.body, two.body)
    found = find_front_matter(_lines(made))
    if _OPENING in head or (found.body, found.start >= 0) == (len(head), keys != [] or has_front):
        return made
    # What was text would be read as front matter now, or the other way round.
    return [Conflict(ours, theirs)]


def _units(merging: Merging) -> list[Unit]:
    """All lines of what is merged, both sides of a conflict among them."""
    return [
        unit
        for part in merging
        for unit in ([part] if isinstance(part, Unit) else [*part.ours, *part.theirs])
    ]


def _lines(merging: Merging) -> list[str]:
    """What is merged, each unit and each conflict as one line: no front matter ends within a value."""
    return [part.text if isinstance(part, Unit) else _OPENING for part in merging]


def _merged_body(base: list[Unit], ours: list[Unit], theirs: list[Unit]) -> Merging:
    parts = read_markdown(base), read_markdown(ours), read_markdown(theirs)
    made = merge_parts(*parts)
    units = [unit for unit in made if isinstance(unit, Unit)]
    if len(units) == len(made) and not keeps_sense(read_markdown(units), *parts):
        return [Conflict(ours, theirs)]
    return made


def _record(lines: list[Unit], front: FrontMatter) -> _Record:
    if front.start < 0:
        return _Record(lines[: front.body], [], [], [], lines[front.body :])
    start, end = front.start, front.end
    return _Record(
        lines[:start],
        lines[start : start + 1],
        lines[start + 1 : end],
        lines[end : end + 1],
        lines[front.body :],
    )
