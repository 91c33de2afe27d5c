"""A record that is edited by hand in the editor, and what is said of it afterwards."""

from __future__ import annotations

from datetime import date
from functools import partial

from mentorlog.cli.session import Session
from mentorlog.dates import say_date
from mentorlog.journal import ENDINGS, Item, Journal, Kind, front_matter
from mentorlog.journal.document import Document
from mentorlog.journal.records import Goal, Meeting, Person
from mentorlog.practice.standing import Standing, relationship, standings


def edit_record(session: Session, name: str, journal: Journal, path: str, line: str) -> None:
    """Opens the editor on the record at `path`, and stores what was saved; `line` is what history says."""
    from mentorlog.cli.editor import edited

    edited(session, name, journal.text(path), lambda saved: store_record(journal, path, saved, line))


def store_record(journal: Journal, path: str, text: str, line: str) -> None:
    """Stores a record that was edited as a whole. Raises Damaged where it could not be read again."""
    document = Document.parse(text, journal.headings)
    table = front_matter.read(path, document.lines, document.front)
    line_of = partial(front_matter.line_of, document.lines, document.front)
    folder = path.partition("/")[0]
    if folder == "people":
        Person.read(path, table, line_of, slug="x")
    elif folder == "goals":
        Goal.read(path, table, line_of, slug="x")
    else:
        Meeting.read(path, {"person": "x", "date": date.min, **table}, line_of)
    change = journal.edit()
    change.put(path, document)
    change.save(line)


def say_what_changed(session: Session, before: Journal, path: str) -> None:
    """The items that are new in a record since `before`, and all that `check` says of it, a line each."""
    journal = session.reread()
    known = {item.id for item in before.items_at(path)}
    found = [item for item in journal.items_at(path) if item.id not in known and item.kind in ENDINGS]
    person = journal.person_by_slug(found[0].person) if found else None
    with_whom = {person.slug: relationship(journal, person, session.today)} if person else {}
    for one in standings(found, with_whom):
        session.tell(said_of(one, journal))
    _say_what_may_be_a_day(session, journal, found)
    from mentorlog.cli.commands.check import faults_in

    for fault in faults_in(session):
        if fault.path == path:
            session.remark(str(fault))


def _say_what_may_be_a_day(session: Session, journal: Journal, found: list[Item]) -> None:
    open_ones = [one for one in found if one.is_open and one.kind is Kind.COMMITMENT and not one.due]
    if not open_ones:
        return
    from mentorlog.dates.perhaps import may_be_due
    from mentorlog.practice.meeting.remarks import said_perhaps

    ways = journal.settings.ways
    words = [(one.id, may_be_due(one.text, one.since or session.today, ways=ways)) for one in open_ones]
    if perhaps := [(ident, said) for ident, said in words if said]:
        session.remark(said_perhaps(perhaps, f"{session.mentorlog} move", by_hand=True))


def said_of(one: Standing, journal: Journal) -> str:
    """An item that was stored: its id, what it is and whose, its words, and until when."""
    item = one.item
    return f"  {item.id}  {_what(item, journal)}: {item.text}{_until(item, one.due_by)}"


def _what(item: Item, journal: Journal) -> str:
    owner = journal.person_by_slug(item.owner)
    if owner is None:
        return str(item.kind)
    return f"{owner.first_name}'s {item.kind}" if item.kind is Kind.COMMITMENT else str(item.kind)


def _until(item: Item, due_by: date | None) -> str:
    if not item.is_open:
        return f" ({ENDINGS[item.kind][item.state == 'dropped']})"
    if item.due:
        return f", by {say_date(item.due)}"
    if item.kind is not Kind.COMMITMENT or item.person is None:
        return ""
    return f", by the next meeting{f', {say_date(due_by)}' if due_by else ''}"
