"""What to type next after an error: one hint each, where there is one."""

from __future__ import annotations

from shlex import quote

from mentorlog.errors import (
    AmbiguousDate,
    BadInput,
    CannotWrite,
    ChangedSince,
    ChangedUnderneath,
    Damaged,
    EditorFault,
    HistoryFault,
    Locked,
    MentorlogError,
    NewerFormat,
    NoHistory,
    NoJournal,
    NoMeetingPlanned,
    NoRemote,
    NotEmpty,
    NotFound,
    NotSound,
    Several,
    SeveralLines,
    Stopped,
    UnreadableDate,
)

_LISTS = {
    "person": "mentorlog mentor list",
    "goal": "mentorlog goal list",
    "item": "mentorlog list",
    "open item": "mentorlog list",
    "ended item": "mentorlog list --all",
    "person or item": "mentorlog list --theirs",
    "meeting": "mentorlog meeting list",
    "review": "mentorlog review",
    "person or goal": "mentorlog mentor list, mentorlog goal list",
}
_ADDS = {
    "person": 'mentorlog mentor add "NAME"',
    "goal": 'mentorlog goal add "TITLE"',
    "meeting": "mentorlog meeting plan WHO WHEN",
}


# After a refusal that no command of ours has words of its own for.
TRY_AGAIN = "Once the disk and the machine can, give the command again."


def hint(fault: MentorlogError) -> str:
    """One line that helps, empty where there is nothing to say."""
    said = _hint(fault)
    return said[:1].upper() + said[1:] if not said.startswith("mentorlog") else said


def _hint(fault: MentorlogError) -> str:
    if fault.kept and fault.kept.name.startswith("command-"):
        return "The command is in that file, to be given again."
    if fault.kept and not fault.kept.name.startswith("note-"):
        return "Take from it what is right, in your editor."
    if fault.kept:
        return f"Mend it, then: mentorlog note WHO - < {fault.kept}"
    match fault:
        case NotFound(near=near) if near:
            return f"Did you mean {' or '.join(near)}?"
        case NotFound(what=what, text=""):
            return (
                f"Begin with: {_ADDS[what]}"
                if what in _ADDS
                else f"See: {_LISTS.get(what, 'mentorlog --help')}"
            )
        case NotFound(what=what):
            return f"See who there is: {_LISTS[what]}" if what == "person" else f"See: {_LISTS.get(what, '')}"
        case Several(what="item", matches=matches) if any(".md:" in match for match in matches):
            return "Name it by where it stands, FILE:LINE, and give one of them another id."
        case Several(what="item"):
            return "Name it by its id, the five signs before it."
        case Several():
            return "Write more of the name."
        case NoJournal(is_configured=True):
            return "Make one, or name the folder where it is now: mentorlog init PATH"
        case NoJournal():
            return "Make one: mentorlog init"
        case NoMeetingPlanned(slug=slug):
            return f"Plan it: mentorlog meeting plan {slug or 'WHO'} WHEN"
        case UnreadableDate():
            return fault.advice or "Dates like: fri, 26 nov, in 2 weeks, 2026-12-07."
        case SeveralLines():
            return "Write it in one line; a whole page can be piped: mentorlog note WHO - < FILE"
        case NotEmpty():
            return "Name another folder: mentorlog demo PATH"
        case Stopped() | NotSound():
            return fault.advice
        case BadInput():
            return fault.advice or "Put what you want to say in quotes, on one line."
        case AmbiguousDate(readings=readings):
            return f"Write {' or '.join(f'{day.day} {day:%b}'.lower() for day in readings)}."
        case NewerFormat():
            return "Nothing was changed. Install a newer mentorlog to go on."
        case Damaged(path=path):
            return f"Mend it in an editor: {path}"
        case ChangedUnderneath():
            return "Look at it, then give the command again."
        case ChangedSince():
            return "Change it by hand; what it was is in git's log."
        case Locked():
            return "Wait until it has ended, then give the command again."
        case NoHistory(has_git=False):
            return "Install git, then: mentorlog init"
        case NoHistory():
            return "Begin one: mentorlog init"
        case NoRemote(names=names, path=path) if names:
            return f"Choose one: git -C {quote(str(path))} config branch.main.remote {names[0]}"
        case NoRemote(path=path):
            return f"Give it one that is yours alone: git -C {quote(str(path))} remote add origin ADDRESS"
        case HistoryFault():
            return "Nothing of the journal is lost; its files are as they were."
        case CannotWrite():
            return "Is the folder there, and yours to write in?"
        case EditorFault(is_note=True):
            return "Set EDITOR to the editor you like, or pipe the page: mentorlog note WHO - < FILE"
        case EditorFault():
            return "Set EDITOR to the editor you like."
    return ""
