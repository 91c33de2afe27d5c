"""`calendar`: meetings, due dates and time to work, for any calendar to import."""

from __future__ import annotations

from datetime import date, tzinfo
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mentorlog.cli.group import built, new_app
from mentorlog.cli.output import OutputOption
from mentorlog.cli.session import Session, session_of
from mentorlog.errors import BadInput

if TYPE_CHECKING:
    from mentorlog.dates import When
    from mentorlog.practice.meeting.agenda import LeftOut

app = new_app()


class Only(StrEnum):
    """What may be asked for alone."""

    MEETINGS = "meetings"


class As(StrEnum):
    """What a due date becomes."""

    BOTH = "both"
    EVENTS = "events"
    TASKS = "tasks"


def command(name: str) -> Any:
    return built(app, name)


@app.command()
def calendar(
    context: typer.Context,
    who: Annotated[str, typer.Option(metavar="WHO", help="Only with one person.")] = "",
    only: Annotated[Only | None, typer.Option(help="Nothing but these.")] = None,
    prepare: Annotated[bool, typer.Option("--prepare", help="Half an hour before each meeting.")] = False,
    notes: Annotated[bool, typer.Option("--notes", help="A quarter of an hour after it.")] = False,
    work: Annotated[
        list[str] | None,
        typer.Option("--work", metavar="WHEN", help="An hour to work on commitments. Repeatable."),
    ] = None,
    details: Annotated[
        bool, typer.Option("--details", help="With your aims and what you promised, in words.")
    ] = False,
    due: Annotated[As, typer.Option(help="Due dates: as events of a day, as tasks, or as both.")] = As.BOTH,
    alarm: Annotated[
        int, typer.Option(metavar="MINUTES", min=0, max=10080, help="So long before; 0 is none.")
    ] = 15,
    since: Annotated[str, typer.Option(metavar="DATE", help="Meetings held since then, too.")] = "",
    output: OutputOption = None,
) -> None:
    """Meetings and due dates as a file for your calendar.

    It is an .ics file, which can be imported again and again.

    Example: mentorlog calendar --prepare --output mentoring.ics
    See also: meeting plan, list
    """
    session = session_of(context)
    journal = session.journal
    person = journal.find_person(who) if who else None
    planned = [_when(session, words) for words in work or ()]
    day = _since(session, since) if since else None
    from mentorlog.exchange import calendar as ics
    from mentorlog.practice.meeting.agenda import agenda

    found = agenda(journal, session.today, person=person, since=day, only_meetings=only is not None)
    written = ics.calendar(
        found,
        ics.Choices(
            zone=_zone(session),
            stamp=session.world.now(""),  # when it is written, whatever day --as-of says
            id=journal.settings.calendar_id,
            prepare=prepare,
            notes=notes,
            details=details,
            alarm=alarm,
            events=due is not As.TASKS,
            tasks=due is not As.EVENTS,
            work=planned,
        ),
    )
    if written.text:
        session.write(written.text, output)
        if session.is_interactive and output is None:
            session.remark("It is for a calendar to read: mentorlog calendar --output mentoring.ics")
        if session.is_interactive and not details and found.dues:
            session.remark("Due dates have their ids alone. With the words: --details")
    else:
        session.remark("There is nothing to put on a calendar; nothing was written.")
        if not any(found.left_out):
            from mentorlog.cli.next_step import way_on

            session.remark(f"To go on: {session.carried(way_on(journal, session.today, person))}")
    if any(found.left_out):
        session.remark(f"Left out, for they are private: {_counted(found.left_out)}.")


def _counted(left_out: LeftOut) -> str:
    from mentorlog.dates import say_count

    said = [(left_out.meetings, "meeting"), (left_out.commitments, "due date")]
    return ", ".join(say_count(number, word) for number, word in said if number)


def _when(session: Session, words: str) -> When:
    from mentorlog.dates import read_when, say_date

    when = read_when(words, session.today, ways=session.journal.settings.ways)
    if when.time is None:
        raise BadInput(f"“{words}” says no time.", f"Say one, too: {words} 10:00")
    if when.day < session.today:
        raise BadInput(f"{say_date(when.day)} is past.", "Say a day to come.")
    return when


def _since(session: Session, words: str) -> date:
    from mentorlog.dates import read_day

    return read_day(words, session.today, back=True, ways=session.journal.settings.ways)


def _zone(session: Session) -> tzinfo | None:
    """The journal's time zone, else the machine's; None where neither is known."""
    from zoneinfo import ZoneInfo

    named = session.journal.settings.timezone
    for name in (named, session.world.machine_zone()):
        try:
            if name:
                return ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            if name == named:
                session.remark(
                    f"This machine knows no time zone “{name}”, which mentorlog.toml names; "
                    "times are those of the machine."
                )
    return None
