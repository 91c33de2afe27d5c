"""`note` by a page: in the editor, where one page settles everything, and from a pipe, byte for byte."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.cli.conftest import Mentorlog

Editor = Callable[[str], dict[str, Any]]
TODAY = "meetings/ada-lovelace/2026-12-06.md"
MONDAY = "meetings/ada-lovelace/2026-12-07.md"
EARLIER = "meetings/ada-lovelace/2026-11-02.md"
ADA = "people/ada-lovelace.md"
GOAL = "goals/lead-a-team-of-five.md"
MONDAY_NOON = datetime(2026, 12, 7, 12, 0, tzinfo=UTC)
HEAD = '+++\ndate = 2026-12-06\nmedium = "video"\nstatus = "held"\n+++\n'
# What a page does to nothing but the notes, so that it is stored.
WITH_NOTES = 'text = text.replace("## Notes\\n", "## Notes\\nHello\\n")'


def put(mentorlog: Mentorlog, path: str, text: str | bytes) -> None:
    file = mentorlog.journal / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())


def without_ids(text: str) -> str:
    return re.sub(r"\[id:: [1-9a-z]{5}\]", "[id:: ID]", text)


def drafts(mentorlog: Mentorlog) -> dict[str, bytes]:
    folder = mentorlog.journal / ".mentorlog" / "drafts"
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.is_dir() else {}


def records(mentorlog: Mentorlog) -> dict[str, str]:
    return {path: text for path, text in mentorlog.files().items() if not path.startswith(".mentorlog/")}


@pytest.fixture
def page_of(tmp_path: Path, editor: Editor) -> Callable[..., str]:
    """Opens the page and leaves it as it is; gives what stood in it."""

    def look(mentorlog: Mentorlog, *arguments: str, **how: object) -> str:
        seen = tmp_path / "seen.md"
        looking = editor(f"open({str(seen)!r}, 'w', newline='', encoding='utf-8').write(text)")
        result = mentorlog("note", *arguments, **looking, **how)  # type: ignore[arg-type]
        assert result.code == 1, result
        return seen.read_bytes().decode()

    return look


@pytest.fixture
def known(with_ada: Mentorlog) -> Mentorlog:
    """Ada met on 2 November and to be met tomorrow; what is open stands in four files, with fixed ids."""
    put(
        with_ada,
        EARLIER,
        '+++\ndate = 2026-11-02\nstatus = "held"\n+++\n\n## Notes\nOld.\n\n'
        "## Advice\n- [ ] Ask for it in writing  [id:: a9k2h]\n\n"
        "## Commitments\n- [ ] Draft the 90-day plan  [due:: 2026-12-08]  [id:: 7f3kb]\n"
        "  - it is long\n- [ ] @ada-lovelace headcount sheet  [id:: m2p9x]\n\n"
        "## People\n- [ ] Priya Nair  [id:: q8d1t]\n",
    )
    put(
        with_ada,
        MONDAY,
        '+++\ndate = 2026-12-07\ntime = "10:00"\nminutes = 45\nmedium = "video"\nstatus = "planned"\n+++\n\n'
        "## Objectives\n- [ ] A yes or no on the platform lead role  [id:: c7d3q]\n",
    )
    file = with_ada.journal / ADA
    file.write_text(
        f"{file.read_text()}\n## Questions\n"
        "- [ ] How did you choose your first two hires?  [created:: 2026-11-30]  [id:: t4x2k]\n\n"
        "## Private\n- [ ] hush  [id:: h5h5h]\n"
    )
    file = with_ada.journal / GOAL
    file.write_text(
        f"{file.read_text()}\n## Steps\n- [ ] Shadow her  [due:: 2026-12-07]  [id:: p2m7d]\n"
        "- [ ] Much later  [due:: 2027-01-07]  [id:: p2m8d]\n- [ ] Some day  [id:: p2m9d]\n"
    )
    with_ada.now = MONDAY_NOON
    return with_ada


# --- the page that opens ------------------------------------------------------------------------------

GOLDEN = """\
+++
date = 2026-12-07
time = "10:00"
minutes = 45
medium = "video"
+++

## Objectives
- [ ] A yes or no on the platform lead role  [id:: c7d3q]

## Notes


## Commitments
<!-- "... by fri" dates it; undated means by the next meeting. "Ada: ..." is Ada's. -->

## Advice

## Check-in
- Works, for me:
- Works, for Ada:
- Change:

## Next meeting
<!-- 21 dec 10:00 -->

## Still open
<!-- Mark [x] done or [-] let go; write what came of it below, indented.
     Each is saved in its own place; this list is then removed. -->
- [ ] Ada: headcount sheet  [id:: m2p9x]
- [ ] Shadow her  [id:: p2m7d]
- [ ] Draft the 90-day plan  [id:: 7f3kb]
- [ ] Priya Nair  [id:: q8d1t]
- [ ] How did you choose your first two hires?  [id:: t4x2k]
- [ ] Ask for it in writing  [id:: a9k2h]
"""


def test_the_page_is_the_meetings_record_with_room_to_write_and_what_is_still_open(
    known: Mentorlog, page_of: Callable[..., str]
) -> None:
    assert page_of(known, "ada") == GOLDEN


def test_a_new_meetings_page_has_the_days_date_and_what_was_agreed(
    with_ada: Mentorlog, page_of: Callable[..., str]
) -> None:
    new = GOLDEN.replace('2026-12-07\ntime = "10:00"\nminutes = 45\n', "2026-12-06\n").replace(
        "- [ ] A yes or no on the platform lead role  [id:: c7d3q]\n", ""
    )
    assert page_of(with_ada, "ada") == new.partition("\n## Still open")[0]


def test_a_mentees_page_speaks_of_what_was_suggested(
    mentorlog: Mentorlog, page_of: Callable[..., str]
) -> None:
    mentorlog.ok("init", str(mentorlog.journal))
    mentorlog.ok("mentee", "add", "Jun Park")
    mentorlog.ok("note", "jun", "--date", "2 nov", "--advice", "Write it down", "--commit", "Send it")
    page = page_of(mentorlog, "jun")
    assert "\n## Advice\n<!-- what you suggested to Jun -->\n\n## Check-in\n- Works, for me:\n" in page
    assert "\n- Works, for Jun:\n" in page
    assert re.search(r"\n- \[ \] Send it  \[id:: \w+\]\n- \[ \] Jun: Write it down  \[id:: \w+\]\n$", page)


def test_a_mentees_own_goals_steps_are_on_their_page_only(
    with_ada: Mentorlog, page_of: Callable[..., str]
) -> None:
    with_ada.ok("mentee", "add", "Jun Park")
    with_ada.ok("goal", "add", "Speak up", "--of", "jun", "--step", "Ask one question by 2026-12-01")
    later = datetime(2026, 12, 2, 9, 0, tzinfo=UTC)
    assert "Ask one question" in page_of(with_ada, "jun", now=later)
    assert "Ask one question" not in page_of(with_ada, "ada", now=later)


def test_the_page_of_a_meeting_held_today_adds_only_the_sections_it_has_not(
    with_ada: Mentorlog, page_of: Callable[..., str]
) -> None:
    with_ada.ok("note", "ada", "-m", "Hello", "--works", "Numbers")
    assert page_of(with_ada, "ada") == (
        f"{HEAD}\n## Objectives\n\n## Notes\nHello\n\n"
        "## Commitments\n"
        '<!-- "... by fri" dates it; undated means by the next meeting. "Ada: ..." is Ada\'s. -->\n\n'
        "## Advice\n\n"
        "## Check-in\n- Works, for me: Numbers\n\n"
        "## Next meeting\n<!-- 21 dec 10:00 -->\n"
    )


def test_the_page_leaves_out_what_is_private_unsettled_or_an_aim_of_a_meeting_to_come(
    known: Mentorlog, page_of: Callable[..., str]
) -> None:
    put(known, "meetings/ada-lovelace/2026-10-01.md", "## Questions\n- Long gone?\n")
    put(
        known,
        "meetings/ada-lovelace/2026-12-20.md",
        '+++\ndate = 2026-12-20\nstatus = "planned"\n+++\n\n## Objectives\n- [ ] Something else\n',
    )
    assert page_of(known, "ada") == GOLDEN


def test_a_log_stays_below_the_sections_that_are_put_in(
    with_ada: Mentorlog, page_of: Callable[..., str]
) -> None:
    with_ada.ok("meeting", "plan", "ada", "tomorrow")
    with_ada.ok("meeting", "reschedule", "ada", "today")
    assert page_of(with_ada, "ada").endswith(
        "## Next meeting\n<!-- 21 dec 10:00 -->\n\n## Log\n- 2026-12-06 rescheduled: from 2026-12-07\n"
    )


# --- saved --------------------------------------------------------------------------------------------


def test_empty_sections_and_hints_disappear_on_save(known: Mentorlog, editor: Editor) -> None:
    known.ok("note", "ada", **editor(WITH_NOTES))
    assert known.files()[MONDAY] == (
        '+++\ndate = 2026-12-07\ntime = "10:00"\nminutes = 45\nmedium = "video"\nstatus = "held"\n+++\n\n'
        "## Objectives\n- [ ] A yes or no on the platform lead role  [id:: c7d3q]\n\n## Notes\nHello\n"
    )


def test_a_page_that_is_dated_ahead_is_kept_and_not_stored(with_ada: Mentorlog, editor: Editor) -> None:
    before = with_ada.files()
    ahead = 'text = text.replace("2026-12-06", "2027-12-06").replace("## Notes\\n", "## Notes\\nHello\\n")'
    result = with_ada("note", "ada", **editor(ahead))
    assert result.code == 2
    assert result.err.startswith("Mon 6 Dec 2027 is still to come; nobody has met then.\nWhat you typed is ")
    assert {path: text for path, text in with_ada.files().items() if "drafts" not in path} == before


def test_a_section_that_was_written_in_loses_only_its_hints(with_ada: Mentorlog, editor: Editor) -> None:
    with_ada.ok(
        "note",
        "ada",
        **editor(
            'text = text.replace("## Objectives\\n", "## Objectives\\n- Say hello\\n")\n'
            'text = text.replace("\\n\\n## Advice", "\\n- Draft it by fri\\n- Ada: send it\\n\\n## Advice")\n'
            'text = text.replace("- Change:", "- Change: less talk")\n'
            'mine = "## Mine\\n- stays\\n\\n## Empty of mine\\n\\n"\n'
            'text = text.replace("## Next meeting", f"{mine}## Next meeting")'
        ),
    )
    assert without_ids(with_ada.files()[TODAY]) == (
        f"{HEAD}\n## Objectives\n- [ ] Say hello  [id:: ID]\n\n"
        "## Commitments\n- [ ] Draft it  [due:: 2026-12-11]  [id:: ID]\n"
        "- [ ] @ada-lovelace send it  [id:: ID]\n\n"
        "## Check-in\n- Change: less talk\n\n"
        "## Mine\n- stays\n\n## Empty of mine\n"
    )


def test_a_page_saved_with_windows_line_ends_loses_its_hints_too(with_ada: Mentorlog, editor: Editor) -> None:
    windows = 'text = text.replace("\\n", "\\r\\n")'
    with_ada.ok("note", "ada", **editor(f"{WITH_NOTES}\n{windows}"))
    assert with_ada.files()[TODAY] == f"{HEAD}\n## Notes\nHello\n".replace("\n", "\r\n")


def test_hints_that_were_deleted_are_not_missed(with_ada: Mentorlog, editor: Editor) -> None:
    hints = 'import re\ntext = re.sub(r"<!--.*?-->\\n", "", text, flags=re.DOTALL)'
    with_ada.ok("note", "ada", **editor(f"{WITH_NOTES}\n{hints}"))
    assert with_ada.files()[TODAY] == f"{HEAD}\n## Notes\nHello\n"


def test_the_front_matter_on_the_page_is_the_meetings(known: Mentorlog, editor: Editor) -> None:
    known.ok("note", "ada", **editor('text = text.replace("minutes = 45", "minutes = 60\\nmood = \'good\'")'))
    assert known.files()[MONDAY].startswith(
        '+++\ndate = 2026-12-07\ntime = "10:00"\nminutes = 60\nmood = \'good\'\nmedium = "video"\n'
        'status = "held"\n+++\n'
    )


def test_another_date_on_the_page_moves_the_record_to_that_day(known: Mentorlog, editor: Editor) -> None:
    change = 'text = text.replace("date = 2026-12-07", "date = 2026-12-05")'
    out = known.ok("note", "ada", **editor(change))
    assert out.startswith("Noted: Ada Lovelace, Sat 5 Dec 2026  (meetings/ada-lovelace/2026-12-05.md)\n")
    assert MONDAY not in known.files()
    assert "c7d3q" in known.files()["meetings/ada-lovelace/2026-12-05.md"]


def test_medium_minutes_and_kind_may_be_given_beside_the_page(with_ada: Mentorlog, editor: Editor) -> None:
    with_ada.ok("note", "ada", "--medium", "phone", "--minutes", "20", **editor(WITH_NOTES))
    text = with_ada.files()[TODAY]
    assert 'medium = "phone"\n' in text
    assert "minutes = 20\n" in text


def test_a_record_written_by_hand_keeps_its_bytes_but_for_what_was_typed(
    with_ada: Mentorlog, editor: Editor
) -> None:
    put(with_ada, TODAY, "# Ada\n\nWe talked.\n\n## Private\n- hush\n")
    with_ada.ok("note", "ada", **editor('text = text.replace("We talked.", "We talked long.")'))
    assert with_ada.files()[TODAY] == "# Ada\n\nWe talked long.\n\n## Private\n- hush\n"


def test_with_a_new_day_noted_nothing_of_an_earlier_record_changes(known: Mentorlog, editor: Editor) -> None:
    before = known.files()
    known.ok("note", "ada", **editor(WITH_NOTES))
    after = known.files()
    assert [path for path in before if after.get(path) != before[path]] == [MONDAY]


# --- under Still open ---------------------------------------------------------------------------------


def settled(mentorlog: Mentorlog, editor: Editor, python: str) -> tuple[str, str]:
    """What was said, on both streams, when a page was saved that the Python changed."""
    result = mentorlog("note", "ada", width=None, **editor(f"{WITH_NOTES}\n{python}"))
    assert result.code == 0, result
    return result.out, result.err


def line(before: str, after: str) -> str:
    return f"text = text.replace({before!r}, {after!r})"


DRAFT, SHEET = "- [ ] Draft the 90-day plan  [id:: 7f3kb]\n", "- [ ] Ada: headcount sheet  [id:: m2p9x]\n"
PRIYA, ASK = "- [ ] Priya Nair  [id:: q8d1t]\n", "- [ ] Ask for it in writing  [id:: a9k2h]\n"
HIRES = "- [ ] How did you choose your first two hires?  [id:: t4x2k]\n"
SHADOW = "- [ ] Shadow her  [id:: p2m7d]\n"


def test_one_page_settles_items_of_a_person_a_goal_and_an_earlier_meeting(
    known: Mentorlog, editor: Editor
) -> None:
    before = known.files()
    out, err = settled(
        known,
        editor,
        "\n".join(
            [
                line(DRAFT, DRAFT.replace("[ ]", "[x]") + "  Tom liked it\n"),
                line(SHEET, SHEET.replace("[ ]", "[x]")),
                line(PRIYA, PRIYA.replace("[ ]", "[-]") + "  - she left\n  - in May\n"),
                line(HIRES, HIRES.replace("[ ]", "[X]") + "  by a trial day,\n    and by luck\n"),
                line(SHADOW, SHADOW.replace("[ ]", "[-]")),
            ]
        ),
    )
    after = known.files()
    assert err == ""
    assert out == (
        f"Noted: Ada Lovelace, Mon 7 Dec 2026  ({MONDAY})\n"
        "         notes: Hello\n"
        "  m2p9x  kept: headcount sheet\n"
        "  p2m7d  let go: Shadow her\n"
        "  7f3kb  kept: Draft the 90-day plan; Tom liked it\n"
        "  q8d1t  not pursued: Priya Nair; she left in May\n"
        "  t4x2k  answered: How did you choose your first two hires?; by a trial day, and by luck\n"
    )
    assert after[EARLIER] == (
        '+++\ndate = 2026-11-02\nstatus = "held"\n+++\n\n## Notes\nOld.\n\n'
        "## Advice\n- [ ] Ask for it in writing  [id:: a9k2h]\n\n"
        "## Commitments\n"
        "- [x] Draft the 90-day plan  [due:: 2026-12-08]  [completion:: 2026-12-07]  [id:: 7f3kb]\n"
        "  - it is long\n  - 2026-12-07 done: Tom liked it\n"
        "- [x] @ada-lovelace headcount sheet  [completion:: 2026-12-07]  [id:: m2p9x]\n\n"
        "## People\n- [-] Priya Nair  [cancelled:: 2026-12-07]  [id:: q8d1t]\n"
        "  - 2026-12-07 dropped: she left in May\n"
    )
    assert after[ADA] == before[ADA].replace(
        "- [ ] How did you choose your first two hires?  [created:: 2026-11-30]  [id:: t4x2k]\n",
        "- [x] How did you choose your first two hires?  [created:: 2026-11-30]  "
        "[completion:: 2026-12-07]  [id:: t4x2k]\n  - 2026-12-07 done: by a trial day, and by luck\n",
    )
    assert after[GOAL] == before[GOAL].replace(
        "- [ ] Shadow her  [due:: 2026-12-07]  [id:: p2m7d]",
        "- [-] Shadow her  [due:: 2026-12-07]  [cancelled:: 2026-12-07]  [id:: p2m7d]",
    )
    assert "Still open" not in after[MONDAY]


def test_unchanged_and_deleted_lines_settle_nothing(known: Mentorlog, editor: Editor) -> None:
    before = known.files()
    out, err = settled(known, editor, line(DRAFT, ""))
    said = f"Noted: Ada Lovelace, Mon 7 Dec 2026  ({MONDAY})\n         notes: Hello\n"
    assert (out, err) == (said, "")
    assert {**known.files(), MONDAY: ""} == {**before, MONDAY: ""}


def test_words_below_an_item_that_stays_open_become_a_detail_of_it(known: Mentorlog, editor: Editor) -> None:
    out, _ = settled(known, editor, line(DRAFT, f"{DRAFT}  half of it is there\n"))
    assert out.endswith("  7f3kb  still open: Draft the 90-day plan; half of it is there\n")
    assert (
        "- [ ] Draft the 90-day plan  [due:: 2026-12-08]  [id:: 7f3kb]\n"
        "  - it is long\n  - half of it is there\n" in known.files()[EARLIER]
    )


def test_another_mark_is_kept_and_stays_open(known: Mentorlog, editor: Editor) -> None:
    out, _ = settled(known, editor, line(DRAFT, DRAFT.replace("[ ]", "[/]")))
    assert out.endswith("  7f3kb  still open, marked [/]: Draft the 90-day plan\n")
    assert "- [/] Draft the 90-day plan  [due:: 2026-12-08]  [id:: 7f3kb]\n" in known.files()[EARLIER]


def test_an_item_typed_without_an_id_is_settled_by_its_handle(
    known: Mentorlog, editor: Editor, page_of: Callable[..., str]
) -> None:
    put(known, EARLIER, "## Commitments\n* call Tom by fri\n* call Tom by fri\n* [ ] write\n")
    handles = re.findall(r"- \[ \] call Tom  \[id:: (\w{5})\]", page_of(known, "ada"))
    assert len(set(handles)) == 2
    tick = f"[ ] call Tom  [id:: {handles[1]}]"
    out, _ = settled(known, editor, line(tick, tick.replace("[ ]", "[x]")))
    assert f"  {handles[1]}  kept: call Tom\n" in out
    assert known.files()[EARLIER] == (
        "## Commitments\n* call Tom by fri\n"
        f"* [x] call Tom  [due:: 2026-11-06]  [completion:: 2026-12-07]  [id:: {handles[1]}]\n* [ ] write\n"
    )


def test_a_new_bullet_there_is_a_new_commitment_with_what_is_nested_in_it(
    known: Mentorlog, editor: Editor
) -> None:
    new = "- Call Tom by fri\n  - he is back\n- [x] Ada: say hello\n"
    out, _ = settled(known, editor, line(DRAFT, new + DRAFT))
    assert (
        "## Notes\nHello\n\n\n## Commitments\n"
        "- [ ] Call Tom  [due:: 2026-12-11]  [id:: ID]\n  - he is back\n"
        "- [x] @ada-lovelace say hello  [completion:: 2026-12-07]  [id:: ID]\n"
    ) in without_ids(known.files()[MONDAY])
    assert re.search(r"\n  \w{5}  commitment: Call Tom, by Fri 11 Dec 2026\n", out)
    assert re.search(r"\n  \w{5}  Ada's commitment: say hello \(kept\)\n", out)


def test_a_new_bullet_there_joins_the_commitments_typed_above(known: Mentorlog, editor: Editor) -> None:
    settled(
        known,
        editor,
        'text = text.replace("\\n\\n## Advice", "\\n- First\\n\\n## Advice")\n'
        + line(DRAFT, f"- Second\n{DRAFT}"),
    )
    assert "## Commitments\n- [ ] First  [id:: ID]\n- [ ] Second  [id:: ID]\n" in without_ids(
        known.files()[MONDAY]
    )


def test_free_text_there_is_kept_as_notes(known: Mentorlog, editor: Editor) -> None:
    settled(known, editor, line(ASK, f"{ASK}\nWe laughed a lot.\n"))
    assert "## Notes\nHello\n\nWe laughed a lot.\n" in known.files()[MONDAY]
    assert "laughed" not in known.files()[EARLIER]


def test_an_unknown_id_is_named_and_what_was_written_is_kept(known: Mentorlog, editor: Editor) -> None:
    before = known.files()
    _, err = settled(known, editor, line(DRAFT, "- [x] Draft the plan  [id:: 7f3kc]\n  he liked it\n"))
    assert err == ("Nothing with Ada has the id 7f3kc; what you wrote is kept under Notes: Draft the plan\n")
    assert "## Notes\nHello\n\n- Draft the plan\n  he liked it\n" in known.files()[MONDAY]
    assert known.files()[EARLIER] == before[EARLIER]


def test_an_item_whose_box_was_deleted_is_not_made_again(known: Mentorlog, editor: Editor) -> None:
    settled(known, editor, line(DRAFT, "- Draft the 90-day plan  [id:: 7f3kb]\n  half\n"))
    assert "Draft the 90-day plan" not in known.files()[MONDAY]
    assert "  - it is long\n  - half\n" in known.files()[EARLIER]


def test_words_changed_on_the_list_are_said_to_stay_as_they_are(known: Mentorlog, editor: Editor) -> None:
    _, err = settled(known, editor, line(DRAFT, DRAFT.replace("90-day", "120-day")))
    assert err == f"7f3kb keeps its words in {EARLIER}:13; you wrote: Draft the 120-day plan\n"


def test_two_items_of_one_id_are_both_named_and_nothing_is_stored(known: Mentorlog, editor: Editor) -> None:
    text = known.files()[EARLIER].replace("a9k2h", "7f3kb")
    put(known, EARLIER, text)
    before = records(known)
    result = known("note", "ada", **editor(line(DRAFT, DRAFT.replace("[ ]", "[x]"))))
    assert result.code == 3
    assert f"{EARLIER}:10" in result.err
    assert f"{EARLIER}:13" in result.err
    assert records(known) == before


def test_what_came_of_advice_and_the_rest_is_said_in_its_own_words(known: Mentorlog, editor: Editor) -> None:
    out, _ = settled(
        known,
        editor,
        f"{line(ASK, ASK.replace('[ ]', '[x]'))}\n{line(PRIYA, PRIYA.replace('[ ]', '[x]'))}",
    )
    assert "  a9k2h  tried: Ask for it in writing\n" in out
    assert "  q8d1t  met: Priya Nair\n" in out


def test_a_list_by_that_name_in_a_record_of_ones_own_is_left_alone(
    with_ada: Mentorlog, editor: Editor
) -> None:
    own = "## Still open\n- the shop round the corner\n"
    put(with_ada, TODAY, own)
    with_ada.ok("note", "ada", **editor(WITH_NOTES))
    assert own in with_ada.files()[TODAY]


# --- Next meeting -------------------------------------------------------------------------------------

NEXT = "<!-- 21 dec 10:00 -->"


@pytest.mark.parametrize(
    ("said", "spoken", "path", "time"),
    [
        ("21 dec", "Mon 21 Dec 2026", "2026-12-21", ""),
        ("21 dec 10:00", "Mon 21 Dec 2026 10:00", "2026-12-21", 'time = "10:00"\n'),
        (f"{NEXT}\n\n- in 2 weeks at 9:00", "Mon 21 Dec 2026 09:00", "2026-12-21", 'time = "09:00"\n'),
        ("fri", "Fri 11 Dec 2026", "2026-12-11", ""),
    ],
)
def test_a_date_under_next_meeting_plans_it(
    known: Mentorlog, editor: Editor, said: str, spoken: str, path: str, time: str
) -> None:
    out = known.ok("note", "ada", **editor(line(NEXT, said)))
    path = f"meetings/ada-lovelace/{path}.md"
    assert out.endswith(f"Next meeting: {spoken}  ({path})\n")
    assert known.files()[path].startswith(f"+++\ndate = {path[-13:-3]}\n{time}")
    assert "Next meeting" not in known.files()[MONDAY]
    assert known.files()[MONDAY].endswith("[id:: c7d3q]\n")


def test_words_that_are_no_date_stay_and_stderr_says_so(known: Mentorlog, editor: Editor) -> None:
    result = known("note", "ada", **editor(line(NEXT, f"{NEXT}\nwhen she is back")))
    assert result.code == 0
    assert result.err == (
        "“when she is back” under Next meeting stays as text: I cannot read “when she is back” as a date.\n"
    )
    assert known.files()[MONDAY].endswith("\n\n## Next meeting\nwhen she is back\n")


def test_a_day_before_the_meeting_is_no_next_one(known: Mentorlog, editor: Editor) -> None:
    result = known("note", "ada", **editor(line(NEXT, "2026-12-07")))
    assert (result.code, result.err) == (
        0,
        "“2026-12-07” under Next meeting stays as text: Mon 7 Dec 2026 is not after the meeting.\n",
    )
    assert known.files()[MONDAY].endswith("## Next meeting\n2026-12-07\n")


def test_next_meeting_left_empty_plans_nothing(known: Mentorlog, editor: Editor) -> None:
    out = known.ok("note", "ada", **editor(f"{WITH_NOTES}\n{line(NEXT, '')}"))
    assert "Next meeting" not in out + known.files()[MONDAY]


def test_an_undated_commitment_is_for_the_meeting_that_the_page_plans(
    known: Mentorlog, editor: Editor
) -> None:
    both = (
        f"{line(NEXT, '18 dec')}\n"
        + 'text = text.replace("\\n\\n## Advice", "\\n- Draft by next\\n- Read\\n\\n## Advice")'
    )
    out = known.ok("note", "ada", **editor(both))
    assert re.search(r"commitment: Draft, by Fri 18 Dec 2026\n", out)
    assert re.search(r"commitment: Read, by the next meeting, Fri 18 Dec 2026\n", out)


# --- the same page once more ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "page",
    [
        "We talked.\n",
        "## Notes\nWe talked.\n\n## Commitments\n- Draft it by fri\n- Ada: send it\n",
        "We talked.\n\n## Advice\n- Speak last\n  - in your own meetings\n\n## Next meeting\nin 3 weeks\n",
    ],
)
def test_a_page_that_is_piped_in_once_more_is_not_stored_twice(with_ada: Mentorlog, page: str) -> None:
    with_ada.ok("note", "ada", "-", stdin=page)
    before = with_ada.records()
    result = with_ada("note", "ada", "-", stdin=page)
    assert result.code == 0 and "stands there already; it is not stored twice" in result.err
    assert with_ada.records() == before
    with_ada("note", "ada", "-", "--minutes", "25", stdin=page)  # what else was said counts
    assert "minutes = 25\n" in "".join(with_ada.records().values())


def test_a_page_of_which_a_line_is_new_is_stored_as_it_is(with_ada: Mentorlog) -> None:
    with_ada.ok("note", "ada", "-", stdin="We talked.\nFor long.\n")
    with_ada.ok("note", "ada", "-", stdin="We talked.\nOf Leeds.\n")
    with_ada.ok("note", "ada", "-", stdin="For long.\nWe talked.\n")
    assert "".join(with_ada.records().values()).count("We talked.") == 3


# --- templates of one's own ---------------------------------------------------------------------------


def test_a_folder_for_templates_that_was_made_by_hand_is_sound(with_ada: Mentorlog) -> None:
    folder = with_ada.journal / "templates"
    folder.mkdir()
    folder.chmod(0o755)
    assert with_ada.ok("check") == ""
    folder.chmod(0o775)
    assert "templates: can be changed by others" in with_ada("check").out


@pytest.mark.parametrize(
    ("names", "kind", "opened"),
    [
        (("note",), "", "note"),
        (("note", "session"), "", "session"),
        (("note", "session", "ada-lovelace"), "", "ada-lovelace"),
        (("note", "kick-off"), "", "note"),
        (("note", "kick-off"), "kick-off", "kick-off"),
        (("note", "kick-off", "ada-lovelace"), "kick-off", "ada-lovelace"),
        (("grace-hopper",), "", ""),
    ],
)
def test_the_template_is_the_persons_else_the_kinds_else_the_general_one(
    with_ada: Mentorlog,
    page_of: Callable[..., str],
    names: tuple[str, ...],
    kind: str,
    opened: str,
) -> None:
    for name in names:
        put(with_ada, f"templates/{name}.md", f"## From {name}\n")
    options = ("--kind", kind) if kind else ()
    assert re.findall(r"## From (.+)", page_of(with_ada, "ada", *options)) == ([opened] if opened else [])


def test_a_planned_meetings_kind_chooses_the_template(
    with_ada: Mentorlog, page_of: Callable[..., str]
) -> None:
    put(with_ada, "templates/closing.md", "## What we learned\n")
    with_ada.ok("meeting", "plan", "ada", "today", "--kind", "closing")
    assert "## What we learned\n" in page_of(with_ada, "ada")


OWN = (
    "Breathe first.\n\n# With {who}\n\n### Mood\n<!-- one word,\nnot two -->\n- Energy:\n\n"
    "What did we laugh about?\n\n**Lessons**\n\n## Agenda\n1. Look back\n\n## Commitments\n"
)


def test_a_template_of_ones_own_opens_as_it_was_written(
    with_ada: Mentorlog, page_of: Callable[..., str]
) -> None:
    put(with_ada, "templates/note.md", OWN)
    assert page_of(with_ada, "ada") == (
        f'+++\ndate = 2026-12-06\nmedium = "video"\n+++\n\n{OWN.replace("{who}", "Ada")}'
    )


def test_a_template_of_ones_own_leaves_nothing_where_nothing_was_written(
    with_ada: Mentorlog, editor: Editor
) -> None:
    put(with_ada, "templates/note.md", OWN)
    with_ada.ok(
        "note", "ada", **editor('text = text.replace("## Commitments\\n", "## Commitments\\n- Call\\n")')
    )
    assert without_ids(with_ada.files()[TODAY]).split("+++\n")[2].strip() == (
        "# With Ada\n\n## Commitments\n- [ ] Call  [id:: ID]"
    )


def test_a_question_of_a_template_stays_above_its_answer(with_ada: Mentorlog, editor: Editor) -> None:
    put(with_ada, "templates/note.md", OWN)
    with_ada.ok("note", "ada", **editor('text = text.replace("about?\\n", "about?\\nThe slides.\\n")'))
    body = with_ada.files()[TODAY].split("+++\n")[2]
    assert body.strip() == "# With Ada\n\n### Mood\n\nWhat did we laugh about?\nThe slides."


def test_a_template_of_ones_own_without_a_hint_loses_its_empty_sections_too(
    with_ada: Mentorlog, editor: Editor
) -> None:
    put(with_ada, "templates/note.md", "## Notes\n\n## Thanks\n")
    with_ada.ok("note", "ada", **editor(WITH_NOTES))
    assert with_ada.files()[TODAY] == f"{HEAD}\n## Notes\nHello\n"


def test_a_template_named_in_a_persons_record_comes_first(
    with_ada: Mentorlog, page_of: Callable[..., str]
) -> None:
    for name in ("one-on-one", "ada-lovelace", "session"):
        put(with_ada, f"templates/{name}.md", f"## From {name}\n")
    put(with_ada, ADA, with_ada.files()[ADA].replace("+++\n", '+++\ntemplate = "one-on-one"\n', 1))
    assert "## From one-on-one\n" in page_of(with_ada, "ada")


def test_names_and_the_day_are_filled_in_once_and_nothing_else_is(
    with_ada: Mentorlog, page_of: Callable[..., str]
) -> None:
    put(with_ada, ADA, with_ada.files()[ADA].replace('"Ada Lovelace"', '"{date} {who} O\\n`id`"'))
    put(with_ada, "templates/note.md", "## {person}, {who}, {date}, {day}, {0}, {}, $(id)\n")
    page = page_of(with_ada, "ada", "--date", "2026-12-01")
    assert "## {date} {who} O `id`, {date}, 2026-12-01, {day}, {0}, {}, $(id)\n" in page


@pytest.mark.parametrize("text", [b"## caf\xe9\n", b"<<<<<<< ours\n## A\n=======\n## B\n>>>>>>> theirs\n"])
def test_a_template_that_cannot_be_read_is_named_and_passed_over(
    with_ada: Mentorlog, editor: Editor, text: bytes
) -> None:
    put(with_ada, "templates/note.md", text)
    result = with_ada("note", "ada", **editor(WITH_NOTES))
    assert result.code == 0
    assert re.match(r"The template is passed over: templates/note.md:1: .+\n", result.err)
    assert with_ada.files()[TODAY] == f"{HEAD}\n## Notes\nHello\n"
    assert with_ada("check").out.startswith("templates/note.md:1: ")


def test_a_template_that_a_record_names_and_nobody_made_is_said(with_ada: Mentorlog, editor: Editor) -> None:
    put(with_ada, ADA, with_ada.files()[ADA].replace("+++\n", '+++\ntemplate = "../../x"\n', 1))
    result = with_ada("note", "ada", **editor(WITH_NOTES))
    assert (result.code, result.err) == (
        0,
        f"There is no templates/../../x.md, which {ADA} names.\n",
    )
    assert "the template “../../x” is not in templates/" in with_ada("check").out


@pytest.mark.parametrize(("kind", "own"), [("shadowing", "Brief"), ("checkpoint", "Checkpoint")])
def test_the_questions_of_a_kind_are_put_into_a_template_that_is_not_the_kinds_own(
    with_ada: Mentorlog, page_of: Callable[..., str], kind: str, own: str
) -> None:
    put(with_ada, "templates/note.md", "## Notes\n\n## Check-in\n- Mood:\n")
    page = page_of(with_ada, "ada", "--kind", kind)
    assert f"## {own}\n" in page
    assert "- Mood:\n" in page
    put(with_ada, f"templates/{kind}.md", "## Mine\n")
    assert f"## {own}\n" not in page_of(with_ada, "ada", "--kind", kind)


def test_who_gets_another_slug_keeps_their_template_and_so_does_who_shares_it(with_ada: Mentorlog) -> None:
    with_ada.ok("mentor", "add", "Eve Moss")
    put(with_ada, "templates/ada-lovelace.md", "## Hers\n")
    eve = "people/eve-moss.md"
    put(with_ada, eve, with_ada.files()[eve].replace("+++\n", '+++\ntemplate = "ada-lovelace"\n', 1))
    with_ada.ok("mentor", "rename", "ada", "Ada Lovelace", "--slug", "countess")
    assert with_ada.files()["templates/countess.md"] == "## Hers\n"
    assert 'template = "countess"\n' in with_ada.files()[eve]
    assert with_ada.ok("check") == ""


# --- nothing written, or nothing that can be read -----------------------------------------------------


@pytest.mark.parametrize("python", ["", 'text = ""', 'text = " \\n"'])
def test_a_page_on_which_nothing_was_written_is_gone_and_nothing_is_stored(
    known: Mentorlog, editor: Editor, python: str
) -> None:
    before = known.files()
    result = known("note", "ada", **editor(python))
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("Nothing was written, so nothing was stored.\n")
    assert known.files() == before
    assert drafts(known) == {}


def test_a_page_that_was_stored_leaves_no_draft(known: Mentorlog, editor: Editor) -> None:
    known.ok("note", "ada", **editor(WITH_NOTES))
    assert drafts(known) == {}


BREAK = 'text = text.replace("minutes = 45", "minutes = = 45")\n'


def test_a_page_that_cannot_be_read_stays_as_a_draft_and_its_place_is_said(
    known: Mentorlog, editor: Editor
) -> None:
    before = records(known)
    result = known("note", "ada", **editor(BREAK + WITH_NOTES))
    assert (result.code, result.out) == (4, "")
    [(name, data)] = drafts(known).items()
    assert b"minutes = = 45" in data
    assert b"Hello" in data
    kept = known.journal / ".mentorlog" / "drafts" / name
    said = "Line 4 of the page, “minutes = = 45”, is to be written like minutes = 45"
    assert result.err == (
        f"{said}.\nWhat you typed is kept in {kept}\nMend it, then: mentorlog note ada - < {kept}\n"
    )
    assert records(known) == before
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_page_of_a_record_that_was_kept_is_stored_in_its_place_from_a_pipe(
    known: Mentorlog, editor: Editor
) -> None:
    known("note", "ada", **editor(BREAK + WITH_NOTES))
    [page] = drafts(known).values()
    known.ok("note", "ada", "-", stdin=page.replace(b"= =", b"="))
    text = known.files()[MONDAY]
    assert (text.count("## Notes\nHello\n"), text.count("## Objectives"), text.count("[id:: c7d3q]")) == (
        1,
        1,
        1,
    )
    assert "minutes = 45" in text and "Still open" not in text


def test_a_page_that_has_items_of_the_record_and_not_all_its_lines_is_refused(known: Mentorlog) -> None:
    put(known, MONDAY, f"{known.files()[MONDAY]}\nMore.\n")
    before = records(known)
    result = known("note", "ada", "-", stdin="## Objectives\n- [x] A yes or no  [id:: c7d3q]\n")
    assert (result.code, records(known)) == (2, before)
    assert result.err.startswith(f"The page has items of {MONDAY}, and not all that stands there.\n")
    assert result.err.endswith("\nCopy what is new into it: mentorlog meeting edit ada 2026-12-07\n")


def test_empty_lines_above_the_head_of_a_page_do_not_matter(known: Mentorlog, editor: Editor) -> None:
    known.ok("note", "ada", **editor(f'{WITH_NOTES}\ntext = "\\n\\n" + text'))
    assert known.files()[MONDAY].startswith("+++\ndate = 2026-12-07\n")
    assert known.files()[MONDAY].count("+++\n") == 2


def test_the_variable_that_named_an_editor_is_the_one_to_set(known: Mentorlog) -> None:
    result = known("note", "ada", VISUAL="nosuch", EDITOR="other")
    assert result.err.splitlines()[1].startswith("Set VISUAL to the editor you like, or pipe the page: ")


def test_at_a_terminal_the_editor_opens_on_the_same_draft_again(known: Mentorlog, editor: Editor) -> None:
    mend = 'text = text.replace("= =", "=") if "= =" in text else text.replace("45", "= 46")'
    result = known("note", "ada", answers=["y"], **editor(f"{mend}\n{WITH_NOTES}"))
    assert result.code == 0
    assert result.out.startswith("Open the editor on it again? [Y/n] y\nNoted: Ada Lovelace, ")
    said = "Line 4 of the page, “minutes = = 46”, is to be written like minutes = 45"
    assert result.err == f"{said}.\n"
    assert "minutes = 46\n" in known.files()[MONDAY]
    assert "## Notes\nHello\nHello\n" in known.files()[MONDAY]
    assert drafts(known) == {}


def test_at_a_terminal_one_may_leave_it_and_the_draft_stays(known: Mentorlog, editor: Editor) -> None:
    before = records(known)
    result = known("note", "ada", answers=["y", "n"], **editor(BREAK + WITH_NOTES))
    assert result.code == 4
    assert result.out == "Open the editor on it again? [Y/n] y\nOpen the editor on it again? [Y/n] n\n"
    [(name, data)] = drafts(known).items()
    assert data.count(b"Hello") == 2
    assert f"What you typed is kept in {known.journal}/.mentorlog/drafts/{name}\n" in result.err
    assert records(known) == before


@pytest.mark.parametrize(
    ("python", "code", "said"),
    [
        ('text = text.replace("2026-12-07", "7 Dec", 1)', 4, "Line 2 of the page, “date = 7 Dec”, "),
        (
            "text = text.replace('2026-12-07', '\"7 Dec\"', 1)",
            4,
            "In the head of the page, between the +++, date is not right: must be a date like 2026-12-07.\n",
        ),
        (
            'text = text.replace("+++\\n\\n", "\\n", 1)',
            4,
            "The head of the page begins with +++, and no second +++ ends it.\n",
        ),
        ('text = "Long talk.\\n" + text', 4, "The page begins with “Long talk.”, and has to begin with "),
        ('text = text.replace("+++", "++", 1)', 4, "The page begins with “++”, and has to begin with "),
    ],
)
def test_a_page_with_a_wrong_front_matter_is_not_stored(
    known: Mentorlog, editor: Editor, python: str, code: int, said: str
) -> None:
    before = records(known)
    result = known("note", "ada", **editor(python))
    assert result.code == code
    assert result.err.startswith(said)
    assert len(drafts(known)) == 1
    assert records(known) == before


def test_a_record_that_changed_while_the_editor_was_open_is_not_overwritten(
    known: Mentorlog, editor: Editor
) -> None:
    file = known.journal / MONDAY
    meanwhile = file.read_text() + "\n## Mine\nMeanwhile.\n"
    result = known("note", "ada", **editor(f"{WITH_NOTES}\nopen({str(file)!r}, 'w').write({meanwhile!r})"))
    assert (result.code, result.out) == (5, "")
    assert result.err.startswith(f"{MONDAY} changed while this command ran; ")
    assert known.files()[MONDAY] == meanwhile
    [data] = drafts(known).values()
    assert b"Hello" in data


def test_what_changed_elsewhere_while_the_editor_was_open_does_not_matter(
    known: Mentorlog, editor: Editor
) -> None:
    file = known.journal / EARLIER
    meanwhile = file.read_text().replace("## Notes\nOld.\n", "## Notes\nOld,\nand longer.\n")
    python = f"{line(DRAFT, DRAFT.replace('[ ]', '[x]'))}\nopen({str(file)!r}, 'w').write({meanwhile!r})"
    known.ok("note", "ada", **editor(python))
    assert known.files()[EARLIER] == meanwhile.replace(
        "- [ ] Draft the 90-day plan  [due:: 2026-12-08]",
        "- [x] Draft the 90-day plan  [due:: 2026-12-08]  [completion:: 2026-12-07]",
    )


def test_an_editor_that_fails_leaves_what_was_typed_in_a_draft(known: Mentorlog, editor: Editor) -> None:
    failing = f"{WITH_NOTES}\nopen(path, 'w').write(text)\nsys.exit(3)"
    before = records(known)
    result = known("note", "ada", **editor(failing))
    assert result.code == 1
    assert "ended with 3." in result.err
    [data] = drafts(known).values()
    assert b"Hello" in data
    assert records(known) == before


def test_an_editor_that_saves_latin_1_leaves_it_in_a_draft(known: Mentorlog, editor: Editor) -> None:
    latin = "open(path, 'wb').write('Grüße'.encode('latin-1'))\nsys.exit(0)"
    result = known("note", "ada", **editor(latin))
    assert result.code == 1
    assert "saved text that is not UTF-8." in result.err
    assert list(drafts(known).values()) == ["Grüße".encode("latin-1")]


def test_without_a_terminal_and_an_editor_it_says_how_to_go_on(with_ada: Mentorlog) -> None:
    result = with_ada("note", "ada")
    assert (result.code, result.err) == (
        1,
        "There is no terminal to open an editor on.\n"
        "Set EDITOR to the editor you like, or pipe the page: mentorlog note ada - < FILE\n",
    )
    assert drafts(with_ada) == {}


# --- from a pipe --------------------------------------------------------------------------------------

PAGE = """\
# Ada, in the café

We talked.\t

## Action items
- Draft the plan by fri
* [ ] Ada: send the sheet
1. GH: say hello by 2026-12-24
- [x] Read the memo
+ [-] Never mind
  - a detail
  - [ ] one more
- Stand by me  \x20

## Weather
- fine

TO DISCUSS
----------
- How did you start?

**Advice**
- Ask Tom
```
- [ ] no item
```
<!-- - [ ] nor this -->

## Private
- hush
"""
STORED = """\
# Ada, in the café

We talked.\t

## Action items
- [ ] Draft the plan  [due:: 2026-12-11]  [id:: ID]
* [ ] @ada-lovelace send the sheet  [id:: ID]
1. [ ] @grace-hopper say hello  [due:: 2026-12-24]  [id:: ID]
- [x] Read the memo  [completion:: 2026-12-06]  [id:: ID]
+ [-] Never mind  [cancelled:: 2026-12-06]  [id:: ID]
  - a detail
  - [ ] one more  [id:: ID]
- [ ] Stand by me  \x20  [id:: ID]

## Weather
- fine

TO DISCUSS
----------
- [ ] How did you start?  [id:: ID]

**Advice**
- [ ] Ask Tom  [id:: ID]
```
- [ ] no item
```
<!-- - [ ] nor this -->

## Private
- hush
"""


@pytest.fixture
def with_grace(with_ada: Mentorlog) -> Mentorlog:
    with_ada.ok("mentor", "add", "Grace Hopper", "--alias", "GH")
    return with_ada


def test_the_words_of_a_page_are_said_again_without_what_stood_there_and_what_is_private(
    with_grace: Mentorlog,
) -> None:
    with_grace.ok("note", "ada", "-", stdin="One.\n")
    page = f"Two.\n\n# Mood\n\n{'word ' * 20}\nThree.\nFour.\nFive.\n\n## Private\nA secret.\n"
    out = with_grace.ok("note", "ada", "-", stdin=page)
    cut = " ".join(["word"] * 12)
    assert out.splitlines()[1:] == [
        "         notes: Two.", f"         notes: {cut}…", "         notes: Three.", "         +2 more",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("- Ada: write it by fri\n", "“Ada: write it by fri” stays words; it is a promise"),
        (
            "# Talk\n- a by fri\n- b\n- c by 9 dec\n",
            "“a by fri” and one more line stay words; each is a promise",
        ),
        ("## Notes\n- Send the CV by fri\n", "“Send the CV by fri” stays words; it is a promise"),
        (
            "me: send her the chart by friday\n",
            "“me: send her the chart by friday” stays words; it is a promise",
        ),
        (
            "## Notes\nShe will send it by fri\nAda: share it by 4 dec\n- a by fri\n",
            "“She will send it by fri” and two more lines stay words; each is a promise",
        ),
    ],
)
def test_what_looks_like_a_promise_and_is_none_is_said_to_be_words(
    with_grace: Mentorlog, page: str, said: str
) -> None:
    result = with_grace("note", "ada", "-", stdin=page)
    assert (result.code, result.err) == (0, f"{said} under Commitments, or with a box: - [ ]\n")
    assert with_grace("note", "ada", "-", stdin="Later.\n").err == ""


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("- a\nb by fri\n\nAnd this.\n", "“b by fri” and one more line stay words; each is a promise"),
        ("- a\nRead it by 31 feb\n", "“Read it by 31 feb” stays words; it is a promise"),
        (
            "- a\nme: find a coach\nshe sends it\n",
            "“me: find a coach” and one more line stay words; each is a promise",
        ),
    ],
)
def test_a_line_without_a_dash_where_promises_stand_is_said_to_be_words(
    with_grace: Mentorlog, page: str, said: str
) -> None:
    result = with_grace("note", "ada", "-", stdin=f"## Commitments\n{page}")
    assert (result.code, result.err) == (0, f"{said} with a dash before it: -\n")
    assert f"         notes: {said[1 : said.index('”')]}\n" in result.out


def test_lines_of_both_sorts_are_told_of_in_one_remark_and_the_next_meeting_in_its_own(
    with_grace: Mentorlog,
) -> None:
    page = "## Commitments\nb by fri\n\n## Notes\nI will ask by fri\nNext meeting: dec 20 10:00\n"
    assert with_grace("note", "ada", "-", stdin=page).err == (
        "“b by fri” and one more line stay words; each is a promise as a bullet under Commitments, "
        "or with a box: - [ ]\n"
        "“Next meeting: dec 20 10:00” stays words; a meeting is planned under Next meeting\n"
    )


def test_of_a_heading_that_is_nearly_one_for_promises_it_is_said_that_it_makes_none(
    with_grace: Mentorlog,
) -> None:
    page = "## Action points\n1. first by fri\n2. second\n\n## Options\n- third\n"
    assert with_grace("note", "ada", "-", stdin=page).err == (
        "What stands under “Action points” stays words; a promise stands under Commitments, "
        "or has a box: - [ ]\n"
    )


@pytest.mark.parametrize(
    "page",
    ["- Ada: she is tired\n", "We stand by monday.\n", "## Private\n- x by fri\n", "- on it by 3/4\n",
     "## Actions\n- a by fri\n  - and b by fri\n", "- [ ] a by fri\n",
     "## Actions\nWe said:\n- a longer one, which\ngoes on\n", "## Options\n- a\n",
     "Next meeting we start with numbers.\n", "Tom: he is well\n", "Ada will retire by and by.\n",
     "## Actions\nNone.\n", f"## Actions\n{'It was long. ' * 10}\n", "## Action item review\n- a\n"],
)  # fmt: skip
def test_of_other_words_nothing_is_said(with_grace: Mentorlog, page: str) -> None:
    assert with_grace("note", "ada", "-", stdin=page).err == ""


def test_bullets_under_known_headings_become_items_and_the_rest_stays(with_grace: Mentorlog) -> None:
    out = with_grace.ok("note", "ada", "-", stdin=PAGE)
    assert without_ids(with_grace.files()[TODAY]) == f"{HEAD}\n{STORED}"
    assert re.sub(r"\n  \w{5}  ", "\n  ID  ", out) == (
        f"Noted: Ada Lovelace, Sun 6 Dec 2026  ({TODAY})\n"
        "         notes: We talked.\n"
        "         notes: - fine\n"
        "  ID  commitment: Draft the plan, by Fri 11 Dec 2026\n"
        "  ID  Ada's commitment: send the sheet, by the next meeting, Sun 20 Dec 2026\n"
        "  ID  Grace's commitment: say hello, by Thu 24 Dec 2026\n"
        "  ID  commitment: Read the memo (kept)\n"
        "  ID  commitment: Never mind (let go)\n"
        "  ID  commitment: one more, by the next meeting, Sun 20 Dec 2026\n"
        "  ID  commitment: Stand by me, by the next meeting, Sun 20 Dec 2026\n"
        "  ID  question: How did you start?\n"
        "  ID  advice: Ask Tom\n"
    )
    assert drafts(with_grace) == {}


def test_by_fri_on_a_page_is_counted_from_the_meetings_day(with_grace: Mentorlog) -> None:
    with_grace.ok("note", "ada", "-", "--date", "2 nov", stdin="## Commitments\n- Draft by fri\n")
    assert "- [ ] Draft  [due:: 2026-11-06]  [id:: " in with_grace.files()[EARLIER]


@pytest.mark.parametrize("said", ["3/4", "31 nov"])
def test_what_is_no_one_day_stays_as_text_and_stderr_says_so(with_grace: Mentorlog, said: str) -> None:
    result = with_grace("note", "ada", "-", stdin=f"## Commitments\n- Draft by {said}\n")
    assert result.code == 0
    assert result.err.startswith("A date stays as text: ")
    assert f"“{said}”" in result.err
    assert f"- [ ] Draft by {said}  [id:: ID]\n" in without_ids(with_grace.files()[TODAY])


def test_on_a_page_too_only_a_commitment_has_its_owners_name_before_it(with_grace: Mentorlog) -> None:
    with_grace.ok("note", "ada", "-", stdin="## Advice\n- Ada: ask Tom\n")
    assert without_ids(with_grace.files()[TODAY]).endswith("- [ ] Ada: ask Tom  [id:: ID]\n")


def test_a_line_that_names_its_day_already_keeps_its_words(with_grace: Mentorlog) -> None:
    with_grace.ok(
        "note", "ada", "-", stdin="## Actions\n- Draft by fri (due:: 2026-12-24)\n- [x] Read by fri\n"
    )
    assert without_ids(with_grace.files()[TODAY]).endswith(
        "## Actions\n- [ ] Draft by fri (due:: 2026-12-24)  [id:: ID]\n"
        "- [x] Read by fri  [completion:: 2026-12-06]  [id:: ID]\n"
    )


def test_a_page_with_a_front_matter_is_the_record_of_its_day(with_grace: Mentorlog) -> None:
    page = '+++\n# hand-made\ndate = 2026-11-02\nmood = "good"\n+++\n\n## Actions\n- Draft by fri\n'
    out = with_grace.ok("note", "ada", "-", stdin=page)
    assert out.startswith(f"Noted: Ada Lovelace, Mon 2 Nov 2026  ({EARLIER})\n")
    assert without_ids(with_grace.files()[EARLIER]) == (
        '+++\n# hand-made\ndate = 2026-11-02\nmood = "good"\nstatus = "held"\n+++\n\n'
        "## Actions\n- [ ] Draft  [due:: 2026-11-06]  [id:: ID]\n"
    )


def test_a_page_of_another_day_leaves_todays_meeting_alone(with_grace: Mentorlog) -> None:
    with_grace.ok("note", "ada", "-m", "Today.")
    before = with_grace.files()[TODAY]
    with_grace.ok("note", "ada", "-", stdin="+++\ndate = 2026-11-02\n+++\n\nThen.\n")
    assert with_grace.files()[TODAY] == before
    assert with_grace.files()[EARLIER] == '+++\ndate = 2026-11-02\nstatus = "held"\n+++\n\nThen.\n'


def test_a_date_that_is_given_goes_before_the_pages_own(with_grace: Mentorlog) -> None:
    with_grace.ok("note", "ada", "-", "--date", "3 nov", stdin="+++\ndate = 2026-11-02\n+++\n\nThen.\n")
    path = "meetings/ada-lovelace/2026-11-03.md"
    assert with_grace.files()[path] == '+++\ndate = 2026-11-03\nstatus = "held"\n+++\n\nThen.\n'
    assert EARLIER not in with_grace.files()


def test_a_yaml_block_stays_above(with_grace: Mentorlog) -> None:
    yaml = "---\ntags: [ada]\ntitle: x\n---\n"
    with_grace.ok("note", "ada", "-", stdin=f"{yaml}## Notes\nHi\n")
    assert with_grace.files()[TODAY] == f"{yaml}{HEAD}\n## Notes\nHi\n"


def test_a_yaml_block_stays_above_a_front_matter(with_grace: Mentorlog) -> None:
    page = "---\ntags: [ada]\n---\n\n+++\ndate = 2026-11-02\n+++\n## Notes\nHi\n"
    with_grace.ok("note", "ada", "-", stdin=page)
    assert with_grace.files()[EARLIER] == page.replace("-02\n", '-02\nstatus = "held"\n')


def test_a_byte_order_mark_is_no_text(with_grace: Mentorlog) -> None:
    with_grace.ok("note", "ada", "-", stdin="\ufeff+++\ndate = 2026-11-02\n+++\n\nHi\n")
    assert with_grace.files()[EARLIER] == '+++\ndate = 2026-11-02\nstatus = "held"\n+++\n\nHi\n'


def test_medium_minutes_kind_and_next_may_be_given_beside_a_page(with_grace: Mentorlog) -> None:
    with_grace.ok(
        "note", "ada", "-", "--medium", "phone", "--minutes", "20", "--kind", "closing", "--next", "18 dec",
        stdin='+++\nmedium = "video"\n+++\n\n## Actions\n- Draft by next\n',
    )  # fmt: skip
    assert without_ids(with_grace.files()[TODAY]) == (
        '+++\nmedium = "phone"\ndate = 2026-12-06\nstatus = "held"\nminutes = 20\nkind = "closing"\n+++\n\n'
        "## Actions\n- [ ] Draft  [due:: 2026-12-18]  [id:: ID]\n"
    )
    assert 'status = "planned"' in with_grace.files()["meetings/ada-lovelace/2026-12-18.md"]


def test_a_page_goes_below_what_a_planned_meeting_holds(known: Mentorlog) -> None:
    known.ok("note", "ada", "-", stdin="## Advice\n- Ask Tom\n")
    assert without_ids(known.files()[MONDAY]) == (
        '+++\ndate = 2026-12-07\ntime = "10:00"\nminutes = 45\nmedium = "video"\nstatus = "held"\n+++\n\n'
        "## Objectives\n- [ ] A yes or no on the platform lead role  [id:: ID]\n\n"
        "## Advice\n- [ ] Ask Tom  [id:: ID]\n"
    )


def test_the_first_words_of_a_page_do_not_fall_under_the_last_heading_of_the_record(known: Mentorlog) -> None:
    known.ok("note", "ada", "-", stdin="- just a list\n\n## Advice\n- Ask Tom\n")
    assert without_ids(known.files()[MONDAY]).endswith(
        "lead role  [id:: ID]\n\n## Notes\n\n- just a list\n\n## Advice\n- [ ] Ask Tom  [id:: ID]\n"
    )


def test_a_page_for_a_held_meeting_adds_its_front_matter_and_its_yaml_to_it(known: Mentorlog) -> None:
    known.ok("note", "ada", "--date", "2 nov", "-", stdin='---\na: b\n---\n+++\nmood = "good"\n+++\nHi')
    before = '+++\ndate = 2026-11-02\nstatus = "held"\nmood = "good"\n+++\n\n## Notes\nOld.\n'
    text = known.files()[EARLIER]
    assert text.startswith(f"---\na: b\n---\n{before}")
    assert text.endswith("## People\n- [ ] Priya Nair  [id:: q8d1t]\n\n## Notes\n\nHi")


def test_a_second_yaml_block_is_kept_as_text(with_grace: Mentorlog) -> None:
    with_grace.ok("note", "ada", "-", stdin="---\na: b\n---\nOne\n")
    with_grace.ok("note", "ada", "-", stdin="---\nc: d\n---\nTwo\n")
    assert with_grace.files()[TODAY] == (f"---\na: b\n---\n{HEAD}\nOne\n\n## Notes\n\n---\nc: d\n---\nTwo\n")


def test_a_page_that_note_opened_may_come_back_through_the_pipe(
    known: Mentorlog, page_of: Callable[..., str]
) -> None:
    page = page_of(known, "ada").replace(DRAFT, DRAFT.replace("[ ]", "[x]") + "  liked\n")
    page = page.replace("## Notes\n", "## Notes\nHello\n").replace(NEXT, "fri")
    head, _, body = page.partition("## Objectives\n")
    out = known.ok("note", "ada", "-", stdin=body.partition("\n\n")[2])
    assert "  7f3kb  kept: Draft the 90-day plan; liked\n" in out
    assert "Next meeting: Fri 11 Dec 2026" in out
    assert known.files()[MONDAY].endswith("role  [id:: c7d3q]\n\n## Notes\nHello\n")
    assert head


def test_next_meeting_on_somebody_elses_page_plans_it_and_stays(with_grace: Mentorlog) -> None:
    page = "## Next meeting\n\n* 18 dec 10:00\n"
    out = with_grace.ok("note", "ada", "-", stdin=page)
    assert "Next meeting: Fri 18 Dec 2026 10:00" in out
    assert with_grace.files()[TODAY] == f"{HEAD}\n{page}"


def test_a_page_without_who_is_of_the_meeting_just_begun(known: Mentorlog) -> None:
    assert known.ok("note", "-", stdin="Hi\n").startswith("Noted: Ada Lovelace, Mon 7 Dec 2026 ")


def test_new_makes_another_meeting_of_a_page(with_grace: Mentorlog) -> None:
    with_grace.ok("note", "ada", "-", stdin="One\n")
    with_grace.ok("note", "ada", "-", "--new", stdin="Two\n")
    assert with_grace.files()[TODAY.replace(".md", "-2.md")] == f"{HEAD}\nTwo\n"


def test_a_hand_typed_line_keeps_the_handle_that_it_was_called_by(known: Mentorlog) -> None:
    put(known, MONDAY, '+++\nstatus = "planned"\n+++\n## Questions\n- Why?\n- Why?\n')
    shown = re.findall(r"\b(\w{5})  Why\?", known.ok("prep", "ada"))
    out = known.ok("note", "ada", "-", stdin="## Questions\n- Why?\n")
    ids = re.findall(r"- \[ \] Why\?  \[id:: (\w{5})\]", known.files()[MONDAY])
    assert ids[:2] == shown
    assert len(set(ids)) == 3
    assert re.findall(r"  (\w{5})  question: Why\?", out) == ids[2:]


@pytest.mark.parametrize(
    ("arguments", "page", "code", "said"),
    [
        (("ada",), b"+++\ndate = \n+++\n\nHello\n", 4, "Line 2 of the page, “date =”, is"),
        (
            ("ada",),
            b"+++\ndate = 2026-12-06\n\nHello\n",
            4,
            "The head of the page begins with +++, and no second +++ ends it.\n",
        ),
        (("ada",), b'+++\nminutes = "long"\n+++\nHello\n', 4, "In the head of the page, "),
        (("nobody",), b"Hello\n", 3, "No person answers to “nobody”.\n"),
        (("ada",), "Grüße\n".encode("latin-1"), 2, "What was piped in is not UTF-8 text.\n"),
        (("ada", "--next", "sometime"), b"Hello\n", 2, "I cannot read “sometime” as a date.\n"),
        (("ada", "--date", "3/4"), b"Hello\n", 2, "“3/4” can be 2026-03-04 or 2026-04-03.\n"),
        (("ada", "--kind", "party"), b"Hello\n", 2, "“party” is no kind of meeting.\n"),
        ((), b"Hello\n", 2, "Whom did you meet? No planned meeting began today or yesterday.\n"),
    ],
)
def test_a_page_that_cannot_be_stored_is_kept_as_a_draft_byte_for_byte(
    with_grace: Mentorlog, arguments: tuple[str, ...], page: bytes, code: int, said: str
) -> None:
    before = records(with_grace)
    who = arguments[:1]
    result = with_grace("note", *who, "-", *arguments[1:], stdin=page)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith(said)
    [(name, data)] = drafts(with_grace).items()
    assert data == page
    assert f"What you typed is kept in {with_grace.journal}/.mentorlog/drafts/{name}\n" in result.err
    assert records(with_grace) == before


def test_a_page_for_a_name_that_nobody_has_is_kept_with_the_command_for_who_was_meant(
    with_grace: Mentorlog,
) -> None:
    result = with_grace("note", "adda", "-", "--minutes", "30", stdin="Hello\n")
    [kept] = with_grace.drafts()
    said = f"Did you mean Ada Lovelace? Then: mentorlog note 'Ada Lovelace' --minutes 30 - < {kept}"
    assert (result.code, result.err.splitlines()[2]) == (3, said)


@pytest.mark.parametrize("page", [b"", b" \n\t\n"])
def test_an_empty_page_is_said_to_be_empty_and_nothing_is_kept(with_grace: Mentorlog, page: bytes) -> None:
    before = with_grace.files()
    result = with_grace("note", "ada", "-", stdin=page)
    assert (result.code, result.err) == (2, "The page is empty.\nNothing was stored.\n")
    assert with_grace.files() == before


def test_a_page_and_options_together_are_refused(with_grace: Mentorlog) -> None:
    before = records(with_grace)
    result = with_grace("note", "ada", "-", "-m", "Hello", stdin="Hi\n")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("A page from a pipe and options together cannot be told apart.\n")
    assert records(with_grace) == before
    assert list(drafts(with_grace).values()) == [b"Hi\n"]


def test_a_page_dates_what_was_ticked_by_hand_before(known: Mentorlog) -> None:
    text = known.files()[EARLIER]
    put(known, EARLIER, text.replace("[ ] Draft", "[x] Draft"))
    out = known.ok("note", "ada", "-", stdin="Hi\n")
    assert out.endswith("  1 ended by hand before; dated Mon 7 Dec 2026\n")
    assert known.files()[EARLIER] == text.replace(
        "[ ] Draft the 90-day plan  [due:: 2026-12-08]",
        "[x] Draft the 90-day plan  [due:: 2026-12-08]  [completion:: 2026-12-07]",
    )


# --- byte for byte, over generated pages --------------------------------------------------------------

WORDS = [
    "plan",
    "Grüße",
    "李明",
    "a\u2028b",
    "[link](x)",
    "`[ ]`",
    "100%",
    "@nobody",
    "#tag",
    "x:",
    "**b**",
    "🎉",
    "\\",
]
HEADINGS = [
    "Commitments", "Action items", "Questions", "Advice", "Notes", "People", "Contacts", "Mine", "Private",
    "Feedback", "Check-in", "Learned", "Objectives", "Introductions", "Follow-up: all",
]  # fmt: skip
FIELDS = [
    "",
    "",
    "  [due:: 2026-12-24]",
    " (due:: 2026-12-24)",
    " 📅 2026-12-24",
    "  [mood:: good]",
    " ^abc",
    "\t^x-1 ",
    " due:2026-12-24",
    "  [id:: aaa11]",
    " 🆔 bbb22",
    "  [completion:: 2026-11-01]",
    " #late",
    "  ",
    "\t",
]
OTHERS = [
    "", "", "```\n- [ ] code\n```", "~~~\n- code", "<!-- - [ ] hidden -->", "<!--\n- [ ] hidden", "-->",
    "> - quoted", "***", "+++", "  - 2026-11-02 done: well", "  lazy", "    code", "|a|b|", "-", "- [ ]",
    "1. [x]", "\u2028", "\x0c",
]  # fmt: skip

words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
headings = st.builds(
    lambda style, title: style.format(title),
    st.sampled_from(["## {}", "# {}", "### {} ##", "**{}**", "{}\n---", "{}\n===", "__{}__:"]),
    st.sampled_from(HEADINGS),
)
bullets = st.builds(
    lambda indent, marker, gap, box, text, field: f"{indent}{marker}{gap}{box}{text}{field}",
    st.sampled_from(["", "", "", "  ", "    ", "\t"]),
    st.sampled_from(["-", "-", "*", "+", "1.", "2)"]),
    st.sampled_from([" ", " ", "  ", "\t"]),
    st.sampled_from(["", "", "[ ] ", "[x] ", "[-] ", "[X]  ", "[/] ", "[] ", "[>]\t"]),
    words,
    st.sampled_from(FIELDS),
)
others = st.sampled_from(OTHERS)
pages = st.builds(
    lambda blocks, end, last, mixed: _joined(blocks, end, last, mixed),
    st.lists(st.one_of(headings, bullets, bullets, bullets, words, others), min_size=1, max_size=14),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
    st.booleans(),
).filter(lambda page: page.strip() and page.split("\n")[0].strip() not in ("+++", "---"))


def _joined(blocks: list[str], end: str, last: bool, mixed: bool) -> str:
    lines = "\n".join(blocks).split("\n")
    ends = [("\n" if mixed and number % 3 == 1 else end) for number in range(len(lines))]
    ends[-1] = ends[-1] if last else ""
    return "".join(line + end for line, end in zip(lines, ends, strict=True))


def is_it_but_for_what_was_added(stored: str, page: str) -> bool:
    """Whether each line is as it was, or an item's line with a box, its last day and an id put in."""
    new, old = stored.split("\n"), page.split("\n")
    return len(new) == len(old) and all(map(is_line_but_for_what_was_added, new, old))


def is_line_but_for_what_was_added(new: str, old: str) -> bool:
    found = {new}
    for field in (r"  \[id:: [1-9a-z]{5}\]", r"  \[(?:completion|cancelled):: 2026-12-06\]"):
        found |= {
            line[: place.start()] + line[place.end() :]
            for line in found
            for place in re.finditer(field, line)
        }
    found |= {re.sub(r"^([ \t]*(?:[-*+]|\d+[.)])[ \t]+)\[ \] ", r"\1", line) for line in found}
    return old in found


def noted(mentorlog: Mentorlog, page: str, before: str = "") -> str:
    """Today's record, which was `before` if it was there, once a page was noted from a pipe."""
    (mentorlog.journal / TODAY).unlink(missing_ok=True)
    if before:
        put(mentorlog, TODAY, before)
    result = mentorlog("note", "ada", "-", stdin=page)
    assert result.code == 0, result
    return mentorlog.files()[TODAY]


def test_a_page_comes_back_byte_for_byte_but_for_boxes_and_fields(with_ada: Mentorlog) -> None:
    @given(page=pages)
    @example(page="## Actions\n- x\t^x-1 ")
    @example(page="## Actions\r\n- [x] y  [id:: aaa11] \r\n-\tz")
    def holds(page: str) -> None:
        text = noted(with_ada, page)
        head = re.match(r"\+\+\+\r?\n(?:.*\n)*?\+\+\+\r?\n", text)
        assert head
        body = text[head.end() :]
        if page.split("\n")[0].strip():
            body = re.sub(r"^\r?\n", "", body)
        assert is_it_but_for_what_was_added(body, page), (body, page)

    holds()


def test_a_page_for_a_meeting_that_is_there_comes_back_below_it_byte_for_byte(with_ada: Mentorlog) -> None:
    before = f"{HEAD}\n## Objectives\n- [ ] Aim  [id:: c7d3q]\n"

    @given(page=pages)
    @example(page="- x")
    @example(page="# Actions\n- x\n")
    def holds(page: str) -> None:
        text = noted(with_ada, page, before)
        assert text.startswith(f"{before}\n")
        rest = text.removeprefix(f"{before}\n")
        either = (rest, rest.removeprefix("## Notes\n\n"))
        assert any(is_it_but_for_what_was_added(body, page) for body in either), (rest, page)

    holds()


def test_a_page_that_was_stored_once_gains_nothing_by_a_second_note(with_ada: Mentorlog) -> None:
    @given(page=pages)
    def holds(page: str) -> None:
        before = noted(with_ada, page)
        assert with_ada("note", "ada", "--next", "fri").code == 0
        assert with_ada.files()[TODAY] == before

    holds()


def test_a_meeting_that_was_noted_elsewhere_while_the_page_was_open_is_not_noted_twice(
    with_ada: Mentorlog, editor: Callable[[str], dict[str, str]]
) -> None:
    path = with_ada.journal / "meetings" / "ada-lovelace" / "2026-12-06.md"
    elsewhere = (
        f"import pathlib; p = pathlib.Path({str(path)!r}); p.parent.mkdir(parents=True); p.write_text('x\\n')"
    )
    environment = editor(f"{elsewhere}\ntext += 'Typed.\\n'")
    result = with_ada("note", "ada", EDITOR=environment["EDITOR"])
    assert (result.code, path.read_text()) == (5, "x\n")
    assert [path for path in with_ada.records() if path.startswith("meetings/")] == [
        "meetings/ada-lovelace/2026-12-06.md"
    ]
    assert [draft.read_text().endswith("Typed.\n") for draft in with_ada.drafts()] == [True]


# --- what is odd --------------------------------------------------------------------------------------


def test_a_field_of_ours_before_a_day_on_a_page_stays_words_and_the_day_with_it(with_ada: Mentorlog) -> None:
    lines = ("Go [id:: abcde] by fri", "[mood:: x] by fri", "Ask [goal:: lead] by fri")
    page = "".join(f"- [ ] {line}\n" for line in lines)
    assert "“by fri” (" in with_ada("note", "ada", "-", stdin=f"## Commitments\n{page}").err
    assert without_ids(records(with_ada)[TODAY]).endswith(
        "## Commitments\n- [ ] Go [id:: ID] by fri  [id:: ID]\n- [ ] [mood:: x] by fri  [id:: ID]\n"
        "- [ ] Ask  [goal:: lead]  [due:: 2026-12-11]  [id:: ID]\n"
    )


@pytest.mark.parametrize(
    ("page", "stored"),
    [
        ("---\nmood: good\n---", "---\nmood: good\n---\n{}"),
        ('+++\nplace = "Hall"\n+++\n', "{}"),
    ],
)
def test_a_page_that_is_a_front_matter_alone_adds_it_and_no_empty_notes(
    with_ada: Mentorlog, page: str, stored: str
) -> None:
    with_ada.ok("note", "ada", "-m", "Hello")
    before = records(with_ada)[TODAY]
    with_ada.ok("note", "ada", "-", stdin=page)
    after = records(with_ada)[TODAY].replace('place = "Hall"\n', "")
    assert after == stored.format(before)
    assert ('place = "Hall"' in records(with_ada)[TODAY]) is ("place" in page)


def test_a_template_that_has_a_brief_of_its_own_keeps_it(
    with_ada: Mentorlog, page_of: Callable[..., str]
) -> None:
    put(with_ada, "templates/note.md", "## Brief\nMine\n\n## Notes\n")
    with_ada.ok("meeting", "plan", "ada", "today", "--kind", "shadowing")
    page = page_of(with_ada, "ada")
    assert page.count("## Brief") == 1
    assert "## Brief\nMine\n" in page
    assert "## Debrief\n<!--" in page


def test_an_empty_bullet_under_still_open_is_nothing_to_do(with_ada: Mentorlog) -> None:
    with_ada.ok("note", "ada", "-m", "Hello", "--commit", "Mine", "--date", "2026-11-02")
    (ident,) = re.findall(r"\[id:: (\w{5})\]", records(with_ada)[EARLIER])
    page = f"## Still open\n- [x] Mine  [id:: {ident}]\n- \n- [ ] Another\n"
    with_ada.ok("note", "ada", "-", stdin=page)
    assert without_ids(records(with_ada)[TODAY]).endswith("## Commitments\n- [ ] Another  [id:: ID]\n")
    assert "- [x] Mine" in records(with_ada)[EARLIER]
