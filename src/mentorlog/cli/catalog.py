"""Every command: when one needs it, which module it is in, and what it is for. Data alone.

`mentorlog --help` is drawn from this, without importing a command. The first line of a command's own help
says the same; a test compares them.
"""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """One command: its module in `commands/`, and what it is for in one line."""

    module: str
    purpose: str


GROUPS: dict[str, dict[str, Entry]] = {
    "At any time": {
        "today": Entry("today", "The day: what presses, whom you meet next, who has gone quiet."),
        "list": Entry("list", "What is open: promises of both sides, and people to write to."),
        "search": Entry("search", "Where was that said? Lines with these words, newest first."),
        "recall": Entry("recall", "All that happened with somebody, day by day, the newest last."),
    },
    "Before a meeting": {
        "prep": Entry("prep", "The sheet before a meeting: one minute, and you walk in prepared."),
        "meeting": Entry("meeting", "The meetings: plan, list, show, edit, reschedule or cancel one."),
    },
    "After it": {
        "note": Entry("note", "After a meeting: write down what was said and promised."),
        "done": Entry("items", "It is done: kept, answered, met, tried."),
        "drop": Entry("items", "Let it go: no longer needed, set aside, overtaken."),
        "move": Entry("items", "Move it to another day, or make it smaller."),
        "told": Entry("items", "The other side knows: of a move, or whom you met."),
        "reopen": Entry("items", "Open it again."),
    },
    "Between meetings": {
        "jot": Entry("items", "Between meetings: keep a question, or something else."),
        "nudge": Entry("letters", "A few friendly sentences to send, from what the journal says."),
        "report": Entry("letters", "What came of their advice, and what you did, for them to read."),
    },
    "Once a week": {
        "review": Entry("review", "The week: one thing at a time at a terminal, else a report."),
        "progress": Entry("progress", "Is it working? A year of promises, meetings and goals, as plots."),
    },
    "People and goals": {
        "mentor": Entry("people", "Those who help you: find and ask, begin, agree, part."),
        "mentee": Entry("people", "Those whom you help: begin, agree, part."),
        "goal": Entry("goal", "What you want: add, show or edit a goal, log how it moves, end it."),
        "me": Entry("me", "The big picture: vision, strengths, weaknesses, skills."),
    },
    "Begin": {
        "demo": Entry("setup", "Look at a sample journal. Yours stays as it is."),
        "init": Entry("setup", "Make a journal; in one that is there, make what it lacks."),
        "path": Entry("setup", "Say where the journal is."),
        "config": Entry("config", "What is set, on this machine and in this journal."),
        "completion": Entry("completion", "Have Tab complete commands, people, goals, items and dates."),
    },
    "In, out and trust": {
        "calendar": Entry("calendar", "Meetings and due dates as a file for your calendar."),
        "import": Entry("import_", "Bring notes of before, or take an export back."),
        "export": Entry("export", "The journal in another form: JSON, Markdown, CSV or HTML."),
        "check": Entry("check", "Read everything, change nothing, and say what is wrong."),
        "upgrade": Entry("upgrade", "Bring an old journal into today's form."),
        "history": Entry("history", "What was done in the journal, the last first."),
        "undo": Entry("history", "Take back the last command; once more goes further back."),
        "sync": Entry("sync", "Bring this machine's journal and your own remote together."),
    },
}
# Which git calls, and nobody else.
HIDDEN = {"merge-records": "sync"}
PURPOSES = {name: entry.purpose for group in GROUPS.values() for name, entry in group.items()}
COMMANDS = {name: entry.module for group in GROUPS.values() for name, entry in group.items()} | HIDDEN

# What may follow `--medium`.
MEDIUM_HELP = "In person, video, phone, message, or your own word."
_PEOPLE = {
    "Find and ask": ("compare", "ask", "answer"),
    "Begin": ("add", "agree"),
    "As you go": ("list", "show", "edit", "checkpoint", "pause", "resume", "rename"),
    "Part": ("close", "reopen", "remove"),
}
# How the help of a group sorts its commands, where they are many.
PARTS: dict[str, dict[str, tuple[str, ...]]] = {"mentor": _PEOPLE, "mentee": _PEOPLE}
