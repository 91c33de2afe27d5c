"""A record's own words as parts of a page: nothing is lost, and no mark of Markdown's structure is left."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.journal.document import Document
from mentorlog.journal.outline import Bullet
from mentorlog.render.body import body_parts
from mentorlog.render.page import Line, Part


def told(text: str) -> list[Part]:
    return body_parts(Document.parse(text), lambda _: None)


def shown(text: str) -> list[tuple[str, list[str]]]:
    return [(part.heading, [line.text or line.command for line in part.lines]) for part in told(text)]


def test_a_section_of_bullets_is_a_list_below_its_heading() -> None:
    [part] = told("## Advice\n\n- Ask first\n  - in writing\n* Wait\n")
    assert (part.heading, part.level, part.listed) == ("Advice", 1, True)
    assert [(line.text, line.tone) for line in part.lines] == [
        ("Ask first", "plain"),
        ("in writing", "quiet"),
        ("Wait", "plain"),
    ]


def test_the_lines_of_a_paragraph_are_one_and_paragraphs_stand_apart() -> None:
    assert shown("Seen\nher.\n\n---\n\nTalked.\n") == [("", ["Seen her."]), ("", ["Talked."])]


def test_words_before_between_and_after_bullets_keep_their_order() -> None:
    assert shown("Notes\n=====\nBefore\n\n- one\n\nafter\n") == [
        ("Notes", []),
        ("", ["Before"]),
        ("", ["one"]),
        ("", ["after"]),
    ]


def test_a_heading_below_another_is_a_level_deeper_and_an_empty_one_stays() -> None:
    assert [(part.heading, part.level) for part in told("# Day\n## Notes\n## Ideas\n")] == [
        ("Day", 1),
        ("Notes", 2),
        ("Ideas", 2),
    ]


def test_what_is_fenced_stays_line_by_line_without_the_fence() -> None:
    [part] = told("```\n- [ ] no item\n\n  if x:\n```\n")
    assert [line.command for line in part.lines] == ["- [ ] no item", "  if x:"]


def test_what_happened_to_an_item_says_its_days_in_words() -> None:
    [part] = told("## Commitments\n- [ ] Write  [id:: 7f3kb]\n  - 2026-11-09 moved from 2026-11-06: ill\n")
    assert part.lines[1] == Line(
        "moved from Fri 6 Nov 2026: ill", label="Mon 9 Nov 2026", tone="quiet"
    )  # fmt: skip


def test_an_item_is_shown_as_is_said_and_the_id_of_what_is_none_beside_it() -> None:
    def item_line(bullet: Bullet) -> Line | None:
        return Line("kept") if bullet.item.id == "7f3kb" else None

    [part] = body_parts(Document.parse("- [x] Write  [id:: 7f3kb]\n- Kept: Write  [id:: c4d5e]\n"), item_line)
    assert part.lines == (Line("kept"), Line("Kept: Write", id="c4d5e"))


@pytest.mark.parametrize("apart", ["| a | b |", "> said", "[a link](https://example.org)"])
def test_rows_quotes_and_links_stay_lines_of_their_own(apart: str) -> None:
    assert shown(f"One\n{apart}\n{apart}\ntwo\n") == [("", ["One", apart, apart, "two"])]


WORD = st.from_regex(r"[a-zà-ÿ]{1,5}", fullmatch=True)
STARTS = ("", "", "", "# ", "## ", "- ", "  - ", "* [ ] ", "1. ", "> ", "    ", "```\n", "<!-- ")
TEXTS = st.lists(st.tuples(st.sampled_from(STARTS), st.lists(WORD, max_size=4).map(" ".join))).map(
    lambda lines: "\n".join(start + words for start, words in lines)
)


@given(TEXTS)
def test_no_word_is_lost(text: str) -> None:
    said: list[str] = []
    for part in told(text):
        said += [part.heading, *(f"{line.text} {line.command}" for line in part.lines)]
    assert re.findall(r"[^\W_]+", " ".join(said)) == re.findall(r"[^\W_]+", text)
