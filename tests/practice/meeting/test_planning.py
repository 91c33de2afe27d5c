"""What a meeting to come has in its record: planned, moved, cancelled, and what moves along with it."""

from __future__ import annotations

from datetime import date

import pytest

from mentorlog.dates import When
from mentorlog.errors import Damaged
from mentorlog.journal import Journal
from mentorlog.practice.meeting.planning import Planned, cancel, due_with, move_along, plan, reschedule

from ..conftest import TODAY, Builder, held, person, planned

DAY = date(2026, 12, 9)
PATH = "meetings/ada/2026-12-09.md"
ADA = person(agreement__minutes=45, agreement__medium="in person", agreement__place="the library")


def plan_with(journal: Journal, time: str | None = None, **how: object) -> Planned:
    edit = journal.edit()
    done = plan(journal, edit, journal.find_person("ada"), When(DAY, time), **how)  # type: ignore[arg-type]
    edit.save("Planned")
    return done


@pytest.mark.parametrize(
    ("time", "how", "head"),
    [
        (None, {}, 'minutes = 45\nmedium = "in person"\nplace = "the library"\n'),
        ("10:00", {"medium": "video"}, 'time = "10:00"\nminutes = 45\nmedium = "video"\n'),
        (
            "10:00",
            {"minutes": 30, "medium": "in person", "place": "hers", "kind": "closing"},
            'time = "10:00"\nminutes = 30\nmedium = "in person"\nplace = "hers"\nkind = "closing"\n',
        ),
    ],
)
def test_a_new_one_has_what_is_said_of_it_and_else_what_was_agreed(
    journal: Builder, time: str | None, how: dict[str, object], head: str
) -> None:
    assert plan_with(journal(ADA, person("bo"), planned("2026-12-09", who="bo")), time, **how) == Planned(
        PATH, When(DAY, time), False
    )
    assert journal().text(PATH) == f'+++\ndate = 2026-12-09\n{head}status = "planned"\n+++\n'


def test_one_that_is_planned_takes_what_is_new_and_keeps_the_rest(journal: Builder) -> None:
    opened = journal(ADA, planned("2026-12-09", "## Notes\nx", minutes=30))
    assert plan_with(opened) == Planned(PATH, When(DAY, None), True)
    assert (
        opened.text(PATH) == '+++\ndate = 2026-12-09\nstatus = "planned"\nminutes = 30\n+++\n\n## Notes\nx\n'
    )
    how = {"minutes": 60, "medium": "phone", "place": "hers", "kind": "closing"}
    new = ("time", "minutes", "medium", "place", "kind")
    assert plan_with(opened, "10:00", **how) == Planned(PATH, When(DAY, "10:00"), True, new)
    said = 'time = "10:00"\nmedium = "phone"\nplace = "hers"\nkind = "closing"\n'
    assert journal().text(PATH) == (
        f'+++\ndate = 2026-12-09\nstatus = "planned"\nminutes = 60\n{said}+++\n\n## Notes\nx\n'
    )
    assert plan_with(journal()).when.time == "10:00"
    assert plan_with(journal(), "11:00").path == "meetings/ada/2026-12-09-2.md"


def test_none_is_planned_on_a_day_whose_record_cannot_be_read(journal: Builder) -> None:
    broken = journal(ADA, (PATH, "+++\ndate = \n"))
    with pytest.raises(Damaged):
        plan_with(broken)


@pytest.mark.parametrize(
    ("time", "wish", "head", "entry"),
    [
        (None, "theirs", 'time = "10:00"\n', "from 2026-12-07 10:00, theirs"),
        ("11:00", "", 'time = "11:00"\n', "from 2026-12-07 10:00"),
    ],
)
def test_one_that_is_moved_keeps_in_its_log_when_it_was_to_be(
    journal: Builder, time: str | None, wish: str, head: str, entry: str
) -> None:
    opened = journal(ADA, planned("2026-12-07", "## Notes\nx", time="10:00"))
    edit = opened.edit()
    path = reschedule(
        edit, opened.meeting_at("meetings/ada/2026-12-07.md"), When(DAY, time), TODAY, wish=wish
    )
    edit.save("Moved")
    assert path == PATH and journal().text(PATH) == (
        f'+++\ndate = 2026-12-09\nstatus = "planned"\n{head}+++\n\n'
        f"## Notes\nx\n\n## Log\n- 2026-12-06 rescheduled: {entry}\n"
    )


@pytest.mark.parametrize(("why", "said"), [("ill", ": ill"), ("", "")])
def test_one_that_is_cancelled_says_why_where_somebody_did(journal: Builder, why: str, said: str) -> None:
    opened = journal(ADA, planned("2026-12-09", "## Notes\nx"))
    edit = opened.edit()
    cancel(edit, opened.meeting_at(PATH), TODAY, why)
    edit.save("Cancelled")
    assert journal().text(PATH) == (
        f'+++\ndate = 2026-12-09\nstatus = "cancelled"\n+++\n\n'
        f"## Notes\nx\n\n## Log\n- 2026-12-06 cancelled{said}\n"
    )


def test_what_moves_along_with_a_meeting_is_known_to_both(journal: Builder) -> None:
    lines = "- [ ] Send it  [due:: 2026-12-09]  [id:: aaaaa]\n- [ ] Read it  [due:: 2026-12-10]  [id:: bbbbb]"
    opened = journal(ADA, held("2026-12-01", f"## Commitments\n{lines}"), planned("2026-12-09"))
    edit = opened.edit()
    due = due_with(list(opened.items()), opened.meeting_at(PATH))
    move_along(edit, due, date(2026, 12, 14), TODAY)
    edit.save("Moved")
    assert journal().text("meetings/ada/2026-12-01.md").partition("## Commitments\n")[2] == (
        "- [ ] Send it  [due:: 2026-12-14]  [id:: aaaaa]\n"
        "  - 2026-12-06 moved from 2026-12-09: the meeting moved\n  - 2026-12-06 told\n"
        "- [ ] Read it  [due:: 2026-12-10]  [id:: bbbbb]\n"
    )
