"""The prep sheet and the copy for the other person, in words (SCREENS, "The prep sheet")."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from mentorlog.dates import say_month, say_near
from mentorlog.journal import Item, Kind

if TYPE_CHECKING:
    from mentorlog.practice.meeting.share import Share
from mentorlog.practice.goals import GoalStanding
from mentorlog.practice.meeting.parting import is_last
from mentorlog.practice.meeting.sheet import Sheet
from mentorlog.practice.standing import Standing
from mentorlog.practice.week.coming_up import wants_outcome
from mentorlog.render import kickoff, words
from mentorlog.render.checkpoints import on_the_way_parts
from mentorlog.render.mentoring import prompts_part, question_lines
from mentorlog.render.page import (
    Fact,
    Facts,
    Line,
    Page,
    Part,
    each_fact,
    facts,
    height,
    part,
    shortened,
    with_parts_cut,
)

# The whole sheet at 80 columns.
LINES = 30
_SHORT_LINE = 64


def sheet_page(sheet: Sheet, *, full: bool = False) -> Page:
    """The sheet in the order of the conversation; `full` leaves nothing out that is to be said."""
    who = sheet.person.first_name
    vision = part("", [Line(sheet.vision, label="Vision")] if sheet.vision else [], level=0)
    # Of how many met before, and wrote nothing down, nobody knows the number.
    aside = "" if sheet.known_since else f"{words.ordinal(sheet.number)} meeting"
    # A mentee's goals lead, for the meeting is for them; a first one begins with each other.
    opening = [*_opening(sheet), *(_goals(sheet, full) if _leads(sheet) else [])]
    on_the_way = on_the_way_parts(sheet)
    parts = (*opening, *vision, *_rest(sheet, who, on_the_way[0], full))
    page = Page(_title(sheet), aside, parts, f"mentorlog prep {sheet.person.short} --full")
    if full or height(with_parts_cut(page)) <= LINES:
        return page
    # The big picture and what a mentor may bring are worth a line where there is one, and none that the
    # meeting itself needs.
    for each in on_the_way:
        page = page._replace(parts=(*opening, *_rest(sheet, who, each, full, tight=True)))
        if height(shortened(page, LINES)) <= LINES:
            break
    foot = page.parts[-1]
    if sheet.meeting and shortened(page, LINES).parts[-1].more:
        # What comes after the meeting gives way to what is for it.
        foot = foot._replace(lines=foot.lines[:-1])
    return page._replace(parts=(*page.parts[:-1], foot))


def _rest(
    sheet: Sheet, who: str, on_the_way: Sequence[Part], full: bool, *, tight: bool = False
) -> list[Part]:
    together = _together(sheet, who, full, tight)
    return [*_alone(sheet, who, full), *together, *on_the_way, *_parting(sheet, who)]


def _leads(sheet: Sheet) -> bool:
    """Whether the goals stand before all else."""
    return sheet.person.is_mentee and not sheet.kick_off


def _title(sheet: Sheet) -> str:
    if sheet.meeting is None:
        return facts(" · ", sheet.person.name, "no meeting planned yet")
    when = words.when(sheet.meeting, sheet.today)
    return facts(" · ", sheet.person.name, when, *words.how(sheet.meeting, sheet.person))


def _opening(sheet: Sheet) -> list[Part]:
    said = []
    if last := sheet.last_meeting:
        day = words.say_short(last.date, sheet.today)
        near = say_near(last.date, sheet.today)
        said.append(f"Last met {near}." if near in ("today", "yesterday") else f"Last met {day}, {near}.")
    elif known := sheet.known_since:
        said.append(f"Known since {words.say_short(known, sheet.today)}; no meeting noted yet.")
    else:
        said.append("You have not met yet.")
    rhythm = sheet.person.agreement.rhythm
    if rhythm and not (sheet.kick_off and sheet.kick_off.settled.every):
        said.append(f"You agreed on every {rhythm}.")
    lines = [Line(facts(" ", *said), tone="quiet")]
    if not sheet.meeting:
        lines.append(Line("Plan it:", command=f"mentorlog meeting plan {sheet.person.short} WHEN"))
    return part("", lines, level=0, brief=3, least=1)


def _alone(sheet: Sheet, who: str, full: bool) -> list[Part]:
    lines = [Line(_homework(one, sheet), id=one.item.id) for one in sheet.mine]
    lines += [
        Line(_in_touch(one.item, who, full), id=one.item.id) for one in sheet.contacts if one.item.is_mine
    ]
    return part("BEFORE YOU GO IN", lines, level=1, least=3, space=True)


def _homework(one: Standing, sheet: Sheet) -> str:
    item = one.item
    said = words.origin(item, sheet.today)
    before = sheet.meeting.date if sheet.meeting else sheet.today
    if item.due and item.due > before:
        return _with_aside(f"By {words.say_short(item.due, sheet.today)}: {item.text}", said)
    return _with_aside(f"Finish or move: {item.text}", said)


def _with_aside(said: str, aside: str) -> Facts:
    """Words with others in brackets behind them, if there are any."""
    return Facts(f"{said} ({aside})" if aside else said, [said, *each_fact(aside)])


def _in_touch(item: Item, who: str, full: bool) -> str:
    # What they were named for stands after the colon; before the door the name is enough.
    name = item.text if full else item.text.partition(":")[0]
    return _with_aside(f"Get in touch: {name}", f"named by {who}" if item.meeting else "")


def _together(sheet: Sheet, who: str, full: bool, tight: bool) -> list[Part]:
    about = sheet.about if full else _about(sheet.about)
    opening = [Line(facts("; ", *about), label=f"About {who}")] if about else []
    begin = kickoff.parts(sheet, opening, full=full)
    opening = [] if begin else opening
    opening += [] if _leads(sheet) else [line for each in _goals(sheet, full) for line in each.lines]
    change = [Line(facts("; ", *sheet.change), label="You wanted to change")] if sheet.change else []
    last = sheet.last_meeting
    since = f"Since {words.say_short(last.date, sheet.today)}" if last else "To report"
    parts = [
        Part("IN THE ROOM", level=1, space=True),
        *begin,
        *part("", opening, level=0, brief=4, least=1),
        *_aims(sheet),
        *part(since, _report(sheet, who), least=3),
        *part("", change, level=0),
        *part("Ask", question_lines(sheet.questions), brief=3, least=2),
        *part("Talk through", _to_talk_through(sheet), brief=3),
        *part(f"From {who}", _theirs(sheet), brief=3),
        *prompts_part(sheet.mentor_prompts, tight=tight),
    ]
    # Without anything below it, the division has nothing to say.
    return parts if len(parts) > 1 else []


def _goals(sheet: Sheet, full: bool) -> list[Part]:
    lines = [Line(_goal(goal, sheet.today, full), label="Goal") for goal in sheet.goals]
    return part("", lines, level=0, brief=3)


def _about(about: tuple[str, ...]) -> list[str]:
    """As much about the other as fits on a line, the newest first."""
    kept = list(about[:1])
    for text in about[1:]:
        if len("; ".join([*kept, text])) > _SHORT_LINE:
            break
        kept.append(text)
    return kept


def _goal(standing: GoalStanding, today: date, full: bool = True) -> str:
    goal = standing.goal
    by = f"by {say_month(goal.due, today)}" if goal.due else ""
    now = then = ""
    if standing.now:
        text = f" ({standing.now.text})" if standing.now.text and full else ""
        now = f"Now {standing.now.word}{text}"
        if standing.first:
            then = f"in {say_month(standing.first.day, today)} {standing.first.word}"
    said = ". ".join(filter(None, [facts(", ", goal.title, by), facts("; ", now, then)]))
    return Facts(said, [goal.title, *(Fact(one, "The goal") for one in (by, now, then))])


def _to_talk_through(sheet: Sheet) -> list[Line]:
    kinds = [
        [Line(_with_thought(one.item, sheet.today), id=one.item.id) for one in sheet.decisions],
        [Line(one.item.text, id=one.item.id) for one in sheet.feedback],
        [Line(f"Is it so? {one.item.text}", id=one.item.id) for one in sheet.assumptions],
    ]
    # Of each kind one: what is assumed comes back until it is checked, whatever else there is.
    return [line for lines in kinds for line in lines[:1]] + [line for lines in kinds for line in lines[1:]]


def _with_thought(item: Item, today: date) -> str:
    """A decision, with what I thought; after a month, with the question what came of it."""
    thought = item.detail[0] if item.detail else ""
    later = "What came of it?" if wants_outcome(item, today) else ""
    said = _with_aside(_ended(item.text) if later and not thought else item.text, thought)
    return Facts(f"{said} {later}" if later else said, [*said.each, Fact(later)])


def _aims(sheet: Sheet) -> list[Part]:
    if sheet.objectives:
        lines = [Line(_aim(one), id=one.item.id) for one in sheet.objectives]
        return part("Today I want", lines, brief=3, least=1)
    if sheet.meeting:
        command = f'mentorlog prep {sheet.person.short} --objective "..."'
        return [Part("Today I want", (Line("no aim yet", command=command, tone="quiet"),), least=1)]
    return []


def _aim(one: Standing) -> str:
    return _with_aside(one.item.text, "" if one.item.is_open else words.ending(one.item))


def _report(sheet: Sheet, who: str) -> list[Line]:
    late = [one for one in sheet.mine if one.is_late(sheet.today) and one not in sheet.since]
    advice = [one for one in sheet.since if one.item.kind is Kind.ADVICE]
    untold = [one for one in sheet.since if one.item.is_open]
    rest = [one for one in sheet.since if one not in advice and one not in untold]
    # What the other does not know yet must not hide behind what went well.
    lines = [_news(one, sheet, who) for one in (*advice[:1], *untold)]
    lines += [Line(_ended(one.item.text), tail=_late(one, sheet), id=one.item.id) for one in late]
    lines += [_news(one, sheet, who) for one in (*rest, *advice[1:])]
    lines += [
        Line(_ended(f"{_said(sheet)}: {one.item.text}"), tail=_not_tried(sheet), id=one.item.id)
        for one in sheet.advice
    ]
    return lines


def _late(one: Standing, sheet: Sheet) -> str:
    return facts("; ", "Late", words.due(one, sheet.today))


def _said(sheet: Sheet) -> str:
    return "I said" if sheet.person.is_mentee else "You said"


def _not_tried(sheet: Sheet) -> str:
    return "What came of it?" if sheet.person.is_mentee else "Not tried yet"


def _news(one: Standing, sheet: Sheet, who: str) -> Line:
    item = one.item
    if item.is_open:
        because = words.because(item)
        day = f" to {words.say_short(item.due, sheet.today)}" if item.due else ""
        moved = "Late" if one.is_late(sheet.today) else f"Moved{day}"
        unknown = f"{who} does not know yet"
        tail = f"{moved}, {unknown}{f': {because}' if because else ''}"
        each = (moved, unknown, Fact(because, "Why"))
        return Line(_ended(item.text), tail=Facts(tail, each), id=item.id)
    result = Fact(item.result, words.RESULT)
    if item.kind is Kind.CONTACT and item.state == "done" and item.is_mine:
        return Line(_ended(f"Met {item.text}"), tail=facts("; ", f"Tell {who}", result), id=item.id)
    ending = "done" if (item.kind, item.state) == (Kind.COMMITMENT, "done") else words.ending(item)
    opening = ""
    if item.kind is Kind.ADVICE:
        opening = f"{_said(sheet)}: "
    elif not item.is_mine:
        opening = f"{words.owner(item, {sheet.person.slug: sheet.person})}: "
    return Line(_ended(f"{opening}{item.text}"), tail=facts("; ", _capital(ending), result), id=item.id)


def _ended(text: str) -> str:
    """A sentence; a user's own full stop or question mark serves as its end."""
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _theirs(sheet: Sheet) -> list[Line]:
    # What the other side owes stands here without its age (SCREENS).
    contacts = [one for one in sheet.contacts if not one.item.is_mine]
    owed = [one.item for one in (*sheet.theirs, *contacts)]
    # What a third person owes is not the other's.
    names = {item.id: sheet.others.get(item.owner or "", "") for item in owed}
    return [
        Line(f"{names[item.id]}: {item.text}" if names[item.id] else item.text, id=item.id) for item in owed
    ]


def _parting(sheet: Sheet, who: str) -> list[Part]:
    parts = [
        Part("", (Line(facts("  ", *sheet.prompts), label="BEFORE YOU PART"),), level=0, space=True, least=1)
    ]
    footer = [Line(f"{who}'s copy:", command=f"mentorlog prep {sheet.person.short} --share", tone="quiet")]
    if last := sheet.last_meeting:
        day = words.say_short(last.date, sheet.today)
        shown = f"mentorlog meeting show {sheet.person.short}"
        footer.insert(0, Line(f"{day} in full:", command=shown, tone="quiet"))
    if is_last(sheet.meeting):
        group = "mentee" if sheet.person.is_mentee else "mentor"
        command = f"mentorlog {group} close {sheet.person.short}"
        footer.insert(0, Line("All of it, for the last talk:", command=command, tone="quiet"))
    footer = [*kickoff.next_step(sheet), *footer]
    if sheet.meeting:
        footer.append(Line("Afterwards:", command=f"mentorlog note {sheet.person.short}", tone="quiet"))
    return [*parts, Part("", tuple(footer), level=0, space=True, brief=len(footer), least=len(footer))]


def share_page(shared: Share, today: date) -> Page:
    """What may be given to the other person, written to them."""
    meeting = shared.meeting
    when = words.when(meeting, today).rpartition(",")[0] if meeting else "our next meeting"
    last = shared.last_meeting
    since = f"since {words.say_short(last.date, today)}" if last else "so far"
    whose = "you are" if shared.sheet_for.is_mentee else "I am"  # a mentee's sheet has their own goals
    return Page(
        title=f"For {shared.sheet_for.first_name}, {when}",
        parts=(
            *part("What I would like from it", [Line(_aim(one)) for one in shared.objectives], space=True),
            *part(
                f"What I did with your advice, {since}",
                [Line(_shared_advice(one)) for one in shared.advice],
                space=True,
            ),
            *part(
                "What I promised, and where it stands",
                [Line(_shared_promise(one.item, today)) for one in shared.promises],
                space=True,
            ),
            *part("What I would like to ask", [Line(one.item.text) for one in shared.questions], space=True),
            *part(
                f"What {whose} working towards",
                [Line(_goal(goal, today)) for goal in shared.goals],
                space=True,
            ),
        ),
    )


def _shared_advice(one: Standing) -> str:
    item = one.item
    return words.with_ending(item, "not tried yet" if item.is_open else words.ending(item))


def _shared_promise(item: Item, today: date) -> str:
    if not item.is_open:
        return words.with_ending(item, "done" if item.state == "done" else "let go")
    because = words.because(item)
    if item.due:
        # Before a late one there is nothing to say but its day; the reader can count.
        by = "was for" if item.due < today else "by"
        return _with_aside(f"{item.text}: {by} {words.say_short(item.due, today)}", because)
    return _with_aside(f"{item.text}: still open", because)
