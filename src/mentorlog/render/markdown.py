"""Pages as Markdown, to paste or to keep. A user's words stay words: what Markdown would obey is escaped."""

from __future__ import annotations

import re

from mentorlog.render.page import Line, Page, Part
from mentorlog.render.text import visible

# CommonMark's signs; then what Obsidian and GitHub read besides: mathematics, a highlight, a comment, the
# name of an emoji.
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&$]|=(?==)|%(?=%)|:(?=[\w+-]++:))")
# What only means something at the start of a line: a bullet, a number, an underline.
_OPENING = re.compile(r"(?:[0-9]{1,9}(?=[.)])|(?=[-+=]))")


def escaped(words: str) -> str:
    """Words that read the same when Markdown is drawn."""
    return _MARKUP.sub(r"\\\1", visible(words))


def draw(page: Page) -> str:
    """The page as Markdown: a title, headings, lists."""
    lines = [f"# {escaped(page.title)}"] if page.title else []
    if page.aside:
        lines += ["", _opened(escaped(page.aside))]
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
    name = escaped(line.label).strip()
    label = f"**{name}:** " if name else ""
    right = f" ({escaped(line.right)})" if line.right else ""
    command = f" {_code(line.command)}" if line.command else ""
    ident = f" {_code(line.id)}" if line.id else ""
    tail = f" {escaped(line.tail)}" if line.tail else ""
    return _opened(f"{label}{escaped(line.text)}{tail}{right}{ident}{command}".strip())


def _opened(words: str) -> str:
    """Escaped words that may stand at the start of a line."""
    found = _OPENING.match(words)
    return f"{found[0]}\\{words[found.end() :]}" if found else words


def _code(words: str) -> str:
    """A code span, fenced with more backquotes than the words have in a row."""
    said = visible(words)
    fence = "`" * (max(map(len, re.findall("`+", said)), default=0) + 1)
    room = " " if said.startswith("`") or said.endswith("`") else ""
    return f"{fence}{room}{said}{room}{fence}"
