"""`mentor`, `mentee` and `goal`: added, listed, shown, and edited with options or in the editor."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from tests.cli.conftest import Mentorlog

Editor = Callable[[str], dict[str, Any]]
ADA = "people/ada-lovelace.md"
GOAL = "goals/lead-a-team-of-five.md"


@pytest.fixture
def empty(mentorlog: Mentorlog) -> Mentorlog:
    """A journal with nobody in it."""
    mentorlog.ok("init", str(mentorlog.journal))
    return mentorlog


# --- people: add --------------------------------------------------------------------------------------


def test_a_name_is_enough(empty: Mentorlog) -> None:
    out = empty.ok("mentor", "add", "Ada", "Lovelace")
    assert out == (
        "Added: Ada Lovelace, mentor  (people/ada-lovelace.md)\nNext: mentorlog meeting plan ada WHEN\n"
    )
    assert empty.files()[ADA] == '+++\nname = "Ada Lovelace"\nrole = "mentor"\nstatus = "active"\n+++\n'


def test_all_that_is_known_of_a_person_goes_into_the_record(empty: Mentorlog) -> None:
    empty.ok("goal", "add", "Lead a team of five")
    empty.ok("goal", "add", "Speak in public")
    out = empty.ok(
        "mentor", "add", "Ada Lovelace", "--alias", "Ada", "--alias", "AL", "--role", "sponsor",
        "--status", "asked", "--place", "inside", "--skill", "leading people", "--goal", "lead",
        "--goal", "speak", "--since", "2 jun", "--every", "every 2 weeks", "--minutes", "45",
        "--medium", "video", "--about", "New team", "--about", "Leeds", width=None,
    )  # fmt: skip
    assert out.startswith(
        "Added: Ada Lovelace, sponsor, asked, leading people, towards Lead a team of five; Speak in public, "
        "every 2 weeks, video, 45 min  (people/ada-lovelace.md)\n"
    )
    assert empty.files()[ADA] == (
        '+++\nname = "Ada Lovelace"\nrole = "sponsor"\nstatus = "asked"\naliases = ["Ada", "AL"]\n'
        'place = "inside"\nskill = "leading people"\ngoals = ["lead-a-team-of-five", "speak-in-public"]\n'
        'since = 2026-06-02\n\n[agreement]\nevery = "2 weeks"\nminutes = 45\nmedium = "video"\n+++\n\n'
        "## About\n- New team  [created:: 2026-12-06]\n- Leeds  [created:: 2026-12-06]\n"
    )


def test_a_place_is_inside_or_outside(with_ada: Mentorlog) -> None:
    before = with_ada.files()
    for command in (("add", "Bo"), ("edit", "ada")):
        result = with_ada("mentor", *command, "--place", "Café Luna")
        assert (result.code, result.err) == (2, "“Café Luna” is no place.\nOne of: inside, outside.\n")
    assert with_ada.files() == before


def test_a_mentees_goal_is_nobodys_else(with_ada: Mentorlog) -> None:
    with_ada.ok("mentee", "add", "Jun Park")
    with_ada.ok("goal", "add", "Run a review alone", "--of", "jun")
    for command in (("add", "Bo"), ("edit", "ada")):
        result = with_ada("mentor", *command, "--goal", "run")
        assert result.code == 2 and "That goal is Jun Park's" in result.err
    assert "bo.md" not in "".join(with_ada.files())
    with_ada.ok("mentee", "edit", "jun", "--goal", "run")


def test_a_mentee_is_added_as_one(empty: Mentorlog) -> None:
    assert empty.ok("mentee", "add", "Jun Park").startswith("Added: Jun Park, mentee  ")
    assert 'role = "mentee"\n' in empty.files()["people/jun-park.md"]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("José Ñandú", "josé-ñandú"), ("李明", "李明"), ("Łukasz Żak", "łukasz-żak"), ("Me", "me-2"),
        ("O'Brien, Pat", "o-brien-pat"), ("!!!", "person"),
    ],
)  # fmt: skip
def test_a_name_of_any_script_has_a_file_and_is_found(empty: Mentorlog, name: str, slug: str) -> None:
    empty.ok("mentor", "add", name)
    assert f"people/{slug}.md" in empty.files()
    assert empty.ok("mentor", "show", name).startswith(f"{name}\n")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("ada lovelace",), 2, "Ada Lovelace is in the journal already.\n"),
        (("al",), 2, "Ada Lovelace is in the journal already.\n"),
        (("ada",), 2, "Ada Lovelace answers to “ada” already.\n"),
        ((" ",), 2, "The name is empty.\n"),
        (("Grace\nHopper",), 2, "The name has several lines; "),
        (("Grace", "--role", "boss"), 2, "“boss” is no role.\n"),
        (("Grace", "--status", "lost"), 2, "“lost” is no status.\n"),
        (("Grace", "--goal", "nothing"), 3, "No goal answers to “nothing”.\n"),
        (("Grace", "--every", "biweekly"), 2, "I cannot read “biweekly” as a "),
        (("Grace", "--since", "sometime"), 2, "I cannot read “sometime” as a date.\n"),
        (("Grace", "--minutes", "0"), 2, "“--minutes” is a number from 1 to 1440."),
        (("Grace", "--alias", " "), 2, "The alias is empty.\n"),
        (("Grace", "--medium", "a\nb"), 2, "The medium has several lines; "),
    ],
)
def test_a_person_who_cannot_be_added_changes_nothing(
    with_ada: Mentorlog, arguments: tuple[str, ...], code: int, said: str
) -> None:
    with_ada.ok("mentor", "edit", "ada", "--alias", "AL")
    before = with_ada.files()
    result = with_ada("mentor", "add", *arguments)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith(said)
    assert with_ada.files() == before


# --- people: found by name and alias ------------------------------------------------------------------


@pytest.mark.parametrize(
    "who", ["Ada Lovelace", "ada", "ADA LOVE", "al", "AL", "ada-lovelace", "ada-l", "Countess"]
)
def test_a_person_is_found_by_name_alias_or_slug_or_the_start_of_one(with_ada: Mentorlog, who: str) -> None:
    with_ada.ok("mentor", "edit", "ada", "--alias", "AL", "--alias", "Countess")
    with_ada.ok("mentor", "add", "Grace Hopper")
    assert with_ada.ok("mentor", "show", *who.split()).startswith("Ada Lovelace\n")


def test_an_exact_match_wins_over_the_start_of_another(empty: Mentorlog) -> None:
    empty.ok("mentor", "add", "Ada")
    empty.ok("mentor", "add", "Ada Lovelace")
    assert empty.ok("mentor", "show", "ada").startswith("Ada\n")


def test_two_that_answer_are_both_named(with_ada: Mentorlog) -> None:
    with_ada.ok("mentor", "add", "Ada Yonath")
    result = with_ada("mentor", "show", "ada")
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith("“ada” can be Ada Lovelace or Ada Yonath.\n")


def test_a_name_that_comes_close_is_offered(with_ada: Mentorlog) -> None:
    result = with_ada("mentor", "show", "lovlace")
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith("No person answers to “lovlace”.\nDid you mean Ada Lovelace?")


# --- people: list and show ----------------------------------------------------------------------------


@pytest.fixture
def with_several(with_ada: Mentorlog) -> Mentorlog:
    with_ada.ok("mentor", "add", "Grace Hopper", "--role", "sponsor")
    with_ada.ok("mentor", "add", "Old Friend", "--status", "closed")
    with_ada.ok("mentor", "add", "No Thanks", "--status", "declined")
    with_ada.ok("mentee", "add", "Jun Park")
    return with_ada


def names(mentorlog: Mentorlog, *arguments: str) -> list[str]:
    return [one["name"] for one in json.loads(mentorlog.ok(*arguments, "--json"))["people"]]


def test_mentors_and_mentees_are_listed_apart(with_several: Mentorlog) -> None:
    assert names(with_several, "mentor", "list") == ["Ada Lovelace", "Grace Hopper"]
    assert names(with_several, "mentee", "list") == ["Jun Park"]
    out = with_several.ok("mentor", "list")
    assert "Ada Lovelace" in out
    assert "Jun Park" not in out + with_several.ok("mentor", "list", "--all")


def test_all_lists_those_no_longer_met_too(with_several: Mentorlog) -> None:
    everybody = ["Ada Lovelace", "Grace Hopper", "No Thanks", "Old Friend"]
    assert names(with_several, "mentor", "list", "--all") == everybody


@pytest.mark.parametrize("group", ["mentor", "mentee"])
def test_where_nobody_is_list_says_how_to_add_somebody(empty: Mentorlog, group: str) -> None:
    out = empty.ok(group, "list")
    assert "Nobody here yet." in out
    assert f'mentorlog {group} add "NAME"' in out


def test_both_groups_show_anybody(with_several: Mentorlog) -> None:
    assert with_several.ok("mentor", "show", "jun").startswith("Jun Park\n")
    assert with_several.ok("mentee", "show", "ada").startswith("Ada Lovelace\n")


def test_show_has_the_record_the_agreement_and_what_is_open(with_ada: Mentorlog) -> None:
    with_ada.ok("mentor", "edit", "ada", "--skill", "people leadership", "--alias", "AL", "--since", "2 jun",
                "--about", "New team in Leeds")  # fmt: skip
    with_ada.ok("note", "ada", "--date", "2 nov", "--commit", "Draft it by fri", "--commit", "Gone")
    with_ada.ok("jot", "ada", "How did you start?")
    with_ada.ok("done", "gone")
    out = with_ada.ok("mentor", "show", "ada")
    for line in (
        "They are: mentor, active",
        "For: people leadership",
        "Goals: Lead a team of five",
        "Since: Tue 2 Jun 2026",
        "Also called: AL",
        "Last met: Mon 2 Nov",
        "  Meet: every 2 weeks",
        "  By: video",
    ):
        assert f"\n{line}\n" in out
    assert "Draft it" in out
    assert "How did you start?" in out
    assert "\nAbout\n  New team in Leeds\n\nAgreed\n" in out
    assert "Gone" not in out
    assert out.endswith(f"\n{ADA}\n")


def test_show_as_json_has_the_person_and_the_items(with_ada: Mentorlog) -> None:
    with_ada.ok("jot", "ada", "How did you start?")
    found = json.loads(with_ada.ok("mentor", "show", "ada", "--json"))
    assert found["schema"] == 1
    assert found["person"]["name"] == "Ada Lovelace"
    assert [item["text"] for item in found["items"]] == ["How did you start?"]


# --- people: edit -------------------------------------------------------------------------------------


def test_edit_with_options_changes_only_what_was_asked(with_ada: Mentorlog) -> None:
    file = with_ada.journal / ADA
    file.write_text(
        '+++\n# my first mentor\nname = "Ada Lovelace"  # the one\nrole = "mentor"\nmood = "kind"\n\n'
        '[agreement]\nevery = "2 weeks" # agreed\nnotes = "me"\n+++\n\n## About\n- Old\n\n## Mine\nlast'
    )
    with_ada.ok("mentor", "edit", "ada", "--every", "monthly", "--place", "inside", "--status", "paused")
    assert file.read_text() == (
        '+++\n# my first mentor\nname = "Ada Lovelace"  # the one\nrole = "mentor"\nmood = "kind"\n'
        'status = "paused"\nplace = "inside"\n\n'
        '[agreement]\nevery = "month" # agreed\nnotes = "me"\n+++\n\n## About\n- Old\n\n## Mine\nlast'
    )


@pytest.mark.parametrize(
    ("option", "value", "line"),
    [
        ("--alias", "AL", 'aliases = ["AL"]'),
        ("--role", "peer", 'role = "peer"'),
        ("--status", "paused", 'status = "paused"'),
        ("--place", "outside", 'place = "outside"'),
        ("--skill", "hiring", 'skill = "hiring"'),
        ("--goal", "speak", 'goals = ["speak-in-public"]'),
        ("--since", "2 jun", "since = 2026-06-02"),
        ("--every", "month", 'every = "month"'),
        ("--minutes", "30", "minutes = 30"),
        ("--medium", "phone", 'medium = "phone"'),
        ("--experience", "5", "experience = 5"),
        ("--willingness", "3", "willingness = 3"),
        ("--time", "1", "time = 1"),
        ("--about", "New team", "- New team  [created:: 2026-12-06]"),
    ],
)
def test_each_option_sets_its_own_key(with_ada: Mentorlog, option: str, value: str, line: str) -> None:
    with_ada.ok("goal", "add", "Speak in public")
    before = with_ada.files()[ADA].splitlines()
    with_ada.ok("mentor", "edit", "ada", option, value)
    after = with_ada.files()[ADA].splitlines()
    assert line in after
    assert len([one for one in before if one not in after]) <= 1


def test_edit_says_what_there_is_now(with_ada: Mentorlog) -> None:
    out = with_ada.ok("mentor", "edit", "ada", "--minutes", "30", "--skill", "hiring", width=None)
    assert out == (
        "Changed: Ada Lovelace, mentor, hiring, towards Lead a team of five, every 2 weeks, video, 30 min  "
        f"({ADA})\n"
    )


def test_without_options_the_record_opens_in_the_editor(with_ada: Mentorlog, editor: Editor) -> None:
    before = with_ada.files()[ADA]
    change = 'text = text.replace("Ada Lovelace", "Ada King") + "\\n## About\\n- Countess\\n"'
    out = with_ada.ok("mentor", "edit", "ada", **editor(change))
    assert out.startswith("Changed: Ada King, mentor, ")
    assert with_ada.files()[ADA] == before.replace("Lovelace", "King") + "\n## About\n- Countess\n"


@pytest.mark.parametrize(
    ("python", "said"),
    [
        ('text = text.replace("name = ", "name == ")', f"{ADA}:2: no TOML: "),
        ('text = text.replace("name = ", "nome = ")', f"{ADA}:1: name: "),
        ('text = "no front matter"', f"{ADA}: name: "),
        (
            'text = text.replace("role = \\"mentor\\"", "since = \\"June\\"")',
            f"{ADA}:3: since: must be a date like ",
        ),
    ],
)
def test_a_person_who_could_not_be_read_again_is_not_stored(
    with_ada: Mentorlog, editor: Editor, python: str, said: str
) -> None:
    before = with_ada.files()[ADA]
    result = with_ada("mentor", "edit", "ada", **editor(python))
    assert result.code == 4
    assert result.err.startswith(said)
    assert "What you typed is kept in " in result.err
    assert with_ada.files()[ADA] == before


def test_an_editor_that_changes_nothing_stores_nothing(with_ada: Mentorlog, editor: Editor) -> None:
    before = with_ada.files()
    result = with_ada("mentor", "edit", "ada", **editor(""))
    assert (result.code, result.out) == (1, "")
    assert with_ada.files() == before


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("nobody", "--role", "peer"), 3),
        (("ada", "--role", "boss"), 2),
        (("ada", "--goal", "none"), 3),
        (("ada", "--about", " "), 2),
    ],
)
def test_what_cannot_be_edited_changes_nothing(
    with_ada: Mentorlog, arguments: tuple[str, ...], code: int
) -> None:
    before = with_ada.files()
    result = with_ada("mentor", "edit", *arguments)
    assert (result.code, result.out) == (code, "")
    assert with_ada.files() == before


def test_of_several_options_none_is_stored_where_one_cannot_be(with_ada: Mentorlog) -> None:
    before = with_ada.files()
    result = with_ada("mentor", "edit", "ada", "--skill", "hiring", "--about", "one\ntwo")
    assert result.code == 2
    assert with_ada.files() == before


def test_of_somebody_new_nothing_is_stored_where_one_option_cannot_be(with_ada: Mentorlog) -> None:
    before = with_ada.files()
    result = with_ada("mentor", "add", "Grace Hopper", "--about", "one\ntwo")
    assert result.code == 2
    assert with_ada.files() == before


# --- goals --------------------------------------------------------------------------------------------


def test_a_goal_is_added_with_all_that_is_known_of_it(with_ada: Mentorlog) -> None:
    out = with_ada.ok(
        "goal", "add", "Speak", "in", "public", "--due", "31 mar", "--measure", "Talks, from 0 to 3",
        "--why", "To be heard", "--stretch", "--skill", "speaking", "--step", "Book a room by fri",
        "--step", "Write it", width=None,
    )  # fmt: skip
    path = "goals/speak-in-public.md"
    assert out == f"Added: Speak in public, by Wed 31 Mar 2027, Talks, from 0 to 3, a stretch  ({path})\n"
    text = with_ada.files()[path]
    ids = [item["id"] for item in json.loads(with_ada.ok("list", "--goal", "speak", "--json"))["items"]]
    assert text == (
        '+++\ntitle = "Speak in public"\nstatus = "active"\ndue = 2027-03-31\n'
        'measure = "Talks, from 0 to 3"\nwhy = "To be heard"\nskill = "speaking"\nstretch = true\n+++\n\n'
        f"## Steps\n- [ ] Book a room  [created:: 2026-12-06]  [due:: 2026-12-11]  [id:: {ids[0]}]\n"
        f"- [ ] Write it  [created:: 2026-12-06]  [id:: {ids[1]}]\n"
    )


def test_a_goal_that_is_no_stretch_says_so(with_ada: Mentorlog) -> None:
    assert with_ada.ok("goal", "add", "Rest", "--no-stretch").startswith("Added: Rest, no stretch  ")
    assert "stretch = false\n" in with_ada.files()["goals/rest.md"]


def test_a_mentees_goal_names_whose_it_is(with_ada: Mentorlog) -> None:
    with_ada.ok("mentee", "add", "Jun Park")
    with_ada.ok("goal", "add", "Speak up", "--of", "jun")
    assert 'of = "jun-park"\n' in with_ada.files()["goals/speak-up.md"]
    assert "Speak up" in with_ada.ok("prep", "jun")
    assert "Speak up" not in with_ada.ok("prep", "ada")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("lead a TEAM of five",), 2, "There is a goal of that title already.\n"),
        ((" ",), 2, "The title is empty.\n"),
        (("Speak", "--due", "sometime"), 2, "I cannot read “sometime” as a date.\n"),
        (("Speak", "--of", "nobody"), 3, "No person answers to “nobody”.\n"),
        (("Speak", "--measure", "a\nb"), 2, "The measure has several lines; "),
        (("Speak", "--step", "Draft by 3/4"), 2, "“3/4” can be "),
    ],
)
def test_a_goal_that_cannot_be_added_changes_nothing(
    with_ada: Mentorlog, arguments: tuple[str, ...], code: int, said: str
) -> None:
    before = with_ada.files()
    result = with_ada("goal", "add", *arguments)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith(said)
    assert with_ada.files() == before


def test_goals_are_listed_by_their_day_and_all_has_those_that_are_over(with_ada: Mentorlog) -> None:
    with_ada.ok("goal", "add", "Some day")
    with_ada.ok("goal", "add", "Soon", "--due", "31 dec")
    with_ada.ok("goal", "add", "Over", "--due", "2026-12-10")
    with_ada.ok("goal", "edit", "over", "--status", "achieved")
    titles = [goal["title"] for goal in json.loads(with_ada.ok("goal", "list", "--json"))["goals"]]
    assert titles == ["Soon", "Lead a team of five", "Some day"]
    assert "Over" not in with_ada.ok("goal", "list")
    assert "Over" in with_ada.ok("goal", "list", "--all")


def test_where_no_goal_is_list_says_how_to_add_one(empty: Mentorlog) -> None:
    out = empty.ok("goal", "list")
    assert "No goal yet." in out
    assert 'mentorlog goal add "TITLE"' in out


def test_show_has_the_goal_its_progress_its_steps_and_who_helps(with_ada: Mentorlog) -> None:
    with_ada.ok("goal", "edit", "lead", "--measure", "Reports, 0 to 5", "--why", "To build", "--stretch")
    file = with_ada.journal / GOAL
    file.write_text(
        f"{file.read_text()}\n## Steps\n- [ ] Shadow her  [id:: aaa11]\n- [x] Ask  [id:: aaa22]\n\n"
        "## Progress\n- 2026-11-02 20%: first report hired\n"
    )
    with_ada.ok("note", "ada", "--commit", "Draft the plan [goal:: lead-a-team-of-five]")
    out = with_ada.ok("goal", "show", "lead", "a", "team")
    for words in (
        "Lead a team of five\n",
        "\nIt is: active\n",
        "\nBy: Wed 30 Jun 2027\n",
        "\nMeasured by: Reports, 0 to 5\n",
        "\nWhy: To build\n",
        "\nStretches: yes\n",
        "\nWith: Ada Lovelace\n",
        "aaa11  Shadow her",
        "aaa22  Ask",
        "  Draft the plan",
        "Mon 2 Nov 2026: 20%: first report hired\n",
    ):
        assert words in out


def test_show_as_json_has_the_goal_and_its_items(with_ada: Mentorlog) -> None:
    with_ada.ok("note", "ada", "--commit", "Draft the plan [goal:: lead-a-team-of-five]")
    found = json.loads(with_ada.ok("goal", "show", "lead", "--json"))
    assert (found["goal"]["title"], found["goal"]["due"]) == ("Lead a team of five", "2027-06-30")
    assert [item["text"] for item in found["items"]] == ["Draft the plan"]


def test_a_goal_is_edited_with_options_and_keeps_the_rest(with_ada: Mentorlog) -> None:
    file = with_ada.journal / GOAL
    file.write_text('+++\n# big\ntitle = "Lead a team of five"\ndue = 2027-06-30 # firm\n+++\n\nWords.\n')
    out = with_ada.ok(
        "goal", "edit", "lead", "--due", "30 sep 2027", "--status", "paused", "--no-stretch", width=None
    )
    assert out == f"Changed: Lead a team of five, by Thu 30 Sep 2027, no stretch, paused  ({GOAL})\n"
    assert file.read_text() == (
        '+++\n# big\ntitle = "Lead a team of five"\ndue = 2027-09-30 # firm\nstretch = false\n'
        'status = "paused"\n+++\n\nWords.\n'
    )


@pytest.mark.parametrize(
    ("option", "value", "line"),
    [
        ("--measure", "Reports", 'measure = "Reports"'),
        ("--why", "To build", 'why = "To build"'),
        ("--skill", "hiring", 'skill = "hiring"'),
        ("--of", "ada", 'of = "ada-lovelace"'),
        ("--due", "31 dec", "due = 2026-12-31"),
        ("--status", "achieved", 'status = "achieved"'),
    ],
)
def test_each_option_of_a_goal_sets_its_own_key(
    with_ada: Mentorlog, option: str, value: str, line: str
) -> None:
    with_ada.ok("goal", "edit", "lead", option, value)
    assert line in with_ada.files()[GOAL].splitlines()


def test_a_goal_opens_in_the_editor_without_options(with_ada: Mentorlog, editor: Editor) -> None:
    before = with_ada.files()[GOAL]
    out = with_ada.ok(
        "goal", "edit", "lead", **editor('text = text.replace("of five", "of six") + "\\nWhy not."')
    )
    assert out.startswith("Changed: Lead a team of six, by Wed 30 Jun 2027  ")
    assert with_ada.files()[GOAL] == before.replace("of five", "of six") + "\nWhy not."


@pytest.mark.parametrize(
    ("line", "kinds"), [("mentor edit ada", "active, paused"), ("goal edit lead", "active")]
)
def test_after_an_edit_by_hand_what_check_says_of_the_record_is_said(
    with_ada: Mentorlog, editor: Editor, line: str, kinds: str
) -> None:
    change = """text = text.replace('"active"', '"hold"') + "\\n## Steps\\n- [ ] Ask\\n" """
    result = with_ada(*line.split(), **editor(change))
    assert result.out.rstrip().endswith("commitment: Ask") is line.startswith("goal")
    assert "the status “hold” is none of " in result.err and result.err.count("\n") == 1
    assert with_ada.ok(*line.split(), "--status", kinds.split(",")[0])


def test_a_goal_that_could_not_be_read_again_is_not_stored(with_ada: Mentorlog, editor: Editor) -> None:
    before = with_ada.files()[GOAL]
    result = with_ada("goal", "edit", "lead", **editor('text = text.replace("2027-06-30", "\\"soon\\"")'))
    assert result.code == 4
    assert result.err.startswith(f"{GOAL}:4: due: must be a date like ")
    assert with_ada.files()[GOAL] == before


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("show", "nothing"), 3, "No goal answers to “nothing”.\n"),
        (("edit", "nothing", "--why", "x"), 3, "No goal answers to “nothing”.\n"),
        (("edit", "lead", "--status", "lost"), 2, "“lost” is no status.\n"),
        (("edit", "lead", "--due", "3/4"), 2, "“3/4” can be "),
    ],
)
def test_what_cannot_be_done_to_a_goal_changes_nothing(
    with_ada: Mentorlog, arguments: tuple[str, ...], code: int, said: str
) -> None:
    before = with_ada.files()
    result = with_ada("goal", *arguments)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith(said)
    assert with_ada.files() == before
