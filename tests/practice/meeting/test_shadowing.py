"""A shadowing has a brief before and a debrief after (PRACTICE M2); what is in the way is named (S6)."""

from __future__ import annotations

from typing import Any

import pytest

from mentorlog.journal.document import Document
from mentorlog.practice.meeting.obstacles import obstacles_in
from mentorlog.practice.meeting.page import template_for
from mentorlog.practice.meeting.shadowing import AFTER, AFTER_WITH_MENTEE, BEFORE, BEFORE_WITH_MENTEE
from mentorlog.practice.writing import add_bullet

from ..conftest import TODAY, Builder, held, mentee, person, planned, sheet_of


def test_the_sheet_of_a_shadowing_has_the_brief_that_stands_in_its_record(journal: Builder) -> None:
    brief = "## Brief\n<!-- a hint -->\n- Her planning round\n\nNo questions till lunch.\n\n- \n\n## Notes\nx"
    made = journal(person(), planned("2026-12-07", brief, kind="shadowing"))
    assert sheet_of(made).brief == ("Her planning round", "No questions till lunch.")


def test_without_one_it_asks_what_to_agree_on_in_the_words_of_each_side(journal: Builder) -> None:
    made = journal(
        person(),
        mentee(),
        planned("2026-12-07", "## Brief\n<!-- a hint -->\n- \n", kind="shadowing"),
        planned("2026-12-07", kind="shadowing", who="jun"),
    )
    assert sheet_of(made).brief == BEFORE
    assert sheet_of(made, "jun").brief == BEFORE_WITH_MENTEE


def test_another_meeting_has_none(journal: Builder) -> None:
    made = journal(person(), planned("2026-12-07", "## Brief\n- Her planning round"), held("2026-12-01"))
    assert (sheet_of(made).brief, sheet_of(made).debrief) == ((), ())


def test_after_it_the_next_sheet_asks_what_was_seen_until_it_is_written_down(journal: Builder) -> None:
    made = journal(person(), mentee(), held("2026-12-01", kind="shadowing"))
    assert sheet_of(made).debrief == AFTER
    made = journal(held("2026-12-01", kind="shadowing", who="jun"))
    assert sheet_of(made, "jun").debrief == AFTER_WITH_MENTEE
    made = journal(held("2026-12-01", "## Debrief\nShe lets them finish.", kind="shadowing"))
    assert sheet_of(made).debrief == ()


@pytest.mark.parametrize("keys", [{"private": True}, {"kind": "session"}])
def test_of_a_private_shadowing_nothing_is_said(journal: Builder, keys: dict[str, Any]) -> None:
    said: dict[str, Any] = {"kind": "shadowing", **keys}
    made = journal(person(), held("2026-12-01", **said), planned("2026-12-07", "## Brief\n- kakapo", **said))
    assert (sheet_of(made).brief, sheet_of(made).debrief) == ((), ())


def test_a_private_brief_is_not_shown(journal: Builder) -> None:
    made = journal(person(), planned("2026-12-07", "## Private\n### Brief\n- kakapo", kind="shadowing"))
    assert sheet_of(made).brief == BEFORE


def test_the_page_of_a_note_has_both_sections_around_the_notes(journal: Builder) -> None:
    text = template_for(journal(person()).people[0], "shadowing", TODAY)
    heads = [line for line in text.split("\n") if line.startswith("##")]
    assert heads[:5] == ["## Objectives", "## Brief", "## Notes", "## Debrief", "## Commitments"]
    assert f"<!-- {' '.join(AFTER)} -->" in text


def test_the_sheet_names_what_was_in_the_way_last_time(journal: Builder) -> None:
    said = "## Obstacles\n- No budget\n  - till spring\n- [ ] a task\n\n## Private\n### Obstacles\n- kakapo"
    made = journal(person(), held("2026-11-01", "## Obstacles\n- Old"), held("2026-12-01", said))
    assert sheet_of(made).obstacles == ("No budget",)
    assert sheet_of(journal(held("2026-12-01", said, private=True))).obstacles == ()


@pytest.mark.parametrize(
    "text",
    [
        "[x] ticked", "[ ] open", "- a list", "1. first", "12) twelfth", "# heading", "> quote", "``` fence",
        "~~~ fence", "<!-- comment", "***", "- - -", "*very* late", "_very_ late", "#tag", "@ada owns it",
        "1.5 days", "-5 degrees", "plain", "[a link](b)", "+1", "~ten", "\\ a backslash",
    ],
)  # fmt: skip
def test_whatever_an_obstacle_begins_with_it_is_read_as_it_was_given(journal: Builder, text: str) -> None:
    document = add_bullet(add_bullet(Document.parse(""), text, "Obstacles"), "And then", "Obstacles")
    made = journal(person(), ("meetings/ada/2026-12-01.md", str(document)))
    assert obstacles_in(made, made.meetings("ada")[0]) == (text, "And then")
    assert not list(made.items("ada"))
