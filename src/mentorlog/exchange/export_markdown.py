"""A journal as one Markdown document to read: docs/reference/export.md, "Markdown".

What somebody wrote stays Markdown. Only its headings move down, to stand below ours, and what it leaves open
is closed: a fence, a comment.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mentorlog.dates import say_count, say_date
from mentorlog.exchange.leaving import Leaving, body_of
from mentorlog.journal import Goal, Meeting, layout
from mentorlog.journal.blocks import atx, fence
from mentorlog.journal.document import Document
from mentorlog.journal.lines import BOM, bare
from mentorlog.practice.goals import ended
from mentorlog.practice.leaving.chosen import Chosen
from mentorlog.practice.standing import Relationship, Standing, in_order
from mentorlog.render import markdown, words
from mentorlog.render.page import Line, Page, part
from mentorlog.render.record import GoalRecord, goal_page, person_page
from mentorlog.render.text import visible

_DEEPEST = 6
_OURS = 4  # below `### Somebody`


def export(chosen: Chosen, leaving: Leaving) -> str:
    """The document: what is in it, people, goals, meetings, what is open, me, the reviews."""
    texts = dict(leaving.files)
    parts = [
        ("People", [_person(chosen, one) for one in chosen.people]),
        ("Goals", [_goal(chosen, one) for one in chosen.goals]),
        ("Meetings", [_meeting(chosen, one) for one in chosen.meetings]),
        ("Open", _open(chosen)),
        ("Me", [_body(chosen, layout.ME_FILE, 3)] if layout.ME_FILE in texts else []),
        ("Reviews", [_body(chosen, path, 3) for path in texts if path.startswith("reviews/")]),
    ]
    there = [(title, [one for one in found if one.strip()]) for title, found in parts]
    there = [(title, found) for title, found in there if found]
    said = [f"# {_title(chosen)}", _about(chosen), *_contents(chosen, [title for title, _ in there])]
    for title, found in there:
        said += [f"## {title}", *found]
    return "\n\n".join(one.strip("\n") for one in said if one) + "\n"


def _title(chosen: Chosen) -> str:
    name = chosen.person.name if chosen.person else ""
    return f"Mentoring journal: {markdown.escaped(name)}" if name else "Mentoring journal"


def _about(chosen: Chosen) -> str:
    since = f", since {say_date(chosen.since)}" if chosen.since else ""
    return f"As of {say_date(chosen.today)}{since}."


def _contents(chosen: Chosen, titles: Sequence[str]) -> list[str]:
    listed: list[str] = []
    for title in titles:
        names: Iterable[str] = ()
        if title == "People":
            names = [one.person.name for one in chosen.people]
        elif title == "Goals":
            names = [one.title for one in chosen.goals]
        elif title == "Meetings":
            first, last = chosen.meetings[0].date, chosen.meetings[-1].date
            days = say_date(first) if first == last else f"{say_date(first)} to {say_date(last)}"
            names = [f"{say_count(len(chosen.meetings), 'meeting')}, {days}"]
        listed += [f"- {title}", *(f"  - {markdown.escaped(name)}" for name in names)]
    return ["\n".join(listed)] if listed else []


def _person(chosen: Chosen, with_whom: Relationship) -> str:
    """What there is about somebody: the facts and the agreement, then the record in its own words."""
    person = with_whom.person
    goals = [goal for goal in chosen.journal.goals if goal.slug in person.goals]
    by = chosen.names.get(person.referred_by)
    page = person_page(with_whom, goals, (), named_by=by.name if by else person.referred_by)
    return f"{_nested(page)}\n\n{_body(chosen, person.path, _OURS)}"


def _goal(chosen: Chosen, goal: Goal) -> str:
    """What there is about a goal: the facts, then its steps, progress and log in their own words."""
    serving = [one for one in chosen.names.values() if goal.slug in one.goals]
    if chosen.person:
        serving = [one for one in serving if one.slug == chosen.person.slug]
    record = GoalRecord(
        goal,
        ended=ended(chosen.journal, goal),
        served_by=tuple(serving),
        mentee=chosen.names.get(goal.of) if goal.of else None,
    )
    return f"{_nested(goal_page(record, chosen.today))}\n\n{_body(chosen, goal.path, _OURS)}"


def _nested(page: Page) -> str:
    """A page of ours, its title on the third level."""
    return "\n".join(_moved(Document.parse(markdown.draw(page)), 3))


def _meeting(chosen: Chosen, meeting: Meeting) -> str:
    person = chosen.names.get(meeting.person)
    name = person.name if person else meeting.person
    day = say_date(meeting.date) + (f" {meeting.time}" if meeting.time else "")
    minutes = say_count(meeting.minutes, "minute") if meeting.minutes else ""
    kind = "" if meeting.kind == "session" else meeting.kind
    status = "" if meeting.status == "held" else meeting.status
    facts = " · ".join(filter(None, [status, kind, meeting.medium, meeting.place, minutes]))
    heading = f"### {day}, {markdown.escaped(name)}"
    return "\n\n".join(filter(None, [heading, markdown.escaped(facts), _body(chosen, meeting.path, _OURS)]))


def _open(chosen: Chosen) -> list[str]:
    found = [one for one in in_order(chosen.items) if one.item.is_open and not one.unsettled]
    mine = [one for one in found if one.item.is_mine]
    theirs = [one for one in found if not one.item.is_mine]
    page = Page(
        parts=(
            *part("Mine", [*_lines(chosen, mine)], level=2),
            *part("Theirs", [*_lines(chosen, theirs)], level=2),
        )
    )
    return [markdown.draw(page)] if found else []


def _lines(chosen: Chosen, found: Iterable[Standing]) -> Iterator[Line]:
    for one in found:
        who = words.owner(one.item, chosen.names) if not one.item.is_mine else ""
        with_whom = chosen.names.get(one.item.person or "")
        about = with_whom.name if with_whom else ""
        said = filter(None, [str(one.item.kind), who or about, words.due(one, chosen.today)])
        yield Line(one.item.text, right=", ".join(said))


def _body(chosen: Chosen, path: str, level: int) -> str:
    """What somebody wrote in a record, its highest heading on that level; nothing where nothing is."""
    return "\n".join(_moved(body_of(chosen, path)[0], level)).strip("\n")


def _moved(document: Document, level: int) -> list[str]:
    """The lines of a text, its headings moved down so far that the highest is on `level`, and all closed."""
    lines = [_typed(line) for line in document.lines]
    found = [one for one in document.sections if 0 < one.level <= _DEEPEST]
    by = level - min((one.level for one in found), default=level)
    gone: set[int] = set()
    for one in found:
        raw = bare(document.lines[one.start])
        core = raw.lstrip(" \t")
        marks = "#" * min(one.level + by, _DEEPEST)
        if atx(core) and one.body == one.start + 1:
            lines[one.start] = f"{marks} {visible(core.lstrip('#').strip())}".rstrip()
        else:
            lines[one.start] = f"{marks} {visible(one.title)}"
            gone.update(range(one.start + 1, one.body))
    kept = [line for n, line in enumerate(lines) if n not in gone]
    return [*kept, *_closing(document)]


def _typed(line: str) -> str:
    """A line as it was typed, with what a terminal would obey made visible; a tab is structure."""
    words = bare(line).removeprefix(BOM)
    return "\t".join(map(visible, words.split("\t"))) if words.strip() else ""


def _closing(document: Document) -> list[str]:
    """What closes the fence or comment that nothing closes, so that what comes after is not in it."""
    if document.unclosed >= len(document.lines):
        return []
    core = bare(document.lines[document.unclosed]).lstrip(" \t")
    return [fence(core) or "-->"]
