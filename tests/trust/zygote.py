"""A process that has the whole program loaded, and forks one child for each command it is asked to run.

So a command takes a twentieth of a second, and one that is killed at a hundred points not half a minute.
The child runs `mentorlog.cli.app.run` in a world of its own, where only clock, person and ids are made up.
What came of it goes through a socket, so that no fault injected into `write` gets in its way.

One request a line on standard input, one answer a line on standard output, both JSON.
"""

from __future__ import annotations

import contextlib
import gc
import io
import json
import os
import pkgutil
import random
import signal
import socket
import sys
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.trust.traceable import be_traceable

import mentorlog
from mentorlog.cli.app import run
from mentorlog.cli.world import World, real_world
from mentorlog.errors import Stopped

NOW = datetime(2026, 12, 6, 9, 0, tzinfo=UTC)
LONGEST = 120  # seconds: more than any command waits for a lock


def main() -> None:
    """Answers requests until there are no more."""
    # What is loaded when it is first used would be loaded at another place in each run.
    for module in pkgutil.walk_packages(mentorlog.__path__, "mentorlog."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    for name in ("tomlkit", "tomli_w", "zoneinfo", "platformdirs", "subprocess", "difflib"):
        import_module(name)
    nobody: dict[str, Any] = {"home": os.devnull, "answers": None, "environment": {}, "stdin": ""}
    for arguments in (["jot", "--help"], ["jot", "ada", "Why?"]):
        with contextlib.redirect_stdout(io.StringIO()):
            _command({**nobody, "arguments": arguments})
    gc.collect()
    gc.freeze()
    gc.disable()  # no file is closed at a moment that differs from run to run
    for line in sys.stdin:
        _answer(json.loads(line))


def _answer(request: dict[str, Any]) -> None:
    ours, theirs = socket.socketpair()
    waiting, go = os.pipe()
    is_ready, ready = os.pipe()
    child = os.fork()
    if not child:
        ours.close()
        for descriptor in (go, is_ready):
            os.close(descriptor)
        _be_the_child(request, ready, waiting, theirs)
    theirs.close()
    for descriptor in (ready, waiting):
        os.close(descriptor)
    os.read(is_ready, 1)  # so that whoever traces it sees the command alone
    os.close(is_ready)
    _say({"process": child})
    sys.stdin.readline()  # until whoever wants to trace it does
    os.write(go, b"!")
    os.close(go)
    said = b""
    with contextlib.suppress(ConnectionResetError):
        while data := ours.recv(1 << 16):
            said += data
    ours.close()
    _, status = os.waitpid(child, 0)
    _say({"status": os.waitstatus_to_exitcode(status), **(json.loads(said) if said else {})})


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def _be_the_child(request: dict[str, Any], ready: int, waiting: int, answer: socket.socket) -> None:
    be_traceable()
    os.setpgid(0, 0)
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    sys.stdin = os.fdopen(0)  # the one before was read from, and cannot be set up any more
    os.environ.clear()
    os.environ.update(request["environment"])
    os.chdir(request["home"])
    os.umask(request["umask"])
    signal.alarm(LONGEST)
    os.close(ready)
    os.read(waiting, 1)
    os.close(waiting)
    code, out, err = (_naive if request["naive"] else _command)(request)
    answer.sendall(json.dumps({"out": out, "err": err}).encode())
    os._exit(code)


def _command(request: dict[str, Any]) -> tuple[int, str, str]:
    home, answers = Path(request["home"]), request["answers"]
    out, err = io.StringIO(), io.StringIO()

    def ask(question: str) -> str:
        if not answers:
            raise Stopped
        answer = str(answers.pop(0))
        out.write(f"{question}{answer}\n")
        return answer

    world = World(
        now=lambda _: NOW,
        environment=request["environment"],
        stdin=io.BytesIO(request["stdin"].encode()),
        stdout=out,
        stderr=err,
        ask=ask,
        key=ask,
        is_interactive=answers is not None,
        config_folder=lambda: home / "config",
        data_folder=lambda: home / "data",
        cache_folder=lambda: home / "cache",
        source=random.Random(1),
    )
    real_world()  # for what it does to signals
    try:
        code = run(request["arguments"], world)
    except SystemExit as end:
        assert isinstance(end.code, int)
        return end.code, out.getvalue(), err.getvalue()
    except BaseException:  # noqa: BLE001
        # It is what the tests look for.
        import traceback

        return 1, out.getvalue(), err.getvalue() + traceback.format_exc()
    return code, out.getvalue(), err.getvalue()


def _naive(request: dict[str, Any]) -> tuple[int, str, str]:
    """A record written as one would who thinks no harm: to show that the harness finds the harm."""
    place, text = request["arguments"]
    with open(place, "w") as file:
        file.write(text)
    return 0, "", ""


if __name__ == "__main__":
    main()
