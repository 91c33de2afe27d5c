"""Terminals and locales that are not UTF-8: nothing crashes, our signs have stand-ins, data stays UTF-8."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from rich.cells import cell_len
from tests.cli.conftest import Mentorlog
from tests.cli.test_screens import DEMO, with_demo

from mentorlog.cli.world import as_utf8
from mentorlog.exchange.demo import make_demo
from mentorlog.render.text import STAND_INS, stood_in

# As Python takes them: what the streams have, or all of it, file names too.
ASCII_STREAMS = {"PYTHONIOENCODING": "ascii"}
LATIN_STREAMS = {"PYTHONIOENCODING": "latin-1"}
ASCII_LOCALE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
POSIX_LOCALE = {"LC_ALL": "POSIX"}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the sample journal, in which a question has signs of every width."""
    home = tmp_path_factory.mktemp("home")
    make_demo(home / "journal", datetime.now().astimezone().date())
    said = run(home, ["jot", "ada", "Café “数学” – or 👩‍👩‍👧?"], {})
    assert said.returncode == 0, said.stderr
    return home


def run(
    home: Path, arguments: list[str | bytes], environment: dict[str, str], stdin: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    known = {"HOME": str(home), "MENTORLOG_JOURNAL": str(home / "journal"), "PATH": os.environ["PATH"]}
    known |= {"PYTHONPATH": os.pathsep.join(sys.path), "COLUMNS": "80", **environment}
    command: list[str | bytes] = [sys.executable, "-m", "mentorlog", *arguments]
    return subprocess.run(command, env=known, input=stdin, capture_output=True, timeout=60, check=False)


def test_every_stand_in_is_ascii() -> None:
    assert [sign for sign, instead in STAND_INS.items() if sign.isascii() or not instead.isascii()] == []


def test_every_sign_of_ours_on_the_screens_has_a_stand_in(tmp_path: Path) -> None:
    mentorlog = with_demo(tmp_path)
    shown = "".join(
        mentorlog.typed(command).out for command in (*DEMO, "mentorlog progress", "mentorlog perp")
    )
    users = "".join(mentorlog.files().values())
    assert set(shown) - set(STAND_INS) - set(users) <= {chr(n) for n in range(128)}
    assert "·" in shown and "…" in shown and "█" in shown


def test_a_users_word_keeps_what_can_be_shown() -> None:
    fault = UnicodeEncodeError("ascii", "Café …数", 3, 4, "")
    assert stood_in(fault) == ("?", 4)
    assert stood_in(UnicodeEncodeError("ascii", "Café …数", 5, 7, "")) == ("...?", 7)


@pytest.mark.parametrize(
    ("environment", "encoding", "between"),
    [
        (ASCII_STREAMS, "ascii", "-"),
        (LATIN_STREAMS, "latin-1", "·"),
        (ASCII_LOCALE, "ascii", "-"),
        (POSIX_LOCALE, "utf-8", "·"),
    ],
    ids=["ascii", "latin-1", "C", "POSIX"],
)
def test_a_sheet_is_shown_on_any_terminal_within_its_width(
    home: Path, environment: dict[str, str], encoding: str, between: str
) -> None:
    said = run(home, ["prep", "ada"], environment)
    text = said.stdout.decode(encoding)
    assert (said.returncode, said.stderr) == (0, b"")
    assert text.startswith("Ada Lovelace ") and f" {between} video {between} 45 min" in text
    assert ("..." in text) == (encoding != "utf-8") and "?" in text
    assert [line for line in text.split("\n") if cell_len(line) > 80] == []


@pytest.mark.parametrize(
    "environment", [ASCII_STREAMS, LATIN_STREAMS, ASCII_LOCALE], ids=["ascii", "latin-1", "C"]
)
def test_what_is_for_a_program_is_utf8_whatever_the_terminal_has(
    home: Path, environment: dict[str, str]
) -> None:
    said = run(home, ["list", "--kind", "question", "--json"], environment)
    texts = [item["text"] for item in json.loads(said.stdout.decode())["items"]]
    assert "Café “数学” – or 👩‍👩‍👧?" in texts


def test_arguments_and_a_page_from_a_pipe_are_utf8_in_any_locale(home: Path) -> None:
    said = run(home, ["jot", "ada", "Grüße an Ödön?"], ASCII_LOCALE)
    assert said.returncode == 0 and b"Gr??e an ?d?n?" in said.stdout
    page = "## Notes\nZażółć gęślą jaźń\n".encode()
    said = run(home, ["note", "grace", "-"], ASCII_LOCALE, stdin=page)
    assert said.returncode == 0
    records = "".join(path.read_text("utf-8") for path in (home / "journal").rglob("*.md"))
    assert "Grüße an Ödön?" in records and "Zażółć gęślą jaźń" in records


def test_a_page_that_is_not_utf8_is_kept_and_named(home: Path) -> None:
    said = run(home, ["note", "grace", "-"], ASCII_LOCALE, stdin="## Notes\nGrüße\n".encode("latin-1"))
    message = said.stderr.decode("ascii")
    assert said.returncode == 2 and "is not UTF-8" in message and "is kept in" in message


def test_a_file_name_that_the_locale_cannot_say_is_refused_with_the_way_out(home: Path) -> None:
    before = sorted(path.name for path in (home / "journal" / "people").iterdir())
    said = run(home, ["mentor", "add", "Łukasz Żak"], ASCII_LOCALE)
    assert said.returncode == 1 and b"U+0142" in said.stderr and b"PYTHONUTF8=1" in said.stderr
    assert b"Traceback" not in said.stderr
    assert sorted(path.name for path in (home / "journal" / "people").iterdir()) == before
    assert run(home, ["mentor", "add", "Łukasz Żak"], {**ASCII_LOCALE, "PYTHONUTF8": "1"}).returncode == 0


def test_bytes_that_are_no_text_crash_nothing(home: Path) -> None:
    for arguments in (
        ["jot", "ada", b"caf\xe9"],
        ["prep", b"ad\xe9"],
        [b"pr\xe9p"],
        ["--journal", b"/no/\xe9", "list"],
    ):
        said = run(home, arguments, {})  # type: ignore[arg-type]
        message = said.stderr.decode()
        assert said.returncode in (1, 2, 3, 4) and "Traceback" not in message and "A fault in" not in message
    said = run(home, ["prep", "ada", "--output", os.fsencode(home) + b"/sheet-\xe9.txt"], {})
    assert said.returncode == 0 and (home / os.fsdecode(b"sheet-\xe9.txt")).exists()


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("plain", "plain"),
        ("Café", "Café"),
        ("Caf\udcc3\udca9", "Café"),
        ("caf\udce9", "caf\udce9"),
        ("\udcff", "\udcff"),
    ],
)
def test_what_the_locale_could_not_read_is_read_as_utf8(typed: str, read: str) -> None:
    assert as_utf8(typed) == read


def test_wide_letters_and_emoji_stand_in_their_columns(with_ada: Mentorlog) -> None:
    for name in ("数学", "👩‍👩‍👧", "Zoe\u0308"):
        with_ada.ok("mentor", "add", f"{name} Q", "--skill", "here")
    lines = [line for line in with_ada.ok("mentor", "list").splitlines() if " Q" in line]
    assert len(lines) == 3
    assert len({cell_len(line.partition("mentor · here")[0]) for line in lines}) == 1
    with_ada.ok("jot", "ada", "数学👩‍👩‍👧e\u0301", "--as", "commitment", "--due", "fri")
    [line] = [line for line in with_ada.ok("list").splitlines() if "数学" in line]
    assert cell_len(line) == 80
