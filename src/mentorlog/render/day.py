"""The day's page, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from mentorlog.dates import say_day, say_near
from mentorlog.practice.standing import Standing
from mentorlog.render import words
from mentorlog.render.page import Fact, Facts, Line, Page, facts, height, part

if TYPE_CHECKING:
    from mentorlog.practice.week.today import Ahead, Day

DAY_LINES = 10
_LINE = 80
_TOMORROW = timedelta(days=1)


def day_page(day: Day, way_on: Callable[[], str] = str) -> Page:
    """The day in at most ten lines; all meetings of today and tomorrow in any case.

    `way_on` gives the command to go on with where there is nothing to show.
    """
    for each in (3, 2, 1):
        page = _day_page(day, each, way_on)
        if height(page) <= DAY_LINES:
            return page
    meetings, rest = page.parts
    room = max(DAY_LINES - height(page) + len(rest.lines), 1)
    more = Line("There is more:", command="mentorlog review", tone="quiet")
    return page._replace(parts=(meetings, rest._replace(lines=(*rest.lines[: room - 1], more))))


def _is_short(line: Line, widest: int) -> bool:
    return len("  ".join([" " * widest, line.text, line.command])) <= _LINE


def _day_page(day: Day, each: int, way_on: Callable[[], str]) -> Page:
    at_hand = sum(ahead.meeting.date <= day.today + _TOMORROW for ahead in day.meetings)
    meetings = _ahead(day.meetings[: max(at_hand, each)], day.today)
    if each == 1 and len(meetings) > 1:
        # A command that would stand on a line of its own would take the place of something else.
        widest = max(len(line.label) for line in meetings)
        meetings = [line if _is_short(line, widest) else line._replace(command="") for line in meetings]
    pressing: list[Line] = []
    for group in day.pressing[:3]:
        label = f"For {group.person.first_name}" if group.person else _for_nobody(group.items)
        for number, one in enumerate(group.items[:each]):
            more = len(group.items) - each if number == each - 1 else 0
            said = one.item.text
            text = Facts(f"{said}  +{more} more", [said, Fact(str(more), "More")]) if more > 0 else said
            pressing.append(Line(text, id=one.item.id, label=label if number == 0 else ""))
    quiet: list[Line] = []
    # Who has faded comes first: that is said once, and then no more.
    silent = sorted(day.quiet, key=lambda with_whom: with_whom not in day.faded)
    for with_whom in silent[: 1 if each < 3 else 2]:
        said = words.quiet(with_whom, short=True)
        name, command = with_whom.person.first_name, f"mentorlog nudge {with_whom.person.short}"
        quiet.append(Line(said, label=name, command=command, tone="quiet"))
        # On a full page there is no room for it; the review says it, too.
        if with_whom in day.faded and each > 1:
            quiet.append(Line(words.OR_CLOSE, command=words.close_command(with_whom.person), tone="quiet"))
    quiet += [
        Line(
            facts("; ", f"planned for {say_day(meeting.date, day.today)}", "held?"),
            label=with_whom.person.first_name,
            command=f"mentorlog note {with_whom.person.short}",
        )
        for with_whom, meeting in day.passed[:1]
    ]
    quiet += [
        Line(words.asked(one, day.today), label=one.person.first_name, command=words.answer_command(one))
        for one in day.asked[:1]
    ]
    quiet += [
        Line(
            words.pause_over(with_whom),
            label=with_whom.person.first_name,
            command=f"mentorlog mentor resume {with_whom.person.short}",
        )
        for with_whom in day.pauses_over[:1]
    ]
    if each == 1:
        quiet = quiet[:3]  # there is no room for one of each kind
    nothing = []
    if not (meetings or pressing or quiet):
        text = "Nobody here yet." if day.is_empty else "Nothing presses."
        nothing = [Line(text, command=way_on(), tone="quiet")]
    return Page(
        title=say_day(day.today, day.today),
        parts=(
            *part("", meetings, level=0, space=True, table=True),
            *part("", [*pressing, *quiet], level=0, space=True, brief=9, table=True),
            *part("", nothing, level=0, space=True),
        ),
    )


def _for_nobody(items: Sequence[Standing]) -> str:
    """What is with nobody: steps towards goals; and what was kept when a relationship ended."""
    return "For a goal" if all(one.item.path.startswith("goals/") for one in items) else "For myself"


def _ahead(meetings: Sequence[Ahead], today: date) -> list[Line]:
    """The meetings to come: day, time and name each in a column of its own."""
    days = [_day_of(ahead, today) for ahead in meetings]
    widest = max(map(len, days), default=0)
    times = max((len(ahead.meeting.time) for ahead in meetings), default=0)
    lines = []
    for ahead, day in zip(meetings, days, strict=True):
        time, name = ahead.meeting.time, ahead.person.name
        label = f"{day:{widest}}  {f'{time:{times}} ' if times else ''}{name}"
        lines.append(_planned(ahead, Facts(label, [day, time, name])))
    return lines


def _day_of(ahead: Ahead, today: date) -> str:
    near = say_near(ahead.meeting.date, today)
    return near.capitalize() if near in ("today", "tomorrow") else say_day(ahead.meeting.date, today)


def _planned(ahead: Ahead, label: str) -> Line:
    said = [_counted(ahead.aims, "aim") if ahead.aims else "no aim yet"]
    if ahead.to_finish:
        said.append(f"{_counted(ahead.to_finish, 'thing')} to finish")
    if ahead.checkpoint:
        said.append("a checkpoint")
    command = f"mentorlog prep {ahead.person.short}"
    return Line(facts(", ", *said), label=label, command=command)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
