"""Records far larger or deeper than any person writes: read in a time and a room that are bounded, or named.

Each is read by a process of its own, with a limit of memory and of processor time. What grows with the
square of a line or a file takes minutes at these sizes. With MENTORLOG_LONG=1 each has a million bytes.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from .records import record, write
from .strings import LONG

resource = pytest.importorskip("resource", reason="limits are to be had on Unix only")

MEMORY = 1024 * 1024 * 1024
SECONDS = 100 if LONG else 15
SIZE = 1_000_000 if LONG else 200_000
MANY = 200_000 if LONG else 5_000
HELD = "meetings/ada/2026-12-01.md"
LIMITED = f"""
import io, resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
from mentorlog.cli.app import run
from mentorlog.cli.world import real_world
real, sys.stdout = sys.stdout, io.StringIO()
codes = [run(["--as-of", "2026-12-06", *line.split()], real_world()) for line in sys.argv[1:]]
real.write(" ".join(map(str, codes)))
"""
READING = ("list --all --kind any --json", "prep ada", "meeting list --all")


def nested(levels: int) -> str:
    """Bullets each of which is nested in the one before."""
    return "".join(f"{'  ' * level}- a\n" for level in range(levels))


def read_by_a_child(home: Path, body: str, path: str = HELD) -> str:
    """What a process of its own says of a record, that having been read within its limits."""
    write(home / "journal", {"people/ada.md": record({"name": "Ada"}), path: body})
    result = subprocess.run(
        [sys.executable, "-c", LIMITED, *READING],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={
            **{name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ},
            "HOME": str(home),
            "MENTORLOG_JOURNAL": str(home / "journal"),
            "COLUMNS": "80",
        },
    )
    assert (result.returncode, result.stdout) == (0, "0 0 0"), (result.returncode, result.stderr[-2_000:])
    return result.stderr


def in_items() -> Iterator[tuple[str, str]]:
    """Long lines of one sign, each of which something of ours might look at again and again."""
    for sign in ("x", "x ", "[", "(", "*", "_", "`", "#", "- ", "* ", "1. ", "> ", " ", "\t", "[k:: v] ",
                 "#a ", "📅 2026-12-01 ", "🔺", "⛔ a ", "by ", "due:2026-12-01 ", "<!--", "-->", "\u0301",
                 "👩\u200d"):  # fmt: skip
        text = sign * (SIZE // 2 // len(sign.encode()))
        yield f"{sign!r} in an item", f"## Commitments\n- [ ] a {text}\n- [ ] a {text} b\n"
    for sign in ("x", "*", "_", "`", "~", "=", "# ", "- ", "> ", "[", "<!--", " ", "\t"):
        text = sign * (SIZE // 5 // len(sign))
        yield f"{sign!r} in a body", f"{text}\n{text}b\na{text}b\n# a{text}b\n**a**{text}b\n"
    spaces = " " * (SIZE // 2)
    yield "spaces in a field", f"- [ ] x [k::{spaces}] b]\n- [ ] x [repeat:: {spaces};]\n"
    yield "a million signs in an item", f"- [ ] {'x' * 1_000_000}\n"
    yield "a million signs in a body", f"{'x' * 1_000_000}\n"


def of_lines() -> Iterator[tuple[str, str]]:
    """Many lines, each of which might be compared with all the others."""
    deep = 800 if LONG else 400
    for line in ("- a", "- [ ] a", "-", "# a", "**a**", "a\n=", "> a", "```\na\n```", "- a\n  <!-- b",
                 "- a\n  ```", "- ```", "a", "", "***", "<!-- a -->", "  - 2026-12-01 done: x"):  # fmt: skip
        times = min(MANY, SIZE // (len(line) + 1))
        yield f"{line!r} many times", f"## Commitments\n{f'{line}{chr(10)}' * times}"
    for below in ("a\n", "\n", "- a\n", "<!-- a -->\n", "  ```\n"):
        yield (
            f"{below!r} below what is nested",
            f"## Commitments\n{nested(deep)}{below * (SIZE // 4 // len(below))}",
        )
    yield "blank lines above titles", "\n" * (SIZE // 2) + "# a\n" * (SIZE // 8)


BODIES = dict([*in_items(), *of_lines()])
# In CI those that took minutes once, and one of each sort.
CI = (
    "'[' in an item", "'*' in an item", "'`' in an item", "'[k:: v] ' in an item", "'#a ' in an item",
    "'⛔ a ' in an item", "'x' in an item", "' ' in a body", "'- ' in a body", "spaces in a field",
    "a million signs in an item", "'- a' many times", r"'- a\n  ```' many times",
    r"'a\n' below what is nested", r"'\n' below what is nested", "blank lines above titles",
)  # fmt: skip


@pytest.mark.parametrize("name", BODIES if LONG else CI)
def test_a_body_is_read_in_bounded_time_and_room(name: str, tmp_path: Path) -> None:
    assert "cannot be read" not in read_by_a_child(tmp_path, BODIES[name])


FRONTS = {
    "arrays in arrays": f"a = {'[' * 3_000}{']' * 3_000}",
    "tables in tables": f"a = {'{a = ' * 3_000}1{'}' * 3_000}",
    "a million opening brackets": f"a = {'[' * 1_000_000}",
    "a dotted key": f"{'a.' * 50_000}a = 1",
    "many dotted keys": "\n".join(f"{'a.' * 40}b{n} = 1" for n in range(1_000)),
    "a hundred thousand keys": "\n".join(f"k{n} = {n}" for n in range(100_000)),
    "a million characters": f'name = "{"x" * 1_000_000}"',
    "a number of many digits": f"minutes = {'9' * 5_000}",
    "a hexadecimal number": f"minutes = 0x{'f' * 5_000}",
}


@pytest.mark.parametrize("name", FRONTS)
def test_a_front_matter_that_cannot_be_read_is_named_with_its_line(name: str, tmp_path: Path) -> None:
    said = read_by_a_child(tmp_path, f"+++\n{FRONTS[name]}\n+++\n")
    assert f"cannot be read: {HELD}:2: " in said


@pytest.mark.parametrize(
    "front",
    [
        f"a = {'[' * 150}{']' * 150}",
        f'medium = "{"x" * 100_000}"',
        "\n".join(f"k{n} = {n}" for n in range(5_000)),
        f"goals = [{'1, ' * 20_000}]",
        f"place = '{'a.' * 20}'",
        f"a{' ' * 50_000}= 1",
        f"a = '{'=' * 50_000}{' ' * 50_000}'",
    ],
)
def test_a_large_front_matter_is_read(front: str, tmp_path: Path) -> None:
    assert "cannot be read" not in read_by_a_child(tmp_path, f"+++\n{front}\n+++\n")


def test_a_file_of_a_hundred_megabytes_is_named_and_not_taken_into_memory(tmp_path: Path) -> None:
    write(tmp_path / "journal", {"meetings/ada/2026-11-01.md": "## Commitments\n- a\n"})
    with (tmp_path / "journal/meetings/ada/2026-11-01.md").open("r+b") as file:
        file.truncate(100_000_000)
    said = read_by_a_child(tmp_path, "## Commitments\n- b\n")
    assert "cannot be read: meetings/ada/2026-11-01.md: " in said
    assert "larger than" in said
