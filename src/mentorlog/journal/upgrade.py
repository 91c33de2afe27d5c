"""What an older journal lacks beside one that is made today, and the steps from one format to the next.

`STEPS` is where a format 2 has its step; what goes before and after it is the same for all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mentorlog.journal import layout
from mentorlog.journal.document import Document
from mentorlog.journal.edit import Edit
from mentorlog.journal.formats import names_one, number_in, with_number
from mentorlog.journal.journal import Journal

SETTINGS = "# Settings that travel with the journal; mentorlog's documentation names them all.\nformat = 1\n"
IGNORED = "/.mentorlog/\n"
ATTRIBUTES = "* -text\n*.md merge=mentorlog\n*.toml merge=mentorlog-settings\n"

# Changes records as one format writes them into what the next one does; says in one line what that is.
Step = Callable[[Journal, Edit], str]
# Each step by the format that it begins with: the one from 1 to 2 is at 1.
STEPS: Mapping[int, Step] = {}
_SAYS = {
    layout.SETTINGS: "which format this is, for programs to come",
    ".gitignore": "what git leaves out",
    ".gitattributes": "how git merges records of two machines",
}


def complete(edit: Edit, settings: str = SETTINGS) -> list[str]:
    """Adds the files that every journal has and this one lacks; answers their paths."""
    files = ((layout.SETTINGS, settings), (".gitignore", IGNORED), (".gitattributes", ATTRIBUTES))
    missing = [(path, text) for path, text in files if not edit.has(path)]
    for path, text in missing:
        edit.add(path, text)
    return [path for path, _ in missing]


def upgraded(journal: Journal, edit: Edit, steps: Mapping[int, Step] = STEPS) -> list[str]:
    """Puts into `edit` what makes a journal of any format that is known one of today's.

    Answers what that is, in a line each; [] where it is one already.
    """
    said = [f"new: {path}, {_SAYS[path]}" for path in complete(edit)]
    number = number_in(str(edit.document(layout.SETTINGS)))
    while number in steps:
        said.append(steps[number](journal, edit))
        number += 1
    text = str(edit.document(layout.SETTINGS))
    if not names_one(text) or number_in(text) != number:
        edit.change(layout.SETTINGS, lambda _: Document.parse(with_number(text, number)))
        said.append(f"changed: {layout.SETTINGS}, which now says format = {number}")
    return said
