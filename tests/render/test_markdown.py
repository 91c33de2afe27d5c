"""Pages as Markdown: drawn by a Markdown reader, they say the same words and do nothing else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from mentorlog.render.markdown import draw, escaped
from mentorlog.render.page import Line, Page, Part
from mentorlog.render.text import visible

from .texts import WORDS, anything, content, obeyed, pages

READERS = {
    "CommonMark": MarkdownIt("commonmark"),
    "with tables and strikethrough": MarkdownIt("commonmark").enable(["table", "strikethrough"]),
}
# What our own pages are made of. A user's words add nothing to them.
OURS = {
    "heading_open", "heading_close", "paragraph_open", "paragraph_close", "bullet_list_open",
    "bullet_list_close", "list_item_open", "list_item_close", "inline", "text", "text_special", "softbreak",
    "hardbreak", "strong_open", "strong_close", "code_inline",
}  # fmt: skip


def tokens(text: str, reader: str = "CommonMark") -> Iterator[Token]:
    for token in READERS[reader].parse(text):
        yield token
        yield from token.children or []


def said(text: str) -> str:
    """The words of Markdown when it is drawn, without white space."""
    return squeezed("".join(token.content for token in tokens(text) if token.type != "inline"))


def squeezed(text: str) -> str:
    return "".join(text.split())


def one(text: str) -> Page:
    """A page that has a text in every place that a user's words can have."""
    line = Line(text, tail=text, label=text, right=text)
    bare = Line(text)
    parts = Part(text, (line, bare, bare)), Part("", (bare, line, bare)), Part("", (bare,), more=2)
    return Page(text, text, parts)


@given(pages(anything))
def test_drawn_it_says_the_same_words(page: Page) -> None:
    shown = said(draw(page))
    assert [text for text in content(page) if squeezed(visible(text)) not in shown] == []


@pytest.mark.parametrize("word", WORDS)
def test_no_word_is_read_as_anything_but_itself(word: str) -> None:
    drawn = draw(one(word))
    assert {token.type for token in tokens(drawn)} <= OURS
    assert said(drawn).count(squeezed(visible(word))) >= 12 or not squeezed(word)


@pytest.mark.parametrize("reader", READERS)
@given(pages(anything))
@example(one("1. one"))
@example(one("- one"))
@example(one("==="))
@example(one("2) two\\"))
def test_a_users_words_make_no_link_image_heading_html_or_code(reader: str, page: Page) -> None:
    drawn = draw(page)
    made = Counter(token.type for token in tokens(drawn, reader))
    assert set(made) <= OURS
    listed = [part for part in page.parts if part.heading]
    lines = [line for part in page.parts for line in part.lines]
    assert made["heading_open"] == bool(page.title) + len(listed)
    assert made["list_item_open"] == sum(len(part.lines) for part in listed) + sum(
        bool(part.more) for part in page.parts
    )
    assert made["code_inline"] == sum(bool(line.id) + bool(line.command) for line in lines)
    assert made["strong_open"] == sum(bool(visible(line.label).strip()) for line in lines)


@given(pages(anything))
def test_nothing_is_left_that_a_terminal_would_obey(page: Page) -> None:
    assert [char for char in draw(page) if obeyed(char) and char != "\n"] == []


@given(anything | st.text())
def test_escaped_words_are_one_line(words: str) -> None:
    assert "\n" not in escaped(words)


@pytest.mark.parametrize(
    "words", ["Draft the plan", "It's 20%: done!", "Priya Nair, head of data (Leeds)", "数学"]
)
def test_plain_words_need_no_escaping(words: str) -> None:
    assert escaped(words) == words


# --- what a page is made of -----------------------------------------------------------------------


def test_a_title_is_a_heading_and_what_stands_beside_it_a_paragraph() -> None:
    assert draw(Page("Ada", "5th meeting")) == "# Ada\n\n5th meeting\n"


def test_divisions_and_parts_are_headings_and_their_lines_a_list() -> None:
    page = Page(parts=(Part("IN THE ROOM", level=1), Part("Ask", (Line("How?"), Line("Why?")), more=3)))
    assert draw(page) == "## IN THE ROOM\n\n### Ask\n\n- How?\n- Why?\n- +3 more\n"


def test_lines_without_a_heading_stand_below_each_other() -> None:
    page = Page(parts=(Part("", (Line("One"), Line("Two"))),))
    assert draw(page) == "One  \nTwo  \n"


def test_a_line_has_its_label_words_tail_aside_id_and_command_in_this_order() -> None:
    line = Line("Draft it", tail="Late", id="7f3kb", label="Ada", command="mentorlog prep", right="by Fri")
    assert draw(Page(parts=(Part("X", (line,)),))) == (
        "### X\n\n- **Ada:** Draft it Late (by Fri) `7f3kb` `mentorlog prep`\n"
    )


@pytest.mark.parametrize(
    ("command", "code"),
    [("mentorlog prep a`b", "``mentorlog prep a`b``"), ("`a``", "``` `a`` ```"), ("a\x1b[31m", "`a␛[31m`")],
)
def test_a_command_with_backquotes_is_fenced_with_more(command: str, code: str) -> None:
    drawn = draw(Page(parts=(Part("X", (Line("", command=command),)),)))
    assert drawn == f"### X\n\n- {code}\n"
    assert [token.content for token in tokens(drawn) if token.type == "code_inline"] == [visible(command)]


def test_no_two_blank_lines_follow_each_other() -> None:
    page = Page("Ada", parts=(Part("A", space=True), Part("", space=True), Part("B", (Line("x"),))))
    assert not re.search(r"\n{3}", draw(page))
