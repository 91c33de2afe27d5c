"""The many forms in which people write the same thing: days of several, who, by when, done or not."""

from __future__ import annotations

from datetime import date

import pytest

from mentorlog.dates.written import written_days
from mentorlog.exchange.notes.days import Said
from mentorlog.exchange.notes.source import read_source
from mentorlog.journal.kinds import Headings

from .conftest import Mentorlog
from .test_notes import days, found, read


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("10 January 2022: first meeting", "2022-01-10"),
        ("10 Jan 22: first meeting", "2022-01-10"),
        ("10-14 January 2022", "2022-01-10"),
        ("10 & 11 January 2022", "2022-01-10"),
        ("10 January - 14 January 2022", "2022-01-10"),
        ("28 December - 3 January 2022", "2021-12-28"),
        ("January 10-14, 2022", "2022-01-10"),
        ("Meeting 2 - 10 January 2022", "2022-01-10"),
        ("Notes from 10 January 2022", "2022-01-10"),
        ("Jan 10, 2022 | Weekly 1:1", "2022-01-10"),
    ],
)
def test_a_heading_of_one_day_or_of_several_is_of_the_first(heading: str, day: str) -> None:
    assert days(f"## {heading}\n- x\n## 24 January 2022\n- y\n") == [day, "2022-01-24"]


def test_a_line_of_a_day_and_what_was_met_for_begins_a_meeting_but_a_row_of_a_table_does_not() -> None:
    text = "{} Ada / Alex\n- x\n\n{} Ada / Alex\n- y\n"
    assert days(text.format("Oct 29, 2026 |", "Oct 15, 2026 |")) == ["2026-10-29", "2026-10-15"]
    assert days(text.format("Oct 29, 2026 | done |", "Oct 15, 2026 | open |")) == ["-"]
    assert days(text.format("with Tom, Oct 29, 2026 |", "Tom | Oct 15, 2026 |")) == ["-"]


@pytest.mark.parametrize("heading", ["14 March 10am", "14 March - 20 people", "14 March 20th"])
def test_two_digits_that_are_no_year_make_none(heading: str) -> None:
    assert days(f"## {heading}\n- x\n## 24 March\n- y\n", Said(None, 2022)) == ["2022-03-14", "2022-03-24"]


@pytest.mark.parametrize(
    ("said", "time"),
    [
        ("3:30pm", "15:30"),
        ("at 3 p.m.", "15:00"),
        ("3:00-4:00pm", "15:00"),
        ("11:00 - 12:30pm", "11:00"),
        ("10.30am", "10:30"),
        ("12am", "00:00"),
        ("10:00-11:00", "10:00"),
        ("15:30pm", ""),
        ("3 people", ""),
    ],
)
def test_the_time_behind_a_day_is_that_of_its_half_of_the_day(said: str, time: str) -> None:
    [one] = written_days(f"14 March 2022 {said}")
    assert (one.days(), one.time) == ((date(2022, 3, 14),), time)


def test_a_heading_of_a_month_says_the_year_of_the_days_below_it() -> None:
    assert days("# March 2022\n## 14 March\n- x\n## 28 March\n- y\n")[1:] == ["2022-03-14", "2022-03-28"]


def test_a_meeting_whose_heading_says_that_it_was_cancelled_was_not_held(with_ada: Mentorlog) -> None:
    path = with_ada.home / "ada.md"
    titles = ["", " (cancelled)", " - no meeting, Ada was ill", ": why the project was cancelled"]
    path.write_text("".join(f"## {day} January 2022{t}\n- x\n\n" for day, t in enumerate(titles, 10)))
    said = with_ada.ok("import", str(path), "--who", "ada", "--yes")
    assert said.count("(cancelled)") == 2
    held = [
        'status = "held"' in text for path, text in sorted(with_ada.records().items()) if "2022-01" in path
    ]
    assert held == [True, False, False, True]


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("_Ada_ to send it", "@ada-lovelace send it"),
        ("*Ada:* send it", "@ada-lovelace send it"),
        ("[[Ada]]: send it", "@ada-lovelace send it"),
        ("Ada L. to send it", "@ada-lovelace send it"),
        ("@Ada Lovelace to send it", "@ada-lovelace send it"),
        ("@Ada Lovelace: send it", "@ada-lovelace send it"),
        ("Ada'll send it", "@ada-lovelace send it"),
        ("Ada to Send it", "@ada-lovelace Send it"),
        ("Ada :: send it", "@ada-lovelace send it"),
        ("Mentor: send it", "@ada-lovelace send it"),
        ("Mentee: send it", "send it"),
        ("Mentee meeting on hiring", "Mentee meeting on hiring"),
        ("Ada and Ben to send it", "Ada and Ben to send it"),
        ("send it -- Ada", "@ada-lovelace send it"),
        ("send it - Owner: Ada", "@ada-lovelace send it"),
        ("send it *(Ada)*", "@ada-lovelace send it"),
        ("send it (Ada) by Friday", "@ada-lovelace send it  [due:: 2022-01-14]"),
        ("send it - Ada - by 20 Jan", "@ada-lovelace send it  [due:: 2022-01-20]"),
        ("send it (Ada, by Friday)", "@ada-lovelace send it  [due:: 2022-01-14]"),
        ("send it (Ada, 20 Jan)", "@ada-lovelace send it  [due:: 2022-01-20]"),
        (
            "send it (Ada) by Friday - not done yet",
            "@ada-lovelace send it - not done yet  [due:: 2022-01-14]",
        ),
        ("send it (Ada, HR)", "send it (Ada, HR)"),
        ("[@ada](https://x.example/ada) send it", "@ada-lovelace [@ada](https://x.example/ada) send it"),
        ("send it ([@ada](https://x.example))", "@ada-lovelace send it ([@ada](https://x.example))"),
        ("[Ada](mailto:ada@x.example) send it", "@ada-lovelace [Ada](mailto:ada@x.example) send it"),
        ("ACTION Ada: send it", "@ada-lovelace send it"),
        ("Action item for Ada to send it", "@ada-lovelace send it"),
        ("AI (Ada) send it", "@ada-lovelace send it"),
    ],
)
def test_whoever_is_named_in_whatever_form_owns_it(text: str, item: str) -> None:
    assert found(f"## Actions\n- {text}\n") == [f"- [ ] {item}"]


@pytest.mark.parametrize(
    "text",
    [
        "# Notes\n\n### Ada's actions\n- send it\n",
        "# Notes\n\n### Actions for Ada\n- send it\n",
        "# Notes\n\n## Actions\n\n### Ada\n- send it\n",
        "# Notes\n\n## Actions\n\n**Ada:**\n- send it\n",
        "# Notes\n\n## Actions\n\nAda:\n- send it\n",
        "# Notes\n\n## Actions\n- Ada:\n  - send it\n",
        "# Notes\n\n## Actions\nAda to send it\n",
        "# Notes\n\nActions\nAda to send it\n",
        "# Notes\n\nADA ACTIONS:\n- send it\n",
    ],
)
def test_a_heading_a_label_or_a_sentence_below_one_names_the_owner(text: str) -> None:
    assert found(text) == ["- [ ] @ada-lovelace send it"]


def test_a_heading_of_my_own_actions_gives_them_to_nobody_else() -> None:
    assert found("## My actions\n- send it\n## Ada\n- was ill\n") == ["- [ ] send it"]


def test_a_task_within_a_task_of_adas_is_adas_unless_it_names_another() -> None:
    assert found("## Actions\n- [ ] Ada: slides\n  - [ ] draft\n  - [ ] Ben: check\n  - detail\n") == [
        "- [ ] @ada-lovelace slides",
        "- [ ] @ada-lovelace draft",
        "- [ ] @ben-okri check",
    ]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Send it (by Friday)", "2022-01-14"),
        ("Send it, due Friday", "2022-01-14"),
        ("Send it before Friday", "2022-01-14"),
        ("Send it by the 24th", "2022-01-24"),
        ("Send it by Monday 24th", "2022-01-24"),
        ("Send it by end of February", "2022-02-28"),
    ],
)
def test_a_day_in_words_at_the_end_is_when_it_is_due(text: str, due: str) -> None:
    assert found(f"## Actions\n- {text}\n") == [f"- [ ] Send it  [due:: {due}]"]


def test_what_is_said_besides_the_day_it_is_due_stays() -> None:
    assert found("## Actions\n- Send it by Friday 5pm\n- Ask by 20 Jan at the latest\n") == [
        "- [ ] Send it by Friday 5pm  [due:: 2022-01-14]",
        "- [ ] Ask by 20 Jan at the latest  [due:: 2022-01-20]",
    ]


@pytest.mark.parametrize("text", ["by next week", "by mid-February", "by Tuesday 24th", "by May"])
def test_a_day_in_words_that_is_not_certain_stays_and_is_told(text: str) -> None:
    [one] = read(f"## Actions\n- Send it {text}\n").found
    assert (one.item.due, one.item.text) == (None, f"Send it {text}")
    assert one.undated == text.removeprefix("by ")


def test_a_column_for_when_may_say_it_in_words() -> None:
    assert found(
        "| What | Who | When |\n|---|---|---|\n| Send it | Ada | Friday |\n| Ask | Me | by 20 Jan |\n"
    ) == [
        "- [ ] @ada-lovelace Send it  [due:: 2022-01-14]",
        "- [ ] Ask  [due:: 2022-01-20]",
    ]


@pytest.mark.parametrize(
    ("line", "item"),
    [
        ("☐ Send it", "[ ] Send it"),
        ("- ☐ Send it", "[ ] Send it"),
        ("- ☑ Send it", "[x] Send it  [completion:: 2022-01-10]"),
        ("[ ] Send it", "[ ] Send it"),
        ("[x] Send it", "[x] Send it  [completion:: 2022-01-10]"),
        ("- [] Send it", "[ ] Send it"),
        ("Homework: send it", "[ ] send it"),
        ("next steps: send it", "[ ] send it"),
        ("**Next steps:** send it", "[ ] send it"),
        ("ACTION send it", "[ ] send it"),
        ("`TODO` send it", "[ ] send it"),
        ("AP1: send it", "[ ] send it"),
    ],
)
def test_boxes_and_marks_of_other_programs_are_boxes_and_marks(line: str, item: str) -> None:
    assert found(f"# Notes\n\nWe talked.\n\n{line}\n") == [f"- {item}"]


@pytest.mark.parametrize(
    "line", ["TODO list app demo", "ACTION PLAN for us", "- We start next week\n  - in Leeds", "AP: said no"]
)
def test_what_only_resembles_them_is_text(line: str) -> None:
    reading = read(f"# Notes\n\n{line}\n", soft=True)
    assert (reading.found, reading.wishes) == ([], [])


@pytest.mark.parametrize(
    "text", ["No action items this week", "Nothing this time", "Ada:", "[Name] to [do what] by [date]"]
)
def test_what_says_that_nothing_is_to_be_done_is_no_item(text: str) -> None:
    assert found(f"## Actions\n- {text}\n") == []


def test_a_line_struck_through_is_let_go() -> None:
    assert found("## Actions\n- ~~Send it~~\n- Ask (no longer needed)\n") == [
        "- [-] ~~Send it~~  [cancelled:: 2022-01-10]",
        "- [-] Ask (no longer needed)  [cancelled:: 2022-01-10]",
    ]


def test_a_copy_that_says_how_far_it_has_come_is_a_copy(with_ada: Mentorlog) -> None:
    path = with_ada.home / "ada.md"
    path.write_text(
        "## 10 January 2022\n### Actions\n- Send it\n- Ask Tom\n\n"
        "## 24 January 2022\n### Actions\n- Send it - done\n- Ask Tom (not done yet, carried over)\n"
    )
    said = with_ada.ok("import", str(path), "--who", "ada", "--yes")
    assert "two commitments (1 ended), two copies" in " ".join(said.split())
    text = with_ada.records()["meetings/ada-lovelace/2022-01-10.md"]
    assert "- [x] Send it  [completion:: 2022-01-24]" in text
    assert "- [ ] Ask Tom  [id::" in text


def test_a_task_of_org_has_its_deadline_and_the_day_it_was_closed() -> None:
    text = "* Actions\n** TODO Send it\nDEADLINE: <2022-01-20 Thu>\n** DONE Ask\nCLOSED: [2022-01-12 Wed]\n"
    assert found(text, name="notes.org") == [
        "- [ ] Send it  [due:: 2022-01-20]",
        "- [x] Ask  [completion:: 2022-01-12]",
    ]


def test_a_list_of_rst_that_numbers_itself_is_a_list() -> None:
    assert found("Ada\n===\n\nActions\n-------\n\n#. Send it\n#. Ask\n", name="notes.rst") == [
        "1. [ ] Send it",
        "1. [ ] Ask",
    ]


def test_what_windows_wrote_has_its_quotes() -> None:
    text = "## 10 January 2022\n## Actions\n- ask “Tom” – it’s 5 €\n"
    windows = read_source("notes.md", text.encode("cp1252"), Headings())
    latin = read_source("notes.md", "Café\n".encode("latin-1"), Headings())
    assert (windows.text, windows.remarks) == (text, ("notes.md is not UTF-8; it was read as Windows-1252.",))
    assert (latin.text, latin.remarks) == ("Café\n", ("notes.md is not UTF-8; it was read as Latin-1.",))


@pytest.mark.parametrize(
    "title",
    [
        "Previous actions", "Last week's actions", "Actions from last meeting", "Before the next meeting",
        "What are the next steps?",
        "Wrap-up / next steps", "Summary and next steps", "Next steps & action items", "Part 3 - Actions",
        "Things I will do", "Action required", "Followups",
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", ["### {}\n", "{}:\n"], ids=["heading", "label"])
def test_a_title_of_actions_in_other_words_is_one(title: str, form: str) -> None:
    assert found(f"# Ada\n\n## 10 January 2022\n\n{form.format(title)}- Send it\n") == ["- [ ] Send it"]


@pytest.mark.parametrize("title", ["Decisions and actions", "Notes & action items", "Discussion / actions"])
def test_of_bullets_of_several_sorts_those_are_to_be_done_that_name_who(title: str) -> None:
    assert found(f"# Ada\n\n### {title}\n- We talked of it\n- Ada: send it\n- [ ] ask\n", soft=True) == [
        "- [ ] @ada-lovelace send it",
        "- [ ] ask",
    ]


@pytest.mark.parametrize(
    "later",
    [
        "### Completed actions\n- Send it\n",
        "Review of actions:\n- Send it - done\n",
        "### Actions taken\n- Send it\n",
    ],
)
def test_a_review_of_actions_ends_what_was_open(with_ada: Mentorlog, later: str) -> None:
    path = with_ada.home / "ada.md"
    path.write_text(f"## 10 January 2022\n### Actions\n- Send it\n\n## 24 January 2022\n{later}")
    assert "one commitment (1 ended), one copy" in with_ada.ok("import", str(path), "--who", "ada", "--yes")


def test_what_a_review_of_actions_alone_tells_of_stays_text(with_ada: Mentorlog) -> None:
    path = with_ada.home / "ada.md"
    path.write_text("## 10 January 2022\nTasks completed:\n- Sent it to Tom\n")
    assert "no commitments" in with_ada.ok("import", str(path), "--who", "ada", "--yes")
    assert "- Sent it to Tom\n" in with_ada.records()["meetings/ada-lovelace/2022-01-10.md"]


def test_a_day_without_notes_is_a_day() -> None:
    text = "2022-01-10\n- x\n\n2022-01-17 - skipped, Ada is ill\n\n2022-01-24\n\n2022-01-31\n- y\n"
    assert days(text) == ["2022-01-10", "2022-01-17", "2022-01-24", "2022-01-31"]


def test_a_paragraph_that_begins_with_a_day_is_of_it_only_among_others() -> None:
    assert days("10 January 2022: we met\n\n- x\n\n24 January 2022\n\n- y\n") == ["2022-01-10", "2022-01-24"]
    assert days("We talked.\n\n10 January 2022: Ada joined the firm.\n\nAnd of more.\n") == ["-"]


def test_a_numbered_session_is_of_the_day_beside_it() -> None:
    assert days("Session 1 (March 3, 2020)\nx\n\nSession 2 (March 17, 2020)\ny\n") == [
        "2020-03-03",
        "2020-03-17",
    ]


def test_a_date_before_the_action_is_not_the_day_it_is_due() -> None:
    table = "| Date | Action | Who |\n|---|---|---|\n| 2022-01-03 | Send it | Ada |\n"
    assert found(table) == ["- [ ] @ada-lovelace Send it"]
    assert found("| Action | Date |\n|---|---|\n| Send it | 2022-01-20 |\n") == [
        "- [ ] Send it  [due:: 2022-01-20]"
    ]


@pytest.mark.parametrize(
    "text",
    ["**To do Ada:** send it", "#todo Ada: send it", "AP: Ada to send it", "Homework for Ada: send it"],
)
def test_a_mark_with_a_name_behind_it_names_the_owner(text: str) -> None:
    assert found(f"# Notes\n\n{text}\n") == ["- [ ] @ada-lovelace send it"]
