"""The machine around a command: its clock, streams, environment, and the person at the terminal.

The only place where the outside comes in. Tests pass a world of their own.
"""

from __future__ import annotations

import codecs
import contextlib
import os
import random
import re
import shutil
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import BinaryIO, TextIO

from mentorlog.cli.keys import read_key
from mentorlog.errors import Stopped
from mentorlog.render.text import stood_in

_STOOD_IN = "mentorlog.stood_in"
# Bytes that could not be read, as Python keeps them.
_HALVES = "[\udc80-\udcff]"


@dataclass
class World:
    """What a command may touch outside the journal.

    `now` gives the time in a zone ("" for the machine's). `ask` puts a question to the person and
    gives the answer, `key` takes one key without Enter (several signs where they came at once, as a
    pasted word does); both raise Stopped at the end of input.
    `program` is what to type to call us. `machine_zone` gives the name of the machine's time zone in the
    tz database, "" where nobody knows it. `ticks` is the clock in nanoseconds since 1970.
    """

    now: Callable[[str], datetime]
    environment: Mapping[str, str]
    stdin: BinaryIO
    stdout: TextIO
    stderr: TextIO
    ask: Callable[[str], str]
    key: Callable[[str], str]
    is_interactive: bool
    config_folder: Callable[[], Path]
    data_folder: Callable[[], Path]
    cache_folder: Callable[[], Path]
    source: random.Random
    ticks: Callable[[], int] = time.time_ns
    program: str = "mentorlog"
    machine_zone: Callable[[], str] = lambda: ""

    @property
    def columns(self) -> int | None:
        """The width to draw for; None for a pipe, where lines are as long as they are."""
        return self._said_columns or (shutil.get_terminal_size().columns if self.stdout.isatty() else None)

    @property
    def error_columns(self) -> int | None:
        """The same for standard error, which may be a terminal where standard output is none."""
        if self._said_columns or not self.stderr.isatty():
            return self._said_columns
        with contextlib.suppress(OSError):
            return os.get_terminal_size(self.stderr.fileno()).columns or None
        return None

    @property
    def _said_columns(self) -> int | None:
        said = self.environment.get("COLUMNS", "")
        return int(said) if said.isdigit() and int(said) > 0 else None

    @property
    def is_color_forced(self) -> bool:
        """Whether the environment asks for colour wherever it goes."""
        return self.environment.get("FORCE_COLOR", "") not in ("", "0")

    @property
    def has_all_signs(self) -> bool:
        """Whether what is written can be any sign; else stand-ins are shown."""
        return _is_utf8(getattr(self.stdout, "encoding", None) or "utf-8")

    def write_data(self, text: str) -> None:
        """Writes what a program or a file is to have: in UTF-8, whatever the terminal has."""
        if self.has_all_signs or not hasattr(self.stdout, "buffer"):
            self.stdout.write(text)
            return
        self.stdout.flush()
        self.stdout.buffer.write(text.encode("utf-8", "replace"))

    @property
    def wants_color(self) -> bool:
        """Colour at a terminal, unless NO_COLOR is set (https://no-color.org) or TERM is dumb."""
        if self.environment.get("NO_COLOR"):
            return False
        if self.is_color_forced:
            return True
        return self.stdout.isatty() and self.environment.get("TERM", "") != "dumb"


def real_world() -> World:
    """The machine as it is."""
    _end_in_order()
    codecs.register_error(_STOOD_IN, stood_in)
    for stream, errors in (
        (sys.stdout, _STOOD_IN),
        (sys.stderr, _STOOD_IN),
        (sys.stdin, "surrogateescape"),  # what the locale cannot read is UTF-8: see `as_utf8`
    ):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=errors)
    return World(
        now=_now,
        environment=os.environ,
        stdin=sys.stdin.buffer,
        stdout=sys.stdout,
        stderr=sys.stderr,
        ask=_ask,
        key=read_key,
        is_interactive=sys.stdin.isatty() and sys.stdout.isatty(),
        config_folder=_config_folder,
        data_folder=_data_folder,
        cache_folder=_cache_folder,
        source=random.SystemRandom(),
        program=_program(),
        machine_zone=_machine_zone,
    )


def as_utf8(typed: str) -> str:
    """What was typed, read as UTF-8 where the locale's own encoding could not read it."""
    if typed.isascii() or not re.search(_HALVES, typed):
        return typed
    for encoding in (sys.getfilesystemencoding(), "utf-8"):
        with contextlib.suppress(UnicodeError):
            return typed.encode(encoding, "surrogateescape").decode("utf-8")
    return typed


def _is_utf8(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding).name.startswith("utf-8")
    except LookupError:
        return False


def _end_in_order() -> None:
    """A request to end, or a terminal that goes away, ends what runs as an error does: locks are let go
    of, and where a draft is kept is said. The exit code is the shell's own, 128 and the signal's number."""
    import signal

    def end(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
        raise SystemExit(128 + number)

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        # One that is ignored, by nohup for example, stays ignored.
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, end)


def _program() -> str:
    """What to type to call this program: its name where the shell finds it, else as it was called."""
    found = shutil.which("mentorlog")
    called = sys.argv[0]
    is_script = Path(called).name.startswith("mentorlog")
    same = found is not None and Path(found).resolve() == Path(called).resolve()
    return called if is_script and not same else "mentorlog"


def _now(zone: str) -> datetime:
    if zone:
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

        try:
            return datetime.now(ZoneInfo(zone))
        except (ZoneInfoNotFoundError, ValueError, OSError):
            pass  # a zone nobody knows: the machine's own time serves
    return datetime.now().astimezone()


def _machine_zone() -> str:
    """What TZ says, else where /etc/localtime leads, else what Debian writes beside it."""
    if "TZ" in os.environ:
        return os.environ["TZ"].removeprefix(":").rpartition("zoneinfo/")[2]
    with contextlib.suppress(OSError):
        _, found, name = os.path.realpath("/etc/localtime").rpartition("zoneinfo/")
        return name if found else Path("/etc/timezone").read_text("utf-8", "replace").strip()
    return ""


def _ask(question: str) -> str:
    # On a dumb terminal it would show the end of a long question only.
    if os.environ.get("TERM", "dumb") != "dumb":
        with contextlib.suppress(ImportError):
            # Imported for what it does to input(): arrow keys, and a history that is not kept.
            import readline  # noqa: F401
    try:
        return as_utf8(input(question))
    except EOFError as fault:
        sys.stdout.write("\n")
        raise Stopped from fault


def _config_folder() -> Path:
    from platformdirs import user_config_path

    return user_config_path("mentorlog", appauthor=False)


def _cache_folder() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("mentorlog", appauthor=False)


def _data_folder() -> Path:
    from platformdirs import user_data_path

    # A folder below it: on macOS the settings would lie among the records.
    return user_data_path("mentorlog", appauthor=False) / "journal"
