"""Who is to do something, as people write it: `Ada: ...`, `@ada ...`, `[AL] ...`, `... (Ada)`, `Ada to ...`.

Only somebody whom the journal knows, or a name of one's own, becomes an owner; another name stays text and
is told. Source: docs/reference/import.md.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mentorlog.exchange.notes.marks import LONGEST
from mentorlog.journal import ME, Person
from mentorlog.journal.names import plain

_NAME = r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,3}"
_COLON = re.compile(rf"(?:\*\*|__)?(?P<name>@?{_NAME})(?:\*\*|__)?[ \t]*:(?:\*\*|__)?[ \t]+(?P<rest>\S.*)")
_AT = re.compile(r"(?:\*\*)?@(?P<name>[\w.-]*\w)(?:\*\*)?[ \t]*[:,\-–—]?[ \t]+(?P<rest>\S.*)")
_BRACKETS = re.compile(
    rf"\\?[\[(](?:\*\*)?(?P<name>@?{_NAME})(?:\*\*)?\\?[\])][ \t]*[:\-–—]?[ \t]*(?P<rest>\S.*)"
)
_TO = re.compile(
    rf"(?:\*\*|__)?(?P<name>@?{_NAME}?)(?:\*\*|__)?[ \t]+(?P<verb>to|will|should|must|needs? to|"
    rf"[’']ll)[ \t]+(?P<rest>[^\W\d_A-Z].*)"
)
_DASH = re.compile(rf"(?P<name>{_NAME})[ \t]+(?:-|–|—|->|→|=>)[ \t]+(?P<rest>\S.*)")
_BARE = re.compile(r"(?P<name>[A-Z]{2,4}|[A-Z][\w'’-]+)[ \t]+(?P<rest>[a-z].*)")
_END_BRACKETS = re.compile(
    rf"(?P<rest>.*\S)[ \t]*\\?[\[(](?:\*\*)?(?:owner:?[ \t]*)?"
    rf"(?P<name>@?{_NAME})(?:\*\*)?\\?[\])][ \t]*[.;]?\Z"
)
_END_AT = re.compile(r"(?P<rest>.*\S)[ \t]+(?:\*\*)?@(?P<name>[\w.-]*\w)(?:\*\*)?[ \t]*[.;]?\Z")
_END_DASH = re.compile(rf"(?P<rest>.*\S)[ \t]+(?:-|–|—|->|→|=>)[ \t]+(?P<name>{_NAME})[ \t]*\Z")
_INITIALS = re.compile(r"[A-Z]{2,4}\Z")
_SPEAKS_MORE = 3


class Owned(NamedTuple):
    """Who is to do it ("me", a slug; None where nobody is named who is known), and the text without the name.

    `unknown` is a name that stands where an owner does, and that nobody has. `how` is the form.
    """

    owner: str | None
    text: str
    unknown: str = ""
    how: str = ""


class Names:
    """What everybody is called, and I am."""

    def __init__(self, person: Person | None, people: Sequence[Person], me: Iterable[str] = ()) -> None:
        self._of: dict[str, set[str]] = {}
        self._initials: dict[str, set[str]] = {}
        for name in ("me", "i", "myself", *me):
            self._add(name, ME)
        self._me_is_initials = any(name == "ME" for name in me)
        for one in people:
            for name in (one.name, one.slug, one.first_name, *one.aliases):
                self._add(name, one.slug)
            self._add(one.name.split()[0] if one.name.split() else one.name, one.slug)
        self._with = person.slug if person else None

    def _add(self, name: str, slug: str) -> None:
        self._of.setdefault(plain(name), set()).add(slug)
        words = re.findall(r"[^\W\d_]+", name)
        if len(words) > 1:
            self._initials.setdefault("".join(word[0] for word in words).upper(), set()).add(slug)

    def slug(self, name: str) -> str | None:
        """Whom a name means: one, or of several the one that the notes are of."""
        said = name.strip().lstrip("@").strip("*_ ")
        if said == "ME" and not self._me_is_initials:
            return self._only(self._initials.get(said, set()))  # somebody's initials, unless they are mine
        found = self._of.get(plain(said).rstrip(".")) or self._of.get(plain(said))
        if not found and _INITIALS.match(said):
            found = self._initials.get(said)
        return self._only(found or set())

    def _only(self, found: set[str]) -> str | None:
        if len(found) == 1:
            return next(iter(found))
        return self._with if self._with in found else None


def speakers(texts: Iterable[tuple[str, bool]]) -> frozenset[str]:
    """The names that say who speaks: `Ada: well done` below what I did is no order to Ada.

    `texts` are bullets, and whether each is one of those that may be items.
    """
    beside: Counter[str] = Counter()
    opening: Counter[str] = Counter()
    for text, is_item in texts:
        if found := _COLON.match(text[:LONGEST]):
            (opening if is_item else beside)[plain(found["name"])] += 1
    return frozenset(name for name, n in beside.items() if n >= _SPEAKS_MORE and n > opening[name])


def owned(
    text: str, names: Names, *, speaking: frozenset[str] = frozenset(), under_heading: bool = False
) -> Owned:
    """Takes the name of its owner from a text. `under_heading` says that it stands where things to do do."""
    if len(text) > LONGEST:
        return Owned(None, text)
    for how, form in (("at", _AT), ("colon", _COLON), ("brackets", _BRACKETS), ("to", _TO)):
        found = form.match(text)
        if not found:
            continue
        if how == "colon" and plain(found["name"]) in speaking:
            continue
        if slug := names.slug(found["name"]):
            verb = found["verb"] if how == "to" else ""
            return Owned(
                slug, found["rest"].strip(), how="to" if verb.endswith("to") else "will" if verb else how
            )
    if under_heading:
        for how, form in (("dash", _DASH), ("bare", _BARE)):
            found = form.match(text)
            if found and (slug := names.slug(found["name"])):
                return Owned(slug, found["rest"], how=how)
    for how, form in (("end", _END_BRACKETS), ("end", _END_AT), ("end", _END_DASH)):
        found = form.match(text)
        if found and (slug := names.slug(found["name"])):
            return Owned(slug, found["rest"], how=how)
    return Owned(None, text, *_unknown(text, speaking))


def _unknown(text: str, speaking: frozenset[str]) -> tuple[str, str]:
    """A name that nobody has where an owner would stand: an `@name`, or initials."""
    for how, form in (
        ("at", _AT),
        ("brackets", _BRACKETS),
        ("to", _TO),
        ("colon", _COLON),
        ("end", _END_BRACKETS),
        ("end", _END_AT),
    ):
        found = form.match(text)
        if found and form is _END_AT:
            return found["name"], how
        if not found or (how == "colon" and plain(found["name"]) in speaking):
            continue
        name = found["name"]
        verb = found["verb"] if how == "to" else ""
        if verb and not verb.endswith("to"):
            continue
        if how == "at" or name.startswith("@") or _INITIALS.match(name):
            return name.lstrip("@"), how
    return "", ""
