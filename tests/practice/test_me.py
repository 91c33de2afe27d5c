"""The big picture: what me.md says, how it is read, the widest gap that matters, the vision on the sheet."""

from __future__ import annotations

from datetime import date

import pytest

from mentorlog.errors import Damaged
from mentorlog.journal.document import Document
from mentorlog.practice.me import Assessment, Gap, Me, gap, read_me, vision, with_assessment

from .conftest import TODAY, Builder, File, goal, mentee, person, sheet_of

SKILLS = "## Skills\n- hiring: level 2, importance 5\n"


def me_file(text: str) -> File:
    return "me.md", text


def read(journal: Builder, text: str) -> Me:
    return read_me(journal(person(), me_file(text)))


def named(found: Gap | None) -> tuple[str, list[str], list[str]]:
    """The skill, and the slugs of the goals and people that serve it."""
    assert found
    return found.skill.name, [one.slug for one in found.goals], [one.slug for one in found.people]


# --- what it says -----------------------------------------------------------------------------------------


def test_where_there_is_no_file_nothing_is_said(journal: Builder) -> None:
    opened = journal(person())
    assert (read_me(opened), vision(opened), gap(opened, Me()), opened.problems) == (Me(), "", None, [])


def test_each_part_is_read_by_paragraphs_and_bullets(journal: Builder) -> None:
    me = read(
        journal,
        "+++\nmood = 'kind'\n+++\n# Me\n\n## My notes\nNot a part.\n\n"
        "## Vision\nTo lead.\nFive of them.\n\n"
        "And to write.\n\n## Strengths\n<!-- more\n- soon -->\n- I listen\n  at length\n* I write\n\n"
        "## Weaknesses:\nI rush.\n\n- \n",
    )
    assert me == Me(
        ("To lead. Five of them.", "And to write."), ("I listen at length", "I write"), ("I rush.",)
    )


@pytest.mark.parametrize("heading", ["## VISION", "**Vision**", "Vision\n======", "### ✨ Vision for 2030"])
def test_a_part_is_found_by_the_first_word_of_its_heading(journal: Builder, heading: str) -> None:
    assert read(journal, f"x\n\n### Else\ny\n\n{heading}\nTo lead.\n").vision == ("To lead.",)


def test_a_part_is_found_by_a_heading_that_the_journal_adds(journal: Builder) -> None:
    opened = journal(
        ("mentorlog.toml", 'format = 1\n[headings]\nvision = ["Wohin"]\n'), me_file("## Wohin\nTo lead.\n")
    )
    assert read_me(opened).vision == ("To lead.",)


def test_a_key_that_cannot_be_read_is_named_with_its_line(journal: Builder) -> None:
    with pytest.raises(Damaged) as fault:
        read(journal, '+++\nmood = "kind"\nprivate = 5\n+++\n## Vision\nTo lead.\n')
    assert (fault.value.path, fault.value.line) == ("me.md", 3)


def test_what_stands_below_a_deeper_heading_belongs_to_the_part(journal: Builder) -> None:
    me = read(journal, "## Vision\nTo lead.\n### In 2030\nTen.\n## Else\nNo.\n## Strengths\n- I listen\n")
    assert (me.vision, me.strengths) == (("To lead.", "In 2030", "Ten."), ("I listen",))


def test_what_is_private_or_a_comment_is_no_part(journal: Builder) -> None:
    me = read(
        journal,
        "## Vision\n<!-- what you want -->\nTo lead.\n### Private\nTo be rich.\n"
        "## Private\n### Skills\n- greed: level 1, importance 5\n",
    )
    assert (me.vision, me.skills) == (("To lead.",), ())


def test_a_byte_order_mark_and_windows_lines_are_no_words(journal: Builder) -> None:
    me = read(journal, "\ufeff## Vision\r\nTo lead.\r\n\r\n## Skills\r\n- hiring: level 2, importance 5\r\n")
    assert (me.vision, me.skills[0].now) == (("To lead.",), Assessment(None, 2, 5, line=5))


# --- skills -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "name", "said"),
    [
        ("2026-11-02 hiring: level 2, importance 5", "hiring", (date(2026, 11, 2), 2, 5)),
        ("hiring: level 2, importance 5", "hiring", (None, 2, 5)),
        ("hiring: importance 5, level 2", "hiring", (None, 2, 5)),
        ("Hiring :  Level 2,Importance 5.", "Hiring", (None, 2, 5)),
        ("C++: templates: level 1, importance 3", "C++: templates", (None, 1, 3)),
        ("hiring: level 2", "hiring", (None, 2, None)),
        ("hiring: level 0, importance 6", "hiring", (None, None, None)),
        ("hiring: level 2.5, importance 5", "hiring", (None, None, 5)),
        ("hiring: level 22, importance 5", "hiring", (None, None, 5)),
        ("hiring", "hiring", (None, None, None)),
        ("2026-11-02 hiring", "hiring", (date(2026, 11, 2), None, None)),
        ("hiring: I am new to it", "hiring: I am new to it", (None, None, None)),
        ("2026-13-45 hiring: level 2, importance 5", "2026-13-45 hiring", (None, 2, 5)),
        ("@home cooking: level 2, importance 5", "@home cooking", (None, 2, 5)),
        ("[ ] hiring: level 2, importance 5", "hiring", (None, 2, 5)),
    ],
)
def test_a_line_of_skills_is_read(
    journal: Builder, line: str, name: str, said: tuple[date | None, int | None, int | None]
) -> None:
    (skill,) = read(journal, f"## Skills\n- {line}\n  - detail: level 5, importance 1\n").skills
    assert (skill.name, skill.log) == (name, (Assessment(*said, line=2),))


def test_lines_of_one_skill_are_its_log_by_date_and_the_last_counts(journal: Builder) -> None:
    (skill,) = read(
        journal,
        "## Skills\n- 2026-11-02 Hiring: level 3, importance 5\n- HIRING: level 1, importance 2\n"
        "- 2026-06-02 hiring: level 2, importance 5\n",
    ).skills
    assert [one.level for one in skill.log] == [1, 2, 3]
    assert (skill.now, skill.gap, skill.weight) == (Assessment(date(2026, 11, 2), 3, 5, line=2), 2, 10)
    stood = [skill.on(day) for day in (date(2026, 6, 1), date(2026, 6, 2), date(2026, 11, 1))]
    assert [one and one.level for one in stood] == [1, 2, 2]
    assert skill._replace(log=skill.log[1:]).on(date(2026, 6, 1)) is None


def test_nothing_in_it_is_an_item(journal: Builder) -> None:
    opened = journal(person(), me_file("## Commitments\n- [ ] Be home on time\n## Skills\n- [ ] hiring\n"))
    assert list(opened.items()) == []


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("", "## Skills\n- 2026-12-06 hiring: level 2, importance 5\n"),
        (
            "## Vision\nTo lead.",
            "## Vision\nTo lead.\n\n## Skills\n- 2026-12-06 hiring: level 2, importance 5",
        ),
        (
            "## Skills\n- hiring: level 1, importance 5\n\n## Else\nx\n",
            "## Skills\n- hiring: level 1, importance 5\n- 2026-12-06 hiring: level 2, importance 5\n\n"
            "## Else\nx\n",
        ),
        (
            "## Private\n### Skills\n- greed\n",
            "## Skills\n- 2026-12-06 hiring: level 2, importance 5\n\n## Private\n### Skills\n- greed\n",
        ),
        (
            "## My skills\r\n- a\r\n",
            "## My skills\r\n- a\r\n\r\n## Skills\r\n- 2026-12-06 hiring: level 2, importance 5\r\n",
        ),
    ],
)  # fmt: skip
def test_an_assessment_is_a_line_more_and_every_other_byte_stays(text: str, then: str) -> None:
    assert str(with_assessment(Document.parse(text), "hiring", Assessment(TODAY, 2, 5))) == then


def test_an_assessment_of_no_day_is_written_without_one() -> None:
    made = with_assessment(Document.parse("## Skills\n"), "hiring", Assessment(None, 2, 5))
    assert str(made) == "## Skills\n- hiring: level 2, importance 5\n"


# --- the widest gap ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "widest"),
    [
        (["a: level 4, importance 5", "b: level 1, importance 2"], "a"),  # 5 and 2
        (["a: level 3, importance 4", "b: level 2, importance 3"], "a"),  # 4 and 3
        (["a: level 3, importance 5", "b: level 1, importance 4"], "b"),  # 10 and 12
        (["a: level 1, importance 1", "b: level 4, importance 5"], "b"),  # 0 and 5
        (["a: level 3, importance 4", "b: level 3, importance 4"], "a"),  # the first of two alike
        (["a: level 5, importance 5", "b: level 5, importance 1"], None),
        (["a: importance 5", "b: level 1", "c"], None),
    ],
)
def test_the_widest_gap_is_importance_times_how_far_the_level_is_below_it(
    journal: Builder, lines: list[str], widest: str | None
) -> None:
    found = read(journal, "## Skills\n" + "".join(f"- {line}\n" for line in lines)).widest
    assert (found.name if found else None) == widest


def test_of_skills_that_weigh_alike_what_matters_more_comes_first(journal: Builder) -> None:
    me = read(journal, "## Skills\n- e\n- c: importance 1\n- d: importance 4\n")
    assert [skill.name for skill in me.skills] == ["d", "c", "e"]
    assert [found and found.name for found in map(me.skill, ("C", "x"))] == ["c", None]


def test_goals_and_people_of_that_skill_or_such_a_goal_serve_it_whatever_its_capitals(
    journal: Builder,
) -> None:
    opened = journal(
        person("ada", skill="Hiring"),
        person("bo", skill="hiring ", status="candidate"),
        person("cy", skill="hiring", status="closed"),
        person("di", skill="hiring", status="declined"),
        person("dee", skill="hiring", private=True),
        person("eve", skill="selling"),
        person("fay", goals=["hire"]),
        person("gus", goals=["juns", "over", "secret"]),
        mentee("jun", skill="hiring"),
        goal("hire", skill="HIRING"),
        goal("juns", skill="hiring", of="jun"),
        goal("over", skill="hiring", status="achieved"),
        goal("secret", skill="hiring", private=True),
        me_file(SKILLS),
    )
    assert named(gap(opened, read_me(opened))) == ("hiring", ["hire"], ["ada", "bo", "fay"])


def test_where_none_serves_it_none_is_named(journal: Builder) -> None:
    opened = journal(person(), goal(), me_file(SKILLS))
    assert named(gap(opened, read_me(opened))) == ("hiring", [], [])


# --- the vision on a sheet --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("To lead a team.", "To lead a team."),
        ("To lead\na team. Five of them.\n\nMore.", "To lead a team."),
        ("- To lead\n- To write", "To lead"),
        ("To lead version 2.0 of it! Soon.", "To lead version 2.0 of it!"),
        ("带五个人的团队。然后写作。", "带五个人的团队。"),
        ("<!-- here -->", ""),
        ("", ""),
    ],
)
def test_the_vision_of_a_sheet_is_its_first_sentence(journal: Builder, text: str, line: str) -> None:
    assert sheet_of(journal(person(), me_file(f"## Vision\n{text}\n"))).vision == line


@pytest.mark.parametrize(
    "text",
    [
        "+++\nprivate = true\n+++\n## Vision\nTo lead.\n",
        "## Private\n### Vision\nTo lead.\n",
        "# Private\n## Vision\nTo lead.\n",
    ],
)
def test_a_private_vision_is_on_no_sheet(journal: Builder, text: str) -> None:
    assert sheet_of(journal(person(), me_file(text))).vision == ""


def test_a_mentees_sheet_has_not_my_vision(journal: Builder) -> None:
    opened = journal(mentee(), me_file("## Vision\nTo lead.\n"))
    assert sheet_of(opened, "jun").vision == ""


def test_a_sheet_does_without_a_file_that_cannot_be_read_and_names_it(journal: Builder) -> None:
    opened = journal(person(), me_file("+++\nprivate = yes\n+++\n## Vision\nTo lead.\n"))
    assert sheet_of(opened).vision == ""
    assert [problem.path for problem in opened.problems] == ["me.md"]
    with pytest.raises(Damaged):
        read_me(opened)


def test_a_skill_without_a_name_is_none(journal: Builder) -> None:
    me = read(journal, "## Skills\n- \n- 2026-12-01\n- Hiring: level 2, importance 5\n")
    assert "Hiring" in [skill.name for skill in me.skills]
    assert "" not in [skill.name for skill in me.skills]
