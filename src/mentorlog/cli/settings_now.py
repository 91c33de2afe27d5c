"""Which settings hold in this run, and where each came from: an option, the environment, a file, or nowhere.

Nothing private is among them: a template that only somebody private has is counted, and not named.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from mentorlog.cli import editor
from mentorlog.cli.session import Session
from mentorlog.errors import MentorlogError
from mentorlog.journal import Journal, layout
from mentorlog.journal.front_matter import line_in_toml
from mentorlog.journal.kinds import heading_name
from mentorlog.journal.lines import BOM, split_lines
from mentorlog.journal.records import MEETING_KINDS, Settings
from mentorlog.practice.meeting.templates import FOR_ALL
from mentorlog.render.config import Origin, Setting, Value

MACHINE, JOURNAL, HEADINGS, TEMPLATES = "THIS MACHINE", "THIS JOURNAL", "HEADINGS", "TEMPLATES"


def settings_now(session: Session) -> list[Setting]:
    """All that holds; of the journal nothing where there is none, or no knowing which it is."""
    found = list(_of_machine(session))
    return [*found, *_of_journal(session, session.journal)] if has_journal(session) else found


def has_journal(session: Session) -> bool:
    """Whether there is a journal, and it is known which."""
    return _is_known(session) and session.store.exists


def _is_known(session: Session) -> bool:
    return session.machine.is_whole or session.named_journal is not None


def _of_machine(session: Session) -> Iterator[Setting]:
    yield _journal(session) if _is_known(session) else Setting(MACHINE, "journal", None, extra="see below")
    is_there = os.path.lexists(session.config_file)
    how = "" if is_there else "not there"
    yield Setting(MACHINE, "config_file", str(session.config_file), "machine", extra=how)
    yield _editor(session)
    yield _color(session)
    yield _of_config(session, "plain", session.is_plain, _plain_said(session))
    columns = session.world.columns
    said = session.world.environment.get("COLUMNS", "") if columns is not None else ""
    is_said = said.isdigit() and int(said) == columns
    where: tuple[Origin, str] = ("environment", "COLUMNS") if is_said else ("machine", "the terminal")
    if columns is None:
        where = ("machine", "no terminal")
    yield Setting(MACHINE, "width", session.width if columns else None, *where)


def _journal(session: Session) -> Setting:
    path = str(session.journal_path)
    how = "" if session.store.exists else "no journal there yet"
    if session.options.journal:
        return Setting(MACHINE, "journal", path, "option", "--journal", extra=how)
    if session.named_journal:
        return Setting(MACHINE, "journal", path, "environment", "MENTORLOG_JOURNAL", extra=how)
    return _of_config(session, "journal", path)._replace(extra=how)


def _of_config(
    session: Session, key: str, value: str | bool, said: tuple[Origin, str] | None = None
) -> Setting:
    """A setting that config.toml has, unless something before it was `said`."""
    if said:
        return Setting(MACHINE, key, value, *said)
    line = session.machine.lines.get(key)
    if line is None or any(fault.line == line for fault in session.machine.faults):
        return Setting(MACHINE, key, value)
    return Setting(MACHINE, key, value, "config file", str(session.config_file), line)


def _editor(session: Session) -> Setting:
    name, said = editor.chosen(session)
    if name.startswith("$"):
        return Setting(MACHINE, "editor", said, "environment", name.removeprefix("$"))
    if said:
        return _of_config(session, "editor", said)
    return Setting(MACHINE, "editor", editor.usual(session) or None, "machine", "PATH")


def _plain_said(session: Session) -> tuple[Origin, str] | None:
    """What says that nothing is to be drawn, before config.toml is asked."""
    if session.options.plain:
        return "option", "--plain"
    return ("environment", "MENTORLOG_PLAIN") if session.world.environment.get("MENTORLOG_PLAIN") else None


def _color(session: Session) -> Setting:
    environment, options = session.world.environment, session.options
    said: tuple[Origin, str] | None = None
    if options.no_color:
        said = ("option", "--no-color")
    elif plain := _plain_said(session):
        said = plain
    elif session.is_plain:
        return _of_config(session, "plain", False)._replace(name="color")
    elif environment.get("NO_COLOR"):
        said = ("environment", "NO_COLOR")
    elif session.world.is_color_forced:
        said = ("environment", "FORCE_COLOR")
    elif not session.machine.settings.color:
        return _of_config(session, "color", False)
    elif not session.world.stdout.isatty():
        said = ("machine", "no terminal")
    elif environment.get("TERM", "") == "dumb":
        said = ("environment", "TERM")
    return _of_config(session, "color", session.wants_color, said)


def _of_journal(session: Session, journal: Journal) -> Iterator[Setting]:
    settings, usual = journal.settings, Settings()
    lines = _lines(journal)

    def one(name: str, value: Value, part: str = JOURNAL, extra: str = "") -> Setting:
        is_usual = name in Settings.model_fields and getattr(settings, name) == getattr(usual, name)
        line = line_in_toml(lines, name)
        if line is None or (is_usual and any(f"{name} is not" in fault.fault for fault in journal.problems)):
            return Setting(part, name, value, extra=extra)
        return Setting(part, name, value, "journal", layout.SETTINGS, line, extra)

    yield one("format", settings.format)
    yield _zone(session, settings, one("timezone", settings.timezone))
    yield one("week_start", ("Monday", *[""] * 4, "Saturday", "Sunday")[settings.first_weekday].lower())
    order = settings.ways.order
    yield one("date_order", f"{order}-first" if order else None)
    yield one("calendar_id", settings.calendar_id or None)
    as_of = session.options.as_of
    today = session.today.isoformat()
    yield Setting(JOURNAL, "today", today, *(("option", "--as-of") if as_of else ("machine", "the clock")))
    yield from _history(journal)
    for key, words in settings.headings.items():
        how = "" if heading_name(key) else "no kind of item"
        yield one(f"headings.{key}", words, HEADINGS, how)
    for key, word in settings.written.items():
        how = "" if heading_name(key) else "no kind of item"
        yield one(f"written.{key}", word, HEADINGS, how)
    yield from _templates(journal)


def _lines(journal: Journal) -> list[str]:
    try:
        return list(split_lines((journal.store.read_if_there(layout.SETTINGS) or "").removeprefix(BOM)))
    except MentorlogError:
        return []  # the journal's problems say so


def _zone(session: Session, settings: Settings, said: Setting) -> Setting:
    from zoneinfo import ZoneInfo

    try:
        if settings.timezone and ZoneInfo(settings.timezone):
            return said
    except (KeyError, ValueError, OSError):
        said = said._replace(extra=f"“{settings.timezone}” is none that this machine knows")
    own = session.world.machine_zone() or session.now.strftime("UTC%z")
    return Setting(JOURNAL, "timezone", own, "machine", extra=said.extra)


def _history(journal: Journal) -> Iterator[Setting]:
    history = journal.store.history
    if not history.is_on:
        yield Setting(JOURNAL, "history", None)
        return
    has_git = history.git.is_installed
    extra = "" if has_git else "git is not installed"
    yield Setting(JOURNAL, "history", "git" if has_git else None, "journal", ".git", extra=extra)
    if not has_git:
        return
    from mentorlog.journal.sync import remote_of

    try:
        yield Setting(JOURNAL, "remote", remote_of(journal.store).url, "journal", ".git/config")
    except MentorlogError:
        yield Setting(JOURNAL, "remote", None)


def _templates(journal: Journal) -> Iterator[Setting]:
    found = [path for path in journal.store.records() if path.startswith("templates/")]
    if not found:
        return
    readers: dict[str, list[str]] = {}
    for person in journal.people:
        if not person.private:
            readers.setdefault(person.template or person.slug, []).append(person.name)
    hidden = {person.slug for person in journal.people if person.private}
    hidden |= {layout.slug_in(fault.path) for fault in journal.problems}
    unnamed = 0
    for path in found:
        name = layout.slug_in(path)
        served = readers.get(name, [])
        if name in MEETING_KINDS:
            served = [*served, f"meetings of the kind {name}"]
        if name == FOR_ALL:
            served = [*served, "all other meetings"]
        if not served and name in hidden:
            unnamed += 1
            continue
        said = ", ".join(served) or "nobody"
        yield Setting(TEMPLATES, f"templates.{name}", f"for {said}", "journal", path)
    if unnamed:
        yield Setting(TEMPLATES, "templates", f"{unnamed} more, not named here", "journal", "templates/")
