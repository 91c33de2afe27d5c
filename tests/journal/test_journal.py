"""The journal: read lazily, with what is damaged named and the rest still there; found by name; edited."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from mentorlog.errors import ChangedUnderneath, Damaged, NoJournal, NotFound, Several
from mentorlog.journal import Journal, Kind
from mentorlog.journal.ids import ALPHABET
from mentorlog.practice.meeting.sheet import prepare
from mentorlog.practice.week.review import review
from mentorlog.practice.week.today import look_at

TODAY = date(2026, 12, 6)
Builder = Callable[[dict[str, str]], Journal]

ADA = '+++\nname = "Ada Lovelace"\naliases = ["AL"]\n+++\n'
BEN = '+++\nname = "Ben Okri"\n+++\n'
LEAD = '+++\ntitle = "Lead a team"\n+++\n'
HELD = "## Commitments\n- [ ] {}\n"


@pytest.fixture
def journal(tmp_path: Path) -> Builder:
    """Makes a journal of files given by their paths."""

    def make(files: dict[str, str]) -> Journal:
        for path, text in files.items():
            target = tmp_path / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text.encode("utf-8", "surrogateescape"))
        return Journal.open(tmp_path, random.Random(1))

    return make


def usual(**more: str) -> dict[str, str]:
    """Two people, whom one has met, and a goal."""
    return {
        "people/ada.md": ADA,
        "people/ben.md": BEN,
        "goals/lead.md": LEAD,
        "meetings/ada/2026-11-30.md": HELD.format("Draft the plan"),
        "meetings/ben/2026-12-01.md": HELD.format("Read the book"),
        **more,
    }


def said(journal: Journal) -> list[str]:
    """The texts of all items."""
    return [item.text for item in journal.items()]


# --- opened ---------------------------------------------------------------------------------------


def test_where_there_is_no_journal_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(NoJournal) as fault:
        Journal.open(tmp_path)
    assert fault.value.path == tmp_path


def test_a_journal_needs_no_settings(journal: Builder) -> None:
    opened = journal({"people/ada.md": ADA})
    assert (opened.settings.week_start, opened.problems) == ("monday", [])


def test_reading_a_journal_writes_nothing(journal: Builder, tmp_path: Path) -> None:
    opened = journal(usual())
    before = {path: path.stat().st_mtime_ns for path in [tmp_path, *tmp_path.rglob("*")]}
    prepare(opened, opened.find_person("ada"), TODAY)
    review(opened, TODAY)
    look_at(opened, TODAY)
    assert {path: path.stat().st_mtime_ns for path in [tmp_path, *tmp_path.rglob("*")]} == before


# --- lazily ---------------------------------------------------------------------------------------


def opened_by(root: Path, script: str) -> list[str]:
    """The records that a script opens, as the interpreter itself sees it."""
    watched = """
        import json, sys
        from datetime import date
        from pathlib import Path
        from mentorlog.journal import Journal
        from mentorlog.practice.week.review import review
        from mentorlog.practice.meeting.sheet import prepare
        from mentorlog.practice.meeting.which import meeting_for_note

        seen = []
        def hook(event, arguments):
            if event == "open" and isinstance(arguments[0], (str, Path)):
                seen.append(str(arguments[0]))
        root = Path(sys.argv[1])
        sys.addaudithook(hook)
        journal = Journal.open(root)
        {script}
        inside = [Path(path) for path in seen if path.startswith(f"{root}/") and "/.mentorlog/" not in path]
        print(json.dumps([path.relative_to(root).as_posix() for path in inside]))
        """
    done = subprocess.run(
        [sys.executable, "-c", dedent(watched).replace("{script}", script), str(root)],
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout)
    assert isinstance(found, list)
    return found


FOR_ADA = {
    "the sheet": "prepare(journal, journal.find_person('ada'), date(2026, 12, 6))",
    "her items": "list(journal.items('ada'))",
    "her meetings": "journal.meetings('ada')",
    "a note": "meeting_for_note(journal.meetings(journal.find_person('ada').slug), date(2026, 12, 6))",
}


@pytest.mark.parametrize("what", FOR_ADA)
def test_what_is_about_one_person_opens_no_meeting_with_another(
    journal: Builder, tmp_path: Path, what: str
) -> None:
    journal(usual())
    opened = opened_by(tmp_path, FOR_ADA[what])
    assert "meetings/ada/2026-11-30.md" in opened
    assert [path for path in opened if path.startswith("meetings/ben/")] == []


def test_finding_somebody_opens_no_meeting(journal: Builder, tmp_path: Path) -> None:
    journal(usual())
    opened = opened_by(tmp_path, "journal.find_person('ada')")
    assert sorted(opened) == ["people/ada.md", "people/ben.md"]


def test_opening_a_journal_opens_no_file(journal: Builder, tmp_path: Path) -> None:
    journal(usual())
    assert opened_by(tmp_path, "pass") == []


def test_no_file_is_opened_twice(journal: Builder, tmp_path: Path) -> None:
    journal(usual(**{"mentorlog.toml": "format = 1\n"}))
    opened = opened_by(tmp_path, "review(journal, date(2026, 12, 6)); list(journal.items())")
    assert sorted(opened) == sorted({*usual(), "mentorlog.toml"})


# --- damaged --------------------------------------------------------------------------------------

DAMAGES = {
    "broken TOML": ('+++\nname = "A"\nrole = \n+++\n', 3),
    "no end": ('+++\nname = "A"\n', 1),
    "a wrong type": ('+++\nname = "A"\n\naliases = 3\n+++\n', 4),
    "a wrong type in a table": ('+++\nname = "A"\n\n[agreement]\nminutes = "long"\n+++\n', 5),
    "a wrong type in a list": ('+++\nname = "A"\ngoals = ["lead", 3]\n+++\n', 3),
    "a wrong date": ('+++\nname = "A"\nsince = "soon"\n+++\n', 3),
    "no name": ('+++\nrole = "mentor"\n+++\n', 1),
    "an empty name": ('+++\nname = ""\n+++\n', 2),
    "a name of spaces": ('+++\nname = "  \\t "\n+++\n', 2),
    "no front matter": ("# Notes\n", 1),
    "an empty file": ("", 1),
    "no UTF-8": ('+++\nname = "A"\n+++\n\ncaf\udce9\n', 5),
    "a deep nest": ("+++\nname = " + "[" * 10_000 + "\n+++\n", 2),
}


@pytest.mark.parametrize("how", DAMAGES)
def test_a_damaged_record_is_named_with_its_line_and_the_others_still_work(
    journal: Builder, how: str
) -> None:
    text, line = DAMAGES[how]
    opened = journal(usual(**{"people/eve.md": text}))
    assert [person.slug for person in opened.people] == ["ada", "ben"]
    assert [(problem.path, problem.line) for problem in opened.problems] == [("people/eve.md", line)]
    assert said(opened) == ["Draft the plan", "Read the book"]


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        ("goals/bad.md", '+++\ntitle = "T"\ndue = "soon"\n+++\n', 3),
        ("goals/bad.md", "No front matter\n", 1),
        ("meetings/ada/2026-12-02.md", "+++\nminutes = []\n+++\n", 2),
        ("meetings/ada/2026-12-02.md", '+++\n\ntime = "noon"\n+++\n', 3),
        ("meetings/ada/2026-12-02.md", "+++\ndate = 3\n+++\n", 2),
        ("meetings/ada/2026-12-02.md", "+++\nprivate = 'perhaps'\n+++\n", 2),
    ],
)
def test_a_damaged_goal_or_meeting_is_named_once_however_often_it_is_read(
    journal: Builder, path: str, text: str, line: int
) -> None:
    opened = journal(usual(**{path: text}))
    review(opened, TODAY)
    look_at(opened, TODAY)
    assert said(opened) == ["Draft the plan", "Read the book"]
    assert [(problem.path, problem.line) for problem in opened.problems] == [(path, line)]


def test_the_message_says_where_and_what(journal: Builder) -> None:
    opened = journal(usual(**{"people/eve.md": '+++\nname = "Eve"\nsince = "soon"\n+++\n'}))
    assert len(opened.people) == 2
    assert [str(problem) for problem in opened.problems] == [
        "people/eve.md:3: since: must be a date like 2026-12-07"
    ]


@pytest.mark.parametrize("who", ["eve", "EVE", "eve-adams", "eve ad", "e"])
def test_who_is_asked_for_and_damaged_is_said_to_be(journal: Builder, who: str) -> None:
    opened = journal(usual(**{"people/eve-adams.md": "+++\nname =\n+++\n"}))
    with pytest.raises(Damaged) as fault:
        opened.find_person(who)
    assert (fault.value.path, fault.value.exit_code) == ("people/eve-adams.md", 4)


def test_a_goal_that_is_asked_for_and_damaged_is_said_to_be(journal: Builder) -> None:
    opened = journal(usual(**{"goals/talk.md": "+++\ntitle =\n+++\n"}))
    with pytest.raises(Damaged):
        opened.find_goal("talk")


def test_a_damaged_record_does_not_stand_in_the_way_of_a_whole_name(journal: Builder) -> None:
    opened = journal(usual(**{"people/ada-byron.md": "+++\nname =\n+++\n"}))
    assert opened.find_person("ada").slug == "ada"
    assert opened.find_person("ben").slug == "ben"


# --- what records may say -------------------------------------------------------------------------


def test_keys_and_values_that_mentorlog_does_not_know_are_no_fault(journal: Builder) -> None:
    text = '+++\nname = "Eve"\nrole = "muse"\nstatus = "dormant"\ntags = ["a"]\n[deep.er]\nx = 1\n+++\n'
    opened = journal({"people/eve.md": text})
    [eve] = opened.people
    assert (eve.role, eve.status, opened.problems) == ("muse", "dormant", [])


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2026-12-07", date(2026, 12, 7)),
        ('"2026-12-07"', date(2026, 12, 7)),
        ('" 2026-12-07 "', date(2026, 12, 7)),
        ("2026-12-07T10:00:00", date(2026, 12, 7)),
    ],
)
def test_a_date_may_be_a_date_or_a_text(journal: Builder, day: str, found: date) -> None:
    opened = journal(usual(**{"meetings/ada/2026-12-07.md": f"+++\ndate = {day}\n+++\n"}))
    assert [meeting.date for meeting in opened.meetings("ada")] == [date(2026, 11, 30), found]


@pytest.mark.parametrize(
    ("time", "found"),
    [
        ('"10:00"', "10:00"),
        ('"9:30"', "09:30"),
        ("09:30:00", "09:30"),
        ('""', ""),
        ('"  "', ""),
        ('" 10:00 "', "10:00"),
    ],
)
def test_a_time_may_be_a_time_or_a_text(journal: Builder, time: str, found: str) -> None:
    opened = journal(usual(**{"meetings/ada/2026-12-07.md": f"+++\ntime = {time}\n+++\n"}))
    assert [meeting.time for meeting in opened.meetings("ada")] == ["", found]


def test_a_meeting_without_front_matter_is_one_held_with_that_person_on_that_day(journal: Builder) -> None:
    meeting = journal({"people/ada.md": ADA, "meetings/ada/2026-12-01-2.md": "Words.\n"}).meetings()[0]
    assert (meeting.person, meeting.date, meeting.number) == ("ada", date(2026, 12, 1), 2)
    assert (meeting.status, meeting.kind) == ("held", "session")


def test_where_path_and_front_matter_disagree_the_front_matter_has_the_date(journal: Builder) -> None:
    opened = journal({"people/ada.md": ADA, "meetings/ada/2026-12-01.md": "+++\ndate = 2026-12-02\n+++\n"})
    assert [meeting.date for meeting in opened.meetings()] == [date(2026, 12, 2)]


def test_whose_meeting_it_is_the_folder_says(journal: Builder) -> None:
    opened = journal(usual(**{"meetings/ada/2026-12-02.md": '+++\nperson = "../../ben"\n+++\n'}))
    assert [meeting.person for meeting in opened.meetings("ada")] == ["ada", "ada"]


def test_a_yaml_block_above_is_skipped(journal: Builder) -> None:
    text = '---\ntags: [a]\n---\n\n+++\nname = "Eve"\n+++\n'
    assert [person.name for person in journal({"people/eve.md": text}).people] == ["Eve"]


def test_a_file_in_a_meetings_folder_that_is_named_for_no_day_is_no_meeting(journal: Builder) -> None:
    opened = journal(
        usual(**{"meetings/ada/ideas.md": HELD.format("Not this"), "meetings/ada/2026-02-30.md": "x"})
    )
    assert [meeting.path for meeting in opened.meetings("ada")] == ["meetings/ada/2026-11-30.md"]
    assert (said(opened), opened.problems) == (["Draft the plan", "Read the book"], [])


def test_meetings_are_in_the_order_of_their_days_and_hours(journal: Builder) -> None:
    made = {
        "meetings/ada/2026-12-02.md": "",
        "meetings/ada/2026-12-02-2.md": '+++\ntime = "16:00"\n+++\n',
        "meetings/ben/2026-12-02.md": '+++\ntime = "09:00"\n+++\n',
        "meetings/ada/2026-12-01.md": "",
    }
    assert [meeting.path[9:-3] for meeting in journal({"people/ada.md": ADA, **made}).meetings()] == [
        "ada/2026-12-01",
        "ben/2026-12-02",
        "ada/2026-12-02-2",
        "ada/2026-12-02",
    ]


def test_people_are_in_the_order_of_their_names_and_goals_of_their_dates(journal: Builder) -> None:
    people = {
        f"people/{n}.md": f'+++\nname = "{name}"\n+++\n' for n, name in enumerate(["eve", "Ada", "ben"])
    }
    goals = {
        "goals/a.md": '+++\ntitle = "Z"\n+++\n',
        "goals/b.md": '+++\ntitle = "Y"\ndue = 2027-06-30\n+++\n',
        "goals/c.md": '+++\ntitle = "X"\ndue = 2027-01-31\n+++\n',
        "goals/d.md": '+++\ntitle = "A"\n+++\n',
    }
    opened = journal({**people, **goals})
    assert [person.name for person in opened.people] == ["Ada", "ben", "eve"]
    assert [goal.title for goal in opened.goals] == ["X", "Y", "A", "Z"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ('name = "Ada Lovelace"', "Ada"),
        ('name = "Ada Lovelace"\naliases = ["AL", "Ada L"]', "Ada L"),
        ('name = "Ada Lovelace"\naliases = ["", "  "]', "Ada"),
        ('name = " Ada "', "Ada"),
        ('name = "Ada Lovelace"\naliases = ["ada lovelace"]', "ada lovelace"),
        ('name = "\\u001c"', "\x1c"),
        ('name = "Prof. Dr. Anna Meier"', "Anna"),
        ('name = "DR Ada King"', "Ada"),
        ('name = "Dr."', "Dr."),
        ('name = "King, Ada"', "Ada"),
        ('name = "King,"', "King"),
        ('name = "Ada King, PhD"', "Ada"),
    ],
)
def test_somebody_is_called_by_an_alias_that_opens_the_name_or_by_its_first_word_that_is_no_title(
    journal: Builder, text: str, first: str
) -> None:
    assert [person.first_name for person in journal({"people/a.md": f"+++\n{text}\n+++\n"}).people] == [first]


@pytest.mark.parametrize(
    ("slugs", "short"),
    [
        (["ada-lovelace"], ["ada"]),
        (["ada-lovelace", "ada-byron"], ["ada-lovelace", "ada-byron"]),
        (["ada-lovelace", "adam"], ["ada-lovelace", "adam"]),
        (["李明"], ["李明"]),
    ],
)
def test_the_first_word_of_a_slug_is_enough_where_it_names_nobody_else(
    journal: Builder, slugs: list[str], short: list[str]
) -> None:
    opened = journal({f"people/{slug}.md": f'+++\nname = "{slug}"\n+++\n' for slug in slugs})
    assert {person.slug: person.short for person in opened.people} == dict(zip(slugs, short, strict=True))


# --- finding --------------------------------------------------------------------------------------

CALLED = {
    "people/ada-lovelace.md": '+++\nname = "Ada Lovelace"\naliases = ["AL", "Countess"]\n+++\n',
    "people/ada.md": '+++\nname = "Ada"\n+++\n',
    "people/jose.md": '+++\nname = "José Núñez"\n+++\n',
    "people/jo.md": '+++\nname = "Jo Ng"\n+++\n',
    "people/李明.md": '+++\nname = "李明"\n+++\n',
    "people/lukasz.md": '+++\nname = "Łukasz"\n+++\n',
    "goals/lead-a-team.md": '+++\ntitle = "Lead a team"\n+++\n',
    "goals/lead-by-example.md": '+++\ntitle = "Lead by example"\n+++\n',
}


@pytest.mark.parametrize(
    ("who", "slug"),
    [
        ("Ada Lovelace", "ada-lovelace"),
        ("ada lovelace", "ada-lovelace"),
        ("ADA  LOVELACE", "ada-lovelace"),
        ("ada-lovelace", "ada-lovelace"),
        ("ada l", "ada-lovelace"),
        ("al", "ada-lovelace"),
        ("count", "ada-lovelace"),
        ("ada", "ada"),
        ("José", "jose"),
        ("jose", "jose"),
        ("JOSE NUNEZ", "jose"),
        ("jos", "jose"),
        ("jo", "jo"),
        ("李", "李明"),
        ("łuk", "lukasz"),
        ("luk", "lukasz"),
    ],
)
def test_somebody_is_found_by_name_alias_or_slug_or_by_the_start_of_one(
    journal: Builder, who: str, slug: str
) -> None:
    assert journal(CALLED).find_person(who).slug == slug


def test_where_two_answer_to_a_start_both_are_named(journal: Builder) -> None:
    opened = journal(CALLED)
    with pytest.raises(Several) as fault:
        opened.find_person("a")
    assert set(fault.value.matches) == {"Ada", "Ada Lovelace"}
    with pytest.raises(Several):
        opened.find_goal("lead")


@pytest.mark.parametrize("who", ["", " ", "eve", "lovel", "ada lovelace x", "-"])
def test_where_nobody_answers_it_is_said(journal: Builder, who: str) -> None:
    with pytest.raises(NotFound):
        journal(CALLED).find_person(who)


def test_who_comes_close_is_named(journal: Builder) -> None:
    with pytest.raises(NotFound) as fault:
        journal(CALLED).find_person("adda lovelace")
    assert "Ada Lovelace" in fault.value.near


@pytest.mark.parametrize("goal", ["Lead a team", "lead-a-team", "lead a", "LEAD A"])
def test_a_goal_is_found_by_title_or_slug_or_by_the_start_of_one(journal: Builder, goal: str) -> None:
    assert journal(CALLED).find_goal(goal).slug == "lead-a-team"


@pytest.mark.parametrize(
    ("word", "slug"),
    [
        ("ada-lovelace", "ada-lovelace"),
        ("AL", "ada-lovelace"),
        ("al", "ada-lovelace"),
        ("ada", "ada"),
        ("me", "me"),
        ("Me", "me"),
        ("tom", None),
        ("lovelace", None),
        ("jos", None),
    ],
)
def test_an_owner_is_a_slug_or_an_alias(journal: Builder, word: str, slug: str | None) -> None:
    assert journal(CALLED).owner_of(word) == slug


def test_a_record_is_found_by_its_slug(journal: Builder) -> None:
    opened = journal(usual())
    ada, lead = opened.person_by_slug("ada"), opened.goal_by_slug("lead")
    assert ada is not None and ada.name == "Ada Lovelace"
    assert lead is not None and lead.title == "Lead a team"
    assert (opened.person_by_slug("eve"), opened.goal_by_slug(None)) == (None, None)


# --- settings -------------------------------------------------------------------------------------


def test_settings_travel_with_the_journal(journal: Builder) -> None:
    text = 'format = 1\ntimezone = "Europe/Berlin"\nweek_start = "Sunday"\nsomething = "else"\n'
    opened = journal(usual(**{"mentorlog.toml": text}))
    assert (opened.settings.timezone, opened.settings.first_weekday) == ("Europe/Berlin", 6)
    assert opened.problems == []


@pytest.mark.parametrize(
    ("word", "day"), [("monday", 0), ("Sun", 6), (" sunday ", 6), ("mon", 0), ("tue", 0)]
)
def test_a_week_begins_on_monday_or_on_sunday(journal: Builder, word: str, day: int) -> None:
    opened = journal(usual(**{"mentorlog.toml": f'week_start = "{word}"\n'}))
    assert opened.settings.first_weekday == day


def kinds(journal: Builder, headings: str, body: str) -> dict[str, Kind]:
    opened = journal({"mentorlog.toml": f"[headings]\n{headings}\n", "people/ada.md": ADA + body})
    return {item.text: item.kind for item in opened.items()}


def test_a_journal_adds_headings_of_its_own(journal: Builder) -> None:
    told = {"Fragen an sie": "Wie?", "Zusagen": "Plan", "Fragen": "Was?", "Fragenkatalog": "X"}
    body = "".join(f"## {heading}\n- [ ] {text}\n" for heading, text in told.items())
    found = kinds(journal, 'question = ["Fragen"]\ncommitment = ["Zusagen", "Aufgaben"]', body)
    assert found == {"Wie?": Kind.QUESTION, "Plan": Kind.COMMITMENT, "Was?": Kind.QUESTION}


def test_one_heading_needs_no_brackets(journal: Builder) -> None:
    assert kinds(journal, 'question = "Fragen"', "## Fragen\n- [ ] Wie?\n") == {"Wie?": Kind.QUESTION}


@pytest.mark.parametrize("private", ['["Vertraulich"]', '"Vertraulich"'])
@pytest.mark.parametrize("more", ["", "question = 3\n", "week_start = 5\n[headings]\n"])
def test_what_a_journal_calls_private_is_private_whatever_else_is_wrong(
    journal: Builder, private: str, more: str
) -> None:
    opening = more if "[headings]" in more else f"[headings]\n{more}"
    text = f"{opening}private = {private}\n"
    opened = journal(
        {"mentorlog.toml": text, "people/ada.md": f"{ADA}## Vertraulich\n### Advice\n- [ ] It\n"}
    )
    assert [item.private for item in opened.items()] == [True]
    assert len(opened.problems) == bool(more)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("format = \n", "mentorlog.toml:1: no TOML: invalid value"),
        ("week_start = 5\n", "mentorlog.toml: week_start is not of the right type"),
        ("timezone = []\n", "mentorlog.toml: timezone is not of the right type"),
        ("headings = 1\n", "mentorlog.toml: headings is not of the right type"),
        ("[headings]\nquestion = 3\n", "mentorlog.toml: headings.question is not of the right type"),
        ("[headings]\nquestion = ['A', 3]\n", "mentorlog.toml: headings.question is not of the right type"),
        ("caf\udce9\n", "mentorlog.toml:1: is not UTF-8 text"),
    ],
)
def test_settings_that_cannot_be_read_are_a_problem_and_no_crash(
    journal: Builder, text: str, problem: str
) -> None:
    opened = journal(usual(**{"mentorlog.toml": text}))
    assert said(opened) == ["Draft the plan", "Read the book"]
    assert (opened.settings.week_start, opened.settings.timezone) == ("monday", "")
    assert [str(found) for found in opened.problems] == [problem]


def test_one_setting_that_is_wrong_leaves_the_others(journal: Builder) -> None:
    text = 'week_start = 5\ntimezone = "Europe/Berlin"\n[headings]\nquestion = 3\nadvice = ["Rat"]\n'
    opened = journal(usual(**{"mentorlog.toml": text}))
    assert opened.settings.timezone == "Europe/Berlin"
    assert opened.settings.headings == {"advice": ("Rat",)}
    assert len(opened.problems) == 2


# --- items, and ids -------------------------------------------------------------------------------


def test_items_are_of_people_meetings_and_goals(journal: Builder) -> None:
    more = {
        "people/ada.md": ADA + "## Questions\n- [ ] How?\n",
        "people/ben.md": BEN + "## Questions\n- [ ] Why?\n",
        "goals/lead.md": LEAD + "## Steps\n- [ ] Read\n",
    }
    opened = journal(usual(**more))
    assert said(opened) == ["How?", "Why?", "Draft the plan", "Read the book", "Read"]
    assert [item.text for item in opened.items_since(date.min, "ada")] == ["How?", "Draft the plan", "Read"]
    assert [item.text for item in opened.items("ada")] == ["How?", "Draft the plan", "Read"]
    assert [item.text for item in opened.items("ada", goals=False)] == ["How?", "Draft the plan"]
    assert [item.text for item in opened.items_in(opened.meetings("ben")[0])] == ["Read the book"]


def test_items_with_somebody_who_has_no_record_are_there(journal: Builder) -> None:
    opened = journal({"people/ada.md": ADA, "meetings/tom/2026-12-01.md": HELD.format("Call")})
    assert [(item.text, item.person, item.owner) for item in opened.items()] == [("Call", "tom", "me")]


def test_a_mentees_goal_is_about_the_mentee(journal: Builder) -> None:
    more = {"goals/run.md": '+++\ntitle = "Run"\nof = "ben"\n+++\n## Steps\n- [ ] Watch one\n'}
    assert [item.person for item in journal(usual(**more)).items() if item.text == "Watch one"] == ["ben"]


def test_a_new_id_is_none_that_a_record_has(journal: Builder) -> None:
    first = journal(usual()).new_id()
    asked = ADA + f"## Questions\n- [ ] How?  [id:: {first}]\n"
    opened = journal({"people/ada.md": asked})
    list(opened.items())
    found = opened.new_id()
    assert found != first and len(found) == 5 and set(found) <= set(ALPHABET)


def test_no_id_is_given_twice(journal: Builder) -> None:
    opened = journal(usual())
    made = [opened.new_id() for _ in range(500)]
    assert len(set(made)) == 500


# --- edits ----------------------------------------------------------------------------------------


def test_an_edit_writes_all_that_was_changed_when_it_is_saved(journal: Builder, tmp_path: Path) -> None:
    opened = journal(usual())
    edit = opened.edit()
    edit.set("people/ada.md", role="sponsor", agreement__every="2 weeks")
    edit.add("goals/talk.md", '+++\ntitle = "Talk"\n+++\n')
    edit.move("meetings/ada/2026-11-30.md", "meetings/ada/2026-12-02.md")
    assert Journal.open(tmp_path).find_person("ada").role == "mentor"
    assert sorted(edit.save("Changed")) == [
        "goals/talk.md",
        "meetings/ada/2026-11-30.md",
        "meetings/ada/2026-12-02.md",
        "people/ada.md",
    ]
    now = Journal.open(tmp_path)
    assert (now.find_person("ada").role, now.find_person("ada").agreement.every) == ("sponsor", "2 weeks")
    assert [goal.slug for goal in now.goals] == ["lead", "talk"]
    assert [meeting.path for meeting in now.meetings("ada")] == ["meetings/ada/2026-12-02.md"]


def test_an_edit_that_changes_nothing_writes_nothing(journal: Builder, tmp_path: Path) -> None:
    opened = journal(usual())
    edit = opened.edit()
    edit.change("people/ada.md", lambda document: document)
    assert edit.save("Changed") == []
    assert (tmp_path / "people/ada.md").read_text() == ADA


def test_an_edit_sees_its_own_changes(journal: Builder) -> None:
    edit = journal(usual()).edit()
    edit.add("goals/talk.md", '+++\ntitle = "Talk"\n+++\n')
    edit.set("goals/talk.md", due=date(2027, 6, 30))
    edit.move("goals/talk.md", "goals/speak.md")
    assert "2027-06-30" in str(edit.document("goals/speak.md"))
    assert (edit.has("goals/speak.md"), edit.has("goals/talk.md"), edit.has("goals/lead.md")) == (
        True,
        False,
        True,
    )
    edit.move("goals/lead.md", "goals/led.md")
    assert (edit.has("goals/lead.md"), edit.has("goals/led.md")) == (False, True)
    assert [change.path for change in edit.changes] == ["goals/speak.md", "goals/lead.md", "goals/led.md"]


def test_an_edit_of_a_file_that_has_changed_since_writes_nothing(journal: Builder, tmp_path: Path) -> None:
    opened = journal(usual())
    edit = opened.edit()
    edit.set("people/ben.md", role="sponsor")
    edit.set("people/ada.md", role="sponsor")
    (tmp_path / "people/ada.md").write_text(ADA + "\nWritten meanwhile.\n")
    with pytest.raises(ChangedUnderneath):
        edit.save("Changed")
    assert (tmp_path / "people/ben.md").read_text() == BEN
    assert (tmp_path / "people/ada.md").read_text() == ADA + "\nWritten meanwhile.\n"


def test_what_was_opened_stays_as_it_was_read_and_what_is_opened_anew_is_as_it_is(
    journal: Builder, tmp_path: Path
) -> None:
    opened = journal(usual())
    assert said(opened) == ["Draft the plan", "Read the book"]
    (tmp_path / "meetings/ada/2026-11-30.md").write_text(HELD.format("Draft it again"))
    assert said(opened) == ["Draft the plan", "Read the book"]
    assert said(Journal.open(tmp_path)) == ["Draft it again", "Read the book"]
