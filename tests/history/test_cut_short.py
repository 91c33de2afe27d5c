"""A history that is cut short or damaged: nothing is taken back that is not known, and check says so."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.cli.conftest import Mentorlog


@pytest.fixture
def noted(tmp_path: Path) -> Mentorlog:
    """A journal with two records and a history."""
    mentorlog = Mentorlog(tmp_path, git=True)
    mentorlog.ok("init", str(mentorlog.journal))
    mentorlog.ok("goal", "add", "Lead a team")
    mentorlog.ok("mentor", "add", "Ada Lovelace")
    return mentorlog


def test_what_was_before_a_shallow_clone_is_not_taken_back(noted: Mentorlog) -> None:
    whole = noted.home / "whole"
    shutil.move(noted.journal, whole)
    clone = ["git", "clone", "-q", "--depth", "1", whole.as_uri(), str(noted.journal)]
    subprocess.run(clone, check=True, capture_output=True)
    noted.ok("init", str(noted.journal))
    before = noted.files()
    result = noted("undo", "--yes")
    assert (result.code, noted.files()) == (1, before)
    assert "nothing to take back" in result.err


@pytest.mark.parametrize("damage", ["HEAD", "refs/heads/main"])
def test_check_names_a_damaged_history(noted: Mentorlog, damage: str) -> None:
    noted.ok("check")
    (noted.journal / ".git" / damage).write_bytes(b"")
    result = noted("check")
    assert (result.code, result.err) == (4, "")
    assert result.out.startswith(".git: is a damaged history: ")


@pytest.mark.parametrize("damage", ["HEAD", "refs/heads/main"])
def test_a_damaged_history_is_not_taken_for_none(noted: Mentorlog, damage: str) -> None:
    (noted.journal / ".git" / damage).write_bytes(b"")
    result = noted("history")
    assert (result.code, result.out) == (1, "")


def test_a_record_that_no_command_could_read_again_is_not_stored(noted: Mentorlog) -> None:
    page = b"## Notes\n" + b"words " * 1_000_000
    before = noted.records()
    result = noted("note", "ada", "-", stdin=page)
    assert (result.code, noted.records()) == (2, before)
    assert [draft.read_bytes() for draft in noted.drafts()] == [page]


def test_a_password_in_the_address_of_the_remote_is_not_shown(noted: Mentorlog) -> None:
    address = "https://ada:geheim@localhost:1/journal.git"
    subprocess.run(["git", "remote", "add", "origin", address], cwd=noted.journal, check=True)
    result = noted("sync")
    assert result.code == 1
    assert "goes to https://localhost:1/journal.git, " in result.err
    assert "geheim" not in result.out + result.err
    assert "geheim" not in (noted.journal / ".git" / "config").read_text().replace(address, "")
