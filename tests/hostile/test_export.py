"""A hostile string in every text field of every record: each form of an export obeys nothing."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from tests.render.test_markdown import OURS, tokens

from mentorlog.exchange import export_csv

from .conftest import Holding
from .records import PRIVATE
from .screens import obeyed, strings
from .strings import HOSTILE

# What a spreadsheet would run.
RUN = {
    "formula": '=HYPERLINK("http://evil.example";"x")',
    "dde": "=cmd|' /C calc'!A0",
    "plus": "+1+cmd|' /C calc'!A0",
    "minus": "-2+3",
    "at": "@SUM(1+1)",
    "wide": "＝1+1",
    "after": "a;=1+1",
    "quoted": '","=1+1',
    "apostrophe": "'=1+1",
    "setext": "x\n===",
    "fence": "````",
    "comment": "<!-- never closed",
}
ALL = {**HOSTILE, **RUN}
strings_of_all = pytest.mark.parametrize("name", ALL)


@strings_of_all
def test_json_is_whole_and_nothing_in_it_is_obeyed(name: str, holding: Holding) -> None:
    mentorlog, _ = holding(ALL[name])
    files = {path: data for path, data in mentorlog.files().items() if not path.startswith(".")}
    result = mentorlog("export", "--include-private")
    assert result.code == 0 and obeyed(result.out + result.err) == []
    value = json.loads(result.out)
    assert value["complete"] is True
    assert {one["path"]: one["text"] for one in value["files"]} == files
    public = mentorlog("export")
    assert [field for field in PRIVATE if f"{field}Q" in public.out] == []
    assert len(list(strings(json.loads(public.out)))) > 100


@strings_of_all
def test_a_table_has_no_cell_that_a_spreadsheet_runs_and_reads_back(name: str, holding: Holding) -> None:
    mentorlog, _ = holding(ALL[name])
    result = mentorlog("export", "--format", "csv")
    assert result.code == 0 and obeyed(result.err) == []
    assert obeyed(result.out.replace("\r\n", "")) == []
    assert [field for field in PRIVATE if f"{field}Q" in result.out] == []
    cells = [one for row in csv.reader(io.StringIO(result.out, newline="")) for one in row]
    begun = [part for cell in cells for part in re.split("[;\n]", cell)]
    assert [one for one in begun if re.match(r"\s*[=+\-@＝＋－＠]|[\t\r]", one)] == []
    rows = export_csv.read(result.out)
    assert export_csv.written(rows) == result.out
    assert len(rows) >= 15


@strings_of_all
def test_a_document_keeps_its_chapters_and_obeys_nothing(name: str, holding: Holding) -> None:
    mentorlog, _ = holding(ALL[name])
    result = mentorlog("export", "--format", "markdown")
    assert result.code == 0 and obeyed((result.out + result.err).replace("\t", "")) == []
    assert [field for field in PRIVATE if f"{field}Q" in result.out] == []
    found = re.findall(r"^## (\w+)$", result.out, re.MULTILINE)
    assert [one for one in found if one in ("People", "Goals", "Meetings", "Open", "Me")] == [
        "People", "Goals", "Meetings", "Open", "Me",
    ]  # fmt: skip


@strings_of_all
@pytest.mark.parametrize("form", ["html", "brag"])
def test_a_page_obeys_nothing_and_has_nothing_private(name: str, form: str, holding: Holding) -> None:
    mentorlog, _ = holding(ALL[name])
    result = mentorlog("export", "--format", form)
    assert result.code == 0 and obeyed(result.out + result.err) == []
    assert [field for field in PRIVATE if f"{field}Q" in result.out] == []
    if form == "brag":
        assert {one.type for one in tokens(result.out)} <= OURS
    else:
        assert not re.search(r"<(?:script|img|iframe|a href=.[^#])", result.out, re.IGNORECASE)
