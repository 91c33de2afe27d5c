"""An export taken back: only records of a journal, whoever wrote it, and nothing by halves."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.errors import BadInput, MentorlogError
from mentorlog.exchange.json_import import Incoming, make_plan, read
from mentorlog.journal import layout

RECORD = {"path": "people/ada.md", "text": "+++\n+++\n"}


def export(*files: Any, **keys: Any) -> bytes:
    return json.dumps({"schema": 1, "files": list(files), **keys}).encode()


OURS = (
    "mentorlog.toml", "me.md", "people/ada.md", "people/李明.md", "goals/a b.md", "reviews/2026-W49.md",
    "templates/note.md", "meetings/ada/2026-12-07-2.md", "meetings/ada/ideas.md",
)  # fmt: skip
ELSEWHERE = (
    "", "/etc/passwd", "/me.md", "../me.md", "people/../me.md", "people/..md/../x.md", "./me.md",
    "people//a.md",
    "people/./a.md", "meetings/../people/a.md", "meetings/ada/../../x.md", "people/a\0.md", "people/a\n.md",
    "people\\a.md", "people/..\\..\\a.md", "C:/me.md", "people/C:a.md", ".git/config",
    ".git/hooks/post-commit",
    "people/.a.md", "meetings/.git/a.md", ".mentorlog/unfinished.json", ".mentorlog/lock", ".gitattributes",
    "people/a.txt", "people/a", "people/a/b.md", "meetings/a.md", "meetings/ada/b/c.md", "notes/a.md",
    "you.md",
    "me.md/", "me.md\n", "people/" + "a" * 300 + ".md", "~/me.md", "people/\ud800.md", "people/~a.md",
)  # fmt: skip


@pytest.mark.parametrize("path", OURS)
def test_a_record_of_a_journal_is_taken(path: str) -> None:
    assert read(export({"path": path, "text": "x"})).files == {path: b"x"}


@pytest.mark.parametrize("path", ELSEWHERE)
def test_what_is_no_record_of_a_journal_is_refused(path: str) -> None:
    with pytest.raises(BadInput, match="is no file of a journal"):
        read(export(RECORD, {"path": path, "text": "x"}))


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"schema": 1}', b"1" * 10_000,
        b'{"schema": 1, "files": {}}', b'{"schema": 1, "files": [1]}', b'{"schema": "1", "files": []}',
        b'{"schema": 2, "files": []}', b'{"schema": true, "files": []}', b'{"files": []}',
        b'{"schema": 1, "files": [' + b"9" * 5000 + b"]}",
        export({"path": "me.md"}), export({"path": 1, "text": "x"}), export({"path": "me.md", "text": 1}),
        export({"path": "me.md", "text": "x", "base64": "eA=="}), export({"path": "me.md", "base64": "?"}),
        export({"path": "me.md", "base64": "é"}), export({"path": "me.md", "text": None}),
        export({"path": "me.md", "text": "\ud800"}), export(RECORD, RECORD),
        export({"path": "me.md", "text": "x" * (4 * 1024 * 1024 + 1)}),
    ],
)  # fmt: skip
def test_what_is_no_export_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(BadInput) as fault:
        read(data)
    assert "\n" not in str(fault.value) and len(str(fault.value)) < 200


def test_bytes_that_are_no_text_come_back_as_they_were() -> None:
    assert read(export({"path": "me.md", "base64": "/+8A"})).files == {"me.md": b"\xff\xef\x00"}


def test_it_says_whether_the_export_is_a_whole_journal() -> None:
    assert [read(export(**keys)).is_complete for keys in ({"complete": True}, {"complete": 1}, {})] == [
        True, False, False,
    ]  # fmt: skip


def test_a_byte_order_mark_before_it_is_no_fault() -> None:
    assert read(b"\xef\xbb\xbf" + export(RECORD)).files.keys() == {"people/ada.md"}


def test_what_is_new_the_same_and_different_is_told_apart() -> None:
    here = {"people/b.md": b"b", "people/c.md": b"other"}
    plan = make_plan(Incoming({f"people/{x}.md": x.encode() for x in "abc"}, True), here.get)
    assert (plan.new, plan.same, plan.differing) == (
        {"people/a.md": b"a"},
        ("people/b.md",),
        ("people/c.md",),
    )


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(
        st.sampled_from(["path", "text", "base64", "files", "schema"]), inner
    ), max_leaves=12,
)  # fmt: skip


@given(st.one_of(VALUES, st.builds(lambda files: {"schema": 1, "files": files}, st.lists(VALUES))))
def test_whatever_json_it_is_it_is_taken_or_refused_and_leads_nowhere(value: Any) -> None:
    try:
        found = read(json.dumps(value).encode())
    except MentorlogError:
        return
    assert all(layout.is_record(path) for path in found.files)
