"""The program itself at a real terminal: what arrives there of a hostile string."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mentorlog.render.text import visible

from .conftest import Holding
from .screens import SGR, obeyed, squeezed
from .strings import HOSTILE

pty = pytest.importorskip("pty", reason="a terminal of one's own is to be had on Unix only")


def at_a_terminal(journal: Path, *arguments: str) -> str:
    """What the program writes to a terminal, both streams together."""
    leader, follower = pty.openpty()
    environment = {
        **{name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ},
        "HOME": str(journal.parent),
        "MENTORLOG_JOURNAL": str(journal),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "PYTHONUTF8": "1",
    }
    with subprocess.Popen(
        [sys.executable, "-m", "mentorlog", "--as-of", "2026-12-06", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=follower,
        stderr=follower,
        env=environment,
    ) as running:
        os.close(follower)
        said = b""
        while data := _read(leader):
            said += data
    os.close(leader)
    assert running.returncode == 0, said
    return said.decode("utf-8").replace("\r\n", "\n")


def _read(leader: int) -> bytes:
    try:
        return os.read(leader, 65_536)
    except OSError:
        return b""  # on Linux the end of a terminal is an error


@pytest.mark.parametrize(
    "name", ["red", "clipboard", "C0 all", "C1 all", "DEL", "override", "line separator", "flags"]
)
def test_a_terminal_gets_our_colours_and_nothing_else_to_obey(name: str, holding: Holding) -> None:
    mentorlog, records = holding(HOSTILE[name])
    drawn = at_a_terminal(mentorlog.journal, "list", "--all", "--kind", "any")
    out = SGR.sub("", drawn)
    assert out != drawn
    assert obeyed(out) == []
    assert squeezed(visible(records.fields["kept"])) in squeezed(out)
