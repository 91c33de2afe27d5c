"""Two machines changed a text: to which heading, key or fence a line belongs, and what becomes of it."""

from __future__ import annotations

import tomllib

import pytest
from tests.journal.test_merge import clean, conflict, crlf

from mentorlog.journal.merge import Merged, merge
from mentorlog.journal.merge.units import usual_end

# --- headings ---------------------------------------------------------------------------------------------


def test_two_sections_added_below_one_that_the_other_side_changed_are_both_there() -> None:
    base, more = "## A\n- a\n", "\n## B\n- b\n\n## C\n- c\n"
    assert clean(base, f"{base}- b\n", f"{base}{more}") == f"{base}- b\n{more}"
    assert clean(base, "## A\n- 0\n- a\n", f"{base}{more}") == f"## A\n- 0\n- a\n{more}"


def test_new_headings_stand_in_the_order_of_a_meetings_page_not_of_their_letters() -> None:
    questions, advice = "\n## Questions\n- q\n", "\n## Advice\n- a\n"
    assert clean("text\n", f"text\n{questions}", f"text\n{advice}") == f"text\n{questions}{advice}"
    # What has no place of its own stays below what stands above it.
    assert clean("", "## Decisions\n", "## Questions\n## A\n") == "## Questions\n## A\n\n## Decisions\n"


def test_a_heading_that_both_added_in_another_form_is_a_conflict_and_what_stands_below_it_is_not() -> None:
    found = merge("", "## Notes\n- a\n", "## Notes ##\n- b\n")
    assert found.text == conflict("## Notes\n", "## Notes ##\n") + "- a\n- b\n"


def test_sections_moved_here_are_moved_though_the_other_side_added_one_between_them() -> None:
    a, b, c, new = "## A\n- a\n", "## B\n- b\n", "## C\n- c\n", "## M\n- m\n"
    assert clean(f"{a}\n{b}\n{c}", f"{a}\n{new}\n{b}\n{c}", f"{b}\n{a}\n{c}") == f"{b}\n{a}\n{new}\n{c}"


def test_a_section_changed_here_and_taken_out_there_is_a_conflict_whichever_side_it_is() -> None:
    base = "## A\n- a\n\n## B\n- b\n"
    clash = conflict("## B\n- b\n- c\n", "")
    # One side sorts before the other, and after it.
    assert merge(base, f"{base}- c\n", "## A\n- a\n").text == f"## A\n- a\n\n{clash}"
    assert merge(base, f"{base}- c\n", "## A\n- a\n- z\n").text == f"## A\n- a\n- z\n\n{clash}"


def test_a_section_keeps_its_history_when_it_takes_in_what_stood_below_the_next() -> None:
    theirs = "## A\n- a\n- c\n\n## B\n- b\n"
    assert clean("## A\n- a\n\n## B\n- b\n", "## A\n- a\n- b\n", theirs) == "## A\n- a\n- b\n- c\n"


def test_a_renamed_heading_is_told_by_a_line_that_no_other_section_has() -> None:
    base = "## A\n- x\n- a\n\n## B\n- x\n- b\n"
    theirs = base.replace("- a\n", "- a\n- n\n")
    assert clean(base, "## C\n- x\n- a\n", theirs) == "## C\n- x\n- a\n- n\n"


def test_two_new_headings_with_the_same_line_below_them_are_two() -> None:
    assert clean("", "## C\n- x\n", "## D\n- x\n") == "## C\n- x\n\n## D\n- x\n"


def test_of_equal_headings_those_that_say_nothing_the_same_go_together_last() -> None:
    base = "## Call\n- a\n\n## Call\n- b\n"
    ours, theirs = base.replace("- b", "- new"), f"{base}- b2\n"
    assert clean(base, ours, theirs) == "## Call\n- a\n\n## Call\n- new\n- b2\n"


def test_a_heading_that_got_a_line_directly_above_it_gets_no_blank_line() -> None:
    base = "## A\n- a\n"
    assert clean(base, f"text\n{base}", f"{base}- b\n") == f"text\n{base}- b\n"


def test_a_line_that_both_added_is_there_once_whatever_blank_lines_are_around_it() -> None:
    assert clean("## A\n\n", "## A\n- a\n", "## A\n\n- a\n- b\n") == "## A\n\n- a\n- b\n"
    assert clean("## A\n- a\n", "## A\n- a\n\n", "## A\n- a\n\n\n") == "## A\n- a\n\n\n"


def test_a_paragraph_that_both_wrote_in_part_below_or_above_a_heading_is_one() -> None:
    ours, theirs = "## Notes\nWe met.\nHiring.\n", "## Notes\nWe met.\nBudget.\n"
    assert clean("", ours, theirs) == "## Notes\nWe met.\nBudget.\nHiring.\n"
    ours, theirs = "We met.\nHiring.\n\n## Q\n", "We met.\nBudget.\n\n## Q\n"
    assert clean("## Q\n", ours, theirs) == "We met.\nBudget.\nHiring.\n\n## Q\n"


# --- bullets and fences -----------------------------------------------------------------------------------


def test_an_item_that_got_an_id_is_known_by_its_words() -> None:
    base = "- [ ] call Bob now\n- [ ] call Bob later\n"
    done, told = "- [x] call Bob now  [id:: aaaa2]\n", "  - 2026-12-09 told\n"
    theirs = base.replace("now\n", f"now\n{told}")
    assert clean(base, f"- [ ] call Bob again\n{done}", theirs) == f"- [ ] call Bob again\n{done}{told}"


def test_equal_words_of_two_owners_are_two_items() -> None:
    base, told = "- [ ] @ada Send it\n- [ ] Send it\n", "  - 2026-12-09 told\n"
    item = "- [ ] Send it  [id:: aaaa2]\n"
    assert clean(base, item, f"{base}{told}") == f"{item}{told}"


def test_items_that_are_not_all_dated_stand_one_side_after_the_other() -> None:
    ours = "- 2026-12-04 a\n- 2026-12-06 c\n"
    assert clean("", ours, "- b\n") == f"- b\n{ours}"


@pytest.mark.parametrize("text", ["  ```\n  x\n  ```\n", "\n  more\n"])
def test_a_fence_or_paragraph_in_an_item_stays_in_it(text: str) -> None:
    assert clean("- a\n", f"- a\n{text}", "- a\n- b\n") == f"- a\n{text}\n- b\n"


def test_a_fence_ends_where_it_is_closed() -> None:
    ours = "- x\n\n```\ny\n```\n\n- a\n"
    assert clean("", ours, "- x\n\n- a\n- b\n") == f"{ours}- b\n"


def test_the_line_that_opens_a_fence_for_good_comes_last() -> None:
    assert clean("", "```\nx\n```\n", "```\n") == "```\nx\n```\n\n```\n"


# --- the front matter -------------------------------------------------------------------------------------


def test_a_front_matter_without_keys_stays_unless_a_side_took_it_out() -> None:
    base, ours = "+++\n+++\n- a\n", "+++\n+++\n- a\n- b\n"
    assert clean(base, ours, base.replace("- a", "- 0\n- a")) == "+++\n+++\n- 0\n- a\n- b\n"
    assert clean(base, ours, "- a\n") == "- a\n- b\n"
    assert clean(None, "+++\n+++\n- a\n", "+++\n+++\n- b\n") == "+++\n+++\n- a\n- b\n"
    assert clean(None, "## Q\n", "+++\n+++\n") == "+++\n+++\n## Q\n"


def test_what_would_no_longer_be_read_as_a_front_matter_is_shown_in_both_versions() -> None:
    ours, theirs = "- a\n", "---\nx: 1\n---\n- a\n"
    assert merge("---\n---\n- a\n", ours, theirs).text == conflict(ours, theirs)


@pytest.mark.parametrize("item", ["  - b", "- b"])
def test_two_lists_added_to_a_yaml_block_have_each_their_entries(item: str) -> None:
    base = "---\ntags: [a]\n---\ntext\n"
    ours, theirs = (base.replace("[a]", f"[a]\n{key}:\n{item}") for key in ("aliases", "links"))
    assert clean(base, ours, theirs) == base.replace("[a]", f"[a]\naliases:\n{item}\nlinks:\n{item}")


def test_an_entry_that_both_added_to_a_list_in_a_yaml_block_is_there_once() -> None:
    base = "---\ntags:\n  - a\n---\n"
    ours, theirs = base.replace("- a", "- a\n  - b\n  - c"), base.replace("- a", "- a\n  - c")
    assert clean(base, ours, theirs) == ours


@pytest.mark.parametrize("keys", ["x: 2\n", "x:\n  - b\n", "- c\nx: 2\n  - b\n"])
def test_a_yaml_block_that_both_made_is_one(keys: str) -> None:
    assert clean("", f"---\n{keys}---\n", "---\n---\n") == f"---\n{keys}---\n"


# --- TOML -------------------------------------------------------------------------------------------------


def toml(base: str | None, ours: str, theirs: str) -> str:
    return clean(base, ours, theirs, is_toml=True)


def test_a_table_is_the_same_however_its_header_is_written() -> None:
    base = "[t]\na = 1\nb = 1\n"
    assert toml(base, "[ t ] # fit\na = 2\nb = 1\n", "[t]\na = 1\nb = 2\n") == "[ t ] # fit\na = 2\nb = 2\n"


def test_a_key_is_the_same_however_it_is_quoted() -> None:
    ours, theirs = '"a#b" = 2\nb = 1\n["c.d"]\n', "'a#b' = 1\nb = 2\n['c.d']\n"
    assert toml('"a#b" = 1\nb = 1\n["c.d"]\n', ours, theirs) == "'a#b' = 2\nb = 2\n['c.d']\n"


def test_two_comments_on_the_header_of_a_table_are_a_conflict() -> None:
    found = merge("[t]\na = 1\n", "[t] # one\na = 1\n", "[t] # two!\na = 1\n", is_toml=True)
    assert found.text == conflict("[t] # one\n", "[t] # two!\n") + "a = 1\n"


def test_two_comments_added_in_a_table_are_both_there() -> None:
    base = "[t]\nk = 1\n"
    assert toml(base, f"{base}# one\n", f"{base}# two\n") == f"{base}# one\n# two\n"


def test_a_comment_that_both_changed_is_a_conflict() -> None:
    found = merge("# a\nk = 1\n", "# b\nk = 1\n", "# cc\nk = 1\n", is_toml=True)
    assert found.text == conflict("# b\n", "# cc\n") + "k = 1\n"


def test_arrays_of_tables_are_told_apart_by_their_names() -> None:
    base = "[[v]]\nk = 1\n\n[[w]]\nk = 1\n"
    ours, theirs = base.replace("k = 1", "k = 2", 1), f"{base}j = 2\n"
    assert toml(base, ours, theirs) == "[[v]]\nk = 2\n\n[[w]]\nk = 1\nj = 2\n"


@pytest.mark.parametrize("indent", ["", "  "])
def test_a_new_table_stays_below_the_comments_above_it(indent: str) -> None:
    base, table = "a = 1\n", f"\n{indent}# one\n{indent}# two\n{indent}[t]\n{indent}k = 1\n"
    assert toml(base, f"{base}{table}", f"{base}b = 2\n") == f"{base}b = 2\n{table}"
    comment, table = f"{indent}# one\n", f"{indent}[t]\n{indent}k = 1\n"
    assert toml(None, f"{comment}{table}", f"{comment}b = 2\n") == f"{comment}b = 2\n{comment}{table}"
    assert toml("", "a = 1\n\n", f"{indent}[t]\n") == f"a = 1\n\n{indent}[t]\n"


def test_tables_that_both_added_stand_apart_as_they_were_typed() -> None:
    t, u = "[t]\nk = 1\n", "[u]\nk = 2\n"
    assert toml("", t, u) == f"{t}{u}"
    assert toml("a = 1\n", f"a = 1\n\n{t}", f"a = 1\n\n{u}") == f"a = 1\n\n{t}\n{u}"


def test_a_key_taken_out_here_is_gone_from_a_table_written_in_another_way_there() -> None:
    base, ours = "[fit]\na = 1\nb = 2\nc = 3\n", "fit = {a = 1, b = 5, c = 3}\n"
    assert tomllib.loads(toml(base, ours, "[fit]\na = 1\nb = 2\n")) == {"fit": {"a": 1, "b": 5}}
    assert tomllib.loads(toml(base, "fit = {a = 1, b = 2}\n", "[fit]\na = 1\nc = 3\n")) == {"fit": {"a": 1}}


def test_a_key_with_a_dot_in_its_name_is_not_in_the_way_of_others() -> None:
    base, ours = '"d.e" = 1\n[fit]\na = 1\nb = 2\n', '"d.e" = 1\nfit = {a = 1, b = 3}\n'
    assert toml(base, ours, base.replace("a = 1", "a = 4")) == '"d.e" = 1\nfit = {a = 4, b = 3}\n'


def test_a_table_and_one_within_it_that_the_sides_made_are_both_there() -> None:
    assert toml(None, "[t.s]\nk = 2\n", "t = {k = 1}\n") == "[t]\nk = 1\n\n[t.s]\nk = 2\n"


def test_comments_that_both_added_within_their_lists_stay_in_them() -> None:
    base = "x = [\n  1,\n]\ny = [\n  2,\n]\n"
    one, two = ("  1", "  # one\n  1"), ("  2", "  # two\n  2")
    assert toml(base, base.replace(*one), base.replace(*two)) == base.replace(*one).replace(*two)


def test_a_comment_added_within_a_list_stays_in_it_and_is_never_lost_for_a_shorter_list() -> None:
    base = '# mine\ngoals = [\n  "lead",\n  "talk",\n]\nb = 1\n'
    ours = base.replace('  "talk"', '  # she asked for it\n  "talk"')
    assert toml(base, ours, base.replace("b = 1", "b = 2")) == ours.replace("b = 1", "b = 2")
    assert "# she asked for it" in merge(base, ours, base.replace('  "lead",\n', ""), is_toml=True).text


def test_a_long_head_with_a_table_that_was_written_in_another_way_is_shown_in_both_versions() -> None:
    def versions(length: int) -> list[str]:
        comments = "# c\n" * length
        tables = "[fit]\na = 1\nb = 2\n", "fit = {a = 1, b = 3}\n", "[fit]\na = 4\nb = 2\n"
        return [comments + table for table in tables]

    assert toml(*versions(110)) == "# c\n" * 110 + "fit = {a = 4, b = 3}\n"
    base, ours, theirs = versions(1000)
    assert merge(base, ours, theirs, is_toml=True).text == conflict(ours, theirs)


@pytest.mark.parametrize("broken", ["a = ", "a = 1 1"])  # one sorts before the other side, one after it
def test_what_one_side_broke_is_merged_line_by_line(broken: str) -> None:
    assert toml("a = 1\nb = 1\n", f"{broken}\nb = 1\n", "a = 1\nb = 2\n") == f"{broken}\nb = 2\n"


def test_what_cannot_be_read_or_edited_as_toml_stops_no_merge() -> None:
    deep = f"{'a.' * 2000}a = 1\n"
    assert toml(None, deep, "b = 1\n") == f"{deep}b = 1\n"
    found = merge("", "[[v]]\n", "[[v]]\nk.l = 1\n", is_toml=True)
    assert found.text == conflict("[[v]]\n", "[[v]]\nk.l = 1\n")


# --- line ends and the last line --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "end"),
    [("", ""), ("a", ""), ("a\n", "\n"), ("a\r\n", "\r\n"), ("a\r\nb\n", "\n"), ("a\r\nb\nc\n", "\n")],
)
def test_a_text_has_the_line_end_that_most_of_its_lines_have(text: str, end: str) -> None:
    assert usual_end(text) == end


def test_a_missing_line_end_changes_no_other() -> None:
    assert clean("- a\r\n", "- a", "- b\r\n- a\r\n") == "- b\r\n- a"
    assert clean("- a\r\n- b\r\n", "- b", "- a\r\n- b\r\n- c\r\n") == "- b\r\n- c"
    assert clean("- a\n", "- 0\r\n- a\r\n", "- a\n- b\n") == "- 0\r\n- a\r\n- b\r\n"
    assert merge("- a\r\n", "- b", "- c").text == crlf(conflict("- b\n", "- c\n"))
    assert clean("", "- a", "- b") == "- a\n- b"
    assert clean(None, "- a", "- b\n") == "- a\n- b"
    base = "- a\r\n- b\r\n- c\r\n"
    assert clean(base, base.removesuffix("\r\n"), f"{base}- d\n") == f"{base}- d"


def test_a_value_of_several_lines_has_the_line_ends_of_its_file() -> None:
    base, ours = "a = 1\nb = 1\n", "a = [\n  1,\n]\nb = 1\n"
    theirs = base.replace("b = 1", "b = 2")
    assert toml(crlf(base), crlf(ours), crlf(theirs)) == crlf(ours.replace("b = 1", "b = 2"))


def test_a_conflict_below_a_value_of_several_lines_is_said_by_its_line() -> None:
    found = merge("a = 1\nb = 1\n", "a = [\n  1,\n]\nb = 3\n", "a = 1\nb = 2\n", is_toml=True)
    assert found == Merged("a = [\n  1,\n]\n" + conflict("b = 3\n", "b = 2\n"), (4,))


def test_a_statement_with_a_line_end_of_its_own_keeps_it() -> None:
    base = "a = 1\r\nb = 1\nc = 1\nd = 1\n"
    assert toml(base, base.replace("b = 1", "b = 2"), base.replace("d = 1", "d = 2")) == (
        "a = 1\r\nb = 2\nc = 1\nd = 2\n"
    )
