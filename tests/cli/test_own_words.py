"""Headings of one's own, the languages of the how-to among them, from end to end; and how dates are read."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Mentorlog

HOW_TO = Path(__file__).parents[2] / "docs" / "how-to" / "own-templates-and-headings.md"
LANGUAGES = dict(re.findall(r"### (\w+)\n\n```toml\n(.*?)```", HOW_TO.read_text(), re.DOTALL))
TODAY = "meetings/ada-lovelace/2026-12-06.md"
OPTIONS = (
    "-m", "Notes.", "--commit", "Plan by 4/12", "--theirs", "Sheet", "--advice", "Ask", "--decision", "Go",
    "--feedback", "Fast", "--learned", "Much", "--contact", "Otto", "--given", "Time", "--obstacle", "Rain",
    "--works", "Pace", "--change", "Start earlier",
)  # fmt: skip
# What these, and the commands before them, are written under.
UNDER = (
    "notes", "commitment", "advice", "decision", "feedback", "lesson", "contact", "given", "obstacles",
    "check-in", "question", "progress", "skills", "log",
)  # fmt: skip


@pytest.fixture(params=LANGUAGES)
def spoken(request: pytest.FixtureRequest, with_ada: Mentorlog) -> Mentorlog:
    """A journal in a language of the how-to."""
    path = with_ada.journal / "mentorlog.toml"
    path.write_text(path.read_text() + LANGUAGES[request.param])
    return with_ada


def words(mentorlog: Mentorlog) -> dict[str, str]:
    said = (mentorlog.journal / "mentorlog.toml").read_text().partition("[written]\n")[2]
    return dict(re.findall(r'^(\S+) = "(.*)"$', said, re.MULTILINE))


def test_the_how_to_has_three_languages_and_check_finds_nothing_in_them(spoken: Mentorlog) -> None:
    assert set(LANGUAGES) == {"German", "French", "Spanish"}
    assert spoken.ok("check") == ""


def test_a_journal_in_another_language_is_written_in_its_own_headings(spoken: Mentorlog) -> None:
    spoken.ok("jot", "ada", "Why?")
    spoken.ok("goal", "log", "lead", "20%")
    spoken.ok("me", "skill", "Speaking", "--level", "2", "--importance", "3")
    spoken.ok("mentor", "pause", "ada")
    assert spoken("note", "ada", *OPTIONS).code == 0
    written = [text for path, text in spoken.records().items() if path.endswith(".md")]
    headings = [found for text in written for found in re.findall(r"^## (.+)$", text, re.MULTILINE)]
    own = words(spoken)
    assert sorted(headings) == sorted(own[name] for name in UNDER)
    assert f"- {own['change']}: Start earlier" in "".join(written)


def test_a_journal_in_another_language_is_read_to_its_sheet(spoken: Mentorlog) -> None:
    own = words(spoken)
    page = "\n".join(
        [
            f"## {own['notes']}", "- no item", f"## {own['commitment']}", "- Plan by 13/12",
            f"## {own['advice']}", "- Ask for it", f"## {own['question']}", "- Why so?",
            f"## {own['contact']}", "- Priya Nair", f"## {own['obstacles']}", "- Rain",
            f"## {own['check-in']}", f"- {own['change']}: start earlier",
            f"## {own['next-meeting']}", "21/12 10:00", "",
        ]
    )  # fmt: skip
    out = spoken.ok("note", "ada", "-", stdin=page)
    assert re.findall(r"  (commitment|advice|question|contact): (.+)", out) == [
        ("commitment", "Plan, by Sun 13 Dec 2026"),
        ("advice", "Ask for it"),
        ("question", "Why so?"),
        ("contact", "Priya Nair"),
    ]
    assert "Next meeting: Mon 21 Dec 2026 10:00" in out
    sheet = spoken.ok("prep", "ada", "--full")
    for said in (
        "Plan",
        "Ask for it",
        "Why so?",
        "Priya Nair",
        "Rain",
        "You wanted to change: start earlier",
    ):
        assert said in sheet
    assert "no item" not in sheet


def test_what_a_language_calls_private_is_private(spoken: Mentorlog) -> None:
    settings = (spoken.journal / "mentorlog.toml").read_text()
    word = re.findall(r'private = \["(.+?)"', settings)
    spoken.ok("note", "ada", "-", stdin=f"## {word[-1]}\n- [ ] kakapo\n")
    assert "kakapo" not in spoken.ok("prep", "ada", "--full")
    assert "private" in spoken.ok("list")


def test_the_page_of_a_note_has_the_journals_headings_and_leaves_none_of_them_empty(
    spoken: Mentorlog, editor: Any
) -> None:
    own = words(spoken)
    seen = spoken.home / "seen"
    heading = f"## {own['commitment']}\\n"
    looking = f"open({str(seen)!r}, 'w').write(text)\ntext = text.replace('{heading}', '{heading}- Call\\n')"
    spoken.ok("note", "ada", **editor(looking))
    titles = re.findall(r"^## (.+)$", seen.read_text(), re.MULTILINE)
    kinds = ("objective", "notes", "commitment", "advice", "check-in", "next-meeting")
    assert titles == [own[kind] for kind in kinds]
    assert f"- {own['change']}:\n" in seen.read_text()
    assert re.findall(r"^## (.+)$", spoken.files()[TODAY], re.MULTILINE) == [own["commitment"]]


def test_a_record_keeps_the_heading_that_it_has(with_ada: Mentorlog) -> None:
    with_ada.ok("note", "ada", "--commit", "One")
    (with_ada.journal / "mentorlog.toml").write_text('[written]\ncommitment = "Zusagen"\n')
    with_ada.ok("note", "ada", "--commit", "Two")
    assert re.findall("^## (.+)$", with_ada.files()[TODAY], re.MULTILINE) == ["Commitments"]


@pytest.mark.parametrize(
    "said",
    [
        'commitment = "Private matters"',
        'commitment = "Same"\nquestion = "x"\n[headings]\nquestion = "Same matters"\nadvice = ["Same"]',
        'commitment = "two\\nlines"',
        'commitment = ""',
    ],
)
def test_a_heading_that_would_not_be_read_back_is_not_written(with_ada: Mentorlog, said: str) -> None:
    (with_ada.journal / "mentorlog.toml").write_text(f"[written]\n{said}\n")
    with_ada("note", "ada", "--commit", "One")
    assert "\n## Commitments\n- [ ] One" in with_ada.files()[TODAY]
    assert with_ada("check").code == 4


# --- dates --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("order", "planned"), [("day-first", "Wed 3 Mar 2027"), ("Month first", "Thu 4 Feb 2027")]
)
def test_the_order_of_dates_is_kept_wherever_one_is_typed(
    with_ada: Mentorlog, order: str, planned: str
) -> None:
    settings = with_ada.journal / "mentorlog.toml"
    assert with_ada("meeting", "plan", "ada", "3/4").code == 2
    settings.write_text(f'date_order = "{order}"\n')
    day = "3/3" if order == "day-first" else "2/4"
    assert planned in with_ada.ok("meeting", "plan", "ada", day)
    due = "2027-04-03" if order == "day-first" else "2027-03-04"
    with_ada.ok("note", "ada", "--commit", "Plan by 3/4", "--date", "2026-12-06")
    assert f"[due:: {due}]" in with_ada.files()[TODAY]
    assert with_ada.ok("--as-of", "3/4/2027", "goal", "log", "lead", "20%").endswith(
        f"{'Sat 3 Apr' if order == 'day-first' else 'Thu 4 Mar'} 2027  (goals/lead-a-team-of-five.md)\n"
    )


def test_import_reads_dates_in_the_journals_order_unless_an_option_says_otherwise(
    with_ada: Mentorlog,
) -> None:
    notes = with_ada.home / "ada.md"
    notes.write_text("## 3/4/2022\nWe met.\n")
    (with_ada.journal / "mentorlog.toml").write_text('date_order = "day-first"\n')
    assert "2022-04-03" in with_ada.ok("import", str(notes), "--who", "ada", "--dry-run")
    assert "2022-03-04" in with_ada.ok("import", str(notes), "--who", "ada", "--dry-run", "--month-first")


def test_a_review_stands_on_the_page_of_the_week_as_the_journal_begins_it(with_ada: Mentorlog) -> None:
    with_ada.ok("note", "ada", "--commit", "Plan by fri", "--date", "2026-11-23")
    (with_ada.journal / "mentorlog.toml").write_text('week_start = "sunday"\n')
    sunday = datetime(2026, 12, 6, 9, tzinfo=UTC)
    with_ada("review", answers=["n", ""], now=sunday)
    page = with_ada.files()["reviews/2026-W50.md"]
    assert 'week = "2026-W50"' in page
    assert "# Week 50, Sun 6 Dec to Sat 12 Dec 2026" in page
