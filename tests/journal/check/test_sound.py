"""No false alarm: journals that are sound, however odd, and the sample, are passed over in silence.

A hundred and sixty in each run; MENTORLOG_SOUND_JOURNALS=10000 tries that many.
"""

from __future__ import annotations

import os
import random
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from tests.journal.check.sound import Maker, make_sound

from mentorlog.exchange.demo import make_demo
from mentorlog.journal import Journal
from mentorlog.journal.check import check

COUNT = int(os.environ.get("MENTORLOG_SOUND_JOURNALS", "160"))
PARTS = 4


@pytest.mark.parametrize("part", range(PARTS))
def test_sound_journals_raise_no_alarm(part: int, tmp_path: Path) -> None:
    alarms = {}
    for seed in range(part, COUNT, PARTS):
        root = make_sound(tmp_path / "journal", seed)
        if found := check(root):
            alarms[seed] = found
        shutil.rmtree(root)
    assert alarms == {}


def test_sound_journals_have_what_could_be_taken_for_damage() -> None:
    files = [file for seed in range(300) for file in Maker(random.Random(seed)).all().items()]
    records = Counter(path.partition("/")[0] for path, _ in files)
    assert min(records[name] for name in ("people", "goals", "meetings")) > 200, records
    texts = [text for path, text in files if path.startswith(("people/", "goals/", "meetings/"))]
    for odd in (
        "\r\n",
        "<<<<<<< HEAD",
        "@home",
        "[due:: never]",
        "\u2067",
        "=======\n",
        "---\ntags",
        "## Private",
        "[from:: ",
        "[goal:: ",
        "[x] @",
        "moved from",
        'status = "planned"',
        "✅",
        "李明",
    ):
        assert sum(odd in text for text in texts) > 5, odd


def test_sound_journals_are_read_by_the_journal_without_a_problem(tmp_path: Path) -> None:
    for seed in range(40):
        root = make_sound(tmp_path / str(seed), seed)
        journal = Journal(root)
        assert list(journal.items()) is not None
        assert journal.problems == []


def test_the_sample_journal_is_sound(tmp_path: Path) -> None:
    make_demo(tmp_path / "sample", date(2026, 12, 6))
    assert check(tmp_path / "sample") == []
