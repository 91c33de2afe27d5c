"""Dates to words: days, distances and counts as a person would say them aloud.

The names are English and our own: `strftime` would follow the machine's locale, and what is said
here must be readable by `read_day` everywhere. Source: docs/reference/dates.md.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)

_MONTHS_WITHOUT_YEAR = 6
_WEEKS_FROM_DAYS = 14
_MONTHS_FROM_DAYS = 70
_YEARS_FROM_MONTHS = 24


def say_date(day: date) -> str:
    """Give `day` with its year: "Mon 7 Dec 2026". Read back, it is the same day on any day."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def say_day(day: date, today: date) -> str:
    """Give `day` as said on `today`: "Mon 7 Dec", or "Mon 7 Dec 2027" when it is far.

    Far is more than six months before or after `today`. Within them a day and month come once
    only, or, at both ends, on different weekdays: what is said stands for one day.
    """
    first, last = sorted((day, today))
    # Exactly six months is not far yet, hence the day less.
    if first == last or _months_between(first, last - timedelta(days=1)) < _MONTHS_WITHOUT_YEAR:
        return say_date(day).removesuffix(f" {day.year}")
    return say_date(day)


def say_month(day: date, today: date) -> str:
    """Give the month of `day` as said on `today`: "Jun 2027", or "Jun" when it is near.

    Near is fewer than six calendar months away: at six, the same name would stand for a month
    behind and a month ahead.
    """
    name = _MONTHS[day.month - 1]
    apart = abs((day.year - today.year) * 12 + day.month - today.month)
    return name if apart < _MONTHS_WITHOUT_YEAR else f"{name} {day.year}"


def say_near(day: date, today: date) -> str:
    """Give how far `day` is from `today`: "tomorrow", "in three days", "five weeks ago".

    Days up to 13, whole weeks from 14 days on, whole calendar months from ten weeks on, whole
    years from 24 months on, each rounded down; twelve whole months are "a year".
    """
    days = (day - today).days
    if abs(days) <= 1:
        return ("yesterday", "today", "tomorrow")[days + 1]
    distance = _distance(*sorted((day, today)))
    return f"in {distance}" if days > 0 else f"{distance} ago"


def say_count(n: int, noun: str) -> str:
    """Give `n` of `noun`, a noun in the singular: "one week", "five weeks", "13 weeks".

    Numbers to twelve are words, and none is "no weeks". The plural follows the common rules
    ("replies", "boxes"); "person" becomes "people".
    """
    number = _NUMBERS[n] if 0 <= n < len(_NUMBERS) else str(n)
    return f"{number} {noun if n == 1 else _plural(noun)}"


def _distance(first: date, last: date) -> str:
    days = (last - first).days
    if days < _WEEKS_FROM_DAYS:
        return say_count(days, "day")
    if days < _MONTHS_FROM_DAYS:
        return say_count(days // 7, "week")
    months = _months_between(first, last)
    if months == 12:
        return "a year"
    if months < _YEARS_FROM_MONTHS:
        return say_count(months, "month")
    return say_count(months // 12, "year")


def _months_between(first: date, last: date) -> int:
    """Give the whole months from `first` to `last`; 31 January to 28 February is one."""
    months = (last.year - first.year) * 12 + last.month - first.month
    same_day = min(first.day, monthrange(last.year, last.month)[1])
    return months if last.day >= same_day else months - 1


def _plural(noun: str) -> str:
    if noun.endswith("person"):
        return f"{noun.removesuffix('person')}people"
    if noun.endswith("y") and noun[-2:-1] not in set("aeiou"):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"
