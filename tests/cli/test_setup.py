"""Setting up: init, demo, path, the first minute, permissions, and which journal is used."""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import Mentorlog


def config_of(mentorlog: Mentorlog) -> Path:
    return mentorlog.home / "config" / "config.toml"


def everything(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


# --- init -----------------------------------------------------------------------------------------


def test_init_makes_an_empty_journal_and_says_where(mentorlog: Mentorlog) -> None:
    out = mentorlog.ok("init", str(mentorlog.journal))
    assert str(mentorlog.journal) in out.splitlines()[0]
    assert sorted(mentorlog.files()) == [".gitattributes", ".gitignore", "mentorlog.toml"]
    assert "format = 1\n" in mentorlog.files()["mentorlog.toml"]
    assert mentorlog.files()[".gitignore"] == "/.mentorlog/\n"


def test_init_without_a_path_takes_the_folder_for_data(mentorlog: Mentorlog) -> None:
    mentorlog.ok("init")
    assert (mentorlog.home / "data" / "mentorlog.toml").is_file()
    assert mentorlog.ok("path") == f"{mentorlog.home / 'data'}\n"


def test_init_says_what_to_type_next_and_that_works(mentorlog: Mentorlog) -> None:
    last = mentorlog.ok("init").splitlines()[-1]
    command = last[last.index("mentorlog ") :]
    assert mentorlog.typed(command.replace("NAME", "Ada Lovelace")).code == 0


def test_a_journal_that_is_named_for_now_does_not_become_the_one_that_is_used(mentorlog: Mentorlog) -> None:
    mentorlog.ok("--journal", str(mentorlog.journal), "init")
    mentorlog.ok("init", MENTORLOG_JOURNAL=str(mentorlog.home / "second"))
    assert not config_of(mentorlog).exists()


def test_the_first_journal_becomes_the_one_that_is_used(mentorlog: Mentorlog) -> None:
    out = mentorlog.ok("init", str(mentorlog.journal))
    assert config_of(mentorlog).read_text() == f'journal = "{mentorlog.journal}"\n'
    assert str(config_of(mentorlog)) in out
    assert mentorlog.ok("path") == f"{mentorlog.journal}\n"


def test_a_second_journal_does_not_become_the_one_that_is_used(mentorlog: Mentorlog) -> None:
    mentorlog.ok("init", str(mentorlog.journal))
    config = config_of(mentorlog).read_bytes()
    mentorlog.ok("init", str(mentorlog.home / "second"))
    assert config_of(mentorlog).read_bytes() == config
    assert mentorlog.ok("path") == f"{mentorlog.journal}\n"


def test_where_the_journal_was_moved_to_is_said_to_init_and_then_used(with_ada: Mentorlog) -> None:
    moved = with_ada.home / "elsewhere" / "mine"
    moved.parent.mkdir()
    with_ada.journal.rename(moved)
    for command in ("list", "note"):
        result = with_ada(command)
        assert result.code == 3
        assert result.err == (
            f"There is no journal at {with_ada.journal}.\n"
            "Make one, or name the folder where it is now: mentorlog init PATH\n"
        )
    out = with_ada.ok("init", str(moved), width=None)
    assert out.splitlines()[0] == f"A journal is there already: {moved}"
    assert f"Before, that named {with_ada.journal}, where there is no journal.\n" in out
    assert "goes on using" not in out
    assert with_ada.ok("path") == f"{moved}\n"
    assert "Ada Lovelace" in with_ada.ok("mentor", "list")
    assert not with_ada.journal.exists()


def test_a_journal_that_is_away_is_answered_by_no_new_one_that_nobody_asked_for(with_ada: Mentorlog) -> None:
    with_ada.journal.rename(with_ada.home / "away")
    before = everything(with_ada.home)
    for call in (with_ada(), with_ada("init"), with_ada(answers=[])):
        assert (call.code, call.out) == (3, "")
        assert call.err == (
            f"There is no journal at {with_ada.journal}.\n"
            "Make one, or name the folder where it is now: mentorlog init PATH\n"
        )
    assert everything(with_ada.home) == before


def test_a_journal_is_made_again_where_the_settings_name_it(with_ada: Mentorlog) -> None:
    config = config_of(with_ada).read_bytes()
    with_ada.journal.rename(with_ada.home / "away")
    out = with_ada.ok("init", str(with_ada.journal))
    assert out.startswith(f"Made a journal: {with_ada.journal}\n")
    assert config_of(with_ada).read_bytes() == config


def test_what_to_write_into_the_settings_to_switch_is_shown_and_works(mentorlog: Mentorlog) -> None:
    mentorlog.ok("init", str(mentorlog.journal))
    second = mentorlog.home / "a second"
    out = mentorlog.ok("init", str(second), width=None)
    [line] = [line for line in out.splitlines() if line.startswith("journal = ")]
    config_of(mentorlog).write_text(f"{line}\n")
    assert mentorlog.ok("path") == f"{second}\n"


@pytest.mark.parametrize("name", ["second", "a second"])
def test_how_to_switch_to_a_second_journal_is_said_and_works(mentorlog: Mentorlog, name: str) -> None:
    mentorlog.ok("init", str(mentorlog.journal))
    out = mentorlog.ok("init", str(mentorlog.home / name))
    assert str(config_of(mentorlog)) in out
    [line] = [line for line in out.splitlines() if "MENTORLOG_JOURNAL=" in line]
    [assigned] = [word for word in shlex.split(line) if word.startswith("MENTORLOG_JOURNAL=")]
    mentorlog.environment["MENTORLOG_JOURNAL"] = assigned.partition("=")[2]
    assert mentorlog.ok("path") == f"{mentorlog.home / name}\n"


def test_init_a_second_time_changes_nothing(mentorlog: Mentorlog) -> None:
    mentorlog.ok("init", str(mentorlog.journal))
    mentorlog.ok("mentor", "add", "Ada Lovelace")
    (mentorlog.journal / "mentorlog.toml").write_text("format = 1 # mine\n")
    before = everything(mentorlog.home)
    out = mentorlog.ok("init", str(mentorlog.journal))
    assert "already" in out
    assert everything(mentorlog.home) == before


def test_init_keeps_what_lies_in_the_folder(mentorlog: Mentorlog) -> None:
    mentorlog.journal.mkdir()
    (mentorlog.journal / "notes.md").write_text("mine\n")
    (mentorlog.journal / ".gitignore").write_text("*.bak\n")
    mentorlog.ok("init", str(mentorlog.journal))
    assert mentorlog.files()["notes.md"] == "mine\n"
    assert mentorlog.files()[".gitignore"] == "*.bak\n"


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_init_is_refused_where_a_file_is(mentorlog: Mentorlog, place: str) -> None:
    (mentorlog.home / "file").write_text("mine\n")
    result = mentorlog("init", str(mentorlog.home / place))
    assert result.code in (1, 2)
    assert (result.out, len(result.err.splitlines())) == ("", 2)
    assert everything(mentorlog.home) == {"file": b"mine\n"}


def test_init_changes_nothing_where_the_settings_of_the_machine_cannot_be_read(mentorlog: Mentorlog) -> None:
    config_of(mentorlog).parent.mkdir()
    config_of(mentorlog).write_text("journal = = here\n")
    before = everything(mentorlog.home)
    result = mentorlog("init", str(mentorlog.journal))
    assert result.code == 4
    assert str(config_of(mentorlog)) in result.err
    assert everything(mentorlog.home) == before


# --- demo -----------------------------------------------------------------------------------------


def test_demo_names_its_folder_and_shows_the_sheet_of_the_next_meeting(mentorlog: Mentorlog) -> None:
    target = mentorlog.home / "sample"
    lines = mentorlog.ok("demo", str(target)).splitlines()
    assert str(target) in lines[0]
    sheet = mentorlog.ok("--journal", str(target), "prep")
    assert sheet.startswith("Ada Lovelace · Mon 7 Dec 10:00, tomorrow")
    assert sheet in "\n".join(lines)


def test_demo_without_a_path_makes_a_folder_here(mentorlog: Mentorlog) -> None:
    with contextlib.chdir(mentorlog.home):
        mentorlog.ok("demo")
    assert (mentorlog.home / "mentorlog-demo" / "people" / "ada-lovelace.md").is_file()


def test_the_demo_does_not_become_the_journal_that_is_used(mentorlog: Mentorlog) -> None:
    mentorlog.ok("demo", str(mentorlog.home / "sample"))
    assert sorted(path.name for path in mentorlog.home.iterdir()) == ["sample"]
    assert mentorlog("path").code == 3


def test_the_demo_leaves_the_journal_that_is_used_alone(with_ada: Mentorlog) -> None:
    before = everything(with_ada.journal) | everything(with_ada.home / "config")
    with_ada.ok("demo", str(with_ada.home / "sample"))
    assert everything(with_ada.journal) | everything(with_ada.home / "config") == before
    assert with_ada.ok("path") == f"{with_ada.journal}\n"


def test_what_the_demo_says_to_type_next_works(mentorlog: Mentorlog) -> None:
    target = mentorlog.home / "a sample"
    out = mentorlog.ok("demo", str(target))
    said = [line.strip() for line in out.splitlines() if line.startswith("  mentorlog --journal")]
    assert len(said) >= 3
    assert {line: mentorlog.typed(line).err for line in said} == dict.fromkeys(said, "")
    assert out.splitlines()[-1].endswith("mentorlog init")


@pytest.mark.parametrize("name", ["full", "file"])
def test_demo_refuses_a_folder_that_is_not_empty(mentorlog: Mentorlog, name: str) -> None:
    (mentorlog.home / "full").mkdir()
    (mentorlog.home / "full" / "mine.md").write_text("mine\n")
    (mentorlog.home / "file").write_text("mine\n")
    before = everything(mentorlog.home)
    result = mentorlog("demo", str(mentorlog.home / name))
    assert (result.code, result.out, len(result.err.splitlines())) == (2, "", 2)
    assert everything(mentorlog.home) == before


def test_demo_takes_a_folder_that_is_empty(mentorlog: Mentorlog) -> None:
    (mentorlog.home / "empty").mkdir()
    mentorlog.ok("demo", str(mentorlog.home / "empty"))
    assert (mentorlog.home / "empty" / "people" / "jun-park.md").is_file()


# --- which journal --------------------------------------------------------------------------------


@pytest.fixture
def four(mentorlog: Mentorlog) -> Mentorlog:
    """Four journals, in each of which somebody else is met."""
    for name in ("option", "variable", "config", "data"):
        folder = mentorlog.home / "journals" / name if name != "data" else mentorlog.home / "data"
        mentorlog.ok("--journal", str(folder), "init")
        mentorlog.ok("--journal", str(folder), "mentor", "add", f"Ada of {name}")
    config_of(mentorlog).unlink(missing_ok=True)
    return mentorlog


def met_in(mentorlog: Mentorlog, *before: str, **environment: str) -> str:
    out = mentorlog(*before, "mentor", "list", **environment).out  # type: ignore[arg-type]
    return re.findall(r"Ada of (\w+)", out)[0]  # type: ignore[no-any-return]


def test_the_journal_is_that_of_the_option_then_variable_then_settings_then_data(four: Mentorlog) -> None:
    journals = four.home / "journals"
    found = [met_in(four)]
    config_of(four).parent.mkdir(exist_ok=True)
    config_of(four).write_text(f'journal = "{journals / "config"}"\n')
    found.append(met_in(four))
    variable = {"MENTORLOG_JOURNAL": str(journals / "variable")}
    found.append(met_in(four, **variable))
    found.append(met_in(four, "--journal", str(journals / "option"), **variable))
    assert found == ["data", "config", "variable", "option"]


def test_a_journal_that_is_named_and_not_there_is_not_replaced_by_another(four: Mentorlog) -> None:
    gone = str(four.home / "gone")
    for result in (four("--journal", gone, "list"), four("list", MENTORLOG_JOURNAL=gone)):
        assert (result.code, result.out) == (3, "")
        assert gone in result.err
    assert not Path(gone).exists()


def test_an_empty_variable_names_no_journal(four: Mentorlog) -> None:
    assert met_in(four, MENTORLOG_JOURNAL="") == "data"


def test_a_relative_path_is_reckoned_from_here(four: Mentorlog) -> None:
    with contextlib.chdir(four.home / "journals"):
        assert four.ok("--journal", "option", "path") == f"{four.home / 'journals' / 'option'}\n"


def test_path_says_the_path_and_nothing_else(with_ada: Mentorlog) -> None:
    assert with_ada.ok("path") == f"{with_ada.journal}\n"


# --- no journal yet -------------------------------------------------------------------------------


def test_without_a_terminal_it_says_the_three_commands_that_start_and_they_do(mentorlog: Mentorlog) -> None:
    out = mentorlog.ok()
    commands = [line.strip() for line in out.splitlines() if line.strip().startswith("mentorlog ")]
    assert len(commands) == 3
    assert list(mentorlog.home.iterdir()) == []
    for command in commands:
        typed = mentorlog.typed(command.replace("NAME", "Ada").replace("WHEN", "fri"))
        assert (typed.code, typed.err) == (0, "")
    assert "Fri 11 Dec" in typed.out


FULL = {
    "who": "Ada Lovelace",
    "when": "fri 10:00",
    "aim": "A yes or no",
    "goal": "Lead a team of five",
    "place": "",
}


def answers(**other: str) -> list[str]:
    return list({**FULL, **other}.values())


def stored(mentorlog: Mentorlog, name: str = "data") -> dict[str, str]:
    found = everything(mentorlog.home / name).items()
    return {path: data.decode() for path, data in found if not path.startswith(".mentorlog/")}


MEETING = "meetings/ada-lovelace/2026-12-11.md"


def test_five_questions_make_a_journal_and_show_the_sheet(mentorlog: Mentorlog) -> None:
    out = mentorlog.ok(answers=answers())
    files = stored(mentorlog)
    assert sorted(files) == [
        ".gitattributes", ".gitignore", "goals/lead-a-team-of-five.md", MEETING, "mentorlog.toml",
        "people/ada-lovelace.md",
    ]  # fmt: skip
    assert 'date = 2026-12-11\ntime = "10:00"\nstatus = "planned"\n' in files[MEETING]
    assert "## Objectives\n- [ ] A yes or no  [id:: " in files[MEETING]
    assert 'goals = ["lead-a-team-of-five"]' in files["people/ada-lovelace.md"]
    assert out.endswith(mentorlog.ok("prep"))
    assert len(re.findall(r"\?.*", out[: out.index("Ada Lovelace · ")])) == 5


def test_the_first_minute_makes_the_journal_that_is_used_from_then_on(mentorlog: Mentorlog) -> None:
    mentorlog.ok(answers=answers(place=str(mentorlog.home / "my journal")))
    assert mentorlog.ok("path") == f"{mentorlog.home / 'my journal'}\n"
    assert "Ada Lovelace" in mentorlog.ok()


def test_a_word_alone_is_taken_for_no_folder_and_asked_about_again(mentorlog: Mentorlog) -> None:
    place = str(mentorlog.home / "journal")
    result = mentorlog(answers=["", FULL["goal"], "aim", place])
    assert result.code == 0 and "“aim” alone may be no folder" in result.err + result.out
    assert mentorlog.ok("path") == f"{place}\n"


def test_enter_skips_whom_one_meets(mentorlog: Mentorlog) -> None:
    mentorlog.ok(answers=["", FULL["goal"], ""])
    assert sorted(stored(mentorlog)) == [
        ".gitattributes",
        ".gitignore",
        "goals/lead-a-team-of-five.md",
        "mentorlog.toml",
    ]


def test_enter_skips_when_and_keeps_the_aim_as_a_question(mentorlog: Mentorlog) -> None:
    out = mentorlog.ok(answers=answers(when=""))
    assert [path for path in stored(mentorlog) if path.startswith("meetings/")] == []
    assert "A yes or no" in out
    assert "no meeting planned yet" in out


def test_enter_skips_the_aim(mentorlog: Mentorlog) -> None:
    out = mentorlog.ok(answers=answers(aim=""))
    assert "Objectives" not in stored(mentorlog)[MEETING]
    assert "no aim yet" in out


def test_enter_skips_the_goal(mentorlog: Mentorlog) -> None:
    mentorlog.ok(answers=answers(goal=""))
    assert [path for path in stored(mentorlog) if path.startswith("goals/")] == []
    assert "goals" not in stored(mentorlog)["people/ada-lovelace.md"]


def test_enter_takes_the_default_place(mentorlog: Mentorlog) -> None:
    out = mentorlog.ok(answers=["", "", ""])
    assert str(mentorlog.home / "data") in out
    assert sorted(stored(mentorlog)) == [".gitattributes", ".gitignore", "mentorlog.toml"]


def test_a_date_that_cannot_be_read_is_asked_for_again(mentorlog: Mentorlog) -> None:
    result = mentorlog(answers=["Ada Lovelace", "3/4", "soonish", "fri", "", "", ""])
    assert result.code == 0
    assert MEETING in stored(mentorlog)
    assert len(result.err.replace("\n  ", " ").splitlines()) == 2


@pytest.mark.parametrize("given", range(5))
def test_the_end_of_input_in_the_middle_leaves_nothing(mentorlog: Mentorlog, given: int) -> None:
    result = mentorlog(answers=answers()[:given])
    assert result.code == 1
    assert "nothing was changed" in result.err
    assert list(mentorlog.home.iterdir()) == []


@pytest.mark.parametrize(
    ("question", "slip"),
    [
        ("who", "Ada  [id:: abcde]"),
        ("when", "3/4"),
        ("aim", "Decide by 3/4"),
        ("aim", "Decide  [id:: abcde]"),
        ("goal", "Lead  [id:: abcde]"),
        ("place", "FILE"),
    ],
)
def test_an_answer_that_cannot_be_stored_is_asked_for_again(
    mentorlog: Mentorlog, question: str, slip: str
) -> None:
    file = mentorlog.home / "file"
    file.write_text("mine\n")
    typed = [
        [slip.replace("FILE", str(file)), said] if key == question else [said] for key, said in FULL.items()
    ]
    result = mentorlog(answers=[answer for answers in typed for answer in answers])
    assert result.code == 0
    assert len(result.err.replace("\n  ", " ").splitlines()) == 1
    assert (
        f"A yes or no  [id:: {result.out.partition('Today I want')[2].split()[0]}]"
        in stored(mentorlog)[MEETING]
    )
    assert file.read_text() == "mine\n"


@pytest.mark.parametrize("how", ["option", "variable"])
def test_the_default_place_is_the_journal_that_was_named(mentorlog: Mentorlog, how: str) -> None:
    named = mentorlog.home / "named"
    if how == "variable":
        mentorlog.environment["MENTORLOG_JOURNAL"] = str(named)
    before = ("--journal", str(named)) if how == "option" else ()
    mentorlog.ok(*before, answers=answers())
    assert MEETING in stored(mentorlog, "named")


def test_of_a_journal_that_was_named_and_is_not_there_that_is_said_first(mentorlog: Mentorlog) -> None:
    named = str(mentorlog.home / "named")
    said = f"There is no journal at {named}."
    assert mentorlog("--journal", named).lines[0] == said
    assert mentorlog("--journal", named, answers=["", "", ""]).lines[0] == said
    assert mentorlog(MENTORLOG_JOURNAL=str(mentorlog.home / "other")).lines[0].endswith("other.")


def test_what_a_question_wants_is_said_to_a_question_mark(mentorlog: Mentorlog) -> None:
    result = mentorlog(answers=["?", "", "", "?", str(mentorlog.journal)])
    assert " ".join(result.err.split()) == (
        "A name. Enter skips this question. "
        "A folder for plain files, one that is backed up, or is made now. Enter skips this question."
    )
    assert mentorlog.ok("path") == f"{mentorlog.journal}\n"


# --- permissions ----------------------------------------------------------------------------------


@pytest.fixture(params=[0o000, 0o077, 0o022], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


def modes(folder: Path) -> tuple[set[str], set[str]]:
    """The modes of the folders and of the files in a folder, itself among them."""
    found = [(path.is_dir(), oct(stat.S_IMODE(path.stat().st_mode))) for path in [folder, *folder.rglob("*")]]
    return {mode for is_dir, mode in found if is_dir}, {mode for is_dir, mode in found if not is_dir}


@pytest.mark.usefixtures("umask")
def test_only_the_owner_may_read_what_the_loop_writes(mentorlog: Mentorlog) -> None:
    mentorlog.play_the_loop()
    mentorlog("note", "ada", "-", stdin=b"caf\xe9")
    assert mentorlog.drafts()
    assert modes(mentorlog.journal) == ({"0o700"}, {"0o600"})
    assert modes(mentorlog.home / "config") == ({"0o700"}, {"0o600"})


@pytest.mark.usefixtures("umask")
def test_only_the_owner_may_read_what_the_first_minute_writes(mentorlog: Mentorlog) -> None:
    mentorlog.ok(answers=answers(place=str(mentorlog.home / "above" / "journal")))
    assert modes(mentorlog.home / "above") == ({"0o700"}, {"0o600"})


@pytest.mark.usefixtures("umask")
def test_only_the_owner_may_read_the_sample(mentorlog: Mentorlog) -> None:
    mentorlog.ok("demo", str(mentorlog.home / "sample"))
    assert modes(mentorlog.home / "sample") == ({"0o700"}, {"0o600"})


@pytest.mark.usefixtures("umask")
def test_a_file_that_is_changed_keeps_the_mode_it_was_given(with_ada: Mentorlog) -> None:
    record = with_ada.journal / "people" / "ada-lovelace.md"
    record.chmod(0o640)
    with_ada.ok("jot", "ada", "How did you choose?")
    assert oct(stat.S_IMODE(record.stat().st_mode)) == "0o640"


def test_a_program_that_is_not_found_by_its_name_is_named_as_it_was_called(with_ada: Mentorlog) -> None:
    with_ada.program = "/my tools/mentorlog"
    assert "'/my tools/mentorlog' meeting plan ada WHEN\n" in with_ada.ok("prep", "ada", width=None)
    assert with_ada("meeting", "edit", "ada").err.endswith(": '/my tools/mentorlog' meeting plan ada WHEN\n")
