"""The journal in `first`, as the program of the first issue wrote it, is read, written and checked today."""

from __future__ import annotations

import json
import shlex

import pytest
from tests.cli.conftest import Mentorlog

from mentorlog.cli.catalog import COMMANDS

READING = [
    "",
    "today --quiet",
    "prep",
    "prep ada --full",
    "prep ada --share",
    "prep ada --format html",
    "prep 李明 --json",
    "review --no-input",
    "review --json",
    "progress",
    "progress ada",
    "list",
    "list --all --kind any --json",
    "search reorganisation",
    "recall ada",
    "nudge ada",
    "report ada",
    "mentor list",
    "mentor show ada",
    "mentee show 李明",
    "mentor compare",
    "goal list",
    "goal show lead",
    "meeting list",
    "meeting show ada 2026-09-22",
    "me",
    "calendar",
    "export",
    "export --format markdown",
    "export --format csv",
    "path",
    "check",
]
WRITING = [
    "jot ada 'And the third?'",
    "done 90-day --result 'Ada has it'",
    "drop depot",
    "move depot 'next fri' --why 'closed today' --told",
    "move 90-day fri --smaller 'One page'",
    "reopen Priya",
    "told depot",
    "note ada -m 'We met.' --commit 'Write by fri' --next 'in 2 weeks'",
    "note 李明 --advice 'Ask first'",
    "prep ada --objective 'An answer' --question 'When?'",
    "meeting plan 李明 16 oct 10:00",
    "meeting reschedule ada 7 oct",
    "meeting cancel ada --why ill",
    "meeting remove ada --yes",
    "mentor add Bo",
    "mentor edit ada --skill hiring",
    "mentor agree ada --notes me",
    "mentor checkpoint ada --working Well",
    "mentor pause ada",
    "mentor answer grace yes",
    "mentor rename ada 'Ada King' --slug ada-king",
    "mentor close ada --no-talk",
    "mentor remove ada --yes",
    "goal log lead 20% 'The first'",
    "goal achieve lead",
    "goal rename lead 'Lead six' --slug six",
    "goal remove lead --yes",
    "me skill hiring --level 2 --importance 5",
    "import --from json - --yes",
    "init",
    "upgrade --yes",
]
PRIVATE = "Left out, for they are private"
NOT_ALL = "It is not the whole journal; --include-private takes all of it."
PIPED = '{"schema": 1, "files": [{"path": "people/cy.md", "text": "+++\\nname = \\"Cy\\"\\n+++\\n"}]}'


def typed(mentorlog: Mentorlog, line: str, **how: object) -> tuple[int, str, str]:
    result = mentorlog(*shlex.split(line), **how)  # type: ignore[arg-type]
    return result.code, result.out, result.err


def test_check_finds_nothing_wrong_with_it(first: Mentorlog) -> None:
    assert typed(first, "check") == (0, "", "")


def test_every_command_that_reads_reads_it_and_changes_nothing(first: Mentorlog) -> None:
    before = first.files()
    said = {line: typed(first, line) for line in READING}
    assert {line: code for line, (code, _, _) in said.items() if code} == {"today --quiet": 10}
    # Two say what they left out, for it is private, and say no more.
    assert {err.partition(":")[0] for _, _, err in said.values()} <= {"", PRIVATE, f"{NOT_ALL}\n{PRIVATE}"}
    assert first.files() == before
    assert "Draft the 90-day plan (from 7 Sep, moved once)" in said["prep"][1]
    shown = {line for line, (_, out, _) in said.items() if "She may leave" in out}
    assert shown == {
        line for line in READING if line.startswith(("list", "recall", "meeting show", "mentor show"))
    }


def test_its_items_are_what_they_were(first: Mentorlog) -> None:
    items = json.loads(first.ok("list", "--all", "--kind", "any", "--json"))["items"]
    found = {item["id"]: (item["kind"], item["state"], item["owner"], item["moves"]) for item in items}
    assert {name: found[name] for name in KNOWN} == KNOWN


KNOWN = {
    "56kf8": ("question", "open", "me", 0),
    "7g9n4": ("assumption", "open", "me", 0),
    "151c4": ("commitment", "open", "me", 0),
    "87f1s": ("objective", "open", "me", 0),
    "b45am": ("advice", "done", "me", 0),
    "c4gbv": ("commitment", "open", "me", 1),
    "z9e5m": ("commitment", "dropped", "me", 1),
    "3s9vm": ("commitment", "open", "me", 0),
    "feq7v": ("commitment", "done", "ada-lovelace", 0),
    "67xpc": ("commitment", "open", "ada-lovelace", 0),
    "4t6sp": ("contact", "done", "me", 0),
    "ndq6h": ("decision", "open", "me", 0),
    "eyxn6": ("feedback", "open", "me", 0),
    "42xc8": ("commitment", "open", "me", 0),
    "94j93": ("commitment", "open", "me", 0),
}


@pytest.mark.parametrize("line", WRITING)
def test_a_command_that_writes_writes_it_and_leaves_it_sound(first: Mentorlog, line: str) -> None:
    before = first.files()
    code, _, err = typed(first, line, stdin=PIPED if "json" in line else "")
    assert (code, err) == (0, "")
    assert first.files() != before
    assert typed(first, "check") == (0, "", "")


def test_the_commands_tried_on_it_are_all_that_there_are() -> None:
    # What opens an editor, waits for answers, or needs git or another journal is tried elsewhere.
    elsewhere = {"demo", "history", "undo", "sync", "merge-records", "completion", "config"}
    tried = {(line.split() or ["today"])[0] for line in [*READING, *WRITING]}
    assert set(COMMANDS) - elsewhere == tried
