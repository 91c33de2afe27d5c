"""Items: what the bullets of a record say, with where they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from mentorlog.errors import NotFound, Several
from mentorlog.journal import names
from mentorlog.journal.document import Document
from mentorlog.journal.ids import handle
from mentorlog.journal.item_line import HistoryLine, ItemLine
from mentorlog.journal.kinds import ENDINGS, Kind
from mentorlog.journal.outline import Bullet

State = Literal["open", "done", "dropped"]
ME = "me"
# Why an item was let go, or became mine alone, when a relationship was closed.
THE_END = "the relationship ended"
_LABEL = 40


class Item(NamedTuple):
    """One item as it stands in its file.

    `id` is what it answers to: its own id, or a handle where `has_id` is False. `owner` is "me" or a
    person's slug, None where the kind has no life, as `state` is. `person` is the slug of the one it
    is about or with. `meeting` is the day of the meeting it stands in; `since` the day it began, that
    meeting's or its `created`. `path` is relative to the journal, `line` counts from 1. `detail` is what
    stands nested below it: a reason, a context.
    """

    id: str
    has_id: bool
    kind: Kind
    state: State | None
    text: str
    owner: str | None
    person: str | None
    goal: str | None
    meeting: date | None
    created: date | None
    due: date | None
    completed: date | None
    dropped: date | None
    path: str
    line: int
    boxed: bool
    private: bool
    from_id: str | None
    history: tuple[HistoryLine, ...]
    detail: tuple[str, ...] = ()

    @property
    def since(self) -> date | None:
        return self.created or self.meeting

    @property
    def is_open(self) -> bool:
        return self.state == "open"

    @property
    def is_mine(self) -> bool:
        return self.owner == ME

    @property
    def direction(self) -> str | None:
        """Of feedback: "from" somebody, or "to" them; what does not say is from them."""
        return direction_in(self.text) or "from" if self.kind is Kind.FEEDBACK else None

    @property
    def moves(self) -> int:
        """How often it was moved."""
        return sum(entry.word == "moved" for entry in self.history)

    @property
    def told(self) -> bool:
        """Whether the other side knows of what happened last."""
        words = [entry.word for entry in self.history if entry.word in ("moved", "told", "done", "dropped")]
        return bool(words) and words[-1] == "told"

    @property
    def moved_untold(self) -> HistoryLine | None:
        """The last move, where the other side has not been told of it."""
        last = [entry for entry in self.history if entry.word in ("moved", "told")][-1:]
        return last[0] if last and last[0].word == "moved" else None

    @property
    def ended(self) -> date | None:
        """The day it ended, None while it is open or where its line does not say."""
        return {"done": self.completed, "dropped": self.dropped}.get(self.state or "open")

    @property
    def result(self) -> str:
        """What came of it, or why it was let go, as last written."""
        ends = [entry for entry in self.history if entry.word in ("done", "adapted", "dropped")]
        return ends[-1].text if ends else ""

    @property
    def adapted(self) -> bool:
        """Whether advice was followed in one's own way."""
        ends = [entry.word for entry in self.history if entry.word in ("done", "adapted", "dropped")]
        return ends[-1:] == ["adapted"]

    @property
    def is_mine_alone(self) -> bool:
        """Whether it was kept when the relationship it came from was closed: since then it is with nobody."""
        return self.is_mine and any(entry.word == "mine" for entry in self.history)

    @property
    def is_ended_with_relationship(self) -> bool:
        """Whether it was let go because the relationship ended, which counts in no figure."""
        return self.state == "dropped" and self.result == THE_END


def direction_in(text: str) -> str | None:
    """ "from" or "to", as a piece of feedback begins ("To Ada: ..."); None where it does not say."""
    found = re.match(r"(from|to)\s+[^:]{1,60}:", text, re.IGNORECASE)
    return found[1].lower() if found else None


class Whereabouts(NamedTuple):
    """What a record says of the items in it.

    `mentee` is the slug of the person where that person is my mentee: then advice and people to meet
    are theirs to follow up. `owner_of` finds the slug for the word after an `@`, None for nobody's. `hidden`
    are the slugs of people whose record is private: what one of them owes in somebody else's is private too.
    """

    path: str
    person: str | None
    meeting: date | None
    mentee: str | None
    private: bool
    owner_of: Callable[[str], str | None]
    hidden: frozenset[str] = frozenset()


def read_items(document: Document, where: Whereabouts) -> Iterator[Item]:
    """The items of a record, in the order of its lines."""
    return items_of(document.bullets, where)


def items_of(bullets: Sequence[Bullet], where: Whereabouts) -> Iterator[Item]:
    """The items that bullets are, in the order of their lines."""
    places: Counter[str] = Counter()
    taken = {bullet.item.id for bullet in bullets}
    detail: dict[int, list[str]] = {}
    for bullet in bullets:
        if bullet.nested_in_item and bullet.item.mark is None and not bullet.entry and bullet.item.text:
            detail.setdefault(bullet.parent, []).append(bullet.item.text)
    for bullet in bullets:
        kind = kind_of(bullet, in_meeting=where.meeting is not None)
        line = bullet.item
        if kind is None:
            continue
        owner = where.owner_of(line.owner) if line.owner else None
        at = f"@{line.owner} " if line.owner and owner is None else ""
        text = f"{at}{line.text}"
        if not text.strip():
            continue
        said, due = with_hand_due(line, where.meeting) if kind in ENDINGS else (line.text, line.due)
        known = line.id
        while known is None or (line.id is None and known in taken):
            # Equal lines that have no id are told apart by their order. Once a command has written
            # one's handle down, it is passed over, so that the others keep theirs.
            known = handle(where.path, text, places[text])
            places[text] += 1
        if owner is None:
            theirs = where.mentee and kind in (Kind.ADVICE, Kind.CONTACT)
            owner = where.mentee if theirs else ME
        yield Item(
            id=known,
            has_id=line.id is not None,
            kind=kind,
            state=_state(line.state) if kind in ENDINGS else None,
            text=f"{at}{said}",
            owner=owner if kind in ENDINGS else None,
            person=where.person,
            goal=line.goal,
            meeting=where.meeting,
            created=line.created,
            due=due,
            completed=line.completion,
            dropped=line.cancelled,
            path=where.path,
            line=bullet.line + 1,
            boxed=line.mark is not None,
            private=where.private
            or bullet.section.private
            or (owner in where.hidden and owner != where.person),
            from_id=line.from_id,
            history=bullet.history,
            detail=tuple(detail.get(bullet.line, ())),
        )


def kind_of(bullet: Bullet, *, in_meeting: bool) -> Kind | None:
    """The kind of a bullet, None where it is no item: prose, or another item's detail."""
    boxed = bullet.item.mark is not None
    if bullet.nested_in_item and not boxed:
        return None
    kind = bullet.section.kind
    if kind and (boxed or not bullet.section.only_with_box):
        return kind
    return Kind.COMMITMENT if boxed and in_meeting and kind is None else None


def _state(word: str) -> State:
    return "done" if word == "done" else "dropped" if word == "dropped" else "open"


def with_hand_due(line: ItemLine, meeting: date | None) -> tuple[str, date | None]:
    """The words of a line and its due day, as a command would write them down: "Draft it by fri" that was
    typed by hand, in the record of a meeting of that day, is "Draft it", due on Friday."""
    if line.due or line.id or "by" not in line.text:
        return line.text, line.due
    from mentorlog.dates import hand_due  # few lines need it

    text, due = hand_due(line.text, meeting)
    cut = ItemLine.parse(f"- [ ] {text}")
    # What stands before the date might be read as a field without it.
    return (text if cut and cut.text == text else line.text), due


def find_item(
    items: Sequence[Item], text: str, *, wanted: Callable[[Item], bool] = lambda item: item.is_open
) -> Item:
    """The one item that ITEM names; see `answering`.

    Raises NotFound, or Several where two answer, two items of one id among them.
    """
    found = answering(items, text, wanted=wanted)
    if not found:
        raise NotFound("open item" if names.plain(text.strip()).split() else "item", text)
    return only(found, text)


def answering(items: Sequence[Item], text: str, *, wanted: Callable[[Item], bool]) -> list[Item]:
    """The items that ITEM may name (docs/reference/item-line.md, "Naming an item"), none or several too.

    By its id, the start of one, FILE:LINE, or words found in one that is `wanted`.
    """
    if exact := named_exactly(items, text):
        return exact
    said = text.strip()
    words = names.plain(said).split()
    if not words:
        return []
    begun = [item for item in items if len(said) > 1 and item.id.lower().startswith(said.lower())]
    holding = [item for item in items if wanted(item) and _holds(item, words)]
    return list({(item.path, item.line): item for item in [*begun, *holding]}.values())


def named_exactly(items: Sequence[Item], text: str) -> list[Item]:
    """Those of that id, two where a line was copied; else what stands at FILE:LINE."""
    said = text.strip()
    if exact := [item for item in items if item.id.lower() == said.lower()]:
        return exact
    path, colon, number = said.rpartition(":")
    if not (colon and number.isdecimal()):
        return []
    return [i for i in items if i.line == int(number) and f"/{i.path}".endswith(f"/{path.lstrip('./')}")]


def _holds(item: Item, words: Sequence[str]) -> bool:
    text = names.plain(item.text)
    return bool(words) and all(word in text for word in words)


def only(items: Sequence[Item], text: str) -> Item:
    """The one item of those that answer to a text. Raises Several."""
    if len(items) > 1:
        raise Several("item", text, tuple(_label(item, items) for item in items))
    return items[0]


def _label(item: Item, among: Sequence[Item]) -> str:
    """An item in a message: its id and how it begins; where two share an id, where it stands."""
    begins = item.text if len(item.text) <= _LABEL else f"{item.text[:_LABEL].rpartition(' ')[0]}…"
    twice = sum(other.id == item.id for other in among) > 1
    return f"{item.id} “{begins}”{f' ({item.path}:{item.line})' if twice else ''}"
