"""Every command that changes a journal, and what has to be there for it."""

from __future__ import annotations

import shlex
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from .stage import Call, Stage

# What a person types, which must be found again whatever happens.
TYPED = "marigold"

BASE = """
init HOME/journal
goal add "Lead a team of five" --due 2027-06-30
mentor add "Ada Lovelace" --goal lead --every "2 weeks" --medium video
mentee add "Jun Park"
jot ada "How did you choose your first two hires?"
note ada -m "We met." --commit "Draft the plan by 7 dec" --commit "Draft the memo by 12 dec" \
  --theirs "Share the sheet" --advice "Ask in writing" --contact "Priya Nair" --date yesterday
meeting plan ada mon 10:00
meeting plan jun wed
"""


class Scenario(NamedTuple):
    """A command that changes something, with what goes before it.

    `before` are commands; `prepare` does what no command does. `typed` says that the command's words,
    its answers, its pipe or its editor hold TYPED. `root` is the journal's folder below the home.
    `then` are the next commands after it; `again` those before them where it came to nothing.
    """

    name: str
    line: str
    before: str = ""
    prepare: Callable[[Stage], object] | None = None
    stdin: str = ""
    answers: tuple[str, ...] | None = None
    edits: str = ""
    root: str = "journal"
    base: str = BASE
    needs_git: bool = False
    again: str = ""
    then: str = 'jot ada "And later?"'

    @property
    def typed(self) -> bool:
        """Whether the person types something worth keeping."""
        return any(TYPED in text for text in (self.line, self.stdin, self.edits, *(self.answers or ())))

    def call(self, stage: Stage) -> Call:
        """The command, as it is given on that stage."""
        environment = {}
        if self.edits:
            environment["EDITOR"] = str(editor(stage.home, self.edits))
        return Call(words(self.line, stage.home), self.stdin, self.answers, environment)

    def set_up(self, stage: Stage) -> None:
        """Makes the home in which the command is given."""
        if self.edits:
            editor(stage.home, self.edits)
        give(stage, self.before)
        if self.prepare:
            self.prepare(stage)


def words(line: str, home: Path) -> list[str]:
    """The words of a command, as a shell takes them."""
    return [word.replace("HOME", str(home)) for word in shlex.split(line)]


def give(stage: Stage, lines: str) -> None:
    """Gives commands, one a line, and expects all to be well."""
    here = stage.here()
    for line in lines.replace("\\\n", "").strip().splitlines():
        here.ok(*words(line, stage.home))


def editor(home: Path, text: str) -> Path:
    """An editor in which a person types a text at the end."""
    script = home / "editor"
    script.write_text(
        f"#!/bin/sh\nprintf '%s' {shlex.quote(text)} >> \"$1\"\n: > {shlex.quote(str(home / 'edited'))}\n"
    )
    script.chmod(stat.S_IRWXU)
    return script


def was_edited(stage: Stage) -> bool:
    """Whether the editor has run."""
    return (stage.home / "edited").exists()


def _edited_by_hand(stage: Stage) -> None:
    record = stage.journal / "people" / "ada-lovelace.md"
    record.write_text(record.read_text() + "\n## About\n- Back from leave\n")


def _two_machines(stage: Stage) -> None:
    """A remote that has what another machine has written, and this journal what that one has not."""
    git(stage.home, "init", "--quiet", "--bare", "--initial-branch=main", "remote.git")
    git(stage.journal, "remote", "add", "origin", str(stage.home / "remote.git"))
    assert not stage.here()("sync").code
    other = stage.home / "other"
    git(stage.home, "clone", "--quiet", "remote.git", "other")
    there = stage.here(other, seed=3)
    there.ok("init", str(other))
    there.ok("jot", "ada", "What would you do otherwise?")
    there.ok("note", "jun", "-m", "We met, too.", "--commit", "Send the list")
    assert not there("sync").code
    stage.here().ok("jot", "ada", "Who else should I ask?")


def _older(stage: Stage) -> None:
    """What a journal lacked that an older program made."""
    (stage.journal / "mentorlog.toml").write_text('week_start = "sunday"\n')
    (stage.journal / ".gitattributes").unlink()


def _reviewed(stage: Stage) -> None:
    page = stage.journal / "reviews" / "2026-W49.md"
    page.parent.mkdir(exist_ok=True)
    page.write_text(
        '+++\nweek = "2026-W49"\n+++\n\n# Week 49\n\n## Sun 6 Dec\n- Not now: Call Tom  [id:: aaaaa]\n'
    )


def git(folder: Path, *arguments: str) -> str:
    """Runs git itself, and gives what it says."""
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert not done.returncode, done.stderr
    return done.stdout


_PAGE = f"# Ada, 2026-12-06\n\n## Notes\nOf {TYPED}.\n\n## Commitments\n- [ ] Plant {TYPED}\n"
_RECORD = f"\n## Notes\nOf {TYPED}.\n"

_FIRST = 'mentor add "Kim Lee"\njot kim "And later?"'
_OF_JUN = 'jot jun "And later?"'  # of Ada it would be said that she is closed
_MOVED = "jot ada Why?\nmeeting reschedule ada 9 dec"

SCENARIOS = {
    scenario.name: scenario
    for scenario in (
        Scenario("init", "init HOME/journal", base="", again="init HOME/journal", then=_FIRST),
        Scenario(
            "init again", "init HOME/journal", before="init HOME/journal --no-git", base="",
            then="init HOME/journal\n" + _FIRST, needs_git=True,
        ),
        Scenario(
            "the first minute", "", base="", root="data",
            answers=("Ada Lovelace", "mon 10:00", f"An aim: {TYPED}", "Lead a team of five", ""),
            again="init HOME/data", then='mentor add "Kim Lee"',
        ),
        Scenario("demo", "demo HOME/sample", base="", root="sample", again="demo HOME/sample"),
        Scenario("mentor add", f'mentor add "Grace Hopper" --alias Amazing --about {TYPED} --every monthly'),
        Scenario("mentee add", f'mentee add "Kim Lee" --skill {TYPED}'),
        Scenario("mentor edit", f'mentor edit ada --skill leading --about "Grows {TYPED}"'),
        Scenario("mentor edit, editor", "mentor edit ada", edits=f"\n## About\n- Grows {TYPED}\n"),
        Scenario(
            "mentor ask, sent", f'mentor ask kim --sessions 3 --focus "{TYPED}" --sent',
            before='mentor add "Kim Lee" --status candidate',
        ),
        Scenario(
            "mentor answer", f'mentor answer kim no --why "No {TYPED}" --refer "Lou Reed"',
            before='mentor add "Kim Lee" --status candidate\nmentor ask kim --focus hiring --sent',
        ),
        Scenario("mentor agree", f'mentor agree ada --until "in 6 months" --i-need "Some {TYPED}"'),
        Scenario(
            "mentor agree, asked", "mentor agree ada",
            answers=("", "", "", "", "", "", "", "", "", "", f"Of {TYPED}", "", ""),
        ),
        Scenario("mentor agree, editor", "mentor agree ada --edit", edits=f"\n  with {TYPED}\n"),
        Scenario("mentor checkpoint", f'mentor checkpoint ada --working "{TYPED}" --better-them "Wait"'),
        Scenario(
            "mentor checkpoint, asked", "mentor checkpoint ada", answers=(f"Like {TYPED}", "", "", "", ""),
        ),
        Scenario(
            "mentor close", f'mentor close ada --done -m "Of {TYPED}." --keep memo --refer "Kim Lee"',
            then=_OF_JUN,
        ),
        Scenario("mentor close, no talk", f'mentor close ada --no-talk --broke "The {TYPED}"', then=_OF_JUN),
        Scenario("mentor reopen", "mentor reopen ada", before="mentor close ada --no-talk", then=_OF_JUN),
        Scenario("mentor rename", f'mentor rename ada "Ada {TYPED}" --slug ada-king'),
        Scenario("mentor remove", "mentor remove ada --yes", then='jot jun "Why?"'),
        Scenario("goal rename, slug", f'goal rename lead "Lead {TYPED}" --slug six'),
        Scenario("meeting remove", "meeting remove ada --yes"),
        Scenario("goal add", f'goal add "Speak at a conference" --step "Write of {TYPED} by fri" --why fun'),
        Scenario("goal edit", f'goal edit lead --measure "{TYPED}, from 0 to 5"'),
        Scenario("goal edit, editor", "goal edit lead", edits=f"\n## Progress\n- 2026-12-06 20%: {TYPED}\n"),
        Scenario(
            "goal add, asked", 'goal add "Speak at a conference"',
            answers=(f"Talks on {TYPED}", f"Write of {TYPED} by fri", "31 mar", "y"),
        ),
        Scenario("goal log", f'goal log lead 20% "Found {TYPED}"'),
        Scenario("goal achieve", f'goal achieve lead --learned "To grow {TYPED}"'),
        Scenario("goal drop", f'goal drop lead --why "No {TYPED}"', answers=(f"To buy {TYPED}",)),
        Scenario("goal rename", f'goal rename lead "Lead {TYPED}"'),
        Scenario("goal remove", "goal remove sing --yes", before='goal add "Sing"'),
        Scenario("me skill", f'me skill "growing {TYPED}" --level 2 --importance 5'),
        Scenario("me edit", "me edit", edits=f"## Vision\nA garden of {TYPED}.\n"),
        Scenario("meeting plan", f"meeting plan ada 21 dec 10:00 --place Leeds --objective {TYPED}"),
        Scenario("meeting reschedule", "meeting reschedule ada 9 dec 11:00 --wish theirs --along"),
        Scenario("meeting cancel", f'meeting cancel ada --why "Ada picks {TYPED}"'),
        Scenario("meeting edit, editor", "meeting edit ada", edits=_RECORD),
        Scenario("prep", f'prep ada --on "16 dec" --objective "A yes to {TYPED}" --question "Why not?"'),
        Scenario("prep, editor", "prep ada --edit", edits=f"- [ ] A yes to {TYPED}\n"),
        Scenario("note", f'note ada -m "Of {TYPED}." --commit "Draft it by fri" --next "in 2 weeks"'),
        Scenario("note, pipe", "note ada -", stdin=_PAGE),
        Scenario("note, editor", "note ada", edits=_RECORD),
        Scenario("jot", f'jot ada "What of {TYPED}?"'),
        Scenario("jot after an edit by hand", f'jot ada "What of {TYPED}?"', prepare=_edited_by_hand),
        Scenario("done", "done memo"),
        Scenario("done, result", f'done memo --result "Of {TYPED}"'),
        Scenario("drop", f'drop memo --why "No {TYPED}"'),
        Scenario("move", f'move memo "next fri" --why "No {TYPED} yet" --told'),
        Scenario("move, smaller", f'move memo fri --smaller "List the {TYPED}" --why "Too much"'),
        Scenario("reopen", "reopen memo", before="drop memo"),
        Scenario("told", "told memo", before="move memo fri"),
        Scenario("review, done", "review --who ada", answers=("d", f"Of {TYPED}", "q")),
        Scenario(
            "review, moved", "review --who ada", answers=("m", "next fri", f"No {TYPED} yet", "y", "q"),
            prepare=_reviewed,
        ),
        Scenario("review, smaller", "review --who ada", answers=("s", f"List the {TYPED}", "fri", "y", "q")),
        Scenario(
            "import", "import - --who ada --yes", stdin="# Of Ada\n\n## 10 January 2022\n- [ ] Write to Cy\n",
        ),
        Scenario(
            "import --from json", "import --from json - --yes",
            stdin='{"schema": 1, "files": ['
            '{"path": "people/cy.md", "text": "+++\\nname = \\"Cy\\"\\n+++\\n"},'
            ' {"path": "goals/sing.md", "text": "+++\\ntitle = \\"Sing\\"\\n+++\\n"}]}',
        ),
        Scenario("undo", "undo --yes", before=_MOVED, needs_git=True),
        Scenario("redo", "undo --redo --yes", before=f"{_MOVED}\nundo --yes", needs_git=True),
        Scenario("upgrade", "upgrade --yes", prepare=_older),
        Scenario("sync", "sync", prepare=_two_machines, needs_git=True),
    )
}  # fmt: skip
