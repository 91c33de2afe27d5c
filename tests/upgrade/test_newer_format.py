"""A journal of a format to come is refused in one line, and nothing is written into it."""

from __future__ import annotations

import json
import shlex

import pytest
from tests.cli.conftest import Mentorlog, Result
from tests.history.commands import DOINGS
from tests.history.machines import Machine, Machines

from mentorlog.errors import NewerFormat
from mentorlog.journal.store import Store
from mentorlog.journal.unfinished import PLACE, Change, Message, dumped

from .test_first_format import READING

SETTINGS = "mentorlog.toml"
SAID = "This journal is of format 2, and this mentorlog knows formats up to 1.\n"
HINT = "Nothing was changed. Install a newer mentorlog to go on.\n"
OTHERS = [
    "init",
    "upgrade --yes",
    "undo --yes",
    "undo --redo --yes",
    "history",
    "sync",
    "note ada",
    "me edit",
]


def outcome(result: Result) -> tuple[int, str, str]:
    return result.code, result.out, result.err


@pytest.fixture
def newer(one: Machine) -> Machine:
    """A journal with records and a history, which a later mentorlog has upgraded."""
    one.ok("jot", "ada", "Why?")
    one.change(SETTINGS, "format = 1", "format = 2")
    (one.journal / "people").chmod(0o755)  # which `init` would close
    return one


def everything(one: Machine) -> dict[str, tuple[int, bytes]]:
    """All that is in the journal's folder, history and lock among it, with the modes."""
    found = sorted(one.journal.rglob("*"))
    return {str(path): (path.stat().st_mode, path.read_bytes() if path.is_file() else b"") for path in found}


def test_every_command_that_changes_something_is_refused_and_writes_nothing(newer: Machine) -> None:
    newer.repository("remote", "add", "origin", "../remote.git")
    before = everything(newer)
    found = {name: outcome(doing.by(newer)) for name, doing in DOINGS.items() if not doing.answers}
    found |= {line: outcome(newer(*shlex.split(line), EDITOR="false")) for line in OTHERS}
    # What was piped in can be kept nowhere, so it is said again above.
    wrong = {name: said for name, said in found.items() if not said[2].endswith(SAID + HINT)}
    assert (wrong, {(code, out) for code, out, _ in found.values()}) == ({}, {(4, "")})
    assert everything(newer) == before


def test_every_command_that_reads_is_refused_but_those_that_say_where_and_what_it_is(newer: Machine) -> None:
    lines = [line.replace("李明", "bo") for line in READING if line not in ("path", "check")]
    found = {line: outcome(newer(*shlex.split(line))) for line in lines}
    assert {line: said for line, said in found.items() if said != (4, "", SAID + HINT)} == {}
    assert newer.ok("path") == f"{newer.journal}\n"


def test_check_names_that_alone(newer: Machine) -> None:
    newer.write("people/bo.md", "what a later format may do\n")
    (newer.journal / "people").chmod(0o700)
    result = newer("check")
    assert result.code == 4
    assert result.out.splitlines() == [
        "mentorlog.toml:2: has format 2, which is newer than this program knows. "
        "Install a newer mentorlog: until then no command reads or changes it."
    ]


@pytest.mark.parametrize(
    "text", ["format = 2\nweek_start = = sunday\n", "format = '2'\n", "\ufeffformat = 2\n"]
)
def test_settings_that_are_badly_written_are_refused_as_well(one: Machine, text: str) -> None:
    one.write(SETTINGS, text)
    before = one.bytes()
    assert [outcome(one(*line)) for line in (("jot", "ada", "Why?"), ("prep",))] == [(4, "", SAID + HINT)] * 2
    assert one.bytes() == before


def test_what_a_later_program_had_begun_is_left_to_it(one: Machine) -> None:
    before = one.read(SETTINGS)
    changes = [Change(SETTINGS, before, before.replace(b"format = 1", b"format = 2"))]
    one.write(PLACE, dumped(changes, Message("Upgraded the journal")))
    assert outcome(one("jot", "ada", "Why?")) == (4, "", SAID + HINT)
    assert (one.read(SETTINGS), (one.journal / PLACE).exists()) == (before, True)


def test_a_sync_takes_no_newer_format_in(machines: Machines) -> None:
    a, b = machines.machine("a"), machines.machine("b")
    a.change(SETTINGS, "format = 1", "format = 2")
    a.repository("commit", "--quiet", "--all", "--message", "Upgraded the journal")
    a.repository("push", "--quiet", "origin", "main")
    before = b.bytes()
    result = b("sync")
    assert (result.code, result.err.splitlines()[-2:]) == (
        4,
        ["What comes in is of format 2, and this mentorlog knows formats up to 1.", HINT.strip()],
    )
    assert b.bytes() == before
    b.ok("jot", "ada", "Why?")


@pytest.mark.parametrize("there", [True, False])
def test_an_import_takes_no_newer_format_in(one: Machine, there: bool) -> None:
    name = "journal" if there else "another"
    if there:
        (one.journal / SETTINGS).unlink()
    export = {"schema": 1, "complete": True, "files": [{"path": SETTINGS, "text": "format = 2\n"}]}
    place = str(one.program.home / name)
    result = one("--journal", place, "import", "--from", "json", "-", "--yes", stdin=json.dumps(export))
    assert (result.code, result.err.splitlines()[0]) == (
        4,
        "What comes in is of format 2, and this mentorlog knows formats up to 1.",
    )
    assert not (one.program.home / name / SETTINGS).exists()


def test_what_became_newer_before_the_lock_was_taken_is_seen_before_anything_is_written(one: Machine) -> None:
    store = Store(one.journal)
    store.begin()
    one.change(SETTINGS, "format = 1", "format = 2")
    before = one.bytes()
    with pytest.raises(NewerFormat):
        store.write([Change("people/cy.md", None, b"+++\nname = 'Cy'\n+++\n")])
    assert one.bytes() == before


def test_where_the_editor_was_open_meanwhile_what_was_typed_is_kept(one: Machine) -> None:
    script = one.program.home / "editor.py"
    script.write_text(
        f"import sys\nopen(sys.argv[-1], 'a').write('We met.')\n"
        f"open({str(one.journal / SETTINGS)!r}, 'w').write('format = 2\\n')\n"
    )
    result = one("note", "ada", EDITOR=f"python3 {script}")
    assert (result.code, result.err.splitlines()[0] + "\n") == (4, SAID)
    [draft] = one.program.drafts()
    assert str(draft) in result.err
    assert "We met." in draft.read_text()


def test_the_number_is_the_settings_own_and_not_one_of_a_heading(mentorlog: Mentorlog) -> None:
    mentorlog.ok("init", str(mentorlog.journal))
    (mentorlog.journal / SETTINGS).write_text("[headings]\nformat = '2'\n")
    mentorlog.ok("mentor", "add", "Ada")


@pytest.fixture
def mentorlog(machines: Machines) -> Mentorlog:
    """The program in a home where nothing is yet."""
    return Mentorlog(machines.root / "home")
