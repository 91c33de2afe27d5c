"""`goal`: what one wants, by when, and how it is measured."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any

import typer

from mentorlog.cli import making, messages
from mentorlog.cli.editor import edited
from mentorlog.cli.group import built, new_app
from mentorlog.cli.output import JsonOption, put_out
from mentorlog.cli.session import Session, session_of, words
from mentorlog.dates import read_day, say_date
from mentorlog.errors import BadInput
from mentorlog.journal import Goal, Kind
from mentorlog.journal.records import GOAL_STATUSES
from mentorlog.practice.logs import entries
from mentorlog.practice.standing import in_order, relationships, standings
from mentorlog.practice.writing import Names, add_item, checked, new_item
from mentorlog.render import overview, record

app = new_app()
app.info.name = "goal"

_Goal = Annotated[list[str], typer.Argument(metavar="GOAL", help="A title, or the start of one.")]
_Due = Annotated[str, typer.Option("--due", metavar="DATE", help="By when.")]
_Measure = Annotated[str, typer.Option("--measure", metavar="TEXT", help="How you will know.")]
_Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="Why you want it.")]
_Stretch = Annotated[bool | None, typer.Option("--stretch/--no-stretch", help="Whether it stretches you.")]
_Skill = Annotated[str, typer.Option("--skill", metavar="TEXT", help="The skill it needs.")]
_Of = Annotated[str, typer.Option("--of", metavar="WHO", help="The mentee whose goal it is.")]
_Steps = Annotated[list[str] | None, typer.Option("--step", metavar="TEXT", help="A next step. Repeatable.")]
_Status = Annotated[
    str, typer.Option("--status", metavar="STATUS", help=f"One of: {', '.join(GOAL_STATUSES)}.")
]


def command(name: str) -> Any:
    return built(app, name)


@app.callback(help="What you want: add, list, show or edit a goal.")
def group() -> None: ...


@app.command()
def add(
    context: typer.Context,
    title: Annotated[list[str], typer.Argument(metavar="TITLE", help="What you want.")],
    due: _Due = "",
    measure: _Measure = "",
    why: _Why = "",
    stretch: _Stretch = None,
    skill: _Skill = "",
    of: _Of = "",
    step: _Steps = None,
) -> None:
    """Add a goal.

    Example: mentorlog goal add "Lead a team of five" --due 2027-06-30 --measure "Reports, 0 to 5" --stretch
    """
    session = session_of(context)
    journal = session.to_write()
    keys = _keys(session, due=due, measure=measure, why=why, stretch=stretch, skill=skill, of=of)
    edit = journal.edit()
    made = making.add_goal(journal, edit, words(title), **keys)
    for text in step or ():
        line = new_item(
            checked(text, "step"),
            Kind.COMMITMENT,
            journal.new_id(),
            reckoned_from=session.today,
            names=Names(None, ()),
            week_start=journal.settings.first_weekday,
            created=session.today,
        )
        edit.change(made.path, partial(add_item, kind=Kind.COMMITMENT, line=line, in_goal=True))
    edit.save(messages.of_goal("Added", made))
    goal = session.reread().find_goal(made.slug)
    session.say(f"Added: {_summary(goal)}  ({goal.path})")


@app.command("list")
def list_(
    context: typer.Context,
    everything: Annotated[bool, typer.Option("--all", help="Achieved, paused and dropped ones too.")] = False,
    as_json: JsonOption = False,
) -> None:
    """The goals there are.

    Example: mentorlog goal list --all
    """
    session = session_of(context)
    journal = session.journal
    found = [goal for goal in journal.goals if everything or goal.status == "active"]
    people = {person.slug: person for person in journal.people}
    put_out(
        session,
        lambda: overview.goals_page(found, people, session.today, empty=_none_yet(bool(journal.goals))),
        lambda: {"goals": [_json().goal(goal) for goal in found]},
        as_json=as_json,
        problems=journal.problems,
    )


@app.command()
def show(context: typer.Context, goal: _Goal, as_json: JsonOption = False) -> None:
    """What there is about a goal.

    Example: mentorlog goal show lead
    """
    session = session_of(context)
    journal = session.journal
    found = journal.find_goal(words(goal))
    known = relationships(journal, session.today)
    about = (item for item in journal.items() if item.goal == found.slug or item.path == found.path)
    items = in_order(one for one in standings(about, known) if not one.unsettled)
    progress = list(entries(journal.document(found.path), "progress"))
    served_by = [person for person in journal.people if found.slug in person.goals]
    put_out(
        session,
        lambda: record.goal_page(found, progress, served_by, items, session.today),
        lambda: {"goal": _json().goal(found), **_json().items(items)},
        as_json=as_json,
        problems=journal.problems,
    )


@app.command()
def edit(
    context: typer.Context,
    goal: _Goal,
    due: _Due = "",
    measure: _Measure = "",
    why: _Why = "",
    stretch: _Stretch = None,
    skill: _Skill = "",
    of: _Of = "",
    status: _Status = "",
) -> None:
    """Change a goal: with options, or in your editor.

    Example: mentorlog goal edit lead --due 2027-09-30
    """
    from mentorlog.cli.commands.meeting import store_record

    session = session_of(context)
    journal = session.to_write()
    found = journal.find_goal(words(goal))
    keys = _keys(session, due=due, measure=measure, why=why, stretch=stretch, skill=skill, of=of)
    if status:
        if status not in GOAL_STATUSES:
            raise BadInput(f"“{status}” is no status.", f"One of: {', '.join(GOAL_STATUSES)}.")
        keys["status"] = status
    if keys:
        change = journal.edit()
        change.set(found.path, **keys)
        change.save(messages.of_goal("Changed", found))
    else:
        edited(
            session,
            "goal",
            journal.text(found.path),
            lambda saved: store_record(journal, found.path, saved, messages.of_goal("Changed", found)),
        )
    found = session.reread().goal_by_slug(found.slug) or found
    session.say(f"Changed: {_summary(found)}  ({found.path})")


def _json() -> Any:
    from mentorlog.render import json

    return json


def _keys(session: Session, *, due: str, of: str, stretch: bool | None, **texts: str) -> dict[str, Any]:
    journal = session.journal
    keys = making.given(
        {
            "due": read_day(due, session.today, week_start=journal.settings.first_weekday) if due else None,
            **{key: checked(text, key) if text else "" for key, text in texts.items()},
            "of": journal.find_person(of).slug if of else "",
        }
    )
    return keys if stretch is None else {**keys, "stretch": stretch}


def _none_yet(some: bool) -> str:
    return (
        "No active goal.\tmentorlog goal list --all" if some else 'No goal yet.\tmentorlog goal add "TITLE"'
    )


def _summary(goal: Goal) -> str:
    said = [
        goal.title,
        f"by {say_date(goal.due)}" if goal.due else "",
        goal.measure,
        {True: "a stretch", False: "no stretch", None: ""}[goal.stretch],
        goal.status if goal.status != "active" else "",
    ]
    return ", ".join(filter(None, said))
