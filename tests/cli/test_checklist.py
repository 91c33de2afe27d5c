"""What every command keeps, one test each, by looking at the whole tree of commands.

What is held by tests of its own, and not again here:

- a pipe has no colour and unwrapped lines: test_screens, `test_a_pipe_gets_lines_as_long_as_they_are_...`
- option, variable, settings, data folder, in that order: test_setup, `test_the_journal_is_that_of_...`
- the keys of JSON that DESIGN names: test_json; here all of them, level by level
- an import, and `init`, twice: exchange/test_import and history/test_begin too, in more forms
- what cannot be shown in a locale: test_encodings; `--plain` and narrow terminals: test_plain
- importing asks, default no: exchange/test_import; undo asks: history/test_undo
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import typer
from tests.cli.conftest import Mentorlog
from tests.cli.test_screens import MISTAKES, with_demo

from mentorlog.cli.app import app
from mentorlog.exchange.demo import make_demo

DOCS = Path(__file__).parents[2] / "docs" / "reference"


def tree() -> dict[str, Any]:
    """Every command, hidden ones aside, by the words that call it."""

    def below(group: Any, path: str) -> Iterator[tuple[str, Any]]:
        names = group.list_commands(None) if hasattr(group, "list_commands") else []
        if not names or group.invoke_without_command:
            yield path, group
        for name in names:
            found = group.get_command(None, name)
            if not found.hidden:
                yield from below(found, f"{path} {name}".strip())

    return dict(below(typer.main.get_command(app), ""))


TREE = tree()


def options(path: str) -> set[str]:
    """The options of a command."""
    return {name for each in TREE[path].params for name in each.opts}


# How each command is given, so that it has something to do; what is not asked is not answered.
GIVEN = {
    "": "", "today": "", "prep": "ada", "note": 'ada -m "We met."', "review": "", "review show": "",
    "progress": "", "jot": "ada Why?", "done": "p2m7d", "drop": "7f3kb", "move": "d2mh6 fri",
    "reopen": "7f3kb", "told": "7f3kb", "list": "--kind any --all", "search": "plan", "recall": "ada",
    "nudge": "ada", "report": "ada", "goal add": '"Sleep more"', "goal list": "", "goal show": "lead",
    "goal edit": "lead --due 2028-01-01", "goal log": "lead 30% on", "goal achieve": "lead",
    "goal drop": "give", "goal rename": 'sleep "Sleep longer"', "goal remove": "sleep",
    "me": "", "me skill": "hiring --level 3", "me edit": "", "meeting plan": 'ada "in 3 weeks"',
    "meeting list": "--all", "meeting show": "ada", "meeting edit": "ada", "meeting reschedule": "ada fri",
    "meeting cancel": "jun", "meeting remove": "ada", "calendar": "", "init": "", "demo": "HOME/sample",
    "path": "", "export": "", "import": "HOME/notes --who ada", "check": "", "history": "", "undo": "",
    "sync": "", "config show": "", "completion": "bash", "config": "", "upgrade": "",
}  # fmt: skip
GIVEN |= {
    f"{group} {name}": line.replace("WHO", who)
    for group, who in (("mentor", "grace"), ("mentee", "jun"))
    for name, line in {
        "add": f'"{group.title()} Kim" --status candidate', "list": "", "show": "WHO",
        "edit": "WHO --skill x",
        "pause": "WHO", "resume": "WHO", "compare": "", "ask": f"{group}-kim", "answer": f"{group}-kim no",
        "agree": "WHO", "checkpoint": "WHO", "close": "WHO", "reopen": "WHO",
        "rename": f'{group}-kim "{group.title()} Lee"', "remove": f"{group}-lee",
    }.items()
}  # fmt: skip
GIVEN["mentee ask"] = "mentor-kim"  # with a mentee, asking is up to them
# Those that only read: each has JSON. `calendar` and `export` have forms of their own.
READING = (
    *("today", "prep", "review", "review show", "progress", "list", "search", "recall", "nudge", "report"),
    *("goal list", "goal show", "me", "meeting list", "meeting show", "config show"),
    *("path", "check", "history"),
    *(f"{who} {name}" for who in ("mentor", "mentee") for name in ("list", "show", "compare")),
    *(f"{who} {name}" for who in ("mentor", "mentee") for name in ("ask", "agree", "checkpoint", "close")),
)
DESTROYING = ("mentor remove", "mentee remove", "goal remove", "meeting remove", "import", "undo")


def typed(path: str, home: Path, *more: str) -> list[str]:
    """The words of a command, as GIVEN has it."""
    return [*path.split(), *(word.replace("HOME", str(home)) for word in shlex.split(GIVEN[path])), *more]


@pytest.fixture
def demo(tmp_path: Path) -> Mentorlog:
    """The sample journal, with notes to import beside it."""
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "2026-10-03.md").write_text("# 2026-10-03\n\n## Actions\n- [ ] Call Tom\n")
    return with_demo(tmp_path)


def state(root: Path) -> dict[str, tuple[bytes, int]]:
    """The bytes and the time of every file below a folder, but for the lock."""
    return {
        path.relative_to(root).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in root.rglob("*")
        if path.is_file() and path.name != "lock" and ".git" not in path.parts
    }


# --- every command --------------------------------------------------------------------------------


def test_each_command_is_on_this_list() -> None:
    assert set(TREE) == set(GIVEN)


def test_h_is_the_same_as_help(mentorlog: Mentorlog, capsys: pytest.CaptureFixture[str]) -> None:
    root = typer.main.get_command(app)
    above = root.make_context("mentorlog", [], resilient_parsing=True)
    for path, command in TREE.items():
        context = command.make_context(path, [], parent=above, resilient_parsing=True)
        assert context.help_option_names == ["-h", "--help"], path
    for path in ("", "prep", "review", "review show", "mentor", "mentor ask", "goal log"):
        helped = []
        for option in ("-h", "--help"):
            said = mentorlog(*path.split(), option)
            helped.append((said.code, said.err, said.out + capsys.readouterr().out))
        assert (
            helped[0] == helped[1] and helped[0][0] == 0 and helped[0][2].startswith("Usage\n  mentorlog")
        ), path


def test_without_a_terminal_nothing_waits_and_nothing_fails(demo: Mentorlog) -> None:
    class Open:
        """A pipe that nobody writes into, and nobody closes."""

        def __getattr__(self, name: str) -> object:
            raise AssertionError(f"waits: stdin.{name}")

    from mentorlog.cli import app as program

    home = demo.home
    codes = {}
    for path in GIVEN:
        if path in TREE:
            words = typed(path, home)
            result = _with_stdin(demo, words, Open(), program.run)
            codes[path] = result.code
            assert result.code in (0, 1, 2, 3) and "A fault in" not in result.err, (path, result)
    # Enough of them come to something for this to say something.
    assert sum(code == 0 for code in codes.values()) > len(codes) * 2 // 3, codes


def _with_stdin(demo: Mentorlog, words: list[str], stdin: Any, run: Callable[..., int]) -> Any:
    import io
    import random

    from tests.cli.conftest import Result

    from mentorlog.cli.world import World

    def ask(question: str) -> str:
        raise AssertionError(f"asks: {question}")

    out, err = io.StringIO(), io.StringIO()
    world = World(
        now=lambda _: demo.now,
        environment={**demo.environment, "HOME": str(demo.home), "PATH": str(demo.home / "none")},
        stdin=stdin,
        stdout=out,
        stderr=err,
        ask=ask,
        key=ask,
        is_interactive=False,
        config_folder=lambda: demo.home / "config",
        data_folder=lambda: demo.home / "data",
        cache_folder=lambda: demo.home / "cache",
        source=random.Random(1),
    )
    return Result(run(words, world), out.getvalue(), err.getvalue())


# --- the exit codes, by the program itself --------------------------------------------------------


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the sample journal as it is made today, and its history."""
    home = tmp_path_factory.mktemp("real")
    make_demo(home / "journal", datetime.now().astimezone().date())
    assert program(home, "init").returncode == 0
    return home


def environment(home: Path, **more: str) -> dict[str, str]:
    known = {"HOME": str(home), "PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path)}
    return {**known, "MENTORLOG_JOURNAL": str(home / "journal"), "TMPDIR": str(home / "tmp"), **more}


def program(home: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """The real program, its input a pipe that stays open until it ends."""
    reading, writing = os.pipe()
    try:
        return subprocess.run(
            [sys.executable, "-m", "mentorlog", *words],
            env=environment(home, **more),
            stdin=reading,
            capture_output=True,
            text=True,
            timeout=60,
            cwd=home,
            check=False,
        )
    finally:
        os.close(reading)
        os.close(writing)


def test_the_exit_codes_are_those_that_are_documented(real: Path) -> None:
    bad = real / "journal" / "goals" / "bad.md"
    bad.write_text("+++\ntitle =\n+++\n")
    found = {
        0: program(real, "path").returncode,
        1: program(real, "goal", "remove", "give").returncode,
        2: program(real, "move", "p2m7d", "3/4").returncode,
        3: program(real, "prep", "bob").returncode,
        4: program(real, "goal", "show", "bad").returncode,
        10: program(real, "today", "--quiet").returncode,
    }
    bad.unlink()
    assert program(real, "jot", "ada", "Why?").returncode == 0
    ada = real / "journal" / "people" / "ada-lovelace.md"
    ada.write_text(ada.read_text("utf-8") + "\n", "utf-8")
    found[5] = program(real, "undo", "--yes").returncode
    found[130] = _interrupted(real)
    assert found == {code: code for code in found}
    documented = re.findall(r"^\| ([0-9, ]+) \|", (DOCS / "exit-codes.md").read_text("utf-8"), re.MULTILINE)
    assert set(found) | {129, 143} == {int(code) for row in documented for code in row.split(",")}


def _interrupted(home: Path) -> int:
    """Ctrl-C while the program reads a page."""
    running = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import mentorlog.__main__ as m; print('!', flush=True); m.main()",
            "note",
            "ada",
            "-",
        ],
        env=environment(home),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdout and running.stdout.readline() == b"!\n"
    from time import sleep

    sleep(1.5)  # until it waits for the page; earlier it ends the same way
    running.send_signal(signal.SIGINT)
    running.communicate(timeout=30)
    return running.returncode


@pytest.mark.parametrize("words", [["list", "--kind", "any", "--all"], ["--help"], ["--version"]])
def test_a_reader_that_has_enough_is_no_fault(real: Path, words: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)  # as after `| head -1`, but for certain before we write
    try:
        said = subprocess.run(
            [sys.executable, "-m", "mentorlog", *words],
            env=environment(real),
            stdout=writing,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            check=False,
        )
    finally:
        os.close(writing)
    assert (said.returncode, said.stderr) == (0, "")


DAY = (
    "",
    "prep ada",
    'note ada -m "We met." --commit "Draft it by fri" --next "in 2 weeks"',
    "list",
    "done p2m7d",
    "check",
    "undo --yes",
    "history",
    "path",
)
# Put where Python looks before it starts anything: what opens a connection is written down.
WATCHED = """
import os, sys

def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.bind", "socket.sendto"):
        with open(os.environ["WATCHED"], "a") as seen:
            seen.write(f"{event} {arguments!r}\\n")

sys.addaudithook(watch)
"""


def test_a_day_makes_nothing_outside_the_journal_and_opens_no_connection(real: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "tmp").mkdir(parents=True)
    shutil.copytree(real / "journal", home / "journal", symlinks=True)
    (tmp_path / "sitecustomize.py").write_text(WATCHED)
    seen = tmp_path / "seen"
    watching = {"WATCHED": str(seen), "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])}
    for line in DAY:
        said = program(home, *shlex.split(line), **watching)
        assert said.returncode == 0, (line, said)
    made = {path.relative_to(home).parts[0] for path in home.rglob("*") if path.is_file()}
    assert made == {"journal"}
    assert not seen.exists(), seen.read_text()
    # The watch sees what there is to see.
    script = "import socket; s = socket.socket(); s.settimeout(0.1); s.connect_ex(('127.0.0.1', 9))"
    subprocess.run([sys.executable, "-c", script], env=environment(home, **watching), check=True, timeout=30)
    assert "socket.connect" in seen.read_text()


# --- errors ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", MISTAKES)
def test_an_error_is_a_line_and_a_hint_on_standard_error_only(demo: Mentorlog, command: str) -> None:
    result = demo.typed(command, color=True)
    assert result.code in (2, 3) and result.out == ""
    assert len(result.err.splitlines()) >= 2 and "Traceback" not in result.err and "\x1b" not in result.err


# --- JSON -----------------------------------------------------------------------------------------


def test_every_reading_command_has_json() -> None:
    assert [path for path in READING if "--json" not in options(path)] == []
    # And what has it is on the list of those that read.
    assert {path for path in TREE if "--json" in options(path)} <= {*READING, "", "config show"}


def test_json_has_no_colour_and_all_its_keys_are_known(
    tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    mentorlog = Mentorlog(tmp_path, environment={"MENTORLOG_JOURNAL": str(tmp_path / "journal")}, git=True)
    make_demo(mentorlog.journal, date(2026, 12, 6))
    mentorlog.ok("init")
    mentorlog.ok("mentor", "add", "Mentor Kim", "--status", "candidate", "--skill", "x")
    lines = []
    for path in [path for path in READING if not path.startswith("mentee ")]:  # mentor's, by another name
        result = mentorlog(*typed(path, tmp_path, "--json"), color=True)
        assert (result.code, "\x1b" in result.out) == (0, False), (path, result)
        lines += [f"{path}", *(f"  {key}" for key in sorted(set(keys(json.loads(result.out)))))]
    golden("json-keys.list", "\n".join(lines) + "\n")


def keys(value: object, before: str = "") -> Iterator[str]:
    """The keys of an object, those of what is in it after a dot; what is in a list after brackets."""
    if isinstance(value, Mapping):
        for key, within in value.items():
            yield f"{before}{key}"
            yield from keys(within, f"{before}{key}.")
    elif isinstance(value, list):
        for each in value:
            yield from keys(each, f"{before.removesuffix('.')}[].")


# --- plainly ----------------------------------------------------------------------------------------


# Of these the lines are those of a record, as somebody wrote them.
AS_WRITTEN = ("review show", "meeting show", "undo")


def test_what_reads_says_plainly_a_fact_a_line_with_nothing_drawn(tmp_path: Path) -> None:
    mentorlog = Mentorlog(tmp_path, environment={"MENTORLOG_JOURNAL": str(tmp_path / "journal")}, git=True)
    make_demo(mentorlog.journal, date(2026, 12, 6))
    mentorlog.ok("init")
    mentorlog.ok("mentor", "add", "Mentor Kim", "--status", "candidate", "--skill", "x")
    mentorlog.ok("done", "p2m7d")
    (tmp_path / "notes.md").write_text("# 2026-10-03\n\n## Actions\n- [ ] Call Tom\n")
    (mentorlog.journal / "people" / "bad.md").write_text("+++\nname =\n+++\n")  # for `check`
    lines = {path: typed(path, tmp_path) for path in READING if not path.startswith("mentee ")}
    lines["undo"] = ["undo"]
    lines["import"] = ["import", str(tmp_path / "notes.md"), "--who", "ada", "--dry-run"]
    for path, words in lines.items():
        said = mentorlog("--plain", *words, color=True)
        assert said.out, (path, said)
        drawn = [
            line for line in said.out.splitlines() if re.search("[\x1b\u2190-\u21ff\u2500-\u259f]", line)
        ]
        apart = [line for line in said.out.splitlines() if re.search(r"^ |\S {2,}\S| · ", line)]
        assert drawn == [] and (apart == [] or path in AS_WRITTEN), (path, drawn, apart)


# --- what is set, and where -----------------------------------------------------------------------


def test_columns_are_for_a_pipe_too(demo: Mentorlog) -> None:
    wide, folded = demo.ok("prep", "--full", width=None), demo.ok("prep", "--full", width=50)
    assert max(map(len, wide.splitlines())) > 100 and max(map(len, folded.splitlines())) <= 50


def test_visual_comes_before_editor_and_may_have_arguments(
    demo: Mentorlog, editor: Callable[[str], dict[str, str]]
) -> None:
    visual = editor('text += "\\nSeen by " + " ".join(sys.argv[1:-1]) + "\\n"')["EDITOR"]
    other = editor('text += "\\nSeen by xyzzy\\n"')["EDITOR"]
    demo("meeting", "edit", "ada", at_terminal=True, VISUAL=f"{visual} --wait -n", EDITOR=other)
    records = "".join(demo.records().values())
    assert "Seen by --wait -n\n" in records and "xyzzy" not in records


# --- what destroys, and what changes nothing ------------------------------------------------------


def test_what_has_yes_is_what_destroys_or_imports() -> None:
    # `upgrade` asks as well, where a journal lacks something: tests/upgrade.
    assert {path for path in TREE if "--yes" in options(path)} == {*DESTROYING, "upgrade"}


@pytest.mark.parametrize("path", DESTROYING)
def test_what_destroys_asks_takes_no_for_enter_and_yes_from_an_option(path: str, tmp_path: Path) -> None:
    mentorlog = Mentorlog(tmp_path, environment={"MENTORLOG_JOURNAL": str(tmp_path / "journal")}, git=True)
    make_demo(mentorlog.journal, date(2026, 12, 6))
    mentorlog.ok("init")
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "2026-10-03.md").write_text("# 2026-10-03\n\n## Actions\n- [ ] Call Tom\n")
    for group in ("Mentor", "Mentee"):
        mentorlog.ok(group.lower(), "add", f"{group} Lee", "--status", "candidate")
    mentorlog.ok("goal", "add", "Sleep")
    mentorlog.ok("meeting", "plan", "grace", "fri")
    words = typed(path, tmp_path) if path != "meeting remove" else ["meeting", "remove", "grace"]
    before = state(mentorlog.journal)
    assert mentorlog(*words).code == 1 and state(mentorlog.journal) == before
    asked = mentorlog(*words, answers=[""])
    assert "[y/N]" in asked.out and state(mentorlog.journal) == before
    assert mentorlog(*words, "--yes").code == 0 and state(mentorlog.journal) != before


def test_a_dry_run_changes_nothing(demo: Mentorlog) -> None:
    # That of `upgrade` is tried on a journal that lacks something: tests/upgrade.
    assert {path for path in TREE if "--dry-run" in options(path)} == {"import", "upgrade"}
    before = state(demo.home)
    said = demo.ok(*typed("import", demo.home, "--dry-run"))
    assert "Call Tom" in said and state(demo.home) == before


def test_init_and_import_once_more_change_nothing(demo: Mentorlog) -> None:
    demo.ok("init")
    demo.ok(*typed("import", demo.home, "--yes"))
    before = state(demo.home)
    demo.ok("init")
    demo.ok(*typed("import", demo.home, "--yes"))
    assert state(demo.home) == before


def test_what_reads_writes_nothing(demo: Mentorlog) -> None:
    before = state(demo.home)
    for path in READING:
        demo(*typed(path, demo.home))
        assert state(demo.home) == before, path
