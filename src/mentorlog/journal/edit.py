"""The changes of one command, to one or more records, kept until they are saved as one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from mentorlog.errors import BadInput
from mentorlog.journal import front_matter
from mentorlog.journal.document import Document
from mentorlog.journal.history import TRAILER
from mentorlog.journal.kinds import Headings
from mentorlog.journal.store import Store
from mentorlog.journal.unfinished import Change, Message, changed


class Records(Protocol):
    """What is edited: the records of a journal, as they were read."""

    @property
    def store(self) -> Store:
        """Their files."""

    @property
    def headings(self) -> Headings:
        """The heading table."""

    @property
    def knows_private(self) -> bool:
        """Whether it is known which headings are private."""

    def text(self, path: str) -> str:
        """The text of a file as it was first read."""

    def document(self, path: str) -> Document:
        """The record at `path`."""


class Edit:
    """The changes of one command, kept until `save` writes them."""

    def __init__(self, journal: Records) -> None:
        self._journal = journal
        self._before: dict[str, str | None] = {}
        self._after: dict[str, Document | None] = {}

    def document(self, path: str) -> Document:
        """The record as this edit has left it."""
        document = self._after.get(path)
        return document if document is not None else self._journal.document(path)

    def has(self, path: str) -> bool:
        """Whether there is such a file once this edit is saved."""
        if path in self._after:
            return self._after[path] is not None
        return self._journal.store.read_if_there(path) is not None

    def put(self, path: str, document: Document) -> None:
        """Replaces a record that is there."""
        self._before.setdefault(path, self._journal.text(path))
        self._after[path] = document

    def add(self, path: str, text: str) -> None:
        """Makes a record that is not there yet."""
        self._before.setdefault(path, None)
        in_goal = path.startswith("goals/")
        self._after[path] = Document.parse(text, self._journal.headings, in_goal=in_goal)

    def move(self, path: str, new: str) -> None:
        """Gives a record another path."""
        document = self.document(path)
        if self._before.get(path, "") is None:
            del self._before[path], self._after[path]
        else:
            self._before.setdefault(path, self._journal.text(path))
            self._after[path] = None
        self._before.setdefault(new, None)
        self._after[new] = document

    def remove(self, path: str) -> None:
        """Takes a record away."""
        self._before.setdefault(path, self._journal.text(path))
        self._after[path] = None

    def change(self, path: str, edit: Callable[[Document], Document]) -> None:
        """Puts what `edit` makes of a record."""
        document = edit(self.document(path))
        if path in self._after:
            self._after[path] = document
        else:
            self.put(path, document)

    def set(self, path: str, **keys: object) -> None:
        """Sets keys of a record's front matter; None removes one. Two underscores stand for a dot."""
        changes = {key.replace("__", "."): value for key, value in keys.items()}
        self.change(path, lambda document: front_matter.edited(path, document, changes))

    @property
    def changes(self) -> list[Change]:
        """What `save` would write, in the order in which it was asked for. Raises BadInput."""
        return [
            Change(path, _encoded(self._before[path]), _encoded(None if after is None else str(after)))
            for path, after in self._after.items()
        ]

    def save(self, line: str, *, command: str = "") -> list[str]:
        """Writes all changes, and has history say `line` of them; answers their paths.

        `command` is what did it, if not the one that runs. This journal stays as it was read: open it
        anew.
        """
        changes = self.changes
        store = self._journal.store
        if not self._journal.knows_private:
            line = "Changed, while mentorlog.toml could not be read"
        store.write(changes, Message(line, ((TRAILER, command or store.command),)))
        return changed(changes)


def _encoded(text: str | None) -> bytes | None:
    try:
        return None if text is None else text.encode("utf-8")
    except UnicodeEncodeError as fault:
        raise BadInput("What was typed is not UTF-8 text.", "Nothing was stored.") from fault
