"""`nudge`, `report` and `list --theirs` as a person calls them: what comes out, and what is refused."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from tests.cli.conftest import Mentorlog

from mentorlog.exchange.demo import make_demo

NOTE = "meetings/ada-lovelace/2026-11-21.md"
NUDGE = (
    "Hi Ada,\n\n"
    "When we met on Sat 21 Nov, you said you would: Share the headcount sheet. "
    "Is there anything you need from me for it?\n\n"
    "See you on Mon 7 Dec at 10:00.\n"
)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Mentorlog:
    """The sample journal, which these tests only read."""
    home = tmp_path_factory.mktemp("home")
    mentorlog = Mentorlog(home, environment={"MENTORLOG_JOURNAL": str(home / "journal")})
    make_demo(mentorlog.journal, date(2026, 12, 6))
    return mentorlog


@pytest.fixture
def alone(tmp_path: Path) -> Mentorlog:
    """A journal with nobody in it, to write records into by hand."""
    mentorlog = Mentorlog(tmp_path, environment={"MENTORLOG_JOURNAL": str(tmp_path / "journal")})
    mentorlog.ok("init", str(mentorlog.journal), "--no-git")
    return mentorlog


def put(mentorlog: Mentorlog, path: str, text: str) -> None:
    (mentorlog.journal / path).parent.mkdir(parents=True, exist_ok=True)
    (mentorlog.journal / path).write_text(text)


def named(mentorlog: Mentorlog, slug: str, name: str, *theirs: str, day: str = "2026-11-21") -> None:
    """Somebody who owes these things."""
    put(mentorlog, f"people/{slug}.md", f'+++\nname = "{name}"\n+++\n')
    lines = "".join(f"- [ ] @{slug} {text}\n" for text in theirs)
    put(mentorlog, f"meetings/{slug}/{day}.md", f"## Commitments\n{lines}")


# --- nudge -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["m2p9x", "m2", "headcount", "headcount sheet"])
def test_in_a_pipe_a_nudge_is_one_paragraph_a_line_without_ids(sample: Mentorlog, words: str) -> None:
    assert sample.ok("nudge", *words.split(), width=None) == NUDGE


def test_at_a_terminal_it_is_folded_at_the_edge_and_has_no_color(sample: Mentorlog) -> None:
    out = sample.ok("nudge", "headcount", width=40, color=True)
    assert max(map(len, out.split("\n"))) <= 40
    assert out.split() == NUDGE.split()


def test_the_json_of_a_nudge_names_the_line_of_each_sentence(sample: Mentorlog) -> None:
    found = json.loads(sample.ok("nudge", "headcount", "--json"))
    assert (found["to"], found["item"], found["words"]) == ("ada-lovelace", "m2p9x", len(NUDGE.split()))
    assert " ".join(one["text"] for one in found["sentences"]).split() == NUDGE.split()
    lines = (sample.journal / NOTE).read_text().split("\n")
    [said] = [one for one in found["sentences"] if "headcount" in one["text"]]
    item, meeting = said["sources"]
    assert "headcount" in lines[item["line"] - 1]
    assert meeting == {"path": NOTE, "line": None}


def test_a_draft_changes_nothing(sample: Mentorlog) -> None:
    before = sample.files()
    for line in ("nudge ada", "nudge headcount", "nudge q8d1t", "report ada"):
        sample.ok(*line.split())
    assert sample.files() == before


def test_without_a_word_and_a_terminal_it_says_where_to_look(sample: Mentorlog) -> None:
    result = sample("nudge")
    assert (result.code, result.out) == (3, "")
    assert result.err == "No person or item is named.\nSee: mentorlog list --theirs\n"


def test_without_a_word_at_a_terminal_one_picks_of_what_is_owed_and_of_who_is_quiet(
    sample: Mentorlog,
) -> None:
    result = sample("nudge", answers=["2"], width=None)
    assert result.code == 0
    listed = [line.strip() for line in result.lines if line[:3].strip().isdigit()]
    assert "2  m2p9x  Share the headcount sheet  (Ada)" in listed
    assert listed[-1].endswith("Grace Hopper, quiet for eight weeks; agreed on every 4 weeks")
    assert result.out.endswith(NUDGE)


def test_where_nobody_owes_and_nobody_is_quiet_there_is_nothing_to_pick(alone: Mentorlog) -> None:
    put(alone, "people/ada.md", '+++\nname = "Ada"\n+++\n')
    assert alone("nudge", at_terminal=True).code == 3


@pytest.mark.parametrize(
    ("item", "hint"),
    [("7f3kb", "Once sent: mentorlog told 7f3kb\n"), ("headcount", ""), ("jm85b", ""), ("grace", "")],
)
def test_at_a_terminal_it_says_what_to_type_once_they_know_of_a_move(
    sample: Mentorlog, item: str, hint: str
) -> None:
    assert sample("nudge", item, at_terminal=True).err == hint
    assert sample("nudge", item).err == ""


def test_nobody_and_nothing_of_that_name_ends_with_3(sample: Mentorlog) -> None:
    result = sample("nudge", "zebra")
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith("No person or item answers to “zebra”.\n")


def test_a_name_that_comes_close_is_named(sample: Mentorlog) -> None:
    assert sample("nudge", "garce").err.endswith("Did you mean Grace Hopper?\n")


@pytest.mark.parametrize("words", ["hush", "zoe"])
def test_what_is_private_is_refused_with_2_and_not_repeated(alone: Mentorlog, words: str) -> None:
    named(alone, "ada", "Ada", "Share it")
    put(alone, "people/zoe.md", '+++\nname = "Zoe"\nprivate = true\n+++\n')
    put(alone, "meetings/ada/2026-11-30.md", "## Private\n### Commitments\n- [ ] Hush, said Ada\n")
    result = alone("nudge", words)
    assert (result.code, result.out) == (2, "")
    assert result.err == "That is private, and goes into no letter.\nSay it in your own words, if at all.\n"
    assert alone("report", "zoe").code == 2


# --- report ----------------------------------------------------------------------------------------


def test_a_report_is_written_in_each_form_and_into_a_file(sample: Mentorlog) -> None:
    said = "You said: Ask for the role in writing, with a 90-day plan. I did it on Tue 24 Nov."
    assert f"  {said}" in sample.ok("report", "ada", width=None)
    assert f"\n- {said}" in sample.ok("report", "ada", "--format", "markdown")
    found = json.loads(sample.ok("report", "ada", "--json"))
    assert found["person"] == "ada-lovelace" and found["since"] == "2026-09-06"
    assert any(" ".join(one["text"] for one in told).startswith(said) for told in found["advice"])
    target = sample.home / "for ada.md"
    result = sample("report", "ada", "--format", "markdown", "--output", str(target))
    assert (result.code, result.out) == (0, "")
    assert target.read_text() == sample.ok("report", "ada", "--format", "markdown")


def test_a_report_since_a_day_looks_back(sample: Mentorlog) -> None:
    assert sample.ok("report", "ada", "--since", "24 nov").startswith("For Ada: since 24 Nov\n")
    assert "Henrik" not in sample.ok("report", "ada", "--since", "fri")


@pytest.mark.parametrize("since", ["soonish", "2026-12-24"])
def test_a_day_that_is_none_or_is_to_come_is_refused(sample: Mentorlog, since: str) -> None:
    result = sample("report", "ada", "--since", since)
    assert (result.code, result.out) == (2, "")


# --- list --theirs ---------------------------------------------------------------------------------


def test_what_others_owe_is_a_list_by_whom_one_waits_for_with_its_age(alone: Mentorlog) -> None:
    named(alone, "ada", "Ada Lovelace", "Share it  [id:: abc12]", "Read it  [due:: 2026-12-11]  [id:: abc13]")
    named(alone, "bo", "Bo", "Call Tom  [id:: abc14]", day="2026-12-06")
    assert alone.ok("list", "--theirs", width=None) == (
        "Waiting for Ada\n"
        "  abc13  Read it    by Fri 11 Dec, since 21 Nov, two weeks\n"
        "  abc12  Share it    since 21 Nov, two weeks\n\n"
        "Waiting for Bo\n"
        "  abc14  Call Tom    since 6 Dec\n"
    )


@pytest.mark.parametrize("options", [(), ("--theirs",)])
def test_in_a_list_what_is_with_somebody_private_is_marked(
    alone: Mentorlog, options: tuple[str, ...]
) -> None:
    named(alone, "ada", "Ada", "Share it  [id:: abc12]")
    assert "private" not in alone.ok("list", *options)
    put(alone, "people/ada.md", '+++\nname = "Ada"\nprivate = true\n+++\n')
    assert alone.ok("list", *options, width=None).splitlines()[1].endswith(", private")


def test_what_another_owes_me_in_somebodys_note_is_marked_where_they_are_private(alone: Mentorlog) -> None:
    named(alone, "ada", "Ada", "Share it")
    put(alone, "people/zoe.md", '+++\nname = "Zoe"\nprivate = true\n+++\n')
    put(alone, "meetings/ada/2026-11-30.md", "## Commitments\n- [ ] @zoe Call\n")
    out = alone.ok("list", width=None)
    assert [line.endswith("private") for line in out.splitlines() if "Call" in line] == [True]
    assert [line.endswith("private") for line in out.splitlines() if "Share" in line] == [False]


def test_two_of_one_first_name_are_told_apart(alone: Mentorlog) -> None:
    named(alone, "jo-brown", "Jo Brown", "One")
    named(alone, "jo-green", "Jo Green", "Two")
    heads = [line for line in alone.ok("list", "--theirs").splitlines() if line.startswith("Waiting")]
    assert sorted(heads) == ["Waiting for Jo Brown", "Waiting for Jo Green"]


def test_with_what_has_ended_it_is_no_waiting_list(sample: Mentorlog) -> None:
    out = sample.ok("list", "--theirs", "--all", "--who", "ada", width=None)
    assert out.startswith("From Ada\n") and "Waiting" not in out
    assert (
        "  bk46s  Ask Leeds if I may sit in on planning    kept 10 Nov, yes; one chair at the back\n" in out
    )


def test_what_is_nobodys_is_not_waited_for(alone: Mentorlog) -> None:
    named(alone, "ada", "Ada", "Share it")
    put(alone, "people/ada.md", '+++\nname = "Ada"\n+++\n\n## About\n- Plays the cello\n')
    assert "cello" not in alone.ok("list", "--theirs", "--kind", "any")


def test_where_nobody_owes_anything_it_says_so(alone: Mentorlog) -> None:
    assert alone.ok("list", "--theirs") == 'Nothing to wait for.    mentorlog mentor add "NAME"\n'


def test_a_letter_calls_somebody_by_the_name_they_have_now(with_ada: Mentorlog) -> None:
    with_ada.ok("mentor", "rename", "ada", "Ada Lovelaces")
    assert with_ada.ok("nudge", "ada").startswith("Hi Ada,\n")
    with_ada.ok("mentor", "rename", "ada", "Kath Johnson")
    assert with_ada.ok("nudge", "ada").startswith("Hi Kath,\n")
