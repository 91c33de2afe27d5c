"""How a checkpoint, an obstacle and a shadowing are said; the sheet stays a screen."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.practice.conftest import TODAY, Builder, File, held, mentee, person, planned, sheet_of

from mentorlog.practice.meeting.checkpoints import Mark, checkpoint
from mentorlog.practice.standing import relationship
from mentorlog.render import terminal
from mentorlog.render.checkpoints import checkpoint_page, mark_words
from mentorlog.render.page import height, shortened
from mentorlog.render.prep import LINES, sheet_page


@pytest.fixture
def journal(tmp_path: Path) -> Builder:
    return Builder(tmp_path / "journal")


def drawn(journal: Builder, *files: File, who: str = "ada") -> list[str]:
    page = sheet_page(sheet_of(journal(*files), who))
    return terminal.draw(shortened(page, LINES), width=80, color=False).splitlines()


AGREED: dict[str, Any] = {"since": date(2026, 6, 1), "agreement__until": date(2027, 6, 1)}
SAID = held("2026-09-12", "## Checkpoint\n- Working: slowly\n- Better, me: ask\n- Better, Ada: wait")


def test_each_question_has_the_last_answer_beside_it(journal: Builder) -> None:
    lines = drawn(journal, person(**AGREED), SAID, planned("2026-12-07"))
    at = lines.index("Checkpoint: half of the time has passed")
    assert lines[at + 1 : at + 5] == [
        "  How is it working? In Sep: slowly",
        "  Is it good for us both?",
        "  What progress do we see?",
        "  What could each of us do better? In Sep: me: ask; Ada: wait",
    ]


def test_what_the_log_says_in_a_line_stands_below_them(journal: Builder) -> None:
    log = "## Log\n- 2026-09-12 checkpoint: good for both"
    lines = drawn(journal, person(body=log, **AGREED), held("2026-11-23"), planned("2026-12-07"))
    assert "  In Sep: good for both" in lines


def test_what_was_in_the_way_stands_with_what_was_agreed(journal: Builder) -> None:
    agreed = person(agreement__obstacles="Name it, then decide")
    way = held("2026-12-01", "## Obstacles\n- No budget")
    lines = drawn(journal, agreed, way)
    at = lines.index("In the way, on 1 Dec")
    assert lines[at + 1 : at + 3] == ["  No budget", "  You agreed: Name it, then decide"]
    assert not [line for line in drawn(journal, person(), way) if "You agreed:" in line]


def test_the_brief_and_the_debrief_say_who_watches(journal: Builder) -> None:
    shadowing: dict[str, Any] = {"kind": "shadowing"}
    lines = drawn(journal, person(), held("2026-12-01", **shadowing), planned("2026-12-07", **shadowing))
    assert {"Before you watch", "What you saw on 1 Dec"} <= set(lines)
    jun: dict[str, Any] = {"who": "jun", **shadowing}
    lines = drawn(journal, mentee(), held("2026-12-01", **jun), planned("2026-12-07", **jun), who="jun")
    assert {"Before Jun watches", "What Jun saw on 1 Dec"} <= set(lines)


def test_a_full_sheet_with_all_of_them_is_still_thirty_lines(
    journal: Builder,
) -> None:
    many = "\n".join(
        f"## {heading}\n" + "\n".join(f"- [ ] {heading} {n}" for n in range(6))
        for heading in (
            "Questions",
            "Advice",
            "Commitments",
            "People",
            "Decisions",
            "Feedback",
            "Assumptions",
        )
    )
    way = "\n\n## Obstacles\n- a\n- b\n- c\n- d\n\n## Commitments\n- [ ] @ada one\n- [ ] @ada two\n"
    last = held("2026-12-01", f"{many}{way}\n## Check-in\n- Change: less", kind="shadowing")
    aims = "## Objectives\n" + "\n".join(f"- [ ] aim {n}" for n in range(6))
    files = (
        person(body="## About\n- Plays the cello\n", agreement__obstacles="Name it", **AGREED),
        last,
        planned("2026-12-07", aims, kind="shadowing"),
    )
    page = shortened(sheet_page(sheet_of(journal(*files))), LINES)
    lines = terminal.draw(page, width=80, color=False).splitlines()
    assert height(page) == len(lines) <= LINES
    assert [line for line in lines if line.startswith("Before: What will happen")]
    whole = terminal.draw(sheet_page(sheet_of(journal(*files)), full=True), width=80, color=False)
    assert "  What could each of us do better?\n" in whole


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        (Mark("quarter", TODAY), "a quarter of the time has passed"),
        (Mark("middle", meetings=6), "half of the meetings are behind you"),
        (Mark("end", TODAY), "the end is near"),
        (Mark("end", meetings=10), "the end is near"),
        (Mark("agreed", TODAY), "you agreed on this day"),
    ],
)
def test_why_one_is_due_is_said_in_words(mark: Mark, said: str) -> None:
    assert mark_words(mark) == said


def page_of(journal: Builder, *files: File) -> list[str]:
    made = journal(*files)
    found = checkpoint(made, relationship(made, made.find_person("ada"), TODAY))
    return terminal.draw(checkpoint_page(found), width=80, color=False).splitlines()


def test_the_page_sets_the_answers_beside_the_last_ones(journal: Builder) -> None:
    later = held("2026-12-02", "## Checkpoint\n- Working: well\n- Better, me: wait")
    lines = page_of(journal, person(**AGREED), SAID, later)
    assert lines[:6] == [
        "Ada · how is it going?",
        "The next one is due on Tue 18 May.",
        "",
        "How is it working?",
        "  Wed 2 Dec   well",
        "  Sat 12 Sep  slowly",
    ]
    assert lines[lines.index("What could each of us do better?") + 1 :][:3] == [
        "  Wed 2 Dec   me: wait",
        "  Sat 12 Sep  me: ask",
        "              Ada: wait",
    ]


def test_the_page_says_when_one_is_due(journal: Builder) -> None:
    assert page_of(journal, person(**AGREED))[1] == "Due: half of the time has passed."
    assert page_of(journal, person())[1] == "None comes due by itself; ask whenever you like."
    sessions = person(agreement__sessions=12)
    assert page_of(journal, sessions)[1] == "The next one is due after three meetings."
