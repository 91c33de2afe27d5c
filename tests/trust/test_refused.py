"""A disk that refuses a command a call: full, broken, read-only, over quota, or no file left to open.

What the command needs and cannot have, it says in a line and ends; every record is as it was, and what was
typed is kept or said. What it can do without, it does without. The short dose refuses each command one call
of each kind, the long one every call.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import pytest

from .conftest import Theatres
from .scenarios import SCENARIOS, TYPED, Scenario, was_edited
from .stage import LONG, Ran, seen
from .tracing import Point, one_of_each, why_not
from .verdict import Theatre, complaints, said_by_readers

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not())
everything = pytest.mark.parametrize("scenario", SCENARIOS.values(), ids=list(SCENARIOS))
FAULTS = ("ENOSPC", "EIO", "EROFS", "EDQUOT", "EMFILE")
# The message, where the words are kept, the hint.
MOST_LINES = 3


def points(theatre: Theatre, scenario: Scenario) -> list[Point]:
    """The calls to be refused: in the long dose all that touch the home, else one of each kind."""
    found = [
        point
        for point in theatre.undisturbed(scenario).points
        if point.is_in(theatre.stage.home) and point.call != "flock"
    ]
    return found if LONG else one_of_each(scenario.name, found)


def one_of(scenario: Scenario, point: Point) -> str:
    """One of the faults, so that all commands together meet each of them at each kind of call."""
    return FAULTS[zlib.crc32(f"{point.number} {scenario.name} {point.kind}".encode()) % len(FAULTS)]


def refused(theatre: Theatre, scenario: Scenario, point: Point, fault: str) -> list[str]:
    """Refuses a command one call, and gives what is wrong then."""
    ran = theatre.disturbed(scenario, point, f"error={fault}")
    whole = theatre.undisturbed(scenario)
    config = theatre.stage.home / "config"
    if ran.code and (point.is_in(config) or f"Cannot write {config}" in ran.err):
        # The journal is made then; only this machine does not know of it yet.
        return [f"{fault} at {point}: {ran}"] if "Traceback" in ran.err else []
    if not ran.code and scenario.line.startswith("review") and _left_out(ran):
        # The walk went past what it could not read, and said so; the answers were given to other questions.
        return [f"{fault} at {point}: {said}" for said in said_by_readers(theatre.stage.here())]
    wrong = [*_wrong(theatre, scenario, ran)]
    # What history could not take, so a warning says, is a person's own to the next command, as are git's
    # settings that could not be looked at; and where it could not be known which headings are private,
    # history has no words of the journal.
    same_words = not ran.err and not any(
        name in point.line for name in ("mentorlog.toml", "/.gita", "/.giti")
    )
    wrong += complaints(theatre.stage, scenario, whole, same_words=same_words)
    return [f"{fault} at {point}: {said}" for said in wrong]


def _left_out(ran: Ran) -> list[str]:
    """The lines that name a record that was refused to a reader."""
    return [line for line in ran.err.splitlines() if line.startswith("Left out, for it cannot be read")]


def _wrong(theatre: Theatre, scenario: Scenario, ran: Ran) -> Iterator[str]:
    old, new, _ = theatre.undisturbed(scenario)
    records = seen(theatre.stage.home / scenario.root)
    # A record that was refused to a reader is named first, for what is not found may be in it.
    lines = [line for line in ran.err.splitlines() if line not in _left_out(ran)]
    if "Traceback" in ran.err:
        yield f"a traceback: {ran.err}"
    elif not ran.code:
        is_said = "Not stored: " in ran.err and TYPED in ran.err
        if records != new.records and not (records == old.records and is_said):
            yield f"all is well, it says, and it is not: {ran}"
    elif scenario.name == "demo" and records == new.records and "A sample journal is in" in ran.out:
        pass  # it is made, and so said; only its sheet could not be shown
    elif scenario.name == "upgrade" and records == new.records and "The upgrade is stored." in ran.err:
        pass  # only the second look at it was refused, and that is said
    elif records != old.records:
        yield f"it failed, and the records are not as they were: {ran}"
    elif scenario.edits and not was_edited(theatre.stage):
        pass  # nothing was typed yet
    elif scenario.answers and TYPED not in ran.out:
        pass  # nor answered
    elif scenario.typed and TYPED in ran.err:
        pass  # not to be kept, so said, in as many lines as it has
    elif not 2 <= len(lines) <= MOST_LINES:
        yield f"not a message and a hint: {ran}"
    elif scenario.typed:
        drafts = list(theatre.stage.home.glob("*/.mentorlog/drafts/*"))
        if not any(TYPED in draft.read_text() and str(draft) in ran.err for draft in drafts):
            yield f"what was typed is lost: {ran}"


@everything
@pytest.mark.parametrize("git", [True, False], ids=["git", "no git"])
def test_a_command_that_is_refused_a_call_loses_nothing(
    theatres: Theatres, scenario: Scenario, git: bool
) -> None:
    if scenario.needs_git and not git:
        pytest.skip("it is about history")
    if git and not (LONG or scenario.needs_git):
        pytest.skip("in the long dose: MENTORLOG_LONG=1")
    theatre = theatres(git)
    every = FAULTS if LONG and not git else ()
    wrong = [
        said
        for point in points(theatre, scenario)
        for fault in every or (one_of(scenario, point),)
        for said in refused(theatre, scenario, point, fault)
    ]
    assert not wrong, "\n".join(wrong)
