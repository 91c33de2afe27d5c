"""Pages in a terminal: within its width, nothing lost that is not said to be, nothing obeyed."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from mentorlog.render.page import Line, Page, Part
from mentorlog.render.terminal import draw, folded
from mentorlog.render.text import visible

from .texts import FAMILY, anything, content, obeyed, pages

SGR = re.compile(r"\x1b\[[0-9;]*m")
widths = st.integers(40, 200)


def page(*lines: Line, heading: str = "", **how: object) -> Page:
    return Page(parts=(Part(heading, lines, **how),))  # type: ignore[arg-type]


def plain(drawn: Page, width: int = 80, *, wrap: bool = False) -> list[str]:
    return draw(drawn, width=width, color=False, wrap=wrap).split("\n")[:-1]


def squeezed(text: str) -> str:
    return "".join(text.split())


# --- for every page -------------------------------------------------------------------------------


LONG = page(
    Line("x" * 10_000, id="i" * 10_000, label="数" * 10_000, command="c" * 10_000, right="r" * 10_000)
)


@given(pages(anything), widths, st.booleans())
@example(LONG, 40, True)
@example(LONG, 40, False)
@example(Page("数" * 10_000, "a" * 10_000, LONG.parts), 41, False)
def test_no_line_is_wider_than_the_terminal_but_for_a_command(drawn: Page, width: int, wrap: bool) -> None:
    # Of a command in two lines a shell would run the first.
    commands = {visible(line.command).strip() for part in drawn.parts for line in part.lines}
    wide = [line for line in plain(drawn, width, wrap=wrap) if cell_len(line) > width]
    assert [line for line in wide if line.strip() not in commands] == []


@given(pages(anything), widths)
@example(LONG, 40)
@example(page(Line(FAMILY * 3_000)), 40)
def test_nothing_is_lost_where_lines_go_on_below(drawn: Page, width: int) -> None:
    shown = squeezed(draw(drawn, width=width, color=False, wrap=True))
    assert [text for text in content(drawn) if squeezed(visible(text)) not in shown] == []


@given(pages(anything), widths, st.booleans())
def test_with_colour_the_words_are_the_same(drawn: Page, width: int, wrap: bool) -> None:
    colored = draw(drawn, width=width, color=True, wrap=wrap)
    assert SGR.sub("", colored) == draw(drawn, width=width, color=False, wrap=wrap)


@given(pages(anything), widths, st.booleans(), st.booleans())
def test_nothing_reaches_the_terminal_that_it_would_obey(
    drawn: Page, width: int, color: bool, wrap: bool
) -> None:
    shown = draw(drawn, width=width, color=color, wrap=wrap)
    left = SGR.sub("", shown) if color else shown
    assert [char for char in left if obeyed(char) and char != "\n"] == []


@given(pages(anything), widths, st.booleans(), st.booleans())
def test_no_line_ends_in_spaces(drawn: Page, width: int, color: bool, wrap: bool) -> None:
    shown = SGR.sub("", draw(drawn, width=width, color=color, wrap=wrap))
    assert [line for line in shown.split("\n") if line != line.rstrip()] == []


@given(pages(anything), widths)
def test_a_page_that_is_cut_takes_no_more_lines_than_it_says(drawn: Page, width: int) -> None:
    # What stands beside a line goes below it where it has to; all else is one line each.
    lines = sum(bool(part.heading) + part.space + bool(part.more) + len(part.lines) for part in drawn.parts)
    beside = sum(bool(line.right) + bool(line.command) for part in drawn.parts for line in part.lines)
    assert len(plain(drawn, width)) <= bool(drawn.title) + lines + beside


# --- markup ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("color", [False, True])
@pytest.mark.parametrize(
    "words", ["[red]", "[/]", "[/red] it", "[bold]b[/bold]", ":smile:", "[link=x]y", r"\[red]", "[@click=f]x"]
)
def test_what_rich_would_take_for_markup_stays_as_it_is(words: str, color: bool) -> None:
    line = Line(words, tail=words, id=words, label=words, command=words, right=words)
    drawn = Page(words, words, (Part(words, (line,)),))
    shown = SGR.sub("", draw(drawn, width=200, color=color))
    assert shown.count(words) == 9


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (Line("words", tone="strong"), "\x1b[1mwords"),
        (Line("words", tone="quiet"), "\x1b[2mwords"),
        (Line("words", id="7f3kb"), "\x1b[2m7f3kb"),
        (Line("words", label="Goal"), "\x1b[1mGoal"),
        (Line("words", command="mentorlog prep"), "\x1b[36mmentorlog prep"),
        (Line("words", right="by Fri"), "\x1b[2mby Fri"),
    ],
)
def test_colour_tells_words_ids_labels_and_commands_apart(line: Line, code: str) -> None:
    assert code in draw(page(line), width=80, color=True)
    assert "\x1b" not in draw(page(line), width=80, color=False)


# --- cut, and wrapped -----------------------------------------------------------------------------

TEXT = "How did you choose your first two hires, and what would you look for now?"


def test_a_line_that_fits_is_not_touched() -> None:
    assert plain(page(Line(TEXT)), len(TEXT)) == [TEXT]


def test_a_line_that_is_too_long_is_cut_at_a_word() -> None:
    assert plain(page(Line(TEXT)), 46) == ["How did you choose your first two hires, and…"]


def test_no_comma_is_left_before_the_ellipsis() -> None:
    assert plain(page(Line(TEXT)), 42) == ["How did you choose your first two hires…"]


def test_a_word_that_is_longer_than_the_line_is_cut_through() -> None:
    assert plain(page(Line("x" * 50)), 40) == ["x" * 39 + "…"]
    assert plain(page(Line("数" * 50)), 40) == ["数" * 19 + "…"]


def test_what_ends_a_line_stays_when_its_beginning_is_cut() -> None:
    [line] = plain(page(Line(TEXT, tail="Not tried yet")), 60)
    assert line == "How did you choose your first two hires, and… Not tried yet"


def test_what_ends_a_line_leaves_room_for_its_beginning() -> None:
    [line] = plain(page(Line(TEXT, tail="Late, and Ada does not know yet: waiting on the numbers")), 60)
    assert line == "How did you choose your… Late, and Ada does not know yet…"


def test_with_wrap_a_line_goes_on_below_its_own_words() -> None:
    drawn = page(Line(TEXT, id="t4x2k"), heading="Ask")
    assert plain(drawn, 60, wrap=True) == [
        "Ask",
        "  t4x2k  How did you choose your first two hires, and what",
        "         would you look for now?",
    ]


def test_a_word_that_is_longer_than_the_line_is_broken() -> None:
    assert plain(page(Line(f"ab {'x' * 50} cd")), 40, wrap=True) == ["ab", "x" * 40, "x" * 10 + " cd"]


@pytest.mark.parametrize("text", ["  - nested", "      code", "a  b   c"])
def test_spaces_that_were_typed_stay(text: str) -> None:
    assert plain(page(Line(text)), 40, wrap=True) == [text]


def test_what_was_indented_goes_on_as_far_in() -> None:
    assert plain(page(Line(f"    {TEXT}")), 50, wrap=True) == [
        "    How did you choose your first two hires, and",
        "    what would you look for now?",
    ]


def test_an_emoji_of_several_code_points_is_not_torn_apart() -> None:
    lines = plain(page(Line(FAMILY * 30)), 40, wrap=True)
    assert lines == [FAMILY * 20, FAMILY * 10]


def test_a_heading_and_a_title_that_are_too_long_are_cut_or_go_on() -> None:
    drawn = Page(TEXT, parts=(Part(TEXT, (Line("x"),)),))
    assert plain(drawn, 46) == ["How did you choose your first two hires, and…"] * 2 + ["  x"]
    assert squeezed("".join(plain(drawn, 46, wrap=True))) == squeezed(TEXT + TEXT + "x")


# --- what stands where ----------------------------------------------------------------------------


def test_ids_stand_in_a_column_below_a_heading() -> None:
    drawn = page(Line("One", id="7f3kb"), Line("Two", id="q8d1t"), heading="Ask", more=2)
    assert plain(drawn) == ["Ask", "  7f3kb  One", "  q8d1t  Two", "  +2 more"]


def test_a_label_opens_its_line() -> None:
    assert plain(page(Line("back on 1 Nov", label="About Ada"), level=0)) == ["About Ada: back on 1 Nov"]


def test_in_a_table_the_labels_have_a_column_and_the_commands_the_edge() -> None:
    drawn = page(
        Line("10:00 Ada", label="Tomorrow", command="mentorlog prep ada"),
        Line("16:30 Jun", label="Wed"),
        Line("wide", label="数学"),
        level=0,
        table=True,
    )
    assert plain(drawn, 50) == [
        "Tomorrow  10:00 Ada             mentorlog prep ada",
        "Wed       16:30 Jun",
        "数学      wide",
    ]


def test_what_stands_at_the_right_stands_at_the_edge() -> None:
    assert plain(page(Line("Draft it", right="by Fri")), 40) == ["Draft it                          by Fri"]


def test_at_the_right_two_spaces_are_enough() -> None:
    assert plain(page(Line("x" * 32, right="by Fri")), 40) == ["x" * 32 + "  by Fri"]
    assert plain(page(Line("x" * 33, right="by Fri")), 40) == ["x" * 33, "by Fri"]


def test_what_has_no_room_at_the_right_stands_below_the_words() -> None:
    drawn = page(Line("x" * 28, id="7f3kb", right="by Fri"))
    assert plain(drawn, 40) == ["7f3kb  " + "x" * 28, "       by Fri"]


def test_a_command_follows_the_words() -> None:
    assert plain(page(Line("Plan it:", command="mentorlog"))) == ["Plan it:    mentorlog"]
    assert plain(page(Line("x" * 29, command="mentorlog")), 40) == ["x" * 29 + " mentorlog".rjust(10)]


def test_a_command_that_has_no_room_beside_the_words_stands_whole_below_them() -> None:
    command = "mentorlog meeting plan ada WHEN"
    assert plain(page(Line("x" * 30, label="Plan", command=command)), 40) == [
        "Plan: " + "x" * 30,
        "      " + command,
    ]
    long = "mentorlog meeting plan ada-lovelace WHEN"
    assert plain(page(Line("x" * 30, label="Plan", command=long)), 40)[1] == long


def test_beside_what_stands_at_the_right_a_command_is_not_lost() -> None:
    assert plain(page(Line("It", right="late", command="mentorlog")), 40)[1:] == ["  mentorlog".strip()]


def test_what_stands_beside_the_title_stands_at_the_edge_or_below() -> None:
    drawn = Page("Ada Lovelace", "5th meeting")
    assert plain(drawn, 40) == ["Ada Lovelace                 5th meeting"]
    wide = drawn._replace(title="x" * 40)
    assert plain(wide, 40, wrap=True) == ["x" * 40, "5th meeting"]
    assert plain(wide, 40) == ["x" * 40]


def test_in_a_pipe_nothing_is_put_at_an_edge_that_is_not_there() -> None:
    line = Line("10:00 Ada", label="Tomorrow", command="mentorlog")
    drawn = Page("Ada", "5th", (Part("", (line,), level=0, table=True), Part("", (Line("It", right="x"),))))
    assert plain(drawn, 10_000) == ["Ada    5th", "Tomorrow  10:00 Ada    mentorlog", "It    x"]


def test_a_space_stands_above_a_part_that_wants_one() -> None:
    drawn = Page(parts=(Part("One", level=1), Part("Two", level=1, space=True)))
    assert plain(drawn) == ["One", "", "Two"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "  7f3kb  kept: Draft the 90-day plan; Ada has it",
            ["  7f3kb  kept: Draft the 90-day plan;", "         Ada has it"],
        ),
        (
            "Moved to Fri 11 Dec. To begin: mentorlog meeting plan ada --kind closing WHEN",
            ["Moved to Fri 11 Dec. To begin:", "  mentorlog meeting plan ada --kind closing WHEN"],
        ),
        (
            "Added: Ada Lovelace, mentor  (people/ada-lovelace.md)",
            ["Added: Ada Lovelace, mentor", "  (people/ada-lovelace.md)"],
        ),
        (
            "Made a journal: /home/ada/a/folder/with/a/name",
            ["Made a journal:", "  /home/ada/a/folder/with/a/name"],
        ),
    ],
)
def test_what_is_told_goes_on_below_and_keeps_what_is_to_be_copied_in_one_piece(
    text: str, lines: list[str]
) -> None:
    assert folded(text, 40) == lines
    assert folded(text, 100) == [text]
