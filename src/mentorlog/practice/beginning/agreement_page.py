"""The page on which an agreement is edited: a label, a colon and what was agreed, a line each."""

from __future__ import annotations

from mentorlog.errors import BadInput
from mentorlog.journal import Person
from mentorlog.practice.beginning.agreement import KEYS, as_typed

_HINT = "#"
LABELS = {
    "every": "Every",
    "minutes": "Minutes",
    "medium": "By",
    "place": "Where",
    "until": "Until",
    "sessions": "Sessions",
    "notes": "Notes",
    "agenda": "Agenda",
    "confidentiality": "Between us",
    "obstacles": "Obstacles",
    "feedback": "Feedback",
    "i_learn": "I learn best",
    "they_learn": "They learn best",
    "i_need": "I need",
    "they_need": "They need",
}
# What stands above a line; a group begins with one.
_HINTS = {
    "every": "When and where. Every: 2 weeks, monthly. By: in person, video, phone, message.",
    "until": "An end: a day, or a number of sessions.",
    "notes": "How we work: who takes notes, what the agenda is like, what stays between us,",
    "i_learn": "What each of us brings.",
}
_SECOND = {"notes": "what we do when something gets in the way, how we give each other feedback."}


def compose(person: Person) -> str:
    """The page's text, with what stands."""
    lines = [
        f"{_HINT} What you agree on with {' '.join(person.name.split())}, a line each, after the colon.",
        f"{_HINT} What is empty is left open; lines that begin with {_HINT} are hints.",
    ]
    for key in KEYS:
        if key in _HINTS:
            lines += ["", f"{_HINT} {_HINTS[key]}"]
        if key in _SECOND:
            lines.append(f"{_HINT} {_SECOND[key]}")
        lines.append(f"{LABELS[key]}: {as_typed(person.agreement, key)}".rstrip())
    return "\n".join([*lines, ""])


def read_page(text: str) -> dict[str, str]:
    """What stands on a saved page by key, "" for what is empty or was taken out.

    A line that is indented goes on with the one above. Raises BadInput for what belongs to no label.
    """
    known = {label.casefold(): key for key, label in LABELS.items()}
    said: dict[str, list[str]] = {}
    last = ""
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if not line.strip() or line.lstrip().startswith(_HINT):
            continue
        label, colon, rest = line.partition(":")
        key = known.get(" ".join(label.split()).casefold(), "") if colon else ""
        if line[0] in " \t" and last:
            said[last].append(line.strip())
        elif not key:
            raise BadInput(
                f"“{line.strip()}” begins with no label of the page.",
                f"One of: {', '.join(LABELS.values())}.",
            )
        elif key in said:
            raise BadInput(f"“{LABELS[key]}” stands there twice.", "Leave one of the two.")
        else:
            said[key], last = [rest.strip()], key
    return {key: " ".join(filter(None, said.get(key, ()))) for key in KEYS}
