"""Which remote a journal is synced with, which branch of it, and what is said where there is nothing."""

from __future__ import annotations

import pytest

from .machines import Machine, Machines
from .repository import Repository


def bare(one: Machine, remotes: Repository, name: str, *branches: str) -> Repository:
    """A remote of the journal, with these branches."""
    remotes("init", "--quiet", "--bare", "--initial-branch=nothing", f"{name}.git")
    one.repository("remote", "add", name, str(remotes.root / f"{name}.git"))
    for branch in branches:
        one.repository("push", "--quiet", name, f"HEAD:refs/heads/{branch}")
    return Repository(remotes.root / f"{name}.git")


def went_to(one: Machine, there: Repository, branch: str) -> bool:
    one.ok("jot", "ada", "Why?")
    assert one("sync").code == 0
    heads = there.said("for-each-ref", "--format=%(refname:short) %(objectname)").split("\n")
    return [line for line in heads if one.repository.head in line] == [f"{branch} {one.repository.head}"]


def test_of_several_remotes_origin_is_the_one(one: Machine, room_of_remotes: Repository) -> None:
    other = bare(one, room_of_remotes, "another", "main")
    before = other.said("rev-parse", "main")
    assert went_to(one, bare(one, room_of_remotes, "origin", "main"), "main")
    assert other.said("rev-parse", "main") == before


def test_a_single_remote_may_have_any_name(one: Machine, room_of_remotes: Repository) -> None:
    assert went_to(one, bare(one, room_of_remotes, "backup", "main"), "main")


def test_the_branch_that_git_is_told_of_is_the_one(one: Machine, room_of_remotes: Repository) -> None:
    there = bare(one, room_of_remotes, "origin", "main", "journal")
    one.repository("fetch", "--quiet", "origin")
    one.repository("branch", "--quiet", "--set-upstream-to=origin/journal")
    assert went_to(one, there, "journal")


@pytest.mark.parametrize(
    ("here", "branches", "wanted"),
    [("feature", ("a", "main", "z"), "main"), ("feature", ("a", "master"), "master"),
     ("feature", ("a", "feature", "main"), "feature"), ("main", ("b", "a"), "a"), ("main", (), "main")],
)  # fmt: skip
def test_otherwise_that_of_the_same_name_or_main_or_any_but_none_is_made(
    one: Machine, room_of_remotes: Repository, here: str, branches: tuple[str, ...], wanted: str
) -> None:
    one.repository("branch", "--move", here)
    there = bare(one, room_of_remotes, "origin", *branches)
    assert went_to(one, there, wanted)
    assert len(there.said("for-each-ref").split("\n")) == max(len(branches), 1)


def test_an_empty_folder_gets_the_whole_journal(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    for path in b.bytes():
        (b.journal / path).unlink()
    b.repository("update-ref", "-d", "HEAD")
    (b.journal / ".git" / "index").unlink()
    assert b("sync").code == 0
    assert b.bytes() == a.bytes() and b.repository.head == a.repository.head
    assert b.repository.status() == []


def test_where_neither_side_has_anything_nothing_is_made(one: Machine, room_of_remotes: Repository) -> None:
    there = bare(one, room_of_remotes, "origin")
    for path in one.bytes():
        (one.journal / path).unlink()
    one.repository("update-ref", "-d", "HEAD")
    (one.journal / ".git" / "index").unlink()
    assert one("sync").out == "Synced with origin: nothing new.\n"
    assert (one.repository.head, there.said("for-each-ref")) == ("", "")
