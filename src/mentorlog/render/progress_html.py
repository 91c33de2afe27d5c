"""Progress in an HTML document: the words of its page, and each plot where its numbers would stand.

On a phone a plot is as wide as the screen, and its numbers can still be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from mentorlog.practice.progress import Course, Progress
from mentorlog.render import progress as said
from mentorlog.render.html import Picture
from mentorlog.render.page import Page, Part
from mentorlog.render.picture_text import in_xml
from mentorlog.render.plot import Layout, Plot, number

# Drawn close, and then made larger, so that twelve months have room at 360 pixels.
_SCALE = 1.45
_SIZE = 10
_CLOSE = Layout(margin=1, labels=60, column=24, bar=14, high=54, tallest=9, size=_SIZE, course=110)
_DIGIT = 0.66  # of the size of its font, in one of the widest
_HIGH_COURSE = 30


def parts(it: Progress) -> list[Page | Picture]:
    """What `render.html.document` takes: one page in pieces, with a plot after each heading that has one."""
    return list(_parts(it))


def _parts(it: Progress) -> Iterator[Page | Picture]:
    page = said.progress_page(it, cells=0, full=True)
    yield page._replace(parts=())
    bars = _bars(it)
    courses = iter(said.shown_goals(it))
    for part in page.parts:
        if part.level == 1 and part.heading in bars:
            # The plot has the numbers, so that the rows need not be said twice.
            yield Page(parts=(part._replace(lines=()),))
            yield _picture(bars[part.heading], _described(part))
        elif part.level == 2:
            yield Page(parts=(part,))
            yield from _course(it, next(courses))
        else:
            yield Page(parts=(part,))


def _bars(it: Progress) -> dict[str, Plot]:
    """The plots by month, by the heading that they stand below."""
    mine, theirs = [month.mine for month in it.months], [month.theirs for month in it.months]
    most = max(side.total for side in (*mine, *theirs))
    found = {}
    for name, sides in zip(said.both_names(it), (mine, theirs), strict=True):
        if said.summed(sides).total:
            plot = Plot(_layout(it), it.months)
            plot.promises(sides, most)
            found[said.promises_heading(name, sides)] = plot
    if it.met or it.agreed:
        plot = Plot(_layout(it), it.months)
        # A mark at the top is drawn around its place.
        plot.y = 3
        plot.met()
        found[said.met(it)] = plot
    return found


def _layout(it: Progress) -> Layout:
    """As wide as its months, and each of those as its longest number."""
    numbers = [
        str(each) for month in it.months for each in (*month.mine, *month.theirs, month.met, month.agreed)
    ]
    column = max(_CLOSE.column, 4 + max(map(len, numbers)) * _DIGIT * _SIZE)
    width = 2 * _CLOSE.margin + _CLOSE.labels + column * len(it.months)
    return _CLOSE._replace(column=column, width=width)


def _course(it: Progress, course: Course) -> Iterator[Picture]:
    readings = said.numbers(course)
    if len(readings) < 2:
        return
    layout = _CLOSE._replace(width=_CLOSE.course + 2 * _CLOSE.margin)
    plot = Plot(layout, it.months)
    plot.course([(reading.day, reading.number or 0.0) for reading in readings], 0, _HIGH_COURSE)
    plot.y = _HIGH_COURSE + 8
    yield _picture(plot, said.course_said(course, it.today))


def _picture(plot: Plot, words: str) -> Picture:
    wide, high = plot.layout.width, plot.y - plot.layout.size / 2
    plot.root.set("aria-label", in_xml(words))
    plot.root.set("viewBox", f"0 0 {number(wide)} {number(high)}")
    plot.root.set("width", number(wide * _SCALE))
    plot.root.set("height", number(high * _SCALE))
    return Picture(ET.tostring(plot.root, encoding="unicode"))


def _described(part: Part) -> str:
    """The rows in words, for whoever cannot see the plot."""
    return "; ".join(f"{line.label}: {line.text}" for line in part.lines)
