"""Commands on one item: `jot`, `done`, `drop`, `move`, `reopen`, `told`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Annotated, Any

import typer

from mentorlog.cli import adding, messages
from mentorlog.cli.group import built, new_app
from mentorlog.cli.session import Session, session_of, words
from mentorlog.dates import say_count, say_date, split_by
from mentorlog.errors import BadInput, MentorlogError, NotFound
from mentorlog.journal import ENDINGS, Item, Journal, Kind, Person, find_item, ids
from mentorlog.journal.document import Document
from mentorlog.journal.item_line import HistoryLine
from mentorlog.journal.items import answering, named_exactly, only
from mentorlog.journal.kinds import kind_called
from mentorlog.practice import settle
from mentorlog.practice.standing import Standing, in_order, relationship, relationships, standings
from mentorlog.practice.writing import checked
from mentorlog.render import words as said

app = new_app()

ITEM_HELP = "An id, the start of one, FILE:LINE, or words that only it has."
_ItemWords = Annotated[list[str] | None, typer.Argument(metavar="ITEM", help=ITEM_HELP)]
_JOTTED = [kind for kind in Kind if kind not in (Kind.OBJECTIVE, Kind.CHECK_IN)]


def command(name: str) -> Any:
    return built(app, name)


@app.command()
def jot(
    context: typer.Context,
    who: Annotated[str, typer.Argument(metavar="WHO", help="About whom, or for whom.")],
    text: Annotated[list[str], typer.Argument(metavar="TEXT", help="What to ask, or to remember.")],
    kind: Annotated[
        str, typer.Option("--as", metavar="KIND", help="Question, commitment, contact, about, ...")
    ] = "question",
    due: Annotated[str, typer.Option(metavar="DATE", help="By when.")] = "",
    why: Annotated[str, typer.Option(metavar="TEXT", help="The context, or what you thought.")] = "",
    story: Annotated[str, typer.Option(metavar="TEXT", help="A story that leads to the question.")] = "",
) -> None:
    """Between meetings: keep a question, or something else.

    It is on the sheet of the next meeting.

    Example: mentorlog jot ada "How did you choose your first two hires?"
    Example: mentorlog jot ada "Send her the book list" --as commitment --due fri
    See also: prep, list
    """
    from mentorlog.practice.meeting.mentoring import STORY

    session = session_of(context)
    reasons = [checked(why, "context")] if why else []
    reasons += [f"{STORY} {checked(story, 'story')}"] if story else []
    journal = session.to_write()
    wanted = kind_called(kind, _JOTTED)
    if wanted is None:
        raise BadInput(f"“{kind}” is no kind that is jotted.", f"One of: {', '.join(_JOTTED)}.")
    if story and wanted is not Kind.QUESTION:
        raise BadInput("A story leads to a question.", "Leave --as away, or say it with --why.")
    person = journal.find_person(who)
    day = adding.read_due(session, due) if due else None
    if day and wanted not in ENDINGS:
        raise BadInput(f"“{wanted}” takes no due date.", "Leave --due away.")
    if wanted in ENDINGS and (said_by := split_by(words(text), session.today, ways=session.ways)[1]):
        adding.checked_due(session, said_by)
    edit = journal.edit()
    before = {item.id for item in journal.items_in(person)}
    adding.add_to_person(session, journal, edit, person, wanted, words(text), reasons, due=day)
    edit.save(messages.of_new_item(wanted, person, words(text)))
    for item in session.reread().items_at(person.path):
        if item.kind is wanted and item.id not in before:
            ident = f"{item.id}  " if item.has_id else ""
            by = f", by {say_date(item.due)}" if item.due else ""
            session.tell(f"{ident}{wanted} for {person.first_name}: {item.text}{by}")
            for reason in item.detail:
                session.tell(f"{' ' * len(ident)}{reason}")
    session.remark_if_closed(person)


@app.command()
def done(
    context: typer.Context,
    item: _ItemWords = None,
    result: Annotated[str, typer.Option(metavar="TEXT", help="What came of it.")] = "",
    adapted: Annotated[bool, typer.Option("--adapted", help="Advice followed in your own way.")] = False,
) -> None:
    """It is done: kept, answered, met, tried.

    Example: mentorlog done headcount --result "It came today"
    See also: drop, move, reopen
    """
    session = session_of(context)
    text = checked(result, "result") if result else ""
    session.to_write()
    found = _find(session, words(item)).item
    if adapted and found.kind is not Kind.ADVICE:
        raise BadInput(f"--adapted is for advice; “{found.text}” is a {found.kind}.", "Leave --adapted away.")
    _check_not_ended_as(found, "dropped")
    if found.state == "done" and not (text or adapted):
        _already(session, found)
        return
    if found.state == "done":
        # What came of it later: the day it was done stays.
        more = HistoryLine(session.today, "adapted" if adapted else "done", text)
        _settle(session, found, "Done", partial(settle.annotated, history=more))
    else:
        _check_made_by(session, found)
        _settle(session, found, "Done", partial(settle.done, day=session.today, result=text, adapted=adapted))
    ending = "done my own way" if adapted else ENDINGS[found.kind][0]
    session.tell(f"{found.id}  {ending}: {found.text}{f'; {text}' if text else ''}")


@app.command()
def drop(
    context: typer.Context,
    item: _ItemWords = None,
    why: Annotated[str, typer.Option(metavar="TEXT", help="Why it is let go.")] = "",
) -> None:
    """Let it go: no longer needed, set aside, overtaken.

    Example: mentorlog drop 7f3kb --why "no longer needed"
    See also: done, move, reopen
    """
    session = session_of(context)
    text = checked(why, "reason") if why else ""
    session.to_write()
    found = _find(session, words(item)).item
    _check_not_ended_as(found, "done")
    if found.state == "dropped" and not text:
        _already(session, found)
        return
    if found.state == "dropped":
        more = HistoryLine(session.today, "dropped", text)
        _settle(session, found, "Let go", partial(settle.annotated, history=more))
    else:
        _check_made_by(session, found)
        _settle(session, found, "Let go", partial(settle.dropped, day=session.today, why=text))
    session.tell(f"{found.id}  {ENDINGS[found.kind][1]}: {found.text}{f'; {text}' if text else ''}")


@app.command()
def move(
    context: typer.Context,
    item: Annotated[str, typer.Argument(metavar="ITEM", help=ITEM_HELP)] = "",
    to: Annotated[
        list[str] | None, typer.Argument(metavar="DATE", help="fri, next fri, 26 nov, next.")
    ] = None,
    why: Annotated[str, typer.Option(metavar="TEXT", help="Why it moves.")] = "",
    told: Annotated[bool, typer.Option("--told", help="The other side knows.")] = False,
    smaller: Annotated[str, typer.Option(metavar="TEXT", help="The next smaller step, in its place.")] = "",
) -> None:
    """Move it to another day, or make it smaller.

    The day it had and the reason stay with it.

    Example: mentorlog move "90-day" next fri --why "waiting on the Q3 numbers" --told
    See also: told, drop, nudge
    """
    session = session_of(context)
    journal = session.to_write()
    reason = checked(why, "reason") if why else ""
    step = checked(smaller, "smaller step") if smaller else ""
    one = _find(session, item)
    found = one.item
    _check_not_ended_as(found, "done", "dropped")
    person = journal.person_by_slug(found.person)
    known = relationship(journal, person, session.today) if person else None
    next_day = known.next.date if known and known.next else None
    reading = partial(adding.read_due, session, next_meeting=next_day)
    day = reading(words(to)) if to else None
    if step and day is None:
        ways = journal.settings.ways
        step, day = split_by(step, session.today, next_meeting=next_day, ways=ways)
        day = adding.checked_due(session, day) if day else None
    elif day is None and session.is_interactive:
        day = session.ask_until("To when?", reading)
    if not (day or step):
        raise BadInput("To when?", f"For example: mentorlog move {found.id} fri")
    if step:
        _check_made_by(session, found)
        new_id = journal.new_id(found.person)
        shrinking = partial(
            settle.shrunk,
            day=session.today,
            to=day,
            old=one.due_by,
            smaller=step,
            new_id=new_id,
            why=reason,
            told=told,
        )
        _settle(session, found, "Made smaller", shrinking)
        new = find_item(list(session.reread().items_since(date.max, found.person)), new_id)
        until = f", by {say_date(new.due)}" if new.due else ""
        session.tell(f"{new.id}  {new.kind}: {new.text}{until}  (a step of {found.id}, which is let go)")
        return
    assert day is not None
    came = f"; {reason}" if reason else ""
    knows = f"; {person.first_name} knows" if person and told else ""
    if day == found.due:
        # No move; what was said of it is kept all the same.
        edit = journal.edit()
        if reason:
            edit.change(found.path, partial(settle.detailed, item=found, words=reason))
        if told:
            edit.change(found.path, partial(settle.told, item=found, day=session.today))
        edit.save(messages.of_item("Told" if told else "Why", found, person))
        session.tell(f"{found.id}  for {say_date(day)} already: {found.text}{came}{knows}")
        return
    _settle(
        session,
        found,
        f"Moved to {say_date(day)}",
        partial(settle.moved, day=session.today, to=day, old=one.due_by, why=reason, told=told),
    )
    old = f" from {say_date(one.due_by)}" if one.due_by else ""
    session.tell(f"{found.id}  moved{old} to {say_date(day)}: {found.text}{came}{knows}")
    is_private = found.private or (person is not None and person.private)  # which is on no sheet
    if person and not told and found.is_mine and found.kind is Kind.COMMITMENT and not is_private:
        session.tell(
            f"The sheet says that {person.first_name} does not know yet. "
            f"Once told: {session.mentorlog} told {found.id}"
        )


@app.command()
def reopen(context: typer.Context, item: _ItemWords = None) -> None:
    """Open it again.

    Example: mentorlog reopen 7f3kb
    See also: done, drop
    """
    session = session_of(context)
    session.to_write()
    found = _find(session, words(item), wanted=lambda one: not one.is_open, what="ended item").item
    if found.is_open:
        session.tell(f"{found.id}  open already: {found.text}")
        return
    _settle(session, found, "Opened again", partial(settle.reopened, day=session.today))
    session.tell(f"{found.id}  open again: {found.text}")


@app.command()
def told(context: typer.Context, item: _ItemWords = None) -> None:
    """The other side knows: of a move, or whom you met.

    It is then no longer news on their sheet.

    Example: mentorlog told 7f3kb
    See also: move, nudge
    """
    session = session_of(context)
    session.to_write()
    found = _find(session, words(item), wanted=_has_news, what="item").item
    if found.is_open and not found.history:
        raise BadInput(f"Nothing has happened to “{found.text}” yet.", "A move is told, or whom you met.")
    if found.told:
        session.tell(f"{found.id}  told already: {found.text}")
        return
    _settle(session, found, "Told", partial(settle.told, day=session.today))
    session.tell(f"{found.id}  told: {found.text}")


def _has_news(item: Item) -> bool:
    return bool(item.history) or (item.kind is Kind.CONTACT and not item.is_open)


def _already(session: Session, item: Item) -> None:
    session.tell(f"{item.id}  {said.ending(item)} already{_on_its_day(item)}: {item.text}")
    session.tell(f"To open it again: mentorlog reopen {item.id}")


def _check_not_ended_as(item: Item, *states: str) -> None:
    """Raises BadInput where an item has come to one of these ends: what becomes of it now would hide that."""
    if item.state in states:
        raise BadInput(
            f"“{item.text}” has ended already: {said.ending(item)}{_on_its_day(item)}.",
            f"First: mentorlog reopen {item.id}",
        )


def _on_its_day(item: Item) -> str:
    return f" on {say_date(item.ended)}" if item.ended else ""


def _check_made_by(session: Session, item: Item) -> None:
    """Raises BadInput where `--as-of` would end an item before it was made."""
    if session.options.as_of and item.created and item.created > session.today:
        raise BadInput(
            f"“{item.text}” was made after that, on {say_date(item.created)}.",
            "Leave --as-of away, or take a later day.",
        )


def _is_open(item: Item) -> bool:
    return item.is_open


def _find(
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
    """The item that is picked: promises and people to meet stand first, what presses most before the rest."""
    people = {person.slug: person for person in session.journal.people}
    listed = in_order(standings(items, relationships(session.journal, session.today)))
    listed.sort(key=lambda one: one.item.kind not in (Kind.COMMITMENT, Kind.CONTACT))
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
    about += [] if item.kind in (Kind.COMMITMENT, Kind.CONTACT) else [str(item.kind)]
    about += [said.due(one, today)] if item.is_open else []
    told = ", ".join(filter(None, about))
    return f"{item.id}  {item.text}{f'  ({told})' if told else ''}"


def _settle(session: Session, item: Item, what: str, settling: Callable[..., Document]) -> None:
    edit = session.journal.edit()
    edit.change(item.path, partial(settling, item=item))
    edit.save(messages.of_item(what, item, session.journal.person_by_slug(item.person)))
