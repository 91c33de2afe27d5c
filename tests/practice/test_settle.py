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
            partial(settle.dropped, day=TODAY, told=True),
            "- [-] Send it  [goal:: lead]  [cancelled:: 2026-12-06]  [id:: aaaaa]\n  - 2026-12-06 told",
        ),
        (
            partial(settle.moved, day=TODAY, to=None, old=None, told=True),
            "- [ ] Send it  [goal:: lead]  [id:: aaaaa]\n  - 2026-12-06 moved\n  - 2026-12-06 told",
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


@pytest.mark.parametrize(
    ("ended", "settling", "after"),
    [
        ("[-] Send it  [cancelled:: 2026-12-02]", settle.done, "[x] Send it  [completion:: 2026-12-06]"),
        ("[x] Send it  [completion:: 2026-12-02]", settle.dropped, "[-] Send it  [cancelled:: 2026-12-06]"),
        ("[x] Send it  [completion:: 2026-12-02]", settle.reopened, "[ ] Send it"),
        ("[-] Send it  [cancelled:: 2026-12-02]", settle.reopened, "[ ] Send it"),
    ],
)
def test_of_an_ending_that_does_not_hold_any_more_nothing_stays_on_the_line(
    journal: Builder, ended: str, settling: Callable[..., Document], after: str
) -> None:
    text = settled(journal, f"- {ended}  [id:: aaaaa]", ("Send it", partial(settling, day=TODAY)))
    assert text.splitlines()[0] == f"- {after}  [id:: aaaaa]"


def test_a_smaller_step_has_of_the_old_one_whose_it_is_its_goal_and_how_it_is_written(
    journal: Builder,
) -> None:
    line = "*  [ ] @ada Send it  [goal:: lead]  [created:: 2026-11-02]  [due:: 2026-12-04]  [id:: aaaaa]"
    shrunk = partial(
        settle.shrunk, day=TODAY, to=None, old=date(2026, 12, 4), smaller="Write", new_id="bbbbb"
    )
    assert settled(journal, line, ("Send it", shrunk)) == (
        f"{line.replace('[ ]', '[-]').replace('  [id', '  [cancelled:: 2026-12-06]  [id')}\n"
        "   - 2026-12-06 moved from 2026-12-04: made smaller: Write\n"
        "*  [ ] @ada Write  [goal:: lead]  [from:: aaaaa]  [created:: 2026-12-06]  [id:: bbbbb]"
    )


def test_what_was_settled_is_taken_back_unless_its_lines_are_others_by_now(journal: Builder) -> None:
    opened = journal(person(), held("2026-12-01", BODY.format(f"- [ ] One\n{LINE}\n- [ ] Last")))
    other, item, _ = opened.items()
    before = opened.document(PATH)
    after = settle.done(before, item, TODAY, "read")
    trace = settle.traced(before, after, item)
    assert settle.taken_back(after, item, trace) == before
    assert settle.taken_back(settle.done(after, other, TODAY), item, trace) == settle.done(
        before, other, TODAY
    )
    assert settle.taken_back(settle.reopened(after, item, TODAY), item, trace) is None


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
        ("Send it by friday", "Send it  [due:: 2026-12-04]"),
        ("Send it", "Send it"),
    ],
)
def test_a_day_that_ends_a_text_becomes_a_field_where_no_word_is_lost(
    journal: Builder, typed: str, stored: str
) -> None:
    text = typed if "[" in typed else "Send it"
    after = settled(journal, f"- {typed}", (text, partial(settle.carried, day=TODAY)))
    line, _, below = after.partition("\n")
    assert re.fullmatch(re.escape(f"- [ ] {stored}") + r"  \[id:: \w{5}\]", line)
    assert below == "  - 2026-12-06 carried"
