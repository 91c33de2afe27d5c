"""`export` and `import --from json` as they are called."""

from __future__ import annotations

import json
import os
import stat
from datetime import date
from pathlib import Path

import pytest
from tests.cli.conftest import Mentorlog

from mentorlog.exchange.demo import make_demo

TODAY = date(2026, 12, 6)


def journal_at(mentorlog: Mentorlog, path: Path) -> Mentorlog:
    mentorlog.environment["MENTORLOG_JOURNAL"] = str(path)
    return mentorlog


@pytest.fixture
def demo(mentorlog: Mentorlog) -> Mentorlog:
    """The sample journal, used by an environment variable."""
    make_demo(mentorlog.journal, TODAY)
    return journal_at(mentorlog, mentorlog.journal)


@pytest.fixture
def whole(demo: Mentorlog) -> Path:
    """An export of all of it."""
    path = demo.home / "whole.json"
    result = demo("export", "--include-private", "--output", str(path))
    assert (result.code, result.out) == (0, "")
    assert result.err == f"Written to {path}.\n"
    return path


def records(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found if path.suffix != ""}


def ours(folder: Path) -> dict[str, bytes]:
    return {path: data for path, data in records(folder).items() if not path.startswith(".")}


def test_an_export_imported_into_a_fresh_folder_is_the_same_journal(demo: Mentorlog, whole: Path) -> None:
    before = ours(demo.journal)
    new = demo.home / "new"
    result = demo("--journal", str(new), "import", "--from", "json", str(whole), "--yes")
    assert result.code == 0, result
    assert ours(new) == before and len(before) > 20
    assert "New: three people, three goals, twelve meetings" in result.out
    again = demo("--journal", str(new), "export", "--include-private").out
    assert again == whole.read_text("utf-8")


def test_nothing_but_the_data_is_on_standard_output_and_what_was_left_out_is_counted(demo: Mentorlog) -> None:
    result = demo("export")
    assert json.loads(result.out)["complete"] is False
    assert result.err == (
        "It is not the whole journal; --include-private takes all of it.\n"
        "Left out, for they are private: one section.\n"
    )


@pytest.mark.parametrize("form", ["json", "markdown", "csv", "html", "brag"])
def test_each_form_is_written_for_its_owner_alone_and_to_a_pipe_the_same(demo: Mentorlog, form: str) -> None:
    target = demo.home / "out"
    piped = demo("export", "--format", form)
    assert piped.code == 0 and demo("export", "--format", form, "-o", str(target)).out == ""
    assert target.read_bytes() == piped.out.encode()
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.MD", "markdown"), ("a.csv", "csv"), ("a.htm", "html"), ("a.json", "json"), ("a", "json")],
)
def test_without_a_format_the_ending_of_the_file_says_it(demo: Mentorlog, name: str, form: str) -> None:
    target = demo.home / name
    demo("export", "--output", str(target))
    assert target.read_bytes() == demo("export", "--format", form).out.encode()
    demo("export", "--format", "brag", "--output", str(target))
    assert target.read_bytes() == demo("export", "--format", "brag").out.encode()


def test_at_a_terminal_it_says_how_to_write_a_file(demo: Mentorlog) -> None:
    way = "It is for a file: mentorlog export --output journal.json\n"
    assert way in demo("export", answers=[]).err
    assert way not in demo("export", "--format", "json", answers=[]).err + demo("export").err


@pytest.mark.parametrize("form", ["json", "markdown", "csv", "html", "brag"])
def test_an_export_changes_nothing(demo: Mentorlog, form: str) -> None:
    before = demo.files()
    demo("export", "--format", form, "--who", "ada", "--since", "1 oct")
    assert demo.files() == before


def test_a_review_of_ones_own_never_has_private_parts(demo: Mentorlog) -> None:
    assert demo("export", "--format", "brag", "--include-private").code == 2


def test_who_is_unknown_is_an_error(demo: Mentorlog) -> None:
    assert demo("export", "--who", "nobody").code == 3
    assert demo("export", "--since", "3/4").code == 2


def test_where_it_is_unknown_what_is_private_nothing_is_exported(demo: Mentorlog) -> None:
    (demo.journal / "mentorlog.toml").write_text("format =")
    for form in ("json", "markdown", "csv", "html", "brag"):
        result = demo("export", "--format", form)
        assert (result.code, result.out) == (4, "")
    assert demo("export", "--include-private").code == 0


# --- import ------------------------------------------------------------------------------------------


def test_an_import_asks_and_without_an_answer_nothing_happens(demo: Mentorlog, whole: Path) -> None:
    new = str(demo.home / "new")
    assert demo("--journal", new, "import", "--from", "json", str(whole)).code == 1
    assert demo("--journal", new, "import", "--from", "json", str(whole), answers=[""]).code == 1
    dry = demo("--journal", new, "import", "--from", "json", str(whole), "--dry-run")
    assert dry.code == 0 and "Nothing was changed." in dry.out
    assert not Path(new).exists()
    assert demo("--journal", new, "import", "--from", "json", str(whole), answers=["y"]).code == 0
    assert ours(Path(new)) == ours(demo.journal)


def test_twice_is_the_same_as_once(demo: Mentorlog, whole: Path) -> None:
    before = demo.files()
    result = demo("import", "--from", "json", str(whole), "--yes")
    assert result.code == 0 and "There is nothing new in it." in result.out
    assert demo.files() == before


def test_what_is_gone_comes_back_and_what_is_there_stays(demo: Mentorlog, whole: Path) -> None:
    before = demo.files()
    (demo.journal / "people" / "ada-lovelace.md").unlink()
    assert demo("import", "--from", "json", "-", "--yes", stdin=whole.read_bytes()).code == 0
    assert demo.files() == before


def test_a_file_that_stands_otherwise_is_never_overwritten(demo: Mentorlog, whole: Path) -> None:
    (demo.journal / "people" / "ada-lovelace.md").unlink()
    (demo.journal / "me.md").write_text("Mine\n")
    before = demo.files()
    result = demo("import", "--from", "json", str(whole), "--yes")
    assert result.code == 2 and "me.md" in result.err and demo.files() == before


def test_one_undo_takes_an_import_back(with_git: Mentorlog, tmp_path: Path) -> None:
    make_demo(tmp_path / "sample", TODAY)
    with_git("--journal", str(tmp_path / "sample"), "export", "--include-private", "-o", str(tmp_path / "x"))
    with_git.ok("init", str(with_git.journal))
    (with_git.journal / "mentorlog.toml").write_bytes((tmp_path / "sample" / "mentorlog.toml").read_bytes())
    before = with_git.files()
    assert with_git("import", "--from", "json", str(tmp_path / "x"), "--yes").code == 0
    assert len(with_git.files()) > len(before) + 15
    with_git.ok("undo", "--yes")
    assert with_git.files() == before


HOSTILE = {
    "absolute": {"path": "/tmp/x.md", "text": "x"},
    "above": {"path": "../x.md", "text": "x"},
    "git": {"path": ".git/hooks/post-commit", "text": "x"},
    "zero": {"path": "people/a\0.md", "text": "x"},
    "escape": {"path": "people/\x1b[31m\n.md", "text": "x"},
    "other": {"path": "people/run.sh", "text": "x"},
    "huge": {"path": "me2.md", "text": "x" * 5_000_000},
    "number": {"path": "people/x.md", "text": 5},
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_export_is_refused_in_one_line_and_nothing_is_written(demo: Mentorlog, name: str) -> None:
    path = demo.home / "x.json"
    entries = [{"path": "people/new.md", "text": "x"}, HOSTILE[name]]
    path.write_text(json.dumps({"schema": 1, "files": entries}))
    before, beside = demo.files(), sorted(os.listdir(demo.home))
    result = demo("import", "--from", "json", str(path), "--yes")
    assert result.code == 2 and result.out == ""
    assert "\x1b" not in result.err and len(result.err.strip().split("\n")) <= 2
    assert (demo.files(), sorted(os.listdir(demo.home))) == (before, beside)


@pytest.mark.parametrize("link", ["people", "people/new.md", "meetings/new"])
def test_no_link_leads_an_import_out_of_the_journal(demo: Mentorlog, link: str, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    place = demo.journal / link
    if place.is_dir():
        place.rename(tmp_path / "people before")
    place.symlink_to(outside / "new.md" if link.endswith(".md") else outside)
    path = demo.home / "x.json"
    new = [{"path": p, "text": "x"} for p in ("goals/new.md", "people/new.md", "meetings/new/2026-12-01.md")]
    path.write_text(json.dumps({"schema": 1, "files": new}))
    assert demo("import", "--from", "json", str(path), "--yes").code == 4
    assert list(outside.iterdir()) == [] and not (demo.journal / "goals" / "new.md").exists()


def test_what_is_no_file_or_too_much_is_said(demo: Mentorlog, whole: Path) -> None:
    assert demo("import", "--from", "json", str(demo.home)).code == 2
    assert demo("import", "--from", "json", str(whole), str(whole)).code == 2
    assert demo("import", "--from", "json", str(whole), "--who", "ada").code == 2


# --- where it is written --------------------------------------------------------------------------


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_that_output_names_is_written_to_and_stays_a_pipe(demo: Mentorlog) -> None:
    pipe = demo.home / "pipe"
    os.mkfifo(pipe)
    # Open for reading and writing, so that neither side waits for the other.
    descriptor = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)
    try:
        assert demo("export", "--format", "brag", "--output", str(pipe)).code == 0
        assert stat.S_ISFIFO(pipe.lstat().st_mode)
        assert os.read(descriptor, 1 << 16).decode() == demo.ok("export", "--format", "brag")
    finally:
        os.close(descriptor)


@pytest.mark.parametrize("form", ["json", "markdown"])
def test_output_never_replaces_a_record_of_the_journal(demo: Mentorlog, form: str) -> None:
    before = records(demo.journal)
    link = demo.home / "link.md"
    link.symlink_to(demo.journal / "me.md")
    for target in (demo.journal / "me.md", demo.journal / "people" / "ada-lovelace.md", link):
        result = demo("export", "--format", form, "--output", str(target))
        assert result.code == 2 and "is a record of the journal" in result.err
    assert records(demo.journal) == before


def test_a_link_to_nowhere_makes_an_export_incomplete(with_ada: Mentorlog) -> None:
    (with_ada.journal / "goals" / "gone.md").symlink_to("nowhere.md")
    result = with_ada("export", "--include-private")
    assert json.loads(result.out)["complete"] is False
    assert "goals/gone.md" in result.err
