"""`goal`: what one wants, by when, and how it is measured."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Annotated, Any

import typer

from mentorlog.cli import adding, messages
from mentorlog.cli.catalog import PURPOSES
from mentorlog.cli.commands import goal_life
from mentorlog.cli.group import built, new_app
from mentorlog.cli.output import JsonOption, put_out
from mentorlog.cli.session import Session, session_of, words
from mentorlog.dates import read_day, say_date
from mentorlog.errors import BadInput
from mentorlog.journal import Goal
from mentorlog.journal.records import GOAL_STATUSES
from mentorlog.practice import goals
from mentorlog.practice.logs import entries
from mentorlog.practice.standing import in_order, relationships, standings
from mentorlog.practice.writing import checked
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


@app.callback(help=f"{PURPOSES['goal']}\n\nExample: mentorlog goal list\nSee also: progress, me")
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

    At a terminal it asks, once, for what makes it hold; Enter skips.

    Example: mentorlog goal add "Speak in public" --due 2027-06-30 --measure "Talks, 0 to 3"
    See also: goal log, goal edit, mentor edit
    """
    session = session_of(context)
    name = adding.new_title(session.journal, words(title))
    keys = _keys(session, due=due, measure=measure, why=why, stretch=stretch, skill=skill, of=of)
    steps = [checked(text, "step") for text in step or ()]
    if session.is_interactive:
        steps += _ask_for_what_is_missing(session, keys, has_step=bool(steps))
    journal = session.to_write()
    edit = journal.edit()
    made = adding.add_goal(journal, edit, name, **keys)
    mentee = journal.person_by_slug(made.of) if made.of else None
    for text in steps:
        goals.add_step(edit, made, goals.new_step(journal, text, session.today, mentee))
    edit.save(messages.of_goal("Added", made))
    goal = session.reread().find_goal(made.slug)
    session.say(f"Added: {_summary(goal, session.today)}  ({goal.path})")


@app.command("list")
def list_(
    context: typer.Context,
    everything: Annotated[bool, typer.Option("--all", help="Achieved, paused and dropped ones too.")] = False,
    as_json: JsonOption = False,
) -> None:
    """The goals there are.

    Example: mentorlog goal list --all
    See also: goal show, goal add
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
    See also: goal log, progress
    """
    session = session_of(context)
    journal = session.journal
    found = journal.find_goal(words(goal))
    known = relationships(journal, session.today)
    about = goals.of_goal(journal, found)
    items = in_order(one for one in standings(about, known) if not one.unsettled)
    whole = record.GoalRecord(
        found,
        progress=tuple(entries(journal.document(found.path), "progress")),
        ended=goals.ended(journal, found),
        log=tuple(entries(journal.document(found.path), "log")),
        served_by=tuple(person for person in journal.people if found.slug in person.goals),
        mentee=journal.person_by_slug(found.of) if found.of else None,
        items=tuple(items),
        missing=goals.missing(found, about),
        question=goals.question(found),
    )
    put_out(
        session,
        lambda: record.goal_page(whole, session.today),
        lambda: {
            "goal": _json().goal(found),
            **_json().items(items),
            "progress": _json().measured(whole.progress),
            "log": _json().log(whole.log),
            "missing": list(whole.missing),
        },
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
    step: _Steps = None,
) -> None:
    """Change a goal: with options, or in your editor.

    Example: mentorlog goal edit lead --due 2027-09-30
    See also: goal rename, goal log
    """
    from mentorlog.cli.by_hand import edit_record, say_what_changed

    session = session_of(context)
    journal = session.to_write()
    found = journal.find_goal(words(goal))
    keys = _keys(session, due=due, measure=measure, why=why, stretch=stretch, skill=skill, of=of)
    if status:
        if status not in GOAL_STATUSES:
            raise BadInput(f"“{status}” is no status.", f"One of: {', '.join(GOAL_STATUSES)}.")
        keys["status"] = status
    if keys or step:
        change = journal.edit()
        if keys:
            change.set(found.path, **keys)
        mentee = journal.person_by_slug(keys.get("of") or found.of or None)
        for text in step or ():
            goals.add_step(change, found, goals.new_step(journal, text, session.today, mentee))
        change.save(messages.of_goal("Changed", found))
    else:
        edit_record(session, "goal", journal, found.path, messages.of_goal("Changed", found))
    found = session.reread().goal_by_slug(found.slug) or found
    session.say(f"Changed: {_summary(found, session.today)}  ({found.path})")
    if not (keys or step):
        say_what_changed(session, journal, found.path)


def _ask_for_what_is_missing(session: Session, keys: dict[str, Any], *, has_step: bool) -> list[str]:
    """Asks for each thing that makes a goal hold and was not given; puts answers in, and gives the step."""
    steps: list[str] = []
    if "measure" not in keys:
        measure = session.ask_until(
            "How will you know? (Enter: later)", lambda text: checked(text, "measure")
        )
        keys |= {"measure": measure} if measure else {}
    if not has_step:
        step = session.ask_until(
            "What is the next step? (Enter: later)", lambda text: adding.checked_item(session, text)
        )
        steps += [step] if step else []
    if "due" not in keys:
        due = session.ask_until("By when? (Enter: later)", partial(adding.read_due, session))
        keys |= {"due": due} if due else {}
    if "stretch" not in keys:
        from mentorlog.cli.answers import yes_or_no

        stretch = session.ask_until("Does it stretch you? [y/n] (Enter: later)", yes_or_no)
        keys |= {"stretch": stretch} if stretch is not None else {}
    return steps


def _json() -> Any:
    from mentorlog.render import json

    return json


def _keys(session: Session, *, due: str, of: str, stretch: bool | None, **texts: str) -> dict[str, Any]:
    journal = session.journal
    keys = adding.given(
        {
            # A goal may be older than the journal: a day that is past is said, and taken.
            "due": read_day(due, session.today, ways=journal.settings.ways) if due else None,
            **{key: checked(text, key) if text else "" for key, text in texts.items()},
            "of": journal.find_person(of).slug if of else "",
        }
    )
    return keys if stretch is None else {**keys, "stretch": stretch}


def _none_yet(some: bool) -> str:
    return (
        "No active goal.\tmentorlog goal list --all" if some else 'No goal yet.\tmentorlog goal add "TITLE"'
    )


def _summary(goal: Goal, today: date) -> str:
    past = ", which is past" if goal.due and goal.due < today else ""
    said = [
        goal.title,
        f"by {say_date(goal.due)}{past}" if goal.due else "",
        goal.measure,
        {True: "a stretch", False: "no stretch", None: ""}[goal.stretch],
        goal.status if goal.status != "active" else "",
    ]
    return ", ".join(filter(None, said))


goal_life.add_to(app)
