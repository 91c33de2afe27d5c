"""What happens to a journal on several machines, at random: edits, commands, and syncs."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from datetime import timedelta

from tests.cli.conftest import SUNDAY, Result

from .machines import ADA, GOAL, MET, Machine, Machines

ITEMS = ("t4x2k", "w8c1m", "p2m7d", "h3k9v", "a9k2h", "7f3kb", "z6n4c", "m2p9x", "q8d1t", "c7d3q")
_RECORD = re.compile(r"(people|goals|meetings|reviews)/.*\.md|me\.md")


class Play:
    """One sequence. What it did is in `said`; what goes wrong raises AssertionError with all of it."""

    def __init__(self, machines: Machines, seed: int) -> None:
        self.machines = machines
        self.those = [machines.machine(name) for name in "abc"]
        self.said: list[str] = []
        self.commits: set[str] = set()
        self.lines: set[bytes] = set()
        self.conflicts = 0
        self._random = random.Random(seed)
        self._number = 0
        self._seen: dict[str, set[bytes]] = {one.program.home.name: set() for one in self.those}
        self._there: set[bytes] = set()  # the words of the remote's journal
        self._ever_there: set[bytes] = set()
        self._heads = {one.program.home.name: one.repository.head for one in self.those}

    def step(self) -> None:
        """One machine does something."""
        one = self._random.choice(self.those)
        acts: list[tuple[int, Callable[[Machine], Result | None]]] = [
            (6, self._edit_by_hand),
            (6, self._command),
            (3, self._edit_what_all_edit),
            (2, self._undo),
            (4, self._sync),
            (10 if self._marked(one) else 0, self._settle_conflict),
        ]
        act = self._random.choices([act for _, act in acts], [weight for weight, _ in acts])[0]
        name = one.program.home.name
        self.said.append(f"{name}: {act.__name__.strip('_')}")
        result = act(one)
        self._seen[name] |= _words(one)
        if result is not None:
            self.said[-1] += f" -> {result.code} {result.err.strip()}"
            assert "history is not in order" not in result.err, self
        head = one.repository.head
        if head != self._heads[name]:
            self._heads[name] = head
            self.commits.add(head)
            self._remember_lines(one)

    def end(self) -> None:
        """All machines sync twice; then nothing may be lost, and all agree."""
        for _ in range(2):
            for one in self.those:
                self.said.append(f"{one.program.home.name}: sync at the end")
                self._sync(one)
                self.commits.add(one.repository.head)
                self._remember_lines(one)
        remote = self.machines.remote
        reachable = set(remote.said("rev-list", "HEAD").split())
        for one in self.those:
            assert one.repository.head == remote.head, self
            assert one.repository.status() == [], self
            # Whatever a clone ever committed, whether or not it was the head at the end of a command.
            everything = one.repository.said("rev-list", "--all", "--reflog").split()
            self.commits.update(everything)
        assert self.commits <= reachable, (self.commits - reachable, self)
        first, *others = [one.bytes() for one in self.those]
        for other in others:
            assert other == first, self
        kept = self._all_lines(remote.head)
        assert self.lines <= kept, (self.lines - kept, self)

    def __repr__(self) -> str:
        return "\n".join(self.said)

    # --- what is done ----------------------------------------------------------------------------

    def _sync(self, one: Machine) -> Result:
        name = one.program.home.name
        # What one side has added, and the other has never seen, nobody can have meant to take out.
        new = _words(one) - self._ever_there | self._there - self._seen[name]
        result = one("sync")
        assert result.code in (0, 4), (result, self)
        self._there = _words(one)
        assert new <= self._there, (new - self._there, self)
        self._ever_there |= self._there
        self._seen[name] |= self._there
        self.conflicts += result.code == 4
        return result

    def _undo(self, one: Machine) -> Result:
        redo = self._random.random() < 0.3
        return self._expect(one, "undo", "--yes", *(["--redo"] if redo else []))

    def _command(self, one: Machine) -> Result:
        word, item = self._new(), self._random.choice(ITEMS)
        day = self._random.choice(("8 dec", "10 dec", "14 dec", "21 dec"))
        commands: list[tuple[str, ...]] = [
            ("jot", "ada", f"About {word}?"),
            ("jot", "bo", f"About {word}", "--as", "commitment", "--due", day),
            (
                "note",
                "ada",
                "-m",
                f"We spoke of {word}.",
                "--commit",
                f"Do {word}",
                "--theirs",
                f"Send {word}",
            ),
            ("note", "bo", "-m", f"We spoke of {word}.", "--given", word, "--date", "2026-12-01"),
            ("done", item, "--result", word),
            ("done", item),
            ("drop", item, "--why", word),
            ("reopen", item),
            ("move", item, day, "--why", word),
            ("move", item, day, "--smaller", f"Part of {word}"),
            ("mentor", "edit", "ada", "--skill", word),
            ("mentor", "edit", "ada", "--every", self._random.choice(("1 week", "2 weeks", "3 weeks"))),
            ("goal", "edit", "lead", "--measure", word),
            ("meeting", "reschedule", "ada", day, "--along"),
            ("meeting", "plan", "ada", day, "--objective", f"Settle {word}"),
            ("meeting", "cancel", "ada", "--why", word),
            ("prep", "ada", "--objective", f"Reach {word}"),
            ("goal", "add", f"Goal {word}", "--step", f"Begin {word}"),
            ("mentor", "add", f"Person {word}"),
        ]
        return self._expect(one, *self._random.choice(commands))

    def _expect(self, one: Machine, *arguments: str) -> Result:
        """A command at random may be refused, but never for a reason that is no reason."""
        self.said[-1] += f": {' '.join(arguments)}"
        now = SUNDAY + timedelta(days=self._random.randint(0, 6))
        result = one(*arguments, now=now)
        assert result.code in (0, 1, 2, 3, 4, 5), (result, self)
        return result

    def _edit_by_hand(self, one: Machine) -> None:
        records = [path for path in one.bytes() if _RECORD.fullmatch(path)]
        path = self._random.choice([*records, ADA, MET, GOAL])
        data = one.read(path) if path in records else b""
        lines = data.split(b"\n")
        at = self._random.randrange(len(lines))
        word = self._new().encode()
        kind = self._random.choice(
            ("add", "add", "change", "change", "swap", "drop", "nest", "crlf", "bytes", "file", "gone")
        )
        self.said[-1] += f": {kind} {path}:{at + 1} {word.decode()}"
        if kind == "file":
            one.write(f"people/{word.decode()}.md", f'+++\nname = "{word.decode()}"\n+++\n')
            return
        if kind == "gone" and path in records and self._random.random() < 0.3:
            (one.journal / path).unlink()
            return
        if kind == "change":
            lines[at] += b" " + word
        elif kind == "swap":
            lines[at : at + 2] = reversed(lines[at : at + 2])
        elif kind == "drop":
            del lines[at]
        elif kind == "nest":
            lines.insert(at + 1, b"  - " + word)
        elif kind == "bytes":
            # At the end, where the front matter is not in question.
            lines.append(b"caf\xe9 \x00 " + word if self._random.random() < 0.1 else "\ufeff".encode() + word)
        else:
            lines.insert(at, b"- [ ] " + word)
        data = b"\n".join(lines)
        one.write(path, data.replace(b"\n", b"\r\n") if kind == "crlf" else data)

    def _edit_what_all_edit(self, one: Machine) -> None:
        """A line that the other machines change as well, so that versions meet."""
        path, line = self._random.choice(
            ((ADA, b"skill"), (ADA, b"t4x2k"), (MET, b"7f3kb"), (GOAL, b"title"))
        )
        word = self._new().encode()
        self.said[-1] += f": {path} {line.decode()} {word.decode()}"
        if not (one.journal / path).exists():
            return
        data = one.read(path)
        if line == b"skill" and b"\nskill = " not in data:
            data = data.replace(b"\nstatus", b"\nskill = 'x'\nstatus", 1)
        old = [one for one in data.split(b"\n") if line in one][:1]
        for text in old:
            new = b"%s = '%s'" % (line, word) if b" = " in text else text.replace(b"] ", b"] %s " % word, 1)
            one.write(path, data.replace(text, new, 1))

    def _marked(self, one: Machine) -> list[str]:
        """The records in which two versions stand."""
        return [path for path, data in one.bytes().items() if b"<<<<<<< " in data]

    def _settle_conflict(self, one: Machine) -> None:
        """A person takes the marks out, and keeps one version or both."""
        for path in self._marked(one):
            data = one.read(path)
            kept = self._random.choice((rb"\1\2", rb"\1", rb"\2"))
            marked = rb"(?s)<<<<<<< [^\n]*\n(.*?)=======\r?\n(.*?)>>>>>>> [^\n]*\n?"
            one.write(path, re.sub(marked, kept, data))
            self.said[-1] += f": {path}, {kept.decode()}"

    def _new(self) -> str:
        """A word that nothing else has, by which it is found again."""
        self._number += 1
        return f"word{self._number}"

    # --- what is kept ----------------------------------------------------------------------------

    def _remember_lines(self, one: Machine) -> None:
        for path, data in one.bytes().items():
            if _RECORD.fullmatch(path):
                self.lines.update(data.splitlines())

    def _all_lines(self, head: str) -> set[bytes]:
        """Each line of each file of each commit that can be reached."""
        remote = self.machines.remote
        listed = remote.said("rev-list", "--objects", "--filter=object:type=blob", head).split("\n")
        shas = [line.split(" ")[0] for line in listed if line]
        said = remote("cat-file", "--batch", stdin="".join(f"{sha}\n" for sha in shas).encode())
        return set(said.splitlines())


def _words(one: Machine) -> set[bytes]:
    """The words by which what was written is found again."""
    return {word for data in one.bytes().values() for word in re.findall(rb"word\d+", data)}
