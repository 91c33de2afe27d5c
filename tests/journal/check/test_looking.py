"""How `check` looks: at everything, without waiting, without going astray, and without saying twice."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.journal import documents
from tests.journal.check.journals import (
    ADA,
    JUN,
    LEAD,
    MET,
    PLAIN,
    REVIEW,
    SETTINGS,
    SOUND,
    Do,
    away,
    each,
    link,
    make,
    mode,
    pipe,
    put,
    swap,
)

import mentorlog
from mentorlog.journal import unfinished
from mentorlog.journal.check import Fault, check
from mentorlog.journal.unfinished import Change, Message

pytestmark = [
    pytest.mark.usefixtures("never_waits"),
    pytest.mark.skipif(os.name == "nt", reason="modes, links and pipes are not what they are elsewhere"),
]
NOBODY = 65534


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make(tmp_path / "journal")


def after(root: Path, *damages: Do) -> list[Fault]:
    each(*damages)(root)
    return check(root)


def places(faults: list[Fault]) -> list[str]:
    return [f"{fault.path}:{fault.line or ''}" for fault in faults]


def test_faults_stand_in_the_order_of_path_and_line(root: Path) -> None:
    found = after(
        root, swap(MET, "2026-12-11", "soon"), swap(MET, '"held"', '"over"'), swap(ADA, '"mentor"', '"boss"'),
        put("goals/a.md", ""), mode("people", 0o755), swap(JUN, '"mentee"', '"none"'),
    )  # fmt: skip
    assert places(found) == ["goals/a.md:", f"{MET}:6", f"{MET}:13", "people:", f"{ADA}:4", f"{JUN}:3"]


def test_an_empty_folder_is_a_sound_journal(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    assert check(tmp_path) == []


def test_a_journal_that_is_not_there_is_named_and_nothing_is_raised(tmp_path: Path) -> None:
    assert places(check(tmp_path / "none")) == [".:"]


def test_a_journal_may_itself_be_reached_by_a_link(root: Path, tmp_path: Path) -> None:
    (tmp_path / "linked").symlink_to(root)
    assert check(tmp_path / "linked") == []


def test_a_link_within_the_journal_is_followed(root: Path) -> None:
    put("kept/tom.md", '+++\nname = "Tom"\nstatus = "gone"\n+++\n')(root)
    assert places(after(root, link("people/tom.md", "../kept/tom.md"))) == ["people/tom.md:3"]


def test_nothing_is_read_beyond_a_link_out_of_the_journal(root: Path, tmp_path: Path) -> None:
    away(JUN, "jun.md")(root)
    (tmp_path / "jun.md").unlink()
    os.mkfifo(tmp_path / "jun.md")
    assert [fault.what for fault in check(root)] == ["is a link that leads out of the journal"]


def test_pipes_among_files_of_the_users_own_are_nobodys_business(root: Path) -> None:
    found = after(root, pipe("pipe"), pipe("people/pipe"), pipe("meetings/pipe"), pipe("people/.hidden"))
    assert found == []


def test_a_name_that_is_not_utf_8_is_named(root: Path) -> None:
    try:
        (root / "people" / os.fsdecode(b"b\xffb.md")).write_bytes(b"+++")
    except OSError:
        pytest.skip("this disk takes no such name")
    assert [fault.what for fault in check(root)] == [
        "has a name that is not UTF-8, so no command can name it"
    ]


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that somebody else than root may go into."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def as_nobody(root: Path) -> list[Fault]:
    """What `check` finds when it runs for somebody who may not read all; root may."""
    if os.geteuid() != 0:
        return check(root)
    for place in (root, *root.rglob("*")):
        os.chown(place, NOBODY, NOBODY, follow_symlinks=False)
    # Once as root, so that all is imported: the interpreter may lie where nobody else gets.
    code = (
        "import json, os, sys; from pathlib import Path; from mentorlog.journal.check import check;"
        f"check(Path(sys.argv[1])); os.setgroups([]); os.setgid({NOBODY}); os.setuid({NOBODY});"
        "print(json.dumps(check(Path(sys.argv[1]))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(root)],
        env={"PYTHONPATH": str(Path(mentorlog.__file__).parent.parent), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        check=True,
        timeout=60,
    )
    return [Fault(*fault) for fault in json.loads(done.stdout)]


def test_a_file_that_may_not_be_read_is_a_fault_and_hides_no_other(public: Path) -> None:
    root = make(public / "journal")
    each(mode(JUN, 0), swap(ADA, '"mentor"', '"boss"'))(root)
    found = as_nobody(root)
    assert places(found) == [f"{ADA}:4", f"{JUN}:"]
    assert found[1].what == "cannot be read: permission denied"


def test_a_folder_that_may_not_be_read_is_a_fault_and_hides_no_other(public: Path) -> None:
    root = make(public / "journal")
    each(mode("goals", 0), swap(ADA, '"mentor"', '"boss"'))(root)
    found = as_nobody(root)
    (root / "goals").chmod(0o700)
    assert places(found) == ["goals:", f"{ADA}:4"]


def test_a_journal_that_may_not_be_read_is_a_fault(public: Path) -> None:
    root = make(public / "journal")
    mode(".", 0)(root)
    found = as_nobody(root)
    root.chmod(0o700)
    assert found
    assert {fault.what for fault in found} == {"cannot be read: permission denied"}


# --- what one fault hides is not said of another --------------------------------------------------


@pytest.mark.parametrize("broken", [ADA, LEAD, MET, SETTINGS])
def test_what_an_unreadable_file_may_hold_is_missed_nowhere(root: Path, broken: str) -> None:
    put(broken, b"\xff\xfea")(root)
    swap(PLAIN, "- [ ]", "- [ ] Draft  [from:: 7f3kb]  [goal:: lead-a-team-of-five]\n- [ ]")(root)
    assert places(check(root)) == [f"{broken}:1"]


def test_an_owner_is_somebody_while_a_persons_record_cannot_be_read(root: Path) -> None:
    swap(MET, "- [ ] Draft the plan", "- [ ] @bob Draft the plan")(root)
    assert places(check(root)) == [f"{MET}:13"]
    assert places(after(root, swap(JUN, '"mentee"', '"mentee'))) == [f"{JUN}:3"]


def test_of_a_conflict_both_sides_may_say_the_same(root: Path) -> None:
    text = (root / MET).read_text("utf-8")
    assert places(after(root, put(MET, f"<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> other\n"))) == [
        f"{MET}:1"
    ]


def test_all_conflicts_of_a_file_are_named(root: Path) -> None:
    marks = "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n"
    assert places(after(root, swap(MET, "We talked.\n", f"{marks}We talked.\n{marks}"))) == [
        f"{MET}:10",
        f"{MET}:16",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n```",
        "~~~~ diff\n<<<<<<< HEAD\n~~~\n>>>>>>> other\n~~~~",
        "- a list\n\n  ```\n  <<<<<<< HEAD\n  ```",
        "A title\n=======",
        " <<<<<<< HEAD",
        "<<<<<<<HEAD",
        "<<<<<<<< eight",
    ],
)
def test_what_only_looks_like_a_conflict_is_none(root: Path, text: str) -> None:
    assert after(root, swap(MET, "We talked.", text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "- @bob Send it",
        "- [ ] Ask @bob about it",
        "- [ ] bob@example.org has it",
        "- [ ] @bob's slides",
        "- [ ] @me Send it",
        "- [ ] @AL Send it",
        "- [ ] @ADA-LOVELACE Send it",
        "- [ ] @jun-park Send it",
        "- [ ] one\n  - @bob knows",
    ],
)
def test_a_word_after_an_at_sign_need_not_be_an_owner(root: Path, text: str) -> None:
    assert after(root, swap(MET, "- [ ] Draft the plan", f"{text}\n- [ ] Draft the plan")) == []


def test_an_owner_nobody_knows_is_a_fault_only_where_an_item_can_be_done(root: Path) -> None:
    assert after(root, swap(MET, "## Notes\n", "## Check-in\n- [ ] @bob laughed\n")) == []
    assert after(root, swap(ADA, "- Back from leave", "- [ ] @bob laughed")) == []


def test_what_a_command_has_in_hand_is_not_left_over(root: Path) -> None:
    put("people/.0123456789abcdef.tmp", "half a rec")(root)
    assert places(check(root)) == ["people/.0123456789abcdef.tmp:"]
    put(".mentorlog/lock", "mentorlog note (process 1)")(root)
    assert check(root) == []


# --- what a command that was cut off will have written --------------------------------------------


def left(root: Path, *changes: Change) -> None:
    put(unfinished.PLACE, unfinished.dumped(changes, Message("a change")))(root)


def test_what_was_begun_counts_as_done(root: Path) -> None:
    tom, ends = b'+++\nname = "Tom"\n+++\n', b"We met.\n- [ ] @tom Send it\n"
    left(root, Change("people/tom.md", None, tom), Change("meetings/tom/2026-12-09.md", None, ends))
    put("meetings/tom/2026-12-09.md", ends)(root)
    assert check(root) == []
    left(root)
    assert places(check(root)) == ["meetings/tom:", "meetings/tom/2026-12-09.md:2"]


def test_what_is_to_go_counts_as_gone(root: Path) -> None:
    twin = b'+++\ntitle = "Run a review"\n+++\n'
    put("goals/review.md", twin)(root)
    assert places(check(root)) == [f"{REVIEW}:2"]
    left(root, Change("goals/review.md", twin, None))
    assert check(root) == []


def test_what_was_changed_since_stands_as_it_is(root: Path) -> None:
    left(root, Change(JUN, b"something else", b""), Change("people/../../a.md", None, b""))
    assert check(root) == []


# --- nothing makes it raise -----------------------------------------------------------------------


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(SOUND)), documents.texts() | st.binary(max_size=200)), max_size=4
    )
)
def test_no_text_and_no_bytes_make_it_raise(changes: list[tuple[str, str | bytes]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = make(Path(folder) / "journal")
        for path, text in changes:
            put(path, text)(root)
        assert all(fault.what and fault.mend for fault in check(root))


@given(st.sampled_from([ADA, LEAD, MET, SETTINGS]), st.data())
def test_no_broken_byte_makes_it_raise(path: str, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = make(Path(folder) / "journal")
        before = (root / path).read_bytes()
        at = data.draw(st.integers(0, len(before) - 1))
        cut = data.draw(st.integers(0, 40))
        new = data.draw(st.binary(max_size=3) | st.sampled_from([b"\n", b"[", b'"', b"+++\n", b"0" * 5000]))
        put(path, before[:at] + new + before[at + cut :])(root)
        assert all(fault.what and fault.mend for fault in check(root))


def test_what_was_begun_and_cannot_be_read_is_named(root: Path) -> None:
    put(unfinished.PLACE, '{"changes": [["people/')(root)
    [fault] = check(root)
    assert (fault.path, fault.line) == (unfinished.PLACE, None)
