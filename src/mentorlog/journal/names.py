"""Names that people type, and the slugs that files have (docs/reference/file-format.md, "Slugs")."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Literal, TypeVar

from mentorlog.errors import NotFound, Several

T = TypeVar("T")

_LONGEST = 60
_LONGEST_IN_BYTES = 180  # a file's name has at most 255, its ending and a temporary one's among them
# Windows has no file of these names, whatever its ending; `me` is myself.
_RESERVED = frozenset(
    ["me", "con", "prn", "aux", "nul"] + [f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"]
)
# Letters with a stroke and their like, which Unicode does not take apart into a letter and an accent.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"})


def slug_for(name: str, taken: Collection[str], *, otherwise: str) -> str:
    """A file's name for a person or goal: letters and digits of any script, joined by hyphens.

    `taken` are the slugs that exist; `otherwise` serves a name without a letter or digit.
    """
    text = _normal("NFC", _normal("NFC", name).casefold())
    kept = "".join(c if c.isalnum() or _is_mark(c) else "-" for c in text)
    words = [word for word in kept.split("-") if any(c.isalnum() for c in word)]
    slug = "-".join(words)
    if len(slug) > _LONGEST:
        cut = slug[: _LONGEST + 1]
        slug = cut[: cut.rfind("-")] if "-" in cut else cut[:_LONGEST]
    while len(slug.encode()) > _LONGEST_IN_BYTES:
        slug = slug[:-1].strip("-")
    slug = slug or otherwise
    number, found = 2, slug
    while found in _RESERVED or found in taken:
        found = f"{slug}-{number}"
        number += 1
    return found


def _normal(form: Literal["NFC", "NFKD"], text: str) -> str:
    if text.isascii():
        return text
    import unicodedata  # a megabyte of tables, and most names need none of them

    return unicodedata.normalize(form, text)


def _is_mark(char: str) -> bool:
    if char.isascii():
        return False
    import unicodedata

    # U+FE0F and its like only choose how a sign is drawn.
    return unicodedata.category(char) in ("Mn", "Mc") and not "\ufe00" <= char <= "\ufe0f"


def same(text: str) -> str:
    """A name as it is compared: without case, and with single spaces."""
    return " ".join(_normal("NFC", text).casefold().split())


def plain(text: str) -> str:
    """A name without its accents, for finding "josé" by "jose"."""
    if text.isascii():
        return same(text)
    import unicodedata

    decomposed = _normal("NFKD", same(text)).translate(_PLAIN)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def find(
    what: str, text: str, among: Sequence[T], names: Callable[[T], Iterable[str]], label: Callable[[T], str]
) -> T:
    """The one of `among` that answers to `text`: by a whole name, else by whole words that one begins with,
    a first name for example, else by an unambiguous start of one, else by whole words within one, as a
    surname is.

    Accents may be left out; where they are typed, they tell names apart. `names` gives what a thing is
    called, its slug among it; `label` names it in a message. Raises NotFound, with names that come
    close, or Several.
    """
    tries: list[tuple[Callable[[str], str], Callable[[str, str], bool]]]
    tries = [(same, str.__eq__), (plain, str.__eq__), (same, begins_with), (plain, begins_with)]
    tries += [(same, str.startswith)] if same(text) != plain(text) else []
    tries += [(plain, str.startswith), (plain, _has_words)]
    for fold, answers in tries if plain(text) else ():
        found = [thing for thing in among if any(answers(fold(name), fold(text)) for name in names(thing))]
        if len(found) == 1:
            return found[0]
        if found:
            raise Several(what, text, tuple(label(thing) for thing in found))
    raise NotFound(what, text, _near(text, among, names, label))


def begins_with(name: str, words: str) -> bool:
    """Whether a name begins with these whole words, and goes on. Both as `same` or `plain` gives them."""
    return name.startswith((f"{words} ", f"{words}-"))


def _has_words(name: str, words: str) -> bool:
    return f" {words.replace('-', ' ')} " in f" {name.replace('-', ' ')} "


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
