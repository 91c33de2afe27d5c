"""One journal on several machines: what each did comes together, record by record, and nothing is lost."""

from __future__ import annotations

import re

import pytest
from tests.cli.conftest import Mentorlog

from .machines import ADA, BO, GOAL, MET, PLANNED, Machine, Machines
from .repository import Repository

SAID = "Synced with origin: "


def in_step(*those: Machine) -> bytes:
    """Syncs all, so that each has what the others have; answers what all then have of one record."""
    for one in (*those, *those):
        assert one("sync").code == 0
    first, *others = (one.bytes() for one in those)
    assert all(other == first for other in others)
    return first[ADA]


# --- what is said ----------------------------------------------------------------------------------------


def test_the_first_time_it_says_that_private_text_goes_there_too(machines: Machines) -> None:
    a = machines.machine("a")
    a.repository("config", "--unset", "mentorlog.toldOfPrivate")
    assert a("sync").err == "All of the journal goes to ../../remote.git, what is private in it too.\n"
    assert a("sync").err == ""
    a.repository("clone", "--quiet", "--bare", "../../remote.git", "../../other.git")
    a.repository("remote", "set-url", "origin", "../../other.git")
    assert a("sync").err == "All of the journal goes to ../../other.git, what is private in it too.\n"


def test_it_says_how_much_came_and_went(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    assert a.ok("sync") == f"{SAID}nothing new.\n"
    a.ok("jot", "ada", "Why?")
    a.ok("jot", "ada", "Who?")
    assert a.ok("sync") == f"{SAID}2 changes went.\n"
    assert b.ok("sync") == f"{SAID}2 changes came.\n"
    a.ok("jot", "ada", "When?")
    b.ok("jot", "bo", "Where?")
    a.ok("sync")
    assert b.ok("sync") == f"{SAID}one change came, 2 changes went.\n"


def test_without_a_remote_it_says_how_to_have_one(one: Machine) -> None:
    result = one("sync")
    assert (result.code, result.out) == (3, "")
    first, hint = result.err.splitlines()
    assert first == "The journal has no remote."
    assert hint.endswith(f"git -C {one.journal} remote add origin ADDRESS")


def test_with_several_remotes_and_none_chosen_it_asks_for_a_choice(one: Machine) -> None:
    for name in ("here", "there"):
        one.repository("remote", "add", name, f"../{name}.git")
    result = one("sync")
    assert (result.code, result.out) == (3, "")
    first, hint = result.err.splitlines()
    assert first == "The journal has several remotes: here, there."
    command = hint.removeprefix("Choose one: git ")
    one.repository("init", "--quiet", "--bare", "../here.git")
    one.repository(*command.split(" "))
    assert one("sync").out.startswith("Synced with here: ")


def test_a_remote_that_cannot_be_reached_is_one_line(one: Machine) -> None:
    one.repository("remote", "add", "origin", "../nowhere.git")
    one.ok("jot", "ada", "Why?")
    one.change(BO, "mentee", "peer")
    before = one.bytes()
    result = one("sync")
    assert (result.code, result.out) == (1, "")
    warning, fault, hint = result.err.splitlines()
    assert warning.startswith("All of the journal goes to ../nowhere.git")
    assert "nowhere.git" in fault and hint == "Nothing of the journal is lost; its files are as they were."
    assert one.bytes() == before


def test_without_a_history_it_says_what_it_needs(mentorlog_without_git: Mentorlog) -> None:
    result = mentorlog_without_git("sync")
    assert (result.code, result.out) == (1, "")
    assert result.err.splitlines()[1] == "Install git, then: mentorlog init"


# --- what does not conflict ------------------------------------------------------------------------------


def test_two_that_each_jot(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    a.ok("jot", "ada", "Why?")
    b.ok("jot", "ada", "Who?")
    text = in_step(a, b).decode()
    assert re.search(r"- \[ \] (Why|Who)\?.*\n- \[ \] (Why|Who)\?", text)


def test_two_that_tick_adjacent_lines(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    a.ok("done", "t4x2k", "--result", "Slowly")
    b.ok("done", "w8c1m", "--result", "At nine")
    text = in_step(a, b).decode()
    assert re.search(
        r"- \[x\] How did you .*\n  - .* done: Slowly\n- \[x\] When is a .*\n  - .* done: At nine\n", text
    )


def test_two_that_note_the_same_day(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    a.ok("note", "ada", "-m", "We spoke of hiring.", "--commit", "Write the advert")
    b.ok("note", "ada", "-m", "We spoke of money.", "--commit", "Ask for a budget", "--medium", "video")
    in_step(a, b)
    text = a.read("meetings/ada-lovelace/2026-12-06.md").decode()
    for said in (
        "We spoke of hiring.",
        "We spoke of money.",
        "Write the advert",
        "Ask for a budget",
        "video",
    ):
        assert text.count(said) == 1, text
    for heading in ("+++\n", "## Notes", "## Commitments"):
        assert text.count(heading) == (2 if "+" in heading else 1), text
    assert "Write the advert" in a.ok("list") and "Ask for a budget" in a.ok("list")


def test_two_that_edit_different_keys(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    a.ok("mentor", "edit", "ada", "--skill", "hiring")
    b.ok("mentor", "edit", "ada", "--every", "monthly", "--place", "outside")
    text = in_step(a, b).decode()
    for line in ('skill = "hiring"', 'place = "outside"', 'role = "mentor"   # since May'):
        assert text.count(line) == 1, text
    assert 'every = "2 weeks"' not in text


def test_two_that_add_the_same_setting_and_another(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    a.change("mentorlog.toml", "format = 1\n", 'format = 1\ntimezone = "Europe/Berlin"\n')
    b.change("mentorlog.toml", "format = 1\n", 'format = 1\nweek_start = "sunday"\n')
    in_step(a, b)
    assert {b'timezone = "Europe/Berlin"', b'week_start = "sunday"'} <= {
        *a.read("mentorlog.toml").splitlines()
    }


def test_a_meeting_moved_here_and_given_an_aim_there(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    a.ok("meeting", "reschedule", "ada", "14", "dec")
    b.ok("prep", "ada", "--objective", "A date for the talk")
    in_step(a, b)
    moved = PLANNED.replace("-10", "-14")
    assert not (b.journal / PLANNED).exists()
    for one in (a, b):
        assert b"A date for the talk" in one.read(moved) and b"2026-12-14" in one.read(moved)


def test_a_meeting_moved_here_and_gone_there_stays(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    a.ok("meeting", "reschedule", "ada", "14", "dec")
    (b.journal / PLANNED).unlink()
    in_step(a, b)
    assert (b.journal / PLANNED.replace("-10", "-14")).exists()


def test_a_file_taken_away_here_and_changed_there_stays(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    (a.journal / GOAL).unlink()
    b.ok("goal", "edit", "lead", "--measure", "Reports")
    in_step(a, b)
    assert b"Reports" in a.read(GOAL)


def test_a_file_taken_away_goes_everywhere(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    (a.journal / BO).unlink()
    in_step(a, b)
    assert not (b.journal / BO).exists()


def test_three_machines_come_to_the_same_whatever_the_order(machines: Machines) -> None:
    those = [machines.machine(name) for name in "abc"]
    for number, one in enumerate(those):
        one.ok("jot", "ada", f"Question {number}?")
        one.ok("note", "ada", "-m", f"Note {number}.")
    in_step(*reversed(those))
    assert all(f"Question {number}?".encode() in those[0].read(ADA) for number in range(3))


# --- what lies about -------------------------------------------------------------------------------------


def test_what_was_not_committed_is_never_reset(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    a.ok("jot", "ada", "Why?")
    a.ok("sync")
    b.change(ADA, "Back from leave", "Back from holiday")
    b.change(BO, "mentee", "peer")
    b.write("me.md", "## Vision\nHome on time.\n")
    b.write("sketch.txt", "mine")
    b.ok("sync")
    assert b"Why?" in b.read(ADA) and b"Back from holiday" in b.read(ADA)
    assert b"peer" in b.read(BO) and b.read("sketch.txt") == b"mine"
    assert b.repository.status() == ["?? me.md", "?? sketch.txt"] or b.repository.status() == [
        "?? sketch.txt"
    ]


def test_it_never_adds_what_was_not_asked_for(machines: Machines) -> None:
    a = machines.machine("a")
    for path in ("sketch.txt", "people/photo.png", "secret/key.pem", "taxes.md"):
        a.write(path, "mine")
    a.change(BO, "mentee", "peer")
    a.ok("sync")
    assert sorted(a.repository.status()) == [
        "?? people/photo.png", "?? secret/key.pem", "?? sketch.txt", "?? taxes.md",
    ]  # fmt: skip
    assert not {"sketch.txt", "people/photo.png", "taxes.md"} & set(machines.remote.files())


def test_an_untracked_file_that_would_be_overwritten_is_kept(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    a.write("people/cy.md", '+++\nname = "Cy"\n+++\n## About\n- From the north\n')
    a.ok("sync")
    b.write("people/cy.md", '+++\nname = "Cy"\n+++\n## About\n- From the south\n')
    assert b("sync").code == 0
    assert b"north" in b.read("people/cy.md") and b"south" in b.read("people/cy.md")
    in_step(a, b)


def test_an_attachment_that_the_user_tracks_goes_along(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    picture = bytes(range(256)) * 9
    a.write("attachments/plan.png", picture)
    a.repository("add", "attachments/plan.png")
    a.repository("commit", "--quiet", "--message", "The plan")
    in_step(a, b)
    assert b.read("attachments/plan.png") == picture


def test_an_attachment_changed_on_both_sides_is_there_twice(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    a.write("plan.png", b"\x89PNG\xff\x00")
    a.repository("add", "plan.png")
    a.repository("commit", "--quiet", "--message", "The plan")
    in_step(a, b)
    for one, data in ((a, b"\x89PNG\xff\x01"), (b, b"\x89PNG\xff\x02")):
        one.write("plan.png", data)
        one.repository("commit", "--quiet", "--all", "--message", "Another plan")
    assert a("sync").code == 0
    result = b("sync")
    assert (result.code, "Changed on both sides: plan.png:1" in result.out) == (4, True)
    assert {b.read("plan.png"), b.read("plan (other machine).png")} == {
        b"\x89PNG\xff\x01",
        b"\x89PNG\xff\x02",
    }
    in_step(a, b)


def test_a_second_copy_of_an_attachment_takes_another_name(machines: Machines) -> None:
    a, b, c = (machines.machine(name) for name in "abc")
    a.write("plan.png", b"\x89PNG\xff\x00")
    a.repository("add", "plan.png")
    a.repository("commit", "--quiet", "--message", "The plan")
    in_step(a, b, c)
    pictures = [b"\x89PNG\xff" + bytes([number]) for number in (1, 2, 3)]
    for one, data in zip((a, b, c), pictures, strict=True):
        one.write("plan.png", data)
        one.repository("commit", "--quiet", "--all", "--message", "Another plan")
    for one in (a, b, c):
        one("sync")
    there = {c.read(name) for name in ("plan.png", "plan (other machine).png", "plan (other machine 2).png")}
    assert there == set(pictures)
    in_step(a, b, c)


# --- how machines meet -----------------------------------------------------------------------------------


def test_a_new_machine_is_a_clone_and_init(machines: Machines) -> None:
    a, d = machines.machine("a"), machines.clone("d")
    assert d.bytes() == a.bytes()
    assert d.journal.stat().st_mode & 0o777 == 0o700
    d.ok("jot", "ada", "Why?")
    a.ok("jot", "ada", "Who?")
    in_step(a, d)


def test_two_journals_begun_apart_become_one(machines: Machines, with_git: Mentorlog) -> None:
    a, apart = machines.machine("a"), machines.machine("apart")
    apart.program.home.mkdir()
    apart.ok("init", str(apart.journal))
    apart.ok("mentor", "add", "Cy")
    apart.ok("jot", "cy", "Why?")
    apart.repository("remote", "add", "origin", "../../remote.git")
    assert apart("sync").code == 0
    in_step(a, apart)
    assert b"Why?" in a.read("people/cy.md") and b"Back from leave" in apart.read(ADA)
    assert with_git.git


def test_a_remote_whose_branch_has_another_name(one: Machine, room_of_remotes: Repository) -> None:
    other = room_of_remotes
    other("init", "--quiet", "--bare", "--initial-branch=trunk", "trunk.git")
    one.repository("remote", "add", "origin", str(other.root / "trunk.git"))
    one.repository("push", "--quiet", "origin", "HEAD:refs/heads/trunk")
    one.ok("jot", "ada", "Why?")
    assert one("sync").code == 0
    there = Repository(other.root / "trunk.git")
    assert there.said("for-each-ref", "--format=%(refname:short)") == "trunk"
    assert there.said("rev-parse", "trunk") == one.repository.head


def test_somebody_who_pushed_in_between_is_waited_for(machines: Machines) -> None:
    """The first push is refused: another machine's commit gets there while ours is under way."""
    a, b, c = (machines.machine(name) for name in "abc")
    for one, word in ((c, "north"), (a, "south")):
        one.change(GOAL, '"Lead a team of five"', f'"Lead a team in the {word}"')
    in_step(c, b)
    b.ok("jot", "ada", "Who?")
    hook = machines.remote.root / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(
        "#!/bin/sh\n"
        "if ! mkdir once 2>/dev/null; then exit 0; fi\n"
        "unset $(git rev-parse --local-env-vars) GIT_QUARANTINE_PATH\n"
        f"git -C {b.journal} push --quiet --no-verify origin HEAD:refs/heads/main\n"
    )
    hook.chmod(0o755)
    a.ok("jot", "ada", "Why?")
    result = a("sync")
    assert (result.code, (machines.remote.root / "once").exists()) == (4, True), result
    # What came, and what conflicted, in both rounds.
    assert f"{SAID}2 changes came, 4 changes went." in result.out
    assert f"Changed on both sides: {GOAL}:2" in result.out
    b("sync")
    assert a.bytes() == b.bytes()
    assert b"Why?" in b.read(ADA) and b"Who?" in b.read(ADA)


def test_a_remote_that_refuses_is_one_line_and_costs_nothing(machines: Machines) -> None:
    a = machines.machine("a")
    hook = machines.remote.root / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    a.ok("jot", "ada", "Why?")
    before = a.bytes()
    result = a("sync")
    assert (result.code, len(result.err.splitlines()), a.bytes()) == (1, 2, before), result
    assert "declined" in result.err


@pytest.mark.parametrize("state", ["detached", "merging"])
def test_a_repository_in_the_middle_of_something_is_left_alone(machines: Machines, state: str) -> None:
    a = machines.machine("a")
    if state == "detached":
        a.repository("checkout", "--quiet", "--detach")
    else:
        _unfinished_merge(a)
    before, head = a.bytes(), a.repository.head
    result = a("sync")
    assert (result.code, a.bytes(), a.repository.head) == (1, before, head), result
    assert len(result.err.splitlines()) == 2, result


def _unfinished_merge(one: Machine) -> None:
    one.repository("checkout", "--quiet", "-b", "other")
    one.change(ADA, "- Back from leave on 1 November", "- Back from north")
    one.repository("commit", "--quiet", "--all", "--message", "There")
    one.repository("checkout", "--quiet", "main")
    one.change(ADA, "- Back from leave on 1 November", "- Back from south")
    one.repository("commit", "--quiet", "--all", "--message", "Here")
    code, _, _ = one.repository.tried("merge", "other")
    assert code and any(line.startswith("UU") for line in one.repository.status())


def test_the_met_record_is_not_rewritten_where_nothing_came(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    b.ok("jot", "ada", "Why?")
    b.ok("sync")
    (a.journal / MET).chmod(0o400)
    stamp = (a.journal / MET).stat()
    a.ok("sync")
    assert (a.journal / MET).stat().st_ino == stamp.st_ino
