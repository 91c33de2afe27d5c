"""Several machines with one journal: clones of a bare remote, each with a program and a home of its own."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.cli.conftest import Mentorlog, Result

from .repository import Repository

ADA, BO, DAN = "people/ada-lovelace.md", "people/bo.md", "people/dan.md"
GOAL = "goals/lead-a-team-of-five.md"
MET, PLANNED = "meetings/ada-lovelace/2026-11-23.md", "meetings/ada-lovelace/2026-12-10.md"
PASSED = "meetings/bo/2026-12-01.md"
RECORDS = {
    ADA: """\
+++
name = "Ada Lovelace"
aliases = ["Ada"]
role = "mentor"   # since May
status = "active"
goals = ["lead-a-team-of-five"]

[agreement]
every = "2 weeks"
minutes = 45
+++

## About
- Back from leave on 1 November

## Questions
- [ ] How did you choose your first two hires?  [created:: 2026-11-30]  [id:: t4x2k]
- [ ] When is a team too large?  [created:: 2026-11-30]  [id:: w8c1m]
""",
    BO: '+++\nname = "Bo"\nrole = "mentee"\nstatus = "active"\n+++\n',
    DAN: '+++\nname = "Dan"\nstatus = "candidate"\nskill = "hiring"\n+++\n',
    GOAL: """\
+++
title = "Lead a team of five"
status = "active"
due = 2027-06-30
+++

## Steps
- [ ] Shadow a planning round  [created:: 2026-11-10]  [due:: 2026-12-15]  [id:: p2m7d]
- [ ] Interview two candidates  [created:: 2026-11-10]  [id:: h3k9v]
""",
    MET: """\
+++
date = 2026-11-23
status = "held"
+++

## Notes
We went through the reorganisation.

## Advice
- [ ] Ask for the role in writing  [id:: a9k2h]

## Commitments
- [ ] Draft the 90-day plan  [due:: 2026-12-11]  [id:: 7f3kb]
- [ ] Read the budget  [due:: 2026-12-10]  [id:: z6n4c]
- [ ] Write to Cy  [due:: 2026-12-09]  [id:: k4r8s]
  - 2026-11-30 moved from 2026-12-01: away
- [x] Thank Ada  [completion:: 2026-11-25]  [id:: n5w2q]
- [ ] @ada-lovelace Share the headcount sheet  [id:: m2p9x]

## People
- [ ] Priya Nair, head of data  [id:: q8d1t]
""",
    PLANNED: """\
+++
date = 2026-12-10
time = "10:00"
status = "planned"
+++

## Objectives
- [ ] A yes or no on the platform lead role  [id:: c7d3q]
""",
    PASSED: '+++\ndate = 2026-12-01\nstatus = "planned"\n+++\n',
    "reviews/2026-W48.md": "A quiet week.\n",
}


@dataclass(frozen=True)
class Machine:
    """One of the machines: the program in its home, and the repository of its journal."""

    program: Mentorlog
    repository: Repository

    @classmethod
    def at(cls, home: Path, seed: int) -> Machine:
        program = Mentorlog(home, git=True, source=random.Random(seed))
        program.environment["MENTORLOG_JOURNAL"] = str(home / "journal")
        return cls(program, Repository(home / "journal"))

    @property
    def journal(self) -> Path:
        return self.program.journal

    def __call__(self, *arguments: str, **how: object) -> Result:
        return self.program(*arguments, **how)  # type: ignore[arg-type]

    def ok(self, *arguments: str, **how: object) -> str:
        return self.program.ok(*arguments, **how)

    def read(self, path: str) -> bytes:
        return (self.journal / path).read_bytes()

    def write(self, path: str, data: bytes | str) -> None:
        """What an editor does."""
        place = self.journal / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data.encode() if isinstance(data, str) else data)

    def change(self, path: str, old: str, new: str) -> None:
        """Edits a file by hand."""
        text = self.read(path).decode()
        assert old in text, (old, text)
        self.write(path, text.replace(old, new, 1))

    def bytes(self) -> dict[str, bytes]:
        """All files of the journal but those of git and of the program itself."""
        return {
            path.relative_to(self.journal).as_posix(): path.read_bytes()
            for path in sorted(self.journal.rglob("*"))
            if path.is_file() and not {".git", ".mentorlog"} & set(path.relative_to(self.journal).parts)
        }


@dataclass(frozen=True)
class Machines:
    """The machines, and what they share. All lies in one folder, which can be copied."""

    root: Path

    @property
    def remote(self) -> Repository:
        return Repository(self.root / "remote.git")

    def machine(self, name: str) -> Machine:
        return Machine.at(self.root / name, sum(name.encode()))

    @classmethod
    def make(cls, root: Path, names: str = "abc") -> Machines:
        """Machines that have synced, each with the records above."""
        machines = cls(root)
        first = machines.machine(names[0])
        first.program.home.mkdir(parents=True)
        Repository(root)("init", "--quiet", "--bare", "--initial-branch=main", "remote.git")
        first.ok("init", str(first.journal))
        for path, text in RECORDS.items():
            first.write(path, text)
        # The address is relative, so that a copy of it all has a remote of its own.
        first.repository("remote", "add", "origin", "../../remote.git")
        assert first("sync").code == 0
        for name in names[1:]:
            machines.clone(name)
        return machines

    def clone(self, name: str) -> Machine:
        """One machine more, as a person makes it: a clone, then `init`."""
        one = self.machine(name)
        one.program.home.mkdir(parents=True)
        Repository(one.program.home)("clone", "--quiet", "../remote.git", "journal")
        one.repository("remote", "set-url", "origin", "../../remote.git")
        one.ok("init", str(one.journal))
        assert one("sync").code == 0
        return one

    def copy(self, root: Path) -> Machines:
        shutil.copytree(self.root, root, dirs_exist_ok=True, symlinks=True)
        return Machines(root)


def works(one: Machine, **environment: str) -> None:
    """Everything that has to do with history works, and the bytes are those on disk."""
    head, before = one.repository.head, one.read(ADA)
    one.ok("jot", "ada", "Why?", **environment)
    after = one.read(ADA)
    assert [commit.line for commit in one.repository.commits(head)] == ["Question for Ada: Why?"]
    assert one.repository.file(ADA) == after
    one.ok("undo", "--yes", **environment)
    assert one.read(ADA) == before == one.repository.file(ADA)
    one.ok("undo", "--redo", "--yes", **environment)
    assert one.read(ADA) == after == one.repository.file(ADA)
    assert "Did again: Question for Ada: Why?" in one.ok("history", **environment)
    assert one.repository.status() == []
    one.repository("fsck", "--strict")
