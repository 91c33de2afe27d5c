"""Interrupted: at a question, in an editor, midway in a write, or by who reads the output no more.

The journal is old or new, nobody sees a traceback, and what was typed is kept where the message says. The
exit code is the shell's: 128 and the signal's number, 130 for Ctrl-C.
"""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import Mentorlog

from .conftest import Theatres
from .scenarios import SCENARIOS, TYPED, Scenario, was_edited
from .stage import LONG, left_over, seen
from .terminal import Terminal
from .test_at_once import wait_for
from .tracing import Point, one_of_each, why_not
from .verdict import Theatre, complaints

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
each_signal = pytest.mark.parametrize("number", SIGNALS, ids=lambda number: signal.Signals(number).name)


@pytest.fixture
def journal(tmp_path: Path) -> Mentorlog:
    """A journal with a meeting planned with Ada, and history."""
    mentorlog = Mentorlog(tmp_path, git=True, environment={"MENTORLOG_JOURNAL": str(tmp_path / "journal")})
    mentorlog.ok("init", str(mentorlog.journal))
    mentorlog.ok("mentor", "add", "Ada Lovelace")
    mentorlog.ok("meeting", "plan", "ada", "21 dec 2099")
    return mentorlog


def at_terminal(mentorlog: Mentorlog, *arguments: str, **environment: str) -> Terminal:
    """A command at a terminal."""
    return Terminal(mentorlog.home, arguments, {**mentorlog.environment, **environment})


# --- at a question --------------------------------------------------------------------------------

QUESTIONS = [
    (("undo",), "Take it back?"),
    (("meeting", "reschedule", "ada", "23", "dec", "2099"), "Whose wish was it?"),
    (("done",), "Which one?"),
]


@each_signal
@pytest.mark.parametrize(("arguments", "question"), QUESTIONS, ids=lambda value: str(value))
def test_a_command_that_is_interrupted_at_its_question_changes_nothing(
    journal: Mentorlog, arguments: tuple[str, ...], question: str, number: signal.Signals
) -> None:
    journal.ok("jot", "ada", "Why?")
    before = seen(journal.journal)
    with at_terminal(journal, *arguments) as terminal:
        terminal.until(question)
        assert terminal.interrupt(number) == 128 + number, terminal.screen
    assert terminal.screen.endswith("Nothing was changed.\n") is (number == signal.SIGINT)
    assert "Traceback" not in terminal.screen
    assert seen(journal.journal) == before
    assert left_over(journal.journal) == []


@each_signal
def test_the_first_minute_that_is_interrupted_makes_no_journal(
    tmp_path: Path, number: signal.Signals
) -> None:
    with Terminal(tmp_path, [], {}) as terminal:
        terminal.until("Whom do you meet next?")
        terminal.type("Ada Lovelace\n")
        terminal.until("for example fri 10:00?")
        terminal.type("fri\n")
        terminal.until("What do you want from it?")
        assert terminal.interrupt(number) == 128 + number, terminal.screen
    assert "Traceback" not in terminal.screen
    assert list(tmp_path.rglob("*")) == []


@pytest.mark.parametrize(("arguments", "question"), QUESTIONS, ids=lambda value: str(value))
def test_a_terminal_that_is_closed_at_a_question_changes_nothing(
    journal: Mentorlog, arguments: tuple[str, ...], question: str
) -> None:
    journal.ok("jot", "ada", "Why?")
    before = seen(journal.journal)
    with at_terminal(journal, *arguments) as terminal:
        terminal.until(question)
        terminal.hang_up()
        assert terminal.ended(), "nobody is there to say yes"
    assert seen(journal.journal) == before
    assert left_over(journal.journal) == []


@pytest.mark.parametrize(("arguments", "question"), QUESTIONS, ids=lambda value: str(value))
def test_the_end_of_input_at_a_question_stops_and_changes_nothing(
    journal: Mentorlog, arguments: tuple[str, ...], question: str
) -> None:
    journal.ok("jot", "ada", "Why?")
    before = seen(journal.journal)
    with at_terminal(journal, *arguments) as terminal:
        terminal.until(question)
        terminal.type("\x04")
        assert terminal.ended() == 1
    assert "Traceback" not in terminal.screen
    assert seen(journal.journal) == before


# --- in an editor ---------------------------------------------------------------------------------


def patient_editor(home: Path) -> dict[str, str]:
    """An editor in which somebody has typed, and which saves that when it is told to end, as editors do."""
    script = home / "editor"
    script.write_text(
        "#!/bin/sh\n"
        f'trap \'printf "%s\\n" "Of {TYPED}." >> "$1"; exit 1\' INT TERM HUP\n'
        f"sleep 0.2\n: > {shlex.quote(str(home / 'open'))}\n"
        "while :; do sleep 0.05; done\n"
    )
    script.chmod(0o700)
    return {"EDITOR": str(script)}


def typed_text_is_kept(journal: Mentorlog, said: str) -> bool:
    """Whether a draft that the message names has what was typed."""
    said = said.replace("\n", "")
    return any(TYPED in draft.read_text() and str(draft) in said for draft in journal.drafts())


@each_signal
@pytest.mark.parametrize("arguments", [("note", "ada"), ("mentor", "edit", "ada"), ("prep", "ada", "--edit")])
def test_a_command_that_is_told_to_end_while_its_editor_is_open_keeps_what_is_typed_in_it(
    journal: Mentorlog, arguments: tuple[str, ...], number: signal.Signals
) -> None:
    before = seen(journal.journal)
    with at_terminal(journal, *arguments, **patient_editor(journal.home)) as terminal:
        wait_for(journal.home, "open", 1)
        terminal.process.send_signal(number)
        if number == signal.SIGINT:
            terminal.type("\x03")  # a terminal tells all that run at it
        code = terminal.ended()
    assert "Traceback" not in terminal.screen
    assert seen(journal.journal) == before
    assert typed_text_is_kept(journal, terminal.screen), (code, terminal.screen)
    assert code == 128 + number or (number == signal.SIGINT and code == 1), terminal.screen
    journal.ok("jot", "ada", "And later?")


def test_a_terminal_that_is_closed_while_an_editor_is_open_leaves_the_draft(journal: Mentorlog) -> None:
    before = seen(journal.journal)
    with at_terminal(journal, "note", "ada", **patient_editor(journal.home)) as terminal:
        wait_for(journal.home, "open", 1)
        terminal.hang_up()
        terminal.ended()
    assert seen(journal.journal) == before
    assert [TYPED in draft.read_text() for draft in journal.drafts()] == [True]


# --- midway in a write ----------------------------------------------------------------------------


def points(theatre: Theatre, scenario: Scenario) -> Iterator[tuple[Point, signal.Signals]]:
    """The calls to be interrupted at, and how: all calls in all ways in the long dose, else one in each."""
    found = [point for point in theatre.undisturbed(scenario).points if point.is_in(theatre.stage.home)]
    if LONG:
        yield from ((point, number) for point in found for number in SIGNALS)
        return
    kinds = one_of_each(scenario.name, [point for point in found if point.writes])
    begin = zlib.crc32(scenario.name.encode())
    for place, number in enumerate(SIGNALS, begin):
        yield kinds[place % len(kinds)], number


def interrupted(theatre: Theatre, scenario: Scenario, point: Point, number: signal.Signals) -> Iterator[str]:
    """Interrupts a command at a call, and gives what is wrong then."""
    ran = theatre.disturbed(scenario, point, f"signal={number.name.removeprefix('SIG')}")
    whole = theatre.undisturbed(scenario)
    is_new = seen(theatre.stage.home / scenario.root) == whole.new.records
    if "Traceback" in ran.err:
        yield f"a traceback: {ran.err}"
    if ran.code != 128 + number:
        yield f"its exit code is {ran.code}: {ran.err}"
    if not is_new and (was_edited(theatre.stage) or (scenario.stdin and theatre.stage.drafts())):
        drafts = list(theatre.stage.home.glob("*/.mentorlog/drafts/*"))
        if not any(TYPED in draft.read_text() and str(draft) in ran.err for draft in drafts):
            yield f"what was typed is lost: {ran}"
    yield from complaints(theatre.stage, scenario, whole)


@pytest.mark.skipif(bool(why_not()), reason=why_not())
@pytest.mark.parametrize("scenario", SCENARIOS.values(), ids=list(SCENARIOS))
def test_a_command_that_is_interrupted_midway_leaves_the_old_or_the_new_journal(
    theatres: Theatres, scenario: Scenario
) -> None:
    theatre = theatres(scenario.needs_git)
    wrong = [
        f"{number.name} at {point}: {said}"
        for point, number in points(theatre, scenario)
        for said in interrupted(theatre, scenario, point, number)
    ]
    assert not wrong, "\n".join(wrong)


# --- output that nobody reads ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    ["--help", "--version", "list", "list --json", "mentor list", "prep ada", "history", "path",
     "config show", "note --help", "jot ada Later?", "done why", "mentor show nobody"],
)  # fmt: skip
def test_a_command_whose_output_nobody_reads_ends_quietly(journal: Mentorlog, line: str) -> None:
    journal.ok("jot", "ada", "Why?")
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "mentorlog", *shlex.split(line)],
        stdin=subprocess.DEVNULL,
        stdout=write,
        stderr=subprocess.PIPE,
        env={"PATH": os.environ["PATH"], "HOME": str(journal.home), **journal.environment},
        text=True,
        check=False,
    )
    os.close(write)
    if "nobody" in line:
        assert (done.returncode, done.stderr.count("\n")) == (3, 2)
    else:
        assert (done.returncode, done.stderr) == (0, "")
    if line.startswith("jot"):
        assert "Later?" in journal.records()["people/ada-lovelace.md"]
    assert left_over(journal.journal) == []
