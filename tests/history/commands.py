"""Every command that changes a journal, each as a person gives it, and what history is to say of it."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import NamedTuple

from tests.cli.conftest import Result

from .machines import Machine

KINDS = (
    "question", "assumption", "about", "commitment", "contact", "advice", "decision", "feedback", "lesson",
    "given",
)  # fmt: skip


class Doing(NamedTuple):
    """One command: what is typed, what is answered, piped in or edited, and its line in the history."""

    arguments: tuple[str, ...]
    line: str
    answers: tuple[str, ...] | None = None
    stdin: str = ""
    edit: str = ""

    @property
    def command(self) -> str:
        return self.arguments[0]

    def by(self, machine: Machine, **environment: str) -> Result:
        """Gives the command on a machine."""
        how: dict[str, object] = {"stdin": self.stdin, **environment}
        if self.answers is not None:
            how["answers"] = self.answers
        if self.edit:
            how["EDITOR"] = editor(machine.program.home, self.edit)
        return machine(*self.arguments, **how)


def editor(folder: Path, python: str) -> str:
    """What to set EDITOR to, to have some Python change `text`."""
    script = folder / "editor.py"
    script.write_text(
        "import sys\n"
        "path = sys.argv[-1]\n"
        "text = open(path, newline='', encoding='utf-8').read()\n"
        f"{python}\n"
        "open(path, 'w', newline='', encoding='utf-8').write(text)\n"
    )
    return shlex.join([sys.executable, "-S", str(script)])


def _typed(command: str, line: str, *answers: str, stdin: str = "", edit: str = "") -> Doing:
    return Doing(tuple(shlex.split(command)), line, answers or None, stdin, edit)


_ADDED = "text += '\\nA line of mine.\\n'"
_PAGE = "We spoke of the plan.\n\n## Commitments\n- Send the plan by fri\n- Ada: read it\n"
# On the page that the editor shows, what is open stands with a box: two are ticked, in two files.
_TICKED = (
    "text = text.replace('[ ] Draft the 90-day plan', '[x] Draft the 90-day plan')\n"
    "text = text.replace('[ ] How did you choose', '[x] How did you choose')\n"
    "text = text.replace('## Notes\\n', '## Notes\\nWe settled two things.\\n', 1)"
)

DOINGS = {
    "mentor add": _typed("mentor add 'Cy Young' --goal lead --about 'Runs the data team'", "Added Cy Young"),
    "mentor edit": _typed("mentor edit ada --every monthly", "Changed Ada Lovelace"),
    "mentor edit, about": _typed("mentor edit ada --about 'Likes maps'", "Changed Ada Lovelace"),
    "mentor edit, editor": _typed("mentor edit ada", "Changed Ada Lovelace", edit=_ADDED),
    "mentor edit, role": _typed("mentor edit ada --role sponsor", "Changed Ada Lovelace"),
    "mentor ask --sent": _typed("mentor ask dan --sessions 3 --focus hiring --sent", "Asked Dan"),
    "mentor ask --sent, asked": _typed("mentor ask dan --sent", "Asked Dan", "3", "hiring"),
    "mentor answer yes": _typed("mentor answer dan yes", "Answered by Dan"),
    "mentor answer later": _typed("mentor answer dan later --back 2027-01-15", "Answered by Dan"),
    "mentor answer no": _typed("mentor answer dan no --refer 'Fay Wu' --why ill", "Answered by Dan"),
    "mentor answer, asked": _typed("mentor answer dan", "Answered by Dan", "l", ""),
    "mentor rename": _typed("mentor rename ada 'Ada King'", "Renamed Ada Lovelace"),
    "mentor rename --slug": _typed("mentor rename ada 'Ada King' --slug ada-king", "Renamed Ada Lovelace"),
    "mentor remove": _typed("mentor remove ada --yes", "Removed Ada Lovelace"),
    "mentor remove, asked": _typed("mentor remove ada", "Removed Ada Lovelace", "y"),
    "goal rename --slug": _typed(
        "goal rename lead 'Lead six' --slug six", "Renamed the goal: Lead a team of five"
    ),
    "meeting remove": _typed("meeting remove ada --yes", "Removed: Ada Lovelace, Thu 10 Dec 2026"),
    "jot --story": _typed("jot bo 'And you?' --story 'The night it broke'", "Question for Bo: And you?"),
    "mentor close --next": _typed("mentor close ada --no-talk --next 'Find a coach'", "Closed Ada Lovelace"),
    "mentee add": _typed("mentee add Dee", "Added Dee"),
    "mentee edit": _typed("mentee edit bo --skill writing", "Changed Bo"),
    "mentee edit, editor": _typed("mentee edit bo", "Changed Bo", edit=_ADDED),
    "mentor agree": _typed("mentor agree ada --notes me --sessions 6", "Agreed with Ada Lovelace"),
    "mentor agree, asked": _typed("mentor agree ada", "Agreed with Ada Lovelace", *[""] * 8, *["-"] * 5),
    "mentor agree, editor": _typed(
        "mentor agree ada --edit",
        "Agreed with Ada Lovelace",
        edit="text = text.replace('Notes:', 'Notes: me')",
    ),
    "mentor checkpoint": _typed(
        "mentor checkpoint ada --working Well --better-them Wait", "Checkpoint with Ada Lovelace"
    ),
    "mentor checkpoint, asked": _typed(
        "mentor checkpoint ada", "Checkpoint with Ada Lovelace", "Well", "", "", "Ask", ""
    ),
    "mentor close": _typed("mentor close ada --no-talk --keep 7f3kb", "Closed Ada Lovelace"),
    "mentor close, talked": _typed(
        "mentor close ada --done -m 'We met.' --refer 'Cy Young'", "Closed Ada Lovelace"
    ),
    "mentor close, asked": _typed(
        "mentor close ada", "Closed Ada Lovelace", "n", "Ask", "Nothing", "Call", "1 2"
    ),
    "goal add": _typed("goal add 'Write a book' --step 'One page'", "Added the goal: Write a book"),
    "goal edit": _typed("goal edit lead --due 2027-09-30", "Changed the goal: Lead a team of five"),
    "goal edit, editor": _typed("goal edit lead", "Changed the goal: Lead a team of five", edit=_ADDED),
    "goal add, asked": _typed(
        "goal add 'Write a book'", "Added the goal: Write a book", "One book", "A page by fri", "31 dec", "y"
    ),
    "goal log": _typed("goal log lead 20% 'First one hired'", "Progress, 20%: Lead a team of five"),
    "goal achieve": _typed("goal achieve lead --learned 'To wait'", "Achieved the goal: Lead a team of five"),
    "goal drop": _typed(
        "goal drop lead --why 'Another way'", "Dropped the goal: Lead a team of five", "To ask earlier"
    ),
    "goal rename": _typed("goal rename lead 'Lead six'", "Renamed the goal: Lead a team of five"),
    "goal remove": _typed("goal remove lead --yes", "Removed the goal: Lead a team of five"),
    "goal remove, asked": _typed("goal remove lead", "Removed the goal: Lead a team of five", "y"),
    "me skill": _typed(
        "me skill hiring --level 2 --importance 5", "Assessed: hiring, level 2, importance 5"
    ),
    "me skill, asked": _typed("me skill hiring", "Assessed: hiring, level 2, importance 5", "2", "5"),
    "me edit": _typed("me edit", "Changed me.md", edit=_ADDED),
    "meeting plan": _typed("meeting plan bo 21 dec 10:00 --objective A", "Planned: Bo, Mon 21 Dec 2026"),
    "meeting plan, again": _typed(
        "meeting plan ada 10 dec --objective 'Another aim'", "Planned: Ada Lovelace, Thu 10 Dec 2026"
    ),
    "meeting edit": _typed("meeting edit ada", "Changed: Ada Lovelace, Thu 10 Dec 2026", edit=_ADDED),
    "meeting reschedule, hour": _typed(
        "meeting reschedule ada 10 dec 11:00", "Moved: Ada Lovelace, Thu 10 Dec 2026"
    ),
    "meeting reschedule": _typed(
        "meeting reschedule ada 14 dec --wish theirs",
        "Moved: Ada Lovelace, Thu 10 Dec 2026 to Mon 14 Dec 2026",
    ),
    "meeting reschedule, along": _typed(
        "meeting reschedule ada 14 dec --along", "Moved: Ada Lovelace, Thu 10 Dec 2026 to Mon 14 Dec 2026"
    ),
    "meeting cancel": _typed("meeting cancel ada --why ill", "Cancelled: Ada Lovelace, Thu 10 Dec 2026"),
    "prep --on": _typed("prep bo --on '21 dec' --objective Aim", "Prepared: Bo, Mon 21 Dec 2026"),
    "prep --objective": _typed("prep ada --objective Aim", "Prepared: Ada Lovelace, Thu 10 Dec 2026"),
    "prep --question": _typed("prep ada --question 'Why?'", "Prepared: Ada Lovelace, Thu 10 Dec 2026"),
    "prep, both": _typed(
        "prep ada --question 'Why?' --objective Aim", "Prepared: Ada Lovelace, Thu 10 Dec 2026"
    ),
    "prep --question, none planned": _typed("prep bo --question 'Why?'", "Question for Bo: Why?"),
    "prep --edit": _typed("prep ada --edit", "Prepared: Ada Lovelace, Thu 10 Dec 2026", edit=_ADDED),
    "prep, passed": _typed("prep bo", "Held: Bo, Tue 1 Dec 2026", "h"),
    "note -m": _typed("note ada -m 'We met.' --commit 'Do it by fri'", "Noted: Ada Lovelace, Sun 6 Dec 2026"),
    "note, planned before": _typed("note bo -m 'We met.'", "Noted: Bo, Sun 6 Dec 2026"),
    "note --date": _typed("note ada -m More --date 2026-11-23", "Noted: Ada Lovelace, Mon 23 Nov 2026"),
    "note --next": _typed("note bo -m 'We met.' --next '21 dec'", "Noted: Bo, Sun 6 Dec 2026"),
    "note, page": _typed("note ada -", "Noted: Ada Lovelace, Sun 6 Dec 2026", stdin=_PAGE),
    "note, editor": _typed("note ada", "Noted: Ada Lovelace, Sun 6 Dec 2026", edit=_TICKED),
    "done": _typed("done 7f3kb", "Done: Draft the 90-day plan"),
    "done --result": _typed("done headcount --result 'It came'", "Done: Share the headcount sheet"),
    "done, later": _typed("done n5w2q --result 'She wrote'", "Done: Thank Ada"),
    "done --adapted": _typed("done a9k2h --adapted", "Done: Ask for the role in writing"),
    "done, a step": _typed("done p2m7d", "Done: Shadow a planning round"),
    "done, an aim": _typed("done c7d3q", "Done: A yes or no on the platform lead role"),
    "drop": _typed("drop q8d1t", "Let go: Priya Nair, head of data"),
    "drop --why": _typed("drop t4x2k --why 'I know'", "Let go: How did you choose your first two hires?"),
    "move": _typed("move 7f3kb 14 dec", "Moved to Mon 14 Dec 2026: Draft the 90-day plan"),
    "move --told": _typed(
        "move 7f3kb 14 dec --why ill --told", "Moved to Mon 14 Dec 2026: Draft the 90-day plan"
    ),
    "move, same day": _typed("move 7f3kb 11 dec --why 'As said'", "Why: Draft the 90-day plan"),
    "move, asked": _typed("move 7f3kb", "Moved to Mon 14 Dec 2026: Draft the 90-day plan", "14 dec", "", ""),
    "move --smaller": _typed("move 7f3kb --smaller 'One page by fri'", "Made smaller: Draft the 90-day plan"),
    "import": _typed(
        "import - --who ada --yes",
        "Imported: 1 meeting and 2 commitments with Ada Lovelace",
        stdin="# Of Ada\n\n## 10 January 2022\n- [ ] Write to Cy\n\nAI: Call Bo\n",
    ),
    "import --from json": _typed(
        "import --from json - --yes",
        "Imported an export: 1 file",
        stdin='{"schema": 1, "files": [{"path": "people/cy.md", "text": "+++\\nname = \\"Cy\\"\\n+++\\n"}]}',
    ),
    "reopen": _typed("reopen n5w2q", "Opened again: Thank Ada"),
    "told": _typed("told k4r8s", "Told: Write to Cy"),
    "review, held": _typed("review", "Held: Bo, Tue 1 Dec 2026", "h", "q"),
    "review, moved": _typed("review", "Moved: Bo, Tue 1 Dec 2026 to Mon 14 Dec 2026", "m", "14 dec", "q"),
    "review, not happened": _typed("review", "Cancelled: Bo, Tue 1 Dec 2026", "n", "q"),
    "review, not said": _typed("review", "Asked about: Bo, Tue 1 Dec 2026", "", "q"),
    "review, done": _typed("review --who ada", "Kept: Write to Cy", "d", "She wrote back", "q"),
    "review, put off": _typed(
        "review --who ada", "Moved to Mon 14 Dec 2026: Write to Cy", "m", "14 dec", "ill", "y", "q"
    ),
    "review, smaller": _typed("review --who ada", "Made smaller: Write to Cy", "s", "Find it", "", "", "q"),
    "review, let go": _typed("review --who ada", "Let go: Write to Cy", "l", "no longer needed", "", "q"),
    "review, not now": _typed("review --who ada", "Not now: Write to Cy", "n", "q"),
    **{
        f"jot --as {kind}": _typed(
            f"jot ada 'Three maps' --as {kind}", f"{kind.capitalize()} for Ada: Three maps"
        )
        for kind in KINDS
    },
}  # fmt: skip
