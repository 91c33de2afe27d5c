"""`upgrade`: an old journal becomes one of today, checked before and after, and one undo takes it back."""

from __future__ import annotations

import pytest
from tests.cli.conftest import Mentorlog
from tests.history.repository import Repository

from mentorlog.journal import Edit, Journal
from mentorlog.journal.upgrade import upgraded

SETTINGS, ATTRIBUTES = "mentorlog.toml", ".gitattributes"


def records(mentorlog: Mentorlog) -> dict[str, str]:
    return {path: text for path, text in mentorlog.files().items() if not path.startswith(".mentorlog/")}


# --- what it does ---------------------------------------------------------------------------------


def test_an_upgrade_adds_what_is_missing_in_one_commit_and_leaves_every_other_byte(
    first_with_git: Mentorlog,
) -> None:
    before = records(first_with_git)
    out = first_with_git.ok("upgrade", "--yes")
    after = records(first_with_git)
    assert (after.pop(ATTRIBUTES), after) == (
        "* -text\n*.md merge=mentorlog\n*.toml merge=mentorlog-settings\n",
        before,
    )
    assert "new: .gitattributes" in out
    assert out.splitlines()[-1] == "Upgraded, and checked. To take it back: mentorlog undo"
    begun, last = Repository(first_with_git.journal).commits()
    assert (last.line, last.paths) == ("Upgraded the journal", (ATTRIBUTES,))
    assert set(begun.paths) == set(before)
    assert first_with_git.ok("check") == ""


def test_undo_takes_an_upgrade_back_and_redo_does_it_again(first_with_git: Mentorlog) -> None:
    (first_with_git.journal / SETTINGS).write_text("# mine\nweek_start = 'sunday'\n")
    before = records(first_with_git)
    first_with_git.ok("upgrade", "--yes")
    after = records(first_with_git)
    first_with_git.ok("undo", "--yes")
    assert records(first_with_git) == before
    first_with_git.ok("undo", "--redo", "--yes")
    assert records(first_with_git) == after != before


def test_a_second_upgrade_changes_nothing(first_with_git: Mentorlog) -> None:
    first_with_git.ok("upgrade", "--yes")
    head = Repository(first_with_git.journal).head
    assert first_with_git.ok("upgrade") == "This journal is of format 1, and lacks nothing.\n"
    assert Repository(first_with_git.journal).head == head


def test_a_journal_made_today_lacks_nothing(with_git: Mentorlog) -> None:
    with_git.ok("init", str(with_git.journal))
    assert with_git.ok("upgrade") == "This journal is of format 1, and lacks nothing.\n"


def test_a_journal_without_settings_gets_them(first: Mentorlog) -> None:
    (first.journal / SETTINGS).unlink()
    first.ok("upgrade", "--yes")
    assert "format = 1\n" in records(first)[SETTINGS]


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("\n", "format = 1\n\n"),
        ("# mine\nweek_start = 'sunday'", "format = 1\n# mine\nweek_start = 'sunday'"),
        ("[headings]\r\nadvice = 'Tips'\r\n", "format = 1\r\n[headings]\r\nadvice = 'Tips'\r\n"),
    ],
)
def test_settings_that_name_no_format_get_that_line_and_keep_the_others(
    first: Mentorlog, text: str, then: str
) -> None:
    (first.journal / SETTINGS).write_bytes(text.encode())
    out = first.ok("upgrade", "--yes")
    assert records(first)[SETTINGS] == then
    assert "changed: mentorlog.toml, which now says format = 1" in out
    assert first.ok("check") == ""


# --- asked first ----------------------------------------------------------------------------------


def test_a_dry_run_shows_it_and_changes_nothing(first_with_git: Mentorlog) -> None:
    before = records(first_with_git)
    out = first_with_git.ok("upgrade", "--dry-run")
    assert out.splitlines() == [
        "new: .gitattributes, how git merges records of two machines",
        "Before that, git begins to keep its history, all as it stands now.",
        "Nothing was changed.",
    ]
    assert (records(first_with_git), (first_with_git.journal / ".git").exists()) == (before, False)


@pytest.mark.parametrize(("answers", "code"), [(["n"], 1), ([""], 1), (None, 1), (["y"], 0)])
def test_nothing_is_upgraded_unless_somebody_says_yes(
    first: Mentorlog, answers: list[str] | None, code: int
) -> None:
    result = first("upgrade", answers=answers)
    assert (result.code, ATTRIBUTES in records(first)) == (code, not code)


def test_what_could_not_be_undone_is_said_before_it_is_asked(first: Mentorlog) -> None:
    out = first.ok("upgrade", answers=["y"])
    assert out.index("it could not be undone") < out.index("Upgrade it?")
    assert "mentorlog undo" not in out


def test_within_another_repository_no_history_is_begun(first_with_git: Mentorlog) -> None:
    Repository(first_with_git.home)("init", "--quiet")
    out = first_with_git.ok("upgrade", "--yes")
    assert "it could not be undone" in out
    assert not (first_with_git.journal / ".git").exists()


# --- checked --------------------------------------------------------------------------------------


def test_a_journal_that_is_not_sound_is_not_upgraded_and_the_faults_are_named(first: Mentorlog) -> None:
    (first.journal / "goals" / "bad.md").write_text("+++\ntitle = \n+++\n")
    before = records(first)
    result = first("upgrade", "--yes")
    said = "check finds 1 fault in this journal.\nNothing was changed. Mend that first, as said beside it.\n"
    assert (result.code, result.err) == (4, said)
    assert "goals/bad.md:2: no TOML" in result.out
    assert records(first) == before


# --- a format to come -----------------------------------------------------------------------------


def as_decisions(journal: Journal, edit: Edit) -> str:
    """Such a step as a format 2 might have: a heading is called something else."""
    for path in journal.store.meetings():
        document = edit.document(path)
        line = next((n for n, text in enumerate(document.lines) if text == "## Decisions\n"), None)
        if line is not None:
            edit.change(path, lambda document, line=line: document.replaced(line, "## Choices\n"))  # type: ignore[misc]
    return "Decisions are called Choices"


def test_the_steps_from_one_format_to_the_next_are_taken_in_their_order(first: Mentorlog) -> None:
    (first.journal / SETTINGS).write_text("# mine\nformat = 1  # the first\n[headings]\nadvice = 'Tips'\n")
    journal = Journal.open(first.journal)
    edit = journal.edit()
    later = {1: as_decisions, 2: lambda *_: "and the step after it"}
    said = upgraded(journal, edit, later)
    assert said[-3:] == [
        "Decisions are called Choices",
        "and the step after it",
        "changed: mentorlog.toml, which now says format = 3",
    ]
    made = {change.path: (change.after or b"").decode() for change in edit.changes}
    assert made[SETTINGS] == "# mine\nformat = 3  # the first\n[headings]\nadvice = 'Tips'\n"
    before = records(first)["meetings/ada-lovelace/2026-09-07.md"]
    assert made["meetings/ada-lovelace/2026-09-07.md"] == before.replace("## Decisions", "## Choices")
    assert set(made) == {ATTRIBUTES, SETTINGS, "meetings/ada-lovelace/2026-09-07.md"}


def test_a_step_that_was_taken_is_not_taken_again(first: Mentorlog) -> None:
    journal = Journal.open(first.journal)
    assert not [said for said in upgraded(journal, journal.edit(), {0: as_decisions}) if "Choices" in said]


def test_a_journal_of_a_later_format_takes_the_steps_from_there(first: Mentorlog) -> None:
    (first.journal / SETTINGS).write_text("format = 2\n")
    journal = Journal.open(first.journal)
    later = {1: as_decisions, 2: lambda *_: "the step after it"}
    said = upgraded(journal, journal.edit(), later)
    assert said[-2:] == ["the step after it", "changed: mentorlog.toml, which now says format = 3"]
    assert "Decisions are called Choices" not in said


def test_a_journal_that_has_a_history_is_upgraded_in_it(first_with_git: Mentorlog) -> None:
    first_with_git.ok("init", str(first_with_git.journal))
    (first_with_git.journal / ".gitignore").unlink()
    said = first_with_git.ok("upgrade", "--yes")
    assert "git begins" not in said and "no history" not in said
    assert said.endswith("Upgraded, and checked. To take it back: mentorlog undo\n")
