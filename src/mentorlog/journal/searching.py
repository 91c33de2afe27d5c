"""The files of a journal that hold all of some words, read in one pass and parsed only where they do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from mentorlog.errors import Damaged
from mentorlog.journal import layout
from mentorlog.journal.folding import Finder, folded
from mentorlog.journal.journal import Journal
from mentorlog.journal.lines import bare, split_lines


class Text(NamedTuple):
    """A file by its lines, without their ends, and the same lines folded."""

    path: str
    lines: tuple[str, ...]
    folded: tuple[str, ...]


def all_paths(journal: Journal) -> list[str]:
    """Every file with text of the user's: people, goals, meetings, reviews, and me.md."""
    store = journal.store
    return [*store.people(), *store.goals(), *store.meetings(), *store.reviews(), layout.ME_FILE]


def holding(journal: Journal, words: Sequence[str], listed: Callable[[], list[str]]) -> Iterator[Text]:
    """The files among those `listed` in which all words are; those that cannot be read become problems.

    The words are folded and without spaces.
    """
    finder = Finder(words)
    paths = listed()
    gone: list[str] = []
    for path, data in journal.store.each(paths, journal.note, gone.append):
        if finder.may_hold(data) and (text := _text(journal, path, data, words)):
            yield text
    if any(path != layout.ME_FILE for path in gone):
        # Something was moved while we read: it is looked for where it is now.
        new = sorted(set(listed()).difference(paths))
        for path, data in journal.store.each(new, journal.note, gone.append):
            if finder.may_hold(data) and (text := _text(journal, path, data, words)):
                yield text


def _text(journal: Journal, path: str, data: bytes, words: Sequence[str]) -> Text | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        journal.note(Damaged(path, data.count(b"\n", 0, fault.start) + 1, "is not UTF-8 text"))
        return None
    plain = folded(text)
    if not all(word in plain for word in words):
        return None
    lines = [bare(line) for line in split_lines(text)]
    return Text(path, tuple(lines), tuple(bare(line) for line in split_lines(plain)))
