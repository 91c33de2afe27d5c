"""What `check` found, as JSON: docs/reference/json.md."""

from __future__ import annotations

import json
from collections.abc import Iterable

from mentorlog.journal.check import Fault
from mentorlog.render.text import replaced


def dumps(faults: Iterable[Fault]) -> str:
    """The text of one JSON object; its `problems` have the keys that every answer's have, and `mend`."""
    problems = [
        {"path": fault.path, "line": fault.line, "fault": fault.what, "mend": fault.mend} for fault in faults
    ]
    text = json.dumps({"schema": 1, "problems": problems}, ensure_ascii=False, indent=2)
    return replaced(text, lambda found: "\n" if found[0] == "\n" else f"\\u{ord(found[0]):04x}") + "\n"
