"""Folding: what is found whatever its case, accents, width and quotes, and no file passed over wrongly."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.journal.folding import Finder, folded

SIGNS = (
    "abisAIkßẞİıéE\u0301\u0308łŁ數数ＡＢﬁ’'“—-…\u00ad\u200d"
    "가각한\u1112\u1161\u11abΣσς\n ñÅ\u212b\u212a½\ufe0f"
)


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Straße", "STRASSE"),
        ("İstanbul", "istanbul"),
        ("ılık", "ilik"),
        ("Łukasz", "lukasz"),
        ("José", "jose\u0301"),
        ("ＡＢＣ１", "abc1"),
        ("don’t", "don't"),
        ("90‑day", "90-day"),
        ("ΟΔΟΣ", "οδος"),
        ("ﬁnance", "finance"),
        ("soft\u00adware", "software"),
        ("\u1112\u1161\u11ab\u1100\u116e\u11a8", "한국"),
        ("数字", "数字"),
        ("각힣가", "각힣가"),
        ("\u2764\ufe0f", "\u2764"),
        ("\u2764\ufe00", "\u2764"),
    ],
)
def test_two_ways_to_write_a_word_are_one(written: str, typed: str) -> None:
    assert folded(written) == folded(typed)


@pytest.mark.parametrize(("written", "typed"), [("한", "하"), ("数", "文"), ("pl—an", "plan"), ("o", "0")])
def test_what_is_another_word_stays_another(written: str, typed: str) -> None:
    assert folded(typed) not in folded(written)


def test_no_sign_of_unicode_folds_to_a_line_end_or_differently_the_second_time() -> None:
    odd = []
    for number in range(0x110000):
        sign = chr(number)
        once = folded(sign)
        if ("\n" in once and sign != "\n") or ((sign < "\u1100" or sign > "\u11ff") and folded(once) != once):
            odd.append(hex(number))
    assert odd == []


@given(st.text(alphabet=SIGNS, max_size=30), st.text(alphabet=SIGNS, max_size=30))
def test_each_sign_is_folded_for_itself(one: str, other: str) -> None:
    if not any("\u1100" <= sign <= "\u11ff" for sign in unicodedata.normalize("NFKD", one + other)):
        assert folded(one + other) == folded(one) + folded(other)


@given(st.lists(st.text(alphabet=SIGNS, min_size=1, max_size=3), min_size=1, max_size=3), st.text(SIGNS))
def test_no_file_that_holds_the_words_is_passed_over(typed: list[str], text: str) -> None:
    words = [word for one in typed for word in folded(one).split()]
    if all(word in folded(text) for word in words):
        assert Finder(words).may_hold(text.encode())


def test_a_file_is_passed_over_by_its_bytes() -> None:
    assert not Finder(["plan"]).may_hold(b"nothing here")
    assert not Finder(["plan"]).may_hold("a dash — and … 数".encode())
    assert not Finder(["数"]).may_hold("文字".encode())
    assert Finder(["plan"]).may_hold(b"THE PLAN")
    assert Finder(["文字"]).may_hold("文字".encode())
    assert Finder(["한"]).may_hold("\u1112\u1161\u11ab".encode())
    assert Finder(["plan"]).may_hold("PLÁN".encode())
    assert Finder(["plan"]).may_hold(b"\xe9 Latin-1")
