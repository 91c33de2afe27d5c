"""What the title of a heading, or a line above a list, says of the bullets below it."""

from __future__ import annotations

import re
from typing import Literal

from mentorlog.journal.kinds import folded

_LONGEST_TITLE = 200
_LONGEST_BARE_LABEL = 3

# "action": to be done; "done": they are; "review": of those of before; "mixed": some are, with others;
# "soft": next week's wishes; "people": who was there.
Standing = Literal["action", "done", "review", "mixed", "soft", "people", ""]

_SOFT = re.compile(
    r"\bnext (?:[0-9]+ |two |three |few |couple of )?(?:weeks?|months?|quarter|sprint)\b|\bcoming week\b|"
    r"\bthis weeks? (?:s )?(?:plan|goals|aims)\b|\b(?:plans?|goals?|priorities|aims|focus) for (?:the |this |"
    r"next |coming )|"
    r"\bwork(?:ing)? on next\b|\bwhat (?:will|would|do) (?:you|i|we)\b.*\bnext\b|(?<!wrap )\bup next\b"
)
_NEXT_TIME = r"(?:before|for|until|by) (?:the |our )?next (?:time|meeting|session|call)"
_THING = (
    r"(?:actions?|action (?:items?|points?|plans?|list|log|steps?)|actionables?|actionable items|"
    r"actions? required|ais?|"
    r"to ?dos?(?: list)?|to do(?: s| list)?|tasks?(?: list)?|next (?:steps?|actions?|tasks?|things)|"
    r"homework|"
    r"assignments?|follow ?ups?|follow up (?:items?|actions?|tasks?)|deliverables|commitments|"
    r"things (?:to do|(?:i|we) will do)|what (?:i|we) will do|(?:what )?to do next|to be done|"
    rf"(?:to do |tasks? |actions? |homework )?{_NEXT_TIME}|"
    r"(?:what s|what is|whats|what) next|what are (?:the|my|your|our) next (?:steps|actions))"
)
_WHICH = (
    r"(?:(?:agreed|open|new|outstanding|key|our|my|your|mentee|mentor|meeting|summary of|list of|"
    r"resulting|remaining|"
    r"previous|old|last|last (?:week|time|meeting|session)s?(?: s)?|this weeks(?: s)?|weekly|week [0-9]+|"
    r"assigned|personal|"
    r"immediate|concrete|the|all|main|part [0-9]+|step [0-9]+|section [0-9]+) )*"
)
_BEHIND = (
    r"(?: (?:for|from|to|by|of|and|since|before|until|agreed|arising|on|with|list|items|owners?|due|"
    r"todays?|who)"
    r"(?: \w+){0,7}| this (?:week|month))?"
)
_CLOSING = r"(?:wrap up|closing|close|conclusions?|summary|outcomes?|agreed|agreements?)"
_OTHER = (
    r"(?:decisions?|agreements?|outcomes?|notes?|minutes|meeting notes|take ?aways?|key take ?aways?|"
    r"learnings|results|"
    r"reflections?|resolutions|issues|risks|goals?|feedback|discussion|progress|questions|ideas)"
)
_ACTION = re.compile(
    rf"(?:{_CLOSING} (?:and )?)?{_WHICH}(?:{_THING}|next){_BEHIND}|"
    rf"{_WHICH}{_THING} (?:and )?{_THING}{_BEHIND}"
)
_MIXED = re.compile(
    rf"{_OTHER} (?:and )?{_WHICH}{_THING}{_BEHIND}|{_WHICH}{_THING} (?:and )?(?:{_OTHER}|{_CLOSING}|"
    rf"in progress)"
)
_DONE = re.compile(
    r"(?:completed?|finished|done|closed) (?:actions?|action (?:items?|points?)|tasks?|to ?dos?|homework)|"
    r"(?:actions?|action (?:items?|points?)|tasks?|to ?dos?|homework) (?:completed?|finished|done|"
    r"closed|taken)"
    r"(?: (?:since|this|from|last)(?: \w+){0,5})?"
)
_REVIEW = re.compile(
    rf"(?:review|status|update) (?:of |on )?(?:the )?{_WHICH}{_THING}|"
    rf"{_WHICH}{_THING} (?:review|reviewed|status|update)"
)
_NOT_ACTION = re.compile(
    r"\b(?:taken|done|completed|finished|closed|research|forward|oriented|potential|proposal|figure|"
    r"agenda|topics?|review of)\b(?! (?:list|items))|^next (?:meeting|session|call|agenda|"
    r"topics?|time we meet|date)\b|^tasks? (?:force|group|format|modes?)\b"
)
_PEOPLE = re.compile(
    r"(?:attend\w*|present|participants?|members|apologies|absent|visitors|guests|invited|missed|"
    r"who was there|people present)\b.*"
)
_NUMBERED = re.compile(r"\A(?:[0-9]{1,2} ){1,3}")
_LABEL = re.compile(
    r"[ \t]*(?:[-*+][ \t]+)?(?:\*\*|__|\*|"
    r"_)?(?P<title>[^\W\d_][^:*_\n]{0,60}?)[ \t]*(?P<colon>:)?(?:\*\*|__|\*|_)?(?P<after>:)?[ \t]*"
)


def standing(title: str) -> Standing:
    """What a title says of the bullets below it, as far as its words are known."""
    if len(title) > _LONGEST_TITLE:
        return ""
    words = _NUMBERED.sub("", folded(title))
    if _SOFT.search(words):
        return "soft"
    if _DONE.fullmatch(words):
        return "done"
    if _REVIEW.fullmatch(words):
        return "review"
    if not _NOT_ACTION.search(words.replace("to be done", "")):
        if _ACTION.fullmatch(words):
            return "action"
        if _MIXED.fullmatch(words):
            return "mixed"
    return "people" if _PEOPLE.fullmatch(words) else ""


def label(line: str) -> str:
    """The title that a line stands for, such as `Action items:`; empty where it is no such line."""
    found = _LABEL.fullmatch(line) if len(line) <= _LONGEST_TITLE else None
    if not found or not (found["colon"] or found["after"]):
        return ""
    return found["title"]


def bare_label(line: str) -> str:
    """The title that a line without a colon stands for: `TODO`, `Next steps`; empty where it is none."""
    title = line.strip().strip("*_ ")
    is_short = len(title.split()) <= _LONGEST_BARE_LABEL and bool(title) and title[-1].isalpha()
    return title if is_short and standing(title) == "action" else ""
