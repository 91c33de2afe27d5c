"""The closing sheet in words: it follows the last talk, from what was wanted to whom to ask next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mentorlog.dates import say_count, say_day, say_near
from mentorlog.journal import Kind
from mentorlog.practice.ending.closing import Closing
from mentorlog.practice.goals import GoalStanding
from mentorlog.practice.standing import Standing
from mentorlog.render import words
from mentorlog.render.page import Fact, Facts, Line, Page, Part, facts, part

# The whole sheet at 80 columns.
LINES = 30


def closing_page(it: Closing) -> Page:
    """The sheet in the order of the conversation; what is empty is left out."""
    who = it.person.first_name
    met = [Line(_with_result(one)) for one in it.contacts]
    return Page(
        title=facts(" · ", it.person.name, "closing", _planned(it)),
        aside=say_count(it.met, "meeting") if it.met else "",
        parts=(
            Part("", tuple(_opening(it)), level=0),
            *part("Goals, then and now", [Line(_goal(goal, it)) for goal in it.goals], least=2),
            *part("What was learned", _learned(it), table=True, least=2),
            *part("Advice, and what came of it", [Line(_advice(one)) for one in it.advice], least=2),
            *part(_counted("What I promised, and did", it.kept), _did(it.kept), brief=2),
            *part(_counted(f"What {who} promised, and did", it.theirs), _did(it.theirs), brief=2),
            *part("People met", met),
            *part("What is next", [Line(_step(one, it)) for one in it.steps]),
            *part("Still open: keep, or let go", [_open(one, it) for one in it.open], brief=5, least=4),
            *part("Whom to ask for", list(_to_ask_for(it)), least=2),
            *_parting(it),
            Part("", tuple(_foot(it)), level=0, space=True),
        ),
    )


def _planned(it: Closing) -> str:
    return words.when(it.meeting, it.today) if it.meeting and not it.closed else ""


def _opening(it: Closing) -> Iterable[Line]:
    last = it.last_meeting
    if last is None or it.first_meeting is None:
        yield Line("No meeting is written down.", tone="quiet")
    else:
        day, near = words.say_short(last.date, it.today), say_near(last.date, it.today)
        again = f"last met {near}" if near in ("today", "yesterday") else f"last met {day}, {near}"
        first = words.say_short(it.first_meeting.date, it.today)
        alone = f"{again[:1].upper()}{again[1:]}."
        said = Facts(f"Met since {first}, {again}.", [f"Met since {first}", alone]) if it.met > 1 else alone
        yield Line(said, tone="quiet")
    if it.closed:
        yield Line(f"Closed on {say_day(it.closed, it.today)}.", tone="quiet")


def _goal(one: GoalStanding, it: Closing) -> str:
    goal, first, now = one
    said = [] if goal.status == "active" else [goal.status]
    if first:
        said.append(f"{words.say_short(first.day, it.today)} {first.word}")
    if now:
        reason = f", {now.text}" if now.text else ""
        said.append(f"{words.say_short(now.day, it.today)} {now.word}{reason}")
    return Facts(f"{goal.title}: {'; '.join(said)}" if said else goal.title, [goal.title, *said])


def _learned(it: Closing) -> list[Line]:
    return [Line(one.text, label=words.say_short(one.day, it.today) if one.day else "") for one in it.learned]


def _advice(one: Standing) -> str:
    return words.with_ending(one.item, words.ending(one.item))


def _counted(heading: str, found: Sequence[Standing]) -> str:
    # A number of one or two can be seen.
    return f"{heading}: {say_count(len(found), 'thing')}" if len(found) > 2 else heading


def _did(found: Sequence[Standing]) -> list[Line]:
    return [Line(_with_result(one)) for one in found]


def _with_result(one: Standing) -> str:
    return facts("; ", one.item.text, Fact(one.item.result, words.RESULT))


def _step(one: Standing, it: Closing) -> str:
    return facts(", ", one.item.text, f"by {words.say_short(one.item.due, it.today)}" if one.item.due else "")


def _open(one: Standing, it: Closing) -> Line:
    item = one.item
    kind = Fact("" if item.kind is Kind.COMMITMENT else str(item.kind), "Kind")
    whose = Fact("" if item.is_mine else f"{it.person.first_name}'s", "Whose")
    return Line(item.text, right=facts(", ", whose, kind), id=item.id)


def _to_ask_for(it: Closing) -> Iterable[Line]:
    for goal in it.unserved:
        yield Line(f"Nobody else helps with it yet: {goal.title}")
    for one in it.named:
        yield Line(f"Not met yet: {one.item.text}", id=one.item.id)


def _parting(it: Closing) -> list[Part]:
    if it.closed:
        return []
    line = Line(facts("  ", *it.prompts), label="BEFORE YOU PART")
    return [Part("", (line,), level=0, space=True, least=1)]


def _foot(it: Closing) -> Iterable[Line]:
    group = "mentee" if it.person.is_mentee else "mentor"
    short = it.person.short
    if it.person.status == "closed":
        yield Line("To begin again:", command=f"mentorlog {group} reopen {short}", tone="quiet")
        return
    if not it.meeting:
        plan = f"mentorlog meeting plan {short} WHEN --kind closing"
        yield Line("To plan it:", command=plan, tone="quiet")
    yield Line("Once you have talked:", command=f"mentorlog {group} close {short} --done", tone="quiet")
    yield Line("Without a talk:", command=f"mentorlog {group} close {short} --no-talk", tone="quiet")
