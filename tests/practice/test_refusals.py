"""What cannot be is refused with what is wrong, and with what can be typed instead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from mentorlog.errors import BadInput
from mentorlog.journal import Journal, Person
from mentorlog.practice import goals, references
from mentorlog.practice.beginning.agreement import read_value
from mentorlog.practice.beginning.agreement_page import read_page
from mentorlog.practice.beginning.asking import check_can_be_asked
from mentorlog.practice.beginning.compare import compare
from mentorlog.practice.ending.closing import Said, close
from mentorlog.practice.finding.query import RECORDS, kind_named, read_query
from mentorlog.practice.leaving.chosen import choose
from mentorlog.practice.letters.agreement import agreement_letter
from mentorlog.practice.letters.nudge import addressed, nudge
from mentorlog.practice.letters.report import report
from mentorlog.practice.letters.request import Facts, request

from .conftest import TODAY, Builder, goal, mentee, person

TOMORROW = date(2026, 12, 7)
FILES = [
    *(person(who, status=who) for who in ("active", "candidate", "asked", "declined", "paused", "closed")),
    person("bare", agreement__every=""),
    person("new", status="candidate"),
    person("eve", private=True),
    mentee("jun", agreement__every=""),
    goal("lead", "## Steps\n- [ ] Alone"),
    goal("hush", private=True),
]


def who(journal: Journal, name: str) -> Person:
    return journal.find_person(name)


def end(journal: Journal, name: str, **said: Any) -> object:
    return close(journal, journal.edit(), who(journal, name), TODAY, Said(**{"talk": False, **said}))


def log(journal: Journal, value: str) -> None:
    goals.log_progress(journal.edit(), journal.find_goal("lead"), TODAY, value)


def finish(journal: Journal, learned: str) -> None:
    goals.end(journal.edit(), journal.find_goal("lead"), TODAY, "dropped", learned=learned)


def query(journal: Journal, *typed: str) -> object:
    return read_query(journal, typed, TODAY)


def slug(journal: Journal, wanted: str) -> str:
    return references.new_slug(journal, wanted, who(journal, "active"))


NOT_BEGUN = "Where it came to nothing: mentorlog mentor edit {} --status declined"
ASK_LATER = "A question for when you meet: mentorlog jot {} TEXT"
NO_LETTER = ("That is private, and goes into no letter.", "Say it in your own words, if at all.")


@pytest.mark.parametrize(
    ("call", "wrong", "instead"),
    [
        # An agreement, as it is said and on its page.
        (
            lambda _: read_value("minutes", "0", TODAY),
            "“0” is not a number of minutes.",
            "Say one from 1 to 1440.",
        ),
        (
            lambda _: read_value("sessions", "x", TODAY),
            "“x” is not a number of sessions.",
            "Say one from 1 to 999.",
        ),
        (
            lambda _: read_value("until", "today", TODAY),
            "Sun 6 Dec 2026 is not ahead.",
            "Say a day to come: 6m, 30 jun.",
        ),
        (lambda _: read_value("notes", " ", TODAY), "The answer is empty.", ""),
        (
            lambda _: read_page("Notes: me\nX: blue"),
            "“X: blue” begins with no label of the page.",
            "One of: Every, Minutes, By, Where, Until, Sessions, Notes, Agenda, Between us, Obstacles, "
            "Feedback, I learn best, They learn best, I need, They need.",
        ),
        (lambda _: read_page("Notes: a\nnotes: b"), "“Notes” stands there twice.", "Leave one of the two."),
        (
            lambda it: agreement_letter(who(it, "bare"), TODAY),
            "Nothing is agreed with Bare yet.",
            "Agree: mentorlog mentor agree bare",
        ),
        (
            lambda it: agreement_letter(who(it, "jun"), TODAY),
            "Nothing is agreed with Jun yet.",
            "Agree: mentorlog mentee agree jun",
        ),
        # Asking.
        (
            lambda it: check_can_be_asked(who(it, "jun")),
            "Jun is your mentee: asking is up to them.",
            ASK_LATER.format("jun"),
        ),
        (
            lambda it: check_can_be_asked(who(it, "active")),
            "You meet Active already: there is nothing to ask for.",
            ASK_LATER.format("active"),
        ),
        (
            lambda it: check_can_be_asked(who(it, "paused")),
            "You meet Paused already, and pause for now.",
            "To go on: mentorlog mentor resume paused",
        ),
        (
            lambda it: request(it, who(it, "jun"), TODAY, Facts()),
            "Jun is your mentee: asking is up to them.",
            "Ask somebody else.",
        ),
        (
            lambda it: request(it, who(it, "new"), TODAY, Facts()),
            "Nothing says what you would ask New for.",
            "Say it: --focus TEXT",
        ),
        (
            lambda it: compare(it, TODAY, goal=it.find_goal("hush")),
            "That goal is private, and stands on no screen.",
            "Name a skill: --skill TEXT",
        ),
        # An end.
        (
            lambda it: end(it, "closed"),
            "Closed is closed already.",
            "To begin again: mentorlog mentor reopen closed",
        ),
        (
            lambda it: end(it, "candidate"),
            "The status of Candidate is candidate: there is nothing to close.",
            NOT_BEGUN.format("candidate"),
        ),
        (
            lambda it: end(it, "asked"),
            "The status of Asked is asked: there is nothing to close.",
            NOT_BEGUN.format("asked"),
        ),
        (
            lambda it: end(it, "declined"),
            "The status of Declined is declined: there is nothing to close.",
            "See: mentorlog mentor show declined",
        ),
        (
            lambda it: end(it, "active", talk=True, day=TOMORROW),
            "That day is still to come.",
            "Say the day you talked: --date yesterday",
        ),
        # Goals, and another name.
        (
            lambda it: log(it, "1:30"),
            "The value has a colon, which ends it.",
            'Like this: 20% "first report hired"',
        ),
        (lambda it: goals.new_step(it, " ", TODAY, None), "The step is empty.", ""),
        (lambda it: finish(it, " "), "The lesson is empty.", ""),
        (
            lambda it: slug(it, "Two words"),
            "“Two words” cannot be the name of a file of ours.",
            "Like this: two-words",
        ),
        (
            lambda it: slug(it, "active"),
            "The file is called active already.",
            "Leave --slug away, or name another.",
        ),
        (lambda it: slug(it, "eve"), "“eve” is taken.", "Name another one."),
        # What is looked for, and what leaves.
        (
            lambda it: query(it, "x", "who:eve", "who:jun"),
            "Two people are named.",
            "Look for one after the other.",
        ),
        (
            lambda it: query(it, "x", "kind:"),
            "“kind:” names nothing.",
            "Write it without a space: who:ada, kind:question, since:1-sep",
        ),
        (lambda it: query(it, "x" * 1001), "That is too long to look for.", "At most 1,000 letters."),
        (
            lambda it: query(it),
            "There is no word to look for.",
            'Like: mentorlog search "90-day plan" who:ada',
        ),
        (lambda _: kind_named("x", RECORDS), "“x” is no kind.", "One of: person, goal, meeting, review, me."),
        (
            lambda it: choose(it, TODAY, person=who(it, "eve")),
            "That record is private.",
            "To take it along all the same: --include-private",
        ),
        # Letters.
        (
            lambda it: nudge(it, addressed(it, "alone"), TODAY),
            "That is with nobody, so there is nobody to write to.",
            "Name somebody: mentorlog nudge WHO",
        ),
        (
            lambda it: report(it, who(it, "active"), TODAY, TOMORROW),
            "That day is still to come.",
            "Say a day that is over: --since 1 sep",
        ),
        (lambda it: report(it, who(it, "eve"), TODAY), *NO_LETTER),
    ],
)
def test_what_cannot_be_is_refused_with_what_can_be_done_instead(
    journal: Builder, call: Callable[[Journal], object], wrong: str, instead: str
) -> None:
    with pytest.raises(BadInput) as refused:
        call(journal(*FILES))
    assert (str(refused.value), refused.value.advice) == (wrong, instead)
