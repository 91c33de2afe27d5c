"""The review in a real terminal: every prompt, every way to leave it, and whoever types something else.

A script plays one walk through all prompts there are. It is interrupted at each of them: then what was
decided before is stored, the journal is whole, and the next review goes on there and ends as the whole one.
"""

from __future__ import annotations

import re
import signal
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.cli.conftest import Mentorlog

from mentorlog.journal.store import Store

from .stage import Records, left_over, on_disk
from .terminal import Terminal

DAY = "2026-12-06"
KEY = "\n> "
PAGE = "reviews/2026-W49.md"
BACK_PAGE = "reviews/2026-W53.md"
NOTE = "meetings/ada/2026-11-23.md"
CODES = re.compile(r"\x1b\[[0-9;]*m")
ADA = {
    "people/ada.md": '+++\nname = "Ada Lovelace"\nagreement.every = "2 weeks"\n+++\n',
    NOTE: "".join(
        [
            "+++\ndate = 2026-11-23\n+++\n\n## Commitments\n",
            "- [ ] Keep it  [due:: 2026-12-01]  [id:: aaaaa]\n",
            "- [ ] Move it  [due:: 2026-12-02]  [id:: bbbbb]\n",
            "- [ ] Shrink it  [due:: 2026-12-03]  [id:: ccccc]\n",
            "- [ ] Drop it by 2026-12-04\n",
            "- [ ] Open it  [due:: 2026-12-05]  [id:: eeeee]\n\n",
            "## People\n- [x] Tell of it  [completion:: 2026-12-05]  [id:: fffff]\n\n",
            "## Decisions\n- [ ] Ask of it  [created:: 2026-10-01]  [id:: ggggg]\n",
        ]
    ),
    "meetings/ada/2026-12-03.md": '+++\nstatus = "planned"\n+++\n',
    "meetings/ada/2026-12-07.md": '+++\nstatus = "planned"\n+++\n',
    "reviews/2026-W48.md": '+++\nweek = "2026-W48"\nended = 2026-11-28\n+++\n\n# Week 48\n',
}


class Prompt(NamedTuple):
    """What the program asks, how one knows it on the screen, and what is typed.

    `again` is typed first where a walk is begun again that was left here.
    """

    name: str
    shown: str
    typed: str
    again: tuple[str, ...] = ()

    @property
    def is_key(self) -> bool:
        return self.shown == KEY


def key(name: str, typed: str, *again: str) -> Prompt:
    return Prompt(f"{name}, key", KEY, typed, again)


# What is asked about, one after the other, with all that is typed there.
WALK: list[list[Prompt]] = [
    [Prompt("passed", "(Enter: leave it)", "moved"), Prompt("passed, when", "To when?", "20 dec")],
    [key("done", "d"), Prompt("done, result", "What came of it?", "It is kept")],
    [
        key("move", "m"),
        Prompt("move, when", "To when?", "fri"),
        Prompt("move, why", "Why?", "Q3 numbers"),
        Prompt("move, told", "Does Ada know?", "y"),
    ],
    [
        key("smaller", "s"),
        Prompt("smaller, step", "What is the next small step?", "Write a line"),
        Prompt("smaller, when", "By when?", ""),
        Prompt("smaller, told", "Does Ada know?", ""),
    ],
    [key("let go", "l"), Prompt("let go, why", "Why?", "no use"), Prompt("let go, told", "know?", "n")],
    [key("open", "o"), Prompt("open, again", "Open the editor on it again?", "n"), key("open, after", "n")],
    [key("told", "t")],
    [key("outcome", "d"), Prompt("outcome, result", "What came of it?", "It was right")],
    [Prompt("the end", "\n  (Enter: nothing)", "One page, not ten")],
]  # fmt: skip
BACK: list[list[Prompt]] = [
    [key("back, to the next meeting", "\r")],
    [key("back, walk", "w")],
    [key("walked", "n", "w")],
    [key("back, goals", "\r")],
    [Prompt("the end", "\n  (Enter: nothing)", "Good to be back")],
]


class Play(NamedTuple):
    """A journal, the day on which it is reviewed, and what is typed then."""

    files: dict[str, str]
    day: str
    steps: list[list[Prompt]]

    @property
    def prompts(self) -> list[Prompt]:
        return [prompt for step in self.steps for prompt in step]

    def rest(self, at: int) -> list[str]:
        """What is left to type when the walk is begun again after it was left at a prompt."""
        before = 0
        for number, step in enumerate(self.steps):
            if before <= at < before + len(step):
                left = [prompt.typed for later in self.steps[number:] for prompt in later]
                return [*self.prompts[at].again, *left]
            before += len(step)
        raise IndexError(at)


LATER = {
    **ADA,
    "people/grace.md": '+++\nname = "Grace Hopper"\n+++\n',
    NOTE: "+++\n+++\n## Commitments\n- [ ] Keep it  [due:: 2026-12-01]  [id:: aaaaa]\n",
    "meetings/ada/2026-12-03.md": "+++\n+++\n",
    "meetings/ada/2026-12-07.md": "+++\n+++\n",
    "meetings/grace/2026-11-20.md": "## Commitments\n- [ ] Send it  [due:: 2026-12-10]  [id:: hhhhh]\n",
    "goals/lead.md": '+++\ntitle = "Lead"\n+++\n## Steps\n- [ ] Read it  [due:: 2026-12-20]  [id:: iiiii]\n',
}
PLAYS = {"the week": Play(ADA, DAY, WALK), "coming back": Play(LATER, "2027-01-02", BACK)}
EVERY = [(name, at) for name, play in PLAYS.items() for at in range(len(play.prompts))]
at_every_prompt = pytest.mark.parametrize(
    ("name", "at"), EVERY, ids=[f"{name}: {PLAYS[name].prompts[at].name}" for name, at in EVERY]
)


def made(home: Path, files: dict[str, str], *, git: bool = False) -> Mentorlog:
    """A journal of these files, with an editor that spoils what it opens."""
    journal = Mentorlog(home, git=git, environment={"MENTORLOG_JOURNAL": str(home / "journal")})
    home.mkdir(exist_ok=True)
    journal.ok("init", str(journal.journal))
    for path, text in files.items():
        target = journal.journal / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
    script = home / "editor"
    script.write_text('#!/bin/sh\nprintf "+++\\nbroken\\n+++\\n" > "$1"\n')
    script.chmod(0o700)
    journal.environment["EDITOR"] = str(script)
    return journal


def at_terminal(
    journal: Mentorlog, day: str = DAY, columns: int | None = None, **environment: str
) -> Terminal:
    """The review of a day at a terminal."""
    known = {**journal.environment, **environment}
    return Terminal(journal.home, ["--as-of", day, "review"], known, columns)


def typed(terminal: Terminal, prompts: Sequence[Prompt]) -> None:
    """Waits for each prompt, and types what belongs there."""
    for prompt in prompts:
        terminal.until_next(prompt.shown)
        terminal.type(prompt.typed if prompt.is_key else f"{prompt.typed}\n")


def records(journal: Mentorlog) -> Records:
    """The records of a journal, but for the one id that is made at random."""
    found = on_disk(journal.journal)
    return {path: re.sub(rb"(\[from::.*\[id:: )\w{5}", rb"\1.....", data) for path, data in found.items()}


def played(home: Path, play: Play) -> list[Records]:
    """Plays it in a terminal to its end; gives the records at each prompt, and at the end."""
    journal = made(home, play.files)
    states = []
    with at_terminal(journal, play.day) as terminal:
        for prompt in play.prompts:
            terminal.until_next(prompt.shown)
            states.append(records(journal))
            terminal.type(prompt.typed if prompt.is_key else f"{prompt.typed}\n")
        assert terminal.ended() == 0, terminal.screen
        assert terminal.is_as_before
    return [*states, records(journal)]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Records]]:
    """The walks as they go when nobody interrupts them."""
    return {name: played(tmp_path_factory.mktemp("walk"), play) for name, play in PLAYS.items()}


def is_whole(journal: Mentorlog) -> bool:
    """Whether the journal is in order, nothing is left over, and nobody holds it."""
    assert left_over(journal.journal) == []
    return journal.ok("check") == "" and not Store(journal.journal).lock.is_held


# --- the whole walk -------------------------------------------------------------------------------


def test_every_key_does_what_it_says(whole: dict[str, list[Records]]) -> None:
    end = {path: data.decode() for path, data in whole["the week"][-1].items()}
    assert end[NOTE].partition("## Commitments\n")[2] == (
        "- [x] Keep it  [due:: 2026-12-01]  [completion:: 2026-12-06]  [id:: aaaaa]\n"
        "  - 2026-12-06 done: It is kept\n"
        "- [ ] Move it  [due:: 2026-12-11]  [id:: bbbbb]\n"
        "  - 2026-12-06 moved from 2026-12-02: Q3 numbers\n"
        "  - 2026-12-06 told\n"
        "- [-] Shrink it  [due:: 2026-12-03]  [cancelled:: 2026-12-06]  [id:: ccccc]\n"
        "  - 2026-12-06 moved from 2026-12-03: made smaller: Write a line\n"
        "- [ ] Write a line  [from:: ccccc]  [due:: 2026-12-07]  [id:: .....]\n"
        + end[NOTE].partition(".....]\n")[2].partition("- [ ] Open it")[0]
        + "- [ ] Open it  [due:: 2026-12-05]  [id:: eeeee]\n"
        "\n"
        "## People\n"
        "- [x] Tell of it  [completion:: 2026-12-05]  [id:: fffff]\n"
        "  - 2026-12-06 told\n"
        "\n"
        "## Decisions\n"
        "- [x] Ask of it  [created:: 2026-10-01]  [completion:: 2026-12-06]  [id:: ggggg]\n"
        "  - 2026-12-06 done: It was right\n"
    )
    assert re.search(
        r"- \[-\] Drop it  \[due:: 2026-12-04\]  \[cancelled:: 2026-12-06\]  \[id:: \w{5}\]\n"
        r"  - 2026-12-06 dropped: no use\n- \[ \] Open it",
        end[NOTE],
    )
    decided = [line.partition(":")[0] for line in end[PAGE].splitlines() if line.startswith("- ")]
    assert decided == [
        "- Kept", "- Moved to Fri 11 Dec 2026", "- Made smaller", "- Let go", "- Not now", "- Told",
        "- Talked through",
    ]  # fmt: skip
    assert end[PAGE].endswith("> One page, not ten\n")
    assert "20" in end["meetings/ada/2026-12-20.md"]


def test_coming_back_is_one_key_a_person(whole: dict[str, list[Records]]) -> None:
    end = {path: data.decode() for path, data in whole["coming back"][-1].items()}
    decided = [line.partition("  [")[0] for line in end[BACK_PAGE].splitlines() if line.startswith("- ")]
    assert decided == [
        "- For the next meeting: Keep it (Ada)",
        "- Not now: Send it (Grace)",
        "- For Sat 9 Jan 2027: Read it",
    ]


@pytest.mark.parametrize("name", PLAYS)
def test_each_decision_is_stored_before_the_next_question(whole: dict[str, list[Records]], name: str) -> None:
    play, states = PLAYS[name], whole[name]
    begins = [sum(map(len, play.steps[:number])) for number in range(len(play.steps))]
    for begin, after in zip(begins, [*begins[1:], len(states) - 1], strict=True):
        asking = states[begin:after]
        assert all(state == asking[0] for state in asking), "nothing is stored by halves"
        # To walk through is no decision, and no more is to open a record that then cannot be stored.
        assert (states[after] != asking[0]) or play.prompts[begin].typed == "w"


# --- left in the middle ---------------------------------------------------------------------------


@at_every_prompt
def test_ctrl_c_at_any_prompt_loses_no_decision_and_the_next_review_goes_on_there(
    whole: dict[str, list[Records]], tmp_path: Path, name: str, at: int
) -> None:
    play = PLAYS[name]
    journal = made(tmp_path, play.files)
    with at_terminal(journal, play.day) as terminal:
        typed(terminal, play.prompts[:at])
        terminal.until_next(play.prompts[at].shown)
        assert terminal.interrupt(signal.SIGINT) == 130, terminal.screen
        assert terminal.is_as_before
    assert "Traceback" not in terminal.screen
    assert records(journal) == whole[name][at]
    assert is_whole(journal)
    rest = play.rest(at)
    result = journal("--as-of", play.day, "review", answers=rest)
    assert result.code == 0, result
    assert records(journal) == whole[name][-1]


@at_every_prompt
def test_the_end_of_input_at_any_prompt_stops_and_loses_no_decision(
    whole: dict[str, list[Records]], tmp_path: Path, name: str, at: int
) -> None:
    play = PLAYS[name]
    journal = made(tmp_path, play.files)
    with at_terminal(journal, play.day) as terminal:
        typed(terminal, play.prompts[:at])
        terminal.until_next(play.prompts[at].shown)
        terminal.type("\x04")
        if play.prompts[at].name == "open, again":
            terminal.until_next(KEY)  # it is a no; the review goes on
            terminal.type("\x04")
        assert terminal.ended() == 1, terminal.screen
        assert terminal.is_as_before
    assert "Traceback" not in terminal.screen
    assert terminal.screen.rstrip().endswith(
        ("Stopped; nothing was changed.", "The next review goes on here.")
    )
    assert records(journal) == whole[name][at]
    assert is_whole(journal)


@pytest.mark.parametrize("prompts", [3, 4, 7], ids=["at a key", "at a date", "at a key again"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["SIGTERM", "SIGHUP"])
def test_a_signal_at_a_prompt_loses_no_decision(
    whole: dict[str, list[Records]], tmp_path: Path, prompts: int, number: signal.Signals
) -> None:
    journal = made(tmp_path, ADA)
    play = PLAYS["the week"]
    with at_terminal(journal) as terminal:
        typed(terminal, play.prompts[:prompts])
        terminal.until_next(play.prompts[prompts].shown)
        assert terminal.interrupt(number) == 128 + number, terminal.screen
        assert terminal.is_as_before
    assert "Traceback" not in terminal.screen
    assert records(journal) == whole["the week"][prompts] and is_whole(journal)


@pytest.mark.parametrize("prompts", [4, 5], ids=["at a key", "at a date"])
def test_a_terminal_that_is_closed_loses_no_decision(
    whole: dict[str, list[Records]], tmp_path: Path, prompts: int
) -> None:
    journal = made(tmp_path, ADA)
    play = PLAYS["the week"]
    with at_terminal(journal) as terminal:
        typed(terminal, play.prompts[:prompts])
        terminal.until_next(play.prompts[prompts].shown)
        terminal.hang_up()
        assert terminal.ended()
    assert records(journal) == whole["the week"][prompts] and is_whole(journal)


def test_a_decision_made_with_a_history_is_whole_when_the_next_is_interrupted(tmp_path: Path) -> None:
    journal = made(tmp_path, ADA, git=True)
    with at_terminal(journal) as terminal:
        typed(terminal, WALK[0] + WALK[1])
        terminal.until_next(KEY)
        assert terminal.interrupt(signal.SIGINT) == 130
    assert "Kept: Keep it" in journal.ok("history")
    journal.ok("undo", "--yes")
    assert PAGE not in on_disk(journal.journal) and "[ ] Keep it" in on_disk(journal.journal)[NOTE].decode()


# --- other keys -----------------------------------------------------------------------------------


def test_other_keys_decide_nothing_be_they_arrows_letters_or_a_pasted_word(tmp_path: Path) -> None:
    journal = made(tmp_path, ADA)
    before = records(journal)
    with at_terminal(journal) as terminal:
        terminal.until_next("(Enter: leave it)")
        terminal.type("h\n")
        for wrong in (
            "x", "7", "\r", "\n", " ", "\t", "\x1b", "\x1b[A", "\x1bOP", "\x7f", "\x1a", "é", "日", "🙂",
            "done and dusted\r", "mm", "ls -la\nq\n", "n" * 3000,
        ):  # fmt: skip
            terminal.until_next(KEY)
            terminal.type(wrong)
            terminal.until_next("One of the keys d, m, s, l, o, n, b, q.")
        terminal.until_next(KEY)
        terminal.type("q")
        assert terminal.ended() == 0
        assert terminal.screen.count("One of the keys") == 18
        assert "Nothing was decided." in terminal.screen
    changed = {path for path, data in records(journal).items() if before.get(path) != data}
    assert changed == {"meetings/ada/2026-12-03.md"}, "the meeting that was held, before the walk"


def test_back_and_another_key_take_back_what_was_decided(tmp_path: Path) -> None:
    journal = made(tmp_path, {**ADA, "meetings/ada/2026-12-03.md": ""})
    with at_terminal(journal) as terminal:
        for pressed in "nbbd":
            terminal.until_next(KEY)
            terminal.type(pressed)
        terminal.until_next("(Enter: nothing)")
        terminal.type("\n")
        terminal.until_next(KEY)
        terminal.type("Q")
        assert terminal.ended() == 0
    assert "This is the first." in terminal.screen
    assert "Not now. n leaves it so; another key says otherwise." in terminal.screen
    assert terminal.screen.endswith("Stored. The next review goes on here.\n")
    text = on_disk(journal.journal)[PAGE].decode()
    assert text.count("\n- ") == 1 and "\n- Kept: Keep it" in text


# --- the screen -----------------------------------------------------------------------------------


def widest(screen: str) -> int:
    return max(map(len, CODES.sub("", screen).splitlines()))


@pytest.mark.parametrize("columns", [40, 80])
def test_what_the_program_says_is_as_wide_as_the_window(tmp_path: Path, columns: int) -> None:
    files = {**ADA, NOTE: ADA[NOTE].replace("Move it", "Move everything " * 6)}
    journal = made(tmp_path, files)
    with at_terminal(journal, columns=columns) as terminal:
        said: list[str] = []
        for prompt in PLAYS["the week"].prompts:
            # What was typed ends the line of the prompt before.
            said += f"{terminal.until_next(prompt.shown)}{prompt.shown}".split("\n")[1:]
            terminal.type(prompt.typed if prompt.is_key else f"{prompt.typed}\n")
        assert terminal.ended() == 0
    # Only what the editor left is named with its file, in lines as long as they are.
    assert [line for line in said if len(line) > columns and ".md" not in line] == []


def test_lines_drawn_after_the_window_was_resized_fit_it(tmp_path: Path) -> None:
    journal = made(tmp_path, {**ADA, "meetings/ada/2026-12-03.md": ""})
    with at_terminal(journal, columns=100) as terminal:
        wide = terminal.until_next(KEY)
        terminal.resize(40)
        terminal.type("n")
        narrow = terminal.until_next(KEY)
        terminal.resize(80)
        terminal.type("n")
        usual = terminal.until_next(KEY)
    assert (widest(wide), widest(usual)) == (100, 80)
    assert 30 < widest(narrow) <= 40


def test_without_colour_no_code_is_written_and_with_it_some_are(tmp_path: Path) -> None:
    journal = made(tmp_path, {**ADA, "meetings/ada/2026-12-03.md": ""})
    known = journal.environment
    for environment, has_codes in (({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)):
        journal.environment = {**known, "TERM": "xterm", **environment}
        with at_terminal(journal) as terminal:
            for pressed in "bxq":
                terminal.until_next("> ")
                terminal.type(pressed)
            assert terminal.ended() == 0
        assert ("\x1b" in terminal.screen) is has_codes, terminal.screen
