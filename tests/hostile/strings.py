"""Hostile strings, each by a name: what a terminal, rich, Markdown or our own grammar might obey."""

from __future__ import annotations

import os

FAMILY = "👩\u200d👩\u200d👧\u200d👦"
ENGLAND = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"

HOSTILE = {
    # What rich reads as markup.
    "closing tag": "[/]",
    "red": "[red]x",
    "closing nothing": "[/red] it",
    "bold": "[bold]b[/bold]",
    "nested tags": "[[red]]x[[/red]]",
    "unclosed tag": "[red",
    "escaped tag": r"\[red]\x",
    "backslashes": "\\\\\\[/]\\",
    "link tag": "[link=file:///etc/passwd]y[/link]",
    "action tag": "[@click=app.bell]x",
    "emoji code": ":warning:",
    "emoji codes": ":smile::+1::no_such_thing:",
    # What a terminal obeys.
    "escape": "\x1b",
    "colour": "\x1b[31mred\x1b[0m",
    "clear": "\x1b[2J\x1b[H",
    "clipboard": "\x1b]52;c;cm0gLXJmIH4K\x07",
    "clipboard, ended by ST": "\x1b]52;c;cm0gLXJmIH4K\x1b\\",
    "title": "\x1b]0;owned\x07",
    "hyperlink": "\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "report": "\x1b[6n\x1bP$q\"p\x1b\\",
    "alternate screen": "\x1b[?1049h",
    "C1 CSI": "\x9b31mred",
    "C1 OSC": "\x9d52;c;cm0gLXJmIH4K\x9c",
    "C1 all": "".join(map(chr, range(0x80, 0xA0))),
    "C0 all": "".join(chr(n) for n in range(0x20) if chr(n) != "\n"),
    "NUL": "a\x00b",
    "DEL": "a\x7fb",
    "bell": "\x07\x07\x07",
    "backspaces": "safe\b\b\b\bevil",
    "carriage return": "safe\revil",
    "lines": "one\ntwo\r\nthree",
    "tabs": "a\tb\t\tc",
    "form feed": "a\x0bb\x0cc",
    "file separators": "a\x1cb\x1db\x1e\x1f",
    "next line": "a\x85b",
    "shift out": "\x0ea\x0f",
    # What turns, hides or ends a line.
    "override": "\u202egpj.exe",
    "embedding": "\u202aa\u202bb\u202cc\u202dd",
    "isolates": "\u2066a\u2067b\u2068c\u2069",
    "marks of direction": "\u200ea\u200fb\u061cc",
    "old formatting": "\u206aa\u206bb\u206cc\u206dd\u206ee\u206f",
    "annotation": "\ufff9a\ufffab\ufffb",
    "line separator": "a\u2028b",
    "paragraph separator": "a\u2029b",
    "zero width": "a\u200bb\u200cc\u2060d\ufeffe",
    "soft hyphen": "a\xadb",
    "spaces of all kinds": "a\xa0b\u2003c\u3000d\u1680e",
    "noncharacters": "\ufffe\uffff\U0001ffff",
    "private use": "\ue000\U000f0000",
    # What does not take the room that it seems to.
    "pile of marks": "Z" + "\u0300\u0334\u0489\u20dd" * 40 + "o",
    "marks alone": "\u0301" * 30,
    "Thai pile": "ก" + "\u0e49" * 40,
    "long word": "x" * 10_000,
    "long wide word": "数" * 5_000,
    "long of emoji": FAMILY * 100,
    "many words": "word " * 400 + "end",
    "many spaces": "a" + " " * 1_000 + "b",
    "right to left": "عائشة بنت أبي بكر",
    "Hebrew and figures": "שלום 123 abc (x) עולם",
    "Chinese": "李明，東京都庁",
    "full width": "ｆｕｌｌ　ｗｉｄｔｈ",
    "Korean, taken apart": "\u1112\u1161\u11ab",
    "Devanagari": "क्षत्रिय",
    "family": FAMILY,
    "flags": f"🇩🇪🇨🇭🇩{ENGLAND}",
    "skin and heart": "👍🏽❤\ufe0f1\ufe0f\u20e3",
    "half a family": "👩\u200d\u200d👩\u200d",
    # What Markdown, HTML, TOML, a shell or our own grammar reads.
    "script": "<script>alert(1)</script>",
    "HTML": '<img src=x onerror="alert(1)">&amp;&#35;',
    "comment": "<!-- hidden --> --> <!--",
    "Markdown link": "[here](javascript:alert(1)) ![i](x.png) <https://e.example>",
    "Markdown marks": "**a** __b__ ~~c~~ `d` # e | f > g",
    "wiki and mathematics": "[[note]] ==h== %%c%% $x^2$ ^[n]",
    "fence": "``` ~~~ ```",
    "TOML": '"""\n+++\nname = "x"\n\'\'\'',
    "rule and head": "+++ --- === ***",
    "fields": "^block [id:: aaaaa] [due:: 2020-01-01] (goal:: x) 📅 2020-01-01;",
    "owner and box": "@me [x] - [ ] @ada-lovelace",
    "shell": "$(reboot) `reboot` ; reboot & | > /dev/null",
    "format": "{who} {0} %s %(x)s {{-1}}",
    "path": "../../etc/passwd",
}  # fmt: skip

# Halves of a pair: no file in UTF-8 holds one; a name of a file and what is typed may.
HALVES = {"half of a pair": "a\ud800b", "a byte that is no UTF-8": "caf\udce9"}

# With MENTORLOG_LONG=1 all of them are tried everywhere, else some only where they differ from others.
LONG = bool(os.environ.get("MENTORLOG_LONG"))

# Those whose width is not plain to see.
WIDE = tuple(HOSTILE) if LONG else (
    "colour", "C0 all", "C1 all", "lines", "tabs", "override", "isolates", "zero width", "soft hyphen",
    "spaces of all kinds", "pile of marks", "marks alone", "Thai pile", "long word", "long wide word",
    "long of emoji", "many spaces", "right to left", "full width", "Devanagari", "family", "flags",
    "skin and heart", "half a family",
)  # fmt: skip

# One of each sort.
SORTS = tuple(HOSTILE) if LONG else (
    "closing tag", "red", "link tag", "emoji code", "colour", "clipboard", "C1 CSI", "C0 all", "C1 all",
    "NUL", "DEL", "carriage return", "lines", "tabs", "override", "isolates", "line separator",
    "pile of marks", "long word", "right to left", "flags", "comment", "TOML", "fields", "owner and box",
    "shell", "format", "path",
)  # fmt: skip
