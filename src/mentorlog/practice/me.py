"""The big picture: vision, strengths, weaknesses, and each skill with its level and what it matters.

PRACTICE M4, A4, S3. What me.md holds is docs/reference/file-format.md, "Me"; which gap is the widest is
docs/reference/figures.md, "The widest gap". Nothing in me.md is ever an item.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

from mentorlog.dates import parse_iso
from mentorlog.errors import Damaged, Vanished
from mentorlog.journal import Goal, Journal, Person, front_matter, layout
from mentorlog.journal.document import Document
from mentorlog.journal.kinds import folded
from mentorlog.journal.lines import bare
from mentorlog.journal.names import same
from mentorlog.journal.outline import Bullet, Section
from mentorlog.journal.records import Record

LEVELS = range(1, 6)
_PARTS = ("vision", "strengths", "weaknesses", "skills")
_DATED = r"(?s)(?P<day>\d{4}-\d{2}-\d{2})[ \t]+(?P<rest>\S.*)"
_RATED = r"(?is)(?P<name>.*\S)[ \t]*:[ \t]*(?P<rating>(?:level|importance)[ \t]+\d.*)"
_SENTENCE = r"(?s).*?(?:[.!?…](?=\s|$)|[。！？])"
_MARKER = r"(?:[-*+]|[0-9]{1,9}[.)])(?:[ \t]+|$)"


class Assessment(NamedTuple):
    """What somebody thought of a skill on a day: each from 1 to 5, None where it was not said.

    `line` is where it stands in me.md, None where it does not yet.
    """

    day: date | None
    level: int | None
    importance: int | None
    line: int | None = None


class Skill(NamedTuple):
    """A skill and all that was thought of it, the last at the end."""

    name: str
    log: tuple[Assessment, ...]

    @property
    def now(self) -> Assessment:
        """The last assessment."""
        return self.log[-1]

    def on(self, day: date) -> Assessment | None:
        """The last assessment up to a day; what has no date came before all that has."""
        return next((one for one in reversed(self.log) if one.day is None or one.day <= day), None)

    @property
    def gap(self) -> int:
        """How many levels it is below its importance; 0 where it is not, or where one of them is not said."""
        level, importance = self.now.level, self.now.importance
        return max(importance - level, 0) if level and importance else 0

    @property
    def weight(self) -> int:
        """How much the gap matters: its importance times the gap."""
        return (self.now.importance or 0) * self.gap


class Me(NamedTuple):
    """What me.md says, part by part, by paragraphs and bullets; skills with the widest gap first."""

    vision: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()
    weaknesses: tuple[str, ...] = ()
    skills: tuple[Skill, ...] = ()
    private: bool = False

    @property
    def widest(self) -> Skill | None:
        """The skill whose gap matters most, None where none is below what it matters."""
        return next((skill for skill in self.skills if skill.weight), None)

    def skill(self, name: str) -> Skill | None:
        """The skill of that name, whatever its capitals."""
        return next((skill for skill in self.skills if same(skill.name) == same(name)), None)


class Gap(NamedTuple):
    """The widest gap that matters, and who and what serves it."""

    skill: Skill
    goals: tuple[Goal, ...]
    people: tuple[Person, ...]


def read_me(journal: Journal) -> Me:
    """What me.md says; nothing where there is none. Raises Damaged where it cannot be read."""
    try:
        document = journal.document(layout.ME_FILE)
    except Vanished:
        return Me()
    table = front_matter.read(layout.ME_FILE, document.lines, document.front)
    line_of = partial(front_matter.line_of, document.lines, document.front)
    return Me(
        vision=_text(document, "vision"),
        strengths=_text(document, "strengths"),
        weaknesses=_text(document, "weaknesses"),
        skills=_skills(document),
        private=Record.read(layout.ME_FILE, table, line_of).private,
    )


def vision(journal: Journal) -> str:
    """The vision in one line, its first sentence; nothing where there is none, or where it is private.

    A me.md that cannot be read is noted as a problem, and no sheet has to do without the rest for it.
    """
    try:
        me = read_me(journal)
    except Damaged as fault:
        journal.note(fault)
        return ""
    if me.private:
        return ""
    said = next(iter(me.vision), "")
    sentence = re.match(_SENTENCE, said)
    return sentence[0] if sentence else said


def gap(journal: Journal, me: Me) -> Gap | None:
    """The widest gap that matters, with the active goals of mine that need the skill, and the people for it:
    whose record names the skill, or one of these goals."""
    skill = me.widest
    if skill is None:
        return None
    wanted = same(skill.name)
    active = (goal for goal in journal.goals if goal.status == "active" and not goal.of and not goal.private)
    goals = tuple(goal for goal in active if same(goal.skill) == wanted)
    slugs = {goal.slug for goal in goals}
    people = (one for one in journal.people if one.status not in ("closed", "declined"))
    serving = (one for one in people if same(one.skill) == wanted or slugs.intersection(one.goals))
    return Gap(skill, goals, tuple(one for one in serving if not (one.is_mentee or one.private)))


def with_assessment(document: Document, name: str, found: Assessment) -> Document:
    """With a line for a skill at the end of `## Skills`, which is made where it is missing."""
    day = f"{found.day.isoformat()} " if found.day else ""
    line = f"- {day}{name}: level {found.level}, importance {found.importance}"
    section = next(
        (one for one in document.sections[1:] if _part(one, document) == "skills" and not one.private), None
    )
    if section:
        return document.appended(section, [line])
    return document.with_section(document.headings.called("Skills"), [line])


def _without_marker(line: str) -> str:
    """A line of text without what makes a bullet of it."""
    marker = re.match(_MARKER, line)
    return line[marker.end() :] if marker else line


def _part(section: Section, document: Document) -> str:
    """Which of the four parts a heading begins, by its first word or by what the journal adds."""
    own = document.headings.name_of(section.title)
    words = [own] if own in _PARTS else folded(section.title).split()
    return words[0] if words and words[0] in _PARTS else ""


def _sections(document: Document, part: str) -> Iterator[tuple[Section, bool]]:
    """The sections of a part, and whether each is one below its heading; none that is private."""
    level = 0
    for section in document.sections[1:]:
        begins = _part(section, document)
        if begins or section.level <= level:
            level = section.level if begins == part else 0
        if level and not section.private:
            yield section, not begins


def _text(document: Document, part: str) -> tuple[str, ...]:
    """The paragraphs and bullets of a part, each as one line; without comments."""
    found: list[str] = []
    for section, is_below in _sections(document, part):
        found += [section.title] if is_below else []
        goes_on = False
        for n in range(section.body, section.end):
            line = bare(document.lines[n]).strip()
            if not line or n in document.comments:
                goes_on = False
            elif re.match(_MARKER, line):
                words = _without_marker(line)
                found += [words] if words else []
                goes_on = bool(words)
            elif goes_on:
                found[-1] += f" {line}"
            else:
                found.append(line)
                goes_on = True
    return tuple(found)


def _skills(document: Document) -> tuple[Skill, ...]:
    """The skills, the widest gap that matters first, then as they stand."""
    starts = {section.start for section, _ in _sections(document, "skills")}
    found: dict[str, tuple[str, list[Assessment]]] = {}
    for bullet in document.bullets:
        if bullet.section.start in starts and bullet.parent < 0:
            name, assessment = _read(bullet)
            if name:
                before = found.get(same(name), ("", []))[1]
                found[same(name)] = name, [*before, assessment]
    skills = [Skill(name, _in_order(log)) for name, log in found.values()]
    return tuple(sorted(skills, key=lambda one: (-one.weight, -(one.now.importance or 0))))


def _in_order(log: Iterable[Assessment]) -> tuple[Assessment, ...]:
    # What has no date was written before the first command dated one.
    return tuple(sorted(log, key=lambda one: one.day or date.min))


def _read(bullet: Bullet) -> tuple[str, Assessment]:
    """The name of a skill and what is said of it; a line without a level is a name alone."""
    item = bullet.item
    text = f"@{item.owner} {item.text}" if item.owner else item.text
    dated = re.match(_DATED, text)
    day = parse_iso(dated["day"]) if dated else None
    if dated and day:
        text = dated["rest"]
    rated = re.fullmatch(_RATED, text)
    if rated is None:
        return text.strip(), Assessment(day, None, None, bullet.line + 1)
    rating = rated["rating"]
    level, importance = _number("level", rating), _number("importance", rating)
    return rated["name"], Assessment(day, level, importance, bullet.line + 1)


def _number(word: str, rating: str) -> int | None:
    found = re.search(rf"\b{word}[ \t]+([0-9]{{1,9}})\b(?!\.\w)", rating, re.IGNORECASE)
    return int(found[1]) if found and int(found[1]) in LEVELS else None
