"""What is read of Markdown: a record's front matter, headings and bullets.

Block structure follows CommonMark 0.31 (https://spec.commonmark.org/0.31.2/) with two differences,
both in favour of finding what a person wrote: a bullet indented by four columns without a list above
it is a bullet, not code; and a line that is bold from end to end is a heading. Nothing in a fence or
an HTML comment is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mentorlog.journal.item_line import HistoryLine, ItemLine, columns
from mentorlog.journal.kinds import Headings, Kind, Rule

# Compiled when a line first needs it: most lines are told apart by how they begin.
_ATX = r" {0,3}(?P<marks>#{1,6})(?:[ \t]+(?P<title>.*?))?(?:[ \t]+#+)?[ \t]*$"
_BOLD = r" {0,3}(?:\*\*(?P<a>(?:(?!\*\*).)+)\*\*|__(?P<b>(?:(?!__).)+)__):?[ \t]*$"
_BULLET = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)")
_BOLD_LEVEL = 7  # a bold line is a heading below every other


def split_lines(text: str) -> list[str]:
    """The physical lines of a text, each with its end; their concatenation is the text."""
    parts = text.split("\n")
    lines = [part + "\n" for part in parts[:-1]]
    return [*lines, parts[-1]] if parts[-1] else lines


def bare(line: str) -> str:
    """A physical line without its end."""
    return line.removesuffix("\n").removesuffix("\r")


class Section(NamedTuple):
    """A heading and the lines up to the next one, of whatever level.

    `start` is the heading's line, `body` the first line after it, `end` the line after the last.
    `kind`, `only_with_box` and `private` are what holds below the heading; `rule` is what the
    heading itself says.
    """

    start: int
    body: int
    end: int
    level: int
    title: str
    rule: Rule
    kind: Kind | None
    only_with_box: bool
    private: bool


class Bullet(NamedTuple):
    """A bullet that may be an item: its line, and the lines nested below it up to `end`.

    `parent` is the line of the bullet it is nested in, -1 for none. `nested_in_item` says that one
    of those it is nested in has a box or takes a kind from its heading; without a box of its own it
    is then that bullet's detail.
    """

    line: int
    end: int
    parent: int
    item: ItemLine
    section: Section
    nested_in_item: bool
    history: tuple[HistoryLine, ...]

    @property
    def kind(self) -> Kind | None:
        """The kind its heading gives it, None where the heading gives none."""
        return self.section.kind


class FrontMatter(NamedTuple):
    """The lines of a record's head.

    `start` and `end` are the lines of the two `+++`, -1 where there is none; `body` is the first
    line after the head; `closed` is False where the second `+++` is missing.
    """

    start: int
    end: int
    body: int
    closed: bool = True


def find_front_matter(lines: Sequence[str]) -> FrontMatter:
    """Finds the TOML between two `+++` lines, below a YAML block if one stands above it."""
    at = _after_yaml(lines)
    start = at
    while start < len(lines) and at and not bare(lines[start]).strip():
        start += 1
    if start >= len(lines) or _plain(lines[start]) != "+++":
        return FrontMatter(-1, -1, at)
    for end in range(start + 1, len(lines)):
        if _plain(lines[end]) == "+++":
            return FrontMatter(start, end, end + 1)
    return FrontMatter(start, -1, len(lines), closed=False)


def _after_yaml(lines: Sequence[str]) -> int:
    if not lines or _plain(lines[0]) != "---":
        return 0
    for end in range(1, len(lines)):
        if _plain(lines[end]) in ("---", "..."):
            return end + 1
    return 0


def _plain(line: str) -> str:
    return bare(line).removeprefix("\ufeff").rstrip(" \t")


class Outline:
    """The headings and bullets of a body, found in one pass over its lines from `body` on.

    `sections` has first what stands before any heading. `unclosed` is the line of a fence or comment
    that nothing closes, else the number of lines.
    """

    def __init__(self, lines: Sequence[str], body: int, headings: Headings, *, in_goal: bool) -> None:
        self._lines = lines
        self._body = body
        self._headings = headings
        self._in_goal = in_goal
        self._open: list[tuple[int, Rule]] = []  # the headings above, with their levels
        self._starts: list[tuple[int, int, int, str, Rule]] = []
        self._found: list[tuple[int, ItemLine, int]] = []  # line, bullet, index of its section
        self._paragraph = -1  # where the paragraph began that the line before belongs to
        self._in_list = -1  # the column where the innermost list item's text begins
        self._continues = False  # whether a line of text goes on with a paragraph in a list or quote
        self.unclosed = len(lines)
        self._read()
        self.sections = tuple(self._made_sections())
        self.bullets = tuple(self._made_bullets())

    def _read(self) -> None:
        self._starts.append((self._body, self._body, 0, "", Rule()))
        at = self._body
        while at < len(self._lines):
            at = self._block(at)

    def _block(self, at: int) -> int:
        text = bare(self._lines[at])
        if not text.strip():
            self._paragraph, self._continues = -1, False
            return at + 1
        content, offset = text, 0
        if not _is_rule(text) and (found := _BULLET.match(text)):
            item = ItemLine.parse(self._lines[at])
            if item:
                self._found.append((at, item, len(self._starts) - 1))
                self._paragraph, self._continues = -1, True
                self._in_list = columns(text[: found.end()])
                content, offset = text[found.end() :], found.end()
                if item.mark is not None:
                    return at + 1
        if mark := _fence(content):
            return self._after_fence(at, mark, columns(text[: offset + _indent(content)]))
        if content.lstrip(" \t").startswith("<!--"):
            return self._after_comment(at, content.lstrip(" \t")[4:])
        if not offset:
            self._text(at, text)
        return at + 1

    def _text(self, at: int, text: str) -> None:
        if self._paragraph >= 0 and (level := _underline(text)):
            title = " ".join(bare(line).strip() for line in self._lines[self._paragraph : at])
            self._heading(self._paragraph, at + 1, level, title)
        elif text.lstrip(" ").startswith("#") and (atx := re.match(_ATX, text)):
            self._heading(at, at + 1, len(atx["marks"]), atx["title"] or "")
        elif text.lstrip(" ").startswith(("**", "__")) and (bold := re.match(_BOLD, text)):
            self._heading(at, at + 1, _BOLD_LEVEL, bold["a"] or bold["b"])
            self._paragraph = at  # it may yet be underlined
        elif _is_rule(text):
            self._paragraph, self._in_list, self._continues = -1, -1, False
        elif self._paragraph < 0 and not self._continues:
            left = columns(text[: len(text) - len(text.lstrip(" \t"))])
            if text.lstrip().startswith(">") or left > 3 or (left and self._in_list >= 0):
                self._continues = True
            else:
                self._paragraph, self._in_list = at, -1

    def _after_fence(self, at: int, mark: str, indent: int) -> int:
        self._paragraph, self._continues = -1, False
        close = re.compile(rf"[ \t]*{re.escape(mark[0])}{{{len(mark)},}}[ \t]*$")
        for line in range(at + 1, len(self._lines)):
            text = bare(self._lines[line])
            if close.match(text):
                return line + 1
            # A fence within a list item ends with the item, closed or not (CommonMark 5.2).
            left = columns(text[: len(text) - len(text.lstrip())])
            if self._in_list > 0 and indent >= self._in_list > left and text.strip():
                return line
        self.unclosed = min(self.unclosed, at)
        return len(self._lines)

    def _after_comment(self, at: int, rest: str) -> int:
        self._paragraph, self._continues = -1, False
        if "-->" in rest:
            return at + 1
        for line in range(at + 1, len(self._lines)):
            if "-->" in self._lines[line]:
                return line + 1
        self.unclosed = min(self.unclosed, at)
        return len(self._lines)

    def _heading(self, start: int, body: int, level: int, title: str) -> None:
        self._paragraph, self._in_list, self._continues = -1, -1, False
        rule = self._headings.rule(title, in_goal=self._in_goal)
        if self._starts[-1][0] == start and len(self._starts) > 1:
            self._starts.pop()  # a bold line that turned out to be underlined
        elif level == 1 and self._opens_file(start) and not rule.private:
            # The title of the file rules nothing. A private one does: better to hide too much.
            rule = Rule()
        self._starts.append((start, body, level, title, rule))

    def _opens_file(self, start: int) -> bool:
        return not any(bare(line).strip() for line in self._lines[self._body : start])

    def _made_sections(self) -> Iterable[Section]:
        above: list[tuple[int, Rule, Kind | None, bool, bool]] = []
        for index, (start, body, level, title, rule) in enumerate(self._starts):
            while above and level and above[-1][0] >= level:
                above.pop()
            _, _, kind, only_with_box, private = above[-1] if above else (0, rule, None, False, False)
            if rule.known and not rule.private:
                kind, only_with_box = rule.kind, rule.only_with_box
            private = private or rule.private
            if level:
                above.append((level, rule, kind, only_with_box, private))
            end = self._starts[index + 1][0] if index + 1 < len(self._starts) else len(self._lines)
            yield Section(start, body, end, level, title, rule, kind, only_with_box, private)

    def _made_bullets(self) -> Iterable[Bullet]:
        nested: list[tuple[int, int, int, bool]] = []  # those above: line, column, end, is it an item
        places: list[tuple[int, int, int, bool]] = []  # of each bullet: section, end, parent, nested
        history: dict[int, list[HistoryLine]] = {}
        for line, item, index in self._found:
            section = self.sections[index]
            while nested and (nested[-1][1] >= item.width or nested[-1][2] <= line):
                nested.pop()
            in_item = any(is_item for *_, is_item in nested)
            ruled = section.kind is not None and not section.only_with_box
            parent = nested[-1][0] if nested else -1
            end = self._end_of(line, item.width, section.end)
            nested.append((line, item.width, end, item.mark is not None or (ruled and not in_item)))
            places.append((index, end, parent, in_item))
            if item.mark is None and (found := history_in(item)):
                history.setdefault(parent, []).append(found)
        for (line, item, _), (index, end, parent, in_item) in zip(self._found, places, strict=True):
            happened = tuple(history.get(line, ()))
            yield Bullet(line, end, parent, item, self.sections[index], in_item, happened)

    def _end_of(self, line: int, width: int, section_end: int) -> int:
        end = line + 1
        for at in range(line + 1, min(section_end, self.unclosed)):
            text = bare(self._lines[at])
            if not text.strip():
                continue
            left = columns(text[: len(text) - len(text.lstrip(" \t"))])
            lazy = at == end and not _BULLET.match(text) and not _interrupts(text)
            if left <= width and not lazy:
                break
            end = at + 1
        return end


def history_in(item: ItemLine) -> HistoryLine | None:
    return HistoryLine.parse(item.text)


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" \t"))


def _fence(text: str) -> str:
    """The fence that a line opens, its backticks or tildes; empty for none (CommonMark 4.5)."""
    said = text.lstrip(" \t")
    for sign in ("`", "~"):
        mark = said[: len(said) - len(said.lstrip(sign))]
        if len(mark) >= 3 and not (sign == "`" and sign in said[len(mark) :]):
            return mark
    return ""


def _underline(text: str) -> int:
    """The level of the heading that a line underlines, 0 for none (CommonMark 4.3)."""
    said = text.strip(" \t")
    if _indent(text) > 3 or not said or said.strip("=-"):
        return 0
    return 1 if not said.strip("=") else 2 if not said.strip("-") else 0


def _is_rule(text: str) -> bool:
    """Whether a line is a thematic break (CommonMark 4.1)."""
    said = text.replace(" ", "").replace("\t", "")
    return len(said) >= 3 and said[0] in "*-_" and not said.strip(said[0]) and _indent(text) <= 3


def _interrupts(text: str) -> bool:
    """Whether a line ends the paragraph before it (CommonMark 4)."""
    said = text.lstrip()
    return bool(
        said.startswith("<!--")
        or _fence(text)
        or _is_rule(text)
        or (said.startswith("#") and re.match(_ATX, text))
    )
