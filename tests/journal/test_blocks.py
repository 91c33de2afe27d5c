"""What one line of Markdown begins, line by line as CommonMark has it."""

from __future__ import annotations

import pytest

from mentorlog.journal.blocks import atx, fence, is_rule, underlines


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("# a", (1, "a")),
        ("###### \ta b \t", (6, "a b")),
        ("####### a", None),
        ("#a", None),
        ("#", (1, "")),
        ("##\t", (2, "")),
        ("# a ##", (1, "a")),
        ("# a\t# ", (1, "a")),
        ("# a#", (1, "a#")),
        ("# a #b#", (1, "a #b#")),
        ("## ##", (2, "")),
        ("# \u00a0a\u00a0 #", (1, "\u00a0a\u00a0")),
        ("X# a", None),
        ("# XaX #", (1, "XaX")),
        ("# a X", (1, "a X")),
    ],
)
def test_a_heading_has_a_level_and_a_title(line: str, heading: tuple[int, str] | None) -> None:
    assert atx(line) == heading


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("```", "```"),
        ("````py", "````"),
        ("~~~ `x` ~", "~~~"),
        ("``` `x`", ""),
        ("``", ""),
        ("~~", ""),
        ("", ""),
        ("XXX", ""),
    ],
)
def test_a_fence_is_of_three_signs_and_of_backticks_with_none_behind(line: str, mark: str) -> None:
    assert fence(line) == mark


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("=", 1),
        ("=== \t", 1),
        ("-", 2),
        ("---", 2),
        ("=-", 0),
        ("- -", 0),
        ("", 0),
        ("X", 0),
        ("=X", 0),
        ("=\u00a0", 0),
    ],
)
def test_a_line_of_one_sign_underlines(line: str, level: int) -> None:
    assert underlines(line) == level


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("---", True),
        ("* \t* *", True),
        ("____", True),
        ("--", False),
        ("-*-", False),
        ("===", False),
        ("-x-", False),
        ("XXX", False),
    ],
)
def test_a_rule_is_of_three_equal_signs(line: str, is_one: bool) -> None:
    assert is_rule(line) == is_one
