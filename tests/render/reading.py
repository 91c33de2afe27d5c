"""A document in HTML as a reader takes it in: its elements, each with its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

# Elements that hold nothing, and need no end.
_EMPTY = {"meta", "rect", "line", "circle", "polyline"}
# All that our documents are made of: a user's words add nothing to them.
OURS = {
    "html", "head", "meta", "title", "style", "body", "main", "header", "section", "nav", "h1", "h2", "h3",
    "h4", "small", "p", "ul", "ol", "li", "table", "tr", "th", "td", "b", "bdi", "code", "span", "a",
    "figure", "svg", "defs", "pattern", "rect", "line", "text", "polyline", "circle",
}  # fmt: skip
# What an attribute may be called.
OUR_ATTRIBUTES = {
    "lang", "charset", "http-equiv", "content", "name", "class", "id", "scope", "aria-label", "aria-hidden",
    "role", "href", "viewbox", "width", "height", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "points",
    "font-size", "text-anchor", "stroke-width", "patternunits", "patterntransform",
}  # fmt: skip


@dataclass
class Element:
    """One element: what it is called, its attributes, and what is in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list[Element | str] = field(default_factory=list)

    def all(self, tag: str = "", style: str = "") -> list[Element]:
        """The elements below it, itself among them, of this name and class."""
        return [
            each
            for each in self._walk()
            if (not tag or each.tag == tag) and (not style or style in each.style)
        ]

    @property
    def style(self) -> list[str]:
        """Its classes."""
        return self.attributes.get("class", "").split()

    @property
    def words(self) -> str:
        """All its text."""
        return "".join(each if isinstance(each, str) else each.words for each in self.inside)

    def _walk(self) -> Iterator[Element]:
        yield self
        for each in self.inside:
            if isinstance(each, Element):
                yield from each._walk()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        # The parser would leave out references to what is no character.
        super().__init__(convert_charrefs=False)
        self.open = [Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in _EMPTY:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].inside.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)

    def handle_charref(self, name: str) -> None:
        number = int(name[1:], 16) if name.startswith("x") else int(name)
        self.open[-1].inside.append(chr(number))

    def handle_entityref(self, name: str) -> None:
        self.open[-1].inside.append({"amp": "&", "lt": "<", "gt": ">", "quot": '"'}[name])

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"an instruction: {data}")


def read(document: str) -> Element:
    """The document as a tree; each element has to be closed where it was opened."""
    reader = _Reader()
    reader.feed(document)
    reader.close()
    assert len(reader.open) == 1, reader.open[-1].tag
    return reader.open[0]


def made_of(tree: Element) -> set[str]:
    """What is in a document and not ours: elements, and attributes."""
    attributes = {name for each in tree.all() for name in each.attributes}
    return ({each.tag for each in tree.all()} - OURS - {""}) | (attributes - OUR_ATTRIBUTES)
