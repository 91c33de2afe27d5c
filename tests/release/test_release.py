"""What is said of a release is true of the sources; in the long dose it is built, installed and tried."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import mentorlog

from . import smoke

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
RELEASES = re.findall(
    r"^## \[(\d+\.\d+\.\d+)\] - (\d{4}-\d\d-\d\d)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M
)


def test_the_version_is_the_newest_in_the_changelog() -> None:
    assert RELEASES[0][0] == mentorlog.__version__ == smoke.version()
    assert sorted(RELEASES, key=lambda release: release[1], reverse=True) == RELEASES


def test_the_pythons_that_are_named_are_those_that_are_tried() -> None:
    said = {name.rpartition(" ")[2] for name in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", name)}
    assert said == set(smoke.PYTHONS)
    assert PROJECT["requires-python"] == f">={smoke.PYTHONS[0]}"


def test_the_metadata_name_a_readme_a_license_and_whoever_made_it() -> None:
    assert (ROOT / PROJECT["readme"]).is_file()
    assert [(ROOT / name).is_file() for name in PROJECT["license-files"]] == [True]
    [author] = PROJECT["authors"]
    assert author["name"].lower() in (ROOT / "LICENSE").read_text("utf-8").lower()


def test_the_package_has_sources_and_the_sample_and_nothing_else() -> None:
    others = {path for path in smoke.files_of_package() if not path.endswith(".py")}
    assert {path for path in others if not path.startswith("exchange/sample/")} == {"py.typed"}


def test_a_python_that_only_is_called_so_is_not_counted(tmp_path: Path) -> None:
    shim = tmp_path / "python3.11"
    shim.write_text("#!/bin/sh\necho 'command not found' >&2\nexit 127\n")
    shim.chmod(0o755)
    other = tmp_path / "python3.99"
    other.symlink_to(sys.executable)
    assert not smoke.answers(shim, "3.11")
    assert not smoke.answers(other, "3.99")
    assert not smoke.answers(tmp_path / "nothing", "3.11")


@pytest.mark.skipif(not os.environ.get("MENTORLOG_LONG"), reason="takes minutes: MENTORLOG_LONG=1")
def test_what_is_built_installs_and_works_on_every_python_that_is_here() -> None:
    done = subprocess.run([sys.executable, smoke.__file__], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
