"""Words to dates and back. Pure: the day to reckon from is always an argument.

`read` takes what a person types, `say` gives what a person would say; the forms are listed in
docs/reference/dates.md.
"""

from mentorlog.dates.read import (
    When,
    hand_due,
    parse_iso,
    read_day,
    read_when,
    split_by,
)
from mentorlog.dates.say import say_count, say_date, say_day, say_month, say_near
from mentorlog.dates.spans import Rhythm, read_rhythm

__all__ = [
    "Rhythm",
    "When",
    "hand_due",
    "parse_iso",
    "read_day",
    "read_rhythm",
    "read_when",
    "say_count",
    "say_date",
    "say_day",
    "say_month",
    "say_near",
    "split_by",
]
