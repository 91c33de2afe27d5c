"""Words that may be a day to be done by, where nothing says for sure that they are: "call Tom on Friday"."""

from __future__ import annotations

import re
from datetime import date

from mentorlog.dates.due import split_by
from mentorlog.dates.read import read_when
from mentorlog.dates.ways import USUAL, DateWays
from mentorlog.errors import AmbiguousDate, UnreadableDate

_SPAN = "week(?:end)?|month|year|quarter|sprint|term|spring|summer|autumn|winter|easter|christmas|q[1-4]"
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_ORDINAL = "[0-9]{1,2}(?:st|nd|rd|th)"
_OF_TIME = re.compile(
    rf"\b(?:[0-9]{{1,2}}|{_ORDINAL}|{_SPAN}|weeks|months|years|{_MONTH}|end|mid|early|late|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_BEFORE = r"(?P<before>(?:on|by|before|until|till|due|for|at)[ \t]+(?:the[ \t]+)?)?"
_DAY = re.compile(rf"{_BEFORE}(?P<day>.+)")
_ROUGHLY = re.compile(
    rf"(?:{_BEFORE}(?:(?:in|during)[ \t]+(?:the[ \t]+)?)?(?:(?:end[ \t]+of|middle[ \t]+of|early|mid|late|"
    rf"later|next|this|coming|following)(?:[ \t]+|-)(?:in[ \t]+)?(?:the[ \t]+)?){{0,3}}"
    rf"(?:{_SPAN}|{_MONTH}|{_ORDINAL}|day)(?:[ \t]+[0-9]{{4}})?|eod|cob|tonight)"
)
# What can stand at the end of a text and be no time at all: `plan the week`, `where it may`, `in the sun`.
_WORDS_ALONE = re.compile(rf"(?:the[ \t]+)?(?:{_SPAN}|{_MONTH}|{_ORDINAL}|day|sat|sun|wed)")
_WORD = re.compile(r"\S+")
_LONGEST = 7  # words


def is_of_time(text: str) -> bool:
    """Whether words that follow a "by" speak of a time, be it a day or none."""
    return _OF_TIME.search(text) is not None


def may_be_due(text: str, ref: date, *, ways: DateWays = USUAL) -> str:
    """Give the words at the end of an item's text that may be its due day, as they are typed; "" for none.

    The item has no `by DATE` that was read: it says `on Friday`, `eom`, `next week`, `in May`.
    """
    places = [found.start() for found in _WORD.finditer(text)]
    # What is left must be something to do.
    for start in places[1:][-_LONGEST:]:
        said = text[start:].strip(" \t.,;!()[]")
        if said and _may_be_day(said.lower(), ref, ways):
            return said
    return ""


def _may_be_day(words: str, ref: date, ways: DateWays) -> bool:
    found = _DAY.fullmatch(words)
    if found is None or _WORDS_ALONE.fullmatch(words):
        return False
    if _ROUGHLY.fullmatch(words):
        return True
    # A number alone is none ("score 5/5"), but for a whole date.
    is_sure = found["before"] is not None or any(char.isalpha() for char in words) or words.count("-") > 1
    return is_sure and (_is_day(found["day"], ref, ways) or _is_day_and_time(found["day"], ref, ways))


def _is_day(words: str, ref: date, ways: DateWays) -> bool:
    try:
        return " by " not in words and split_by(f"x by {words}", ref, ways=ways)[1] is not None
    except (AmbiguousDate, UnreadableDate):
        return True


def _is_day_and_time(words: str, ref: date, ways: DateWays) -> bool:
    try:
        return read_when(words, ref, ways=ways).time is not None
    except (AmbiguousDate, UnreadableDate):
        return False
