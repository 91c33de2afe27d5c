"""What refers to a record moves with its slug, and goes with it: nothing else changes."""

from __future__ import annotations

import pytest

from mentorlog.errors import BadInput, Damaged
from mentorlog.journal import Edit, Journal
from mentorlog.practice import references

from .conftest import TODAY, Builder, File, goal, held, mentee, person

FILES: list[File] = [
    person("ada", aliases=["AL"], goals=["lead", "talk"], body="## Log\n- 2026-05-20 asked: to talk"),
    person("bo", referred_by="ada", goals=["talk"]),
    mentee("jun", "## Questions\n- [ ] @ada knows?  [goal:: grow]"),
    goal("lead", "## Steps\n- [ ] @ada Read it  (due:: 2026-12-10)"),
    goal("talk"),
    goal("grow", of="jun"),
    held("2026-12-01", "## Commitments\n- [ ] @ADA Send it, @ada  [goal:: lead]  [id:: aaaaa]"),
    held(
        "2026-12-02",
        "## Notes\n- @ada said so\n\n## Commitments\n"
        "* [x] @ada  Send [goal::lead]\n- [ ] @AL Ring\n- [ ] Mine  [goal:: lead]  [from:: aaaaa]\n\n"
        "## Ideas\n- [ ] @ada Find one",
        who="bo",
    ),
]


@pytest.fixture
def full(journal: Builder) -> Journal:
    return journal(*FILES)


def after(edit: Edit) -> dict[str, str | None]:
    return {one.path: one.after.decode() if one.after is not None else None for one in edit.changes}


def test_a_slug_moves_with_its_files_and_all_that_refers_to_it(full: Journal) -> None:
    edit = full.edit()
    others = references.move_person(full, edit, full.find_person("ada"), "eve")
    made = after(edit)
    assert others == (
        "goals/lead.md", "meetings/bo/2026-12-02.md", "people/bo.md", "people/jun.md",
    )  # fmt: skip
    assert made["people/ada.md"] is None and made["meetings/ada/2026-12-01.md"] is None
    assert "@eve Send it, @ada  [goal:: lead]  [id:: aaaaa]" in str(made["meetings/eve/2026-12-01.md"])
    assert "- [ ] @eve Read it  (due:: 2026-12-10)" in str(made["goals/lead.md"])
    assert 'referred_by = "eve"' in str(made["people/bo.md"])
    text = str(made["meetings/bo/2026-12-02.md"])
    assert (
        "- @ada said so" in text
        and "* [x] @eve  Send [goal::lead]\n- [ ] @AL Ring" in text
        and "@eve Find one" in text
    )


def test_a_mentees_goals_stay_theirs_under_another_slug(full: Journal) -> None:
    edit = full.edit()
    references.move_person(full, edit, full.find_person("jun"), "june")
    assert 'of = "june"' in str(after(edit)["goals/grow.md"])


def test_a_goals_slug_moves_with_all_that_names_it(full: Journal) -> None:
    edit = full.edit()
    changed = references.move_goal(full, edit, full.find_goal("lead"), "six")
    assert changed == ("meetings/ada/2026-12-01.md", "meetings/bo/2026-12-02.md", "people/ada.md")
    made = after(edit)
    assert "goals/grow.md" not in made and "[goal:: grow]" in full.text("people/jun.md")
    assert 'goals = ["six", "talk"]' in str(made["people/ada.md"])
    text = str(made["meetings/bo/2026-12-02.md"])
    assert "* [x] @ada  Send [goal::six]\n" in text and "- [ ] Mine  [goal:: six]  [from:: aaaaa]" in text
    assert made["goals/lead.md"] is None and "goals/six.md" in made


@pytest.mark.parametrize("path", ["people/cy.md", "goals/cy.md", "meetings/bo/2026-12-03.md"])
def test_where_a_record_cannot_be_read_no_slug_moves(journal: Builder, path: str) -> None:
    opened = journal(*FILES, (path, "+++\nname = \n+++\n"))
    with pytest.raises(Damaged):
        references.move_person(opened, opened.edit(), opened.find_person("ada"), "eve")


@pytest.mark.parametrize("slug", ["bo", "BO", "A b", "me", "con", "", "../x", "ada"])
def test_a_slug_that_is_taken_or_none_is_refused(full: Journal, slug: str) -> None:
    with pytest.raises(BadInput):
        references.new_slug(full, slug, full.find_person("ada"))


def test_a_goal_may_be_called_as_somebody_is_and_somebody_as_a_goal_but_no_two_goals(full: Journal) -> None:
    assert references.new_slug(full, "bo", full.find_goal("talk")) == "bo"
    assert references.new_slug(full, "lead", full.find_person("bo")) == "lead"
    with pytest.raises(BadInput, match="is taken"):
        references.new_slug(full, "lead", full.find_goal("talk"))


@pytest.mark.parametrize(
    ("slug", "hint"), [("A b", "Like this: a-b"), ("", "Letters and digits, joined by hyphens.")]
)
def test_what_is_no_slug_is_answered_with_one_where_there_is_one(full: Journal, slug: str, hint: str) -> None:
    with pytest.raises(BadInput) as fault:
        references.new_slug(full, slug, full.find_person("bo"))
    assert fault.value.advice == hint


@pytest.mark.parametrize(("slug", "is_free"), [("al", False), ("cy", False), ("dee", True)])
def test_no_slug_is_another_persons_alias_or_the_folder_of_their_meetings(
    journal: Builder, slug: str, is_free: bool
) -> None:
    opened = journal(*FILES, held("2026-12-03", who="cy"))
    goal_, bo = opened.find_goal("grow"), opened.find_person("bo")
    assert references.new_slug(opened, slug, goal_) == slug  # a goal has a folder of its own
    if is_free:
        assert references.new_slug(opened, slug, bo) == slug
        return
    with pytest.raises(BadInput, match="is taken"):
        references.new_slug(opened, slug, bo)


def test_who_goes_takes_along_what_is_theirs_and_what_they_owe_elsewhere_is_let_go(full: Journal) -> None:
    edit = full.edit()
    references.remove_person(full, edit, full.find_person("ada"), TODAY)
    made = after(edit)
    assert made["people/ada.md"] is None and made["meetings/ada/2026-12-01.md"] is None
    assert "referred_by" not in str(made["people/bo.md"])
    text = str(made["meetings/bo/2026-12-02.md"])
    assert "* [x] Ada: Send [goal::lead]\n- [-] Ada: Ring  [cancelled:: 2026-12-06]" in text
    assert "dropped: the relationship ended" in text and "[from::" not in text


def test_a_name_of_several_words_stands_in_a_line_as_one_says_it(journal: Builder) -> None:
    opened = journal(person("ada", name="Ada  Lovelace"), goal("lead", "## Steps\n- [x] @ada Read it"))
    edit = opened.edit()
    references.remove_person(opened, edit, opened.find_person("ada"), TODAY)
    assert "- [x] Ada Lovelace: Read it\n" in str(after(edit)["goals/lead.md"])


def test_what_refers_to_a_person_is_what_they_owe_elsewhere_and_the_goals_they_serve(full: Journal) -> None:
    found = references.of_person(full, full.find_person("ada"))
    assert [one.slug for one in found.served] == ["lead", "talk"]
    assert [one.slug for one in references.of_person(full, full.find_person("bo")).served] == ["talk"]
    assert [one.text for one in found.items] == ["knows?", "Send", "Ring", "Find one", "Read it"]
    assert [one.path for one in found.meetings] == ["meetings/ada/2026-12-01.md"]
    assert [one.slug for one in found.people] == ["bo"]
    assert [one.slug for one in references.of_person(full, full.find_person("jun")).goals] == ["grow"]


def test_a_mentee_who_goes_takes_their_goals_along(full: Journal) -> None:
    edit = full.edit()
    references.remove_person(full, edit, full.find_person("jun"), TODAY)
    assert set(after(edit)) == {"people/jun.md", "goals/grow.md"}


def test_a_goal_that_goes_leaves_no_name_behind(full: Journal) -> None:
    edit = full.edit()
    references.remove_goal(full, edit, full.find_goal("talk"))
    made = after(edit)
    assert 'goals = ["lead"]' in str(made["people/ada.md"]) and "goals" not in str(made["people/bo.md"])


def test_what_served_a_goal_that_goes_stays_without_it(full: Journal) -> None:
    lead = full.find_goal("lead")
    found = references.of_goal(full, lead)
    assert [one.text for one in found.items] == ["Send it, @ada", "Send", "Mine"]
    assert [one.slug for one in found.people] == ["ada"]
    edit = full.edit()
    references.remove_goal(full, edit, lead)
    made = after(edit)
    assert "Send it, @ada  [id:: aaaaa]" in str(made["meetings/ada/2026-12-01.md"])
    assert "* [x] @ada  Send\n" in str(made["meetings/bo/2026-12-02.md"])


def test_a_meeting_that_goes_is_named_by_nothing_that_came_of_it(full: Journal) -> None:
    edit = full.edit()
    references.remove_meeting(full, edit, full.meeting_at("meetings/ada/2026-12-01.md"))
    made = after(edit)
    assert set(made) == {"meetings/ada/2026-12-01.md", "meetings/bo/2026-12-02.md"}
    assert "- [ ] Mine  [goal:: lead]\n" in str(made["meetings/bo/2026-12-02.md"])


def test_a_template_named_after_somebody_moves_with_them_for_all_who_have_it(journal: Builder) -> None:
    files = person("ada"), person("bo", template="ada"), person("cy", referred_by="ada")
    opened = journal(*files, ("templates/ada.md", "## Wins\n"))
    edit = opened.edit()
    changed = references.move_person(opened, edit, opened.find_person("ada"), "eve")
    assert changed == ("people/bo.md", "people/cy.md")
    made = after(edit)
    assert made["templates/ada.md"] is None and made["templates/eve.md"] == "## Wins\n"
    assert 'template = "eve"' in str(made["people/bo.md"])


def test_the_old_name_stays_an_alias(full: Journal) -> None:
    edit = full.edit()
    assert references.rename_person(edit, full.find_person("ada"), "Ada King", TODAY)
    text = str(after(edit)["people/ada.md"])
    assert 'aliases = ["AL", "Ada"]' in text
    assert text.endswith("## Log\n- 2026-05-20 asked: to talk\n- 2026-12-06 renamed: from Ada\n")


@pytest.mark.parametrize(
    ("old", "new", "stays"),
    [
        ("Ada", "Ada King", True),
        ("Ada Lovelace", "Ada King", True),
        ("Ada Lovelace", "Ada Lovelace King", False),
        ("Ada Lovelace", "Ada Lovelaces", False),
        ("Ada Lovelace", "ADA LOVELACE", False),
        ("Al", "Ada King", False),
    ],
)
def test_the_old_name_stays_but_where_the_new_one_finds_them_all_the_same(
    journal: Builder, old: str, new: str, stays: bool
) -> None:
    opened = journal(person("x", name=old, aliases=["AL"]))
    edit = opened.edit()
    assert references.rename_person(edit, opened.find_person("x"), new, TODAY) is stays
    aliases = '"AL", "' + old + '"' if stays else '"AL"'
    text = str(after(edit)["people/x.md"])
    assert f'name = "{new}"\n' in text and f"aliases = [{aliases}]\n" in text
    assert text.rstrip().endswith(f"\n## Log\n- 2026-12-06 renamed: from {old}")


def test_what_stands_among_the_meetings_and_is_no_note_is_not_left_behind(full: Journal) -> None:
    (full.root / "meetings/ada/photo.jpg").write_bytes(b"\xff")
    with pytest.raises(BadInput, match="photo") as refused:
        references.move_person(full, full.edit(), full.find_person("ada"), "eve")
    assert refused.value.advice == "Move it elsewhere first."


def test_a_comment_in_a_list_of_goals_stays(journal: Builder) -> None:
    text = '+++\nname = "Ada"\ngoals = [\n  "lead", # the big one\n]\n+++\n'
    opened = journal(("people/ada.md", text), goal("lead"))
    edit = opened.edit()
    references.move_goal(opened, edit, opened.find_goal("lead"), "six")
    assert after(edit)["people/ada.md"] == text.replace("lead", "six")


def test_a_name_that_begins_with_the_old_one_leaves_the_aliases_as_they_are(journal: Builder) -> None:
    opened = journal(person("ada", name="Ada King", aliases=["AL"]))
    edit = opened.edit()
    assert not references.rename_person(edit, opened.find_person("ada"), "Ada King Lovelace", TODAY)
    text = after(edit)["people/ada.md"]
    assert text and 'name = "Ada King Lovelace"' in text and 'aliases = ["AL"]' in text


def test_a_note_that_names_its_person_in_a_key_names_the_new_slug(journal: Builder) -> None:
    opened = journal(person("ada"), held("2026-12-01", "Hello", person="ada"))
    edit = opened.edit()
    references.move_person(opened, edit, opened.find_person("ada"), "countess")
    text = after(edit)["meetings/countess/2026-12-01.md"]
    assert text and 'person = "countess"' in text


def test_faulty_settings_stand_in_the_way_of_no_move(journal: Builder) -> None:
    opened = journal(person("ada"), ("mentorlog.toml", "format = 1\nweek_start = 9\n"))
    assert opened.settings and [problem.path for problem in opened.problems] == ["mentorlog.toml"]
    edit = opened.edit()
    references.move_person(opened, edit, opened.find_person("ada"), "countess")
    assert "people/countess.md" in after(edit)


def test_somebody_of_whom_a_note_holds_two_versions_is_not_removed(journal: Builder) -> None:
    note = ("meetings/ada/2026-12-01.md", "<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n")
    opened = journal(person("ada"), note)
    with pytest.raises(Damaged):
        references.remove_person(opened, opened.edit(), opened.find_person("ada"), TODAY)
