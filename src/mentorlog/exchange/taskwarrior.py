"""Taskwarrior: what `task export` writes (https://taskwarrior.org/docs/design/task/)."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, tzinfo
from typing import Any

from mentorlog.dates import parse_iso
from mentorlog.errors import BadInput
from mentorlog.exchange.notes.source import read_source
from mentorlog.exchange.tasks import Task, Tasks, mark_of
from mentorlog.journal import Journal
from mentorlog.journal.item_line import ItemLine

_MARKS = {"pending": " ", "waiting": " ", "completed": "x", "deleted": "-"}
# What it works out anew, or what says only how it is shown.
_WORKED_OUT = frozenset(["id", "urgency", "modified", "imask", "mask", "parent", "rtype", "template", "last"])
_READ = frozenset(
    ["description", "status", "entry", "end", "due", "annotations", "tags", "uuid", "depends", "priority"]
)
_PRIORITIES = {"H": "high", "M": "medium", "L": "low"}  # as Obsidian Tasks calls them
_STAMP = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})T([0-9]{2}):?([0-9]{2}):?([0-9]{2})Z?")
_BREAKS = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")


def read(name: str, content: bytes, journal: Journal, zone: tzinfo | None) -> Tasks:
    """The tasks of an export, its days in the zone of the journal. Raises BadInput where it is none.

    The whole is a list, or has one task a line, as older versions wrote it.
    """
    source = read_source(name, content, journal.headings)
    found: list[Task] = []
    left: list[str] = [f"{name}  {source.complaint}"] if source.complaint else []
    for n, table in enumerate(_tables(name, source.text), 1):
        where = f"{name}, task {n}"
        text = _line(table.get("description"))
        status = str(table.get("status", "pending"))
        if not text:
            left.append(f"{where}  has no description")
        elif status == "recurring":
            left.append(f"{where}  is the pattern of others, not one to do: {text}")
        else:
            found.append(_task(where, table, text, status, zone))
    return Tasks(name, mark_of(name, source.lines), tuple(found), tuple(left))


def _tables(name: str, text: str) -> list[dict[str, Any]]:
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        try:
            read = [
                json.loads(line.strip().rstrip(",")) for line in text.splitlines() if line.strip(" ,[]\t\r")
            ]
        except (ValueError, RecursionError) as fault:
            raise BadInput(
                f"{name} is no export of Taskwarrior.", f"Make one: task export > {name}"
            ) from fault
    tables = read if isinstance(read, list) else [read]
    if not all(isinstance(table, dict) for table in tables):
        raise BadInput(f"{name} is no export of Taskwarrior.", f"Make one: task export > {name}")
    return tables


def _task(where: str, table: dict[str, Any], text: str, status: str, zone: tzinfo | None) -> Task:
    tags = [f"#{tag}" for tag in map(_line, _listed(table.get("tags"))) if tag and " " not in tag]
    kept = [
        f"[{key}:: {value}]"
        for key, said in table.items()
        if key not in _READ | _WORKED_OUT and (value := _day_or_words(said, zone))
    ]
    depends = table.get("depends")
    depends = depends.split(",") if isinstance(depends, str) else _listed(depends)
    kept += [f"[depends:: {_field(one)}]" for one in depends]
    uuid = _field(table.get("uuid"))
    kept += [f"[uuid:: {uuid}]"] if uuid else []
    priority = _field(table.get("priority"))
    mark = _MARKS.get(status, " ")
    end = _day(table.get("end"), zone)
    item = ItemLine(
        " ".join([text, *tags]),
        mark=mark,
        created=_day(table.get("entry"), zone),
        due=_day(table.get("due"), zone),
        completion=end if mark == "x" else None,
        cancelled=end if mark == "-" else None,
        kept=tuple(kept),
        kept_for_tasks=(f"[priority:: {_PRIORITIES.get(priority, priority)}]",) if priority else (),
    )
    below = []
    for note in _listed(table.get("annotations")):
        if isinstance(note, dict) and (said := _line(note.get("description"))):
            day = _day(note.get("entry"), zone)
            below.append(f"{day.isoformat()}, {said}" if day else said)
    return Task(where, item, tuple(below), uuid)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _line(value: Any) -> str:
    """A text on one line."""
    return " ".join(_BREAKS.sub(" ", value).split()) if isinstance(value, str) else ""


def _field(value: Any) -> str:
    """A value as it can stand in a field of a line."""
    said = _line(value) if isinstance(value, str) else json.dumps(value) if value is not None else ""
    return said.replace("[", "(").replace("]", ")").strip()


def _day_or_words(value: Any, zone: tzinfo | None) -> str:
    day = _day(value, zone)
    return day.isoformat() if day else _field(value)


def _day(value: Any, zone: tzinfo | None) -> date | None:
    """The day of a moment in UTC, in the journal's zone."""
    found = _STAMP.fullmatch(value) if isinstance(value, str) else None
    if not found:
        return parse_iso(value) if isinstance(value, str) else None
    try:
        return datetime(*map(int, found.groups()), tzinfo=UTC).astimezone(zone).date()  # type: ignore[arg-type, misc]
    except (ValueError, OverflowError):
        return None
