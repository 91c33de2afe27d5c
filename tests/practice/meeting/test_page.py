"""The page of a note: how it opens, what of it is read back, and what keeps it from being read."""

from __future__ import annotations

import pytest

from mentorlog.errors import DamagedPage
from mentorlog.journal import Journal, front_matter
from mentorlog.journal.document import Document
from mentorlog.practice.meeting import page as pages
from mentorlog.practice.meeting.page import Settled, Template, template_for
from mentorlog.practice.meeting.templates import own_template

from ..conftest import TODAY, Builder, held, person

HEAD = "+++\ndate = 2026-12-06\n+++\n"
HINT = "\n".join(pages.STILL_OPEN_HINT)
OWN = (
    "mentorlog.toml",
    '[written]\nnotes = "Notizen"\nadvice = "Rat"\ncheckpoint = "Zwischenstand"\n'
    '[headings]\nadvice = ["Hinweise"]\n',
)
PARTS = (
    "## Notes\n\n## Rat\n<!-- one,\nor two -->\n- Next:\n\n## Mood\nHow was it?\n\n### Why\n\n## Still\n- a\n"
)


def stub(journal: Journal, text: str = PARTS) -> str:
    """A template of the journal's own, filled in for a session with Ada."""
    return template_for(journal.find_person("ada"), "session", TODAY, journal.headings, own=Template(text))


def test_the_names_and_the_day_are_put_into_a_template(journal: Builder) -> None:
    opened = journal(person(name="Ada  {date}\tLovelace"), OWN)
    assert stub(opened, "{who}, {person}: {date} {x}\n") == "Ada, Ada {date} Lovelace: 2026-12-06 {x}\n"
    for own in ("## Notes\n", "## Zwischenstand\n- Mood:\n"):
        made = template_for(opened.people[0], "checkpoint", TODAY, opened.headings, own=Template(own))
        assert made.count("## Zwischenstand\n") == 1 and "## Checkpoint" not in made


def test_an_empty_record_gets_the_template_as_it_is_and_another_the_sections_it_has_not(
    journal: Builder,
) -> None:
    note = "## Advice\n- [ ] @ada Ask  [id:: aaaaa]\n- [ ] Read  [id:: bbbbb]"
    opened = journal(person(), OWN, held("2026-11-20", note))
    items, names = list(opened.items()), {"ada": "Ada"}

    def page(record: str, template: str = stub(opened)) -> str:
        return pages.compose(Document.parse(record, opened.headings), template, items, names)

    still_open = f"\n## Still open\n{HINT}\n- [ ] Ada: Ask  [id:: aaaaa]\n- [ ] Read  [id:: bbbbb]\n"
    assert page(f"{HEAD}\n\n", f"\r\n\n X\n{PARTS}") == f"{HEAD}\n\n\n X\n{PARTS}{still_open}"
    assert page(HEAD, f"\nX\n{PARTS}") == f"{HEAD}\nX\n{PARTS}{still_open}"
    # Under whatever name, a kind has one section; the others stand before what follows them.
    assert page(f"{HEAD}\n## Hinweise\n- a\n\n## Still\nb\n") == (
        f"{HEAD}\n## Notes\n\n## Hinweise\n- a\n\n## Mood\nHow was it?\n\n## Why\n\n## Still\nb\n{still_open}"
    )
    assert page(f"{HEAD}\n## Log\n- a\n", "## Notes\n\n## Mood\n") == (
        f"{HEAD}\n## Notes\n\n## Mood\n\n## Log\n- a\n{still_open}"
    )


def test_of_a_page_of_ours_what_nobody_wrote_is_gone_and_what_somebody_did_stays(journal: Builder) -> None:
    opened = journal(person(), OWN)

    def back(text: str) -> pages.Page:
        page = Document.parse(f"{HEAD}\n{text}", opened.headings)
        return pages.read_page(page, stub(opened), from_editor=True)

    assert str(back(PARTS).record) == HEAD
    written = PARTS.replace("## Rat\n", "## Rat\n- [ ] Ask\n").replace("it?\n", "it?\nWell.\n")
    assert str(back(written).record) == f"{HEAD}\n## Rat\n- [ ] Ask\n\n## Mood\nHow was it?\nWell.\n"
    assert str(back("## Hers\n\n### Why\n- b\n\n\n").record) == f"{HEAD}\n## Hers\n\n### Why\n- b\n"
    said = back(
        f"## Still open\n{HINT}\n- Ask  [id:: aaaaa]\n  * twice\n  so\n\n## Next meeting\n\n- in\n+ 2w\n"
    )
    [settled] = said.settled
    assert (settled.id, settled.mark, settled.words) == ("aaaaa", " ", "twice so")
    assert isinstance(settled, Settled) and said.next_meeting == "in 2w"
    assert str(pages.without_next_meeting(said.record)) == HEAD


def test_a_list_of_ones_own_is_ours_where_an_item_on_it_has_an_id() -> None:
    for line, count in (("- [x] Ask  [id:: aaaaa]", 1), ("- [x] Ask", 0)):
        page = Document.parse(f"## Still open\n{line}\n")
        assert len(pages.read_page(page, "", from_editor=False).settled) == count


@pytest.mark.parametrize(
    ("text", "is_ours"),
    [(HINT, True), ("<!-- one,\nor two -->", True), ("- Next:", False), ("How was it?", False)],
)
def test_a_page_from_a_pipe_is_ours_where_one_of_the_hints_is_on_it(
    journal: Builder, text: str, is_ours: bool
) -> None:
    page = Document.parse(f"## Rat\n{text}\n## Mood\n")
    indented = stub(journal(person()), PARTS.replace("<!-- one", "  <!-- one"))
    read = pages.read_page(page, indented, from_editor=False)
    assert read.is_ours is is_ours and ("## Mood" in str(read.record)) is not is_ours


@pytest.mark.parametrize(
    ("head", "fault"),
    [
        ("date = 2026-12-06\n", "The head of the page begins with +++, and no second +++ ends it."),
        ("date = soon\n+++\n", "Line 2 of the page, “date = soon”, is to be written like date = 2026-12-07."),
        (
            "a = 1\n minutes 45\n+++\n",
            "Line 3 of the page, “minutes 45”, is to be written like minutes = 45.",
        ),
        (
            "mood = = 1\n+++\n",
            'Line 2 of the page, “mood = = 1”, is to be written like medium = "video".',
        ),
        (
            'time = "25:00"\n+++\n',
            'In the head of the page, between the +++, time is not right: must be a time like "10:00".',
        ),
    ],
)
def test_a_head_that_cannot_be_read_is_told_with_how_to_write_it(head: str, fault: str) -> None:
    with pytest.raises(DamagedPage) as raised:
        pages.head_of(Document.parse(f"+++\n{head}"), date=TODAY)
    assert str(raised.value) == fault


def test_a_page_with_its_head_below_something_is_told_what_it_begins_with() -> None:
    with pytest.raises(DamagedPage) as raised:
        pages.check_begins_with_head(Document.parse(f"\n  Hello.\n{HEAD}"))
    assert str(raised.value) == (
        "The page begins with “Hello.”, and has to begin with its head, from +++ to +++. "
        "What you write stands below that."
    )
    for text in (HEAD, "Hello.\n", f"Hello.\n```\n{HEAD}```\n"):
        pages.check_begins_with_head(Document.parse(text))


RECORD = (
    '+++\nstatus = "planned"\nminutes = 45\ndate = 2026-12-06\n+++\n'
    "\n## Notes\nWords.\nWords.\n- [ ] Ask  [id:: aaaaa]\n"
)


@pytest.mark.parametrize(
    ("page", "is_record"),
    [
        (RECORD, True),
        (RECORD.replace('status = "planned"\n', ""), True),
        (RECORD.replace("[ ] Ask", "[x] Asked her"), True),
        (f"{RECORD}More.\n", True),
        (RECORD.replace("minutes = 45\n", ""), False),
        (RECORD.replace("Words.\nWords.\n", "Words.\n"), False),
        (RECORD.replace("aaaaa", "bbbbb"), False),
        (RECORD.partition("+++\n\n")[2], False),
    ],
)
def test_a_page_is_the_record_edited_where_every_line_and_key_of_it_is_on_it(
    journal: Builder, page: str, is_record: bool
) -> None:
    opened = journal(person(), ("meetings/ada/2026-12-06.md", RECORD))
    meeting = opened.meeting_at("meetings/ada/2026-12-06.md")
    document, record = Document.parse(page), Document.parse(RECORD)
    table = front_matter.read("x", document.lines, document.front)
    assert pages.is_record(document, table, meeting, record) is is_record
    empty = Document.parse(HEAD)
    assert pages.is_record(empty, {"date": TODAY}, meeting, empty) is False
    assert pages.shares_items(document, record) is ("aaaaa" in page)


@pytest.mark.parametrize(
    ("kind", "template", "found", "remarks"),
    [
        ("Closing", "", Template("ada"), []),
        (
            "Closing",
            "none",
            Template("closing", "closing"),
            ["There is no templates/none.md, which people/ada.md names."],
        ),
        ("session", "none", Template("note"), ["There is no templates/none.md, which people/ada.md names."]),
        ("a/b", "broken", Template("note"), ["The template is passed over: templates/broken.md:1: "]),
    ],
)
def test_a_template_is_the_persons_else_the_kinds_else_the_one_for_all(
    journal: Builder, kind: str, template: str, found: Template, remarks: list[str]
) -> None:
    files = [(f"templates/{name}.md", name) for name in ("ada", "closing", "note")]
    broken = ("templates/broken.md", "<<<<<<< a\n=======\n>>>>>>> b\n")
    opened = journal(person(template=template), *files, broken)
    made, said = own_template(opened, opened.find_person("ada"), kind)
    assert made == found and len(said) == len(remarks)
    assert all(one.startswith(remark) for one, remark in zip(said, remarks, strict=True))
    assert own_template(journal(person("bo")), opened.find_person("ada"), kind)[0] == found
