"""Answers to a question that offers some: taken as a whole, never by how they begin.

“not sure” begins with an n, and says nothing that was asked.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from mentorlog.errors import BadInput
from mentorlog.journal.names import plain

_YES = {"y": ("yes",), "n": ("no",)}
_NONE = ("n", "no", "none", "q", "quit")


def one_of(offered: Mapping[str, Collection[str]]) -> Callable[[str], str]:
    """What reads an answer that is one of the keys of `offered`, or of the words that a key stands for.

    It gives the key, and raises BadInput where the answer is neither.
    """

    def read(text: str) -> str:
        said = plain(text).rstrip(".!")
        for key, words in offered.items():
            if said == key or said in words:
                return key
        raise BadInput(f"“{text}” is none of them.", f"Type {', '.join(offered)} or Enter.")

    return read


def yes_or_no(text: str) -> bool:
    """Reads a yes or no. Raises BadInput where it is neither."""
    try:
        return one_of(_YES)(text) == "y"
    except BadInput as fault:
        raise BadInput(f"“{text}” is neither yes nor no.", "Type y, n or Enter.") from fault


def chosen(text: str, choices: Sequence[Collection[str]]) -> int | None:
    """The place of the choice that is meant: by its number, by one of its names, or by words that only it has
    in one of them; None where none of them is meant.

    `choices` are the names that each answers to. Raises BadInput where none answers, or several.
    """
    said = plain(text)
    if said.isdecimal() and 1 <= int(said) <= len(choices):
        return int(said) - 1
    called = [[plain(name) for name in names] for names in choices]
    found = [place for place, names in enumerate(called) if said in names]
    if not found and said in _NONE:
        return None
    # A number that is none of these is in no words either: “11” is not the promise of 11 December.
    if not found and len(said) > 1 and not said.isdecimal():
        words = said.split()
        found = [
            place
            for place, names in enumerate(called)
            if any(all(w in name for w in words) for name in names)
        ]
    if len(found) == 1:
        return found[0]
    if found:
        fit = ", ".join(str(place + 1) for place in found)
        raise BadInput(f"“{text}” fits {fit}.", "Say one number, or more of the words.")
    most = f"a number from 1 to {len(choices)}" if len(choices) > 1 else "1"
    raise BadInput(f"“{text}” fits none of them.", f"Say {most}, or words that only one has.")
