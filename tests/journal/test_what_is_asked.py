"""What a journal answers of its records: who is meant, whose an item is, what is private, what is damaged."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from mentorlog.errors import BadInput, Damaged, NotFound, Several, Vanished
from mentorlog.journal import Item, Journal, Kind
from mentorlog.journal.searching import all_paths, holding

ADA = '+++\nname = "Ada Lovelace"\n+++\n'
JUN = '+++\nname = "Jun Park"\nrole = "mentee"\n+++\n'
LEAD = '+++\ntitle = "Lead a team"\n+++\n'
MARKS = "<<<<<<< a\n- [ ] x\n=======\n- [ ] y\n>>>>>>> b\n"
Made = Callable[..., Journal]


@pytest.fixture
def journal(tmp_path: Path) -> Made:
    """Makes a journal of files given by their paths."""

    def make(files: dict[str, str | bytes]) -> Journal:
        for path, text in files.items():
            target = tmp_path / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text if isinstance(text, bytes) else text.encode())
        return Journal.open(tmp_path, random.Random(1))

    return make


def only(found: Journal) -> Item:
    [item] = found.items()
    return item


@pytest.mark.parametrize("marks", [MARKS, "<<<<<<< a\n", ">>>>>>> b\n"])
def test_a_record_that_holds_two_versions_is_damaged_where_they_begin(journal: Made, marks: str) -> None:
    opened = journal({"people/ada.md": f"{ADA}\n{marks}"})
    assert opened.people == ()
    assert [(fault.path, fault.line) for fault in opened.problems] == [("people/ada.md", 5)]


def test_a_name_that_may_be_a_persons_or_a_goals_is_said_to_be_either(journal: Made) -> None:
    opened = journal({"people/lea.md": ADA.replace("Ada", "Lea"), "goals/lead.md": LEAD})
    assert opened.find_person_or_goal("lead") == opened.goals[0]
    with pytest.raises(Several) as fault:
        opened.find_person_or_goal("le")
    assert fault.value.matches == ("Lea Lovelace", "the goal Lead a team")


def test_a_damaged_record_is_said_only_where_its_name_is_asked_for_and_in_its_folder(journal: Made) -> None:
    opened = journal({"people/ada.md": ADA, "people/ben-okri.md": "+++\n", "goals/cleo.md": "+++\n"})
    assert opened.goals == ()
    with pytest.raises(Damaged, match="ben-okri"):
        opened.find_person("ben")
    for who in ("zed", "cleo", ""):
        with pytest.raises(NotFound):
            opened.find_person(who)


def test_a_meeting_that_cannot_be_read_is_said_with_its_own_fault(journal: Made) -> None:
    paths = [f"meetings/ada/2026-12-0{day}.md" for day in (1, 2, 3)]
    opened = journal({"people/ada.md": ADA, paths[0]: "+++\n", paths[1]: "+++\nx = \n+++\n", paths[2]: ""})
    for path in paths[:2]:
        with pytest.raises(Damaged) as fault:
            opened.meeting_at(path)
        assert fault.value.path == path
    assert opened.meeting_at(paths[2]).person == "ada"
    with pytest.raises(Vanished):
        opened.meeting_at("meetings/ada/2026-12-04.md")
    with pytest.raises(Vanished):
        opened.meeting_at("meetings/ada/lunch.md")
    for _ in range(2):
        assert list(opened.items_at(paths[0])) == []
    assert [fault.path for fault in opened.problems] == paths[:2]


def test_with_a_mentee_advice_is_theirs_and_with_a_mentor_mine(journal: Made) -> None:
    text = "## Advice\n- [ ] Ask for it\n"
    files = {"people/ada.md": ADA, "people/jun.md": JUN}
    files |= {f"meetings/{slug}/2026-12-01.md": text for slug in ("ada", "jun", "zed")}
    assert {item.person: item.owner for item in journal(files).items()} == {
        "ada": "me",
        "jun": "jun",
        "zed": "me",
    }


@pytest.mark.parametrize(("key", "private"), [("", False), ("private = true\n", True)])
def test_what_was_kept_from_somebody_is_with_nobody_and_private_as_they_are(
    journal: Made, key: str, private: bool
) -> None:
    text = "## Commitments\n- [ ] Draft it\n  - 2026-12-02 mine\n"
    person = ADA.replace('"\n+', f'"\n{key}+')
    item = only(journal({"people/ada.md": person, "meetings/ada/2026-12-01.md": text}))
    assert (item.person, item.private) == (None, private)


def test_what_was_kept_from_somebody_without_a_record_is_with_nobody_too(journal: Made) -> None:
    text = "## Commitments\n- [ ] Draft it\n  - 2026-12-02 mine\n- [ ] Read it\n  - 2026-12-02 told\n"
    draft, read = journal({"meetings/zed/2026-12-01.md": text}).items()
    assert [(item.person, item.private) for item in (draft, read)] == [(None, False), ("zed", False)]


def test_where_it_is_unknown_what_is_private_nothing_leaves(journal: Made) -> None:
    journal({"people/ada.md": ADA}).check_private()
    with pytest.raises(Damaged, match=r"mentorlog\.toml"):
        journal({"mentorlog.toml": "x"}).check_private()


def test_the_items_of_one_record_are_found_by_its_path(journal: Made) -> None:
    line = "## Commitments\n- [ ] {}\n"
    files = {
        "people/ada.md": ADA + line.format("of Ada"),
        "goals/lead.md": LEAD + line.format("of the goal"),
        "meetings/ada/2026-12-01.md": line.format("of the meeting"),
    }
    opened = journal(files)
    found = {path: [item.text for item in opened.items_at(path)] for path in (*files, "me.md")}
    texts = [["of Ada"], ["of the goal"], ["of the meeting"], []]
    assert list(found.values()) == texts
    assert list(opened.items_at("meetings/ada/lunch.md")) == []


def test_the_items_of_records_that_hold_an_id_are_found_whatever_its_capitals(journal: Made) -> None:
    files = {f"people/{who}.md": f"{ADA}## Questions\n- [ ] a  [id:: {who}1]\n" for who in ("Ab", "cd")}
    opened = journal(files)
    for said in ("ab1", "AB1", "Ab1"):
        assert [item.id for item in opened.items_naming(said)] == ["Ab1"]
    assert list(opened.items_naming("xyzzy")) == [] == list(opened.items_naming("\udcff"))


def test_an_id_is_none_that_stands_in_a_record_nearby_and_is_by_chance(journal: Made, tmp_path: Path) -> None:
    first = journal({"people/ada.md": ADA}).new_id()
    files = {"people/ada.md": ADA, "meetings/ada/2026-12-01.md": f"## Advice\n- [ ] a  [id:: {first}]\n"}
    assert journal(files).new_id("ada") != first != journal({}).new_id()
    assert journal({}).new_id("ben") == first
    second = journal({}).new_id()
    (tmp_path / "meetings/ben").mkdir()
    (tmp_path / "meetings/ben/2026-12-01.md").write_text(f"- [ ] b  [id:: {second}]\n")
    opened = journal({})
    assert opened.new_id("zed") == first
    assert opened.new_id() not in (first, second)
    assert len({Journal.open(tmp_path).new_id() for _ in range(3)}) == 3


def test_a_fault_is_said_in_these_words(journal: Made) -> None:
    files = {"people/a.md": f"{ADA}\n{MARKS}", "people/b.md": "# Ben\n", "goals/lead.md": LEAD}
    opened = journal({**files, "people/ada.md": ADA, "people/ben x.md": "+++\n"})
    assert len(opened.people) == 1
    assert [str(fault) for fault in opened.problems] == [
        "people/a.md:5: holds two versions, of this machine and of another; keep one",
        "people/b.md:1: has no front matter between +++ lines",
        "people/ben x.md:1: the front matter has no closing +++",
    ]
    with pytest.raises(Damaged, match="ben x"):
        opened.find_person("ben x")
    for find, what in (
        (opened.find_person, "person"),
        (opened.find_goal, "goal"),
        (opened.find_person_or_goal, "person or goal"),
    ):
        with pytest.raises(NotFound, match=f"^No {what} answers to “zed”"):
            find("zed")


def test_an_edit_reads_what_is_new_with_the_journals_headings_and_stores_no_half_letter(
    journal: Made, tmp_path: Path
) -> None:
    edit = journal({"mentorlog.toml": '[headings]\nadvice = "Rat"\n'}).edit()
    for path in ("goals/lead.md", "people/ada.md"):
        edit.add(path, "## Steps\n\n## Rat\n")
    found = {path: edit.document(path) for path in ("goals/lead.md", "people/ada.md")}
    assert [[section.kind for section in one.sections[1:]] for one in found.values()] == [
        [Kind.COMMITMENT, Kind.ADVICE],
        [None, Kind.ADVICE],
    ]
    edit.add("people/jun.md", f"{JUN}caf\udce9\n")
    with pytest.raises(BadInput) as fault:
        edit.save("Added")
    assert (str(fault.value), fault.value.advice) == (
        "What was typed is not UTF-8 text.",
        "Nothing was stored.",
    )
    assert not (tmp_path / "people").exists()


# --- words in all files -----------------------------------------------------------------------------


def test_files_that_hold_all_of_some_words_are_found_with_their_lines(journal: Made) -> None:
    files = {
        "people/ada.md": f"{ADA}The Plán\nof a TEAM\n",
        "goals/lead.md": LEAD,
        "reviews/2026-W49.md": "plan",
    }
    opened = journal({**files, "meetings/ada/2026-12-01.md": b"\nplan team x\xe9\n"})
    found = list(holding(opened, ["plan", "team"], lambda: all_paths(opened)))
    assert [(text.path, text.lines[-2:], text.folded[-2:]) for text in found] == [
        ("people/ada.md", ("The Plán", "of a TEAM"), ("the plan", "of a team"))
    ]
    assert list(map(str, opened.problems)) == ["meetings/ada/2026-12-01.md:2: is not UTF-8 text"]
    assert [text.path for text in holding(opened, ["lead"], lambda: ["people/ada.md", "goals/lead.md"])] == [
        "goals/lead.md"
    ]


@pytest.mark.parametrize(("gone", "looks"), [("people/old.md", 2), ("me.md", 1)])
def test_what_was_moved_meanwhile_is_looked_for_where_it_is_now(journal: Made, gone: str, looks: int) -> None:
    opened = journal({"people/new.md": f"{ADA}plan", "people/other.md": ADA, "people/bad.md": b"\xe9plan"})
    lists = [[gone], [gone, "people/new.md", "people/other.md", "people/bad.md"]]
    asked: list[int] = []

    def listed() -> list[str]:
        asked.append(1)
        return lists[len(asked) - 1]

    found = [text.path for text in holding(opened, ["plan"], listed)]
    assert (found, len(asked)) == (["people/new.md"] * (looks - 1), looks)
