"""The files: read and written byte for byte, for their owner alone, at once or not at all."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mentorlog.errors import BadInput, CannotWrite, ChangedUnderneath, Damaged
from mentorlog.journal import layout, unfinished
from mentorlog.journal.disk import close_to_others, is_unused, make_folder, write_file, write_out
from mentorlog.journal.kept import Cache
from mentorlog.journal.reading import MOST_AT_ONCE
from mentorlog.journal.store import LARGEST, Store
from mentorlog.journal.unfinished import Change

PERSON = "people/ada.md"
MEETING = "meetings/ada/2026-12-07.md"
unix = pytest.mark.skipif(os.name == "nt", reason="modes and links are Unix's own")


@pytest.fixture
def files(tmp_path: Path) -> Store:
    """The store of a journal with one person."""
    write(tmp_path / PERSON, "Ada\n")
    return Store(tmp_path)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for many examples, one after the other."""
    return tmp_path_factory.mktemp("examples")


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def change(path: str, before: str | None, after: str | None) -> Change:
    """A change of texts."""
    return Change(path, *(None if text is None else text.encode() for text in (before, after)))


def tree(root: Path) -> dict[str, bytes | None]:
    """Every file below a folder with its bytes, folders as None; but not the store's own folder."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(root.rglob("*"))
        if ".mentorlog" not in path.relative_to(root).parts
    }


def mode(path: Path) -> str:
    return oct(stat.S_IMODE(path.stat().st_mode))


# --- byte for byte --------------------------------------------------------------------------------

texts = st.text() | st.lists(
    st.sampled_from(
        ["a", "é", "👍", "\n", "\r\n", "\r", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029", "\ufeff", "\0"]
    )
).map("".join)


@given(texts)
@example("one\r\ntwo\nthree\rfour\u2028five\x85six")
@example("\ufeff+++\n+++\n\nno last newline")
@example("")
def test_what_is_written_is_read_back_as_it_was(folder: Path, text: str) -> None:
    files = Store(folder)
    before = files.read_if_there(PERSON)
    files.write([change(PERSON, before, text)])
    assert files.read(PERSON) == text
    assert (folder / PERSON).read_bytes() == text.encode()


@given(st.binary())
@example(b"\xff\xfe\r\n\x00")
def test_a_file_holds_the_very_bytes_it_was_given(folder: Path, data: bytes) -> None:
    write_file(folder / "bytes", data)
    assert (folder / "bytes").read_bytes() == data


@given(st.binary())
def test_bytes_that_are_utf_8_are_read_and_others_are_refused(folder: Path, data: bytes) -> None:
    (folder / "some.md").write_bytes(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        with pytest.raises(Damaged):
            Store(folder).read("some.md")
    else:
        assert Store(folder).read("some.md") == text


@pytest.mark.parametrize(
    ("data", "line"), [(b"\xff", 1), (b"a\nb\xe9\n", 2), (b"a\r\nb\r\nc\x80", 3), (b"\n\n\n\xc3", 4)]
)
def test_what_is_no_utf_8_is_named_with_its_line(tmp_path: Path, data: bytes, line: int) -> None:
    (tmp_path / "some.md").write_bytes(data)
    with pytest.raises(Damaged) as fault:
        Store(tmp_path).read("some.md")
    assert (fault.value.path, fault.value.line) == ("some.md", line)
    assert str(fault.value) == f"some.md:{line}: is not UTF-8 text"


def test_a_file_that_is_not_there_cannot_be_read(files: Store) -> None:
    with pytest.raises(Damaged, match=r"people/ben\.md: cannot be read: no such file"):
        files.read("people/ben.md")
    assert files.read_if_there("people/ben.md") is None


def test_a_folder_where_a_file_should_be_cannot_be_read(files: Store) -> None:
    (files.root / "people/ben.md").mkdir()
    with pytest.raises(Damaged, match=r"people/ben\.md: cannot be read"):
        files.read_if_there("people/ben.md")


# --- for the owner alone --------------------------------------------------------------------------


@pytest.fixture(params=[0, 0o022, 0o077])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    """Each umask in turn, the usual one afterwards."""
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


@unix
@pytest.mark.usefixtures("umask")
def test_whatever_the_umask_files_and_folders_are_for_their_owner(tmp_path: Path) -> None:
    files = Store(tmp_path / "new" / "journal")
    files.write([change(MEETING, None, "x"), change("mentorlog.toml", None, "format = 1\n")])
    draft = files.keep_draft("note", b"typed")
    for path in (tmp_path / "new").rglob("*"):
        assert mode(path) == ("0o700" if path.is_dir() else "0o600"), path
    assert mode(tmp_path / "new") == "0o700"
    assert draft.is_file()


@unix
@pytest.mark.parametrize("kept", [0o600, 0o640, 0o644, 0o400, 0o755])
@pytest.mark.usefixtures("umask")
def test_a_file_that_is_there_keeps_its_mode(files: Store, kept: int) -> None:
    (files.root / PERSON).chmod(kept)
    files.write([change(PERSON, "Ada\n", "Ada Lovelace\n")])
    assert (mode(files.root / PERSON), files.read(PERSON)) == (oct(kept), "Ada Lovelace\n")


@unix
def test_a_folder_that_is_there_keeps_its_mode(files: Store) -> None:
    (files.root / "people").chmod(0o750)
    files.write([change("people/ben.md", None, "Ben\n")])
    make_folder(files.root / "people")
    assert mode(files.root / "people") == "0o750"


# --- links ----------------------------------------------------------------------------------------


@unix
@pytest.mark.parametrize("target", ["elsewhere/ada.md", "people/real.md"])
def test_a_link_stays_a_link_and_what_it_leads_to_is_written(tmp_path: Path, target: str) -> None:
    real = write(tmp_path / target, "Ada\n")
    real.chmod(0o640)
    link = tmp_path / PERSON
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(os.path.relpath(real, link.parent))
    Store(tmp_path).write([change(PERSON, "Ada\n", "Ada Lovelace\n")])
    assert link.is_symlink()
    assert (real.read_text(), mode(real)) == ("Ada Lovelace\n", "0o640")
    assert sorted(path.name for path in real.parent.iterdir()) in (["ada.md"], ["ada.md", "real.md"])


@unix
def test_a_link_to_a_link_stays_one(tmp_path: Path) -> None:
    real = write(tmp_path / "real.md", "Ada\n")
    (tmp_path / "between.md").symlink_to("real.md")
    (tmp_path / "link.md").symlink_to("between.md")
    write_file(tmp_path / "link.md", b"new")
    assert (tmp_path / "link.md").readlink() == Path("between.md")
    assert (tmp_path / "between.md").readlink() == Path("real.md")
    assert real.read_bytes() == b"new"


@unix
def test_a_linked_folder_stays_one(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "people").symlink_to("real")
    Store(tmp_path).write([change(PERSON, None, "Ada\n")])
    assert (tmp_path / "people").is_symlink()
    assert (tmp_path / "real" / "ada.md").read_text() == "Ada\n"


# --- what changed meanwhile -----------------------------------------------------------------------


def test_a_new_file_never_replaces_one_that_is_there(files: Store) -> None:
    with pytest.raises(ChangedUnderneath, match=PERSON):
        write_file(files.root / PERSON, b"new", new=True)
    assert tree(files.root) == {"people": None, PERSON: b"Ada\n"}


def test_of_many_who_make_one_new_file_only_one_does(tmp_path: Path) -> None:
    target, ready = tmp_path / "new.md", threading.Barrier(8)
    made: list[bytes] = []

    def make(data: bytes) -> None:
        ready.wait()
        try:
            write_file(target, data, new=True)
        except ChangedUnderneath:
            return
        made.append(data)

    threads = [threading.Thread(target=make, args=(bytes([65 + n]) * 100_000,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert tree(tmp_path) == {"new.md": made[0]}
    assert len(made) == 1


def test_a_reader_sees_the_old_or_the_new_and_never_a_half(tmp_path: Path) -> None:
    target = write(tmp_path / "some.md", "a" * 300_000)
    seen: set[bytes] = set()
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            seen.add(target.read_bytes())

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(60):
        write_file(target, (b"a", b"b")[number % 2] * 300_000)
    stop.set()
    reader.join()
    assert {data[:1] * 300_000 for data in seen} == seen


CHANGED = {
    "changed": lambda path: path.write_text("Ada Byron\n"),
    "gone": lambda path: path.unlink(),
    "changed at its line ends only": lambda path: path.write_bytes(b"Ada\r\n"),
}


@pytest.mark.parametrize("how", CHANGED)
@pytest.mark.parametrize("after", ["Ada Lovelace\n", None])
def test_a_file_that_changed_since_it_was_read_is_left_as_it_is(
    files: Store, how: str, after: str | None
) -> None:
    CHANGED[how](files.root / PERSON)
    before = tree(files.root)
    with pytest.raises(ChangedUnderneath) as fault:
        files.write([change(PERSON, "Ada\n", after)])
    assert (fault.value.path, fault.value.exit_code, tree(files.root)) == (PERSON, 5, before)


def test_a_file_that_appeared_meanwhile_is_left_as_it_is(files: Store) -> None:
    with pytest.raises(ChangedUnderneath):
        files.write([change(PERSON, None, "Ada Lovelace\n")])
    assert files.read(PERSON) == "Ada\n"


@pytest.mark.parametrize("place", [0, 1, 2, 3])
def test_of_several_files_none_is_written_where_one_has_changed(files: Store, place: int) -> None:
    write(files.root / "people/ben.md", "Ben\n")
    write(files.root / "people/eve.md", "changed meanwhile\n")
    changes = [
        change(PERSON, "Ada\n", "Ada Lovelace\n"),
        change("people/ben.md", "Ben\n", None),
        change(MEETING, None, "new\n"),
    ]
    changes.insert(place, change("people/eve.md", "Eve\n", "Eve Adams\n"))
    before = tree(files.root)
    with pytest.raises(ChangedUnderneath):
        files.write(changes)
    assert tree(files.root) == before


# --- writing several ------------------------------------------------------------------------------


def test_several_changes_are_made_together(files: Store) -> None:
    write(files.root / "people/ben.md", "Ben\n")
    files.write(
        [
            change(PERSON, "Ada\n", "Ada Lovelace\n"),
            change("people/ben.md", "Ben\n", None),
            change(MEETING, None, "new\n"),
        ]
    )
    assert tree(files.root) == {
        "people": None,
        PERSON: b"Ada Lovelace\n",
        "meetings": None,
        "meetings/ada": None,
        MEETING: b"new\n",
    }


def test_a_change_that_changes_nothing_is_not_written(files: Store) -> None:
    before = (files.root / PERSON).stat()
    files.write([change(PERSON, "Ada\n", "Ada\n"), change("people/ben.md", None, None)])
    after = (files.root / PERSON).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert [path.name for path in (files.root / "people").iterdir()] == ["ada.md"]


def test_the_paths_that_change_are_those_whose_text_does() -> None:
    changes = [change("a", "x", "y"), change("b", "x", "x"), change("c", None, "x"), change("d", "x", None)]
    assert unfinished.changed(changes) == ["a", "c", "d"]


@pytest.mark.parametrize("order", [1, -1])
def test_where_a_moved_file_cannot_be_written_the_old_one_is_still_there(files: Store, order: int) -> None:
    write(files.root / "meetings", "a file where a folder should be")
    moving = [change(PERSON, "Ada\n", None), change(MEETING, None, "Ada\n")]
    before = tree(files.root)
    with pytest.raises(CannotWrite):
        files.write(moving[::order])
    assert tree(files.root) == before


@pytest.mark.parametrize("order", [1, -1])
def test_where_one_of_several_files_cannot_be_written_none_is(files: Store, order: int) -> None:
    write(files.root / "meetings", "a file where a folder should be")
    both = [change(PERSON, "Ada\n", "Ada Lovelace\n"), change(MEETING, None, "new\n")]
    before = tree(files.root)
    with pytest.raises(CannotWrite):
        files.write(both[::order])
    assert tree(files.root) == before


@pytest.mark.parametrize("letter", ["a", "é", "数", "𠀋"])
def test_a_name_may_be_as_long_as_a_name_can_be(tmp_path: Path, letter: str) -> None:
    name = letter * (252 // len(letter.encode())) + ".md"
    write_file(tmp_path / name, b"x")
    write_file(tmp_path / name, b"y")
    assert tree(tmp_path) == {name: b"y"}


# --- what is left where it goes wrong -------------------------------------------------------------


@pytest.mark.parametrize("new", [True, False])
def test_a_folder_where_a_file_should_be_is_no_place_to_write(tmp_path: Path, new: bool) -> None:
    (tmp_path / "some.md").mkdir()
    with pytest.raises((CannotWrite, ChangedUnderneath)):
        write_file(tmp_path / "some.md", b"x", new=new)
    assert tree(tmp_path) == {"some.md": None}


@pytest.mark.parametrize("path", ["file/some.md", "file/deeper/some.md"])
def test_a_file_where_a_folder_should_be_is_said(tmp_path: Path, path: str) -> None:
    write(tmp_path / "file", "x")
    with pytest.raises(CannotWrite, match="Cannot write"):
        write_file(tmp_path / path, b"x")
    assert tree(tmp_path) == {"file": b"x"}


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that somebody who is not root can reach, which a test's own folder need not be."""
    made = Path(tempfile.mkdtemp())
    made.chmod(0o755)
    yield made
    for path in [made, *made.rglob("*")]:
        if path.is_dir():
            path.chmod(0o755)
    shutil.rmtree(made)


def as_nobody(script: str, root: Path) -> str:
    """What a script prints that runs as somebody who is not root; `files` is the store of `root`."""
    prepared = """
        import os, sys
        from pathlib import Path
        from mentorlog.errors import *
        from mentorlog.journal.journal import Journal
        import json, signal
        import mentorlog.journal.interrupts
        from mentorlog.journal.disk import write_file
        from mentorlog.journal.store import Store
        from mentorlog.journal.unfinished import Change

        def change(path, before, after):
            return Change(path, *(text and text.encode() for text in (before, after)))

        if os.getuid() == 0:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
        files = Store(Path(sys.argv[1]))
        try:
        {script}
        except MentorlogError as fault:
            print(type(fault).__name__, fault)
        """
    lines = dedent(script).strip("\n").replace("\n", "\n    ")
    whole = dedent(prepared).replace("{script}", f"    {lines}")
    done = subprocess.run(
        [sys.executable, "-c", whole, str(root)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()


def owned(root: Path) -> None:
    """Gives everything below a folder to the one who is not root."""
    if os.getuid() == 0:
        for path in [root, *root.rglob("*")]:
            os.chown(path, 65534, 65534)


WRITE_TWO = """
    files.write([
        change("people/ada.md", "Ada\\n", "Ada Lovelace\\n"),
        change("meetings/ada/2026-12-07.md", None, "new\\n"),
    ])
    """


@unix
@pytest.mark.parametrize("locked", ["people", "meetings"])
def test_where_a_folder_cannot_be_written_nothing_is(shared: Path, locked: str) -> None:
    write(shared / PERSON, "Ada\n")
    (shared / "meetings" / "ada").mkdir(parents=True)
    owned(shared)
    for path in [shared / locked, *(shared / locked).rglob("*")]:
        path.chmod(0o500 if path.is_dir() else 0o600)
    before = tree(shared)
    said = as_nobody(WRITE_TWO, shared)
    assert said.startswith("CannotWrite Cannot write") and said.endswith("permission denied.")
    assert tree(shared) == before


@unix
def test_one_who_may_write_does(shared: Path) -> None:
    write(shared / PERSON, "Ada\n")
    owned(shared)
    assert as_nobody(WRITE_TWO, shared) == ""
    assert tree(shared)[PERSON] == b"Ada Lovelace\n"


@unix
def test_a_folder_that_cannot_be_entered_is_said_to_be_no_place_to_write(shared: Path) -> None:
    (shared / "closed" / "people").mkdir(parents=True)
    owned(shared)
    (shared / "closed").chmod(0)
    said = as_nobody("write_file(files.root / 'closed' / 'people' / 'ada.md', b'x')", shared)
    assert said.startswith("CannotWrite") and said.endswith("permission denied.")


@unix
@pytest.mark.parametrize(
    ("script", "closed"),
    [
        ("Journal.open(files.root)", ""),
        ("files.people()", "people"),
        ("files.meetings()", "meetings"),
        ("files.meetings('ada')", "meetings/ada"),
        ("files.read('people/ada.md')", "people"),
    ],
)
def test_a_folder_that_cannot_be_read_is_named(shared: Path, script: str, closed: str) -> None:
    root = shared / "journal"
    write(root / PERSON, "Ada\n")
    write(root / MEETING, "x")
    owned(root)
    (root / closed).chmod(0)
    said = as_nobody(script, root)
    assert said.startswith("Damaged") and said.endswith("cannot be read: permission denied")


@unix
def test_a_folder_whose_names_only_can_be_read_is_named(shared: Path) -> None:
    write(shared / MEETING, "x")
    owned(shared)
    (shared / "meetings").chmod(0o400)
    assert as_nobody("files.meetings()", shared) == "Damaged meetings: cannot be read: permission denied"


# --- which files are records ----------------------------------------------------------------------

BESIDE = (
    "people/.hidden.md", "people/.obsidian/ada.md", "people/ada.txt", "people/ada.md~", "people/ada.md.swp",
    ".people/ben.md", "goals/.lead.md", "me.md", "reviews/2026-W49.md", ".mentorlog/drafts/note.md",
    "meetings/2026-12-01.md", "meetings/.trash/2026-12-01.md", "meetings/ada/.2026-12-01.md",
    "meetings/ada/deeper/2026-12-01.md",
)  # fmt: skip


def test_the_records_of_a_journal_are_all_that_it_is_made_of(files: Store) -> None:
    paths = ["me.md", "people/ada.md", "goals/lead.md", MEETING, "reviews/2026-W49.md", "templates/note.md"]
    for path in paths:
        write(files.root / path, "x")
    assert files.records() == ["mentorlog.toml", *paths]


def test_what_is_too_large_for_a_record_is_neither_read_nor_stored(files: Store) -> None:
    large = b"a" * (LARGEST + 1)
    for path in ("people/ben.md", "mentorlog.toml"):
        with pytest.raises(BadInput) as fault:
            files.write([Change(path, None, large)])
        assert (str(fault.value), fault.value.advice) == (
            f"{path} would be larger than 4 MiB.",
            "Put the long part elsewhere.",
        )
    files.write([Change("people/ben.txt", None, large)])
    (files.root / "people/ben.txt").rename(files.root / "people/ben.md")
    with pytest.raises(Damaged, match="larger than 4 MiB"):
        files.read("people/ben.md")


@unix
def test_a_link_to_nothing_is_said_to_be_one(files: Store) -> None:
    (files.root / "people/ben.md").symlink_to("nothing.md")
    with pytest.raises(Damaged) as fault:
        files.read("people/ben.md")
    assert str(fault.value) == "people/ben.md: is a link to nothing"


def test_hidden_files_and_folders_and_what_lies_beside_the_records_are_skipped(files: Store) -> None:
    write(files.root / MEETING, "x")
    write(files.root / "goals/lead.md", "x")
    for path in BESIDE:
        write(files.root / path, "x")
    assert (files.people(), files.goals(), files.meetings()) == ([PERSON], ["goals/lead.md"], [MEETING])
    assert files.meetings("ada") == [MEETING]


def test_records_are_listed_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in (
        "people/eve.md",
        "people/ada.md",
        "meetings/eve/2026-12-01.md",
        "meetings/ada/2026-12-02.md",
    ):
        write(tmp_path / name, "x")
    write(tmp_path / "meetings/ada/2026-12-01.md", "x")
    files = Store(tmp_path)
    assert files.people() == ["people/ada.md", "people/eve.md"]
    assert files.meetings() == [
        "meetings/ada/2026-12-01.md",
        "meetings/ada/2026-12-02.md",
        "meetings/eve/2026-12-01.md",
    ]


def test_a_journal_without_a_folder_has_no_records_of_it(tmp_path: Path) -> None:
    files = Store(tmp_path / "nowhere")
    assert (files.people(), files.goals(), files.meetings(), files.meetings("ada")) == ([], [], [], [])


@pytest.mark.parametrize(
    ("made", "exists"),
    [
        ("mentorlog.toml", True),
        (PERSON, True),
        (MEETING, True),
        ("goals/lead.md", False),
        ("notes.md", False),
    ],
)
def test_a_journal_is_known_by_its_settings_or_its_records(tmp_path: Path, made: str, exists: bool) -> None:
    write(tmp_path / made, "")
    assert Store(tmp_path).exists is exists


def test_where_there_is_no_folder_there_is_no_journal(tmp_path: Path) -> None:
    assert not Store(tmp_path / "nowhere").exists


# --- names ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "day", "number"),
    [
        ("2026-12-07.md", date(2026, 12, 7), 1),
        ("2026-12-07-2.md", date(2026, 12, 7), 2),
        ("2026-12-07-13.md", date(2026, 12, 7), 13),
        ("2028-02-29.md", date(2028, 2, 29), 1),
        ("2026-02-29.md", None, 1),
        ("2026-13-01.md", None, 1),
        ("2026-12-07-0.md", None, 1),
        ("2026-12-07-02.md", None, 1),
        ("2026-12-07 copy.md", None, 1),
        ("2026-12-7.md", None, 1),
        ("20261207.md", None, 1),
        ("ideas.md", None, 1),
        ("٢٠٢٦-12-07.md", None, 1),
    ],
)
def test_the_day_of_a_meeting_is_its_files_name(name: str, day: date | None, number: int) -> None:
    found, its_number = layout.day_in(f"meetings/ada/{name}")
    assert found == day
    assert day is None or its_number == number


@pytest.mark.parametrize("number", [1, 2, 10])
def test_the_path_of_a_meeting_is_read_back(number: int) -> None:
    path = layout.meeting_path("ada-lovelace", date(2026, 12, 7), number)
    assert (layout.slug_in(path), layout.day_in(path)) == ("ada-lovelace", (date(2026, 12, 7), number))


def test_the_path_of_a_person_and_of_a_goal_is_read_back() -> None:
    assert layout.slug_in(layout.person_path("李明")) == "李明"
    assert layout.slug_in(layout.goal_path("lead-a-team")) == "lead-a-team"


@pytest.mark.parametrize(
    "kind", ["../../secret", "/etc/passwd", "..\\..\\secret", "session/..", "a\0b", "~/x", ".."]
)
def test_no_kind_of_meeting_leads_a_template_out_of_its_folder(kind: str) -> None:
    assert not layout.is_record(layout.template_path(kind))
    assert layout.is_record(layout.template_path("kick-off"))


# --- drafts ---------------------------------------------------------------------------------------


def test_a_draft_is_kept_where_no_record_is_read(files: Store) -> None:
    draft = files.keep_draft("note", b"typed\xff")
    assert draft.read_bytes() == b"typed\xff"
    assert draft.parent == files.root / ".mentorlog" / "drafts" and draft.name.startswith("note-")
    assert (files.people(), files.meetings()) == ([PERSON], [])


def test_no_draft_takes_the_place_of_another(files: Store) -> None:
    drafts = [files.keep_draft("note", b"%d" % number) for number in range(5)]
    assert [draft.read_bytes() for draft in drafts] == [b"%d" % number for number in range(5)]


def test_a_draft_that_is_in_the_journal_now_is_taken_away(files: Store) -> None:
    draft = files.keep_draft("note", b"typed")
    files.drop_draft(draft)
    files.drop_draft(draft)
    assert not draft.exists()


# --- what else is asked of the files ----------------------------------------------------------------


def test_it_is_known_whether_the_change_that_was_begun_last_is_written(files: Store) -> None:
    said = [files.has_written]
    files.write([change(PERSON, "Ada\n", "Ada Lovelace\n")])
    said.append(files.has_written)
    files.begin()
    said.append(files.has_written)
    files.lock.release()
    assert said == [False, True, False]


def test_the_folder_of_somebodys_meetings_goes_with_the_last_of_them(files: Store) -> None:
    other = MEETING.replace("07", "09")
    files.write([change(MEETING, None, "x"), change(other, None, "x")])
    files.write([change(MEETING, "x", None)])
    assert files.meetings("ada") == [other]
    files.write([change(other, "x", None), change(PERSON, "Ada\n", None)])
    assert [(files.root / folder).is_dir() for folder in ("meetings/ada", "meetings", "people")] == [
        False,
        True,
        True,
    ]


def test_the_meetings_with_one_person_are_listed_apart(files: Store) -> None:
    for path in (MEETING, "meetings/ben/2026-12-01.md", "meetings/notes.txt"):
        write(files.root / path, "x")
    assert (files.meetings("ada"), files.people_met()) == ([MEETING], ["ada", "ben"])
    assert files.meetings() == [MEETING, "meetings/ben/2026-12-01.md"]


def test_files_are_read_one_after_the_other_whatever_is_the_matter_with_one(files: Store) -> None:
    large = b"a" * (MOST_AT_ONCE + 1)
    (files.root / "people/large.md").write_bytes(large)
    write(files.root / "people/empty.md", "")
    (files.root / "people/folder.md").mkdir()
    faults: list[Damaged] = []
    gone: list[str] = []
    paths = [f"people/{name}.md" for name in ("nobody", "large", "ada", "folder", "empty")]
    found = list(files.each(paths, faults.append, gone.append))
    assert found == [(paths[1], large), (PERSON, b"Ada\n"), (paths[4], b"")]
    assert ([fault.path for fault in faults], gone) == ([paths[3]], [paths[0]])


def test_what_is_known_of_a_folder_is_kept_in_the_cache_if_there_is_one(tmp_path: Path) -> None:
    cache = Cache(lambda: tmp_path / "cache", lambda: 0)
    assert Store(tmp_path, {}, "prep", cache).cache_for("a") == tmp_path / "cache" / "a.kept"
    assert Store(tmp_path, {}, "prep", cache).cache_for("") is None is Store(tmp_path).cache_for("a")


@unix
def test_a_folder_is_closed_to_others_and_what_it_links_to_is_left(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside.md", "x")
    own = write(tmp_path / "journal/people/ada.md", "x")
    (tmp_path / "journal/link.md").symlink_to(outside)
    for path, bits in ((outside, 0o644), (own, 0o646), (own.parent, 0o755)):
        path.chmod(bits)
    close_to_others(tmp_path / "journal")
    assert [mode(path) for path in (outside, own, own.parent)] == ["0o644", "0o600", "0o700"]


def test_a_folder_is_unused_where_only_a_command_that_was_killed_left_something(tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    said = [is_unused(folder)]
    for path in ("", ".mentorlog/lock", "people/.0123456789abcdef.tmp", "people/ada.md"):
        if path:
            write(folder / path, "x")
        else:
            folder.mkdir()
        said.append(is_unused(folder))
    assert said == [False, True, True, True, False]


@unix
def test_what_leaves_the_journal_goes_into_a_file_or_down_a_pipe(tmp_path: Path) -> None:
    write_out(tmp_path / "out.md", b"a")
    os.link(tmp_path / "out.md", tmp_path / "reader.md")
    write_out(tmp_path / "out.md", b"b")
    assert [(tmp_path / name).read_bytes() for name in ("reader.md", "out.md")] == [b"a", b"b"]
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    write_out(tmp_path / "pipe", b"b")
    assert (os.read(reader, 9), stat.S_ISFIFO(os.stat(tmp_path / "pipe").st_mode)) == (b"b", True)
    os.close(reader)
    with pytest.raises(CannotWrite):
        write_out(tmp_path, b"c")
