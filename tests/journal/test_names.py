"""Names that people type, and the file names that come of them."""

from __future__ import annotations

import unicodedata
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mentorlog.errors import NotFound, Several
from mentorlog.journal import names


def slug(name: str, *taken: str) -> str:
    return names.slug_for(name, taken, otherwise="person")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ada Lovelace", "ada-lovelace"),
        ("  Ada   LOVELACE ", "ada-lovelace"),
        ("李明", "李明"),
        ("Łukasz Żak", "łukasz-żak"),
        ("José", "josé"),
        (f"{'𐐨' * 44}abc 𐐨", f"{'𐐨' * 44}abc"),
        (f"{'a' * 59} bc", "a" * 59),
        (f"{'a' * 30}-{'b' * 29} c", f"{'a' * 30}-{'b' * 29}"),
        ("Jose\u0301", "josé"),
        ("प्रिया नायर", "प्रिया-नायर"),
        ("Straße", "strasse"),
        ("O’Brien, Máire (she/her)", "o-brien-máire-she-her"),
        ("Dr. Jun-Park III", "dr-jun-park-iii"),
        ("me", "me-2"),
        ("ME", "me-2"),
        ("CON", "con-2"),
        ("nul", "nul-2"),
        ("Com1", "com1-2"),
        ("COM²", "com²-2"),
        ("console", "console"),
        ("../../etc/passwd", "etc-passwd"),
        ("..", "person"),
        (".hidden", "hidden"),
        ("C:\\Ada", "c-ada"),
        ("🙂", "person"),
        (" - ", "person"),
        ("Zoë", "zoë"),
        ("a/b\\c:d", "a-b-c-d"),
        ("🙂❤️ Ada ❤️", "ada"),
        ("1️⃣", "1"),
        ("", "person"),
        ("\0\n", "person"),
        ("a\u202eb", "a-b"),
    ],
)
def test_a_slug_is_the_letters_and_digits_of_a_name(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_a_slug_that_is_taken_gets_a_number() -> None:
    assert slug("Ada", "ada") == "ada-2"
    assert slug("Ada", "ada", "ada-2") == "ada-3"
    assert slug("me", "me-2") == "me-3"
    assert slug("🙂", "person") == "person-2"


def test_a_long_name_is_cut_between_words() -> None:
    made = slug("Pablo " * 50)
    assert made == "-".join(["pablo"] * 10)
    assert slug("x" * 300) == "x" * 60
    assert slug(f"{'a' * 29} {'b' * 30} c") == f"{'a' * 29}-{'b' * 30}"
    assert slug(f"{'a' * 30} {'b' * 30} c") == "a" * 30
    assert slug("𠀀" * 60) == "𠀀" * 45


def test_what_only_chooses_how_a_sign_is_drawn_is_no_part_of_a_slug() -> None:
    assert slug("a\ufe00b\ufe0f") == "a-b"


@given(st.text(max_size=300))
@example("𝒜" * 300)
@example("é" * 300)
@example("प्रिया" * 60)
@example("\ufdfa" * 100)
def test_a_slug_is_a_safe_name_for_a_file(name: str) -> None:
    made = slug(name)
    assert made and made == unicodedata.normalize("NFC", made)
    assert not set(made) & set('/\\:*?"<>|. \0\n\r\t')
    assert made[0] != "-" != made[-1]
    # With the ending and the name of an unfinished write it is no longer than a file's name may be.
    assert len(f".{made}-99.md.00000000.tmp".encode()) <= 255
    assert made not in ("me", "con", "nul", "prn", "aux")


@given(st.text(max_size=80))
def test_the_same_name_has_the_same_slug_however_it_is_encoded(name: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, name) for form in ("NFC", "NFD"))
    assert slug(composed) == slug(decomposed)


# --- finding --------------------------------------------------------------------------------------------

PEOPLE = [
    ["Ada Lovelace", "ada-lovelace", "AL"],
    ["Adam Smith", "adam-smith"],
    ["José Park", "josé-park", "Pepe"],
    ["Joséphine", "joséphine"],
    ["Josef Albers", "josef-albers"],
    ["Łukasz Żak", "łukasz-żak"],
    ["李明", "李明"],
    ["Al", "al-2"],
]


def test_words_within_a_name_may_be_joined_as_in_a_slug() -> None:
    people = [["Ada King Lovelace", "ada-king-lovelace"]]
    assert found("king-lovelace", people) == found("King Lovelace", people) == "Ada King Lovelace"


def found(text: str, people: list[list[str]] = PEOPLE) -> str:
    return names.find("person", text, people, lambda one: one, lambda one: one[0])[0]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Lovelace", "Ada Lovelace"),
        ("ada lovelace", "Ada Lovelace"),
        (" ada   LOVE ", "Ada Lovelace"),
        ("ada-lovelace", "Ada Lovelace"),
        ("ada-l", "Ada Lovelace"),
        ("adam", "Adam Smith"),
        ("pepe", "José Park"),
        ("josé p", "José Park"),
        ("jose p", "José Park"),
        ("Jose\u0301 Park", "José Park"),
        ("josef", "Josef Albers"),
        ("joséph", "Joséphine"),
        ("joseph", "Joséphine"),
        ("lukasz", "Łukasz Żak"),
        ("łuk", "Łukasz Żak"),
        ("Lukasz Zak", "Łukasz Żak"),
        ("李", "李明"),
        ("ada", "Ada Lovelace"),
        ("Ada L", "Ada Lovelace"),
        ("jose", "José Park"),
        ("josé", "José Park"),
    ],
)
def test_a_person_is_found_by_a_name_or_an_unambiguous_start_of_one(text: str, name: str) -> None:
    assert found(text) == name


def test_an_exact_name_wins_over_the_start_of_others() -> None:
    assert found("ada", [["Ada"], ["Ada Lovelace"], ["Adam"]]) == "Ada"
    assert found("jose", [["José"], ["Josephine"]]) == "José"
    assert found("josé", [["José"], ["Jose"]]) == "José"


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("ad", ("Ada Lovelace", "Adam Smith")),
        ("al", ("Ada Lovelace", "Al")),
        ("jos", ("José Park", "Joséphine", "Josef Albers")),
    ],
)
def test_of_several_all_are_named(text: str, people: tuple[str, ...]) -> None:
    with pytest.raises(Several) as fault:
        found(text)
    assert fault.value.matches == people
    assert str(fault.value).startswith(f"“{text}” can be {people[0]}")


def test_of_several_of_one_first_name_all_are_named_and_nobody_whose_name_only_begins_so() -> None:
    people = [["Mary Shelley"], ["Maryam Mirzakhani"], ["Mary Somerville"], ["José Park"], ["Jose Mora"]]
    with pytest.raises(Several) as fault:
        found("mary", people)
    assert fault.value.matches == ("Mary Shelley", "Mary Somerville")
    assert (found("josé", people), found("jose", people)) == ("José Park", "Jose Mora")


@pytest.mark.parametrize("text", ["smith", "Smith", "zak"])
def test_whole_words_within_one_name_find_it_too(text: str) -> None:
    assert found(text) == {"zak": "Łukasz Żak"}.get(text, "Adam Smith")
    assert found("five", [["Lead a team of five", "lead"], ["Give a talk"]]) == "Lead a team of five"
    assert found("baptiste roux", [["Jean-Baptiste Roux"], ["Bo"]]) == "Jean-Baptiste Roux"


def test_the_start_of_a_name_wins_over_a_word_within_others_and_of_several_all_are_named() -> None:
    assert found("park", [["José Park"], ["Parker Lee"]]) == "Parker Lee"
    with pytest.raises(Several) as fault:
        found("park", [["José Park"], ["Jun Park"]])
    assert fault.value.matches == ("José Park", "Jun Park")


@pytest.mark.parametrize("text", ["bob", "lovel", "", "  ", "\u0301", "🙂"])
def test_who_is_nobody_is_not_found(text: str) -> None:
    with pytest.raises(NotFound):
        found(text)


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("Lovel", "Ada Lovelace"),
        ("Adda", "Ada Lovelace"),
        ("smth", "Adam Smith"),
        ("lukas z", "Łukasz Żak"),
        ("lov", "Ada Lovelace"),
    ],
)
def test_what_comes_close_is_named(text: str, near: str) -> None:
    with pytest.raises(NotFound) as fault:
        found(text)
    assert near in fault.value.near


def test_a_part_of_a_name_comes_close_a_hyphen_before_it_or_a_space() -> None:
    for text in ("bapt", "rou"):
        with pytest.raises(NotFound) as fault:
            found(text, [["Jean-Baptiste Roux"], ["Bo"]])
        assert fault.value.near == ("Jean-Baptiste Roux",)


def test_an_accent_that_is_typed_tells_starts_apart() -> None:
    people = [["Élan Roy"], ["Elanor Vane"]]
    assert found("éla", people) == "Élan Roy"
    with pytest.raises(Several):
        found("ela", people)


def test_nothing_comes_close_to_nothing() -> None:
    with pytest.raises(NotFound) as fault:
        found("")
    assert fault.value.near == ()


@given(st.text(max_size=20), st.lists(st.lists(st.text(max_size=20), max_size=3), max_size=4))
def test_finding_ends_in_a_person_or_in_one_of_two_errors(text: str, people: list[list[str]]) -> None:
    named = [[*one, "x"] for one in people]
    with suppress(NotFound, Several):
        assert names.find("person", text, named, lambda one: one, lambda one: one[0]) in named
