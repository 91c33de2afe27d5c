"""The program as a test calls it: real files in a temporary folder; only clock and person are made up."""

from __future__ import annotations

import io
import os
import random
import re
import shlex
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentorlog.cli.app import run
from mentorlog.cli.world import World
from mentorlog.errors import Stopped

SUNDAY = datetime(2026, 12, 6, 9, 0, tzinfo=UTC)
GOLDEN = Path(__file__).parent / "golden"

# The daily loop as the issue has it and as a person types it. ITEM is the contact that `note` stored.
LOOP = r"""
mentorlog init ~/journal
mentorlog goal add "Lead a team of five" --due 2027-06-30 --measure "Direct reports, from 0 to 5" --stretch
mentorlog mentor add "Ada Lovelace" --skill "people leadership" --goal lead --every "2 weeks" --medium video
mentorlog meeting plan ada today 10:00
mentorlog jot ada "How did you choose your first two hires?"
mentorlog prep ada --objective "A yes or no on the platform lead role"
mentorlog note ada -m "We went through the reorganisation." --commit "Draft the 90-day plan by fri" \
    --theirs "Share the headcount sheet" --advice "Ask for the role in writing" \
    --contact "Priya Nair, head of data" --works "Worked examples" --change "Start with the numbers" --next "in 2 weeks"
mentorlog list
mentorlog done headcount --result "It came today"
mentorlog move "90-day" "next fri" --why "waiting on the Q3 numbers" --told
mentorlog drop ITEM --why "no longer needed"
mentorlog reopen ITEM
mentorlog prep
mentorlog prep --share
mentorlog review
mentorlog
"""  # noqa: E501


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew", action="store_true", help="write the golden transcripts anew")


def commands(text: str) -> list[str]:
    """The commands in a text as a shell takes it: one a line, a backslash joins two lines."""
    joined = re.sub(r"\\\n[ ]*", "", text)
    return [line for line in joined.split("\n") if line.startswith("mentorlog")]


@dataclass
class Result:
    """What one command gave."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


@dataclass
class Mentorlog:
    """Calls the program: `mentorlog("note", "ada", "-m", "...")`, one after the other in one home.

    `answers` are what the person types at the questions of a command; giving any (or `at_terminal`)
    puts somebody at the terminal. Without `git` this is a machine that has none, and there is no history;
    `zone` is the name of its time zone; `program` is what a shell has to be told to call it.
    """

    home: Path
    now: datetime = SUNDAY
    environment: dict[str, str] = field(default_factory=dict)
    source: random.Random = field(default_factory=lambda: random.Random(1))
    git: bool = False
    zone: str = ""
    program: str = "mentorlog"

    @property
    def journal(self) -> Path:
        return self.home / "journal"

    def __call__(
        self,
        *arguments: str,
        stdin: bytes | str = b"",
        answers: Iterable[str] | None = None,
        at_terminal: bool = False,
        width: int | None = 80,
        color: bool = False,
        now: datetime | None = None,
        **environment: str,
    ) -> Result:
        out, err = io.StringIO(), io.StringIO()
        queue = list(answers or ())
        asked: list[str] = []

        def ask(question: str) -> str:
            asked.append(question)
            if not queue:
                raise Stopped
            answer = queue.pop(0)
            out.write(f"{question}{answer}\n")
            return answer

        programs = os.environ["PATH"] if self.git else str(self.home / "no programs")
        known = {"FORCE_COLOR" if color else "NO_COLOR": "1", "HOME": str(self.home), "PATH": programs}
        known |= {**self.environment, **environment}
        known |= {"COLUMNS": str(width)} if width else {}
        world = World(
            now=lambda _: now or self.now,
            machine_zone=lambda: self.zone,
            environment=known,
            stdin=io.BytesIO(stdin.encode() if isinstance(stdin, str) else stdin),
            stdout=out,
            stderr=err,
            ask=ask,
            key=ask,
            is_interactive=at_terminal or answers is not None,
            config_folder=lambda: self.home / "config",
            data_folder=lambda: self.home / "data",
            cache_folder=lambda: self.home / "cache",
            source=self.source,
            program=self.program,
        )
        code = run(list(arguments), world)
        assert not queue, f"never asked for: {queue}; asked: {asked}"
        return Result(code, out.getvalue(), err.getvalue())

    def ok(self, *arguments: str, **how: object) -> str:
        """Calls it, expects that all went well, and gives what it said."""
        result = self(*arguments, **how)  # type: ignore[arg-type]
        assert (result.code, result.err) == (0, ""), result
        return result.out

    def typed(self, command: str, **how: object) -> Result:
        """Calls it with what a shell makes of `command`: quotes and a leading tilde are the shell's."""
        program, *arguments = shlex.split(command)
        assert program == "mentorlog", command
        there = [re.sub(r"^~(?=/)", str(self.home), argument) for argument in arguments]
        return self(*there, **how)  # type: ignore[arg-type]

    def play_the_loop(self, **how: object) -> dict[str, Result]:
        """Types the loop, command by command; gives what each said."""
        said: dict[str, Result] = {}
        item = ""
        for command in commands(LOOP):
            said[command] = self.typed(command.replace(" ITEM", f" {item}"), **how)
            if found := re.search(r"(\w{5})  contact: ", said[command].out):
                item = found[1]
        return said

    def records(self) -> dict[str, str]:
        """All files of the journal but those in .mentorlog, which are never read as records."""
        return {path: text for path, text in self.files().items() if not path.startswith(".mentorlog/")}

    def drafts(self) -> list[Path]:
        """Where something that was typed is kept."""
        return sorted((self.journal / ".mentorlog" / "drafts").glob("*"))

    def files(self) -> dict[str, str]:
        """All files of the journal, by path, drafts among them, but no lock and no history."""
        return {
            path.relative_to(self.journal).as_posix(): path.read_bytes().decode("utf-8", "surrogateescape")
            for path in sorted(self.journal.rglob("*"))
            if path.is_file() and path.name != "lock" and ".git" not in path.parts
        }


@pytest.fixture
def mentorlog(tmp_path: Path) -> Mentorlog:
    """The program in a home where nothing is yet."""
    return Mentorlog(tmp_path)


@pytest.fixture
def with_git(tmp_path: Path) -> Mentorlog:
    """The same on a machine that has git."""
    return Mentorlog(tmp_path, git=True)


@pytest.fixture
def with_ada(mentorlog: Mentorlog) -> Mentorlog:
    """A journal with one goal and one mentor, met never."""
    mentorlog.ok("init", str(mentorlog.journal))
    mentorlog.ok("goal", "add", "Lead a team of five", "--due", "2027-06-30")
    mentorlog.ok("mentor", "add", "Ada Lovelace", "--goal", "lead", "--every", "2 weeks", "--medium", "video")
    return mentorlog


@pytest.fixture
def editor(tmp_path: Path) -> Callable[[str], dict[str, str]]:
    """Makes an editor of some Python that changes `text`; gives the environment that names it.

    `editor('text = text.replace("a", "b")')`.
    """

    def make(python: str) -> dict[str, str]:
        script = tmp_path / f"editor-{len(list(tmp_path.iterdir()))}.py"
        script.write_text(
            "import sys\n"
            "path = sys.argv[-1]\n"
            "text = open(path, newline='', encoding='utf-8').read()\n"
            f"{python}\n"
            "open(path, 'w', newline='', encoding='utf-8').write(text)\n"
        )
        return {"EDITOR": shlex.join([sys.executable, str(script)])}

    return make


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a transcript with the one in golden/; `--renew` writes it there instead."""
    renew = bool(request.config.getoption("--renew", default=False))

    def compare(name: str, transcript: str) -> None:
        path = GOLDEN / (name if "." in name else f"{name}.txt")
        if renew:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(transcript.encode())
        assert path.exists(), f"no {path.name} in golden/ yet: python -m pytest tests/cli --renew"
        assert transcript == path.read_bytes().decode()

    return compare
