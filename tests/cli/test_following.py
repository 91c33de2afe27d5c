"""What a command names as the next one is typed, as it stands, until it ends well: nothing leads in a circle.

Looked at is the whole tree of commands, without a word and with names that nobody has, in journals in which
there is little: that is where a newcomer stands.
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import Mentorlog, Result
from tests.cli.test_checklist import TREE

from mentorlog.cli.catalog import COMMANDS

# What stands for a word of one's own in a hint, and one that is typed for it.
TYPED = {
    "WHEN": "fri", "DATE": "fri", "NAME": "Ada Lovelace", "TITLE": "Sleep", "VALUE": "20%", "TEXT": "Why?",
    "ITEM": "xyzzy", "GOAL": "xyzzy", "FILE": "xyzzy", "SHELL": "bash", "WORDS": "xyzzy", "yes|later|no": "yes",
    "FILE|FOLDER": "xyzzy", "SKILL": "Hiring",
}  # fmt: skip
# A command at the end of a line, or in a list of them; not one that a message is about.
_COMMAND = re.compile(r"(?:^|: |, | {4,})mentorlog ([^,]+)")
_ABOUT = re.compile(r" needs | takes no |^There is no ")
_MOST = 4


def nobody(mentorlog: Mentorlog) -> None:
    """A journal in which nobody is."""


def a_mentee(mentorlog: Mentorlog) -> None:
    """One in which there is a mentee alone."""
    mentorlog.ok("mentee", "add", "Jun Park")


def one_closed(mentorlog: Mentorlog) -> None:
    """One in which it is over with the only one there is."""
    mentorlog.ok("mentor", "add", "Jun Park")
    mentorlog.ok("mentor", "close", "jun", "--no-talk")


def one_met(mentorlog: Mentorlog) -> None:
    """One in which a meeting was held, a goal reached, and a promise kept."""
    mentorlog.ok("mentor", "add", "Jun Park")
    mentorlog.ok("goal", "add", "Sleep")
    mentorlog.ok("note", "jun", "-m", "We met.", "--commit", "Call Tom")
    mentorlog.ok("done", "call")
    mentorlog.ok("goal", "achieve", "sleep")


@pytest.mark.parametrize("state", [nobody, a_mentee, one_closed, one_met])
def test_a_hint_can_be_followed_and_leads_to_no_other_like_it(
    state: Callable[[Mentorlog], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    mentorlog = Mentorlog(tmp_path, environment={"MENTORLOG_JOURNAL": str(tmp_path / "journal")})
    mentorlog.ok("init")
    state(mentorlog)
    made = shutil.copytree(mentorlog.journal, tmp_path / "made")
    for words in commands("mentee" if state is a_mentee else "mentor"):
        shutil.rmtree(mentorlog.journal)
        shutil.copytree(made, mentorlog.journal)
        follow(mentorlog, words, who="xyzzy" if state is nobody else "jun")


def commands(group: str) -> Iterator[list[str]]:
    """Each command without a word more, and with as many unknown names as it takes; of one of the groups."""
    other = "mentor" if group == "mentee" else "mentee"
    for path, command in TREE.items():
        if path.startswith(f"{other} ") or path in ("demo", "init"):
            continue
        yield path.split()
        if arguments := [one for one in command.params if one.param_type_name == "argument"]:
            yield [*path.split(), *["xyzzy" for one in arguments if one.required] or ["xyzzy"]]


def follow(mentorlog: Mentorlog, words: list[str], who: str) -> None:
    """Types a command, and then what it names, until it ends well and names nothing."""
    chain = [shlex.join(words)]
    for _ in range(_MOST):
        result = mentorlog(*words)
        assert result.code in (0, 1, 2, 3), (chain, result)
        if result.code:
            message, *hint = result.err.splitlines()
            assert hint and not result.out, (chain, result)
        named = hinted(result)
        if not named:
            return
        for command in named[1:]:
            assert mentorlog(*filled_in(command, who)).code == 0, (chain, command)
        assert named[0] not in chain, (chain, result)
        chain.append(named[0])
        words = filled_in(named[0], who)
    raise AssertionError(f"never ends: {chain}")


def hinted(result: Result) -> list[str]:
    """The commands that a hint names, or the one way on from an empty answer."""
    text = result.err if result.code else result.out
    lines = [line for line in text.splitlines() if not _ABOUT.search(line)]
    if not result.code:
        lines = [line for line in lines if re.match(r"(Nothing|Nobody|No ) ?", line)]
    return [found.strip() for line in lines for found in _COMMAND.findall(line)]


def filled_in(command: str, who: str) -> list[str]:
    """The words of a command as a person types it, with their own in place of those that stand for them."""
    known = {**TYPED, "WHO": who}
    return [known.get(word.rstrip("."), word) for word in shlex.split(command)]
