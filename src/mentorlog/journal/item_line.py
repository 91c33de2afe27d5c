"""The item line: one physical line of Markdown that is the record of a promise, a question, a person.

Its grammar is docs/reference/item-line.md. The field syntax is that of Dataview
(https://blacksmithgu.github.io/obsidian-dataview/annotation/add-metadata/) and of Obsidian Tasks in
its Dataview format (https://publish.obsidian.md/tasks/Reference/Task+Formats/Dataview+Format), which
reads fields from the end of the line backwards; so do we.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from mentorlog.dates import parse_iso

# A list marker, and a box if there is one. A box must be followed by white space or the line's end:
# `[x](https://...)` is a link.
_LINE = re.compile(
    r"(?P<indent>[ \t]*)(?P<marker>[-*+]|[0-9]{1,9}[.)])(?P<gap>[ \t]+|$)"
    r"(?:\[(?P<mark>[^\]\r\n]|)\](?P<space>[ \t]+|$))?(?P<body>.*)",
    re.DOTALL,
)
_OWNER = r"(?s:@(?P<owner>[^@\s]\S*)[ \t]+(?P<rest>\S.*))"
_HISTORY = (
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[ \t]+"
    r"(?P<word>moved|done|adapted|dropped|reopened|told|carried|mine)"
    r"(?:[ \t]+from[ \t]+(?P<old>[0-9]{4}-[0-9]{2}-[0-9]{2}))?[ \t]*(?::[ \t]*(?P<text>.*))?\Z"
)

# White space as Obsidian knows it: JavaScript's, which has U+FEFF.
_WHITE = (
    " \t\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000\ufeff"
)
_BEGINS = rf"(?:(?<=[{_WHITE}])|^)"
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

# One field at the end of what is left of the line. Its beginning is looked for from there, no further
# than a field is long, so that a line of a million signs costs no more than its length.
_LONGEST_FIELD = 2_000
_BLOCK = rf"[{_WHITE}]\^(?P<block>[A-Za-z0-9-]+)\Z"
_KEY = r"[ \t]*(?P<key>[^\s\[\]():][^\[\]():]*)::"
_BRACKETED = {"]": ("[", rf"\[{_KEY}(?P<value>[^\[\]]*)\]"), ")": ("(", rf"\({_KEY}(?P<value>[^()]*)\)")}
_PLAIN = rf"{_BEGINS}(?P<key>due|created|completion|cancelled):(?P<value>{_DAY})\Z"
_LONGEST_PLAIN = len("completion:2026-12-01")
_EMOJI_KEYS = {
    "📅": "due",
    "📆": "due",
    "🗓": "due",
    "✅": "completion",
    "❌": "cancelled",
    "➕": "created",
    "🛫": "",
    "⏳": "",
    "⌛": "",
}
_EMOJI_DATE = rf".\ufe0f?[ \t]*(?P<value>{_DAY})\Z"
_EMOJI_ID = r"🆔\ufe0f?[ \t]*(?P<value>[A-Za-z0-9_-]+)\Z"
# What may stand among the fields and belongs to the text all the same: a tag, and what else Tasks has
# a sign for (a priority, a recurrence, what happens on completion, what it depends on).
_TAG = rf"{_BEGINS}#[^ !@#$%^&*(),.?\":{{}}|<>]+\Z"
_WORD_SIGNS = "🔺⏫🔼🔽⏬🔁🏁⛔"
_WORD = r"(?:[🔺⏫🔼🔽⏬]|🔁[ \t]?[A-Za-z0-9, !]+|🏁[ \t]*[A-Za-z]+|⛔[ \t]*[A-Za-z0-9_, -]+)\ufe0f?\Z"

_TASKS_DATES = ("created", "due", "completion", "cancelled")
_TASKS_OTHER = frozenset({"priority", "repeat", "start", "scheduled", "oncompletion", "dependson"})
_READ = frozenset({"goal", "from", *_TASKS_DATES, "id"})
_NAMES = {"from": "from_id"}  # of the keys that are called otherwise in ItemLine
# A field exactly as Tasks reads it. Only such a one may stand close to the word before it: `f(a:: b)`
# and `[vector](std::vector)` are text.
_ID = "[A-Za-z0-9_-]+"
_AS_TASKS_READS = (
    rf"[\[(] *(?:(?:created|due|completion|cancelled|start|scheduled):: *{_DAY}|id:: *{_ID}"
    rf"|priority:: *(?:highest|high|medium|low|lowest)|repeat::[A-Za-z0-9, !]++|onCompletion:: *[A-Za-z]+"
    rf"|dependsOn:: *{_ID}(?: *, *{_ID})*) *[\])](?: *,)?"
)


class HistoryLine(NamedTuple):
    """One thing that happened to an item: `- DATE moved from DATE: TEXT` and its like.

    `word` is one of moved, done, adapted, dropped, reopened, told, carried, mine; `old` is the date it was
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


class ItemLine(NamedTuple):
    """A bullet taken apart. `mark` is what stands in its box, None where there is no box.

    `text` is without owner and fields; `owner` is the word after a leading `@`, whoever that is.
    `kept` holds the fields that we do not read, as typed, and `kept_for_tasks` those that only Tasks
    does; `repeated` the second ones of a field, which nobody reads. `ending` is the line's end: "\\n",
    "\\r\\n" or "".
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
    repeated: tuple[str, ...] = ()
    indent: str = ""
    marker: str = "-"
    gap: str = " "
    space: str = " "
    ending: str = ""

    @classmethod
    def parse(cls, line: str) -> ItemLine | None:
        """Takes a physical line, its end included; None where it is no bullet. Never raises."""
        bare = line.rstrip("\r\n")
        found = _LINE.fullmatch(bare)
        if not found:
            return None
        return _read_fields(
            found["body"],
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
        fields += self.repeated
        if self.block:
            fields.append(f"^{self.block}")
        parts = [f"{owner}{self.text}".rstrip(_WHITE), *fields]
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
    found = re.fullmatch(_OWNER, text) if text.startswith("@") else None
    return (found["owner"], found["rest"]) if found else (None, text)


class _Field(NamedTuple):
    """One field as typed. `said` is what we read of it: a day or a word, None for nothing."""

    key: str
    value: str
    typed: str
    for_tasks: bool
    said: Any

    @classmethod
    def of(cls, key: str, value: str, typed: str, *, for_tasks: bool) -> _Field:
        """A field with what we read of it."""
        if key in _TASKS_DATES:
            return cls(key, value, typed, for_tasks, parse_iso(value))
        if key == "id":
            is_read = re.fullmatch(_ID, value) is not None
        else:
            # In square brackets, as we write it, a value holds none.
            is_read = key in _READ and value != "" and "[" not in value and "]" not in value
        return cls(key, value, typed, for_tasks, value if is_read else None)

    @property
    def as_tasks_reads(self) -> bool:
        """Whether Obsidian Tasks reads it, too."""
        return bool(re.fullmatch(_AS_TASKS_READS, self.typed))


def _read_fields(body: str, **line: Any) -> ItemLine:
    """Reads fields from the end of `body` backwards until something else stands there.

    `line` is what is known of the rest of the line.
    """
    end, block = _trimmed(body, len(body)), None
    at = body.rfind("^")
    if at > 1 and (found := re.compile(_BLOCK).match(body, at - 1, end)) and _trimmed(body, at):
        end, block = _trimmed(body, at), found["block"]
    fields: list[_Field] = []
    words: list[str] = []
    text_end, text_words = end, 0
    while end:
        if read := _field_at_end(body, end):
            end, one = _trimmed(body, read[0]), read[1]
            fields.append(one)
            text_end, text_words = end, len(words)
        elif (at := _word_at_end(body, end)) >= 0:
            # It never left the text unless a field stands before it.
            words.append(body[at:end].strip())
            end = _trimmed(body, at)
        else:
            break
    text = body[:text_end]
    if text_words:
        text = " ".join(filter(None, [text, *reversed(words[:text_words])]))
    owner, text = _split_owner(text.rstrip(_WHITE))
    if not fields:
        return ItemLine(text, owner=owner, block=block, **line)
    fields.reverse()
    counting = _counting(fields)
    repeated: list[_Field] = []
    kept: list[_Field] = []
    for one in fields:
        if one is not counting.get(one.key):
            (repeated if one.key in _READ and one.as_tasks_reads else kept).append(one)
    said = {_NAMES.get(key, key): one.said for key, one in counting.items()}
    return ItemLine(
        text=text,
        owner=owner,
        block=block,
        kept=tuple(one.typed for one in kept if not one.for_tasks),
        kept_for_tasks=tuple(one.typed for one in kept if one.for_tasks),
        repeated=tuple(one.typed for one in repeated),
        **said,
        **line,
    )


def _counting(fields: list[_Field]) -> dict[str, _Field]:
    """Of each key the field that counts: as in Tasks the leftmost, before any in another spelling."""
    counting: dict[str, _Field] = {}
    for one in fields:
        if one.said is None:
            continue
        known = counting.setdefault(one.key, one)
        if known is not one and one.as_tasks_reads and not known.as_tasks_reads:
            counting[one.key] = one
    return counting


def _trimmed(body: str, end: int) -> int:
    """Where `body`, up to `end`, ends without the white space there."""
    while end and body[end - 1] in _WHITE:
        end -= 1
    return end


def _last(body: str, sign: str, end: int) -> int:
    """Where the last such sign stands that could begin a field before `end`, -1 for none."""
    return body.rfind(sign, max(end - _LONGEST_FIELD, 0), end)


def _last_of(body: str, signs: Iterable[str], end: int) -> int:
    """The same for the last of some signs."""
    return max(_last(body, sign, end) for sign in signs)


def _field_at_end(body: str, end: int) -> tuple[int, _Field] | None:
    """The field that ends at `end`, and where it begins; of most lines the last sign tells that none does."""
    last = body[end - 1]
    if last in "]),":
        return _bracketed(body, end)
    if last.isdigit():
        at = max(end - _LONGEST_PLAIN, 0)
        if found := re.compile(_PLAIN).search(body, at, end):
            return found.start(), _Field.of(found["key"], found["value"], found[0], for_tasks=False)
    if body.isascii():
        return None
    at = _last_of(body, _EMOJI_KEYS, end)
    if at >= 0 and (found := re.compile(_EMOJI_DATE).match(body, at, end)):
        return at, _Field.of(_EMOJI_KEYS[body[at]], found["value"], found[0], for_tasks=True)
    at = _last(body, "🆔", end)
    if at >= 0 and (found := re.compile(_EMOJI_ID).match(body, at, end)):
        return at, _Field.of("id", found["value"], found[0], for_tasks=True)
    return None


def _bracketed(body: str, end: int) -> tuple[int, _Field] | None:
    """`[key:: value]` or `(key:: value)`; no bracket of its kind stands in it, so the nearest is its own."""
    close = end - 1
    if body[close] == ",":
        while close and body[close - 1] in " \t":
            close -= 1
        close -= 1
    if close <= 0 or body[close] not in _BRACKETED:
        return None
    opening, pattern = _BRACKETED[body[close]]
    at = _last(body, opening, close)
    found = re.compile(pattern).fullmatch(body, at, close + 1) if at >= 0 else None
    if not found:
        return None
    key = found["key"].strip().lower()
    one = _Field.of(key, found["value"].strip(" \t"), body[at:end], for_tasks=key in _TASKS_OTHER)
    stands_alone = at == 0 or body[at - 1] in _WHITE
    return (at, one) if stands_alone or one.as_tasks_reads else None


def _word_at_end(body: str, end: int) -> int:
    """Where the tag or the sign for Tasks begins that ends at `end`, -1 where something else does."""
    at = _last(body, "#", end)
    if at >= 0 and re.compile(_TAG).match(body, at, end):
        return at
    if body.isascii():
        return -1
    at = _last_of(body, _WORD_SIGNS, end)
    return at if at >= 0 and re.compile(_WORD).match(body, at, end) else -1
