"""The item line: what it is read as, how it is written, and that Obsidian Tasks reads it the same."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from tests.obsidian import read_task

from mentorlog.errors import AmbiguousDate, BadInput, UnreadableDate
from mentorlog.journal import ENDINGS, Kind
from mentorlog.journal.item_line import HistoryLine, ItemLine, columns
from mentorlog.practice.naming import Names
from mentorlog.practice.writing import checked, new_item

DEC_1, DEC_2, DEC_3, DEC_5 = (date(2026, 12, day) for day in (1, 2, 3, 5))
PLAIN = ItemLine("")


def read_as(line: str) -> dict[str, object]:
    """What a line is read as: those parts that are not as in an empty line."""
    item = ItemLine.parse(line)
    assert item is not None
    said = {name: value for name, value in item._asdict().items() if name != "ending"}
    return {name: value for name, value in said.items() if value != getattr(PLAIN, name) or name == "text"}


READ = [
    # the marker
    ("- Call Bob", {"text": "Call Bob"}),
    ("* Call Bob", {"text": "Call Bob", "marker": "*"}),
    ("+ Call Bob", {"text": "Call Bob", "marker": "+"}),
    ("1. Call Bob", {"text": "Call Bob", "marker": "1."}),
    ("12) [ ] Call Bob", {"text": "Call Bob", "marker": "12)", "mark": " "}),
    ("    - Call Bob", {"text": "Call Bob", "indent": "    "}),
    ("\t-\tCall Bob", {"text": "Call Bob", "indent": "\t", "gap": "\t"}),
    ("-", {"text": ""}),
    ("- [ ]", {"text": "", "mark": " "}),
    # the box
    ("- [ ] Call Bob", {"text": "Call Bob", "mark": " "}),
    ("- [x] Call Bob", {"text": "Call Bob", "mark": "x"}),
    ("- [X] Call Bob", {"text": "Call Bob", "mark": "X"}),
    ("- [-] Call Bob", {"text": "Call Bob", "mark": "-"}),
    ("- [/] Call Bob", {"text": "Call Bob", "mark": "/"}),
    ("- [💡] Call Bob", {"text": "Call Bob", "mark": "💡"}),
    ("- [] Call Bob", {"text": "Call Bob", "mark": ""}),
    ("- [ ]  Call Bob", {"text": "Call Bob", "mark": " ", "space": "  "}),
    # links and what else begins with a bracket
    ("- [x](https://example.org) Call Bob", {"text": "[x](https://example.org) Call Bob"}),
    ("- [x][1] Call Bob", {"text": "[x][1] Call Bob"}),
    ("- [[Bob]] at ten", {"text": "[[Bob]] at ten"}),
    ("- [ ] [x](https://example.org)", {"text": "[x](https://example.org)", "mark": " "}),
    ("- [xy] Call Bob", {"text": "[xy] Call Bob"}),
    ("- [x]Call Bob", {"text": "[x]Call Bob"}),
    # the owner
    ("- [ ] @ada Call Bob", {"text": "Call Bob", "mark": " ", "owner": "ada"}),
    ("- @李明 Call Bob", {"text": "Call Bob", "owner": "李明"}),
    ("- [ ] @ada", {"text": "@ada", "mark": " "}),
    ("- [ ] @@ada Call Bob", {"text": "@@ada Call Bob", "mark": " "}),
    ("- [ ] Call @bob", {"text": "Call @bob", "mark": " "}),
    # each field in each spelling
    ("- a [due:: 2026-12-01]", {"text": "a", "due": DEC_1}),
    ("- a (due:: 2026-12-01)", {"text": "a", "due": DEC_1}),
    ("- a [due::2026-12-01]", {"text": "a", "due": DEC_1}),
    ("- a [ due:: 2026-12-01 ]", {"text": "a", "due": DEC_1}),
    ("- a [Due:: 2026-12-01]", {"text": "a", "due": DEC_1}),
    ("- a due:2026-12-01", {"text": "a", "due": DEC_1}),
    ("- a 📅 2026-12-01", {"text": "a", "due": DEC_1}),
    ("- a 📅2026-12-01", {"text": "a", "due": DEC_1}),
    ("- a 🗓️ 2026-12-01", {"text": "a", "due": DEC_1}),
    ("- a [created:: 2026-12-01]", {"text": "a", "created": DEC_1}),
    ("- a (created:: 2026-12-01)", {"text": "a", "created": DEC_1}),
    ("- a created:2026-12-01", {"text": "a", "created": DEC_1}),
    ("- a ➕ 2026-12-01", {"text": "a", "created": DEC_1}),
    ("- a [completion:: 2026-12-01]", {"text": "a", "completion": DEC_1}),
    ("- a (completion:: 2026-12-01)", {"text": "a", "completion": DEC_1}),
    ("- a completion:2026-12-01", {"text": "a", "completion": DEC_1}),
    ("- a ✅ 2026-12-01", {"text": "a", "completion": DEC_1}),
    ("- a [cancelled:: 2026-12-01]", {"text": "a", "cancelled": DEC_1}),
    ("- a (cancelled:: 2026-12-01)", {"text": "a", "cancelled": DEC_1}),
    ("- a cancelled:2026-12-01", {"text": "a", "cancelled": DEC_1}),
    ("- a ❌ 2026-12-01", {"text": "a", "cancelled": DEC_1}),
    ("- a [id:: 7f3kb]", {"text": "a", "id": "7f3kb"}),
    ("- a (id:: 7f3kb)", {"text": "a", "id": "7f3kb"}),
    ("- a 🆔 7f3kb", {"text": "a", "id": "7f3kb"}),
    ("- a [goal:: lead-a-team]", {"text": "a", "goal": "lead-a-team"}),
    ("- a (goal:: lead-a-team)", {"text": "a", "goal": "lead-a-team"}),
    ("- a [from:: p2m7d]", {"text": "a", "from_id": "p2m7d"}),
    ("- a (from:: p2m7d)", {"text": "a", "from_id": "p2m7d"}),
    ("- a [due:: 2026-12-01], [id:: 7f3kb]", {"text": "a", "due": DEC_1, "id": "7f3kb"}),
    ("- a[due:: 2026-12-01]", {"text": "a", "due": DEC_1}),
    ("- a\u00a0[due:: 2026-12-01]\u00a0", {"text": "a", "due": DEC_1}),
    ("- 📅 2026-12-01", {"text": "", "due": DEC_1}),
    ("- due:2026-12-01", {"text": "", "due": DEC_1}),
    ("- 🆔 q", {"text": "", "id": "q"}),
    # what only looks like a field
    ("- a due:2026-12-01 b", {"text": "a due:2026-12-01 b"}),
    ("- a overdue:2026-12-01", {"text": "a overdue:2026-12-01"}),
    ("- a due: 2026-12-01", {"text": "a due: 2026-12-01"}),
    ("- a [due:: 2026-12-01] b", {"text": "a [due:: 2026-12-01] b"}),
    ("- see [vector](std::vector)", {"text": "see [vector](std::vector)"}),
    ("- call f(a:: b)", {"text": "call f(a:: b)"}),
    ("- a [[due:: 2026-12-01]]", {"text": "a [[due:: 2026-12-01]]"}),
    ("- due:: 2026-12-01 ]", {"text": "due:: 2026-12-01 ]"}),
    ("- Call Bob,", {"text": "Call Bob,"}),
    # values that no calendar has, or nobody can name an item by, stay as typed
    ("- a [due:: tomorrow]", {"text": "a", "kept": ("[due:: tomorrow]",)}),
    ("- a [due:: 2026-02-31]", {"text": "a", "repeated": ("[due:: 2026-02-31]",)}),
    ("- a due:2026-02-31", {"text": "a", "kept": ("due:2026-02-31",)}),
    ("- a [due:: ２０２６-12-01]", {"text": "a", "kept": ("[due:: ２０２６-12-01]",)}),
    ("- a [id:: two words]", {"text": "a", "kept": ("[id:: two words]",)}),
    ("- a [goal::]", {"text": "a", "kept": ("[goal::]",)}),
    # unknown fields
    ("- a [mood:: good]", {"text": "a", "kept": ("[mood:: good]",)}),
    ("- [mood:: good]", {"text": "", "kept": ("[mood:: good]",)}),
    ("- a (mood:: good)  [x:: y]", {"text": "a", "kept": ("(mood:: good)", "[x:: y]")}),
    (
        "- a [due:: 2026-12-01] [mood:: good] [id:: q]",
        {"text": "a", "due": DEC_1, "kept": ("[mood:: good]",), "id": "q"},
    ),
    (
        "- a [priority:: high] 🛫 2026-12-02 [due:: 2026-12-01]",
        {"text": "a", "due": DEC_1, "kept_for_tasks": ("[priority:: high]", "🛫 2026-12-02")},
    ),
    # of two alike the left one counts, as in Tasks; and those that Tasks reads before other spellings
    ("- a [due:: 2026-12-01] [due:: 2026-12-05]", {"due": DEC_1, "repeated": ("[due:: 2026-12-05]",)}),
    ("- a [id:: q] [id:: r]", {"id": "q", "repeated": ("[id:: r]",)}),
    ("- a [goal:: g] [goal:: h]", {"goal": "g", "kept": ("[goal:: h]",)}),
    ("- a due:2026-12-05 [due:: 2026-12-01]", {"due": DEC_1, "kept": ("due:2026-12-05",)}),
    ("- a 📅 2026-12-01 📅 2026-12-05", {"due": DEC_1, "kept_for_tasks": ("📅 2026-12-05",)}),
    ("- a 🆔 q 🆔 r", {"id": "q", "kept_for_tasks": ("🆔 r",)}),
    # tags and signs among the fields belong to the text
    ("- a #work", {"text": "a #work"}),
    ("- a  #work", {"text": "a  #work"}),
    ("- a [due:: 2026-12-01] #work", {"text": "a #work", "due": DEC_1}),
    ("- a #work [due:: 2026-12-01] #home [id:: q]", {"text": "a #work #home", "due": DEC_1, "id": "q"}),
    ("- a ⏫ 📅 2026-12-01 🔁 every day", {"text": "a ⏫ 🔁 every day", "due": DEC_1}),
    ("- a [due:: 2026-12-01] 🔺 [id:: q]", {"text": "a 🔺", "due": DEC_1, "id": "q"}),
    ("- a [due:: 2026-12-01] 🔺 b", {"text": "a [due:: 2026-12-01] 🔺 b"}),
    ("- Stop ⛔ smoking", {"text": "Stop ⛔ smoking"}),
    # the block id
    ("- a ^q1", {"text": "a", "block": "q1"}),
    ("- a [due:: 2026-12-01] ^q1", {"text": "a", "due": DEC_1, "block": "q1"}),
    ("- a 2^10", {"text": "a 2^10"}),
    ("- a ^q1 b ^q2", {"text": "a ^q1 b", "block": "q2"}),
    ("- a ^q1 b", {"text": "a ^q1 b"}),
    ("- a ^q1 ", {"text": "a", "block": "q1"}),
    # what is no white space to Obsidian, and what only ends like a field
    ("- a X", {"text": "a X"}),
    ("- a [goal:: XaX]", {"text": "a", "goal": "XaX"}),
    ("- a [goal:: \u00a0a]", {"text": "a", "goal": "\u00a0a"}),
    ("- a (goal:: b[c)", {"text": "a", "kept": ("(goal:: b[c)",)}),
    ("- a (goal:: b]c)", {"text": "a", "kept": ("(goal:: b]c)",)}),
    ("- a [due:: 2026-12-01]X,", {"text": "a [due:: 2026-12-01]X,"}),
    (f"- a [x:: {'b' * 2000}]", {"text": f"a [x:: {'b' * 2000}]"}),
    # line ends, and what only looks like one
    ("- a\n", {"text": "a"}),
    ("- a [id:: q]\r\n", {"text": "a", "id": "q"}),
    ("- a\u2028b", {"text": "a\u2028b"}),
    ("- a\u0085b [id:: q]", {"text": "a\u0085b", "id": "q"}),
    ("- a\u0085", {"text": "a\u0085"}),
]


@pytest.mark.parametrize(("line", "expected"), READ)
def test_a_line_is_read_as_its_parts(line: str, expected: dict[str, object]) -> None:
    read = read_as(line)
    read.pop("ending", None)
    assert read == {"text": "a", **expected}


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Call Bob",
        "-Call Bob",
        "# Call Bob",
        "> - Call Bob",
        "1.Call Bob",
        "1234567890. Call Bob",
        "٣. Call",
    ],
)
def test_what_is_no_bullet_is_no_item_line(line: str) -> None:
    assert ItemLine.parse(line) is None


@pytest.mark.parametrize(
    ("mark", "state"),
    [
        (" ", "open"),
        ("x", "done"),
        ("X", "done"),
        ("-", "dropped"),
        ("/", "open"),
        ("!", "open"),
        ("", "open"),
    ],
)
def test_a_mark_gives_the_state_and_an_unknown_one_reads_as_open(mark: str, state: str) -> None:
    item = ItemLine.parse(f"- [{mark}] Call Bob")
    assert item is not None and item.state == state


@pytest.mark.parametrize(
    ("white", "width"), [("", 0), ("   ", 3), ("\t", 4), ("  \t", 4), ("    \t", 8), ("\t\t", 8), ("\t  ", 6)]
)
def test_a_tab_reaches_to_the_next_of_every_four_columns(white: str, width: int) -> None:
    assert columns(white) == width


@pytest.mark.parametrize("ending", ["", "\n", "\r\n"])
def test_a_line_keeps_its_end(ending: str) -> None:
    assert str(ItemLine.parse(f"- [ ] Call Bob  [id:: q]{ending}")) == f"- [ ] Call Bob  [id:: q]{ending}"


def test_fields_are_written_in_one_order_two_spaces_apart() -> None:
    line = ItemLine(
        "Draft the plan",
        mark="x",
        owner="ada",
        goal="lead",
        from_id="p2m7d",
        created=DEC_1,
        due=DEC_2,
        completion=DEC_3,
        cancelled=DEC_5,
        id="7f3kb",
        block="q1",
        kept=("[mood:: good]", "(x:: y)"),
        kept_for_tasks=("[priority:: high]",),
        repeated=("[due:: 2026-12-09]",),
    )
    assert str(line) == (
        "- [x] @ada Draft the plan  [goal:: lead]  [from:: p2m7d]  [mood:: good]  (x:: y)  [priority:: high]"
        "  [created:: 2026-12-01]  [due:: 2026-12-02]  [completion:: 2026-12-03]  [cancelled:: 2026-12-05]"
        "  [id:: 7f3kb]  [due:: 2026-12-09]  ^q1"
    )


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("- [ ] a 📅 2026-12-01 🆔 q", "- [ ] a  [due:: 2026-12-01]  [id:: q]"),
        ("- [ ] a [id:: q] due:2026-12-01 #t ^b", "- [ ] a #t  [due:: 2026-12-01]  [id:: q]  ^b"),
        ("- [ ] a (Due:: 2026-12-01), (x:: [y])", "- [ ] a  (x:: [y])  [due:: 2026-12-01]"),
        ("- [ ] a [due:: 2026-02-31] [due:: 2026-12-01]", "- [ ] a  [due:: 2026-12-01]  [due:: 2026-02-31]"),
        ("\t*   [ ]  a  ", "\t*   [ ]  a"),
        ("- [x]", "- [x] "),
        ("- \u00a0a [id:: q]", "- \u00a0a  [id:: q]"),
        ("- a\x1c [id:: q]", "- a\x1c  [id:: q]"),
    ],
)
def test_a_line_that_is_edited_takes_our_spelling(typed: str, written: str) -> None:
    assert str(ItemLine.parse(typed)) == written


# --- any line -------------------------------------------------------------------------------------------

# What lines are made of; put together at random they come close to every rule of the grammar.
PIECES = st.sampled_from(
    [
        *" \t[]()#^@:,-x~`!.",
        "  ",
        "a",
        "Ada",
        "call Bob",
        "李明",
        "🙂",
        "é",
        "::",
        ":: ",
        "[ ] ",
        "[x] ",
        "- ",
    ]
    + ["due", "created", "completion", "cancelled", "id", "goal", "from", "priority", "start", "mood"]
    + ["2026-12-01", "2026-12-05", "2026-02-31", "7f3kb", "high", "every day", "by fri", "by 2026-12-11"]
    + ["[due:: 2026-12-01]", " [due:: 2026-12-05]", "(due:: 2026-12-02)", "[Due:: 2026-12-03]", " [id:: q]"]
    + ["[completion:: 2026-12-01]", " [cancelled:: 2026-02-31]", "[created:: 2026-12-01]", "[goal:: g]"]
    + [" [mood:: good]", " (mood:: [good)", "[priority:: high]", "[priority:: none]", "[start:: 2026-12-01]"]
    + [
        "[repeat:: every day]",
        " [dependsOn:: q, r]",
        "[onCompletion:: keep]",
        " , ",
        " #work",
        "#a[b]",
        " ^q1",
    ]
    + [" due:2026-12-01", "📅", "✅", "❌", "➕", "🆔", "🛫", "⏫", "🔁", "🏁", "⛔", "\ufe0f", " @ada "]
    + ["\u00a0", "\ufeff", "\u2003", "\u200b", "\u2028", "\u0085", "\r", "\v", "\0"]
)
LINES = st.lists(PIECES, max_size=12).map("".join)


@given(st.text() | LINES)
@example("- [")
@example("-\r\r\n")
def test_no_text_makes_the_reader_raise(text: str) -> None:
    ItemLine.parse(text)
    ItemLine.parse(f"- [ ] {text}")
    HistoryLine.parse(text)


@given(LINES)
@example("foo ^q1 [due:: 2026-12-01]")
@example("(goal:: [a) b")
@example("a [goal:: g] [goal:: h]")
@example("a 📅 2026-12-01 📅 2026-12-05")
def test_a_line_that_is_written_is_read_back_the_same(text: str) -> None:
    for box in ("", "[ ] "):
        item = ItemLine.parse(f"- {box}{text}")
        assert item is not None
        assert ItemLine.parse(str(item)) == item


@given(LINES)
def test_nothing_typed_is_lost_when_a_line_is_written(text: str) -> None:
    item = ItemLine.parse(f"- [ ] {text}")
    assert item is not None
    assert words_in(str(item)) == words_in(text)


def words_in(text: str) -> Counter[str]:
    """The words of a line but for the names of fields, which a sign may have stood for."""
    names = {"due", "created", "completion", "cancelled", "id"}
    return Counter(word for word in re.findall(r"\w+", text.lower()) if word not in names)


# --- the lines we write, and Obsidian Tasks --------------------------------------------------------------

DAYS = st.none() | st.dates(date(1900, 1, 1), date(2999, 12, 31))
SLUGS = st.none() | st.sampled_from(["ada-lovelace", "李明", "łukasz", "jun2", "x"])
WORDS = st.lists(
    st.sampled_from(
        [
            "Call",
            "Bob",
            "about",
            "§3,",
            "“maybe”",
            "[[Ada]]",
            "[plan](https://example.org/a_(b))",
            "#work",
            "🙂",
        ]
        + [
            "90-day",
            "2026-12-01",
            "due:",
            "@ada",
            "a::b",
            "`[due:: 2026-12-01]`.",
            "⛔",
            "C++",
            "¿qué?",
            "^up,",
        ]
    ),
    max_size=6,
).map(lambda words: " ".join([*words, "done"]))
MADE = st.builds(
    ItemLine,
    text=WORDS,
    mark=st.sampled_from([" ", "x", "X", "-", "/", "?", "💡"]),
    owner=SLUGS,
    goal=SLUGS,
    from_id=st.none() | st.sampled_from(["p2m7d", "9zzzz"]),
    created=DAYS,
    due=DAYS,
    completion=DAYS,
    cancelled=DAYS,
    id=st.sampled_from(["7f3kb", "a-b_C"]),
    block=st.none() | st.sampled_from(["q1", "quote-of-the-day"]),
    kept=st.lists(
        st.sampled_from(["[mood:: good]", "(a b:: c)", "[due:: soon]", "[id:: é]"]), max_size=3
    ).map(tuple),
    kept_for_tasks=st.lists(
        st.sampled_from(["[priority:: high]", "[start:: 2026-12-01]", "🛫 2026-12-01"]), max_size=2
    ).map(tuple),
    repeated=st.lists(st.sampled_from(["[id:: zz]", "(id:: -_)"]), max_size=1).map(tuple),
    indent=st.sampled_from(["", "  ", "\t"]),
    marker=st.sampled_from(["-", "*", "+", "1.", "23)"]),
    gap=st.sampled_from([" ", "   "]),
    space=st.just(" "),
    ending=st.sampled_from(["", "\n", "\r\n"]),
)


@given(MADE)
def test_every_line_that_we_make_is_read_back_the_same(line: ItemLine) -> None:
    read = ItemLine.parse(str(line))
    assert read is not None and with_words(read) == with_words(line)


@given(MADE)
def test_every_line_that_we_make_is_the_same_to_obsidian_tasks(line: ItemLine) -> None:
    task = read_task(str(line))
    assert task is not None
    assert task.status == line.mark
    assert (task.created, task.due) == (line.created, line.due)
    assert (task.done, task.cancelled) == (line.completion, line.cancelled)
    assert task.id == line.id
    assert task.block_link == (f"^{line.block}" if line.block else "")
    assert task.description.startswith(with_words(line).text)


def with_words(line: ItemLine) -> ItemLine:
    """The line with its owner among its words: only a journal knows whether `@ada` is somebody."""
    return line._replace(owner=None, text=f"@{line.owner} {line.text}") if line.owner else line


def words_left_to_obsidian(line: ItemLine) -> str:
    """What Tasks should show of a line: all but the fields that it reads."""
    own = [f"[goal:: {line.goal}]"] * bool(line.goal) + [f"[from:: {line.from_id}]"] * bool(line.from_id)
    others = [*own, *line.kept, *line.kept_for_tasks]
    while others and _takes(others[-1]):
        others.pop()
    return one_spaced("  ".join([with_words(line).text, *others]))


def _takes(typed: str) -> bool:
    task = read_task(f"- [ ] a  {typed}")
    return task is not None and task.description == "a"


def one_spaced(text: str) -> str:
    """Tasks puts one space before each tag that it took, and takes away U+FEFF at the ends."""
    return " ".join(text.replace("\ufeff", " ").split())


@given(LINES, st.sampled_from(sorted(ENDINGS)))
@example("Call Bob[due:: 2026-12-01]", Kind.COMMITMENT)
@example("Call Bob [ due:: 2026-12-01 ] ,", Kind.COMMITMENT)
@example("Call Bob [due:: 2026-12-01] [due:: 2026-12-05]", Kind.COMMITMENT)
@example("Call Bob [due:: 2026-02-31]", Kind.QUESTION)
@example("Call Bob\ufeff#a\u00a0b", Kind.ADVICE)
def test_a_text_that_is_accepted_is_read_back_by_both_readers_with_its_words(text: str, kind: Kind) -> None:
    line = stored(text, kind)
    # "[due:: 2026-12-01] by fri": see test_a_field_before_by_date_stays_text.
    assume(line.text == read_as(f"- [ ] {line.text}")["text"])
    raw = str(line)
    read = ItemLine.parse(raw)
    assert read is not None and with_words(read) == with_words(line)
    task = read_task(raw)
    assert task is not None
    assert (task.status, task.id, task.due, task.created) == (" ", "7f3kb", line.due, line.created)
    assert (task.done, task.cancelled) == (None, None)
    assert task.block_link == (f"^{line.block}" if line.block else "")
    assert one_spaced(task.description) == words_left_to_obsidian(line)


def test_a_field_before_by_date_stays_text() -> None:
    line = stored("Call Bob [due:: 2026-12-01] by 2026-12-11", Kind.COMMITMENT)
    read = ItemLine.parse(str(line))
    assert read is not None and read.due == date(2026, 12, 11)


@pytest.mark.parametrize("text", ["[x] marks the spot", "[ ] is a box"])
def test_a_lesson_keeps_its_words(text: str) -> None:
    read = ItemLine.parse(str(stored(text, Kind.LESSON)))
    assert read is not None and read.text == text


def stored(text: str, kind: Kind) -> ItemLine:
    """The line that a text becomes; no example where the text is refused."""
    try:
        said = checked(text)
        return new_item(said, kind, "7f3kb", reckoned_from=DEC_1, names=Names(None, ()))
    except (BadInput, AmbiguousDate, UnreadableDate):
        assume(False)
        raise


@pytest.mark.parametrize(
    "text",
    ["", "  ", "a\nb", "a\rb", "a\u2028b", "a\u2029b", "a\u0085b", "a [id:: 7f3kb]", "a 🆔 7f3kb"]
    + ["a [from:: q]", "a ✅ 2026-12-01", "a [cancelled:: 2026-12-01]", "[due:: 2026-12-01]"],
)
def test_a_text_that_would_not_be_one_item_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        checked(text)


# --- history --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("2026-12-01 told", HistoryLine(DEC_1, "told")),
        ("2026-12-01 done: they said yes", HistoryLine(DEC_1, "done", "they said yes")),
        ("2026-12-01 moved from 2026-12-02: ill", HistoryLine(DEC_1, "moved", "ill", DEC_2)),
        ("2026-12-01 moved: ill", HistoryLine(DEC_1, "moved", "ill")),
        ("2026-12-01  moved  from  2026-12-02 :ill", HistoryLine(DEC_1, "moved", "ill", DEC_2)),
        ("2026-12-01 adapted: a: b", HistoryLine(DEC_1, "adapted", "a: b")),
        ("2026-12-01 moved from 2026-02-31", HistoryLine(DEC_1, "moved")),
    ],
)
def test_a_history_line_is_read_as_its_parts(text: str, entry: HistoryLine) -> None:
    assert HistoryLine.parse(text) == entry


@pytest.mark.parametrize(
    "text",
    ["told", "2026-12-01", "2026-12-01 telling", "2026-02-31 told", "2026-12-01 told Ada", "26-12-01 told"]
    + ["2026-12-01 Told", "on 2026-12-01 told"],
)
def test_what_is_no_history_is_detail(text: str) -> None:
    assert HistoryLine.parse(text) is None


@given(
    st.dates(date(1900, 1, 1), date(2999, 12, 31)),
    st.sampled_from(["moved", "done", "adapted", "dropped", "reopened", "told", "carried"]),
    LINES.map(str.strip),
    DAYS,
)
def test_history_that_is_written_is_read_back_the_same(
    day: date, word: str, text: str, old: date | None
) -> None:
    entry = HistoryLine(day, word, text, old)
    assert HistoryLine.parse(str(entry)) == entry


def test_parts_can_be_replaced_one_at_a_time() -> None:
    line = ItemLine.parse("  - [ ] a [mood:: good] [due:: 2026-12-01] [id:: q] ^b\r\n")
    assert line is not None
    assert str(line._replace(mark="x", due=None, completion=DEC_2)) == (
        "  - [x] a  [mood:: good]  [completion:: 2026-12-02]  [id:: q]  ^b\r\n"
    )
