"""The command that the contributing page adds in ten steps works, written as the page writes it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "how-to" / "contribute.md").read_text("utf-8")
# A step that names a file, and below it what stands in it.
FILES = re.findall(r"^\*\*\d+\. [^`]*`((?:src|tests)/[\w/]+\.py)`.*?^```python\n(.*?)^```", PAGE, re.M | re.S)
# Where the command is entered, and as what; above the entry of another one.
[ENTERED] = re.findall(r'^\*\*7\. .*?`(src/[\w/]+\.py)`.*?`("since": .*?)`', PAGE, re.M | re.S)
ABOVE_IT = '        "recall": Entry('


def test_the_steps_are_ten_and_five_of_them_write_a_file() -> None:
    assert re.findall(r"^\*\*(\d+)\. ", PAGE, re.M) == [str(number) for number in range(1, 11)]
    assert sorted(path.rpartition("/")[2] for path, _ in FILES) == ["since.py"] * 3 + ["test_since.py"] * 2


def test_the_table_that_the_command_is_entered_in_is_where_the_page_says() -> None:
    place, entry = ENTERED
    assert ABOVE_IT in (ROOT / place).read_text("utf-8")
    [written] = [text for path, text in FILES if path.endswith("commands/since.py")]
    assert entry.split('"')[5] in written


@pytest.mark.skipif(not os.environ.get("MENTORLOG_LONG"), reason="takes a while: MENTORLOG_LONG=1")
def test_the_command_of_the_page_works_and_its_tests_pass(tmp_path: Path) -> None:
    for name in ("src", "tests"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for path, text in FILES:
        (tmp_path / path).write_text(text)
    place, entry = ENTERED
    text = (tmp_path / place).read_text()
    (tmp_path / place).write_text(text.replace(ABOVE_IT, f"        {entry}\n{ABOVE_IT}", 1))
    tests = [*(path for path, _ in FILES if path.startswith("tests/")), "tests/cli/test_help.py"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "src")}
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-k", "since", *tests]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
