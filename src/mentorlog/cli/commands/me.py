"""`me`: the big picture: vision, strengths, weaknesses, skills; `me skill` and `me edit` write it."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any

import typer

from mentorlog.cli import messages
from mentorlog.cli.group import built, new_app
from mentorlog.cli.output import JsonOption, put_out
from mentorlog.cli.session import Session, session_of, words
from mentorlog.dates import say_date
from mentorlog.errors import BadInput, Vanished
from mentorlog.journal import Journal, front_matter, layout
from mentorlog.journal.document import Document
from mentorlog.journal.records import Record
from mentorlog.practice import me as picture
from mentorlog.practice.writing import checked
from mentorlog.render import me as pages

app = new_app()
app.info.name = "me"
# What `me edit` opens where nothing is written yet. Comments are shown nowhere.
NEW = """\
## Vision
<!-- Where you want to be in some years. Its first sentence is on your sheets. -->

## Strengths

## Weaknesses

## Skills
<!-- mentorlog me skill "NAME" --level 2 --importance 5 adds a line for today. -->
"""


def command(name: str) -> Any:
    return built(app, name)


@app.callback(invoke_without_command=True)
def me(context: typer.Context, as_json: JsonOption = False) -> None:
    """The big picture: vision, strengths, weaknesses, skills.

    Where skills are said, the widest gap that matters is named.

    Example: mentorlog me
    See also: goal, mentor compare
    """
    if context.invoked_subcommand:
        return
    session = session_of(context)
    journal = session.journal
    found = picture.read_me(journal)
    widest = picture.gap(journal, found)
    put_out(
        session,
        lambda: pages.me_page(found, widest, session.today),
        lambda: _json(found, widest),
        as_json=as_json,
        problems=journal.problems,
    )


@app.command()
def skill(
    context: typer.Context,
    name: Annotated[list[str], typer.Argument(metavar="NAME", help="What you want to be able to do.")],
    level: Annotated[
        int | None, typer.Option("--level", min=1, max=5, help="How far you are, from 1 to 5.")
    ] = None,
    importance: Annotated[
        int | None, typer.Option("--importance", min=1, max=5, help="How much it matters, from 1 to 5.")
    ] = None,
) -> None:
    """Say how far you are with a skill, and how much it matters.

    What you said before stays.

    Example: mentorlog me skill "financial acumen" --level 2 --importance 5
    See also: me, mentor compare
    """
    session = session_of(context)
    called = checked(words(name), "skill")
    before = picture.read_me(session.journal).skill(called)
    then = before.now if before else picture.Assessment(None, None, None)
    level = _said(session, "level", "How far are you", level, then.level)
    importance = _said(session, "importance", "How much does it matter", importance, then.importance)
    found = picture.Assessment(session.today, level, importance)
    journal = session.to_write()
    document = _document(journal)
    private = picture.read_me(journal).private
    edit = journal.edit()
    after = picture.with_assessment(document or Document.parse("", journal.headings), called, found)
    if document is None:
        edit.add(layout.ME_FILE, str(after))
    else:
        edit.put(layout.ME_FILE, after)
    edit.save(messages.of_skill(called, level, importance, private=private))
    session.say(f"{called}: {pages.rated(found)}, {say_date(session.today)}  ({layout.ME_FILE})")
    earlier = before.on(session.today) if before else None
    if earlier and (earlier.level or earlier.importance):
        session.say(f"Before: {pages.rated(earlier)}{f', {say_date(earlier.day)}' if earlier.day else ''}")
    stored = session.reread()
    if widest := picture.gap(stored, picture.read_me(stored)):
        session.show(pages.gap_page(widest))


@app.command()
def edit(context: typer.Context) -> None:
    """Open me.md in your editor; it is made where there is none.

    Example: mentorlog me edit
    See also: me, me skill
    """
    from mentorlog.cli.editor import edited

    session = session_of(context)
    journal = session.to_write()
    document = _document(journal)
    edited(
        session,
        "me",
        journal.headings.in_own_words(NEW) if document is None else str(document),
        lambda saved: _store(journal, saved),
    )
    session.say(f"Changed: {layout.ME_FILE}")


def _store(journal: Journal, text: str) -> None:
    """Stores me.md as a whole. Raises Damaged where it could not be read again."""
    document = Document.parse(text, journal.headings)
    line_of = partial(front_matter.line_of, document.lines, document.front)
    Record.read(layout.ME_FILE, front_matter.read(layout.ME_FILE, document.lines, document.front), line_of)
    change = journal.edit()
    if _document(journal) is None:
        change.add(layout.ME_FILE, text)
    else:
        change.put(layout.ME_FILE, document)
    change.save(messages.CHANGED_ME)


def _document(journal: Journal) -> Document | None:
    try:
        return journal.document(layout.ME_FILE)
    except Vanished:
        return None


def _said(session: Session, what: str, question: str, given: int | None, before: int | None) -> int:
    """A number from 1 to 5: as given, else asked for, else as it was. Raises BadInput where there is none."""
    if given is None and session.is_interactive:
        keeps = f"Enter: {before}, as before" if before else "1 is little, 5 a lot"
        given = session.ask_until(f"{question}, from 1 to 5? ({keeps})", _one_to_five)
    if given is None and before is None:
        raise BadInput(f"The {what} is not said.", f"Add --{what} N, from 1 to 5.")
    return given or before or 0


def _one_to_five(text: str) -> int:
    if text.isdecimal() and len(text) == 1 and int(text) in picture.LEVELS:
        return int(text)
    raise BadInput(f"“{text}” is no number from 1 to 5.", "Say one of them.")


def _json(found: picture.Me, widest: picture.Gap | None) -> dict[str, Any]:
    from mentorlog.render import json

    return json.me(found, widest)
