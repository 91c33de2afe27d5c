"""Goals that hold: what is missing, progress, the end of one, and what names it; a mentee's goal."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mentorlog.errors import BadInput
from mentorlog.journal import Journal
from mentorlog.journal.item_line import ItemLine
from mentorlog.practice import goals, references
from mentorlog.practice.progress import progress
from mentorlog.practice.week.review import review
from mentorlog.practice.week.today import look_at
from mentorlog.practice.week.walk import steps

from .conftest import TODAY, Builder, File, goal, held, mentee, person, sheet_of, texts

WHOLE: dict[str, Any] = {"measure": "Reports", "due": TODAY, "stretch": True}
STEP = "## Steps\n- [ ] Ask\n"
PATH = "goals/lead.md"


def missing(journal: Builder, *files: File) -> tuple[str, ...]:
    opened = journal(person(), *files)
    found = opened.find_goal("lead")
    return goals.missing(found, goals.of_goal(opened, found))


def stored(journal: Journal) -> str:
    return journal.text(PATH)


# --- what is not said yet ---------------------------------------------------------------------------------


def test_of_a_bare_goal_all_four_are_missing(journal: Builder) -> None:
    assert missing(journal, goal()) == ("measure", "step", "due", "stretch")


def test_of_a_whole_goal_nothing_is(journal: Builder) -> None:
    assert missing(journal, goal("lead", STEP, **WHOLE)) == ()


@pytest.mark.parametrize("key", ["measure", "due", "stretch"])
def test_each_key_is_missed_by_itself(journal: Builder, key: str) -> None:
    rest = {name: value for name, value in WHOLE.items() if name != key}
    assert missing(journal, goal("lead", STEP, **rest)) == (key,)


@pytest.mark.parametrize(
    ("body", "there"),
    [
        ("## Steps\n- [ ] Ask", True),
        ("## Steps\n- Ask", True),
        ("## Steps\n- [x] Ask", False),
        ("## Questions\n- [ ] Ask", False),
        ("", False),
    ],
)
def test_a_next_step_is_an_open_one(journal: Builder, body: str, there: bool) -> None:
    assert (missing(journal, goal("lead", body, **WHOLE)) == ()) is there


def test_a_promise_towards_it_is_a_next_step_too(journal: Builder) -> None:
    promise = held("2026-12-03", "## Commitments\n- [ ] Ask  [goal:: lead]")
    assert missing(journal, goal("lead", **WHOLE), promise) == ()


@pytest.mark.parametrize("status", ["achieved", "dropped", "paused"])
def test_of_one_that_is_not_active_nothing_is_missed_or_asked(journal: Builder, status: str) -> None:
    assert missing(journal, goal("lead", status=status, stretch=False)) == ()
    assert goals.question(journal().find_goal("lead")) == ""


@pytest.mark.parametrize(("stretch", "asked"), [(True, False), (None, False), (False, True)])
def test_one_that_does_not_stretch_gets_one_question(
    journal: Builder, stretch: bool | None, asked: bool
) -> None:
    found = journal(person(), goal("lead")).find_goal("lead").model_copy(update={"stretch": stretch})
    said = goals.question(found)
    assert (said.count("?") == 1) is asked


# --- how it moves, and ends -------------------------------------------------------------------------------


def changed(opened: Journal, doing: str, *arguments: object, **how: object) -> str:
    edit = opened.edit()
    getattr(goals, doing)(edit, opened.find_goal("lead"), *arguments, **how)
    edit.save("x")
    return Journal.open(opened.root).text(PATH)


def test_progress_is_a_line_more(journal: Builder) -> None:
    opened = journal(
        person(), goal("lead", "## Progress\n- 2026-11-02 20%: one\n\n## Log\n- 2026-11-02 asked")
    )
    text = changed(opened, "log_progress", TODAY, "40%", "two: a talk")
    assert text == stored(opened).replace("one\n", "one\n- 2026-12-06 40%: two: a talk\n")
    sheet = Journal.open(opened.root)
    entries = progress(sheet, TODAY, goal=sheet.find_goal("lead")).goals[0].progress
    assert [(one.value, one.text) for one in entries] == [("20%", "one"), ("40%", "two: a talk")]


def test_its_heading_is_made_above_the_log(journal: Builder) -> None:
    text = changed(
        journal(person(), goal("lead", "## Log\n- 2026-11-02 asked")), "log_progress", TODAY, "40%"
    )
    assert text.endswith("## Progress\n- 2026-12-06 40%\n\n## Log\n- 2026-11-02 asked\n")


def test_a_value_with_a_colon_would_end_at_it_and_is_refused(journal: Builder) -> None:
    opened = journal(person(), goal())
    with pytest.raises(BadInput):
        goals.log_progress(opened.edit(), opened.find_goal("lead"), TODAY, "1:30")


def test_an_end_is_a_status_a_line_of_the_log_and_a_lesson(journal: Builder) -> None:
    opened = journal(person(), goal("lead", STEP))
    text = changed(opened, "end", TODAY, "dropped", why="Another way", learned="To ask")
    assert text == (
        '+++\ntitle = "Lead"\nstatus = "dropped"\n+++\n\n## Steps\n- [ ] Ask\n\n'
        "## Learned\n- To ask  [created:: 2026-12-06]\n\n## Log\n- 2026-12-06 dropped: Another way\n"
    )
    after = Journal.open(opened.root)
    said = goals.ended(after, after.find_goal("lead"))
    assert said and (said.day, said.text) == (TODAY, "Another way")
    lessons = progress(after, TODAY, goal=after.find_goal("lead")).learned
    assert [one.text for one in lessons] == ["To ask"]


def test_a_new_title_keeps_the_file_and_the_old_title_as_an_alias_and_in_the_log(journal: Builder) -> None:
    text = changed(journal(person(), goal()), "retitle", "Lead six", TODAY)
    front = '+++\ntitle = "Lead six"\naliases = ["Lead"]\n+++\n'
    assert text.rstrip("\n") == f"{front}\n## Log\n- 2026-12-06 renamed: from Lead"


@pytest.mark.parametrize("aliases", [[], ["lead"]])
def test_a_title_that_changes_in_its_capitals_alone_is_no_alias(journal: Builder, aliases: list[str]) -> None:
    text = changed(journal(person(), goal(aliases=aliases)), "retitle", "LEAD", TODAY)
    assert text.startswith('+++\ntitle = "LEAD"\n') and 'ead"]' not in text


def test_a_new_title_leaves_the_other_aliases(journal: Builder) -> None:
    text = changed(journal(person(), goal(aliases=["Head"])), "retitle", "Lead six", TODAY)
    assert 'aliases = ["Head", "Lead"]' in text


def test_a_goal_answers_to_its_old_title_until_it_has_it_again(journal: Builder) -> None:
    opened = journal(person(), goal("x", title="Lead five"))
    for old, new in (("lead five", "Begin a team"), ("lead five", "Lead five")):
        edit = opened.edit()
        goals.retitle(edit, opened.find_goal(old), new, TODAY)
        edit.save("x")
        opened = Journal.open(opened.root)
    assert opened.find_goal("begin").aliases == ("Begin a team",)


def test_the_last_end_counts_and_one_of_another_status_does_not(journal: Builder) -> None:
    log = "## Log\n- 2026-11-02 dropped: twice\n- 2026-12-01 achieved\n- 2026-10-01 dropped: once"
    opened = journal(person(), goal("lead", log, status="dropped"))
    found = goals.ended(opened, opened.find_goal("lead"))
    assert found and (found.day, found.text) == (date(2026, 11, 2), "twice")


def test_of_two_lines_of_one_day_the_later_one_counts(journal: Builder) -> None:
    progress = "## Progress\n- 2026-11-02 0%\n- 2026-11-03 20%\n- 2026-11-03 10%"
    log = "## Log\n- 2026-11-04 dropped: zu\n- 2026-11-04 dropped: at last"
    opened = journal(person(), goal("lead", f"{progress}\n\n{log}", status="dropped"))
    lead = opened.find_goal("lead")
    said = (goals.standing_of(opened, lead).now, goals.stood(opened, lead, TODAY), goals.ended(opened, lead))
    assert [one and (one.word, one.text) for one in said] == [
        ("10%", ""), ("10%", ""), ("dropped", "at last"),
    ]  # fmt: skip


def test_an_end_of_which_nothing_is_said_is_its_day_alone(journal: Builder) -> None:
    text = changed(journal(person(), goal()), "end", TODAY, "achieved")
    assert text.rstrip().endswith('status = "achieved"\n+++\n\n## Log\n- 2026-12-06 achieved')


def test_people_and_items_point_at_a_goal(journal: Builder) -> None:
    opened = journal(
        person("ada", goals=["lead"]),
        person("bo", goals=["else"]),
        held("2026-12-03", "## Commitments\n- [ ] Ask  [goal:: lead]\n- [ ] Not"),
        goal("lead", STEP),
    )
    found = references.of_goal(opened, opened.find_goal("lead"))
    assert [one.slug for one in found.people] == ["ada"]
    assert [one.text for one in found.items] == ["Ask"]


# --- a mentee's step and goal -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "owner"), [("Run one", "jun"), ("Jun: run one", "jun"), ("me: find one", "me"), ("@me x", "me")]
)
def test_a_step_towards_a_mentees_goal_is_theirs_unless_it_names_somebody(
    journal: Builder, text: str, owner: str
) -> None:
    opened = journal(mentee())
    line = ItemLine.parse(str(goals.new_step(opened, text, TODAY, opened.find_person("jun"))))
    assert line and line.owner == owner


def test_a_step_towards_a_goal_of_mine_is_mine(journal: Builder) -> None:
    line = goals.new_step(journal(person()), "Ask by fri", TODAY, None)
    assert (line.owner, line.text, line.due, line.created) == (None, "Ask", date(2026, 12, 11), TODAY)


def test_who_opens_a_step_owns_it_towards_a_mentees_goal_alone(journal: Builder) -> None:
    opened = journal(mentee(), person("bo"))
    theirs = goals.new_step(opened, "Bo: read it", TODAY, opened.find_person("jun"))
    mine = goals.new_step(opened, "Bo: read it", TODAY, None)
    assert (theirs.owner, theirs.text, mine.owner, mine.text) == ("bo", "read it", None, "Bo: read it")


def test_of_two_of_a_name_the_mentee_whose_goal_it_is_owns_the_step(journal: Builder) -> None:
    opened = journal(mentee("jun-lee", name="Jun Lee"), mentee("jun-park", name="Jun Park"))
    line = goals.new_step(opened, "Jun: read it", TODAY, opened.find_person("jun-park"))
    assert (line.owner, line.text) == ("jun-park", "read it")


def test_the_day_of_a_step_is_read_in_the_order_of_the_journal(journal: Builder) -> None:
    opened = journal(person(), ("mentorlog.toml", 'format = 1\ndate_order = "day first"\n'))
    assert goals.new_step(opened, "Ask by 3/4/2027", TODAY, None).due == date(2027, 4, 3)


def test_a_step_stands_under_the_goals_steps(journal: Builder) -> None:
    opened = journal(person(), goal("lead"))
    edit = opened.edit()
    goals.add_step(edit, opened.find_goal("lead"), ItemLine("Ask", mark=" "))
    edit.save("Added")
    assert "\n## Steps\n- [ ] Ask\n" in journal().text("goals/lead.md")


@pytest.mark.parametrize(
    ("day", "stood"), [("2026-10-31", None), ("2026-11-01", "10%"), ("2026-12-01", "20%")]
)
def test_where_a_goal_stood_is_its_last_measurement_up_to_a_day(
    journal: Builder, day: str, stood: str | None
) -> None:
    lines = "## Progress\n- 2026-11-15 20%\n- 2026-11-01 10%\n- 2026-12-02 30%"
    opened = journal(person(), goal("lead", lines))
    found = goals.stood(opened, opened.find_goal("lead"), date.fromisoformat(day))
    assert (found.word if found else None) == stood


@pytest.mark.parametrize(
    ("values", "first", "now"), [([], None, None), (["1"], None, "1"), (["1", "2"], "1", "2")]
)
def test_a_goal_stands_between_its_first_and_its_last_measurement(
    journal: Builder, values: list[str], first: str | None, now: str | None
) -> None:
    lines = [f"- 2026-11-0{number} {value}" for number, value in enumerate(values, 1)]
    opened = journal(person(), goal("lead", "\n".join(["## Progress", *lines])))
    found = goals.standing_of(opened, opened.find_goal("lead"))
    assert [one and one.word for one in (found.first, found.now)] == [first, now]


def test_a_mentees_goal_shows_only_with_them(journal: Builder) -> None:
    late = "2026-12-01"
    opened = journal(
        person("ada", goals=["lead", "run"]),
        mentee("jun"),
        mentee("kim"),
        goal("lead", f"## Steps\n- [ ] Mine  [due:: {late}]\n\n## Progress\n- 2026-11-02 20%"),
        goal(
            "run",
            f"## Steps\n- [ ] To find a room  [due:: {late}]\n- [ ] @jun Theirs  [due:: {late}]\n\n"
            "## Progress\n- 2026-11-02 0%",
            of="jun",
        ),
    )
    sheets = {who: sheet_of(opened, who) for who in ("ada", "jun", "kim")}
    titles = {who: [one.goal.title for one in sheet.goals] for who, sheet in sheets.items()}
    assert titles == {"ada": ["Lead"], "jun": ["Run"], "kim": []}
    assert texts([*sheets["ada"].mine, *sheets["ada"].theirs]) == ["Mine"]
    assert texts([*sheets["jun"].mine, *sheets["jun"].theirs]) == ["To find a room", "Theirs"]

    def plotted(**about: object) -> list[str]:
        return [one.goal.title for one in progress(opened, TODAY, **about).goals]  # type: ignore[arg-type]

    assert plotted() == ["Lead"]
    assert plotted(person=opened.find_person("ada")) == ["Lead"]
    assert plotted(person=opened.find_person("jun")) == ["Run"]
    assert plotted(goal=opened.find_goal("run")) == ["Run"]

    report = review(opened, TODAY)
    assert [one.title for one in report.goals] == []
    assert [(one.item.text, one.item.person) for one in report.overdue] == [
        ("Mine", None), ("To find a room", "jun"),
    ]  # fmt: skip
    assert [one.title for one in review(opened, TODAY, opened.find_person("ada")).goals] == []
    assert texts(review(opened, TODAY, opened.find_person("ada")).overdue) == []
    day = look_at(opened, TODAY)
    assert {one.person.slug if one.person else "": texts(one.items) for one in day.pressing} == {
        "": ["Mine"], "jun": ["To find a room"],
    }  # fmt: skip
    asked = {
        step.item.text: step.with_whom.person.slug if step.with_whom else "" for step in steps(opened, TODAY)
    }
    assert asked == {"Mine": "", "To find a room": "jun"}
