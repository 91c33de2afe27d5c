"""A record's text, read without losing a byte of it and edited one line at a time.

A document is its physical lines: only LF and CRLF end a line (Python's `splitlines` also splits on
U+2028 and others, which are text). An edit changes the lines it names and no other byte.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from mentorlog.journal.item_line import HistoryLine, ItemLine, columns
from mentorlog.journal.kinds import NO_ADDED_HEADINGS, Headings, Kind
from mentorlog.journal.lines import BOM, FrontMatter, bare, find_front_matter, split_lines
from mentorlog.journal.outline import CODE, Bullet, Outline, Section

_SEPARATOR = "<!-- -->"  # what ends a list in Markdown (CommonMark 5.3)


@dataclass(frozen=True)
class Document:
    """The lines of a record. Immutable: an edit answers with another document."""

    lines: tuple[str, ...]
    headings: Headings = NO_ADDED_HEADINGS
    in_goal: bool = False

    @classmethod
    def parse(cls, text: str, headings: Headings | None = None, *, in_goal: bool = False) -> Document:
        """Takes a record's whole text; `str` of the answer is the same text."""
        return cls(tuple(split_lines(text)), headings or NO_ADDED_HEADINGS, in_goal)

    def __str__(self) -> str:
        return "".join(self.lines)

    @cached_property
    def front(self) -> FrontMatter:
        """Where the front matter stands."""
        return find_front_matter(self.lines)

    @cached_property
    def _outline(self) -> Outline:
        return Outline(self.lines, self.front.body, self.headings, in_goal=self.in_goal)

    @property
    def sections(self) -> tuple[Section, ...]:
        """All sections in order, the first being what stands before any heading."""
        return self._outline.sections

    @property
    def bullets(self) -> tuple[Bullet, ...]:
        """All bullets of the body, outside fences and comments."""
        return self._outline.bullets

    @property
    def comments(self) -> frozenset[int]:
        """The lines of HTML comments."""
        hidden, fenced = self._outline.hidden, self._outline.fenced
        begun = {n for n, line in enumerate(self.lines) if line.lstrip(" \t").startswith("<!--")}
        return frozenset(begun.union(*(range(at, end) for at, end in hidden.items())) - fenced)

    @property
    def hidden(self) -> frozenset[int]:
        """The lines of fences and of HTML comments, of which nothing is read."""
        return frozenset(n for at, end in self._outline.hidden.items() for n in range(at, end))

    @property
    def unclosed(self) -> int:
        """The line of a fence or comment that nothing closes, else the number of lines."""
        return self._outline.unclosed

    @property
    def ending(self) -> str:
        """The line end that the document uses; LF where it has none."""
        return next((line[len(bare(line)) :] for line in self.lines if line.endswith("\n")), "\n")

    def section_text(self, section: Section) -> str:
        """What stands below a heading, as typed."""
        return "".join(self.lines[section.body : section.end])

    def replaced(self, line: int, new: str) -> Document:
        """With one physical line replaced; `new` carries its own end."""
        if not line and self.lines[0].startswith(BOM):
            new = BOM + new
        return self._with((*self.lines[:line], new, *self.lines[line + 1 :]))

    def with_item(self, line: int, item: ItemLine) -> Document:
        """With an item's line written anew, apart from what it would take in now that it has a box."""
        after = self.replaced(line, str(item))
        return after if after._shape == self._shape else after.inserted(line + 1, [""])

    def inserted(self, at: int, texts: Iterable[str]) -> Document:
        """With lines (given without ends) put before line `at`; a missing last newline stays missing."""
        new = [text + self.ending for text in texts]
        if not new:
            return self
        before, after = list(self.lines[:at]), list(self.lines[at:])
        if not before and after and after[0].startswith(BOM):
            new[0], after[0] = BOM + new[0], after[0].removeprefix(BOM)
        if before and not before[-1].endswith("\n"):
            before[-1] += self.ending
            new[-1] = bare(new[-1])
        return self._with((*before, *new, *after))

    def removed(self, start: int, end: int) -> Document:
        """Without the lines from `start` up to `end`."""
        return self._with((*self.lines[:start], *self.lines[end:]))

    def with_history(self, bullet: Bullet, *history: HistoryLine) -> Document:
        """With history added below an item, after the history and detail that it has."""
        children = [other for other in self.bullets if other.parent == bullet.line]
        known = [other for other in children if other.entry]
        at = known[-1].end if known else bullet.room
        indent = (known or children)[-1].item.indent if children else _nested_indent(bullet.item)
        return self.with_bullets(at, [f"{indent}- {line}" for line in history])

    def with_detail(self, bullet: Bullet, words: str) -> Document:
        """With a nested bullet below all that an item has."""
        children = [other for other in self.bullets if other.parent == bullet.line]
        indent = children[-1].item.indent if children else _nested_indent(bullet.item)
        return self.with_bullets(bullet.room, [f"{indent}- {words}"])

    def with_bullets(self, at: int, texts: Iterable[str]) -> Document:
        """With bullets put before line `at`, so that they do not take in what follows."""
        texts = list(texts)
        if at in self._outline.texts:
            texts.append("")
        elif self._outline.is_unended(at):
            # A fence that is indented more than the bullets would be the last one's.
            texts.append(texts[-1][: len(texts[-1]) - len(texts[-1].lstrip(" \t"))] + _SEPARATOR)
        return self.inserted(at, texts)

    def appended(self, section: Section, texts: Iterable[str]) -> Document:
        """With lines put at the end of a section, before the blank lines that close it."""
        at = self._last_line(section.body, section.end)
        below = bare(self.lines[at]) if at < len(self.lines) else ""
        # A heading that is underlined would become the last item's text.
        apart = [""] if below.strip() and (at == section.body or not below.startswith("#")) else []
        return self.inserted(at, [*texts, *self._apart(at, apart)])

    def with_section(self, title: str, texts: Sequence[str], before: Section | None = None) -> Document:
        """With a section `## title` put before another one, or at the end above what is private."""
        before = self._not_private(before)
        at = before.start if before else self._last_line(self.front.body, len(self.lines))
        lines = [f"## {title}", *texts]
        if at and bare(self.lines[at - 1]).strip():
            lines.insert(0, "")
        return self.inserted(at, [*lines, *self._apart(at, [""] if before else [])])

    def _apart(self, at: int, otherwise: list[str]) -> list[str]:
        """What keeps lines put before `at` apart from what follows them."""
        below = next((n for n in range(at, len(self.lines)) if self.lines[n].strip()), -1)
        # An indented fence that nothing closes would stand in the last item, and end with it.
        begins = self.lines[below].removeprefix(BOM)[:1] if below == self._outline.unclosed else ""
        return [_SEPARATOR] if begins == " " else otherwise

    def _not_private(self, before: Section | None) -> Section | None:
        """A place for a heading of level two that no private heading rules; None is the end."""
        sections = self.sections[1:]
        if before is None:
            public = [number for number, section in enumerate(sections, 1) if not section.private]
            last = sections[public[-1] if public else 0 :]
            return next((section for section in last if section.level <= 2), None)
        above = [section for section in sections if section.start < before.start and section.level == 1]
        while above and above[-1].private:
            before = above.pop()
        return before

    def find_section(self, *, kind: Kind | None = None, title: str = "") -> Section | None:
        """The first section, not private, whose own heading gives `kind` or has this folded title."""
        for section in self.sections[1:]:
            named = section.rule.kind is kind if kind else section.rule.name == title
            if section.rule.known and named and not section.private:
                return section
        return None

    @property
    def _shape(self) -> tuple[list[int], list[int]]:
        return [bullet.line for bullet in self.bullets], [section.start for section in self.sections]

    def _with(self, lines: tuple[str, ...]) -> Document:
        return Document(lines, self.headings, self.in_goal)

    def _last_line(self, start: int, end: int) -> int:
        end = min(end, self._outline.unclosed)
        while end > start and not bare(self.lines[end - 1]).strip():
            end -= 1
        return max(start, end)


def _nested_indent(item: ItemLine) -> str:
    """The white space that puts a bullet below an item's text (CommonMark 5.2)."""
    marked = item.indent + item.marker
    gap = item.gap if columns(marked + item.gap) - columns(marked) <= CODE else " "
    indent, unit = item.indent, "\t" if "\t" in item.indent + item.gap else " "
    while columns(indent) < columns(marked + gap):
        indent += unit
    return indent
