"""What is different on the sheet of a first meeting: each other first, then how to work together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from mentorlog.practice.beginning.agreement import KEYS
from mentorlog.render import words
from mentorlog.render.agreement import said
from mentorlog.render.page import Facts, Line, Part, facts, part

if TYPE_CHECKING:
    from mentorlog.practice.meeting.sheet import Sheet

# Questions that stand on one line, as those before parting do.
_ROOM = 76
_BETWEEN = "  "


def parts(sheet: Sheet, about: Sequence[Line], *, full: bool) -> list[Part]:
    """What a first meeting begins with, around what is known `about` the other; nothing for another one."""
    it = sheet.kick_off
    if it is None:
        return []
    lines = [*about, *map(Line, it.questions)]
    if it.strengths:
        strengths = it.strengths if full else _fitting(it.strengths)
        lines.append(Line(facts("; ", *strengths), label="Of yourself"))
    questions = [point.question for point in it.open]
    asked = [Line(line) for line in (questions if full else _packed(questions))]
    told = facts("; ", *_settled(sheet))
    settled = [Line(told, label="Agreed")] if told else []
    return [
        *part("Get to know each other", lines, brief=len(lines), least=len(it.questions)),
        *part("Settle how you work together", [*asked, *settled] if asked else [], brief=9, least=len(asked)),
        *part("", [] if asked else settled, level=0),
    ]


def next_step(sheet: Sheet) -> list[Line]:
    """What to type once something is agreed; nothing where nothing is open, or it is not said any more."""
    command = f"mentorlog {'mentee' if sheet.person.is_mentee else 'mentor'} agree {sheet.person.short}"
    if sheet.to_agree and not sheet.kick_off:
        return [Line("Agree on how you work together:", command=command, tone="quiet")]
    if sheet.kick_off and sheet.kick_off.open:
        return [Line("Once agreed:", command=command, tone="quiet")]
    return []


def _settled(sheet: Sheet) -> Iterator[str]:
    """What is agreed, but for what the title says of this meeting."""
    if sheet.kick_off:
        in_title = words.how(sheet.meeting, sheet.person) if sheet.meeting else ()
        found = (said(sheet.kick_off.settled, key) for key in KEYS)
        yield from (one for one in found if one and one not in in_title)


def _fitting(texts: Sequence[str]) -> list[str]:
    kept = list(texts[:1])
    for text in texts[1:]:
        if len("; ".join([*kept, text])) > _ROOM - len("Of yourself: "):
            break
        kept.append(text)
    return kept


def _packed(questions: Sequence[str]) -> list[Facts]:
    """Questions, as many on a line as there is room for."""
    lines: list[list[str]] = []
    for question in questions:
        if lines and len(_BETWEEN.join([*lines[-1], question])) <= _ROOM:
            lines[-1].append(question)
        else:
            lines.append([question])
    return [facts(_BETWEEN, *line) for line in lines]
