"""Files that were written or changed by hand, or by another program: the next command just sees it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from tests.cli.conftest import Mentorlog

Editor = Callable[[str], dict[str, Any]]
RECORD = "meetings/ada-lovelace/2026-11-02.md"
TODAY = "meetings/ada-lovelace/2026-12-06.md"
ADA = "people/ada-lovelace.md"


def put(mentorlog: Mentorlog, path: str, text: str) -> None:
    file = mentorlog.journal / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())


def replace(mentorlog: Mentorlog, path: str, before: str, after: str) -> None:
    text = mentorlog.files()[path]
    assert before in text
    put(mentorlog, path, text.replace(before, after))


def read(mentorlog: Mentorlog, *command: str) -> dict[str, Any]:
    found = json.loads(mentorlog.ok(*command, "--json"))
    assert isinstance(found, dict)
    return found


def open_texts(mentorlog: Mentorlog, kind: str = "any") -> list[str]:
    return [item["text"] for item in read(mentorlog, "list", "--kind", kind)["items"]]


def since(mentorlog: Mentorlog) -> list[tuple[str, str, str | None]]:
    """What the sheet reports: text, state, the day it ended."""
    found = read(mentorlog, "prep", "ada")["since"]
    return [(item["text"], item["state"], item["completed"] or item["dropped"]) for item in found]


@pytest.fixture
def noted(with_ada: Mentorlog) -> Mentorlog:
    """A meeting on 2 November, as `note` writes it."""
    put(
        with_ada,
        RECORD,
        '+++\ndate = 2026-11-02\nstatus = "held"\n+++\n\n## Advice\n- [ ] Ask  [id:: aaa33]\n\n'
        "## Commitments\n- [ ] Draft it  [id:: aaa11]\n- [ ] @ada-lovelace Send it  [id:: aaa22]\n",
    )
    return with_ada


# --- a box ticked, a line dropped ---------------------------------------------------------------------


@pytest.mark.parametrize(("mark", "state"), [("x", "done"), ("X", "done"), ("-", "dropped")])
def test_a_box_changed_by_hand_ends_the_item(noted: Mentorlog, mark: str, state: str) -> None:
    replace(noted, RECORD, "[ ] Draft it", f"[{mark}] Draft it")
    assert "Draft it" not in open_texts(noted)
    assert "Draft it" not in [item["text"] for item in read(noted, "prep", "ada")["mine"]]
    assert since(noted) == [("Draft it", state, None)]


@pytest.mark.parametrize("mark", ["/", ">", "!", "?"])
def test_another_character_in_a_box_reads_as_open_and_is_kept(noted: Mentorlog, mark: str) -> None:
    replace(noted, RECORD, "[ ] Draft it", f"[{mark}] Draft it")
    assert "Draft it" in open_texts(noted)
    noted.ok("note", "ada", "-m", "Hello")
    assert f"- [{mark}] Draft it  [id:: aaa11]\n" in noted.files()[RECORD]


def test_an_undated_ending_is_news_until_the_next_note_dates_it(noted: Mentorlog) -> None:
    replace(noted, RECORD, "[ ] Draft it", "[x] Draft it")
    replace(noted, RECORD, "[ ] Ask", "[-] Ask")
    news = [("Ask", "dropped", None), ("Draft it", "done", None)]
    assert since(noted) == news
    noted.ok("jot", "ada", "How?")
    noted.ok("done", "how")
    assert since(noted) == news
    out = noted.ok("note", "ada", "-m", "Hello", "--date", "1 dec")
    assert out.endswith("  2 ended by hand before; dated Tue 1 Dec 2026\n")
    assert since(noted) == []
    assert "- [x] Draft it  [completion:: 2026-12-01]  [id:: aaa11]\n" in noted.files()[RECORD]
    assert "- [-] Ask  [cancelled:: 2026-12-01]  [id:: aaa33]\n" in noted.files()[RECORD]


def test_a_box_ticked_in_the_record_that_is_noted_gets_the_day_of_its_meeting(noted: Mentorlog) -> None:
    replace(noted, RECORD, "[ ] Draft it", "[x] Draft it")
    noted.ok("note", "ada", "--date", "2 nov", "-m", "More")
    assert "- [x] Draft it  [completion:: 2026-11-02]  [id:: aaa11]\n" in noted.files()[RECORD]


def test_a_note_of_an_earlier_day_does_not_date_what_began_after_it(noted: Mentorlog) -> None:
    replace(noted, RECORD, "[ ] Draft it", "[x] Draft it")
    noted.ok("note", "ada", "-m", "Hello", "--date", "1 oct")
    assert since(noted) == [("Draft it", "done", None)]


@pytest.mark.parametrize(
    "line",
    [
        "- [x] Draft it  [completion:: 2026-11-20]  [id:: aaa11]",
        "- [x] Draft it ✅ 2026-11-20 🆔 aaa11",
        "- [x] Draft it (completion:: 2026-11-20) [id:: aaa11] ^block",
        "+ [X] Draft it completion:2026-11-20  [mood:: good]  [id:: aaa11]",
    ],
)
def test_an_ending_that_another_program_dated_keeps_its_day_and_its_form(noted: Mentorlog, line: str) -> None:
    replace(noted, RECORD, "- [ ] Draft it  [id:: aaa11]", line)
    assert since(noted) == [("Draft it", "done", "2026-11-20")]
    noted.ok("note", "ada", "-m", "Hello")
    assert line in noted.files()[RECORD]


def test_a_box_unticked_by_hand_is_open_again(noted: Mentorlog) -> None:
    noted.ok("done", "aaa11", "--result", "well")
    replace(noted, RECORD, "[x] Draft it  [completion:: 2026-12-06]", "[ ] Draft it")
    assert "Draft it" in open_texts(noted)


def test_a_line_deleted_by_hand_is_gone(noted: Mentorlog) -> None:
    replace(noted, RECORD, "- [ ] Draft it  [id:: aaa11]\n", "")
    assert open_texts(noted, "commitment") == ["Send it"]
    assert noted("done", "aaa11").code == 3


def test_a_line_moved_into_another_file_is_the_same_item(noted: Mentorlog) -> None:
    replace(noted, RECORD, "- [ ] Draft it  [id:: aaa11]\n", "")
    put(noted, ADA, f"{noted.files()[ADA]}\n## To do\n- [ ] Draft it  [id:: aaa11]\n")
    assert noted.ok("done", "aaa11") == "aaa11  kept: Draft it\n"
    assert "- [x] Draft it  [completion:: 2026-12-06]  [id:: aaa11]\n" in noted.files()[ADA]


# --- a bullet without a box ---------------------------------------------------------------------------


@pytest.fixture
def with_bullet(noted: Mentorlog) -> Mentorlog:
    replace(noted, RECORD, "- [ ] @ada", "- Call Tom\n- [ ] @ada")
    return noted


def test_a_bullet_without_a_box_is_open_until_the_next_meeting(with_bullet: Mentorlog) -> None:
    assert sorted(open_texts(with_bullet, "commitment")) == ["Call Tom", "Draft it", "Send it"]
    assert "Call Tom" in with_bullet.ok("prep", "ada")
    assert read(with_bullet, "review")["unsettled"] == []


def test_a_planned_meeting_does_not_unsettle_it(with_bullet: Mentorlog) -> None:
    with_bullet.ok("meeting", "plan", "ada", "today")
    assert "Call Tom" in with_bullet.ok("prep", "ada")


def test_once_another_meeting_was_held_it_is_unsettled(with_bullet: Mentorlog) -> None:
    with_bullet.ok("note", "ada", "-m", "Hello")
    assert "Call Tom" not in with_bullet.ok("prep", "ada", "--full")
    assert "Call Tom" not in with_bullet.ok("mentor", "show", "ada")
    assert "Call Tom" not in open_texts(with_bullet)
    assert [item["text"] for item in read(with_bullet, "review")["unsettled"]] == ["Call Tom"]
    assert "one bullet without a box, from 2 Nov" in with_bullet.ok("review")
    assert "- Call Tom\n" in with_bullet.files()[RECORD]


def test_an_unsettled_bullet_can_be_ended_or_given_its_box(with_bullet: Mentorlog) -> None:
    with_bullet.ok("note", "ada", "-m", "Hello")
    [bullet] = read(with_bullet, "review")["unsettled"]
    assert with_bullet.ok("done", bullet["id"]) == f"{bullet['id']}  kept: Call Tom\n"
    assert (
        f"- [x] Call Tom  [completion:: 2026-12-06]  [id:: {bullet['id']}]\n" in with_bullet.files()[RECORD]
    )
    assert read(with_bullet, "review")["unsettled"] == []


def test_a_note_into_the_same_meeting_gives_it_a_box(with_bullet: Mentorlog) -> None:
    with_bullet.ok("note", "ada", "--date", "2 nov", "-m", "More")
    assert re.search(r"^- \[ \] Call Tom  \[id:: \w{5}\]$", with_bullet.files()[RECORD], re.MULTILINE)
    with_bullet.ok("note", "ada", "-m", "Hello")
    assert "Call Tom" in with_bullet.ok("prep", "ada")


def test_a_bullet_in_a_persons_record_is_open_for_good(with_ada: Mentorlog) -> None:
    put(with_ada, ADA, f"{with_ada.files()[ADA]}\n## Questions\n- Why?\n")
    with_ada.ok("note", "ada", "-m", "Hello")
    assert open_texts(with_ada) == ["Why?"]


@pytest.mark.parametrize(
    ("said", "due"), [("by fri", "2026-11-06"), ("by 2026-12-24", "2026-12-24"), ("by 24 dec", None)]
)
def test_of_the_days_in_a_hand_typed_line_only_the_sure_ones_count(
    noted: Mentorlog, said: str, due: str | None
) -> None:
    replace(noted, RECORD, "- [ ] Draft it  [id:: aaa11]", f"- [ ] Call Tom {said}")
    [found] = [item for item in read(noted, "list")["items"] if "Tom" in item["text"]]
    assert (found["due"], found["text"]) == (due, "Call Tom" if due else f"Call Tom {said}")


def test_a_day_on_a_box_under_any_heading_counts_and_is_written_down_with_its_handle(
    noted: Mentorlog,
) -> None:
    replace(noted, RECORD, "- [ ] Draft it  [id:: aaa11]", "## Mood\n- [ ] Call Tom by fri")
    [found] = [item for item in read(noted, "list")["items"] if item["text"] == "Call Tom"]
    assert found["due"] == "2026-11-06"
    noted.ok("move", found["id"], "fri")
    assert f"- [ ] Call Tom  [due:: 2026-12-11]  [id:: {found['id']}]\n" in noted.files()[RECORD]


# --- headings -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("## Next steps", "commitment"),
        ("## Action Items:", "commitment"),
        ("# TO-DO", "commitment"),
        ("### ✅ Follow-up with Ada", "commitment"),
        ("**Deliverables**", "commitment"),
        ("Agreed actions\n==============", "commitment"),
        ("## Recommendations", "advice"),
        ("## To discuss", "question"),
        ("__Open questions__", "question"),
    ],
)
def test_a_heading_renamed_to_a_synonym_rules_the_same_lines(
    noted: Mentorlog, heading: str, kind: str
) -> None:
    replace(noted, RECORD, "## Commitments", heading)
    assert "Draft it" in open_texts(noted, kind)
    noted.ok("note", "ada", "--date", "2 nov", *(("--advice",) if kind == "advice" else ("--commit",)), "New")
    assert noted.files()[RECORD].count("## Commitments") == (1 if kind == "question" else 0)


def test_a_heading_renamed_to_one_of_the_journals_own_rules_the_same_lines(noted: Mentorlog) -> None:
    put(noted, "mentorlog.toml", 'format = 1\n\n[headings]\ncommitment = ["Versprochen"]\n')
    replace(noted, RECORD, "## Commitments", "## Versprochen!")
    assert sorted(open_texts(noted, "commitment")) == ["Draft it", "Send it"]
    noted.ok("note", "ada", "--date", "2 nov", "--commit", "New")
    assert "## Commitments" not in noted.files()[RECORD]


def test_under_a_heading_renamed_to_a_free_one_a_box_is_a_commitment(noted: Mentorlog) -> None:
    replace(noted, RECORD, "## Advice", "## Weather")
    assert "Ask" in open_texts(noted, "commitment")


def test_under_a_heading_renamed_to_private_lines_leave_the_sheets(noted: Mentorlog) -> None:
    replace(noted, RECORD, "## Commitments", "## Private thoughts")
    assert "Draft it" not in noted.ok("prep", "ada", "--full") + noted.ok("prep", "ada", "--share")
    assert "Draft it" not in noted.ok("review")


# --- a record written by hand -------------------------------------------------------------------------

BY_HAND = (
    "# Coffee with Ada\n\nShe is back.\n\n"
    "Next steps\n----------\n* call Tom by fri\n* [x] wrote to Priya\n1. @ada-lovelace the sheet\n\n"
    "**Advice**\n- ask in writing\n\n```\n- [ ] not this\n```\n"
)


def test_a_record_without_front_matter_is_a_meeting_held_on_its_files_day(with_ada: Mentorlog) -> None:
    put(with_ada, RECORD, BY_HAND)
    [meeting] = read(with_ada, "meeting", "list", "ada", "--all")["meetings"]
    assert (meeting["date"], meeting["status"], meeting["person"]) == ("2026-11-02", "held", "ada-lovelace")
    found = {item["text"]: item for item in read(with_ada, "list", "--kind", "any", "--all")["items"]}
    assert {text: (item["kind"], item["state"], item["owner"]) for text, item in found.items()} == {
        "call Tom": ("commitment", "open", "me"),
        "wrote to Priya": ("commitment", "done", "me"),
        "the sheet": ("commitment", "open", "ada-lovelace"),
        "ask in writing": ("advice", "open", "me"),
    }
    assert found["call Tom"]["due"] == "2026-11-06"


def test_reading_a_record_written_by_hand_writes_nothing(with_ada: Mentorlog) -> None:
    put(with_ada, RECORD, BY_HAND)
    before = with_ada.files()
    for command in (
        ("prep", "ada"),
        ("list",),
        ("meeting", "show", "ada"),
        ("review",),
        ("mentor", "show", "ada"),
        (),
    ):
        with_ada.ok(*command)
    assert with_ada.files() == before


def test_the_items_of_a_record_written_by_hand_are_ended_where_they_stand(with_ada: Mentorlog) -> None:
    put(with_ada, RECORD, BY_HAND)
    with_ada.ok("done", "ask in writing", "--result", "she said yes")
    text = with_ada.files()[RECORD]
    ident = re.search(r"\[id:: (\w{5})\]", text)
    assert ident
    assert text == BY_HAND.replace(
        "- ask in writing\n",
        f"- [x] ask in writing  [completion:: 2026-12-06]  [id:: {ident[1]}]\n"
        "  - 2026-12-06 done: she said yes\n",
    )


def test_a_handle_stays_while_other_lines_are_changed(with_ada: Mentorlog) -> None:
    put(with_ada, RECORD, BY_HAND)
    before = {item["text"]: item["id"] for item in read(with_ada, "list", "--kind", "any")["items"]}
    replace(with_ada, RECORD, "* [x] wrote", "* one more\n* [x] wrote")
    after = {item["text"]: item["id"] for item in read(with_ada, "list", "--kind", "any")["items"]}
    assert {text: after[text] for text in before} == before


def test_a_yaml_block_above_is_skipped_and_kept(with_ada: Mentorlog) -> None:
    yaml = "---\ntags: [ada]\n- [ ] not this\n---\n"
    head = '+++\ndate = 2026-11-03\nstatus = "held"\n+++\n'
    put(with_ada, RECORD, f"{yaml}\n{head}## Actions\n- [ ] Draft it  [id:: aaa11]\n")
    assert open_texts(with_ada) == ["Draft it"]
    assert read(with_ada, "meeting", "show", "ada")["meeting"]["date"] == "2026-11-03"
    with_ada.ok("note", "ada", "--date", "3 nov", "--medium", "phone", "-m", "More")
    assert with_ada.files()[RECORD].startswith(
        f'{yaml}\n{head.removesuffix("+++" + chr(10))}medium = "phone"\n+++\n'
    )


def test_a_yaml_block_alone_is_no_front_matter(with_ada: Mentorlog) -> None:
    put(with_ada, RECORD, "---\ndate: 2020-01-01\n---\n## Actions\n- [ ] Draft it\n")
    assert read(with_ada, "meeting", "show", "ada")["meeting"]["date"] == "2026-11-02"
    assert open_texts(with_ada) == ["Draft it"]


def test_a_person_written_by_hand_is_somebody(with_ada: Mentorlog) -> None:
    put(
        with_ada,
        "people/gh.md",
        "+++\nname = 'Grace Hopper'\nfavourite = 'COBOL'\n+++\n## Questions\n- Why?\n",
    )
    assert with_ada.ok("mentor", "show", "grace").startswith("Grace Hopper\n")
    with_ada.ok("note", "grace", "-m", "Hello")
    assert "meetings/gh/2026-12-06.md" in with_ada.files()


def test_another_note_in_the_folder_is_no_meeting(with_ada: Mentorlog) -> None:
    put(with_ada, "meetings/ada-lovelace/ideas.md", "## Actions\n- [ ] Not this\n")
    put(with_ada, "meetings/ada-lovelace/.2026-11-02.md.swp", "## Actions\n- [ ] Nor this\n")
    assert open_texts(with_ada) == []
    assert read(with_ada, "meeting", "list", "--all")["meetings"] == []


# --- an id typed twice --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "command",
    [("done", "aaa11"), ("drop", "aaa11"), ("move", "aaa11", "fri"), ("reopen", "aaa11"), ("told", "aaa1")],
)
def test_two_lines_of_one_id_are_both_named_and_none_is_changed(
    noted: Mentorlog, command: tuple[str, ...]
) -> None:
    replace(noted, RECORD, "aaa22", "aaa11")
    before = noted.files()
    result = noted(*command)
    assert (result.code, result.out) == (3, "")
    assert f"“Draft it” ({RECORD}:10)" in result.err
    assert f"“Send it” ({RECORD}:11)" in result.err
    assert noted.files() == before


def test_two_lines_of_one_id_are_told_apart_by_their_place(noted: Mentorlog) -> None:
    replace(noted, RECORD, "aaa22", "aaa11")
    noted.ok("done", f"{RECORD}:11")
    assert "- [ ] Draft it  [id:: aaa11]\n- [x] @ada-lovelace Send it" in noted.files()[RECORD]


# --- a front matter changed ---------------------------------------------------------------------------


def test_a_status_changed_by_hand_counts(noted: Mentorlog) -> None:
    replace(noted, RECORD, 'status = "held"', 'status = "cancelled"')
    assert read(noted, "prep", "ada")["last_meeting"] is None


def test_a_date_changed_by_hand_goes_before_the_files_name(noted: Mentorlog) -> None:
    replace(noted, RECORD, "date = 2026-11-02", 'date = "2026-11-09"')
    assert read(noted, "prep", "ada")["last_meeting"]["date"] == "2026-11-09"
    assert noted.ok("meeting", "show", "ada", "9 nov").startswith("Ada Lovelace · Mon 9 Nov, ")
    assert noted("meeting", "show", "ada", "2 nov").code == 3


def test_a_note_of_the_day_in_the_front_matter_goes_into_that_file(noted: Mentorlog) -> None:
    replace(noted, RECORD, "date = 2026-11-02", "date = 2026-11-09")
    noted.ok("note", "ada", "--date", "9 nov", "-m", "More")
    assert "## Notes\nMore\n" in noted.files()[RECORD]
    assert "meetings/ada-lovelace/2026-11-09.md" not in noted.files()


def test_a_note_of_the_day_in_the_files_name_is_another_meeting(noted: Mentorlog) -> None:
    replace(noted, RECORD, "date = 2026-11-02", "date = 2026-11-09")
    before = noted.files()[RECORD]
    noted.ok("note", "ada", "--date", "2 nov", "-m", "More")
    assert noted.files()[RECORD] == before
    assert noted.files()[RECORD.replace(".md", "-2.md")].startswith("+++\ndate = 2026-11-02\n")


def test_a_planned_meeting_of_another_day_than_its_name_is_held_under_its_days_name(
    with_ada: Mentorlog,
) -> None:
    put(with_ada, "meetings/ada-lovelace/2026-12-01.md", '+++\ndate = 2026-12-05\nstatus = "planned"\n+++\n')
    with_ada.ok("note", "ada", "-m", "Hello")
    assert TODAY in with_ada.files()
    assert "meetings/ada-lovelace/2026-12-01.md" not in with_ada.files()


def test_unknown_keys_and_values_are_kept(noted: Mentorlog) -> None:
    replace(noted, RECORD, 'status = "held"', 'status = "held"\nmood = "good" # really\nmedium = "pigeon"')
    noted.ok("note", "ada", "--date", "2 nov", "-m", "More", "--minutes", "30")
    assert noted.files()[RECORD].startswith(
        '+++\ndate = 2026-11-02\nstatus = "held"\nmood = "good" # really\nmedium = "pigeon"\n'
        "minutes = 30\n+++\n"
    )


def test_an_alias_typed_by_hand_finds_and_owns(noted: Mentorlog) -> None:
    replace(noted, ADA, 'role = "mentor"', 'role = "mentor"\naliases = ["Countess", "AL"]')
    replace(noted, RECORD, "- [ ] Draft it", "- [ ] @al Read it  [id:: aaa44]\n- [ ] Draft it")
    assert noted.ok("mentor", "show", "countess").startswith("Ada Lovelace\n")
    [found] = [item for item in read(noted, "list")["items"] if item["id"] == "aaa44"]
    assert (found["text"], found["owner"]) == ("Read it", "ada-lovelace")


def test_a_record_that_is_broken_is_named_and_the_others_still_work(noted: Mentorlog) -> None:
    put(noted, TODAY, "+++\ndate = \n+++\n\n## Actions\n- [ ] Lost\n")
    result = noted("list")
    assert result.code == 0
    assert "Draft it" in result.out
    assert f"{TODAY}:2" in result.err
    before = noted.files()[TODAY]
    noted("note", "ada", "-m", "Hello")
    assert noted.files()[TODAY] == before


# --- Obsidian and its like ----------------------------------------------------------------------------


def test_a_task_with_emoji_fields_keeps_them_until_its_line_is_edited(with_ada: Mentorlog) -> None:
    line = "- [ ] Draft it 🆔 zq1 📅 2026-12-08"
    put(with_ada, RECORD, f"## Tasks\n{line}\n")
    [found] = read(with_ada, "list")["items"]
    assert (found["id"], found["text"], found["due"]) == ("zq1", "Draft it", "2026-12-08")
    with_ada.ok("note", "ada", "-m", "Hello")
    assert f"{line}\n" in with_ada.files()[RECORD]
    with_ada.ok("done", "zq1")
    assert (
        "- [x] Draft it  [due:: 2026-12-08]  [completion:: 2026-12-06]  [id:: zq1]\n"
        in with_ada.files()[RECORD]
    )


def test_a_note_leaves_the_form_of_a_line_that_has_an_id(with_ada: Mentorlog) -> None:
    put(with_ada, TODAY, "## Tasks\n- [x] Draft it 🆔 zq1 \n*  [-]  Not this (id:: zq2)\n")
    with_ada.ok("note", "ada", "--learned", "Listen")
    assert with_ada.files()[TODAY].startswith(
        "## Tasks\n- [x] Draft it 🆔 zq1   [completion:: 2026-12-06]\n"
        "*  [-]  Not this (id:: zq2)  [cancelled:: 2026-12-06]\n"
    )
