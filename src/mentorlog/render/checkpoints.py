"""Checkpoints, obstacles and shadowing in words: on the sheet, and on a page of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from mentorlog.dates import say_count, say_day, say_month
from mentorlog.journal import Person
from mentorlog.practice.meeting import checkpoints
from mentorlog.practice.meeting.checkpoints import (
    BETTER_ME,
    BETTER_THEM,
    IN_A_LINE,
    QUESTIONS,
    Answer,
    Checkpoint,
    Mark,
)
from mentorlog.render import words
from mentorlog.render.page import Facts, Line, Page, Part, facts, part

if TYPE_CHECKING:
    from mentorlog.practice.meeting.sheet import Sheet


def on_the_way_parts(sheet: Sheet) -> tuple[list[Part], ...]:
    """What a sheet says on the way, as long as there is room for it; else a line each; else one line."""
    lines = _short_lines(sheet)
    alone = (
        [lines[0]._replace(tail=Facts(f"+{len(lines) - 1} more", [f"{len(lines) - 1} more"]))]
        if len(lines) > 1
        else lines
    )
    short = (part("", lines, level=0, brief=4), part("", alone, level=0))
    return (_parts(sheet), *short) if lines else ([],)


def _parts(sheet: Sheet) -> list[Part]:
    """The brief, the debrief, what was in the way, the checkpoint."""
    last = sheet.last_meeting
    who = sheet.person.first_name if sheet.person.is_mentee else ""
    agreed = sheet.person.agreement.obstacles
    in_the_way = [Line(text) for text in sheet.obstacles]
    if in_the_way and agreed:
        in_the_way.append(Line(agreed, label="You agreed"))
    day = words.say_short(last.date, sheet.today) if last else ""
    return [
        *part(f"Before {f'{who} watches' if who else 'you watch'}", [Line(text) for text in sheet.brief]),
        *part(f"What {who or 'you'} saw on {day}", [Line(text) for text in sheet.debrief]),
        *part(f"In the way, on {day}", in_the_way),
        *_checkpoint(sheet.checkpoint),
    ]


def _short_lines(sheet: Sheet) -> list[Line]:
    found, person = sheet.checkpoint, sheet.person
    command = f"mentorlog {_group(person)} checkpoint {person.short}"
    lines = [Line(facts("; ", *sheet.brief), label="Before")] if sheet.brief else []
    if found:
        why = mark_words(found.due) if found.due else ""
        lines.append(Line(why, label="Checkpoint", command=command))
    lines += [Line(facts("; ", *sheet.obstacles), label="In the way")] if sheet.obstacles else []
    return lines + ([Line(facts("; ", *sheet.debrief), label="After")] if sheet.debrief else [])


def _group(person: Person) -> str:
    return "mentee" if person.is_mentee else "mentor"


def _checkpoint(found: Checkpoint | None) -> list[Part]:
    if found is None:
        return []
    lines = [Line(facts(" ", question, _last(found, found.last(key)))) for key, question in QUESTIONS.items()]
    why = f": {mark_words(found.due)}" if found.due and found.due.why != checkpoints.AGREED else ""
    lines += [Line(text) for text in _in_a_line(found)]
    return part(f"Checkpoint{why}", lines, brief=5, least=4)


def _last(found: Checkpoint, last: tuple[date, Sequence[Answer]] | None) -> str:
    if last is None:
        return ""
    day, answers = last
    return f"In {say_month(day, found.today)}: {_said(found, answers)}"


def _said(found: Checkpoint, answers: Iterable[Answer]) -> str:
    return "; ".join(f"{_whose(found, one)}{one.text}" for one in answers)


def _whose(found: Checkpoint, one: Answer) -> str:
    return {BETTER_ME: "me: ", BETTER_THEM: f"{found.person.first_name}: "}.get(one.key, "")


def _in_a_line(found: Checkpoint) -> list[str]:
    """What the log says of the last one, where its answers stand nowhere else."""
    if not found.before or any(one.key in QUESTIONS for one in found.before[0].answers):
        return []
    last = found.before[0]
    said = [one.text for one in last.answers if one.key == IN_A_LINE]
    return [f"In {say_month(last.day, found.today)}: {text}" for text in said]


def mark_words(mark: Mark) -> str:
    """Why one comes due: "half of the time has passed"."""
    if mark.why == checkpoints.AGREED:
        return "you agreed on this day"
    if mark.why == checkpoints.END:
        return "the end is near"
    share = "a quarter" if mark.why == checkpoints.QUARTER else "half"
    return f"{share} of {'the time has passed' if mark.day else 'the meetings are behind you'}"


def checkpoint_page(found: Checkpoint, *, said: bool = False) -> Page:
    """The four questions, what was answered to each, the newest first, and when the next one is due.

    Where something was `said` just now there is nothing left to say.
    """
    parts = [
        Part(question, tuple(_answers(found, key)), space=not number, table=True, brief=99)
        for number, (key, question) in enumerate(QUESTIONS.items())
    ]
    logged = [
        Line(one.text, label=say_day(each.day, found.today))
        for each in found.before
        for one in each.answers
        if one.key == IN_A_LINE
    ]
    command = f'mentorlog {_group(found.person)} checkpoint {found.person.short} --working "..."'
    foot = [] if said else [Line("Once you have talked:", command=command, tone="quiet")]
    return Page(
        title=facts(" · ", found.person.name, "how is it going?"),
        parts=(
            Part("", (Line(_when(found), tone="quiet"),), level=0),
            *parts,
            *part("In a line", logged, table=True, brief=99),
            *part("", foot, level=0, space=True),
        ),
    )


def _answers(found: Checkpoint, key: str) -> Iterable[Line]:
    for each in found.before:
        for number, one in enumerate(each.to(key)):
            day = say_day(each.day, found.today) if not number else ""
            yield Line(f"{_whose(found, one)}{one.text}", label=day)


def _when(found: Checkpoint) -> str:
    if found.due:
        return f"Due: {mark_words(found.due)}."
    if found.next is None:
        return "None comes due by itself; ask whenever you like."
    if found.next.day:
        return f"The next one is due on {say_day(found.next.day, found.today)}."
    return f"The next one is due after {say_count(found.next.meetings or 0, 'meeting')}."
