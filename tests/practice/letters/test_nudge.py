"""A nudge: what is said about each kind of item, to whom, and how one begins again after a silence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from mentorlog.errors import BadInput, Damaged, NotFound, Several
from mentorlog.journal import HEADINGS, Item, Journal, Kind, Person, find_item
from mentorlog.practice.letters.nudge import WHAT, addressed, nudge, waiting
from mentorlog.render.letters import joined

from ..conftest import TODAY, Builder, File, goal, held, mentee, person, planned

LAST = "2026-11-23"  # a Monday
WHEN_WE_MET = "When we met on Mon 23 Nov"


def drafted(journal: Journal, text: str) -> str:
    """The letter about what a text names, without its greeting."""
    letter = nudge(journal, addressed(journal, text), TODAY)
    assert all(sentence.sources for sentence in letter.sentences)
    return joined((*letter.body, *letter.closing))


def about(journal: Builder, kind: Kind, *lines: str, who: str = "ada", files: tuple[File, ...] = ()) -> str:
    """The letter about the first line of the note of a meeting."""
    someone = person("ada", aliases=["Ada"]) if who == "ada" else mentee(who)
    note = held(LAST, "\n".join([f"## {HEADINGS[kind]}", f"- {lines[0]}  [id:: abc12]", *lines[1:]]), who=who)
    return drafted(journal(someone, note, *files), "abc12")


# --- about an item ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "lines", "letter"),
    [
        (
            Kind.COMMITMENT,
            ["[ ] @ada Share the sheet"],
            f"{WHEN_WE_MET}, you said you would: Share the sheet. Is there anything you need from me for it?",
        ),
        (
            Kind.COMMITMENT,
            ["[ ] @ada Share the sheet  [due:: 2026-12-11]"],
            f"{WHEN_WE_MET}, you said you would: Share the sheet. You had Fri 11 Dec in mind. "
            "Is there anything you need from me for it?",
        ),
        (
            Kind.COMMITMENT,
            ["[ ] @ada Share the sheet  [due:: 2026-12-06]"],
            f"{WHEN_WE_MET}, you said you would: Share the sheet. You had Sun 6 Dec in mind. "
            "Is there anything you need from me for it?",
        ),
        (
            Kind.COMMITMENT,
            ["[ ] @ada Share the sheet  [due:: 2026-12-05]"],
            f"{WHEN_WE_MET}, you said you would: Share the sheet. Is there anything you need from me for it?",
        ),
        (
            Kind.COMMITMENT,
            ["[x] @ada Share the sheet", "  - 2026-12-01 done: all of May"],
            f"{WHEN_WE_MET}, you said you would: Share the sheet. You did it. What came of it: all of May. "
            "Thank you for that.",
        ),
        (
            Kind.COMMITMENT,
            ["[-] @ada Share the sheet", "  - 2026-12-01 dropped: there is none"],
            f"{WHEN_WE_MET}, you said you would: Share the sheet. We have let it go. "
            "The reason: there is none.",
        ),
        (
            Kind.COMMITMENT,
            ["[ ] Draft the plan"],
            f"{WHEN_WE_MET}, I promised: Draft the plan. It is for when we next meet.",
        ),
        (
            Kind.COMMITMENT,
            ["[ ] Draft the plan  [due:: 2026-12-11]"],
            f"{WHEN_WE_MET}, I promised: Draft the plan. It is for Fri 11 Dec.",
        ),
        (
            Kind.COMMITMENT,
            ["[ ] Draft the plan  [due:: 2026-12-06]"],
            f"{WHEN_WE_MET}, I promised: Draft the plan. It is for Sun 6 Dec.",
        ),
        (
            Kind.COMMITMENT,
            ["[ ] Draft the plan  [due:: 2026-12-04]"],
            f"{WHEN_WE_MET}, I promised: Draft the plan. It was for Fri 4 Dec, and is not done yet.",
        ),
        (
            Kind.COMMITMENT,
            ["[ ] Draft the plan  [due:: 2026-12-11]", "  - 2026-12-01 moved from 2026-12-04: no numbers"],
            f"{WHEN_WE_MET}, I promised: Draft the plan. I have moved it from Fri 4 Dec to Fri 11 Dec. "
            "The reason: no numbers.",
        ),
        (
            Kind.COMMITMENT,
            ["[ ] Draft the plan  [due:: 2026-12-05]", "  - 2026-12-01 moved from 2026-12-04"],
            f"{WHEN_WE_MET}, I promised: Draft the plan. "
            "I had moved it from Fri 4 Dec to Sat 5 Dec, and it is not done yet.",
        ),
        (
            Kind.COMMITMENT,
            ["[ ] Draft the plan  [due:: 2026-12-11]", "  - 2026-12-01 moved"],
            f"{WHEN_WE_MET}, I promised: Draft the plan. I have moved it to Fri 11 Dec.",
        ),
        (
            Kind.COMMITMENT,
            [
                "[ ] Draft the plan  [due:: 2026-12-11]",
                "  - 2026-12-01 moved from 2026-12-04: no numbers",
                "  - 2026-12-02 told",
            ],
            f"{WHEN_WE_MET}, I promised: Draft the plan. It is for Fri 11 Dec.",
        ),
        (
            Kind.COMMITMENT,
            ["[x] Draft the plan  [completion:: 2026-12-01]", "  - 2026-12-01 done: one page"],
            f"{WHEN_WE_MET}, I promised: Draft the plan. I did it on Tue 1 Dec. What came of it: one page.",
        ),
        (
            Kind.COMMITMENT,
            ["[x] Draft the plan"],
            f"{WHEN_WE_MET}, I promised: Draft the plan. I did it.",
        ),
        (
            Kind.COMMITMENT,
            ["[-] Draft the plan  [cancelled:: 2026-12-01]", "  - 2026-12-01 dropped: Tom has one"],
            f"{WHEN_WE_MET}, I promised: Draft the plan. I have let it go. The reason: Tom has one.",
        ),
        (
            Kind.COMMITMENT,
            ["[-] Draft the plan", "- [ ] Draft its first page  [from:: abc12]"],
            f"{WHEN_WE_MET}, I promised: Draft the plan. I have made it smaller: Draft its first page.",
        ),
        (
            Kind.CONTACT,
            ["[ ] Priya Nair, head of data: coffee"],
            f"{WHEN_WE_MET}, you named somebody for me to meet: Priya Nair, head of data. "
            "I have not been in touch yet. Is there anything to know before I write?",
        ),
        (
            Kind.CONTACT,
            ["[x] Priya Nair, head of data: coffee", "  - 2026-12-01 done: she needs two analysts"],
            "I met somebody you named: Priya Nair, head of data. What came of it: she needs two analysts. "
            "Thank you for naming them.",
        ),
        (
            Kind.CONTACT,
            ["[-] Priya Nair", "  - 2026-12-01 dropped: she is away"],
            f"{WHEN_WE_MET}, you named somebody for me to meet: Priya Nair. I have not pursued this contact. "
            "The reason: she is away. Thank you for naming them all the same.",
        ),
        (
            Kind.ADVICE,
            ["[ ] Ask in writing"],
            f"{WHEN_WE_MET}, you said: Ask in writing. I have not tried it yet. How would you begin?",
        ),
        (
            Kind.ADVICE,
            ["[x] Ask in writing  [completion:: 2026-12-01]", "  - 2026-12-01 done: Tom said yes"],
            f"{WHEN_WE_MET}, you said: Ask in writing. I did it on Tue 1 Dec. What came of it: Tom said yes. "
            "Thank you for it.",
        ),
        (
            Kind.ADVICE,
            ["[x] Ask in writing  [completion:: 2026-12-01]", "  - 2026-12-01 adapted: by telephone"],
            f"{WHEN_WE_MET}, you said: Ask in writing. I did it in my own way on Tue 1 Dec. "
            "What came of it: by telephone. Thank you for it.",
        ),
        (
            Kind.ADVICE,
            ["[-] Ask in writing", "  - 2026-12-01 dropped: he asked me"],
            f"{WHEN_WE_MET}, you said: Ask in writing. I have set it aside. The reason: he asked me. "
            "Thank you for it all the same.",
        ),
        (
            Kind.QUESTION,
            ["[ ] How did you choose?", "  - Two years of night buses"],
            "One question I have for you: How did you choose? A line is enough.",
        ),
        (
            Kind.QUESTION,
            ["[x] How did you choose?", "  - 2026-12-01 done: by asking"],
            "One question I had for you: How did you choose? The answer: by asking.",
        ),
        (
            Kind.DECISION,
            ["[ ] Berlin goes to Mikkel"],
            "There is a decision I would like to talk through with you: Berlin goes to Mikkel.",
        ),
        (
            Kind.DECISION,
            ["[ ] Rent, not buy  [due:: 2026-12-11]", "  - the market may fall", "  - or rise"],
            "There is a decision I would like to talk through with you: Rent, not buy. "
            "What I thought: the market may fall.",
        ),
        (
            Kind.DECISION,
            ["[x] Rent, not buy", "  - 2026-12-01 done: a flat by the river"],
            "A decision of mine: Rent, not buy. It has been talked through. "
            "What came of it: a flat by the river.",
        ),
        (
            Kind.DECISION,
            ["[ ] @ada Rent, not buy", "  - she should buy"],
            "A decision of yours: Rent, not buy. Would it help to talk it through?",
        ),
        (
            Kind.QUESTION,
            ["[x] Where is the form?"],
            "One question I had for you: Where is the form? It is answered.",
        ),
        (
            Kind.FEEDBACK,
            ["[ ] I rush the numbers"],
            f"{WHEN_WE_MET}, you told me: I rush the numbers. I have not acted on it yet. "
            "What would you do first?",
        ),
        (
            Kind.FEEDBACK,
            ["[x] Slides: too many"],
            f"{WHEN_WE_MET}, you told me: Slides: too many. I have acted on it. Thank you for telling me.",
        ),
        (
            Kind.FEEDBACK,
            ["[ ] From Ada: I rush the numbers"],
            f"{WHEN_WE_MET}, you told me: I rush the numbers. I have not acted on it yet. "
            "What would you do first?",
        ),
        (
            Kind.FEEDBACK,
            ["[x] From Ada: I rush the numbers", "  - 2026-12-01 done: eleven minutes"],
            f"{WHEN_WE_MET}, you told me: I rush the numbers. I have acted on it. "
            "What came of it: eleven minutes. Thank you for telling me.",
        ),
        (
            Kind.FEEDBACK,
            ["[ ] To Ada: be less kind"],
            f"{WHEN_WE_MET}, I told you: be less kind. Could we talk about it?",
        ),
        (
            Kind.FEEDBACK,
            ["[ ] From Ada: one thing: I rush"],
            f"{WHEN_WE_MET}, you told me: one thing: I rush. I have not acted on it yet. "
            "What would you do first?",
        ),
        (
            Kind.FEEDBACK,
            ["[ ] The slides: too many"],
            f"{WHEN_WE_MET}, you told me: The slides: too many. I have not acted on it yet. "
            "What would you do first?",
        ),
        (
            Kind.FEEDBACK,
            ["[x] @ada From Ada: I rush"],
            f"{WHEN_WE_MET}, you told me: I rush. It has been acted on. Thank you for telling me.",
        ),
        (
            Kind.FEEDBACK,
            ["[ ] To Tom: I rush the numbers"],
            "There is some feedback I would like to go through with you: To Tom: I rush the numbers. "
            "Could we talk about it?",
        ),
        (
            Kind.FEEDBACK,
            ["[ ] From Tom: I rush the numbers"],
            "There is some feedback I would like to go through with you: From Tom: I rush the numbers. "
            "Could we talk about it?",
        ),
        (
            Kind.ASSUMPTION,
            ["[ ] Messages are fine"],
            "I have taken this for granted so far: Messages are fine. Is it so?",
        ),
        (
            Kind.OBJECTIVE,
            ["[ ] A yes or no"],
            "What I would like from our meeting: A yes or no. Is there anything you need from me beforehand?",
        ),
    ],
)
def test_to_a_mentor_it_says_what_the_line_says(
    journal: Builder, kind: Kind, lines: list[str], letter: str
) -> None:
    assert about(journal, kind, *lines) == letter


@pytest.mark.parametrize(
    ("kind", "lines", "letter"),
    [
        (
            Kind.COMMITMENT,
            ["[ ] @jun Write two pages  [due:: 2026-12-11]"],
            f"{WHEN_WE_MET}, you said you would: Write two pages. You had Fri 11 Dec in mind. "
            "How is it going? If something is in the way, let us look at it together.",
        ),
        (
            Kind.COMMITMENT,
            ["[x] @jun Write two pages", "  - 2026-12-01 done: three"],
            f"{WHEN_WE_MET}, you said you would: Write two pages. You did it. What came of it: three. "
            "What will you keep of it?",
        ),
        (Kind.ADVICE, ["[ ] Speak last"], f"{WHEN_WE_MET}, I said: Speak last. What came of it?"),
        (
            Kind.ADVICE,
            ["[x] Speak last", "  - 2026-12-01 adapted: second"],
            f"{WHEN_WE_MET}, I said: Speak last. You tried it in your own way. What came of it: second. "
            "What will you keep of it?",
        ),
        (
            Kind.CONTACT,
            ["[ ] Nadia, reviews"],
            f"{WHEN_WE_MET}, we spoke of somebody for you to meet: Nadia, reviews. Have you been in touch?",
        ),
        (
            Kind.COMMITMENT,
            ["[ ] Send the checklist"],
            f"{WHEN_WE_MET}, I promised: Send the checklist. It is for when we next meet.",
        ),
    ],
)
def test_to_a_mentee_it_speaks_as_the_mentor(
    journal: Builder, kind: Kind, lines: list[str], letter: str
) -> None:
    assert about(journal, kind, *lines, who="jun") == letter


@pytest.mark.parametrize(
    ("done", "letter"),
    [
        ("x", "You have met them."),
        ("-", "You have let this contact go."),
    ],
)
def test_whether_a_mentee_met_somebody_is_said_in_a_whole_sentence(
    journal: Builder, done: str, letter: str
) -> None:
    assert letter in about(journal, Kind.CONTACT, f"[{done}] Nadia", who="jun")


ALPHA = [
    "[-] Alpha  [cancelled:: 2026-11-30]  [id:: old11]",
    "  - 2026-11-30 moved: made smaller: Ring first",
]
RING = "[ ] Ring first  [due:: 2026-12-11]  [from:: old11]  [id:: new11]"


def test_a_smaller_step_is_not_what_was_promised_when_one_met(journal: Builder) -> None:
    note = held(LAST, "\n".join(["## Commitments", f"- {ALPHA[0]}", ALPHA[1], f"- {RING}"]))
    opened = journal(person(), note)
    letter = nudge(opened, addressed(opened, "new11"), TODAY)
    promised, smaller, when = letter.body
    assert joined(letter.body) == (
        f"{WHEN_WE_MET}, I promised: Alpha. I have made it smaller: Ring first. It is for Fri 11 Dec."
    )
    lines = {item.id: item.line for item in opened.items()}
    assert lines["old11"] in {source.line for source in promised.sources}
    assert [source.line for source in smaller.sources] == [lines["old11"], lines["new11"]]
    assert [source.line for source in when.sources] == [lines["new11"]]


def test_a_smaller_step_of_a_smaller_step_is_told_from_the_first_promise_on(journal: Builder) -> None:
    lines = [ALPHA[0], "[-] Ring first  [from:: old11]  [id:: new11]", "[ ] Find the number  [from:: new11]"]
    note = held(LAST, "\n- ".join(["## Commitments", *lines]))
    assert drafted(journal(person(), note), "find the number") == (
        f"{WHEN_WE_MET}, I promised: Alpha. I have made it smaller: Find the number. "
        "It is for when we next meet."
    )


def test_a_smaller_step_of_theirs_does_not_say_who_made_it_smaller(journal: Builder) -> None:
    lines = ["[-] @ada Alpha  [id:: old11]", "[ ] @ada Ring first  [from:: old11]  [id:: new11]"]
    opened = journal(person(), held(LAST, "\n- ".join(["## Commitments", *lines])))
    said = f"{WHEN_WE_MET}, you said you would: Alpha. "
    assert drafted(opened, "new11").startswith(f"{said}A smaller step towards it: Ring first. Is there")
    assert drafted(opened, "old11") == f"{said}A smaller step towards it: Ring first."


@pytest.mark.parametrize(
    "other",
    [
        "## Private\n### Commitments\n- [-] Alpha  [id:: old11]",
        "## Commitments\n- [-] @bo Alpha  [id:: old11]",
        "",
    ],
)
def test_what_a_smaller_step_was_made_of_is_told_only_to_whom_it_concerns(
    journal: Builder, other: str
) -> None:
    note = held(LAST, f"{other}\n\n## Commitments\n- {RING}")
    letter = drafted(journal(person(), person("bo"), note), "new11")
    assert letter == "I have this down as promised to you: Ring first. It is for Fri 11 Dec."


def test_steps_that_are_made_of_each_other_come_to_an_end(journal: Builder) -> None:
    lines = "- [ ] One  [from:: old11]  [id:: new11]\n- [ ] Two  [from:: new11]  [id:: old11]"
    assert "One." in drafted(journal(person(), held(LAST, f"## Commitments\n{lines}")), "new11")


@pytest.mark.parametrize(
    ("kind", "begins"),
    [
        (Kind.COMMITMENT, "Since Mon 30 Nov I have this down as promised to you: Bring it."),
        (Kind.ADVICE, "You said: Bring it."),
    ],
)
def test_what_was_written_into_a_note_on_a_later_day_was_not_said_when_one_met(
    journal: Builder, kind: Kind, begins: str
) -> None:
    letter = about(journal, kind, "[ ] Bring it  [created:: 2026-11-30]")
    assert letter.startswith(begins)
    assert about(journal, kind, f"[ ] Bring it  [created:: {LAST}]").startswith(WHEN_WE_MET)


def test_it_ends_with_the_meeting_that_is_planned(journal: Builder) -> None:
    files = (planned("2026-12-21"), planned("2026-12-07", time="10:00"))
    letter = about(journal, Kind.QUESTION, "[ ] Why?", files=files)
    assert letter == (
        "One question I have for you: Why? It can wait until we meet. See you on Mon 7 Dec at 10:00."
    )


@pytest.mark.parametrize(
    ("medium", "met"), [("video", "met"), ("phone", "talked"), ("message", "were in touch"), ("", "met")]
)
def test_it_says_how_one_was_in_contact(journal: Builder, medium: str, met: str) -> None:
    note = held(LAST, "## Advice\n- [ ] Ask  [id:: abc12]", medium=medium)
    assert drafted(journal(person(), note), "abc12").startswith(
        f"When we {met} on Mon 23 Nov, you said: Ask."
    )


def test_a_line_between_meetings_says_since_when_it_is_there(journal: Builder) -> None:
    body = "## Commitments\n- [ ] Send it  [created:: 2026-11-30]  [id:: abc12]\n- [ ] Bring it  [id:: abc13]"
    opened = journal(person(body=body))
    said = "Since Mon 30 Nov I have this down as promised to you: Send it."
    assert drafted(opened, "abc12").startswith(said)
    assert drafted(opened, "abc13").startswith("I promised: Bring it.")


@pytest.mark.parametrize("day", ["2026-12-05", "2026-12-07"])
@pytest.mark.parametrize("make", [planned, held])
def test_only_what_stands_in_a_meeting_that_was_held_was_said_there(
    journal: Builder, make: Callable[..., File], day: str
) -> None:
    opened = journal(person(), make(day, "## Commitments\n- [ ] Send it  [id:: abc12]"))
    was_said = make is held and day == "2026-12-05"
    begins = "When we met on Sat 5 Dec, I promised: Send it." if was_said else "I promised: Send it."
    assert drafted(opened, "abc12").startswith(begins)


def test_what_was_said_or_written_down_today_has_its_day(journal: Builder) -> None:
    line = "## Commitments\n- [ ] {}  [id:: {}]"
    made = line.format("Bring it  [created:: 2026-12-06]", "abc13")
    opened = journal(person(body=made), held("2026-12-06", line.format("Send it", "abc12")))
    assert drafted(opened, "abc12").startswith("When we met on Sun 6 Dec, I promised: Send it.")
    assert drafted(opened, "abc13").startswith("Since Sun 6 Dec I have this down as promised to you: Bring")


def test_feedback_from_their_whole_name_is_theirs(journal: Builder) -> None:
    ada = person(name="Ada Lovelace", body="## Feedback\n- [ ] From Ada Lovelace: I rush  [id:: abc12]")
    assert drafted(journal(ada), "abc12").startswith("You told me: I rush.")


def test_of_somebody_from_ones_own_list_nobody_is_said_to_have_named_them(journal: Builder) -> None:
    opened = journal(person(body="## People\n- [ ] Olga  [id:: abc12]\n- [x] Sam  [id:: abc13]"))
    assert drafted(opened, "abc12").startswith("There is somebody on my list to meet: Olga.")
    assert drafted(opened, "abc13") == "I met somebody: Sam."


def test_what_a_third_person_owes_is_written_to_them_without_saying_whose_note_it_is_in(
    journal: Builder,
) -> None:
    note = held(LAST, "## Commitments\n- [ ] @bo Send the form  [id:: abc12]")
    opened = journal(person("ada"), person("bo"), note, held("2026-11-01", who="bo"))
    letter = nudge(opened, addressed(opened, "abc12"), TODAY)
    assert letter.person.slug == "bo"
    said = joined(letter.sentences)
    assert said.startswith("Hi Bo, I have this down as yours: Send the form.")
    assert "Ada" not in said and "Nov" not in said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Is it so?", "Is it so?"),
        ("It is.", "It is."),
        ('Why "not"?', 'Why "not"?'),
        ('Say "no?"', 'Say "no?"'),
        ('Say "no"', 'Say "no".'),
        ("Wait…", "Wait…"),
        ("IBM, and so on", "IBM, and so on."),
        ("[[Berlin]] **now**", "[[Berlin]] **now**."),
        ("mind  the   gap", "mind  the   gap."),
    ],
)
def test_the_words_stay_as_they_were_typed_and_end_with_one_stop(
    journal: Builder, typed: str, said: str
) -> None:
    assert f"One question I have for you: {said} A line" in about(journal, Kind.QUESTION, f"[ ] {typed}")


def test_a_letter_has_fewer_than_120_words_however_long_the_line(journal: Builder) -> None:
    for words in range(80, 120):
        made = journal(person(), held(LAST, f"## Commitments\n- [ ] @ada {'word ' * words} [id:: abc12]"))
        assert nudge(made, addressed(made, "abc12"), TODAY).words < 120
    name = "Ada " + "of many names " * 60
    made = journal(
        person(name=name, aliases=[name.strip()]), held(LAST, "## Advice\n- [ ] Ask  [id:: abc12]")
    )
    assert nudge(made, addressed(made, "abc12"), TODAY).words < 120


def test_a_mentee_who_did_not_do_it_is_not_asked_what_stays(journal: Builder) -> None:
    done = about(journal, Kind.COMMITMENT, "[x] @jun Write it up", who="jun")
    let_go = about(journal, Kind.COMMITMENT, "[-] @jun Write it up", who="jun")
    last = done.split(". ")[-1]
    assert last.endswith("?") and last not in let_go


def test_a_long_line_is_cut_at_a_word(journal: Builder) -> None:
    long = " ".join(f"word{n}" for n in range(300))
    letter = about(journal, Kind.ADVICE, f"[x] {long}", f"  - 2026-12-01 done: {long}")
    assert len(letter.split()) < 118
    assert "you said: word0 word1 " in letter and "What came of it: word0 " in letter
    assert letter.count("…") == 2


# --- to begin again --------------------------------------------------------------------------------


def again(journal: Builder, *files: File, who: str = "ada") -> str:
    return drafted(journal(*files), who)


ADVICE = "## Advice\n- [x] Ask in writing  [completion:: 2026-10-10]\n  - 2026-10-10 done: Tom said yes"
QUESTION = "## Questions\n- [ ] How did you choose?  [created:: 2026-10-20]"


def test_after_a_silence_it_says_when_one_met_what_came_of_it_and_what_one_would_ask(
    journal: Builder,
) -> None:
    ada = person(body=QUESTION, agreement__minutes=45)
    assert again(journal, ada, held("2026-10-01", ADVICE)) == (
        "It has been a while since we met, on Thu 1 Oct. You said: Ask in writing. I did it on Sat 10 Oct. "
        "What came of it: Tom said yes. One question I have for you: How did you choose? "
        "Would you have 45 minutes for me soon?"
    )


def test_where_it_is_not_quiet_it_does_not_say_so(journal: Builder) -> None:
    letter = again(journal, person(), held("2026-12-01", medium="phone"))
    assert letter == "We last talked on Tue 1 Dec. Would you have time for me soon?"
    letter = again(journal, person(), held("2026-12-02", medium="message"))
    assert letter == "We last were in touch on Wed 2 Dec. Would you have time for me soon?"


def test_with_a_meeting_planned_it_is_about_that_meeting(journal: Builder) -> None:
    coming = planned("2026-12-07", "## Objectives\n- [ ] A yes or no", time="10:00")
    assert again(journal, person(body=QUESTION), held("2026-11-01", ADVICE), coming) == (
        "We last met on Sun 1 Nov. You said: Ask in writing. I did it on Sat 10 Oct. "
        "What came of it: Tom said yes. What I would like from our meeting: A yes or no. "
        "One question I have for you: How did you choose? See you on Mon 7 Dec at 10:00."
    )


def test_to_somebody_met_of_whom_nothing_is_written_down_it_does_not_say_that_one_has_not(
    journal: Builder,
) -> None:
    letter = again(journal, person(since=date(2025, 3, 1)))
    assert letter == "Would you have time for me soon?"


def test_to_somebody_never_met_it_says_so_and_what_it_is_about(journal: Builder) -> None:
    assert again(journal, person(skill="people leadership")) == (
        "We have not met yet. I would like to talk with you about: people leadership. "
        "Would you have time for me soon?"
    )


@pytest.mark.parametrize(
    ("log", "said"),
    [
        ("", "We have paused. Shall we take it up again?"),
        (
            "- 2026-11-02 paused",
            "We have paused since Mon 2 Nov. Shall we take it up again?",
        ),
        (
            "- 2026-11-02 paused: until 2026-12-20",
            "We have paused since Mon 2 Nov, until Sun 20 Dec. Shall we take it up again then?",
        ),
        (
            "- 2026-11-02 paused: until 2026-12-01",
            "We have paused since Mon 2 Nov, until Tue 1 Dec. Shall we take it up again?",
        ),
        (
            "- 2026-11-02 paused: until 2026-12-06",
            "We have paused since Mon 2 Nov, until Sun 6 Dec. Shall we take it up again?",
        ),
    ],
)
def test_to_somebody_paused_it_asks_to_take_it_up_again(journal: Builder, log: str, said: str) -> None:
    letter = again(journal, person(body=f"## Log\n{log}", status="paused"), held("2026-10-01"))
    assert letter == f"We last met on Thu 1 Oct. {said}"


def test_to_somebody_paused_with_a_meeting_planned_it_is_about_that_meeting(journal: Builder) -> None:
    files = (held("2026-10-01"), planned("2026-12-20"))
    letter = again(journal, person(body="## Log\n- 2026-11-02 paused", status="paused"), *files)
    assert letter == "We last met on Thu 1 Oct. See you on Sun 20 Dec."


@pytest.mark.parametrize(
    ("medium", "letter"),
    [
        ("video", "Thank you for our talk today."),
        ("phone", "Thank you for our talk today."),
        ("message", "It was good to be in touch today."),
    ],
)
def test_on_the_day_one_met_it_thanks_and_asks_for_nothing(
    journal: Builder, medium: str, letter: str
) -> None:
    note = held(TODAY.isoformat(), QUESTION, medium=medium)
    assert again(journal, person(), note) == letter
    assert again(journal, planned("2026-12-20")) == f"{letter} See you on Sun 20 Dec."
    assert again(journal, mentee(), held(TODAY.isoformat(), who="jun", medium=medium), who="jun") == letter


def test_to_a_mentee_it_offers_time_and_asks_what_they_want(journal: Builder) -> None:
    note = held("2026-10-01", "## Advice\n- [x] Speak last\n  - 2026-10-10 done: they listened", who="jun")
    assert again(journal, mentee(agreement__minutes=30), note, who="jun") == (
        "It has been a while since we met, on Thu 1 Oct. I said: Speak last. You tried it. "
        "What came of it: they listened. What would you like to talk about? Would 30 minutes suit you soon?"
    )


def test_to_a_mentee_a_step_that_they_took_is_no_promise_that_they_kept(journal: Builder) -> None:
    steps = "## Steps\n- [x] @jun Float  [completion:: 2026-12-01]"
    letter = again(journal, mentee(), held("2026-11-30", who="jun"), goal("swim", steps, of="jun"), who="jun")
    assert "Float" not in letter


def test_to_a_mentee_never_met_it_offers_no_number_of_minutes(journal: Builder) -> None:
    assert again(journal, mentee(), who="jun").endswith("Would you like to talk soon?")


def test_an_aim_that_was_reached_and_a_question_that_was_asked_are_not_in_it(journal: Builder) -> None:
    asked = person(body="## Questions\n- [x] How?", skill="hiring")
    reached = planned("2026-12-20", "## Objectives\n- [x] A yes or no")
    assert (
        again(journal, asked, held("2026-12-01"), reached)
        == "We last met on Tue 1 Dec. See you on Sun 20 Dec."
    )


def test_of_an_aim_it_says_no_day(journal: Builder) -> None:
    body = "## Objectives\n- [ ] A yes or no  [created:: 2026-12-01]"
    letter = again(journal, person(body=body), held("2026-11-30"), planned("2026-12-20"))
    assert "What I would like from our meeting: A yes or no. See you on Sun 20 Dec." in letter


def test_advice_that_was_tried_is_told_before_a_promise_or_a_question(journal: Builder) -> None:
    body = (
        "## Advice\n- [x] Ask in writing  [completion:: 2026-10-10]\n"
        "## Commitments\n- [x] Read  [completion:: 2026-11-10]\n"
        "## Questions\n- [x] How?  [completion:: 2026-11-10]"
    )
    letter = again(journal, person(), held("2026-10-01", body))
    assert "Ask in writing" in letter and "Read" not in letter and "How?" not in letter


@pytest.mark.parametrize("end", ["  [completion:: 2026-12-01]", ""])
def test_of_several_the_last_to_end_is_told_or_by_hand_the_last_to_begin(journal: Builder, end: str) -> None:
    first = "## Advice\n- [x] First" + (end or "  [completion:: 2026-11-20]")
    last = "## Advice\n- [x] Last" + ("  [completion:: 2026-11-25]" if end else "")
    letter = again(journal, person(), held("2026-10-01", first), held("2026-11-23", last))
    assert ("First" in letter, "Last" in letter) == (bool(end), not end)


def test_what_something_came_of_is_told_before_what_ended_later(journal: Builder) -> None:
    later = "- [x] Wait a week  [completion:: 2026-11-10]"
    assert "Ask in writing" in again(journal, person(), held("2026-10-01", f"{ADVICE}\n{later}"))


def test_where_no_advice_was_tried_a_promise_that_was_kept_is_told(journal: Builder) -> None:
    note = held("2026-10-01", "## Advice\n- [ ] Ask\n## Commitments\n- [x] Read  [completion:: 2026-10-10]")
    assert "I promised: Read. I did it on Sat 10 Oct." in again(journal, person(), note)


# --- whom, or what ---------------------------------------------------------------------------------


@pytest.fixture
def crowd(journal: Builder) -> Journal:
    """Ada, two Jos, Grace, whose name is in an item and begins another's id."""
    body = "## Commitments\n- [ ] Ask Grace for the form  [id:: gr2ce]\n- [ ] Join the club  [id:: abc12]\n"
    ended = "- [x] Wash up  [id:: abc13]\n- [ ] Josephine's list  [id:: abc14]\n"
    people = [person(slug) for slug in ("ada", "grace", "jo-brown", "jo-green")]
    return journal(*people, held(LAST, body + ended))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ada", "ada"),
        ("ADA", "ada"),
        ("gra", "grace"),
        ("grace", "grace"),
        ("gr", "grace"),
        ("gr2ce", "gr2ce"),
        ("GR2CE", "gr2ce"),
        ("gr2", "gr2ce"),
        ("form", "gr2ce"),
        ("ask grace", "gr2ce"),
        ("abc13", "abc13"),
        (f"{LAST}.md:8", "abc13"),
        ("jo-brown", "jo-brown"),
        ("join", "abc12"),
    ],
)
def test_an_id_comes_first_then_a_person_then_the_words_of_an_item(
    crowd: Journal, typed: str, found: str
) -> None:
    about = addressed(crowd, typed)
    assert (about.slug if isinstance(about, Person) else about.id) == found


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("jo", ("Jo-Brown", "Jo-Green", "abc12 “Join the club”", "abc14 “Josephine's list”")),
        ("jo-", ("Jo-Brown", "Jo-Green")),
        ("abc", ("abc12", "abc13", "abc14")),
    ],
)
def test_where_several_answer_all_are_named(crowd: Journal, typed: str, named: tuple[str, ...]) -> None:
    with pytest.raises(Several) as raised:
        addressed(crowd, typed)
    assert len(raised.value.matches) == len(named)
    assert raised.value.what == {"abc": "item", "jo-": "person"}.get(typed, WHAT)
    for found, wanted in zip(raised.value.matches, named, strict=True):
        assert found.startswith(wanted)


@pytest.mark.parametrize("typed", ["zed", "wash", "7"])
def test_what_nobody_and_no_open_item_answers_to_is_not_found(crowd: Journal, typed: str) -> None:
    with pytest.raises(NotFound):
        addressed(crowd, typed)


def test_who_is_nearly_called_so_is_named(crowd: Journal) -> None:
    with pytest.raises(NotFound) as fault:
        addressed(crowd, "grase")
    assert "Grace" in fault.value.near


def test_a_step_towards_a_goal_is_with_nobody(journal: Builder) -> None:
    opened = journal(person(), goal("lead", "## Steps\n- [ ] Hire  [id:: abc12]"))
    with pytest.raises(BadInput, match="nobody to write to"):
        nudge(opened, addressed(opened, "abc12"), TODAY)


def test_whom_one_might_write_to_are_those_who_owe_and_then_those_who_are_quiet(journal: Builder) -> None:
    opened = journal(
        person("ada"),
        person("bo"),
        person("zoe", private=True),
        held(
            LAST,
            "## Commitments\n- [ ] @ada Send it\n- [ ] Mine\n- [x] @ada Sent\n## Private\n- [ ] @ada Hush",
        ),
        held("2026-10-01", "## Commitments\n- [ ] Old", who="bo"),
        held("2026-10-01", "## Commitments\n- [ ] @zoe Secret", who="zoe"),
    )
    owed, quiet = waiting(opened, TODAY)
    assert [one.item.text for one in owed] == ["Send it"]
    assert [one.person.slug for one in quiet] == ["bo"]


# --- what is private -------------------------------------------------------------------------------


def of_words(journal: Journal, words: str) -> Item:
    return find_item(list(journal.items()), words)


def test_something_private_is_refused_without_its_words(journal: Builder) -> None:
    opened = journal(person(), held(LAST, "## Private\n### Commitments\n- [ ] @ada Hush money"))
    with pytest.raises(BadInput) as raised:
        nudge(opened, of_words(opened, "hush"), TODAY)
    assert "Hush" not in str(raised.value)


def test_somebody_private_is_refused_and_so_is_what_is_between_you(journal: Builder) -> None:
    opened = journal(
        person("ada"),
        person("zoe", private=True),
        held(LAST, "## Commitments\n- [ ] Call  \n- [ ] @ada Tell nobody", who="zoe"),
        held(LAST, "## Commitments\n- [ ] @zoe Come along"),
    )
    for words in ("call", "tell nobody", "come along"):
        with pytest.raises(BadInput):
            nudge(opened, of_words(opened, words), TODAY)
    with pytest.raises(BadInput):
        nudge(opened, opened.find_person("zoe"), TODAY)


def test_a_step_that_is_private_is_not_told_in_place_of_the_old_one(journal: Builder) -> None:
    step = (
        "## Commitments\n- [-] Draft  [id:: abc12]\n## Private\n### Commitments\n- [ ] Hush  [from:: abc12]"
    )
    assert drafted(journal(person(), held(LAST, step)), "abc12").endswith("I have let it go.")


def test_a_private_meeting_gives_no_more_than_its_day(journal: Builder) -> None:
    opened = journal(
        person(),
        held("2026-12-01", "## Advice\n- [x] Hush", medium="phone", private=True),
        planned("2026-12-07", "## Objectives\n- [ ] Hush", time="10:00", private=True),
    )
    assert drafted(opened, "ada") == "We last met on Tue 1 Dec. See you on Mon 7 Dec at 10:00."


def test_where_nobody_knows_what_is_private_nothing_is_drafted(journal: Builder) -> None:
    opened = journal(person(), held(LAST), ("mentorlog.toml", "format = 1\n[headings]\nprivate = 5\n"))
    with pytest.raises(Damaged):
        nudge(opened, opened.find_person("ada"), date(2026, 12, 6))


def test_what_may_be_several_people_or_an_item_is_asked_about_with_all_of_them(journal: Builder) -> None:
    made = journal(
        person("mary-evans"), person("mary-ward"),
        held(LAST, "## Commitments\n- [ ] Ring mary about the form that she sent  [id:: abc12]",
             who="mary-evans"),
    )  # fmt: skip
    with pytest.raises(Several) as fault:
        addressed(made, "mary")
    assert fault.value.matches == ("Mary-Evans", "Mary-Ward", "abc12 “Ring mary about the form that…”")


def test_what_was_let_go_with_the_relationship_was_let_go_by_both(journal: Builder) -> None:
    lines = [
        "[-] @ada Share the sheet  [cancelled:: 2026-12-01]",
        "  - 2026-12-01 dropped: the relationship ended",
    ]
    assert about(journal, Kind.COMMITMENT, *lines) == (
        f"{WHEN_WE_MET}, you said you would: Share the sheet. We have let it go. "
        "The reason: the relationship ended."
    )


def test_a_letter_says_which_item_it_is_about(journal: Builder) -> None:
    opened = journal(person(), held(LAST, "## Questions\n- [ ] Why?  [id:: abc12]"))
    letters = [nudge(opened, addressed(opened, said), TODAY) for said in ("abc12", "ada")]
    assert [letter.item and letter.item.id for letter in letters] == ["abc12", None]
