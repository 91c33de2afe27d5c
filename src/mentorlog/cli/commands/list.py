"""`list`: open promises of both sides, or what is asked for."""

from __future__ import annotations

import shlex
from datetime import date
from typing import Annotated, Any

import typer

from mentorlog.cli.group import built, new_app
from mentorlog.cli.output import JsonOption, put_out
from mentorlog.cli.session import Session, session_of
from mentorlog.dates import read_day
from mentorlog.errors import BadInput
from mentorlog.journal import Goal, Kind, Person
from mentorlog.journal.kinds import kind_called
from mentorlog.practice.standing import Standing, in_order, relationships, standings
from mentorlog.render import overview
from mentorlog.render.page import Page

app = new_app()
_ANY = "any"


def command(name: str) -> Any:
    return built(app, name)


@app.command("list")
def list_(
    context: typer.Context,
    kind: Annotated[str, typer.Option(metavar="KIND", help="One kind of item, or any.")] = "",
    mine: Annotated[bool, typer.Option("--mine", help="Only mine.")] = False,
    theirs: Annotated[bool, typer.Option("--theirs", help="Only the others'.")] = False,
    who: Annotated[str, typer.Option(metavar="WHO", help="Only with one person.")] = "",
    goal: Annotated[str, typer.Option(metavar="GOAL", help="Only towards one goal.")] = "",
    overdue: Annotated[bool, typer.Option("--overdue", help="Only what is late.")] = False,
    due_by: Annotated[
        str, typer.Option("--due-by", metavar="DATE", help="Only what is for that day or before.")
    ] = "",
    everything: Annotated[bool, typer.Option("--all", help="The ended ones too.")] = False,
    as_json: JsonOption = False,
) -> None:
    """What is open: promises of both sides, and people to write to.

    It can be narrowed to one person, one goal, one kind or one side.

    Example: mentorlog list --who ada --kind any
    Example: mentorlog list --theirs --due-by eow
    See also: search, recall, review
    """
    session = session_of(context)
    journal = session.journal
    kinds = _kinds(kind)
    person = journal.find_person(who) if who else None
    towards = journal.find_goal(goal) if goal else None
    day = read_day(due_by, session.today, ways=journal.settings.ways) if due_by else None
    known = relationships(journal, session.today)
    among = person.slug if person else None
    # What has no life is neither open nor ended: it is looked for everywhere.
    rests = everything or any(not one.has_life for one in kinds)
    found = standings(journal.items(among) if rests else journal.items_since(date.max, among), known)

    def is_meant(one: Standing) -> bool:
        return (
            one.item.kind in kinds
            and (person is None or one.item.person == person.slug)
            and (towards is None or one.item.goal == towards.slug or one.item.path == towards.path)
            and (not mine or one.item.is_mine)
            and (not theirs or (one.item.owner is not None and not one.item.is_mine))
            and (not overdue or one.is_late(session.today))
            and (day is None or (one.due_by is not None and one.due_by <= day))
        )

    shown = [one for one in found if is_meant(one) and (everything or goes_on(one))]
    ordered = in_order(shown)
    people = {person.slug: person for person in journal.people}

    def page() -> Page:
        empty = ""
        if not shown:
            # One after the other: what has rested is read up to the first that is meant.
            rested = (standings([item], known)[0] for item in journal.items(among))
            more = not everything and any(map(is_meant, rested))
            limits = _limits(kind, person, towards, mine=mine, theirs=theirs, overdue=overdue, due_by=due_by)
            empty = _way_on(session, limits, more=more)
        if theirs and not mine:
            empty = f"Nothing to wait for.\t{empty}"
            return overview.waiting_page(ordered, people, session.today, ended=everything, empty=empty)
        empty = f"{'Nothing there.' if everything else 'Nothing open.'}\t{empty}"
        return overview.list_page(ordered, people, session.today, kinds=len(kinds) > 2, empty=empty)

    put_out(
        session,
        page,
        lambda: _json(ordered),
        as_json=as_json,
        problems=journal.problems,
    )


def goes_on(one: Standing) -> bool:
    """Whether a list shows it that was not asked for all."""
    return (one.item.is_open or one.item.state is None) and not one.unsettled


def _limits(kind: str, person: Person | None, goal: Goal | None, *, due_by: str, **flags: bool) -> list[str]:
    """What the list was narrowed to, as it would be typed."""
    said = {
        "kind": kind,
        "who": person.short if person else "",
        "goal": goal.slug if goal else "",
        "due-by": due_by,
    }
    limits = [word for name, value in said.items() if value for word in (f"--{name}", value)]
    return limits + [f"--{name}" for name, is_set in flags.items() if is_set]


def _way_on(session: Session, limits: list[str], *, more: bool) -> str:
    """From an empty list: the ended ones of the same, else what else is open, else how it goes on."""
    from mentorlog.cli.next_step import lists_of_items, way_on

    if more:
        return shlex.join(["mentorlog", "list", *limits, "--all"])
    lists = lists_of_items(session.journal, session.today) if limits else []
    return next(iter(lists), "") or way_on(session.journal, session.today)


def _kinds(said: str) -> tuple[Kind, ...]:
    if not said:
        return (Kind.COMMITMENT, Kind.CONTACT)
    if said.casefold() == _ANY:
        return tuple(Kind)
    if found := kind_called(said):
        return (found,)
    raise BadInput(f"“{said}” is no kind of item.", f"One of: {', '.join(Kind)}, any.")


def _json(found: list[Any]) -> dict[str, Any]:
    from mentorlog.render import json

    return json.items(found)
