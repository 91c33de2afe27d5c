"""What is said of a fault: where it is, what it is, and how to mend it."""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    """One fault found on disk.

    `path` is relative to the journal, with slashes, "." for its own folder; `line` counts from 1, None
    where the fault is in no line. `what` goes on with a sentence that the path begins, and has no full
    stop; `mend` is a sentence of its own.
    """

    path: str
    line: int | None
    what: str
    mend: str

    @property
    def facts(self) -> tuple[str, str, str]:
        """The same, a line for each of the three things said."""
        return (
            self.path if not self.line else f"{self.path}:{self.line}",
            f"{self.what}.",
            f"Mend: {self.mend}",
        )

    def __str__(self) -> str:
        return f"{self.path}{f':{self.line}' if self.line else ''}: {self.what}. {self.mend}"


def in_order(faults: list[Fault]) -> list[Fault]:
    """The faults by path and line, those of no line first, and none of them twice."""
    return sorted(dict.fromkeys(faults), key=lambda fault: (fault.path, fault.line or 0))
