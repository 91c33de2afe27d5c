"""Whom a text names as the one to do it."""

from __future__ import annotations

import pytest

from mentorlog.practice.naming import Names

from .conftest import Builder, person


def everybody(journal: Builder) -> Names:
    opened = journal(
        person(),
        person("maria", name="Maria da Silva Costa"),
        person("jan-lund", name="Jan van den Berg Lund"),
    )
    return Names(opened.find_person("ada"), opened.people)


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("Maria", "da Silva Costa to ring Tom", ("maria", "ring Tom")),
        ("Maria", "da Silva Costa: ring Tom, to ask", ("maria", "ring Tom, to ask")),
        # Of more than four words the first are not enough, and the first alone is somebody's.
        ("Jan", "van den Berg Lund ring Tom", (None, "van den Berg Lund ring Tom")),
        ("Jan", "ring Tom", ("jan-lund", "ring Tom")),
        ("jan:", "ring Tom", ("jan-lund", "ring Tom")),
        ("Zoe", "ring Tom", (None, "ring Tom")),
    ],
)
def test_a_mention_of_a_whole_name_is_that_person(
    journal: Builder, word: str, text: str, found: tuple[str | None, str]
) -> None:
    assert everybody(journal).mentioned(word, text) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zoe will ask", "Zoe"),
        ("Zoe'll ask", "Zoe"),
        ("Zoe’ll ask", "Zoe"),
        ("Zoe: ask", "Zoe"),
        ("She will ask", "She"),
        ("Talk to her", ""),
        ("It will rain", ""),
        ("Ada will ask", ""),
    ],
)
def test_a_name_that_is_nobodys_for_sure_is_told_from_a_sentence(
    journal: Builder, text: str, name: str
) -> None:
    assert everybody(journal).unsure_owner(text) == name
