"""What is private is on no sheet, in no share, no letter, no review and on no day's page.

Each record says something private and something else beside it: the one must not be there, the other
must, or the test would see nothing.
"""

from __future__ import annotations

from datetime import date

import pytest

from mentorlog.journal import HEADINGS, Journal, Kind
from mentorlog.practice.beginning.compare import compare
from mentorlog.practice.ending.closing import closing
from mentorlog.practice.letters.nudge import nudge
from mentorlog.practice.letters.report import report
from mentorlog.practice.letters.request import Facts, request
from mentorlog.practice.letters.thanks import thank_you
from mentorlog.practice.meeting.share import share
from mentorlog.practice.meeting.sheet import prepare
from mentorlog.practice.progress import Progress, progress
from mentorlog.practice.week.review import review
from mentorlog.practice.week.today import look_at
from mentorlog.render import asking, json, json_asking, letters, markdown, overview, prep, svg, terminal
from mentorlog.render.closing import closing_page
from mentorlog.render.day import day_page
from mentorlog.render.page import Page
from mentorlog.render.progress import progress_page

from .conftest import TODAY, Builder, File, goal, held, mentee, person, planned, record, sheet_of

SECRET = "kakapo"
PUBLIC = "wombat"


def shown(journal: Journal, *people: str) -> dict[str, str]:
    """All that the sheets of people, their shares, the review and the day's page hold or show."""
    report, day = review(journal, TODAY), look_at(journal, TODAY)
    found = {
        "review": "".join(
            [repr(report), json.dumps(json.review(report)), _drawn(overview.review_page(report))]
        ),
        "today": "".join([repr(day), json.dumps(json.day(day)), _drawn(day_page(day))]),
    }
    looked = progress(journal, TODAY)
    found["progress"] = "".join([repr(looked), json.dumps(json.progress(looked)), _pictured(looked)])
    for who in people or ("ada",):
        sheet = sheet_of(journal, who)
        copy = share(sheet)
        found[f"sheet of {who}"] = "".join(
            [
                repr(sheet),
                json.dumps(json.sheet(sheet)),
                _drawn(prep.sheet_page(sheet)),
                _drawn(prep.sheet_page(sheet, full=True)),
            ]
        )
        found[f"share of {who}"] = "".join(
            [repr(copy), json.dumps(json.share(copy)), _drawn(prep.share_page(copy, TODAY))]
        )
        end = closing(journal, journal.find_person(who), TODAY)
        found[f"end of {who}"] = "".join(
            [repr(end), json.dumps(json.closing(end)), _drawn(closing_page(end))]
        )
        own = review(journal, TODAY, journal.find_person(who))
        if not journal.find_person(who).private:
            found |= letters_to(journal, who)
        found["candidates"] = _compared(journal)
        found[f"review of {who}"] = "".join(
            [repr(own), json.dumps(json.review(own)), _drawn(overview.review_page(own))]
        )
        looked = progress(journal, TODAY, person=journal.find_person(who))
        found[f"progress with {who}"] = "".join(
            [repr(looked), json.dumps(json.progress(looked)), _pictured(looked)]
        )
    return found


def _compared(journal: Journal) -> str:
    found = compare(journal, TODAY)
    return repr(found) + json.dumps(json_asking.comparison(found)) + _drawn(asking.compare_page(found))


def _pictured(looked: Progress) -> str:
    return _drawn(progress_page(looked, full=True)) + svg.draw(looked)


def letters_to(journal: Journal, who: str) -> dict[str, str]:
    """What a nudge to somebody holds, those about each item that is with them, and a report."""
    person = journal.find_person(who)
    told = report(journal, person, TODAY, date(2026, 1, 1))
    asked = request(journal, person, TODAY, Facts(focus="hiring")) if not person.is_mentee else None
    about = [one for one in journal.items(who) if one.state and one.person and not one.private]
    drafts = [nudge(journal, person, TODAY), *(nudge(journal, one, TODAY) for one in about)]
    drafts.append(thank_you(journal, person, TODAY))
    drawn = _drawn(letters.letter_page(asked.letter)) if asked else ""
    return {
        f"request to {who}": f"{asked}{json.dumps(json_asking.request(asked))}{drawn}" if asked else "",
        f"report to {who}": "".join(
            [repr(told), json.dumps(json.report(told)), _drawn(letters.report_page(told))]
        ),
        f"nudges to {who}": "".join(
            f"{draft.sentences}{json.dumps(json.letter(draft))}{_drawn(letters.letter_page(draft))}"
            for draft in drafts
        ),
    }


def _drawn(page: Page) -> str:
    return markdown.draw(page) + terminal.draw(page, width=1000, color=False, wrap=True)


def where(journal: Journal, word: str, *people: str) -> list[str]:
    """On which of them a word is."""
    return [name for name, text in shown(journal, *people).items() if word in text.lower()]


# --- private headings -----------------------------------------------------------------------------

SPELLINGS = (
    "# Private",
    "## Private",
    "### Private",
    "###### Private",
    "   ## Private",
    "## Private ##",
    "## private",
    "## PRIVATE",
    "## Private:",
    "## Private notes",
    "## Private – not for Ada",
    "## Private/mine",
    "## (Private)",
    "## **Private**",
    "## _Private_ thoughts",
    "## 🔒 Private",
    "## Ｐｒｉｖａｔｅ",
    "Private\n=======",
    "Private\n---",
    "Private notes,\nfor me\n---",
    "**Private**",
    "__Private__",
    "**Private:**",
    "**Private notes**:",
    "## Vertraulich",
    "## VERTRAULICH, wirklich",
)
SETTINGS = ("mentorlog.toml", 'format = 1\n[headings]\nprivate = ["Vertraulich"]\n')
LINES = f"""
- [ ] {SECRET} to do  [due:: 2026-12-07]
- [ ] @ada {SECRET} to wait for
- {SECRET} without a box
- [x] {SECRET} done  [completion:: 2026-12-04]
- [-] {SECRET} let go
- Change: {SECRET}
"""


def saying(heading: str, word: str = SECRET) -> str:
    """A record's body: a promise that anybody may see, then what stands below the heading."""
    return f"## Commitments\n- [ ] {PUBLIC}  [due:: 2026-12-07]\n\n{heading}\n{LINES.replace(SECRET, word)}"


PLACES = {
    "a person's record": "person",
    "a meeting that was held": "held",
    "a meeting to come": "planned",
    "a goal": "goal",
}


def holding(place: str, body: str) -> list[File]:
    """Records of every kind, one of them with this body."""
    bodies = dict.fromkeys(PLACES.values(), "") | {PLACES[place]: body}
    return [
        SETTINGS,
        person(body=bodies["person"], goals=["lead"]),
        held("2026-11-30", bodies["held"]),
        planned("2026-12-07", bodies["planned"]),
        goal("lead", bodies["goal"]),
    ]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("heading", SPELLINGS)
def test_what_stands_below_a_private_heading_is_shown_nowhere(
    journal: Builder, place: str, heading: str
) -> None:
    opened = journal(*holding(place, saying(heading)))
    assert where(opened, SECRET) == []
    assert where(opened, PUBLIC) != []


@pytest.mark.parametrize("heading", ["## Privately", "## Not private", "## Semi-private", "## Privacy"])
def test_a_heading_that_does_not_begin_with_the_word_hides_nothing(journal: Builder, heading: str) -> None:
    opened = journal(*holding("a meeting that was held", saying(heading)))
    assert "sheet of ada" in where(opened, SECRET)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", Kind)
def test_a_known_heading_below_a_private_one_stays_private(journal: Builder, place: str, kind: Kind) -> None:
    body = f"## Private\n\n### {HEADINGS[kind]}\n{LINES}\n#### Notes\n{LINES}\n**{HEADINGS[kind]}**\n{LINES}"
    public = f"## {HEADINGS[Kind.QUESTION]}\n- [ ] {PUBLIC}\n\n{body}"
    opened = journal(*holding(place, public))
    assert where(opened, SECRET) == []
    assert where(opened, PUBLIC) != []


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", Kind)
def test_a_private_heading_below_a_known_one_is_private(journal: Builder, place: str, kind: Kind) -> None:
    body = f"## {HEADINGS[kind]}\n- [ ] {PUBLIC}  [due:: 2026-12-07]\n### Private\n{LINES}"
    opened = journal(*holding(place, body))
    assert where(opened, SECRET) == []
    aim_of_a_goal = kind is Kind.OBJECTIVE and place == "a goal"
    lesson_to_come = kind is Kind.LESSON and place == "a meeting to come"
    without_a_place = kind in (Kind.GIVEN, Kind.CHECK_IN) or aim_of_a_goal or lesson_to_come
    assert (where(opened, PUBLIC) != []) == (not without_a_place)


@pytest.mark.parametrize("indent", [0, 2, 4, 8])
def test_a_box_nested_in_something_private_is_private(journal: Builder, indent: int) -> None:
    nested = f"- outer\n{' ' * indent}- [ ] {SECRET}\n{' ' * (indent + 2)}- [ ] {SECRET} below"
    opened = journal(*holding("a meeting that was held", f"## Private\n{nested}\n"))
    assert where(opened, SECRET) == []


@pytest.mark.parametrize("heading", ["## Private", "### Private", "**Private**"])
def test_what_is_private_ends_with_the_next_heading_of_its_level(journal: Builder, heading: str) -> None:
    body = f"## Questions\n{heading}\n- [ ] {SECRET}\n\n## Commitments\n- [ ] {PUBLIC}"
    opened = journal(*holding("a meeting that was held", body))
    assert where(opened, SECRET) == []
    assert "sheet of ada" in where(opened, PUBLIC)


def test_a_private_measurement_of_a_goal_is_shown_nowhere(journal: Builder) -> None:
    body = (
        f"## Progress\n- 2026-11-01 10%: {PUBLIC}\n## Private\n### Progress\n- 2026-12-01 {SECRET}: {SECRET}"
    )
    opened = journal(*holding("a goal", body))
    assert where(opened, SECRET) == []
    assert where(opened, PUBLIC) != []


def test_a_private_promise_moves_nobody_to_act(journal: Builder) -> None:
    body = f"## Private\n### Commitments\n{LINES}\n### People\n- [ ] {SECRET}"
    quiet = planned("2026-12-07", "## Objectives\n- [ ] Aim")
    opened = journal(person(agreement__every=""), held("2026-11-30", body), quiet)
    report, day = review(opened, TODAY), look_at(opened, TODAY)
    assert report.is_quiet and not day.presses and report.kept == (0, 0)


# --- private records ------------------------------------------------------------------------------

EVERY_SECTION = "\n".join(
    f"## {heading}\n{LINES}" for heading in (*HEADINGS.values(), "Steps", "Log", "Notes")
)


def secret_goal() -> File:
    return goal(
        "hidden",
        EVERY_SECTION + f"\n## Progress\n- 2026-12-01 {SECRET}: {SECRET}\n",
        title=SECRET,
        measure=SECRET,
        why=SECRET,
        skill=SECRET,
        due="2026-12-07",
        private=True,
    )


def secret_meeting(day: str, status: str, who: str = "ada") -> File:
    return planned(
        day,
        EVERY_SECTION,
        who=who,
        status=status,
        medium=SECRET,
        place=SECRET,
        kind=SECRET,
        minutes=77,
        private=True,
    )


def secret_person(slug: str = "ada", **keys: object) -> File:
    told = dict.fromkeys(
        ("skill", "place", *(f"agreement__{key}" for key in ("medium", "notes", "agenda", "obstacles"))),
        SECRET,
    )
    return f"people/{slug}.md", record(
        EVERY_SECTION,
        **{"name": slug.title(), "private": True, "agreement__confidentiality": SECRET, **told, **keys},
    )


@pytest.mark.parametrize("of", ["", "jun"])
def test_a_private_goal_is_shown_nowhere(journal: Builder, of: str) -> None:
    hidden = secret_goal()
    hidden = (hidden[0], hidden[1].replace("+++\n", f'+++\nof = "{of}"\n', 1))
    people = person(goals=["hidden", "lead"]), mentee()
    opened = journal(*people, hidden, goal("lead", title=PUBLIC), goal("run", title=PUBLIC, of="jun"))
    assert where(opened, SECRET, "ada", "jun") == []
    assert {"sheet of ada", "sheet of jun"} <= set(where(opened, PUBLIC, "ada", "jun"))


@pytest.mark.parametrize(
    "text", ["+++\nprivate = true\n+++\n## Vision\n{}.\n", "# Private\n## Vision\n{}.\n"]
)
def test_a_private_vision_is_shown_nowhere(journal: Builder, text: str) -> None:
    assert where(journal(person(), ("me.md", text.format(SECRET))), SECRET) == []
    assert where(journal(person(), ("me.md", f"## Vision\n{PUBLIC}.\n")), PUBLIC) == ["sheet of ada"]


def test_a_private_goal_that_nobody_serves_is_not_missed_aloud(journal: Builder) -> None:
    opened = journal(person(), secret_goal(), goal("lead", title=PUBLIC))
    assert [one.title for one in review(opened, TODAY).goals] == [PUBLIC]


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2026-12-07", "planned"),
        ("2026-12-01", "planned"),
        ("2026-12-01", "held"),
        ("2026-12-05", "cancelled"),
        ("2026-12-06", "held"),
    ],
)
def test_a_private_meeting_is_shown_nowhere(journal: Builder, day: str, status: str) -> None:
    public = held("2026-11-16", f"## Commitments\n- [ ] {PUBLIC}")
    opened = journal(person(), public, secret_meeting(day, status))
    assert where(opened, SECRET) == []
    assert "sheet of ada" in where(opened, PUBLIC)


def test_a_private_meeting_is_on_no_report(journal: Builder) -> None:
    coming, passed = secret_meeting("2026-12-07", "planned"), secret_meeting("2026-12-01", "planned")
    opened = journal(person(), coming, passed)
    report, day = review(opened, TODAY), look_at(opened, TODAY)
    assert (report.unprepared, report.passed, day.meetings, day.passed) == ((), (), (), ())


def test_a_private_meeting_counts_as_contact(journal: Builder) -> None:
    opened = journal(person(), held("2026-11-02"), secret_meeting("2026-12-01", "held"))
    sheet = sheet_of(opened)
    assert (sheet.number, review(opened, TODAY).quiet) == (3, ())
    assert sheet.last_meeting is not None and sheet.last_meeting.date.isoformat() == "2026-12-01"


def test_a_private_person_is_shown_nowhere_but_on_the_sheet_that_names_them(journal: Builder) -> None:
    hidden = secret_person("zoe"), held("2026-10-01", f"## Commitments\n- [ ] Zoe: {SECRET}", who="zoe")
    opened = journal(person(goals=["lead"]), goal("lead", title=PUBLIC), *hidden, planned("2026-12-07"))
    assert where(opened, SECRET) == []
    assert where(opened, "zoe") == []
    assert {"sheet of ada", "share of ada"} <= set(where(opened, PUBLIC))


def test_of_a_private_person_reports_show_no_meeting_and_no_promise(journal: Builder) -> None:
    promise = "## Commitments\n- [ ] Call  [due:: 2026-12-07]\n- [ ] @zoe Write\n- Bare"
    meetings = [held(day, promise, who="zoe") for day in ("2026-09-01", "2026-10-01")]
    ahead = planned("2026-12-01", who="zoe"), planned("2026-12-07", who="zoe")
    opened = journal(secret_person("zoe"), *meetings, *ahead)
    report, day = review(opened, TODAY), look_at(opened, TODAY)
    assert report.is_quiet and report.people == {}
    assert (day.meetings, day.pressing, day.quiet, day.passed, day.is_empty) == ((), (), (), (), False)


def test_of_a_private_person_the_sheet_shows_nothing_that_their_record_says(journal: Builder) -> None:
    opened = journal(secret_person("ada"), held("2026-11-30", f"## Questions\n- [ ] {PUBLIC}"))
    assert where(opened, SECRET) == []
    assert {"sheet of ada", "share of ada"} <= set(where(opened, PUBLIC))


def test_the_journal_itself_knows_what_is_private(journal: Builder) -> None:
    opened = journal(*holding("a meeting that was held", saying("## Private")))
    hidden = {item.text for item in opened.items() if item.private}
    assert hidden == {f"{SECRET} to do", f"{SECRET} to wait for", f"{SECRET} done", f"{SECRET} let go"}
    assert [item.private for item in opened.items() if item.text == PUBLIC] == [False]


def test_what_a_private_person_owes_in_the_meeting_of_another_is_private(journal: Builder) -> None:
    owes = "## Commitments\n- [ ] @sec CANARY owes  [due:: 2026-12-05]\n- [ ] @tim Bring the tables"
    opened = journal(person(), person("sec", private=True), person("tim"), held("2026-12-03", owes))
    ada = opened.find_person("ada")
    sheet = prepare(opened, ada, TODAY)
    assert [one.item.text for one in sheet.theirs] == ["Bring the tables"]
    assert "Tim: Bring the tables" in _drawn(prep.sheet_page(sheet, full=True))
    assert "CANARY" not in repr(review(opened, TODAY)) + repr(look_at(opened, TODAY)) + repr(sheet)


def test_what_a_private_person_owes_is_on_their_own_sheet(journal: Builder) -> None:
    owes = "## Commitments\n- [ ] @sec Lend the book"
    opened = journal(person("sec", private=True), held("2026-12-03", owes, who="sec"))
    sheet = prepare(opened, opened.find_person("sec"), TODAY)
    assert [one.item.text for one in sheet.theirs] == ["Lend the book"]
