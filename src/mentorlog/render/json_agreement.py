"""An agreement, and what a first meeting begins with, as JSON: docs/reference/json.md."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mentorlog.practice.beginning.agreement import Agreed, Point
from mentorlog.practice.meeting.sheet import Sheet

Value = dict[str, Any]


def agreement(it: Agreed) -> Value:
    """An agreement as it stands, and what of it is open."""
    from mentorlog.render import json

    return {
        "person": json.person(it.person),
        "open": _points(it.open),
        "agreed": it.day.isoformat() if it.day else None,
    }


def begin(sheet: Sheet) -> Value:
    """Of a sheet, what a first meeting begins with, and whether there is an agreement to make."""
    it = sheet.kick_off
    return {
        "kick_off": {
            "questions": list(it.questions),
            "open": _points(it.open),
            "strengths": list(it.strengths),
        }
        if it
        else None,
        "to_agree": sheet.to_agree,
    }


def _points(found: Iterable[Point]) -> list[Value]:
    return [{"keys": list(one.keys), "question": one.question} for one in found]
