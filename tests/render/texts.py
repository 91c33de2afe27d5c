"""Words as users write them and as they had better not, and pages made of them."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

from mentorlog.render.page import Line, Page, Part

FAMILY = "👩\u200d👩\u200d👧\u200d👦"
# Single words, each a trouble of its own.
WORDS = (
    "a", "Draft", "90-day", "plan,", "don't", "1", "2.", "3)", "-", "+", "*", "=", "===", "---", "#", "##",
    ">", "|", "~~", "~~~", "`", "```", "\\", "\\\\", "&", "&amp;", "&#35;", "<b>", "</b>", "<!--", "-->",
    "<script>alert(1)</script>", "<https://example.com>", "https://example.com/a_b_c", "www.example.com",
    "a@example.com", "[x]", "[ ]", "[red]", "[/]", "[/red]", "[bold", "[link](https://example.com)",
    "![image](x.png)", "[ref]:", "[^1]", "*em*", "**strong**", "_em_", "__strong__", ":smile:", ":warning:",
    "$x$", "{who}", "%s", "…", "«»", "数学", "東京都庁", "ｆｕｌｌ", "한국어", "مرحبا", "שלום", "ไทย",
    "é", "e\u0301", "a\u0301\u0302\u0303\u0304", "z\u0489", "👍", "👍🏽", FAMILY, "🇩🇪", "❤\ufe0f",
    "1\ufe0f\u20e3", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "\u200d", "\ufe0f",
    "\u0301", "\xad", "\u200b", "\xa0", "\u3000", "\u2003",
)  # fmt: skip
# What a terminal obeys, or what turns the direction of a line.
CONTROLS = (
    "\x00", "\x07", "\x08", "\t", "\n", "\r", "\r\n", "\x0b", "\x0c", "\x1b", "\x1b[31m", "\x1b[2J",
    "\x1b]0;title\x07", "\x1b]8;;http://a.b\x1b\\", "\x7f", "\x80", "\x85", "\x9b", "\x9b31m", "\x9d",
    "\u061c", "\u200e", "\u200f", "\u2028", "\u2029", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e",
    "\u2066", "\u2067", "\u2068", "\u2069", "\u206a", "\u206f", "\ufff9", "\ufffb", "\ud800", "\udcff",
)  # fmt: skip


def obeyed(char: str) -> bool:
    """Whether a character does something to a terminal instead of standing in it."""
    return (
        unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")
        or unicodedata.bidirectional(char) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
        or char in "\u061c\u200e\u200f\ufff9\ufffa\ufffb"
        or "\u206a" <= char <= "\u206f"
    )


def spaced(words: list[str]) -> str:
    return " ".join(words)


anything = st.one_of(
    st.lists(st.sampled_from((*WORDS, *CONTROLS)), max_size=12).map(spaced),
    st.lists(st.sampled_from((*WORDS, *CONTROLS)), max_size=6).map("".join),
    st.text(max_size=60),
    st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=200),
    st.builds(lambda text, times: text * times, st.sampled_from((*WORDS, *CONTROLS)), st.integers(1, 300)),
)


def lines(text: st.SearchStrategy[str]) -> st.SearchStrategy[Line]:
    """Lines that have each of their fields or not."""
    maybe = st.just("") | text
    tones = st.sampled_from(("plain", "quiet", "strong"))
    return st.builds(
        Line, text=text, tail=maybe, id=maybe, label=maybe, command=maybe, tone=tones, right=maybe
    )


def pages(text: st.SearchStrategy[str]) -> st.SearchStrategy[Page]:
    """Whole pages: with and without headings, as tables, with lines left out already."""
    maybe = st.just("") | text
    parts = st.builds(
        Part,
        heading=maybe,
        lines=st.lists(lines(text), max_size=4).map(tuple),
        level=st.integers(0, 2),
        brief=st.integers(1, 4),
        least=st.integers(1, 3),
        space=st.booleans(),
        table=st.booleans(),
        more=st.integers(0, 3),
    )
    return st.builds(Page, title=maybe, aside=maybe, parts=st.lists(parts, max_size=4).map(tuple))


def content(page: Page) -> list[str]:
    """All that a page says, in its order, field by field."""
    said = [page.title, page.aside if page.title else ""]
    for part in page.parts:
        said.append(part.heading)
        for line in part.lines:
            said += [line.label, line.text, line.tail, line.right, line.id, line.command]
    return [text for text in said if text]
