"""How a question to somebody stands, as their log tells it."""

from __future__ import annotations

from datetime import date

import pytest

from mentorlog.practice.beginning.asking import asked_of, to_look_at

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


def test_what_is_to_be_looked_at_comes_up_on_its_day(journal: Builder) -> None:
    opened = journal(person(status="asked", look_again=TODAY), person("bo", status="candidate"))
    assert [one.person.slug for one in to_look_at(opened, opened.people, TODAY)] == ["ada"]
    assert to_look_at(opened, opened.people, date(2026, 12, 5)) == ()
