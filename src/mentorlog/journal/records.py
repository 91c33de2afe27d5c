"""The records as they are read: a person, a goal, a meeting, and the journal's own settings.

Keys and their meaning are docs/reference/file-format.md. Unknown keys, and unknown values of known keys,
are no fault: a record is only ever edited in its text, where they stay.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    StringConstraints,
    ValidationError,
)

from mentorlog.dates import DateWays, NumberOrder, parse_iso
from mentorlog.errors import Damaged, UnreadableDate
from mentorlog.journal.kinds import Headings, folded

if TYPE_CHECKING:
    from mentorlog.dates import Rhythm

ROLES = ("mentor", "sponsor", "manager", "peer", "mentee")
STATUSES = ("candidate", "asked", "active", "paused", "closed", "declined")
GOAL_STATUSES = ("active", "achieved", "paused", "dropped")
MEETING_STATUSES = ("planned", "held", "cancelled")
PLACES = ("inside", "outside")
MEDIA = ("in person", "video", "phone", "message")
# What `week_start` and `date_order` may be, and what each means.
WEEK_STARTS: Mapping[str, int] = {"monday": 0, "sunday": 6, "saturday": 5}
TABLES = ("headings", "written")  # of the settings
DATE_ORDERS: Mapping[str, NumberOrder] = {"day first": "day", "month first": "month"}
MEETING_KINDS = ("session", "kick-off", "checkpoint", "shadowing", "closing")


def _day(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, str):
        day = parse_iso(value.strip())
        if day is None:
            raise ValueError("must be a date like 2026-12-07")
        return day
    if not isinstance(value, dt.date):
        raise ValueError("must be a date like 2026-12-07")
    return value


def _clock(value: Any) -> Any:
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    if isinstance(value, str):
        try:
            return value.strip() and dt.time.fromisoformat(value.strip().zfill(5)).strftime("%H:%M")
        except ValueError as fault:
            raise ValueError('must be a time like "10:00"') from fault
    return value


def _nowhere(_: str) -> None:
    """What is not in a file yet has no lines."""


def _one_line(value: str) -> str:
    if not value.isprintable():
        raise ValueError("must be one line of printable text")
    return value


def _words(value: Any) -> Any:
    """One heading alone as a list of one."""
    return (value,) if isinstance(value, str) else value


# What stands before a name and is none.
_TITLES = frozenset(
    ("dr", "prof", "mr", "mrs", "ms", "mx", "sir", "dame", "frau", "herr", "mme", "sr", "sra")
)
# Where a key of a front matter stands: the line's number, None where it has none of its own.
LineOf = Callable[[str], int | None]
Day = Annotated[dt.date, BeforeValidator(_day)]
Clock = Annotated[str, BeforeValidator(_clock)]
# A pattern of pydantic's would be compiled by every command, which takes longer than to read a journal.
OneLine = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_one_line)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Record(BaseModel):
    """What all records share. `path` is relative to the journal, with slashes.

    `imported` says of which notes of before it was made: a file's name, and how that text is known again.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    path: str
    private: bool = False
    imported: Annotated[tuple[str, ...], BeforeValidator(_words)] = ()

    @classmethod
    def read(cls, path: str, table: dict[str, Any], line_of: LineOf = _nowhere, **known: Any) -> Self:
        """Takes a front matter's values; `line_of` says where a key stands.

        Raises WrongValue, naming the key that is wrong and its line.
        """
        try:
            return cls.model_validate({**table, **known, "path": path}, strict=False)
        except ValidationError as fault:
            first = fault.errors(include_url=False, include_input=False)[0]
            where = [str(part) for part in first["loc"]]
            what = first["msg"].removeprefix("Value error, ")
            # A number is the place of a text in a list, which stands where the list does.
            line = line_of(next(part for part in reversed(where) if not part.isdecimal()))
            raise WrongValue(path, ".".join(where), what[:1].lower() + what[1:], line) from fault


class WrongValue(Damaged):
    """A front matter's `key` holds something of the wrong type."""

    def __init__(self, path: str, key: str, what: str, line: int | None) -> None:
        super().__init__(path, line, f"{key}: {what}")
        self.key = key
        self.what = what


class Fit(BaseModel):
    """How well a candidate fits, 1 to 5 (PRACTICE S1)."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    experience: int | None = None
    willingness: int | None = None
    time: int | None = None


class Agreement(BaseModel):
    """What was agreed with a person (PRACTICE S2, S6, P1), in the order in which one talks it over.

    `i_learn` and `they_learn` are how each learns best, `i_need` and `they_need` what each needs from it.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    every: str = ""
    minutes: int | None = None
    medium: str = ""
    place: str = ""
    until: Day | None = None
    sessions: int | None = None
    checkpoints: tuple[Day, ...] = ()
    notes: str = ""
    agenda: str = ""
    confidentiality: str = ""
    obstacles: str = ""
    feedback: str = ""
    i_learn: str = ""
    they_learn: str = ""
    i_need: str = ""
    they_need: str = ""

    def place_by(self, medium: str) -> str:
        """Where to meet; nothing where one meets by another medium than agreed ("": as agreed)."""
        return self.place if medium in ("", self.medium) else ""

    @property
    def rhythm(self) -> Rhythm | None:
        """How often to meet; None where nothing readable is agreed."""
        if not self.every:
            return None
        from mentorlog.dates import read_rhythm

        try:
            return read_rhythm(self.every)
        except UnreadableDate:
            return None


class Person(Record):
    """One relationship. `role` is what they are to me; `short` is enough of the slug to name them.

    `referred_by` is the slug of who named them to me; `look_again` the day to look again at what I asked;
    `template` names the one in templates/ that a note of them opens.
    """

    slug: str
    short: str = ""
    name: Name
    aliases: tuple[str, ...] = ()
    role: str = "mentor"
    status: str = "active"
    place: str = ""
    skill: str = ""
    goals: tuple[str, ...] = ()
    since: Day | None = None
    referred_by: str = ""
    look_again: Day | None = None
    template: str = ""
    fit: Fit = Fit()
    agreement: Agreement = Agreement()

    @property
    def first_name(self) -> str:
        """What one calls them: the first alias that their name begins with, else its first word that is no
        title; "Ada" of "Lovelace, Ada"."""
        name = self.name.casefold()
        called = [alias for alias in self.aliases if alias.strip() and name.startswith(alias.casefold())]
        words = self.name.split()
        if words and words[0].endswith(","):
            words = [*words[1:], words[0].rstrip(",")]
        untitled = [word for word in words if word.casefold().rstrip(".") not in _TITLES]
        return next(iter([*called, *untitled]), self.name)

    @property
    def is_mentee(self) -> bool:
        return self.role == "mentee"


class Goal(Record):
    """An aim over months. `of` is the slug of the mentee whose goal it is, empty for mine."""

    slug: str
    title: Name
    aliases: tuple[str, ...] = ()
    status: str = "active"
    due: Day | None = None
    measure: str = ""
    why: str = ""
    stretch: bool | None = None
    skill: str = ""
    of: str = ""


class Meeting(Record):
    """A meeting planned, held or cancelled. `number` tells two of one day apart: 1, 2, ..."""

    person: str
    date: Day
    number: int = 1
    time: Clock = ""
    minutes: int | None = None
    medium: str = ""
    place: str = ""
    kind: str = "session"
    status: str = "held"

    @property
    def order(self) -> tuple[dt.date, str, int]:
        """Meetings sort by this."""
        return self.date, self.time or "99", self.number


class Settings(BaseModel):
    """What travels with the journal, from its mentorlog.toml (docs/reference/configuration.md).

    `headings` are read beside ours, each of `written` is put in the place of ours.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    format: int = 1
    timezone: str = ""
    week_start: str = "monday"
    date_order: str = ""
    calendar_id: str = ""
    headings: dict[str, Annotated[tuple[str, ...], BeforeValidator(_words)]] = {}
    written: dict[str, OneLine] = {}

    @classmethod
    def read(cls, table: dict[str, Any]) -> tuple[Self, list[str]]:
        """Takes what can be taken, so that one slip does not undo the rest; and the keys that cannot be."""
        try:
            return cls.model_validate(table), []
        except ValidationError as fault:
            places = [[str(part) for part in error["loc"]] for error in fault.errors()]
        wrong = dict.fromkeys(".".join(place[:2]) for place in places)
        rest = {key: value for key, value in table.items() if key not in wrong}
        for name in TABLES:
            if isinstance(rest.get(name), dict):
                rest[name] = {key: said for key, said in rest[name].items() if f"{name}.{key}" not in wrong}
        return cls.model_validate(rest), list(wrong)

    @property
    def first_weekday(self) -> int:
        """0 for Monday, 5 for Saturday, 6 for Sunday."""
        said = self.week_start.strip().casefold()
        return next((day for name, day in WEEK_STARTS.items() if said.startswith(name[:3])), 0)

    @property
    def table(self) -> Headings:
        """The heading table: ours, and what this journal adds."""
        return Headings(self.headings, self.written)

    @property
    def ways(self) -> DateWays:
        """How dates that are typed are read."""
        return DateWays(self.first_weekday, DATE_ORDERS.get(folded(self.date_order)))
