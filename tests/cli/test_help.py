"""What `--help` says, of the program and of each command; and that its examples work."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import SUNDAY, Mentorlog
from tests.cli.reference import HELPS

from mentorlog.cli.catalog import COMMANDS, GROUPS, HIDDEN, PARTS, PURPOSES
from mentorlog.cli.help import broken, draw
from mentorlog.exchange.demo import make_demo

by_name = pytest.mark.parametrize("name", HELPS)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample journal, of which each test takes a copy."""
    root = tmp_path_factory.mktemp("sample") / "journal"
    make_demo(root, SUNDAY.date())
    return root


# --- the page of the program -----------------------------------------------------------------------------


def test_the_page_of_the_program_has_each_command_in_its_group(mentorlog: Mentorlog) -> None:
    lines = mentorlog.ok("--help").splitlines()
    for title, group in GROUPS.items():
        start = lines.index(title) + 1
        shown = [re.split(r"\s{2,}", line.strip()) for line in lines[start : start + len(group)]]
        assert shown == [[name, entry.purpose] for name, entry in group.items()]


@pytest.mark.parametrize("name", PURPOSES)
def test_a_command_says_of_itself_what_the_page_of_the_program_says_of_it(name: str) -> None:
    assert HELPS[name].purpose == PURPOSES[name]


def test_the_catalog_names_no_command_that_git_calls() -> None:
    assert set(COMMANDS) == set(PURPOSES) | set(HIDDEN)


def test_the_page_of_the_program_fits_80_columns_without_a_broken_purpose(mentorlog: Mentorlog) -> None:
    lines = mentorlog.ok("--help").splitlines()
    assert max(map(len, lines)) <= 80
    assert all(f"{name} " in " ".join(lines) for name in PURPOSES)


def test_the_page_of_the_program_is_drawn_without_importing_a_command_or_rich() -> None:
    code = (
        "import sys; from mentorlog.__main__ import main\ntry: main()\nexcept SystemExit: pass\n"
        "print([name for name in sys.modules if name.startswith(('mentorlog.cli.commands.', 'rich'))],"
        " file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, "--help"], capture_output=True, text=True)
    assert done.stdout.startswith("Usage")
    assert done.stderr == "[]\n"


@pytest.mark.parametrize("group", PARTS)
def test_a_group_of_many_commands_shows_each_of_them_in_one_part(group: str) -> None:
    parts = [name for names in PARTS[group].values() for name in names]
    assert sorted(parts) == sorted(name.split()[1] for name in HELPS if name.startswith(f"{group} "))


# --- the page of a command -------------------------------------------------------------------------------


# The functions behind `mentee` are those behind `mentor`.
@pytest.mark.parametrize("name", [name for name in HELPS if not name.startswith("mentee ")])
def test_h_is_help(mentorlog: Mentorlog, name: str) -> None:
    page = mentorlog.ok(*name.split(), "--help")
    assert page == mentorlog.ok(*name.split(), "-h") == draw(HELPS[name], 80, color=False)


def test_h_is_help_of_the_program(mentorlog: Mentorlog) -> None:
    assert mentorlog.ok("-h") == mentorlog.ok("--help")


@by_name
def test_a_command_has_a_purpose_an_example_and_what_to_see_and_explains_what_it_takes(name: str) -> None:
    found = HELPS[name]
    assert found.purpose.endswith((".", "?")) and len(found.purpose) <= 80
    assert any(f"mentorlog {name}" in example for example in found.examples)
    assert found.see_also
    for row in (*found.arguments, *found.options):
        assert row.about, row
    assert set(found.see_also) <= set(HELPS), found.see_also
    assert name not in found.see_also


@by_name
def test_a_page_is_whole_at_40_columns_and_at_80(name: str) -> None:
    for width in (40, 80):
        page = draw(HELPS[name], width, color=False)
        too_long = [line for line in page.splitlines() if len(line) > width and " " in line.strip()]
        assert [line for line in too_long if '"' not in line] == []  # a text in quotes is not broken
        said = " ".join(page.replace("\\\n", " ").split())
        for row in (*HELPS[name].arguments, *HELPS[name].options):
            assert row.about in said


def test_a_pipe_gets_neither_colour_nor_broken_lines(mentorlog: Mentorlog) -> None:
    page = mentorlog.ok("mentor", "agree", "--help", width=None)
    assert "\x1b" not in page
    assert "\\\n" not in page


def test_a_terminal_gets_bold_and_cyan_and_the_same_words(mentorlog: Mentorlog) -> None:
    page = mentorlog.ok("note", "--help", color=True)
    assert set(re.findall(r"\x1b\[\d*m", page)) == {"\x1b[1m", "\x1b[36m", "\x1b[0m"}
    assert re.sub(r"\x1b\[\d*m", "", page) == mentorlog.ok("note", "--help")
    for option in ("--plain", "--no-color"):
        assert "\x1b" not in mentorlog.ok(option, "note", "--help", color=True)
        assert "\x1b" not in mentorlog.ok(option, "--help", color=True)


@pytest.mark.parametrize("name", ["", "prep", "mentor", "mentor agree"])
def test_said_plainly_a_page_has_the_same_words_and_no_columns(mentorlog: Mentorlog, name: str) -> None:
    page = mentorlog.ok("--plain", *name.split(), "--help", color=True)
    drawn = mentorlog.ok(*name.split(), "--help", width=None)
    assert [line for line in page.splitlines() if "  " in line or line[:1] == " "] == []
    words = set(re.findall(r"[\w-]+", drawn))
    assert "\x1b" not in page and words - set(re.findall(r"[\w-]+", page)) <= {"Examples"}
    assert mentorlog.ok(*name.split(), "-h", MENTORLOG_PLAIN="1") == page


def test_the_settings_of_the_machine_hold_for_help(mentorlog: Mentorlog) -> None:
    (mentorlog.home / "config").mkdir()
    (mentorlog.home / "config" / "config.toml").write_text("plain = true\n")
    assert "Usage: mentorlog prep" in mentorlog.ok("prep", "--help")
    assert "Usage: mentorlog [OPTIONS]" in mentorlog.ok("--help")
    (mentorlog.home / "config" / "config.toml").write_text("plain = 3\n")
    assert "Usage\n" in mentorlog.ok("prep", "--help")


def test_an_example_that_is_broken_is_the_same_to_a_shell() -> None:
    for found in HELPS.values():
        for example in found.examples:
            joined = re.sub(r"\\\n *", "", "\n".join(broken(example, 40)))
            assert joined == example


# --- the examples ----------------------------------------------------------------------------------------


@by_name
def test_the_examples_of_a_command_work_on_the_sample_journal(
    name: str,
    sample: Path,
    mentorlog: Mentorlog,
    editor: Callable[[str], dict[str, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shutil.copytree(sample, mentorlog.journal)
    monkeypatch.chdir(mentorlog.home)
    (mentorlog.home / "notes").mkdir()
    (mentorlog.home / "notes/ada.md").write_text("# 7.10.2026\n- We talked about hiring.\n")
    environment = {"MENTORLOG_JOURNAL": str(mentorlog.journal), **editor('text += "\\n"')}
    if name in ("history", "undo", "sync"):
        _with_history(mentorlog, environment)
    for example in HELPS[name].examples:
        command = re.search(r'mentorlog (?:[^|&)"]|"[^"]*")*', example)
        assert command
        asks = name in ("undo", "import")
        result = mentorlog.typed(command[0].strip(), answers=["y"] if asks else None, **environment)
        assert result.code in (0, 10), (example, result)
        assert result.code == 0 or "--quiet" in example


def _with_history(mentorlog: Mentorlog, environment: dict[str, str]) -> None:
    """A change in a journal with history, which has a remote."""
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    mentorlog.git = True
    mentorlog.ok("init", str(mentorlog.journal), **environment)
    mentorlog.ok("jot", "ada", "Why?", **environment)
    remote = mentorlog.home / "remote.git"
    for line in (f"init -q --bare {remote}", f"-C {mentorlog.journal} remote add origin {remote}"):
        subprocess.run(["git", *shlex.split(line)], check=True)
