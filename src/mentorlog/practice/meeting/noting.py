"""A note after a meeting: what was said and promised goes into the meeting's record (PRACTICE R4, S4).

Three ways lead here: options, a page from the editor, a page from standard input. All end in the same
record, whose bullets are items and whose settled promises are settled where they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from mentorlog.dates import read_when, say_date
from mentorlog.errors import BadInput, HalfRecord, MentorlogError
from mentorlog.journal import ENDINGS, Edit, Item, Journal, Kind, Person, find_item, front_matter
from mentorlog.journal.document import Document
from mentorlog.journal.item_line import ItemLine
from mentorlog.journal.lines import bare
from mentorlog.practice import settle
from mentorlog.practice.meeting import page as pages
from mentorlog.practice.meeting import remarks
from mentorlog.practice.meeting.obstacles import SECTION as OBSTACLES
from mentorlog.practice.meeting.planning import Planned, free_path, plan
from mentorlog.practice.meeting.which import Target, check_is_over
from mentorlog.practice.naming import Names
from mentorlog.practice.standing import relationship
from mentorlog.practice.writing import (
    NOTES,
    add_bullet,
    add_item,
    add_prose,
    already_there,
    equal_to,
    new_item,
    tidied,
)


@dataclass(frozen=True)
class Given:
    """What the options of `note` say: prose, obstacles, items of each kind, the meeting's own keys."""

    prose: Sequence[str] = ()
    items: Mapping[Kind, Sequence[str]] = field(default_factory=dict)
    theirs: Sequence[str] = ()
    check_in: Sequence[str] = ()
    obstacles: Sequence[str] = ()
    keys: Mapping[str, object] = field(default_factory=dict)
    next: str = ""


@dataclass
class Noted:
    """What a note did: where it stands, what was settled in its place, what comes next, what to say.

    `before` has the ids of the items that stood there already, the texts of those that have no life; `words`
    are the lines of a page that are no items. `perhaps` has the new promises that end in what may be a day.
    """

    path: str
    day: date
    before: frozenset[str] = frozenset()
    prose: Sequence[str] = ()
    settled: list[tuple[Item, pages.Settled]] = field(default_factory=list)
    dated: int = 0
    next: Planned | None = None
    remarks: list[str] = field(default_factory=list)
    words: Sequence[str] = ()
    perhaps: list[tuple[str, str]] = field(default_factory=list)


class Noting:
    """One note being taken: of `person`, into the meeting that `target` names, on the edit given."""

    def __init__(self, journal: Journal, edit: Edit, person: Person, target: Target, today: date) -> None:
        self._journal = journal
        self._edit = edit
        self._person = person
        self._target = target
        self._today = today
        # What goes on, and what stands in the record itself; the rest is read where a page names it.
        here = target.meeting.path if target.meeting else ""
        self._items = [one for one in journal.items_since(date.max, person.slug) if one.path != here]
        self._items += journal.items_in(target.meeting) if target.meeting else ()
        self._names = Names(person, journal.people)
        self._ways = journal.settings.ways
        planned = relationship(journal, person, target.day).planned
        later = [meeting for meeting in planned if meeting != target.meeting and meeting.date > target.day]
        self._next_day = later[0].date if later else None

    # --- the three ways --------------------------------------------------------------------------

    def from_options(self, given: Given) -> Noted:
        """Adds what the options say. Raises where one of them cannot be stored; nothing is then."""
        noted = self._begin(given.keys)
        noted.prose = given.prose
        if given.next:
            self._plan_next(noted, given.next)
        for text in given.prose:
            self._edit.change(noted.path, partial(add_prose, text=text))
        for text in given.obstacles:
            self._edit.change(noted.path, partial(add_bullet, text=text, title=OBSTACLES))
        wanted: list[tuple[Kind, str, str | None]]
        wanted = [(kind, text, None) for kind, texts in given.items.items() for text in texts]
        wanted += [(Kind.COMMITMENT, text, self._person.slug) for text in given.theirs]
        for kind, text, owner in sorted(wanted, key=lambda one: list(Kind).index(one[0])):
            line = new_item(
                text,
                kind,
                self._journal.new_id(self._person.slug),
                reckoned_from=noted.day,
                names=self._names,
                next_meeting=self._next_meeting(noted),
                ways=self._ways,
                owner=owner,
            )
            if known := equal_to(self._edit.document(noted.path), kind, line):
                noted.remarks.append(already_there(known))
                continue
            self._edit.change(noted.path, partial(add_item, kind=kind, line=line))
        for text in given.check_in:
            label, colon, words = text.partition(":")
            text = f"{self._journal.headings.called(label)}{colon}{words}"
            line = new_item(text, Kind.CHECK_IN, "", reckoned_from=noted.day, names=self._names)
            self._edit.change(noted.path, partial(add_item, kind=Kind.CHECK_IN, line=line))
        return self._finish(noted)

    def page(self, template: str, still_open: Sequence[Item]) -> str:
        """The page for the editor."""
        names = {person.slug: person.first_name for person in self._journal.people}
        record = self._record_or_new()
        table = front_matter.read("the note", record.lines, record.front)
        # That it was held goes without saying, and is written when the page is stored.
        is_new = self._target.meeting is None or self._target.meeting.status != "held"
        if is_new and list(table)[-1:] == ["status"]:
            record = front_matter.edited("the note", record, {"status": None})
        return pages.compose(record, template, still_open, names)

    def from_page(self, text: str, template: str, given: Given, *, whole: bool) -> Noted:
        """Stores a page. A `whole` page is the record itself, edited; another is added to the record.

        Of what is `given` beside it, its keys and the next meeting count. Raises Damaged where the
        page's head cannot be read, or is not at its top.
        """
        page = Document.parse(text.removeprefix("\ufeff"), self._journal.headings)
        if whole and page.front.start < 0:
            page = Document.parse("".join(page.lines).lstrip("\r\n"), page.headings)
        read = pages.read_page(page, template, from_editor=whole)
        if read.is_ours:
            pages.check_begins_with_head(page)
        table, said = pages.head_of(page, date=self._target.day)
        if self._target.meeting and not whole:
            record = self._journal.document(self._target.meeting.path)
            whole = pages.is_record(page, table, self._target.meeting, record)
            if not whole and pages.shares_items(read.record, record):
                raise HalfRecord(self._target.meeting.path, self._person.short, self._target.meeting.date)
        if whole:
            check_is_over(said.date, self._today, self._person.short)
            self._target = Target(self._target.meeting, said.date)
        noted = self._begin(given.keys, page=read.record, whole=whole, table=table)
        settling = self._settle(read.settled, noted)
        if given.next:
            self._plan_next(noted, given.next)
        elif read.next_meeting:
            self._plan_from(read.next_meeting, noted, ours=read.is_ours)
        return self._say_what_stays_words(self._finish(noted, settling))

    def _say_what_stays_words(self, noted: Noted) -> Noted:
        """Puts down the words of a page, and of what looks like a promise in them that it is none."""
        from mentorlog.practice.meeting import text  # of pages only

        meeting, document = self._target.meeting, self._edit.document(noted.path)
        if meeting and (once := text.unrepeated(self._journal.document(meeting.path), document)):
            self._edit.put(noted.path, once)
            noted.remarks.append("All that is on the page stands there already; it is not stored twice.")
            return noted
        stood = {bare(line) for line in self._journal.document(meeting.path).lines} if meeting else set()
        noted.words = text.new_words(document, stood)
        noted.remarks += text.like_promises(document, stood, noted.day, self._ways, self._names)
        if not noted.next and (said := text.like_a_plan(document, stood, noted.day, self._ways)):
            noted.remarks.append(f"“{said}” stays words; a meeting is planned under Next meeting")
        return noted

    # --- the record ------------------------------------------------------------------------------

    def _plan_next(self, noted: Noted, words: str) -> None:
        when = read_when(words, noted.day, ways=self._ways)
        if when.day <= noted.day:
            raise BadInput(f"{say_date(when.day)} is not after the meeting.", "For example: in 2 weeks")
        noted.next = plan(self._journal, self._edit, self._person, when)

    def _next_meeting(self, noted: Noted) -> date | None:
        return noted.next.when.day if noted.next else self._next_day

    def _record_or_new(self) -> Document:
        """The meeting's record, or a new one as agreed with the person."""
        meeting, day = self._target.meeting, self._target.day
        if meeting:
            document = self._journal.document(meeting.path)
            keys: dict[str, object] = {"status": "held"} if meeting.status != "held" else {}
            keys |= {"date": day} if meeting.date != day else {}
            return front_matter.edited(meeting.path, document, keys) if keys else document
        agreed = self._person.agreement
        table = {"date": day, "minutes": agreed.minutes, "medium": agreed.medium, "status": "held"}
        return Document.parse(front_matter.new_record(table), self._journal.headings)

    def _begin(
        self,
        keys: Mapping[str, object],
        *,
        page: Document | None = None,
        whole: bool = False,
        table: Mapping[str, object] | None = None,
    ) -> Noted:
        meeting, day = self._target.meeting, self._target.day
        record = self._record_or_new()
        if page is not None and whole:
            record = self._held(page, day)
        elif page is not None:
            record = self._joined(record, page, table or {}, new=meeting is None)
        if keys:
            record = front_matter.edited("the note", record, dict(keys))
        if meeting and meeting.date == day:
            path = meeting.path
            self._edit.put(path, record)
        else:
            path = free_path(self._edit, self._person.slug, day)
            if meeting:
                self._edit.put(meeting.path, record)
                self._edit.move(meeting.path, path)
            else:
                self._edit.add(path, str(record))
        before = {item.id if item.kind in ENDINGS else item.text for item in self._here()}
        return Noted(path, day, frozenset(before))

    def _here(self) -> list[Item]:
        """What stood in the record before this note."""
        meeting = self._target.meeting
        return [item for item in self._items if meeting and item.path == meeting.path]

    def _held(self, page: Document, day: date) -> Document:
        """A page that says of itself that it was held on that day; one that was held need not say it."""
        meeting = self._target.meeting
        unsaid = {"date": day, "status": "held"} if meeting and meeting.status == "held" else {}
        table, said = pages.head_of(page, **{"date": date.min, **unsaid})
        keys: dict[str, object] = {} if said.date == day else {"date": day}
        keys |= {} if {**unsaid, **table}.get("status") == "held" else {"status": "held"}
        return front_matter.edited("the page", page, keys) if keys else page

    def _joined(
        self, record: Document, page: Document, table: Mapping[str, object], *, new: bool
    ) -> Document:
        """The record with a page's body after it, byte for byte, and its front matter taken over."""
        if new and page.front.start >= 0:
            return self._held(page, self._target.day)
        if new:
            # A YAML block that stood above stays above.
            known = front_matter.read("the note", record.lines, record.front)
            return front_matter.edited("the note", page, known)
        if table:
            known = front_matter.read("the note", record.lines, record.front)
            new_keys = {key: value for key, value in table.items() if known.get(key) != value}
            new_keys = {key: value for key, value in new_keys.items() if key not in ("date", "status")}
            record = front_matter.edited("the note", record, new_keys) if new_keys else record
        record, body = _with_yaml(record, page)
        if not body.strip():
            return record
        opens = next(iter(page.sections[1:]), None)
        before = body.removesuffix("".join(page.lines[opens.start :])) if opens else body
        notes = record.headings.called(NOTES)
        # Under the record's last heading the page's first words would take its meaning.
        heading = "" if opens and opens.level <= 2 and not before.strip() else f"## {notes}\n\n"
        text = str(record)
        gap = "" if not text or text.endswith("\n\n") else "\n" if text.endswith("\n") else "\n\n"
        return Document.parse(f"{text}{gap}{heading}{body}", record.headings)

    # --- settling --------------------------------------------------------------------------------

    def _settle(self, settled: Sequence[pages.Settled], noted: Noted) -> list[tuple[Item, settle.Settling]]:
        wanted: list[tuple[Item, settle.Settling]] = []
        called = {person.slug: person.first_name for person in self._journal.people}
        for one in settled:
            known = self._known(one.id)
            if known and _words(one.line) != _words(pages.listed(known[0], called)):
                where = f"{known[0].path}:{known[0].line}"
                noted.remarks.append(f"{one.id} keeps its words in {where}; you wrote: {one.line.text}")
            if one.mark == " " and not one.words:
                continue
            if known:
                item = find_item(known, one.id)
                wanted.append((item, partial(_settled, said=one, day=noted.day)))
                noted.settled.append((item, one))
                continue
            kept = f"- {one.line.text}\n  {one.words}" if one.words else f"- {one.line.text}"
            self._edit.change(noted.path, partial(add_prose, text=kept))
            whose = f"Nothing with {self._person.first_name} has the id {one.id}"
            noted.remarks.append(f"{whose}; what you wrote is kept under Notes: {one.line.text}")
        return wanted

    def _known(self, ident: str) -> list[Item]:
        """The items that an id on the page may mean; one that has ended is looked for where none goes on."""
        for items in (self._items, self._journal.items(self._person.slug)):
            if found := [item for item in items if item.id == ident and item.kind in ENDINGS]:
                return found
        return []

    def _plan_from(self, words: str, noted: Noted, *, ours: bool) -> None:
        try:
            self._plan_next(noted, words)
        except MentorlogError as fault:
            noted.remarks.append(f"“{words}” under Next meeting stays as text: {fault}")
            return
        if ours:
            self._edit.change(noted.path, pages.without_next_meeting)

    def _finish(self, noted: Noted, settling: Sequence[tuple[Item, settle.Settling]] = ()) -> Noted:
        result = tidied(
            self._edit.document(noted.path),
            noted.day,
            self._names,
            self._id_for(),
            next_meeting=self._next_meeting(noted),
            ways=self._ways,
        )
        self._edit.change(noted.path, lambda _: result.document)
        noted.remarks += remarks.of_days(result.undated)
        noted.remarks += remarks.of_owners(result.document, noted.before, self._names, noted.path)
        noted.perhaps += remarks.perhaps_days(
            result.document, noted.before, noted.day, self._ways, result.undated
        )
        here = self._target.meeting.path if self._target.meeting else ""
        settled = {item.id for item, _ in settling}
        undated = [
            item
            for item in self._items
            # What stands in the record itself has been tidied with it.
            if _ended_by_hand(item)
            and item.id not in settled
            and item.path != here
            # It cannot have ended before it began: a later note will date it.
            and (item.since is None or item.since <= noted.day)
        ]
        noted.dated = len(undated)
        settle.in_place(
            self._edit, [*settling, *((item, partial(settle.dated, day=noted.day)) for item in undated)]
        )
        return noted

    def _id_for(self) -> Callable[[ItemLine], str]:
        """Gives a line the handle that it was called by, where it stood here without an id; else a new id."""
        handles: dict[str, list[str]] = {}
        for item in self._here():
            if not item.has_id:
                line = self._journal.document(item.path).lines[item.line - 1]
                known = ItemLine.parse(line)
                handles.setdefault(known.text if known else "", []).append(item.id)

        def id_for(line: ItemLine) -> str:
            known = handles.get(line.text)
            return known.pop(0) if known else self._journal.new_id(self._person.slug)

        return id_for


def _words(line: ItemLine) -> str:
    return f"@{line.owner} {line.text}" if line.owner else line.text


def day_said(text: str) -> date | None:
    """The day that a page's own front matter gives. Raises Damaged where it cannot be read."""
    page = Document.parse(text)
    table, said = pages.head_of(page, date=date.min)
    return said.date if "date" in table else None


def _with_yaml(record: Document, page: Document) -> tuple[Document, str]:
    """The record under a page's YAML block, and the page's body, with that block where both have one."""
    yaml = "".join(page.lines[: page.front.start if page.front.start >= 0 else page.front.body])
    body = "".join(page.lines[page.front.body :])
    if record.front.start > 0 or (record.front.start < 0 and record.front.body):
        return record, f"{yaml}{body}"
    if yaml and not yaml.endswith("\n"):
        yaml += page.ending
    return Document.parse(f"{yaml}{record}", record.headings), body


def _settled(document: Document, item: Item, *, said: pages.Settled, day: date) -> Document:
    if said.mark in ("x", "X"):
        return settle.done(document, item, day, said.words)
    if said.mark == "-":
        return settle.dropped(document, item, day, said.words)
    if said.mark != " ":
        document = settle.marked(document, item, said.mark)
    return settle.detailed(document, item, said.words) if said.words else document


def _ended_by_hand(item: Item) -> bool:
    return item.kind in ENDINGS and not item.is_open and item.state is not None and item.ended is None
