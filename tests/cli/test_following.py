"""What a command names as the next one is typed, as it stands, until it ends well: nothing leads in a circle.

Looked at is the whole tree of commands, without a word and with names that nobody has, in journals in which
there is little: that is where a newcomer stands.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import Mentorlog, Result
from tests.cli.test_checklist import TREE

from mentorlog.exchange.demo import make_demo

# Pages that name commands, and commands that name the next one.
PAGES = (
    "", "today", "prep ada", "prep grace", "review", "mentor show ada", "mentor agree ada",
    "mentor close ada", "mentor checkpoint ada", "mentor compare", "goal show run", "me", "meeting list",
    "progress lead", "list --overdue --who grace", "mentor pause ada", "mentor resume ada",
    "meeting plan ada 4w", "note jun -m Hi --next 2w", "mentor add Lin", "mentor ask lin",
    "meeting cancel jun", "done 90", "undo",
)  # fmt: skip
# What stands for a word of one's own in a hint, and one that is typed for it.
TYPED = {
    "WHEN": "fri", "DATE": "fri", "NAME": "Ada Lovelace", "TITLE": "Sleep", "VALUE": "20%", "TEXT": "Why?",
    "ITEM": "xyzzy", "GOAL": "xyzzy", "FILE": "xyzzy", "SHELL": "bash", "WORDS": "xyzzy",
    "yes|later|no": "yes", "FILE|FOLDER": "xyzzy", "SKILL": "Hiring",
}  # fmt: skip
# A command at the end of a line, or in a list of them; not one that a message is about.
_COMMAND = re.compile(r"(?:^|: |, | {4,})mentorlog ([^,]+)")
_ABOUT = re.compile(r" needs | takes no |^There is no ")
_MOST = 4
# The whole tree is walked in each of them.
long_dose = pytest.mark.skipif(
    not os.environ.get("MENTORLOG_LONG"), reason="in the long dose: MENTORLOG_LONG=1"
)


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


@pytest.mark.parametrize(
    "state",
    [pytest.param(nobody, marks=long_dose), a_mentee, one_closed, pytest.param(one_met, marks=long_dose)],
)
def test_a_hint_can_be_followed_and_leads_to_no_other_like_it(
    state: Callable[[Mentorlog], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    mentorlog = Mentorlog(tmp_path)
    mentorlog.ok("init", str(mentorlog.journal))
    state(mentorlog)
    program = Program(mentorlog)
    if state is a_mentee:
        program.call = f"mentorlog --journal {mentorlog.journal}"
        (tmp_path / "config" / "config.toml").unlink()
    group, who = "mentee" if state is a_mentee else "mentor", "xyzzy" if state is nobody else "jun"
    ways = commands(group, nameless=state is one_met)
    assert [each for words in ways for each in follow(program, words, who)] == []


def test_what_a_page_names_takes_the_journal_that_was_named(tmp_path: Path) -> None:
    mentorlog = Mentorlog(tmp_path)
    make_demo(mentorlog.journal, mentorlog.now.date())
    named = 0
    for line in PAGES:
        result = mentorlog("--journal", str(mentorlog.journal), *line.split())
        assert re.findall(r"\bmentorlog (?!--journal )[a-z].*", result.out + result.err) == [], line
        named += result.out.count(f"mentorlog --journal {mentorlog.journal} ")
    assert named > len(PAGES)


@pytest.mark.parametrize(
    ("state", "line", "said"),
    [
        (nobody, "mentor list", 'Nobody here yet. mentorlog mentor add "NAME"'),
        (a_mentee, "mentor list", 'No mentor here yet. mentorlog mentor add "NAME"'),
        (a_mentee, "prep xyzzy", "See who there is: mentorlog mentee list"),
        (a_mentee, "note", "mentorlog note jun"),
        (a_mentee, "list", "Nothing open. mentorlog meeting plan jun WHEN"),
        (a_mentee, "", "Nothing presses. mentorlog meeting plan jun WHEN"),
        (a_mentee, "nudge", "See: mentorlog mentee list"),
        (a_mentee, "recall jun", "Nothing is written yet. mentorlog note jun"),
        (a_mentee, "meeting show jun", "Plan one: mentorlog meeting plan jun WHEN"),
        (a_mentee, "mentee ask jun", "A question for when you meet: mentorlog jot jun TEXT"),
        (a_mentee, "note jun",
         "Set EDITOR to the editor you like, or pipe the page: mentorlog note jun - < FILE"),
        (a_mentee, "calendar", "To go on: mentorlog meeting plan jun WHEN"),
        (a_mentee, "review show 2026-W01", "Begin one: mentorlog review"),
        (one_closed, "prep xyzzy", "See who there is: mentorlog mentor list --all"),
        (one_closed, "prep", "See who there is: mentorlog mentor list --all"),
        (one_closed, "mentor list", "Nobody you meet now. mentorlog mentor list --all"),
        (one_closed, "", "Nothing presses. mentorlog mentor list --all"),
        (one_closed, "mentor pause jun", "To begin again: mentorlog mentor reopen jun"),
        (one_met, "list", "Nothing open. mentorlog list --all"),
        (one_met, "list --who jun --theirs", "Nothing to wait for. mentorlog list --kind any --all"),
        (one_met, "list --who jun --mine", "Nothing open. mentorlog list --who jun --mine --all"),
        (one_met, "done xyzzy", "See: mentorlog list --kind any --all"),
        (one_met, "goal log xyzzy 1", "See: mentorlog goal list --all"),
        (one_met, "meeting list jun", "No meeting is planned. mentorlog meeting list jun --all"),
        (one_met, "meeting edit jun", "The last one: mentorlog meeting edit jun 2026-12-06"),
        (one_met, "meeting cancel jun", "Plan it: mentorlog meeting plan jun WHEN"),
        (one_met, "move xyzzy 31feb", "See: mentorlog list --kind any --all"),
        (one_met, "meeting plan jun 31feb",
         "No calendar has that day. Dates like: fri, 26 nov, in 2 weeks, 2026-12-07."),
        (one_met, "import xyzzy.md", "Name a file or a folder of notes."),
    ],
)  # fmt: skip
def test_a_hint_names_what_there_is(
    state: Callable[[Mentorlog], None], line: str, said: str, mentorlog: Mentorlog
) -> None:
    mentorlog.ok("init")
    state(mentorlog)
    result = mentorlog(*line.split(), width=None)
    assert said in [re.sub(" +", " ", line) for line in (result.out + result.err).splitlines()]


def test_where_it_is_over_with_everybody_nothing_is_asked(mentorlog: Mentorlog) -> None:
    mentorlog.ok("init")
    one_closed(mentorlog)
    for line in ("prep", "note"):
        result = mentorlog(line, at_terminal=True)
        assert (result.code, result.err.splitlines()[0]) == (3, "You meet nobody now.")


def test_the_way_on_names_nobody_who_is_private(mentorlog: Mentorlog) -> None:
    mentorlog.ok("init", str(mentorlog.journal))
    mentorlog.ok("mentor", "add", "Jun Park")
    path = mentorlog.journal / "people" / "jun-park.md"
    path.write_text(path.read_text().replace("+++\n", "+++\nprivate = true\n", 1))
    for line in ("", "review", "review --who jun", "export --format brag"):
        result = mentorlog(*line.split())
        assert "jun" not in (result.out + result.err).casefold() and result.code == 0, line
        assert "mentorlog mentor list" in result.out + result.err, line


def test_who_is_only_a_candidate_can_be_picked(mentorlog: Mentorlog) -> None:
    mentorlog.ok("init")
    mentorlog.ok("mentor", "add", "Jun Park", "--status", "candidate")
    assert "  1  Jun Park" in mentorlog("prep", answers=["1"]).out


class Program:
    """Calls the program on one journal, which stands at the beginning of each way as it did at first."""

    def __init__(self, mentorlog: Mentorlog) -> None:
        self.mentorlog, self.call = mentorlog, "mentorlog"
        self.first, self.made = mentorlog.files(), mentorlog.home / "made"
        shutil.copytree(mentorlog.journal, self.made)
        self._said: dict[tuple[str, ...], Result] = {}

    def begin(self) -> None:
        if self.mentorlog.files() != self.first:
            shutil.rmtree(self.mentorlog.journal)
            shutil.copytree(self.made, self.mentorlog.journal)

    def __call__(self, words: list[str]) -> Result:
        """What a command gives; one given before on the journal as it was at first is not given again."""
        is_first = self.mentorlog.files() == self.first
        if is_first and (said := self._said.get(tuple(words))):
            return said
        result = self.mentorlog(*words, stdin="We talked.\n")
        if is_first and self.mentorlog.files() == self.first:
            self._said[tuple(words)] = result
        return result


def commands(group: str, *, nameless: bool) -> Iterator[list[str]]:
    """Each command without a word more, and with as many unknown names as it needs; of one of the groups.

    Those that are `nameless` need none, and are given none.
    """
    other = "mentor" if group == "mentee" else "mentee"
    for path, command in TREE.items():
        if path.startswith(f"{other} ") or path in ("demo", "init"):
            continue
        needed = sum(one.required for one in command.params)
        if not (nameless and needed):
            yield path.split()
        if not nameless and any(one.param_type_name == "argument" for one in command.params):
            yield [*path.split(), *["xyzzy"] * max(needed, 1)]


def follow(program: Program, words: list[str], who: str) -> Iterator[tuple[list[str], Result]]:
    """Types a command, then what it names, until that ends well; gives the way on which it does not."""
    program.begin()
    way = [f"{program.call} {shlex.join(words)}".strip()]
    words = shlex.split(way[0])[1:]
    for _ in range(_MOST):
        result = program(words)
        is_line_and_hint = len(result.err.splitlines()) > 1
        named = hinted(result)
        if result.code not in (0, 1, 2, 3) or (result.code and not is_line_and_hint) or named[:1] == way[-1:]:
            yield way, result
            return
        if not named:
            return
        for command in named[1:]:
            if (other := program(filled_in(command, who))).code:
                yield [*way, command], other
        if named[0] in way or not named[0].startswith(program.call):
            yield [*way, named[0]], result
            return
        way.append(named[0])
        words = filled_in(named[0], who)
    yield way, result


def hinted(result: Result) -> list[str]:
    """The commands that a hint names, or the one way on from an empty answer."""
    text = result.err if result.code else result.out
    lines = [line for line in text.splitlines() if not _ABOUT.search(line)]
    if not result.code:
        lines = [line for line in lines if re.match(r"(Nothing|Nobody|No ) ?", line)]
    return [f"mentorlog {found.strip()}" for line in lines for found in _COMMAND.findall(line)]


def filled_in(command: str, who: str) -> list[str]:
    """The words of a command as a person types it, with their own in place of those that stand for them."""
    known = {**TYPED, "WHO": who}
    typed = shlex.split(command.partition(" < ")[0])[1:]
    return [known.get(word.rstrip("."), word) for word in typed]
