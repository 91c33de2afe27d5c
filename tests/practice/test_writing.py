"""What is typed: where its line goes, whose it is, and what cannot be one."""

from __future__ import annotations

import pytest

from mentorlog.errors import BadInput, SeveralLines
from mentorlog.journal import Journal, Kind
from mentorlog.journal.document import Document
from mentorlog.journal.item_line import ItemLine
from mentorlog.practice.writing import Names, add_item, add_prose, checked

from .conftest import Builder, person


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("", "## Advice\n- Ask\n"),
        (
            "## Notes\nx\n\n## Commitments\n- Do\n",
            "## Notes\nx\n\n## Advice\n- Ask\n\n## Commitments\n- Do\n",
        ),
        # A heading that says nothing has no place of its own, and what is private stays apart.
        ("## Ours\nx\n", "## Ours\nx\n\n## Advice\n- Ask\n"),
        (
            "## Ours\nx\n\n# Private\n## Log\n- Do\n",
            "## Ours\nx\n\n## Advice\n- Ask\n\n# Private\n## Log\n- Do\n",
        ),
        # What stands below a heading of somebody's own stays with it.
        ("## Ours\n### Commitments\n- Do\n", "## Ours\n### Commitments\n- Do\n\n## Advice\n- Ask\n"),
    ],
)
def test_a_new_section_goes_before_the_first_that_comes_later(text: str, after: str) -> None:
    assert str(add_item(Document.parse(text), Kind.ADVICE, ItemLine("Ask"))) == after


def test_prose_stands_apart_from_what_is_there() -> None:
    once = add_prose(Document.parse(""), "One.\nTwo.")
    assert str(add_prose(once, "Three.")) == "## Notes\nOne.\nTwo.\n\nThree.\n"


@pytest.mark.parametrize(
    "field", ["id:: aaaaa", "from:: aaaaa", "completion:: 2026-12-01", "cancelled:: 2026-12-01"]
)
def test_a_text_that_ends_in_a_field_of_ours_is_refused(field: str) -> None:
    with pytest.raises(BadInput, match="sets itself"):
        checked(f"Do it  [{field}]")


@pytest.mark.parametrize("text", ["Do it", "Do it  [due:: 2026-12-01]", "Do it `[id:: aaaaa]`", "[x] Do it"])
def test_any_other_text_is_taken_without_the_space_around_it(text: str) -> None:
    assert checked(f" {text}\t") == text


def test_what_is_no_text_says_what_it_is() -> None:
    with pytest.raises(BadInput, match="The step is empty"):
        checked(" ", "step")
    with pytest.raises(BadInput, match="no words"):
        checked("[due:: 2026-12-01]")
    with pytest.raises(SeveralLines):
        checked("One\nTwo")


def names(journal: Builder, who: str | None) -> Names:
    opened: Journal = journal(
        person("ada", name="Ada Lovelace", aliases=["AL"]),
        person("eve", name="Ada Yonath"),
        person("bo", name="Bo Lin"),
    )
    return Names(opened.find_person(who) if who else None, opened.people)


@pytest.mark.parametrize(
    ("who", "text", "owner"),
    [
        ("ada", "Ada: read it", "ada"),
        ("eve", "ada:\tread it", "eve"),
        ("bo", "Ada: read it", None),
        (None, "Ada: read it", None),
        (None, "Bo: read it", "bo"),
        ("ada", "Bo Lin: read it", "bo"),
        ("bo", "AL: read it", "ada"),
        ("bo", "I: read it", "me"),
        ("bo", "Me: read it", "me"),
        ("bo", "Bo:read it", None),
        ("bo", "Cy: read it", None),
    ],
)
def test_a_name_that_opens_a_text_is_whose_it_is_where_it_is_sure(
    journal: Builder, who: str | None, text: str, owner: str | None
) -> None:
    assert names(journal, who).owner(text) == (owner, "read it" if owner else text)


@pytest.mark.parametrize(("word", "known"), [("ADA", True), ("al", True), ("me", True), ("lovelace", False)])
def test_a_word_after_an_at_is_a_slug_or_an_alias(journal: Builder, word: str, known: bool) -> None:
    assert names(journal, None).has_slug_or_alias(word) is known
