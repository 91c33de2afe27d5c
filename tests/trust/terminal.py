"""The program at a terminal of its own, with somebody who types at it."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

PATIENCE = 60  # seconds
# The terminal becomes the one that controls the process, so that Ctrl-C and its closing are felt.
_PROGRAM = """
import fcntl, runpy, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
sys.argv[0] = "mentorlog"
runpy.run_module("mentorlog", run_name="__main__")
"""


class Terminal:
    """A command at a terminal: of 80 columns, or of as many as are given, which can then be resized."""

    def __init__(
        self,
        home: Path,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        columns: int | None = None,
    ) -> None:
        self._ours, theirs = pty.openpty()
        self._seen = 0
        known = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "TERM": "dumb",
            "COLUMNS": "80",
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
        }
        if columns:
            del known["COLUMNS"]
            self.resize(columns)
        known |= {name: os.environ[name] for name in ("PYTHONPATH",) if name in os.environ}
        self.process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**known, **environment},
            cwd=home,
            start_new_session=True,
        )
        os.close(theirs)
        self.screen = ""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.hang_up()

    def until(self, text: str) -> None:
        """Reads the screen until the text stands on it."""
        end = time.monotonic() + PATIENCE
        while text not in self.screen:
            assert self._read(end - time.monotonic()), f"no {text!r} on the screen: {self.screen}"

    def until_next(self, text: str) -> str:
        """Reads on until the text stands on the screen once more; gives what came before it since then."""
        end = time.monotonic() + PATIENCE
        while (at := self.screen.find(text, self._seen)) < 0:
            assert self._read(end - time.monotonic()), f"no {text!r} any more on the screen: {self.screen}"
        came, self._seen = self.screen[self._seen : at], at + len(text)
        return came

    def resize(self, columns: int) -> None:
        """Makes the window so wide, which the command is told by SIGWINCH."""
        fcntl.ioctl(self._ours, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))

    @property
    def is_as_before(self) -> bool:
        """Whether the terminal shows what is typed and takes lines, as a shell wants it."""
        modes = termios.tcgetattr(self._ours)[3]
        return all(modes & mode for mode in (termios.ECHO, termios.ICANON, termios.ISIG))

    def type(self, text: str) -> None:
        """Types."""
        os.write(self._ours, text.encode())

    def hang_up(self) -> None:
        """Takes the terminal away."""
        if self._ours >= 0:
            os.close(self._ours)
            self._ours = -1

    def interrupt(self, number: signal.Signals) -> int:
        """Sends a signal, Ctrl-C for SIGINT, until the command has ended; gives its exit code.

        More than once: one that comes just before Python begins to wait for a key waits with it.
        """
        for _ in range(PATIENCE):
            if number == signal.SIGINT:
                self.type("\x03")
            else:
                self.process.send_signal(number)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(1)
                break
        return self.ended()

    def ended(self) -> int:
        """Waits until the command has ended; gives its exit code."""
        end = time.monotonic() + PATIENCE
        while self._ours >= 0 and self._read(end - time.monotonic()):
            pass
        return self.process.wait(PATIENCE)

    def _read(self, patience: float) -> bool:
        ready, _, _ = select.select([self._ours], [], [], max(patience, 0))
        assert ready, f"it says nothing any more: {self.screen}"
        try:
            data = os.read(self._ours, 1 << 16)
        except OSError:  # nobody holds the other end any more
            return False
        self.screen += data.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(data)
