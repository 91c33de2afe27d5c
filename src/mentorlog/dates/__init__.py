"""Words to dates and back. Pure: the day to reckon from is always an argument.

`read` takes what a person types, `due` the day that ends a promise, `say` gives what a person would say; the
forms are listed in docs/reference/dates.md. `read` is imported when it is first used: most commands are given
no date, and its patterns take longer to compile than a sheet takes to draw.
"""

from typing import TYPE_CHECKING, Any

from mentorlog.dates.iso import parse_iso
from mentorlog.dates.say import say_count, say_date, say_day, say_month, say_near
from mentorlog.dates.ways import DateWays, NumberOrder

if TYPE_CHECKING:
    from mentorlog.dates.due import hand_due, split_by
    from mentorlog.dates.read import When, read_day, read_when
    from mentorlog.dates.spans import Rhythm, read_rhythm

__all__ = [
    "DateWays",
    "NumberOrder",
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

_LATE = {"Rhythm": "spans", "read_rhythm": "spans", "hand_due": "due", "split_by": "due"}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"mentorlog.dates.{_LATE.get(name, 'read')}"), name)
