"""What is typed becomes lines of a record: an item under its heading, prose under Notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from mentorlog.dates import DateWays, split_by
from mentorlog.dates.ways import USUAL
from mentorlog.errors import AmbiguousDate, BadInput, SeveralLines, UnreadableDate
from mentorlog.journal import ENDINGS, HEADINGS, ME, Kind, Person
from mentorlog.journal.document import Document
from mentorlog.journal.item_line import ItemLine
from mentorlog.journal.items import direction_in, kind_of
from mentorlog.journal.names import plain, same
from mentorlog.journal.outline import Section
from mentorlog.practice.bullets import escaped

NOTES = "Notes"
# The order of a record's sections; what is added goes before the first that stands later here.
_ORDER = (
    "about", "objectives", "brief", "notes", "debrief", "questions", "advice", "commitments", "people",
    "decisions", "obstacles", "feedback", "assumptions", "learned", "given", "checkpoint", "check in",
    "steps", "progress", "next meeting", "still open", "checkpoints", "log",
)  # fmt: skip
_OPENING_NAME = r"(?s)(?P<name>[^:\[\]]{1,60}?):[ \t]+(?P<rest>\S.*)"
_NEAR = 0.7
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


class Names(NamedTuple):
    """Who may be named in a note: the one it is with, everybody else, and the journal's own names."""

    person: Person | None
    people: Sequence[Person]

    def has_slug_or_alias(self, word: str) -> bool:
        """Whether a word after an `@` is understood as it stands."""
        known = [name for person in self.people for name in (person.slug, *person.aliases)]
        return same(word) in (ME, *map(same, known))

    def owner(self, text: str) -> tuple[str | None, str]:
        """The slug of the one whose name opens a text ("Ada: ..."), None for nobody's; and the rest."""
        found = re.match(_OPENING_NAME, text)
        if not found:
            return None, text
        name = same(found["name"])
        if name in (ME, "i"):
            return ME, found["rest"]
        called = {
            person.slug: [person.name, person.slug, person.first_name, *person.aliases]
            for person in [*([self.person] if self.person else []), *self.people]
        }
        meant = [slug for slug, names in called.items() if name in map(same, names)]
        # The one it is with goes before others of that name; of two others neither is meant for sure.
        if meant and (len(meant) == 1 or (self.person and meant[0] == self.person.slug)):
            return meant[0], found["rest"]
        return None, text

    def nearly_owner(self, text: str) -> str:
        """The name that opens a text, where it is nobody's and nearly that of the one it is with."""
        found = re.match(_OPENING_NAME, text)
        if not found or self.person is None or self.owner(text)[0]:
            return ""
        import difflib  # only for a text that begins like one with a name

        name = plain(found["name"])
        known = map(plain, (self.person.name, self.person.first_name, *self.person.aliases))
        # Another letter at the front is another word as a rule: "Data" is no Kata.
        near = [one for one in known if one[:1] == name[:1]]
        return found["name"] if difflib.get_close_matches(name, near, n=1, cutoff=_NEAR) else ""


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
    if owner is not None and line.owner is not None and names.has_slug_or_alias(line.owner):
        owner, words = line.owner, line.text  # who was typed goes before who was meant by an option
    if kind is Kind.COMMITMENT and owner is None:
        owner, words = names.owner(words)
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


def misspelt_owners(document: Document, before: Collection[str], names: Names) -> Iterator[tuple[str, str]]:
    """Of promises that are mine and were not there `before`, the name that opens one and is nearly that of
    the one it is with, and its id."""
    for bullet in document.bullets:
        item = bullet.item
        is_mine = item.owner is None and kind_of(bullet, in_meeting=True) is Kind.COMMITMENT
        if is_mine and item.id and item.id not in before and (name := names.nearly_owner(item.text)):
            yield name, item.id


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
    if kind is Kind.COMMITMENT and owner is None:
        owner, text = names.owner(text)
    elif owner and not names.has_slug_or_alias(owner):
        # "@maria" for somebody whose slug is longer: a name that opens a line names its owner.
        owner = names.owner(f"{owner}: x")[0] or owner
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
