"""Where a promise and a relationship stand on a day, derived from the files each time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mentorlog.errors import NobodyMet, NotFound
from mentorlog.journal import ENDINGS, HEADINGS, Kind
from mentorlog.practice.standing import (
    day_it_had,
    in_order,
    in_outline,
    is_first_date,
    is_over,
    people_met,
    relationship,
    relationships,
    reported,
    shown,
    standings,
)

from .conftest import TODAY, Builder, goal, held, person, planned, standing_in, texts

PROMISE = """
    ## Commitments
    - [ ] Draft the plan
    """


def days(number: int) -> str:
    """The day that many days from today."""
    return (TODAY + timedelta(days=number)).isoformat()


# --- the day it is for ----------------------------------------------------------------------------


def due_by(journal: Builder, *files: tuple[str, str], today: date = TODAY) -> date | None:
    """The day that the promise made on 2 November is for."""
    made = [person(), held("2026-11-02", PROMISE), *files]
    return standing_in(journal(*made), today)["Draft the plan"].due_by


def test_a_promise_without_a_date_is_for_the_next_meeting_planned(journal: Builder) -> None:
    assert due_by(journal, planned("2026-12-21"), planned("2026-12-09")) == date(2026, 12, 9)


def test_a_meeting_planned_for_today_is_the_next_one(journal: Builder) -> None:
    assert due_by(journal, planned(days(0)), planned(days(1))) == TODAY


def test_with_nothing_planned_it_is_for_the_last_contact_plus_the_rhythm(journal: Builder) -> None:
    assert due_by(journal, held("2026-11-30")) == date(2026, 12, 14)


def test_a_planned_meeting_whose_day_has_passed_is_not_the_next_one(journal: Builder) -> None:
    assert due_by(journal, planned(days(-1))) == date(2026, 11, 16)


@pytest.mark.parametrize("status", ["cancelled", "held"])
def test_only_a_meeting_that_is_planned_is_the_next_one(journal: Builder, status: str) -> None:
    assert due_by(journal, planned("2026-12-09", status=status)) == date(2026, 11, 16)


def test_a_meeting_with_somebody_else_is_not_the_next_one(journal: Builder) -> None:
    found = due_by(journal, person("ben"), planned("2026-12-09", who="ben"))
    assert found == date(2026, 11, 16)


@pytest.mark.parametrize("every", ["", "now and then", "biweekly"])
def test_without_a_rhythm_that_can_be_read_it_has_no_day(journal: Builder, every: str) -> None:
    assert due_by(journal, person(agreement__every=every)) is None


def test_where_one_has_never_met_it_has_no_day(journal: Builder) -> None:
    opened = journal(person(body="## Commitments\n- [ ] Draft the plan  [created:: 2026-11-02]"))
    assert standing_in(opened)["Draft the plan"].due_by is None


def test_its_own_date_goes_before_the_next_meeting(journal: Builder) -> None:
    dated = held("2026-11-02", "## Commitments\n- [ ] Draft the plan  [due:: 2026-12-18]")
    assert due_by(journal, dated, planned("2026-12-09")) == date(2026, 12, 18)


@pytest.mark.parametrize("kind", [kind for kind in ENDINGS if kind is not Kind.COMMITMENT])
def test_only_a_promise_is_for_the_next_meeting(journal: Builder, kind: Kind) -> None:
    body = f"## {HEADINGS[kind]}\n- [ ] Something"
    opened = journal(person(), held("2026-11-02", body), planned("2026-12-09"))
    assert standing_in(opened)["Something"].due_by is None


def test_a_step_towards_a_goal_has_no_day_but_its_own(journal: Builder) -> None:
    steps = "## Steps\n- [ ] Read\n- [ ] Write  [due:: 2026-12-18]"
    found = standing_in(journal(person(goals=["lead"]), goal("lead", steps), planned("2026-12-09")))
    assert (found["Read"].due_by, found["Write"].due_by) == (None, date(2026, 12, 18))


def test_a_promise_that_ended_has_no_day_but_its_own(journal: Builder) -> None:
    body = "## Commitments\n- [x] Draft the plan\n- [x] Send it  [due:: 2026-11-05]"
    found = standing_in(journal(person(), held("2026-11-02", body), planned("2026-12-09")))
    assert (found["Draft the plan"].due_by, found["Send it"].due_by) == (None, date(2026, 11, 5))


def test_a_promise_with_somebody_who_has_no_record_has_no_day(journal: Builder) -> None:
    opened = journal(person(), held("2026-11-02", PROMISE, who="tom"), planned("2026-12-09", who="tom"))
    assert standing_in(opened)["Draft the plan"].due_by is None


# --- carried and late -----------------------------------------------------------------------------


def test_a_promise_is_carried_through_each_meeting_held_since(journal: Builder) -> None:
    made = held("2026-11-02", PROMISE), held("2026-11-16"), held("2026-11-30")
    assert standing_in(journal(person(), *made))["Draft the plan"].carried == 2


def test_the_meeting_in_which_it_was_made_does_not_carry_it(journal: Builder) -> None:
    again = held("2026-11-02-2")
    opened = journal(person(), held("2026-10-19"), held("2026-11-02", PROMISE), again)
    assert standing_in(opened)["Draft the plan"].carried == 0


@pytest.mark.parametrize("status", ["planned", "cancelled"])
def test_a_meeting_that_was_not_held_carries_nothing(journal: Builder, status: str) -> None:
    opened = journal(person(), held("2026-11-02", PROMISE), planned("2026-11-16", status=status))
    assert standing_in(opened)["Draft the plan"].carried == 0


def test_a_meeting_held_today_carries_it(journal: Builder) -> None:
    opened = journal(person(), held("2026-11-02", PROMISE), held(days(0)))
    assert standing_in(opened)["Draft the plan"].carried == 1


def test_a_meeting_after_the_day_looked_at_does_not_carry_it_yet(journal: Builder) -> None:
    opened = journal(person(), held("2026-11-02", PROMISE), held("2026-11-16"), held("2026-11-30"))
    assert standing_in(opened, date(2026, 11, 20))["Draft the plan"].carried == 1


def test_what_was_jotted_is_carried_from_the_day_it_was_made(journal: Builder) -> None:
    jotted = person(body="## Questions\n- [ ] How?  [created:: 2026-11-20]")
    opened = journal(jotted, held("2026-11-02"), held("2026-11-16"), held("2026-11-30"))
    assert standing_in(opened)["How?"].carried == 1


def test_what_nobody_dated_is_not_carried(journal: Builder) -> None:
    opened = journal(person(body="## Questions\n- [ ] How?"), held("2026-11-16"))
    assert standing_in(opened)["How?"].carried == 0


def test_what_has_ended_and_what_is_with_nobody_is_carried_through_no_meeting(journal: Builder) -> None:
    done = held("2026-11-02", "## Commitments\n- [x] Draft the plan\n- [ ] Send it")
    steps = goal("lead", "## Steps\n- [ ] Read  [created:: 2026-11-02]")
    found = standing_in(journal(person(), done, held("2026-11-16"), steps))
    assert {one.item.text: one.carried for one in found.values()} == {
        "Draft the plan": 0,
        "Send it": 1,
        "Read": 0,
    }


def test_a_promise_without_a_date_is_never_late(journal: Builder) -> None:
    opened = journal(person(), held("2026-09-07", PROMISE), held("2026-09-21"))
    one = standing_in(opened)["Draft the plan"]
    assert (one.due_by, one.is_late(TODAY)) == (date(2026, 10, 5), False)


@pytest.mark.parametrize(("due", "late"), [(days(-1), True), (days(0), False), (days(1), False)])
def test_a_promise_is_late_from_the_day_after_its_date(journal: Builder, due: str, late: bool) -> None:
    opened = journal(person(), held("2026-11-02", f"## Commitments\n- [ ] Draft it  [due:: {due}]"))
    assert standing_in(opened)["Draft it"].is_late(TODAY) is late


@pytest.mark.parametrize("mark", ["x", "-"])
def test_what_has_ended_is_not_late(journal: Builder, mark: str) -> None:
    opened = journal(person(), held("2026-11-02", f"## Commitments\n- [{mark}] It  [due:: 2026-11-03]"))
    assert not standing_in(opened)["It"].is_late(TODAY)


# --- bullets without a box ------------------------------------------------------------------------

BARE = "## Commitments\n- Draft the plan"


def test_a_bullet_without_a_box_is_open_until_the_next_meeting_held(journal: Builder) -> None:
    one = standing_in(journal(person(), held("2026-11-02", BARE), planned("2026-12-09")))["Draft the plan"]
    assert (one.item.is_open, one.unsettled, one.due_by) == (True, False, date(2026, 12, 9))


def test_a_bullet_without_a_box_is_unsettled_once_one_has_met_again(journal: Builder) -> None:
    one = standing_in(journal(person(), held("2026-11-02", BARE), held("2026-11-16")))["Draft the plan"]
    assert (one.unsettled, one.due_by) == (True, None)


def test_a_bullet_with_a_box_is_never_unsettled(journal: Builder) -> None:
    opened = journal(person(), held("2026-11-02", PROMISE), held("2026-11-16"))
    assert not standing_in(opened)["Draft the plan"].unsettled


def test_a_bullet_in_a_persons_record_is_never_unsettled(journal: Builder) -> None:
    jotted = person(body="## Questions\n- How?  [created:: 2026-11-02]")
    assert not standing_in(journal(jotted, held("2026-11-16")))["How?"].unsettled


def test_a_bullet_whose_kind_has_no_life_is_never_unsettled(journal: Builder) -> None:
    opened = journal(person(), held("2026-11-02", "## Learned\n- To wait"), held("2026-11-16"))
    assert not standing_in(opened)["To wait"].unsettled


def test_a_meeting_with_somebody_else_unsettles_nothing(journal: Builder) -> None:
    opened = journal(person(), person("ben"), held("2026-11-02", BARE), held("2026-11-16", who="ben"))
    assert not standing_in(opened)["Draft the plan"].unsettled


def test_no_sheet_shows_what_is_unsettled_or_private(journal: Builder) -> None:
    body = "## Commitments\n- Bare\n- [ ] Boxed\n## Private\n### Commitments\n- [ ] Secret"
    opened = journal(person(), held("2026-11-02", body), held("2026-11-16"))
    assert texts(shown(list(standing_in(opened).values()))) == ["Boxed"]


# --- quiet ----------------------------------------------------------------------------------------


def is_quiet(journal: Builder, *files: tuple[str, str]) -> bool:
    opened = journal(person(), *files)
    return relationship(opened, opened.find_person("ada"), TODAY).is_quiet


@pytest.mark.parametrize(("ago", "quiet"), [(13, False), (14, False), (15, True), (100, True)])
def test_it_is_quiet_from_the_day_after_the_rhythm(journal: Builder, ago: int, quiet: bool) -> None:
    assert is_quiet(journal, held(days(-ago))) is quiet


def test_the_last_meeting_held_is_what_counts(journal: Builder) -> None:
    assert not is_quiet(journal, held(days(-40)), held(days(-14)))


def test_it_is_not_quiet_where_a_meeting_is_planned(journal: Builder) -> None:
    assert not is_quiet(journal, held(days(-100)), planned(days(60)))


def test_a_meeting_planned_for_a_day_that_has_passed_keeps_nobody_from_quiet(journal: Builder) -> None:
    assert is_quiet(journal, held(days(-100)), planned(days(-3)))


@pytest.mark.parametrize("status", ["candidate", "asked", "paused", "closed", "declined"])
def test_only_an_active_relationship_goes_quiet(journal: Builder, status: str) -> None:
    assert not is_quiet(journal, held(days(-100)), person(status=status))


def test_without_an_agreed_rhythm_nobody_goes_quiet(journal: Builder) -> None:
    assert not is_quiet(journal, held(days(-100)), person(agreement__every=""))


def test_somebody_whom_one_has_never_met_has_not_gone_quiet(journal: Builder) -> None:
    assert not is_quiet(journal)


# --- the relationship -----------------------------------------------------------------------------


def test_the_last_meeting_is_the_last_one_held_up_to_today(journal: Builder) -> None:
    made = held("2026-11-16"), held("2026-11-30", status="cancelled"), held("2026-12-20")
    opened = journal(person(), held("2026-11-02"), *made)
    last = relationship(opened, opened.find_person("ada"), TODAY).last
    assert last is not None and last.date == date(2026, 11, 16)


def test_a_meeting_held_today_is_the_last_one(journal: Builder) -> None:
    opened = journal(person(), held("2026-11-02"), held(days(0)))
    last = relationship(opened, opened.find_person("ada"), TODAY).last
    assert last is not None and last.date == TODAY


def test_planned_meetings_are_to_come_or_passed_by_their_day(journal: Builder) -> None:
    opened = journal(person(), *(planned(days(away)) for away in (-1, 0, 1)))
    known = relationship(opened, opened.find_person("ada"), TODAY)
    assert [meeting.date.isoformat() for meeting in known.passed] == [days(-1)]
    assert [meeting.date.isoformat() for meeting in known.planned] == [days(0), days(1)]


def test_one_relationship_is_the_same_as_among_all(journal: Builder) -> None:
    opened = journal(person(), person("ben"), held("2026-11-02"), held("2026-11-03", who="ben"))
    everybody = relationships(opened, TODAY)
    assert everybody.keys() == {"ada", "ben"}
    for slug, known in everybody.items():
        assert relationship(opened, opened.find_person(slug), TODAY) == known


def test_the_most_pressing_comes_first(journal: Builder) -> None:
    undated = (
        "## Questions\n- [ ] No day, older  [created:: 2026-11-01]\n- [ ] No day  [created:: 2026-11-05]"
    )
    dated = """
        ## Commitments
        - [ ] Second  [due:: 2026-12-09]
        - [ ] Third  [due:: 2026-12-10]
        - [ ] First  [due:: 2026-12-08]
        """
    opened = journal(person(body=undated), held("2026-11-02", dated))
    found = standings(opened.items(), relationships(opened, TODAY))
    assert texts(in_order(found)) == ["First", "Second", "Third", "No day, older", "No day"]


# --- whom one meets --------------------------------------------------------------------------------


def test_whom_i_meet_is_active_and_else_anybody_with_whom_it_is_not_over(journal: Builder) -> None:
    over = person("cy", status="closed"), person("dee", status="declined")
    with pytest.raises(NobodyMet):
        people_met(journal(*over))
    waiting = person("bo", status="paused"), person("eve", status="candidate")
    assert [one.slug for one in people_met(journal(*over, *waiting))] == ["bo", "eve"]
    assert [one.slug for one in people_met(journal(*over, *waiting, person()))] == ["ada"]
    assert [is_over(one) for one in journal().people] == [False, False, True, True, False]


def test_in_a_journal_without_people_there_is_nobody_to_find(journal: Builder) -> None:
    with pytest.raises(NotFound, match="There is no person yet") as fault:
        people_met(journal(("mentorlog.toml", "format = 1\n")))
    assert (fault.value.what, fault.value.text) == ("person", "")


# --- private records ------------------------------------------------------------------------------


def test_a_private_person_is_named_by_no_more_than_who_it_is(journal: Builder) -> None:
    known = person(
        private=True,
        aliases=["AL"],
        skill="hiding",
        place="outside",
        goals=["lead"],
        agreement__medium="in person",
    )
    opened = journal(known)
    ada = in_outline(opened.find_person("ada"))
    assert (ada.slug, ada.name, ada.first_name, ada.aliases) == ("ada", "Ada", "Ada", ("AL",))
    assert (ada.skill, ada.place, ada.goals, ada.agreement.medium, ada.agreement.every) == (
        "",
        "",
        (),
        "",
        "",
    )


def test_a_private_meeting_is_named_by_no_more_than_when_it_is(journal: Builder) -> None:
    hidden = planned(
        "2026-12-09",
        private=True,
        time="10:00",
        medium="video",
        place="Café Sol",
        minutes=90,
        kind="closing",
    )
    opened = journal(person(), hidden)
    [meeting] = map(in_outline, opened.meetings())
    assert (meeting.person, meeting.date, meeting.time) == ("ada", date(2026, 12, 9), "10:00")
    assert (meeting.status, meeting.path) == ("planned", "meetings/ada/2026-12-09.md")
    assert (meeting.medium, meeting.place, meeting.minutes, meeting.kind) == ("", "", None, "session")


def test_a_record_that_is_not_private_is_named_as_it_is(journal: Builder) -> None:
    opened = journal(person(skill="hiring"), planned("2026-12-09", place="Café Sol"))
    assert in_outline(opened.find_person("ada")) == opened.find_person("ada")
    assert tuple(map(in_outline, opened.meetings())) == opened.meetings()


def test_a_report_names_nobody_whose_record_is_private(journal: Builder) -> None:
    opened = journal(person(private=True), person("ben"), planned("2026-12-09", who="ben", private=True))
    known = reported(relationships(opened, TODAY))
    assert known.keys() == {"ben"}
    assert [meeting.date for meeting in known["ben"].planned] == [date(2026, 12, 9)]


@pytest.mark.parametrize(
    ("line", "made", "to", "is_first"),
    [
        ("Send it", "2026-12-01", "2026-12-15", True),  # by when they meet again
        ("Send it", "2026-12-01", "2026-12-16", False),
        ("Send it", "2026-12-06", "2027-01-01", True),  # said on the day it was made
        ("Send it  [due:: 2026-12-09]", "2026-12-01", "2026-12-08", False),
        ("Send it", "2026-11-01", "2026-12-08", False),  # they have met since, it was for then
    ],
)
def test_a_first_date_is_no_move_when_nobody_counted_on_an_earlier_day(
    journal: Builder, line: str, made: str, to: str, is_first: bool
) -> None:
    opened = journal(person(), held("2026-12-01"), held(made, f"## Commitments\n- [ ] {line}  [id:: aaaaa]"))
    with_ada = relationship(opened, opened.find_person("ada"), TODAY)
    [one] = standings(opened.items(), {"ada": with_ada})
    assert is_first_date(one, date.fromisoformat(to), TODAY) is is_first
    assert day_it_had(one, with_ada) == one.item.due, "the rhythm alone names no day"
