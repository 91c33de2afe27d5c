"""Checkpoints: now and then both ask how it is going, and what was said is set beside the last time.

When one comes due follows from the agreement (PRACTICE M5, D2; docs/reference/figures.md, "Checkpoints").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from mentorlog.journal import Edit, Journal, Meeting, Person
from mentorlog.journal.kinds import folded
from mentorlog.practice.logs import Entry, entries, with_entry
from mentorlog.practice.pauses import days_paused
from mentorlog.practice.standing import Relationship, in_outline

CHECKPOINT = "checkpoint"  # the kind of meeting, and the word in a log
SECTION = "Checkpoint"  # in a meeting's record
SECTION_OF_PERSON = "Checkpoints"

# The four questions; the last has two sides.
QUESTIONS: Mapping[str, str] = {
    "working": "How is it working?",
    "good": "Is it good for us both?",
    "progress": "What progress do we see?",
    "better": "What could each of us do better?",
}
BETTER_ME = "better_me"
BETTER_THEM = "better_them"
# What stands before an answer in a record, in the order in which it is asked; {who} is the other's name.
LABELS: Mapping[str, str] = {
    "working": "Working",
    "good": "Good for both",
    "progress": "Progress",
    BETTER_ME: "Better, me",
    BETTER_THEM: "Better, {who}",
}
# What the log says of one in a line, and an answer that does not say whose it is to do.
IN_A_LINE = "said"
BETTER = "better"

QUARTER, MIDDLE, END, AGREED = "quarter", "middle", "end", "agreed"
# One that was a few days early counts all the same.
_EARLY = timedelta(days=7)
# Too few meetings to look back after a quarter of them.
_FEW_MEETINGS = 4
_NAME = r"\w[\w'’. -]*"


class Mark(NamedTuple):
    """When one comes due: on a `day`, or once a number of `meetings` was held; `why` is QUARTER, ..."""

    why: str
    day: date | None = None
    meetings: int | None = None


class Answer(NamedTuple):
    """What was said to one question; `key` is one of LABELS, BETTER or IN_A_LINE."""

    key: str
    text: str


class Answered(NamedTuple):
    """One checkpoint that took place, with what was said; no answers where nobody wrote them down."""

    day: date
    answers: tuple[Answer, ...] = ()

    def to(self, question: str) -> tuple[Answer, ...]:
        """The answers to one of QUESTIONS, those of both sides."""
        return tuple(one for one in self.answers if one.key.partition("_")[0] == question)


class Checkpoint(NamedTuple):
    """Where the checkpoints with somebody stand: the one that is `due`, the `next`, those `before`.

    The newest comes first in `before`.
    """

    today: date
    person: Person
    due: Mark | None
    next: Mark | None
    before: tuple[Answered, ...]

    def last(self, question: str) -> tuple[date, tuple[Answer, ...]] | None:
        """What was answered to a question last, with its day."""
        return next(((one.day, said) for one in self.before if (said := one.to(question))), None)

    def last_from(self, side: str) -> tuple[date, tuple[Answer, ...]] | None:
        """What was answered last on one side, a key of LABELS, with its day."""
        keys = (side, BETTER) if side in (BETTER_ME, BETTER_THEM) else (side,)
        found = ((one.day, tuple(said for said in one.answers if said.key in keys)) for one in self.before)
        return next(((day, said) for day, said in found if said), None)


def checkpoint(journal: Journal, with_whom: Relationship, by: date | None = None) -> Checkpoint:
    """How it stands, where one that comes due up to the day `by` (today if None) counts as due.

    Raises Damaged where it is not known what is private.
    """
    journal.check_private()
    before = answered(journal, with_whom)
    until = by or with_whom.today
    open_ones = [mark for mark in marks(with_whom) if not _is_past(mark, before, with_whom)]
    due = [mark for mark in open_ones if _has_come(mark, until, with_whom)]
    ahead = [mark for mark in open_ones if mark not in due]
    return Checkpoint(
        today=with_whom.today,
        person=in_outline(with_whom.person),
        # Of several that came and went only the last still means something.
        due=due[-1] if due else None,
        next=ahead[0] if ahead else None,
        before=() if with_whom.person.private else before,
    )


def due(journal: Journal, with_whom: Relationship, by: date) -> Mark | None:
    """The checkpoint that comes due up to a day; nothing is read where none can be, and nothing asked of two
    who have not met."""
    if not with_whom.last or not any(_has_come(mark, by, with_whom) for mark in marks(with_whom)):
        return None
    return checkpoint(journal, with_whom, by).due


def for_sheet(
    journal: Journal, with_whom: Relationship, meeting: Meeting | None, by: date
) -> Checkpoint | None:
    """What the sheet of a meeting carries: where one is due by then, or the meeting is one."""
    if with_whom.person.private:
        return None
    is_one = meeting is not None and meeting.kind == CHECKPOINT and not meeting.private
    return checkpoint(journal, with_whom, by) if is_one or due(journal, with_whom, by) else None


# --- when -------------------------------------------------------------------------------------------


def marks(with_whom: Relationship) -> tuple[Mark, ...]:
    """All checkpoints that the agreement makes, in their order.

    The days agreed on; else a quarter of the time, the middle, and a rhythm before the end; else the
    same in meetings. None while they pause, or once the agreed time is over or all meetings were held.
    """
    person, agreed = with_whom.person, with_whom.person.agreement
    if person.status != "active" or with_whom.is_paused:
        return ()
    if agreed.checkpoints:
        return tuple(Mark(AGREED, day) for day in sorted(agreed.checkpoints))
    began = person.since or next(iter(with_whom.meetings.held_days), None)
    if agreed.until:
        over = not began or not began < agreed.until or agreed.until < with_whom.today
        return () if over or not began else tuple(_in_days(with_whom, began, agreed.until))
    planned = agreed.sessions or 0
    return tuple(_in_meetings(planned)) if _held_by(with_whom, with_whom.today) < planned else ()


def _in_days(with_whom: Relationship, began: date, until: date) -> Iterator[Mark]:
    planned = (until - began).days
    rhythm = with_whom.person.agreement.rhythm
    # A meeting before the last one; where no rhythm is agreed, four weeks.
    ahead = rhythm.after(until) - until if rhythm else timedelta(weeks=4)
    end = began + timedelta(days=max(-(-planned * 3 // 4), planned - ahead.days))
    for why, days in ((QUARTER, -(-planned // 4)), (MIDDLE, -(-planned // 2))):
        day = _after_pauses(with_whom, began, days)
        if day < end:
            yield Mark(why, day)
    yield Mark(END, end)


def _after_pauses(with_whom: Relationship, began: date, days: int) -> date:
    """The day on which so many days have passed since the beginning, those of pauses aside."""
    day = began + timedelta(days=days)
    while True:
        paused = days_paused(with_whom.pauses, began, day)
        later = began + min(timedelta(days=days) + paused, date.max - began)
        if later <= day:
            return day
        day = later


def _in_meetings(planned: int) -> Iterator[Mark]:
    middle = -(-planned // 2)
    if planned >= _FEW_MEETINGS:
        yield Mark(QUARTER, meetings=-(-planned // 4))
    if middle < planned:
        yield Mark(MIDDLE, meetings=middle)
    # The one before the last has it: the last is for the end.
    if planned - 2 > middle:
        yield Mark(END, meetings=planned - 2)


def _has_come(mark: Mark, by: date, with_whom: Relationship) -> bool:
    if mark.day:
        return mark.day <= by
    return mark.meetings is not None and _held_by(with_whom, with_whom.today) >= mark.meetings


def _is_past(mark: Mark, before: Sequence[Answered], with_whom: Relationship) -> bool:
    """Whether a checkpoint took place that serves for it."""
    if not before:
        return False
    last = before[0].day
    if mark.day:
        return mark.day - last <= _EARLY
    return mark.meetings is not None and _held_by(with_whom, last) >= mark.meetings


def _held_by(with_whom: Relationship, day: date) -> int:
    return with_whom.meetings.held_by(day)


# --- what was said ----------------------------------------------------------------------------------


def answered(journal: Journal, with_whom: Relationship) -> tuple[Answered, ...]:
    """The checkpoints up to today, the newest first, without what is private.

    That one took place on a day is told by the log, by answers, and by a meeting of that kind.
    """
    person, today = with_whom.person, with_whom.today
    found: dict[date, list[Answer]] = {}
    record = journal.document(person.path)
    for entry in entries(record, "log"):
        if entry.word == CHECKPOINT:
            said = [Answer(IN_A_LINE, entry.text)] if entry.text else []
            found.setdefault(entry.day, []).extend(said)
    for entry in entries(record, SECTION_OF_PERSON.casefold()):
        if (key := _key(entry.word)) and entry.text:
            found.setdefault(entry.day, []).append(Answer(key, entry.text))
    for meeting in with_whom.meetings.naming():
        said = list(_answers_in(journal, meeting))
        if said or meeting.kind == CHECKPOINT:
            found.setdefault(meeting.date, []).extend(said)
    return tuple(Answered(day, tuple(found[day])) for day in sorted(found, reverse=True) if day <= today)


def _answers_in(journal: Journal, meeting: Meeting) -> Iterator[Answer]:
    # Most records have none, and need not be taken apart.
    if meeting.private:
        return
    if not journal.headings.names(CHECKPOINT) and CHECKPOINT not in journal.text(meeting.path).casefold():
        return
    for bullet in journal.document(meeting.path).bullets:
        section = bullet.section
        if section.rule.name != CHECKPOINT or section.private or bullet.parent >= 0:
            continue
        word, _, text = bullet.item.text.partition(":")
        if (bold := word[:2]) in ("**", "__"):
            text = text.removeprefix(bold)  # a label that is bold by hand
        if bullet.item.mark is None and (key := _key(word)) and text.strip():
            yield Answer(key, text.strip())


def _key(word: str) -> str:
    """Which question an answer is to, as its label says; empty for none."""
    said = folded(word)
    if said == "working" or said == "progress":
        return said
    if said == "good" or said.startswith("good for"):
        return "good"
    better, _, whose = said.partition(" ")
    if better != BETTER:
        return ""
    return BETTER_ME if whose in ("me", "i", "for me") else BETTER_THEM if whose else BETTER


# --- keeping it -------------------------------------------------------------------------------------


def keep(
    edit: Edit, with_whom: Relationship, day: date, said: Mapping[str, str], *, logged: bool = False
) -> str:
    """Stores what was said on a day: in the record of the meeting held then, else in the person's.

    `said` has the keys of LABELS; `logged` says that the log has the day already. Gives the path.
    """
    from mentorlog.practice.writing import add_bullet

    person = with_whom.person
    name = called(person)
    held = [meeting for meeting in with_whom.held if meeting.date == day]
    path = held[-1].path if held else person.path
    for key, label in LABELS.items():
        if key not in said:
            continue
        label = label.replace("{who}", name)
        if held:
            edit.change(path, partial(add_bullet, text=f"{label}: {said[key]}", title=SECTION))
        else:
            entry = Entry(day, label[:1].lower() + label[1:], said[key])
            edit.change(path, partial(add_bullet, text=str(entry), title=SECTION_OF_PERSON))
    if not logged:
        edit.change(person.path, partial(with_entry, title="Log", entry=Entry(day, CHECKPOINT)))
    return path


def is_logged(journal: Journal, person: Person, day: date) -> bool:
    """Whether the log says that there was one that day."""
    log = entries(journal.document(person.path), "log")
    return any(entry.word == CHECKPOINT and entry.day == day for entry in log)


def called(person: Person) -> str:
    """What stands for the other in a label: their name, where it can stand there."""
    name = person.first_name
    return name if re.fullmatch(_NAME, name) and folded(name) not in ("me", "i", "for me") else "them"
