"""`config show`, and the settings of a machine: docs/reference/configuration.md."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Mentorlog

from mentorlog.cli.machine import Machine
from mentorlog.journal.kinds import OWN_HEADINGS
from mentorlog.journal.records import Settings

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "configuration.md"


def config(mentorlog: Mentorlog, text: str) -> Path:
    path = mentorlog.home / "config" / "config.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    return path


def shown(
    mentorlog: Mentorlog, *before: str, **how: Any
) -> dict[str, tuple[Any, str, str | None, int | None]]:
    said = json.loads(mentorlog(*before, "config", "show", "--json", **how).out)
    return {one["name"]: (one["value"], one["origin"], one["where"], one["line"]) for one in said["settings"]}


# --- each value, and where it came from ---------------------------------------------------------------


def test_it_works_where_nothing_is_yet_and_makes_nothing(mentorlog: Mentorlog) -> None:
    found = shown(mentorlog, width=None)
    assert found["journal"] == (str(mentorlog.home / "data"), "default", None, None)
    assert found["editor"] == (None, "machine", "PATH", None)
    assert found["color"] == (False, "environment", "NO_COLOR", None)
    assert (found["plain"], found["width"][0]) == ((False, "default", None, None), None)
    assert "timezone" not in found
    assert list(mentorlog.home.iterdir()) == []


def test_an_option_goes_before_the_environment_and_that_before_the_file(with_ada: Mentorlog) -> None:
    file = config(with_ada, f'journal = "{with_ada.journal}"\neditor = "nano -w"\nplain = true\n')
    there, other = str(with_ada.journal), str(with_ada.home / "other")
    assert shown(with_ada)["journal"] == (there, "config file", str(file), 1)
    assert shown(with_ada)["editor"] == ("nano -w", "config file", str(file), 2)
    assert shown(with_ada)["plain"] == (True, "config file", str(file), 3)
    assert shown(with_ada, "--plain")["plain"] == (True, "option", "--plain", None)
    said = shown(with_ada, MENTORLOG_JOURNAL=other, EDITOR="vi", VISUAL="code --wait")
    assert said["journal"] == (other, "environment", "MENTORLOG_JOURNAL", None)
    assert said["editor"] == ("code --wait", "environment", "VISUAL", None)
    said = shown(with_ada, "--journal", there, "--as-of", "2026-12-01", MENTORLOG_JOURNAL=other)
    assert said["journal"] == (there, "option", "--journal", None)
    assert said["today"] == ("2026-12-01", "option", "--as-of", None)


@pytest.mark.parametrize(
    ("before", "file", "environment", "expected"),
    [
        ((), "", {"NO_COLOR": "", "FORCE_COLOR": "1"}, (True, "environment", "FORCE_COLOR")),
        ((), "color = false\n", {"NO_COLOR": "", "FORCE_COLOR": "1"}, (True, "environment", "FORCE_COLOR")),
        (("--no-color",), "", {"FORCE_COLOR": "1"}, (False, "option", "--no-color")),
        ((), "color = false\n", {"NO_COLOR": ""}, (False, "config file", "config.toml")),
        ((), "plain = true\n", {"NO_COLOR": "", "FORCE_COLOR": "1"}, (False, "config file", "config.toml")),
        ((), "", {"NO_COLOR": ""}, (False, "machine", "no terminal")),
    ],
)
def test_it_says_why_there_is_colour_or_none(
    mentorlog: Mentorlog, before: tuple[str, ...], file: str, environment: dict[str, str], expected: Any
) -> None:
    config(mentorlog, file)
    value, origin, where, _ = shown(mentorlog, *before, **environment)["color"]
    assert (value, origin, where.rpartition("/")[2] if where else where) == expected
    drawn = mentorlog(*before, "config", "show", **environment).out  # type: ignore[arg-type]
    assert ("\x1b[" in drawn) is value


SETTINGS = """\
format = 1
timezone = "Europe/Berlin"
date_order = "month-first"
[headings]
private = ["Tagebuch"]
question = "Fragen"
[written]
question = "Fragen"
"""


def test_the_settings_of_a_journal_have_their_lines(with_ada: Mentorlog) -> None:
    (with_ada.journal / "mentorlog.toml").write_text(SETTINGS)
    found = shown(with_ada)
    assert {
        name: (value, line) for name, (value, origin, _, line) in found.items() if origin == "journal"
    } == {
        "format": (1, 1),
        "timezone": ("Europe/Berlin", 2),
        "date_order": ("month-first", 3),
        "headings.private": (["Tagebuch"], 5),
        "headings.question": (["Fragen"], 6),
        "written.question": ("Fragen", 8),
    }
    assert found["week_start"] == ("monday", "default", None, None)


def test_a_zone_that_nobody_knows_is_said_and_the_machines_holds(with_ada: Mentorlog) -> None:
    (with_ada.journal / "mentorlog.toml").write_text('timezone = "Mars/Olympus"\n')
    with_ada.zone = "Asia/Tokyo"
    assert shown(with_ada)["timezone"] == ("Asia/Tokyo", "machine", None, None)
    assert "“Mars/Olympus” is none that this machine knows" in with_ada("config", "show", width=None).out


def test_the_history_and_where_it_is_synced_are_said_without_a_password(with_git: Mentorlog) -> None:
    with_git.ok("init", str(with_git.journal))
    assert shown(with_git)["remote"][0] is None
    told = with_git.journal / ".git" / "config"
    told.write_text(told.read_text() + '[remote "origin"]\n\turl = https://me:kakapo@example.org/j.git\n')
    found = shown(with_git)
    assert (found["history"][0], found["remote"][0]) == ("git", "https://example.org/j.git")
    assert "kakapo" not in with_git("config", "show").out


def test_templates_are_named_with_those_they_serve_but_not_those_of_somebody_private(
    with_ada: Mentorlog,
) -> None:
    with_ada.ok("mentor", "add", "Eve Moss")
    with_ada.ok("mentor", "add", "Secret Sam")
    for name, key in (("eve-moss", 'template = "one"'), ("secret-sam", "private = true")):
        path = with_ada.journal / "people" / f"{name}.md"
        path.write_text(path.read_text().replace("+++\n", f"+++\n{key}\n", 1))
    (with_ada.journal / "templates").mkdir()
    for name in ("note", "one", "kick-off", "secret-sam", "ada-lovelace", "lonely"):
        (with_ada.journal / "templates" / f"{name}.md").write_text("## Notes\n")
    found = shown(with_ada)
    assert {name: said[0] for name, said in found.items() if name.startswith("templates")} == {
        "templates.ada-lovelace": "for Ada Lovelace",
        "templates.kick-off": "for meetings of the kind kick-off",
        "templates.lonely": "for nobody",
        "templates.note": "for all other meetings",
        "templates.one": "for Eve Moss",
        "templates": "1 more, not named here",
    }


# --- a machine's settings -----------------------------------------------------------------------------


def test_the_editor_of_the_file_is_used_where_no_variable_names_one(with_ada: Mentorlog, editor: Any) -> None:
    said = editor('text = text.replace("## Notes\\n", "## Notes\\nHello\\n")')["EDITOR"]
    config(with_ada, f"journal = {json.dumps(str(with_ada.journal))}\neditor = {json.dumps(said)}\n")
    with_ada.ok("note", "ada")
    assert "Hello" in with_ada.files()["meetings/ada-lovelace/2026-12-06.md"]


WRONG = [
    ('plain = "yes"\n', 1, "plain is not of the right type; write plain = true"),
    ("color = 1\n", 1, "color is not of the right type; write color = false"),
    ("editor = []\n", 1, 'editor is not of the right type; write editor = "code --wait"'),
    ("\njurnal = 'x'\n", 2, "“jurnal” is no setting; did you mean journal?"),
    ("[x]\ny = 1\n", 1, "“x” is no setting; there are journal, editor, color, plain"),
    ("a b\n", 1, "no TOML: "),
    ("caf\udce9 = 1\n", 1, "is not UTF-8 text"),
]


@pytest.mark.parametrize(("text", "line", "fault"), WRONG)
def test_a_wrong_file_stops_a_command_before_it_does_anything_and_says_where(
    with_ada: Mentorlog, text: str, line: int, fault: str
) -> None:
    file, before = config(with_ada, text), with_ada.files()
    for command in (("list",), ("jot", "ada", "Why?"), ("init", str(with_ada.home / "new")), ("demo",)):
        result = with_ada("--journal", str(with_ada.journal), *command)
        assert (result.code, result.out) == (4, "")
        assert result.err.startswith(f"{file}:{line}: {fault}")
        assert result.err.count("\n") == 2
    assert with_ada.files() == before
    assert not (with_ada.home / "new").exists()


@pytest.mark.parametrize(("text", "line", "fault"), WRONG)
def test_config_show_says_what_is_wrong_and_goes_on(
    with_ada: Mentorlog, text: str, line: int, fault: str
) -> None:
    file = config(with_ada, text)
    result = with_ada("config", "show")
    assert result.code == 0
    assert result.err.startswith(f"{file}:{line}: {fault}")
    (problem,) = json.loads(with_ada("config", "show", "--json").out)["problems"]
    assert (problem["path"], problem["line"]) == (str(file), line)


def test_path_says_what_is_wrong_and_goes_on_where_the_journal_is_known(with_ada: Mentorlog) -> None:
    config(with_ada, f"journal = {json.dumps(str(with_ada.journal))}\nplain = 1\n")
    result = with_ada("path")
    assert (result.code, result.out) == (0, f"{with_ada.journal}\n")
    assert "config.toml:2: plain is not" in result.err
    config(with_ada, "a b\n")
    assert with_ada("path").code == 4


def test_help_is_there_whatever_the_file_says(mentorlog: Mentorlog) -> None:
    config(mentorlog, "a b\n")
    assert mentorlog("list", "--help").code == mentorlog("--version").code == 0


def test_init_puts_the_journal_beside_what_the_file_says(mentorlog: Mentorlog) -> None:
    file = config(mentorlog, '# mine\neditor = "vi"  # old\n')
    mentorlog.ok("init", str(mentorlog.journal))
    assert file.read_text() == f'# mine\neditor = "vi"  # old\njournal = "{mentorlog.journal}"\n'


# --- the page -----------------------------------------------------------------------------------------


def keys_in(heading: str) -> list[str]:
    part = PAGE.read_text().partition(f"\n{heading}\n")[2]
    part = re.split(r"\n##", part)[0]
    cells = [line.split("|")[1] for line in part.split("\n") if line.startswith("| `")]
    return [key for cell in cells for key in re.findall(r"`([^`]+)`", cell)]


def test_the_page_has_each_setting_and_no_other() -> None:
    assert set(keys_in("## The config file")) == set(Machine._fields)
    assert set(keys_in("## The settings of a journal")) == set(Settings.model_fields)
    names = [str(name).replace(" ", "-") for name in OWN_HEADINGS]
    assert sorted(keys_in("### Headings")) == sorted(names)


def test_who_would_set_one_here_is_told_which_file_to_open(with_ada: Mentorlog) -> None:
    machine, journal = with_ada.home / "config" / "config.toml", with_ada.journal / "mentorlog.toml"
    said = "A setting is a line of a file, to open in an editor: "
    for words, files in (
        (("set", "language", "de"), f"{machine} or, for this journal, {journal}"),
        (("set", "color", "false"), f"{machine}"),
        (("date_order", "day"), f"{journal}"),
    ):
        result = with_ada("config", *words)
        assert (result.code, result.err.splitlines()[1]) == (2, f"{said}{files}")
