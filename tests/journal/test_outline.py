"""The structure of Markdown as we read it, against markdown-it, which follows CommonMark.

They agree but for what stands here, in one place:

- A bullet indented by four columns without a list above it is a bullet to us, and code or a paragraph's
  text to CommonMark. Whoever typed it meant a bullet. What such a line does to an underline below it
  differs, too, so that documents with one are not compared further.
- A line that is bold from end to end is a heading to us, of a level below all others.
- A heading in a list item: CommonMark nests it there. To us it is a heading like any other where it is
  indented by three columns at most, and otherwise text. Such headings are left out on both sides.
- A block quote is somebody else's text: what stands in one is no item and no heading of ours. We do not
  follow its fences either, so that after a quote with one a line may go on with it to us.
- markdown-it itself is not quite CommonMark where a line indented by four columns or more is still left
  of a list item's text, or follows a quote: it ends the paragraph there, or goes on with the quote. Such
  documents are not compared further.
"""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.journal.documents import BODIES

from mentorlog.journal import Kind
from mentorlog.journal.document import Document
from mentorlog.journal.item_line import columns
from mentorlog.journal.kinds import NO_ADDED_HEADINGS
from mentorlog.journal.outline import Outline

BULLET = re.compile(r"[ \t]*(?:[-*+]|[0-9]{1,9}[.)])(?:[ \t]|$)")
BOLD_LEVEL = 7


def tokens_in(text: str) -> list[Token]:
    return MarkdownIt("commonmark").parse(text)


def hidden_in(tokens: list[Token]) -> set[int]:
    """The lines in fences and HTML comments."""
    hidden: set[int] = set()
    for token in tokens:
        is_comment = token.type == "html_block" and token.content.lstrip().startswith("<!--")
        if token.map and (token.type == "fence" or is_comment):
            hidden.update(range(*token.map))
    return hidden


def headings_in(tokens: list[Token]) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """The last line and level of each heading, those by themselves and those in a list or quote."""
    found = [(t.level, ((t.map or [0, 0])[1] - 1, int(t.tag[1]))) for t in tokens if t.type == "heading_open"]
    return {one for depth, one in found if not depth}, {one for depth, one in found if depth}


def items_in(tokens: list[Token]) -> set[int]:
    """The lines on which a list item begins with words of its own, outside of quotes."""
    found: set[int] = set()
    quotes = 0
    for token, content in pairwise(tokens):
        quotes += (token.type == "blockquote_open") - (token.type == "blockquote_close")
        has_words = content.type in ("paragraph_open", "heading_open")
        if token.type == "list_item_open" and token.map and has_words and not quotes:
            found.add(token.map[0])
    return found


def is_compared(document: Document, text: str, tokens: list[Token]) -> bool:
    """Whether a document is none of the exceptions that make the rest of it differ."""
    lists = {token.map[0] for token in tokens if token.type == "list_item_open" and token.map}
    furthest = 0
    for number, line in enumerate(text.split("\n")):
        left = columns(line[: len(line) - len(line.lstrip(" \t"))])
        bullet = BULLET.match(line)
        if left > 3 and bullet and number not in lists:
            return False
        if 3 < left < furthest and line.strip(" \t"):
            return False
        if bullet:
            furthest = max(furthest, columns(line[: bullet.end()]))
        if line.lstrip(" \t").startswith(">"):
            furthest = max(furthest, 99)
    return document.front.body == 0


# Pieces of structure, each line indented at random: closer to every rule than whole documents are.
PIECES = st.sampled_from(
    [
        "- [ ] a",
        "- b",
        "* c",
        "1. d",
        "2. e",
        "-",
        "- ",
        "text",
        "more",
        "# h",
        "## Commitments",
        "### x ##",
        "#",
    ]
    + [
        "#no",
        "---",
        "===",
        "--",
        "-   g",
        "-\th",
        "```",
        "~~~",
        "````",
        "``` py",
        "``` `x",
        "<!--",
        "-->",
        "***",
    ]
    + [
        "<!-- x -->",
        "<!-->",
        "x -->",
        "- ```",
        "- <!--",
        "- <!-- c -->",
        "- # h",
        "- - i",
        "- - ```",
        "* * *",
    ]
    + [
        "- [x] ~~~",
        "**Bold**",
        "__B__:",
        "",
        "",
        "\t",
        "-      code",
        "- > q",
        "+ ~~~",
        "\u00a0",
        "\f",
        "1.  j",
    ]
)
LINES = st.lists(
    st.tuples(st.sampled_from(["", "", "", "", " ", "  ", "  ", "   "]), PIECES).map("".join), max_size=10
)


@given((LINES | BODIES).map("\n".join))
@example("- a\n  ```\n  code\n```\n- [ ] in a fence that nothing closes")
@example("```\n    ```\n- [ ] in a fence\n```")
@example("- a\n\n      ```\n      - [ ] in code\n- [ ] b")
@example("-\n\n  ```\n- [ ] in a fence")
@example("<!-->\n- [ ] after a comment")
def test_no_line_of_a_fence_or_comment_is_an_item(text: str) -> None:
    document = Document.parse(text)
    assume(not document.front.body)
    assert not {bullet.line for bullet in document.bullets} & hidden_in(tokens_in(text))


@given((LINES | BODIES).map("\n".join))
@example("text\n-")
@example("text\n2. more\n===")
@example("- a\nlazy\n---")
@example("- a\n  - b\n    ```\n    x\n- c\n\n# h")
@example("text\n**bold**\n---")
@example("    code\ntext\n---")
@example("> text\n> ---\nmore\n---")
def test_headings_are_those_of_commonmark(text: str) -> None:
    document = Document.parse(text)
    tokens = tokens_in(text)
    assume(is_compared(document, text, tokens))
    ours = {
        (section.body - 1, section.level) for section in document.sections[1:] if section.level < BOLD_LEVEL
    }
    theirs, nested = headings_in(tokens)
    assert ours - nested == theirs


@given((LINES | BODIES).map("\n".join))
@example("- a\n  <!-- x\n- b\n")
@example("- a\n  - b\n    text\n  ```\n  x\n- c")
@example("It was in\n2024. Then nothing.")
@example("- - a\n  - b")
def test_every_list_item_of_commonmark_is_a_bullet(text: str) -> None:
    document = Document.parse(text)
    tokens = tokens_in(text)
    assume(is_compared(document, text, tokens))
    assert items_in(tokens) <= {bullet.line for bullet in document.bullets}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("    - [ ] indented, without a list", [0]),
        ("text\n    - [ ] indented, below text", [1]),
        ("1. a\n   ```\n   - [ ] x\n   ```\n2. b", [0, 4]),
        ("- ```\n  - [ ] x\n  ```\n- b", [3]),
        ("- <!-- - [ ] x -->\n- b", [1]),
        ("- [ ] ```\n- b", [0, 1]),
        ("> - [ ] said by Ada\n- b", [1]),
        ("    ```\n    - [ ] a fence indented like code\n    ```\n- b", [3]),
        ("```\n- [ ] never closed\n\n## Private", []),
        ("<!--\n- [ ] never closed\n\n## Private", []),
        ("- a\n  ```\n  - [ ] closed by the item's end\n- b", [0, 3]),
        ("~~~\n```\n- [ ] x\n~~~\n- b", [4]),
        ("````\n```\n- [ ] x\n````\n- b", [4]),
        ("``` `\n- b", [1]),
        ("- - -\n* * *\n- b", [2]),
        ("\ufeff- [ ] after a byte order mark", [0]),
        ("a\u2028- [ ] x\n\x85- [ ] y\r- [ ] z", []),
        ("- a\n\n      ```\n    - [ ] b", [0, 3]),
        ("-   a\n\n  ```\n- [ ] in a fence that nothing closes", [0]),
        ("- a\n\n  # h\n\n      ```\n    - [ ] b", [0, 5]),
        ("- a\n\n  ***\n\n      ```\n    - [ ] b", [0, 5]),
        ("a\n\ufeff- [ ] b", []),
        ("text\n12. b", []),
        ("**Actions**\n2. b", [1]),
        ("-    a\n\n  ```\n- [ ] in a fence that nothing closes", [0]),
        ("-     code\n\n  ```\n- [ ] b", [0, 3]),
        ("- - a\n\n    ```\n  - [ ] b", [0, 3]),
        ("- a\n  2. b", [0]),
        ("- > q\n  2. b", [0, 1]),
        ("-\n  2. b", [0, 1]),
        ("<!-->\n- b", [1]),
        ("<!-- c -->\n- b", [1]),
        ("<!--\n- x\n- y\n-->\n- b", [4]),
    ],
)
def test_a_bullet_is_found_where_a_person_sees_one(text: str, lines: list[int]) -> None:
    assert [bullet.line for bullet in Document.parse(text).bullets] == lines


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("# a\n## b ##\n###### c\n####### d", [1, 2, 6]),
        ("a\n=\n\nb\n-\n\nc\nd\n---", [1, 2, 2]),
        ("**Commitments**\n\n__Advice__:\n\n**not** bold", [7, 7]),
        ("**Commitments**\n===", [1]),
        ("   # a\n    # code", [1]),
        ("#\n## \n#a", [1, 2]),
        ("- a\n---\n\n---", []),
        ("```\n# a\n```\n<!--\n# b\n-->\n# c", [1]),
        ("\ufeff# a", [1]),
        ("- a\n\n  # b", [1]),
        ("- a\n\n    # b", []),
        ("- a\n\n  b\n  ===", []),
        ("> text\nmore\n---", []),
        ("a\n    ===", []),
        ("\n    **a**", []),
        ("- a\n  ===", []),
        ("- a\n  ```\n\n  ```\n  ===", []),
        ("- a\n\n  **b**\n  ===", [7]),
        ("-      - a\ntext\n---", [2]),
        ("-      code\ntext\n---", [2]),
    ],
)
def test_a_heading_has_its_level(text: str, levels: list[int]) -> None:
    assert [section.level for section in Document.parse(text).sections[1:]] == levels


def test_nested_bullets_belong_to_the_one_above_them() -> None:
    text = "## Advice\n- a\n  - b\n    - c\nlazy\n\n      later\n  - d\n- e\n"
    bullets = Document.parse(text).bullets
    assert [(b.item.text, b.line, b.parent, b.end) for b in bullets] == [
        ("a", 1, -1, 8),
        ("b", 2, 1, 7),
        ("c", 3, 2, 7),
        ("d", 7, 1, 8),
        ("e", 8, -1, 9),
    ]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("- a\n  ```\n  - x\n\n  ```\n- b", 5),
        ("- a\n ```\n - x\n ```\n- b", 1),
        ("- a\n  \u00a0\n\n- b", 2),
        ("- a\n\n  text\n\ntext", 3),
        ("- a\nlazy\n\ntext", 2),
        ("- a\n  ```\n  x\n\ntext", 3),
        ("- * * *\n      code\ntext", 2),
        ("- # a\ntext", 1),
        ("- ***\ntext", 1),
        ("- a\n  > # b\ntext", 2),
        ("- a\n  > X# b\ntext", 3),
        ("- a\n  > <!-- b -->\ntext", 2),
        ("- a\n  > b\ntext", 3),
        ("- a\n  ```\n\u00a0\u00a0x", 2),
        ("- a\n  ```\nXXx", 2),
        ("- a\n\nXX text", 1),
        ("- a\n  X\n", 2),
    ],
)
def test_a_bullet_ends_with_the_last_line_that_is_below_it(text: str, end: int) -> None:
    assert Document.parse(text).bullets[0].end == end


def test_a_fence_is_its_items_and_only_one_that_is_closed_leaves_room_below_it() -> None:
    for text, ends, rooms in [
        ("- a\n  - b\n    ```\n    x\n- c", [4, 4, 5], [4, 2, 5]),
        ("- a\n  ```\n  x\n  ```\n- b", [4, 5], [4, 5]),
        ("- a\n  ```\n  x", [3], [1]),
    ]:
        bullets = Document.parse(text).bullets
        assert ([b.end for b in bullets], [b.room for b in bullets]) == (ends, rooms), text


def test_a_fence_of_the_first_item_has_no_end_of_its_own() -> None:
    outline = Outline(["- a\n", "  ```\n", "  x\n"], 0, NO_ADDED_HEADINGS, in_goal=False)
    assert [outline.is_unended(line) for line in range(3)] == [False, True, False]


def test_a_fence_is_without_an_end_where_nothing_but_the_file_ends_it() -> None:
    texts = ("a\n```\nx\n", "    ```\n    x\ntext\n", "- a\n  ```\n  x\n")
    assert [Document.parse(text).unclosed for text in texts] == [1, 3, 3]


@pytest.mark.parametrize(
    ("text", "nested"),
    [
        ("## Advice\n- a\n  - b\n    - c", [False, True, True]),
        ("## Notes\n- a\n  - b", [False, False]),
        ("## Notes\n- [ ] a\n  - b\n    - c", [False, True, True]),
        ("## Introductions\n- a\n  - b", [False, False]),
    ],
)
def test_a_bullet_is_nested_in_an_item_where_one_above_it_has_a_box_or_a_kind(
    text: str, nested: list[bool]
) -> None:
    assert [bullet.nested_in_item for bullet in Document.parse(text).bullets] == nested


def test_the_title_of_a_file_rules_nothing_below_a_line_with_a_byte_order_mark_too() -> None:
    kinds = [Document.parse(f"{above}# Advice\n- a\n").bullets[0].kind for above in ("", "\ufeff\n", "x\n\n")]
    assert kinds == [None, None, Kind.ADVICE]


@pytest.mark.parametrize(
    ("text", "texts"),
    [("a\nb\n\nc", {0, 3}), ("a\n===\nb", {0, 2}), ("a\n      b", {0}), ("- a\nb\n\n  c", {3})],
)
def test_what_would_go_on_with_a_bullet_above_it_is_known(text: str, texts: set[int]) -> None:
    assert Outline(text.splitlines(keepends=True), 0, NO_ADDED_HEADINGS, in_goal=False).texts == texts


@pytest.mark.parametrize("text", ["    code\ntext\nof two\n---", "#\ttext of two ##", "**text of two**: \n"])
def test_a_heading_has_its_title(text: str) -> None:
    assert [section.title for section in Document.parse(text).sections] == ["", "text of two"]


def test_what_is_said_of_an_item_keeps_what_looks_like_a_field() -> None:
    [item, _] = Document.parse("- [ ] a\n  - 2026-12-09 moved: as in [plan:: b]\n").bullets
    assert [entry.text for entry in item.history] == ["as in [plan:: b]"]


def test_front_matter_is_found_below_a_yaml_block_and_nowhere_else() -> None:
    def found(text: str) -> tuple[int, int, int, bool]:
        front = Document.parse(text).front
        return front.start, front.end, front.body, front.closed

    assert found("+++\na = 1\n+++\nb") == (0, 2, 3, True)
    assert found("\ufeff+++ \r\na = 1\r\n+++\t\r\nb") == (0, 2, 3, True)
    assert found("---\nx: 1\n---\n\n+++\na = 1\n+++\nb") == (4, 6, 7, True)
    assert found("---\nx: 1\n...\nb") == (-1, -1, 3, True)
    assert found("+++\na = 1\n") == (0, -1, 2, False)
    assert found("\n+++\na = 1\n+++\n") == (-1, -1, 0, True)
    assert found("text\n+++\na = 1\n+++\n") == (-1, -1, 0, True)
    assert len(Document.parse("X# a\n\u00a0# b\n").sections) == 1
    assert found("+++X\na = 1\n+++\n") == (-1, -1, 0, True) == found("+++\u00a0\na = 1\n+++\n")
    assert found("+++\n+++\n- a\n+++\n") == (0, 1, 2, True)
    assert found("---\n---\n+++\n+++\n") == (2, 3, 4, True)
    assert found("---\nx: 1\n") == (-1, -1, 0, True)
