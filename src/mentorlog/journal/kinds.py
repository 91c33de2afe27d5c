"""The kinds of item, the headings that give a bullet its kind, and the words for how it ends.

The table is docs/reference/file-format.md, "Headings".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import NamedTuple


class Kind(StrEnum):
    """What a bullet is."""

    OBJECTIVE = "objective"
    QUESTION = "question"
    ADVICE = "advice"
    COMMITMENT = "commitment"
    CONTACT = "contact"
    DECISION = "decision"
    FEEDBACK = "feedback"
    ASSUMPTION = "assumption"
    LESSON = "lesson"
    GIVEN = "given"
    CHECK_IN = "check-in"
    ABOUT = "about"

    @property
    def has_life(self) -> bool:
        """Whether such an item can be open, done or dropped."""
        return self in ENDINGS


# What people call some kinds, our own help and screens among them.
_ALSO_CALLED: Mapping[str, Kind] = {
    "promise": Kind.COMMITMENT,
    "action": Kind.COMMITMENT,
    "step": Kind.COMMITMENT,
    "todo": Kind.COMMITMENT,
    "aim": Kind.OBJECTIVE,
    "introduction": Kind.CONTACT,
    "learned": Kind.LESSON,
    "advices": Kind.ADVICE,
}


def kind_called(word: str, among: Iterable[Kind] = Kind) -> Kind | None:
    """The kind that a word means, in the singular or plural; None where it means none of those."""
    said = word.casefold().replace("_", "-")
    singular = said.removesuffix("s")
    found = next((kind for kind in Kind if kind.value in (said, singular)), None)
    found = found or _ALSO_CALLED.get(said) or _ALSO_CALLED.get(singular)
    return found if found in tuple(among) else None


# How one says that an item was done, and that it was dropped.
ENDINGS: Mapping[Kind, tuple[str, str]] = {
    Kind.OBJECTIVE: ("reached", "set aside"),
    Kind.QUESTION: ("answered", "no longer asked"),
    Kind.ADVICE: ("tried", "set aside"),
    Kind.COMMITMENT: ("kept", "let go"),
    Kind.CONTACT: ("met", "not pursued"),
    Kind.DECISION: ("talked through", "overtaken"),
    Kind.FEEDBACK: ("acted on", "not taken"),
    Kind.ASSUMPTION: ("holds", "was wrong"),
}

# The heading under which a new item of each kind is written, in the order of a meeting's page.
HEADINGS: Mapping[Kind, str] = {
    Kind.ABOUT: "About",
    Kind.OBJECTIVE: "Objectives",
    Kind.QUESTION: "Questions",
    Kind.ADVICE: "Advice",
    Kind.COMMITMENT: "Commitments",
    Kind.CONTACT: "People",
    Kind.DECISION: "Decisions",
    Kind.FEEDBACK: "Feedback",
    Kind.ASSUMPTION: "Assumptions",
    Kind.LESSON: "Learned",
    Kind.GIVEN: "Given",
    Kind.CHECK_IN: "Check-in",
}

_BEGIN_WITH: Mapping[str, Kind] = {
    "objectives": Kind.OBJECTIVE,
    "questions": Kind.QUESTION,
    "open questions": Kind.QUESTION,
    "to discuss": Kind.QUESTION,
    "advice": Kind.ADVICE,
    "recommendations": Kind.ADVICE,
    "commitments": Kind.COMMITMENT,
    "action items": Kind.COMMITMENT,
    "actions": Kind.COMMITMENT,
    "action plan": Kind.COMMITMENT,
    "agreed actions": Kind.COMMITMENT,
    "next steps": Kind.COMMITMENT,
    "next actions": Kind.COMMITMENT,
    "follow up": Kind.COMMITMENT,
    "follow ups": Kind.COMMITMENT,
    "to do": Kind.COMMITMENT,
    "to dos": Kind.COMMITMENT,
    "todo": Kind.COMMITMENT,
    "todos": Kind.COMMITMENT,
    "deliverables": Kind.COMMITMENT,
    "decisions": Kind.DECISION,
    "feedback": Kind.FEEDBACK,
    "assumptions": Kind.ASSUMPTION,
    "learned": Kind.LESSON,
    "lessons": Kind.LESSON,
    "takeaways": Kind.LESSON,
}
# The words of one by which a heading for promises is known, as one of them is said.
_OF_PROMISES = frozenset(
    words.removesuffix("s")
    for words, kind in _BEGIN_WITH.items()
    if kind is Kind.COMMITMENT and " " not in words
)
_KINDS = frozenset(kind.value for kind in Kind)
_WHOLE: Mapping[str, Kind] = {
    "people": Kind.CONTACT,
    "introductions": Kind.CONTACT,
    "contacts": Kind.CONTACT,
    "given": Kind.GIVEN,
    "check in": Kind.CHECK_IN,
    "about": Kind.ABOUT,
}
# Under these a bullet is an item only with a box: as headings of other people's notes they often
# stand over an attendance list.
_ONLY_WITH_BOX = frozenset({"introductions", "contacts"})
# Headings with a meaning of their own, under which nothing takes its kind from a heading above.
_OWN_MEANING = frozenset(
    ("notes", "log", "progress", "next meeting", "still open", "steps")
    + ("checkpoint", "checkpoints", "obstacles", "brief", "debrief")
)
# The headings of me.md, which say nothing elsewhere.
_OF_ME = ("vision", "strengths", "weaknesses", "skills")
PRIVATE = "private"
CHANGE = "change"  # what opens a line of a check-in that the next sheet has
# What a journal may have headings of its own for, by the name that its settings use. The list of what is
# still open is ours alone: it is on a page only while that is written.
OWN_HEADINGS = (*Kind, *sorted(_OWN_MEANING - {"still open"}), *_OF_ME, CHANGE, PRIVATE)
_NAME_OF = {HEADINGS[kind].casefold(): kind.value for kind in Kind}


class Rule(NamedTuple):
    """What a heading says of the bullets below it.

    `known` is False for a heading that says nothing, so that the one above it goes on ruling.
    """

    known: bool = False
    kind: Kind | None = None
    private: bool = False
    only_with_box: bool = False
    name: str = ""


_NOTHING = Rule()
# A journal's own headings, by what they are for.
_EMPHASIS = str.maketrans("", "", "'’`*_~")
_Added = tuple[tuple[str, tuple[str, ...]], ...]


def folded(title: str) -> str:
    """A heading's words as they are compared: no case, emphasis, emoji or punctuation."""
    text = (title if title.isascii() else _composed(title)).casefold()
    text = text.translate(_EMPHASIS)
    return " ".join("".join(c if c.isalnum() or _is_mark(c) else " " for c in text).split())


def _composed(title: str) -> str:
    import unicodedata  # a megabyte of tables, and most headings need none of them

    return unicodedata.normalize("NFKC", title)


def _is_mark(char: str) -> bool:
    if char.isascii():
        return False
    import unicodedata

    # U+FE0F and its like only choose how an emoji is drawn; they belong to no word.
    return unicodedata.category(char).startswith("M") and not "\ufe00" <= char <= "\ufe0f"


@dataclass(frozen=True)
class Headings:
    """The heading table of one journal: ours, and what its `mentorlog.toml` adds.

    `added` maps a name of OWN_HEADINGS to further headings, each of which counts where a heading begins
    with it; `written` maps one to the heading that is written for it. Other names say nothing.
    """

    added: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    written: Mapping[str, str] = field(default_factory=dict)

    def rule(self, title: str, *, in_goal: bool = False) -> Rule:
        """What a heading with this title says; `in_goal` for a file under goals/."""
        return _rule(title, in_goal, self._all)

    def name_of(self, title: str) -> str:
        """Which name of OWN_HEADINGS a heading has by what the journal adds; empty for none."""
        return _added_name(folded(title), self._all)

    def called(self, title: str) -> str:
        """One of our headings as this journal writes it: "Commitments", or "Vereinbarungen".

        Ours, where the journal's own would be read as something else.
        """
        name = _NAME_OF.get(title.casefold(), folded(title))
        own = next((said for key, said in self.written.items() if heading_name(key) == name), "")
        return own if own and self.name_of(own) == name and not self.rule(own).private else title

    def in_own_words(self, text: str) -> str:
        """A page of ours with its headings, and the words before a colon, as this journal has them."""
        return re.sub(r"(?m)^(## |- )(.+?)(:?)$", lambda it: f"{it[1]}{self.called(it[2])}{it[3]}", text)

    def names(self, name: str) -> tuple[str, ...]:
        """The headings that a journal adds for a name of OWN_HEADINGS."""
        return tuple(said for key, more in self._all if key == name for said in more)

    def is_like_promises(self, title: str) -> bool:
        """Whether a heading that says nothing is nearly one for promises: "Action points", "Commitment".

        A review of promises makes none.
        """
        first, *more = folded(title).split() or [""]
        return first in _OF_PROMISES and "review" not in more and not self.rule(title).known

    @cached_property
    def _all(self) -> _Added:
        """What is added and what is written, for what is written is read as well."""
        found: dict[str, tuple[str, ...]] = {}
        for key, more in (*self.added.items(), *((key, (said,)) for key, said in self.written.items())):
            name = heading_name(key)
            found[name] = (*found.get(name, ()), *more)
        return tuple(sorted(found.items()))

    def is_listed(self, title: str) -> bool:
        """Whether it is a heading of the table and no word more, so that nothing of it is the user's own."""
        return _is_listed(title, self._all)


NO_ADDED_HEADINGS = Headings()


def heading_name(key: str) -> str:
    """The name of OWN_HEADINGS that a key of the settings means; empty for none.

    A hyphen, a space and an underscore are one: "next-meeting", "next_meeting".
    """
    return _OWN_NAMES.get(folded(key.replace("_", " ")), "")


_OWN_NAMES = {folded(name): str(name) for name in OWN_HEADINGS}


@lru_cache(maxsize=4096)
def _rule(title: str, in_goal: bool, added: _Added) -> Rule:
    words = folded(title)
    if not words:
        return _NOTHING
    private = [word for name, synonyms in added if name == PRIVATE for word in synonyms]
    # A number before it is the heading's place, not its first word: "1. Private".
    first = next((word for word in words.split() if not word.isdecimal()), "")
    if first == "private" or _begins(words, map(folded, private)):
        return Rule(known=True, private=True, name=PRIVATE)
    own = _added_name(words, added)
    if own in _KINDS:
        return Rule(known=True, kind=Kind(own), name=words)
    if own in _OWN_MEANING:
        words = own
    if in_goal and _begins(words, ["steps"]):
        return Rule(known=True, kind=Kind.COMMITMENT, name=words)
    if words in _WHOLE:
        return Rule(True, _WHOLE[words], only_with_box=words in _ONLY_WITH_BOX, name=words)
    # The longest first, so that "next actions" is not taken for "next".
    for begin in sorted(_BEGIN_WITH, key=len, reverse=True):
        if _begins(words, [begin]):
            return Rule(known=True, kind=_BEGIN_WITH[begin], name=words)
    if words in _OWN_MEANING or _begins(words, ["next meeting"]):
        return Rule(known=True, name=words)
    return _NOTHING


@lru_cache(maxsize=4096)
def _added_name(words: str, added: _Added) -> str:
    """What the longest of the journal's own headings that `words` begin with is for; empty for none."""
    found = [
        (len(begin), name)
        for name, synonyms in added
        for begin in map(folded, synonyms)
        if name and _begins(words, [begin])
    ]
    return max(found, key=lambda one: one[0], default=(0, ""))[1]


@lru_cache(maxsize=4096)
def _is_listed(title: str, added: _Added) -> bool:
    words = folded(title)
    listed = (_BEGIN_WITH, _WHOLE, _OWN_MEANING, (PRIVATE,))
    return any(words in names for names in listed) or any(
        words == folded(synonym) for _, synonyms in added for synonym in synonyms
    )


def _begins(words: str, beginnings: Iterable[str]) -> bool:
    return any(words == begin or (begin and words.startswith(begin + " ")) for begin in beginnings)
