"""An agreement: what of it is open, what is written down, and the letter that shares it."""

from __future__ import annotations

import random
import re
from datetime import date
from typing import Any

import pytest

from mentorlog.dates import DateWays
from mentorlog.errors import BadInput, MentorlogError
from mentorlog.journal import Journal
from mentorlog.journal.records import Agreement
from mentorlog.practice.beginning.agreement import (
    KEYS,
    agree,
    agreed,
    as_typed,
    check_can_agree,
    open_points,
    read_value,
    usual,
)
from mentorlog.practice.beginning.agreement_page import LABELS, compose, read_page
from mentorlog.practice.letters.agreement import MOST_WORDS, agreement_letter
from mentorlog.practice.letters.sentences import Letter, Sentence, Source

from ..conftest import TODAY, Builder, mentee, person
from ..sources import NEVER, OUR_WORDS, invented

ALL = {
    "every": "2 weeks",
    "minutes": 45,
    "medium": "in person",
    "place": "the bench in the park",
    "until": date(2027, 3, 31),
    "notes": "me",
    "agenda": "two lines, the day before",
    "confidentiality": "nothing leaves the room",
    "obstacles": "name it at once",
    "feedback": "at the end, both ways",
    "i_learn": "by trying",
    "they_learn": "by telling",
    "i_need": "a straight answer",
    "they_need": "numbers",
}
# What an agreement says beside what other letters can say.
OURS = OUR_WORDS | frozenset(
    re.findall(
        r"\w+",
        """agenda agreed any best between both by can change each every feedback gets give how in learn
        minutes missing need notes or other person phone please six stays suits two video week weeks
        whenever where wrong""",
    )
)


def filled(**but: object) -> Agreement:
    return Agreement(**{**ALL, **but})  # type: ignore[arg-type]


def ada(journal: Builder, **keys: object) -> Journal:
    """A journal with one person and the keys of an agreement."""
    said: dict[str, Any] = {"agreement__every": "", **{f"agreement__{key}": keys[key] for key in keys}}
    return journal(person("ada", **said))


def questions(it: Agreement) -> list[str]:
    return [point.question for point in open_points(it)]


# --- what is open ---------------------------------------------------------------------------------


def test_where_nothing_is_agreed_all_is_open_in_the_order_of_a_talk() -> None:
    assert questions(Agreement()) == [
        "How often, and for how long?",
        "How do we meet, and where?",
        "Until when?",
        "Who takes notes?",
        "What is our agenda like?",
        "What stays between us?",
        "What if something gets in the way?",
        "How do we give feedback?",
        "How does each of us learn best?",
        "What does each of us need?",
    ]


def test_where_all_is_agreed_nothing_is_open() -> None:
    assert open_points(filled()) == ()
    assert open_points(filled(until=None, sessions=6)) == ()


def test_every_key_but_one_of_an_end_is_asked_about() -> None:
    found = {key for point in open_points(Agreement()) for key in point.keys}
    assert found == set(KEYS)


@pytest.mark.parametrize(
    ("but", "question"),
    [
        ({"every": ""}, "How often?"),
        ({"minutes": None}, "For how long each time?"),
        ({"place": ""}, "Where do we meet?"),
        ({"medium": ""}, "How do we meet?"),
        ({"until": None}, "Until when?"),
        ({"i_learn": ""}, "How do I learn best?"),
        ({"they_learn": ""}, "How do you learn best?"),
        ({"i_need": ""}, "What do I need?"),
        ({"they_need": ""}, "What do you need?"),
    ],
)
def test_of_two_that_belong_together_the_open_one_is_asked(but: dict[str, object], question: str) -> None:
    [point] = open_points(filled(**but))
    assert (point.keys[0], point.question) == (next(iter(but)), question)


@pytest.mark.parametrize("medium", ["video", "phone", "message", "Video"])
def test_a_call_needs_no_place(medium: str) -> None:
    assert questions(filled(medium=medium, place="")) == []


def test_a_medium_of_ones_own_may_have_a_place() -> None:
    assert questions(filled(medium="walking", place="")) == ["Where do we meet?"]


# --- what is typed --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("every", "every other week", "2 weeks"),
        ("minutes", "45", 45),
        ("minutes", "1440", 1440),
        ("medium", "In Person", "in person"),
        ("medium", "walking", "walking"),
        ("until", "31 mar", date(2027, 3, 31)),
        ("sessions", "6", 6),
        ("sessions", "1 session", 1),
        ("sessions", "999 sessions", 999),
        ("notes", " me ", "me"),
    ],
)
def test_what_is_typed_is_read_as_its_record_holds_it(key: str, text: str, value: object) -> None:
    assert read_value(key, text, TODAY) == value


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("every", "biweekly"),
        ("minutes", "0"),
        ("minutes", "1441"),
        ("minutes", "²"),
        ("minutes", "9" * 5000),
        ("sessions", "0"),
        ("sessions", "-1"),
        ("until", "2026-12-06"),
        ("until", "2026-01-01"),
        ("until", "soonish"),
        ("notes", ""),
        ("agenda", "two\nlines"),
        ("feedback", "so [id:: abcde]"),
    ],
)
def test_what_cannot_be_stored_is_refused(key: str, text: str) -> None:
    with pytest.raises(MentorlogError):
        read_value(key, text, TODAY)


@pytest.mark.parametrize("who", [person("ada"), mentee("ada")])
def test_what_is_offered_can_be_typed(journal: Builder, who: tuple[str, str]) -> None:
    for key, text in usual(journal(who).find_person("ada"), TODAY).items():
        read_value(key, text, TODAY)


def test_what_is_offered_lasts_half_a_year_and_whose_turn_it_is_to_write_is_named(journal: Builder) -> None:
    opened = journal(person("ada"), mentee("jun"))
    mine, theirs = (usual(opened.find_person(who), TODAY) for who in ("ada", "jun"))
    assert mine == {
        "every": "2 weeks",
        "minutes": "45",
        "medium": "video",
        "until": "Sun 6 Jun 2027",
        "notes": "me",
        "agenda": "two lines from me, the day before",
        "confidentiality": "nothing leaves the room without asking",
        "obstacles": "name it at the next meeting, decide together",
        "feedback": "at the end of each meeting, both ways",
    }
    assert theirs == mine | {"notes": "Jun", "agenda": "two lines from Jun, the day before"}


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [("minutes", "45 minutes", 45), ("minutes", "45 min", 45), ("medium", "VIDEO", "video"),
     ("medium", "By Carrier", "By Carrier"), ("place", "Video", "Video")],
)  # fmt: skip
def test_a_medium_that_is_known_and_a_number_lose_what_is_around_them(
    key: str, text: str, value: object
) -> None:
    assert read_value(key, text, TODAY) == value


def test_a_rhythm_that_cannot_be_read_is_said_as_it_was_written(journal: Builder) -> None:
    assert agree_on(ada(journal, every="now and then"), minutes=45) == "every now and then, 45 minutes"


@pytest.mark.parametrize(("made", "word"), [(person, "mentor"), (mentee, "mentee")])
def test_what_comes_before_an_agreement_is_said_as_it_is_typed(
    journal: Builder, made: Any, word: str
) -> None:
    ada = journal(made("ada", status="closed")).find_person("ada")
    with pytest.raises(BadInput) as fault:
        check_can_agree(ada)
    assert fault.value.advice == f"First begin again: mentorlog {word} reopen ada"


def test_on_a_page_hints_may_be_indented_and_a_value_may_have_a_colon() -> None:
    label = LABELS["obstacles"]
    said = read_page(f"   # a hint\n{label}: name it: then decide\n   # another\n")
    assert said["obstacles"] == "name it: then decide"
    with pytest.raises(BadInput, match="no label"):
        read_page(f"{label}\n")


# --- agreeing -------------------------------------------------------------------------------------


def agree_on(journal: Journal, on: date = TODAY, **said: object) -> str:
    edit = journal.edit()
    words = agree(journal, edit, journal.find_person("ada"), on, said)
    if words:
        edit.save("Agreed")
    return words


def reopened(journal: Journal) -> Journal:
    return Journal.open(journal.root, random.Random(1))


def test_the_first_time_the_log_has_all_that_stands(journal: Builder) -> None:
    opened = ada(journal, every="2 weeks", medium="video")
    line = agree_on(opened, minutes=45, notes="me", i_need="Time")
    assert line == "every 2 weeks, 45 minutes, video; notes, what I need"
    assert reopened(opened).text("people/ada.md").rstrip().endswith(f"\n## Log\n- 2026-12-06 agreed: {line}")
    found = reopened(opened).find_person("ada").agreement
    assert (found.every, found.minutes, found.notes, found.i_need) == ("2 weeks", 45, "me", "Time")


def test_later_the_log_has_what_has_changed(journal: Builder) -> None:
    opened = ada(journal, every="2 weeks", minutes=45)
    agree_on(opened)
    again = reopened(opened)
    assert agree_on(again, every="3 weeks", minutes=45) == "every 3 weeks"
    assert agreed(reopened(again), reopened(again).find_person("ada"), TODAY).day == TODAY


def test_what_is_no_longer_agreed_goes_and_the_log_says_so(journal: Builder) -> None:
    opened = ada(journal, every="2 weeks", notes="me")
    agree_on(opened)
    again = reopened(opened)
    assert agree_on(again, notes=None, every=None) == "open again: a rhythm, notes"
    assert "notes = " not in reopened(again).text("people/ada.md")


def test_a_day_is_read_in_the_order_of_the_journal() -> None:
    assert read_value("until", "3/4/2027", TODAY, ways=DateWays(order="day")) == date(2027, 4, 3)


def test_a_place_is_said_as_it_is(journal: Builder) -> None:
    assert agree_on(ada(journal), medium="in person", place="the  park") == "in person, the park"


def test_an_end_by_sessions_takes_the_place_of_one_by_day_and_back(journal: Builder) -> None:
    opened = ada(journal, until=date(2027, 3, 31))
    assert agree_on(opened, sessions=6) == "6 sessions"
    found = reopened(opened).find_person("ada").agreement
    assert (found.until, found.sessions) == (None, 6)
    again = reopened(opened)
    assert agree_on(again, until=date(2027, 6, 30)) == "until Wed 30 Jun 2027"
    assert reopened(again).find_person("ada").agreement.sessions is None


def test_one_of_a_number_is_said_as_one(journal: Builder) -> None:
    assert agree_on(ada(journal), minutes=1, sessions=1) == "1 minute, 1 session"


def test_where_nothing_stands_and_nothing_is_said_nothing_is_written(journal: Builder) -> None:
    opened = ada(journal)
    before = opened.text("people/ada.md")
    assert agree_on(opened) == "" and agree_on(opened, notes=None) == ""
    assert reopened(opened).text("people/ada.md") == before


def test_what_is_said_again_as_it_stands_is_no_change(journal: Builder) -> None:
    opened = ada(journal, every="2 weeks")
    agree_on(opened)
    assert agree_on(reopened(opened), every="2 weeks") == ""


@pytest.mark.parametrize("status", ["candidate", "asked", "declined", "closed"])
def test_with_who_has_not_said_yes_or_is_gone_there_is_nothing_to_agree(
    journal: Builder, status: str
) -> None:
    with pytest.raises(BadInput) as refused:
        check_can_agree(journal(person(status=status)).find_person("ada"))
    assert "mentorlog mentor " in refused.value.advice


@pytest.mark.parametrize("status", ["active", "paused"])
def test_with_who_is_met_or_paused_one_can_agree(journal: Builder, status: str) -> None:
    check_can_agree(journal(person(status=status)).find_person("ada"))


# --- the page in the editor -----------------------------------------------------------------------


def test_a_page_read_back_says_what_stands(journal: Builder) -> None:
    who = ada(journal, **ALL).find_person("ada")
    assert read_page(compose(who)) == {key: as_typed(who.agreement, key) for key in KEYS}


def test_each_key_has_a_line_of_its_own_on_the_page(journal: Builder) -> None:
    lines = compose(ada(journal).find_person("ada")).split("\n")
    assert [line for line in lines if line and not line.startswith("#")] == [
        f"{LABELS[key]}:" for key in KEYS
    ]
    assert max(map(len, lines)) <= 80


def test_a_value_of_several_lines_is_one_line_on_the_page(journal: Builder) -> None:
    who = ada(journal, obstacles="Name them\n+ or -").find_person("ada")
    assert read_page(compose(who))["obstacles"] == "Name them + or -"


def test_the_page_begins_with_whom_it_is_agreed_with(journal: Builder) -> None:
    who = journal(person(name="Ada  Lovelace")).find_person("ada")
    assert compose(who).split("\n")[0] == (
        "# What you agree on with Ada Lovelace, a line each, after the colon."
    )


def test_what_is_indented_goes_on_with_the_line_above() -> None:
    assert read_page("Notes: me,\n  then you\r\nI NEED: x\n")["notes"] == "me, then you"
    assert read_page("i need: x\n")["i_need"] == "x"
    assert read_page("Notes: me,\r  then you\rAgenda: x")["notes"] == "me, then you"


@pytest.mark.parametrize("text", ["Colour: blue\n", "words\n", "Notes: a\nNotes: b\n", "  words\n"])
def test_what_belongs_to_no_line_of_the_page_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        read_page(text)


# --- the letter -----------------------------------------------------------------------------------


def letter(journal: Journal, who: str = "ada") -> Letter:
    return agreement_letter(journal.find_person(who), TODAY)


def text(found: Letter) -> str:
    return " ".join(sentence.text for sentence in found.sentences)


def test_the_letter_says_all_that_is_agreed_and_no_more(journal: Builder) -> None:
    assert text(letter(ada(journal, **ALL))) == (
        "Hi Ada, This is what we have agreed on, so that both of us have it. "
        "We meet every two weeks for 45 minutes in person until Wed 31 Mar. "
        "Where we meet: the bench in the park. I take the notes. "
        "Our agenda: two lines, the day before. What stays between us: nothing leaves the room. "
        "When something gets in the way: name it at once. "
        "How we give each other feedback: at the end, both ways. "
        "How I learn best: by trying. How you learn best: by telling. "
        "What I need: a straight answer. What you need: numbers. "
        "If I have something wrong, or something is missing, please tell me. "
        "We can change any of it together, whenever it no longer suits us."
    )


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"every": "month"}, "We meet every month."),
        ({"sessions": 6}, "We meet six times in all."),
        ({"sessions": 2}, "We meet two times in all."),
        ({"minutes": 45}, "We meet for 45 minutes."),
        ({"medium": "video"}, "We meet by video."),
        ({"sessions": 1, "medium": "phone"}, "We meet by phone, once."),
        ({"every": "1 week", "sessions": 6}, "We meet every week, six times in all."),
        ({"until": date(2027, 3, 31)}, "We meet until Wed 31 Mar."),
        ({"every": "now and then"}, "How often we meet: now and then."),
        ({"medium": "walking"}, "How we meet: walking."),
        ({"notes": "ada"}, "You take the notes."),
        *(({"notes": who}, "I take the notes.") for who in ("me", "I", "Myself")),
        *(
            ({"notes": who}, "We both take notes.")
            for who in ("both", "both of us", "each of us", "we both", "us both")
        ),
        ({"notes": "by turns"}, "Notes: by turns."),
    ],
)
def test_what_is_agreed_is_said_as_one_says_it(journal: Builder, keys: dict[str, object], said: str) -> None:
    of = (Source("people/ada.md"),)
    assert letter(ada(journal, **keys)).body[1:] == (Sentence(said, of),)


def test_each_sentence_is_from_their_record_and_says_no_more(journal: Builder) -> None:
    opened = ada(journal, **ALL)
    found = letter(opened)
    assert {one.sources for one in found.sentences} == {(Source("people/ada.md"),)}
    assert {
        one.text: what for one in found.sentences if (what := invented(opened, one, TODAY, ours=OURS))
    } == {}


def test_our_own_words_hold_nothing_that_no_draft_may_say(journal: Builder) -> None:
    said = text(letter(ada(journal, **{key: "x" if isinstance(ALL[key], str) else ALL[key] for key in ALL})))
    assert NEVER.findall(said) == []
    for medium in ("in person", "video", "phone", "message", "walking"):
        for notes in ("me", "ada", "both", "x"):
            found = letter(ada(journal, medium=medium, notes=notes, sessions=3))
            assert NEVER.findall(text(found)) == []


@pytest.mark.parametrize("length", [1, 20, 60, 400])
def test_it_is_under_250_words_whatever_was_written(journal: Builder, length: int) -> None:
    long = {
        key: " ".join(["word"] * length) if isinstance(value, str) else value for key, value in ALL.items()
    }
    said: dict[str, Any] = {f"agreement__{key}": value for key, value in long.items()}
    name = " ".join(["Longname"] * length)
    found = letter(journal(person("ada", name=f"{name} Lovelace", aliases=[name], **said)))
    assert found.words < MOST_WORDS
    assert text(found).count("What you need: word") == 1


def test_nothing_agreed_is_no_letter(journal: Builder) -> None:
    with pytest.raises(BadInput, match="Nothing is agreed"):
        letter(ada(journal))


def test_to_somebody_whose_record_is_private_there_is_no_letter(journal: Builder) -> None:
    with pytest.raises(BadInput, match="private"):
        letter(journal(person(private=True)))


def test_nothing_but_the_agreement_is_in_the_letter(journal: Builder) -> None:
    body = "## About\n- Secret one\n\n## Private\n- Secret two\n\n## Log\n- 2026-01-01 agreed: secret three\n"
    opened = journal(person(body=body, skill="secret four"))
    assert "ecret" not in text(letter(opened))
