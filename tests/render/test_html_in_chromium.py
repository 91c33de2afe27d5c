"""Documents in a real browser: what is asked for, what runs, what fits a phone, and what is printed."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.cli.conftest import Mentorlog
from tests.hostile.strings import HOSTILE, SORTS

from mentorlog.exchange.demo import make_demo
from mentorlog.render.html import document, draw
from mentorlog.render.html_style import DARK, LIGHT, ON_PAPER
from mentorlog.render.page import Line, Page, Part
from mentorlog.render.progress_html import parts as progress_parts
from mentorlog.render.text import visible

from .browser import PROGRAM, Browser
from .test_svg import progress

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no chromium or google-chrome is installed")
SHEETS = {
    "prep": 1,
    "prep jun": 1,
    "prep ada --share": 1,
    "report ada": 1,
    "review": 1,
    "progress": 1,
    "progress ada": 1,
    "mentor agree ada": 1,
    "mentor agree ada --share": 1,
    "mentor close ada": 2,
}
PHONE = 360
A4 = {"paperWidth": 8.27, "paperHeight": 11.69}

Shown = Callable[[str], Browser]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    found = Browser(tmp_path_factory.mktemp("profile"))
    yield found
    found.close()


@pytest.fixture
def shown(browser: Browser, tmp_path: Path) -> Shown:
    """Opens a document in the browser, at a desk and in light unless the test says otherwise after it."""

    def show(text: str) -> Browser:
        path = tmp_path / "document.html"
        path.write_text(text, "utf-8")
        browser.screen(1000)
        browser.emulate()
        browser.open(path)
        return browser

    return show


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Mentorlog:
    """The sample journal."""
    mentorlog = Mentorlog(tmp_path_factory.mktemp("sample"))
    make_demo(mentorlog.journal, date(2026, 12, 6))
    mentorlog.environment["MENTORLOG_JOURNAL"] = str(mentorlog.journal)
    return mentorlog


def everywhere(word: str) -> str:
    """A document that has a word in every place that a user's words can have."""
    line = Line(word, tail=word, id=word, label=word, command=word, right=word)
    kinds = (
        Part(word, (line, line)),
        Part(word, (line,), level=1, table=True),
        Part("", (line,), level=0),
        Part(word, (Line(word, label="Dec"),), table=True),
    )
    plots = progress_parts(progress(title=word, said=word, value=word, name=word, learned=[word]))
    return document(word, [Page(word, word, kinds), Page(word), *plots])


def pages_printed(browser: Browser, **paper: float) -> int:
    """On how many pages it is printed; on A4, if nothing else is said."""
    pdf = base64.b64decode(browser.send("Page.printToPDF", **(paper or A4))["data"])
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def color(browser: Browser, selector: str, what: str = "color") -> str:
    """The colour of the first such element, as #rrggbb."""
    element = f"document.querySelector({selector!r})"
    said = browser.value(f"getComputedStyle({element}).getPropertyValue({what!r})")
    found = re.fullmatch(r"rgb\((\d+), (\d+), (\d+)\)", said)
    assert found, said
    return "#" + "".join(f"{int(each):02x}" for each in found.groups())


# --- nothing leaves, nothing runs -----------------------------------------------------------------


@pytest.mark.parametrize("line", SHEETS)
def test_nothing_but_the_document_is_asked_for_and_nothing_is_refused(
    line: str, shown: Shown, sample: Mentorlog
) -> None:
    browser = shown(sample.ok(*line.split(), "--format", "html"))
    asked = [each["request"]["url"] for each in browser.said("Network.requestWillBeSent")]
    assert len(asked) == 1 and asked[0].startswith("file://")
    # A stylesheet that its policy did not know would be refused here.
    assert browser.said("Log.entryAdded") == []
    assert color(browser, "body") == LIGHT["ink"]


FETCHING = (
    '<img src="http://tracker.example/a.png">',
    '<link rel="stylesheet" href="http://tracker.example/a.css">',
    '<iframe src="http://tracker.example/"></iframe>',
    "<style>body { background: url(http://tracker.example/b.png) }</style>",
    '<script src="http://tracker.example/a.js"></script>',
    '<object data="http://tracker.example/a.swf"></object>',
    '<video src="http://tracker.example/a.mp4" autoplay></video>',
)


@pytest.mark.parametrize("markup", FETCHING)
def test_what_a_user_writes_asks_for_nothing(markup: str, shown: Shown) -> None:
    browser = shown(everywhere(markup))
    assert len(browser.said("Network.requestWillBeSent")) == 1
    assert markup in browser.value("document.body.textContent")


@pytest.mark.parametrize("markup", FETCHING)
def test_the_policy_holds_even_where_markup_gets_in(markup: str, shown: Shown) -> None:
    drawn = draw(Page("Ada", parts=(Part("Ask", (Line("HERE"),)),))).replace("HERE", markup)
    browser = shown(drawn)
    # What is refused is refused in the document itself, so that it is known once that is loaded.
    refused = {
        each["requestId"]
        for each in browser.said("Network.loadingFailed")
        if each.get("blockedReason") == "csp"
    }
    asked = {
        each["request"]["url"]
        for each in browser.said("Network.requestWillBeSent")
        if each["requestId"] not in refused
    }
    assert [url for url in asked if "tracker.example" in url] == []
    assert any("Content Security Policy" in each["entry"]["text"] for each in browser.said("Log.entryAdded"))


def test_no_script_runs_even_where_one_gets_in(shown: Shown) -> None:
    scripts = "<script>document.title = 'run'</script><b onclick=\"document.title = 'run'\">x</b>"
    browser = shown(draw(Page("Ada", parts=(Part("Ask", (Line("HERE"),)),))).replace("HERE", scripts))
    browser.value("document.querySelector('b').click()")
    assert browser.value("document.title") == "Ada"


@pytest.mark.parametrize("name", {**dict.fromkeys(SORTS), "script": None, "HTML": None})
def test_hostile_words_are_shown_as_words(name: str, shown: Shown) -> None:
    browser = shown(everywhere(HOSTILE[name]))
    assert browser.value("document.scripts.length + document.images.length + document.links.length") == 3
    said = "".join(browser.value("document.querySelector('.part li').textContent").split())
    assert said.startswith("".join(f"{visible(HOSTILE[name])}:{visible(HOSTILE[name])}".split()))


# --- a phone --------------------------------------------------------------------------------------


def beyond(browser: Browser) -> list[int]:
    """How wide the page is, where that is more than the screen."""
    widths = browser.value("[document.documentElement.scrollWidth, document.body.scrollWidth, innerWidth]")
    return [wide for wide in widths if wide > PHONE]


@pytest.mark.parametrize("line", SHEETS)
def test_on_a_phone_nothing_is_wider_than_the_screen(line: str, shown: Shown, sample: Mentorlog) -> None:
    drawn = sample.ok(*line.split(), "--format", "html")
    browser = shown(drawn)
    browser.screen(PHONE, mobile=True)
    assert beyond(browser) == []
    assert browser.value("document.querySelector('p, li').getBoundingClientRect().right") <= PHONE


@pytest.mark.parametrize(
    "name", ["long word", "long wide word", "long of emoji", "many spaces", "right to left"]
)
@pytest.mark.parametrize("wide", [PHONE, 1000])
def test_a_word_of_any_length_is_folded(name: str, wide: int, shown: Shown) -> None:
    browser = shown(everywhere(HOSTILE[name]))
    browser.screen(wide, mobile=wide == PHONE)
    assert browser.value("document.documentElement.scrollWidth") <= wide


# --- light, dark and paper ------------------------------------------------------------------------


def test_it_is_dark_where_the_readers_screen_is(shown: Shown, sample: Mentorlog) -> None:
    browser = shown(sample.ok("progress", "--format", "html"))
    for scheme, colors in (("light", LIGHT), ("dark", DARK)):
        browser.emulate(scheme=scheme)
        assert color(browser, "body") == colors["ink"]
        assert color(browser, "body", "background-color") == colors["paper"]
        assert color(browser, ".quiet, .right") == colors["faint"]
        assert color(browser, "rect.kept", "fill") == colors["fill"]
        assert color(browser, "svg text:not(.faint)", "fill") == colors["ink"]


def test_on_paper_it_is_black_on_white_whatever_the_screen_is(shown: Shown, sample: Mentorlog) -> None:
    browser = shown(sample.ok("prep", "--format", "html"))
    browser.emulate(scheme="dark", media="print")
    assert (color(browser, "body"), color(browser, "body", "background-color")) == ("#000000", "#ffffff")
    assert color(browser, ".id") == ON_PAPER["faint"]


@pytest.mark.parametrize("line", SHEETS)
def test_a_sheet_is_printed_on_no_more_pages_than_it_needs(
    line: str, shown: Shown, sample: Mentorlog
) -> None:
    # A narrow font may need fewer.
    assert 1 <= pages_printed(shown(sample.ok(*line.split(), "--format", "html"))) <= SHEETS[line]


def test_a_part_that_does_not_fit_begins_on_the_next_page(shown: Shown) -> None:
    lines = tuple(Line(f"Line {number}") for number in range(9))
    browser = shown(draw(Page("Ada", parts=tuple(Part(f"Part {number}", lines) for number in range(3)))))
    browser.emulate(media="print")
    ends = browser.value(
        "Array.from(document.querySelectorAll('.part'), part => part.getBoundingClientRect().bottom)"
    )
    # A page on which one part has room, and half of the next; torn, all three would fit on two.
    room = (ends[0] + ends[1]) / 2 + 20
    assert ends[2] < 2 * room
    margins = 2 * 14 / 25.4
    assert pages_printed(browser, paperWidth=8.27, paperHeight=room / 96 + margins) == 3
