"""How each fault is mended: a word that comes close is offered, and otherwise it is said what can be done."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorlog.journal.check import check
from mentorlog.journal.check.settings import check_settings
from mentorlog.journal.check.text import read
from mentorlog.journal.records import Settings
from mentorlog.journal.unfinished import PLACE, Change, Message, dumped

pytestmark = pytest.mark.usefixtures("never_waits")

ADA = """\
+++
name = "Ada Lovelace"
role = "xyzzy"
goals = ["leed", "xyzzy"]
referred_by = "xyzzy"
template = "mine"
+++
"""
ITEMS = """\
## Actions
- [ ] a  [due:: 2026-2-3]
- [ ] b  [due:: 2026-02-31]
- [ ] c  [goal:: leed]
- [ ] d  [goal:: xyzzy]
- [ ] e 📅2026-02-31

<!--
"""
FILES = {
    "mentorlog.toml": "format = 1\n",
    "people/ada.md": ADA,
    "people/ben.md": '+++\nname = "Ben"\n',
    "people/cleo.md": "# Cleo\n",
    "goals/lead.md": '+++\ntitle = "Lead"\nof = "xyzzy"\n+++\n',
    "goals/walk.md": "# Walk\n",
    "meetings/ada/2026-12-07.md": ITEMS,
    "meetings/ada/2026-12-08.md": "```\n",
    "meetings/zed/2026-12-09.md": "x\n",
}
A_DAY = "Write a day that a calendar has, like 2026-12-07."
MENDS = [
    ("goals/lead.md:3", "Correct it, or delete the key where the goal is yours."),
    ("goals/walk.md:1", 'Begin it with three lines: +++, title = "...", +++.'),
    ("meetings/ada/2026-12-07.md:2", "Write it as 2026-02-03."),
    ("meetings/ada/2026-12-07.md:3", A_DAY),
    ("meetings/ada/2026-12-07.md:4", "Did you mean lead?"),
    ("meetings/ada/2026-12-07.md:5", "Correct it, or delete the field."),
    ("meetings/ada/2026-12-07.md:6", A_DAY),
    ("meetings/ada/2026-12-07.md:8", "Close it with a line -->."),
    ("meetings/ada/2026-12-08.md:1", "Close it with a line like its first, without words."),
    ("meetings/zed", "Make people/zed.md, or rename the folder."),
    ("people/ada.md:3", "Write one of them."),
    ("people/ada.md:4", "Did you mean lead?"),
    ("people/ada.md:4", "Correct it, or delete it from the list."),
    ("people/ada.md:5", "Correct it, or delete the key."),
    ("people/ada.md:6", "Make templates/mine.md, or delete the key."),
    ("people/ben.md:1", "Close it with a line +++ below the last key."),
    ("people/cleo.md:1", 'Begin it with three lines: +++, name = "...", +++.'),
]


def test_a_fault_is_said_with_its_mend(tmp_path: Path) -> None:
    root = tmp_path / "journal"
    for path, text in FILES.items():
        (root / path).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        (root / path).write_text(text)
    found = check(root, lambda _: True)
    assert [(fault.facts[0], fault.mend) for fault in found] == MENDS


def test_a_word_with_other_capitals_is_offered_as_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir(mode=0o700)
    (tmp_path / "mentorlog.toml").write_text("format = 1\n")
    (tmp_path / "people/ada.md").write_text('+++\nname = "Ada"\nrole = "Mentor"\nstatus = "ACTIVE "\n+++\n')
    tmp_path.chmod(0o700)
    assert [fault.mend for fault in check(tmp_path, lambda _: True)] == ["Write “mentor”.", "Write “active”."]


SETTINGS = """\
\ufeffweek_start = "mon"
timezon = "UTC"

[headings]
nothing = ["Zeug"]
question = ["Fragen", "Zeug"]
advice = "Fragen"
decision = 5

[written]
question = "Private Fragen"
advice = "Advice"
commitment = "Fragen"
private = "Geheim"
"""


def test_headings_that_are_for_nothing_or_for_two_things_or_are_not_read_are_said(tmp_path: Path) -> None:
    (tmp_path / "mentorlog.toml").write_text(SETTINGS)
    tmp_path.chmod(0o700)
    assert [(fault.line, fault.what) for fault in check(tmp_path, lambda _: True)] == [
        (1, "begins with a byte order mark (U+FEFF)"),
        (2, "“timezon” is no setting"),
        (5, "headings are added for “nothing”, which is no kind"),
        (6, "the heading “Zeug” is for nothing and for question"),
        (7, "the heading “Fragen” is for question and for advice"),
        (8, "headings.decision is not of the right type"),
        (11, "the heading “Private Fragen” would not be read as question"),
        (13, "the heading “Fragen” is for question and for commitment"),
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[written]\nadvice = "A"\nquestion = "B"\n[headings]\nquestion = "X"\nadvice = "X"\n', 6),
        ('[headings]\nquestion = "X"\nadvice = "Y"\n[written]\nadvice = "X"\n', 5),
    ],
)
def test_a_heading_for_two_things_is_said_in_its_own_table(text: str, line: int) -> None:
    read_text = read("mentorlog.toml", text.encode(), is_record=True)
    found = check_settings("mentorlog.toml", read_text, lambda _: True).faults
    assert (found[0].line, found[0].what) == (line, "the heading “X” is for question and for advice")


@pytest.mark.parametrize("key", Settings.model_fields)
def test_each_setting_of_a_wrong_type_is_told_how_to_be_written(key: str) -> None:
    text = read("mentorlog.toml", f"\n{key} = [[5]]\n".encode(), is_record=True)
    [fault] = check_settings("mentorlog.toml", text, lambda _: True).faults
    assert (fault.line, fault.what) == (2, f"{key} is not of the right type")
    assert fault.mend.startswith("Write ") and key in fault.mend


def test_what_an_unfinished_command_has_begun_counts_as_done(tmp_path: Path) -> None:
    record = b'+++\nname = "Ada"\ngoals = ["lead"]\n+++\n'
    goal, ben = b'+++\ntitle = "Lead"\nof = "ben"\n+++\n', b'+++\nname = "Ben"\nrole = "mentee"\n+++\n'
    items = b"## Actions\n- [ ] a  [goal:: xyzzy]\n"
    begun = [
        Change("../x.md", None, b"x"),
        Change("/y.md", None, b"x"),
        Change("people/bob.md", b"another", None),
        Change("people/old.md", record, None),
        Change("goals/lead.md", None, goal),
        Change("people/ben.md", None, ben),
        Change("meetings/ben/2026-12-01.md", None, items),
        Change("meetings/ben/lunch.md", None, items),
        Change("notes.txt", None, b"x"),
    ]
    files = {
        "mentorlog.toml": b"format = 1\n",
        "people/ada.md": record,
        "people/old.md": record,
        "people/bob.md": b'+++\nname = "Bob"\n+++\n',
        PLACE: dumped(begun, Message("Renamed")),
    }
    for path, data in files.items():
        (tmp_path / path).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    tmp_path.chmod(0o700)
    assert [fault.facts[0] for fault in check(tmp_path, lambda _: True)] == ["meetings/ben/2026-12-01.md:2"]
