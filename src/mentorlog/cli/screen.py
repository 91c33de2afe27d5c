"""How one run of the program says things: on which terminal, in which form, as the person wants it."""

from __future__ import annotations

import contextlib
import shlex
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from mentorlog.cli.machine import Read, read
from mentorlog.cli.world import World
from mentorlog.render.page import Page, shortened
from mentorlog.render.text import ELLIPSIS, STAND_INS, visible

NARROWEST = 40
# Columns, below which a line that is cut says too little.
NARROW = 60
# What a pipe gets: lines as long as they are.
_ENDLESS = 10_000
_IN_FILE = 80


class Options(NamedTuple):
    """What stands before the command, its name, and all that was typed."""

    journal: Path | None = None
    as_of: str = ""
    no_color: bool = False
    plain: bool = False
    command: str = "today"
    typed: Sequence[str] = ()


def as_remark(text: str, world: World) -> str:
    """One line as standard error gets it: in one piece, but on a narrow terminal folded at its words."""
    words, width = visible(text), max(world.error_columns or _ENDLESS, NARROWEST)
    if len(words) <= width or width >= NARROW:
        return f"{words}\n"
    from mentorlog.render.terminal import folded

    return "".join(f"{line.rstrip()}\n" for line in folded(words, width))


class Screen:
    """What a run has to show things on: its streams, its width, and what options and settings say of them."""

    def __init__(self, world: World, options: Options) -> None:
        self.world = world
        self.options = options

    @property
    def config_file(self) -> Path:
        return self.world.config_folder() / "config.toml"

    @cached_property
    def machine(self) -> Read:
        """The machine's settings, as far as they can be read."""
        return read(self.config_file)

    @property
    def mentorlog(self) -> str:
        """What to type for a command on this journal: the program as the shell finds it, and the journal if
        one was named."""
        program, named = shlex.quote(self.world.program), self.options.journal
        return f"{program} --journal {shlex.quote(str(named))}" if named else program

    def carried(self, command: str) -> str:
        """A command as it is to be typed for this journal."""
        program, space, rest = command.partition(" ")
        return f"{self.mentorlog}{space}{rest}" if program == "mentorlog" else command

    def check_machine(self) -> None:
        """Raises Damaged where they are wrong, but for a command that says what holds: that says so."""
        can_go_on = self.options.command == "config" or (
            self.options.command == "path" and self.machine.is_whole
        )
        for fault in () if can_go_on else self.machine.faults:
            raise fault

    def say(self, text: str) -> None:
        """One line on standard output, with a path or a command to copy, which stays in one piece.

        Only on a narrow terminal it takes several.
        """
        is_short = self.width >= NARROW and not self.is_plain
        for line in [visible(text)] if is_short else self._folded(text):
            self.world.stdout.write(f"{line.rstrip()}\n")

    def tell(self, text: str) -> None:
        """One line of words on standard output, which goes on below itself where it is too long."""
        for line in self._folded(text):
            self.world.stdout.write(f"{line.rstrip()}\n")

    def _folded(self, text: str) -> list[str]:
        """One line of words as lines of this terminal; said plainly, a fact a line."""
        if self.is_plain:
            from mentorlog.render import plain

            return [line for fact in plain.told(text) for line in plain.fitted(fact, self.width)]
        words = visible(text)
        if len(words) <= self.width and words.isascii():
            return [words]  # most are, and then nothing has to be measured
        from mentorlog.render.terminal import folded

        return folded(words, self.width)

    def remark(self, text: str) -> None:
        """One line on standard error, if there still is one."""
        with contextlib.suppress(OSError):
            self.world.stderr.write(as_remark(text, self.world))

    @property
    def width(self) -> int:
        """The columns to draw for."""
        return max(self.world.columns or _ENDLESS, NARROWEST)

    @property
    def is_plain(self) -> bool:
        """Whether nothing is to be drawn: words and numbers alone, a fact a line."""
        asked = self.options.plain or bool(self.world.environment.get("MENTORLOG_PLAIN"))
        return asked or self.machine.settings.plain

    @property
    def wants_color(self) -> bool:
        """Whether to draw in colour: as an option says, else the environment, else the machine's settings."""
        if self.options.no_color or self.is_plain or not self.world.wants_color:
            return False
        return self.machine.settings.color or self.world.is_color_forced

    def draw(self, page: Page, *, limit: int | None = None, wrap: bool = True, for_file: bool = False) -> str:
        """A page for this terminal, or for a file, which has 80 columns and no colour."""
        page, width = shortened(self._as_called(page), limit), _IN_FILE if for_file else self.width
        if self.is_plain:
            from mentorlog.render import plain

            return plain.draw(page, width=width)
        from mentorlog.render import terminal

        # What is cut on a narrow line says too little: there a page takes more lines, and says the same.
        wrap = wrap or width < NARROW
        if not wrap and not for_file and not self.world.has_all_signs:
            width -= 2 * (len(STAND_INS[ELLIPSIS]) - 1)  # a line may be cut twice
        return terminal.draw(page, width=width, color=self.wants_color and not for_file, wrap=wrap)

    def _as_called(self, page: Page) -> Page:
        """A page whose commands are to be typed for this journal, and this program."""
        if self.mentorlog == "mentorlog":
            return page

        parts = (
            part._replace(
                lines=tuple(line._replace(command=self.carried(line.command)) for line in part.lines)
            )
            for part in page.parts
        )
        return page._replace(parts=tuple(parts), whole=self.carried(page.whole))

    def show(self, page: Page, *, limit: int | None = None, wrap: bool = True) -> None:
        self.world.stdout.write(self.draw(page, limit=limit, wrap=wrap))
