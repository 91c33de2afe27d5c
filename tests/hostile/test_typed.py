"""A hostile string on the command line: refused in one clear line, or stored as it is and shown safe."""

from __future__ import annotations

import json
import shutil
import tomllib
from pathlib import Path

import pytest
from tests.cli.conftest import Mentorlog, Result

from mentorlog.render.text import visible

from .screens import obeyed, squeezed
from .screens import strings as strings_in
from .strings import HALVES, HOSTILE, SORTS

TYPED = {name: HOSTILE[name] for name in SORTS} | HALVES
strings = pytest.mark.parametrize("name", TYPED)

# Each stores TEXT.
WRITING = (
    "jot ada TEXT",
    "jot ada TEXT --as about",
    "jot ada TEXT --as commitment --due fri",
    "note ada -m TEXT --date 2026-12-01",
    "note ada --commit TEXT --date 2026-12-01",
    "note ada --theirs TEXT --advice TEXT --learned TEXT --date 2026-12-01",
    "note ada --feedback TEXT --contact TEXT --works TEXT --change TEXT --date 2026-12-01",
    "note ada --obstacle TEXT --date 2026-12-01",
    "mentor checkpoint ada --working TEXT --better-them TEXT",
    "note ada -m Words --medium TEXT --date 2026-12-01",
    "done plan --result TEXT",
    "drop plan --why TEXT",
    "move plan fri --why TEXT",
    "move plan fri --smaller TEXT",
    "mentor add TEXT --alias TEXT --skill TEXT --place TEXT --about TEXT",
    "mentor edit ada --skill TEXT --medium TEXT --about TEXT",
    "mentor ask eve --focus TEXT --sent",
    "mentor answer eve no --why TEXT",
    "mentor answer eve later --refer TEXT",
    "goal add TEXT --measure TEXT --why TEXT --step TEXT",
    "goal edit lead --why TEXT",
    "goal log lead TEXT",
    "goal log lead 20% TEXT",
    "goal achieve lead --learned TEXT",
    "goal drop lead --why TEXT",
    "goal rename lead TEXT",
    "me skill TEXT --level 2 --importance 5",
    "meeting plan ada fri --place TEXT --medium TEXT --objective TEXT",
    "meeting cancel ada --why TEXT",
    "prep ada --objective TEXT --question TEXT",
)
# Those that do not say all that they stored.
SILENT = ("--medium", "--place", "--why", "note ada -m Words", "prep ada")
# Each names something that there is not, or that cannot be read.
WRONG = (
    "TEXT",
    "done TEXT",
    "told TEXT",
    "prep TEXT",
    "nudge TEXT",
    "report TEXT",
    "report ada --since TEXT",
    "note TEXT -m Words",
    "goal show TEXT",
    "goal edit lead --status TEXT",
    "goal log TEXT 20%",
    "goal remove TEXT --yes",
    "me skill hiring --importance 5 --level TEXT",
    "mentor edit ada --role TEXT",
    "mentor add Tom --every TEXT",
    "mentor ask TEXT",
    "mentor answer eve TEXT",
    "mentor answer eve later --back TEXT",
    "mentor compare --goal TEXT",
    "meeting show ada TEXT",
    "meeting plan ada fri --kind TEXT",
    "meeting plan ada fri --minutes TEXT",
    "list --kind TEXT",
    "jot ada Words --as TEXT",
    "jot ada Words --due TEXT",
    "--as-of TEXT list",
    "prep ada --format TEXT",
    "list --TEXT",
    "--journal no-such-folder/TEXT list",
    "prep ada --output TEXT/out",
)
# Those that do not repeat what was typed, or not as it was typed.
VAGUE = (
    "me skill hiring --importance 5 --level TEXT",
    "meeting plan ada fri --minutes TEXT",
    "mentor add Tom --every TEXT",
    "mentor answer eve later --back TEXT",
    "meeting show ada TEXT",
    "jot ada Words --due TEXT",
    "report ada --since TEXT",
    "--as-of TEXT list",
    "prep ada --format TEXT",
    "list --TEXT",
    "--journal no-such-folder/TEXT list",
    "prep ada --output TEXT/out",
)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with one goal, one mentor, one meeting to come and one promise."""
    mentorlog = Mentorlog(tmp_path_factory.mktemp("home"))
    mentorlog.ok("--journal", str(mentorlog.journal), "init", "--no-git")
    mentorlog.environment["MENTORLOG_JOURNAL"] = str(mentorlog.journal)
    mentorlog.ok("goal", "add", "Lead a team of five")
    mentorlog.ok("mentor", "add", "Ada Lovelace", "--goal", "lead")
    mentorlog.ok("mentor", "add", "Eve", "--status", "candidate")
    mentorlog.ok("meeting", "plan", "ada", "tomorrow", "10:00")
    mentorlog.ok("jot", "ada", "--as", "commitment", "Draft the plan")
    return mentorlog.home


@pytest.fixture
def busy(begun: Path, tmp_path: Path) -> Mentorlog:
    """That home, for one test to do with as it likes."""
    home = shutil.copytree(begun, tmp_path / "home")
    return Mentorlog(home, environment={"MENTORLOG_JOURNAL": str(home / "journal")})


def typed(line: str, text: str) -> list[str]:
    """The arguments in a line, a text in the place of TEXT."""
    return [word.replace("TEXT", text) for word in line.split()]


def is_refused(result: Result, codes: tuple[int, ...]) -> bool:
    """Whether it ended with a message and at most one more line, and printed nothing."""
    lines = result.err.split("\n")[:-1]
    return result.code in codes and not result.out and 1 <= len(lines) <= 2


def is_stored(records: dict[str, str], text: str) -> bool:
    """Whether some record holds a text: in its lines, or in what its front matter says."""
    heads = [record.split("+++\n")[1] for record in records.values() if record.startswith("+++\n")]
    held = [*records.values(), *(one for head in heads for one in strings_in(tomllib.loads(head)))]
    return any(text in one for one in held)


@pytest.mark.parametrize("name", SORTS)
def test_what_is_typed_is_refused_or_stored_as_it_is_and_shown_safe(name: str, busy: Mentorlog) -> None:
    text = f"Q{TYPED[name]}Q"
    before = busy.records()
    for line in WRITING:
        result = busy(*typed(line, text))
        assert obeyed(result.out + result.err) == [], line
        if result.code:
            assert is_refused(result, (2,)), (line, result)
            assert busy.records() == before, line
        else:
            silent = any(option in line for option in SILENT)
            assert silent or squeezed(visible(text)) in squeezed(result.out), line
            assert is_stored(busy.records(), text), line
        for path in {*busy.records()} - {*before}:
            (busy.journal / path).unlink()
        for path, content in before.items():
            (busy.journal / path).write_bytes(content.encode())


@strings
def test_a_message_that_names_what_was_typed_shows_it_safe(name: str, busy: Mentorlog) -> None:
    text = f"Q{TYPED[name]}Q"
    before = busy.records()
    for line in WRONG:
        result = busy(*typed(line, text))
        assert is_refused(result, (1, 2, 3, 4)), (line, result)
        assert obeyed(result.err) == [], line
        # A number is not repeated; of what is compared without its case or its spaces, neither is.
        said = squeezed(visible(text)).casefold() in squeezed(result.err).casefold()
        assert said or line in VAGUE, (line, result.err)
    assert busy.records() == before


@strings
def test_a_page_from_a_pipe_is_stored_as_it_is_and_shown_safe(name: str, busy: Mentorlog) -> None:
    text = f"Q{HOSTILE.get(name, 'x')}Q".replace("\r\n", "").replace("\n", "")
    page = f"## Notes\n{text}\n\n## Commitments\n- {text}1\n- Ada: {text}2\n\n## {text}3\n- [ ] {text}4\n"
    result = busy("note", "ada", "-", "--date", "2026-12-01", stdin=page)
    assert obeyed(result.out + result.err) == []
    assert result.code == 0, result
    shown = json.loads(busy("meeting", "show", "ada", "2026-12-01", "--json").out)["text"]
    assert [n for n in range(1, 5) if f"{text}{n}" not in shown] == []
    assert squeezed(visible(text)) in squeezed(result.out)


NOT_SAID = pytest.mark.xfail(
    reason="practice/writing.py: checked() lets it through to the record", strict=False
)


@pytest.mark.parametrize("name", HALVES)
@pytest.mark.parametrize(
    "line",
    [pytest.param(line, marks=NOT_SAID if " add " in line or "--refer" in line else ()) for line in WRITING],
)
def test_what_no_file_can_hold_is_refused(line: str, name: str, busy: Mentorlog) -> None:
    before = busy.records()
    result = busy(*typed(line, HALVES[name]))
    assert is_refused(result, (2,)), result
    assert obeyed(result.err) == []
    assert "UTF-8" in result.err
    assert busy.records() == before


@pytest.mark.parametrize("name", HOSTILE)
def test_a_skill_of_any_name_is_found_again_by_it(name: str, busy: Mentorlog) -> None:
    first = busy("me", "skill", HOSTILE[name], "--level", "1", "--importance", "5")
    if first.code:
        assert is_refused(first, (2,)), first
        return
    assert busy("me", "skill", HOSTILE[name], "--level", "2").code == 0
    (skill,) = json.loads(busy("me", "--json").out)["skills"]
    assert skill["name"] == HOSTILE[name].strip()
    assert [one["level"] for one in skill["log"]] == [1, 2]
