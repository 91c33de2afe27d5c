"""A page is shortened until it fits, and says of each part how much more there is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.render.page import Line, Page, Part, height, part, shortened

from .texts import pages

plain = st.just("word")
limits = st.integers(0, 60)


def lines(number: int) -> tuple[Line, ...]:
    return tuple(Line(str(n)) for n in range(number))


def numbers(page: Page) -> list[tuple[int, int]]:
    """How many lines each part shows, and how many more it says there are."""
    return [(len(part.lines), part.more) for part in page.parts]


def least(page: Page) -> int:
    """The fewest lines that a page can have, each part keeping one and saying how many more there are."""
    fewest = sum(
        bool(each.heading) + each.space + (min(len(each.lines), 2) if not each.more else 1 + bool(each.lines))
        for each in page.parts
    )
    return bool(page.title) + fewest


full_pages = st.builds(
    lambda page, counts: page._replace(
        parts=tuple(
            each._replace(lines=lines(count)) for each, count in zip(page.parts, counts, strict=False)
        )
    ),
    pages(plain),
    st.lists(st.integers(0, 30), min_size=4, max_size=4),
)


@given(full_pages, limits)
def test_a_shortened_page_is_no_higher_than_asked_where_that_can_be(page: Page, limit: int) -> None:
    assert height(shortened(page, limit)) <= max(limit, least(page))


@given(full_pages, limits)
def test_what_is_left_out_is_counted(page: Page, limit: int) -> None:
    for before, after in zip(page.parts, shortened(page, limit).parts, strict=True):
        assert len(after.lines) + after.more == len(before.lines) + before.more


@given(full_pages, limits)
def test_what_is_left_out_is_what_stands_last(page: Page, limit: int) -> None:
    for before, after in zip(page.parts, shortened(page, limit).parts, strict=True):
        assert after.lines == before.lines[: len(after.lines)]
        assert bool(after.lines) == bool(before.lines)


@given(full_pages, limits)
def test_shortening_a_page_again_changes_nothing(page: Page, limit: int) -> None:
    once = shortened(page, limit)
    assert height(shortened(once, limit)) == height(once)


@given(full_pages)
def test_without_a_limit_nothing_is_left_out(page: Page) -> None:
    assert shortened(page, None) == page


@pytest.mark.parametrize(("count", "shown"), [(0, (0, 0)), (3, (3, 0)), (4, (3, 1)), (9, (3, 6))])
def test_a_part_shows_three_lines_and_says_how_many_more(count: int, shown: tuple[int, int]) -> None:
    page = Page(parts=(Part("Ask", lines(count)),))
    assert numbers(shortened(page, 30)) == [shown]


def test_a_part_may_show_more_lines_or_fewer() -> None:
    page = Page(parts=(Part("Late", lines(9), brief=5), Part("Theirs", lines(9), brief=1)))
    assert numbers(shortened(page, 30)) == [(5, 4), (1, 8)]


def test_the_part_with_most_to_spare_gives_up_a_line_first() -> None:
    page = Page(parts=(Part("One", lines(3)), Part("Two", lines(5), brief=5), Part("Three", lines(2))))
    assert numbers(shortened(page, 12)) == [(3, 0), (3, 2), (2, 0)]


def test_a_part_holds_on_to_the_lines_it_needs() -> None:
    page = Page(parts=(Part("One", lines(4), brief=4, least=4), Part("Two", lines(4), brief=4, least=1)))
    assert numbers(shortened(page, 9)) == [(4, 0), (2, 2)]


def test_the_foot_gives_up_its_space_before_a_part_gives_up_what_it_needs() -> None:
    parts = Part("One", lines(3), least=3), Part("Two", lines(1), space=True)
    after = shortened(Page(parts=parts), 6)
    assert (numbers(after), after.parts[-1].space) == ([(3, 0), (1, 0)], False)


def test_what_a_part_has_left_out_before_is_counted_with_it() -> None:
    page = Page(parts=(Part("Ask", lines(5), more=2),))
    assert numbers(shortened(page, 30)) == [(3, 4)]


def test_the_height_counts_title_headings_spaces_and_what_is_left_out() -> None:
    page = Page("Title", parts=(Part("One", lines(2), space=True), Part("", lines(1), more=4)))
    assert height(page) == 1 + 4 + 2


def test_a_part_without_lines_is_left_out() -> None:
    assert part("Ask", []) == []
    assert part("Ask", [Line("x")], level=1) == [Part("Ask", (Line("x"),), level=1)]
