"""Storing what is decided in a review: the item's own lines and the week's page, as one change.

Whoever comes back to a step says another thing instead: then what the first word did to the item is taken
back before, line for line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from mentorlog.cli import messages
from mentorlog.cli.session import Session
from mentorlog.errors import Damaged, NotFound, Several
from mentorlog.journal import Item, Journal, Person, find_item
from mentorlog.practice import settle, walk, weeks
from mentorlog.practice.standing import Relationship, Standing
from mentorlog.practice.walk import Behind, Step


@dataclass
class _Decided:
    """What was said of a step, and what that did to its record (None: nothing)."""

    words: str
    trace: settle.Trace | None = None


@dataclass
class Deciding:
    """The decisions of one walk through a review, each stored when it is made."""

    session: Session
    walk: weeks.Walk
    _decided: dict[str, _Decided] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been decided yet."""
        return not self._decided

    def said_of(self, step: Step) -> str:
        """What was decided on a step before, empty where nothing was."""
        before = self._decided.get(step.id)
        return before.words if before else ""

    def forget(self, step: Step) -> None:
        """What was decided cannot be taken back any more: the record was edited by hand."""
        self._decided.pop(step.id, None)

    def store(self, step: Step, said: str, settling: settle.Settling | None, more: str = "") -> bool:
        """Settles a step (None: nothing to settle), and says so on the week's page in the words `said`.

        `more` is what was typed about it. False, with a remark, where the item is not what it was.
        """
        session = self.session
        before = self._decided.get(step.id)
        try:
            if before and before.trace and not self._take_back(step, before.trace):
                return False
            journal = session.to_write()
            found = [self.there(journal, one) for one in (step.one, *step.others)]
        except (NotFound, Several, Damaged) as fault:
            session.remark(f"Nothing was changed: {fault}")
            return False
        item, edit = found[0], journal.edit()
        if settling is not None:
            settle.in_place(edit, [(one, settling) for one in found])
        elif step.others or step.one.unsettled:
            walk.remember_asked(edit, item.path, session.today)
        for one in found:
            line = f"{said}: {one.text}{_called(step.with_whom)}{f'; {more}' if more else ''}"
            weeks.settled(edit, self.walk, one.id, line, instead=before is not None)
        trace = None
        if settling is not None and not step.others:
            trace = settle.traced(journal.document(item.path), edit.document(item.path), item)
        edit.save(messages.of_item(said, item, _person(step)))
        session.has_answers_stored()
        self._decided[step.id] = _Decided(said, trace)
        return True

    def put_off(self, behind: Behind) -> None:
        """Puts what is undecided with one person to the next meeting; what has no day is for it already."""
        session = self.session
        journal = session.to_write()
        edit = journal.edit()
        moves: list[tuple[Item, settle.Settling]] = []
        for step in behind.steps:
            item = self.there(journal, step.one)
            day = walk.put_off_to(step, session.today)
            if item.due is not None and day != item.due:
                moves.append((item, partial(settle.moved, day=session.today, to=day, old=item.due)))
            words = f"For the next meeting: {item.text}{_called(behind.with_whom)}"
            weeks.settled(edit, self.walk, step.id, words)
        settle.in_place(edit, moves)
        person = behind.with_whom.person if behind.with_whom else None
        edit.save(
            messages.of_person("Put to the next meeting with", person) if person else "Put to next week"
        )

    def there(self, journal: Journal, one: Standing) -> Item:
        """The item as it stands now. Raises NotFound where it is gone, Several where two have its id."""
        item = one.item
        items = journal.items(item.person)
        return find_item(
            [other for other in items if (other.path, other.id) == (item.path, item.id)],
            item.id,
            wanted=lambda _: True,
        )

    def _take_back(self, step: Step, trace: settle.Trace) -> bool:
        session = self.session
        journal = session.to_write()
        item = self.there(journal, step.one)
        document = settle.taken_back(journal.document(item.path), item, trace)
        if document is None:
            session.remark("It has been changed since; o opens it.")
            return False
        edit = journal.edit()
        edit.put(item.path, document)
        edit.save(messages.of_item("Taken back", item, _person(step)))
        return True


def _person(step: Step) -> Person | None:
    return step.with_whom.person if step.with_whom else None


def _called(with_whom: Relationship | None) -> str:
    return f" ({with_whom.person.first_name})" if with_whom else ""
