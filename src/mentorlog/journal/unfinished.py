"""What a command is about to write, put down before it begins: `.mentorlog/unfinished.json`.

From the moment this file stands, the command counts as done: a reader takes the files from here, and
the next writer puts them in their places. So a command over several files is done wholly or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

PLACE = ".mentorlog/unfinished.json"


class Change(NamedTuple):
    """What a command makes of one file: its bytes before (None: there was none) and after (None: gone)."""

    path: str
    before: bytes | None
    after: bytes | None


def changed(changes: Iterable[Change]) -> list[str]:
    """The paths that a command changed."""
    return [change.path for change in changes if change.before != change.after]


class Carried(NamedTuple):
    """What a merge takes over in the history alone: a link, or anything else that is no plain file."""

    mode: str
    sha: str
    path: str


class Message(NamedTuple):
    """What history says of a change: one line in a person's words, and what marks it as ours.

    `merged` is the commit that is merged in by it, if any, and `carried` what comes with that.
    """

    line: str
    trailers: tuple[tuple[str, str], ...] = ()
    merged: str = ""
    carried: tuple[Carried, ...] = ()


class Unfinished(NamedTuple):
    """The changes of one command, and what history will say of them."""

    changes: tuple[Change, ...]
    message: Message


NOTHING = Unfinished((), Message(""))


def dumped(changes: Sequence[Change], message: Message) -> bytes:
    """The text of the file; bytes that are no UTF-8 come back as they were."""
    import json

    table = {
        "changes": [[path, _text(before), _text(after)] for path, before, after in changes],
        "message": message.line,
        "trailers": message.trailers,
        "merged": message.merged,
        "carried": message.carried,
    }
    return json.dumps(table, ensure_ascii=True).encode()


def loaded(data: bytes) -> Unfinished:
    """What `dumped` wrote; NOTHING where the file is not whole, for then nothing was begun."""
    import json

    try:
        table = json.loads(data)
        changes = tuple(
            Change(path, _bytes(before), _bytes(after)) for path, before, after in table["changes"]
        )
        trailers = tuple((str(key), str(value)) for key, value in table["trailers"])
        carried = tuple(Carried(*map(str, entry)) for entry in table["carried"])
        message = Message(str(table["message"]), trailers, str(table["merged"]), carried)
        return Unfinished(changes, message)
    except (ValueError, KeyError, TypeError, AttributeError):
        return NOTHING


def _text(data: bytes | None) -> str | None:
    return None if data is None else data.decode("utf-8", "surrogateescape")


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else text.encode("utf-8", "surrogateescape")
