"""What a command writes down when an item is settled: its line, and what stands nested below it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

from mentorlog.journal import Item
from mentorlog.journal.document import Document
from mentorlog.practice import settle

from .conftest import TODAY, Builder, held, person

PATH = "meetings/ada/2026-12-01.md"
BODY = "## Commitments\n{}"
LINE = "- [ ] Send it  [goal:: lead]  [id:: aaaaa]"


def settled(journal: Builder, body: str, *wanted: tuple[str, Callable[[Document, Item], Document]]) -> str:
    """The lines below the heading once the items that open so were settled together."""
    opened = journal(person(), held("2026-12-01", BODY.format(body)))
    items = {item.text: item for item in opened.items()}
    edit = opened.edit()
    settle.in_place(edit, [(items[text], settling) for text, settling in wanted])
    edit.save("Settled")
    return journal().text(PATH).partition("## Commitments\n")[2].rstrip("\n")


@pytest.mark.parametrize(
    ("settling", "after"),
    [
        (
            partial(settle.done, day=TODAY),
            "- [x] Send it  [goal:: lead]  [completion:: 2026-12-06]  [id:: aaaaa]",
        ),
        (
            partial(settle.done, day=TODAY, result="read"),
            "- [x] Send it  [goal:: lead]  [completion:: 2026-12-06]  [id:: aaaaa]\n"
            "  - 2026-12-06 done: read",
        ),
        (
            partial(settle.done, day=TODAY, adapted=True),
            "- [x] Send it  [goal:: lead]  [completion:: 2026-12-06]  [id:: aaaaa]\n  - 2026-12-06 adapted",
        ),
        (
            partial(settle.dropped, day=TODAY),
            "- [-] Send it  [goal:: lead]  [cancelled:: 2026-12-06]  [id:: aaaaa]",
        ),
        (
            partial(settle.moved, day=TODAY, to=date(2026, 12, 11), old=date(2026, 12, 8), why="ill"),
            "- [ ] Send it  [goal:: lead]  [due:: 2026-12-11]  [id:: aaaaa]\n"
            "  - 2026-12-06 moved from 2026-12-08: ill",
        ),
        (
            partial(
                settle.shrunk, day=TODAY, to=None, old=None, smaller="Write [goal:: talk]", new_id="bbbbb"
            ),
            "- [-] Send it  [goal:: lead]  [cancelled:: 2026-12-06]  [id:: aaaaa]\n"
            "  - 2026-12-06 moved: made smaller: Write [goal:: talk]\n"
            "- [ ] Write  [goal:: talk]  [from:: aaaaa]  [id:: bbbbb]",
        ),
    ],
)
def test_what_becomes_of_a_line_is_written_down_and_no_more(
    journal: Builder, settling: Callable[[Document, Item], Document], after: str
) -> None:
    assert settled(journal, LINE, ("Send it", settling)) == after


def test_several_in_one_file_are_each_settled_in_their_place(journal: Builder) -> None:
    lines = "\n".join(f"- [ ] {text}  [id:: aaaa{text[0]}]" for text in ("2 two", "3 three", "4 four"))
    done = partial(settle.done, day=TODAY, result="read")
    assert settled(journal, lines, ("2 two", done), ("4 four", done)) == (
        "- [x] 2 two  [completion:: 2026-12-06]  [id:: aaaa2]\n  - 2026-12-06 done: read\n"
        "- [ ] 3 three  [id:: aaaa3]\n"
        "- [x] 4 four  [completion:: 2026-12-06]  [id:: aaaa4]\n  - 2026-12-06 done: read"
    )


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Send it by 2026-12-11", "Send it  [due:: 2026-12-11]"),
        ("Send it [goal:: x] by 2026-12-11", "Send it [goal:: x] by 2026-12-11  [due:: 2026-12-11]"),
        ("Send it", "Send it"),
    ],
)
def test_a_day_that_ends_a_text_becomes_a_field_where_no_word_is_lost(
    journal: Builder, typed: str, stored: str
) -> None:
    after = settled(journal, f"- {typed}", (typed, partial(settle.carried, day=TODAY)))
    line, _, below = after.partition("\n")
    assert re.fullmatch(re.escape(f"- [ ] {stored}") + r"  \[id:: \w{5}\]", line)
    assert below == "  - 2026-12-06 carried"
