"""Each kind of damage, seeded in a sound journal, is found where it is, and nothing else is.

What is said of each stands in said.list; `python -m tests.journal.check.test_damage` writes it anew.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.journal.check.damages import ALL, FOLDERS, TWINS, Damage
from tests.journal.check.journals import make

from mentorlog.journal.check import Fault, check

pytestmark = pytest.mark.usefixtures("never_waits")
Known = dict[str, tuple[int, int, int, int, str, bytes]]
SAID = Path(__file__).with_name("said.list")


def zone(name: str) -> bool:
    return name == "Europe/Berlin"


def damaged(damage: Damage, folder: Path) -> Path:
    """A journal with one damage; skips where the system has no such thing."""
    if damage in FOLDERS and os.name == "nt":
        pytest.skip("modes, links and pipes are not what they are elsewhere")
    if damage in TWINS:
        (folder / "A\u00e9").touch()
        if (folder / "a\u00e9").exists() or (folder / "Ae\u0301").exists():
            pytest.skip("this disk holds only one of two such names")
    root = make(folder / "journal")
    try:
        damage.seed(root)
    except OSError:
        assert "no UTF-8" in damage.name
        pytest.skip("this disk takes no such name")
    return root


def snapshot(root: Path) -> Known:
    """All that can be known of a tree: kinds and modes, sizes, times, where links lead, and bytes."""
    found = {}
    for place in (root, *sorted(root.rglob("*"))):
        state = place.lstat()
        to = os.readlink(place) if place.is_symlink() else ""
        is_plain = place.is_file() and not place.is_symlink()
        data = place.read_bytes() if is_plain else b""
        found[str(place)] = (state.st_mode, state.st_size, state.st_mtime_ns, state.st_ctime_ns, to, data)
    return found


def lines_of(damage: Damage, found: Iterable[Fault], root: Path) -> list[str]:
    """What is said of a damage, as said.list has it: each fault on a line that a terminal does not obey."""
    text = "\n".join(f"{damage.name} | {fault}" for fault in found).replace(str(root.resolve()), "JOURNAL")
    text = re.sub(r"no TOML: [^.]*", "no TOML", text)  # what is wrong with it, Python says
    return ["".join(c if c.isprintable() else ascii(c)[1:-1] for c in line) for line in text.split("\n")]


@pytest.mark.parametrize("damage", ALL, ids=[damage.name for damage in ALL])
def test_damage_is_found_where_it_is_and_nothing_else_is(damage: Damage, tmp_path: Path) -> None:
    root = damaged(damage, tmp_path)
    found = check(root, zone)
    places = [(fault.path, fault.line) for fault in found]
    assert places == [(path, line) for path, line, _ in damage.found], found
    for fault, (_, _, words) in zip(found, damage.found, strict=True):
        assert words in fault.what, fault
    said = [line for line in SAID.read_text("utf-8").splitlines() if line.startswith(f"{damage.name} | ")]
    assert lines_of(damage, found, root) == said


@pytest.mark.parametrize("damage", ALL, ids=[damage.name for damage in ALL])
def test_a_fault_is_one_clause_and_its_mend_a_sentence_and_nothing_is_changed(
    damage: Damage, tmp_path: Path
) -> None:
    root = damaged(damage, tmp_path)
    before = snapshot(root)
    for fault in check(root, zone):
        assert fault.mend[0].isupper()
        assert fault.mend[-1] in ".?" or "chmod" in fault.mend
        assert fault.what[0] not in " :"
        assert fault.what[-1] not in ".:? "
    assert snapshot(root) == before


def test_the_journal_that_is_damaged_was_sound(tmp_path: Path) -> None:
    assert check(make(tmp_path / "journal"), zone) == []


def test_at_least_forty_five_kinds_of_damage_are_tried() -> None:
    assert len({damage.name for damage in ALL}) == len(ALL) >= 45
    assert len({fault[2] for damage in ALL for fault in damage.found}) >= 45


def test_a_fault_is_said_with_file_line_fault_and_mend() -> None:
    fault = Fault("people/ada.md", 3, "the status “activ” is none of active, paused", "Write one of them.")
    said = "people/ada.md:3: the status “activ” is none of active, paused. Write one of them."
    assert str(fault) == said
    assert str(fault._replace(line=None)).startswith("people/ada.md: the status")


if __name__ == "__main__":
    written = []
    for one in ALL:
        with tempfile.TemporaryDirectory() as folder:
            made = damaged(one, Path(folder))
            written += lines_of(one, check(made, zone), made)
    SAID.write_text("".join(f"{line}\n" for line in written), "utf-8")
