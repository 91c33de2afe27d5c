"""The daily loop as the issue has it, typed on many days: what each command says, and the files it leaves."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.cli.conftest import Mentorlog, Result

# Of each day: "fri", "next fri" and "in 2 weeks" as a person there would count them.
DAYS = {
    "2026-12-07": ("2026-12-11", "2026-12-18", "2026-12-21"),  # a Monday
    "2026-12-08": ("2026-12-11", "2026-12-18", "2026-12-22"),
    "2026-12-09": ("2026-12-11", "2026-12-18", "2026-12-23"),
    "2026-12-10": ("2026-12-11", "2026-12-18", "2026-12-24"),
    "2026-12-11": ("2026-12-18", "2026-12-18", "2026-12-25"),  # a Friday
    "2026-12-12": ("2026-12-18", "2026-12-18", "2026-12-26"),
    "2026-12-13": ("2026-12-18", "2026-12-18", "2026-12-27"),
    "2026-12-31": ("2027-01-01", "2027-01-08", "2027-01-14"),  # a Thursday
    "2028-02-29": ("2028-03-03", "2028-03-10", "2028-03-14"),  # a Tuesday
}


@dataclass(frozen=True)
class Played:
    """The loop, played on a day: what each command said, and the ids that `note` and the others gave."""

    mentorlog: Mentorlog
    said: dict[str, Result]
    day: date
    fri: date
    next_fri: date
    in_2_weeks: date

    def out(self, start: str) -> str:
        """What the one command that begins so said."""
        [found] = [result.out for command, result in self.said.items() if command.startswith(start)]
        return found

    @property
    def ids(self) -> dict[str, str]:
        note = dict(re.findall(r"^  (\w{5})  [^:]+: (\w+)", self.out("mentorlog note"), re.M))
        named = {"Draft": "plan", "Share": "sheet", "Ask": "advice", "Priya": "priya"}
        ids = {named[word]: ident for ident, word in note.items()}
        [ids["question"]] = re.findall(r"^(\w{5})  question", self.out("mentorlog jot"), re.M)
        [ids["aim"]] = re.findall(r"^  (\w{5})  A yes or no", self.out("mentorlog prep ada"), re.M)
        return ids


def play(home: Path, day: str) -> Played:
    today = date.fromisoformat(day)
    mentorlog = Mentorlog(home, now=datetime(today.year, today.month, today.day, 9, 0, tzinfo=UTC))
    fri, next_fri, in_2_weeks = (date.fromisoformat(found) for found in DAYS[day])
    return Played(mentorlog, mentorlog.play_the_loop(), today, fri, next_fri, in_2_weeks)


@pytest.fixture(scope="module", params=DAYS)
def played(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Played:
    return play(tmp_path_factory.mktemp("home"), request.param)


@pytest.fixture(scope="module")
def monday(tmp_path_factory: pytest.TempPathFactory) -> Played:
    return play(tmp_path_factory.mktemp("home"), "2026-12-07")


def said(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b %Y}"


def test_every_command_of_the_loop_succeeds_and_complains_of_nothing(played: Played) -> None:
    assert len(played.said) == 16
    assert {(result.code, result.err) for result in played.said.values()} == {(0, "")}


def test_the_loop_leaves_these_files_and_no_others(played: Played) -> None:
    ids = played.ids
    moved = f"{played.day} moved from {played.fri}: " if played.fri != played.next_fri else ""
    assert played.mentorlog.files() == {
        ".gitattributes": "* -text\n*.md merge=mentorlog\n*.toml merge=mentorlog-settings\n",
        ".gitignore": "/.mentorlog/\n",
        "mentorlog.toml": (
            "# Settings that travel with the journal; mentorlog's documentation names them all.\nformat = 1\n"
        ),
        "goals/lead-a-team-of-five.md": (
            "+++\n"
            'title = "Lead a team of five"\n'
            'status = "active"\n'
            "due = 2027-06-30\n"
            'measure = "Direct reports, from 0 to 5"\n'
            "stretch = true\n"
            "+++\n"
        ),
        "people/ada-lovelace.md": (
            "+++\n"
            'name = "Ada Lovelace"\n'
            'role = "mentor"\n'
            'status = "active"\n'
            'skill = "people leadership"\n'
            'goals = ["lead-a-team-of-five"]\n'
            "\n"
            "[agreement]\n"
            'every = "2 weeks"\n'
            'medium = "video"\n'
            "+++\n"
            "\n"
            "## Questions\n"
            f"- [ ] How did you choose your first two hires?  [created:: {played.day}]"
            f"  [id:: {ids['question']}]\n"
        ),
        f"meetings/ada-lovelace/{played.day}.md": (
            "+++\n"
            f"date = {played.day}\n"
            'time = "10:00"\n'
            'medium = "video"\n'
            'status = "held"\n'
            "+++\n"
            "\n"
            "## Objectives\n"
            f"- [ ] A yes or no on the platform lead role  [id:: {ids['aim']}]\n"
            "\n"
            "## Notes\n"
            "We went through the reorganisation.\n"
            "\n"
            "## Advice\n"
            f"- [ ] Ask for the role in writing  [id:: {ids['advice']}]\n"
            "\n"
            "## Commitments\n"
            f"- [ ] Draft the 90-day plan  [due:: {played.next_fri}]  [id:: {ids['plan']}]\n"
            # From Friday to Sunday both words mean one day: it has not moved, and the reason is kept.
            f"  - {moved}waiting on the Q3 numbers\n"
            f"  - {played.day} told\n"
            "- [x] @ada-lovelace Share the headcount sheet"
            f"  [completion:: {played.day}]  [id:: {ids['sheet']}]\n"
            f"  - {played.day} done: It came today\n"
            "\n"
            "## People\n"
            f"- [ ] Priya Nair, head of data  [id:: {ids['priya']}]\n"
            f"  - {played.day} dropped: no longer needed\n"
            f"  - {played.day} reopened\n"
            "\n"
            "## Check-in\n"
            "- Works, for me: Worked examples\n"
            "- Change: Start with the numbers\n"
        ),
        f"meetings/ada-lovelace/{played.in_2_weeks}.md": (
            f'+++\ndate = {played.in_2_weeks}\nmedium = "video"\nstatus = "planned"\n+++\n'
        ),
    }


def test_each_date_that_was_typed_is_said_as_the_day_it_means(played: Played) -> None:
    assert "Wed 30 Jun 2027" in played.out("mentorlog goal add")
    assert f"{said(played.day)} 10:00" in played.out("mentorlog meeting plan")
    note = played.out("mentorlog note")
    assert f"Draft the 90-day plan, by {said(played.fri)}\n" in note
    assert f"Next meeting: {said(played.in_2_weeks)}  " in note
    assert f" {said(played.next_fri)}" in played.out("mentorlog move")


def test_a_promise_without_a_date_is_for_the_next_meeting(played: Played) -> None:
    words = " ".join(played.out("mentorlog note").split())
    assert f"Share the headcount sheet, by the next meeting, {said(played.in_2_weeks)} " in words


def test_the_settings_of_the_machine_name_the_journal(played: Played) -> None:
    config = played.mentorlog.home / "config" / "config.toml"
    assert config.read_text() == f'journal = "{played.mentorlog.journal}"\n'


# What a command stores, and so says: {ids} are those that the files hold.
STORED = {
    "init": ["journal"],
    "goal add": [
        "Lead a team of five", "Direct reports, from 0 to 5", "stretch", "goals/lead-a-team-of-five.md",
    ],
    "mentor add": [
        "Ada Lovelace", "mentor", "people leadership", "Lead a team of five", "every 2 weeks", "video",
        "people/ada-lovelace.md",
    ],
    "meeting plan": ["Ada Lovelace", "Mon 7 Dec 2026 10:00", "meetings/ada-lovelace/2026-12-07.md"],
    "jot": ["{question}  question", "Ada", "How did you choose your first two hires?"],
    "prep ada": ["{aim}  A yes or no on the platform lead role"],
    "note": [
        "Ada Lovelace, Mon 7 Dec 2026", "meetings/ada-lovelace/2026-12-07.md",
        "{advice}  advice: Ask for the role in writing",
        "{plan}  commitment: Draft the 90-day plan, by Fri 11 Dec 2026",
        "{sheet}  Ada's commitment: Share the headcount sheet",
        "{priya}  contact: Priya Nair, head of data",
        "Mon 21 Dec 2026", "meetings/ada-lovelace/2026-12-21.md",
    ],
    "done": ["{sheet}  kept: Share the headcount sheet", "It came today"],
    "move": [
        "{plan}  moved", "Fri 11 Dec 2026", "Fri 18 Dec 2026", "Draft the 90-day plan",
        "waiting on the Q3 numbers",
    ],
    "drop": ["{priya}  not pursued: Priya Nair, head of data", "no longer needed"],
    "reopen": ["{priya}  open again: Priya Nair, head of data"],
}  # fmt: skip


@pytest.mark.parametrize("command", STORED)
def test_each_command_says_what_it_stored(monday: Played, command: str) -> None:
    out = monday.out(f"mentorlog {command}")
    assert [text for text in STORED[command] if text.format(**monday.ids) not in out] == []


@pytest.mark.parametrize("text", ["reorganisation", "Worked examples", "Start with the numbers"])
def test_note_says_that_it_stored_prose_and_check_in_as_well(monday: Played, text: str) -> None:
    assert text in monday.out("mentorlog note")


def test_move_says_that_the_other_side_knows(monday: Played) -> None:
    assert re.search(r"\b(told|knows)\b", monday.out("mentorlog move"))


@pytest.mark.parametrize(
    "command", ["goal add", "mentor add", "meeting plan", "jot", "done", "move", "drop", "reopen"]
)
def test_a_command_that_stores_one_thing_says_so_in_a_line_or_two(monday: Played, command: str) -> None:
    assert 1 <= len(monday.out(f"mentorlog {command}").splitlines()) <= 2


def test_the_list_after_the_note_holds_both_sides(monday: Played) -> None:
    listed = monday.out("mentorlog list")
    assert all(f"{monday.ids[name]}  " in listed for name in ("plan", "sheet", "priya"))


def test_the_last_sheet_has_what_is_open_and_what_was_reported(monday: Played) -> None:
    sheet, ids = monday.said["mentorlog prep"].out, monday.ids
    assert {name for name, ident in ids.items() if f"{ident}  " in sheet} == set(ids)


def test_the_copy_for_ada_names_no_id(monday: Played) -> None:
    copy = monday.out("mentorlog prep --share")
    assert "Draft the 90-day plan" in copy
    assert [ident for ident in monday.ids.values() if ident in copy] == []


def test_every_item_of_the_loop_is_where_json_says(monday: Played) -> None:
    files = monday.mentorlog.files()
    items = json.loads(monday.mentorlog.ok("list", "--kind", "any", "--all", "--json"))["items"]
    found = {item["id"]: files[item["path"]].split("\n")[item["line"] - 1] for item in items}
    assert {ident for ident in monday.ids.values() if f"[id:: {ident}]" in found[ident]} == set(
        monday.ids.values()
    )


def test_a_second_loop_in_the_same_home_is_stopped_where_it_would_add_the_same_again(tmp_path: Path) -> None:
    mentorlog = play(tmp_path, "2026-12-07").mentorlog
    codes = {command: result.code for command, result in mentorlog.play_the_loop().items()}
    assert [command.split()[1] for command, code in codes.items() if code == 2] == ["goal", "mentor"]


def test_the_loop_goes_on_two_weeks_later_with_all_that_is_open(tmp_path: Path) -> None:
    played = play(tmp_path, "2026-12-07")
    later = datetime(2026, 12, 21, 12, 0, tzinfo=UTC)
    out = played.mentorlog.ok("note", "-m", "We met again.", "--commit", "Send it by fri", now=later)
    assert f"Noted: Ada Lovelace, {said(played.in_2_weeks)}" in out
    assert f"by {said(played.in_2_weeks + timedelta(days=4))}" in out
    open_ids = [item["id"] for item in json.loads(played.mentorlog.ok("list", "--json", now=later))["items"]]
    assert {played.ids["plan"], played.ids["priya"]} < set(open_ids)
