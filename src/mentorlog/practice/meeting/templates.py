"""The journal's own templates for the page of a note: which of them is meant (PRACTICE R4)."""

from __future__ import annotations

from mentorlog.errors import Damaged
from mentorlog.journal import Journal, Person
from mentorlog.journal.layout import is_record, template_path
from mentorlog.practice.meeting.page import Template

FOR_ALL = "note"


def own_template(journal: Journal, person: Person, kind: str) -> tuple[Template | None, list[str]]:
    """The template for a meeting of a kind with somebody, None for ours; and what there is to say of it.

    It is the person's, else the kind's, else the one for all. One that cannot be read is passed over: a
    note must not fail over how its page looks.
    """
    remarks: list[str] = []
    for name in (person.template or person.slug, kind.casefold(), FOR_ALL):
        path = template_path(name)
        found: str | None = None
        try:
            # A kind is what somebody wrote, and may be no name of a file.
            if is_record(path) and journal.store.read_if_there(path) is not None:
                found = journal.text(path)
        except Damaged as fault:
            remarks.append(f"The template is passed over: {fault}")
            continue
        if found is not None:
            return Template(found, kind.casefold() if name == kind.casefold() else ""), remarks
        if name == person.template:
            remarks.append(f"There is no {path}, which {person.path} names.")
    return None, remarks
