"""Adding to a journal what was typed: shared by the commands and by the first minute."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from mentorlog.cli.session import Session
from mentorlog.dates import When, read_day, read_when, say_date, split_by
from mentorlog.errors import BadInput, Several
from mentorlog.journal import Edit, Goal, Journal, Kind, Person, layout
from mentorlog.journal.front_matter import new_record
from mentorlog.journal.names import begins_with, plain, same, slug_for
from mentorlog.practice.naming import Names
from mentorlog.practice.writing import add_item, already_there, checked, equal_to, new_item

if TYPE_CHECKING:
    from mentorlog.practice.meeting.planning import Planned


def checked_item(session: Session, text: str) -> str:
    """A text that can be stored as an item. Raises BadInput, or an error where it ends in a bad date."""
    said = checked(text)
    split_by(said, session.today, ways=session.ways)
    return said


def add_person(journal: Journal, edit: Edit, name: str, **keys: Any) -> Person:
    """A record for a person. Raises BadInput where somebody has that name."""
    name = new_name(journal, name)
    taken = {layout.slug_in(path) for path in journal.store.people()}
    slug = slug_for(name, taken, otherwise="person")
    table = {"name": name, "role": "mentor", "status": "active", **keys}
    path = layout.person_path(slug)
    edit.add(path, new_record(table))
    return Person.read(path, table, slug=slug, short=slug)


def new_name(journal: Journal, name: str, *, but: Person | None = None) -> str:
    """A name for a person, as it is stored. Raises BadInput where somebody else (not `but`) answers to it, or
    where it is their first name: alone, it would from then on mean whoever has no other."""
    name = checked(name, "name")
    for person in journal.people:
        if person == but:
            continue
        if same(name) in map(same, (person.name, *person.aliases)):
            raise BadInput(
                f"{person.name} is in the journal already.", f"See: mentorlog mentor show {person.slug}"
            )
        if begins_with(plain(person.name), plain(name)):
            raise BadInput(
                f"{person.name} answers to “{name}” already.",
                "If that is somebody else, say what tells them apart, a surname for example.",
            )
    return name


def add_referred(
    journal: Journal, edit: Edit, name: str, by: Person, day: date, **keys: Any
) -> tuple[Person, bool]:
    """A candidate with `keys`, whom somebody named on `day`, and whether they are new.

    Of one who is in the journal already, by whatever name of theirs, only that is written down. Raises
    BadInput for `by` themselves, Several where it is what two are called.
    """
    from mentorlog.practice.beginning.asking import CANDIDATE, referred

    name = checked(name, "name")
    known = [one for one in journal.people if same(name) in map(same, (one.name, one.slug, *one.aliases))]
    # A first name alone is somebody who is here: a record of that name would answer to it before theirs.
    known = known or [one for one in journal.people if same(name) == same(one.first_name)]
    if len(known) > 1:
        raise Several("person", name, tuple(one.name for one in known))
    if by in known:
        raise BadInput(f"{by.name} cannot be named by themselves.", "Name somebody else: --refer NAME")
    person = known[0] if known else add_person(journal, edit, name, status=CANDIDATE, **keys)
    referred(edit, person, by, day)
    return person, not known


def new_title(journal: Journal, title: str, *, but: Goal | None = None) -> str:
    """A title for a goal, as it is stored. Raises BadInput where another goal (not `but`) has it."""
    title = checked(title, "title")
    for goal in journal.goals:
        if same(title) == same(goal.title) and goal != but:
            raise BadInput("There is a goal of that title already.", f"See: mentorlog goal show {goal.slug}")
    return title


def add_goal(journal: Journal, edit: Edit, title: str, **keys: Any) -> Goal:
    """A record for a goal. Raises BadInput where there is one of that title."""
    title = new_title(journal, title)
    taken = {layout.slug_in(path) for path in journal.store.goals()}
    slug = slug_for(title, taken, otherwise="goal")
    path, table = layout.goal_path(slug), {"title": title, "status": "active", **keys}
    edit.add(path, new_record(table))
    return Goal.read(path, table, slug=slug)


def read_to_come(session: Session, text: str, person: Person | None = None) -> When:
    """When a meeting is to be, as typed: today or later. Raises BadInput where that day is past, or an error
    of a bad date."""
    when = read_when(text, session.today, ways=session.ways)
    if when.day >= session.today:
        return when
    if person is None:
        raise BadInput(f"{say_date(when.day)} is past.", "Say a day to come.")
    raise BadInput(
        f"{say_date(when.day)} is past; a meeting that was held is noted.",
        f"mentorlog note {person.short} --date {when.day}",
    )


def read_due(session: Session, text: str, next_meeting: date | None = None) -> date:
    """By when something is to be, as typed: today or later. Raises BadInput where that day is past, or an
    error of a bad date."""
    return checked_due(session, read_day(text, session.today, next_meeting=next_meeting, ways=session.ways))


def checked_due(session: Session, day: date) -> date:
    """A day by which something can still be. Raises BadInput where it is past."""
    if day < session.today:
        raise BadInput(f"{say_date(day)} is past.", "Say a day from today on.")
    return day


def plan_with_aims(
    session: Session,
    journal: Journal,
    edit: Edit,
    person: Person,
    when: When,
    aims: Sequence[str],
    **how: Any,
) -> Planned:
    """Plans a meeting, with aims in it."""
    from mentorlog.practice.meeting.planning import plan

    planned = plan(journal, edit, person, when, **how)
    for aim in aims:
        add_aim(session, journal, edit, person, planned.path, aim)
    return planned


def add_aim(session: Session, journal: Journal, edit: Edit, person: Person, path: str, aim: str) -> None:
    """An aim into the record of a planned meeting; one that is there already is said to be."""
    line = new_item(
        checked(aim, "aim"),
        Kind.OBJECTIVE,
        journal.new_id(person.slug),
        reckoned_from=session.today,
        names=Names(person, journal.people),
        ways=journal.settings.ways,
    )
    if known := equal_to(edit.document(path), Kind.OBJECTIVE, line):
        session.remark(already_there(known))
        return
    edit.change(path, lambda document: add_item(document, Kind.OBJECTIVE, line))


def add_to_person(
    session: Session,
    journal: Journal,
    edit: Edit,
    person: Person,
    kind: Kind,
    text: str,
    why: Sequence[str] = (),
    **how: Any,
) -> None:
    """An item that is noted between meetings, into the person's record, with each `why` below it."""
    line = new_item(
        checked(text),
        kind,
        journal.new_id(person.slug),
        reckoned_from=session.today,
        names=Names(person, journal.people),
        ways=journal.settings.ways,
        created=session.today,
        **how,
    )
    below = [f"  - {each}" for each in why]
    edit.change(person.path, lambda document: add_item(document, kind, line, below=below))


def given(keys: Mapping[str, Any]) -> dict[str, Any]:
    """The options that were given, without those that were not."""
    return {key: value for key, value in keys.items() if value not in (None, "", [], ())}
