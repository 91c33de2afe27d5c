"""`mentor agree`: how the two of you work together, asked, given by options or edited, and to share."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Annotated, Any

import typer

from mentorlog.cli import messages
from mentorlog.cli.catalog import MEDIUM_HELP
from mentorlog.cli.output import Format, FormatOption, JsonOption, OutputOption, put_out
from mentorlog.cli.session import Session, session_of, words
from mentorlog.errors import BadInput

_LEAVE_OPEN = "-"
# What is asked at a terminal, and above which of them a group begins.
_QUESTIONS = {
    "every": "How often do you meet?",
    "minutes": "For how many minutes?",
    "medium": "In person, by video, by phone?",
    "place": "Where?",
    "until": "Until when, or how many sessions?",
    "notes": "Who takes notes?",
    "agenda": "What is the agenda like?",
    "confidentiality": "What stays between you?",
    "obstacles": "What if something gets in the way?",
    "feedback": "How do you give feedback?",
    "i_learn": "How do you learn best?",
    "they_learn": "How does {who} learn best?",
    "i_need": "What do you need?",
    "they_need": "What does {who} need?",
}
_OPENINGS = {"every": "When and where", "notes": "How you work", "i_learn": "What each of you brings"}
_Who = Annotated[list[str], typer.Argument(metavar="WHO", help="A name, an alias, or the start of one.")]
_Text = str | None


def _option(name: str, metavar: str, what: str) -> Any:
    return typer.Option(f"--{name}", metavar=metavar, help=what)


def add_to(app: typer.Typer, called: str, example: str) -> None:
    """Adds the command to the group `called` "mentor" or "mentee"."""

    @app.command(
        help="Agree on how you work together, and share it.\n\n"
        "At a terminal it asks; else by options, or in your editor.\n\n"
        f'Example: mentorlog {called} agree {example} --every "2 weeks" --minutes 45 --until "in 6 months"\n'
        f"See also: {called} checkpoint, {called} show"
    )
    def agree(
        context: typer.Context,
        who: _Who,
        every: Annotated[_Text, _option("every", "RHYTHM", 'How often you meet: "2 weeks", monthly.')] = None,
        minutes: Annotated[_Text, _option("minutes", "N", "For how long.")] = None,
        medium: Annotated[_Text, _option("medium", "HOW", MEDIUM_HELP)] = None,
        place: Annotated[_Text, _option("place", "TEXT", "Where you meet.")] = None,
        until: Annotated[_Text, _option("until", "DATE", "Until when.")] = None,
        sessions: Annotated[_Text, _option("sessions", "N", "How many sessions, instead of a day.")] = None,
        notes: Annotated[_Text, _option("notes", "TEXT", "Who takes notes.")] = None,
        agenda: Annotated[_Text, _option("agenda", "TEXT", "What the agenda is like.")] = None,
        confidentiality: Annotated[
            _Text, _option("confidentiality", "TEXT", "What stays between you.")
        ] = None,
        obstacles: Annotated[
            _Text, _option("obstacles", "TEXT", "What you do when something gets in the way.")
        ] = None,
        feedback: Annotated[_Text, _option("feedback", "TEXT", "How you give each other feedback.")] = None,
        i_learn: Annotated[_Text, _option("i-learn", "TEXT", "How you learn best.")] = None,
        they_learn: Annotated[_Text, _option("they-learn", "TEXT", "How they learn best.")] = None,
        i_need: Annotated[_Text, _option("i-need", "TEXT", "What you need.")] = None,
        they_need: Annotated[_Text, _option("they-need", "TEXT", "What they need.")] = None,
        edit: Annotated[bool, typer.Option("--edit", help="In your editor, a line each.")] = False,
        share: Annotated[bool, typer.Option("--share", help="What you agreed, to send to them.")] = False,
        as_json: JsonOption = False,
        format: FormatOption = Format.TERMINAL,  # noqa: A002
        output: OutputOption = None,
    ) -> None:
        session = session_of(context)
        given = {
            "every": every, "minutes": minutes, "medium": medium, "place": place, "until": until,
            "sessions": sessions, "notes": notes, "agenda": agenda, "confidentiality": confidentiality,
            "obstacles": obstacles, "feedback": feedback, "i_learn": i_learn, "they_learn": they_learn,
            "i_need": i_need, "they_need": they_need,
        }  # fmt: skip
        said = {key: text for key, text in given.items() if text is not None}
        is_shown = share or as_json or output is not None or format is not Format.TERMINAL
        _check(said, edit=edit, is_shown=is_shown)
        name = words(who)
        if said:
            _store(session, name, _read(session, said), called)
        elif edit:
            _edit(session, name, called)
        elif session.is_interactive and not is_shown:
            _ask(session, name, called)
        else:
            _show(session, name, share=share, as_json=as_json, format=format, output=output)


def _check(said: Mapping[str, str], *, edit: bool, is_shown: bool) -> None:
    """Raises BadInput where options do not go together."""
    if bool(said) + edit + is_shown > 1:
        raise BadInput(
            "To say something, to edit and to show do not go together.",
            "Agree first; then: --share, --json, --format or --output.",
        )
    if said.get("until", _LEAVE_OPEN) != _LEAVE_OPEN and said.get("sessions", _LEAVE_OPEN) != _LEAVE_OPEN:
        raise BadInput("It ends on a day, or after a number of sessions.", "Take --until or --sessions.")


def _show(session: Session, who: str, *, share: bool, **how: Any) -> None:
    from mentorlog.render import agreement as pages

    journal = session.journal
    person = journal.find_person(who)
    if share:
        from mentorlog.practice.letters.agreement import agreement_letter
        from mentorlog.render import json

        letter = agreement_letter(person, session.today)
        put_out(session, lambda: pages.letter_page(letter), lambda: json.letter(letter), **how)
        return
    from mentorlog.practice.beginning.agreement import agreed
    from mentorlog.render import json_agreement

    found = agreed(journal, person, session.today)
    put_out(
        session,
        lambda: pages.agreement_page(found),
        lambda: json_agreement.agreement(found),
        problems=journal.problems,
        **how,
    )


# --- what is said -----------------------------------------------------------------------------------


def _read(session: Session, said: Mapping[str, str]) -> dict[str, Any]:
    """What was said by key, as a record holds it; a dash alone leaves a key open."""
    return {key: _value(session, key, text) for key, text in said.items()}


def _value(session: Session, key: str, text: str) -> Any:
    from mentorlog.practice.beginning.agreement import read_value

    if text.strip() == _LEAVE_OPEN:
        return None
    return read_value(key, text, session.today, ways=session.journal.settings.ways)


def _edit(session: Session, who: str, called: str) -> None:
    from mentorlog.cli.editor import edited
    from mentorlog.practice.beginning.agreement import as_typed, check_can_agree
    from mentorlog.practice.beginning.agreement_page import compose, read_page

    person = session.journal.find_person(who)
    check_can_agree(person)

    def store(saved: str) -> None:
        # Only what was changed is read: what stood there may be in words that no option takes.
        said = {
            key: text or _LEAVE_OPEN
            for key, text in read_page(saved).items()
            if text != as_typed(person.agreement, key)
        }
        _check(said, edit=False, is_shown=False)
        _store(session, person.slug, _read(session, said), called)

    edited(session, "agreement", compose(person), store)


def _ask(session: Session, who: str, called: str) -> None:
    """Asks for each in turn, offering what stands, or what is usual."""
    from mentorlog.practice.beginning.agreement import IN_PERSON, as_typed, check_can_agree, usual

    person = session.journal.find_person(who)
    check_can_agree(person)
    it, offered = person.agreement, usual(person, session.today)
    said: dict[str, Any] = {}
    session.tell("Enter takes what is shown; a dash alone leaves it open; Ctrl-C changes nothing.")
    for key, question in _QUESTIONS.items():
        if key in _OPENINGS:
            session.say("")
            session.say(_OPENINGS[key])
        if key == "place" and said.get("medium", it.medium) != IN_PERSON and not it.place:
            continue  # a call needs no place
        stands = as_typed(it, key)
        if key == "until" and it.sessions is not None and not stands:
            stands = f"{it.sessions} sessions"
        default = stands or offered.get(key, "")
        asked = f"  {question.format(who=person.first_name)} (Enter: {default or 'leave it open'})"
        answer = session.ask_until(asked, partial(_answer, session, key))
        if answer is None:
            answer = _answer(session, key, default) if default and not stands else {}
        said |= answer
    session.say("")
    _store(session, person.slug, said, called)


def _answer(session: Session, key: str, text: str) -> dict[str, Any]:
    """An answer as a record holds it; to when it ends, a number of sessions is one, too."""
    if key != "until":
        return {key: _value(session, key, text)}
    if text.strip() == _LEAVE_OPEN:
        return {"until": None, "sessions": None}
    is_number = text.strip().isdecimal() or text.casefold().rstrip().endswith(("session", "sessions"))
    key = "sessions" if is_number else "until"
    return {key: _value(session, key, text)}


def _store(session: Session, who: str, said: Mapping[str, Any], called: str) -> None:
    from mentorlog.practice.beginning.agreement import agree, check_can_agree, open_points

    journal = session.to_write()
    person = journal.find_person(who)
    check_can_agree(person)
    edit = journal.edit()
    words = agree(journal, edit, person, session.today, said)
    if not words:
        session.say("Nothing is different, so nothing was changed.")
        return
    edit.save(messages.of_person("Agreed with", person))
    person = session.reread().find_person(person.slug)
    session.say(f"Agreed: {person.name}  ({person.path})")
    session.tell(f"  {words}")
    if still := open_points(person.agreement):
        from mentorlog.render.agreement import still_open

        session.tell(f"Still open: {'  '.join(still_open(point, person.first_name) for point in still)}")
    if not person.private:
        session.say(f"To share it: {session.mentorlog} {called} agree {person.short} --share")
