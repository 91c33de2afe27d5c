"""What a weekly review asks about, one step at a time, the most pressing first (PRACTICE R5, R7, R8, P6, P8).

An item is asked about when it is late or due within the week; when it has lived through three meetings; when
somebody was met and the one who named them does not know yet; and a decision a month after it was made. What
the other side owes is never asked about: it is a waiting list.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from enum import StrEnum
from functools import partial
from typing import NamedTuple

from mentorlog.journal import Edit, Item, Journal, Person
from mentorlog.practice.logs import Entry, entries, with_entry
from mentorlog.practice.standing import Relationship, Standing, in_order
from mentorlog.practice.week.coming_up import is_carried, is_to_tell, lived_through, wants_outcome
from mentorlog.practice.week.review import WEEK, Seen, is_for_this_week, seen
from mentorlog.practice.week.today import is_homework

ASKED = "asked"  # the word in a log for what was asked about once
UNBOXED = "bullets without a box"
AWAY = timedelta(weeks=3)  # after which one comes back with one line per person


class Why(StrEnum):
    """Why a step is there."""

    PRESSING = "pressing"
    TELL = "to tell"
    CARRIED = "carried"
    OUTCOME = "outcome"
    UNSETTLED = "unsettled"


class Step(NamedTuple):
    """One thing to decide: an item, or the `others` too, bullets of one person's notes that have no box.

    `lived` is how many meetings it has lived through since it was last decided on.
    """

    why: Why
    one: Standing
    with_whom: Relationship | None
    lived: int = 0
    others: tuple[Standing, ...] = ()

    @property
    def item(self) -> Item:
        """The item that is asked about."""
        return self.one.item

    @property
    def id(self) -> str:
        """What it is remembered by in the page of the week."""
        return self.one.item.id

    @property
    def key(self) -> tuple[str, str]:
        """What it is known by during a walk: an id stands in one file only once, if all is well."""
        return self.item.path, self.id


class Behind(NamedTuple):
    """What is undecided with one person (None: towards goals of mine) when one comes back."""

    with_whom: Relationship | None
    steps: tuple[Step, ...]


def steps(
    journal: Journal,
    today: date,
    person: Person | None = None,
    walked: Collection[str] = (),
    decided: Collection[str] = (),
) -> tuple[Step, ...]:
    """All steps of a review on `today`, without those whose ids have been `walked` past already, and without
    the smaller ones that those were made into; nor what was `decided` in this week, unless it is late by now
    or was opened again."""
    around = seen(journal, today, person)
    found = [one for one in around.items if not one.unsettled]
    pressing = [one for one in in_order(found) if _presses(one, today)]
    taken = {(one.item.path, one.item.line) for one in pressing}
    rest = [one for one in in_order(found) if (one.item.path, one.item.line) not in taken]
    asked = [
        *(_step(Why.PRESSING, one, around) for one in pressing),
        *(_step(Why.TELL, one, around) for one in rest if is_to_tell(one.item)),
        *(_step(Why.CARRIED, one, around) for one in rest if is_carried(one, around.known)),
        *(_step(Why.OUTCOME, one, around) for one in rest if wants_outcome(one.item, today)),
        *_unsettled(journal, around),
    ]
    past, past_for_now = {*walked}, {*walked, *decided}
    return tuple(
        step
        for step in asked
        if not {step.id, step.item.from_id} & (past if _is_due_again(step, today) else past_for_now)
    )


def afresh(step: Step, now: Collection[Step]) -> Step | None:
    """A step as it is among the steps of `now`; None where there is nothing to decide any more."""
    same = [other for other in now if other.key == step.key]
    # One that has no id answers to its words, which may be others now.
    here = [other for other in now if (other.item.path, other.item.line) == (step.item.path, step.item.line)]
    return next(iter([*same, *here]), None)


def is_coming_back(journal: Journal, today: date, last: date | None) -> bool:
    """Whether three weeks have gone by since the `last` review (None: since the first meeting)."""
    first = next(iter(journal.meetings().held_days), None)
    since = last or first  # one of a day to come is no long while ago
    return since is not None and today - since > AWAY


def people_in(journal: Journal, today: date, ids: Collection[str], person: Person | None) -> set[str | None]:
    """With whom the items of these ids are, by slug (None: a goal of mine)."""
    return {one.item.person for one in seen(journal, today, person).items if one.item.id in ids}


def behind(found: Collection[Step]) -> tuple[Behind, ...]:
    """All of it, person by person, in the order of what presses most."""
    grouped: dict[str | None, list[Step]] = {}
    for step in found:
        grouped.setdefault(step.with_whom.person.slug if step.with_whom else None, []).append(step)
    return tuple(Behind(group[0].with_whom, tuple(group)) for group in grouped.values())


def next_time(with_whom: Relationship | None, one: Standing, today: date) -> date | None:
    """When one meets again after the day that an item is for: planned, else by the rhythm; None: unknown."""
    if with_whom is None or with_whom.is_paused:
        return None
    after = max(one.due_by or today, today)
    for meeting in with_whom.planned:
        if meeting.date > after or (meeting.date >= today and one.is_late(today)):
            return meeting.date
    rhythm, day = with_whom.person.agreement.rhythm, with_whom.expected
    if rhythm is None or day is None or day < today:
        return None
    while day <= after:
        day = rhythm.after(day)
    return day


def put_off_to(behind: Behind, today: date) -> date | None:
    """Where what presses goes when one comes back: to the next meeting that is planned, else to no day of
    its own, which is whenever one meets; a step towards a goal of one's own comes up again in a week."""
    if behind.with_whom is None:
        return today + WEEK
    return behind.with_whom.next.date if behind.with_whom.next else None


def remember_asked(edit: Edit, path: str, today: date) -> None:
    """Puts down that the bullets without a box in a note were asked about: that is done once."""
    edit.change(path, partial(with_entry, title="Log", entry=Entry(today, ASKED, UNBOXED)))


def _is_due_again(step: Step, today: date) -> bool:
    return step.one.is_late(today) or [entry.word for entry in step.item.history][-1:] == ["reopened"]


def _presses(one: Standing, today: date) -> bool:
    if not (one.item.is_open and is_homework(one.item)):
        return False
    return one.is_late(today) or is_for_this_week(one, today)


def _step(why: Why, one: Standing, around: Seen) -> Step:
    return Step(why, one, around.known.get(one.item.person or ""), lived_through(one, around.known))


def _unsettled(journal: Journal, around: Seen) -> list[Step]:
    """Bullets without a box, together for each meeting, where they were not asked about yet."""
    grouped: dict[str, list[Standing]] = {}
    for one in around.items:
        with_whom = around.known.get(one.item.person or "")
        if one.unsettled and (one.item.is_mine or not (with_whom and with_whom.person.is_mentee)):
            grouped.setdefault(one.item.path, []).append(one)
    for path in list(grouped):
        log = entries(journal.document(path), "log")
        if any(entry.word == ASKED and entry.text == UNBOXED for entry in log):
            del grouped[path]
    return [
        _step(Why.UNSETTLED, group[0], around)._replace(others=tuple(group[1:])) for group in grouped.values()
    ]
