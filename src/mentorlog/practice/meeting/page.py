"""The page that `note` opens, and what a saved page says (SCREENS; PRACTICE R4, S4).

The page is the meeting's own record with empty sections and hints put in, then what is still open.
Read back, the hints and empty sections are gone, each settled item is told apart, and what is left is
the record.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from mentorlog.errors import Damaged, DamagedPage
from mentorlog.journal import Item, Kind, Person, front_matter
from mentorlog.journal.document import Document
from mentorlog.journal.item_line import ItemLine
from mentorlog.journal.kinds import NO_ADDED_HEADINGS, Headings, folded
from mentorlog.journal.lines import bare
from mentorlog.journal.outline import Bullet, Section
from mentorlog.journal.records import Meeting, WrongValue
from mentorlog.practice.meeting import shadowing
from mentorlog.practice.meeting.checkpoints import CHECKPOINT, called
from mentorlog.practice.meeting.checkpoints import SECTION as CHECKPOINT_SECTION
from mentorlog.practice.writing import add_item, add_prose, name_of, place_for

_PAGE = "the page"
# How a line of a page's head is written.
_WRITTEN = ("date = 2026-12-07", 'time = "10:00"', "minutes = 45", 'kind = "session"', 'medium = "video"')
NEXT_MEETING = "Next meeting"
STILL_OPEN = "Still open"
STILL_OPEN_HINT = (
    "<!-- Mark [x] done or [-] let go; write what came of it below, indented.",
    "     Each is saved in its own place; this list is then removed. -->",
)

TEMPLATE = """\
## Objectives

## Notes


## Commitments
<!-- "... by fri" dates it; undated means by the next meeting. "{who}: ..." is {who}'s. -->

## Advice

## Check-in
- Works, for me:
- Works, for {who}:
- Change:

## Next meeting
<!-- 21 dec 10:00 -->
"""
TEMPLATE_WITH_MENTEE = TEMPLATE.replace("## Advice\n", "## Advice\n<!-- what you suggested to {who} -->\n")

# What a checkpoint puts into a template.
_CHECKPOINT = (
    "<!-- How is it working? Is it good for us both? What progress? What could each do better? -->",
    "- Working:",
    "- Good for both:",
    "- Progress:",
    "- Better, me:",
)


class Template(NamedTuple):
    """A template of the journal's own; `kind` is the kind of meeting it was made for, else empty."""

    text: str
    kind: str = ""


def template_for(
    person: Person,
    kind: str,
    day: date,
    headings: Headings = NO_ADDED_HEADINGS,
    *,
    own: Template | None = None,
    checkpoint: bool = False,
) -> str:
    """A template for a meeting of a kind on a day: the journal's `own` if there is one, else ours.

    It has a checkpoint's questions where one is due, and the brief of a shadowing, unless the journal's own
    was made for that kind. The names in {braces} are filled in.
    """
    if own is None:
        ours = TEMPLATE_WITH_MENTEE if person.is_mentee else TEMPLATE
        own = Template(headings.in_own_words(ours))
    template = Document.parse(_filled(own.text, person, day), headings)
    if (checkpoint or kind == CHECKPOINT) and own.kind != CHECKPOINT:
        lines = [*_CHECKPOINT, f"- Better, {called(person)}:"]
        template = _with_part(template, CHECKPOINT_SECTION, lines)
    if kind == shadowing.SHADOWING and own.kind != shadowing.SHADOWING:
        template = _with_part(template, shadowing.BRIEF, [hint(shadowing.before(person))])
        template = _with_part(template, shadowing.DEBRIEF, [hint(shadowing.after(person))])
    return str(template)


def _filled(text: str, person: Person, day: date) -> str:
    """A template with names and the day put in, in one pass: what is put in is not looked into."""
    said = {"who": person.first_name, "person": person.name, "date": day.isoformat()}
    return re.sub(r"\{(who|person|date)\}", lambda found: " ".join(said[found[1]].split()), text)


def _with_part(template: Document, title: str, lines: Sequence[str]) -> Document:
    if template.find_section(title=title.casefold()):
        return template
    before = place_for(template, title.casefold())
    return template.with_section(template.headings.called(title), lines, before=before)


def hint(questions: Sequence[str]) -> str:
    """Questions as a page has them: a comment, which is gone once it is stored."""
    return f"<!-- {' '.join(questions)} -->"


def compose(record: Document, template: str, still_open: Sequence[Item], names: Mapping[str, str]) -> str:
    """The page's text: a meeting's record, the sections of `template` it has not, what is still open.

    `names` gives the first name of each owner's slug.
    """
    stub = Document.parse(template, record.headings)
    page = _with_template(record, stub)
    if still_open:
        lines = [*STILL_OPEN_HINT, *(str(listed(item, names)) for item in still_open)]
        page = page.with_section(STILL_OPEN, lines)
    return str(page)


def _with_template(record: Document, stub: Document) -> Document:
    """A record that holds nothing yet gets the template as it is; another, the sections it has not."""
    if not "".join(record.lines[record.front.body :]).strip():
        body = "".join(stub.lines[stub.front.body :]).lstrip("\r\n")
        return Document.parse(f"{record}\n{body}", record.headings)
    page, following = record, None
    # From the last to the first, each before the one that follows it in the template.
    for section in reversed(stub.sections[1:]):
        if _same_section(page, section) is None:
            lines = [bare(line) for line in stub.lines[section.body : section.end]]
            if lines and not lines[-1].strip():
                lines.pop()
            after = _same_section(page, following) if following else None
            page = page.with_section(section.title, lines, before=after or place_for(page, name_of(section)))
        following = section
    return page


def listed(item: Item, names: Mapping[str, str]) -> ItemLine:
    """An item's line under Still open."""
    called = names.get(item.owner or "")
    return ItemLine(f"{called}: {item.text}" if called else item.text, mark=" ", id=item.id)


def _same_section(page: Document, section: Section) -> Section | None:
    for other in page.sections[1:]:
        same_kind = section.rule.kind is not None and other.rule.kind is section.rule.kind
        if not other.private and (same_kind or folded(other.title) == folded(section.title)):
            return other
    return None


@dataclass(frozen=True, slots=True)
class Settled:
    """What a page says of one item under Still open: the box's new mark, and the words below it."""

    id: str
    mark: str
    words: str
    line: ItemLine


@dataclass(frozen=True, slots=True)
class Page:
    """A page read back. `next_meeting` is what stands under that heading; `is_ours`: `note` opened it."""

    record: Document
    settled: tuple[Settled, ...]
    next_meeting: str
    is_ours: bool


def read_page(page: Document, template: str, *, from_editor: bool) -> Page:
    """Takes a saved page apart.

    A page that `note` opened, in an editor now or known by the template's hints that it holds, loses
    its hints and empty sections. Any other keeps every byte, but for a list of what is still open.
    """
    stub = Document.parse(template, page.headings)
    record, settled = _take_still_open(page)
    when = _next_meeting(record)
    ours = from_editor or _is_from(page, stub)
    if ours:
        record = _without_stubs(record, stub)
    return Page(record, settled, when, ours)


def head_of(page: Document, **known: object) -> tuple[front_matter.Table, Meeting]:
    """What stands between the two `+++` of a page, and the meeting it speaks of, with what is `known` unless
    it says otherwise. Raises DamagedPage."""
    try:
        table = front_matter.read(_PAGE, page.lines, page.front)
        return table, Meeting.read(_PAGE, {"person": "", **known, **table})
    except WrongValue as fault:
        what = f"{fault.key} is not right: {fault.what}."
        raise DamagedPage(f"In the head of the page, between the +++, {what}") from fault
    except Damaged as fault:
        if not page.front.closed:
            raise DamagedPage("The head of the page begins with +++, and no second +++ ends it.") from fault
        at = fault.line or 1
        line = bare(page.lines[at - 1]).strip()
        how = next((one for one in _WRITTEN if line.startswith(one.partition(" ")[0])), _WRITTEN[-1])
        raise DamagedPage(f"Line {at} of the page, “{line}”, is to be written like {how}.") from fault


def check_begins_with_head(page: Document) -> None:
    """Raises DamagedPage where the page's head is not at its top, and would be read as words."""
    if page.front.start >= 0:
        return
    if any(line.strip() == "+++" and n not in page.hidden for n, line in enumerate(page.lines)):
        first = next(line for line in page.lines[page.front.body :] if line.strip()).strip()
        what = f"The page begins with “{first}”, and has to begin with its head, from +++ to +++."
        raise DamagedPage(f"{what} What you write stands below that.")


def is_record(page: Document, table: front_matter.Table, meeting: Meeting, record: Document) -> bool:
    """Whether a page from a pipe, with `table` at its head, is a meeting's record edited, as a draft may be.

    Then every line of the record is on it, an item's by its id, and every key.
    """
    keys = front_matter.read(meeting.path, record.lines, record.front).keys() - {"status"}
    ids = _ids(page)
    known = {bullet.line: bullet.item.id for bullet in record.bullets}
    body = [n for n in range(record.front.body, len(record.lines)) if record.lines[n].strip()]
    words = Counter(record.lines[n].strip() for n in body if known.get(n) not in ids)
    holds = words <= Counter(line.strip() for line in page.lines)
    return bool(body) and page.front.start >= 0 and holds and keys <= table.keys()


def shares_items(page: Document, record: Document) -> bool:
    """Whether an item of a record stands on the page, too."""
    return bool(_ids(page) & _ids(record))


def _ids(page: Document) -> set[str]:
    return {bullet.item.id for bullet in page.bullets if bullet.item.id}


def _is_from(page: Document, stub: Document) -> bool:
    hints = {bare(line).strip() for line in stub.lines if line.lstrip().startswith("<!--")}
    hints.update(line.strip() for line in STILL_OPEN_HINT)
    return any(bare(line).strip() in hints for line in page.lines)


def _take_still_open(page: Document) -> tuple[Document, tuple[Settled, ...]]:
    section = page.find_section(title=folded(STILL_OPEN))
    if section is None or not _lists_items(page, section):
        return page, ()
    settled: list[Settled] = []
    new_items: list[tuple[ItemLine, list[str]]] = []
    other: list[str] = []
    covered: set[int] = set()
    hints = {line.strip() for line in STILL_OPEN_HINT}
    for bullet in page.bullets:
        if not section.body <= bullet.line < section.end or bullet.line in covered:
            continue
        # What stands below an empty bullet is no part of an item, and kept as what it is.
        is_empty = not (bullet.item.id or bullet.item.text.strip())
        covered.update(range(bullet.line, bullet.line + 1 if is_empty else bullet.end))
        if bullet.item.id:
            mark = " " if bullet.item.mark is None else bullet.item.mark
            settled.append(Settled(bullet.item.id, mark, _below(page, bullet), bullet.item))
        elif not is_empty:
            below = [bare(page.lines[n]) for n in range(bullet.line + 1, bullet.end)]
            new_items.append((bullet.item._replace(ending=""), below))
    for number in range(section.body, section.end):
        text = bare(page.lines[number])
        if number not in covered and text.strip() and text.strip() not in hints:
            other.append(text)
    record = page.removed(section.start, section.end)
    # What is new here was meant as a promise; words that belong to no item are kept as notes.
    for line, below in new_items:
        record = add_item(record, Kind.COMMITMENT, line, below=below)
    if other:
        record = add_prose(record, "\n".join(other))
    return record, tuple(settled)


def _lists_items(page: Document, section: Section) -> bool:
    """Whether it is our list, and not a heading of somebody's own with the same words."""
    hints = {line.strip() for line in STILL_OPEN_HINT}
    return any(bare(line).strip() in hints for line in page.lines[section.body : section.end]) or any(
        bullet.item.id for bullet in page.bullets if section.body <= bullet.line < section.end
    )


def _below(page: Document, bullet: Bullet) -> str:
    said = (bare(line).strip() for line in page.lines[bullet.line + 1 : bullet.end])
    return " ".join(re.sub(r"^[-*+][ \t]+", "", line) for line in said if line)


def _next_meeting(record: Document) -> str:
    section = record.find_section(title=folded(NEXT_MEETING))
    if section is None:
        return ""
    text = re.sub(r"<!--.*?-->", "", record.section_text(section), flags=re.DOTALL)
    lines = (re.sub(r"^[-*+][ \t]+", "", line.strip()) for line in text.split("\n"))
    return " ".join(line for line in lines if line)


def without_next_meeting(record: Document) -> Document:
    """Without the section whose meeting has been planned."""
    section = record.find_section(title=folded(NEXT_MEETING))
    return _without_blanks_at_end(record.removed(section.start, section.end)) if section else record


def _without_stubs(record: Document, stub: Document) -> Document:
    """Without the template's hints and stubs, and without its sections that hold nothing else.

    A question that the template puts as plain text stays where something was written below it.
    """
    prompts = set(_template_lines(stub))
    hints = {text for text in prompts if _is_hint(stub, text)}
    titles = {folded(section.title) for section in stub.sections}
    # From the last to the first, so that the lines above keep their numbers.
    for section in reversed(record.sections):
        if folded(section.title) not in titles:
            continue
        body = [(number, bare(record.lines[number]).strip()) for number in range(section.body, section.end)]
        is_empty = all(text in prompts for _, text in body if text)
        if is_empty and section.level and not _has_subsections(record, section):
            record = record.removed(section.start, section.end)
            continue
        for number, text in reversed(body):
            if text in (prompts if is_empty else hints):
                record = record.removed(number, number + 1)
    return _without_blanks_at_end(record)


def _template_lines(stub: Document) -> Iterator[str]:
    for section in stub.sections:
        yield from filter(None, (bare(line).strip() for line in stub.lines[section.body : section.end]))


def _is_hint(stub: Document, text: str) -> bool:
    """Whether a line of the template is there to be replaced: a bullet, or a part of a comment."""
    if ItemLine.parse(text):
        return True
    comments = re.findall(r"<!--.*?-->", str(stub), flags=re.DOTALL)
    return any(text == line.strip() for comment in comments for line in comment.split("\n"))


def _has_subsections(record: Document, section: Section) -> bool:
    return any(other.start == section.end and other.level > section.level for other in record.sections)


def _without_blanks_at_end(record: Document) -> Document:
    end = len(record.lines)
    while end > record.front.body and not bare(record.lines[end - 1]).strip():
        end -= 1
    return record.removed(end, len(record.lines)) if end < len(record.lines) else record
