"""The journal is its owner's alone: folders 0700 and files 0600, whatever the umask.

As an ordinary user, also where the tests run as root, to whom no door is closed.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import Theatres
from .scenarios import SCENARIOS, Scenario
from .tracing import why_not

# Gives commands, one after the other, as nobody in particular. All is loaded before: nobody may not look
# into the folder of this Python.
AS_NOBODY = """
import io, json, os, pkgutil, sys
from importlib import import_module
import mentorlog
for module in pkgutil.walk_packages(mentorlog.__path__, "mentorlog."):
    if not module.name.endswith("__main__"):
        import_module(module.name)
import platformdirs, tomlkit, tomli_w, zoneinfo
from mentorlog.cli.app import run
from mentorlog.cli.world import real_world
umask, user, commands = json.loads(sys.argv[1])
if os.geteuid() == 0:
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)
os.umask(umask)
for words in commands:
    world = real_world()
    world.stdin = io.BytesIO(b"## Notes\\nWe met.\\n")
    code = run(words, world)
    if code:
        sys.exit(f"{words}: {code}")
"""
NOBODY, SOMEBODY_ELSE = 65534, 65533


@pytest.fixture
def home() -> Iterator[Path]:
    """A home that is nobody's. Not in tmp_path: above it are folders for the owner alone."""
    made = Path(tempfile.mkdtemp())
    try:
        if os.geteuid() == 0:
            os.chown(made, NOBODY, NOBODY)
        yield made
    finally:
        shutil.rmtree(made)


def give(home: Path, umask: int, *commands: list[str], user: int = NOBODY) -> None:
    """Gives commands as an ordinary user with that umask."""
    done = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, json.dumps([umask, user, commands])],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        cwd=home,
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "EDITOR": str(home / "editor"),
            **{name: os.environ[name] for name in ("PYTHONPATH",) if name in os.environ},
        },
        check=False,
    )
    assert (done.returncode, "Others on this machine" in done.stderr) == (0, False), done.stderr


def open_to_others(folder: Path) -> list[str]:
    """The files and folders in which somebody else may do anything at all."""
    return [
        f"{stat.S_IMODE(path.lstat().st_mode):o} {path.relative_to(folder)}"
        for path in (folder, *sorted(folder.rglob("*")))
        if not path.is_symlink() and path.lstat().st_mode & 0o077
    ]


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077], ids=lambda umask: f"umask {umask:03o}")
def test_all_that_commands_make_is_for_its_owner_alone(home: Path, umask: int) -> None:
    editor, seen = home / "editor", home / "seen"
    editor.write_text(f'#!/bin/sh\nls -ld "$1" >> "{seen}"\nprintf "\\n## Notes\\nWe met.\\n" >> "$1"\n')
    editor.chmod(0o755)
    seen.touch()
    seen.chmod(0o666)
    remote, output = home / "remote.git", home / "sheet.md"
    subprocess.run(["git", "init", "--quiet", "--bare", str(remote)], check=True)
    for path in (remote, *remote.rglob("*")):
        os.chown(path, *((NOBODY, NOBODY) if os.geteuid() == 0 else (-1, -1)))
    give(
        home,
        umask,
        ["init", str(home / "journal")],
        ["goal", "add", "Lead a team of five"],
        ["mentor", "add", "Ada Lovelace", "--goal", "lead"],
        ["meeting", "plan", "ada", "in", "2", "weeks"],
        ["meeting", "reschedule", "ada", "in", "3", "weeks"],
        ["note", "ada", "-"],
        ["note", "ada"],
        ["mentor", "edit", "ada"],
        ["undo", "--yes"],
        ["undo", "--redo", "--yes"],
        ["prep", "ada", "--format", "markdown", "--output", str(output)],
    )
    subprocess.run(
        ["git", "-c", "safe.directory=*", "remote", "add", "origin", str(remote)],
        cwd=home / "journal",
        check=True,
    )
    for path in (home / "journal" / ".git").glob("config*"):
        os.chown(path, *((NOBODY, NOBODY) if os.geteuid() == 0 else (-1, -1)))
    give(home, umask, ["sync"], ["jot", "ada", "Why?"], ["sync"])
    assert open_to_others(home / "journal") == []
    assert open_to_others(home / "config") == []
    assert stat.S_IMODE(output.stat().st_mode) == 0o600
    assert [line[:10] for line in seen.read_text().splitlines()] == ["-rw-------"] * 2, (
        "what an editor is given"
    )
    assert (home / "journal" / ".git" / "HEAD").exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be somebody else")
def test_somebody_else_cannot_look_into_the_journal(home: Path) -> None:
    give(home, 0o000, ["init", str(home / "journal")], ["mentor", "add", "Ada Lovelace"])
    home.chmod(0o755)
    look = "import os, sys; os.setresuid(*[int(sys.argv[2])] * 3); os.listdir(sys.argv[1])"
    for user, may in ((NOBODY, True), (SOMEBODY_ELSE, False)):
        done = subprocess.run(
            [sys.executable, "-I", "-c", look, str(home / "journal"), str(user)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (not done.returncode, "PermissionError" in done.stderr) == (may, not may)


@pytest.mark.skipif(bool(why_not()), reason=why_not())
@pytest.mark.parametrize("scenario", SCENARIOS.values(), ids=list(SCENARIOS))
def test_a_file_is_its_owners_alone_from_its_first_moment(theatres: Theatres, scenario: Scenario) -> None:
    theatre = theatres(scenario.needs_git)
    made = [
        point
        for point in theatre.undisturbed(scenario).points
        if point.is_in(theatre.stage.home)
        and ("O_CREAT" in point.line or point.call in ("mkdir", "mkdirat", "creat"))
    ]
    assert made
    loose = [point for point in made if (", 0700)" if "mkdir" in point.call else ", 0600)") not in point.line]
    assert not loose
