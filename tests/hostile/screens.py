"""Every screen that shows what is in a journal, and what is looked for on it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

# What our own colours are made of: bold, dim, cyan, and the end of each.
SGR = re.compile(r"\x1b\[(?:0|1|2|36|1;36)m")

SCREENS = (
    "today",
    "prep ada",
    "prep ada --full",
    "prep ada --share",
    "prep jun --full",
    "prep eve --full",
    "prep jun",
    "review",
    "progress",
    "progress ada",
    "progress lead",
    "nudge ada",
    "nudge jun",
    "nudge t4x2k",
    "report ada",
    "report jun",
    "mentor agree ada",
    "mentor agree ada --share",
    "mentee agree jun",
    "mentee agree jun --share",
    "mentor checkpoint ada --no-input",
    "mentor close ada --full",
    "mentor close ada --thanks",
    "mentee close jun --full",
    "list",
    "list --theirs",
    "list --all --kind any",
    "search q",
    "search q who:ada kind:commitment",
    "recall ada",
    "recall jun",
    "mentor list --all",
    "mentor show ada",
    "mentor show eve",
    "mentor compare",
    "mentor ask eve",
    "mentee list",
    "mentee show jun",
    "goal list --all",
    "goal show lead",
    "goal show over",
    "me",
    "meeting list --all",
    "meeting show ada",
    "meeting show ada 2026-12-07",
    "config show",
)
# Those that a screen of few lines cuts: what is on them is looked for elsewhere, or with --full.
CUT = (
    "today",
    "prep ada",
    "prep jun",
    "nudge ada",
    "nudge jun",
    "nudge t4x2k",
    "mentor ask eve",
    "mentor agree ada --share",
    "mentee agree jun --share",
    "mentor close ada --thanks",
    "search q",
    "search q who:ada kind:commitment",
)
JSON = (
    *(f"{line} --json" for line in SCREENS if not line.endswith(("--full", "2026-12-07"))),
    "mentor close ada --json",
)
MARKDOWN = tuple(
    f"{line} --format markdown"
    for line in (
        *("prep ada", "prep ada --share", "review", "progress", "report ada"),
        *("mentor close ada", "mentor agree ada", "recall ada"),
    )
)
HTML = tuple(
    f"{line} --format html"
    for line in (
        "prep ada",
        "prep ada --share",
        "prep jun",
        "review",
        "progress",
        "progress ada",
        "report ada",
        "mentor close ada",
        "mentor agree ada",
        "mentor agree ada --share",
    )
)
# Text to paste has no colours.
PASTED = (
    *("nudge", "mentor ask", "mentor agree ada --share", "mentee agree jun --share"),
    "mentor close ada --thanks",
)
# What is private is never on these.
PUBLIC = (
    *("today", "prep", "review", "progress", "nudge", "report"),
    *("mentor compare", "mentor ask", "mentor agree", "mentee agree", "mentor close", "mentee close"),
    "mentor checkpoint",
)


def is_obeyed(char: str) -> bool:
    """Whether a character does something instead of standing there: C0, C1, direction, line ends, halves."""
    return (
        char < " "
        or "\x7f" <= char <= "\x9f"
        or char in "\u061c\u200e\u200f\u2028\u2029\ufff9\ufffa\ufffb"
        or "\u202a" <= char <= "\u202e"
        or "\u2066" <= char <= "\u206f"
        or "\ud800" <= char <= "\udfff"
    )


def obeyed(text: str) -> list[str]:
    """What of an output a terminal would obey, a line's end aside."""
    return [char for char in text if is_obeyed(char) and char != "\n"]


def squeezed(text: str) -> str:
    """A text without its spaces, which differ where a line goes on below itself."""
    return "".join(text.split())


def strings(value: Any) -> Iterator[str]:
    """Every string in what JSON holds."""
    if isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)
    elif isinstance(value, str):
        yield value


def in_json(out: str) -> list[str]:
    """Every string of an output in JSON."""
    return list(strings(json.loads(out)))


def misplaced(out: str, ids: list[str]) -> list[str]:
    """The ids of a list that do not begin exactly one of its lines, in the same column."""
    lines = out.split("\n")
    return [one for one in ids if sum(line.startswith(f"  {one}  ") for line in lines) != 1]
