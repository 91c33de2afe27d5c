"""What refers to a record, and what becomes of it when that record has another name, or is gone.

A slug stands in other records as an owner (`@ada-lovelace`), as a goal (`[goal:: ...]`, `goals`), as whose
goal it is (`of`) and as who named somebody (`referred_by`). docs/reference/file-format.md, "What refers to a
record".
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

from mentorlog.errors import BadInput
from mentorlog.journal import Edit, Goal, Item, Journal, Meeting, Person, front_matter, layout, references
from mentorlog.journal.document import Document
from mentorlog.journal.front_matter import with_name
from mentorlog.journal.items import THE_END, kind_of
from mentorlog.journal.names import same, slug_for
from mentorlog.journal.outline import Bullet
from mentorlog.practice import settle
from mentorlog.practice.logs import Entry, with_entry

RENAMED = "renamed"


class Referring(NamedTuple):
    """What names a record from elsewhere, and what goes with it when it goes.

    Of a person: their `meetings`, the `goals` that are theirs, those that they serve, the `items` in other
    records that are theirs to do, and the `people` whom they named. Of a goal: `items` and `people` that name
    it. Of a meeting: the `items` in it.
    """

    meetings: tuple[Meeting, ...] = ()
    goals: tuple[Goal, ...] = ()
    served: tuple[Goal, ...] = ()
    items: tuple[Item, ...] = ()
    people: tuple[Person, ...] = ()


def of_person(journal: Journal, person: Person) -> Referring:
    """What refers to a person."""
    mine = _records_of(journal, person)
    return Referring(
        tuple(journal.meetings(person.slug)),
        tuple(goal for goal in journal.goals if goal.of == person.slug),
        tuple(goal for goal in journal.goals if not goal.of and goal.slug in person.goals),
        tuple(item for item in journal.items() if item.owner == person.slug and item.path not in mine),
        tuple(one for one in journal.people if one.referred_by == person.slug),
    )


def of_goal(journal: Journal, goal: Goal) -> Referring:
    """What refers to a goal."""
    return Referring(
        items=tuple(item for item in journal.items() if item.goal == goal.slug and item.path != goal.path),
        people=tuple(one for one in journal.people if goal.slug in one.goals),
    )


# --- another name -----------------------------------------------------------------------------------


def new_slug(journal: Journal, text: str, record: Person | Goal) -> str:
    """A slug as it was asked for. Raises BadInput where it is none, or is taken."""
    wanted = slug_for(text, (), otherwise="")
    if not wanted or wanted != text:
        hint = f"Like this: {wanted}" if wanted else "Letters and digits, joined by hyphens."
        raise BadInput(f"“{text}” cannot be the name of a file of ours.", hint)
    if wanted == record.slug:
        raise BadInput(f"The file is called {wanted} already.", "Leave --slug away, or name another.")
    folder = record.path.partition("/")[0]
    store = journal.store
    paths = store.people() if folder == "people" else store.goals()
    taken = {layout.slug_in(path) for path in paths}
    if folder == "people":
        taken |= {layout.slug_in(path) for path in store.meetings()}
        taken |= {alias for one in journal.people if one != record for alias in one.aliases}
    if same(wanted) in map(same, taken - {record.slug}):
        raise BadInput(f"“{wanted}” is taken.", "Name another one.")
    return wanted


def rename_person(edit: Edit, person: Person, name: str, today: date) -> bool:
    """Gives a person another name; whether the old one stays as an alias.

    It does, unless the new name begins with it and so is found by it all the same.
    """
    aliases = [alias for alias in person.aliases if same(alias) != same(name)]
    # One word is what one calls them; of several, the start of a name is no name of its own: as an alias
    # it would be what a letter calls them.
    begins = " " in same(person.name) and same(name).startswith(same(person.name))
    stays = not begins and same(person.name) not in map(same, (name, *aliases))
    aliases += [person.name] if stays else []
    edit.set(person.path, name=name)
    if tuple(aliases) != person.aliases:
        edit.set(person.path, aliases=aliases or None)
    log_renamed(edit, person.path, person.name, today)
    return stays


def log_renamed(edit: Edit, path: str, old: str, today: date) -> None:
    """Puts the name that a record had into its log."""
    edit.change(path, partial(with_entry, title="Log", entry=Entry(today, RENAMED, f"from {old}")))


def move_person(journal: Journal, edit: Edit, person: Person, slug: str) -> tuple[str, ...]:
    """Gives a person's files another slug, and with them all that refers to them; the other records changed.

    Raises Damaged where a record cannot be read, for it may refer to them; BadInput where something that is
    no note stands among the meetings.
    """
    _check_all_read(journal)
    _check_nothing_beside(journal, person)
    old = person.slug

    def line(document: Document, bullet: Bullet) -> Document:
        is_theirs = same(bullet.item.owner or "") == same(old)
        return references.with_owner(document, bullet, slug) if is_theirs else document

    changed = _rewrite(journal, edit, line)
    changed += [_name(edit, goal.path, "of", old, slug) for goal in journal.goals if goal.of == old]
    changed += [
        _name(edit, one.path, "referred_by", old, slug) for one in journal.people if one.referred_by == old
    ]
    if edit.has(layout.template_path(old)):
        users = [one.path for one in journal.people if one.template == old]
        changed += [_name(edit, path, "template", old, slug) for path in users]
    own = _records_of(journal, person)
    for path in own:
        document = edit.document(path)
        if path.startswith("meetings/"):
            said = front_matter.read(path, document.lines, document.front).get("person")
            if said == old:
                _name(edit, path, "person", old, slug)
    for path in own:
        edit.move(path, layout.person_path(slug) if path == person.path else _in_folder(path, slug))
    if edit.has(layout.template_path(old)):
        edit.move(layout.template_path(old), layout.template_path(slug))
    return tuple(sorted({path for path in changed if path not in own}))


def move_goal(journal: Journal, edit: Edit, goal: Goal, slug: str) -> tuple[str, ...]:
    """Gives a goal's file another slug, and with it all that names it; the other records changed.

    Raises Damaged where a record cannot be read, for it may name it.
    """
    _check_all_read(journal)

    def line(document: Document, bullet: Bullet) -> Document:
        is_named = bullet.item.goal == goal.slug
        return references.with_goal(document, bullet, slug) if is_named else document

    changed = _rewrite(journal, edit, line)
    changed += [
        _name(edit, one.path, "goals", goal.slug, slug) for one in journal.people if goal.slug in one.goals
    ]
    edit.move(goal.path, layout.goal_path(slug))
    return tuple(sorted({path for path in changed if path != goal.path}))


# --- gone -------------------------------------------------------------------------------------------


def remove_person(journal: Journal, edit: Edit, person: Person, today: date) -> None:
    """Takes a person's records away, their meetings and goals among them, and the references to them.

    What they were to do by other records is let go, outside all counts, and has their name as text. Raises
    BadInput where something that is no note stands among the meetings.
    """
    _check_nothing_beside(journal, person)
    found = of_person(journal, person)
    paths = {*_records_of(journal, person), *(goal.path for goal in found.goals)}
    # First of all: an item is known by its line, and what goes from a front matter moves the lines below.
    owed = [item for item in found.items if item.is_open and item.path not in paths]
    settle.in_place(edit, [(item, partial(settle.dropped, day=today, why=THE_END)) for item in owed])
    _take_away(journal, edit, paths, {goal.slug for goal in found.goals}, person)
    for one in found.people:
        _name(edit, one.path, "referred_by", person.slug, None)


def remove_goal(journal: Journal, edit: Edit, goal: Goal) -> None:
    """Takes a goal's record away, and its name from what serves it."""
    _take_away(journal, edit, {goal.path}, {goal.slug})


def remove_meeting(journal: Journal, edit: Edit, meeting: Meeting) -> None:
    """Takes a meeting's record away, with what was noted in it."""
    _take_away(journal, edit, {meeting.path}, set())


def _take_away(
    journal: Journal, edit: Edit, paths: Collection[str], goals: Collection[str], person: Person | None = None
) -> None:
    gone = {one.item.id for path in paths for one in journal.document(path).bullets if one.item.id}
    name = " ".join(person.name.split()) if person else ""

    def line(document: Document, bullet: Bullet) -> Document:
        if bullet.item.goal in goals:
            document = references.with_goal(document, bullet, None)
        if bullet.item.from_id in gone:
            document = references.without_from(document, _again(document, bullet))
        if person and bullet.item.owner and journal.owner_of(bullet.item.owner) == person.slug:
            document = references.with_owner_in_words(document, _again(document, bullet), name)
        return document

    _rewrite(journal, edit, line, but=paths)
    for one in journal.people:
        for slug in one.goals if one.path not in paths else ():
            if slug in goals:
                _name(edit, one.path, "goals", slug, None)
    for path in paths:
        edit.remove(path)


def _again(document: Document, bullet: Bullet) -> Bullet:
    """The bullet as it stands now, its line having been changed."""
    return next(one for one in document.bullets if one.line == bullet.line)


# --- all records ------------------------------------------------------------------------------------


def _rewrite(
    journal: Journal,
    edit: Edit,
    line: Callable[[Document, Bullet], Document],
    *,
    but: Collection[str] = (),
) -> list[str]:
    """Puts what `line` makes of each item into its record; answers the records that it changed."""
    changed = []
    for path in _paths(journal):
        if path in but:
            continue
        before = after = edit.document(path)
        for bullet in before.bullets:
            if kind_of(bullet, in_meeting=path.startswith("meetings/")):
                after = line(after, bullet)
        if after is not before:
            edit.put(path, after)
            changed.append(path)
    return changed


def _paths(journal: Journal) -> Iterator[str]:
    """The records that can be read."""
    for records in (journal.people, journal.meetings(), journal.goals):
        yield from (record.path for record in records)


def _records_of(journal: Journal, person: Person) -> tuple[str, ...]:
    """A person's record, and all notes in the folder of their meetings."""
    return (person.path, *journal.store.meetings(person.slug))


def _in_folder(path: str, slug: str) -> str:
    return f"meetings/{slug}/{path.rpartition('/')[2]}"


def _name(edit: Edit, path: str, key: str, old: str, new: str | None) -> str:
    edit.change(path, lambda document: with_name(path, document, key, old, new))
    return path


def _check_all_read(journal: Journal) -> None:
    """Raises Damaged where a record cannot be read."""
    list(_paths(journal))
    for problem in journal.problems:
        if problem.path.partition("/")[0] in ("people", "goals", "meetings"):
            raise problem


def _check_nothing_beside(journal: Journal, person: Person) -> None:
    for path in journal.store.beside_meetings(person.slug):
        raise BadInput(f"{path} is no note, and stays where it is.", "Move it elsewhere first.")
