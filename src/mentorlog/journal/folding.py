"""Text as it is looked for: without case, accents and width, quotes and dashes all alike.

Each sign is folded for itself, whatever stands beside it. So a file can be passed over by its bytes:
what is not in them cannot be in its folded text (docs/explanation/speed.md).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

_ASCII = bytes(range(128))
# Letters that Unicode does not take apart into a letter and an accent, and what is typed for a sign.
_ALIKE = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ŧ": "t",
    "ı": "i",
    "æ": "ae",
    "œ": "oe",
    **dict.fromkeys("‘’‚‛ʼ′", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
}
_JAMO = "[\u1100-\u11ff]+"
_known: dict[str, str] = {}


def folded(text: str) -> str:
    """A text as it is compared: "Łukasz’ CAFÉ" is "lukasz' cafe". Line ends stay, and so their number."""
    lower = text.lower()
    return lower if lower.isascii() else _without(lower, set(lower))


def _without(lower: str, signs: Iterable[str]) -> str:
    for sign in signs:
        if sign > "\x7f" and (plain := _plain(sign)) != sign:
            lower = lower.replace(sign, plain)
    # Korean as some machines write it, letter by letter: a syllable is found as a whole only.
    return re.sub(_JAMO, lambda found: unicodedata.normalize("NFC", found[0]), lower)


def _plain(sign: str) -> str:
    """One sign beyond ASCII as it is compared; nothing for an accent, or what is not seen."""
    if (known := _known.get(sign)) is not None:
        return known
    before, after = "", sign
    while before != after:
        before, after = after, "".join(map(_taken_apart, after))
    _known[sign] = after
    return after


def _taken_apart(sign: str) -> str:
    if "가" <= sign <= "힣":
        return sign
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", sign).casefold())
    return "".join(_ALIKE.get(one, one) for one in apart if not _is_nothing(one))


def _is_nothing(sign: str) -> bool:
    # A join, a soft hyphen or the choice of an emoji's looks is no letter either.
    return bool(
        unicodedata.combining(sign) or unicodedata.category(sign) == "Cf" or "\ufe00" <= sign <= "\ufe0f"
    )


class Finder:
    """Tells from a file's bytes whether all of some words can be in it.

    The words are folded, and without spaces.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self._ascii = [(word.encode(), frozenset(word)) for word in words if word.isascii()]
        self._other = [word for word in words if not word.isascii()]
        # A lone surrogate cannot be in a file.
        self._beyond = {sign for word in self._other for sign in word if sign > "\x7f"}

    def may_hold(self, data: bytes) -> bool:
        """Whether they may: never False of a file that holds them, nor of one that is no UTF-8."""
        lower = data.lower()  # of ASCII letters only, as bytes are
        missing = [signs for word, signs in self._ascii if word not in lower]
        if not missing and not self._other:
            return True
        if data.isascii():
            return False
        try:
            signs = set(data.translate(None, _ASCII).decode())
        except UnicodeDecodeError:
            return True
        plain = [_plain(sign) for sign in signs]
        beyond = set("".join(plain))
        if not beyond >= self._beyond and not any("\u1100" <= sign <= "\u11ff" for sign in beyond):
            return False
        # A word of ASCII that is not in the bytes is there if an accent is taken from among its letters.
        return all(any(not one or not word.isdisjoint(one) for one in plain) for word in missing)
