"""The copy for the other person: only what is meant for them."""

from __future__ import annotations

import pytest

from mentorlog.journal import Journal
from mentorlog.practice.meeting.share import Share, share
from mentorlog.render import json, markdown, prep, terminal

from ..conftest import TODAY, Builder, goal, held, mentee, person, planned, sheet_of, texts


def shared(journal: Journal, who: str = "ada") -> Share:
    return share(sheet_of(journal, who))


def seen(copy: Share) -> str:
    """All that leaves the journal with a copy, in every format."""
    page = prep.share_page(copy, TODAY)
    return "".join(
        [
            terminal.draw(page, width=1000, color=False, wrap=True),
            markdown.draw(page),
            json.dumps(json.share(copy)),
        ]
    )


ALLOWED = (
    "an aim",
    "an aim of old",
    "advice not tried",
    "advice tried",
    "what came of it",
    "a promise",
    "why it moved",
    "a promise kept",
    "how it went",
    "a promise let go",
    "why not",
    "a question",
    "a goal",
    "40%",
)
# Each stands in another field of the records below; no copy has any of them.
FORBIDDEN = (
    "skill", "place", "notes", "agenda", "confidentiality", "obstacles", "alias", "about", "assumption",
    "assumed", "log", "detail", "decision", "decided", "feedback", "acted", "theirs", "kept by them",
    "contact", "met", "lesson", "given", "works", "change", "prose", "unsettled", "free", "measure", "why",
    "aimed", "answered", "private", "another", "unserved", "mentees", "later aim", "venue",
)  # fmt: skip


def canary(word: str) -> str:
    return f"kakapo {word}"


def full_journal(journal: Builder) -> Journal:
    """A journal with something in every field that there is."""
    c = {word: canary(word) for word in FORBIDDEN}
    ada = person(
        body=f"""
        ## About
        - {c["about"]}
        ## Questions
        - [ ] a question  [created:: 2026-11-20]  [goal:: lead]  [id:: qqqq1]
          - {c["detail"]}
        - [x] {c["answered"]}  [completion:: 2026-12-03]
        ## Assumptions
        - [ ] {c["assumption"]}
        - [x] {c["assumed"]}  [completion:: 2026-12-03]
        ## Log
        - 2026-12-01 asked: {c["log"]}
        """,
        goals=["lead"],
        aliases=[c["alias"]],
        skill=c["skill"],
        place=c["place"],
        agreement__medium=c["venue"],
        agreement__notes=c["notes"],
        agreement__agenda=c["agenda"],
        agreement__confidentiality=c["confidentiality"],
        agreement__obstacles=c["obstacles"],
    )
    earlier = held("2026-11-16", f"## Commitments\n- {c['unsettled']}")
    last = held(
        "2026-11-30",
        f"""
        {c["prose"]}
        ## Objectives
        - [ ] an aim of old
        - [x] {c["aimed"]}  [completion:: 2026-12-03]
        ## Advice
        - [ ] advice not tried  [id:: aaaa1]
          - {c["detail"]}
        - [x] advice tried  [completion:: 2026-12-03]  [id:: aaaa2]
          - 2026-12-03 adapted: what came of it
        ## Commitments
        - [ ] a promise  [due:: 2026-12-11]  [from:: pppp9]  [secret:: {c["free"]}]  [id:: pppp1]
          - 2026-12-03 moved from 2026-12-08: why it moved
          - {c["detail"]}
        - [x] a promise kept  [completion:: 2026-12-03]  [id:: pppp2]
          - 2026-12-03 done: how it went
        - [-] a promise let go  [cancelled:: 2026-12-03]  [id:: pppp3]
          - 2026-12-03 dropped: why not
        - [ ] @ada {c["theirs"]}
        - [x] @ada {c["kept by them"]}  [completion:: 2026-12-03]
        ## People
        - [ ] {c["contact"]}
        - [x] {c["met"]}  [completion:: 2026-12-03]
        ## Decisions
        - [ ] {c["decision"]}
        - [x] {c["decided"]}  [completion:: 2026-12-03]
        ## Feedback
        - [ ] From Ada: {c["feedback"]}
        - [x] {c["acted"]}  [completion:: 2026-12-03]
        ## Learned
        - {c["lesson"]}
        ## Given
        - {c["given"]}
        ## Check-in
        - Works, for me: {c["works"]}
        - Change: {c["change"]}
        ## Private
        - [ ] {c["private"]}
        """,
    )
    others = [
        person("ben", f"## Questions\n- [ ] {c['another']}"),
        planned(
            "2026-12-07", "## Objectives\n- [ ] an aim  [id:: oooo1]", place=c["venue"], medium=c["venue"]
        ),
        planned("2026-12-21", f"## Objectives\n- [ ] {c['later aim']}"),
        goal(
            "lead",
            "## Progress\n- 2026-12-01 40%",
            title="a goal",
            measure=c["measure"],
            why=c["why"],
            skill=c["skill"],
            due="2027-06-30",
        ),
        goal("other", f"## Steps\n- [ ] {c['unserved']}  [due:: 2026-12-07]", title=c["unserved"]),
        goal("theirs", title=c["mentees"], of="jun"),
    ]
    return journal(ada, earlier, last, *others)


@pytest.mark.parametrize("word", ALLOWED)
def test_the_copy_holds_what_is_meant_for_the_other(journal: Builder, word: str) -> None:
    copy = shared(full_journal(journal))
    page = prep.share_page(copy, TODAY)
    assert word in terminal.draw(page, width=1000, color=False, wrap=True)
    assert word in json.dumps(json.share(copy))


@pytest.mark.parametrize("word", FORBIDDEN)
def test_the_copy_holds_nothing_else(journal: Builder, word: str) -> None:
    opened = full_journal(journal)
    assert any(canary(word) in opened.text(path) for path in _paths(opened))
    assert canary(word) not in seen(shared(opened))


def _paths(journal: Journal) -> list[str]:
    store = journal.store
    return [*store.people(), *store.goals(), *store.meetings()]


def test_the_copy_names_no_id_no_path_and_no_handle(journal: Builder) -> None:
    opened = full_journal(journal)
    said = seen(shared(opened))
    handles = {item.id for item in opened.items()}
    assert len(handles) > 20
    assert [handle for handle in handles if handle in said] == []
    assert [path for path in _paths(opened) if path in said] == []
    assert ".md" not in said and "kakapo" not in said


def test_the_json_of_a_copy_has_the_same_keys_for_every_item(journal: Builder) -> None:
    value = json.share(shared(full_journal(journal)))
    assert set(value) == {"person", "meeting", "objectives", "advice", "promises", "questions", "goals"}
    items = [one for part in ("objectives", "advice", "promises", "questions") for one in value[part]]
    assert {frozenset(one) for one in items} == {frozenset(["text", "state", "due", "reason", "result"])}
    assert (value["person"], set(value["meeting"])) == ({"name": "Ada"}, {"date", "time"})
    assert {frozenset(one) for one in value["goals"]} == {frozenset(["title", "due", "first", "now"])}


def test_what_ended_is_said_before_what_is_open(journal: Builder) -> None:
    copy = shared(full_journal(journal))
    assert texts(copy.advice) == ["advice tried", "advice not tried"]
    assert texts(copy.promises) == ["a promise kept", "a promise let go", "a promise"]


def test_a_promise_that_was_kept_and_told_is_not_said_again(journal: Builder) -> None:
    body = "## Commitments\n- [x] It  [completion:: 2026-12-03]\n  - 2026-12-03 told"
    assert shared(journal(person(), held("2026-11-30", body))).promises == ()


def test_advice_that_a_mentee_was_given_is_not_said_to_be_mine_to_follow(journal: Builder) -> None:
    body = """
        ## Advice
        - [ ] Draw it first
        - [x] Sleep  [completion:: 2026-12-03]
        ## Commitments
        - [ ] Send it
        """
    copy = shared(journal(mentee(), held("2026-11-30", body, who="jun")), "jun")
    assert (copy.advice, texts(copy.promises)) == ((), ["Send it"])


def test_a_mentees_copy_says_whose_goal_it_is(journal: Builder) -> None:
    made = journal(mentee(), goal("theirs", of="jun"), person(goals=["mine"]), goal("mine"))
    copies = [prep.share_page(shared(made, who), TODAY) for who in ("jun", "ada")]
    assert [[one.heading for one in page.parts] for page in copies] == [
        ["What you are working towards"],
        ["What I am working towards"],
    ]


def test_an_empty_sheet_makes_an_empty_copy(journal: Builder) -> None:
    copy = shared(journal(person()))
    assert copy[3:] == ((), (), (), (), ())


def test_a_copy_says_when_one_met_last(journal: Builder) -> None:
    last = shared(journal(person(), held("2026-11-02"), held("2026-11-16"))).last_meeting
    assert last and last.path == "meetings/ada/2026-11-16.md"
