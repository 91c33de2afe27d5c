"""A bullet's words stay words, whatever they begin with: a backslash, as Markdown has it, says so."""

from __future__ import annotations

import re

# What would be a box, a list, a heading, a quote, a fence or a comment behind a bullet.
_NO_WORDS = (
    r"(?P<number>[0-9]{1,9})(?=[.)](?:[ \t]|$))"
    r"|(?=[-*+](?:[ \t]|$)|\#{1,6}(?:[ \t]|$)|>|```|~~~|<|\[.\](?:[ \t]|$)|([-*_])[ \t]*(?:\2[ \t]*){2,}$)"
)
_ESCAPED = r"(?P<number>[0-9]{1,9})\\(?=[.)])|\\(?=[-*+#>`~<_\[])"


def escaped(text: str) -> str:
    """Words as they stand behind a bullet."""
    found = re.match(_NO_WORDS, text)
    return f"{found['number'] or ''}\\{text[found.end() :]}" if found else text


def unescaped(text: str) -> str:
    """The words that `escaped` was given."""
    found = re.match(_ESCAPED, text)
    return f"{found['number'] or ''}{text[found.end() :]}" if found else text
