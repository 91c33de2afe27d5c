"""What a line of old notes says of how far it has come: a box, `done`, a line through it."""

from __future__ import annotations

import re

from mentorlog.exchange.notes.marks import LONGEST

_BOX = re.compile(r"(?:\[(?P<mark>[ xX]?)\]|(?P<sign>[☐☑☒□▢⬜🔲🗹])\ufe0f?)[ \t]+(?P<rest>\S.*)")
_EMPTY_SIGNS = "☐□▢⬜🔲"
_ENDED = r"(?:done|completed?|finished)"
_DONE = re.compile(
    rf"(?:\*\*|__|\[|\()?{_ENDED}(?:\]|\))?(?:\*\*|__)?[ \t]*[:\-–—!.]|[✅✔☑]"
    rf"|.*(?:[\[(]{_ENDED}[\])]|[✅✔☑]\ufe0f?|[-–—][ \t]*{_ENDED})[ \t.!*_]*\Z",
    re.IGNORECASE,
)
_LET_GO = re.compile(
    r"~~.*~~[ \t.]*\Z|.*[-–—\[(][ \t]*(?:cancell?ed|dropped|abandoned|obsolete|no longer (?:needed|relevant))"
    r"[\])]?[ \t.!]*\Z",
    re.IGNORECASE,
)
# What a copy says of how far it has come.
_PROGRESS = (
    rf"(?:(?:not(?: yet)?|almost|nearly|partly|still) )?(?:{_ENDED}|open|ongoing|in progress|pending|wip|"
    r"started|to ?do|outstanding|overdue|delayed|postponed|carr(?:y|ied)(?:[- ](?:over|forward))?|"
    r"no progress|cancell?ed|dropped|abandoned|obsolete|no longer (?:needed|relevant))(?: yet| still)?"
)
_PROGRESS_BEHIND = re.compile(
    rf"[ \t]*(?:(?:[-=]>|→|[-–—:,;]+)[ \t]*[\[(]?|[\[(])[*_]*"
    rf"{_PROGRESS}(?:[ \t,;/&-]+{_PROGRESS})*[*_]*[\])]?[ \t.!]*\Z"
    r"|[ \t]*[✅✔☑]\ufe0f?[ \t]*\Z",
    re.IGNORECASE,
)
_PROGRESS_BEFORE = re.compile(
    rf"\A[*_]*(?:[\[(][*_]*{_PROGRESS}[*_]*[\])][*_]*[ \t]*[:–—-]?|{_PROGRESS}[*_]*[ \t]*[:–—-])[ \t]*(?=\S)"
    r"|\A[✅✔☑]\ufe0f?[ \t]*",
    re.IGNORECASE,
)


def boxed(text: str) -> tuple[str, str] | None:
    """The mark of the box that a text begins with, and the text behind it: `☐ send it`, `[x] sent`."""
    found = _BOX.match(text) if len(text) <= LONGEST else None
    if not found:
        return None
    sign = found["sign"]
    return (" " if sign in _EMPTY_SIGNS else "x") if sign else found["mark"].lower() or " ", found["rest"]


def state_of(text: str) -> str:
    """The mark of an item that has no box: what its words say of it, open where they say nothing."""
    said = text[:LONGEST]
    return "x" if _DONE.match(said) else "-" if _LET_GO.match(said) else " "


def split_progress(text: str) -> tuple[str, str]:
    """A text, and what it says at its end of how far it has come, "" for nothing."""
    found = _PROGRESS_BEHIND.search(text) if len(text) <= LONGEST else None
    return (text[: found.start()], text[found.start() :]) if found and found.start() else (text, "")


def without_progress(text: str) -> str:
    """A text without what it says of how far it has come: `Send it - not done yet`."""
    if len(text) > LONGEST:
        return text
    return _PROGRESS_BEFORE.sub("", split_progress(text)[0]) or text
