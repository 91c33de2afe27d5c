"""The one form of a date that files hold: YYYY-MM-DD (ISO 8601)."""

from __future__ import annotations

from datetime import date


def parse_iso(value: str) -> date | None:
    """Give the day that `value` names as YYYY-MM-DD and in no other form, or None."""
    # date.fromisoformat alone takes 20261207 and 2026-W49-1 as well.
    if len(value) != 10 or value[4] != "-" or value[7] != "-":
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def calendar_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
