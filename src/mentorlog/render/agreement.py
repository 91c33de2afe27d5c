"""An agreement in words: as it stands, with what is open; and as a letter to share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.dates import say_date, say_day
from mentorlog.journal.records import Agreement
from mentorlog.practice.beginning.agreement import KEYS, Agreed, Point
from mentorlog.render.page import Line, Page, Part, facts, part

if TYPE_CHECKING:
    from mentorlog.practice.letters.sentences import Letter

_LABELS = {
    "notes": "Notes",
    "agenda": "Agenda",
    "confidentiality": "Between us",
    "obstacles": "Obstacles",
    "feedback": "Feedback",
    "i_learn": "I learn best",
    "they_learn": "{who} learns best",
    "i_need": "I need",
    "they_need": "{who} needs",
}
# How a line of its own begins for what `said` says without a label.
_SHORT = {"every": "Meet", "minutes": "For", "medium": "By", "place": "Where"}


def said(it: Agreement, key: str) -> str:
    """What is agreed on one key, short: "every 2 weeks", "45 min", "notes: me"; empty for nothing."""
    value = getattr(it, key)
    if value in (None, ""):
        return ""
    short = {
        "every": f"every {it.rhythm or it.every}",
        "minutes": f"{it.minutes} min",
        "until": f"until {say_date(it.until)}" if it.until else "",
        "sessions": f"{it.sessions} session{'' if it.sessions == 1 else 's'}",
    }
    if key in _LABELS:
        label = _LABELS[key].format(who="the other")
        return f"{label[:1].lower() if not label.startswith('I ') else 'I'}{label[1:]}: {value}"
    return short.get(key, str(value))


def rows(it: Agreement, who: str) -> list[Line]:
    """What is agreed, a line each with its label; `who` is what the other is called."""
    told = {
        **{key: said(it, key) for key in _SHORT},
        "minutes": f"{it.minutes} minutes" if it.minutes else "",
        "until": say_date(it.until) if it.until else "",
        "sessions": str(it.sessions or ""),
    }
    labels = {**_SHORT, "until": "Until", "sessions": "Sessions", **_LABELS}
    found = ((labels[key].format(who=who), told.get(key, getattr(it, key))) for key in KEYS)
    days = facts(", ", *(say_date(day) for day in it.checkpoints))
    return [Line(text, label=label) for label, text in (*found, ("Checkpoints", days)) if text]


def still_open(point: Point, who: str) -> str:
    """What is open, as said to me; the question itself is said to the other."""
    about_them = {"they_learn": f"How does {who} learn best?", "they_need": f"What does {who} need?"}
    return about_them.get(point.keys[0], point.question)


def agreement_page(found: Agreed) -> Page:
    """The agreement as it stands, what is open, and how to go on."""
    person = found.person
    command = f"mentorlog {'mentee' if person.is_mentee else 'mentor'} agree {person.short}"
    settled = rows(person.agreement, person.first_name)
    steps = []
    if person.status in ("active", "paused"):
        steps.append(Line("To change it:", command=f"{command} --edit", tone="quiet"))
    if steps and settled and not person.private:
        steps.append(Line("To share it:", command=f"{command} --share", tone="quiet"))
    open_ones = [Line(still_open(point, person.first_name)) for point in found.open]
    nothing = [] if settled else [Line("Nothing is agreed yet.", tone="quiet")]
    return Page(
        title=facts(" · ", person.name, "how you work together"),
        aside=f"agreed {say_day(found.day, found.today)}" if found.day else "",
        parts=(
            *part("", nothing, level=0),
            *part("", settled, level=0, brief=99, table=True),
            *part("Open", open_ones, level=1, space=True, brief=99),
            *part("", steps, level=0, space=True),
        ),
    )


def letter_page(letter: Letter) -> Page:
    """The agreement to share: a greeting, a line for each thing agreed, and a line to end with."""
    from mentorlog.render.letters import joined

    opening, *agreed = letter.body
    paragraphs = (
        [letter.greeting.text],
        [opening.text],
        [one.text for one in agreed],
        [joined(letter.closing)],
    )
    return Page(
        parts=tuple(
            Part("", tuple(map(Line, texts)), level=0, space=n > 0, brief=99)
            for n, texts in enumerate(paragraphs)
        )
    )
