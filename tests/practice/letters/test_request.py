"""A request is made of facts: each sentence has its source, what is missing is named; it asks for no job."""

from __future__ import annotations

import random
import re
from datetime import date, timedelta
from itertools import pairwise

import pytest

from mentorlog.dates import say_count
from mentorlog.errors import BadInput, Damaged
from mentorlog.journal import Journal, Person
from mentorlog.practice.letters.request import MISSING, MOST_WORDS, Facts, Request, level_of, request, thanks
from mentorlog.practice.letters.sentences import Source
from mentorlog.render import letters as pages
from mentorlog.render import terminal

from ..conftest import TODAY, Builder, File, goal, person
from ..sources import NEVER, OUR_WORDS, invented

SYLLABLES = ("ka", "mo", "ri", "zu", "pel", "tov", "xan", "qui", "Wex", "Yol")
# What a request says beside what a nudge and a report can say. "of 5" is what an assessment is out of.
OURS = OUR_WORDS | frozenset(
    re.findall(
        r"\w+",
        """am be because better by come could else fine gave get give giving goal how matters mine much myself
        name now or perhaps put saw saying there too want where whom writing yes 5""",
    )
)
ALL = Facts("kept a room of forty calm", 3, "the first two hires", date(2027, 1, 29))
ME = """
    ## Skills
    - people leadership: level 2, importance 5
    """


def me(body: str = ME, front: str = "") -> File:
    return "me.md", front + "\n".join(line.strip() for line in body.strip().split("\n")) + "\n"


def candidate(slug: str = "ada", body: str = "", **keys: object) -> File:
    usual = {"status": "candidate", "skill": "people leadership", "agreement__every": ""}
    return person(slug, body, **{**usual, **keys})


def asked(journal: Journal, facts: Facts = ALL, who: str = "ada") -> Request:
    return request(journal, journal.find_person(who), TODAY, facts)


def text(found: Request) -> str:
    return " ".join(sentence.text for sentence in found.letter.sentences)


def typed(facts: Facts) -> dict[str, str]:
    """What was said of the facts, by the options that say it."""
    return {
        "--seen": facts.seen,
        "--sessions": say_count(facts.sessions or 0, "session"),
        "--focus": facts.focus,
        "--until": facts.until.isoformat() if facts.until else "",
    }


# --- what it says -------------------------------------------------------------------------------------


def test_with_all_facts_it_says_what_i_saw_the_skill_the_gap_how_many_sessions_and_on_what(
    journal: Builder,
) -> None:
    aim = goal("lead", "## Progress\n- 2026-11-02 20%: first report", title="Lead a team", due="2027-06-30")
    found = asked(journal(candidate(goals=["lead"]), aim, me()))
    assert found.missing == ()
    assert text(found) == (
        "Hi Ada, "
        "I am writing to you because of what I saw you do: kept a room of forty calm. "
        "There is something I want to get better at: people leadership. "
        "I put myself at 2 of 5 there, and how much it matters to me at 5 of 5. "
        "It is for a goal of mine: Lead a team. I want to be there by Wed 30 Jun 2027. Where I am now: 20%. "
        "I would like to ask you for three sessions until Fri 29 Jan, on this: the first two hires. "
        "Would that suit you? "
        "If not, that is fine, and perhaps you know when, or whom else I could ask."
    )
    assert found.what == "three sessions on the first two hires"


def test_each_sentence_names_where_it_is_from(journal: Builder) -> None:
    found = asked(
        journal(candidate(goals=["lead"], referred_by="grace"), goal("lead"), person("grace"), me())
    )
    of = {sentence.text.split()[0]: sentence.sources for sentence in found.letter.sentences}
    assert of["Grace"] == (Source("people/grace.md"), Source("people/ada.md"))
    assert of["There"] == (Source("people/ada.md"),)
    assert of["It"] == (Source("goals/lead.md"),)
    assert Source("me.md", 2) in [source for one in found.letter.sentences for source in one.sources]
    [seen] = [one for one in found.letter.sentences if "saw you do" in one.text]
    assert seen.sources == (Source("--seen"),)


def test_who_named_them_is_named_unless_their_record_is_private(journal: Builder) -> None:
    named = candidate(referred_by="grace")
    assert "Grace gave me your name." in text(asked(journal(named, person("grace"))))
    assert "Grace" not in text(asked(journal(named, person("grace", private=True))))
    assert "name" not in text(asked(journal(candidate(referred_by="nobody"))))


def test_what_was_agreed_on_says_how_long_a_session_is(journal: Builder) -> None:
    found = asked(journal(candidate(agreement__minutes=45)))
    assert "for three sessions of 45 minutes until Fri 29 Jan, on this:" in text(found)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (ALL._replace(sessions=1), "I would like to ask you for one session until Fri 29 Jan, on this: the"),
        (
            ALL._replace(until=None),
            "I would like to ask you for three sessions, on this: the first two hires.",
        ),
        (ALL._replace(focus=""), "I would like to ask you for three sessions until Fri 29 Jan. Would that"),
        (
            ALL._replace(sessions=None),
            "What I would like to ask you about: the first two hires. "
            "Would you have time for that until Fri 29 Jan?",
        ),
        (Facts(), "people leadership. Would you have time to talk with me about it? If not"),
    ],
)
def test_it_asks_for_what_was_said_and_no_more(journal: Builder, facts: Facts, said: str) -> None:
    found = asked(journal(candidate()), facts)
    assert said in text(found)
    assert (Source("--until") in found.letter.closing[-2].sources) is (
        " until " in found.letter.closing[-2].text
    )


def test_a_goal_that_is_for_today_says_so(journal: Builder) -> None:
    found = asked(journal(candidate(goals=["lead"]), goal("lead", due=TODAY)))
    assert "I want to be there by Sun 6 Dec." in text(found)


def test_the_goal_that_needs_the_skill_comes_before_an_earlier_one(journal: Builder) -> None:
    goals = goal("first", due="2027-01-01"), goal("lead", due="2027-06-30", skill="People Leadership")
    assert "goal of mine: Lead." in text(asked(journal(candidate(goals=["first", "lead"]), *goals)))


def test_without_a_skill_of_theirs_it_is_the_goals(journal: Builder) -> None:
    found = asked(journal(candidate(skill="", goals=["lead"]), goal("lead", skill="hiring")))
    assert "get better at: hiring." in text(found) and found.skill == "hiring"
    assert found.letter.body[1].sources == (Source("goals/lead.md"),)
    found = asked(journal(candidate(skill="", goals=["lead"]), goal("lead")))
    assert "I have a goal: Lead." in text(found) and "skill" in found.missing


def test_a_goal_that_is_private_or_a_mentees_is_not_named(journal: Builder) -> None:
    goals = goal("lead", private=True), goal("run", of="jun")
    assert "goal" not in text(asked(journal(candidate(goals=["lead", "run"]), *goals)))


def test_the_users_own_words_stay_as_they_are_typed(journal: Builder) -> None:
    found = asked(journal(candidate(skill="mentoring others")), Facts(seen="mentored a job-seeker?"))
    assert "get better at: mentoring others." in text(found)
    assert "saw you do: mentored a job-seeker? " in text(found)


# --- what is missing ----------------------------------------------------------------------------------

BARE = {
    "skill": ({"skill": ""}, ALL),
    "gap": ({}, ALL),
    "seen": ({}, ALL._replace(seen="")),
    "sessions": ({}, ALL._replace(sessions=None)),
    "focus": ({}, ALL._replace(focus="")),
}


@pytest.mark.parametrize("name", MISSING)
def test_what_is_not_known_is_named_and_nothing_is_said_of_it(journal: Builder, name: str) -> None:
    keys, facts = BARE[name]
    skills = [] if name in ("gap", "skill") else [me()]
    found = asked(journal(candidate("ada", "", **keys), *skills), facts)
    assert found.missing == (("skill", "gap") if name == "skill" else (name,))


def test_until_when_is_never_missing(journal: Builder) -> None:
    assert asked(journal(candidate(), me()), ALL._replace(until=None)).missing == ()


def test_a_goal_is_gap_enough(journal: Builder) -> None:
    assert asked(journal(candidate(goals=["lead"]), goal("lead"))).missing == ()


def test_about_nothing_there_is_no_request(journal: Builder) -> None:
    with pytest.raises(BadInput, match="Nothing says what you would ask Ada for"):
        asked(journal(candidate(skill="")), ALL._replace(focus=""))


def test_to_a_mentee_or_somebody_private_there_is_none(journal: Builder) -> None:
    with pytest.raises(BadInput, match="asking is up to them"):
        asked(journal(candidate(role="mentee")))
    with pytest.raises(BadInput, match="private"):
        asked(journal(candidate(private=True)))


def test_where_nobody_knows_what_is_private_there_is_none(journal: Builder) -> None:
    with pytest.raises(Damaged):
        asked(journal(candidate(), ("mentorlog.toml", "[headings]\nprivate = 5\n")))


# --- the assessments in me.md -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "level", "importance"),
    [
        ("- people leadership: level 2, importance 5", 2, 5),
        ("- 2026-11-02 people leadership: level 2, importance 5", 2, 5),
        ("* People  Leadership : Level 3 ,importance 4", 3, 4),
        ("- people leadership: level 1", 1, None),
        ("- people leadership: level 4, importance 5, says Ada", 4, 5),
    ],
)
def test_an_assessment_is_read_as_a_hand_may_have_typed_it(
    journal: Builder, line: str, level: int, importance: int | None
) -> None:
    found = level_of(journal(person(), me(f"## Skills\n{line}")), "people leadership")
    assert found and (found.level, found.importance) == (level, importance)


@pytest.mark.parametrize(
    "body",
    [
        "## Skills\n- hiring: level 2, importance 5",
        "## Skills\n- people leadership: level 9",
        "## Skills\n- people leadership: level 2.5",
        "## Skills\n- people leadership: none yet",
        "## Strengths\n- people leadership: level 2",
        "## Private\n### Skills\n- people leadership: level 2",
    ],
)
def test_what_is_no_assessment_of_it_is_none(journal: Builder, body: str) -> None:
    assert level_of(journal(person(), me(body)), "people leadership") is None


@pytest.mark.parametrize("front", ["+++\nprivate = true\n+++\n", "+++\nno toml\n+++\n"])
def test_of_a_private_or_damaged_page_nothing_is_said(journal: Builder, front: str) -> None:
    assert level_of(journal(person(), me(front=front)), "people leadership") is None


def test_without_a_page_there_is_no_assessment(journal: Builder) -> None:
    assert level_of(journal(person()), "people leadership") is None


def test_the_last_assessment_holds_and_its_day_is_said(journal: Builder) -> None:
    body = """
        ## Skills
        - 2026-11-02 people leadership: level 3, importance 5
        - 2026-06-02 people leadership: level 1, importance 5
        - people leadership: level 2, importance 5
        """
    found = asked(journal(candidate(), me(body)))
    assert "On Mon 2 Nov I put myself at 3 of 5 there, and how much" in text(found)


# --- whatever is known --------------------------------------------------------------------------------


def words(source: random.Random) -> str:
    """Some words that are no words, now and then hundreds of them."""
    count = source.choice((1, 2, 5, 12, 40, 400))
    made = ["".join(source.choices(SYLLABLES, k=source.randint(1, 3))) for _ in range(count)]
    return " ".join(made)


def ended(source: random.Random) -> str:
    """Words with any end that a sentence can have."""
    return words(source) + source.choice(("", "", "?", ".", "…", '?"', "!"))


def generated(seed: int) -> tuple[list[File], Facts]:
    """A candidate with any of what can be known, and any of the facts."""
    source = random.Random(seed)

    def perhaps(what: object, otherwise: object = "") -> object:
        return what if source.random() < 0.6 else otherwise

    skill = str(perhaps(words(source)))
    keys: dict[str, object] = {
        "skill": skill,
        "goals": perhaps(["lead"], []),
        "referred_by": perhaps("grace"),
    }
    if source.random() < 0.2:
        keys["name"] = " ".join(["Longname"] * 200)
        keys["aliases"] = [keys["name"]]
    if source.random() < 0.3:
        keys["agreement__minutes"] = 45
    log = f"## Progress\n- 2026-11-02 {''.join(source.choices(SYLLABLES, k=3))}: {words(source)}"
    due = TODAY + timedelta(days=source.randint(-50, 400))
    aim = goal("lead", str(perhaps(log)), title=words(source), due=due, skill=perhaps(skill))
    level = f"## Skills\n- {perhaps('2026-10-05 ')}{skill or 'x'}: level 2{perhaps(', importance 4')}"
    facts = Facts(
        seen=str(perhaps(ended(source))),
        sessions=source.choice((None, 1, 3, 40)),
        focus=ended(source) if not (skill or keys["goals"]) else str(perhaps(ended(source))),
        until=source.choice((None, TODAY + timedelta(days=source.randint(1, 300)))),
    )
    return [candidate("ada", "", **keys), aim, person("grace", name=words(source).title()), me(level)], facts


SEEDS = pytest.mark.parametrize("seed", range(80))


@SEEDS
def test_whatever_is_known_no_sentence_says_what_its_sources_do_not(seed: int, journal: Builder) -> None:
    files, facts = generated(seed)
    opened = journal(*files)
    found = asked(opened, facts).letter.sentences
    assert [one for one in found if not one.sources] == []
    wrong = {
        one.text: what
        for one in found
        if (what := invented(opened, one, TODAY, ours=OURS, options=typed(facts)))
    }
    assert wrong == {}


@SEEDS
def test_whatever_is_known_it_has_fewer_than_150_words(seed: int, journal: Builder) -> None:
    files, facts = generated(seed)
    draft = asked(journal(*files), facts).letter
    drawn = terminal.draw(pages.letter_page(draft), width=80, color=False, wrap=True)
    assert draft.words == len(drawn.split()) < MOST_WORDS == 150


@SEEDS
def test_whatever_is_known_it_never_says_what_must_not_be_said(seed: int, journal: Builder) -> None:
    files, facts = generated(seed)
    assert NEVER.findall(text(asked(journal(*files), facts))) == []


@SEEDS
def test_each_sentence_begins_and_ends_as_one(seed: int, journal: Builder) -> None:
    files, facts = generated(seed)
    draft = asked(journal(*files), facts).letter
    for before, after in pairwise(draft.sentences):
        assert before.text.rstrip('"')[-1] in ",.?!…", before.text
        assert after.text[0].isupper(), after.text


def test_the_generated_requests_lack_each_fact_and_have_each(journal: Builder) -> None:
    seen: set[tuple[str, bool]] = set()
    for seed in range(80):
        files, facts = generated(seed)
        missing = asked(Builder(journal.root / f"{seed}")(*files), facts).missing
        seen |= {(name, name in missing) for name in MISSING}
    assert len(seen) == 2 * len(MISSING)


def test_what_was_invented_or_must_not_be_said_would_be_noticed(journal: Builder) -> None:
    opened = journal(candidate(), me())
    [seen] = [one for one in asked(opened).letter.sentences if "saw you do" in one.text]
    wrong = seen._replace(text=seen.text.replace("kept", "always kept"))
    assert invented(opened, wrong, TODAY, ours=OURS, options=typed(ALL)) != []
    for said in ("Will you be my mentor?", "I am looking for a job.", "May I pick your brain?"):
        assert NEVER.search(said)


# --- thanks -------------------------------------------------------------------------------------------


def named(slug: str, name: str) -> Person:
    return Person(path=f"people/{slug}.md", slug=slug, name=name)


@pytest.mark.parametrize(
    ("said", "back", "other", "line"),
    [
        ("yes", None, None, "Thank you for saying yes."),
        ("no", None, None, "Thank you for telling me."),
        (
            "no",
            None,
            named("bo", "Bo Lind"),
            "Thank you for telling me. Thank you for giving me a name, too: Bo Lind.",
        ),
        (
            "later",
            date(2027, 1, 15),
            None,
            "Thank you for telling me. I will come back to you on Fri 15 Jan.",
        ),
    ],
)
def test_whatever_they_said_there_is_a_line_of_thanks(
    said: str, back: date | None, other: Person | None, line: str
) -> None:
    found = thanks(named("ada", "Ada"), said, TODAY, back, other)
    assert " ".join(one.text for one in found) == line
    assert not NEVER.search(line)
    assert all(one.sources for one in found)


def test_a_line_of_thanks_is_short_whatever_they_are_called() -> None:
    found = thanks(named("ada", "Ada"), "no", TODAY, named=named("bo", "Bo " * 200))
    assert sum(len(one.text.split()) for one in found) < 60
