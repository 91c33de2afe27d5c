"""`check`: silent when all is well; else a line for each fault, and exit code 4."""

from __future__ import annotations

import json
import os
import zoneinfo
from pathlib import Path

import pytest
from tests.cli.conftest import Mentorlog

ADA = "people/ada-lovelace.md"


def damage(mentorlog: Mentorlog, path: str, old: str, new: str) -> None:
    place = mentorlog.journal / path
    text = place.read_text("utf-8")
    assert text.count(old) == 1
    place.write_text(text.replace(old, new), "utf-8")


def set_key(mentorlog: Mentorlog, line: str) -> None:
    with (mentorlog.journal / "mentorlog.toml").open("a") as file:
        file.write(f"{line}\n")


def test_a_journal_that_mentorlog_wrote_is_sound(mentorlog: Mentorlog) -> None:
    mentorlog.play_the_loop()
    assert mentorlog.ok("check") == ""


def test_the_sample_is_sound(mentorlog: Mentorlog, tmp_path: Path) -> None:
    mentorlog.ok("demo", str(tmp_path / "sample"))
    assert mentorlog.ok("--journal", str(tmp_path / "sample"), "check") == ""


def test_a_fault_is_one_line_on_standard_output_and_the_exit_code_is_4(with_ada: Mentorlog) -> None:
    damage(with_ada, ADA, 'status = "active"', 'status = "activ"')
    result = with_ada("check", width=40)
    assert (result.code, result.err) == (4, "")
    assert result.lines == [
        f"{ADA}:4: the status “activ” is none of candidate, asked, active, paused, closed, declined."
        " Write one of them."
    ]


def test_each_fault_has_its_line(with_ada: Mentorlog) -> None:
    damage(with_ada, ADA, 'status = "active"', 'status = "activ"')
    damage(with_ada, ADA, '"2 weeks"', '"sometimes"')
    (with_ada.journal / "goals" / "empty.md").touch()
    result = with_ada("check")
    assert [line.split(": ")[0] for line in result.lines] == ["goals/empty.md", f"{ADA}:4", f"{ADA}:8"]


def test_as_json_a_fault_has_the_keys_of_every_problem_and_its_mend(with_ada: Mentorlog) -> None:
    damage(with_ada, ADA, 'status = "active"', 'status = "activ"')
    (with_ada.journal / "goals" / "empty.md").touch()
    result = with_ada("check", "--json")
    empty, activ = json.loads(result.out)["problems"]
    assert (result.code, result.err) == (4, "")
    assert empty == {
        "path": "goals/empty.md",
        "line": None,
        "fault": "is empty",
        "mend": "Take it from a backup or from git, or delete it.",
    }
    assert (activ["path"], activ["line"], activ["mend"]) == (ADA, 4, "Write one of them.")


def test_as_json_a_sound_journal_has_no_problems(with_ada: Mentorlog) -> None:
    assert json.loads(with_ada.ok("check", "--json")) == {"schema": 1, "problems": []}


def test_what_a_file_says_is_never_obeyed_by_the_terminal(with_ada: Mentorlog) -> None:
    damage(with_ada, ADA, 'status = "active"', r'status = "\u001b[31m\u202e[red]\u009b"')
    (with_ada.journal / "goals" / "a\x1b[2J\n\x7f.md").touch()
    for arguments in (["check"], ["check", "--json"]):
        result = with_ada(*arguments)
        assert result.code == 4
        assert not set(result.out) & set("\x1b\x7f\x9b\u202e")
    assert json.loads(with_ada("check", "--json").out)["problems"][0]["path"] == "goals/a\x1b[2J\n\x7f.md"
    assert len(with_ada("check").lines) == 3


def test_check_changes_nothing(with_ada: Mentorlog) -> None:
    damage(with_ada, ADA, 'status = "active"', 'status = "activ"')
    (with_ada.journal / "people" / ".0123456789abcdef.tmp").touch()

    def known() -> dict[Path, tuple[int, int]]:
        found = [with_ada.journal, *with_ada.journal.rglob("*")]
        return {path: (path.lstat().st_mtime_ns, path.lstat().st_mode) for path in found}

    before = known()
    assert with_ada("check").code == 4
    assert known() == before


def test_a_left_over_is_swept_by_the_next_command_that_writes(with_ada: Mentorlog) -> None:
    (with_ada.journal / "people" / ".0123456789abcdef.tmp").touch()
    assert with_ada("check").code == 4
    with_ada.ok("jot", "ada", "Why?")
    assert with_ada.ok("check") == ""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes among files")
def test_a_pipe_among_the_records_makes_nobody_wait(with_ada: Mentorlog) -> None:
    os.mkfifo(with_ada.journal / "people" / "bob.md")
    assert with_ada("check").lines == [
        "people/bob.md: is a pipe, named like a file of the journal. Move it away, or rename it."
    ]


def test_without_a_journal_there_is_nothing_to_check(mentorlog: Mentorlog) -> None:
    result = mentorlog("check")
    assert (result.code, result.out) == (3, "")


@pytest.mark.parametrize("name", ["Europe/Berlyn", "Europe", "../etc", "x" * 5000])
def test_a_time_zone_that_nobody_knows_is_a_fault(with_ada: Mentorlog, name: str) -> None:
    set_key(with_ada, f'timezone = "{name}"')
    result = with_ada("check")
    assert result.code == 4
    assert f"the time zone “{name}”" in result.out


def test_a_time_zone_that_is_known_is_none(with_ada: Mentorlog) -> None:
    if not zoneinfo.available_timezones():
        pytest.skip("this machine knows no time zones")
    set_key(with_ada, 'timezone = "Europe/Berlin"')
    assert with_ada.ok("check") == ""


def test_where_no_time_zone_is_known_none_is_a_fault(
    with_ada: Mentorlog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(key: str) -> zoneinfo.ZoneInfo:
        raise zoneinfo.ZoneInfoNotFoundError(key)

    monkeypatch.setattr(zoneinfo, "ZoneInfo", none)
    monkeypatch.setattr(zoneinfo, "available_timezones", set)
    set_key(with_ada, 'timezone = "Europe/Berlin"')
    assert with_ada.ok("check") == ""
