"""What was copied from one meeting to the next is one thing to do, with its first day and its last state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mentorlog.exchange.notes.items import Found
from mentorlog.exchange.notes.states import without_progress
from mentorlog.journal import Item, Kind
from mentorlog.journal.item_line import ItemLine
from mentorlog.journal.kinds import folded


@dataclass
class Carried:
    """One thing to do: where it was first written, its copies, and the line it becomes.

    `known` is the journal's own item where that has it already; then nothing is written but, with `settles`,
    its end.
    """

    first: Found
    item: ItemLine
    copies: list[Found]
    known: Item | None = None
    settles: bool = False


def merged(found: Sequence[Found], journal: Iterable[Item]) -> list[Carried]:
    """The things to do, from the oldest notes to the newest; `journal` are the items of the same person.

    A copy is the same words while the one before is open. What comes again once it has ended is new.
    """
    live: dict[str, list[Carried]] = {}
    known: dict[str, list[Item]] = {}
    for item in journal:
        if item.kind is Kind.COMMITMENT:
            known.setdefault(_key(item.text), []).append(item)
    made: list[Carried] = []
    order = sorted(found, key=lambda one: (one.day or date.max, one.source.name, one.line))
    for one in order:
        key = _key(one.item.text)
        before = next((last for last in reversed(live.get(key, [])) if key and _goes_on(last, one)), None)
        if before:
            before.copies.append(one)
            before.item = _later(before.item, one.item)
            before.settles = before.known is not None and before.known.is_open and before.item.state != "open"
            continue
        carried = Carried(one, one.item, [])
        same = next((item for item in reversed(known.get(key, [])) if key and _is_known(item, one)), None)
        if same:
            carried.known = same
            carried.settles = same.is_open and one.item.state != "open"
        if one.copy_only and not same:
            continue  # it stays text
        live.setdefault(key, []).append(carried)
        made.append(carried)
    return made


def _key(text: str) -> str:
    """What copies have in common: their words, whatever they say of how far it has come."""
    return folded(without_progress(text))


def _goes_on(before: Carried, copy: Found) -> bool:
    """Whether a later line of the same words is the same thing to do, of the same owner."""
    mine = any(one.mine for one in (before.first, *before.copies))
    theirs = before.item.owner or ""
    if before.first.private != copy.private:
        return False
    # Who is not named may be either; who is named is not another one, nor me.
    if (
        (theirs and copy.item.owner not in (None, theirs))
        or (theirs and copy.mine)
        or (mine and copy.item.owner)
    ):
        return False
    return before.item.state == "open" or copy.item.state == before.item.state


def _later(before: ItemLine, copy: ItemLine) -> ItemLine:
    """The first line with the state, and the day to be done by, of the last."""
    return before._replace(
        mark=copy.mark if before.state == "open" else before.mark,
        completion=before.completion or copy.completion,
        cancelled=before.cancelled or copy.cancelled,
        due=copy.due or before.due,
        owner=before.owner or copy.owner,
    )


def _is_known(item: Item, one: Found) -> bool:
    """Whether the journal has it already: begun before, and open when these notes were written."""
    if item.private != one.private:
        return False
    if one.day is None:
        return True
    began = item.since is None or item.since <= one.day
    return began and (item.is_open or item.ended is None or item.ended >= one.day)
