"""What a note does to the record of its meeting, and to what was ended by hand before it."""

from __future__ import annotations

from datetime import date

import pytest

from mentorlog.journal import Journal, Kind
from mentorlog.practice.meeting.noting import Given, Noted, Noting
from mentorlog.practice.meeting.remarks import said_perhaps
from mentorlog.practice.meeting.which import meeting_for_note

from ..conftest import TODAY, Builder, held, person, planned


def noted(journal: Journal, day: date) -> Noted:
    ada, edit = journal.find_person("ada"), journal.edit()
    target = meeting_for_note(journal.meetings("ada"), day)
    done = Noting(journal, edit, ada, target, TODAY).from_options(Given(prose=["Words."]))
    edit.save("Noted")
    return done


def test_a_planned_meeting_has_been_held_by_then_on_the_day_of_the_note(journal: Builder) -> None:
    done = noted(journal(person(), planned("2026-12-01", "## Objectives\n- [ ] Aim")), TODAY)
    [meeting] = journal().meetings()
    assert (meeting.path, meeting.status, meeting.date) == (done.path, "held", TODAY)
    assert done.path == "meetings/ada/2026-12-06.md" and len(done.before) == 1


def test_one_that_was_held_keeps_its_front_matter_as_it_is(journal: Builder) -> None:
    done = noted(journal(person(), held("2026-12-06", "## Notes\nFirst.", status="held")), TODAY)
    assert journal().text(done.path) == (
        '+++\ndate = 2026-12-06\nstatus = "held"\n+++\n\n## Notes\nFirst.\n\nWords.\n'
    )


def test_what_was_ended_by_hand_is_dated_by_the_first_note_since_it_began(journal: Builder) -> None:
    opened = journal(
        person(body="## Questions\n- [x] Undated"),
        held("2026-11-20", "## Commitments\n- [x] Before\n- [-] Let go\n- [ ] Open"),
        held("2026-12-04", "## Commitments\n- [x] After"),
    )
    assert noted(opened, date(2026, 12, 1)).dated == 3
    ended = {item.text: item.ended for item in journal().items()}
    day = date(2026, 12, 1)
    assert ended == {"Undated": day, "Before": day, "Let go": day, "Open": None, "After": None}


# --- a page ---------------------------------------------------------------------------------------


def paged(journal: Journal, text: str) -> Noted:
    """Adds a page to the record of today's meeting with Ada."""
    ada, edit = journal.find_person("ada"), journal.edit()
    target = meeting_for_note(journal.meetings("ada"), TODAY)
    done = Noting(journal, edit, ada, target, TODAY).from_page(text, "", Given(), whole=False)
    edit.save("Noted")
    return done


@pytest.mark.parametrize(
    "stood", ["## Notes\nFirst.", "## Notes\nFirst.\n", "## Notes\nFirst.\n\n", "## Notes\nFirst.\n\n\n"]
)
def test_a_page_stands_apart_from_what_was_in_the_record(journal: Builder, stood: str) -> None:
    path = "meetings/ada/2026-12-06.md"
    done = paged(journal(person(), (path, stood)), "\ufeffSecond.\n")
    gap = "\n" * max(2 - (len(stood) - len(stood.rstrip("\n"))), 0)
    assert done.path == path and journal().text(path) == f"{stood}{gap}## Notes\n\nSecond.\n"


@pytest.mark.parametrize(
    ("lines", "remark"),
    [
        (["Send the sheet by friday"], "stays words; it is a promise under"),
        (
            ["Send the sheet by friday", "Ring Tom by friday"],
            " and one more line stay words; each is a promise under",
        ),
        (
            ["Send it by friday", "Ring Tom by friday", "Ask by friday"],
            " and two more lines stay words; each is",
        ),
    ],
)
def test_what_looks_like_a_promise_in_words_is_remarked_on(
    journal: Builder, lines: list[str], remark: str
) -> None:
    done = paged(journal(person()), "## What I do next\n" + "\n".join(f"- {line}" for line in lines))
    assert remark in "".join(done.remarks)
    assert "".join(done.remarks).startswith(f"“{lines[0]}”")


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("Ask by 3/4", "A date stays as text: “3/4” can be 2027-03-04 or 2027-04-03."),
        ("Ask by 31 nov", "A date stays as text: I cannot read “31 nov” as a date. "),
    ],
)
def test_a_day_that_cannot_be_read_is_remarked_on(journal: Builder, text: str, remark: str) -> None:
    [said] = paged(journal(person()), f"## Commitments\n- {text}\n").remarks
    assert said.startswith(remark) and said == said.strip() and len(said) >= len(remark)


def test_words_that_may_be_a_day_are_told_once_for_all_and_only_of_what_is_new(journal: Builder) -> None:
    page = "## Commitments\n- Read it eom\n- [x] Rest on monday\n- Call Tom on Friday\n- Go by next week\n"
    done = paged(journal(person()), page)
    assert [words for _, words in done.perhaps] == ["eom", "on Friday"]
    [said] = done.remarks
    assert said.startswith("A date stays as text: I cannot read “next week” as a date. Say a day, such as")
    assert paged(journal(), "Later.\n").perhaps == []
    ids = [ident for ident, _ in done.perhaps]
    assert said_perhaps(done.perhaps, "move") == (
        f"“eom” ({ids[0]}) and “on Friday” ({ids[1]}) may be days, and stay text; "
        f"“... by fri” dates it. To do so now: move {ids[0]} DATE"
    )


def test_what_is_for_the_next_meeting_is_for_one_on_a_later_day(journal: Builder) -> None:
    opened = journal(person(), held("2026-12-06"), planned("2026-12-06-2"), planned("2026-12-20"))
    done = paged(opened, "## Commitments\n- Ask by next meeting\n")
    assert "- [ ] Ask  [due:: 2026-12-20]" in journal().text(done.path)


def test_a_check_in_keeps_all_that_stands_after_its_first_colon(journal: Builder) -> None:
    opened = journal(person())
    ada, edit = opened.find_person("ada"), opened.edit()
    target = meeting_for_note(opened.meetings("ada"), TODAY)
    given = Given(check_in=["Change: begin: with numbers"], items={Kind.QUESTION: ["How?"]})
    done = Noting(opened, edit, ada, target, TODAY).from_options(given)
    edit.save("Noted")
    assert "- Change: begin: with numbers\n" in journal().text(done.path)
