"""What a command does at most: the modules it imports, the files it opens, the calls it makes of the system.

A time cannot be tested without failing by chance, and these can: whoever adds an import or a second read to a
command sees it here. `tests/bench/run.py` measures what it costs; docs/explanation/speed.md has the figures.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from mentorlog.exchange.demo import make_demo

READING = ("--version", "--help", "prep ada", "today", "list", "review --no-input", "search plan")
WRITING = ("note ada -m Talked", "done p2m7d", "jot ada Why?")
# What takes long to import, and serves other commands.
HEAVY = (
    *("rich.markdown", "rich.console", "rich.table", "icalendar", "tomlkit", "html"),
    *("mentorlog.journal.git", "mentorlog.journal.check", "mentorlog.exchange", "difflib"),
)
# Typer itself imports these.
OF_TYPER = {"difflib", "html"}
_WATCHED = """
import gc, json, os, sys
root = sys.argv.pop(1) + os.sep
seen = []
def hook(event, arguments):
    if event in ("open", "os.listdir", "os.scandir", "os.rename", "os.link", "os.remove", "subprocess.Popen"):
        path = arguments[0]
        if event == "os.scandir" and isinstance(path, int):
            return
        path = os.fspath(path) if isinstance(path, (str, os.PathLike)) else ""
        path = path if isinstance(path, str) else path.decode()
        if event == "subprocess.Popen":
            seen.append("runs " + os.path.basename(path))
        elif path.startswith(root):
            seen.append(event.removeprefix("os.") + " " + path.removeprefix(root))
sys.addaudithook(hook)
from mentorlog.__main__ import main
try:
    main()
except SystemExit:
    pass
print(json.dumps([sorted(sys.modules), seen, len(gc.get_objects())]), file=sys.stderr)
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The sample journal."""
    make_demo(tmp_path / "journal", date(2026, 12, 6))
    return tmp_path / "journal"


def environment(root: Path) -> dict[str, str]:
    home = root.parent
    # Without git: its processes are counted by tests/history.
    return {"HOME": str(home), "PATH": str(home / "none"), "MENTORLOG_JOURNAL": str(root), "COLUMNS": "80"}


def run(root: Path, line: str) -> tuple[list[str], list[str], int]:
    """The modules that a command imported, what it opened in the journal, and the objects that Python looks
    through for garbage when it ends."""
    words = line.split() if line == "--version" else ["--as-of", "2026-12-06", *line.split()]
    ran = subprocess.run(
        [sys.executable, "-c", _WATCHED, str(root), *words],
        env=environment(root),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    modules, opened, objects = json.loads(ran.stderr.splitlines()[-1])
    return modules, opened, objects


def watched(root: Path, line: str) -> tuple[list[str], list[str]]:
    """The modules that a command imported, and what it opened in the journal."""
    return run(root, line)[:2]


def told(root: Path, line: str) -> str:
    """A command's modules and files, as the golden file has them."""
    modules, opened = watched(root, line)
    own = [name.removeprefix("mentorlog.") for name in modules if name.startswith("mentorlog.")]
    heavy = [name for name in HEAVY if name in modules and name not in OF_TYPER]
    # A temporary file, a draft and a meeting's lock have names of their own each time.
    names = Counter(re.sub(r"[0-9a-f]{16}", "*", one) for one in opened)
    files = [f"  {name}{f'  {count} times' if count > 1 else ''}" for name, count in sorted(names.items())]
    return "\n".join(
        [f"== {line}", f"imports {' '.join(own)}", f"and {' '.join(heavy) or 'nothing heavy'}", *files, ""]
    )


@pytest.mark.parametrize("line", [*READING, *WRITING])
def test_a_command_imports_and_opens_what_is_known(
    root: Path, golden: Callable[[str, str], None], line: str
) -> None:
    name = re.sub(r"\W+", "-", line).strip("-")
    said = told(root, line)
    golden(f"speed-{name}.list", said)
    assert "and nothing heavy" in said or line in WRITING


def test_nothing_is_looked_through_for_garbage_at_the_end(root: Path) -> None:
    assert run(root, "list")[2] < 1000  # of more than 50,000


def test_a_sheet_opens_no_record_of_others_and_none_twice(root: Path) -> None:
    _, opened = watched(root, "prep ada")
    read = [one.removeprefix("open ") for one in opened if one.startswith("open ")]
    assert len(read) == len(set(read))
    assert {path.split("/")[1] for path in read if path.startswith("meetings/")} == {"ada-lovelace"}


@pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")
@pytest.mark.parametrize("line", ["prep ada", "list"])
def test_a_record_is_read_by_four_calls_of_the_system(root: Path, line: str) -> None:
    trace = root.parent / "trace"
    calls = "openat,read,fstat,newfstatat,stat,lstat,statx,access"
    words = ["--as-of", "2026-12-06", *line.split()]
    subprocess.run(
        ["strace", "-y", "-e", f"trace={calls}", "-o", str(trace), sys.executable, "-m", "mentorlog", *words],
        env={**environment(root), "PATH": os.environ["PATH"]},
        capture_output=True,
        check=True,
    )
    records = re.compile(rf"^(\w+)\(.*{re.escape(str(root))}/(meetings/[^\">]*\.md)")
    seen = Counter(
        (found[2], found[1]) for text in trace.read_text().splitlines() if (found := records.match(text))
    )
    paths = {path for path, _ in seen}
    assert paths
    for path in paths:
        made = {call: count for (other, call), count in seen.items() if other == path}
        # Opened, looked at once, read once; closing has no name by then.
        assert made.get("openat") == 1 and sum(made.values()) <= 4, (path, made)


@pytest.mark.parametrize("line", ["today", "list", "review --no-input"])
def test_of_what_rests_an_empty_page_reads_the_first_at_most(tmp_path: Path, line: str) -> None:
    root = tmp_path / "journal"
    for folder in ("people", "meetings/ada"):
        (root / folder).mkdir(parents=True)
    (root / "mentorlog.toml").write_text("format = 1\n")
    (root / "people/ada.md").write_text('+++\nname = "Ada"\n+++\n')
    for number in range(60):
        day = date(2025, 1, 1) + timedelta(weeks=number)
        kept = f"- [x] Call Tom  [completion:: {day}]  [id:: a{number:04}]\n"
        (root / f"meetings/ada/{day}.md").write_text(f"+++\ndate = {day}\n+++\n\n## Commitments\n{kept}")
    time.sleep(2.1)  # a file that was only just changed is read anew
    first, second = (sum(one.startswith("open meetings/") for one in watched(root, line)[1]) for _ in "12")
    assert first > 60 and second <= 3, (first, second)
