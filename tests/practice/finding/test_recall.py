"""Recall: what happened with somebody, in the order of the days, with nothing left out."""

from __future__ import annotations

from datetime import date

import pytest

from mentorlog.journal import Journal
from mentorlog.practice.finding.recall import Chronology, recall

from ..conftest import TODAY, Builder, goal, held, person, planned

BODY = """
## Commitments
- [x] Draft the plan  [completion:: 2026-11-20]
  - 2026-11-12 moved from 2026-11-10: numbers are late
  - 2026-11-20 done: she has it
- [-] Read it all  [cancelled:: 2026-11-21]

## People
- [x] Priya Nair: coffee  [completion:: 2026-11-15]
  - 2026-11-15 done: a good hour
  - 2026-11-16 told

## Private
- [ ] Not for her eyes

## Log
- 2026-11-01 rescheduled: from 2026-10-30
"""


def told(found: Chronology) -> list[tuple[str, str, str, str]]:
    """Day, kind, what happened, and to what or why."""
    return [(str(one.day or ""), one.kind, one.word, one.text or one.why) for one in found.events]


@pytest.fixture
def known(journal: Builder) -> Journal:
    return journal(
        person(
            "ada",
            "## About\n- Back from leave\n\n## Log\n- 2026-10-01 asked: three sessions\n"
            "- 2026-10-02 answered: yes\n\n## Private\n### Log\n- 2026-10-03 paused: her father\n",
            goals=["lead"],
            status="closed",
        ),
        person("jun", "## Log\n- 2026-11-01 asked: another"),
        goal("lead", "## Progress\n- 2026-11-03 20%: first report hired", status="achieved"),
        goal("other", "## Progress\n- 2026-11-03 50%"),
        held("2026-11-02", BODY, medium="video"),
        held("2026-11-02", "## Decisions\n- Elsewhere", who="jun"),
        planned("2026-12-08"),
    )


def test_all_that_happened_is_told_in_the_order_of_the_days(known: Journal) -> None:
    assert told(recall(known, known.find_person("ada"), TODAY)) == [
        ("", "about", "made", "Back from leave"),
        ("2026-10-01", "log", "asked", "three sessions"),
        ("2026-10-02", "log", "answered", "yes"),
        ("2026-10-03", "log", "paused", "her father"),
        ("2026-11-01", "log", "rescheduled", "from 2026-10-30"),
        ("2026-11-02", "meeting", "held", "video"),
        ("2026-11-02", "commitment", "made", "Draft the plan"),
        ("2026-11-02", "commitment", "made", "Read it all"),
        ("2026-11-02", "contact", "made", "Priya Nair: coffee"),
        ("2026-11-02", "commitment", "made", "Not for her eyes"),
        ("2026-11-03", "progress", "20%", "Lead"),
        ("2026-11-12", "commitment", "moved", "Draft the plan"),
        ("2026-11-15", "contact", "done", "Priya Nair: coffee"),
        ("2026-11-16", "contact", "told", "Priya Nair: coffee"),
        ("2026-11-20", "commitment", "done", "Draft the plan"),
        ("2026-11-21", "commitment", "dropped", "Read it all"),
        ("2026-12-08", "meeting", "planned", ""),
    ]


def test_the_private_is_there_and_marked(known: Journal) -> None:
    found = recall(known, known.find_person("ada"), TODAY)
    assert [one.text or one.why for one in found.events if one.private] == ["her father", "Not for her eyes"]


def test_each_names_the_line_on_which_it_stands(known: Journal) -> None:
    for event in recall(known, known.find_person("ada"), TODAY).events:
        assert (event.line is None) is (event.meeting is not None) is (event.kind == "meeting")
        if event.line is not None:
            line = known.document(event.path).lines[event.line - 1]
            assert (event.text if event.item else f"{event.day} {event.word}") in line


def test_it_is_told_why_and_from_which_day(known: Journal) -> None:
    found = recall(known, known.find_person("ada"), TODAY, since=date(2026, 11, 3), kinds=["commitment"])
    assert [(one.word, one.why, one.old) for one in found.events] == [
        ("moved", "numbers are late", date(2026, 11, 10)),
        ("done", "she has it", None),
        ("dropped", "", None),
    ]
    assert (found.since, found.names) == (date(2026, 11, 3), {"ada": "Ada", "jun": "Jun"})


def test_on_one_day_what_was_said_when_we_met_comes_before_what_was_written_down(journal: Builder) -> None:
    between = person(body="## Questions\n- [ ] Later  [created:: 2026-11-02]")
    opened = journal(between, held("2026-11-02", "## Questions\n- [ ] There"))
    found = recall(opened, opened.find_person("ada"), TODAY)
    assert [one.text for one in found.events] == ["", "There", "Later"]


def test_the_progress_of_a_private_goal_is_marked_and_so_is_what_stands_below_a_private_heading(
    journal: Builder,
) -> None:
    ada = person(goals=["lead", "talk"])
    lead = goal("lead", "## Progress\n- 2026-11-03 20%\n## Private\n### Progress\n- 2026-11-04 30%")
    opened = journal(ada, lead, goal("talk", "## Progress\n- 2026-11-05 1", private=True))
    found = recall(opened, opened.find_person("ada"), TODAY)
    assert [(one.word, one.private) for one in found.events] == [("20%", False), ("30%", True), ("1", True)]


def test_an_end_is_told_once_by_its_own_words_or_by_its_day(journal: Builder) -> None:
    body = (
        "## Commitments\n- [x] Kept  [completion:: 2026-11-20]\n  - 2026-11-19 told\n  - 2026-11-20 told\n"
        "- [-] Let go  [cancelled:: 2026-11-20]\n  - 2026-11-10 done\n  - 2026-11-12 reopened\n"
    )
    opened = journal(person(), held("2026-11-02", body, medium="video", minutes=45))
    found = recall(opened, opened.find_person("ada"), TODAY)
    assert [(one.word, one.day) for one in found.events if one.text == "Kept"][-1] == (
        "done", date(2026, 11, 20)
    )  # fmt: skip
    assert ("dropped", date(2026, 11, 20)) in [(one.word, one.day) for one in found.events]
    assert found.events[0].text == "video, 45 min"


def test_of_a_private_person_all_is_private(journal: Builder) -> None:
    made = journal(
        person("eve", "## Log\n- 2026-10-01 asked: x", private=True), held("2026-11-02", who="eve")
    )
    found = recall(made, made.find_person("eve"), TODAY)
    assert [one.private for one in found.events] == [True, True]


def test_since_a_day_nothing_is_told_that_was_before_or_has_no_day(known: Journal) -> None:
    found = recall(known, known.find_person("ada"), TODAY, since=date(2026, 11, 16))
    assert [str(one.day) for one in found.events] == ["2026-11-16", "2026-11-20", "2026-11-21", "2026-12-08"]


def test_of_some_kinds_only_those_are_told(known: Journal) -> None:
    found = recall(known, known.find_person("ada"), TODAY, kinds=["meeting", "contact"])
    assert {one.kind for one in found.events} == {"meeting", "contact"}
    assert len(found.events) == 5
