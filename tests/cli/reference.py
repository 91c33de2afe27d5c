"""The man page, and what of `docs/reference/commands.md` is made from the program."""

from __future__ import annotations

import re
from collections.abc import Iterator

import typer

from mentorlog.cli.app import app
from mentorlog.cli.catalog import GROUPS, PURPOSES
from mentorlog.cli.help import Help, Row, read_help, read_root

BEGIN, END = "<!-- from the program -->", "<!-- until here -->"
_HEADING = re.compile(r"^#{2,3} (?P<name>[a-z][a-z -]*)(?:, [a-z]+)?$")
_HELP_ROW = Row("-h, --help", "Show this page.")


def every_help() -> Iterator[Help]:
    """The help of each command and subcommand, in the order of the catalog."""
    root = typer.main.get_command(app)
    for name in PURPOSES:
        command = root.get_command(None, name)  # type: ignore[attr-defined]
        yield read_help(command, f"mentorlog {name}")
        for called, subcommand in getattr(command, "commands", {}).items():
            yield read_help(subcommand, f"mentorlog {name} {called}")


HELPS = {found.path.removeprefix("mentorlog "): found for found in every_help()}


# --- the page of commands --------------------------------------------------------------------------------


def reference(text: str) -> str:
    """The page of commands with what stands between the marks made anew, each by the heading above it."""
    made: list[str] = []
    name, inside = "", False
    for line in text.split("\n"):
        if heading := _HEADING.match(line):
            name = heading["name"]
        inside = inside and line != END
        if not inside:
            made.append(line)
        if line == BEGIN:
            made += _block(HELPS[name] if name in HELPS else read_root(typer.main.get_command(app)))
            inside = True
    return "\n".join(made)


def described(text: str) -> set[str]:
    """The commands whose section has such a part."""
    found, name = set(), ""
    for line in text.split("\n"):
        if heading := _HEADING.match(line):
            name = heading["name"]
        if line == BEGIN:
            found.add(name)
    return found


def _block(found: Help) -> list[str]:
    lines = [f"`{found.usage}`", ""]
    rows = [row for row in (*found.arguments, *found.options) if row != _HELP_ROW]
    if rows:
        lines += ["| argument or option | what it is |", "|---|---|"]
        lines += [f"| `{_cell(row.name)}` | {_cell(row.about)} |" for row in rows]
        lines.append("")
    if found.see_also:
        lines += [f"See also: {', '.join(map(_link, found.see_also))}.", ""]
    return lines[:-1]


def _cell(text: str) -> str:
    return text.replace("|", r"\|")


def _link(name: str) -> str:
    group, _, command = name.partition(" ")
    of_people = group in ("mentor", "mentee")
    anchor = f"mentor-{command}" if of_people and command else "mentor-mentee" if of_people else name
    return f"[{name}](#{anchor.replace(' ', '-')})"


# --- the man page ----------------------------------------------------------------------------------------


def manual(exit_codes: str, configuration: str) -> str:
    """The man page, in the macros of man(7). The two pages have the tables of exit codes and of variables."""
    root = read_root(typer.main.get_command(app))
    lines = [
        r".\" Made from the program: python -m pytest tests/cli/test_reference.py --renew",
        '.TH MENTORLOG 1 "" "mentorlog" "User Commands"',
        ".SH NAME",
        r"mentorlog \- a mentoring journal for the command line",
        ".SH SYNOPSIS",
        f".B {_roff(root.usage)}",
        ".SH DESCRIPTION",
        _roff(root.purpose),
        ".PP",
        "Each command explains itself with",
        r".BR \-\-help .",
        ".SH OPTIONS",
        "These stand before the command.",
        *_tagged(root.options),
        ".SH COMMANDS",
    ]
    for title, group in GROUPS.items():
        lines.append(f".SS {_roff(title)}")
        for name in group:
            lines += _command(HELPS[name])
            lines += [
                line
                for called, found in HELPS.items()
                if called.startswith(f"{name} ") and name != "mentee"
                for line in _command(found)
            ]
            if name == "mentee":
                lines += [".PP", _roff("It has the commands of mentor.")]
    lines.append(".SH EXIT STATUS")
    lines += _tagged(_exit_codes(exit_codes))
    lines += [".SH ENVIRONMENT", *_tagged(_variables(configuration))]
    return "\n".join(lines) + "\n"


def _command(found: Help) -> list[str]:
    lines = [".TP", f"\\fB{_roff(found.usage)}\\fR", _roff(" ".join((found.purpose, *found.more)))]
    rows = tuple(row for row in (*found.arguments, *found.options) if row != _HELP_ROW)
    lines += [".RS", *_tagged(rows)]
    for example in found.examples:
        lines += [".PP", ".nf", _roff(f"    {example}"), ".fi"]
    if found.see_also:
        lines += [".PP", _roff(f"See also: {', '.join(found.see_also)}.")]
    return [*lines, ".RE"]


def _tagged(rows: tuple[Row, ...]) -> list[str]:
    return [line for row in rows for line in (".TP", f"\\fB{_roff(row.name)}\\fR", _roff(row.about))]


def _exit_codes(page: str) -> tuple[Row, ...]:
    return _rows(page, r"[\d, ]+")


def _variables(page: str) -> tuple[Row, ...]:
    return _rows(page.partition("## Environment variables")[2], r"`[A-Z_]+`.*?")


def _rows(page: str, first: str) -> tuple[Row, ...]:
    """The rows of a table whose first cell is like that, without code marks and links."""
    rows = re.findall(rf"^\| ({first}) \| (.*?) \|", page, re.MULTILINE)
    return tuple(Row(*(re.sub(r"`|\[([^]]*)\]\([^)]*\)", r"\1", cell) for cell in row)) for row in rows)


def _roff(text: str) -> str:
    escaped = text.replace("\\", r"\e").replace("-", r"\-").replace("'", r"\(aq").replace("`", r"\(ga")
    return rf"\&{escaped}" if escaped.startswith(".") else escaped
