"""Taking back what a command did, and doing it again: asked first, and never over anything newer."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path

import pytest
from tests.cli.conftest import Mentorlog

from .commands import editor
from .machines import ADA, BO, GOAL, MET, PLANNED, Machine, Machines

BY_HAND = "Edited by hand"


def play(one: Machine, *commands: tuple[str, ...]) -> list[dict[str, bytes]]:
    """Gives commands one after the other; answers the journal before the first and after each."""
    found = [one.bytes()]
    for arguments in commands:
        one.ok(*arguments)
        found.append(one.bytes())
    return found


THREE = (
    ("jot", "ada", "Why?"),
    ("done", "7f3kb", "--result", "It is there"),
    ("meeting", "reschedule", "ada", "14", "dec", "--along"),
)


def test_again_and_again_goes_further_back_and_redo_returns_all_the_way(one: Machine) -> None:
    states = play(one, *THREE)
    for state in reversed(states[:-1]):
        one.ok("undo", "--yes")
        assert one.bytes() == state
    for state in states[1:]:
        one.ok("undo", "--redo", "--yes")
        assert one.bytes() == state
    assert one("undo", "--redo", "--yes").err.startswith("There is nothing to do again.")


def test_back_and_forth_in_the_middle(one: Machine) -> None:
    states = play(one, *THREE)
    where = 3
    for word in ("back", "back", "forth", "back", "back", "forth", "forth", "back", "forth", "forth"):
        where += -1 if word == "back" else 1
        one.ok("undo", "--yes", *(["--redo"] if word == "forth" else []))
        assert one.bytes() == states[where], (word, where)


def test_what_was_begun_with_cannot_be_taken_back(with_git: Mentorlog) -> None:
    with_git.ok("init", str(with_git.journal))
    before = with_git.records()
    result = with_git("undo", "--yes")
    assert (result.code, result.out) == (1, "")
    assert result.err == "There is nothing to take back.\nSee: mentorlog history\n"
    assert with_git.records() == before


def test_nor_is_what_init_made_good_later(one: Machine) -> None:
    (one.journal / ".gitattributes").unlink()
    states = play(one, ("jot", "ada", "Why?"))
    one.ok("init", str(one.journal))
    assert one.repository.commits()[-1].command == "init"
    one.ok("undo", "--yes")
    assert one.read(ADA) == states[0][ADA] and (one.journal / ".gitattributes").exists()


def test_edits_by_hand_are_not_taken_back(one: Machine) -> None:
    one.change(BO, 'name = "Bo"', 'name = "Bo Li"')
    one.ok("jot", "ada", "Why?")
    one.ok("undo", "--yes")
    assert b"Bo Li" in one.read(BO)
    assert one("undo", "--yes").err.startswith("There is nothing to take back.")


def test_a_new_command_leaves_nothing_to_do_again(one: Machine) -> None:
    play(one, *THREE[:2])
    one.ok("undo", "--yes")
    one.ok("jot", "ada", "What now?")
    before = one.bytes()
    result = one("undo", "--redo", "--yes")
    assert (result.code, result.err) == (1, "There is nothing to do again.\nSee: mentorlog history\n")
    assert one.bytes() == before


def test_after_a_new_command_what_was_taken_back_is_passed_over(one: Machine) -> None:
    states = play(one, *THREE[:2])
    one.ok("undo", "--yes")
    one.ok("jot", "bo", "What now?", "--as", "about")
    one.ok("undo", "--yes")
    assert one.bytes() == states[1]
    one.ok("undo", "--yes")
    assert one.bytes() == states[0]


@pytest.mark.parametrize("redo", [False, True])
def test_it_refuses_where_the_file_has_changed_since(one: Machine, redo: bool) -> None:
    play(one, *THREE[:1])
    arguments = ["--redo"] if redo else []
    if redo:
        one.ok("undo", "--yes")
    one.change(ADA, "Back from leave", "Back from holiday")
    before, head = one.bytes(), one.repository.head
    result = one("undo", "--yes", *arguments)
    assert (result.code, result.out) == (5, "")
    assert result.err.splitlines()[0] == (
        f"{ADA} has changed since “Question for Ada: Why?”; nothing was changed."
    )
    assert (one.bytes(), one.repository.head) == (before, head)
    # What it names is the way on: it shows what has changed since, and nothing else.
    shown = subprocess.run(
        shlex.split(result.err.partition("What has changed: ")[2]), capture_output=True, text=True, check=True
    ).stdout
    changed = [line for line in shown.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    assert [line[0] for line in changed] == ["-", "+"] and "holiday" in changed[1]


def test_it_refuses_wholly_where_one_of_several_files_has_changed(one: Machine) -> None:
    one.ok("note", "ada", EDITOR=editor(one.program.home, _SETTLES_TWO))
    assert len(one.repository.commits()[-1].paths) == 3
    one.change(ADA, "Back from leave", "Back from holiday")
    before = one.bytes()
    assert one("undo", "--yes").code == 5
    assert one.bytes() == before


def test_a_command_whose_work_is_gone_already_is_passed_over(one: Machine) -> None:
    before = one.bytes()
    one.ok("jot", "ada", "Why?")
    one.ok("mentor", "add", "Cy")
    (one.journal / "people/cy.md").unlink()
    one.ok("undo", "--yes")
    assert one.bytes() == before


def test_it_refuses_where_a_new_file_is_another(one: Machine) -> None:
    one.ok("mentor", "add", "Cy")
    one.change("people/cy.md", "Cy", "Cyrus")
    before = one.bytes()
    result = one("undo", "--yes")
    assert (result.code, result.err.split(" ")[0]) == (5, "people/cy.md")
    assert one.bytes() == before


def test_edits_since_in_other_files_stay(one: Machine) -> None:
    before = one.read(ADA)
    one.ok("jot", "ada", "Why?")
    one.change(BO, "mentee", "peer")
    one.write("people/cy.md", '+++\nname = "Cy"\n+++\n')
    one.ok("undo", "--yes")
    assert one.read(ADA) == before
    assert b"peer" in one.read(BO) and b"Cy" in one.read("people/cy.md")
    assert [commit.line for commit in one.repository.commits()][-2:] == [
        BY_HAND,
        "Took back: Question for Ada: Why?",
    ]


_SETTLES_TWO = (
    "text = text.replace('[ ] Draft the 90-day plan', '[x] Draft the 90-day plan')\n"
    "text = text.replace('[ ] How did you choose', '[x] How did you choose')\n"
    "text = text.replace('## Notes\\n', '## Notes\\nWe settled two things.\\n', 1)"
)


def test_it_shows_asks_and_takes_no_for_an_answer(one: Machine) -> None:
    one.ok("jot", "ada", "Why?")
    before, head = one.bytes(), one.repository.head
    for answer in ("", "n", "No"):
        result = one("undo", answers=[answer])
        assert (result.code, result.err) == (1, "Nothing was changed.\n"), answer
        first, *shown, question = result.lines
        assert first.startswith("This takes back, of ") and first.endswith(": Question for Ada: Why?")
        assert ADA in shown[0] and "Why?" in shown[1]
        assert question.startswith("Take it back? [y/N]")
        assert (one.bytes(), one.repository.head) == (before, head)


def test_what_is_neither_yes_nor_no_is_asked_again(one: Machine) -> None:
    one.ok("jot", "ada", "Why?")
    before = one.bytes()
    result = one("undo", answers=["what", "yesterday", "n"])
    complaint, other, last = result.err.splitlines()
    assert complaint == "“what” is neither yes nor no. Type y, n or Enter." and "yesterday" in other
    assert (result.code, last, one.bytes()) == (1, "Nothing was changed.", before)


def test_yes_is_taken_for_an_answer(one: Machine) -> None:
    states = play(one, ("jot", "ada", "Why?"))
    assert one("undo", answers=["y"]).lines[-1] == "Taken back. To have it again: mentorlog undo --redo"
    assert one.bytes() == states[0]
    result = one("undo", "--redo", answers=["y"])
    assert "Do it again? [y/N] y" in result.out
    assert one.bytes() == states[1]


@pytest.mark.parametrize("redo", [False, True])
def test_without_a_terminal_and_without_yes_nothing_happens(one: Machine, redo: bool) -> None:
    one.ok("jot", "ada", "Why?")
    if redo:
        one.ok("undo", "--yes")
    before, head = one.bytes(), one.repository.head
    result = one("undo", *(["--redo"] if redo else []))
    assert (result.code, result.err) == (
        1,
        f"Nothing was changed.\nMentorlog undo{' --redo' if redo else ''} --yes\n".replace(
            "Mentor", "mentor"
        ),
    )
    assert (one.bytes(), one.repository.head) == (before, head)


def test_a_meeting_that_was_moved_goes_back_to_its_day(one: Machine) -> None:
    before = one.read(PLANNED)
    one.ok("meeting", "reschedule", "ada", "14", "dec")
    said = one.ok("undo", "--yes")
    lines = said.splitlines()
    assert any(PLANNED in line and "comes back" in line for line in lines)
    assert any("2026-12-14.md" in line and "goes" in line for line in lines)
    assert one.read(PLANNED) == before
    assert not (one.journal / PLANNED.replace("-10", "-14")).exists()


def test_a_note_that_settled_items_in_several_files_goes_from_all(one: Machine) -> None:
    before = one.bytes()
    one.ok("note", "ada", EDITOR=editor(one.program.home, _SETTLES_TWO))
    assert one.bytes()[MET] != before[MET] and one.bytes()[ADA] != before[ADA]
    one.ok("undo", "--yes")
    assert one.bytes() == before


def test_taking_back_is_a_step_in_the_history_itself(one: Machine) -> None:
    one.ok("jot", "ada", "Why?")
    done = one.repository.head
    one.ok("undo", "--yes")
    one.ok("undo", "--redo", "--yes")
    back, again = one.repository.commits(done)
    assert back.message == f"Took back: Question for Ada: Why?\n\nMentorlog: undo\nMentorlog-undoes: {done}"
    assert again.message == f"Did again: Question for Ada: Why?\n\nMentorlog: redo\nMentorlog-redoes: {done}"
    assert back.paths == again.paths == (ADA,)


def test_commits_of_others_are_passed_over(one: Machine) -> None:
    states = play(one, *THREE[:1])
    one.change(BO, "mentee", "peer")
    one.repository("commit", "--all", "--message", "Done: everything\n\nReviewed-by: me")
    one.ok("undo", "--yes")
    assert one.read(ADA) == states[0][ADA]


def test_a_loosened_file_and_its_folder_come_back_closed(one: Machine) -> None:
    one.ok("jot", "ada", "Why?")
    umask = os.umask(0)
    try:
        one.ok("undo", "--yes")
    finally:
        os.umask(umask)
    assert (one.journal / ADA).stat().st_mode & 0o777 == 0o600


def test_what_a_command_restored_by_chance_is_a_step_too(one: Machine) -> None:
    one.ok("goal", "edit", "lead", "--measure", "Reports")
    one.change(GOAL, "Reports", "Heads")
    by_hand, head = one.read(GOAL), one.repository.head
    one.ok("goal", "edit", "lead", "--measure", "Reports")
    assert [commit.line for commit in one.repository.commits(head)] == [
        BY_HAND,
        "Changed the goal: Lead a team of five",
    ]
    one.ok("undo", "--yes")
    assert one.read(GOAL) == by_hand


# --- after a sync ----------------------------------------------------------------------------------------


def test_after_a_sync_ones_own_last_command_is_taken_back(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    before = a.read(ADA)
    a.ok("jot", "ada", "Why?")
    b.ok("done", "p2m7d")
    assert (b("sync").code, a("sync").code) == (0, 0)
    a.ok("undo", "--yes")
    a.ok("undo", "--yes")
    assert a.read(ADA) == before
    assert (a("sync").code, b("sync").code) == (0, 0)
    assert a.bytes() == b.bytes()


def test_a_sync_itself_is_not_taken_back(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    b.ok("mentor", "add", "Cy")
    b.ok("undo", "--yes")
    b.write("people/di.md", '+++\nname = "Di"\n+++\n')
    assert (b("sync").code, a("sync").code) == (0, 0)
    result = a("undo", "--yes")
    assert (result.code, result.err.splitlines()[0]) == (1, "There is nothing to take back.")
    assert (a.journal / "people/di.md").exists()


def test_it_refuses_where_the_merge_has_changed_the_file_since(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    b.change(ADA, "Back from leave", "Back from holiday")
    assert b("sync").code == 0
    a.ok("jot", "ada", "Why?")
    assert a("sync").code == 0
    before = a.bytes()
    assert a("undo", "--yes").code == 5
    assert a.bytes() == before


def test_what_was_taken_back_elsewhere_by_a_slow_clock_is_not_taken_back_again(machines: Machines) -> None:
    """Commits of several machines do not come in the order of their dates."""
    a, b = machines.machine("a"), machines.machine("b")
    a.ok("jot", "ada", "First?")
    a.ok("jot", "ada", "Second?")
    for one in (a, b):
        assert one("sync").code == 0
    b.ok("undo", "--yes")
    # Another machine's clock is a year behind.
    slow = {"GIT_COMMITTER_DATE": "2020-01-01T00:00:00Z", "GIT_AUTHOR_DATE": "2020-01-01T00:00:00Z"}
    b.repository("commit", "--amend", "--no-edit", environment=slow)
    a.ok("jot", "bo", "Third", "--as", "about")
    assert (b("sync").code, a("sync").code) == (0, 0)
    assert "Third" in a.ok("undo", "--yes")
    assert "First?" in a.ok("undo", "--yes")


def test_nothing_of_the_undo_is_left_behind(one: Machine, room: Path) -> None:
    one.ok("jot", "ada", "Why?")
    one.ok("undo", "--yes")
    assert one.repository.status() == []
    assert [path.name for path in (room / "journal/.mentorlog").iterdir()] == ["lock"]
