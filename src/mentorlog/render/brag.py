"""What I did, quarter by quarter, as a page to paste into a review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from mentorlog.dates import say_count, say_date
from mentorlog.practice.leaving.brag import Brag, Deed, Quarter
from mentorlog.render.page import Line, Page, Part, part


def brag_page(it: Brag) -> Page:
    """The page: a division for each quarter, and in it what was achieved, done, learned and given."""
    since = f"{say_date(it.since)} to " if it.since else "Up to "
    parts = [each for one in it.quarters for each in _quarter(one)]
    return Page(title="What I did", aside=f"{since}{say_date(it.today)}", parts=tuple(parts))


def _quarter(it: Quarter) -> Iterator[Part]:
    yield Part(_name(it.first), (), level=1, space=True)
    goals = [*(_line(one, "Achieved") for one in it.achieved), *_moves(it)]
    yield from part("Goals", goals)
    yield from part("Done", _lines(it.kept))
    yield from part("Learned", _lines(it.learned))
    yield from part("Feedback I acted on", _lines(it.feedback))
    yield from part("Decided", _lines(it.decisions))
    yield from part("People I met", _lines(it.met))
    yield from part("What I gave", [*_mentored(it), *_lines(it.gave)])


def _name(first: date | None) -> str:
    return f"Q{(first.month + 2) // 3} {first.year}" if first else "Without a date"


def _moves(it: Quarter) -> Iterator[Line]:
    for one in it.moved:
        text = f"; {one.text}" if one.text else ""
        yield Line(f"{one.goal.title}: from {one.before} to {one.now}{text}")


def _mentored(it: Quarter) -> list[Line]:
    people, meetings = it.mentored
    if not meetings:
        return []
    return [Line(f"Mentored {say_count(people, 'person')} in {say_count(meetings, 'meeting')}")]


def _lines(found: Iterable[Deed]) -> list[Line]:
    return [_line(one) for one in found]


def _line(one: Deed, label: str = "") -> Line:
    return Line(f"{one.text}; {one.result}" if one.result else one.text, label=label)
