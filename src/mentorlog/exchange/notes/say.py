"""An import in words: what it would write, where each line of it stands, what it leaves out and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mentorlog.dates import say_count, say_date
from mentorlog.exchange.notes.carry import Carried
from mentorlog.exchange.notes.plan import Day, Plan
from mentorlog.exchange.notes.source import Source
from mentorlog.journal import Journal


def told(plan: Plan, journal: Journal) -> Iterator[str]:
    """The whole plan, line by line."""
    called = {person.slug: person.first_name for person in journal.people}
    inside = _by_day(plan)
    for day in sorted((day for day in plan.days if day.day), key=lambda day: (str(day.day), day.path)):
        assert day.day
        marks = f"{'  (cancelled)' if day.cancelled else ''}{'  (private)' if day.private else ''}"
        yield f"{say_date(day.day)}  {_where(day)}  → {day.path}{marks}"
        yield from (f"    {_item(one, called)}" for one in inside.get(id(day), ()))
    loose = [day for day in plan.days if day.day is None]
    if loose:
        yield f"Of no day, into {plan.person.path}:"
        for day in loose:
            yield f"  {_where(day)}{'  (private)' if day.private else ''}"
            yield from (f"    {_item(one, called)}" for one in inside.get(id(day), ()))
    yield from _left(plan)
    if plan.settled:
        yield "Ended, according to the notes:"
        yield from (
            f"  {one.known.path}:{one.known.line}  {one.known.text}" for one in plan.settled if one.known
        )
    if plan.wishes:
        yield f"{_count(len(plan.wishes), 'wish')} for next week, left as text (--soft makes items of them):"
        yield from (f"  {where}" for where in _ranges(plan.wishes))
    if plan.unknown:
        yield "Names that nobody has here; theirs counts as yours (--me NAME, or an alias):"
        for name, found in sorted(plan.unknown.items()):
            yield f"  {name}: {', '.join(one.where for one in found)}"
    undated = [one.first for one in plan.items if one.first.undated]
    if undated:
        yield "Words that may be a day to be done by, left as text:"
        yield from (f"  {one.where}  {one.undated}" for one in undated)
    if plan.warnings:
        yield "To look at:"
        yield from (f"  {warning}" for warning in plan.warnings)


def counted(plan: Plan) -> str:
    """The plan in one line of numbers."""
    meetings = sum(day.day is not None for day in plan.days)
    found = [_count(meetings, "meeting"), _count(len(plan.items), "commitment")]
    ended = sum(one.item.state != "open" for one in plan.items)
    if ended:
        found[1] += f" ({ended} ended)"
    if copies := len(plan.copies):
        found.append(f"{_count(copies, 'copy', 'copies')} of one carried over")
    left = sum(1 for one in plan.left for n in range(one.start, one.end) if one.source.lines[n].strip())
    if left:
        found.append(f"{_count(left, 'line')} left out")
    return f"With {plan.person.name}: {', '.join(found)}."


def _left(plan: Plan) -> Iterator[str]:
    lines = [f"  {one.where}  {one.why}" for one in plan.left]
    for copy, there in plan.copies:
        if copy.put_below < 0:
            lines.append(f"  {copy.where}  the same as {there}: {copy.item.text}")
    if lines:
        yield "Left out:"
        yield from lines


def _item(one: Carried, called: dict[str, str]) -> str:
    said = [one.item.text]
    if one.item.due:
        said.append(f"by {say_date(one.item.due)}")
    if one.item.owner:
        said.append(called.get(one.item.owner, one.item.owner))
    if one.item.state != "open":
        said.append("kept" if one.item.state == "done" else "let go")
    if one.copies:
        said.append(f"written {len(one.copies) + 1} times")
    return f"{one.first.where}  {'; '.join(said)}"


def _by_day(plan: Plan) -> dict[int, list[Carried]]:
    """The items of each of the days, by its identity."""
    of: dict[tuple[str, int], int] = {}
    for day in plan.days:
        of.update({(day.source.name, n): id(day) for part in day.parts for n in range(part.start, part.end)})
    found: dict[int, list[Carried]] = {}
    for one in sorted(plan.items, key=lambda one: (one.first.source.name, one.first.line)):
        found.setdefault(of[one.first.source.name, one.first.line], []).append(one)
    return found


def _where(day: Day) -> str:
    """The lines of a day's notes."""
    lines = [n for part in day.parts for n in range(part.start, part.end)]
    while lines and not day.source.lines[lines[-1]].strip():
        lines.pop()
    return ", ".join(_ranges([(day.source, n) for n in lines]))


def _ranges(lines: Sequence[tuple[Source, int]]) -> Iterable[str]:
    found: list[list[int]] = []
    sources: list[Source] = []
    for source, n in lines:
        if found and sources[-1] is source and found[-1][1] == n - 1:
            found[-1][1] = n
        else:
            found.append([n, n])
            sources.append(source)
    for source, (start, end) in zip(sources, found, strict=True):
        yield source.where(start) + (f"-{end + 1}" if end > start else "")


def _count(n: int, noun: str, several: str = "") -> str:
    return say_count(n, noun) if n == 1 or not several else f"{say_count(n, noun).split()[0]} {several}"
