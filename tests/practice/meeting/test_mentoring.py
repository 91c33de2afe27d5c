"""What a mentor may bring to a meeting with a mentee, and that each mentee's sheet is about them alone."""

from __future__ import annotations

from datetime import date

import pytest

from mentorlog.journal import Journal
from mentorlog.practice.ending.closing import closing
from mentorlog.practice.meeting.mentoring import prompts
from mentorlog.render import json
from mentorlog.render.markdown import draw
from mentorlog.render.prep import sheet_page

from ..conftest import TODAY, Builder, File, goal, held, mentee, person, planned, sheet_of

MET = [held(f"2026-{month}-01", who="jun") for month in ("09", "10", "11")]


def kinds(journal: Journal) -> list[str]:
    return [one.kind for one in sheet_of(journal, "jun").mentor_prompts]


def test_with_a_mentor_there_is_nothing_to_bring(journal: Builder) -> None:
    assert sheet_of(journal(person("ada"))).mentor_prompts == ()


def test_there_are_at_most_three_and_not_the_same_ones_next_time(journal: Builder) -> None:
    now = kinds(journal(mentee(), goal("review", of="jun"), *MET))
    later = kinds(journal(held("2026-12-01", who="jun")))
    assert len(now) == len(later) == 3 and set(now) != set(later)


def all_kinds(journal: Builder, *files: File) -> set[str]:
    """The kinds of prompts over six meetings."""
    found: set[str] = set()
    for day in range(1, 7):
        found |= set(kinds(journal(*files, held(f"2026-11-{day:02}", who="jun"))))
    return found


def test_an_introduction_is_offered_only_where_none_is_open(journal: Builder) -> None:
    named = held("2026-10-20", "## People\n- [ ] Priya Nair, head of data: coffee", who="jun")
    assert "introduction" in all_kinds(journal, mentee(), goal("review", of="jun"))
    found = all_kinds(journal, named)
    assert "introduction" not in found and "outcome" in found


def test_what_came_of_an_introduction_is_asked_by_name(journal: Builder) -> None:
    journal(mentee(), held("2026-10-20", "## People\n- [ ] Priya Nair, data: coffee", who="jun"))
    sheets = [sheet_of(journal(held(f"2026-11-0{day}", who="jun")), "jun") for day in (1, 2)]
    texts = [one.text for sheet in sheets for one in sheet.mentor_prompts]
    assert any("Priya Nair?" in text for text in texts)


def test_feedback_is_asked_for_after_three_meetings_without_any(journal: Builder) -> None:
    found = all_kinds(journal, mentee())
    assert {"feedback_asked", "feedback_given"} <= found
    asked = held("2026-11-06", "## Feedback\n- [ ] From Jun: slower\n- [ ] To Jun: well done", who="jun")
    assert not {"feedback_asked", "feedback_given"} & set(kinds(journal(asked)))


def test_a_question_stands_after_the_story_that_leads_to_it(journal: Builder) -> None:
    asked = mentee("jun", "## Questions\n- [ ] And you?\n  - Story: the night it broke", name="Jun")
    shown = draw(sheet_page(sheet_of(journal(asked), "jun")))
    assert "the night it broke. And you?" in shown and "Story:" not in shown
    assert "story" not in all_kinds(journal, asked)
    told = mentee("jun", "## Questions\n- [x] And you?\n  - Story: the night it broke", name="Jun")
    assert "story" in all_kinds(journal, told)


def test_each_prompt_says_what_there_is_to_bring(journal: Builder) -> None:
    body = "## Advice\n- [ ] Ask first\n\n## People\n- [x] Bo, of data  [completion:: 2026-11-20]"
    said = held("2026-11-06", body, who="jun")
    opened = journal(mentee(), goal("a", of="jun"), goal("b", of="jun"), *MET, said)
    jun, items, goals = opened.find_person("jun"), list(opened.items("jun")), opened.goals
    days = opened.meetings("jun").held_days
    assert [text for number in (5, 6) for _, text in prompts(jun, items, goals, days, number)] == [
        "when you were where Jun is now. Which question does it open?",
        "what came of meeting Bo?",
        "who could help with “B”?",
        "what of your part helps Jun, and what would help more?",
        "what has Jun tried of what you said?",
        "one thing you saw Jun do, and what it changed",
    ]
    assert sheet_of(opened, "jun").mentor_prompts == prompts(jun, items, goals, days, 5)
    nothing = [text for number in (1, 2) for _, text in prompts(jun, (), (), (), number)]
    assert nothing == [
        "when you were where Jun is now. Which question does it open?",
        "what would Jun try?",
    ]
    assert prompts(jun, (), goals, (), 2)[0].text == "what would Jun try?"


DAYS = [date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)]


def brought(opened: Journal, held: list[date]) -> dict[str, set[str]]:
    """The texts of each kind of prompt over twelve meetings."""
    jun, items = opened.find_person("jun"), list(opened.items("jun"))
    found: dict[str, set[str]] = {}
    for number in range(1, 13):
        for kind, text in prompts(jun, items, opened.goals, held, number):
            found.setdefault(kind, set()).add(text)
    return found


@pytest.mark.parametrize("held", [[], DAYS])
@pytest.mark.parametrize("with_goal", [True, False])
def test_a_story_is_of_a_failure_every_other_time_that_it_comes_up(
    journal: Builder, held: list[date], with_goal: bool
) -> None:
    opened = journal(mentee(), *([goal("grow", of="jun")] if with_goal else []))
    jun, number = opened.find_person("jun"), range(1, 13)
    found = [one for n in number for one in prompts(jun, [], opened.goals, held, n) if one.kind == "story"]
    assert len(found) > 3
    begins = ["when you were where Jun is now.", "something that did not work out for you."] * 12
    assert [one.text.startswith(begin) for one, begin in zip(found, begins, strict=False)] == [True] * len(
        found
    )


@pytest.mark.parametrize(
    ("body", "asked"),
    [("## Advice\n- [ ] Ask", True), ("## Advice\n- [x] Ask", False), ("## Questions\n- [ ] How?", False)],
)
def test_what_they_tried_is_asked_while_advice_is_open(journal: Builder, body: str, asked: bool) -> None:
    [text] = brought(journal(mentee("jun", body)), DAYS)["question"]
    assert text == ("what has Jun tried of what you said?" if asked else "what would Jun try?")


@pytest.mark.parametrize(
    ("contact", "days", "asked"),
    [
        ("[ ] Bo: tea  [created:: 2026-11-01]", DAYS, True),
        ("[ ] Bo  [created:: 2026-11-02]", DAYS, False),
        ("[ ] Bo  [created:: 2026-11-01]", [], False),
        ("[x] Bo  [completion:: 2026-10-01]", DAYS[1:], True),
        ("[x] Bo  [completion:: 2026-09-30]", DAYS[1:], False),
        ("[x] Bo  [completion:: 2026-09-30]", DAYS[2:], True),
        ("[x] Bo  [completion:: 2026-11-20]\n  - 2026-11-20 done: a good hour", DAYS, False),
        ("[-] Bo  [cancelled:: 2026-11-20]", DAYS, False),
    ],
)
def test_word_of_an_introduction_is_asked_for_while_there_is_none(
    journal: Builder, contact: str, days: list[date], asked: bool
) -> None:
    found = brought(journal(mentee("jun", f"## People\n- {contact}")), days)
    assert found.get("outcome", set()) == ({"what came of meeting Bo?"} if asked else set())


def test_of_several_introductions_the_oldest_is_asked_about_by_the_name_alone(journal: Builder) -> None:
    people = "- [ ] Bo  [created:: 2026-10-30]\n- [ ] Cy Po, head, of data: tea  [created:: 2026-09-30]"
    found = brought(journal(mentee("jun", f"## People\n{people}")), DAYS)
    assert found["outcome"] == {"what came of meeting Cy Po?"}


@pytest.mark.parametrize(
    ("made", "asked"), [("", False), ("  [created:: 2026-09-01]", False), ("  [created:: 2026-08-31]", True)]
)
def test_feedback_is_asked_for_again_after_three_meetings(journal: Builder, made: str, asked: bool) -> None:
    found = brought(journal(mentee("jun", f"## Feedback\n- [ ] From Jun: slower{made}")), DAYS)
    assert ("feedback_asked" in found) is asked


def test_the_sheet_leads_with_their_goals_and_what_i_owe_them(journal: Builder) -> None:
    opened = journal(
        mentee("jun", "## About\n- Fourteen months with us"),
        goal("review", of="jun", title="Run a review"),
        held("2026-11-30", "## Commitments\n- [ ] Send the list", who="jun"),
    )
    text = draw(sheet_page(sheet_of(opened, "jun")))
    places = [text.index(said) for said in ("Run a review", "Send the list", "Fourteen months")]
    assert places == sorted(places)


HEADINGS = (
    "Questions", "Assumptions", "Commitments", "Advice", "People", "Decisions", "Feedback", "About",
    "Learned", "Given", "Check-in", "Objectives",
)  # fmt: skip


def about(slug: str) -> list[File]:
    """Somebody in every kind of whose lines their own canary stands."""
    canary = f"canary-{slug}"

    def body(state: str) -> str:
        return "\n".join(f"## {title}\n- {state}{canary} {title}\n" for title in HEADINGS)

    mine = "  - 2026-12-01 mine: the relationship ended"
    return [
        mentee(
            slug, f"{body('[ ] ')}\n## Log\n- 2026-05-20 asked: {canary}", skill=canary, goals=[f"g-{slug}"]
        ),
        goal(
            f"g-{slug}",
            f"## Steps\n- [ ] {canary}\n- [ ] kept {canary}\n{mine}\n## Progress\n- 2026-12-01 20%: {canary}",
            of=slug,
            title=canary,
        ),
        held("2026-11-20", body("[ ] "), who=slug),
        held("2026-12-01", body("[x] "), who=slug),
        planned("2026-12-07", body("[ ] "), who=slug),
    ]


def test_no_sheet_of_a_mentee_has_a_text_of_another(journal: Builder) -> None:
    everybody = ("jun", "kim", "lou")
    opened = journal(*(file for slug in everybody for file in about(slug)))
    for slug in everybody:
        sheet = sheet_of(opened, slug)
        last = closing(opened, opened.find_person(slug), TODAY)
        shown = draw(sheet_page(sheet, full=True)) + json.dumps(json.sheet(sheet))
        shown += json.dumps(json.closing(last))
        assert f"canary-{slug}" in shown
        assert [other for other in everybody if other != slug and f"canary-{other}" in shown] == []
