"""What a journal has to be after a command was disturbed, and whether it is."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.cli.conftest import Mentorlog

from mentorlog.errors import MentorlogError

from .scenarios import Scenario, git, give, words
from .stage import Ran, Records, Stage, left_over, on_disk, seen
from .tracing import INJECTED, Point, traced

TRIES = 20  # a call may be made in every third run alone


class State(NamedTuple):
    """A journal as the next reader sees it; and the files and the history once the next command has run."""

    records: Records
    files: Records
    history: tuple[str, str]


class Undisturbed(NamedTuple):
    """What a command does when nothing disturbs it: the state before and after, and the calls it makes."""

    old: State
    new: State
    points: list[Point]


class Theatre:
    """A stage on which scenarios are played; each is set up once, and played undisturbed first."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self._played: dict[str, Undisturbed] = {}
        stage.keep("")

    def set_up(self, scenario: Scenario) -> None:
        """Makes the home what it has to be before the command."""
        if not self.stage.has(scenario.name):
            if not self.stage.has(scenario.base):
                self.stage.put_back("")
                give(self.stage, scenario.base)
                if self.stage.git and scenario.base:
                    git(self.stage.journal, "repack", "-adq")  # few folders are put back sooner
                self.stage.keep(scenario.base)
            self.stage.put_back(scenario.base)
            scenario.set_up(self.stage)
            self.stage.keep(scenario.name)
        self.stage.put_back(scenario.name)

    def undisturbed(self, scenario: Scenario) -> Undisturbed:
        """Plays a scenario as it should go."""
        if scenario.name not in self._played:
            root = self.stage.home / scenario.root
            self.set_up(scenario)
            before = seen(root)
            ran, points = traced(self.stage, scenario.call(self.stage))
            assert (ran.code, ran.err) == (0, ""), ran
            after = seen(root)
            give_next(self.stage, scenario)
            new = State(after, on_disk(root), history(self.stage, root))
            self.set_up(scenario)
            give_next(self.stage, scenario, scenario.again)
            old = State(before, on_disk(root), history(self.stage, root))
            self._played[scenario.name] = Undisturbed(old, new, points)
        return self._played[scenario.name]

    def disturbed(self, scenario: Scenario, point: Point, fault: str) -> Ran:
        """Plays a scenario with a fault at one call (strace(1), "inject="), and sees that it was there."""
        # How many calls a command makes of its gits depends on the objects they write, which have the time.
        for _ in range(TRIES):
            self.set_up(scenario)
            wish = f"{point.call}:{fault}:when={point.number}"
            ran, made = traced(self.stage, scenario.call(self.stage), wish)
            struck = [one for one in made if INJECTED in one.line]
            if ran.code == -signal.SIGKILL:
                struck = made[-1:]
            # One that was held back comes again, where it is let through.
            if struck and struck[0].is_same(point):
                return ran
        raise AssertionError(f"it was not disturbed at {point}, but at {struck[:1]}: {ran}")


def give_next(stage: Stage, scenario: Scenario, again: str = "") -> None:
    """Gives the commands that come after a scenario's own."""
    here = stage.here(stage.home / scenario.root)
    for line in filter(None, [*again.splitlines(), *scenario.then.splitlines()]):
        here.ok(*words(line, stage.home))


def history(stage: Stage, root: Path) -> tuple[str, str]:
    """What history has not kept, or what is broken in it; and what it says was done."""
    if not stage.git or not (root / ".git").exists():
        return "", ""
    unsound = git(root, "fsck", "--strict", "--no-dangling", "--no-progress")
    return unsound + git(root, "status", "--porcelain"), git(root, "log", "--format=%s")


def complaints(
    stage: Stage, scenario: Scenario, whole: Undisturbed, *, same_words: bool = True
) -> Iterator[str]:
    """What is wrong with the journal after a command was disturbed; nothing where it is old or new.

    The next reader looks at it, then the next commands are given, and what they leave is looked at.
    `same_words` says that history has to tell it as if nothing had been.
    """
    root = stage.home / scenario.root
    try:
        records = seen(root)
    except MentorlogError as fault:
        yield f"torn: {fault}"
        return
    if records not in (whole.old.records, whole.new.records):
        yield f"torn: {sorted(records)}, not as before and not as after"
        return
    is_new = records == whole.new.records
    if records:
        yield from said_by_readers(stage.here(root))
    try:
        give_next(stage, scenario, "" if is_new else scenario.again)
    except AssertionError as fault:
        yield f"the next command: {fault}"
        return
    state = whole.new if is_new else whole.old
    if on_disk(root) != state.files:
        yield f"after the next command: {sorted(on_disk(root))}, not {sorted(state.files)}, or other text"
    if left_over(root):
        yield f"left over: {left_over(root)}"
    unsound, told = history(stage, root)
    if unsound or (same_words and told != state.history[1]):
        yield f"history: {unsound}{told!r}, not {state.history[1]!r}"


def said_by_readers(here: Mentorlog) -> Iterator[str]:
    """What is wrong in what `check` and `list` say of a journal in which nothing is."""
    said = here("check")
    if (said.code, said.out, said.err) != (0, "", ""):
        yield f"check: {said}"
    said = here("list", "--all", "--kind", "any", "--json")
    if said.code or said.err or "items" not in json.loads(said.out):
        yield f"list: {said}"
