"""What is read of Markdown: a record's headings and bullets.

Block structure follows CommonMark 0.31 (https://spec.commonmark.org/0.31.2/) with two differences,
both in favour of finding what a person wrote: a bullet indented by four columns without a list above
it is a bullet, not code; and a line that is bold from end to end is a heading. Nothing in a fence or
an HTML comment is read, be it indented like code. What stands in a block quote is not looked into.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from mentorlog.journal.blocks import atx, fence, is_rule, underlines
from mentorlog.journal.item_line import HistoryLine, ItemLine, columns
from mentorlog.journal.kinds import Headings, Kind, Rule
from mentorlog.journal.lines import BOM, bare

# Compiled when a line first needs it: most lines are told apart by how they begin.
_BOLD = r"(?:\*\*(?P<a>(?:(?!\*\*).)+)\*\*|__(?P<b>(?:(?!__).)+)__):?[ \t]*$"
_BULLET = re.compile(r"[ \t]*(?P<marker>[-*+]|[0-9]{1,9}[.)])(?P<gap>[ \t]+|$)")
CODE = 4  # columns of indent that make a line code
_BOLD_LEVEL = 7  # a bold line is a heading below every other
_MOST_MARKERS = 20  # of list items that begin on one line, `- - - text`; what is behind them is text


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

    `room` is the line before which more can be put below it. `parent` is the line of the bullet it is
    nested in, -1 for none. `nested_in_item` says that one of those it is nested in has a box or takes a
    kind from its heading; without a box of its own it is then that bullet's detail, or its history.
    `history` is its own, `entry` what it says of its parent.
    """

    line: int
    end: int
    room: int
    parent: int
    item: ItemLine
    section: Section
    nested_in_item: bool
    history: tuple[HistoryLine, ...]
    entry: HistoryLine | None

    @property
    def kind(self) -> Kind | None:
        """The kind its heading gives it, None where the heading gives none."""
        return self.section.kind


class _Hidden(NamedTuple):
    """A fence or comment up to the line `end`, and the innermost list item it stands in, -1 for none."""

    end: int
    item: int
    is_closed: bool


class Outline:
    """The headings and bullets of a body, found in one pass over its lines from `body` on.

    `sections` has first what stands before any heading. `unclosed` is the line of a fence or comment
    that nothing closes, else the number of lines. `texts` are the lines that begin a paragraph or code,
    and would go on with a bullet put directly above them.
    """

    def __init__(self, lines: Sequence[str], body: int, headings: Headings, *, in_goal: bool) -> None:
        self._lines = lines
        self._body = body
        self._headings = headings
        self._in_goal = in_goal
        self._starts: list[tuple[int, int, int, str, Rule]] = []
        self._found: list[tuple[int, ItemLine, int]] = []  # line, bullet, index of its section
        # The list items that a line stands in: line, and column of the text, each further in than the last.
        self._above: list[tuple[int, int]] = []
        self._depth = -1  # how deep in list items the open paragraph stands; -1 where none is open
        self._paragraph = -1  # where that paragraph began, if it may yet be underlined
        self.texts: set[int] = set()
        self._lazy: set[int] = set()  # lines that go on with a list item's paragraph without its indent
        self._hidden: dict[int, _Hidden] = {}  # by the line they begin at
        self._unended: dict[int, list[int]] = {}  # those of a list item that only its end ends
        self._first = next((n for n in range(body, len(lines)) if _has_words(lines[n])), len(lines))
        self.unclosed = len(lines)
        self._read()
        self.sections = tuple(self._made_sections())
        self.bullets = tuple(self._made_bullets())

    def is_unended(self, line: int) -> bool:
        """Whether a fence or comment begins here that only the end of its list item ends."""
        hidden = self._hidden.get(line)
        return hidden is not None and hidden.item >= 0 and not hidden.is_closed

    @property
    def hidden(self) -> dict[int, int]:
        """Fences and comments: the line each begins at, and the line after its last."""
        return {at: hidden.end for at, hidden in self._hidden.items()}

    @property
    def fenced(self) -> frozenset[int]:
        """The lines of fences, those that open and close them among them."""
        fences = {at: hidden for at, hidden in self._hidden.items() if "<!--" not in self._lines[at]}
        return frozenset(line for at, hidden in fences.items() for line in range(at, hidden.end))

    def _read(self) -> None:
        self._starts.append((self._body, self._body, 0, "", Rule()))
        at = self._body
        while at < len(self._lines):
            at = self._block(at)

    def _block(self, at: int) -> int:
        text = bare(self._lines[at]) if at else bare(self._lines[at]).removeprefix(BOM)
        core = text.lstrip(" \t")
        if not core:
            self._paragraph = self._depth = -1
            if self._above and self._above[-1][0] == at - 1 and _is_empty(self._lines[at - 1]):
                self._above.pop()
            return at + 1
        left = columns(text[: len(text) - len(core)])
        inside = bisect_right(self._above, left, key=lambda above: above[1])
        # Whether the line would go on with a paragraph that stands in the same list item.
        in_paragraph = self._depth == inside == len(self._above)
        indent = left - self._column(inside)
        if in_paragraph and indent < CODE and (level := underlines(core)):
            self._underline(at, level)
            return at + 1
        if not is_rule(core) and (bullet := _BULLET.match(text)):
            first = int(bullet["marker"][:-1] or 1) == 1
            below_heading = at == self._starts[-1][1]
            # "It was in / 2024. Then ..." is a paragraph, not a list (CommonMark 5.2).
            if not in_paragraph or below_heading or (first and text[bullet.end() :]):
                del self._above[inside:]
                return self._bullet(at, text, bullet)
        if found := self._fence_or_comment(at, core, indent, inside):
            return found
        self._text(at, core, left, indent, inside)
        return at + 1

    def _column(self, inside: int) -> int:
        """Where the text begins of the innermost of so many list items."""
        return self._above[inside - 1][1] if inside else 0

    def _bullet(self, at: int, text: str, found: re.Match[str]) -> int:
        item = ItemLine.parse(self._lines[at].removeprefix(BOM))
        bullet: re.Match[str] | None = found
        content = text
        most = len(self._above) + _MOST_MARKERS
        # A list item may begin with another: `- - text`.
        while bullet:
            content = text[bullet.end() :]
            marked, begins = columns(text[: bullet.end("marker")]), columns(text[: bullet.end()])
            is_code = begins - marked > CODE
            self._above.append((at, marked + 1 if is_code or not content else begins))
            is_last = is_code or len(self._above) == most or is_rule(content)
            bullet = None if is_last else _BULLET.match(text, bullet.end())
        self._paragraph, self._depth = -1, -1
        if not is_code and (end := self._fence_or_comment(at, content, 0, len(self._above))):
            return end
        if item:
            self._found.append((at, item, len(self._starts) - 1))
        if not is_code and not _is_no_paragraph(content):
            self._depth = len(self._above) + content.startswith(">")
        return at + 1

    def _text(self, at: int, core: str, left: int, indent: int, inside: int) -> None:
        is_code = indent >= CODE
        if not is_code and is_rule(core):
            self._begin(inside)
        elif not is_code and (heading := atx(core)):
            self._begin(inside)
            if left < CODE:
                self._heading(at, at + 1, *heading)
        elif not is_code and core.startswith(">"):
            self._begin(inside)
            self._depth = -1 if _is_no_paragraph(core.lstrip("> \t")) else inside + 1
        elif left < CODE and core.startswith(("**", "__")) and (bold := re.match(_BOLD, core)):
            self._heading(at, at + 1, _BOLD_LEVEL, bold["a"] or bold["b"])
            self._go_on(at, inside)
            self._paragraph = at if self._depth == 0 else -1  # it may yet be underlined
        elif self._depth >= 0 or not is_code:
            self._go_on(at, inside)
        else:
            del self._above[inside:]
            self.texts.add(at)

    def _begin(self, inside: int) -> None:
        """Something other than text, in so many of the list items that are open."""
        del self._above[inside:]
        self._depth = self._paragraph = -1

    def _go_on(self, at: int, inside: int) -> None:
        """A line of text, which begins a paragraph or goes on with the one that is open."""
        if self._depth >= 0:
            self._lazy.add(at)
            return
        self.texts.add(at)
        del self._above[inside:]
        self._depth = inside
        self._paragraph = -1 if inside else at

    def _underline(self, at: int, level: int) -> None:
        start = self._paragraph
        self._paragraph = self._depth = -1
        if start >= 0:
            title = " ".join(bare(line).strip() for line in self._lines[start:at])
            self._heading(start, at + 1, level, title)

    def _fence_or_comment(self, at: int, core: str, indent: int, inside: int) -> int:
        """The line after the fence or comment that `core` begins, 0 where it begins none."""
        mark = fence(core)
        if not mark and not core.startswith("<!--"):
            return 0
        column = self._column(inside)
        if indent < CODE:
            self._begin(inside)
        else:
            column += CODE  # code to CommonMark, so that it ends where the code does
        if not mark:
            # `<!-->` is a whole comment.
            ended = "-->" in core[2:]
            return at + 1 if ended else self._after(at, inside, column, lambda _, text: "-->" in text)
        close = re.compile(rf"[ \t]*{re.escape(mark[0])}{{{len(mark)},}}[ \t]*$")
        near = column + CODE
        return self._after(at, inside, column, lambda left, text: left < near and bool(close.match(text)))

    def _after(self, at: int, inside: int, column: int, closes: Callable[[int, str], bool]) -> int:
        """The line after a block that begins at `at`, in a list item whose text begins at `column`.

        It ends with the item, closed or not (CommonMark 5.2).
        """
        end, is_closed = at + 1, False
        while end < len(self._lines) and not is_closed:
            text = bare(self._lines[end])
            core = text.lstrip(" \t")
            left = columns(text[: len(text) - len(core)])
            if not core:
                self._paragraph = self._depth = -1
            elif left < column:
                break
            is_closed = closes(left, text)
            end += 1
        item = self._above[inside - 1][0] if inside else -1
        self._hidden[at] = _Hidden(end, item, is_closed)
        if inside and not is_closed:
            self._unended.setdefault(item, []).append(at)
        if not (is_closed or inside or column):
            self.unclosed = min(self.unclosed, at)
        return end

    def _heading(self, start: int, body: int, level: int, title: str) -> None:
        rule = self._headings.rule(title, in_goal=self._in_goal)
        if self._starts[-1][0] == start and len(self._starts) > 1:
            self._starts.pop()  # a bold line that turned out to be underlined
        if level == 1 and start <= self._first and not rule.private:
            # The title of the file rules nothing. A private one does: better to hide too much.
            rule = Rule()
        self._starts.append((start, body, level, title, rule))

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
        nested: list[tuple[int, int, bool]] = []  # those above: line, end, is it an item
        places: list[tuple[int, int, int, bool]] = []  # of each bullet: section, end, parent, nested
        entries: list[HistoryLine | None] = []
        history: dict[int, list[HistoryLine]] = {}
        for (line, item, index), end in zip(self._found, self._ends(), strict=True):
            section = self.sections[index]
            while nested and nested[-1][1] <= line:
                nested.pop()
            in_item = any(is_item for *_, is_item in nested)
            ruled = section.kind is not None and not section.only_with_box
            parent = nested[-1][0] if nested else -1
            nested.append((line, end, item.mark is not None or (ruled and not in_item)))
            places.append((index, end, parent, in_item))
            entry = _entry(bare(self._lines[line]), item)
            entries.append(entry)
            if entry:
                history.setdefault(parent, []).append(entry)
        for (line, item, _), entry, (index, end, parent, in_item) in zip(
            self._found, entries, places, strict=True
        ):
            happened = tuple(history.get(line, ()))
            room = self._room_of(line, end)
            yield Bullet(line, end, room, parent, item, self.sections[index], in_item, happened, entry)

    def _room_of(self, line: int, end: int) -> int:
        """Nothing can be put below a fence or comment that only the item's own end ends."""
        for at in self._unended.get(line, ()):
            if at < end <= self._hidden[at].end:
                return at
        return end

    def _ends(self) -> list[int]:
        """Of each bullet the line after the last one below it.

        From the last to the first: what a nested one has below it need not be looked at again.
        """
        below: dict[int, tuple[int, int]] = {}  # of a bullet: where its end was looked for last, and its end
        for line, item, index in reversed(self._found):
            below[line] = self._end_of(line, item.width, self.sections[index].end, below)
        return [below[line][1] for line, _, _ in self._found]

    def _end_of(
        self, line: int, width: int, section_end: int, below: dict[int, tuple[int, int]]
    ) -> tuple[int, int]:
        end = at = line + 1
        while at < min(section_end, self.unclosed):
            text = bare(self._lines[at])
            core = text.lstrip(" \t")
            is_below = columns(text[: len(text) - len(core)]) > width or at in self._lazy
            hidden = self._hidden.get(at)
            if hidden and is_below and hidden.item >= line:
                end = at = hidden.end
                continue
            if core and (hidden or not is_below):
                break
            if at in below:
                at, end = below[at]
                continue
            at += 1
            end = at if core else end
        while not bare(self._lines[end - 1]).strip(" \t"):
            end -= 1
        return at, end


def _entry(text: str, item: ItemLine) -> HistoryLine | None:
    if item.mark is not None:
        return None
    said = text[len(item.indent) + len(item.marker) :]
    return HistoryLine.parse(said) or HistoryLine.parse(item.text)


def _is_empty(line: str) -> bool:
    """Whether a line is a bullet without a word."""
    found = _BULLET.match(bare(line))
    return found is not None and not bare(line)[found.end() :]


def _is_no_paragraph(content: str) -> bool:
    """Whether what stands in a list item or quote leaves no paragraph open."""
    opens = atx(content) or is_rule(content) or fence(content)
    return not content or bool(opens) or content.startswith("<!--")


def _has_words(line: str) -> bool:
    # A mark that some editors put before the first line is no word.
    return bool(line.removeprefix(BOM).strip())
