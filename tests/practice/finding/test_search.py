"""Search: which lines are found, and that the quick way finds what a plain slow one does."""

from __future__ import annotations

import os
import random
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from mentorlog.errors import BadInput, NotFound
from mentorlog.journal import Journal, Kind
from mentorlog.journal.lines import bare, find_front_matter, split_lines
from mentorlog.practice.finding.query import Query, kind_named, read_query
from mentorlog.practice.finding.search import Hit, said, search

from ..conftest import TODAY, Builder, goal, held, person


def found(journal: Journal, *typed: str) -> list[Hit]:
    return list(search(journal, read_query(journal, typed, TODAY)).hits)


def lines(journal: Journal, *typed: str) -> list[str]:
    return [hit.text for hit in found(journal, *typed)]


# --- what is found --------------------------------------------------------------------------------


def test_every_kind_of_file_is_searched(journal: Builder) -> None:
    made = journal(
        person("ada", "## About\n- Likes zebras"),
        goal("lead", "## Progress\n- 2026-11-02 20%: a zebra"),
        held("2026-11-30", "## Notes\nA zebra came by."),
        ("me.md", "+++\n+++\n\n## Vision\nA zebra farm.\n"),
        ("reviews/2026-W49.md", "## Thoughts\nThe zebra again.\n"),
    )
    records = [(hit.record, hit.day) for hit in found(made, "ZEBRA")]
    assert records == [
        ("meeting", date(2026, 11, 30)),
        ("review", date(2026, 11, 30)),
        ("goal", date(2026, 11, 2)),
        ("me", None),
        ("person", None),
    ]


def test_a_line_is_found_with_its_heading_its_day_and_where_it_is(journal: Builder) -> None:
    made = journal(person(), held("2026-11-30", "## Commitments\n- [ ] Draft the plan  [id:: 7f3kb]"))
    assert found(made, "plan") == [
        Hit(
            path="meetings/ada/2026-11-30.md",
            line=6,
            text="Draft the plan",
            day=date(2026, 11, 30),
            heading="Commitments",
            title="Ada",
            kind=Kind.COMMITMENT,
            record="meeting",
            person="ada",
            private=False,
        )
    ]


def test_what_stands_above_all_headings_or_is_about_nobody_says_so(journal: Builder) -> None:
    steps = goal("ada", "## Steps\n- [ ] A zebra.", title="To lead")
    files = person("ada", "A zebra."), steps, ("me.md", "A zebra.\n")
    described = {hit.path: hit[4:] for hit in found(journal(*files, person("bo")), "zebra")}
    assert described == {
        "people/ada.md": ("", "Ada", None, "person", "ada", False),
        "goals/ada.md": ("Steps", "To lead", Kind.COMMITMENT, "goal", None, False),
        "me.md": ("", "", None, "me", None, False),
    }


def test_in_a_note_that_is_named_for_no_day_nothing_is_an_item(journal: Builder) -> None:
    made = journal(person(), ("meetings/ada/notes.md", "## Commitments\n- [ ] A zebra.\n"))
    assert [(hit.kind, hit.record, hit.day) for hit in found(made, "zebra")] == [(None, "meeting", None)]


def test_what_a_journal_calls_private_is_marked_too(journal: Builder) -> None:
    settings = ("mentorlog.toml", 'format = 1\n[headings]\nprivate = ["Vertraulich"]\n')
    made = journal(person(), settings, held("2026-11-30", "## Vertraulich\nA zebra.\n\n## Notes\nA zebra."))
    assert [hit.private for hit in found(made, "zebra")] == [True, False]


@pytest.mark.parametrize("head", ['"\\u0070rivate" = true', 'private = false\nminutes = "x"'])
def test_a_key_spelt_in_numbers_and_a_head_that_cannot_be_read_mark_it_too(
    journal: Builder, head: str
) -> None:
    made = journal(person(), ("meetings/ada/2026-11-30.md", f"+++\n{head}\n+++\nA zebra.\n"))
    assert [hit.private for hit in found(made, "zebra")] == [True]


def test_words_of_keys_fields_and_our_own_headings_are_not_found(journal: Builder) -> None:
    made = journal(
        person(agreement__agenda="shared the day before"),
        held("2026-11-30", "## Commitments\n- [ ] Draft it  [due:: 2026-12-11]  [id:: 7f3kb]", status="held"),
    )
    for word in ("held", "due", "commitments", "agenda", "status", "7f3kb", "name"):
        assert lines(made, word) == [], word
    assert lines(made, "day before") == ["shared the day before"]


def test_a_heading_of_the_users_own_is_found(journal: Builder) -> None:
    made = journal(person(), held("2026-11-30", "## Salary talk\nNothing yet."))
    assert lines(made, "salary") == ["Salary talk"]


def test_a_heading_that_is_found_stands_under_none_and_is_private_where_it_says_so(journal: Builder) -> None:
    body = "## Zebra talk\n### Zebras\n\n## Private zebra\n"
    made = journal(person(), held("2026-11-30", body))
    assert [(hit.text, hit.heading, hit.private) for hit in found(made, "zebra")] == [
        ("Zebra talk", "", False), ("Zebras", "", False), ("Private zebra", "", True),
    ]  # fmt: skip


def test_what_the_head_says_is_no_part_of_a_section(journal: Builder) -> None:
    made = journal(person("ada", "Stripes.\n\n## Notes\nGrass.", skill="zebras"))
    assert (lines(made, "zebras", "stripes"), lines(made, "zebras", "grass")) == ([], [])


def test_all_words_in_one_line_come_before_words_spread_over_its_section(journal: Builder) -> None:
    body = "## Notes\nThe budget is tight.\nHiring on this budget.\nHiring is slow.\n\n## Salary\nThe budget."
    made = journal(person(), held("2026-11-30", body))
    assert lines(made, "hiring", "budget") == ["Hiring on this budget."]
    assert lines(made, "tight", "slow") == ["The budget is tight.", "Hiring is slow."]
    assert lines(made, "slow", "salary") == []


def test_a_phrase_is_an_argument_with_spaces_or_quotes_within(journal: Builder) -> None:
    made = journal(person(), held("2026-11-30", "## Notes\nThe 90-day  plan.\nA plan of 90-day steps."))
    assert lines(made, "90-day plan") == ["The 90-day  plan."]
    assert lines(made, 'the "90-day plan"') == ["The 90-day  plan."]
    assert len(lines(made, "90-day", "plan")) == 2


def test_between_the_words_of_a_phrase_there_may_be_any_space(journal: Builder) -> None:
    made = journal(person(), held("2026-11-30", "## Notes\nA zebra  has stripes.\nOne\tzebra"))
    assert lines(made, "zebra has stripes") == ["A zebra  has stripes."]
    assert lines(made, "one zebra") == ["One\tzebra"]


def test_a_word_is_found_without_spaces_around_it(journal: Builder) -> None:
    made = journal(person(), held("2026-11-30", "## Notes\n昨日数字を見た。"))
    assert lines(made, "数") == ["昨日数字を見た。"]


def test_what_is_private_is_found_and_marked(journal: Builder) -> None:
    made = journal(
        person(),
        person("eve", "## About\n- A zebra", private=True),
        held("2026-11-30", "## Private\n### Thoughts\nA zebra.\n\n## Notes\nNo zebra."),
        held("2026-11-29", "## Notes\nThat zebra.", private=True),
    )
    marked = {(hit.text, hit.private) for hit in found(made, "zebra")}
    assert marked == {("A zebra.", True), ("No zebra.", False), ("That zebra.", True), ("A zebra", True)}


def test_what_is_of_somebody_private_is_marked_wherever_it_stands(journal: Builder) -> None:
    items = "- [ ] @eve Zebra 1\n- [ ] @ada Zebra 2\n- [ ] Zebra 3\n- [ ] @nobody Zebra 4"
    made = journal(
        person(),
        person("eve", private=True),
        ("people/zed.md", "+++\nname = \n+++\n"),
        goal("hers", "## Notes\nZebra 5", of="eve"),
        goal("own", "## Notes\nZebra 6", private=True),
        goal("open", "## Notes\nZebra 7"),
        held("2026-11-30", f"## Commitments\n{items}"),
        held("2026-11-29", "Zebra 8", who="zed"),
        held("2026-11-28", "Zebra 9", note="private"),
        ("meetings/ada/notes.md", "+++\nprivate = true\n+++\nZebra 10\n"),
        ("meetings/ada/more.md", "Zebra 11\n"),
    )
    marked = sorted(hit.text for hit in found(made, "zebra") if hit.private)
    assert marked == ["@eve Zebra 1", "Zebra 10", "Zebra 5", "Zebra 6", "Zebra 8"]
    assert len(found(made, "zebra")) == 11


@pytest.mark.parametrize(("said", "private"), [("private = true\n", True), ("private = false\n", False)])
@pytest.mark.parametrize("path", ["me.md", "reviews/2026-W49.md", "meetings/ada/notes.md"])
def test_what_me_md_or_a_review_says_of_itself_marks_its_lines(
    journal: Builder, path: str, said: str, private: bool
) -> None:
    made = journal(person(), (path, f"+++\n{said}+++\n## Vision\nA zebra farm.\n"))
    assert [hit.private for hit in found(made, "zebra")] == [private]


def test_an_item_is_of_the_day_it_was_made_and_its_history_of_its_own(journal: Builder) -> None:
    body = """
        ## Questions
        - [ ] Why zebras?  [created:: 2026-10-01]
          - 2026-10-09 told: zebra
          - a zebra detail
        - [ ] How many zebras?  ➕ 2026-10-02
          - the next zebra
        - [ ] Which zebras?  [Created:: 2026-10-03]
        """
    made = journal(person("ada", body))
    days = {hit.text: hit.day for hit in found(made, "zebra")}
    assert days == {
        "Why zebras?": date(2026, 10, 1),
        "2026-10-09 told: zebra": date(2026, 10, 9),
        "a zebra detail": date(2026, 10, 1),
        "How many zebras?": date(2026, 10, 2),
        "the next zebra": date(2026, 10, 2),
        "Which zebras?": date(2026, 10, 3),
    }
    assert {hit.kind for hit in found(made, "zebra")} == {Kind.QUESTION}


# --- filters --------------------------------------------------------------------------------------


@pytest.fixture
def zoo(journal: Builder) -> Journal:
    return journal(
        person("ada", "## Questions\n- [ ] Zebra one?  [created:: 2026-10-01]", goals=["lead"]),
        person("jun", "## About\n- Zebra two"),
        goal("lead", "## Notes\nZebra three"),
        held("2026-11-30", "## Decisions\n- Zebra four", who="jun"),
    )


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (["who:ada"], ["Zebra one?", "Zebra three"]),
        (["who:jun"], ["Zebra four", "Zebra two"]),
        (["kind:questions"], ["Zebra one?"]),
        (["kind:question", "kind:decision"], ["Zebra four", "Zebra one?"]),
        (["kind:goal"], ["Zebra three"]),
        (["kind:people"], ["Zebra one?", "Zebra two"]),
        (["since:2026-10-02"], ["Zebra four"]),
        (["since:1-oct", "who:ada"], ["Zebra one?"]),
        (["who:jun\n"], ["Zebra four", "Zebra two"]),
    ],
)
def test_filters_say_where_to_look(zoo: Journal, filters: list[str], expected: list[str]) -> None:
    assert lines(zoo, "zebra", *filters) == expected


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (["zebra", "kind:foo"], "“foo” is no kind."),
        (["zebra", "kind:"], "“kind:” names nothing."),
        (["who:ada"], "There is no word to look for."),
        (["\u0301"], "There is no word to look for."),
        (["zebra", "who:ada", "who:jun"], "Two people are named."),
    ],
)
def test_a_filter_that_says_nothing_is_refused(zoo: Journal, typed: list[str], says: str) -> None:
    with pytest.raises(BadInput, match=says):
        found(zoo, *typed)


def test_a_filter_with_nobodys_name_finds_nobody(zoo: Journal) -> None:
    with pytest.raises(NotFound):
        found(zoo, "zebra", "who:zorro")


def test_what_looks_like_a_filter_and_is_none_is_a_word(journal: Builder) -> None:
    made = journal(person(), held("2026-11-30", "## Notes\nSee https://example.org at 10:30"))
    assert len(lines(made, "10:30", "https://example")) == 1


def test_only_so_many_are_shown_and_all_are_counted(journal: Builder) -> None:
    made = journal(person(), held("2026-11-30", "## Notes\n" + "A zebra.\n" * 9))
    some = search(made, Query(("zebra",)), limit=4)
    assert (len(some.hits), some.total) == (4, 9)


# --- files as they are ----------------------------------------------------------------------------


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_searched(journal: Builder) -> None:
    made = journal(person(), held("2026-11-30", "## Notes\nA zebra."), held("2026-11-29"))
    (made.root / "meetings/ada/2026-11-29.md").write_bytes(b"zebra \xff")
    (made.root / "meetings/ada/2026-11-28.md").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(made.root / "meetings/ada/2026-11-27.md")
    assert lines(made, "zebra") == ["A zebra."]
    assert len(made.problems) == (3 if hasattr(os, "mkfifo") else 2)


def test_a_damaged_record_is_searched_and_counts_as_private(journal: Builder) -> None:
    made = journal(person(), ("meetings/ada/2026-11-30.md", "+++\nprivate = tru\n+++\n## Notes\nA zebra.\n"))
    assert [(hit.text, hit.private) for hit in found(made, "zebra")] == [("A zebra.", True)]


def test_a_file_longer_than_one_read_is_searched_to_its_end(journal: Builder) -> None:
    made = journal(person(), held("2026-11-30", "## Notes\n" + "Nothing here.\n" * 9000 + "A zebra."))
    assert lines(made, "zebra") == ["A zebra."]


# --- the plain way --------------------------------------------------------------------------------

WORDS = [
    *("plan", "Plan", "PLÄN", "pla\u0308n", "straße", "STRASSE", "数字", "数", "İstanbul", "ＰＬＡＮ"),
    *("role—plan", "don’t", "budget", "[due:: 2026-12-01]", "[created:: 2026-10-01]", "@ada", "x"),
]
STARTS = ("", "", "- ", "- [ ] ", "  - ", "## ", "### ", "- 2026-10-09 done: ", "  ", "\n", "> ")
HEADINGS = (
    "## Notes",
    "## Commitments",
    "## Private",
    "### Plan B",
    "# Title",
    "**Questions**",
    "```",
    "<!--",
    "-->",
)
LOOKED_FOR = (
    *(("plan",), ("plan", "budget"), ("strasse",), ("数",), ("istanbul", "plan"), ("don't",), ("x", "数字")),
    *(("role-plan",), ("plan budget",), ("due",), ("a",), ("done:",), ("notes",), ("plan b", "x")),
)


def body_of(source: random.Random) -> str:
    made = []
    for _ in range(source.randrange(14)):
        if source.random() < 0.3:
            made.append(source.choice(HEADINGS))
        else:
            made.append(source.choice(STARTS) + " ".join(source.choices(WORDS, k=source.randrange(1, 5))))
    return source.choice(("\n", "\n", "\r\n")).join(made)


def fold(text: str) -> str:
    """Folding as Unicode has it, over the whole text at once."""
    for one, other in (("—", "-"), ("’", "'")):
        text = text.replace(one, other)
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def plainly(journal: Journal, paths: list[str], terms: tuple[str, ...]) -> set[tuple[str, int]]:
    """Each file read and taken apart in full, each line looked at."""
    wanted = [" ".join(fold(one).split()) for one in terms]
    kept: set[tuple[str, int]] = set()
    for path in paths:
        document = journal.document(path)
        front = find_front_matter(split_lines(journal.text(path)))
        places = [range(front.body), *(range(s.start, s.end) for s in document.sections)]
        for place in places:
            held = {}
            for line in place:
                words = said(bare(document.lines[line]), journal, in_head=line < front.body)
                held[line] = {one for one in wanted if one in " ".join(fold(words).split())}
            if set().union(*held.values()) == set(wanted):
                whole = [line for line, terms in held.items() if terms == set(wanted)]
                kept |= {(path, line + 1) for line in whole or [at for at, terms in held.items() if terms]}
    return kept


@pytest.mark.parametrize("seed", range(60))
def test_the_quick_way_finds_what_the_plain_way_finds(tmp_path: Path, seed: int) -> None:
    source = random.Random(seed)
    files = [person("ada", body_of(source)), goal("lead", body_of(source)), ("me.md", body_of(source))]
    files += [held(f"2026-11-{day:02}", body_of(source)) for day in range(1, 7)]
    made = Builder(tmp_path / "journal")(*files)
    for terms in LOOKED_FOR:
        hits = search(made, read_query(made, terms, TODAY)).hits
        assert {(hit.path, hit.line) for hit in hits} == plainly(made, [path for path, _ in files], terms), (
            terms
        )


# --- what is odd ------------------------------------------------------------------------------------


def test_a_word_longer_than_any_line_is_refused(journal: Builder) -> None:
    with pytest.raises(BadInput, match="too long to look for"):
        found(journal(person()), "a" * 10_001)


def test_a_filter_may_have_its_value_in_quotes(journal: Builder) -> None:
    made = journal(
        person(name="Ada Lovelace", body="## About\n- A zebra"), person("bo", "## About\n- A zebra")
    )
    assert [hit.path for hit in found(made, 'zebra who:"ada lovelace"')] == ["people/ada.md"]


def test_a_record_that_only_has_the_word_private_in_it_is_not_private(journal: Builder) -> None:
    made = journal(person(skill="private lessons", body="## About\n- A zebra"))
    assert [hit.private for hit in found(made, "zebra")] == [False]


def test_a_date_below_a_table_of_the_front_matter_is_not_that_of_the_meeting(journal: Builder) -> None:
    note = ("meetings/ada/2026-11-30.md", "+++\n[mine]\ndate = 2020-01-01\n+++\n\nA zebra.\n")
    assert [hit.day for hit in found(journal(person(), note), "zebra")] == [date(2026, 11, 30)]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('skill = "people"', "people"),
        ("skill = 'people'", "people"),
        ("aliases = ['AL', \"Countess\"]", "AL, Countess"),
        ("mine = [1, 2]", "[1, 2]"),
        ('mine = "open', '"open'),
        ('mine = ["a" "b"]', '["a" "b"]'),
        ("mine = 7 of 9", "7 of 9"),
        ('skill = "people" # mine', '"people" # mine'),
        ('  "Countess",', "Countess"),
        *((line, "") for line in ("+++", "---", "...", "\ufeff+++", "[fit]", "[[mine]]")),
        *((line, "") for line in ("status = 'held'", "fit.experience = 5")),
    ],
)
def test_of_a_key_its_value_is_said_and_what_is_no_toml_as_it_stands(
    journal: Builder, line: str, words: str
) -> None:
    assert said(line, journal(person()), in_head=True) == words


@pytest.mark.parametrize(
    ("line", "words"), [("X marks it \t", "X marks it"), ("## The X", "The X"), ("## Commitments", "")]
)
def test_of_a_line_its_words_are_said_and_of_our_headings_nothing(
    journal: Builder, line: str, words: str
) -> None:
    assert said(line, journal(person()), in_head=False) == words


def test_the_very_first_line_has_a_day_of_its_own(journal: Builder) -> None:
    assert [hit.day for hit in found(journal(person(), ("me.md", "- 2026-10-09 zebra\n")), "zebra")] == [
        date(2026, 10, 9)
    ]


def test_a_review_of_a_week_that_no_year_has_is_of_no_day(journal: Builder) -> None:
    made = journal(person(), ("reviews/2025-W53.md", "## Thoughts\nA zebra.\n"))
    assert [hit.day for hit in found(made, "zebra")] == [None]


# --- what is typed ----------------------------------------------------------------------------------


def test_a_filter_stands_beside_a_phrase_in_one_argument(journal: Builder) -> None:
    opened = journal(person())
    query = read_query(opened, ['who:ada "90 day" plan'], TODAY)
    assert (query.terms, query.person and query.person.slug) == (("90 day", "plan"), "ada")


@pytest.mark.parametrize(
    ("typed", "advice"), [(["who:ada"], "See all: mentorlog recall ada"), ([], "Like: mentorlog search")]
)
def test_without_a_word_it_says_how_to_see_all(journal: Builder, typed: list[str], advice: str) -> None:
    with pytest.raises(BadInput) as fault:
        read_query(journal(person()), typed, TODAY)
    assert fault.value.advice.startswith(advice)


def test_a_kind_may_be_called_otherwise() -> None:
    assert kind_named("Introductions", tuple(Kind)) == "contact"


def test_a_day_is_read_in_the_order_of_the_journal(journal: Builder) -> None:
    made = journal(person(), ("mentorlog.toml", 'format = 1\ndate_order = "day first"\n'))
    assert read_query(made, ["zebra", "since:3/4"], TODAY).since == date(2026, 4, 3)


def test_a_text_may_be_as_long_as_is_said(journal: Builder) -> None:
    opened = journal(person())
    with pytest.raises(BadInput) as fault:
        read_query(opened, ["x" * 1_000_000], TODAY)
    most = int("".join(c for c in fault.value.advice if c.isdigit()))
    assert len(read_query(opened, ["x" * most], TODAY).terms[0]) == most
    with pytest.raises(BadInput):
        read_query(opened, ["x" * (most + 1)], TODAY)
