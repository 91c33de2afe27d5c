"""`meeting`: planned, moved, cancelled, looked up."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any

import typer

from mentorlog.cli import adding, messages
from mentorlog.cli.by_hand import edit_record, say_what_changed
from mentorlog.cli.catalog import MEDIUM_HELP, PURPOSES
from mentorlog.cli.commands import removing
from mentorlog.cli.group import built, new_app
from mentorlog.cli.output import JsonOption, put_out
from mentorlog.cli.session import Session, session_of, words
from mentorlog.dates import say_date
from mentorlog.errors import BadInput, NoMeeting, NoMeetingPlanned
from mentorlog.journal import Journal, Meeting, Person
from mentorlog.journal.lines import bare
from mentorlog.journal.records import MEETING_KINDS
from mentorlog.practice.meeting.planning import cancel as cancel_meeting
from mentorlog.practice.meeting.planning import due_with, move_along
from mentorlog.practice.meeting.planning import reschedule as reschedule_meeting
from mentorlog.practice.meeting.which import named_or_next, of_day
from mentorlog.practice.standing import relationship, standings
from mentorlog.practice.writing import checked
from mentorlog.render import overview, record

app = new_app()
app.info.name = "meeting"

_Who = Annotated[str, typer.Argument(metavar="WHO", help="Whom you meet.")]
_When = Annotated[list[str], typer.Argument(metavar="WHEN", help="fri 10:00, 21 dec, in 2 weeks.")]
_Day = Annotated[list[str] | None, typer.Argument(metavar="[DATE]", help="Which one.")]


def command(name: str) -> Any:
    return built(app, name)


@app.callback(
    help=f"{PURPOSES['meeting']}\n\nExample: mentorlog meeting list\nSee also: prep, note, calendar"
)
def group() -> None: ...


@app.command()
def plan(
    context: typer.Context,
    who: _Who,
    when: _When,
    minutes: Annotated[int | None, typer.Option(min=1, max=1440, help="How long.")] = None,
    medium: Annotated[str, typer.Option(metavar="HOW", help=MEDIUM_HELP)] = "",
    place: Annotated[str, typer.Option(metavar="PLACE", help="Where.")] = "",
    kind: Annotated[str, typer.Option(metavar="KIND", help=f"One of: {', '.join(MEETING_KINDS)}.")] = "",
    objective: Annotated[
        list[str] | None,
        typer.Option("--objective", metavar="TEXT", help="What you want from it. Repeatable."),
    ] = None,
) -> None:
    """Plan a meeting.

    Example: mentorlog meeting plan ada fri 10:00
    See also: prep, meeting reschedule, calendar
    """
    session = session_of(context)
    journal = session.to_write()
    person = journal.find_person(who)
    wanted = adding.read_to_come(session, words(when), person)
    kind = kind.casefold()
    if kind and kind not in MEETING_KINDS:
        raise BadInput(f"“{kind}” is no kind of meeting.", f"One of: {', '.join(MEETING_KINDS)}.")
    how = {key: checked(text, key) if text else "" for key, text in (("medium", medium), ("place", place))}
    edit = journal.edit()
    planned = adding.plan_with_aims(
        session, journal, edit, person, wanted, objective or (), minutes=minutes, kind=kind, **how
    )
    edit.save(messages.of_meeting("Planned", person, wanted.day))
    meeting = session.reread().meeting_at(planned.path)
    was = "Planned already" if planned.was_planned else "Planned"
    session.say(f"{was}: {person.name}, {_at(meeting)}  ({meeting.path})")
    if planned.new:
        session.tell(f"New in it: {', '.join(f'{key} {getattr(meeting, key)}' for key in planned.new)}")
    for other in planned.beside:
        session.tell(f"Planned for that day, too: {other.time}")
        if session.store.history.is_on:
            to = f"{person.short} {wanted.day}{f' {wanted.time}' if wanted.time else ''} --from {other.date}"
            session.tell(f"To move that one instead, take this back: {session.mentorlog} undo")
            session.tell(f"and then: {session.mentorlog} meeting reschedule {to}")
    session.say(f"Before it: {session.mentorlog} prep {person.short}")
    session.remark_if_closed(person)


@app.command("list")
def list_(
    context: typer.Context,
    who: Annotated[list[str] | None, typer.Argument(metavar="[WHO]", help="With whom.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Past and cancelled ones too.")] = False,
    as_json: JsonOption = False,
) -> None:
    """The meetings to come; with --all, those held too.

    Example: mentorlog meeting list ada --all
    See also: meeting show, meeting plan
    """
    session = session_of(context)
    journal = session.journal
    person = journal.find_person(words(who)) if who else None
    found = [
        meeting
        for meeting in journal.meetings(person.slug if person else None)
        if everything or meeting.status == "planned"
    ]
    people = {person.slug: person for person in journal.people}
    put_out(
        session,
        lambda: overview.meetings_page(
            found, people, session.today, empty="" if found else _none(session, journal, person, everything)
        ),
        lambda: {"meetings": [{"person": one.person, **_json().meeting(one)} for one in found]},
        as_json=as_json,
        problems=journal.problems,
    )


@app.command()
def show(context: typer.Context, who: _Who, day: _Day = None, as_json: JsonOption = False) -> None:
    """A meeting as it was written down: the last one held, or that of a day.

    Example: mentorlog meeting show ada
    See also: recall, meeting edit
    """
    session = session_of(context)
    journal = session.journal
    person = journal.find_person(who)
    known = relationship(journal, person, session.today)
    meeting = of_day(journal, known, words(day)) if day else known.last or known.next
    if meeting is None:
        raise NoMeeting(person.name, person.short, has_others=bool(known.meetings))
    document = journal.document(meeting.path)
    body = "".join(bare(line) + "\n" for line in document.lines[document.front.body :])
    put_out(
        session,
        lambda: record.meeting_page(meeting, person, body, session.today),
        lambda: {
            "meeting": {"person": meeting.person, **_json().meeting(meeting)},
            "text": body,
            **_json().items(standings(journal.items_in(meeting), {person.slug: known})),
        },
        as_json=as_json,
        problems=journal.problems,
    )


@app.command()
def edit(context: typer.Context, who: _Who, day: _Day = None) -> None:
    """Open the record of a planned meeting, or of the one of a day.

    Example: mentorlog meeting edit ada
    See also: note, meeting show
    """
    session = session_of(context)
    journal = session.journal
    person = journal.find_person(who)
    try:
        meeting = named_or_next(journal, person, session.today, words(day))
    except NoMeetingPlanned as fault:
        last = relationship(journal, person, session.today).last
        raise NoMeetingPlanned(person.name, person.short, last.date if last else None) from fault
    line = messages.of_meeting("Changed", person, meeting.date, meeting)
    edit_record(session, "meeting", journal, meeting.path, line)
    known = {one.path: one for one in session.reread().meetings(person.slug)}
    session.say(f"Changed: {person.name}, {_at(known.get(meeting.path, meeting))}  ({meeting.path})")
    say_what_changed(session, journal, meeting.path)


@app.command()
def reschedule(
    context: typer.Context,
    who: _Who,
    when: _When,
    from_: Annotated[str, typer.Option("--from", metavar="DATE", help="Which one, if not the next.")] = "",
    wish: Annotated[str, typer.Option(metavar="WHOSE", help="Whose wish it was: mine or theirs.")] = "",
    along: Annotated[
        bool | None, typer.Option("--along/--not-along", help="Move along what was due that day.")
    ] = None,
) -> None:
    """Move a planned meeting; the day it had and whose wish it was are kept.

    Example: mentorlog meeting reschedule ada 9 dec 11:00 --wish theirs --along
    See also: meeting cancel, move
    """
    session = session_of(context)
    journal = session.to_write()
    person = journal.find_person(who)
    wanted = adding.read_to_come(session, words(when), person)
    meeting = named_or_next(journal, person, session.today, from_)
    if meeting.status != "planned":
        raise BadInput(
            f"The meeting of {say_date(meeting.date)} was {meeting.status}.",
            f"See: mentorlog meeting list {person.short} --all",
        )
    if wanted.day == meeting.date and wanted.time in (None, meeting.time or None):
        raise BadInput(f"It is planned for {_at(meeting)} already.", "Say another day or time.")
    whose = _wish(person, wish) if wish else _asked_wish(session, person)
    due = due_with(list(journal.items(person.slug)), meeting) if wanted.day != meeting.date else []
    if due and along is None:
        along = session.is_interactive and session.confirm(
            f"{_things(len(due))} due that day. Move along to {say_date(wanted.day)}?", default=True
        )
    change = journal.edit()
    if due and along:
        move_along(change, due, wanted.day, session.today)
    path = reschedule_meeting(change, meeting, wanted, session.today, wish=whose)
    change.save(messages.of_meeting("Moved", person, meeting.date, meeting, to=wanted.day))
    moved = session.reread().meeting_at(path)
    session.say(f"Moved: {person.name}, from {_at(meeting)} to {_at(moved)}  ({path})")
    ids = ", ".join(item.id for item in due)
    if due and along:
        session.say(f"Moved along: {ids}")
    elif due:
        session.say(f"{_things(len(due))} still due on {say_date(meeting.date)}: {ids}")
        session.say(f"To move one: {session.mentorlog} move {due[0].id} {wanted.day}")


@app.command()
def cancel(
    context: typer.Context,
    who: _Who,
    day: _Day = None,
    why: Annotated[str, typer.Option(metavar="TEXT", help="Why.")] = "",
) -> None:
    """Cancel a planned meeting.

    Example: mentorlog meeting cancel ada --why "Ada is ill"
    See also: meeting reschedule, meeting plan
    """
    session = session_of(context)
    journal = session.to_write()
    person = journal.find_person(who)
    reason = checked(why, "reason") if why else ""
    meeting = named_or_next(journal, person, session.today, words(day))
    if meeting.status != "planned":
        raise BadInput(
            f"The meeting of {say_date(meeting.date)} was {meeting.status}.",
            f"See: mentorlog meeting list {person.short} --all",
        )
    change = journal.edit()
    cancel_meeting(change, meeting, session.today, reason)
    change.save(messages.of_meeting("Cancelled", person, meeting.date, meeting))
    session.say(f"Cancelled: {person.name}, {_at(meeting)}{f'; {reason}' if reason else ''}")
    for other in relationship(session.reread(), person, session.today).planned:
        session.say(f"Still planned: {_at(other)}")
    session.say(f"Another day: {session.mentorlog} meeting plan {person.short} WHEN")


app.command("remove")(removing.remove_meeting)


def _json() -> Any:
    from mentorlog.render import json

    return json


def _none(session: Session, journal: Journal, person: Person | None, everything: bool) -> str:
    """That there is none to list, and the way on."""
    from mentorlog.cli.next_step import way_on

    if not everything and journal.meetings(person.slug if person else None):
        return f"No meeting is planned.\tmentorlog meeting list {f'{person.short} ' if person else ''}--all"
    said = "There is no meeting yet." if everything else "No meeting is planned."
    return f"{said}\t{way_on(journal, session.today, person)}"


def _asked_wish(session: Session, person: Person) -> str:
    if not session.is_interactive:
        return ""
    question = "Whose wish was it? [m]ine, [t]heirs (Enter: not said)"
    return session.ask_until(question, partial(_wish, person)) or ""


def _wish(person: Person, said: str) -> str:
    """Whose wish it was, as a log says it. Raises BadInput."""
    wish = said.casefold()
    if wish in ("m", "me", "my", "mine"):
        return "my wish"
    if wish in ("t", "them", "their", "theirs", person.first_name.casefold(), person.slug):
        return f"{person.first_name}'s wish"
    raise BadInput(f"“{said}” says not whose wish it was.", "Say mine or theirs.")


def _things(number: int) -> str:
    return "One thing is" if number == 1 else f"{number} things are"


def _at(meeting: Meeting) -> str:
    return f"{say_date(meeting.date)}{f' {meeting.time}' if meeting.time else ''}"
