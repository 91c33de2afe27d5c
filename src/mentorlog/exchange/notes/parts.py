"""Old notes taken apart: what is of which day, what is of none, and what is only a template or contents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from mentorlog.dates import say_date
from mentorlog.dates.written import Written
from mentorlog.exchange.notes.days import (
    Placed,
    Said,
    all_settled,
    day_of_heading,
    day_of_key,
    day_of_line,
    day_of_name,
    did_not_happen,
    misnamed,
    says_no_more,
    settled,
    year_alone,
    year_of_name,
)
from mentorlog.exchange.notes.source import Source
from mentorlog.journal.kinds import folded
from mentorlog.journal.outline import Section

_CONTENTS = re.compile(r"[ \t]*(?:[-*+]|[0-9]{1,3}[.)])[ \t]+(?:\*\*)?\[[^\]]*\]\(<?#[^)]*\)[ \t.,:*]*")
_CONTENTS_MARK = re.compile(
    r"[ \t]*(?:\[TOC\]|\[\[_?TOC_?\]\]|\.\. contents::.*|<!-- ?/?(?:toc|TOC).*-->)[ \t]*"
)
_CONTENTS_TITLE = frozenset(["contents", "table of contents", "toc", "index of meetings"])
_TEMPLATE = re.compile(
    r"\btemplate\b|\[\s*insert\b|\b(?:dd|mm)[-/. ]?(?:mm|dd)[-/. ]?y{2,4}\b|\by{4}[-/. ]mm[-/. ]dd\b",
    re.IGNORECASE,
)
_NEAR = 4  # how many lines below its heading a line with the day may stand
_LONGEST_DAY = 120
_TOP = 12  # how many lines from the top of a file its day may stand


class Part(NamedTuple):
    """The lines of a source from `start` to `end`, and the day they are of, None for no day.

    `private` says that a private heading stands above them, `named` that only the file's name, or a folder's,
    has the day, `cancelled` that the heading says they did not meet.
    """

    start: int
    end: int
    day: date | None
    private: bool = False
    time: str = ""
    named: bool = False
    cancelled: bool = False


class Left(NamedTuple):
    """Lines that do not go into the journal, and why."""

    start: int
    end: int
    why: str


class Taken(NamedTuple):
    """A source taken apart: each of its lines is in one of the parts or left out."""

    parts: tuple[Part, ...]
    left: tuple[Left, ...]
    warnings: tuple[str, ...]


class _Head(NamedTuple):
    start: int
    level: int
    one: Written
    private: bool
    year: int | None
    at: int  # the line on which the day stands
    is_bare: bool = False  # whether it is a heading that says no more than the day
    cancelled: bool = False


def take_apart(source: Source, said: Said, given: date | None = None) -> Taken:
    """What of a file is of which day. `given` is the day of what has none. Raises Unclear."""
    body = source.front.stop
    sections = [section for section in source.copy.sections[1:] if section.start >= body]
    templates = list(_templates(source, sections))
    left = [*(Left(start, end, "a template") for start, end in templates), *_contents(source, templates)]
    gone = frozenset(line for one in left for line in range(one.start, one.end))
    heads = [head for head in _heads(source, sections) if head.start not in gone]
    own = _own_days(source, heads, gone)
    warnings: list[str] = []
    if len(heads) > 1:
        placed = [Placed(head.one, source.where(head.at), head.year) for head in heads]
        days = all_settled(placed, said)
        warnings += [
            f"{source.where(h.at)}: {m}"
            for h, d in zip(heads, days, strict=True)
            if (m := misnamed(h.one, d))
        ]
        parts = _split(source, sections, heads, days, given)
    else:
        day, time = _one_day(own, said, warnings)
        private, named = bool(heads) and heads[0].private, bool(own) and own[0].what == "name"
        cancelled = bool(heads) and heads[0].cancelled
        parts = [Part(0, len(source.lines), day or given, private, time, named, cancelled)]
    parts = list(_without(parts, left))
    if _TEMPLATE.search(source.path.stem) and all(part.day is None for part in parts) and not given:
        return Taken((), (Left(0, len(source.lines), "a template"),), ())
    return Taken(tuple(parts), tuple(sorted(left)), tuple(warnings))


# --- headings and lines with a day ------------------------------------------------------------------


def _heads(source: Source, sections: Sequence[Section]) -> list[_Head]:
    """The headings that begin a day's notes; where there are none, the lines that do."""
    found: list[_Head] = []
    years: list[tuple[int, int]] = []
    inside = year_of_name(source.path.stem, source.folders)
    for section in sections:
        years = [(level, year) for level, year in years if level < section.level]
        one = day_of_heading(section.title)
        year = years[-1][1] if years else inside
        if one:
            is_bare = says_no_more(section.title, one)
            found.append(
                _Head(
                    section.start,
                    section.level,
                    one,
                    section.private,
                    year,
                    section.start,
                    is_bare,
                    did_not_happen(section.title),
                )
            )
        elif alone := year_alone(section.title):
            years.append((section.level, alone))
        elif below := _day_below(source, section):
            at, one = below
            found.append(_Head(section.start, section.level, one, section.private, year, at))
    if found:
        is_titled = found[0].start == sections[0].start and found[0].at != found[0].start
        return _of_one_level(_without_title(found) if is_titled else found)
    return _lines_with_days(source, inside)


def _day_below(source: Source, section: Section) -> tuple[int, Written] | None:
    """The day on a line right below a heading."""
    for at in range(section.body, min(section.end, section.body + _NEAR, len(source.lines))):
        line = source.lines[at].strip()
        if not line or at in source.hidden:
            continue
        one = day_of_line(line)
        return (at, one) if one and not line.startswith(("- ", "* ", "+ ")) else None
    return None


def _without_title(found: list[_Head]) -> list[_Head]:
    """Without the title of the file, which has a day on a line below it, where a deeper heading is a day:
    headings come before lines, and the line is then one of what they are of."""
    title, deeper = found[0], found[1:]
    is_above = all(head.level > title.level for head in deeper)
    return deeper if is_above and any(head.is_bare for head in deeper) else found


def _of_one_level(found: list[_Head]) -> list[_Head]:
    """Those that begin a day: of the level that most of them have; deeper ones are within a day's notes."""
    counts = Counter(head.level for head in found)
    most = max(counts.values())
    level = min(level for level, count in counts.items() if count == most)
    deepest = [head for head in found if head.level <= level]
    # The title of a file with a day in it is not one of its days.
    if len(deepest) > 1 and found[0].level < level and counts[found[0].level] == 1 and found[0] is deepest[0]:
        deepest = deepest[1:]
    return deepest


def _lines_with_days(source: Source, year: int | None) -> list[_Head]:
    fenced = source.hidden
    found = []
    for at in range(source.front.stop, len(source.lines)):
        line = source.lines[at]
        if (
            not line.strip()
            or at in fenced
            or line.startswith(("  ", "\t", ">", "|"))
            or _CONTENTS.match(line)
        ):
            continue
        one = day_of_line(re.sub(r"\A[-*+][ \t]+", "", line))
        is_bullet = line.startswith(("-", "*", "+"))
        if one and not (is_bullet and (one.is_slight or one.needs_year)):
            found.append(_Head(at, 9, one, False, year, at))
    found = sorted([*found, *_sentences_of_days(source, year, {head.at for head in found})])
    # Days one right below the other are a list of days.
    dated = {head.at for head in found}
    listed = {n for at in dated if at + 1 in dated for n in (at, at + 1)}
    return [head for head in found if head.at not in listed]


def _sentences_of_days(source: Source, year: int | None, bare: set[int]) -> Iterator[_Head]:
    """The paragraphs that begin with a whole day and go on: `10 January 2022 - we talked`.

    Only among others: a single one may tell of that day.
    """
    for at in range(source.front.stop, len(source.lines)) if bare else ():
        line = source.lines[at]
        if (
            at in source.hidden
            or at in bare
            or (at and source.lines[at - 1].strip())
            or len(line) > _LONGEST_DAY
        ):
            continue
        one = day_of_heading(line)
        if one and not one.start and not one.needs_year and re.match(r"[ \t]*[-–—:|(,]", line[one.end :]):
            yield _Head(at, 9, one, False, year, at, cancelled=did_not_happen(line))


# --- a file of one day -------------------------------------------------------------------------------


class _Own(NamedTuple):
    one: Written
    where: str
    what: str
    year: int | None


def _own_days(source: Source, heads: Sequence[_Head], gone: frozenset[int]) -> list[_Own]:
    """The days that a whole file says it is of, the one that counts first."""
    year = year_of_name(source.path.stem, source.folders)
    found = [_Own(head.one, source.where(head.at), "heading", head.year) for head in heads[:1]]
    tops = [
        n for n in range(source.front.stop, len(source.lines)) if source.lines[n].strip() and n not in gone
    ]
    for at in tops[:_TOP]:
        line = source.lines[at].strip()
        bulleted = re.match(r"[-*+][ \t]+(.*)", line)
        # Of bullets only one that says so: `- Date: 3 May 2021`.
        read = day_of_key if bulleted else day_of_line
        one = read(bulleted[1] if bulleted else line.lstrip("# \t"))
        if one and not one.is_slight:
            found.append(_Own(one, source.where(at), "line", year))
            break
    for at in source.front:
        if one := day_of_key(source.lines[at]):
            found.append(_Own(one, source.where(at), "front matter", year))
            break
    if source.ending == "org":
        for at in tops[:_TOP]:
            if source.lines[at].lower().startswith("#+date") and (one := day_of_key(source.lines[at])):
                found.append(_Own(one, source.where(at), "front matter", year))
    if one := day_of_name(source.path.stem, source.folders):
        found.append(_Own(one, source.name, "name", year))
    return found


def _one_day(own: list[_Own], said: Said, warnings: list[str]) -> tuple[date | None, str]:
    """The day of a file that is of one day, None where it says none; a warning where it says two."""
    if not own:
        return None, ""
    first = own[0]
    # Another of its days may be the one of those that it can be: then both say the same.
    day = _agreed(own) or settled(first.one, first.where, said, first.year)
    if wrong := misnamed(first.one, day):
        warnings.append(f"{first.where}: {wrong}")
    for other in own[1:]:
        year = other.year if other.year is not None else day.year
        days = other.one.days(said.order, year)
        if days and day not in days:
            warnings.append(
                f"{first.where}: “{first.one.text}” and its {other.what} “{other.one.text}” disagree; "
                f"{say_date(day)} was taken"
            )
    return day, first.one.time


def _agreed(own: Sequence[_Own]) -> date | None:
    """The one day that the first can be and another, which is certain, is."""
    for other in own[1:] if len(own[0].one.readings) > 1 else ():
        days = other.one.days(None, other.year)
        if len(days) == 1 and days[0] in own[0].one.days(None, days[0].year):
            return days[0]
    return None


# --- several days ------------------------------------------------------------------------------------


def _split(
    source: Source,
    sections: Sequence[Section],
    heads: Sequence[_Head],
    days: Sequence[date],
    given: date | None,
) -> list[Part]:
    """The parts of a file, one for each day, and those between them that are of none.

    A heading of a higher level than the days' ends a day's notes, unless it comes again with other days:
    what is below it is of no day.
    """
    titles = Counter(folded(section.title) for section in sections)
    above = [section for section in sections if titles[folded(section.title)] == 1]
    parts = [Part(0, heads[0].start, given)]
    for n, (head, day) in enumerate(zip(heads, days, strict=True)):
        end = heads[n + 1].start if n + 1 < len(heads) else len(source.lines)
        stop = next((s.start for s in above if head.start < s.start < end and s.level < head.level), end)
        parts.append(Part(head.start, stop, day, head.private, head.one.time, cancelled=head.cancelled))
        if stop < end:
            parts.append(Part(stop, end, given))
    return [part for part in parts if part.start < part.end]


def _without(parts: Iterable[Part], left: Sequence[Left]) -> Iterator[Part]:
    """The parts without the lines that are left out; each of what remains is a part of its own."""
    for part in parts:
        at = part.start
        for one in sorted(left):
            if one.end <= at or one.start >= part.end:
                continue
            if one.start > at:
                yield part._replace(start=at, end=one.start)
            at = max(at, one.end)
        if at < part.end:
            yield part._replace(start=at)


# --- what is no note ---------------------------------------------------------------------------------


def _templates(source: Source, sections: Sequence[Section]) -> Iterator[tuple[int, int]]:
    """Where templates of a meeting stand among the meetings."""
    titles = Counter(folded(section.title) for section in sections)
    at = 0
    for n, section in enumerate(sections):
        is_template = _TEMPLATE.search(section.title[:300]) and (
            "template" in folded(section.title).split() or day_of_heading(section.title) is None
        )
        if (
            section.start < at
            or not is_template
            or (
                n == 0
                and section.level == 1
                and len(sections) > 1
                and any(day_of_heading(s.title) for s in sections)
            )
        ):
            continue
        at = len(source.lines)
        for other in sections[n + 1 :]:
            dated = day_of_heading(other.title) and other.level <= section.level
            again = other.level == section.level and titles[folded(other.title)] == 1
            if dated or other.level < section.level or again:
                at = other.start
                break
        yield section.start, at


def _contents(source: Source, templates: Sequence[tuple[int, int]]) -> Iterator[Left]:
    """Lists of links to places in the same file."""
    gone = {line for start, end in templates for line in range(start, end)}
    at = source.front.stop
    while at < len(source.lines):
        if at in gone or not (
            _CONTENTS.fullmatch(source.lines[at]) or _CONTENTS_MARK.fullmatch(source.lines[at])
        ):
            at += 1
            continue
        end = at + 1
        while (
            end < len(source.lines)
            and end not in gone
            and (_CONTENTS.fullmatch(source.lines[end]) or _CONTENTS_MARK.fullmatch(source.lines[end]))
        ):
            end += 1
        title = next((n for n in range(at - 1, -1, -1) if source.lines[n].strip()), -1)
        has_title = title >= 0 and folded(source.lines[title]) in _CONTENTS_TITLE
        if end - at > 1 or has_title or _CONTENTS_MARK.fullmatch(source.lines[at]):
            yield Left(title if has_title else at, end, "a list of contents")
        at = end
