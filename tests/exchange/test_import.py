"""`import` as it is called: it shows what it would do, asks, does it once, and can be taken back whole."""

from __future__ import annotations

import json
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from .conftest import Mentorlog

NOTES = """\
# Meetings with Ada

* [10 January 2022](#a)
* [24 January 2022](#b)

We meet every two weeks.

## 10 January 2022

We talked about hiring.

### Actions
- Ada: send the sheet by 20 Jan
- Draft the plan
  - with the numbers
- None.

## 24 January 2022

### Actions
- [x] Ada: send the sheet
- Draft the plan
  - and the budget
- Book a room

### Private
- [ ] look for another job
"""
MEETING = "meetings/ada-lovelace/2022-01-10.md"


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    path = tmp_path / "ada.md"
    path.write_text(NOTES, encoding="utf-8")
    return path


def bring(mentorlog: Mentorlog, *arguments: object) -> str:
    return mentorlog.ok("import", *map(str, arguments), "--who", "ada", "--yes", width=None)


def commitments(mentorlog: Mentorlog) -> list[tuple[str, str, str, str | None]]:
    found = json.loads(mentorlog.ok("list", "--all", "--json"))["items"]
    return [(item["text"], item["owner"], item["state"], item["due"]) for item in found]


def test_it_shows_each_line_that_it_takes_and_each_that_it_leaves_out(
    with_ada: Mentorlog, notes: Path
) -> None:
    said = with_ada.ok("import", str(notes), "--who", "ada", "--dry-run", width=None)
    assert said == (
        f"Mon 10 Jan 2022  {notes}:8-16  → meetings/ada-lovelace/2022-01-10.md\n"
        f"    {notes}:13  send the sheet; by Thu 20 Jan 2022; Ada; kept; written 2 times\n"
        f"    {notes}:14  Draft the plan; written 2 times\n"
        f"Mon 24 Jan 2022  {notes}:18-27  → meetings/ada-lovelace/2022-01-24.md\n"
        f"    {notes}:24  Book a room\n"
        f"    {notes}:27  look for another job\n"
        "Of no day, into people/ada-lovelace.md:\n"
        f"  {notes}:1-2, {notes}:5-6\n"
        "Left out:\n"
        f"  {notes}:3-4  a list of contents\n"
        f"  {notes}:16  says nothing\n"
        f"  {notes}:21  the same as {notes}:13: send the sheet\n"
        f"  {notes}:22  the same as {notes}:14: Draft the plan\n"
        "With Ada Lovelace: two meetings, four commitments (1 ended), two copies of one carried over,"
        " three lines left out.\nNothing was changed.\n"
    )
    assert "meetings" not in "".join(with_ada.records())


def test_everything_else_is_kept_as_it_is_written(with_ada: Mentorlog, notes: Path) -> None:
    bring(with_ada, notes)
    records = with_ada.records()
    first = records[MEETING].split("+++\n")[2].split("[id")
    assert first[0] == (
        "\n## 10 January 2022\n\nWe talked about hiring.\n\n### Actions\n"
        "- [x] @ada-lovelace send the sheet  [due:: 2022-01-20]  [completion:: 2022-01-24]  "
    )
    assert "  - with the numbers\n  - and the budget\n" in records[MEETING]
    assert (
        "## Notes from ada.md\n# Meetings with Ada\n\n\nWe meet every two weeks.\n"
        in records["people/ada-lovelace.md"]
    )


def test_a_copied_item_is_one_with_the_first_day_and_the_last_state(with_ada: Mentorlog, notes: Path) -> None:
    bring(with_ada, notes)
    assert sorted(commitments(with_ada)) == [
        ("Book a room", "me", "open", None),
        ("Draft the plan", "me", "open", None),
        ("look for another job", "me", "open", None),
        ("send the sheet", "ada-lovelace", "done", "2022-01-20"),
    ]


def test_an_item_that_comes_again_after_its_end_is_another(with_ada: Mentorlog, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "".join(f"## {n} January 2022\n- [{mark}] Call Ben\n" for n, mark in ((3, " "), (10, "x"), (17, " ")))
    )
    bring(with_ada, path)
    found = sorted((text, state) for text, _, state, _ in commitments(with_ada))
    assert found == [("Call Ben", "done"), ("Call Ben", "open")]


def test_what_is_private_in_the_source_stays_private(with_ada: Mentorlog, notes: Path) -> None:
    bring(with_ada, notes)
    found = json.loads(with_ada.ok("list", "--json"))["items"]
    assert {item["text"] for item in found if item["private"]} == {"look for another job"}
    assert "another job" not in with_ada.ok("prep", "ada", "--full")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.org", "* 10 January 2022\n** Private\n- [ ] secret thing\n** Notes\n- talked\n"),
        ("a.rst", "10 January 2022\n===============\n\nPrivate\n-------\n\n- [ ] secret thing\n\n"
        "Notes\n-----\n\n- talked\n"),
        ("a.md", "# Private\n\n## 10 January 2022\n- [ ] secret thing\n## 24 January 2022\n"
        "- [ ] secret thing\n"),
        ("a.md", "# Ada\n\n## Private\n- [ ] secret thing\n\n# Days\n## 10 January 2022\n- a\n"
        "## 24 January 2022\n- b\n"),
        ("a.md", "---\nprivate: true\ndate: 2022-01-10\n---\n- [ ] secret thing\n"),
        ("a.txt", "Private\n=======\n\n- [ ] secret thing\n"),
        ("a.org", "* Ada\nHello\n** Private\n- [ ] secret thing\n* More\nopen\n"),
        ("a.md", "---\nprivate: true\n---\n- [ ] secret thing\n"),
        ("a.md", "---\ntitle: Ada\n---\nHello\n\n# Private\n- [ ] secret thing\n"),
    ],
)  # fmt: skip
def test_a_private_heading_of_any_form_keeps_what_is_below_it_private(
    with_ada: Mentorlog, tmp_path: Path, name: str, text: str
) -> None:
    (tmp_path / name).write_text(text)
    bring(with_ada, tmp_path / name)
    assert any("secret thing" in record for record in with_ada.records().values())
    for command in (
        ("prep", "ada", "--full"),
        ("review", "--no-input"),
        ("report", "ada"),
        ("prep", "ada", "--share"),
        ("export", "--format", "markdown"),
    ):
        result = with_ada(*command)
        assert (result.code, "secret" in result.out) == (0, False)
    found = json.loads(with_ada.ok("list", "--all", "--json"))["items"]
    assert all(item["private"] for item in found if "secret" in item["text"])


def test_headings_underlined_with_tildes_hide_nothing(with_ada: Mentorlog, tmp_path: Path) -> None:
    (tmp_path / "a.rst").write_text(
        "10 January 2022\n~~~~~~~~~~~~~~~\n\nActions\n-------\n\n- Send it\n\nNotes\n-----\n\ntext\n"
    )
    said = bring(with_ada, tmp_path / "a.rst")
    assert f"{tmp_path}/a.rst:2  underlines a heading" in said
    assert "# 10 January 2022\n\nActions\n-------\n\n- [ ] Send it" in with_ada.records()[MEETING]
    assert [text for text, *_ in commitments(with_ada)] == ["Send it"]


def test_it_asks_and_no_is_the_default(with_ada: Mentorlog, notes: Path) -> None:
    before = with_ada.records()
    result = with_ada("import", str(notes), "--who", "ada", answers=[""])
    assert result.code == 1
    assert "Import this? [y/N]" in result.out
    assert with_ada.records() == before
    assert with_ada("import", str(notes), "--who", "ada", answers=["y"]).code == 0
    assert MEETING in with_ada.records()


def test_without_a_terminal_and_without_yes_nothing_happens(with_ada: Mentorlog, notes: Path) -> None:
    before = with_ada.records()
    result = with_ada("import", str(notes), "--who", "ada")
    assert (result.code, result.err) == (
        1,
        "Nothing was changed.\nTo do it, give the command again with --yes.\n",
    )
    assert with_ada.records() == before


def test_one_undo_takes_it_back_whole(with_git: Mentorlog, notes: Path) -> None:
    with_git.ok("init", str(with_git.journal))
    with_git.ok("mentor", "add", "Ada Lovelace")
    before = with_git.records()
    bring(with_git, notes)
    with_git.ok("undo", "--yes")
    assert with_git.records() == before


def test_twice_is_the_same_as_once_and_what_was_edited_since_stays(with_ada: Mentorlog, notes: Path) -> None:
    bring(with_ada, notes)
    once = with_ada.records()
    said = bring(with_ada, notes)
    assert with_ada.records() == once
    assert said.endswith("There is nothing new in it.\n")
    with_ada.ok("done", "Draft the plan")
    edited = {path: text.replace("We talked", "We spoke") for path, text in with_ada.records().items()}
    (with_ada.journal / MEETING).write_text(edited[MEETING])
    bring(with_ada, notes)
    assert with_ada.records() == edited


def test_of_a_file_that_has_grown_only_what_is_new_comes_in(with_ada: Mentorlog, notes: Path) -> None:
    bring(with_ada, notes)
    once = with_ada.records()
    notes.write_text(NOTES + "\n## 7 February 2022\n\n### Actions\n- [x] Draft the plan\n- Ask Ben\n")
    bring(with_ada, notes)
    now = with_ada.records()
    assert set(now) - set(once) == {"meetings/ada-lovelace/2022-02-07.md"}
    assert ("Draft the plan", "me", "done", None) in commitments(with_ada)
    assert now["people/ada-lovelace.md"] == once["people/ada-lovelace.md"]


def test_a_day_that_was_changed_since_is_left_as_it_was(with_ada: Mentorlog, notes: Path) -> None:
    bring(with_ada, notes)
    once = with_ada.records()
    notes.write_text(NOTES.replace("hiring", "firing"))
    said = bring(with_ada, notes)
    assert f"{notes}:8-17  changed since it was imported; {MEETING} stays as it is" in said
    assert with_ada.records() == once


def test_notes_of_a_day_that_has_a_record_become_a_second_one(with_ada: Mentorlog, notes: Path) -> None:
    with_ada.ok("note", "ada", "-m", "Mine", "--date", "2022-01-10")
    mine = with_ada.records()[MEETING]
    bring(with_ada, notes)
    assert with_ada.records()[MEETING] == mine
    assert "meetings/ada-lovelace/2022-01-10-2.md" in with_ada.records()


def test_a_folder_is_read_with_its_folders_and_what_cannot_be_is_named(
    with_ada: Mentorlog, tmp_path: Path
) -> None:
    folder = tmp_path / "notes"
    (folder / "2022" / "01").mkdir(parents=True)
    (folder / "2022" / "01" / "10.md").write_text("- [ ] one\n")
    (folder / "2022-01-24").mkdir()
    (folder / "2022-01-24" / "notes.txt").write_text("TODO: two\n")
    (folder / "2022-02-07.org").write_text("* TODO three\n")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8")
    (folder / "odd.md").write_bytes(b"\x00\x01")
    (folder / "old.txt").write_bytes("caf\xe9, no day\n".encode("latin-1"))
    (folder / ".git").mkdir()
    (folder / ".git" / "x.md").write_text("- [ ] hidden\n")
    said = bring(with_ada, folder)
    assert sorted(text for text, *_ in commitments(with_ada)) == ["one", "three", "two"]
    assert f"{folder}/photo.jpg:1  is not of a kind that is read" in said
    assert f"{folder}/odd.md:1  is no text" in said
    assert f"{folder}/old.txt is not UTF-8; it was read as Latin-1." in said
    assert "café, no day" in with_ada.records()["people/ada-lovelace.md"]


def test_an_uncertain_day_refuses_all_with_one_line_and_writes_nothing(
    with_ada: Mentorlog, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text("## 10 January 2022\n- a\n\n## 3/4/22\n- b\n")
    before = with_ada.records()
    result = with_ada("import", str(tmp_path / "a.md"), "--who", "ada", "--yes")
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        f"{tmp_path}/a.md:4: “3/4/22” can be Sun 3 Apr 2022 or Fri 4 Mar 2022.\n"
        "Say which: --day-first or --month-first\n"
    )
    assert with_ada.records() == before


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("import", "nowhere.md", "--who", "ada"), 2),
        (("import", "nowhere.md"), 2),
        (("import", "FILE", "--who", "zoe"), 3),
        (("import", "FILE", "--who", "ada", "--day-first", "--month-first"), 2),
        (("import", "FILE", "--who", "ada", "--year", "22"), 2),
        (("import", "FILE", "--who", "ada", "--from", "taskwarrior"), 2),
        (("import", "JSON", "--who", "ada", "--from", "jrnl"), 2),
    ],
)
def test_what_cannot_be_imported_is_said_in_one_line(
    with_ada: Mentorlog, notes: Path, arguments: tuple[str, ...], code: int
) -> None:
    (notes.parent / "a.json").write_text("[1]")
    before = with_ada.records()
    named = {"FILE": str(notes), "JSON": str(notes.parent / "a.json")}
    result = with_ada(*(named.get(word, word) for word in arguments), "--yes")
    assert result.code == code
    assert len(result.err.splitlines()) <= 2
    assert with_ada.records() == before


def test_a_journal_of_jrnl_comes_in_by_its_entries(with_ada: Mentorlog, tmp_path: Path) -> None:
    text = "[2022-01-10 10:00] Met Ada.\nLong talk.\n- [ ] Ada to send the sheet\n\n"
    text += "[2022-01-12 09:30] Alone. *\nTODO: write\n"
    (tmp_path / "jrnl.txt").write_text(text)
    bring(with_ada, tmp_path / "jrnl.txt", "--from", "jrnl")
    assert 'time = "10:00"' in with_ada.records()[MEETING]
    assert [item[:2] for item in commitments(with_ada)] == [
        ("send the sheet", "ada-lovelace"),
        ("write", "me"),
    ]


def test_an_export_of_jrnl_as_json_is_the_same_as_its_text(with_ada: Mentorlog, tmp_path: Path) -> None:
    entry = {
        "title": "Met Ada.",
        "body": "\nTODO: write\n",
        "date": "2022-01-10",
        "time": "10:00",
        "tags": [],
        "starred": True,
    }
    (tmp_path / "jrnl.json").write_text(json.dumps({"tags": {}, "entries": [entry]}))
    bring(with_ada, tmp_path / "jrnl.json", "--from", "jrnl")
    assert "[2022-01-10 10:00] Met Ada. *\n- [ ] write" in with_ada.records()[MEETING]


def test_todo_txt_keeps_its_days_priorities_projects_and_contexts(
    with_ada: Mentorlog, tmp_path: Path
) -> None:
    (tmp_path / "todo.txt").write_text(
        "(A) 2022-01-10 Call mum +family @phone due:2022-01-20\nx 2022-01-12 2022-01-10 Send it rec:1w\n"
        "x 2022-01-12 Only an end\nxylophone\n@home fix it\n"
    )
    bring(with_ada, tmp_path / "todo.txt", "--from", "todotxt")
    lines = [
        line.split("  [id")[0]
        for line in with_ada.records()["people/ada-lovelace.md"].splitlines()
        if "- [" in line
    ]
    assert lines == [
        "- [ ] (A) Call mum +family @phone  [created:: 2022-01-10]  [due:: 2022-01-20]",
        "- [x] Send it rec:1w  [created:: 2022-01-10]  [completion:: 2022-01-12]",
        "- [x] Only an end  [completion:: 2022-01-12]",
        "- [ ] xylophone",
        "- [ ] fix it @home",
    ]


def test_an_export_of_taskwarrior_keeps_what_it_knows(with_ada: Mentorlog, tmp_path: Path) -> None:
    tasks = [
        {"id": 1, "description": "Draft it", "status": "pending", "due": "20220120T120000Z",
         "entry": "20220110T120000Z",
         "uuid": "u-1", "project": "lead", "tags": ["deep"], "priority": "H",
         "urgency": 9, "depends": ["u-2"],
         "annotations": [{"entry": "20220111T120000Z", "description": "asked Ben"}]},
        {"description": "Old", "status": "completed", "end": "20220112T120000Z", "uuid": "u-2"},
        {"description": "Gone", "status": "deleted", "end": "20220112T120000Z", "uuid": "u-3"},
        {"description": "Each week", "status": "recurring", "uuid": "u-4"},
    ]  # fmt: skip
    path = tmp_path / "tasks.json"
    path.write_text(json.dumps(tasks))
    said = bring(with_ada, path, "--from", "taskwarrior")
    assert "task 4  is the pattern of others" in said
    lines = [
        line.split("  [id")[0]
        for line in with_ada.records()["people/ada-lovelace.md"].splitlines()
        if "- " in line[:4]
    ]
    assert lines == [
        "- [ ] Draft it #deep  [project:: lead]  [depends:: u-2]  [uuid:: u-1]  [priority:: high]"
        "  [created:: 2022-01-10]  [due:: 2022-01-20]",
        "  - 2022-01-11, asked Ben",
        "- [x] Old  [uuid:: u-2]  [completion:: 2022-01-12]",
        "- [-] Gone  [uuid:: u-3]  [cancelled:: 2022-01-12]",
    ]
    once = with_ada.records()
    path.write_text("\n".join(json.dumps(task) for task in tasks[:2]))  # as older versions wrote it
    bring(with_ada, path, "--from", "taskwarrior")
    assert with_ada.records() | {"people/ada-lovelace.md": ""} == once | {"people/ada-lovelace.md": ""}
    assert with_ada.records()["people/ada-lovelace.md"].count("- [") == 3


def test_what_is_piped_is_read(with_ada: Mentorlog) -> None:
    with_ada.ok("import", "-", "--who", "ada", "--yes", stdin="## 10 January 2022\n- [ ] Send it\n")
    assert [text for text, *_ in commitments(with_ada)] == ["Send it"]


def test_history_says_nothing_of_somebody_private(with_git: Mentorlog, notes: Path) -> None:
    with_git.ok("init", str(with_git.journal))
    with_git.ok("mentor", "add", "Ada Lovelace")
    path = with_git.journal / "people" / "ada-lovelace.md"
    path.write_text(path.read_text().replace('status = "active"', 'status = "active"\nprivate = true'))
    bring(with_git, notes)
    said = with_git.ok("history")
    assert "Imported private notes" in said.splitlines()[0]
    assert "Ada" not in said.splitlines()[0]


def test_hostile_words_reach_the_terminal_as_text(with_ada: Mentorlog, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("## 10 January 2022\n- [ ] [red]x[/red] \x1b[31mboo\x07 \u202eevil\n- [ ] Ada: :smile:\n")
    said = bring(with_ada, path)
    assert "[red]x[/red]" in said
    assert not set(said) & {"\x1b", "\x07", "\u202e"}


@pytest.mark.parametrize(
    "unit", ["(", "[", "*", "_", "@", "a ", "a: ", "10/", "10 Jan ", "by ", "| ", "#", "**a", "`", "- "]
)
def test_a_line_of_a_hundred_thousand_signs_costs_no_more_than_its_length(
    with_ada: Mentorlog, tmp_path: Path, unit: str
) -> None:
    long = unit * (100_000 // len(unit))
    (tmp_path / "a.md").write_text(
        f"## 10 January 2022\n\n### Actions\n- {long}\n- [ ] x{long}\n{long}\n\n## {long}\n\n{long}\n---\n"
    )
    begun = time.perf_counter()
    bring(with_ada, tmp_path / "a.md")
    assert time.perf_counter() - begun < 10


def test_eight_hundred_days_take_seconds(with_ada: Mentorlog, tmp_path: Path) -> None:
    first = date(2016, 1, 1)
    text = "".join(
        f"## {first + timedelta(days=n)}\n\nWe talked of {n}.\n\n### Actions\n- Ada: do {n}\n- carried on\n"
        for n in range(800)
    )
    (tmp_path / "long.md").write_text(text)
    begun = time.perf_counter()
    with_ada.ok("import", str(tmp_path / "long.md"), "--who", "ada", "--dry-run")
    assert time.perf_counter() - begun < 6  # half a second on a machine with nothing else to do
    bring(with_ada, tmp_path / "long.md")  # how long this takes is the disk's to say
    assert len(list((with_ada.journal / "meetings" / "ada-lovelace").iterdir())) == 800


def test_the_same_words_of_two_owners_are_two_things_to_do(with_ada: Mentorlog, tmp_path: Path) -> None:
    notes = tmp_path / "a.md"
    first = "# 10 January 2022\n## Actions\n- I will ask Bob\n- Ada will ask Bob\n"
    notes.write_text(f"{first}# 24 January 2022\n## Actions\n- [x] I will ask Bob\n- [ ] Ada will ask Bob\n")
    bring(with_ada, notes)
    found = [(owner, state) for text, owner, state, _ in commitments(with_ada) if text == "ask Bob"]
    assert sorted(found) == [("ada-lovelace", "open"), ("me", "done")]


def test_two_days_with_the_same_text_in_files_named_by_them_are_two_meetings(
    with_ada: Mentorlog, tmp_path: Path
) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    for day in ("2022-01-10", "2022-01-24"):
        (notes / f"{day}.md").write_text("Cancelled, Ada is away.\n")
    assert "With Ada Lovelace: two meetings" in bring(with_ada, notes)
    assert "There is nothing new in it." in bring(with_ada, notes)


def test_an_undo_is_named_where_there_is_a_history_and_not_elsewhere(
    with_ada: Mentorlog, with_git: Mentorlog, notes: Path
) -> None:
    assert bring(with_ada, notes).splitlines()[-1] == "Imported: three files."
    with_git.ok("init", str(with_git.journal), "--git")
    (with_git.journal / "people" / "ada-lovelace.md").unlink()
    with_git.ok("mentor", "add", "Ada Lovelace")
    notes.write_text(f"{NOTES}\n## 1 March 2022\n\nMore.\n")
    assert bring(with_git, notes).splitlines()[-1].endswith(". To take it back: mentorlog undo")
