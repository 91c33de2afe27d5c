"""What to ask before one parts: is it still worth both our time, and when again; at the end, what it gave.

PRACTICE D2, M5, S7.
"""

from __future__ import annotations

from mentorlog.journal import Meeting, Person

CLOSING = "closing"  # the kind of meeting that is the last talk
PARTING = ("Is this still useful to us both?", "When do we meet next?")
PARTING_WITH_MENTEE = ("What was useful to you today?", "When do we meet next?")
# What it gave, who else to meet, how one stays in touch.
LAST_PARTING = ("What changed?", "Whom do I ask next?", "How do we stay in touch?")
LAST_PARTING_WITH_MENTEE = ("What will you take with you?", "Whom should you meet next?")


def is_last(meeting: Meeting | None) -> bool:
    """Whether a meeting is planned to be the last talk."""
    return meeting is not None and meeting.kind == CLOSING


def parting(person: Person, *, last: bool) -> tuple[str, ...]:
    """The questions at the end of a meeting, or of the last talk, with somebody."""
    if last:
        return LAST_PARTING_WITH_MENTEE if person.is_mentee else LAST_PARTING
    return PARTING_WITH_MENTEE if person.is_mentee else PARTING
