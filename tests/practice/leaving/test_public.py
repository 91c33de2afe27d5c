"""What a person's record names when it leaves the journal."""

from __future__ import annotations

import pytest

from mentorlog.journal.document import Document
from mentorlog.practice.leaving.public import Hidden, is_private, without_private


@pytest.mark.parametrize(
    ("goals", "kept"),
    [
        ('"secret", "lead"', 'goals = ["lead"]\n'),
        ('"secret"', ""),
        ('"lead"', 'goals = ["lead"]\n'),
        (' "lead" , 7', 'goals = [ "lead" , 7]\n'),
    ],
)
def test_of_the_goals_that_somebody_serves_the_private_ones_go(goals: str, kept: str) -> None:
    record = Document.parse(f'+++\nname = "Ada"\ngoals = [{goals}]\n+++\n')
    left, _ = without_private("people/ada.md", record, Hidden(goals=frozenset(["secret"])))
    assert str(left) == f'+++\nname = "Ada"\n{kept}+++\n'


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("- [ ] Read it  [goal:: secret]  [id:: abcde]", "- [ ] Read it  [id:: abcde]"),
        ("- [ ] Read it [goal::secret]", "- [ ] Read it"),
        ("- [ ] Read it (goal:: secret)", "- [ ] Read it"),
        ("- [ ] Read it [ Goal :: Secret ]", "- [ ] Read it"),
        ("Read it [goal:: secret], then", "Read it, then"),
        ("- [ ] Read it  [goal:: lead]", "- [ ] Read it  [goal:: lead]"),
        ("- [ ] Read what is secret", "- [ ] Read what is secret"),
    ],
)
def test_no_field_names_a_private_goal_however_it_is_written(line: str, left: str) -> None:
    record = Document.parse(f"## Commitments\n{line}\n")
    kept, _ = without_private("meetings/ada/2026-12-01.md", record, Hidden(goals=frozenset(["secret"])))
    assert str(kept) == f"## Commitments\n{left}\n"


@pytest.mark.parametrize(("by", "kept"), [("eve", ""), ("bo", 'referred_by = "bo"\n')])
def test_nobody_private_is_named_as_who_named_them(by: str, kept: str) -> None:
    record = Document.parse(f'+++\nname = "Ada"\nreferred_by = "{by}"\n+++\n')
    left, _ = without_private("people/ada.md", record, Hidden(people=frozenset(["eve"])))
    assert str(left) == f'+++\nname = "Ada"\n{kept}+++\n'


def test_private_items_go_with_what_is_below_them_by_their_place_or_their_id() -> None:
    record = Document.parse(
        "## Notes\n- [ ] One  [id:: aaaaa]\n  - below\n- [ ] Two\n  - below\n"
        "- [ ] Three  [id:: ccccc]\n- [ ] Four\n"
    )
    path = "meetings/ada/2026-12-01.md"
    hidden = Hidden(items=frozenset([(path, 4), ("people/ada.md", 6)]), ids=frozenset(["aaaaa"]))
    left, sections = without_private(path, record, hidden)
    assert (str(left), sections) == ("## Notes\n- [ ] Three  [id:: ccccc]\n- [ ] Four\n", 0)


def test_private_sections_go_and_are_counted_each_once_with_what_is_below() -> None:
    record = Document.parse("## Notes\nx\n\n## Private\ny\n### More\nz\n\n## Log\nw\n## Private: a\nv\n")
    left, sections = without_private("meetings/ada/2026-12-01.md", record, Hidden())
    assert (str(left), sections) == ("## Notes\nx\n\n## Log\nw\n", 2)


@pytest.mark.parametrize(("path", "left"), [("reviews/2026-W49.md", 2), ("meetings/ada/2026-12-01.md", 3)])
def test_of_the_reviews_the_sections_of_somebody_private_go(path: str, left: int) -> None:
    record = Document.parse("# Week 49\n## Sun 6 Dec\n- x\n## Sun 6 Dec, Eve\n- y\n")
    kept, sections = without_private(path, record, Hidden(names=frozenset([", Eve"])))
    assert (str(kept).count("#") - str(kept).count("##"), sections) == (left, 3 - left)


def test_what_has_nothing_private_stays_as_it_is_however_long_its_head_is() -> None:
    head = f'+++\nwhy = "{"x" * 20_000}"\n+++\n'
    record = Document.parse(f"{head}\n## Steps\n- [ ] One\n", in_goal=True)
    assert without_private("goals/lead.md", record, Hidden()) == (record, 0)


@pytest.mark.parametrize(
    ("said", "private"), [("", False), ("private = false", False), ("private = true", True)]
)
def test_a_text_is_private_where_its_front_matter_says_so(said: str, private: bool) -> None:
    assert is_private("me.md", Document.parse(f"+++\nx = 1\n{said}\n+++\n")) is private
