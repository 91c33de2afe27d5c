"""What is to be said of the items of a note that may be meant otherwise than they were taken."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from mentorlog.dates import DateWays
from mentorlog.errors import UnreadableDate
from mentorlog.journal.document import Document
from mentorlog.practice.naming import Names
from mentorlog.practice.writing import DateFault, new_promises

_FEW = 3


def of_days(undated: Sequence[DateFault]) -> Iterator[str]:
    """Of the ends of items that have the form of a day and are none: the first, and how many more."""
    said = {}
    for fault in undated:
        advice = fault.advice if isinstance(fault, UnreadableDate) else ""
        said[f"{fault} {advice[:1].upper()}{advice[1:]}".rstrip()] = fault.text
    if said:
        first, *more = said
        stop = "" if first.endswith((".", "?", "!", '"')) else "."
        also = f"{stop} So does {_listed([f'“{said[one]}”' for one in more])}." if more else ""
        yield f"A date stays as text: {first}{also}"


def of_owners(document: Document, before: Collection[str], names: Names, path: str) -> Iterator[str]:
    """Of new promises of mine that a name opens which is nobody's for sure."""
    near: dict[str, list[str]] = {}
    unsure: dict[str, list[str]] = {}
    for ident, item in new_promises(document, before):
        if item.owner and names.has_slug_or_alias(item.owner):
            continue
        text = f"@{item.owner} {item.text}" if item.owner else item.text
        if name := names.nearly_owner(text):
            near.setdefault(name, []).append(ident)
        elif name := names.unsure_owner(text):
            unsure.setdefault(name, []).append(ident)
    person = names.person
    who = person.first_name if person else ""
    slug = person.slug if person else ""
    for name, ids in near.items():
        said = f"“{name}” is nobody here, so {_listed(ids)} {_are(ids)} yours. Did you mean {who}?"
        yield f"{said} Then write @{slug} for “{name}:” in {path}"
    if unsure:
        ids = [ident for found in unsure.values() for ident in found]
        names_ = _listed([f"“{name}”" for name in unsure])
        said = f"{names_} {'name' if unsure.keys() - {next(iter(unsure))} else 'names'} nobody for sure"
        said = f"{said}, so {_listed(ids)} {_are(ids)} yours."
        yield f"{said} If it is {who}'s, put @{slug} before it in {path}" if person else said


def perhaps_days(
    document: Document, before: Collection[str], day: date, ways: DateWays, undated: Sequence[DateFault]
) -> Iterator[tuple[str, str]]:
    """The new promises without a day that end in words which may be one, by their ids; `undated` are the
    ends that were remarked on."""
    told = tuple(fault.text for fault in undated)
    for ident, item in new_promises(document, before):
        if item.due is None and not item.text.rstrip(" .").endswith(told or "\n"):
            from mentorlog.dates.perhaps import may_be_due  # only for a promise without a day

            if words := may_be_due(item.text, day, ways=ways):
                yield ident, words


def said_perhaps(found: Sequence[tuple[str, str]], command: str, *, by_hand: bool = False) -> str:
    """Of promises whose words may be a day, and how to date one; `command` moves it. In lines typed `by_hand`
    fewer days are read."""
    listed = _listed([f"“{words}” ({ident})" for ident, words in found])
    what = "may be days, and stay text" if found[1:] else "may be a day, and stays text"
    how = " in a line typed by hand. To date it:" if by_hand else "; “... by fri” dates it. To do so now:"
    return f"{listed} {what}{how} {command} {found[0][0]} DATE"


def _are(ids: Sequence[str]) -> str:
    return "are" if ids[1:] else "is"


def _listed(words: Sequence[str]) -> str:
    """Some of them, and how many more: `a, b and 3 more`."""
    few = list(words[:_FEW]) if len(words) <= _FEW else [*words[: _FEW - 1], f"{len(words) - _FEW + 1} more"]
    *first, last = few
    return f"{', '.join(first)} and {last}" if first else last
