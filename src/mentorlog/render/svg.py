"""Progress as a picture: one SVG file that stands alone.

It is light, dark where the reader's screen is (`prefers-color-scheme`), and light on paper. What is kept,
moved and let go is told apart by its pattern, and each number stands below its bar. Nothing in it is run or
fetched. A user's words are text to the XML writer, never markup: https://www.w3.org/TR/SVG2/.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from xml.etree import ElementTree as ET

from mentorlog.practice.progress import Course, Progress, Side
from mentorlog.render import progress as said
from mentorlog.render import words
from mentorlog.render.picture_text import cut, in_xml

WIDTH = 720
_MARGIN = 32
_INSIDE = WIDTH - 2 * _MARGIN
# The column of a month, what stands left of the first, and how high the bars are.
_LABELS = 88
_COLUMN = 47
_BAR = 26
_HIGH = 84
_TALLEST = 14  # of one thing
_GOALS = _LESSONS = 8
_PLOT = 150
_DAYS = 104

# Colour names by what they are for: in light, in dark. The contrast of each with `paper` is over 4.5.
COLORS = {
    "paper": ("#ffffff", "#14181d"),
    "ink": ("#1b1f24", "#e8ebee"),
    "faint": ("#59626c", "#a5afba"),
    "fill": ("#1f5c99", "#7cb7f2"),
    "mark": ("#9a4a00", "#f0b072"),
}
_STYLE = """
.paper {{ fill: {paper} }}
text {{ fill: {ink}; font-family: system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif }}
.faint {{ fill: {faint} }}
.axis {{ stroke: {faint}; fill: none }}
.kept {{ fill: {fill}; stroke: {fill} }}
.moved {{ fill: url(#mentorlog-hatch); stroke: {fill} }}
.letgo {{ fill: {paper}; stroke: {fill} }}
.hatch {{ stroke: {fill} }}
.course {{ stroke: {fill}; fill: none }}
.dot {{ fill: {fill} }}
.mark {{ stroke: {mark} }}
.around {{ stroke: {paper} }}
"""


class _Kind(NamedTuple):
    """A row of numbers, and the part of the bar that they stand for."""

    name: str
    style: str


_SIDE = (_Kind("kept", "kept"), _Kind("moved", "moved"), _Kind("let go", "letgo"))


def draw(it: Progress) -> str:
    """The text of an SVG file: the same content as the page in a terminal."""
    picture = _Picture(it)
    picture.heading()
    if it.is_private or it.is_empty:
        picture.write(said.nothing_said(it), style="faint")
    else:
        picture.promises()
        picture.meetings()
        picture.goals()
        picture.lessons()
    return picture.text()


class _Picture:
    """The picture as it grows; `y` is where the next thing begins."""

    def __init__(self, it: Progress) -> None:
        self.it = it
        self.root = ET.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "role": "img",
                "aria-labelledby": "mentorlog-title mentorlog-desc",
            },
        )
        self.y = 0.0
        title, months = said.heading(it)
        ET.SubElement(self.root, "title", id="mentorlog-title").text = in_xml(f"{title}, {months}")
        ET.SubElement(self.root, "desc", id="mentorlog-desc").text = _described(it)
        ET.SubElement(self.root, "style").text = _styles()
        _hatch(ET.SubElement(self.root, "defs"))
        self.paper = ET.SubElement(self.root, "rect", {"class": "paper", "width": str(WIDTH)})

    def text(self) -> str:
        """The file, as high as what is in it."""
        height = _number(self.y + _MARGIN)
        self.paper.set("height", height)
        self.root.set("width", str(WIDTH))
        self.root.set("height", height)
        self.root.set("viewBox", f"0 0 {WIDTH} {height}")
        ET.indent(self.root)
        # In ASCII, other signs as references: so it is the same file whatever a pipe is encoded in.
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(self.root).decode("ascii")}\n'

    # --- the parts -------------------------------------------------------------------------------

    def heading(self) -> None:
        title, months = said.heading(self.it)
        self.y = 52
        self.write(title, size=24, weight="600")
        self.y += 26
        self.write(months, size=14, style="faint")
        self.y += 34

    def promises(self) -> None:
        mine = [month.mine for month in self.it.months]
        theirs = [month.theirs for month in self.it.months]
        most = max(side.total for side in (*mine, *theirs))
        if not most:
            self.write("Nothing kept, moved or let go yet.", style="faint")
            self.y += 34
            return
        whose = said.whose(self.it)
        for name, sides in (("My promises", mine), (f"{whose[:1].upper()}{whose[1:]} promises", theirs)):
            if said.summed(sides).total:
                self.section(f"{name}: {said.became(said.summed(sides))}")
                self.stacked(sides, most)
        for line in said.done_in(self.it):
            self.write(f"{line.label}: {line.text}")
            self.y += 40

    def stacked(self, sides: Sequence[Side], most: int) -> None:
        """A bar a month: what was kept below, then what was moved, then what was let go."""
        each = min(_HIGH / most, _TALLEST)
        bottom = self.y + each * max(side.total for side in sides)
        for place, side in enumerate(sides):
            y = bottom
            for number, kind in zip(side, _SIDE, strict=True):
                y -= each * number
                if number:
                    self.box(_middle(place), y, each * number, kind.style)
        self.y = bottom
        self.months()
        for row, kind in enumerate(_SIDE):
            if any(side[row] for side in sides):
                self.row(kind, [str(side[row]) for side in sides])
        self.y += 26

    def meetings(self) -> None:
        """A bar a month for the meetings held, and a line across where the agreed number would end."""
        months = self.it.months
        if not (self.it.met or self.it.agreed):
            return
        self.section(said.met(self.it))
        most = max(max(month.met, month.agreed) for month in months)
        each = min(_HIGH / most, _TALLEST)
        bottom = self.y + each * most
        for place, month in enumerate(months):
            if month.met:
                self.box(_middle(place), bottom - each * month.met, each * month.met, "kept")
        for place, month in enumerate(months):
            if month.agreed:
                self.level(_middle(place), bottom - each * month.agreed)
        self.y = bottom
        self.months()
        self.row(_Kind("met", "kept"), [str(month.met) for month in months])
        if self.it.agreed:
            self.row(_Kind("agreed", "mark"), [str(month.agreed) for month in months])
        self.y += 26

    def goals(self) -> None:
        courses = said.shown_goals(self.it)
        if courses:
            self.section("Goals")
        for course in courses[:_GOALS]:
            self.write(said.goal_named(self.it, course), weight="600")
            self.y += 20
            self.course(course)
        self.more(len(courses) - _GOALS)

    def course(self, course: Course) -> None:
        """A goal's numbers over time, with what was written first and last."""
        today = self.it.today
        text = course.progress[-1].text if course.progress else ""
        readings = said.numbers(course)
        if len(readings) < 2:
            self.write(said.course_said(course, today), style="faint")
        else:
            top, high = self.y - 8, 34
            self.line([(reading.day, reading.number or 0.0) for reading in readings], top, high)
            x = _MARGIN + _PLOT + 20
            self.write(said.course_said(course, today), x=x)
        if text:
            self.y += 20
            self.write(text, x=_MARGIN if len(readings) < 2 else _MARGIN + _PLOT + 20, style="faint")
        self.y += 34

    def lessons(self) -> None:
        if self.it.learned:
            self.section("Learned")
        for lesson in self.it.learned[:_LESSONS]:
            name = cut(said.with_whom(self.it, lesson), 90, 14)
            day = words.say_short(lesson.day, self.it.today) if lesson.day else ""
            self.write(day, style="faint")
            right = _MARGIN + _INSIDE
            if name:
                self.write(name, x=right, style="faint", anchor="end")
            self.write(lesson.text, x=_MARGIN + _DAYS, room=_INSIDE - _DAYS - (106 if name else 0))
            self.y += 22
        self.more(len(self.it.learned) - _LESSONS)

    # --- what they are made of -------------------------------------------------------------------

    def write(
        self,
        text: str,
        *,
        x: float = _MARGIN,
        size: int = 14,
        weight: str = "",
        style: str = "",
        anchor: str = "",
        room: float | None = None,
    ) -> None:
        """One line of words, cut where it would leave the picture."""
        if room is None:
            room = x - _MARGIN if anchor == "end" else WIDTH - _MARGIN - x
        known = {"class": style, "font-weight": weight, "text-anchor": anchor}
        given = {name: value for name, value in known.items() if value}
        place = {"x": _number(x), "y": _number(self.y), "font-size": str(size), **given}
        ET.SubElement(self.root, "text", place).text = cut(text, room, size, bold=bool(weight))

    def section(self, title: str) -> None:
        self.write(title, size=16, weight="600")
        self.y += 22

    def more(self, number: int) -> None:
        if number > 0:
            self.write(f"+{number} more", style="faint")
            self.y += 22
        self.y += 14

    def months(self) -> None:
        """The line below the bars, and the names of the months."""
        months = self.it.months
        end = _middle(len(months) - 1) + _COLUMN / 2
        self.shape("line", "axis", x1=_MARGIN + _LABELS, y1=self.y, x2=end, y2=self.y)
        self.y += 17
        for place, month in enumerate(months):
            name = said.month_name(month.first)
            self.write(name, x=_middle(place), size=12, style="faint", anchor="middle", room=_COLUMN)
        self.y += 20

    def row(self, kind: _Kind, numbers: Sequence[str]) -> None:
        """A row of numbers, each below its bar, after a sample of the pattern that they stand for."""
        if kind.style == "mark":
            self.shape("line", "mark", x1=_MARGIN, y1=self.y - 4, x2=_MARGIN + 12, y2=self.y - 4, width=3)
        else:
            self.shape("rect", kind.style, x=_MARGIN, y=self.y - 10, size=(12, 11))
        self.write(kind.name, x=_MARGIN + 20, size=13)
        for place, number in enumerate(numbers):
            style = "" if number.strip("0.") else "faint"
            self.write(number, x=_middle(place), size=13, style=style, anchor="middle", room=_COLUMN)
        self.y += 18

    def box(self, middle: float, y: float, high: float, style: str) -> None:
        self.shape("rect", style, x=middle - _BAR / 2, y=y, size=(_BAR, high))

    def level(self, middle: float, y: float) -> None:
        # Wider than a bar, and with paper around it, so that it is seen on one.
        half = _BAR / 2 + 6
        self.shape("line", "around", x1=middle - half, y1=y, x2=middle + half, y2=y, width=6)
        self.shape("line", "mark", x1=middle - half, y1=y, x2=middle + half, y2=y, width=3)

    def line(self, points: Sequence[tuple[date, float]], top: float, high: float) -> None:
        """Numbers over time."""
        first, last = points[0][0], points[-1][0]
        days = max((last - first).days, 1)
        heights = said.places([number for _, number in points])
        drawn = []
        for place, ((day, _), up) in enumerate(zip(points, heights, strict=True)):
            # Several of one day stand beside each other.
            along = (day - first).days / days if last > first else place / (len(points) - 1)
            drawn.append((_MARGIN + 4 + along * (_PLOT - 8), top + high - 4 - up * (high - 8)))
        path = " ".join(f"{_number(x)},{_number(y)}" for x, y in drawn)
        self.shape("line", "axis", x1=_MARGIN, y1=top + high, x2=_MARGIN + _PLOT, y2=top + high)
        ET.SubElement(self.root, "polyline", {"class": "course", "points": path, "stroke-width": "2"})
        for x, y in drawn:
            ET.SubElement(
                self.root, "circle", {"class": "dot", "cx": _number(x), "cy": _number(y), "r": "3.5"}
            )

    def shape(
        self, name: str, style: str, *, size: tuple[float, float] | None = None, width: float = 1, **at: float
    ) -> None:
        given = {key: _number(value) for key, value in at.items()}
        if size:
            given |= {"width": _number(size[0]), "height": _number(size[1])}
        ET.SubElement(self.root, name, {"class": style, "stroke-width": _number(width), **given})


def _middle(place: int) -> float:
    """The middle of a month's column."""
    return _MARGIN + _LABELS + _COLUMN * (place + 0.5)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _styles() -> str:
    light, dark = ({name: pair[n] for name, pair in COLORS.items()} for n in (0, 1))
    in_dark = _STYLE.format(**dark).strip().replace("\n", "\n  ")
    return f"{_STYLE.format(**light)}@media screen and (prefers-color-scheme: dark) {{\n  {in_dark}\n}}\n"


def _hatch(defs: ET.Element) -> None:
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


def _described(it: Progress) -> str:
    """The whole content in words, for whoever cannot see the picture."""
    if it.is_private or it.is_empty:
        return in_xml(said.nothing_said(it))
    lines = []
    for part in said.progress_page(it, cells=0, full=True).parts:
        rows = ["".join([f"{line.label}: " if line.label else "", line.text]) for line in part.lines]
        lines.append("; ".join([*([part.heading] if part.heading else []), *rows]))
    return in_xml(". ".join(line.rstrip(".") for line in lines))
