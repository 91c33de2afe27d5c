"""What a person's record names when it leaves the journal."""

from __future__ import annotations

import pytest

from mentorlog.journal.document import Document
from mentorlog.practice.leaving.public import Hidden, without_private


@pytest.mark.parametrize(
    ("goals", "kept"),
    [
        ('"secret", "lead"', 'goals = ["lead"]\n'),
        ('"secret"', ""),
        ('"lead"', 'goals = ["lead"]\n'),
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
