"""`mentor close` and `mentor reopen`: ending a relationship well, and beginning it again."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mentorlog.cli import adding, messages
from mentorlog.cli.output import Format, FormatOption, JsonOption, OutputOption, form_for, put_out
from mentorlog.cli.session import Session, session_of, words
from mentorlog.dates import say_count, say_date
from mentorlog.errors import BadInput
from mentorlog.journal import Edit, Item, Journal, Kind, Person, find_item
from mentorlog.journal.names import same
from mentorlog.practice.writing import checked

if TYPE_CHECKING:
    from mentorlog.practice.ending.closing import Closed, Said

_Who = Annotated[list[str], typer.Argument(metavar="WHO", help="A name, an alias, or the start of one.")]


def add_to(app: typer.Typer, called: str, example: str) -> None:
    """Adds the two commands to the group `called` "mentor" or "mentee"."""

    @app.command(
        help="End it well: the sheet for a last talk, and a thank-you.\n\n"
        "After the talk, --done keeps what was said and closes it.\n\n"
        f"Example: mentorlog {called} close {example} --done --learned "
        '"Ask before I build"\n'
        f"See also: {called} reopen, {called} pause, report"
    )
    def close(
        context: typer.Context,
        who: _Who,
        done: Annotated[bool, typer.Option("--done", help="You have talked: close it.")] = False,
        no_talk: Annotated[bool, typer.Option("--no-talk", help="You will not talk: close it.")] = False,
        thanks: Annotated[bool, typer.Option("--thanks", help="Only draft the thank-you.")] = False,
        date_: Annotated[
            str, typer.Option("--date", metavar="DATE", help="The day you talked, if not today.")
        ] = "",
        message: Annotated[
            list[str] | None,
            typer.Option("--message", "-m", metavar="TEXT", help="What was said. Repeatable."),
        ] = None,
        learned: Annotated[
            list[str] | None, typer.Option(metavar="TEXT", help="What you learned. Repeatable.")
        ] = None,
        broke: Annotated[
            str, typer.Option(metavar="TEXT", help="What broke down, where you do not talk.")
        ] = "",
        differently: Annotated[
            str, typer.Option(metavar="TEXT", help="What you would do differently, where you do not talk.")
        ] = "",
        keep: Annotated[
            list[str] | None,
            typer.Option(metavar="ITEM", help="Stays open, as yours; the rest is let go. Repeatable."),
        ] = None,
        next_: Annotated[
            list[str] | None,
            typer.Option(
                "--next", metavar="TEXT", help="What is next, as a promise to yourself. Repeatable."
            ),
        ] = None,
        refer: Annotated[
            list[str] | None,
            typer.Option(metavar="NAME", help="Whom they named: a candidate now. Repeatable."),
        ] = None,
        full: Annotated[bool, typer.Option("--full", help="All of the sheet, however long.")] = False,
        as_json: JsonOption = False,
        format: FormatOption = Format.TERMINAL,  # noqa: A002
        output: OutputOption = None,
    ) -> None:
        from mentorlog.practice.ending import closing
        from mentorlog.practice.standing import relationship

        session = session_of(context)
        given: dict[str, Any] = {
            "date": date_, "message": message, "learned": learned, "broke": broke,
            "differently": differently, "keep": keep, "next": next_, "refer": refer,
        }  # fmt: skip
        is_sheet = as_json or full or output is not None or format is not Format.TERMINAL
        _check(given, done=done, no_talk=no_talk, thanks=thanks, is_sheet=is_sheet)
        person = session.journal.find_person(words(who))
        how: dict[str, Any] = {"as_json": as_json, "format": format, "output": output}
        if thanks:
            _thank(session, session.journal, person, **how)
            return
        if done or no_talk:
            _close(session, person, given, talk=done, called=called)
            return
        closing.check_began(relationship(session.journal, person, session.today))
        if session.is_interactive and not is_sheet and person.status != "closed":
            if session.confirm(f"Will you talk with {person.first_name} once more?", default=True):
                _sheet(session, person, full=full, **how)
            else:
                _close(session, person, given, talk=False, called=called)
        else:
            _sheet(session, person, full=full, **how)

    @app.command(
        help="Begin again after it was closed.\n\n"
        f"Example: mentorlog {called} close {example} --no-talk\n"
        f"Example: mentorlog {called} reopen {example}\n"
        f"See also: {called} close, meeting plan"
    )
    def reopen(context: typer.Context, who: _Who) -> None:
        from mentorlog.practice.ending import closing

        session = session_of(context)
        journal = session.to_write()
        person = journal.find_person(words(who))
        if person.status != closing.CLOSED:
            raise BadInput(f"{person.name} is not closed.", f"See: mentorlog {called} show {person.short}")
        edit = journal.edit()
        closing.reopen(edit, person, session.today)
        edit.save(messages.of_person("Reopened", person))
        session.say(f"Reopened: {person.name}. What was let go stays let go.")
        session.say(f"Next: {session.mentorlog} meeting plan {person.short} WHEN")


def _check(given: dict[str, Any], *, done: bool, no_talk: bool, thanks: bool, is_sheet: bool) -> None:
    """Raises BadInput where options do not go together."""
    if done + no_talk + thanks > 1:
        raise BadInput("--done, --no-talk and --thanks do not go together.", "Use one of them.")
    said = [name for name, value in given.items() if value]
    if said and not (done or no_talk):
        raise BadInput(f"--{said[0]} closes it, and you did not say how.", "Add --done or --no-talk.")
    if is_sheet and (done or no_talk):
        raise BadInput("--full, --format, --json and --output are for the sheet.", "Leave them away.")
    wrong = [name for name in said if name in (("broke", "differently") if done else ("date", "message"))]
    if wrong:
        after = "--no-talk" if done else "--done"
        raise BadInput(f"--{wrong[0]} goes with {after} only.", "What you learned goes with both: --learned")


def _sheet(session: Session, person: Person, *, full: bool, **how: Any) -> None:
    from mentorlog.practice.ending import closing
    from mentorlog.render import closing as pages

    journal = session.journal
    found = closing.closing(journal, person, session.today)
    whole = full or form_for(how["output"], how["format"]).is_whole
    put_out(
        session,
        lambda: pages.closing_page(found),
        lambda: _json().closing(found),
        limit=None if whole else pages.LINES,
        wrap=whole,
        problems=journal.problems,
        **how,
    )


def _thank(session: Session, journal: Journal, person: Person, **how: Any) -> None:
    from mentorlog.practice.letters.thanks import thank_you
    from mentorlog.render.letters import letter_page

    letter = thank_you(journal, person, session.today)
    put_out(
        session, lambda: letter_page(letter), lambda: _json().letter(letter), problems=journal.problems, **how
    )


def _json() -> Any:
    from mentorlog.render import json

    return json


# --- closing ----------------------------------------------------------------------------------------


def _close(session: Session, person: Person, given: dict[str, Any], *, talk: bool, called: str) -> None:
    from mentorlog.practice.ending import closing
    from mentorlog.practice.standing import relationship

    journal = session.journal
    closing.check_can_close(relationship(journal, person, session.today))
    if session.is_interactive:
        given = _asked(session, journal, person, given, talk=talk)
    journal = session.to_write()
    person = journal.find_person(person.slug)
    edit = journal.edit()
    closed = closing.close(
        journal, edit, person, session.today, _said(session, journal, person, given, talk=talk)
    )
    referred = [_refer(session, journal, edit, person, name) for name in given["refer"] or ()]
    edit.save(messages.of_person("Closed", person))
    _say_what_was_done(session, person, closed)
    for name in referred:
        session.tell(name)
    if not person.private:
        session.say("")
        session.say("A thank-you, to send as it is or changed:")
        session.say("")
        _thank(session, session.reread(), person)
    session.say("")
    if not person.private:
        session.tell(f"What came of it: {session.mentorlog} progress {person.short}")
    session.tell(f"To begin again: {session.mentorlog} {called} reopen {person.short}")
    if session.store.history.is_on:
        session.tell(f"To take the closing back, with what was let go: {session.mentorlog} undo")


def _said(session: Session, journal: Journal, person: Person, given: dict[str, Any], *, talk: bool) -> Said:
    """What is said at the end, checked. Raises BadInput, NotFound, Several."""
    from mentorlog.dates import read_day
    from mentorlog.practice.ending.closing import Said, open_between

    day = None
    if given["date"]:
        ways = journal.settings.ways
        day = read_day(given["date"], session.today, back=True, ways=ways)
    found = [one.item for one in open_between(journal, person, session.today)]
    return Said(
        talk=talk,
        day=day,
        message=[checked(text) for text in given["message"] or ()],
        learned=[checked(text) for text in given["learned"] or ()],
        broke_down=checked(given["broke"]) if given["broke"] else "",
        differently=checked(given["differently"]) if given["differently"] else "",
        keep=[_kept(found, text, person) for text in given["keep"] or ()],
        next=[checked(text) for text in given["next"] or ()],
    )


def _kept(found: Sequence[Item], text: str, person: Person) -> Item:
    item = find_item(found, text)
    if not item.is_mine:
        raise BadInput(
            f"“{item.text}” is {person.first_name}'s to do, and cannot be kept as yours.",
            "Keep what is yours.",
        )
    return item


def _refer(session: Session, journal: Journal, edit: Edit, by: Person, name: str) -> str:
    """Makes a candidate of whom they named, or notes the referral with who is there already."""
    person, is_new = adding.add_referred(journal, edit, name, by, session.today)
    what = "A candidate now" if is_new else "In the journal already"
    return f"{what}, named by {by.first_name}: {person.name}  ({person.path})"


def _asked(
    session: Session, journal: Journal, person: Person, given: dict[str, Any], *, talk: bool
) -> dict[str, Any]:
    """What was not given by options, asked; Enter skips each."""
    who = person.first_name
    asked = dict(given)

    def ask(
        key: str, question: str, what: str, *, several: bool, read: Callable[[str], str] | None = None
    ) -> None:
        if not asked[key]:
            answer = session.ask_until(question, read or (lambda text: checked(text, what)))
            asked[key] = [answer] if answer and several else answer or given[key]

    if talk:
        ask("message", "What was said, in a line? (Enter: nothing)", "note", several=True)
    ask("learned", "What did you learn? (Enter: nothing)", "lesson", several=True)
    if talk:
        ask(
            "next",
            "What is next, as a promise to yourself? (Enter: nothing)",
            "promise",
            several=True,
            read=lambda text: adding.checked_item(session, text),
        )
        ask(
            "refer",
            f"Whom did {who} name, to ask next? (Enter: nobody)",
            "name",
            several=True,
            read=lambda text: _somebody_else(text, person),
        )
    else:
        ask("broke", "What broke down? (Enter: nothing)", "answer", several=False)
        ask("differently", "What would you do differently? (Enter: nothing)", "answer", several=False)
    if not asked["keep"]:
        asked["keep"] = _asked_to_keep(session, journal, person)
    return asked


def _somebody_else(text: str, person: Person) -> str:
    """A name that is not that person's own. Raises BadInput where it is, so that it is asked again."""
    name = checked(text, "name")
    if same(name) in map(same, (person.name, person.first_name, person.slug, *person.aliases)):
        raise BadInput(f"That is {person.name} themselves.", "Name somebody else, or Enter.")
    return name


def _asked_to_keep(session: Session, journal: Journal, person: Person) -> list[str]:
    """Which of what is open and mine goes on; each is named by where it stands, its id may be another's."""
    from mentorlog.practice.ending.closing import open_between

    between = [one.item for one in open_between(journal, person, session.today)]
    found = [item for item in between if item.is_mine]
    if not found:
        return []
    session.say("")
    for number, item in enumerate(found, 1):
        session.tell(f"{number:>3}  {item.text}  ({item.kind})")
    theirs = len(between) - len(found)
    beside = f", with {say_count(theirs, 'thing')} of {person.first_name}'s" if theirs else ""
    session.tell(f"What you do not keep is let go{beside}.")
    question, read = "Which do you keep, as yours alone? Numbers, all or none:", _numbers(len(found))
    # Enter is no answer here: so much would go with one key.
    while (chosen := session.ask_until(question, read)) is None:
        session.remark("Say numbers, all or none.")
    ids = [item.id for item in found]
    wanted = [found[number - 1] for number in chosen]
    return [item.id if ids.count(item.id) == 1 else f"{item.path}:{item.line}" for item in wanted]


def _numbers(most: int) -> Callable[[str], list[int]]:
    def read(text: str) -> list[int]:
        if text.casefold() in ("all", "none"):
            return list(range(1, most + 1)) if text.casefold() == "all" else []
        said = re.findall(r"[^\s,]+", text)
        if not all(one.isascii() and one.isdigit() and 1 <= int(one) <= most for one in said):
            raise BadInput(f"Say numbers from 1 to {most}, all or none.", "For example: 1 3")
        return [int(one) for one in said]

    return read


def _say_what_was_done(session: Session, person: Person, closed: Closed) -> None:
    talked = f", after a talk on {say_date(closed.day)}" if closed.day else ", without a talk"
    session.say(f"Closed: {person.name}{talked}  ({closed.path})")
    for what, items in (("yours alone", closed.mine), ("let go", closed.let_go)):
        for item in items:
            if not item.private:
                session.tell(f"  {item.id}  {what}: {item.text}")
        hidden = sum(item.private for item in items)
        if hidden:
            session.tell(f"         {what}: {hidden} in private parts")
    for line in closed.next:
        session.tell(f"  {line.id}  next: {line.text}{f', by {say_date(line.due)}' if line.due else ''}")
    for meeting in closed.cancelled:
        time = f" {meeting.time}" if meeting.time else ""
        session.tell(f"Cancelled: {person.name}, {say_date(meeting.date)}{time}")
    homework = [item for item in closed.mine if item.kind in (Kind.COMMITMENT, Kind.CONTACT)]
    undated = [item.id for item in homework if not (item.due or item.private)]
    undated += [line.id for line in closed.next if line.id and not line.due]
    if undated:
        session.tell(f"To give what you keep a day: {session.mentorlog} move {undated[0]} DATE")
    for remark in closed.remarks:
        session.remark(remark)
