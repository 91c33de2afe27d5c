"""Which line of one version is which of another: by its name, its words or its place."""

from __future__ import annotations

import pytest

from mentorlog.journal.merge.align import align
from mentorlog.journal.merge.units import Sort, Unit, read_markdown


def item(text: str, name: str = "") -> Unit:
    return Unit(f"- [ ] {text}  [id:: {name}]", sort=Sort.LISTED, name=name, said=text)


def lines(*texts: str) -> list[Unit]:
    return [Unit(text) for text in texts]


@pytest.mark.parametrize(
    ("base", "side", "found"),
    [
        (["a", "b", "c"], ["a", "c"], [0, -1, 1]),
        (["a"], [], [-1]),
        # equal lines by their place
        (["x", "x", "p q r"], ["n", "x", "x", "p q s"], [1, 2, 3]),
        # those with half of the words in common
        (["we spoke of hiring", "she sees three risks"],
         ["a new line", "we spoke of budgets and hiring", "she sees four risks"], [1, 2]),
        (["a b c d"], ["n", "a b x y"], [1]),
        (["a b c d"], ["n", "a x y z"], [-1]),
        # as many as before, of which none is like another: one by one
        (["a b", "c d"], ["w x", "y z"], [0, 1]),
        (["a b", "c d", "e f"], ["w x", "y z"], [-1, -1, -1]),
        (["a", ""], ["", "x"], [-1, 0]),
        (["", "a"], ["a", ""], [-1, 0]),
        # what stands between two that are the same, by itself
        (["a", "a b"], ["c d", "a b c d"], [0, 1]),
        (["a", "a"], ["a b", "a b c d"], [0, 1]),
        (["a", "x", "b"], ["c", "x", "d", "x", "e"], [0, 1, -1]),
        (["c", "a", "b"], ["b", "c", "b", "a"], [1, 3, -1]),
    ],
)  # fmt: skip
def test_a_line_is_the_same_by_its_text_its_words_or_its_place(
    base: list[str], side: list[str], found: list[int]
) -> None:
    assert align(lines(*base), lines(*side)) == found


@pytest.mark.parametrize(
    ("base", "side", "found"),
    [
        ("ab", "ba", [-1, 0]),
        ("xby", "yxb", [1, 2, -1]),
        ("abcde", "cabed", [1, 2, -1, -1, 3]),
        ("cegbf", "efg", [-1, 0, -1, -1, 1]),
    ],
)
def test_of_lines_that_were_moved_most_stay_where_they_are(base: str, side: str, found: list[int]) -> None:
    assert align(lines(*base), lines(*side)) == found


@pytest.mark.parametrize(
    ("base", "side", "found"),
    [
        (["a"], ["e f", "a b c d"], [-1]),
        (["a"], ["a b c d", "b c d", "a b"], [2]),
        (["a", "c d"], ["a b c d"], [-1, 0]),
        (["a", "d e"], ["c d", "c d"], [-1, 0]),
        (["a b", "c d"], ["d e", "a c"], [-1, 0]),
        (["a b", "a b"], ["a", "a b c d"], [0, 1]),
        (["a b", "d e"], ["a c", "c d", "e f"], [0, 1]),
        (["a b", "a b", "a b"], ["a c", "a c", "a c"], [0, 1, 2]),
        (["b c d", "a b c d"], ["e f", "c d"], [1, -1]),
        (["d e", "c d", "b c d", "a c"], ["b c d", "c d", "a c", "a"], [-1, -1, 0, 2]),
    ],
)
def test_of_lines_that_look_alike_as_many_as_can_be_are_the_same(
    base: list[str], side: list[str], found: list[int]
) -> None:
    assert align(lines(*base), lines(*side)) == found


def test_an_item_is_the_same_by_its_id_whatever_it_says() -> None:
    base = [item("one", "q1"), item("two", "q2")]
    assert align(base, [item("new", "q3"), item("of another kind", "q1"), item("two", "q4")]) == [1, -1]


def test_an_item_without_an_id_is_the_same_by_its_words() -> None:
    base = [item("one"), item("two")]
    side = [item("two", "q2")._replace(text="- [x] two  [id:: q2]"), item("one", "q1")]
    assert align(base, side) in ([1, -1], [-1, 0])
    assert align(base[1:], side) == [0]
    assert align([item("one"), item("one")], [item("one", "q1")]) == [0, -1]
    base = [item("call Bob now"), item("call Bob later")]
    assert align(base, [item("call Bob again"), item("call Bob now", "q1")]) == [1, -1]


def test_bullets_that_nobody_owns_have_nothing_in_common_by_that() -> None:
    base, side = (read_markdown(lines(*texts)).units for texts in (["- one", "- two"], ["- three"]))
    assert align(base, side) == [-1, -1]


def test_a_bullet_becomes_no_text() -> None:
    assert align([item("one two")], lines("one two three")) == [-1]
