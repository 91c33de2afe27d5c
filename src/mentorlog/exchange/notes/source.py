"""A file of old notes as it is read: its lines, and a copy of them in Markdown that our own reader takes.

The copy has the same lines at the same places, only that headings of Org and reStructuredText are written
as Markdown's; so headings, bullets, fences and what is private are found by `journal.document` alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath

from mentorlog.exchange.notes.days import day_of_key, day_of_line
from mentorlog.journal.conflicts import conflicts, may_have_conflict
from mentorlog.journal.document import Document
from mentorlog.journal.kinds import Headings
from mentorlog.journal.lines import bare, split_lines

ENDINGS = frozenset(["md", "markdown", "mkd", "txt", "text", "org", "rst", ""])
_ORG_HEADING = re.compile(
    r"(\*+)[ \t]+(?:(TODO|NEXT|WAITING|STARTED|DONE|CANCELL?ED)[ \t]+)?(?:\[#[A-Z]\][ \t]+)?(\S.*)"
)
_ORG_TAGS = re.compile(r"[ \t]+:[\w@#%:]+:[ \t]*\Z")
_BOX = re.compile(r"[ \t]*(?:[-+*]|[0-9]+[.)])[ \t]+\[.\]")
_ORG_BLOCK = re.compile(r"[ \t]*#\+(begin|end)_(src|example|quote|verse|comment)\b", re.IGNORECASE)
_ORG_DONE = ("DONE", "CANCELED", "CANCELLED")
_UNDERLINE = re.compile(r"([-=~^\"'#*+.:])\1{2,}[ \t]*\Z")
_SETEXT = re.compile(r" {0,3}([-=])\1{2,}[ \t]*")
_NUMBERED_BY_ITSELF = re.compile(r"\A([ \t]*)#\.(?=[ \t])")
_ZERO = "\x00"


@dataclass(frozen=True)
class Source:
    """One file: its name as it was given, the folders it is in (nearest last), and its text.

    `complaint` says why none of it can be taken, empty where it can; `remarks` what is to be known of how
    it was read. `headings` is the journal's table of them.
    """

    name: str
    folders: tuple[str, ...]
    text: str
    headings: Headings = field(default_factory=Headings)
    complaint: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def path(self) -> PurePosixPath:
        """Its name taken apart."""
        return PurePosixPath(self.name)

    @property
    def ending(self) -> str:
        """What kind of text it is, by its name: md, org, rst or txt."""
        end = self.path.suffix.lstrip(".").lower()
        return end if end in ("org", "rst") else "txt" if end in ("txt", "text", "") else "md"

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Its lines without their ends."""
        return tuple(bare(line) for line in split_lines(self.text))

    @cached_property
    def copy(self) -> Document:
        """The copy that is read. It has as many lines."""
        made = {"org": _from_org, "rst": _from_rst, "txt": _from_rst}.get(self.ending, _from_md)(self.lines)
        # What a rule at the top may seem to open is no front matter; and of what is one nothing is read.
        for n in {0, *self.front} if made and made[0].rstrip() in ("---", "+++") else self.front:
            made[n] = ""
        return Document(tuple(f"{line}\n" for line in made), self.headings)

    @cached_property
    def hidden(self) -> frozenset[int]:
        """The lines of fences and comments, of which nothing is read."""
        return self.copy.hidden

    @cached_property
    def tildes(self) -> dict[int, str]:
        """Lines of tildes that underline a heading, with it: in Markdown they would open a fence."""
        if self.ending not in ("rst", "txt"):
            return {}
        copied = [bare(line) for line in self.copy.lines]
        return {
            n: copied[n - 1]
            for n in range(1, len(self.lines))
            if self.lines[n].startswith("~~~") and not copied[n] and copied[n - 1].startswith("#")
        }

    @cached_property
    def overlined(self) -> frozenset[int]:
        """Lines of tildes above a heading, which are no more than that."""
        copied = [bare(line) for line in self.copy.lines]
        above = (n - 2 for n in self.tildes if n > 1)
        return frozenset(n for n in above if self.lines[n].startswith("~~~") and not copied[n])

    @cached_property
    def boxes_in_blocks(self) -> tuple[int, ...]:
        """Lines with a box in the blocks of Org: in Markdown, which knows no such blocks, to be done."""
        hidden = self.hidden if self.ending == "org" else ()
        return tuple(n for n in sorted(hidden) if _BOX.match(self.lines[n]))

    @cached_property
    def private(self) -> frozenset[int]:
        """The lines below a private heading, whatever markup that is in."""
        return frozenset(n for one in self.copy.sections if one.private for n in range(one.start, one.end))

    @cached_property
    def front(self) -> range:
        """The lines of the front matter of YAML or TOML, its marks among them."""
        if self.lines and self.lines[0].rstrip() in ("---", "+++"):
            mark = self.lines[0].rstrip()
            ends = (mark, "...") if mark == "---" else (mark,)
            for at in range(1, len(self.lines)):
                if self.lines[at].rstrip() in ends:
                    # A rule at the top of a note opens no front matter.
                    inside = self.lines[1:at]
                    keys = any(re.match(r"[\w-]+[ \t]*[:=]", line) for line in inside)
                    return range(at + 1) if keys else range(0)
        return range(0)

    def where(self, line: int) -> str:
        """How a line is named to the user."""
        return f"{self.name}:{line + 1}"


def read_source(name: str, content: bytes, headings: Headings, folders: tuple[str, ...] = ()) -> Source:
    """A file from its bytes. Never raises: what cannot be taken has a `complaint`."""
    remarks: tuple[str, ...] = ()
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", "replace")
        remarks = (f"{name} is not UTF-8; it was read as UTF-16.",)
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text, coding = _of_one_byte(content)
            remarks = (f"{name} is not UTF-8; it was read as {coding}.",)
    if _ZERO in text:
        return Source(name, folders, "", headings, "is no text")
    if "\n" not in text:
        text = text.replace("\r", "\n")
    lines = split_lines(text)
    for start, _ in conflicts(lines) if may_have_conflict(text) else ():
        return Source(
            name, folders, text, headings, f"holds two versions at line {start + 1}; keep one first"
        )
    return Source(name, folders, text, headings, remarks=remarks)


def _of_one_byte(content: bytes) -> tuple[str, str]:
    """A text of one byte a letter, and what that is called: Windows has quotes where Latin-1 has controls."""
    text = content.decode("latin-1")
    if any("\x80" <= char <= "\x9f" for char in text):
        with suppress(UnicodeDecodeError):
            return content.decode("cp1252"), "Windows-1252"
    return text, "Latin-1"


def _is_day(line: str) -> bool:
    """Whether an underlined line is a heading for the day it says, whatever text stands right above it."""
    one = None if day_of_key(line) else day_of_line(line)
    return one is not None and not one.is_slight


def _from_md(lines: Iterable[str]) -> list[str]:
    """Markdown as it is, but for a day that is underlined and has text right above it.

    To CommonMark all of that text is the heading; to who wrote it, it is of the day before.
    """
    made = list(lines)
    for at in range(2, len(made)):
        mark = _SETEXT.fullmatch(made[at])
        if mark and made[at - 2].strip() and _is_day(made[at - 1]):
            made[at - 1 : at + 1] = [f"{'#' if mark[1] == '=' else '##'} {made[at - 1].strip()}", ""]
    return made


def _from_org(lines: Iterable[str]) -> list[str]:
    made = []
    for line in lines:
        if _ORG_BLOCK.match(line):
            made.append("```")  # of what is in a fence nothing is read
        elif heading := _ORG_HEADING.fullmatch(line):
            stars, state, title = heading.groups()
            title = _ORG_TAGS.sub("", title)
            if state:
                made.append(f"- [{'x' if state in _ORG_DONE else ' '}] {title}")
            else:
                made.append(f"{'#' * min(len(stars), 6)} {title}")
        elif line.startswith("#"):
            made.append("" if line.startswith(("#+", "# ")) else line)
        else:
            # Half done is not let go.
            made.append(re.sub(r"^([ \t]*[-+*][ \t]+)\[-\]", r"\1[ ]", line))
    return made


def _from_rst(lines: Iterable[str]) -> list[str]:
    made = [_NUMBERED_BY_ITSELF.sub(r"\g<1>1.", line) for line in lines]
    levels: list[str] = []
    for at in range(1, len(made)):
        mark = _UNDERLINE.fullmatch(made[at])
        title = made[at - 1]
        if not mark or not title.strip() or title[0] in " \t" or _UNDERLINE.fullmatch(title):
            continue
        if len(made[at].rstrip()) < min(len(title.rstrip()), 4) or not re.match(r"[^\W_]|[<\[(]", title):
            continue
        over = at > 1 and bool(_UNDERLINE.fullmatch(made[at - 2])) and made[at - 2][0] == mark[1]
        above = "" if at < 2 else made[at - 2].strip()
        if above and not over and not _is_day(title):
            continue
        level = f"{'over' if over else ''}{mark[1]}"
        if level not in levels:
            levels.append(level)
        made[at - 1] = f"{'#' * min(levels.index(level) + 1, 6)} {title.strip()}"
        made[at] = ""
        if over:
            made[at - 2] = ""
    return made
