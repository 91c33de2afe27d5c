"""The journal's settings: what in `mentorlog.toml` cannot be read, or says nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from mentorlog.errors import Damaged
from mentorlog.journal import front_matter
from mentorlog.journal.check.faults import Fault
from mentorlog.journal.check.text import Text
from mentorlog.journal.formats import FORMAT
from mentorlog.journal.kinds import Headings, Kind
from mentorlog.journal.lines import BOM, FrontMatter, split_lines
from mentorlog.journal.records import Settings

_WEEK_STARTS = ("mon", "sun")
# "notes" is a heading's own meaning; to add one harms nobody.
_RULES = frozenset([*Kind, "private", "notes"])


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
    except ValueError:
        return Read(Headings(), [Fault(path, None, "holds a number that is too long", "Correct it.")])
    faults: list[Fault] = []
    lines = split_lines(said)

    def say(key: str, what: str, mend: str) -> None:
        line = front_matter.line_of(lines, FrontMatter(-1, len(lines), 0), key)
        faults.append(Fault(path, line, what, mend))

    settings, wrong = Settings.read(table)
    for key in wrong:
        says = _SHAPES.get(key.partition(".")[0], "See the page on the file format.")
        say(key.rpartition(".")[2], f"{key} is not of the right type", says)
    if "format" not in wrong and settings.format > FORMAT:
        what = f"has format {settings.format}, which is newer than this program knows"
        say("format", what, "Install a newer mentorlog: until then no command reads or changes it.")
    elif "format" not in wrong and settings.format < 1:
        say("format", f"has format {settings.format}, and there is none such", f"Write format = {FORMAT}.")
    if settings.timezone and not knows_zone(settings.timezone):
        what = f"the time zone “{settings.timezone}” is none that this machine knows"
        say("timezone", what, "Write one like Europe/Berlin; until then the machine's own holds.")
    if not settings.week_start.strip().casefold().startswith(_WEEK_STARTS):
        what = f"week_start is “{settings.week_start}”, neither monday nor sunday"
        say("week_start", what, "Write one of them; until then it is monday.")
    for name in settings.headings:
        if name not in _RULES:
            mend = f"Write one of: {', '.join(Kind)}, private."
            say(name, f"headings are added for “{name}”, which is no kind", mend)
    return Read(Headings(settings.headings), faults, settings.format)


_SHAPES = {
    "format": f"Write a number: format = {FORMAT}.",
    "timezone": 'Write a name: timezone = "Europe/Berlin".',
    "week_start": 'Write a day: week_start = "monday".',
    "calendar_id": 'Write a word of your own: calendar_id = "work".',
    "headings": 'Write a list of headings below [headings]: question = ["To ask"].',
}
