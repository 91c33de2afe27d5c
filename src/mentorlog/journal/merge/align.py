"""Which unit of one version is which of another."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from mentorlog.journal.merge.units import Unit

_MANY = 2_500  # pairs of units up to which each is looked at
_ALIKE = 0.5  # from which share of common words on a line was changed, not replaced

_Pairs = list[tuple[int, int]]


def align(base: Sequence[Unit], side: Sequence[Unit]) -> list[int]:
    """For each unit of `base` the index of the same one in `side`, -1 where there is none.

    The indexes rise. A unit is the same if its name is, or its text; an item that was without an id
    also if its words are; what then stands where something else stood, if it looks alike.
    """
    found = [-1] * len(base)
    waiting = [(0, len(base), 0, len(side))]
    while waiting:
        low, high, first, last = waiting.pop()
        while low < high and first < last and base[low].text == side[first].text:
            found[low] = first
            low, first = low + 1, first + 1
        while low < high and first < last and base[high - 1].text == side[last - 1].text:
            high, last = high - 1, last - 1
            found[high] = last
        if low == high or first == last:
            continue
        for at, where in _anchors(base[low:high], side[first:last]):
            found[low + at] = first + where
        anchors = [at for at in range(low, high) if found[at] >= 0]
        for at in anchors:
            waiting.append((low, at, first, found[at]))
            low, first = at + 1, found[at] + 1
        if anchors:
            waiting.append((low, high, first, last))
    return found


def _anchors(base: Sequence[Unit], side: Sequence[Unit]) -> _Pairs:
    """Some units that are the same, so that what stands between them can be looked at by itself."""
    by_name = _unique(base, side, lambda unit: unit.name or unit.text)
    if by_name:
        return by_name
    by_words = [(a, b) for a, b in _unique(base, side, lambda unit: unit.said) if _may_be(base[a], side[b])]
    if by_words:
        return by_words
    if len(base) * len(side) > _MANY:
        return _one_by_one(base, side)
    matcher = SequenceMatcher(None, [u.text for u in base], [u.text for u in side], autojunk=False)
    equal = [(a + n, b + n) for a, b, size in matcher.get_matching_blocks() for n in range(size)]
    return equal or _alike(base, side)


def _unique(base: Sequence[Unit], side: Sequence[Unit], key: Callable[[Unit], str]) -> _Pairs:
    """The longest rising row of units whose key is there once on each side, the last of them first."""
    keys, others = [key(unit) for unit in base], [key(unit) for unit in side]
    times, other_times = Counter(keys), Counter(others)
    place = {name: at for at, name in enumerate(others) if name and other_times[name] == 1}
    pairs = [(at, place[name]) for at, name in enumerate(keys) if name in place and times[name] == 1]
    # Of all rows of a length, the one that ends lowest can be continued best.
    lowest: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, where) in enumerate(pairs):
        length = bisect_left(lowest, where)
        before.append(ends[length - 1] if length else -1)
        lowest[length : length + 1] = [where]
        ends[length : length + 1] = [number]
    row: _Pairs = []
    number = ends[-1] if ends else -1
    while number >= 0:
        row.append(pairs[number])
        number = before[number]
    return row


def _may_be(unit: Unit, other: Unit) -> bool:
    """Whether one unit can have become the other."""
    if unit.name and other.name and unit.name != other.name:
        return False
    return unit.sort is other.sort and unit.is_blank == other.is_blank


def _alike(base: Sequence[Unit], side: Sequence[Unit]) -> _Pairs:
    """The pairs of units that have most words in common; failing any, those that stand side by side."""
    words = [_words(unit) for unit in base]
    others = [_words(unit) for unit in side]
    # best[a][b]: how alike the units from a and b on are at most.
    best = [[0.0] * (len(side) + 1) for _ in range(len(base) + 1)]
    score = [[0.0] * len(side) for _ in base]
    for a in range(len(base) - 1, -1, -1):
        for b in range(len(side) - 1, -1, -1):
            if _may_be(base[a], side[b]):
                score[a][b] = _likeness(words[a], others[b])
            best[a][b] = max(best[a + 1][b], best[a][b + 1], best[a + 1][b + 1] + score[a][b])
    pairs: _Pairs = []
    a = b = 0
    while a < len(base) and b < len(side):
        if score[a][b] and best[a][b] == best[a + 1][b + 1] + score[a][b]:
            pairs.append((a, b))
            a, b = a + 1, b + 1
        elif best[a][b] == best[a + 1][b]:
            a += 1
        else:
            b += 1
    return pairs or _one_by_one(base, side)


def _one_by_one(base: Sequence[Unit], side: Sequence[Unit]) -> _Pairs:
    """As they stand, where no unit is left over."""
    if len(base) != len(side) or not all(map(_may_be, base, side)):
        return []
    return [(at, at) for at in range(len(base))]


def _words(unit: Unit) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", unit.said or unit.text))


def _likeness(words: frozenset[str], others: frozenset[str]) -> float:
    """The share of the words that both have, 0 where it is too small to mean something."""
    share = 2 * len(words & others) / max(1, len(words) + len(others))
    return share if share >= _ALIKE else 0.0
