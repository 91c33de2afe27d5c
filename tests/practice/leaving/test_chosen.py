"""What of a journal is taken along: by person, since a day, and nothing private."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mentorlog.practice.leaving.chosen import Chosen, LeftOut, choose

from ..conftest import TODAY, Builder, File, goal, held, mentee, person, planned

NOVEMBER = date(2026, 11, 1)
OLD = "## Questions\n- [x] Old  [created:: 2026-10-01]"


def taken(chosen: Chosen) -> dict[str, list[str]]:
    """What was taken of each kind: people and goals by slug, meetings by day, items by text."""
    return {
        "people": [one.person.slug for one in chosen.people],
        "goals": [one.slug for one in chosen.goals],
        "meetings": [f"{one.date}" for one in chosen.meetings],
        "items": [one.item.text for one in chosen.items],
    }


def test_of_one_person_there_is_what_is_with_them_what_they_owe_and_what_they_serve(journal: Builder) -> None:
    opened = journal(
        person("ada", "## Questions\n- [ ] Asked", goals=["lead"]),
        mentee("jun", "## Questions\n- [ ] Of Jun"),
        goal("lead", "## Steps\n- [ ] A step"),
        goal("grow", "## Steps\n- [ ] Not hers", of="jun"),
        held("2026-11-02", "## Commitments\n- [ ] Mine  [goal:: lead]\n- [ ] Kept\n  - 2026-11-20 mine"),
        held("2026-11-03", "## Commitments\n- [ ] @ada Owed\n- [ ] Else", who="jun"),
    )
    chosen = choose(opened, TODAY, person=opened.find_person("ada"))
    assert taken(chosen) == {
        "people": ["ada"],
        "goals": ["lead"],
        "meetings": ["2026-11-02"],
        "items": ["Asked", "Mine", "Kept", "Owed", "A step"],
    }
    assert [one.item.goal for one in chosen.items] == [None, "lead", None, None, None]
    assert (chosen.person, chosen.since, chosen.is_whole) == (opened.find_person("ada"), None, False)
    assert choose(opened, TODAY).is_whole


@pytest.mark.parametrize(
    ("files", "people", "goals"),
    [
        ([person(since=NOVEMBER)], ["ada"], []),
        ([person(since=date(2026, 10, 31))], [], []),
        ([person(body="## Log\n- 2026-11-01 paused")], ["ada"], []),
        ([person(body="## Log\n- 2026-10-31 paused")], [], []),
        ([person(), held("2026-11-01")], ["ada"], []),
        ([person(), held("2026-10-31")], [], []),
        ([person(body="## Questions\n- [ ] New  [created:: 2026-11-01]")], ["ada"], []),
        ([person(body=f"{OLD}  [completion:: 2026-11-01]")], ["ada"], []),
        ([person(body=OLD)], [], []),
        ([goal(body="## Progress\n- 2026-11-01 20%")], [], ["lead"]),
        ([goal(body="## Progress\n- 2026-10-31 20%")], [], []),
        ([goal(body="## Log\n- 2026-11-01 asked")], [], ["lead"]),
        ([goal(body="## Steps\n- [ ] New  [created:: 2026-11-01]")], [], ["lead"]),
        ([goal(), person(), held("2026-11-01", "## Advice\n- [ ] Ask  [goal:: lead]")], ["ada"], ["lead"]),
        ([goal(), person(), held("2026-10-31", "## Advice\n- [ ] Ask  [goal:: lead]")], [], []),
    ],
)  # fmt: skip
def test_since_a_day_there_is_whoever_and_whatever_something_happened_with(
    journal: Builder, files: list[File], people: list[str], goals: list[str]
) -> None:
    chosen = choose(journal(person("idle"), *files), TODAY, since=NOVEMBER)
    assert (taken(chosen)["people"], taken(chosen)["goals"]) == (people, goals)
    assert (chosen.since, chosen.is_whole) == (NOVEMBER, False)


PRIVATE = [
    person("ada", goals=["lead", "hush", "zeds"], referred_by="zed"),
    person("bo", goals=["lead"], referred_by="ada"),
    person("zed", "## Questions\n- [ ] One", private=True, name="Zed Zander"),
    goal("lead"),
    goal("hush", private=True),
    goal("zeds", "## Steps\n- [ ] Two", of="zed"),
    held("2026-11-02", "## Commitments\n- [ ] Open  [goal:: hush]\n## Private\n- [ ] Three  [id:: aaaaa]"),
    held("2026-11-03", "## Commitments\n- [ ] Four", private=True),
    held("2026-11-04", who="zed"),
    planned("2026-12-20"),
]


def test_nothing_private_is_taken_nor_named_and_how_much_that_was_is_counted(journal: Builder) -> None:
    chosen = choose(journal(*PRIVATE), TODAY)
    assert taken(chosen) == {
        "people": ["ada", "bo"],
        "goals": ["lead"],
        "meetings": ["2026-11-02", "2026-12-20"],
        "items": ["Open"],
    }
    assert [one.item.goal for one in chosen.items] == [None]
    ada, bo = (one.person for one in chosen.people)
    assert (ada.goals, ada.referred_by, bo.goals, bo.referred_by) == (("lead",), "", ("lead",), "ada")
    assert chosen.names == {"ada": ada, "bo": bo}
    assert [f"{one.date}" for one in chosen.people[0].meetings] == ["2026-11-02", "2026-12-20"]
    assert chosen.left_out == LeftOut(people=1, goals=2, meetings=2, items=4)
    assert [set(names) for names in chosen.hidden[:3]] == [{"zed"}, {", Zed Zander"}, {"hush", "zeds"}]
    assert ("meetings/ada/2026-11-02.md", 8) in chosen.hidden.items and chosen.hidden.ids == {"aaaaa"}


def test_where_the_private_is_wanted_it_is_there_and_nothing_is_left_out(journal: Builder) -> None:
    chosen: Any = choose(journal(*PRIVATE), TODAY, with_private=True)
    assert {kind: len(found) for kind, found in taken(chosen).items()} == {
        "people": 3, "goals": 3, "meetings": 4, "items": 5,
    }  # fmt: skip
    assert chosen.left_out == LeftOut() and not any(chosen.hidden)
