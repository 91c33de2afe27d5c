"""What there is to know about a command, read from the command itself, and the page that `--help` shows.

A command's docstring is its help: the first line says what it is for; a paragraph that begins with
`Example:` is a line to try on the sample journal, and `See also:` names related commands. The man page and
the reference are made of the same.
"""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from mentorlog.cli.catalog import GROUPS, PARTS

_EXAMPLE, _SEE_ALSO = "Example: ", "See also: "
_INDENT = 2
_WIDEST_NAME = 26
# Below this a name stands above what it means, not beside it.
_BESIDE = 60
_ENDLESS = 10_000
# A space at which no line is broken.
_TOGETHER = "\xa0"
_BOLD, _CYAN, _PLAIN = "\x1b[1m", "\x1b[36m", "\x1b[0m"


class Row(NamedTuple):
    """Something that can be typed, and what it means."""

    name: str
    about: str


@dataclass(frozen=True)
class Help:
    """All that the help of one command says. `commands` are those of a group, by part."""

    path: str
    usage: str
    purpose: str
    more: tuple[str, ...] = ()
    arguments: tuple[Row, ...] = ()
    options: tuple[Row, ...] = ()
    commands: tuple[tuple[str, tuple[Row, ...]], ...] = ()
    examples: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()


def read_help(command: Any, path: str) -> Help:
    """What a command of Typer's says of itself; `path` is how it is called, "mentorlog goal add"."""
    purpose, *paragraphs = _paragraphs(command.help or "") or [""]
    parameters = [one for one in command.params if not getattr(one, "hidden", False)]
    arguments = [one for one in parameters if one.param_type_name == "argument"]
    options = [one for one in parameters if one.param_type_name == "option"]
    subcommands = getattr(command, "commands", None)
    pieces = [path, *map(_in_usage, arguments), "[OPTIONS]"]
    pieces += ["COMMAND"] if subcommands else []
    return Help(
        path,
        " ".join(pieces),
        purpose,
        tuple(text for text in paragraphs if not text.startswith((_EXAMPLE, _SEE_ALSO))),
        tuple(Row(names_of(one), _about(one)) for one in arguments),
        (*(Row(names_of(one), _about(one)) for one in options), Row("-h, --help", "Show this page.")),
        tuple(_parts(command.name, subcommands)) if subcommands else (),
        tuple(text.removeprefix(_EXAMPLE) for text in paragraphs if text.startswith(_EXAMPLE)),
        tuple(
            name
            for text in paragraphs
            if text.startswith(_SEE_ALSO)
            for name in text.removeprefix(_SEE_ALSO).split(", ")
        ),
    )


def read_root(root: Any) -> Help:
    """The same of the program itself, without looking at a command."""
    found = read_help(root, "mentorlog")
    groups = (
        (title, tuple(Row(name, entry.purpose) for name, entry in group.items()))
        for title, group in GROUPS.items()
    )
    return Help(
        found.path, "mentorlog [OPTIONS] [COMMAND]", found.purpose, found.more,
        options=found.options, commands=tuple(groups), examples=found.examples,
    )  # fmt: skip


def draw(help: Help, width: int | None, *, color: bool) -> str:  # noqa: A002
    """The page, for a terminal of so many columns; None for a pipe, where no line is broken."""
    width = width or _ENDLESS
    usage = textwrap.wrap(help.usage, width, initial_indent="  ", subsequent_indent="      ")
    lines = [_bold("Usage", color), *usage, ""]
    for text in (help.purpose, *help.more):
        lines += [*textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False), ""]
    longest = max((len(row.name) for _, rows in help.commands for row in rows), default=0)
    for title, rows in help.commands:
        lines += [_bold(title, color), *_rows(rows, longest, width, color), ""]
    for title, rows in (("Arguments", help.arguments), ("Options", help.options)):
        if rows:
            longest = min(max(len(row.name) for row in rows), _WIDEST_NAME)
            lines += [_bold(title, color), *_rows(rows, longest, width, color), ""]
    if help.examples:
        lines.append(_bold("Examples" if len(help.examples) > 1 else "Example", color))
        for text in help.examples:
            lines += _example(text, width)
        lines.append("")
    if help.see_also:
        said = ", ".join(help.see_also).replace(" ", _TOGETHER).replace(f",{_TOGETHER}", ", ")
        seen = (line.replace(_TOGETHER, " ") for line in _indented(said, width))
        lines += [_bold("See also", color), *seen, ""]
    return "\n".join(lines[:-1]) + "\n"


def draw_plain(help: Help, width: int | None) -> str:  # noqa: A002
    """The page with nothing in columns: each thing that can be typed on a line, with what it means."""
    blocks = [(help.purpose, *help.more)]
    named = (*help.commands, ("Arguments", help.arguments), ("Options", help.options))
    blocks += [(title, *(f"{row.name}: {row.about}" for row in rows)) for title, rows in named if rows]
    if help.examples:
        blocks.append(tuple(f"Example: {text}" for text in help.examples))
    if help.see_also:
        blocks.append(("See also", *help.see_also))
    lines = [f"Usage: {help.usage}"]
    for block in blocks:
        lines.append("")
        for said in block:
            # A command is to be copied, in one piece.
            is_whole = said.startswith("Example: ")
            lines += [said] if is_whole else _indented(said, width or _ENDLESS, 0)
    return "\n".join(lines) + "\n"


def broken(example: str, width: int) -> list[str]:
    """A command in lines no longer than `width` where that can be, as a shell takes them."""
    lines: list[str] = []
    pieces = re.split(r" (?=-)", example)  # an option and its value together, where there is room
    if max(map(len, pieces)) > width - 6:
        pieces = re.split(r' (?=(?:[^"]*"[^"]*")*[^"]*$)', example)
    for piece in pieces:
        if lines and len(lines[-1]) + len(piece) + 3 <= width:
            lines[-1] += f" {piece}"
        else:
            lines.append(f"    {piece}" if lines else piece)
    return [f"{line} \\" for line in lines[:-1]] + lines[-1:]


def _paragraphs(text: str) -> list[str]:
    """The paragraphs, each on one line; an example, and what to see, is one of its own."""
    found: list[str] = []
    for block in re.split(r"\n\s*\n|\n(?=Example: |See also: )", inspect.cleandoc(text)):
        found += [" ".join(block.split("\n"))] if block.strip() else []
    return found


def _parts(name: str, commands: dict[str, Any]) -> Iterator[tuple[str, tuple[Row, ...]]]:
    rows = {
        called: Row(called, read_help(command, "").purpose)
        for called, command in commands.items()
        if not command.hidden
    }
    for title, names in PARTS.get(name, {"Commands": tuple(rows)}).items():
        yield title, tuple(rows[called] for called in names)


def _argument_name(parameter: Any) -> str:
    said, space, after = (parameter.metavar or parameter.name.upper()).partition(" ")
    return f"{said}{'...' if parameter.nargs != 1 else ''}{space}{after}"


def _in_usage(parameter: Any) -> str:
    said = _argument_name(parameter)
    return said if parameter.required or said.startswith("[") else f"[{said}]"


def _option_name(parameter: Any) -> str:
    names = sorted([*parameter.opts, *parameter.secondary_opts], key=lambda name: name.startswith("--"))
    said = ", ".join(names)
    if parameter.is_flag:
        return said
    is_number = parameter.type_descriptor.annotation is int
    return f"{said} {parameter.metavar or ('N' if is_number else parameter.name.rstrip('_').upper())}"


def _about(parameter: Any) -> str:
    """What it means, what may be said, and what holds where nothing is."""
    said = [parameter.help or ""]
    if choices := choices_of(parameter):
        said.append(f"One of: {', '.join(choices)}.")
    if parameter.min is not None and parameter.max is not None:
        said.append(f"From {parameter.min} to {parameter.max}.")
    if getattr(parameter, "multiple", False) and "repeatable." not in said[0].casefold():
        said.append("Repeatable.")
    default = getattr(parameter.default, "value", parameter.default)
    if default and not (parameter.param_type_name == "option" and parameter.is_flag):
        said.append(f"Default: {default}.")
    return " ".join(filter(None, said))


def names_of(parameter: Any) -> str:
    """What an argument or an option is called in the help: "WHO...", "--due DATE"."""
    is_option = parameter.param_type_name == "option"
    return _option_name(parameter) if is_option else _argument_name(parameter)


def choices_of(parameter: Any) -> list[str]:
    """The words that an option takes, where it takes no others."""
    return [str(choice.value) for choice in parameter.type_descriptor.choices or ()]


def _rows(rows: tuple[Row, ...], longest: int, width: int, color: bool) -> Iterator[str]:
    for name, about in rows:
        shown = f"{_CYAN}{name}{_PLAIN}" if color else name
        if width < _BESIDE or len(name) > longest:
            yield f"{' ' * _INDENT}{shown}"
            yield from _indented(about, width, 3 * _INDENT if width < _BESIDE else longest + 2 * _INDENT)
            continue
        first, *rest = _indented(about, width, longest + 2 * _INDENT) or [""]
        yield f"{' ' * _INDENT}{shown}{first[_INDENT + len(name) :]}".rstrip()
        yield from rest


def _indented(text: str, width: int, by: int = _INDENT) -> list[str]:
    margin = " " * by
    return textwrap.wrap(
        text,
        width,
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _example(text: str, width: int) -> list[str]:
    return [f"{' ' * _INDENT}{line}" for line in broken(text, width - _INDENT)]


def _bold(text: str, color: bool) -> str:
    return f"{_BOLD}{text}{_PLAIN}" if color else text
