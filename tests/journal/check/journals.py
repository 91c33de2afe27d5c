"""A small sound journal, written out so that each line can be pointed at; and what can be done to it."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

from mentorlog.journal.unfinished import Message, dumped

ADA = "people/ada-lovelace.md"
JUN = "people/jun-park.md"
LEAD = "goals/lead-a-team-of-five.md"
REVIEW = "goals/run-a-review.md"
MET = "meetings/ada-lovelace/2026-12-07.md"
PLAIN = "meetings/jun-park/2026-12-08.md"
SETTINGS = "mentorlog.toml"

SOUND: dict[str, str] = {
    SETTINGS: """\
format = 1
timezone = "Europe/Berlin"
week_start = "monday"

[headings]
commitment = ["Homework"]
private = "Diary"
""",
    "me.md": "## Vision\nTo be home on time\n",
    "reviews/2026-W49.md": "Kept 4 of 5.\n",
    "templates/note.md": "## Notes\n\n## Homework\n",
    "templates/empty.md": "",
    "templates/head.md": "\ufeff+++\n",
    ADA: """\
+++
name = "Ada Lovelace"
aliases = ["Ada", "AL"]
role = "mentor"
status = "active"
goals = ["lead-a-team-of-five"]
since = 2026-06-02

[fit]
experience = 5

[agreement]
every = "2 weeks"
minutes = 45
until = 2026-12-31
sessions = 12
+++

## About
- Back from leave

## Questions
- [ ] How did you choose?  [created:: 2026-11-30]  [id:: t4x2k]

## Log
- 2026-05-20 asked: three sessions
""",
    JUN: """\
+++
name = "Jun Park"
role = "mentee"
referred_by = "ada-lovelace"
template = "note"
+++
""",
    LEAD: """\
+++
title = "Lead a team of five"
status = "active"
due = 2027-06-30
stretch = true
+++

## Steps
- [ ] Shadow a round  [created:: 2026-11-10]  [due:: 2026-12-15]  [id:: p2m7d]

## Progress
- 2026-11-02 20%: first report hired
""",
    REVIEW: """\
+++
title = "Run a review"
of = "jun-park"
+++
""",
    MET: """\
+++
date = 2026-12-07
time = "10:00"
minutes = 45
kind = "session"
status = "held"
+++

## Notes
We talked.

## Commitments
- [ ] Draft the plan  [goal:: lead-a-team-of-five]  [due:: 2026-12-11]  [id:: 7f3kb]
  - 2026-12-09 moved from 2026-12-08: waiting
- [x] @ada Share the sheet  [created:: 2026-12-07]  [completion:: 2026-12-09]  [id:: m2p9x]
- [ ] Draft one page  [from:: 7f3kb]  [id:: q8d1t]

## Private
- anything
""",
    PLAIN: "We met in the corridor.\n\n- [ ] @jun-park Send the notes\n",
    # What is nobody's business here.
    ".gitignore": "/.mentorlog/\n",
    ".mentorlog/lock": "",
    ".mentorlog/unfinished.json": dumped((), Message("a change")).decode(),
    ".mentorlog/drafts/ada-lovelace-1a2b3c.md": "<<<<<<< ours\n",
    ".git/people/a.md": "",
    ".obsidian/app.json": "",
    "people/.hidden.md": "",
    "people/photo.png": "\x00",
    "people/old/ada.md": "",
    "meetings/README.md": "",
    "meetings/nobody/sketch.md": "",
    "meetings/ada-lovelace/2026-12-07 sketch.md": "+++",
    "meetings/ada-lovelace/2026-12-07.png": "",
    "attachments/2026-12-7.md": "",
}

Do = Callable[[Path], None]


def make(root: Path, files: dict[str, str] | None = None) -> Path:
    """Writes a journal for its owner alone; gives its folder."""
    root.mkdir(mode=0o700)
    for path, text in (SOUND if files is None else files).items():
        put(path, text)(root)
    return root


def put(path: str, text: str | bytes) -> Do:
    """Writes a file, and the folders above it, for their owner alone."""

    def do(root: Path) -> None:
        place = root / path
        for folder in reversed(place.relative_to(root).parents):
            if not (root / folder).is_dir():
                (root / folder).mkdir()
            if not str(folder).startswith(".git") and str(folder) != "attachments":
                (root / folder).chmod(0o700)
        place.write_bytes(text.encode() if isinstance(text, str) else text)
        place.chmod(0o600)

    return do


def swap(path: str, old: str, new: str | bytes) -> Do:
    """Puts other words in the place of some that stand in a file once."""

    def do(root: Path) -> None:
        data = (root / path).read_bytes()
        assert data.count(old.encode()) == 1, (path, old)
        (root / path).write_bytes(data.replace(old.encode(), new.encode() if isinstance(new, str) else new))

    return do


def encoded(path: str, encoding: str) -> Do:
    """Saves a file anew in another encoding."""
    return lambda root: put(path, (root / path).read_text("utf-8").encode(encoding))(root)


def link(path: str, to: str) -> Do:
    """Makes a link, in the place of what is there."""

    def do(root: Path) -> None:
        (root / path).unlink(missing_ok=True)
        (root / path).symlink_to(to)

    return do


def away(path: str, to: str) -> Do:
    """Moves something out of the journal, and puts a link there."""

    def do(root: Path) -> None:
        (root / path).rename(root.parent / to)
        (root / path).symlink_to(root.parent / to)

    return do


def moved(path: str, to: str) -> Do:
    def do(root: Path) -> None:
        (root / path).rename(root / to)

    return do


def copied(path: str, to: str) -> Do:
    return lambda root: put(to, (root / path).read_bytes())(root)


def mode(path: str, value: int) -> Do:
    return lambda root: (root / path).chmod(value)


def pipe(path: str) -> Do:
    return lambda root: os.mkfifo(root / path)


def listening(path: str) -> Do:
    """A socket; made by its short name, for a long one has no room."""

    def do(root: Path) -> None:
        here = os.open(".", os.O_RDONLY)
        try:
            os.chdir((root / path).parent)
            with socket.socket(socket.AF_UNIX) as made:
                made.bind(Path(path).name)
        finally:
            os.fchdir(here)
            os.close(here)

    return do


def folder(path: str) -> Do:
    return lambda root: (root / path).mkdir(mode=0o700)


def gone(path: str) -> Do:
    return lambda root: (root / path).unlink()


def each(*parts: Do) -> Do:
    def do(root: Path) -> None:
        for part in parts:
            part(root)

    return do
