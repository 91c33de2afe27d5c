"""What a note does to the record of its meeting, and to what was ended by hand before it."""

from __future__ import annotations

from datetime import date

from mentorlog.journal import Journal
from mentorlog.practice.meeting.noting import Given, Noted, Noting
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
