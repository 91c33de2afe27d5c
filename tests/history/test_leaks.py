"""What git is told: no text of a private item in a message, and no text of the journal in its arguments."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from .commands import KINDS, editor
from .machines import ADA, BO, MET, RECORDS, Machine, Machines

CANARY = "Zanzibar"


def messages(one: Machine) -> str:
    """All that the history says in words."""
    return one.repository("log", "--all", "--reflog", "--format=%B%n%N%n%gs%n%an%n%cn").decode()


def private_journal(one: Machine) -> None:
    """Items below private headings, and a person, a meeting and a goal that are private as a whole."""
    one.write(BO, f'+++\nname = "{CANARY} Bo"\naliases = ["bo"]\nprivate = true\n+++\n## About\n- {CANARY}\n')
    one.write(
        MET,
        RECORDS[MET]
        + f"\n## Private\n- [ ] {CANARY} one  [id:: aaaa2]\n- [x] {CANARY} two  [id:: aaaa3]\n"
        + f"### Commitments\n- [ ] {CANARY} three  [due:: 2026-12-09]  [id:: aaaa4]\n"
        + "  - 2026-11-30 moved from 2026-12-01: away\n",
    )
    one.write(
        "goals/own.md",
        f'+++\ntitle = "{CANARY} goal"\nprivate = true\n+++\n## Steps\n- [ ] {CANARY}  [id:: aaaa5]\n',
    )
    one.write(
        "meetings/ada-lovelace/2026-12-08.md",
        f'+++\nstatus = "planned"\nprivate = true\ntime = "10:00"\n+++\n'
        f"## Objectives\n- [ ] {CANARY}  [id:: aaaa6]\n",
    )
    one.write(
        "meetings/bo/2026-12-08.md",
        f'+++\nstatus = "planned"\n+++\n## Objectives\n- [ ] {CANARY}  [id:: aaaa7]\n',
    )


_WORD = f"text += '\\n{CANARY}\\n'"
PRIVATE: dict[str, tuple[tuple[str, ...], str]] = {
    "done": (("done", "aaaa2", "--result", CANARY), ""),
    "done later": (("done", "aaaa3", "--result", CANARY), ""),
    "done, nested": (("done", "aaaa4"), ""),
    "done, a step": (("done", "aaaa5"), ""),
    "done, an aim": (("done", "aaaa6"), ""),
    "done, theirs": (("done", "aaaa7"), ""),
    "drop": (("drop", "aaaa2", "--why", CANARY), ""),
    "move": (("move", "aaaa4", "14 dec", "--why", CANARY), ""),
    "move, same day": (("move", "aaaa4", "9 dec", "--why", CANARY), ""),
    "move --smaller": (("move", "aaaa4", "14 dec", "--smaller", CANARY), ""),
    "reopen": (("reopen", "aaaa3"), ""),
    "told": (("told", "aaaa4"), ""),
    "goal edit": (("goal", "edit", "own", "--measure", CANARY), ""),
    "goal edit, editor": (("goal", "edit", "own"), _WORD),
    "mentor edit": (("mentor", "edit", "bo", "--skill", CANARY, "--about", CANARY), ""),
    "mentor edit, editor": (("mentor", "edit", "bo"), _WORD),
    "meeting plan": (("meeting", "plan", "bo", "21 dec", "--objective", CANARY), ""),
    "meeting plan, private": (("meeting", "plan", "ada", "8 dec", "--objective", f"{CANARY} again"), ""),
    "meeting edit": (("meeting", "edit", "ada"), _WORD),
    "meeting reschedule": (("meeting", "reschedule", "ada", "14 dec"), ""),
    "meeting reschedule, with somebody": (("meeting", "reschedule", "bo", "14 dec"), ""),
    "meeting cancel": (("meeting", "cancel", "ada", "--why", CANARY), ""),
    "prep --objective": (("prep", "ada", "--objective", f"{CANARY} again"), ""),
    "prep, with somebody": (("prep", "bo", "--objective", CANARY, "--question", CANARY), ""),
    "prep --edit": (("prep", "ada", "--edit"), _WORD),
    "note": (("note", "bo", "-m", CANARY, "--commit", CANARY), ""),
    "note, editor": (("note", "bo"), _WORD),
    "note, private meeting": (("note", "ada", "-m", CANARY, "--date", "2026-12-08", "--next", "14 dec"), ""),
    **{f"jot --as {kind}": (("jot", "bo", CANARY, "--as", kind), "") for kind in KINDS},
}


@pytest.mark.parametrize("name", PRIVATE)
def test_nothing_private_is_in_a_message(one: Machine, name: str) -> None:
    private_journal(one)
    one.ok("jot", "ada", "Why?")
    head = one.repository.head
    arguments, edit = PRIVATE[name]
    how = {"EDITOR": editor(one.program.home, edit)} if edit else {}
    result = one("--as-of", "2026-12-08", *arguments, **how)
    assert result.code == 0, result
    assert one.repository.head != head
    one.ok("undo", "--yes")
    one.ok("undo", "--redo", "--yes")
    assert CANARY not in messages(one)
    assert CANARY not in one("history", "--all").out


def test_nor_where_a_planned_private_meeting_has_passed(one: Machine) -> None:
    private_journal(one)
    for answer in (["h"], ["n"], ["m", "21 dec"], [""]):
        one("review", "--who", "bo", answers=answer)
        one("undo", "--yes")
    assert CANARY not in messages(one)


@pytest.mark.parametrize("record", ["person", "goal"])
def test_nor_where_a_record_is_made_private_or_public_in_the_editor(one: Machine, record: str) -> None:
    """Whether it was private before the edit or is after it, nobody else reads its name."""
    private_journal(one)
    made = "text = text.replace('name = \"Ada Lovelace\"', 'name = \"Zanzibar\"\\nprivate = true')"
    if record == "person":
        one.ok("mentor", "edit", "ada", EDITOR=editor(one.program.home, made))
        one.ok("mentor", "edit", "ada-lovelace", "--skill", "x")
    else:
        shown = "text = text.replace('private = true', 'private = false')"
        one.ok("goal", "edit", "own", EDITOR=editor(one.program.home, shown))
    assert CANARY not in messages(one)


def test_a_person_that_is_private_by_alias_or_slug(one: Machine) -> None:
    one.write("people/zanzibar.md", f'+++\nname = "{CANARY}"\nprivate = true\n+++\n')
    one.write(
        "meetings/zanzibar/2026-12-01.md",
        '+++\nstatus = "held"\n+++\n## Commitments\n- [ ] Do it  [id:: aaaa2]\n',
    )
    one.ok("done", "aaaa2")
    one.ok("note", "zanzibar", "-m", "We met.")
    assert CANARY not in messages(one) and "Do it" not in messages(one)


# --- git's arguments -------------------------------------------------------------------------------------

_WRAPPER = """\
#!{python} -S
import os, sys
with open({log!r}, "ab") as log:
    log.write(b"\\0".join(map(os.fsencode, sys.argv)) + b"\\n")
    log.write(b"\\0".join(key + b"=" + value for key, value in os.environb.items()) + b"\\n")
os.execv({git!r}, ["git", *sys.argv[1:]])
"""


@pytest.fixture
def log(machines: Machines, room: Path) -> Path:
    """Where all that git is called with is written down: a git stands before the real one in PATH."""
    found = shutil.which("git")
    assert found
    place = room / "called"
    wrapper = room / "bin" / "git"
    wrapper.parent.mkdir()
    wrapper.write_text(_WRAPPER.format(python=sys.executable, log=str(place), git=found))
    wrapper.chmod(0o755)
    assert machines.root == room
    return place


def test_git_is_never_given_text_of_the_journal(machines: Machines, room: Path, log: Path) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    path = f"{room / 'bin'}:{a.program.home}"
    b.ok("jot", "ada", f"{CANARY} of b")
    b.change(MET, "We went through", f"{CANARY} went through")
    b.ok("sync")

    def give(*arguments: str, edit: str = "", stdin: str = "") -> None:
        # PATH holds no other program: what runs is this git alone.
        how = {"EDITOR": editor(a.program.home, edit)} if edit else {}
        result = a(*arguments, stdin=stdin, PATH=path, **how)
        assert result.code in (0, 4), result

    a.write("people/di.md", f'+++\nname = "Di"\n+++\n## About\n- {CANARY}\n')
    give("init", str(a.journal))
    give("mentor", "add", f"{CANARY} Young", "--about", CANARY)
    give("goal", "add", f"{CANARY} goal", "--step", CANARY)
    give("jot", "ada", CANARY)
    give("note", "ada", "-m", CANARY, "--commit", f"{CANARY} by fri", "--contact", CANARY)
    give("note", "ada", "-", stdin=f"{CANARY}\n## Advice\n- {CANARY}\n")
    give("note", "bo", edit=_WORD)
    give("done", "7f3kb", "--result", CANARY)
    give("move", "z6n4c", "14 dec", "--why", CANARY)
    give("meeting", "plan", "bo", "21 dec", "--objective", CANARY)
    a.change(ADA, "Back from leave", CANARY)
    give("sync")
    give("history", "--all")
    give("history", "ada")
    give("undo", "--yes")
    give("undo", "--redo", "--yes")
    give("sync")
    called = log.read_bytes()
    assert called.count(b"fast-import") > 8 and b"fetch" in called and b"push" in called
    assert CANARY.encode() not in called
    # Slugs are file names, and those git has to know; nothing else that says whom the journal is about.
    assert CANARY.encode().lower() not in called
    for word in (b"ada-", b"Ada", b"Lovelace", b"90-day", b"goals/"):
        lines = [line for line in called.split(b"\n") if word in line]
        assert lines == [], (word, lines[:1])


def test_git_is_called_with_none_of_the_user_s_git_variables(one: Machine, room: Path) -> None:
    found = shutil.which("git")
    assert found
    log = room / "called"
    (room / "bin").mkdir()
    (room / "bin" / "git").write_text(_WRAPPER.format(python=sys.executable, log=str(log), git=found))
    (room / "bin" / "git").chmod(0o755)
    one.ok(
        "jot",
        "ada",
        "Why?",
        PATH=f"{room / 'bin'}",
        GIT_AUTHOR_NAME="Nobody",
        GIT_SSH_COMMAND="false",
        GIT_EDITOR="x",
    )
    called = log.read_bytes()
    assert b"GIT_DIR=" in called
    for name in (b"GIT_AUTHOR_NAME", b"GIT_SSH_COMMAND", b"GIT_EDITOR"):
        assert name not in called
