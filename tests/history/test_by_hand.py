"""What was edited by hand is in the history, apart from commands; what is nobody's business is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .commands import DOINGS
from .machines import ADA, BO, GOAL, MET, Machine

BY_HAND = "Edited by hand"
JOTTED = "Question for Ada: Why?"


def _other_record(one: Machine) -> None:
    one.change(BO, "mentee", "peer")


def _same_record(one: Machine) -> None:
    one.change(ADA, "1 November", "2 November")


def _new_record(one: Machine) -> None:
    one.write("people/cy.md", '+++\nname = "Cy"\n+++\n')


def _several(one: Machine) -> None:
    one.change(ADA, "1 November", "2 November")
    one.write("reviews/2026-W49.md", "Well.\n")
    one.write("me.md", "## Vision\n")
    (one.journal / BO).unlink()
    one.change("mentorlog.toml", "format = 1\n", "format = 1\n# mine\n")
    one.change(".gitignore", "/.mentorlog/\n", "/.mentorlog/\n*.png\n")


def _gone(one: Machine) -> None:
    (one.journal / GOAL).unlink()


@pytest.mark.parametrize(
    ("edit", "paths"),
    [
        (_other_record, {BO}),
        (_same_record, {ADA}),
        (_new_record, {"people/cy.md"}),
        (_gone, {GOAL}),
        (_several, {ADA, "reviews/2026-W49.md", "me.md", BO, "mentorlog.toml", ".gitignore"}),
    ],
)
def test_it_is_committed_first_and_apart(
    one: Machine, edit: Callable[[Machine], None], paths: set[str]
) -> None:
    head = one.repository.head
    edit(one)
    before = one.bytes()
    one.ok("jot", "ada", "Why?")
    by_hand, jotted = one.repository.commits(head)
    assert (by_hand.message, set(by_hand.paths)) == (f"{BY_HAND}\n\nMentorlog: by hand", paths)
    assert (jotted.line, jotted.paths) == (JOTTED, (ADA,))
    for path in paths:
        assert one.repository.file(path, by_hand.sha) == before.get(path)
    assert one.repository.file(ADA, jotted.sha) == one.read(ADA)
    assert one.repository.status() == []


def test_without_an_edit_there_is_no_such_commit(one: Machine) -> None:
    head = one.repository.head
    one.ok("jot", "ada", "Why?")
    one.write(ADA, one.read(ADA))  # written anew, and the same
    (one.journal / ADA).touch()
    one.ok("jot", "ada", "Who?")
    assert [commit.line for commit in one.repository.commits(head)] == [JOTTED, "Question for Ada: Who?"]


def test_a_command_that_changes_nothing_commits_nothing(one: Machine) -> None:
    one.change(BO, "mentee", "peer")
    head = one.repository.head
    one.ok("done", "n5w2q")  # done already
    one.ok("list")
    assert one("done", "nothing of that name").code == 3
    assert one.repository.head == head


@pytest.mark.parametrize(
    "data",
    [
        b"+++\r\nname = \"Cy\"\r\n+++\r\n## About\r\n- x\r\n",
        b'+++\nname = "Cy"\n+++\n- no last newline',
        b'\xef\xbb\xbf+++\nname = "Cy"\n+++\n',
        b'+++\nname = "Cy"\n+++\na\0b\n',
        b'+++\nname = "Caf\xe9"\n+++\n',
        b"",
        b"\r\r\n\n\r",
        b'+++\nname = "Cy"\n+++\n$Id$ \x1b[31m \xe2\x80\xae\n',
    ],
)  # fmt: skip
def test_the_bytes_in_the_commit_are_those_on_disk(one: Machine, data: bytes) -> None:
    one.write("people/cy.md", data)
    one.write("reviews/2026-W48.md", data)
    assert one("jot", "ada", "Why?").code == 0
    assert one.repository.file("people/cy.md") == one.read("people/cy.md") == data
    assert one.repository.file("reviews/2026-W48.md") == data
    assert one.repository.status() == []


@pytest.mark.parametrize("ending", [b"\r\n", b"\n"])
def test_a_record_s_line_ends_are_committed_as_they_are(one: Machine, ending: bytes) -> None:
    one.write(MET, one.read(MET).replace(b"\n", ending).removesuffix(ending))
    one.ok("done", "7f3kb")
    assert one.repository.file(MET) == one.read(MET)
    assert one.read(MET).count(ending) == one.read(MET).count(b"\n")


# --- what is nobody's business ---------------------------------------------------------------------------

OTHERS = (
    "notes.txt",
    "people/photo.png",
    "taxes.md",
    "attachments/talk.pdf",
    "drafts/letter.md",
    ".obsidian/app.json",
    "people/.ada.md",
)


def test_untracked_other_files_are_never_in_a_commit(one: Machine) -> None:
    for path in OTHERS:
        one.write(path, "mine")
    one.ok("jot", "ada", "Why?")
    one.ok("undo", "--yes")
    assert sorted(one.repository.status()) == sorted(f"?? {path}" for path in OTHERS)
    assert all(one.read(path) == b"mine" for path in OTHERS)


@pytest.mark.parametrize("path", OTHERS)
def test_a_staged_file_of_the_user_s_stays_staged_and_out_of_our_commits(one: Machine, path: str) -> None:
    one.write(path, "staged")
    one.repository("add", path)
    one.write(path, "and changed since")
    head = one.repository.head
    one.ok("jot", "ada", "Why?")
    one.ok("note", "ada", "-m", "We met.")
    one.ok("undo", "--yes")
    assert one.repository.status() == [f"AM {path}"]
    assert one.repository(*["cat-file", "blob", f":{path}"]) == b"staged"
    assert all(path not in commit.paths for commit in one.repository.commits(head))


def test_a_tracked_attachment_that_was_changed_stays_changed(one: Machine) -> None:
    one.write("attachments/talk.pdf", "one")
    one.repository("add", "attachments/talk.pdf")
    one.repository("commit", "--quiet", "--message", "Mine")
    head = one.repository.head
    one.write("attachments/talk.pdf", "two")
    one.ok("jot", "ada", "Why?")
    assert one.repository.status() == [" M attachments/talk.pdf"]
    assert [commit.paths for commit in one.repository.commits(head)] == [(ADA,)]


def test_a_record_that_was_staged_is_committed_by_hand(one: Machine) -> None:
    one.change(BO, "mentee", "peer")
    one.repository("add", BO)
    head = one.repository.head
    one.ok("jot", "ada", "Why?")
    assert [commit.paths for commit in one.repository.commits(head)] == [(BO,), (ADA,)]
    assert one.repository.status() == []


def test_a_record_that_was_given_another_name_with_git_is_committed_by_hand(one: Machine) -> None:
    one.repository("mv", BO, "people/bo-li.md")
    head = one.repository.head
    one.ok("jot", "ada", "Why?")
    assert [set(commit.paths) for commit in one.repository.commits(head)] == [{BO, "people/bo-li.md"}, {ADA}]
    assert one.repository.status() == []


def test_a_record_that_was_staged_and_is_gone_leaves_no_trace(one: Machine) -> None:
    one.write("people/cy.md", '+++\nname = "Cy"\n+++\n')
    one.repository("add", "people/cy.md")
    (one.journal / "people/cy.md").unlink()
    head = one.repository.head
    one.ok("jot", "ada", "Why?")
    assert [commit.paths for commit in one.repository.commits(head)] == [(ADA,)]
    assert one.repository.status() == []


def test_a_file_that_the_user_ignores_stays_ignored(one: Machine) -> None:
    (one.journal / ".git" / "info").mkdir(exist_ok=True)
    (one.journal / ".git" / "info" / "exclude").write_text("people/secret.md\n")
    one.write("people/secret.md", '+++\nname = "S"\n+++\n')
    head = one.repository.head
    one.ok("jot", "ada", "Why?")
    assert [commit.paths for commit in one.repository.commits(head)] == [(ADA,)]


def test_nor_does_it_get_there_where_a_command_changes_it(one: Machine) -> None:
    (one.journal / ".git" / "info").mkdir(exist_ok=True)
    (one.journal / ".git" / "info" / "exclude").write_text("people/secret.md\n")
    one.write("people/secret.md", '+++\nname = "S"\n+++\n')
    head = one.repository.head
    one.ok("jot", "s", "Why?")
    one.ok("mentor", "edit", "s", "--skill", "maps")
    assert (one.repository.head, one.repository.status()) == (head, [])


@pytest.mark.parametrize("ignored", [ADA, MET])
def test_of_several_files_only_the_ignored_one_stays_out(one: Machine, ignored: str) -> None:
    (one.journal / ".git" / "info").mkdir(exist_ok=True)
    (one.journal / ".git" / "info" / "exclude").write_text(f"{ignored}\n")
    one.repository("rm", "--quiet", "--cached", ignored)
    one.repository("commit", "--quiet", "--message", "Mine")
    head = one.repository.head
    DOINGS["note, editor"].by(one)
    (commit,) = one.repository.commits(head)
    assert set(commit.paths) == {ADA, MET, "meetings/ada-lovelace/2026-12-06.md"} - {ignored}
    assert one.repository.status() == []


def test_a_record_that_is_a_link_to_elsewhere_stays_one(one: Machine) -> None:
    (one.journal / "desk").mkdir()
    (one.journal / ADA).rename(one.journal / "desk/ada.md")
    (one.journal / ADA).symlink_to("../desk/ada.md")
    one.repository("add", "--all")
    one.repository("commit", "--quiet", "--message", "Mine")
    head = one.repository.head
    one.ok("jot", "ada", "Why?")
    assert b"Why?" in one.read("desk/ada.md")
    assert (one.repository.head, one.repository.status()) == (head, [" M desk/ada.md"])


def test_a_link_is_no_edit_by_hand(one: Machine) -> None:
    (one.journal / BO).unlink()
    (one.journal / BO).symlink_to("/etc/hostname")
    head = one.repository.head
    one("jot", "ada", "Why?")
    assert [commit.paths for commit in one.repository.commits(head)] == [(ADA,)]
    said = one.repository("log", "--patch", "--format=").decode()
    assert "/etc/hostname" not in said


def test_names_that_git_would_quote(one: Machine) -> None:
    names = ('a"b.md', "a\\b.md", "ünï.md", "a\tb.md", "-x.md", ":(top)x.md", "a*b.md", " lead.md", "a\nb.md")
    # New, and then known to git, which says it in another way.
    for text in ('+++\nname = "X"\n+++\n', '+++\nname = "Y"\n+++\n'):
        for name in names:
            one.write(f"people/{name}", text)
        head = one.repository.head
        assert one("jot", "bo", "Why?").code == 0
        by_hand, _ = one.repository.commits(head)
        assert set(by_hand.paths) == {f"people/{name}" for name in names}
        assert one.repository.status() == []
