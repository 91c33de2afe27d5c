"""Runs one command of mentorlog's and says what its processor time went to, as JSON on standard error.

    python tests/bench/split.py COMMAND ...

Each thing is timed without what it calls of the others: to look up a folder is no part of a list's reckoning.
The timers cost about a tenth themselves, so that the shares are to be trusted more than the sum.
"""

from __future__ import annotations

import builtins
import contextlib
import importlib
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any

spent: dict[str, float] = defaultdict(float, start=time.process_time())
_doing = ["import"]
_since = time.process_time()


def _switch() -> None:
    global _since
    now = time.process_time()
    spent[_doing[-1]] += now - _since
    _since = now


def timed(what: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """The same function, its time counted as `what`."""

    def call(*arguments: Any, **named: Any) -> Any:
        if _doing[-1] == what:
            return function(*arguments, **named)
        _switch()
        _doing.append(what)
        try:
            return function(*arguments, **named)
        finally:
            _switch()
            _doing.pop()

    return call


def time_all() -> None:
    """Puts timers around imports and around what reads, looks up and draws."""
    from mentorlog.cli import output, screen
    from mentorlog.journal import kept, reading, store

    importing = timed("import", builtins.__import__)

    def imported(name: str, *arguments: Any) -> Any:
        known = name in sys.modules and not (len(arguments) > 3 and arguments[3])
        return (plain if known else importing)(name, *arguments)

    plain = builtins.__import__
    builtins.__import__ = imported  # type: ignore[assignment]
    importlib.import_module = timed("import", importlib.import_module)
    kept.listed = timed("stat", kept.listed)
    for name in ("_records", "_folders"):
        setattr(store.Store, name, timed("stat", getattr(store.Store, name)))
    for name in ("read_file", "read_if_same"):
        setattr(store, name, timed("read", getattr(reading, name)))
    kept.Kept.__init__ = timed("keep", kept.Kept.__init__)  # type: ignore[method-assign]
    kept.Kept.glances = timed("keep", kept.Kept.glances)  # type: ignore[method-assign]
    output.put_out = timed("render", output.put_out)
    screen.Screen.show = timed("render", screen.Screen.show)  # type: ignore[method-assign]


def main() -> None:
    from mentorlog.__main__ import main as mentorlog

    time_all()
    with contextlib.suppress(SystemExit):
        timed("parse", mentorlog)()
    _switch()
    print(json.dumps(spent), file=sys.stderr)


if __name__ == "__main__":
    main()
