"""An agreement as JSON: docs/reference/json.md."""

from __future__ import annotations

from typing import Any

from mentorlog.practice.beginning.agreement import Agreed
from mentorlog.render import json
from mentorlog.render.json_kickoff import points

Value = dict[str, Any]


def agreement(it: Agreed) -> Value:
    """An agreement as it stands, and what of it is open."""
    return {
        "person": json.person(it.person),
        "open": points(it.open),
        "agreed": it.day.isoformat() if it.day else None,
    }
