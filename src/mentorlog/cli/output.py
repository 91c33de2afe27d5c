"""The options that every reading command has, and how a result is put out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from mentorlog.cli.session import Session
from mentorlog.errors import Damaged
from mentorlog.render.page import Page


class Format(StrEnum):
    """How a sheet is put out."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"

    @property
    def is_whole(self) -> bool:
        """Whether it is never shortened: it is no screen of so many lines."""
        return self is not Format.TERMINAL


JsonOption = Annotated[bool, typer.Option("--json", help="As JSON, for a program to read.")]
FormatOption = Annotated[Format, typer.Option("--format", help="How to put it out.")]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write it to a file instead.")
]


# What a file is that `--output` names, where `--format` does not say.
_ENDINGS = {
    ".md": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".json": Format.JSON,
}


def form_for(output: Path | None, asked: Format) -> Format:
    """The form that was asked for, else that which the ending of the file says."""
    if output is None or asked is not Format.TERMINAL:
        return asked
    return _ENDINGS.get(output.suffix.lower(), asked)


def put_out(
    session: Session,
    page: Callable[[], Page],
    value: Callable[[], dict[str, Any]],
    *,
    format: Format = Format.TERMINAL,  # noqa: A002
    as_json: bool = False,
    output: Path | None = None,
    limit: int | None = None,
    wrap: bool = True,
    problems: Iterable[Damaged] = (),
) -> None:
    """Shows a result as a page, or gives the same as JSON."""
    format = form_for(output, format)  # noqa: A001
    if as_json or format is Format.JSON:
        from mentorlog.render import json

        session.write(json.dumps(value(), problems), output)
        return
    if format is Format.MARKDOWN:
        from mentorlog.render import markdown

        session.write(markdown.draw(page()), output)
        return
    if format is Format.HTML:
        from mentorlog.render import html

        session.write(html.draw(page()), output)
        return
    if output is None:
        session.show(page(), limit=limit, wrap=wrap)
        return
    session.write(session.draw(page(), limit=limit, wrap=wrap, for_file=True), output)
