"""JSON, Markdown and files: the keys that DESIGN names, the same content, and nothing private in a share."""

from __future__ import annotations

import json
import re
import stat
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Mentorlog

from mentorlog.exchange.demo import make_demo

ITEM = {
    "id", "kind", "state", "text", "owner", "created", "due", "due_by", "completed", "dropped", "person",
    "goal", "meeting", "path", "line", "moves", "carried", "told", "direction", "detail",
    "private", "history",
}  # fmt: skip
MEETING = {"date", "time", "minutes", "medium", "kind", "status", "path"}
PERSON = {
    "slug", "name", "aliases", "role", "status", "place", "skill", "goals", "since", "referred_by",
    "template", "look_again", "fit", "agreement", "path",
}  # fmt: skip
AGREEMENT = {
    "every", "minutes", "medium", "place", "until", "sessions", "notes", "agenda", "confidentiality",
    "obstacles", "feedback", "i_learn", "they_learn", "i_need", "they_need",
    "checkpoints",
}  # fmt: skip
RELATIONSHIP = {*PERSON, "next_meeting", "last_meeting"}
GOAL = {"slug", "title", "aliases", "status", "due", "measure", "why", "stretch", "skill", "of", "path"}
ALWAYS = {"schema", "problems"}
KEYS = {
    "list": {"items"},
    "list --kind any --all": {"items"},
    "prep": {
        "person", "meeting", "last_meeting", "about", "goals", "objectives", "since", "mine", "theirs",
        "contacts", "advice", "questions", "decisions", "assumptions", "change", "prompts",
        "mentor_prompts",
    },
    "review": {
        "overdue", "due", "waiting", "quiet", "unprepared", "unsettled", "to_tell",
    "carried", "outcomes", "goals", "kept", "prompts",
    },
    "progress": {"person", "goal", "from", "to", "months", "done_in", "goals", "learned"},
    "today": {"date", "meetings", "items", "quiet", "passed"},
    "mentor list": {"people"},
    "mentee list": {"people"},
    "mentor show ada": {"person", "items"},
    "goal list": {"goals"},
    "goal show lead": {"goal", "items"},
    "me": {"vision", "strengths", "weaknesses", "skills", "widest_gap", "private"},
    "meeting list": {"meetings"},
    "meeting list --all": {"meetings"},
    "meeting show ada": {"meeting", "text", "items"},
    "nudge ada": {"to", "item", "words", "sentences"},
    "nudge m2p9x": {"to", "item", "words", "sentences"},
    "report ada": {
        "person", "since", "opening", "advice", "feedback", "promises", "steps", "met", "theirs", "next",
    },
    "mentor close ada": {
        "person", "meeting", "first_meeting", "last_meeting", "met", "closed", "goals", "learned", "advice",
        "kept", "theirs", "contacts", "steps", "open", "named", "unserved", "prompts",
    },
    "mentor agree ada": {"person", "open", "agreed"},
    "mentor agree ada --share": {"to", "item", "words", "sentences"},
    "mentor close ada --thanks": {"to", "item", "words", "sentences"},
    "mentor checkpoint ada": {"person", "due", "next", "questions", "checkpoints"},
    "prep --share": {"person", "meeting", "objectives", "advice", "promises", "questions", "goals"},
}  # fmt: skip
# What we add to the keys that the format began with: docs/reference/json.md.
MORE = {
    "prep": {
        "feedback",
        "vision",
        "kick_off",
        "to_agree",
        "checkpoint",
        "obstacles",
        "brief",
        "debrief",
    },
    "review": {"passed", "pauses_over", "asked", "faded", "without_goal", "checkpoints"},
    "today": {"pauses_over", "asked", "faded"},
    "mentor show ada": {"log"},
    "goal show lead": {"progress", "log", "missing"},
}
ITEMS_OF_PREP = (
    "objectives", "since", "mine", "theirs", "contacts", "advice", "questions", "decisions", "assumptions",
)  # fmt: skip


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Mentorlog:
    """The sample journal, which these tests only read."""
    home = tmp_path_factory.mktemp("home")
    mentorlog = Mentorlog(home, environment={"MENTORLOG_JOURNAL": str(home / "journal")})
    make_demo(mentorlog.journal, date(2026, 12, 6))
    return mentorlog


def as_json(mentorlog: Mentorlog, line: str) -> dict[str, Any]:
    found = json.loads(mentorlog.ok(*line.split(), "--json"))
    assert isinstance(found, dict)
    return found


def texts(value: object) -> Iterator[str]:
    """Every text in a JSON value, keys left out."""
    if isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)
    elif isinstance(value, str):
        yield value


# --- keys -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", KEYS)
def test_it_has_these_keys_and_no_others(sample: Mentorlog, line: str) -> None:
    assert set(as_json(sample, line)) == KEYS[line] | ALWAYS | MORE.get(line, set())


@pytest.mark.parametrize("line", KEYS)
def test_it_says_which_schema_it_has(sample: Mentorlog, line: str) -> None:
    assert as_json(sample, line)["schema"] == 1


@pytest.mark.parametrize("line", KEYS)
def test_it_has_no_color_even_where_color_is_forced(sample: Mentorlog, line: str) -> None:
    out = sample.ok(*line.split(), "--json", color=True)
    assert "\x1b" not in out
    assert out == sample.ok(*line.split(), "--json")


def items_in(sample: Mentorlog) -> list[dict[str, Any]]:
    prep, review, today = (as_json(sample, line) for line in ("prep", "review", "today"))
    return [
        *(item for part in ITEMS_OF_PREP for item in prep[part]),
        *(item for part in ("overdue", "due", "waiting", "unsettled") for item in review[part]),
        *today["items"],
        *(
            item
            for line in ("list --kind any --all", "mentor show ada", "goal show lead", "meeting show ada")
            for item in as_json(sample, line)["items"]
        ),
    ]


def test_every_item_has_the_keys_of_an_item(sample: Mentorlog) -> None:
    found = items_in(sample)
    assert len(found) > 100
    assert {frozenset(item) for item in found} == {frozenset(ITEM)}


def test_an_item_has_values_of_these_kinds(sample: Mentorlog) -> None:
    day = re.compile(r"\d{4}-\d{2}-\d{2}")
    for item in items_in(sample):
        for key in ("created", "due", "due_by", "completed", "dropped", "meeting"):
            assert item[key] is None or day.fullmatch(item[key]), (key, item)
        for key in ("line", "moves", "carried"):
            assert type(item[key]) is int, (key, item)
        for key in ("told", "private"):
            assert type(item[key]) is bool, (key, item)
        for key in ("id", "kind", "text", "path"):
            assert isinstance(item[key], str), (key, item)
            assert item[key], (key, item)
        assert item["state"] in ("open", "done", "dropped", None)
        assert item["owner"] in ("me", "ada-lovelace", "jun-park", "grace-hopper", None)
        assert (item["owner"] is None) == (item["state"] is None)
        assert all(isinstance(entry, dict) for entry in item["history"])


def test_an_item_says_what_its_line_says(sample: Mentorlog) -> None:
    [item] = [item for item in as_json(sample, "prep")["mine"] if item["id"] == "7f3kb"]
    assert item == {
        "id": "7f3kb",
        "kind": "commitment",
        "state": "open",
        "text": "Draft the 90-day plan",
        "owner": "me",
        "created": "2026-11-21",
        "due": "2026-12-05",
        "due_by": "2026-12-05",
        "completed": None,
        "dropped": None,
        "person": "ada-lovelace",
        "goal": "lead-a-team-of-five",
        "meeting": "2026-11-21",
        "path": "meetings/ada-lovelace/2026-11-21.md",
        "line": item["line"],
        "moves": 1,
        "carried": 0,
        "told": False,
        "direction": None,
        "detail": ["One page: who, what stops, what is different at the end"],
        "private": False,
        "history": [
            {
                "date": "2026-11-30",
                "word": "moved",
                "from": "2026-12-01",
                "text": "waiting on the quarter's numbers",
            }
        ],
    }
    lines = sample.files()[item["path"]].split("\n")
    assert "[id:: 7f3kb]" in lines[item["line"] - 1]


def test_a_promise_without_a_date_is_due_by_the_next_meeting(sample: Mentorlog) -> None:
    due = {item["id"]: (item["due"], item["due_by"]) for item in as_json(sample, "list")["items"]}
    assert due["m2p9x"] == (None, "2026-12-07")
    assert due["9txw7"] == (None, "2026-12-09")
    assert due["1gs5x"] == (None, "2026-11-07")  # last met on 10 October, and agreed on every four weeks


def test_the_sheet_has_a_person_and_two_meetings_as_objects(sample: Mentorlog) -> None:
    prep = as_json(sample, "prep")
    assert set(prep["person"]) == PERSON
    assert set(prep["person"]["agreement"]) == AGREEMENT
    assert set(prep["meeting"]) == set(prep["last_meeting"]) == MEETING
    assert (prep["person"]["slug"], prep["meeting"]["date"]) == ("ada-lovelace", "2026-12-07")
    assert prep["last_meeting"]["date"] == "2026-11-21"
    assert {frozenset(goal) for goal in prep["goals"]} == {frozenset({*GOAL, "first", "now"})}
    assert all(isinstance(text, str) for part in ("about", "change", "prompts") for text in prep[part])


def test_a_sheet_without_meetings_has_null_for_them(with_ada: Mentorlog) -> None:
    prep = as_json(with_ada, "prep ada")
    assert (prep["meeting"], prep["last_meeting"]) == (None, None)
    assert [part for part in ITEMS_OF_PREP if prep[part] != []] == []


def test_the_lists_hold_objects_of_one_shape(sample: Mentorlog) -> None:
    shapes = {
        "mentor list": ("people", RELATIONSHIP),
        "mentee list": ("people", RELATIONSHIP),
        "goal list": ("goals", GOAL),
        "meeting list --all": ("meetings", {*MEETING, "person"}),
        "today": ("meetings", {*MEETING, "person", "aims", "to_finish", "checkpoint"}),
    }
    for line, (key, keys) in shapes.items():
        found = as_json(sample, line)[key]
        assert found, line
        assert {frozenset(each) for each in found} == {frozenset(keys)}, line
    assert set(as_json(sample, "mentor show ada")["person"]) == RELATIONSHIP
    assert set(as_json(sample, "goal show lead")["goal"]) == GOAL
    assert set(as_json(sample, "meeting show ada")["meeting"]) == {*MEETING, "person"}


def test_the_review_counts_what_was_kept(sample: Mentorlog) -> None:
    review = as_json(sample, "review")
    assert review["kept"] == {"kept": 5, "of": 7}
    assert sample.ok("review").count("5 of 7 kept over the last four weeks") == 1
    assert {frozenset(one) for one in review["quiet"]} == {frozenset(RELATIONSHIP)}
    assert {frozenset(one) for one in review["unprepared"]} == {frozenset({*MEETING, "person"})}


def test_the_list_is_the_same_as_on_the_screen(sample: Mentorlog) -> None:
    ids = [item["id"] for item in as_json(sample, "list --kind any")["items"]]
    on_screen = re.findall(r"^  (\w{5})  ", sample.ok("list", "--kind", "any"), re.MULTILINE)
    assert sorted(ids) == sorted(on_screen)
    assert len(ids) > 30


def test_a_text_comes_back_as_it_was_typed(with_ada: Mentorlog) -> None:
    text = 'Łukasz said: "李明 \\ [red] é e\u0301 \u202e \x1b[31m 🎉"'
    with_ada.ok("jot", "ada", text)
    out = with_ada.ok("prep", "ada", "--json")
    assert json.loads(out)["questions"][0]["text"] == text
    assert "\x1b" not in out


# --- the share ------------------------------------------------------------------------------------

PERSON_FILE = """\
+++
name = "Ada Lovelace"
goals = ["lead", "hidden"]
skill = "UNSHARED skill"

[agreement]
every = "2 weeks"
confidentiality = "UNSHARED agreement"
+++

## About
- UNSHARED about her

## Questions
- [ ] SHARED question  [created:: 2026-11-20]  [id:: q1q1q]

## Assumptions
- [ ] UNSHARED assumption  [created:: 2026-11-20]  [id:: s1s1s]

## Private
- UNSHARED thought

### Questions
- [ ] UNSHARED private question  [created:: 2026-11-20]  [id:: q2q2q]
"""
LAST_FILE = """\
+++
date = 2026-11-30
status = "held"
+++

## Notes
UNSHARED prose

## Advice
- [ ] SHARED advice  [id:: a1a1a]
  - UNSHARED detail of the advice
- [x] SHARED advice that I tried  [completion:: 2026-12-02]  [id:: a2a2a]
  - 2026-12-02 done: SHARED result

## Commitments
- [ ] SHARED promise  [due:: 2026-12-11]  [id:: c1c1c]
  - UNSHARED detail of the promise
- [x] SHARED promise that I kept  [completion:: 2026-12-03]  [id:: c2c2c]
- [ ] @ada-lovelace UNSHARED promise of hers  [id:: c3c3c]

## People
- [ ] UNSHARED contact  [id:: p1p1p]

## Decisions
- [ ] UNSHARED decision  [id:: d1d1d]

## Feedback
- [ ] From Ada: UNSHARED feedback  [id:: f1f1f]

## Learned
- UNSHARED lesson

## Check-in
- Change: UNSHARED change

## Private notes
- [ ] UNSHARED private bullet  [id:: x1x1x]

### Commitments
- [ ] UNSHARED private promise  [id:: c4c4c]
"""
PRIVATE_FILE = """\
+++
date = 2026-11-25
status = "held"
private = true
+++

## Advice
- [ ] UNSHARED advice of a private meeting  [id:: a3a3a]

## Commitments
- [ ] UNSHARED promise of a private meeting  [id:: c5c5c]
"""
NEXT_FILE = """\
+++
date = 2026-12-07
time = "10:00"
place = "UNSHARED place"
status = "planned"
+++

## Objectives
- [ ] SHARED aim  [id:: o1o1o]

## Private
- [ ] UNSHARED aim  [id:: o2o2o]
"""
GOAL_FILE = """\
+++
title = "SHARED goal"
why = "UNSHARED why"
measure = "UNSHARED measure"
+++

## Steps
- [ ] UNSHARED step that is not due before we meet  [created:: 2026-11-20]  [id:: g1g1g]

## Progress
- 2026-11-20 20%
"""
HIDDEN_FILE = '+++\ntitle = "UNSHARED goal"\nprivate = true\n+++\n'
OTHER_FILE = (
    '+++\nname = "Grace Hopper"\n+++\n\n## Questions\n- [ ] UNSHARED question for Grace  [id:: h1h1h]\n'
)


@pytest.fixture
def with_secrets(with_ada: Mentorlog) -> Mentorlog:
    """A journal in which every text says whether it may be in a copy for Ada."""
    files = {
        "people/ada-lovelace.md": PERSON_FILE,
        "people/grace-hopper.md": OTHER_FILE,
        "meetings/ada-lovelace/2026-11-25.md": PRIVATE_FILE,
        "meetings/ada-lovelace/2026-11-30.md": LAST_FILE,
        "meetings/ada-lovelace/2026-12-07.md": NEXT_FILE,
        "goals/lead.md": GOAL_FILE,
        "goals/hidden.md": HIDDEN_FILE,
    }
    (with_ada.journal / "goals" / "lead-a-team-of-five.md").unlink()
    for path, text in files.items():
        target = with_ada.journal / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
    return with_ada


SHARES = [
    "prep ada --share",
    "prep ada --share --full",
    "prep ada --share --json",
    "prep ada --share --format json",
    "prep ada --share --format markdown",
]
SHARED = (
    "SHARED aim", "SHARED advice", "SHARED advice that I tried", "SHARED result", "SHARED promise",
    "SHARED promise that I kept", "SHARED question", "SHARED goal",
)  # fmt: skip


@pytest.mark.parametrize("line", SHARES)
def test_a_share_holds_only_what_is_meant_for_the_other(with_secrets: Mentorlog, line: str) -> None:
    out = with_secrets.ok(*line.split())
    assert re.findall(r"UNSHARED[^\n]*", out) == []
    assert [text for text in SHARED if text not in out] == []


@pytest.mark.parametrize("line", SHARES)
def test_a_share_has_no_ids_and_no_paths(with_secrets: Mentorlog, line: str) -> None:
    out = with_secrets.ok(*line.split())
    ids = re.findall(r"\[id:: (\w{5})\]", "".join(with_secrets.files().values()))
    assert len(ids) > 10
    assert [ident for ident in ids if ident in out] == []
    assert re.findall(r"(?:people|meetings|goals)/|\.md\b|ada-lovelace", out) == []


def test_a_share_in_json_has_these_keys_and_no_others(with_secrets: Mentorlog) -> None:
    share = as_json(with_secrets, "prep ada --share")
    assert {key: set(share[key]) for key in ("person", "meeting")} == {
        "person": {"name"},
        "meeting": {"date", "time"},
    }
    parts = [item for part in ("objectives", "advice", "promises", "questions") for item in share[part]]
    assert {frozenset(item) for item in parts} == {frozenset({"text", "state", "due", "reason", "result"})}
    assert {frozenset(goal) for goal in share["goals"]} == {frozenset({"title", "due", "first", "now"})}
    assert [goal["title"] for goal in share["goals"]] == ["SHARED goal"]
    assert share["goals"][0]["now"]["value"] == "20%"


def test_a_share_says_nothing_of_other_records_that_are_damaged(with_secrets: Mentorlog) -> None:
    (with_secrets.journal / "people" / "grace-hopper.md").write_text("+++\n= = broken\n+++\n")
    for line in SHARES:
        assert "grace" not in with_secrets(*line.split()).out


@pytest.mark.parametrize(
    "line", ["prep ada --full", "prep ada --json", "prep ada --format markdown", "review", ""]
)
def test_what_is_private_is_on_no_sheet(with_secrets: Mentorlog, line: str) -> None:
    private = r"UNSHARED (?:thought|private \w+|advice of a|promise of a|aim|goal)"
    assert re.findall(private, with_secrets.ok(*line.split())) == []


def test_what_is_private_is_in_the_list_and_marked(with_secrets: Mentorlog) -> None:
    items = as_json(with_secrets, "list")["items"]
    assert {item["text"]: item["private"] for item in items if "private" in item["text"]} == {
        "UNSHARED private bullet": True,
        "UNSHARED private promise": True,
        "UNSHARED promise of a private meeting": True,
    }
    lines = [line for line in with_secrets.ok("list", width=200).splitlines() if "UNSHARED private" in line]
    assert len(lines) == 2
    assert [line for line in lines if not line.endswith("private")] == []


# --- the same content -----------------------------------------------------------------------------


def squeezed(text: str) -> str:
    """A text without what Markdown escapes, and without the ends of lines."""
    return " ".join(re.sub(r"\\([\\`*_\[\]<>#|~])", r"\1", text).split())


def items_on_the_sheet(sample: Mentorlog, who: str) -> list[str]:
    """The texts of the items that the whole sheet shows on the terminal, of which there are many."""
    ids = set(re.findall(r"^  (\w{5})  ", sample.ok("prep", who, "--full"), re.MULTILINE))
    known = {item["id"]: item["text"] for item in as_json(sample, "list --kind any --all")["items"]}
    assert len(ids) >= 4
    return [known[ident] for ident in ids]


@pytest.mark.parametrize("who", ["ada", "jun", "grace"])
def test_json_has_every_item_of_the_whole_sheet(sample: Mentorlog, who: str) -> None:
    found = set(texts(as_json(sample, f"prep {who}")))
    assert [text for text in items_on_the_sheet(sample, who) if text not in found] == []


@pytest.mark.parametrize("who", ["ada", "jun", "grace"])
def test_markdown_has_every_item_of_the_whole_sheet(sample: Mentorlog, who: str) -> None:
    found = squeezed(sample.ok("prep", who, "--full", "--format", "markdown"))
    assert [text for text in items_on_the_sheet(sample, who) if text not in found] == []


def test_markdown_has_what_json_has_without_full_as_well(sample: Mentorlog) -> None:
    found = squeezed(sample.ok("prep", "ada", "--format", "markdown"))
    assert [text for text in items_on_the_sheet(sample, "ada") if text not in found] == []


@pytest.mark.parametrize("line", ["prep ada --share", "review"])
def test_markdown_has_every_text_of_the_screen(sample: Mentorlog, line: str) -> None:
    screen = sample.ok(*line.split(), width=None)
    markdown = squeezed(sample.ok(*line.split(), "--format", "markdown"))
    parts = [re.sub(r"^(?:\w[\w ]*  )?\w{5}  ", "", text.strip()) for text in screen.split("\n")]
    words = [word for part in parts for word in re.findall(r"[\w’']+", part)]
    assert len(words) > 50
    assert [word for word in words if word not in markdown] == []


def test_a_share_in_json_has_the_progress_that_the_page_has(sample: Mentorlog) -> None:
    page, share = squeezed(sample.ok("prep", "--share")), as_json(sample, "prep --share")
    assert "Sam said yes, the first of five" in page
    assert any("Sam said yes" in text for text in texts(share))


@pytest.mark.parametrize("who", ["ada", "jun", "grace"])
def test_a_share_in_json_has_no_words_that_the_page_has_not(sample: Mentorlog, who: str) -> None:
    page = sample.ok("prep", who, "--share", width=None)
    parts = (
        part
        for key, part in as_json(sample, f"prep {who} --share").items()
        if key not in ("person", "meeting")
    )
    words = [text for part in parts for text in texts(part) if " " in text]
    assert words
    assert [text for text in words if text not in page] == []


@pytest.mark.parametrize("line", ["prep ada", "review"])
def test_format_json_is_the_same_as_the_option_json(sample: Mentorlog, line: str) -> None:
    assert sample.ok(*line.split(), "--format", "json") == sample.ok(*line.split(), "--json")


def test_markdown_shows_a_text_as_it_was_typed(with_ada: Mentorlog) -> None:
    with_ada.ok("jot", "ada", "Is *this* _it_ [x](y) <b> # | `z` \\?")
    out = with_ada.ok("prep", "ada", "--full", "--format", "markdown")
    assert r"Is \*this\* \_it\_ \[x\](y) \<b\> \# \| \`z\` \\?" in out


# --- a file of one's own --------------------------------------------------------------------------

FORMATS = [[], ["--json"], ["--format", "markdown"], ["--format", "json"], ["--share"], ["--full"]]


@pytest.mark.parametrize("command", ["prep", "review"])
@pytest.mark.parametrize("options", FORMATS, ids=" ".join)
def test_output_writes_what_would_be_shown(
    sample: Mentorlog, tmp_path: Path, command: str, options: list[str]
) -> None:
    if command == "review" and options in (["--share"], ["--full"]):
        options = ["--who", "ada"]
    target = tmp_path / "out.txt"
    result = sample(command, *options, "--output", str(target))
    assert (result.code, result.out) == (0, "")
    assert str(target) in result.err
    assert target.read_text() == sample.ok(command, *options)


def test_only_the_owner_may_read_what_output_writes(sample: Mentorlog, tmp_path: Path) -> None:
    target = tmp_path / "sheet.md"
    sample("prep", "--format", "markdown", "--output", str(target))
    assert oct(stat.S_IMODE(target.stat().st_mode)) == "0o600"


def test_output_has_no_color(sample: Mentorlog, tmp_path: Path) -> None:
    target = tmp_path / "sheet.txt"
    sample("prep", "--output", str(target), color=True)
    assert "\x1b" not in target.read_text()


def test_output_replaces_a_file_that_is_there(sample: Mentorlog, tmp_path: Path) -> None:
    target = tmp_path / "sheet.txt"
    target.write_text("old and long\n" * 1000)
    sample("prep", "--output", str(target))
    assert target.read_text() == sample.ok("prep")
