"""Ids of items: five letters and digits that cannot be misread for one another."""

from __future__ import annotations

import random
from collections.abc import Container

# No 0 and o, no l and i beside 1, no u beside v.
ALPHABET = "123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 5


def new_id(source: random.Random, taken: Container[str] = ()) -> str:
    """A random id that is not in `taken`; it has a letter and a digit, so that it is never a word."""
    while True:
        made = "".join(source.choices(ALPHABET, k=LENGTH))
        if made not in taken and _is_mixed(made):
            return made


def handle(path: str, text: str, place: int) -> str:
    """What an item without an id is called: from its file, its text, its place among equal lines."""
    # Seeded with a text, the generator gives the same numbers on every machine and Python.
    return new_id(random.Random(f"{path}\0{text}\0{place}"))


def _is_mixed(text: str) -> bool:
    return any(c.isdigit() for c in text) and any(c.isalpha() for c in text)
