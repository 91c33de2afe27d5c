"""Closing a relationship: the sheet for the last talk, and what an end settles (PRACTICE S7, P7, R2, D2).

The sheet is drawn from the whole history. An end settles at once what is open between the two: it is kept
as mine, or let go outside all counts (docs/reference/figures.md, "Let go with a relationship").
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple

from mentorlog.errors import BadInput
from mentorlog.journal import ME, Edit, Goal, Item, Journal, Kind, Meeting, Person
from mentorlog.journal.item_line import HistoryLine, ItemLine
from mentorlog.journal.items import THE_END
from mentorlog.practice import settle
from mentorlog.practice.goals import GoalStanding, serves, standing_of
from mentorlog.practice.logs import Entry, entries, with_entry
from mentorlog.practice.meeting import planning
from mentorlog.practice.meeting.parting import CLOSING, parting
from mentorlog.practice.progress import Lesson
from mentorlog.practice.standing import (
    Relationship,
    Standing,
    in_order,
    in_outline,
    relationship,
    shown,
    standings,
)

CLOSED = "closed"
REOPENED = "reopened"
AFTER_A_TALK = "after a talk"
WITHOUT_A_TALK = "without a talk"
BROKE_DOWN = "broke down"
DIFFERENTLY = "differently"

# Of what is open, what comes first: what one can take along.
_ORDER = (Kind.COMMITMENT, Kind.ADVICE, Kind.QUESTION, Kind.DECISION, Kind.FEEDBACK)


class Closing(NamedTuple):
    """The sheet for the closing conversation, part by part; docs/reference/json.md has its keys.

    `meeting` is the next one planned; `goals` are those it served, whatever became of them; `kept` and
    `theirs` are promises that were kept; `steps` are mine towards those goals, and what was kept at the end;
    `open` is what an end would settle, `named` are people not met yet, and `unserved` the goals that nobody
    else helps with.
    """

    today: date
    person: Person
    meeting: Meeting | None
    first_meeting: Meeting | None
    last_meeting: Meeting | None
    met: int
    closed: date | None
    goals: tuple[GoalStanding, ...]
    learned: tuple[Lesson, ...]
    advice: tuple[Standing, ...]
    kept: tuple[Standing, ...]
    theirs: tuple[Standing, ...]
    contacts: tuple[Standing, ...]
    steps: tuple[Standing, ...]
    open: tuple[Standing, ...]
    named: tuple[Standing, ...]
    unserved: tuple[Goal, ...]
    prompts: tuple[str, ...]


def closing(journal: Journal, person: Person, today: date) -> Closing:
    """The sheet for the last talk with `person`; it reads all that is not private, and changes nothing.

    Raises Damaged where it is not known what is private.
    """
    journal.check_private()
    with_whom = relationship(journal, person, today)
    served = [goal for goal in journal.goals if serves(person, goal) and not goal.private]
    paths = {goal.path for goal in served}
    items = [
        item
        for item in journal.items(person.slug)
        if item.person == person.slug
        or item.path in paths
        # What was kept of a goal of somebody else's is not theirs to read.
        or (item.is_mine_alone and not item.path.startswith("goals/"))
    ]
    visible = shown(standings(items, {person.slug: with_whom}))
    between = [one for one in visible if one.item.person == person.slug]
    done = _newest_first(one for one in between if one.item.state == "done")
    active = {goal.path for goal in served if goal.status == "active"}
    open_ones = [one for one in in_order(between) if one.item.is_open and _is_between(one.item, person)]
    held = [meeting for meeting in with_whom.held if meeting.date <= today]
    return Closing(
        today=today,
        person=in_outline(person),
        meeting=in_outline(with_whom.next) if with_whom.next else None,
        first_meeting=in_outline(held[0]) if held else None,
        last_meeting=in_outline(held[-1]) if held else None,
        met=len(held),
        closed=closed_on(journal, person),
        goals=tuple(standing_of(journal, goal) for goal in served),
        learned=tuple(_lessons(visible, today)),
        advice=tuple(_advice(between)),
        kept=tuple(_of(done, Kind.COMMITMENT, mine=True)),
        theirs=tuple(_of(done, Kind.COMMITMENT, mine=False)),
        contacts=tuple(_of(done, Kind.CONTACT)),
        steps=tuple(one for one in in_order(visible) if _is_next(one.item, active)),
        open=tuple(sorted((one for one in open_ones if one.item.kind is not Kind.CONTACT), key=_rank)),
        named=tuple(_of(open_ones, Kind.CONTACT)),
        unserved=tuple(_unserved(journal, person, served)),
        prompts=parting(person, last=True),
    )


def _is_next(item: Item, active: Collection[str]) -> bool:
    """Whether it goes on without them: a step of mine towards an active goal, or what was kept at the end."""
    if not item.is_open or item.person is not None:
        return False
    return item.kind is Kind.COMMITMENT if item.path in active else item.is_mine_alone


def open_between(journal: Journal, person: Person, today: date) -> tuple[Standing, ...]:
    """What is open between the two, private things too: what an end settles. The most pressing first.

    Bullets that nobody gave a box until the next meeting stay as they are.
    """
    found = standings(journal.items(person.slug), {person.slug: relationship(journal, person, today)})
    return tuple(
        one
        for one in in_order(found)
        if one.item.is_open and not one.unsettled and _is_between(one.item, person)
    )


def _is_between(item: Item, person: Person) -> bool:
    """Whether it is with that person, and mine or theirs; what a third one owes stays."""
    return item.person == person.slug and item.owner in (ME, person.slug)


def _rank(one: Standing) -> tuple[bool, int]:
    kind = one.item.kind
    return not one.item.is_mine, _ORDER.index(kind) if kind in _ORDER else len(_ORDER)


def _of(found: Iterable[Standing], kind: Kind, *, mine: bool | None = None) -> list[Standing]:
    return [one for one in found if one.item.kind is kind and mine in (None, one.item.is_mine)]


def _newest_first(found: Iterable[Standing]) -> list[Standing]:
    return sorted(found, key=lambda one: one.item.ended or one.item.since or date.min, reverse=True)


def _advice(between: Iterable[Standing]) -> list[Standing]:
    """What was tried, of that first what something came of; then what was set aside."""
    found = [one for one in _newest_first(between) if one.item.kind is Kind.ADVICE]
    found = [one for one in found if not (one.item.is_open or one.item.is_ended_with_relationship)]
    return sorted(found, key=lambda one: (one.item.state == "dropped", not one.item.result))


def _lessons(visible: Iterable[Standing], today: date) -> list[Lesson]:
    found = [one.item for one in visible if one.item.kind is Kind.LESSON]
    lessons = [
        Lesson(item.since, item.person, item.text) for item in found if (item.since or date.min) <= today
    ]
    return sorted(lessons, key=lambda lesson: lesson.day or date.min, reverse=True)


def _unserved(journal: Journal, person: Person, served: Iterable[Goal]) -> list[Goal]:
    """Goals of mine, still active, that nobody else whom I meet serves (PRACTICE S7)."""
    others = [one for one in journal.people if one.status == "active" and one.slug != person.slug]
    return [
        goal
        for goal in served
        if goal.status == "active" and not goal.of and not any(serves(one, goal) for one in others)
    ]


def closed_on(journal: Journal, person: Person) -> date | None:
    """The day it was closed, None while it is not, or where nobody wrote it down."""
    if person.status != CLOSED:
        return None
    days = [entry.day for entry in entries(journal.document(person.path), "log") if entry.word == CLOSED]
    return max(days, default=None)


# --- the end ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Said:
    """What is said at the end. With a `talk`: on which day (None: today), what about, what was learned.

    Without one: what was learned, what broke down, what one would do differently. `keep` goes on as mine, and
    `next` are promises that I make to myself.
    """

    talk: bool
    day: date | None = None
    message: Sequence[str] = ()
    learned: Sequence[str] = ()
    broke_down: str = ""
    differently: str = ""
    keep: Sequence[Item] = ()
    next: Sequence[str] = ()


class Closed(NamedTuple):
    """What an end did: the closing meeting's day and path, and what became of each item and meeting.

    `next` are the new promises to myself.
    """

    day: date | None
    path: str
    mine: tuple[Item, ...]
    let_go: tuple[Item, ...]
    cancelled: tuple[Meeting, ...]
    remarks: tuple[str, ...] = ()
    next: tuple[ItemLine, ...] = ()


def check_can_close(with_whom: Relationship) -> None:
    """Raises BadInput where it is closed already, or never began."""
    person = with_whom.person
    if person.status == CLOSED:
        raise BadInput(
            f"{person.name} is closed already.", f"To begin again: mentorlog mentor reopen {person.short}"
        )
    check_began(with_whom)


def check_began(with_whom: Relationship) -> None:
    """Raises BadInput of somebody never met who has not said yes: there is no talk to prepare either."""
    person = with_whom.person
    if with_whom.held or person.status not in ("candidate", "asked", "declined"):
        return
    is_over = person.status == "declined"
    raise BadInput(
        f"The status of {person.name} is {person.status}: there is nothing to close.",
        f"See: mentorlog mentor show {person.short}"
        if is_over
        else f"Where it came to nothing: mentorlog mentor edit {person.short} --status declined",
    )


def close(journal: Journal, edit: Edit, person: Person, today: date, said: Said) -> Closed:
    """Ends a relationship: stores what was said, and settles what is open and what is planned.

    Raises BadInput where that cannot be, or as a note does where its day is damaged.
    """
    with_whom = relationship(journal, person, today)
    check_can_close(with_whom)
    found = [one.item for one in open_between(journal, person, today)]
    places = {(item.path, item.line) for item in said.keep}
    mine = [item for item in found if (item.path, item.line) in places]
    let_go = [item for item in found if (item.path, item.line) not in places]
    talk = _store_talk(journal, edit, with_whom, said) if said.talk else _Talk(person.path, None, {})
    settle.in_place(
        edit,
        [
            *(
                (_where_now(edit, item, found, talk.moved), partial(settle.kept_as_mine, day=today))
                for item in mine
            ),
            *(
                (_where_now(edit, item, found, talk.moved), partial(settle.dropped, day=today, why=THE_END))
                for item in let_go
            ),
        ],
    )
    promised = tuple(_promise(journal, edit, talk, today, text) for text in said.next)
    cancelled = [one for one in with_whom.meetings if one.status == "planned" and one.path not in talk.moved]
    for meeting in cancelled:
        planning.cancel(edit, meeting, today, THE_END)
    edit.set(person.path, status=CLOSED)
    log = [Entry(today, CLOSED, AFTER_A_TALK if said.talk else WITHOUT_A_TALK)]
    if not said.talk:
        _learn(edit, person, today, said.learned)
        log += [Entry(today, BROKE_DOWN, said.broke_down)] if said.broke_down else []
        log += [Entry(today, DIFFERENTLY, said.differently)] if said.differently else []
    for entry in log:
        edit.change(person.path, partial(with_entry, title="Log", entry=entry))
    return Closed(talk.day, talk.path, tuple(mine), tuple(let_go), tuple(cancelled), talk.remarks, promised)


def reopen(edit: Edit, person: Person, today: date) -> None:
    """Begins again: what was let go stays let go, and what was kept stays mine."""
    edit.set(person.path, status="active")
    edit.change(person.path, partial(with_entry, title="Log", entry=Entry(today, REOPENED)))


class _Talk(NamedTuple):
    """Where the talk is noted, its day, the record it was before and is now, what there is to remark."""

    path: str
    day: date | None
    moved: Mapping[str, str]
    remarks: tuple[str, ...] = ()


def _store_talk(journal: Journal, edit: Edit, with_whom: Relationship, said: Said) -> _Talk:
    """Puts what was said into the closing meeting."""
    from mentorlog.practice.meeting.noting import Given, Noting
    from mentorlog.practice.meeting.which import meeting_for_note, raise_if_damaged

    person, today = with_whom.person, with_whom.today
    noted_already = _talk_noted(journal, with_whom) if said.day is None else None
    if noted_already and not (said.message or said.learned):
        here = noted_already.path
        return _Talk(here, noted_already.date, {here: here})
    day = said.day or (noted_already.date if noted_already else today)
    if day > today:
        raise BadInput("That day is still to come.", "Say the day you talked: --date yesterday")
    raise_if_damaged(journal, person.slug, day)
    target = meeting_for_note(with_whom.meetings, day)
    given = Given(prose=said.message, items={Kind.LESSON: said.learned}, keys={"kind": CLOSING})
    noted = Noting(journal, edit, person, target, today).from_options(given)
    moved = {target.meeting.path: noted.path} if target.meeting else {}
    return _Talk(noted.path, noted.day, moved, tuple(noted.remarks))


def _talk_noted(journal: Journal, with_whom: Relationship) -> Meeting | None:
    """The closing talk, where it was noted before; not one from before the relationship was reopened."""
    last = with_whom.last
    if last is None or last.kind != CLOSING:
        return None
    log = entries(journal.document(with_whom.person.path), "log")
    reopened = max((entry.day for entry in log if entry.word == REOPENED), default=date.min)
    return last if last.date >= reopened else None


def _where_now(edit: Edit, item: Item, among: Sequence[Item], moved: Mapping[str, str]) -> Item:
    """The item where it stands once the talk is noted: its record may have grown, or have a new name."""
    if item.path not in moved:
        return item
    path = moved[item.path]
    lines = [bullet.line + 1 for bullet in edit.document(path).bullets if bullet.item.id == item.id]
    nth = sum((one.path, one.id) == (item.path, item.id) and one.line < item.line for one in among)
    return item._replace(path=path, line=lines[nth] if nth < len(lines) else item.line)


def _promise(journal: Journal, edit: Edit, talk: _Talk, today: date, text: str) -> ItemLine:
    """A new promise to myself, with nobody: noted with the talk, or else in their record."""
    from mentorlog.practice.naming import Names
    from mentorlog.practice.writing import add_item, new_item

    line = new_item(
        text,
        Kind.COMMITMENT,
        journal.new_id(),
        reckoned_from=talk.day or today,
        names=Names(None, ()),
        owner=ME,
        ways=journal.settings.ways,
        created=None if talk.day else today,
    )
    line = line._replace(owner=None)
    below = [f"  - {HistoryLine(today, 'mine', THE_END)}"]
    edit.change(talk.path, partial(add_item, kind=Kind.COMMITMENT, line=line, below=below))
    return line


def _learn(edit: Edit, person: Person, today: date, learned: Sequence[str]) -> None:
    from mentorlog.practice.naming import Names
    from mentorlog.practice.writing import add_item, new_item

    for text in learned:
        line = new_item(
            text,
            Kind.LESSON,
            "",
            reckoned_from=today,
            names=Names(None, ()),
            created=today,
        )
        edit.change(person.path, partial(add_item, kind=Kind.LESSON, line=line))
