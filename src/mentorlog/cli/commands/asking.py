"""`mentor compare`, `mentor ask` and `mentor answer`: finding somebody, asking, and what they said."""

from __future__ import annotations

from datetime import date, timedelta
from shlex import quote
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mentorlog.cli import adding, messages
from mentorlog.cli.output import JsonOption, put_out
from mentorlog.cli.screen import NARROW
from mentorlog.cli.session import Session, session_of, words
from mentorlog.dates import read_day, say_date
from mentorlog.errors import BadInput, Stopped
from mentorlog.journal import Edit, Journal, Person
from mentorlog.practice.writing import checked

if TYPE_CHECKING:
    from mentorlog.practice.letters.request import Facts

_MOST_SESSIONS = 99

_Who = Annotated[list[str], typer.Argument(metavar="WHO", help="A name, an alias, or the start of one.")]
_ForSkill = Annotated[str, typer.Option("--skill", metavar="TEXT", help="Only those for this skill.")]
_ForGoal = Annotated[str, typer.Option("--goal", metavar="GOAL", help="Only those for this goal.")]
_Seen = Annotated[str, typer.Option("--seen", metavar="TEXT", help="What you saw them do.")]
_Sessions = Annotated[
    int | None, typer.Option("--sessions", min=1, max=_MOST_SESSIONS, help="How many sessions you ask for.")
]
_Focus = Annotated[str, typer.Option("--focus", metavar="TEXT", help="On what exactly.")]
_Until = Annotated[str, typer.Option("--until", metavar="DATE", help="Until when.")]
_Sent = Annotated[bool, typer.Option("--sent", help="It is sent: write that down.")]
_Again = Annotated[
    str, typer.Option("--again", metavar="DATE", help="When to look again; else in two weeks.")
]
_Said = Annotated[str, typer.Argument(metavar="[yes|later|no]", help="What they said.")]
_On = Annotated[str, typer.Option("--on", metavar="DATE", help="When they said it; else today.")]
_Back = Annotated[
    str, typer.Option("--back", metavar="DATE", help="With later: when it comes back; else in three months.")
]
_Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="Why.")]
_Refer = Annotated[str, typer.Option("--refer", metavar="NAME", help="Whom they named instead.")]
# The examples begin with somebody to ask.
_CANDIDATE = 'Example: mentorlog mentor add "Katherine Johnson" --status candidate --skill estimating\n'


def add_to(app: typer.Typer, called: str) -> None:
    """Adds the three commands to the group `called` "mentor" or "mentee"."""

    @app.command(
        help="Candidates side by side, and what is not known of them yet.\n\n"
        f"Example: mentorlog {called} compare --goal lead\n"
        f"See also: {called} ask, {called} add, me"
    )
    def compare(
        context: typer.Context, skill: _ForSkill = "", goal: _ForGoal = "", as_json: JsonOption = False
    ) -> None:
        _compare(session_of(context), called, skill, goal, as_json=as_json)

    @app.command(
        help="A request to send, from facts; with --sent, that it is sent.\n\n"
        f"{_CANDIDATE}"
        f'Example: mentorlog {called} ask katherine --sessions 3 --focus "the first two hires"\n'
        f"See also: {called} answer, {called} compare"
    )
    def ask(
        context: typer.Context,
        who: _Who,
        seen: _Seen = "",
        sessions: _Sessions = None,
        focus: _Focus = "",
        until: _Until = "",
        sent: _Sent = False,
        again: _Again = "",
        as_json: JsonOption = False,
    ) -> None:
        from mentorlog.practice.letters.request import Facts

        session = session_of(context)
        if sent and as_json:
            raise BadInput("--json is for the draft, and --sent writes down that it is sent.", "Take one.")
        if again and not sent:
            raise BadInput("--again goes with --sent.", "It is for when the request is sent.")
        facts = Facts(
            checked(seen, "text") if seen else "",
            sessions,
            checked(focus, "focus") if focus else "",
            _ahead(session, until) if until else None,
        )
        if sent:
            _sent(session, called, words(who), facts, again)
        else:
            _draft(session, called, words(who), facts, as_json=as_json)

    @app.command(
        help="What somebody you asked said.\n\n"
        f"{_CANDIDATE}Example: mentorlog {called} ask katherine --sent\n"
        f'Example: mentorlog {called} answer katherine later --back "15 jan"\n'
        f"See also: {called} ask, {called} agree"
    )
    def answer(
        context: typer.Context,
        who: Annotated[str, typer.Argument(metavar="WHO", help="A name, an alias, or the start of one.")],
        said: _Said = "",
        on: _On = "",
        back: _Back = "",
        why: _Why = "",
        refer: _Refer = "",
    ) -> None:
        _answer(session_of(context), called, who, said, on=on, back=back, why=why, refer=refer)


# --- compare ----------------------------------------------------------------------------------------


def _compare(session: Session, called: str, skill: str, goal: str, *, as_json: bool) -> None:
    from mentorlog.practice.beginning.compare import compare
    from mentorlog.render import asking as pages

    journal = session.journal
    if skill and goal:
        raise BadInput("Compare for a skill or for a goal, not for both.", "Take one of the two.")
    found = compare(
        journal,
        session.today,
        skill=checked(skill, "skill") if skill else "",
        goal=journal.find_goal(goal) if goal else None,
        mentees=called == "mentee",
    )
    put_out(
        session,
        lambda: pages.compare_page(found, narrow=session.width < NARROW, command=f"mentorlog {called}"),
        lambda: _json("comparison", found),
        as_json=as_json,
        problems=journal.problems,
    )


# --- ask --------------------------------------------------------------------------------------------


def _draft(session: Session, called: str, who: str, facts: Facts, *, as_json: bool) -> None:
    from mentorlog.practice.beginning.asking import check_can_be_asked
    from mentorlog.practice.letters.request import request
    from mentorlog.practice.letters.sentences import check_may_be_told
    from mentorlog.render import letters as pages

    journal = session.journal
    person = journal.find_person(who)
    check_may_be_told(None, [person])
    check_can_be_asked(person)
    if session.is_interactive and not as_json:
        facts = _asked_for(session, person, facts)
    found = request(journal, person, session.today, facts)
    put_out(
        session,
        lambda: pages.letter_page(found.letter),
        lambda: _json("request", found),
        as_json=as_json,
        problems=journal.problems,
    )
    if as_json:
        return
    ask = f"{session.mentorlog} {called} ask {person.short}"
    how = {
        "skill": f"for which skill: {session.mentorlog} {called} edit {person.short} --skill TEXT",
        "gap": f"where you stand: {session.mentorlog} me skill {quote(found.skill or 'NAME')} "
        "--level N --importance N",
        "seen": "what you saw them do: --seen TEXT",
        "sessions": "how many sessions: --sessions N",
        "focus": "on what exactly: --focus TEXT",
    }
    if found.missing:
        session.remark("Before you send it; it does not say yet:")
    for name in found.missing:
        session.remark(f"  {how[name]}")
    if session.is_interactive or not found.missing:
        sessions = f" --sessions {facts.sessions}" if facts.sessions else ""
        focus = f" --focus {quote(facts.focus)}" if facts.focus else ""
        session.remark(f"Once sent: {ask}{sessions}{focus} --sent")
    session.remark_if_closed(person)


def _asked_for(session: Session, person: Person, facts: Facts) -> Facts:
    """The facts, with those asked for that no option gave; Enter skips one."""
    called = person.first_name
    return facts._replace(
        seen=facts.seen or _text(session, f"What did you see {called} do that you would like to learn?"),
        sessions=facts.sessions or session.ask_until("How many sessions?", _number),
        focus=facts.focus or _text(session, "On what exactly?"),
        until=facts.until or session.ask_until("Until when?", lambda text: _ahead(session, text)),
    )


def _sent(session: Session, called: str, who: str, facts: Facts, again: str) -> None:
    from mentorlog.practice.beginning import asking

    day = _ahead(session, again) if again else None
    journal = session.to_write()
    person = journal.find_person(who)
    asking.check_can_be_asked(person)
    if session.is_interactive:
        facts = facts._replace(
            sessions=facts.sessions or session.ask_until("How many sessions did you ask for?", _number),
            focus=facts.focus or _text(session, "On what?"),
        )
    what = asking.what_for(facts.sessions, facts.focus or person.skill)
    before = asking.asked_of(journal, person)
    was_asked = before is not None and before.day is not None and not before.later
    is_same = before is not None and (before.day, before.what) == (session.today, what)
    if before and was_asked and is_same and day in (None, before.look_again):
        day = before.look_again or session.today
        session.say(f"Asked already today: {person.name}{f', {what}' if what else ''}.")
    else:
        edit = journal.edit()
        day = asking.ask(edit, person, session.today, what, day)
        edit.save(messages.of_person("Asked", person))
        since = f"; before, on {say_date(before.day)}" if before and before.day and was_asked else ""
        session.say(f"Asked{' again' if since else ''}: {person.name}{f', {what}' if what else ''}{since}.")
    session.say(f"Look again: {say_date(day)}; the day's page will say so.")
    session.say(f"When they answer: {session.mentorlog} {called} answer {person.short} yes|later|no")
    session.remark_if_closed(person, goes_on=False)


# --- answer -----------------------------------------------------------------------------------------


def _answer(
    session: Session, called: str, who: str, said: str, *, on: str, back: str, why: str, refer: str
) -> None:
    from mentorlog.practice.beginning import asking

    reason = checked(why, "reason") if why else ""
    name = checked(refer, "name") if refer else ""
    journal = session.to_write()
    person = journal.find_person(who)
    if person.status not in ("candidate", "asked", "declined"):
        from mentorlog.cli.next_step import to_go_on

        said = f"{person.name} is {person.status}: only who was asked can answer."
        raise BadInput(said, to_go_on(person))
    said = said.casefold() or _asked_what(session, person)
    if said not in asking.ANSWERS:
        raise BadInput(f"“{said}” is no answer.", f"One of: {', '.join(asking.ANSWERS)}.")
    is_later = said == asking.LATER
    if back and not is_later:
        raise BadInput("Only a later comes back.", f"--back goes with: mentorlog {called} answer WHO later")
    day = _behind(session, on) if on else session.today
    returns = _back(session, day, back) if is_later else None
    edit = journal.edit()
    asking.answer(edit, person, day, said, back=returns, why=reason)
    named = _refer(journal, edit, person, name, day) if name else None
    edit.save(messages.of_person("Answered by", person))
    _say_answer(session, called, person, said, day, returns, named)


def _asked_what(session: Session, person: Person) -> str:
    """What they said, asked at a terminal. Raises Stopped for Enter, and BadInput where nobody is there."""
    if not session.is_interactive:
        raise BadInput("What did they say?", "One of: yes, later, no.")
    said = session.ask_until(f"What did {person.first_name} say? [y]es, [l]ater, [n]o", _said)
    if said is None:
        raise Stopped("Nothing said; nothing was changed.")
    return said


def _said(text: str) -> str:
    from mentorlog.practice.beginning.asking import ANSWERS

    found = [one for one in ANSWERS if one.startswith(text.casefold())]
    if not found:
        raise BadInput(f"“{text}” is no answer.", f"One of: {', '.join(ANSWERS)}.")
    return found[0]


def _back(session: Session, day: date, back: str) -> date:
    """When a later comes back: as said, else asked at a terminal, else in three months."""
    from mentorlog.practice.beginning.asking import comes_back

    if back:
        return _ahead(session, back)
    usual = max(comes_back(day), session.today + timedelta(days=1))
    if not session.is_interactive:
        return usual
    question = f"When does it come back? (Enter: {say_date(usual)})"
    return session.ask_until(question, lambda text: _ahead(session, text)) or usual


def _refer(journal: Journal, edit: Edit, by: Person, name: str, day: date) -> Person:
    """Whom they named: somebody new becomes a candidate for the same; who is here keeps what they are.

    What a private record says stays in it.
    """
    role = by.role if by.is_mentee else ""
    same = {} if by.private else {"skill": by.skill, "goals": list(by.goals)}
    keys = adding.given({"role": role, **same})
    return adding.add_referred(journal, edit, name, by, day, **keys)[0]


def _say_answer(
    session: Session,
    called: str,
    asked: Person,
    said: str,
    day: date,
    back: date | None,
    named: Person | None,
) -> None:
    """What is stored now, a line to send back, and the next step."""
    from mentorlog.practice.letters.request import thanks
    from mentorlog.render.letters import joined

    journal = session.reread()
    person = journal.find_person(asked.slug)
    new = journal.find_person(named.slug) if named else None
    if said == "yes":
        session.say(f"Answered: {person.name} said yes; you meet from {say_date(day)} on.")
    elif back:
        session.say(f"Answered: {person.name} said later. It comes back on {say_date(back)}.")
    else:
        session.say(f"Answered: {person.name} said no. You asked, and now you know.")
    if new:
        session.say(f"Named: {new.name}, {new.role}, {new.status}  ({new.path})")
    if not person.private and not (new and new.private):
        lines = joined(thanks(person, said, session.today, back, new))
        session.tell(f"To send to {person.first_name}: {lines}")
    if new and new.status in ("candidate", "asked"):
        session.say(f"Next: {session.mentorlog} {called} ask {new.short}")
    elif said == "yes":
        session.say(f"Next: {session.mentorlog} meeting plan {person.short} WHEN")
    elif said == "no":
        session.say(f"Somebody else: {session.mentorlog} {called} compare")


# --- what is typed ----------------------------------------------------------------------------------


def _ahead(session: Session, text: str) -> date:
    """A day that is still to come. Raises BadInput where it is not."""
    day = read_day(text, session.today, ways=session.journal.settings.ways)
    if day <= session.today:
        raise BadInput(f"{say_date(day)} is not ahead.", "Say a day to come: 2w, 15 jan.")
    return day


def _behind(session: Session, text: str) -> date:
    """Today, or a day that is over. Raises BadInput where it is neither."""
    day = read_day(text, session.today, back=True, ways=session.journal.settings.ways)
    if day > session.today:
        raise BadInput("They cannot have said it yet.", "The day on which it comes back is --back DATE.")
    return day


def _number(text: str) -> int:
    if text in map(str, range(1, _MOST_SESSIONS + 1)):
        return int(text)
    raise BadInput(f"“{text}” is no number of sessions.", f"Say one from 1 to {_MOST_SESSIONS}.")


def _text(session: Session, question: str) -> str:
    return session.ask_until(question, checked) or ""


def _json(name: str, found: object) -> dict[str, Any]:
    from mentorlog.render import json_asking

    value: dict[str, Any] = getattr(json_asking, name)(found)
    return value
