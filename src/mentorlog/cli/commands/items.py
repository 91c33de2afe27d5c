"""Commands on one item: `jot`, `done`, `drop`, `move`, `reopen`, `told`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Annotated, Any

import typer

from mentorlog.cli import adding, messages
from mentorlog.cli.finding import find
from mentorlog.cli.group import built, new_app
from mentorlog.cli.session import Session, session_of, words
from mentorlog.dates import say_date, split_by
from mentorlog.errors import BadInput, Stopped
from mentorlog.journal import ENDINGS, Item, Kind, find_item
from mentorlog.journal.document import Document
from mentorlog.journal.item_line import HistoryLine
from mentorlog.journal.kinds import kind_called
from mentorlog.practice import settle
from mentorlog.practice.standing import day_it_had, is_first_date, relationship
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
    found = find(session, words(item)).item
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
    found = find(session, words(item)).item
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
    one = find(session, item)
    found = one.item
    _check_not_ended_as(found, "done", "dropped")
    person = journal.person_by_slug(found.person)
    known = relationship(journal, person, session.today) if person else None
    next_day = known.next.date if known and known.next else None
    day = adding.read_due(session, words(to), next_meeting=next_day) if to else None
    is_asked = not (to or step) and session.is_interactive
    if step and day is None:
        ways = journal.settings.ways
        step, day = split_by(step, session.today, next_meeting=next_day, ways=ways)
        day = adding.checked_due(session, day) if day else None
    elif is_asked:
        from mentorlog.cli import moving

        day, is_said = moving.ask_when(session, one, known, "To when?")
        if not is_said:
            raise Stopped("Nothing was changed.")
    if not (day or step or is_asked):
        raise BadInput("To when?", f"For example: mentorlog move {found.id} fri")
    if step:
        _check_made_by(session, found)
        new_id = journal.new_id(found.person)
        shrinking = partial(
            settle.shrunk,
            day=session.today,
            to=day,
            old=day_it_had(one, known),
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
    if day is None and found.due is None:
        # It is for then already: passed on, with no day to move it from.
        _settle(session, found, "For when you next meet", partial(settle.carried, day=session.today))
        session.tell(f"{found.id}  for when you next meet: {found.text}")
        return
    is_first = day is not None and is_first_date(one, day, session.today)
    if is_asked and not is_first and day != found.due:
        reason = reason or moving.ask_text(session, "Why? (Enter: nothing)", "reason")
        told = told or moving.ask_told(session, found, known)
    came = f"; {reason}" if reason else ""
    knows = f"; {person.first_name} knows" if person and told else ""
    if day is not None and is_first:
        dating = partial(settle.first_dated, day=session.today, to=day, why=reason, told=told)
        _settle(session, found, f"For {say_date(day)}", dating)
        session.tell(f"{found.id}  for {say_date(day)}: {found.text}{came}{knows}")
        return
    if day is not None and day == found.due:
        # No move; what was said of it is kept all the same.
        edit = journal.edit()
        if reason:
            edit.change(found.path, partial(settle.detailed, item=found, words=reason))
        if told:
            edit.change(found.path, partial(settle.told, item=found, day=session.today))
        edit.save(messages.of_item("Told" if told else "Why", found, person))
        session.tell(f"{found.id}  for {say_date(day)} already: {found.text}{came}{knows}")
        return
    old, to_then = day_it_had(one, known), say_date(day) if day else "the next meeting"
    settling = partial(settle.moved, day=session.today, to=day, old=old, why=reason, told=told)
    _settle(session, found, f"Moved to {to_then}", settling)
    since = f" from {say_date(old)}" if old else ""
    session.tell(f"{found.id}  moved{since} to {to_then}: {found.text}{came}{knows}")
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
    found = find(session, words(item), wanted=lambda one: not one.is_open, what="ended item").item
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
    found = find(session, words(item), wanted=_has_news, what="item").item
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


def _settle(session: Session, item: Item, what: str, settling: Callable[..., Document]) -> None:
    edit = session.journal.edit()
    edit.change(item.path, partial(settling, item=item))
    edit.save(messages.of_item(what, item, session.journal.person_by_slug(item.person)))
