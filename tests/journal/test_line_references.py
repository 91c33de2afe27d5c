"""A word of a line that names another record is another, and the rest of the line stays as it was typed."""

from __future__ import annotations

import pytest

from mentorlog.journal import references
from mentorlog.journal.document import Document


@pytest.mark.parametrize(
    ("typed", "becomes"),
    [
        ("- [ ]  @ada  Ask @ada  (x:: y)\n", "- [ ]  @eve  Ask @ada  (x:: y)\n"),
        ("\ufeff* @ada  Ask (x:: y), (z:: a)\n", "\ufeff* @eve  Ask (x:: y), (z:: a)\n"),
        ("\n- @ada Ask", "\n- @eve Ask"),
    ],
)
def test_the_owner_is_another(typed: str, becomes: str) -> None:
    document = Document.parse(typed)
    assert str(references.with_owner(document, document.bullets[0], "eve")) == becomes


@pytest.mark.parametrize(
    ("typed", "becomes"),
    [
        ("- [ ]  @ada  Ask her,  (due:: 2026-12-01)\n", "- [ ]  Ada L.: Ask her,  (due:: 2026-12-01)\n"),
        ("- @ada Ask @ada \n", "- Ada L.: Ask @ada \n"),
    ],
)
def test_an_owner_that_is_nobody_is_a_name_in_the_words(typed: str, becomes: str) -> None:
    document = Document.parse(typed)
    assert str(references.with_owner_in_words(document, document.bullets[0], "Ada L.")) == becomes


@pytest.mark.parametrize("name", ["A \\g<gap>", "B \\1", "C \\"])
def test_a_name_is_taken_as_it_is_written(name: str) -> None:
    document = Document.parse("- @ada  Ask\n")
    assert str(references.with_owner_in_words(document, document.bullets[0], name)) == f"- {name}: Ask\n"


@pytest.mark.parametrize(
    ("typed", "slug", "becomes"),
    [
        ("- a (goal::  lead)  (due:: 2026-12-01)\n", "run", "- a (goal::  run)  (due:: 2026-12-01)\n"),
        ("- a [Goal:: lead] [id:: q]\n", "1st", "- a [Goal:: 1st] [id:: q]\n"),
        ("- lead it [goal::lead]\n", "run", "- lead it [goal::run]\n"),
        ("- a  [ goal:: lead ] [id:: q]\n", None, "- a [id:: q]\n"),
        ("- a (goal:: lead)\n", None, "- a\n"),
        ("- a (Goal:: lead) (x:: y)\n", None, "- a (x:: y)\n"),
        # where the word stands twice, the line is written anew
        ("- see [x:: lead] (goal:: lead) (due:: 2026-12-01)\n", "run",
         "- see  [goal:: run]  [x:: lead]  [due:: 2026-12-01]\n"),
    ],
)  # fmt: skip
def test_the_goal_is_another_or_none(typed: str, slug: str | None, becomes: str) -> None:
    document = Document.parse(typed)
    assert str(references.with_goal(document, document.bullets[0], slug)) == becomes


@pytest.mark.parametrize(
    ("typed", "becomes"),
    [
        ("- a (from:: q1) (due:: 2026-12-01)\n", "- a (due:: 2026-12-01)\n"),
        ("- a  [From::q1]\n", "- a\n"),
    ],
)
def test_an_item_was_made_from_none(typed: str, becomes: str) -> None:
    document = Document.parse(typed)
    assert str(references.without_from(document, document.bullets[0])) == becomes
