"""What a sync makes of files that are more than text: links, other modes, odd names, names taken twice."""

from __future__ import annotations

import os

import pytest

from .machines import ADA, BO, GOAL, PLANNED, Machine, Machines
from .test_sync import in_step

WEEK = "reviews/2026-W48.md"
ODD = (
    'a"b.md', "a\\b.md", "ünï.md", "a\tb.md", "-x.md", " two words.md", "a\nb.md", os.fsdecode(b"caf\xe9.md")
)  # fmt: skip


def kept(one: Machine, *paths: str) -> None:
    """Commits files as a person does who has git keep more than records."""
    one.repository("add", "--all", "--", *paths)
    one.repository("commit", "--quiet", "--message", "Mine")


def link(one: Machine, to: str) -> None:
    (one.journal / "desk").unlink(missing_ok=True)
    (one.journal / "desk").symlink_to(to)
    kept(one, "desk")


@pytest.mark.parametrize("both", [False, True], ids=["alone", "beside a change of one's own"])
def test_a_link_is_in_the_history_of_all_and_made_on_no_disk(machines: Machines, both: bool) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    link(a, "people")
    for wanted in (b"people", b"goals", None):
        a.ok("sync")
        if both:
            b.ok("jot", "bo", "Why?")
        b.ok("sync")
        assert b.repository.file("desk") == wanted
        assert not (b.journal / "desk").is_symlink()
        a.ok("sync")
        if wanted == b"people":
            link(a, "goals")
        else:
            a.repository("rm", "--quiet", "--ignore-unmatch", "desk")
            a.repository("commit", "--quiet", "--allow-empty", "--message", "Mine")


def test_a_link_changed_on_both_sides_stays_what_it_is_here(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    link(a, "people")
    in_step(a, b)
    (b.journal / "desk").symlink_to("people")
    link(a, "goals")
    link(b, "meetings")
    a.ok("sync")
    b.ok("jot", "bo", "Why?")
    b.ok("sync")
    assert b.repository.file("desk") == b"meetings"
    assert (b.journal / "desk").readlink().name == "meetings"


def test_a_file_in_a_link_s_place_does_not_write_through_it(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    link(a, "me.md")
    in_step(a, b)
    (b.journal / "desk").symlink_to("me.md")
    b.ok("jot", "bo", "Why?")
    (a.journal / "desk").unlink()
    a.write("desk", "a file\n")
    kept(a, "desk")
    a.ok("sync")
    b.ok("sync")
    assert b.repository.file("desk") == b"a file\n"
    assert (b.journal / "desk").is_symlink() and not (b.journal / "me.md").exists()


def test_a_file_that_can_be_run_stays_one_through_commands_and_merges(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    for path in (ADA, BO):
        (a.journal / path).chmod(0o700)
        a.repository("update-index", "--chmod=+x", path)
    a.repository("commit", "--quiet", "--message", "Mine")
    a.ok("jot", "ada", "Why?")
    a.change(BO, "mentee", "peer")
    a.ok("jot", "ada", "Who?")
    for path in (ADA, BO):
        assert a.repository.said("ls-tree", "HEAD", path).startswith("100755")
    b.ok("jot", "ada", "When?")
    b.ok("sync")
    a.ok("sync")
    for path in (ADA, BO):
        assert a.repository.said("ls-tree", "HEAD", path).startswith("100755")


def test_odd_names_come_over_and_go_again(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    for text in ('+++\nname = "X"\n+++\n', '+++\nname = "Y"\n+++\n'):
        for name in ODD:
            a.write(f"people/{name}", text)
        b("jot", "bo", "Why?")
        in_step(a, b)
        assert {b.read(f"people/{name}") for name in ODD} == {text.encode()}
        assert [one.repository.status() for one in (a, b)] == [[], []]


@pytest.mark.parametrize(
    ("day", "first", "budget"),
    [("14", "a", 1), ("14", "b", 1), ("08", "a", 1), ("08", "b", 1), ("14", "b", 0)],
)
def test_a_meeting_moved_to_a_day_that_has_another_one_there_is_merged_with_it(
    machines: Machines, day: str, first: str, budget: int
) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    a.ok("meeting", "reschedule", "ada", f"{day} dec")
    if budget:
        b.ok("prep", "ada", "--objective", "The budget")
    b.ok("meeting", "plan", "ada", f"{day} dec", "--objective", "A date for the talk")
    for one in (a, b, a) if first == "a" else (b, a, b):
        one("sync")
    assert a.bytes() == b.bytes() and PLANNED not in a.bytes()
    said = a.read(PLANNED.replace("10.md", f"{day}.md"))
    for words in (b"A yes or no", b"A date for the talk", b"The budget" if budget else b""):
        assert words in said


@pytest.mark.parametrize(("other", "day", "first"), [("08", "07", "a"), ("08", "07", "b"), ("12", "14", "b")])
def test_two_meetings_that_are_moved_to_one_day_are_both_there(
    machines: Machines, other: str, day: str, first: str
) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    a.ok("meeting", "plan", "ada", f"{other} dec", "--objective", "A date for the talk")
    in_step(a, b)
    a.ok("meeting", "reschedule", "ada", f"{day} dec", "--from", "10 dec")
    b.write(PLANNED, b.read(PLANNED) + b"- [ ] The budget\n")
    b.ok("meeting", "reschedule", "ada", f"{day} dec", "--from", f"{other} dec")
    for one in (a, b, a) if first == "a" else (b, a, b):
        one("sync")
    assert a.bytes() == b.bytes() and PLANNED not in a.bytes()
    said = a.read(PLANNED.replace("10.md", f"{day}.md"))
    for words in (b"A yes or no", b"A date for the talk", b"The budget"):
        assert words in said


def test_a_file_taken_away_here_and_changed_there_comes_back(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    (a.journal / GOAL).unlink()
    b.ok("goal", "edit", "lead", "--measure", "Reports")
    in_step(b, a)
    assert b"Reports" in a.read(GOAL)


@pytest.mark.parametrize("name", [".plan", "talks.2026/plan", "talks/plan.tar.gz"])
def test_a_second_copy_lies_beside_the_first(machines: Machines, name: str) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    for one, data in ((a, b"\xff1"), (b, b"\xff2")):
        one.write(name, data)
        kept(one, name)
    for one, wanted in ((a, 0), (b, 4), (a, 0), (b, 0)):
        assert one("sync").code == wanted
    folder = (b.journal / name).parent
    assert {path.read_bytes() for path in folder.glob("*plan*")} | {
        path.read_bytes() for path in folder.glob(".plan*")
    } == {b"\xff1", b"\xff2"}


def test_what_both_sides_have_alike_is_there_once(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    b.ok("jot", "bo", "Why?")  # or both commits were the same
    for one in (a, b):
        one.write("plan.png", b"\x89PNG\xff")
        kept(one, "plan.png")
    in_step(a, b)
    assert [path for path in a.bytes() if path.startswith("plan")] == ["plan.png"]


@pytest.mark.parametrize("day", ["08", "12"])
@pytest.mark.parametrize("first", ["a", "b"])
def test_a_meeting_moved_by_both_leaves_alone_what_else_is_on_these_days(
    machines: Machines, day: str, first: str
) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    a.ok("meeting", "reschedule", "ada", f"{day} dec")
    b.ok("meeting", "reschedule", "ada", "13 dec")
    b.ok("meeting", "plan", "ada", f"{day} dec", "--objective", "A date for the talk")
    for one in (a, b, a) if first == "a" else (b, a, b):
        one("sync")
    assert a.bytes() == b.bytes()
    text = b"".join(data for path, data in a.bytes().items() if path.startswith("meetings/ada"))
    assert text.count(b"A date for the talk") == text.count(b"A yes or no") == 1


def test_a_third_version_of_an_attachment_goes_beside_the_second(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    for number in (1, 2):
        for one, data in ((a, b"\xff%da" % number), (b, b"\xff%db" % number)):
            one.write("plan.png", data)
            kept(one, "plan.png")
        a.write(WEEK, a.read(WEEK) + b"And well.\n")
        for one, wanted in ((a, 0), (b, 4), (a, 0), (b, 0)):
            assert one("sync").code == wanted
    there = {path: data for path, data in b.bytes().items() if path.startswith("plan")}
    assert a.bytes() == b.bytes()
    assert set(there.values()) == {b"\xff2a", b"\xff2b", b"\xff1a"}
    assert b.read(WEEK).count(b"And well.") == 2


def test_an_attachment_that_nobody_added_here_is_kept_beside_theirs(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    a.write("plan.png", b"\xffa")
    kept(a, "plan.png")
    a.ok("sync")
    b.write("plan.png", b"\xffb")
    assert b("sync").code == 4
    assert {data for path, data in b.bytes().items() if path.startswith("plan")} == {b"\xffa", b"\xffb"}
