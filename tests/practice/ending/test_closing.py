"""What the closing sheet holds, what an end settles, and which figures it leaves as they were."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mentorlog.errors import BadInput
from mentorlog.journal import Journal, find_item
from mentorlog.practice.ending import closing
from mentorlog.practice.ending.closing import Said
from mentorlog.practice.ending.fading import faded, remember_offered, to_offer
from mentorlog.practice.letters.report import report
from mentorlog.practice.letters.thanks import thank_you
from mentorlog.practice.meeting.parting import LAST_PARTING, LAST_PARTING_WITH_MENTEE
from mentorlog.practice.progress import Lesson, progress
from mentorlog.practice.standing import relationship, relationships
from mentorlog.practice.week.review import review, week
from mentorlog.practice.week.today import look_at

from ..conftest import TODAY, Builder, File, goal, held, mentee, person, planned, sheet_of, standing_in, texts

OPEN = """
## Commitments
- [ ] Mine  [due:: 2026-12-01]  [id:: aa2aa]
- [ ] @ada Theirs  [id:: aa3aa]
- [ ] @grace Another's  [id:: aa4aa]
## Advice
- [ ] Untried  [id:: aa5aa]
## Private
- [ ] Secret  [id:: aa6aa]
"""


def sheet(journal: Journal, who: str = "ada") -> closing.Closing:
    return closing.closing(journal, journal.find_person(who), TODAY)


def end(builder: Builder, *files: File, talk: bool = False, **said: object) -> tuple[closing.Closed, Journal]:
    """Closes the relationship with Ada; gives what that did, and the journal as it is then."""
    opened = builder(*files)
    keep = [find_item(list(opened.items()), one) for one in said.pop("keep", ())]  # type: ignore[attr-defined]
    edit = opened.edit()
    words = Said(talk=talk, keep=keep, **said)  # type: ignore[arg-type]
    done = closing.close(opened, edit, opened.find_person("ada"), TODAY, words)
    edit.save("Closed")
    return done, builder()


# --- the sheet -------------------------------------------------------------------------------------


def test_the_sheet_has_the_first_meeting_the_last_and_how_many(journal: Builder) -> None:
    it = sheet(journal(person(), held("2026-08-01"), held("2026-11-01"), planned("2026-12-20")))
    assert (it.met, it.closed) == (2, None)
    days = [one.date.isoformat() for one in (it.first_meeting, it.last_meeting, it.meeting) if one]
    assert days == ["2026-08-01", "2026-11-01", "2026-12-20"]


def test_goals_are_there_whatever_became_of_them_with_their_first_value_and_the_last(
    journal: Builder,
) -> None:
    lead = goal("lead", "## Progress\n- 2026-08-01 0%\n- 2026-11-01 40%: two", status="achieved")
    it = sheet(journal(person(goals=["lead"]), lead, goal("other")))
    [found] = it.goals
    assert found.first and found.now
    assert (found.goal.slug, found.first.word, found.now.word) == ("lead", "0%", "40%")


def test_each_part_has_what_ended_so_and_nothing_else(journal: Builder) -> None:
    body = """
    ## Commitments
    - [x] Kept  [completion:: 2026-11-02]
    - [-] Dropped  [cancelled:: 2026-11-02]
    - [x] @ada Theirs  [completion:: 2026-11-02]
    ## Advice
    - [-] Aside  [cancelled:: 2026-11-03]
    - [x] Tried  [completion:: 2026-11-02]
    - [x] Came of it  [completion:: 2026-11-01]
      - 2026-11-01 done: much
    - [ ] Untried
    ## People
    - [x] Met  [completion:: 2026-11-02]
    - [ ] Not met
    ## Learned
    - Lesson
    """
    it = sheet(journal(person(), held("2026-11-01", body)))
    assert (texts(it.kept), texts(it.theirs)) == (["Kept"], ["Theirs"])
    assert texts(it.advice) == ["Came of it", "Tried", "Aside"]
    assert (texts(it.contacts), texts(it.named), texts(it.open)) == (["Met"], ["Not met"], ["Untried"])
    assert it.learned == (Lesson(date(2026, 11, 1), "ada", "Lesson"),)


def test_what_is_open_is_mine_first_and_what_ended_or_was_learned_the_newest_first(journal: Builder) -> None:
    body = """
    ## Feedback
    - [ ] From Ada: slow
    ## Commitments
    - [ ] @ada Theirs
    - [ ] Mine
    - [x] Kept  [completion:: 2026-11-02]  [id:: zz2zz]
    - [x] Kept later  [completion:: 2026-11-04]  [id:: aa2aa]
    ## Assumptions
    - [ ] Fine
    ## Advice
    - [ ] Untried
    ## Learned
    - Old
    """
    files = held("2026-11-01", body), held("2026-11-08", "## Learned\n- New"), held("2027-01-01")
    it = sheet(
        journal(
            person(body="## Learned\n- Undated"), *files, held("2027-01-02", "## Learned\n- To come"),
            held("2026-12-06", "## Learned\n- Today"),
        )
    )  # fmt: skip
    assert it.met == 3
    assert texts(it.open) == ["Mine", "Untried", "From Ada: slow", "Fine", "Theirs"]
    assert texts(it.kept) == ["Kept later", "Kept"]
    assert [one.text for one in it.learned] == ["Today", "New", "Old", "Undated"]


def test_the_last_questions_to_a_mentee_are_others(journal: Builder) -> None:
    opened = journal(person(), mentee())
    assert sheet(opened).prompts == LAST_PARTING
    assert sheet(opened, "jun").prompts == LAST_PARTING_WITH_MENTEE


def test_what_was_kept_of_a_mentees_goal_is_on_nobody_elses_sheet(journal: Builder) -> None:
    kept = "- [ ] {}\n  - 2026-12-01 mine: the relationship ended"
    opened = journal(
        person(body="## Commitments\n" + kept.format("Go on") + "\n- [ ] With Ada"),
        person("bo", body="## Commitments\n" + kept.format("Kept of Bo"), status="closed"),
        mentee(),
        goal("grow", "## Steps\n" + kept.format("Secret"), of="jun"),
    )
    assert texts(sheet(opened).steps) == ["Go on"]


def test_whom_to_ask_for_are_the_goals_that_nobody_else_active_serves(journal: Builder) -> None:
    files = [person(goals=["lead", "talk"]), goal("lead"), goal("talk"), goal("done", status="achieved")]
    alone = sheet(journal(*files, person("bo", goals=["talk"], status="closed")))
    assert [one.slug for one in alone.unserved] == ["lead", "talk"]
    helped = sheet(journal(*files, person("bo", goals=["talk"])))
    assert [one.slug for one in helped.unserved] == ["lead"]


def test_next_are_open_steps_of_goals_that_go_on(journal: Builder) -> None:
    lead = goal("lead", "## Steps\n- [ ] Step\n- [x] Gone  [completion:: 2026-11-01]")
    over = goal("over", "## Steps\n- [ ] Too late", status="dropped")
    assert texts(sheet(journal(person(goals=["lead", "over"]), lead, over)).steps) == ["Step"]


# --- the end ---------------------------------------------------------------------------------------


def test_all_that_is_open_between_the_two_is_let_go_and_what_a_third_one_owes_stays(
    journal: Builder,
) -> None:
    done, after = end(journal, person(), person("grace"), held("2026-11-20", OPEN))
    assert {item.text for item in done.let_go} == {"Mine", "Theirs", "Untried", "Secret"}
    states = {item.text: item.state for item in after.items()}
    assert states == {
        "Mine": "dropped", "Theirs": "dropped", "Untried": "dropped", "Secret": "dropped",
        "Another's": "open",
    }  # fmt: skip


def test_what_is_kept_stays_open_in_its_place_and_is_with_nobody(journal: Builder) -> None:
    done, after = end(journal, person(), held("2026-11-20", OPEN), keep=["aa2aa"])
    [kept] = done.mine
    now = find_item(list(after.items()), "aa2aa")
    assert (now.state, now.person, now.path, now.is_mine_alone) == ("open", None, kept.path, True)
    assert after.text(kept.path).count("- 2026-12-06 mine: the relationship ended\n") == 1
    assert [one.item.text for one in look_at(after, TODAY).pressing[0].items] == ["Mine"]
    assert texts(sheet(after).steps) == ["Mine"]


def test_what_was_kept_is_on_no_sheet_of_that_person_any_more(journal: Builder) -> None:
    _, after = end(journal, person(), held("2026-11-20", OPEN), keep=["aa2aa"])
    assert sheet_of(after).mine == () and sheet_of(after).since == ()


def test_what_is_kept_of_somebody_private_stays_out_of_sight(journal: Builder) -> None:
    _, after = end(journal, person(private=True), held("2026-11-20", OPEN), keep=["aa2aa"])
    assert find_item(list(after.items()), "aa2aa").private
    assert look_at(after, TODAY).pressing == () and review(after, TODAY).overdue == ()


def test_every_planned_meeting_is_cancelled_one_whose_day_has_passed_too(journal: Builder) -> None:
    done, after = end(journal, person(), planned("2026-12-01"), planned("2026-12-20"))
    assert len(done.cancelled) == 2
    assert {one.status for one in after.meetings()} == {"cancelled"}


def test_an_aim_of_a_cancelled_meeting_is_settled_where_it_stands(journal: Builder) -> None:
    body = "## Objectives\n- [ ] Aim  [id:: aa2aa]\n\n## Notes\nWords."
    _, after = end(journal, person(), planned("2026-12-20", body))
    assert "- [-] Aim  [cancelled:: 2026-12-06]  [id:: aa2aa]\n  - 2026-12-06 dropped: " in after.text(
        "meetings/ada/2026-12-20.md"
    )


def test_a_talk_in_a_planned_meeting_settles_its_items_where_they_stand_then(journal: Builder) -> None:
    body = "## Objectives\n- [ ] Aim  [id:: aa2aa]\n- Bare aim\n\n## Commitments\n- [ ] Do  [id:: aa3aa]"
    done, after = end(
        journal, person(), planned("2026-12-05", body), talk=True, message=["Long.", "Words."],
        learned=["Less is more"], keep=["aa3aa"],
    )  # fmt: skip
    assert done.path == "meetings/ada/2026-12-06.md"
    [meeting] = after.meetings()
    assert (meeting.kind, meeting.status, meeting.date) == ("closing", "held", TODAY)
    found = {item.text: (item.state, item.result) for item in after.items()}
    assert found == {
        "Aim": ("dropped", "the relationship ended"),
        "Bare aim": ("dropped", "the relationship ended"),
        "Do": ("open", ""),
        "Less is more": (None, ""),
    }


def test_two_lines_of_one_id_in_the_record_of_the_talk_are_settled_each_in_its_place(
    journal: Builder,
) -> None:
    body = "## Commitments\n- [ ] One  [id:: aa2aa]\n- [ ] Two  [id:: aa2aa]"
    _, after = end(journal, person(), held("2026-12-06", body), talk=True, message=["Words."])
    assert [(item.text, item.state) for item in after.items()] == [("One", "dropped"), ("Two", "dropped")]


def test_a_talk_that_was_noted_already_is_not_noted_again(journal: Builder) -> None:
    done, after = end(journal, person(), held("2026-12-04", "## Notes\nWords.", kind="closing"), talk=True)
    assert (done.day, len(after.meetings())) == (date(2026, 12, 4), 1)
    assert "Words." in after.text(done.path)


def test_what_is_said_of_a_talk_that_was_noted_already_goes_into_its_record(journal: Builder) -> None:
    noted = held("2026-12-04", "## Notes\nWords.\n\n## Commitments\n- [ ] It  [id:: aa2aa]", kind="closing")
    for said in ({"message": ["More."]}, {"learned": ["To wait"]}):
        done, after = end(journal, person(), noted, talk=True, **said)
        assert (done.day, len(after.meetings())) == (date(2026, 12, 4), 1)
        assert next(iter(*said.values())) in after.text(done.path)
        assert [(item.text, item.state) for item in after.items() if item.state] == [("It", "dropped")]


def test_a_day_that_is_said_goes_before_that_of_a_talk_noted_already(journal: Builder) -> None:
    noted = held("2026-12-04", "## Notes\nWords.", kind="closing")
    done, after = end(journal, person(), noted, talk=True, day=date(2026, 12, 5))
    assert (done.day, len(after.meetings())) == (date(2026, 12, 5), 2)


@pytest.mark.parametrize(("talk", "made"), [(True, ""), (False, "  [created:: 2026-12-06]")])
def test_a_promise_to_myself_has_its_day_from_the_talk_or_says_it(
    journal: Builder, talk: bool, made: str
) -> None:
    done, after = end(journal, person(), talk=talk, next=["Write to Bo"])
    [promised] = done.next
    assert (
        f"- [ ] Write to Bo{made}  [id:: {promised.id}]\n  - 2026-12-06 mine: the relationship ended\n"
    ) in after.text(done.path)


def test_a_promise_to_myself_is_mine_without_saying_so(journal: Builder) -> None:
    settings = ("mentorlog.toml", 'format = 1\ndate_order = "day first"\n')
    done, _ = end(journal, person(), settings, next=["@me Write by 3/4/2027", "Me: then rest"])
    assert [(one.owner, one.text, one.due) for one in done.next] == [
        (None, "Write", date(2027, 4, 3)), (None, "then rest", None),
    ]  # fmt: skip


def test_a_promise_to_myself_counts_its_day_from_the_talk(journal: Builder) -> None:
    done, after = end(journal, person(), talk=True, day=date(2026, 12, 1), next=["Write by friday"])
    assert "- [ ] Write  [due:: 2026-12-04]" in after.text(done.path)
    done, after = end(journal, person(), next=["Write by friday"])
    assert "- [ ] Write  [created:: 2026-12-06]  [due:: 2026-12-11]" in after.text(done.path)


def test_a_closing_talk_from_before_it_was_reopened_is_not_this_one(journal: Builder) -> None:
    log = "## Log\n- 2026-06-01 closed: after a talk\n- 2026-09-01 reopened"
    done, after = end(journal, person(body=log), held("2026-06-01", kind="closing"), talk=True)
    assert (done.day, len(after.meetings())) == (TODAY, 2)


def test_a_closing_talk_on_the_day_it_was_reopened_is_this_one(journal: Builder) -> None:
    log = "## Log\n- 2026-12-01 reopened"
    done, after = end(journal, person(body=log), held("2026-12-01", kind="closing"), talk=True)
    assert (done.day, len(after.meetings())) == (date(2026, 12, 1), 1)


def test_without_a_talk_what_was_thought_is_in_the_persons_record(journal: Builder) -> None:
    _, after = end(journal, person(), learned=["Ask"], broke_down="We lost touch", differently="Fix a day")
    assert (
        after.text("people/ada.md")
        .rstrip()
        .endswith(
            "## Learned\n- Ask  [created:: 2026-12-06]\n\n## Log\n- 2026-12-06 closed: without a talk\n"
            "- 2026-12-06 broke down: We lost touch\n- 2026-12-06 differently: Fix a day"
        )
    )
    assert sheet(after).closed == TODAY


@pytest.mark.parametrize(("talk", "words"), [(True, "after a talk"), (False, "without a talk")])
def test_the_log_has_the_end_and_nothing_that_was_not_said(journal: Builder, talk: bool, words: str) -> None:
    body = "## Log\n- 2027-01-01 noted: to come"
    _, after = end(journal, person(body=body), held("2026-12-01"), talk=talk)
    log = after.text("people/ada.md").partition("## Log\n")[2].split("\n")
    assert [line for line in log if line] == ["- 2027-01-01 noted: to come", f"- 2026-12-06 closed: {words}"]
    assert sheet(after).closed == TODAY


@pytest.mark.parametrize("status", ["candidate", "asked", "declined"])
def test_whoever_was_met_can_be_parted_from(journal: Builder, status: str) -> None:
    done, _ = end(journal, person(status=status), held("2026-11-01"))
    assert done.let_go == ()


def test_who_was_closed_by_hand_was_closed_on_no_day(journal: Builder) -> None:
    assert sheet(journal(person(status="closed"))).closed is None


def test_to_begin_again_is_a_status_and_a_line_of_the_log(journal: Builder) -> None:
    opened = journal(person(status="closed"))
    edit = opened.edit()
    closing.reopen(edit, opened.find_person("ada"), TODAY)
    edit.save("Reopened")
    assert journal().find_person("ada").status == "active"
    assert journal().text("people/ada.md").rstrip().endswith("\n## Log\n- 2026-12-06 reopened")


def test_what_was_remarked_as_the_talk_was_noted_is_said(journal: Builder) -> None:
    body = "## Learned\n- Less is more"
    done, _ = end(journal, person(), held("2026-12-06", body), talk=True, learned=["Less is more"])
    assert done.remarks == ("Already there: Less is more",)


# --- outside all counts ----------------------------------------------------------------------------


def test_what_an_end_lets_go_is_in_no_figure_and_no_report(journal: Builder) -> None:
    files = person(), person("grace"), held("2026-11-20", OPEN)
    before = journal(*files)
    counted = review(before, TODAY).kept
    assert counted == (0, 1)
    _, after = end(journal, *files)
    assert review(after, TODAY).kept == (0, 0)
    assert week(after, TODAY).let_go == 0
    assert all(month.mine.let_go == month.theirs.let_go == 0 for month in progress(after, TODAY).months)
    assert report(after, after.find_person("ada"), TODAY).chapters == ()
    assert sheet(after).advice == ()


def test_what_one_lets_go_oneself_still_counts(journal: Builder) -> None:
    body = "## Commitments\n- [-] Mine  [cancelled:: 2026-12-01]\n  - 2026-12-01 dropped: too much"
    opened = journal(person(), held("2026-11-20", body))
    assert review(opened, TODAY).kept == (0, 1)
    assert progress(opened, TODAY).months[-1].mine.let_go == 1


def test_bullets_without_a_box_stay_and_are_asked_about_no_more(journal: Builder) -> None:
    files = person(), held("2026-11-01", "## Commitments\n- Bare"), held("2026-11-20")
    assert texts(review(journal(*files), TODAY).unsettled) == ["Bare"]
    _, after = end(journal, *files)
    assert review(after, TODAY).unsettled == ()
    assert standing_in(after)["Bare"].unsettled


def test_after_it_is_reopened_the_closed_days_are_no_silence(journal: Builder) -> None:
    log = "## Log\n- 2026-08-03 closed: without a talk\n- 2026-12-01 reopened"
    opened = journal(person(body=log), held("2026-08-01"))
    with_whom = relationship(opened, opened.find_person("ada"), TODAY)
    assert (with_whom.is_quiet, with_whom.expected) == (False, date(2026, 12, 13))


# --- faded -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "every", "expected"),
    [
        ("2026-09-05", "2 weeks", True),  # three months and a day
        ("2026-09-06", "2 weeks", False),
        ("2026-08-01", "2 months", False),  # three rhythms are not over yet
        ("2026-06-05", "2 months", True),
        ("2025-01-01", "", False),  # nothing was agreed
    ],
)
def test_faded_is_who_was_silent_for_three_rhythms_and_three_months(
    journal: Builder, day: str, every: str, expected: bool
) -> None:
    opened = journal(person(agreement__every=every), held(day))
    assert faded(relationship(opened, opened.find_person("ada"), TODAY)) is expected


@pytest.mark.parametrize("status", ["candidate", "paused", "closed", "declined"])
def test_only_who_is_active_fades(journal: Builder, status: str) -> None:
    opened = journal(person(status=status), held("2026-01-01"))
    assert not faded(relationship(opened, opened.find_person("ada"), TODAY))


def test_who_has_a_meeting_planned_or_was_never_met_has_not_faded(journal: Builder) -> None:
    opened = journal(person(), held("2026-01-01"), planned("2026-12-20"), person("bo"))
    assert not any(map(faded, relationships(opened, TODAY).values()))


def test_the_days_of_a_pause_are_no_silence(journal: Builder) -> None:
    log = "## Log\n- 2026-09-10 paused\n- 2026-09-20 resumed"
    opened = journal(person(body=log), held("2026-09-01"))
    with_whom = relationship(opened, opened.find_person("ada"), TODAY)
    assert not faded(with_whom)
    assert faded(replace(with_whom, today=date(2026, 12, 12)))


@pytest.mark.parametrize(
    ("log", "offered"),
    [
        ("- 2026-12-01 offered: to begin again or to close", True),
        ("- 2026-02-01 offered: to begin again or to close", False),  # one met since
        ("- 2026-04-01 reopened", True),
    ],
)
def test_it_is_offered_once_after_each_silence(journal: Builder, log: str, offered: bool) -> None:
    opened = journal(person(body=f"## Log\n{log}"), held("2026-04-01"))
    assert bool(to_offer(opened, relationships(opened, TODAY).values())) is not offered


def test_that_it_was_offered_is_a_line_of_the_log(journal: Builder) -> None:
    opened = journal(person(), held("2026-04-01"))
    assert [one.person.slug for one in review(opened, TODAY).faded] == ["ada"]
    edit = opened.edit()
    remember_offered(edit, opened.find_person("ada"), TODAY)
    edit.save("Offered")
    assert "## Log\n- 2026-12-06 offered: to begin again or to close\n" in journal().text("people/ada.md")
    assert review(journal(), TODAY).faded == look_at(journal(), TODAY).faded == ()


# --- the thank-you ---------------------------------------------------------------------------------


def thanks(journal: Journal, who: str = "ada") -> str:
    letter = thank_you(journal, journal.find_person(who), TODAY)
    assert all(one.sources for one in letter.sentences)
    return " ".join(one.text for one in letter.sentences)


def test_a_thank_you_tells_of_advice_a_lesson_a_person_met_and_what_they_did(journal: Builder) -> None:
    body = """
    ## Advice
    - [x] Wait  [completion:: 2026-11-25]  [id:: zz2zz]
    - [x] Ask early  [completion:: 2026-11-20]  [id:: aa2aa]
      - 2026-11-20 done: it worked
    ## Commitments
    - [x] @ada Find it  [completion:: 2026-11-10]  [id:: zz3zz]
    - [x] @ada Send the list  [completion:: 2026-11-20]  [id:: aa3aa]
    ## People
    - [x] Priya: data  [completion:: 2026-11-20]
    ## Learned
    - More slides  [id:: zz4zz]
    """
    files = person(goals=["lead"]), goal("lead", status="achieved"), held("2026-11-02", body)
    later = held("2026-11-09", "## Learned\n- Fewer slides  [id:: aa4aa]")
    assert thanks(journal(*files, later, held("2026-11-16", kind="closing"))) == (
        "Hi Ada, Thank you for the time you gave me. We met three times, from Mon 2 Nov to Mon 16 Nov. "
        "You said: Ask early. I did it on Fri 20 Nov. What came of it: it worked. "
        "What I take with me: Fewer slides. "
        "I met somebody you named: Priya. Thank you for naming them. "
        "You said you would: Send the list. You did it. Thank you for that. "
        "I have reached what I came with: Lead. "
        "Thank you for our last talk, on Mon 16 Nov, too. All good wishes."
    )


def test_a_smaller_step_is_thanked_for_as_what_it_was_made_of(journal: Builder) -> None:
    body = (
        "## Commitments\n- [-] @ada Write it all  [cancelled:: 2026-11-20]  [id:: aaaaa]\n"
        "- [x] @ada Write a page  [completion:: 2026-11-25]  [from:: aaaaa]"
    )
    files = person(goals=["lead"]), goal("lead"), held("2026-11-02", body), held("2026-11-03")
    assert thanks(journal(*files)) == (
        "Hi Ada, Thank you for the time you gave me. We met twice, from Mon 2 Nov to Tue 3 Nov. "
        "You said you would: Write it all. A smaller step towards it: Write a page. You did it. "
        "Thank you for that. I go on working towards: Lead. "
        "I would like to end our regular meetings here, with thanks. All good wishes."
    )


def test_of_several_that_ended_on_no_day_the_last_to_begin_is_thanked_for(journal: Builder) -> None:
    notes = (held(f"2026-11-0{day}", f"## Commitments\n- [x] @ada Day {day}") for day in (2, 4, 3))
    assert "You said you would: Day 4." in thanks(journal(person(), *notes))


def test_a_talk_of_today_is_counted_and_what_was_learned_in_it_is_told(journal: Builder) -> None:
    assert thanks(journal(person(), held("2026-12-06", "## Learned\n- To ask", kind="closing"))) == (
        "Hi Ada, Thank you for the time you gave me. We met once, on Sun 6 Dec. "
        "What I take with me: To ask. Thank you for our last talk, on Sun 6 Dec, too. All good wishes."
    )


def test_a_thank_you_is_short_whatever_they_are_called(journal: Builder) -> None:
    called = " ".join(["Longname"] * 200)
    assert len(thanks(journal(person(name=f"{called} Lovelace", aliases=[called]))).split()) < 150


def test_with_nothing_to_tell_of_it_is_short_and_still_true(journal: Builder) -> None:
    assert thanks(journal(person())) == (
        "Hi Ada, Thank you for the time you gave me. "
        "I would like to end our regular meetings here, with thanks. All good wishes."
    )


def test_to_a_mentee_the_voice_is_the_mentors(journal: Builder) -> None:
    body = (
        "## Advice\n- [x] Ask early  [completion:: 2026-11-20]\n## Learned\n- To be quiet\n"
        "## Commitments\n- [x] @jun Read it  [completion:: 2026-11-20]"
    )
    files = mentee(), goal("lead", of="jun"), held("2026-11-02", body, who="jun")
    said = thanks(journal(*files), "jun")
    assert said.startswith("Hi Jun, Thank you for your trust. We met once, on Mon 2 Nov. I said: Ask early.")
    assert "You tried it. What I take with me: To be quiet. You said you would: Read it. You did it. " in said
    assert "You did it. I wish you well on the way to: Lead." in said
    reached = goal("lead", of="jun", status="achieved")
    assert "You have reached what you came with: Lead." in thanks(journal(reached), "jun")


def test_what_one_thought_for_oneself_is_not_in_it(journal: Builder) -> None:
    _, after = end(journal, person(), learned=["kakapo"], broke_down="kakapo", differently="kakapo")
    assert "kakapo" not in thanks(after)


def test_a_thank_you_names_no_private_goal_and_none_that_they_did_not_serve(journal: Builder) -> None:
    goals = goal("lead", status="achieved", private=True), goal("other", status="achieved")
    opened = journal(person(goals=["lead"]), *goals, held("2026-11-01"))
    letter = thank_you(opened, opened.find_person("ada"), TODAY)
    assert not any("Lead" in one.text or "Other" in one.text for one in letter.body)


def test_to_somebody_private_there_is_no_letter(journal: Builder) -> None:
    with pytest.raises(BadInput):
        thanks(journal(person(private=True)))


def test_who_was_met_when_the_calendar_ends_has_not_faded(journal: Builder) -> None:
    opened = journal(person(agreement__every="1 week"), held("9999-11-01"))
    assert not faded(relationship(opened, opened.find_person("ada"), date(9999, 12, 31)))
