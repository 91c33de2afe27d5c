"""A heading gives the bullets below it their kind: the table of docs/reference/file-format.md."""

from __future__ import annotations

from datetime import date

import pytest

from mentorlog.journal.document import Document
from mentorlog.journal.items import Whereabouts, read_items
from mentorlog.journal.kinds import Headings, Kind

KINDS = {
    Kind.OBJECTIVE: ["Objectives"],
    Kind.QUESTION: ["Questions", "Open questions", "To discuss"],
    Kind.ADVICE: ["Advice", "Recommendations"],
    Kind.COMMITMENT: [
        "Commitments", "Action items", "Actions", "Action plan", "Agreed actions", "Next steps",
        "Next actions", "Follow-up", "To do", "Deliverables", "TODO", "To-dos",
    ],
    Kind.CONTACT: ["People"],
    Kind.DECISION: ["Decisions"],
    Kind.FEEDBACK: ["Feedback"],
    Kind.ASSUMPTION: ["Assumptions"],
    Kind.LESSON: ["Learned", "Lessons", "Takeaways"],
    Kind.GIVEN: ["Given"],
    Kind.CHECK_IN: ["Check-in"],
    Kind.ABOUT: ["About"],
}  # fmt: skip
KNOWN = [(title, kind) for kind, titles in KINDS.items() for title in titles]
WHOLE = ("People", "Given", "Check-in", "About")


def rule_of(title: str) -> Kind | None:
    return Headings().rule(title).kind


@pytest.mark.parametrize(("title", "kind"), KNOWN)
def test_a_heading_of_the_table_gives_its_kind(title: str, kind: Kind) -> None:
    assert rule_of(title) is kind


@pytest.mark.parametrize(("title", "kind"), KNOWN)
@pytest.mark.parametrize("dress", ["**{}**", "{}:", "📌 {}", "{} ✅", "_{}_", "1. {}", "  {}  ", "`{}`"])
def test_emphasis_punctuation_and_emoji_do_not_matter(title: str, kind: Kind, dress: str) -> None:
    if dress == "1. {}":
        assert rule_of(dress.format(title)) is None  # a number is a word
    else:
        assert rule_of(dress.format(title)) is kind


@pytest.mark.parametrize(("title", "kind"), KNOWN)
def test_case_and_hyphens_do_not_matter(title: str, kind: Kind) -> None:
    assert rule_of(title.upper()) is kind
    assert rule_of(title.replace(" ", "-")) is kind
    assert rule_of(title.replace("-", " ")) is kind


@pytest.mark.parametrize(("title", "kind"), KNOWN)
def test_a_heading_counts_if_it_begins_with_the_words_but_some_only_whole(title: str, kind: Kind) -> None:
    longer = f"{title} for the next time"
    assert rule_of(longer) is (None if title in WHOLE else kind)


@pytest.mark.parametrize(
    "title",
    ["Action item review", "Aboutness", "Peoples", "Advices", "Questionsable", "My actions", "Notes", "",
     "About Ada", "People we met", "Check-in ritual", "Goals for next week's meeting", "Attendees", "🎉"],
)  # fmt: skip
def test_other_headings_give_none(title: str) -> None:
    assert rule_of(title) is None


def items_in(text: str, *, meeting: bool = True) -> list[tuple[str, str, bool]]:
    where = Whereabouts(
        "meetings/ada/2026-12-07.md",
        "ada",
        date(2026, 12, 7) if meeting else None,
        None,
        False,
        lambda _: None,
    )
    document = Document.parse(text)
    return [(item.text, str(item.kind), item.private) for item in read_items(document, where)]


@pytest.mark.parametrize("title", ["Introductions", "Contacts"])
def test_introductions_and_contacts_are_people_to_meet_only_with_a_box(title: str) -> None:
    assert items_in(f"## {title}\n- Ada\n- [ ] Priya\n") == [("Priya", "contact", False)]


def test_a_known_heading_rules_the_unknown_ones_below_it_and_no_others() -> None:
    text = "## Commitments\n- a\n### By Friday\n- b\n#### Really\n- c\n## Else\n- d\n### Questions\n- e\n"
    assert [(name, kind) for name, kind, _ in items_in(text)] == [
        ("a", "commitment"), ("b", "commitment"), ("c", "commitment"), ("e", "question"),
    ]  # fmt: skip


def test_a_known_heading_below_a_known_one_rules_its_own() -> None:
    text = "# Notes of the day\n\ntext\n\n## Commitments\n- a\n### Questions\n- b\n"
    assert [kind for _, kind, _ in items_in(text)] == ["commitment", "question"]


@pytest.mark.parametrize(
    "heading", ["## Actions", "Actions\n---", "**Actions**", "__Actions:__", "**Actions**:"]
)
def test_a_heading_is_marked_underlined_or_a_bold_line(heading: str) -> None:
    assert items_in(f"text\n\n{heading}\n- call Bob\n") == [("call Bob", "commitment", False)]


def test_the_title_of_a_file_rules_nothing() -> None:
    assert items_in("# Actions and more\n\n- one\n") == []
    assert items_in("# Title\n\n# Actions\n\n- one\n") == [("one", "commitment", False)]


def test_in_a_meeting_a_box_under_no_known_heading_is_a_commitment() -> None:
    text = "- [ ] a\n## Agenda\n- [x] b\n- c\n## Notes\n- [ ] d\n"
    assert [name for name, kind, _ in items_in(text) if kind == "commitment"] == ["a", "b", "d"]
    assert items_in(text, meeting=False) == []


@pytest.mark.parametrize("level", range(1, 7))
@pytest.mark.parametrize(
    "title", ["Private", "PRIVATE", "private: not for Ada", "🔒 Private", "**Private**", "Private-ish"]
)
def test_a_heading_whose_first_word_is_private_hides_all_below_it(level: int, title: str) -> None:
    below = "Questions" if level < 6 else "x"
    text = f"{'#' * level} {title}\n- [ ] a\n{'#' * min(level + 1, 6)} {below}\n- [ ] b\n"
    found = items_in(text)
    assert found
    assert found[0][2]
    assert level == 6 or found[1] == ("b", "question", True)


def test_what_is_private_ends_with_the_next_heading_of_its_level() -> None:
    assert items_in("## Private\n- [ ] a\n## Actions\n- b\n") == [
        ("a", "commitment", True),
        ("b", "commitment", False),
    ]


@pytest.mark.parametrize("title", ["Privately held views", "Not private", "Semi-private"])
def test_other_words_are_not_private(title: str) -> None:
    assert not Headings().rule(title).private


def test_a_journal_adds_headings_of_its_own() -> None:
    own = Headings({"commitment": ("Aufgaben",), "private": ("Nur für mich",)})
    assert own.rule("Aufgaben bis Freitag").kind is Kind.COMMITMENT
    assert own.rule("Nur für mich").private
    assert own.rule("Actions").kind is Kind.COMMITMENT


def test_steps_are_commitments_in_a_goal_and_nowhere_else() -> None:
    assert Headings().rule("Steps", in_goal=True).kind is Kind.COMMITMENT
    assert rule_of("Steps") is None
