"""Pages drawn for a terminal, with rich. Here, and only here, a user's words become styled text.

They are never markup: each goes through `visible`, which shows control and direction characters as what
they are instead of sending them to the terminal.
"""

from __future__ import annotations

import io
import re

from rich.cells import cell_len, chop_cells, set_cell_size
from rich.text import Text

from mentorlog.render.page import Line, Page, Part
from mentorlog.render.text import visible

_STYLES = {"plain": "", "quiet": "dim", "strong": "bold"}
_COMMAND = "cyan"
# What ends a line that is told, and is of use only in one piece.
_TO_COPY = r"(.*[:.,]) ((?:[^ “]*mentorlog|export|git) (?:[^“”.;]|[.]\b)*|/[^ ]+)|(.*)  (\([^ ]+\.md\))"
_INDENT = "  "
# Wider than any terminal: there is no edge to align with, and lines are as long as they are.
_NO_EDGE = 1000
_ENDLESS = 10**9
# The columns that ids and labels leave to the words beside them.
_LEAST_ROOM = 16


def draw(page: Page, *, width: int, color: bool, wrap: bool = False) -> str:
    """The page as text for a terminal of `width` columns, with colour codes if wanted.

    A line that is too long is cut at a word, or with `wrap` goes on below itself; then nothing is lost.
    Only a command stays whole where it is wider than the terminal: in two lines it cannot be copied.
    """
    lines = _page(page, width if width < _NO_EDGE else _ENDLESS, wrap)
    for line in lines:
        line.rstrip()
    return _to_ansi(lines, width) if color and lines else "".join(f"{line.plain}\n" for line in lines)


def folded(text: str, width: int) -> list[str]:
    """One line of plain words as lines of at most `width` columns; what goes on stands below its words.

    The words of an item begin after its id. A path stays whole, and so does a command at the end: they are
    to be copied.
    """
    words = visible(text)
    if width >= _NO_EDGE or cell_len(words) <= width or words.startswith("mentorlog "):
        return [words]
    if found := re.fullmatch(_TO_COPY, words):
        said, whole = (part for part in found.groups() if part is not None)
        return [*folded(said, width), f"  {whole}"]
    found = re.match(r" *(?:[a-z0-9]{5}  )?", words)
    head = found[0] if found else ""
    return [
        f"{head if number == 0 else ' ' * max(len(head), 2)}{line}"
        for number, line in enumerate(_fold(words[len(head) :], width - max(len(head), 2), whole="/"))
    ]


def folded_words(words: str, width: int) -> list[str]:
    """Words as lines of at most `width` columns, indented as they are; a longer word is broken."""
    return [words] if width >= _NO_EDGE else _fold(words, width)


def _to_ansi(lines: list[Text], width: int) -> str:
    from rich.console import Console  # a third of rich; a pipe does without

    console = Console(
        file=io.StringIO(),
        force_terminal=True,
        color_system="standard",
        no_color=False,
        width=width + 1,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    with console.capture() as captured:
        console.print(Text("\n").join(lines), soft_wrap=True)
    return captured.get()


def _page(page: Page, width: int, wrap: bool) -> list[Text]:
    lines: list[Text] = []
    if page.title:
        lines += _title(visible(page.title), visible(page.aside), width, wrap)
    for each in page.parts:
        lines += _part(each, width, wrap)
    return lines


def _title(title: str, aside: str, width: int, wrap: bool) -> list[Text]:
    gap = width - cell_len(title) - cell_len(aside)
    if aside and gap >= 2:
        # A pipe has no right side.
        gap = gap if width < _NO_EDGE else 4
        return [Text().append(title, style="bold").append(" " * gap).append(aside, style="dim")]
    lines = [Text().append(line, style="bold") for line in _fitted(title, width, wrap)]
    # A page that is cut has no line to spare for it.
    return lines + ([Text(line, style="dim") for line in _fold(aside, width)] if aside and wrap else [])


def _part(each: Part, width: int, wrap: bool) -> list[Text]:
    lines = [Text("")] if each.space else []
    if each.heading:
        style = "bold cyan" if each.level == 1 else "bold"
        lines += [Text().append(line, style=style) for line in _fitted(visible(each.heading), width, wrap)]
    indent = _INDENT if each.level and each.heading else ""
    # What a label or an id takes has to leave room for the words; the start of an id is enough.
    most_id = width // 4 - 2
    ids = max((min(cell_len(visible(line.id)), most_id) for line in each.lines), default=0)
    most_label = width - len(indent) - (ids + 2 if ids else 0) - 2 - _LEAST_ROOM
    named = [_cut(visible(line.label), most_label, wrap) for line in each.lines]
    labels = min(max(map(cell_len, named), default=0), most_label) if each.table else 0
    for line, label in zip(each.lines, named, strict=True):
        head = Text(indent)
        if each.table and any(named):
            head.append(f"{label}{' ' * (max(labels - cell_len(label), 0) + 2)}", style="bold")
        if line.id:
            ident = _cut(visible(line.id), most_id, wrap)
            head.append(f"{ident}{' ' * (max(ids - cell_len(ident), 0) + 2)}", style="dim")
        if label and not each.table:
            head.append(f"{label}: ", style="bold")
        lines += _line(line, head, width, wrap, table=each.table)
    if each.more:
        lines.append(Text(f"{indent}+{each.more} more", style="dim"))
        whole = visible(each.whole)
        gap = next((gap for gap in (4, 1) if cell_len(lines[-1].plain + whole) + gap <= width), 0)
        if whole and gap:
            lines[-1] = Text().append_text(lines[-1]).append(" " * gap).append(whole, style=_COMMAND)
    return lines


def _line(line: Line, head: Text, width: int, wrap: bool, *, table: bool) -> list[Text]:
    style = _STYLES[line.tone]
    text, tail = visible(line.text), visible(line.tail)
    words = f"{text} {tail}" if tail else text
    hang = cell_len(head.plain)
    room = width - hang
    # What stands beside the words: at the right edge an aside, or a command in a table; else a command.
    beside = [(visible(line.right), "dim")] if line.right else []
    beside += [(visible(line.command), _COMMAND)] if line.command else []
    at_edge = bool(line.right) or table
    if beside:
        after, its_style = beside[0]
        left = room - cell_len(words) - cell_len(after)
        if left >= (2 if at_edge else 1):
            wide = left if at_edge and width < _NO_EDGE else 4
            gap = " " * (wide if left >= wide else 1)
            said = head.append(words, style=style).append(gap).append(after, style=its_style)
            return [said, *_below(beside[1:], hang, width, wrap)]
    below = _below(beside, hang, width, wrap)
    if wrap:
        return [*_wrapped(head, words, style, width), *below]
    if tail and cell_len(words) > room:
        tail = _cut(tail, room * 3 // 5)
        words = f"{_cut(text, room - cell_len(tail) - 1)} {tail}"
    return [head.append(_cut(words, room), style=style), *below]


def _below(beside: list[tuple[str, str]], hang: int, width: int, wrap: bool) -> list[Text]:
    """What stands beside a line, below it: as far in as the line's own words, where there is room."""
    lines: list[Text] = []
    for words, style in beside:
        left = max(min(hang, width - cell_len(words)), 0)
        room = width - hang
        longest = max(map(cell_len, words.split(" ")))
        if wrap and style != _COMMAND and room >= _LEAST_ROOM and longest <= room:
            left = hang
        said = [words] if style == _COMMAND else _fitted(words, width - left, wrap)
        lines += [Text(f"{' ' * left}{part}", style=style) for part in said]
    return lines


def _wrapped(head: Text, words: str, style: str, width: int) -> list[Text]:
    if width - cell_len(head.plain) < _LEAST_ROOM:
        # A head as wide as that stands above the words.
        above = [Text().append(line, style="bold") for line in _fold(head.plain.rstrip(), width)]
        return [*above, *_wrapped(Text(_INDENT), words, style, width)] if words else above
    hang = " " * cell_len(head.plain)
    if hang and not head.plain.strip():
        hang += _INDENT  # what goes on must not look like the next line
    first, *rest = _fold(words, width - len(hang))
    return [head.append(first, style=style), *(Text(hang).append(line, style=style) for line in rest)]


def _fitted(words: str, room: int, wrap: bool) -> list[str]:
    return _fold(words, room) if wrap else [_cut(words, room)]


def _fold(words: str, room: int, whole: str = "") -> list[str]:
    """Words in lines of at most `room` columns, indented as they are.

    A longer word is broken, unless the sign that makes it one to be kept `whole` is in it.
    """
    if cell_len(words) <= room:
        return [words]
    said = words.lstrip(" ")
    indent = " " * min(len(words) - len(said), room // 2)
    room -= len(indent)
    lines: list[str] = []
    line: list[str] = []
    taken = 0
    for word in said.split(" "):
        width = cell_len(word)
        if line and taken + 1 + width <= room:
            line.append(word)
            taken += 1 + width
            continue
        if line:
            lines.append(" ".join(line))
        is_broken = width > room and not (whole and whole in word)
        *full, last = chop_cells(word, room) if is_broken else [word]
        lines += full
        line, taken = [last] if last else [], cell_len(last)
    return [f"{indent}{each}" for each in [*lines, " ".join(line)]]


def _cut(words: str, room: int, whole: bool = False) -> str:
    """Words cut at a word, with an ellipsis, where they take more than `room` columns."""
    room = max(room, 8)
    if whole or cell_len(words) <= room:
        return words
    kept = ""
    for word in words.split(" "):
        longer = f"{kept} {word}" if kept else word
        if cell_len(longer) > room - 1:
            break
        kept = longer
    # A first word too long for the line has to be cut through.
    return f"{kept.rstrip(',;:.')}…" if kept else f"{set_cell_size(words, room - 1).rstrip()}…"
