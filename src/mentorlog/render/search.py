"""What was found: lines, under the record and the day they are of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from mentorlog.dates import say_date
from mentorlog.journal.folding import folded
from mentorlog.practice.finding.search import Found, Hit
from mentorlog.render.page import Fact, Facts, Line, Page, Part, facts

# Of a paragraph that stands on one line, so much is shown, around the word.
_LONGEST = 160


def found_page(found: Found, *, command: str = "", way_on: Callable[[], str] = str) -> Page:
    """The lines, newest first, under the record and the day they are of; `command` shows the rest.

    `way_on` gives the command to go on with where there is none.
    """
    if not found.total:
        return Page(parts=(Part("", (Line("Nothing found.", command=way_on(), tone="quiet"),), level=0),))
    parts: list[Part] = []
    for _, hits in groupby(found.hits, key=lambda hit: (hit.path, hit.day)):
        lines = list(hits)
        shown = tuple(_line(hit, found.terms) for hit in lines)
        parts.append(Part(_head(lines[0]), shown, level=1, space=bool(parts), brief=999))
    if more := found.total - len(found.hits):
        said = Facts(f"+{more} more", [Fact(str(more), "More")])
        rest = Line(said, command=command, tone="quiet")
        parts.append(Part("", (rest,), level=0, space=True))
    return Page(parts=tuple(parts))


def _head(hit: Hit) -> str:
    """ "Mon 7 Dec 2026, Ada Lovelace"; what the record is, where it is no meeting."""
    whose = {
        "person": f"About {hit.title}",
        "goal": f"Goal: {hit.title}",
        "meeting": hit.title,
        "review": "Review of that week",
        "me": "About me",
    }[hit.record]
    return facts(", ", say_date(hit.day) if hit.day else "", whose)


def _line(hit: Hit, terms: Sequence[str]) -> Line:
    aside = facts(", ", Fact(f"{hit.path}:{hit.line}", "In"), "private" if hit.private else "")
    return Line(_excerpt(hit.text, terms), label=hit.heading, right=aside)


def _excerpt(text: str, terms: Sequence[str]) -> str:
    """A long line cut at words, around the first of the terms in it."""
    if len(text) <= _LONGEST:
        return text
    plain = folded(text)
    # Folding may make a text longer or shorter: near enough for a place to begin.
    at = min((place for one in terms if (place := plain.find(one)) >= 0), default=0)
    at = at * len(text) // max(len(plain), 1)
    start = max(min(at - _LONGEST // 3, len(text) - _LONGEST), 0)
    start = text.find(" ", start, at) + 1 or start if start else 0
    end = start + _LONGEST
    end = end if end >= len(text) else max(text.rfind(" ", at + 40, end), 0) or end
    return f"{'…' if start else ''}{text[start:end].strip()}{'…' if end < len(text) else ''}"
