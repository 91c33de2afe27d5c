"""Journals as people's editors leave them: odd texts, all line ends, unknown keys, uncommitted edits."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.hostile.strings import HOSTILE

from .machines import RECORDS, Machine

_BOM = "\ufeff".encode()
# In one line, as an editor saves it.
_ODD = sorted(text for text in HOSTILE.values() if text.strip() and not set(text) & {"\n", "\r"})


def scramble(machine: Machine, seed: int) -> None:
    """Makes the journal another one: some of it committed as a command does, some by the user, some not."""
    rng = random.Random(seed)
    for path in RECORDS:
        if rng.random() < 0.7:
            machine.write(path, _worn(machine.read(path), rng))
    if rng.random() < 0.5:
        machine.repository("add", "--all")
        machine.repository("commit", "--quiet", "--allow-empty", "--message", "As it was")
    for path in RECORDS:
        if rng.random() < 0.5:
            machine.write(path, _with_a_line(machine.read(path), rng))
    machine.write("people/李明.md", '+++\nname = "李明"\n+++\n## About\n- 你好\n')
    if rng.random() < 0.3:
        machine.write("people/cafe.md", b'+++\nname = "Caf\xe9"\n+++\n')  # Latin-1, which is left out
    if rng.random() < 0.3:
        machine.write("reviews/2026-W49.md", rng.choice((b"", b"\n\n\n", _BOM, b"a\0b")))
    if rng.random() < 0.3:
        machine.write("notes.txt", "Nobody's business.\n")


def _worn(data: bytes, rng: random.Random) -> bytes:
    for _ in range(rng.randint(0, 3)):
        data = _with_a_line(data, rng)
    if rng.random() < 0.3:
        data = data.replace(b"+++\n", b'+++\n# mine\nodd-key = [1, 2]\n"a key" = {b = 1979-05-27}\n', 1)
    changes: list[Callable[[bytes], bytes]] = [
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: data.rstrip(b"\n"),
        lambda data: data + b"\n\n\n",
        lambda data: data.rstrip(b"\n") + b"\n## Private\n- mine alone\n",
        lambda data: data.replace(b"\n- [", b"\n* [").replace(b"\n  - ", b"\n\t- "),
        lambda data: _BOM + data,
        lambda data: data.replace(b"\n## ", b"\n\n\n## "),
    ]
    for change in changes:
        if rng.random() < 0.2:
            data = change(data)
    return data


def _with_a_line(data: bytes, rng: random.Random) -> bytes:
    """Puts a line of somebody's below the front matter, not between an item and what is nested below it."""
    text = rng.choice(_ODD).encode("utf-8", "surrogateescape")
    line = rng.choice((b"%s", b"- %s", b"- [ ] %s", b"  - %s", b"> %s", b"### %s", b"\t%s")) % text
    lines = data.split(b"\n")
    first = max((at for at, one in enumerate(lines) if one.strip() == b"+++"), default=0) + 1
    places = [at for at in range(first, len(lines) + 1) if not b"".join(lines[at : at + 1])[:1].isspace()]
    lines.insert(rng.choice(places), line)
    return b"\n".join(lines)
