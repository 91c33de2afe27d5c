"""What a command meets seldom: nothing to choose from, an odd file in its way, an answer that is none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Mentorlog

PERSON = "people/ada-lovelace.md"
NO_MEETING = "No meeting is planned with Ada Lovelace.\nPlan it: mentorlog meeting plan ada-lovelace WHEN\n"


def refused(mentorlog: Mentorlog, *arguments: str, answers: list[str] | None = None) -> tuple[int, str]:
    """The exit code of a command that changes nothing, and what it complains of."""
    before = mentorlog.files()
    result = mentorlog(*arguments, answers=answers)
    assert mentorlog.files() == before
    return result.code, result.err


# --- the sheet ------------------------------------------------------------------------------------------


def test_whose_sheet_it_is_is_asked_where_nothing_is_planned_with_several(with_ada: Mentorlog) -> None:
    with_ada.ok("mentor", "add", "Bo Diddley")
    said = with_ada.ok("prep", answers=["2"])
    assert "No meeting is planned. Whose sheet shall it be?\n  1  Ada Lovelace\n  2  Bo Diddley\n" in said
    assert "Bo Diddley · no meeting planned yet" in said
    assert refused(with_ada, "prep") == (
        3,
        "No meeting is planned.\nTo go on: mentorlog meeting plan WHO WHEN\n",
    )


def test_without_anybody_there_is_no_sheet(mentorlog: Mentorlog) -> None:
    mentorlog.ok("init", str(mentorlog.journal))
    assert refused(mentorlog, "prep") == (
        3,
        'There is no person yet.\nBegin with: mentorlog mentor add "NAME"\n',
    )


def test_an_objective_needs_a_meeting_and_asks_when_it_is(with_ada: Mentorlog) -> None:
    assert refused(with_ada, "prep", "ada", "--objective", "A yes") == (3, NO_MEETING)
    assert refused(with_ada, "prep", "ada", "--objective", "A yes", answers=[""]) == (3, NO_MEETING)
    said = with_ada.ok("prep", "ada", "--objective", "A yes", answers=["fri 10:00"])
    assert "Ada Lovelace · Fri 11 Dec 10:00" in said
    assert "- [ ] A yes" in with_ada.records()["meetings/ada-lovelace/2026-12-11.md"]


def test_a_question_needs_no_meeting_and_writing_into_the_record_does(with_ada: Mentorlog) -> None:
    with_ada.ok("prep", "ada", "--question", "Why?")
    assert "## Questions\n- [ ] Why?" in with_ada.records()[PERSON]
    assert refused(with_ada, "prep", "ada", "--edit", answers=[]) == (3, NO_MEETING)


def test_a_record_that_has_aims_is_opened_without_more_of_them(with_ada: Mentorlog, editor: object) -> None:
    with_ada.ok("prep", "ada", "--on", "fri 10:00", "--objective", "A yes")
    assert callable(editor)
    with_ada.ok("prep", "ada", "--edit", at_terminal=True, **editor('text += "\\nHello\\n"'))
    text = with_ada.records()["meetings/ada-lovelace/2026-12-11.md"]
    assert text.endswith("\nHello\n")
    assert text.count("Objectives") == 1


# --- answers --------------------------------------------------------------------------------------------


def test_an_answer_that_is_none_is_asked_for_again_and_enter_changes_nothing(with_ada: Mentorlog) -> None:
    with_ada.ok("mentor", "add", "Cy", "--status", "candidate", "--skill", "leading")
    with_ada.ok("mentor", "ask", "cy", "--sent")
    assert refused(with_ada, "mentor", "answer", "cy", answers=["perhaps", ""]) == (
        1,
        "“perhaps” is no answer. One of: yes, later, no.\nNothing said; nothing was changed.\n",
    )


def test_a_story_leads_to_a_question_and_to_nothing_else(with_ada: Mentorlog) -> None:
    assert refused(with_ada, "jot", "ada", "Send it", "--as", "commitment", "--story", "Went well") == (
        2,
        "A story leads to a question.\nLeave --as away, or say it with --why.\n",
    )


def test_of_two_sides_of_a_checkpoint_each_is_reminded_of_its_own(with_ada: Mentorlog) -> None:
    with_ada.ok("mentor", "checkpoint", "ada", "--better-me", "I ask more", "--better-them", "She waits")
    said = with_ada.ok("mentor", "checkpoint", "ada", answers=["", "", "", "", ""])
    assert (said.count("I ask more"), said.count("She waits")) == (1, 1)
    assert said.index("What could I do better?") > said.index("I ask more")


def test_who_neither_begins_again_nor_closes_is_told_no_more(with_ada: Mentorlog) -> None:
    with_ada.ok("note", "ada", "-m", "Hello", "--date", "2026-01-12")
    said = with_ada.ok("review", answers=["", ""])
    assert "[b]egin again, or [c]lose? (Enter: leave it)" in said
    assert "The sheet for a good end" not in said and "A draft to begin with" not in said
    assert "offered: to begin again or to close" in with_ada.records()[PERSON]


def test_an_end_with_nothing_open_asks_for_nothing_to_keep(with_ada: Mentorlog) -> None:
    said = with_ada.ok("mentor", "close", "ada", "--done", answers=["", "", "", ""])
    assert "Which of these do you keep" not in said
    assert 'status = "closed"' in with_ada.records()[PERSON]


def test_an_end_remarks_on_what_it_could_not_read_in_the_record(with_ada: Mentorlog) -> None:
    with_ada.ok("meeting", "plan", "ada", "today")
    record = with_ada.journal / "meetings" / "ada-lovelace" / "2026-12-06.md"
    record.write_text(f"{record.read_text()}\n## Commitments\n- [ ] Draft by 31 nov\n")
    result = with_ada("mentor", "close", "ada", "--done", "-m", "Thanks")
    assert result.code == 0
    assert result.err.startswith("A date stays as text: I cannot read “31 nov” as a date.")


# --- names ----------------------------------------------------------------------------------------------


def test_a_name_that_it_has_already_is_refused_unless_the_file_gets_another(with_ada: Mentorlog) -> None:
    assert refused(with_ada, "mentor", "rename", "ada", "Ada", "Lovelace") == (
        2,
        "That is their name already.\nSee: mentorlog mentor show ada\n",
    )
    said = with_ada.ok("goal", "rename", "lead", "Lead a team of five", "--slug", "lead")
    assert said == "Renamed: Lead a team of five  (goals/lead.md)\nChanged with it: one other record.\n"
    assert 'goals = ["lead"]' in with_ada.records()[PERSON]
    assert "renamed" not in with_ada.records()["goals/lead.md"]


def test_who_is_removed_is_told_what_is_theirs_elsewhere_and_whom_they_named(with_ada: Mentorlog) -> None:
    with_ada.ok("mentor", "add", "Bo Diddley")
    bo = with_ada.journal / "people" / "bo-diddley.md"
    text = bo.read_text().replace("role =", 'referred_by = "ada-lovelace"\nrole =')
    bo.write_text(f"{text}\n## Commitments\n- [ ] @ada-lovelace Ring Bo\n- [ ] Mine\n")
    said = with_ada.ok("mentor", "remove", "ada", "--yes", width=None)
    assert (
        "One thing in other records, theirs to do: what is open is let go; the name stays there.\n"
        "They named, and who did goes from the record: Bo Diddley\n"
    ) in said
    assert "referred_by" not in bo.read_text()
    assert "- [-] Ada Lovelace: Ring Bo" in bo.read_text()
    assert "- [ ] Mine" in bo.read_text()


# --- files ----------------------------------------------------------------------------------------------


def test_settings_of_the_machine_that_cannot_be_read_stop_all_but_what_says_so(with_ada: Mentorlog) -> None:
    place = with_ada.home / "config" / "config.toml"
    place.unlink(missing_ok=True)
    place.mkdir(parents=True)
    fault = f"{place}: cannot be read: Is a directory"
    assert refused(with_ada, "list") == (4, f"{fault}\nMend it in an editor: {place}\n")
    assert with_ada("config", "show").err == f"{fault}. Until it is mended, other commands stop at it.\n"


@pytest.mark.parametrize("source", ["notes", "todotxt", "json"])
def test_a_file_that_the_system_refuses_is_named_with_its_reason(with_ada: Mentorlog, source: str) -> None:
    name = "a" * 300
    who = () if source == "json" else ("--who", "ada")
    assert refused(with_ada, "import", name, "--from", source, *who, "--yes") == (
        2,
        f"{name} cannot be read: File name too long\nNothing was changed.\n",
    )


def test_an_export_that_is_too_large_or_has_settings_that_are_no_text_is_refused(
    mentorlog: Mentorlog,
) -> None:
    large = mentorlog.home / "large.json"
    with large.open("wb") as file:
        file.truncate(512 * 1024 * 1024 + 1)
    result = mentorlog("import", "--from", "json", str(large), "--yes")
    assert result.err.startswith(f"{large} is larger than 512 MB.\n")
    settings = '{"path": "mentorlog.toml", "base64": "/w=="}'
    odd = mentorlog.home / "odd.json"
    odd.write_text(f'{{"schema": 1, "complete": true, "files": [{settings}]}}')
    result = mentorlog("--journal", str(mentorlog.journal), "import", "--from", "json", str(odd), "--yes")
    assert (result.code, result.err) == (
        2,
        "mentorlog.toml in the export is not UTF-8 text.\nMend it there.\n",
    )
    assert not mentorlog.journal.exists()


def test_a_record_that_leads_nowhere_is_named_in_an_export_as_left_out(with_ada: Mentorlog) -> None:
    (with_ada.journal / "reviews").mkdir(exist_ok=True)
    (with_ada.journal / "reviews" / "2026-W49.md").symlink_to("nowhere")
    result = with_ada("export")
    assert (result.code, result.err.splitlines()[0]) == (
        0,
        "Left out, for it cannot be read: reviews/2026-W49.md",
    )


def test_where_i_did_nothing_yet_an_account_of_it_says_so(with_ada: Mentorlog) -> None:
    result = with_ada("export", "--format", "brag")
    assert (result.code, result.err) == (
        0,
        "There is nothing yet to tell. To go on: mentorlog meeting plan ada WHEN\n",
    )


def test_what_is_wrong_is_said_one_fact_a_line_where_all_is_to_be_plain(with_ada: Mentorlog) -> None:
    (with_ada.journal / "people" / "bo.md").write_text("+++\nname = \n+++\n")
    result = with_ada("--plain", "check")
    assert (result.code, result.out) == (
        4,
        "people/bo.md:2\nno TOML: invalid value.\nMend: Correct that line.\n\n",
    )


def test_a_machine_that_names_a_zone_which_it_does_not_know_lets_times_float(with_ada: Mentorlog) -> None:
    with_ada.zone = "No/Where"
    with_ada.ok("meeting", "plan", "ada", "fri 10:00")
    assert "DTSTART:20261211T100000\r\n" in with_ada.ok("calendar").replace("\n", "\r\n").replace(
        "\r\r", "\r"
    )


def test_a_list_that_is_not_wanted_after_all_is_not_imported(with_ada: Mentorlog) -> None:
    (with_ada.home / "todo.txt").write_text("Call\n")
    path = str(with_ada.home / "todo.txt")
    assert refused(with_ada, "import", path, "--from", "todotxt", "--who", "ada", answers=["n"]) == (
        1,
        "Nothing was changed.\n",
    )


def test_notes_that_say_no_day_are_of_the_day_that_is_given(with_ada: Mentorlog) -> None:
    (with_ada.home / "a.md").write_text("- [ ] Call\n")
    with_ada.ok("import", str(with_ada.home / "a.md"), "--who", "ada", "--date", "3 jan 2022", "--yes")
    assert "- [ ] Call" in with_ada.records()["meetings/ada-lovelace/2022-01-03.md"]


def test_settings_of_the_journal_that_cannot_be_read_are_shown_as_usual_and_named(
    with_ada: Mentorlog,
) -> None:
    settings = with_ada.journal / "mentorlog.toml"
    settings.unlink()
    settings.mkdir()
    result = with_ada("config", "show")
    assert result.code == 0
    assert " ".join(result.out.split("THIS JOURNAL\n")[1].splitlines()[0].split()) == "format 1 default"
    assert result.err == "Left out, for it cannot be read: mentorlog.toml: cannot be read: it is no file\n"


def test_a_history_without_git_is_shown_as_none_with_its_reason(with_git: Mentorlog) -> None:
    with_git.ok("init", str(with_git.journal))
    with_git.git = False
    said = with_git.ok("config", "show")
    assert "none (git is not installed)" in said
    assert "remote" not in said


def test_a_template_of_somebody_private_is_counted_and_not_named(with_ada: Mentorlog) -> None:
    person = with_ada.journal / PERSON
    person.write_text(person.read_text().replace("status =", "private = true\nstatus ="))
    (with_ada.journal / "templates").mkdir()
    (with_ada.journal / "templates" / "ada-lovelace.md").write_text("## Notes\n")
    said = with_ada.ok("config", "show")
    assert "1 more, not named here" in said
    assert "ada" not in said.partition("TEMPLATES")[2]


def test_history_says_no_more_of_a_private_meeting(with_git: Mentorlog) -> None:
    with_git.ok("init", str(with_git.journal))
    with_git.ok("mentor", "add", "Ada Lovelace")
    with_git.ok("meeting", "plan", "ada", "fri")
    record = with_git.journal / "meetings" / "ada-lovelace" / "2026-12-11.md"
    record.write_text(record.read_text().replace("status =", "private = true\nstatus ="))
    with_git.ok("meeting", "cancel", "ada", "--why", "secret")
    assert with_git.ok("history").splitlines()[0].endswith("  Cancelled: a private meeting")


def test_words_in_place_of_a_number_without_bounds_are_refused(with_ada: Mentorlog) -> None:
    assert refused(with_ada, "import", "--year", "x", "a.md") == (
        2,
        "“--year” is a number.\nSee: mentorlog import --help\n",
    )


def test_a_date_by_hand_that_stands_behind_a_field_stays_where_it_is(with_ada: Mentorlog) -> None:
    path = with_ada.journal / PERSON
    path.write_text(f"{path.read_text()}\n## Commitments\n- [ ] Go [mood:: x] by 2026-12-04\n")
    with_ada.ok("done", "Go")
    assert "- [x] Go [mood:: x] by 2026-12-04  [due:: 2026-12-04]" in with_ada.records()[PERSON]


def test_the_first_words_under_an_empty_heading_have_no_line_above_them(with_ada: Mentorlog) -> None:
    with_ada.ok("meeting", "plan", "ada", "today")
    record = with_ada.journal / "meetings" / "ada-lovelace" / "2026-12-06.md"
    record.write_text(f"{record.read_text()}\n## Notes\n\n## Advice\n")
    with_ada.ok("note", "ada", "-m", "Hello")
    assert "\n## Notes\nHello\n\n## Advice\n" in with_ada.records()["meetings/ada-lovelace/2026-12-06.md"]


# --- the editor -----------------------------------------------------------------------------------------


def script(folder: Path, text: str) -> dict[str, Any]:
    """An editor that is a shell script."""
    path = folder / "ed"
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return {"EDITOR": str(path)}


def test_without_any_editor_that_is_said(with_ada: Mentorlog) -> None:
    result = with_ada("note", "ada", at_terminal=True)
    assert (result.code, result.err.splitlines()[0]) == (1, "No editor is set.")


def test_an_editor_that_is_usually_there_is_taken_where_none_is_set(
    with_ada: Mentorlog, tmp_path: Path
) -> None:
    script(tmp_path, 'echo Hello > "$1"')
    (tmp_path / "ed").rename(tmp_path / "nano")
    with_ada.ok("note", "ada", at_terminal=True, PATH=str(tmp_path))
    assert "Hello\n" in with_ada.records()["meetings/ada-lovelace/2026-12-06.md"]


def test_an_editor_that_was_interrupted_stops_the_command_and_leaves_no_draft_of_nothing(
    with_ada: Mentorlog, tmp_path: Path
) -> None:
    before = with_ada.records()
    result = with_ada("note", "ada", at_terminal=True, **script(tmp_path, "kill -INT $$"))
    assert result.code == 130
    assert with_ada.records() == before
    assert with_ada.drafts() == []


def test_what_cannot_be_read_after_an_editor_is_named_and_left(with_ada: Mentorlog, tmp_path: Path) -> None:
    result = with_ada("note", "ada", at_terminal=True, **script(tmp_path, 'rm "$1" && mkdir "$1"'))
    (draft,) = with_ada.drafts()
    assert result.code == 1
    assert result.err.splitlines()[:2] == [
        "What the editor left cannot be read: Is a directory.",
        f"What you typed is kept in {draft}",
    ]


# --- words --------------------------------------------------------------------------------------------


def test_words_that_are_no_utf_8_are_not_stored(with_ada: Mentorlog) -> None:
    assert refused(with_ada, "jot", "ada", "caf\udce9") == (
        2,
        "What was typed is not UTF-8 text.\nNothing was stored.\n",
    )


def test_history_names_nothing_while_the_settings_that_say_what_is_private_cannot_be_read(
    with_git: Mentorlog,
) -> None:
    with_git.ok("init", str(with_git.journal))
    (with_git.journal / "mentorlog.toml").write_text("format = = 1\n")
    assert with_git("goal", "add", "Secret").code == 0
    said = with_git("history").out
    assert said.splitlines()[0].endswith("  Changed, while mentorlog.toml could not be read")
    assert "Secret" not in said
