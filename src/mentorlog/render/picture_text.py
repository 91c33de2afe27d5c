"""Words in a picture: as XML can hold them, and cut to the room there is.

SVG breaks no lines, and which font a reader has nobody knows: widths are guessed, rather too wide.
"""

from __future__ import annotations

import re
import unicodedata

from mentorlog.render.text import visible

# Not in XML 1.0 (https://www.w3.org/TR/xml/#charsets). The others that are not, `visible` shows already.
_NOT_XML = re.compile("[\ufffe\uffff]")
_LONG_WORD = 20


def in_xml(words: str) -> str:
    """A user's words as an XML file can hold them: what it cannot is shown as what it is."""
    return _NOT_XML.sub(lambda found: f"<U+{ord(found[0]):04X}>", visible(words))


def cut(words: str, room: float, size: int, *, bold: bool = False) -> str:
    """Words cut where they would take more than `room`: before a word, or through a very long one."""
    shown = in_xml(words)
    each = size * 1.1 if bold else size
    if sum(map(_em, shown)) * each <= room:
        return shown
    taken, kept = _em("…") * each, 0
    while taken + _em(shown[kept]) * each <= room:
        taken += _em(shown[kept]) * each
        kept += 1
    before = shown[: kept + 1].rpartition(" ")[0]
    word = shown[len(before) :].lstrip(" ").partition(" ")[0]
    begun = before if before and len(word) <= _LONG_WORD else shown[:kept]
    return f"{begun.rstrip(' ,;:.')}…"


def _em(char: str) -> float:
    """About how wide a character is, in sizes of its font: that of DejaVu Sans, one of the widest."""
    if char in " .,:;'|!ijlI()[]":
        return 0.4
    if char.isascii():
        return 1.0 if char in "MW@%m" else 0.8 if char.isupper() else 0.64
    category = unicodedata.category(char)
    if category in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(char) in "WF":
        return 1.3 if category == "So" else 1.05
    return 0.8
