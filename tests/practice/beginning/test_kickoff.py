"""The first meeting: who has a kick-off sheet, what is on it, and when nobody is reminded any more."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mentorlog.journal.records import Agreement
from mentorlog.practice.beginning.kickoff import QUESTIONS, QUESTIONS_TO_MENTEE, met_unwritten
from mentorlog.practice.standing import relationship

from ..conftest import TODAY, Builder, held, mentee, person, planned, sheet_of, texts

ME = ("me.md", "## Vision\nTo build.\n\n## Strengths\n- Calm\n- Clear\n\n## Weaknesses\n- Late\n")


def test_before_the_first_meeting_the_sheet_is_a_kick_off_sheet(journal: Builder) -> None:
    found = sheet_of(journal(person(), planned("2026-12-09"))).kick_off
    assert found and found.questions == QUESTIONS


def test_it_is_one_without_a_planned_meeting_too(journal: Builder) -> None:
    assert sheet_of(journal(person())).kick_off


def test_after_the_first_meeting_it_is_none(journal: Builder) -> None:
    assert sheet_of(journal(person(), held("2026-11-30"))).kick_off is None


def test_a_meeting_that_was_cancelled_is_no_first_one(journal: Builder) -> None:
    assert sheet_of(journal(person(), held("2026-11-30", status="cancelled"))).kick_off


@pytest.mark.parametrize(
    ("since", "body", "known"),
    [
        (date(2025, 3, 1), "", date(2025, 3, 1)),
        (TODAY, "", None),
        # The day of their yes: one meets after that.
        (date(2026, 11, 20), "## Log\n- 2026-11-20 answered: yes\n", None),
        (date(2026, 11, 20), "## Log\n- 2026-11-20 agreed: 45 minutes\n", date(2026, 11, 20)),
    ],
)
def test_with_whom_one_has_met_unwritten_it_is_none(
    journal: Builder, since: date, body: str, known: date | None
) -> None:
    ada = ("people/ada.md", f'+++\nname = "Ada"\nsince = {since}\n+++\n\n{body}')
    sheet = sheet_of(journal(ada, planned("2026-12-09")))
    assert (sheet.known_since, sheet.kick_off is None, sheet.to_agree) == (known, bool(known), bool(known))


@pytest.mark.parametrize(
    ("keys", "known"),
    [({}, True), ({"status": "paused"}, True), ({"status": "closed"}, False), ({"private": True}, False)],
)
def test_since_when_is_said_of_whom_one_meets_and_of_nobody_private(
    journal: Builder, keys: dict[str, Any], known: bool
) -> None:
    opened = journal(person(since=date(2025, 3, 1), **keys))
    found = met_unwritten(opened, relationship(opened, opened.find_person("ada"), TODAY))
    assert found == (date(2025, 3, 1) if known else None)


def test_with_whom_one_has_met_unwritten_a_meeting_of_that_kind_is_one(journal: Builder) -> None:
    files = person(since=date(2025, 3, 1)), planned("2026-12-09", kind="kick-off")
    assert sheet_of(journal(*files)).kick_off


def test_a_meeting_of_that_kind_is_one_whatever_came_before(journal: Builder) -> None:
    files = held("2026-11-30"), planned("2026-12-09", kind="kick-off")
    assert sheet_of(journal(person(), *files)).kick_off


def test_with_a_mentee_other_questions_suit(journal: Builder) -> None:
    found = sheet_of(journal(mentee()), "jun").kick_off
    assert found and found.questions == QUESTIONS_TO_MENTEE
    assert not set(QUESTIONS) & set(QUESTIONS_TO_MENTEE)


def test_what_is_settled_is_not_open(journal: Builder) -> None:
    found = sheet_of(journal(person(agreement__minutes=45, agreement__notes="me"))).kick_off
    assert found
    keys = {key for point in found.open for key in point.keys}
    assert {"every", "minutes", "notes"} & keys == set() and "agenda" in keys
    assert (found.settled.minutes, found.settled.notes) == (45, "me")


@pytest.mark.parametrize("status", ["candidate", "asked", "declined", "closed"])
def test_with_who_has_not_said_yes_there_is_nothing_to_settle(journal: Builder, status: str) -> None:
    found = sheet_of(journal(person(status=status))).kick_off
    assert found and (found.open, found.settled) == ((), Agreement()) and found.questions


def test_of_a_private_record_it_says_nothing_that_is_in_it(journal: Builder) -> None:
    found = sheet_of(journal(person(private=True, agreement__notes="secret"))).kick_off
    assert found and (found.open, found.settled) == ((), Agreement())


def test_my_strengths_are_there_to_tell(journal: Builder) -> None:
    found = sheet_of(journal(person(), ME)).kick_off
    assert found and found.strengths == ("Calm", "Clear")


@pytest.mark.parametrize(
    "me",
    [
        "+++\nprivate = true\n+++\n\n## Strengths\n- Secret\n",
        "## Private\n\n### Strengths\n- Secret\n",
        "+++\nbroken\n+++\n\n## Strengths\n- Secret\n",
    ],
)
def test_of_what_is_private_or_cannot_be_read_nothing_is_there_to_tell(journal: Builder, me: str) -> None:
    found = sheet_of(journal(person(), ("me.md", me))).kick_off
    assert found and found.strengths == ()


# --- after it -------------------------------------------------------------------------------------


def meetings(count: int) -> list[tuple[str, str]]:
    return [held(f"2026-11-{day:02}") for day in range(1, count + 1)]


@pytest.mark.parametrize(("count", "is_said"), [(0, False), (1, True), (3, True), (4, False)])
def test_after_the_first_three_meetings_nobody_is_reminded_any_more(
    journal: Builder, count: int, is_said: bool
) -> None:
    assert sheet_of(journal(person(agreement__every=""), *meetings(count))).to_agree is is_said


@pytest.mark.parametrize(
    "keys",
    [
        {"agreement__every": "2 weeks"},
        {"agreement__notes": "me"},
        {"status": "paused"},
        {"status": "closed"},
        {"private": True},
    ],
)
def test_where_something_is_agreed_or_nobody_is_met_there_is_no_reminder(
    journal: Builder, keys: dict[str, object]
) -> None:
    said: dict[str, Any] = {"agreement__every": "", **keys}
    assert not sheet_of(journal(person(**said), *meetings(1))).to_agree


# --- assumptions (PRACTICE D4) --------------------------------------------------------------------


@pytest.mark.parametrize("count", [0, 1, 5])
def test_an_assumption_is_on_each_sheet_until_it_is_checked(journal: Builder, count: int) -> None:
    body = "## Assumptions\n- [ ] Ada likes tea  [created:: 2026-06-02]"
    opened = journal(person(body=body), *meetings(count), planned("2026-12-09"))
    assert texts(sheet_of(opened).assumptions) == ["Ada likes tea"]


@pytest.mark.parametrize("line", ["[x] It  [completion:: 2026-06-05]", "[-] It  [cancelled:: 2026-06-05]"])
def test_one_that_was_checked_is_on_none(journal: Builder, line: str) -> None:
    opened = journal(person(body=f"## Assumptions\n- {line}"), held("2026-11-02"))
    assert texts(sheet_of(opened).assumptions) == []
