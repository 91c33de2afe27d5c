"""A note after a meeting: what was said and promised goes into the meeting's record (PRACTICE R4, S4).

Three ways lead here: options, a page from the editor, a page from standard input. All end in the same
record, whose bullets are items and whose settled promises are settled where they stand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from mentorlog.dates import read_when
from mentorlog.errors import MentorlogError, UnreadableDate
from mentorlog.journal import ENDINGS, Edit, Item, Journal, Kind, Person, front_matter
from mentorlog.journal.document import Document
from mentorlog.journal.records import Meeting
from mentorlog.practice import page as pages
from mentorlog.practice import settle
from mentorlog.practice.planning import Planned, free_path, plan
from mentorlog.practice.standing import relationship
from mentorlog.practice.which import Target
from mentorlog.practice.writing import Names, add_item, add_prose, new_item, tidied


@dataclass(frozen=True)
class Given:
    """What the options of `note` say: prose, items of each kind, and the meeting's own keys."""

    prose: Sequence[str] = ()
    items: Mapping[Kind, Sequence[str]] = field(default_factory=dict)
    theirs: Sequence[str] = ()
    check_in: Sequence[str] = ()
    keys: Mapping[str, object] = field(default_factory=dict)


@dataclass
class Noted:
    """What a note did: where it stands, what was settled in its place, what comes next, what to say."""

    path: str
    day: date
    before: frozenset[str] = frozenset()
    settled: list[tuple[Item, str]] = field(default_factory=list)
    dated: int = 0
    next: Planned | None = None
    remarks: list[str] = field(default_factory=list)


class Noting:
    """One note being taken: of `person`, into the meeting that `target` names, on the edit given."""

    def __init__(self, journal: Journal, edit: Edit, person: Person, target: Target, today: date) -> None:
        self._journal = journal
        self._edit = edit
        self._person = person
        self._target = target
        self._today = today
        self._items = list(journal.items(person.slug))
        self._names = Names(person, journal.people)
        self._week_start = journal.settings.first_weekday
        planned = relationship(journal, person, target.day).planned
        later = [meeting for meeting in planned if meeting != target.meeting and meeting.date > target.day]
        self._next_day = later[0].date if later else None

    # --- the three ways --------------------------------------------------------------------------

    def from_options(self, given: Given) -> Noted:
        """Adds what the options say. Raises where one of them cannot be stored; nothing is then."""
        noted = self._begin(given.keys)
        for text in given.prose:
            self._edit.change(noted.path, partial(add_prose, text=text))
        wanted: list[tuple[Kind, str, str | None]]
        wanted = [(kind, text, None) for kind, texts in given.items.items() for text in texts]
        wanted += [(Kind.COMMITMENT, text, self._person.slug) for text in given.theirs]
        for kind, text, owner in sorted(wanted, key=lambda one: list(Kind).index(one[0])):
            line = new_item(
                text,
                kind,
                self._journal.new_id(),
                reckoned_from=noted.day,
                names=self._names,
                next_meeting=self._next_day,
                week_start=self._week_start,
                owner=owner,
            )
            self._edit.change(noted.path, partial(add_item, kind=kind, line=line))
        for text in given.check_in:
            line = new_item(text, Kind.CHECK_IN, "", reckoned_from=noted.day, names=self._names)
            self._edit.change(noted.path, partial(add_item, kind=Kind.CHECK_IN, line=line))
        return self._finish(noted)

    def page(self, template: str, still_open: Sequence[Item]) -> str:
        """The page for the editor."""
        names = {person.slug: person.first_name for person in self._journal.people}
        return pages.compose(self._record_or_new(), template, self._person.first_name, still_open, names)

    def from_page(self, text: str, template: str, *, whole: bool, keys: Mapping[str, object]) -> Noted:
        """Stores a page. A `whole` page is the record itself, edited; another is added to the record.

        Raises Damaged where its front matter cannot be read.
        """
        page = Document.parse(text.removeprefix("\ufeff"), self._journal.headings)
        table = front_matter.read("the page", page.lines, page.front)
        said = Meeting.read("the page", {"person": "", "date": self._target.day, **table})
        read = pages.read_page(page, template, self._person.first_name)
        if "date" in table:
            self._target = Target(self._target.meeting, said.date)
        noted = self._begin(keys, page=read.record, whole=whole, table=table)
        settling = self._settle(read.settled, noted)
        if read.next_meeting:
            self._plan_from(read.next_meeting, noted, ours=read.is_ours)
        return self._finish(noted, settling)

    def plan_next(self, noted: Noted, words: str) -> None:
        """Plans the next meeting from what was typed. Raises UnreadableDate and its like."""
        when = read_when(words, noted.day, week_start=self._week_start)
        noted.next = plan(self._journal, self._edit, self._person, when)

    # --- the record ------------------------------------------------------------------------------

    def _record_or_new(self) -> Document:
        """The meeting's record as it is, or a new one as agreed with the person; held, either way."""
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
        before = {item.id for item in self._items if meeting and item.path == meeting.path}
        return Noted(path, day, frozenset(before))

    def _held(self, page: Document, day: date) -> Document:
        table = front_matter.read("the page", page.lines, page.front)
        keys: dict[str, object] = {} if table.get("status") == "held" else {"status": "held"}
        keys |= {} if "date" in table else {"date": day}
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
            record = front_matter.edited("the note", record, {**table, "status": "held"})
        body = "".join(page.lines[page.front.body :])
        if not body.strip():
            return record
        opens = next((section for section in page.sections[1:] if section.start >= page.front.body), None)
        before = "".join(page.lines[page.front.body : opens.start]) if opens else body
        # Under the record's last heading the page's first words would take its meaning.
        heading = "" if opens and opens.level <= 2 and not before.strip() else "## Notes\n\n"
        text = str(record)
        gap = "" if not text or text.endswith("\n\n") else "\n" if text.endswith("\n") else "\n\n"
        return Document.parse(f"{text}{gap}{heading}{body}", record.headings)

    # --- settling --------------------------------------------------------------------------------

    def _settle(self, settled: Sequence[pages.Settled], noted: Noted) -> list[tuple[Item, settle.Settling]]:
        known = {item.id: item for item in self._items}
        wanted: list[tuple[Item, settle.Settling]] = []
        for one in settled:
            item = known.get(one.id)
            if item is None:
                noted.remarks.append(f"No item has the id {one.id}; its line was: {str(one.line).strip()}")
            elif one.mark != " " or one.words:
                wanted.append((item, partial(_settled, said=one, day=noted.day)))
                if one.mark in ("x", "X", "-"):
                    noted.settled.append((item, "dropped" if one.mark == "-" else "done"))
        return wanted

    def _plan_from(self, words: str, noted: Noted, *, ours: bool) -> None:
        try:
            self.plan_next(noted, words)
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
            self._journal.new_id,
            next_meeting=noted.next.when.day if noted.next else self._next_day,
            week_start=self._week_start,
        )
        self._edit.change(noted.path, lambda _: result.document)
        for fault in result.undated:
            advice = fault.advice if isinstance(fault, UnreadableDate) else ""
            noted.remarks.append(f"A date stays as text: {fault} {advice}".rstrip())
        here = self._target.meeting.path if self._target.meeting else ""
        settled = {item.id for item, _ in settling}
        undated = [
            item
            for item in self._items
            # What stands in the record itself has been tidied with it.
            if _ended_by_hand(item) and item.id not in settled and item.path != here
        ]
        noted.dated = len(undated)
        settle.in_place(
            self._edit, [*settling, *((item, partial(settle.dated, day=noted.day)) for item in undated)]
        )
        return noted


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
