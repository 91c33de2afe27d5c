"""The item line: one physical line of Markdown that is the record of a promise, a question, a person.

Its grammar is docs/reference/item-line.md. The field syntax is that of Dataview
(https://blacksmithgu.github.io/obsidian-dataview/annotation/add-metadata/) and of Obsidian Tasks in
its Dataview format (https://publish.obsidian.md/tasks/Reference/Task+Formats/Dataview+Format), which
reads fields from the end of the line backwards; so do we.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from mentorlog.dates import parse_iso

# A list marker, and a box if there is one. A box must be followed by white space or the line's end:
# `[x](https://...)` is a link.
_LINE = re.compile(
    r"(?P<indent>[ \t]*)(?P<marker>[-*+]|\d{1,9}[.)])(?P<gap>[ \t]+|$)"
    r"(?:\[(?P<mark>[^\]\r\n]|)\](?P<space>[ \t]+|$))?(?P<body>.*)",
    re.DOTALL,
)
_HISTORY = (
    r"(?P<day>\d{4}-\d{2}-\d{2})[ \t]+(?P<word>moved|done|adapted|dropped|reopened|told|carried)"
    r"(?:[ \t]+from[ \t]+(?P<old>\d{4}-\d{2}-\d{2}))?[ \t]*(?::[ \t]*(?P<text>.*))?$"
)

# One field at the end of what is left of the line. The value of a bracketed field holds no bracket
# of its kind, so that the nearest opening one is its own. Those kept as text are compiled when a line
# first needs them.
_BLOCK = r"[ \t]+\^(?P<block>[A-Za-z0-9-]+)[ \t]*$"
_BRACKETED = re.compile(
    r"(?:(?<=[ \t])|^)(?:\[(?P<key>[^\[\]():\s][^\[\]():]*?)::[ \t]*(?P<value>[^\[\]]*?)[ \t]*\]"
    r"|\((?P<key2>[^\[\]():\s][^\[\]():]*?)::[ \t]*(?P<value2>[^()]*?)[ \t]*\)),?[ \t]*$"
)
_PLAIN = r"(?:(?<=[ \t])|^)(?P<key>due|created|completion|cancelled):(?P<value>\d{4}-\d{2}-\d{2})[ \t]*$"
_EMOJI_KEYS = {
    "📅": "due",
    "📆": "due",
    "🗓": "due",
    "✅": "completion",
    "❌": "cancelled",
    "➕": "created",
}
_EMOJI_DATE = r"(?P<sign>📅|📆|🗓|✅|❌|➕|🛫|⏳|⌛)\ufe0f?[ \t]*(?P<value>\d{4}-\d{2}-\d{2})[ \t]*$"
_EMOJI_ID = r"🆔\ufe0f?[ \t]*(?P<value>[A-Za-z0-9_-]+)[ \t]*$"
# What else Obsidian Tasks writes at the end of a line, which we keep and do not read: a priority,
# a recurrence, what happens on completion, what it depends on.
_EMOJI_OTHER = (
    r"(?:(?:🔺|⏫|🔼|🔽|⏬)|🔁[ \t]?[A-Za-z0-9, !]+|🏁[ \t]*[A-Za-z]+|⛔[ \t]*[A-Za-z0-9_, -]+)"
    r"\ufe0f?[ \t]*$"
)
_TAG = r"(?:(?<=[ \t])|^)#[^\s!@#$%^&*(),.?\":{}|<>]+[ \t]*$"

_OWN = ("goal", "from")
_TASKS_DATES = ("created", "due", "completion", "cancelled")
_TASKS_OTHER = frozenset({"priority", "repeat", "start", "scheduled", "oncompletion", "dependson"})
_READ = frozenset({*_OWN, *_TASKS_DATES, "id"})


class HistoryLine(NamedTuple):
    """One thing that happened to an item: `- DATE moved from DATE: TEXT` and its like.

    `word` is one of moved, done, adapted, dropped, reopened, told, carried; `old` is the date it was
    moved from.
    """

    day: date
    word: str
    text: str = ""
    old: date | None = None

    @classmethod
    def parse(cls, text: str) -> HistoryLine | None:
        """The history in a nested bullet's text (without its marker), or None if it is none."""
        said = text.strip()
        found = re.match(_HISTORY, said) if said[:1].isdigit() else None
        day = parse_iso(found["day"]) if found else None
        if not found or day is None:
            return None
        return cls(day, found["word"], (found["text"] or "").strip(), parse_iso(found["old"] or ""))

    def __str__(self) -> str:
        old = f" from {self.old.isoformat()}" if self.old else ""
        text = f": {self.text}" if self.text else ""
        return f"{self.day.isoformat()} {self.word}{old}{text}"


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A bullet taken apart. `mark` is what stands in its box, None where there is no box.

    `text` is without owner and fields; `owner` is the word after a leading `@`, whoever that is.
    `kept` holds the fields that we do not read, as typed. `ending` is the line's end: "\\n", "\\r\\n"
    or "".
    """

    text: str
    mark: str | None = None
    owner: str | None = None
    goal: str | None = None
    from_id: str | None = None
    created: date | None = None
    due: date | None = None
    completion: date | None = None
    cancelled: date | None = None
    id: str | None = None
    block: str | None = None
    kept: tuple[str, ...] = ()
    kept_for_tasks: tuple[str, ...] = ()
    indent: str = ""
    marker: str = "-"
    gap: str = " "
    space: str = " "
    ending: str = field(default="", compare=False)

    @classmethod
    def parse(cls, line: str) -> ItemLine | None:
        """Takes a physical line, its end included; None where it is no bullet. Never raises."""
        bare = line.rstrip("\r\n")
        found = _LINE.fullmatch(bare)
        if not found:
            return None
        read = _read_fields(found["body"])
        owner, text = _split_owner(read.text)
        return replace(
            read,
            text=text,
            owner=owner,
            mark=found["mark"],
            indent=found["indent"],
            marker=found["marker"],
            gap=found["gap"] or " ",
            space=found["space"] or " ",
            ending=line[len(bare) :],
        )

    def __str__(self) -> str:
        box = "" if self.mark is None else f"[{self.mark}]{self.space}"
        owner = f"@{self.owner} " if self.owner else ""
        fields = [
            f"[{key}:: {value}]" for key, value in (("goal", self.goal), ("from", self.from_id)) if value
        ]
        fields += self.kept
        fields += self.kept_for_tasks
        dates = zip(_TASKS_DATES, (self.created, self.due, self.completion, self.cancelled), strict=True)
        fields += [f"[{key}:: {day.isoformat()}]" for key, day in dates if day]
        if self.id:
            fields.append(f"[id:: {self.id}]")
        if self.block:
            fields.append(f"^{self.block}")
        parts = [f"{owner}{self.text}".rstrip(" \t"), *fields]
        return f"{self.indent}{self.marker}{self.gap}{box}{'  '.join(filter(None, parts))}{self.ending}"

    @property
    def state(self) -> str:
        """open, done or dropped; a mark that we do not know is open."""
        if self.mark in ("x", "X"):
            return "done"
        return "dropped" if self.mark == "-" else "open"

    @property
    def width(self) -> int:
        """The column where the bullet itself stands, a tab being four columns (CommonMark 2.2)."""
        return columns(self.indent)


def columns(white: str) -> int:
    """The width of leading white space, in columns."""
    width = 0
    for char in white:
        width = width + 4 - width % 4 if char == "\t" else width + 1
    return width


def _split_owner(text: str) -> tuple[str | None, str]:
    if text.startswith("@"):
        word, _, rest = text[1:].partition(" ")
        if word and rest.strip() and not word.startswith("@"):
            return word, rest.lstrip()
    return None, text


def _read_fields(body: str) -> ItemLine:
    """Reads fields from the end of `body` backwards until something else stands there."""
    rest, block = body, None
    if "^" in rest and (found := re.search(_BLOCK, rest)):
        rest, block = rest[: found.start()], found["block"]
    values: dict[str, str] = {}
    kept: list[str] = []
    kept_for_tasks: list[str] = []
    tags: list[str] = []
    text_after_fields = rest
    while rest:
        rest = rest.rstrip(" \t")
        # Each test before a search is far cheaper than the search, and most lines are plain words.
        if rest.endswith(("]", ")", ",")) and (found := _BRACKETED.search(rest)):
            key = (found["key"] or found["key2"]).strip()
            value = found["value"] if found["key"] else found["value2"]
            if not _take(values, key.lower(), value):
                others = kept_for_tasks if key.lower() in _TASKS_OTHER else kept
                others.insert(0, found[0].strip())
        elif rest[-1:].isdigit() and (found := re.search(_PLAIN, rest)):
            if not _take(values, found["key"], found["value"]):
                kept.insert(0, found[0].strip())
        elif not rest.isascii() and (found := re.search(_EMOJI_DATE, rest)):
            key = _EMOJI_KEYS.get(found["sign"], "")
            if not _take(values, key, found["value"]):
                kept_for_tasks.insert(0, found[0].strip())
        elif not rest.isascii() and (found := re.search(_EMOJI_ID, rest)):
            if not _take(values, "id", found["value"]):
                kept_for_tasks.insert(0, found[0].strip())
        elif not rest.isascii() and (found := re.search(_EMOJI_OTHER, rest)):
            kept_for_tasks.insert(0, found[0].strip())
        elif "#" in rest and (found := re.search(_TAG, rest)):
            # A tag may stand among the fields and belongs to the text, unless nothing but tags
            # follow the last field: then they never left it.
            tags.insert(0, found[0].strip())
            rest = rest[: found.start()]
            continue
        else:
            break
        rest = rest[: found.start()]
        text_after_fields = " ".join(filter(None, [rest.rstrip(" \t"), *tags]))
    days = {key: parse_iso(values[key]) for key in _TASKS_DATES if key in values}
    return ItemLine(
        text=text_after_fields.rstrip(" \t"),
        goal=values.get("goal"),
        from_id=values.get("from"),
        created=days.get("created"),
        due=days.get("due"),
        completion=days.get("completion"),
        cancelled=days.get("cancelled"),
        id=values.get("id"),
        block=block,
        kept=tuple(kept),
        kept_for_tasks=tuple(kept_for_tasks),
    )


def _take(values: dict[str, str], key: str, value: str) -> bool:
    """Keeps the value of a field that we read; False where it must stay as typed."""
    if key not in _READ or key in values or not value:
        return False
    if key in _TASKS_DATES and parse_iso(value) is None:
        return False
    if key == "id" and not re.fullmatch(r"[A-Za-z0-9_-]+", value):
        return False
    values[key] = value
    return True
