"""What is known of meetings without reading them : the same as if they were read, after any change."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator
from datetime import date, timedelta
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.journal.documents import BODIES

from mentorlog.journal import Journal, Meeting
from mentorlog.journal.document import Document
from mentorlog.journal.glances import Reader, fact_of, tells
from mentorlog.journal.items import Whereabouts, read_items
from mentorlog.journal.kept import FEWEST, Cache
from mentorlog.journal.store import Store

FIRST = date(2026, 1, 5)
DAYS = [date.min, FIRST, FIRST + timedelta(days=40), FIRST + timedelta(days=90), date.max]
MEETINGS = FEWEST + 12
ENDS = ["[ ]", "[x]", "[-]", "[/]", ""]
HEADINGS = ["Commitments", "Advice", "People", "Decisions", "Notes", "About", "Learned", "Private", "Sorties"]
NESTED = ["", "\n  - {day} done: it came", "\n  - {day} told", "\n  - {day} carried", "\n  - a detail"]
_AWAKE = ("- ", "private", "postponed")
STATUSES = ["held", "held", "held", "planned", "cancelled", "postponed"]


def text_of(rng: random.Random, day: date) -> str:
    """A meeting's record as a person may have it."""
    lines = [f'+++\ndate = {day}\nstatus = "{rng.choice(STATUSES)}"']
    lines += [f'time = "{rng.randint(8, 18):02}:30"'] if rng.random() < 0.5 else []
    lines += ["private = true"] if rng.random() < 0.1 else []
    lines += ["+++", ""]
    for _ in range(rng.randint(0, 3)):
        lines.append(f"## {rng.choice(HEADINGS)}")
        for _ in range(rng.randint(0, 3)):
            ended = day + timedelta(days=rng.randint(0, 60))
            box, ident = (
                rng.choice(ENDS),
                f"  [id:: {rng.randrange(16**5):05x}]" if rng.random() < 0.8 else "",
            )
            key = {"[x]": "completion", "[-]": "cancelled"}.get(box)
            field = f"  [{key}:: {ended}]" if key and rng.random() < 0.8 else ""
            owner = rng.choice(["", "", "@bob ", "@nobody "])
            nested = rng.choice(NESTED).format(day=ended)
            lines.append(f"- {box} {owner}Call them{field}{ident}{nested}".replace("-  ", "- "))
    lines += ["", "How it is working: a checkpoint."] if rng.random() < 0.2 else []
    return "\n".join(lines) + "\n"


class Place:
    """A journal of two people, the cache of a machine, and what a reader of either sees."""

    def __init__(self, home: Path, seed: int) -> None:
        self.root, self.cache = home / "journal", home / "cache"
        self.rng = random.Random(seed)
        for slug in ("ada", "bob"):
            self.put(self.root / f"people/{slug}.md", f'+++\nname = "{slug.title()}"\n+++\n')
            for number in range(MEETINGS):
                day = FIRST + timedelta(days=number)
                self.put(self.path(slug, day), text_of(self.rng, day))
        self.put(self.root / "mentorlog.toml", "format = 1\n")

    def path(self, slug: str, day: date, number: int = 1) -> Path:
        return self.root / f"meetings/{slug}/{day}{f'-{number}' if number > 1 else ''}.md"

    def put(self, path: Path, text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def open(self, *, cached: bool) -> Journal:
        """The journal as a command opens it a minute from now, when no file is too young to be known."""
        cache = Cache(lambda: self.cache, lambda: time.time_ns() + 60_000_000_000)
        store = Store(self.root, {}, "prep", cache if cached else None)
        return Journal.open(self.root, random.Random(1), store)

    def seen(self, *, cached: bool) -> object:
        """All that a glance answers, about everybody and about one."""
        journal = self.open(cached=cached)
        answers: list[object] = []
        for slug in (None, "ada"):
            meetings = journal.meetings(slug)
            answers += [list(journal.items_since(day, slug)) for day in DAYS]
            answers += [meetings.held_days, meetings.of_status("planned"), meetings.of_status("cancelled")]
            answers += [meetings.last_held(DAYS[2]), meetings.held_between(DAYS[1], DAYS[3]), tuple(meetings)]
        return answers, sorted(map(str, journal.problems))

    def change(self) -> None:
        """Something that a person or a program does to a file."""
        paths = sorted(self.root.glob("meetings/*/*.md"))
        path = self.rng.choice(paths)
        before, known = path.read_bytes(), path.stat()
        time.sleep(0.02)  # a system's clock for files ticks every few milliseconds
        match self.rng.randrange(7):
            case 0:
                self.put(path, text_of(self.rng, date.fromisoformat(path.stem[:10])))
            case 1 if b"- [x]" in before or b"- [ ]" in before:
                # In place, of the same size, and the time of change put back.
                path.write_bytes(
                    before.replace(b"- [x]", b"- [~]").replace(b"- [ ]", b"- [x]").replace(b"[~]", b"[ ]")
                )
                os.utime(path, ns=(known.st_atime_ns, known.st_mtime_ns))
            case 2:
                path.unlink()
            case 3:
                self.put(path, "+++\nbroken")
            case 4:
                path.rename(self.path(path.parent.name, FIRST - timedelta(days=self.rng.randint(1, 99))))
            case 5:
                other = self.rng.choice(paths)
                other.replace(path)
                os.utime(path, ns=(known.st_atime_ns, known.st_mtime_ns))
            case _:
                self.put(
                    self.path(self.rng.choice(["ada", "bob"]), FIRST, self.rng.randint(2, 9)),
                    text_of(self.rng, FIRST),
                )


@pytest.fixture(params=range(3))
def place(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Place]:
    yield Place(tmp_path, request.param)


def test_with_and_without_what_is_kept_the_answers_are_the_same_after_every_change(place: Place) -> None:
    for _ in range(40 if os.environ.get("MENTORLOG_LONG") else 5):
        assert place.seen(cached=True) == place.seen(cached=False)
        place.change()
    assert place.seen(cached=True) == place.seen(cached=False)


def test_what_is_left_out_since_a_day_has_rested_since_before(place: Place) -> None:
    for cached in (False, True, True):
        journal = place.open(cached=cached)
        for day in DAYS:
            everything = [item for item in journal.items() if tells(item, day.toordinal())]
            assert list(journal.items_since(day)) == everything


def test_of_an_id_every_item_that_bears_it_and_goes_on_is_found(place: Place) -> None:
    for cached, known in ((False, False), (True, False), (True, True)):
        journal = place.open(cached=cached)
        going_on = list(journal.items_since(date.max))
        idents = {item.id for item in going_on if item.has_id}
        for ident in sorted(idents)[::4]:
            named = list(journal.items_since(date.max, naming=ident.upper()))
            assert [item for item in named if item.id == ident] == [i for i in going_on if i.id == ident]
            assert len(named) < len(going_on) or not known
        assert idents


def test_a_record_that_is_known_and_rests_is_not_opened(place: Place) -> None:
    place.seen(cached=True)
    journal = place.open(cached=True)
    list(journal.items_since(date.max))
    texts = {path: path.read_text() for path in place.root.glob("meetings/*/*.md")}
    rests = [
        path for path, text in texts.items() if not any(word in text for word in ("- ", "private", "post"))
    ]
    assert rests
    assert not {journal.root / path for path in journal._texts}.intersection(rests)


def test_what_is_kept_holds_no_text_no_name_and_no_path(place: Place) -> None:
    place.seen(cached=True)
    files = [path for path in place.cache.rglob("*") if path.is_file()]
    assert len(files) == 2
    for file in files:
        assert not any(word in file.read_bytes() for word in (b"ada", b"bob", b"Call", b"2026", b"meetings"))
        assert "ada" not in file.name
        assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("damage", ["cut", "byte", "empty", "text"])
def test_what_is_kept_is_forgotten_where_it_is_damaged(tmp_path: Path, damage: str) -> None:
    place = Place(tmp_path, 9)
    right = place.seen(cached=True)
    for file in place.cache.rglob("*.kept"):
        data = file.read_bytes()
        at = len(data) // 2
        file.write_bytes(
            {
                "cut": data[:at],
                "byte": data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :],
                "empty": b"",
                "text": b"x" * 99,
            }[damage]
        )
    assert place.seen(cached=True) == right


def test_what_is_kept_is_forgotten_where_the_headings_are_others(tmp_path: Path) -> None:
    place = Place(tmp_path, 9)
    place.seen(cached=True)
    place.put(place.root / "mentorlog.toml", '[headings]\ncommitment = ["Sorties"]\nprivate = ["Notes"]\n')
    assert place.seen(cached=True) == place.seen(cached=False)


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    place = Place(tmp_path, 9)
    place.cache.write_text("in the way")
    assert place.seen(cached=True) == place.seen(cached=False)


def test_a_file_that_was_changed_just_now_is_not_kept(tmp_path: Path) -> None:
    place = Place(tmp_path, 9)
    store = Store(place.root, {}, "prep", Cache(lambda: place.cache, time.time_ns))
    journal = Journal.open(place.root, random.Random(1), store)
    list(journal.items_since(date.max))
    assert not place.cache.exists()


def _look(home: Path, seed: int) -> bool:
    place = Place.__new__(Place)
    place.root, place.cache, place.rng = home / "journal", home / "cache", random.Random(seed)
    return all(place.seen(cached=True) == place.seen(cached=False) for _ in range(3))


def test_several_processes_at_once_keep_what_is_right(tmp_path: Path) -> None:
    Place(tmp_path, 9)
    with get_context("spawn").Pool(3) as pool:
        assert all(pool.starmap(_look, [(tmp_path, seed) for seed in range(3)]))


@given(BODIES, st.sampled_from(DAYS))
def test_the_items_of_any_text_are_the_same_read_alone(body: list[str], day: date) -> None:
    document = Document.parse("\n".join(body))
    meeting = Meeting(path="meetings/ada/2026-02-01.md", person="ada", date=date(2026, 2, 1))
    fact = fact_of(meeting, document, 0)
    assert fact is not None
    where = Whereabouts(meeting.path, "ada", meeting.date, None, False, {"ada": "ada", "me": "me"}.get)
    since = day.toordinal()
    wanted = [item for item in read_items(document, where) if tells(item, since)]
    assert bool(wanted) <= (fact.waits or fact.changed >= since)
    if fact.parts is not None:
        told = [part for part in fact.parts if not part.changed or part.changed >= since]
        assert Reader(document.headings).items(document.lines, told, where) == wanted
