"""What one line of Markdown begins, in the words of CommonMark 0.31 (https://spec.commonmark.org/0.31.2/).

Each takes a line without its indent. All of them read it once, however long it is.
"""

from __future__ import annotations


def atx(core: str) -> tuple[int, str] | None:
    """The level and the title of the heading that a line is (CommonMark 4.2)."""
    rest = core.lstrip("#")
    level = len(core) - len(rest)
    if not 1 <= level <= 6 or rest[:1] not in ("", " ", "\t"):
        return None
    title = rest.strip(" \t")
    unmarked = title.rstrip("#")
    return level, unmarked.rstrip(" \t") if unmarked[-1:] in ("", " ", "\t") else title


def fence(core: str) -> str:
    """The fence that a line opens, its backticks or tildes; empty for none (CommonMark 4.5)."""
    for sign in ("`", "~"):
        mark = core[: len(core) - len(core.lstrip(sign))]
        if len(mark) >= 3 and not (sign == "`" and sign in core[len(mark) :]):
            return mark
    return ""


def underlines(core: str) -> int:
    """The level of the heading that a line underlines, 0 for none (CommonMark 4.3)."""
    said = core.rstrip(" \t")
    if not said or said[0] not in "=-" or said.strip(said[0]):
        return 0
    return 1 if said[0] == "=" else 2


def is_rule(core: str) -> bool:
    """Whether a line is a thematic break (CommonMark 4.1)."""
    said = core.replace(" ", "").replace("\t", "")
    return len(said) >= 3 and said[0] in "*-_" and not said.strip(said[0])
