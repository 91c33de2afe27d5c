"""Whom a text names as the one to do it: "Ada: ...", "@Ada Lovelace ...", "Ada to ...", "Ada will ..."."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from mentorlog.journal import ME, Person
from mentorlog.journal.names import plain, same

NAME = r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,3}"
_COLON = r"(?s)(?P<name>[^:\[\]]{1,60}?):[ \t]+(?P<rest>\S.*)"
# What is to be done begins small: `Talk to Ada` and `Tom to Ada: ...` are no orders to anybody.
_TO = rf"(?s)(?P<name>{NAME}?)(?:[ \t]+(?:to|will)|[’']ll)[ \t]+(?P<rest>[^\W\d_A-Z].*)"
_BEHIND_NAME = r"[ \t:,–—-]*(?:(?:to|will)[ \t]+(?=[a-z]))?"
_WORDS_OF_NAME = 4
_PRONOUNS = frozenset(("she", "he", "they"))
# What opens a sentence about something else: `It will ...`.
_NO_NAMES = ("it", "this", "that", "these", "those", "there", "what", "which", "who", "we", "you", "one")
_LIKE_NAME = r"[^\W\d_a-z][^\W\d_A-Z][\w'’-]*(?: [^\W\d_a-z][\w'’-]*){0,2}"
_NEAR = 0.7


def named_in_full(word: str, text: str, slug_of: Callable[[str], str | None]) -> tuple[str, str] | None:
    """Whom `word` and the first words of a text name together, and the rest; None where that is nobody, or
    where nothing is left to do. `slug_of` gives whom a name means."""
    taken, whole = [word], ("", text)
    for found in islice(re.finditer(r"\S+", text), _WORDS_OF_NAME - 1):
        taken.append(found[0])
        if slug := slug_of(" ".join(taken).rstrip(":,")):
            whole = slug, text[found.end() :]
    rest = re.sub(_BEHIND_NAME, "", whole[1], count=1)
    return (whole[0], rest) if whole[0] and rest else None


class Names(NamedTuple):
    """Who may be named in a note: the one it is with, everybody else, and the journal's own names."""

    person: Person | None
    people: Sequence[Person]

    def has_slug_or_alias(self, word: str) -> bool:
        """Whether a word after an `@` is understood as it stands."""
        known = [name for person in self.people for name in (person.slug, *person.aliases)]
        return same(word) in (ME, *map(same, known))

    def slug(self, name: str) -> str | None:
        """Whom a name means, None for nobody for sure. Accents that are typed tell names apart.

        The one it is with goes before others of that name; of two others neither is meant for sure.
        """
        folds: tuple[Callable[[str], str], ...] = (same, plain)
        for fold in folds:
            wanted = fold(name)
            if wanted in (ME, "i"):
                return ME
            meant = [slug for slug, names in self._called() if wanted in map(fold, names)]
            if meant:
                is_sure = len(meant) == 1 or (self.person and meant[0] == self.person.slug)
                return meant[0] if is_sure else None
        return None

    def _called(self) -> Iterator[tuple[str, list[str]]]:
        met = [self.person] if self.person else []
        everybody = {person.slug: person for person in [*met, *self.people]}
        for slug, one in everybody.items():
            yield slug, [one.name, slug, one.first_name, *one.aliases]

    def owner(self, text: str) -> tuple[str | None, str]:
        """The slug of the one whose name opens a text ("Ada: ...", "Ada to ..."), None for nobody's; and the
        rest."""
        found = re.match(_COLON, text)
        if found and (slug := self.slug(found["name"])):
            return slug, found["rest"]
        found = re.match(_TO, text)
        # "I will ..." is mine as it stands.
        if found and (slug := self.slug(found["name"])) and slug != ME:
            return slug, found["rest"]
        return None, text

    def mentioned(self, word: str, text: str) -> tuple[str | None, str]:
        """Whom `@word text` names, None for nobody; and the rest, without what of the name is in it.

        A slug or an alias is given as it was typed, anybody else by the slug.
        """
        if whole := named_in_full(word, text, self.slug):
            return whole
        if self.has_slug_or_alias(word):
            return word, text
        # `@Ada Lovelace's deck` is about her: half of a name is nobody's.
        begins, whole_names = plain(f"{word} {text}"), (plain(one.name) for one in self.people)
        if any(" " in name and begins.startswith(name) for name in whole_names):
            return None, text
        return self.slug(word.rstrip(":,")), text

    def nearly_owner(self, text: str) -> str:
        """The name that opens a text, where it is nobody's and nearly that of the one it is with."""
        found = re.match(_COLON, text) or re.match(_TO, text)
        if not found or self.person is None or self.owner(text)[0]:
            return ""
        import difflib  # only for a text that begins like one with a name

        name = plain(found["name"])
        known = map(plain, (self.person.name, self.person.first_name, *self.person.aliases))
        # Another letter at the front is another word as a rule: "Data" is no Kata.
        near = [one for one in known if one[:1] == name[:1]]
        return found["name"] if difflib.get_close_matches(name, near, n=1, cutoff=_NEAR) else ""

    def is_order(self, text: str) -> bool:
        """Whether a text says who is to do something: `Ada: ...`, `me: ...`, `She will ...`, `I'll ...`."""
        found = re.match(_TO, text)
        is_mine = found is not None and self.slug(found["name"]) == ME
        return is_mine or bool(self.owner(text)[0] or self.unsure_owner(text))

    def unsure_owner(self, text: str) -> str:
        """The name that stands where an owner does and is nobody's for sure: `Tom: ...`, `She will ...`."""
        if text.startswith("@"):
            return text.partition(" ")[0]
        if self.owner(text)[0]:
            return ""
        colon, to = re.match(_COLON, text), re.match(_TO, text)
        found = colon or to
        if not found:
            return ""
        name = found["name"]
        if same(name) in _PRONOUNS:
            return name
        # `Talk to ...` begins so as well, and names nobody.
        is_order = colon is not None or text[len(name) :].lstrip().startswith(("will", "’ll", "'ll"))
        is_name = re.fullmatch(_LIKE_NAME, name) is not None and same(name) not in _NO_NAMES
        return name if is_order and is_name else ""
