"""The first meeting: getting to know each other, then how one wants to work together (PRACTICE D3, S2)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from mentorlog.errors import Damaged
from mentorlog.journal import Journal, Meeting, Person
from mentorlog.journal.records import Agreement
from mentorlog.practice.beginning.agreement import Point, open_points
from mentorlog.practice.logs import entries
from mentorlog.practice.me import read_me
from mentorlog.practice.standing import Relationship

KICK_OFF = "kick-off"  # the kind of meeting
QUESTIONS = (
    "What brought you to where you are?",
    "What do you like most about what you do now?",
    "Who helped you on the way, and how?",
)
QUESTIONS_TO_MENTEE = (
    "What brought you here?",
    "When do you forget the time?",
    "What would you like to be different in a year?",
)
# With these there may be something to settle; anybody else has not said yes, or not any more.
_TOGETHER = ("active", "paused")
# After how many meetings without a word on it nobody is reminded any more (PRACTICE S8).
_REMINDED_FOR = 3


class KickOff(NamedTuple):
    """What the sheet of a first meeting has before all else.

    `open` is what to settle and `settled` what is agreed already; `strengths` are mine, for myself to tell.
    """

    questions: tuple[str, ...]
    open: tuple[Point, ...]
    settled: Agreement
    strengths: tuple[str, ...]


def met_unwritten(journal: Journal, with_whom: Relationship) -> date | None:
    """Since when the two have known each other, where they have met and no meeting is written down.

    A `since` that is past says so, unless it is the day on which the other said yes: one meets after that.
    """
    person = with_whom.person
    since = person.since if person.status in _TOGETHER and not person.private else None
    if since is None or since >= with_whom.today or with_whom.last:
        return None
    from mentorlog.practice.beginning.asking import ANSWERED  # of few is it not known otherwise

    log = entries(journal.document(person.path), "log")
    return None if any(entry.word == ANSWERED and entry.day == since for entry in log) else since


def kick_off(journal: Journal, person: Person, meeting: Meeting | None, *, is_first: bool) -> KickOff | None:
    """What a first meeting begins with; None where the meeting is no first one.

    A meeting of kind "kick-off" is one, whatever came before.
    """
    if not is_first and not (meeting and meeting.kind == KICK_OFF):
        return None
    # Of a record that is private a sheet does not say what it holds.
    together = person.status in _TOGETHER and not person.private
    return KickOff(
        QUESTIONS_TO_MENTEE if person.is_mentee else QUESTIONS,
        open_points(person.agreement) if together else (),
        person.agreement if together else Agreement(),
        _strengths(journal),
    )


def wants_agreement(person: Person, held: int) -> bool:
    """Whether, after the first meetings, nothing at all is agreed with somebody one meets."""
    is_ours = person.status == "active" and not person.private
    return is_ours and 0 < held <= _REMINDED_FOR and person.agreement == Agreement()


def _strengths(journal: Journal) -> tuple[str, ...]:
    try:
        me = read_me(journal)
    except Damaged:
        return ()  # `me` says what is wrong with it
    return () if me.private else me.strengths
