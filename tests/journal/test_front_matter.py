"""The TOML head of a record: read with the line of its faults, made new, and edited in place."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mentorlog.errors import Damaged
from mentorlog.journal import front_matter
from mentorlog.journal.document import Document
from mentorlog.journal.kinds import Headings

ADA = """\
+++
# who she is
name = "Ada Lovelace"   # as she signs
aliases = [
  "Ada", # to friends
  "AL",
]
role = "mentor"

# how well it fits, 1 to 5
[fit]
experience = 5

[agreement]  # made in June
every = "2 weeks"  # about
minutes = 45
+++

## About
- x
"""


def read(text: str) -> dict[str, Any]:
    document = Document.parse(text)
    return front_matter.read("p.md", document.lines, document.front)


def edited(text: str, **keys: object) -> str:
    changes = {key.replace("__", "."): value for key, value in keys.items()}
    return str(front_matter.edited("p.md", Document.parse(text), changes))


# --- reading --------------------------------------------------------------------------------------------


def test_a_record_without_front_matter_has_no_keys() -> None:
    assert read("## About\n") == {} == read("") == read("---\nx: 1\n---\n")


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_values_are_read_whatever_the_line_ends(ending: str) -> None:
    table = read(ADA.replace("\n", ending))
    assert (table["name"], table["aliases"], table["fit"]) == (
        "Ada Lovelace",
        ["Ada", "AL"],
        {"experience": 5},
    )


@pytest.mark.parametrize(
    ("head", "line", "fault"),
    [
        ("name = Ada", 2, "no TOML: invalid value"),
        ('name = "Ada"\nrole = ', 3, "no TOML: invalid value"),
        ('name = "Ada"\n\n# x\nrole "mentor"', 5, "no TOML: expected '=' after a key in a key/value pair"),
        ('name = "Ada"\nname = "Bob"', 3, "no TOML: cannot overwrite a value"),
        ('aliases = [\n "Ada",\n "AL"\nrole = 1', 5, "no TOML: unclosed array"),
        ('a = 1\nb = """\nnever closed', 4, "no TOML: unterminated string"),
        ("time = 10:00", 2, "no TOML: expected newline or end of document after a statement"),
        ("[fit\nx = 1", 2, "no TOML: expected ']' at the end of a table declaration"),
        ("a = 1\rb = 2", 2, "no TOML: expected newline or end of document after a statement"),
        ("a = " + "[" * 100_000, 2, "no TOML: nested too deep"),
        ("a = 1\n" + "b." * 40 + "c = 1\nd = 1", 3, "no TOML: nested too deep"),
        ("\n" + "b." * 40 + "c = 1", 3, "no TOML: nested too deep"),
        ("a = 1\nb = " + "1" * 1_000 + "\nc = 1", 3, "no TOML: a number of a thousand digits"),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_fault_is_reported_with_its_line_in_the_file(head: str, line: int, fault: str, ending: str) -> None:
    text = f"+++\n{head}\n+++\n".replace("\n", ending)
    with pytest.raises(Damaged) as raised:
        read(text)
    assert raised.value.line == line
    assert raised.value.fault.startswith(fault)


def test_a_fault_below_a_yaml_block_has_its_line_in_the_file() -> None:
    with pytest.raises(Damaged) as raised:
        read("---\ntags: [a]\n---\n\n+++\nname = \n+++\n")
    assert raised.value.line == 6


def test_a_front_matter_that_is_never_closed_is_a_fault() -> None:
    with pytest.raises(Damaged) as raised:
        read('+++\nname = "Ada"\n\n## About\n')
    assert (raised.value.line, raised.value.fault) == (1, "the front matter has no closing +++")


@given(st.text(max_size=60))
def test_what_is_read_is_a_table_or_damaged(head: str) -> None:
    try:
        read(f"+++\n{head}\n+++\n")
    except Damaged as fault:
        assert fault.line is not None and 1 <= fault.line <= head.count("\n") + 3


@pytest.mark.parametrize(
    ("key", "line"),
    [("name", 3), ("aliases", 4), ("role", 8), ("fit", 11), ("agreement", 14), ("every", 15), ("none", 1)],
)
def test_the_line_that_sets_a_key_is_found(key: str, line: int) -> None:
    document = Document.parse(ADA)
    assert front_matter.line_of(document.lines, document.front, key) == line


def test_the_first_line_of_the_settings_may_set_a_key_and_be_damaged() -> None:
    assert front_matter.line_in_toml(["format = 1\n", "[headings]\n", "question = 1\n"], "format") == 1
    with pytest.raises(Damaged) as raised:
        front_matter.parse_toml("mentorlog.toml", "format\n")
    assert raised.value.line == 1


def test_a_key_of_the_settings_is_looked_for_in_its_table() -> None:
    lines = ["format = 1\n", "question = 1\n", "[headings]\n", "question = 1\n"]
    assert front_matter.line_in_toml(lines, "headings.question") == 4
    assert front_matter.line_in_toml(lines, "headings.advice") == 3


def test_what_is_longer_than_any_head_is_refused_unread() -> None:
    with pytest.raises(Damaged, match="more than 128,000 characters of TOML"):
        front_matter.parse_toml("mentorlog.toml", "#" * 128_001)
    assert front_matter.parse_toml("mentorlog.toml", "#" * 128_000) == {}


# --- editing --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "old", "new"),
    [
        ({"name": "Ada King"}, 'name = "Ada Lovelace"   #', 'name = "Ada King"   #'),
        ({"role": "sponsor"}, 'role = "mentor"', 'role = "sponsor"'),
        ({"agreement__every": "3 weeks"}, 'every = "2 weeks"  # about', 'every = "3 weeks"  # about'),
        ({"fit__experience": 4}, "experience = 5", "experience = 4"),
        ({"role": None}, 'role = "mentor"\n', ""),
        ({"agreement__minutes": None}, "minutes = 45\n", ""),
        ({"status": "closed"}, 'role = "mentor"\n', 'role = "mentor"\nstatus = "closed"\n'),
        ({"since": date(2026, 6, 2)}, 'role = "mentor"\n', 'role = "mentor"\nsince = 2026-06-02\n'),
        ({"fit__time": 2}, "experience = 5\n", "experience = 5\ntime = 2\n"),
        ({"agreement__until": date(2026, 12, 31)}, "minutes = 45\n", "minutes = 45\nuntil = 2026-12-31\n"),
        ({"x__y": 1}, "minutes = 45\n", "minutes = 45\n\n[x]\ny = 1\n"),
        ({"aliases": ["Ada"]}, '[\n  "Ada", # to friends\n  "AL",\n]', '["Ada"]'),
        ({"aliases": ("Ada",)}, '[\n  "Ada", # to friends\n  "AL",\n]', '["Ada"]'),
        ({"nothing": None}, "", ""),
        ({"x__y": None}, "", ""),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_an_edit_changes_the_key_and_no_other_byte(
    keys: dict[str, object], old: str, new: str, ending: str
) -> None:
    expected = ADA.replace(old, new, 1) if old else ADA
    assert edited(ADA.replace("\n", ending), **keys) == expected.replace("\n", ending)


def test_several_keys_are_edited_at_once() -> None:
    text = edited(ADA, name="Ada King", role=None, status="paused", agreement__minutes=30)
    expected = ADA.replace("Ada Lovelace", "Ada King").replace('role = "mentor"\n', 'status = "paused"\n')
    assert text == expected.replace("45", "30")


def test_line_ends_that_are_mixed_stay_as_they_are() -> None:
    text = '+++\r\nname = "Ada" # c\nrole = "x"\r\n[fit]\ntime = 1\r\n+++\nbody\r\n'
    assert edited(text, role="y") == text.replace('"x"', '"y"')
    assert edited(text, name="A") == text.replace('"Ada" # c\n', '"A" # c\r\n')
    assert edited(text, name="Ada") == text


def test_a_key_of_an_inline_table_is_edited_in_its_line() -> None:
    text = '+++\nname = "x"\nagreement = {every = "2 weeks", minutes = 45} # c\nrole = "y"\n+++\n'
    assert edited(text, agreement__every="1 week") == text.replace("2 weeks", "1 week")
    assert read(edited(text, agreement__notes="me"))["agreement"] == {
        "every": "2 weeks",
        "minutes": 45,
        "notes": "me",
    }


def test_a_dotted_key_is_edited_where_it_stands() -> None:
    text = '+++\nagreement.every = "2 weeks" # c\nagreement.minutes = 45\n+++\n'
    assert edited(text, agreement__minutes=30) == text.replace("45", "30")
    assert edited(text, agreement__every=None) == "+++\nagreement.minutes = 45\n+++\n"


def test_a_key_below_a_text_of_several_lines_is_edited_where_it_stands() -> None:
    text = '+++\nwhy = """\nfor\nme\n"""\nrole = "x" # c\n[fit]\ntime = 1\n+++\n'
    assert edited(text, role="y") == text.replace('"x"', '"y"')


@pytest.mark.parametrize(
    ("head", "becomes"),
    [
        ("# on fit\n[fit]\ntime = 1\n", 'role = "x"\n# on fit\n[fit]\ntime = 1\n'),
        ("[fit]\ntime = 1\n# the end\n", 'role = "x"\n[fit]\ntime = 1\n# the end\n'),
        ("a = 1\n# the end\n", 'a = 1\n# the end\nrole = "x"\n'),
        ("a = 1\n  # on fit\n  [fit]\n", 'a = 1\nrole = "x"\n  # on fit\n  [fit]\n'),
        ("a = 1\n\n\n[fit]\n", 'a = 1\nrole = "x"\n\n\n[fit]\n'),
        ('[[log]]\nrole = "a"\n', 'role = "x"\n[[log]]\nrole = "a"\n'),
    ],
)
def test_a_new_key_stands_above_the_first_table_and_what_is_said_of_it(head: str, becomes: str) -> None:
    assert edited(f"+++\n{head}+++\n", role="x") == f"+++\n{becomes}+++\n"


def test_a_key_of_a_table_that_is_indented_is_put_into_it() -> None:
    text = "+++\n  [fit]\n  time = 1\n+++\n"
    assert read(edited(text, fit__experience=2)) == {"fit": {"time": 1, "experience": 2}}


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ('+++\nname = "x"\n+++\n', {"name__first": "y"}),
        ('+++\nagreement = "yes"\n+++\n', {"agreement__every": "2 weeks"}),
        ("+++\n[[fit]]\na = 1\n+++\n", {"fit__time": 2}),
        ("+++\n[[fit]]\n+++\n", {"fit": [{"time": {"a": 2}}]}),
    ],
)
def test_an_edit_that_would_change_more_is_refused(text: str, keys: dict[str, object]) -> None:
    with pytest.raises(Damaged, match=": the front matter cannot be edited without") as raised:
        edited(text, **keys)
    assert raised.value.line == 1


def test_an_edit_of_what_is_nested_too_deep_is_refused() -> None:
    with pytest.raises(Damaged):
        edited(f"+++\nname{'.a' * 2000} = 1\n+++\n", role="x")


def test_an_edit_of_a_damaged_front_matter_is_refused_with_its_line() -> None:
    with pytest.raises(Damaged) as raised:
        edited("+++\na = 1\nname = \n+++\n", role="x")
    assert raised.value.line == 3


# --- a name in a list -----------------------------------------------------------------------------------


def named(text: str, key: str, old: str, new: str | None) -> str:
    return str(front_matter.with_name("p.md", Document.parse(text), key, old, new))


def test_a_name_in_a_list_of_several_lines_is_another_and_the_rest_stays() -> None:
    assert named(ADA, "aliases", "AL", "Countess") == ADA.replace('"AL"', '"Countess"')
    assert named(ADA, "aliases", "Ad", "Countess") == ADA
    goal = Document.parse(ADA, Headings({"question": ("Fragen",)}), in_goal=True)
    after = front_matter.with_name("p.md", goal, "aliases", "AL", "Countess")
    assert (after.headings, after.in_goal) == (goal.headings, True)


def test_a_name_that_stands_below_the_list_too_stays_there() -> None:
    text = '+++\naliases = [\n  "AL", # as she signs\n  # more to come\n]\nskill = "AL"\n+++\n'
    assert named(text, "aliases", "AL", "Countess") == text.replace('"AL", #', '"Countess", #')


def test_a_name_is_taken_out_of_a_list_and_the_key_with_the_last() -> None:
    assert read(named(ADA, "aliases", "AL", None))["aliases"] == ["Ada"]
    assert named("+++\na = 1\ngoals = ['x']\n+++\n", "goals", "x", None) == "+++\na = 1\n+++\n"


@pytest.mark.parametrize(
    ("line", "becomes"),
    [("of = 'ada'  # hers", 'of = "eve"  # hers'), ("of = [ 'ada', 'bo' ]", "of = ['eve', 'bo']")],
)
def test_a_name_in_one_line_is_another(line: str, becomes: str) -> None:
    after = named(f"+++\n{line}\nx = 1\n+++\n", "of", "ada", "eve")
    assert read(after) == read(f"+++\n{becomes}\nx = 1\n+++\n")
    assert after.count("# hers") == line.count("# hers")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", '+++\nstatus = "held"\n+++\n'),
        ("## Notes\n- a\n", '+++\nstatus = "held"\n+++\n\n## Notes\n- a\n'),
        ("\n## Notes", '+++\nstatus = "held"\n+++\n\n## Notes'),
        ("## Notes\r\n", '+++\r\nstatus = "held"\r\n+++\r\n\r\n## Notes\r\n'),
        ("---\nx: 1\n---\n- a\n", '---\nx: 1\n---\n+++\nstatus = "held"\n+++\n\n- a\n'),
        ("---\nx: 1\n---", '---\nx: 1\n---\n+++\nstatus = "held"\n+++'),
        ("\ufeff## Notes\n", '\ufeff+++\nstatus = "held"\n+++\n\n## Notes\n'),
    ],
)
def test_a_record_without_front_matter_gets_one(text: str, expected: str) -> None:
    assert edited(text, status="held") == expected
    assert read(expected) == {"status": "held"}


def test_removing_a_key_gives_no_record_a_front_matter() -> None:
    assert edited("## Notes\n", status=None) == "## Notes\n"


# --- new records ----------------------------------------------------------------------------------------


def test_a_new_record_has_what_is_known_and_its_tables_last() -> None:
    table = {
        "name": "Ada",
        "fit": {"time": 2},
        "aliases": ["A", "B"],
        "since": date(2026, 6, 2),
        "skill": None,
    }
    text = front_matter.new_record({**table, "place": "", "goals": [], "agreement": {}}, "## About\n")
    assert text == (
        '+++\nname = "Ada"\naliases = ["A", "B"]\nsince = 2026-06-02\n\n[fit]\ntime = 2\n+++\n\n## About\n'
    )


def test_a_list_too_long_for_a_line_has_a_line_for_each_value() -> None:
    goals = [f"a-goal-with-a-long-name-{number}" for number in range(5)]
    text = front_matter.new_record({"goals": goals})
    assert text.count("\n") == 9 and read(text) == {"goals": goals}


NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
VALUES = NAMES | st.integers(-9, 9) | st.booleans() | st.dates() | st.lists(NAMES, min_size=1, max_size=3)


@given(st.dictionaries(NAMES, VALUES | st.dictionaries(NAMES, VALUES, min_size=1, max_size=2), max_size=4))
def test_a_new_record_is_read_back_as_it_was_told(table: dict[str, object]) -> None:
    assert read(front_matter.new_record(table)) == table


@given(NAMES)
@example("+++")
@example("# no comment")
@example("a\u2028b")
@example("\x1b[31m")
def test_any_text_can_be_set_and_is_read_back(value: str) -> None:
    for text in (ADA, "## About\n", ADA.replace("\n", "\r\n")):
        new = edited(text, name=value, agreement__notes=value)
        assert (read(new)["name"], read(new)["agreement"]["notes"]) == (value, value)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (f"a = {'1' * 1000}\n", "no TOML: a number of a thousand digits"),
        (f"a = [ # how many\n{'1' * 5000}\n]\n", "no TOML: a number of a thousand digits"),
        (f"a = '{'a' * 128_000}'\n", "more than 128,000 characters of TOML"),
    ],
)
def test_toml_that_would_take_minutes_or_that_nothing_can_show_is_damaged(text: str, fault: str) -> None:
    with pytest.raises(Damaged) as raised:
        front_matter.parse_toml("me.md", text, first_line=2)
    assert (raised.value.line, raised.value.fault) == (2, fault)


def test_a_front_matter_that_is_too_long_to_be_edited_is_refused() -> None:
    document = Document.parse(f"+++\nnotes = '{'a' * 16_000}'\n+++\n")
    with pytest.raises(Damaged, match=":1: the front matter is too long") as raised:
        front_matter.edited("me.md", document, {"name": "Ada"})
    assert raised.value.line == 1
