"""The prep sheet: what one wants to know in the minute before a meeting.

It follows the conversation: alone first, then the person, the goal, the aim, the report, the
questions, the parting (PRACTICE R1, R4, R6, R7, S4, S5, S8, P5, P8).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from mentorlog.journal import Item, Journal, Kind, Meeting, Person
from mentorlog.journal.kinds import CHANGE, Headings
from mentorlog.practice.beginning.kickoff import KickOff, kick_off, met_unwritten, wants_agreement
from mentorlog.practice.goals import GoalStanding, goals_with, standing_of
from mentorlog.practice.me import vision
from mentorlog.practice.meeting import shadowing
from mentorlog.practice.meeting.checkpoints import Checkpoint, for_sheet
from mentorlog.practice.meeting.mentoring import MEETINGS_WITHOUT, Prompt, prompts
from mentorlog.practice.meeting.obstacles import obstacles_in
from mentorlog.practice.meeting.parting import is_last, parting
from mentorlog.practice.standing import (
    Relationship,
    Standing,
    aims_of,
    in_order,
    in_outline,
    relationship,
    shown,
    standings,
)


class Sheet(NamedTuple):
    """What the sheet holds, part by part; docs/reference/json.md has its keys.

    `vision` is one line, empty for none. `since` is what there is to report since `last_meeting`; `mine`
    and `theirs` are open promises; `change` is what was to be done otherwise; `prompts` are for the end.
    `others` are the first names of third people who owe something here, by slug. `kick_off` is what a first
    meeting begins with; `to_agree` says that after the first ones nothing is agreed yet. `checkpoint` is
    where one is due by then; `obstacles` were named last time; `brief` and `debrief` are of a shadowing;
    `mentor_prompts` is what to bring to a mentee. `known_since` is set where the two have met and no meeting
    is written down.
    """

    today: date
    person: Person
    meeting: Meeting | None
    last_meeting: Meeting | None
    number: int
    vision: str
    about: tuple[str, ...]
    goals: tuple[GoalStanding, ...]
    objectives: tuple[Standing, ...]
    since: tuple[Standing, ...]
    mine: tuple[Standing, ...]
    theirs: tuple[Standing, ...]
    contacts: tuple[Standing, ...]
    advice: tuple[Standing, ...]
    questions: tuple[Standing, ...]
    decisions: tuple[Standing, ...]
    feedback: tuple[Standing, ...]
    assumptions: tuple[Standing, ...]
    change: tuple[str, ...]
    prompts: tuple[str, ...]
    unsettled: int
    others: Mapping[str, str] = {}
    kick_off: KickOff | None = None
    to_agree: bool = False
    checkpoint: Checkpoint | None = None
    obstacles: tuple[str, ...] = ()
    brief: tuple[str, ...] = ()
    debrief: tuple[str, ...] = ()
    mentor_prompts: tuple[Prompt, ...] = ()
    known_since: date | None = None


def prepare(journal: Journal, person: Person, today: date, meeting: Meeting | None = None) -> Sheet:
    """The sheet for the next meeting with `person`, or for the `meeting` given."""
    journal.check_private()
    with_whom = relationship(journal, person, today)
    meeting = meeting or with_whom.next
    served = goals_with(journal, person)
    items = list(journal.items_since(_looks_back_to(with_whom, meeting), person.slug))
    goal_paths = {goal.path for goal in served}
    relevant = [
        item
        for item in items
        if (item.path in goal_paths if item.path.startswith("goals/") else item.person == person.slug)
    ]
    standing = standings(relevant, {person.slug: with_whom})
    visible = shown(standing)
    open_ones = in_order(one for one in visible if one.item.is_open)
    # A step towards a goal is homework for this meeting only when it falls due before it; one that is not
    # planned yet is today at the earliest.
    horizon = meeting.date if meeting else max(with_whom.expected or today, today)
    promises = [one for one in open_ones if one.item.kind is Kind.COMMITMENT and _counts(one, horizon)]
    before = _held_before(with_whom, meeting)
    known_since = None if before else met_unwritten(journal, with_whom)
    is_first = not (before or known_since)
    begin = kick_off(journal, person, in_outline(meeting) if meeting else None, is_first=is_first)
    return Sheet(
        today=today,
        person=in_outline(person),
        meeting=in_outline(meeting) if meeting else None,
        last_meeting=in_outline(with_whom.last) if with_whom.last else None,
        number=1 + len(before),
        # With a mentee the picture is theirs, and their goals are what there is of it.
        vision="" if person.is_mentee else vision(journal),
        about=_about(visible),
        goals=tuple(standing_of(journal, goal) for goal in served),
        objectives=tuple(aims_of(meeting, visible, with_whom)),
        since=tuple(_since(visible, with_whom)),
        mine=tuple(one for one in promises if one.item.is_mine),
        theirs=tuple(one for one in promises if not one.item.is_mine),
        contacts=_of(open_ones, Kind.CONTACT),
        advice=_of(open_ones, Kind.ADVICE),
        questions=_of(open_ones, Kind.QUESTION),
        decisions=_of(open_ones, Kind.DECISION),
        feedback=_of(open_ones, Kind.FEEDBACK),
        assumptions=_of(open_ones, Kind.ASSUMPTION),
        change=_change(visible, with_whom, journal.headings),
        prompts=parting(person, last=is_last(in_outline(meeting) if meeting else None)),
        others={
            one.slug: one.first_name
            for one in journal.people
            if one.slug != person.slug and one.slug in {owing.item.owner for owing in open_ones}
        },
        unsettled=sum(one.unsettled and not one.item.private for one in standing),
        kick_off=begin,
        to_agree=wants_agreement(person, max(len(before), not is_first)),
        checkpoint=for_sheet(journal, with_whom, meeting, horizon),
        obstacles=() if person.private else obstacles_in(journal, with_whom.last),
        brief=shadowing.brief(journal, person, meeting),
        debrief=shadowing.debrief(journal, person, with_whom.last),
        mentor_prompts=prompts(person, [one.item for one in visible], served, before, 1 + len(before))
        if person.is_mentee and not begin
        else (),
        known_since=known_since,
    )


def _counts(one: Standing, horizon: date) -> bool:
    if not one.item.path.startswith("goals/") or (one.item.is_mine and one.item.person):
        return True  # what I owe a mentee is owed, wherever it stands (PRACTICE P9)
    return one.item.due is not None and one.item.due <= horizon


def _of(found: list[Standing], kind: Kind) -> tuple[Standing, ...]:
    return tuple(one for one in found if one.item.kind is kind)


def _about(visible: list[Standing]) -> tuple[str, ...]:
    # The newest first; then what has no date, as it stands.
    lines = [one.item for one in visible if one.item.kind is Kind.ABOUT]
    dated = sorted((item for item in lines if item.since), key=lambda item: item.since or date.min)
    return (*(item.text for item in reversed(dated)), *(item.text for item in lines if not item.since))


def _looks_back_to(with_whom: Relationship, meeting: Meeting | None) -> date:
    """The day since when anything that happened may be on the sheet.

    What ended since the last meeting is; feedback is looked for in three of them.
    """
    if with_whom.last is None:
        return date.min
    days = [*with_whom.meetings.held_days[-MEETINGS_WITHOUT:][:1], with_whom.last.date]
    return min([*days, *([meeting.date] if meeting else [])])


def _held_before(with_whom: Relationship, meeting: Meeting | None) -> list[date]:
    """The days of the meetings held before this one, those of the same day among them."""
    if meeting is None:
        return [day for day in with_whom.meetings.held_days if day <= with_whom.today]
    held = (one for one in with_whom.meetings.glances if one.status == "held" and one.path != meeting.path)
    return [day for one in held if (day := one.date) <= meeting.date]


def _change(visible: list[Standing], with_whom: Relationship, headings: Headings) -> tuple[str, ...]:
    """What the last check-in wanted otherwise (PRACTICE S4)."""
    said: dict[date, list[str]] = {}
    for one in visible:
        word, colon, text = one.item.text.partition(":")
        if one.item.kind is not Kind.CHECK_IN or not colon or not text.strip():
            continue
        if CHANGE in (word.strip().casefold(), headings.name_of(word)):
            said.setdefault(one.item.meeting or date.min, []).append(text.strip())
    last = with_whom.last
    return tuple(said.get(last.date, ())) if last else ()


_REPORTED = (Kind.ADVICE, Kind.COMMITMENT, Kind.CONTACT, Kind.DECISION, Kind.FEEDBACK, Kind.ASSUMPTION)


def _since(visible: list[Standing], with_whom: Relationship) -> list[Standing]:
    """What ended since the last meeting, and what was moved without the other side knowing."""
    last = with_whom.last.date if with_whom.last else date.min
    found = [one for one in visible if one.item.kind in _REPORTED and _is_news(one.item, last)]
    order = {kind: place for place, kind in enumerate(_REPORTED)}
    return sorted(found, key=lambda one: (order[one.item.kind], one.item.ended or date.max))


def _is_news(item: Item, last: date) -> bool:
    if item.path.startswith("goals/") and not item.is_mine:
        return False
    if item.is_ended_with_relationship:
        return False
    if item.is_open:
        return item.kind is Kind.COMMITMENT and item.is_mine and item.moved_untold is not None
    if item.ended is None:
        return True  # ended by hand, and no note has dated it since
    if _is_known(item, item.ended):
        return False
    # What ended on the day of the meeting was news there, unless it was promised there.
    return item.ended > last or (item.ended == last and item.meeting == last)


def _is_known(item: Item, ended: date) -> bool:
    """Whether the other side was told how it ended, and not only that it had moved before."""
    happened = [entry for entry in item.history if entry.word != "carried"]
    if not happened or happened[-1].word != "told":
        return False
    told, before = happened[-1].day, [entry.word for entry in happened[:-1]]
    return told > ended if before[-1:] == ["moved"] else told >= ended
