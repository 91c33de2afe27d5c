"""Which day a piece of old notes is of: what is certain, and what only an option can tell.

Nothing is guessed. Two numbers that can be two days need `--day-first` or `--month-first`; a day without a
year needs `--year`, or a heading, file or folder around it that is a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from mentorlog.dates.say import say_date
from mentorlog.dates.written import Order, Written, written_days
from mentorlog.errors import BadInput

# What stands before a day that is not the day of what follows.
_ABOUT_ANOTHER = re.compile(
    r"\b(?:since|until|till|by|due|before|after|"
    r"(?<!notes )(?<!minutes )(?<!summary )(?<!recap )(?<!transcript )from|next(?: \w+){0,2}|upcoming|"
    r"deadline|last(?: \w+){0,2}|updated|"
    r"created|modified|published|version|release|copyright|ends?|starts?|expires|vs\.?)\b\W*\Z",
    re.IGNORECASE,
)
_NO_DAY_OF_ITS_OWN = re.compile(r"\s*(?:next|upcoming|deadline|due|template|copyright)\b", re.IGNORECASE)
# Words that may stand beside a day on a line that says no more than when it was.
_FILLING = re.compile(
    r"\b(?:date|day|when|time|meeting|meetings|session|call|notes?|minutes|week|of|on|the|held|today|at|and|"
    r"catch[- ]?ups?|check[- ]?ins?|1:1s?|1-1|1on1|1 on 1|121|one[- ](?:on|to)[- ]one|sync|stand-?up|"
    r"(?:bi-?)?weekly|fortnightly|monthly|agenda|mentoring|am|pm|utc|gmt|cet|cest|bst|est|edt|pst|pdt|"
    r"mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(meeting|session|call|week|sprint)[ \t]*(?:#|no\.?|number)?[ \t]*[0-9]{1,3}\b", re.IGNORECASE
)
_CLOCK = re.compile(
    r"[0-9]{1,2}(?:[:.][0-9]{2})?(?:\s*[ap]\.?m\b|(?<=[:.]..))|\b[0-9]{1,2}h[0-9]{0,2}\b", re.IGNORECASE
)
_CANCELLED = re.compile(
    r"(?:[-–—:(\[,|]|[0-9])[ \t*_]*(?:meeting |session |call |was )?(?:cancell?ed|"
    r"no (?:meeting|session|call)|skipped|did(?: not|n['’]t) (?:meet|happen))\b(?:[ \t]*[,;:–—-].*)?"
    r"[ \t)\]*_.!]*\Z"
    r"|\A[\W\d]*cancell?ed\b",
    re.IGNORECASE,
)
_YEAR_ALONE = re.compile(
    r"\W*(?:notes|meetings|year|minutes|fy)?\W*(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)"
    r"(?:uary|ruary|ch|il|ust|(?:t?em|o|em)?ber)?|q[1-4]|spring|summer|autumn|fall)?\W*"
    r"((?:19|20)[0-9]{2})\W*(?:notes|meetings|minutes)?\W*",
    re.IGNORECASE,
)
_YEAR_IN_NAME = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
_LONGEST_TITLE = 300
_LINK = re.compile(r"\]\([^)]*\)|<?https?://\S+")
_KEY = re.compile(
    r"\W{0,3}(date|day|when|created|created_at|meeting date|held)\W{0,2}[ \t]*[:=][ \t]*(.+)", re.IGNORECASE
)


class Said(NamedTuple):
    """A day as the user's options let it be read: which number comes first, and the year of one without."""

    order: Order | None = None
    year: int | None = None


class Unclear(BadInput):
    """A day at `where` that can be several, or has no year. It is refused, and says what option helps."""

    def __init__(self, where: str, what: str, advice: str) -> None:
        super().__init__(f"{where}: {what}", advice)


def day_of_heading(title: str) -> Written | None:
    """The day that a heading dates what is below it with, None where it dates nothing."""
    plain = _LINK.sub(" ", title) if len(title) <= _LONGEST_TITLE else ""
    if _NO_DAY_OF_ITS_OWN.match(plain):
        return None
    for one in written_days(plain):
        if _ABOUT_ANOTHER.search(plain[: one.start]):
            return None
        bare = not _rest_of(plain, one)
        edge = not plain[: one.start].strip(" *_#[(<") or not plain[one.end :].strip(" *_#])>:.")
        if bare or (not one.is_slight and (edge or not one.needs_year)):
            return one
    return None


def day_of_line(line: str) -> Written | None:
    """The day on a line that says no more than that: `April 1, 2019`, `Date: 3 May 2021, 10:00`; or than what
    was met for, as a calendar's notes have it: `Oct 29, 2026 | Ada / Alex`."""
    if len(line) > 120 or _LINK.search(line):
        return None
    said = _KEY.fullmatch(line.strip())
    found = written_days(line)
    if not found or _ABOUT_ANOTHER.search(line[: found[0].start]) or _NO_DAY_OF_ITS_OWN.match(line):
        return None
    if said and said[1].lower() in ("date", "day", "when", "meeting date", "held"):
        return found[0]
    head, _, title = line.partition(" | ")
    alone = line if "|" in title or found[0].end > len(head) else head
    return found[0] if not _rest_of(alone, found[0]) else None


def day_of_key(line: str) -> Written | None:
    """The day in a line of a front matter: `date: 2022-01-10`."""
    said = _KEY.fullmatch(line.strip().removeprefix("#+")) if len(line) <= _LONGEST_TITLE else None
    return next(iter(written_days(said[2])), None) if said else None


def says_no_more(title: str, one: Written) -> bool:
    """Whether a heading says no more than its day."""
    return not _rest_of(_LINK.sub(" ", title), one)


def did_not_happen(title: str) -> bool:
    """Whether a heading with a day says that they did not meet: `10 January 2022 (cancelled)`."""
    return len(title) <= _LONGEST_TITLE and _CANCELLED.search(title) is not None


def _rest_of(line: str, one: Written) -> str:
    """What a line says beside a day: no letter or digit where it says no more."""
    rest = f"{line[: one.start]} {line[one.end :]}"
    rest = _FILLING.sub(" ", _NUMBERED.sub(" ", _CLOCK.sub(" ", rest)))
    return "".join(c for c in rest if c.isalnum())


def day_of_name(stem: str, folders: Sequence[str]) -> Written | None:
    """The day that a file is named by, or that its folders and it are: `2022/01/10.md`."""
    for name in (stem, "/".join((*folders, stem)[-3:]), *reversed(folders)):
        for one in written_days(name):
            if not one.is_slight and (name == stem or not one.needs_year):
                return one
    return None


def year_alone(title: str) -> int | None:
    """The year that a heading is, and no more: `# 2022`."""
    found = _YEAR_ALONE.fullmatch(title) if len(title) <= _LONGEST_TITLE else None
    return int(found[1]) if found else None


def year_of_name(stem: str, folders: Sequence[str]) -> int | None:
    """The one year in a file's name, else in its nearest folder's that has one."""
    for name in (stem, *reversed(folders)):
        years = set(_YEAR_IN_NAME.findall(name))
        if len(years) == 1:
            return int(years.pop())
    return None


def settled(one: Written, where: str, said: Said, year: int | None = None, hint: str = "") -> date:
    """The day it is. Raises Unclear where that is not certain. `year` is the one around it, if any."""
    if not one.readings:
        raise Unclear(where, f"no calendar has “{one.text}”.", "Correct it in the file.")
    year = said.year if year is None else year
    days = one.days(said.order, year)
    if one.needs_year and year is None:
        raise Unclear(where, f"“{one.text}” names no year.", "Say which: --year YEAR")
    if not days:
        raise Unclear(where, f"no calendar has “{one.text}” in that year.", "Say another: --year YEAR")
    if len(days) > 1:
        can = " or ".join(say_date(day) for day in days)
        raise Unclear(where, f"“{one.text}” can be {can}.", f"Say which: --day-first or --month-first{hint}")
    return days[0]


def misnamed(one: Written, day: date) -> str:
    """What is wrong with the day of the week beside it, empty where that is right or missing."""
    if one.weekday is None or one.weekday == day.weekday():
        return ""
    return f"“{one.text}” has another day of the week beside it; {say_date(day)} was taken"


class Placed(NamedTuple):
    """A written day and where it stands; `year` is that of the heading or file around it."""

    one: Written
    where: str
    year: int | None


def all_settled(found: Sequence[Placed], said: Said) -> list[date]:
    """The days of a file, from its first line to its last. Raises Unclear at the first that is not certain.

    `--year` is the year of all of them. Where days without a year pass a new year, it is that of the first
    in the file, if their order leaves no doubt: from there on it rises or falls.
    """
    sure = [each.one for each in found if not each.one.is_slight and len(each.one.readings) == 1]
    telling = [one for one in sure if one.readings[0].order in ("day", "month")]
    orders = {one.readings[0].order for one in telling}
    hint = f" (“{telling[0].text}” has the {orders.copy().pop()} first)" if len(orders) == 1 else ""
    years = _years(found, said)
    return [settled(each.one, each.where, said, year, hint) for each, year in zip(found, years, strict=True)]


def _years(found: Sequence[Placed], said: Said) -> list[int | None]:
    """The year that holds for each day: the one around it, else `--year` with the new years passed."""
    years = [each.year for each in found]
    lacking = [
        n for n, each in enumerate(found) if each.one.readings and each.one.needs_year and each.year is None
    ]
    if not lacking or said.year is None:
        return years
    months = []
    for n in lacking:
        days = found[n].one.days(said.order, 2024)
        if len(days) != 1:
            return [year if year is not None else said.year for year in years]
        months.append((days[0].month, days[0].day))
    steps = list(_turns(months))
    rises = sum(later > earlier for earlier, later in steps)
    falls = sum(later < earlier for earlier, later in steps)
    direction = 0
    if rises and falls:
        # Going up, each fall is a new year; going down, each rise is. One of them has to be far the likelier.
        turns = [earlier[0] - later[0] for earlier, later in steps]
        up = all(turn <= 0 or turn >= 6 for turn in turns) and rises > falls
        down = all(turn >= 0 or turn <= -6 for turn in turns) and falls > rises
        if up == down:
            first = next(
                n for n, (a, b) in enumerate(steps) if (b > a) != (steps[0][1] > steps[0][0]) and a != b
            )
            each = found[lacking[first + 1]]
            raise Unclear(
                each.where,
                f"“{each.one.text}” names no year, and is not in the order of the days around it.",
                "Write the year into that heading.",
            )
        direction = 1 if up else -1
    year = said.year
    for place, n in enumerate(lacking):
        if (
            place
            and direction
            and (months[place] < months[place - 1]) == (direction > 0)
            and months[place] != months[place - 1]
        ):
            year += direction
        years[n] = year
    return years


def _turns(months: Sequence[tuple[int, int]]) -> Iterable[tuple[tuple[int, int], tuple[int, int]]]:
    return pairwise(months)
