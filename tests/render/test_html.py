"""Pages as HTML: one document that stands alone, and says the same words as every other form."""

from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise

import pytest
from hypothesis import given

from mentorlog.practice.progress import Month, Side
from mentorlog.render.html import Picture, document, draw
from mentorlog.render.html_style import DARK, LIGHT, ON_PAPER, STYLE
from mentorlog.render.page import Line, Page, Part
from mentorlog.render.progress_html import parts as progress_parts
from mentorlog.render.text import visible

from .reading import Element, made_of, read
from .test_svg import NOTHING, luminance, progress
from .texts import WORDS, anything, content, obeyed, pages

HEADINGS = ("h1", "h2", "h3", "h4")


def body(document: str) -> Element:
    return read(document).all("body")[0]


def headings(tree: Element) -> list[tuple[str, str]]:
    return [(each.tag, each.words) for each in tree.all() if each.tag in HEADINGS]


def squeezed(text: str) -> str:
    return "".join(text.split())


# --- a user's words -------------------------------------------------------------------------------


@given(pages(anything))
def test_it_says_the_same_words(page: Page) -> None:
    shown = squeezed(body(draw(page)).words)
    assert [text for text in content(page) if squeezed(visible(text)) not in shown] == []


@given(pages(anything))
def test_whatever_is_written_is_text_and_makes_no_element(page: Page) -> None:
    drawn = draw(page)
    assert made_of(read(drawn)) == set()
    assert drawn.isascii()
    assert [char for char in read(drawn).words if obeyed(char) and char != "\n"] == []


@pytest.mark.parametrize("word", [*WORDS, "</title><script>", "</style>", '" onload="x', "<bdi dir=rtl>"])
def test_no_word_is_read_as_anything_but_itself(word: str) -> None:
    line = Line(word, tail=word, id=word, label=word, command=word, right=word)
    many = Part(word, (line, line)), Part(word, (line,), table=True), Part("", (line,), level=0)
    tree = read(document(word, [Page(word, word, many), Page(word)]))
    assert made_of(tree) == set()
    assert squeezed(tree.words).count(squeezed(visible(word))) >= 24 or not squeezed(word)
    assert tree.all("title")[0].words == visible(word)


def test_words_from_right_to_left_turn_nothing_around_them() -> None:
    tree = body(draw(Page("Ada", parts=(Part("Ask", (Line("שלום", id="7f3kb"), Line("Grüße"))),))))
    assert [each.words for each in tree.all("bdi")] == ["שלום"]


# --- what a page is made of -----------------------------------------------------------------------


def test_the_title_is_the_first_heading_and_no_level_is_skipped() -> None:
    page = Page(
        "Ada · today",
        "5th meeting",
        (
            Part("First", (Line("a"),)),
            Part("IN THE ROOM", level=1),
            Part("Ask", (Line("b"),)),
            Part("BEFORE", (Line("c"),), level=1),
        ),
    )
    tree = body(draw(page))
    assert headings(tree) == [
        ("h1", "Ada · today"),
        ("h2", "First"),
        ("h2", "IN THE ROOM"),
        ("h3", "Ask"),
        ("h2", "BEFORE"),
    ]
    assert tree.all("p", "aside")[0].words == "5th meeting"


@given(pages(anything))
def test_headings_go_down_one_level_at_a_time(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in headings(body(document("Journal", [page, page._replace(title="x")])))]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_lines_below_a_heading_are_a_list_and_lines_without_one_paragraphs() -> None:
    page = Page("Ada", parts=(Part("Ask", (Line("How?"), Line("Why?")), more=3), Part("", (Line("Well"),))))
    tree = body(draw(page))
    assert [each.words for each in tree.all("li")] == ["How?", "Why?", "+3 more"]
    assert [each.words for each in tree.all("p")] == ["Well"]


def test_a_line_has_its_label_words_tail_command_aside_and_id() -> None:
    line = Line("Draft it", tail="Late", id="7f3kb", label="Ada", command="mentorlog prep", right="by Fri")
    [item] = body(draw(Page("x", parts=(Part("X", (line,)),)))).all("li")
    assert item.words == "Ada: Draft it Late mentorlog prep by Fri 7f3kb"
    assert [(each.words, each.style) for each in item.all("code")] == [
        ("mentorlog prep", []),
        ("7f3kb", ["id"]),
    ]


def test_a_table_has_its_labels_as_headings_of_rows() -> None:
    rows = (Line("Send it", label="Late", id="b6n1v"), Line("Meet", command="mentorlog prep", tone="quiet"))
    [table] = body(draw(Page("x", parts=(Part("Jun", rows, table=True, more=1),)))).all("table")
    assert [(each.words, each.attributes["scope"]) for each in table.all("th")] == [("Late", "row")]
    assert [each.words for each in table.all("td") if each.words] == ["Send it b6n1v", "Meet mentorlog prep"]
    assert [each.style for each in table.all("tr")] == [[], ["quiet"]]


def test_a_part_without_words_leaves_nothing_behind() -> None:
    tree = body(draw(Page("x", parts=(Part("ALONE", level=1), Part("", (Line("a"),), level=0)))))
    assert [each for each in tree.all("section") if not each.words.strip()] == []
    assert tree.all("ul") == []


def test_a_letter_has_no_heading_and_its_first_words_name_the_document() -> None:
    tree = read(draw(Page(parts=(Part("", (Line("Hi Ada,"),), level=0),))))
    assert (headings(tree), tree.all("title")[0].words) == ([], "Hi Ada,")
    assert read(draw(Page())).all("title")[0].words == "mentorlog"


# --- several pages in one -------------------------------------------------------------------------

SEVERAL = [
    Page("Ada", "5th meeting", (Part("Ask", (Line("How?"),)),)),
    Page("", "", (Part("Well", (Line("So"),), level=1), Part("Then", (Line("this"),)))),
    Page("Jun", "", (Part("Given", (Line("Time"),)),)),
]


def test_several_pages_are_chapters_with_a_list_of_them_on_top() -> None:
    tree = body(document("A journal", SEVERAL, aside="two people"))
    assert headings(tree) == [
        ("h1", "A journal"),
        *[("h2", "Ada"), ("h3", "Ask"), ("h3", "Well"), ("h4", "Then")],
        *[("h2", "Jun"), ("h3", "Given")],
    ]
    links = [(each.attributes["href"], each.words) for each in tree.all("nav")[0].all("a")]
    assert links == [("#page-1", "Ada"), ("#page-2", "Jun")]
    chapters = {f"#{each.attributes['id']}": each.words for each in tree.all("section", "page")}
    assert [(name, name in chapters and title in chapters[name]) for name, title in links] == [
        ("#page-1", True),
        ("#page-2", True),
    ]
    assert "this" in chapters["#page-1"] and "two people" in tree.words


def test_one_chapter_needs_no_list_of_chapters() -> None:
    assert body(document("A journal", SEVERAL[:2])).all("nav") == []


def test_an_empty_document_is_one_all_the_same() -> None:
    assert headings(read(document("A journal", []))) == [("h1", "A journal")]


def test_a_picture_stands_where_it_is_given_and_the_pattern_it_needs_once_in_the_document() -> None:
    drawn = document("A journal", [SEVERAL[0], Picture("<svg></svg>"), Picture("<svg></svg>"), SEVERAL[2]])
    chapter = body(drawn).all("section", "page")[0]
    assert len(chapter.all("figure")) == 2
    assert drawn.count('id="mentorlog-hatch"') == 1
    assert "mentorlog-hatch" not in draw(SEVERAL[0]).replace(STYLE, "")


# --- it stands alone ------------------------------------------------------------------------------


def test_a_browser_is_allowed_our_stylesheet_and_nothing_else() -> None:
    tree = read(draw(SEVERAL[0]))
    [policy] = [each.attributes["content"] for each in tree.all("meta") if "http-equiv" in each.attributes]
    digest = base64.b64encode(hashlib.sha256(tree.all("style")[0].words.encode()).digest()).decode()
    assert policy == (f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'")


def test_nothing_in_it_leads_out_of_it() -> None:
    drawn = document("A journal", [*SEVERAL, *progress_parts(progress())])
    assert "//" not in drawn and "@import" not in drawn and "@font-face" not in drawn
    assert set(re.findall(r"url\(([^)]*)\)", drawn)) == {"#mentorlog-hatch"}


def test_it_says_its_language_and_fits_a_phone() -> None:
    tree = read(draw(SEVERAL[0]))
    assert tree.all("html")[0].attributes["lang"] == "en"
    assert {"name": "viewport", "content": "width=device-width, initial-scale=1"} in [
        each.attributes for each in tree.all("meta")
    ]


# --- light, dark, paper ---------------------------------------------------------------------------


def variables(style: str) -> dict[str, str]:
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", style))


@pytest.mark.parametrize("mode", [0, 1, 2], ids=["light", "dark", "paper"])
def test_all_words_stand_out_from_what_they_stand_on(mode: int) -> None:
    light, dark, rest = STYLE.partition("@media screen and (prefers-color-scheme: dark)")
    dark, _, paper = f"{dark}{rest}".partition("@media print {")
    colors = [variables(part) for part in (light, dark, paper)][mode]
    assert colors == (LIGHT, DARK, ON_PAPER)[mode]
    inks = {
        name for name in re.findall(r"(?<![-\w])(?:color|fill): var\(--(\w+)\)", STYLE) if name != "paper"
    }
    grounds = set(re.findall(r"background: var\(--(\w+)\)", STYLE))
    assert (inks, grounds) == ({"ink", "faint", "fill"}, {"paper", "tint"})
    for ink in inks:
        for ground in grounds:
            lighter, darker = sorted((luminance(colors[each]) for each in (ink, ground)), reverse=True)
            assert (lighter + 0.05) / (darker + 0.05) >= 4.5, (ink, ground)


def test_every_colour_is_one_of_those() -> None:
    rules = re.sub(r"--\w+: #[0-9a-f]{6};", "", STYLE)
    assert "#" not in rules.replace("url(#mentorlog-hatch)", "")
    assert set(re.findall(r"var\(--(\w+)\)", rules)) <= LIGHT.keys() == DARK.keys() == ON_PAPER.keys()


def test_every_class_that_is_used_has_a_rule() -> None:
    drawn = document("x", [*SEVERAL, *progress_parts(progress())])
    used = {name for each in read(drawn).all() for name in each.style}
    assert [name for name in used if f".{name}" not in STYLE] == []


# --- progress -------------------------------------------------------------------------------------


def plots(drawn: str) -> list[Element]:
    return [each.all("svg")[0] for each in body(drawn).all("figure")]


def test_progress_has_a_plot_for_each_side_for_the_meetings_and_for_each_goal() -> None:
    drawn = document("", progress_parts(progress()))
    assert [each.attributes["aria-label"] for each in plots(drawn)] == [
        "Nov: 4 kept, 2 moved, 1 let go; Dec: 1 kept",
        "Nov: 2 kept; Dec: -",
        "Nov: 2 met, 2.1 agreed; Dec: 1 met, 0.4 agreed",
        "from 0% (1 Nov) to 20% (1 Dec), two lines",
    ]
    assert headings(body(drawn)) == [
        ("h1", "Progress"),
        ("h2", "My promises: 5 kept, 2 moved, 1 let go"),
        ("h2", "Their promises: 2 kept"),
        ("h2", "Met three times; the agreed rhythm comes to 2.5"),
        ("h2", "Goals"),
        ("h3", "Lead"),
        ("h2", "Learned"),
    ]


def test_a_plot_has_each_number_below_its_bar() -> None:
    mine = plots(document("", progress_parts(progress())))[0]
    said = [each.words for each in mine.all("text")]
    assert said == ["Nov", "Dec", "kept", "4", "1", "moved", "2", "0", "let go", "1", "0"]
    assert len([each for each in mine.all("rect") if each.attributes["width"] == "14"]) == 4


def test_numbers_of_many_digits_are_not_cut() -> None:
    busy = [
        Month(day.first, Side(50000, 3000, 2), NOTHING, 900, 1200.5)
        for day in progress().months
        for _ in "123456"
    ]
    drawn = document("", progress_parts(progress(months=busy)))
    shown = body(drawn).words
    assert "50000" in shown and "1200.5" in shown and "…" not in shown


def test_twelve_months_can_still_be_read_on_a_phone() -> None:
    year = [progress().months[0]] * 12
    for plot in plots(document("", progress_parts(progress(months=year)))):
        wide = float(plot.attributes["viewbox"].split()[2])
        sizes = [float(each.attributes["font-size"]) for each in plot.all("text")]
        # 360 pixels, less the margins of the page.
        assert min([*sizes, 9]) * min(328 / wide, 1.45) > 8


def test_a_users_words_in_a_plot_are_text() -> None:
    drawn = document(
        "", progress_parts(progress(title='"><script>', value="</svg>", said="<!--", name="]]>"))
    )
    assert made_of(read(drawn)) == set()
    assert "</svg> (1 Dec)" in plots(drawn)[-1].attributes["aria-label"]


def test_a_document_without_a_title_is_named_by_its_first_words_whatever_picture_stands_above() -> None:
    page = Page(parts=(Part("", (Line("Hello Ada"),)),))
    assert "<title>Hello Ada</title>" in document("", [Picture("<svg></svg>"), page])
