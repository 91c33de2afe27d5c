"""The same thing changed on two machines: both versions are kept and named, until a person settles it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from .commands import editor
from .machines import ADA, BO, GOAL, MET, PLANNED, Machine, Machines

ITEM = "How did you choose your first two hires?"
NAMED = re.compile(r"Changed on both sides: (?P<path>.+):(?P<line>\d+)")


@pytest.fixture
def met(machines: Machines) -> tuple[Machine, Machine]:
    """Two machines that have changed the same line; the second has synced after the first."""
    a, b = machines.machine("a"), machines.machine("b")
    a.change(ADA, ITEM, "How did you choose your first hire?")
    b.change(ADA, ITEM, "How did you choose all of them?")
    a.ok("jot", "bo", "Of a", "--as", "about")
    b.ok("jot", "bo", "Of b", "--as", "about")
    a.ok("sync")
    result = b("sync")
    assert (result.code, result.err) == (4, "")
    return a, b


def test_both_versions_are_in_the_file_and_in_the_history(met: tuple[Machine, Machine]) -> None:
    a, b = met
    a("sync")
    for one in met:
        text = one.read(ADA).decode()
        assert text.count("How did you choose your first hire?") == 1
        assert text.count("How did you choose all of them?") == 1
        said = one.repository("log", "--format=", "--patch", "-m").decode()
        assert "+- [ ] How did you choose your first hire?" in said
        assert "+- [ ] How did you choose all of them?" in said
    assert a.bytes() == b.bytes()


def test_the_record_and_its_line_are_named(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    for one, word in ((a, "north"), (b, "south")):
        one.change(ADA, "1 November", word)
        one.change(GOAL, '"Lead a team of five"', f'"Lead a team in the {word}"')
    a.ok("sync")
    result = b("sync")
    assert result.code == 4
    named = [found for line in result.lines if (found := NAMED.fullmatch(line))]
    assert [found["path"] for found in named] == [GOAL, ADA] or [found["path"] for found in named] == [
        ADA,
        GOAL,
    ]
    for found in named:
        line = b.read(found["path"]).decode().split("\n")[int(found["line"]) - 1]
        assert line.startswith("<<<<<<< ")
    assert result.lines[-2:] == [
        "Both versions are there, between marks: keep one, and take the marks out.",
        f"Open it in an editor: {b.journal / named[0]['path']}",
    ]


def test_what_does_not_conflict_came_all_the_same(met: tuple[Machine, Machine]) -> None:
    _, b = met
    assert b"Of a" in b.read(BO) and b"Of b" in b.read(BO)
    assert b.repository.status() == []


REFUSED: Sequence[tuple[str, ...]] = (
    ("jot", "ada", "Why?"),
    ("note", "ada", "-m", "We met."),
    ("mentor", "edit", "ada", "--skill", "maps"),
    ("meeting", "plan", "ada", "21 dec"),
    ("prep", "ada"),
)


@pytest.mark.parametrize("arguments", REFUSED, ids=[" ".join(arguments[:2]) for arguments in REFUSED])
def test_commands_on_that_record_refuse_and_leave_it(
    met: tuple[Machine, Machine], arguments: list[str]
) -> None:
    _, b = met
    before, head = b.bytes(), b.repository.head
    result = b(*arguments)
    assert (result.code, result.out) == (4, ""), result
    assert re.match(rf"{ADA}:\d+: holds two versions", result.err), result
    assert (b.bytes(), b.repository.head) == (before, head)


@pytest.mark.parametrize(
    "arguments",
    [
        ("jot", "bo", "Why?"),
        ("note", "bo", "-m", "We met."),
        ("mentor", "add", "Cy"),
        ("goal", "edit", "lead", "--measure", "Reports"),
        ("done", "p2m7d"),
        ("list",),
        ("prep", "bo"),
        ("history",),
        ("review",),
    ],
    ids=" ".join,
)
def test_commands_on_all_others_go_on(met: tuple[Machine, Machine], arguments: tuple[str, ...]) -> None:
    _, b = met
    before = b.read(ADA)
    result = b(*arguments)
    assert result.code == 0, result
    assert b.read(ADA) == before


def test_an_item_of_that_record_is_not_settled_through_another_command(met: tuple[Machine, Machine]) -> None:
    _, b = met
    before = b.bytes()
    for item in ("w8c1m", "t4x2k", f"{ADA}:20"):
        assert b("done", item).code in (3, 4)
    assert b.bytes() == before


def test_a_note_that_would_settle_an_item_in_it_leaves_it(met: tuple[Machine, Machine]) -> None:
    _, b = met
    before = b.bytes()
    ticked = "text = text.replace('[ ] When is', '[x] When is') + '\\nWe met.\\n'"
    assert b("note", "ada", EDITOR=editor(b.program.home, ticked)).code == 4
    assert b.bytes() == before


def test_a_meeting_that_holds_two_versions_is_left_by_what_would_rewrite_it(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    for one, day in ((a, "14"), (b, "21")):
        one.ok("meeting", "reschedule", "ada", day, "dec")
    a.ok("sync")
    assert b("sync").code == 4
    held = [path for path, data in b.bytes().items() if b"<<<<<<<" in data]
    assert len(held) == 1
    before = b.read(held[0])
    day = held[0].rpartition("/")[2].removesuffix(".md")
    for arguments in (
        ("meeting", "edit", "ada", day), ("note", "ada", "-m", "x", "--date", day), ("done", "c7d3q"),
        ("meeting", "reschedule", "ada", "28 dec", "--from", day), ("meeting", "cancel", "ada", day),
    ):  # fmt: skip
        assert b(*arguments).code in (2, 3, 4), arguments
        assert b.read(held[0]) == before, arguments


def test_no_second_meeting_is_planned_beside_one_that_holds_two_versions(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    for one, day in ((a, "14"), (b, "21")):
        one.ok("meeting", "reschedule", "ada", day, "dec")
    a.ok("sync")
    assert b("sync").code == 4
    assert b("meeting", "plan", "ada", "21 dec").code == 4


def test_syncing_again_keeps_it_as_it_is(met: tuple[Machine, Machine]) -> None:
    a, b = met
    before = b.read(ADA)
    for one in (a, b, a, b):
        assert one("sync").code in (0, 4)
        assert one.read(ADA) == before


@pytest.mark.parametrize("kept", [r"\1\2", r"\1", r"\2", "- [ ] How do you choose?  [id:: t4x2k]\n"])
def test_settled_by_hand_it_heals_everywhere(met: tuple[Machine, Machine], kept: str) -> None:
    a, b = met
    text = b.read(ADA).decode()
    marks = r"(?s)<<<<<<< [^\n]*\n(.*?)=======\n(.*?)>>>>>>> [^\n]*\n"
    settled, count = re.subn(marks, kept, text)
    if kept == r"\1\2":
        settled = settled.replace("[id:: t4x2k]", "", 1)
    assert count == 1
    b.write(ADA, settled)
    b.ok("sync")
    a.ok("sync")
    assert a.read(ADA).decode() == settled == b.read(ADA).decode()
    for one in met:
        one.ok("jot", "ada", "Well?")
        assert one("sync").code == 0


def test_settled_on_both_machines_alike_is_no_conflict(met: tuple[Machine, Machine]) -> None:
    a, b = met
    a("sync")
    for one in met:
        one.write(
            ADA, re.sub(r"(?s)<<<<<<< .*?\n(.*?)=======\n.*?>>>>>>> [^\n]*\n", r"\1", one.read(ADA).decode())
        )
    for one in (a, b, a):
        assert one("sync").code == 0
    assert a.bytes() == b.bytes() and b"<<<" not in a.read(ADA)


def test_the_same_key_changed_twice_conflicts_within_the_front_matter(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    a.ok("mentor", "edit", "ada", "--every", "monthly")
    b.ok("mentor", "edit", "ada", "--every", "3 weeks")
    a.ok("sync")
    assert b("sync").code == 4
    text = b.read(ADA).decode()
    assert '"2 weeks"' not in text and text.count("every = ") == 2
    assert b("jot", "ada", "Why?").code == 4
    assert b("mentor", "list").code == 0 and "people/ada-lovelace.md" in b("mentor", "list").err
    assert b("check").code == 4


def test_the_settings_in_two_versions_stop_nothing_else(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    for one, zone in ((a, "Europe/Berlin"), (b, "Europe/Paris")):
        one.change("mentorlog.toml", "format = 1\n", f'format = 1\ntimezone = "{zone}"\n')
    a.ok("sync")
    result = b("sync")
    assert (result.code, "mentorlog.toml:" in result.out) == (4, True)
    before = b.read("mentorlog.toml")
    assert b("jot", "bo", "Why?").code == 0
    assert b("init", str(b.journal)).code in (0, 4)
    assert b.read("mentorlog.toml") == before


# --- git itself ------------------------------------------------------------------------------------------


def test_a_merge_by_hand_goes_through_our_merge_driver(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    a.ok("done", "t4x2k", "--result", "Slowly")
    a.ok("mentor", "edit", "ada", "--skill", "hiring")
    a.ok("sync")
    b.ok("done", "w8c1m", "--result", "At nine")
    b.ok("mentor", "edit", "ada", "--place", "outside")
    b.repository("pull", "--quiet", "--no-rebase", "--no-edit", "origin", "main")
    text = b.read(ADA).decode()
    assert "<<<" not in text and "Slowly" in text and "At nine" in text
    assert 'skill = "hiring"' in text and 'place = "outside"' in text
    assert b.repository.status() == []
    b.ok("sync")
    a.ok("sync")
    assert a.bytes() == b.bytes()


def test_the_settings_merge_by_key_by_hand_too(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    for one, line in ((a, 'timezone = "Europe/Berlin"'), (b, 'week_start = "sunday"')):
        one.change("mentorlog.toml", "format = 1\n", f"format = 1\n{line}\n")
        one.repository("commit", "--quiet", "--all", "--message", "A setting")
    a.ok("sync")
    b.repository("pull", "--quiet", "--no-rebase", "--no-edit", "origin", "main")
    assert {b'timezone = "Europe/Berlin"', b'week_start = "sunday"'} <= {
        *b.read("mentorlog.toml").splitlines()
    }


def test_a_conflict_by_hand_is_git_s_to_end(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    a.change(ADA, ITEM, "How did you choose your first hire?")
    b.change(ADA, ITEM, "How did you choose all of them?")
    a.ok("sync")
    b.repository("commit", "--quiet", "--all", "--message", "Mine")
    code, _, _ = b.repository.tried("pull", "--quiet", "--no-rebase", "--no-edit", "origin", "main")
    assert code == 1
    assert f"UU {ADA}" in b.repository.status()
    text = b.read(ADA).decode()
    assert text.count("<<<<<<< ") == 1 and "first hire" in text and "all of them" in text
    # Until that merge is ended, commands store, and say that history waits.
    result = b("jot", "bo", "Why?")
    assert (result.code, b"Why?" in b.read(BO)) == (0, True)
    assert "its history is not in order: a merge is under way" in result.err
    assert b.read(ADA).decode() == text
    b.write(ADA, re.sub(r"(?s)<<<<<<< .*?\n(.*?)=======\n.*?>>>>>>> [^\n]*\n", r"\1", text))
    b.repository("commit", "--quiet", "--all", "--no-edit")
    b.ok("sync")
    a.ok("sync")
    assert a.bytes() == b.bytes() and b"Why?" in a.read(BO)


def test_crlf_a_bom_and_no_last_newline_live_through_a_merge(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    a.write(MET, b"\xef\xbb\xbf" + a.read(MET).replace(b"\n", b"\r\n").removesuffix(b"\r\n"))
    a.ok("sync")
    b.ok("sync")
    a.ok("done", "7f3kb")
    b.ok("drop", "q8d1t")
    for one in (a, b, a):
        assert one("sync").code == 0
    data = a.read(MET)
    assert data == b.read(MET) and data.startswith(b"\xef\xbb\xbf") and not data.endswith(b"\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert b"[x] Draft" in data and b"[-] Priya" in data
    assert b.read(PLANNED) == a.read(PLANNED)
