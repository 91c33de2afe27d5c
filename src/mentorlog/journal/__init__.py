"""What is kept, and how: records, the item line, documents edited in place, and the files.

The face of this room is `Journal`; `Item`, `Person`, `Goal` and `Meeting` are what it gives.
"""

from mentorlog.journal.edit import Edit
from mentorlog.journal.glances import Meetings
from mentorlog.journal.items import ME, Item, find_item
from mentorlog.journal.journal import Journal
from mentorlog.journal.kinds import ENDINGS, HEADINGS, Kind
from mentorlog.journal.records import Agreement, Goal, Meeting, Person, Settings

__all__ = [
    "ENDINGS",
    "HEADINGS",
    "ME",
    "Agreement",
    "Edit",
    "Goal",
    "Item",
    "Journal",
    "Kind",
    "Meeting",
    "Meetings",
    "Person",
    "Settings",
    "find_item",
]
