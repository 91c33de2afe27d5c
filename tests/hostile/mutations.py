"""Damage to files: bytes flipped, cut, doubled and spliced; and records made of pieces of our grammar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

# What a parser of ours, of TOML, of Markdown or of dates looks at twice.
TOKENS = (
    b"+++\n", b"\n+++\n", b"---\n", b"\xef\xbb\xbf", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\x00", b"\x1b[2J",
    b"\xe2\x80\xa8", b"\xe2\x80\xae", b"\r", b"\r\n", b"\n", b"\n\n", b"\t", b"    ", b"\x85", b"\x0c",
    b"[", b"]", b"[[", b"]]", b"{", b"}", b"[[a]]\n", b"[agreement]\n", b"[agreement.every]\n", b'"',
    b'"""', b"'", b"'''", b"\\", b"\\u", b"\\ud800", b"#", b"=", b"a = 1\n", b"a.b = 1\n", b"name = 5\n",
    b"title = []\n", b"date = 2026-02-30\n", b"date = 9999-12-31\n", b"date = 0001-01-01\n",
    b"time = 25:61\n", b'time = "9"\n', b"minutes = 1e400\n", b"minutes = nan\n", b"minutes = -1\n",
    b"minutes = true\n", b"private = true\n", b"private = 'x'\n", b"aliases = ['', ' ']\n", b'name = " "\n',
    b"of = 'ada-lovelace'\n", b"every = '999999999 years'\n", b"every = '0 weeks'\n",
    b"status = 'planned'\n", b"role = 'mentee'\n", b"- ", b"- [ ] ", b"- [x] ", b"* ", b"1. ",
    b"999999999. ", b"> ", b"# ", b"## ", b"## Private\n", b"## Commitments\n", b"## Log\n",
    b"## Progress\n", b"===\n", b"***\n", b"**bold**\n", b"```\n", b"~~~\n", b"<!-- ", b" -->",
    b"@ada-lovelace ", b"@me ", b"[id:: t4x2k]", b"[id:: ]", b"[due:: 9999-12-31]", b"[due:: 0001-01-01]",
    b"[due:: 2026-13-45]", b"[created:: 9999-12-31]", b"[completion:: 0001-01-01]",
    b"[cancelled:: 2026-12-06]", b"[goal:: x]", b"[from:: t4x2k]", b"(due:: 2026-12-06)", b"by fri",
    b"by 3/4", b"by 31 nov", b"due:2026-12-06", b"\xf0\x9f\x93\x85 2026-12-06", b"^abc",
    b"2026-12-06 moved from 2026-12-01: x", b"0000-00-00", b"9999-12-31", b"2026-12-06 ",
    b"99999999999999999999", b"9" * 5_000, b"0x" + b"f" * 5_000, b"[" * 200, b"{a=" * 200, b"a." * 200,
    b" " * 500, b"\xe2\x88\x9e", b"100%:", b"Change: ", b"From Ada: ",
)  # fmt: skip

KEYS = (
    "name", "title", "aliases", "role", "status", "place", "skill", "goals", "since", "private", "date",
    "time", "minutes", "medium", "kind", "due", "measure", "why", "stretch", "of", "fit", "agreement",
    "format", "timezone", "week_start", "headings", "agreement.every", "agreement.until",
    "agreement.sessions", "agreement.minutes", "headings.advice", "fit.time", '"\\u0000"', "'a b'",
    "unknown",
)  # fmt: skip
VALUES = (
    '"Ada"', '""', '" "', '"\\u001b[2J"', "'''x\ny'''", '"""\n\\\n  x"""', "5", "-5", "0", "1.5", "nan",
    "inf", "true", "false", "2026-12-06", "2026-12-06T10:00:00Z", "2026-12-06 10:00:00", "10:00:00",
    "9999-12-31", "0001-01-01", "[]", "[1]", '["a", "b"]', '["a", 1]', "[[[]]]", "{}", '{ a = "b" }',
    "{ a = { b = [{}] } }", '"2026-12-06"', '"2026-02-30"', '"10:00"', '"9"', '"active"', '"planned"',
    '"held"', '"mentee"', '"closed"', '"2 weeks"', '"0 days"', '"999999999 years"', '"Europe/Berlin"',
    '"sunday"', '"ada-lovelace"', "9223372036854775808", "9" * 4_400, "0x" + "f" * 4_400,
)  # fmt: skip
ENDS = ("\n", "\n", "\r\n")
INDENTS = ("", "", "", "", "  ", "    ", "      ", "\t", " ")
LINES = (
    "", "", "text", "## Commitments", "## Advice", "## Questions", "## People", "## Private", "## Notes",
    "## Check-in", "## About", "## Log", "## Progress", "## Steps", "# Title", "### ###", "**Decisions**:",
    "Feedback", "---", "===", "***", "```", "~~~~", "<!--", "-->", "<!-- x -->", "> quote", "+++",
    "- [ ] Draft the plan", "- [x] Done", "- [-] Dropped", "- [ ]", "- []", "- [?] Odd", "-", "- - - x",
    "1. one", "10) ten", "* [ ] star", "- @ada-lovelace theirs", "- [ ] @me mine", "- [ ] @nobody x",
    "- Works, for me: x", "- Change: y", "- From Ada: z", "- [ ] a  [due:: 2026-12-01]  [id:: aaaaa]",
    "- [ ] b  [id:: aaaaa]", "- [x] c  [completion:: 2026-12-01]", "- [ ] d  [goal:: lead-a-team-of-five]",
    "- [ ] e  [due:: 9999-12-31]", "- [ ] f  [created:: 0001-01-01]", "- [ ] g by fri", "- [ ] h by 3/4",
    "- 2026-12-01 moved from 2026-11-30: why", "- 2026-12-01 done: x", "- 2026-12-01 told",
    "- 9999-12-31 20%: y", "- 2026-12-01 asked: z", "- [ ] i [a:: b] (c:: d) 📅 2026-12-01 #t ^b",
)  # fmt: skip


def mutated(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    """The bytes of a file with one to four things done to them."""
    for _ in range(random.choice((1, 1, 2, 4))):
        data = random.choice(_WAYS)(data, others, random)
    return data


def made(random: Random) -> bytes:
    """A record of pieces that are right each by itself."""
    table = dict.fromkeys(random.sample(KEYS, random.randrange(8)))
    head = "".join(f"{key} = {random.choice(VALUES)}\n" for key in table)
    body = "".join(
        f"{random.choice(INDENTS)}{random.choice(LINES)}{random.choice(ENDS)}"
        for _ in range(random.randrange(30))
    )
    return (f"+++\n{head}+++\n{body}" if random.random() < 0.9 else body).encode()


def _span(data: bytes, random: Random) -> tuple[int, int]:
    start = random.randrange(len(data) + 1)
    return start, min(len(data), start + random.choice((1, 2, 5, 20, 100)))


def _flip(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    if not data:
        return data
    at = random.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << random.randrange(8)]) + data[at + 1 :]


def _insert(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.choice(TOKENS) + data[at:]


def _insert_a_line(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    at = data.find(b"\n", random.randrange(len(data) + 1)) + 1
    return data[:at] + random.choice(TOKENS) + data[at:]


def _replace(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    start, end = _span(data, random)
    return data[:start] + random.choice(TOKENS) + data[end:]


def _delete(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    start, end = _span(data, random)
    return data[:start] + data[end:]


def _double(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    start, end = _span(data, random)
    return data[:end] + data[start:end] * random.choice((1, 2, 50)) + data[end:]


def _truncate(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _splice(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    other = random.choice(others)
    return data[: random.randrange(len(data) + 1)] + other[random.randrange(len(other) + 1) :]


def _shuffle(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    lines = data.split(b"\n")
    first, second = random.randrange(len(lines)), random.randrange(len(lines))
    lines[first], lines[second] = lines[second], lines[first]
    return b"\n".join(lines)


_WAYS: tuple[Callable[[bytes, Sequence[bytes], Random], bytes], ...] = (
    _flip, _insert, _insert_a_line, _insert_a_line, _replace, _delete, _double, _truncate, _splice, _shuffle,
)  # fmt: skip
