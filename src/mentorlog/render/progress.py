"""Progress in words, with small plots of block characters beside the numbers.

The numbers say it all: with `cells` 0 nothing is drawn, and nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from math import ceil
from typing import NamedTuple

from mentorlog.dates import say_count, say_date
from mentorlog.practice.progress import Course, DoneIn, Lesson, Month, Progress, Reading, Side
from mentorlog.render import words
from mentorlog.render.page import Fact, Facts, Line, Page, Part, each_fact, facts, part

# What bars are made of; they differ in their shading, so that no colour is needed.
KEPT, MOVED, LET_GO, AGREED = "█", "▒", "░", "│"
_HEIGHTS = "▁▂▃▄▅▆▇█"
# One thing is at most so many cells wide: a month with one kept promise is no long bar.
_WIDEST = 3
_LESSONS = 6
_NOTHING = Facts("-", ["nothing"])


class Heading(NamedTuple):
    """What a result is about: "Progress with Ada Lovelace", and its months."""

    title: str
    period: str


def heading(it: Progress) -> Heading:
    """The title, and the months from the first to this one."""
    about = ""
    if not it.is_private and (it.person or it.goal):
        about = f" with {it.person.name}" if it.person else f" towards {it.goal.title}" if it.goal else ""
    return Heading(f"Progress{about}", period(it.months))


def progress_page(it: Progress, *, cells: int = 12, full: bool = False) -> Page:
    """The page; bars are `cells` wide, and with 0 there are none.

    `full` shows every lesson, and names no command.
    """
    title, months = heading(it)
    if it.is_private or it.is_empty:
        return Page(title, months, (Part("", tuple(_nothing(it)), level=0, space=True),))
    return Page(
        title,
        months,
        (
            *part("", _key(it) if cells else [], level=0),
            *_promises(it, cells),
            *part("", done_in(it), level=0, space=True),
            *_meetings(it, cells),
            *_goals(it, cells),
            *_learned(it, full=full),
            *part("", [] if full else [_as_a_picture(it)], level=0, space=True),
        ),
    )


def month_name(day: date) -> str:
    """ "Nov": of twelve months each has a name of its own."""
    return say_date(day).split()[2]


def period(months: Sequence[Month]) -> str:
    """ "Nov 2026", "Aug to Nov 2026", "Dec 2025 to Nov 2026"."""
    first, last = months[0].first, months[-1].first
    if first == last:
        return f"{month_name(last)} {last.year}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{month_name(first)}{year} to {month_name(last)} {last.year}"


def whose(it: Progress) -> str:
    """Whose the other side's promises are: "Ada's", or "their"."""
    return f"{it.person.first_name}'s" if it.person else "their"


def summed(sides: Iterable[Side]) -> Side:
    """Several months of one side as one."""
    sides = list(sides)
    return Side(
        sum(side.kept for side in sides),
        sum(side.moved for side in sides),
        sum(side.let_go for side in sides),
    )


def became(side: Side) -> Facts:
    """ "3 kept, 1 moved"; a hyphen where nothing happened."""
    counted = ((side.kept, "kept"), (side.moved, "moved"), (side.let_go, "let go"))
    said = [f"{number} {word}" for number, word in counted if number]
    return facts(", ", *said) if said else _NOTHING


def both_names(it: Progress) -> tuple[str, str]:
    """Whose promises they are, at the start of a heading: mine, the other side's."""
    return "My", whose(it).replace("their", "Their")


def promises_heading(name: str, sides: Sequence[Side]) -> str:
    """ "My promises: 3 kept, 1 moved"."""
    said = became(summed(sides))
    return Facts(f"{name} promises: {said}", [one._replace(label=f"{name} promises") for one in said.each])


def met(it: Progress) -> str:
    """ "Met 10 times; the agreed rhythm comes to 11.7"."""
    if not it.met:
        return "Not met yet" if not it.agreed else f"The agreed rhythm comes to {it.agreed}; not met yet"
    said = f"Met {words.times(it.met)}"
    return facts("; ", said, f"the agreed rhythm comes to {it.agreed}" if it.agreed else "")


def done_in(it: Progress) -> list[Line]:
    """How long it takes from promise to done, on each side; nothing where nothing was kept."""
    sides = ((it.mine, "mine"), (it.theirs, whose(it).replace("their", "theirs")))
    said = [f"{name} {_days(found)}" for found, name in sides if found.of]
    return [Line(facts(", ", *said), label="From promise to done")] if said else []


def course_said(course: Course, today: date) -> str:
    """Where a goal began and where it is: "from 0% (29 Aug) to 20% (13 Nov), three lines"."""
    status = course.goal.status if course.goal.status != "active" else ""
    if not course.progress:
        return facts("; ", status, "no progress written yet")
    last = course.progress[-1]
    if len(course.progress) == 1:
        return facts("; ", status, f"{last.value} on {words.say_short(last.day, today)}")
    first = course.progress[0]
    said = f"from {_dated(first, today)} to {_dated(last, today)}"
    counted = say_count(len(course.progress), "line")
    return Facts(f"{f'{status}; ' if status else ''}{said}, {counted}", [status, said, counted])


def shown_goals(it: Progress) -> list[Course]:
    """Those with something to say: of a goal that is no longer active, only its progress."""
    return [course for course in it.goals if course.progress or course.goal.status == "active"]


def goal_named(it: Progress, course: Course) -> str:
    """Its title; of a mentee's, whose it is too."""
    mentee = it.people.get(course.goal.of)
    return f"{course.goal.title} ({mentee.first_name})" if mentee else course.goal.title


def numbers(course: Course) -> list[Reading]:
    """The lines of a goal's progress that have a number."""
    return [reading for reading in course.progress if reading.number is not None]


def places(found: Sequence[float]) -> list[float]:
    """Where numbers lie between the lowest, 0, and the highest, 1; in the middle where all are the same."""
    low, high = min(found), max(found)
    # Halved before they are compared: two of our largest numbers may be further apart than a number can say.
    span = high / 2 - low / 2
    return [(number / 2 - low / 2) / span if span else 0.5 for number in found]


def with_whom(it: Progress, lesson: Lesson) -> str:
    """The first name of the one with whom it was learned; nothing where all is about one person."""
    person = it.people.get(lesson.person or "")
    return person.first_name if person and not it.person else ""


def nothing_said(it: Progress) -> str:
    """One honest line where there is nothing to plot."""
    if it.is_private:
        return "This record is private; nothing of it is shown here."
    if it.goal:
        return "Nothing to look back on yet: no line of progress, and no step of it has ended."
    return "Nothing to look back on yet: no meeting was held, and nothing was kept, moved or learned."


def _nothing(it: Progress) -> Iterable[Line]:
    yield Line(nothing_said(it), tone="quiet")
    if it.is_private:
        return
    if it.goal:
        yield Line("Progress is a line in its record:", command=f"mentorlog goal edit {it.goal.slug}")
    elif it.people:
        called = it.person.short if it.person else "WHO"
        yield Line("It begins with the first meeting:", command=f"mentorlog note {called}")
    else:
        yield Line("It begins with somebody to meet:", command='mentorlog mentor add "NAME"')


def _key(it: Progress) -> list[Line]:
    """What the bars are made of, as far as there are any."""
    total = summed(side for month in it.months for side in (month.mine, month.theirs))
    kept = ", ".join(filter(None, ["kept" if total.kept else "", "met" if it.met else ""]))
    signs = [
        (KEPT, kept),
        (MOVED, "moved" if total.moved else ""),
        (LET_GO, "let go" if total.let_go else ""),
    ]
    signs.append((AGREED, "agreed" if it.agreed else ""))
    said = "  ".join(f"{sign} {word}" for sign, word in signs if word)
    return [Line(said, tone="quiet")] if said else []


def _promises(it: Progress, cells: int) -> list[Part]:
    mine, theirs = [month.mine for month in it.months], [month.theirs for month in it.months]
    most = max(side.total for side in (*mine, *theirs))
    if not most:
        line = Line("Nothing kept, moved or let go yet.", command="mentorlog list", tone="quiet")
        return [Part("", (line,), level=0, space=True)]
    parts = []
    for name, sides in zip(both_names(it), (mine, theirs), strict=True):
        if summed(sides).total:
            bars = _columns([_stacked(side, most, cells) for side in sides])
            rows = zip(it.months, bars, sides, strict=True)
            lines = [
                Line(_behind(bar, became(side)), label=month_name(month.first)) for month, bar, side in rows
            ]
            heading = promises_heading(name, sides)
            parts += part(heading, lines, level=1, space=True, brief=99, table=True)
    return parts


def _meetings(it: Progress, cells: int) -> list[Part]:
    if not (it.met or it.agreed):
        return []
    most = max(max(month.met, ceil(month.agreed)) for month in it.months)
    bars = _columns([_against(month, most, cells) for month in it.months])
    lines = []
    for month, bar in zip(it.months, bars, strict=True):
        said = facts(", ", f"{month.met} met", f"{month.agreed} agreed" if month.agreed else "")
        said = said if month.met or month.agreed else _NOTHING
        lines.append(Line(_behind(bar, said), label=month_name(month.first)))
    return part(met(it), lines, level=1, space=True, brief=99, table=True)


def _goals(it: Progress, cells: int) -> list[Part]:
    parts = []
    for course in shown_goals(it):
        readings = numbers(course)
        spark = f"{_spark(readings, 2 * cells)}  " if cells and len(readings) > 1 else ""
        said = _behind(spark, course_said(course, it.today))
        lines = [Line(said, tone="plain" if course.progress else "quiet")]
        if course.progress and course.progress[-1].text:
            lines.append(Line(course.progress[-1].text, tone="quiet"))
        parts += part(goal_named(it, course), lines, brief=99)
    return [Part("Goals", level=1, space=True), *parts] if parts else []


def _learned(it: Progress, *, full: bool) -> list[Part]:
    shown = it.learned if full else it.learned[:_LESSONS]
    lines = [
        Line(
            lesson.text,
            label=words.say_short(lesson.day, it.today) if lesson.day else "",
            right=facts("", Fact(with_whom(it, lesson), "With")),
        )
        for lesson in shown
    ]
    more = len(it.learned) - len(shown)
    return part("Learned", lines, level=1, space=True, brief=99, table=True, more=more)


def _as_a_picture(it: Progress) -> Line:
    about = f" {it.person.short}" if it.person else f" {it.goal.slug}" if it.goal else ""
    command = f"mentorlog progress{about} --format svg --output progress.svg"
    return Line("As a picture:", command=command, tone="quiet")


def _days(found: DoneIn) -> str:
    days = f"{found.days} day{'' if found.days == 1 else 's'}"
    return f"{days} (median of {found.of})" if found.of > 1 else days


def _dated(reading: Reading, today: date) -> str:
    return f"{reading.value} ({words.say_short(reading.day, today)})"


def _behind(drawn: str, said: str) -> Facts:
    """Words behind what is drawn, which is no fact of its own."""
    return Facts(f"{drawn}{said}", each_fact(said))


# --- the plots ------------------------------------------------------------------------------------


def _columns(bars: Sequence[str]) -> list[str]:
    """Bars with room behind them, so that the numbers stand below each other."""
    longest = max(map(len, bars))
    return [f"{bar:<{longest}}  " if longest else "" for bar in bars]


def _scale(most: int, cells: int) -> float:
    """How many cells one thing takes."""
    return min(cells // most, _WIDEST) if most <= cells else cells / most


def _stacked(side: Side, most: int, cells: int) -> str:
    scale = _scale(most, cells)
    counted = ((side.kept, KEPT), (side.moved, MOVED), (side.let_go, LET_GO))
    # However many there are of another, one is seen.
    return "".join(sign * max(round(number * scale), 1) for number, sign in counted if number and cells)


def _against(month: Month, most: int, cells: int) -> str:
    """The meetings held, and a mark where the agreed number of them would end."""
    if not cells:
        return ""
    scale = _scale(most, cells)
    bar = KEPT * (max(round(month.met * scale), 1) if month.met else 0)
    if not month.agreed:
        return bar
    place = max(round(month.agreed * scale), 1)
    return f"{bar[:place]:<{place}}{AGREED}{bar[place:]}"


def _spark(readings: Sequence[Reading], cells: int) -> str:
    """One block a line, as high as its number; of very many lines as many as there is room for."""
    found = [reading.number or 0.0 for reading in readings]
    if len(found) > cells:
        step = (len(found) - 1) / (cells - 1)
        found = [found[round(place * step)] for place in range(cells)]
    return "".join(_HEIGHTS[round(place * 7)] for place in places(found))
