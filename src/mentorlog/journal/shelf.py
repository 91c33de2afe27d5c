"""The meetings of a journal, listed person by person; a record is read when it is needed, and once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from mentorlog.errors import Damaged, Vanished
from mentorlog.journal import layout
from mentorlog.journal.document import Document
from mentorlog.journal.glances import Glance, Meetings, Part, fact_of, glance_at, telling
from mentorlog.journal.kept import Kept
from mentorlog.journal.kinds import Headings
from mentorlog.journal.lines import split_lines
from mentorlog.journal.records import Meeting
from mentorlog.journal.store import Store

# So many records that are not known yet are worth being learned and written down.
_WORTH_LEARNING = 16
# Days before the last record, from which on the items of a record are known one by one.
_RECENT = 100
_TRIES = 5


class Shelf:
    """What is on a journal's shelf.

    `read` gives the meeting at a path, None where it is none or cannot be read, and `text` its text;
    `context` is what a text's facts follow from beside it.
    """

    def __init__(
        self,
        store: Store,
        read: Callable[[str], Meeting | None],
        text: Callable[[str], str],
        headings: Callable[[], Headings],
        context: Callable[[], bytes],
        note: Callable[[Damaged], None],
    ) -> None:
        self._store = store
        self._read = read
        self._text = text
        self._headings = headings
        self._context = context
        self._note = note
        self._meetings: dict[str, Meeting] = {}
        self._glances: dict[str, list[Glance]] = {}
        self._kept: dict[str, Kept] = {}
        self._listed: dict[str | None, Meetings] = {}

    def meetings(self, slug: str | None) -> Meetings:
        """The meetings with one person, or with all, in the order of their days."""
        if slug not in self._listed:
            found = [glance for who in self._people(slug) for glance in self._with(who)]
            self._listed[slug] = Meetings(found if slug else sorted(found), self.at)
        return self._listed[slug]

    def at(self, path: str) -> Meeting:
        """The meeting whose record is at `path`. Raises Damaged."""
        if meeting := self.at_if_read(path):
            return meeting
        raise Vanished(path)

    def at_if_read(self, path: str) -> Meeting | None:
        """The meeting whose record is at `path`; None where it is none or cannot be read."""
        if path not in self._meetings:
            if (meeting := self._read(path)) is None:
                return None
            self._meetings[path] = meeting
        return self._meetings[path]

    def telling(self, slug: str | None, since: int) -> list[Glance]:
        """The meetings in which something goes on, or that name a day or a later one, in order."""
        return sorted(found for who in self._people(slug) for found in telling(self._with(who), since))

    def parts(self, glance: Glance) -> tuple[list[str], tuple[Part, ...]] | None:
        """The lines of a record and where its items stand in them; None where it has to be taken apart."""
        kept = self._kept.get(layout.slug_in(glance.path))
        parts = kept.parts(glance.place) if kept else None
        data = self._store.read_if_same(glance.path, glance.key) if glance.key and parts is not None else None
        return (split_lines(data.decode("utf-8")), parts) if data is not None and parts is not None else None

    def look(self) -> None:
        """Looks at all meetings, so that each record that cannot be read is known."""
        for who in self._people(None):
            self._with(who)

    def _people(self, slug: str | None) -> list[str]:
        return [slug] if slug else self._store.people_met()

    def _with(self, slug: str) -> list[Glance]:
        if slug not in self._glances:
            found = None
            for _ in range(_TRIES):
                try:
                    found = self._looked_at(slug, gone=None)
                    break
                except Vanished:
                    continue  # it has moved meanwhile: listed anew
            if found is None:
                found = self._looked_at(slug, gone=self._note)
            self._glances[slug] = sorted(found)
        return self._glances[slug]

    def _looked_at(self, slug: str, gone: Callable[[Damaged], None] | None) -> list[Glance]:
        folder = f"meetings/{slug}/"
        keyed, others, place = self._store.listed(slug)
        file = self._store.cache_for(place)
        kept = self._kept[slug] = Kept(file, self._context() if file else b"")
        found = kept.glances(folder, keyed)
        if len(found) == len(keyed) and not others:
            return found
        known = {glance.key for glance in found}
        unknown = [(name, key) for key, name in keyed.items() if key not in known]
        learnable = [key for _, key in unknown if not kept.is_known(key)]
        learning = frozenset(learnable if len(learnable) >= _WORTH_LEARNING else ())
        last = layout.day_in(max((*keyed.values(), *others)))[0] if learning else None
        recent = (last or date.min).toordinal() - _RECENT
        for name, key in sorted([*unknown, *((name, None) for name in others)]):
            path = folder + name
            try:
                meeting = self.at_if_read(path)
            except Vanished as fault:
                if gone is None:
                    raise
                gone(fault)
                continue
            if meeting is None:
                continue
            learned: list[Glance] = []
            if key in learning and key is not None:
                document = Document.parse(self._text(path), self._headings())
                kept.learn(key, fact_of(meeting, document, recent))
                learned = kept.glances(folder, {key: name})
            found += learned or [glance_at(meeting)]
        if learning:
            kept.save(sorted(keyed, key=keyed.__getitem__))  # by name, and so nearly in their order
        return found
