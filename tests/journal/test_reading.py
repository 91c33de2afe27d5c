"""The bytes of a file: whole, of the state that was listed, and refused where they are no file's."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mentorlog.errors import Damaged
from mentorlog.journal.disk import reason
from mentorlog.journal.reading import read_file, read_if_same


def test_a_file_is_read_up_to_the_largest_size(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"abc")
    assert read_file(tmp_path, "a.md", largest=3) == b"abc" == read_file(tmp_path, "a.md")
    with pytest.raises(Damaged, match=": cannot be read: it is larger than 4 MiB"):
        read_file(tmp_path, "a.md", largest=2)


def test_where_there_is_no_file_there_are_no_bytes_and_a_folder_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    (tmp_path / "b.md").touch()
    assert [read_file(tmp_path, path) for path in ("c.md", "b.md/c.md", "b.md")] == [None, None, b""]
    with pytest.raises(Damaged, match="it is no file"):
        read_file(tmp_path, "a.md")


@pytest.mark.skipif(
    not os.path.exists("/proc/version"), reason="no file here whose size says less than it has"
)
def test_a_file_that_has_more_than_its_size_says_is_read_to_its_end() -> None:
    assert os.stat("/proc/version").st_size == 0
    assert read_file(Path("/proc"), "version") == Path("/proc/version").read_bytes()


def test_a_file_is_read_only_where_it_is_as_it_was_listed(tmp_path: Path) -> None:
    place = tmp_path / "a.md"
    place.write_bytes(b"abc")
    found = place.stat()
    key = (found.st_ino, found.st_ctime_ns, found.st_size)
    assert read_if_same(str(place), key) == b"abc"
    for at in range(3):
        other = (key[0] + (at == 0), key[1] + (at == 1), key[2] + (at == 2))
        assert read_if_same(str(place), other) is None
    assert read_if_same(str(tmp_path / "b.md"), key) is None


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (OSError(2, "No such file"), "no such file"),
        (OSError("Odd one"), "odd one"),
        (OSError(5, ""), "[Errno 5] "),
    ],
)
def test_what_the_system_says_can_go_on_with_a_sentence(fault: OSError, said: str) -> None:
    assert reason(fault) == said
