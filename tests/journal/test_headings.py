"""Which headings give a bullet its meaning: the table of the file format, heading by heading."""

from __future__ import annotations

from datetime import date

import pytest

from mentorlog.journal import Kind
from mentorlog.journal.document import Document
from mentorlog.journal.items import Item, Whereabouts, read_items
from mentorlog.journal.kinds import Headings, folded, kind_called

BEGIN_WITH = {
    Kind.OBJECTIVE: ["Objectives"],
    Kind.QUESTION: ["Questions", "Open questions", "To discuss"],
    Kind.ADVICE: ["Advice", "Recommendations"],
    Kind.COMMITMENT: ["Commitments", "Action items", "Actions", "Action plan", "Agreed actions", "Next steps"]
    + ["Next actions", "Follow-up", "Follow-ups", "To do", "To-dos", "Todo", "Todos", "Deliverables"],
    Kind.DECISION: ["Decisions"],
    Kind.FEEDBACK: ["Feedback"],
    Kind.ASSUMPTION: ["Assumptions"],
    Kind.LESSON: ["Learned", "Lessons", "Takeaways"],
}
WHOLE = {
    Kind.CONTACT: ["People", "Introductions", "Contacts"],
    Kind.GIVEN: ["Given"],
    Kind.CHECK_IN: ["Check-in"],
    Kind.ABOUT: ["About"],
}
BEGINNINGS = [(kind, title) for kind, titles in BEGIN_WITH.items() for title in titles]
WHOLES = [(kind, title) for kind, titles in WHOLE.items() for title in titles]


def items(
    text: str, *, meeting: bool = False, headings: Headings | None = None, goal: bool = False
) -> list[Item]:
    document = Document.parse(text, headings, in_goal=goal)
    day = date(2026, 12, 7) if meeting else None
    return list(read_items(document, Whereabouts("p.md", "ada", day, None, False, lambda _: None)))


def kinds(text: str, *, meeting: bool = False, goal: bool = False) -> list[tuple[str, Kind, bool]]:
    found = items(text, meeting=meeting, goal=goal)
    return [(item.text, item.kind, item.private) for item in found]


@pytest.mark.parametrize(("kind", "title"), BEGINNINGS + WHOLES)
def test_a_bullet_takes_its_kind_from_its_heading(kind: Kind, title: str) -> None:
    assert kinds(f"## {title}\n- [ ] Call Bob\n") == [("Call Bob", kind, False)]


@pytest.mark.parametrize(("kind", "title"), BEGINNINGS + WHOLES)
@pytest.mark.parametrize(
    "form",
    [
        "# A title\n# {}",
        "###### {} ##",
        "{}\n---",
        "**{}**",
        "__{}__:",
        "## {}:",
        "## **{}**",
        "## *{}*",
        "## `{}`",
    ]
    + ["## 📌 {}", "## {} ✅", "## – {} –", "## {}!"],
)
def test_however_a_heading_is_dressed_it_counts(kind: Kind, title: str, form: str) -> None:
    for written in (title, title.upper(), title.lower(), title.replace(" ", "-"), title.replace("-", " ")):
        text = f"{form.format(written)}\n\n- [ ] Call Bob\n"
        assert kinds(text) == [("Call Bob", kind, False)], text


@pytest.mark.parametrize(("kind", "title"), BEGINNINGS)
def test_a_heading_counts_if_it_begins_with_the_words(kind: Kind, title: str) -> None:
    assert kinds(f"## {title} for Ada (7 December)\n- Call Bob\n") == [("Call Bob", kind, False)]
    assert kinds(f"## Our {title}\n- Call Bob\n") == []


@pytest.mark.parametrize(("kind", "title"), WHOLES)
def test_some_headings_count_only_whole(kind: Kind, title: str) -> None:
    assert kinds(f"## {title} for Ada\n- [ ] Call Bob\n") == []
    assert kinds(f"## {title}:\n- [ ] Call Bob\n") == [("Call Bob", kind, False)]


@pytest.mark.parametrize(
    "title",
    [
        "Action item review",
        "Aboutness",
        "Peoples",
        "About Ada",
        "Actionable",
        "Adviceful",
        "Feedbacks",
        "Todoist",
    ]
    + ["Question", "Objective", "Next", "Step", "Decision log", "Followup", "Check-ins", "Check in with Ada"]
    + [
        "Privately",
        "Semi-private",
        "Attendees",
        "Advices",
        "Not private",
        "Lesson plan",
        "Given names",
        "Whatever",
        "—",
        "🙂",
        "1. Actions",
    ],
)
def test_a_heading_that_only_looks_like_one_says_nothing(title: str) -> None:
    assert kinds(f"## {title}\n- Call Bob\n- [ ] Write to Bob\n") == []


@pytest.mark.parametrize("title", ["Introductions", "Contacts"])
def test_under_some_headings_only_a_box_makes_an_item(title: str) -> None:
    assert kinds(f"## {title}\n- Priya\n- [ ] Jun\n") == [("Jun", Kind.CONTACT, False)]
    assert kinds("## People\n- Priya\n- [ ] Jun\n") == [
        ("Priya", Kind.CONTACT, False),
        ("Jun", Kind.CONTACT, False),
    ]


def test_steps_are_commitments_in_a_goal_and_nowhere_else() -> None:
    text = "## Steps\n- Shadow Ada\n"
    assert kinds(text, goal=True) == [("Shadow Ada", Kind.COMMITMENT, False)]
    assert kinds(text) == []


def test_in_a_meeting_a_box_under_any_other_heading_is_a_commitment() -> None:
    text = "- [ ] one\n- two\n\n## Notes\n- [ ] three\n- four\n\n## Whatever\n- [ ] five\n"
    assert [text for text, *_ in kinds(text, meeting=True)] == ["one", "three", "five"]
    assert {kind for _, kind, _ in kinds(text, meeting=True)} == {Kind.COMMITMENT}
    assert kinds(text) == []


@pytest.mark.parametrize(
    "title", ["Notes", "Log", "Progress", "Next meeting", "Next meeting (video)", "Still open"]
)
def test_a_heading_with_a_meaning_of_its_own_ends_the_one_above(title: str) -> None:
    assert kinds(f"# x\n## Commitments\n- a\n### {title}\n- b\n") == [("a", Kind.COMMITMENT, False)]


@pytest.mark.parametrize("deeper", ["### Work", "#### Work", "**Work**", "###### 2026"])
def test_a_known_heading_rules_deeper_headings_that_say_nothing(deeper: str) -> None:
    text = f"## Commitments\n- a\n\n{deeper}\n- b\n\n### Advice\n- c\n\n## Work\n- d\n"
    assert kinds(text) == [
        ("a", Kind.COMMITMENT, False),
        ("b", Kind.COMMITMENT, False),
        ("c", Kind.ADVICE, False),
    ]


def test_a_heading_of_the_same_level_ends_the_known_one() -> None:
    assert kinds("### Advice\n- a\n### Work\n- b\n") == [("a", Kind.ADVICE, False)]
    assert kinds("**Advice**\n- a\n\n**Work**\n- b\n") == [("a", Kind.ADVICE, False)]


@pytest.mark.parametrize(
    "title", ["# Commitments", "Commitments\n===", "\n\n# Commitments", "**Commitments**\n==="]
)
def test_the_title_of_a_file_rules_nothing(title: str) -> None:
    assert kinds(f"{title}\n- a\n## Work\n- b\n## Advice\n- c\n") == [("c", Kind.ADVICE, False)]
    assert kinds(f"+++\nname = 1\n+++\n{title}\n- a\n") == []


@pytest.mark.parametrize("title", ["## Commitments", "text\n\n# Commitments", "**Commitments**"])
def test_a_heading_that_is_no_title_of_the_file_rules(title: str) -> None:
    assert kinds(f"{title}\n- a\n") == [("a", Kind.COMMITMENT, False)]


PRIVATE = [
    "Private",
    "private",
    "PRIVATE",
    "**Private**",
    "🔒 Private",
    "Private:",
    "Private notes",
    "_Private_ – me",
    "1. Private",
    "2) Private notes",
]


@pytest.mark.parametrize("title", PRIVATE)
@pytest.mark.parametrize("level", range(1, 7))
def test_all_below_a_private_heading_is_private(title: str, level: int) -> None:
    mark = "#" * level
    deeper = "" if level == 6 else f"{mark}# Advice\n- [ ] b\n"
    text = f"# A title\n\n{mark} {title}\n- [ ] a\n{deeper}{mark} Questions\n- [ ] c\n"
    expected = [("a", Kind.COMMITMENT, True), ("b", Kind.ADVICE, True), ("c", Kind.QUESTION, False)]
    assert kinds(text, meeting=True) == [one for one in expected if deeper or one[0] != "b"]


@pytest.mark.parametrize("form", ["{}\n===", "{}\n---", "**{}**", "__{}__", "# {} #"])
def test_a_private_heading_may_be_written_in_any_way(form: str) -> None:
    text = f"## Advice\n- a\n\n{form.format('Private')}\n\n- [ ] b\n"
    assert kinds(text, meeting=True)[1][2] is True


@pytest.mark.parametrize("title", ["# Private", "Private\n===", "# 🔒 Private: Ada", "**Private**\n==="])
def test_a_private_title_hides_the_whole_file(title: str) -> None:
    assert kinds(f"{title}\n## Advice\n- a\n### Work\n- b\n") == [
        ("a", Kind.ADVICE, True),
        ("b", Kind.ADVICE, True),
    ]


def test_what_is_private_below_a_known_heading_keeps_its_kind() -> None:
    text = "## Advice\n- a\n### Private\n- b\n#### Work\n- c\n### Work\n- d\n"
    assert [(text, private) for text, _, private in kinds(text)] == [
        ("a", False),
        ("b", True),
        ("c", True),
        ("d", False),
    ]


def test_a_journal_adds_headings_that_count_where_a_heading_begins_with_them() -> None:
    added = Headings({"commitment": ("Aufgaben",), "private": ("Nur für mich",), "about": ("Über",)})
    text = "## Aufgaben bis Freitag\n- a\n## Über Ada\n- b\n## Nur für mich!\n### Aufgaben\n- c\n"
    text += "## Advice\n- d\n"
    assert [(item.text, item.kind, item.private) for item in items(text, headings=added)] == [
        ("a", Kind.COMMITMENT, False),
        ("b", Kind.ABOUT, False),
        ("c", Kind.COMMITMENT, True),
        ("d", Kind.ADVICE, False),
    ]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("**Follow-up**: _Ada’s_ list!", "follow up adas list"),
        ("⚠️ TO DO ⚠️", "to do"),
        ("Ｃｈｅｃｋ－ｉｎ", "check in"),
        ("प्रिया के काम", "प्रिया के काम"),
        ("  ", ""),
        ("🙂", ""),
    ],
)
def test_headings_are_compared_by_their_words(title: str, words: str) -> None:
    assert folded(title) == words


def test_our_headings_are_written_in_the_journals_words() -> None:
    own = Headings(written={"commitment": "Vereinbarungen", "next_meeting": "Nächstes Mal"})
    assert [own.called(title) for title in ("Commitments", "Next meeting", "Advice", "Else")] == [
        "Vereinbarungen",
        "Nächstes Mal",
        "Advice",
        "Else",
    ]
    page = "## Commitments\n- [ ] Commitments\n- Next meeting:\nCommitments\n"
    assert own.in_own_words(page) == "## Vereinbarungen\n- [ ] Commitments\n- Nächstes Mal:\nCommitments\n"


def test_a_heading_of_ones_own_that_would_be_read_as_another_is_not_written() -> None:
    assert Headings(written={"commitment": "Private plans"}).called("Commitments") == "Commitments"
    both = Headings(written={"commitment": "Rat", "advice": "Rat"})
    assert (both.called("Advice"), both.called("Commitments")) == ("Rat", "Commitments")


def test_what_a_journal_adds_is_known_by_its_name_however_that_is_joined() -> None:
    own = Headings({"next-meeting": ("Wieder",)}, {"next_meeting": "Nächstes Mal", "nothing": "Nichts"})
    assert own.names("next meeting") == ("Wieder", "Nächstes Mal")
    assert own.names("advice") == ()
    assert not own.rule("Nichts").known


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("advice", Kind.ADVICE),
        ("Questions", Kind.QUESTION),
        ("check_in", Kind.CHECK_IN),
        ("aims", Kind.OBJECTIVE),
        ("step", Kind.COMMITMENT),
        ("advices", Kind.ADVICE),
        ("saction", None),
        ("squestion", None),
        ("", None),
    ],
)
def test_a_kind_may_be_called_in_the_singular_and_the_plural(word: str, kind: Kind | None) -> None:
    assert kind_called(word) is kind
    assert kind_called(word, [Kind.ADVICE]) is (kind if kind is Kind.ADVICE else None)


@pytest.mark.parametrize(
    ("title", "is_like"),
    [
        ("Action points", True),
        ("Commitment", True),
        ("✅ Deliverable:", True),
        ("Review of actions", False),
        ("Action review", False),
        ("Commitments", False),
        ("Points of action", False),
        ("Notes", False),
        ("", False),
    ],
)
def test_a_heading_that_is_nearly_one_for_promises_is_noticed(title: str, is_like: bool) -> None:
    assert Headings().is_like_promises(title) == is_like


def test_what_only_chooses_how_a_sign_is_drawn_belongs_to_no_word() -> None:
    assert (folded("Advice\ufe00"), folded("Advice\ufe0f")) == ("advice", "advice")


def test_steps_are_commitments_in_a_goal_alone() -> None:
    assert (Headings().rule("Steps").kind, Headings().rule("Steps", in_goal=True).kind) == (
        None,
        Kind.COMMITMENT,
    )


def test_a_vowel_sign_belongs_to_its_word() -> None:
    assert folded("हिन्दी: योजना") == "हिन्दी योजना"
