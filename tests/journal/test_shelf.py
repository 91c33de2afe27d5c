"""What is kept of a folder of meetings: which records are opened once it is known, and which are not."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest

from mentorlog.errors import Damaged, Vanished
from mentorlog.journal import Journal
from mentorlog.journal.front_matter import read
from mentorlog.journal.glances import Fact, Glance, Part
from mentorlog.journal.kept import FEWEST, Cache, Kept, is_called_record, listed
from mentorlog.journal.kinds import Headings
from mentorlog.journal.lines import find_front_matter, split_lines
from mentorlog.journal.records import Meeting
from mentorlog.journal.shelf import Shelf
from mentorlog.journal.store import Store

FIRST = date(2026, 1, 5)
LATER = 60_000_000_000  # a minute, in nanoseconds, after which no file is too young to be known
DONE = "## Commitments\n- [x] a  [completion:: {}]  [id:: q1q1q]\n"
OPEN = "## Commitments\n- [ ] a  [id:: q2q2q]\n"
PARTS = (Part(3, (0, 1), (2, 4)), Part(0, (), (70,)))
KEY, FACT = (7, 8, 9), Fact(5, "held", 3, True, False, PARTS)

pytestmark = pytest.mark.skipif(
    os.name == "nt" or os.scandir not in os.supports_fd, reason="nothing is kept where changes have no time"
)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


class Machine:
    """A journal with as many meetings as are worth being learned, one a day; and a machine's cache."""

    def __init__(self, home: Path) -> None:
        self.root, self.cache = home / "journal", home / "cache"
        self.opened: list[str] = []
        self.problems: list[Damaged] = []
        self.context, self.headings = b"one", Headings()
        self.meanwhile: Callable[[str], object] = lambda _: None  # what somebody else does as a file is read
        (self.root / "meetings/ada").mkdir(parents=True)
        for number in range(FEWEST + 80):
            self.put(f"{day(number)}.md", DONE.format(day(number)))
        self.put(f"{day(3)}.md", OPEN)

    def put(self, name: str, text: str) -> None:
        (self.root / "meetings/ada" / name).write_text(text)

    def shelf(self) -> Shelf:
        """One of a command that begins a minute from now."""
        self.opened.clear()
        store = self.store()
        return Shelf(
            store, self.read, store.read, lambda: self.headings, lambda: self.context, self.problems.append
        )

    def store(self) -> Store:
        return Store(self.root, {}, "prep", Cache(lambda: self.cache, lambda: time.time_ns() + LATER))

    def read(self, path: str) -> Meeting | None:
        self.meanwhile(path)
        self.opened.append(path[len("meetings/ada/") : -len(".md")])
        if not (self.root / path).exists():
            raise Vanished(path)
        lines = split_lines((self.root / path).read_text())
        table = read(path, lines, find_front_matter(lines))
        day_of = date.fromisoformat(self.opened[-1][:10])
        person = path.split("/")[1]
        return None if "note" in table else Meeting(path=path, person=person, date=day_of, **table)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def telling(shelf: Shelf, since: date = date.max) -> list[Glance]:
    return shelf.telling("ada", since.toordinal())


def days(glances: Iterable[Glance]) -> list[int]:
    return [(glance.date - FIRST).days for glance in glances]


def test_what_one_command_learned_no_other_opens(machine: Machine) -> None:
    first = machine.shelf()
    assert days(telling(first)) == [3]
    assert len(machine.opened) == FEWEST + 80
    known = machine.shelf()
    assert days(telling(known)) == [3]
    assert days(telling(known, day(126))) == [3, 126, 127]
    known.look()
    assert len(known.meetings("ada")) == FEWEST + 80
    assert machine.opened == []


def test_where_the_items_stand_is_known_of_those_that_go_on_or_are_recent(machine: Machine) -> None:
    for shelf in (machine.shelf(), machine.shelf()):
        found = telling(shelf, date.min)
        known = {days([glance])[0]: shelf.parts(glance) for glance in found}
        assert known[3] == (OPEN.splitlines(keepends=True), (Part(0, (0,), (1,)),))
        assert [number for number in range(FEWEST + 80) if known[number] is None] == [
            number for number in range(27) if number != 3
        ]


def test_of_what_is_known_only_what_may_bear_the_id_and_goes_on_is_read(machine: Machine) -> None:
    machine.put(f"{day(3)}.md", f"{OPEN}{DONE.format(day(3))}- [ ] b  [id:: q3q3q]\n")
    for store, others in ((None, ["q2q2q"]), (machine.store(), []), (machine.store(), [])):
        journal = Journal.open(machine.root, store=store)
        found = [item.id for item in journal.items_since(date.max, "ada", naming="Q3Q3Q")]
        assert found == [*others, "q3q3q"]
    assert "q1q1q" in [item.id for item in journal.items_since(day(3), "ada", naming="q1q1q")]


def test_the_items_of_what_is_known_are_as_they_are_read_and_as_the_settings_say(machine: Machine) -> None:
    (machine.root / "meetings/bob").mkdir()
    (machine.root / f"meetings/bob/{day(3)}.md").write_text(OPEN)
    machine.put(f"{day(1)}.md", "## Wer\n- a\n")
    said = []
    for settings in ("", '[headings]\nabout = "Wer"\n'):
        (machine.root / "mentorlog.toml").write_text(settings)
        for store in (None, machine.store(), machine.store()):
            journal = Journal.open(machine.root, store=store)
            assert journal.store is store or store is None
            said.append(list(journal.items_since(date.max, "ada")))
    assert said[0] == said[1] == said[2] and said[3] == said[4] == said[5]
    assert [(item.person, item.meeting) for item in said[5]] == [("ada", day(1)), ("ada", day(3))]
    assert [item.meeting for item in said[2]] == [day(3)]


def test_of_a_record_that_has_changed_since_no_parts_are_known(machine: Machine) -> None:
    machine.shelf().look()
    shelf = machine.shelf()
    [glance] = telling(shelf)
    assert shelf.parts(glance) is not None
    machine.put(f"{day(3)}.md", OPEN.replace("a", "b"))
    assert shelf.parts(glance) is None
    assert shelf.parts(glance._replace(key=None)) is None
    assert shelf.parts(glance._replace(path="meetings/bob/2026-01-08.md")) is None


def test_what_depends_on_something_else_by_now_is_read_anew(machine: Machine) -> None:
    machine.shelf().look()
    machine.context = b"two"
    machine.shelf().look()
    assert len(machine.opened) == FEWEST + 80
    machine.shelf().look()
    assert machine.opened == []


@pytest.mark.parametrize(("more", "again"), [(15, 15), (16, 0)])
def test_a_few_new_records_are_not_worth_being_learned(machine: Machine, more: int, again: int) -> None:
    machine.shelf().look()
    for number in range(more):
        machine.put(f"{day(400 + number)}.md", "Hi\n")
    machine.shelf().look()
    assert len(machine.opened) == more
    machine.shelf().look()
    assert len(machine.opened) == again


def test_one_persons_meetings_are_theirs_and_all_are_everybodys(machine: Machine) -> None:
    bob = machine.root / "meetings/bob"
    bob.mkdir()
    (bob / f"{day(1)}.md").write_text(OPEN)
    shelf = machine.shelf()
    assert (days(telling(shelf)), len(shelf.meetings("ada"))) == ([3], FEWEST + 80)
    assert machine.opened.count(str(day(1))) == 1
    shelf.look()
    assert machine.opened.count(str(day(1))) == 2
    assert days(shelf.telling(None, date.max.toordinal())) == [1, 3]
    assert [one.date for one in shelf.meetings(None)[:4]] == [day(0), day(1), day(1), day(2)]


def test_what_is_learned_goes_by_the_journals_own_headings(machine: Machine) -> None:
    machine.headings = Headings({"about": ("Wer",)})
    machine.put(f"{day(1)}.md", "## Wer\n- a\n")
    for _ in range(2):
        assert days(telling(machine.shelf())) == [1, 3]


def test_what_is_private_or_of_no_known_status_is_read_each_time(machine: Machine) -> None:
    machine.put(f"{day(1)}.md", "+++\nprivate = true\n+++\n")
    machine.put(f"{day(2)}.md", '+++\nstatus = "odd"\n+++\n')
    machine.put(f"{day(4)}.md", "+++\nnote = 1\n+++\n")
    for _ in range(2):
        shelf = machine.shelf()
        assert days(telling(shelf)) == [1, 2, 3]
    assert machine.opened == [str(day(number)) for number in (1, 2, 4)]


def test_a_record_that_moves_while_they_are_looked_at_is_looked_for_anew(machine: Machine) -> None:
    moves = {f"meetings/ada/{day(number)}.md": f"meetings/ada/{day(number + 300)}.md" for number in (5, 6)}

    def move(path: str) -> None:
        if path in moves:
            (machine.root / path).rename(machine.root / moves.pop(path))

    machine.meanwhile = move
    assert days(telling(machine.shelf(), day(300))) == [3, 305, 306]
    assert machine.problems == []


def test_one_that_never_stays_is_named_and_the_others_are_there(machine: Machine) -> None:
    (machine.root / f"meetings/ada/{day(5)}.md").unlink()
    (machine.root / f"meetings/ada/{day(5)}.md").symlink_to("nothing.md")
    shelf = machine.shelf()
    assert len(shelf.meetings("ada")) == FEWEST + 79
    assert [fault.path for fault in machine.problems] == [f"meetings/ada/{day(5)}.md"]
    with pytest.raises(Vanished):
        shelf.at(f"meetings/ada/{day(5)}.md")


# --- what is listed, and how it is written down --------------------------------------------------


@pytest.mark.parametrize(
    ("name", "is_one"), [("a.md", True), (".a.md", False), ("a.txt", False), (".a.txt", False), ("md", False)]
)
def test_a_record_is_called_md_and_is_not_hidden(name: str, is_one: bool) -> None:
    assert is_called_record(name) == is_one


def test_only_a_settled_file_has_a_key_and_a_few_have_none(machine: Machine) -> None:
    folder = machine.root / "meetings/ada"
    one = f"{day(0)}.md"
    (folder / one).unlink()
    (folder / one).symlink_to(f"{day(1)}.md")
    (folder / f"{day(2)}.md").unlink()
    (folder / f"{day(2)}.md").mkdir()
    (folder / "sketch.txt").touch()
    (folder / ".hidden.md").touch()
    later = Cache(lambda: machine.cache, lambda: time.time_ns() + LATER)
    found = listed(str(folder), later)
    assert sorted(found.others) == [one, f"{day(2)}.md"]
    assert len(found.keyed) == FEWEST + 78
    here = folder.stat()
    assert found.place == f"{here.st_dev:x}-{here.st_ino:x}"
    (key,) = (key for key, name in found.keyed.items() if name == f"{day(3)}.md")
    seen = (folder / f"{day(3)}.md").stat()
    assert key == (seen.st_ino, seen.st_ctime_ns, seen.st_size)
    at_once = listed(str(folder), Cache(lambda: machine.cache, time.time_ns))
    assert (at_once.keyed, len(at_once.others)) == ({}, FEWEST + 80)
    for number in range(FEWEST, FEWEST + 80):
        (folder / f"{day(number)}.md").unlink()
    assert listed(str(folder), later).place
    (folder / f"{day(FEWEST - 1)}.md").unlink()
    for few in (listed(str(folder), later), listed(str(folder), None)):
        assert (few.keyed, len(few.others), few.place) == ({}, FEWEST - 1, "")


def test_what_was_learned_is_read_back_and_forgotten_where_all_else_is_other(tmp_path: Path) -> None:
    file = tmp_path / "a.kept"
    made = Kept(file, b"one")
    made.learn(KEY, FACT)
    made.learn((1, 2, 3), None)
    made.learn((4, 5, 6), FACT._replace(parts=None))
    made.learn((10, 11, 12), FACT._replace(parts=PARTS[1:]))
    made.save([(4, 5, 6), (0, 0, 0), KEY, (1, 2, 3), (10, 11, 12)])
    again = Kept(file, b"one")
    names = {KEY: "a.md", (1, 2, 3): "b.md", (4, 5, 6): "c.md", (10, 11, 12): "e.md", (9, 9, 9): "d.md"}
    for at in (made, again):
        assert all(at.is_known(key) for key in names if key != (9, 9, 9))
        assert not at.is_known((9, 9, 9))
        found = {glance.path: glance for glance in at.glances("x/", names)}
        assert sorted(found) == ["x/a.md", "x/c.md", "x/e.md"]
        a, c = found["x/a.md"], found["x/c.md"]
        assert (a.order, a.changed, a.status, a.waits, a.names, a.key) == (5, 3, "held", True, False, KEY)
        assert (at.parts(a.place), at.parts(c.place), at.parts(-1)) == (PARTS, None, None)
        assert at.parts(found["x/e.md"].place) == PARTS[1:]
    assert not Kept(file, b"two").is_known(KEY)
    file.write_bytes(file.read_bytes()[:-1])
    assert not Kept(file, b"one").is_known(KEY)


@pytest.mark.parametrize(
    ("part", "fits"),
    [
        (Part(0, (), (0xFFFE,)), True),
        (Part(0, (), (0xFFFF,)), False),
        (Part(0, tuple(range(255)), tuple(range(255))), True),
        (Part(0, tuple(range(256)), (0,)), False),
        (Part(0, (), tuple(range(256))), False),
    ],
)
def test_parts_that_no_number_of_two_bytes_can_say_are_not_kept(part: Part, fits: bool) -> None:
    made = Kept(None, b"")
    made.learn(KEY, FACT._replace(parts=(*PARTS, part)))
    [glance] = made.glances("", {KEY: "a.md"})
    assert made.parts(glance.place) == ((*PARTS, part) if fits else None)
