"""A journal's history: each command is one commit of what it changed, with a line a person would write."""

from __future__ import annotations

import json

import pytest
from tests.cli.conftest import Mentorlog

from mentorlog.cli.catalog import COMMANDS

from .commands import DOINGS, Doing
from .machines import BO, Machine


@pytest.mark.parametrize("doing", DOINGS.values(), ids=list(DOINGS))
def test_a_command_makes_one_commit_of_what_it_changed(one: Machine, doing: Doing) -> None:
    before, head = one.bytes(), one.repository.head
    result = doing.by(one)
    assert (result.code, result.err) == (0, ""), result
    after = one.bytes()
    changed = {path for path in {*before, *after} if before.get(path) != after.get(path)}
    (commit,) = one.repository.commits(head)
    assert (commit.message, set(commit.paths)) == (f"{doing.line}\n\nMentorlog: {doing.command}", changed)
    for path in changed:
        assert one.repository.file(path) == after.get(path)
    assert one.repository.status() == []


def test_the_table_has_every_command_that_changes_something() -> None:
    shown = {"today", "list", "search", "recall", "path", "check", "history", "progress"}
    shown |= {"completion", "config"}
    drafted = {"nudge", "report", "calendar", "export"}
    others = {"init", "demo", "upgrade", "undo", "sync", "merge-records"} | shown | drafted
    assert {doing.command for doing in DOINGS.values()} == set(COMMANDS) - others


def test_the_loop_reads_like_a_diary(with_git: Mentorlog) -> None:
    with_git.play_the_loop()
    said = json.loads(with_git.ok("history", "--all", "--json"))
    assert [step["text"] for step in reversed(said["history"])] == [
        "Began the journal",
        "Added the goal: Lead a team of five",
        "Added Ada Lovelace",
        "Planned: Ada Lovelace, Sun 6 Dec 2026",
        "Question for Ada: How did you choose your first two hires?",
        "Prepared: Ada Lovelace, Sun 6 Dec 2026",
        "Noted: Ada Lovelace, Sun 6 Dec 2026",
        "Done: Share the headcount sheet",
        "Told: Draft the 90-day plan",
        "Let go: Priya Nair, head of data",
        "Opened again: Priya Nair, head of data",
    ]


# --- looking back ----------------------------------------------------------------------------------------


def test_history_says_the_last_first(one: Machine) -> None:
    one.ok("jot", "ada", "Why?")
    one.change(BO, "mentee", "peer")
    one.ok("done", "7f3kb")
    one.ok("undo", "--yes")
    lines = one.ok("history").splitlines()[:4]
    for line, said in zip(
        lines,
        (
            "Took back: Done: Draft the 90-day plan",
            "Done: Draft the 90-day plan",
            "Edited by hand",
            "Question for Ada: Why?",
        ),
        strict=True,
    ):
        assert line.endswith(f"  {said}"), lines


def test_history_of_somebody_is_what_touched_their_records(one: Machine) -> None:
    one.ok("jot", "ada", "Why?")
    one.ok("jot", "bo", "Who?")
    one.ok("note", "ada", "-m", "We met.")
    one.ok("goal", "edit", "lead", "--measure", "Reports")
    steps = json.loads(one.ok("history", "ada", "--json"))["history"]
    assert [step["text"] for step in steps][:2] == [
        "Noted: Ada Lovelace, Sun 6 Dec 2026",
        "Question for Ada: Why?",
    ]
    assert "Who?" not in one.ok("history", "ada") and "Reports" not in one.ok("history", "ada")
    assert one("history", "nobody").code == 3


def test_a_name_that_git_would_take_for_a_pattern_is_one(one: Machine) -> None:
    for name in ("a", "a*"):
        one.write(f"people/{name}.md", f'+++\nname = "{name} b"\n+++\n')
        one.repository("add", "--all")
        one.repository("commit", "--quiet", "--message", f"Of {name}")
    said = one.ok("history", "a* b")
    assert "Of a*" in said and "Of a\n" not in said


def test_history_is_short_unless_all_of_it_is_wanted(one: Machine) -> None:
    before = len(one.repository.commits())
    for number in range(25):
        one.ok("jot", "ada", f"Question {number}?")
    shown = one.ok("history").splitlines()
    assert len(shown) == 21 and shown[-1].split() == ["Earlier", "mentorlog", "history", "--all"]
    everything = one.ok("history", "--all").splitlines()
    assert len(everything) == 25 + before
    assert everything[-1].endswith("Began the journal")


def test_more_than_a_page_of_history_is_all_there(one: Machine) -> None:
    commits = [f"commit HEAD\ncommitter Me <> now\ndata <<END\nMine {n}\nEND\n" for n in range(230)]
    commits.insert(1, f"from {one.repository.head}\n")  # where the first one goes on from
    one.repository("fast-import", "--quiet", "--date-format=now", stdin="".join(commits).encode())
    steps = json.loads(one.ok("history", "--all", "--json"))["history"]
    assert [step["text"] for step in steps[:230]] == [f"Mine {number}" for number in reversed(range(230))]
    assert len(steps) == len({step["commit"] for step in steps}) == len(one.repository.commits())


def test_history_as_json(one: Machine) -> None:
    one.ok("jot", "ada", "Why?")
    said = json.loads(one.ok("history", "--json"))
    assert said["schema"] == 1
    first = said["history"][0]
    assert first["commit"] == one.repository.head
    assert (first["text"], first["command"]) == ("Question for Ada: Why?", "jot")
    assert first["when"].startswith("20") and "T" in first["when"]


def test_a_commit_that_is_not_ours_is_shown_as_it_is(one: Machine) -> None:
    one.repository("commit", "--quiet", "--allow-empty", "--message", "Mine [red]x[/] \x1b[31m\n\nMore of it")
    assert "Mine [red]x[/] ␛[31m" in one.ok("history").splitlines()[0].replace("\\x1b", "␛")
    first = json.loads(one.ok("history", "--json"))["history"][0]
    assert (first["command"], first["text"].startswith("Mine [red]x[/]")) == ("", True)


def test_history_reads_and_never_writes(one: Machine) -> None:
    one.change(BO, "mentee", "peer")
    before, head = one.bytes(), one.repository.head
    one.ok("history")
    one.ok("history", "bo", "--all")
    assert (one.bytes(), one.repository.head, one.repository.status()) == (before, head, [f" M {BO}"])


def test_a_journal_where_nothing_was_done_yet(one: Machine) -> None:
    one.repository("checkout", "--quiet", "--orphan", "new")
    assert one.ok("history") == "Nothing was done yet.\n"
    assert json.loads(one.ok("history", "--json"))["history"] == []
