"""The journal's settings: what in `mentorlog.toml` cannot be read, or says nothing."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from typing import NamedTuple

from mentorlog.errors import Damaged
from mentorlog.journal import front_matter
from mentorlog.journal.check.faults import Fault
from mentorlog.journal.check.text import Text
from mentorlog.journal.formats import FORMAT
from mentorlog.journal.kinds import OWN_HEADINGS, PRIVATE, Headings, folded, heading_name
from mentorlog.journal.lines import BOM, split_lines
from mentorlog.journal.records import WEEK_STARTS, Settings

# So much alike, a key that says nothing was meant for one that does.
_ALIKE = 0.8


class Read(NamedTuple):
    """The heading table that holds, what is wrong with the settings, and which format they name."""

    headings: Headings
    faults: list[Fault]
    format: int = FORMAT


def check_settings(path: str, text: Text, knows_zone: Callable[[str], bool]) -> Read:
    """Takes the settings' text, and what tells whether this machine knows a time zone."""
    said = str(text).removeprefix(BOM)
    try:
        table = front_matter.parse_toml(path, said)
    except Damaged as fault:
        mend = "Correct that line; until then no setting holds."
        return Read(Headings(), [Fault(path, fault.line, fault.fault, mend)])
    faults: list[Fault] = []
    lines = split_lines(said)

    def say(key: str, what: str, mend: str) -> None:
        faults.append(Fault(path, front_matter.line_in_toml(lines, key), what, mend))

    settings, wrong = Settings.read(table)
    for key in wrong:
        say(key, f"{key} is not of the right type", _SHAPES[key.partition(".")[0]])
    if settings.format > FORMAT:
        what = f"has format {settings.format}, which is newer than this program knows"
        say("format", what, "Install a newer mentorlog: until then no command reads or changes it.")
    elif settings.format < 1:
        say("format", f"has format {settings.format}, and there is none such", f"Write format = {FORMAT}.")
    if settings.timezone and not knows_zone(settings.timezone):
        what = f"the time zone “{settings.timezone}” is none that this machine knows"
        say("timezone", what, "Write one like Europe/Berlin; until then the machine's own holds.")
    if not settings.week_start.strip().casefold().startswith(tuple(day[:3] for day in WEEK_STARTS)):
        what = f"week_start is “{settings.week_start}”, and none of {', '.join(WEEK_STARTS)}"
        say("week_start", what, "Write one of them; until then it is monday.")
    if settings.date_order and settings.ways.order is None:
        what = f"date_order is “{settings.date_order}”, neither day-first nor month-first"
        say("date_order", what, "Write one of them; until then a date like 3/4 is refused.")
    for key in table:
        near = difflib.get_close_matches(key, Settings.model_fields, n=1, cutoff=_ALIKE)
        if key not in Settings.model_fields and near:
            say(key, f"“{key}” is no setting", f"If you meant {near[0]}, write that.")
    _check_headings(settings, say)
    return Read(settings.table, faults, settings.format)


def _check_headings(settings: Settings, say: Callable[[str, str, str], None]) -> None:
    """Headings that are for nothing, or for two things, or that cannot be written."""
    said: dict[str, str] = {}
    for table, found in (("headings", settings.headings), ("written", settings.written)):
        for key, more in found.items():
            name = heading_name(key)
            if not name:
                mend = f"Write one of: {', '.join(OWN_HEADINGS)}."
                say(f"{table}.{key}", f"headings are added for “{key}”, which is no kind", mend)
            for heading in (more,) if isinstance(more, str) else more:
                other = said.setdefault(folded(heading), name or key)
                if name and other != name:
                    what = f"the heading “{heading}” is for {other} and for {name}"
                    say(f"{table}.{key}", what, "Take it away from one of them.")
    for key, heading in settings.written.items():
        name = heading_name(key)
        is_read = settings.table.name_of(heading) == name and not settings.table.rule(heading).private
        if name and name != PRIVATE and not is_read and said[folded(heading)] == name:
            what = f"the heading “{heading}” would not be read as {name}"
            say(f"written.{key}", what, "Write another; until then ours is written.")


_SHAPES = {
    "format": f"Write a number: format = {FORMAT}.",
    "timezone": 'Write a name: timezone = "Europe/Berlin".',
    "week_start": 'Write a day: week_start = "monday".',
    "calendar_id": 'Write a word of your own: calendar_id = "work".',
    "date_order": 'Write date_order = "day-first", or "month-first".',
    "written": 'Write one heading for each below [written]: question = "To ask".',
    "headings": 'Write a list of headings below [headings]: question = ["To ask"].',
}
