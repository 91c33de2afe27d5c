"""Half a year, two years and a mentor's day, played through commands: the screens and the rules they keep."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from rich.cells import cell_len
from tests.cli.conftest import Mentorlog

PLAYS = Path(__file__).parent / "plays"
ENTER = "Enter"
# SCREENS, "Rules they follow": facts, never verdicts. None of these stands on a screen of ours.
SCOLDING = (
    "overdue", "fail", "failed", "failure", "missed", "should have", "you should", "must", "late again",
    "neglect", "neglected", "forgot", "forgotten", "lazy", "streak", "score", "penalty", "guilty", "shame",
    "shameful", "blame", "bad", "poor", "worse", "disappointing", "unacceptable", "warning", "sorry",
    "yet again", "behind schedule",
)  # fmt: skip


@dataclass
class Scene:
    """One command: when it was typed, and what was answered."""

    when: datetime
    command: str
    answers: list[str] = field(default_factory=list)


def scenes(text: str) -> Iterator[Scene]:
    """The commands of a play, in order."""
    when = datetime(2026, 6, 1, tzinfo=UTC)
    scene: Scene | None = None
    for line in text.splitlines():
        if line.startswith("## "):
            when = datetime.strptime(line[7:], "%Y-%m-%d %H:%M").replace(tzinfo=UTC)
            assert when.strftime("%a") == line[3:6], line
        elif line.startswith("$ "):
            if scene:
                yield scene
            scene = Scene(when, line[2:])
        elif line.startswith(">") and scene:
            said = line[1:].strip()
            scene.answers.append("\r" if said == ENTER else said)
    if scene:
        yield scene


def played(name: str, home: Path, *, as_of: bool) -> str:
    """What a play shows; the day is the clock's, or the one that `--as-of` gives."""
    mentorlog = Mentorlog(home)
    parts = []
    for scene in scenes((PLAYS / f"{name}.txt").read_text("utf-8")):
        dated = f"mentorlog --as-of {scene.when:%Y-%m-%d}"
        typed = scene.command.replace("mentorlog", dated, 1) if as_of else scene.command
        when = None if as_of else scene.when
        result = mentorlog.typed(typed, answers=scene.answers or None, now=when)
        code = f"[exit code {result.code}]\n" if result.code else ""
        day = f"{scene.when:%a} {scene.when.day} {scene.when:%b %Y %H:%M}"
        parts.append(f"[{day}] $ {scene.command}\n{result.out}{result.err}{code}")
    return "\n".join(parts).replace(str(home), "~").replace("\r", "")


@pytest.fixture(scope="module", params=["half-a-year", "two-years", "a-mentors-day"])
def play(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def transcript(play: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    return played(play, tmp_path_factory.mktemp("home"), as_of=play != "half-a-year")


def test_each_screen_of_a_play_looks_as_it_did(
    play: str, transcript: str, golden: Callable[[str, str], None]
) -> None:
    golden(f"{play}-80", transcript)


def test_every_command_of_it_went_well(transcript: str) -> None:
    assert "[exit code" not in transcript


def test_no_screen_of_it_scolds(transcript: str) -> None:
    ours = [line for line in transcript.splitlines() if "$ mentorlog" not in line]
    words = re.compile(rf"\b({'|'.join(SCOLDING)})\b", re.IGNORECASE)
    assert [line for line in ours if words.search(line)] == []


def test_no_screen_of_it_shouts_or_counts_in_percent_what_was_kept(transcript: str) -> None:
    shown = [line for line in transcript.splitlines() if "$ mentorlog" not in line]
    assert [line for line in shown if line.endswith("!")] == []
    assert [line for line in shown if re.search(r"\bkept\b.*%|%.*\bkept\b", line)] == []


def test_no_line_of_a_screen_is_wider_than_the_terminal(transcript: str) -> None:
    # A path, or a command to copy, is never broken.
    whole = re.compile(r"\$ mentorlog|mentorlog |\.md\)$")
    shown = [line for line in transcript.splitlines() if not whole.search(line)]
    assert [line for line in shown if cell_len(line) > 80] == []


def test_a_line_names_at_most_one_command(transcript: str) -> None:
    shown = [line for line in transcript.splitlines() if "$ mentorlog" not in line]
    assert [line for line in shown if len(re.findall(r"\bmentorlog\b", line)) > 1] == []


def test_half_a_year_has_five_weeks_of_silence_in_it() -> None:
    days = sorted({scene.when.date() for scene in scenes((PLAYS / "half-a-year.txt").read_text("utf-8"))})
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    assert 33 <= max(gaps) <= 38
    assert (days[-1] - days[0]).days > 175


def test_every_word_that_scolds_would_be_found() -> None:
    words = re.compile(rf"\b({'|'.join(SCOLDING)})\b", re.IGNORECASE)
    assert all(words.search(f"This is {word}.") for word in SCOLDING)
