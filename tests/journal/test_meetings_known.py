"""Meetings in the order of their days, and what of an item makes its record worth opening."""

from __future__ import annotations

from datetime import date

import pytest

from mentorlog.journal.document import Document
from mentorlog.journal.glances import (
    WAITS,
    Fact,
    Glance,
    Meetings,
    Reader,
    changed,
    fact_of,
    flags_of,
    glance_at,
    order_of,
    telling,
    tells,
    waits,
)
from mentorlog.journal.items import Item, Whereabouts, read_items
from mentorlog.journal.kinds import Headings
from mentorlog.journal.records import Meeting

DAYS = [date(2026, 12, day) for day in range(1, 8)]


def meeting(day: date, status: str = "held", time: str = "", number: int = 1, who: str = "ada") -> Meeting:
    path = f"meetings/{who}/{day}-{number}{status}{time}.md"
    return Meeting(path=path, person=who, date=day, status=status, time=time, number=number)


ALL = [meeting(DAYS[n], "held") for n in (1, 3, 5)] + [meeting(DAYS[3], "planned"), meeting(DAYS[6], "odd")]


def some() -> Meetings:
    return Meetings.of(ALL)


def days(found: tuple[Meeting, ...]) -> list[int]:
    return [one.date.day for one in found]


def test_meetings_are_in_the_order_of_their_days_their_times_and_their_numbers() -> None:
    ordered = [
        meeting(DAYS[0]),
        meeting(DAYS[1], time="09:59"),
        meeting(DAYS[1], time="10:00", number=2),
        meeting(DAYS[1], time="10:00", number=3),
        meeting(DAYS[1], time="10:01"),
        meeting(DAYS[1], time="23:59", number=600),
        meeting(DAYS[1]),
        meeting(DAYS[2], time="00:00"),
    ]
    places = [order_of(one) for one in ordered]
    assert places == sorted(set(places))
    assert [place >> 20 for place in places] == [one.date.toordinal() for one in ordered]
    assert list(Meetings.of(reversed(ordered))) == ordered


def test_those_of_a_status_are_found_by_their_days() -> None:
    held = some().of_status
    assert days(held("held")) == [2, 4, 6] and days(held("planned")) == [4] and days(held("cancelled")) == []
    assert days(held("held", DAYS[1], DAYS[3])) == [2, 4] == days(held("held", until=DAYS[4]))
    assert days(held("held", DAYS[2])) == [4, 6] and days(held("held", before=DAYS[3])) == [2]
    assert days(held("held", before=DAYS[4])) == [2, 4]


def test_those_of_a_day_are_found_whatever_became_of_them() -> None:
    assert [one.status for one in some().on(DAYS[3])] == ["held", "planned"]
    assert days(some().on(DAYS[6])) == [7] and some().on(DAYS[0]) == ()


def test_the_last_held_is_found_and_those_held_are_counted() -> None:
    last = [some().last_held(day) for day in DAYS]
    assert [one and one.date.day for one in last] == [None, 2, 2, 4, 4, 6, 6]
    assert [some().held_by(day) for day in DAYS] == [0, 1, 1, 2, 2, 3, 3]
    assert some().held_between(DAYS[1]) == 2 and some().held_between(DAYS[0], DAYS[3]) == 2
    assert some().held_between(DAYS[3], DAYS[1]) == 0 == some().held_between(DAYS[5])
    assert [day.day for day in some().held_days] == [2, 4, 6]


def test_one_at_midnight_is_of_the_day_that_begins() -> None:
    found = Meetings.of([meeting(DAYS[2], time="00:00")])
    assert [found.held_by(day) for day in DAYS[1:3]] == [0, 1]
    assert [days(found.of_status("held", until=day)) for day in DAYS[1:3]] == [[], [3]]


def test_meetings_are_those_that_are_in_them() -> None:
    found = some()
    assert found == tuple(some()) and found == list(some())
    assert found != tuple(some())[1:] and found != 5
    assert some()[-1].status == "odd" and len(some()[1:3]) == 2


def test_a_meeting_of_which_nothing_is_known_is_always_looked_into() -> None:
    planned, odd = glance_at(meeting(DAYS[0], "planned")), glance_at(meeting(DAYS[0], "odd"))
    assert [(one.status, one.waits, one.names, one.date) for one in (planned, odd)] == [
        ("planned", True, True, DAYS[0]),
        ("", True, True, DAYS[0]),
    ]


@pytest.mark.parametrize("goes_on", [True, False])
@pytest.mark.parametrize("names", [True, False])
@pytest.mark.parametrize("status", ["planned", "held", "cancelled"])
def test_a_glance_says_what_its_fact_does(status: str, goes_on: bool, names: bool) -> None:
    glance = Glance(0, "", 5, flags_of(Fact(0, status, 5, goes_on, names, None)), -1, None)
    assert (glance.status, glance.waits, glance.names) == (status, goes_on, names)
    assert [bool(telling([glance], since)) for since in (5, 6)] == [True, goes_on]


def items(text: str) -> list[Item]:
    where = Whereabouts("meetings/ada/x.md", "ada", DAYS[0], None, False, {"ada": "ada"}.get)
    return list(read_items(Document.parse(text), where))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("## Commitments\n- [ ] a", None),
        ("## Commitments\n- [x] a", None),
        ("## Commitments\n- [x] a  [completion:: 2026-12-03]", 3),
        ("## Commitments\n- [-] a  [cancelled:: 2026-12-04]  [created:: 2026-12-06]", 6),
        ("## Commitments\n- [x] a  [completion:: 2026-12-03]\n  - 2026-12-05 told", 5),
        ("## Decisions\n- [x] a  [completion:: 2026-12-03]", None),
        ("## Decisions\n- [x] a  [completion:: 2026-12-03]\n  - 2026-12-03 done: yes", 3),
        ("## Decisions\n- [-] a  [cancelled:: 2026-12-03]", 3),
        ("## People\n- [x] a  [completion:: 2026-12-03]", None),
        ("## People\n- [x] a  [completion:: 2026-12-03]\n  - 2026-12-03 told", 3),
        ("## People\n- [-] a  [cancelled:: 2026-12-03]", 3),
        ("## About\n- a", None),
        ("## Learned\n- a", 1),
    ],
)
def test_an_item_goes_on_or_has_a_last_day(text: str, day: int | None) -> None:
    [item] = items(text)
    assert waits(item) == (day is None)
    last = date(2026, 12, day).toordinal() if day else WAITS
    assert changed(item) == last
    assert [tells(item, last + more) for more in (0, 1)] == [True, day is None]


def test_a_fact_is_what_a_text_tells() -> None:
    rests = "## Commitments\n- [x] a  [completion:: 2026-12-03]  [id:: q1q1q]\n"
    fact = fact_of(meeting(DAYS[1]), Document.parse(rests), DAYS[2].toordinal())
    assert fact == Fact(
        order_of(meeting(DAYS[1])), "held", DAYS[2].toordinal(), False, False, fact and fact.parts
    )
    assert fact.parts == ((DAYS[2].toordinal(), (0,), (1,)),)
    later = fact_of(meeting(DAYS[1]), Document.parse(rests), DAYS[3].toordinal())
    assert later == fact._replace(parts=None)
    waiting = fact_of(
        meeting(DAYS[1]), Document.parse(f"{rests}- [ ] Checkpoint  [id:: q2q2q]\n"), date.max.toordinal()
    )
    assert waiting is not None and (waiting.waits, waiting.names, len(waiting.parts or ())) == (True, True, 2)
    for other in (meeting(DAYS[1], "odd"), meeting(DAYS[1]).model_copy(update={"private": True})):
        assert fact_of(other, Document.parse(rests), 0) is None


def test_the_parts_of_a_text_are_the_headings_that_hold_for_an_item_and_its_lines() -> None:
    text = "# Advice\n## Notes\n### Advice\n- [ ] a  [id:: q1q1q]\n  - b\n## Learned\n- c  [id:: q3q3q]\n"
    fact = fact_of(meeting(DAYS[1]), Document.parse(text), 0)
    assert fact is not None and fact.parts is not None
    assert [(part.headings, part.lines) for part in fact.parts] == [((0, 1, 2), (3, 4)), ((0, 5), (6,))]


def test_what_is_said_below_an_item_is_its_own_without_a_heading_too() -> None:
    fact = fact_of(meeting(DAYS[1]), Document.parse("- [ ] a  [id:: q1q1q]\n  - b\n"), 0)
    assert fact is not None and [part.lines for part in fact.parts or ()] == [(0, 1)]


def test_items_are_read_alone_as_in_the_whole_text() -> None:
    text = (
        "## Notes\n\n## Wer\n- a  [id:: q1q1q]\n  - because\n\n- b  [id:: q2q2q]\n  - 2026-12-03 told\n- c\n"
    )
    own = Headings({"about": ("Wer",)})
    document = Document.parse(text, own)
    fact = fact_of(meeting(DAYS[0]), document, 0)
    where = Whereabouts("meetings/ada/x.md", "ada", DAYS[0], None, False, {"ada": "ada"}.get)
    assert fact is not None and len(fact.parts or ()) == 3
    found = Reader(own).items(document.lines, fact.parts or (), where)
    assert found == list(read_items(document, where))
    assert [(item.line, item.detail, len(item.history)) for item in found] == [
        (4, ("because",), 0),
        (7, (), 1),
        (9, (), 0),
    ]


def test_a_text_with_an_item_in_another_is_read_as_a_whole() -> None:
    text = "## Advice\n- [ ] a  [id:: q1q1q]\n  - [ ] b  [id:: q2q2q]\n"
    fact = fact_of(meeting(DAYS[1]), Document.parse(text), 0)
    assert fact is not None and fact.parts is None


@pytest.mark.parametrize("line", ["- [ ] no id", "- no id", "- @ada no box  [x:: y]"])
def test_a_text_in_which_an_item_has_no_id_is_read_as_a_whole(line: str) -> None:
    fact = fact_of(meeting(DAYS[1]), Document.parse(f"## Commitments\n{line}\n"), 0)
    assert fact is not None and fact.parts is None
