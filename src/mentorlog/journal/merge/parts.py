"""Three versions of a text's parts made one: each heading's lines by themselves."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge as in_order
from typing import NamedTuple

from mentorlog.journal.merge.combine import interleave, merge_units, three
from mentorlog.journal.merge.units import Conflict, Merging, Part, Sort, Unit, said_by


class _Versions(NamedTuple):
    """A part in the base, in ours and in theirs, where it is there."""

    base: Part | None
    ours: Part | None
    theirs: Part | None

    @property
    def place(self) -> tuple[int, int]:
        """What comes first of parts added at one place: a higher heading would take in a lower one."""
        part = self.ours or self.theirs or Part()
        return -part.level, part.order


def merge_parts(base: Part, ours: Part, theirs: Part) -> Merging:
    """Takes three versions of a text's first part, with those below it."""
    made: Merging = []
    _merge(_Versions(base, ours, theirs), made)
    return made


def keeps_sense(merged: Part, base: Part, ours: Part, theirs: Part) -> bool:
    """Whether what was a heading or bullet still is one, nothing else is, and what was private still is.

    A fence that one side left open would take in what the other wrote, to name one thing.
    """
    before, mine, other, made = (Counter(_told(part)) for part in (base, ours, theirs, merged))
    for what in {*mine, *other}:
        # What both added may be the same one.
        in_both = max(before[what], min(mine[what], other[what]))
        if made[what] < mine[what] + other[what] - in_both:
            return False
    return made.keys() <= mine.keys() | other.keys() and hides_all(merged, ours, theirs)


def hides_all(merged: Part, ours: Part, theirs: Part) -> bool:
    """Whether nothing is shown that was private on the side it comes from."""
    return _shown(merged) <= _shown(ours) | _shown(theirs)


def _told(part: Part) -> Iterator[str]:
    """The headings and bullets in a part."""
    if part.level:
        yield f"{part.level} {part.title}"
    yield from (unit.text for unit in part.units if unit.sort is Sort.LISTED)
    for child in part.children:
        yield from _told(child)


def _shown(part: Part) -> set[str]:
    """The bullets that are not private."""
    shown = {unit.text for unit in part.units if unit.sort is Sort.LISTED and not part.private}
    return shown.union(*map(_shown, part.children))


def _merge(versions: _Versions, made: Merging) -> None:
    base, ours, theirs = versions
    if not ours or not theirs:
        _kept(base, ours, theirs, made)
        return
    empty = base or Part()
    if three(empty.apart, ours.apart, theirs.apart):
        _set_apart(made)
    if base or said_by(ours.heading) == said_by(theirs.heading):
        made += merge_units(empty.heading, ours.heading, theirs.heading)
    else:
        made.append(Conflict(ours.heading, theirs.heading))
    made += merge_units(empty.units, ours.units, theirs.units)
    made += _closing(empty.blanks, ours.blanks, theirs.blanks)
    for child in _in_one_row(base, ours, theirs):
        _merge(child, made)


def _kept(base: Part | None, ours: Part | None, theirs: Part | None, made: Merging) -> None:
    """A part that one side has not: it is new, or it was taken out."""
    part = ours or theirs
    if not part:
        return
    units = list(part.everything())
    # A blank line more or less is no change: there is one at its end if a part was added below it.
    if base and _seen(part) == _seen(base):
        return
    if part.apart:
        _set_apart(made)
    made += [Conflict(units if ours else [], units if theirs else [])] if base else units


def _seen(part: Part) -> list[str]:
    return [unit.text for unit in part.everything() if not unit.is_blank]


def _set_apart(made: Merging) -> None:
    last = made[-1] if made else None
    if isinstance(last, Unit) and not last.is_blank:
        made.append(Unit(""))


def _closing(base: list[Unit], ours: list[Unit], theirs: list[Unit]) -> list[Unit]:
    if said_by(ours) == said_by(base):
        return theirs
    return ours if said_by(theirs) == said_by(base) else max(ours, theirs, key=len)


def _in_one_row(base: Part | None, ours: Part, theirs: Part) -> list[_Versions]:
    """The parts below one, each in its versions, in the order in which they stand in the text."""
    old = base.children if base else []
    here = _same(old, ours.children, renamed=len(old))
    new = [part for part, at in zip(ours.children, here, strict=True) if at < 0]
    numbers = iter(range(len(old), len(old) + len(new)))
    here = [at if at >= 0 else next(numbers) for at in here]
    there = _same([*old, *new], theirs.children, renamed=len(old))
    numbers = iter(range(len(old) + len(new), len(old) + len(new) + len(there)))
    there = [at if at >= 0 else next(numbers) for at in there]

    before = dict(enumerate(old))
    mine = dict(zip(here, ours.children, strict=True))
    other = dict(zip(there, theirs.children, strict=True))
    rows = {at: _Versions(before.get(at), mine.get(at), other.get(at)) for at in {*before, *mine, *other}}
    kept = [at for at in here if at < len(old)]
    order: list[_Versions] = []
    # Where ours left the order as it was, that of theirs counts.
    for left, right, shared in interleave(here, there, theirs_lead=kept == sorted(kept)):
        order += in_order([rows[at] for at in left], [rows[at] for at in right], key=lambda row: row.place)
        order += [rows[shared]] if shared is not None else []
    return order


def _same(known: Sequence[Part], parts: Sequence[Part], *, renamed: int) -> list[int]:
    """For each part the known one that it is, -1 for none.

    It has the same heading, or, if it is one of the first `renamed`, a line that no other has.
    """
    found = [-1] * len(parts)
    by_title: dict[tuple[int, str], list[int]] = defaultdict(list)
    owner: dict[str, int] = {}
    for at, part in enumerate(known):
        by_title[part.level, part.title].append(at)
        for line in _lines(part):
            owner[line] = -1 if line in owner else at
    alike = [[owner[line] for line in _lines(part) if owner.get(line, -1) >= 0] for part in parts]
    taken: set[int] = set()

    def take(number: int, choice: Iterable[int]) -> None:
        at = next((at for at in choice if at not in taken), -1)
        if found[number] < 0 <= at:
            found[number] = at
            taken.add(at)

    for number, part in enumerate(parts):
        title = part.level, part.title
        take(number, (at for at in alike[number] if (known[at].level, known[at].title) == title))
    left = {title: iter(places) for title, places in by_title.items()}
    for number, part in enumerate(parts):
        if found[number] < 0:
            take(number, left.get((part.level, part.title), ()))
    for number, part in enumerate(parts):
        take(number, (at for at in alike[number] if at < renamed and known[at].level == part.level))
    return found


def _lines(part: Part) -> list[str]:
    return list(dict.fromkeys(unit.name or unit.text for unit in part.units if not unit.is_blank))
