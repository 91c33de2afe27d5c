"""The picture of a sheet on the README is what the program draws today; `--renew` draws it anew."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text
from tests.cli.test_screens import with_demo

PICTURE = Path(__file__).parents[2] / "docs" / "prep.svg"
# A page that shows the picture asks nobody for a font, and has no use for the address of what drew it.
FOREIGN = re.compile(r"\s*@font-face \{.*?\}\n|\s*<!--.*?-->", re.DOTALL)


def drawn(screen: str) -> str:
    """A screen with its colours as an SVG that stands alone."""
    console = Console(file=io.StringIO(), record=True, width=81, force_terminal=True, legacy_windows=False)
    console.print(Text.from_ansi(screen), soft_wrap=True)
    picture = console.export_svg(title="mentorlog prep ada", theme=MONOKAI, unique_id="mentorlog")
    return re.sub(r"[ \t]+$", "", FOREIGN.sub("", picture), flags=re.MULTILINE).rstrip() + "\n"


def test_the_picture_is_the_sheet_of_the_sample(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    screen = with_demo(tmp_path).ok("prep", "ada", color=True)
    if request.config.getoption("--renew", default=False):
        PICTURE.write_text(drawn(screen), "utf-8")
    assert PICTURE.read_text("utf-8") == drawn(screen)
    assert "http" not in PICTURE.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
