"""`import`: notes and lists of before, brought into the journal."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mentorlog.cli import messages
from mentorlog.cli.group import built, new_app
from mentorlog.cli.session import Session, session_of
from mentorlog.errors import BadInput

if TYPE_CHECKING:
    from mentorlog.exchange.notes.days import Said
    from mentorlog.journal import Journal, Person

app = new_app()


class From(StrEnum):
    """What wrote the files."""

    NOTES = "notes"
    JRNL = "jrnl"
    TODOTXT = "todotxt"
    TASKWARRIOR = "taskwarrior"
    JSON = "json"


def command(name: str) -> Any:
    """The command of that name."""
    return built(app, name)


@app.command("import")
def import_(
    context: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE|FOLDER", help="Notes, a folder of them, or - for what is piped."),
    ],
    who: Annotated[str, typer.Option(metavar="WHO", help="Whom they are about, or with.")] = "",
    source: Annotated[From, typer.Option("--from", help="What wrote them.")] = From.NOTES,
    day_first: Annotated[bool, typer.Option("--day-first", help="3/4 is the 3rd of April.")] = False,
    month_first: Annotated[bool, typer.Option("--month-first", help="3/4 is March the 4th.")] = False,
    year: Annotated[int | None, typer.Option(metavar="YEAR", help="Of days written without one.")] = None,
    date: Annotated[str, typer.Option(metavar="DATE", help="The day of notes that say none.")] = "",
    me: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="What they call me. Repeatable.")
    ] = None,
    soft: Annotated[bool, typer.Option("--soft", help="Wishes for next week become items too.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what it would do, and no more.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Bring notes of before, or take an export back.

    Of notes, meetings are found by their dates, what is to be done becomes commitments, all else stays
    as it is.

    Shows first what it would do. Nothing is guessed, nothing is imported twice, and one undo takes it back.

    Example: mentorlog import ~/notes/ada.md --who ada --day-first
    See also: export, undo
    """
    session = session_of(context)
    if source is From.JSON:
        if who or date or me or soft:
            raise BadInput("An export says all by itself.", f"mentorlog import --from json {files[0]}")
        from mentorlog.cli.taking import take_export

        if session.store.exists:
            _ = session.journal if dry_run else session.to_write()
        take_export(session, files, lambda: session.is_wanted("Import this?", dry_run=dry_run, yes=yes))
        return
    for file in files:
        if str(file) != "-" and _is_missing(file):
            raise BadInput(f"There is no file {file}.", "Name a file or a folder of notes.")
    said = _said(day_first, month_first, year)
    journal = session.journal if dry_run else session.to_write()
    said = said._replace(order=said.order or journal.settings.ways.order)
    if not who:
        raise BadInput("About whom?", f"mentorlog import {files[0]} --who WHO")
    person = journal.find_person(who)
    journal.check_private()
    if source in (From.TODOTXT, From.TASKWARRIOR):
        _lists(session, journal, person, files, source, dry_run=dry_run, yes=yes)
        return
    from mentorlog.dates import say_count
    from mentorlog.exchange.notes import records, say
    from mentorlog.exchange.notes.files import sources_in
    from mentorlog.exchange.notes.plan import Options, make_plan

    given = None
    if date:
        from mentorlog.dates import read_day

        given = read_day(date, session.today, back=True, ways=journal.settings.ways)
    options = Options(said, soft, tuple(me or ()), given)
    if source is From.JRNL:
        from mentorlog.exchange import jrnl

        plan = make_plan(journal, person, jrnl.sources_in(files, journal.headings), options, jrnl.take_apart)
    else:
        piped = session.world.stdin.read() if Path("-") in files else b""
        plan = make_plan(journal, person, sources_in(files, journal.headings, piped), options)
    for line in say.told(plan, journal):
        session.say(line)
    session.tell(say.counted(plan))
    if plan.is_empty:
        session.tell("There is nothing new in it.")
        return
    if not session.is_wanted("Import this?", dry_run=dry_run, yes=yes):
        return
    edit = journal.edit()
    records.write(plan, edit, journal.new_id, journal.headings, session.today)
    changed = edit.save(
        messages.of_import(person, sum(day.day is not None for day in plan.days), len(plan.items))
    )
    session.tell(f"Imported: {say_count(len(changed), 'file')}.{session.how_to_undo}")


def _is_missing(file: Path) -> bool:
    """Whether there is no such file; what the system says of one is said where it is read."""
    try:
        file.stat()
    except FileNotFoundError:
        return True
    except OSError:
        pass
    return False


def _said(day_first: bool, month_first: bool, year: int | None) -> Said:
    from mentorlog.exchange.notes.days import Said

    if day_first and month_first:
        raise BadInput("--day-first and --month-first exclude each other.", "Give one of them.")
    if year is not None and not 1900 <= year <= 2999:
        raise BadInput(f"{year} is no year of notes.", "Years run from 1900 to 2999.")
    return Said("day" if day_first else "month" if month_first else None, year)


def _lists(
    session: Session,
    journal: Journal,
    person: Person,
    files: list[Path],
    source: From,
    *,
    dry_run: bool,
    yes: bool,
) -> None:
    """Things to do from another program's list, into the person's record."""
    from mentorlog.exchange import tasks, taskwarrior, todotxt
    from mentorlog.exchange.notes.files import content_of

    def read(path: Path) -> tasks.Tasks:
        content = content_of(path)
        if source is From.TODOTXT:
            return todotxt.read(str(path), content, journal)
        return taskwarrior.read(str(path), content, journal, session.now.tzinfo)

    plan = tasks.make_plan(journal, person, [read(path) for path in files])
    for line in tasks.told(plan):
        session.say(line)
    session.tell(tasks.counted(plan))
    if not plan.new:
        session.tell("There is nothing new in it.")
        return
    if not session.is_wanted("Import this?", dry_run=dry_run, yes=yes):
        return
    edit = journal.edit()
    tasks.write(plan, edit, journal.new_id)
    edit.save(messages.of_import(person, 0, len(plan.new)))
    session.tell(f"Imported into {person.path}.{session.how_to_undo}")
