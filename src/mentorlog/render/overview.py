"""The review's report, and lists of items, people, goals and meetings, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from mentorlog.dates import say_count, say_day, say_near
from mentorlog.journal import Goal, Item, Kind, Meeting, Person
from mentorlog.practice.standing import Relationship, Standing
from mentorlog.render import words
from mentorlog.render.checkpoints import mark_words
from mentorlog.render.page import Fact, Line, Page, Part, facts, part

if TYPE_CHECKING:
    from mentorlog.practice.week.review import Review

_WHEN = "When"


def review_page(review: Review, way_on: Callable[[], str] = str) -> Page:
    """The report, by person; `way_on` gives the command to go on with where there is nothing to show."""
    slugs = list(dict.fromkeys([*_slugs(review), *review.people]))
    parts = [part_ for slug in slugs for part_ in _about(review, slug)]
    loose = _lines(review, None)
    kept = [one for one in (*review.overdue, *review.due) if one.item.is_mine_alone]
    heading = "For myself" if kept else "Towards goals of mine"
    parts += part(heading, loose, level=1, space=True, brief=99, table=True)
    parts += part(
        "Goals nobody helps with yet",
        [Line(goal.title) for goal in review.goals],
        level=1,
        space=True,
        brief=99,
    )
    parts += part(
        "Whom you meet towards no goal yet",
        [
            Line("", label=one.name, command=f"mentorlog mentor edit {one.short} --goal GOAL")
            for one in review.without_goal
        ],
        level=1,
        space=True,
        brief=99,
        table=True,
    )
    closing = [Line(words.kept(review.kept.kept, review.kept.of))] if review.kept.kept else []
    if review.is_quiet:
        said = "Nothing presses, and nobody is waiting."
        closing.insert(0, Line(said, command=way_on() if not parts else "", tone="quiet"))
    closing += [Line(question, label="To think about") for question in review.prompts]
    return Page(
        title=f"Review, {say_day(review.today, review.today)}",
        parts=(*parts, *part("", closing, level=0, space=True, brief=99)),
    )


def _slugs(review: Review) -> list[str]:
    pressing = [one.item.person for one in (*review.overdue, *review.due) if one.item.person]
    return [slug for slug in dict.fromkeys(pressing) if slug in review.people]


def _about(review: Review, slug: str) -> list[Part]:
    return part(review.people[slug].name, _lines(review, slug), level=1, space=True, brief=99, table=True)


def _lines(review: Review, slug: str | None) -> list[Line]:
    today = review.today

    def mine(found: Sequence[Standing]) -> list[Standing]:
        known = review.people
        return [one for one in found if (one.item.person if one.item.person in known else None) == slug]

    lines = [Line(_with_day(one, today), id=one.item.id, label="Late") for one in mine(review.overdue)]
    lines += [Line(_with_day(one, today), id=one.item.id, label="Due") for one in mine(review.due)]
    lines += [
        Line(one.item.text, id=one.item.id, label=f"Waiting for {words.owner(one.item, review.people)}")
        for one in mine(review.waiting)
    ]
    for label, found in (("Tell", review.to_tell), ("Carried", review.carried), ("Outcome", review.outcomes)):
        lines += [Line(_asked(one, label), id=one.item.id, label=label) for one in mine(found)]
    if slug is None:
        return lines
    called = review.people[slug].short
    for meeting in review.unprepared:
        if meeting.person == slug:
            text = facts(", ", words.when(meeting, today), "no aim yet")
            lines.append(Line(text, label="Meeting", command=f"mentorlog prep {called}"))
    for with_whom in review.quiet:
        if with_whom.person.slug == slug:
            lines.append(Line(words.quiet(with_whom), label="Quiet", command=f"mentorlog nudge {called}"))
            if with_whom in review.faded:
                lines.append(Line(words.OR_CLOSE, command=words.close_command(with_whom.person)))
    for person, mark in review.checkpoints:
        if person.slug == slug:
            command = f"mentorlog {'mentee' if person.is_mentee else 'mentor'} checkpoint {called}"
            lines.append(Line(mark_words(mark), label="Checkpoint", command=command))
    for meeting in review.passed:
        if meeting.person == slug:
            planned = f"was planned for {say_day(meeting.date, today)}"
            lines.append(Line(planned, label="Meeting", command=f"mentorlog note {called}"))
    for with_whom in review.pauses_over:
        if with_whom.person.slug == slug:
            command = f"mentorlog mentor resume {called}"
            lines.append(Line(words.pause_over(with_whom), label="Pause", command=command))
    for one in review.asked:
        if one.person.slug == slug:
            said, command = words.asked(one, today), words.answer_command(one)
            lines.append(
                Line(said, label="Asked", command=f"{command}{'' if one.later else ' yes|later|no'}")
            )
    if bullets := mine(review.unsettled):
        days = sorted({one.item.meeting for one in bullets if one.item.meeting})
        said = f"{say_count(len(bullets), 'bullet')} without a box, from {_days(days, today)}"
        lines.append(Line(said, label="Unsettled", command=f"mentorlog meeting show {called} {days[0]}"))
    return lines


def _asked(one: Standing, label: str) -> str:
    """Why something that is not pressing is there all the same."""
    if label == "Carried":
        return facts(", ", one.item.text, f"carried {words.times(one.carried)}")
    return facts("; ", one.item.text, "met, and they may not know" if label == "Tell" else "what came of it?")


def _with_day(one: Standing, today: date) -> str:
    return facts(", ", one.item.text, Fact(words.due(one, today), _WHEN))


def _days(days: Sequence[date], today: date) -> str:
    return ", ".join(words.say_short(day, today) for day in days)


def list_page(
    found: Sequence[Standing], people: Mapping[str, Person], today: date, *, kinds: bool, empty: str = ""
) -> Page:
    """Items under whom they are with; `kinds` says of each what it is.

    `empty` is what to say of none and, after a tab, the way on.
    """
    groups: dict[str | None, list[Standing]] = {}
    for one in found:
        groups.setdefault(one.item.person, []).append(one)
    parts: list[Part] = []
    for slug, items in groups.items():
        kept = any(one.item.is_mine_alone for one in items)
        name = people[slug].name if slug and slug in people else (slug or ("Mine" if kept else "Goals"))
        lines = [_listed(one, people, today, kinds) for one in items]
        parts += part(name, lines, level=1, space=bool(parts), brief=9999)
    return Page(parts=tuple(parts or _none(empty)))


def waiting_page(
    found: Sequence[Standing], people: Mapping[str, Person], today: date, *, ended: bool, empty: str = ""
) -> Page:
    """What the others owe, in their own words, under whose it is; with its age, which no sheet shows.

    `empty` is what to say of none and, after a tab, the way on.
    """
    groups: dict[str, list[Standing]] = {}
    for one in found:
        groups.setdefault(one.item.owner or "", []).append(one)
    parts: list[Part] = []
    for slug, items in groups.items():
        # A first name that two of them have would not say for whom one waits.
        called = people[slug].first_name if slug in people else slug
        alike = [other for other in groups if other in people and people[other].first_name == called]
        name = people[slug].name if len(alike) > 1 else called
        lines = [_waited_for(one, people, today) for one in items]
        head = f"From {name}" if ended else f"Waiting for {name}"
        parts += part(head, lines, level=1, space=bool(parts), brief=9999)
    return Page(parts=tuple(parts or _none(empty)))


def _waited_for(one: Standing, people: Mapping[str, Person], today: date) -> Line:
    item = one.item
    kind = "to meet" if item.kind is Kind.CONTACT else str(item.kind)
    said: list[str | Fact] = [] if item.kind is Kind.COMMITMENT else [Fact(kind, "Kind")]
    if not item.is_open:
        said += _ending(item, today)
    else:
        said += [Fact(words.due(one, today), _WHEN)] if item.due else []
        said += [f"since {words.say_short(item.since, today)}"] if item.since else []
        is_old = item.since and (today - item.since).days > 1
        said += [say_near(item.since, today).removesuffix(" ago")] if item.since and is_old else []
    said += ["private"] if _is_private(item, people) else []
    return Line(item.text, right=facts(", ", *said), id=item.id)


def _is_private(item: Item, people: Mapping[str, Person]) -> bool:
    """Whether it is, or the record of somebody it is with, or whose it is."""
    concerned = [people[slug] for slug in (item.person, item.owner) if slug and slug in people]
    return item.private or any(person.private for person in concerned)


def _ending(item: Item, today: date) -> list[str | Fact]:
    ended = f" {words.say_short(item.ended, today)}" if item.ended else ""
    return [f"{words.ending(item)}{ended}", Fact(item.result, words.RESULT)]


def _listed(one: Standing, people: Mapping[str, Person], today: date, kinds: bool) -> Line:
    item = one.item
    said: list[str | Fact] = []
    if item.owner and not item.is_mine:
        said.append(Fact(f"{words.owner(item, people)}'s", "Whose"))
    if kinds or item.kind not in (Kind.COMMITMENT, Kind.CONTACT):
        said.append(Fact(str(item.kind), "Kind"))
    elif item.kind is Kind.CONTACT and item.is_open:
        said.append("to meet")
    if item.is_open:
        said.append(Fact(words.due(one, today), _WHEN))
        if one.carried:
            said.append(f"carried {words.times(one.carried)}")
        if item.moves:
            said.append(f"moved {words.times(item.moves)}")
        if not item.is_mine and item.since:
            said.append(f"since {words.say_short(item.since, today)}")
    elif item.state:
        said += _ending(item, today)
    if _is_private(item, people):
        said.append("private")
    return Line(item.text, right=facts(", ", *said), id=item.id)


def people_page(found: Sequence[Relationship], *, empty: str) -> Page:
    """One line a person: who, what they are, when next, when last."""
    lines = []
    for with_whom in found:
        person = with_whom.person
        role = person.role if person.status == "active" else f"{person.role}, {words.status(with_whom)}"
        said = [Fact(role, "They are"), Fact(person.skill, "For")]
        if with_whom.next:
            said.append(Fact(f"next {words.when(with_whom.next, with_whom.today)}", _WHEN))
        if with_whom.last:
            said.append(Fact(f"last met {say_near(with_whom.last.date, with_whom.today)}"))
        lines.append(Line(facts(" · ", *said), label=person.name))
    return _or_nothing(lines, empty)


def goals_page(found: Sequence[Goal], people: Mapping[str, Person], today: date, *, empty: str) -> Page:
    """One line a goal: what, by when, whose, how it is measured."""
    lines = []
    for goal in found:
        said = [Fact(f"by {words.say_short(goal.due, today)}" if goal.due else "no date", _WHEN)]
        if goal.of in people:
            said.append(Fact(f"{people[goal.of].first_name}'s", "Whose"))
        said.append(Fact(goal.measure, "Measured by"))
        said += [Fact(goal.status, "It is")] if goal.status != "active" else []
        lines.append(Line(facts(" · ", *said), label=goal.title))
    return _or_nothing(lines, empty)


def meetings_page(found: Sequence[Meeting], people: Mapping[str, Person], today: date, *, empty: str) -> Page:
    """One line a meeting, the next first."""
    lines = []
    for meeting in found:
        name = people[meeting.person].name if meeting.person in people else meeting.person
        time = f" {meeting.time}" if meeting.time else ""
        kind = meeting.kind if meeting.kind != "session" else ""
        said = (Fact(name, "With"), meeting.status, kind, meeting.medium)
        label = f"{say_day(meeting.date, today)}{time}"
        lines.append(Line(facts(" · ", *said), label=label))
    return _or_nothing(lines, empty)


def _or_nothing(lines: list[Line], empty: str) -> Page:
    return Page(parts=tuple(part("", lines, level=0, table=True) or _none(empty)))


def _none(empty: str) -> list[Part]:
    text, _, command = empty.partition("\t")
    return [Part("", (Line(text, command=command, tone="quiet"),), level=0)]
