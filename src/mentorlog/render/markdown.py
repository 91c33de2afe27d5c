"""Pages as Markdown, to paste or to keep. A user's words stay words: what Markdown would obey is escaped."""

from __future__ import annotations

import re

from mentorlog.render.page import Line, Page, Part
from mentorlog.render.text import visible

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")


def escaped(words: str) -> str:
    """Words that read the same when Markdown is drawn."""
    return _MARKUP.sub(r"\\\1", visible(words))


def draw(page: Page) -> str:
    """The page as Markdown: a title, headings, lists."""
    lines = [f"# {escaped(page.title)}"] if page.title else []
    if page.aside:
        lines += ["", escaped(page.aside)]
    for each in page.parts:
        lines += _part(each)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines).strip("\n")) + "\n"


def _part(each: Part) -> list[str]:
    lines = []
    if each.heading:
        lines += ["", f"{'##' if each.level == 1 else '###'} {escaped(each.heading)}"]
    lines.append("")
    if each.heading:
        lines += [f"- {_line(line)}" for line in each.lines]
    else:
        lines += [f"{_line(line)}  " for line in each.lines]
    if each.more:
        lines.append(f"- +{each.more} more")
    return [line.rstrip() if not line.endswith("  ") else line for line in lines]


def _line(line: Line) -> str:
    label = f"**{escaped(line.label)}:** " if line.label else ""
    right = f" ({escaped(line.right)})" if line.right else ""
    command = f" `{line.command}`" if line.command else ""
    ident = f" `{line.id}`" if line.id else ""
    tail = f" {escaped(line.tail)}" if line.tail else ""
    return f"{label}{escaped(line.text)}{tail}{right}{ident}{command}".strip()
