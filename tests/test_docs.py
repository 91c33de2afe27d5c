"""The documentation tells the truth: its commands run, its links lead somewhere."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LONG = bool(os.environ.get("MENTORLOG_LONG"))
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *ROOT.glob("docs/**/*.md")])
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.DOTALL | re.MULTILINE)
FENCE = re.compile(r"^ *(```+)[^`\n]*\n.*?^ *\1 *$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(#[^)\s]*)?\)")


def commands_in(page: Path) -> list[str]:
    """The shell blocks of a page, but for those that install or test mentorlog itself."""
    blocks = BLOCK.findall(page.read_text("utf-8"))
    return [block for block in blocks if "-m venv" not in block]


def prose(page: Path) -> str:
    """A page without its blocks of code, in which nothing is a link or a heading."""
    return FENCE.sub("", page.read_text("utf-8"))


def anchor(heading: str) -> str:
    """What a heading is called in a link, as GitHub makes it."""
    words = re.sub(r"[^\w\- ]", "", re.sub(r"`", "", heading.strip().lower()))
    return words.replace(" ", "-")


def anchors(page: Path) -> set[str]:
    """What can be linked to in a page; a second heading of one name has a number."""
    found: list[str] = [anchor(heading) for heading in re.findall(r"^#+ (.*)$", prose(page), re.MULTILINE)]
    return {f"{name}-{n}" if (n := found[:at].count(name)) else name for at, name in enumerate(found)}


# Those of the reference are many; what a command's help gives as an example is run in each dose.
RUN = [page for page in PAGES if commands_in(page) and (LONG or page.parent.name != "reference")]


# What ends otherwise than well on a page, because the page shows that it does.
REFUSED = {
    "cron-and-prompt": {"mentorlog today --quiet": 3},  # no journal is there: the prompt stays silent
    "mend-a-journal": {"mentorlog check": 4},
    "sync-two-machines": {"mentorlog sync": 4},
    "take-back": {"mentorlog undo --yes": 5},
}


@pytest.mark.parametrize("page", RUN, ids=lambda page: page.stem)
def test_the_commands_of_a_page_run_as_they_stand_in_an_empty_home(page: Path, tmp_path: Path) -> None:
    program = tmp_path / "bin" / "mentorlog"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m mentorlog "$@"\n')
    program.chmod(0o755)
    home = tmp_path / "home"
    home.mkdir()
    environment = {
        "HOME": str(home),
        "PATH": f"{program.parent}:/usr/local/bin:/usr/bin:/bin",
        "COLUMNS": "80",
        "PYTHONPATH": str(ROOT / "src"),
    }
    failed = tmp_path / "failed"
    script = "\n".join(
        [
            f"exec 3>{shlex.quote(str(failed))}",
            """trap 'echo "$? $BASH_COMMAND" >&3' ERR""",
            'cd "$HOME" || exit',
            *commands_in(page),
        ]
    )
    result = subprocess.run(
        ["bash", "-c", script], env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    assert "Traceback" not in result.stderr
    if page.parent.name != "reference":  # there a command may stand for what is refused
        shown = {
            re.sub(r" *[12&]?>.*", "", command): int(code)
            for code, _, command in (line.partition(" ") for line in failed.read_text("utf-8").splitlines())
        }
        assert shown == REFUSED.get(page.stem, {}), result.stderr
    if page.parent.name == "tutorial" or page.name == "README.md":
        assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_links_of_a_page_lead_somewhere(page: Path) -> None:
    for path, part in LINK.findall(prose(page)):
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{page.name}: {path}"
        if part and target.suffix == ".md":
            assert part[1:] in anchors(target), f"{page.name}: {path}{part}"


def test_the_pages_that_the_sources_name_are_there() -> None:
    sources = [*ROOT.glob("src/**/*.py"), *ROOT.glob("tests/**/*.py"), ROOT / "pyproject.toml"]
    named = {name for path in sources for name in re.findall(r"docs/[\w/-]+\.md", path.read_text("utf-8"))}
    assert len(named) > 5
    assert {name for name in named if not (ROOT / name).is_file()} == set()


def test_every_page_is_named_in_the_index() -> None:
    index = (ROOT / "docs/README.md").read_text("utf-8")
    for page in PAGES:
        if page.parent.parent == ROOT / "docs":
            assert page.relative_to(ROOT / "docs").as_posix() in index
