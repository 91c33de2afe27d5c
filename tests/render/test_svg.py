"""The picture of progress: well-formed and self-contained, readable in light, in dark and in grey."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mentorlog.journal import Goal, Person
from mentorlog.practice.progress import Course, DoneIn, Lesson, Month, Progress, Reading, Side
from mentorlog.render.palette import COLORS
from mentorlog.render.svg import WIDTH, draw
from mentorlog.render.text import visible

from .texts import FAMILY, anything, obeyed

TODAY = date(2026, 12, 6)
NS = "{http://www.w3.org/2000/svg}"
NOTHING = Side()
# All that a picture is made of.
SIGNS = {
    "svg", "title", "desc", "style", "defs", "pattern", "rect", "line", "text", "polyline", "circle",
}  # fmt: skip
# How wide letters are in DejaVu Sans, one of the widest fonts; bold ones take a tenth more.
WIDEST = {"W": 0.99, "m": 0.98, "数": 1.0, "a": 0.62, "👍": 1.28}
BOLD = 1.1


def progress(
    *,
    months: list[Month] | None = None,
    title: str = "Lead",
    said: str = "Sam said yes",
    value: str = "20%",
    name: str = "Ada",
    learned: list[str] | None = None,
    readings: list[Reading] | None = None,
    about: bool = False,
) -> Progress:
    """Two months, one goal and one lesson, if nothing else is said."""
    # Made without a check, for no check is to be relied on.
    ada = Person.model_construct(path="people/ada.md", slug="ada", name=name)
    goal = Goal.model_construct(path="goals/lead.md", slug="lead", title=title)
    lines = [Reading(date(2026, 11, 1), "0%", 0.0, ""), Reading(date(2026, 12, 1), value, 20.0, said)]
    return Progress(
        today=TODAY,
        person=None,
        goal=goal if about else None,
        people={"ada": ada},
        months=tuple(
            months
            or [
                Month(date(2026, 11, 1), Side(4, 2, 1), Side(2, 0, 0), 2, 2.1),
                Month(date(2026, 12, 1), Side(1, 0, 0), NOTHING, 1, 0.4),
            ]
        ),
        mine=DoneIn(9, 5),
        theirs=DoneIn(None, 0),
        goals=(Course(goal, tuple(lines if readings is None else readings)),),
        learned=tuple(
            Lesson(date(2026, 11, 7), "ada", text) for text in (["Ask"] if learned is None else learned)
        ),
    )


def parsed(it: Progress) -> ET.Element:
    return ET.fromstring(draw(it))


def texts(picture: ET.Element) -> list[str]:
    return [each.text or "" for each in picture.iter(f"{NS}text")]


def rects(picture: ET.Element, style: str) -> list[ET.Element]:
    """The bars of one pattern; the samples beside the numbers are smaller."""
    return [
        each for each in picture.iter(f"{NS}rect") if each.get("class") == style and each.get("width") == "26"
    ]


# --- a user's words -------------------------------------------------------------------------------


@given(anything, anything, anything, anything)
@example("<script>alert(1)</script>", "]]>", "&amp;", "<!--")
@example("\x00\x0b\ufffe\uffff", "\ud800", "\u202e", FAMILY * 90)
@example('" onload="alert(1)', "javascript:alert(1)", "url(http://a.b)", "</style>")
def test_whatever_is_written_is_text_in_a_well_formed_file(
    title: str, said: str, value: str, lesson: str
) -> None:
    drawn = draw(progress(title=title, said=said, value=value, name=title, learned=[lesson], about=True))
    picture = ET.fromstring(drawn)
    assert {each.tag.removeprefix(NS) for each in picture.iter()} <= SIGNS
    assert not [
        key for each in picture.iter() for key in each.attrib if key.startswith("on") or "href" in key
    ]
    shown = "".join(picture.itertext())
    assert [char for char in shown if obeyed(char) and char != "\n"] == []
    assert not re.search("[\ufffe\uffff]", shown)


@given(anything)
def test_words_stand_in_it_as_they_are_shown_elsewhere(words: str) -> None:
    description = parsed(progress(learned=[words])).findtext(f"{NS}desc") or ""
    plain = visible(words).replace("\ufffe", "<U+FFFE>").replace("\uffff", "<U+FFFF>")
    # A full stop at the end of words is the sentence's own.
    assert plain.rstrip(".") in description


@pytest.mark.parametrize("letter", WIDEST)
@pytest.mark.parametrize("word", [1, 7, 500])
def test_what_is_too_long_is_cut_and_says_so(letter: str, word: int) -> None:
    long = " ".join([letter * word] * (500 // word))
    picture = parsed(progress(title=long, said=long, value=long, learned=[long], about=True))
    cut = [each for each in picture.iter(f"{NS}text") if long[:7] in (each.text or "")]
    assert len(cut) == 5
    for each in cut:
        words = each.text or ""
        wide = sum(WIDEST.get(char, 0.64 if char.isalnum() else 0.4) for char in words)
        wide *= BOLD if each.get("font-weight") else 1
        assert words.endswith("…")
        assert float(each.get("x", 0)) + wide * float(each.get("font-size", 0)) < WIDTH
        # A good part of the line is made use of.
        assert len(words) > 12


def test_a_word_that_would_be_cut_is_left_out_and_a_very_long_one_cut_through() -> None:
    several = next(text for text in texts(parsed(progress(title="several " * 40))) if "several" in text)
    assert re.fullmatch("(several )+several…", several)
    one = next(text for text in texts(parsed(progress(title=f"On {'x' * 400}"))) if "xx" in text)
    assert re.fullmatch("On x+…", one)


def test_it_is_the_same_bytes_in_any_encoding() -> None:
    assert draw(progress(title="数学 · Łukasz")).isascii()
    assert "数学 · Łukasz" in texts(parsed(progress(title="数学 · Łukasz")))


# --- it stands alone ------------------------------------------------------------------------------


def test_it_runs_and_fetches_nothing() -> None:
    drawn = draw(progress())
    assert set(re.findall(r"https?://[^\"\s]+", drawn)) == {"http://www.w3.org/2000/svg"}
    assert set(re.findall(r"url\(([^)]*)\)", drawn)) == {"#mentorlog-hatch"}
    assert "@import" not in drawn and "@font-face" not in drawn and "<!DOCTYPE" not in drawn


def test_it_is_as_high_as_what_is_in_it() -> None:
    picture = parsed(progress())
    lowest = max(float(each.get("y", 0)) for each in picture.iter(f"{NS}text"))
    assert lowest < float(picture.get("height", 0)) < lowest + 80
    assert picture.get("viewBox") == f"0 0 {WIDTH} {picture.get('height')}"


# --- for whoever cannot see it --------------------------------------------------------------------


def test_it_has_a_title_and_says_all_its_numbers_in_words() -> None:
    picture = parsed(progress())
    title, description = picture.find(f"{NS}title"), picture.find(f"{NS}desc")
    assert title is not None and description is not None
    assert picture.get("role") == "img"
    assert picture.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert title.text == "Progress, Nov to Dec 2026"
    for said in (
        "Nov: 4 kept, 2 moved, 1 let go",
        "Nov: 2 kept",
        "2 met, 2.1 agreed",
        "to 20% (1 Dec)",
        "Ask",
    ):
        assert said in (description.text or "")


# --- light, dark, grey ----------------------------------------------------------------------------


def luminance(color: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("name", sorted(COLORS.keys() - {"paper"}))
def test_everything_stands_out_from_the_paper(name: str, mode: int) -> None:
    lighter, darker = sorted((luminance(COLORS[each][mode]) for each in (name, "paper")), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_dark_is_for_screens_that_are_dark_and_changes_every_colour() -> None:
    style = parsed(progress()).findtext(f"{NS}style") or ""
    light, rule, dark = style.partition("@media screen and (prefers-color-scheme: dark)")
    assert rule
    rules = [re.findall(r"^\s*([a-z.]+) \{ (.*) \}$", part, re.MULTILINE) for part in (light, dark)]
    assert [name for name, _ in rules[0]] == [name for name, _ in rules[1]]
    used = [set(re.findall("#[0-9a-f]{6}", part)) for part in (light, dark)]
    assert used == [{pair[mode] for pair in COLORS.values()} for mode in (0, 1)]


def test_every_class_that_is_used_has_a_rule() -> None:
    picture = parsed(progress())
    style = picture.findtext(f"{NS}style") or ""
    used = {each.get("class") for each in picture.iter()} - {None}
    assert [name for name in used if f".{name} {{" not in style] == []


def test_kept_moved_and_let_go_differ_without_colour() -> None:
    style = (parsed(progress()).findtext(f"{NS}style") or "").partition("@media")[0]
    filled = dict(re.findall(r"\.(kept|moved|letgo) \{ fill: ([^;]+);", style))
    assert filled == {
        "kept": COLORS["fill"][0],
        "moved": "url(#mentorlog-hatch)",
        "letgo": COLORS["paper"][0],
    }


def test_each_row_of_numbers_has_a_sample_of_its_pattern_and_its_name() -> None:
    picture = parsed(progress())
    for name, style in (("kept", "kept"), ("moved", "moved"), ("let go", "letgo"), ("met", "kept")):
        label = next(each for each in picture.iter(f"{NS}text") if each.text == name)
        beside = [
            each
            for each in picture.iter(f"{NS}rect")
            if each.get("width") == "12" and 0 < float(label.get("y", 0)) - float(each.get("y", 0)) < 12
        ]
        assert [each.get("class") for each in beside] == [style]


# --- the plots ------------------------------------------------------------------------------------


def test_a_bar_is_as_high_as_its_number_and_stands_on_the_one_below() -> None:
    picture = parsed(progress())
    [kept, less, theirs, met, met_less] = rects(picture, "kept")
    [moved], [let_go] = rects(picture, "moved"), rects(picture, "letgo")
    high = [float(each.get("height", 0)) for each in (kept, less, theirs, moved, let_go)]
    assert [round(each / high[-1], 2) for each in high] == [4, 1, 2, 2, 1]
    assert float(met.get("height", 0)) == 2 * float(met_less.get("height", 0))
    assert float(moved.get("y", 0)) + high[3] == pytest.approx(float(kept.get("y", 0)))
    assert float(let_go.get("y", 0)) + high[4] == pytest.approx(float(moved.get("y", 0)))
    assert {each.get("x") for each in (kept, moved, let_go)} == {kept.get("x")}


def test_bars_of_very_many_are_no_higher_than_their_place() -> None:
    busy = [Month(date(2026, 12, 1), Side(5000, 3000, 2000), Side(1, 0, 0), 900, 1200.5)]
    picture = parsed(progress(months=busy))
    assert (
        max(float(each.get("height", 0)) for each in picture.iter(f"{NS}rect") if each.get("width") == "26")
        < 90
    )
    assert {"5000", "3000", "2000", "900", "1200.5"} <= set(texts(picture))


def test_meetings_without_a_number_agreed_have_bars_and_no_line_across() -> None:
    def levels(agreed: float) -> int:
        months = [
            Month(date(2026, 12, 1), NOTHING, NOTHING, 2, agreed),
            Month(date(2027, 1, 1), NOTHING, NOTHING, 0, 0.0),
        ]
        picture = parsed(progress(months=months, readings=[], learned=[]))
        assert len(rects(picture, "kept")) == 1
        return len(list(picture.iter(f"{NS}line")))

    assert levels(1.5) > levels(0.0)


def test_what_happened_to_nobody_has_no_row() -> None:
    quiet = [Month(date(2026, 12, 1), Side(1, 0, 0), NOTHING, 0, 0.0)]
    said = texts(parsed(progress(months=quiet)))
    assert "kept" in said
    assert not {"moved", "let go", "met", "agreed", "Their promises: -"} & set(said)


@given(
    st.lists(st.tuples(st.dates(), st.floats(allow_nan=False, allow_infinity=False)), min_size=2, max_size=40)
)
@example([(TODAY, 1e308), (TODAY, -1e308)])
@example([(TODAY, 5.0), (TODAY, 5.0)])
def test_the_line_of_a_goal_stays_in_its_place(found: list[tuple[date, float]]) -> None:
    readings = [Reading(day, str(number), number, "") for day, number in sorted(found)]
    picture = parsed(progress(readings=readings))
    points = [(float(each.get("cx", 0)), float(each.get("cy", 0))) for each in picture.iter(f"{NS}circle")]
    assert len(points) == len(found)
    assert all(32 <= x <= 182 for x, _ in points)
    assert max(y for _, y in points) - min(y for _, y in points) <= 26
    assert points == sorted(points, key=lambda point: point[0])


def test_a_goal_with_fewer_than_two_numbers_has_words_and_no_line() -> None:
    picture = parsed(progress(readings=[Reading(date(2026, 11, 1), "begun", None, "")]))
    assert picture.find(f".//{NS}polyline") is None
    assert "begun on 1 Nov" in texts(picture)


def test_more_than_a_sheet_of_paper_holds_is_counted() -> None:
    assert "+12 more" in texts(parsed(progress(learned=[f"Lesson {n}" for n in range(20)])))


def test_an_empty_journal_has_one_honest_line() -> None:
    empty = [Month(date(2026, 12, 1), NOTHING, NOTHING, 0, 0.0)]
    picture = parsed(progress(months=empty, readings=[], learned=[]))
    assert texts(picture)[:2] == ["Progress", "Dec 2026"]
    assert len(texts(picture)) == 3 and texts(picture)[2].startswith("Nothing to look back on yet")
