"""What an import meets more seldom: tables, fences left open, notes of no day that have grown, odd files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Mentorlog

PERSON = "people/ada-lovelace.md"
FIRST = "meetings/ada-lovelace/2022-01-10.md"
SECOND = "meetings/ada-lovelace/2022-01-24.md"


def bring(mentorlog: Mentorlog, text: str | bytes, name: str = "a.md", *arguments: str) -> str:
    """Imports a file of that text; gives what is said, with the file named by its name alone."""
    path = mentorlog.home / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    said = mentorlog.ok("import", str(path), "--who", "ada", "--yes", *arguments, width=None)
    return said.replace(f"{mentorlog.home}/", "")


def body(mentorlog: Mentorlog, path: str = FIRST) -> str:
    """A record without its front matter, the ids of its items as ID."""
    text = mentorlog.records()[path].split("+++\n", 2)[2]
    for item in json.loads(mentorlog.ok("list", "--all", "--json"))["items"]:
        text = text.replace(item["id"], "ID")
    return text


# --- what is of no day ------------------------------------------------------------------------------


def test_what_is_to_be_done_on_no_day_goes_to_the_person_with_what_is_below_it(with_ada: Mentorlog) -> None:
    bring(with_ada, "Hello\n\n- [ ] Draft it\n  - with numbers\n  ```\n  code\n\nBye\n- [ ] Ask Ben\n")
    assert body(with_ada, PERSON) == (
        "\n## Notes from a.md\nHello\n\n\nBye\n\n## Commitments\n"
        "- [ ] Draft it  [id:: ID]\n  - with numbers\n  ```\n  code\n  ```\n- [ ] Ask Ben  [id:: ID]\n"
    )


def test_of_notes_of_no_day_that_have_grown_only_the_new_lines_come_in(with_ada: Mentorlog) -> None:
    bring(with_ada, "Hello\nWorld\n")
    once = body(with_ada, PERSON)
    assert f"  a.md:1  in {PERSON} already\n" in bring(with_ada, "Hello\nNew\nWorld\n")
    assert body(with_ada, PERSON) == f"{once}\n## Notes from a.md\nNew\n"
    assert "There is nothing new in it." in bring(with_ada, "World\nHello\n")


def test_notes_of_no_day_in_which_all_is_to_be_done_leave_no_empty_section(with_ada: Mentorlog) -> None:
    bring(with_ada, "- [ ] Draft it\n")
    assert body(with_ada, PERSON) == "\n## Commitments\n- [ ] Draft it  [id:: ID]\n"


# --- tables -------------------------------------------------------------------------------------------


def test_a_row_that_comes_again_is_one_item_and_both_tables_stay(with_ada: Mentorlog) -> None:
    table = "| Action | Owner | Status |\n|---|---|---|\n| Send it | Ada | |\n|---|---|---|\n| None | | |\n"
    said = bring(with_ada, f"## 10 January 2022\n{table}\n## 24 January 2022\n{table}Bye\n")
    assert "Send it; Ada; written 2 times" in said
    assert "the same as" not in said
    assert body(with_ada) == f"\n## 10 January 2022\n{table}\n- [ ] @ada-lovelace Send it  [id:: ID]\n"
    assert body(with_ada, SECOND) == f"\n## 24 January 2022\n{table}Bye\n"


def test_a_row_below_a_private_heading_that_markdown_would_not_show_is_no_item(with_ada: Mentorlog) -> None:
    table = "| Action | Owner |\n|---|---|\n| Send it | Ada |\n"
    more = "* 24 January 2022\n- a\n* 10 January 2022\nBye\n"
    bring(with_ada, f"* 10 January 2022\nHello\n** Private\n{table}{more}", "a.org")
    assert json.loads(with_ada.ok("list", "--all", "--json"))["items"] == []
    assert body(with_ada) == (
        f"\n* 10 January 2022\nHello\n\n## Private\n```\n** Private\n{table}```\n\n## Notes\n"
        "* 10 January 2022\nBye\n"
    )


# --- what is told ---------------------------------------------------------------------------------------


def test_wishes_unknown_names_and_words_that_may_be_a_day_are_told(with_ada: Mentorlog) -> None:
    said = bring(
        with_ada,
        "## 10 January 2022\n#### What would you like to work on next week?\n* Finish it\n* More\n\n"
        "## Actions\n- PH to read\n- Send it by friday 30 feb\n- @zoe write by 31/31/2022\n",
    )
    assert (
        "two wishes for next week, left as text (--soft makes items of them):\n  a.md:3-4\n"
        "Names that nobody has here; theirs counts as yours (--me NAME, or an alias):\n"
        "  PH: a.md:7\n  zoe: a.md:9\n"
        "Words that may be a day to be done by, left as text:\n"
        "  a.md:8  friday 30 feb\n  a.md:9  31/31/2022\n"
    ) in said


def test_an_id_that_the_notes_bring_is_kept_once_and_only_where_the_journal_has_it_not(
    with_ada: Mentorlog,
) -> None:
    bring(with_ada, "## 10 January 2022\n- [ ] Mine  [id:: abcde]\n- [ ] Twice  [id:: abcde]\n")
    bring(with_ada, "## 24 January 2022\n- [ ] Later  [id:: abcde]\n", "b.md")
    found = {item["text"]: item["id"] for item in json.loads(with_ada.ok("list", "--json"))["items"]}
    assert found["Mine"] == "abcde"
    assert len(set(found.values())) == 3


def test_a_commitment_of_the_journal_that_the_notes_say_is_kept_ends(with_ada: Mentorlog) -> None:
    with_ada.ok("note", "ada", "--date", "2022-01-10", "-m", "Hello", "--commit", "Draft it")
    said = bring(with_ada, "## 24 January 2022\n- [x] Draft it\n")
    assert f"Ended, according to the notes:\n  {FIRST}:" in said
    assert "- [x] Draft it" in body(with_ada)
    assert "[completion:: 2022-01-24]" in body(with_ada)


def test_notes_of_no_day_end_a_commitment_of_the_persons_record_and_no_other(with_ada: Mentorlog) -> None:
    for text in ("Book a room", "Send it", "Ring her"):
        with_ada.ok("jot", "ada", text, "--as", "commitment")
    assert "Ended, according to the notes:" in bring(with_ada, "Hello\n- [x] Send it\n- [-] Ring her\n")
    lines = body(with_ada, PERSON).split("\n")
    assert [line[:12].rstrip() for line in lines if line[:3] == "- ["] == [
        "- [ ] Book a", "- [x] Send i", "- [-] Ring h",
    ]  # fmt: skip


def test_what_a_commitment_of_the_journal_has_below_it_in_the_notes_alone_stays_there(
    with_ada: Mentorlog,
) -> None:
    bring(with_ada, "## 10 January 2022\n- [ ] Draft it\n  - for Ben\n")
    bring(with_ada, "## 24 January 2022\n- [x] Draft it\n  - for Ben\n  - with numbers\n", "b.md")
    assert body(with_ada, SECOND) == "\n## 24 January 2022\n  - with numbers\n"


def test_a_question_of_the_same_words_is_not_the_commitment(with_ada: Mentorlog) -> None:
    with_ada.ok("jot", "ada", "Draft it", "--as", "question")
    bring(with_ada, "## 10 January 2022\n- [ ] Draft it\n")
    assert body(with_ada) == "\n## 10 January 2022\n- [ ] Draft it  [id:: ID]\n"


def test_what_is_private_and_what_is_not_are_two_things_to_do(with_ada: Mentorlog) -> None:
    bring(with_ada, "## 10 January 2022\n- [ ] Ask Ben\n\n## 24 January 2022\n### Private\n- [ ] Ask Ben\n")
    found = [item["private"] for item in json.loads(with_ada.ok("list", "--json"))["items"]]
    assert sorted(found) == [False, True]
    bring(with_ada, "## 31 January 2022\n- [x] Ask Ben\n", "b.md")
    found = [item["private"] for item in json.loads(with_ada.ok("list", "--json"))["items"]]
    assert found == [True]


# --- fences and files -----------------------------------------------------------------------------------


def test_a_fence_or_comment_that_nothing_closes_is_closed(with_ada: Mentorlog) -> None:
    bring(with_ada, "## 10 January 2022\n~~~~\ncode\n")
    bring(with_ada, "Hello\n<!-- hidden\n", "b.md")
    assert body(with_ada).endswith("~~~~\ncode\n~~~~\n")
    assert body(with_ada, PERSON).endswith("Hello\n<!-- hidden\n-->\n")


def test_a_block_of_org_is_text(with_ada: Mentorlog) -> None:
    bring(with_ada, "* 10 January 2022\n#+begin_src\n* TODO no\n- [ ] nor\n#+end_src\n- [ ] yes\n", "a.org")
    assert [item["text"] for item in json.loads(with_ada.ok("list", "--json"))["items"]] == ["yes"]


def test_a_heading_of_rst_may_have_a_line_above_it_too_and_a_short_line_underlines_nothing(
    with_ada: Mentorlog,
) -> None:
    bring(
        with_ada,
        "===============\n10 January 2022\n===============\n\nActions\n===\n- no\n\n"
        "text\nActions\n-------\n- no\n\n"
        "~~~~~~~\nActions\n~~~~~~~\n- yes\n",
        "a.rst",
    )
    assert [item["text"] for item in json.loads(with_ada.ok("list", "--json"))["items"]] == ["yes"]


def test_utf_16_is_read_and_a_file_with_both_versions_of_a_conflict_is_left_out(with_ada: Mentorlog) -> None:
    said = bring(with_ada, "## 10 January 2022\n- [ ] Café\n".encode("utf-16"))
    assert "a.md is not UTF-8; it was read as UTF-16." in said
    assert [item["text"] for item in json.loads(with_ada.ok("list", "--json"))["items"]] == ["Café"]
    said = bring(with_ada, "<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n", "b.md")
    assert "b.md:1-5  holds two versions at line 1; keep one first" in said


def test_a_part_that_is_blank_and_a_day_whose_record_is_compared_twice_make_nothing_new(
    with_ada: Mentorlog,
) -> None:
    (with_ada.journal / FIRST).parent.mkdir(parents=True)
    (with_ada.journal / FIRST).write_text("Hello\nBye\n")
    notes = with_ada.home / "notes"
    notes.mkdir()
    (notes / "2022-01-10 a.md").write_text("Hello\n")
    (notes / "2022-01-10 b.md").write_text("\n\n")
    (notes / "2022-01-10 c.md").write_text("Bye\n")
    said = with_ada.ok("import", str(notes), "--who", "ada", "--yes", width=None)
    assert "There is nothing new in it." in said


@pytest.mark.parametrize("source", ["notes", "todotxt"])
def test_a_name_that_is_too_long_is_refused(with_ada: Mentorlog, source: str) -> None:
    name = "x" * 300
    result = with_ada("import", name, "--who", "ada", "--from", source, "--yes")
    assert (result.code, result.err) == (
        2,
        f"{name} cannot be read: File name too long\nNothing was changed.\n",
    )


def test_a_pipe_of_the_system_is_no_file_of_notes(with_ada: Mentorlog) -> None:
    result = with_ada("import", "/dev/null", "--who", "ada", "--yes")
    assert (result.code, result.err) == (
        2,
        "There is no file /dev/null.\nName a file or a folder of notes.\n",
    )


def test_a_list_is_imported_only_where_it_is_wanted(with_ada: Mentorlog) -> None:
    path = with_ada.home / "todo.txt"
    path.write_text("Call mum\n")
    before = with_ada.records()
    call = ("import", str(path), "--who", "ada", "--from", "todotxt")
    assert with_ada(*call, answers=["n"]).code == 1
    assert with_ada.ok(*call, "--dry-run").endswith("Nothing was changed.\n")
    assert with_ada.records() == before


def test_a_folder_without_notes_and_a_file_that_is_too_large_are_refused_and_in_a_folder_named(
    with_ada: Mentorlog, tmp_path: Path
) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "gone.md").symlink_to(tmp_path / "nowhere")
    none = with_ada("import", str(folder), "--who", "ada", "--yes")
    assert none.err == f"There are no notes in {folder}.\nName a file, or another folder.\n"
    large = folder / "a.md"
    with large.open("wb") as file:
        file.truncate(20_000_001)
    named = with_ada("import", str(large), "--who", "ada", "--yes")
    assert named.err == f"{large} is larger than 20 MB.\nImport it in pieces.\n"
    assert f"{large}:1  cannot be read" in with_ada.ok("import", str(folder), "--who", "ada", width=None)


@pytest.mark.parametrize("ending", ["csv", "TSV"])
def test_a_table_of_a_spreadsheet_is_refused_with_the_way_to_bring_it(
    mentorlog: Mentorlog, tmp_path: Path, ending: str
) -> None:
    mentorlog.ok("init")
    mentorlog.ok("mentor", "add", "Ada Lovelace")
    file = tmp_path / f"actions.{ending}"
    file.write_text("Action,Owner\nDraft the plan,me\n")
    before = mentorlog.files()
    result = mentorlog("import", str(file), "--who", "ada", "--yes")
    assert (result.code, mentorlog.files()) == (2, before)
    assert result.err == (
        f"{file} is a table; of tables, those in Markdown are read: | Action | Owner | Due |.\n"
        f"As plain words all the same: mentorlog import - < {file}\n"
    )


# --- lists of other programs ----------------------------------------------------------------------------


def test_odd_lines_of_todo_txt_lose_no_word(with_ada: Mentorlog) -> None:
    said = bring(
        with_ada,
        "2022-01-10 2022-01-11 Two days\n2022-02-31 No day\nPay due:2022-13-01 it due:2022-01-20\n"
        "due:2022-01-20\nx 2022-01-12\n\n",
        "todo.txt",
        "--from",
        "todotxt",
    )
    assert body(with_ada, PERSON) == (
        "\n## Commitments\n- [ ] 2022-01-11 Two days  [created:: 2022-01-10]  [id:: ID]\n"
        "- [ ] 2022-02-31 No day  [id:: ID]\n"
        "- [ ] Pay due:2022-13-01 it  [due:: 2022-01-20]  [id:: ID]\n"
        "- [x] 2022-01-12  [id:: ID]\n"
    )
    assert "todo.txt:4  is no task: due:2022-01-20" in said


@pytest.mark.parametrize("source", ["todotxt", "taskwarrior"])
def test_a_list_that_was_imported_already_says_so_of_each_task(with_ada: Mentorlog, source: str) -> None:
    text = "Call mum\n" if source == "todotxt" else '[{"description": "Call mum"}]'
    bring(with_ada, text, "list", "--from", source)
    said = bring(with_ada, text, "list", "--from", source)
    assert "was imported already" in said
    assert said.endswith("There is nothing new in it.\n")


def test_a_list_that_is_no_text_is_left_out(with_ada: Mentorlog) -> None:
    assert "todo.txt  is no text" in bring(with_ada, b"\x00\x01", "todo.txt", "--from", "todotxt")


def test_what_a_task_of_taskwarrior_lacks_is_left_out_or_passed_over(with_ada: Mentorlog) -> None:
    tasks = [
        {"description": "", "status": "pending"},
        {
            "description": "Draft it",
            "entry": "20221301T120000Z",
            "annotations": ["odd", {"description": "x"}],
        },
    ]
    said = bring(with_ada, json.dumps(tasks), "tasks.json", "--from", "taskwarrior")
    assert "tasks.json, task 1  has no description" in said
    assert body(with_ada, PERSON) == "\n## Commitments\n- [ ] Draft it  [id:: ID]\n  - x\n"


@pytest.mark.parametrize("text", ["[1]", '{"description": "a"}\n7\n'])
def test_what_is_no_export_of_taskwarrior_is_refused(with_ada: Mentorlog, text: str) -> None:
    path = with_ada.home / "a.json"
    path.write_text(text)
    result = with_ada("import", str(path), "--who", "ada", "--from", "taskwarrior", "--yes")
    assert (result.code, result.err) == (
        2,
        f"{path} is no export of Taskwarrior.\nMake one: task export > {path}\n",
    )


def test_a_list_that_is_a_folder_is_refused(with_ada: Mentorlog, tmp_path: Path) -> None:
    result = with_ada("import", str(tmp_path), "--who", "ada", "--from", "todotxt", "--yes")
    assert (result.code, result.err) == (2, f"There is no file {tmp_path}.\nName a file.\n")
