"""A user's words made safe to show: what a terminal would obey is made visible."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.render.text import stood_in, visible

from .texts import CONTROLS, FAMILY, anything, obeyed


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("a\nb\r\nc", "a␊b␍␊c"),
        ("a\tb", "a b"),
        ("\x00\x07\x7f", "␀␇␡"),
        ("\x9b31m", "<U+009B>31m"),
        ("abc\u202edef", "abc<U+202E>def"),
        ("a\u2028b", "a<U+2028>b"),
        ("\u2066\u206a\ufff9", "<U+2066><U+206A><U+FFF9>"),
        ("caf\udce9", "caf<U+DCE9>"),
    ],
)
def test_what_a_terminal_would_obey_is_shown_as_what_it_is(words: str, shown: str) -> None:
    assert visible(words) == shown


@pytest.mark.parametrize(
    "words", ["", "Draft the plan", "[red] :smile: <b>", "é", "مرحبا", "שלום", "数学", FAMILY]
)
def test_words_stay_as_they_are(words: str) -> None:
    assert visible(words) == words


@pytest.mark.parametrize("char", CONTROLS)
def test_nothing_that_a_terminal_obeys_is_left(char: str) -> None:
    assert not any(map(obeyed, visible(f"a{char}b")))


@given(anything | st.text())
def test_of_no_text_is_anything_left_that_a_terminal_obeys(words: str) -> None:
    assert [char for char in visible(words) if obeyed(char)] == []


@given(st.text(st.characters(exclude_categories=["C", "Zl", "Zp", "M"])))
def test_a_text_without_controls_and_marks_is_left_alone(words: str) -> None:
    assert visible(words) == words


@pytest.mark.parametrize("mark", ["\u0301", "\u0489", "\u20dd", "\u0e31"])
def test_at_most_four_marks_stand_on_a_letter(mark: str) -> None:
    assert visible(f"a{mark * 50}b{mark * 3}") == f"a{mark * 4}b{mark * 3}"


def test_only_what_cannot_be_written_has_stand_ins() -> None:
    with pytest.raises(UnicodeDecodeError):
        stood_in(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"))
