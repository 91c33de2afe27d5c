"""Bad input: one line that says what is wrong, one that helps, an exit code, and nothing changed."""

from __future__ import annotations

import json
import os
import random
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import Mentorlog, Result

Editor = Callable[[str], dict[str, str]]


def refused(mentorlog: Mentorlog, *arguments: str, code: int, **how: object) -> Result:
    """Calls it and expects a refusal: nothing on stdout, no traceback, and every record as it was."""
    before = mentorlog.records()
    result = mentorlog(*arguments, **how)  # type: ignore[arg-type]
    assert (result.code, result.out) == (code, ""), result
    assert mentorlog.records() == before
    assert "Traceback" not in result.err
    return result


def message_and_hint(result: Result) -> tuple[str, str]:
    """The two lines of a refusal, without those that say where a draft is, or that say it all again."""
    page = ("It cannot be kept on disk; this is the page:", "Words")
    said = [line for line in result.err.splitlines() if line not in page]
    lines = [line for line in said if not line.startswith("What you typed is kept")]
    assert len(lines) == 2, result.err
    return lines[0], lines[1]


def typed(line: str, **words: str) -> list[str]:
    """The arguments in a line, with words of it replaced."""
    return [words.get(word, word) for word in shlex.split(line)]


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home: a meeting with Ada tomorrow, one yesterday with two promises and a third that is kept."""
    mentorlog = Mentorlog(tmp_path_factory.mktemp("home"))
    mentorlog.ok("init", str(mentorlog.journal))
    mentorlog.ok("goal", "add", "Lead a team of five", "--due", "2027-06-30")
    mentorlog.ok("mentor", "add", "Ada Lovelace", "--goal", "lead", "--every", "2 weeks", "--medium", "video")
    mentorlog.ok("meeting", "plan", "ada", "tomorrow", "10:00")
    promises = ("--commit", "Draft the plan", "--commit", "Draft the memo", "--commit", "Read the report")
    mentorlog.ok("note", "ada", "-m", "We met.", *promises, "--date", "yesterday")
    mentorlog.ok("done", "report")
    mentorlog.ok("jot", "ada", "How did you choose?")
    return mentorlog.home


@pytest.fixture
def busy(begun: Path, tmp_path: Path) -> Mentorlog:
    """That home, for one test to do with as it likes."""
    home = shutil.copytree(begun, tmp_path / "home")
    return Mentorlog(home, environment={"MENTORLOG_JOURNAL": str(home / "journal")}, source=random.Random(2))


# --- who, which item, which goal ------------------------------------------------------------------

WITH_WHO = [
    "prep WHO",
    "prep WHO --share",
    "prep WHO --json",
    "prep WHO --objective Roles",
    "prep WHO --edit",
    "note WHO -m Words",
    "note WHO",
    "note WHO -",
    "review --who WHO",
    "progress WHO",
    "jot WHO Words",
    "list --who WHO",
    "mentor show WHO",
    "mentor show WHO --json",
    "mentor edit WHO --skill Words",
    "mentor edit WHO",
    "mentor ask WHO",
    "mentor ask WHO --sent",
    "mentor answer WHO yes",
    "mentor agree WHO",
    "mentor agree WHO --notes me",
    "mentor agree WHO --share",
    "mentor agree WHO --edit",
    "mentee show WHO",
    "mentee edit WHO --skill Words",
    "meeting plan WHO fri",
    "meeting list WHO",
    "meeting show WHO",
    "meeting edit WHO",
    "meeting reschedule WHO fri",
    "meeting cancel WHO",
    "goal add Sleep --of WHO",
    "goal edit lead --of WHO",
]


@pytest.mark.parametrize("line", WITH_WHO)
def test_somebody_unknown_is_refused(busy: Mentorlog, line: str) -> None:
    result = refused(busy, *typed(line, WHO="zoe"), stdin="Words\n", code=3)
    message, hint = message_and_hint(result)
    assert "zoe" in message
    assert "mentorlog mentor list" in hint or (line == "note WHO -" and "mentorlog note WHO -" in hint)


@pytest.mark.parametrize("line", WITH_WHO)
def test_a_name_that_two_answer_to_is_refused_and_both_are_named(busy: Mentorlog, line: str) -> None:
    busy.ok("mentor", "add", "Ada Byron")
    result = refused(busy, *typed(line, WHO="ada"), stdin="Words\n", code=3)
    message, _ = message_and_hint(result)
    assert "Ada Byron" in message
    assert "Ada Lovelace" in message


@pytest.mark.parametrize("line", WITH_WHO)
def test_an_empty_name_is_not_taken_as_none_given(busy: Mentorlog, line: str) -> None:
    busy.ok("meeting", "plan", "ada", "today", "08:00")
    message_and_hint(refused(busy, *typed(line, WHO=""), stdin="Words\n", code=2))


def test_a_name_that_comes_close_is_offered(busy: Mentorlog) -> None:
    _, hint = message_and_hint(refused(busy, "prep", "adda", code=3))
    assert "Ada Lovelace" in hint


WITH_ITEM = ["done ITEM", "drop ITEM", "move ITEM fri", "reopen ITEM", "told ITEM"]


@pytest.mark.parametrize("line", WITH_ITEM)
def test_an_item_that_is_not_there_is_refused(busy: Mentorlog, line: str) -> None:
    message, hint = message_and_hint(refused(busy, *typed(line, ITEM="pyramid"), code=3))
    assert "pyramid" in message
    assert "mentorlog list" in hint


@pytest.mark.parametrize("line", ["done ITEM", "drop ITEM", "move ITEM fri"])
def test_words_that_two_items_have_are_refused_and_both_are_named(busy: Mentorlog, line: str) -> None:
    message, _ = message_and_hint(refused(busy, *typed(line, ITEM="draft"), code=3))
    assert "Draft the plan" in message
    assert "Draft the memo" in message


@pytest.mark.parametrize(
    ("done", "line", "said"), [(True, "drop draft", "have ended"), (False, "reopen draft", "are open")]
)
def test_one_is_not_asked_to_choose_among_items_with_which_nothing_can_be_done(
    busy: Mentorlog, done: bool, line: str, said: str
) -> None:
    ids = [item["id"] for item in json.loads(busy.ok("list", "--json"))["items"] if "Draft" in item["text"]]
    for each in ids if done else ():
        busy.ok("done", each)
    kind = "open" if done else "ended"
    message, _ = message_and_hint(refused(busy, *typed(line), code=3))
    assert message == f"No {kind} item answers to “draft”: {', '.join(ids)} {said}."


@pytest.mark.parametrize("command", ["done", "drop", "reopen", "told"])
def test_several_items_at_once_are_refused_and_it_is_said_so(busy: Mentorlog, command: str) -> None:
    ids = [item["id"] for item in json.loads(busy.ok("list", "--json"))["items"]]
    said = message_and_hint(refused(busy, command, *ids, code=2))
    assert said == (f"“{' '.join(ids)}” names several items.", "Name one at a time.")


@pytest.fixture
def twins(busy: Mentorlog) -> Mentorlog:
    """Two items of one id, as copying a line by hand makes them."""
    record = busy.journal / "people" / "ada-lovelace.md"
    lines = "\n## Assumptions\n- [ ] It is a twin  [id:: tw1n2]\n- [x] It is one too  [id:: tw1n2]\n"
    record.write_text(record.read_text() + lines)
    return busy


@pytest.mark.parametrize("line", WITH_ITEM)
def test_an_id_that_two_items_have_is_refused_and_both_are_named(twins: Mentorlog, line: str) -> None:
    message, _ = message_and_hint(refused(twins, *typed(line, ITEM="tw1n2"), code=3))
    assert "It is a twin" in message
    assert "It is one too" in message
    assert message.count("people/ada-lovelace.md:") == 2


def test_an_id_that_two_items_have_comes_with_a_hint_that_helps(twins: Mentorlog) -> None:
    _, hint = message_and_hint(refused(twins, "done", "tw1n2", code=3))
    assert "FILE:LINE" in hint or "people/ada-lovelace.md:" in hint


def test_one_of_two_items_with_one_id_can_be_named_by_its_line(twins: Mentorlog) -> None:
    said = refused(twins, "done", "tw1n2", code=3).err
    place = said[said.index("people/ada-lovelace.md:") :].split(")")[0]
    assert twins.ok("done", place).startswith("tw1n2  holds: It is a twin")


@pytest.mark.parametrize("command", ["done", "drop", "move", "reopen", "told"])
def test_where_no_item_is_named_and_nobody_can_be_asked_it_says_so(busy: Mentorlog, command: str) -> None:
    message, _ = message_and_hint(refused(busy, command, code=3))
    assert message != "There is no item yet."


def test_an_item_that_is_open_already_is_not_said_to_be_missing(busy: Mentorlog) -> None:
    assert "No open item" not in busy("reopen", "plan").err


def test_an_item_of_which_there_is_nothing_to_tell_is_not_said_to_be_missing(busy: Mentorlog) -> None:
    assert "No open item" not in busy("told", "plan").err


def test_at_a_terminal_the_item_to_move_can_be_picked(busy: Mentorlog) -> None:
    assert " to Fri 11 Dec 2026: " in busy.ok("move", answers=["1", "fri", "", ""])


WITH_GOAL = [
    "goal show GOAL",
    "goal show GOAL --json",
    "goal edit GOAL --why Words",
    "goal edit GOAL",
    "list --goal GOAL",
    'mentor add "Tom Hale" --goal GOAL',
    "mentor edit ada --goal GOAL",
]


@pytest.mark.parametrize("line", WITH_GOAL)
def test_a_goal_that_is_not_there_is_refused(busy: Mentorlog, line: str) -> None:
    message, hint = message_and_hint(refused(busy, *typed(line, GOAL="marathon"), code=3))
    assert "marathon" in message
    assert "mentorlog goal list" in hint


@pytest.mark.parametrize("line", WITH_GOAL)
def test_a_goal_that_two_titles_begin_like_is_refused_and_both_are_named(busy: Mentorlog, line: str) -> None:
    busy.ok("goal", "add", "Lead by example")
    message, _ = message_and_hint(refused(busy, *typed(line, GOAL="lead"), code=3))
    assert "Lead a team of five" in message
    assert "Lead by example" in message


def test_the_same_person_or_goal_is_not_added_twice(busy: Mentorlog) -> None:
    message_and_hint(refused(busy, "mentor", "add", "ada LOVELACE", code=2))
    message_and_hint(refused(busy, "goal", "add", "lead a team of five", code=2))


# --- dates ----------------------------------------------------------------------------------------

WITH_DATE = [
    "mentor agree ada --until DATE",
    "--as-of DATE list",
    "--as-of DATE",
    "--as-of DATE prep ada --json",
    "goal add Sleep --due DATE",
    "goal edit lead --due DATE",
    "mentor add Tom --since DATE",
    "mentor edit ada --since DATE",
    "meeting plan ada DATE",
    "meeting plan ada DATE --objective Roles",
    "meeting reschedule ada DATE",
    "meeting reschedule ada fri --from DATE",
    "meeting show ada DATE",
    "meeting edit ada DATE",
    "meeting cancel ada DATE",
    "prep ada --on DATE",
    "prep ada --on DATE --objective Roles",
    "note ada -m Words --date DATE",
    "note ada -m Words --next DATE",
    "note ada --commit Words --next DATE",
    "jot ada Words --as commitment --due DATE",
    "move plan DATE",
    "move plan DATE --smaller Words",
    "list --due-by DATE",
]
IN_TEXT = [
    "jot ada --as commitment BY",
    "jot ada BY",
    "note ada --commit BY",
    "note ada -m Words --commit Words --theirs BY",
    "note ada --contact BY",
    "note ada --advice BY",
    "goal add Sleep --step BY",
    "prep ada --question BY",
    "prep ada --objective BY",
    "meeting plan ada fri --objective BY",
]


@pytest.mark.parametrize("line", WITH_DATE)
def test_a_date_that_can_be_two_is_refused_with_both(busy: Mentorlog, line: str) -> None:
    message, hint = message_and_hint(refused(busy, *typed(line, DATE="3/4"), code=2))
    assert "-03-04" in message
    assert "-04-03" in message
    assert hint == "Write 4 mar or 3 apr."


@pytest.mark.parametrize("line", WITH_DATE)
@pytest.mark.parametrize("said", ["soonish", "31 nov", "2026-02-30", "  "])
def test_what_is_no_date_is_refused(busy: Mentorlog, line: str, said: str) -> None:
    message, _ = message_and_hint(refused(busy, *typed(line, DATE=said), code=2))
    assert f"“{said.strip()}”" in message


@pytest.mark.parametrize(
    "line", ["meeting plan ada DATE", "meeting reschedule ada DATE", "prep ada --on DATE"]
)
def test_a_time_that_no_clock_shows_is_refused(busy: Mentorlog, line: str) -> None:
    message_and_hint(refused(busy, *typed(line, DATE="fri 25:00"), code=2))


@pytest.mark.parametrize("line", IN_TEXT)
@pytest.mark.parametrize("said", ["3/4", "31 nov"])
def test_a_date_at_the_end_of_a_text_is_refused_like_any_other(busy: Mentorlog, line: str, said: str) -> None:
    message, _ = message_and_hint(refused(busy, *typed(line, BY=f"Write it by {said}"), code=2))
    assert f"“{said}”" in message


@pytest.mark.parametrize(
    "line", ["mentor add Tom --every TEXT", "mentor edit ada --every TEXT", "mentor agree ada --every TEXT"]
)
@pytest.mark.parametrize("said", ["biweekly", "soonish", "0 days"])
def test_what_is_no_rhythm_is_refused(busy: Mentorlog, line: str, said: str) -> None:
    message, _ = message_and_hint(refused(busy, *typed(line, TEXT=said), code=2))
    assert f"“{said}”" in message


def test_a_meeting_is_not_planned_for_a_day_that_is_past(busy: Mentorlog) -> None:
    message_and_hint(refused(busy, "meeting", "plan", "ada", "yesterday", code=2))


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("move plan yesterday", "Sat 5 Dec 2026"),
        ('move plan "1 nov 2025"', "Sat 1 Nov 2025"),
        ('move plan --smaller "An outline by 1 nov 2025"', "Sat 1 Nov 2025"),
        ("jot ada Write --as commitment --due yesterday", "Sat 5 Dec 2026"),
        ('jot ada "Write by 2025-11-01" --as commitment', "Sat 1 Nov 2025"),
    ],
)
def test_nothing_is_to_be_by_a_day_that_is_past(busy: Mentorlog, line: str, day: str) -> None:
    said = message_and_hint(refused(busy, *typed(line), code=2))
    assert said == (f"{day} is past.", "Say a day from today on.")


def test_a_day_is_past_as_of_the_day_that_is_said(busy: Mentorlog) -> None:
    busy.ok("--as-of", "2026-12-05", "move", "plan", "2026-12-05")
    busy.ok("--as-of", "2026-12-05", "jot", "ada", "Write", "--as", "commitment", "--due", "2026-12-05")


def test_of_a_goal_that_is_older_than_the_journal_it_is_said_that_its_day_is_past(busy: Mentorlog) -> None:
    said = busy.ok("goal", "add", "Sleep", "--due", "2020-01-01", width=None)
    assert said == "Added: Sleep, by Wed 1 Jan 2020, which is past  (goals/sleep.md)\n"


def test_the_next_meeting_is_no_date_where_none_is_planned(with_ada: Mentorlog) -> None:
    with_ada.ok("jot", "ada", "--as", "commitment", "Draft the plan")
    message_and_hint(refused(with_ada, "move", "plan", "next", code=2))


# --- texts ----------------------------------------------------------------------------------------

NOTE_TEXTS = (
    "-m", "--commit", "--theirs", "--advice", "--decision", "--feedback", "--learned", "--contact", "--given",
    "--works", "--change",
)  # fmt: skip
# Where an empty text is refused; an option with "" is a slip too (a variable that is not set).
TEXTS = [
    "mentor agree ada --notes TEXT",
    "mentor agree ada --i-need TEXT",
    "goal add TEXT",
    "goal add Sleep --step TEXT",
    "mentor add TEXT",
    "mentor add Tom --alias TEXT",
    "mentor edit ada --alias TEXT",
    "mentor edit ada --about TEXT",
    "meeting plan ada fri --objective TEXT",
    "jot ada TEXT",
    "jot ada TEXT --as commitment",
    "prep ada --objective TEXT",
    "prep ada --question TEXT",
    *(f"note ada {option} TEXT" for option in NOTE_TEXTS),
    *(f"note ada -m Words {option} TEXT" for option in NOTE_TEXTS[1:]),
]
# Where "" is taken as if the option were not there.
OPTIONAL = [
    "goal add Sleep --measure TEXT",
    "goal add Sleep --why TEXT",
    "goal add Sleep --skill TEXT",
    "goal edit lead --measure TEXT",
    "goal edit lead --why TEXT",
    "goal edit lead --skill TEXT",
    "mentor add Tom --skill TEXT",
    "mentor add Tom --medium TEXT",
    "mentor edit ada --skill TEXT",
    "mentor edit ada --medium TEXT",
    "meeting plan ada fri --medium TEXT",
    "meeting plan ada fri --place TEXT",
    "meeting cancel ada --why TEXT",
    "done plan --result TEXT",
    "drop plan --why TEXT",
    "move plan fri --why TEXT",
    "move plan fri --smaller TEXT",
]
ABOUT = [
    "mentor add Tom --about TEXT",
    "mentee add Tom --about TEXT",
    "mentor edit ada --skill Writing --about TEXT",
]
ALONE = ["note ada -m Words --medium TEXT"]


@pytest.mark.parametrize("text", ["", " ", " \t "])
@pytest.mark.parametrize("line", [*TEXTS, *ABOUT])
def test_an_empty_text_is_refused(busy: Mentorlog, line: str, text: str) -> None:
    assert "is empty." in refused(busy, *typed(line, TEXT=text), code=2).err.splitlines()[0]


@pytest.mark.parametrize("line", [*OPTIONAL, *ALONE])
def test_a_text_of_spaces_is_refused_where_it_may_be_left_out(busy: Mentorlog, line: str) -> None:
    assert "is empty." in refused(busy, *typed(line, TEXT="  "), code=2).err.splitlines()[0]


@pytest.mark.parametrize("line", OPTIONAL)
def test_a_text_of_nothing_is_refused_where_it_may_be_left_out(busy: Mentorlog, line: str) -> None:
    refused(busy, *typed(line, TEXT=""), code=2)


def test_an_empty_text_comes_with_a_hint(busy: Mentorlog) -> None:
    message_and_hint(busy("jot", "ada", ""))


@pytest.mark.parametrize("text", ["One\nTwo", "One\u2028Two"])
@pytest.mark.parametrize("line", [*TEXTS, *OPTIONAL, *ABOUT, *ALONE])
def test_a_text_of_two_lines_is_refused(busy: Mentorlog, line: str, text: str) -> None:
    message, hint = message_and_hint(refused(busy, *typed(line, TEXT=text), code=2))
    assert "several lines" in message
    assert "mentorlog note WHO -" in hint


@pytest.mark.parametrize("text", ["One\r\nTwo", "One\rTwo", "One\x0bTwo", "One\x85Two", "One\u2029Two"])
def test_whatever_breaks_a_line_makes_two(busy: Mentorlog, text: str) -> None:
    assert "several lines" in refused(busy, "jot", "ada", text, code=2).err


@pytest.mark.parametrize("field", ["[id:: abcde]", "[completion:: 2026-12-01]", "[cancelled:: 2026-12-01]"])
def test_a_text_that_ends_in_a_field_of_ours_is_refused(busy: Mentorlog, field: str) -> None:
    message_and_hint(refused(busy, "jot", "ada", f"Words  {field}", code=2))


# --- the command line itself ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "frobnicate",
        "notes ada",
        "goal frobnicate",
        "mentor frobnicate ada",
        "mentee frobnicate",
        "meeting frobnicate",
        "goal",
        "mentor",
        "mentee",
        "meeting",
        "--frobnicate",
        "--as-of",
        "jot",
        "jot ada",
        "goal add",
        "goal show",
        "goal edit",
        "mentor add",
        "mentor show",
        "meeting plan",
        "meeting plan ada",
        "meeting show",
        "meeting reschedule ada",
        "meeting cancel",
        "list Words",
        "review Words",
        "today Words",
        "path Words",
        "goal list Words",
        "mentor list Words",
        "init ~/a ~/b",
        "demo ~/a ~/b",
        "prep ada --format pdf",
        "review --format pdf",
        "progress --format pdf",
        "meeting plan ada fri --minutes 0",
        "meeting plan ada fri --minutes long",
        "note ada -m Words --minutes 0",
        "mentor add Tom --minutes long",
        "jot ada Words --as frobnicate",
        "list --kind frobnicate",
        "goal edit lead --status frobnicate",
        "mentor add Tom --role frobnicate",
        "mentor add Tom --status frobnicate",
        "mentor edit ada --status frobnicate",
        "meeting plan ada fri --kind frobnicate",
        "meeting reschedule ada fri --wish frobnicate",
        "move plan",
        "note ada - -m Words",
        "note ada -m Words --kind frobnicate",
    ],
)
def test_wrong_usage_is_refused(busy: Mentorlog, line: str) -> None:
    message_and_hint(refused(busy, *typed(line), code=2))


@pytest.mark.parametrize(
    "command",
    [
        "today", "prep", "note", "review", "progress", "jot", "done", "drop", "move", "reopen", "told",
        "list", "init", "demo", "path", "goal add", "goal list", "goal show", "goal edit", "mentor add",
        "mentor list", "mentor show", "mentor edit", "mentee add", "mentee list", "mentee show",
        "mentee edit", "meeting plan", "meeting list", "meeting show", "meeting edit", "meeting reschedule",
        "meeting cancel",
    ],
)  # fmt: skip
def test_an_option_that_a_command_has_not_is_refused(busy: Mentorlog, command: str) -> None:
    message, hint = message_and_hint(refused(busy, *command.split(), "--frobnicate", code=2))
    assert "--frobnicate" in message
    assert f"mentorlog {command} --help" in hint


@pytest.mark.parametrize(("said", "meant"), [("perp", "prep"), ("reveiw", "review"), ("lst", "list")])
def test_a_command_that_comes_close_is_offered(busy: Mentorlog, said: str, meant: str) -> None:
    _, hint = message_and_hint(refused(busy, said, code=2))
    assert meant in hint


def test_an_aim_for_no_meeting_is_refused_with_the_command_that_plans_one(with_ada: Mentorlog) -> None:
    message, hint = message_and_hint(refused(with_ada, "prep", "ada", "--objective", "Roles", code=3))
    assert "No meeting is planned with Ada Lovelace" in message
    assert "mentorlog meeting plan ada" in hint


def test_a_meeting_that_is_not_there_is_refused(busy: Mentorlog) -> None:
    for command in ("show", "edit", "cancel"):
        message_and_hint(refused(busy, "meeting", command, "ada", "2026-10-01", code=3))


def test_a_sheet_is_not_written_into_a_folder_that_is_not_there(busy: Mentorlog) -> None:
    target = busy.home / "nowhere" / "sheet.md"
    refused(busy, "prep", "ada", "--output", str(target), code=2)
    assert not target.parent.exists()


# --- records that cannot be read ------------------------------------------------------------------

DAMAGES = {
    "no TOML": ("people/grace-hopper.md", '+++\nname = "Grace Hopper"\nsince = = soon\n+++\n', 3),
    "no name": ("people/grace-hopper.md", '+++\nrole = "mentor"\n+++\n', None),
    "a number": ("people/grace-hopper.md", '+++\nrole = "mentor"\nname = 3\n+++\n', 3),
    "no end": ("people/grace-hopper.md", '+++\nname = "Grace Hopper"\n', 1),
    "no head": ("people/grace-hopper.md", "# Grace Hopper\n", 1),
    "Latin-1": ("people/grace-hopper.md", '+++\nname = "Grace Hopper"\nskill = "caf\udce9"\n+++\n', 3),
    "a goal": ("goals/grace-under-fire.md", '+++\ntitle = "Grace under fire\n+++\n', 2),
    "a meeting": ("meetings/ada-lovelace/2026-11-20.md", "+++\ndate = 2026-11-20\nstatus = = held\n+++\n", 3),
    "a wrong day": ("meetings/ada-lovelace/2026-11-20.md", '+++\ndate = "soon"\n+++\n', 2),
}
READING = [
    "",
    "today",
    "prep ada",
    "prep ada --share",
    "prep ada --full",
    "review",
    "progress",
    "progress --format svg",
    "list",
    "list --kind any",
]
ALSO_READING = [
    "mentor list",
    "mentor show ada",
    "mentee list",
    "meeting list --all",
    "goal list",
    "goal show lead",
]


@pytest.fixture(params=DAMAGES)
def damaged(request: pytest.FixtureRequest, busy: Mentorlog) -> tuple[Mentorlog, str]:
    """A journal with a record that cannot be read, and the place that is named: its file and line."""
    path, text, line = DAMAGES[request.param]
    (busy.journal / path).write_bytes(text.encode("utf-8", "surrogateescape"))
    return busy, f"{path}:{line or ''}"


@pytest.mark.parametrize("line", [*READING, *ALSO_READING])
def test_the_other_records_are_shown_as_if_the_damaged_one_were_not_there(
    damaged: tuple[Mentorlog, str], line: str
) -> None:
    mentorlog, place = damaged
    with_it = mentorlog(*typed(line))
    (mentorlog.journal / place.split(":")[0]).unlink()
    without = mentorlog(*typed(line))
    assert without.err == ""
    assert (with_it.code, with_it.out) == (0, without.out)


@pytest.mark.parametrize("line", READING)
def test_the_damaged_record_is_named_with_file_and_line(damaged: tuple[Mentorlog, str], line: str) -> None:
    mentorlog, place = damaged
    [warning] = mentorlog(*typed(line)).err.splitlines()
    assert place in warning


@pytest.mark.parametrize("line", ["today", "prep ada", "review", "list"])
def test_json_names_the_damaged_record_under_problems(damaged: tuple[Mentorlog, str], line: str) -> None:
    mentorlog, place = damaged
    problems = json.loads(mentorlog(*typed(line), "--json").out)["problems"]
    assert {frozenset(problem) for problem in problems} == {frozenset(("path", "line", "fault"))}
    assert [
        p for p in problems if not f"{p['path']}:{p['line'] or ''}".startswith(place) or not p["fault"]
    ] == []


@pytest.mark.parametrize("line", ["today", "prep ada", "review", "list"])
def test_json_names_a_damaged_meeting_once(busy: Mentorlog, line: str) -> None:
    path, text, _ = DAMAGES["a meeting"]
    (busy.journal / path).write_text(text)
    assert len(json.loads(busy(*typed(line), "--json").out)["problems"]) == 1


@pytest.mark.parametrize(
    "line", ["jot ada Words", "done plan", "move plan fri", "mentor add Tom", "goal add Sleep"]
)
def test_a_command_that_writes_warns_of_a_damaged_record_as_well(busy: Mentorlog, line: str) -> None:
    for path, text, _ in (DAMAGES["no TOML"], DAMAGES["a goal"]):
        (busy.journal / path).write_text(text)
    result = busy(*typed(line))
    assert result.code == 0
    assert "grace" in result.err


@pytest.mark.parametrize("line", WITH_WHO)
def test_a_person_whose_record_is_damaged_cannot_be_asked_for(busy: Mentorlog, line: str) -> None:
    path, text, line_number = DAMAGES["no TOML"]
    (busy.journal / path).write_text(text)
    message, _ = message_and_hint(refused(busy, *typed(line, WHO="grace"), stdin="Words\n", code=4))
    assert f"{path}:{line_number}" in message


@pytest.mark.parametrize("line", WITH_GOAL)
def test_a_goal_whose_record_is_damaged_cannot_be_asked_for(busy: Mentorlog, line: str) -> None:
    path, text, line_number = DAMAGES["a goal"]
    (busy.journal / path).write_text(text)
    message, hint = message_and_hint(refused(busy, *typed(line, GOAL="grace"), code=4))
    assert f"{path}:{line_number}" in message
    assert path in hint


@pytest.mark.parametrize("line", ["meeting show ada DAY", "meeting edit ada DAY"])
def test_a_meeting_whose_record_is_damaged_cannot_be_asked_for(busy: Mentorlog, line: str) -> None:
    path, text, line_number = DAMAGES["a meeting"]
    (busy.journal / path).write_text(text)
    result = refused(busy, *typed(line, DAY="2026-11-20"), code=4)
    assert f"{path}:{line_number}" in result.err


def test_a_note_of_a_day_whose_record_is_damaged_is_not_written_beside_it(busy: Mentorlog) -> None:
    path, text, _ = DAMAGES["a meeting"]
    (busy.journal / path).write_text(text)
    refused(busy, "note", "ada", "-m", "Words", "--date", "2026-11-20", code=4)


def test_settings_that_cannot_be_read_are_named_and_the_journal_is_still_read(busy: Mentorlog) -> None:
    before = busy.ok("list")
    (busy.journal / "mentorlog.toml").write_text("format = 1\ntimezone = = Berlin\n")
    result = busy("list")
    assert (result.code, result.out) == (0, before)
    assert "mentorlog.toml:2" in result.err


# --- no journal, and a folder that cannot be written ---------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "today", "today --quiet", "today --json", "prep", "prep ada", "prep ada --json", "note ada -m Words",
        "note ada", "note ada -", "review", "review --json", "jot ada Words", "done plan", "drop plan",
        "move plan fri", "reopen plan", "told plan", "list", "list --json", "path", "goal list",
        "goal add Sleep", "goal show lead", "mentor list", "mentor add Ada", "mentor show ada", "mentee list",
        "meeting list", "meeting plan ada fri", "meeting show ada", "--as-of 2026-12-01 list",
    ],
)  # fmt: skip
def test_where_no_journal_is_a_command_says_how_to_make_one_and_leaves_nothing(
    mentorlog: Mentorlog, line: str
) -> None:
    message, hint = message_and_hint(refused(mentorlog, *typed(line), stdin="Words\n", code=3))
    assert str(mentorlog.home / "data") in message
    assert "mentorlog init" in hint
    assert list(mentorlog.home.iterdir()) == []


def test_the_hint_where_no_journal_is_names_one_command_a_line(mentorlog: Mentorlog) -> None:
    assert [line for line in mentorlog("list").err.splitlines() if line.count("mentorlog ") > 1] == []


# The one who calls is not the owner, so the folder has to be open.
OPEN = "Others on this machine can read the journal: chmod 700 {}\n"
AS_NOBODY = """
import json, os, subprocess, sys
from importlib import import_module
from mentorlog.cli.app import run
from mentorlog.cli.catalog import COMMANDS
from mentorlog.cli.world import real_world
import mentorlog.render.json
from mentorlog.render import markdown, terminal
import mentorlog.cli.editor, mentorlog.journal.git, mentorlog.journal.interrupts
import platformdirs, tomlkit, tomli_w, zoneinfo, readline
for module in set(COMMANDS.values()):
    import_module(f"mentorlog.cli.commands.{module}")
if os.geteuid() == 0:
    os.setgroups([])
    os.setresgid(65534, 65534, 65534)
    os.setresuid(65534, 65534, 65534)
sys.exit(run(sys.argv[1:], real_world()))
"""


@pytest.fixture
def locked() -> Iterator[Mentorlog]:
    """A journal that can be read and not written. Root may write anywhere, so the tests give that up."""
    # Not in tmp_path: above it are folders for the owner alone, and the one who calls is somebody else.
    home = Path(tempfile.mkdtemp())
    try:
        mentorlog = Mentorlog(home)
        mentorlog.ok("init", str(mentorlog.journal))
        mentorlog.ok("mentor", "add", "Ada Lovelace")
        mentorlog.ok("meeting", "plan", "ada", "2026-12-07")
        mentorlog.ok("jot", "ada", "--as", "commitment", "Draft the plan")
        for path in [home, *home.rglob("*")]:
            path.chmod(0o555 if path.is_dir() else 0o444)
        yield mentorlog
    finally:
        for path in [home, *home.rglob("*")]:
            if path.is_dir():
                path.chmod(0o755)
        shutil.rmtree(home)


def as_nobody(mentorlog: Mentorlog, *arguments: str, stdin: str = "", **environment: str) -> Result:
    """Calls it in a process of its own, as somebody who may not write in the journal."""
    done = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        cwd=mentorlog.home,
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(mentorlog.home),
            "MENTORLOG_JOURNAL": str(mentorlog.journal),
            "COLUMNS": "80",
            **{name: os.environ[name] for name in ("PYTHONPATH",) if name in os.environ},
            **environment,
        },
        check=False,
    )
    return Result(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize(
    "line",
    [
        "jot ada Words", "done plan", "note ada -m Words", "note ada -", "note ada", "goal add Sleep",
        "mentor edit ada", "meeting plan ada fri", "meeting reschedule ada fri", "prep ada --objective Roles",
        "init other",
    ],
)  # fmt: skip
def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_changed(locked: Mentorlog, line: str) -> None:
    before = locked.files()
    as_of = ("--as-of", "2026-12-06")
    result = as_nobody(
        locked, *as_of, *typed(line), stdin="Words\n", EDITOR=shlex.join([sys.executable, "-c", "pass"])
    )
    assert (result.code, result.out) == (1, ""), result
    message, hint = message_and_hint(result)
    assert message.startswith("Cannot write ")
    assert hint
    assert locked.files() == before


def test_a_folder_that_cannot_be_written_can_be_read(locked: Mentorlog) -> None:
    for line in ("list", "prep ada", "review", "today", "mentor list", "path"):
        result = as_nobody(locked, "--as-of", "2026-12-06", *typed(line))
        assert (result.code, result.err.replace(OPEN.format(locked.journal), "")) == (0, "")
        assert result.out


def test_where_one_of_two_files_cannot_be_written_neither_is(locked: Mentorlog) -> None:
    for path in [locked.home, *locked.home.rglob("*")]:
        path.chmod(0o777 if path.is_dir() else 0o666)
    (locked.journal / "people").chmod(0o555)
    before = locked.records()
    [handle] = [item["id"] for item in json.loads(locked("list", "--json").out)["items"]]
    page = f"## Notes\nWords.\n\n## Still open\n- [x] Draft the plan  [id:: {handle}]\n"
    result = as_nobody(locked, "--as-of", "2026-12-06", "note", "ada", "-", stdin=page)
    assert result.code == 1
    assert locked.records() == before


# --- the editor, and the page from a pipe ---------------------------------------------------------

WITH_EDITOR = ["note ada", "prep ada --edit", "goal edit lead", "mentor edit ada", "meeting edit ada"]
SAVED_WORDS = 'open(path, "a").write("Words that must not be lost.\\n")\n'


@pytest.mark.parametrize("line", WITH_EDITOR)
@pytest.mark.parametrize("command", ["no-such-editor", "/", "vi 'unclosed"])
def test_an_editor_that_cannot_be_run_is_said(busy: Mentorlog, line: str, command: str) -> None:
    _, hint = message_and_hint(refused(busy, *typed(line), code=1, EDITOR=command))
    assert "EDITOR" in hint
    assert busy.drafts() == []


@pytest.mark.parametrize("line", WITH_EDITOR)
def test_without_an_editor_and_without_a_terminal_it_says_what_to_do(busy: Mentorlog, line: str) -> None:
    _, hint = message_and_hint(refused(busy, *typed(line), code=1))
    assert "EDITOR" in hint
    assert busy.drafts() == []


@pytest.mark.parametrize("line", WITH_EDITOR)
def test_an_editor_that_fails_is_said(busy: Mentorlog, editor: Editor, line: str) -> None:
    message, _ = message_and_hint(refused(busy, *typed(line), code=1, **editor("sys.exit(3)")))
    assert "3" in message
    assert busy.drafts() == []


@pytest.mark.parametrize("line", WITH_EDITOR)
def test_what_was_saved_before_an_editor_failed_is_kept_and_its_place_is_said(
    busy: Mentorlog, editor: Editor, line: str
) -> None:
    result = refused(busy, *typed(line), code=1, **editor(f"{SAVED_WORDS}sys.exit(3)"))
    [draft] = busy.drafts()
    assert draft.read_text().endswith("Words that must not be lost.\n")
    assert str(draft) in result.err


@pytest.mark.parametrize("line", WITH_EDITOR)
@pytest.mark.parametrize(
    "python", ["pass", "text = ''", "text = ' \\n\\n'", "import os; os.unlink(path); sys.exit()"]
)
def test_an_editor_that_saves_nothing_stores_nothing(
    busy: Mentorlog, editor: Editor, line: str, python: str
) -> None:
    result = refused(busy, *typed(line), code=1, **editor(python))
    assert "nothing was stored" in result.err
    assert busy.drafts() == []


def test_an_editor_that_saves_nothing_comes_with_a_hint(busy: Mentorlog, editor: Editor) -> None:
    message_and_hint(refused(busy, "note", "ada", code=1, **editor("pass")))


@pytest.mark.parametrize("line", WITH_EDITOR)
def test_a_page_saved_in_latin_1_is_kept_and_its_place_is_said(
    busy: Mentorlog, editor: Editor, line: str
) -> None:
    saves = editor('open(path, "wb").write("caf\\xe9".encode("latin-1")); sys.exit()')
    result = refused(busy, *typed(line), code=1, **saves)
    [draft] = busy.drafts()
    assert draft.read_bytes() == b"caf\xe9"
    assert str(draft) in result.err
    assert "UTF-8" in message_and_hint(result)[0]


KEPT = "Words that must not be lost."
BROKEN = {
    "no TOML": f'text = text.replace("+++\\n", "+++\\nthis is = = broken\\n", 1) + "{KEPT}"',
    "no end": f'text = "+++\\ndate = 2026-12-06\\n{KEPT}"',
    "a wrong value": f'text = "+++\\ndate = true\\nname = true\\ntitle = true\\n+++\\n{KEPT}"',
}


@pytest.mark.parametrize("line", WITH_EDITOR)
@pytest.mark.parametrize("damage", BROKEN)
def test_a_page_whose_front_matter_is_broken_is_kept_and_its_place_is_said(
    busy: Mentorlog, editor: Editor, line: str, damage: str
) -> None:
    result = refused(busy, *typed(line), code=4, **editor(BROKEN[damage]))
    [draft] = busy.drafts()
    assert draft.read_text().endswith(KEPT)
    assert str(draft) in result.err
    message_and_hint(result)


def test_the_hint_for_a_page_that_is_broken_names_the_draft(busy: Mentorlog, editor: Editor) -> None:
    busy.environment.update(editor(BROKEN["no TOML"]))
    _, hint = message_and_hint(busy("note", "ada"))
    assert "the page" not in hint


def test_at_a_terminal_the_editor_is_opened_on_a_broken_page_again(busy: Mentorlog, editor: Editor) -> None:
    mends = (
        'broken = "+++\\n= = broken\\n"\n'
        'text = text.replace(broken, "+++\\n") if broken in text else text.replace("+++\\n", broken, 1)\n'
        'text = text.replace("## Notes\\n", "## Notes\\nWords that must not be lost.\\n")'
    )
    busy.environment.update(editor(mends))
    result = busy("note", "ada", answers=["y"])
    assert result.code == 0
    assert busy.records()["meetings/ada-lovelace/2026-12-06.md"].count("Words that must not be lost.") == 2
    assert busy.drafts() == []


def test_at_a_terminal_a_broken_page_stays_where_one_does_not_go_on(busy: Mentorlog, editor: Editor) -> None:
    before = busy.records()
    busy.environment.update(editor(BROKEN["no TOML"]))
    result = busy("note", "ada", answers=["n"])
    assert result.code == 4
    assert busy.records() == before
    assert str(busy.drafts()[0]) in result.err


PIPED = {
    "Latin-1": (b"caf\xe9", 2),
    "no TOML": (b"+++\n= = broken\n+++\nWords.", 4),
    "no end": (b"+++\ndate = 2026-12-06\nWords.", 4),
    "a wrong value": (b'+++\nminutes = "long"\n+++\nWords.', 4),
}


@pytest.mark.parametrize("page", PIPED)
def test_a_page_from_a_pipe_that_cannot_be_read_is_kept_and_its_place_is_said(
    busy: Mentorlog, page: str
) -> None:
    data, code = PIPED[page]
    result = refused(busy, "note", "ada", "-", stdin=data, code=code)
    [draft] = busy.drafts()
    assert draft.read_bytes() == data
    assert str(draft) in result.err
    message_and_hint(result)


@pytest.mark.parametrize(
    "line", ["note zoe -", "note -", "note ada - --next soonish", "note ada - --date 3/4"]
)
def test_a_page_from_a_pipe_is_kept_where_the_rest_of_the_line_is_wrong(busy: Mentorlog, line: str) -> None:
    before = busy.records()
    result = busy(*typed(line), stdin=b"Words.")
    assert result.code in (2, 3)
    assert busy.records() == before
    [draft] = busy.drafts()
    assert draft.read_bytes() == b"Words."
    assert str(draft) in result.err


@pytest.mark.parametrize("page", [b"", b"  \n\n"])
def test_an_empty_page_from_a_pipe_is_refused(busy: Mentorlog, page: bytes) -> None:
    message, _ = message_and_hint(refused(busy, "note", "ada", "-", stdin=page, code=2))
    assert "empty" in message


def test_an_empty_page_from_a_pipe_leaves_no_draft(busy: Mentorlog) -> None:
    busy("note", "ada", "-", stdin=b"")
    assert busy.drafts() == []
