"""The rules of the house that no linter knows: what a module says of itself, and who may do what.

Which room may import which is import-linter's, in pyproject.toml.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

import mentorlog

ROOT = Path(mentorlog.__file__).parent
SOURCES = {path.relative_to(ROOT).as_posix(): path for path in sorted(ROOT.rglob("*.py"))}
LONGEST_FILE = 400

# Public names without a docstring, each with the reason why its name says enough.
NEED_NO_DOCSTRING = {
    **dict.fromkeys(
        [f"cli/commands/{name}.py:command" for name in
         ("calendar", "completion", "goal", "history", "items", "letters", "list", "me", "meeting", "note",
          "people", "prep", "progress", "recall", "review", "search", "setup", "sync", "today")],
        "the same in every module of commands: gives the command of that name",
    ),
    **dict.fromkeys(
        ["cli/app.py:Root.list_commands", "cli/app.py:Root.get_command", "cli/app.py:Root.invoke",
         "cli/group.py:Group.parse_args", "cli/group.py:Group.get_help_option",
         "cli/group.py:Group.resolve_command", "cli/group.py:Command.parse_args",
         "cli/group.py:Command.get_help_option", "cli/group.py:Commands.command"],
        "does what Typer's method of that name does",
    ),
    "cli/commands/goal.py:group": "its words stand in the decorator, as help",
    "cli/commands/meeting.py:group": "its words stand in the decorator, as help",
    "cli/session.py:Session.today": "the day of `now`",
    "cli/screen.py:Screen.config_file": "what it says",
    "cli/screen.py:Screen.show": "writes what `draw` above it draws",
    "cli/session.py:Session.is_interactive": "as in World",
    "dates/iso.py:calendar_day": "what it says",
    "journal/items.py:Item.since": "said in the docstring of Item",
    "journal/items.py:Item.is_open": "what it says",
    "journal/items.py:Item.is_mine": "what it says",
    "journal/records.py:Person.is_mentee": "what it says",
}  # fmt: skip
# What may be done elsewhere, each with its reason.
MAY_WRITE = {
    ("cli/app.py", "os.open"): "opens the null device for Python to complain to, after a broken pipe",
    ("cli/editor.py", "unlink"): "takes away its own draft where the editor left it as it was",
    ("__main__.py", "os.open"): "opens the null device, for the same",
    ("__main__.py", "open"): "and where a stream is closed",
    ("journal/store.py", "os.open"): "reads, and does not wait where there is no file",
    ("journal/reading.py", "os.open"): "reads, too",
    ("journal/kept.py", "os.open"): "a folder, to look at what is in it",
    ("journal/store.py", "unlink"): "takes away a draft whose text is in the journal now",
    ("journal/lock.py", "os.open"): "the lock itself",
    ("journal/lock.py", "os.write"): "names the holder in the lock",
    ("journal/git.py", "unlink"): "takes away the locks of a git that was killed",
}
DISK = "journal/disk.py"
CLOCK = "cli/world.py"

PATH_METHODS = frozenset(
    [
        "write_text", "write_bytes", "mkdir", "touch", "unlink", "rmdir", "rename", "chmod", "lchmod",
        "symlink_to", "hardlink_to",
    ]
)  # fmt: skip
OS_CALLS = frozenset(
    f"os.{name}"
    for name in (
        "open", "fdopen", "mkdir", "makedirs", "remove", "unlink", "rmdir", "removedirs", "rename", "renames",
        "replace", "link", "symlink", "chmod", "chown", "truncate", "utime", "write",
    )
)  # fmt: skip
WRITING_MODULES = ("shutil.", "tempfile.")
ONLY_LOOKS = frozenset(["shutil.which", "shutil.get_terminal_size"])


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def writes(tree: ast.AST) -> set[str]:
    """The calls in a module that may change a file or a folder."""
    found = set()
    for call in calls(tree):
        name = ast.unparse(call.func)
        method = name.rpartition(".")[2]
        if name in OS_CALLS or (name.startswith(WRITING_MODULES) and name not in ONLY_LOOKS):
            found.add(name)
        elif method in PATH_METHODS and isinstance(call.func, ast.Attribute):
            found.add(method)
        elif method == "replace" and isinstance(call.func, ast.Attribute) and len(call.args) == 1:
            # A text's replace takes two; one alone is a path's. A date's has names.
            found.add(method)
        elif (name in ("open", "io.open") or method == "open") and _mode(call, name) not in ("r", "rb", "rt"):
            found.add(method)
    return found


def _mode(call: ast.Call, name: str) -> str:
    """The mode of an `open`; "r" where none is given, "?" where it cannot be seen."""
    place = 1 if name in ("open", "io.open") else 0
    given = [*call.args[place : place + 1], *(word.value for word in call.keywords if word.arg == "mode")]
    if not given:
        return "r"
    # `Journal.open(root)` and its like take no mode.
    if name.endswith(".open") and name != "io.open" and not isinstance(given[0], ast.Constant):
        return "r"
    value = given[0].value if isinstance(given[0], ast.Constant) else None
    return value if isinstance(value, str) else "?"


def reads_the_clock(tree: ast.AST) -> set[str]:
    """The calls in a module that ask the machine what day or time it is."""
    asking = (
        "now",
        "today",
        "utcnow",
        "fromtimestamp",
        "time",
        "time_ns",
        "localtime",
        "gmtime",
        "monotonic",
    )
    clocks = (
        "datetime",
        "date",
        "dt",
        "time",
        "_dt",
        "datetime.datetime",
        "datetime.date",
        "dt.datetime",
        "dt.date",
    )
    names = {ast.unparse(call.func) for call in calls(tree)}
    return {name for name in names if name.rpartition(".")[2] in asking and name.rpartition(".")[0] in clocks}


def speaks(tree: ast.AST) -> set[str]:
    """What in a module shows or asks something."""
    said = {ast.unparse(call.func) for call in calls(tree)} & {"print", "input", "typer.echo", "rich.print"}
    streams = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return said | (streams & {"sys.stdout", "sys.stderr", "sys.stdin"})


def public(tree: ast.Module) -> Iterator[tuple[str, str | None]]:
    """The public functions, classes and methods of a module, with their docstrings."""
    todo: list[tuple[str, ast.AST]] = [("", tree)]
    while todo:
        prefix, node = todo.pop()
        for child in ast.iter_child_nodes(node):
            if not isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                continue
            if not child.name.startswith("_"):
                yield f"{prefix}{child.name}", ast.get_docstring(child)
                if isinstance(child, ast.ClassDef):
                    todo.append((f"{child.name}.", child))


def parsed(path: str) -> ast.Module:
    return ast.parse(SOURCES[path].read_text("utf-8"))


# --- the rules ------------------------------------------------------------------------------------


def test_there_is_a_house() -> None:
    rooms = {path.partition("/")[0] for path in SOURCES if "/" in path}
    assert rooms == {"cli", "dates", "exchange", "journal", "practice", "render"}
    assert len(SOURCES) > 50


@pytest.mark.parametrize("path", SOURCES)
def test_a_module_opens_with_what_it_is_for(path: str) -> None:
    said = (ast.get_docstring(parsed(path)) or "").split("\n")[0]
    assert len(said.split()) >= 3
    assert said.endswith((".", "?", ":"))


@pytest.mark.parametrize("path", SOURCES)
def test_a_module_is_short_enough_to_be_read(path: str) -> None:
    assert len(SOURCES[path].read_bytes().splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", SOURCES)
def test_what_is_public_says_what_it_does(path: str) -> None:
    silent = {f"{path}:{name}" for name, said in public(parsed(path)) if not said}
    assert silent - NEED_NO_DOCSTRING.keys() == set()


def test_no_exception_is_left_that_nothing_needs() -> None:
    silent = {f"{path}:{name}" for path in SOURCES for name, said in public(parsed(path)) if not said}
    assert NEED_NO_DOCSTRING.keys() - silent == set()
    done = {(path, call) for path in SOURCES if path != DISK for call in writes(parsed(path))}
    assert MAY_WRITE.keys() - done == set()


@pytest.mark.parametrize("path", [path for path in SOURCES if path != DISK])
def test_only_the_disk_module_writes_files(path: str) -> None:
    assert {call for call in writes(parsed(path)) if (path, call) not in MAY_WRITE} == set()


@pytest.mark.parametrize("path", [path for path in SOURCES if path != CLOCK])
def test_only_the_world_reads_the_clock(path: str) -> None:
    # How long a lock is waited for is no day and no hour.
    allowed = {"time.monotonic"} if path == "journal/lock.py" else set()
    assert reads_the_clock(parsed(path)) - allowed == set()


@pytest.mark.parametrize("path", [path for path in SOURCES if not path.startswith("cli/")])
def test_only_the_command_line_shows_and_asks(path: str) -> None:
    # The version is said before there is a command line, and a fault of ours after it; a closed stream
    # is replaced.
    allowed = {"sys.stdin", "sys.stdout", "sys.stderr"} if path == "__main__.py" else set()
    assert speaks(parsed(path)) - allowed == set()


# --- the page and the sources ---------------------------------------------------------------------

PAGE = (ROOT.parents[1] / "docs" / "explanation" / "architecture.md").read_text("utf-8")


def diagram() -> list[str]:
    """The rooms as the page draws them, from above to below."""
    drawn = PAGE.partition("```text\n")[2].partition("```")[0]
    return re.findall(r"^ +(\w+)  ", drawn, re.MULTILINE)


def room_of(path: str) -> str:
    return path.partition("/")[0].removesuffix(".py")


def imported(tree: ast.AST) -> set[str]:
    """The rooms that a module imports from, wherever in it."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "mentorlog":
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("mentorlog."):
            found.add((node.module or "").split(".")[1])
        elif isinstance(node, ast.Import):
            found |= {name.name.split(".")[1] for name in node.names if name.name.startswith("mentorlog.")}
    return found - {"__version__"}


def imports() -> set[tuple[str, str]]:
    """Each room with each other one that it imports from."""
    pairs = {(room_of(path), room) for path in SOURCES for room in imported(parsed(path))}
    return {(above, below) for above, below in pairs if above != below}


def table(heading: str) -> list[list[str]]:
    """The cells of the first table below a heading of the page, without its head."""
    below = PAGE.partition(heading)[2]
    rows = re.search(r"^\|.*\|\n\|[-|]+\|\n((?:\|.*\|\n)+)", below, re.MULTILINE)
    assert rows, heading
    return [row.strip("|").split("|") for row in rows[1].splitlines()]


def test_every_room_is_drawn_and_none_that_is_not_there() -> None:
    assert sorted(diagram()) == sorted({room_of(path) for path in SOURCES} - {"__init__"})


def test_every_import_leads_to_a_room_that_is_drawn_below() -> None:
    order = diagram()
    assert {pair for pair in imports() if order.index(pair[0]) >= order.index(pair[1])} == set()


def test_every_line_between_two_rooms_of_the_diagram_is_an_import() -> None:
    assert set(pairwise(diagram())) - imports() == set()


def test_the_diagram_is_what_import_linter_holds() -> None:
    project = tomllib.loads((ROOT.parents[1] / "pyproject.toml").read_text("utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    [layers] = [each["layers"] for each in contracts if each.get("containers") == ["mentorlog"]]
    assert diagram() == layers


def test_the_modules_that_the_page_names_are_there() -> None:
    named = {
        f"{room.strip(' `')}/{name}"
        for room, _, modules in table("### Why each room is its own")
        for name in re.findall(r"`([\w/]+)`", modules)
    }
    named |= {
        f"journal/{name}"
        for row in table("What keeps the promises")
        for name in re.findall(r"^ `([\w/]+)`", row[0])
    }
    there = {path.removesuffix(".py") for path in SOURCES} | {
        f"{path.rpartition('/')[0]}/" for path in SOURCES
    }
    assert len(named) > 50
    assert named - there == set()


def test_the_rooms_of_practice_are_all_on_the_page() -> None:
    named = {row[0].strip(" `/") for row in table("### The rooms of practice")}
    assert named == {
        path.split("/")[1] for path in SOURCES if path.startswith("practice/") and path.count("/") > 1
    }


# --- do the rules see what they are to see? -------------------------------------------------------


def test_the_disk_module_writes_and_the_world_reads_the_clock_and_speaks() -> None:
    assert {"mkdir", "os.replace", "os.open", "unlink"} <= writes(parsed(DISK))
    assert reads_the_clock(parsed(CLOCK)) == {"datetime.now"}
    assert {"input", "sys.stdout"} <= speaks(parsed(CLOCK))


SEEN: dict[Callable[[ast.AST], set[str]], tuple[tuple[str, ...], tuple[str, ...]]] = {
    writes: (
        (
            'open("x", "w")', 'open(p, mode="ab")', 'open("x", "r+")', "open(p, how)", 'p.open("w")',
            'io.open("x", "x")', 'p.write_text("x")', "(a / b).write_bytes(b)", "p.mkdir()", "p.unlink()",
            "p.rename(q)", "p.replace(q)", "os.replace(a, b)", "os.remove(a)", "os.makedirs(a)",
            "shutil.copy(a, b)", "tempfile.mkdtemp()", "os.fdopen(d, 'wb')", "p.chmod(0)", "p.touch()",
        ),
        (
            'open("x")', 'open("x", "rb")', "p.open()", 'p.open("r")', "p.read_text()",
            'text.replace("a", "b")', "day.replace(day=1)", "replace(line, text=x)",
            "Journal.open(root, source)", "os.listdir(p)", 'shutil.which("vi")', "p.exists()",
        ),
    ),
    reads_the_clock: (
        ("datetime.now()", "date.today()", "dt.datetime.now(tz)", "datetime.utcnow()", "time.time()"),
        ("self.world.now(zone)", "session.today", "now(x)", "self.today()", "datetime.combine(a, b)"),
    ),
    speaks: (
        ("print(1)", "input()", "sys.stdout.write(x)", "file = sys.stderr", "typer.echo(x)"),
        ("self.print(x)", "world.stdout.write(x)", "fingerprint(x)"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rule", "code"), [(rule, code) for rule, (bad, _) in SEEN.items() for code in bad])
def test_a_rule_sees_what_breaks_it(rule: Callable[[ast.AST], set[str]], code: str) -> None:
    assert rule(ast.parse(code)) != set()


@pytest.mark.parametrize(
    ("rule", "code"), [(rule, code) for rule, (_, good) in SEEN.items() for code in good]
)
def test_a_rule_lets_pass_what_does_not(rule: Callable[[ast.AST], set[str]], code: str) -> None:
    assert rule(ast.parse(code)) == set()


def test_public_names_are_seen_with_their_docstrings() -> None:
    code = (
        'class A:\n    "x"\n    def b(self): "y"\n    def c(self): ...\n    def _d(self): ...\ndef e(): ...\n'
    )
    found = dict(public(ast.parse(code)))
    assert found == {"A": "x", "A.b": "y", "A.c": None, "e": None}
