"""An agenda as an iCalendar file (RFC 5545). What each component holds: docs/reference/calendar.md.

The `icalendar` library escapes, folds and puts the lines together. Time zones are described here: its own
description has the hour at which a summer time begins wrong by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple, TypeVar
from uuid import NAMESPACE_URL, uuid5

from icalendar import (
    Alarm,
    Calendar,
    Component,
    Event,
    Timezone,
    TimezoneDaylight,
    TimezoneStandard,
    Todo,
)
from icalendar.prop import vText

from mentorlog.dates import When
from mentorlog.practice.meeting.agenda import Agenda, Appointment, Due
from mentorlog.render.text import visible

C = TypeVar("C", bound=Component)
PRODUCT = "-//mentorlog//calendar//EN"
USUAL = 60  # minutes, where nobody said how long
BEFORE = timedelta(minutes=30)
AFTER = timedelta(minutes=15)
WORK = timedelta(hours=1)
_A_DAY = 24 * 60
# Of other years no clock is known: what is in them is there all day.
_YEARS = range(1970, 2100)
_CANCELLED = "CANCELLED"
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# So many years of the same make a rule.
_A_RULE = 3


class Choices(NamedTuple):
    """What somebody asks of their calendar; `zone` None lets times float, `alarm` 0 is none.

    `stamp` is the moment of writing; `id` tells the journal's entries from another's in the same calendar.
    """

    zone: tzinfo | None
    stamp: datetime
    id: str = ""
    prepare: bool = False
    notes: bool = False
    details: bool = False
    alarm: int = 15
    events: bool = True
    tasks: bool = True
    work: Sequence[When] = ()


class Written(NamedTuple):
    """The text of an .ics file, empty where there is nothing to put on a calendar, and how much it holds."""

    text: str
    entries: int


class _Text(vText):
    """A text as RFC 5545 writes one; the library would make `\\N` in it, as in `C:\\New`, a new line."""

    def to_ical(self) -> bytes:
        escaped = self.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
        return escaped.replace("\n", "\\n").encode()


def calendar(agenda: Agenda, choices: Choices) -> Written:
    """The agenda as the text of an .ics file, whose lines end with CR LF.

    No METHOD: this is a copy of what stands in the journal, and invites nobody.
    """
    making = _Making(choices)
    found: list[Component] = []
    for appointment in agenda.appointments:
        found += making.appointment(appointment)
    for due in agenda.dues:
        found += making.due(due, agenda.today)
    for checkpoint in agenda.checkpoints:
        if choices.events:
            title = f"Checkpoint with {checkpoint.called}"
            found.append(making.all_day(checkpoint.key, title, checkpoint.day))
    found += [making.work(when) for when in choices.work]
    if not found:
        return Written("", 0)
    whole = Calendar()
    whole.add("prodid", PRODUCT)
    whole.add("version", "2.0")
    if choices.zone and making.years:
        whole.add_component(_described(choices.zone, min(making.years), max(making.years) + 1))
    for one in found:
        whole.add_component(one)
    return Written(whole.to_ical(sorted=False).decode(), len(found))


class _Making:
    """Makes components as somebody chose to have them."""

    def __init__(self, choices: Choices) -> None:
        self._choices = choices
        # The years of what is said in local time.
        self.years: set[int] = set()

    def appointment(self, one: Appointment) -> Iterator[Component]:
        """A meeting, with the time before and after it where that is wanted."""
        meeting, choices = one.meeting, self._choices
        state = _CANCELLED if meeting.status == "cancelled" else "CONFIRMED"
        start = _moment(meeting.date, meeting.time)
        minutes = one.minutes if one.minutes and 0 < one.minutes <= _A_DAY else USUAL
        title = f"Meeting with {one.called}"
        if start is None:
            event = self.all_day(one.key, title, meeting.date, one.changes, state)
        else:
            event = self._timed(one.key, title, start, timedelta(0), timedelta(minutes=minutes), one.changes)
            event.add("status", state)
        if where := meeting.place.strip() or meeting.medium.strip():
            event.add("location", _text(where))
        if choices.details and one.aims:
            event.add("description", _text("\n".join(one.aims)))
        if start and meeting.status == "planned":
            self._alarm(event, title)
        yield event
        if start is None or meeting.status == "held":
            return
        length = timedelta(minutes=minutes)
        around = []
        if choices.prepare:
            around.append(("prepare", f"Prepare for {one.called}", -BEFORE, BEFORE))
        if choices.notes:
            around.append(("notes", f"Notes on the meeting with {one.called}", length, AFTER))
        for what, words, offset, lasts in around:
            beside = self._timed(f"{one.key}/{what}", words, start, offset, lasts, one.changes)
            beside.add("status", state)
            yield beside

    def due(self, due: Due, today: date) -> Iterator[Component]:
        """A commitment, as a task and as an event of its day; one that has ended leaves a day to come."""
        item = due.item
        what = item.text if self._choices.details else item.id
        title = f"Due for {due.called}: {what}" if due.called else f"Due: {what}"
        if self._choices.events and due.day and (item.is_open or due.day >= today):
            state = "CONFIRMED" if item.is_open else _CANCELLED
            yield self.all_day(f"{due.key}/day", title, due.day, due.changes, state)
        if not self._choices.tasks:
            return
        task = self._begun(Todo(), due.key, title, due.changes)
        if day := due.day or due.meets:
            task.add("due", day)
        if item.state == "done":
            task.add("status", "COMPLETED")
            task.add("percent-complete", 100)
            if item.completed:
                # The day is known, no hour: at noon it is that day nearly everywhere.
                task.add("completed", datetime.combine(item.completed, time(12), UTC))
        else:
            task.add("status", "NEEDS-ACTION" if item.is_open else _CANCELLED)
        yield task

    def work(self, when: When) -> Component:
        """An hour to work on what was promised, which says nothing of it."""
        start = _moment(when.day, when.time or "")
        title = "Time to work on commitments"
        key = f"work/{when.day}/{when.time}"
        if start is None:
            return self.all_day(key, title, when.day)
        event = self._timed(key, title, start, timedelta(0), WORK, 0)
        self._alarm(event, title)
        return event

    def all_day(
        self, key: str, title: str, day: date, changes: int = 0, state: str = "CONFIRMED"
    ) -> Component:
        """An event of a whole day, which leaves the day free for others."""
        event = self._begun(Event(), key, title, changes)
        event.add("dtstart", day)
        if day < date.max:
            event.add("dtend", day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        event.add("status", state)
        return event

    def _timed(
        self, key: str, title: str, wall: datetime, offset: timedelta, lasts: timedelta, changes: int
    ) -> Component:
        """An event that begins `offset` after the time `wall` on the clock."""
        event = self._begun(Event(), key, title, changes)
        zone = self._choices.zone
        if zone is None:
            event.add("dtstart", wall + offset)
            event.add("dtend", wall + offset + lasts)
            return event
        began = wall.replace(tzinfo=zone).astimezone(UTC) + offset
        event.add("dtstart", _on_the_clock(began, zone))
        event.add("dtend", _on_the_clock(began + lasts, zone))
        if any("TZID" in event[name].params for name in ("dtstart", "dtend")):
            self.years.add(wall.year)
        return event

    def _begun(self, component: C, key: str, title: str, changes: int) -> C:
        component.add("uid", str(uuid5(NAMESPACE_URL, f"mentorlog:{self._choices.id}:{key}")))
        component.add("dtstamp", self._choices.stamp.astimezone(UTC).replace(microsecond=0))
        component.add("sequence", changes)
        component.add("summary", _Text(visible(title)))
        return component

    def _alarm(self, event: Component, title: str) -> None:
        if not self._choices.alarm:
            return
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", _Text(visible(title)))
        alarm.add("trigger", -timedelta(minutes=self._choices.alarm))
        event.add_component(alarm)


def _text(words: str) -> _Text:
    """A user's words: what ends or turns a line is made visible, but for the line ends that are ours."""
    return _Text("\n".join(map(visible, words.split("\n"))))


def _moment(day: date, clock: str) -> datetime | None:
    """What the clock shows; None where there is no time, or the year has no clock."""
    return datetime.combine(day, time.fromisoformat(clock)) if clock and day.year in _YEARS else None


def _on_the_clock(moment: datetime, zone: tzinfo) -> datetime:
    """A moment as a clock there shows it; in UTC where the clock shows that time twice, this the second.

    A time that a clock leaves out, in the night when it goes forward, is thus an hour later. RFC 5545 would
    have it read so anyway; not every reader does.
    """
    local = moment.astimezone(zone)
    return moment if local.fold else local


# --- time zones -------------------------------------------------------------------------------------


class _Change(NamedTuple):
    """A change of clocks: `onset` is the local time before it."""

    onset: datetime
    before: timedelta
    after: timedelta
    name: str
    is_summer: bool


def _described(zone: tzinfo, first: int, last: int) -> Timezone:
    """The VTIMEZONE of a zone, with each change of its clocks in those years and the year before.

    A change that comes each year by one rule is given as that rule; some readers take no list of dates.
    """
    described = Timezone()
    described.add("tzid", str(zone))
    alike: dict[tuple[timedelta, timedelta, str, bool], list[datetime]] = {}
    start, *changes = _changes(zone, first - 1, last)
    if not changes or changes[0].onset.year >= first:
        changes.insert(0, start)
    for change in changes:
        alike.setdefault(change[1:], []).append(change.onset)
    for (before, after, name, is_summer), onsets in alike.items():
        part = TimezoneDaylight() if is_summer else TimezoneStandard()
        part.add("dtstart", onsets[0])
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("tzname", name)
        if rule := _rule(onsets, last):
            part.add("rrule", rule)
        elif onsets[1:]:
            part.add("rdate", onsets[1:])
        described.add_component(part)
    return described


def _rule(onsets: Sequence[datetime], last: int) -> dict[str, object] | None:
    """The rule by which a change comes each year up to the last, and on; None where there is no one rule."""
    years = [onset.year for onset in onsets]
    same = {(onset.month, onset.weekday(), onset.time()) for onset in onsets}
    if len(onsets) < _A_RULE or len(same) > 1 or years != list(range(years[0], last + 1)):
        return None
    weeks = {(onset.day + 6) // 7 for onset in onsets}
    is_last = all((onset + timedelta(weeks=1)).month != onset.month for onset in onsets)
    if not is_last and len(weeks) > 1:
        return None
    which = f"{-1 if is_last else weeks.pop()}{_WEEKDAYS[onsets[0].weekday()]}"
    return {"freq": "yearly", "bymonth": onsets[0].month, "byday": which}


def _changes(zone: tzinfo, first: int, last: int) -> Iterable[_Change]:
    """How the clocks stand when the first year begins, then each change up to the end of the last."""
    moment = datetime(first, 1, 1, tzinfo=UTC)
    offset = _offset(moment, zone)
    yield _change(moment, offset, offset, zone)
    while moment.year <= last:
        later = moment + timedelta(days=1)
        if (after := _offset(later, zone)) != offset:
            yield _change(_turning(moment, later, zone), offset, after, zone)
        moment, offset = later, after


def _turning(before: datetime, after: datetime, zone: tzinfo) -> datetime:
    """The second at which the clocks change, between two moments."""
    old = _offset(before, zone)
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=(after - before) // timedelta(seconds=2))
        before, after = (middle, after) if _offset(middle, zone) == old else (before, middle)
    return after


def _change(moment: datetime, before: timedelta, after: timedelta, zone: tzinfo) -> _Change:
    local = moment.astimezone(zone)
    onset = (moment + before).replace(tzinfo=None)
    return _Change(onset, before, after, local.tzname() or "", bool(local.dst()))


def _offset(moment: datetime, zone: tzinfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta(0)
