"""A request to somebody for their time: a letter from facts, and what is still missing in it (PRACTICE A5).

It says which skill, where I stand in it, what I saw them do, how many sessions, and on what. Where a fact is
not known there is no sentence, and the fact is named instead: nothing is written vaguely. Our own words ask
for advice and for time, never for a job (PRACTICE P6). docs/how-to/find-and-ask.md shows it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from mentorlog.dates import say_count
from mentorlog.errors import BadInput, Damaged
from mentorlog.journal import Goal, Journal, Person, layout
from mentorlog.journal.names import same
from mentorlog.practice.beginning.asking import YES, what_for
from mentorlog.practice.goals import goals_with, standing_of
from mentorlog.practice.letters.sentences import Letter, Sentence, Source, Teller, check_may_be_told, cut
from mentorlog.practice.me import Assessment, read_me

# A request has fewer words than this. Of the user's own texts it tells as many as leave room for ours.
MOST_WORDS = 150
_LIMITS = (40, 25, 15, 8, 4, 1)
SEEN, SESSIONS, FOCUS, UNTIL = (Source(f"--{name}") for name in ("seen", "sessions", "focus", "until"))


class Facts(NamedTuple):
    """What only I can say: what I saw them do, how many sessions, on what, and until when."""

    seen: str = ""
    sessions: int | None = None
    focus: str = ""
    until: date | None = None


class Request(NamedTuple):
    """The letter; the facts that are `missing` in it (of MISSING, in that order); and what it asks for.

    `skill` is the one it names, empty for none.
    """

    letter: Letter
    missing: tuple[str, ...]
    what: str
    skill: str


MISSING = ("skill", "gap", "seen", "sessions", "focus")


def request(journal: Journal, person: Person, today: date, facts: Facts) -> Request:
    """The draft to `person`, always under 150 words.

    Raises BadInput where they are private, or a mentee, or nothing says what I would ask them for.
    """
    journal.check_private()
    check_may_be_told(None, [person])
    if person.is_mentee:
        raise BadInput(f"{person.name} is your mentee: asking is up to them.", "Ask somebody else.")
    goal = _goal(journal, person)
    skill = person.skill or (goal.skill if goal else "")
    if not (skill or goal or facts.focus):
        raise BadInput(f"Nothing says what you would ask {person.first_name} for.", "Say it: --focus TEXT")
    level = level_of(journal, skill) if skill else None
    gaps = {
        "skill": bool(skill),
        "gap": bool(level or goal),
        "seen": bool(facts.seen),
        "sessions": bool(facts.sessions),
        "focus": bool(facts.focus),
    }
    teller = Teller(person, today, {})
    for limit in _LIMITS:
        letter = _letter(journal, replace(teller, limit=limit), facts, skill, level, goal)
        if letter.words < MOST_WORDS:
            break
    what = what_for(facts.sessions, facts.focus or skill)
    return Request(letter, tuple(name for name in MISSING if not gaps[name]), what, skill)


def level_of(journal: Journal, skill: str) -> Assessment | None:
    """The last assessment of a skill in me.md, where it has a level, and where me.md can be read."""
    try:
        me = read_me(journal)
    except Damaged:
        return None  # nothing is said of it
    found = me.skill(skill)
    return found.now if found and found.now.level and not me.private else None


def _goal(journal: Journal, person: Person) -> Goal | None:
    """The goal that it is for: the one that needs the skill, else the first."""
    found = goals_with(journal, person)
    alike = [goal for goal in found if person.skill and same(goal.skill) == same(person.skill)]
    return next(iter([*alike, *found]), None)


def _letter(
    journal: Journal, teller: Teller, facts: Facts, skill: str, level: Assessment | None, goal: Goal | None
) -> Letter:
    person = teller.person
    greeting = teller.plain(f"Hi {cut(person.first_name, teller.limit)},", person)
    body = [
        *_named_by(journal, teller),
        *_seen(teller, facts),
        *_gap(teller, skill, level, goal),
        *_towards(journal, teller, skill, goal),
    ]
    closing = [
        *_asked(teller, facts),
        teller.plain("If not, that is fine, and perhaps you know when, or whom else I could ask.", person),
    ]
    return Letter(person, None, greeting, tuple(body), tuple(closing))


def _named_by(journal: Journal, teller: Teller) -> Iterable[Sentence]:
    by = journal.person_by_slug(teller.person.referred_by)
    if by and not by.private:
        yield teller.plain(f"{cut(by.name, teller.limit)} gave me your name.", by, teller.person)


def _seen(teller: Teller, facts: Facts) -> Iterable[Sentence]:
    if facts.seen:
        yield teller.quoted("I am writing to you because of what I saw you do", facts.seen, SEEN)


def _gap(teller: Teller, skill: str, level: Assessment | None, goal: Goal | None) -> Iterable[Sentence]:
    if not skill:
        return
    source: Person | Goal = teller.person if teller.person.skill or goal is None else goal
    yield teller.quoted("There is something I want to get better at", skill, source)
    if level is None:
        return
    when = f"On {teller.day(level.day)} I" if level.day else "I"
    matters = f", and how much it matters to me at {level.importance} of 5" if level.importance else ""
    yield teller.plain(
        f"{when} put myself at {level.level} of 5 there{matters}.", Source(layout.ME_FILE, level.line)
    )


def _towards(journal: Journal, teller: Teller, skill: str, goal: Goal | None) -> Iterable[Sentence]:
    if goal is None:
        return
    yield teller.quoted("It is for a goal of mine" if skill else "I have a goal", goal.title, goal)
    if goal.due and goal.due >= teller.today:
        yield teller.plain(f"I want to be there by {teller.day(goal.due)}.", goal)
    if now := standing_of(journal, goal).now:
        yield teller.quoted("Where I am now", now.word, goal)


def _asked(teller: Teller, facts: Facts) -> Iterable[Sentence]:
    """What I ask for. Without a number of sessions it is a question, about the focus or what stands above."""
    person, minutes = teller.person, teller.person.agreement.minutes
    until = f" until {teller.day(facts.until)}" if facts.until else ""
    of = [UNTIL] if until else []
    if facts.sessions:
        length = f" of {minutes} minutes" if minutes else ""
        head = f"I would like to ask you for {say_count(facts.sessions, 'session')}{length}{until}"
        of = [SESSIONS, *of]
        if facts.focus:
            yield teller.quoted(f"{head}, on this", facts.focus, *of, FOCUS, person)
        else:
            yield teller.plain(f"{head}.", *of, person)
        yield teller.plain("Would that suit you?", person)
        return
    if facts.focus:
        yield teller.quoted("What I would like to ask you about", facts.focus, FOCUS)
    about = "for that" if facts.focus else "to talk with me about it"
    yield teller.plain(f"Would you have time {about}{until}?", *of, person)


# --- and once they have answered --------------------------------------------------------------------


def thanks(
    person: Person, said: str, today: date, back: date | None = None, named: Person | None = None
) -> tuple[Sentence, ...]:
    """A line to send back, whatever they said; `named` is whom they named."""
    teller = Teller(person, today, {}, limit=_LIMITS[0])
    lines = [
        teller.plain("Thank you for saying yes." if said == YES else "Thank you for telling me.", person)
    ]
    if back:
        lines.append(teller.plain(f"I will come back to you on {teller.day(back)}.", person))
    if named:
        lines.append(teller.quoted("Thank you for giving me a name, too", named.name, named))
    return tuple(lines)
