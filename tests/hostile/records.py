"""A journal that has one string in every text field of every record, as an editor would leave it.

Each field has a name of its own around the string, `nameQ...Qname`, by which its text is found again on a
screen. It is letters only, so that the string stands in the middle of its field, whatever it holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomli_w

# The record of a meeting that was held, with all that can stand in one.
HELD = """
{opening}

## Objectives
- [x] {reached}  [completion:: 2026-11-22]
  - 2026-11-22 done: {reachedby}

## Notes
{prose}
  {indented}
> {quoted}

```
{fenced}
```
<!-- {commented} -->

## {heading}
{below}

**{bold}**
{belowbold}

{setext}
---
- {bullet}

## Advice
- [ ] {advice}  [id:: adv1c]
- [x] {tried}  [completion:: 2026-11-30]
  - 2026-11-30 adapted: {adapted}
- [x] {followed}  [completion:: 2026-11-29]
  - 2026-11-29 done: {followedby}

## {synonym}
- [ ] {bysynonym}

## Commitments
- [ ] {late}  [due:: 2026-12-01]
  - {detail}
- [ ] {moved}  [due:: 2026-12-07]
  - 2026-12-02 moved from 2026-12-01: {why}
- [x] {kept}  [completion:: 2026-11-30]
  - 2026-11-30 done: {result}
- [-] {letgo}  [cancelled:: 2026-11-30]
  - 2026-11-30 dropped: {reason}
- [ ] {towards}  [goal:: lead]  [due:: 2026-12-08]
- [ ] @ada-lovelace {theirs}
- [ ] @{alias} {byalias}
- [?] {unknownbox}

## People
- [ ] {contact}: {contactfor}
- [x] {met}  [completion:: 2026-11-30]
  - 2026-11-30 done: {metresult}
- [ ] @ada-lovelace {theircontact}

## Decisions
- [ ] {decision}

## Feedback
- [ ] From Ada: {feedback}
- [x] To Ada: {acted}  [completion:: 2026-11-30]

## Learned
- {lesson}

## Given
- {given}

## Obstacles
- {obstacle}

## Brief
{beforehand}

## Debrief
- {afterwards}

## Checkpoint
- Working: {working}
- Better, me: {betterme}

## Check-in
- Works, for me: {works}
- Change: {change}

## Next meeting
{nextmeeting}

## Private
- {private}
- [ ] {secret}
{secretprose}
"""
PRIVATE = ("private", "secret", "secretprose", "evesecret")


class Records:
    """The files, and what each field holds."""

    def __init__(self, string: str) -> None:
        self.string = string
        self.fields: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        """The text of a field in a line of Markdown, which ends where its line does; an alias is one word."""
        line = self.string.replace("\r\n", "").replace("\n", "")
        return self.quoted(name, "".join(line.split()) if name == "alias" else line)

    def quoted(self, name: str, string: str | None = None) -> str:
        """The text of a field in TOML, which can hold anything."""
        text = f"{name}Q{self.string if string is None else string}Q{name}"
        assert self.fields.setdefault(name, text) == text
        return text

    def files(self) -> dict[str, str]:
        """All of them, by path."""
        q = self.quoted
        return {
            "mentorlog.toml": tomli_w.dumps(
                {
                    "format": 1,
                    "timezone": q("zone"),
                    "headings": {"advice": [self["synonym"]], q("wrongkey"): 5},
                }
            ),
            "me.md": f"## Vision\n{self['vision']}\n\n{self['vision2']}\n\n"
            f"## Strengths\n- {self['strength']}\n\n"
            f"## Weaknesses\n{self['weakness']}\n\n## Skills\n- {self['unrated']}\n"
            f"- 2026-11-01 {self['meskill']}: level 2, importance 5\n",
            "people/ada-lovelace.md": record(
                self._ada(),
                f"\n## About\n- {self['about']}\n- 2026-12-01 {self['about2']}\n\n## Questions\n"
                f"- [ ] {self['question']}  [created:: 2026-11-30]  [id:: t4x2k]\n"
                f"- [x] {self['answered']}  [completion:: 2026-12-01]\n"
                f"  - 2026-12-01 done: {self['answer']}\n\n"
                f"## Assumptions\n- [ ] {self['assumption']}\n\n## Log\n- 2026-05-20 asked: {self['log']}\n"
                f"- 2026-10-01 checkpoint: {self['inaline']}\n\n"
                f"## Checkpoints\n- 2026-10-02 better, Ada: {self['bettertwo']}\n",
            ),
            "people/jun-park.md": record(
                {
                    "name": f"{q('called')} Park",
                    "aliases": ["Jun", q("called")],
                    "role": "mentee",
                    "agreement": {
                        "every": q("every"), "place": q("agreedplace"), "feedback": q("agreedfeedback"),
                        "i_learn": q("ilearn"), "they_learn": q("theylearn"), "i_need": q("ineed"),
                        "they_need": q("theyneed"),
                    },
                }
            ),
            "people/tom-hale.md": record({"name": "Tom Hale", "role": q("role"), "status": q("status")}),
            "people/eve-stone.md": record(
                {"name": f"{q('eve')} Stone", "aliases": ["Eve"], "status": "asked", "skill": q("eveskill"),
                 "place": q("eveplace"), "goals": ["lead"], "referred_by": "ada-lovelace",
                 "look_again": "2026-12-01", "fit": {"experience": 5}},
                f"\n## About\n- {self['eveabout']}\n\n## Private\n### About\n- {self['evesecret']}\n\n"
                f"## Log\n- 2026-11-17 asked: {self['asked']}\n- 2026-11-20 {self['logword']}: later\n",
            ),
            "goals/lead.md": record(
                {"title": q("title"), "due": "2027-06-30", "measure": q("measure"), "why": q("whygoal"),
                 "skill": q("goalskill")},
                f"\n{self['goalprose']}\n\n## Steps\n- [ ] {self['step']}  [due:: 2026-12-07]\n\n"
                f"## Progress\n- 2026-06-01 {self['first']}: {self['firsttext']}\n"
                f"- 2026-11-02 {self['value']}: {self['progress']}\n",
            ),
            "goals/paused.md": record({"title": q("paused"), "status": q("goalstatus")}),
            "goals/over.md": record(
                {"title": q("over"), "status": "dropped"},
                f"\n## Learned\n- {self['goallesson']}\n\n## Log\n- 2026-12-01 dropped: {self['goalwhy']}\n",
            ),
            "goals/alone.md": record({"title": q("alone"), "measure": q("alonemeasure")}),
            "goals/juns.md": record(
                {"title": q("juns"), "of": "jun-park"},
                f"\n## Steps\n- [ ] @jun-park {self['junstep']}  [due:: 2026-12-08]\n",
            ),
            "meetings/ada-lovelace/2026-10-25.md": f"## Commitments\n- {self['unsettled']}\n",
            "meetings/ada-lovelace/2026-11-01.md": record({"status": q("meetingstatus")}),
            "meetings/ada-lovelace/2026-11-22.md": record(
                {"medium": q("medium"), "place": q("meetingplace"), "kind": q("kind"), "status": "held"},
                HELD.format_map(self),
            ),
            "meetings/ada-lovelace/2026-12-07.md": record(
                {"status": "planned", "time": "10:00", "medium": q("nextmedium"), "place": q("nextplace"),
                 "kind": q("nextkind")},
                f"\n## Brief\n- {self['brief']}\n\n## Objectives\n- [ ] {self['aim']}\n",
            ),
            "meetings/jun-park/2026-11-25.md": record(
                {"status": "held", "kind": "checkpoint"},
                f"\n## Checkpoint\n- Progress: {self['junsprogress']}\n\n"
                f"## Advice\n- [ ] {self['myadvice']}\n\n## Commitments\n- [ ] {self['tojun']}\n"
                f"- [ ] @jun-park {self['fromjun']}\n",
            ),
            "meetings/jun-park/2026-12-01.md": record({"status": "planned"}),
            "meetings/jun-park/2026-12-09.md": record(
                {"status": "planned", "kind": "shadowing"}, f"\n## Brief\n- {self['junsbrief']}\n"
            ),
        }  # fmt: skip

    def _ada(self) -> dict[str, Any]:
        q = self.quoted
        return {
            "name": f"{q('name')} Lovelace",
            "aliases": ["Ada", q("name"), self["alias"], q("alias2")],
            "place": q("place"),
            "skill": q("skill"),
            "goals": ["lead"],
            "agreement": {
                "every": "2 weeks",
                "medium": q("agreedmedium"),
                "notes": q("notes"),
                "agenda": q("agenda"),
                "confidentiality": q("confidentiality"),
                "obstacles": q("obstacles"),
            },
        }


def record(table: Mapping[str, Any], body: str = "") -> str:
    """A record: the front matter, then the body."""
    return f"+++\n{tomli_w.dumps(table)}+++\n{body}"


def write(journal: Path, files: Mapping[str, str]) -> None:
    """Puts the files of a journal where they belong, byte for byte."""
    for path, text in files.items():
        (journal / path).parent.mkdir(parents=True, exist_ok=True)
        (journal / path).write_bytes(text.encode())
