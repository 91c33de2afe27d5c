"""Lines that name another record: an owner, a goal, the item they were made from.

Each edit takes a document and a bullet of it, and answers with the document in which that one word is
another: the rest of the line stays as it was typed, and every other line (docs/reference/item-line.md).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from mentorlog.journal.document import Document
from mentorlog.journal.item_line import ItemLine
from mentorlog.journal.lines import BOM
from mentorlog.journal.outline import Bullet


def with_owner(document: Document, bullet: Bullet, slug: str) -> Document:
    """With another word after the `@` that opens an item."""
    return _put(document, bullet, rf"@{re.escape(bullet.item.owner or '')}", lambda _: f"@{slug}", owner=slug)


def with_owner_in_words(document: Document, bullet: Bullet, name: str) -> Document:
    """With the name of its owner in an item's text, where it names nobody: "Ada Lovelace: ..."."""
    word, text = re.escape(bullet.item.owner or ""), f"{name}: {bullet.item.text}"
    return _put(document, bullet, rf"@{word}[ \t]+", lambda _: f"{name}: ", owner=None, text=text)


def with_goal(document: Document, bullet: Bullet, slug: str | None) -> Document:
    """With another goal in an item's field, or (None) without the field."""
    word = re.escape(bullet.item.goal or "")
    if slug is None:
        return _put(document, bullet, rf"[ \t]*[\[(][ \t]*goal::[ \t]*{word}[ \t]*[\])]", _nothing, goal=None)
    found = rf"(?<=::)(?P<gap>[ \t]*){word}(?=[ \t]*[\])])"
    return _put(document, bullet, found, lambda it: f"{it['gap']}{slug}", goal=slug)


def without_from(document: Document, bullet: Bullet) -> Document:
    """Without the field that says from which item this one was made."""
    word = re.escape(bullet.item.from_id or "")
    return _put(document, bullet, rf"[ \t]*[\[(][ \t]*from::[ \t]*{word}[ \t]*[\])]", _nothing, from_id=None)


def _nothing(_: re.Match[str]) -> str:
    return ""


def _put(
    document: Document, bullet: Bullet, found: str, new: Callable[[re.Match[str]], str], **wanted: str | None
) -> Document:
    line = document.lines[bullet.line].removeprefix(BOM)
    becomes = bullet.item._replace(**wanted)  # type: ignore[arg-type]
    text = re.sub(found, new, line, count=1, flags=re.IGNORECASE)
    if ItemLine.parse(text) != becomes:
        text = str(becomes)  # the word stands twice in it, or is written otherwise: the line anew
    return document.replaced(bullet.line, text)
