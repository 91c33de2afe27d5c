"""Letters in words: a nudge as plain text to paste, a report as a page to the person it is for."""

from __future__ import annotations

from collections.abc import Sequence

from mentorlog.dates import say_count
from mentorlog.practice.letters.report import MONTHS, Report
from mentorlog.practice.letters.sentences import Letter, Sentence
from mentorlog.render import words
from mentorlog.render.page import Line, Page, Part, part

_HEADINGS = {
    "advice": "What you advised, and what came of it",
    "feedback": "What you told me",
    "promises": "What I promised",
    "steps": "What I did towards the goals you help me with",
    "met": "Whom I met of those you named",
    "theirs": "What you said you would do, and did",
    "next": "What I would like to talk about next",
}
_WITH_MENTEE = {"advice": "What I advised, and what came of it", "steps": "What I did towards your goals"}


def letter_page(letter: Letter) -> Page:
    """The draft: a greeting, what there is to say, a line to end with."""
    paragraphs = [(letter.greeting,), letter.body, letter.closing]
    lines = [Line(joined(paragraph)) for paragraph in paragraphs if paragraph]
    return Page(parts=tuple(Part("", (line,), level=0, space=n > 0) for n, line in enumerate(lines)))


def report_page(report: Report) -> Page:
    """The report, written to the person; each line tells of one item."""
    headings = {**_HEADINGS, **(_WITH_MENTEE if report.person.is_mentee else {})}
    since = f"since {words.say_short(report.since, report.today)}"
    period = f"the last {say_count(MONTHS, 'month')}, {since}" if report.is_usual else since
    parts: list[Part] = []
    if report.opening:
        parts += part("", [Line(joined(report.opening))], level=0, space=True)
    for chapter in report.chapters:
        lines = [Line(joined(paragraph)) for paragraph in chapter.paragraphs]
        parts += part(headings[chapter.name], lines, space=True, brief=len(lines))
    return Page(title=f"For {report.person.first_name}: {period}", parts=tuple(parts))


def joined(sentences: Sequence[Sentence]) -> str:
    """Sentences as one paragraph."""
    return " ".join(sentence.text for sentence in sentences)
