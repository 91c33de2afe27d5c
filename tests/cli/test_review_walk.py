"""The review at a terminal, key by key: what it asks, what it stores, what it says."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.cli.conftest import SUNDAY, Mentorlog, Result

from mentorlog.practice.week.questions import QUESTIONS

NOTE = "meetings/ada/2026-11-23.md"
PAGE = "reviews/2026-W49.md"
PLAN = "- [ ] Draft the plan  [due:: 2026-12-04]  [id:: 7f3kb]\n"
ENTER = "\r"
GOAL = '+++\ntitle = "Lead"\n+++\n\n## Steps\n- [ ] Read it  [due:: 2026-12-05]  [id:: sssss]\n'
ADA = {
    "people/ada.md": '+++\nname = "Ada Lovelace"\nagreement.every = "2 weeks"\n+++\n',
    NOTE: f"+++\ndate = 2026-11-23\n+++\n\n## Commitments\n{PLAN}",
    "meetings/ada/2026-12-07.md": '+++\ndate = 2026-12-07\nstatus = "planned"\n+++\n',
    "reviews/2026-W48.md": '+++\nweek = "2026-W48"\nended = 2026-11-28\n+++\n\n# Week 48\n',
}


def write(mentorlog: Mentorlog, files: dict[str, str]) -> Mentorlog:
    """Writes files into the journal as a person does; gives the program back."""
    for path, text in files.items():
        target = mentorlog.journal / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
    return mentorlog


def add(mentorlog: Mentorlog, text: str, path: str = NOTE) -> None:
    """Adds to a record by hand."""
    with (mentorlog.journal / path).open("a", newline="") as file:
        file.write(text)


def with_journal(mentorlog: Mentorlog) -> Mentorlog:
    mentorlog.environment["MENTORLOG_JOURNAL"] = str(mentorlog.journal)
    mentorlog.ok("init", str(mentorlog.journal))
    return write(mentorlog, ADA)


@pytest.fixture
def ada(mentorlog: Mentorlog) -> Mentorlog:
    """A journal in which one promise to Ada is late; she is met tomorrow."""
    return with_journal(mentorlog)


def walked(mentorlog: Mentorlog, *answers: str, who: str = "", **how: object) -> str:
    """Reviews the week with these answers to questions and keys; what it said, when all is well."""
    arguments = ["review", *(["--who", who] if who else [])]
    result = mentorlog(*arguments, answers=answers, **how)  # type: ignore[arg-type]
    assert (result.code, result.err) == (0, ""), result
    return result.out


def stopped(mentorlog: Mentorlog, *answers: str, **how: object) -> Result:
    """The same, the input ending after these answers."""
    result = mentorlog("review", answers=answers, **how)  # type: ignore[arg-type]
    assert result.code == 1 and "Traceback" not in result.err, result
    return result


def note(mentorlog: Mentorlog) -> str:
    """What stands under Commitments of the note."""
    return mentorlog.files()[NOTE].partition("## Commitments\n")[2]


def page(mentorlog: Mentorlog) -> list[str]:
    """What was decided, as the page of the week has it."""
    return [line for line in mentorlog.files()[PAGE].splitlines() if line.startswith("- ")]


def steps(said: str) -> list[str]:
    """The items that were asked about."""
    return re.findall(r"^Review +\d+ of \d+ · .*\n\n  (.*)$", said, re.MULTILINE)


# --- the screen -----------------------------------------------------------------------------------


def test_a_step_is_three_lines_and_the_keys(ada: Mentorlog) -> None:
    write(ada, {NOTE: ADA[NOTE] + "  - One page: who and what, and what is otherwise when it is done\n"})
    add(ada, "  - 2026-11-29 moved from 2026-11-27: waiting on the numbers of the quarter\n")
    said = stopped(ada).out
    assert said == (
        "\n"
        "Review                                                         1 of 1 · 1 minute\n"
        "\n"
        "  Draft the plan\n"
        "  promised Ada on 23 Nov · was for Fri 4 Dec · moved once · you meet tomorrow\n"
        "\n"
        "  [d]one  [m]ove  [s]maller  [l]et go  [o]pen  [n]ot now  [b]ack  [q]uit\n"
        "\n"
    )


def test_why_it_was_moved_is_said_where_there_is_room(ada: Mentorlog) -> None:
    write(
        ada, {"meetings/ada/2026-12-07.md": ADA["meetings/ada/2026-12-07.md"].replace("planned", "cancelled")}
    )
    add(ada, "  - 2026-11-29 moved from 2026-11-27: waiting on the numbers of the quarter\n")
    assert "· moved once (waiting on the…)\n" in stopped(ada).out


def test_at_forty_columns_no_line_is_longer(ada: Mentorlog) -> None:
    add(ada, f"- [ ] {'Ring everybody ' * 9} [due:: 2026-12-05]\n")
    for answers in (("m", "fri", "Q3", ""), ("d", "")):
        said = stopped(ada, *answers, width=40).out
        assert max(map(len, said.splitlines())) <= 40, said


def test_without_colour_there_are_no_codes_and_with_it_there_are(ada: Mentorlog) -> None:
    assert "\x1b" not in stopped(ada).out
    assert "\x1b" in stopped(ada, color=True).out


def test_a_record_that_cannot_be_read_is_named_at_the_end_of_the_walk(ada: Mentorlog) -> None:
    other = "meetings/ada/2026-11-09.md"
    write(ada, {other: "+++\ndate = [\n+++\n"})
    said = ada("review", answers=("d", "", ""))
    assert said.code == 0
    assert said.err.count("Left out, for it cannot be read: ") == said.err.count(f"{other}:") == 1


# --- the keys -------------------------------------------------------------------------------------


def test_done_takes_what_came_of_it(ada: Mentorlog) -> None:
    assert "\n  Kept.\n" in walked(ada, "d", "Ada has it", "")
    done = "- [x] Draft the plan  [due:: 2026-12-04]  [completion:: 2026-12-06]  [id:: 7f3kb]\n"
    assert note(ada) == f"{done}  - 2026-12-06 done: Ada has it\n"
    assert page(ada) == ["- Kept: Draft the plan (Ada); Ada has it  [id:: 7f3kb]"]


def test_done_needs_two_keys_in_all(ada: Mentorlog) -> None:
    walked(ada, "d", "", "")
    assert note(ada).endswith("[completion:: 2026-12-06]  [id:: 7f3kb]\n")


def test_move_says_where_it_went_with_the_full_date_and_what_tomorrow_s_sheet_says(ada: Mentorlog) -> None:
    said = walked(ada, "m", "fri", "Q3 numbers", "", "")
    assert "\n  Moved to Fri 11 Dec 2026. Tomorrow's sheet says: tell Ada.\n" in said
    assert note(ada) == PLAN.replace("12-04", "12-11") + "  - 2026-12-06 moved from 2026-12-04: Q3 numbers\n"
    assert page(ada) == ["- Moved to Fri 11 Dec 2026: Draft the plan (Ada); Q3 numbers  [id:: 7f3kb]"]
    assert "tell Ada" in ada.ok("prep", "ada").replace("Tell", "tell") or "does not know" in ada.ok(
        "prep", "ada"
    )


def test_move_with_enter_is_to_the_next_meeting_and_told_where_one_says_so(ada: Mentorlog) -> None:
    said = walked(ada, "m", "", "", "y", "")
    assert "(Enter: Mon 7 Dec, when you meet again)" in said and "  Moved to Mon 7 Dec 2026.\n" in said
    assert note(ada).endswith("  - 2026-12-06 moved from 2026-12-04\n  - 2026-12-06 told\n")


@pytest.mark.parametrize(
    ("typed", "day"),
    [("next", "Mon 7 Dec 2026"), ("tomorrow", "Mon 7 Dec 2026"), ("1 jun 2027", "Tue 1 Jun 2027")],
)
def test_move_takes_a_date_in_words(ada: Mentorlog, typed: str, day: str) -> None:
    assert f"  Moved to {day}." in walked(ada, "m", typed, "", "", "")


def test_a_day_that_cannot_be_read_or_is_past_is_asked_for_again(ada: Mentorlog) -> None:
    result = ada("review", answers=["m", "someday", "3/4", "yesterday", "2026-12-06", "", "y", ""])
    assert result.code == 0 and "Moved to Sun 6 Dec 2026." in result.out
    complaints = result.err.replace("\n  ", " ").splitlines()  # what is too long goes on below itself
    assert [len(complaints), "someday" in complaints[0], "3/4" in complaints[1]] == [3, True, True]
    assert complaints[2] == "Sat 5 Dec 2026 is past. Say a day from today on."


def test_a_day_on_which_no_meeting_is_planned_is_when_one_would_meet(ada: Mentorlog) -> None:
    (ada.journal / "meetings/ada/2026-12-07.md").unlink()
    assert "(Enter: Mon 7 Dec, when you would meet again)" in walked(ada, "m", "", "", "", "")


@pytest.mark.parametrize("answer", ["yess", "ok", "14 dec", "nope"])
def test_whether_somebody_knows_is_asked_again_until_it_is_a_yes_or_a_no(ada: Mentorlog, answer: str) -> None:
    result = ada("review", answers=["l", "", answer, "YES", ""])
    assert result.err == f"“{answer}” is neither yes nor no. Type y, n or Enter.\n"
    assert result.out.count("Does Ada know?") == 2 and "  - 2026-12-06 told\n" in note(ada)


def test_a_move_to_its_own_day_is_none(ada: Mentorlog) -> None:
    write(ada, {NOTE: ADA[NOTE].replace("12-04", "12-08")})
    said = stopped(ada, "m", "2026-12-08").out
    assert "  It is for Tue 8 Dec 2026 already.\n" in said and len(steps(said)) == 2
    assert PAGE not in ada.files()


def test_where_no_meeting_is_known_enter_leaves_it_for_whenever_one_meets(ada: Mentorlog) -> None:
    (ada.journal / "meetings/ada/2026-12-07.md").unlink()
    write(ada, {"people/ada.md": '+++\nname = "Ada Lovelace"\n+++\n'})
    said = walked(ada, "m", "", "", "", "")
    assert "(Enter: when you next meet)" in said
    assert "  Moved to the next meeting. The sheet says: tell Ada.\n" in said
    assert "[due::" not in note(ada)


def test_what_is_for_whenever_one_meets_is_passed_on_with_enter(ada: Mentorlog) -> None:
    (ada.journal / "meetings/ada/2026-12-07.md").unlink()
    write(ada, {NOTE: ADA[NOTE].replace("2026-11-23", "2026-11-01").replace("  [due:: 2026-12-04]", "")})
    assert "  For when you next meet.\n" in walked(ada, "m", "", "")
    assert note(ada).endswith("  - 2026-12-06 carried\n")


def test_smaller_asks_for_the_next_step_and_links_it(ada: Mentorlog) -> None:
    said = walked(ada, "s", "Write the first line by wed", "", "")
    assert (
        "  Made smaller: Write the first line, by Wed 9 Dec 2026. Tomorrow's sheet says:\n  tell Ada.\n"
        in said
    )
    old, moved, new = note(ada).splitlines()
    assert old == "- [-] Draft the plan  [due:: 2026-12-04]  [cancelled:: 2026-12-06]  [id:: 7f3kb]"
    assert moved == "  - 2026-12-06 moved from 2026-12-04: made smaller: Write the first line"
    assert re.fullmatch(
        r"- \[ \] Write the first line  \[from:: 7f3kb\]  \[due:: 2026-12-09\]  \[id:: \w{5}\]", new
    )
    assert page(ada) == [
        "- Made smaller: Draft the plan (Ada); Write the first line, by Wed 9 Dec 2026  [id:: 7f3kb]"
    ]


def test_smaller_takes_three_enters_at_most(ada: Mentorlog) -> None:
    said = walked(ada, "s", "Write the first line", "", "", "")
    assert "  Made smaller: Write the first line, by Mon 7 Dec 2026." in said


def test_smaller_without_a_step_leaves_it_as_it_is(ada: Mentorlog) -> None:
    assert len(steps(stopped(ada, "s", "").out)) == 2
    assert note(ada) == PLAN


def test_let_go_takes_a_reason_and_whether_the_other_side_knows(ada: Mentorlog) -> None:
    assert "\n  Let go.\n" in walked(ada, "l", "no longer needed", "y", "")
    assert note(ada).splitlines()[1:] == ["  - 2026-12-06 dropped: no longer needed", "  - 2026-12-06 told"]
    assert note(ada).startswith("- [-] Draft the plan")


def test_not_now_changes_no_item(ada: Mentorlog) -> None:
    assert "\n  Not now.\n" in walked(ada, "n", "")
    assert note(ada) == PLAN
    assert page(ada) == ["- Not now: Draft the plan (Ada)  [id:: 7f3kb]"]


@pytest.mark.parametrize("key", ["x", "\x1b[A", "done", "dm", "on", ENTER, "", " ", "é", "7"])
def test_another_key_decides_nothing_and_says_which_there_are(ada: Mentorlog, key: str) -> None:
    said = walked(ada, key, "n", "")
    assert said.count("  One of the keys d, m, s, l, o, n, b, q.\n") == 1
    assert page(ada) == ["- Not now: Draft the plan (Ada)  [id:: 7f3kb]"]


def test_a_capital_is_the_same_key(ada: Mentorlog) -> None:
    assert "  Not now.\n" in walked(ada, "N", "")


def test_advice_can_be_done_in_one_s_own_way(ada: Mentorlog) -> None:
    later = {f"meetings/ada/2026-11-2{day}.md": "" for day in (4, 5, 6)}
    write(
        ada, {**later, NOTE: ADA[NOTE].replace("Commitments", "Advice").replace(" [due:: 2026-12-04] ", "")}
    )
    said = walked(ada, "a", "By telephone", "")
    assert "[d]one  [a]dapted  [k]eep" in said and "has lived through three meetings" in said
    assert "  - 2026-12-06 adapted: By telephone\n" in ada.files()[NOTE]


def test_what_has_lived_through_three_meetings_can_be_kept_and_is_not_asked_about_again(
    ada: Mentorlog,
) -> None:
    write(ada, {f"meetings/ada/2026-11-2{day}.md": "" for day in (4, 5, 6)})
    assert "  Kept as it is.\n" in walked(ada, "k", "")
    assert note(ada) == PLAN + "  - 2026-12-06 carried\n"
    assert "has lived through" not in stopped(ada).out


def test_somebody_met_is_told_of(ada: Mentorlog) -> None:
    write(ada, {NOTE: ADA[NOTE].replace(PLAN, "") + "## People\n- [x] Priya Nair  [id:: q8d1t]\n"})
    said = walked(ada, "t", "")
    assert "  Ada named them on 23 Nov · met; Ada may not know · you meet tomorrow\n" in said
    assert "  [t]old  [o]pen  [n]ot now  [b]ack  [q]uit\n" in said and "  Told.\n" in said
    assert ada.files()[NOTE].endswith("[id:: q8d1t]\n  - 2026-12-06 told\n")


def test_a_decision_a_month_old_takes_what_came_of_it_and_else_comes_back_in_a_month(ada: Mentorlog) -> None:
    note = "meetings/ada/2026-10-20.md"
    write(ada, {note: "## Decisions\n- [ ] Stay in Leeds  [id:: ddddd]\n", NOTE: ""})
    assert "  Kept as it is.\n" in walked(ada, "d", "", "")
    assert ada.files()[note].endswith("  - 2026-12-06 carried\n")
    (ada.journal / "meetings/ada/2026-12-07.md").unlink()
    assert "Stay in Leeds" not in stopped(ada, now=SUNDAY + timedelta(days=29)).out
    said = walked(ada, "w", "d", "It was right", "", now=SUNDAY + timedelta(days=30))
    assert steps(said) == ["Stay in Leeds"]
    assert "- [x] Stay in Leeds  [completion:: 2027-01-05]" in ada.files()[note]


def test_bullets_without_a_box_are_settled_together(ada: Mentorlog) -> None:
    write(
        ada,
        {
            "meetings/ada/2026-11-01.md": "## Commitments\n- Ring Tom\n- Read it\n",
            NOTE: ADA[NOTE].replace(PLAN, ""),
        },
    )
    said = walked(ada, "k", "")
    assert "  - Ring Tom\n  - Read it\n  from 1 Nov with Ada, without a box\n" in said
    text = ada.files()["meetings/ada/2026-11-01.md"]
    assert re.fullmatch(
        r"## Commitments\n- \[ \] Ring Tom  \[id:: \w{5}\]\n- \[ \] Read it  \[id:: \w{5}\]\n", text
    )
    assert [line.partition("  [")[0] for line in page(ada)] == [
        "- Open, with a box: Ring Tom (Ada)",
        "- Open, with a box: Read it (Ada)",
    ]


def test_bullets_without_a_box_are_asked_about_once(ada: Mentorlog) -> None:
    write(ada, {"meetings/ada/2026-11-01.md": "## Commitments\n- Ring Tom\n- Read it\n", NOTE: ""})
    assert "  [d]one  [k]eep  [l]et go  [o]pen" in walked(ada, "n", "")
    assert "Ring Tom" not in walked(ada, "", "", now=SUNDAY + timedelta(days=7))


def test_a_step_towards_a_goal_needs_nobody(ada: Mentorlog) -> None:
    write(ada, {NOTE: "", "goals/lead.md": GOAL})
    said = walked(ada, "m", "", "m", "fri", "", "")
    assert "  a step towards a goal of yours · was for Sat 5 Dec\n" in said
    assert "To when? (Enter: leave it)" in said and "know?" not in said
    assert "  Moved to Fri 11 Dec 2026.\n" in said
    assert page(ada) == ["- Moved to Fri 11 Dec 2026: Read it  [id:: sssss]"]


# --- back -----------------------------------------------------------------------------------------


def test_back_shows_what_was_decided_and_another_key_takes_it_back(ada: Mentorlog) -> None:
    add(ada, "- [ ] Ring Tom  [due:: 2026-12-05]  [id:: bbbbb]\n")
    said = walked(ada, "d", "Ada has it", "b", "l", "", "", "n", "")
    assert "  Kept. n leaves it so; another key says otherwise.\n" in said
    assert note(ada).startswith(
        "- [-] Draft the plan  [due:: 2026-12-04]  [cancelled:: 2026-12-06]  [id:: 7f3kb]\n- [ ] Ring Tom"
    )
    assert page(ada) == [
        "- Let go: Draft the plan (Ada)  [id:: 7f3kb]",
        "- Not now: Ring Tom (Ada)  [id:: bbbbb]",
    ]


@pytest.mark.parametrize(
    "decision",
    [
        ("d", ""),
        ("d", "Ada has it"),
        ("m", "fri", "why", "y"),
        ("s", "Write a line", "", ""),
        ("l", "why", "y"),
        ("n",),
    ],
    ids=lambda decision: " ".join(filter(None, decision)),
)
def test_whatever_was_decided_can_be_decided_otherwise(ada: Mentorlog, decision: tuple[str, ...]) -> None:
    add(ada, "- [ ] Ring Tom  [due:: 2026-12-05]  [id:: bbbbb]\n- [ ] Last  [id:: ccccc]")
    walked(ada, *decision, "d", "first", "b", "b", "d", "it was", "m", "next", "", "y", "n", "")
    assert note(ada) == (
        "- [x] Draft the plan  [due:: 2026-12-04]  [completion:: 2026-12-06]  [id:: 7f3kb]\n"
        "  - 2026-12-06 done: it was\n"
        "- [ ] Ring Tom  [due:: 2026-12-07]  [id:: bbbbb]\n"
        "  - 2026-12-06 moved from 2026-12-05\n"
        "  - 2026-12-06 told\n"
        "- [ ] Last  [id:: ccccc]"
    )
    assert [line.partition(":")[0] for line in page(ada)] == [
        "- Kept",
        "- Moved to Mon 7 Dec 2026",
        "- Not now",
    ]


def test_items_typed_by_hand_without_ids_can_be_decided_on_and_otherwise(ada: Mentorlog) -> None:
    write(
        ada,
        {NOTE: ADA[NOTE].replace(PLAN, "- [ ] Ring Tom by 2026-12-05\n" * 2 + "- [ ] Last by 2026-12-06")},
    )
    walked(ada, "d", "", "d", "", "b", "b", "n", "l", "", "", "n", "")
    first, second, _ = note(ada).splitlines()
    assert first.startswith("- [x] Ring Tom  [due:: 2026-12-05]  [completion:: 2026-12-06]  [id:: ")
    assert second.startswith("- [-] Ring Tom  [due:: 2026-12-05]  [cancelled:: 2026-12-06]  [id:: ")
    assert first[-6:] != second[-6:]
    assert not ada.ok("check")


def test_there_is_nothing_before_the_first(ada: Mentorlog) -> None:
    said = walked(ada, "b", "n", "")
    assert "  This is the first.\n" in said and len(steps(said)) == 2


def test_a_change_of_mind_about_bullets_without_a_box_is_for_the_editor(ada: Mentorlog) -> None:
    boxless = "## Commitments\n- Ring Tom\n- Read it\n"
    write(ada, {f"meetings/ada/2026-11-0{day}.md": boxless for day in (1, 2)})
    said = walked(ada, "n", "d", "b", "n", "q")
    assert "  Kept. n leaves it so.\n\n  [o]pen  [n]ot now  [b]ack  [q]uit\n" in said
    assert ada.files()["meetings/ada/2026-11-01.md"].count("[x]") == 2


# --- quitting, and starting again -----------------------------------------------------------------


def test_quitting_loses_nothing_and_the_next_review_goes_on_there(ada: Mentorlog) -> None:
    add(ada, "- [ ] Ring Tom  [due:: 2026-12-05]\n- [ ] Read it  [due:: 2026-12-06]\n")
    said = walked(ada, "n", "q")
    assert steps(said) == ["Draft the plan", "Ring Tom"]
    assert said.endswith("Stored. The next review goes on here.\n")
    said = walked(ada, "d", "", "q")
    assert steps(said) == ["Ring Tom", "Read it"] and "1 of 2" in said
    said = walked(ada, "n", "")
    assert steps(said) == ["Read it"]
    assert [line.partition(":")[0] for line in page(ada)] == ["- Not now", "- Kept", "- Not now"]
    assert ada.files()[PAGE].count("This week:") == 1


def test_quitting_at_once_writes_nothing(ada: Mentorlog) -> None:
    before = ada.files()
    assert walked(ada, "q").endswith("Nothing was decided.\n")
    assert ada.files() == before


def test_the_end_of_input_stops_and_says_that_all_is_stored(ada: Mentorlog) -> None:
    assert stopped(ada).err == "Stopped; nothing was changed.\n"
    stored = "What you decided before is stored. The next review goes on here.\n"
    assert stopped(ada, "n").err == stored


def test_what_is_half_answered_is_not_said_to_be_stored(ada: Mentorlog) -> None:
    add(ada, "- [ ] Ring Tom  [due:: 2026-12-05]  [id:: bbbbb]\n")
    assert stopped(ada, "m", "fri").err == "Stopped; nothing was changed.\n"
    stored = "What you decided before is stored. The next review goes on here.\n"
    assert stopped(ada, "d", "", "m", "fri").err == stored
    assert "[ ] Ring Tom  [due:: 2026-12-05]" in note(ada)


def test_it_ends_with_the_week_in_two_lines_and_a_question(ada: Mentorlog) -> None:
    said = walked(ada, "d", "", "Yes; twice.")
    end = said.partition("Kept.\n")[2].splitlines()
    assert end[:3] == ["", "This week: 1 kept.", "Ahead: Ada tomorrow."]
    assert end[3] == "Whom you meet towards no goal yet: Ada Lovelace."
    assert end[5] in QUESTIONS and end[6] == "  (Enter: nothing) Yes; twice."
    assert end[7:] == ["Next: mentorlog prep ada"]
    text = ada.files()[PAGE]
    assert text.endswith(f"\n\nThis week: 1 kept.\nAhead: Ada on Mon 7 Dec.\n\n**{end[5]}**\n> Yes; twice.\n")
    assert "\nended = 2026-12-06\n" in text


@pytest.mark.parametrize("key", ["q", "Q"])
def test_the_key_that_ends_a_review_is_no_answer_to_its_question(ada: Mentorlog, key: str) -> None:
    walked(ada, "d", "", key)
    skipped = ada.files()[PAGE]
    assert f"> {key}" not in skipped
    assert skipped.endswith("**\n")
    assert "\nended = 2026-12-06\n" in skipped


@pytest.mark.parametrize(
    ("log", "line"),
    [
        (
            "- 2026-11-20 asked: to talk",
            "Kim: you asked on 20 Nov; no answer yet. mentorlog mentor answer kim",
        ),
        (
            "- 2026-11-01 asked\n- 2026-11-20 answered: later",
            "Kim: said later, on 20 Nov; ask again? mentorlog mentor ask kim",
        ),
    ],
    ids=["asked", "later"],
)
def test_it_ends_with_whom_one_asked_once_the_day_to_look_again_has_come(
    ada: Mentorlog, log: str, line: str
) -> None:
    text = f'+++\nname = "Kim Lee"\nstatus = "asked"\nlook_again = 2026-12-06\n+++\n\n## Log\n{log}\n'
    write(ada, {"people/kim.md": text})
    assert walked(ada, "n", "").splitlines()[-2:] == [line, "Next: mentorlog prep ada"]
    write(ada, {"people/kim.md": text.replace("2026-12-06", "2026-12-07")})
    (ada.journal / PAGE).unlink()
    assert "Kim" not in walked(ada, "n", "")


def test_a_review_that_has_ended_today_says_so_and_writes_nothing(ada: Mentorlog) -> None:
    walked(ada, "d", "", "Yes.")
    before = ada.files()
    said = ada.ok("review", at_terminal=True)
    assert said.endswith("\nNothing to decide. What you wrote: mentorlog review show\n")
    assert ada.files() == before


def test_what_got_not_now_does_not_come_up_again_in_the_week_and_does_in_the_next(ada: Mentorlog) -> None:
    walked(ada, "n", "Yes.")
    before = ada.files()
    said = ada.ok("review", at_terminal=True)
    assert said.endswith("\nNothing to decide. What you wrote: mentorlog review show\n")
    assert ada.files() == before
    assert steps(stopped(ada, "", now=SUNDAY + timedelta(days=7)).out) == ["Draft the plan"]


def test_with_no_other_next_step_it_ends_with_where_it_went(ada: Mentorlog) -> None:
    (ada.journal / "meetings/ada/2026-12-07.md").unlink()
    assert walked(ada, "n", "Yes.").endswith("\nTo read it later: mentorlog review show\n")


def test_in_an_empty_journal_it_asks_nothing_and_says_what_comes_first(mentorlog: Mentorlog) -> None:
    mentorlog.environment["MENTORLOG_JOURNAL"] = str(mentorlog.journal)
    mentorlog.ok("init", str(mentorlog.journal))
    before = mentorlog.files()
    assert walked(mentorlog) == 'Nobody here yet. First: mentorlog mentor add "NAME"\n'
    assert mentorlog.files() == before


def test_reviews_one_after_the_other_ask_another_question_each_time(ada: Mentorlog) -> None:
    (ada.journal / "meetings/ada/2026-12-07.md").unlink()
    asked = []
    for week in range(3):
        said = walked(ada, *(["d", ""] if not week else []), "", now=SUNDAY + timedelta(weeks=week))
        asked += [line for line in said.splitlines() if line in QUESTIONS]
    assert len(set(asked)) == 3


# --- coming back ----------------------------------------------------------------------------------

BACK = datetime(2027, 1, 10, 9, 0, tzinfo=UTC)
BACK_PAGE = "reviews/2027-W01.md"


@pytest.fixture
def away(ada: Mentorlog) -> Mentorlog:
    """The same journal, to be opened six weeks later; Grace and a goal are in it, too."""
    promise = "+++\n+++\n## Commitments\n- [ ] {}  [due:: 2026-12-10]  [id:: {}]\n"
    return write(
        ada,
        {
            "meetings/ada/2026-12-07.md": '+++\ndate = 2026-12-07\nstatus = "cancelled"\n+++\n',
            "people/grace.md": '+++\nname = "Grace Hopper"\n+++\n',
            "meetings/grace/2026-11-20.md": promise.format("Send the outline", "ggggg"),
            "meetings/grace/2027-01-12.md": '+++\nstatus = "planned"\n+++\n',
            "goals/lead.md": GOAL.replace("12-05", "12-20"),
        },
    )


def test_after_three_weeks_it_opens_with_one_line_per_person(away: Mentorlog) -> None:
    said = walked(away, ENTER, ENTER, ENTER, "", now=BACK)
    assert said.startswith(
        "\n"
        "Review                                                     good to have you back\n"
        "Last review six weeks ago. Enter puts what is open to your next meeting; w walks\n"
        "through it.\n"
        "\n"
        "Ada Lovelace: Draft the plan\n"
    )
    assert "\n  For the next meeting.\n\nGrace Hopper: Send the outline · you meet on Tue 12 Jan\n" in said
    assert (
        "\n  For Tue 12 Jan 2027.\n\nGoals of mine: Read it · Enter: in a week\n" in said
        and "\n  For Sun 17 Jan 2027.\n" in said
    )
    assert steps(said) == []
    files = away.files()
    assert "[due::" not in files[NOTE] and "moved from 2026-12-04" in files[NOTE]
    assert "[due:: 2027-01-12]" in files["meetings/grace/2026-11-20.md"]
    assert "[due:: 2027-01-17]" in files["goals/lead.md"]
    assert [line for line in files[BACK_PAGE].splitlines() if line.startswith("- ")] == [
        "- For the next meeting: Draft the plan (Ada)  [id:: 7f3kb]",
        "- For Tue 12 Jan 2027: Send the outline (Grace)  [id:: ggggg]",
        "- For Sun 17 Jan 2027: Read it  [id:: sssss]",
    ]


def test_coming_back_to_goals_says_when_they_come_up_again(away: Mentorlog) -> None:
    assert "\nGoals of mine: Read it · Enter: in a week\n" in stopped(away, ENTER, ENTER, now=BACK).out
    for path in (NOTE, "meetings/grace/2026-11-20.md"):
        write(away, {path: ""})
    assert "Enter puts what is open a week ahead; w walks" in stopped(away, now=BACK).out.replace("\n", " ")


def test_coming_back_at_forty_columns_nothing_is_cut(away: Mentorlog) -> None:
    write(away, {NOTE: ADA[NOTE].replace("the plan", "the plan for the first ninety days of the platform")})
    said = stopped(away, now=BACK, width=40).out
    assert "…" not in said and "of the platform" in " ".join(said.split())
    assert max(map(len, said.splitlines())) <= 40


def test_w_walks_through_what_is_open_with_that_person(away: Mentorlog) -> None:
    said = walked(away, "x", "w", "d", "", ENTER, "\n", "", now=BACK)
    assert "  Enter, w or q.\n" in said
    assert steps(said) == ["Draft the plan"]
    assert said.index("Review                                                         1 of 1") < said.index(
        "Grace"
    )
    assert "[x] Draft the plan" in away.files()[NOTE]


def test_coming_back_enter_after_one_wrong_key_is_an_answer(away: Mentorlog) -> None:
    said = stopped(away, "l", ENTER, now=BACK).out
    assert said.count("  Enter, w or q.\n") == said.count("\n  For the next meeting.\n") == 1


def test_coming_back_the_enter_at_the_end_of_words_is_no_answer(away: Mentorlog) -> None:
    before = away.files()
    said = stopped(away, "n", "o", ENTER, now=BACK).out
    assert said.count("  Enter, w or q.\n") == 2 and said.endswith("  Enter again, w or q.\n")
    assert away.files() == before


def test_coming_back_that_is_stopped_goes_on_with_the_rest_in_the_same_way(away: Mentorlog) -> None:
    walked(away, ENTER, "q", now=BACK)
    said = walked(away, "w", "n", ENTER, "", now=BACK)
    assert "Ada Lovelace:" not in said and "\nBegun today. Enter puts what is open" in said
    assert steps(said) == ["Send the outline"] and "good to have you back" not in said


def test_a_walk_that_was_stopped_some_days_ago_goes_on_where_it_was(away: Mentorlog) -> None:
    add(away, "- [ ] Thank Tom  [due:: 2026-12-11]  [id:: ttttt]\n")
    walked(away, "w", "d", "", "q", now=BACK - timedelta(days=5))
    said = walked(away, "n", ENTER, ENTER, "", now=BACK - timedelta(days=3))
    assert steps(said) == ["Thank Tom"] and "\nBegun two days ago. Enter puts" in said


def test_what_was_put_off_in_a_walk_that_was_stopped_is_not_asked_about_in_the_next_week(
    away: Mentorlog,
) -> None:
    stopped(away, ENTER, ENTER, now=BACK)
    monday = walked(away, ENTER, "", now=BACK + timedelta(days=1))
    assert "Goals of mine: Read it" in monday and "Send the outline" not in monday and steps(monday) == []


def test_what_was_decided_in_a_review_comes_up_again_that_week_only_when_it_is_late(ada: Mentorlog) -> None:
    monday = SUNDAY - timedelta(days=6)
    walked(ada, "m", "2026-12-03", "", "", "", now=monday)
    assert "Nothing to decide." in walked(ada, now=monday)
    assert steps(walked(ada, "n", "", now=monday + timedelta(days=4))) == ["Draft the plan"]


def test_what_was_decided_in_a_review_and_opened_again_is_asked_about(ada: Mentorlog) -> None:
    walked(ada, "l", "", "", "")
    ada.ok("reopen", "7f3kb")
    assert steps(walked(ada, "n", "")) == ["Draft the plan"]


def test_nobody_counts_what_was_missed(away: Mentorlog) -> None:
    add(away, "".join(f"- [ ] Thing {n}  [due:: 2026-12-1{n}]\n" for n in range(9)))
    opening = stopped(away, now=BACK).out
    assert not re.search(r"\d+ (open|late|overdue|missed|things|promises)", opening)
    assert "Thing 1" in opening


def test_meetings_that_passed_are_asked_about_once(ada: Mentorlog) -> None:
    assert "You had planned to meet Ada on Mon 7 Dec." in stopped(ada, "", now=BACK).out
    assert "You had planned" not in stopped(ada, now=BACK).out


def test_reviews_with_one_person_keep_that_person_from_coming_back(away: Mentorlog) -> None:
    walked(away, "n", "", who="ada", now=SUNDAY + timedelta(weeks=1))
    assert "good to have you back" not in walked(away, "n", "", who="ada", now=SUNDAY + timedelta(weeks=3))
    assert "good to have you back" in stopped(away, now=SUNDAY + timedelta(weeks=3)).out


def test_somebody_s_first_review_welcomes_nobody_back(away: Mentorlog) -> None:
    (away.journal / "reviews/2026-W48.md").unlink()
    said = stopped(away, now=BACK).out
    assert "back" not in said and "Last review" not in said and "Ada Lovelace: Draft the plan" in said


# --- one person, and what is private --------------------------------------------------------------


def test_a_review_with_one_person_asks_about_that_one_alone(away: Mentorlog) -> None:
    said = walked(away, "n", "", who="grace")
    assert steps(said) == ["Send the outline"]
    text = away.files()[PAGE]
    assert "\n## Sun 6 Dec, Grace Hopper\n" in text and "ended" not in text


def test_what_is_private_never_comes_up_nor_gets_onto_the_page(away: Mentorlog) -> None:
    write(
        away,
        {
            "people/grace.md": '+++\nname = "Grace Hopper"\nprivate = true\n+++\n',
            NOTE: ADA[NOTE] + "\n## Private\n- [ ] Leave the firm  [due:: 2026-12-01]\n",
            "goals/lead.md": away.files()["goals/lead.md"].replace('"Lead"', '"Lead"\nprivate = true'),
        },
    )
    for now in (SUNDAY, BACK):
        said = walked(away, ENTER if now is BACK else "n", "", now=now)
        for private in ("Grace", "outline", "Leave", "Read it"):
            assert private not in said
            assert private not in away.files()[PAGE if now is SUNDAY else BACK_PAGE]


def test_a_review_with_somebody_private_writes_no_page(away: Mentorlog) -> None:
    write(away, {"people/grace.md": '+++\nname = "Grace Hopper"\nprivate = true\n+++\n'})
    before = away.files()
    assert walked(away, who="grace") == "Grace Hopper is private; a review leaves out what is.\n"
    assert away.files() == before


# --- what may come in between ---------------------------------------------------------------------


class Meanwhile(str):
    """An answer before which something happens."""

    def __new__(cls, answer: str, happens: Callable[[], object]) -> Meanwhile:
        made = super().__new__(cls, answer)
        made.happens = happens  # type: ignore[attr-defined]
        return made

    def __format__(self, spec: str) -> str:
        self.happens()  # type: ignore[attr-defined]
        return super().__format__(spec)


def edit(mentorlog: Mentorlog, old: str, new: str, path: str = NOTE) -> Callable[[], object]:
    """What somebody does to a file in another window."""

    def happens() -> None:
        text = (mentorlog.journal / path).read_text()
        assert old in text, text
        (mentorlog.journal / path).write_text(text.replace(old, new))

    return happens


def test_an_item_that_was_changed_while_its_question_stood_is_shown_as_it_is_now(ada: Mentorlog) -> None:
    sooner = edit(ada, "Draft the plan", "Draft half the plan")
    result = ada("review", answers=[Meanwhile("d", sooner), "Ada has it", "d", "", ""])
    assert steps(result.out) == ["Draft the plan", "Draft half the plan"]
    assert result.err == (
        f"{NOTE} changed while this command ran; it was left as it now is.\nNot stored: Kept; Ada has it\n"
    )
    assert page(ada) == ["- Kept: Draft half the plan (Ada)  [id:: 7f3kb]"]


@pytest.mark.parametrize("new", ["- [x] Draft the plan  [id:: 7f3kb]\n", ""], ids=["ended", "gone"])
def test_an_item_that_ended_while_its_question_stood_is_left_alone(ada: Mentorlog, new: str) -> None:
    result = ada("review", answers=[Meanwhile("d", edit(ada, PLAN, new)), "", ""])
    assert result.code == 0 and "  Nothing is left to decide on “Draft the plan”.\n" in result.out
    assert note(ada) == new


def test_other_lines_of_the_file_may_change_meanwhile(ada: Mentorlog) -> None:
    above = edit(ada, "## Commitments\n", "## Notes\nSlow.\n\n## Commitments\n- [ ] Ring Tom\n")
    walked(ada, Meanwhile("d", above), "", "")
    assert "Slow.\n" in ada.files()[NOTE] and "- [x] Draft the plan" in ada.files()[NOTE]


@pytest.mark.parametrize("has_id", [True, False], ids=["with an id", "without one"])
@pytest.mark.parametrize(
    "happens",
    [
        lambda ada: ada.ok("done", "Ring Tom"),
        lambda ada: ada.ok("move", "Ring Tom", "fri", "--why", "away"),
        lambda ada: ada.ok("drop", "Ring Tom"),
        lambda ada: ada.ok("note", "ada", "--date", "2026-11-23", "--commit", "Read it"),
        lambda ada: edit(ada, "- [ ] Ring Tom", "- [ ] New  [due:: 2026-12-30]\n- [ ] Ring Tom")(),
        lambda ada: edit(ada, "date = 2026-11-23\n", 'date = 2026-11-23\nmedium = "video"\n')(),
        lambda ada: edit(ada, "\n- [ ] Ring Tom", "\n  - the long one\n- [ ] Ring Tom")(),
        lambda ada: edit(ada, "date = 2026-11-23", "date = 2026-11-22")(),
    ],
    ids=["done", "moved", "dropped", "noted", "added", "front matter", "detail", "day"],
)
def test_what_is_typed_is_stored_whatever_else_changes_in_the_file_meanwhile(
    ada: Mentorlog, has_id: bool, happens: Callable[[Mentorlog], object]
) -> None:
    if not has_id:
        edit(ada, PLAN, "- [ ] Draft the plan by 2026-12-04\n")()
    add(ada, "- [ ] Ring Tom  [due:: 2026-12-30]  [id:: bbbbb]\n")
    walked(ada, "d", Meanwhile("Ada has it", lambda: happens(ada)), "")
    assert "- [x] Draft the plan" in note(ada) and "  - 2026-12-06 done: Ada has it\n" in note(ada)


def test_not_now_on_what_was_kept_meanwhile_says_nothing_of_it_on_the_page(ada: Mentorlog) -> None:
    add(ada, "- [ ] Ring Tom  [due:: 2026-12-05]  [id:: bbbbb]\n")
    result = ada("review", answers=[Meanwhile("n", lambda: walked(ada, "d", "", "q")), "q"])
    assert result.code == 0 and "Nothing is left to decide on “Draft the plan”." in result.out
    assert page(ada) == ["- Kept: Draft the plan (Ada)  [id:: 7f3kb]"]


def test_two_reviews_at_once_leave_one_line_an_item(ada: Mentorlog) -> None:
    add(ada, "- [ ] Ring Tom  [due:: 2026-12-05]  [id:: bbbbb]\n")
    walked(ada, Meanwhile("n", lambda: walked(ada, "n", "q")), "n", "")
    assert page(ada) == [
        "- Not now: Draft the plan (Ada)  [id:: 7f3kb]",
        "- Not now: Ring Tom (Ada)  [id:: bbbbb]",
    ]


def test_back_to_what_was_taken_back_elsewhere_asks_it_anew(with_git: Mentorlog) -> None:
    ada = with_journal(with_git)
    add(ada, "- [ ] Ring Tom  [due:: 2026-12-05]  [id:: bbbbb]\n")
    for decision in (["d", ""], ["n"]):
        undone = Meanwhile("b", lambda: ada.ok("undo", "--yes"))
        said = walked(ada, *decision, undone, "n", "q")
        assert "leaves it so" not in said
        assert page(ada) == ["- Not now: Draft the plan (Ada)  [id:: 7f3kb]"]
        ada.ok("undo", "--yes")


def test_what_was_taken_back_elsewhere_is_asked_anew_on_the_way_forward_too(with_git: Mentorlog) -> None:
    ada = with_journal(with_git)
    add(ada, "- [ ] Ring Tom  [due:: 2026-12-05]  [id:: bbbbb]\n- [ ] Read it  [due:: 2026-12-06]\n")
    undone = Meanwhile("n", lambda: ada.ok("undo", "--yes"))
    said = walked(ada, "d", "", "d", "", "b", "b", undone, "n", "q")
    assert said.count("leaves it so") == 2
    assert [line.partition(":")[0] for line in page(ada)] == ["- Kept", "- Not now"]


def test_back_to_what_was_decided_and_then_edited_by_hand_asks_what_is_there_now(ada: Mentorlog) -> None:
    add(ada, "- [ ] Ring Tom  [due:: 2026-12-05]  [id:: bbbbb]\n")
    again = edit(ada, "[x] Draft the plan", "[ ] Draft the whole plan")
    said = walked(ada, "d", "", Meanwhile("b", again), "d", "", "q")
    assert steps(said) == ["Draft the plan", "Ring Tom", "Draft the whole plan", "Ring Tom"]
    assert "leaves it so" not in said
    assert page(ada) == ["- Kept: Draft the whole plan (Ada)  [id:: 7f3kb]"]


def test_what_was_decided_and_changed_by_hand_since_is_not_taken_back(ada: Mentorlog) -> None:
    add(ada, "- [ ] Ring Tom  [due:: 2026-12-05]  [id:: bbbbb]\n")
    by_hand = edit(ada, "[x] Draft the plan", "[x] Draft the whole plan")
    result = ada("review", answers=["d", "", "b", Meanwhile("l", by_hand), "", "", "n", ""])
    assert result.code == 0 and "changed while this command ran" in result.err
    assert "[x] Draft the whole plan" in note(ada)


def test_of_two_items_with_one_id_none_is_taken_and_one_can_go_on(ada: Mentorlog) -> None:
    add(ada, PLAN.replace("Draft", "Shred"))
    result = ada("review", answers=["d", "", "n", "n", ""])
    assert result.code == 0 and f"{NOTE}:6" in result.err and f"{NOTE}:7" in result.err
    assert note(ada) == PLAN + PLAN.replace("Draft", "Shred")


def test_o_opens_the_record_and_goes_on_with_what_is_there_then(
    ada: Mentorlog, editor: Callable[[str], dict[str, str]]
) -> None:
    add(ada, "- [ ] Ring Tom  [due:: 2026-12-05]  [id:: bbbbb]\n- [ ] Read it  [due:: 2026-12-05]\n")
    ticks = editor('text = text.replace("[ ] Draft", "[x] Draft").replace("[ ] Ring", "[x] Ring")')
    said = walked(ada, "o", "n", "", **ticks)
    assert steps(said) == ["Draft the plan", "Read it"]
    assert "  Nothing is left to decide on “Draft the plan”.\n" in said


def test_o_shows_the_step_anew(ada: Mentorlog, editor: Callable[[str], dict[str, str]]) -> None:
    said = walked(ada, "o", "d", "", "", **editor('text = text.replace("the plan", "a plan")'))
    assert steps(said) == ["Draft the plan", "Draft a plan"]
    assert "[x] Draft a plan" in note(ada)


def test_an_editor_that_changes_nothing_or_fails_leaves_one_where_one_was(ada: Mentorlog) -> None:
    for name in ("true", "false"):
        result = ada("review", answers=["o", "q"], EDITOR=name)
        assert result.code == 0 and result.err, result
        assert "Draft the plan" in result.out
    assert note(ada) == PLAN


def test_what_an_editor_left_that_cannot_be_stored_is_kept(
    ada: Mentorlog, editor: Callable[[str], dict[str, str]]
) -> None:
    result = ada("review", answers=["o", "n", "n", ""], **editor('text = "+++\\nbroken\\n+++\\n"'))  # type: ignore[arg-type]
    [draft] = ada.drafts()
    assert result.code == 0 and str(draft) in result.err
    assert note(ada) == PLAN


def test_a_page_that_holds_two_versions_is_named_before_anything_is_asked(ada: Mentorlog) -> None:
    write(ada, {PAGE: "<<<<<<< HEAD\n- Kept: A\n=======\n- Let go: A\n>>>>>>> other\n"})
    result = ada("review", answers=[])
    assert result.code == 4 and PAGE in result.err and result.out == ""
    assert ada("review", "--no-input").code == 0


def test_a_page_edited_by_hand_is_gone_on_with(ada: Mentorlog) -> None:
    add(ada, "- [ ] Ring Tom  [due:: 2026-12-05]  [id:: bbbbb]\n")
    walked(ada, "n", "q")
    edit(ada, "\n## Sun 6 Dec\n", "\nA slow one.\n\n## Sun 6 Dec\nOn the train.\n", PAGE)()
    assert steps(walked(ada, "n", "")) == ["Ring Tom"]
    assert "A slow one.\n" in ada.files()[PAGE] and "On the train.\n" in ada.files()[PAGE]


@pytest.mark.skipif("sys.platform == 'win32'", reason="folders have no such modes there")
def test_what_was_typed_is_kept_where_nothing_can_be_written(ada: Mentorlog) -> None:
    import os

    if os.geteuid() == 0:
        pytest.skip("root may write anywhere")
    folder = ada.journal / "meetings/ada"
    folder.chmod(0o500)
    try:
        result = ada("review", answers=["d", "Ada has it"])
    finally:
        folder.chmod(0o700)
    assert result.code and "Ada has it" in "".join(draft.read_text() for draft in ada.drafts())


# --- history --------------------------------------------------------------------------------------


def test_a_decision_and_its_line_on_the_page_are_one_change_that_undo_takes_back(
    with_git: Mentorlog,
) -> None:
    ada = with_journal(with_git)
    add(ada, "- [ ] Ring Tom  [due:: 2026-12-05]  [id:: bbbbb]\n")
    walked(ada, "n", "q")
    before = ada.files()
    walked(ada, "m", "fri", "why", "y", "")
    ada.ok("undo", answers=["y"])  # what was thought at the end
    ada.ok("undo", answers=["y"])
    assert ada.files() == before


def test_deciding_otherwise_is_one_change_too(with_git: Mentorlog) -> None:
    ada = with_journal(with_git)
    add(ada, "- [ ] Ring Tom  [due:: 2026-12-05]  [id:: bbbbb]\n")
    walked(ada, "d", "Ada has it", "b", "l", "no longer needed", "y", "q")
    ada.ok("undo", answers=["y"])
    assert page(ada) == ["- Kept: Draft the plan (Ada); Ada has it  [id:: 7f3kb]"]
    assert "  - 2026-12-06 done: Ada has it\n" in note(ada) and "dropped" not in note(ada)


# --- the report, and the last page ----------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [("--no-input",), ("--json",), ("--format", "markdown"), ("--output", "report.md")],
    ids=lambda arguments: arguments[0],
)
def test_the_report_asks_nothing_and_writes_nothing(
    ada: Mentorlog, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    before = ada.files()
    assert ada("review", *arguments, at_terminal=True).code == 0
    assert ada.files() == before


def test_a_smaller_step_gets_an_id_that_nothing_else_has(ada: Mentorlog) -> None:
    ada.ok("mentor", "add", "Grace Hopper")
    ada.source = random.Random(7)
    ada.ok("jot", "grace", "Why?")
    ada.source = random.Random(7)  # it would give the same id once more
    walked(ada, "s", "Write the first line by wed", "", "")
    records = [text for path, text in ada.files().items() if not path.startswith("reviews/")]
    ids = re.findall(r"\[id:: (\w+)\]", "".join(records))
    assert len(set(ids)) == len(ids)


def test_where_nothing_was_kept_the_report_counts_nothing(ada: Mentorlog) -> None:
    assert "kept over the last four weeks" not in ada.ok("review")
    assert '"kept": {\n    "kept": 0,\n    "of": 1\n  }' in ada.ok("review", "--json")
    ada.ok("done", "Draft the plan")
    assert "1 of 1 kept over the last four weeks\n" in ada.ok("review")


def test_the_report_is_the_same_at_a_terminal_and_in_a_pipe(ada: Mentorlog) -> None:
    assert ada.ok("review", "--no-input", at_terminal=True) == ada.ok("review")


def test_show_shows_the_last_page_or_that_of_a_week(ada: Mentorlog) -> None:
    walked(ada, "n", "Yes.")
    assert ada.ok("review", "show").startswith("Week 49, Mon 30 Nov to Sun 6 Dec 2026\n\n## Sun 6 Dec\n")
    assert ada.ok("review", "show", "2026-w48").startswith("Week 48\n")


def test_show_says_where_there_is_no_page(with_ada: Mentorlog) -> None:
    assert with_ada("review", "show").code == 3
    assert with_ada("review", "show", "2026-W01").code == 3


def test_one_bullet_without_a_box_says_so_behind_where_it_is_from(ada: Mentorlog) -> None:
    write(ada, {"meetings/ada/2026-11-01.md": "## Commitments\n- Ring Tom\n", NOTE: ""})
    assert "  promised Ada on 1 Nov · without a box · you meet tomorrow\n" in walked(ada, "k", "")


def test_what_came_of_a_decision_that_is_done_leaves_its_day_as_it_was(ada: Mentorlog) -> None:
    note = "meetings/ada/2026-10-20.md"
    line = "- [x] Stay in Leeds  [completion:: 2026-10-21]  [id:: ddddd]\n"
    write(ada, {note: f"## Decisions\n{line}", NOTE: ""})
    walked(ada, "d", "It was right", "")
    assert ada.files()[note].endswith(f"{line}  - 2026-12-06 done: It was right\n")


def test_whom_a_mentee_is_to_meet_through_me_is_from_the_day_we_met(ada: Mentorlog) -> None:
    write(
        ada,
        {
            "people/jun.md": '+++\nname = "Jun"\nrole = "mentee"\n+++\n',
            "meetings/jun/2026-11-23.md": "## People\n- [ ] @me Priya  [due:: 2026-12-05]  [id:: ppppp]\n",
            NOTE: "",
        },
    )
    assert "  from 23 Nov with Jun · " in walked(ada, "n", "")
