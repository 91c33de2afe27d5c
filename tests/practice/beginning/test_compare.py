"""Candidates side by side: who is one, for what, what is not known; and nothing that decides."""

from __future__ import annotations

import pytest

from mentorlog.errors import BadInput, Damaged
from mentorlog.journal import Journal
from mentorlog.practice.beginning.compare import Candidate, Comparison, compare
from mentorlog.render import asking, json_asking, terminal

from ..conftest import TODAY, Builder, File, goal, person

FULL = {"fit__experience": 5, "fit__willingness": 3, "fit__time": 2, "skill": "hiring"}


def candidate(slug: str, body: str = "", **keys: object) -> File:
    return person(slug, body, **{"status": "candidate", "agreement__every": "", **keys})


def compared(journal: Journal, skill: str = "", goal: str = "", **how: bool) -> Comparison:
    return compare(
        journal,
        TODAY,
        skill=skill,
        goal=journal.find_goal(goal) if goal else None,
        mentees=how.get("mentees", False),
    )


def names(found: Comparison) -> list[str]:
    return [one.person.slug for one in found.candidates]


def one(journal: Journal) -> Candidate:
    [found] = compared(journal).candidates
    return found


def drawn(found: Comparison, width: int = 80) -> list[str]:
    page = asking.compare_page(found, narrow=width < 60)
    return terminal.draw(page, width=width, color=False, wrap=True).split("\n")


# --- who --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "there"),
    [
        ("candidate", True),
        ("asked", True),
        ("active", False),
        ("paused", False),
        ("closed", False),
        ("declined", False),
    ],
)
def test_candidates_are_compared_and_those_who_were_asked(journal: Builder, status: str, there: bool) -> None:
    assert names(compared(journal(candidate("ada", status=status)))) == (["ada"] if there else [])


def test_mentees_are_compared_apart(journal: Builder) -> None:
    opened = journal(candidate("ada"), candidate("jun", role="mentee"))
    assert names(compared(opened)) == ["ada"]
    assert names(compared(opened, mentees=True)) == ["jun"]


def test_nobody_is_ranked_they_come_by_name(journal: Builder) -> None:
    best = {"fit__experience": 5, "fit__willingness": 5, "fit__time": 5}
    opened = journal(candidate("cy", "", **best), candidate("bo"), candidate("al", fit__experience=1))
    assert names(compared(opened)) == ["al", "bo", "cy"]


def test_somebody_private_is_not_compared(journal: Builder) -> None:
    assert names(compared(journal(candidate("ada", private=True)))) == []


def test_where_nobody_knows_what_is_private_nothing_is_compared(journal: Builder) -> None:
    with pytest.raises(Damaged):
        compared(journal(candidate("ada"), ("mentorlog.toml", "[headings]\nprivate = 5\n")))


# --- for what ---------------------------------------------------------------------------------------


def test_for_a_skill_are_those_known_for_it_and_those_of_whom_nothing_says_for_what(journal: Builder) -> None:
    opened = journal(
        candidate("ada", skill="People Leadership"),
        candidate("bo", skill="hiring"),
        candidate("cy", goals=["lead"]),
        candidate("di"),
        goal("lead", skill="leadership"),
    )
    found = compared(opened, skill="leadership")
    assert (names(found), found.others) == (["ada", "cy", "di"], 1)


def test_for_a_goal_are_those_who_serve_it_or_know_its_skill(journal: Builder) -> None:
    opened = journal(
        candidate("ada", goals=["lead"]),
        candidate("bo", skill="Leadership"),
        candidate("cy", skill="hiring"),
        candidate("di", goals=["other"]),
        goal("lead", skill="leadership"),
        goal("other"),
    )
    found = compared(opened, goal="lead")
    assert (names(found), found.others) == (["ada", "bo"], 2)
    assert found.goal and found.goal.slug == "lead"
    assert len(compare(opened, TODAY).candidates) == 4


def test_a_private_goal_is_refused_and_not_named(journal: Builder) -> None:
    opened = journal(
        candidate("ada", goals=["lead"]), goal("lead", title="Kakapo", private=True, skill="kakapo")
    )
    with pytest.raises(BadInput, match="That goal is private"):
        compared(opened, goal="kakapo")
    assert "kakapo" not in "\n".join(drawn(compared(opened))).lower()


def test_how_the_question_to_them_stands_is_known(journal: Builder) -> None:
    opened = journal(candidate("ada", "## Log\n- 2026-12-01 asked: to talk", status="asked"))
    [asked] = [each.asked for each in compared(opened).candidates]
    assert asked and asked.what == "to talk"


# --- what is known, and what is not -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("without", "unknown"),
    [
        ([], ()),
        (["fit__time"], ("time",)),
        (["skill"], ("for what",)),
        (["fit__experience", "fit__willingness", "fit__time"], ("experience", "willingness", "time")),
    ],
)
def test_what_nobody_wrote_down_is_named(
    journal: Builder, without: list[str], unknown: tuple[str, ...]
) -> None:
    keys = {key: value for key, value in FULL.items() if key not in without}
    found = compared(journal(candidate("ada", "", **keys)))
    assert found.candidates[0].unknown == unknown
    said = [line for line in drawn(found) if "not known yet" in line]
    assert bool(said) == bool(unknown)
    assert all(name in said[0] for name in unknown)


def test_a_goal_says_for_what_too(journal: Builder) -> None:
    assert "for what" not in one(journal(candidate("ada", goals=["lead"]), goal("lead"))).unknown


def test_what_is_written_about_them_is_shown_but_nothing_private(journal: Builder) -> None:
    body = "## About\n- Ran four sites\n\n## Private\n### About\n- kakapo\n"
    assert one(journal(candidate("ada", body))).about == ("Ran four sites",)


def test_who_named_them_is_said_unless_that_is_private(journal: Builder) -> None:
    named = candidate("ada", referred_by="grace")
    assert any("named by Grace" in line for line in drawn(compared(journal(named, person("grace")))))
    assert not any(
        "named by" in line for line in drawn(compared(journal(named, person("grace", private=True))))
    )


def test_no_line_adds_the_numbers_up_or_says_who_is_best(journal: Builder) -> None:
    found = compared(journal(candidate("ada", "", **FULL), candidate("bo", fit__experience=4)))
    text = "\n".join(drawn(found))
    assert [
        word for word in ("10", "best", "total", "sum", "score", "average", "rank", "%") if word in text
    ] == []
    assert not {"sum", "score", "total", "rank"} & json_asking.comparison(found)["candidates"][0].keys()


# --- the page ---------------------------------------------------------------------------------------


def test_the_numbers_stand_below_each_other(journal: Builder) -> None:
    found = compared(
        journal(candidate("ada", "", **FULL), candidate("bo", name="Bo Lind", fit__experience=4))
    )
    assert drawn(found)[2:4] == [
        "Ada      experience 5   willingness 3   time 2",
        "Bo Lind  experience 4   willingness –   time –",
    ]


@pytest.mark.parametrize("width", [40, 80])
def test_the_page_fits(journal: Builder, width: int) -> None:
    long = candidate("bo", "## About\n- " + "many words " * 20, name="Maximiliana Featherstonehaugh-Long")
    found = compared(journal(candidate("ada", "", **FULL, goals=["lead"]), long, goal("lead")))
    lines = drawn(found, width)
    # A command to copy stays in one piece.
    assert all(len(line) <= width or line.strip().startswith("mentorlog ") for line in lines)
    assert sum(line.count("mentorlog") for line in lines) == 2
    assert all(line.count("mentorlog") <= 1 for line in lines)


def test_without_candidates_it_says_how_to_add_one(journal: Builder) -> None:
    assert 'mentorlog mentor add "NAME" --status candidate' in drawn(compared(journal(person())))[2]
