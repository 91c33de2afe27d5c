"""Three versions of some units made one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from heapq import merge as in_order
from typing import NamedTuple, TypeVar

from mentorlog.journal.merge.align import align
from mentorlog.journal.merge.units import Conflict, Merging, Sort, Unit, said_by

_FAR = 1_000_000  # the column of what goes on with the line above: further in than any other
_DEEPEST = 40  # bullets nested deeper than that are not looked into

T = TypeVar("T")


def three(base: T, ours: T, theirs: T) -> T:
    """The version that is not the base's; ours where both are not."""
    return theirs if ours == base else ours


class _Run(NamedTuple):
    """The units from `start` up to `end` of a side, which the base has not."""

    side: Sequence[Unit]
    start: int
    end: int

    @property
    def units(self) -> Sequence[Unit]:
        return self.side[self.start : self.end]

    @property
    def goes_on(self) -> bool:
        """Whether the first of them goes on with the text above it."""
        first = self.side[self.start]
        return first.sort is Sort.TEXT and self.start > 0 and not self.side[self.start - 1].is_blank

    @property
    def is_in_fence(self) -> bool:
        """Whether it stands in the middle of a fence or comment."""
        above = self.side[self.start - 1] if self.start else None
        return above is not None and above.sort is Sort.HIDDEN and above.size > 1

    @property
    def is_gone_on_with(self) -> bool:
        """Whether the text below goes on with the last of them."""
        around = self.side[self.end - 1 : self.end + 1]
        return len(around) == 2 and all(one.sort is Sort.TEXT and not one.is_blank for one in around)


class _Group(NamedTuple):
    """Units that stay together, with the blank lines above them."""

    blanks: list[Unit]
    units: list[Unit]
    column: int
    is_gone_on_with: bool = False

    @property
    def head(self) -> Unit:
        return self.units[0]

    @property
    def rank(self) -> tuple[bool, bool, bool, bool, str, str]:
        """What of several groups added at one place comes first."""
        is_open = any(unit.is_open for unit in self.units)
        is_listed = self.head.sort is Sort.LISTED
        head = self.head
        return (is_open, self.is_gone_on_with, bool(self.blanks), not is_listed, head.day, head.text)


def merge_units(
    base: Sequence[Unit], ours: Sequence[Unit], theirs: Sequence[Unit], *, tight: bool = False
) -> Merging:
    """Takes three versions of the units that stand below one heading, each unit being its own.

    `tight` says that they are one paragraph.
    """
    to_ours, to_theirs = align(base, ours), align(base, theirs)
    next_ours, next_theirs = _next_of(to_ours, len(ours)), _next_of(to_theirs, len(theirs))
    made: Merging = []
    at = here = there = 0  # in the base, in ours and in theirs
    while True:
        mine, other = _Run(ours, here, next_ours[at]), _Run(theirs, there, next_theirs[at])
        made += _added(mine, other, tight=tight)
        here, there = mine.end, other.end
        if at == len(base):
            return made
        block = _block_taken_out(base, at, (ours, to_ours, next_ours), (theirs, to_theirs, next_theirs))
        if block:
            at, end, other_end = block[0], max(here, block[1]), max(there, block[2])
            made.append(Conflict(list(ours[here:end]), list(theirs[there:other_end])))
            here, there = end, other_end
            continue
        one = ours[here] if to_ours[at] >= 0 else None
        two = theirs[there] if to_theirs[at] >= 0 else None
        _add(made, _either(base[at], one, two))
        at, here, there = at + 1, here + (one is not None), there + (two is not None)


_Side = tuple[Sequence[Unit], list[int], list[int]]


def _next_of(found: list[int], length: int) -> list[int]:
    """For each place in the base, where in the side the next unit is that both have."""
    after = [length]
    for where in reversed(found):
        after.append(where if where >= 0 else after[-1])
    return after[::-1]


def _block_taken_out(base: Sequence[Unit], at: int, *sides: _Side) -> tuple[int, int, int] | None:
    """Where a bullet ends in the base and both sides, if one took it out and the other changed it.

    What the other nested in it would else end up below another bullet.
    """
    gone = [found[at] < 0 for _, found, _ in sides]
    if base[at].sort is not Sort.LISTED or gone[0] == gone[1]:
        return None
    end = min(len(base), at + base[at].size)
    ends = []
    for (side, found, after), is_gone in zip(sides, gone, strict=True):
        if is_gone:
            ends.append(max(found[at:end]) + 1)
            continue
        start = found[at]
        ends.append(min(start + side[start].size, after[end]))
        if said_by(side[start : ends[-1]]) == said_by(base[at:end]):
            return None
    return end, ends[0], ends[1]


def _either(base: Unit, ours: Unit | None, theirs: Unit | None) -> Unit | Conflict | None:
    """What becomes of a unit of the base."""
    if ours is None or theirs is None:
        kept = ours or theirs
        if kept is None or kept.text == base.text:
            return None
        return Conflict([ours] if ours else [], [theirs] if theirs else [])
    if base.text not in (ours.text, theirs.text):
        return _both(ours, theirs)
    changed = theirs if ours.text == base.text else ours
    return changed._replace(end=three(base.end, ours.end, theirs.end))


def _both(ours: Unit, theirs: Unit) -> Unit | Conflict:
    """A unit that both sides wrote."""
    if ours.text == theirs.text:
        return ours
    if ours.value and ours.value == theirs.value:
        return max(ours, theirs, key=lambda unit: len(unit.text))  # it may have a comment
    return Conflict([ours], [theirs])


def _add(made: Merging, one: Unit | Conflict | None) -> None:
    """Puts one more at the end; lines of one paragraph are one conflict."""
    last = made[-1] if made else None
    if isinstance(one, Conflict) and isinstance(last, Conflict):
        units = [*one.ours, *one.theirs, *last.ours[-1:], *last.theirs[-1:]]
        if all(unit.sort is Sort.TEXT and not unit.is_blank for unit in units):
            last.ours.extend(one.ours)
            last.theirs.extend(one.theirs)
            return
    if one is not None:
        made.append(one)


# --- what both sides added at one place ------------------------------------------------------------------


class _Placed(NamedTuple):
    """A group of one side, or the same one of both."""

    ours: _Group | None
    theirs: _Group | None

    @property
    def either(self) -> _Group:
        group = self.ours or self.theirs
        assert group is not None
        return group

    @property
    def blanks(self) -> list[Unit]:
        return max((group.blanks for group in (self.ours, self.theirs) if group), key=len)

    def follows(self, above: _Placed) -> bool:
        """Whether a side has it below the other one."""
        return bool((self.ours and above.ours) or (self.theirs and above.theirs))


def _added(mine: _Run, other: _Run, *, depth: int = 0, tight: bool = False) -> Merging:
    """All of both, what is in both once; no group is torn apart, and none takes in another's lines."""
    if not mine.units or not other.units:
        return [*mine.units, *other.units]
    if depth > _DEEPEST:
        return [Conflict(list(mine.units), list(other.units))]
    tight = tight or mine.is_in_fence or other.is_in_fence
    ours, closing = _groups(mine)
    theirs, other_closing = _groups(other)
    made: Merging = []
    above: _Placed | None = None
    for placed in _row(ours, theirs):
        made += placed.blanks
        if above and not (placed.blanks or tight) and _would_fuse(above, placed):
            made.append(Unit(""))
        made += _merged(placed, depth)
        above = placed
    return [*made, *max(closing, other_closing, key=len)]


def _would_fuse(above: _Placed, below: _Placed) -> bool:
    """Whether two groups need a blank line between them: they are not one list, nor one paragraph."""
    if above.either.column == below.either.column == _FAR:
        return False  # both go on with the text that was there
    is_list = above.either.head.sort is Sort.LISTED is below.either.head.sort
    return not is_list and not below.follows(above)


def _groups(run: _Run) -> tuple[list[_Group], list[Unit]]:
    """The groups in a run, and the blank lines at its end."""
    groups: list[_Group] = []
    blanks: list[Unit] = []
    column = _FAR
    at = run.start
    while at < run.end:
        unit = run.side[at]
        if unit.is_blank:
            blanks.append(unit)
            at += 1
            continue
        end = min(run.end, at + unit.size)
        if groups or blanks or not run.goes_on:
            # What is nested in a bullet above the run comes before what ends that bullet.
            column = min(column, unit.column)
        is_gone_on_with = end == run.end and run.is_gone_on_with
        groups.append(_Group(blanks, list(run.side[at:end]), column, is_gone_on_with))
        blanks, at = [], end
    return groups, blanks


def _row(ours: list[_Group], theirs: list[_Group]) -> Iterator[_Placed]:
    """The groups of both sides in their order."""
    partners = _partners(ours, theirs)
    places = [partners.get(at, len(ours) + at) for at in range(len(theirs))]
    place_of = {place: at for at, place in enumerate(places)}
    for left, right, shared in interleave(range(len(ours)), places):
        yield from _side_by_side([ours[at] for at in left], [theirs[place_of[at]] for at in right])
        if shared is not None:
            yield _Placed(ours[shared], theirs[place_of[shared]])


def interleave(
    ours: Sequence[int], theirs: Sequence[int], *, theirs_lead: bool = False
) -> Iterator[tuple[list[int], list[int], int | None]]:
    """Two orders made one: what only ours and only theirs has, then one that both have; None ends it."""
    shared = set(ours) & set(theirs)
    done: set[int] = set()
    here = there = 0
    while True:
        left, here = _up_to(ours, here, shared, done)
        right, there = _up_to(theirs, there, shared, done)
        if here == len(ours):  # all that both have is done, so theirs is at its end, too
            yield left, right, None
            return
        one = theirs[there] if theirs_lead else ours[here]
        yield left, right, one
        done.add(one)


def _up_to(order: Sequence[int], at: int, shared: set[int], done: set[int]) -> tuple[list[int], int]:
    own = []
    while at < len(order) and (order[at] not in shared or order[at] in done):
        own += [order[at]] if order[at] not in shared else []
        at += 1
    return own, at


def _side_by_side(ours: list[_Group], theirs: list[_Group]) -> Iterator[_Placed]:
    """What stands further in comes first; then by day, or one side after the other."""
    for column in sorted({group.column for group in (*ours, *theirs)}, reverse=True):
        one = [_Placed(group, None) for group in ours if group.column == column]
        two = [_Placed(None, group) for group in theirs if group.column == column]
        if all(placed.either.head.day for placed in (*one, *two)):
            yield from in_order(one, two, key=lambda placed: placed.either.rank)
        else:
            for side in sorted((side for side in (one, two) if side), key=lambda side: side[0].either.rank):
                yield from side


def _partners(ours: list[_Group], theirs: list[_Group]) -> dict[int, int]:
    """Of which group of theirs (by its index) which one of ours is the same.

    Bullets are the same if their id is, or their line; text, if it has a line in common.
    """
    place = {key: at for at, key in enumerate(_keys(ours))}
    partners = {at: place[key] for at, key in enumerate(_keys(theirs)) if key in place}
    taken = set(partners.values())
    lines = {
        unit.text: at
        for at, group in enumerate(ours)
        for unit in group.units
        if group.head.sort is Sort.TEXT and at not in taken
    }
    for at, group in enumerate(theirs):
        if at in partners or group.head.sort is not Sort.TEXT:
            continue
        alike = [lines[unit.text] for unit in group.units if lines.get(unit.text, -1) not in {-1, *taken}]
        if alike:
            partners[at] = alike[0]
            taken.add(alike[0])
    return partners


def _keys(groups: list[_Group]) -> Iterator[tuple[str, int]]:
    """What a group is known by, and how many before it are known by the same."""
    times: Counter[str] = Counter()
    for group in groups:
        is_listed = group.head.sort is Sort.LISTED
        key = (group.head.name or group.head.text) if is_listed else "\n".join(said_by(group.units))
        yield key, times[key]
        times[key] += 1


def _merged(placed: _Placed, depth: int) -> Merging:
    """A group, or the two versions of one."""
    ours, theirs = placed
    if not ours or not theirs or said_by(ours.units) == said_by(theirs.units):
        return list(placed.either.units)
    if ours.head.sort is Sort.LISTED:
        below = _Run(ours.units, 1, len(ours.units)), _Run(theirs.units, 1, len(theirs.units))
        return [_both(ours.head, theirs.head), *_added(*below, depth=depth + 1)]
    where = align(ours.units, theirs.units)
    common = [
        unit
        for unit, at in zip(ours.units, where, strict=True)
        if at >= 0 and theirs.units[at].text == unit.text
    ]
    if not common:
        return [*ours.units, Unit(""), *theirs.units]
    return merge_units(common, ours.units, theirs.units, tight=True)
