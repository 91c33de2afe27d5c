"""What an export holds in each form, and what it leaves out."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.practice.conftest import Builder, goal, held, mentee, person, planned, record

from mentorlog.errors import BadInput
from mentorlog.exchange import export_csv, export_html, export_json, export_markdown, json_import
from mentorlog.exchange.demo import make_demo
from mentorlog.exchange.export_schema import export_model, schema_text
from mentorlog.exchange.leaving import leaving
from mentorlog.journal import Journal
from mentorlog.practice.leaving.chosen import choose
from mentorlog.render import json as as_json

TODAY = date(2026, 12, 6)
SCHEMA = Path(__file__).parents[2] / "docs" / "reference" / "export.schema.json"
Values = dict[str, Any]


@pytest.fixture
def journal(tmp_path: Path) -> Builder:
    return Builder(tmp_path / "journal")


def exported(journal: Journal, **how: Any) -> Values:
    chosen = choose(journal, TODAY, **how)
    text = as_json.dumps(export_json.export(chosen, leaving(chosen)), journal.problems)
    value: Values = json.loads(text)
    return value


def files_of(root: Path) -> dict[str, bytes]:
    found = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def taken(value: Mapping[str, Any]) -> dict[str, bytes]:
    return json_import.read(json.dumps(value).encode()).files


SECRETS = (
    person("ada", "## About\n- Open\n\n## Private\n- SECRET one\n\n### Deeper\nSECRET two\n\n"
           "## Log\n- 2026-11-01 x\n", goals=["lead", "hush"], referred_by="zed"),
    person("zed", "## About\n- SECRET three\n", private=True, name="Zed SECRET"),
    goal("lead", "## Steps\n- [ ] A step  [id:: aaaa2]\n"),
    goal("hush", "## Steps\n- [ ] SECRET four\n", private=True, title="SECRET five"),
    goal("zeds", "## Steps\n- [ ] SECRET six\n", of="zed"),
    held("2026-11-02", "## Commitments\n- [ ] Mine  [goal:: hush]  [id:: bbbb2]\n"
         "- [ ] @zed SECRET seven  [id:: cccc2]\n  - SECRET eight\n"),
    held("2026-11-09", "SECRET nine", private=True),
    held("2026-11-10", "SECRET ten", who="zed"),
    ("me.md", "## Vision\nA garden\n\n## Private\nSECRET eleven\n"),
    ("reviews/2026-W45.md", "# Week 45\n\n## Sun 8 Nov, Zed SECRET\n- Kept: SECRET twelve  [id:: dddd2]\n\n"
     "## Sun 8 Nov\n- Moved: SECRET thirteen  [id:: cccc2]\n- Kept: Mine  [id:: bbbb2]\n"),
    ("templates/zed.md", "SECRET fourteen\n"),
    ("templates/note.md", "## Notes\n"),
)  # fmt: skip


def test_the_files_of_an_export_are_those_of_the_journal_byte_for_byte(journal: Builder) -> None:
    odd = journal(
        person("ada", "## About\r\n- a\u2028b\ttab \x1b[31m \u202e\r\nno end"),
        ("mentorlog.toml", "format = 1\n[headings]\nprivate = ['Diary']\n"),
        ("meetings/ada/ideas.md", "just a note"),
        ("templates/note.md", ""),
        *SECRETS[2:],
    )
    (odd.root / "people" / "latin.md").write_bytes(b"+++\nname = 'J\xf6rg'\n+++\n")
    (odd.root / ".mentorlog").mkdir()
    (odd.root / ".mentorlog" / "lock").write_text("")
    value = exported(odd, with_private=True)
    assert value["complete"] is True
    assert [one["path"] for one in value["files"] if "base64" in one] == ["people/latin.md"]
    assert taken(value) == {p: data for p, data in files_of(odd.root).items() if p != ".mentorlog/lock"}


def test_a_journal_without_anything_private_is_complete_without_being_asked(journal: Builder) -> None:
    assert exported(journal(person(), held("2026-11-02", "text")))["complete"] is True


@pytest.mark.parametrize("form", ["json", "markdown", "csv", "html"])
def test_nothing_private_is_in_any_form(form: str, journal: Builder) -> None:
    chosen = choose(journal(*SECRETS), TODAY)
    files = leaving(chosen)
    said = {
        "json": lambda: json.dumps(export_json.export(chosen, files)),
        "markdown": lambda: export_markdown.export(chosen, files),
        "csv": lambda: export_csv.written(export_csv.rows(chosen.items)),
        "html": lambda: export_html.export(chosen, leaving(chosen)),
    }[form]()
    assert "SECRET" not in said
    assert "hush" not in said and not re.search(r"\bzed", said)
    assert "Mine" in said


def test_what_was_left_out_is_counted_by_kind(journal: Builder) -> None:
    value = exported(journal(*SECRETS))
    assert value["complete"] is False
    assert value["left_out"] == {
        "people": 1, "goals": 2, "meetings": 2, "items": 4, "others": 1, "sections": 3,
    }  # fmt: skip


def test_with_what_is_private_each_form_has_it(journal: Builder) -> None:
    chosen = choose(journal(*SECRETS), TODAY, with_private=True)
    assert not any(leaving(chosen).left_out)
    markdown = export_markdown.export(chosen, leaving(chosen))
    assert all(f"SECRET {word}" in markdown for word in ("one", "three", "four", "seven", "nine", "eleven"))
    assert "SECRET seven" in export_csv.written(export_csv.rows(chosen.items))
    assert "SECRET nine" in export_html.export(chosen, leaving(chosen))


def test_a_record_that_cannot_be_read_is_left_out_unless_all_is_wanted(journal: Builder) -> None:
    broken = journal(person(), ("people/bo.md", "+++\nname = \n+++\nSECRET\n"))
    value = exported(broken)
    assert value["complete"] is False and "people/bo.md" not in taken(value)
    assert [one["path"] for one in value["problems"]] == ["people/bo.md"]
    assert "people/bo.md" in taken(exported(broken, with_private=True))


def test_one_person_alone_comes_without_anybody_else(journal: Builder) -> None:
    both = journal(
        person(goals=["lead"]), mentee(), goal("lead"), goal("talk", of="jun"), held("2026-11-02"),
        held("2026-11-03", "- [ ] Of Jun", who="jun"), ("me.md", "## Vision\nx\n"),
    )  # fmt: skip
    value = exported(both, person=both.find_person("ada"))
    assert list(taken(value)) == ["people/ada.md", "goals/lead.md", "meetings/ada/2026-11-02.md"]
    assert [one["slug"] for one in value["people"]] == ["ada"] and value["items"] == []
    assert value["person"] == "ada" and value["complete"] is False


def test_since_a_day_comes_what_happened_since_then(journal: Builder) -> None:
    some = journal(
        person("ada"), person("bo"), goal("lead", "## Progress\n- 2026-11-20 10%: x\n"), goal("rest"),
        held("2026-10-01", "## Commitments\n- [x] Old, kept late  [completion:: 2026-11-21]\n- [ ] Old\n"),
        held("2026-11-15", "## Commitments\n- [ ] New\n"), planned("2026-12-20"),
        held("2026-10-01", who="bo"),
    )  # fmt: skip
    value = exported(some, since=date(2026, 11, 1))
    assert [one["text"] for one in value["items"]] == ["Old, kept late", "New"]
    assert [one["date"] for one in value["meetings"]] == ["2026-11-15", "2026-12-20"]
    assert [one["slug"] for one in value["people"]] == ["ada"]
    assert [one["slug"] for one in value["goals"]] == ["lead"]


def test_a_private_person_alone_has_to_be_wanted(journal: Builder) -> None:
    hidden = journal(*SECRETS)
    zed = hidden.find_person("zed")
    with pytest.raises(BadInput):
        choose(hidden, TODAY, person=zed)
    assert "people/zed.md" in taken(exported(hidden, person=zed, with_private=True))


# --- the schema --------------------------------------------------------------------------------------


def test_the_schema_that_is_stored_is_the_one_that_the_models_make() -> None:
    renew = "from mentorlog.exchange.export_schema import schema_text; print(schema_text(), end='')"
    assert SCHEMA.read_text("utf-8") == schema_text(), f"python -c {renew!r} > {SCHEMA}"


@pytest.mark.parametrize("how", [{}, {"with_private": True}, {"since": date(2026, 11, 1)}])
def test_an_export_is_what_the_schema_says_and_has_no_other_key(how: Values, tmp_path: Path) -> None:
    make_demo(tmp_path / "demo", TODAY)
    value = exported(Journal.open(tmp_path / "demo", random.Random(1)), **how)
    assert value["people"] and value["goals"] and value["meetings"] and value["items"]
    validator = jsonschema.Draft202012Validator
    validator(json.loads(SCHEMA.read_text("utf-8")), format_checker=validator.FORMAT_CHECKER).validate(value)
    export_model().model_validate_json(json.dumps(value))


def test_the_schema_refuses_what_is_no_export(journal: Builder) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))
    value = exported(journal(person(), held("2026-11-02", "- [ ] x")))
    wrong = [
        {**value, "schema": 2},
        {key: one for key, one in value.items() if key != "complete"},
        {**value, "files": [{"path": "me.md"}]},
        {**value, "items": [{**value["items"][0], "state": "late"}]},
    ]
    assert [validator.is_valid(one) for one in [value, *wrong]] == [True, False, False, False, False]


# --- CSV ---------------------------------------------------------------------------------------------

RISKY = st.text(st.sampled_from("=+-@\t\r\n';,\" aé=＝\ufeff|%1e5.\x00\u2028\\"), max_size=12)
CELLS = st.one_of(RISKY, st.text(st.characters(exclude_categories=["Cs"]), max_size=20))


@given(CELLS)
def test_a_cell_comes_back_as_it_was(cell: str) -> None:
    assert export_csv.unescaped(export_csv.escaped(cell)) == cell


@given(CELLS)
def test_no_cell_begins_like_a_formula_wherever_a_spreadsheet_begins_one(cell: str) -> None:
    for begun in re.split("[;\n]", export_csv.escaped(cell)):
        assert not re.match(r"[\s\ufeff]*[=+\-@＝＋－＠]|[\t\r]", begun)


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(export_csv.COLUMNS, CELLS)), max_size=3))
def test_a_table_reads_back_as_it_was_written(rows: list[dict[str, str]]) -> None:
    numbers = dict.fromkeys(("line", "moves", "carried"), "3")
    days = dict.fromkeys(("meeting", "created", "due", "due_by", "completed", "dropped"), "2026-12-06")
    told = [{**row, **numbers, **days} for row in rows]
    assert export_csv.read(export_csv.written(told)) == told


def test_the_items_of_a_journal_read_back_equal(journal: Builder) -> None:
    risky = ("=1+1", "+49 30", "-x", "@nobody", "'quoted", "a;=b", 'say "so", then', "12e34")
    lines = "".join(f"- [ ] {text}\n  - =detail\n  - more\n" for text in risky)
    chosen = choose(journal(person(), held("2026-11-02", f"## Commitments\n{lines}")), TODAY)
    rows = export_csv.rows(chosen.items)
    assert [row["text"] for row in rows] == list(risky)
    assert rows[0]["detail"] == "=detail\nmore" and rows[0]["owner"] == "me"
    assert export_csv.read(export_csv.written(rows)) == rows


def test_a_table_is_as_rfc_4180_and_a_spreadsheet_want_it(journal: Builder) -> None:
    chosen = choose(journal(person(), held("2026-11-02", "- [ ] Ä, b")), TODAY)
    text = export_csv.written(export_csv.rows(chosen.items))
    assert text.startswith("\ufeffid,kind,state,text,") and text.count("\r\n") == 2 == text.count("\n")
    assert '"Ä, b"' in text


# --- Markdown ----------------------------------------------------------------------------------------

NOTE = """\
# A title

Text *as* it is.\twith a tab

Underlined
and more
----------

## Commitments
- [ ] One  [id:: aaaa2]

\t- nested

```python
# no heading
## nor this
```

###### Deep ######
"""


def headings(text: str) -> list[tuple[str, str]]:
    tokens = MarkdownIt("commonmark").parse(text)
    return [(one.tag, tokens[n + 1].content) for n, one in enumerate(tokens) if one.type == "heading_open"]


def markdown(journal: Journal, **how: Any) -> str:
    chosen = choose(journal, TODAY, **how)
    return export_markdown.export(chosen, leaving(chosen))


def test_headings_of_a_note_stand_below_ours_and_fences_stay(journal: Builder) -> None:
    text = markdown(journal(person(), held("2026-11-02", NOTE)))
    assert "\n```python\n# no heading\n## nor this\n```\n" in text
    assert "Text *as* it is.\twith a tab" in text and "\n\t- nested\n" in text
    found = headings(text)
    meeting = found.index(("h3", "Mon 2 Nov 2026, Ada"))
    assert found[meeting + 1 : meeting + 5] == [
        ("h4", "A title"), ("h5", "Underlined and more"), ("h5", "Commitments"), ("h6", "Deep"),
    ]  # fmt: skip
    assert [tag for tag, _ in found].count("h1") == 1


@pytest.mark.parametrize("left_open", ["```\ncode", "~~~~ x\ncode", "<!-- a comment"])
def test_what_a_note_leaves_open_ends_with_it(left_open: str, journal: Builder) -> None:
    text = markdown(journal(person(), held("2026-11-02", left_open), held("2026-11-03", "Seen")))
    assert ("h3", "Tue 3 Nov 2026, Ada") in headings(text)


def test_the_document_has_everything_in_its_order(journal: Builder) -> None:
    text = markdown(
        journal(
            person(body="## About\n- Likes tea\n\n## Log\n- 2026-06-01 asked: three talks\n"),
            goal("lead", "## Progress\n- 2026-11-01 20%: one\n"),
            held("2026-11-02", "## Commitments\n- [ ] Mine\n- [ ] @ada Hers\n"),
            ("me.md", "## Vision\nA garden\n"),
            ("reviews/2026-W45.md", record("# Week 45\n\n## Sun 8 Nov\n- Kept: x\n", week="2026-W45")),
        )
    )
    told = ("Likes tea", "asked: three talks", "20%: one", "Mine", "A garden", "Week 45")
    places = [text.index(word) for word in told]
    assert places == sorted(places)
    assert [title for tag, title in headings(text) if tag == "h2"] == [
        "People", "Goals", "Meetings", "Open", "Me", "Reviews",
    ]  # fmt: skip


# --- HTML --------------------------------------------------------------------------------------------


def test_the_html_has_a_chapter_for_each_person_goal_and_meeting(journal: Builder) -> None:
    chosen = choose(journal(person(), goal("lead"), held("2026-11-02", "Seen <b>bold</b>")), TODAY)
    text = export_html.export(chosen, leaving(chosen))
    found = re.findall(r"<h2>(.*?)(?: <small>.*?)?</h2>", text)
    assert found == ["Ada", "Lead", "Progress", "Ada"]
    assert "Ada <small>&#183; Mon 2 Nov 2026</small>" in text
    assert "Seen &lt;b&gt;bold" in text and "<script" not in text


def test_the_html_of_a_meeting_has_no_mark_of_markdown_and_says_how_items_stand(journal: Builder) -> None:
    kept = "- [x] Write  [completion:: 2026-11-03]  [id:: 7f3kb]\n"
    noted = held("2026-11-02", f"## Notes\nShe\nlaughed.\n\n## Commitments\n{kept}")
    chosen = choose(journal(person(), noted), TODAY)
    text = export_html.export(chosen, leaving(chosen))
    assert "<p>She laughed.</p>" in text
    assert '<li>Write <span class="right">kept</span> <code class="id">7f3kb</code></li>' in text
    assert "##" not in text and "[x]" not in text and "::" not in text.partition("<body>")[2]


def test_the_html_of_a_whole_journal_ends_with_me_and_the_reviews(journal: Builder) -> None:
    me = ("me.md", "## Vision\n\nA small team.\n")
    week = ("reviews/2026-W45.md", "# Week 45\n\n- Kept: Write  [id:: 7f3kb]\n")
    chosen = choose(journal(person(), me, week), TODAY)
    text = export_html.export(chosen, leaving(chosen)).partition("<nav")[2]
    assert (
        text.index("<h2>Me</h2>") < text.index("A small team.") < text.index("<small>&#183; Week 45</small>")
    )
    one = choose(chosen.journal, TODAY, person=chosen.people[0].person)
    assert "A small team." not in export_html.export(one, leaving(one))


def test_a_table_of_something_else_is_refused() -> None:
    with pytest.raises(BadInput, match="no table of items"):
        export_csv.read("name,age\r\nAda,36\r\n")
