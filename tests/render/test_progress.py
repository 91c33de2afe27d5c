"""The page of progress: its numbers say all, and its plots say the same."""

from __future__ import annotations

from datetime import date

import pytest

from mentorlog.practice.progress import DoneIn, Month, Progress, Reading, Side
from mentorlog.render.markdown import draw as as_markdown
from mentorlog.render.progress import period, progress_page
from mentorlog.render.terminal import draw

from .test_svg import NOTHING, progress

DRAWN = "█▒░│▁▂▃▄▅▆▇"


def months(*sides: Side, met: int = 0, agreed: float = 0.0) -> list[Month]:
    return [Month(date(2026, n, 1), side, NOTHING, met, agreed) for n, side in enumerate(sides, 1)]


def shown(it: Progress, *, cells: int = 12, width: int = 80) -> list[str]:
    return draw(progress_page(it, cells=cells), width=width, color=False, wrap=True).splitlines()


def bars(it: Progress, *, cells: int = 12) -> list[str]:
    """What is drawn beside the months, without the words."""
    named = [f"  {date(2026, n, 1):%b} " for n in range(1, 13)]
    rows = [line for line in shown(it, cells=cells) if line.startswith(tuple(named))]
    return ["".join(sign for sign in row if sign in DRAWN) for row in rows]


def test_the_page_reads_like_this() -> None:
    assert shown(progress()) == [
        "Progress                                                         Nov to Dec 2026",
        "█ kept, met  ▒ moved  ░ let go  │ agreed",
        "",
        "My promises: 5 kept, 2 moved, 1 let go",
        "  Nov  ████▒▒░  4 kept, 2 moved, 1 let go",
        "  Dec  █        1 kept",
        "",
        "Their promises: 2 kept",
        "  Nov  ██  2 kept",
        "  Dec      -",
        "",
        "From promise to done: mine 9 days (median of 5)",
        "",
        "Met three times; the agreed rhythm comes to 2.5",
        "  Nov  ██████│  2 met, 2.1 agreed",
        "  Dec  █│██     1 met, 0.4 agreed",
        "",
        "Goals",
        "Lead",
        "  ▁█  from 0% (1 Nov) to 20% (1 Dec), two lines",
        "  Sam said yes",
        "",
        "Learned",
        "  7 Nov  Ask                                                                 Ada",
        "",
        "As a picture:    mentorlog progress --format svg --output progress.svg",
    ]


def test_without_plots_every_number_and_word_is_still_there() -> None:
    plotted, plain = shown(progress()), shown(progress(), cells=0)
    assert not set(DRAWN) & set("".join(plain))

    def bare(lines: list[str]) -> list[list[str]]:
        return [line.strip(DRAWN).split() for line in lines]

    said = [[word for word in line if not set(DRAWN) & set(word)] for line in bare(plotted)]
    said.remove(["kept,", "met", "moved", "let", "go", "agreed"])
    assert said == bare(plain)


def test_in_markdown_nothing_is_drawn_and_every_lesson_is_there() -> None:
    lessons = [f"Lesson {n}" for n in range(20)]
    text = as_markdown(progress_page(progress(learned=lessons), cells=0, full=True))
    assert [lesson for lesson in lessons if lesson not in text] == []
    assert not set(DRAWN) & set(text)
    assert "+14 more" in "\n".join(shown(progress(learned=lessons)))


# --- bars -----------------------------------------------------------------------------------------


def test_a_bar_has_a_cell_for_each_where_there_is_room() -> None:
    assert bars(progress(months=months(Side(3, 2, 1), Side(12, 0, 0)))) == ["███▒▒░", "█" * 12]


def test_a_bar_of_few_is_not_stretched_over_the_line() -> None:
    assert bars(progress(months=months(Side(1, 0, 0)))) == ["███"]


@pytest.mark.parametrize("cells", [5, 12])
def test_many_are_drawn_to_scale_and_one_of_them_is_still_seen(cells: int) -> None:
    [long, short] = bars(progress(months=months(Side(900, 1, 99), Side(90, 0, 0))), cells=cells)
    assert set(long) == set("█▒░") and len(long) <= cells + 2
    assert short == "█"


@pytest.mark.parametrize(
    ("met", "agreed", "bar"),
    [(2, 2.0, "██████│"), (0, 2.0, "│"), (3, 1.0, "███│██████"), (1, 2.0, "███│"), (2, 0.0, "██████")],
)
def test_the_agreed_number_is_a_mark_beside_or_within_the_meetings(met: int, agreed: float, bar: str) -> None:
    assert bars(progress(months=months(NOTHING, met=met, agreed=agreed))) == [bar]


def test_numbers_stand_below_each_other() -> None:
    rows = [line for line in shown(progress()) if " met," in line]
    assert len({row.index(" met") for row in rows}) == 1


@pytest.mark.parametrize("width", [40, 60, 80])
def test_it_fits_a_narrow_terminal_with_the_months_on_one_line_each(width: int) -> None:
    year = [Month(date(2026, n, 1), Side(4, 2, 1), Side(1, 1, 1), 3, 2.2) for n in range(1, 13)]
    lines = shown(progress(months=year, title="数" * 90), cells=5, width=width)
    assert [
        line
        for line in lines
        if sum(1 + (sign > "\u1100" and sign not in DRAWN) for sign in line) > width
        and not line.startswith("mentorlog ")
    ] == []
    assert sum(line.lstrip().startswith(("Jan", "Jun", "Dec")) for line in lines) == 9


# --- the course of a goal -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("numbers", "spark"),
    [([0, 50, 100], "▁▅█"), ([5, 5], "▅▅"), ([9, 0], "█▁"), ([1e308, -1e308], "█▁"), ([3, None, 4], "▁█")],
)
def test_a_goal_has_a_block_for_each_line_with_a_number(numbers: list[float | None], spark: str) -> None:
    readings = [Reading(date(2026, 11, 1 + n), str(one), one, "") for n, one in enumerate(numbers)]
    assert f"  {spark}  from " in "\n".join(shown(progress(readings=readings)))


def test_a_goal_with_very_many_lines_has_the_first_and_last_among_its_blocks() -> None:
    numbers = [100.0, *[50.0] * 200, 0.0]
    readings = [Reading(date(2026, 11, 1), str(one), one, "") for one in numbers]
    [line] = [line for line in shown(progress(readings=readings)) if "from 100.0" in line]
    spark = line.split()[0]
    assert len(spark) == 24 and (spark[0], spark[-1]) == ("█", "▁")


def test_a_goal_without_progress_says_so_while_it_is_active() -> None:
    it = progress(readings=[])
    assert "  no progress written yet" in shown(it)
    [course] = it.goals
    ended = course._replace(goal=course.goal.model_copy(update={"status": "dropped"}))
    assert "Goals" not in shown(it._replace(goals=(ended,)))


# --- words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 12, 1), date(2026, 12, 1), "Dec 2026"),
        (date(2026, 8, 1), date(2026, 12, 1), "Aug to Dec 2026"),
        (date(2025, 11, 1), date(2026, 1, 1), "Nov 2025 to Jan 2026"),
    ],
)
def test_the_months_are_named_once(first: date, last: date, said: str) -> None:
    assert period([Month(day, NOTHING, NOTHING, 0, 0.0) for day in (first, last)]) == said


@pytest.mark.parametrize(
    ("mine", "theirs", "said"),
    [
        (DoneIn(1, 1), DoneIn(None, 0), "mine 1 day"),
        (DoneIn(4.5, 2), DoneIn(0, 1), "mine 4.5 days (median of 2), theirs 0 days"),
        (DoneIn(None, 0), DoneIn(3, 4), "theirs 3 days (median of 4)"),
    ],
)
def test_from_promise_to_done_says_of_how_many(mine: DoneIn, theirs: DoneIn, said: str) -> None:
    lines = shown(progress()._replace(mine=mine, theirs=theirs))
    assert f"From promise to done: {said}" in lines


def test_where_nothing_was_kept_there_is_no_line_of_it() -> None:
    it = progress(months=months(NOTHING, met=1))._replace(mine=DoneIn(None, 0))
    assert not [line for line in shown(it) if line.startswith("From promise")]
    assert [line for line in shown(it) if line.startswith("Nothing kept, moved or let go yet.")]


def test_with_one_person_the_other_side_is_called_by_name() -> None:
    it = progress()
    lines = shown(it._replace(person=it.people["ada"].model_copy(update={"short": "ada"})))
    assert lines[0].startswith("Progress with Ada ")
    assert "Ada's promises: 2 kept" in lines
    assert lines[-1].endswith("mentorlog progress ada --format svg --output progress.svg")
