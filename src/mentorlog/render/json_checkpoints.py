"""Checkpoints as JSON: docs/reference/json.md names every key."""

from __future__ import annotations

from datetime import date
from typing import Any

from mentorlog.journal import Person
from mentorlog.practice.meeting.checkpoints import QUESTIONS, Answer, Answered, Checkpoint, Mark
from mentorlog.practice.meeting.sheet import Sheet

Value = dict[str, Any]


def mark(it: Mark, person: Person | None = None) -> Value:
    """When one comes due: on a day, or once so many meetings were held; with whom, where that is asked."""
    with_whom = {"person": person.slug} if person else {}
    return {**with_whom, "date": _day(it.day), "meetings": it.meetings, "why": it.why}


def checkpoint(it: Checkpoint) -> Value:
    """Where the checkpoints with somebody stand."""
    return {
        "person": it.person.slug,
        "due": mark(it.due) if it.due else None,
        "next": mark(it.next) if it.next else None,
        "questions": list(QUESTIONS.values()),
        "checkpoints": [_answered(one) for one in it.before],
    }


def of_sheet(it: Sheet) -> Value:
    """What a sheet has of a checkpoint, of obstacles and of a shadowing."""
    return {
        "checkpoint": _beside(it.checkpoint) if it.checkpoint else None,
        "obstacles": list(it.obstacles),
        "brief": list(it.brief),
        "debrief": list(it.debrief),
    }


def _beside(it: Checkpoint) -> Value:
    """The four questions, each with what was answered last."""
    questions = []
    for key, question in QUESTIONS.items():
        day, said = it.last(key) or (None, ())
        questions.append({"question": question, "date": _day(day), "answers": [_answer(one) for one in said]})
    return {"due": mark(it.due) if it.due else None, "questions": questions}


def _answered(it: Answered) -> Value:
    return {"date": _day(it.day), "answers": [_answer(one) for one in it.answers]}


def _answer(it: Answer) -> Value:
    return {"to": it.key, "text": it.text}


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None
