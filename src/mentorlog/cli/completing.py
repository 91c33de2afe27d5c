"""What could be typed next: commands, options, people, goals, items, kinds and dates.

A shell asks through the environment (see `shells`) instead of giving a command. Nothing private is offered,
nothing is written, and nothing is ever complained of: where something is wrong there is nothing to offer.
Which words an argument takes is told by its name in the help, WHO or DATE; `OFFERED_TO` has them all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from typer._click.shell_completion import _resolve_context, _resolve_incomplete, split_arg_string

from mentorlog.cli.catalog import PURPOSES
from mentorlog.cli.screen import Options
from mentorlog.cli.session import Session
from mentorlog.cli.shells import AT, BEFORE, FILE, FOLDER, WORD
from mentorlog.cli.world import World
from mentorlog.journal import Goal, Item, Journal, Person
from mentorlog.journal.kinds import Kind
from mentorlog.journal.names import plain
from mentorlog.render.text import visible

_LONGEST_ABOUT = 70
# What has ended, and been held, is much; the newest will do.
_MOST_PAST = 50
# A value goes onto the command line as it is: one that a shell could take for something else is not offered.
_SAFE = re.compile(r"[\w.@+-][\w.@+:-]*(?: [\w.@+-]+)*")
_OPEN_BOX = re.compile(rb"\[[^xX\]-]\]")
_ENDED_BOX = re.compile(rb"\[[xX-]\]")
_NEWS = re.compile(rb"\[[xX-]\]|moved from")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Offer(NamedTuple):
    """A word that could come next, and what it is; or that a file or a folder is wanted."""

    value: str
    about: str = ""
    what: str = WORD


class Asked(NamedTuple):
    """What is being typed: for which parameter, in which command, after which words of the same argument."""

    session: Session
    command: str
    option: str
    who: str
    before: tuple[str, ...]
    typed: str

    @property
    def journal(self) -> Journal:
        """The journal that the words so far mean."""
        return self.session.journal


def answer(world: World, program: Any, called: object) -> None:
    """Writes what could come next, a line each, for the shell that asks in the environment of `world`."""
    try:
        before = [_unquoted(word) for word in world.environment.get(BEFORE, "").split("\n")]
        # Bash takes `--due=fri` for three words.
        words = [word for word in before if word not in ("", "=")]
        typed = _unquoted(world.environment.get(AT, ""))
        lines = [_line(offer) for offer in _offers(world, program, called, words, typed)]
    except Exception:  # noqa: BLE001 - in the middle of typing nobody can be told
        return
    world.stdout.write("".join(lines))


def _offers(world: World, program: Any, called: object, words: list[str], typed: str) -> Iterator[Offer]:
    context = _resolve_context(program, {"obj": called}, "mentorlog", list(words))
    target, typed = _resolve_incomplete(context, words, typed)
    command = context.command
    if target is command:
        if hasattr(command, "list_commands") and not typed.startswith("-"):
            yield from (offer for offer in _commands(context) if offer.value.startswith(typed))
        elif typed.startswith("-"):
            for item in target.shell_complete(context, typed):
                yield Offer(item.value, item.help or "")
        return
    parameter: Any = target
    said = context.params.get(parameter.name) if parameter.nargs != 1 else None
    session = Session(world, Options(context.find_root().params.get("journal")))
    who = context.params.get("who")
    asked = Asked(
        session,
        context.command_path,
        parameter.opts[0],
        who if isinstance(who, str) else "",
        tuple(said or ()),
        typed,
    )
    offered = OFFERED_TO.get(parameter.metavar or "")
    if offered is None:
        for item in parameter.shell_complete(context, typed):
            yield Offer(item.value)
        return
    for offer in offered(asked):
        if offer.what != WORD or _fits(offer.value, typed):
            yield offer


def _commands(context: Any) -> Iterator[Offer]:
    if context.parent is None:
        yield from (Offer(name, purpose) for name, purpose in PURPOSES.items())
        return
    from mentorlog.cli.help import read_help

    for name, command in context.command.commands.items():
        yield Offer(name, read_help(command, "").purpose)


# --- what an argument takes ------------------------------------------------------------------------------


def _people(asked: Asked) -> Iterator[Offer]:
    """Everybody whose record is not private, by slug; by an alias where that is what one types."""
    if asked.before:
        return
    for person in asked.journal.people:
        if person.private:
            continue
        names = (person.slug, *(person.aliases if asked.typed else ()))
        fitting = [name for name in names if _fits(name, asked.typed)]
        if fitting:
            yield Offer(fitting[0], person.name)


def _goals(asked: Asked) -> Iterator[Offer]:
    if asked.before:
        return
    for goal in asked.journal.goals:
        whose = asked.journal.person_by_slug(goal.of) if goal.of else None
        if not goal.private and not (whose and whose.private):
            yield Offer(goal.slug, goal.title)


def _items(asked: Asked) -> Iterator[Offer]:
    """Open items by id; for `reopen` those that ended last, for `told` those with news."""
    if asked.before:
        return
    journal = asked.journal
    journal.check_private()
    if asked.command.endswith(" reopen"):
        found = islice(_among(journal, _ENDED_BOX, lambda item: not item.is_open), _MOST_PAST)
    elif asked.command.endswith(" told"):
        found = islice(_among(journal, _NEWS, _is_news), _MOST_PAST)
    else:
        found = islice(_among(journal, _OPEN_BOX, lambda item: item.is_open), None)
    for item in found:
        person = journal.person_by_slug(item.person)
        yield Offer(item.id, f"{item.text}{f' ({person.first_name})' if person else ''}")


def _among(journal: Journal, mark: re.Pattern[bytes], wanted: Callable[[Item], bool]) -> Iterator[Item]:
    """The items wanted, those of the newest meetings first; only files with the mark are looked into."""
    hidden = {person.slug for person in journal.people if person.private}
    meetings = sorted(journal.store.meetings(), key=lambda path: path.rpartition("/")[2], reverse=True)
    everyone: tuple[Person | Goal, ...] = (*journal.people, *journal.goals)
    records = {record.path: record for record in everyone}
    for path, data in journal.store.each([*records, *meetings], journal.note, lambda _: None):
        if not mark.search(data):
            continue
        for item in journal.items_in(records.get(path) or journal.meeting_at(path)):
            if item.boxed and not item.private and item.person not in hidden and wanted(item):
                yield item


def _is_news(item: Item) -> bool:
    """Whether something happened to it that the other side may not know."""
    if item.is_open:
        return item.moved_untold is not None
    return item.kind is Kind.CONTACT and not item.told


def _people_and_goals(asked: Asked) -> Iterator[Offer]:
    yield from _people(asked)
    yield from _goals(asked)


def _items_and_people(asked: Asked) -> Iterator[Offer]:
    yield from _people(asked)
    yield from _items(asked)


def _dates(asked: Asked) -> Iterator[Offer]:
    """Days in words, each with the day that it means."""
    from mentorlog.dates import DateWays, read_day, say_date

    looks_back = asked.option in ("--date", "--since", "--as-of") or asked.command.endswith(" answer")
    words: tuple[str, ...] = ("today", "yesterday", *_WEEKDAYS)
    if not looks_back:
        near = ("today", "tomorrow", *_WEEKDAYS, *(f"next {day}" for day in _WEEKDAYS))
        words = (*near, "eow", "eom", "eoy", "in 1 week", "in 2 weeks", "in 1 month")
    said = "".join(f"{word} " for word in asked.before)
    ways = asked.journal.settings.ways if asked.session.store.exists else DateWays()
    if asked.command.endswith(" move") and not said:
        yield Offer("next", "when you meet again")
    for word in words:
        if word.startswith(said):
            day = read_day(word, asked.session.today, back=looks_back, ways=ways)
            yield Offer(word.removeprefix(said), say_date(day))


def _days_of_meetings(asked: Asked) -> Iterator[Offer]:
    """The days of the meetings with the person named before, the last one first."""
    from mentorlog.dates import say_date
    from mentorlog.journal.layout import day_in

    if asked.before:
        return
    person = asked.journal.find_person(asked.who)
    found = {day for path in asked.journal.store.meetings(person.slug) if (day := day_in(path)[0])}
    for day in sorted(found if not person.private else (), reverse=True)[:_MOST_PAST]:
        yield Offer(day.isoformat(), say_date(day))


def _kinds(asked: Asked) -> Iterator[Offer]:
    """What each command takes for a KIND."""
    from mentorlog.journal.records import MEETING_KINDS

    if asked.command.endswith((" note", " plan")):
        return _words(MEETING_KINDS)
    kinds = [str(kind) for kind in Kind]
    if asked.command.endswith(" jot"):
        return _words(kind for kind in kinds if kind not in (Kind.OBJECTIVE, Kind.CHECK_IN))
    return _words([*kinds, *(["any"] if asked.command.endswith(" list") else ["meeting", "log", "progress"])])


def _filters(asked: Asked) -> Iterator[Offer]:
    """What narrows a search, once it has been begun: who:, kind: and since:."""
    from mentorlog.dates import read_day, say_date
    from mentorlog.practice.finding.query import RECORDS

    if not asked.typed:
        return  # words are looked for, and what they are nobody knows
    for person in asked.journal.people:
        if not person.private:
            yield Offer(f"who:{person.slug}", person.name)
    yield from _words(f"kind:{kind}" for kind in (*Kind, *RECORDS))
    for word in ("today", "yesterday", *_WEEKDAYS):
        day = read_day(word, asked.session.today, back=True, ways=asked.journal.settings.ways)
        yield Offer(f"since:{word}", say_date(day))


def _statuses(asked: Asked) -> Iterator[Offer]:
    from mentorlog.journal.records import GOAL_STATUSES, STATUSES

    return _words(GOAL_STATUSES if " goal " in asked.command else STATUSES)


def _roles(asked: Asked) -> Iterator[Offer]:  # noqa: ARG001
    from mentorlog.journal.records import ROLES

    return _words(ROLES)


def _media(asked: Asked) -> Iterator[Offer]:  # noqa: ARG001
    from mentorlog.journal.records import MEDIA

    return _words(MEDIA)


def _places(asked: Asked) -> Iterator[Offer]:
    return _words(() if " meeting " in asked.command else ("inside", "outside"))


def _weeks(asked: Asked) -> Iterator[Offer]:
    weeks = [path.rpartition("/")[2].removesuffix(".md") for path in asked.journal.store.reviews()]
    return _words(reversed(weeks))


def _shells(asked: Asked) -> Iterator[Offer]:  # noqa: ARG001
    from mentorlog.cli.shells import SCRIPTS

    return _words(SCRIPTS)


def _said(*words: str) -> Callable[[Asked], Iterator[Offer]]:
    return lambda asked: _words(words)  # noqa: ARG005


def _of_the_shell(what: str) -> Callable[[Asked], Iterator[Offer]]:
    return lambda asked: iter((Offer("", what=what),))  # noqa: ARG005


def _words(words: Iterable[str]) -> Iterator[Offer]:
    return (Offer(word) for word in words)


# By the name that an argument, or the value of an option, has in the help. What is not here is free text,
# or a choice that Typer knows of.
OFFERED_TO: dict[str, Callable[[Asked], Iterator[Offer]]] = {
    "WHO": _people,
    "[WHO]": _people,
    "[WHO] [-]": _people,
    "GOAL": _goals,
    "[WHO|GOAL]": _people_and_goals,
    "ITEM": _items,
    "[ITEM|WHO]": _items_and_people,
    "DATE": _dates,
    "[DATE]": _days_of_meetings,
    "WHEN": _dates,
    "KIND": _kinds,
    "STATUS": _statuses,
    "ROLE": _roles,
    "HOW": _media,
    "PLACE": _places,
    "RHYTHM": _said("weekly", "2 weeks", "monthly"),
    "WHOSE": _said("mine", "theirs"),
    "[yes|later|no]": _said("yes", "later", "no"),
    "[WEEK]": _weeks,
    "SHELL": _shells,
    "WORDS": _filters,
    "FILE": _of_the_shell(FILE),
    "FILE|FOLDER": _of_the_shell(FILE),
    "PATH": _of_the_shell(FOLDER),
    "[PATH]": _of_the_shell(FOLDER),
}
FREE = {"TEXT", "[TEXT]", "NAME", "TITLE", "SLUG", "VALUE", "N", "MINUTES", "YEAR", ""}


# --- words and lines -------------------------------------------------------------------------------------


def _fits(value: str, typed: str) -> bool:
    if _SAFE.fullmatch(value) is None:
        return False
    # Accents may be left out, as they may where the whole name is typed.
    return value.casefold().startswith(typed.casefold()) or plain(value).startswith(plain(typed) or "\n")


def _unquoted(word: str) -> str:
    """A word as the shell would hand it over, though its last quote may still be open."""
    return " ".join(split_arg_string(word))


def _line(offer: Offer) -> str:
    about = visible(offer.about.replace("\n", " "))
    if len(about) > _LONGEST_ABOUT:
        about = f"{about[: _LONGEST_ABOUT - 1].rstrip()}…"
    return f"{offer.what}\t{offer.value or '-'}\t{about}\n"
