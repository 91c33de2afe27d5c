"""What to type next: after an error one hint, where there is one; after an empty answer one way on.

Each is worded by what there is: the lists it names have somebody in them, the words that were typed are in
it, and it takes the journal that `--journal` named.
"""

from __future__ import annotations

from pathlib import Path
from shlex import join, quote
from typing import TYPE_CHECKING

from mentorlog.errors import (
    AmbiguousDate,
    BadInput,
    CannotWrite,
    ChangedSince,
    ChangedUnderneath,
    Damaged,
    DamagedPage,
    EditorFault,
    HalfRecord,
    HistoryFault,
    Locked,
    MentorlogError,
    NewerFormat,
    NoHistory,
    NoJournal,
    NoMeeting,
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

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.journal import Journal

_DATES = "Dates like: fri, 26 nov, in 2 weeks, 2026-12-07."


# After a refusal that no command of ours has words of its own for.
TRY_AGAIN = "Once the disk and the machine can, give the command again."


def hint(fault: MentorlogError, session: Session | None = None) -> str:
    """One line that helps, empty where there is nothing to say; `session` knows what there is."""
    said = _hint(fault, session)
    if session and session.mentorlog != "mentorlog" and not (isinstance(fault, NotFound) and fault.near):
        said = carried(said, session.mentorlog)
    return said[:1].upper() + said[1:] if not said.startswith("mentorlog") else said


def carried(said: str, call: str) -> str:
    """A hint each command of which is for the journal that was named."""
    import re

    return re.sub(r"(^|: |, )mentorlog (?=[a-z])", lambda found: f"{found[1]}{call} ", said)


def _hint(fault: MentorlogError, session: Session | None) -> str:
    if fault.kept and fault.kept.name.startswith("command-"):
        return "The command is in that file, to be given again."
    if fault.kept and not _can_be_piped(fault):
        return "Take from it what is right, in your editor."
    if isinstance(fault, HalfRecord):
        return f"Copy what is new into it: mentorlog meeting edit {fault.who} {fault.day}"
    if fault.kept:
        # A name that nobody has is what is to be mended.
        if session and isinstance(fault, NotFound) and len(fault.near) == 1:
            again = session.carried(_piped(session, fault.text, fault.near[0]))
            return f"Did you mean {fault.near[0]}? Then: {again} < {quote(str(fault.kept))}"
        typed = None if isinstance(fault, (NotFound, Several)) else session
        return f"Mend it, then: {_piped(typed)} < {quote(str(fault.kept))}"
    match fault:
        case NotFound(text=text) if session and (meant := _with_quotes(text, session)):
            return meant
        case NotFound(near=near) if near:
            return f"Did you mean {' or '.join(near)}?"
        case NoMeeting(who=who, has_others=True):
            return f"See: mentorlog meeting list {who} --all"
        case NotFound():
            return _where_to_look(fault, session)
        case Several(what="item", matches=matches) if any(".md:" in match for match in matches):
            return "Name it by where it stands, FILE:LINE, and give one of them another id."
        case Several(what="item"):
            return "Name it by its id, the five signs before it."
        case Several(what=what):
            return f"Write more of the name. {_lists(what, session)}".rstrip()
        case NoJournal(is_configured=True):
            return "Make one, or name the folder where it is now: mentorlog init PATH"
        case NoJournal():
            return "Make one: mentorlog init"
        case NoMeetingPlanned(slug=slug, held=held) if held:
            return f"The last one: mentorlog meeting edit {slug} {held}"
        case NoMeetingPlanned(slug=""):
            return f"To go on: {_way_on(session)}"
        case NoMeetingPlanned(slug=slug):
            return f"Plan it: mentorlog meeting plan {slug} WHEN"
        case UnreadableDate(advice=advice, is_day=True) if advice and not {":", '"'} & {*advice}:
            return f"{advice}. {_DATES}"
        case UnreadableDate():
            return fault.advice or _DATES
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
        case DamagedPage():
            return ""
        case Damaged(path=path):
            # The machine's own settings have a whole path, and may be what is damaged.
            if session and not Path(path).is_absolute():
                path = str(session.journal_path / path)
            return f"Mend it in an editor: {quote(path)}"
        case ChangedUnderneath():
            return "Look at it, then give the command again."
        case ChangedSince(path=path, commit=commit) if session:
            git = f"git -C {quote(str(session.journal_path))}"
            return f"Change it by hand. What has changed: {git} diff {commit[:10]} -- {quote(path)}"
        case Locked():
            return "Wait until it has ended, then give the command again."
        case NoHistory(has_git=False):
            return "Install git, then: mentorlog init"
        case NoHistory(path=path, is_within_another=True):
            return f"Begin one, although it lies in another git repository: {with_git(path)}"
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
        case EditorFault(is_note=True, setting=setting):
            return f"Set {setting} to the editor you like, or pipe the page: {_piped(session)} < FILE"
        case EditorFault(setting=setting):
            return f"Set {setting} to the editor you like."
    return ""


def said_at_once(fault: MentorlogError, advice: str) -> str:
    """A fault and its hint on one line, where what was refused is asked for again."""
    said = str(fault)
    return f"{said}{'' if said.endswith(('.', '!', '?')) else '.'} {advice}".rstrip()


def _can_be_piped(fault: MentorlogError) -> bool:
    """Whether the page that was kept is stored by piping it in."""
    name = fault.kept.name if fault.kept else ""
    # Of a record that has changed, what is on the page stands there otherwise.
    return name.startswith("note-") or (name.startswith("page-") and not isinstance(fault, ChangedUnderneath))


def with_git(path: Path) -> str:
    """The command that gives a journal a history of its own within another repository."""
    return f"mentorlog init {quote(str(path))} --git"


def _piped(session: Session | None, instead: str = "", who: str = "") -> str:
    """The note that was typed, with its page from a pipe; WHO where nobody was named.

    What was typed for a name (`instead`) gives way to `who`.
    """
    typed = [word for word in session.options.typed if word != "-"] if session else []
    given = typed[typed.index("note") + 1 :] if "note" in typed else []
    words = instead.split()
    at = next((n for n in range(len(given)) if given[n : n + len(words)] == words), -1) if who else -1
    if at >= 0:
        given[at : at + len(words)] = [who]
    return f"mentorlog note {join(given) or 'WHO'} -"


def _where_to_look(fault: NotFound, session: Session | None) -> str:
    """Where what was not found would be, else how to begin with it."""
    if fault.what == "review":
        return "Begin one: mentorlog review"
    if fault.what == "meeting":
        return f"Plan one: mentorlog meeting plan {fault.who or 'WHO'} WHEN"
    if fault.what == "ended item" and (goal := _ended_goal(fault.text, session)):
        return f"A goal is taken up again so: mentorlog goal edit {goal} --status active"
    if found := _lists(fault.what, session):
        return found
    if fault.what == "goal":
        return 'Begin with: mentorlog goal add "TITLE"'
    if fault.what == "person":
        group = "mentee" if session and session.options.command == "mentee" else "mentor"
        return f'Begin with: mentorlog {group} add "NAME"'
    return f"Begin with: {_way_on(session)}"


def _with_quotes(text: str, session: Session) -> str:
    """How to give several words to an option, where the first alone is what was looked for."""
    first, _, rest = text.partition(" ")
    journal = _journal(session)
    if not rest or journal is None:
        return ""
    try:
        if session.options.command == "note":
            return f"For words of yours: mentorlog note {journal.find_person(first).short} -m {quote(rest)}"
        if not any(item.id == first for item in journal.items_naming(first)):
            return ""
    except MentorlogError:
        return ""
    option = next((word for word in reversed(session.options.typed) if word.startswith("--")), "")
    return f'Several words go in quotes: {option} "..."' if option else ""


def _ended_goal(text: str, session: Session | None) -> str:
    """The slug of the goal that answers to a text, where that has ended."""
    try:
        goal = session.journal.find_goal(text) if session else None
    except MentorlogError:
        return ""
    return goal.slug if goal and goal.status in ("achieved", "dropped") else ""


def _lists(what: str, session: Session | None) -> str:
    """The commands that list what there is of `what`, "person or item" for example."""
    journal = _journal(session)
    if journal is None or session is None:
        return ""
    from mentorlog.cli import next_step

    found = next_step.lists_of_people(journal) if "person" in what else []
    found += next_step.lists_of_goals(journal) if "goal" in what else []
    if what == "person or item":  # to write to, or about
        found = next_step.lists_of_theirs(journal) or found
    elif what == "ended item":
        found = next_step.lists_of_ended(journal) or next_step.lists_of_items(journal, session.today)
    elif "item" in what:
        found = next_step.lists_of_items(journal, session.today)
    return f"See{' who there is' if what == 'person' else ''}: {', '.join(found)}" if found else ""


def _way_on(session: Session | None) -> str:
    """The command by which it goes on, with whomever."""
    journal = _journal(session)
    if journal is None or session is None:
        return "mentorlog --help"
    from mentorlog.cli import next_step

    return next_step.way_on(journal, session.today)


def _journal(session: Session | None) -> Journal | None:
    """The journal, where it can be read."""
    try:
        return session.journal if session else None
    except MentorlogError:
        return None
