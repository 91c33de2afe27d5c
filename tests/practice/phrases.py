"""What no draft of ours says: what flatters, begs, presses or blames, what is worn out, what asks for a job.

A draft is plain, warm English.
"""

from __future__ import annotations

import re

_FLATTERS_OR_BEGS = (
    "guru", "humbl", "honou?r(ed)?", "sorry", "bother", "apolog", "favou?r", "your brain", "amazing",
    "huge fan", "if you have time", "i know you are", "busy", "i would never", "hate to",
    "at your convenience", "earliest",
)  # fmt: skip
_PRESSES_OR_BLAMES = (
    "reminder", "overdue", "asap", "urgent", "still waiting", "as promised", "you promised", "you forgot",
    "you failed", "you have not", "you did not", "should have", "you must", "you need to", "follow up on my",
    "per my", "as per",
)  # fmt: skip
_WORN_OUT = (
    "finds you well", "hope this", "touch base", "reach(ing)? out", "circle back", "checking in", "just",
    "quick(ly)?", "kindly", "regards", "dear sir", "to whom it may", "someday", "sometime", "journey",
    "synerg", "leverage", "guidance", "any advice", "in general", "moving forward", "going forward",
)  # fmt: skip
_ASKS_FOR_A_JOB = (
    "job", "vacanc", "recruit", "position", "salary", "promot", "a role for me", "refer me", "cv",
)  # fmt: skip
PHRASES = (*_FLATTERS_OR_BEGS, *_PRESSES_OR_BLAMES, *_WORN_OUT, *_ASKS_FOR_A_JOB)
NEVER = re.compile(rf"\b({'|'.join(PHRASES)})", re.IGNORECASE)
