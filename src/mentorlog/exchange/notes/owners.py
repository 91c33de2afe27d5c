"""Who is to do something, as people write it: `Ada: ...`, `@ada ...`, `[AL] ...`, `... (Ada)`, `Ada to ...`.

Only somebody whom the journal knows, or a name of one's own, becomes an owner; another name stays text and
is told. Source: docs/reference/import.md.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mentorlog.dates.written import written_days
from mentorlog.exchange.notes.marks import LONGEST
from mentorlog.journal import ME, Person
from mentorlog.journal.names import plain
from mentorlog.practice.naming import NAME, named_in_full

_EM = r"[*_]{0,3}"
_COLON = re.compile(rf"{_EM}(?P<name>@?{NAME}){_EM}[ \t]*::?{_EM}[ \t]+(?P<rest>\S.*)")
_AT = re.compile(r"(?:\*\*)?@(?P<name>[\w.-]*\w)(?:\*\*)?[ \t]*[:,\-–—]?[ \t]+(?P<rest>\S.*)")
_BRACKETS = re.compile(
    rf"\\?[\[(](?:\*\*)?(?P<name>@?{NAME})(?:\*\*)?\\?[\])](?!\()[ \t]*[:\-–—]?[ \t]*(?P<rest>\S.*)"
)
_TO = re.compile(
    rf"{_EM}(?P<name>@?{NAME}?){_EM}(?:[ \t]+(?P<verb>to|will|should|must|needs? to)|[’']ll)[ \t]+"
    r"(?P<rest>[^\W\d_A-Z].*)"
)
_DASH = re.compile(rf"(?P<name>{NAME})[ \t]+(?:--?|–|—|->|→|=>)[ \t]+(?P<rest>\S.*)")
_TO_ANY = re.compile(rf"{_EM}(?P<name>@?{NAME}?){_EM}[ \t]+(?P<verb>[Tt]o|TO)[ \t]+(?P<rest>\S.*)")
# `Ada and Tom will ...` is nobody's alone.
_BARE = re.compile(r"(?P<name>[A-Z]{2,4}|[A-Z][\w'’-]+)[ \t]+(?!(?:and|or|with)\b)(?P<rest>[a-z].*)")
_END_BRACKETS = re.compile(
    rf"(?P<rest>.*?\S)[ \t]*(?:(?<=[ \t])[*_]{{1,3}})?\\?[\[(](?:\*\*)?(?:owner:?[ \t]*)?"
    rf"(?P<name>@?{NAME})(?:\*\*)?\\?[\])]{_EM}[ \t]*[.;]?\Z"
)
_END_AT = re.compile(r"(?P<rest>.*\S)[ \t]+(?:\*\*)?@(?P<name>[\w.-]*\w)(?:\*\*)?[ \t]*[.;]?\Z")
_END_DASH = re.compile(
    rf"(?P<rest>.*\S)[ \t]+(?:--?|–|—|->|→|=>)[ \t]+(?:owner:?[ \t]*)?(?P<name>{NAME})[ \t]*\Z",
    re.IGNORECASE,
)
# `(Ada, by Friday)`, `- Ada, 2 Feb`: the day goes on to be read as one.
_END_DATED = re.compile(
    rf"(?P<rest>.*\S)[ \t]*(?:[\[(]|[ \t](?:--?|–|—)[ \t]+)(?P<name>@?{NAME}?)"
    r"(?:[ \t]*[,;:–—-]+[ \t]*|[ \t]+(?=by\b))"
    r"(?P<by>(?:by|due|before|until)\b[ \t:]*)?(?P<when>[^()\[\]]{2,30}?)[\])]?[ \t]*[.;]?\Z"
)
# A name that is a link: all of it stays.
_LINKED = re.compile(
    rf"(?:@\[|\[@)(?P<at>{NAME})\]\([^()]*\)[ \t]*\S.*"
    rf"|\[(?P<name>{NAME})\]\((?:mailto:[^()]*\)|[^()]*\)[ \t]*(?:[:,–—-]|to\b|will\b))[ \t]*\S.*"
)
_END_LINKED = re.compile(rf".*\S[ \t]+\(?@?\[(?P<name>@?{NAME})\]\([^()]*\)\)?[ \t]*[.;]?\Z")
_WIKI = re.compile(r"\A\[\[([^\[\]|/]+)\]\]")
_INITIALS = re.compile(r"[A-Z]{2,4}\Z")
# What follows a name where something is to be done, whatever the heading.
_ORDERS = ("to", "need to", "needs to")
_SPEAKS_MORE = 3
# The forms that name an owner even where nothing else says that something is to be done.
WHO = ("to", "will", "at", "colon", "brackets")


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
        for name in ("me", "i", "myself", "my", *me):
            self._add(name, ME)
        # In notes with a mentor `Mentee` is me.
        self._roles: dict[str, str] = {}
        if person:
            other = {"mentor": "mentee", "mentee": "mentor"}.get(person.role)
            self._roles = {person.role: person.slug} | ({other: ME} if other else {})
        self._me_is_initials = any(name == "ME" for name in me)
        for one in people:
            for name in (one.name, one.slug, one.first_name, *one.aliases):
                self._add(name, one.slug)
            words = one.name.split()
            self._add(words[0] if words else one.name, one.slug)
            if len(words) > 1:
                self._add(f"{words[0]} {words[-1][0]}", one.slug)
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
        if not found and (role := self._roles.get(plain(said))):
            return role
        return self._only(found or set())

    def is_role(self, name: str) -> bool:
        """Whether a name is only what somebody is to somebody: `Mentee`."""
        return plain(name) in self._roles and plain(name) not in self._of

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
    opened = _WIKI.sub(r"\1", text)
    to = _TO_ANY if under_heading and not _TO.match(opened) else _TO
    for how, form in (("at", _AT), ("colon", _COLON), ("brackets", _BRACKETS), ("to", to)):
        found = form.match(opened)
        if not found:
            continue
        if how == "colon" and plain(found["name"]) in speaking:
            continue
        if how == "at" and (whole := named_in_full(found["name"], found["rest"], names.slug)):
            return Owned(whole[0], whole[1].strip(), how=how)
        if slug := names.slug(found["name"]):
            if how == "to":
                how = "to" if (found["verb"] or "").lower() in _ORDERS else "will"
            return Owned(slug, found["rest"].strip(), how=how)
    if under_heading:
        if (found := _LINKED.match(text)) and (slug := names.slug(found["at"] or found["name"])):
            return Owned(slug, text, how="at")
        for how, form in (("dash", _DASH), ("bare", _BARE)):
            found = form.match(opened)
            if found and not names.is_role(found["name"]) and (slug := names.slug(found["name"])):
                return Owned(slug, found["rest"], how=how)
    return _at_end(text, names) or Owned(None, text, *_unknown(text, speaking))


def _at_end(text: str, names: Names) -> Owned | None:
    """The owner whom the end of a text names."""
    for form in (_END_BRACKETS, _END_AT, _END_DASH):
        found = form.match(text)
        if found and (slug := names.slug(found["name"])):
            return Owned(slug, found["rest"], how="end")
    found = _END_DATED.match(text)
    if found and (found["by"] or _is_day(found["when"])) and (slug := names.slug(found["name"])):
        return Owned(slug, f"{found['rest']} ({(found['by'] or 'by').strip()} {found['when']})", how="end")
    found = _END_LINKED.match(text)
    if found and (slug := names.slug(found["name"])):
        return Owned(slug, text, how="end")
    return None


def _is_day(text: str) -> bool:
    return [one.text for one in written_days(text)] == [text.strip()]


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
        if how == "to" and found["verb"] not in _ORDERS:
            continue
        if how == "at" or name.startswith("@") or _INITIALS.match(name):
            return name.lstrip("@"), how
    return "", ""
