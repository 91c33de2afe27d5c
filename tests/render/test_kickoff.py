"""The parts of a first meeting in words: questions in lines, and nothing that the title has said."""

from __future__ import annotations

from datetime import date
from typing import Any

from mentorlog.journal.records import Agreement, Meeting, Person
from mentorlog.practice.beginning.agreement import open_points
from mentorlog.practice.beginning.kickoff import QUESTIONS, KickOff
from mentorlog.practice.meeting.parting import PARTING
from mentorlog.practice.meeting.sheet import Sheet
from mentorlog.render.agreement import rows
from mentorlog.render.kickoff import next_step, parts
from mentorlog.render.page import Line

TODAY = date(2026, 12, 6)
MEETING = Meeting(path="m.md", person="ada", date=TODAY, status="planned", medium="phone")


def sheet(agreement: Agreement | None = None, *, meeting: Meeting | None = None, **how: Any) -> Sheet:
    """The sheet of a first meeting with Ada, with nothing on it but what it begins with."""
    it = agreement or Agreement()
    kick_off = KickOff(QUESTIONS, open_points(it), it, how.pop("strengths", ()))
    person = Person(path="people/ada.md", slug="ada", short="ada", name="Ada", agreement=it, **how)
    empty: dict[str, Any] = dict.fromkeys(Sheet._fields, ())
    return Sheet(
        **{
            **empty,
            "today": TODAY,
            "person": person,
            "meeting": meeting,
            "last_meeting": None,
            "number": 1,
            "vision": "",
            "prompts": PARTING,
            "unsettled": 0,
            "others": {},
            "kick_off": kick_off,
            "to_agree": False,
        }
    )


def lines(found: Sheet, *about: Line, full: bool = False) -> dict[str, list[str]]:
    """The lines of each part, with their labels."""
    said = parts(found, about, full=full)
    return {
        one.heading: [f"{line.label}: {line.text}" if line.label else line.text for line in one.lines]
        for one in said
    }


def test_what_is_known_comes_first_then_what_to_ask_then_what_to_tell() -> None:
    found = lines(sheet(strengths=("Calm", "Clear")), Line("on leave", label="About Ada"))
    assert found["Get to know each other"] == ["About Ada: on leave", *QUESTIONS, "Of yourself: Calm; Clear"]


def test_of_long_strengths_there_is_as_much_as_fits_and_all_in_full() -> None:
    strengths = ("I stay calm " * 5, "I write things down " * 3)
    assert len(lines(sheet(strengths=strengths))["Get to know each other"][-1]) < 80
    assert "write things" in lines(sheet(strengths=strengths), full=True)["Get to know each other"][-1]


def test_questions_stand_together_as_far_as_a_line_goes_in_their_order_and_none_is_lost() -> None:
    found = lines(sheet())["Settle how you work together"]
    assert max(map(len, found)) <= 76 and len(found) == 4
    assert "  ".join(found) == "  ".join(point.question for point in open_points(Agreement()))


def test_in_full_each_question_has_its_line() -> None:
    found = lines(sheet(), full=True)["Settle how you work together"]
    assert found == [point.question for point in open_points(Agreement())]


def test_what_the_title_says_of_the_meeting_is_not_said_again() -> None:
    agreed = Agreement(every="2 weeks", minutes=45, medium="phone")
    assert lines(sheet(agreed))["Settle how you work together"][-1] == "Agreed: every 2 weeks; 45 min; phone"
    found = lines(sheet(agreed, meeting=MEETING))["Settle how you work together"]
    assert found[-1] == "Agreed: every 2 weeks"


def test_a_medium_that_was_agreed_and_is_another_one_this_time_is_said() -> None:
    found = lines(sheet(Agreement(medium="video"), meeting=MEETING))["Settle how you work together"]
    assert found[-1] == "Agreed: video"


def test_the_next_step_is_in_the_group_that_they_belong_to() -> None:
    assert next_step(sheet())[0].command == "mentorlog mentor agree ada"
    assert next_step(sheet(role="mentee"))[0].command == "mentorlog mentee agree ada"


def test_of_an_agreement_each_key_has_a_line_that_says_whose_it_is() -> None:
    agreed = Agreement(every="month", minutes=30, sessions=6, i_learn="by trying", they_need="numbers")
    assert [(line.label, line.text) for line in rows(agreed, "Ada")] == [
        ("Meet", "every month"),
        ("For", "30 minutes"),
        ("Sessions", "6"),
        ("I learn best", "by trying"),
        ("Ada needs", "numbers"),
    ]
