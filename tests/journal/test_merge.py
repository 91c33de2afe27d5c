"""Two machines that wrote in the same file: what both meant is in it, and only what clashes asks."""

from __future__ import annotations

import random
import tomllib
from time import perf_counter

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from tests.journal.documents import front_matters, texts

from mentorlog.journal.document import Document
from mentorlog.journal.lines import BOM, bare, find_front_matter, split_lines
from mentorlog.journal.merge import Merged, merge

MEETING = """\
+++
date = 2026-12-07
time = "10:00"
status = "held"   # planned, held, cancelled

[agreement]
every = "2 weeks"
minutes = 45
+++

## Questions
- [ ] How did you choose your first two hires?  [id:: t4x2k]
- [ ] Who decides on the platform role?  [id:: c7d3q]

## Notes
We spoke of hiring.
She sees three risks.
The third is the budget.

## Commitments
- [ ] Draft the 90-day plan  [due:: 2026-12-11]  [id:: 7f3kb]
  - 2026-12-08 told
- [ ] @ada-lovelace Share the headcount sheet  [id:: m2p9x]
- [ ] Call Bob

## Log
- 2026-05-20 asked: three sessions on hiring
"""
HIRES = "- [ ] How did you choose your first two hires?  [id:: t4x2k]\n"
ROLE = "- [ ] Who decides on the platform role?  [id:: c7d3q]\n"
PLAN = "- [ ] Draft the 90-day plan  [due:: 2026-12-11]  [id:: 7f3kb]\n"
SHEET = "- [ ] @ada-lovelace Share the headcount sheet  [id:: m2p9x]\n"


def changed(text: str, *pairs: tuple[str, str]) -> str:
    """A text with some words replaced, each of which must be in it once."""
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def ticked(line: str) -> str:
    return line.replace("[ ]", "[x]").replace("  [id", "  [completion:: 2026-12-09]  [id")


def clean(base: str | None, ours: str, theirs: str, *, is_toml: bool = False) -> str:
    """The merged text, which has no conflict and is the same from both sides."""
    found = merge(base, ours, theirs, is_toml=is_toml)
    assert found.conflicts == (), found.text
    assert merge(base, theirs, ours, is_toml=is_toml) == found
    return found.text


def both(*pairs: tuple[str, str], other: list[tuple[str, str]]) -> None:
    """Edits of two machines in the meeting, which do not clash: both are in it, and nothing else."""
    ours, theirs = changed(MEETING, *pairs), changed(MEETING, *other)
    assert clean(MEETING, ours, theirs) == changed(MEETING, *pairs, *other)


def conflict(ours: str, theirs: str) -> str:
    return f"<<<<<<< this machine\n{ours}=======\n{theirs}>>>>>>> the other machine\n"


# --- items and lines --------------------------------------------------------------------------------------


def test_what_only_one_side_changed_is_taken_byte_for_byte() -> None:
    odd = "\ufeff+++\nx = \n## A\r\n- [ ] b\n<<<<<<< x"
    assert merge(MEETING, odd, MEETING) == Merged(odd, ()) == merge(MEETING, MEETING, odd)
    assert merge(MEETING, odd, odd) == Merged(odd, ()) == merge(None, odd, odd)
    base, ended = "+++\na = 1\n+++\n", "+++\na = 1\n+++\r\n"
    assert merge(base, ended, base).text == ended == merge(None, ended, ended).text


def test_two_ticks_on_adjacent_lines_do_not_clash() -> None:
    both((HIRES, ticked(HIRES)), other=[(ROLE, ticked(ROLE))])


def test_a_tick_and_a_line_of_history_below_the_next_item_do_not_clash() -> None:
    both((PLAN, ticked(PLAN)), other=[(SHEET, SHEET + "  - 2026-12-09 told\n")])


def test_two_lines_of_a_paragraph_do_not_clash() -> None:
    both(("spoke of hiring", "spoke of hiring at length"), other=[("three risks", "four risks")])


def test_two_jots_under_one_heading_are_both_there_in_the_order_they_were_made() -> None:
    early = "- [ ] Is Leeds settled?  [created:: 2026-12-08]  [id:: zz111]\n"
    late = "- [ ] And the budget?  [created:: 2026-12-09]  [id:: aa222]\n"
    text = clean(MEETING, changed(MEETING, (ROLE, ROLE + late)), changed(MEETING, (ROLE, ROLE + early)))
    assert text == changed(MEETING, (ROLE, ROLE + early + late))


def test_the_same_line_added_by_both_is_there_once() -> None:
    jot = "- [ ] And the budget?  [created:: 2026-12-09]  [id:: aa222]\n"
    ours = changed(MEETING, (ROLE, ROLE + jot), (HIRES, ticked(HIRES)))
    theirs = changed(MEETING, (ROLE, ROLE + jot + "- [ ] More?\n"))
    assert clean(MEETING, ours, theirs) == changed(
        MEETING, (HIRES, ticked(HIRES)), (ROLE, ROLE + jot + "- [ ] More?\n")
    )


def test_an_item_whose_id_was_written_down_is_the_same_item() -> None:
    both(
        ("- [ ] Call Bob\n", "- [x] Call Bob  [completion:: 2026-12-09]  [id:: h2j3k]\n"),
        other=[(SHEET, ticked(SHEET))],
    )


def test_the_first_of_two_equal_items_can_be_ticked_here_and_the_second_there() -> None:
    call, done = "- [ ] Call Bob\n", "- [x] Call Bob  [id:: h2j3k]\n"
    assert clean(call + call, done + call, call + done.replace("h2", "g5")) == done + done.replace("h2", "g5")


def test_a_tick_and_another_text_of_one_item_clash_and_nothing_around_it() -> None:
    worded = HIRES.replace("two hires", "three hires")
    ours, theirs = changed(MEETING, (HIRES, ticked(HIRES))), changed(MEETING, (HIRES, worded))
    found = merge(MEETING, ours, theirs)
    assert found.text == changed(MEETING, (HIRES, conflict(ticked(HIRES), worded)))
    assert found.conflicts == (12,)
    assert split_lines(found.text)[11] == "<<<<<<< this machine\n"


def test_two_items_that_clash_are_two_conflicts_and_carry_the_labels() -> None:
    ours = changed(MEETING, (HIRES, ticked(HIRES)), (ROLE, ticked(ROLE)))
    theirs = changed(MEETING, (HIRES, HIRES.replace("[ ]", "[-]")), (ROLE, ROLE.replace("[ ]", "[-]")))
    found = merge(MEETING, ours, theirs, labels=("laptop", "desk"))
    assert found.conflicts == (12, 17)
    assert found.text.count("<<<<<<< laptop\n- [x]") == 2 == found.text.count(">>>>>>> desk\n")


def test_lines_of_a_paragraph_that_clash_are_one_conflict() -> None:
    old = "She sees three risks.\nThe third is the budget.\n"
    ours = changed(MEETING, (old, "She sees no risks.\nThe third is gone.\n"))
    theirs = changed(MEETING, (old, "She sees two risks.\nThe third is time.\n"))
    found = merge(MEETING, ours, theirs)
    assert len(found.conflicts) == 1
    assert conflict(
        "She sees no risks.\nThe third is gone.\n", "She sees two risks.\nThe third is time.\n"
    ) in (found.text)


def test_a_side_keeps_its_place_in_a_conflict_whichever_text_sorts_first() -> None:
    one, two = "- [ ] Draft a\n", "- [ ] Draft z\n"
    assert merge("- [ ] Draft m\n", one, two).text == conflict(one, two)
    assert merge("- [ ] Draft m\n", two, one).text == conflict(two, one)


def test_a_line_taken_out_here_and_left_alone_there_is_gone() -> None:
    both((ROLE, ""), other=[(HIRES, ticked(HIRES))])


def test_a_line_taken_out_here_and_changed_there_is_a_conflict_with_an_empty_side() -> None:
    found = merge(MEETING, changed(MEETING, (ROLE, "")), changed(MEETING, (ROLE, ticked(ROLE))))
    assert found.text == changed(MEETING, (ROLE, conflict("", ticked(ROLE))))


def test_a_line_of_prose_taken_out_here_and_changed_there_is_a_conflict_with_an_empty_side() -> None:
    risks = "She sees three risks.\n"
    gone, more = changed(MEETING, (risks, "")), changed(MEETING, ("three risks", "four risks"))
    four = risks.replace("three", "four")
    assert merge(MEETING, gone, more).text == changed(MEETING, (risks, conflict("", four)))
    assert merge(MEETING, more, gone).text == changed(MEETING, (risks, conflict(four, "")))


def test_what_stood_below_an_item_that_was_taken_out_here_and_changed_there_is_in_the_conflict() -> None:
    nested = "  - said at lunch\n"
    base = ROLE + nested + SHEET
    found = merge(base, nested + SHEET, ticked(ROLE) + nested + SHEET)
    assert found.text == conflict(nested, ticked(ROLE) + nested) + SHEET


def test_history_does_not_end_up_below_another_item_when_its_own_is_taken_out() -> None:
    moved = ROLE + "  - 2026-12-09 moved from 2026-12-07: no time\n"
    found = merge(MEETING, changed(MEETING, (ROLE, moved)), changed(MEETING, (ROLE, "")))
    assert found.text == changed(MEETING, (ROLE, conflict(moved, "")))


def test_history_that_both_added_below_one_item_is_in_order_of_its_days() -> None:
    ours = changed(MEETING, (SHEET, SHEET + "  - 2026-12-12 told\n"))
    theirs = changed(MEETING, (SHEET, SHEET + "  - 2026-12-10 moved from 2026-12-09\n"))
    assert SHEET + "  - 2026-12-10 moved from 2026-12-09\n  - 2026-12-12 told\n" in clean(
        MEETING, ours, theirs
    )


def test_what_is_nested_stays_below_its_item_when_the_other_side_adds_one_there() -> None:
    base = f"## Questions\n{ROLE}"
    nested, jot = "  - 2026-12-09 told\n", "- [ ] And the budget?  [id:: aa222]\n  - she knows\n"
    assert clean(base, base + nested, base + jot) == base + nested + jot


def test_an_item_that_both_added_has_the_history_of_both() -> None:
    jot = "- [ ] And the budget?  [id:: aa222]\n"
    ours, theirs = f"{jot}  - 2026-12-09 told\n", f"{jot}  - 2026-12-10 told\n"
    assert clean("", ours, theirs) == f"{jot}  - 2026-12-09 told\n  - 2026-12-10 told\n"


def test_one_id_added_by_both_with_other_words_is_a_conflict() -> None:
    found = merge("## Q\n", "## Q\n- [ ] a  [id:: aa222]\n", "## Q\n- [x] a  [id:: aa222]\n")
    assert found.text == "## Q\n" + conflict("- [ ] a  [id:: aa222]\n", "- [x] a  [id:: aa222]\n")


def test_an_item_with_an_id_is_the_same_whatever_it_says_now() -> None:
    base = "- [ ] Call Bob  [id:: aa222]\n"
    ours, theirs = "- [ ] Call Bob's boss  [id:: zz999]\n- [ ] Wait  [id:: aa222]\n", ticked(base)
    assert merge(base, ours, theirs).text == (
        "- [ ] Call Bob's boss  [id:: zz999]\n" + conflict("- [ ] Wait  [id:: aa222]\n", ticked(base))
    )


def test_an_item_with_another_id_is_another_item_whatever_it_says() -> None:
    base, other = "- [ ] Call Bob  [id:: aa222]\n- b\n", "- [ ] Call Bob  [id:: bb333]\n- b\n"
    assert clean(base, other, "- b\n") == other


def test_a_line_of_one_word_that_both_changed_is_a_conflict() -> None:
    assert merge("- x\n", "- y\n", "- z\n").text == conflict("- y\n", "- z\n")


def test_two_lines_of_log_are_in_order_of_their_days() -> None:
    ours = MEETING + "- 2026-06-01 agreed\n- 2026-07-01 paused\n"
    theirs = MEETING + "- 2026-06-15 role: sponsor\n"
    assert clean(MEETING, ours, theirs) == (
        MEETING + "- 2026-06-01 agreed\n- 2026-06-15 role: sponsor\n- 2026-07-01 paused\n"
    )


def test_two_paragraphs_added_at_one_place_do_not_become_one() -> None:
    at = "The third is the budget.\n"
    ours = changed(MEETING, (at, at + "\nBob may help.\nHe knows Leeds.\n"))
    theirs = changed(MEETING, (at, at + "\nAda may help.\n"))
    assert clean(MEETING, ours, theirs) == changed(
        MEETING, (at, at + "\nAda may help.\n\nBob may help.\nHe knows Leeds.\n")
    )
    assert clean("## Notes\n", "## Notes\nb\n", "## Notes\na\n") == "## Notes\na\n\nb\n"


def test_a_paragraph_added_here_does_not_take_in_an_item_added_there() -> None:
    assert clean("## Notes\n", "## Notes\nb\n", "## Notes\n2. a\n") == "## Notes\n2. a\n\nb\n"


def test_a_fence_added_here_stays_whole_when_the_other_side_adds_lines() -> None:
    fence = "```\n- [ ] not an item\n\n## Nor a heading\n```\n"
    base = "## Notes\ntext\n\n"
    text = clean(base, base + fence, base + "- 1\n- 2\n")
    assert fence in text
    assert "- 1\n- 2\n" in text


def test_what_one_side_wrote_without_a_blank_line_gets_none() -> None:
    fence = "```\nx\n```\n"
    assert clean("## A\n", f"## A\n- z\n{fence}", "## A\n- a\n") == f"## A\n- a\n- z\n{fence}"


def test_a_heading_in_a_fence_is_no_heading() -> None:
    base = "## Notes\n```\n## Questions\n- a\n```\n\n## Questions\n- b\n"
    text = clean(base, base + "- c\n", base.replace("- a", "- a2"))
    assert text == base.replace("- a", "- a2") + "- c\n"


def test_a_fence_that_nothing_closes_does_not_swallow_what_the_other_side_added() -> None:
    base = "## Questions\n- [ ] a\n"
    found = merge(base, base + "```\nx\n", base + "- [ ] b\n")
    assert found.text == base + "- [ ] b\n\n```\nx\n"
    base = "## Notes\ntext\n"
    assert clean(base, base + "```\nx\n", base + "\nmore\n") == base + "\nmore\n\n```\nx\n"


def test_where_an_open_fence_would_swallow_something_both_versions_are_shown() -> None:
    base = "## A\ntext\n\n## B\n- b\n"
    ours, theirs = base.replace("text", "text\n```"), base + "\n## C\n- c\n"
    assert merge(base, ours, theirs).text == conflict(ours, theirs)
    ours, theirs = f"a\n{ours}", f"b\n{theirs}"
    assert merge(f"b\n{base}", ours, theirs).text == conflict(ours, theirs)


def test_two_lines_added_in_a_fence_have_no_blank_line_between_them() -> None:
    base = "```\na\nz\n```\n"
    assert clean(base, base.replace("a", "a\nb"), base.replace("a", "a\nc")) == "```\na\nb\nc\nz\n```\n"


# --- headings ---------------------------------------------------------------------------------------------


def test_a_heading_that_both_added_is_one_heading() -> None:
    base = "## Log\n- 2026-05-20 asked\n"
    ours, theirs = f"## Questions\n- a\n\n{base}", f"## Questions\n- b\n\n{base}"
    assert clean(base, ours, theirs) == f"## Questions\n- a\n- b\n\n{base}"


def test_a_heading_that_both_added_at_the_end_is_one_heading() -> None:
    base = "## About\n- back in May"
    ours, theirs = f"{base}\n\n## Questions\n- a", f"{base}\n\n## Questions\n\n- b"
    assert clean(base, ours, theirs) == f"{base}\n\n## Questions\n- a\n\n- b"


def test_two_new_headings_stand_as_on_a_meetings_page_with_a_blank_line_between() -> None:
    base = "## Notes\ntext\n"
    ours, theirs = f"{base}\n## Commitments\n- a\n", f"{base}\n## Advice\n- b\n"
    assert clean(base, ours, theirs) == f"{base}\n## Advice\n- b\n\n## Commitments\n- a\n"


def test_a_lower_heading_added_here_stays_below_the_one_above_it() -> None:
    base = "# Ada\n\n## Notes\ntext\n"
    ours, theirs = f"{base}\n### Hiring\nmore\n", f"{base}\n## Leeds\n- b\n"
    assert clean(base, ours, theirs) == f"{base}\n### Hiring\nmore\n\n## Leeds\n- b\n"
    ours, theirs = "text\n\n### Hiring\nmore\n", "text\n\n## Leeds\n- b\n"
    assert clean("text\n", ours, theirs) == "text\n\n### Hiring\nmore\n\n## Leeds\n- b\n"


@pytest.mark.parametrize("heading", ["# Private", "## Private"])
def test_nothing_lands_under_a_private_heading_that_was_not_written_there(heading: str) -> None:
    base = "## Questions\n- a\n"
    ours, theirs = f"{base}\n{heading}\n- secret\n", f"{base}- b\n\n## Advice\n- c\n"
    text = clean(base, ours, theirs)
    assert text == f"## Questions\n- a\n- b\n\n## Advice\n- c\n\n{heading}\n- secret\n"
    assert [b.item.text for b in Document.parse(text).bullets if b.section.private] == ["secret"]


def test_what_one_side_wrote_under_private_stays_there() -> None:
    base = "## Private\n- x\n\n## Notes\ntext\n"
    text = clean(base, base.replace("- x", "- x\n- y"), base.replace("- x", "- x\n- z"))
    assert text == base.replace("- x", "- x\n- y\n- z")


def test_what_was_written_under_private_is_not_shown_because_the_heading_was_renamed() -> None:
    base = "## Private\n- x\n"
    assert merge(base, "## Notes\n- x\n", base + "- y\n").text == conflict("## Notes\n- x\n", base + "- y\n")
    # To hide more than was meant does no harm.
    assert clean("## Notes\n- x\n", base, "## Notes\n- x\n- y\n") == base + "- y\n"


def test_an_item_added_below_a_heading_that_was_renamed_is_under_its_new_name() -> None:
    both(("## Questions\n", "## To discuss\n"), other=[(ROLE, ROLE + "- [ ] New?\n")])


def test_sections_moved_here_and_edited_there_are_moved_and_edited() -> None:
    ours, theirs = "## B\n- b\n\n## A\n- a\n", "## A\n- a\n- a2\n\n## B\n- b\n"
    assert clean("## A\n- a\n\n## B\n- b\n", ours, theirs) == "## B\n- b\n\n## A\n- a\n- a2\n"


def test_sections_that_both_moved_have_a_blank_line_between_them() -> None:
    a, b, c = "## A\n- a\n", "## B\n- b\n", "## C\n- c\n"
    text = clean(f"{a}\n{b}\n{c}", f"{b}\n{c}\n{a}", f"{c}\n{a}\n{b}")
    assert text == f"{b}\n{c}\n{a}"


def test_a_section_taken_out_here_and_left_alone_there_is_gone() -> None:
    log = "\n## Log\n- 2026-05-20 asked: three sessions on hiring\n"
    both((log, ""), other=[(HIRES, ticked(HIRES))])


def test_the_last_section_taken_out_here_is_gone_though_one_was_added_below_it_there() -> None:
    base = "## A\n- a\n\n## B\n- b\n"
    assert clean(base, "## A\n- a\n", base + "\n## C\n- c\n") == "## A\n- a\n\n## C\n- c\n"


def test_a_section_taken_out_here_and_changed_there_is_a_conflict() -> None:
    base = "## A\n- a\n\n## B\n- b\n"
    found = merge(base, "## A\n- a\n", base + "- c\n")
    assert found.text == "## A\n- a\n\n" + conflict("", "## B\n- b\n- c\n")


def test_equal_headings_are_told_apart_by_what_stands_below_them() -> None:
    base = "## Call\n- a\n\n## Call\n- b\n"
    ours, theirs = f"## Call\n- new\n\n{base}", base.replace("- a", "- a\n- more")
    assert clean(base, ours, theirs) == "## Call\n- new\n\n## Call\n- a\n- more\n\n## Call\n- b\n"


@pytest.mark.parametrize("heading", ["## Questions", "Questions\n---------", "**Questions**"])
def test_headings_of_each_form_are_headings(heading: str) -> None:
    base = f"{heading}\n\n- a\n\n{heading.replace('Questions', 'Advice')}\n\n- b\n"
    assert (
        clean(base, base.replace("- a", "- a\n- c"), base + "- d\n")
        == base.replace("- a", "- a\n- c") + "- d\n"
    )


# --- the front matter -------------------------------------------------------------------------------------


def test_two_keys_changed_do_not_clash_and_comments_stay() -> None:
    both(('time = "10:00"', 'time = "11:00"'), other=[('"held"', '"planned"')])
    both(('"2 weeks"', '"3 weeks"'), other=[("minutes = 45", "minutes = 60 # an hour")])


def test_two_keys_added_at_one_place_do_not_clash() -> None:
    at = "minutes = 45\n"
    text = clean(
        MEETING,
        changed(MEETING, (at, f'{at}medium = "video"\n')),
        changed(MEETING, (at, f"{at}\n[fit]\ntime = 2\n")),
    )
    assert text == changed(MEETING, (at, f'{at}medium = "video"\n\n[fit]\ntime = 2\n'))


def test_one_key_changed_by_both_is_a_conflict_of_that_key() -> None:
    ours, theirs = changed(MEETING, ('"2 weeks"', '"1 week"')), changed(MEETING, ('"2 weeks"', '"month"'))
    found = merge(MEETING, ours, theirs)
    both_ways = conflict('every = "1 week"\n', 'every = "month"\n')
    assert found == Merged(changed(MEETING, ('every = "2 weeks"\n', both_ways)), (7,))


def test_a_key_taken_out_here_and_changed_there_is_a_conflict() -> None:
    ours, theirs = changed(MEETING, ("minutes = 45\n", "")), changed(MEETING, ("= 45", "= 60"))
    assert merge(MEETING, ours, theirs).text == changed(
        MEETING, ("minutes = 45\n", conflict("", "minutes = 60\n"))
    )


def test_one_key_added_by_both_is_there_once_or_is_a_conflict() -> None:
    base = "+++\na = 1\n+++\n"
    ours, theirs = "+++\na = 1\nb = 2 # two\n+++\n", "+++\na = 1\nb=2\n+++\n"
    assert clean(base, ours, theirs) == ours
    assert clean("a = 1\n", "a = 1\nb = 2\n", "a = 1\nb=2 # two\n", is_toml=True) == "a = 1\nb=2 # two\n"
    assert merge(base, ours, theirs.replace("=2", "=3")).text == (
        "+++\na = 1\n" + conflict("b = 2 # two\n", "b=3\n") + "+++\n"
    )


def test_a_list_over_several_lines_is_one_value() -> None:
    base = 'a = [\n  "x",\n]\nb = 1\n'
    ours = base.replace('"x",\n', '"x",\n  "y",\n')
    assert clean(base, ours, base.replace("b = 1", "b = 2"), is_toml=True) == ours.replace("b = 1", "b = 2")
    found = merge(base, ours, base.replace('"x",\n', '"x",\n  "z",\n'), is_toml=True)
    assert found.text == conflict('a = [\n  "x",\n  "y",\n]\n', 'a = [\n  "x",\n  "z",\n]\n') + "b = 1\n"


def test_a_comment_added_here_to_a_key_changed_there_is_kept() -> None:
    assert clean("a = 1\n", "a = 1 # one\n", "a = 5\n", is_toml=True) == "a = 5 # one\n"
    assert clean("a = 5\n", "a = 5 # one\n", "a = 1\n", is_toml=True) == "a = 1 # one\n"


def test_a_comment_added_within_a_list_that_the_other_side_changed_is_not_lost() -> None:
    base = 'goals = [\n  "lead",\n  "talk",\n]\n'
    ours = changed(base, ('  "talk"', '  # she asked for it\n  "talk"'))
    found = merge(base, ours, changed(base, ('  "lead",\n', "")), is_toml=True)
    assert "# she asked for it" in found.text


def test_what_is_private_stays_so_in_a_record_with_marks_in_it() -> None:
    base = (
        "# Ada\n<<<<<<< one\n- a\n=======\n- b\n>>>>>>> two\n\n"
        "## Private\n- secret\n\n### Questions\n- [ ] private q\n"
    )
    found = merge(base, base + "## Questions\n- [ ] public q\n", base + "- [ ] private q2\n")
    assert found.conflicts
    assert found.text.index("private q2") > found.text.index("=======", 40)


def test_one_and_true_are_two_values() -> None:
    text = clean("a = 1\nb = 1\n", "a = true\nb = 1\n", "a = 1\nb = 2\n", is_toml=True)
    assert text == "a = true\nb = 2\n"


def test_a_comment_above_a_new_table_stays_above_it() -> None:
    ours, theirs = "z = 1\n\n# two\n[x]\na = 1\n", "z = 1\n\n# one\n[y]\nb = 1\n"
    text = clean("z = 1\n", ours, theirs, is_toml=True)
    assert "# two\n[x]\na = 1\n" in text
    assert "# one\n[y]\nb = 1\n" in text


def test_a_table_written_in_another_way_is_merged_by_its_keys() -> None:
    base, ours = "[fit]\na = 1\nb = 2\n", "fit = {a = 1, b = 3}\n"
    assert tomllib.loads(clean(base, ours, "[fit]\na = 4\nb = 2\n", is_toml=True)) == {
        "fit": {"a": 4, "b": 3}
    }
    found = merge(base, ours, "[fit]\na = 4\nb = 4\n", is_toml=True)
    assert found.text == "[fit]\na = 4\n" + conflict("b = 3\n", "b = 4\n")


def test_two_new_tables_and_a_key_of_the_root_are_each_where_they_belong() -> None:
    base = "format = 1\n"
    ours, theirs = (
        'format = 1\n\n[headings]\nadvice = ["Tips"]\n',
        'format = 1\ntimezone = "UTC"\n\n[x]\ny = 1\n',
    )
    text = clean(base, ours, theirs, is_toml=True)
    assert tomllib.loads(text) == {
        "format": 1, "timezone": "UTC", "headings": {"advice": ["Tips"]}, "x": {"y": 1}
    }  # fmt: skip


def test_a_front_matter_that_only_one_side_has_is_taken() -> None:
    base = "## Notes\ntext\n"
    assert clean(base, f"+++\na = 1\n+++\n\n{base}", base + "more\n") == f"+++\na = 1\n+++\n\n{base}more\n"
    assert clean(f"+++\na = 1\n+++\n{base}", base, f"+++\na = 1\n+++\n{base}more\n") == base + "more\n"


def test_a_front_matter_that_is_broken_is_merged_line_by_line() -> None:
    base = "+++\na = \nb = 1\nc = 2\n+++\n"
    assert (
        clean(base, base.replace("= 1", "= 3"), base.replace("= 2", "= 4"))
        == "+++\na = \nb = 3\nc = 4\n+++\n"
    )


def test_the_keys_of_a_yaml_block_do_not_become_twice_the_same() -> None:
    base = "---\ntags: [a]\n---\n\n+++\nx = 1\n+++\ntext\n"
    ours, theirs = base.replace("[a]", "[a]\ncssclasses: x"), base.replace("[a]", "[a]\naliases:\n  - b")
    assert clean(base, ours, theirs) == base.replace("[a]", "[a]\naliases:\n  - b\ncssclasses: x")
    found = merge("text\n", "---\ntags: [a]\n---\ntext\n", "---\ntags: [b]\n---\ntext\n")
    assert found.text == "---\n" + conflict("tags: [a]\n", "tags: [b]\n") + "---\ntext\n"


# --- both made the file -----------------------------------------------------------------------------------


def test_the_same_day_noted_on_both_machines_is_one_note() -> None:
    ours = (
        '+++\ndate = 2026-12-07\nstatus = "held"\nminutes = 45\n+++\n\n## Notes\nWe spoke of hiring.\n\n'
        "## Commitments\n- [ ] Draft the plan  [id:: aa222]\n"
    )
    theirs = (
        '+++\ndate = 2026-12-07\nstatus = "held"\nmedium = "video"\n+++\n\n## Notes\nHer team grows.\n\n'
        "## Advice\n- [ ] Ask in writing  [id:: bb333]\n\n## Commitments\n- [ ] Call Bob  [id:: cc444]\n"
    )
    assert clean(None, ours, theirs) == (
        '+++\ndate = 2026-12-07\nstatus = "held"\nmedium = "video"\nminutes = 45\n+++\n\n'
        "## Notes\nHer team grows.\n\nWe spoke of hiring.\n\n## Advice\n- [ ] Ask in writing  [id:: bb333]\n"
        "\n## Commitments\n- [ ] Call Bob  [id:: cc444]\n- [ ] Draft the plan  [id:: aa222]\n"
    )


def test_a_key_that_differs_in_two_new_files_is_a_conflict() -> None:
    ours, theirs = "+++\na = 1\nb = 2\n+++\n- x\n", "+++\na = 1\nb = 3\n+++\n- y\n"
    assert merge(None, ours, theirs).text == (
        "+++\na = 1\n" + conflict("b = 2\n", "b = 3\n") + "+++\n- x\n- y\n"
    )


def test_lines_of_another_kind_of_file_are_lines() -> None:
    base = "# made by mentorlog\n.mentorlog/\n*.tmp\n"
    assert clean(base, base + ".venv\n", base + ".idea\n") == base + ".idea\n.venv\n"
    assert clean(None, base + ".venv\n", base + ".idea\n") == base + ".idea\n.venv\n"


# --- line ends, the last line and the first ---------------------------------------------------------------


def test_lines_with_crlf_merge_as_they_are() -> None:
    base = MEETING.replace("\n", "\r\n")
    ours, theirs = base.replace(crlf(HIRES), crlf(ticked(HIRES))), base.replace("45", "60")
    assert clean(base, ours, theirs) == ours.replace("45", "60")
    found = merge(base, ours, base.replace(crlf(HIRES), crlf(HIRES.replace("[ ]", "[-]"))))
    assert crlf("<<<<<<< this machine\n" + ticked(HIRES)) in found.text
    assert "\n" not in found.text.replace("\r\n", "")


def crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


def test_a_file_that_one_side_gave_other_line_ends_has_them_throughout() -> None:
    ours, theirs = crlf(MEETING), changed(MEETING, (HIRES, ticked(HIRES)), (ROLE, ROLE + "- [ ] New?\n"))
    assert clean(MEETING, ours, theirs) == crlf(theirs)


def test_a_line_with_an_end_of_its_own_keeps_it() -> None:
    base = "- a\n- b\r\n- c\n- d\n"
    assert clean(base, base.replace("- a", "- A"), base.replace("- d", "- D")) == "- A\n- b\r\n- c\n- D\n"
    base = "- a\n- b\n- c\n"
    assert clean(base, base.replace("b\n", "b\r\n"), base.replace("b", "B")) == "- a\n- B\r\n- c\n"


def test_a_missing_last_newline_fuses_no_lines() -> None:
    base = "## Questions\n- [ ] a"
    assert clean(base, base + "\n- [ ] b", base + "\n- [ ] c") == "## Questions\n- [ ] a\n- [ ] b\n- [ ] c"
    assert (
        clean(base, base + "\n- [ ] b\n", base + "\n- [ ] c") == "## Questions\n- [ ] a\n- [ ] b\n- [ ] c\n"
    )
    assert merge(base, "## Questions\n- [x] a", "## Questions\n- [-] a").text == (
        "## Questions\n" + conflict("- [x] a\n", "- [-] a\n")
    )


def test_a_byte_order_mark_stays_before_everything() -> None:
    base = BOM + "- a\n"
    assert clean(base, BOM + "- b\n- a\n", BOM + "- a\n- c\n") == BOM + "- b\n- a\n- c\n"
    assert clean("- a\n", BOM + "- a\n", "- 0\n- a\n") == BOM + "- 0\n- a\n"


def test_a_file_with_conflicts_in_it_is_merged_as_plain_lines() -> None:
    base = "## Q\n" + conflict("- [ ] a  [id:: aa222]\n", "- [x] a  [id:: aa222]\n") + "text\n"
    renamed = base.replace("## Q", "## R")
    assert clean(base, renamed, base + "more\n") == renamed + "more\n"
    ours, theirs = f"{base}\n- [x] b  [id:: bb333]\n", f"{base}\n- [ ] b  [id:: bb333]\n"
    assert clean(base, ours, theirs) == f"{base}\n- [ ] b  [id:: bb333]\n\n- [x] b  [id:: bb333]\n"
    found = merge("<<<<<<< x\n- a\n", "<<<<<<< x\n- b\n", "<<<<<<< x\n- c\n")
    assert found.text == "<<<<<<< x\n" + conflict("- b\n", "- c\n")


def test_words_that_end_a_line_for_python_alone_are_text() -> None:
    assert clean("a\u2028b\n\nc\n", "a\u2028B\n\nc\n", "a\u2028b\n\nC\n") == "a\u2028B\n\nC\n"


# --- what holds for any text ------------------------------------------------------------------------------

RAW = st.text(alphabet='ab1-#+[] \n\r\t`=<>x:."\ufeff', max_size=60)
ADDED = [
    "- [ ] Jot  [id:: zzzz1]", "- [ ] Jot two  [created:: 2026-12-01]  [id:: zzzz2]", "  - 2026-12-09 told",
    "prose", "", "## Questions", "```", "x = 5", 'name = "Zoe"', "<!--", "# Private",
    "- 2026-01-01 asked: x", "+++",
]  # fmt: skip


@st.composite
def records(draw: st.DrawFn) -> str:
    head = draw(front_matters()) if draw(st.booleans()) else []
    lines = [line for statement in head for line in statement.lines]
    return "".join(f"{line}\n" for line in (["+++", *lines, "+++"] if lines else [])) + draw(texts())


@st.composite
def versions(draw: st.DrawFn) -> tuple[str | None, str, str]:
    """A record, and what two people made of it."""
    base = draw(records())
    sides = []
    for _ in range(2):
        lines = split_lines(base)
        for _ in range(draw(st.integers(0, 4))):
            at = draw(st.integers(0, len(lines)))
            what = draw(st.sampled_from(["add", "add", "take out", "change", "tick"]))
            if what == "add":
                lines[at:at] = [draw(st.sampled_from(ADDED)) + "\n"]
            elif what == "take out":
                del lines[at : at + draw(st.integers(1, 3))]
            elif at < len(lines):
                old, new = ("[ ]", "[x]") if what == "tick" else ("a", "e")
                lines[at] = lines[at].replace(old, new, 1)
        sides.append("".join(lines))
    return (None if draw(st.integers(0, 5)) == 0 else base), sides[0], sides[1]


@given(st.none() | RAW | records(), RAW | records(), RAW | records(), st.booleans())
@example("+++\n", "+++\n+++\n", "", False)
@example("", "a = [1,\n", "a = 1\n", True)
@example("", "\r", "\n\r", False)
def test_no_text_is_too_odd(base: str | None, ours: str, theirs: str, is_toml: bool) -> None:
    found = merge(base, ours, theirs, is_toml=is_toml)
    lines = split_lines(found.text)
    assert all(
        bare(lines[number - 1]).removeprefix(BOM) == "<<<<<<< this machine" for number in found.conflicts
    )
    assert merge(base, ours, ours, is_toml=is_toml) == Merged(ours, ())
    if base is not None:
        assert merge(base, base, theirs, is_toml=is_toml) == Merged(theirs, ())
        assert merge(base, ours, base, is_toml=is_toml) == Merged(ours, ())


@given(versions())
def test_both_machines_come_to_the_same_text(three: tuple[str | None, str, str]) -> None:
    base, ours, theirs = three
    found, other = merge(base, ours, theirs), merge(base, theirs, ours)
    assert bool(found.conflicts) == bool(other.conflicts)
    if not found.conflicts:
        assert found == other
        # Who has merged already gets nothing new.
        assert merge(theirs, found.text, theirs) == found == merge(ours, ours, found.text)


@given(versions())
def test_no_line_that_one_side_added_is_lost(three: tuple[str | None, str, str]) -> None:
    base, ours, theirs = three
    found = merge(base, ours, theirs).text
    old, made = (
        set(map(bare, split_lines((base or "").removeprefix(BOM)))),
        set(map(bare, split_lines(found))),
    )
    for text in (ours, theirs):
        lines = split_lines(text.removeprefix(BOM))
        front = find_front_matter(lines)
        for number, line in enumerate(lines):
            is_key = front.start <= number <= front.end
            if bare(line).strip() and bare(line) not in old and not is_key:
                assert bare(line) in made or BOM + bare(line) in made


@given(versions())
def test_each_key_that_one_side_set_is_set(three: tuple[str | None, str, str]) -> None:
    base, ours, theirs = three
    tables = [keys_of(text) for text in (base or "", ours, theirs)]
    found = merge(base, ours, theirs)
    assume(None not in tables)
    before, mine, other = (table or {} for table in tables)
    merged = keys_of(found.text)
    if merged is None:
        assert found.conflicts
        return
    for key in {*mine, *other}:
        if str(mine.get(key)) == str(before.get(key)):
            assert str(merged.get(key)) == str(other.get(key))
        elif str(other.get(key)) == str(before.get(key)):
            assert str(merged.get(key)) == str(mine.get(key))


def keys_of(text: str) -> dict[str, object] | None:
    lines = split_lines(text.removeprefix(BOM))
    front = find_front_matter(lines)
    if not front.closed:
        return None
    try:
        table = tomllib.loads("".join(lines[front.start + 1 : front.end]) if front.start >= 0 else "")
    except tomllib.TOMLDecodeError:
        return None
    return {key: value for key, value in table.items() if not isinstance(value, dict)}


EDITS: list[tuple[str, str]] = [
    ('time = "10:00"', 'time = "11:00"'),
    ('status = "held"', 'status = "planned"'),
    ("minutes = 45\n", "minutes = 45\nmedium = 'video'\n"),
    ("every = ", "every  = "),
    (HIRES, ticked(HIRES)),
    (ROLE, ROLE.replace("platform", "data")),
    ("## Questions\n", "## Questions\n- [ ] At the top?  [id:: qqq11]\n"),
    ("c7d3q]\n", "c7d3q]\n- [ ] At the end?  [id:: qqq22]\n"),
    ("spoke of hiring", "talked of hiring"),
    ("three risks", "two risks"),
    ("The third", "The second"),
    ("budget.\n", "budget.\n\nAnother paragraph.\n"),
    (PLAN, PLAN.replace("[ ]", "[-]")),
    ("  - 2026-12-08 told\n", "  - 2026-12-08 told\n  - 2026-12-09 moved from 2026-12-08\n"),
    (SHEET, SHEET.replace("headcount", "budget")),
    ("- [ ] Call Bob\n", "- [x] Call Bob  [id:: h2j3k]\n"),
    ("## Notes\n", "## Advice\n- [ ] Ask  [id:: ddd55]\n\n## Notes\n"),
    ("on hiring\n", "on hiring\n- 2026-06-01 agreed\n"),
    ("## Log\n", "## Decisions\n- Stay\n\n## Log\n"),
]


@given(st.data(), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_edits_of_other_units_never_clash_and_all_are_made(
    data: st.DataObject, ending: str, is_ended: bool
) -> None:
    which = data.draw(st.lists(st.integers(0, 2), min_size=len(EDITS), max_size=len(EDITS)))

    def made(*who: int) -> str:
        text = MEETING
        for edit, whose in zip(EDITS, which, strict=True):
            if whose in who:
                text = text.replace(*edit)
        text = text.replace("\n", ending)
        return text if is_ended else text.removesuffix(ending)

    assert clean(made(), made(1), made(2)) == made(1, 2)


# --- long files -------------------------------------------------------------------------------------------


def long_record(seed: int) -> str:
    """Twenty thousand lines, the same but for what `seed` did to a hundred of them."""
    lines = [
        f"## Section {n}\n" if n % 50 == 0 else f"- [ ] Thing {n}\n" if n % 3 else "  - 2026-12-09 told\n"
        for n in range(20_000)
    ]
    source = random.Random(seed)
    for at in source.sample(range(20_000), 100 if seed else 0):
        lines[at] = lines[at].replace("[ ]", "[x]") + "- [ ] New\n"
    return "".join(lines)


@pytest.mark.parametrize(
    ("base", "ours", "theirs"),
    [
        (long_record(0), long_record(1), long_record(2)),
        (None, long_record(1), long_record(2)),
        ("- [ ] x\n" * 20_000, "- a\n" + "- [ ] x\n" * 20_001, "- [ ] x\n" * 19_999 + "- b\n"),
        *[
            tuple("".join(f"{side} {n}{end}" for n in range(9_000)) for side in "abc")
            for end in ("\n", "\n\n")
        ],
    ],
    ids=["edits", "two files", "equal lines", "one paragraph", "paragraphs"],
)
def test_a_file_of_twenty_thousand_lines_is_merged_in_seconds(
    base: str | None, ours: str, theirs: str
) -> None:
    start = perf_counter()
    merge(base, ours, theirs)
    assert perf_counter() - start < 30  # quadratic would be minutes; a busy machine is given time
