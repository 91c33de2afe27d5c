"""The format that settings name: read whatever else is in them, and written with no other byte changed."""

from __future__ import annotations

import pytest

from mentorlog.errors import NewerFormat
from mentorlog.journal import formats


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 1),
        ('timezone = "Europe/Berlin"\n', 1),
        ("format = 3\n", 3),
        ("\ufeffformat = 3\n", 3),
        ("timezone = \n format =3 # newer\n", 3),
        ("timezone = \nmy format = 3\n", 1),
        ('format = "three"\n', 1),
    ],
)
def test_the_format_is_what_the_settings_name_be_they_damaged(text: str, number: int) -> None:
    assert formats.number_in(text) == number


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("", "format = 2\n"),
        ('week_start = "monday"\r\n', 'format = 2\r\nweek_start = "monday"\r\n'),
        ("format = 1", "format = 2"),
        ("# mine\nformat  =  1  # a = b\r\nx = 1\n", "# mine\nformat  =  2  # a = b\r\nx = 1\n"),
    ],
)
def test_a_format_is_named_and_every_other_byte_stays(text: str, becomes: str) -> None:
    assert formats.with_number(text, 2) == becomes


def test_whether_a_format_is_named_is_known() -> None:
    assert formats.names_one("format = 1\n") and not formats.names_one("x = 1\n")


def test_a_newer_format_is_refused_and_whose_it_is_is_said() -> None:
    formats.check_number(formats.FORMAT)
    with pytest.raises(NewerFormat, match=r"^This journal .* 7\b"):
        formats.check_number(7)
    for data in (b"format = 7\n", b"format = 7 # \xff\n"):
        with pytest.raises(NewerFormat, match=r"^What comes in .* 7\b"):
            formats.check_incoming("mentorlog.toml", data)
    formats.check_incoming("me.md", b"format = 7\n")
    formats.check_incoming("mentorlog.toml", None)
