"""Items: what a bullet is, whose it is and how it stands; what it is called; how one is found."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mentorlog.errors import NotFound, Several
from mentorlog.journal import ENDINGS, HEADINGS, Item, Kind, find_item
from mentorlog.journal.document import Document
from mentorlog.journal.ids import ALPHABET, handle
from mentorlog.journal.items import Whereabouts, read_items

DAY = date(2026, 12, 7)
PATH = "meetings/ada-lovelace/2026-12-07.md"
OWNERS = {"me": "me", "ada-lovelace": "ada-lovelace", "AL": "ada-lovelace", "jun": "jun"}

# The table of DESIGN §2, "Headings": what a bullet below each is, and with a box.
TABLE = {
    "Objectives": (Kind.OBJECTIVE, Kind.OBJECTIVE),
    "Questions": (Kind.QUESTION, Kind.QUESTION),
    "Open questions": (Kind.QUESTION, Kind.QUESTION),
    "To discuss": (Kind.QUESTION, Kind.QUESTION),
    "Advice": (Kind.ADVICE, Kind.ADVICE),
    "Recommendations": (Kind.ADVICE, Kind.ADVICE),
    "Commitments": (Kind.COMMITMENT, Kind.COMMITMENT),
    "Action items": (Kind.COMMITMENT, Kind.COMMITMENT),
    "Actions": (Kind.COMMITMENT, Kind.COMMITMENT),
    "Action plan": (Kind.COMMITMENT, Kind.COMMITMENT),
    "Agreed actions": (Kind.COMMITMENT, Kind.COMMITMENT),
    "Next steps": (Kind.COMMITMENT, Kind.COMMITMENT),
    "Next actions": (Kind.COMMITMENT, Kind.COMMITMENT),
    "Follow-up": (Kind.COMMITMENT, Kind.COMMITMENT),
    "To do": (Kind.COMMITMENT, Kind.COMMITMENT),
    "Deliverables": (Kind.COMMITMENT, Kind.COMMITMENT),
    "People": (Kind.CONTACT, Kind.CONTACT),
    "Introductions": (None, Kind.CONTACT),
    "Contacts": (None, Kind.CONTACT),
    "Decisions": (Kind.DECISION, Kind.DECISION),
    "Feedback": (Kind.FEEDBACK, Kind.FEEDBACK),
    "Assumptions": (Kind.ASSUMPTION, Kind.ASSUMPTION),
    "Learned": (Kind.LESSON, Kind.LESSON),
    "Lessons": (Kind.LESSON, Kind.LESSON),
    "Takeaways": (Kind.LESSON, Kind.LESSON),
    "Given": (Kind.GIVEN, Kind.GIVEN),
    "Check-in": (Kind.CHECK_IN, Kind.CHECK_IN),
    "About": (Kind.ABOUT, Kind.ABOUT),
    # any other heading, in a meeting
    "Notes": (None, Kind.COMMITMENT),
    "Berlin": (None, Kind.COMMITMENT),
    "Steps": (None, Kind.COMMITMENT),
    "Log": (None, Kind.COMMITMENT),
}


def items(
    text: str,
    *,
    path: str = PATH,
    meeting: date | None = DAY,
    mentee: str | None = None,
    private: bool = False,
) -> list[Item]:
    document = Document.parse(text, in_goal=path.startswith("goals/"))
    where = Whereabouts(path, "ada-lovelace", meeting, mentee, private, OWNERS.get)
    return list(read_items(document, where))


def item(line: str, heading: str = "Commitments", **how: object) -> Item:
    [found] = items(f"## {heading}\n{line}\n", **how)  # type: ignore[arg-type]
    return found


# --- kinds ----------------------------------------------------------------------------------------


def kinds(text: str, **how: object) -> list[Kind]:
    return [found.kind for found in items(text, **how)]  # type: ignore[arg-type]


@pytest.mark.parametrize("heading", TABLE)
def test_a_heading_gives_a_bullet_its_kind(heading: str) -> None:
    bare, boxed = TABLE[heading]
    assert kinds(f"## {heading}\n- Something\n") == [bare] * (bare is not None)
    assert kinds(f"## {heading}\n- [ ] Something\n") == [boxed]


@pytest.mark.parametrize("heading", [heading for heading, (bare, _) in TABLE.items() if bare is None])
def test_outside_a_meeting_a_box_below_another_heading_is_nothing(heading: str) -> None:
    found = kinds(f"## {heading}\n- [ ] Something\n", path="people/ada-lovelace.md", meeting=None)
    assert found == ([Kind.CONTACT] if heading in ("Introductions", "Contacts") else [])


@pytest.mark.parametrize("line", ["- Read", "- [ ] Read"])
def test_in_a_goal_steps_are_commitments(line: str) -> None:
    text = f"## Steps\n{line}\n## Notes\n{line}\n"
    assert kinds(text, path="goals/lead.md", meeting=None) == [Kind.COMMITMENT]


def test_what_stands_before_any_heading_is_an_item_only_with_a_box() -> None:
    assert kinds("- Something\n- [ ] Something else\n") == [Kind.COMMITMENT]


@pytest.mark.parametrize("line", ["- ", "- [ ]", "- [ ]  [due:: 2026-12-11]", "Words", "  Words"])
def test_a_line_without_a_bullet_or_without_words_is_no_item(line: str) -> None:
    assert items(f"## Commitments\n{line}\n") == []
    assert [found.text for found in items(f"## Commitments\n{line}\n\n- [ ] Draft it\n")] == ["Draft it"]


def test_a_nested_bullet_is_its_items_detail_and_with_a_box_an_item() -> None:
    text = "## Commitments\n- Draft it\n  - in two parts\n  - [ ] Ask Tom\n    - tomorrow\n"
    assert [found.text for found in items(text)] == ["Draft it", "Ask Tom"]


def test_nothing_in_a_fence_or_a_comment_is_an_item() -> None:
    text = "## Commitments\n```\n- [ ] Code\n```\n<!--\n- [ ] Comment\n-->\n- [ ] Draft it\n"
    assert [found.text for found in items(text)] == ["Draft it"]


# --- states ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mark", "state"),
    [
        (" ", "open"),
        ("x", "done"),
        ("X", "done"),
        ("-", "dropped"),
        ("/", "open"),
        (">", "open"),
        ("?", "open"),
    ],
)
@pytest.mark.parametrize("kind", Kind)
def test_the_box_says_how_it_stands_where_the_kind_has_a_life(kind: Kind, mark: str, state: str) -> None:
    found = item(f"- [{mark}] Something", HEADINGS[kind])
    assert (found.kind, found.state) == (kind, state if kind in ENDINGS else None)
    assert (found.owner is None) == (kind not in ENDINGS)


def test_a_bullet_without_a_box_is_open() -> None:
    found = item("- Something")
    assert (found.state, found.boxed, found.is_open) == ("open", False, True)


@pytest.mark.parametrize(
    ("line", "ended"),
    [
        ("- [x] It  [completion:: 2026-12-09]", date(2026, 12, 9)),
        ("- [-] It  [cancelled:: 2026-12-10]", date(2026, 12, 10)),
        ("- [x] It  [cancelled:: 2026-12-10]", None),
        ("- [ ] It  [completion:: 2026-12-09]", None),
        ("- [x] It", None),
    ],
)
def test_it_ended_on_the_day_that_its_state_names(line: str, ended: date | None) -> None:
    assert item(line).ended == ended


def test_it_began_when_it_was_created_or_else_when_one_met() -> None:
    assert item("- [ ] It").since == DAY
    assert item("- [ ] It  [created:: 2026-12-01]").since == date(2026, 12, 1)
    jotted = item("- [ ] It", path="people/ada-lovelace.md", meeting=None)
    assert jotted.since is None


# --- owners ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "owner", "text"),
    [
        ("- [ ] Draft it", "me", "Draft it"),
        ("- [ ] @me Draft it", "me", "Draft it"),
        ("- [ ] @ada-lovelace Send it", "ada-lovelace", "Send it"),
        ("- [ ] @AL Send it", "ada-lovelace", "Send it"),
        ("- [ ] @tom Send it", "me", "@tom Send it"),
        ("- [ ] @ada-lovelace: Send it", "me", "@ada-lovelace: Send it"),
        ("- [ ] Ask @AL", "me", "Ask @AL"),
        ("- @ada-lovelace Send it", "ada-lovelace", "Send it"),
    ],
)
def test_a_leading_name_is_the_owner_where_somebody_has_it(line: str, owner: str, text: str) -> None:
    found = item(line)
    assert (found.owner, found.text, found.is_mine) == (owner, text, owner == "me")


@pytest.mark.parametrize("kind", ENDINGS)
def test_with_a_mentee_advice_and_people_are_theirs(kind: Kind) -> None:
    found = item("- [ ] Something", HEADINGS[kind], mentee="jun")
    assert found.owner == ("jun" if kind in (Kind.ADVICE, Kind.CONTACT) else "me")


def test_with_a_mentee_a_named_owner_goes_before() -> None:
    assert item("- [ ] @me Read it", "Advice", mentee="jun").owner == "me"


# --- fields and history ---------------------------------------------------------------------------


def test_an_item_has_what_its_line_and_the_lines_below_it_say() -> None:
    text = (
        "## Commitments\n- [ ] Draft it  [goal:: lead]  [from:: aaaa1]  [due:: 2026-12-11]  [id:: 7f3kb]\n"
        "  - 2026-12-09 moved from 2026-12-08: ill\n  - 2026-12-09 told\n"
    )
    [found] = items(text)
    assert (found.goal, found.from_id, found.due, found.id, found.has_id) == (
        "lead",
        "aaaa1",
        date(2026, 12, 11),
        "7f3kb",
        True,
    )
    assert [str(entry) for entry in found.history] == [
        "2026-12-09 moved from 2026-12-08: ill",
        "2026-12-09 told",
    ]
    assert (found.path, found.line, found.person, found.meeting) == (PATH, 2, "ada-lovelace", DAY)


def lived(*history: str, mark: str = " ") -> Item:
    below = "".join(f"  - 2026-12-{10 + n} {line}\n" for n, line in enumerate(history))
    [found] = items(f"## Commitments\n- [{mark}] It\n{below}")
    return found


@pytest.mark.parametrize(
    ("history", "moves", "untold", "told"),
    [
        ((), 0, False, False),
        (("moved from 2026-12-08: ill",), 1, True, False),
        (("moved from 2026-12-08", "moved from 2026-12-09"), 2, True, False),
        (("moved from 2026-12-08", "told"), 1, False, True),
        (("moved from 2026-12-08", "told", "moved from 2026-12-09"), 2, True, False),
        (("told", "done: well"), 0, False, False),
        (("done: well", "told"), 0, False, True),
        (("dropped", "told"), 0, False, True),
    ],
)
def test_moves_are_counted_until_the_other_side_knows(
    history: tuple[str, ...], moves: int, untold: bool, told: bool
) -> None:
    found = lived(*history)
    assert (found.moves, found.moved_untold is not None, found.told) == (moves, untold, told)


@pytest.mark.parametrize(
    ("history", "result", "adapted"),
    [
        ((), "", False),
        (("done: well",), "well", False),
        (("adapted: my way",), "my way", True),
        (("adapted",), "", True),
        (("dropped: no time", "reopened", "done: well"), "well", False),
        (("moved from 2026-12-08: ill",), "", False),
        (("adapted: my way", "reopened", "done"), "", False),
    ],
)
def test_what_came_of_it_is_what_was_written_last(
    history: tuple[str, ...], result: str, adapted: bool
) -> None:
    found = lived(*history, mark="x")
    assert (found.result, found.adapted) == (result, adapted)


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("- Draft it by 2026-12-11", date(2026, 12, 11)),
        ("- [ ] Draft it by fri", date(2026, 12, 11)),
        ("- [ ] Draft it by fri  [id:: 7f3kb]", None),
        ("- [ ] Draft it by fri  [due:: 2026-12-18]", date(2026, 12, 18)),
        ("- [ ] Draft it", None),
        ("## Notes\n- [ ] Draft it by fri", date(2026, 12, 11)),
        ("## Learned\n- Drafts are due by fri", None),
    ],
)
def test_a_date_typed_by_hand_counts_until_a_command_stores_the_line(line: str, due: date | None) -> None:
    assert item(line).due == due


@pytest.mark.parametrize("private", [True, False])
def test_an_item_is_private_with_its_record_or_its_heading(private: bool) -> None:
    found = items("## Commitments\n- [ ] One\n## Private\n- [ ] Two\n", private=private)
    assert [one.private for one in found] == [private, True]


def test_what_a_person_of_a_private_record_owes_is_private_in_the_records_of_others() -> None:
    document = Document.parse("## Commitments\n- [ ] @jun Share it\n- [ ] @ada-lovelace Draft it\n")
    hidden = frozenset(["jun", "ada-lovelace"])
    where = Whereabouts(PATH, "ada-lovelace", DAY, None, False, OWNERS.get, hidden)
    assert [found.private for found in read_items(document, where)] == [True, False]


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("To Ada: slower", "to"),
        ("from Tom: louder", "from"),
        ("I rush the numbers", "from"),
        ("To Ada", "from"),
    ],
)
def test_feedback_is_from_them_unless_it_says_to(text: str, direction: str) -> None:
    assert item(f"- [ ] {text}", "Feedback").direction == direction
    assert item(f"- [ ] {text}", "Advice").direction is None


def test_what_stands_below_an_item_without_a_box_is_its_detail() -> None:
    text = "## Commitments\n- [ ] Draft it\n  - in two parts\n  - 2026-12-09 told\n  - for Tom\n- Read it\n"
    draft, read = items(text)
    assert (draft.detail, draft.boxed) == (("in two parts", "for Tom"), True)
    assert (read.detail, read.boxed) == ((), False)


# --- handles --------------------------------------------------------------------------------------


def handles(text: str, path: str = PATH) -> list[str]:
    return [found.id for found in items(f"## Commitments\n{text}", path=path)]


def test_an_item_without_an_id_has_a_handle_that_looks_like_one() -> None:
    [found] = items("## Commitments\n- [ ] Draft it\n")
    assert not found.has_id
    assert len(found.id) == 5 and set(found.id) <= set(ALPHABET)


def test_equal_lines_have_different_handles() -> None:
    found = handles("- [ ] Draft it\n" * 20)
    assert len(set(found)) == 20


@given(
    st.lists(st.sampled_from(["Draft it", "Call Tom", "數", "It's 3%"]), min_size=1, max_size=8), st.data()
)
@example(["Draft it", "Draft it"], None)
def test_a_handle_stays_while_other_lines_change(texts: list[str], data: st.DataObject | None) -> None:
    lines = [f"- [ ] {text}\n" for text in texts]
    before = handles("".join(lines))
    place = data.draw(st.integers(0, len(lines))) if data else 1
    added = [*lines[:place], "- [ ] Something new\n\nWords.\n\n", *lines[place:]]
    after = handles("".join(added))
    assert [found for n, found in enumerate(after) if n != place] == before


@pytest.mark.parametrize(
    "line",
    [
        "- [x] Draft it",
        "- Draft it",
        "* [ ] Draft it",
        "- [ ] Draft it  [due:: 2026-12-11]",
        "- [ ] @me Draft it",
    ],
)
def test_a_handle_stays_when_the_box_or_a_field_changes(line: str) -> None:
    assert handles(f"{line}\n") == handles("- [ ] Draft it\n")


def test_the_same_line_in_another_file_or_with_other_words_has_another_handle() -> None:
    one = handles("- [ ] Draft it\n")
    assert one != handles("- [ ] Draft it\n", "meetings/ada-lovelace/2026-12-08.md")
    assert one != handles("- [ ] Draft that\n")


def test_a_handle_is_the_same_on_every_machine() -> None:
    assert handles("- [ ] Draft the 90-day plan\n- [ ] 李明\n") == ["vhj8v", "a1p6j"]


def test_equal_lines_are_counted_one_by_one() -> None:
    assert handles("- [ ] It\n" * 3) == [handle(PATH, "It", place) for place in (0, 1, 2)]


# --- finding one ----------------------------------------------------------------------------------

FOUND_IN = """\
## Commitments
- [ ] Draft the 90-day plan  [id:: 7f3kb]
- [ ] @ada-lovelace Share the headcount sheet  [id:: m2p9x]
- [ ] Call José about the sheet  [id:: 7f9zz]
- [x] Draft the budget  [completion:: 2026-12-09]  [id:: q8d1t]
- [ ] Twice  [id:: tw1n2]
- [ ] Twice again  [id:: tw1n2]
- [ ] From Obsidian  [id:: AbC-12]
"""


def find(text: str, **how: object) -> str:
    return find_item(items(FOUND_IN), text, **how).text  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("7f3kb", "Draft the 90-day plan"),
        ("7F3KB", "Draft the 90-day plan"),
        (" m2p9x ", "Share the headcount sheet"),
        ("q8d1t", "Draft the budget"),
        ("AbC-12", "From Obsidian"),
        ("abc-12", "From Obsidian"),
        ("7f3", "Draft the 90-day plan"),
        ("q8", "Draft the budget"),
        ("AbC", "From Obsidian"),
        ("2026-12-07.md:2", "Draft the 90-day plan"),
        ("ada-lovelace/2026-12-07.md:3", "Share the headcount sheet"),
        (f"{PATH}:4", "Call José about the sheet"),
        (f"./{PATH}:5", "Draft the budget"),
        ("90-day", "Draft the 90-day plan"),
        ("headcount", "Share the headcount sheet"),
        ("HEADCOUNT SHEET", "Share the headcount sheet"),
        ("plan draft", "Draft the 90-day plan"),
        ("draft", "Draft the 90-day plan"),
        ("jose", "Call José about the sheet"),
        ("sheet call", "Call José about the sheet"),
        ("again", "Twice again"),
    ],
)
def test_an_item_is_found_by_id_by_its_start_by_file_and_line_or_by_words(said: str, text: str) -> None:
    assert find(said) == text


@pytest.mark.parametrize("said", ["7f", "sheet", "tw1n2", "tw1", "twice", "the"])
def test_where_two_answer_both_are_named(said: str) -> None:
    with pytest.raises(Several) as fault:
        find(said)
    assert (fault.value.what, len(fault.value.matches) >= 2) == ("item", True)


def test_each_is_named_by_its_id_and_how_it_begins() -> None:
    text = "## Commitments\n- [ ] Ask Tom  [id:: q1a1a]\n"
    text += "- [ ] Ask Ada what she would have me read on budgets  [id:: q2a2a]\n"
    text += "- [ ] Ask Ada what she would have me read next  [id:: q3a3a]\n"
    with pytest.raises(Several) as fault:
        find_item(items(text), "ask")
    assert fault.value.matches == (
        "q1a1a “Ask Tom”",
        "q2a2a “Ask Ada what she would have me read on…”",
        "q3a3a “Ask Ada what she would have me read next”",
    )


def test_where_two_have_one_id_it_is_said_where_they_stand() -> None:
    with pytest.raises(Several) as fault:
        find("tw1n2")
    assert [f"{PATH}:{line}" in match for line, match in zip((6, 7), fault.value.matches, strict=True)] == [
        True
    ] * 2


@pytest.mark.parametrize(
    "said",
    [
        "",
        "   ",
        "xyzzy",
        "budget",
        "2026-12-07.md:99",
        "2026-12-07.md:1",
        ":2",
        "ben.md:2",
        "x:²",
        "7:٢",
        "q",
    ],
)
def test_where_none_answers_it_is_said(said: str) -> None:
    with pytest.raises(NotFound):
        find(said)


def test_a_fault_says_what_was_looked_for() -> None:
    with pytest.raises(NotFound, match=r"^No open item answers to “xyzzy”\.$"):
        find("xyzzy")
    with pytest.raises(NotFound, match=r"^No item is named\.$"):
        find("")
    with pytest.raises(NotFound, match=r"^No item answers to “ ”\.$"):
        find(" ")


def test_words_are_looked_for_in_what_is_wanted_only() -> None:
    assert find("budget", wanted=lambda item: not item.is_open) == "Draft the budget"
    with pytest.raises(NotFound):
        find("headcount", wanted=lambda item: not item.is_open)


def test_an_id_goes_before_words() -> None:
    text = "## Commitments\n- [ ] Ask about 7f3kb  [id:: aaaa1]\n- [ ] Draft it  [id:: 7f3kb]\n"
    assert find_item(items(text), "7f3kb").text == "Draft it"


def test_the_start_of_an_id_and_a_word_can_be_two_items() -> None:
    text = "## Commitments\n- [ ] Plan it  [id:: aaaa1]\n- [ ] Draft it  [id:: plan2]\n"
    with pytest.raises(Several):
        find_item(items(text), "plan")


@given(st.text())
def test_no_text_makes_finding_an_item_fail_otherwise(said: str) -> None:
    try:
        found = find_item(items(FOUND_IN), said)
    except (NotFound, Several):
        return
    assert found.text in FOUND_IN
