"""What was found, and a chronology, as lines."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.practice.conftest import TODAY, Builder, held, person

from mentorlog.journal import Kind
from mentorlog.practice.finding.recall import recall
from mentorlog.practice.finding.search import Found, Hit
from mentorlog.render import terminal
from mentorlog.render.recall import chronology_page
from mentorlog.render.search import found_page

HIT = Hit(
    path="meetings/ada/2026-11-30.md",
    line=6,
    text="Draft the plan",
    day=date(2026, 11, 30),
    heading="Commitments",
    title="Ada",
    kind=Kind.COMMITMENT,
    record="meeting",
    person="ada",
    private=False,
)


def drawn(found: Found) -> list[str]:
    return terminal.draw(found_page(found, command="again"), width=80, color=False, wrap=True).splitlines()


def test_a_line_stands_under_its_record_with_its_heading_and_its_place() -> None:
    assert drawn(Found(("plan",), (HIT,), 1)) == [
        "Mon 30 Nov 2026, Ada",
        "  Commitments: Draft the plan                       meetings/ada/2026-11-30.md:6",
    ]


def test_what_is_private_says_so() -> None:
    assert drawn(Found(("plan",), (HIT._replace(private=True),), 1))[1].endswith(":6, private")


def test_lines_of_one_record_and_day_stand_together() -> None:
    found = Found(("plan",), (HIT, HIT._replace(line=9), HIT._replace(day=date(2026, 11, 1))), 3)
    assert [line for line in drawn(found) if not line.startswith(" ")] == [
        "Mon 30 Nov 2026, Ada",
        "",
        "Sun 1 Nov 2026, Ada",
    ]


def test_the_rest_is_counted_and_how_to_see_it_said() -> None:
    assert drawn(Found(("plan",), (HIT,), 5))[-1].split() == ["+4", "more", "again"]


def test_nothing_found_is_one_line() -> None:
    assert drawn(Found(("plan",), (), 0)) == ["Nothing found."]


def test_of_a_long_paragraph_what_is_around_the_word_is_shown() -> None:
    long = f"{'before ' * 200}zebra {'after ' * 200}".strip()
    shown = " ".join(" ".join(drawn(Found(("zebra",), (HIT._replace(text=long),), 1))).split())
    assert "before zebra after" in shown and "…before" in shown and "after…" in shown
    assert len(shown) < 300


def test_a_chronology_says_each_day_once_and_what_came_of_things(tmp_path: Path) -> None:
    body = """
        ## Commitments
        - [x] Draft it  [completion:: 2026-11-20]
          - 2026-11-20 done: she has it
        - [ ] @ada Send the sheet

        ## Advice
        - [x] Ask Tom
          - 2026-11-20 adapted: asked his boss
    """
    made = Builder(tmp_path)(person("ada"), held("2026-11-02", body, medium="video", minutes=45))
    page = chronology_page(recall(made, made.find_person("ada"), TODAY))
    assert terminal.draw(page, width=80, color=False).splitlines() == [
        "Ada",
        "Mon 2 Nov 2026   Met, video, 45 min",
        "                 Commitment: Draft it",
        "                 Ada's commitment: Send the sheet",
        "                 Advice: Ask Tom",
        "Fri 20 Nov 2026  Kept: Draft it; she has it",
        "                 Done my own way: Ask Tom; asked his boss",
    ]


def test_where_nothing_is_written_a_chronology_says_so(tmp_path: Path) -> None:
    made = Builder(tmp_path)(person("ada"))
    page = chronology_page(recall(made, made.find_person("ada"), TODAY))
    assert terminal.draw(page, width=80, color=False).splitlines() == ["Ada", "Nothing is written yet."]
