"""What a page holds beside its items: the words that are new, and what looks like a promise and is none."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from mentorlog.dates import DateWays, say_count, split_by
from mentorlog.errors import AmbiguousDate, UnreadableDate
from mentorlog.journal import Kind
from mentorlog.journal.document import Document
from mentorlog.journal.items import kind_of
from mentorlog.journal.lines import bare
from mentorlog.journal.outline import Bullet, Section
from mentorlog.practice.naming import Names
from mentorlog.practice.writing import NOTES

# Of the headings with a meaning of their own, those under which one writes freely.
_OF_WORDS = ("", "notes", "brief", "debrief")
# What is written where there is nothing to promise; and how long a line is that tells something.
_NOTHING = frozenset(("none", "nothing", "no", "n/a", "na", "tbd"))
_LONG = 120
_ID = re.compile(r"  \[id:: \w+\]")


def new_words(document: Document, before: Collection[str]) -> list[str]:
    """The lines of a meeting's record that are words, in their order: no headings, no items, nothing hidden
    or private, and none of those that stood there `before`."""
    passed = set(range(document.front.body)) | document.hidden
    for section in document.sections:
        passed.update(range(section.start, section.end if section.private else section.body))
    for bullet in document.bullets:
        if kind_of(bullet, in_meeting=True):
            below = range(bullet.line + 1, bullet.end)
            passed.add(bullet.line)
            passed.update(n for n in below if not _is_at_the_margin(document, n))
    lines = (bare(line) for n, line in enumerate(document.lines) if n not in passed)
    words = (line.strip() for line in lines if line not in before)
    return [line for line in words if line and not (line.startswith("<!--") and line.endswith("-->"))]


def unrepeated(record: Document, joined: Document) -> Document | None:
    """The record without what was put below it, where that stands in it already; else None.

    It does where all of it stands there in one piece, line for line; an id, and the heading that the words of
    a page get, make no difference.
    """
    before, after = _said_lines(record), _said_lines(joined)
    added = after[len(before) :]
    if not added or after[: len(before)] != before:
        return None
    with_heading = added[0] == f"## {joined.headings.called(NOTES)}"
    forms = [added, added[1:]] if with_heading and added[1:] else [added]
    if not any(form == before[n : n + len(form)] for form in forms for n in range(len(before))):
        return None
    head, body = joined.lines[: joined.front.body], record.lines[record.front.body :]
    return Document.parse("".join([*head, *body]), record.headings)


def _said_lines(document: Document) -> list[str]:
    lines = (_ID.sub("", bare(line)).rstrip() for line in document.lines[document.front.body :])
    return [line for line in lines if line]


def like_promises(
    document: Document, before: Collection[str], day: date, ways: DateWays, names: Names
) -> list[str]:
    """What is to be said of new lines that stay words, and were meant as promises for all one can see.

    These are bullets elsewhere that end in a day ("... by fri"), and lines that name who will do what by a
    day; all bullets under a heading that is nearly one for promises; and lines without a dash where promises
    stand. One remark is for all of them, but for those headings.
    """
    new = [one for one in _bullets_of_words(document) if bare(document.lines[one.line]) not in before]
    titles = dict.fromkeys(one.section.title for one in new)
    nearly = [title for title in titles if document.headings.is_like_promises(title)]
    found = {
        one.line: one.item.text
        for one in new
        if one.section.title not in nearly and _ends_in_a_day(one.item.text, day, ways)
    }
    found |= _orders_among_words(document, before, day, ways, names)
    undashed = _without_a_dash(document, before, day, ways, names)
    where = "as a bullet under Commitments, or with a box: - [ ]"
    where = where if undashed else where.removeprefix("as a bullet ")
    said = [text for _, text in sorted((found | undashed).items())]
    remarks = [_said(said, where if found else "with a dash before it: -")] if said else []
    where = "a promise stands under Commitments, or has a box: - [ ]"
    return remarks + [f"What stands under “{title}” stays words; {where}" for title in nearly]


def like_a_plan(document: Document, before: Collection[str], day: date, ways: DateWays) -> str:
    """A new line of words that says when the next meeting is, "" for none."""
    from mentorlog.dates import read_when

    for section in filter(_is_of_words, document.sections):
        for n in range(section.body, section.end):
            text = bare(document.lines[n]).lstrip("-*+ \t").rstrip()
            found = re.match(r"(?i)(?:our |the )?next meeting(?: is| on|:)*[ \t]+(?P<when>\S.{2,40})", text)
            if found and n not in document.hidden and bare(document.lines[n]) not in before:
                with contextlib.suppress(AmbiguousDate, UnreadableDate):
                    read_when(found["when"].rstrip("."), day, ways=ways)
                    return text
    return ""


def _orders_among_words(
    document: Document, before: Collection[str], day: date, ways: DateWays, names: Names
) -> dict[int, str]:
    """The new lines of words that say who is to do what by a day, by their places."""
    begun = {bullet.line for bullet in document.bullets}
    found = {}
    for section in filter(_is_of_words, document.sections):
        if document.headings.is_like_promises(section.title):
            continue  # all of it is told of
        for n in range(section.body, section.end):
            text = bare(document.lines[n]).rstrip()
            is_new = n not in begun and n not in document.hidden and text not in before
            is_line = is_new and len(text) <= _LONG and _is_at_the_margin(document, n)
            if is_line and names.is_order(text) and _ends_in_a_day(text, day, ways):
                found[n] = text
    return found


def _said(found: Sequence[str], where: str) -> str:
    more = f" and {say_count(len(found) - 1, 'more line')}" if found[1:] else ""
    what = "stay words; each is a promise" if more else "stays words; it is a promise"
    return f"“{found[0]}”{more} {what} {where}"


def _bullets_of_words(document: Document) -> Iterator[Bullet]:
    for bullet in document.bullets:
        is_words = kind_of(bullet, in_meeting=True) is None and not bullet.nested_in_item
        if is_words and _is_of_words(bullet.section):
            yield bullet


def _is_of_words(section: Section) -> bool:
    return not section.private and section.rule.name in _OF_WORDS and section.kind is None


def _without_a_dash(
    document: Document, before: Collection[str], day: date, ways: DateWays, names: Names
) -> dict[int, str]:
    """The new lines of words under a heading for promises, by their places.

    Of those that may go on with a bullet only what ends in a day, or in what was meant as one, what names who
    will do it, and what stands below such a line.
    """
    bullets = {n for bullet in document.bullets for n in range(bullet.line, bullet.end)}
    begun = {bullet.line for bullet in document.bullets}
    found: dict[int, str] = {}
    for section in filter(_is_for_promises, document.sections):
        for n in range(section.body, section.end):
            text = bare(document.lines[n]).rstrip()
            is_words = n not in begun and n not in document.hidden and _is_at_the_margin(document, n)
            if not is_words or text in before or text.endswith(":"):
                continue
            is_told = len(text) > _LONG or text.strip(" .!()").casefold() in _NOTHING
            goes_on = n in bullets and n - 1 not in found and not names.is_order(text)
            if not (goes_on or is_told) or _ends_in_a_day(text, day, ways, meant=True):
                found[n] = text
    return found


def _is_for_promises(section: Section) -> bool:
    return section.kind is Kind.COMMITMENT and not section.private


def _is_at_the_margin(document: Document, line: int) -> bool:
    """Whether a line of words begins where lines begin, and belongs to no bullet for all one can see."""
    return document.lines[line][:1].isalnum() or document.lines[line][:1] in "\"'“„«(@"


def _ends_in_a_day(text: str, day: date, ways: DateWays, *, meant: bool = False) -> bool:
    try:
        return split_by(text, day, ways=ways)[1] is not None
    except (AmbiguousDate, UnreadableDate):
        return meant
