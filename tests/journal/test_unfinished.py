"""What a command had begun when it was stopped: readers see it as done, the next writer finishes it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.errors import Damaged, Vanished
from mentorlog.journal import Journal
from mentorlog.journal.store import Store
from mentorlog.journal.unfinished import NOTHING, PLACE, Carried, Change, Message, Unfinished, dumped, loaded

OLD, NEW = "meetings/ada/2026-12-07.md", "meetings/ada/2026-12-09.md"
MOVING = [Change(OLD, b"old\n", None), Change(NEW, None, b"new\n"), Change("people/ada.md", b"Ada\n", b"A\n")]

data = st.none() | st.binary() | st.text().map(str.encode)
words = st.text()
changes = st.lists(st.builds(Change, words, data, data))
messages = st.builds(
    Message,
    words,
    st.lists(st.tuples(words, words)).map(tuple),
    words,
    st.lists(st.builds(Carried, words, words, words)).map(tuple),
)


def put(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text)


def test_what_was_begun_is_read_back_with_all_that_history_will_say_of_it() -> None:
    said = Message("Moved", (("By", "move"), ("To", "you")), "1a2b", (Carried("3c4d", "Ada", "Noted"),))
    assert loaded(dumped(MOVING, said)) == Unfinished(tuple(MOVING), said)


@pytest.fixture
def stopped(tmp_path: Path) -> Store:
    """A journal in which a command was stopped before it had changed the first of three files."""
    put(tmp_path, OLD, "old\n")
    put(tmp_path, "people/ada.md", "Ada\n")
    put(tmp_path, PLACE, dumped(MOVING, Message("Moved")).decode())
    return Store(tmp_path, {})


def _never(fault: Damaged) -> None:
    pytest.fail(str(fault))


def records(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".mentorlog" not in path.parts
    }


@given(changes, messages)
def test_what_is_put_down_is_read_back_byte_for_byte(made: list[Change], message: Message) -> None:
    assert loaded(dumped(made, message)) == Unfinished(tuple(made), message)


@given(st.binary())
def test_a_file_that_is_not_whole_is_nothing(text: bytes) -> None:
    assert loaded(text) == NOTHING


@given(changes, messages, st.data())
def test_a_part_of_the_file_is_nothing(made: list[Change], message: Message, draw: st.DataObject) -> None:
    whole = dumped(made, message)
    assert loaded(whole[: draw.draw(st.integers(0, len(whole) - 1))]) == NOTHING


def test_a_reader_sees_it_as_done_and_writes_nothing(stopped: Store) -> None:
    before = records(stopped.root)
    assert stopped.meetings() == [NEW]
    assert (stopped.read(NEW), stopped.read("people/ada.md")) == ("new\n", "A\n")
    with pytest.raises(Vanished):
        stopped.read(OLD)
    assert records(stopped.root) == before


def test_one_who_reads_many_files_sees_it_as_done_too(stopped: Store) -> None:
    assert dict(stopped.each(["people/ada.md", NEW], _never, pytest.fail)) == {
        "people/ada.md": b"A\n",
        NEW: b"new\n",
    }


def test_a_reader_sees_the_folders_that_are_to_come_and_each_file_in_its_own(tmp_path: Path) -> None:
    begun = [Change("me.md", None, b"x"), Change("meetings/ben/2026-12-09.md", None, b"x")]
    put(tmp_path, PLACE, dumped(begun, Message("Noted")).decode())
    put(tmp_path, "goals/lead.md", "x")
    files = Store(tmp_path, {})
    assert (files.people_met(), files.goals()) == (["ben"], ["goals/lead.md"])
    assert files.meetings() == ["meetings/ben/2026-12-09.md"]
    assert dict(files.each(["me.md"], _never, pytest.fail)) == {"me.md": b"x"}


def test_the_next_writer_finishes_it(stopped: Store) -> None:
    stopped.write([Change("goals/lead.md", None, b"Lead\n")])
    assert records(stopped.root) == {"goals/lead.md": "Lead\n", NEW: "new\n", "people/ada.md": "A\n"}
    assert not (stopped.root / PLACE).exists()
    assert stopped.warnings == []


@pytest.mark.parametrize("done", [1, 2, 3])
def test_it_is_finished_wherever_it_was_stopped(stopped: Store, done: int) -> None:
    for path, _, after in MOVING[:done]:
        if after is None:
            (stopped.root / path).unlink()
        else:
            put(stopped.root, path, after.decode())
    assert stopped.meetings() == [NEW]
    stopped.begin()
    stopped.lock.release()
    assert records(stopped.root) == {NEW: "new\n", "people/ada.md": "A\n"}


def test_a_file_that_was_edited_since_is_left_and_what_was_begun_is_kept_aside(stopped: Store) -> None:
    put(stopped.root, "people/ada.md", "Ada, by hand\n")
    assert stopped.read("people/ada.md") == "Ada, by hand\n"
    stopped.begin()
    stopped.lock.release()
    assert records(stopped.root) == {NEW: "new\n", "people/ada.md": "Ada, by hand\n"}
    [draft] = (stopped.root / ".mentorlog" / "drafts").iterdir()
    assert draft.read_text() == "A\n"
    [warning] = stopped.warnings
    assert "people/ada.md" in warning and str(draft) in warning


def test_a_file_that_is_not_whole_stops_nobody(stopped: Store) -> None:
    put(stopped.root, PLACE, '{"changes": [["people/ada.md", "Ada')
    assert stopped.meetings() == [OLD]
    stopped.write([Change("people/ada.md", b"Ada\n", b"Ada Lovelace\n")])
    assert records(stopped.root) == {OLD: "old\n", "people/ada.md": "Ada Lovelace\n"}
    assert not (stopped.root / PLACE).exists()
    [draft] = (stopped.root / ".mentorlog" / "drafts").iterdir()
    assert draft.read_text() == '{"changes": [["people/ada.md", "Ada'
    assert str(draft) in stopped.warnings[0]


def test_a_journal_whose_making_was_stopped_is_there(tmp_path: Path) -> None:
    put(tmp_path, PLACE, dumped([Change("mentorlog.toml", None, b"format = 1\n")], Message("")).decode())
    assert Store(tmp_path, {}).exists
    assert Journal.open(tmp_path).settings.format == 1


def test_temporary_files_that_were_left_are_swept_by_the_next_writer(stopped: Store) -> None:
    left = [stopped.root / folder / ".0123456789abcdef.tmp" for folder in ("", "people", "meetings/ada")]
    for path in left:
        path.write_text("half")
    mine = stopped.root / "people" / ".mine.tmp"
    mine.write_text("mine")
    stopped.write([Change("goals/lead.md", None, b"Lead\n")])
    assert [path.exists() for path in left] == [False] * 3
    assert mine.exists()


@pytest.mark.parametrize(
    "path", ["../out.md", "people/../../out.md", "/etc/out.md", ".git/config", "people//a.md"]
)
def test_no_path_leads_a_write_out_of_the_journal(tmp_path: Path, path: str) -> None:
    files = Store(tmp_path / "journal", {})
    with pytest.raises(Damaged, match=": leads out of the journal"):
        files.write([Change(path, None, b"x")])
    assert not (tmp_path / "out.md").exists()


@pytest.mark.skipif(os.name == "nt", reason="links are Unix's own")
@pytest.mark.parametrize("link", ["people", "people/ada.md"])
def test_no_link_leads_a_write_out_of_the_journal(tmp_path: Path, link: str) -> None:
    outside = tmp_path / "outside"
    put(outside, "ada.md", "Ada\n")
    place = tmp_path / "journal" / link
    place.parent.mkdir(parents=True)
    place.symlink_to(outside if link == "people" else outside / "ada.md")
    files = Store(tmp_path / "journal", {})
    with pytest.raises(Damaged, match="leads out of the journal"):
        files.write([Change("people/ada.md", b"Ada\n", b"changed\n")])
    assert (outside / "ada.md").read_text() == "Ada\n"
