"""The words by which people mark what is to be done, and those that say nothing."""

from __future__ import annotations

import re

from mentorlog.journal.kinds import folded

# What is longer is no title, mark or placeholder that a person wrote; patterns would take their time over it.
LONGEST = 1000
_LONGEST_PLACEHOLDER = 80

_MARK = re.compile(
    r"[*_=]{0,3}(?:"
    r"`(?:TODO|ACTION|AI)`[ \t]*:?"
    r"|\[(?:AI|A/I|AP|ACTION|TODO|TO-DO|ACTION ITEM|Action|Todo)\](?:\*\*|__)?[ \t]*[:\-–—]?"
    r"|(?:AI|A/I|AP(?=[ \t]?#?[0-9])|ACTION(?:[ \t]+(?:ITEM|POINT))?|TODO|TO[ \-]DO|"
    r"Action(?:[ \t]+(?:[Ii]tem|[Pp]oint))?|Todo|To-?do|To do(?=[*_]{0,3}:)|todo|action(?: item| point)?)"
    r"(?:[ \t]*(?:\((?P<a>[^()]{1,40})\)|\[(?P<b>[^\[\]]{1,40})\]|(?:on|for|by|-|–)?[ \t]*(?P<c>@[\w.-]+)))?"
    r"(?:[ \t]*#?[0-9]{1,3})?[*_=]{0,3}[ \t]*(?::|-|–|—|->|→|=>)[*_=]{0,3}"
    r"|(?:[Aa]ctions|[Aa]ction (?:items|points)|[Nn]ext steps?|[Hh]omework|[Tt]o-?dos)[*_]{0,3}:[*_]{0,3}"
    r"|(?:TODO|ACTION)[*_=]{0,3}(?![\w:/.]|[ \t]+(?i:items?|points?|plans?|lists?|logs?|apps?|comments?)\b))"
    r"[ \t]*(?P<rest>\S.*)"
)
# `niko: Action item for Ada to write`, `AI (Ada) write`: a mark where somebody known is named.
_MARK_FOR = re.compile(
    r"(?:(?P<by>[^\W\d_][\w.'’ -]{0,30}):[ \t]+)?[*_=]{0,3}\[?(?:AI|A/I|ACTION(?: ITEM| POINT)?|"
    r"[Aa]ction(?: [Ii]tem| [Pp]oint)?s?|TODO|Todo|To[ -]do|Next steps?|Homework)\]?[*_=]{0,3}[ \t]*"
    r"(?:\((?P<a>[^()]{1,40})\)|\[(?P<b>[^\[\]]{1,40})\]|(?:(?:for|on)[ \t]+)?(?P<c>@?\b[^\W\d_][\w.'’-]*"
    r"(?: [^\W\d_][\w.'’-]*)?)(?=[ \t]*:|[ \t]+to\b))"
    r"[*_=]{0,3}[ \t]*(?:(?::|-|–|—)[*_]{0,3}|to\b)?[ \t]*(?P<rest>\S.*)"
)
_TAGGED = re.compile(r"(?P<rest>.*\S)[ \t]+#(?:action|todo|ai|task)\b[ \t]*\Z", re.IGNORECASE)
_TAGGED_BEFORE = re.compile(r"#(?:action|todo|ai)\b[ \t]*:?[ \t]+(?P<rest>\S.*)", re.IGNORECASE)
_NOTHING_WORDS = frozenset(
    [
        "none",
        "n a",
        "na",
        "nil",
        "nothing",
        "tbd",
        "tba",
        "tbc",
        "todo",
        "to do",
        "task",
        "action",
        "action item",
        "item",
        "name",
        "owner",
        "description",
        "your notes",
        "no actions",
        "no action items",
        "no next steps",
        "empty",
        "xxx",
        "xx",
        "text",
        "example",
        "see above",
        "same as above",
        "insert",
        "lorem ipsum",
        "bullet",
        "ditto",
        "no",
    ]
)
_NOTHING = re.compile(
    r"(?:no|none|nothing)(?: (?:new|further|other|specific|outstanding|more|open|current))*"
    r"(?: (?:actions?|action (?:items?|points?)|tasks?|to ?dos?|to do|next (?:steps?|actions?)|follow ups?|"
    r"updates?|homework|items?))?(?: (?:this|for|from|at|right|so|to|since|the|now|today|yet|time|week|month|"
    r"meeting|session|last|far|moment|needed|required|report|identified|recorded|agreed|set|here|really))*"
)
_PLACEHOLDER = re.compile(
    r"(?=.*[\[<{].*[\[<{])(?:[\[<{]+[^\]>}]*[\]>}]+|to|by|due|for|and|the|on|[ \t.,:;|/()–—-])+\Z|"
    r"(?:[\[<{(_*]+[^\]>})]*[\]>})_*]+[ \t.:\-–—,]*){1,4}\Z|replace this\b|insert\b.*\bhere\b|"
    r"\[?insert |your .{1,30} here\b|"
    r"lorem ipsum|(?:action|task|item|to-?do|step|deliverable|name|owner) ?(?:item ?)?#?(?:[0-9]{1,2}|"
    r"[a-cx])[ \t.:…]*\Z|"
    r"(?:e\.g\.|example:|i\.e\.)",
    re.IGNORECASE,
)
_LINK = re.compile(r"!?\[[^\]]*\]\([^)]*\)|<https?:[^>]*>|\[\[[^\]]*\]\]")


def marked(text: str) -> tuple[str, str] | None:
    """The text behind `AI:`, `ACTION (Ada):` or `TODO`, and the name within the mark; None for no mark."""
    if len(text) > LONGEST:
        return None
    if found := _MARK.match(text):
        name = found["a"] or found["b"] or found["c"] or ""
        return found["rest"], name.strip()
    if found := _TAGGED.fullmatch(text) or _TAGGED_BEFORE.fullmatch(text):
        return found["rest"], ""
    return None


def marked_for(text: str) -> tuple[str, str] | None:
    """The text behind a mark that is one only where it names somebody, and that name; else None."""
    found = _MARK_FOR.match(text) if len(text) <= LONGEST else None
    if not found:
        return None
    # Who says it stays with what is said.
    return text if found["by"] else found["rest"], (found["a"] or found["b"] or found["c"]).strip()


def says_nothing(text: str) -> bool:
    """Whether a text is empty, a placeholder of a template, or says that there is nothing."""
    words = folded(text)
    if len(text) > _LONGEST_PLACEHOLDER and words:
        return False
    if not words:
        return not _LINK.search(text[:LONGEST])
    if words in _NOTHING_WORDS or _NOTHING.fullmatch(words):
        return True
    return bool(_PLACEHOLDER.match(text.strip())) and not _LINK.search(text)
