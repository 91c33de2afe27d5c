"""The copy of the sheet for the other person: an allow-list, never the sheet with parts taken out.

It holds what the mentor is owed (PRACTICE R4, "sums it up for the mentor"): aims, what became of their
advice, what was promised and where it stands, questions, goal titles and progress.
"""

from __future__ import annotations

from typing import NamedTuple

from mentorlog.journal import Kind, Person
from mentorlog.journal.records import Meeting
from mentorlog.practice.goals import GoalStanding
from mentorlog.practice.meeting.sheet import Sheet
from mentorlog.practice.standing import Standing


class Share(NamedTuple):
    """What is meant for the other: of items only text, state, dates and result are for showing."""

    sheet_for: Person
    meeting: Meeting | None
    last_meeting: Meeting | None
    objectives: tuple[Standing, ...]
    advice: tuple[Standing, ...]
    promises: tuple[Standing, ...]
    questions: tuple[Standing, ...]
    goals: tuple[GoalStanding, ...]


def share(sheet: Sheet) -> Share:
    """What of a sheet may be given to the person it is about."""
    ended = [one for one in sheet.since if not one.item.is_open]
    # With a mentee the advice is my own, and theirs to say what came of it.
    advice = [one for one in [*ended, *sheet.advice] if one.item.kind is Kind.ADVICE and one.item.is_mine]
    return Share(
        sheet_for=sheet.person,
        meeting=sheet.meeting,
        last_meeting=sheet.last_meeting,
        objectives=sheet.objectives,
        advice=tuple(advice),
        promises=tuple(
            [one for one in ended if one.item.kind is Kind.COMMITMENT and one.item.is_mine] + list(sheet.mine)
        ),
        questions=sheet.questions,
        goals=sheet.goals,
    )
