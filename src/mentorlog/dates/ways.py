"""How the owner of a journal reckons: on which day a week begins, and which number of `3/4` is the day."""

from typing import Literal, NamedTuple

NumberOrder = Literal["day", "month"]


class DateWays(NamedTuple):
    """What dates are read by. `week_start` is 0 for Monday, 6 for Sunday; `order` says which number of a
    date like `3/4` comes first, None where nobody has said, and such a date is refused.
    """

    week_start: int = 0
    order: NumberOrder | None = None


USUAL = DateWays()
