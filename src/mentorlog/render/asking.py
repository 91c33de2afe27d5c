"""Candidates side by side: the numbers in columns, then what else is known, and what is not."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mentorlog.practice.beginning.compare import FIT, Candidate, Comparison
from mentorlog.render import words
from mentorlog.render.page import Fact, Facts, Line, Page, facts, part

_UNKNOWN = "–"


def compare_page(found: Comparison, *, narrow: bool = False, command: str = "mentorlog mentor") -> Page:
    """The candidates of a comparison; `narrow` sets their numbers below each other.

    `command` is what stands before the commands that it names.
    """
    what = found.goal.title if found.goal else found.skill
    add = f'{command} add "NAME" --status candidate'
    nobody = [] if found.candidates else [Line("No candidates yet.", command=add, tone="quiet")]
    return Page(
        title=f"Candidates for {what}" if what else "Candidates",
        parts=(
            *part("", nobody, level=0, space=True),
            *part("", _rows(found, _numbers(narrow)), level=0, space=True, brief=999, table=True),
            *part("", _rows(found, _known(found)), level=0, space=True, brief=999, table=True),
            *part("", _closing(found, command), level=0, space=True, brief=9),
        ),
    )


def _rows(found: Comparison, lines_of: Callable[[Candidate], Sequence[str]]) -> list[Line]:
    """The lines of each candidate, the first of them with the name."""
    return [
        Line(text, label=one.person.name if number == 0 else "")
        for one in found.candidates
        for number, text in enumerate(lines_of(one))
    ]


def _numbers(narrow: bool) -> Callable[[Candidate], Sequence[str]]:
    def numbers(one: Candidate) -> Sequence[str]:
        known = {name: getattr(one.person.fit, name) for name in FIT}
        said = [f"{name} {_UNKNOWN if value is None else value}" for name, value in known.items()]
        each = [Fact(str(value or "not known yet"), name.capitalize()) for name, value in known.items()]
        return said if narrow else [Facts("   ".join(said), each)]

    return numbers


def _known(found: Comparison) -> Callable[[Candidate], Sequence[str]]:
    def known(one: Candidate) -> Sequence[str]:
        said = [
            one.person.place,
            one.person.skill,
            *(f"towards {goal.title}" for goal in one.goals),
            f"named by {one.named_by.name}" if one.named_by else "",
        ]
        unknown = f"not known yet: {', '.join(one.unknown)}" if one.unknown else ""
        asked = words.asked(one.asked, found.today) if one.asked else ""
        lines = [facts(" · ", *said), *one.about, asked, unknown]
        return [line for line in lines if line]

    return known


def _closing(found: Comparison, command: str) -> list[Line]:
    """One command a line: what to find out first, whom to ask, and where the others are."""
    lines = []
    for one in [one for one in found.candidates if one.unknown][:1]:
        options = " ".join(f"--{name} N" for name in one.unknown if name in FIT) or "--skill TEXT"
        lines.append(
            Line("Once you know:", command=f"{command} edit {one.person.short} {options}", tone="quiet")
        )
    if any(not one.asked for one in found.candidates):
        lines.append(Line("To ask:", command=f"{command} ask WHO", tone="quiet"))
    if found.others:
        said = f"{found.others} more, known for something else:"
        lines.append(Line(said, command=f"{command} compare", tone="quiet"))
    return lines
