"""The files of a journal as they leave it: whole, or without what is private in them."""

from __future__ import annotations

from typing import NamedTuple

from mentorlog.errors import Damaged, Vanished
from mentorlog.journal import layout
from mentorlog.journal.document import Document
from mentorlog.practice.leaving.chosen import Chosen, LeftOut
from mentorlog.practice.leaving.public import is_private, without_private


class Leaving(NamedTuple):
    """Paths and contents, in the order of the journal's folders.

    `left_out` counts what is private, `unread` names what cannot be read. `is_complete` says that these are
    all records of the journal, byte for byte.
    """

    files: tuple[tuple[str, bytes], ...]
    left_out: LeftOut
    unread: tuple[str, ...]
    is_complete: bool


def leaving(chosen: Chosen) -> Leaving:
    """The files of what was chosen; of everything with me.md, reviews and templates.

    The settings are always there: they say which headings are private. Without what is private, a record
    that cannot be read is left out, for nobody knows what in it is.
    """
    taking = _Taking(chosen)
    store = chosen.journal.store
    records = [*(one.person for one in chosen.people), *chosen.goals, *chosen.meetings]
    paths = store.records() if chosen.is_whole else [layout.SETTINGS, *(one.path for one in records)]
    for path in paths:
        taking.take(path)
    left_out = chosen.left_out._replace(others=taking.others, sections=taking.sections)
    whole = chosen.is_whole and not (any(left_out) or taking.unread or taking.is_cut)
    return Leaving(tuple(taking.files), left_out, tuple(taking.unread), whole)


class _Taking:
    """Takes one file after the other."""

    def __init__(self, chosen: Chosen) -> None:
        self.files: list[tuple[str, bytes]] = []
        self.unread: list[str] = []
        self.sections = self.others = 0
        self.is_cut = False
        self._chosen = chosen
        journal = chosen.journal
        self._known = {one.path for one in (*journal.people, *journal.goals, *journal.meetings())}
        self._shown = {one.path for one in (*(each.person for each in chosen.people), *chosen.goals)}
        self._shown |= {one.path for one in chosen.meetings}

    def take(self, path: str) -> None:
        """Takes a file, or what of it is not private; where it cannot be read, remembers that."""
        try:
            data = self._chosen.journal.store.read_bytes(path)
            if data is None:
                # A link to nowhere has a name among the records, and nothing in it.
                self.unread += [path] if "/" in path else []
                return
            if not (self._chosen.with_private or path == layout.SETTINGS):
                kept = self._public(path)
                if kept is None:
                    return
                self.is_cut = self.is_cut or kept != data
                data = kept
            self.files.append((path, data))
        except Damaged:
            self.unread.append(path)
        except Vanished:
            return

    def _public(self, path: str) -> bytes | None:
        """What of a file is not private, None where nothing is. Raises Damaged."""
        chosen, hidden = self._chosen, self._chosen.hidden
        folder, slug = path.partition("/")[0], layout.slug_in(path)
        document = chosen.journal.document(path)
        if path in self._known:
            if path not in self._shown:
                return None
        elif folder in ("people", "goals") or (folder == "meetings" and layout.day_in(path)[0]):
            raise Damaged(path, None, "cannot be read")
        elif slug in hidden.people or is_private(path, document):
            self.others += 1
            return None
        kept, sections = without_private(path, document, hidden)
        self.sections += sections
        return str(kept).encode()


def body_of(chosen: Chosen, path: str) -> tuple[Document, int]:
    """The body of a record that was chosen, as Markdown, and how many private sections it is without."""
    document = chosen.journal.document(path)
    sections = 0
    if not chosen.with_private:
        document, sections = without_private(path, document, chosen.hidden)
    return Document(document.lines[document.front.body :], document.headings, document.in_goal), sections
