"""Which item a command means: the one that ITEM names, else, at a terminal, the one that is picked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from mentorlog.cli.session import Session
from mentorlog.dates import say_count
from mentorlog.errors import BadInput, MentorlogError, NotFound
from mentorlog.journal import Item, Journal, Kind, Person, ids
from mentorlog.journal.items import answering, named_exactly, only
from mentorlog.practice.standing import Standing, in_order, relationship, relationships, standings
from mentorlog.render import words as said

_HOMEWORK = (Kind.COMMITMENT, Kind.CONTACT)


def _is_open(item: Item) -> bool:
    return item.is_open


def find(
    session: Session, text: str, *, wanted: Callable[[Item], bool] = _is_open, what: str = "open item"
) -> Standing:
    """The item named, one that is `wanted` before others, which the command then speaks of; else, at a
    terminal, the one that is picked, of several that answer or of all. `what` is said of those wanted."""
    journal = session.journal
    found = _named(journal, text, wanted)
    others = (
        [] if what == "item" or len({item.id for item in found}) < 2 or any(map(wanted, found)) else found
    )
    if others:
        found = []  # to choose among them leads nowhere
    if not found:
        # Nothing was named, or nothing that there is: let the person point at it.
        at_hand = journal.items() if session.is_interactive else ()
        listed = [item for item in at_hand if item.state is not None and wanted(item)]
        if not listed:
            raise _not_found(journal, text, what, others)
        if text:
            session.remark(f"No {what} has “{text}” in it.")
        item = _picked(session, listed)
    elif len(found) > 1 and session.is_interactive and len({item.id for item in found}) == len(found):
        session.remark(f"{say_count(len(found), 'item').capitalize()} answer to “{text}”.")
        item = _picked(session, found)
    else:
        item = only(found, text)
    person = journal.person_by_slug(item.person)
    known = {person.slug: relationship(journal, person, session.today)} if person else {}
    return standings([item], known)[0]


def _not_found(journal: Journal, text: str, what: str, others: list[Item]) -> MentorlogError:
    """That nothing answers to ITEM, and why: several were named, or `others` that are not asked for."""
    ids_named = text.split()
    if len(ids_named) > 1 and all(named_exactly(list(journal.items_naming(one)), one) for one in ids_named):
        return BadInput(f"“{text}” names several items.", "Name one at a time.")
    fault = NotFound(what if text.strip() else "item", text)
    if others:
        are = "have ended" if what == "open item" else "are open"
        fault.args = (f"No {what} answers to “{text}”: {', '.join(item.id for item in others)} {are}.",)
    return fault


def _picked(session: Session, items: list[Item]) -> Item:
    """The item that is picked: promises and people to meet stand first, mine before theirs, by the day they
    are for."""
    people = {person.slug: person for person in session.journal.people}
    listed = in_order(standings(items, relationships(session.journal, session.today)))
    listed.sort(key=lambda one: (one.item.kind not in _HOMEWORK, not one.item.is_mine))
    choices = [_choice(one, people, session.today) for one in listed]
    names = [(one.item.id, one.item.text) for one in listed]
    return listed[session.pick("Which one?", choices, names)].item


def _named(journal: Journal, text: str, wanted: Callable[[Item], bool]) -> list[Item]:
    """The items that ITEM may name: what goes on is looked at first, and then all there is, of which those
    `wanted` go before others."""
    if len(said := text.strip()) == ids.LENGTH:
        going_on = [item for item in journal.items_since(date.max, naming=said) if item.state is not None]
        if (exact := named_exactly(going_on, said)) and len(exact) == 1:
            return exact
        named = [item for item in journal.items_naming(said) if item.state is not None]
        if exact := named_exactly(named, said):
            return exact
    going_on = [item for item in journal.items_since(date.max) if item.state is not None]
    if (exact := named_exactly(going_on, text)) and len(exact) == 1:
        return exact
    is_words = wanted is _is_open and len(text.strip()) > ids.LENGTH
    if is_words and (found := answering(going_on, text, wanted=wanted)):
        return found
    everything = [item for item in journal.items() if item.state is not None]
    return answering(everything, text, wanted=wanted) or answering(everything, text, wanted=lambda _: True)


def _choice(one: Standing, people: Mapping[str, Person], today: date) -> str:
    """An item in the list that is picked from: whose it is or with whom, its kind, and what it is for."""
    item = one.item
    person = people.get(item.person or "")
    about = [f"{said.owner(item, people)}'s"] if item.owner and not item.is_mine else []
    about += [f"with {person.first_name}"] if person and not about else []
    about += [] if item.kind in _HOMEWORK else [str(item.kind)]
    about += [said.due(one, today)] if item.is_open else []
    told = ", ".join(filter(None, about))
    return f"{item.id}  {item.text}{f'  ({told})' if told else ''}"
