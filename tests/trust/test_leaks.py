"""Nothing of the journal is anywhere else: a day of commands with one rare word in all that is typed.

The word may be in the journal and its own remote, and in what is shown to the person who asks. It may be in
no other file, in no file's name, and in no argument or variable of a program that a command runs.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from .scenarios import git
from .terminal import Terminal
from .tracing import why_not

RARE = "zyzzyva"
_LOGGED = """#!/bin/sh
here={here}
{{ printf '%s\\n' "$0" "$@"; env; }} >> "$here/children"
{then}
"""
DAY = f"""
init JOURNAL
goal add "Lead a {RARE} team" --measure "{RARE}, 0 to 5" --why "For {RARE}" --step "Ask {RARE}" --skill {RARE}
mentor add "{RARE.title()} Lovelace" --alias "{RARE}lla" --about "Likes {RARE}" --skill {RARE} --goal "lead a"
mentee add "Jun {RARE.title()}"
mentor edit {RARE}lla --about "Dislikes {RARE}"
mentor edit {RARE}lla
goal edit "lead a" --measure "{RARE}, 0 to 6"
goal edit "lead a"
meeting plan {RARE}lla tomorrow 10:00 --place "At {RARE}'s" --objective "A yes to {RARE}"
meeting edit {RARE}lla
meeting reschedule {RARE}lla "in 3 days" --wish mine
prep {RARE}lla --objective "A no to {RARE}" --question "Whose {RARE}?"
prep {RARE}lla --edit
prep {RARE}lla --share
note {RARE}lla -m "Of {RARE}." --commit "Draft {RARE} plan" --theirs "Share {RARE}" --advice "Ask {RARE}" \
--decision "On {RARE}" --feedback "From Ada: {RARE}" --learned "That {RARE}" --contact "Priya {RARE}" \
--given "A {RARE}" --works "The {RARE}" --change "Less {RARE}"
note jun -
note {RARE}lla
jot {RARE}lla "What of {RARE} soon?"
jot jun "Knows {RARE}" --as about
done "draft {RARE} plan" --result "Of {RARE}"
reopen "draft {RARE} plan"
move "draft {RARE} plan" "in 2 weeks" --why "No {RARE} yet"
told "draft {RARE} plan"
move "draft {RARE} plan" "in 3 weeks" --smaller "Sow {RARE} seeds" --why "Too much {RARE}"
drop "Priya {RARE}" --why "No {RARE}"
meeting cancel {RARE}lla --why "No {RARE} today"
list --all --kind any
history {RARE}lla
undo --yes
undo --redo --yes
review --no-input
check
sync
"""
# Refused, each in its own way: an unknown name, a bad date, a text of two lines.
REFUSED = f"""
jot {RARE}nobody "What of {RARE}?"
move "share {RARE}" "the {RARE} of May"
note {RARE}lla - --kind {RARE}
"""
_PAGE = f"# {RARE}\n\n## Notes\nOf {RARE}.\n\n## Private\n- [ ] Tell nobody of {RARE}\n"


@dataclass
class Sandbox:
    """A machine of which every place that a program may write to is below one folder."""

    folder: Path

    def __post_init__(self) -> None:
        for name in ("home", "tmp", "config", "data", "cache", "state", "run", "programs", "elsewhere"):
            (self.folder / name).mkdir(mode=0o700)
        script = f"printf '%s\\n' '## Private' '- {RARE}, privately' >> \"$1\""
        self.program("editor", script)
        self.program("git", f'exec {shlex.quote(str(shutil.which("git")))} "$@"')

    @property
    def journal(self) -> Path:
        return self.folder / "home" / "journal"

    @property
    def environment(self) -> dict[str, str]:
        names = {"XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_CACHE_HOME": "cache"}
        names |= {"XDG_STATE_HOME": "state", "XDG_RUNTIME_DIR": "run", "TMPDIR": "tmp", "HOME": "home"}
        known = {name: str(self.folder / place) for name, place in names.items()}
        known |= {name: os.environ[name] for name in ("PYTHONPATH",) if name in os.environ}
        path = f"{self.folder / 'programs'}{os.pathsep}{os.environ['PATH']}"
        return {**known, "PATH": path, "EDITOR": str(self.folder / "programs" / "editor"), "COLUMNS": "80"}

    def program(self, name: str, then: str) -> None:
        """A program that writes down what it is given, and goes on."""
        script = self.folder / "programs" / name
        script.write_text(_LOGGED.format(here=shlex.quote(str(self.folder / "programs")), then=then))
        script.chmod(0o700)

    def run(self, line: str, *before: str) -> subprocess.CompletedProcess[str]:
        """A command, given in some folder that is not the journal's."""
        words = [word.replace("JOURNAL", str(self.journal)) for word in shlex.split(line)]
        done = subprocess.run(
            [*before, sys.executable, "-m", "mentorlog", *words],
            input=_PAGE if "-" in words else "",
            capture_output=True,
            text=True,
            env=self.environment,
            cwd=self.folder / "elsewhere",
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done

    def leaks(self) -> list[str]:
        """Where the word is and must not be."""
        own = (self.journal, self.folder / "remote.git", self.folder / "programs" / "editor")
        outside = [
            path
            for path in self.folder.rglob("*")
            if not any(place in (path, *path.parents) for place in own)
        ]
        found = [
            str(path)
            for path in outside
            if RARE in str(path).lower() or (path.is_file() and RARE.encode() in path.read_bytes().lower())
        ]
        drafts = (self.journal / ".mentorlog").rglob("*")
        return [*found, *(str(path) for path in drafts if RARE in path.name)]


@pytest.fixture
def sandbox(tmp_path: Path) -> Sandbox:
    """A machine of its own."""
    return Sandbox(tmp_path)


def test_a_word_of_the_journal_is_nowhere_else_after_a_day_of_all_commands(sandbox: Sandbox) -> None:
    for line in DAY.strip().splitlines():
        if line == "sync":
            git(sandbox.folder, "init", "--quiet", "--bare", "remote.git")
            git(sandbox.journal, "remote", "add", "origin", str(sandbox.folder / "remote.git"))
        done = sandbox.run(line)
        assert not done.returncode, (line, done.stderr)
    for line in REFUSED.strip().splitlines():
        assert sandbox.run(line).returncode, line
    _killed(sandbox)
    # No file can be written any more: the fault of a full disk, for an ordinary user as well.
    done = sandbox.run(f"jot jun 'Again {RARE}'", "sh", "-c", 'ulimit -f 0; exec "$@"', "sh")
    assert (done.returncode, "too large" in done.stderr) == (1, True), done
    assert not sandbox.run("jot jun Later?").returncode
    assert sandbox.leaks() == []

    programs = sandbox.folder / "programs"
    children = (programs / "children").read_text().splitlines()
    assert children.count(str(programs / "git")) > 100, "each git is seen"
    assert children.count(str(programs / "editor")) == 5, "and each editor"
    assert RARE in git(sandbox.journal, "grep", RARE), "the journal itself has it"


def _killed(sandbox: Sandbox) -> None:
    """A command that is killed while its editor is open."""
    sandbox.program("slow", f'printf "Of {RARE}" >> "$1"\n: > "$here/open"\nexec sleep 600')
    process = subprocess.Popen(
        [sys.executable, "-m", "mentorlog", "note", "jun"],
        env={**sandbox.environment, "EDITOR": str(sandbox.folder / "programs" / "slow")},
        cwd=sandbox.folder / "elsewhere",
        start_new_session=True,
    )
    while not (sandbox.folder / "programs" / "open").exists():
        assert process.poll() is None
        time.sleep(0.02)
    os.killpg(process.pid, 9)
    process.wait()
    (sandbox.folder / "programs" / "slow").unlink()


@pytest.mark.skipif(bool(why_not()), reason=why_not())
def test_the_programs_that_commands_run_are_known_and_are_told_nothing(sandbox: Sandbox) -> None:
    log = sandbox.folder / "remote.git"  # where the word may be
    traced = ["strace", "-f", "-A", "-o", str(log), "-v", "-s", "100000", "-e", "trace=execve"]
    for line in ("init JOURNAL", f"mentor add '{RARE.title()} Lovelace'", f"note {RARE} -", f"note {RARE}"):
        assert not sandbox.run(line, *traced).returncode, line
    calls = [line for line in log.read_text().splitlines() if "execve(" in line and " = 0" in line]
    others = [line for line in calls if '"-m", "mentorlog"' not in line]
    assert len(calls) - len(others) == 4, "each of ours is seen"
    assert [line for line in others if RARE in line.lower()] == []
    names = {line.split('"')[1].rpartition("/")[2] for line in others}
    # The two that write down what they are given need env for it.
    assert names <= {"git", "editor", "env"}, "and no other program is run"


def test_what_is_answered_in_the_first_minute_is_in_the_journal_alone(sandbox: Sandbox) -> None:
    with Terminal(sandbox.folder / "home", [], sandbox.environment) as terminal:
        for question, answer in (
            ("meet next?", f"{RARE.title()} Lovelace"),
            ("for example fri 10:00?", "fri"),
            ("from it?", f"A yes to {RARE}"),
            ("goal of yours?", f"Lead a {RARE} team"),
            ("/journal)", str(sandbox.journal)),
        ):
            terminal.until(question)
            terminal.type(f"{answer}\n")
        assert terminal.ended() == 0, terminal.screen
    assert sandbox.leaks() == []
    assert RARE in git(sandbox.journal, "grep", RARE)


def test_a_word_that_does_leak_is_found(sandbox: Sandbox) -> None:
    assert sandbox.leaks() == []
    (sandbox.folder / "tmp" / "notes").write_text(f"Of {RARE.upper()}")
    (sandbox.folder / "cache" / RARE).touch()
    subprocess.run(["git", "--version", RARE], env=sandbox.environment, capture_output=True, check=True)
    assert [path.rpartition("/")[2] for path in sorted(sandbox.leaks())] == [RARE, "children", "notes"]
