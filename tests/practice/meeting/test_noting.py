"""What a note does to the record of its meeting, and to what was ended by hand before it."""

from __future__ import annotations

import re
from datetime import date

import pytest

from mentorlog.dates import When
from mentorlog.errors import BadInput, HalfRecord
from mentorlog.journal import Journal, Kind
from mentorlog.practice.meeting.noting import Given, Noted, Noting, day_said
from mentorlog.practice.meeting.page import STILL_OPEN_HINT
from mentorlog.practice.meeting.remarks import said_perhaps
from mentorlog.practice.meeting.which import meeting_for_note

from ..conftest import TODAY, Builder, held, person, planned

WORDS = Given(prose=["Words."])


def noted(journal: Journal, day: date, given: Given = WORDS) -> Noted:
    ada, edit = journal.find_person("ada"), journal.edit()
    target = meeting_for_note(journal.meetings("ada"), day)
    done = Noting(journal, edit, ada, target, TODAY).from_options(given)
    edit.save("Noted")
    return done


def test_a_planned_meeting_has_been_held_by_then_on_the_day_of_the_note(journal: Builder) -> None:
    done = noted(journal(person(), planned("2026-12-01", "## Objectives\n- [ ] Aim")), TODAY)
    [meeting] = journal().meetings()
    assert (meeting.path, meeting.status, meeting.date) == (done.path, "held", TODAY)
    assert done.path == "meetings/ada/2026-12-06.md" and len(done.before) == 1


def test_one_that_was_held_keeps_its_front_matter_as_it_is(journal: Builder) -> None:
    done = noted(journal(person(), held("2026-12-06", "## Notes\nFirst.", status="held")), TODAY)
    assert journal().text(done.path) == (
        '+++\ndate = 2026-12-06\nstatus = "held"\n+++\n\n## Notes\nFirst.\n\nWords.\n'
    )


OWN = 'date_order = "day-first"\n[written]\nnotes = "Notizen"\nadvice = "Rat"\nchange = "Anders"\n'
ALL = Given(
    prose=["One.", "Two."],
    items={
        Kind.FEEDBACK: ["Slower"],
        Kind.LESSON: ["To wait"],
        Kind.COMMITMENT: ["Send it by 3/4", "Ask by next meeting"],
        Kind.ADVICE: ["Rest"],
    },
    theirs=["Read it"],
    check_in=["Change: begin: early", "Works, for me: pace"],
    obstacles=["- rain"],
    keys={"kind": "closing"},
)


def test_all_that_options_say_stands_in_the_record_in_the_journals_own_words(journal: Builder) -> None:
    known = person(agreement__minutes=45, agreement__medium="video")
    opened = journal(known, ("mentorlog.toml", OWN), planned("2026-12-20"))
    done = noted(opened, TODAY, ALL)
    assert re.sub(r"\[id:: \w{5}\]", "[id:: ID]", journal().text(done.path)) == (
        '+++\ndate = 2026-12-06\nminutes = 45\nmedium = "video"\nstatus = "held"\nkind = "closing"\n+++\n'
        "\n## Notizen\nOne.\n\nTwo.\n"
        "\n## Rat\n- [ ] Rest  [id:: ID]\n"
        "\n## Commitments\n- [ ] Send it  [due:: 2027-04-03]  [id:: ID]\n"
        "- [ ] Ask  [due:: 2026-12-20]  [id:: ID]\n- [ ] @ada Read it  [id:: ID]\n"
        "\n## Obstacles\n- \\- rain\n"
        "\n## Feedback\n- [ ] From Ada: Slower  [id:: ID]\n"
        "\n## Learned\n- To wait\n"
        "\n## Check-in\n- Anders: begin: early\n- Works, for me: pace\n"
    )


def test_what_is_there_already_is_told_and_the_rest_is_stored(journal: Builder) -> None:
    stood = held("2026-12-06", "## Advice\n- [ ] Ask  [id:: aaaaa]")
    done = noted(journal(person(), stood), TODAY, Given(items={Kind.ADVICE: ["Ask", "Read"]}))
    assert done.remarks == ["Already there: aaaaa  Ask"]
    assert [item.text for item in journal().items()] == ["Ask", "Read"]


def test_what_stands_in_the_record_itself_is_settled_and_dated_there_once(journal: Builder) -> None:
    hint = "\n".join(STILL_OPEN_HINT)
    opened = journal(person(), ("meetings/ada/2026-12-06.md", f"{HELD}{ADVICE}- [x] By hand  [id:: bbbbb]\n"))
    done = paged(opened, f"## Still open\n{hint}\n- [x] Ask  [id:: aaaaa]\n")
    assert (done.dated, done.remarks) == (0, [])
    assert journal().text(done.path) == (
        f"{HELD}\n## Advice\n- [x] Ask  [completion:: 2026-12-06]  [id:: aaaaa]\n"
        "- [x] By hand  [completion:: 2026-12-06]  [id:: bbbbb]\n"
    )


def test_a_page_that_has_an_item_of_the_record_and_not_the_rest_of_it_is_refused(journal: Builder) -> None:
    stood = held("2026-12-06", "## Advice\n- [ ] Ask  [id:: aaaaa]\n- [ ] Read  [id:: bbbbb]")
    with pytest.raises(HalfRecord):
        paged(journal(person(), stood), "## Advice\n- [ ] Ask  [id:: aaaaa]\n")


@pytest.mark.parametrize(("words", "day"), [("10/1/2027", date(2027, 1, 10)), ("7/12", date(2026, 12, 7))])
def test_the_next_meeting_is_read_in_the_journals_order(journal: Builder, words: str, day: date) -> None:
    done = noted(journal(person(), ("mentorlog.toml", OWN)), TODAY, Given(next=words))
    assert done.next and done.next.when.day == day


def test_the_next_meeting_comes_after_this_one(journal: Builder) -> None:
    with pytest.raises(BadInput, match="Sun 6 Dec 2026 is not after the meeting") as fault:
        noted(journal(person()), TODAY, Given(next="2026-12-06"))
    assert fault.value.advice == "For example: in 2 weeks"


def test_what_was_ended_by_hand_is_dated_by_the_first_note_since_it_began(journal: Builder) -> None:
    opened = journal(
        person(body="## Questions\n- [x] Undated\n- [x] That day  [created:: 2026-12-01]"),
        held("2026-11-20", "## Commitments\n- [x] Before\n- [-] Let go\n- [ ] Open"),
        held("2026-12-04", "## Commitments\n- [x] After"),
    )
    assert noted(opened, date(2026, 12, 1)).dated == 4
    ended = {item.text: item.ended for item in journal().items()}
    day = date(2026, 12, 1)
    assert ended == {
        "Undated": day,
        "That day": day,
        "Before": day,
        "Let go": day,
        "Open": None,
        "After": None,
    }


# --- a page ---------------------------------------------------------------------------------------


def paged(journal: Journal, text: str, *, whole: bool = False) -> Noted:
    """Adds a page to the record of today's meeting with Ada; a whole one is that record."""
    ada, edit = journal.find_person("ada"), journal.edit()
    target = meeting_for_note(journal.meetings("ada"), TODAY)
    done = Noting(journal, edit, ada, target, TODAY).from_page(text, "", Given(), whole=whole)
    edit.save("Noted")
    return done


@pytest.mark.parametrize(
    "stood", ["## Notes\nFirst.", "## Notes\nFirst.\n", "## Notes\nFirst.\n\n", "## Notes\nFirst.\n\n\n"]
)
def test_a_page_stands_apart_from_what_was_in_the_record(journal: Builder, stood: str) -> None:
    path = "meetings/ada/2026-12-06.md"
    done = paged(journal(person(), (path, stood)), "\ufeffSecond.\n")
    gap = "\n" * max(2 - (len(stood) - len(stood.rstrip("\n"))), 0)
    assert done.path == path and journal().text(path) == f"{stood}{gap}## Notes\n\nSecond.\n"


ADVICE = "\n## Advice\n- [ ] Ask  [id:: aaaaa]\n"
HELD = '+++\ndate = 2026-12-06\nstatus = "held"\n+++\n'
YAML = "---\ntags: a\n---\n"


@pytest.mark.parametrize(
    ("stood", "page", "stored"),
    [
        ("", "Second.\n", HELD.replace("\nstatus", "\nminutes = 45\nstatus") + "\nSecond.\n"),
        (
            "",
            f"{YAML}Second.\n",
            YAML + HELD.replace("\nstatus", "\nminutes = 45\nstatus") + "\nSecond.\n",
        ),
        (
            "",
            "+++\nminutes = 30\n+++\nSecond.\n",
            HELD.replace("+++\ndate", "+++\nminutes = 30\ndate") + "Second.\n",
        ),
        ("", f"{HELD.replace('held', 'planned')}Second.\n", f"{HELD}Second.\n"),
        # What is there already is told by its own head; the page's has more to say.
        (
            HELD + ADVICE,
            '+++\nminutes = 30\ndate = 2026-12-05\nstatus = "planned"\n+++\nSecond.\n',
            HELD.removesuffix("+++\n") + f"minutes = 30\n+++\n{ADVICE}\n## Notes\n\nSecond.\n",
        ),
        (HELD.replace("held", "planned") + ADVICE, "Second.\n", f"{HELD}{ADVICE}\n## Notes\n\nSecond.\n"),
        (HELD + ADVICE, f"{YAML}Second.\n", f"{YAML}{HELD}{ADVICE}\n## Notes\n\nSecond.\n"),
        (
            YAML + HELD + ADVICE,
            "---\nb: c\n---\nSecond.\n",
            f"{YAML}{HELD}{ADVICE}\n## Notes\n\n---\nb: c\n---\nSecond.\n",
        ),
        # Words under the page's own first heading need none of ours.
        (HELD + ADVICE, "# Talk\nSecond.\n", f"{HELD}{ADVICE}\n# Talk\nSecond.\n"),
        (HELD + ADVICE, "One.\n# Talk\nTwo.\n", f"{HELD}{ADVICE}\n## Notes\n\nOne.\n# Talk\nTwo.\n"),
        (HELD + ADVICE, "### Talk\nTwo.\n", f"{HELD}{ADVICE}\n## Notes\n\n### Talk\nTwo.\n"),
        (HELD + ADVICE, "## Talk\nTwo.\n", f"{HELD}{ADVICE}\n## Talk\nTwo.\n"),
        (HELD + ADVICE, "\n# Talk\nTwo.\n", f"{HELD}{ADVICE}\n\n# Talk\nTwo.\n"),
        (HELD + ADVICE, "\n\nTwo.\n", f"{HELD}{ADVICE}\n## Notes\n\n\n\nTwo.\n"),
        (HELD + ADVICE, "+++\n+++\n", HELD + ADVICE),
        (HELD + ADVICE, YAML.rstrip("\n"), YAML + HELD + ADVICE),
    ],
)
def test_a_page_from_a_pipe_is_added_to_the_record_of_its_day(
    journal: Builder, stood: str, page: str, stored: str
) -> None:
    path = "meetings/ada/2026-12-06.md"
    files = [person(agreement__minutes=45), *([(path, stood)] if stood else [])]
    assert paged(journal(*files), page).path == path
    assert journal().text(path) == stored


@pytest.mark.parametrize(
    ("status", "head", "day", "stored"),
    [
        ("planned", "date = 2026-12-06\n", 6, 'date = 2026-12-06\nstatus = "held"\n'),
        ("planned", "minutes = 30\n", 6, 'minutes = 30\ndate = 2026-12-06\nstatus = "held"\n'),
        ("planned", 'date = 2026-12-05\nstatus = "planned"\n', 5, 'date = 2026-12-05\nstatus = "held"\n'),
        # One that was held, and says nothing else, need not say so again.
        ("held", "minutes = 30\n", 6, "minutes = 30\n"),
        ("held", "date = 2026-12-05\n", 5, "date = 2026-12-05\n"),
        ("held", 'status = "planned"\n', 6, 'status = "held"\n'),
    ],
)
def test_a_page_from_the_editor_is_the_record_and_was_held_on_its_day(
    journal: Builder, status: str, head: str, day: int, stored: str
) -> None:
    opened = journal(person(), ("meetings/ada/2026-12-06.md", HELD.replace("held", status) + ADVICE))
    done = paged(opened, f"\n\r\n+++\n{head}+++\n{ADVICE}", whole=True)
    assert done.path == f"meetings/ada/2026-12-0{day}.md"
    [meeting] = journal().meetings()
    assert (meeting.path, journal().text(done.path)) == (done.path, f"+++\n{stored}+++\n{ADVICE}")


SETTLED = """\
Hello.

## Next meeting
- 21 dec 10:00 <!-- or
later -->

## Still open
<!-- Mark [x] done or [-] let go; write what came of it below, indented.
     Each is saved in its own place; this list is then removed. -->
above
- [X] Ask  [id:: aaaaa]
  - it went
    well
- [x] Sit  [id:: ggggg]
- [/] @nobody lie  [id:: hhhhh]
- [-] Read it all  [id:: bbbbb]
  no time
- [/] Wait  [id:: ccccc]
  half
- Ring  [id:: ddddd]
  twice
- [ ] Bo: Help  [id:: fffff]
- [ ] Gone  [id:: zzzzz]
  said
- [x] Hers  [id:: eeeee]
- Ada: send it by fri
  - by post
- [x]
  more

other
words
"""


def test_each_thing_on_a_page_is_settled_in_its_own_place_and_nothing_typed_is_lost(journal: Builder) -> None:
    old = "".join(
        f"- [ ] {text}  [id:: {letter * 5}]\n"
        for text, letter in (
            ("Ask", "a"),
            ("Read", "b"),
            ("Wait", "c"),
            ("Ring", "d"),
            ("Sit", "g"),
            ("@nobody lie", "h"),
        )
    )
    opened = journal(
        person(),
        person("bo", "## Questions\n- [ ] Hers  [id:: eeeee]"),
        held("2026-11-20", f"## Advice\n{old}- [ ] @bo Help  [id:: fffff]"),
    )
    done = paged(opened, SETTLED)
    assert done.remarks == [
        "bbbbb keeps its words in meetings/ada/2026-11-20.md:7; you wrote: Read it all",
        "Nothing with Ada has the id zzzzz; what you wrote is kept under Notes: Gone",
        "Nothing with Ada has the id eeeee; what you wrote is kept under Notes: Hers",
    ]
    assert [(item.id, said.words) for item, said in done.settled] == [
        ("aaaaa", "it went well"), ("ggggg", ""), ("hhhhh", ""), ("bbbbb", "no time"),
        ("ccccc", "half"), ("ddddd", "twice"),
    ]  # fmt: skip
    assert journal().text("meetings/ada/2026-11-20.md").partition("## Advice\n")[2] == (
        "- [x] Ask  [completion:: 2026-12-06]  [id:: aaaaa]\n  - 2026-12-06 done: it went well\n"
        "- [-] Read  [cancelled:: 2026-12-06]  [id:: bbbbb]\n  - 2026-12-06 dropped: no time\n"
        "- [/] Wait  [id:: ccccc]\n  - half\n- [ ] Ring  [id:: ddddd]\n  - twice\n"
        "- [x] Sit  [completion:: 2026-12-06]  [id:: ggggg]\n"
        "- [/] @nobody lie  [id:: hhhhh]\n- [ ] @bo Help  [id:: fffff]\n"
    )
    text = re.sub(r"\[id:: \w{5}\]", "[id:: ID]", journal().text(done.path))
    assert text == (
        f"{HELD}\nHello.\n\n## Notes\nabove\n  more\nother\nwords\n\n- Gone\n  said\n\n- Hers\n\n"
        "## Commitments\n- [ ] @ada send it  [due:: 2026-12-11]  [id:: ID]\n  - by post\n"
    )
    assert done.next and done.next.when == When(date(2026, 12, 21), "10:00")


@pytest.mark.parametrize(
    ("lines", "remark"),
    [
        (["Send the sheet by friday"], "stays words; it is a promise under"),
        (
            ["Send the sheet by friday", "Ring Tom by friday"],
            " and one more line stay words; each is a promise under",
        ),
        (
            ["Send it by friday", "Ring Tom by friday", "Ask by friday"],
            " and two more lines stay words; each is",
        ),
    ],
)
def test_what_looks_like_a_promise_in_words_is_remarked_on(
    journal: Builder, lines: list[str], remark: str
) -> None:
    done = paged(journal(person()), "## What I do next\n" + "\n".join(f"- {line}" for line in lines))
    assert remark in "".join(done.remarks)
    assert "".join(done.remarks).startswith(f"“{lines[0]}”")


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("Ask by 3/4", "A date stays as text: “3/4” can be 2027-03-04 or 2027-04-03."),
        ("Ask by 31 nov", "A date stays as text: I cannot read “31 nov” as a date. No calendar has that day"),
    ],
)
def test_a_day_that_cannot_be_read_is_remarked_on(journal: Builder, text: str, remark: str) -> None:
    [said] = paged(journal(person()), f"## Commitments\n- {text}\n").remarks
    assert said == remark


def test_a_name_that_is_nearly_the_others_is_remarked_on_with_what_to_write(journal: Builder) -> None:
    opened = journal(person("maria", name="Maria Silva"))
    edit, maria = opened.edit(), opened.find_person("maria")
    target = meeting_for_note(opened.meetings("maria"), TODAY)
    page = "## Commitments\n- Mria: ask  [id:: aaaaa]\n"
    done = Noting(opened, edit, maria, target, TODAY).from_page(page, "", Given(), whole=False)
    assert done.remarks == [
        "“Mria” is nobody here, so aaaaa is yours. Did you mean Maria? "
        "Then write @maria for “Mria:” in meetings/maria/2026-12-06.md"
    ]


@pytest.mark.parametrize("head", ["", "---\na: b\n---\n", "+++\n+++\n"])
@pytest.mark.parametrize("stood", ["", "## Rat\n- [ ] Old  [id:: aaaaa]\n"])
def test_a_page_is_read_by_the_journals_own_headings_and_order(
    journal: Builder, stood: str, head: str
) -> None:
    files = [("meetings/ada/2026-12-06.md", stood)] if stood else []
    done = paged(journal(person(), ("mentorlog.toml", OWN), *files), f"{head}One.\n\n## Rat\n- Ask by 3/4\n")
    text = re.sub(r"\[id:: \w{5}\]", "[id:: ID]", journal().text(done.path))
    page = "One.\n\n## Rat\n- [ ] Ask  [due:: 2027-04-03]  [id:: ID]\n"
    assert text.endswith(f"## Rat\n- [ ] Old  [id:: ID]\n\n## Notizen\n\n{page}" if stood else page)


def test_what_is_new_under_still_open_goes_under_the_journals_own_headings(journal: Builder) -> None:
    own = ("mentorlog.toml", '[written]\nnotes = "Notizen"\ncommitment = "Zusagen"\n')
    hint = "\n".join(STILL_OPEN_HINT)
    page = f"## Notizen\nOne.\n\n## Zusagen\n- a\n\n## Still open\n{hint}\n- c\n\nTwo.\n"
    for number, whole in enumerate((False, True), start=1):
        opened = journal(person(f"ada{number}"), own)
        edit, ada = opened.edit(), opened.find_person(f"ada{number}")
        note = Noting(opened, edit, ada, meeting_for_note(opened.meetings(ada.slug), TODAY), TODAY)
        done = note.from_page(f"\n{page}" if whole else page, "", Given(), whole=whole)
        edit.save("Noted")
        text = re.sub(r"\[id:: \w{5}\]", "[id:: ID]", journal().text(done.path))
        assert text.endswith(
            "## Notizen\nOne.\n\nTwo.\n\n## Zusagen\n- [ ] a  [id:: ID]\n- [ ] c  [id:: ID]\n"
        )


@pytest.mark.parametrize("text", ["X-rays.\n", "  By and by.\n"])
def test_of_a_page_without_a_head_no_word_is_taken_for_an_empty_line(journal: Builder, text: str) -> None:
    done = paged(journal(person()), f"\r\n\n{text}", whole=True)
    assert journal().text(done.path).endswith(f"+++\n\n{text}")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("", None),
        ('+++\ntime = "10:00"\n+++\n', None),
        ("+++\ndate = 2026-12-05\n+++\n", date(2026, 12, 5)),
        ("\ufeff+++\ndate = 2026-12-05\n+++\n", date(2026, 12, 5)),
    ],
)
def test_a_page_may_say_its_day(text: str, day: date | None) -> None:
    assert day_said(text) == day


@pytest.mark.parametrize(
    ("stood", "head"),
    [
        (None, 'minutes = 45\nmedium = "video"\n'),
        ('time = "10:00"\nstatus = "planned"\n', 'time = "10:00"\n'),
        ('status = "planned"\ntime = "10:00"\n', 'status = "held"\ntime = "10:00"\n'),
        ('time = "10:00"\nstatus = "held"\n', 'time = "10:00"\nstatus = "held"\n'),
    ],
)
def test_a_page_opens_with_the_head_of_its_record_and_does_not_say_that_it_was_held(
    journal: Builder, stood: str | None, head: str
) -> None:
    files = (
        [("meetings/ada/2026-12-06.md", f"+++\ndate = 2026-12-06\n{stood}+++\n\nWords.\n")] if stood else []
    )
    opened = journal(person(agreement__minutes=45, agreement__medium="video"), *files)
    target = meeting_for_note(opened.meetings("ada"), TODAY)
    page = Noting(opened, opened.edit(), opened.find_person("ada"), target, TODAY).page("## Notes\n", ())
    body = "Words.\n\n## Notes\n" if stood else "## Notes\n"
    assert page == f"+++\ndate = 2026-12-06\n{head}+++\n\n{body}"


def test_words_that_may_be_a_day_are_told_once_for_all_and_only_of_what_is_new(journal: Builder) -> None:
    page = "## Commitments\n- Read it eom\n- [x] Rest on monday\n- Call Tom on Friday\n- Go by next week\n"
    done = paged(journal(person()), page)
    assert [words for _, words in done.perhaps] == ["eom", "on Friday"]
    [said] = done.remarks
    assert said.startswith("A date stays as text: I cannot read “next week” as a date. Say a day, such as")
    assert paged(journal(), "Later.\n").perhaps == []
    ids = [ident for ident, _ in done.perhaps]
    assert said_perhaps(done.perhaps, "move") == (
        f"“eom” ({ids[0]}) and “on Friday” ({ids[1]}) may be days, and stay text; "
        f"“... by fri” dates it. To do so now: move {ids[0]} DATE"
    )


def test_what_is_for_the_next_meeting_is_for_one_on_a_later_day(journal: Builder) -> None:
    opened = journal(person(), held("2026-12-06"), planned("2026-12-06-2"), planned("2026-12-20"))
    done = paged(opened, "## Commitments\n- Ask by next meeting\n")
    assert "- [ ] Ask  [due:: 2026-12-20]" in journal().text(done.path)


def test_a_check_in_keeps_all_that_stands_after_its_first_colon(journal: Builder) -> None:
    opened = journal(person())
    ada, edit = opened.find_person("ada"), opened.edit()
    target = meeting_for_note(opened.meetings("ada"), TODAY)
    given = Given(check_in=["Change: begin: with numbers"], items={Kind.QUESTION: ["How?"]})
    done = Noting(opened, edit, ada, target, TODAY).from_options(given)
    edit.save("Noted")
    assert "- Change: begin: with numbers\n" in journal().text(done.path)
