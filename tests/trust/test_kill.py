"""kill -9 at the calls that a command makes: the journal is old or new, sound, and goes on working.

The short dose kills each command at one call of each kind, the long one at every call there is.
"""

from __future__ import annotations

import signal

import pytest

from .conftest import Theatres
from .scenarios import SCENARIOS, TYPED, Scenario, was_edited
from .stage import LONG, Call, seen
from .tracing import Point, one_of_each, traced, why_not
from .verdict import State, Theatre, complaints

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not())
everything = pytest.mark.parametrize("scenario", SCENARIOS.values(), ids=list(SCENARIOS))


# The commands that the short dose kills on a machine with git; the others on one without.
WITH_GIT = ("init", "the first minute", "goal add", "meeting reschedule", "note", "note, editor", "done")


def points(theatre: Theatre, scenario: Scenario) -> list[Point]:
    """The calls to be killed at: in the long dose all that touch the home, else one of each kind."""
    found = [point for point in theatre.undisturbed(scenario).points if point.is_in(theatre.stage.home)]
    return found if LONG else one_of_each(scenario.name, [point for point in found if point.writes])


def killed(theatre: Theatre, scenario: Scenario, point: Point) -> list[str]:
    """Kills a command at a call, and gives what is wrong then."""
    whole = theatre.undisturbed(scenario)
    ran = theatre.disturbed(scenario, point, "signal=KILL")
    assert ran.code == -signal.SIGKILL, f"it did not die at {point}: {ran}"
    wrong = [*complaints(theatre.stage, scenario, whole)]
    if is_kept(theatre, scenario, point) and not any(TYPED in draft for draft in theatre.stage.drafts()):
        wrong.append("what was typed in an editor, or piped in, is lost")
    return [f"{point}: {said}" for said in wrong]


def is_kept(theatre: Theatre, scenario: Scenario, point: Point) -> bool:
    """Whether what was piped in or typed has to be in a draft: once it was, until it is stored."""
    if was_edited(theatre.stage):
        kept = True
    else:
        whole = theatre.undisturbed(scenario).points
        done = [one for one in whole[: whole.index(point)] if one.call == "fsync"]
        kept = bool(scenario.stdin) and any("/drafts/" in place for one in done for place in one.places)
    return kept and TYPED.encode() not in b"".join(seen(theatre.stage.journal).values())


@everything
@pytest.mark.parametrize("git", [True, False], ids=["git", "no git"])
def test_a_command_that_is_killed_leaves_the_old_or_the_new_journal(
    theatres: Theatres, scenario: Scenario, git: bool
) -> None:
    if scenario.needs_git and not git:
        pytest.skip("it is about history")
    if not LONG and git != (scenario.needs_git or scenario.name in WITH_GIT):
        pytest.skip("in the long dose: MENTORLOG_LONG=1")
    theatre = theatres(git)
    wrong = [said for point in points(theatre, scenario) for said in killed(theatre, scenario, point)]
    assert not wrong, "\n".join(wrong)


def test_a_writer_who_means_no_harm_is_found_to_tear_a_record(theatres: Theatres) -> None:
    theatre = theatres(False)
    jot = SCENARIOS["jot"]
    theatre.set_up(jot)
    before = seen(theatre.stage.journal)
    record = theatre.stage.journal / "people" / "ada-lovelace.md"
    naive = Call([str(record), record.read_text() + "\n## About\n- Back from leave\n"], naive=True)
    _, points = traced(theatre.stage, naive)
    after = seen(theatre.stage.journal)
    whole = theatre.undisturbed(jot)._replace(old=State(before, {}, ("", "")), new=State(after, {}, ("", "")))
    torn = []
    for point in points:
        if point.is_in(theatre.stage.journal):
            theatre.set_up(jot)
            ran, _ = traced(theatre.stage, naive, f"{point.call}:signal=KILL:when={point.number}")
            assert ran.code == -signal.SIGKILL
            torn += [said for said in complaints(theatre.stage, jot, whole) if said.startswith("torn")]
    assert torn, "a file that is opened to be written again is empty for a while"


def test_a_run_that_does_not_die_counts_for_nothing(theatres: Theatres) -> None:
    theatre = theatres(False)
    jot = SCENARIOS["jot"]
    never = theatre.undisturbed(jot).points[-1]._replace(number=10_000)
    with pytest.raises(AssertionError, match="not disturbed"):
        killed(theatre, jot, never)
