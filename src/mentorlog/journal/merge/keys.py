"""Three versions of a front matter, or of a whole file of TOML, made one by its keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from mentorlog.errors import Damaged
from mentorlog.journal import front_matter
from mentorlog.journal.document import Document
from mentorlog.journal.merge.combine import merge_units
from mentorlog.journal.merge.parts import merge_parts
from mentorlog.journal.merge.units import Conflict, Merging, Sort, Unit, load_toml, read_toml, said_by

_MUCH = 1_000_000  # to set one key, each line is looked at once for each line
_Values = dict[tuple[str, ...], Any]  # by the names that lead to each


def merge_keys(base: Sequence[Unit], ours: Sequence[Unit], theirs: Sequence[Unit]) -> Merging:
    """Takes the lines of three versions.

    They are merged as they stand, comments and all, if that gives each key the value that it should
    have; else the keys are set one by one. What is no TOML is merged line by line.
    """
    before, mine, other = (_values(lines) for lines in (base, ours, theirs))
    merged = _line_by_line(base, ours, theirs)
    if before is None or mine is None or other is None:
        return merged
    goals = _goal(before, mine, other), _goal(before, other, mine)
    new = {line for side in (ours, theirs) for line in _comments(side)} - {*_comments(base)}
    if _leads_to(merged, goals) and new <= {*_comments(merged)}:
        return merged
    edited = [_edited(lines, values, goals) for lines, values in ((ours, mine), (theirs, other))]
    right = [made for made in edited if _leads_to(made, goals) and new <= {*_comments(made)}]
    # What is longer has kept a comment.
    return max(right, key=_length) if right else [Conflict(list(ours), list(theirs))]


def _line_by_line(*versions: Sequence[Unit]) -> Merging:
    base, ours, theirs = (read_toml(lines) for lines in versions)
    if base and ours and theirs:
        return merge_parts(base, ours, theirs)
    return merge_units(*([line._replace(sort=Sort.LISTED) for line in lines] for lines in versions))


def _comments(merging: Iterable[Unit | Conflict]) -> Iterable[str]:
    """The lines that are comments, those within a list of several lines among them."""
    for part in merging:
        units = [part] if isinstance(part, Unit) else [unit for side in part for unit in side]
        yield from (
            said for unit in units for line in unit.text.split("\n") if (said := line.strip())[:1] == "#"
        )


def _values(lines: Sequence[Unit]) -> _Values | None:
    table = load_toml(lines)
    return None if table is None else dict(_flat(table, ()))


def _flat(table: Mapping[str, Any], above: tuple[str, ...]) -> Iterable[tuple[tuple[str, ...], Any]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, (*above, name))
        else:
            yield (*above, name), value


def _goal(base: _Values, ours: _Values, theirs: _Values) -> _Values:
    """Each key as one side changed it; where both did, as ours has it."""
    goal: _Values = {}
    for path in {**ours, **theirs}:
        is_ours = repr(ours.get(path)) != repr(base.get(path))
        side = ours if is_ours else theirs
        if path in side:
            goal[path] = side[path]
    return goal


def _leads_to(merged: Merging, goals: tuple[_Values, _Values]) -> bool:
    """Whether it has the right values, whichever version of each conflict is taken."""
    for side, goal in enumerate(goals):
        lines = [unit for one in merged for unit in (one[side] if isinstance(one, Conflict) else [one])]
        if _by_repr(_values(lines)) != _by_repr(goal):
            return False
    return bool(merged) or not any(goals)


def _by_repr(values: _Values | None) -> dict[tuple[str, ...], str] | None:
    # 1 and true are equal to Python.
    return None if values is None else {path: repr(value) for path, value in values.items()}


def _length(merged: Merging) -> tuple[int, str]:
    text = "\n".join(unit.text for unit in merged if isinstance(unit, Unit))
    return len(text), text


def _edited(lines: Sequence[Unit], values: _Values, goals: tuple[_Values, _Values]) -> Merging:
    """The lines with each key set to its goal; empty where that cannot be done."""
    try:
        ours = _with_values(lines, values, goals[0])
        theirs = _with_values(ours, goals[0], goals[1])
    except Damaged:
        return []
    made: Merging = []
    matcher = SequenceMatcher(None, said_by(ours), said_by(theirs), autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        made += ours[a:b] if what == "equal" else [Conflict(ours[a:b], theirs[c:d])]
    return made


def _with_values(lines: Sequence[Unit], values: _Values, goal: _Values) -> list[Unit]:
    """The lines with their values set to the goal. Raises Damaged where that cannot be done."""
    changes = {path: None for path in values if path not in goal}
    changes |= {path: goal[path] for path in goal if repr(goal[path]) != repr(values.get(path))}
    if len(lines) ** 2 * len(changes) > _MUCH:
        raise Damaged("", 1, "too much to do")
    text = "".join(f"{line.text}\n" for line in lines)
    document = Document.parse(f"+++\n{text}+++\n")
    after = front_matter.edited("", document, {".".join(path): changes[path] for path in changes})
    return [Unit(line.removesuffix("\n")) for line in after.lines[1 : after.front.end]]
