"""What is said of a file's bytes, and the text that the other faults are looked for in."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorlog.journal.check.faults import Fault, in_order
from mentorlog.journal.check.text import read
from mentorlog.journal.store import LARGEST

MARKS = "<<<<<<< a\n- x\n=======\n- y\n>>>>>>> b\n"


@pytest.mark.parametrize(
    ("data", "found", "text", "is_whole"),
    [
        (b"- a\n", [], "- a\n", True),
        (b"", [(None, "is empty")], "", False),
        (b"a\nb\xe9\n", [(2, "is not UTF-8 text")], "a\nb\ufffd\n", False),
        (b"\nb\xe9\n", [(2, "is not UTF-8 text")], "\nb\ufffd\n", False),
        (b"\xff\xfea\0", [(1, "is UTF-16, not UTF-8")], "", False),
        (b"\xfe\xff\0a", [(1, "is UTF-16, not UTF-8")], "", False),
        ("\ufeffa".encode(), [(1, "begins with a byte order mark (U+FEFF)")], "\ufeffa", True),
        (b"a\n\0b\0\n", [(2, "holds a NUL")], "a\nb\n", True),
        (b"\x1ba\n\x07b\n", [(1, "holds a control character, and so does one line more")], "a\nb\n", True),
        (b"\x01\n\x01\n\n\x01", [(1, "holds a control character, and so do two lines more")], "\n\n\n", True),
        (b"a\rb\n", [(1, "holds a return that ends no line")], "ab\n", True),
        (b"a\rb", [(1, "holds a return that ends no line")], "a\nb", True),
        ("a\u202eb".encode(), [(1, "holds a hidden change of direction")], "a\u202eb", True),
        ("a\u2067b\u2069".encode(), [], "a\u2067b\u2069", True),
        (
            "\ufeffa\0".encode(),
            [(1, "begins with a byte order mark (U+FEFF)"), (1, "holds a NUL")],
            "\ufeffa",
            True,
        ),
        (
            f"a\n{MARKS}b\n".encode(),
            [(2, "has the marks of a conflict that nobody settled up to line 6")],
            "a\n\n- x\n\n\n\nb\n",
            False,
        ),
        (
            f"{MARKS}b\n{MARKS}".encode(),
            [
                (1, "has the marks of a conflict that nobody settled up to line 5"),
                (7, "has the marks of a conflict that nobody settled up to line 11"),
            ],
            "\n- x\n\n\n\nb\n\n- x\n\n\n\n",
            False,
        ),
        (
            b">>>>>>> b\n- x\n",
            [(1, "has the marks of a conflict that nobody settled")],
            "\n- x\n",
            False,
        ),
        (
            b"<<<<<<< a\n- x\n>>>>>>> b\n- y\n",
            [(1, "has the marks of a conflict that nobody settled up to line 3")],
            "\n- x\n\n- y\n",
            False,
        ),
        (
            b"<<<<<<< a\n- x\n=======\n>>>>>>> b\n=======\n",
            [(1, "has the marks of a conflict that nobody settled up to line 4")],
            "\n- x\n\n\n=======\n",
            False,
        ),
        (
            b"<<<<<<< a\n- x\n>>>>>>> b\n=======\n",
            [(1, "has the marks of a conflict that nobody settled up to line 3")],
            "\n- x\n\n=======\n",
            False,
        ),
    ],
)
def test_each_fault_of_a_record_is_said_and_what_remains_is_read(
    data: bytes, found: list[tuple[int | None, str]], text: str, is_whole: bool
) -> None:
    made = read("me.md", data, is_record=True)
    assert [(fault.line, fault.what) for fault in made.faults] == found
    assert (str(made), made.is_whole, made.has_conflict) == (text, is_whole, "conflict" in str(found))


def test_of_what_is_no_record_less_is_asked() -> None:
    for data in (b"", "\ufeffa".encode(), b"a\rb\x07"):
        assert read("notes.txt", data, is_record=False).faults == []
    made = read("notes.txt", b"\x07a\0", is_record=False)
    assert ([fault.what for fault in made.faults], str(made)) == (["holds a NUL"], "a")


def test_a_file_is_read_up_to_the_largest_size_and_one_that_cannot_be_is_a_fault(tmp_path: Path) -> None:
    place = tmp_path / "me.md"
    place.write_bytes(b"a" * LARGEST)
    assert (len(str(read("me.md", place, is_record=True))), read("me.md", place, is_record=True).faults) == (
        LARGEST,
        [],
    )
    place.write_bytes(b"a" * (LARGEST + 1))
    made = read("me.md", place, is_record=True)
    assert [fault.what for fault in made.faults] == ["is larger than 4 MiB, so it is not read"]
    assert (made.lines, made.is_whole) == ((), False)
    made = read("me.md", tmp_path, is_record=True)
    assert [(fault.what, fault.mend) for fault in made.faults] == [
        ("cannot be read: is a directory", f"Make it yours to read: chmod u+rw {tmp_path}")
    ]
    assert (made.lines, made.is_whole) == ((), False)


def test_faults_are_in_the_order_of_files_and_lines_and_each_is_said_once() -> None:
    a1, a, b = Fault("a", 1, "x", ""), Fault("a", None, "y", ""), Fault("b", 7, "x", "")
    assert in_order([b, a1, a, b, a1]) == [a, a1, b]
    assert in_order([a1._replace(line=2), a1]) == [a1, a1._replace(line=2)]
