"""The report: what somebody would like to read, of a time, honestly, and nothing that is not between us."""

from __future__ import annotations

from datetime import date

import pytest

from mentorlog.errors import BadInput
from mentorlog.exchange.demo import sample
from mentorlog.journal import Kind
from mentorlog.practice.letters.report import report
from mentorlog.practice.meeting.sheet import prepare
from mentorlog.render.letters import joined, report_page

from ..conftest import TODAY, Builder, File, goal, held, mentee, person, planned

LAST = "2026-11-23"


def told(journal: Builder, *files: File, who: str = "ada", since: date | None = None) -> dict[str, list[str]]:
    """The paragraphs of a report, by the part that they are in."""
    opened = journal(*files)
    found = report(opened, opened.find_person(who), TODAY, since)
    assert all(one.sources for each in found.chapters for paragraph in each.paragraphs for one in paragraph)
    return {each.name: [joined(paragraph) for paragraph in each.paragraphs] for each in found.chapters}


def test_advice_is_told_with_what_came_of_it_tried_first_then_set_aside_then_open(journal: Builder) -> None:
    body = """
        ## Advice
        - [ ] Speak last
        - [-] Wait a week  [cancelled:: 2026-11-24]
          - 2026-11-24 dropped: no time
        - [x] Ask Tom  [completion:: 2026-12-01]
          - 2026-12-01 done: he said yes
        - [x] Write it down  [completion:: 2026-11-25]
          - 2026-11-25 adapted: I drew it
        """
    assert told(journal, person(), held(LAST, body)) == {
        "advice": [
            "You said: Write it down. I did it in my own way on Wed 25 Nov. What came of it: I drew it.",
            "You said: Ask Tom. I did it on Tue 1 Dec. What came of it: he said yes.",
            "You said: Wait a week. I have set it aside. The reason: no time.",
            "You said: Speak last. I have not tried it yet.",
        ]
    }


def test_promises_are_told_as_they_stand_and_one_that_simply_waits_is_not(journal: Builder) -> None:
    body = """
        ## Commitments
        - [x] Kept  [completion:: 2026-12-01]
        - [-] Let go  [cancelled:: 2026-12-01]
        - [ ] Moved  [due:: 2026-12-20]
          - 2026-12-01 moved from 2026-12-04: no numbers
        - [ ] Late  [due:: 2026-12-04]
        - [ ] Waits  [due:: 2026-12-24]
        - [ ] Due today  [due:: 2026-12-06]
        - [ ] Undated
        - [x] @ada Theirs, kept  [completion:: 2026-12-01]
          - 2026-12-01 done: it came
        - [ ] @ada Theirs, open
        """
    assert told(journal, person(), held(LAST, body)) == {
        "promises": [
            "Kept. I did it on Tue 1 Dec.",
            "Let go. I have let it go.",
            "Moved. I have moved it from Fri 4 Dec to Sun 20 Dec. The reason: no numbers.",
            "Late. It was for Fri 4 Dec, and is not done yet.",
        ],
        "theirs": ["Theirs, kept. What came of it: it came."],
    }


def test_whom_i_met_is_told_where_they_named_them(journal: Builder) -> None:
    body = "## People\n- [x] Priya: coffee\n  - 2026-12-01 done: two analysts\n- [ ] Sam\n- [-] Tom"
    ada = person(body="## People\n- [x] Olga  [completion:: 2026-12-01]")
    found = told(journal, ada, held(LAST, body))
    assert found == {"met": ["Priya: coffee. What came of it: two analysts."]}


def test_what_i_would_talk_about_next_are_aims_of_the_meeting_and_open_questions(journal: Builder) -> None:
    ada = person(body="## Questions\n- [ ] How?\n- [x] Why?\n- [ ] @ada Who?")
    coming = planned("2026-12-07", "## Objectives\n- [ ] A yes or no")
    later = planned("2026-12-21", "## Objectives\n- [ ] Not yet")
    assert told(journal, ada, coming, later) == {"next": ["A yes or no.", "How?"]}


def test_steps_towards_goals_they_help_with_are_told_and_no_others(journal: Builder) -> None:
    steps = (
        "## Steps\n- [x] {}  [completion:: 2026-12-01]\n- [ ] Open\n"
        "- [x] Long ago  [completion:: 2026-01-01]\n- [-] Dropped  [cancelled:: 2026-12-01]"
    )
    found = told(
        journal,
        person(goals=["lead", "hush"]),
        goal("lead", steps.format("Hire")),
        goal("swim", steps.format("Float")),
        goal("hush", steps.format("Hush"), private=True),
        held(LAST, "## Commitments\n- [x] Ask  [completion:: 2026-12-02]"),
    )
    assert found == {
        "promises": ["Ask. I did it on Wed 2 Dec."],
        "steps": ["Hire. I did it on Tue 1 Dec."],
    }


def test_advice_that_waits_is_told_in_the_order_in_which_it_was_given(journal: Builder) -> None:
    later = person(body="## Advice\n- [ ] Later  [created:: 2026-12-01]")
    found = told(journal, later, held(LAST, "## Advice\n- [ ] Sooner"))
    assert [line.split(".")[0] for line in found["advice"]] == ["You said: Sooner", "You said: Later"]


def test_feedback_of_theirs_is_told_once_it_was_acted_on(journal: Builder) -> None:
    lines = (
        "[x] From Ada: I rush",
        "[ ] From Ada: I talk",
        "[x] From Tom: no",
        "[x] To Ada: thanks",
        "[x] I mumble",
    )
    body = "\n- ".join(["## Feedback", *lines])
    found = told(journal, person(), held(LAST, body))
    assert found == {
        "feedback": [
            "You told me: I rush. I have acted on it.",
            "You told me: I mumble. I have acted on it.",
        ]
    }


def test_a_smaller_step_is_told_once_after_what_was_promised(journal: Builder) -> None:
    body = """
        ## Commitments
        - [-] Alpha  [cancelled:: 2026-11-30]  [id:: old11]
          - 2026-11-30 moved: made smaller: Ring first
        - [x] Ring first  [completion:: 2026-12-01]  [from:: old11]  [id:: new11]
        - [-] @ada Beta  [cancelled:: 2026-11-30]  [id:: old12]
        - [x] @ada Write first  [completion:: 2026-12-01]  [from:: old12]  [id:: new12]

        ## Advice
        - [-] Gamma  [cancelled:: 2026-11-30]  [id:: old13]
        - [x] Ask first  [completion:: 2026-12-01]  [from:: old13]  [id:: new13]
        """
    assert told(journal, person(), held(LAST, body)) == {
        "promises": ["Alpha. I have made it smaller: Ring first. I did it on Tue 1 Dec."],
        "theirs": ["Beta. A smaller step towards it: Write first."],
        "advice": ["You said: Gamma. I have made it smaller: Ask first. I did it on Tue 1 Dec."],
    }


def test_to_a_mentee_it_tells_what_i_advised_and_what_i_promised(journal: Builder) -> None:
    body = """
        ## Advice
        - [x] Speak last
          - 2026-12-01 done: they listened
        - [ ] Ask one question
        ## Commitments
        - [x] Send the list  [completion:: 2026-12-01]
        - [x] @jun Write two pages
        """
    assert told(journal, mentee(), held(LAST, body, who="jun"), who="jun") == {
        "advice": [
            "I said: Speak last. You tried it. What came of it: they listened.",
            "I said: Ask one question. What came of it?",
        ],
        "promises": ["Send the list. I did it on Tue 1 Dec."],
        "theirs": ["Write two pages."],
    }


# --- of which time ---------------------------------------------------------------------------------

OLD = "## Advice\n- [x] Old  [completion:: 2026-09-05]\n- [x] New  [completion:: 2026-09-06]\n- [ ] Waits"


def test_it_is_of_the_last_three_months_if_nothing_else_is_said(journal: Builder) -> None:
    assert told(journal, person(), held("2026-09-01", OLD)) == {
        "advice": ["You said: New. I did it on Sun 6 Sep."]
    }


def test_since_a_day_it_is_of_what_ended_or_was_said_from_that_day_on(journal: Builder) -> None:
    found = told(journal, person(), held("2026-09-01", OLD), since=date(2026, 9, 1))
    assert [line.split(".")[0] for line in found["advice"]] == [
        "You said: Old",
        "You said: New",
        "You said: Waits",
    ]


def test_the_first_day_of_it_and_today_are_in_it(journal: Builder) -> None:
    body = "## Advice\n- [ ] {0}\n- [x] Done {0}  [completion:: {0}]"
    days = ("2026-11-30", "2026-12-01", "2026-12-06")
    found = told(journal, person(), *(held(day, body.format(day)) for day in days), since=date(2026, 12, 1))
    assert [line.split(".")[0].removeprefix("You said: ") for line in found["advice"]] == [
        "Done 2026-12-01", "Done 2026-12-06", "2026-12-01", "2026-12-06",
    ]  # fmt: skip
    assert "advice" in told(journal, since=TODAY)


def test_what_ended_on_no_day_that_is_known_counts_by_the_day_it_began(journal: Builder) -> None:
    early, late = "## Advice\n- [x] Early", "## Advice\n- [x] Late"
    found = told(journal, person(), held("2026-09-01", early), held(LAST, late))
    assert found == {"advice": ["You said: Late. I did it."]}


@pytest.mark.parametrize(
    ("since", "title"),
    [(None, "For Ada: the last three months, since 6 Sep"), (date(2026, 10, 1), "For Ada: since 1 Oct")],
)
def test_the_title_says_of_which_time_it_is(journal: Builder, since: date | None, title: str) -> None:
    opened = journal(person())
    assert report_page(report(opened, opened.find_person("ada"), TODAY, since)).title == title


def test_a_day_to_come_is_refused(journal: Builder) -> None:
    opened = journal(person())
    with pytest.raises(BadInput):
        report(opened, opened.find_person("ada"), TODAY, date(2026, 12, 7))


# --- nothing to tell -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ((), "There is nothing to tell of so far."),
        ((held(LAST),), "There is nothing to tell of from that time. We last met on Mon 23 Nov."),
        ((held(LAST, "## Advice\n- [ ] Ask"),), ""),
    ],
)
def test_where_there_is_nothing_to_tell_it_says_so_in_one_line(
    journal: Builder, files: tuple[File, ...], said: str
) -> None:
    opened = journal(person(), *files)
    opening = report(opened, opened.find_person("ada"), TODAY).opening
    assert joined(opening) == said and all(sentence.sources for sentence in opening)


def test_what_is_next_is_said_where_there_is_nothing_to_tell(journal: Builder) -> None:
    opened = journal(person(body="## Questions\n- [ ] How?"))
    found = report(opened, opened.find_person("ada"), TODAY)
    assert found.opening and [each.name for each in found.chapters] == ["next"]


# --- beside the sheet, and privacy -----------------------------------------------------------------


@pytest.mark.parametrize("who", ["ada", "grace", "jun"])
def test_what_it_tells_of_since_the_last_meeting_is_since_then_on_the_sheet(
    journal: Builder, who: str
) -> None:
    opened = journal(*sample(TODAY))
    person_ = opened.find_person(who)
    sheet = prepare(opened, person_, TODAY)
    assert sheet.last_meeting
    since = {(one.item.path, one.item.line) for one in sheet.since}
    ended = {(i.path, i.line): i.ended for i in opened.items() if i.ended and not i.told}
    chapters = report(opened, person_, TODAY).chapters
    firsts = [
        paragraph[0].sources[0] for each in chapters if each.name != "next" for paragraph in each.paragraphs
    ]
    news = {
        (one.path, one.line)
        for one in firsts
        if one.line and (day := ended.get((one.path, one.line))) and day > sheet.last_meeting.date
    }
    assert news <= since
    assert bool(news) is (who != "jun")


def test_all_that_ended_since_the_last_meeting_is_on_the_sheet_whatever_it_is(journal: Builder) -> None:
    body = "\n".join(
        f"## {heading}\n- [x] {kind}  [completion:: 2026-12-01]\n- [-] no {kind}  [cancelled:: 2026-12-01]"
        for kind, heading in {
            Kind.ADVICE: "Advice",
            Kind.COMMITMENT: "Commitments",
            Kind.CONTACT: "People",
        }.items()
    )
    opened = journal(person(), held(LAST, body))
    found = [one.item.text for one in prepare(opened, opened.find_person("ada"), TODAY).since]
    kinds = ("advice", "commitment", "contact")
    assert sorted(found) == sorted([*kinds, *(f"no {kind}" for kind in kinds)])


def test_nothing_private_is_told_and_somebody_private_gets_no_report(journal: Builder) -> None:
    hush = "## Private\n### Advice\n- [x] Hush\n### Commitments\n- [x] Hush\n### Questions\n- [ ] Hush"
    opened = journal(person(), person("zoe", private=True), held(LAST, hush))
    found = report(opened, opened.find_person("ada"), TODAY)
    assert "Hush" not in repr(found)
    with pytest.raises(BadInput):
        report(opened, opened.find_person("zoe"), TODAY)
