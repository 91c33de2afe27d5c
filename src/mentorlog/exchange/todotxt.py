"""todo.txt: one task a line (https://github.com/todotxt/todo.txt)."""

from __future__ import annotations

import re

from mentorlog.dates import parse_iso
from mentorlog.exchange.notes.source import read_source
from mentorlog.exchange.tasks import Task, Tasks, mark_of
from mentorlog.journal import Journal
from mentorlog.journal.item_line import ItemLine

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_TASK = re.compile(
    rf"(?P<done>x )?(?P<priority>\([A-Z]\) )?(?:(?P<first>{_DAY}) )?(?:(?P<second>{_DAY}) )?(?P<text>\S.*)"
)
_DUE = re.compile(rf"(?:\A|(?<=\s))due:({_DAY})(?=\s|\Z)")


def read(name: str, content: bytes, journal: Journal) -> Tasks:
    """The tasks of a todo.txt or done.txt. What it says of priority, project, context and else stays.

    `x DONE CREATED text`, `(A) CREATED text`, `due:DAY`. Never raises.
    """
    source = read_source(name, content, journal.headings)
    found, left = [], []
    for n, line in enumerate(source.lines):
        task = _task(line.strip())
        if task:
            found.append(Task(source.where(n), task))
        elif line.strip():
            left.append(f"{source.where(n)}  is no task: {line.strip()}")
    if source.complaint:
        left.append(f"{name}  {source.complaint}")
    return Tasks(name, mark_of(name, source.lines), tuple(found), tuple(left))


def _task(line: str) -> ItemLine | None:
    found = _TASK.fullmatch(line)
    if not found:
        return None
    days = [parse_iso(found[name]) if found[name] else None for name in ("first", "second")]
    done = bool(found["done"])
    # Of two days the first is that of its end; of one, a task that is done has that of its end.
    ended, created = days if done else (None, days[0])
    text, due = found["text"], None
    for match in _DUE.finditer(text):
        due = parse_iso(match[1])
        if due:
            text = f"{text[: match.start()].rstrip()} {text[match.end() :].lstrip()}".strip()
            break
    if not done and days[1]:
        text = f"{found['second']} {text}"
    for day, known in ((found["first"], days[0]), (found["second"], days[1])):
        if day and known is None:
            text = f"{day} {text}"  # it looks like a day, and no calendar has it
    if not text:
        return None
    if not found["priority"] and text.startswith("@"):
        # A context at the start would be read as the owner.
        first, _, rest = text.partition(" ")
        text = f"{rest} {first}" if rest.strip() else f"do {first}"
    text = f"{found['priority'] or ''}{text}"
    return ItemLine(text, mark="x" if done else " ", created=created, due=due, completion=ended)
