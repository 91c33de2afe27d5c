"""The days of the week by name."""

from __future__ import annotations

from datetime import date, timedelta

WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAYS = {name.lower(): n for n, name in enumerate(WEEKDAY_NAMES)}
WEEKDAYS |= {name[:3]: n for name, n in WEEKDAYS.items()}
WEEKDAYS |= {"tues": 1, "thur": 3, "thurs": 3}


def nearest_weekday(weekday: int, ref: date, *, back: bool) -> date:
    """Give the first such day after `ref`, or the last before it; never `ref` itself."""
    if back:
        return ref - timedelta(days=(ref.weekday() - weekday - 1) % 7 + 1)
    return ref + timedelta(days=(weekday - ref.weekday() - 1) % 7 + 1)
