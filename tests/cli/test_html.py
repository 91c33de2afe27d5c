"""`--format html`: the sheets as documents that stand alone, to read on a phone, to print, to give away."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.cli.conftest import Mentorlog
from tests.render.reading import Element, made_of, read

from mentorlog.exchange.demo import make_demo

SHEETS = (
    "prep",
    "prep ada",
    "prep ada --share",
    "prep jun",
    "prep jun --share",
    "report ada",
    "report jun",
    "review",
    "review --who ada",
    "progress",
    "progress ada",
    "progress lead",
    "mentor close ada",
    "mentor close ada --thanks",
    "mentee close jun",
    "mentor agree ada",
    "mentor agree ada --share",
    "mentee agree jun",
)


@pytest.fixture
def sample(tmp_path: Path) -> Mentorlog:
    """The sample journal."""
    mentorlog = Mentorlog(tmp_path)
    make_demo(mentorlog.journal, date(2026, 12, 6))
    mentorlog.environment["MENTORLOG_JOURNAL"] = str(mentorlog.journal)
    return mentorlog


def html(mentorlog: Mentorlog, line: str) -> Element:
    return read(mentorlog.ok(*line.split(), "--format", "html"))


def test_the_prep_sheet_in_html_is_this(sample: Mentorlog, golden: Callable[[str, str], None]) -> None:
    golden("prep.html", sample.ok("prep", "--format", "html"))


def test_a_journals_pictures_and_words_in_html_are_this(
    sample: Mentorlog, golden: Callable[[str, str], None]
) -> None:
    golden("progress.html", sample.ok("progress", "--format", "html"))


@pytest.mark.parametrize("line", SHEETS)
def test_each_sheet_is_a_document_of_our_own_elements_with_a_title(line: str, sample: Mentorlog) -> None:
    page = html(sample, line)
    assert made_of(page) == set()
    assert len(page.all("title")) == 1 and page.all("title")[0].words.strip()
    assert len(page.all("h1")) == (0 if line.endswith("--thanks") or "agree ada --share" in line else 1)


@pytest.mark.parametrize("line", [line for line in SHEETS if not line.startswith("progress")])
def test_it_holds_what_markdown_holds_nothing_shortened(line: str, sample: Mentorlog) -> None:
    words = "".join(html(sample, line).all("body")[0].words.replace(":", "").split())
    for row in sample.ok(*line.split(), "--format", "markdown").splitlines():
        # What stands beside the words has another place; in a table a label needs no colon.
        said = row.lstrip("#- ").split("`")[0].split(" (")[0].replace("*", "").replace("\\", "")
        assert "".join(said.replace(":", "").split()) in words, row
    assert [each.words for each in html(sample, line).all(style="quiet") if each.words.startswith("+")] == []


def test_progress_has_its_plots_and_says_its_numbers_in_words_too(sample: Mentorlog) -> None:
    page = html(sample, "progress ada")
    labels = [each.all("svg")[0].attributes["aria-label"] for each in page.all("figure")]
    assert len(labels) == 4
    for line in sample.ok("--plain", "progress", "ada").splitlines():
        month, _, said = line.strip().partition("  ")
        if line.startswith("  ") and month in ("Sep", "Oct", "Nov", "Dec"):
            assert any(f"{month}: {said.strip()}" in label for label in labels), line


def test_a_new_journals_progress_has_no_plot(mentorlog: Mentorlog) -> None:
    mentorlog.ok("init", str(mentorlog.journal))
    page = html(mentorlog, "progress")
    assert page.all("figure") == [] and "Nothing to look back on yet" in page.words


@pytest.mark.parametrize("line", ["prep ada", "review", "recall ada", "mentor close ada"])
def test_a_file_of_that_ending_holds_it_whole(line: str, sample: Mentorlog) -> None:
    for ending, form in (("html", "html"), ("md", "markdown"), ("json", "json")):
        target = sample.home / f"a.{ending}"
        assert sample(*line.split(), "--output", str(target)).code == 0
        assert target.read_text() == sample.ok(*line.split(), "--format", form)


def test_a_file_of_it_is_for_its_owner_alone(sample: Mentorlog) -> None:
    before = os.umask(0)
    try:
        result = sample("prep", "--format", "html", "--output", str(sample.home / "sheet.html"))
    finally:
        os.umask(before)
    written = sample.home / "sheet.html"
    assert (result.code, result.out) == (0, "")
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert written.read_text("utf-8") == sample.ok("prep", "--format", "html")


def test_a_pipe_of_any_encoding_gets_the_same_bytes(sample: Mentorlog) -> None:
    sample.ok("jot", "ada", "Łukasz: 数学?")
    said = []
    for encoding in ("utf-8", "latin-1"):
        result = subprocess.run(
            [sys.executable, "-m", "mentorlog", "--as-of", "2026-12-06", "prep", "ada", "--format", "html"],
            env={
                **os.environ,
                "MENTORLOG_JOURNAL": str(sample.journal),
                "HOME": str(sample.home),
                "PYTHONIOENCODING": encoding,
            },
            capture_output=True,
            check=True,
        )
        said.append(result.stdout)
    assert said[0] == said[1]
    assert "Łukasz: 数学?" in read(said[0].decode()).words


def test_at_a_terminal_html_asks_nothing_and_walks_through_nothing(sample: Mentorlog) -> None:
    for line in ("review", "mentor close ada", "mentor agree ada"):
        result = sample(*line.split(), "--format", "html", at_terminal=True)
        assert (result.code, result.out.startswith("<!doctype html>")) == (0, True), result


def test_what_is_private_is_not_in_it(sample: Mentorlog) -> None:
    record = sample.journal / "people" / "ada-lovelace.md"
    record.write_text(record.read_text("utf-8") + "\n## Private\n- [ ] hush-hush\n", "utf-8")
    for line in SHEETS:
        assert "hush-hush" not in html(sample, line).words
