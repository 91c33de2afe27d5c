"""Records such as people and editors make them: front matter, Markdown, and all that can go wrong in both.

The pieces are few and come close to each rule; at random they are put together, indented, ended by LF
or CRLF, and cut off without a last newline.
"""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

HEADINGS = [
    "Commitments", "Action items:", "Advice", "Questions", "People", "Introductions", "Decisions", "Notes",
    "Learned", "Log", "Check-in", "Whatever", "Work", "Private", "🔒 *private* things", "About", "Steps",
]  # fmt: skip
WORDS = [
    "Call Bob", "Draft the 90-day plan", "Call Bob", "Ada: send the sheet", "@ada Read it", "李明", "🙂",
    "Read [the plan](https://example.org)", "a\u2028b", "c\u0085d", "tab\there", "`code`", "by the way",
    "Call Bob by 2026-12-11", "Call Bob by fri", "*not* **bold**", "2026-12-01 told", "a [mood:: good]",
]  # fmt: skip
FIELDS = [
    "", "", "", "  [id:: 7f3kb]", "  [id:: q1w2e]", "  [due:: 2026-12-11]", " due:2026-12-01",
    " 📅 2026-12-05",
    " [x:: y]", "  [created:: 2026-11-30]  [id:: zz9zz]", " #work ^block", "  [completion:: 2026-12-01]",
    " (due:: 2026-12-01) [goal:: lead]", " [due:: 2026-12-01] [due:: 2026-12-05]", "\t",
]  # fmt: skip
HISTORY = [
    "2026-12-02 moved from 2026-12-01: waiting", "2026-12-03 told", "2026-12-01 done: [x:: y]",
    "detail", "2026-12-02 reopened", "[not a box]",
]  # fmt: skip
INDENTS = ["", "", "", "", " ", "  ", "  ", "   ", "    ", "      ", "\t", "\t\t", "  \t"]
MARKERS = ["- ", "- ", "- ", "* ", "+ ", "1. ", "2) ", "-   ", "-\t", "-      "]
BOXES = ["", "", "[ ] ", "[ ] ", "[x] ", "[-] ", "[/] ", "[] ", "[X]  "]
INSIDE = ["- [ ] not an item", "## Private", "text", "", "+++", "  - [ ] nor this", "Commitments\n==="]


def _joined(*parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*parts).map("".join)


def _one_of(choices: list[str]) -> st.SearchStrategy[str]:
    return st.sampled_from(choices)


BULLETS = _joined(_one_of(INDENTS), _one_of(MARKERS), _one_of(BOXES), _one_of(WORDS), _one_of(FIELDS))
NESTED = _joined(st.sampled_from(["  - ", "    - ", "\t- ", " * "]), _one_of(HISTORY))


@st.composite
def _lists(draw: st.DrawFn) -> list[str]:
    lines: list[str] = []
    for _ in range(draw(st.integers(1, 3))):
        lines.append(draw(BULLETS))
        lines += draw(st.lists(NESTED, max_size=2))
        lines += draw(st.sampled_from([[], [], [], ["goes on"], ["  goes on"], [""], ["", "    later"]]))
    return lines


@st.composite
def _hidden(draw: st.DrawFn) -> list[str]:
    """A fence or comment, closed or not, alone, in a list item or indented like code."""
    opening, closing = draw(
        st.sampled_from(
            [("```", "```"), ("``` py", "`````"), ("~~~~", "~~~~"), ("~~~ `", "~~~")]
            + [("<!--", "-->"), ("<!-- see", "so -->"), ("<!-- all -->", ""), ("<!-->", "")]
        )
    )
    indent = draw(st.sampled_from(["", "", "", "  ", "   ", "    ", "      "]))
    inside = "\n".join(draw(st.lists(_one_of(INSIDE), max_size=3))).split("\n")
    near = draw(st.sampled_from([indent, indent, indent, indent + "  ", "", "    "]))
    lines = [indent + opening, *(indent + line for line in inside)]
    if draw(st.integers(0, 5)):
        lines.append(near + closing)
    item = draw(st.sampled_from(["", "", "- [ ] Call Bob", "- Call Bob", "- a", "1. a"]))
    if item and draw(st.booleans()):
        return [item, *lines]
    return [f"- {lines[0].lstrip()}", *lines[1:]] if item and indent else lines


@st.composite
def _headings(draw: st.DrawFn) -> list[str]:
    title = draw(_one_of(HEADINGS))
    form = draw(st.sampled_from(["#", "##", "##", "##", "###", "###", "=", "-", "*", "_"]))
    space = draw(st.sampled_from([[], [""]]))
    if form.startswith("#"):
        closing = draw(st.sampled_from(["", "", " ##", "  "]))
        return [f"{draw(st.sampled_from(['', '', ' ', '   ']))}{form} {title}{closing}", *space]
    if form in "=-":
        return ["", title, draw(st.sampled_from([form, form * 3, f"  {form * 5} "])), *space]
    return [f"{form * 2}{title.strip('*')}{form * 2}", *space]


OTHERS = st.sampled_from(
    [
        [""], ["", ""], ["   "], ["---"], ["* * *"], ["+++"], ["text"], ["text", "more text"],
        ["text", "==="],
        ["> - [ ] said by Ada"], ["> quoted", "goes on"], ["> ## Private"], ["    - [ ] like code"],
        ["    code"], ["- "], ["-"], ["*"], ["- - [ ] twice"], ["| a | b |"], ["text", "2. more text"],
        ["\u00a0"], ["\u2028- [ ] after a separator"], ["- - -"], ["**Private** or not"], ["\f"],
    ]  # fmt: skip
)  # fmt: skip
BLOCKS = st.one_of(_lists(), _lists(), _lists(), _headings(), _headings(), _hidden(), OTHERS)
BODIES = st.lists(BLOCKS, max_size=8).map(lambda blocks: [line for block in blocks for line in block])


@dataclass(frozen=True)
class Statement:
    """Some lines of a front matter, and the dotted key that they set, "" for comments and headers."""

    key: str
    lines: tuple[str, ...]


def _as(key: str, *texts: str) -> st.SearchStrategy[Statement]:
    return st.sampled_from([Statement(key, tuple(text.split("\n"))) for text in texts])


ROOT = [
    _as("name", 'name = "Ada Lovelace"', "name='Ada'  # inline", '"name" = "A\\u00e9"', 'name\t=\t"李明"'),
    _as(
        "aliases",
        'aliases = ["Ada", "AL"]',
        'aliases = [\n  "Ada", # first\n\n  "AL",\n]  # end',
        "aliases=[]",
    ),
    _as("role", 'role = "mentor"   # mentor, sponsor', "'role' = \"peer\"", 'role = """\nmen\\\n  tor"""'),
    _as("since", "since = 2026-06-02", 'since = "2026-06-02"', "since = 2026-06-02T10:00:00Z # aware"),
    _as("mood", 'mood = "a\u2028b\u0085c"', "mood = 0xff", "mood = [[1, 2], [{a = 1}]]"),
    _as("private", "private = true", "private =   false"),
    _as("odd.key", "odd.key = 1", '"odd" . key = "x" # dotted', "odd = { key = 1, other = [2] }"),
]
BETWEEN = _as("", "# a comment", "", "  # += +++", "#", "   ")
TABLES = [
    (
        "fit",
        ["[fit]", "[ fit ] # 1 to 5", "  [fit]"],
        [("time", "time = 2"), ("experience", "  experience = 5 # out of 5")],
    ),
    (
        "agreement",
        ["[agreement]", '["agreement"]'],
        [
            ("every", 'every = "2 weeks"'),
            ("minutes", "minutes = 45 # min"),
            ("notes", "notes = '''me\nor you'''"),
        ],
    ),
    ("x.y", ["[x.y]", "[ x . y ]"], [("z", "z = [1,\n2]"), ("with space", '"with space" = 1')]),
]


@st.composite
def front_matters(draw: st.DrawFn) -> list[Statement]:
    """The statements of a front matter, in their order."""
    made: list[Statement] = []
    for statement in draw(st.permutations(ROOT)):
        made += draw(st.lists(BETWEEN, max_size=1))
        if draw(st.booleans()):
            made.append(draw(statement))
    for name, headers, keys in draw(st.permutations(TABLES)):
        if not draw(st.booleans()):
            continue
        made += draw(st.lists(BETWEEN, max_size=2))
        made.append(Statement("", (draw(_one_of(headers)),)))
        for key, text in keys:
            if draw(st.booleans()):
                made.append(Statement(f"{name}.{key}", tuple(text.split("\n"))))
            made += draw(st.lists(BETWEEN, max_size=1))
    return made


ENDINGS = st.sampled_from([["\n"], ["\n"], ["\r\n"], ["\n", "\r\n"], ["\r\n", "\n", "\n"]])


FRONTS = [
    [], [], ["+++", "+++"], ["+++", 'name = "Ada"  # as she signs', "+++"], ["+++", "# - [ ] x", "", "+++\t"],
    ["---", "x: - [ ] y", "---"], ["---", "tags: [a]", "...", "", "+++", "x = 1", "+++"],
]  # fmt: skip


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A whole record; what stands above its body is plain, for `front_matters` are made apart."""
    lines = [*draw(st.sampled_from(FRONTS)), *draw(BODIES)]
    endings = draw(ENDINGS)
    text = "".join(line + endings[number % len(endings)] for number, line in enumerate(lines))
    if draw(st.integers(0, 3)) == 0:
        text = text.removesuffix("\n").removesuffix("\r")
    return ("\ufeff" if draw(st.integers(0, 19)) == 0 else "") + text
