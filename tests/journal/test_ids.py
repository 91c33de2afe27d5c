"""Ids of items: never misread, never a word, and steady for a line that has none written down."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from mentorlog.journal import ids
from mentorlog.journal.document import Document
from mentorlog.journal.items import Item, Whereabouts, read_items


@given(st.integers())
def test_an_id_is_five_characters_with_a_letter_and_a_digit(seed: int) -> None:
    made = ids.new_id(random.Random(seed))
    assert len(made) == 5 and made.isascii() and made == made.lower()
    assert any(c.isdigit() for c in made) and any(c.isalpha() for c in made)


@given(st.integers())
def test_an_id_has_no_character_that_can_be_taken_for_another(seed: int) -> None:
    assert not set(ids.new_id(random.Random(seed))) & set("0oOlLiIuU")


def test_a_new_id_is_none_that_is_taken() -> None:
    taken = {ids.new_id(random.Random(7))}
    assert ids.new_id(random.Random(7), taken) not in taken


def test_a_handle_depends_on_the_file_the_text_and_the_place() -> None:
    made = {
        ids.handle(path, text, place) for path in ("a.md", "b.md") for text in ("x", "y") for place in (0, 1)
    }
    assert len(made) == 8


def test_a_handle_is_the_same_on_every_machine() -> None:
    assert ids.handle("people/ada-lovelace.md", "Ask about Leeds", 0) == "19s64"


def items(text: str) -> list[Item]:
    where = Whereabouts("people/ada.md", "ada", None, None, False, lambda _: None)
    return list(read_items(Document.parse(text), where))


def test_equal_lines_have_different_handles() -> None:
    found = items("## Advice\n- Ask\n- Ask\n- [x] Ask\n")
    assert len({item.id for item in found}) == 3 and not any(item.has_id for item in found)


def test_a_handle_stays_when_lines_are_put_around_it() -> None:
    (alone,) = items("## Advice\n- Ask\n")
    found = items("## Questions\n- [ ] Ask  [id:: 7f3kb]\n\n## Advice\n- Tell\n- Ask\n")
    assert alone.id in [item.id for item in found]


def test_writing_one_handle_down_leaves_the_others() -> None:
    before = [item.id for item in items("## Advice\n- Ask\n- Ask\n- Ask\n")]
    for number in range(3):
        lines = ["- Ask", "- Ask", "- Ask"]
        lines[number] = f"- [x] Ask  [id:: {before[number]}]"
        assert [item.id for item in items("## Advice\n" + "\n".join(lines))] == before
