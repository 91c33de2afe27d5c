"""Storing what is decided in a review: the item's own lines and the week's page, as one change.

Whoever comes back to a step says another thing instead: then what the first word did to the item is taken
back before, line for line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from mentorlog.cli import messages
from mentorlog.cli.hints import hint
from mentorlog.cli.session import Session
from mentorlog.dates import hand_due
from mentorlog.errors import ChangedUnderneath, MentorlogError, NotFound, Several
from mentorlog.journal import Edit, Item, Journal, Person, find_item
from mentorlog.journal.document import Document
from mentorlog.practice import settle
from mentorlog.practice.standing import Relationship, Standing
from mentorlog.practice.week import walk, weeks
from mentorlog.practice.week.walk import Behind, Step, Why


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
    has_stored: bool = False
    _decided: dict[tuple[str, str], _Decided] = field(default_factory=dict)

    def said_of(self, step: Step) -> str:
        """What was decided on a step before, empty where nothing was."""
        before = self._decided.get(step.key)
        return before.words if before else ""

    def forget(self, step: Step) -> None:
        """What was decided cannot be taken back any more: the record was edited by hand."""
        self._decided.pop(step.key, None)

    def check(self, journal: Journal, step: Step) -> bool:
        """Whether what was decided still stands; else another terminal took it back, or a hand changed it,
        and it is forgotten."""
        before = self._decided.get(step.key)
        if before is None:
            return False
        stands = before.trace is None or self._without(journal, step, before.trace) is not None
        if stands and step.id in weeks.walked(journal, self.walk):
            return True
        self.forget(step)
        return False

    def store(self, step: Step, said: str, settling: settle.Settling | None, more: str = "") -> bool:
        """Settles a step (None: nothing to settle), and says so on the week's page in the words `said`.

        `more` is what was typed about it. False, with a remark, where the item is not what was shown.
        """
        before = self._decided.get(step.key)
        journal = self.session.to_write()
        edit, found = journal.edit(), [one.item for one in (step.one, *step.others)]
        try:
            if before and before.trace:
                found = [self._taken_back(journal, edit, step, before.trace)]
            else:
                found = [self._there(journal, one) for one in (step.one, *step.others)]
        except (NotFound, Several, ChangedUnderneath) as fault:
            if settling is not None or not isinstance(fault, Several):
                self._refused(fault, f"{said}{f'; {more}' if more else ''}")
                return False
        item, trace = found[0], None
        if settling is not None:
            start = edit.document(item.path)
            settle.in_place(edit, [(one, settling) for one in found])
            if not step.others:
                trace = settle.traced(start, edit.document(item.path), item)
        elif step.why is Why.UNSETTLED:
            walk.remember_asked(edit, item.path, self.session.today)
        for one in found:
            line = f"{said}: {one.text}{_called(step.with_whom)}{f'; {more}' if more else ''}"
            weeks.settled(edit, self.walk, one.id, line)
        edit.save(messages.of_item(said, item, _person(step)))
        self._is_stored()
        self._decided[step.key] = _Decided(said, trace)
        return True

    def put_off(self, behind: Behind, words: str) -> None:
        """Puts what is undecided with one person to the next meeting: what presses and has a day of its own
        is moved, the rest is for it already, or comes up again."""
        session = self.session
        journal = session.to_write()
        edit = journal.edit()
        day = walk.put_off_to(behind, session.today)
        moves: list[tuple[Item, settle.Settling]] = []
        for step in behind.steps:
            try:
                item = self._there(journal, step.one)
            except (NotFound, Several, ChangedUnderneath) as fault:
                session.remark(str(fault))
                continue
            if step.why is Why.PRESSING and item.due not in (None, day):
                moves.append((item, partial(settle.moved, day=session.today, to=day, old=item.due)))
            weeks.settled(edit, self.walk, step.id, f"{words}: {item.text}{_called(behind.with_whom)}")
        settle.in_place(edit, moves)
        person = behind.with_whom.person if behind.with_whom else None
        edit.save(
            messages.of_person("Put to the next meeting with", person) if person else "Put to next week"
        )
        self._is_stored()

    def _refused(self, fault: MentorlogError, decision: str) -> None:
        """Says why nothing was stored, and what was not: what was typed need not be thought of again."""
        self.session.store.lock.release()
        advice = "" if isinstance(fault, ChangedUnderneath) else hint(fault, self.session)
        self.session.remark(f"{fault} {advice}".rstrip())
        self.session.remark(f"Not stored: {decision}")

    def _is_stored(self) -> None:
        self.session.has_answers_stored()
        self.has_stored = True

    def _there(self, journal: Journal, one: Standing) -> Item:
        """The item as it stands in its file now. Raises NotFound where it is gone, Several where two have
        its id, ChangedUnderneath where it is not what was shown any more."""
        item = one.item
        items = [other for other in journal.items_at(item.path) if other.id == item.id]
        found = find_item(items, item.id, wanted=lambda _: True)
        # Where it stands and what is noted below it decide nothing, nor whether its handle and its `by DATE`
        # are fields by now: `note` writes them for all that is on the page.
        same = found._replace(line=item.line, has_id=item.has_id, detail=item.detail, meeting=item.meeting)
        if item.due and found.text == hand_due(item.text, item.meeting)[0]:
            same = same._replace(text=item.text)
        if same != item:
            raise ChangedUnderneath(item.path)
        return found

    def _taken_back(self, journal: Journal, edit: Edit, step: Step, trace: settle.Trace) -> Item:
        """The item as it was before it was decided on, and so its lines. Raises as `_there` does."""
        item = step.item
        if found := self._without(journal, step, trace):
            document, line = found
            edit.put(item.path, document)
            return item._replace(line=line)
        is_there = any(one.id == step.id for one in journal.items_at(item.path))
        raise ChangedUnderneath(item.path) if is_there else NotFound("item", item.id)

    @staticmethod
    def _without(journal: Journal, step: Step, trace: settle.Trace) -> tuple[Document, int] | None:
        """The record as it was before the decision that left a trace, and the line of the item in it; None
        where the trace does not stand any more."""
        for one in journal.items_at(step.item.path):
            if one.id == step.id:
                document = settle.taken_back(journal.document(one.path), one, trace)
                if document:
                    return document, one.line
        return None


def _person(step: Step) -> Person | None:
    return step.with_whom.person if step.with_whom else None


def _called(with_whom: Relationship | None) -> str:
    return f" ({with_whom.person.first_name})" if with_whom else ""
