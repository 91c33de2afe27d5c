"""How each fault is mended: a word that comes close is offered, and otherwise it is said what can be done."""

from __future__ import annotations

from pathlib import Path

from mentorlog.journal.check import check

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
