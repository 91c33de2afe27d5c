"""`--plain`: nothing drawn, nothing in columns, a fact a line; and narrow terminals, where nothing is cut."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from rich.cells import cell_len
from tests.cli.conftest import Mentorlog
from tests.cli.test_screens import ALSO, DEMO, DRAWN_OR_ASIDE, transcript, with_demo

SCREENS = (
    "mentorlog",
    "mentorlog prep",
    "mentorlog prep --full",
    "mentorlog prep --share",
    "mentorlog list",
    "mentorlog list --theirs",
    "mentorlog review",
    "mentorlog progress",
    "mentorlog progress ada",
    "mentorlog mentor list",
    "mentorlog mentor show ada",
    "mentorlog mentor compare",
    "mentorlog mentor agree ada",
    "mentorlog mentor close ada",
    "mentorlog mentor checkpoint ada",
    "mentorlog goal list",
    "mentorlog goal show lead",
    "mentorlog me",
    "mentorlog meeting list --all",
    "mentorlog search plan",
    "mentorlog recall jun",
    'mentorlog done 90-day --result "Ada has it"',
)
# The user's own lines, as they wrote them; and letters, which are prose.
AS_WRITTEN = ("meeting show", "nudge", "report")
WIDE = re.compile(r"\bmentorlog |\.md(:\d+)?$|^people/|^meetings/")
ALL = tuple(
    dict.fromkeys(
        (*SCREENS[:-1], *(c for c in DEMO if " note " not in c), *ALSO["demo"], "mentorlog recall ada")
    )
)


def said_by(home: Path, commands: tuple[str, ...], **how: object) -> Mapping[str, str]:
    mentorlog = with_demo(home)
    for name in ("Nadia Brandt", "Tom Ek"):
        mentorlog.ok(
            "mentor", "add", name, "--status", "candidate", "--skill", "speaking", "--experience", "4"
        )
    return {command: mentorlog.typed(command, **how).out for command in commands}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    return said_by(tmp_path_factory.mktemp("plain"), ALL, MENTORLOG_PLAIN="1", color=True)


@pytest.fixture(scope="module")
def narrow(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    return said_by(tmp_path_factory.mktemp("narrow"), ALL, width=40)


def lines_of(screens: Mapping[str, str], *without: str) -> list[tuple[str, str]]:
    return [
        (command, line)
        for command, out in screens.items()
        if not any(name in command for name in without)
        for line in out.split("\n")
    ]


def test_the_plain_transcript_is_the_golden_one(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    mentorlog = with_demo(tmp_path)
    said = {command: mentorlog.typed(command, MENTORLOG_PLAIN="1") for command in SCREENS}
    golden("plain-80", transcript(said, tmp_path))


def test_the_transcript_at_40_columns_is_the_golden_one(
    tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    mentorlog = with_demo(tmp_path)
    said = {command: mentorlog.typed(command, width=40) for command in SCREENS}
    golden("demo-40", transcript(said, tmp_path))


def test_plain_draws_no_line_and_no_bar_and_has_no_color(plain: Mapping[str, str]) -> None:
    assert [line for line in lines_of(plain) if re.search("[\x1b\u2500-\u259f]", line[1])] == []


def test_plain_sets_nothing_in_columns_and_nothing_at_an_edge(plain: Mapping[str, str]) -> None:
    assert [line for line in lines_of(plain, "meeting show") if "  " in line[1] or line[1][:1] == " "] == []


def test_plain_puts_no_two_facts_in_a_line(plain: Mapping[str, str]) -> None:
    ours = lines_of(plain, *AS_WRITTEN)
    assert [line for line in ours if " · " in line[1]] == []
    # An id, and a command, stand alone.
    assert [
        line for line in ours if re.search(r"\b(?:7f3kb|m2p9x)\b", line[1]) and "Id: " not in line[1]
    ] == []
    commands = [line for _, line in ours if "mentorlog " in line]
    assert commands and [line for line in commands if not re.fullmatch(r"[^:]+: mentorlog .*", line)] == []


def test_plain_says_every_word_that_the_other_form_says(tmp_path: Path, plain: Mapping[str, str]) -> None:
    drawn = said_by(tmp_path, ALL, width=400)
    lost = {
        command: missing
        for command in ALL
        if (missing := _words(drawn[command]) - _words(plain[command]) - DRAWN_OR_ASIDE)
    }
    assert lost == {}


def _words(out: str) -> set[str]:
    return set(re.findall(r"\w[\w-]*", out.lower()))


@pytest.mark.parametrize("how", [["--plain"], []])
def test_an_option_or_the_environment_asks_for_it(with_ada: Mentorlog, how: list[str]) -> None:
    environment = {} if how else {"MENTORLOG_PLAIN": "1"}
    assert "They are: mentor\n" in with_ada.ok(*how, "mentor", "list", **environment)


def test_an_empty_variable_does_not_ask_for_it(with_ada: Mentorlog) -> None:
    assert with_ada.ok("mentor", "list", MENTORLOG_PLAIN="") == with_ada.ok("mentor", "list")


def test_a_file_gets_the_plain_form_too(with_ada: Mentorlog, tmp_path: Path) -> None:
    with_ada("--plain", "prep", "ada", "--output", str(tmp_path / "sheet.txt"))
    assert (tmp_path / "sheet.txt").read_text() == with_ada.ok("--plain", "prep", "ada")


def test_a_question_says_its_keys_in_words(with_ada: Mentorlog) -> None:
    out = with_ada("--plain", "goal", "remove", "lead", answers=["n"]).out
    assert "(y or n; Enter: no)" in " ".join(out.split()) and "[y/N]" not in out


def test_a_review_names_each_key_on_a_line_of_its_own(with_ada: Mentorlog) -> None:
    with_ada.ok("note", "ada", "-m", "We met.", "--commit", "Draft it by today")
    lines = with_ada.ok("--plain", "review", answers=["q"]).splitlines()
    assert lines[:3] == ["", "Review", "1 of 1"]
    assert {"d: done", "m: move", "l: let go", "q: quit"} <= set(lines)
    assert [line for line in lines if "[" in line or "  " in line] == []


# --- narrow ---------------------------------------------------------------------------------------


def test_at_40_columns_no_line_is_wider_but_for_what_is_to_be_copied(narrow: Mapping[str, str]) -> None:
    assert [line for line in lines_of(narrow) if cell_len(line[1]) > 40 and not WIDE.search(line[1])] == []


def test_at_40_columns_no_word_is_lost_that_stands_there_at_80(
    tmp_path: Path, narrow: Mapping[str, str]
) -> None:
    wider = said_by(tmp_path, ALL, width=80)
    assert {c: lost for c in ALL if (lost := _squeezed(wider[c]) - _squeezed(narrow[c]))} == {}


def _squeezed(out: str) -> set[str]:
    """The words, as far as they are not cut."""
    return {word for word in re.findall(r"[^\s█▒░│▁]+", out) if "…" not in word}


def test_at_40_columns_nothing_is_cut(narrow: Mapping[str, str]) -> None:
    assert [line for line in lines_of(narrow) if line[1].endswith("…")] == []


def test_a_narrow_sheet_has_no_more_parts_and_lines_of_them_than_a_wide_one(
    narrow: Mapping[str, str],
) -> None:
    # A minute's reading stays one; only the lines are shorter.
    ids = [re.findall(r"^  (\w{5})  ", narrow["mentorlog prep"], re.MULTILINE)]
    assert 5 <= len(ids[0]) <= 14 and "+3 more" in narrow["mentorlog prep"]


def test_on_a_narrow_terminal_what_a_command_stored_is_folded(mentorlog: Mentorlog) -> None:
    mentorlog.ok("init", str(mentorlog.journal))
    lines = mentorlog.ok("mentor", "add", "Ada Lovelace of the Long Name", width=40).splitlines()
    assert len(lines) > 2 and "  (people/ada-lovelace-of-the-long-name.md)" in lines
    assert [line for line in lines if len(line) > 40 and not WIDE.search(line.strip(" ()"))] == []


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("pepr", ["There is no command “pepr”.", "Did you mean prep?"]),
        (
            "show",
            [
                "There is no command “show”.",
                "Here that is: mentorlog mentor show WHO,",
                "  mentorlog goal show GOAL,",
                "  mentorlog meeting show WHO",
            ],
        ),
        ("meeting remove ada", ["Nothing was changed.", "mentorlog meeting remove ada 2026-12-07 --yes"]),
        (
            "history",
            [
                "The journal at",
                "  HOME/journal",
                "  has no history: git, which keeps it,",
                "  is not installed.",
                "Install git, then: mentorlog init",
            ],
        ),
    ],
)
def test_on_a_narrow_terminal_a_message_is_folded_but_for_what_is_to_be_copied(
    tmp_path: Path, command: str, said: list[str]
) -> None:
    mentorlog = with_demo(tmp_path)
    lines = mentorlog.typed(f"mentorlog {command}", width=40).err.splitlines()
    assert [line.replace(str(tmp_path), "HOME") for line in lines] == said
    assert len(mentorlog.typed(f"mentorlog {command}", width=None).err.splitlines()) == 2


def test_a_warning_is_folded_as_well(with_ada: Mentorlog) -> None:
    (with_ada.journal / "goals" / "bad.md").write_text("+++\ntitle =\n+++\n")
    lines = with_ada("goal", "list", width=40).err.splitlines()
    assert lines == ["Left out, for it cannot be read:", "  goals/bad.md:2: no TOML: invalid value"]
