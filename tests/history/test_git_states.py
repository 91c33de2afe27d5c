"""Repositories in whatever state people left them: git works, or a warning is all it costs."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from threading import Timer

import pytest
from tests.cli.conftest import Mentorlog

from .machines import ADA, Machine, works
from .repository import Repository

WARNED = "Stored; but its history is not in order: "


def _detached(one: Machine) -> None:
    one.repository("checkout", "--quiet", "--detach")


def _unborn(one: Machine) -> None:
    one.repository("checkout", "--quiet", "--orphan", "new")
    one.repository("rm", "--quiet", "-r", "--cached", ".")


def _on_a_branch(one: Machine) -> None:
    one.repository("checkout", "--quiet", "-b", "feature/other")


def _packed(one: Machine) -> None:
    one.repository("gc", "--quiet", "--prune=now")
    one.repository("pack-refs", "--all")


def _no_index(one: Machine) -> None:
    (one.journal / ".git" / "index").unlink()


def _sparse(one: Machine) -> None:
    one.repository("update-index", "--index-version", "4")
    one.repository.set("index.threads", "1")


@pytest.mark.parametrize("state", [_detached, _on_a_branch, _packed, _sparse])
def test_it_works_whatever_state_the_repository_is_in(one: Machine, state: Callable[[Machine], None]) -> None:
    state(one)
    works(one)


@pytest.mark.parametrize("state", [_unborn, _no_index])
def test_what_is_not_in_the_index_yet_is_committed_first(
    one: Machine, state: Callable[[Machine], None]
) -> None:
    state(one)
    one.ok("jot", "ada", "Why?")
    assert one.repository.commits()[-1].line == "Question for Ada: Why?"
    assert set(one.repository.files()) == {path for path in one.bytes() if not path.startswith(".mentorlog")}
    assert one.repository.status() == []
    before = one.read(ADA)
    one.ok("undo", "--yes")
    assert one.read(ADA) != before


def test_a_repository_with_longer_names_of_objects_is_one_too(with_git: Mentorlog) -> None:
    with_git.journal.mkdir()
    there = Repository(with_git.journal)
    there("init", "--quiet", "--object-format=sha256")
    with_git.ok("init", str(with_git.journal))
    with_git.ok("mentor", "add", "Ada")
    record = with_git.journal / "people" / "ada.md"
    record.write_bytes(record.read_bytes() + b"Mine.\n")
    before = record.read_bytes()
    with_git.ok("jot", "ada", "Why?")
    there("rm", "--quiet", "--cached", "people/ada.md")  # as if it were new, and yet the same
    with_git.ok("undo", "--yes")
    assert record.read_bytes() == before
    lines = [commit.line for commit in there.commits()]
    assert lines[1:] == [
        "Added Ada",
        "Edited by hand",
        "Question for Ada: Why?",
        "Took back: Question for Ada: Why?",
    ]
    assert there.status() == []


def test_an_unfinished_merge_is_not_touched(one: Machine) -> None:
    one.repository("checkout", "--quiet", "-b", "other")
    one.write("plan.txt", "there")
    one.repository("add", "plan.txt")
    one.repository("commit", "--quiet", "--message", "There")
    one.repository("checkout", "--quiet", "main")
    one.write("plan.txt", "here")
    one.repository("add", "plan.txt")
    one.repository("commit", "--quiet", "--message", "Here")
    assert one.repository.tried("merge", "other")[0] == 1
    before, head = one.read("plan.txt"), one.repository.head
    result = one("jot", "ada", "Why?")
    assert result.code == 0 and b"Why?" in one.read(ADA)
    assert result.err in ("", f"{WARNED}a merge is under way in its repository; finish that first\n"), result
    assert one.read("plan.txt") == before
    assert "AA plan.txt" in one.repository.status()
    # The merge is still one: a commit of ours in between would have taken its second parent away.
    one.write("plan.txt", "both")
    one.repository("commit", "--quiet", "--all", "--no-edit")
    assert len(one.repository.said("rev-list", "--parents", "-1", "HEAD").split()) == 3
    assert one.repository.tried("merge-base", "--is-ancestor", head, "HEAD")[0] == 0
    one.ok("jot", "ada", "Who?")


def test_a_locked_index_is_warned_about_and_costs_nothing_else(one: Machine) -> None:
    lock = one.journal / ".git" / "index.lock"
    lock.write_bytes(b"")
    result = one("jot", "ada", "Why?")
    assert (result.code, b"Why?" in one.read(ADA), lock.exists()) == (0, True, True)
    assert result.err.startswith(WARNED) and str(lock) in result.err, result
    assert len(result.err.splitlines()) == 1
    lock.unlink()
    before = one.read(ADA)
    one.ok("jot", "ada", "Who?")
    lines = [commit.line for commit in one.repository.commits()][-2:]
    assert lines == ["Question for Ada: Why?", "Question for Ada: Who?"]
    assert one.repository.status() == []
    one.ok("undo", "--yes")
    assert one.read(ADA) == before


@pytest.mark.parametrize("name", ["index.lock", "HEAD.lock"])
def test_a_git_that_is_at_work_is_waited_for(one: Machine, name: str) -> None:
    lock = one.journal / ".git" / name
    lock.write_bytes(b"")
    still_held = []

    def ends() -> None:
        still_held.append(lock.exists())
        lock.unlink()

    timer = Timer(0.3, ends)
    timer.start()
    assert one("jot", "ada", "Why?").err == ""
    timer.join()
    assert (still_held, one.repository.status()) == ([True], [])


def _no_objects(one: Machine) -> None:
    (one.journal / ".git" / "objects").rename(one.journal / ".git" / "gone")


def _bad_head(one: Machine) -> None:
    (one.journal / ".git" / "HEAD").write_text("nonsense\n")


def _bad_settings(one: Machine) -> None:
    (one.journal / ".git" / "config").write_text("[core\n")


def _newer_format(one: Machine) -> None:
    one.repository.set("core.repositoryFormatVersion", "9")


def _bad_index(one: Machine) -> None:
    (one.journal / ".git" / "index").write_bytes(b"nonsense")


@pytest.mark.parametrize("damage", [_no_objects, _bad_head, _bad_settings, _newer_format, _bad_index])
def test_a_damaged_repository_is_warned_about_and_costs_nothing_else(
    one: Machine, damage: Callable[[Machine], None]
) -> None:
    damage(one)
    result = one("jot", "ada", "Why?")
    assert (result.code, b"Why?" in one.read(ADA)) == (0, True)
    assert result.err.startswith(WARNED) and len(result.err.splitlines()) == 1, result
    before = one.bytes()
    assert one("undo", "--yes").code == 1
    assert one("sync").code in (1, 3)
    assert one.bytes() == before


def test_a_branch_that_is_checked_out_nowhere_moves_not(one: Machine) -> None:
    one.repository("branch", "kept")
    kept = one.repository.said("rev-parse", "kept")
    one.ok("jot", "ada", "Why?")
    assert one.repository.said("rev-parse", "kept") == kept
    assert one.repository.said("symbolic-ref", "HEAD") == "refs/heads/main"


def test_a_repository_of_its_own_in_the_journal_is_left_alone(one: Machine) -> None:
    inner = one.journal / "people" / "code"
    inner.mkdir()
    Repository(inner)("init", "--quiet")
    Repository(inner)("commit", "--quiet", "--allow-empty", "--message", "Theirs")
    head = one.repository.head
    one.ok("jot", "ada", "Why?")
    assert [commit.paths for commit in one.repository.commits(head)] == [(ADA,)]


def test_a_journal_that_is_a_linked_work_tree_has_its_history_there(one: Machine, room: Path) -> None:
    one.repository("worktree", "add", "--quiet", "-b", "second", str(room / "second"))
    environment = {"MENTORLOG_JOURNAL": str(room / "second")}
    one.ok("jot", "ada", "Why?", **environment)
    there = Repository(room / "second")
    assert there.commits()[-1].line == "Question for Ada: Why?"
    assert os.path.isfile(room / "second" / ".git")
    assert there.status() == []


@pytest.mark.parametrize("name", ["HEAD.lock", "refs/heads/main.lock"])
def test_a_lock_that_a_git_could_not_take_away_is_taken_away(one: Machine, name: str) -> None:
    lock = one.journal / ".git" / name
    lock.write_bytes(b"")
    assert one("jot", "ada", "Why?").err == ""
    assert not lock.exists()
    assert not one.repository("status", "--porcelain")
