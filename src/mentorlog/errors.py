"""Every fault a user can meet, on one page, each with its exit code (docs/reference/exit-codes.md).

An error carries data and says in one line what is wrong. What to type next is worded in cli, which
alone knows the commands.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path


class MentorlogError(Exception):
    """The base of all faults that end a command with one line and a hint.

    `kept` names the file that holds what the user had typed, where anything was typed.
    """

    exit_code = 1

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.kept: Path | None = None


class Stopped(MentorlogError):
    """The user said no, or ended the input, where an answer was needed."""

    def __init__(self, message: str = "Stopped; nothing was changed.", advice: str = "") -> None:
        super().__init__(message)
        self.advice = advice


class BadInput(MentorlogError):
    """Something typed cannot be stored as it is: empty, of several lines, out of range."""

    exit_code = 2

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.advice = advice


class SeveralLines(BadInput):
    """A text of several lines, where one line makes one item."""

    def __init__(self, what: str) -> None:
        super().__init__(f"The {what} has several lines; one line makes one item.")


class NotEmpty(BadInput):
    """The folder at `path` is there and holds something."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is there already, and not empty.")


class UnreadableDate(MentorlogError):
    """`text` is no date that we read; `what` it was read as where that was no date."""

    exit_code = 2

    def __init__(self, text: str, advice: str = "", *, what: str = "a date") -> None:
        super().__init__(f"I cannot read “{text}” as {what}.")
        self.text = text
        self.advice = advice
        self.is_day = what == "a date"


class AmbiguousDate(MentorlogError):
    """`text` can be read as several days; `readings` are those days."""

    exit_code = 2

    def __init__(self, text: str, readings: tuple[date, ...]) -> None:
        said = " or ".join(day.isoformat() for day in readings)
        super().__init__(f"“{text}” can be {said}.")
        self.text = text
        self.readings = readings


class NoJournal(MentorlogError):
    """There is no journal at `path`; `is_configured` where the machine's settings name that folder."""

    exit_code = 3

    def __init__(self, path: Path, *, is_configured: bool = False) -> None:
        super().__init__(f"There is no journal at {path}.")
        self.path = path
        self.is_configured = is_configured


class NotFound(MentorlogError):
    """No `what` (person, goal, item, meeting) answers to `text`; `near` are names that come close.

    `who` is the slug of the one person whose it would be.
    """

    exit_code = 3

    def __init__(self, what: str, text: str, near: tuple[str, ...] = (), *, who: str = "") -> None:
        if text:
            said = f"No {what} answers to “{text}”."
        else:
            said = (
                f"No {what.removeprefix('open ')} is named." if "item" in what else f"There is no {what} yet."
            )
        super().__init__(said)
        self.what = what
        self.text = text
        self.near = near
        self.who = who


class NobodyMet(NotFound):
    """There are people in the journal, and it is over with all of them."""

    def __init__(self) -> None:
        super().__init__("person", "")
        self.args = ("You meet nobody now.",)


class NoMeeting(NotFound):
    """No meeting with somebody was held or is planned; `has_others` says whether there is another one."""

    def __init__(self, name: str, slug: str, *, has_others: bool) -> None:
        super().__init__("meeting", "", who=slug)
        said = f"No meeting with {name} was held, and none is planned."
        self.args = (said if has_others else f"There is no meeting with {name} yet.",)
        self.has_others = has_others


class Several(MentorlogError):
    """More than one `what` answers to `text`; `matches` names each of them."""

    exit_code = 3

    def __init__(self, what: str, text: str, matches: tuple[str, ...]) -> None:
        super().__init__(f"“{text}” can be {_either(matches)}.")
        self.what = what
        self.text = text
        self.matches = matches


class NoMeetingPlanned(MentorlogError):
    """No meeting is planned with the person whose name and slug are given, or with anybody.

    `held` is the day of the last one held, where that could be meant, too.
    """

    exit_code = 3

    def __init__(self, name: str = "", slug: str = "", held: date | None = None) -> None:
        super().__init__(f"No meeting is planned{f' with {name}' if name else ''}.")
        self.slug = slug
        self.held = held


class Damaged(MentorlogError):
    """The record at `path` (relative to the journal) cannot be read, at `line` where it is known."""

    exit_code = 4

    def __init__(self, path: str, line: int | None, fault: str) -> None:
        super().__init__(f"{path}{f':{line}' if line else ''}: {fault}")
        self.path = path
        self.line = line
        self.fault = fault


class DamagedPage(Damaged):
    """The head of a page that was typed, between the two `+++`, cannot be read."""

    def __init__(self, said: str) -> None:
        super().__init__("the page", None, said)
        self.args = (said,)


class HalfRecord(BadInput):
    """A page has items of the record at `path`, of the meeting of `day` with `who`, and not all of its lines:
    below the record these would stand twice, in its place the other lines would be lost."""

    def __init__(self, path: str, who: str, day: date) -> None:
        super().__init__(f"The page has items of {path}, and not all that stands there.")
        self.who = who
        self.day = day


class NewerFormat(MentorlogError):
    """`whose` (a journal) is of format `number`, and this program knows those up to `known`."""

    exit_code = 4

    def __init__(self, number: int, known: int, whose: str = "This journal") -> None:
        super().__init__(f"{whose} is of format {number}, and this mentorlog knows formats up to {known}.")


class NotSound(MentorlogError):
    """`check` found so many faults in a journal that has to be sound for what was asked."""

    exit_code = 4

    def __init__(self, faults: int, advice: str) -> None:
        super().__init__(f"check finds {faults} fault{'' if faults == 1 else 's'} in this journal.")
        self.advice = advice


class Vanished(Damaged):
    """A file that was listed a moment ago is not there any more."""

    def __init__(self, path: str) -> None:
        super().__init__(path, None, "cannot be read: no such file or directory")


class ChangedUnderneath(MentorlogError):
    """The file at `path` changed between being read and being written."""

    exit_code = 5

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} changed while this command ran; it was left as it now is.")
        self.path = path


class ChangedSince(MentorlogError):
    """The file at `path` is not as the command to be taken back, or done again, left it in `commit`."""

    exit_code = 5

    def __init__(self, path: str, command: str, commit: str) -> None:
        super().__init__(f"{path} has changed since “{command}”; nothing was changed.")
        self.path = path
        self.commit = commit


class Locked(MentorlogError):
    """Somebody else writes in the journal; `holder` names the command and its process."""

    exit_code = 5

    def __init__(self, holder: str) -> None:
        super().__init__(f"Another command is writing in the journal: {holder or 'it says not which'}.")
        self.holder = holder


class HistoryFault(MentorlogError):
    """Git could not do what was asked of it."""


class NoHistory(MentorlogError):
    """The journal at `path` keeps no history; `has_git` says whether there is a git to keep it.

    `is_within_another` says whether it lies in a repository that is not its own.
    """

    def __init__(self, path: Path, *, has_git: bool, is_within_another: bool = False) -> None:
        lacks = "" if has_git else ": git, which keeps it, is not installed"
        super().__init__(f"The journal at {path} has no history{lacks}.")
        self.path = path
        self.has_git = has_git
        self.is_within_another = is_within_another


class NoRemote(MentorlogError):
    """The journal at `path` has no remote to sync with, or several, `names`, and none is chosen."""

    exit_code = 3

    def __init__(self, path: Path, names: tuple[str, ...] = ()) -> None:
        super().__init__(
            f"The journal has several remotes: {', '.join(names)}." if names else "The journal has no remote."
        )
        self.path = path
        self.names = names


class CannotWrite(MentorlogError):
    """The system did not let us write at `path`; `reason` is its own word for it."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"Cannot write {path}: {reason}.")
        self.path = path


class EditorFault(MentorlogError):
    """The editor could not be run, failed, or left nothing that can be stored.

    `is_note` where it was opened on a note, which a pipe can bring, too. `setting` is what names the editor.
    """

    is_note = False
    setting = "EDITOR"


def _either(names: tuple[str, ...]) -> str:
    shown = list(names[:6]) + ([f"{len(names) - 6} more"] if len(names) > 6 else [])
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"
