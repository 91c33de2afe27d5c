"""Old notes as people write them: what is of which day, what is to be done, by whom and until when."""

from __future__ import annotations

from datetime import date

import pytest

from mentorlog.errors import BadInput
from mentorlog.exchange.notes.days import Said
from mentorlog.exchange.notes.items import How, Reading, read_items
from mentorlog.exchange.notes.owners import Names
from mentorlog.exchange.notes.parts import Taken, take_apart
from mentorlog.exchange.notes.source import Source, read_source
from mentorlog.journal import Person
from mentorlog.journal.kinds import Headings

ADA = Person(path="people/ada-lovelace.md", slug="ada-lovelace", name="Ada Lovelace", aliases=("Countess",))
BEN = Person(path="people/ben-okri.md", slug="ben-okri", name="Ben Okri")


def source(text: str, name: str = "notes.md", *folders: str) -> Source:
    return read_source(name, text.encode(), Headings(), folders)


def days(text: str, said: Said | None = None, name: str = "notes.md", *folders: str) -> list[str]:
    """The days of what a text holds, from its top: "-" for none."""
    taken = take_apart(source(text, name, *folders), said or Said())
    return [str(part.day or "-") for part in taken.parts]


def warnings(text: str, name: str = "notes.md", *folders: str) -> tuple[str, ...]:
    return take_apart(source(text, name, *folders), Said()).warnings


def read(text: str, *, soft: bool = False, name: str = "notes.md", me: tuple[str, ...] = ()) -> Reading:
    """What is to be done according to notes of Monday 10 January 2022 with Ada."""
    notes = source(text, name)
    taken: Taken = take_apart(notes, Said("day"), date(2022, 1, 10))
    names = Names(ADA, [ADA, BEN], me)
    return read_items(notes, taken, How(names, "day", soft))


def found(text: str, **how: object) -> list[str]:
    """The items, without their ids, as they go into the journal."""
    return [str(one.item).strip() for one in read(text, **how).found]  # type: ignore[arg-type]


# --- days ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("## 10 January 2022", "## 24 January 2022"),
        ("# 2022-01-10", "# 2022-01-24"),
        ("### Date: Mon 10th January 2022", "### Date: Mon 24th January 2022"),
        ("## Meeting with Ada, Jan 10th, 2022", "## Meeting with Ada, Jan 24th, 2022"),
        ("## Kick-off (10/1/2022)", "## Second (24/1/2022)"),
        ("**10 January 2022**", "**24 January 2022**"),
        ("10 January 2022\n===============", "24 January 2022\n==============="),
        ("10 Jan 2022\n-----------", "24 Jan 2022\n-----------"),
        ("2022.01.10", "2022.01.24"),
        ("Monday, January 10, 2022", "Monday, January 24, 2022"),
        ("Date: 10/Jan/2022", "Date: 24/Jan/2022"),
        ("## 20220110", "## 20220124"),
        ("## 10.01.2022 10:00", "## 24.01.2022 10:00"),
        ("## Week 2: 10 Jan '22", "## Week 4: 24 Jan '22"),
        ("## First\nDate: 10 January 2022", "## Second\nDate: 24 January 2022"),
        ("## First\n\n*10 January 2022*", "## Second\n\n*24 January 2022*"),
        ("- 2022-01-10", "- 2022-01-24"),
    ],
)
@pytest.mark.parametrize("newest_first", [False, True])
def test_notes_are_split_on_dated_headings_and_lines_in_either_order(
    first: str, second: str, newest_first: bool
) -> None:
    heads = [(first, "2022-01-10"), (second, "2022-01-24")]
    if newest_first:
        heads.reverse()
    text = "\n\n".join(f"{head}\n\n- talked\n" for head, _ in heads)
    said = Said("day") if "/1/" in first or ".01." in first else Said()
    assert days(text, said) == [day for _, day in heads]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("notes.org", "* <2022-01-10 Mon>\n** Next\n- a\n* [2022-01-24 Mon] More\n- b\n"),
        ("notes.rst", "10 January 2022\n~~~~~~~~~~~~~~~\n\n- a\n\n24 January 2022\n~~~~~~~~~~~~~~~\n\n- b\n"),
        ("notes.txt", "10 January 2022\n^^^^^^^^^^^^^^^\n- a\n\n24 January 2022\n^^^^^^^^^^^^^^^\n- b\n"),
        ("notes", "10 January 2022\n- a\n\n24 January 2022\n- b\n"),
    ],
)
def test_org_rst_and_plain_text_are_split_too(name: str, text: str) -> None:
    assert days(text, name=name) == ["2022-01-10", "2022-01-24"]


@pytest.mark.parametrize(
    ("text", "name", "folders", "day"),
    [
        ("# 10 January 2022\nDate: 3 May 2021\n", "2020-01-01.md", (), "2022-01-10"),
        ("# Meeting\nDate: 3 May 2021\n", "2020-01-01.md", (), "2021-05-03"),
        ("---\ndate: 2019-02-03\n---\n# Meeting\n", "2020-01-01.md", (), "2019-02-03"),
        ("+++\ndate = 2019-02-03\n+++\n# Meeting\n", "notes.md", (), "2019-02-03"),
        ("#+TITLE: Ada\n#+DATE: <2019-02-03 Sun>\n* Next\n- a\n", "notes.org", (), "2019-02-03"),
        ("# Meeting\n", "2020-01-01-ada.md", ("2018-03-04",), "2020-01-01"),
        ("# Meeting\n", "ada.md", ("2018-03-04",), "2018-03-04"),
        ("# Meeting\n", "10.md", ("2022", "01"), "2022-01-10"),
        ("# Meeting\n", "20220110_ada.txt", (), "2022-01-10"),
        ("# Meeting\n", "30-06-2022.md", (), "2022-06-30"),
        ("# Meeting\n", "ada.md", (), "-"),
    ],
)
def test_the_day_is_taken_from_heading_line_front_matter_name_and_folder_in_that_order(
    text: str, name: str, folders: tuple[str, ...], day: str
) -> None:
    assert days(text, None, name, *folders) == [day]


def test_what_a_file_says_against_its_name_is_a_warning() -> None:
    [warning] = warnings("# 10 January 2022\n", "2022-01-11.md")
    assert warning == (
        "2022-01-11.md:1: “10 January 2022” and its name “2022-01-11” disagree; Mon 10 Jan 2022 was taken"
    )


@pytest.mark.parametrize("title", ["# Meetings with Ada\n\n", ""])
def test_a_heading_with_a_day_comes_before_a_line_with_one_below_the_title(title: str) -> None:
    text = f"{title}2026-09-03\nTalked.\n\n## 17 Sep 2026\n\n- [x] sent\n"
    assert days(text) == ["2026-09-17"]
    [warning] = warnings(text)
    assert "“17 Sep 2026” and its line “2026-09-03” disagree; Thu 17 Sep 2026 was taken" in warning


def test_a_line_below_the_title_dates_a_meeting_whose_parts_say_more_than_a_day() -> None:
    assert days("# Meeting\n\n2026-09-03\n\n## What Ada wrote on 17 Sep 2026\n\nHi\n") == ["2026-09-03"]


def test_a_day_of_the_week_that_is_another_is_a_warning() -> None:
    assert "another day of the week" in warnings("# Tuesday 10 January 2022\n")[0]


@pytest.mark.parametrize(
    ("text", "where", "what", "advice"),
    [
        (
            "a\n\n## 3/4/22\n",
            "notes.md:3",
            "can be Sun 3 Apr 2022 or Fri 4 Mar 2022",
            "--day-first or --month-first",
        ),
        ("## 22-01-10\n", "notes.md:1", "can be Fri 22 Jan 2010 or Mon 10 Jan 2022", "--day-first"),
        ("## 10 January\n", "notes.md:1", "names no year", "--year YEAR"),
        ("## 31/02/2022\n", "notes.md:1", "no calendar has", "Correct it"),
        ("## 24/07/18\n- a\n## 07/08/18\n- b\n", "notes.md:3", "can be", "“24/07/18” has the day first"),
    ],
)
def test_a_day_that_is_not_certain_is_refused_with_its_place_and_the_option_that_helps(
    text: str, where: str, what: str, advice: str
) -> None:
    with pytest.raises(BadInput) as fault:
        days(text)
    assert str(fault.value).startswith(f"{where}: ")
    assert what in str(fault.value)
    assert advice in fault.value.advice


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("## 29 February\n", "notes.md:1: no calendar has “29 February” in that year."),
        ("## 3/4\n- a\n## 5/6\n- b\n", "notes.md:1: “3/4” can be Mon 3 Apr 2023 or Sat 4 Mar 2023."),
    ],
)
def test_a_year_given_does_not_make_a_day_certain_that_it_lacks_or_that_can_be_two(
    text: str, what: str
) -> None:
    with pytest.raises(BadInput) as fault:
        days(text, Said(None, 2023))
    assert str(fault.value) == what


def test_an_option_settles_what_is_ambiguous_and_nothing_else() -> None:
    assert days("## 3/4/22\n- a\n## 24/5/22\n- b\n", Said("month")) == ["2022-03-04", "2022-05-24"]
    assert days("## Fri 4/3/22\n") == ["2022-03-04"]  # the 3rd of April was a Sunday


@pytest.mark.parametrize(
    ("text", "name", "folders"),
    [
        ("# 2022\n## 10 January\n- a\n", "notes.md", ()),
        ("## 10 January\n", "2022.md", ()),
        ("## 10 January\n", "a.md", ("2022",)),
    ],
)
def test_a_year_around_a_day_is_its_year(text: str, name: str, folders: tuple[str, ...]) -> None:
    assert days(text, None, name, *folders)[-1] == "2022-01-10"


def test_a_year_given_goes_on_over_new_year_where_the_order_leaves_no_doubt() -> None:
    up = "".join(
        f"## {day}\n- a\n" for day in ("3 October", "7 November", "5 December", "9 January", "6 February")
    )
    assert [day[:4] for day in days(up, Said(None, 2021))] == ["2021", "2021", "2021", "2022", "2022"]
    down = "".join(
        f"## {day}\n- a\n" for day in ("6 February", "9 January", "5 December", "7 November", "3 October")
    )
    assert [day[:4] for day in days(down, Said(None, 2022))] == ["2022", "2022", "2021", "2021", "2021"]


def test_a_year_given_holds_for_days_that_pass_no_new_year() -> None:
    text = "".join(f"## {day}\n- a\n" for day in ("3 October", "7 November", "5 December"))
    assert days(text, Said(None, 2021)) == ["2021-10-03", "2021-11-07", "2021-12-05"]


def test_days_without_a_year_in_no_order_are_refused() -> None:
    text = "".join(f"## {day}\n- a\n" for day in ("3 October", "7 May", "5 September", "9 January"))
    with pytest.raises(BadInput, match=r"notes\.md:\d+: .* names no year"):
        days(text, Said(None, 2021))


@pytest.mark.parametrize(
    "title",
    [
        "Next meeting: 24 January 2022",
        "Actions due 24 January 2022",
        "Progress since 24 January 2022",
        "Deadline 24 Jan 2022",
        "Points 1.2 and 3.4 of the plan",
    ],
)
def test_a_heading_with_somebody_elses_day_splits_nothing(title: str) -> None:
    assert days(f"## 10 January 2022\n- a\n## {title}\n- b\n") == ["2022-01-10"]


def test_what_stands_above_a_days_level_is_of_no_day() -> None:
    assert days("# Ada\nhi\n## 10 Jan 2022\n- a\n## 24 Jan 2022\n- b\n# Books\n- c\n") == [
        "-",
        "2022-01-10",
        "2022-01-24",
        "-",
    ]


def test_a_list_of_contents_and_a_template_are_left_out() -> None:
    text = (
        "# Ada\n* [10 Jan 2022](#a)\n* [24 Jan 2022](#b)\n\n## 10 Jan 2022\n- a\n## 24 Jan 2022\n- b\n"
        "## Date: Template\n### Actions\n* Replace this text\n"
    )
    taken = take_apart(source(text), Said())
    assert [(one.start + 1, one.end, one.why) for one in taken.left] == [
        (2, 3, "a list of contents"),
        (9, 11, "a template"),
    ]


@pytest.mark.parametrize(
    ("text", "name", "left"),
    [
        ("## Template\n- a\n", "ada.md", [(1, 2, "a template")]),
        ("- a\n", "meeting template.md", [(1, 1, "a template")]),
        ("# Ada\n## Template\n- a\n# Ben\n- b\n", "ada.md", [(2, 3, "a template")]),
        ("# Ada\n## Template\n- a\n## Books\n- b\n", "ada.md", [(2, 3, "a template")]),
        ("[TOC]\n* [one](#a)\n## Books\n", "ada.md", [(1, 2, "a list of contents")]),
        ("## Books\n* [one](#a)\n\n- b\n", "ada.md", []),
    ],
)
def test_a_template_goes_on_to_the_next_heading_of_its_own_and_one_link_is_no_list_of_contents(
    text: str, name: str, left: list[tuple[int, int, str]]
) -> None:
    taken = take_apart(source(text, name), Said())
    assert [(one.start + 1, one.end, one.why) for one in taken.left] == left


def test_a_title_with_a_day_is_none_of_the_days_below_it() -> None:
    text = "# Notes since we began, 3 May 2021\n## 10 January 2022\n- a\n## 24 January 2022\n- b\n"
    assert days(text.replace("since we began, ", "")) == ["-", "2022-01-10", "2022-01-24"]
    assert days(text) == ["-", "2022-01-10", "2022-01-24"]


def test_a_list_of_days_splits_nothing() -> None:
    text = "# Plan\n- 24 Jan 2022\n- 7 Feb 2022\n\n- 3 May\n  with Ada\n"
    assert days(text, None, "2022-01-10.md") == ["2022-01-10"]


def test_days_in_a_fence_are_text() -> None:
    assert days("# 10 Jan 2022\n```\n# 24 Jan 2022\n```\n") == ["2022-01-10"]


# --- items --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("- [ ] Send the sheet", "- [ ] Send the sheet"),
        ("- [x] Send the sheet", "- [x] Send the sheet  [completion:: 2022-01-10]"),
        ("* AI: Send the sheet", "* [ ] Send the sheet"),
        ("- **Action:** Send the sheet", "- [ ] Send the sheet"),
        ("- ACTION (Ben): Send the sheet", "- [ ] @ben-okri Send the sheet"),
        ("- TODO Send the sheet", "- [ ] Send the sheet"),
        ("TODO: Send the sheet", "- [ ] Send the sheet"),
        ("Action @ada: Send the sheet", "- [ ] @ada-lovelace Send the sheet"),
        ("AI(AL): Send the sheet", "- [ ] @ada-lovelace Send the sheet"),
        ("- [AI] Send the sheet", "- [ ] Send the sheet"),
        ("- Ada to send the sheet", "- [ ] @ada-lovelace send the sheet"),
        ("- AL to send the sheet", "- [ ] @ada-lovelace send the sheet"),
        ("1. [ ] Send the sheet", "1. [ ] Send the sheet"),
        ("- Send the sheet #todo", "- [ ] Send the sheet"),
        ("- [ ] Send the sheet 📅 2022-01-14", "- [ ] Send the sheet  [due:: 2022-01-14]"),
    ],
)
def test_a_marked_line_is_to_be_done_wherever_it_stands(text: str, item: str) -> None:
    assert found(f"# Notes\n\nWe talked.\n\n{text}\n") == [item]


@pytest.mark.parametrize(
    "heading",
    [
        "## Action items", "## Actions", "### Next steps", "## Next", "## TODO", "**To do:**",
        "Action items:",
        "## Action points of today", "## Homework", "## Before next time", "## Follow-up",
        "*Actions*:", "Actions\n-------",
        "## ✅ Next actions", "## 4. Actions", "- Action items:",
    ],
)  # fmt: skip
def test_bullets_under_a_heading_of_actions_are_to_be_done(heading: str) -> None:
    indent = "    " if heading.startswith("-") else ""
    assert found(f"# Notes\n\n- talked\n\n{heading}\n{indent}- Send the sheet\n{indent}  - by mail\n") == [
        "- [ ] Send the sheet"
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "## Notes",
        "## Agenda",
        "## Next meeting",
        "## Attendees",
        "## Done this week",
        "## Questions",
        "## Actionable feedback",
    ],
)
def test_bullets_under_other_headings_are_text(heading: str) -> None:
    assert found(f"{heading}\n- Send the sheet\n") == []


def test_wishes_for_next_week_are_items_only_where_that_is_asked_for() -> None:
    text = "#### What would you like to work on next week?\n* Finish the draft\n  * Ada: good\n"
    assert found(text) == []
    assert found(text, soft=True) == ["* [ ] Finish the draft"]


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("Ada: send the sheet", "@ada-lovelace send the sheet"),
        ("**Ada:** send the sheet", "@ada-lovelace send the sheet"),
        ("@ada send the sheet", "@ada-lovelace send the sheet"),
        ("[AL] send the sheet", "@ada-lovelace send the sheet"),
        ("(Ada) send the sheet", "@ada-lovelace send the sheet"),
        ("Send the sheet (Ada)", "@ada-lovelace Send the sheet"),
        ("Send the sheet (@ada)", "@ada-lovelace Send the sheet"),
        ("Send the sheet @ada", "@ada-lovelace Send the sheet"),
        ("Send the sheet [AL]", "@ada-lovelace Send the sheet"),
        ("Send the sheet - Ada", "@ada-lovelace Send the sheet"),
        ("Ada to send the sheet", "@ada-lovelace send the sheet"),
        ("Ada will send the sheet", "@ada-lovelace send the sheet"),
        ("Ada - send the sheet", "@ada-lovelace send the sheet"),
        ("AL send the sheet", "@ada-lovelace send the sheet"),
        ("Countess: send the sheet", "@ada-lovelace send the sheet"),
        ("Me: send the sheet", "send the sheet"),
        ("GH: send the sheet", "send the sheet"),
        ("Zoe: send the sheet", "Zoe: send the sheet"),
        ("Send (Personal) notes", "Send (Personal) notes"),
        ("(Personal) sort it", "(Personal) sort it"),
    ],
)
def test_an_owner_is_read_as_people_write_it(text: str, item: str) -> None:
    assert found(f"## Actions\n- {text}\n", me=("Grace Hopper",)) == [f"- [ ] {item}"]


def test_a_bullet_that_is_a_name_owns_what_is_below_it() -> None:
    reading = read("## Actions\n- Ada:\n  - send the sheet\n- Ben\n  - read it\n")
    assert [str(one.item).strip() for one in reading.found] == [
        "- [ ] @ada-lovelace send the sheet",
        "- [ ] @ben-okri read it",
    ]
    assert reading.rewritten == {1: "**Ada:**", 3: "**Ben**"}


def test_a_name_that_comments_is_no_owner() -> None:
    comments = "".join(f"- did {n}\n  - Ada: well done\n" for n in range(4))
    assert found(f"## Done\n{comments}## Actions\n- Ada: do not forget the sheet\n") == [
        "- [ ] Ada: do not forget the sheet"
    ]


def test_a_name_that_nobody_has_is_told() -> None:
    assert [
        one.unknown
        for one in read(
            "## Actions\n- PH to read\n- @zoe write\n- send it (@max)\n- send it @eve\n- PH will read\n"
        ).found
    ] == ["PH", "zoe", "max", "eve", ""]


def test_me_in_capitals_is_whose_initials_they_are_unless_they_are_mine() -> None:
    mary = Person(path="people/mary-evans.md", slug="mary-evans", name="Mary Evans")
    assert Names(ADA, [ADA, mary]).slug("ME") == "mary-evans"
    assert Names(ADA, [ADA, mary], ["ME"]).slug("ME") == "me"


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("Send it by Friday", "Send it  [due:: 2022-01-14]"),
        ("Send it by 20 Jan", "Send it  [due:: 2022-01-20]"),
        ("Send it (due 20 January 2022)", "Send it  [due:: 2022-01-20]"),
        ("Send it, deadline: 20/1/22", "Send it  [due:: 2022-01-20]"),
        ("Send it before 3/2", "Send it  [due:: 2022-02-03]"),
        ("Send it until 2022-01-20.", "Send it  [due:: 2022-01-20]"),
        ("Ada: send it by 20 Jan", "@ada-lovelace send it  [due:: 2022-01-20]"),
        ("Send it by Easter", "Send it by Easter"),
        ("Read the paper of 20 January 2022", "Read the paper of 20 January 2022"),
    ],
)
def test_a_deadline_is_read_from_the_end_of_a_text(text: str, item: str) -> None:
    assert found(f"## Actions\n- {text}\n") == [f"- [ ] {item}"]


def test_a_table_of_actions_becomes_items_and_stays() -> None:
    text = (
        "## Minutes\n| Action | Owner | Due date | Status |\n|---|:--:|---|---|\n"
        "| Send the sheet | Ada | 20 Jan | done |\n"
        "| Read it | | 2022-02-01 | |\n| | | | |\n| Print it | | | cancelled |\n\n"
        "| Name | Role |\n|---|---|\n| Ada | mentor |\n"
    )
    assert found(text) == [
        "- [x] @ada-lovelace Send the sheet  [due:: 2022-01-20]  [completion:: 2022-01-10]",
        "- [ ] Read it  [due:: 2022-02-01]",
        "- [-] Print it  [cancelled:: 2022-01-10]",
    ]


@pytest.mark.parametrize(
    "text",
    ["", "None.", "N/A", "TBD", "[action] - [owner]", "Replace this text with an action", "Action item 1"],
)
def test_what_says_nothing_is_no_item_and_is_left_out(text: str) -> None:
    reading = read(f"## Action items\n- {text}\n- [ ] {text}\n")
    assert reading.found == []
    assert set(reading.dropped) == {1, 2}


def test_boxes_of_who_was_there_are_no_items() -> None:
    reading = read("## Attendees\n- [x] Ada\n- [ ] Ben\n")
    assert reading.found == []
    assert reading.rewritten == {1: "- \\[x] Ada", 2: "- \\[ ] Ben"}


def test_tasks_of_org_are_items() -> None:
    text = "* Meeting\n** TODO Send the sheet :work:\n** DONE Read it\n- [-] half done\n"
    assert found(text, name="notes.org") == [
        "- [ ] Send the sheet",
        "- [x] Read it  [completion:: 2022-01-10]",
        "- [ ] half done",
    ]


def test_a_number_that_begins_a_line_of_a_paragraph_of_org_is_no_task() -> None:
    assert found("* Meeting\nShe was born in\n1985. It was hot.\n", name="notes.org") == []


def test_what_a_template_left_out_has_is_neither_heading_nor_task() -> None:
    rst = "10 January 2022\n===============\nHello\n\nTemplate\n========\n\nActions\n~~~~~~~\n\n- x\n"
    org = "* 10 January 2022\n* Template\n#+BEGIN_SRC\n- [ ] x\n#+END_SRC\n"
    for text, name in ((rst, "notes.rst"), (org, "notes.org")):
        assert read(text, name=name) == Reading()


@pytest.mark.parametrize("text", ["- [ ]\n  - Send it\n", "- None\n"])
def test_a_bullet_without_words_of_its_own_is_no_task_and_a_plain_one_stays(text: str) -> None:
    reading = read(f"# Notes\n{text}")
    assert (reading.found, reading.dropped) == ([], {})


def test_a_name_of_a_file_that_may_be_two_numbers_dates_nothing() -> None:
    assert days("Hello\n", None, "1.2 of 3.4.md", "2022") == ["-"]


def test_a_rule_at_the_top_that_nothing_ends_opens_no_front_matter() -> None:
    assert days("---\n# 10 January 2022\nHello\n# 24 January 2022\nBye\n") == [
        "-",
        "2022-01-10",
        "2022-01-24",
    ]


@pytest.mark.parametrize(
    "text",
    ["AI ethics is hard", "- The AI: a history was read", "- We have to go",
     "- Need to add mentors", "`TODO: x`\n", "> TODO: quoted",
     "```\n- [ ] code\n```", "<!-- TODO: hidden -->", "- TODO.md is a file"],
)  # fmt: skip
def test_words_that_only_look_like_a_mark_are_text(text: str) -> None:
    assert found(f"# Notes\n\n{text}\n") == []


@pytest.mark.parametrize("name", ["notes.md", "notes.txt", "notes.rst"])
def test_an_underlined_day_begins_its_notes_though_text_stands_right_above_it(name: str) -> None:
    text = "10 January 2022\n---------------\nfoo\nbye\n24 January 2022\n---------------\nbar\n"
    parts = take_apart(source(text, name), Said()).parts
    assert [(str(part.day), part.start, part.end) for part in parts] == [
        ("2022-01-10", 0, 4),
        ("2022-01-24", 4, 7),
    ]


def test_a_key_above_the_end_of_a_front_matter_amid_a_file_is_no_heading() -> None:
    text = "# 10 January 2022\nfoo\n\n# 24 January 2022\nbar\n\n---\ntitle: x\ndate: 2020-01-01\n---\n"
    assert days(text) == ["2022-01-10", "2022-01-24"]
