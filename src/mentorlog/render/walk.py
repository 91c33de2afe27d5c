"""The review, walked through: one step of it, the week in two lines, and how one comes back (SCREENS)."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from datetime import date
from math import ceil

from mentorlog.dates import say_count, say_date, say_day, say_near
from mentorlog.journal import Goal, Kind, Meeting, Person
from mentorlog.practice.week.coming_up import LIVED_THROUGH
from mentorlog.practice.week.review import Week
from mentorlog.practice.week.walk import Behind, Step, Why, put_off_to
from mentorlog.render import words
from mentorlog.render.page import Fact, Facts, Line, Page, Part, each_fact, facts

SECONDS_A_STEP = 20
_LINE = 78  # columns for what is said of an item, of 80
_LEAST = 12  # of them for why it was moved
_TEXTS = 4  # of bullets that are asked about together
_KEYS = {
    "d": "[d]one",
    "a": "[a]dapted",
    "k": "[k]eep",
    "m": "[m]ove",
    "s": "[s]maller",
    "l": "[l]et go",
    "t": "[t]old",
    "o": "[o]pen",
    "n": "[n]ot now",
    "b": "[b]ack",
    "q": "[q]uit",
}
_BEGAN = {
    Kind.COMMITMENT: "promised {who} on {day}",
    Kind.CONTACT: "{who} named them on {day}",
    Kind.ADVICE: "{who} said so on {day}",
    Kind.QUESTION: "to ask {who}, since {day}",
    Kind.FEEDBACK: "from {day}, with {who}",
    Kind.ASSUMPTION: "taken to be so with {who} since {day}",
    Kind.DECISION: "decided on {day}, with {who}",
}


def step_page(step: Step, number: int, of: int, today: date, *, decided: str = "") -> Page:
    """One step in three lines; `decided` is what was said of it already, when one comes back to it."""
    left = ceil((of - number + 1) * SECONDS_A_STEP / 60)
    lines = _together(step) if step.others else [Line(_indented(step.item.text), tone="strong")]
    lines.append(Line(_indented(_facts(step, today)), tone="quiet"))
    if decided:
        other = "" if step.others else "; another key says otherwise"
        lines.append(Line(_indented(f"{decided}. n leaves it so{other}.")))
    return Page(
        title="Review",
        aside=facts(" · ", f"{number} of {of}", f"{left} {'minute' if left == 1 else 'minutes'}"),
        parts=(Part("", tuple(lines), level=0, space=True, brief=99),),
    )


def key_lines(keys: str, width: int | None) -> list[str]:
    """The keys, each with its word, as many on a line as `width` has room for; with None one."""
    if width is None:
        return [f"{key}: {_KEYS[key].replace('[', '').replace(']', '')}" for key in keys]
    lines = [""]
    for name in (_KEYS[key] for key in keys):
        if len(f"{lines[-1]}  {name}") > width:
            lines.append("")
        lines[-1] += f"  {name}"
    return lines


def coming_back_page(
    last: date | None, today: date, behind: Sequence[Behind], begun: date | None = None
) -> Page:
    """How a review opens after some weeks, above what is undecided: what was, nobody counts.

    `begun` is the day of the walk that goes on, where it is not the first since then.
    """
    since = f"Last review {say_near(last, today)}." if last else "Your first review."
    since = f"Begun {say_near(begun, today)}." if begun else since
    to = "to your next meeting" if any(each.with_whom for each in behind) else "a week ahead"
    text = f"{since} Enter puts what is open {to}; w walks through it."
    aside = "good to have you back" if last and not begun else ""
    return Page(title="Review", aside=aside, parts=(Part("", (Line(text),), level=0),))


def behind_page(behind: Behind, today: date) -> Page:
    """What is undecided with one person, in one line."""
    with_whom = behind.with_whom
    name = with_whom.person.name if with_whom else "Goals of mine"
    texts = facts("; ", *(one.item.text for step in behind.steps for one in (step.one, *step.others)))
    said = _meets(with_whom.next, today) if with_whom and with_whom.next else ""
    said = said if with_whom else "Enter: in a week"
    tail = Facts(f"· {said}", [said]) if said else ""
    return Page(parts=(Part("", (Line(texts, label=name, tail=tail),), level=0, space=True),))


def put_off(behind: Behind, today: date) -> str:
    """Where what is undecided goes: "For Mon 7 Dec 2026", "For the next meeting"."""
    day = put_off_to(behind, today)
    return f"For {say_date(day)}" if day else "For the next meeting"


def week_lines(week: Week, today: date | None = None) -> tuple[str, str]:
    """The week in two lines, what was and whom one meets; to be read on `today`, or (None) on any day."""
    names = [week.people[meeting.person].first_name for meeting in week.met]
    met = f"met {_and(list(dict.fromkeys(names)))}" if names else ""
    ended = [(week.kept, "kept"), (week.moved, "moved"), (week.let_go, "let go")]
    counts = ", ".join(f"{number} {word}" for number, word in ended if number)
    was = "; ".join(filter(None, [met, counts]))
    ahead = [
        f"{week.people[meeting.person].first_name} {words.near_or_day(meeting, today)}"
        for meeting in week.ahead[:3]
    ]
    return (
        f"This week: {was}." if was else "A quiet week.",
        f"Ahead: {_and(ahead)}." if ahead else "Ahead: no meeting planned for the next seven days.",
    )


def apart_lines(goals: Sequence[Goal], people: Sequence[Person]) -> list[str]:
    """Goals nobody helps with, and people one meets towards none, a line each at most."""
    lines = [f"Goals nobody helps with yet: {'; '.join(goal.title for goal in goals)}."] if goals else []
    names = _and([person.name for person in people])
    return [*lines, f"Whom you meet towards no goal yet: {names}."] if people else lines


def _facts(step: Step, today: date) -> str:
    """Where it came from, its moves and when you meet: on one line of 80 columns, if it can be."""
    item, with_whom = step.item, step.with_whom
    if step.others:
        return facts(", ", _since(step, today), "without a box")
    told = [_since(step, today)]
    if item.path.startswith("goals/"):
        told.append("a step towards a goal of yours")
    if item.due and item.is_open:
        told.append(words.due(step.one, today))
    moved = f"moved {words.times(item.moves)}"
    told += [moved] if item.moves else []
    if step.why is Why.TELL and with_whom:
        told.append(
            f"met{f': {item.result}' if item.result else ''}; {with_whom.person.first_name} may not know"
        )
    if step.why is Why.UNSETTLED:
        told.append("without a box")
    if step.lived >= LIVED_THROUGH:
        told.append(f"has lived through {say_count(step.lived, 'meeting')}")
    told += [_meets(with_whom.next, today)] if with_whom and with_whom.next else []
    told = [fact for fact in told if fact] or ["no date"]
    shown, each = list(told), [Fact(fact) for fact in told]
    if item.moves and (because := words.because(item)):
        place = told.index(moved)
        room = _LINE - len(" · ".join(told)) - len(" ()")
        why = textwrap.shorten(because, room, placeholder="…") if room >= _LEAST else ""
        shown[place] = f"{moved} ({why})" if why.strip("…") else moved
        each.insert(place + 1, Fact(because, "Why"))
    return Facts(" · ".join(shown), each)


def _indented(said: str) -> Facts:
    return Facts(f"  {said}", each_fact(said))


def _since(step: Step, today: date) -> str:
    """Where it came from."""
    item, with_whom = step.item, step.with_whom
    if item.since is None:
        return ""
    day = words.say_short(item.since, today)
    name = with_whom.person.first_name if with_whom else ""
    began = "" if step.others else _BEGAN.get(item.kind, "")
    if with_whom and with_whom.person.is_mentee and item.kind is Kind.CONTACT:
        began = ""
    return (
        began.format(who=name, day=day) if name and began else f"from {day}{f' with {name}' if name else ''}"
    )


def _meets(meeting: Meeting, today: date) -> str:
    near = say_near(meeting.date, today)
    return f"you meet {near if near in ('today', 'tomorrow') else f'on {say_day(meeting.date, today)}'}"


def _together(step: Step) -> list[Line]:
    found = [step.one, *step.others]
    lines = [Line(f"  - {one.item.text}") for one in found[:_TEXTS]]
    more = len(found) - _TEXTS
    return [*lines, Line(f"  and {more} more")] if more > 0 else lines


def _and(said: Sequence[str]) -> str:
    return " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)
