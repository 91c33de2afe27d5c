"""Candidates and requests as JSON: docs/reference/json.md."""

from __future__ import annotations

from mentorlog.practice.beginning.compare import Comparison
from mentorlog.practice.letters.request import Request
from mentorlog.render import json


def comparison(it: Comparison) -> json.Value:
    """Candidates, each with what was written about them and what is not known yet."""
    return {
        "skill": it.skill or None,
        "goal": it.goal.slug if it.goal else None,
        "candidates": [
            {**json.person(one.person), "about": list(one.about), "unknown": list(one.unknown)}
            for one in it.candidates
        ],
        "others": it.others,
    }


def request(it: Request) -> json.Value:
    """A request, sentence by sentence, and what is missing in it."""
    return {**json.letter(it.letter), "missing": list(it.missing)}
