"""A real disk of 64 KiB, filled up: what does not fit is refused in a line, and nothing is lost by it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import Mentorlog

from .scenarios import TYPED
from .stage import left_over, on_disk, seen

_PAGE = f"# Ada, 2026-12-06\n\n## Notes\nOf {TYPED}.\n" + "It was a long meeting.\n" * 200


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Mentorlog]:
    """A journal on a disk of 64 KiB."""
    home = tmp_path / "home"
    home.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(home)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip(
            f"A REAL FULL DISK NOT TESTED: it cannot be mounted here: {mounted.stderr.decode().strip()}"
        )
    try:
        mentorlog = Mentorlog(home, environment={"MENTORLOG_JOURNAL": str(home / "journal")})
        mentorlog.ok("init", str(mentorlog.journal))
        mentorlog.ok("mentor", "add", "Ada Lovelace")
        mentorlog.ok("note", "ada", "-m", "We met.", "--commit", "Draft the memo", "--date", "yesterday")
        yield mentorlog
    finally:
        subprocess.run(["umount", str(home)], check=True)


def fill(folder: Path, *, left: int) -> Path:
    """A file that takes all the room there is but a few pages."""
    filler = folder / "filler"
    there = os.statvfs(folder)
    with filler.open("wb", buffering=0) as file:
        file.write(b"x" * (there.f_frsize * max(there.f_bavail - left, 0)))
    return filler


def kept(mentorlog: Mentorlog, said: str) -> bool:
    """Whether what was typed is in a file that the message names, or in the message."""
    return TYPED in said or any(
        TYPED in draft.read_text() for draft in mentorlog.drafts() if str(draft) in said
    )


@pytest.mark.parametrize("left", range(6), ids=lambda left: f"{left} pages left")
@pytest.mark.parametrize(
    "arguments",
    [
        ("jot", "ada", f"What of {TYPED}?"),
        ("note", "ada", "-m", f"Of {TYPED}.", "--commit", "Draft it", "--next", "in 2 weeks"),
        ("done", "memo", "--result", f"Of {TYPED}"),
        ("goal", "add", f"Grow {TYPED}", "--step", "Buy seeds"),
        ("note", "ada", "-"),
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_on_a_full_disk_a_command_is_done_or_refused_and_what_was_typed_is_not_lost(
    small: Mentorlog, arguments: tuple[str, ...], left: int
) -> None:
    before = on_disk(small.journal)
    filler = fill(small.home, left=left)
    result = small(*arguments, stdin=_PAGE if arguments[-1] == "-" else "")
    assert "Traceback" not in result.err
    if result.code:
        assert len(result.err.splitlines()) >= 2, "a message and a hint"
        assert on_disk(small.journal) == before
        assert kept(small, result.err), result.err
    else:
        assert seen(small.journal) != before
    filler.unlink()
    assert small.ok("check") == ""
    small.ok("jot", "ada", "And later?")
    assert left_over(small.journal) == []


def test_the_disk_does_fill_up(small: Mentorlog) -> None:
    fill(small.home, left=0)
    result = small("note", "ada", "-", stdin=_PAGE)
    assert (result.code, "no space left on device" in result.err) == (1, True)
