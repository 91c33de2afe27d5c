"""`note`: what was said and promised, after a meeting."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, nullcontext
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from mentorlog.cli import messages
from mentorlog.cli.by_hand import said_of
from mentorlog.cli.catalog import MEDIUM_HELP
from mentorlog.cli.commands.passed import ask_about_passed
from mentorlog.cli.editor import edited
from mentorlog.cli.group import built, new_app
from mentorlog.cli.session import Session, session_of, words
from mentorlog.dates import read_day, say_date, say_day
from mentorlog.errors import BadInput, ChangedUnderneath, MentorlogError
from mentorlog.journal import ENDINGS, Item, Journal, Kind, Person
from mentorlog.journal.interrupts import deferred
from mentorlog.journal.records import MEETING_KINDS
from mentorlog.practice.goals import goals_with
from mentorlog.practice.meeting import checkpoints, templates
from mentorlog.practice.meeting.noting import Given, Noted, Noting, day_said
from mentorlog.practice.meeting.obstacles import obstacles_in
from mentorlog.practice.meeting.page import Settled, template_for
from mentorlog.practice.meeting.remarks import said_perhaps
from mentorlog.practice.meeting.which import (
    Target,
    check_is_over,
    meeting_for_note,
    meeting_just_begun,
    perhaps_ahead,
    raise_if_damaged,
)
from mentorlog.practice.standing import in_order, people_met, relationship, shown, standings
from mentorlog.practice.writing import checked

app = new_app()
# What stands in the place of an id where there is none.
_NO_ID = " " * 9
# Of the words on a page so many lines are said again, each as far as it fits.
_WORDS = 3
_WIDTH = 62


def command(name: str) -> Any:
    return built(app, name)


def _repeatable(name: str, help: str) -> Any:  # noqa: A002
    return typer.Option(name, metavar="TEXT", help=help)


@app.command()
def note(
    context: typer.Context,
    who: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WHO] [-]", help="Whom you met; - takes the page from a pipe."),
    ] = None,
    message: Annotated[
        list[str] | None, typer.Option("-m", "--message", metavar="TEXT", help="What you talked about.")
    ] = None,
    commit: Annotated[
        list[str] | None, _repeatable("--commit", 'What you promised; "... by fri" dates it.')
    ] = None,
    theirs: Annotated[list[str] | None, _repeatable("--theirs", "What they promised.")] = None,
    advice: Annotated[list[str] | None, _repeatable("--advice", "What was advised.")] = None,
    decision: Annotated[list[str] | None, _repeatable("--decision", "What you decided, or have to.")] = None,
    feedback: Annotated[
        list[str] | None, _repeatable("--feedback", '"From Ada: ..." or "To Ada: ...".')
    ] = None,
    learned: Annotated[list[str] | None, _repeatable("--learned", "What you learned.")] = None,
    contact: Annotated[list[str] | None, _repeatable("--contact", "Somebody to get in touch with.")] = None,
    given: Annotated[list[str] | None, _repeatable("--given", "What you gave.")] = None,
    obstacle: Annotated[list[str] | None, _repeatable("--obstacle", "What is in the way.")] = None,
    works: Annotated[list[str] | None, _repeatable("--works", "Check-in: what works for you.")] = None,
    change: Annotated[list[str] | None, _repeatable("--change", "Check-in: what to do otherwise.")] = None,
    date_: Annotated[str, typer.Option("--date", metavar="DATE", help="The day you met, if not today.")] = "",
    medium: Annotated[str, typer.Option(metavar="HOW", help=MEDIUM_HELP)] = "",
    minutes: Annotated[int | None, typer.Option(min=1, max=1440, help="How long it took.")] = None,
    kind: Annotated[str, typer.Option(metavar="KIND", help="Session, kick-off, checkpoint, ...")] = "",
    next_: Annotated[str, typer.Option("--next", metavar="WHEN", help="Plan the next meeting.")] = "",
    new: Annotated[bool, typer.Option("--new", help="Another meeting on the same day.")] = False,
) -> None:
    """After a meeting: write down what was said and promised.

    Without a text the page opens in your editor; or give texts by options; or pipe a page in, with -.

    Example: mentorlog note ada -m "We went through it." --commit "Draft the plan by fri"
    Example: mentorlog note ada --next "in 2 weeks"
    See also: prep, list, meeting plan
    """
    session = session_of(context)
    piped = bool(who) and who[-1] == "-"  # type: ignore[index]
    name = words(who[:-1] if piped and who else who)
    texts = {
        Kind.COMMITMENT: commit, Kind.ADVICE: advice, Kind.DECISION: decision, Kind.FEEDBACK: feedback,
        Kind.LESSON: learned, Kind.CONTACT: contact, Kind.GIVEN: given,
    }  # fmt: skip
    # The page is read first: whatever is wrong with the rest of the line, it is kept.
    with _page_from_pipe(session) if piped else nullcontext("") as page:
        if kind and kind.casefold() not in MEETING_KINDS:
            raise BadInput(f"“{kind}” is no kind of meeting.", f"One of: {', '.join(MEETING_KINDS)}.")
        how = checked(medium, "medium") if medium else ""
        keys = {"medium": how, "minutes": minutes, "kind": kind.casefold()}
        options = Given(
            prose=[checked(text) for text in message or ()],
            items={kind: [checked(text) for text in found or ()] for kind, found in texts.items()},
            theirs=[checked(text) for text in theirs or ()],
            check_in=[
                *(f"Works, for me: {checked(text)}" for text in works or ()),
                *(f"Change: {checked(text)}" for text in change or ()),
            ],
            obstacles=[checked(text, "obstacle") for text in obstacle or ()],
            keys={key: value for key, value in keys.items() if value},
            next=next_,
        )
        said = bool(options.prose or options.theirs or options.check_in or any(options.items.values()))
        said = said or bool(options.obstacles)
        if piped and said:
            raise BadInput(
                "A page from a pipe and options together cannot be told apart.", "Use one of them."
            )
        day = read_day(date_, session.today, back=True, ways=session.ways) if date_ else day_said(page)
        note_of = _begin(session, name, day, new=new)
        if piped:
            template = _template(session, note_of, options)
            _store(session, note_of, note_of.noting.from_page(page, template, options, whole=False))
        elif said or next_:
            _store(session, note_of, note_of.noting.from_options(options))
        else:
            _from_editor(session, note_of, options, new=new)
        if date_ and day and (ahead := perhaps_ahead(date_, day, session.today, session.ways)):
            plan = f"{session.mentorlog} meeting plan {note_of.person.short} {ahead}"
            session.remark(
                f"“{date_}” was read as {say_date(day)}, for a note looks back. For {say_date(ahead)}: {plan}"
            )


class _Note:
    """A note of somebody, begun: the edit, and the meeting it goes into."""

    def __init__(self, session: Session, person: Person, target: Target) -> None:
        self.person = person
        self.target = target
        # While something was asked a record may have changed; else what was read a moment ago holds.
        self._begin(session, session.reread() if session.is_interactive else session.journal)

    def begin(self, session: Session) -> None:
        """Begins again from what is on disk, with nothing changed yet."""
        self._begin(session, session.reread())

    def _begin(self, session: Session, journal: Journal) -> None:
        self.journal = journal
        self.edit = self.journal.edit()
        self.noting = Noting(self.journal, self.edit, self.person, self.target, session.today)

    @property
    def record(self) -> str:
        """The text of the meeting's record, empty for a new one."""
        return self.journal.text(self.target.meeting.path) if self.target.meeting else ""


def _begin(session: Session, who: str, day_said: date | None, *, new: bool) -> _Note:
    if day_said:
        check_is_over(day_said, session.today, shlex.quote(who) if who else "WHO")
    journal = session.to_write()
    day = day_said or session.today
    if who:
        person = journal.find_person(who)
    else:
        person, day = _whom(session, journal, day_said)
    known = relationship(journal, person, session.today)
    if not new:
        raise_if_damaged(journal, person.slug, day)
    target = meeting_for_note(known.meetings, day, new=new)
    if session.is_interactive:
        if day_said is None:
            target = _confirmed(session, target, day)
        ask_about_passed(session, journal, person, leave=target.meeting)
    return _Note(session, person, target)


def _whom(session: Session, journal: Journal, day_said: date | None) -> tuple[Person, date]:
    meeting = None if day_said else meeting_just_begun(journal, session.now)
    person = journal.person_by_slug(meeting.person) if meeting else None
    if meeting and person:
        return person, meeting.date
    found = people_met(journal)
    if not session.is_interactive:
        raise BadInput(
            "Whom did you meet? No planned meeting began today or yesterday.",
            f"mentorlog note {found[0].short if len(found) == 1 else 'WHO'}",
        )
    session.say("Whom did you meet?")
    return session.pick_person(found), day_said or session.today


def _confirmed(session: Session, target: Target, day: date) -> Target:
    """A meeting planned for an earlier day: was it held then, or on the day of this note?"""
    meeting = target.meeting
    if meeting is None or meeting.status != "planned" or meeting.date == day:
        return target
    planned = say_day(meeting.date, session.today)
    from mentorlog.cli.answers import yes_or_no  # few notes ask

    then = session.ask_until(
        f"Did you meet on {planned}, as planned? [Y/n: on {say_day(day, session.today)}]", yes_or_no
    )
    return Target(meeting, day if then is False else meeting.date)


def _from_editor(session: Session, note_of: _Note, options: Given, *, new: bool) -> None:
    template = _template(session, note_of, options)
    text = note_of.noting.page(template, _still_open(note_of))

    before = note_of.record

    def store(saved: str) -> None:
        session.to_write()
        note_of.begin(session)
        if note_of.record != before:
            raise ChangedUnderneath(note_of.target.meeting.path if note_of.target.meeting else "")
        if note_of.target.meeting is None and not new:
            held = meeting_for_note(note_of.journal.meetings(note_of.person.slug), note_of.target.day).meeting
            if held:  # noted from elsewhere while this page was open
                raise ChangedUnderneath(held.path)
        _store(session, note_of, note_of.noting.from_page(saved, template, options, whole=True))

    # A page of a record that is there holds what the record does: piped in again, it would stand there twice.
    edited(session, "page" if note_of.target.meeting else "note", text, store)


@contextmanager
def _page_from_pipe(session: Session) -> Iterator[str]:
    """The page on standard input, kept as a draft until all went well."""
    data = session.world.stdin.read()
    if not data.strip():
        raise BadInput("The page is empty.", "Nothing was stored.")
    with ExitStack() as stack:
        with deferred():
            stack.enter_context(session.keeping(_kept(session, data)))
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as fault:
            raise BadInput(
                "What was piped in is not UTF-8 text.", "Convert it first, with iconv for example."
            ) from fault
        yield text


def _kept(session: Session, data: bytes) -> Path:
    try:
        return session.journal.store.keep_draft("note", data)
    except MentorlogError:
        session.remark("It cannot be kept on disk; this is the page:")
        for line in data.decode("utf-8", "replace").splitlines():
            session.remark(line)
        raise


def _template(session: Session, note_of: _Note, options: Given) -> str:
    """The text of the page for this person and kind of meeting, before anything is written on it."""
    meeting, person, day = note_of.target.meeting, note_of.person, note_of.target.day
    kind = str(options.keys.get("kind") or (meeting.kind if meeting else "session"))
    own, remarks = templates.own_template(note_of.journal, person, kind)
    for remark in remarks:
        session.remark(remark)
    is_due = checkpoints.due(note_of.journal, relationship(note_of.journal, person, day), day) is not None
    return template_for(person, kind, day, note_of.journal.headings, own=own, checkpoint=is_due)


def _still_open(note_of: _Note) -> list[Item]:
    """What the page lists to be settled: all that is open with the person, elsewhere than in the meeting."""
    known = relationship(note_of.journal, note_of.person, note_of.target.day)
    here = note_of.target.meeting.path if note_of.target.meeting else ""
    kinds = (Kind.COMMITMENT, Kind.CONTACT, Kind.QUESTION, Kind.ADVICE, Kind.OBJECTIVE, Kind.DECISION)
    # The aims of a meeting to come are for it to settle.
    to_come = {meeting.path for meeting in known.planned}
    served = {goal.path for goal in goals_with(note_of.journal, note_of.person)}
    day = note_of.target.day
    # Of the steps of a goal those that the sheet shows: due by the day of the meeting.
    items = [
        item
        for item in note_of.journal.items_since(date.max, note_of.person.slug)
        if not item.path.startswith("goals/") or (item.path in served and item.due and item.due <= day)
    ]
    open_ones = [
        one
        for one in shown(standings(items, {note_of.person.slug: known}))
        if one.item.is_open
        and one.item.path != here
        and not (one.item.kind is Kind.OBJECTIVE and one.item.path in to_come)
    ]
    return [one.item for kind in kinds for one in in_order(one for one in open_ones if one.item.kind is kind)]


def _store(session: Session, note_of: _Note, noted: Noted) -> None:
    meeting = note_of.target.meeting
    known = obstacles_in(note_of.journal, meeting)
    note_of.edit.save(messages.of_meeting("Noted", note_of.person, noted.day, meeting))
    _say_what_was_stored(session, note_of.person, noted, known)
    session.remark_if_closed(note_of.person)


def _say_what_was_stored(session: Session, person: Person, noted: Noted, obstacles: Sequence[str]) -> None:
    journal = session.reread()
    meeting = journal.meeting_at(noted.path)
    known = relationship(journal, person, meeting.date)
    session.tell(f"Noted: {person.name}, {say_date(meeting.date)}  ({noted.path})")
    for text in noted.prose:
        session.tell(f"{_NO_ID}notes: {text}")
    _say_words(session, noted.words)
    for one in standings(journal.items_in(meeting), {person.slug: known}):
        item = one.item
        if item.kind in ENDINGS and item.id not in noted.before:
            session.tell(said_of(one, journal))
        elif item.kind not in ENDINGS and item.text not in noted.before:
            session.tell(f"{_NO_ID}{item.kind}: {item.text}")
    _say_of_obstacles(
        session, person, [one for one in obstacles_in(journal, meeting) if one not in obstacles]
    )
    for item, said in noted.settled:
        came = f"; {said.words}" if said.words else ""
        session.tell(f"  {item.id}  {_became(item, said)}: {item.text}{came}")
    if noted.dated:
        session.tell(f"  {noted.dated} ended by hand before; dated {say_date(noted.day)}")
    if noted.next:
        time = f" {noted.next.when.time}" if noted.next.when.time else ""
        session.tell(f"Next meeting: {say_date(noted.next.when.day)}{time}  ({noted.next.path})")
    elif session.is_interactive and person.status == "active" and not _is_planned(session, journal, person):
        session.say(f"No next meeting yet: {session.mentorlog} meeting plan {person.short} WHEN")
    for remark in noted.remarks:
        session.remark(remark)
    if noted.perhaps:
        session.remark(said_perhaps(noted.perhaps, f"{session.mentorlog} move"))


def _is_planned(session: Session, journal: Journal, person: Person) -> bool:
    return relationship(journal, person, session.today).next is not None


def _say_words(session: Session, lines: Sequence[str]) -> None:
    """The words of a page, so that one sees that they are there; not all of a long one."""
    if not lines:
        return
    from textwrap import shorten

    for line in lines[:_WORDS]:
        session.tell(f"{_NO_ID}notes: {shorten(line, _WIDTH, placeholder='…')}")
    if lines[_WORDS:]:
        session.tell(f"{_NO_ID}+{len(lines) - _WORDS} more")


def _say_of_obstacles(session: Session, person: Person, new: Sequence[str]) -> None:
    """What was named, and what the two agreed on about it (PRACTICE S6)."""
    for text in new:
        session.tell(f"{_NO_ID}obstacle: {text}")
    if not new:
        return
    if agreed := person.agreement.obstacles:
        session.tell(f"You agreed on obstacles: {agreed}")
    else:
        group = "mentee" if person.is_mentee else "mentor"
        session.say(f"Nothing is agreed on obstacles yet: {session.mentorlog} {group} agree {person.short}")


def _became(item: Item, said: Settled) -> str:
    if said.mark in ("x", "X", "-"):
        return ENDINGS[item.kind][said.mark == "-"]
    return "still open" if said.mark == " " else f"still open, marked [{said.mark}]"
