"""`goal log`, `achieve` and `drop`: how a goal moves, and how it ends."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer

from mentorlog.cli import messages
from mentorlog.cli.commands import removing, renaming
from mentorlog.cli.session import Session, session_of, words
from mentorlog.dates import read_day, say_count, say_date
from mentorlog.errors import BadInput
from mentorlog.journal import Goal, Journal

_Goal = Annotated[list[str], typer.Argument(metavar="GOAL", help="A title, or the start of one.")]
_OneGoal = Annotated[str, typer.Argument(metavar="GOAL", help="A title, or the start of one.")]
_Learned = Annotated[str, typer.Option("--learned", metavar="TEXT", help="What you learned.")]
_Date = Annotated[str, typer.Option("--date", metavar="DATE", help="The day, if not today.")]


def add_to(app: typer.Typer) -> None:
    """Puts the commands of this module into the group `goal`."""
    for made in (log, achieve, drop):
        app.command()(made)
    app.command("rename")(renaming.rename_goal)
    app.command("remove")(removing.remove_goal)


def log(
    context: typer.Context,
    goal: _OneGoal,
    value: Annotated[str, typer.Argument(metavar="VALUE", help="Where it stands: 20%, 1 of 5.")],
    text: Annotated[list[str] | None, typer.Argument(metavar="[TEXT]", help="What happened.")] = None,
    date: _Date = "",
) -> None:
    """Say where a goal stands now. The lines before stay.

    Example: mentorlog goal log lead 20% "first report hired"
    See also: goal show, progress
    """
    from mentorlog.practice import goals
    from mentorlog.practice.writing import checked

    session = session_of(context)
    value, said = checked(value, "value"), checked(words(text), "text") if text else ""
    journal = session.to_write()
    found = journal.find_goal(goal)
    _check_goes_on(journal, found)
    day = _day(session, date)
    before = goals.stood(journal, found, day)
    edit = journal.edit()
    goals.log_progress(edit, found, day, value, said)
    edit.save(messages.of_progress(found, value))
    session.say(f"{found.title}: {value}{f', {said}' if said else ''}; {say_date(day)}  ({found.path})")
    if before:
        session.say(f"Before: {before.word}, {say_date(before.day)}")


def achieve(context: typer.Context, goal: _Goal, learned: _Learned = "", date: _Date = "") -> None:
    """It is reached. At a terminal it asks what you learned.

    Example: mentorlog goal achieve lead --learned "Five is enough"
    See also: goal drop, goal show
    """
    _end(session_of(context), words(goal), "achieved", learned=learned, date=date)


def drop(
    context: typer.Context,
    goal: _Goal,
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="Why it is let go.")] = "",
    learned: _Learned = "",
    date: _Date = "",
) -> None:
    """Let it go: another way, or another time.

    At a terminal it asks what you learned.

    Example: mentorlog goal drop give --why "I would rather write"
    See also: goal achieve, goal edit
    """
    _end(session_of(context), words(goal), "dropped", why=why, learned=learned, date=date)


def _end(
    session: Session, named: str, status: str, *, why: str = "", learned: str = "", date: str = ""
) -> None:
    from mentorlog.practice import goals
    from mentorlog.practice.writing import checked

    reason = checked(why, "reason") if why else ""
    lesson: str | None = checked(learned, "lesson") if learned else None
    found = session.journal.find_goal(named)
    _check_goes_on(session.journal, found)
    day = _day(session, date)
    if session.is_interactive and not lesson:
        lesson = session.ask_until(
            "What did you learn? (Enter: nothing)", lambda text: checked(text, "lesson")
        )
    journal = session.to_write()
    edit = journal.edit()
    goals.end(edit, found, day, status, why=reason, learned=lesson or "")
    edit.save(messages.of_goal(status.capitalize(), found))
    because = f"; {reason}" if reason else ""
    session.say(f"{status.capitalize()}: {found.title}, {say_date(day)}{because}  ({found.path})")
    if lesson:
        session.say(f"  learned: {lesson}")
    left = goals.open_steps(found, goals.of_goal(session.reread(), found))
    if left:
        things = "One thing" if len(left) == 1 else say_count(len(left), "thing").capitalize()
        verb = "is still open, and stays" if len(left) == 1 else "are still open, and stay"
        session.say(f"{things} towards it {verb} so until you settle {'it' if len(left) == 1 else 'each'}:")
        for item in left:
            session.tell(f"  {item.id}  {item.text}")
        session.say(f"To let one go: {session.mentorlog} drop {left[0].id}")
    session.say(f"To take it up again: {session.mentorlog} goal edit {found.slug} --status active")


def _check_goes_on(journal: Journal, goal: Goal) -> None:
    """Raises BadInput where a goal has ended: what becomes of it now would hide that."""
    from mentorlog.practice import goals

    if goal.status in (goals.ACHIEVED, goals.DROPPED):
        how = goals.ended(journal, goal)
        on = f" on {say_date(how.day)}" if how else ""
        raise BadInput(
            f"{goal.title} was {goal.status}{on}.",
            f"To take it up again: mentorlog goal edit {goal.slug} --status active",
        )


def _day(session: Session, said: str) -> dt.date:
    if not said:
        return session.today
    day = read_day(said, session.today, back=True, ways=session.journal.settings.ways)
    if day > session.today:
        raise BadInput(f"{say_date(day)} is still to come.", "Say the day it happened.")
    return day
