"""A journal as one JSON object: its files, and what they say. docs/reference/export.md, "JSON"."""

from __future__ import annotations

import base64
from typing import Any

from mentorlog.exchange.leaving import Leaving
from mentorlog.practice.leaving.chosen import Chosen
from mentorlog.practice.logs import entries
from mentorlog.render import json


def export(chosen: Chosen, leaving: Leaving) -> dict[str, Any]:
    """What was chosen, with its files, as a value for JSON."""
    journal = chosen.journal
    return {
        "date": chosen.today.isoformat(),
        "complete": leaving.is_complete,
        "person": chosen.person.slug if chosen.person else None,
        "since": chosen.since.isoformat() if chosen.since else None,
        "left_out": leaving.left_out._asdict(),
        "files": [_file(path, data) for path, data in leaving.files],
        "people": [json.relationship(one) for one in chosen.people],
        "goals": [
            {**json.goal(one), "progress": json.measured(entries(journal.document(one.path), "progress"))}
            for one in chosen.goals
        ],
        "meetings": [{"person": one.person, **(json.meeting(one) or {})} for one in chosen.meetings],
        **json.items(chosen.items),
    }


def _file(path: str, data: bytes) -> dict[str, str]:
    try:
        return {"path": path, "text": data.decode()}
    except UnicodeDecodeError:
        return {"path": path, "base64": base64.b64encode(data).decode("ascii")}
