"""Sound journals at random: what people, editors and mentorlog itself write, odd things among them.

Nothing here is a fault: unknown keys and headings, marks of a conflict in a fence, words after an `@` in
prose, dates that are no dates where nobody reads them, files of the user's own between the records.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from tests.journal.check.journals import put

from mentorlog.journal.ids import new_id
from mentorlog.journal.names import slug_for
from mentorlog.journal.records import GOAL_STATUSES, MEDIA, MEETING_KINDS, ROLES, STATUSES
from mentorlog.journal.unfinished import Message, dumped

NAMES = [
    "Ada Lovelace",
    "Jun Park",
    "李明",
    "José Ñúñez",
    "Łukasz Ó",
    "Grace Hopper",
    "O'Brien, Kim",
    "Ádám",
    "נועה לוי",
    "Jose\u0301 Mari\u0301a",
    "Anne-Marie d’Arc",
    "Ann",
]
ALIASES = ["AL", "the boss", "Jay", "G", "明", "Kim2", "Łuk", "Nóa", "x-y.z"]
TITLES = [
    "Lead a team of five",
    "Run a review",
    "学习丹麦语",
    "Speak up!",
    "Écrire",
    "Ship “it” by 2027",
    "100 days",
]
FIRST = date(2026, 1, 5)
TEXTS = [
    "Draft the 90-day plan",
    "Call Bob",
    "Read [the plan](https://example.org/a_(b))",
    "ask bob@example.org",
    "“Why?” she asked",
    "a\u2028b",
    "שלום \u2067abc\u2069 עולם",
    "👩‍💻 pair up",
    "`[due:: never]` is code",
    "write to @home and @work",
    "50/50",
    "C:\\temp",
    "[x] marks",
    "price: 3 €",
    "tab\there",
    "a [mood:: good] day",
    "*not* **bold**",
    "x" * 300,
    "50 % by 2026-12-11",
    "by the way",
    "2026-02-30 is no day",
    "<b>bold</b>",
    "@home",
    "@ alone",
    "@bob's slides, again",
    "@2/3 of it",
    "cafe\u0301",
    "e^x",
    "=> so",
    "\u200fראשון",
]
PROSE = [
    "We talked.",
    "A title\n=======",
    "Another\n-------",
    "> - [ ] @bob said so",
    "> quoted\ngoes on",
    "    code",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "- a bullet @home",
    "- 2026-02-30 told",
    "1. one\n2. two",
    "* * *",
    "***",
    "```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n```",
    "~~~ diff\n<<<<<<< HEAD\n~~~",
    "``` md\n## Private\n+++\n```",
    "<!-- [due:: never] -->",
    "<!--\n- [ ] @bob Nothing [id:: 7f3kb]\n-->",
    "======= is seven",
    "a <<<<<<< b",
    "-----",
    "\f",
    "#tag #other/tag",
    "[link]: <https://example.org>",
    "- [link](a.md)",
    "\u00a0",
    "+++",
    "é" * 200,
    "- due:2026-02-30 in prose",
    "- [due:: whenever]",
    "Term\n: definition",
    "$$\nx\n$$",
    "- ",
    "<details>\n\n</details>",
    "- 3/4 done",
    "- see 2026-13-45.md",
]
HEADINGS = {
    "objective": ["Objectives", "🎯 Objectives for today"],
    "question": ["Questions", "Open questions", "To discuss:"],
    "advice": ["Advice", "Recommendations"],
    "commitment": ["Commitments", "Action items:", "✅ TO-DO", "Next steps", "Follow-up"],
    "contact": ["People", "Contacts"],
    "decision": ["Decisions"],
    "feedback": ["Feedback"],
    "assumption": ["Assumptions"],
    "lesson": ["Learned"],
    "check-in": ["Check-in"],
    "about": ["About"],
    "none": ["Notes", "Whatever", "A heading of mine"],
}
HISTORY = [
    "{0} moved from {1}: waiting",
    "{0} told",
    "{0} done: it came",
    "{0} adapted",
    "{0} dropped: no time",
    "{0} reopened",
    "{0} carried",
    "{0} moved: sooner",
    "a detail",
    "{0} something else",
    "[due:: never]",
    "see 2026-02-30",
]
RHYTHMS = ["2 weeks", "month", "every other week", "quarterly", "4w", "Fortnight", "six weeks"]
UNKNOWN = ['mood = "fine"', "x = [[1], {a = 1}]", "[other]\nkey = 1", 'time-zone = "a"', "[[list]]\nx = 1"]


@dataclass
class Maker:
    """Makes the files of one journal; the same seed makes the same."""

    source: random.Random
    files: dict[str, str] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    ended: list[str] = field(default_factory=list)
    owners: list[str] = field(default_factory=lambda: ["me", "ME"])
    goals: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)

    def all(self) -> dict[str, str]:
        """The files by their paths."""
        names = self.source.sample(NAMES, self.source.randint(0, 4))
        titles = self.source.sample(TITLES, self.source.randint(0, 3))
        for name in names:
            self.people.append(slug_for(name, self.people, otherwise="person"))
        for title in titles:
            self.goals.append(slug_for(title, self.goals, otherwise="goal"))
        self.owners += self.people
        aliases = self.source.sample(ALIASES, len(ALIASES))
        for slug, name in zip(self.people, names, strict=True):
            self._person(slug, name, [aliases.pop() for _ in range(self.source.randint(0, 2))])
        for slug, title in zip(self.goals, titles, strict=True):
            self._goal(slug, title)
        for slug in self.people:
            for day in self.source.sample(range(330), self.source.randint(0, 4)):
                self._meeting(slug, FIRST + timedelta(days=day))
        self._others()
        return self.files

    def maybe(self, *what: str, chance: float = 0.5) -> list[str]:
        return [self.source.choice(what)] if self.source.random() < chance else []

    # --- records ---------------------------------------------------------------------------------

    def _person(self, slug: str, name: str, aliases: Sequence[str]) -> None:
        since = self._day()
        until = since + timedelta(days=self.source.randint(0, 500))
        spelled = self.source.choice([json.dumps(name, ensure_ascii=False), f"'''{name}'''"])
        self.owners += [word for word in aliases if " " not in word]
        served = self.source.sample(self.goals, self.source.randint(0, len(self.goals)))
        keys = [
            f"name = {spelled}",
            *([f"aliases = {json.dumps(aliases, ensure_ascii=False)}"] if aliases else []),
            *self.maybe(*(f'role = "{role}"' for role in ROLES)),
            *self.maybe(*(f'status = "{status}"' for status in STATUSES)),
            *self.maybe('place = "inside"', 'place = "next door"'),
            *([f"goals = {json.dumps(served, ensure_ascii=False)}"] if served else []),
            f"since = {self._spelled(since)}",
            *self.maybe("private = true", "private = false", chance=0.2),
            *self.maybe('mood = "fine"  # a comment', chance=0.3),
        ]
        tables = [
            *self.maybe("\n[fit]\nexperience = 5\nwillingness = 1\ntime = 3", "\n[fit]"),
            *self.maybe(
                f'\n[agreement]\nevery = "{self.source.choice(RHYTHMS)}"\nminutes = 45\nmedium = "walking"\n'
                f'until = {self._spelled(until)}\nnotes = "me"',
                "\n[agreement]\nsessions = 12\nobstacles = '''\nName them\n+ or -\n'''",
            ),
            *self.maybe(*UNKNOWN[2:3], chance=0.2),
        ]
        self._record(f"people/{slug}.md", [*keys, *tables], self._body(["about", "question", "assumption"]))

    def _goal(self, slug: str, title: str) -> None:
        keys = [
            f"title = {json.dumps(title, ensure_ascii=False)}",
            *self.maybe(*(f'status = "{status}"' for status in GOAL_STATUSES)),
            *self.maybe(f"due = {self._spelled(self._day())}"),
            *self.maybe("stretch = true"),
            *self.maybe(*(f'of = "{slug}"' for slug in self.people), chance=0.3 if self.people else 0),
            *self.maybe(*UNKNOWN, chance=0.3),
        ]
        body = [f"# {title}", ""] if self.source.random() < 0.3 else []
        body += ["## Steps", *self._items(), ""]
        body += ["## Progress", *self._entries(), ""] if self.source.random() < 0.6 else []
        self._record(f"goals/{slug}.md", keys, body)

    def _meeting(self, slug: str, day: date) -> None:
        number = self.source.choice(["", "", "-2", "-10"])
        path = f"meetings/{slug}/{day}{number}.md"
        body = self._body(["objective", "advice", "commitment", "contact", "none", "feedback", "check-in"])
        if self.source.random() < 0.25:
            self._record(path, None, body or ["We met."])
            return
        keys = [
            *self.maybe(f"date = {self._spelled(day)}", chance=0.8),
            *self.maybe('time = "10:00"', 'time = "9:30"', "time = 10:00:00", 'time = ""'),
            *self.maybe("minutes = 45", "minutes = 1", "minutes = 1440"),
            *self.maybe(*(f'medium = "{medium}"' for medium in (*MEDIA, "smoke signs"))),
            *self.maybe(*(f'kind = "{kind}"' for kind in MEETING_KINDS)),
            *self.maybe('status = "planned"', 'status = "held"', 'status = "cancelled"'),
            *self.maybe(f'person = "{slug}"', chance=0.2),
            *self.maybe(*UNKNOWN, chance=0.2),
        ]
        self._record(path, keys, body)

    def _record(self, path: str, keys: Sequence[str] | None, body: Sequence[str]) -> None:
        lines = self.maybe("---\ntags: [a]\naliases: [Ada]\n---", chance=0.1)
        lines += self.maybe("", chance=0.5) if lines else []
        lines += ["+++" + self.source.choice(["", "  ", "\t"]), *keys, "+++", ""] if keys is not None else []
        text = "\n".join([*lines, *body])
        if not text.strip():
            text = "We met."
        text += "\n" if self.source.random() < 0.9 else ""
        self.files[path] = text.replace("\n", "\r\n") if self.source.random() < 0.15 else text

    # --- what stands in them ---------------------------------------------------------------------

    def _body(self, kinds: Sequence[str]) -> list[str]:
        lines: list[str] = []
        for kind in self.source.sample(kinds, self.source.randint(0, len(kinds))):
            lines += [self._heading(self.source.choice(HEADINGS[kind])), ""]
            if self.source.random() < 0.5:
                lines += [self.source.choice(PROSE), ""]
            lines += [*self._items(), ""]
        if self.source.random() < 0.2:
            lines += ["## Private: mine", "- anything", *self._items(), ""]
        if self.source.random() < 0.2:
            lines += ["## Log", *self._entries(), ""]
        return lines

    def _heading(self, title: str) -> str:
        forms = [f"## {title}", f"## {title}", f"### {title} ##", f"\n{title}\n---", f"\n**{title}**"]
        return self.source.choice(forms)

    def _items(self) -> list[str]:
        lines: list[str] = []
        for _ in range(self.source.randint(0, 3)):
            marker = self.source.choice(["- ", "- ", "* ", "+ ", "1. "])
            box = self.source.choice(["[ ] ", "[ ] ", "[x] ", "[X] ", "[-] ", "[/] ", ""])
            text = self.source.choice(TEXTS)
            if box and self.source.random() < 0.4:
                text = f"@{self.source.choice(self.owners)} {text.lstrip('@ ')}"
            elif box and text == "@home":
                text = "At @home"
            lines.append(f"{marker}{box}{text}{self._fields()}")
            indent = " " * len(marker)
            for entry in self.source.sample(HISTORY, self.source.choice([0, 0, 1, 3])):
                lines.append(f"{indent}- {entry.format(self._day(), self._day())}")
        return lines

    def _fields(self) -> str:
        begun = self._day()
        ended = begun + timedelta(days=self.source.randint(0, 90))
        fields = [
            *self.maybe(*(f"[goal:: {slug}]" for slug in self.goals), chance=0.3 if self.goals else 0),
            *self.maybe(*(f"[from:: {known}]" for known in self.ended), chance=0.1 if self.ended else 0),
            *self.maybe("[mood:: good]", "(energy:: low)", "[due:: ]", "[goal:: ]", chance=0.15),
            *self.maybe(
                "🔺", "[priority:: high]", "🛫 2026-02-30", "[start:: soon]", "🔁 every week", chance=0.1
            ),
            *self.maybe(f"[created:: {begun}]", f"created:{begun}", f"➕ {begun}", chance=0.3),
            *self.maybe(f"[due:: {self._day()}]", f"(due:: {self._day()})", f"📅 {self._day()}", chance=0.4),
            *self.maybe(f"[completion:: {ended}]", f"✅ {ended}", f"[cancelled:: {ended}]", chance=0.3),
        ]
        if self.source.random() < 0.6:
            made = new_id(self.source, self.ids)
            self.ids.add(made)
            self.ended.append(made)
            fields.append(self.source.choice([f"[id:: {made}]", f"🆔 {made}", f"(id:: {made})"]))
        fields += self.maybe("#work", "^block-1", chance=0.1)
        gap = self.source.choice(["  ", " "])
        return "".join(gap + one for one in fields)

    def _entries(self) -> list[str]:
        said = [
            "{} 20%: first report hired",
            "{} asked: three sessions",
            "{} 3 of 5",
            "no date",
            "{}",
            "3/4 of it",
            "1.2.3 shipped",
            "{}: so it is",
        ]
        return [f"- {self.source.choice(said).format(self._day())}" for _ in range(self.source.randint(0, 3))]

    # --- all else --------------------------------------------------------------------------------

    def _others(self) -> None:
        settings = "".join(
            f"{line}\n"
            for line in (
                *self.maybe("format = 1"),
                *self.maybe('timezone = "Europe/Berlin"', 'timezone = ""'),
                *self.maybe('week_start = "Sunday"', 'week_start = "mon"'),
                *self.maybe('unknown = "x"'),
                *self.maybe(
                    '[headings]\ncommitment = ["Homework"]\nprivate = "Diary"', "[headings]\nnotes = []"
                ),
            )
        )
        odd = {
            "mentorlog.toml": settings,
            "me.md": "\ufeff## Vision\n\x1b\n- [ ] @bob x [id:: 7f3kb]\n```\n<<<<<<< HEAD\n",
            "reviews/2026-W49.md": "- [ ] @bob x [id:: 7f3kb]\n<!--\n",
            "reviews/long.txt": "\x00",
            "templates/note.md": "## Notes\n<!-- never closed\n",
            "templates/empty.md": "",
            "people/draft.txt": "<<<<<<< HEAD\n",
            "people/.hidden.md": "\x00",
            "goals/old/a.md": "+++",
            "meetings/README.md": "+++",
            "meetings/empty/a.txt": "",
            "notes/2026-13-45.md": "\x00",
            ".mentorlog/lock": "",
            ".mentorlog/unfinished.json": dumped((), Message("a change")).decode(),
            ".mentorlog/drafts/a-123456.md": "+++",
            ".git/HEAD": "<<<<<<< HEAD\n",
        }
        for path, text in odd.items():
            if (text or not path.endswith(".toml")) and self.source.random() < 0.3:
                self.files[path] = text
        for slug in self.people:
            if self.source.random() < 0.2:
                self.files[f"meetings/{slug}/2026-12-07 sketch.md"] = "+++"

    def _day(self) -> date:
        return FIRST + timedelta(days=self.source.randint(0, 330))

    def _spelled(self, day: date) -> str:
        return self.source.choice([f"{day}", f'"{day}"', f"{day}T10:00:00", f'" {day} "'])


def make_sound(root: Path, seed: int) -> Path:
    """Writes the sound journal of that number; gives its folder."""
    source = random.Random(seed)
    root.mkdir(mode=0o700)
    for path, text in Maker(source).all().items():
        put(path, text)(root)
        # An editor and git make files that others could read, if they could get there.
        (root / path).chmod(source.choice([0o600, 0o600, 0o644, 0o664]))
    return root
