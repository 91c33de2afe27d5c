"""Shadowing: one watches the other at work, with a brief before and a debrief after (PRACTICE M2)."""

from __future__ import annotations

from mentorlog.journal import Journal, Meeting, Person
from mentorlog.journal.document import Document
from mentorlog.journal.item_line import ItemLine
from mentorlog.journal.lines import bare

SHADOWING = "shadowing"  # the kind of meeting
BRIEF = "Brief"
DEBRIEF = "Debrief"

# What to agree on before, and to ask after; with a mentee it is they who watch.
BEFORE = (
    "What will happen, and who will be there?",
    "What shall I watch for?",
    "What may I ask or say, and when?",
)
AFTER = (
    "What did I see that surprised me?",
    "What would I have done otherwise?",
    "What will I try?",
)
BEFORE_WITH_MENTEE = (
    "What will they see, and who else is there?",
    "What shall they watch for?",
    "What may they ask or say, and when?",
)
AFTER_WITH_MENTEE = (
    "What did they see that surprised them?",
    "What would they have done otherwise?",
    "What will they try?",
)


def before(person: Person) -> tuple[str, ...]:
    """The questions of the brief."""
    return BEFORE_WITH_MENTEE if person.is_mentee else BEFORE


def after(person: Person) -> tuple[str, ...]:
    """The questions of the debrief."""
    return AFTER_WITH_MENTEE if person.is_mentee else AFTER


def brief(journal: Journal, person: Person, meeting: Meeting | None) -> tuple[str, ...]:
    """What the sheet says before: what was agreed in the record, else what to agree on."""
    if meeting is None or not _is_shadowing(person, meeting):
        return ()
    return said_under(journal.document(meeting.path), BRIEF) or before(person)


def debrief(journal: Journal, person: Person, last: Meeting | None) -> tuple[str, ...]:
    """What is still to be asked after the `last` meeting, where nobody wrote an answer down."""
    if last is None or not _is_shadowing(person, last):
        return ()
    return () if said_under(journal.document(last.path), DEBRIEF) else after(person)


def _is_shadowing(person: Person, meeting: Meeting) -> bool:
    return meeting.kind == SHADOWING and not (person.private or meeting.private)


def said_under(document: Document, title: str) -> tuple[str, ...]:
    """The lines of text and bullets below a heading, without comments and what is private."""
    section = document.find_section(title=title.casefold())
    if section is None:
        return ()
    found = []
    for number in range(section.body, section.end):
        text = bare(document.lines[number]).strip()
        if number in document.comments or not text:
            continue
        line = ItemLine.parse(text)
        found.append(line.text if line else text)
    return tuple(text for text in found if text.strip())
