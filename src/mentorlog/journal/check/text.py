"""A file's bytes as text: its encoding, the signs in it that do harm, and conflicts that nobody settled."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from mentorlog.dates import say_count
from mentorlog.journal.check.faults import Fault
from mentorlog.journal.conflicts import BASE, MIDDLE, conflicts, mark, may_have_conflict
from mentorlog.journal.disk import reason
from mentorlog.journal.lines import BOM, bare, split_lines
from mentorlog.journal.store import LARGEST

_NUL = "\0"
# A form feed begins a page in some editors; all other controls but a tab have no place in a text.
_CONTROL = re.compile("[\x01-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_LONE_RETURN = re.compile("\r(?!\n)")
_ODD = re.compile("[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|\r(?!\n)")
_OVERRIDES = re.compile("[\u202d\u202e]")
# What sets text of the other direction apart, and what ends that (https://unicode.org/reports/tr9/).
_OPENS, _CLOSES = re.compile("[\u202a\u202b\u2066-\u2068]"), re.compile("[\u202c\u2069]")


class Text(NamedTuple):
    """A file's text without what the faults below name, each line where it was.

    Of a conflict the first side stays, so that what the two sides share is no fault of its own.
    `is_whole` is False where something is missing from it, a side of a conflict among it.
    """

    lines: tuple[str, ...]
    faults: list[Fault]
    is_whole: bool
    has_conflict: bool = False

    def __str__(self) -> str:
        return "".join(self.lines)


def read(path: str, place: Path | bytes, *, is_record: bool) -> Text:
    """The text of the regular file at `place`, or of these bytes; of what is no record, less is asked."""
    try:
        if isinstance(place, bytes):
            data = place
        else:
            with open(place, "rb") as file:
                data = file.read(LARGEST + 1)
    except OSError as fault:
        what = f"cannot be read: {reason(fault)}"
        mend = f"Make it yours to read: chmod u+rw {shlex.quote(str(place))}"
        return Text((), [Fault(path, None, what, mend)], False)
    if len(data) > LARGEST:
        what = f"is larger than {LARGEST // 1024 // 1024} MiB, so it is not read"
        return Text((), [Fault(path, None, what, "Put the long part into a file of another name.")], False)
    if not data and is_record:
        mend = "Take it from a backup or from git, or delete it."
        return Text((), [Fault(path, None, "is empty", mend)], False)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Text((), [Fault(path, 1, "is UTF-16, not UTF-8", "Save it as UTF-8.")], False)
    return _read(path, data, is_record=is_record)


def _read(path: str, data: bytes, *, is_record: bool) -> Text:
    faults: list[Fault] = []
    is_utf8 = True
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        faults.append(Fault(path, line, "is not UTF-8 text", "Save it as UTF-8."))
        is_utf8 = False
        text = data.decode("utf-8", "replace")
    if is_record and text.startswith(BOM):
        mend = "Save it as UTF-8 without that mark."
        faults.append(Fault(path, 1, "begins with a byte order mark (U+FEFF)", mend))
    if is_record or _NUL in text:
        odd = list(_odd_signs(path, text))
        faults += odd if is_record else [fault for fault in odd if "NUL" in fault.what]
        text = _without_odd(text)
    lines = tuple(split_lines(text))
    found = list(conflicts(lines)) if may_have_conflict(text) else []
    faults += [_conflict(path, start, end) for start, end in found]
    return Text(_settled(lines, found), faults, not found and is_utf8, bool(found))


def _odd_signs(path: str, text: str) -> Iterable[Fault]:
    """One fault for each sort of sign, at the first line that has one."""
    if not _ODD.search(text):
        return
    where: dict[str, list[int]] = {}
    for number, line in enumerate(split_lines(text), 1):
        for sort in _sorts(line) if _ODD.search(line) else ():
            where.setdefault(sort, []).append(number)
    for sort, numbers in where.items():
        more = f", and so {'do' if len(numbers) > 2 else 'does'} {say_count(len(numbers) - 1, 'line')} more"
        yield Fault(path, numbers[0], f"holds {sort}{more if len(numbers) > 1 else ''}", _MENDS[sort])


_A_NUL, _A_CONTROL = "a NUL", "a control character"
_A_RETURN, _A_DIRECTION = "a return that ends no line", "a hidden change of direction"
_MENDS = {
    _A_NUL: "Take the file from a backup, or delete that sign.",
    _A_CONTROL: "Delete it; a terminal might obey it.",
    _A_RETURN: "Save the file with LF or CRLF at the ends of lines.",
    _A_DIRECTION: "Delete it; it makes a line look like another one.",
}


def _sorts(line: str) -> Iterable[str]:
    if _NUL in line:
        yield _A_NUL
    if _CONTROL.search(line):
        yield _A_CONTROL
    if _LONE_RETURN.search(line):
        yield _A_RETURN
    # What is set apart and ended again in its line is how right-to-left words are quoted.
    if _OVERRIDES.search(line) or len(_OPENS.findall(line)) > len(_CLOSES.findall(line)):
        yield _A_DIRECTION


def _without_odd(text: str) -> str:
    # Where nothing else ends a line, a return does, as on old Macs: the rest is read so, too.
    text = _LONE_RETURN.sub("" if "\n" in text else "\n", text)
    return _CONTROL.sub("", text.replace(_NUL, ""))


def _conflict(path: str, start: int, end: int) -> Fault:
    upto = f" up to line {end + 1}" if end > start else ""
    what = f"has the marks of a conflict that nobody settled{upto}"
    return Fault(path, start + 1, what, "Keep what is right, and delete the lines of the marks.")


def _settled(lines: Sequence[str], found: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    """The lines with the first side of each conflict, and empty ones for all else of it."""
    kept = list(lines)
    for start, end in found:
        inside = range(start, end + 1)
        cut = next((n for n in inside if mark(lines[n]) in (BASE, MIDDLE)), start)
        for number in {start, *range(cut if cut > start else end, end + 1)}:
            kept[number] = lines[number][len(bare(lines[number])) :]
    return tuple(kept)
