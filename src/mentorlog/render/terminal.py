"""Pages drawn for a terminal, with rich. Here, and only here, a user's words become styled text.

They are never markup: each goes through `visible`, which shows control and direction characters as what
they are instead of sending them to the terminal.
"""

from __future__ import annotations

import io

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from mentorlog.render.page import Line, Page, Part
from mentorlog.render.text import visible

_STYLES = {"plain": "", "quiet": "dim", "strong": "bold"}
_INDENT = "  "
# Wider than any terminal: there is no edge to align with.
_NO_EDGE = 1000


def draw(page: Page, *, width: int, color: bool, wrap: bool = False) -> str:
    """The page as text for a terminal of `width` columns, with colour codes if wanted.

    A line that is too long is cut at a word, or with `wrap` goes on below itself.
    """
    lines = list(_page(page, width, wrap))
    return _to_ansi(lines, width) if color else "".join(f"{line.plain.rstrip()}\n" for line in lines)


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
        for line in lines:
            console.print(line, soft_wrap=True)
    return captured.get()


def _page(page: Page, width: int, wrap: bool) -> list[Text]:
    lines: list[Text] = []
    if page.title:
        title = Text().append(visible(page.title), style="bold")
        lines += _with_right(title, page.aside, width)
    for each in page.parts:
        lines += _part(each, width, wrap)
    return lines


def _part(each: Part, width: int, wrap: bool) -> list[Text]:
    lines = [Text("")] if each.space else []
    if each.heading:
        style = "bold cyan" if each.level == 1 else "bold"
        lines += [Text(visible(each.heading), style=style)]
    indent = _INDENT if each.level and each.heading else ""
    labels = max((cell_len(visible(line.label)) for line in each.lines), default=0) if each.table else 0
    for line in each.lines:
        head = Text(indent)
        if each.table:
            label = visible(line.label)
            head.append(f"{label}{' ' * (labels - cell_len(label) + 2 if labels else 0)}", style="bold")
        if line.id:
            head.append(f"{visible(line.id)}  ", style="dim")
        if line.label and not each.table:
            head.append(f"{visible(line.label)}: ", style="bold")
        lines += _line(line, head, width, wrap, right=line.command if each.table else "")
    if each.more:
        lines.append(Text(f"{indent}+{each.more} more", style="dim"))
    return lines


def _line(line: Line, head: Text, width: int, wrap: bool, *, right: str) -> list[Text]:
    style = _STYLES[line.tone]
    words = visible(f"{line.text} {line.tail}" if line.tail else line.text)
    room = width - cell_len(head.plain)
    right = visible(line.right) or right
    if right and cell_len(words) + cell_len(right) + 2 <= room:
        gap = room - cell_len(words) - cell_len(right) if width < _NO_EDGE else 4
        style_right = "dim" if line.right else "cyan"
        return [head.append(words, style=style).append(" " * gap).append(right, style=style_right)]
    command = "" if right else line.command
    if command and cell_len(words) + cell_len(command) + 1 <= room:
        gap = 4 if cell_len(words) + cell_len(command) + 4 <= room else 1
        return [head.append(words, style=style).append(" " * gap).append(command, style="cyan")]
    below = [Text(f"{' ' * cell_len(head.plain)}{line.command}", style="cyan")] if line.command else []
    if line.right:
        below.insert(0, Text(f"{' ' * cell_len(head.plain)}{visible(line.right)}", style="dim"))
    if wrap:
        return [*_wrapped(head, words, style, room), *below]
    if line.tail and cell_len(words) > room:
        tail = _cut(visible(line.tail), room * 3 // 5)
        words = f"{_cut(visible(line.text), room - cell_len(tail) - 1)} {tail}"
    return [head.append(_cut(words, room), style=style), *below]


def _with_right(left: Text, right: str, width: int) -> list[Text]:
    if not right:
        return _cut_text(left, width)
    gap = width - cell_len(left.plain) - cell_len(right)
    if gap < 2:
        return [*_cut_text(left, width), Text(visible(right), style="dim")]
    # A pipe has no right side.
    gap = gap if width < _NO_EDGE else 4
    return [left.append(" " * gap).append(visible(right), style="dim")]


def _cut_text(text: Text, width: int) -> list[Text]:
    return [Text(_cut(text.plain, width), style=text.style)]


def _wrapped(head: Text, words: str, style: str, room: int) -> list[Text]:
    hang = " " * cell_len(head.plain)
    lines: list[Text] = []
    for text in _fold(words, max(room, 20)):
        lines.append((Text(hang) if lines else head).append(text, style=style))
    return lines


def _fold(words: str, room: int) -> list[str]:
    """Words in lines of at most `room` columns; a word that is longer is broken."""
    lines, line = [], ""
    for word in words.split(" "):
        while cell_len(word) > room:
            if line:
                lines.append(line)
                line = ""
            piece = set_cell_size(word, room).rstrip(" ") or word[:1]
            lines.append(piece)
            word = word[len(piece) :]
        if line and cell_len(line) + 1 + cell_len(word) > room:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]


def _cut(words: str, room: int) -> str:
    """Words cut at a word, with an ellipsis, where they take more than `room` columns."""
    room = max(room, 8)
    if cell_len(words) <= room:
        return words
    kept = ""
    for word in words.split(" "):
        longer = f"{kept} {word}" if kept else word
        if cell_len(longer) > room - 1:
            break
        kept = longer
    # A first word too long for the line has to be cut through.
    return f"{kept.rstrip(',;:.')}…" if kept else f"{set_cell_size(words, room - 1).rstrip()}…"
