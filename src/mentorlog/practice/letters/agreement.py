"""What was agreed, as a letter to share: plain sentences, each from the other's record (PRACTICE S2).

Nothing is in it but the agreement itself. As in every letter what was written in the user's own words stands
after a colon, just as it was typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentorlog.dates import say_count
from mentorlog.errors import BadInput
from mentorlog.journal import Person, names
from mentorlog.journal.records import Agreement
from mentorlog.practice.beginning.agreement import check_can_agree
from mentorlog.practice.letters.sentences import Letter, Sentence, Teller, check_may_be_told, cut

# It has fewer words than this. Of the user's own texts it tells as many as leave room for ours.
MOST_WORDS = 250
_LIMITS = (60, 40, 25, 12, 8, 4, 1)
_BY = {"in person": " in person", "video": " by video", "phone": " by phone", "message": " by message"}
_TEXTS = (
    ("agenda", "Our agenda"),
    ("confidentiality", "What stays between us"),
    ("obstacles", "When something gets in the way"),
    ("feedback", "How we give each other feedback"),
    ("i_learn", "How I learn best"),
    ("they_learn", "How you learn best"),
    ("i_need", "What I need"),
    ("they_need", "What you need"),
)


def agreement_letter(person: Person, today: date) -> Letter:
    """The agreement with `person`, written to them; always under 250 words.

    Raises BadInput where their record is private, or nothing is agreed.
    """
    check_may_be_told(None, [person])
    check_can_agree(person)
    if person.agreement == Agreement():
        command = f"mentorlog {'mentee' if person.is_mentee else 'mentor'} agree {person.short}"
        raise BadInput(f"Nothing is agreed with {person.first_name} yet.", f"Agree: {command}")
    for limit in _LIMITS:
        letter = _letter(Teller(person, today, {}, limit=limit))
        if letter.words < MOST_WORDS:
            break
    return letter


def _letter(teller: Teller) -> Letter:
    person = teller.person
    opening = "This is what we have agreed on, so that both of us have it."
    closing = "If I have something wrong, or something is missing, please tell me."
    return Letter(
        person,
        None,
        teller.plain(f"Hi {cut(person.first_name, teller.limit)},", person),
        (teller.plain(opening, person), *_agreed(teller, person.agreement)),
        (
            teller.plain(closing, person),
            teller.plain("We can change any of it together, whenever it no longer suits us.", person),
        ),
    )


def _agreed(teller: Teller, it: Agreement) -> Iterator[Sentence]:
    person = teller.person
    yield from _meeting(teller, it)
    if it.place.strip():
        yield teller.quoted("Where we meet", it.place, person)
    if it.notes.strip():
        yield _notes(teller, it.notes)
    for key, head in _TEXTS:
        text = getattr(it, key)
        if text.strip():
            yield teller.quoted(head, text, person)


def _meeting(teller: Teller, it: Agreement) -> Iterator[Sentence]:
    """How often, for how long, by what, until when; what is in words of one's own, after it."""
    every = ""
    if it.rhythm:
        unit, count = it.rhythm.unit, it.rhythm.count
        every = f" every {unit if count == 1 else say_count(count, unit)}"
    minutes = f" for {say_count(it.minutes, 'minute')}" if it.minutes else ""
    by = _BY.get(it.medium.casefold(), "")
    end = f" until {teller.day(it.until)}" if it.until else ""
    if it.sessions and not end:
        end = f", {say_count(it.sessions, 'time')} in all" if it.sessions > 1 else ", once"
    if every or minutes or by or end:
        said = f"{every}{minutes}{by}"
        yield teller.plain(f"We meet{said}{end if said else end.removeprefix(',')}.", teller.person)
    if it.every.strip() and not it.rhythm:
        yield teller.quoted("How often we meet", it.every, teller.person)
    if it.medium.strip() and not by:
        yield teller.quoted("How we meet", it.medium, teller.person)


def _notes(teller: Teller, text: str) -> Sentence:
    """Who takes notes: a name or a word for one of us is said as one says it, anything else as typed."""
    person = teller.person
    who = names.same(text)
    if who in ("me", "i", "myself"):
        return teller.plain("I take the notes.", person)
    if who in map(names.same, (person.name, person.first_name, person.slug, *person.aliases)):
        return teller.plain("You take the notes.", person)
    if who in ("both", "both of us", "each of us", "we both", "us both"):
        return teller.plain("We both take notes.", person)
    return teller.quoted("Notes", text, person)
