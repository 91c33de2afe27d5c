"""Names that people type, slugs that files have, ids that items have."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.errors import NotFound, Several
from mentorlog.journal import ids, names

SLUGS = {
    "Ada Lovelace": "ada-lovelace",
    "李明": "李明",
    "Łukasz Żak": "łukasz-żak",
    "me": "me-2",
    "CON": "con-2",
    "nul": "nul-2",
    "../../etc/passwd": "etc-passwd",
    "..": "person",
    "🎉": "person",
    "Zoë": "zoë",
    "O'Brien, Pat": "o-brien-pat",
    "नमस्ते": "नमस्ते",
    "a/b\\c:d": "a-b-c-d",
    " - ": "person",
}


@pytest.mark.parametrize(("name", "slug"), SLUGS.items())
def test_a_slug_is_the_letters_and_digits_of_any_script(name: str, slug: str) -> None:
    assert names.slug_for(name, (), otherwise="person") == slug


def test_a_slug_is_the_same_for_both_forms_of_an_accent() -> None:
    composed, apart = unicodedata.normalize("NFC", "José"), unicodedata.normalize("NFD", "José")
    assert names.slug_for(composed, (), otherwise="x") == names.slug_for(apart, (), otherwise="x")


def test_a_slug_that_is_taken_gets_a_number() -> None:
    assert names.slug_for("Ada", {"ada", "ada-2"}, otherwise="x") == "ada-3"


@given(st.text())
def test_no_name_makes_a_slug_that_leaves_its_folder(name: str) -> None:
    slug = names.slug_for(name, (), otherwise="person")
    assert slug
    assert not set(slug) & set('/\\:.\0\n\r\t *?"<>|')
    assert len(f"{slug}.md".encode()) < 255
    assert slug == slug.strip("-")


def test_a_long_name_is_cut_between_words() -> None:
    slug = names.slug_for("word " * 100, (), otherwise="x")
    assert len(slug) <= 60
    assert set(slug.split("-")) == {"word"}


class Somebody:
    def __init__(self, *called: str) -> None:
        self.called = called


def found(text: str, *people: Somebody) -> str:
    return names.find("person", text, people, lambda p: p.called, lambda p: p.called[0]).called[0]


ADA, ADAM, JOSE = Somebody("Ada Lovelace", "AL"), Somebody("Adam Smith"), Somebody("José Ruiz", "jose-ruiz")


@pytest.mark.parametrize("text", ["Ada Lovelace", "ada lovelace", "  ada   Lovelace ", "al", "ada l"])
def test_somebody_is_found_by_a_name_an_alias_or_an_unambiguous_start(text: str) -> None:
    assert found(text, ADA, ADAM) == "Ada Lovelace"


def test_a_whole_name_wins_over_the_start_of_another() -> None:
    assert found("ada", Somebody("Ada"), ADAM) == "Ada"


def test_two_that_answer_are_both_named() -> None:
    with pytest.raises(Several) as fault:
        found("ad", ADA, ADAM)
    assert fault.value.matches == ("Ada Lovelace", "Adam Smith")


def test_accents_may_be_left_out() -> None:
    assert found("jose", ADA, JOSE) == "José Ruiz"


@pytest.mark.parametrize(("text", "near"), [("lovelace", "Ada Lovelace"), ("Adda", "Adam Smith")])
def test_names_that_come_close_are_offered(text: str, near: str) -> None:
    with pytest.raises(NotFound) as fault:
        found(text, ADA, ADAM)
    assert near in fault.value.near


@pytest.mark.parametrize("text", ["", "  ", "zzz"])
def test_nobody_answers_to_nothing(text: str) -> None:
    with pytest.raises(NotFound):
        found(text, ADA)


def test_an_id_is_five_signs_none_of_which_is_misread_and_never_a_word_or_number() -> None:
    source = random.Random(7)
    for _ in range(2000):
        made = ids.new_id(source)
        assert len(made) == 5
        assert not set(made) & set("0oliu")
        assert any(sign.isdigit() for sign in made)
        assert any(sign.isalpha() for sign in made)


def test_an_id_that_is_taken_is_not_given_again() -> None:
    first = ids.new_id(random.Random(7))
    assert ids.new_id(random.Random(7), {first}) != first


def test_a_handle_depends_on_file_text_and_place_and_on_nothing_else() -> None:
    one = ids.handle("meetings/ada/2026-12-07.md", "call Bob", 0)
    assert one == ids.handle("meetings/ada/2026-12-07.md", "call Bob", 0) == "mg32p"
    assert (
        len({one, ids.handle("a", "call Bob", 0), ids.handle("a", "call Bob", 1), ids.handle("a", "x", 0)})
        == 4
    )
