"""What a letter to another person is made of: sentences, each from lines of the journal and no more.

A draft never invents (PRACTICE R2, R7, P7): a sentence is our own plain words, days and names from its
sources, and at its end, after a colon, the words of a line just as they were typed. They are not woven
into ours: whatever was written reads right there. `nudge` and `report` put the sentences together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from mentorlog.dates import say_day
from mentorlog.errors import BadInput
from mentorlog.journal import Goal, Item, Kind, Meeting, Person, names

_ENDS = (".", "?", "!", "…")
_CLOSING_SIGNS = "\"'”’»)]*_`"
_LESS_AFTER = ",;:.–-("


class Source(NamedTuple):
    """Where a sentence is from: an item's line, with what is nested below it, or a record's head (None).

    What was said as the letter was drafted has the option's name for a path: "--seen".
    """

    path: str
    line: int | None = None


# What a sentence can be made of.
Of = Item | Meeting | Person | Goal | Source


class Sentence(NamedTuple):
    """One sentence, and all the places that its facts are from."""

    text: str
    sources: tuple[Source, ...]


class Letter(NamedTuple):
    """A draft to `person` about an item, or to begin again where `item` is None."""

    person: Person
    item: Item | None
    greeting: Sentence
    body: tuple[Sentence, ...]
    closing: tuple[Sentence, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All of them, in their order."""
        return (self.greeting, *self.body, *self.closing)

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(len(sentence.text.split()) for sentence in self.sentences)


# Feedback that neither came from the person nor went to them.
_FEEDBACK_OF_OTHERS = (
    "there is some feedback I would like to go through with you",
    "there was some feedback I wanted to go through with you",
)
# How a sentence begins that ends in an item's own words: while it is open, and once it has ended. By kind,
# and whether it is mine.
_HEADS: Mapping[tuple[Kind, bool], tuple[str, str]] = {
    (Kind.COMMITMENT, True): ("I promised", "I promised"),
    (Kind.COMMITMENT, False): ("you said you would", "you said you would"),
    (Kind.ADVICE, True): ("you said", "you said"),
    (Kind.ADVICE, False): ("I said", "I said"),
    (Kind.CONTACT, True): ("you named somebody for me to meet", "you named somebody for me to meet"),
    (Kind.CONTACT, False): ("we spoke of somebody for you to meet", "we spoke of somebody for you to meet"),
    (Kind.QUESTION, True): ("one question I have for you", "one question I had for you"),
    (Kind.QUESTION, False): ("one question that is with you", "one question that was with you"),
    # Whether it is decided, a line does not say.
    (Kind.DECISION, True): (
        "there is a decision I would like to talk through with you",
        "a decision of mine",
    ),
    (Kind.DECISION, False): ("a decision of yours", "a decision of yours"),
    (Kind.FEEDBACK, True): _FEEDBACK_OF_OTHERS,
    (Kind.FEEDBACK, False): _FEEDBACK_OF_OTHERS,
    (Kind.ASSUMPTION, True): ("I have taken this for granted so far", "I had taken this for granted"),
    (Kind.ASSUMPTION, False): ("you have taken this for granted so far", "you had taken this for granted"),
    (Kind.OBJECTIVE, True): ("what I would like from our meeting", "what I wanted from our meeting"),
    (Kind.OBJECTIVE, False): ("what you would like from our meeting", "what you wanted from our meeting"),
}
_ON_MY_LIST = ("there is somebody on my list to meet", "there was somebody on my list to meet")
# What became of it, done and dropped.
_ENDS_AS: Mapping[tuple[Kind, bool], tuple[str, str]] = {
    (Kind.COMMITMENT, True): ("I did it", "I have let it go"),
    (Kind.COMMITMENT, False): ("You did it", "We have let it go"),
    (Kind.ADVICE, True): ("I did it", "I have set it aside"),
    (Kind.ADVICE, False): ("You tried it", "You have set it aside"),
    (Kind.CONTACT, True): ("I have met them", "I have not pursued this contact"),
    (Kind.CONTACT, False): ("You have met them", "You have let this contact go"),
    (Kind.QUESTION, True): ("It is answered", "I no longer need to ask it"),
    (Kind.QUESTION, False): ("It is answered", "It is no longer asked"),
    (Kind.DECISION, True): ("It has been talked through", "It has been overtaken"),
    (Kind.DECISION, False): ("It has been talked through", "It has been overtaken"),
    (Kind.ASSUMPTION, True): ("It holds", "It was wrong"),
    (Kind.ASSUMPTION, False): ("It holds", "It was wrong"),
    (Kind.OBJECTIVE, True): ("That is reached", "I have set it aside"),
    (Kind.OBJECTIVE, False): ("That is reached", "It is set aside"),
}
# Of feedback that depends on whose it was; of some nobody knows.
_FEEDBACK_ENDS_AS = {
    "from": ("I have acted on it", "I have not taken it up"),
    "to": ("You have acted on it", "You have set it aside"),
    "": ("It has been acted on", "It has not been taken up"),
}
# Of these one can say that they were said when we met.
_SAID = (Kind.COMMITMENT, Kind.ADVICE, Kind.CONTACT, Kind.FEEDBACK)


@dataclass(frozen=True)
class Teller:
    """Tells `person` of items, in sentences.

    `meetings` are those with the person, by path, and `items` what is between the two. `limit` is how
    many words of an item are told (None: all); `dated` says of each when it was said.
    """

    person: Person
    today: date
    meetings: Mapping[str, Meeting]
    items: tuple[Item, ...] = ()
    limit: int | None = None
    dated: bool = False

    # --- one item ----------------------------------------------------------------------------------

    def telling(self, item: Item) -> list[Sentence]:
        """What it was, and what became of it. A smaller step follows what it was made of."""
        whole = self.whole(item)
        begins = [self.first(whole), self._made_smaller(item, whole)] if whole else [self.first(item)]
        return [*begins, *self._thoughts(item), *self.became(item)]

    def first(self, item: Item) -> Sentence:
        """What was promised, advised, asked, in its own words."""
        head, text = self._head(item)
        meeting = self.meetings.get(item.path)
        if not self.dated or self._is_anothers(item) or self._is_met(item):
            return self.quoted(head, text, item)
        if meeting and _took_place(meeting, self.today) and self._was_said(item, meeting):
            return self.quoted(f"{met(meeting, self.today)}, {head}", text, item, meeting)
        if item.kind is Kind.COMMITMENT and item.created and item.created <= self.today:
            down = self._down_as(item)
            return self.quoted(f"Since {self.day(item.created)} {down}", text, item)
        return self.quoted(head, text, item)

    def bare(self, item: Item) -> list[Sentence]:
        """Its own words alone, where a heading says what they are; a smaller step after what it was."""
        whole = self.whole(item)
        said = self.words_of(whole or item)
        return [said, self._made_smaller(item, whole)] if whole else [said]

    def words_of(self, item: Item) -> Sentence:
        """Its own words alone, and nothing of what it was."""
        return self.plain(_ended(cut(item.text, self.limit)), item)

    def whole(self, item: Item) -> Item | None:
        """What a smaller step was at first, through all the steps between; None where that is not told."""
        before = self.wholes(item)
        return before[-1] if before else None

    def wholes(self, item: Item) -> list[Item]:
        """What a smaller step was made of, the nearest first."""
        found: list[Item] = []
        while item.from_id:
            before = next((one for one in self.items if self._is_made_of(item, one)), None)
            if before is None or before in found:
                break
            found.append(before)
            item = before
        return found

    def became(self, item: Item) -> list[Sentence]:
        """What became of it so far; nothing where there is nothing to say."""
        if item.is_open:
            return self._so_far(item)
        said = [] if self._is_met(item) else [self.plain(f"{self._ended(item)}.", item)]
        if item.state == "done":
            came = self.came_of(item)
            return came if came and item.kind is Kind.QUESTION else said + came
        smaller = self._smaller(item)
        if smaller:
            said = [self._made_smaller(smaller, item)]
        return said + self._words_after("The reason", item.result, item)

    def came_of(self, item: Item) -> list[Sentence]:
        """What came of what was done, where that was written down."""
        head = "The answer" if item.kind is Kind.QUESTION else "What came of it"
        return self._words_after(head, item.result, item)

    def is_from_them(self, item: Item) -> bool:
        """Whether it is feedback that the person gave."""
        return item.kind is Kind.FEEDBACK and self._feedback(item.text)[0] == "from"

    # --- sentences ---------------------------------------------------------------------------------

    def quoted(self, head: str, text: str, *of: Of) -> Sentence:
        """Our words, a colon, and the user's own."""
        return self.plain(f"{_capital(head)}: {_ended(cut(text, self.limit))}", *of)

    def plain(self, text: str, *of: Of) -> Sentence:
        """Our own words, with days and names that stand in what they are `of`."""
        return Sentence(text, tuple(map(source_of, of)))

    def day(self, day: date) -> str:
        """A day, as said today."""
        return say_day(day, self.today)

    # --- wording -----------------------------------------------------------------------------------

    def _head(self, item: Item) -> tuple[str, str]:
        """Our words before an item's, and which of its words they are."""
        if self._is_anothers(item):
            return self._down_as(item), item.text
        if item.kind is Kind.COMMITMENT and item.from_id:
            return self._down_as(item), item.text  # nobody promised just that
        if item.kind is Kind.FEEDBACK:
            direction, rest = self._feedback(item.text)
            if direction:
                return ("you told me" if direction == "from" else "I told you"), rest
        head = _HEADS[item.kind, item.is_mine][not item.is_open]
        if item.kind is not Kind.CONTACT:
            return head, item.text
        name = item.text.partition(": ")[0]  # what they were named for stands after it
        if self._is_met(item):
            return ("I met somebody you named" if item.meeting else "I met somebody"), name
        if item.is_mine and not item.meeting:
            return _ON_MY_LIST[not item.is_open], name
        return head, name

    def _so_far(self, item: Item) -> list[Sentence]:
        if not item.is_mine:
            return []
        if item.kind is Kind.COMMITMENT:
            return self._when(item)
        direction = self._feedback(item.text)[0] if item.kind is Kind.FEEDBACK else ""
        said = {Kind.ADVICE: "I have not tried it yet.", Kind.CONTACT: "I have not been in touch yet."}
        text = "I have not acted on it yet." if direction == "from" else said.get(item.kind, "")
        return [self.plain(text, item)] if text else []

    def _when(self, item: Item) -> list[Sentence]:
        """For when an open promise of mine is: moved, dated, or its day gone by."""
        is_past = item.due is not None and item.due < self.today
        moved = item.moved_untold
        if moved is None and item.due is None:
            return []
        if moved is None:
            said = f"It was for {self.day(item.due)}, and is" if item.due and is_past else ""
            said = f"{said} not done yet." if said else f"It is for {self.day(item.due or self.today)}."
            return [self.plain(said, item)]
        old = f" from {self.day(moved.old)}" if moved.old else ""
        new = f" to {self.day(item.due)}" if item.due else ""
        verb, rest = ("had", ", and it is not done yet") if is_past else ("have", "")
        text = f"I {verb} moved it{old}{new}{rest}."
        return [self.plain(text, item), *self._words_after("The reason", moved.text, item)]

    def _ended(self, item: Item) -> str:
        done = item.state == "done"
        if item.is_ended_with_relationship:
            return "We have let it go"
        if item.kind is Kind.FEEDBACK:
            return _FEEDBACK_ENDS_AS[self._feedback(item.text)[0] if item.is_mine else ""][not done]
        said = _ENDS_AS[item.kind, item.is_mine][not done]
        if item.kind is Kind.ADVICE and item.adapted:
            said += " in my own way" if item.is_mine else " in your own way"
        dated = item.is_mine and item.kind in (Kind.COMMITMENT, Kind.ADVICE) and done and item.ended
        return f"{said} on {self.day(item.ended)}" if dated and item.ended else said

    def _words_after(self, head: str, text: str, item: Item) -> list[Sentence]:
        return [self.quoted(head, text, item)] if text else []

    def _smaller(self, item: Item) -> Item | None:
        return next((one for one in self.items if self._is_made_of(one, item)), None)

    def _is_made_of(self, smaller: Item, item: Item) -> bool:
        """Whether both may be told to the same one, and the one was made of the other."""
        alike = smaller.person == item.person and smaller.owner == item.owner and smaller.kind is item.kind
        return smaller.from_id == item.id and alike and not (smaller.private or item.private)

    def _made_smaller(self, smaller: Item, whole: Item) -> Sentence:
        head = "I have made it smaller" if smaller.is_mine else "A smaller step towards it"
        return self.quoted(head, smaller.text, whole, smaller)

    def _thoughts(self, item: Item) -> list[Sentence]:
        """What I thought of a decision of mine, as it stands below it."""
        if item.kind is not Kind.DECISION or not item.is_mine:
            return []
        return [self.quoted("What I thought", thought, item) for thought in item.detail[:1]]

    def _down_as(self, item: Item) -> str:
        return f"I have this down as {'promised to you' if item.is_mine else 'yours'}"

    def _was_said(self, item: Item, meeting: Meeting) -> bool:
        """Whether it was said when we met: not what was written in later, or made of it."""
        if item.kind not in _SAID or item.from_id or item.created not in (None, meeting.date):
            return False
        return item.kind is not Kind.FEEDBACK or bool(self._feedback(item.text)[0])

    def _feedback(self, text: str) -> tuple[str, str]:
        """ "from" or "to", where it is theirs or for them, and what was said; else "" and all of it.

        What says of nobody whom it is from, they told me.
        """
        who, colon, rest = text.partition(":")
        word, _, name = who.strip().partition(" ")
        person = self.person
        called = map(names.same, (person.name, person.first_name, person.slug, *person.aliases))
        if word.casefold() in ("from", "to") and colon and rest.strip() and names.same(name) in set(called):
            return word.casefold(), rest.strip()
        is_of_another = word.casefold() in ("from", "to") and colon and name
        return ("" if is_of_another else "from"), text

    def _is_met(self, item: Item) -> bool:
        return item.kind is Kind.CONTACT and item.is_mine and item.state == "done"

    def _is_anothers(self, item: Item) -> bool:
        """Whether it is this person's to do and stands in somebody else's record, who is not named."""
        return item.owner == self.person.slug and item.person != self.person.slug


def source_of(of: Of) -> Source:
    """Where an item stands, or a record as a whole."""
    if isinstance(of, Source):
        return of
    return Source(of.path, of.line if isinstance(of, Item) else None)


def met(meeting: Meeting, today: date) -> str:
    """ "When we met on Sat 7 Nov"; by phone one talks, and by message one is in touch."""
    how = {"phone": "talked", "message": "were in touch"}.get(meeting.medium, "met")
    return f"When we {how} on {say_day(meeting.date, today)}"


def cut(text: str, limit: int | None) -> str:
    """The first `limit` words of a text, then "…" where it has more; else just as it is."""
    words = list(re.finditer(r"\S+", text)) if limit is not None else []
    if limit is None or len(words) <= limit:
        return text
    return f"{text[: words[limit - 1].end()].rstrip(_LESS_AFTER)}…"


def check_may_be_told(item: Item | None, people: Iterable[Person]) -> None:
    """Raises BadInput where something private would go into a letter."""
    if (item and item.private) or any(person.private for person in people):
        raise BadInput("That is private, and goes into no letter.", "Say it in your own words, if at all.")


def _took_place(meeting: Meeting, today: date) -> bool:
    return meeting.status == "held" and meeting.date <= today


def _ended(text: str) -> str:
    """With a full stop, where the text has no end of its own."""
    text = text.strip()
    return text if text.rstrip(_CLOSING_SIGNS).endswith(_ENDS) else f"{text}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
