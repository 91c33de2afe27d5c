"""A file is on the disk before it has its name, and its name is there before the command goes on.

Seen in the calls that a command makes: a power cut leaves what was flushed, and nothing else is sure.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

import pytest

from .conftest import Theatres
from .scenarios import SCENARIOS, Scenario
from .tracing import Point, why_not

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not())
_NAMING = ("rename", "renameat", "renameat2", "link", "linkat")
_WRITING = ("write", "pwrite64", "writev", "ftruncate")
_TAKING_AWAY = ("unlink", "unlinkat", *_NAMING)


def unflushed(points: Sequence[Point], places: Sequence[str]) -> Iterator[str]:
    """The calls that give or take a name in one of the places, and come too early or are not flushed."""
    flushed: set[str] = set()
    named = [place for place in places if not place.endswith(".tmp")]
    for at, point in enumerate(points):
        if point.call in _WRITING:
            flushed.discard(point.places[0])
        elif point.call == "fsync":
            flushed.add(point.places[0])
        elif point.call in _NAMING and point.places[-1] in named:
            if point.places[0] not in flushed:
                yield f"given its name before its bytes were flushed: {point.line}"
        elif point.call in _WRITING and point.places[0] in named:
            yield f"written in its place: {point.line}"
        if point.call in _TAKING_AWAY and point.places[-1] in named and not _fails(point):
            folder = os.path.dirname(point.places[-1])
            after = [one for one in points[at + 1 :] if one.call in ("fsync", *_NAMING, "unlink")]
            others = [one for one in after if not one.places[-1].endswith(".tmp")]
            if not others or (others[0].call, others[0].places[0]) != ("fsync", folder):
                yield f"its folder is not flushed next: {point.line}"


def _fails(point: Point) -> bool:
    return " = -1 " in point.line


@pytest.mark.parametrize("scenario", SCENARIOS.values(), ids=list(SCENARIOS))
def test_a_file_is_flushed_before_it_takes_its_name_and_its_folder_after(
    theatres: Theatres, scenario: Scenario
) -> None:
    theatre = theatres(scenario.needs_git)
    points = theatre.undisturbed(scenario).points
    old, new, _ = theatre.undisturbed(scenario)
    root = theatre.stage.home / scenario.root
    changed = [
        path for path in {**old.records, **new.records} if old.records.get(path) != new.records.get(path)
    ]
    places = [str(root / path) for path in (*changed, ".mentorlog/unfinished.json")]
    assert not [*unflushed(points, places)]
    given = [point.places[-1] for point in points if point.call in _TAKING_AWAY and not _fails(point)]
    assert {str(root / path) for path in changed} <= set(given), "strace has not seen each of them"


def test_the_order_of_a_careless_writer_is_found_wrong(theatres: Theatres) -> None:
    theatre = theatres(False)
    points = list(theatre.undisturbed(SCENARIOS["jot"]).points)
    record = str(theatre.stage.journal / "people" / "ada-lovelace.md")
    flushes = [at for at, point in enumerate(points) if point.call == "fsync"]
    assert not [*unflushed(points, [record])]
    for at in flushes:
        assert [*unflushed(points[:at] + points[at + 1 :], [record])]
