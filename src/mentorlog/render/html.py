"""Pages as one HTML document that stands alone: to read on a phone, to print, to give away.

It has no script, and nothing in it is fetched; its Content-Security-Policy
(https://www.w3.org/TR/CSP3/) lets a browser do nothing but apply the stylesheet inside. A user's words are
text, never markup.
"""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from mentorlog.render.html_style import STYLE
from mentorlog.render.page import Line, Page, Part
from mentorlog.render.text import visible

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_UNNAMED = "mentorlog"
# Of days and months: a column of them may be narrow.
_SHORT_LABEL = 8
# What bars of what was moved are filled with, once for all plots of a document.
_HATCH = (
    '<svg class="defs" aria-hidden="true"><defs><pattern id="mentorlog-hatch" width="5" height="5" '
    'patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="paper" width="5" height="5"/>'
    '<line class="hatch" x1="0" y1="0" x2="0" y2="5" stroke-width="3"/></pattern></defs></svg>'
)


class Picture(NamedTuple):
    """A plot between pages: an `<svg>` element without ids and styles, as `render.progress_html` makes it."""

    svg: str


def draw(page: Page) -> str:
    """One page as a document; its title is the document's."""
    return document("", [page])


def document(title: str, parts: Sequence[Page | Picture], *, aside: str = "") -> str:
    """Several pages, and pictures between them, as one document.

    `title` is its heading, and `aside` what stands beside that. Each page that has a title begins a chapter,
    and a list of them stands on top, with links; a page without one, and a picture, goes on in the chapter
    before it. Without a `title` the first page's title and aside are the document's.
    """
    parts = list(parts)
    first = parts[0] if parts else None
    if not title and isinstance(first, Page):
        title, aside = first.title, first.aside
        parts[0] = first._replace(title="", aside="")
    body = "\n".join(_body(title, aside, parts))
    # A letter has no title; a document has to.
    named = title or next(_words_of(parts), _UNNAMED)
    head = (
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_policy()}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>{escape(visible(named))}</title>",
        f"<style>{STYLE}</style>",
        "</head>",
    )
    text = "\n".join([*head, "<body>", body, "</body>", "</html>", ""])
    # In ASCII, other signs as references: so it is the same file whatever a pipe is encoded in.
    return _NOT_ASCII.sub(lambda found: f"&#{ord(found[0])};", text)


def _policy() -> str:
    """Nothing but our own stylesheet, which is known by its hash."""
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _words_of(parts: Sequence[Page | Picture]) -> Iterator[str]:
    """The first words of a document that has no title."""
    for each in parts:
        if isinstance(each, Page):
            yield from (line.text for part in each.parts for line in part.lines if line.text.strip())


def _body(title: str, aside: str, parts: Sequence[Page | Picture]) -> Iterator[str]:
    if any(isinstance(each, Picture) for each in parts):
        yield _HATCH
    yield "<main>"
    if title:
        yield from _header(title, aside, 1)
    chapters = [each.title for each in parts if isinstance(each, Page) and each.title]
    if len(chapters) > 1:
        yield from _contents(chapters)
    # No level is skipped: a part stands below a division only where there was one in its chapter.
    number, top, is_divided = 0, 2, False
    for each in parts:
        if isinstance(each, Picture):
            yield f"<figure>{each.svg}</figure>"
            continue
        if each.title:
            yield from ["</section>"] if number else []
            number, top, is_divided = number + 1, 3, False
            yield f'<section class="page" id="page-{number}">'
            yield from _header(each.title, each.aside, 2)
        for part in each.parts:
            is_divided = is_divided or _is_division(part)
            yield from _part(part, top + (is_divided and not _is_division(part)))
    yield from ["</section>"] if number else []
    yield "</main>"


def _header(title: str, aside: str, level: int) -> Iterator[str]:
    yield "<header>"
    name, dot, more = title.partition(" · ")
    rest = f" <small>· {_words(more)}</small>" if dot else ""
    yield f"<h{level}>{_words(name)}{rest}</h{level}>"
    if aside:
        yield f'<p class="aside">{_words(aside)}</p>'
    yield "</header>"


def _contents(chapters: Sequence[str]) -> Iterator[str]:
    yield '<nav aria-label="Contents">'
    yield "<ol>"
    for number, title in enumerate(chapters, 1):
        yield f'<li><a href="#page-{number}">{_words(title)}</a></li>'
    yield "</ol>"
    yield "</nav>"


def _is_division(each: Part) -> bool:
    return each.level == 1 and bool(each.heading)


def _part(each: Part, level: int) -> Iterator[str]:
    if _is_division(each):
        # It may have parts below it: a page may break after its lines, and never after itself.
        yield f'<h{level} class="division">{_words(each.heading)}</h{level}>'
        if not (each.lines or each.more):
            return
    yield f'<section class="part{" apart" if each.space and not each.heading else ""}">'
    if each.heading and not _is_division(each):
        yield f"<h{level}>{_words(each.heading)}</h{level}>"
    if each.table and any(visible(line.label).strip() for line in each.lines):
        yield from _table(each)
    elif (each.heading or each.listed) and (each.lines or each.more):
        yield "<ul>"
        yield from (f"<li{_tone(line)}>{_said(line)}{_beside(line)}</li>" for line in each.lines)
        yield from [f'<li class="quiet">{_more(each)}</li>'] if each.more else []
        yield "</ul>"
    else:
        yield from (f"<p{_tone(line)}>{_said(line)}{_beside(line)}</p>" for line in each.lines)
        yield from [f'<p class="quiet">{_more(each)}</p>'] if each.more else []
    yield "</section>"


def _table(each: Part) -> Iterator[str]:
    """Labels in a column of their own; where the screen is narrow, above their lines."""
    is_narrow = all(len(line.label) <= _SHORT_LABEL for line in each.lines)
    yield '<table class="narrow">' if is_narrow else "<table>"
    for line in each.lines:
        label = f'<th scope="row">{_words(line.label)}</th>' if line.label else "<td></td>"
        words = _said(line._replace(label="", command=""))
        right = " ".join(filter(None, [_words(line.right), _code(line.command)]))
        beside = [f'<span class="right">{right}</span>' if right else "", _id(line)]
        said = " ".join(filter(None, [words, *beside]))
        yield f"<tr{_tone(line)}>{label}<td>{said}</td></tr>"
    yield "</table>"
    if each.more:
        yield f'<p class="quiet">{_more(each)}</p>'


def _more(each: Part) -> str:
    return f"+{each.more} more"


def _said(line: Line) -> str:
    name = visible(line.label).strip()
    label = f"<b>{_words(name)}:</b>" if name else ""
    return " ".join(filter(None, [label, _words(line.text), _words(line.tail), _code(line.command)]))


def _beside(line: Line) -> str:
    """What stands at the end of a line: words at the right, and the id."""
    right = f' <span class="right">{_words(line.right)}</span>' if line.right else ""
    return f"{right} {_id(line)}" if line.id else right


def _id(line: Line) -> str:
    return f'<code class="id">{escape(visible(line.id))}</code>' if line.id else ""


def _code(command: str) -> str:
    return f"<code>{escape(visible(command))}</code>" if command else ""


def _tone(line: Line) -> str:
    return f' class="{line.tone}"' if line.tone != "plain" else ""


def _words(words: str) -> str:
    """A user's words as text; what runs from right to left does so by itself, and turns nothing around it."""
    said = visible(words)
    shown = escape(said)
    if not said.isascii() and any(unicodedata.bidirectional(char) in ("R", "AL", "AN") for char in said):
        return f"<bdi>{shown}</bdi>"
    return shown
