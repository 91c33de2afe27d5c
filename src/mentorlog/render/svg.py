"""Progress as a picture: one SVG file that stands alone.

It is light, dark where the reader's screen is (`prefers-color-scheme`), and light on paper. What is kept,
moved and let go is told apart by its pattern, and each number stands below its bar. Nothing in it is run or
fetched. A user's words are text to the XML writer, never markup: https://www.w3.org/TR/SVG2/.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from mentorlog.practice.progress import Course, Progress
from mentorlog.render import progress as said
from mentorlog.render import words
from mentorlog.render.palette import COLORS, plot_rules
from mentorlog.render.picture_text import cut, in_xml
from mentorlog.render.plot import Layout, Plot, hatch, number

_PLACES = Layout()
WIDTH = int(_PLACES.width)
_MARGIN = _PLACES.margin
_INSIDE = _PLACES.width - 2 * _MARGIN
_GOALS = _LESSONS = 8
_DAYS = 104


def draw(it: Progress) -> str:
    """The text of an SVG file: the same content as the page in a terminal."""
    picture = _Picture(it)
    picture.heading()
    if it.is_private or it.is_empty:
        picture.write(said.nothing_said(it), style="faint")
    else:
        picture.both_sides()
        picture.meetings()
        picture.goals()
        picture.lessons()
    return picture.text()


class _Picture(Plot):
    """The picture as it grows; `y` is where the next thing begins."""

    def __init__(self, it: Progress) -> None:
        super().__init__(_PLACES, it.months)
        self.it = it
        self.root.set("xmlns", "http://www.w3.org/2000/svg")
        self.root.set("aria-labelledby", "mentorlog-title mentorlog-desc")
        title, months = said.heading(it)
        ET.SubElement(self.root, "title", id="mentorlog-title").text = in_xml(f"{title}, {months}")
        ET.SubElement(self.root, "desc", id="mentorlog-desc").text = _described(it)
        ET.SubElement(self.root, "style").text = _styles()
        hatch(ET.SubElement(self.root, "defs"))
        self.paper = ET.SubElement(self.root, "rect", {"class": "paper", "width": str(WIDTH)})

    def text(self) -> str:
        """The file, as high as what is in it."""
        height = number(self.y + _MARGIN)
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

    def both_sides(self) -> None:
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
                self.promises(sides, most)
                self.y += 26
        for line in said.done_in(self.it):
            self.write(f"{line.label}: {line.text}")
            self.y += 40

    def meetings(self) -> None:
        """A bar a month for the meetings held, and a line across where the agreed number would end."""
        if self.it.met or self.it.agreed:
            self.section(said.met(self.it))
            self.met()
            self.y += 26

    def goals(self) -> None:
        courses = said.shown_goals(self.it)
        if courses:
            self.section("Goals")
        for course in courses[:_GOALS]:
            self.write(said.goal_named(self.it, course), weight="600")
            self.y += 20
            self.goal(course)
        self.more(len(courses) - _GOALS)

    def goal(self, course: Course) -> None:
        """A goal's numbers over time, with what was written first and last."""
        today = self.it.today
        text = course.progress[-1].text if course.progress else ""
        readings = said.numbers(course)
        if len(readings) < 2:
            self.write(said.course_said(course, today), style="faint")
        else:
            top, high = self.y - 8, 34
            self.course([(reading.day, reading.number or 0.0) for reading in readings], top, high)
            x = _MARGIN + _PLACES.course + 20
            self.write(said.course_said(course, today), x=x)
        if text:
            self.y += 20
            self.write(text, x=_MARGIN if len(readings) < 2 else _MARGIN + _PLACES.course + 20, style="faint")
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

    def section(self, title: str) -> None:
        self.write(title, size=16, weight="600")
        self.y += 22

    def more(self, number: int) -> None:
        if number > 0:
            self.write(f"+{number} more", style="faint")
            self.y += 22
        self.y += 14


def _styles() -> str:
    light, dark = (plot_rules({name: pair[n] for name, pair in COLORS.items()}) for n in (0, 1))
    in_dark = dark.strip().replace("\n", "\n  ")
    return f"{light}@media screen and (prefers-color-scheme: dark) {{\n  {in_dark}\n}}\n"


def _described(it: Progress) -> str:
    """The whole content in words, for whoever cannot see the picture."""
    if it.is_private or it.is_empty:
        return in_xml(said.nothing_said(it))
    lines = []
    for part in said.progress_page(it, cells=0, full=True).parts:
        rows = ["".join([f"{line.label}: " if line.label else "", line.text]) for line in part.lines]
        lines.append("; ".join([*([part.heading] if part.heading else []), *rows]))
    return in_xml(". ".join(line.rstrip(".") for line in lines))
