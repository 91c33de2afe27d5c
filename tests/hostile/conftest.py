"""A journal that holds one hostile string in each of its fields, and the program to read it with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import Mentorlog

from .records import Records, write

Holding = Callable[[str], tuple[Mentorlog, Records]]


@pytest.fixture
def holding(tmp_path: Path) -> Holding:
    """Makes the journal that holds a string everywhere, and says what each field holds."""

    def make(string: str) -> tuple[Mentorlog, Records]:
        mentorlog = Mentorlog(tmp_path)
        mentorlog.environment["MENTORLOG_JOURNAL"] = str(mentorlog.journal)
        records = Records(string)
        write(mentorlog.journal, records.files())
        return mentorlog, records

    return make
