"""A letter never invents: each sentence is held to its lines; and a nudge is short, whatever is in it."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest

from mentorlog.exchange.demo import sample
from mentorlog.journal import HEADINGS, Item, Journal, Kind, Person
from mentorlog.practice.letters.nudge import MOST_WORDS, nudge
from mentorlog.practice.letters.report import report
from mentorlog.practice.letters.sentences import Sentence, Source, Teller, cut
from mentorlog.practice.letters.thanks import MOST_WORDS as MOST_OF_THANKS
from mentorlog.practice.letters.thanks import thank_you
from mentorlog.render import letters as pages
from mentorlog.render import terminal

from ..conftest import TODAY, Builder, File, goal, held, mentee, person, planned
from ..phrases import NEVER, PHRASES
from ..sources import invented

# All of them are looked at by the test that says what is in them; letters are written from a part.
SEEDS = range(60 if os.environ.get("MENTORLOG_LONG") else 20)
SYLLABLES = ("ka", "mo", "ri", "zu", "pel", "tov", "xan", "qui", "Wex", "Yol")
LIVING = tuple(kind for kind in HEADINGS if kind.has_life)


def nudged(journal: Journal) -> Iterator[Person | Item]:
    """Everybody and everything that a nudge can be about."""
    yield from journal.people
    yield from (item for item in journal.items() if item.state and item.person and not item.private)


def sentences(journal: Journal, since: date | None = None) -> list[Sentence]:
    """All that the letters of a journal can say."""
    found = [one for about in nudged(journal) for one in nudge(journal, about, TODAY).sentences]
    for who in journal.people:
        found += thank_you(journal, who, TODAY).sentences
        told = report(journal, who, TODAY, since)
        found += told.opening
        found += [one for each in told.chapters for paragraph in each.paragraphs for one in paragraph]
    return found


# --- the sample ------------------------------------------------------------------------------------


@pytest.fixture
def sampled(journal: Builder) -> Journal:
    """The sample journal."""
    return journal(*sample(TODAY))


def test_in_the_sample_no_sentence_says_what_its_lines_do_not(sampled: Journal) -> None:
    found = sentences(sampled)
    assert len(found) > 300
    assert {one.text: what for one in found if (what := invented(sampled, one, TODAY))} == {}


def test_in_the_sample_each_nudge_is_short_and_each_sentence_has_a_source(sampled: Journal) -> None:
    drafts = [nudge(sampled, about, TODAY) for about in nudged(sampled)]
    assert max(draft.words for draft in drafts) < MOST_WORDS
    assert [one for draft in drafts for one in draft.sentences if not one.sources] == []


def test_what_was_invented_would_be_noticed(sampled: Journal) -> None:
    [line] = [item.line for item in sampled.items() if item.id == "m2p9x"]
    [path] = [item.path for item in sampled.items() if item.id == "m2p9x"]
    of = (Source(path, line),)
    assert invented(sampled, Sentence("You said you would: Share the headcount sheet.", of), TODAY) == []
    assert invented(sampled, Sentence("You said you would: Share the headcount…", of), TODAY) == []
    for wrong in (
        "You said you would: Share the salary sheet.",
        "You gladly said you would: Share the headcount sheet.",
        "On Mon 7 Dec you said you would: Share the headcount sheet.",
        "Grace said you would: Share the headcount sheet.",
    ):
        assert invented(sampled, Sentence(wrong, of), TODAY) != []


# --- journals made at random -----------------------------------------------------------------------


def words(source: random.Random) -> str:
    """Some words that are no words, now and then hundreds of them, in any shape a line can have."""
    count = source.choice((1, 2, 5, 12, 40, 400))
    made = ["".join(source.choices(SYLLABLES, k=source.randint(1, 3))) for _ in range(count)]
    made = [word + source.choice(("", "", "", ",", ":", "?", ";", "!")) for word in made[:-1]] + made[-1:]
    return " ".join(made) + source.choice(("", "", "?", ".", "…", '?"', "!"))


def day(source: random.Random) -> date:
    return TODAY + timedelta(days=source.randint(-150, 30))


def item(source: random.Random, kind: Kind, who: str) -> str:
    """A line of a kind, in any state, of either side, with any history."""
    box = source.choice(" x-")
    owner = source.choice(("", "", f"@{who} ", "@me ", "@bo "))
    lead = source.choice(("From Ada: ", "To Ada: ", "From Zed: ", "")) if kind is Kind.FEEDBACK else ""
    fields = source.choice(("", f"  [due:: {day(source)}]"))
    if box != " ":
        field = {"x": "completion", "-": "cancelled"}[box]
        fields += source.choice(("", f"  [{field}:: {day(source)}]"))
    lines = [f"- [{box}] {owner}{lead}{words(source)}{fields}"]
    if source.random() < 0.4:
        lines.append(f"  - {words(source)}")
    if source.random() < 0.4:
        lines.append(f"  - {day(source)} moved from {day(source)}: {words(source)}")
    if box != " " and source.random() < 0.7:
        word = source.choice(("done", "adapted")) if box == "x" else "dropped"
        lines.append(f"  - {day(source)} {word}: {words(source)}")
    if source.random() < 0.2:
        lines.append(f"  - {day(source)} told")
    if source.random() < 0.2:
        whole = "".join(source.choices("abcdefgh", k=5))
        lines[0] += f"  [id:: {whole}]"
        lines.append(f"- [{source.choice(' x-')}] {owner}{lead}{words(source)}  [from:: {whole}]")
    return "\n".join(lines)


def body(source: random.Random, who: str) -> str:
    """Some items of each kind."""
    return "\n\n".join(
        f"## {HEADINGS[kind]}\n" + "\n".join(item(source, kind, who) for _ in range(source.randint(0, 2)))
        for kind in LIVING
    )


def made(seed: int) -> list[File]:
    """Two people, of any standing, with meetings behind and ahead."""
    source = random.Random(seed)
    files = [goal("lead", f"## Steps\n{item(source, Kind.COMMITMENT, 'ada')}")]
    for who, make in (("ada", person), ("bo", mentee)):
        keys: dict[str, object] = {"goals": ["lead"], "status": source.choice(("active", "paused", "asked"))}
        if source.random() < 0.5:
            keys["agreement__minutes"] = source.choice((30, 45))
        if source.random() < 0.3:
            keys["skill"] = "".join(source.choices(SYLLABLES, k=2))
        if source.random() < 0.1:
            keys["aliases"] = [" ".join([who.title(), *["Longname"] * 150])]
            keys["name"] = f"{keys['aliases'][0]} Lovelace"  # type: ignore[index]
        until = source.choice(("", f": until {TODAY + timedelta(days=source.randint(-9, 9))}"))
        log = f"\n\n## Log\n- {day(source)} paused{until}\n"
        files.append(make(who, body(source, who) + log, **keys))
        for _ in range(source.randint(0, 3)):
            on = TODAY - timedelta(days=source.randint(1, 120))
            medium = source.choice(("video", "phone", "message"))
            files.append(held(f"{on}", body(source, who), who=who, medium=medium))
        if source.random() < 0.5:
            on = TODAY + timedelta(days=source.randint(0, 20))
            files.append(planned(f"{on}", body(source, who), who=who, time="10:00"))
    return files


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_in_a_journal_no_sentence_says_what_its_lines_do_not(seed: int, journal: Builder) -> None:
    opened = journal(*made(seed))
    found = sentences(opened, date(2026, 1, 1))
    assert found and all(one.sources for one in found)
    assert {one.text: what for one in found if (what := invented(opened, one, TODAY))} == {}


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_in_a_journal_a_nudge_has_fewer_than_120_words(seed: int, journal: Builder) -> None:
    opened = journal(*made(seed))
    drafts = [nudge(opened, about, TODAY) for about in nudged(opened)]
    drawn = [terminal.draw(pages.letter_page(draft), width=80, color=False, wrap=True) for draft in drafts]
    assert max(len(text.split()) for text in drawn) < 120
    assert [draft.words for draft in drafts] == [len(text.split()) for text in drawn]


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_in_a_journal_a_thank_you_has_fewer_than_150_words(seed: int, journal: Builder) -> None:
    opened = journal(*made(seed))
    drafts = [thank_you(opened, who, TODAY) for who in opened.people]
    assert max(draft.words for draft in drafts) < MOST_OF_THANKS == 150
    assert all(draft.body and draft.closing for draft in drafts)


@pytest.mark.parametrize("seed", SEEDS)
def test_each_sentence_ends_as_a_sentence_does_and_begins_as_one(seed: int, journal: Builder) -> None:
    opened = journal(*made(seed))
    drafts = [nudge(opened, about, TODAY) for about in nudged(opened)]
    for draft in (*drafts, *(thank_you(opened, who, TODAY) for who in opened.people)):
        assert draft.greeting.text.endswith(",")
        for before, after in pairwise(draft.sentences):
            assert before.text.rstrip('"')[-1] in ",.?!…", before.text
            assert after.text[0].isupper(), after.text


@pytest.mark.parametrize("seed", SEEDS)
def test_no_draft_flatters_presses_or_asks_for_a_job(seed: int, journal: Builder) -> None:
    # What the user wrote is made of syllables that are no words, so that whatever is found is ours.
    found = sentences(journal(*made(seed)), date(2026, 1, 1))
    assert [one.text for one in found if NEVER.search(one.text)] == []


def test_each_of_these_phrases_would_be_found() -> None:
    plain = [re.sub(r"\(.*?\)\?|.\?", "", phrase) for phrase in PHRASES]
    assert [phrase for phrase in plain if not NEVER.search(f"This is {phrase}.")] == []


def test_the_random_journals_have_every_kind_in_every_state_of_either_side(journal: Builder) -> None:
    seen = set()
    for seed in range(60):
        builder = Builder(journal.root / f"{seed}")
        seen |= {(one.kind, one.state, one.is_mine) for one in builder(*made(seed)).items() if one.state}
    assert len(seen) == len(LIVING) * 3 * 2


# --- cutting ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "limit", "left"),
    [
        ("one two three", None, "one two three"),
        ("one two three", 3, "one two three"),
        ("one  two, three", 2, "one  two…"),
        ("one: two", 1, "one…"),
        ("one", 1, "one"),
        ("", 1, ""),
    ],
)
def test_a_text_is_cut_after_a_word_and_else_left_as_it_is(text: str, limit: int | None, left: str) -> None:
    assert cut(text, limit) == left


def test_of_an_item_no_more_words_are_told_than_there_is_room_for(journal: Builder) -> None:
    opened = journal(person(body="## Questions\n- [ ] How did you choose?"))
    [asked] = opened.items()
    teller = Teller(opened.find_person("ada"), TODAY, {}, limit=2)
    assert [teller.words_of(asked).text, teller.first(asked).text] == [
        "How did…", "One question I have for you: How did…",
    ]  # fmt: skip
