"""Amounts of time: a count of days, weeks, months or years, typed and reckoned with.

Both a date (`in 2 weeks`) and a rhythm (`every 2 weeks`) are made of them. Source:
docs/reference/dates.md.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Literal

from mentorlog.errors import UnreadableDate

Unit = Literal["day", "week", "month", "year"]

_LONGEST_RHYTHM = 999
_NUMBER_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {name: n for n, name in enumerate((*_NUMBER_WORDS, "eleven", "twelve"), start=1)}
_NUMBERS |= {"a": 1, "an": 1}
_UNITS: dict[str, tuple[int, Unit]] = {
    "d": (1, "day"),
    "day": (1, "day"),
    "w": (1, "week"),
    "week": (1, "week"),
    "fortnight": (2, "week"),
    "m": (1, "month"),
    "month": (1, "month"),
    "quarter": (3, "month"),
    "y": (1, "year"),
    "year": (1, "year"),
}
_RHYTHMS: dict[str, tuple[int, Unit]] = {
    "daily": (1, "day"),
    "weekly": (1, "week"),
    "fortnightly": (2, "week"),
    "monthly": (1, "month"),
    "quarterly": (3, "month"),
    "yearly": (1, "year"),
    "annually": (1, "year"),
}
# One letter alone, or a plural without its number, is more likely a slip than a rhythm.
_RHYTHMS |= {name: unit for name, unit in _UNITS.items() if len(name) > 1}
_UNITS |= {f"{name}s": unit for name, unit in _UNITS.items() if len(name) > 1}

# Digits are spelled [0-9]: \d takes those of every script, and so would int().
AMOUNT = re.compile(
    r"(?P<ahead>in |\+ ?)?"
    rf"(?:(?P<digits>[0-9]{{1,9}}) ?|(?P<word>{'|'.join(_NUMBERS)}) )(?P<unit>[a-z]+)"
    r"(?P<ago> ago)?"
)


@dataclass(frozen=True)
class Rhythm:
    """How often two people meet: every `count` of `unit`."""

    count: int
    unit: Unit

    def after(self, day: date) -> date:
        """Give the day one rhythm after `day`; one month after 31 January is the last of February."""
        try:
            return shift(day, self.count, self.unit)
        except OverflowError:
            # A record may hold any date a calendar has; a sheet must not fail over its successor.
            return date.max

    def __str__(self) -> str:
        """Give it as one says it after "every": "week", "2 weeks"."""
        return self.unit if self.count == 1 else f"{self.count} {self.unit}s"


def read_rhythm(text: str) -> Rhythm:
    """Give the rhythm that `text` means: `every 2 weeks`, `4w`, `monthly`, `month`.

    A quarter is three months, a fortnight two weeks. Raises UnreadableDate for what is none, for
    "biweekly", which people use for two rhythms, and for a count outside 1 to 999.
    """
    said = tidy(text)
    words = said.lower().removeprefix("every ")
    if words.startswith("other "):
        words = f"2 {words.removeprefix('other ')}"
    if words in {"biweekly", "bi-weekly", "bimonthly", "bi-monthly"}:
        name = "week" if "week" in words else "month"
        advice = f'that can be twice a {name} or every two {name}s: say "2 {name}s"'
        raise UnreadableDate(said, advice, what="a rhythm")
    rhythm = _RHYTHMS.get(words)
    found = AMOUNT.fullmatch(words)
    if found and not (found["ahead"] or found["ago"]):
        rhythm = amount_in(found)
    if rhythm is None or not 1 <= rhythm[0] <= _LONGEST_RHYTHM:
        raise UnreadableDate(said, 'say it like "2 weeks", "month" or "quarterly"', what="a rhythm")
    return Rhythm(*rhythm)


def tidy(text: str) -> str:
    """Give `text` with single spaces, and without a comma or full stop at its end."""
    return re.sub(r" ?[,.]\Z", "", " ".join(text.split()))


def amount_in(found: re.Match[str]) -> tuple[int, Unit] | None:
    """Give what a match of AMOUNT counts, or None where its last word is no unit of time."""
    word, unit = found["word"], found["unit"]
    if unit not in _UNITS or (word and len(unit) == 1):
        return None
    per_unit, name = _UNITS[unit]
    return per_unit * (_NUMBERS[word] if word else int(found["digits"])), name


def shift(day: date, count: int, unit: Unit) -> date:
    """Give the day `count` units later; a month too short for it gives its last day.

    Raises OverflowError beyond the years that a date can have.
    """
    if unit in ("day", "week"):
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
