"""Planned meetings whose day has passed: asked about once, at a terminal."""

from __future__ import annotations

from datetime import timedelta

from mentorlog.cli.session import Session
from mentorlog.dates import read_when, say_day
from mentorlog.journal import Journal, Meeting, Person
from mentorlog.practice.logs import Entry, entries, with_entry
from mentorlog.practice.planning import cancel, reschedule
from mentorlog.practice.standing import relationship

# The word in a meeting's log that says it was asked about and nobody said.
_ASKED = "asked"


def ask_about_passed(
    session: Session, journal: Journal, person: Person, *, leave: Meeting | None = None
) -> None:
    """Asks what became of each meeting with `person` whose day is over: held, moved, or not at all.

    `leave` is one that the command at hand settles itself.
    """
    for meeting in relationship(journal, person, session.today).passed:
        asked = any(entry.word == _ASKED for entry in entries(journal.document(meeting.path), "log"))
        if meeting == leave or asked:
            continue
        day = say_day(meeting.date, session.today)
        session.say(f"You had planned to meet {person.first_name} on {day}.")
        answer = session.ask("[h]eld, [m]oved, did [n]ot happen? (Enter: leave it)").casefold()[:1]
        edit = journal.edit()
        if answer == "h":
            edit.set(meeting.path, status="held")
            session.say(f"Held. To write it down: mentorlog note {person.short} --date {meeting.date}")
        elif answer == "m":
            when = session.ask_until(
                "To when?", lambda text: read_when(text, session.today - timedelta(days=1))
            )
            if when is None:
                continue
            reschedule(edit, meeting, when, session.today, wish="")
            session.say(f"Moved to {say_day(when.day, session.today)}.")
        elif answer == "n":
            cancel(edit, meeting, session.today, "did not happen")
            session.say("Cancelled.")
        else:
            entry = Entry(session.today, _ASKED, "held, moved or not? not said")
            edit.change(meeting.path, lambda document, entry=entry: with_entry(document, "Log", entry))  # type: ignore[misc]
        edit.save()
