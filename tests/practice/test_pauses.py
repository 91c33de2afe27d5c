"""A pause: its days count for nothing, nobody is quiet in it, and once it is over it is asked about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from mentorlog.journal import Edit, Person
from mentorlog.practice.pauses import Pause, pause, pauses_of, resume
from mentorlog.practice.standing import Relationship, relationship
from mentorlog.practice.week.review import Review, review
from mentorlog.practice.week.today import look_at
from mentorlog.render import words

from .conftest import TODAY, Builder, File, held, person, planned, standing_in

PROMISE = "## Commitments\n- [ ] Draft the plan"
# Twenty days: 9 to 28 November.
PAUSED = "- 2026-11-09 paused: until 2026-12-20; leave"
RESUMED = "- 2026-11-29 resumed"
LAST = "2026-11-02"


def ada(*log: str, status: str = "active", every: str = "2 weeks", private: bool = False) -> File:
    body = "\n".join(["## Log", *log])
    return person(body=body, status=status, private=private, agreement__every=every)


def seen(journal: Builder, *files: File, today: date = TODAY) -> Relationship:
    opened = journal(*files)
    return relationship(opened, opened.find_person("ada"), today)


def reviewed(journal: Builder, *files: File, today: date = TODAY) -> Review:
    return review(journal(*files), today)


def log_of(journal: Builder, *log: str, status: str = "active") -> tuple[Pause, ...]:
    opened = journal(ada(*log, status=status))
    return pauses_of(opened, opened.find_person("ada"))


# --- what the log says ----------------------------------------------------------------------------


def test_a_pause_is_from_paused_to_resumed_in_the_log(journal: Builder) -> None:
    whole = Pause(date(2026, 11, 9), date(2026, 11, 29), until=date(2026, 12, 20))
    assert log_of(journal, PAUSED, RESUMED) == (whole,)


def test_a_pause_that_nobody_resumed_goes_on_while_the_status_says_so(journal: Builder) -> None:
    assert log_of(journal, PAUSED, status="paused") == (Pause(date(2026, 11, 9), None, date(2026, 12, 20)),)


def test_a_pause_that_ended_without_a_word_in_the_log_counts_for_nothing(journal: Builder) -> None:
    assert log_of(journal, PAUSED) == ()


def test_the_lines_of_a_log_are_taken_by_their_days(journal: Builder) -> None:
    again = "- 2026-12-01 paused", "- 2026-12-03 resumed"
    assert [pause.start.day for pause in log_of(journal, *again, RESUMED, PAUSED)] == [9, 1]


def test_paused_twice_is_one_pause_and_resumed_twice_ends_it_once(journal: Builder) -> None:
    log = log_of(journal, PAUSED, "- 2026-11-12 paused", RESUMED, "- 2026-12-01 resumed")
    assert [(pause.start.day, pause.end) for pause in log] == [(9, date(2026, 11, 29))]


def test_one_who_goes_on_and_pauses_again_in_one_day_does_pause(journal: Builder) -> None:
    log = log_of(journal, PAUSED, RESUMED, "- 2026-11-29 paused: until 2026-12-24", status="paused")
    assert [(pause.start.day, pause.end is None) for pause in log] == [(9, False), (29, True)]


def test_a_pause_that_is_made_longer_ends_on_the_later_day(journal: Builder) -> None:
    [longer] = log_of(journal, PAUSED, "- 2026-11-12 paused: until 2026-12-24", status="paused")
    assert longer == Pause(date(2026, 11, 9), None, until=date(2026, 12, 24))


@pytest.mark.parametrize(
    ("until", "why", "said"),
    [
        (date(2026, 12, 20), "leave", ": until 2026-12-20; leave"),
        (date(2026, 12, 20), "", ": until 2026-12-20"),
        (None, "leave", ": leave"),
    ],
)
def test_the_record_says_that_they_pause_until_when_and_why_and_that_they_go_on(
    journal: Builder, until: date | None, why: str, said: str
) -> None:
    opened = journal(("people/ada.md", '+++\nname = "Ada"\n+++\n'))
    edit = opened.edit()
    pause(edit, opened.people[0], TODAY, until=until, why=why)
    log = f"\n## Log\n- 2026-12-06 paused{said}\n"
    assert str(edit.document("people/ada.md")) == f'+++\nname = "Ada"\nstatus = "paused"\n+++\n{log}'
    resume(edit, opened.people[0], date(2026, 12, 20))
    log += "- 2026-12-20 resumed\n"
    assert str(edit.document("people/ada.md")) == f'+++\nname = "Ada"\nstatus = "active"\n+++\n{log}'


@pytest.mark.parametrize(
    ("change", "status", "word"), [(pause, "paused", "paused"), (resume, "active", "resumed")]
)
def test_a_first_line_of_the_log_gets_its_heading(
    journal: Builder, change: Callable[[Edit, Person, date], None], status: str, word: str
) -> None:
    opened = journal(("people/ada.md", '+++\nname = "Ada"\n+++\n'))
    edit = opened.edit()
    change(edit, opened.people[0], TODAY)
    assert str(edit.document("people/ada.md")) == (
        f'+++\nname = "Ada"\nstatus = "{status}"\n+++\n\n## Log\n- 2026-12-06 {word}\n'
    )


@pytest.mark.parametrize("why", ["", ": leave", ": until spring", ": until", ": 2026-12-20"])
def test_a_pause_without_a_date_has_no_until(journal: Builder, why: str) -> None:
    assert [pause.until for pause in log_of(journal, f"- 2026-11-09 paused{why}", status="paused")] == [None]


# --- when to meet ---------------------------------------------------------------------------------


def test_the_days_of_a_pause_are_added_to_the_rhythm(journal: Builder) -> None:
    # 2 Nov and two weeks are 16 Nov; 20 days later it is 6 Dec.
    assert seen(journal, ada(PAUSED, RESUMED), held(LAST)).expected == date(2026, 12, 6)


def test_only_the_days_of_a_pause_after_the_last_meeting_count(journal: Builder) -> None:
    # Met within the pause: of its days those from 20 to 29 Nov, which are nine. 4 Dec and nine days.
    assert seen(journal, ada(PAUSED, RESUMED), held("2026-11-20")).expected == date(2026, 12, 13)


def test_a_pause_before_the_last_meeting_counts_for_nothing(journal: Builder) -> None:
    assert seen(journal, ada(PAUSED, RESUMED), held("2026-12-01")).expected == date(2026, 12, 15)


def test_two_pauses_count_together(journal: Builder) -> None:
    log = "- 2026-11-04 paused", "- 2026-11-07 resumed", PAUSED, RESUMED
    assert seen(journal, ada(*log), held(LAST)).expected == date(2026, 12, 9)


def test_while_paused_an_undated_promise_has_no_day(journal: Builder) -> None:
    opened = journal(ada(PAUSED, status="paused"), held(LAST, PROMISE))
    assert standing_in(opened)["Draft the plan"].due_by is None


def test_a_meeting_planned_all_the_same_gives_a_promise_its_day(journal: Builder) -> None:
    opened = journal(ada(PAUSED, status="paused"), held(LAST, PROMISE), planned("2026-12-09"))
    assert standing_in(opened)["Draft the plan"].due_by == date(2026, 12, 9)


def test_after_a_pause_an_undated_promise_is_for_the_day_that_moved_along(journal: Builder) -> None:
    opened = journal(ada(PAUSED, RESUMED), held(LAST, PROMISE))
    assert standing_in(opened)["Draft the plan"].due_by == date(2026, 12, 6)


def test_a_pause_leaves_a_promises_own_date_alone(journal: Builder) -> None:
    opened = journal(ada(PAUSED, status="paused"), held(LAST, f"{PROMISE}  [due:: 2026-11-20]"))
    one = standing_in(opened)["Draft the plan"]
    assert (one.due_by, one.is_late(TODAY)) == (date(2026, 11, 20), True)


def test_a_pause_at_the_end_of_the_calendar_does_no_harm(journal: Builder) -> None:
    known = ada(PAUSED, RESUMED, every="999 years")
    assert seen(journal, known, held(LAST), today=date(9999, 12, 31)).expected is not None
    known = ada("- 9999-01-01 paused", "- 9999-12-31 resumed")
    assert seen(journal, known, held("9998-12-31"), today=date(9999, 12, 31)).expected == date(9999, 12, 31)


# --- quiet ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("today", "quiet"), [(date(2026, 12, 6), False), (date(2026, 12, 7), True)])
def test_it_is_quiet_once_the_rhythm_and_the_pause_have_passed(
    journal: Builder, today: date, quiet: bool
) -> None:
    assert seen(journal, ada(PAUSED, RESUMED), held(LAST), today=today).is_quiet is quiet


@pytest.mark.parametrize(("day", "quiet"), [(8, True), (9, False), (28, False), (29, True)])
def test_looked_at_from_a_day_of_the_pause_nobody_is_quiet(journal: Builder, day: int, quiet: bool) -> None:
    long_ago = held("2026-10-01")
    assert seen(journal, ada(PAUSED, RESUMED), long_ago, today=date(2026, 11, day)).is_quiet is quiet


def test_the_time_of_a_silence_leaves_the_pause_out(journal: Builder) -> None:
    # 2 Nov to 14 Dec are 42 days, 20 of them paused: 22 days, three weeks.
    known = seen(journal, ada(PAUSED, RESUMED), held(LAST), today=date(2026, 12, 14))
    assert words.quiet(known) == "quiet for three weeks, the pause aside; agreed on every 2 weeks"
    assert words.quiet(known, short=True) == "quiet for three weeks, the pause aside"


def test_without_a_pause_since_the_last_meeting_a_silence_is_as_long_as_it_is(journal: Builder) -> None:
    known = seen(journal, ada(PAUSED, RESUMED), held("2026-11-29"), today=date(2026, 12, 14))
    assert words.quiet(known) == "quiet for two weeks; agreed on every 2 weeks"
    assert words.quiet(known, short=True) == words.quiet(known)


# --- a pause that is over -------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "over"), [(19, False), (20, True), (21, True)])
def test_a_pause_is_over_once_the_day_has_come_that_was_said(journal: Builder, day: int, over: bool) -> None:
    files = ada(PAUSED, status="paused"), held(LAST)
    today = date(2026, 12, day)
    found = reviewed(journal, *files, today=today)
    assert [one.person.slug for one in found.pauses_over] == (["ada"] if over else [])
    assert found.is_quiet is not over
    page = look_at(journal(*files), today)
    assert [one.person.slug for one in page.pauses_over] == (["ada"] if over else [])
    assert page.presses is over


def test_a_pause_that_was_resumed_is_not_asked_about(journal: Builder) -> None:
    assert reviewed(journal, ada(PAUSED, RESUMED), held(LAST), today=date(2026, 12, 24)).pauses_over == ()


def test_a_pause_without_a_date_is_never_over_by_itself(journal: Builder) -> None:
    known = ada("- 2020-11-09 paused: a long one", status="paused")
    assert reviewed(journal, known, held("2020-11-02")).pauses_over == ()


def test_a_pause_written_by_hand_does_not_take_the_date_of_an_earlier_one(journal: Builder) -> None:
    known = seen(journal, ada(PAUSED, RESUMED, status="paused"), today=date(2026, 12, 24))
    assert (known.is_paused, known.paused_until, known.pause_over) == (True, None, None)


def test_the_pause_of_somebody_whose_record_is_private_is_not_named(journal: Builder) -> None:
    files = ada(PAUSED, status="paused", private=True), held(LAST)
    today = date(2026, 12, 24)
    assert reviewed(journal, *files, today=today).pauses_over == ()
    assert look_at(journal(*files), today).pauses_over == ()


def test_a_review_of_one_person_asks_about_no_other_pause(journal: Builder) -> None:
    opened = journal(ada(PAUSED, status="paused"), person("ben"))
    assert review(opened, date(2026, 12, 24), opened.find_person("ben")).pauses_over == ()
