"""The kinds of item, the headings that give a bullet its kind, and the words for how it ends.

The table is docs/reference/file-format.md, "Headings".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
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


def folded(title: str) -> str:
    """A heading's words as they are compared: no case, emphasis, emoji or punctuation."""
    text = unicodedata.normalize("NFKC", title).casefold()
    text = re.sub(r"['’`*_~]", "", text)
    return " ".join("".join(c if c.isalnum() or _is_mark(c) else " " for c in text).split())


def _is_mark(char: str) -> bool:
    # U+FE0F and its like only choose how an emoji is drawn; they belong to no word.
    return unicodedata.category(char).startswith("M") and not "\ufe00" <= char <= "\ufe0f"


@dataclass(frozen=True)
class Headings:
    """The heading table of one journal: ours, and what its `mentorlog.toml` adds.

    `added` maps a kind's name, "private" or "notes" to further headings, each of which counts where
    a heading begins with it.
    """

    added: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def rule(self, title: str, *, in_goal: bool = False) -> Rule:
        """What a heading with this title says; `in_goal` for a file under goals/."""
        return _rule(title, in_goal, tuple(sorted(self.added.items())))

    def is_listed(self, title: str) -> bool:
        """Whether it is a heading of the table and no word more, so that nothing of it is the user's own."""
        return _is_listed(title, tuple(sorted(self.added.items())))


NO_ADDED_HEADINGS = Headings()


@lru_cache(maxsize=4096)
def _rule(title: str, in_goal: bool, added: tuple[tuple[str, tuple[str, ...]], ...]) -> Rule:
    words = folded(title)
    if not words:
        return _NOTHING
    private = [word for name, synonyms in added if name == "private" for word in synonyms]
    # A number before it is the heading's place, not its first word: "1. Private".
    first = next((word for word in words.split() if not word.isdecimal()), "")
    if first == "private" or _begins(words, map(folded, private)):
        return Rule(known=True, private=True, name="private")
    for name, synonyms in added:
        if name in _KINDS and _begins(words, map(folded, synonyms)):
            return Rule(known=True, kind=Kind(name), name=words)
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
def _is_listed(title: str, added: tuple[tuple[str, tuple[str, ...]], ...]) -> bool:
    words = folded(title)
    listed = (_BEGIN_WITH, _WHOLE, _OWN_MEANING, ("private",))
    return any(words in names for names in listed) or any(
        words == folded(synonym) for _, synonyms in added for synonym in synonyms
    )


def _begins(words: str, beginnings: Iterable[str]) -> bool:
    return any(words == begin or (begin and words.startswith(begin + " ")) for begin in beginnings)
