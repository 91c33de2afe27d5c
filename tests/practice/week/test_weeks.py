"""What a weekly review leaves behind: a page that can be read by itself, and edited by hand."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from mentorlog.errors import Damaged
from mentorlog.journal import Journal
from mentorlog.journal.layout import week_name
from mentorlog.practice.week import weeks
from mentorlog.practice.week.questions import QUESTIONS, next_question
from mentorlog.practice.week.weeks import Walk, title_of

from ..conftest import TODAY, Builder, held, person

PAGE = "reviews/2026-W49.md"
WALK = Walk(TODAY)
LINES = ("This week: met Ada; 1 kept.", "Ahead: Ada on Mon 7 Dec.")


def decided(journal: Journal, ident: str, words: str, walk: Walk = WALK) -> None:
    edit = journal.edit()
    weeks.settled(edit, walk, ident, words)
    edit.save("Decided")


def closed(journal: Journal, walk: Walk = WALK, answer: str = "Yes.", question: str = QUESTIONS[0]) -> None:
    edit = journal.edit()
    weeks.closed(edit, walk, LINES, question, answer)
    edit.save("Reviewed the week")


def page(journal: Journal) -> str:
    return (Path(journal.root) / PAGE).read_text()


def by_hand(journal: Journal, old: str, new: str) -> None:
    path = Path(journal.root) / PAGE
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))


# --- the page -------------------------------------------------------------------------------------


def test_a_page_can_be_read_by_itself(journal: Builder) -> None:
    decided(journal(person()), "7f3kb", "Moved to Fri 11 Dec 2026: Draft the plan (Ada); Q3 numbers")
    decided(journal(), "q8d1t", "Not now: Priya Nair (Ada)")
    closed(journal(), answer="One page, not ten.")
    assert page(journal()) == (
        "+++\n"
        'week = "2026-W49"\n'
        "ended = 2026-12-06\n"
        "+++\n"
        "\n"
        "# Week 49, Mon 30 Nov to Sun 6 Dec 2026\n"
        "\n"
        "## Sun 6 Dec\n"
        "- Moved to Fri 11 Dec 2026: Draft the plan (Ada); Q3 numbers  [id:: 7f3kb]\n"
        "- Not now: Priya Nair (Ada)  [id:: q8d1t]\n"
        "\n"
        "This week: met Ada; 1 kept.\n"
        "Ahead: Ada on Mon 7 Dec.\n"
        "\n"
        f"**{QUESTIONS[0]}**\n"
        "> One page, not ten.\n"
    )


def test_a_question_that_is_not_answered_stands_on_the_page_alone(journal: Builder) -> None:
    closed(journal(person()), answer="")
    assert page(journal()).endswith(f"\n**{QUESTIONS[0]}**\n")


@pytest.mark.parametrize(
    ("day", "week", "title"),
    [
        (date(2026, 12, 31), "2026-W53", "Week 53, Mon 28 Dec to Sun 3 Jan 2027"),
        (date(2027, 1, 3), "2026-W53", "Week 53, Mon 28 Dec to Sun 3 Jan 2027"),
        (date(2027, 1, 4), "2027-W01", "Week 1, Mon 4 Jan to Sun 10 Jan 2027"),
    ],
)
def test_weeks_are_those_of_iso_8601(day: date, week: str, title: str) -> None:
    assert (week_name(day), title_of(day)) == (week, title)


def test_a_week_that_begins_on_a_sunday_has_its_own_number_and_title(journal: Builder) -> None:
    sunday = Walk(TODAY, week_start=6)
    decided(journal(person()), "aaaaa", "Kept: A\r\nand B", sunday)
    assert sunday.path == "reviews/2026-W50.md" and journal().text(sunday.path) == (
        '+++\nweek = "2026-W50"\n+++\n\n# Week 50, Sun 6 Dec to Sat 12 Dec 2026\n\n'
        "## Sun 6 Dec\n- Kept: A and B  [id:: aaaaa]\n"
    )


def test_what_is_said_instead_takes_the_place_of_what_was_said(journal: Builder) -> None:
    for ident, words in (("aaaaa", "Kept: A"), ("bbbbb", "Kept: B")):
        decided(journal(person()), ident, words)
    decided(journal(), "aaaaa", "Let go: A")
    assert page(journal()).endswith("- Let go: A  [id:: aaaaa]\n- Kept: B  [id:: bbbbb]\n")


@pytest.mark.parametrize(
    "words",
    ["Kept: A [id:: zzzzz]", "Kept: A ^block", "Kept: A [due:: 2026-12-01]", "Kept: @ada A [x](y::z)"],
)
def test_what_was_decided_is_known_by_its_id_whatever_its_words_end_in(journal: Builder, words: str) -> None:
    decided(journal(person()), "aaaaa", words)
    assert weeks.walked(journal(), WALK) == {"aaaaa"}
    assert words in page(journal())


# --- going on where it stopped --------------------------------------------------------------------


def test_a_walk_that_was_stopped_goes_on_on_a_later_day_of_the_week(journal: Builder) -> None:
    decided(journal(person()), "aaaaa", "Not now: A", Walk(date(2026, 12, 2)))
    assert weeks.walked(journal(), WALK) == {"aaaaa"}
    decided(journal(), "bbbbb", "Kept: B")
    assert page(journal()).count("\n## ") == 1
    assert weeks.walked(journal(), Walk(date(2026, 12, 7))) == set(), "another week begins anew"


def test_a_walk_that_was_closed_is_not_gone_on_with(journal: Builder) -> None:
    decided(journal(person()), "aaaaa", "Not now: A", Walk(date(2026, 12, 2)))
    decided(journal(), "bbbbb", "Moved to Sun 6 Dec 2026: B; Not now: it rains", Walk(date(2026, 12, 2)))
    closed(journal(), Walk(date(2026, 12, 2)))
    assert weeks.walked(journal(), WALK) == {"aaaaa"}, "what got “not now” waits for the next week"
    assert weeks.walked(journal(), Walk(date(2026, 12, 7))) == set()
    decided(journal(), "aaaaa", "Kept: A")
    closed(journal(), question=QUESTIONS[1])
    assert [line for line in page(journal()).splitlines() if line.startswith("## ")] == [
        "## Wed 2 Dec",
        "## Sun 6 Dec",
    ]
    assert page(journal()).count("This week:") == 2


def test_a_walk_on_the_first_day_of_a_week_that_begins_on_a_saturday_is_gone_on_with(
    journal: Builder,
) -> None:
    saturday = Walk(date(2026, 11, 28), week_start=5)
    decided(journal(person()), "aaaaa", "Not now: A", saturday)
    assert weeks.walked(journal(), Walk(date(2026, 12, 2), week_start=5)) == {"aaaaa"}


def test_walks_with_one_person_and_with_everybody_do_not_mix(journal: Builder) -> None:
    made = journal(person(name="Ada Lovelace"), person("grace"))
    with_ada, with_grace = (Walk(TODAY, made.find_person(who)) for who in ("ada", "grace"))
    decided(made, "aaaaa", "Not now: A", with_ada)
    decided(journal(), "bbbbb", "Not now: B")
    assert [weeks.walked(journal(), walk) for walk in (with_ada, with_grace, WALK)] == [
        {"aaaaa"},
        set(),
        {"bbbbb"},
    ]
    assert "\n## Sun 6 Dec, Ada Lovelace\n" in page(journal())


def test_not_now_holds_in_every_walk_of_the_week_once_its_own_was_ended(journal: Builder) -> None:
    made = journal(person(name="Ada Lovelace"))
    with_ada = Walk(date(2026, 12, 2), made.find_person("ada"))
    decided(made, "aaaaa", "Not now: A", with_ada)
    assert weeks.walked(journal(), WALK) == set()
    closed(journal(), with_ada)
    assert weeks.walked(journal(), WALK) == weeks.walked(journal(), with_ada) == {"aaaaa"}


def test_a_walk_that_was_stopped_is_not_ended_by_one_below_it(journal: Builder) -> None:
    made = journal(person(name="Ada Lovelace"))
    decided(made, "aaaaa", "Not now: A")
    closed(journal(), Walk(TODAY, made.find_person("ada")))
    assert not weeks.is_closed(journal(), WALK)
    assert weeks.walked(journal(), WALK) == {"aaaaa"}


def test_whether_a_walk_was_closed_today_is_known(journal: Builder) -> None:
    assert not weeks.is_closed(journal(person()), WALK)
    decided(journal(), "aaaaa", "Kept: A")
    assert not weeks.is_closed(journal(), WALK)
    closed(journal())
    assert weeks.is_closed(journal(), WALK)
    assert not weeks.is_closed(journal(), Walk(date(2026, 12, 5)))


# --- when it last ended ---------------------------------------------------------------------------


def test_the_last_review_is_the_last_that_came_to_its_end(journal: Builder) -> None:
    assert weeks.last_ended(journal(person())) is None
    closed(journal(), Walk(date(2026, 11, 8)))
    decided(journal(), "aaaaa", "Kept: A")
    assert weeks.last_ended(journal()) == date(2026, 11, 8)


def test_a_review_with_one_person_counts_for_that_person_alone(journal: Builder) -> None:
    made = journal(person(), person("grace"))
    ada, grace = made.find_person("ada"), made.find_person("grace")
    closed(made, Walk(date(2026, 11, 8)))
    closed(journal(), Walk(date(2026, 11, 11), ada))
    assert [weeks.last_ended(journal(), who) for who in (None, ada, grace)] == [
        date(2026, 11, 8),
        date(2026, 11, 11),
        date(2026, 11, 8),
    ]


def test_a_review_with_somebody_who_had_another_name_counts_by_the_old_one_too(journal: Builder) -> None:
    made = journal(person(name="Ada Byron"))
    closed(made, Walk(TODAY, made.find_person("ada")))
    made = journal(person(name="Ada Lovelace", aliases=["AL", "Ada Byron"]))
    assert weeks.last_ended(made, made.find_person("ada")) == TODAY


# --- edited by hand -------------------------------------------------------------------------------


def test_what_is_written_into_a_walk_by_hand_stays_and_does_not_end_it(journal: Builder) -> None:
    decided(journal(person()), "aaaaa", "Not now: A")
    by_hand(journal(), "## Sun 6 Dec\n", "## Sun 6 Dec\nA slow week.\n\n")
    with (Path(journal().root) / PAGE).open("a") as file:
        file.write("  and a thought\n\n## Thoughts\n- of mine\n")
    assert weeks.walked(journal(), WALK) == {"aaaaa"}
    decided(journal(), "bbbbb", "Kept: B")
    assert page(journal()).endswith(
        "## Sun 6 Dec\nA slow week.\n\n- Not now: A  [id:: aaaaa]\n  and a thought\n- Kept: B  [id:: bbbbb]\n"
        "\n## Thoughts\n- of mine\n"
    )


def test_a_small_heading_of_one_s_own_ends_no_walk(journal: Builder) -> None:
    decided(journal(person()), "aaaaa", "Not now: A")
    by_hand(journal(), "## Sun 6 Dec\n", "## Sun 6 Dec\n###### Slowly\n")
    assert not weeks.is_closed(journal(), WALK)


def test_a_review_of_everybody_has_ended_when_the_page_says_so_in_its_key(journal: Builder) -> None:
    closed(journal(person()))
    assert weeks.last_ended(journal()) == TODAY
    by_hand(journal(), "ended = 2026-12-06\n", "")
    assert weeks.last_ended(journal()) is None


def test_a_page_whose_title_was_taken_out_is_gone_on_with(journal: Builder) -> None:
    decided(journal(person()), "aaaaa", "Not now: A")
    by_hand(journal(), "# Week 49, Mon 30 Nov to Sun 6 Dec 2026\n", "")
    assert weeks.walked(journal(), WALK) == {"aaaaa"}


def test_a_heading_of_one_s_own_is_no_walk_to_go_on_with(journal: Builder) -> None:
    closed(journal(person()))
    with (Path(journal().root) / PAGE).open("a") as file:
        file.write("\n## Thoughts\n- of mine  [id:: aaaaa]\n")
    assert weeks.walked(journal(), WALK) == set()
    decided(journal(), "bbbbb", "Kept: B")
    assert page(journal()).count("## Sun 6 Dec\n- Kept: B") == 1


def test_a_page_without_front_matter_gets_its_end_all_the_same(journal: Builder) -> None:
    journal(person(), (PAGE, "# My week\n\nSlow.\n"))
    closed(journal())
    assert weeks.last_ended(journal()) == TODAY
    assert "# My week\n\nSlow.\n" in page(journal())


@pytest.mark.parametrize(
    "text",
    [
        "<<<<<<< HEAD\n- Kept: A\n=======\n- Let go: A\n>>>>>>> other\n",
        '+++\nweek = "2026-W49\n+++\n',
        "+++\nended = 2026-12-01\n",
    ],
    ids=["two versions", "no TOML", "no end"],
)
def test_a_page_that_cannot_be_read_is_named_before_anything_is_asked(journal: Builder, text: str) -> None:
    made = journal(person(), (PAGE, text))
    with pytest.raises(Damaged, match=PAGE):
        weeks.check(made, WALK)
    weeks.check(made, Walk(date(2026, 12, 7)))
    assert weeks.last_ended(made) is None
    assert weeks.last_question(made) in ("", *QUESTIONS)


def test_other_files_among_the_reviews_are_left_alone(journal: Builder) -> None:
    made = journal(person(), ("reviews/ideas.md", "x"), ("reviews/2026-W77.md", "+++\nended = 'soon'\n+++\n"))
    assert weeks.last_ended(made, made.find_person("ada")) is None


# --- the question ---------------------------------------------------------------------------------


def test_the_same_question_is_never_asked_twice_in_a_row() -> None:
    asked = [next_question("", 49)]
    for _ in range(2 * len(QUESTIONS)):
        asked.append(next_question(asked[-1], 49))
    assert all(one != other for one, other in pairwise(asked))
    assert set(asked) == set(QUESTIONS)


def test_the_question_that_was_asked_last_is_found_on_the_pages(journal: Builder) -> None:
    closed(journal(person(), held("2026-12-01")), Walk(date(2026, 11, 8)), question=QUESTIONS[3])
    closed(journal(), Walk(date(2026, 12, 1)), question=QUESTIONS[4])
    for last in (5, 6, 7):
        closed(journal(), question=QUESTIONS[last])
        assert weeks.last_question(journal()) == QUESTIONS[last]


def test_questions_are_single_lines_of_our_own_each_once() -> None:
    assert len(set(QUESTIONS)) == len(QUESTIONS) > 20
    for question in QUESTIONS:
        assert question.endswith("?") and "\n" not in question and "*" not in question
        assert len(question) <= 78, "it fits on a line"
