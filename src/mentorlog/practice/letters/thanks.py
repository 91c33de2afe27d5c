"""A thank-you at the end of a relationship, drafted from facts (PRACTICE P7, S7).

As in every letter, each sentence has its sources, and nothing is invented. What was written down without a
talk, about what broke down and what one would do differently, is for oneself: it is never in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from mentorlog.dates import say_count
from mentorlog.journal import Item, Journal, Kind, Meeting, Person
from mentorlog.practice.goals import serves
from mentorlog.practice.letters.sentences import Letter, Sentence, Teller, check_may_be_told, cut
from mentorlog.practice.standing import in_outline, relationship, shown, standings

# It has fewer words than this. First it tells of less, then of each with fewer words.
MOST_WORDS = 150
_SIZES = ((4, None), (3, None), (2, None), (2, 30), (1, 30), (1, 20), (1, 12), (1, 6), (1, 3), (1, 1))


def thank_you(journal: Journal, person: Person, today: date) -> Letter:
    """The draft to `person`; always under 150 words. Raises BadInput where their record is private."""
    journal.check_private()
    check_may_be_told(None, [person])
    with_whom = relationship(journal, person, today)
    held = [in_outline(meeting) for meeting in with_whom.held if meeting.date <= today]
    items = [item for item in journal.items(person.slug) if item.person == person.slug]
    visible = [one.item for one in shown(standings(items, {person.slug: with_whom}))]
    teller = Teller(person, today, {meeting.path: meeting for meeting in held}, tuple(items))
    for facts, limit in _SIZES:
        letter = _letter(journal, replace(teller, limit=limit), held, visible, facts)
        if letter.words < MOST_WORDS:
            break
    return letter


def _letter(
    journal: Journal, teller: Teller, held: Sequence[Meeting], visible: Sequence[Item], facts: int
) -> Letter:
    person = teller.person
    told = [said for fact in _facts(teller, visible)[:facts] for said in fact]
    greeting = teller.plain(f"Hi {cut(person.first_name, teller.limit)},", person)
    body = (*_met(teller, held), *told, *_goal(journal, teller))
    return Letter(person, None, greeting, body, tuple(_end(teller, held)))


def _met(teller: Teller, held: Sequence[Meeting]) -> Iterable[Sentence]:
    thanks = "Thank you for your trust." if teller.person.is_mentee else "Thank you for the time you gave me."
    yield teller.plain(thanks, teller.person)
    if not held:
        return
    times = {1: "once", 2: "twice"}.get(len(held), say_count(len(held), "time"))
    first, last = teller.day(held[0].date), teller.day(held[-1].date)
    days = f"on {first}" if first == last else f"from {first} to {last}"
    yield teller.plain(f"We met {times}, {days}.", *held)


def _facts(teller: Teller, visible: Sequence[Item]) -> list[list[Sentence]]:
    """What there is to thank for, the weightiest first: advice that was tried and what came of it, what was
    learned in a meeting, whom one met through them, what they did."""
    is_mentee = teller.person.is_mentee
    advice = _best(visible, Kind.ADVICE, mine=not is_mentee)
    met = _best((item for item in visible if item.meeting), Kind.CONTACT, mine=True)
    theirs = _best(visible, Kind.COMMITMENT, mine=False)
    told = [teller.telling(advice) if advice else [], _learned(teller, visible)]
    if met:
        told.append([*teller.telling(met), teller.plain("Thank you for naming them.", met)])
    if theirs:
        thanks = [] if is_mentee else [teller.plain("Thank you for that.", theirs)]
        told.append([*teller.telling(theirs), *thanks])
    return [each for each in told if each]


def _best(items: Iterable[Item], kind: Kind, *, mine: bool) -> Item | None:
    """The last one done, of those that something came of before all others."""
    found = [one for one in items if one.kind is kind and one.is_mine == mine and one.state == "done"]
    return max(found, key=lambda one: (bool(one.result), one.ended or one.since or date.min), default=None)


def _learned(teller: Teller, visible: Sequence[Item]) -> list[Sentence]:
    # What stands in the person's own record may be what one learned from how it went.
    lessons = [
        one for one in visible if one.kind is Kind.LESSON and one.meeting and one.meeting <= teller.today
    ]
    newest = max(lessons, key=lambda one: (one.meeting or date.min, one.line), default=None)
    return [teller.quoted("What I take with me", newest.text, newest)] if newest else []


def _goal(journal: Journal, teller: Teller) -> Iterable[Sentence]:
    """One goal, a reached one before one that goes on."""
    person = teller.person
    found = [goal for goal in journal.goals if serves(person, goal) and not goal.private]
    for status, mine, theirs in (
        ("achieved", "I have reached what I came with", "You have reached what you came with"),
        ("active", "I go on working towards", "I wish you well on the way to"),
    ):
        for goal in found:
            if goal.status == status:
                yield teller.quoted(theirs if goal.of else mine, goal.title, goal)
                return


def _end(teller: Teller, held: Sequence[Meeting]) -> Iterable[Sentence]:
    last = held[-1] if held else None
    if last and last.kind == "closing":
        yield teller.plain(f"Thank you for our last talk, on {teller.day(last.date)}, too.", last)
    else:
        yield teller.plain("I would like to end our regular meetings here, with thanks.", teller.person)
    yield teller.plain("All good wishes.", teller.person)
