"""Which command comes next, by what there is in the journal: never one that shows nothing, nor another's.

Hints after an error, and the one way on after an empty answer, are made of these.
"""

from __future__ import annotations

from datetime import date

from mentorlog.journal import Journal, Kind, Person
from mentorlog.practice.standing import is_over, relationships, standings

_GROUPS = ("mentor", "mentee")


def group_of(person: Person) -> str:
    """The group of commands in whose list somebody is."""
    return "mentee" if person.is_mentee else "mentor"


def lists_of_people(journal: Journal) -> list[str]:
    """The commands that show who there is: whom one meets, else those of before; none where nobody is."""
    there = {group_of(one) for one in journal.people if not is_over(one)}
    if there:
        return [f"mentorlog {group} list" for group in _GROUPS if group in there]
    gone = {group_of(one) for one in journal.people}
    return [f"mentorlog {group} list --all" for group in _GROUPS if group in gone]


def lists_of_goals(journal: Journal) -> list[str]:
    """The command that shows the goals: those one is after, else all; none where there is none."""
    if not journal.goals:
        return []
    return [
        "mentorlog goal list" + ("" if any(goal.status == "active" for goal in journal.goals) else " --all")
    ]


def lists_of_items(journal: Journal, today: date) -> list[str]:
    """The shortest list that has something in it; none where nothing was ever written."""
    known = standings(journal.items_since(date.max), relationships(journal, today))
    going_on = [one for one in known if one.item.is_open and not one.unsettled]
    if any(one.item.kind in (Kind.COMMITMENT, Kind.CONTACT) for one in going_on):
        return ["mentorlog list"]
    if going_on:
        return ["mentorlog list --kind any"]
    # What has rested is read up to the first that is found.
    is_any = any(item.state is not None for item in journal.items())
    return ["mentorlog list --kind any --all"] if is_any else []


def lists_of_ended(journal: Journal) -> list[str]:
    """The list that has what ended, where something did."""
    ended = any(item.state not in (None, "open") for item in journal.items())
    return ["mentorlog list --kind any --all"] if ended else []


def lists_of_theirs(journal: Journal) -> list[str]:
    """The list of what others owe, where they owe something."""
    waits = any(
        item.is_open and item.owner and not item.is_mine and item.kind in (Kind.COMMITMENT, Kind.CONTACT)
        for item in journal.items_since(date.max)
    )
    return ["mentorlog list --theirs"] if waits else []


def way_on(journal: Journal, today: date, person: Person | None = None) -> str:
    """The command by which it goes on, with whomever or with one person: somebody, a meeting, its sheet.

    It names nobody who is private and was not asked for: a report may be shared.
    """
    if person is None:
        met = [one for one in journal.people if one.status == "active" and not one.private]
        if not met:
            return next(iter(lists_of_people(journal)), 'mentorlog mentor add "NAME"')
        short = {one.slug: one.short for one in met}
    elif person.status == "active":
        short = {person.slug: person.short}
    else:
        return to_go_on(person).partition(": ")[2]
    planned = journal.meetings(person.slug if person else None).of_status("planned", since=today)
    ahead = next((short[meeting.person] for meeting in planned if meeting.person in short), "")
    who = next(iter(short.values())) if len(short) == 1 else "WHO"
    return f"mentorlog prep {ahead}" if ahead else f"mentorlog meeting plan {who} WHEN"


def nobody(journal: Journal, group: str) -> tuple[str, str]:
    """Why the list of a group is empty, and the way on."""
    if any(group_of(one) == group for one in journal.people):
        return "Nobody you meet now.", f"mentorlog {group} list --all"
    said = f"No {group} here yet." if journal.people else "Nobody here yet."
    return said, f'mentorlog {group} add "NAME"'


def to_go_on(person: Person) -> str:
    """What goes on with somebody, by how it stands with them: words, and the command."""
    group, short = group_of(person), person.short
    match person.status:
        case "closed":
            return f"To begin again: mentorlog {group} reopen {short}"
        case "paused":
            return f"To go on: mentorlog {group} resume {short}"
        case "asked":
            return f"When they answer: mentorlog {group} answer {short} yes|later|no"
        case "candidate" | "declined" if not person.is_mentee:
            return f"To ask: mentorlog {group} ask {short}"
        case "candidate" | "declined":
            return f"If you meet: mentorlog {group} edit {short} --status active"
    return f"See: mentorlog {group} show {short}"
