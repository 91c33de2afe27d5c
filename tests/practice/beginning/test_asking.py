"""How a question to somebody stands, as their log tells it."""

from __future__ import annotations

from datetime import date

import pytest

from mentorlog.errors import BadInput
from mentorlog.practice.beginning.asking import (
    answer,
    ask,
    asked_of,
    change_role,
    check_can_be_asked,
    referred,
    to_look_at,
    what_for,
)

from ..conftest import TODAY, Builder, person

ASKED = "- 2026-11-01 asked: three sessions on hiring"


@pytest.mark.parametrize(
    ("log", "asked", "later", "look_again"),
    [
        (ASKED, 1, None, 15),
        (f"{ASKED}\n- 2026-11-05 answered: later, 2027-02-05", 1, 5, None),
        # Asked again, by hand: what was said then puts nothing off.
        (f"{ASKED}\n- 2026-11-05 answered: no", 1, None, 15),
        (f"{ASKED}\n- 2026-11-05 referred: later than we thought", 1, None, 15),
        (f"- 2026-11-09 asked\n{ASKED}\n- 2026-11-05 answered: later", 9, None, 23),
        # On one day: in the order in which it was written down.
        (f"{ASKED}\n- 2026-11-01 answered: later", 1, 1, None),
    ],
)
def test_the_last_time_counts_and_an_answer_that_puts_it_off(
    journal: Builder, log: str, asked: int, later: int | None, look_again: int | None
) -> None:
    opened = journal(person(body=f"## Log\n{log}", status="asked"))
    ada = opened.find_person("ada")
    sent, put_off, again = (date(2026, 11, day) if day else None for day in (asked, later, look_again))
    found = asked_of(opened, ada)
    assert found is not None
    assert found[:4] == (ada, sent, put_off, again)
    assert to_look_at(opened, [ada], TODAY) == ((found,) if look_again else ())


@pytest.mark.parametrize(("log", "what"), [(ASKED, "three sessions on hiring"), ("", "")])
def test_it_is_known_what_was_asked_for(journal: Builder, log: str, what: str) -> None:
    opened = journal(person(body=f"## Log\n{log}", status="asked"))
    found = asked_of(opened, opened.find_person("ada"))
    assert found and found.what == what


def test_a_new_role_is_in_the_log_with_the_one_before(journal: Builder) -> None:
    opened = journal(person(role="peer", body="## Log\n- 2026-11-01 asked"))
    edit = opened.edit()
    change_role(edit, opened.find_person("ada"), TODAY, "mentor")
    edit.save("Changed")
    assert journal().text("people/ada.md").endswith("- 2026-11-01 asked\n- 2026-12-06 role: peer to mentor\n")


def test_an_answer_without_a_reason_is_its_word_alone(journal: Builder) -> None:
    opened = journal(person(status="asked"))
    edit = opened.edit()
    answer(edit, opened.find_person("ada"), TODAY, "no")
    edit.save("Answered")
    assert journal().text("people/ada.md").rstrip().endswith("- 2026-12-06 answered: no")


def test_what_is_to_be_looked_at_comes_up_on_its_day(journal: Builder) -> None:
    opened = journal(person(status="asked", look_again=TODAY), person("bo", status="candidate"))
    assert [one.person.slug for one in to_look_at(opened, opened.people, TODAY)] == ["ada"]
    assert to_look_at(opened, opened.people, date(2026, 12, 5)) == ()


# --- asking, and the answer -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sessions", "focus", "what"),
    [
        (3, "hiring", "three sessions on hiring"),
        (1, "", "one session"),
        (None, "hiring", "hiring"),
        (None, "", ""),
    ],
)
def test_what_was_asked_for_is_said_in_words(sessions: int | None, focus: str, what: str) -> None:
    assert what_for(sessions, focus) == what


@pytest.mark.parametrize(
    ("keys", "why"),
    [
        ({"status": "active"}, "You meet Ada already: there"),
        ({"status": "paused"}, "and pause for now"),
        ({"role": "mentee", "status": "candidate"}, "asking is up to them"),
        ({"status": "candidate"}, ""),
        ({"status": "closed"}, ""),
    ],
)
def test_whom_one_meets_and_a_mentee_are_not_asked(journal: Builder, keys: dict[str, str], why: str) -> None:
    ada = journal(person(**keys)).find_person("ada")
    if not why:
        check_can_be_asked(ada)
        return
    with pytest.raises(BadInput, match=why):
        check_can_be_asked(ada)


def test_one_looks_again_in_two_weeks_or_on_the_day_that_is_said(journal: Builder) -> None:
    for again, day in ((None, date(2026, 12, 20)), (date(2027, 1, 7), date(2027, 1, 7))):
        opened = journal(person(status="candidate"))
        edit = opened.edit()
        assert ask(edit, opened.find_person("ada"), TODAY, "hiring", again) == day
        edit.save("Asked")
        found = journal().find_person("ada")
        assert (found.status, found.look_again) == ("asked", day)
        assert journal().text("people/ada.md").rstrip().endswith("## Log\n- 2026-12-06 asked: hiring")


@pytest.mark.parametrize("before", [None, date(2026, 12, 20)])
@pytest.mark.parametrize(
    ("said", "back", "why", "log", "status"),
    [
        ("yes", None, "", "yes", "active"),
        ("later", date(2027, 3, 6), "busy", "later, 2027-03-06; busy", "asked"),
        ("later", None, "", "later", "asked"),
        ("no", date(2027, 3, 6), "", "no", "declined"),
    ],
)
def test_an_answer_is_a_status_a_line_of_the_log_and_with_later_a_day(
    journal: Builder, before: date | None, said: str, back: date | None, why: str, log: str, status: str
) -> None:
    opened = journal(person(status="asked", look_again=before) if before else person(status="asked"))
    edit = opened.edit()
    answer(edit, opened.find_person("ada"), TODAY, said, back=back, why=why)
    edit.save("Answered")
    found = journal().find_person("ada")
    assert (found.status, found.since) == (status, TODAY if said == "yes" else None)
    assert found.look_again == (back if said == "later" else None)
    assert journal().text("people/ada.md").rstrip().endswith(f"## Log\n- 2026-12-06 answered: {log}")


@pytest.mark.parametrize(
    ("before", "private", "by", "log"),
    [
        (None, False, "bo", "referred: by Bo"),
        ("cy", False, "cy", "referred: by Bo"),
        (None, True, None, "referred"),
    ],
)
def test_the_first_who_named_somebody_stays_and_nobody_private_is_named(
    journal: Builder, before: str | None, private: bool, by: str | None, log: str
) -> None:
    opened = journal(person(referred_by=before or ""), person("bo", private=private))
    edit = opened.edit()
    referred(edit, opened.find_person("ada"), opened.find_person("bo"), TODAY)
    edit.save("Referred")
    assert journal().find_person("ada").referred_by == (by or "")
    assert journal().text("people/ada.md").rstrip().endswith(f"\n- 2026-12-06 {log}")
