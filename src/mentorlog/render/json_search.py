"""What was found, and the chronology, as JSON: docs/reference/json.md."""

from __future__ import annotations

from typing import Any

from mentorlog.practice.finding.recall import Chronology
from mentorlog.practice.finding.search import Found

Value = dict[str, Any]


def found(it: Found) -> Value:
    """The lines that were found."""
    return {
        "terms": list(it.terms),
        "total": it.total,
        "lines": [
            {
                "text": hit.text,
                "date": hit.day.isoformat() if hit.day else None,
                "heading": hit.heading or None,
                "kind": str(hit.kind) if hit.kind else None,
                "record": hit.record,
                "title": hit.title or None,
                "person": hit.person,
                "path": hit.path,
                "line": hit.line,
                "private": hit.private,
            }
            for hit in it.hits
        ],
    }


def chronology(it: Chronology) -> Value:
    """What happened with a person, the oldest first."""
    return {
        "person": it.person.slug,
        "since": it.since.isoformat() if it.since else None,
        "events": [
            {
                "date": event.day.isoformat() if event.day else None,
                "kind": event.kind,
                "word": event.word,
                "text": event.text,
                "why": event.why,
                "from": event.old.isoformat() if event.old else None,
                "id": event.item.id if event.item else None,
                "owner": event.item.owner if event.item else None,
                "path": event.path,
                "line": event.line,
                "private": event.private,
            }
            for event in it.events
        ],
    }
