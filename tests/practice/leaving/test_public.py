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
