"""One run of the program: which journal, which day, and how to show and ask.

This is the composition root: here the world meets the journal.
"""

from __future__ import annotations

import contextlib
import os
import shlex
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date, datetime, time
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import typer

from mentorlog.cli.screen import Options, Screen
from mentorlog.cli.world import World
from mentorlog.dates import DateWays
from mentorlog.dates.ways import USUAL
from mentorlog.errors import (
    BadInput,
    CannotWrite,
    ChangedUnderneath,
    Damaged,
    Locked,
    MentorlogError,
    NoJournal,
    NoMeetingPlanned,
    NotFound,
    Several,
    Stopped,
)
from mentorlog.journal import Journal, Person, formats
from mentorlog.journal.disk import write_out
from mentorlog.journal.kept import Cache
from mentorlog.journal.layout import is_record
from mentorlog.journal.store import Store
from mentorlog.render.text import visible

T = TypeVar("T")
# Commands in which nothing is typed that could be lost.
_READING = (
    "list", "search", "recall", "progress", "nudge", "report", "calendar",
    "path", "config", "check", "history", "undo", "sync", "init", "demo", "import",
    "export", "upgrade",
)  # fmt: skip


class Session(Screen):
    """What every command is given."""

    def __init__(self, world: World, options: Options) -> None:
        super().__init__(world, options)
        self._answers: list[str] = []
        self._is_asking = False
        self._problems: list[list[Damaged]] = []

    # --- where and when --------------------------------------------------------------------------

    @cached_property
    def now(self) -> datetime:
        """The moment in the journal's time zone; `--as-of` puts another day in its place."""
        now = self.world.now(self._zone())
        if not self.options.as_of:
            return now
        from mentorlog.dates import read_day

        day = read_day(self.options.as_of, now.date(), back=True, ways=self.ways)
        # Of a day that is not today no hour is known: its meetings are all still ahead.
        return now if day == now.date() else datetime.combine(day, time.min, now.tzinfo)

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def ways(self) -> DateWays:
        """How dates that are typed are read; as usual where there is no journal yet."""
        return self.journal.settings.ways if self.store.exists else USUAL

    def _zone(self) -> str:
        return self.journal.settings.timezone if self.store.exists else ""

    @cached_property
    def journal_path(self) -> Path:
        """`--journal`, else MENTORLOG_JOURNAL, else the machine's settings, else its data folder.

        Raises Damaged where the machine's settings are wrong, whichever journal is meant: they say how to
        show it, too.
        """
        self.check_machine()
        return self.named_journal or self.configured_journal or self.world.data_folder()

    @property
    def named_journal(self) -> Path | None:
        """The journal that `--journal` or MENTORLOG_JOURNAL names, which holds for now and not for good."""
        said = self.options.journal or self.world.environment.get("MENTORLOG_JOURNAL")
        return Path(said).expanduser().absolute() if said else None

    @property
    def configured_journal(self) -> Path | None:
        """The journal that the machine's settings name."""
        named = self.machine.settings.journal
        return Path(named).expanduser() if named else None

    @cached_property
    def store(self) -> Store:
        """The files of the journal, which one command opens once."""
        return self.store_at(self.journal_path)

    def store_at(self, path: Path) -> Store:
        """The files of a journal at `path`, written in the name of this command."""
        cache = Cache(self.world.cache_folder, self.world.ticks)
        return Store(path, self.world.environment, self.options.command, cache)

    @property
    def root(self) -> Path:
        """The journal's folder, whatever is in it. Raises NoJournal."""
        if not self.store.exists:
            raise self._no_journal()
        return self.journal_path

    def check_not_away(self) -> None:
        """Raises NoJournal where the machine's settings name a journal that is not there now.

        It was moved, or its disk is not mounted: an empty one in its place would hide that.
        """
        if not self.store.exists and (fault := self._no_journal()).is_configured:
            raise fault

    def _no_journal(self) -> NoJournal:
        is_configured = self.named_journal is None and self.configured_journal is not None
        return NoJournal(self.journal_path, is_configured=is_configured)

    @cached_property
    def journal(self) -> Journal:
        """The journal, to read. Raises NoJournal, NewerFormat."""
        journal = self.reread()
        formats.check_number(journal.settings.format)
        return journal

    def to_write(self) -> Journal:
        """The journal, with nobody else writing in it until this command stores, or asks something.

        Raises NoJournal, Locked.
        """
        if not self.store.exists:
            raise self._no_journal()
        self.store.begin()
        self.__dict__.pop("journal", None)
        return self.journal

    def use(self, store: Store) -> None:
        """Takes another journal from here on."""
        self.__dict__.pop("journal", None)
        self.store, self.journal_path = store, store.root

    def elsewhere(self, root: Path) -> Session:
        """The same for another journal, on the day that it is."""
        return Session(self.world, self.options._replace(journal=root, as_of=""))

    def reread(self) -> Journal:
        """The journal as it is on disk now, after a command has written."""
        try:
            journal = Journal.open(self.journal_path, self.world.source, self.store)
        except NoJournal as fault:
            raise self._no_journal() from fault
        self._problems.append(journal.problems)
        return journal

    @property
    def _unread(self) -> list[Damaged]:
        """The records that could not be read, each once, whenever in the command that was: a walked review
        reads the journal again after each decision."""
        found = {str(problem): problem for problems in self._problems for problem in problems}
        return list(found.values())

    def close(self) -> None:
        """Lets go of the journal, and says what went wrong beside what was stored."""
        if "store" in self.__dict__:
            self.store.lock.release()
            for warning in self.store.warnings:
                self.remark(warning)

    # --- saying ----------------------------------------------------------------------------------

    def write(self, text: str, output: Path | None = None) -> None:
        """A whole text, on standard output or into a file of the user's."""
        if output is None:
            self.world.write_data(text)
            return
        target = output.expanduser()
        if not target.parent.is_dir():
            raise BadInput(f"There is no folder {target.parent}.", "Make it first, or name another file.")
        place, root = Path(os.path.realpath(target)), Path(os.path.realpath(self.journal_path))
        # What replaced one would be lost, for no history knows of it.
        if place.is_file() and place.is_relative_to(root) and is_record(place.relative_to(root).as_posix()):
            raise BadInput(f"{output} is a record of the journal.", "Name another file.")
        write_out(target.absolute(), text.encode("utf-8"))
        self.remark(f"Written to {output}.")

    def show_problems(self) -> None:
        """Names on standard error the records that could not be read, at the end of any command."""
        journal = self.__dict__.get("journal")
        if not isinstance(journal, Journal):
            return
        for problem in self._unread:
            self.remark(f"Left out, for it cannot be read: {problem}")
        if journal.store.is_open_to_others:
            self.remark(
                f"Others on this machine can read the journal: chmod 700 {shlex.quote(str(journal.root))}"
            )

    def remark_if_closed(self, person: Person, *, goes_on: bool = True) -> None:
        """Says of somebody with whom it was closed that it was, and (`goes_on`) how to take it up again: what
        the command did is done all the same."""
        if person.status != "closed":
            return
        from mentorlog.dates import say_date
        from mentorlog.practice.ending.closing import closed_on

        day = closed_on(self.journal, person)
        group = "mentee" if person.is_mentee else "mentor"
        way = f" To go on: mentorlog {group} reopen {person.short}" if goes_on else ""
        self.remark(f"Closed with {person.first_name}{f' on {say_date(day)}' if day else ''}.{way}")

    # --- asking ----------------------------------------------------------------------------------

    @property
    def is_interactive(self) -> bool:
        return self.world.is_interactive

    def ask(self, question: str) -> str:
        """An answer in words; Enter gives an empty one. Only where somebody is there."""
        *above, question = self._folded(question)
        for line in above:
            self.say(line.rstrip())
        self._is_asking = True
        with self.free():
            answer = self.world.ask(f"{question} ").strip()
        self._is_asking = False
        self._answers += [answer] if answer else []
        return answer

    def key(self, prompt: str) -> str:
        """One key, without Enter. Only where somebody is there."""
        self._is_asking = True
        with self.free():
            key = self.world.key(visible(prompt))
        self._is_asking = False
        return key

    @property
    def when_interrupted(self) -> str:
        """What is to be said of a command that was stopped at a question; of no other it is known so well."""
        if not self._is_asking:
            return ""
        if self.has_stored:
            return "" if self.options.command == "review" else "What was stored before stays."
        return "Nothing was changed."

    def has_answers_stored(self) -> None:
        """What was answered up to here is in the journal, and need not be kept on a later fault."""
        self._answers.clear()

    def free(self) -> contextlib.AbstractContextManager[None]:
        """Lets others write in the journal while a person types."""
        return self.store.free() if "store" in self.__dict__ else contextlib.nullcontext()

    def ask_until(self, question: str, read: Callable[[str], T]) -> T | None:
        """An answer that `read` takes, asked again with its complaint until it does; None for Enter."""
        while answer := self.ask(question):
            try:
                return read(answer)
            except MentorlogError as fault:
                from mentorlog.cli.hints import hint, said_at_once

                for line in self._folded(said_at_once(fault, hint(fault, self))):
                    self.remark(line)
        return None

    def confirm(self, question: str, *, default: bool) -> bool:
        """A yes or no, asked again until it is one; Enter takes the default."""
        said = "Y/n" if default else "y/N"
        said = f"(y or n; Enter: {'yes' if default else 'no'})" if self.is_plain else f"[{said}]"
        from mentorlog.cli.answers import yes_or_no

        answer = self.ask_until(f"{question} {said}", yes_or_no)
        return default if answer is None else answer

    def is_wanted(self, question: str, *, dry_run: bool, yes: bool) -> bool:
        """Whether to do what was shown: not in a dry run. Raises Stopped for a no, or without an answer."""
        if dry_run:
            self.tell("Nothing was changed.")
            return False
        if not yes and not self.is_interactive:
            raise Stopped("Nothing was changed.", "To do it, give the command again with --yes.")
        if not yes and not self.confirm(question, default=False):
            raise Stopped("Nothing was changed.")
        return True

    def pick(self, question: str, choices: Sequence[str], names: Sequence[Collection[str]]) -> int:
        """The place of the choice that is taken: by its number, or by one of the `names` it answers to.

        Raises Stopped where none is.
        """
        from mentorlog.cli.answers import chosen

        for number, choice in enumerate(choices, 1):
            self.tell(f"{number}: {choice}" if self.is_plain else f"{number:>3}  {choice}")
        place = self.ask_until(f"{question} (Enter: none)", lambda text: chosen(text, names))
        if place is None:
            raise Stopped("Nothing chosen; nothing was changed.")
        return place

    def pick_person(self, people: Sequence[Person]) -> Person:
        """The person who is picked. Raises Stopped where none is."""
        names = [(one.name, one.first_name, one.slug, *one.aliases) for one in people]
        return people[self.pick("Which one?", [one.name for one in people], names)]

    # --- what is typed is never lost -------------------------------------------------------------

    @property
    def has_stored(self) -> bool:
        """Whether what the command was given is in the journal."""
        return "store" in self.__dict__ and self.store.has_written

    @property
    def how_to_undo(self) -> str:
        """What follows a message of what one undo takes back; empty where there is no history."""
        return f" To take it back: {self.mentorlog} undo" if self.store.history.is_on else ""

    def ends_well(self, fault: MentorlogError) -> bool:
        """Whether an error came after all was stored, which is then said as a warning.

        Of one that came before, what was typed is kept; and where something is not found, the records
        that could not be read are named: it may be in one of them.
        """
        if "store" not in self.__dict__:
            return False
        if isinstance(fault, (Damaged, NotFound, Several)) and self.has_stored:
            self.remark(f"It is stored, and cannot be shown: {fault}")
            return True
        may_be_there = isinstance(fault, (NotFound, NoMeetingPlanned)) and bool(self._unread)
        if may_be_there:
            self.show_problems()
        of_the_system = isinstance(fault, Damaged) and isinstance(fault.__cause__, OSError)
        if of_the_system or may_be_there or isinstance(fault, (CannotWrite, ChangedUnderneath, Locked)):
            self._keep_typed(fault)
        return False

    def _keep_typed(self, fault: MentorlogError) -> None:
        """Keeps the command line, and what was answered, of a command that could not store it."""
        if fault.kept or self.options.command in _READING or len(self.options.typed) + len(self._answers) < 2:
            return
        said = [shlex.join(["mentorlog", *self.options.typed]), *(f"# {answer}" for answer in self._answers)]
        text = "\n".join(said) + "\n"
        try:
            fault.kept = self.store.keep_draft("command", text.encode("utf-8", "surrogateescape"))
        except MentorlogError:
            for line in said:
                self.remark(f"What you typed is kept nowhere but here: {line}")

    @contextlib.contextmanager
    def keeping(self, draft: Path) -> Iterator[None]:
        """Whatever goes wrong within, the error says where the draft is; when all went well it goes."""
        try:
            yield
        except MentorlogError as fault:
            fault.kept = draft
            raise
        except BaseException:
            self.remark(f"What you typed is kept in {draft}")
            raise
        self.journal.store.drop_draft(draft)


def session_of(context: typer.Context) -> Session:
    """The session of a command's context."""
    found = context.find_root().obj
    assert isinstance(found, Session)
    return found


def words(parts: Sequence[str] | None) -> str:
    """Words typed without quotes, as one text."""
    return " ".join(parts or ())
