"""The settings that hold, each with where it came from, as a page and as JSON: docs/reference/json.md."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

from mentorlog.render.page import Line, Page, Part

Origin = Literal["option", "environment", "config file", "journal", "machine", "default"]


Value = str | int | bool | tuple[str, ...] | None


class Setting(NamedTuple):
    """One setting. `value` is what holds; `origin` says what kind of place it is from, and `where` which:
    an option, a variable, a file; `line` is the line there.

    `part` is the heading it stands under.
    """

    part: str
    name: str
    value: Value
    origin: Origin = "default"
    where: str = ""
    line: int | None = None
    extra: str = ""


def config_page(settings: Sequence[Setting]) -> Page:
    """All settings, part by part."""
    parts: dict[str, list[Line]] = {}
    for one in settings:
        line = Line(_said(one), label=one.name, right=_where(one))
        parts.setdefault(one.part, []).append(line)
    return Page(
        parts=tuple(
            Part(heading, tuple(lines), level=1, table=True, brief=9999, space=number > 0)
            for number, (heading, lines) in enumerate(parts.items())
        )
    )


def _said(one: Setting) -> str:
    value = ", ".join(one.value) if isinstance(one.value, tuple) else one.value
    said = (
        ("yes" if value else "no")
        if isinstance(value, bool)
        else "none"
        if value in (None, "")
        else str(value)
    )
    return f"{said} ({one.extra})" if one.extra else said


def _where(one: Setting) -> str:
    if not one.where:
        return one.origin
    place = one.where.replace("\\", "/").rpartition("/")[2] if one.line else one.where
    return f"{place}:{one.line}" if one.line else place


def to_json(settings: Sequence[Setting]) -> dict[str, Any]:
    """The same, one object each."""
    return {
        "settings": [
            {
                "name": one.name,
                "value": one.value,
                "origin": one.origin,
                "where": one.where or None,
                "line": one.line,
            }
            for one in settings
        ]
    }
