"""What is typed after `search`: words, phrases, and where to look (docs/how-to/find-again.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from mentorlog.dates import read_day
from mentorlog.errors import BadInput
from mentorlog.journal import Journal, Kind, Person
from mentorlog.journal.folding import folded
from mentorlog.journal.kinds import kind_called

# The kinds of record, by the folder they are in.
_RECORDS = {"people": "person", "goals": "goal", "meetings": "meeting", "reviews": "review", "": "me"}
RECORDS = tuple(_RECORDS.values())
_FILTERS = ("who", "kind", "since")
_FILTER = rf"({'|'.join(_FILTERS)}):(.*)"
# In an argument that holds quotes: a filter or a phrase in quotes, or a word.
_PIECE = rf'(?P<filter>{"|".join(_FILTERS)}):"(?P<value>[^"]*)"|"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+)'
_LONGEST = 1000


class Query(NamedTuple):
    """What is looked for: all of `terms`, folded words and phrases; and only where the rest holds.

    `kinds` are kinds of item, `records` kinds of record; where both are empty, any.
    """

    terms: tuple[str, ...]
    person: Person | None = None
    kinds: tuple[Kind, ...] = ()
    records: tuple[str, ...] = ()
    since: date | None = None


def term(words: str) -> str:
    """A word or phrase as it is compared, empty where nothing of it is."""
    return " ".join(folded(words).split())


def record_of(path: str) -> str:
    """The kind of record a file is: one of RECORDS."""
    return _RECORDS[path.partition("/")[0] if "/" in path else ""]


def read_query(journal: Journal, typed: Sequence[str], today: date) -> Query:
    """Takes the arguments as the shell gave them. Raises BadInput, and what finding WHO and a date raise.

    An argument with a space in it is a phrase; quotes within one hold a phrase, too.
    """
    terms: list[str] = []
    filters: list[tuple[str, str]] = []
    for name, words in _pieces(typed):
        if name:
            filters.append((name, words))
        elif (plain := term(words)) and plain not in terms:
            terms.append(plain)
    query = Query(tuple(terms))
    for name, value in filters:
        query = _filtered(query, journal, name, value.strip(), today)
    if not terms:
        who = query.person.short if query.person else ""
        raise BadInput(
            "There is no word to look for.",
            f"See all: mentorlog recall {who}" if who else 'Like: mentorlog search "90-day plan" who:ada',
        )
    return query


def _pieces(typed: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each word or phrase, with the name of the filter whose value it is, or "" for a term."""
    for argument in typed:
        if len(argument) > _LONGEST:
            raise BadInput("That is too long to look for.", f"At most {_LONGEST:,} letters.")
        if '"' not in argument:
            found = re.fullmatch(_FILTER, argument, re.DOTALL)
            yield (found[1], found[2]) if found else ("", argument)
            continue
        for piece in re.finditer(_PIECE, argument):
            if piece["filter"]:
                yield piece["filter"], piece["value"]
            elif piece["phrase"] is not None:
                yield "", piece["phrase"]
            else:
                found = re.fullmatch(_FILTER, piece["word"])
                yield (found[1], found[2]) if found else ("", piece["word"])


def _filtered(query: Query, journal: Journal, name: str, value: str, today: date) -> Query:
    if not value:
        raise BadInput(
            f"“{name}:” names nothing.", "Write it without a space: who:ada, kind:question, since:1-sep"
        )
    if name == "who":
        person = journal.find_person(value)
        if query.person not in (None, person):
            raise BadInput("Two people are named.", "Look for one after the other.")
        return query._replace(person=person)
    if name == "since":
        # In one word without quotes: `since:1-sep`.
        said = value if value[:4].isdecimal() else value.replace("-", " ")
        return query._replace(since=read_day(said, today, back=True, ways=journal.settings.ways))
    kind = kind_named(value, (*Kind, *RECORDS))
    if kind in RECORDS:
        return query._replace(records=(*query.records, kind))
    return query._replace(kinds=(*query.kinds, Kind(kind)))


def kind_named(said: str, among: Sequence[str]) -> str:
    """The kind that a word names, in the singular or plural. Raises BadInput."""
    wanted = said.casefold()
    for kind in map(str, among):
        if wanted in (kind, f"{kind}s") or (wanted, kind) == ("people", "person"):
            return kind
    if (other := kind_called(said)) and other in among:
        return other.value
    raise BadInput(f"“{said}” is no kind.", f"One of: {', '.join(map(str, among))}.")
