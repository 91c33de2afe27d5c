"""A command that was stopped between its files and its commit: the next one finishes it, and only once."""

from __future__ import annotations

import pytest

from mentorlog.journal.unfinished import PLACE, Change, Message, dumped

from .machines import ADA, BO, GOAL, Machine, Machines

SAID = Message("Question for Ada: Why?", (("Mentorlog", "jot"),))


def stopped(one: Machine, message: Message, *changes: Change) -> None:
    """Leaves a command as it is where it has put down what it wants, and is stopped."""
    one.write(PLACE, dumped(changes, message))


@pytest.mark.parametrize("edited", [False, True], ids=["", "and edited since"])
@pytest.mark.parametrize("done", ["nothing", "its files", "half its commit", "its commit"])
def test_it_is_one_commit_however_far_it_had_come(one: Machine, done: str, edited: bool) -> None:
    head, before = one.repository.head, one.read(ADA)
    after = before + b"- [ ] Why?\n"
    goal = one.read(GOAL)
    if done != "nothing":
        one.write(ADA, after)
        one.write(GOAL, goal + b"\n")
    if done.endswith("commit"):
        message = "Mine" if done == "half its commit" else f"{SAID.line}\n\nMentorlog: jot"
        one.repository("commit", "--quiet", "--message", message, ADA, *([] if message == "Mine" else [GOAL]))
        # As fast-import leaves it: the index is as it was.
        one.repository("read-tree", head)
    if edited:
        one.change(BO, "mentee", "peer")
    stopped(one, SAID, Change(ADA, before, after), Change(GOAL, goal, goal + b"\n"))
    one.ok("jot", "bo", "Who?")
    assert one.read(ADA) == after and not (one.journal / PLACE).exists()
    ours = one.repository.commits(head)
    lines = [commit.line for commit in ours if commit.line not in ("Edited by hand", "Mine")]
    assert lines == [SAID.line, "Question for Bo: Who?"]
    assert one.repository.status() == []
    one.ok("undo", "--yes")
    one.ok("undo", "--yes")
    assert (one.read(ADA), one.read(GOAL)) == (after if done == "half its commit" else before, goal)


@pytest.mark.parametrize("own", [False, True], ids=["nothing of one's own", "beside a change of one's own"])
def test_a_sync_that_was_stopped_is_one_merge(machines: Machines, own: bool) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    a.ok("jot", "ada", "Why?")
    a.ok("sync")
    if own:
        b.ok("jot", "bo", "Where?")
    b.repository("fetch", "--quiet", "origin")
    there = b.repository.said("rev-parse", "origin/main")
    change = Change(ADA, b.read(ADA), a.read(ADA))
    merged = Message("Merged what origin had", (("Mentorlog", "sync"),), there)
    for number in range(2):
        stopped(b, merged, change)
        b.ok("jot", "bo", f"Who {number}?")
        assert b.read(ADA) == a.read(ADA)
        assert b.repository.status() == []
        assert b.repository.tried("merge-base", "--is-ancestor", there, "HEAD")[0] == 0
    merges = b.repository.said("rev-list", "--merges", "HEAD").split()
    assert len(merges) == own
    assert b("sync").out == f"Synced with origin: {4 if own else 2} changes went.\n"
