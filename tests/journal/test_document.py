"""A record edited in place: whatever is in it, only what was asked changes."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import assume, event, example, given, note
from hypothesis import strategies as st
from tests.journal.documents import BODIES, Statement, front_matters, texts
from tests.journal.documents import ENDINGS as LINE_ENDS

from mentorlog.errors import Damaged
from mentorlog.journal import ENDINGS, Kind, front_matter
from mentorlog.journal.document import Document
from mentorlog.journal.item_line import HistoryLine, ItemLine
from mentorlog.journal.items import Item, Whereabouts, read_items
from mentorlog.journal.kinds import Headings
from mentorlog.journal.lines import bare, split_lines
from mentorlog.practice import settle
from mentorlog.practice.logs import Entry, entries, with_entry
from mentorlog.practice.writing import add_item, add_prose

DAY = date(2026, 12, 9)
TO = date(2026, 12, 14)
MEETING = date(2026, 12, 7)
PATH = "meetings/ada-lovelace/2026-12-07.md"
OWNERS = {"ada": "ada-lovelace", "me": "me"}


def items_in(document: Document, *, meeting: bool = True) -> list[Item]:
    day = MEETING if meeting else None
    return list(read_items(document, Whereabouts(PATH, "ada-lovelace", day, None, False, OWNERS.get)))


@given(texts())
@example("")
@example("\r\n")
@example("+++\nname = 1")
@example("\ufeff+++\r\n+++")
@example("---\n+++\n---\n\n+++\n+++\n")
def test_a_document_is_written_back_byte_for_byte(text: str) -> None:
    assert str(Document.parse(text)) == text


@given(front_matters(), BODIES, LINE_ENDS)
def test_a_front_matter_is_read_by_tomllib_and_written_back(
    statements: list[Statement], body: list[str], endings: list[str]
) -> None:
    document = record(statements, body, endings)
    assert front_matter.read("p", document.lines, document.front) == toml_in(document)
    assert front_matter.edited("p", document, {"nothing.here": None}) == document


@given(st.text() | st.text("-+*#[] \t\n\r`~<!>=_x\u2028", max_size=60))
def test_no_text_makes_the_reader_raise(text: str) -> None:
    document = Document.parse(text)
    assert str(document) == text
    items_in(document)


# --- settling items -------------------------------------------------------------------------------------

Command = Callable[[Document, Item], Document]
COMMANDS: dict[str, tuple[Command, str | None, list[HistoryLine]]] = {
    # the command; the state it leaves (None: as it was); the history it adds
    "done": (lambda d, i: settle.done(d, i, DAY), "done", []),
    "done, with a result": (
        lambda d, i: settle.done(d, i, DAY, "they said [yes:: no] #tag"),
        "done",
        [HistoryLine(DAY, "done", "they said [yes:: no] #tag")],
    ),
    "adapted": (lambda d, i: settle.done(d, i, DAY, adapted=True), "done", [HistoryLine(DAY, "adapted")]),
    "dropped": (lambda d, i: settle.dropped(d, i, DAY), "dropped", []),
    "dropped, with a reason": (
        lambda d, i: settle.dropped(d, i, DAY, "no time"),
        "dropped",
        [HistoryLine(DAY, "dropped", "no time")],
    ),
    "reopened": (lambda d, i: settle.reopened(d, i, DAY), "open", [HistoryLine(DAY, "reopened")]),
    "moved": (
        lambda d, i: settle.moved(d, i, DAY, TO, old=i.due, why="ill", told=True),
        None,
        [HistoryLine(DAY, "moved", "ill"), HistoryLine(DAY, "told")],
    ),
    "shrunk": (
        lambda d, i: settle.shrunk(d, i, DAY, TO, old=None, smaller="Call first", new_id="s1s1s"),
        "dropped",
        [HistoryLine(DAY, "moved", "made smaller: Call first")],
    ),
    "told": (lambda d, i: settle.told(d, i, DAY), None, [HistoryLine(DAY, "told")]),
    "dated": (lambda d, i: settle.dated(d, i, DAY), None, []),
    "marked": (lambda d, i: settle.marked(d, i, "/"), "open", []),
    "marked with nothing": (lambda d, i: settle.marked(d, i, ""), "open", []),
    "detailed": (lambda d, i: settle.detailed(d, i, "She is away until May"), None, []),
    "annotated": (
        lambda d, i: settle.annotated(d, i, HistoryLine(DAY, "done", "again")),
        None,
        [HistoryLine(DAY, "done", "again")],
    ),
}


@given(text=texts(), chosen=st.integers(0, 99), meeting=st.booleans())
@example(text="## Commitments\n- a\n  ```\n  code\n- b\n", chosen=0, meeting=True)
@example(text="## Commitments\n- Call Bob by 2026-12-11\n- Call Bob by 2026-12-11\n", chosen=0, meeting=True)
@example(text="## Commitments\n-   [ ] a\r\n\tb", chosen=0, meeting=True)
@example(text="## Commitments\n- [ ] a\n    - 2026-12-01 told\n  - b\n", chosen=0, meeting=True)
@example(text="## Commitments\n- [ ] a [due:: 2026-12-01] by 2026-12-11\n", chosen=0, meeting=True)
@example(text="## Commitments\n- [ ] a\n  ```\n  ```\ntext\n", chosen=0, meeting=True)
@example(text="## Commitments\n1. a\n  ```\n\n```\n", chosen=0, meeting=True)
@example(text="## Commitments\n1. a\n      ```\n      x\n   - [ ] b\n", chosen=0, meeting=True)
@example(text="## Commitments\n- - [ ] twice\n  2) [ ] b\n", chosen=0, meeting=True)
@example(text="## Commitments\n- [ ] a\n * b\n   ```\n   x\n- c\n", chosen=0, meeting=True)
@example(text="## Commitments\n- a\n   # Advice\n  ```\n  x\n", chosen=0, meeting=True)
@example(text="\ufeff- [ ] a\n", chosen=0, meeting=True)
@example(text="## Commitments\n- ```\n  - [ ] b\n  ```\n- [ ] c\n", chosen=0, meeting=True)
@example(text="# Commitments\n- Call Bob\n-      Call Bob\ngoes on\n - Call Bob", chosen=1, meeting=False)
def test_settling_an_item_changes_its_line_and_adds_lines_below_it(
    text: str, chosen: int, meeting: bool
) -> None:
    document = Document.parse(text)
    found = items_in(document, meeting=meeting)
    assume(found)
    for name in COMMANDS:
        note(name)
        check_settling(name, document, found[chosen % len(found)], meeting=meeting)


def check_settling(name: str, document: Document, item: Item, *, meeting: bool) -> None:
    command, state, history = COMMANDS[name]
    before = items_in(document, meeting=meeting)
    bullet = settle.bullet_of(document, item)

    after = command(document, item)

    start, end = bullet.line, bullet.end
    assert only_lines_are_added(document, after, start, end)
    found = items_in(after, meeting=meeting)
    step = [one for one in found if one.id == "s1s1s"]
    assert len(step) == (name == "shrunk")
    own = [one for one in found if one.line == item.line]
    others = [one for one in found if one not in own and one not in step]
    assert as_read(others, after) == as_read([one for one in before if one != item], document)
    (settled,) = own
    wanted = state or item.state or "open"
    if item.kind in ENDINGS:
        assert settled.state == wanted
    assert (settled.kind, settled.id, settled.has_id, settled.boxed) == (item.kind, item.id, True, True)
    assert settled.owner == item.owner
    assert item.text.startswith(settled.text)
    assert settled.due == (TO if name == "moved" else item.due)
    told = [
        entry._replace(old=item.due) if entry.word == "moved" and name == "moved" else entry
        for entry in history
    ]
    assert settled.history == (*item.history, *told)
    if step:
        assert (step[0].kind, step[0].owner, step[0].due) == (item.kind, item.owner, TO)
        assert step[0].from_id == item.id


def only_lines_are_added(before: Document, after: Document, start: int, end: int) -> bool:
    """Whether all lines but `start` are as they were, and what is new stands after it, up to `end`."""
    old, new = lines_in(before), lines_in(after)
    if old and not old[-1].endswith("\n") and len(new) > len(old):
        # A missing last newline stays missing, but no longer after the same line.
        assert not new[-1].endswith("\n")
        old[-1] += before.ending
        new[-1] += before.ending
    above, rest = old[:start], old[end:]
    inside = iter(new[start + 1 : len(new) - len(rest)])
    return (
        len(new) >= len(old)
        and new[:start] == above
        and new[len(new) - len(rest) :] == rest
        and all(line in inside for line in old[start + 1 : end])
    )


def lines_in(document: Document) -> list[str]:
    """The lines without a byte order mark, which stays first in the file."""
    return split_lines(str(document).removeprefix("\ufeff"))


def as_read(items: Sequence[Item], document: Document) -> list[tuple[Item, str]]:
    """Items wherever they stand, each with its line."""
    lines = lines_in(document)
    return [(item._replace(line=0), bare(lines[item.line - 1])) for item in items]


@given(texts(), st.data())
def test_settling_several_items_does_each_of_them(text: str, data: st.DataObject) -> None:
    document = Document.parse(text)
    before = items_in(document)
    assume(before)
    some = data.draw(st.lists(st.sampled_from(before), unique_by=lambda item: item.line))
    after = document
    for item in sorted(some, key=lambda item: -item.line):
        after = settle.done(after, item, DAY, "at last")
    assert [one.id for one in items_in(after)] == [one.id for one in before]
    lines = {item.line for item in some}
    for was, now in zip(before, items_in(after), strict=True):
        if was.line in lines:
            assert now.history == (*was.history, HistoryLine(DAY, "done", "at last"))
        else:
            assert now._replace(line=was.line) == was


# --- what is added --------------------------------------------------------------------------------------

NEW = "A new line that is nowhere else"


@given(texts(), st.sampled_from(sorted(Kind)), st.booleans())
@example("## Commitments\n<!-- c -->\nNext\n===\n", Kind.COMMITMENT, False)
@example("# Private\n- x\n# Commitments\n- y\n", Kind.ADVICE, False)
@example("## Notes\n### Private\n- x\n", Kind.COMMITMENT, False)
@example("## Commitments\n- a\n  ```\n  code\n", Kind.COMMITMENT, False)
@example("## Commitments\n```\ncode", Kind.COMMITMENT, False)
@example("# Private", Kind.LESSON, False)
@example("## Log\n\n  ```\n- [ ] b", Kind.ADVICE, False)
@example("\ufeff  ```\n\n- [ ] b", Kind.ADVICE, False)
@example("\ufeff- [ ] b", Kind.ADVICE, False)
def test_an_item_that_is_added_only_adds_lines_and_is_found_under_its_kind(
    text: str, kind: Kind, in_goal: bool
) -> None:
    document = Document.parse(text, in_goal=in_goal)
    assume(document.front.closed)
    before = items_in(document)
    line = ItemLine(NEW, mark=" ", id="n3w1t") if kind in ENDINGS else ItemLine(NEW)

    after = add_item(document, kind, line, in_goal=in_goal)

    assert is_inserted(document, after)
    new = [item for item in items_in(after) if item.text == NEW]
    assert [(item.kind, item.private, item.boxed) for item in new] == [(kind, False, kind in ENDINGS)]
    others = [item for item in items_in(after) if item.text != NEW]
    assert as_read(others, after) == as_read(before, document)
    event("a new section" if len(after.sections) > len(document.sections) else "a section that was there")


def is_inserted(before: Document, after: Document) -> bool:
    """Whether one document is the other with lines put in at one place."""
    old, new = lines_in(before), lines_in(after)
    if old and not old[-1].endswith("\n"):
        assert not new[-1].endswith("\n")
        old[-1] += before.ending
        new[-1] += before.ending
    same = next((n for n, line in enumerate(old) if new[n : n + 1] != [line]), len(old))
    return new[len(new) - len(old) + same :] == old[same:]


PROSE = st.sampled_from(["She laughed.", "One\nTwo", "One\n\nTwo", "## Not\na heading of ours"])


@given(texts(), PROSE)
def test_prose_that_is_added_only_adds_lines_and_leaves_the_items_alone(text: str, prose: str) -> None:
    document = Document.parse(text)
    assume(document.front.closed)
    after = add_prose(document, prose)
    assert is_inserted(document, after)
    assert as_read(items_in(after), after) == as_read(items_in(document), document)


@given(texts())
def test_an_entry_that_is_added_to_the_log_is_read_back(text: str) -> None:
    document = Document.parse(text)
    assume(document.front.closed)  # a record that is damaged is never written
    entry = Entry(DAY, "agreed", "every two weeks")
    after = with_entry(document, "Log", entry)
    assert is_inserted(document, after)
    assert Counter(entries(after, "log")) == Counter([*entries(document, "log"), entry])
    assert as_read(items_in(after), after) == as_read(items_in(document), document)


def test_what_is_added_uses_the_line_ends_that_are_there() -> None:
    document = Document.parse("## Advice\r\n- a\r\n")
    after = add_item(document, Kind.COMMITMENT, ItemLine("b", mark=" "))
    assert str(after) == "## Advice\r\n- a\r\n\r\n## Commitments\r\n- [ ] b\r\n"


def test_a_missing_last_newline_stays_missing() -> None:
    document = Document.parse("## Advice\n- a")
    assert str(add_item(document, Kind.ADVICE, ItemLine("b", mark=" "))) == "## Advice\n- a\n- [ ] b"


def test_history_goes_below_what_is_there_and_above_what_is_said_of_it_later() -> None:
    document = Document.parse(
        "## Advice\n- [ ] a  [id:: q1q1q]\n  - 2026-12-01 told\n  - said at lunch\n- [ ] b\n"
    )
    after = settle.told(document, items_in(document)[0], DAY)
    assert [bare(line) for line in after.lines[2:5]] == [
        "  - 2026-12-01 told",
        "  - 2026-12-09 told",
        "  - said at lunch",
    ]


@pytest.mark.parametrize(
    ("line", "below"),
    [
        ("- [ ] a", "  - "),
        ("* [ ] a", "  - "),
        ("1. [ ] a", "   - "),
        ("-   [ ] a", "    - "),
        ("-    [ ] a", "     - "),
        ("-     [ ] a", "  - "),
        ("  - [ ] a", "    - "),
        ("\t- [ ] a", "\t\t- "),
        ("-\t[ ] a", "\t- "),
    ],
)
def test_history_is_indented_so_that_markdown_nests_it(line: str, below: str) -> None:
    document = Document.parse(f"## Advice\n{line}  [id:: q1q1q]\n")
    after = settle.told(document, items_in(document)[0], DAY)
    assert after.lines[2] == f"{below}2026-12-09 told\n"


def test_a_detail_goes_below_all_that_is_there_indented_as_that_is() -> None:
    document = Document.parse("## Advice\n- [ ] a  [id:: q1q1q]\n    - b\n- [ ] c\n")
    after = settle.detailed(document, items_in(document)[0], "d")
    assert [bare(line) for line in after.lines[2:5]] == ["    - b", "    - d", "- [ ] c"]


def test_a_section_is_found_by_its_title_or_by_the_kind_that_it_gives() -> None:
    document = Document.parse("## Berlin\n## Obstacles\n## Log\n## Actions\n## Private\n### Brief\n")
    log, actions = document.find_section(title="log"), document.find_section(kind=Kind.COMMITMENT)
    assert log is not None and actions is not None
    assert (log.title, actions.title) == ("Log", "Actions")
    assert document.find_section(title="berlin") is None is document.find_section(title="brief")


def test_a_record_is_none_of_a_goal_unless_it_is_said() -> None:
    assert Document.parse("## Steps\n- [ ] a\n").bullets[0].kind is None


def appended(text: str, title: str) -> str:
    document = Document.parse(text)
    section = document.find_section(title=title)
    assert section is not None
    return str(document.appended(section, ["- new"]))


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("## Notes\n- a\n- b\n\n\n## Log\n", "## Notes\n- a\n- b\n- new\n\n\n## Log\n"),
        ("## Notes\n- a\n## Log\n", "## Notes\n- a\n- new\n## Log\n"),
        ("## Notes\n## Log\n", "## Notes\n- new\n\n## Log\n"),
        ("## Notes\n\n## Log\n", "## Notes\n- new\n\n## Log\n"),
        ("## Notes\nx\n\nLog\n===\n", "## Notes\nx\n- new\n\nLog\n===\n"),
        ("## Notes\n***\nLog\n===\n", "## Notes\n***\n- new\n\nLog\n===\n"),
        ("## Notes\nx\n\n  ```\ncode\n", "## Notes\nx\n- new\n<!-- -->\n\n  ```\ncode\n"),
    ],
)
def test_what_is_appended_is_the_last_of_its_section(text: str, becomes: str) -> None:
    assert appended(text, "notes") == becomes


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("", "## New\n- new\n"),
        ("## Log\n- a\n", "## Log\n- a\n\n## New\n- new\n"),
        ("## Log\n- a\n\n\n", "## Log\n- a\n\n## New\n- new\n\n\n"),
        ("## Log\n\n# Private\n- a\n", "## Log\n\n## New\n- new\n\n# Private\n- a\n"),
        ("## Log\n## Private\n- a\n", "## Log\n\n## New\n- new\n\n## Private\n- a\n"),
        ("# Private\n- a\n", "## New\n- new\n\n# Private\n- a\n"),
        ("## Log\n### Private\n- a\n", "## Log\n### Private\n- a\n\n## New\n- new\n"),
    ],
)
def test_a_new_section_is_the_last_that_is_not_private(text: str, becomes: str) -> None:
    assert str(Document.parse(text).with_section("New", ["- new"])) == becomes


def test_the_text_of_a_section_is_what_stands_below_its_heading() -> None:
    document = Document.parse("## Log\n- a\n\n### b\nc\n**d**\ne\n")
    assert [document.section_text(section) for section in document.sections] == ["", "- a\n\n", "c\n", "e\n"]


def test_an_edited_document_is_read_as_before() -> None:
    own = Headings({"question": ("Fragen",)})
    document = Document.parse("## Steps\n- a\n## Fragen\n- b\n", own, in_goal=True)
    after = document.replaced(1, "- c\n").inserted(4, ["- d"]).removed(3, 4)
    assert [bullet.kind for bullet in after.bullets] == [Kind.COMMITMENT, Kind.QUESTION]
    assert (after.headings, after.in_goal) == (own, True)


def test_a_byte_order_mark_stays_before_the_first_line() -> None:
    document = Document.parse("\ufeff- a\n- b\n")
    assert str(document.replaced(0, "- c\n").replaced(1, "- d\n")) == "\ufeff- c\n- d\n"


# --- front matter ---------------------------------------------------------------------------------------

VALUES = st.sampled_from(
    ["held", 'a "quoted" one', "a\u2028b", "é #", 45, True, DAY, ["a", "b"], [], ["x" * 60, "y" * 60]]
)


def record(statements: Sequence[Statement], body: Sequence[str], endings: Sequence[str]) -> Document:
    lines = ["+++", *(line for one in statements for line in one.lines), "+++", *body]
    return Document.parse("".join(line + endings[n % len(endings)] for n, line in enumerate(lines)))


def value_at(table: Any, key: str) -> Any:
    for name in key.split("."):
        if not isinstance(table, dict) or name not in table:
            return None
        table = table[name]
    return table


def toml_in(document: Document) -> dict[str, Any]:
    return tomllib.loads("".join(document.lines[document.front.start + 1 : document.front.end]))


@given(front_matters(), BODIES, LINE_ENDS, VALUES, st.data())
def test_a_key_that_is_set_changes_only_its_own_lines(
    statements: list[Statement], body: list[str], endings: list[str], value: object, data: st.DataObject
) -> None:
    settable = [number for number, one in enumerate(statements) if one.key]
    assume(settable)
    number = data.draw(st.sampled_from(settable))
    key = statements[number].key
    document = record(statements, body, endings)
    start = 1 + sum(len(one.lines) for one in statements[:number])
    end = start + len(statements[number].lines)

    after = front_matter.edited("p", document, {key: value})

    kept = len(document.lines) - end
    assert after.lines[:start] == document.lines[:start]
    assert after.lines[len(after.lines) - kept :] == document.lines[end:]
    assert value_at(toml_in(after), key) == value
    before = toml_in(document)
    assert without(toml_in(after), key) == without(before, key)
    for comment in ("# inline", "# mentor, sponsor", "# out of 5", "# min", "# dotted", "# first", "# end"):
        if comment not in ("# first", "# end") and comment in "".join(document.lines[start:end]):
            assert comment in "".join(after.lines[start : len(after.lines) - kept])


def without(table: dict[str, Any], key: str) -> dict[str, Any]:
    name, _, rest = key.partition(".")
    if rest and isinstance(table.get(name), dict):
        return {**table, name: without(table[name], rest)}
    return {other: value for other, value in table.items() if other != name}


@given(
    front_matters(),
    BODIES,
    LINE_ENDS,
    VALUES,
    st.sampled_from(["status", "place", "agreement.until", "new.key"]),
)
def test_a_new_key_only_adds_lines(
    statements: list[Statement], body: list[str], endings: list[str], value: object, key: str
) -> None:
    document = record(statements, body, endings)
    after = front_matter.edited("p", document, {key: value})
    assert is_inserted(document, after)
    assert value_at(toml_in(after), key) == value
    assert without(toml_in(after), key.partition(".")[0]) == without(toml_in(document), key.partition(".")[0])


@given(front_matters(), BODIES, LINE_ENDS, st.data())
def test_a_key_that_is_removed_takes_only_its_own_lines(
    statements: list[Statement], body: list[str], endings: list[str], data: st.DataObject
) -> None:
    settable = [number for number, one in enumerate(statements) if one.key]
    assume(settable)
    number = data.draw(st.sampled_from(settable))
    document = record(statements, body, endings)
    start = 1 + sum(len(one.lines) for one in statements[:number])
    end = start + len(statements[number].lines)
    after = front_matter.edited("p", document, {statements[number].key: None})
    rest = document.lines[end:]
    assert after.lines[:start] == document.lines[:start]
    assert after.lines[len(after.lines) - len(rest) :] == rest
    assert value_at(toml_in(after), statements[number].key) is None


@given(texts(), VALUES, st.sampled_from(["status", "agreement.every", "name", "x"]))
def test_setting_a_key_of_any_record_leaves_its_body_or_is_refused(
    text: str, value: object, key: str
) -> None:
    document = Document.parse(text)
    try:
        after = front_matter.edited("p", document, {key: value})
    except Damaged:
        event("refused")
        return
    body = "".join(document.lines[document.front.body :])
    # A byte order mark stays where it belongs, before everything.
    assert str(after).endswith(body.removeprefix("\ufeff"))
    wanted = value if document.front.start >= 0 else value or None
    assert (value_at(toml_in(after), key) or None) == (wanted or None)
    assert as_read(items_in(after), after) == as_read(items_in(document), document)
