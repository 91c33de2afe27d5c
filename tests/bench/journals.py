"""Journals to measure with: so many meetings of about 1.5 KB each, with five people, the same every time."""

from __future__ import annotations

import random
import re
from datetime import date, timedelta
from pathlib import Path

LAST = date(2026, 11, 20)
NAMES = ("Ada Lovelace", "Grace Hopper", "Jun Park", "Katherine Johnson", "Alan Turing")
RARE = "zephyr"  # stands in one meeting of a thousand
COMMON = "team"  # stands in nearly all
_WORDS = re.findall(
    r"\w+",
    """
we talked about the team and who could lead it after spring the budget is tight but there is room
for one hire if Tom agrees by Friday she said that trust grows when you keep small promises first
then larger ones numbers slide planning round review quarter report salary office travel notes
design checklist migration customer support metrics interview candidate offer letter question answer
listen patience pressure conflict delegation weekly rhythm goals skill course reading book chapter
writing talk conference slides practice audience
""",
)
_OPEN = 300  # of the newest meetings have something open
FORTNIGHT = 14


def make(root: Path, meetings: int, apart: int = FORTNIGHT) -> None:
    """Writes a journal of so many meetings; those with one person are so many days `apart`."""
    source = random.Random(7)
    for name in ("people", "goals", "meetings"):
        (root / name).mkdir(parents=True, mode=0o700)
    root.chmod(0o700)
    (root / "mentorlog.toml").write_text("format = 1\n")
    (root / "goals/lead.md").write_text('+++\ntitle = "Lead a team"\n+++\n')
    slugs = [name.lower().replace(" ", "-") for name in NAMES]
    for name, slug in zip(NAMES, slugs, strict=True):
        head = f'+++\nname = "{name}"\ngoals = ["lead"]\n\n[agreement]\nevery = "2 weeks"\n+++\n'
        (root / f"people/{slug}.md").write_text(f"{head}\n## About\n- {_say(source, 8)}\n")
        (root / "meetings" / slug).mkdir()
    rare = set(source.sample(range(meetings), max(meetings // 1000, 1)))
    for number in range(meetings):
        turn, who = divmod(number, len(slugs))
        day = LAST - timedelta(days=turn * apart + who * (apart // len(slugs)))
        text = _meeting(source, number, day, is_rare=number in rare)
        (root / "meetings" / slugs[number % len(slugs)] / f"{day}.md").write_text(text)


def _say(source: random.Random, words: int) -> str:
    return " ".join(source.choices(_WORDS, k=words)).capitalize()


def _meeting(source: random.Random, number: int, day: date, *, is_rare: bool) -> str:
    done = f"  [completion:: {day + timedelta(days=7)}]"
    state, ended = (" ", "") if number < _OPEN else ("x", done)
    return f"""+++
date = {day}
time = "10:00"
minutes = 45
medium = "video"
status = "held"
+++

## Objectives
- [x] {_say(source, 9)}{done}  [id:: a{number:04x}]

## Notes
{_say(source, 60)}.{f" It was a {RARE} of a talk." if is_rare else ""}

{_say(source, 55)}.

### {_say(source, 3)}
{_say(source, 40)}.

## Advice
- [x] {_say(source, 12)}{done}  [id:: b{number:04x}]

## Commitments
- [{state}] {_say(source, 9)}  [goal:: lead]  [due:: {day + timedelta(days=9)}]{ended}  [id:: c{number:04x}]
- [x] @ada {_say(source, 7)}{done}  [id:: d{number:04x}]

## Learned
- {_say(source, 12)}
"""


def as_jrnl(root: Path, target: Path) -> None:
    """The same texts as one file of jrnl's own, an entry a meeting."""
    paths = sorted((root / "meetings").glob("*/*.md"), key=lambda path: (path.stem, path.parent.name))
    with target.open("w") as file:
        for path in paths:
            file.write(f"[{path.stem} 10:00] Meeting.\n{path.read_text()}\n\n")
