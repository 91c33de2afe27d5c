"""`meeting`: planned, looked up, edited, moved with its first day kept, cancelled; and what became of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from tests.cli.conftest import Mentorlog

Editor = Callable[[str], dict[str, Any]]
FRIDAY = "meetings/ada-lovelace/2026-12-11.md"
EARLIER = "meetings/ada-lovelace/2026-11-02.md"


def put(mentorlog: Mentorlog, path: str, text: str) -> None:
    file = mentorlog.journal / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())


def without_ids(text: str) -> str:
    return re.sub(r"\[id:: [1-9a-z]{5}\]", "[id:: ID]", text)


def meetings(mentorlog: Mentorlog) -> dict[str, str]:
    """The status of each of Ada's meetings, by the name of its file."""
    found = {}
    for path, text in mentorlog.files().items():
        if path.startswith("meetings/ada-lovelace/"):
            status = re.search(r'^status = "(\w+)"$', text, re.MULTILINE)
            found[path.rpartition("/")[2].removesuffix(".md")] = status[1] if status else ""
    return found


def planned(mentorlog: Mentorlog, *days: str) -> None:
    """Planned meetings with Ada, of days that may have passed."""
    for day in days:
        put(mentorlog, f"meetings/ada-lovelace/{day}.md", f'+++\ndate = {day}\nstatus = "planned"\n+++\n')


def items(mentorlog: Mentorlog) -> dict[str, dict[str, Any]]:
    """What is open or ended, by its text."""
    found = json.loads(mentorlog.ok("list", "--kind", "any", "--all", "--json"))["items"]
    return {one["text"]: one for one in found}


# --- plan ---------------------------------------------------------------------------------------------


def test_a_meeting_is_planned_with_all_that_is_known_of_it(with_ada: Mentorlog) -> None:
    out = with_ada.ok(
        "meeting", "plan", "ada", "fri", "10:00", "--minutes", "30", "--medium", "in person",
        "--place", "Leeds", "--kind", "Kick-off", "--objective", "A yes or no", "--objective", "Meet Tom",
        width=None,
    )  # fmt: skip
    assert out == (
        f"Planned: Ada Lovelace, Fri 11 Dec 2026 10:00  ({FRIDAY})\nBefore it: mentorlog prep ada\n"
    )
    assert without_ids(with_ada.files()[FRIDAY]) == (
        '+++\ndate = 2026-12-11\ntime = "10:00"\nminutes = 30\nmedium = "in person"\nplace = "Leeds"\n'
        'kind = "kick-off"\nstatus = "planned"\n+++\n\n'
        "## Objectives\n- [ ] A yes or no  [id:: ID]\n- [ ] Meet Tom  [id:: ID]\n"
    )


def test_what_was_agreed_holds_for_a_meeting_that_says_nothing_else(with_ada: Mentorlog) -> None:
    with_ada.ok("mentor", "edit", "ada", "--minutes", "45")
    with_ada.ok("meeting", "plan", "ada", "fri")
    assert with_ada.files()[FRIDAY] == (
        '+++\ndate = 2026-12-11\nminutes = 45\nmedium = "video"\nstatus = "planned"\n+++\n'
    )


@pytest.mark.parametrize(
    ("said", "day", "time"),
    [
        (("today", "10:00"), "2026-12-06", "10:00"),
        (("21", "dec", "9:30"), "2026-12-21", "09:30"),
        (("in", "2", "weeks"), "2026-12-20", ""),
        (("2027-01-04", "2", "pm"), "2027-01-04", "14:00"),
    ],
)
def test_when_may_be_several_words(with_ada: Mentorlog, said: tuple[str, ...], day: str, time: str) -> None:
    with_ada.ok("meeting", "plan", "ada", *said)
    [meeting] = json.loads(with_ada.ok("meeting", "list", "--json"))["meetings"]
    assert (meeting["date"], meeting["time"] or "") == (day, time)


def test_one_planned_already_takes_what_is_new(with_ada: Mentorlog) -> None:
    with_ada.ok("meeting", "plan", "ada", "fri", "--place", "Leeds")
    out = with_ada.ok(
        "meeting", "plan", "ada", "fri", "10:00", "--minutes", "30", "--objective", "A yes or no", width=None
    )
    assert out.startswith(f"Planned already: Ada Lovelace, Fri 11 Dec 2026 10:00  ({FRIDAY})\n")
    assert "\nNew in it: time 10:00, minutes 30\n" in out
    assert without_ids(with_ada.files()[FRIDAY]) == (
        '+++\ndate = 2026-12-11\nmedium = "video"\nplace = "Leeds"\nstatus = "planned"\ntime = "10:00"\n'
        "minutes = 30\n+++\n\n## Objectives\n- [ ] A yes or no  [id:: ID]\n"
    )
    assert meetings(with_ada) == {"2026-12-11": "planned"}


def test_another_time_on_the_same_day_is_another_meeting(with_ada: Mentorlog) -> None:
    with_ada.ok("meeting", "plan", "ada", "fri", "10:00")
    out = with_ada.ok("meeting", "plan", "ada", "fri", "15:00")
    assert "Planned for that day, too: 10:00\n" in out
    assert meetings(with_ada) == {"2026-12-11": "planned", "2026-12-11-2": "planned"}


def test_what_moves_the_first_of_two_on_a_day_instead_works_as_it_is_said(with_git: Mentorlog) -> None:
    with_git.ok("init", str(with_git.journal))
    with_git.ok("mentor", "add", "Ada Lovelace")
    with_git.ok("meeting", "plan", "ada", "today")
    with_git.ok("meeting", "plan", "ada", "fri", "10:00")
    out = with_git.ok("meeting", "plan", "ada", "fri", "15:00")
    assert "To move that one instead, take this back: mentorlog undo\n" in out
    with_git.ok("undo", "--yes")
    [move] = re.findall(r"^and then: (.*)", out, re.MULTILINE)
    assert with_git.typed(move).code == 0
    assert [path[9:] for path in with_git.files() if path.endswith("12-11.md")] == [
        "ada-lovelace/2026-12-11.md"
    ]
    assert 'time = "15:00"' in with_git.files()[FRIDAY]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("yesterday",),
            "Sat 5 Dec 2026 is past; a meeting that was held is noted.\nmentorlog note ada --date ",
        ),
        (("sometime",), "I cannot read “sometime” as a date.\n"),
        (("fri", "--kind", "party"), "“party” is no kind of meeting.\n"),
        (("fri", "--place", "a\nb"), "The place has several lines; "),
        (("fri", "--objective", " "), "The aim is empty.\n"),
    ],
)
def test_what_cannot_be_planned_changes_nothing(
    with_ada: Mentorlog, arguments: tuple[str, ...], said: str
) -> None:
    before = with_ada.files()
    result = with_ada("meeting", "plan", "ada", *arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(said)
    assert with_ada.files() == before


def test_prep_plans_no_meeting_on_a_day_that_is_past(with_ada: Mentorlog) -> None:
    before = with_ada.files()
    result = with_ada("prep", "ada", "--on", "yesterday 10:00", "--objective", "A yes")
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        "Sat 5 Dec 2026 is past; a meeting that was held is noted.\nmentorlog note ada --date 2026-12-05\n"
    )
    result = with_ada("prep", "ada", "--objective", "A yes", answers=["2026-12-05", "tomorrow"])
    assert result.err.startswith("Sat 5 Dec 2026 is past; ")
    assert meetings(with_ada) == {"2026-12-07": "planned"}
    assert with_ada.files() != before


# --- list and show ------------------------------------------------------------------------------------


@pytest.fixture
def with_three(with_ada: Mentorlog) -> Mentorlog:
    """One meeting held with Ada, one cancelled, one to come; and one to come with Grace."""
    with_ada.ok("mentor", "add", "Grace Hopper")
    with_ada.ok("note", "ada", "--date", "2 nov", "-m", "We talked.", "--commit", "Draft it")
    with_ada.ok("meeting", "plan", "ada", "tomorrow")
    with_ada.ok("meeting", "cancel", "ada")
    with_ada.ok("meeting", "plan", "ada", "fri", "10:00", "--objective", "A yes or no")
    with_ada.ok("meeting", "plan", "grace", "sat", "--kind", "kick-off")
    return with_ada


def test_list_has_the_meetings_to_come(with_three: Mentorlog) -> None:
    assert with_three.ok("meeting", "list") == (
        "Fri 11 Dec 10:00  Ada Lovelace · planned · video\n"
        "Sat 12 Dec        Grace Hopper · planned · kick-off\n"
    )


def test_list_of_one_person_has_theirs_and_all_has_the_past(with_three: Mentorlog) -> None:
    assert with_three.ok("meeting", "list", "grace").startswith("Sat 12 Dec")
    assert "Ada" not in with_three.ok("meeting", "list", "grace", "--all")
    assert with_three.ok("meeting", "list", "ada", "--all") == (
        "Mon 2 Nov         Ada Lovelace · held · video\n"
        "Mon 7 Dec         Ada Lovelace · cancelled · video\n"
        "Fri 11 Dec 10:00  Ada Lovelace · planned · video\n"
    )


def test_list_as_json_names_person_and_file(with_three: Mentorlog) -> None:
    found = json.loads(with_three.ok("meeting", "list", "ada", "--json"))
    assert found["schema"] == 1
    [meeting] = found["meetings"]
    assert (meeting["person"], meeting["date"], meeting["status"], meeting["path"]) == (
        "ada-lovelace",
        "2026-12-11",
        "planned",
        FRIDAY,
    )


def test_where_no_meeting_is_planned_list_says_how_to_plan_one(with_ada: Mentorlog) -> None:
    out = with_ada.ok("meeting", "list")
    assert "No meeting is planned." in out
    assert "mentorlog meeting plan ada WHEN" in out


def test_show_is_the_last_one_held(with_three: Mentorlog) -> None:
    out = without_ids(with_three.ok("meeting", "show", "ada"))
    assert out.startswith("Ada Lovelace · Mon 2 Nov, four weeks ago\nheld · video\n")
    assert "## Notes\nWe talked.\n\n## Commitments\n- [ ] Draft it  [id:: ID]\n" in out
    assert out.endswith(f"\n{EARLIER}\n")


def test_show_is_the_next_one_where_none_was_held(with_three: Mentorlog) -> None:
    assert with_three.ok("meeting", "show", "grace").startswith("Grace Hopper · Sat 12 Dec, ")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (("2", "nov"), "Mon 2 Nov"),
        (("2026-11-02",), "Mon 2 Nov"),
        (("fri",), "Fri 11 Dec 10:00"),
        (("11", "dec"), "Fri 11 Dec 10:00"),
        (("tomorrow",), "Mon 7 Dec"),
    ],
)
def test_show_of_a_day_looks_back_and_then_ahead(
    with_three: Mentorlog, said: tuple[str, ...], shown: str
) -> None:
    assert with_three.ok("meeting", "show", "ada", *said).startswith(f"Ada Lovelace · {shown}, ")


def test_show_as_json_has_the_text_and_the_items(with_three: Mentorlog) -> None:
    found = json.loads(with_three.ok("meeting", "show", "ada", "--json"))
    assert found["meeting"]["date"] == "2026-11-02"
    assert found["text"].startswith("\n## Notes\nWe talked.\n")
    assert [item["text"] for item in found["items"]] == ["Draft it"]


@pytest.mark.parametrize("command", ["show", "edit", "cancel"])
def test_a_day_on_which_there_is_no_meeting_is_said_with_those_there_are(
    with_three: Mentorlog, command: str
) -> None:
    before = with_three.files()
    result = with_three("meeting", command, "ada", "3", "nov")
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith("No meeting answers to “Ada, Tue 3 Nov 2026”.\n")
    assert "2026-11-02" in result.err
    assert with_three.files() == before


@pytest.mark.parametrize("command", [("edit",), ("cancel",), ("reschedule", "fri")])
def test_without_a_planned_meeting_it_says_how_to_plan_one(
    with_ada: Mentorlog, command: tuple[str, ...]
) -> None:
    name, *rest = command
    result = with_ada("meeting", name, "ada", *rest)
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith(
        "No meeting is planned with Ada Lovelace.\nPlan it: mentorlog meeting plan ada"
    )


@pytest.mark.parametrize("command", ["show", "edit", "cancel"])
def test_a_meeting_whose_record_is_broken_is_said_to_be(with_three: Mentorlog, command: str) -> None:
    put(with_three, EARLIER, "+++\ndate = \n+++\n")
    result = with_three("meeting", command, "ada", "2", "nov")
    assert (result.code, result.out) == (4, "")
    assert result.err.startswith(f"{EARLIER}:2: no TOML: ")


def test_show_without_any_meeting_is_not_found(with_ada: Mentorlog) -> None:
    result = with_ada("meeting", "show", "ada")
    assert (result.code, result.out) == (3, "")


# --- edit ---------------------------------------------------------------------------------------------


def test_edit_opens_the_next_planned_record_as_it_is(with_three: Mentorlog, editor: Editor) -> None:
    before = with_three.files()[FRIDAY]
    change = 'text += "\\n## Mine\\nby hand"'
    out = with_three.ok("meeting", "edit", "ada", width=None, **editor(change))
    assert out == f"Changed: Ada Lovelace, Fri 11 Dec 2026 10:00  ({FRIDAY})\n"
    assert with_three.files()[FRIDAY] == f"{before}\n## Mine\nby hand"


def test_edit_opens_that_of_a_day(with_three: Mentorlog, editor: Editor) -> None:
    with_three.ok(
        "meeting", "edit", "ada", "2", "nov", **editor('text = text.replace("We talked.", "Much.")')
    )
    assert "## Notes\nMuch.\n" in with_three.files()[EARLIER]


def test_edit_says_the_day_that_was_typed_into_the_record(with_three: Mentorlog, editor: Editor) -> None:
    change = 'text = text.replace("2026-12-11", "2026-12-14")'
    result = with_three("meeting", "edit", "ada", width=None, **editor(change))
    assert result.out == f"Changed: Ada Lovelace, Mon 14 Dec 2026 10:00  ({FRIDAY})\n"
    assert result.err.startswith(f"{FRIDAY}:2: the date is 2026-12-14, and the file's name says 2026-12-11. ")


def test_edit_says_what_is_new_in_a_record_and_what_check_says_of_that_record_alone(
    with_three: Mentorlog, editor: Editor
) -> None:
    (with_three.journal / FRIDAY).write_text('+++\nstatus = "hold"\n+++\n', "utf-8")
    lines = "## Notes\n- [ ] Plan it by fri\n\n## Advice\n- Wait\n\n## Commitments\n- Call Tom by 4 dec\n"
    change = f"text = text.replace('held', 'hold') + {lines!r}"
    result = with_three("meeting", "edit", "ada", "2", "nov", width=None, **editor(change))
    first, *new = result.out.splitlines()
    ids = [line.split()[0] for line in new]
    assert first.startswith("Changed: ") and new == [
        f"  {ids[0]}  commitment: Plan it, by Fri 6 Nov 2026",
        f"  {ids[1]}  advice: Wait",
        f"  {ids[2]}  commitment: Call Tom by 4 dec, by the next meeting",
    ]
    assert result.err == (
        f"“by 4 dec” ({ids[2]}) may be a day, and stays text in a line typed by hand. "
        f"To date it: mentorlog move {ids[2]} DATE\n"
        f"{EARLIER}:4: the status “hold” is none of planned, held, cancelled. Write one of them.\n"
    )


@pytest.mark.parametrize(
    ("python", "said"),
    [
        ('text = text.replace("date = ", "date = = ")', f"{FRIDAY}:2: no TOML: "),
        ('text = text.replace("2026-12-11", "11")', f"{FRIDAY}:2: date: must be a date like 2026-12-07"),
        ('text = text.replace("10:00", "25:00")', f"{FRIDAY}:3: time: must be a time like"),
    ],
)
def test_what_could_not_be_read_again_is_not_stored_and_kept_in_a_draft(
    with_three: Mentorlog, editor: Editor, python: str, said: str
) -> None:
    before = with_three.files()[FRIDAY]
    result = with_three("meeting", "edit", "ada", **editor(python))
    assert result.code == 4
    assert result.err.startswith(said)
    assert "What you typed is kept in " in result.err
    assert with_three.files()[FRIDAY] == before


def test_a_record_that_changed_while_it_was_edited_is_left_as_it_now_is(
    with_three: Mentorlog, editor: Editor
) -> None:
    file = with_three.journal / FRIDAY
    python = f"open({str(file)!r}, 'a').write('meanwhile')\ntext += 'mine'"
    result = with_three("meeting", "edit", "ada", **editor(python))
    assert result.code == 5
    assert file.read_text().endswith("meanwhile")


# --- reschedule ---------------------------------------------------------------------------------------


@pytest.fixture
def with_due(with_ada: Mentorlog) -> Mentorlog:
    """A meeting on Friday, and two promises for that day: mine in an earlier meeting, and hers."""
    with_ada.ok("meeting", "plan", "ada", "fri", "10:00", "--objective", "A yes or no")
    put(
        with_ada,
        EARLIER,
        "## Commitments\n- [ ] Draft it  [due:: 2026-12-11]  [id:: aaa11]\n"
        "- [ ] @ada-lovelace Send it  [due:: 2026-12-11]  [id:: aaa22]\n"
        "- [ ] Read it  [due:: 2026-12-10]  [id:: aaa33]\n- [ ] Write it  [id:: aaa44]\n"
        "- [x] Was due  [due:: 2026-12-11]  [completion:: 2026-12-01]  [id:: aaa55]\n",
    )
    with_ada.ok("goal", "add", "Speak", "--step", "Book it by 11 dec")
    return with_ada


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (("--wish", "mine"), ", my wish"),
        (("--wish", "theirs"), ", Ada's wish"),
        (("--wish", "Ada"), ", Ada's wish"),
        ((), ""),
    ],
)
def test_a_moved_meeting_keeps_the_day_it_had_and_whose_wish_it_was(
    with_ada: Mentorlog, wish: tuple[str, ...], said: str
) -> None:
    with_ada.ok("meeting", "plan", "ada", "fri", "10:00", "--objective", "A yes or no")
    path = "meetings/ada-lovelace/2026-12-14.md"
    out = with_ada.ok("meeting", "reschedule", "ada", "14", "dec", "11:30", *wish, width=None)
    assert out == f"Moved: Ada Lovelace, from Fri 11 Dec 2026 10:00 to Mon 14 Dec 2026 11:30  ({path})\n"
    assert meetings(with_ada) == {"2026-12-14": "planned"}
    assert without_ids(with_ada.files()[path]) == (
        '+++\ndate = 2026-12-14\ntime = "11:30"\nmedium = "video"\nstatus = "planned"\n+++\n\n'
        "## Objectives\n- [ ] A yes or no  [id:: ID]\n\n"
        f"## Log\n- 2026-12-06 rescheduled: from 2026-12-11 10:00{said}\n"
    )


def test_the_first_day_stays_in_the_log_of_a_meeting_that_is_moved_twice(with_ada: Mentorlog) -> None:
    with_ada.ok("meeting", "plan", "ada", "fri")
    with_ada.ok("meeting", "reschedule", "ada", "14", "dec")
    with_ada.ok("--as-of", "2026-12-08", "meeting", "reschedule", "ada", "fri", "--wish", "theirs")
    assert with_ada.files()[FRIDAY].endswith(
        "## Log\n- 2026-12-06 rescheduled: from 2026-12-11\n"
        "- 2026-12-08 rescheduled: from 2026-12-14, Ada's wish\n"
    )


def test_another_hour_of_the_same_day_moves_no_file(with_due: Mentorlog) -> None:
    out = with_due.ok("meeting", "reschedule", "ada", "fri", "15:00", width=None)
    assert out == f"Moved: Ada Lovelace, from Fri 11 Dec 2026 10:00 to Fri 11 Dec 2026 15:00  ({FRIDAY})\n"
    assert 'time = "15:00"\n' in with_due.files()[FRIDAY]
    assert items(with_due)["Draft it"]["moves"] == 0


def test_a_new_day_alone_keeps_the_hour(with_due: Mentorlog) -> None:
    with_due.ok("meeting", "reschedule", "ada", "14", "dec")
    assert 'time = "10:00"\n' in with_due.files()["meetings/ada-lovelace/2026-12-14.md"]


def test_from_names_another_than_the_next(with_ada: Mentorlog) -> None:
    planned(with_ada, "2026-12-11", "2026-12-18")
    with_ada.ok("meeting", "reschedule", "ada", "21", "dec", "--from", "18 dec")
    assert meetings(with_ada) == {"2026-12-11": "planned", "2026-12-21": "planned"}


def test_one_whose_day_has_passed_can_still_be_moved(with_ada: Mentorlog) -> None:
    planned(with_ada, "2026-11-20", "2026-12-01")
    with_ada.ok("meeting", "reschedule", "ada", "fri")
    assert meetings(with_ada) == {"2026-11-20": "planned", "2026-12-11": "planned"}


def test_a_day_that_is_taken_gives_the_record_a_second_name(with_ada: Mentorlog) -> None:
    with_ada.ok("note", "ada", "-m", "Held")
    with_ada.ok("meeting", "plan", "ada", "fri")
    with_ada.ok("meeting", "reschedule", "ada", "today", "18:00")
    assert meetings(with_ada) == {"2026-12-06": "held", "2026-12-06-2": "planned"}


MOVED = "moved from 2026-12-11: the meeting moved\n  - 2026-12-06 told\n"


def test_what_was_due_that_day_moves_along_when_asked_to(with_due: Mentorlog) -> None:
    before = with_due.files()
    out = with_due.ok("meeting", "reschedule", "ada", "14", "dec", "--along")
    assert out.endswith("\nMoved along: aaa11, aaa22\n")
    assert with_due.files()[EARLIER] == before[EARLIER].replace(
        "Draft it  [due:: 2026-12-11]  [id:: aaa11]\n",
        f"Draft it  [due:: 2026-12-14]  [id:: aaa11]\n  - 2026-12-06 {MOVED}",
    ).replace(
        "Send it  [due:: 2026-12-11]  [id:: aaa22]\n",
        f"Send it  [due:: 2026-12-14]  [id:: aaa22]\n  - 2026-12-06 {MOVED}",
    )
    assert with_due.files()["goals/speak.md"] == before["goals/speak.md"]


STAYS = (
    "2 things are still due on Fri 11 Dec 2026: aaa11, aaa22\nTo move one: mentorlog move aaa11 2026-12-14\n"
)


@pytest.mark.parametrize("option", [("--not-along",), ()])
def test_without_a_terminal_what_was_due_stays_unless_asked_to_move(
    with_due: Mentorlog, option: tuple[str, ...]
) -> None:
    before = with_due.files()[EARLIER]
    assert with_due.ok("meeting", "reschedule", "ada", "14", "dec", *option).endswith(f"\n{STAYS}")
    assert with_due.files()[EARLIER] == before


@pytest.mark.parametrize(
    ("answer", "ending"),
    [("", "Moved along: aaa11, aaa22\n"), ("y", "Moved along: aaa11, aaa22\n"), ("n", STAYS)],
)
def test_at_a_terminal_it_asks_whose_wish_and_whether_to_move_along(
    with_due: Mentorlog, answer: str, ending: str
) -> None:
    out = with_due.ok("meeting", "reschedule", "ada", "14", "dec", answers=["t", answer])
    assert "\n2 things are due that day. Move along to Mon 14 Dec 2026? [Y/n] " in out
    assert out.endswith(f"\n{ending}")
    assert "from 2026-12-11 10:00, Ada's wish\n" in with_due.files()["meetings/ada-lovelace/2026-12-14.md"]
    assert items(with_due)["Draft it"]["due"] == ("2026-12-11" if answer == "n" else "2026-12-14")


def test_options_leave_nothing_to_ask(with_due: Mentorlog) -> None:
    with_due.ok("meeting", "reschedule", "ada", "14 dec", "--wish", "mine", "--along", at_terminal=True)
    assert items(with_due)["Draft it"]["due"] == "2026-12-14"


def test_an_aim_that_is_due_with_its_own_meeting_moves_with_it(with_ada: Mentorlog) -> None:
    put(
        with_ada,
        FRIDAY,
        '+++\nstatus = "planned"\n+++\n\n## To do\n- [ ] Ask  [due:: 2026-12-11]  [id:: aaa11]\n',
    )
    with_ada.ok("meeting", "reschedule", "ada", "14", "dec", "--along")
    assert with_ada.files()["meetings/ada-lovelace/2026-12-14.md"] == (
        '+++\nstatus = "planned"\ndate = 2026-12-14\n+++\n\n'
        f"## To do\n- [ ] Ask  [due:: 2026-12-14]  [id:: aaa11]\n  - 2026-12-06 {MOVED}\n"
        "## Log\n- 2026-12-06 rescheduled: from 2026-12-11\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("fri", "10:00"), "It is planned for Fri 11 Dec 2026 10:00 already.\n"),
        (("fri",), "It is planned for Fri 11 Dec 2026 10:00 already.\n"),
        (("2026-12-05",), "Sat 5 Dec 2026 is past; "),
        (("14", "dec", "--wish", "nobody's"), "“nobody's” says not whose wish it was.\n"),
        (("14", "dec", "--from", "2 nov"), "The meeting of Mon 2 Nov 2026 was held.\n"),
        (("sometime",), "I cannot read “sometime” as a date.\n"),
    ],
)
def test_what_cannot_be_moved_changes_nothing(
    with_due: Mentorlog, arguments: tuple[str, ...], said: str
) -> None:
    before = with_due.files()
    result = with_due("meeting", "reschedule", "ada", *arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(said)
    assert with_due.files() == before


def test_a_medium_may_be_a_word_of_ones_own_and_the_help_says_so(with_ada: Mentorlog) -> None:
    assert "or your own word" in with_ada.ok("meeting", "plan", "--help", width=None)
    with_ada.ok("meeting", "plan", "ada", "fri", "--medium", "on a walk")
    assert with_ada.ok("meeting", "list") == "Fri 11 Dec  Ada Lovelace · planned · on a walk\n"


# --- cancel -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("why", "said", "log"),
    [
        ((), "", "- 2026-12-06 cancelled\n"),
        (("--why", "Ada is ill"), "; Ada is ill", "- 2026-12-06 cancelled: Ada is ill\n"),
    ],
)
def test_a_cancelled_meeting_stays_as_a_record_that_says_why(
    with_ada: Mentorlog, why: tuple[str, ...], said: str, log: str
) -> None:
    planned(with_ada, "2026-12-11", "2026-12-18")
    out = with_ada.ok("meeting", "cancel", "ada", *why)
    assert out == (
        f"Cancelled: Ada Lovelace, Fri 11 Dec 2026{said}\nStill planned: Fri 18 Dec 2026\n"
        "Another day: mentorlog meeting plan ada WHEN\n"
    )
    assert with_ada.files()[FRIDAY] == f'+++\ndate = 2026-12-11\nstatus = "cancelled"\n+++\n\n## Log\n{log}'
    assert meetings(with_ada) == {"2026-12-11": "cancelled", "2026-12-18": "planned"}


def test_a_day_names_the_one_to_cancel(with_ada: Mentorlog) -> None:
    planned(with_ada, "2026-12-11", "2026-12-18")
    with_ada.ok("meeting", "cancel", "ada", "18", "dec")
    assert meetings(with_ada) == {"2026-12-11": "planned", "2026-12-18": "cancelled"}


def test_the_days_with_a_meeting_that_come_nearest_are_offered_and_cancelled_ones_last(
    with_three: Mentorlog,
) -> None:
    with_three.ok("meeting", "plan", "ada", "2027-03-01")
    with_three.ok("meeting", "plan", "ada", "2027-02-01")
    assert with_three("meeting", "show", "ada", "8", "dec").err == (
        "No meeting answers to “Ada, Mon 8 Dec 2025”.\nDid you mean 2026-12-11 or 2026-11-02 or 2027-02-01?\n"
    )
    assert with_three("meeting", "show", "ada", "31", "jan").err.endswith(
        "mean 2027-02-01 or 2027-03-01 or 2026-12-11?\n"
    )


def test_only_a_planned_meeting_is_cancelled(with_three: Mentorlog) -> None:
    before = with_three.files()
    result = with_three("meeting", "cancel", "ada", "2", "nov")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("The meeting of Mon 2 Nov 2026 was held.")
    assert with_three.files() == before


def test_a_cancelled_meeting_is_not_the_next_one_and_its_aim_stays_wanted(with_three: Mentorlog) -> None:
    with_three.ok("meeting", "cancel", "ada")
    assert "Ada" not in with_three.ok("meeting", "list")
    sheet = with_three.ok("prep", "ada")
    assert "no meeting planned yet" in sheet
    assert "A yes or no" in sheet


# --- a planned meeting whose day has passed -----------------------------------------------------------

ASKED = "You had planned to meet Ada on Tue 1 Dec.\n[h]eld, [m]oved, did [n]ot happen? (Enter: leave it) {}\n"
ASKING = [("prep", "ada"), ("review",), ("note", "ada", "--date", "2 nov", "-m", "Hello")]


def to_the_end(command: tuple[str, ...]) -> list[str]:
    """What is answered after that: a review closes with a question, which Enter skips."""
    return [""] if command == ("review",) else []


by_each = pytest.mark.parametrize("command", ASKING, ids=["prep", "review", "note"])


@by_each
def test_at_a_terminal_one_that_was_held_is_marked_so(with_ada: Mentorlog, command: tuple[str, ...]) -> None:
    planned(with_ada, "2026-12-01")
    out = with_ada.ok(*command, answers=["h", *to_the_end(command)])
    assert ASKED.format("h") + "Held. To write it down: mentorlog note ada --date 2026-12-01\n" in out
    assert with_ada.files()["meetings/ada-lovelace/2026-12-01.md"] == (
        '+++\ndate = 2026-12-01\nstatus = "held"\n+++\n'
    )


@by_each
def test_at_a_terminal_one_that_was_moved_gets_its_new_day(
    with_ada: Mentorlog, command: tuple[str, ...]
) -> None:
    planned(with_ada, "2026-12-01")
    out = with_ada.ok(*command, answers=["Moved", "tomorrow 9:00", *to_the_end(command)])
    assert "To when? (Enter: leave it) tomorrow 9:00\nMoved to Mon 7 Dec.\n" in out
    assert with_ada.files()["meetings/ada-lovelace/2026-12-07.md"] == (
        '+++\ndate = 2026-12-07\nstatus = "planned"\ntime = "09:00"\n+++\n\n'
        "## Log\n- 2026-12-06 rescheduled: from 2026-12-01\n"
    )
    assert "2026-12-01" not in meetings(with_ada)


@by_each
def test_at_a_terminal_one_that_did_not_happen_is_cancelled(
    with_ada: Mentorlog, command: tuple[str, ...]
) -> None:
    planned(with_ada, "2026-12-01")
    out = with_ada.ok(*command, answers=["n", *to_the_end(command)])
    assert f"{ASKED.format('n')}Cancelled.\n" in out
    assert with_ada.files()["meetings/ada-lovelace/2026-12-01.md"] == (
        '+++\ndate = 2026-12-01\nstatus = "cancelled"\n+++\n\n'
        "## Log\n- 2026-12-06 cancelled: did not happen\n"
    )


@by_each
@pytest.mark.parametrize("answers", [[""], ["m", ""]])
def test_one_of_which_nobody_says_is_left_and_asked_about_once(
    with_ada: Mentorlog, command: tuple[str, ...], answers: list[str]
) -> None:
    planned(with_ada, "2026-12-01")
    with_ada.ok(*command, answers=[*answers, *to_the_end(command)])
    assert with_ada.files()["meetings/ada-lovelace/2026-12-01.md"] == (
        '+++\ndate = 2026-12-01\nstatus = "planned"\n+++\n\n'
        "## Log\n- 2026-12-06 asked: held, moved or not? not said\n"
    )
    for again in ASKING:
        assert "You had planned" not in with_ada(*again, at_terminal=True).out


def test_an_answer_that_is_none_of_them_is_asked_again(with_ada: Mentorlog) -> None:
    planned(with_ada, "2026-12-01")
    result = with_ada("prep", "ada", answers=["not sure", "n/a", "hm?", "mon", "did not happen"])
    assert result.code == 0
    assert result.err == "".join(
        f"“{said}” is none of them. Type h, m, n or Enter.\n" for said in ("not sure", "n/a", "hm?", "mon")
    )
    assert meetings(with_ada) == {"2026-12-01": "cancelled"}


def test_a_day_that_cannot_be_read_is_asked_again(with_ada: Mentorlog) -> None:
    planned(with_ada, "2026-12-01")
    result = with_ada("prep", "ada", answers=["m", "sometime", "fri"])
    assert result.err.startswith("I cannot read “sometime” as a date.")
    assert meetings(with_ada) == {"2026-12-11": "planned"}


def test_one_that_was_moved_and_passed_again_is_asked_about_again(with_ada: Mentorlog) -> None:
    planned(with_ada, "2026-12-01")
    with_ada.ok("prep", "ada", answers=[""])
    with_ada.ok("meeting", "reschedule", "ada", "fri")
    out = with_ada.ok("--as-of", "2026-12-20", "prep", "ada", answers=["n"])
    assert "You had planned to meet Ada on Fri 11 Dec.\n" in out


def test_whose_wish_it_was_is_asked_again_until_it_can_be_read(with_ada: Mentorlog) -> None:
    planned(with_ada, "2026-12-11")
    result = with_ada("meeting", "reschedule", "ada", "14", "dec", answers=["both", "theirs"])
    assert (result.code, result.err) == (0, "“both” says not whose wish it was. Say mine or theirs.\n")
    assert "from 2026-12-11, Ada's wish\n" in with_ada.files()["meetings/ada-lovelace/2026-12-14.md"]


def test_each_passed_meeting_is_asked_about(with_ada: Mentorlog) -> None:
    planned(with_ada, "2026-11-20", "2026-12-01")
    with_ada.ok("prep", "ada", answers=["n", "h"])
    assert meetings(with_ada) == {"2026-11-20": "cancelled", "2026-12-01": "held"}


def test_review_asks_about_everybody(with_ada: Mentorlog) -> None:
    with_ada.ok("mentor", "add", "Grace Hopper")
    planned(with_ada, "2026-12-01")
    put(with_ada, "meetings/grace-hopper/2026-12-02.md", '+++\nstatus = "planned"\n+++\n')
    out = with_ada.ok("review", answers=["n", "h", ""])
    assert "You had planned to meet Grace on Wed 2 Dec.\n" in out
    assert meetings(with_ada) == {"2026-12-01": "cancelled"}


@pytest.mark.parametrize(
    "command", [("prep", "ada"), ("prep", "ada", "--json"), ("review",), ("review", "--no-input")]
)
def test_without_a_terminal_or_with_no_input_reading_asks_and_writes_nothing(
    with_ada: Mentorlog, command: tuple[str, ...]
) -> None:
    planned(with_ada, "2026-12-01")
    before = with_ada.files()
    with_ada.ok(*command, at_terminal="--json" in command or "--no-input" in command)
    assert with_ada.files() == before


def test_nothing_is_asked_about_a_meeting_of_today_or_to_come(with_ada: Mentorlog) -> None:
    planned(with_ada, "2026-12-06", "2026-12-07")
    before = with_ada.files()
    with_ada.ok("prep", "ada", at_terminal=True)
    assert with_ada.files() == before


def test_an_aim_that_is_there_already_is_said_to_be_and_not_stored_twice(with_ada: Mentorlog) -> None:
    with_ada.ok("meeting", "plan", "ada", "fri", "--objective", "A yes or no")
    before = with_ada.records()
    result = with_ada("prep", "ada", "--objective", "a yes or no")
    assert re.fullmatch(r"Already there: \w{5}  A yes or no\n", result.err)
    assert (result.code, with_ada.records()) == (0, before)


def test_with_somebody_known_since_before_a_sheet_says_so_in_one_line(with_ada: Mentorlog) -> None:
    with_ada.ok("mentor", "edit", "ada", "--since", "2025-03-01", "--every", "2 weeks")
    second = with_ada.ok("prep", "ada", COLUMNS="80").splitlines()[1]
    assert second == "Known since 1 Mar 2025; no meeting noted yet. You agreed on every 2 weeks."
