"""Questions to think about at the end of a review: our own words, one a line; add yours at the end.

A good one can be answered in two sentences, asks for no confession, and fits any week.
"""

from __future__ import annotations

QUESTIONS = (
    "What did I learn this week that I would tell my mentor first?",
    "Which promise would I be glad to have kept by next week?",
    "Whom have I not thanked yet?",
    "What am I putting off, and what would its smallest first step be?",
    "Where did I do something differently because of advice?",
    "What do I know now that I did not know when I chose my goal?",
    "Which question am I a little afraid to ask?",
    "What went better than I had expected, and why?",
    "Whom could I help this week with something I was once helped with?",
    "What would make the next meeting worth the time for both of us?",
    "Which of my goals did I not think of at all, and is that all right?",
    "What did I notice about somebody I admire?",
    "What would I try if nobody were watching?",
    "When was I most myself this week?",
    "Which assumption of mine could I check with one question?",
    "What feedback have I been turning over in my mind?",
    "If I could only keep one promise next week, which would it be?",
    "What took my energy, and what gave it back?",
    "What would my mentor be surprised to hear?",
    "Which decision am I still living with, and how does it look today?",
    "Whom would I like to meet, and who could introduce us?",
    "What could I stop doing without anybody minding?",
    "Where did I listen well?",
    "What is one thing the other side has given me that I have used?",
    "What would I like to be better at three months from now?",
    "Which conversation would I like to go on with?",
)


def next_question(last: str, week: int) -> str:
    """The question of a review, another than the `last` one asked; in a first review by the week's number."""
    at = QUESTIONS.index(last) + 1 if last in QUESTIONS else week
    return QUESTIONS[at % len(QUESTIONS)]
