"""The man page and the page of commands say what the program says. `--renew` makes them anew."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.reference import HELPS, described, manual, reference

from mentorlog.cli.catalog import PURPOSES

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs/reference"
Compare = Callable[[Path, str], None]
COMMANDS, MANUAL = DOCS / "commands.md", DOCS / "mentorlog.1"


@pytest.fixture
def compare(request: pytest.FixtureRequest) -> Compare:
    """Compares a page with what the program makes of it; `--renew` writes that."""

    def check(path: Path, made: str) -> None:
        if request.config.getoption("--renew", default=False):
            path.write_text(made, "utf-8")
        assert path.read_text("utf-8") == made, "python -m pytest tests/cli/test_reference.py --renew"

    return check


def test_the_page_of_commands_says_what_the_program_says(compare: Compare) -> None:
    compare(COMMANDS, reference(COMMANDS.read_text("utf-8")))


def test_each_command_has_its_part_on_the_page_of_commands() -> None:
    known = {name for name in HELPS if name.split()[0] != "mentee"}
    assert described(COMMANDS.read_text("utf-8")) == known | {""}


def test_the_man_page_says_what_the_program_says(compare: Compare) -> None:
    pages = ((DOCS / name).read_text("utf-8") for name in ("exit-codes.md", "configuration.md"))
    compare(MANUAL, manual(*pages))


def test_each_variable_that_is_asked_for_is_documented_and_on_the_man_page() -> None:
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    asked = set(re.findall(r"""environ(?:ment)?(?:\.get\(|\[)"([A-Z_]+)\"""", sources)) - {"PATH"}
    assert {"MENTORLOG_JOURNAL", "NO_COLOR", "TZ"} <= asked
    for page in (DOCS / "configuration.md", MANUAL):
        assert [name for name in asked if name not in page.read_text("utf-8").replace("\\", "")] == [], page


def test_each_key_of_json_is_on_the_page_of_json() -> None:
    page = (DOCS / "json.md").read_text("utf-8")
    code = " ".join(
        re.findall(r"`[^`\n]+`", page) + re.findall(r"^```.*?^```", page, re.MULTILINE | re.DOTALL)
    )
    keys = (ROOT / "tests/cli/golden/json-keys.list").read_text("utf-8")  # held by test_checklist
    named = {key for line in keys.splitlines() if line[:1] == " " for key in re.findall(r"\w+", line)}
    assert named - set(re.findall(r"\w+", code)) == set()


def test_groff_draws_the_man_page_without_a_warning() -> None:
    groff = shutil.which("groff")
    if not groff:
        pytest.skip("groff is not installed")
    drawn = subprocess.run(
        [groff, "-man", "-ww", "-Tascii", "-P-c", str(MANUAL)], capture_output=True, text=True, check=True
    )
    assert drawn.stderr == ""
    text = re.sub(".\b", "", drawn.stdout)
    assert "mentorlog jot WHO TEXT... [OPTIONS]" in text
    assert [name for name in PURPOSES if f"mentorlog {name} " not in text] == []


def test_the_wheel_brings_the_man_page_to_where_man_looks() -> None:
    built = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]
    assert built["wheel"]["shared-data"] == {"docs/reference/mentorlog.1": "share/man/man1/mentorlog.1"}
