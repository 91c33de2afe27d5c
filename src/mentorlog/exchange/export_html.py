"""A journal as one HTML document that stands alone: docs/reference/export.md, "HTML".

A chapter for each person, goal and meeting, one for progress with its plots, one about oneself, and the
reviews. How it is drawn, and what
keeps a user's words text, is `render.html`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from mentorlog.dates import say_date
from mentorlog.exchange.leaving import Leaving, body_of
from mentorlog.journal import Goal, Meeting, layout
from mentorlog.journal.outline import Bullet
from mentorlog.practice.goals import ended
from mentorlog.practice.leaving.chosen import Chosen
from mentorlog.practice.logs import entries
from mentorlog.practice.progress import progress
from mentorlog.practice.standing import Relationship, Standing, in_order
from mentorlog.render import html, progress_html
from mentorlog.render.body import body_parts
from mentorlog.render.page import Line, Page, Part, each_fact, facts
from mentorlog.render.record import GoalRecord, goal_page, item_lines, meeting_of, person_page


def export(chosen: Chosen, leaving: Leaving) -> str:
    """The document."""
    name = f": {chosen.person.name}" if chosen.person else ""
    since = f", since {say_date(chosen.since)}" if chosen.since else ""
    pages = list(_parts(chosen, leaving))
    return html.document(f"Mentoring journal{name}", pages, aside=f"{say_date(chosen.today)}{since}")


def _parts(chosen: Chosen, leaving: Leaving) -> Iterator[Page | html.Picture]:
    yield from (_person(chosen, one) for one in chosen.people)
    yield from (_goal(chosen, one) for one in chosen.goals)
    # Progress is of twelve months, and has nothing private, whatever else is wanted.
    is_told = chosen.since is None and not (chosen.person and chosen.person.private)
    if is_told and chosen.journal.knows_private:
        yield from progress_html.parts(progress(chosen.journal, chosen.today, person=chosen.person))
    yield from (_meeting(chosen, one) for one in chosen.meetings)
    yield from _beside(chosen, leaving)


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
    person = chosen.names.get(meeting.person)
    # It is read on other days: "tomorrow" would be wrong.
    when = f"{say_date(meeting.date)} {meeting.time}".rstrip()
    title = f"{person.name if person else meeting.person} · {when}"
    return meeting_of(meeting, title, _in_own_words(chosen, meeting.path))


def _beside(chosen: Chosen, leaving: Leaving) -> Iterator[Page]:
    """What one wrote about oneself, and the reviews."""
    for path, _ in leaving.files:
        if path == layout.ME_FILE:
            yield Page(title="Me", parts=tuple(_in_own_words(chosen, path)))
        elif path.startswith("reviews/"):
            parts = _in_own_words(chosen, path)
            week = PurePosixPath(path).stem
            if parts and parts[0].heading:  # its own words for the week
                week, parts[0] = parts[0].heading, parts[0]._replace(heading="", level=0)
            told = (one for one in parts if one.heading or one.lines)
            yield Page(title=f"Review · {week}", parts=tuple(told))


def _in_own_words(chosen: Chosen, path: str) -> list[Part]:
    """A record's body; its items as they stand."""
    known: dict[tuple[str, str], list[Standing]] = {}
    for one in chosen.items:
        if one.item.path == path:
            known.setdefault((one.item.id if one.item.has_id else "", one.item.text), []).append(one)

    def item_line(bullet: Bullet) -> Line | None:
        line = bullet.item
        texts = (line.text, f"@{line.owner} {line.text}")
        found = next((had for text in texts if (had := known.get((line.id or "", text)))), None)
        if not found:
            return None
        one = found.pop(0)  # equal lines stand in the same order there
        [said] = item_lines([one], chosen.names, chosen.today)
        is_said = bullet.kind is one.item.kind  # by the heading
        told = [fact for fact in each_fact(said.right) if not (is_said and fact.label == "Kind")]
        return said._replace(right=facts(", ", *told))

    return body_parts(body_of(chosen, path)[0], item_line)
