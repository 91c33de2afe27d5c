"""A user's words made safe to show anywhere: what a terminal would obey is made visible."""

from __future__ import annotations

import re
from collections.abc import Callable

# C0 and C1 controls, direction marks and overrides, line and paragraph separators, halves of a pair.
_UNSAFE = "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ud800-\udfff\ufff9-\ufffb]"
_FIRST_MARK = "\u0300"  # of those that Unicode combines with the letter before
_LONGEST_PILE = 4
# What stands for our own signs, and for typed quotation marks and dashes, where a terminal has none of them.
STAND_INS = {
    **dict.fromkeys("“”„", '"'), **dict.fromkeys("‘’", "'"), **dict.fromkeys("·–‐‑", "-"), "—": "--",
    "…": "...", "×": "x", "→": "->", "\N{NO-BREAK SPACE}": " ",
    "█": "#", "▒": "=", "░": ".", "│": "|",
    "▁": "_", "▂": ".", "▃": "-", "▄": "~", "▅": "+", "▆": "=", "▇": "*",
}  # fmt: skip
ELLIPSIS = "…"


def stood_in(fault: UnicodeError) -> tuple[str, int]:
    """Stand-ins for what an encoding lacks, a question mark for the rest: a handler for `codecs`."""
    if not isinstance(fault, UnicodeEncodeError):
        raise fault
    missing = fault.object[fault.start : fault.end]
    return "".join(STAND_INS.get(sign, "?") for sign in missing), fault.end


def visible(words: str) -> str:
    """ESC as ␛, U+202E as <U+202E>, a tab as a space; at most four combining marks on a letter."""
    return _without_piles(replaced(words, _shown))


def replaced(words: str, say: Callable[[re.Match[str]], str]) -> str:
    """Words with each sign that a terminal would obey as `say` has it."""
    # Most have none, and Python knows that without a pattern: none of these is printable.
    return words if words.isprintable() else re.sub(_UNSAFE, say, words)


def _shown(found: re.Match[str]) -> str:
    char = found[0]
    if char == "\t":
        return " "
    if char < " ":
        return chr(0x2400 + ord(char))
    return "␡" if char == "\x7f" else f"<U+{ord(char):04X}>"


def _may_combine(char: str) -> bool:
    return char >= _FIRST_MARK and not char.isalnum() and char not in STAND_INS


def _without_piles(words: str) -> str:
    # A pile of marks would draw over the lines above and below it.
    if words.isascii() or not any(_may_combine(char) for char in words):
        return words
    import unicodedata  # a megabyte of tables, and most words need none of them

    kept, pile = [], 0
    for char in words:
        pile = pile + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
        if pile <= _LONGEST_PILE:
            kept.append(char)
    return "".join(kept)
