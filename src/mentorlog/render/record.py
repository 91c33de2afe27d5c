"""One record as a page: a person, a goal, a meeting, with what it says in its own words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from mentorlog.dates import say_date, say_day
from mentorlog.journal import ENDINGS, HEADINGS, Goal, Kind, Meeting, Person
from mentorlog.practice.logs import Entry
from mentorlog.practice.standing import Relationship, Standing
from mentorlog.render import words
from mentorlog.render.agreement import rows
from mentorlog.render.page import Fact, Facts, Line, Page, Part, facts, part


def person_page(
    with_whom: Relationship,
    goals: Sequence[Goal],
    items: Sequence[Standing],
    log: Sequence[Entry] = (),
    *,
    named_by: str = "",
) -> Page:
    """What there is about a person: the record, the agreement, what is open, what happened to the record."""
    person, today = with_whom.person, with_whom.today
    # What is known of somebody is neither open nor done.
    going_on = [one for one in items if one.item.kind is not Kind.ABOUT]
    told = [
        Line(facts(", ", person.role, words.status(with_whom), person.place), label="They are"),
        *_fact("For", person.skill),
        *_fact("Goals", facts("; ", *(goal.title for goal in goals))),
        *_fact("Since", say_date(person.since) if person.since else ""),
        *_fact("Fit", _fit(person)),
        *_fact("Named by", named_by),
        *_fact("Look again", _look_again(person)),
        *_fact("Also called", facts(", ", *person.aliases)),
        *_fact("Last met", say_day(with_whom.last.date, today) if with_whom.last else ""),
        *_fact("Next", words.when(with_whom.next, today) if with_whom.next else ""),
    ]
    return Page(
        title=person.name,
        parts=(
            Part("", tuple(told), level=0),
            *part("About", _about(items), level=1, space=True, brief=999),
            *part("Agreed", rows(person.agreement, person.first_name), level=1, space=True, brief=99),
            *part("Open", item_lines(going_on, {person.slug: person}, today), level=1, space=True, brief=999),
            *part("Log", _dated(log), level=1, space=True, brief=999),
            _where(person.path),
        ),
    )


def _about(items: Sequence[Standing]) -> list[Line]:
    known = (one.item for one in items if one.item.kind is Kind.ABOUT)
    return [Line(item.text, right="private" if item.private else "") for item in known]


def _fit(person: Person) -> str:
    """How well a candidate fits; "not known yet" of what nobody wrote down."""
    said = {name: getattr(person.fit, name) for name in type(person.fit).model_fields}
    if not any(said.values()) and person.status != "candidate":
        return ""
    unknown = [name for name, value in said.items() if value is None]
    known = facts(", ", *(f"{name} {value}" for name, value in said.items() if value is not None))
    missing = f"not known yet: {', '.join(unknown)}" if unknown else ""
    return Facts("; ".join(filter(None, [known, missing])), [*known.each, missing])


def _look_again(person: Person) -> str:
    return say_date(person.look_again) if person.look_again and person.status == "asked" else ""


def _dated(log: Sequence[Entry]) -> list[Line]:
    return [Line(f"{one.word}{f': {one.text}' if one.text else ''}", label=say_date(one.day)) for one in log]


class GoalRecord(NamedTuple):
    """A goal with what is shown of it; `ended` is the line of its log that says how it came to its status."""

    goal: Goal
    progress: tuple[Entry, ...] = ()
    ended: Entry | None = None
    log: tuple[Entry, ...] = ()
    served_by: tuple[Person, ...] = ()
    mentee: Person | None = None
    items: tuple[Standing, ...] = ()
    missing: tuple[str, ...] = ()
    question: str = ""


def goal_page(whole: GoalRecord, today: date) -> Page:
    """What there is about a goal: the record, its steps, its progress, and what is not said of it yet."""
    goal, ended = whole.goal, whole.ended
    stretch = {True: "yes", False: "no", None: ""}[goal.stretch]
    since = f", {say_date(ended.day)}{f': {ended.text}' if ended.text else ''}" if ended else ""
    told = [
        Line(f"{goal.status}{since}", label="It is"),
        *_fact("Whose", whole.mentee.name if whole.mentee else ""),
        *_fact("By", say_date(goal.due) if goal.due else ""),
        *_fact("Measured by", goal.measure),
        *_fact("Why", goal.why),
        *_fact("Skill", goal.skill),
        *_fact("Stretches", stretch),
        *_fact("With", facts(", ", *(person.name for person in whole.served_by))),
    ]
    people = {person.slug: person for person in (*whole.served_by, *filter(None, [whole.mentee]))}
    steps = item_lines(whole.items, people, today)
    earlier = [entry for entry in whole.log if entry != ended]
    closing = [Line(whole.question, label="To think about")] if whole.question else []
    if whole.missing:
        command = f"mentorlog goal edit {goal.slug} {_SAYS[whole.missing[0]]}"
        closing.append(Line(f"What may still help: {_listed(whole.missing)}.", command=command, tone="quiet"))
    return Page(
        title=goal.title,
        parts=(
            Part("", tuple(told), level=0),
            *part("Steps and promises", steps, level=1, space=True, brief=999),
            *part("Progress", _dated(whole.progress), level=1, space=True, brief=999),
            *part("Log", _dated(earlier), level=1, space=True, brief=999),
            *part("", closing, level=0, space=True),
            _where(goal.path),
        ),
    )


# What makes a goal hold, as it is named where it is not said yet.
_HELPS = {
    "measure": "how you will know",
    "step": "a next step",
    "due": "by when",
    "stretch": "whether it stretches you",
}
# The option that says each.
_SAYS = {"measure": '--measure "..."', "step": '--step "..."', "due": "--due DATE", "stretch": "--stretch"}


def _listed(missing: Sequence[str]) -> str:
    said = [_HELPS[key] for key in missing]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


def meeting_page(meeting: Meeting, person: Person | None, body: str, today: date) -> Page:
    """A meeting as it was written down; private parts are shown, marked as such."""
    title = facts(" · ", person.name if person else meeting.person, words.when(meeting, today))
    lines = [Line(line) for line in body.strip("\n").split("\n")] if body.strip() else []
    return meeting_of(meeting, title, part("", lines, level=0, space=True, brief=9999))


def meeting_of(meeting: Meeting, title: str, body: Sequence[Part]) -> Page:
    """A meeting with what was written down in it."""
    how = [word for word in (meeting.status, meeting.kind, meeting.medium) if word and word != "session"]
    facts_of_it = Part("", (Line(facts(" · ", *how), tone="quiet"),), level=0)
    return Page(title=title, parts=(facts_of_it, *body, _where(meeting.path)))


def review_page(path: str, body: str) -> Page:
    """What a weekly review settled, as its page says it."""
    title, _, rest = body.strip("\n").partition("\n")
    # The ids are for mentorlog, which goes on after them.
    said = re.sub(r"  \[id:: \w+\]$", "", rest.strip("\n"), flags=re.MULTILINE)
    lines = tuple(Line(line) for line in said.split("\n"))
    return Page(
        title=title.lstrip("# "), parts=(Part("", lines, level=0, space=True, brief=9999), _where(path))
    )


def _fact(label: str, text: str) -> list[Line]:
    return [Line(text, label=label)] if text else []


def item_lines(found: Sequence[Standing], people: Mapping[str, Person], today: date) -> list[Line]:
    """Items of a record: what it is, until when or how it ended, whose it is where it is not mine."""
    lines = []
    for one in found:
        item = one.item
        what = HEADINGS[item.kind].lower() if item.kind not in ENDINGS else str(item.kind)
        due = words.due(one, today) if item.is_open else ""
        ended = words.ending(item) if item.state and not item.is_open else ""
        said = [Fact(what, "Kind"), Fact(due, "When"), Fact(ended)]
        if item.owner and not item.is_mine:
            said.insert(0, Fact(f"{words.owner(item, people)}'s", "Whose"))
        said += [Fact("private")] if item.private else []
        lines.append(Line(item.text, right=facts(", ", *said), id=item.id))
    return lines


def _where(path: str) -> Part:
    return Part("", (Line(path, tone="quiet"),), level=0, space=True)
