"""What a mentor may bring to a meeting, in words; and a question that a story leads to."""

from __future__ import annotations

from collections.abc import Sequence

from mentorlog.practice.meeting.mentoring import Prompt, story_of
from mentorlog.practice.standing import Standing
from mentorlog.render.page import Line, Part, part

_LABELS = {
    "story": "A story",
    "outcome": "Ask",
    "introduction": "An introduction",
    "feedback_asked": "Ask for feedback",
    "question": "A question first",
    "feedback_given": "Give feedback",
}


def prompts_part(prompts: Sequence[Prompt], *, tight: bool = False) -> list[Part]:
    """What a mentor may bring; where a page is `tight`, one line of it. Nothing with who is no mentee."""
    lines = [Line(one.text, label=_LABELS[one.kind]) for one in prompts]
    return part("", lines[:1], level=0) if tight else part("If there is room", lines)


def question_lines(questions: Sequence[Standing]) -> list[Line]:
    """Questions to ask, each after the story that leads to it."""
    return [Line(_told(one), id=one.item.id) for one in questions]


def _told(one: Standing) -> str:
    story = story_of(one.item)
    if not story:
        return one.item.text
    return f"{story}{'' if story.endswith(('.', '?', '!', '…')) else '.'} {one.item.text}"
