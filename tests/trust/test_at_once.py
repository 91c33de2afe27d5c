"""Many at once: nobody's words are lost, no reader meets a half, and history stays one line.

The short dose is 8 processes with 9 commands each, the long one 8 with 100.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from tests.cli.conftest import Mentorlog

from .scenarios import git
from .stage import LONG, ROOT, left_over
from .worker import written

WRITERS, READERS = 8, 2
COMMANDS = 100 if LONG else 6
PATIENCE = 900  # seconds


def begun(home: Path) -> Mentorlog:
    """A journal with Ada in it, kept by git."""
    mentorlog = Mentorlog(home, git=True, environment={"MENTORLOG_JOURNAL": str(home / "journal")})
    mentorlog.ok("init", str(mentorlog.journal))
    mentorlog.ok("mentor", "add", "Ada Lovelace", "--about", "Back from leave")
    return mentorlog


def wait_for(home: Path, pattern: str, number: int) -> None:
    """Waits until there are so many files of that name."""
    end = time.monotonic() + PATIENCE
    while len(list(home.glob(pattern))) < number:
        assert time.monotonic() < end, f"no {pattern}"
        time.sleep(0.01)


def worker(home: Path, name: str, number: int) -> subprocess.Popen[str]:
    """Begins a process that writes so many times, or reads for as long as others write."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.trust.worker", str(home), name, str(number)],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        text=True,
    )


def is_stored(command: list[str], states: dict[str, str], text: str) -> bool:
    """Whether what a writer's command says is in the journal."""
    match command:
        case ["note", _, _, note, _, promise]:
            return promise in states and f"{note}\n" in text
        case ["done", promise, _, result]:
            return states[promise] == "done" and f": {result}\n" in text
    return command[-1] in states


def said(process: subprocess.Popen[str]) -> dict[str, Any]:
    """What a worker says at its end."""
    out, _ = process.communicate(timeout=PATIENCE)
    found = json.loads(out)
    assert isinstance(found, dict)
    return found


def test_all_that_eight_write_at_once_is_there_and_readers_see_no_half(tmp_path: Path) -> None:
    mentorlog = begun(tmp_path)
    writers = [worker(tmp_path, str(number), COMMANDS) for number in range(WRITERS)]
    readers = [worker(tmp_path, f"r{number}", 0) for number in range(READERS)]
    wait_for(tmp_path, "ready-*", WRITERS + READERS)
    (tmp_path / "go").touch()
    wrote = [said(writer) for writer in writers]
    (tmp_path / "stop").touch()
    read = [said(reader) for reader in readers]
    assert [one["wrong"] for one in (*wrote, *read)] == [[]] * (WRITERS + READERS)
    assert all(one["done"] for one in read)

    commands = [command for number in range(WRITERS) for command in written(str(number), COMMANDS)]
    items = json.loads(mentorlog.ok("list", "--all", "--kind", "any", "--json"))["items"]
    states = {item["text"]: item["state"] for item in items}
    text = "".join(mentorlog.records().values())
    kept = [is_stored(command, states, text) for command in commands]
    assert (sum(kept), len(kept)) == (WRITERS * COMMANDS, WRITERS * COMMANDS)
    assert len({item["id"] for item in items}) == len(items), "two have one id"
    assert mentorlog.ok("check") == ""
    assert left_over(mentorlog.journal) == []

    parents = [line.split()[1:] for line in git(mentorlog.journal, "log", "--format=%H %P").splitlines()]
    assert [len(found) for found in parents] == [1] * (len(commands) + 1) + [0], "it is one line"
    assert git(mentorlog.journal, "fsck", "--strict", "--no-dangling", "--no-progress") == ""
    assert git(mentorlog.journal, "status", "--porcelain") == ""


def test_of_eight_who_edit_one_record_each_is_applied_or_refused_and_kept(tmp_path: Path) -> None:
    mentorlog = begun(tmp_path)
    editor = tmp_path / "editor"
    # Each waits until all have the record open; then all save.
    editor.write_text(
        "#!/bin/sh\n"
        f': > "{tmp_path}/open-$NUMBER"\n'
        f'while [ ! -e "{tmp_path}/go" ]; do sleep 0.02; done\n'
        'printf -- "- Fact %s.\\n" "$NUMBER" >> "$1"\n'
    )
    editor.chmod(0o700)
    known = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "EDITOR": str(editor)}
    known |= {"MENTORLOG_JOURNAL": str(mentorlog.journal)}
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "mentorlog", "mentor", "edit", "ada"],
            env={**known, "NUMBER": str(number)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(WRITERS)
    ]
    wait_for(tmp_path, "open-*", WRITERS)
    (tmp_path / "go").touch()
    codes = []
    for number, process in enumerate(processes):
        _, err = process.communicate(timeout=PATIENCE)
        fact = f"- Fact {number}.\n"
        codes.append(process.returncode)
        is_there = fact in mentorlog.files()["people/ada-lovelace.md"]
        if process.returncode:
            drafts = [draft for draft in mentorlog.drafts() if fact in draft.read_text()]
            assert (process.returncode, is_there, len(drafts)) == (5, False, 1), err
            assert str(drafts[0]) in err
        else:
            assert (is_there, err) == (True, "")
    assert 0 in codes
    assert mentorlog.ok("check") == ""
    assert git(mentorlog.journal, "status", "--porcelain") == ""
