"""A hostile string in every text field of every record, and the review walked through at a terminal."""

from __future__ import annotations

import os
import re

import pytest
from rich.cells import cell_len
from tests.cli.conftest import Mentorlog

from .conftest import Holding
from .records import PRIVATE
from .screens import SGR, obeyed
from .strings import HOSTILE, WIDE

PAGE = "reviews/2026-W49.md"
PASSED = "n"  # the first question: a planned meeting with Jun has passed, and did not happen
MANY = 30
# Elsewhere each string is tried on each line of a record; here all of them only in the long dose.
some = pytest.mark.parametrize("name", list(HOSTILE)[:: 1 if os.environ.get("MENTORLOG_LONG") else 4])


def last_week(mentorlog: Mentorlog) -> None:
    """Somebody has reviewed the week before."""
    page = mentorlog.journal / "reviews/2026-W48.md"
    page.parent.mkdir()
    page.write_text("+++\nended = 2026-11-29\n+++\n")


def walked(mentorlog: Mentorlog, *keys: str, width: int = 80, who: str = "") -> str:
    """Presses keys and then leaves; what was on the screen, the person's own answers aside."""
    arguments = ["review", *(["--who", who] if who else [])]
    result = mentorlog(*arguments, answers=keys, width=width, color=True)
    out = SGR.sub("", result.out)
    assert result.code in (0, 1), result
    assert obeyed(out + result.err) == []
    # Questions are as wide as the terminal, and the answers stand beside them.
    assert [one for one in out.split("\n") if cell_len(one) > width] == []
    assert not [name for name in PRIVATE if f"{name}Q" in out]
    return out


@pytest.mark.parametrize(
    ("name", "width"), [*((name, 80) for name in HOSTILE), *((name, 40) for name in WIDE)]
)
def test_the_walk_shows_each_step_obeys_nothing_and_goes_on_where_it_stopped(
    name: str, width: int, holding: Holding
) -> None:
    mentorlog, _ = holding(HOSTILE[name])
    last_week(mentorlog)
    found = re.search(r"1 of (\d+) · ", walked(mentorlog, PASSED, width=width))
    assert found
    steps = int(found[1])
    assert 8 <= steps < MANY
    walked(mentorlog, *"n" * (steps - 1), "q", width=width)
    lines = mentorlog.files()[PAGE].splitlines()
    assert sum(line.startswith("- Not now: ") for line in lines) >= steps - 1
    assert "1 of 1 · 1 minute" in walked(mentorlog, width=width), "each line is known by its id"
    walked(mentorlog, "n", "Yes.", width=width)
    assert mentorlog.files()[PAGE].count("\n## ") == 1
    assert not [private for private in PRIVATE if f"{private}Q" in mentorlog.files()[PAGE]]


@some
def test_what_is_decided_on_changes_no_other_line(name: str, holding: Holding) -> None:
    mentorlog, _ = holding(HOSTILE[name])
    last_week(mentorlog)
    walked(mentorlog, PASSED, "q")
    before = mentorlog.files()
    walked(mentorlog, "d", "", "b", "l", "", "", "b", "m", "fri", "", "", "q")
    after = mentorlog.files()
    changed = [path for path in after if after[path] != before.get(path)]
    assert len(changed) == 2 and PAGE in changed
    [record] = [path for path in changed if path != PAGE]
    gone = [line for line in before[record].split("\n") if line not in after[record].split("\n")]
    assert len(gone) == 1
    assert after[PAGE].count("\n- ") == 1


@some
def test_a_walk_with_somebody_of_any_name_is_found_again(name: str, holding: Holding) -> None:
    mentorlog, _ = holding(HOSTILE[name])
    last_week(mentorlog)
    found = re.search(r"1 of (\d+) · ", walked(mentorlog, who="ada"))
    assert found
    walked(mentorlog, "n", "q", who="ada")
    assert f"1 of {int(found[1]) - 1} · " in walked(mentorlog, who="ada")


@some
def test_coming_back_shows_each_line_and_puts_all_of_it_off(name: str, holding: Holding) -> None:
    mentorlog, _ = holding(HOSTILE[name])
    said = walked(mentorlog, PASSED, "\n", "\n", "")
    assert said.count("\n  For ") == 2
    lines = [line for line in mentorlog.files()[PAGE].split("\n") if line.startswith("- ")]
    assert len(lines) >= 8 and all(line.startswith("- For ") for line in lines)
