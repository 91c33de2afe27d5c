"""What a week of use costs: the characters typed beside the content itself.

Content is what one would have to write or say anywhere, on paper too: names of people, texts, dates, and
the words by which one names a promise or a goal there is ("headcount"). In the lines below it stands
between guillemets. What is typed beside it, and counted here: command words, options, the marks of a
page (`##`, `- `) and the name of its headings, ids, the number picked from a list, and the end of input
(one character). Not counted is what every line of a shell costs, whatever the program: its name (an
alias makes it one letter), the spaces between words, the quotes around content, and Enter. `ALL` is what
the same lines take with these, for the docs to tell.

Each line is also given to the program, without the guillemets, so that what is counted is what works.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

import pytest
from tests.cli.conftest import LOOP, Mentorlog, commands

MONDAY = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
LIMITS = {"loop": 250, "cycle": 120}
ALL = {"loop": 493, "cycle": 120}

MARKED_LOOP = r"""
mentorlog init «~/journal»
mentorlog goal add "«Lead a team of five»" --due «2027-06-30» --measure "«Direct reports, from 0 to 5»" --stretch
mentorlog mentor add "«Ada Lovelace»" --skill "«people leadership»" --goal «lead» --every "«2 weeks»" --medium «video»
mentorlog meeting plan «ada» «today» «10:00»
mentorlog jot «ada» "«How did you choose your first two hires?»"
mentorlog prep «ada» --objective "«A yes or no on the platform lead role»"
mentorlog note «ada» -m "«We went through the reorganisation.»" --commit "«Draft the 90-day plan by fri»" \
    --theirs "«Share the headcount sheet»" --advice "«Ask for the role in writing»" \
    --contact "«Priya Nair, head of data»" --works "«Worked examples»" --change "«Start with the numbers»" \
    --next "«in 2 weeks»"
mentorlog list
mentorlog done «headcount» --result "«It came today»"
mentorlog move "«90-day»" "«next fri»" --why "«waiting on the Q3 numbers»" --told
mentorlog drop ITEM --why "«no longer needed»"
mentorlog reopen ITEM
mentorlog prep
mentorlog prep --share
mentorlog review
mentorlog
"""  # noqa: E501

# The cheapest way without the editor: the page is typed into `note -`, and each of the five is picked from
# the list that `done` shows at a terminal.
PREP = "mentorlog prep"
NOTE = "mentorlog note -"
PAGE = """\
## To do
- «Draft the 90-day plan by fri»
- «Send the outline»
- «Ring Olga about the retry queue»
"""
DONE = "mentorlog done"
END_OF_INPUT = 1


def all_of(*lines: str) -> int:
    """The characters of lines that are not content, every one of them."""
    return sum(len(re.sub("«[^»]*»", "", line)) for line in lines)


def cost(*lines: str) -> int:
    """The characters of lines that are neither content nor what every line of a shell costs."""
    return sum(len(re.sub('^mentorlog|«[^»]*»|[ "]', "", line)) for line in lines)


def plain(text: str) -> str:
    return re.sub("[«»]", "", text)


def loop() -> list[str]:
    # An id takes five characters.
    return [line.replace("ITEM", "7f3kb") for line in commands(MARKED_LOOP)]


def cycle(picked: list[str]) -> list[str]:
    return [PREP, NOTE, *PAGE.splitlines(), *[DONE] * len(picked), *picked]


@pytest.fixture
def week(with_ada: Mentorlog) -> Mentorlog:
    """A meeting with Ada that began an hour ago, five things open with her."""
    with_ada.ok("meeting", "plan", "ada", "tomorrow", "08:00")
    for text in ("Write the advert", "Read the report", "Ask Tom", "Count the reports", "Draw the plan"):
        with_ada.ok("jot", "ada", "--as", "commitment", text)
    with_ada.now = MONDAY
    return with_ada


def test_the_loop_that_is_counted_is_the_loop_of_the_issue() -> None:
    assert commands(plain(MARKED_LOOP)) == commands(LOOP)


def test_the_loop_costs_at_most_250_characters() -> None:
    assert cost(*loop()) == 237 <= LIMITS["loop"]


def test_the_docs_can_say_what_all_of_the_loop_takes() -> None:
    assert all_of(*loop()) == ALL["loop"]


def test_a_cycle_costs_at_most_120_characters(week: Mentorlog) -> None:
    picked = ["1"] * 5
    assert week.ok(*PREP.split()[1:])
    assert week.ok(*NOTE.split()[1:], stdin=plain(PAGE)).count("commitment") == 3
    for answer in picked:
        assert "  kept: " in week.ok(*DONE.split()[1:], answers=[answer])
    everything = json.loads(week.ok("list", "--all", "--json"))["items"]
    assert sorted(item["state"] for item in everything) == ["done"] * 5 + ["open"] * 3
    assert cost(*cycle(picked)) + END_OF_INPUT == 44 <= LIMITS["cycle"]
    assert all_of(*cycle(picked)) + END_OF_INPUT == ALL["cycle"] <= LIMITS["cycle"]


def test_what_is_content_is_not_counted() -> None:
    assert cost('mentorlog jot «ada» "«Why?»"') == len("jot")
    assert all_of('mentorlog jot «ada» "«Why?»"') == len('mentorlog jot  ""') == 17
