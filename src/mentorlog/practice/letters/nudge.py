"""A nudge: a few friendly sentences to send, about one item or to begin again (PRACTICE R5, R7, P6, P7).

With a mentee the voice is the mentor's. docs/how-to/keep-in-touch.md shows what comes of each kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from mentorlog.errors import BadInput, NotFound, Several
from mentorlog.journal import Item, Journal, Kind, Person, find_item
from mentorlog.journal.items import named_exactly
from mentorlog.practice.beginning.kickoff import met_unwritten
from mentorlog.practice.letters.sentences import Letter, Sentence, Teller, check_may_be_told, cut
from mentorlog.practice.standing import (
    Relationship,
    Standing,
    aims_of,
    in_order,
    in_outline,
    outlined,
    relationship,
    relationships,
    reported,
    shown,
    standings,
)

# A nudge has fewer words than this. Of an item it tells as many words as leave room for ours.
MOST_WORDS = 120
_LIMITS = (30, 20, 12, 6, 3, 1)
WHAT = "person or item"

# What one asks, or says, about an open item; by kind, and whether it is mine.
_ASKS = {
    (Kind.COMMITMENT, False): "Is there anything you need from me for it?",
    (Kind.ADVICE, True): "How would you begin?",
    (Kind.ADVICE, False): "What came of it?",
    (Kind.CONTACT, True): "Is there anything to know before I write?",
    (Kind.CONTACT, False): "Have you been in touch?",
    (Kind.QUESTION, True): "A line is enough.",
    (Kind.QUESTION, False): "What do you think?",
    (Kind.DECISION, True): "",
    (Kind.DECISION, False): "Would it help to talk it through?",
    (Kind.FEEDBACK, True): "Could we talk about it?",
    (Kind.FEEDBACK, False): "Could we talk about it?",
    (Kind.ASSUMPTION, True): "Is it so?",
    (Kind.ASSUMPTION, False): "Is it so?",
    (Kind.OBJECTIVE, True): "Is there anything you need from me beforehand?",
    (Kind.OBJECTIVE, False): "Is there anything you need from me beforehand?",
}
# A question need not be answered before we meet.
_KEEPS = "It can wait until we meet."
_OF_A_MENTEE = "How is it going? If something is in the way, let us look at it together."
# Thanks, for what was done and for what was set aside.
_THANKS = {
    (Kind.COMMITMENT, False): ("Thank you for that.", ""),
    (Kind.ADVICE, True): ("Thank you for it.", "Thank you for it all the same."),
    (Kind.CONTACT, True): ("Thank you for naming them.", "Thank you for naming them all the same."),
}
_THANKS_FOR_TELLING = "Thank you for telling me."
_WHAT_STAYS = "What will you keep of it?"


def addressed(journal: Journal, text: str) -> Person | Item:
    """What ITEM or WHO names: an exact id or FILE:LINE first, then a person, then any other item.

    Raises NotFound, or Several, which names people and items alike.
    """
    items = [item for item in journal.items() if item.state is not None]
    if named_exactly(items, text):
        return find_item(items, text)
    people: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    try:
        return journal.find_person(text)
    except Several as fault:
        people = fault.matches
    except NotFound as fault:
        near = fault.near
    try:
        found = find_item(items, text)
    except Several as fault:
        raise Several("item" if not people else WHAT, text, (*people, *fault.matches)) from fault
    except NotFound as fault:
        if people:
            raise Several("person", text, people) from fault
        raise NotFound(WHAT, text, near) from fault
    if people:
        raise Several(WHAT, text, (*people, f"{found.id} “{cut(found.text, 6)}”"))
    return found


def waiting(journal: Journal, today: date) -> tuple[list[Standing], list[Relationship]]:
    """Whom one might write to: about what others owe me, and who has gone quiet."""
    journal.check_private()
    everybody = relationships(journal, today)
    known = reported(everybody)
    found = shown(standings(journal.items_since(date.max), everybody))
    owed = [one for one in found if one.item.is_open and one.item.kind is Kind.COMMITMENT]
    theirs = [one for one in owed if one.item.owner in known and one.item.person in known]
    return in_order(theirs), [with_whom for with_whom in known.values() if with_whom.is_quiet]


def nudge(journal: Journal, about: Person | Item, today: date) -> Letter:
    """The draft to a person, or about an item to whom it concerns; always under 120 words.

    Raises BadInput where it is private, or with nobody.
    """
    journal.check_private()
    item = about if isinstance(about, Item) else None
    person = about if isinstance(about, Person) else _concerned(journal, about)
    between = [person, *filter(None, [journal.person_by_slug(item.person) if item else None])]
    check_may_be_told(item, between)
    with_whom = outlined(relationship(journal, person, today))
    items = tuple(journal.items(person.slug))
    meetings = {meeting.path: meeting for meeting in with_whom.meetings}
    teller = Teller(person, today, meetings, items, dated=True)
    has_met = bool(with_whom.last or met_unwritten(journal, with_whom))
    for limit in _LIMITS:
        letter = _letter(replace(teller, limit=limit), with_whom, item, has_met=has_met)
        if letter.words < MOST_WORDS:
            break
    return letter


def _concerned(journal: Journal, item: Item) -> Person:
    """To whom one writes about an item: who owes it, else who it is with."""
    slug = item.person if item.is_mine else item.owner
    if person := journal.person_by_slug(slug):
        return person
    raise BadInput(
        "That is with nobody, so there is nobody to write to.", "Name somebody: mentorlog nudge WHO"
    )


def _letter(teller: Teller, with_whom: Relationship, item: Item | None, *, has_met: bool) -> Letter:
    person = teller.person
    body = _about(teller, with_whom, item) if item else _again(teller, with_whom, has_met)
    greeting = teller.plain(f"Hi {cut(person.first_name, teller.limit)},", person)
    return Letter(person, item, greeting, tuple(body), tuple(_closing(teller, with_whom)))


def _closing(teller: Teller, with_whom: Relationship) -> Iterable[Sentence]:
    if meeting := with_whom.next:
        at = f" at {meeting.time}" if meeting.time else ""
        yield teller.plain(f"See you on {teller.day(meeting.date)}{at}.", meeting)


# --- about an item ----------------------------------------------------------------------------------


def _about(teller: Teller, with_whom: Relationship, item: Item) -> Iterable[Sentence]:
    yield from teller.telling(item)
    if not item.is_open:
        if thanks := _thanks(teller, item):
            yield teller.plain(thanks, item)
        return
    if not item.is_mine and item.due and item.due >= teller.today:
        yield teller.plain(f"You had {teller.day(item.due)} in mind.", item)
    for asked in filter(None, _asked(teller, with_whom, item)):
        yield teller.plain(asked, item)


def _asked(teller: Teller, with_whom: Relationship, item: Item) -> Iterable[str]:
    if item.kind is Kind.COMMITMENT and item.is_mine:
        if item.due is None and item.moved_untold is None:
            yield "It is for when we next meet."
        return
    if item.kind is Kind.COMMITMENT and teller.person.is_mentee:
        yield _OF_A_MENTEE
    elif item.kind is Kind.QUESTION and item.is_mine and with_whom.next:
        yield _KEEPS
    elif teller.is_from_them(item):
        yield "What would you do first?"
    else:
        yield _ASKS[item.kind, item.is_mine]


def _thanks(teller: Teller, item: Item) -> str:
    done = item.state == "done"
    if teller.is_from_them(item):
        return _THANKS_FOR_TELLING
    if teller.person.is_mentee and not item.is_mine and item.kind in (Kind.COMMITMENT, Kind.ADVICE):
        return _WHAT_STAYS if done else ""
    if item.kind is Kind.CONTACT and not item.meeting:
        return ""  # who named them is not known
    return _THANKS.get((item.kind, item.is_mine), ("", ""))[not done]


# --- to begin again ---------------------------------------------------------------------------------


def _again(teller: Teller, with_whom: Relationship, has_met: bool) -> Iterable[Sentence]:
    person = in_outline(teller.person)
    items = [item for item in teller.items if item.person == person.slug]
    visible = shown(standings(items, {person.slug: with_whom}))
    last = with_whom.last
    if last and last.date == teller.today:
        # There is nothing to begin again.
        talked = last.medium != "message"
        text = "Thank you for our talk today." if talked else "It was good to be in touch today."
        yield teller.plain(text, last)
        return
    if last:
        how = {"phone": "talked", "message": "were in touch"}.get(last.medium, "met")
        said = f"It has been a while since we {how}, on" if with_whom.is_quiet else f"We last {how} on"
        yield teller.plain(f"{said} {teller.day(last.date)}.", last)
    elif not has_met and (person.status == "active" or with_whom.next):
        yield teller.plain("We have not met yet.", person)
    if acted_on := _acted_on(teller, visible):
        yield from replace(teller, dated=False).telling(acted_on)
    aims = [
        one for one in aims_of(with_whom.next, visible, with_whom) if one.item.is_open and one.item.is_mine
    ]
    if with_whom.next and aims:
        yield teller.first(aims[0].item)
    topic = _topic(visible)
    if topic:
        yield teller.first(topic)
    elif not aims and not last and person.skill and not person.is_mentee:
        yield teller.quoted("I would like to talk with you about", person.skill, person)
    elif not aims and person.is_mentee:
        yield teller.plain("What would you like to talk about?", person)
    if with_whom.next:
        return  # which is said last, and is enough
    if with_whom.is_paused:
        yield from _paused(teller, with_whom)
    else:
        yield teller.plain(_for_time(person), person)


def _acted_on(teller: Teller, visible: Sequence[Standing]) -> Item | None:
    """One thing that came of the talks: the last advice tried, else the last promise kept.

    With a mentee it is what they tried, or kept. What something came of is told first.
    """
    mine = not teller.person.is_mentee
    ended = [one.item for one in visible if one.item.state == "done" and one.item.is_mine == mine]
    ended = [item for item in ended if not item.path.startswith("goals/")]
    for kind in (Kind.ADVICE, Kind.COMMITMENT):
        of_kind = [item for item in ended if item.kind is kind]
        if of_kind:
            return max(of_kind, key=lambda item: (bool(item.result), item.ended or item.since or date.min))
    return None


def _topic(visible: Iterable[Standing]) -> Item | None:
    """One thing to talk about: the most pressing question of mine, else a decision."""
    mine = [one for one in visible if one.item.is_open and one.item.is_mine]
    for kind in (Kind.QUESTION, Kind.DECISION):
        if of_kind := in_order(one for one in mine if one.item.kind is kind):
            return of_kind[0].item
    return None


def _paused(teller: Teller, with_whom: Relationship) -> Iterable[Sentence]:
    pause = with_whom.pauses[-1] if with_whom.pauses else None
    since = f" since {teller.day(pause.start)}" if pause else ""
    until = f", until {teller.day(pause.until)}" if pause and pause.until else ""
    yield teller.plain(f"We have paused{since}{until}.", teller.person)
    is_ahead = pause and pause.until and pause.until > teller.today
    yield teller.plain(f"Shall we take it up again{' then' if is_ahead else ''}?", teller.person)


def _for_time(person: Person) -> str:
    minutes = person.agreement.minutes
    length = f"{minutes} minutes" if minutes else "time"
    if person.is_mentee:
        return f"Would {length} suit you soon?" if minutes else "Would you like to talk soon?"
    return f"Would you have {length} for me soon?"
