"""A journal as one HTML document that stands alone: docs/reference/export.md, "HTML".

A chapter for each person, goal and meeting, and one for progress with its plots. How it is drawn, and what
keeps a user's words text, is `render.html`.
"""

from __future__ import annotations

from collections.abc import Iterator

from mentorlog.dates import say_date
from mentorlog.exchange.leaving import body_of
from mentorlog.journal import Goal, Meeting
from mentorlog.practice.goals import ended
from mentorlog.practice.leaving.chosen import Chosen
from mentorlog.practice.logs import entries
from mentorlog.practice.progress import progress
from mentorlog.practice.standing import Relationship, in_order
from mentorlog.render import html, progress_html
from mentorlog.render.page import Page
from mentorlog.render.record import GoalRecord, goal_page, meeting_page, person_page


def export(chosen: Chosen) -> str:
    """The document."""
    name = f": {chosen.person.name}" if chosen.person else ""
    since = f", since {say_date(chosen.since)}" if chosen.since else ""
    pages = list(_parts(chosen))
    return html.document(f"Mentoring journal{name}", pages, aside=f"{say_date(chosen.today)}{since}")


def _parts(chosen: Chosen) -> Iterator[Page | html.Picture]:
    yield from (_person(chosen, one) for one in chosen.people)
    yield from (_goal(chosen, one) for one in chosen.goals)
    # Progress is of twelve months, and has nothing private, whatever else is wanted.
    is_told = chosen.since is None and not (chosen.person and chosen.person.private)
    if is_told and chosen.journal.knows_private:
        yield from progress_html.parts(progress(chosen.journal, chosen.today, person=chosen.person))
    yield from (_meeting(chosen, one) for one in chosen.meetings)


def _person(chosen: Chosen, with_whom: Relationship) -> Page:
    person, journal = with_whom.person, chosen.journal
    goals = [goal for goal in journal.goals if goal.slug in person.goals]
    items = [
        one
        for one in in_order(chosen.items)
        if one.item.person == person.slug and one.item.state in (None, "open") and not one.unsettled
    ]
    about = [one for one in items if one.item.is_open or one.item.path == person.path]
    by = chosen.names.get(person.referred_by)
    log = list(entries(journal.document(person.path), "log"))
    return person_page(with_whom, goals, about, log, named_by=by.name if by else person.referred_by)


def _goal(chosen: Chosen, goal: Goal) -> Page:
    document = chosen.journal.document(goal.path)
    serving = [one for one in chosen.names.values() if goal.slug in one.goals]
    if chosen.person:
        serving = [one for one in serving if one.slug == chosen.person.slug]
    towards = [one for one in chosen.items if goal.slug == one.item.goal or goal.path == one.item.path]
    whole = GoalRecord(
        goal,
        progress=tuple(entries(document, "progress")),
        ended=ended(chosen.journal, goal),
        log=tuple(entries(document, "log")),
        served_by=tuple(serving),
        mentee=chosen.names.get(goal.of) if goal.of else None,
        items=tuple(in_order(towards)),
    )
    return goal_page(whole, chosen.today)


def _meeting(chosen: Chosen, meeting: Meeting) -> Page:
    body = str(body_of(chosen, meeting.path)[0])
    person = chosen.names.get(meeting.person)
    page = meeting_page(meeting, person, body, chosen.today)
    # It is read on other days: "tomorrow" would be wrong.
    when = f"{say_date(meeting.date)} {meeting.time}".rstrip()
    return page._replace(title=f"{person.name if person else meeting.person} · {when}")
