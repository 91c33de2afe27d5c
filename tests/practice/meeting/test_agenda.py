"""What belongs on a calendar, and what stays the same of it however often it moves."""

from __future__ import annotations

from datetime import date

import pytest

from mentorlog.dates import When
from mentorlog.errors import Damaged
from mentorlog.journal import Journal
from mentorlog.practice.meeting import planning
from mentorlog.practice.meeting.agenda import Agenda, agenda

from ..conftest import TODAY, Builder, goal, held, mentee, person, planned


def of(journal: Journal, who: str = "", **how: object) -> Agenda:
    return agenda(journal, TODAY, person=journal.find_person(who) if who else None, **how)  # type: ignore[arg-type]


def days(found: Agenda) -> list[str]:
    return [f"{one.meeting.date} {one.called}" for one in found.appointments]


def keys(journal: Journal) -> dict[str, str]:
    return {one.meeting.path: one.key for one in of(journal).appointments}


def reschedule(journal: Journal, path: str, day: date) -> Journal:
    """Moves a meeting as the command does; gives the journal as it then is."""
    edit = journal.edit()
    planning.reschedule(edit, journal.meeting_at(path), When(day, None), TODAY, wish="")
    edit.save("Moved")
    return Journal.open(journal.root)


# --- meetings -------------------------------------------------------------------------------------------


def test_meetings_planned_and_cancelled_are_told_and_those_of_long_ago_are_not(journal: Builder) -> None:
    there = journal(
        person(),
        planned("2026-12-07"),
        planned("2026-11-08"),
        planned("2026-11-07"),
        held("2026-11-30"),
        held("2026-12-01", status="cancelled"),
    )
    assert days(of(there)) == ["2026-11-08 Ada", "2026-12-01 Ada", "2026-12-07 Ada"]


def test_those_held_are_told_where_a_day_is_said(journal: Builder) -> None:
    there = journal(person(), held("2019-01-07"), held("2026-06-01"), planned("2026-12-07"))
    assert days(of(there, since=date(2026, 1, 1))) == ["2026-06-01 Ada", "2026-12-07 Ada"]


def test_with_one_person_nobody_elses_are_told(journal: Builder) -> None:
    there = journal(person(), mentee(), planned("2026-12-07"), planned("2026-12-09", who="jun"))
    assert days(of(there, "jun")) == ["2026-12-09 Jun"]


def test_two_of_one_first_name_are_called_in_full(journal: Builder) -> None:
    there = journal(
        person(name="Ada Lovelace"),
        person("ada-yonath", name="Ada Yonath"),
        mentee(),
        planned("2026-12-07"),
        planned("2026-12-08", who="ada-yonath"),
        planned("2026-12-09", who="jun"),
    )
    assert [one.called for one in of(there).appointments] == ["Ada Lovelace", "Ada Yonath", "Jun"]


def test_a_meeting_lasts_as_long_as_was_agreed_where_it_says_nothing(journal: Builder) -> None:
    there = journal(person(agreement__minutes=45), planned("2026-12-07"), planned("2026-12-08", minutes=30))
    assert [one.minutes for one in of(there).appointments] == [45, 30]


def test_aims_come_along_but_for_those_set_aside(journal: Builder) -> None:
    there = journal(person(), planned("2026-12-07", "## Objectives\n- [ ] A yes\n- [-] A raise\n- [x] A no"))
    assert of(there).appointments[0].aims == ("A yes", "A no")


# --- what stays the same --------------------------------------------------------------------------------


def test_a_meeting_keeps_its_key_however_often_it_moves(journal: Builder) -> None:
    there = journal(person(), planned("2026-12-07"))
    before = keys(there)["meetings/ada/2026-12-07.md"]
    there = reschedule(there, "meetings/ada/2026-12-07.md", date(2026, 12, 9))
    there = reschedule(there, "meetings/ada/2026-12-09.md", date(2027, 1, 11))
    (found,) = of(there).appointments
    assert (found.meeting.date, found.key, found.changes) == (date(2027, 1, 11), before, 2)


def test_a_meeting_that_is_moved_twice_in_a_day_keeps_its_key_too(journal: Builder) -> None:
    there = journal(person(), planned("2026-12-09"))
    before = keys(there)["meetings/ada/2026-12-09.md"]
    there = reschedule(there, "meetings/ada/2026-12-09.md", date(2026, 12, 7))
    there = reschedule(there, "meetings/ada/2026-12-07.md", date(2026, 12, 11))
    assert keys(there) == {"meetings/ada/2026-12-11.md": before}


def test_a_new_meeting_on_the_day_one_was_moved_from_is_another(journal: Builder) -> None:
    there = journal(person(), planned("2026-12-07"))
    before = keys(there)["meetings/ada/2026-12-07.md"]
    moved = reschedule(there, "meetings/ada/2026-12-07.md", date(2026, 12, 9))
    found = keys(journal(planned("2026-12-07")))
    assert found["meetings/ada/2026-12-09.md"] == before != found["meetings/ada/2026-12-07.md"]
    again = keys(reschedule(Journal.open(moved.root), "meetings/ada/2026-12-09.md", date(2027, 1, 4)))
    assert again["meetings/ada/2027-01-04.md"] == before
    assert again["meetings/ada/2026-12-07.md"] == found["meetings/ada/2026-12-07.md"]


def test_of_two_on_one_day_each_keeps_its_key_whichever_moves(journal: Builder) -> None:
    first, second = "meetings/ada/2026-12-07.md", "meetings/ada/2026-12-07-2.md"
    for moving, staying in ((first, second), (second, first)):
        there = journal(person(), planned("2026-12-07"), planned("2026-12-07-2"))
        before = keys(there)
        moved = reschedule(there, moving, date(2026, 12, 9))
        assert keys(moved) == {staying: before[staying], "meetings/ada/2026-12-09.md": before[moving]}
        (moved.root / "meetings/ada/2026-12-09.md").unlink()


def test_two_people_met_on_one_day_have_two_keys(journal: Builder) -> None:
    there = journal(person(), mentee(), planned("2026-12-07"), planned("2026-12-07", who="jun"))
    assert len(set(keys(there).values())) == 2


def test_to_cancel_is_a_change_and_to_take_up_again_another(journal: Builder) -> None:
    def changes(status: str, log: str) -> int:
        there = journal(person(), held("2026-12-07", log, status=status))
        return of(there).appointments[0].changes

    log = "## Log\n- 2026-12-01 rescheduled: from 2026-12-04\n"
    cancelled = log + "- 2026-12-02 cancelled: ill\n"
    counted = [
        changes("planned", log),
        changes("cancelled", cancelled),
        changes("planned", cancelled),
        changes("cancelled", cancelled + "- 2026-12-03 cancelled\n"),
        changes("planned", "## Log\n- 2026-12-02 cancelled: ill\n"),
    ]
    assert counted == [1, 2, 3, 4, 2]
    assert changes("cancelled", "") == 1, "one that was marked by hand"


# --- what I promised ------------------------------------------------------------------------------------

PROMISED = """
## Commitments
- [ ] Mine  [due:: 2026-12-11]  [id:: aaaa2]
- [ ] @ada Hers  [due:: 2026-12-11]  [id:: aaaa3]
- [ ] For the next time  [id:: aaaa4]
- [x] Kept  [due:: 2026-12-04]  [completion:: 2026-12-03]  [id:: aaaa5]
- [x] Kept long ago  [due:: 2026-10-04]  [completion:: 2026-10-03]  [id:: aaaa6]

## Advice
- [ ] Advice  [due:: 2026-12-11]  [id:: aaaa7]

## People
- [ ] Priya  [due:: 2026-12-12]  [id:: aaaa8]
"""


def test_my_commitments_and_whom_i_am_to_meet_are_due_on_their_days(journal: Builder) -> None:
    there = journal(person(), held("2026-11-30", PROMISED), planned("2026-12-14"))
    assert [(one.item.text, one.day, one.meets) for one in of(there).dues] == [
        ("Kept", date(2026, 12, 4), None),
        ("Mine", date(2026, 12, 11), None),
        ("Priya", date(2026, 12, 12), None),
        ("For the next time", None, date(2026, 12, 14)),
    ]


@pytest.mark.parametrize(
    ("fields", "is_told"),
    [
        ("  [completion:: 2026-11-08]", True),
        ("  [completion:: 2026-11-07]", False),
        ("  [due:: 2026-11-08]", True),
        ("  [due:: 2026-11-08]  [completion:: 2026-11-07]", False),
        ("", False),
    ],
)
def test_what_ended_is_told_for_four_weeks_by_its_end_else_by_its_day(
    journal: Builder, fields: str, is_told: bool
) -> None:
    there = journal(person(), held("2026-10-30", f"## Commitments\n- [x] Plan{fields}"))
    assert bool(of(there).dues) is is_told


@pytest.mark.parametrize(
    ("history", "changes"),
    [
        ([], 1),
        (["2026-12-05 done: read"], 1),
        (["2026-12-05 adapted"], 1),
        (["2026-12-04 reopened"], 2),
        (["2026-12-04 told"], 1),
    ],
)
def test_an_end_is_one_change_whether_its_history_says_it_or_not(
    journal: Builder, history: list[str], changes: int
) -> None:
    lines = ["- [x] Plan  [completion:: 2026-12-05]", *(f"  - {line}" for line in history)]
    there = journal(person(), held("2026-11-30", "\n".join(["## Commitments", *lines])))
    assert of(there).dues[0].changes == changes


def test_without_a_meeting_planned_what_has_no_day_has_no_place_on_a_calendar(journal: Builder) -> None:
    there = journal(person(), held("2026-11-30", "## Commitments\n- [ ] For the next time"))
    assert of(there).dues == ()


def test_a_step_of_a_goal_is_due_though_it_is_with_nobody(journal: Builder) -> None:
    there = journal(person(), goal(body="## Steps\n- [ ] Shadow her  [due:: 2026-12-15]"))
    assert [(one.item.text, one.called) for one in of(there).dues] == [("Shadow her", "")]


def test_a_commitment_that_is_moved_and_then_kept_has_changed_twice(journal: Builder) -> None:
    text = (
        "## Commitments\n- [{}] Plan  [due:: 2026-12-11]{}  [id:: aaaa2]\n"
        "  - 2026-12-01 moved from 2026-12-04"
    )
    open_one = of(journal(person(), held("2026-11-30", text.format(" ", "")))).dues[0]
    kept = of(journal(held("2026-11-30", text.format("x", "  [completion:: 2026-12-05]")))).dues[0]
    assert (open_one.changes, kept.changes, open_one.key) == (1, 2, kept.key)


def test_a_line_without_a_box_is_due_until_they_have_met_again(journal: Builder) -> None:
    line = "## Commitments\n- Send it  [due:: 2026-12-11]"
    files = [person(), held("2026-11-02", line)]
    assert [one.item.text for one in of(journal(*files)).dues] == ["Send it"]
    assert of(journal(*files, held("2026-11-16"))).dues == ()


def test_each_is_called_by_the_first_name_and_who_has_no_agreement_hides_nobody(journal: Builder) -> None:
    days_agreed = ["2026-12-20", "2027-01-20"]
    there = journal(
        person("abe", name="Abe Lin"),
        person("jun", name="Jun Park", agreement__checkpoints=days_agreed),
        planned("2026-12-07", who="abe"),
    )
    found = of(there)
    assert days(found) == ["2026-12-07 Abe"]
    keys_of = [one.key for one in found.checkpoints]
    assert keys_of == [f"checkpoint/jun/{day}" for day in days_agreed]


def test_with_one_person_only_what_is_with_them_is_due(journal: Builder) -> None:
    note = "## Commitments\n- [ ] {}  [due:: 2026-12-11]"
    files = held("2026-11-30", note.format("A")), held("2026-11-30", note.format("B"), who="bo")
    there = journal(person(), person("bo"), *files)
    assert [(one.item.text, one.called) for one in of(there, "bo").dues] == [("B", "Bo")]
    assert [(one.item.text, one.called) for one in of(there).dues] == [("A", "Ada"), ("B", "Bo")]


def test_of_two_with_one_key_the_second_has_its_number(journal: Builder) -> None:
    there = reschedule(
        journal(person(), planned("2026-12-07")), "meetings/ada/2026-12-07.md", date(2026, 12, 9)
    )
    [first] = keys(there).values()
    assert sorted(keys(journal(planned("2026-12-07"))).values()) == [first, f"{first}/2"]


def test_only_meetings_has_neither_due_dates_nor_checkpoints(journal: Builder) -> None:
    ada = person(agreement__checkpoints=["2026-12-20"])
    there = journal(ada, held("2026-11-30", PROMISED), planned("2026-12-14"))
    assert [(one.called, one.day) for one in of(there).checkpoints] == [("Ada", date(2026, 12, 20))]
    found = of(there, only_meetings=True)
    assert (len(found.appointments), found.dues, found.checkpoints) == (1, (), ())


# --- checkpoints ----------------------------------------------------------------------------------------


def test_checkpoints_that_have_a_day_are_told_until_they_took_place(journal: Builder) -> None:
    agreed = ["2026-09-01", "2026-12-01", "2027-03-01", "2027-06-01"]
    there = journal(person(agreement__checkpoints=agreed))
    assert [f"{one.day}" for one in of(there).checkpoints] == agreed[1:], "of those that have come the last"
    there = journal(person(body="## Log\n- 2026-12-01 checkpoint", agreement__checkpoints=agreed))
    assert [f"{one.day}" for one in of(there).checkpoints] == agreed[2:]
    assert of(journal(person(agreement__sessions=12))).checkpoints == ()


def test_checkpoints_with_several_people_come_in_the_order_of_their_days(journal: Builder) -> None:
    ada = person(agreement__checkpoints=["2026-12-20"])
    there = journal(ada, person("bo", agreement__checkpoints=["2026-12-18"]))
    assert [one.called for one in of(there).checkpoints] == ["Bo", "Ada"]


def test_a_checkpoint_that_is_reckoned_stays_the_same_one_when_more_time_is_agreed(journal: Builder) -> None:
    def told(until: date) -> dict[str, date]:
        ada = person(since=date(2026, 12, 1), agreement__until=until)
        return {one.key: one.day for one in of(journal(ada)).checkpoints}

    before, after = told(date(2027, 6, 1)), told(date(2027, 8, 1))
    assert list(before) == list(after) and len(before) == 3
    assert not set(before.values()) & set(after.values())


# --- what is private ------------------------------------------------------------------------------------


def test_what_is_private_is_left_out_whole_and_counted(journal: Builder) -> None:
    there = journal(
        person(),
        mentee(private=True, agreement__checkpoints=["2026-12-20"]),
        planned("2026-12-07", private=True),
        planned("2026-12-08", "## Commitments\n- [ ] Open  [due:: 2026-12-11]"),
        held("2026-11-30", "## Private\n### Commitments\n- [ ] Secret  [due:: 2026-12-11]"),
        planned("2026-12-09", "## Commitments\n- [ ] For Jun  [due:: 2026-12-11]", who="jun"),
    )
    found = of(there)
    assert days(found) == ["2026-12-08 Ada"]
    assert [one.item.text for one in found.dues] == ["Open"]
    assert found.checkpoints == ()
    assert found.left_out == (2, 2)


def test_the_day_of_a_private_meeting_is_told_by_no_commitment(journal: Builder) -> None:
    there = journal(
        person(), held("2026-11-30", "## Commitments\n- [ ] Plan"), planned("2026-12-07", private=True)
    )
    assert of(there).dues == ()


def test_where_nobody_knows_what_is_private_there_is_no_agenda(journal: Builder) -> None:
    there = journal(person(), planned("2026-12-07"), ("mentorlog.toml", "format = = 1\n"))
    with pytest.raises(Damaged):
        of(there)
