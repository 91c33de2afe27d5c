"""An export in JSON taken back: which files it has, and which of them are new here. Pure.

It may come from anybody: nothing but records of a journal is taken from it, and never a path that leads
elsewhere. docs/reference/export.md, "JSON".
"""

from __future__ import annotations

import base64
import binascii
import json
from collections import Counter
from collections.abc import Callable
from typing import Any, NamedTuple

from mentorlog.errors import BadInput
from mentorlog.journal import layout
from mentorlog.journal.store import LARGEST
from mentorlog.render.text import visible

SCHEMA = 1
LARGEST_EXPORT = 512 * 1024 * 1024  # bytes: ten thousand notes take a fifth of it
_SHOWN = 60


class Incoming(NamedTuple):
    """The files of an export, by path, and whether they are a whole journal."""

    files: dict[str, bytes]
    is_complete: bool


class Plan(NamedTuple):
    """What taking it in comes to: files that are new, here already, and here with other words."""

    new: dict[str, bytes]
    same: tuple[str, ...]
    differing: tuple[str, ...]

    @property
    def folders(self) -> Counter[str]:
        """How many of the new files there are of each folder; of those in none, by their name."""
        return Counter(path.partition("/")[0] for path in self.new)


def read(data: bytes) -> Incoming:
    """The files in the text of an export. Raises BadInput where it is none, or names what is no record."""
    if len(data) > LARGEST_EXPORT:
        raise BadInput("That is larger than 512 MB.", "Export one person at a time: --who WHO")
    value = _parsed(data)
    if not isinstance(value, dict) or "files" not in value:
        raise _no_export("it has no “files”")
    schema = value.get("schema")
    if schema != SCHEMA or isinstance(schema, bool):
        raise BadInput(
            f"It has the schema {_said(schema)}; this program reads {SCHEMA}.", "Is there a newer one?"
        )
    if not isinstance(value["files"], list):
        raise _no_export("its “files” are no list")
    found: dict[str, bytes] = {}
    for entry in value["files"]:
        path, content = _file(entry)
        if path in found:
            raise _no_export(f"it has {_said(path)} twice")
        found[path] = content
    return Incoming(found, value.get("complete") is True)


def make_plan(incoming: Incoming, content_of: Callable[[str], bytes | None]) -> Plan:
    """Compares an export with what is here; `content_of` gives the bytes at a path, None for none."""
    here = {path: content_of(path) for path in incoming.files}
    return Plan(
        {path: data for path, data in incoming.files.items() if here[path] is None},
        tuple(path for path, data in incoming.files.items() if here[path] == data),
        tuple(path for path, data in incoming.files.items() if here[path] not in (None, data)),
    )


def _parsed(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        raise _no_export("it is not UTF-8 text") from fault
    except json.JSONDecodeError as fault:
        raise _no_export(f"line {fault.lineno} is no JSON") from fault
    except RecursionError as fault:
        raise _no_export("it is nested too deep") from fault
    except ValueError as fault:  # a number of thousands of digits
        raise _no_export("it holds a number that nothing can read") from fault


def _file(entry: Any) -> tuple[str, bytes]:
    if not isinstance(entry, dict) or not isinstance(path := entry.get("path"), str):
        raise _no_export("one of its files has no path")
    if not layout.is_record(path):
        raise BadInput(f"{_said(path)} is no file of a journal.", "Nothing was changed.")
    content = _content(path, entry)
    if len(content) > LARGEST:
        raise BadInput(f"{_said(path)} is larger than 4 MiB.", "Nothing was changed.")
    return path, content


def _content(path: str, entry: dict[str, Any]) -> bytes:
    text, coded = entry.get("text"), entry.get("base64")
    try:
        if isinstance(text, str) and coded is None:
            return text.encode()
        if isinstance(coded, str) and text is None:
            return base64.b64decode(coded, validate=True)
    except (UnicodeEncodeError, ValueError, binascii.Error) as fault:
        raise _no_export(f"what it has for {_said(path)} is no text") from fault
    raise _no_export(f"it has nothing for {_said(path)}, or two things")


def _no_export(why: str) -> BadInput:
    return BadInput(
        f"That is no export of a journal: {why}.",
        "Nothing was changed. An export is made by: mentorlog export --output FILE",
    )


def _said(value: object) -> str:
    words = visible(value if isinstance(value, str) else json.dumps(value))
    return f"“{words if len(words) <= _SHOWN else words[:_SHOWN] + '…'}”"
