"""The big picture in words: vision, strengths, weaknesses, skills, and the widest gap that matters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mentorlog.journal import Person, layout
from mentorlog.practice.me import Assessment, Gap, Me, Skill
from mentorlog.render import words
from mentorlog.render.page import Facts, Line, Page, Part, facts, part

_ASSESS = 'mentorlog me skill "NAME" --level N --importance N'


def me_page(me: Me, widest: Gap | None, today: date) -> Page:
    """What me.md says, for the one who wrote it."""
    skills = [Line(_assessed(skill, today), label=skill.name) for skill in me.skills]
    told = [
        *part("Vision", _lines(me.vision), level=1, space=True, brief=999),
        *part("Strengths", _lines(me.strengths), level=1, space=True, brief=999),
        *part("Weaknesses", _lines(me.weaknesses), level=1, space=True, brief=999),
        *part("Skills", skills, level=1, space=True, brief=999, table=True),
    ]
    closing = gap_lines(widest) if widest else _no_gap(me)
    if not told:
        closing = [Line("Nothing is written here yet.", command="mentorlog me edit", tone="quiet")]
    where = facts(", ", layout.ME_FILE, "private" if me.private else "")
    return Page(
        title="Me",
        parts=(
            *told,
            *part("", closing, level=0, space=True, brief=99),
            *part("", [Line(where, tone="quiet")] if told else [], level=0, space=True),
        ),
    )


def gap_page(gap: Gap) -> Page:
    """The widest gap alone."""
    return Page(parts=(Part("", tuple(gap_lines(gap)), level=0, brief=99),))


def gap_lines(gap: Gap) -> list[Line]:
    """The widest gap that matters, then the goals and people that serve it, or that none does."""
    gap_now = rated(gap.skill.now)
    widest = Facts(f"{gap.skill.name}, {gap_now}", [gap.skill.name, *gap_now.each])
    lines = [Line(widest, label="The widest gap that matters")]
    if gap.goals:
        lines.append(Line(facts("; ", *(goal.title for goal in gap.goals)), label="Towards it, the goal"))
    if gap.people:
        lines.append(Line(facts(", ", *map(_called, gap.people)), label="With"))
    if not (gap.goals or gap.people):
        lines.append(
            Line("No goal and nobody serves it yet.", command='mentorlog goal add "TITLE" --skill "SKILL"')
        )
    elif not gap.goals:
        lines.append(Line("No goal serves it yet.", command='mentorlog goal add "TITLE" --skill "SKILL"'))
    elif not gap.people:
        lines.append(Line("Nobody helps with it yet.", command='mentorlog mentor add "NAME" --skill "SKILL"'))
    return lines


def rated(found: Assessment) -> Facts:
    """ "level 2, importance 5"; what was not said is left out."""
    numbers = (("level", found.level), ("importance", found.importance))
    return facts(", ", *(f"{word} {number}" for word, number in numbers if number))


def _called(person: Person) -> str:
    return person.name if person.status == "active" else f"{person.name} ({person.status})"


def _no_gap(me: Me) -> list[Line]:
    if any(skill.now.level and skill.now.importance for skill in me.skills):
        return [Line("No skill is below what it matters to you.", tone="quiet")]
    return [Line("To say what a skill is worth to you:", command=_ASSESS, tone="quiet")]


def _lines(found: Sequence[str]) -> list[Line]:
    return [Line(line) for line in found]


def _assessed(skill: Skill, today: date) -> str:
    now = skill.now
    found = rated(now) or facts("", "not assessed yet")
    said = facts(", ", *found.each, words.say_short(now.day, today) if now.day else "")
    earlier = [one for one in skill.log[:-1] if one.level]
    if earlier:
        was = earlier[-1]
        day = f" on {words.say_short(was.day, today)}" if was.day else ""
        said = facts("; ", said, f"before: level {was.level}{day}")
        return Facts(said, [*found.each, f"before: level {was.level}{day}"])
    return said
