"""jrnl: its journal file and its exports as text and JSON (https://jrnl.sh/en/stable/)."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

from mentorlog.dates.written import written_days
from mentorlog.errors import BadInput
from mentorlog.exchange.notes import files
from mentorlog.exchange.notes.days import settled
from mentorlog.exchange.notes.parts import Part, Taken
from mentorlog.exchange.notes.plan import Options
from mentorlog.exchange.notes.source import Source
from mentorlog.journal.kinds import Headings

_ENTRY = re.compile(r"\[(?P<stamp>[^\]\n]*[0-9][^\]\n]*)\](?:[ \t]+(?P<title>.*))?")
_OLD_ENTRY = re.compile(
    r"(?P<stamp>[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{1,2}:[0-9]{2})(?:[ \t]+(?P<title>.*))?"
)


def sources_in(paths: Sequence[Path], headings: Headings) -> list[Source]:
    """The journals and exports in files and folders; an export as JSON is read as the text it stands for."""
    found = []
    for path in paths:
        if path.is_file() and path.suffix.lower() == ".json":
            text = _text_of(path, files.content_of(path))
            found.append(Source(f"{path} (as text)", (), text, headings))
        else:
            found += files.sources_in([path], headings)
    return found


def take_apart(source: Source, options: Options) -> Taken:
    """The entries of a journal, each of the day above it. Raises Unclear."""
    starts = []
    for n, line in enumerate(source.lines):
        entry = _ENTRY.fullmatch(line) or _OLD_ENTRY.fullmatch(line)
        days = written_days(entry["stamp"]) if entry else []
        if days and n not in source.hidden:
            day = settled(days[0], source.where(n), options.said)
            starts.append((n, day, days[0].time))
    parts = [Part(0, starts[0][0] if starts else len(source.lines), options.given)]
    for at, (start, day, time) in enumerate(starts):
        end = starts[at + 1][0] if at + 1 < len(starts) else len(source.lines)
        parts.append(Part(start, end, day, False, time))
    return Taken(tuple(part for part in parts if part.start < part.end), (), ())


def _text_of(path: Path, content: bytes) -> str:
    try:
        table = json.loads(content.decode("utf-8-sig"))
        entries = table["entries"]
        lines = []
        for entry in entries:
            star = " *" if entry.get("starred") else ""
            lines.append(
                f"[{entry['date']} {entry.get('time') or ''}".rstrip() + f"] {entry.get('title', '')}{star}"
            )
            lines += str(entry.get("body", "")).strip("\n").split("\n") + [""]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise BadInput(
            f"{path} is no export of jrnl.", f"Make one: jrnl --format json --file {path}"
        ) from fault
    return "\n".join(lines)
