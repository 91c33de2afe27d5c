"""`mentor` and `mentee`: the people one meets. Both take anyone; their lists differ."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import typer

from mentorlog.cli import adding, messages
from mentorlog.cli.catalog import MEDIUM_HELP, PURPOSES
from mentorlog.cli.commands import agreeing, asking, checkpoint, closing, removing, renaming
from mentorlog.cli.group import built, new_app
from mentorlog.cli.output import JsonOption, put_out
from mentorlog.cli.session import Session, session_of, words
from mentorlog.dates import read_day, read_rhythm, say_date
from mentorlog.errors import BadInput
from mentorlog.journal import Journal, Kind, Person
from mentorlog.journal.records import PLACES, ROLES, STATUSES
from mentorlog.practice import pauses
from mentorlog.practice.beginning.asking import change_role
from mentorlog.practice.logs import entries
from mentorlog.practice.standing import (
    Relationship,
    in_order,
    is_over,
    relationship,
    relationships,
    standings,
)
from mentorlog.practice.writing import checked

_MENTEE = "mentee"
# Whom the examples in the help are of: somebody new, and somebody in the sample journal.
_EXAMPLES = {"mentor": ("Katherine Johnson", "ada"), _MENTEE: ("Lin Wei", "jun")}

_Name = Annotated[list[str], typer.Argument(metavar="NAME", help="Their name.")]
_Who = Annotated[list[str], typer.Argument(metavar="WHO", help="A name, an alias, or the start of one.")]
_Aliases = Annotated[
    list[str] | None, typer.Option("--alias", metavar="NAME", help="Also called. Repeatable.")
]
_Role = Annotated[str, typer.Option("--role", metavar="ROLE", help=f"One of: {', '.join(ROLES)}.")]
_Status = Annotated[str, typer.Option("--status", metavar="STATUS", help=f"One of: {', '.join(STATUSES)}.")]
_Place = Annotated[str, typer.Option("--place", metavar="PLACE", help="inside or outside your organisation.")]
_Skill = Annotated[str, typer.Option("--skill", metavar="TEXT", help="What it is about.")]
_Goals = Annotated[
    list[str] | None, typer.Option("--goal", metavar="GOAL", help="Towards which goal. Repeatable.")
]
_Since = Annotated[str, typer.Option("--since", metavar="DATE", help="Since when.")]
_Every = Annotated[
    str, typer.Option("--every", metavar="RHYTHM", help='How often you meet: "2 weeks", monthly.')
]
_Minutes = Annotated[int | None, typer.Option("--minutes", min=1, max=1440, help="How long you meet.")]
_Medium = Annotated[str, typer.Option("--medium", metavar="HOW", help=MEDIUM_HELP)]
_Experience = Annotated[
    int | None, typer.Option("--experience", min=1, max=5, help="A candidate's experience in it.")
]
_Willingness = Annotated[
    int | None, typer.Option("--willingness", min=1, max=5, help="How willing a candidate seems.")
]
_Time = Annotated[int | None, typer.Option("--time", min=1, max=5, help="How much time a candidate has.")]
_About = Annotated[
    list[str] | None, typer.Option("--about", metavar="TEXT", help="Something about them. Repeatable.")
]


def command(name: str) -> Any:
    return built(_group(name), name)


def _group(called: str) -> typer.Typer:
    """The same commands for both groups: only the role given to who is new, and the list, differ."""
    app = new_app()
    app.info.name = called
    example, known = _EXAMPLES[called]

    @app.callback(
        help=f"{PURPOSES[called]}\n\nExample: mentorlog {called} list\nSee also: meeting plan, prep, goal"
    )
    def group() -> None: ...

    @app.command(
        help="Add somebody.\n\n"
        f'Example: mentorlog {called} add "{example}" --every "2 weeks" --medium video\n'
        f"See also: {called} agree, meeting plan, {called} edit"
    )
    def add(
        context: typer.Context,
        name: _Name,
        alias: _Aliases = None,
        role: _Role = called,
        status: _Status = "active",
        place: _Place = "",
        skill: _Skill = "",
        goal: _Goals = None,
        since: _Since = "",
        every: _Every = "",
        minutes: _Minutes = None,
        medium: _Medium = "",
        experience: _Experience = None,
        willingness: _Willingness = None,
        time: _Time = None,
        about: _About = None,
    ) -> None:
        session = session_of(context)
        journal = session.to_write()
        keys = _keys(
            session, alias=alias, role=role, status=status, place=place, skill=skill, goal=goal, since=since,
            every=every, minutes=minutes, medium=medium, experience=experience, willingness=willingness,
            time=time,
        )  # fmt: skip
        for dotted in [key for key in keys if "." in key]:
            table, _, key = dotted.partition(".")
            keys.setdefault(table, {})[key] = keys.pop(dotted)
        said = [checked(text) for text in about or ()]
        edit = journal.edit()
        made = adding.add_person(journal, edit, words(name), **keys)
        for text in said:
            adding.add_to_person(session, journal, edit, made, Kind.ABOUT, text)
        edit.save(messages.of_person("Added", made))
        person = session.reread().find_person(made.slug)
        session.say(f"Added: {_summary(session, person)}  ({person.path})")
        is_candidate = person.status == "candidate"
        step = f"{called} ask {person.short}" if is_candidate else f"meeting plan {person.short} WHEN"
        session.say(f"Next: {session.mentorlog} {step}")

    @app.command(
        "list",
        help=f"Who there is.\n\nExample: mentorlog {called} list\nSee also: {called} show, {called} add",
    )
    def list_(
        context: typer.Context,
        everybody: Annotated[bool, typer.Option("--all", help="Those you no longer meet, too.")] = False,
        as_json: JsonOption = False,
    ) -> None:
        from mentorlog.render import overview

        session = session_of(context)
        journal = session.journal
        found = [
            with_whom
            for with_whom in relationships(journal, session.today).values()
            if with_whom.person.is_mentee == (called == _MENTEE)
            and (everybody or not is_over(with_whom.person))
        ]
        put_out(
            session,
            lambda: overview.people_page(found, empty="" if found else _nobody(journal, called)),
            lambda: {"people": [_json().relationship(one) for one in found]},
            as_json=as_json,
            problems=journal.problems,
        )

    @app.command(
        help=f"What there is about somebody.\n\nExample: mentorlog {called} show {known}\n"
        f"See also: recall, {called} edit, list"
    )
    def show(context: typer.Context, who: _Who, as_json: JsonOption = False) -> None:
        from mentorlog.render import record

        session = session_of(context)
        journal = session.journal
        person = journal.find_person(words(who))
        with_whom = relationship(journal, person, session.today)
        goals = [goal for slug in person.goals if (goal := journal.goal_by_slug(slug))]
        items = journal.items(person.slug, goals=False)
        found = standings((item for item in items if item.state in (None, "open")), {person.slug: with_whom})
        seen = in_order(
            one
            for one in found
            if not one.unsettled and one.item.kind not in (Kind.CHECK_IN, Kind.LESSON, Kind.GIVEN)
        )
        log = list(entries(journal.document(person.path), "log"))
        by = journal.person_by_slug(person.referred_by)
        put_out(
            session,
            lambda: record.person_page(
                with_whom, goals, seen, log, named_by=by.name if by else person.referred_by
            ),
            lambda: {
                "person": _json().relationship(with_whom),
                **_json().items(seen),
                "log": _json().log(log),
            },
            as_json=as_json,
            problems=journal.problems,
        )

    @app.command(
        help="Change what there is about somebody: with options, or in your editor.\n\n"
        f"Example: mentorlog {called} edit {known} --every monthly\n"
        f"See also: {called} rename, {called} agree"
    )
    def edit(
        context: typer.Context,
        who: _Who,
        alias: _Aliases = None,
        role: _Role = "",
        status: _Status = "",
        place: _Place = "",
        skill: _Skill = "",
        goal: _Goals = None,
        since: _Since = "",
        every: _Every = "",
        minutes: _Minutes = None,
        medium: _Medium = "",
        experience: _Experience = None,
        willingness: _Willingness = None,
        time: _Time = None,
        about: _About = None,
    ) -> None:
        from mentorlog.cli.by_hand import edit_record, say_what_changed

        session = session_of(context)
        journal = session.to_write()
        person = journal.find_person(words(who))
        keys = _keys(
            session, person, alias=alias, role=role, status=status, place=place, skill=skill, goal=goal,
            since=since, every=every, minutes=minutes, medium=medium, experience=experience,
            willingness=willingness, time=time,
        )  # fmt: skip
        if keys or about:
            _edit(session, person, keys, about or [])
        else:
            edit_record(session, "person", journal, person.path, messages.of_person("Changed", person))
        person = session.reread().person_by_slug(person.slug) or person
        session.say(f"Changed: {_summary(session, person)}  ({person.path})")
        if not (keys or about):
            say_what_changed(session, journal, person.path)

    @app.command(
        help="Stop the clock: nobody is expected to meet until you go on.\n\n"
        f'Example: mentorlog {called} pause {known} --until "10 jan"\n'
        f"See also: {called} resume, {called} close"
    )
    def pause(
        context: typer.Context,
        who: _Who,
        until: Annotated[str, typer.Option(metavar="DATE", help="Until when, if that is known.")] = "",
        why: Annotated[str, typer.Option(metavar="TEXT", help="Why you pause.")] = "",
    ) -> None:
        session = session_of(context)
        reason = checked(why, "reason") if why else ""
        journal = session.to_write()
        person = journal.find_person(words(who))
        if person.status not in ("active", pauses.PAUSED):
            from mentorlog.cli.next_step import to_go_on

            said = f"{person.name} is {person.status}: only somebody you meet can be paused."
            raise BadInput(said, to_go_on(person))
        day = read_day(until, session.today, ways=journal.settings.ways) if until else None
        if day and day <= session.today:
            raise BadInput(f"{say_date(day)} is not ahead.", "Say a day to come: 2w, 15 jan.")
        known = relationship(journal, person, session.today)
        if _is_paused_so(known, day) and not reason:
            still = f", until {say_date(known.paused_until)}" if known.paused_until else ""
            session.say(f"Paused already: {person.name}{still}.")
            session.say(f"To go on: {session.mentorlog} {called} resume {person.short}")
            return
        edit = journal.edit()
        pauses.pause(edit, person, session.today, until=day, why=reason)
        edit.save(messages.of_person("Paused", person))
        session.say(f"Paused: {person.name}{f', until {say_date(day)}' if day else ''}.")
        for meeting in relationship(session.reread(), person, session.today).planned[:1]:
            session.say(
                f"Still planned: {say_date(meeting.date)}. "
                f"If not: {session.mentorlog} meeting cancel {person.short}"
            )
        session.say(f"To go on: {session.mentorlog} {called} resume {person.short}")

    @app.command(
        help=f"Go on after a pause.\n\nExample: mentorlog {called} pause {known}\n"
        f"Example: mentorlog {called} resume {known}\n"
        f"See also: {called} pause, meeting plan"
    )
    def resume(context: typer.Context, who: _Who) -> None:
        session = session_of(context)
        journal = session.to_write()
        person = journal.find_person(words(who))
        if person.status != pauses.PAUSED:
            from mentorlog.cli.next_step import to_go_on

            raise BadInput(f"{person.name} is not paused.", to_go_on(person))
        edit = journal.edit()
        pauses.resume(edit, person, session.today)
        edit.save(messages.of_person("Resumed", person))
        session.say(f"Resumed: {person.name}.")
        from mentorlog.render.words import near_or_day

        if meeting := relationship(session.reread(), person, session.today).next:
            session.say(f"You meet {near_or_day(meeting, session.today)}.")
            session.say(f"Before it: {session.mentorlog} prep {person.short}")
        else:
            session.say(f"Next: {session.mentorlog} meeting plan {person.short} WHEN")

    asking.add_to(app, called)
    for each in (agreeing, checkpoint, closing, renaming, removing):
        each.add_to(app, called, known)
    return app


def _is_paused_so(with_whom: Relationship, until: date | None) -> bool:
    """Whether they pause already, until that day; None: until whichever was said, unless that is over."""
    if with_whom.person.status != pauses.PAUSED:
        return False
    return until == with_whom.paused_until or (until is None and with_whom.pause_over is None)


def _nobody(journal: Journal, called: str) -> str:
    from mentorlog.cli.next_step import nobody

    return "\t".join(nobody(journal, called))


def _json() -> Any:
    from mentorlog.render import json

    return json


def _keys(session: Session, person: Person | None = None, /, **said: Any) -> dict[str, Any]:
    """The front matter's keys for the options given, each of them checked, of somebody new or of `person`."""
    journal = session.journal
    since, every = said.pop("since"), said.pop("every")
    goals = [_goal(journal, goal, person) for goal in said.pop("goal") or ()]
    minutes, medium = said.pop("minutes"), said.pop("medium")
    fit = {f"fit.{name}": said.pop(name) for name in ("experience", "willingness", "time")}
    aliases = [checked(alias, "alias") for alias in said.pop("alias") or ()]
    for key, known in (("role", ROLES), ("status", STATUSES), ("place", PLACES)):
        if said[key] and said[key] not in known:
            raise BadInput(f"“{said[key]}” is no {key}.", f"One of: {', '.join(known)}.")
    keys = {key: checked(value, key) if value else "" for key, value in said.items()}
    return adding.given(
        {
            "aliases": aliases,
            **keys,
            "goals": goals,
            "since": read_day(since, session.today, back=True, ways=session.ways) if since else None,
            **fit,
            "agreement.every": str(read_rhythm(every)) if every else None,
            "agreement.minutes": minutes,
            "agreement.medium": checked(medium, "medium") if medium else None,
        }
    )


def _goal(journal: Journal, named: str, person: Person | None) -> str:
    """The slug of a goal that somebody serves. Raises BadInput for a mentee's, which shows with them only."""
    goal = journal.find_goal(named)
    mentee = journal.person_by_slug(goal.of)
    if mentee and mentee != person:
        raise BadInput(f"That goal is {mentee.name}'s, and is between you and them.", "Name one of your own.")
    return goal.slug


def _edit(session: Session, person: Person, keys: dict[str, Any], about: list[str]) -> None:
    journal = session.journal
    edit = journal.edit()
    if keys:
        edit.set(person.path, **{key.replace(".", "__"): value for key, value in keys.items()})
    if keys.get("role", person.role) != person.role:
        change_role(edit, person, session.today, keys["role"])
    for text in about:
        adding.add_to_person(session, journal, edit, person, Kind.ABOUT, text)
    edit.save(messages.of_person("Changed", person))


def _summary(session: Session, person: Person) -> str:
    journal = session.reread()
    titles = [goal.title for slug in person.goals if (goal := journal.goal_by_slug(slug))]
    agreed = person.agreement
    said = [
        f"{person.name}, {person.role}{'' if person.status == 'active' else f', {person.status}'}",
        person.skill,
        f"towards {'; '.join(titles)}" if titles else "",
        f"every {agreed.rhythm}" if agreed.rhythm else "",
        agreed.medium,
        f"{agreed.minutes} min" if agreed.minutes else "",
    ]
    return ", ".join(filter(None, said))
