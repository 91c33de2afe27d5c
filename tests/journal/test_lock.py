"""One lock for all who write: who holds it is named, waiting ends, and the dead hold nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from mentorlog.errors import ChangedUnderneath, Locked
from mentorlog.journal.lock import Lock, last_died, patiently
from mentorlog.journal.store import Store
from mentorlog.journal.unfinished import Change

Holding = Callable[[], "subprocess.Popen[str]"]


@pytest.fixture
def somebody(tmp_path: Path) -> Iterator[Holding]:
    """Another process that takes the lock and holds it until it is ended."""
    started = []
    script = """
        import sys, time
        from pathlib import Path
        from mentorlog.journal.lock import Lock
        Lock(Path(sys.argv[1]), "mentorlog note").take()
        print("taken", flush=True)
        sys.stdin.read()
        """

    def hold() -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", dedent(script), str(tmp_path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout and process.stdout.readline() == "taken\n"
        started.append(process)
        return process

    yield hold
    for process in started:
        process.kill()
        process.communicate()


def test_whoever_waits_too_long_is_told_who_holds_it(tmp_path: Path, somebody: Holding) -> None:
    holder = somebody()
    with pytest.raises(Locked, match=rf"mentorlog note \(process {holder.pid}\)") as fault:
        Lock(tmp_path, patience=0.05).take()
    assert fault.value.exit_code == 5


def test_it_names_who_holds_it_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / ".mentorlog" / "lock"
    file.parent.mkdir()
    file.write_text("mentorlog with a name that is longer (process 1234567890)")
    lock = Lock(tmp_path, "mentorlog note")
    assert lock.take()
    assert file.read_text() == f"mentorlog note (process {os.getpid()})"
    lock.release()
    assert file.read_text() == ""


def test_a_name_that_is_no_text_is_somebody_who_died_all_the_same(tmp_path: Path) -> None:
    file = tmp_path / ".mentorlog" / "lock"
    file.parent.mkdir()
    file.write_bytes(b"\xff")
    assert Lock(tmp_path).take()


def test_it_is_free_again_when_it_is_let_go(tmp_path: Path) -> None:
    first = Lock(tmp_path)
    first.take()
    first.release()
    second = Lock(tmp_path, patience=0)
    second.take()
    assert (first.is_held, second.is_held) == (False, True)
    second.release()


def test_the_dead_hold_no_lock_and_are_known_to_have_died(tmp_path: Path, somebody: Holding) -> None:
    holder = somebody()
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    assert last_died(tmp_path)
    lock = Lock(tmp_path, patience=1)
    lock.take()
    lock.release()
    assert not last_died(tmp_path)


def test_a_lock_that_was_taken_away_is_made_anew(tmp_path: Path, somebody: Holding) -> None:
    somebody()
    (tmp_path / ".mentorlog" / "lock").unlink()
    lock = Lock(tmp_path, patience=0)
    lock.take()
    assert lock.is_held
    lock.release()


@pytest.mark.skipif(os.name == "nt", reason="modes are Unix's own")
def test_the_lock_is_its_owners_alone(tmp_path: Path) -> None:
    lock = Lock(tmp_path)
    lock.take()
    lock.release()
    assert oct((tmp_path / ".mentorlog" / "lock").stat().st_mode & 0o777) == "0o600"
    assert oct((tmp_path / ".mentorlog").stat().st_mode & 0o777) == "0o700"


def test_nobody_holds_it_while_a_person_types(tmp_path: Path, somebody: Holding) -> None:
    files = Store(tmp_path, {})
    files.begin()
    with files.free():
        holder = somebody()
        holder.communicate("")
    assert files.lock.is_held
    files.lock.release()


def test_what_was_written_while_a_person_typed_is_not_overwritten(tmp_path: Path) -> None:
    files, other = Store(tmp_path, {}), Store(tmp_path, {})
    files.write([Change("people/ada.md", None, b"Ada\n")])
    files.begin()
    with files.free():
        other.write([Change("people/ada.md", b"Ada\n", b"Ada, by another\n")])
    with pytest.raises(ChangedUnderneath):
        files.write([Change("people/ada.md", b"Ada\n", b"Ada, by me\n")])
    assert (tmp_path / "people/ada.md").read_bytes() == b"Ada, by another\n"
    assert not files.lock.is_held


def test_where_nobody_ever_held_it_nobody_died(tmp_path: Path) -> None:
    assert not last_died(tmp_path)


def test_one_tries_again_until_the_time_is_over_and_once_where_there_is_none() -> None:
    assert len(list(patiently(0, 0))) == 1
    assert len(list(patiently(0.05, 0.001))) > 1
