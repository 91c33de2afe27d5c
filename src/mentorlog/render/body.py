"""A record's own words as parts of a page, where that is no Markdown: headings, lists, paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mentorlog.dates import say_date
from mentorlog.journal.blocks import is_rule
from mentorlog.journal.document import Document
from mentorlog.journal.lines import BOM, bare
from mentorlog.journal.outline import Bullet, Section
from mentorlog.render.page import Line, Part, Tone

# What begins a line that stays a line of its own: a row of a table, a quote, a picture or a link alone.
_APART = ("|", ">", "!", "[")


def body_parts(document: Document, item_line: Callable[[Bullet], Line | None]) -> list[Part]:
    """All words of a body in their order; the ids, dates and marks of items in the way of a page.

    `item_line` says how an item is shown, None for a bullet that is none.
    """
    bullets = {bullet.line: bullet for bullet in document.bullets}
    highest = min((section.level for section in document.sections if section.level), default=1)
    parts: list[Part] = []
    for section in document.sections:
        level = (1 if section.level == highest else 2) if section.level else 0
        said = list(_pieces(document, section, bullets, item_line))
        if level and len(said) == 1 and said[0].listed:
            parts.append(said[0]._replace(heading=section.title, level=level))
        else:
            parts += [Part(section.title, level=level)] if level else []
            parts += said
    return parts


def _pieces(
    document: Document,
    section: Section,
    bullets: dict[int, Bullet],
    item_line: Callable[[Bullet], Line | None],
) -> Iterator[Part]:
    """A list, or a paragraph, one after the other."""
    lines: list[Line] = []
    listed = False  # whether `lines` are a list
    opened = -1  # the line after the last of the open bullet
    is_open = False  # whether the last line is a paragraph that the next may go on with
    for at in range(section.body, section.end):
        raw = bare(document.lines[at]).removeprefix(BOM)
        text = raw.strip(" \t")
        bullet = bullets.get(at)
        is_listed = bullet is not None or at < opened
        is_code = at in document.hidden
        if lines and text and is_listed != listed:
            yield _piece(lines, listed)
            lines = []
        if not text or (is_rule(text) and not is_code):
            is_open = False
            if lines and not (listed or is_code):
                yield _piece(lines, listed)
                lines = []
            continue
        listed = is_listed
        if bullet:
            opened = max(opened, bullet.end)
            lines.append(_bullet(bullet, text, item_line))
        elif is_code:
            # The marks of a fence are no words.
            lines += [Line("", command=raw)] if text.strip("`~") else []
        elif is_listed or text.startswith(_APART):
            lines.append(Line(text, tone="quiet" if is_listed else "plain"))
        elif is_open:
            lines[-1] = Line(f"{lines[-1].text} {text}")
        else:
            lines.append(Line(text))
        is_open = not (is_listed or is_code or text.startswith(_APART))
    if lines:
        yield _piece(lines, listed)


def _piece(lines: list[Line], listed: bool) -> Part:
    return Part("", tuple(lines), level=0, listed=listed)


def _bullet(bullet: Bullet, text: str, item_line: Callable[[Bullet], Line | None]) -> Line:
    if bullet.entry:
        one = bullet.entry
        was = f" from {say_date(one.old)}" if one.old else ""
        said = f"{one.word}{was}{f': {one.text}' if one.text else ''}"
        return Line(said, label=say_date(one.day), tone="quiet")
    ident = bullet.item.id or ""
    marker = bullet.item.marker
    # A number is a word: "the second of these".
    words = text if marker[0].isdigit() else text.removeprefix(marker).lstrip(" \t")
    said = words.removesuffix(f"[id:: {ident}]").rstrip() if ident else words
    tone: Tone = "quiet" if bullet.nested_in_item else "plain"
    return item_line(bullet) or Line(said, id=ident if said != words else "", tone=tone)
