"""Programs of others beside which mentorlog is run, where they are installed, on the same journal.

Each is given what it is made for: jrnl and Watson an entry for each meeting, khal the meetings, todoman
and Taskwarrior what is open. Their own caches are filled before they are measured.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

import journals  # type: ignore[import-not-found]  # beside this file

_JRNL = """
colors: {{body: none, date: none, tags: none, title: none}}
default_hour: 9
default_minute: 0
editor: ''
encrypt: false
highlight: false
indent_character: '|'
journals: {{default: {{journal: {file}}}}}
linewrap: 79
tagsymbols: '#@'
template: false
timeformat: '%F %R'
version: v4.3
"""
_ICS = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//bench//EN\r\nBEGIN:{what}\r\nUID:{uid}\r\n"
_ICS += "DTSTAMP:20260101T000000Z\r\n{rest}END:{what}\r\nEND:VCALENDAR\r\n"


class Peer(NamedTuple):
    """A program's command, and what it is set beside: `search`, `list`, a sheet, an entry that is added."""

    said: str
    command: list[str]
    beside: str


def peers(root: Path, home: Path, programs: str) -> Iterator[Peer]:
    """Those found on the path `programs`, with the journal at `root` made theirs under `home`."""
    if jrnl := shutil.which("jrnl", path=programs):
        journals.as_jrnl(root, home / "jrnl.txt")
        (home / "jrnl.yaml").write_text(_JRNL.format(file=home / "jrnl.txt"))
        called = [jrnl, "--config-file", str(home / "jrnl.yaml")]
        yield Peer("jrnl -contains RARE", [*called, "-contains", journals.RARE], "search")
        yield Peer("jrnl -contains COMMON", [*called, "-contains", journals.COMMON], "search all")
        yield Peer("jrnl -n 1", [*called, "-n", "1"], "prep")
        yield Peer("jrnl TEXT", [*called, "We talked about the plan."], "jot")
    days = sorted(path for path in root.glob("meetings/*/*.md"))
    if watson := shutil.which("watson", path=programs):
        folder = home / ".config" / "watson"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "frames").write_text(json.dumps(list(_frames(days))))
        yield Peer("watson log --all, its last day", [watson, "log", "-d", "-G"], "list")
        yield Peer("watson add", [watson, "add", "-f", "09:00", "-t", "09:01", "mentoring"], "jot")
    if (khal := shutil.which("khal", path=programs)) and days:
        _as_calendar(days, home / "events")
        conf = home / "khal.conf"
        conf.write_text(f"[calendars]\n[[a]]\npath = {home}/events\n[sqlite]\npath = {home}/khal.db\n")
        yield Peer("khal list", [khal, "-c", str(conf), "list", "2026-11-10", "20d"], "prep")
    todos = home / "todos" / "a"
    todo = shutil.which("todo", path=programs) or shutil.which("todoman", path=programs)
    if todo:
        _as_todos(days, todos)
        conf = home / "todo.py"
        conf.write_text(f"path = '{home}/todos/*'\ncache_path = '{home}/todo.db'\ndefault_list = 'a'\n")
        yield Peer("todo list", [todo, "--config", str(conf), "list"], "list")
    if task := shutil.which("task", path=programs):
        (home / ".taskrc").write_text(f"data.location={home}/task\nconfirmation=no\nhooks=off\n")
        found = [{"description": text, "status": "pending"} for text in _open(days)]
        subprocess.run(
            [task, "import"], input=json.dumps(found), text=True, capture_output=True, env={"HOME": str(home)}
        )
        yield Peer("task list", [task, "list"], "list")


def _open(days: list[Path]) -> Iterator[str]:
    for path in days:
        yield from re.findall(r"^- \[ \] (.*?)  \[", path.read_text(), re.MULTILINE)


def _frames(days: list[Path]) -> Iterator[list[object]]:
    for number, path in enumerate(days):
        at = int(datetime.fromisoformat(f"{path.stem}T10:00").timestamp())
        yield [at, at + 2700, path.parent.name, f"{number:032x}", [], at]


def _as_calendar(days: list[Path], folder: Path) -> None:
    folder.mkdir()
    for number, path in enumerate(days):
        on = path.stem.replace("-", "")
        rest = f"SUMMARY:{path.parent.name}\r\nDTSTART:{on}T100000\r\nDTEND:{on}T104500\r\n"
        rest += f"DESCRIPTION:{' '.join(path.read_text().split())[:1400]}\r\n"
        (folder / f"{number}.ics").write_text(_ICS.format(what="VEVENT", uid=number, rest=rest))


def _as_todos(days: list[Path], folder: Path) -> None:
    folder.mkdir(parents=True)
    due = f"DUE;VALUE=DATE:{date(2026, 12, 1):%Y%m%d}\r\n"
    for number, text in enumerate(_open(days)):
        rest = f"SUMMARY:{text}\r\n{due}STATUS:NEEDS-ACTION\r\n"
        (folder / f"{number}.ics").write_text(_ICS.format(what="VTODO", uid=number, rest=rest))
