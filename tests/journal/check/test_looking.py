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
    gone,
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
NO_TEXT = os.fsdecode(b"a\xff")


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
    assert found[1].mend == f"Make it yours to read: chmod u+rw {root.resolve() / JUN}"


def test_a_folder_that_may_not_be_read_is_a_fault_and_hides_no_other(public: Path) -> None:
    root = make(public / "journal")
    each(mode("goals", 0), swap(ADA, '"mentor"', '"boss"'))(root)
    found = as_nobody(root)
    (root / "goals").chmod(0o700)
    assert places(found) == ["goals:", f"{ADA}:4"]
    assert found[0].mend == f"Make it yours to read: chmod u+rwX {root.resolve() / 'goals'}"


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


OWNER, SOURCE = f"{MET}:13", f"{MET}:16"
HIDES: dict[str, tuple[Do, list[str]]] = {
    "nothing": (mode(".", 0o700), [OWNER, SOURCE]),
    "a person without an end": (swap(JUN, '"mentee"', '"mentee'), []),
    "a fence in a person": (swap(JUN, '"note"\n+++\n', '"note"\n+++\n```\n'), []),
    "a pipe for a person": (pipe("people/bob.md"), []),
    "a person whose name no text holds": (put(f"people/{NO_TEXT}.md", "+++"), []),
    "people elsewhere": (away("people", "them"), []),
    "a goal that is empty": (put(REVIEW, ""), [OWNER]),
    "a fence in a meeting": (put(PLAIN, "```\n"), [OWNER]),
    "a pipe for a goal": (pipe("goals/a.md"), [OWNER]),
    "a meeting with a wrong head": (put(PLAIN, "+++\nminutes = []\n+++\n"), [OWNER]),
    "a folder whose name no text holds": (put(f"meetings/{NO_TEXT}/a.md", ""), [OWNER]),
    "settings with a slip": (swap(SETTINGS, '"Diary"', "5"), []),
    "settings with two versions": (put(SETTINGS, "<<<<<<< a\n=======\n>>>>>>> b\n"), []),
    "settings that are empty": (put(SETTINGS, ""), []),
    "a pipe for settings": (each(gone(SETTINGS), pipe(SETTINGS)), []),
}


@pytest.mark.parametrize("what", HIDES)
def test_who_an_owner_is_and_what_an_item_came_from_is_asked_where_nothing_hides_it(
    root: Path, what: str
) -> None:
    swap(MET, "- [ ] Draft the plan", "- [ ] @bob Draft the plan")(root)
    swap(MET, "[from:: 7f3kb]", "[from:: zzzz9]")(root)
    damage, said = HIDES[what]
    try:
        damage(root)
    except OSError:
        pytest.skip("this disk takes no such name")
    assert [place for place in places(check(root)) if place.startswith(f"{MET}:")] == said


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


def test_what_is_odd_in_a_line_is_no_fault(root: Path) -> None:
    lines = [
        "- [x] a  [created:: 2026-12-07]  [completion:: 2026-12-07]",
        "- [ ] a  [due:: 2026-12-11]  [due:: 2026-12-12]",
        "- [ ] a  [id:: aaaa1]  [id:: aaaa2]",
        "- [ ] a  [mood:: good]",
        "- [ ] a  [due:: ]",
    ]
    assert after(root, swap(MET, "- [ ] Draft the plan", "\n".join([*lines, "- [ ] Draft the plan"]))) == []


def test_whose_a_meeting_is_may_be_said_by_any_name_of_theirs(root: Path) -> None:
    assert after(root, swap(MET, "minutes = 45", 'person = "ada"')) == []
    found = after(root, put("meetings/bob/2026-12-09.md", '+++\nperson = "Rob"\n+++\n'))
    assert places(found) == ["meetings/bob:", "meetings/bob/2026-12-09.md:2"]


def test_names_of_spaces_are_nobodys_and_files_that_nobody_reaches_may_be_open(root: Path) -> None:
    found = after(
        root,
        swap(ADA, '"AL"', '" "'),
        swap(JUN, 'role = "mentee"', 'aliases = [" "]'),
        mode(JUN, 0o775),
    )
    assert found == []


def test_a_folder_with_a_bad_name_is_said_once_and_those_after_it_are_looked_at(root: Path) -> None:
    found = after(
        root,
        put("meetings/a\x1b/2026-12-07.md", "Hi\n"),
        put("people/a\x1b.md", '+++\nname = "A"\n+++\n'),
        put("meetings/jun-park/2026-12-7.md", "Hi\n"),
    )
    assert places(found) == ["meetings/a\x1b:", "meetings/jun-park/2026-12-7.md:", "people/a\x1b.md:"]
    try:
        put(f"meetings/{NO_TEXT}/2026-12-07.md", "Hi\n")(root)
    except OSError:
        pytest.skip("this disk takes no such name")
    assert places(check(root))[2:] == ["meetings/jun-park/2026-12-7.md:", "people/a\x1b.md:"]


def test_an_owner_nobody_knows_is_a_fault_only_where_an_item_can_be_done(root: Path) -> None:
    assert after(root, swap(MET, "## Notes\n", "## Check-in\n- [ ] @bob laughed\n")) == []
    assert after(root, swap(ADA, "- Back from leave", "- [ ] @bob laughed")) == []
    own = swap(SETTINGS, "commitment =", 'check-in = "Einstieg"\ncommitment =')
    assert after(root, own, swap(MET, "## Check-in", "## Einstieg")) == []


def test_a_setting_that_is_little_like_ours_and_a_template_that_cannot_be_seen_are_no_fault(
    root: Path,
) -> None:
    assert after(root, swap(SETTINGS, "format = 1\n", 'format = 1\ntime = "x"\n')) == []
    found = after(root, swap(JUN, '"note"', '"gone"'), pipe("templates/a.md"))
    assert places(found) == ["templates/a.md:"]


def test_what_a_command_has_in_hand_is_not_left_over(root: Path) -> None:
    put("people/.0123456789abcdef.tmp", "half a rec")(root)
    assert places(check(root)) == ["people/.0123456789abcdef.tmp:"]
    put(".mentorlog/lock", "mentorlog note (process 1)")(root)
    assert check(root) == []
    assert places(after(root, swap(JUN, '"mentee"', '"none"'))) == [f"{JUN}:3"]


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
    tom, note = b'+++\nname = "Tom"\n+++\n', b"Hi\n"
    each(put("people/tom.md", tom), put("people/tom.txt", note), put("meetings/tom/2026-12-09.md", note))(
        root
    )
    left(
        root, *(Change(path, data, None) for path, data in (("people/tom.md", tom), ("people/tom.txt", note)))
    )
    assert places(check(root)) == [f"{REVIEW}:2", "meetings/tom:"]


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
    assert fault == Fault(
        unfinished.PLACE,
        None,
        "holds what a command had begun, and cannot be read",
        "The next command that writes puts it aside, and says where.",
    )
