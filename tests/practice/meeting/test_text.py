"""The words of a page: which of them are new, and what looks like a promise in them and is none."""

from __future__ import annotations

from datetime import date

import pytest

from mentorlog.dates import DateWays
from mentorlog.journal.document import Document
from mentorlog.practice.meeting.text import like_promises, new_words, unrepeated
from mentorlog.practice.naming import Names

DAY = date(2026, 12, 6)
UNDER = "under Commitments, or with a box: - [ ]"
DASH = "with a dash before it: -"


def said(text: str, *before: str) -> list[str]:
    return like_promises(Document.parse(text), before, DAY, DateWays(order="day"), Names(None, ()))


def test_the_words_of_a_page_are_what_is_neither_heading_nor_item_nor_hidden_nor_private_nor_old() -> None:
    page = (
        "+++\ndate = 2026-12-06\n+++\nFirst.\nOld.\n\n# Talk\n  Indented.\n- [ ] box\n"
        "- free\n<!-- gone --> stays\n"
        "<!-- gone -->\n<!--\ngone\n-->\nstays <!-- too -->\n## Advice\n  Above.\n"
        "- [ ] item\n  a detail\nat the margin\n  - one nested\n"
        "\n## Private\nsecret\n### More\nsecret\n## Notes\nLast.\n"
    )
    assert new_words(Document.parse(page), {"Old."}) == [
        "First.", "Indented.", "- free", "<!-- gone --> stays", "stays <!-- too -->", "Above.",
        "at the margin", "Last.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        ("- Ask by fri\n", [f"“Ask by fri” stays words; it is a promise {UNDER}"]),
        ("- Ask by 3/4\n", [f"“Ask by 3/4” stays words; it is a promise {UNDER}"]),
        (
            "- Ask by fri\n# Talk\n- Ring\n## Debrief\n- Read by 9 dec\n## Brief\n- Tell by 9 dec\n",
            [f"“Ask by fri” and two more lines stay words; each is a promise {UNDER}"],
        ),
        (
            "## Action points\n- Ask\n## Notes\n- Ring by fri\n",
            [
                f"“Ring by fri” stays words; it is a promise {UNDER}",
                "What stands under “Action points” stays words; "
                "a promise stands under Commitments, or has a box: - [ ]",
            ],
        ),
        ("## Commitments\nAsk\n", [f"“Ask” stays words; it is a promise {DASH}"]),
        ("## Commitments\nI ask  \n", [f"“I ask” stays words; it is a promise {DASH}"]),
        ("## Commitments\n(Ask)\n", [f"“(Ask)” stays words; it is a promise {DASH}"]),
        ("## Commitments\n- a\nAsk by 3/4\n", [f"“Ask by 3/4” stays words; it is a promise {DASH}"]),
        # A day that was meant is as good as one that is read.
        ("## Commitments\n- a\nAsk by 31 nov\n", [f"“Ask by 31 nov” stays words; it is a promise {DASH}"]),
        ("## Commitments\nAsk\n- a\nb\n", [f"“Ask” stays words; it is a promise {DASH}"]),
        (f"## Commitments\n{'a' * 120}\n", [f"“{'a' * 120}” stays words; it is a promise {DASH}"]),
    ],
)
def test_what_was_meant_as_a_promise_is_told(text: str, remarks: list[str]) -> None:
    assert said(text) == remarks


@pytest.mark.parametrize(
    "text",
    [
        "- Ask by 31 nov\n",
        "- Ask\n",
        "- [ ] Ask by fri\n",
        "Ask by fri\n",
        "## Learned\n- Ask by fri\n",
        "## Advice\n- Ask\n  - by fri\n",
        "## Private\n- Ask by fri\n### Commitments\nAsk\n",
        "## Commitments\nWe said:\n- a\n  indented\ngoes on\n",
        f"## Commitments\n{'a' * 121}\n",
        "## Commitments\n(None.)\n",
        "## Commitments\n<!-- Ask -->\n",
        "## Advice\nAsk\n",
    ],
)
def test_of_other_words_nothing_is_told(text: str) -> None:
    assert said(text) == []


def test_of_what_stood_there_before_nothing_is_told() -> None:
    text = "- Ask by fri\n## Action points\n- a\n## Commitments\nAsk\n"
    assert len(said(text)) == 2
    assert said(text, "- Ask by fri", "- a", "Ask") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("me: ask by fri\n", "me: ask by fri"),
        ("me: ask by fri  \n", "me: ask by fri"),
        ("## Action points\n- Ask\n## Notes\nme: ask by fri\n", "me: ask by fri"),
        (f"me: {'a' * 109} by fri\n", f"me: {'a' * 109} by fri"),
        (f"me: {'a' * 110} by fri\n", ""),
        ("## Advice\nme: ask by fri\n", ""),
        ("me: ask\n", ""),
        ("- a\n  me: ask by fri\n", ""),
    ],
)
def test_a_line_that_says_who_does_what_by_a_day_is_told(text: str, told: str) -> None:
    assert [one for one in said(text) if one.startswith("“")] == (
        [f"“{told}” stays words; it is a promise {UNDER}"] if told else []
    )


@pytest.mark.parametrize(
    ("record", "added", "is_repeated"),
    [
        ("## Notes\nOne.\n", "\n## Notes\n\nOne.  \n", True),
        ("One.\nTwo.\n", "One.\nTwo.\n", True),
        ("- [ ] Do  [id:: aaaaa]\n", "- [ ] Do  [id:: bbbbb]\n", True),
        # One line more is something new, wherever it stands.
        ("One.\nTwo.\n", "New.\nOne.\nTwo.\n", False),
        ("One.\nTwo.\n", "One.\nTwo.\nNew.\n", False),
        ("One.\nTwo.\n", "  One.\nTwo.\n", False),
        ("One.\n", "## Notes\n", False),
        ("One.\n", "", False),
    ],
)
def test_what_is_joined_to_a_record_is_a_repetition_where_all_of_it_stands_there(
    record: str, added: str, is_repeated: bool
) -> None:
    stood = Document.parse(f"+++\nminutes = 30\n+++\n{record}")
    joined = Document.parse(f"+++\nminutes = 45\n+++\n{record}{added}")
    once = unrepeated(stood, joined)
    assert (str(once) if once else None) == (f"+++\nminutes = 45\n+++\n{record}" if is_repeated else None)
