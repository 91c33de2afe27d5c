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


def test_the_steps_are_ten_and_five_of_them_write_a_file() -> None:
    assert re.findall(r"^\*\*(\d+)\. ", PAGE, re.M) == [str(number) for number in range(1, 11)]
    assert sorted(path.rpartition("/")[2] for path, _ in FILES) == ["since.py"] * 3 + ["test_since.py"] * 2


@pytest.mark.skipif(not os.environ.get("MENTORLOG_LONG"), reason="takes a while: MENTORLOG_LONG=1")
def test_the_command_of_the_page_works_and_its_tests_pass(tmp_path: Path) -> None:
    for name in ("src", "tests"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for path, text in FILES:
        (tmp_path / path).write_text(text)
    app = tmp_path / "src/mentorlog/cli/app.py"
    [entry] = re.findall(r'`("since": "since")`', PAGE)
    app.write_text(app.read_text().replace('    "today": "today",', f'    {entry},\n    "today": "today",'))
    tests = [path for path, _ in FILES if path.startswith("tests/")]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "src")}
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", *tests]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
