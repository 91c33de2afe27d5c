"""Results as JSON, `"schema": 1`: docs/reference/json.md names every key."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

from mentorlog.errors import Damaged
from mentorlog.journal import Goal, Meeting, Person
from mentorlog.practice.ending.closing import Closing
from mentorlog.practice.goals import GoalStanding
from mentorlog.practice.letters.report import CHAPTERS, Report
from mentorlog.practice.letters.sentences import Letter, Sentence
from mentorlog.practice.logs import Entry
from mentorlog.practice.me import Gap, Me
from mentorlog.practice.meeting.share import Share
from mentorlog.practice.meeting.sheet import Sheet
from mentorlog.practice.progress import Progress
from mentorlog.practice.standing import Relationship, Standing
from mentorlog.practice.week.review import Review
from mentorlog.practice.week.today import Day
from mentorlog.render import json_checkpoints
from mentorlog.render.json_kickoff import begin
from mentorlog.render.text import replaced
from mentorlog.render.words import because

Value = dict[str, Any]
_PIECE = 10_000


def dumps(value: Value, problems: Iterable[Damaged] = ()) -> str:
    """The text of one JSON object, with the records that could not be read."""
    damaged = [{"path": fault.path, "line": fault.line, "fault": fault.fault} for fault in problems]
    encoder = json.JSONEncoder(ensure_ascii=False, indent=2, default=str)
    signs = encoder.iterencode({"schema": 1, **value, "problems": damaged})
    texts = []
    # In pieces: of a large journal all the signs at once would take ten times the room of the text.
    while text := "".join(islice(signs, _PIECE)):
        # A lone surrogate or a control character in a user's text must not reach the terminal as such.
        texts.append(replaced(text, _escaped))
    return "".join([*texts, "\n"])


def _escaped(found: re.Match[str]) -> str:
    return "\n" if found[0] == "\n" else f"\\u{ord(found[0]):04x}"


def item(one: Standing) -> Value:
    """One item."""
    it = one.item
    return {
        "id": it.id,
        "kind": str(it.kind),
        "state": it.state,
        "text": it.text,
        "owner": it.owner,
        "created": _day(it.since),
        "due": _day(it.due),
        "due_by": _day(one.due_by),
        "completed": _day(it.completed),
        "dropped": _day(it.dropped),
        "person": it.person,
        "goal": it.goal,
        "meeting": _day(it.meeting),
        "path": it.path,
        "line": it.line,
        "moves": it.moves,
        "carried": one.carried,
        "told": it.told,
        "direction": it.direction,
        "detail": list(it.detail),
        "private": it.private,
        "history": [
            {"date": _day(entry.day), "word": entry.word, "from": _day(entry.old), "text": entry.text}
            for entry in it.history
        ],
    }


def items(found: Sequence[Standing]) -> Value:
    """A list of items."""
    return {"items": [item(one) for one in found]}


def meeting(it: Meeting | None) -> Value | None:
    """One meeting; null where there is none."""
    if it is None:
        return None
    return {
        "date": _day(it.date),
        "time": it.time or None,
        "minutes": it.minutes,
        "medium": it.medium or None,
        "kind": it.kind,
        "status": it.status,
        "path": it.path,
    }


def person(it: Person) -> Value:
    """One person, with what was agreed."""
    return {
        "slug": it.slug,
        "name": it.name,
        "aliases": list(it.aliases),
        "role": it.role,
        "status": it.status,
        "place": it.place or None,
        "skill": it.skill or None,
        "goals": list(it.goals),
        "since": _day(it.since),
        **{key: getattr(it, key) or None for key in ("referred_by", "template")},
        "look_again": _day(it.look_again),
        "fit": {"experience": it.fit.experience, "willingness": it.fit.willingness, "time": it.fit.time},
        "agreement": {key: _said(value) for key, value in it.agreement},
        "path": it.path,
    }


def relationship(it: Relationship) -> Value:
    """One person, with the next meeting and the last."""
    return {**person(it.person), "next_meeting": meeting(it.next), "last_meeting": meeting(it.last)}


def goal(it: Goal) -> Value:
    """One goal."""
    return {
        "slug": it.slug,
        "title": it.title,
        "aliases": list(it.aliases),
        "status": it.status,
        "due": _day(it.due),
        "measure": it.measure or None,
        "why": it.why or None,
        "stretch": it.stretch,
        "skill": it.skill or None,
        "of": it.of or None,
        "path": it.path,
    }


def measured(found: Iterable[Entry]) -> list[Value]:
    """The lines of a goal's progress."""
    return [{"date": _day(one.day), "value": one.word, "text": one.text} for one in found]


def goal_standing(it: GoalStanding) -> Value:
    """One goal, with its first measurement and its last."""
    return {**goal(it.goal), "first": _measured(it.first), "now": _measured(it.now)}


def sheet(it: Sheet) -> Value:
    """The prep sheet, part by part."""
    return {
        "person": person(it.person),
        "meeting": meeting(it.meeting),
        "last_meeting": meeting(it.last_meeting),
        "vision": it.vision or None,
        "about": list(it.about),
        "goals": [goal_standing(one) for one in it.goals],
        **_parts(
            objectives=it.objectives,
            since=it.since,
            mine=it.mine,
            theirs=it.theirs,
            contacts=it.contacts,
            advice=it.advice,
            questions=it.questions,
            decisions=it.decisions,
            feedback=it.feedback,
            assumptions=it.assumptions,
        ),
        "change": list(it.change),
        **json_checkpoints.of_sheet(it),
        "prompts": list(it.prompts),
        **begin(it),
        "mentor_prompts": [{"kind": one.kind, "text": one.text} for one in it.mentor_prompts],
    }


def share(it: Share) -> Value:
    """Of each item only what its text on the page says: no id, no path, no history but the reason."""

    def told(one: Standing) -> Value:
        found = one.item
        return {
            "text": found.text,
            "state": found.state,
            "due": _day(found.due),
            "reason": because(found) if found.is_open else "",
            "result": found.result,
        }

    def aim(one: GoalStanding) -> Value:
        return {
            "title": one.goal.title,
            "due": _day(one.goal.due),
            "first": {"date": _day(one.first.day), "value": one.first.word} if one.first else None,
            "now": _measured(one.now),
        }

    return {
        "person": {"name": it.sheet_for.name},
        "meeting": {"date": _day(it.meeting.date), "time": it.meeting.time or None} if it.meeting else None,
        "objectives": [told(one) for one in it.objectives],
        "advice": [told(one) for one in it.advice],
        "promises": [told(one) for one in it.promises],
        "questions": [told(one) for one in it.questions],
        "goals": [aim(one) for one in it.goals],
    }


def review(it: Review) -> Value:
    """The review's report, part by part."""
    return {
        **_parts(overdue=it.overdue, due=it.due, waiting=it.waiting),
        "quiet": [relationship(one) for one in it.quiet],
        "unprepared": [{"person": one.person, **(meeting(one) or {})} for one in it.unprepared],
        "passed": [{"person": one.person, **(meeting(one) or {})} for one in it.passed],
        "pauses_over": [one.person.slug for one in it.pauses_over],
        "asked": [one.person.slug for one in it.asked],
        "faded": [one.person.slug for one in it.faded],
        **_parts(unsettled=it.unsettled, to_tell=it.to_tell, carried=it.carried, outcomes=it.outcomes),
        "goals": [goal(one) for one in it.goals],
        "without_goal": [person(one) for one in it.without_goal],
        "checkpoints": [json_checkpoints.mark(mark, one) for one, mark in it.checkpoints],
        "kept": {"kept": it.kept.kept, "of": it.kept.of},
        "prompts": list(it.prompts),
    }


def progress(it: Progress) -> Value:
    """What was kept, met, measured and learned, month by month."""
    return {
        "person": it.person.slug if it.person else None,
        "goal": it.goal.slug if it.goal else None,
        "from": _month(it.months[0].first),
        "to": _month(it.months[-1].first),
        "months": [
            {
                "month": _month(one.first),
                "mine": one.mine._asdict(),
                "theirs": one.theirs._asdict(),
                "met": one.met,
                "agreed": one.agreed,
            }
            for one in it.months
        ],
        "done_in": {"mine": it.mine._asdict(), "theirs": it.theirs._asdict()},
        "goals": [
            {
                "slug": one.goal.slug,
                "title": one.goal.title,
                "status": one.goal.status,
                "progress": [
                    {"date": _day(line.day), "value": line.value, "number": line.number, "text": line.text}
                    for line in one.progress
                ],
            }
            for one in it.goals
        ],
        "learned": [{"date": _day(one.day), "person": one.person, "text": one.text} for one in it.learned],
    }


def day(it: Day) -> Value:
    """The page of a day."""
    return {
        "date": _day(it.today),
        "meetings": [
            {
                "person": one.person.slug,
                **(meeting(one.meeting) or {}),
                "aims": one.aims,
                "to_finish": one.to_finish,
                "checkpoint": one.checkpoint,
            }
            for one in it.meetings
        ],
        "items": [item(one) for group in it.pressing for one in group.items],
        "quiet": [relationship(one) for one in it.quiet],
        "passed": [{"person": one.person, **(meeting(one) or {})} for _, one in it.passed],
        "pauses_over": [one.person.slug for one in it.pauses_over],
        "asked": [one.person.slug for one in it.asked],
        "faded": [one.person.slug for one in it.faded],
    }


def log(found: Sequence[Entry]) -> list[Value]:
    """The dated lines of a record's log."""
    return [{"date": _day(one.day), "word": one.word, "text": one.text} for one in found]


def letter(it: Letter) -> Value:
    """A nudge, sentence by sentence, each with where it is from."""
    return {
        "to": it.person.slug,
        "item": it.item.id if it.item else None,
        "words": it.words,
        "sentences": [_sentence(one) for one in it.sentences],
    }


def report(it: Report) -> Value:
    """A report, part by part; a paragraph is a list of sentences."""
    told = {one.name: [[_sentence(s) for s in each] for each in one.paragraphs] for one in it.chapters}
    return {
        "person": it.person.slug,
        "since": _day(it.since),
        "opening": [_sentence(one) for one in it.opening],
        **{name: told.get(name, []) for name in CHAPTERS},
    }


def closing(it: Closing) -> Value:
    """The closing sheet, part by part."""
    return {
        "person": person(it.person),
        "meeting": meeting(it.meeting),
        "first_meeting": meeting(it.first_meeting),
        "last_meeting": meeting(it.last_meeting),
        "met": it.met,
        "closed": _day(it.closed),
        "goals": [goal_standing(one) for one in it.goals],
        "learned": [{"date": _day(one.day), "person": one.person, "text": one.text} for one in it.learned],
        **_parts(
            advice=it.advice,
            kept=it.kept,
            theirs=it.theirs,
            contacts=it.contacts,
            steps=it.steps,
            open=it.open,
            named=it.named,
        ),
        "unserved": [goal(one) for one in it.unserved],
        "prompts": list(it.prompts),
    }


def me(it: Me, widest: Gap | None) -> Value:
    """The big picture: what me.md says, and the widest gap that matters."""
    return {
        "vision": list(it.vision),
        "strengths": list(it.strengths),
        "weaknesses": list(it.weaknesses),
        "skills": [
            {
                "name": one.name,
                "level": one.now.level,
                "importance": one.now.importance,
                "gap": one.gap,
                "weight": one.weight,
                "log": [
                    {"date": _day(was.day), "level": was.level, "importance": was.importance}
                    for was in one.log
                ],
            }
            for one in it.skills
        ],
        "widest_gap": {
            "skill": widest.skill.name,
            "goals": [one.slug for one in widest.goals],
            "people": [one.slug for one in widest.people],
        }
        if widest
        else None,
        "private": it.private,
    }


def _sentence(it: Sentence) -> Value:
    return {"text": it.text, "sources": [{"path": one.path, "line": one.line} for one in it.sources]}


def _parts(**parts: Sequence[Standing]) -> Mapping[str, list[Value]]:
    return {name: [item(one) for one in found] for name, found in parts.items()}


def _measured(found: Entry | None) -> Value | None:
    return {"date": _day(found.day), "value": found.word, "text": found.text} if found else None


def _said(value: object) -> object:
    """A key of a front matter: days as texts, and null for what is not said."""
    if isinstance(value, tuple):
        return [_said(one) for one in value]
    return _day(value) if isinstance(value, date) else None if value == "" else value


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _month(first: date) -> str:
    return first.isoformat()[:7]
