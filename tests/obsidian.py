"""How the Obsidian Tasks plugin reads one Markdown task line: an oracle for lines that we write.

Independent of mentorlog on purpose. The format is a fact of the plugin, taken from the source of
Obsidian Tasks 8.3.0 (github.com/obsidian-tasks-group/obsidian-tasks, MIT License, copyright 2021
Clare Macrae, Ilyas Landikov and Martin Schenck):

- src/Task/TaskRegularExpressions.ts     the list marker and box, the block link, hashtags
- src/Task/Task.ts                       extractTaskComponents, extractHashtags
- src/TaskSerializer/DefaultTaskSerializer.ts    the emoji format, and `deserialize`: the loop
- src/TaskSerializer/DataviewTaskSerializer.ts   the Dataview format, DATAVIEW_SYMBOLS

Not here: the plugin's settings (global filter, a scheduled date out of the file name), what
Obsidian itself takes for a task before the plugin is asked, and what a recurrence rule means.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

Format = Literal["dataview", "emoji"]


@dataclass(frozen=True)
class Task:
    """What the plugin knows of a line; `description` is the rest, its hashtags put back."""

    indentation: str
    marker: str
    status: str
    description: str
    due: date | None  # None as well for a day that no calendar has: the plugin eats the field, too
    created: date | None
    done: date | None
    cancelled: date | None
    scheduled: date | None
    start: date | None
    id: str
    depends_on: tuple[str, ...]
    priority: str  # highest, high, medium, low, lowest, or empty
    tags: tuple[str, ...]  # with their #, in the order of the description
    block_link: str  # with its ^, without the space before it


# JavaScript's idea of white space and of a line's end: Python's `\s`, `.`, `$`, strip() differ.
_SPACE: Final = (
    "\t\n\v\f\r \u00a0\u1680"
    + "".join(map(chr, range(0x2000, 0x200B)))
    + "\u2028\u2029\u202f\u205f\u3000\ufeff"
)
_NOT_EOL: Final = "[^\n\r\u2028\u2029]"

_TASK: Final = re.compile(
    rf"(?P<indentation>[{_SPACE}>]*)"
    r"(?P<marker>[-*+]|[0-9]+[.)])"
    rf" +\[(?P<status>{_NOT_EOL})\]"
    rf" *(?P<body>{_NOT_EOL}*)"
)
_BLOCK_LINK: Final = re.compile(r" (\^[a-zA-Z0-9-]+)\Z")
_HASHTAG: Final = rf'(?:^|[{_SPACE}])#[^ !@#$%^&*(),.?":{{}}|<>]+'

_DAY: Final = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_ID: Final = "[a-zA-Z0-9_-]+"
_IDS: Final = rf"{_ID}(?: *, *{_ID})*"
_RULE: Final = "[a-zA-Z0-9, !]+"
_WORD: Final = "[a-zA-Z]+"

# Field, its name in the Dataview format, its signs in the emoji format, its value. The order is
# that in which a round of the loop tries them; `tags` stands where the hashtags have their turn.
_FIELDS: Final = (
    ("priority", "priority", "", "highest|high|medium|low|lowest"),
    ("done", "completion", "✅", _DAY),
    ("cancelled", "cancelled", "❌", _DAY),
    ("due", "due", "📅|📆|🗓", _DAY),
    ("scheduled", "scheduled", "⏳|⌛", _DAY),
    ("start", "start", "🛫", _DAY),
    ("created", "created", "➕", _DAY),
    ("repeat", "repeat", "🔁", _RULE),
    ("on_completion", "onCompletion", "🏁", _WORD),
    ("tags", "", "", ""),
    ("id", "id", "🆔", _ID),
    ("depends_on", "dependsOn", "⛔", _IDS),
)
_PRIORITY_SIGNS: Final = {
    "🔺": "highest",
    "⏫": "high",
    "🔼": "medium",
    "🔽": "low",
    "⏬": "lowest",
}

_ROUNDS: Final = 21  # "max runs" is 20, and the plugin compares after counting, with <=


def _dataview(name: str, value: str) -> str:
    """`[name:: value]` or `(name:: value)`, in a matching pair, with one comma after it at most."""
    inner = rf" *{name}:: *({value}) *"
    return rf"(?:\[{inner}\]|\({inner}\))(?: *,)?"


def _emoji(signs: str, value: str) -> str:
    """A sign, perhaps with a variation selector, and its value; a priority is a sign alone."""
    if not signs:
        return rf"({'|'.join(_PRIORITY_SIGNS)})\ufe0f?"
    return rf"(?:{signs})\ufe0f? *({value})"


def _patterns(layout: Format) -> tuple[tuple[str, re.Pattern[str]], ...]:
    patterns = []
    for field, name, signs, value in _FIELDS:
        if field == "tags":
            source = rf"({_HASHTAG})"
        elif layout == "dataview":
            source = _dataview(name, value)
        else:
            source = _emoji(signs, value)
        patterns.append((field, re.compile(source + r"\Z")))
    return tuple(patterns)


_PATTERNS: Final = {"dataview": _patterns("dataview"), "emoji": _patterns("emoji")}


def _take_from_end(body: str, layout: Format) -> tuple[str, dict[str, str]]:
    """The body without the fields at its end, and those. Of two alike, the left one counts."""
    found: dict[str, str] = {}
    tags: list[str] = []
    for _ in range(_ROUNDS):
        matched = False
        for field, pattern in _PATTERNS[layout]:
            match = pattern.search(body)
            if match is None:
                continue
            matched = True
            value = match[match.lastindex or 0].strip(_SPACE)
            if field == "tags":
                tags.insert(0, value)
            else:
                found[field] = value
            body = body[: match.start()].strip(_SPACE)
        if not matched:
            break
    if tags:
        body = " ".join([body, *tags] if body else tags)
    return body, found


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def read_task(line: str, *, format: Format = "dataview") -> Task | None:  # noqa: A002
    """Read a line as Obsidian Tasks does when set to this format; None if it is no task line."""
    parts = _TASK.match(line)
    if parts is None:
        return None
    body = parts["body"].strip(_SPACE)
    link = _BLOCK_LINK.search(body)
    if link is not None:
        body = body[: link.start()].strip(_SPACE)
    description, found = _take_from_end(body, format)
    priority = found.get("priority", "")
    others = found.get("depends_on", "").replace(" ", "")
    return Task(
        indentation=parts["indentation"],
        marker=parts["marker"],
        status=parts["status"],
        description=description,
        due=_day(found.get("due")),
        created=_day(found.get("created")),
        done=_day(found.get("done")),
        cancelled=_day(found.get("cancelled")),
        scheduled=_day(found.get("scheduled")),
        start=_day(found.get("start")),
        id=found.get("id", ""),
        depends_on=tuple(item for item in others.split(",") if item),
        priority=_PRIORITY_SIGNS.get(priority, priority),
        tags=tuple(tag.strip(_SPACE) for tag in re.findall(_HASHTAG, description)),
        block_link=link[1] if link else "",
    )
