"""What holds for a bullet in old notes, by its heading, a line above its list or a bullet around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mentorlog.exchange.notes.owners import WHO, Names, owned
from mentorlog.exchange.notes.source import Source
from mentorlog.exchange.notes.titles import Standing, bare_label, label, standing
from mentorlog.journal.item_line import ItemLine
from mentorlog.journal.outline import Bullet, Section
from mentorlog.practice.naming import NAME

_LONGEST_GROUP = 8  # words in a bullet that says what those nested in it are
_LONGEST_TITLE = 80
_TO_BE_DONE = (
    r"(?:(?:new|open|agreed) )?(?:actions?|action (?:items?|points?)|to[- ]?dos?|tasks?|next steps?|homework|"
    r"commitments?|follow[- ]?ups?|deliverables?)"
)
_BEGINS_SOFT = re.compile(
    r"(?:(?:for )?next|(?:the )?coming|this|my|our|plans?|goals?|priorities|aims|focus|what|up next)\b",
    re.IGNORECASE,
)
_OF_SOMEBODY = re.compile(
    rf"(?P<name>{NAME})[ \t]*[-–—:]?[ \t]*{_TO_BE_DONE}[ \t:]*"
    rf"|{_TO_BE_DONE}[ \t]*(?:\b(?:for|on|by|of)\b|[-–—:(\[/]|(?<=\w)[ \t])"
    rf"[ \t]*(?P<whose>@?{NAME})[)\]]?[ \t:]*",
    re.IGNORECASE,
)


class Scope(NamedTuple):
    """What holds for a bullet: what its heading or label says, and whom it names for all below it."""

    standing: Standing
    owner: str | None = None


class Scopes:
    """What holds where in a file of notes."""

    def __init__(self, source: Source, names: Names) -> None:
        self._source = source
        self._names = names
        self._copy = source.copy
        self._headings = dict(_of_headings(self._copy.sections, names))
        self._bullets = {bullet.line: bullet for bullet in self._copy.bullets}
        self._parents = {bullet.parent for bullet in self._copy.bullets}
        self._scopes: dict[int, Scope] = {}
        self._labels = self._labelled_lists()

    def of(self, bullet: Bullet) -> Scope:
        """What holds for a bullet, from what it is nested in, a label above its list, or its heading."""
        if bullet.line not in self._scopes:
            parent = self._bullets.get(bullet.parent)
            self._scopes[bullet.line] = (
                (self.group(parent) or Scope("")) if parent else self.at(bullet.line, bullet.section)
            )
        return self._scopes[bullet.line]

    def at(self, line: int, section: Section) -> Scope:
        """What holds for a line that is nested in nothing, in its section."""
        return self._labels.get(line) or self._headings[section.start]

    def group(self, parent: Bullet) -> Scope | None:
        """What a bullet says of those nested in it: that they are actions, or whose; None for no label."""
        text = text_of(parent.item).strip()
        if parent.item.mark is not None or parent.line not in self._parents:
            return None
        above = self.of(parent)
        title = text.strip("*_ ").rstrip(":").strip("*_ ")
        said = _titled(title, self._names, above)
        if said.standing == "soft" and title == text.strip("*_ ") and not _BEGINS_SOFT.match(title):
            return None  # `We start next week` is no label
        if said.standing not in ("people", "") and len(title.split()) <= _LONGEST_GROUP:
            return said if said.owner else Scope(said.standing, above.owner)
        return None

    def _labelled_lists(self) -> dict[int, Scope]:
        """The lines of a list directly below a line such as `Action items:`, or of the sentences there."""
        held: dict[int, Scope] = {}
        now: Scope | None = None
        section = self._copy.sections[0]
        headings = {section.start: section for section in self._copy.sections[1:]}
        for n, line in enumerate(self._source.lines):
            section = headings.get(n, section)
            if not line.strip():
                continue
            if now and (n in self._bullets or line[:1] in " \t" or self._names_owner(line)):
                held[n] = now
                continue
            now = None
            if n not in headings and n not in self._source.hidden and n not in self._bullets:
                title = label(line) or bare_label(line)
                said = _titled(title, self._names, self._headings[section.start]) if title else Scope("")
                now = said if said.standing else None
        return held

    def _names_owner(self, line: str) -> bool:
        own = owned(line, self._names)
        return own.owner is not None and own.how in WHO


def text_of(item: ItemLine) -> str:
    """A bullet's words, a name after `@` among them."""
    return f"@{item.owner} {item.text}" if item.owner else item.text


def _titled(title: str, names: Names, above: Scope) -> Scope:
    """What a title says; a name alone says whose are those below it, where they are things to do."""
    if len(title) <= _LONGEST_TITLE:
        plain = title.strip("*_ ").rstrip(":").strip("*_ ")
        if found := _OF_SOMEBODY.fullmatch(plain):
            name = re.sub(r"['’]s?\Z", "", found["name"] or found["whose"])
            if slug := names.slug(name):
                return Scope("action", slug)
        if above.standing not in ("people", "") and (slug := names.slug(re.sub(r"\A[Ff]or ", "", plain))):
            return Scope(above.standing, slug)
    return Scope(standing(title))


def _of_headings(sections: tuple[Section, ...], names: Names) -> Iterator[tuple[int, Scope]]:
    """For each section, by its first line, what its heading says, or the one above it that says something."""
    above: list[tuple[int, Scope]] = []
    for n, section in enumerate(sections):
        while above and section.level and above[-1][0] >= section.level:
            above.pop()
        inherited = above[-1][1] if above else Scope("")
        own = _titled(section.title, names, inherited) if section.level else Scope("")
        if n == 1 and section.level == 1 and section.rule.kind is None:
            own = Scope("")  # the title of the file
        said = own if own.standing or section.rule.known else inherited
        if section.level:
            above.append((section.level, said))
        yield section.start, said
