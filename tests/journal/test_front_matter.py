"""The TOML head of a record: read with the right line for a fault, edited without touching the rest."""

from __future__ import annotations

from datetime import date

import pytest

from mentorlog.errors import Damaged
from mentorlog.journal import front_matter
from mentorlog.journal.document import Document

ADA = """\
+++
# who
name = "Ada Lovelace"   # as she signs
aliases = ["Ada",
  "AL"]
future-key = { a = 1 }

[agreement]   # settled in June
every = "2 weeks"
+++

## About
- +++ in the body
"""


def edited(text: str, **keys: object) -> str:
    changes = {key.replace("__", "."): value for key, value in keys.items()}
    return str(front_matter.edited("people/ada.md", Document.parse(text), changes))


def read(text: str) -> dict[str, object]:
    document = Document.parse(text)
    return front_matter.read("people/ada.md", document.lines, document.front)


def test_a_new_key_is_put_before_the_tables_and_nothing_else_changes() -> None:
    after = edited(ADA, status="paused")
    assert after == ADA.replace("future-key = { a = 1 }\n", 'future-key = { a = 1 }\nstatus = "paused"\n')


def test_a_key_that_is_there_changes_in_its_line_and_keeps_its_comment() -> None:
    assert edited(ADA, name="Ada King") == ADA.replace('"Ada Lovelace"', '"Ada King"')
    assert edited(ADA, agreement__every="month") == ADA.replace('"2 weeks"', '"month"')


def test_a_key_of_a_table_is_added_to_that_table() -> None:
    assert read(edited(ADA, agreement__minutes=45))["agreement"] == {"every": "2 weeks", "minutes": 45}
    assert read(edited("+++\nname = 'A'\n+++\n", agreement__every="month"))["agreement"] == {"every": "month"}


def test_a_key_that_is_removed_takes_its_line() -> None:
    assert edited(ADA, agreement__every=None) == ADA.replace('every = "2 weeks"\n', "")


def test_line_ends_stay_as_they_are() -> None:
    windows = ADA.replace("\n", "\r\n")
    assert edited(windows, name="Ada King") == windows.replace('"Ada Lovelace"', '"Ada King"')
    assert "\n" not in edited(windows, status="paused").replace("\r\n", "")


def test_a_record_without_a_head_gets_one_below_its_yaml_block() -> None:
    assert edited("## Notes\n", status="held") == '+++\nstatus = "held"\n+++\n\n## Notes\n'
    yaml = "---\ntags: [a]\n---\n\n# Title\n"
    assert edited(yaml, status="held") == '---\ntags: [a]\n---\n+++\nstatus = "held"\n+++\n\n# Title\n'


FAULTS = {
    "+++\nname = \n+++\n": 2,
    "+++\n\nname = 'a'\nrole = mentor\n+++\n": 4,
    "+++\nname = 'a'\nname = 'b'\n+++\n": 3,
    "---\na: 1\n---\n\n+++\nname = x\n+++\n": 6,
    "+++\nname = 'a'\n": 1,
    '+++\na = """\nb\n+++\n': 3,
}


@pytest.mark.parametrize(("text", "line"), FAULTS.items())
def test_what_is_no_toml_is_named_with_its_line(text: str, line: int) -> None:
    with pytest.raises(Damaged) as fault:
        read(text)
    assert fault.value.path == "people/ada.md"
    assert fault.value.line == line


def test_toml_that_is_nested_without_end_is_a_fault_and_no_crash() -> None:
    with pytest.raises(Damaged):
        read("+++\na = " + "[" * 3000 + "]" * 3000 + "\n+++\n")


def test_a_new_record_reads_as_a_person_would_write_it() -> None:
    text = front_matter.new_record(
        {
            "name": "Ada",
            "goals": ["lead"],
            "skill": "",
            "since": date(2026, 6, 2),
            "agreement": {"every": "month"},
        }
    )
    assert text == (
        '+++\nname = "Ada"\ngoals = ["lead"]\nsince = 2026-06-02\n\n[agreement]\nevery = "month"\n+++\n'
    )


def test_hostile_words_come_back_as_they_were() -> None:
    for words in ('a"b', "a\\b", "+++", "# no comment", "[table]", "a\u2028b", "‮", "\x1b[31m"):
        text = front_matter.new_record({"name": words})
        assert read(text) == {"name": words}
        assert read(edited(ADA, name=words))["name"] == words
