"""`note` by options: where each goes, into which meeting, what comes next, and what it says."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from tests.cli.conftest import Mentorlog

TODAY = "meetings/ada-lovelace/2026-12-06.md"
HEAD = '+++\ndate = 2026-12-06\nmedium = "video"\nstatus = "held"\n+++\n'
NOON = datetime(2026, 12, 6, 12, 0, tzinfo=UTC)

# Each option for a text, the section it goes to, and the line it makes of "Words".
OPTIONS = [
    ("-m", "Notes", "Words"),
    ("--message", "Notes", "Words"),
    ("--commit", "Commitments", "- [ ] Words  [id:: ID]"),
    ("--theirs", "Commitments", "- [ ] @ada-lovelace Words  [id:: ID]"),
    ("--advice", "Advice", "- [ ] Words  [id:: ID]"),
    ("--decision", "Decisions", "- [ ] Words  [id:: ID]"),
    ("--feedback", "Feedback", "- [ ] From Ada: Words  [id:: ID]"),
    ("--learned", "Learned", "- Words"),
    ("--contact", "People", "- [ ] Words  [id:: ID]"),
    ("--given", "Given", "- Words"),
    ("--works", "Check-in", "- Works, for me: Words"),
    ("--change", "Check-in", "- Change: Words"),
]


def without_ids(text: str) -> str:
    return re.sub(r"\[id:: [1-9a-z]{5}\]", "[id:: ID]", text)


def ids_in(text: str) -> list[str]:
    return re.findall(r"\[id:: ([1-9a-z]{5})\]", text)


def record(mentorlog: Mentorlog, path: str = TODAY) -> str:
    return without_ids(mentorlog.files()[path])


def meetings(mentorlog: Mentorlog) -> dict[str, str]:
    """The status of each of Ada's meetings, by the name of its file."""
    found = {}
    for path, text in mentorlog.files().items():
        if path.startswith("meetings/ada-lovelace/"):
            status = re.search(r'^status = "(\w+)"$', text, re.MULTILINE)
            found[path.rpartition("/")[2].removesuffix(".md")] = status[1] if status else ""
    return found


def put(mentorlog: Mentorlog, path: str, text: str) -> None:
    file = mentorlog.journal / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())


def planned(mentorlog: Mentorlog, *days: str, time: str = "") -> None:
    """Planned meetings with Ada, of days that may have passed."""
    for day in days:
        clock = f'time = "{time}"\n' if time else ""
        put(
            mentorlog,
            f"meetings/ada-lovelace/{day}.md",
            f'+++\ndate = {day}\n{clock}status = "planned"\n+++\n',
        )


# --- where each option goes --------------------------------------------------------------------------


@pytest.mark.parametrize(("option", "title", "line"), OPTIONS)
def test_each_option_makes_its_line_under_its_heading(
    with_ada: Mentorlog, option: str, title: str, line: str
) -> None:
    with_ada.ok("note", "ada", option, "Words")
    assert record(with_ada) == f"{HEAD}\n## {title}\n{line}\n"


@pytest.mark.parametrize(("option", "title", "line"), OPTIONS)
def test_each_option_may_be_given_twice_and_keeps_its_order(
    with_ada: Mentorlog, option: str, title: str, line: str
) -> None:
    with_ada.ok("note", "ada", option, "Words", option, "More")
    between = "\n\n" if title == "Notes" else "\n"
    assert record(with_ada) == f"{HEAD}\n## {title}\n{line}{between}{line.replace('Words', 'More')}\n"


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("@grace Bring cake", "- [ ] @grace Bring cake  [id:: ID]"),
        ("@ada-lovelace Bring cake", "- [ ] @ada-lovelace Bring cake  [id:: ID]"),
        ("@zed Bring cake", "- [ ] @ada-lovelace @zed Bring cake  [id:: ID]"),
    ],
)
def test_the_owner_who_is_typed_goes_before_the_other_side(
    with_ada: Mentorlog, typed: str, line: str
) -> None:
    put(with_ada, "people/grace.md", '+++\nname = "Grace"\n+++\n')
    with_ada.ok("note", "ada", "--theirs", typed)
    assert record(with_ada) == f"{HEAD}\n## Commitments\n{line}\n"


EVERYTHING = (
    "-m", "We went through the reorganisation.", "--commit", "Draft the 90-day plan by fri",
    "--theirs", "Share the headcount sheet", "--advice", "Ask for the role in writing",
    "--decision", "Stay in Leeds", "--feedback", "From Ada: I rush the numbers", "--learned", "Ask first",
    "--contact", "Priya Nair, head of data", "--given", "A talk on hiring", "--works", "Worked examples",
    "--change", "Start with the numbers",
)  # fmt: skip
ALL_SECTIONS = """\

## Notes
We went through the reorganisation.

## Advice
- [ ] Ask for the role in writing  [id:: ID]

## Commitments
- [ ] Draft the 90-day plan  [due:: 2026-12-11]  [id:: ID]
- [ ] @ada-lovelace Share the headcount sheet  [id:: ID]

## People
- [ ] Priya Nair, head of data  [id:: ID]

## Decisions
- [ ] Stay in Leeds  [id:: ID]

## Feedback
- [ ] From Ada: I rush the numbers  [id:: ID]

## Learned
- Ask first

## Given
- A talk on hiring

## Check-in
- Works, for me: Worked examples
- Change: Start with the numbers
"""


def test_a_new_record_has_its_sections_in_the_order_of_a_conversation(with_ada: Mentorlog) -> None:
    with_ada.ok("note", "ada", *EVERYTHING)
    assert record(with_ada) == HEAD + ALL_SECTIONS


def test_the_order_of_the_options_makes_no_difference_to_the_sections(with_ada: Mentorlog) -> None:
    pairs = list(zip(EVERYTHING[::2], EVERYTHING[1::2], strict=True))
    swapped = [word for pair in reversed(pairs) if pair[0] != "--change" for word in pair]
    with_ada.ok("note", "ada", *swapped, "--change", "Start with the numbers")
    text = record(with_ada)
    theirs = "- [ ] @ada-lovelace Share the headcount sheet  [id:: ID]\n"
    assert text.count(theirs) == 1
    assert text == HEAD + ALL_SECTIONS


def test_a_planned_record_keeps_its_aims_above_and_its_log_below(with_ada: Mentorlog) -> None:
    with_ada.ok("meeting", "plan", "ada", "tomorrow", "10:00", "--objective", "A yes or no")
    with_ada.ok("meeting", "reschedule", "ada", "today", "8:00", "--wish", "mine")
    with_ada.ok("note", "ada", "-m", "Hello", "--commit", "Draft it", "--advice", "Ask")
    assert record(with_ada) == (
        '+++\ndate = 2026-12-06\ntime = "08:00"\nmedium = "video"\nstatus = "held"\n+++\n\n'
        "## Objectives\n- [ ] A yes or no  [id:: ID]\n\n"
        "## Notes\nHello\n\n"
        "## Advice\n- [ ] Ask  [id:: ID]\n\n"
        "## Commitments\n- [ ] Draft it  [id:: ID]\n\n"
        "## Log\n- 2026-12-06 rescheduled: from 2026-12-07 10:00, my wish\n"
    )


def test_in_a_record_written_by_hand_an_item_goes_under_the_heading_that_is_there(
    with_ada: Mentorlog,
) -> None:
    put(
        with_ada,
        TODAY,
        "# Ada and I\n\nWe met.\n\nACTION ITEMS\n------------\n\n* [ ] Old  [id:: aaa11]\n\n"
        "## Weather\n\nFine.\n\n## Private\n- hush\n",
    )
    with_ada.ok("note", "ada", "--commit", "New", "--learned", "Listen", "-m", "More")
    assert record(with_ada) == (
        "# Ada and I\n\nWe met.\n\n"
        "## Notes\nMore\n\n"
        "ACTION ITEMS\n------------\n\n* [ ] Old  [id:: ID]\n- [ ] New  [id:: ID]\n\n"
        "## Weather\n\nFine.\n\n"
        "## Learned\n- Listen\n\n"
        "## Private\n- hush\n"
    )


def test_nothing_new_is_put_below_a_private_heading(with_ada: Mentorlog) -> None:
    private = "# Private\n\n## Advice\n- hush\n\n## Log\n- mine\n"
    put(with_ada, TODAY, f"# Ada\n\nWe met.\n\n{private}")
    with_ada.ok("note", "ada", "-m", "Hello", "--advice", "Ask")
    assert record(with_ada) == (
        "# Ada\n\nWe met.\n\n## Notes\nHello\n\n## Advice\n- [ ] Ask  [id:: ID]\n\n"
        + private.replace("- hush", "- [ ] hush  [id:: ID]")
    )


def test_what_was_there_before_keeps_every_byte(with_ada: Mentorlog) -> None:
    before = (
        '+++\r\n# mine\r\ndate = "2026-12-06"\r\nmood = "good"\r\n+++\r\n\r\n'
        "## Notes\r\n\r\nOld.\r\n\r\n```\r\n- [ ] code\r\n```\r\n<!-- - [ ] hidden -->\r\n\r\n## Mine\r\nlast"
    )
    put(with_ada, TODAY, before)
    with_ada.ok("note", "ada", "-m", "New.")
    added = "\r\n\r\nNew."
    assert record(with_ada) == before.replace(" -->", f" -->{added}", 1)


def test_prose_is_added_as_a_paragraph_of_its_own(with_ada: Mentorlog) -> None:
    with_ada.ok("note", "ada", "-m", "First.")
    with_ada.ok("note", "ada", "-m", "Second.", "-m", "Third.")
    assert record(with_ada) == f"{HEAD}\n## Notes\nFirst.\n\nSecond.\n\nThird.\n"


def test_a_second_note_adds_below_the_items_of_the_first(with_ada: Mentorlog) -> None:
    with_ada.ok("note", "ada", "--commit", "One")
    with_ada.ok("note", "ada", "--commit", "Two")
    text = with_ada.files()[TODAY]
    assert without_ids(text) == f"{HEAD}\n## Commitments\n- [ ] One  [id:: ID]\n- [ ] Two  [id:: ID]\n"
    assert len(set(ids_in(text))) == 2


# --- what an option's words mean ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "stored"),
    [
        ("Draft it by fri", "Draft it  [due:: 2026-12-11]  [id:: ID]"),
        ("Draft it by 2026-12-24.", "Draft it  [due:: 2026-12-24]  [id:: ID]"),
        ("Draft it by in 2 weeks", "Draft it  [due:: 2026-12-20]  [id:: ID]"),
        ("Stand by me", "Stand by me  [id:: ID]"),
        ("Ada: send the sheet by fri", "@ada-lovelace send the sheet  [due:: 2026-12-11]  [id:: ID]"),
        ("ada lovelace: send it", "@ada-lovelace send it  [id:: ID]"),
        ("JP: send it", "@jun-park send it  [id:: ID]"),
        ("@Ada Lovelace talk to finance", "@ada-lovelace talk to finance  [id:: ID]"),
        ("jun to send it by fri", "@jun-park send it  [due:: 2026-12-11]  [id:: ID]"),
        ("Jun will send it", "@jun-park send it  [id:: ID]"),
        ("Talk to the team: send it", "Talk to the team: send it  [id:: ID]"),
        ("@ada-lovelace send it", "@ada-lovelace send it  [id:: ID]"),
        ("Read it [goal:: lead] by fri", "Read it  [goal:: lead]  [due:: 2026-12-11]  [id:: ID]"),
        ("Read it [due:: 2026-12-24] by fri", "Read it  [due:: 2026-12-11]  [id:: ID]"),
        ("Read it [goal:: lead-a-team-of-five]", "Read it  [goal:: lead-a-team-of-five]  [id:: ID]"),
    ],
)
def test_a_commitment_names_its_day_its_owner_and_its_goal(
    with_ada: Mentorlog, said: str, stored: str
) -> None:
    with_ada.ok("mentee", "add", "Jun Park", "--alias", "JP")
    with_ada.ok("note", "ada", "--commit", said)
    assert record(with_ada) == f"{HEAD}\n## Commitments\n- [ ] {stored}\n"


def test_a_name_that_is_nearly_the_others_is_asked_about_and_never_taken_for_it(with_ada: Mentorlog) -> None:
    result = with_ada("note", "ada", "--commit", "Adda: bring cake", "--commit", "Data: clean up")
    known = re.search(r"(?s)(\w{5})  commitment: Adda: bring.*(\w{5})  commitment: Data", result.out)
    assert known
    assert result.err == (
        f"“Adda” is nobody here, so {known[1]} is yours. Did you mean Ada? "
        f"Then write @ada-lovelace for “Adda:” in {TODAY}\n"
        f"“Data” names nobody for sure, so {known[2]} is yours. "
        f"If it is Ada's, put @ada-lovelace before it in {TODAY}\n"
    )


def test_what_was_noted_already_is_said_to_be_there_and_not_stored_twice(with_ada: Mentorlog) -> None:
    line = ("note", "ada", "--commit", "Draft the plan by fri", "--theirs", "Draft the plan by fri")
    with_ada.ok(*line)
    before = with_ada.records()
    result = with_ada(*line)
    assert (result.code, len(re.findall(r"Already there: \w{5}  Draft the plan\n", result.err))) == (0, 2)
    assert with_ada.records() == before
    assert "by Thu 10 Dec 2026" in with_ada.ok("note", "ada", "--commit", "Draft the plan by thu")


def test_only_a_commitment_has_its_owners_name_before_it(with_ada: Mentorlog) -> None:
    with_ada.ok("note", "ada", "--advice", "Ada: ask Tom", "--decision", "Ada: stay")
    assert "- [ ] Ada: ask Tom  [id:: ID]\n" in record(with_ada)
    assert "- [ ] Ada: stay  [id:: ID]\n" in record(with_ada)


def test_a_name_that_two_others_share_is_no_owner(with_ada: Mentorlog) -> None:
    with_ada.ok("mentor", "add", "Sam Reed")
    with_ada.ok("mentor", "add", "Sam Wood")
    result = with_ada("note", "ada", "--commit", "Sam: send it", "--commit", "She will ring him")
    ids = " and ".join(re.findall(r"(\w{5})  commitment", result.out))
    assert result.err.startswith(f"“Sam” and “She” name nobody for sure, so {ids} are yours. ")
    assert "- [ ] Sam: send it  [id:: ID]\n" in record(with_ada)


def test_the_one_it_is_with_goes_before_another_of_that_name(with_ada: Mentorlog) -> None:
    with_ada.ok("mentor", "add", "Ada Yonath")
    with_ada.ok("note", "ada lovelace", "--commit", "Ada: send it")
    assert "- [ ] @ada-lovelace send it  [id:: ID]\n" in record(with_ada)


def test_by_fri_is_counted_from_the_day_of_the_meeting(with_ada: Mentorlog) -> None:
    with_ada.ok("note", "ada", "--date", "2 nov", "--commit", "Draft it by fri")
    assert "[due:: 2026-11-06]" in record(with_ada, "meetings/ada-lovelace/2026-11-02.md")


def test_advice_that_names_a_day_is_for_that_day(with_ada: Mentorlog) -> None:
    with_ada.ok("note", "ada", "--advice", "Ask Tom by fri", "--contact", "Priya by 12 dec")
    assert "- [ ] Ask Tom  [due:: 2026-12-11]  [id:: ID]\n" in record(with_ada)
    assert "- [ ] Priya  [due:: 2026-12-12]  [id:: ID]\n" in record(with_ada)


def test_what_has_no_life_keeps_its_words_as_they_are(with_ada: Mentorlog) -> None:
    with_ada.ok("note", "ada", "--learned", "Answer by fri", "-m", "Ada: hello by fri")
    assert record(with_ada) == f"{HEAD}\n## Notes\nAda: hello by fri\n\n## Learned\n- Answer by fri\n"


def test_what_a_mentee_was_advised_is_theirs_to_follow_up(mentorlog: Mentorlog) -> None:
    mentorlog.ok("init", str(mentorlog.journal))
    mentorlog.ok("mentee", "add", "Jun Park")
    out = mentorlog.ok("note", "jun", "--advice", "Write it down", "--commit", "Send the list")
    assert re.search(r"^  \w{5}  advice: Write it down$", out, re.MULTILINE)
    assert [item["owner"] for item in listed(mentorlog, "--kind", "advice")] == ["jun-park"]
    assert [item["owner"] for item in listed(mentorlog)] == ["me"]


def listed(mentorlog: Mentorlog, *options: str) -> list[dict[str, Any]]:
    import json

    found = json.loads(mentorlog.ok("list", "--json", *options))["items"]
    assert isinstance(found, list)
    return found


# --- into which meeting -------------------------------------------------------------------------------


def test_without_any_meeting_a_new_one_is_made_as_agreed(with_ada: Mentorlog) -> None:
    with_ada.ok("mentor", "edit", "ada", "--minutes", "45")
    with_ada.ok("note", "ada", "-m", "Hello")
    assert record(with_ada) == (
        '+++\ndate = 2026-12-06\nminutes = 45\nmedium = "video"\nstatus = "held"\n+++\n\n## Notes\nHello\n'
    )


def test_one_held_on_the_day_is_added_to(with_ada: Mentorlog) -> None:
    with_ada.ok("note", "ada", "-m", "One")
    planned(with_ada, "2026-12-01", "2026-12-06-2")
    put(
        with_ada,
        "meetings/ada-lovelace/2026-12-06-2.md",
        '+++\ndate = 2026-12-06\nstatus = "planned"\n+++\n',
    )
    with_ada.ok("note", "ada", "-m", "Two")
    assert record(with_ada).endswith("## Notes\nOne\n\nTwo\n")
    assert meetings(with_ada) == {
        "2026-12-01": "planned",
        "2026-12-06": "held",
        "2026-12-06-2": "planned",
    }


def test_new_makes_another_on_the_same_day(with_ada: Mentorlog) -> None:
    with_ada.ok("note", "ada", "-m", "One")
    with_ada.ok("note", "ada", "--new", "-m", "Two")
    assert meetings(with_ada) == {"2026-12-06": "held", "2026-12-06-2": "held"}
    assert record(with_ada).endswith("## Notes\nOne\n")
    assert record(with_ada, TODAY.replace(".md", "-2.md")).endswith("## Notes\nTwo\n")


def test_new_leaves_a_planned_meeting_planned(with_ada: Mentorlog) -> None:
    planned(with_ada, "2026-12-06")
    with_ada.ok("note", "ada", "--new", "-m", "Two")
    assert meetings(with_ada) == {"2026-12-06": "planned", "2026-12-06-2": "held"}


def test_of_the_planned_meetings_the_latest_up_to_the_day_is_taken_and_dated(with_ada: Mentorlog) -> None:
    planned(with_ada, "2026-11-20", "2026-12-01", "2026-12-07", time="10:00")
    with_ada.ok("note", "ada", "-m", "Hello")
    assert meetings(with_ada) == {"2026-11-20": "planned", "2026-12-06": "held", "2026-12-07": "planned"}
    assert record(with_ada) == (
        '+++\ndate = 2026-12-06\ntime = "10:00"\nstatus = "held"\n+++\n\n## Notes\nHello\n'
    )


def test_the_one_planned_for_today_is_held(with_ada: Mentorlog) -> None:
    planned(with_ada, "2026-12-01", "2026-12-06")
    with_ada.ok("note", "ada", "-m", "Hello")
    assert meetings(with_ada) == {"2026-12-01": "planned", "2026-12-06": "held"}


def test_a_planned_meeting_in_the_future_is_never_taken(with_ada: Mentorlog) -> None:
    planned(with_ada, "2026-12-07")
    with_ada.ok("note", "ada", "-m", "Hello")
    assert meetings(with_ada) == {"2026-12-06": "held", "2026-12-07": "planned"}


def test_a_cancelled_meeting_is_not_taken(with_ada: Mentorlog) -> None:
    with_ada.ok("meeting", "plan", "ada", "today")
    with_ada.ok("meeting", "cancel", "ada")
    with_ada.ok("note", "ada", "-m", "Hello")
    assert meetings(with_ada) == {"2026-12-06": "cancelled", "2026-12-06-2": "held"}


@pytest.mark.parametrize("said", ["4 dec", "2026-12-04", "fri", "2 days ago", "2d"])
def test_with_a_date_the_day_is_counted_back_and_only_what_was_planned_by_then_is_taken(
    with_ada: Mentorlog, said: str
) -> None:
    planned(with_ada, "2026-12-03", "2026-12-05")
    with_ada.ok("note", "ada", "--date", said, "-m", "Hello")
    assert meetings(with_ada) == {"2026-12-04": "held", "2026-12-05": "planned"}


@pytest.mark.parametrize("how", ["option", "page", "terminal"])
def test_nobody_has_met_on_a_day_that_is_still_to_come(with_ada: Mentorlog, how: str) -> None:
    before = with_ada.files()
    if how == "option":
        result = with_ada("note", "ada", "--date", "2027-12-01", "-m", "Hello")
    elif how == "page":
        result = with_ada("note", "ada", "-", stdin="+++\ndate = 2027-12-01\n+++\n\nHello\n")
    else:
        result = with_ada("note", "ada", "--date", "2026-12-07", answers=[])
    assert (result.code, result.out) == (2, "")
    day = "Mon 7 Dec 2026" if how == "terminal" else "Wed 1 Dec 2027"
    assert result.err.startswith(f"{day} is still to come; nobody has met then.\n")
    assert "mentorlog meeting plan ada 202" in result.err or how == "page"
    assert {path: text for path, text in with_ada.files().items() if "drafts" not in path} == before


def test_of_a_day_that_is_soon_to_come_it_is_said_that_it_was_read_as_last_years(with_ada: Mentorlog) -> None:
    result = with_ada("note", "ada", "-m", "Hi", "--date", "8 dec")
    assert (result.code, result.err) == (
        0,
        "“8 dec” was read as Mon 8 Dec 2025, for a note looks back. "
        "For Tue 8 Dec 2026: mentorlog meeting plan ada 2026-12-08\n",
    )
    for day in ("8 dec 2025", "22 dec", "tue", "5 dec"):
        with_ada.ok("note", "ada", "-m", "Hi", "--date", day)


def test_with_a_date_one_held_on_that_day_is_added_to(with_ada: Mentorlog) -> None:
    with_ada.ok("note", "ada", "--date", "2 nov", "-m", "One")
    with_ada.ok("note", "ada", "-m", "Today")
    with_ada.ok("note", "ada", "--date", "2 nov", "-m", "Two")
    assert record(with_ada, "meetings/ada-lovelace/2026-11-02.md").endswith("## Notes\nOne\n\nTwo\n")
    assert meetings(with_ada) == {"2026-11-02": "held", "2026-12-06": "held"}


def test_a_meeting_with_somebody_else_is_left_alone(with_ada: Mentorlog) -> None:
    with_ada.ok("mentor", "add", "Grace Hopper")
    with_ada.ok("meeting", "plan", "grace", "today")
    with_ada.ok("note", "ada", "-m", "Hello")
    assert 'status = "planned"' in with_ada.files()["meetings/grace-hopper/2026-12-06.md"]
    assert meetings(with_ada) == {"2026-12-06": "held"}


def test_as_of_is_the_day_where_no_date_is_given(with_ada: Mentorlog) -> None:
    with_ada.ok("--as-of", "2026-11-02", "note", "ada", "-m", "Hello")
    assert meetings(with_ada) == {"2026-11-02": "held"}


def test_a_record_of_that_day_that_is_broken_is_named_and_none_is_made_beside_it(with_ada: Mentorlog) -> None:
    put(with_ada, TODAY, "+++\ndate = \n+++\n")
    before = with_ada.files()
    result = with_ada("note", "ada", "-m", "Hello")
    assert (result.code, result.out) == (4, "")
    assert result.err.startswith(f"{TODAY}:2: no TOML: ")
    assert with_ada.files() == before


def test_a_broken_record_of_another_day_does_not_matter(with_ada: Mentorlog) -> None:
    put(with_ada, TODAY, "+++\ndate = \n+++\n")
    result = with_ada("note", "ada", "--date", "4 dec", "-m", "Hello")
    assert result.code == 0
    assert TODAY in result.err
    assert "meetings/ada-lovelace/2026-12-04.md" in with_ada.files()


# --- without WHO --------------------------------------------------------------------------------------


@pytest.fixture
def two_met(with_ada: Mentorlog) -> Mentorlog:
    """Besides Ada, Grace, with whom a meeting was planned for yesterday at 16:00."""
    with_ada.ok("mentor", "add", "Grace Hopper")
    put(
        with_ada,
        "meetings/grace-hopper/2026-12-05.md",
        '+++\ndate = 2026-12-05\ntime = "16:00"\nstatus = "planned"\n+++\n',
    )
    return with_ada


def test_without_who_it_is_the_meeting_that_began_yesterday_on_its_day(two_met: Mentorlog) -> None:
    out = two_met.ok("note", "-m", "Hello")
    assert out.startswith("Noted: Grace Hopper, Sat 5 Dec 2026  (meetings/grace-hopper/2026-12-05.md)\n")


def test_without_who_the_last_one_begun_counts(two_met: Mentorlog) -> None:
    planned(two_met, "2026-12-06", time="08:30")
    assert two_met.ok("note", "-m", "Hello").startswith("Noted: Ada Lovelace, Sun 6 Dec 2026 ")


def test_without_who_one_that_has_not_begun_does_not_count(two_met: Mentorlog) -> None:
    planned(two_met, "2026-12-06", time="10:30")
    assert two_met.ok("note", "-m", "Hello").startswith("Noted: Grace Hopper, Sat 5 Dec 2026 ")
    assert two_met.ok("note", "-m", "Hello", now=NOON).startswith("Noted: Ada Lovelace, Sun 6 Dec 2026 ")


def test_without_who_and_without_a_terminal_there_must_be_one_that_has_begun(with_ada: Mentorlog) -> None:
    planned(with_ada, "2026-12-04", "2026-12-07")
    before = with_ada.files()
    result = with_ada("note", "-m", "Hello")
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        "Whom did you meet? No planned meeting began today or yesterday.\nmentorlog note ada\n"
    )
    assert with_ada.files() == before


def test_without_who_at_a_terminal_it_asks_whom(with_ada: Mentorlog) -> None:
    with_ada.ok("mentor", "add", "Grace Hopper")
    with_ada.ok("mentor", "add", "Old Friend", "--status", "closed")
    out = with_ada.ok("note", "-m", "Hello", answers=["2"])
    assert out.startswith(
        "Whom did you meet?\n  1  Ada Lovelace\n  2  Grace Hopper\nWhich one? (Enter: none) 2\n"
        "Noted: Grace Hopper, Sun 6 Dec 2026 "
    )


def test_whom_one_met_may_be_said_by_name(with_ada: Mentorlog) -> None:
    with_ada.ok("mentor", "add", "Grace Hopper", "--alias", "GH")
    for said in ("grace", "gh", "Hopper"):
        assert "Noted: Grace Hopper" in with_ada.ok("note", "-m", "Hello", answers=[said])
    with_ada.ok("mentor", "pause", "grace")
    assert "Noted: Ada Lovelace" in with_ada.ok("note", "-m", "Hello", answers=["ada"])


def test_without_who_with_a_date_it_asks_whom_for_that_day(two_met: Mentorlog) -> None:
    out = two_met.ok("note", "--date", "4 dec", "-m", "Hello", answers=["1"])
    assert "\nNoted: Ada Lovelace, Fri 4 Dec 2026 " in out


def test_without_who_nobody_chosen_is_nothing_changed(with_ada: Mentorlog) -> None:
    before = with_ada.files()
    result = with_ada("note", "-m", "Hello", answers=[""])
    assert (result.code, result.err) == (1, "Nothing chosen; nothing was changed.\n")
    assert with_ada.files() == before


def test_without_anybody_it_says_how_to_begin(mentorlog: Mentorlog) -> None:
    mentorlog.ok("init", str(mentorlog.journal))
    result = mentorlog("note", "-m", "Hello")
    assert (result.code, result.err) == (
        3,
        'There is no person yet.\nBegin with: mentorlog mentor add "NAME"\n',
    )


# --- at a terminal, a planned meeting whose day has passed --------------------------------------------


@pytest.mark.parametrize(
    ("answer", "day"), [("", "2026-12-01"), ("y", "2026-12-01"), ("n", "2026-12-06"), ("No", "2026-12-06")]
)
def test_at_a_terminal_it_asks_whether_an_earlier_one_was_held_as_planned(
    with_ada: Mentorlog, answer: str, day: str
) -> None:
    planned(with_ada, "2026-12-01")
    out = with_ada.ok("note", "ada", "-m", "Hello", answers=[answer])
    assert out.startswith(f"Did you meet on Tue 1 Dec, as planned? [Y/n: on Sun 6 Dec] {answer}\nNoted: Ada ")
    assert meetings(with_ada) == {day: "held"}


def test_at_a_terminal_a_date_that_was_given_is_not_asked_about(with_ada: Mentorlog) -> None:
    planned(with_ada, "2026-12-01")
    with_ada.ok("note", "ada", "--date", "4 dec", "-m", "Hello", at_terminal=True)
    assert meetings(with_ada) == {"2026-12-04": "held"}


def test_at_a_terminal_nothing_is_asked_about_a_meeting_of_today(with_ada: Mentorlog) -> None:
    planned(with_ada, "2026-12-06")
    with_ada.ok("note", "ada", "-m", "Hello", at_terminal=True)
    assert meetings(with_ada) == {"2026-12-06": "held"}


def test_at_a_terminal_the_other_passed_meetings_are_asked_about_too(with_ada: Mentorlog) -> None:
    planned(with_ada, "2026-11-20", "2026-12-01")
    out = with_ada.ok("note", "ada", "-m", "Hello", answers=["y", "n"])
    assert "You had planned to meet Ada on Fri 20 Nov.\n" in out
    assert meetings(with_ada) == {"2026-11-20": "cancelled", "2026-12-01": "held"}


# --- the front matter ---------------------------------------------------------------------------------


def test_medium_minutes_and_kind_are_keys_of_the_meeting(with_ada: Mentorlog) -> None:
    with_ada.ok("note", "ada", "-m", "Hello", "--medium", "phone", "--minutes", "20", "--kind", "Checkpoint")
    assert record(with_ada) == (
        '+++\ndate = 2026-12-06\nmedium = "phone"\nstatus = "held"\nminutes = 20\nkind = "checkpoint"\n+++\n'
        "\n## Notes\nHello\n"
    )


def test_of_a_front_matter_only_what_was_asked_changes(with_ada: Mentorlog) -> None:
    before = (
        '+++\n# with coffee\nmood = "good"   # mine\ndate = "2026-12-06"\n'
        'status = "planned"\nmedium = "carrier pigeon"\n[more]\nx = [1,\n 2]\n+++\n'
    )
    put(with_ada, TODAY, before)
    with_ada.ok("note", "ada", "-m", "Hello", "--medium", "in person")
    assert record(with_ada) == (
        before.replace('"planned"', '"held"').replace('"carrier pigeon"', '"in person"')
        + "\n## Notes\nHello\n"
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--kind", "party"), "“party” is no kind of meeting."),
        (("--medium", "a\nb"), "The medium has several lines; one line makes one item."),
        (("--minutes", "0"), "“--minutes” is a number from 1 to 1440."),
        (("--date", "3/4"), "“3/4” can be 2026-03-04 or 2026-04-03."),
        (("--date", "sometime"), "I cannot read “sometime” as a date."),
        (("--next", "sometime"), "I cannot read “sometime” as a date."),
        (("--next", "2026-12-06"), "Sun 6 Dec 2026 is not after the meeting."),
        (("--commit", "Draft it by 3/4"), "“3/4” can be 2027-03-04 or 2027-04-03."),
        (("--commit", "Draft it by 31 nov"), "I cannot read “31 nov” as a date."),
        (("--commit", "  "), "The text is empty."),
        (("--advice", "One\ntwo"), "The text has several lines; one line makes one item."),
        (("--learned", "x [id:: aaa11]"), "The text ends in a field that mentorlog sets itself."),
        (("--commit", "x [id:: aaa11] by fri"), "The text ends in a field that mentorlog sets itself."),
        (("--commit", "[mood:: x] by fri"), "The text has fields and no words."),
        (("--commit", "[due:: 2026-12-20]"), "The text has fields and no words."),
    ],
)
def test_what_cannot_be_stored_is_said_and_nothing_of_the_note_is_stored(
    with_ada: Mentorlog, options: tuple[str, ...], said: str
) -> None:
    planned(with_ada, "2026-12-06")
    before = with_ada.files()
    result = with_ada("note", "ada", "-m", "Hello", "--commit", "Fine", *options)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"{said}\n")
    assert with_ada.files() == before


# --- what comes next ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "day", "time"),
    [("in 2 weeks", "2026-12-20", ""), ("fri", "2026-12-11", ""), ("21 dec 9:30", "2026-12-21", "09:30")],
)
def test_next_plans_the_meeting_after_this_one(with_ada: Mentorlog, said: str, day: str, time: str) -> None:
    out = with_ada.ok("note", "ada", "-m", "Hello", "--next", said)
    path = f"meetings/ada-lovelace/{day}.md"
    clock = f'time = "{time}"\n' if time else ""
    assert record(with_ada, path) == (
        f'+++\ndate = {day}\n{clock}medium = "video"\nstatus = "planned"\n+++\n'
    )
    spoken = f"{date.fromisoformat(day):%a %-d %b %Y}{f' {time}' if time else ''}"
    assert out.endswith(f"Next meeting: {spoken}  ({path})\n")


def test_next_is_counted_from_the_day_of_the_meeting(with_ada: Mentorlog) -> None:
    with_ada.ok("note", "ada", "--date", "30 nov", "-m", "Hello", "--next", "in 2 weeks")
    assert meetings(with_ada) == {"2026-11-30": "held", "2026-12-14": "planned"}


def test_next_names_a_meeting_that_is_planned_already_and_gives_it_its_time(with_ada: Mentorlog) -> None:
    with_ada.ok("meeting", "plan", "ada", "fri", "--place", "Leeds")
    with_ada.ok("note", "ada", "-m", "Hello", "--next", "fri 10:00")
    assert record(with_ada, "meetings/ada-lovelace/2026-12-11.md") == (
        '+++\ndate = 2026-12-11\nmedium = "video"\nplace = "Leeds"\nstatus = "planned"\ntime = "10:00"\n+++\n'
    )
    assert meetings(with_ada) == {"2026-12-06": "held", "2026-12-11": "planned"}


def test_at_a_terminal_it_says_how_to_plan_the_next_meeting_where_none_is(with_ada: Mentorlog) -> None:
    way = "No next meeting yet: mentorlog meeting plan ada WHEN\n"
    assert way in with_ada.ok("note", "ada", "-m", "We met.", answers=[])
    assert way not in with_ada.ok("note", "ada", "-m", "We met.")
    with_ada.ok("meeting", "plan", "ada", "21 dec")
    assert way not in with_ada.ok("note", "ada", "-m", "And more.", answers=[])


def test_next_alone_says_that_you_met(with_ada: Mentorlog) -> None:
    with_ada.ok("note", "ada", "--next", "fri")
    assert meetings(with_ada) == {"2026-12-06": "held", "2026-12-11": "planned"}


def test_by_next_is_the_meeting_that_the_same_note_plans(with_ada: Mentorlog) -> None:
    with_ada.ok("note", "ada", "--commit", "Draft it by next", "--next", "in 2 weeks")
    assert "- [ ] Draft it  [due:: 2026-12-20]  [id:: ID]\n" in record(with_ada)


def test_by_next_is_the_meeting_that_is_planned(with_ada: Mentorlog) -> None:
    planned(with_ada, "2026-12-06", "2026-12-18")
    with_ada.ok("note", "ada", "--commit", "Draft it by the next meeting")
    assert "- [ ] Draft it  [due:: 2026-12-18]  [id:: ID]\n" in record(with_ada)


# --- what it says -------------------------------------------------------------------------------------


def test_it_says_exactly_what_it_stored(with_ada: Mentorlog) -> None:
    out = with_ada.ok("note", "ada", *EVERYTHING, "--next", "in 2 weeks", width=None)
    ids = ids_in(with_ada.files()[TODAY])
    assert out == (
        f"Noted: Ada Lovelace, Sun 6 Dec 2026  ({TODAY})\n"
        "         notes: We went through the reorganisation.\n"
        f"  {ids[0]}  advice: Ask for the role in writing\n"
        f"  {ids[1]}  commitment: Draft the 90-day plan, by Fri 11 Dec 2026\n"
        f"  {ids[2]}  Ada's commitment: Share the headcount sheet, by the next meeting, Sun 20 Dec 2026\n"
        f"  {ids[3]}  contact: Priya Nair, head of data\n"
        f"  {ids[4]}  decision: Stay in Leeds\n"
        f"  {ids[5]}  feedback: From Ada: I rush the numbers\n"
        "         lesson: Ask first\n"
        "         given: A talk on hiring\n"
        "         check-in: Works, for me: Worked examples\n"
        "         check-in: Change: Start with the numbers\n"
        "Next meeting: Sun 20 Dec 2026  (meetings/ada-lovelace/2026-12-20.md)\n"
    )


def test_of_a_meeting_that_was_noted_before_it_says_only_what_is_new(with_ada: Mentorlog) -> None:
    with_ada.ok("note", "ada", "--commit", "One", "--learned", "Listen")
    out = with_ada.ok("note", "ada", "--commit", "Two", "--learned", "Wait")
    assert re.sub(r"\b\w{5}  commit", "ID  commit", out) == (
        f"Noted: Ada Lovelace, Sun 6 Dec 2026  ({TODAY})\n"
        "  ID  commitment: Two, by the next meeting, Sun 20 Dec 2026\n"
        "         lesson: Wait\n"
    )


def test_an_aim_that_was_written_down_before_is_not_said_again(with_ada: Mentorlog) -> None:
    put(
        with_ada,
        "meetings/ada-lovelace/2026-12-01.md",
        '+++\ndate = 2026-12-01\nstatus = "planned"\n+++\n\n## Objectives\n- A yes or no\n\n'
        "## About\n- New team\n",
    )
    out = with_ada.ok("note", "ada", "-m", "Hello")
    assert out == f"Noted: Ada Lovelace, Sun 6 Dec 2026  ({TODAY})\n         notes: Hello\n"


def test_a_commitment_without_a_rhythm_is_for_the_next_meeting_whenever(mentorlog: Mentorlog) -> None:
    mentorlog.ok("init", str(mentorlog.journal))
    mentorlog.ok("mentor", "add", "Grace Hopper")
    out = mentorlog.ok("note", "grace", "--commit", "Draft it")
    assert out.endswith("  commitment: Draft it, by the next meeting\n")


# --- promises that were ended by hand -----------------------------------------------------------------


def test_what_was_ticked_by_hand_without_a_day_gets_the_day_of_the_note(with_ada: Mentorlog) -> None:
    with_ada.ok("note", "ada", "--date", "2 nov", "--commit", "One", "--commit", "Two", "--advice", "Ask")
    path = "meetings/ada-lovelace/2026-11-02.md"
    text = with_ada.files()[path]
    put(with_ada, path, text.replace("[ ] One", "[x] One").replace("[ ] Ask", "[-] Ask"))
    out = with_ada.ok("note", "ada", "-m", "Hello")
    assert out.endswith("  2 ended by hand before; dated Sun 6 Dec 2026\n")
    stored = record(with_ada, path)
    assert "- [x] One  [completion:: 2026-12-06]  [id:: ID]\n" in stored
    assert "- [-] Ask  [cancelled:: 2026-12-06]  [id:: ID]\n" in stored
    assert "- [ ] Two  [id:: ID]\n" in stored


def test_what_was_ticked_by_hand_with_somebody_else_is_left_alone(with_ada: Mentorlog) -> None:
    with_ada.ok("mentor", "add", "Grace Hopper")
    with_ada.ok("jot", "grace", "How?")
    file = with_ada.journal / "people/grace-hopper.md"
    file.write_text(file.read_text().replace("[ ]", "[x]"))
    before = file.read_text()
    with_ada.ok("note", "ada", "-m", "Hello")
    assert file.read_text() == before


def test_a_note_on_many_days_never_gives_an_id_twice(with_ada: Mentorlog) -> None:
    for days in range(30):
        day = (date(2026, 12, 6) - timedelta(days=days)).isoformat()
        with_ada.ok("note", "ada", "--date", day, "--commit", "One", "--advice", "Two")
    ids = [found for text in with_ada.files().values() for found in ids_in(text)]
    assert len(ids) == len(set(ids)) == 60
