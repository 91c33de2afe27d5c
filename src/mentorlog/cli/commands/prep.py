"""`prep`: the sheet before a meeting."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from mentorlog.cli.group import built, new_app
from mentorlog.cli.output import Format, FormatOption, JsonOption, OutputOption, form_for, put_out
from mentorlog.cli.session import Session, session_of, words
from mentorlog.errors import NoMeetingPlanned
from mentorlog.journal import Journal, Kind, Meeting, Person
from mentorlog.practice.meeting.sheet import Sheet, prepare
from mentorlog.practice.meeting.which import next_meeting
from mentorlog.practice.standing import people_met, relationship
from mentorlog.render import prep as pages

app = new_app()


def command(name: str) -> Any:
    return built(app, name)


@app.command()
def prep(
    context: typer.Context,
    who: Annotated[
        list[str] | None, typer.Argument(metavar="[WHO]", help="Whom you meet; else the next one.")
    ] = None,
    on: Annotated[str, typer.Option("--on", metavar="WHEN", help="Plan the meeting for then.")] = "",
    objective: Annotated[
        list[str] | None,
        typer.Option("--objective", metavar="TEXT", help="What you want from it. Repeatable."),
    ] = None,
    question: Annotated[
        list[str] | None, typer.Option("--question", metavar="TEXT", help="What you want to ask. Repeatable.")
    ] = None,
    edit: Annotated[bool, typer.Option("--edit", help="Write into the meeting's record first.")] = False,
    full: Annotated[bool, typer.Option("--full", help="All of it, however long.")] = False,
    share: Annotated[bool, typer.Option("--share", help="The copy for the other person.")] = False,
    as_json: JsonOption = False,
    format: FormatOption = Format.TERMINAL,  # noqa: A002
    output: OutputOption = None,
) -> None:
    """The sheet before a meeting: one minute, and you walk in prepared.

    Example: mentorlog prep ada --objective "A yes or no on the platform lead role"
    Example: mentorlog prep ada --share
    See also: note, jot, meeting plan
    """
    session = session_of(context)
    journal = session.to_write() if on or objective or question else session.journal
    person, meeting = _whose(session, journal, words(who))
    if session.is_interactive and not (as_json or output):
        from mentorlog.cli.commands.passed import ask_about_passed

        ask_about_passed(session, journal, person)
        journal = session.reread()
        meeting = relationship(journal, person, session.today).next
    if on or objective or question:
        _store(session, journal, person, meeting, on, objective or [], question or [])
        journal = session.reread()
    if edit:
        _write_into(session, journal, person)
        journal = session.reread()
    show_sheet(
        session, journal, person.slug, share=share, full=full, format=format, as_json=as_json, output=output
    )
    session.remark_if_closed(person)


def show_sheet(
    session: Session,
    journal: Journal,
    slug: str,
    *,
    share: bool = False,
    full: bool = False,
    format: Format = Format.TERMINAL,  # noqa: A002
    as_json: bool = False,
    output: Path | None = None,
) -> None:
    """Draws the sheet of the next meeting with somebody."""
    person = journal.find_person(slug)
    sheet = prepare(journal, person, session.today, _meeting_at_hand(session, journal, person))
    from mentorlog.practice.meeting.share import share as shared_part

    limit = None if full or share else pages.LINES
    put_out(
        session,
        lambda: (
            pages.share_page(shared_part(sheet), session.today)
            if share
            else pages.sheet_page(sheet, full=full or form_for(output, format).is_whole)
        ),
        lambda: _json(sheet, share=share),
        format=format,
        as_json=as_json,
        output=output,
        limit=limit,
        wrap=full or share,
        problems=() if share else journal.problems,
    )


def _json(sheet: Sheet, *, share: bool) -> dict[str, Any]:
    from mentorlog.practice.meeting.share import share as shared_part
    from mentorlog.render import json

    return json.share(shared_part(sheet)) if share else json.sheet(sheet)


def _whose(session: Session, journal: Journal, who: str) -> tuple[Person, Meeting | None]:
    if who:
        person = journal.find_person(who)
        return person, relationship(journal, person, session.today).next
    meeting = next_meeting(journal, session.now)
    if meeting and (found := journal.person_by_slug(meeting.person)):
        return found, meeting
    met = people_met(journal)
    if len(met) == 1 and met[0].status == "active":
        return met[0], None
    if not session.is_interactive:
        raise NoMeetingPlanned
    session.say("No meeting is planned. Whose sheet shall it be?")
    return session.pick_person(met), None


def _meeting_at_hand(session: Session, journal: Journal, person: Person) -> Meeting | None:
    return next_meeting(journal, session.now, person.slug)


def _store(
    session: Session,
    journal: Journal,
    person: Person,
    meeting: Meeting | None,
    on: str,
    objectives: list[str],
    questions: list[str],
) -> None:
    from mentorlog.cli import adding, messages

    edit = journal.edit()
    path = meeting.path if meeting else ""
    when = adding.read_to_come(session, on, person) if on else None
    if objectives and not (when or path):
        if not session.is_interactive:
            raise NoMeetingPlanned(person.name, person.slug)
        when = session.ask_until(
            f"When do you meet {person.first_name}? (fri 10:00)",
            lambda text: adding.read_to_come(session, text, person),
        )
        if when is None:
            raise NoMeetingPlanned(person.name, person.slug)
    if when:
        path = adding.plan_with_aims(session, journal, edit, person, when, ()).path
    for aim in objectives:
        adding.add_aim(session, journal, edit, person, path, aim)
    for question in questions:
        adding.add_to_person(session, journal, edit, person, Kind.QUESTION, question)
    if path:
        day = when.day if when else meeting.date if meeting else session.today
        edit.save(messages.of_meeting("Prepared", person, day, meeting))
    else:
        edit.save(messages.of_new_item(Kind.QUESTION, person, "; ".join(questions)))


def _write_into(session: Session, journal: Journal, person: Person) -> None:
    from mentorlog.cli import messages
    from mentorlog.cli.by_hand import store_record
    from mentorlog.cli.editor import edited
    from mentorlog.practice.meeting import page, shadowing

    meeting = _meeting_at_hand(session, journal, person)
    if meeting is None:
        raise NoMeetingPlanned(person.name, person.slug)
    document, text = journal.document(meeting.path), journal.text(meeting.path)
    if not document.find_section(kind=Kind.OBJECTIVE):
        text = text.rstrip("\n") + f"\n\n## {document.headings.called('Objectives')}\n- [ ] \n"
    if meeting.kind == shadowing.SHADOWING and not document.find_section(title=shadowing.BRIEF.casefold()):
        hint = page.hint(shadowing.before(person))
        text = text.rstrip("\n") + f"\n\n## {document.headings.called(shadowing.BRIEF)}\n{hint}\n"
    line = messages.of_meeting("Prepared", person, meeting.date, meeting)
    edited(session, "prep", text, lambda saved: store_record(journal, meeting.path, saved, line))
