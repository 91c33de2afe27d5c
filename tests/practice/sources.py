"""Holds a sentence of a letter to the lines it is from: nothing stands in it that does not stand there."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date

from mentorlog.dates import parse_iso, say_count, say_day
from mentorlog.journal import Journal
from mentorlog.practice.letters.sentences import Sentence, Source

# All that our own words may be. What is not here is a fact, and has to be in a source.
OUR_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        a about acted again all and answer answered anything as aside ask asked at be been before
        beforehand begin came can contact could decide decision did do done down end enough far feedback
        first for from gave go going good granted had has have help here hi holds how hurry i if in is it
        keep know last let like line list longer look made me meet meeting meetings met mind mine minutes
        moved my named naming need next no not nothing of on once one our overtaken own paused promised
        pursued question reached reason regular said same see set shall since smaller so some somebody
        something soon spoke step suit take taken talk talked tell telling thank thanks that the them then
        there think this thought through time times to today together told too touch towards tried trust
        twice until up us wait wanted was way we well were what when while will wish wishes with working
        would write wrong yet you your yours
        """,
    )
)
# What no draft of ours may say, in any form.
NEVER = re.compile(
    r"mentor|mentee|\bjobs?\b|\bhir(e|ed|ing)\b|position|vacanc|recruit|referral|promot|salary|career|\bCV\b"
    r"|your brain|guru|\bquick|sorry|bother|\bbusy\b|finds you well|humbl|honou?r|\bjust\b|touch base"
    r"|reach out|guidance|coffee|favou?r|someday|sometime|\bmaybe\b|any advice|in general",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_][\w:'’-]*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def source_text(journal: Journal, source: Source) -> str:
    """An item's line with what is nested below it; or a record's path, the head of its text, and what is
    dated in it."""
    text = journal.text(source.path)
    if source.line is None:
        return f"{source.path}\n{text.split('+++')[1]}{_log(text)}"
    line, *below = text.split("\n")[source.line - 1 :]
    own = len(line) - len(line.lstrip())
    nested = []
    for each in below:
        if len(each) - len(each.lstrip()) <= own:
            break
        nested.append(each)
    return "\n".join([line, *nested])


def _log(text: str) -> str:
    return text.partition("## Log")[2] + text.partition("## Progress")[2]


def invented(
    journal: Journal,
    sentence: Sentence,
    today: date,
    *,
    ours: Collection[str] = OUR_WORDS,
    options: Mapping[str, str] | None = None,
) -> list[str]:
    """What a sentence says that is neither ours nor in its sources; `options` is what was typed for each."""
    said = options or {}
    there = "\n".join(
        said[source.path] if source.path in said else source_text(journal, source)
        for source in sentence.sources
    )
    return _invented(sentence, there, today, ours)


def _invented(sentence: Sentence, there: str, today: date, our_words: Collection[str]) -> list[str]:
    if _stands_in(sentence.text, there):
        return []
    ours = sentence.text
    for colon in re.finditer(": ", sentence.text):
        if _stands_in(sentence.text[colon.end() :], there):
            ours = sentence.text[: colon.start()]
            break
    for day in filter(None, map(parse_iso, _DAY.findall(there))):
        ours = ours.replace(f" {say_day(day, today)}", "")
    # How many meetings there were is how many the sentence is from.
    known = {*_WORD.findall(there), say_count(len(sentence.sources), "time").split()[0]}
    return [word for word in _WORD.findall(ours) if word.lower() not in our_words and word not in known]


def _stands_in(words: str, there: str) -> bool:
    """Whether a text stands there as it is, but for our full stop, or "…" where it is cut."""
    return words in there or (words[-1:] in (".", "…") and words[:-1] in there)
