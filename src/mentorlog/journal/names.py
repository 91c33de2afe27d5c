"""Names that people type, and the slugs that files have (docs/reference/file-format.md, "Slugs")."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TypeVar

from mentorlog.errors import NotFound, Several

T = TypeVar("T")

_LONGEST = 60
# Windows has no file of these names, whatever its ending; `me` is myself.
_RESERVED = frozenset(
    ["me", "con", "prn", "aux", "nul"] + [f"{port}{n}" for port in ("com", "lpt") for n in range(10)]
)


def slug_for(name: str, taken: Collection[str], *, otherwise: str) -> str:
    """A file's name for a person or goal: letters and digits of any script, joined by hyphens.

    `taken` are the slugs that exist; `otherwise` serves a name without a letter or digit.
    """
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
    kept = "".join(c if c.isalnum() or unicodedata.category(c) in ("Mn", "Mc") else "-" for c in text)
    words = [word for word in kept.split("-") if any(c.isalnum() for c in word)]
    slug = "-".join(words)
    if len(slug) > _LONGEST:
        cut = slug[: _LONGEST + 1]
        slug = (cut[: cut.rfind("-")] if "-" in cut else cut[:_LONGEST]).strip("-")
    slug = slug or otherwise
    number, found = 2, slug
    while found in _RESERVED or found in taken:
        found = f"{slug}-{number}"
        number += 1
    return found


def same(text: str) -> str:
    """A name as it is compared: without case, and with single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def plain(text: str) -> str:
    """A name without its accents, for finding "josé" by "jose"."""
    decomposed = unicodedata.normalize("NFKD", same(text))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def find(
    what: str, text: str, among: Sequence[T], names: Callable[[T], Iterable[str]], label: Callable[[T], str]
) -> T:
    """The one of `among` that answers to `text`: by a whole name, else by an unambiguous start of one.

    `names` gives what a thing is called, its slug among it; `label` names it in a message. Raises
    NotFound, with names that come close, or Several.
    """
    for fold in (same, plain):
        wanted = fold(text)
        if not wanted:
            break
        called = [(thing, [fold(name) for name in names(thing)]) for thing in among]
        for matching in (
            [thing for thing, known in called if wanted in known],
            [thing for thing, known in called if any(name.startswith(wanted) for name in known)],
        ):
            if len(matching) == 1:
                return matching[0]
            if matching:
                raise Several(what, text, tuple(label(thing) for thing in matching))
    raise NotFound(what, text, _near(text, among, names, label))


def _near(
    text: str, among: Sequence[T], names: Callable[[T], Iterable[str]], label: Callable[[T], str]
) -> tuple[str, ...]:
    import difflib  # only for a name that nobody has

    wanted = plain(text)
    words: dict[str, str] = {}
    for thing in among:
        for name in names(thing):
            for word in [plain(name), *plain(name).replace("-", " ").split()]:
                words.setdefault(word, label(thing))
    close = [words[word] for word in words if wanted and word.startswith(wanted)]
    close += [words[word] for word in difflib.get_close_matches(wanted, words, n=3, cutoff=0.6)]
    return tuple(dict.fromkeys(close))[:3]
