"""What Typer finds wrong with a command line, in our words: one clear line, and a hint."""

from __future__ import annotations

import difflib
import shlex
from typing import Any

import typer
from typer._click.exceptions import BadOptionUsage, BadParameter, MissingParameter, NoSuchOption

from mentorlog.cli.help import choices_of, names_of
from mentorlog.cli.hints import hint
from mentorlog.errors import MentorlogError, NotFound
from mentorlog.journal.kinds import kind_called

# What is said otherwise than by an option of that name.
_AMONG_WORDS = {"mentorlog search": ("who", "kind", "since")}
_ON_A_DAY = ("mentorlog done", "mentorlog drop", "mentorlog reopen", "mentorlog told")
_DAYS = dict.fromkeys(("DATE", "WHEN", "[DATE]"), ("DATE", "WHEN", "DAY", "ON"))
_MOST_NAMED = 4
_EXTRA = "Got unexpected extra argument(s) ("


def worded(fault: typer.TyperException) -> tuple[str, str]:
    """What is wrong, and what to do about it; the first is empty where nothing is to be said."""
    context: Any = getattr(fault, "ctx", None)
    path = context.command_path if context else "mentorlog"
    see = f"See: {path} --help"
    match fault:
        case NoSuchOption(option_name=name) if context:
            return f"There is no option “{name}” in {path}.", _nearest(name, context) or see
        case BadOptionUsage(option_name=name) if context:
            parameter = _called(name, context)
            if parameter is None:
                return fault.format_message(), see
            needs = names_of(parameter).rpartition(" ")[2]
            said = f"“{name}” takes no value." if parameter.is_flag else f"“{name}” needs {needs} after it."
            return said, see
        case MissingParameter(param=parameter) if parameter and context:
            return _of_nobody(context) or (_needs(path, parameter), _filled_in(context, parameter))
        case BadParameter(param=parameter) if parameter:
            return f"“{_opts(parameter)}” is {_what_fits(parameter) or fault.message}.", see
    message = fault.format_message()
    if message.startswith("Missing command") and context:
        return f"{path} needs a command: {', '.join(context.command.list_commands(context))}.", see
    if message.startswith(_EXTRA):
        words = message.removeprefix(_EXTRA).removesuffix(")")
        return f"{path} takes no more words: “{words}” is too much.", _with_option(words, context) or see
    return message, see


def _nearest(name: str, context: Any) -> str:
    if context.parent and (of_root := _called(name, context.find_root())):
        command = context.command_path.removeprefix("mentorlog ")
        return f"It stands before the command: mentorlog {names_of(of_root)} {command}"
    path, about = context.command_path, name.removeprefix("--")
    if about in _AMONG_WORDS.get(path, ()):
        return f"It stands among the words: {path} WORDS {about}:{about.upper()}"
    if about == "date" and path in _ON_A_DAY:
        return f"For another day than today: mentorlog --as-of DATE {path.removeprefix('mentorlog ')}"
    arguments = [names_of(one) for one in context.command.params if one.param_type_name == "argument"]
    if any(about.upper() in _DAYS.get(one.rstrip("."), (one.strip("[].").upper(),)) for one in arguments):
        return f"It needs no option: {' '.join([path, *(one.strip('[].') for one in arguments)])}"
    known = [one for parameter in context.command.params for one in _all(parameter) if one.startswith("--")]
    near = difflib.get_close_matches(name, [*known, "--help"], n=2, cutoff=0.7)
    return f"Did you mean {' or '.join(near)}?" if near else ""


def _called(name: str, context: Any) -> Any:
    return next((one for one in context.command.params if name in _all(one)), None)


def _all(parameter: Any) -> list[str]:
    return [*parameter.opts, *parameter.secondary_opts] if parameter.param_type_name == "option" else []


def _opts(parameter: Any) -> str:
    return str(parameter.opts[-1]) if parameter.param_type_name == "option" else names_of(parameter)


def _needs(path: str, parameter: Any) -> str:
    about = (parameter.help or "").rstrip(".")
    said = f": {about[:1].lower()}{about[1:]}" if about else ""
    return f"{path} needs {names_of(parameter).rstrip('.')}{said}."


def _filled_in(context: Any, missing: Any) -> str:
    """What was typed, and what it lacks: never another command, which may do the opposite."""
    session = context.find_root().obj
    parameters = context.command.params
    lacks = [names_of(one).rstrip(".") for one in parameters[parameters.index(missing) :] if one.required]
    return f"Like this: {shlex.join(['mentorlog', *session.options.typed])} {' '.join(lacks)}"


def _of_nobody(context: Any) -> tuple[str, str] | None:
    """Where the one word given should name somebody, or a goal, and does not: what is wrong, and what to do.

    It was then the thought itself, most likely. None where it may be a name.
    """
    session, first = context.find_root().obj, context.command.params[0]
    name, said = names_of(first), context.params.get(first.name)
    if name not in ("WHO", "GOAL") or not isinstance(said, str):
        return None
    try:
        journal = session.journal
        (journal.find_person if name == "WHO" else journal.find_goal)(said)
    except NotFound as fault:
        if fault.near:
            return str(fault), hint(fault, session)
        people = {one.name: one.short for one in journal.people if one.status == "active" and not one.private}
        goals = {one.title: one.slug for one in journal.goals if one.status == "active" and not one.private}
        there = people if name == "WHO" else goals
        which = f": {', '.join(there)}" if 0 < len(there) <= _MOST_NAMED else ""
        meant = next(iter(there.values())) if len(there) == 1 else name
        typed = list(session.options.typed)
        place = typed.index(said) if said in typed else len(typed)
        line = f"{shlex.join(['mentorlog', *typed[:place]])} {meant} {shlex.join(typed[place:])}"
        asks = "nobody. Who is meant" if name == "WHO" else "no goal. Which one is meant"
        return f"“{said}” names {asks}{which}?", f"Like this: {line}"
    except MentorlogError:
        pass
    return None


def _with_option(words: str, context: Any) -> str:
    """What was typed with the option that it lacks: that of its name, else that for a kind or a person."""
    options = {option for one in context.command.params for option in _all(one)}
    path, word = context.command_path, words.partition(" ")[0]
    if f"--{word}" in options:
        return f"Like this: {path} --{word}"
    if "--kind" in options and kind_called(word):
        return f"Like this: {path} --kind {word}"
    return f"With one person: {path} --who {shlex.quote(words)}" if "--who" in options else ""


def _what_fits(parameter: Any) -> str:
    if choices := choices_of(parameter):
        return f"one of {', '.join(choices)}"
    if parameter.type_descriptor.annotation is int:
        between = parameter.min is not None and parameter.max is not None
        return f"a number from {parameter.min} to {parameter.max}" if between else "a number"
    return ""
