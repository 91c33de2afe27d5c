"""What two machines wrote at one place, or one of them took out: all of it is there, each line once."""

from __future__ import annotations

import pytest
from tests.journal.test_merge import clean, conflict

from mentorlog.journal.merge import merge
from mentorlog.journal.merge.combine import merge_units
from mentorlog.journal.merge.units import Conflict, Sort, Unit

# --- both added -------------------------------------------------------------------------------------------


def test_paragraphs_of_two_new_files_do_not_become_one() -> None:
    assert clean(None, "a\n", "b\n") == "a\n\nb\n"


def test_a_paragraph_that_both_wrote_in_part_is_there_once_with_the_lines_of_both() -> None:
    assert clean("", "We met.\nHiring.\n", "We met.\nBudget.\n") == "We met.\nBudget.\nHiring.\n"
    assert clean("", "Hiring.\nThanks.\n", "Budget.\nThanks.\n") == "Budget.\nHiring.\nThanks.\n"
    assert clean("", "Thanks.\n", "\nThanks.\nThanks.\n") == "\nThanks.\nThanks.\n"
    both = "We met.\nBudget.\nHiring.\n"
    assert clean("", "We met.\nHiring.\n", "- a\n\nWe met.\nBudget.\n") == f"- a\n\n{both}"
    ours, theirs = "- 1\n\nWe met.\nHiring.\n", "- 2\n\nWe met.\nBudget.\n"
    assert clean("", ours, theirs) == f"- 1\n- 2\n\n{both}"


def test_of_two_paragraphs_that_share_a_line_with_one_of_the_other_side_none_is_lost() -> None:
    assert clean("", "a\nb\n", "a\nx\n\nb\ny\n") == "a\nb\nx\n\nb\ny\n"


def test_items_that_both_wrote_in_another_order_are_there_once() -> None:
    assert clean("", "- a\n- b\n", "- b\n- a\n") == "- a\n- b\n"


def test_two_long_paragraphs_with_some_lines_in_common_are_both_there() -> None:
    ours, theirs = ([f"{side}{n}\n" for n in range(60)] for side in "ab")
    ours[30:30] = theirs[10:10] = ["x\n", "x\n"]
    assert clean("", "".join(ours), "".join(theirs)) == "".join([*ours, "\n", *theirs])


def test_lines_that_were_typed_several_times_stay_as_many() -> None:
    thrice = "- x\n- x\n- x\n"
    assert clean("", f"{thrice}- a\n", f"{thrice}- b\n") == f"{thrice}- a\n- b\n"
    assert clean("", f"{thrice}- a\n", "- x\n- b\n") == "- x\n- b\n- x\n- x\n- a\n"
    assert clean("", f"- 0\n{thrice}", "- x\n- x\n  - n\n- x\n") == "- 0\n- x\n- x\n  - n\n- x\n"


def test_two_fences_that_begin_alike_stay_two() -> None:
    assert clean("", "```\nx\n```\n", "```\ny\n```\n") == "```\nx\n```\n\n```\ny\n```\n"


@pytest.mark.parametrize("text", ["!b", "b"])  # the one before the bullet, the other after it
def test_a_paragraph_is_not_what_goes_on_with_a_bullet_though_it_says_the_same(text: str) -> None:
    assert clean("", f"- a\n{text}\n", f"{text}\n") == f"- a\n{text}\n\n{text}\n"


def test_what_both_nested_in_an_item_is_kept_apart_as_elsewhere() -> None:
    fence = "  ```\n  x\n  ```\n"
    assert clean("", f"- a\n{fence}", "- a\n  - b\n") == f"- a\n  - b\n\n{fence}"


def test_a_line_added_where_the_other_side_put_a_fence_around_it_gets_no_blank_line() -> None:
    assert clean("a\nz\n", "```\na\nb\nz\n```\n", "a\nc\nz\n") == "```\na\nc\nb\nz\n```\n"


def test_a_line_added_above_a_paragraph_stays_with_it() -> None:
    fence = "```\nx\n```\n"
    assert clean("We met.\n", "Today\nWe met.\n", f"{fence}We met.\n") == f"{fence}\nToday\nWe met.\n"


def test_what_goes_on_with_the_line_above_comes_before_what_else_was_added_there() -> None:
    base = "Hello.\n"
    assert clean(base, f"{base}- 2026-12-04 b\n", f"{base}> a\n- 2026-12-05 c\n") == (
        f"{base}> a\n\n- 2026-12-04 b\n- 2026-12-05 c\n"
    )


def test_bullets_nested_however_deep_are_merged_or_shown_in_both_versions() -> None:
    def nest(last: str) -> list[Unit]:
        texts = [*(f"- {n}" for n in range(600)), last]
        return [Unit(text, sort=Sort.LISTED, column=n, size=601 - n) for n, text in enumerate(texts)]

    made = merge_units([], nest("- a"), nest("- b"))
    *above, last = made
    assert [one.text for one in above if isinstance(one, Unit)] == [f"- {n}" for n in range(len(above))]
    assert isinstance(last, Conflict)
    assert (last.ours[-1].text, last.theirs[-1].text) == ("- a", "- b")


# --- taken out here, changed there ------------------------------------------------------------------------

ITEM = "- [ ] Call Bob  [id:: aaaa2]\n"


def test_an_item_at_the_very_top_that_one_side_took_out_is_a_conflict_by_itself() -> None:
    done = ITEM.replace("[ ]", "[x]")
    assert merge(f"{ITEM}- b\n", "- b\n", f"{done}- b\n").text == conflict("", done) + "- b\n"
    assert merge(f"{ITEM}- b\n", f"{done}- b\n", "- b\n").text == conflict(done, "") + "- b\n"


def test_a_line_of_prose_taken_out_above_another_is_a_conflict_by_itself() -> None:
    base, gone, changed = "Zoe is here\nAda\n", "Ada\n", "Zoe is there\nAda\n"
    assert merge(base, gone, changed).text == conflict("", "Zoe is there\n") + "Ada\n"
    assert merge(base, changed, gone).text == conflict("Zoe is there\n", "") + "Ada\n"


def test_an_item_and_the_quote_below_it_are_two_conflicts() -> None:
    old, mine, other = "- a\n> q r s\n", "- a x\n> q r t\n", "> q r u\n"
    two = conflict("- a x\n", "") + conflict("> q r t\n", "> q r u\n")
    assert merge(old, mine, other).text == two
    turned = conflict("", "- a x\n") + conflict("> q r u\n", "> q r t\n")
    assert merge(old, other, mine).text == turned
    assert merge(f"B\n\n{old}", f"A\n\n{other}", f"B\n\n{mine}").text == f"A\n\n{turned}"
