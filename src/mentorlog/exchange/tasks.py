"""Lists of things to do from other programs, into a person's record: what is new of them, and what is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from mentorlog.dates import say_count, say_date
from mentorlog.exchange.notes.plan import digest
from mentorlog.journal import Edit, Journal, Kind, Person
from mentorlog.journal.item_line import ItemLine
from mentorlog.journal.kinds import folded
from mentorlog.practice.writing import add_items


class Task(NamedTuple):
    """One thing to do: where it stands, its line without an id, and what is nested below it.

    `uuid` is what another program knows it by; it stays in the line, so that it is known again.
    """

    where: str
    item: ItemLine
    below: tuple[str, ...] = ()
    uuid: str = ""


class Tasks(NamedTuple):
    """The things to do in one file, and what of it is none, with the reason."""

    name: str
    mark: str
    found: tuple[Task, ...]
    left: tuple[str, ...] = ()


@dataclass
class Plan:
    """What is new, and what is left out and why; `marks` are those of the files that are new."""

    person: Person
    new: list[Task] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)


def mark_of(name: str, lines: Sequence[str]) -> str:
    """How a file is known again."""
    return f"{name.rpartition('/')[2]}#{digest(lines)}"


def make_plan(journal: Journal, person: Person, files: Sequence[Tasks]) -> Plan:
    """What importing these lists would do. What is in the person's record stays as it is there."""
    plan = Plan(person)
    document = journal.document(person.path)
    items = [bullet.item for bullet in document.bullets]
    uuids = {word for item in items for word in item.kept if word.startswith("[uuid::")}
    known = {_key(item) for item in items if item.mark is not None}
    for file in files:
        plan.left += file.left
        if file.mark in person.imported:
            plan.left += [f"{task.where}  was imported already" for task in file.found]
            continue
        plan.marks.append(file.mark)
        for task in file.found:
            same = f"[uuid:: {task.uuid}]" in uuids if task.uuid else _key(task.item) in known
            if same:
                plan.left.append(f"{task.where}  in {person.path} already: {task.item.text}")
            else:
                plan.new.append(task)
                known.add(_key(task.item))
                uuids.add(f"[uuid:: {task.uuid}]")
    return plan


def _key(item: ItemLine) -> tuple[str, str]:
    return folded(item.text), str(item.created or "")


def told(plan: Plan) -> Iterator[str]:
    """The plan, line by line."""
    if plan.new:
        yield f"Into {plan.person.path}:"
    for task in plan.new:
        item = task.item
        due = f"; by {say_date(item.due)}" if item.due else ""
        state = {"done": "; kept", "dropped": "; let go"}.get(item.state, "")
        yield f"  {task.where}  {item.text}{due}{state}"
    if plan.left:
        yield "Left out:"
        yield from (f"  {line}" for line in plan.left)


def counted(plan: Plan) -> str:
    """The plan in one line of numbers."""
    ended = sum(task.item.state != "open" for task in plan.new)
    said = f"{say_count(len(plan.new), 'commitment')}{f' ({ended} ended)' if ended else ''}"
    left = f", {len(plan.left)} left out" if plan.left else ""
    return f"With {plan.person.name}: {said}{left}."


def write(plan: Plan, edit: Edit, new_id: Callable[[], str]) -> None:
    """Puts what is new below the person's commitments."""
    lines: list[str] = []
    for task in plan.new:
        lines += [str(task.item._replace(id=new_id())), *(f"  - {text}" for text in task.below)]
    record = edit.document(plan.person.path)
    edit.put(plan.person.path, add_items(record, Kind.COMMITMENT, lines))
    edit.set(plan.person.path, imported=[*plan.person.imported, *plan.marks])
