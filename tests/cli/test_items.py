"""`jot`, `done`, `drop`, `move`, `reopen`, `told`: one line changes, in its own file, and no other byte."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from tests.cli.conftest import Mentorlog

RECORD = "meetings/ada-lovelace/2026-11-02.md"
ADA = "people/ada-lovelace.md"
GOAL = "goals/lead-a-team-of-five.md"
KINDS = {
    "objective": ("Objectives", "reached", "set aside"),
    "question": ("Questions", "answered", "no longer asked"),
    "advice": ("Advice", "tried", "set aside"),
    "commitment": ("Commitments", "kept", "let go"),
    "contact": ("People", "met", "not pursued"),
    "decision": ("Decisions", "talked through", "overtaken"),
    "feedback": ("Feedback", "acted on", "not taken"),
    "assumption": ("Assumptions", "holds", "was wrong"),
}


def put(mentorlog: Mentorlog, path: str, text: str) -> None:
    file = mentorlog.journal / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())


@pytest.fixture
def with_one_of_each(with_ada: Mentorlog) -> Mentorlog:
    """A meeting on 2 November with one item of each kind that has a life, called aaa1, aaa2, ..."""
    body = "".join(
        f"\n## {title}\n- [ ] The {kind}  [id:: aaa{number}]\n"
        for number, (kind, (title, *_)) in enumerate(KINDS.items(), 1)
    )
    put(with_ada, RECORD, f'+++\ndate = 2026-11-02\nstatus = "held"\n+++\n{body}')
    return with_ada


@pytest.fixture
def with_plan(with_ada: Mentorlog) -> Mentorlog:
    """A meeting on 2 November, in Windows line ends and without a last one, with some promises."""
    lines = [
        "## Commitments",
        "- [ ] Draft the 90-day plan  [goal:: lead-a-team-of-five]  [due:: 2026-12-08]  [id:: 7f3kb]",
        "  - in three parts",
        "  - [ ] part one  [id:: p4rt1]",
        "* [ ] @ada-lovelace headcount sheet  [mood:: hopeful]  [id:: m2p9x] ^ref",
        "- call Tom by fri",
        "",
        "## Mine",
        "last",
    ]
    put(with_ada, RECORD, "\r\n".join(["+++", "date = 2026-11-02", "+++", "", *lines]))
    return with_ada


def line_of(mentorlog: Mentorlog, words: str, path: str = RECORD) -> str:
    """The line with these words in it, and the history below it."""
    lines = mentorlog.files()[path].replace("\r\n", "\n").split("\n")
    at = next(number for number, line in enumerate(lines) if words in line)
    end = next(n for n in range(at + 1, len(lines) + 1) if n == len(lines) or not lines[n].startswith("  -"))
    return "\n".join(lines[at:end])


def item(mentorlog: Mentorlog, ident: str) -> dict[str, Any]:
    found = json.loads(mentorlog.ok("list", "--kind", "any", "--all", "--json"))["items"]
    return next(one for one in found if one["id"] == ident)


# --- done and drop ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_done_is_said_in_the_kinds_own_word_and_dated(with_one_of_each: Mentorlog, kind: str) -> None:
    ident = f"aaa{list(KINDS).index(kind) + 1}"
    assert with_one_of_each.ok("done", ident) == f"{ident}  {KINDS[kind][1]}: The {kind}\n"
    assert line_of(with_one_of_each, f"The {kind}") == (
        f"- [x] The {kind}  [completion:: 2026-12-06]  [id:: {ident}]"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_dropped_is_said_in_the_kinds_own_word_and_dated(with_one_of_each: Mentorlog, kind: str) -> None:
    ident = f"aaa{list(KINDS).index(kind) + 1}"
    out = with_one_of_each.ok("drop", ident, "--why", "no longer needed")
    assert out == f"{ident}  {KINDS[kind][2]}: The {kind}; no longer needed\n"
    assert line_of(with_one_of_each, f"The {kind}") == (
        f"- [-] The {kind}  [cancelled:: 2026-12-06]  [id:: {ident}]\n"
        "  - 2026-12-06 dropped: no longer needed"
    )


def test_a_drop_without_a_reason_writes_no_history(with_one_of_each: Mentorlog) -> None:
    assert with_one_of_each.ok("drop", "aaa4") == "aaa4  let go: The commitment\n"
    assert line_of(with_one_of_each, "The commitment") == (
        "- [-] The commitment  [cancelled:: 2026-12-06]  [id:: aaa4]"
    )


def test_what_came_of_it_stands_below_it(with_one_of_each: Mentorlog) -> None:
    out = with_one_of_each.ok("done", "aaa4", "--result", "It came today")
    assert out == "aaa4  kept: The commitment; It came today\n"
    assert line_of(with_one_of_each, "The commitment") == (
        "- [x] The commitment  [completion:: 2026-12-06]  [id:: aaa4]\n  - 2026-12-06 done: It came today"
    )


def test_advice_may_be_followed_in_ones_own_way(with_one_of_each: Mentorlog) -> None:
    out = with_one_of_each.ok("done", "aaa3", "--adapted", "--result", "by mail")
    assert out == "aaa3  done my own way: The advice; by mail\n"
    assert line_of(with_one_of_each, "The advice") == (
        "- [x] The advice  [completion:: 2026-12-06]  [id:: aaa3]\n  - 2026-12-06 adapted: by mail"
    )


def test_only_advice_is_adapted(with_one_of_each: Mentorlog) -> None:
    before = with_one_of_each.files()
    result = with_one_of_each("done", "aaa4", "--adapted")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("--adapted is for advice; “The commitment” is a commitment.")
    assert with_one_of_each.files() == before


@pytest.mark.parametrize(("command", "word"), [("done", "kept"), ("drop", "let go")])
def test_what_has_ended_so_already_is_said_to_have(
    with_one_of_each: Mentorlog, command: str, word: str
) -> None:
    with_one_of_each.ok(command, "aaa4")
    before = with_one_of_each.files()
    out = with_one_of_each.ok("--as-of", "2026-12-20", command, "aaa4")
    assert out == (
        f"aaa4  {word} already on Sun 6 Dec 2026: The commitment\nTo open it again: mentorlog reopen aaa4\n"
    )
    assert with_one_of_each.files() == before


@pytest.mark.parametrize(
    ("command", "option", "field", "word"),
    [("done", "--result", "completion", "done"), ("drop", "--why", "cancelled", "dropped")],
)
def test_what_is_said_of_it_later_leaves_the_day_it_ended(
    with_one_of_each: Mentorlog, command: str, option: str, field: str, word: str
) -> None:
    with_one_of_each.ok("--as-of", "2026-12-01", command, "aaa4")
    with_one_of_each.ok(command, "aaa4", option, "Tom liked it")
    assert line_of(with_one_of_each, "The commitment").endswith(
        f"  [{field}:: 2026-12-01]  [id:: aaa4]\n  - 2026-12-06 {word}: Tom liked it"
    )


def test_advice_that_was_done_may_later_be_said_to_be_adapted(with_one_of_each: Mentorlog) -> None:
    with_one_of_each.ok("done", "aaa3")
    assert with_one_of_each.ok("done", "aaa3", "--adapted") == "aaa3  done my own way: The advice\n"
    assert line_of(with_one_of_each, "The advice").endswith("\n  - 2026-12-06 adapted")


@pytest.mark.parametrize(
    ("first", "then", "ended"),
    [
        (("done",), ("drop", "aaa4"), "kept"),
        (("done",), ("drop", "commitment", "--why", "no use"), "kept"),
        (("done",), ("move", "aaa4", "fri"), "kept"),
        (("done",), ("move", "commitment", "fri", "--smaller", "Half"), "kept"),
        (("drop",), ("done", "aaa4"), "let go"),
        (("drop",), ("done", "commitment", "--result", "after all"), "let go"),
        (("drop",), ("move", "commitment", "fri"), "let go"),
    ],
)
def test_what_has_ended_otherwise_is_said_to_have_and_how_to_open_it(
    with_one_of_each: Mentorlog, first: tuple[str, ...], then: tuple[str, ...], ended: str
) -> None:
    with_one_of_each.ok(*first, "aaa4")
    before = with_one_of_each.files()
    result = with_one_of_each(*then)
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        f"“The commitment” has ended already: {ended} on Sun 6 Dec 2026.\nFirst: mentorlog reopen aaa4\n"
    )
    assert with_one_of_each.files() == before


@pytest.mark.parametrize("command", ["done", "drop"])
def test_words_that_only_an_ended_item_has_name_it(with_one_of_each: Mentorlog, command: str) -> None:
    with_one_of_each.ok(command, "aaa4")
    for how in ({}, {"at_terminal": True}):
        out = with_one_of_each.ok(command, "the commitment", **how)
        assert "already on Sun 6 Dec 2026: The commitment\n" in out


@pytest.mark.parametrize(
    ("arguments", "stored"),
    [
        (("done", "plan"), "[x]"),
        (("drop", "plan"), "[-]"),
        (("move", "plan", "fri", "--smaller", "Half"), ""),
    ],
)
def test_nothing_ends_before_the_day_it_was_made(
    with_ada: Mentorlog, arguments: tuple[str, ...], stored: str
) -> None:
    with_ada.ok("jot", "ada", "Draft the plan", "--as", "commitment")
    before = with_ada.files()
    result = with_ada("--as-of", "2026-12-01", *arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("“Draft the plan” was made after that, on Sun 6 Dec 2026.\nLeave --as-of ")
    assert with_ada.files() == before
    if stored:
        with_ada.ok(*arguments)
        assert f"- {stored} Draft the plan" in with_ada.files()["people/ada-lovelace.md"]


def test_a_note_of_an_earlier_day_ends_what_was_made_since_on_the_day_it_was_made(
    with_ada: Mentorlog,
) -> None:
    with_ada.ok("jot", "ada", "How?")
    ident = json.loads(with_ada.ok("list", "--kind", "any", "--json"))["items"][0]["id"]
    page = f"## Still open\n- [x] How?  [id:: {ident}]\n"
    with_ada.ok("note", "ada", "--date", "2026-12-01", "-", stdin=page)
    assert item(with_ada, ident)["completed"] == "2026-12-06"
    assert with_ada.ok("check") == ""


# --- reopen -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("command", ["done", "drop"])
def test_whatever_has_ended_can_be_opened_again(with_one_of_each: Mentorlog, kind: str, command: str) -> None:
    ident = f"aaa{list(KINDS).index(kind) + 1}"
    with_one_of_each.ok(command, ident)
    assert with_one_of_each.ok("reopen", ident) == f"{ident}  open again: The {kind}\n"
    assert line_of(with_one_of_each, f"The {kind}") == (
        f"- [ ] The {kind}  [id:: {ident}]\n  - 2026-12-06 reopened"
    )


def test_what_had_happened_stays_when_it_is_opened_again(with_one_of_each: Mentorlog) -> None:
    with_one_of_each.ok("done", "aaa4", "--result", "well")
    with_one_of_each.ok("reopen", "the commitment")
    assert line_of(with_one_of_each, "The commitment") == (
        "- [ ] The commitment  [id:: aaa4]\n  - 2026-12-06 done: well\n  - 2026-12-06 reopened"
    )
    assert item(with_one_of_each, "aaa4")["state"] == "open"


@pytest.mark.parametrize("named", ["aaa4", "the commitment"])
def test_what_is_open_is_said_to_be(with_one_of_each: Mentorlog, named: str) -> None:
    before = with_one_of_each.files()
    assert with_one_of_each.ok("reopen", named) == "aaa4  open already: The commitment\n"
    assert with_one_of_each.files() == before


# --- move ---------------------------------------------------------------------------------------------


def test_a_move_keeps_the_day_it_was_for_and_why(with_plan: Mentorlog) -> None:
    out = with_plan.ok("move", "90-day", "fri", "--why", "waiting on the Q3 numbers", width=None)
    assert out == (
        "7f3kb  moved from Tue 8 Dec 2026 to Fri 11 Dec 2026: Draft the 90-day plan; "
        "waiting on the Q3 numbers\n"
        "The sheet says that Ada does not know yet. Once told: mentorlog told 7f3kb\n"
    )
    assert line_of(with_plan, "90-day") == (
        "- [ ] Draft the 90-day plan  [goal:: lead-a-team-of-five]  [due:: 2026-12-11]  [id:: 7f3kb]\n"
        "  - in three parts\n"
        "  - [ ] part one  [id:: p4rt1]\n"
        "  - 2026-12-06 moved from 2026-12-08: waiting on the Q3 numbers"
    )


@pytest.mark.parametrize("private", ["meeting", "person"])
def test_a_move_of_what_is_private_does_not_speak_of_the_sheet(with_plan: Mentorlog, private: str) -> None:
    path = with_plan.journal / (RECORD if private == "meeting" else ADA)
    path.write_bytes(path.read_bytes().replace(b"+++", b"+++\nprivate = true", 1))
    out = with_plan.ok("move", "7f3kb", "fri", width=None)
    assert out == "7f3kb  moved from Tue 8 Dec 2026 to Fri 11 Dec 2026: Draft the 90-day plan\n"


def test_a_move_that_was_told_says_nothing_of_telling(with_plan: Mentorlog) -> None:
    out = with_plan.ok("move", "7f3kb", "fri", "--told", width=None)
    assert out == "7f3kb  moved from Tue 8 Dec 2026 to Fri 11 Dec 2026: Draft the 90-day plan; Ada knows\n"
    assert line_of(with_plan, "90-day").endswith(
        "\n  - 2026-12-06 moved from 2026-12-08\n  - 2026-12-06 told"
    )


@pytest.mark.parametrize(
    ("said", "day"),
    [
        (("26", "dec"), "2026-12-26"),
        (("next", "fri"), "2026-12-11"),
        (("in", "2", "weeks"), "2026-12-20"),
        (("next",), "2026-12-15"),
        (("2026-12-31",), "2026-12-31"),
    ],
)
def test_a_day_of_several_words_needs_no_quotes(
    with_plan: Mentorlog, said: tuple[str, ...], day: str
) -> None:
    with_plan.ok("meeting", "plan", "ada", "15 dec")
    with_plan.ok("move", "7f3kb", *said)
    assert item(with_plan, "7f3kb")["due"] == day


def test_what_has_no_day_is_moved_from_the_meeting_it_was_for(with_plan: Mentorlog) -> None:
    with_plan.ok("meeting", "plan", "ada", "15 dec")
    out = with_plan.ok("move", "headcount", "18 dec")
    assert out == "m2p9x  moved from Tue 15 Dec 2026 to Fri 18 Dec 2026: headcount sheet\n"
    assert line_of(with_plan, "headcount") == (
        "* [ ] @ada-lovelace headcount sheet  [mood:: hopeful]  [due:: 2026-12-18]  [id:: m2p9x]  ^ref\n"
        "  - 2026-12-06 moved from 2026-12-15"
    )


def test_a_question_has_no_day_that_it_could_be_moved_from(with_one_of_each: Mentorlog) -> None:
    assert with_one_of_each.ok("move", "aaa2", "fri") == "aaa2  for Fri 11 Dec 2026: The question\n"
    assert line_of(with_one_of_each, "The question") == "- [ ] The question  [due:: 2026-12-11]  [id:: aaa2]"


def test_what_is_for_that_day_already_is_not_moved(with_plan: Mentorlog) -> None:
    before = with_plan.files()
    assert with_plan.ok("move", "7f3kb", "tue") == (
        "7f3kb  for Tue 8 Dec 2026 already: Draft the 90-day plan\n"
    )
    assert with_plan.files() == before


def test_what_is_said_of_a_move_to_the_same_day_is_kept_and_is_no_move(with_plan: Mentorlog) -> None:
    out = with_plan.ok("move", "7f3kb", "tue", "--why", "it will do", "--told")
    assert out == "7f3kb  for Tue 8 Dec 2026 already: Draft the 90-day plan; it will do; Ada knows\n"
    assert line_of(with_plan, "90-day").endswith("[id:: p4rt1]\n  - it will do\n  - 2026-12-06 told")
    assert item(with_plan, "7f3kb")["moves"] == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("7f3kb",), "To when?\n"),
        (("7f3kb", "sometime"), "I cannot read “sometime” as a date.\n"),
        (("7f3kb", "3/4"), "“3/4” can be 2027-03-04 or 2027-04-03.\n"),
        (("7f3kb", "fri", "--why", " "), "The reason is empty.\n"),
        (("7f3kb", "fri", "--smaller", "one\ntwo"), "The smaller step has several lines; "),
        (("part one", "next"), "I cannot read “next” as a date.\n"),
    ],
)
def test_a_move_to_no_day_changes_nothing(
    with_plan: Mentorlog, arguments: tuple[str, ...], said: str
) -> None:
    before = with_plan.files()
    result = with_plan("move", *arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(said)
    assert with_plan.files() == before


def test_what_has_ended_is_not_moved(with_plan: Mentorlog) -> None:
    with_plan.ok("done", "7f3kb")
    before = with_plan.files()
    result = with_plan("move", "7f3kb", "fri")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("“Draft the 90-day plan” has ended already: kept on Sun 6 Dec 2026.\n")
    assert "mentorlog reopen 7f3kb" in result.err
    assert with_plan.files() == before


def test_at_a_terminal_it_asks_to_when(with_plan: Mentorlog) -> None:
    result = with_plan("move", "7f3kb", answers=["sometime", "fri", "", ""])
    assert result.code == 0
    assert result.err.startswith("I cannot read “sometime” as a date.")
    assert item(with_plan, "7f3kb")["due"] == "2026-12-11"


# --- a smaller step -----------------------------------------------------------------------------------


def new_id(mentorlog: Mentorlog, words: str) -> str:
    found = re.search(r"\[id:: (\w{5})\]", line_of(mentorlog, words))
    assert found
    return found[1]


def test_a_smaller_step_stands_below_the_old_one_which_is_let_go_and_counts_as_moved(
    with_plan: Mentorlog,
) -> None:
    out = with_plan.ok(
        "move", "7f3kb", "fri", "--smaller", "Outline it", "--why", "too much", "--told", width=None
    )
    step = new_id(with_plan, "Outline it")
    assert out == f"{step}  commitment: Outline it, by Fri 11 Dec 2026  (a step of 7f3kb, which is let go)\n"
    assert line_of(with_plan, "90-day") == (
        "- [-] Draft the 90-day plan  [goal:: lead-a-team-of-five]  [due:: 2026-12-08]"
        "  [cancelled:: 2026-12-06]  [id:: 7f3kb]\n"
        "  - in three parts\n"
        "  - [ ] part one  [id:: p4rt1]\n"
        "  - 2026-12-06 moved from 2026-12-08: too much\n"
        "  - 2026-12-06 told"
    )
    assert line_of(with_plan, "- [ ] Outline it") == (
        f"- [ ] Outline it  [goal:: lead-a-team-of-five]  [from:: 7f3kb]  [due:: 2026-12-11]  [id:: {step}]"
    )
    assert (item(with_plan, "7f3kb")["state"], item(with_plan, "7f3kb")["moves"]) == ("dropped", 1)


def test_a_smaller_step_needs_no_day_and_no_reason(with_plan: Mentorlog) -> None:
    out = with_plan.ok("move", "7f3kb", "--smaller", "Outline it", width=None)
    assert out.endswith("  commitment: Outline it  (a step of 7f3kb, which is let go)\n")
    assert line_of(with_plan, "90-day").endswith(
        "  - 2026-12-06 moved from 2026-12-08: made smaller: Outline it"
    )
    assert item(with_plan, new_id(with_plan, "- [ ] Outline it"))["due"] is None


def test_a_smaller_step_may_name_its_own_day(with_plan: Mentorlog) -> None:
    out = with_plan.ok("move", "7f3kb", "--smaller", "Outline it by fri", width=None)
    assert "  commitment: Outline it, by Fri 11 Dec 2026  " in out
    assert item(with_plan, new_id(with_plan, "- [ ] Outline it"))["due"] == "2026-12-11"


def test_a_smaller_step_of_the_others_promise_is_theirs(with_plan: Mentorlog) -> None:
    with_plan.ok("move", "m2p9x", "--smaller", "half the sheet")
    step = new_id(with_plan, "half the sheet  [from")
    assert line_of(with_plan, "half the sheet  [from") == (
        f"* [ ] @ada-lovelace half the sheet  [from:: m2p9x]  [id:: {step}]"
    )


def test_a_smaller_step_may_be_handed_to_somebody(with_plan: Mentorlog) -> None:
    out = with_plan.ok("move", "7f3kb", "--smaller", "@ada-lovelace outline it")
    step = new_id(with_plan, "- [ ] @ada-lovelace outline it")
    assert out.startswith(f"{step}  commitment: outline it  ")
    assert item(with_plan, step)["owner"] == "ada-lovelace"


def test_a_smaller_step_between_meetings_begins_today(with_ada: Mentorlog) -> None:
    with_ada.ok("--as-of", "2026-12-01", "jot", "ada", "Draft it", "--as", "commitment")
    with_ada.ok("move", "draft", "--smaller", "Outline it")
    assert "  [created:: 2026-12-06]  [id:: " in line_of(with_ada, "- [ ] Outline it", ADA)


# --- told ---------------------------------------------------------------------------------------------


def test_told_is_kept_and_said_once(with_plan: Mentorlog) -> None:
    with_plan.ok("move", "7f3kb", "fri")
    assert with_plan.ok("told", "90-day") == "7f3kb  told: Draft the 90-day plan\n"
    assert line_of(with_plan, "90-day").endswith("moved from 2026-12-08\n  - 2026-12-06 told")
    before = with_plan.files()
    assert with_plan.ok("told", "7f3kb") == "7f3kb  told already: Draft the 90-day plan\n"
    assert with_plan.files() == before


def test_a_move_after_one_that_was_told_is_to_be_told_again(with_plan: Mentorlog) -> None:
    with_plan.ok("move", "7f3kb", "fri", "--told")
    with_plan.ok("move", "7f3kb", "18 dec")
    assert item(with_plan, "7f3kb")["told"] is False
    assert with_plan.ok("told", "7f3kb") == "7f3kb  told: Draft the 90-day plan\n"
    assert item(with_plan, "7f3kb")["told"] is True


def test_where_nothing_has_happened_there_is_nothing_to_tell(with_plan: Mentorlog) -> None:
    before = with_plan.files()
    result = with_plan("told", "7f3kb")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("Nothing has happened to “Draft the 90-day plan” yet.\n")
    assert with_plan.files() == before


@pytest.mark.parametrize("command", ["done", "drop"])
def test_how_it_ended_is_told_and_then_no_news(with_one_of_each: Mentorlog, command: str) -> None:
    with_one_of_each.ok(command, "aaa4")
    assert "The commitment" in with_one_of_each.ok("prep", "ada")
    assert with_one_of_each.ok("told", "the commitment") == "aaa4  told: The commitment\n"
    assert "The commitment" not in with_one_of_each.ok("prep", "ada")


def test_what_cannot_be_reopened_is_looked_for_among_what_has_ended(with_plan: Mentorlog) -> None:
    result = with_plan("reopen", "no such words")
    assert result.err == "No ended item answers to “no such words”.\nSee: mentorlog list\n"
    with_plan.ok("drop", "plan")
    result = with_plan("reopen", "no such words")
    assert result.err.endswith("See: mentorlog list --kind any --all\n")


def test_whom_one_met_is_told_to_the_one_who_named_them(with_one_of_each: Mentorlog) -> None:
    with_one_of_each.ok("done", "aaa5", "--result", "coffee")
    assert "The contact" in with_one_of_each.ok("prep", "ada")
    assert with_one_of_each.ok("told", "the contact") == "aaa5  told: The contact\n"
    assert line_of(with_one_of_each, "The contact") == (
        "- [x] The contact  [completion:: 2026-12-06]  [id:: aaa5]\n"
        "  - 2026-12-06 done: coffee\n  - 2026-12-06 told"
    )
    assert "The contact" not in with_one_of_each.ok("prep", "ada")


# --- naming an item -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "named",
    [
        ("7f3kb",), ("7F3KB",), ("7f3",), ("7f",), ("90-day",), ("draft", "90-day"), ("plan", "draft"),
        ("DRAFT the",), (f"{RECORD}:6",), ("2026-11-02.md:6",), (f"./{RECORD}:6",),
    ],
)  # fmt: skip
def test_an_item_is_named_by_its_id_the_start_of_it_its_line_or_its_words(
    with_plan: Mentorlog, named: tuple[str, ...]
) -> None:
    assert with_plan.ok("done", *named) == "7f3kb  kept: Draft the 90-day plan\n"


def test_a_line_typed_without_an_id_gets_its_handle_written_down(with_plan: Mentorlog) -> None:
    handle = next(
        one["id"] for one in json.loads(with_plan.ok("list", "--json"))["items"] if "Tom" in one["text"]
    )
    with_plan.ok("done", "tom")
    assert line_of(with_plan, "call Tom") == (
        f"- [x] call Tom  [due:: 2026-11-06]  [completion:: 2026-12-06]  [id:: {handle}]"
    )
    assert with_plan.ok("reopen", handle) == f"{handle}  open again: call Tom\n"


def test_at_a_terminal_one_is_picked_of_those_that_answer(with_plan: Mentorlog) -> None:
    result = with_plan("done", "a", answers=["7f3kb"])
    assert result.err.endswith(" items answer to “a”.\n")
    assert "  3  7f3kb  Draft the 90-day plan  (with Ada, by Tue 8 Dec)\n" in result.out
    assert "call Tom" in result.out
    with_plan.ok("reopen", "7f3kb")
    result = with_plan("drop", "he", answers=[""])
    assert "headcount" in result.out
    assert "call Tom" not in result.out


def test_two_items_that_answer_are_both_named(with_plan: Mentorlog) -> None:
    before = with_plan.files()
    result = with_plan("done", "a")
    assert (result.code, result.out) == (3, "")
    assert "7f3kb “Draft the 90-day plan”" in result.err
    assert "m2p9x “headcount sheet”" in result.err
    assert with_plan.files() == before


def test_of_two_items_with_the_same_words_the_open_one_is_meant(with_plan: Mentorlog) -> None:
    with_plan.ok("drop", "7f3kb")
    with_plan.ok("jot", "ada", "A new 90-day plan", "--as", "commitment")
    assert with_plan.ok("done", "90-day").endswith("  kept: A new 90-day plan\n")


@pytest.mark.parametrize("command", ["done", "drop", "reopen", "told"])
@pytest.mark.parametrize("named", [("zzzzz",), ("no such words",), (f"{RECORD}:1",), ()])
def test_an_item_that_is_not_there_is_said_not_to_be(
    with_plan: Mentorlog, command: str, named: tuple[str, ...]
) -> None:
    before = with_plan.files()
    result = with_plan(command, *named)
    assert (result.code, result.out) == (3, "")
    assert len(result.err.splitlines()) == 2
    assert with_plan.files() == before


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("done",), "m2p9x  kept: headcount sheet\n"),
        (("drop",), "m2p9x  let go: headcount sheet\n"),
        (("done", "no such words"), "m2p9x  kept: headcount sheet\n"),
    ],
)
def test_at_a_terminal_an_item_is_picked_from_those_that_are_open(
    with_plan: Mentorlog, command: tuple[str, ...], said: str
) -> None:
    with_plan.ok("done", "p4rt1")
    result = with_plan(*command, answers=["3"])
    assert result.code == 0
    assert "  2  7f3kb  Draft the 90-day plan  (with Ada, by Tue 8 Dec)\n" in result.out
    assert "  3  m2p9x  headcount sheet  (Ada's, for when you meet)\n" in result.out
    assert "part one" not in result.out
    assert result.out.endswith(said)


def test_at_a_terminal_a_move_picks_the_item_and_asks_to_when(with_plan: Mentorlog) -> None:
    out = with_plan.ok("move", answers=["7f3kb", "fri", "ill", "y"])
    assert out.endswith(
        "meet) fri\nWhy? (Enter: nothing) ill\nDoes Ada know? [y/N] y\n"
        "7f3kb  moved from Tue 8 Dec 2026 to Fri 11 Dec 2026: Draft the 90-day plan; ill;\n       Ada knows\n"
    )


def test_at_a_terminal_reopen_lists_what_has_ended(with_plan: Mentorlog) -> None:
    with_plan.ok("done", "7f3kb")
    out = with_plan.ok("reopen", answers=["1"])
    assert out.startswith("  1  7f3kb  Draft the 90-day plan  (with Ada)\nWhich one? ")
    assert out.endswith("7f3kb  open again: Draft the 90-day plan\n")


def test_at_a_terminal_told_lists_what_there_is_to_tell(with_plan: Mentorlog) -> None:
    with_plan.ok("move", "7f3kb", "fri")
    out = with_plan.ok("told", answers=["1"])
    assert out.startswith("  1  7f3kb  Draft the 90-day plan  (with Ada, by Fri 11 Dec)\nWhich one? ")


def test_a_number_that_is_not_on_the_list_is_asked_again(with_plan: Mentorlog) -> None:
    result = with_plan("done", answers=["9", "x", "1"])
    assert result.code == 0
    assert result.err.count("fits none of them. Say a number from 1 to 4, or words that only one has.\n") == 2


@pytest.mark.parametrize("answer", ["m2p9x", "m2", "headcount", "Sheet"])
def test_an_item_is_picked_by_its_id_or_words_that_only_it_has(with_plan: Mentorlog, answer: str) -> None:
    assert with_plan.ok("done", answers=[answer]).endswith("m2p9x  kept: headcount sheet\n")


def test_words_that_fit_several_are_asked_again_and_no_picks_nothing(with_plan: Mentorlog) -> None:
    before = with_plan.files()
    with_plan.ok("jot", "ada", "headcount, when?")
    result = with_plan("done", answers=["headcount", "no"])
    assert (result.code, "“headcount” fits" in result.err) == (1, True)
    assert with_plan.files().keys() == before.keys() and "[x] headcount" not in str(with_plan.files())


def test_a_first_date_before_the_next_meeting_is_no_move(with_plan: Mentorlog) -> None:
    with_plan.ok("meeting", "plan", "ada", "18 dec")
    with_plan.ok("jot", "ada", "Ask Eve", "--as", "commitment")
    assert "  for Tue 22 Dec 2026: Ask Eve; soon\n" in with_plan.ok("move", "Eve", "22 dec", "--why", "soon")
    assert "moved" not in with_plan.ok("list") and "know yet" not in with_plan.ok("prep", "ada")


def test_nothing_picked_changes_nothing(with_plan: Mentorlog) -> None:
    before = with_plan.files()
    result = with_plan("done", answers=[""])
    assert (result.code, result.err) == (1, "Nothing chosen; nothing was changed.\n")
    assert with_plan.files() == before


# --- one line and no other byte -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "line", "history"),
    [
        (("done", "7f3kb"), "x] Draft…  [due:: 2026-12-08]  [completion:: 2026-12-06]  [id:: 7f3kb]", ""),
        (("drop", "7f3kb", "--why", "w"),
         "-] Draft…  [due:: 2026-12-08]  [cancelled:: 2026-12-06]  [id:: 7f3kb]",
         "  - 2026-12-06 dropped: w\r\n"),
        (("move", "7f3kb", "fri", "--told"), " ] Draft…  [due:: 2026-12-11]  [id:: 7f3kb]",
         "  - 2026-12-06 moved from 2026-12-08\r\n  - 2026-12-06 told\r\n"),
    ],
)  # fmt: skip
def test_only_the_items_own_line_and_the_history_below_it_change(
    with_plan: Mentorlog, command: tuple[str, ...], line: str, history: str
) -> None:
    before = with_plan.files()
    with_plan.ok(*command)
    old = "- [ ] Draft the 90-day plan  [goal:: lead-a-team-of-five]  [due:: 2026-12-08]  [id:: 7f3kb]\r\n"
    new = line.replace("Draft…", "Draft the 90-day plan  [goal:: lead-a-team-of-five]")
    detail = "  - in three parts\r\n  - [ ] part one  [id:: p4rt1]\r\n"
    assert with_plan.files() == {
        **before,
        RECORD: before[RECORD].replace(f"{old}{detail}", f"- [{new}\r\n{detail}{history}"),
    }


def test_a_last_line_without_an_end_keeps_none(with_ada: Mentorlog) -> None:
    put(with_ada, RECORD, "## Commitments\n- [ ] Draft it  [id:: 7f3kb]")
    with_ada.ok("done", "7f3kb", "--result", "well")
    assert with_ada.files()[RECORD] == (
        "## Commitments\n- [x] Draft it  [completion:: 2026-12-06]  [id:: 7f3kb]\n  - 2026-12-06 done: well"
    )


def test_a_step_of_a_goal_is_done_in_the_goals_record(with_ada: Mentorlog) -> None:
    with_ada.ok("goal", "add", "Give a talk", "--step", "Book a room by fri")
    path = "goals/give-a-talk.md"
    out = with_ada.ok("done", "book a room", "--result", "room 4")
    ident = new_id_in(with_ada.files()[path])
    assert out == f"{ident}  kept: Book a room; room 4\n"
    assert with_ada.files()[path].endswith(
        "- [x] Book a room  [created:: 2026-12-06]  [due:: 2026-12-11]  [completion:: 2026-12-06]"
        f"  [id:: {ident}]\n  - 2026-12-06 done: room 4\n"
    )


def new_id_in(text: str) -> str:
    [found] = re.findall(r"\[id:: (\w{5})\]", text)
    assert isinstance(found, str)
    return found


# --- jot ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "title", "line"),
    [
        ("question", "Questions", "- [ ] Words  [created:: 2026-12-06]  [id:: {}]"),
        ("commitment", "Commitments", "- [ ] Words  [created:: 2026-12-06]  [id:: {}]"),
        ("contact", "People", "- [ ] Words  [created:: 2026-12-06]  [id:: {}]"),
        ("advice", "Advice", "- [ ] Words  [created:: 2026-12-06]  [id:: {}]"),
        ("decision", "Decisions", "- [ ] Words  [created:: 2026-12-06]  [id:: {}]"),
        ("feedback", "Feedback", "- [ ] From Ada: Words  [created:: 2026-12-06]  [id:: {}]"),
        ("assumption", "Assumptions", "- [ ] Words  [created:: 2026-12-06]  [id:: {}]"),
    ],
)
def test_what_is_jotted_stands_under_its_heading_in_the_persons_record(
    with_ada: Mentorlog, kind: str, title: str, line: str
) -> None:
    before = with_ada.files()[ADA]
    out = with_ada.ok("jot", "ada", "Words", "--as", kind)
    ident = new_id_in(with_ada.files()[ADA])
    said = "From Ada: Words" if kind == "feedback" else "Words"
    assert out == f"{ident}  {kind} for Ada: {said}\n"
    assert with_ada.files()[ADA] == f"{before}\n## {title}\n{line.format(ident)}\n"


def test_why_one_jots_something_down_stands_below_it(with_ada: Mentorlog) -> None:
    out = with_ada.ok("jot", "ada", "Take the platform role", "--as", "decision", "--why", "Tom backs it")
    ident = new_id_in(with_ada.files()[ADA])
    assert out == f"{ident}  decision for Ada: Take the platform role\n       Tom backs it\n"
    assert with_ada.files()[ADA].endswith(
        f"- [ ] Take the platform role  [created:: 2026-12-06]  [id:: {ident}]\n  - Tom backs it\n"
    )


def test_a_reason_of_several_lines_is_refused_and_nothing_is_stored(with_ada: Mentorlog) -> None:
    before = with_ada.files()
    result = with_ada("jot", "ada", "Take it", "--why", "one\ntwo")
    assert (result.code, with_ada.files()) == (2, before)


@pytest.mark.parametrize("said", ["From Ada: I rush", "To Ada: slower", "from Tom: louder"])
def test_feedback_that_says_its_direction_keeps_its_words(with_ada: Mentorlog, said: str) -> None:
    with_ada.ok("jot", "ada", said, "--as", "feedback")
    assert f"- [ ] {said}  [created::" in with_ada.files()[ADA]


def test_feedback_for_a_mentee_that_does_not_say_is_what_i_told_them(with_ada: Mentorlog) -> None:
    with_ada.ok("mentee", "add", "Jun Park")
    with_ada.ok("jot", "jun", "Speak up earlier", "--as", "feedback")
    assert "- [ ] To Jun: Speak up earlier  [created::" in with_ada.files()["people/jun-park.md"]


@pytest.mark.parametrize(
    ("kind", "title"), [("about", "About"), ("lesson", "Learned"), ("given", "Given"), ("Lesson", "Learned")]
)
def test_what_has_no_life_is_jotted_without_a_box(with_ada: Mentorlog, kind: str, title: str) -> None:
    before = with_ada.files()[ADA]
    assert with_ada.ok("jot", "ada", "Words", "--as", kind) == f"{kind.lower()} for Ada: Words\n"
    assert with_ada.files()[ADA] == f"{before}\n## {title}\n- Words  [created:: 2026-12-06]\n"


def test_what_is_jotted_is_a_question_unless_said_otherwise(with_ada: Mentorlog) -> None:
    out = with_ada.ok("jot", "ada", "How", "did", "you", "start?")
    assert out.endswith("  question for Ada: How did you start?\n")


def test_what_is_jotted_twice_stands_in_its_order(with_ada: Mentorlog) -> None:
    with_ada.ok("jot", "ada", "One")
    assert with_ada.ok("jot", "ada", "Two").endswith("  question for Ada: Two\n")
    text = re.sub(r"\[id:: \w+\]", "[id:: ID]", with_ada.files()[ADA])
    assert text.endswith(
        "## Questions\n- [ ] One  [created:: 2026-12-06]  [id:: ID]\n"
        "- [ ] Two  [created:: 2026-12-06]  [id:: ID]\n"
    )


@pytest.mark.parametrize(
    ("arguments", "due"),
    [
        (("Draft it", "--due", "fri"), "2026-12-11"),
        (("Draft it by 24 dec",), "2026-12-24"),
        (("Draft it by 24 dec", "--due", "fri"), "2026-12-11"),
    ],
)
def test_a_promise_that_is_jotted_may_have_a_day(
    with_ada: Mentorlog, arguments: tuple[str, ...], due: str
) -> None:
    with_ada.ok("jot", "ada", *arguments, "--as", "commitment")
    assert item(with_ada, new_id_in(with_ada.files()[ADA]))["due"] == due


def test_a_promise_of_theirs_is_jotted_with_their_name(with_ada: Mentorlog) -> None:
    out = with_ada.ok("jot", "ada", "Ada: send it by fri", "--as", "commitment")
    assert out.endswith("  commitment for Ada: send it, by Fri 11 Dec 2026\n")
    assert item(with_ada, new_id_in(with_ada.files()[ADA]))["owner"] == "ada-lovelace"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("ada", "Words", "--as", "objective"), 2, "“objective” is no kind that is jotted.\n"),
        (("ada", "Words", "--as", "rumour"), 2, "“rumour” is no kind that is jotted.\n"),
        (("ada", "Words", "--as", "about", "--due", "fri"), 2, "“about” takes no due date.\n"),
        (("ada", "Words", "--due", "sometime"), 2, "I cannot read “sometime” as a date.\n"),
        (("ada", " "), 2, "The text is empty.\n"),
        (("ada", "one\ntwo"), 2, "The text has several lines; "),
        (("ada", "Words [id:: aaa11]"), 2, "The text ends in a field that mentorlog sets itself.\n"),
        (("nobody", "Words"), 3, "No person answers to “nobody”.\n"),
    ],
)
def test_what_cannot_be_jotted_changes_nothing(
    with_ada: Mentorlog, arguments: tuple[str, ...], code: int, said: str
) -> None:
    before = with_ada.files()
    result = with_ada("jot", *arguments)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith(said)
    assert with_ada.files() == before
