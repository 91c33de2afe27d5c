"""What the program offers to a shell that completes; the shells themselves are in test_shells.py."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import typer
from tests.cli.conftest import SUNDAY, Mentorlog
from tests.hostile.strings import HOSTILE

from mentorlog.cli.app import app
from mentorlog.cli.catalog import PURPOSES
from mentorlog.cli.completing import FREE, OFFERED_TO
from mentorlog.exchange.demo import make_demo


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sample") / "journal"
    make_demo(root, SUNDAY.date())
    return root


@pytest.fixture
def demo(mentorlog: Mentorlog, sample: Path) -> Mentorlog:
    """The program with the sample journal, which is only read."""
    mentorlog.environment["MENTORLOG_JOURNAL"] = str(sample)
    return mentorlog


@pytest.fixture
def own(mentorlog: Mentorlog, sample: Path) -> Mentorlog:
    """The same with a copy of its own."""
    shutil.copytree(sample, mentorlog.journal)
    mentorlog.environment["MENTORLOG_JOURNAL"] = str(mentorlog.journal)
    return mentorlog


def offered(program: Mentorlog, line: str) -> dict[str, str]:
    """What could come where `line` ends, with what each of it is; what the line ends in is being typed."""
    *before, at = line.split(" ")
    said = program.ok(
        _MENTORLOG_COMPLETE="bash", _MENTORLOG_BEFORE="\n".join(before), _MENTORLOG_AT=at
    )  # fmt: skip
    lines = [offer.split("\t") for offer in said.splitlines()]
    assert {what for what, _, _ in lines} <= {"word"}, lines
    return {value: about for _, value, about in lines}


# --- commands and options --------------------------------------------------------------------------------


def test_commands_are_offered_with_what_they_are_for(demo: Mentorlog) -> None:
    assert offered(demo, "") == PURPOSES
    assert list(offered(demo, "me")) == ["meeting", "mentor", "mentee", "me"]


def test_the_commands_of_a_group_are_offered(demo: Mentorlog) -> None:
    assert list(offered(demo, "goal ")) == [
        "add", "list", "show", "edit", "log", "achieve", "drop", "rename", "remove",
    ]  # fmt: skip
    assert offered(demo, "goal ach")["achieve"].startswith("It is reached.")


def test_options_are_offered_with_what_they_mean(demo: Mentorlog) -> None:
    assert offered(demo, "done --") == {
        "--result": "What came of it.",
        "--adapted": "Advice followed in your own way.",
        "--help": "Show this page.",
    }
    assert "--journal" in offered(demo, "--j")


def test_an_option_given_once_is_offered_again_only_where_it_is_repeatable(demo: Mentorlog) -> None:
    assert "--result" not in offered(demo, "done x --result y --")
    assert "--commit" in offered(demo, "note ada --commit y --")


# --- people, goals, items --------------------------------------------------------------------------------

ADA = {"ada-lovelace": "Ada Lovelace"}


@pytest.mark.parametrize(
    "line",
    ["prep a", "note a", "jot a", "list --who a", "meeting plan a", "mentor show a", "history a", "jot 'a",
     "prep A", "list --who=a", "export --who a"],
)  # fmt: skip
def test_people_are_offered_by_slug_with_their_name(demo: Mentorlog, line: str) -> None:
    assert offered(demo, line) == ADA


def test_an_accent_may_be_left_out(mentorlog: Mentorlog) -> None:
    mentorlog.ok("init")
    mentorlog.ok("mentor", "add", "Renée O'Connor")
    there = {"renée-o-connor": "Renée O'Connor"}
    assert offered(mentorlog, "prep rene") == offered(mentorlog, "prep REN") == there
    assert offered(mentorlog, "prep o") == {}


def test_bash_takes_an_equals_sign_for_a_word(demo: Mentorlog) -> None:
    assert offered(demo, "list --who = a") == ADA


def test_an_alias_is_offered_to_who_types_it(own: Mentorlog) -> None:
    own.ok("mentor", "edit", "ada", "--alias", "Countess")
    assert offered(own, "prep cou") == {"Countess": "Ada Lovelace"}


def test_a_name_is_offered_once(demo: Mentorlog) -> None:
    assert offered(demo, "prep ada ") == {}


def test_goals_are_offered_with_their_title(demo: Mentorlog) -> None:
    assert offered(demo, "goal show l") == {"lead-a-team-of-five": "Lead a team of five"}
    assert "Ada Lovelace" in offered(demo, "progress ").values()
    assert "Lead a team of five" in offered(demo, "progress ").values()


def test_open_items_are_offered_by_id_with_their_text(demo: Mentorlog) -> None:
    found = offered(demo, "done ")
    assert found["7f3kb"] == "Draft the 90-day plan (Ada)"
    assert set(found) == {item for item in found if re.fullmatch(r"\w{5}", item)}
    assert offered(demo, "move 7f") == {"7f3kb": "Draft the 90-day plan (Ada)"}
    assert "7f3kb" in offered(demo, "nudge ") and "jun-park" in offered(demo, "nudge ")


def test_what_has_ended_is_offered_to_reopen_and_to_nothing_else(demo: Mentorlog) -> None:
    ended = offered(demo, "reopen ")
    assert ended and not set(ended) & set(offered(demo, "done "))


def test_what_they_do_not_know_is_offered_to_told(demo: Mentorlog) -> None:
    assert list(offered(demo, "told ")) == ["7f3kb"]


def test_the_days_of_meetings_are_offered_the_last_first(demo: Mentorlog) -> None:
    days = list(offered(demo, "meeting show ada "))
    assert days == sorted(days, reverse=True) and len(days) > 3
    assert not list(offered(demo, f"meeting show ada {days[0]} "))


# --- kinds, dates, and the rest --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "some", "never"),
    [
        ("jot ada x --as ", ["question", "commitment"], ["objective", "any"]),
        ("list --kind ", ["question", "objective", "any"], ["meeting"]),
        ("recall ada --kind ", ["question", "meeting", "log"], ["any"]),
        ("note ada --kind ", ["session", "kick-off"], ["question"]),
        ("goal edit lead --status ", ["achieved"], ["candidate"]),
        ("mentor add x --status ", ["candidate"], ["achieved"]),
        ("mentor add x --role ", ["sponsor"], []),
        ("note ada --medium ", ["in person", "video"], []),
        ("mentor answer ada ", ["yes", "later", "no"], []),
        ("meeting reschedule ada fri --wish ", ["mine", "theirs"], []),
        ("prep --format ", ["terminal", "html"], []),
        ("completion ", ["bash", "fish"], []),
    ],
)
def test_words_that_an_option_takes_are_offered(
    demo: Mentorlog, line: str, some: list[str], never: list[str]
) -> None:
    found = offered(demo, line)
    assert set(some) <= set(found)
    assert not set(never) & set(found)


def test_what_narrows_a_search_is_offered_once_it_is_begun(demo: Mentorlog) -> None:
    assert offered(demo, "search plan who:a") == {"who:ada-lovelace": "Ada Lovelace"}
    assert offered(demo, "search kind:que") == {"kind:question": ""}
    assert offered(demo, "search since:y") == {"since:yesterday": "Sat 5 Dec 2026"}
    assert offered(demo, "search ") == offered(demo, "search pla") == {}


def test_days_to_come_are_offered_with_their_date(demo: Mentorlog) -> None:
    found = offered(demo, "jot ada x --due ")
    assert found["today"] == "Sun 6 Dec 2026"
    assert found["fri"] == "Fri 11 Dec 2026"
    assert found["next mon"] == "Mon 7 Dec 2026"
    assert "yesterday" not in found


def test_days_that_are_past_are_offered_where_one_looks_back(demo: Mentorlog) -> None:
    found = offered(demo, "note ada --date ")
    assert (found["yesterday"], found["fri"]) == ("Sat 5 Dec 2026", "Fri 4 Dec 2026")
    assert "tomorrow" not in found


def test_a_date_of_several_words_goes_on_where_it_was(demo: Mentorlog) -> None:
    assert offered(demo, "move x next m") == {"mon": "Mon 7 Dec 2026"}
    assert "next" in offered(demo, "move x ")


@pytest.mark.parametrize(("line", "what"), [("prep --output ", "file"), ("--journal ", "folder")])
def test_files_and_folders_are_left_to_the_shell(demo: Mentorlog, line: str, what: str) -> None:
    *before, at = line.split(" ")
    said = demo.ok(_MENTORLOG_COMPLETE="fish", _MENTORLOG_BEFORE="\n".join(before), _MENTORLOG_AT=at)
    assert said == f"{what}\t-\t\n"


def test_it_is_said_of_every_argument_what_may_be_offered_to_it() -> None:
    root = typer.main.get_command(app)
    names = set()
    for name in PURPOSES:
        command = root.get_command(None, name)  # type: ignore[attr-defined]
        for one in (command, *getattr(command, "commands", {}).values()):
            names |= {parameter.metavar or "" for parameter in one.params}
    assert names - set(OFFERED_TO) - FREE == set()


# --- nothing private, nothing written, nothing complained of ---------------------------------------------


def test_what_is_private_is_not_offered(own: Mentorlog) -> None:
    everything = [f"{line} " for line in ("prep", "goal show", "done", "reopen", "nudge", "progress")]
    for path in ("people/jun-park.md", "goals/give-one-talk-to-strangers.md"):
        record = own.journal / path
        record.write_text(record.read_text().replace("+++\n", "+++\nprivate = true\n", 1))
    with (own.journal / "people/ada-lovelace.md").open("a") as record_of_ada:
        record_of_ada.write("\n## Private\n\n### Questions\n- [ ] Secretly  [id:: s3cr7]\n")
    assert "Secretly" in own.ok("list", "--kind", "question")
    said = {line: offered(own, line) for line in everything}
    for found in said.values():
        assert not [about for about in found.values() if "Jun" in about or "Secret" in about]
        assert not [value for value in found if value in ("jun-park", "s3cr7", "b6n1v") or "talk" in value]
    assert said["prep "] and said["done "]
    assert offered(own, "meeting show jun ") == {}


def test_no_item_is_offered_while_it_is_not_known_which_headings_are_private(own: Mentorlog) -> None:
    (own.journal / "mentorlog.toml").write_text("format = 1\nheadings = 3\n")
    assert offered(own, "done ") == {}


def test_completing_writes_nothing(own: Mentorlog) -> None:
    before = own.files()
    for line in ("", "prep ", "done ", "jot ada x --due ", "goal show ", "init ", "undo ", "sync --"):
        offered_or_not(own, line)
    assert own.files() == before


def offered_or_not(program: Mentorlog, line: str) -> str:
    *before, at = line.split(" ")
    return program.ok(_MENTORLOG_COMPLETE="zsh", _MENTORLOG_BEFORE="\n".join(before), _MENTORLOG_AT=at)


@pytest.mark.parametrize(
    "line",
    ["prep ", "done ", "goal show ", "meeting show nobody ", "frob ", "mentor frob ", "list --who", "jot \" ",
     "prep --help ", "x y z ", "--journal /no/where prep "],
)  # fmt: skip
def test_nothing_is_said_where_there_is_nothing_to_offer(mentorlog: Mentorlog, line: str) -> None:
    assert [
        row for row in offered_or_not(mentorlog, line).splitlines() if not row.startswith("word\t--")
    ] == []


@pytest.mark.parametrize("line", ["--version ", "--help ", "-- "])
def test_what_ends_at_once_when_it_is_given_does_not_while_it_is_typed(demo: Mentorlog, line: str) -> None:
    assert offered(demo, line) == PURPOSES


def test_a_damaged_record_is_left_out_without_a_word(own: Mentorlog) -> None:
    (own.journal / "people/ada-lovelace.md").write_text("+++\nname = \n+++\n")
    assert list(offered(own, "prep ")) == ["grace-hopper", "jun-park"]


def test_a_journal_named_on_the_line_is_the_one_looked_into(own: Mentorlog, tmp_path: Path) -> None:
    other = tmp_path / "other"
    own.ok("init", str(other), "--no-git")
    own.ok("--journal", str(other), "mentor", "add", "Lin Wei")
    assert offered(own, f"--journal {other} prep ") == {"lin-wei": "Lin Wei"}


@pytest.mark.parametrize("text", list(HOSTILE.values())[::9])
def test_hostile_words_stay_on_their_line_and_no_value_means_anything_to_a_shell(
    own: Mentorlog, text: str
) -> None:
    path = own.journal / "people" / "ada-lovelace.md"
    line = " ".join(text.split()).replace("\x00", "") or "x"
    path.write_bytes(
        f'+++\nname = "Ada"\n+++\n## Questions\n- [ ] {line}  [id:: $(id)]\n'.encode(errors="replace")
    )
    (own.journal / "people" / "$(touch x).md").write_text('+++\nname = "Mallory"\n+++\n')
    for asked in ("prep ", "done ", "nudge "):
        said = offered_or_not(own, asked)
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", said)
        for row in said.splitlines():
            assert re.fullmatch(r"word\t[\w-]+\t[^\t]*", row), row


def test_an_argument_that_takes_one_word_is_offered_none_once_it_has_it(demo: Mentorlog) -> None:
    people = offered(demo, "mentor show ")
    goals, items = offered(demo, "goal show "), offered(demo, "done ")
    assert people and goals and items
    assert offered(demo, f"mentor show {next(iter(people))} ") == {}
    assert offered(demo, f"goal show {next(iter(goals))} ") == {}
    assert offered(demo, f"done {next(iter(items))} ") == {}


def test_weeks_are_offered_the_last_first_and_places_where_they_are_of_a_person(own: Mentorlog) -> None:
    (own.journal / "reviews" / "2026-W40.md").write_text("# Week 40\n")
    assert list(offered(own, "review show ")) == ["2026-W48", "2026-W40"]
    assert list(offered(own, "mentor add Bo --place ")) == ["inside", "outside"]
    assert offered(own, "meeting plan ada fri --place ") == {}
