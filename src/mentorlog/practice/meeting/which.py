"""Which meeting a note is of, and which one comes next (docs/reference/commands.md, "note")."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from mentorlog.dates import DateWays, read_day, say_date
from mentorlog.errors import BadInput, MentorlogError, NoMeetingPlanned, NotFound
from mentorlog.journal import Journal, Meeting, Meetings, Person
from mentorlog.journal.layout import day_in, slug_in
from mentorlog.practice.standing import Relationship, relationship

_SOON = timedelta(weeks=2)
# So many days are offered where there is no meeting on the one that was said.
_MOST_NEAR = 3


class Target(NamedTuple):
    """The meeting to write into: one that is there, or None for a new one, and its day."""

    meeting: Meeting | None
    day: date


def meeting_for_note(meetings: Meetings, day: date, *, new: bool = False) -> Target:
    """Of one person's meetings the one that a note made on `day` belongs to.

    One held on that day; else the latest planned for that day or before; else a new one. A planned
    meeting in the future is never taken.
    """
    if new:
        return Target(None, day)
    found = meetings.of_status("held", day, day)[-1:] or meetings.of_status("planned", until=day)[-1:]
    return Target(found[0] if found else None, day)


def check_is_over(day: date, today: date, who: str) -> None:
    """Raises BadInput where a meeting cannot have been held on that day, for it is still to come.

    `who` is what to type for the person.
    """
    if day > today:
        raise BadInput(
            f"{say_date(day)} is still to come; nobody has met then.",
            f"Say the day you met, or plan it: mentorlog meeting plan {who} {day}",
        )


def perhaps_ahead(text: str, day: date, today: date, ways: DateWays) -> date | None:
    """The day soon to come that was perhaps meant by what was read as the `day` of a year ago: "23 nov"."""
    ahead = read_day(text, today, ways=ways)
    is_the_same = day != ahead and (day.month, day.day) == (ahead.month, ahead.day)
    return ahead if is_the_same and timedelta() < ahead - today <= _SOON else None


def raise_if_damaged(journal: Journal, slug: str, day: date) -> None:
    """Raises Damaged where the record of a person's meeting on that day is, of those read so far."""
    for problem in journal.problems:
        is_theirs = problem.path.startswith("meetings/") and slug_in(problem.path) == slug
        if is_theirs and day_in(problem.path)[0] == day:
            raise problem


def named_or_next(journal: Journal, person: Person, today: date, day: str) -> Meeting:
    """The meeting of a day as it was typed, else the next one planned.

    Raises NotFound, NoMeetingPlanned, Damaged, or an error of a bad date.
    """
    known = relationship(journal, person, today)
    if day:
        return of_day(journal, known, day)
    # One whose day has passed unsaid is still the one that is meant.
    planned = [*known.planned, *reversed(known.passed)]
    if not planned:
        raise NoMeetingPlanned(person.name, person.short)
    return planned[0]


def of_day(journal: Journal, with_whom: Relationship, text: str) -> Meeting:
    """The meeting of a day, read looking back first and then ahead. Raises as named_or_next does."""
    faults: list[MentorlogError] = []
    days = []
    for back in (True, False):
        try:
            days.append(read_day(text, with_whom.today, back=back, ways=journal.settings.ways))
        except MentorlogError as fault:
            faults.append(fault)
    if not days:
        raise faults[0]
    for day in days:
        if found := with_whom.meetings.on(day):
            return found[-1]
    person = with_whom.person
    for day in days:
        raise_if_damaged(journal, person.slug, day)
    raise NotFound(
        "meeting", f"{person.first_name}, {say_date(days[0])}", _near(with_whom, days), who=person.short
    )


def _near(with_whom: Relationship, days: Sequence[date]) -> tuple[str, ...]:
    """The days nearest to those that were read on which there is a meeting, a cancelled one last."""

    def distance(meeting: Meeting) -> tuple[bool, int]:
        return meeting.status == "cancelled", min(abs((meeting.date - day).days) for day in days)

    nearest = sorted(with_whom.meetings, key=distance)[:_MOST_NEAR]
    return tuple(dict.fromkeys(meeting.date.isoformat() for meeting in nearest))


def meeting_just_begun(journal: Journal, now: datetime) -> Meeting | None:
    """The last planned meeting, with whomever, that began today or yesterday."""
    yesterday = now.date() - timedelta(days=1)
    begun = [
        meeting
        for meeting in journal.meetings().of_status("planned", yesterday, now.date())
        if meeting.date < now.date() or meeting.time <= now.strftime("%H:%M")
    ]
    return begun[-1] if begun else None


def next_meeting(journal: Journal, now: datetime, slug: str | None = None) -> Meeting | None:
    """The next planned meeting, with whomever or with one person; one of today stays next until an hour
    after it began."""
    earliest = (now - timedelta(hours=1)).strftime("%H:%M") if now.hour else "00:00"
    planned = journal.meetings(slug).of_status("planned", since=now.date())
    ahead = [m for m in planned if m.date > now.date() or not m.time or m.time >= earliest]
    return next(iter(ahead or planned), None)
