"""What is said of the items of a note that may be meant otherwise than they were taken."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from mentorlog.dates import DateWays
from mentorlog.errors import AmbiguousDate, UnreadableDate
from mentorlog.journal.document import Document
from mentorlog.practice.meeting.remarks import of_days, of_owners, perhaps_days, said_perhaps
from mentorlog.practice.meeting.text import like_a_plan
from mentorlog.practice.naming import Names

from ..conftest import Builder, person

DAY = date(2026, 12, 6)
NONE = UnreadableDate("31 nov", "no calendar has that day")
TWO = AmbiguousDate("3/4", (date(2027, 3, 4), date(2027, 4, 3)))
OTHER = UnreadableDate("32 nov", "no calendar has that day")


def promises(*texts: str) -> Document:
    """Promises with the ids aaaa1, aaaa2 and so on."""
    lines = "".join(f"- [ ] {text}  [id:: aaaa{number}]\n" for number, text in enumerate(texts, start=1))
    return Document.parse(f"## Commitments\n{lines}")


def owners(journal: Builder, *texts: str, before: Sequence[str] = (), alone: bool = False) -> list[str]:
    opened = journal(person(), person("tom", name="Tom Becker"))
    names = Names(None if alone else opened.find_person("ada"), opened.people)
    return list(of_owners(promises(*texts), before, names, "FILE"))


@pytest.mark.parametrize(
    ("faults", "remarks"),
    [
        ([], []),
        ([NONE], ["A date stays as text: I cannot read “31 nov” as a date. No calendar has that day"]),
        ([TWO], [f"A date stays as text: {TWO}"]),
        (
            [NONE, TWO, OTHER, NONE],
            [
                "A date stays as text: I cannot read “31 nov” as a date. No calendar has that day. "
                "So does “3/4” and “32 nov”."
            ],
        ),
    ],
)
def test_of_days_that_are_none_the_first_is_told_and_the_others_are_named(
    faults: list[AmbiguousDate | UnreadableDate], remarks: list[str]
) -> None:
    assert list(of_days(faults)) == remarks


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (["Ask her"], ""),
        (["Ada: ask", "@tom ask", "I'll ask"], ""),
        (["Zoe: ask"], "“Zoe” names nobody for sure, so aaaa1 is yours."),
        (["@tom ask", "@zoe ask"], "“@zoe” names nobody for sure, so aaaa2 is yours."),
        (["Zoe: ask", "Zoe: ring"], "“Zoe” names nobody for sure, so aaaa1 and aaaa2 are yours."),
        (
            ["Zoe: a", "Kim: b", "She will c", "Ann: d"],
            "“Zoe”, “Kim” and 2 more name nobody for sure, so aaaa1, aaaa2 and 2 more are yours.",
        ),
    ],
)
def test_promises_that_name_nobody_for_sure_are_told_in_one_remark(
    journal: Builder, texts: list[str], said: str
) -> None:
    way = "If it is Ada's, put @ada before it in FILE"
    assert owners(journal, *texts) == ([f"{said} {way}"] if said else [])
    assert owners(journal, *texts, alone=True) == ([said] if said else [])
    assert owners(journal, *texts, before=[f"aaaa{n}" for n in range(5)]) == []


def test_of_three_all_are_named(journal: Builder) -> None:
    [said] = owners(journal, "Zoe: a", "Kim: b", "Ann: c")
    assert said.startswith(
        "“Zoe”, “Kim” and “Ann” name nobody for sure, so aaaa1, aaaa2 and aaaa3 are yours."
    )


def test_words_that_may_be_a_day_are_found_in_new_promises_that_have_none() -> None:
    document = promises(
        "Ask on friday", "Ask  [due:: 2026-12-11]", "Ring by 31 nov .", "Tell on 3/4", "Go eom."
    )
    found = list(perhaps_days(document, {"aaaa1"}, DAY, DateWays(order="day"), [NONE]))
    assert found == [("aaaa4", "on 3/4"), ("aaaa5", "eom")]
    assert list(perhaps_days(promises("Ask eom"), (), DAY, DateWays(), [])) == [("aaaa1", "eom")]


def test_how_to_date_them_is_said_once() -> None:
    one, two = ("aaaa1", "eom"), ("aaaa2", "on 3/4")
    assert said_perhaps([one], "move") == (
        "“eom” (aaaa1) may be a day, and stays text; “... by fri” dates it. To do so now: move aaaa1 DATE"
    )
    assert said_perhaps([one, two], "move", by_hand=True) == (
        "“eom” (aaaa1) and “on 3/4” (aaaa2) may be days, and stay text in a line typed by hand. "
        "To date it: move aaaa1 DATE"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Next meeting dec 7 10:00\n", "Next meeting dec 7 10:00"),
        ("x\n  * our next meeting is: 3/4/27.  \n", "our next meeting is: 3/4/27."),
        ("the next meeting on fri\nNext meeting sat\n", "the next meeting on fri"),
        ("Next meeting soon\nNext meeting 31 nov\nNext meeting fri\n", "Next meeting fri"),
        ("## Advice\nNext meeting fri\n## Notes\nx\n", ""),
        ("## Private\nNext meeting fri\n", ""),
        ("<!--\nNext meeting fri\n-->\n", ""),
        ("What is next meeting for?\n", ""),
        ("Old next meeting fri\n", ""),
    ],
)
def test_words_that_say_when_the_next_meeting_is_are_found(text: str, said: str) -> None:
    assert like_a_plan(Document.parse(text), (), DAY, DateWays(order="day")) == said
    assert like_a_plan(Document.parse("Next meeting 3/4\n"), (), DAY, DateWays()) == ""
    assert like_a_plan(Document.parse(text), text.split("\n"), DAY, DateWays(order="day")) == ""
