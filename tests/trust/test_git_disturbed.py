"""Git disturbed while it writes down what a command did: all is old or new, and history is made good.

Where git only reads, a kill leaves the same disk as one where it writes next, so only calls that write are
disturbed: in the short dose one of each kind for two commands, in the long one all of all commands.
"""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from .conftest import Theatres
from .gits import GitPoint, Gits
from .scenarios import SCENARIOS, Scenario
from .stage import LONG, Ran
from .test_refused import one_of
from .tracing import INJECTED, one_of_each, why_not
from .verdict import TRIES, Theatre, complaints

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not())
everything = pytest.mark.parametrize("scenario", SCENARIOS.values(), ids=list(SCENARIOS))
SHORT = ("init", "jot after an edit by hand")
_KILLED = "+++ killed by SIGKILL +++"


@pytest.fixture
def gits(theatres: Theatres, scenario: Scenario, tmp_path: Path) -> tuple[Theatre, Gits, list[GitPoint]]:
    """The gits of a scenario, and the calls of theirs to be disturbed."""
    if not (LONG or scenario.name in SHORT):
        pytest.skip("in the long dose: MENTORLOG_LONG=1")
    theatre = theatres(True)
    gits = Gits(theatre.stage, tmp_path / "programs")
    theatre.set_up(scenario)
    points = [point for point in gits.points(scenario) if point.point.writes]
    return theatre, gits, points if LONG else one_of_each(scenario.name, points)


def struck(
    theatre: Theatre, gits: Gits, scenario: Scenario, point: GitPoint, fault: str, *, dies: bool
) -> Ran:
    """Disturbs one of the gits of a command, and sees that it was disturbed."""
    # The time is in a commit: whether git has to make a folder for it, and so when it makes which call,
    # is not the same each time.
    for _ in range(TRIES):
        theatre.set_up(scenario)
        ran, log = gits.play(scenario, point, fault, dies=dies)
        if ran.code == -signal.SIGALRM and point.point.call == "close":
            continue  # strace leaves open what it refuses to close, and of a pipe nobody sees the end then
        if (_KILLED if dies else INJECTED) in log:
            return ran
    raise AssertionError(f"git was not disturbed at {point}")


@everything
def test_a_command_that_is_killed_together_with_its_git_is_finished_by_the_next(
    gits: tuple[Theatre, Gits, list[GitPoint]], scenario: Scenario
) -> None:
    theatre, programs, points = gits
    whole = theatre.undisturbed(scenario)
    wrong = []
    for point in points:
        ran = struck(theatre, programs, scenario, point, "signal=KILL", dies=True)
        assert ran.code == -signal.SIGKILL, f"the command outlived its git: {ran}"
        found = complaints(theatre.stage, scenario, whole)
        wrong += [f"{point}: {said}" for said in found]
    assert not wrong, "\n".join(wrong)


@everything
def test_a_command_whose_git_is_refused_a_call_loses_nothing_by_it(
    gits: tuple[Theatre, Gits, list[GitPoint]], scenario: Scenario
) -> None:
    theatre, programs, points = gits
    whole = theatre.undisturbed(scenario)
    wrong = []
    for point in points:
        fault = one_of(scenario, point.point)
        ran = struck(theatre, programs, scenario, point, f"error={fault}", dies=False)
        found = list(complaints(theatre.stage, scenario, whole, same_words=False))
        if "Traceback" in ran.err or (ran.code and not ran.err):
            found.append(f"it says: {ran}")
        wrong += [f"{fault} at {point}: {said}" for said in found]
    assert not wrong, "\n".join(wrong)
