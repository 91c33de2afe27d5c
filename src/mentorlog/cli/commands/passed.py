"""Planned meetings whose day has passed: asked about once, at a terminal."""

from __future__ import annotations

from functools import partial

from mentorlog.cli import messages
from mentorlog.cli.session import Session
from mentorlog.dates import When, say_day
from mentorlog.journal import Journal, Meeting, Person
from mentorlog.practice.ending import fading
from mentorlog.practice.logs import Entry, entries, with_entry
from mentorlog.practice.meeting.planning import cancel, reschedule
from mentorlog.practice.standing import relationship
from mentorlog.render import words

# The word in a meeting's log that says it was asked about and nobody said.
_ASKED = "asked"
_BECAME = {"h": ("held",), "m": ("moved",), "n": ("not", "not happen", "did not happen")}
_TO_DO = {"b": ("begin", "begin again"), "c": ("close",)}


def ask_about_passed(
    session: Session, journal: Journal, person: Person, *, leave: Meeting | None = None
) -> None:
    """Asks what became of each meeting with `person` whose day is over: held, moved, or not at all.

    `leave` is one that the command at hand settles itself.
    """
    for meeting in relationship(journal, person, session.today).passed:
        if meeting == leave or _was_asked(journal, meeting):
            continue
        from mentorlog.cli.answers import one_of

        day = say_day(meeting.date, session.today)
        session.tell(f"You had planned to meet {person.first_name} on {day}.")
        answer = session.ask_until("[h]eld, [m]oved, did [n]ot happen? (Enter: leave it)", one_of(_BECAME))
        line = messages.of_meeting("Asked about", person, meeting.date, meeting)
        edit = journal.edit()
        when = _moved_to(session, person) if answer == "m" else None
        if answer == "h":
            edit.set(meeting.path, status="held")
            line = messages.of_meeting("Held", person, meeting.date, meeting)
            session.say(
                f"Held. To write it down: {session.mentorlog} note {person.short} --date {meeting.date}"
            )
        elif when:
            reschedule(edit, meeting, when, session.today, wish="")
            line = messages.of_meeting("Moved", person, meeting.date, meeting, to=when.day)
            session.tell(f"Moved to {say_day(when.day, session.today)}.")
        elif answer == "n":
            cancel(edit, meeting, session.today, "did not happen")
            line = messages.of_meeting("Cancelled", person, meeting.date, meeting)
            session.say("Cancelled.")
        else:
            entry = Entry(session.today, _ASKED, "held, moved or not? not said")
            edit.change(meeting.path, partial(with_entry, title="Log", entry=entry))
        edit.save(line)
        session.store.has_written = False  # what the command itself is to store is still ahead


def offer_to_faded(session: Session, journal: Journal, person: Person) -> None:
    """Offers, once, a way to begin again with somebody with whom it has been silent for long, or to close."""
    with_whom = relationship(journal, person, session.today)
    if not fading.to_offer(journal, [with_whom]):
        return
    from mentorlog.cli.answers import one_of

    session.say(f"{person.name}: {words.quiet(with_whom)}.")
    answer = session.ask_until("[b]egin again, or [c]lose? (Enter: leave it)", one_of(_TO_DO))
    edit = journal.edit()
    fading.remember_offered(edit, person, session.today)
    edit.save(messages.of_person("Asked about", person))
    session.store.has_written = False
    if answer == "b":
        session.tell(f"A draft to begin with: {session.mentorlog} nudge {person.short}")
    elif answer == "c":
        session.tell(f"The sheet for a good end: {session.mentorlog} mentor close {person.short}")


def _was_asked(journal: Journal, meeting: Meeting) -> bool:
    log = entries(journal.document(meeting.path), "log")
    # What was asked before it was moved to a later day was about another day.
    return any(entry.word == _ASKED and entry.day > meeting.date for entry in log)


def _moved_to(session: Session, person: Person) -> When | None:
    from mentorlog.cli import adding  # which most notes and reviews have no need of

    return session.ask_until(
        "To when? (Enter: leave it)", lambda text: adding.read_to_come(session, text, person)
    )
