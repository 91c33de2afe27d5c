"""Plots of progress: bars by month, and a goal's numbers over time, as elements of SVG.

`svg` makes one picture of them, which stands alone; `progress_html` sets them between the words of a
document. What is kept, moved and let go is told apart by its pattern, and each number stands below its bar.
A user's words are text to the XML writer, never markup: https://www.w3.org/TR/SVG2/.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from xml.etree import ElementTree as ET

from mentorlog.practice.progress import Month, Side
from mentorlog.render import progress as said
from mentorlog.render.picture_text import cut


class Layout(NamedTuple):
    """Where things stand: `labels` is the room left of the first month, `column` that of a month."""

    width: float = 720
    margin: float = 32
    labels: float = 88
    column: float = 47
    bar: float = 26
    high: float = 84
    tallest: float = 14  # of one thing
    size: int = 13  # of numbers
    course: float = 150  # a goal's numbers over time


class _Kind(NamedTuple):
    """A row of numbers, and the part of the bar that they stand for."""

    name: str
    style: str


_SIDE = (_Kind("kept", "kept"), _Kind("moved", "moved"), _Kind("let go", "letgo"))


class Plot:
    """An element of SVG as it grows; `y` is where the next thing begins."""

    def __init__(self, layout: Layout, months: Sequence[Month]) -> None:
        self.layout = layout
        self.by_month = months
        self.root = ET.Element("svg", {"role": "img"})
        self.y = 0.0

    # --- the plots -------------------------------------------------------------------------------

    def promises(self, sides: Sequence[Side], most: int) -> None:
        """A bar a month: what was kept below, then what was moved, then what was let go."""
        each = min(self.layout.high / most, self.layout.tallest)
        bottom = self.y + each * max(side.total for side in sides)
        for place, side in enumerate(sides):
            y = bottom
            for number, kind in zip(side, _SIDE, strict=True):
                y -= each * number
                if number:
                    self.box(place, y, each * number, kind.style)
        self.y = bottom
        self.months()
        for row, kind in enumerate(_SIDE):
            if any(side[row] for side in sides):
                self.row(kind, [str(side[row]) for side in sides])

    def met(self) -> None:
        """A bar a month for the meetings held, and a line across where the agreed number would end."""
        most = max(max(month.met, month.agreed) for month in self.by_month)
        each = min(self.layout.high / most, self.layout.tallest)
        bottom = self.y + each * most
        for place, month in enumerate(self.by_month):
            if month.met:
                self.box(place, bottom - each * month.met, each * month.met, "kept")
        for place, month in enumerate(self.by_month):
            if month.agreed:
                self.level(place, bottom - each * month.agreed)
        self.y = bottom
        self.months()
        self.row(_Kind("met", "kept"), [str(month.met) for month in self.by_month])
        if any(month.agreed for month in self.by_month):
            self.row(_Kind("agreed", "mark"), [str(month.agreed) for month in self.by_month])

    def course(self, points: Sequence[tuple[date, float]], top: float, high: float) -> None:
        """Numbers over time."""
        left, wide = self.layout.margin, self.layout.course
        first, last = points[0][0], points[-1][0]
        days = max((last - first).days, 1)
        heights = said.places([number for _, number in points])
        drawn = []
        for place, ((day, _), up) in enumerate(zip(points, heights, strict=True)):
            # Several of one day stand beside each other.
            along = (day - first).days / days if last > first else place / (len(points) - 1)
            drawn.append((left + 4 + along * (wide - 8), top + high - 4 - up * (high - 8)))
        path = " ".join(f"{number(x)},{number(y)}" for x, y in drawn)
        self.shape("line", "axis", x1=left, y1=top + high, x2=left + wide, y2=top + high)
        ET.SubElement(self.root, "polyline", {"class": "course", "points": path, "stroke-width": "2"})
        for x, y in drawn:
            at = {"cx": number(x), "cy": number(y), "r": "3.5"}
            ET.SubElement(self.root, "circle", {"class": "dot", **at})

    # --- what they are made of -------------------------------------------------------------------

    def months(self) -> None:
        """The line below the bars, and the names of the months."""
        it = self.layout
        end = self.middle(len(self.by_month) - 1) + it.column / 2
        self.shape("line", "axis", x1=it.margin + it.labels, y1=self.y, x2=end, y2=self.y)
        self.y += it.size + 4
        for place, month in enumerate(self.by_month):
            name, x = said.month_name(month.first), self.middle(place)
            self.write(name, x=x, size=it.size - 1, style="faint", anchor="middle", room=it.column)
        self.y += it.size + 7

    def row(self, kind: _Kind, numbers: Sequence[str]) -> None:
        """A row of numbers, each below its bar, after a sample of the pattern that they stand for."""
        it = self.layout
        if kind.style == "mark":
            y = self.y - 4
            self.shape("line", "mark", x1=it.margin, y1=y, x2=it.margin + 12, y2=y, width=3)
        else:
            high = it.size - 2
            self.shape("rect", kind.style, x=it.margin, y=self.y - high + 1, size=(12, high))
        self.write(kind.name, x=it.margin + 20, size=it.size)
        for place, each in enumerate(numbers):
            style = "" if each.strip("0.") else "faint"
            x = self.middle(place)
            self.write(each, x=x, size=it.size, style=style, anchor="middle", room=it.column)
        self.y += it.size + 5

    def box(self, place: int, y: float, high: float, style: str) -> None:
        """A part of a month's bar."""
        bar = self.layout.bar
        self.shape("rect", style, x=self.middle(place) - bar / 2, y=y, size=(bar, high))

    def level(self, place: int, y: float) -> None:
        """A line across a month's bar."""
        # Wider than a bar, and with paper around it, so that it is seen on one.
        middle, half = self.middle(place), self.layout.bar * 19 / 26
        self.shape("line", "around", x1=middle - half, y1=y, x2=middle + half, y2=y, width=6)
        self.shape("line", "mark", x1=middle - half, y1=y, x2=middle + half, y2=y, width=3)

    def write(
        self,
        text: str,
        *,
        x: float | None = None,
        size: int = 14,
        weight: str = "",
        style: str = "",
        anchor: str = "",
        room: float | None = None,
    ) -> None:
        """One line of words, cut where it would leave the picture."""
        margin = self.layout.margin
        x = margin if x is None else x
        if room is None:
            room = x - margin if anchor == "end" else self.layout.width - margin - x
        known = {"class": style, "font-weight": weight, "text-anchor": anchor}
        given = {name: value for name, value in known.items() if value}
        place = {"x": number(x), "y": number(self.y), "font-size": str(size), **given}
        ET.SubElement(self.root, "text", place).text = cut(text, room, size, bold=bool(weight))

    def shape(
        self, name: str, style: str, *, size: tuple[float, float] | None = None, width: float = 1, **at: float
    ) -> None:
        given = {key: number(value) for key, value in at.items()}
        if size:
            given |= {"width": number(size[0]), "height": number(size[1])}
        ET.SubElement(self.root, name, {"class": style, "stroke-width": number(width), **given})

    def middle(self, place: int) -> float:
        """The middle of a month's column."""
        return self.layout.margin + self.layout.labels + self.layout.column * (place + 0.5)


def number(value: float) -> str:
    """A length, with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def hatch(defs: ET.Element) -> None:
    """Slanting lines, which stay lines where the paper knows no colours."""
    pattern = ET.SubElement(
        defs,
        "pattern",
        {"id": "mentorlog-hatch", "width": "5", "height": "5", "patternUnits": "userSpaceOnUse",
         "patternTransform": "rotate(45)"},
    )  # fmt: skip
    ET.SubElement(pattern, "rect", {"class": "paper", "width": "5", "height": "5"})
    ET.SubElement(
        pattern,
        "line",
        {"class": "hatch", "x1": "0", "y1": "0", "x2": "0", "y2": "5", "stroke-width": "3"},
    )
