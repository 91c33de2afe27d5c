"""What is typed becomes lines of a record: an item under its heading, prose under Notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from mentorlog.dates import DateWays, split_by
from mentorlog.dates.ways import USUAL
from mentorlog.errors import AmbiguousDate, BadInput, SeveralLines, UnreadableDate
from mentorlog.journal import ENDINGS, HEADINGS, Kind
from mentorlog.journal.document import Document
from mentorlog.journal.item_line import ItemLine
from mentorlog.journal.items import direction_in, kind_of
from mentorlog.journal.names import same
from mentorlog.journal.outline import Section
from mentorlog.practice.bullets import escaped
from mentorlog.practice.naming import Names

NOTES = "Notes"
# The order of a record's sections; what is added goes before the first that stands later here.
_ORDER = (
    "about", "objectives", "brief", "notes", "debrief", "questions", "advice", "commitments", "people",
    "decisions", "obstacles", "feedback", "assumptions", "learned", "given", "checkpoint", "check in",
    "steps", "progress", "next meeting", "still open", "checkpoints", "log",
)  # fmt: skip
_LINE_BREAKS = "[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]"
_NO_WORDS = "has fields and no words"


def checked(text: str, what: str = "text") -> str:
    """A text given on the command line, without the space around it.

    Raises BadInput where nothing is left, where it has several lines (an item is one line), or where
    it ends in a field that only mentorlog writes.
    """
    said = text.strip()
    if not said:
        raise BadInput(f"The {what} is empty.")
    if re.search(_LINE_BREAKS, said):
        raise SeveralLines(what)
    # What stands before a "by DATE" ends the words once that is taken from them.
    for words in (said, said.rpartition(" by ")[0] or said):
        if fault := _fault_in(words):
            raise BadInput(f"The {what} {fault}.", "" if fault is _NO_WORDS else "Put it in `backquotes`.")
    return said


DateFault = AmbiguousDate | UnreadableDate


def new_item(
    text: str,
    kind: Kind,
    new_id: str,
    *,
    reckoned_from: date,
    names: Names,
    next_meeting: date | None = None,
    ways: DateWays = USUAL,
    owner: str | None = None,
    goal: str | None = None,
    due: date | None = None,
    created: date | None = None,
) -> ItemLine:
    """The line of a new item, from a text that is `checked`.

    `by DATE` at its end is its due date, counted from `reckoned_from`; a name at the start of a
    commitment is its owner. Raises AmbiguousDate or UnreadableDate ("by 31 nov").
    """
    line = ItemLine.parse(f"- [ ] {text}") or ItemLine(text)
    words = line.text if line.owner is None else f"@{line.owner} {line.text}"
    named: tuple[str | None, str] = (None, words)
    if line.owner is not None and kind in ENDINGS and kind is not Kind.FEEDBACK:
        named = names.mentioned(line.owner, line.text)  # who is typed goes before who is meant by an option
    elif kind is Kind.COMMITMENT and line.owner is None:
        named = names.owner(words)
        # Of an option that says whose it is the name says no more, or something else.
        named = named if owner in (None, named[0]) else (None, words)
    if named[0]:
        owner, words = named
    if due is None and line.due is None and kind in ENDINGS:
        words, due = split_by(words, reckoned_from, next_meeting=next_meeting, ways=ways)
        if due:
            line, words = _with_fields_read(line, words)
    if kind is Kind.FEEDBACK and not direction_in(words) and names.person:
        # It has a direction: what one writes down is as a rule what a mentor said, or what one told a mentee.
        words = f"{'To' if names.person.is_mentee else 'From'} {names.person.first_name}: {words}"
    if kind not in ENDINGS:
        # Words that look like a box stay words behind one of ours.
        looks_boxed = ItemLine.parse(f"- {words}")
        mark = " " if looks_boxed and looks_boxed.mark is not None else None
        return line._replace(text=words, owner=owner, mark=mark, created=created or line.created)
    return line._replace(
        text=words,
        owner=owner,
        mark=" ",
        goal=goal or line.goal,
        due=due or line.due,
        created=created or line.created,
        id=new_id,
    )


def equal_to(document: Document, kind: Kind, line: ItemLine) -> ItemLine | None:
    """The line that says the same in a meeting's record already, as one of that kind that goes on."""
    for bullet in document.bullets:
        known = bullet.item
        if kind_of(bullet, in_meeting=True) is not kind or bullet.section.private:
            continue
        goes_on = known.mark is None or known.state == "open" or kind not in ENDINGS
        says_the_same = same(known.text) == same(line.text) and known.owner == line.owner
        if goes_on and says_the_same and (known.due, known.goal) == (line.due, line.goal):
            return known
    return None


def already_there(line: ItemLine) -> str:
    """What is said where `equal_to` has found a line."""
    return f"Already there: {line.id}  {line.text}" if line.id else f"Already there: {line.text}"


def add_item(
    document: Document, kind: Kind, line: ItemLine, *, in_goal: bool = False, below: Sequence[str] = ()
) -> Document:
    """With an item's line, and what is nested `below` it, at the end of its section, made where missing."""
    return add_items(document, kind, [str(line), *below], in_goal=in_goal)


def add_items(document: Document, kind: Kind, lines: Sequence[str], *, in_goal: bool = False) -> Document:
    """With the lines of one or more items at the end of their section, made where missing."""
    title = "Steps" if in_goal and kind is Kind.COMMITMENT else HEADINGS[kind]
    section = document.find_section(kind=kind)
    return document.appended(section, lines) if section else _new_section(document, title, lines)


def add_prose(document: Document, text: str, title: str = NOTES) -> Document:
    """With a paragraph at the end of a section of free text."""
    lines = text.split("\n")
    section = document.find_section(title=title.casefold())
    if section is None:
        return _new_section(document, title, lines)
    if document.section_text(section).strip():
        lines.insert(0, "")
    return document.appended(section, lines)


def add_bullet(document: Document, text: str, title: str) -> Document:
    """With a bullet that has no life at the end of the section with this title, made where missing.

    Whatever the text begins with, it stays words; `unescaped` gives it back.
    """
    line = f"- {escaped(text)}"
    section = document.find_section(title=title.casefold())
    return document.appended(section, [line]) if section else _new_section(document, title, [line])


def _new_section(document: Document, title: str, lines: Sequence[str]) -> Document:
    name = HEADING_WORDS.get(title, title.casefold())
    return document.with_section(document.headings.called(title), lines, before=place_for(document, name))


def place_for(document: Document, name: str) -> Section | None:
    """The section before which one of this name belongs, None for the end; see `name_of`."""
    rank = _rank(name)
    later = (
        section
        for section in document.sections[1:]
        if section.level <= 2 and not section.private and _rank(name_of(section)) > rank
    )
    return next(later, None)


HEADING_WORDS = {"Check-in": "check in"}


def name_of(section: Section) -> str:
    """By what a section is known, whatever words its heading has; empty for one that says nothing."""
    if section.rule.kind:
        title = HEADINGS[section.rule.kind]
        return HEADING_WORDS.get(title, title.casefold())
    return section.rule.name


def _rank(name: str) -> int:
    return _ORDER.index(name) if name in _ORDER else -1


class Tidied(NamedTuple):
    """A document whose bullets are items now; `undated` are ends like "by 3/4", which stayed text."""

    document: Document
    undated: tuple[DateFault, ...]


def tidied(
    document: Document,
    day: date,
    names: Names,
    new_id: Callable[[ItemLine], str],
    *,
    next_meeting: date | None = None,
    ways: DateWays = USUAL,
) -> Tidied:
    """Makes items of the bullets of a meeting's note: a box, an id, the due date, the owner.

    Of a line only what is missing is put in; every other byte stays. A box ticked on the page is
    dated with the meeting's `day`. `new_id` gives an id for a line that has none.
    """
    undated: list[DateFault] = []
    for bullet in document.bullets:
        kind = kind_of(bullet, in_meeting=True)
        if kind is None or kind not in ENDINGS or not bullet.item.text.strip():
            continue
        wanted = bullet.item
        if wanted.mark is None:
            wanted = wanted._replace(mark=" ")
        if wanted.id is None:
            wanted = _with_words_read(wanted, kind, day, names, next_meeting, ways, undated)
            wanted = wanted._replace(id=new_id(bullet.item))
        ended = max(day, wanted.created or day)
        if wanted.state == "done" and wanted.completion is None:
            wanted = wanted._replace(completion=ended)
        if wanted.state == "dropped" and wanted.cancelled is None:
            wanted = wanted._replace(cancelled=ended)
        if wanted != bullet.item:
            line = document.lines[bullet.line]
            document = document.replaced(bullet.line, _put_in(line, bullet.item, wanted))
    return Tidied(document, tuple(undated))


def new_promises(document: Document, before: Collection[str]) -> Iterator[tuple[str, ItemLine]]:
    """The promises that were not there `before` and go on, each with its id."""
    for bullet in document.bullets:
        item = bullet.item
        is_promise = kind_of(bullet, in_meeting=True) is Kind.COMMITMENT and item.state == "open"
        if is_promise and item.id and item.id not in before:
            yield item.id, item


def _with_words_read(
    line: ItemLine,
    kind: Kind,
    day: date,
    names: Names,
    next_meeting: date | None,
    ways: DateWays,
    undated: list[DateFault],
) -> ItemLine:
    owner, text = line.owner, line.text
    if owner:
        named, rest = names.mentioned(owner, text)
        owner, text = (named, rest) if named else (owner, text)
    elif kind is Kind.COMMITMENT:
        owner, text = names.owner(text)
    due = line.due
    if due is None and line.state == "open":
        try:
            text, due = split_by(text, day, next_meeting=next_meeting, ways=ways)
        except (AmbiguousDate, UnreadableDate) as fault:
            undated.append(fault)
        if due and _fault_in(text):
            text, due = line.text, None  # as it was typed: what stands before the date is no field of ours
        elif due:
            line, text = _with_fields_read(line, text)
    return line._replace(owner=owner, text=text, due=due)


def _fault_in(words: str) -> str:
    """What keeps words from being those of an item, empty where nothing does."""
    read = ItemLine.parse(f"- [ ] {words}")
    if read and (read.id or read.from_id or read.completion or read.cancelled):
        return "ends in a field that mentorlog sets itself"
    return _NO_WORDS if read and not read.text else ""


def _with_fields_read(line: ItemLine, words: str) -> tuple[ItemLine, str]:
    """The line with the fields that stood before its "by DATE", which now end its words; and the words."""
    read = ItemLine.parse(f"- [ ] {words}")
    if read is None:
        return line, words
    line = line._replace(goal=read.goal or line.goal, created=read.created or line.created)
    line = line._replace(kept=read.kept + line.kept, kept_for_tasks=read.kept_for_tasks + line.kept_for_tasks)
    return line, read.text if read.owner is None else f"@{read.owner} {read.text}"


def _put_in(line: str, old: ItemLine, wanted: ItemLine) -> str:
    """The line with a box and fields put in where its words stay; else, or where it is as we write, anew."""
    added = old._replace(mark=wanted.mark, completion=wanted.completion, cancelled=wanted.cancelled)
    if added._replace(id=wanted.id) != wanted or str(old) == line:
        return str(wanted)
    fields = {"completion": wanted.completion} if wanted.completion != old.completion else {}
    fields |= {"cancelled": wanted.cancelled} if wanted.cancelled != old.cancelled else {}
    new = [f"  [{key}:: {day}]" for key, day in fields.items()]
    new += [f"  [id:: {wanted.id}]"] if wanted.id != old.id else []
    body, tail = line.removesuffix(old.ending), ""
    if old.block:
        at = len(body[: body.rindex(f"^{old.block}")].rstrip(" \t"))
        body, tail = body[:at], body[at:]
    if old.mark is None:
        after = body[len(old.indent) + len(old.marker) :]
        text = after.lstrip(" \t")
        body = f"{body.removesuffix(text)}[{wanted.mark}] {text}"
    return f"{body}{''.join(new)}{tail}{old.ending}"
