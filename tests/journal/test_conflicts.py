"""The marks that a merge leaves: where each conflict begins and ends."""

from __future__ import annotations

import pytest

from mentorlog.journal.conflicts import conflicts, mark, may_have_conflict
from mentorlog.journal.lines import split_lines


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n", [(0, 4)]),
        ("\ufeff<<<<<<< a\r\n>>>>>>>\r\nx\n", [(0, 1)]),
        ("x\n<<<<<<< a\n>>>>>>> b\n<<<<<<< a\n>>>>>>> b\n", [(1, 2), (3, 4)]),
        ("x\n<<<<<<< a\nx\n", [(1, 1)]),
        ("x\n>>>>>>> b\n", [(1, 1)]),
        ("<<<<<<< a\n<<<<<<< b\n>>>>>>> c\n", [(0, 0), (1, 2)]),
        ("```\n<<<<<<< a\n>>>>>>> b\n```\n", []),
        ("=======\n", []),
        ("<<<<<<< a\nx\n", [(0, 0)]),
        ("```\n<<<<<<< a\n```\n<<<<<<< a\n>>>>>>> b\n", [(3, 4)]),
    ],
)
def test_a_conflict_is_from_one_mark_to_the_other_and_a_mark_alone_is_one(
    text: str, found: list[tuple[int, int]]
) -> None:
    assert list(conflicts(split_lines(text))) == found


def test_it_is_worth_looking_where_either_mark_stands() -> None:
    texts = ("x\n<<<<<<< a\n", "x\n>>>>>>> b\n", "x\n=======\n")
    assert [may_have_conflict(text) for text in texts] == [True, True, False]


@pytest.mark.parametrize(
    ("line", "sign"),
    [
        ("=======\n", "======="),
        ("======= \r\n", "======="),
        ("||||||| base\n", "|||||||"),
        ("========\n", ""),
        ("=======x\n", ""),
        ("=======X\n", ""),
        ("=======\t\n", ""),
        (" =======\n", ""),
        ("", ""),
    ],
)
def test_a_mark_is_seven_signs_and_then_nothing_or_a_space(line: str, sign: str) -> None:
    assert mark(line) == sign
