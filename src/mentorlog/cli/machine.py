"""The settings of this machine, from its config.toml: docs/reference/configuration.md names each key."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from mentorlog.errors import Damaged

# How each key is written, for whoever wrote it otherwise.
_EXAMPLES = {
    "journal": 'journal = "/home/you/journal"',
    "editor": 'editor = "code --wait"',
    "color": "color = false",
    "plain": "plain = true",
}


class Machine(NamedTuple):
    """What config.toml says, the defaults where it does not."""

    journal: str = ""
    editor: str = ""
    color: bool = True
    plain: bool = False


class Read(NamedTuple):
    """The settings as far as they can be read, the line of each that is there, and what is wrong.

    `is_whole` is False where nothing of the file can be read.
    """

    settings: Machine = Machine()
    lines: Mapping[str, int] = {}
    faults: tuple[Damaged, ...] = ()
    is_whole: bool = True


def read(path: Path) -> Read:
    """Reads a config file; where there is none, all is as usual. Never raises."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Read()
    except OSError as fault:
        return Read(faults=(Damaged(str(path), None, f"cannot be read: {fault.strerror}"),), is_whole=False)
    from mentorlog.journal.front_matter import line_in_toml, parse_toml
    from mentorlog.journal.lines import BOM, split_lines

    try:
        text = data.decode("utf-8").removeprefix(BOM)
        table = parse_toml(str(path), text)
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        return Read(faults=(Damaged(str(path), line, "is not UTF-8 text"),), is_whole=False)
    except Damaged as fault:
        return Read(faults=(fault,), is_whole=False)
    lines = split_lines(text)
    found = {key: line_in_toml(lines, key) for key in table}
    faults = [
        Damaged(str(path), found[key], what) for key, value in table.items() if (what := _wrong(key, value))
    ]
    right = {key: value for key, value in table.items() if not _wrong(key, value)}
    return Read(Machine(**right), {key: line or 1 for key, line in found.items()}, tuple(faults))


def _wrong(key: str, value: Any) -> str:
    """What is wrong with a key; empty where nothing is."""
    known = {name: type(usual) for name, usual in Machine()._asdict().items()}
    if key not in known:
        from difflib import get_close_matches  # only for a misspelling

        near = get_close_matches(key, known, n=1)
        return f"“{key}” is no setting; " + (
            f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
        )
    return "" if type(value) is known[key] else f"{key} is not of the right type; write {_EXAMPLES[key]}"
