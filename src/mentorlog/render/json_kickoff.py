"""What a first meeting begins with, as JSON: docs/reference/json.md."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mentorlog.practice.beginning.agreement import Point
from mentorlog.practice.meeting.sheet import Sheet

Value = dict[str, Any]


def begin(sheet: Sheet) -> Value:
    """Of a sheet, what a first meeting begins with, and whether there is an agreement to make."""
    it = sheet.kick_off
    return {
        "kick_off": {
            "questions": list(it.questions),
            "open": points(it.open),
            "strengths": list(it.strengths),
        }
        if it
        else None,
        "to_agree": sheet.to_agree,
    }


def points(found: Iterable[Point]) -> list[Value]:
    """What of an agreement is open: the keys of each point, and its question."""
    return [{"keys": list(one.keys), "question": one.question} for one in found]
