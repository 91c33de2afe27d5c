"""A git that fails: what it complains of is said in one line, and nothing is done that was not asked for."""

from __future__ import annotations

import hashlib
import os
import shlex
import shutil
import sys
import zlib
from pathlib import Path

import pytest
from tests.cli.conftest import Mentorlog, Result

from .machines import ADA, Machine, Machines
from .repository import Repository
from .test_git_states import WARNED

JOT, SYNC = ("jot", "ada", "Why?"), ("sync",)


def failing(one: Machine, command: str, said: bytes, *arguments: str) -> Result:
    """Gives a command where one of git's commands says something and fails, and all others work."""
    programs, words = one.program.home / "bin", one.program.home / "words"
    words.write_bytes(said)
    git = shlex.quote(str(shutil.which("git")))
    _program(
        programs / "git",
        f'#!/bin/sh\ncase " $* " in *" {command} "*) cat {words} >&2; exit 3;; esac\nexec {git} "$@"\n',
    )
    return one(*arguments, PATH=f"{programs}:/usr/bin:/bin")


def _program(place: Path, text: str) -> None:
    place.parent.mkdir()
    place.write_text(text)
    place.chmod(0o755)


@pytest.mark.parametrize(
    ("command", "arguments", "wanted"),
    [
        ("status", JOT, f"{WARNED}git status ended with 3"),
        ("fast-import", JOT, f"{WARNED}git fast-import ended with 3"),
        ("update-index", JOT, f"{WARNED}git's index cannot be written; see: git status"),
        ("diff-tree", ("undo", "--yes"), "git diff-tree ended with 3"),
        ("log", ("history",), "git log ended with 3"),
        ("rev-parse", ("history",), "the journal's repository cannot be read"),
        ("fetch", SYNC, "git fetch ended with 3"),
        ("push", SYNC, "the push failed"),
        ("fsck", ("check",), ".git: is a damaged history: git fsck ended with 3"),
    ],
)
def test_a_git_that_fails_without_a_word_is_named(
    machines: Machines, command: str, arguments: tuple[str, ...], wanted: str
) -> None:
    a = machines.machine("a")
    a.ok("jot", "ada", "Who?")
    result = failing(a, command, b"", *arguments)
    assert wanted in (result.err + result.out).splitlines()[0], result


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (b"hint: try this\nfatal: it is  broken \nmore\n", "it is  broken"),
        (b"error: the first\nfatal: the second\n", "the first"),
        (b"To ../remote.git\n! [remote rejected] main\n", "[remote rejected] main"),
        (b"  some\n  more\n  the last words  \n\n", "the last words"),
        (b"fatal: caf\xe9\n", "caf\ufffd"),
    ],
)
def test_of_what_git_says_the_line_that_says_most_is_shown(one: Machine, said: bytes, wanted: str) -> None:
    assert failing(one, "status", said, *JOT).err == f"{WARNED}{wanted}\n"


def test_a_lock_that_is_in_the_way_is_no_other_fault(one: Machine) -> None:
    lock = one.journal / ".git" / "HEAD.lock"
    lock.write_bytes(b"")
    assert failing(one, "fast-import", b"fatal: disk full\n", *JOT).err == f"{WARNED}disk full\n"
    assert lock.exists()


def test_where_the_journal_s_repository_is_damaged_the_one_around_it_is_not_taken(
    with_git: Mentorlog,
) -> None:
    outer = Repository(with_git.home)
    outer("init", "--quiet")
    outer("commit", "--quiet", "--allow-empty", "--message", "Theirs")
    head = outer.head
    with_git.ok("init", str(with_git.journal), "--git")
    with_git.ok("mentor", "add", "Ada")
    (with_git.journal / ".git" / "HEAD").write_text("nonsense\n")
    assert with_git(*JOT).err.startswith(WARNED)
    for arguments in (("history",), ("undo", "--yes"), ("sync",)):
        result = with_git(*arguments)
        assert (result.code, result.out) == (1, ""), result
    assert outer.head == head


_LOGS = """\
#!{python} -S
import os, sys
with open({log!r}, "a") as log:
    log.write(f"{{os.getpgrp()}} {{' '.join(sys.argv)}}\\n")
os.execv({git!r}, ["git", *sys.argv[1:]])
"""


def test_only_a_git_that_may_ask_for_a_password_gets_a_ctrl_c(machines: Machines, room: Path) -> None:
    a = machines.machine("a")
    log = room / "called"
    _program(
        room / "bin" / "git",
        _LOGS.format(python=sys.executable, log=str(log), git=str(shutil.which("git"))),
    )
    a.ok("jot", "ada", "Why?")
    assert a("sync", PATH=f"{room / 'bin'}:{os.environ['PATH']}").code == 0
    lines = [line.partition(" ") for line in log.read_text().splitlines()]
    asks = {
        words.split(" --quiet")[0].split(" ")[-1] for group, _, words in lines if int(group) == os.getpgrp()
    }
    assert asks == {"fetch", "push"} and len(lines) > 5


@pytest.mark.parametrize(("loose", "packs"), [(15, "packs: 0"), (45, "packs: 1")])
def test_what_git_would_tidy_up_by_itself_is_tidied_up(one: Machine, loose: int, packs: str) -> None:
    folder = one.journal / ".git" / "objects" / "17"
    folder.mkdir(exist_ok=True)
    number = 0
    while len(list(folder.iterdir())) < loose:
        number += 1
        data = b"blob 9\0%09d" % number
        name = hashlib.sha1(data, usedforsecurity=False).hexdigest()
        if name.startswith("17"):
            (folder / name[2:]).write_bytes(zlib.compress(data))
    before = one.read(ADA)
    one.ok("jot", "ada", "Why?")
    assert packs in one.repository.said("count-objects", "-v").split("\n")
    one.ok("undo", "--yes")
    assert one.read(ADA) == before
