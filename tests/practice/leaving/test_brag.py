"""What I did, by quarter: mine only, and nothing private."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mentorlog.journal import Journal
from mentorlog.practice.leaving.brag import Brag, Quarter, brag
from mentorlog.practice.leaving.chosen import choose
from mentorlog.render import markdown
from mentorlog.render.brag import brag_page

from ..conftest import TODAY, Builder, goal, held, mentee, person


def told(journal: Journal, **how: Any) -> Brag:
    return brag(choose(journal, TODAY, **how))


def only(journal: Journal, **how: Any) -> Quarter:
    (found,) = told(journal, **how).quarters
    return found


def test_quarters_come_newest_first_and_what_has_no_date_last(journal: Builder) -> None:
    found = told(
        journal(
            person(body="## Learned\n- When, I do not know\n"),
            held("2026-03-31", "## Learned\n- In the first\n"),
            held("2026-04-01", "## Learned\n- In the second\n"),
            held("2025-12-31", "## Learned\n- In the last\n"),
        )
    )
    assert [(one.first, one.learned[0].text) for one in found.quarters] == [
        (date(2026, 4, 1), "In the second"),
        (date(2026, 1, 1), "In the first"),
        (date(2025, 10, 1), "In the last"),
        (None, "When, I do not know"),
    ]


def test_what_i_kept_stands_in_the_quarter_of_its_end_with_what_came_of_it(journal: Builder) -> None:
    found = only(
        journal(
            person(),
            held(
                "2026-09-30",
                "## Commitments\n- [x] Draft the plan  [completion:: 2026-10-02]\n"
                "  - 2026-10-02 done: ten people read it\n- [ ] Still open\n- [-] Let go\n"
                "- [x] @ada Theirs  [completion:: 2026-10-02]\n",
            ),
        )
    )
    assert [(one.text, one.result) for one in found.kept] == [("Draft the plan", "ten people read it")]
    assert found.first == date(2026, 10, 1)


def test_a_goal_that_moved_says_from_what_to_what(journal: Builder) -> None:
    found = told(
        journal(
            goal("lead", "## Progress\n- 2026-06-02 0 of 5: none\n- 2026-09-10 1 of 5: Sam\n"
                 "- 2026-11-01 3 of 5\n- 2026-11-01 2 of 5\n"),
            goal("first", "## Progress\n- 2026-11-01 10%\n"),
            goal("still", "## Progress\n- 2026-06-02 10%\n- 2026-11-02 10%\n"),
            goal("juns", "## Progress\n- 2026-11-02 0%\n- 2026-11-20 10%\n", of="jun"),
            mentee(),
        )
    )  # fmt: skip
    said = [(one.first, move.before, move.now, move.text) for one in found.quarters for move in one.moved]
    assert said == [
        (date(2026, 10, 1), "1 of 5", "2 of 5", ""),
        (date(2026, 7, 1), "0 of 5", "1 of 5", "Sam"),
    ]


def test_a_goal_achieved_is_there_with_its_day(journal: Builder) -> None:
    achieved = goal("lead", "## Log\n- 2026-11-02 achieved: five of five\n", status="achieved")
    found = only(journal(person(), achieved))
    assert [(one.text, one.result) for one in found.achieved] == [("Lead", "five of five")]
    assert found.first == date(2026, 10, 1)
    unsaid = only(journal(goal("lead", status="achieved")))
    assert [(one.day, one.text, one.result) for one in unsaid.achieved] == [(None, "Lead", "")]


def test_a_goal_that_was_measured_first_in_a_quarter_moved_from_there(journal: Builder) -> None:
    lines = "## Progress\n- 2026-10-02 0%\n- 2026-11-02 10%: one"
    [move] = only(journal(person(), goal("lead", lines))).moved
    assert (move.before, move.now, move.text) == ("0%", "10%", "one")


def test_what_was_done_or_measured_today_is_told_and_what_is_to_come_is_not(journal: Builder) -> None:
    lines = "## Progress\n- 2026-11-02 0%\n- 2026-12-06 10%\n- 2026-12-07 20%"
    found = only(journal(person(), goal("lead", lines), held("2026-12-06", "## Learned\n- Today")))
    assert [one.now for one in found.moved] == ["10%"]
    assert [one.text for one in found.learned] == ["Today"]


def test_within_a_quarter_the_first_comes_first_and_since_a_day_nothing_undated(journal: Builder) -> None:
    # Told of in that time, and met on no day that is known.
    met = "## People\n- [x] Priya\n  - 2026-11-02 told"
    undated = person(body=f"## Learned\n- When, I do not know\n\n{met}")
    files = held("2026-11-02-2", "## Learned\n- Then"), held("2026-10-05", "## Learned\n- Once\n- Again")
    opened = journal(undated, person("bo"), *files, held("2026-10-20", "## Learned\n- Between", who="bo"))
    [found] = told(opened, since=date(2026, 9, 1)).quarters
    assert [one.text for one in found.learned] == ["Once", "Again", "Between", "Then"]


def test_of_whom_i_met_the_name_alone_is_told(journal: Builder) -> None:
    line = "- [x] Priya Nair: coffee: or tea  [completion:: 2026-11-05]"
    assert [one.text for one in only(journal(person(), held("2026-11-02", f"## People\n{line}"))).met] == [
        "Priya Nair"
    ]


def test_feedback_is_told_without_who_gave_it_and_advice_not_at_all(journal: Builder) -> None:
    found = told(
        journal(
            person(),
            held(
                "2026-11-02",
                "## Feedback\n- [x] From Ada: I rush from one to two: slow down  [completion:: 2026-11-09]\n"
                "- [x] To Ada: Her stories are long  [completion:: 2026-11-09]\n- [ ] From Ada: Not yet\n\n"
                "## Advice\n- [x] Ask in writing  [completion:: 2026-11-09]\n",
            ),
        )
    )
    assert [one.text for one in found.quarters[0].feedback] == ["I rush from one to two: slow down"]
    text = markdown.draw(brag_page(found))
    assert "Ada" not in text and "Ask in writing" not in text


def test_decisions_people_and_what_i_gave_are_there(journal: Builder) -> None:
    found = only(
        journal(
            mentee(),
            held(
                "2026-11-02",
                "## Decisions\n- [x] Stay in Berlin  [completion:: 2026-11-09]\n"
                "  - 2026-11-09 done: right so far\n"
                "- [x] Without an outcome  [completion:: 2026-11-09]\n\n"
                "## People\n"
                "- [x] @me Priya Nair, head of data: coffee about careers  [completion:: 2026-11-12]\n\n"
                "## Given\n- The notes of my review\n",
                who="jun",
            ),
        )
    )
    assert [(one.text, one.result) for one in found.decisions] == [("Stay in Berlin", "right so far")]
    assert [one.text for one in found.met] == ["Priya Nair, head of data"]
    assert [one.text for one in found.gave] == ["The notes of my review"]
    assert found.mentored == (1, 1)


def test_nothing_private_is_told(journal: Builder) -> None:
    text = "## Commitments\n- [x] SECRET  [completion:: 2026-11-09]\n"
    found = told(
        journal(
            person(), person("zed", private=True),
            held("2026-11-02", f"## Private\n{text.replace('## ', '### ')}"),
            held("2026-11-03", text, private=True), held("2026-11-04", text, who="zed"),
            goal("hush", text.replace("Commitments", "Steps"), private=True),
        )
    )  # fmt: skip
    assert found.quarters == ()


def test_it_refuses_what_was_chosen_with_the_private(journal: Builder) -> None:
    with pytest.raises(ValueError, match="nothing private"):
        told(journal(person()), with_private=True)


def test_since_a_day_nothing_earlier_is_told_and_nothing_to_come(journal: Builder) -> None:
    found = told(
        journal(
            person(body="## Learned\n- Without a date\n"), held("2026-10-31", "## Learned\n- Before\n"),
            held("2026-11-01", "## Learned\n- On the day\n"), held("2027-01-01", "## Learned\n- To come\n"),
            # Heard of in that time, and kept before.
            held("2026-10-30", "## Commitments\n- [x] Read it  [completion:: 2026-10-31]\n"
                 "  - 2026-11-02 told\n"),
        ),
        since=date(2026, 11, 1),
    )  # fmt: skip
    [quarter] = found.quarters
    assert [one.text for one in quarter.learned] == ["On the day"]
    assert (quarter.kept, found.since) == ((), date(2026, 11, 1))
