"""The scripts of `completion SHELL` in the shells themselves, each where it is installed."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import SUNDAY

from mentorlog.exchange.demo import make_demo

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the program, the sample journal, and somebody whose name a shell must not obey."""
    home = tmp_path_factory.mktemp("home")
    program = home / "bin" / "mentorlog"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m mentorlog "$@"\n')
    program.chmod(0o755)
    make_demo(home / "journal", SUNDAY.date())
    hostile = """$(touch owned)`touch owned`"'; touch owned; :"""
    record = f"+++\nname = '''{hostile}'''\n+++\n\n## Questions\n- [ ] {hostile} a:b  [id:: x7x7x]\n"
    (home / "journal/people/mallory.md").write_text(record)
    (home / "journal/people/$(touch owned).md").write_text(record.replace("x7x7x", "y7y7y"))
    return home


def run(home: Path, shell: str, *options: str, script: str) -> list[str]:
    """What a script prints in a shell, by line; nothing goes to standard error, and nothing is obeyed."""
    found = shutil.which(shell)
    if not found:
        pytest.skip(f"{shell} is not installed")
    environment = {
        "HOME": str(home),
        "PATH": f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "MENTORLOG_JOURNAL": str(home / "journal"),
        "PYTHONPATH": str(ROOT / "src"),
        "LC_ALL": "C.UTF-8",
    }
    done = subprocess.run(
        [found, *options], input=script, cwd=home, env=environment, capture_output=True, text=True
    )
    assert done.stderr == ""
    assert not (home / "owned").exists()
    return done.stdout.splitlines()


BASH = """
eval "$(mentorlog completion bash)"
complete -p mentorlog
try() {
    COMP_WORDS=(mentorlog "$@") COMP_CWORD=$# COMPREPLY=() COMP_LINE="mentorlog $*" COMP_POINT=10000
    _mentorlog mentorlog "${!#}" ""
    printf '%s\\n' "-- $*" "${COMPREPLY[@]}"
}
try prep g
try jot ada x --due 'next m'
try jot ada x --due '"next m'
try list --who = j
COMP_TYPE=63 try done 7
COMP_WORDS=(mentorlog search plan who : a) COMP_CWORD=5 COMP_LINE="mentorlog search plan who:a" COMP_POINT=27
_mentorlog mentorlog a :; printf '%s\\n' "-- who:a" "${COMPREPLY[@]}"
COMP_WORDS=(mentorlog search who :) COMP_CWORD=3 COMP_LINE="mentorlog search who:" COMP_POINT=21
_mentorlog mentorlog : who; printf '%s\\n' "-- who:" "${COMPREPLY[@]}"
COMP_TYPE=63 try mentor show ''
"""


def test_bash(home: Path) -> None:
    assert run(home, "bash", "--norc", script=BASH) == [
        "complete -F _mentorlog mentorlog",
        "-- prep g",
        "grace-hopper",
        "-- jot ada x --due next m",
        r"next\ mon",
        '-- jot ada x --due "next m',
        "next mon",
        "-- list --who = j",
        "jun-park",
        "-- done 7",
        "7er3g  -- Name the option you like least, and say why (Jun)",
        "7f3kb  -- Draft the 90-day plan (Ada)",
        "-- who:a",
        "ada-lovelace",
        "-- who:",
        *("mallory", "ada-lovelace", "grace-hopper", "jun-park"),
        "-- mentor show ",
        """mallory  -- $(touch owned)`touch owned`"'; touch owned; :""",
        "ada-lovelace  -- Ada Lovelace",
        "grace-hopper  -- Grace Hopper",
        "jun-park  -- Jun Park",
    ]


# What zsh would show is written down by functions in the place of its own; all else is the script's.
ZSH = """
autoload -Uz compinit; compinit -D -u
eval "$(mentorlog completion zsh)"
print -r -- $_comps[mentorlog]
_describe() { local -a shown; shown=("${(@P)3}"); print -rl -- $shown }
compadd() { local -a shown; shown=("${(@P)4}"); print -rl -- $shown }
_files() { print -r -- "files $*" }
try() { words=(mentorlog "$@"); CURRENT=$(( $# + 1 )); print -r -- "-- $*"; _mentorlog }
try prep g
try jot ada x --as comm
try --journal ''
try mentor show m
try done x
try search who:a
"""


def test_zsh(home: Path) -> None:
    assert run(home, "zsh", "-f", script=ZSH) == [
        "_mentorlog",
        "-- prep g",
        "grace-hopper:Grace Hopper",
        "-- jot ada x --as comm",
        "commitment",
        "-- --journal ",
        "files -/",
        "-- mentor show m",
        """mallory:$(touch owned)`touch owned`"'; touch owned; :""",
        "-- done x",
        """x7x7x:$(touch owned)`touch owned`"'; touch owned; : a:b ($(touch)""",
        "-- search who:a",
        r"who\:ada-lovelace:Ada Lovelace",
    ]


FISH = """
mentorlog completion fish | source
complete -C "mentorlog prep "
complete -C "mentorlog jot ada x --as comm"
complete -C "mentorlog done 7f"
complete -C "mentorlog prep --output bi"
"""


def test_fish(home: Path) -> None:
    assert run(home, "fish", "--no-config", script=FISH) == [
        """mallory\t$(touch owned)`touch owned`"'; touch owned; :""",
        "ada-lovelace\tAda Lovelace",
        "grace-hopper\tGrace Hopper",
        "jun-park\tJun Park",
        "commitment",
        "7f3kb\tDraft the 90-day plan (Ada)",
        "bin/",
    ]


POWERSHELL = """
mentorlog completion powershell | Out-String | Invoke-Expression
foreach ($line in 'mentorlog prep g', 'mentorlog jot ada x --as comm') {
    (TabExpansion2 $line $line.Length).CompletionMatches | ForEach-Object { $_.CompletionText }
}
"""


def test_powershell(home: Path) -> None:
    assert run(home, "pwsh", "-NoProfile", "-Command", "-", script=POWERSHELL) == [
        "grace-hopper",
        "commitment",
    ]
