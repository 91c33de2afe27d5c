"""A hostile string in every text field of every record, on every screen, in every way to put it out.

With MENTORLOG_LONG=1 each string is on each screen. Else it is on every fourteenth one, each string
beginning at another, so that each screen has some of them; and at 40 columns only those are tried whose
width is in doubt.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from rich.cells import cell_len
from tests.cli.conftest import Mentorlog
from tests.render.reading import made_of, read
from tests.render.test_markdown import OURS, said, tokens

from mentorlog.render.text import visible

from .conftest import Holding
from .records import PRIVATE, Records, write
from .screens import (
    CUT,
    HTML,
    JSON,
    MARKDOWN,
    PASTED,
    PUBLIC,
    SCREENS,
    SGR,
    in_json,
    misplaced,
    obeyed,
    squeezed,
)
from .strings import HOSTILE, LONG, WIDE

strings = pytest.mark.parametrize("name", HOSTILE)
# Of these the part before a colon is one thing, and what follows it another.
PARTED = {"first", "value", "logword"}
# The list that has most ids.
LISTED = "list --all --kind any"


@functools.cache
def shown(home: Path, line: str) -> frozenset[str]:
    """The fields that a screen shows where they hold a plain word."""
    mentorlog, records = Mentorlog(home), Records("plain")
    mentorlog.environment["MENTORLOG_JOURNAL"] = str(mentorlog.journal)
    files = records.files()
    if not mentorlog.journal.exists():
        write(mentorlog.journal, files)
    result = mentorlog(*line.split(), width=None)
    assert result.code == 0, result
    # A sheet has the first sentence of the vision, which a string may end.
    beside = {"vision"} if line.startswith("prep") else set()
    return frozenset(name for name, text in records.fields.items() if text in result.out) - beside


@pytest.fixture(scope="session")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a journal with a plain word everywhere."""
    return tmp_path_factory.mktemp("plain")


def some_of(lines: Sequence[str], name: str) -> Sequence[str]:
    """The screens that a string is tried on."""
    return lines if LONG else lines[list(HOSTILE).index(name) % 14 :: 14]


def lost(out: str, records: Records, fields: Iterable[str]) -> list[str]:
    """The fields whose text a screen should hold and does not."""
    there = squeezed(out)
    parted = PARTED if ":" in records.string else set()
    wanted = {name: squeezed(visible(records.fields[name])) for name in fields if name not in parted}
    return [name for name, text in wanted.items() if text not in there]


def private_in(out: str, line: str) -> list[str]:
    """What is private and all the same on a sheet."""
    return [name for name in PRIVATE if f"{name}Q" in out and line.startswith(PUBLIC)]


def test_each_field_is_shown_by_some_screen(plain: Path) -> None:
    records = Records("plain")
    records.files()
    found = {name for line in (*SCREENS, *JSON) for name in shown(plain, line)}
    assert records.fields.keys() - found == set()
    assert set(PRIVATE) <= shown(plain, "meeting show ada") | shown(plain, "mentor show eve")


def test_each_screen_is_met_by_one_string_in_fourteen_at_least() -> None:
    for lines in (SCREENS, JSON, MARKDOWN, HTML):
        met = [line for name in HOSTILE for line in some_of(lines, name)]
        assert min(met.count(line) for line in lines) >= len(HOSTILE) // 14


def test_there_are_sixty_strings_and_more() -> None:
    assert len(set(HOSTILE.values())) == len(HOSTILE) >= 60


@strings
def test_in_a_pipe_each_field_is_there_as_it_is(name: str, holding: Holding, plain: Path) -> None:
    mentorlog, records = holding(HOSTILE[name])
    for line in some_of(("", *SCREENS), name):
        result = mentorlog(*line.split(), width=None)
        assert result.code == 0, result
        assert obeyed(result.out + result.err) == [], line
        assert lost(result.out, records, () if line in ("", *CUT) else shown(plain, line)) == [], line
        assert lost(result.err, records, ["wrongkey"]) == [], line
        assert private_in(result.out, line or "today") == [], line


@pytest.mark.parametrize(
    ("name", "width"),
    [*((name, 80) for name in HOSTILE), *((name, 40) for name in WIDE)],
)
def test_at_a_terminal_nothing_is_obeyed_or_lost_and_no_line_is_too_wide(
    name: str, width: int, holding: Holding, plain: Path
) -> None:
    mentorlog, records = holding(HOSTILE[name])
    for line in some_of(SCREENS, name):
        result = mentorlog(*line.split(), width=width, color=True)
        out = SGR.sub("", result.out)
        assert result.code == 0, result
        assert (result.out != out) is not line.startswith(PASTED)
        assert obeyed(out + result.err) == [], line
        # A command is for copying, and stays in one piece.
        wide = [one for one in out.split("\n") if cell_len(one) > width]
        assert [one for one in wide if not one.lstrip().startswith("mentorlog ")] == [], line
        assert lost(out, records, () if line in CUT else shown(plain, line)) == [], line


@strings
def test_in_json_each_field_is_there_exactly_and_only_escaped(
    name: str, holding: Holding, plain: Path
) -> None:
    mentorlog, records = holding(HOSTILE[name])
    for line in some_of(JSON, name):
        result = mentorlog(*line.split())
        assert result.code == 0, result
        assert obeyed(result.out) == [], line
        there = "\n".join(in_json(result.out))
        if line.startswith(PASTED) and "…" in there:
            continue  # a nudge is short in JSON, too
        fields = shown(plain, line) - (PARTED if ":" in records.string else set())
        if line.startswith(PASTED):
            fields -= {"met"}  # of somebody met a letter says only what stands before the colon
        assert [one for one in fields if records.fields[one] not in there] == [], line
        assert private_in(result.out, line) == [], line


@strings
def test_in_markdown_each_field_is_drawn_as_it_is_and_makes_nothing(
    name: str, holding: Holding, plain: Path
) -> None:
    mentorlog, records = holding(HOSTILE[name])
    for line in some_of(MARKDOWN, name):
        result = mentorlog(*line.split())
        assert result.code == 0, result
        assert obeyed(result.out) == [], line
        assert {token.type for token in tokens(result.out)} <= OURS, line
        assert lost(said(result.out), records, shown(plain, line)) == [], line
        assert private_in(result.out, line) == [], line


@strings
def test_in_html_each_field_is_there_as_it_is_and_makes_nothing(
    name: str, holding: Holding, plain: Path
) -> None:
    mentorlog, records = holding(HOSTILE[name])
    for line in some_of(HTML, name):
        result = mentorlog(*line.split())
        assert result.code == 0, result
        assert result.out.isascii() and obeyed(result.out) == [], line
        page = read(result.out)
        assert made_of(page) == set(), line
        assert obeyed(page.words) == [], line
        fields = () if line.startswith(PASTED) else shown(plain, line)
        assert lost(page.all("body")[0].words, records, fields) == [], line
        assert private_in(page.words, line) == [], line


@pytest.mark.parametrize("name", ["emoji code", "emoji codes", "wiki and mathematics"])
def test_in_markdown_nothing_is_left_that_obsidian_or_github_would_read(name: str, holding: Holding) -> None:
    mentorlog, _ = holding(HOSTILE[name])
    obeyed_there = re.compile(r"(?<!\\)\$|(?<!\\)==|(?<!\\)%%|(?<!\\)\[\[|(?<!\\):[a-z0-9_+-]+:")
    for line in MARKDOWN:
        assert obeyed_there.findall(mentorlog(*line.split()).out) == []


@pytest.mark.parametrize("name", ["colour", "override", "lines", "red", "long wide word", "script"])
def test_in_a_file_there_is_what_a_screen_without_colours_would_show(name: str, holding: Holding) -> None:
    mentorlog, _ = holding(HOSTILE[name])
    for line in ("prep ada", "prep ada --full", "prep ada --share --format markdown", "review --json"):
        result = mentorlog(*line.split(), "--output", str(mentorlog.home / "out.txt"), color=True)
        assert (result.code, result.out) == (0, ""), result
        assert (mentorlog.home / "out.txt").read_bytes().decode() == mentorlog(*line.split()).out


@pytest.mark.parametrize("name", WIDE)
def test_ids_and_names_stand_in_columns(name: str, holding: Holding) -> None:
    mentorlog, records = holding(HOSTILE[name])
    items = json.loads(mentorlog(*LISTED.split(), "--json").out)["items"]
    assert len(items) > 30
    assert misplaced(mentorlog(*LISTED.split(), width=80).out, [item["id"] for item in items]) == []
    rows = mentorlog("mentor", "list", "--all", width=80).out.split("\n")
    starts = [cell_len(row[: row.index(word)]) for row in rows for word in ("mentor", "roleQ") if word in row]
    named = cell_len(visible(f"{records.fields['name']} Lovelace"))
    assert starts[:2] == [named + 2] * 2 or named > 40
