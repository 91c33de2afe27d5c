"""How a journal comes by its history: with git, without it, and within somebody else's repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.cli.conftest import Mentorlog

from .machines import Machine
from .repository import Repository

BEGUN = "Git keeps its history: what a command did can be taken back."


def repository(mentorlog: Mentorlog) -> Repository:
    return Repository(mentorlog.journal)


def test_init_makes_the_journal_a_repository(with_git: Mentorlog) -> None:
    said = with_git.ok("init", str(with_git.journal))
    assert BEGUN in said.splitlines()
    (commit,) = repository(with_git).commits()
    assert commit.message == "Began the journal\n\nMentorlog: init"
    assert commit.paths == (".gitattributes", ".gitignore", "mentorlog.toml")
    assert repository(with_git).said("symbolic-ref", "HEAD") == "refs/heads/main"
    assert repository(with_git).status() == []


def test_the_first_minute_makes_one_too(with_git: Mentorlog) -> None:
    result = with_git(answers=["Ada Lovelace", "fri 10:00", "A yes or no", "", str(with_git.journal)])
    assert result.code == 0, result
    (commit,) = repository(with_git).commits()
    assert commit.line == "Began the journal"
    assert {"people/ada-lovelace.md", "meetings/ada-lovelace/2026-12-11.md"} < set(commit.paths)
    assert with_git("undo", "--yes").code == 1


def test_init_again_changes_nothing(one: Machine) -> None:
    before, head = one.bytes(), one.repository.head
    assert BEGUN not in one.ok("init", str(one.journal))
    assert (one.bytes(), one.repository.head) == (before, head)


def test_what_an_init_that_was_stopped_has_left_is_made_whole(with_git: Mentorlog) -> None:
    (with_git.journal / ".git").mkdir(parents=True)
    assert BEGUN in with_git.ok("init", str(with_git.journal))
    with_git.ok("mentor", "add", "Ada")
    assert [commit.line for commit in repository(with_git).commits()] == ["Began the journal", "Added Ada"]


def test_not_within_somebody_else_s_repository(with_git: Mentorlog) -> None:
    outer = Repository(with_git.home)
    outer("init", "--quiet")
    outer("commit", "--quiet", "--allow-empty", "--message", "Theirs")
    index = (with_git.home / ".git" / "index").read_bytes()
    head = outer.head
    said = with_git.ok("init", str(with_git.journal))
    assert any(line.startswith("It lies in another git repository") for line in said.splitlines())
    assert not (with_git.journal / ".git").exists()
    with_git.ok("mentor", "add", "Ada")
    assert (outer.head, (with_git.home / ".git" / "index").read_bytes()) == (head, index)
    result = with_git("history")
    assert (result.code, result.out) == (1, "")
    begin = f"mentorlog init {with_git.journal} --git"
    assert result.err.endswith(
        f"has no history.\nBegin one, although it lies in another git repository: {begin}\n"
    )
    assert begin in said.splitlines()[2]
    with_git.typed(begin)
    assert with_git("history").code == 0


def test_within_it_all_the_same_if_that_is_asked_for(with_git: Mentorlog) -> None:
    outer = Repository(with_git.home)
    outer("init", "--quiet")
    assert BEGUN in with_git.ok("init", str(with_git.journal), "--git")
    assert repository(with_git).said("rev-parse", "--show-toplevel") == str(with_git.journal)
    assert not outer.head


def test_none_if_none_is_wanted(with_git: Mentorlog) -> None:
    said = with_git.ok("init", str(with_git.journal), "--no-git")
    assert BEGUN not in said
    assert not (with_git.journal / ".git").exists()
    with_git.ok("mentor", "add", "Ada")
    assert not (with_git.journal / ".git").exists()
    assert with_git.ok("check") == ""


@pytest.mark.parametrize("command", ["history", "undo", "sync"])
def test_without_git_they_say_what_they_need(mentorlog_without_git: Mentorlog, command: str) -> None:
    result = mentorlog_without_git(command)
    assert (result.code, result.out) == (1, "")
    assert result.err == (
        f"The journal at {mentorlog_without_git.journal} has no history: git, which keeps it, is not"
        " installed.\nInstall git, then: mentorlog init\n"
    )


def test_without_git_all_else_works(room: Path) -> None:
    mentorlog = Mentorlog(room)
    for command, result in mentorlog.play_the_loop().items():
        assert (result.code, result.err) == (0, ""), command
    assert not (mentorlog.journal / ".git").exists()


def test_a_journal_with_a_history_works_where_git_is_gone(one: Machine) -> None:
    head = one.repository.head
    result = one("jot", "ada", "Why?", PATH=str(one.program.home / "nothing"))
    assert result.code == 0
    assert result.err == "Stored; but its history is not in order: git is not installed\n"
    assert one.ok("check", PATH="") == ""
    one.ok("jot", "ada", "Who?")
    by_hand, jotted = one.repository.commits(head)
    assert (by_hand.line, jotted.line) == ("Edited by hand", "Question for Ada: Who?")
    before = one.bytes()
    assert one("undo", "--yes", PATH="").code == 1
    assert one.bytes() == before


def test_init_in_a_journal_that_has_none_begins_one(mentorlog_without_git: Mentorlog) -> None:
    mentorlog = mentorlog_without_git
    before = mentorlog.records()
    mentorlog.git = True
    assert BEGUN in mentorlog.ok("init", str(mentorlog.journal))
    assert mentorlog.records() == before
    mentorlog.ok("jot", "ada", "Why?")
    first, *_, last = repository(mentorlog).commits()
    assert first.paths == (".gitattributes", ".gitignore", "mentorlog.toml", "people/ada-lovelace.md")
    assert last.paths == ("people/ada-lovelace.md",)
    mentorlog.ok("undo", "--yes")
    assert mentorlog.records() == before
    assert mentorlog("undo", "--yes").code == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_what_git_keeps_is_for_its_owner_alone(room: Path) -> None:
    mentorlog = Mentorlog(room, git=True)
    umask = os.umask(0)
    try:
        for result in mentorlog.play_the_loop().values():
            assert result.code == 0
        mentorlog.ok("undo", "--yes")
        mentorlog.ok("history")
    finally:
        os.umask(umask)
    found = [mentorlog.journal / ".git", *(mentorlog.journal / ".git").rglob("*")]
    # git makes its objects read-only.
    loose = [path for path in found if path.stat().st_mode & 0o077]
    assert loose == []
    assert len(found) > 20


def test_the_files_it_needs_are_not_put_over_one_s_own(with_git: Mentorlog) -> None:
    with_git.journal.mkdir()
    (with_git.journal / ".gitignore").write_text("mine\n")
    (with_git.journal / ".gitattributes").write_text("*.md text\n")
    with_git.ok("init", str(with_git.journal))
    assert (with_git.journal / ".gitignore").read_text() == "mine\n"
    assert (with_git.journal / ".gitattributes").read_text() == "*.md text\n"
    with_git.ok("mentor", "add", "Ada")
    assert not [path for path in repository(with_git).files() if path.startswith(".mentorlog")]


def test_a_file_in_git_s_place_is_no_repository_and_costs_nothing(with_git: Mentorlog) -> None:
    with_git.ok("init", str(with_git.journal), "--no-git")
    (with_git.journal / ".git").write_text("not a repository\n")
    result = with_git("mentor", "add", "Ada")
    assert result.code == 0 and result.err.startswith("Stored; but its history is not in order: "), result
    assert (with_git.journal / "people/ada.md").exists()
    assert with_git("history").code == 1 and with_git("undo", "--yes").code == 1
