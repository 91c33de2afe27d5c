"""A hostile string in every text field of every record: no content line of a calendar can be forged."""

from __future__ import annotations

import re

import pytest
from icalendar import Calendar

from .conftest import Holding
from .records import PRIVATE
from .screens import obeyed
from .strings import HOSTILE

FORGING = {
    "attendee": "a\rATTENDEE:mailto:eve@example.com",
    "end of all": "a\r\nEND:VEVENT\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR",
    "alarm": "a\nBEGIN:VALARM\nACTION:PROCEDURE\nEND:VALARM",
    "folded": "a\r\n \r\nATTENDEE:x",
    "separators": "a\u2028ATTENDEE:x\u2029ATTENDEE:x\x85ATTENDEE:x\x0bATTENDEE:x\x0cATTENDEE:x",
    "escapes": "a\\nATTENDEE:x\\N\\;\\,;,:\"^n^'",
    "value": ';VALUE=URI:https://evil.example";X="',
}
NAMES = {
    *("BEGIN", "END", "PRODID", "VERSION", "UID", "DTSTAMP", "SEQUENCE", "SUMMARY", "DTSTART", "DTEND"),
    *("STATUS", "LOCATION", "DESCRIPTION", "ACTION", "TRIGGER", "TRANSP", "DUE", "COMPLETED"),
    "PERCENT-COMPLETE",
}
KINDS = ["VCALENDAR", "VEVENT", "VTODO", "VALARM"]
ONCE = re.compile(r"^(?:UID|DTSTAMP|SUMMARY|SEQUENCE):", re.MULTILINE)


@pytest.mark.parametrize("name", [*HOSTILE, *FORGING])
def test_a_calendar_has_our_lines_and_no_others(name: str, holding: Holding) -> None:
    mentorlog, _ = holding({**HOSTILE, **FORGING}[name])
    result = mentorlog("calendar", "--details", "--prepare", "--notes", "--since", "2020-01-01")
    assert result.code == 0, result
    assert obeyed(result.err) == []
    folded = result.out.split("\r\n")
    assert folded.pop() == "" and max(len(line.encode()) for line in folded) <= 75
    assert obeyed("".join(folded)) == [] and "\n" not in "".join(folded)
    lines = result.out.replace("\r\n ", "").split("\r\n")[:-1]
    assert {re.split("[:;]", line)[0] for line in lines} <= NAMES
    within: list[str] = []
    for line in lines:
        if line.startswith("BEGIN:"):
            within.append(line.removeprefix("BEGIN:"))
            assert within in (KINDS[:1], KINDS[:2], [KINDS[0], "VTODO"], [*KINDS[:2], "VALARM"])
        elif line.startswith("END:"):
            assert within.pop() == line.removeprefix("END:")
    entries = [one for one in Calendar.from_ical(result.out).walk() if one.name in ("VEVENT", "VTODO")]
    assert len(entries) > 5 and len(ONCE.findall("\n".join(lines))) == 4 * len(entries)
    assert [field for field in PRIVATE if f"{field}Q" in result.out] == []


def test_a_calendar_says_as_much_with_hostile_words_as_with_plain_ones(holding: Holding) -> None:
    mentorlog, records = holding("plain")
    out = mentorlog("calendar", "--details", "--since", "2020-01-01").out
    assert records.fields["meetingplace"] in out.replace("\r\n ", "")
