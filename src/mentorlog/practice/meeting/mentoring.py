"""The other side: what a mentor may bring to a meeting with a mentee (PRACTICE M1, M3, M6, P9).

They are prompts, few, and drawn from what the journal knows: a story and the question it opens, an
introduction and what came of one, a question before an answer, feedback asked for and given.
docs/reference/figures.md, "What a mentor may bring".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from mentorlog.journal import Goal, Item, Kind, Person

# What opens the line below a question that a story leads to.
STORY = "Story:"
# Feedback is asked for, or given, after as many meetings without any.
MEETINGS_WITHOUT = 3
_MOST = 3  # on one sheet


class Prompt(NamedTuple):
    """One thing to bring, of a kind: story, introduction, outcome, question, feedback_asked or _given."""

    kind: str
    text: str


def prompts(
    person: Person, items: Sequence[Item], goals: Sequence[Goal], held: Sequence[date], number: int
) -> tuple[Prompt, ...]:
    """What fits the `number`th meeting with a mentee: of what there is a half, at most three, in turn.

    `items` are those with them that a sheet may show, `goals` theirs, `held` the days on which we met.
    """
    fitting = len(list(_fitting(person, items, goals, held, number, 0)))
    shown = min(_MOST, (fitting + 1) // 2)
    first = (number - 1) * shown
    found = list(_fitting(person, items, goals, held, number, -(-first // fitting)))
    return tuple(found[(first + place) % len(found)] for place in range(shown))


def story_of(item: Item) -> str:
    """The story that leads to a question, empty where none does."""
    return next((said.removeprefix(STORY).strip() for said in item.detail if said.startswith(STORY)), "")


def _fitting(
    person: Person, items: Sequence[Item], goals: Sequence[Goal], held: Sequence[date], number: int, turn: int
) -> Iterator[Prompt]:
    who = person.first_name
    contacts = [item for item in items if item.kind is Kind.CONTACT and not item.is_mine]
    if not any(item.is_open and story_of(item) for item in items if item.kind is Kind.QUESTION):
        # Honest about failures, every other time that it comes up (PRACTICE P9).
        of = "something that did not work out for you" if turn % 2 else f"when you were where {who} is now"
        yield Prompt("story", f"{of}. Which question does it open?")
    if met := _to_ask_about(contacts, held):
        yield Prompt("outcome", f"what came of meeting {_name(met)}?")
    if goals and not any(item.is_open for item in contacts):
        yield Prompt("introduction", f"who could help with “{goals[number % len(goals)].title}”?")
    if _is_silent(items, held, "from"):
        yield Prompt("feedback_asked", f"what of your part helps {who}, and what would help more?")
    tried = any(item.is_open and item.kind is Kind.ADVICE for item in items)
    yield Prompt("question", f"what has {who} tried of what you said?" if tried else f"what would {who} try?")
    if _is_silent(items, held, "to"):
        yield Prompt("feedback_given", f"one thing you saw {who} do, and what it changed")


def _to_ask_about(contacts: Sequence[Item], held: Sequence[date]) -> Item | None:
    """The introduction that is longest without word of it: open since a meeting, or met of late."""
    before_last = held[-2] if len(held) > 1 else date.min
    waiting = [
        item
        for item in contacts
        if (item.is_open and held and (item.since or date.max) <= held[-1])
        or (item.state == "done" and not item.result and item.ended and item.ended >= before_last)
    ]
    return min(waiting, key=lambda item: item.since or date.min, default=None)


def _name(contact: Item) -> str:
    # What they were named for stands after the colon, who they are after the comma.
    return contact.text.partition(":")[0].partition(",")[0].strip()


def _is_silent(items: Sequence[Item], held: Sequence[date], direction: str) -> bool:
    """Whether there was no feedback of a direction in the last meetings, nor since."""
    if len(held) < MEETINGS_WITHOUT:
        return False
    since = held[-MEETINGS_WITHOUT]
    return not any(item.direction == direction and (item.since or since) >= since for item in items)
