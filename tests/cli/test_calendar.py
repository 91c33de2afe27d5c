"""`calendar` as it is called, and what khal and todoman make of its file, where they are installed."""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from tests.cli.conftest import Mentorlog

BERLIN = 'format = 1\ntimezone = "Europe/Berlin"\n'


@pytest.fixture
def planned(with_ada: Mentorlog) -> Mentorlog:
    """Two meetings to come, a commitment of each side, an aim; at home in Berlin."""
    (with_ada.journal / "mentorlog.toml").write_text(BERLIN)
    with_ada.ok("mentee", "add", "Jun Park")
    note = [
        "note",
        "ada",
        "-m",
        "We met.",
        "--commit",
        "Draft the plan by 11 dec",
        "--theirs",
        "Send the sheet",
    ]
    with_ada.ok(*note, "--date", "30 nov")
    with_ada.ok("meeting", "plan", "ada", "mon", "10:00", "--minutes", "45", "--objective", "A yes or a no")
    with_ada.ok("meeting", "plan", "jun", "wed", "--place", "Café Kranzler")
    return with_ada


def titles(text: str) -> list[str]:
    return [str(one["SUMMARY"]) for one in Calendar.from_ical(text).walk() if "SUMMARY" in one]


def uids(text: str) -> list[str]:
    return re.findall("^UID:(.*)\r$", text, re.MULTILINE)


# --- the command ----------------------------------------------------------------------------------------


def test_a_calendar_goes_to_standard_output_and_nothing_else_does(
    planned: Mentorlog, golden: Callable[[str, str], None]
) -> None:
    out = planned.ok("calendar", "--prepare", "--notes", "--details", "--work", "sat 10:00")
    ids = dict.fromkeys(re.findall("[a-z0-9]{5}(?=: Draft)", out), "ITEM")
    assert ids == {}, "in detail nothing is named by its id"
    golden("calendar.ics", out)


def test_at_a_terminal_it_is_said_how_a_calendar_gets_it_and_how_the_words_come_in(
    planned: Mentorlog,
) -> None:
    of_words = "Due dates have their ids alone. With the words: --details\n"
    of_file = "It is for a calendar to read: mentorlog calendar --output mentoring.ics\n"
    assert planned("calendar", at_terminal=True).err == of_file + of_words
    assert planned("calendar", "--details", at_terminal=True).err == of_file
    assert planned("calendar", "--only", "meetings", at_terminal=True).err == of_file
    file = str(planned.home / "m.ics")
    assert planned("calendar", "--output", file, at_terminal=True).err == f"Written to {file}.\n{of_words}"
    assert planned("calendar").err == ""


def test_unasked_it_says_whom_one_meets_and_no_more(planned: Mentorlog) -> None:
    out = planned.ok("calendar")
    (item,) = json.loads(planned.ok("list", "--mine", "--json"))["items"]
    due = f"Due for Ada: {item['id']}"
    assert titles(out) == ["Meeting with Ada", "Meeting with Jun", due, due]
    assert not re.search("yes|plan|Lovelace|DESCRIPTION:[^M]", out)


def test_only_meetings_and_only_one_person(planned: Mentorlog) -> None:
    assert titles(planned.ok("calendar", "--only", "meetings")) == ["Meeting with Ada", "Meeting with Jun"]
    assert titles(planned.ok("calendar", "--who", "jun")) == ["Meeting with Jun"]


def test_due_dates_are_events_or_tasks_as_one_likes(planned: Mentorlog) -> None:
    for form, kinds in (("events", {"VEVENT"}), ("tasks", {"VEVENT", "VTODO"})):
        found = Calendar.from_ical(planned.ok("calendar", "--due", form)).subcomponents
        due = [one.name for one in found if "Due" in one.get("SUMMARY", "")]
        assert len(due) == 1 and {one.name for one in found} - {"VTIMEZONE"} == kinds


def test_a_file_is_its_owners_alone(planned: Mentorlog) -> None:
    target = planned.home / "mentoring.ics"
    result = planned("calendar", "--output", str(target))
    assert (result.code, result.out, result.err) == (0, "", f"Written to {target}.\n")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert target.read_bytes().decode() == planned.ok("calendar")


def test_a_move_and_an_end_keep_every_uid_and_raise_the_sequence(planned: Mentorlog) -> None:
    before = planned.ok("calendar", "--prepare")
    planned.ok("meeting", "reschedule", "ada", "tue", "11:00", "--not-along")
    planned.ok("meeting", "reschedule", "ada", "wed", "--not-along")
    planned.ok("meeting", "cancel", "jun")
    planned.ok("move", "draft", "18 dec")
    after = planned.ok("calendar", "--prepare")
    assert sorted(uids(after)) == sorted(uids(before))
    found = {one["UID"]: one for one in Calendar.from_ical(after).walk() if "UID" in one}
    sequences = {str(one["SUMMARY"]).split(":")[0]: one["SEQUENCE"] for one in found.values()}
    assert sequences == {"Meeting with Ada": 2, "Prepare for Ada": 2, "Meeting with Jun": 1, "Due for Ada": 1}
    states = {str(one["SUMMARY"]): one["STATUS"] for one in found.values()}
    assert states["Meeting with Jun"] == "CANCELLED" and states["Meeting with Ada"] == "CONFIRMED"
    assert "DTSTART;TZID=Europe/Berlin:20261209T110000" in after
    planned.ok("done", "draft")
    assert sorted(uids(planned.ok("calendar", "--prepare"))) == sorted(uids(before))


def test_it_changes_nothing_in_the_journal(planned: Mentorlog) -> None:
    before = planned.files()
    planned.ok("calendar", "--prepare", "--notes", "--since", "2020-01-01")
    assert planned.files() == before


def test_what_is_private_is_counted_and_never_told(planned: Mentorlog) -> None:
    path = planned.journal / "people/jun-park.md"
    path.write_text(path.read_text().replace("+++\n", "+++\nprivate = true\n", 1))
    result = planned("calendar", "--details")
    assert result.err == "Left out, for they are private: one meeting.\n"
    assert "Jun" not in result.out and "Kranzler" not in result.out
    result = planned("calendar", "--who", "jun")
    assert (result.code, result.out) == (0, "")
    assert result.err == (
        "There is nothing to put on a calendar; nothing was written.\n"
        "Left out, for they are private: one meeting.\n"
    )


def test_where_there_is_nothing_a_file_is_not_made(with_ada: Mentorlog) -> None:
    target = with_ada.home / "mentoring.ics"
    result = with_ada("calendar", "--output", str(target))
    assert (result.code, result.out) == (0, "")
    assert "nothing was written" in result.err and not target.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [("sat", "“sat” says no time.\nSay one, too: sat 10:00\n"),
     ("2026-12-01 10:00", "Tue 1 Dec 2026 is past.\nSay a day to come.\n")],
)  # fmt: skip
def test_time_to_work_has_an_hour_and_is_to_come(planned: Mentorlog, words: str, said: str) -> None:
    result = planned("calendar", "--work", words)
    assert (result.code, result.out, result.err) == (2, "", said)


# --- time zones -----------------------------------------------------------------------------------------


def test_the_journals_zone_comes_before_the_machines(planned: Mentorlog) -> None:
    planned.zone = "Asia/Tokyo"
    assert "TZID=Europe/Berlin:20261207T100000" in planned.ok("calendar")
    (planned.journal / "mentorlog.toml").write_text("format = 1\n")
    assert "TZID=Asia/Tokyo:20261207T100000" in planned.ok("calendar")
    planned.zone = ""
    assert "DTSTART:20261207T100000\r\n" in planned.ok("calendar")


@pytest.mark.parametrize(
    "name", ["Mars/Base", "../../etc/passwd", "Europe", "Europe/Berlin\\u0000", "x" * 300]
)
def test_a_zone_that_nobody_knows_is_one_clear_line(planned: Mentorlog, name: str) -> None:
    (planned.journal / "mentorlog.toml").write_text(f'format = 1\ntimezone = "{name}"\n')
    planned.zone = "Asia/Tokyo"
    result = planned("calendar")
    assert result.code == 0
    assert result.err.startswith("This machine knows no time zone “") and result.err.count("\n") == 1
    assert "TZID=Asia/Tokyo:20261207T100000" in result.out


def test_the_machines_zone_is_read_from_tz(tmp_path: Path) -> None:
    code = "from mentorlog.cli.world import real_world; print(real_world().machine_zone())"
    for said, name in (
        ("Asia/Tokyo", "Asia/Tokyo"),
        (":/usr/share/zoneinfo/Asia/Tokyo", "Asia/Tokyo"),
        ("", ""),
    ):
        environment = {**os.environ, "TZ": said, "HOME": str(tmp_path)}
        result = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True)
        assert result.stdout == f"{name}\n"


# --- what it costs others -------------------------------------------------------------------------------


def test_no_other_command_loads_the_library_of_calendars(planned: Mentorlog) -> None:
    code = (
        "import sys; from mentorlog.cli.app import run; from mentorlog.cli.world import real_world;"
        "run(sys.argv[1:], real_world()); print('icalendar' in sys.modules, file=sys.stderr)"
    )
    environment = {**os.environ, "HOME": str(planned.home), "MENTORLOG_JOURNAL": str(planned.journal)}
    for arguments, loaded in ((["list"], "False"), (["--help"], "False"), (["calendar"], "True")):
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments], env=environment, capture_output=True, text=True
        )
        assert done.stderr.splitlines()[-1:] == [loaded], done


# --- read back by other programs ------------------------------------------------------------------------

needs_khal = pytest.mark.skipif(not shutil.which("khal"), reason="khal is not installed")
needs_todoman = pytest.mark.skipif(not shutil.which("todo"), reason="todoman is not installed")
DIFFICULT = "Café 👩\u200d👩\u200d👧\u200d👦; 2nd floor, left"

KHAL = """\
[calendars]
[[mentoring]]
path = {home}/khal
type = calendar
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = Europe/London
default_timezone = Europe/London
[sqlite]
path = {home}/khal.db
"""


def other(home: Path, *command: str, **more: str) -> str:
    """What another program says, in a home of its own."""
    program = shutil.which(command[0])
    assert program
    known = {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "LC_ALL": "C.UTF-8",
        "TZ": "Europe/London",
        **more,
    }
    done = subprocess.run([program, *command[1:]], env=known, capture_output=True, text=True)
    assert done.returncode == 0, done
    return done.stdout


def khal(home: Path, text: str) -> list[str]:
    """What khal shows in London once it has imported a text."""
    (home / "khal").mkdir(exist_ok=True)
    (home / "khal.conf").write_text(KHAL.format(home=home))
    (home / "import.ics").write_bytes(text.encode())
    before = ["khal", "-c", str(home / "khal.conf")]
    other(home, *before, "import", "--batch", "-a", "mentoring", str(home / "import.ics"))
    form = "{start-date} {start-time}-{end-time} {title} {location}"
    shown = other(home, *before, "list", "--format", form, "--day-format", "", "2026-12-06", "30d")
    return [line.strip() for line in shown.splitlines() if line.strip()]


@needs_khal
def test_khal_shows_each_meeting_and_takes_a_change_for_a_change(planned: Mentorlog, tmp_path: Path) -> None:
    path = planned.journal / "meetings/ada-lovelace/2026-12-07.md"
    path.write_text(path.read_text().replace("+++\n", f'+++\nplace = "{DIFFICULT}"\n', 1))
    text = planned.ok("calendar", "--prepare", "--details", "--due", "events")
    shown = khal(tmp_path, text)
    assert shown == [
        "2026-12-07 08:30-09:00 Prepare for Ada",
        f"2026-12-07 09:00-09:45 Meeting with Ada {DIFFICULT}",
        "2026-12-09 - Meeting with Jun Café Kranzler",
        "2026-12-11 - Due for Ada: Draft the plan",
    ]
    planned.ok("meeting", "reschedule", "ada", "tue", "11:00", "--not-along")
    later = planned.ok("calendar", "--prepare", "--due", "events", now=datetime(2026, 12, 6, 10, tzinfo=UTC))
    moved = khal(tmp_path, later)
    assert [line for line in moved if "Meeting with Ada" in line] == [
        f"2026-12-08 10:00-10:45 Meeting with Ada {DIFFICULT}"
    ]
    assert len(moved) == len(shown)


@needs_todoman
def test_todoman_lists_what_is_due_and_what_was_kept(planned: Mentorlog, tmp_path: Path) -> None:
    planned.ok("jot", "ada", "--as", "commitment", "Ring Tom, then Olga; both", "--due", "9 dec")
    planned.ok("done", "ring tom")
    folder = tmp_path / "tasks"
    folder.mkdir()
    for task in Calendar.from_ical(planned.ok("calendar", "--details")).walk("VTODO"):
        # A folder of its own for each task is how todoman keeps them.
        whole = Calendar()
        whole.add("prodid", "-//test//test//EN")
        whole.add("version", "2.0")
        whole.add_component(task)
        (folder / f"{task['UID']}.ics").write_bytes(whole.to_ical())
    settings = {"path": str(folder), "cache_path": str(tmp_path / "todo.db"), "date_format": "%Y-%m-%d"}
    config = tmp_path / "todoman.py"
    config.write_text("".join(f"{key} = {value!r}\n" for key, value in settings.items()))
    said = other(tmp_path, "todo", "--porcelain", "list", "--status", "ANY", TODOMAN_CONFIG=str(config))
    found: list[dict[str, Any]] = json.loads(said)
    tasks = {
        one["summary"]: (datetime.fromtimestamp(one["due"], UTC).date(), one["completed"]) for one in found
    }
    assert tasks == {
        "Due for Ada: Draft the plan": (date(2026, 12, 11), False),
        "Due for Ada: Ring Tom, then Olga; both": (date(2026, 12, 9), True),
    }
