"""What the screens look like: golden transcripts, and the rules of SCREENS that every screen keeps.

The transcripts in golden/ are written anew by `python -m pytest tests/cli/test_screens.py --renew`.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from rich.cells import cell_len
from tests.cli.conftest import SUNDAY, Mentorlog, Result

from mentorlog.exchange.demo import make_demo

MONDAY = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
WIDTHS = (80, 120)

# What is shown of the sample journal, which is made on a Sunday; `note` is the day after.
DEMO = (
    "mentorlog",
    "mentorlog prep",
    "mentorlog prep --full",
    "mentorlog prep --share",
    "mentorlog prep jun",
    "mentorlog prep grace",
    "mentorlog list",
    "mentorlog review",
    "mentorlog list --theirs",
    "mentorlog nudge headcount",
    "mentorlog nudge grace",
    "mentorlog report ada",
    'mentorlog --as-of "7 dec 2026" note ada -m "Tom said yes." --commit "Tell Mikkel by wed"'
    ' --theirs "Share the sheet of May" --advice "Wait a week" --contact "Olga" --works "Numbers first"'
    ' --change "Begin on time" --next "21 dec 10:00"',
)
AFTER_THE_LOOP = ("mentorlog prep --full",)
# The ten commonest, on the sample journal.
MISTAKES = (
    "mentorlog perp ada",
    "mentorlog prep --objectiv Roles",
    "mentorlog prep adda",
    "mentorlog done plan",
    "mentorlog done 90-dya",
    'mentorlog move "90-day" 3/4',
    "mentorlog meeting plan ada soonish",
    "mentorlog list --goal marathon",
    'mentorlog jot ada ""',
    "mentorlog --journal ~/elsewhere list",
)
# More screens that keep the rules; they are not in the transcripts.
ALSO = {
    "demo": (
        "mentorlog prep jun --full",
        "mentorlog prep jun --share",
        "mentorlog prep grace --full",
        "mentorlog prep grace --share",
        "mentorlog list --all",
        "mentorlog list --kind any",
        "mentorlog list --kind any --all",
        "mentorlog list --theirs --all",
        "mentorlog list --overdue",
        "mentorlog nudge ada",
        "mentorlog nudge jun",
        "mentorlog nudge 90-day",
        "mentorlog nudge jm85b",
        "mentorlog report jun",
        "mentorlog report grace --since 2026-12-01",
        "mentorlog review --who ada",
        "mentorlog mentor list",
        "mentorlog mentee list",
        "mentorlog mentor show ada",
        "mentorlog mentor show grace",
        "mentorlog mentee show jun",
        "mentorlog goal list",
        "mentorlog goal show lead",
        "mentorlog goal show give",
        "mentorlog goal show run",
        "mentorlog me",
        "mentorlog meeting list",
        "mentorlog meeting list --all",
        "mentorlog meeting show ada",
        "mentorlog meeting show jun",
    ),
    "loop": (
        "mentorlog list --all",
        "mentorlog list --kind any --all",
        "mentorlog mentor list",
        "mentorlog mentee list",
        "mentorlog mentor show ada",
        "mentorlog goal list",
        "mentorlog goal show lead",
        "mentorlog meeting list --all",
        "mentorlog meeting show ada",
    ),
}

# What is not said plainly: signs, and what counts the rest.
DRAWN_OR_ASIDE = frozenset({"more", "median"})
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
COMMAND = re.compile(r"\bmentorlog(?: [^|]*)?$")
SCOLDING = re.compile(r"overdue!|\b(failed|failure|missed|should have|streak)\b", re.IGNORECASE)


def with_demo(home: Path, day: date = SUNDAY.date()) -> Mentorlog:
    """A home with the sample journal of `day` in it."""
    mentorlog = Mentorlog(home, environment={"MENTORLOG_JOURNAL": str(home / "journal")})
    make_demo(mentorlog.journal, day)
    return mentorlog


def played(home: Path, **how: object) -> tuple[Mentorlog, Mapping[str, Result]]:
    """A home in which the loop has been played, and what it said."""
    mentorlog = Mentorlog(home, now=MONDAY, git=True)
    return mentorlog, mentorlog.play_the_loop(**how)


def without_color(text: str) -> str:
    return ESCAPE.sub("", text)


# --- the transcripts -----------------------------------------------------------------------------


def of_demo(home: Path, **how: object) -> Mapping[str, Result]:
    mentorlog = with_demo(home)
    return {command: mentorlog.typed(command, **how) for command in DEMO}


def of_loop(home: Path, **how: object) -> Mapping[str, Result]:
    mentorlog, said = played(home, **how)
    return {**said, **{command: mentorlog.typed(command, **how) for command in AFTER_THE_LOOP}}


def of_mistakes(home: Path, **how: object) -> Mapping[str, Result]:
    mentorlog = with_demo(home)
    return {command: mentorlog.typed(command, **how) for command in MISTAKES}


SESSIONS = {"demo": of_demo, "loop": of_loop, "mistakes": of_mistakes}


def transcript(said: Mapping[str, Result], home: Path) -> str:
    """The commands and what they gave, as in a terminal; an exit code that is not 0 is put below."""
    parts = []
    for command, result in said.items():
        code = f"[exit code {result.code}]\n" if result.code else ""
        parts.append(f"$ {command}\n{result.out}{result.err}{code}")
    return "\n".join(parts).replace(str(home), "~")


@pytest.mark.parametrize("color", [False, True], ids=["plain", "color"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("session", SESSIONS)
def test_the_transcript_is_the_golden_one(
    session: str, width: int, color: bool, tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    said = SESSIONS[session](tmp_path, width=width, color=color)
    golden(f"{session}-{width}{'-color' if color else ''}", transcript(said, tmp_path))


def test_every_golden_transcript_is_one_of_a_session() -> None:
    names = {f"{session}-{width}{end}" for session in SESSIONS for width in WIDTHS for end in ("", "-color")}
    names |= {"half-a-year-80", "two-years-80", "a-mentors-day-80"}  # of test_plays
    names |= {"plain-80", "demo-40"}  # of test_plain
    assert {path.stem for path in (Path(__file__).parent / "golden").glob("*.txt")} == names


# --- the rules ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Seen:
    """Screens of one journal at one width, each drawn plain and in colour, and wide as a wall."""

    width: int
    home: Path
    mentorlog: Mentorlog
    screens: Mapping[str, str]
    in_color: Mapping[str, str]
    wide: Mapping[str, str]


@pytest.fixture(
    scope="module",
    params=[(name, width) for name in ALSO for width in (*WIDTHS, 60)],
    ids=lambda pair: f"{pair[0]}-{pair[1]}",
)
def seen(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    name, width = request.param
    home = tmp_path_factory.mktemp("home")
    if name == "demo":
        mentorlog = with_demo(home)
        commands = [command for command in DEMO if " note " not in command]
    else:
        mentorlog, _ = played(home)
        commands = ["mentorlog", "mentorlog list", "mentorlog prep --share", "mentorlog review"]
        commands += ["mentorlog prep", "mentorlog prep --full"]
    commands += ALSO[name]
    drawn = [
        {command: mentorlog.typed(command, width=columns, color=color).out for command in commands}
        for columns, color in ((width, False), (width, True), (400, False))
    ]
    return Seen(width, home, mentorlog, *drawn)


def breaking(screens: Mapping[str, str], breaks: Callable[[str], object]) -> list[tuple[str, str]]:
    """The lines that break a rule, each with the command that shows it."""
    return [(command, line) for command, out in screens.items() for line in out.split("\n") if breaks(line)]


def test_every_screen_shows_something(seen: Seen) -> None:
    assert [command for command, out in seen.screens.items() if not out.strip()] == []


def test_no_line_is_wider_than_the_terminal(seen: Seen) -> None:
    assert breaking(seen.screens, lambda line: cell_len(line) > seen.width) == []


def test_no_line_that_note_says_is_wider_than_the_terminal(tmp_path: Path) -> None:
    _, said = played(tmp_path)
    [out] = [result.out for command, result in said.items() if command.startswith("mentorlog note")]
    assert [line for line in out.split("\n") if cell_len(line) > 80] == []


def test_no_line_ends_in_spaces(seen: Seen) -> None:
    assert breaking(seen.screens, lambda line: line != line.rstrip()) == []


def test_no_line_in_color_ends_in_spaces(seen: Seen) -> None:
    assert breaking(seen.in_color, lambda line: without_color(line) != without_color(line).rstrip()) == []


def test_a_line_names_at_most_one_command(seen: Seen) -> None:
    assert breaking(seen.screens, lambda line: len(re.findall(r"\bmentorlog\b", line)) > 1) == []


def test_no_screen_scolds(seen: Seen) -> None:
    # What is shown of a meeting are the user's own words.
    ours = {command: out for command, out in seen.screens.items() if "meeting show" not in command}
    assert breaking(ours, SCOLDING.search) == []


def test_what_was_kept_is_no_percentage(seen: Seen) -> None:
    assert breaking(seen.screens, lambda line: re.search(r"%.*\bkept\b|\bkept\b.*%", line)) == []


def test_without_color_there_are_no_escape_codes(seen: Seen) -> None:
    assert breaking(seen.screens, lambda line: "\x1b" in line) == []


def test_in_color_the_words_are_the_same(seen: Seen) -> None:
    assert {command: without_color(out) for command, out in seen.in_color.items()} == seen.screens


def test_in_color_every_page_has_some_and_no_red(seen: Seen) -> None:
    # A nudge is text to paste.
    pages = {
        command: out
        for command, out in seen.in_color.items()
        if "Nothing" not in out and "nudge" not in command
    }
    assert [command for command, out in pages.items() if "\x1b[" not in out] == []
    assert breaking(pages, lambda line: re.search(r"\x1b\[[0-9;]*\b[349]1m", line)) == []


def test_a_line_is_cut_between_words(seen: Seen) -> None:
    def cut_through(command: str, line: str) -> bool:
        whole = set(re.findall(r"[^\s…]+", seen.wide[command]))
        lasts = re.findall(r"([^\s…]+)…", line)
        return any(not any(word.rstrip(",;:.") == last for word in whole) for last in lasts)

    cut = [
        (command, line)
        for command, out in seen.screens.items()
        for line in out.split("\n")
        if "…" in line and cut_through(command, line)
    ]
    assert cut == []


def test_every_command_that_a_screen_names_can_be_typed(seen: Seen, tmp_path: Path) -> None:
    home = shutil.copytree(seen.home, tmp_path / "home")
    # Some of them open an editor.
    known = {"MENTORLOG_JOURNAL": str(home / "journal"), "EDITOR": "sed -i 's/^## Notes/## Notes\\nHi/'"}
    again = Mentorlog(home, now=seen.mentorlog.now, environment=known, git=True)
    named = {
        found[0].replace("WHEN", "fri").replace('"NAME"', '"Tom Hale"').replace('"TITLE"', '"Sleep"')
        for out in seen.screens.values()
        for line in out.split("\n")
        if (found := COMMAND.search(line))
    }
    assert named
    assert {command: again.typed(command).err for command in sorted(named)} == dict.fromkeys(named, "")


# --- the sheet and the day's page -----------------------------------------------------------------


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Mentorlog:
    """A journal with twelve of everything, in long words, and twelve people to meet this week."""
    home = tmp_path_factory.mktemp("home")
    mentorlog = Mentorlog(home, environment={"MENTORLOG_JOURNAL": str(home / "journal")})
    for number in range(12):
        slug = f"person-{'abcdefghijkl'[number]}"
        person = (
            f'+++\nname = "{slug.title()} of the Long Name"\n[agreement]\nevery = "1 week"\nminutes = 45\n'
            'medium = "video"\n+++\n\n## About\n'
            f"- Something long about somebody, told in many words ({number})\n"
        )
        meeting = "+++\ndate = 2026-11-23\n+++\n"
        for title, words in {
            "Objectives": "Find out what comes after the thing that comes after this one",
            "Advice": "Do as the others do, but not as they say that they are doing it",
            "Decisions": "Whether to go on with it or not, once and for all, before summer",
            "Feedback": "From the others: it takes too long, and is never quite what it was",
            "Assumptions": "Nobody minds when it takes longer than it did the last time round",
            "Commitments": "Write down what was said, and send it to everybody who was there",
            "People": "Somebody with a long name: to be asked about the time before this",
            "Questions": "How did you do it when you did it for the first time, years ago?",
        }.items():
            meeting += f"\n## {title}\n" + "".join(f"- [ ] {words}, {n}\n" for n in range(12))
        meeting += "\n## Check-in\n- Change: talk less, listen more, and be there when it begins\n"
        ahead = f'+++\ndate = 2026-12-0{7 + number % 3}\ntime = "10:00"\nstatus = "planned"\n+++\n'
        write(mentorlog.journal / "people" / f"{slug}.md", person)
        write(mentorlog.journal / "meetings" / slug / "2026-11-23.md", meeting)
        if number % 2:
            write(mentorlog.journal / "meetings" / slug / f"2026-12-0{7 + number % 3}.md", ahead)
    return mentorlog


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.mark.parametrize("who", ["ada", "jun", "grace"])
def test_the_sheet_of_the_sample_has_at_most_30_lines(who: str, tmp_path: Path) -> None:
    assert len(with_demo(tmp_path).ok("prep", who).splitlines()) <= 30


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("who", ["person-b", "person-c"])
def test_the_sheet_has_at_most_30_lines_however_much_there_is(
    crowded: Mentorlog, who: str, width: int
) -> None:
    lines = crowded.ok("prep", who, width=width).splitlines()
    assert len(lines) <= 30
    assert [line for line in lines if cell_len(line) > width] == []


@pytest.mark.parametrize("width", [80, 120])
def test_the_page_of_a_day_has_at_most_10_lines_however_much_there_is(crowded: Mentorlog, width: int) -> None:
    lines = crowded.ok(width=width).splitlines()
    assert len(lines) <= 10
    assert [line for line in lines if cell_len(line) > width] == []


def test_the_page_of_a_day_has_at_most_10_lines_with_the_sample(tmp_path: Path) -> None:
    assert 3 <= len(with_demo(tmp_path).ok().splitlines()) <= 10


MORE = r"  \+\d+ more(    mentorlog prep person-b --full)?"


def test_a_part_of_the_sheet_has_at_most_three_lines_and_says_how_many_more(crowded: Mentorlog) -> None:
    parts: dict[str, list[str]] = {}
    heading = ""
    for line in crowded.ok("prep", "person-b").splitlines():
        if line.startswith("  "):
            parts[heading].append(line)
        else:
            heading = line
            parts[heading] = []
    listed = {heading: lines for heading, lines in parts.items() if lines}
    assert len(listed) >= 5
    assert {heading: lines for heading, lines in listed.items() if len(lines) > 4} == {}
    assert [lines[-1] for lines in listed.values() if not re.fullmatch(MORE, lines[-1])] == []


def test_the_sheet_follows_the_conversation(tmp_path: Path) -> None:
    sheet = with_demo(tmp_path).ok("prep", "--full")
    order = [
        "Ada Lovelace · ", "\nLast met ", "\nBEFORE YOU GO IN", "\nIN THE ROOM", "\nAbout Ada", "\nGoal",
        "\nToday I want", "\nSince ", "\nYou wanted to change", "\nAsk", "\nFrom Ada", "\nBEFORE YOU PART",
    ]  # fmt: skip
    assert sorted(order, key=sheet.index) == order


def test_the_sheet_says_what_the_other_owes_without_its_age(tmp_path: Path) -> None:
    lines = with_demo(tmp_path).ok("prep").splitlines()
    owed = lines[lines.index("From Ada") + 1]
    assert re.fullmatch(r"  m2p9x  .*headcount sheet", owed, re.IGNORECASE)


def test_the_list_says_since_when_the_other_owes_it(tmp_path: Path) -> None:
    listed = with_demo(tmp_path).ok("list", "--theirs", width=120)
    assert re.search(r"m2p9x  Share the headcount sheet .*since 21 Nov, two weeks$", listed, re.MULTILINE)


def test_the_sheet_leaves_out_parts_that_are_empty(with_ada: Mentorlog) -> None:
    sheet = with_ada.ok("prep", "ada")
    assert [part for part in ("BEFORE YOU GO IN", "Ask", "Since", "From Ada", "About") if part in sheet] == []


def test_a_meeting_is_shown_with_the_indents_it_was_written_with(tmp_path: Path) -> None:
    written = "  - One page: who, what stops, what is different at the end"
    assert written in with_demo(tmp_path).ok("meeting", "show", "ada").splitlines()


def test_what_a_user_wrote_cannot_steer_the_terminal(with_ada: Mentorlog) -> None:
    with_ada.ok("jot", "ada", "Is [red]this[/red] :smile: [/] \x1b[31mred\x1b[0m \u202etxet\x9b2J")
    for arguments in ([], ["prep"], ["prep", "--full"], ["prep", "--share"], ["list", "--kind", "any"]):
        out = with_ada.ok(*arguments)
        assert not re.search("[\x1b\x9b\u202e]", out)
    assert "[red]this[/red] :smile: [/]" in with_ada.ok("prep", "--full")


@pytest.mark.parametrize("option", ["--no-color", "--plain"])
def test_an_option_takes_the_color_away(with_ada: Mentorlog, option: str) -> None:
    assert "\x1b" in with_ada.ok("prep", "ada", color=True)
    assert "\x1b" not in with_ada.ok(option, "prep", "ada", color=True)


def test_a_pipe_gets_lines_as_long_as_they_are_and_no_color(tmp_path: Path) -> None:
    sheet = with_demo(tmp_path).ok("prep", "--full", width=None, NO_COLOR="", TERM="xterm")
    assert "Her father is eighty-one and beats her uphill; Thinks by arguing" in sheet
    assert not re.search(r"\x1b| {5}", sheet)


def test_the_page_of_a_day_has_every_meeting_of_today_and_tomorrow(with_ada: Mentorlog) -> None:
    names = [f"Mentee-{letter}" for letter in "abcdefgh"]
    for number, name in enumerate(names):
        with_ada.ok("mentee", "add", name)
        with_ada.ok("note", name, "-m", "We met.", "--commit", "Send it by today", "--date", "yesterday")
        with_ada.ok("meeting", "plan", name, "tomorrow" if number % 2 else "today", "15:00")
    with_ada.ok("meeting", "plan", "ada", "wed")
    out = with_ada.ok()
    assert [name for name in names if name not in out] == [] and "Ada Lovelace" not in out
    assert re.search(r"\nThere is more: +mentorlog review\n$", out)


def test_on_a_full_page_a_meeting_keeps_its_command_where_it_fits_its_line(with_ada: Mentorlog) -> None:
    with_ada.ok("prep", "ada", "--on", "tomorrow 10:00", "--objective", "A yes or no")
    with_ada.ok("note", "ada", "--commit", "One", "--commit", "Two", "--date", "yesterday")
    for name in ("Kim", "Lin", "Ola"):
        with_ada.ok("mentee", "add", name)
        with_ada.ok("note", name, "--commit", "Send it", "--commit", "Read it", "--date", "yesterday")
        with_ada.ok("meeting", "plan", name, "tomorrow", "16:00")
    said = r"Tomorrow  10:00 Ada Lovelace  1 aim, 2 things to finish +mentorlog prep ada\n"
    assert re.search(said, with_ada.ok())
