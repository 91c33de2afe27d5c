"""All kinds of damage: what is done to the sound journal, and what is then to be said of it."""

from __future__ import annotations

import os
from typing import NamedTuple

from tests.journal.check.journals import (
    ADA,
    JUN,
    LEAD,
    MET,
    PLAIN,
    REVIEW,
    SETTINGS,
    Do,
    away,
    copied,
    each,
    encoded,
    folder,
    gone,
    link,
    listening,
    mode,
    moved,
    pipe,
    put,
    swap,
)

from mentorlog.journal.store import LARGEST

Expected = tuple[str, int | None, str]


class Damage(NamedTuple):
    """What is done to the journal, and what is then said: path, line, and words of the fault."""

    name: str
    seed: Do
    found: list[Expected]


def one(name: str, seed: Do, path: str, line: int | None, words: str) -> Damage:
    return Damage(name, seed, [(path, line, words)])


def two(name: str, seed: Do, *found: Expected) -> Damage:
    return Damage(name, seed, list(found))


DRAFT = "- [ ] Draft the plan"
PLAN = f"{DRAFT}  [goal:: lead-a-team-of-five]  [due:: 2026-12-11]  [id:: 7f3kb]"
CONFLICT = "<<<<<<< HEAD\nWe talked.\n=======\nWe talked much.\n>>>>>>> other\n"
TEMPORARY = ".0123456789abcdef.tmp"

TEXTS = [
    one("empty person", put(JUN, ""), JUN, None, "is empty"),
    one("empty goal", put(REVIEW, ""), REVIEW, None, "is empty"),
    one("empty meeting", put(PLAIN, ""), PLAIN, None, "is empty"),
    one("empty settings", put(SETTINGS, ""), SETTINGS, None, "is empty"),
    one("Latin-1", swap(MET, "We talked.", "Café.".encode("latin-1")), MET, 10, "is not UTF-8"),
    one("Latin-1 in me.md", put("me.md", b"\n\xe9\n"), "me.md", 2, "is not UTF-8"),
    one("no TOML in me.md", put("me.md", "+++\nprivate = yes\n+++\n"), "me.md", 2, "no TOML"),
    one("me.md without an end", put("me.md", "+++\nprivate = true\n"), "me.md", 1, "no closing +++"),
    one("me.md half private", put("me.md", '+++\nprivate = "so"\n+++\n'), "me.md", 2, "true nor false"),
    one("Latin-1 in a review", put("reviews/a.md", b"\xe9"), "reviews/a.md", 1, "is not UTF-8"),
    one("half a letter", swap(PLAIN, "corridor", b"corr\xc3"), PLAIN, 1, "is not UTF-8"),
    one("UTF-16", encoded(JUN, "utf-16"), JUN, 1, "is UTF-16"),
    two(
        "conflict begun twice",
        swap(MET, "We talked.\n", f"<<<<<<< HEAD\n{CONFLICT}"),
        (MET, 10, "conflict"),
        (MET, 11, "up to line 15"),
    ),
    one("byte order mark", encoded(ADA, "utf-8-sig"), ADA, 1, "byte order mark"),
    one("byte order mark in settings", encoded(SETTINGS, "utf-8-sig"), SETTINGS, 1, "byte order mark"),
    one("NUL", swap(MET, "We talked.", "We\0talked."), MET, 10, "holds a NUL"),
    one("NUL in a front matter", swap(ADA, "Ada Lovelace", "Ada\0"), ADA, 2, "holds a NUL"),
    one("NUL in a template", put("templates/a.md", "\0"), "templates/a.md", 1, "holds a NUL"),
    one("escape", swap(MET, "We talked.", "\x1b[31mWe"), MET, 10, "control character"),
    one("delete", swap(ADA, "Back from", "Back\x7f"), ADA, 20, "control character"),
    one("C1 control", swap(ADA, "Back from", "Back\x9b"), ADA, 20, "control character"),
    one("many escapes", swap(MET, "We talked.", "\x1b\n\x1b\n\x1b"), MET, 10, "and so do two lines more"),
    one("overridden direction", swap(MET, "We talked.", "\u202eWe"), MET, 10, "change of direction"),
    one("direction left open", swap(MET, "We talked.", "\u2067We"), MET, 10, "change of direction"),
    one("lone return", swap(MET, "We talked.", "We\rtalked."), MET, 10, "return that ends no line"),
    one(
        "old Mac",
        lambda root: put(ADA, (root / ADA).read_bytes().replace(b"\n", b"\r"))(root),
        ADA,
        1,
        "return that ends no line",
    ),
    one("too large", put(PLAIN, "a" * (LARGEST + 1)), PLAIN, None, "larger than 4 MiB"),
    one("conflict", swap(MET, "We talked.\n", CONFLICT), MET, 10, "up to line 14"),
    one(
        "conflict with a base",
        swap(MET, "We talked.\n", CONFLICT.replace("===", "||||||| b\nWe\n===", 1)),
        MET,
        10,
        "up to line 16",
    ),
    one("conflict in CRLF", swap(MET, "We talked.\n", CONFLICT.replace("\n", "\r\n")), MET, 10, "line 14"),
    one("conflict of one id", swap(MET, PLAN, CONFLICT.replace("We talked", PLAN)), MET, 13, "line 17"),
    one(
        "conflict in a front matter",
        swap(ADA, 'role = "mentor"\n', '<<<<<<< a\nrole = "mentor"\n=======\nrole = "peer"\n>>>>>>> b\n'),
        ADA,
        4,
        "up to line 8",
    ),
    one(
        "conflict above all",
        swap(
            JUN,
            '+++\nname = "Jun Park"\n',
            '<<<<<<< a\n+++\nname = "Jun Park"\n=======\n+++\nname = "Jun"\n>>>>>>> b\n',
        ),
        JUN,
        1,
        "up to line 7",
    ),
    one(
        "conflict in settings",
        swap(SETTINGS, "format = 1\n", "<<<<<<< a\nformat = 1\n=======\n>>>>>>> b\n"),
        SETTINGS,
        1,
        "up to line 4",
    ),
    one("conflict in me.md", put("me.md", CONFLICT), "me.md", 1, "conflict"),
    one("rest of a conflict", swap(MET, "We talked.\n", "We talked.\n>>>>>>> other\n"), MET, 11, "conflict"),
    one("begin of a conflict", swap(MET, "We talked.\n", "<<<<<<< HEAD\n"), MET, 10, "conflict"),
    one("fence left open", swap(MET, "We talked.\n", "```\ncode\n"), MET, 10, "a fence begins"),
    one("comment left open", swap(ADA, "## Questions\n", "<!-- later\n"), ADA, 22, "a comment begins"),
]

FRONTS = [
    one("unclosed front matter", put(JUN, '+++\nname = "Jun Park"\n'), JUN, 1, "no closing +++"),
    one("unclosed in a meeting", put(PLAIN, "+++\nminutes = 3\n"), PLAIN, 1, "no closing +++"),
    one("person without front matter", put(JUN, "# Jun Park\n"), JUN, 1, "has no front matter"),
    one("goal without front matter", put(REVIEW, "---\ntitle: Run\n---\n"), REVIEW, 1, "has no front matter"),
    one("nothing but spaces", put(JUN, "  \n"), JUN, 1, "has no front matter"),
    one(
        "words above the head",
        swap(PLAIN, "We met", "Talk\n+++\nminutes = 5\n+++\nWe met"),
        PLAIN,
        2,
        "not at the top",
    ),
    one(
        "empty lines above",
        swap(PLAIN, "We met", "\n\n+++\nminutes = 5\n+++\nWe met"),
        PLAIN,
        3,
        "not at the top",
    ),
    one("no TOML", swap(ADA, 'role = "mentor"', "role: mentor"), ADA, 4, "no TOML"),
    one("string left open", swap(ADA, '"Ada Lovelace"', '"Ada Lovelace'), ADA, 2, "no TOML"),
    one("key twice", swap(ADA, "sessions = 12", "sessions = 12\nsessions = 13"), ADA, 17, "no TOML"),
    one("nested too deep", swap(JUN, '"mentee"', "[" * 5000 + "]" * 5000), JUN, 2, "nested too deep"),
    one("endless number", swap(MET, "minutes = 45", f"minutes = {'9' * 5000}"), MET, 4, "a thousand digits"),
    one("missing name", swap(JUN, 'name = "Jun Park"\n', ""), JUN, 1, "there is no name"),
    one("missing title", put(REVIEW, "+++\n+++\n"), REVIEW, 1, "there is no title"),
    one("empty name", swap(JUN, '"Jun Park"', '" "'), JUN, 2, "name is empty"),
    one("name that is a number", swap(JUN, '"Jun Park"', "5"), JUN, 2, "name is no text"),
    one("aliases that are text", swap(ADA, '["Ada", "AL"]', '"Ada"'), ADA, 3, "aliases is no list"),
    one("alias that is a number", swap(ADA, '"AL"]', "5]"), ADA, 3, "one of aliases is no text"),
    one(
        "agreement that is text", swap(JUN, 'role = "mentee"', 'agreement = "monthly"'), JUN, 3, "is no table"
    ),
    one(
        "minutes in words",
        swap(MET, "minutes = 45", 'minutes = "long"'),
        MET,
        4,
        "minutes is no whole number",
    ),
    one(
        "private perhaps",
        swap(JUN, '"mentee"', '"mentee"\nprivate = "perhaps"'),
        JUN,
        4,
        "neither true nor false",
    ),
    one(
        "table's key of a wrong type",
        swap(ADA, "sessions = 12", 'sessions = "many"'),
        ADA,
        16,
        "agreement.sessions",
    ),
    one(
        "key of one name in two tables",
        swap(ADA, "experience = 5", "time = []\nminutes = 3"),
        ADA,
        10,
        "fit.time",
    ),
    one(
        "unknown role",
        swap(JUN, '"mentee"', '"coach"'),
        JUN,
        3,
        "the role “coach” is none of mentor, sponsor",
    ),
    one(
        "unknown status", swap(ADA, '"active"', '"activ"'), ADA, 5, "the status “activ” is none of candidate"
    ),
    one("status in capitals", swap(ADA, '"active"', '"Active"'), ADA, 5, "the status “Active”"),
    one(
        "unknown goal status",
        swap(LEAD, '"active"', '"done"'),
        LEAD,
        3,
        "the status “done” is none of active",
    ),
    one(
        "unknown meeting status",
        swap(MET, '"held"', '"over"'),
        MET,
        6,
        "the status “over” is none of planned",
    ),
    one(
        "unknown meeting kind",
        swap(MET, '"session"', '"lunch"'),
        MET,
        5,
        "the kind “lunch” is none of session",
    ),
    one("fit out of range", swap(ADA, "experience = 5", "experience = 6"), ADA, 10, "fit.experience is 6"),
    one("no minutes", swap(MET, "minutes = 45", "minutes = 0"), MET, 4, "minutes is 0"),
    one(
        "minutes of a week",
        swap(ADA, "minutes = 45", "minutes = 10080"),
        ADA,
        14,
        "agreement.minutes is 10080",
    ),
    one(
        "sessions below none",
        swap(ADA, "sessions = 12", "sessions = -1"),
        ADA,
        16,
        "agreement.sessions is -1",
    ),
    one("no rhythm", swap(ADA, '"2 weeks"', '"now and then"'), ADA, 13, "“now and then”, which is no rhythm"),
    one("no time of day", swap(MET, '"10:00"', '"25:00"'), MET, 3, "time is no time of day"),
    one("30 February", swap(ADA, "2026-06-02", '"2026-02-30"'), ADA, 7, "since is no day"),
    one("30 February in TOML", swap(LEAD, "2027-06-30", "2027-02-30"), LEAD, 4, "invalid date"),
    one("date in words", swap(LEAD, "2027-06-30", '"next June"'), LEAD, 4, "due is no day"),
    one("year of a slip", swap(LEAD, "2027-06-30", "0027-06-30"), LEAD, 4, "due is in the year 27"),
    one("until before since", swap(ADA, "2026-12-31", "2026-05-31"), ADA, 15, "before since, 2026-06-02"),
    one(
        "date beside its path",
        swap(MET, "2026-12-07\ntime", "2026-12-06\ntime"),
        MET,
        2,
        "the file's name says 2026-12-07",
    ),
    one(
        "person beside the path",
        swap(MET, "minutes = 45", 'person = "jun-park"'),
        MET,
        4,
        "the folder says ada-lovelace",
    ),
    one(
        "person's goal is none",
        swap(ADA, '["lead-a-team-of-five"]', '["lead"]'),
        ADA,
        6,
        "the goal “lead” is none",
    ),
    one("goal of nobody", swap(REVIEW, '"jun-park"', '"june"'), REVIEW, 3, "“june”, who is nobody here"),
    one(
        "alias of two",
        swap(JUN, 'role = "mentee"', 'aliases = ["ADA"]'),
        JUN,
        3,
        "answers to “ADA”, and so does",
    ),
    one("name of two", swap(JUN, '"Jun Park"', '"ada  lovelace"'), JUN, 2, f"and so does {ADA}"),
    one(
        "title of two",
        swap(REVIEW, '"Run a review"', '"Lead a Team of five"'),
        REVIEW,
        2,
        f"and so does {LEAD}",
    ),
    two(
        "all faults of one file",
        each(
            swap(ADA, '"active"', '"activ"'),
            swap(ADA, "experience = 5", 'experience = "x"'),
            swap(ADA, '"Ada", "AL"', "5"),
            swap(ADA, "2026-06-02", '"soon"'),
            swap(ADA, "2026-05-20", "2026-05-32"),
        ),
        (ADA, 3, "one of aliases"),
        (ADA, 5, "activ"),
        (ADA, 7, "since"),
        (ADA, 10, "fit.experience"),
        (ADA, 26, "2026-05-32"),
    ),
]

ITEMS = [
    one(
        "owner known to nobody",
        swap(MET, DRAFT, "- [ ] @bob Draft"),
        MET,
        13,
        "the owner “@bob” is nobody here",
    ),
    one(
        "owner with a colon",
        swap(MET, "@ada Share", "@ada: Share"),
        MET,
        15,
        "the owner “@ada:” is nobody here",
    ),
    one(
        "goal known to nobody",
        swap(MET, "[goal:: lead-a-team-of-five]", "[goal:: lead]"),
        MET,
        13,
        "the goal “lead”",
    ),
    one("id twice in a file", swap(MET, "m2p9x", "7f3kb"), MET, 15, f"the id 7f3kb is that of {MET}:13 too"),
    one(
        "id twice in two files",
        swap(LEAD, "p2m7d", "T4X2K"),
        LEAD,
        9,
        f"the id T4X2K is that of {ADA}:23 too",
    ),
    one("id that is none", swap(LEAD, "p2m7d", "p2/7d"), LEAD, 9, "the id “p2/7d” is none"),
    one("from no item", swap(MET, "[from:: 7f3kb]", "[from:: zzzz9]"), MET, 16, "made from the item zzzz9"),
    one(
        "due on no day",
        swap(MET, "2026-12-11", "2026-02-30"),
        MET,
        13,
        "due is “2026-02-30”, which is no day",
    ),
    one("due in words", swap(MET, "2026-12-11", "friday"), MET, 13, "due is “friday”, which is no day"),
    one(
        "due on no day, as typed",
        swap(MET, "[due:: 2026-12-11]", "due:2026-12-32"),
        MET,
        13,
        "due is “2026-12-32”",
    ),
    one(
        "due on no day, as a sign",
        swap(MET, "[due:: 2026-12-11]", "📅 2026-12-32"),
        MET,
        13,
        "due is “2026-12-32”",
    ),
    one("created on no day", swap(ADA, "2026-11-30", "2026-11-31"), ADA, 23, "created is “2026-11-31”"),
    one(
        "completed on no day",
        swap(MET, "2026-12-09]  [id", "2026-12-9]  [id"),
        MET,
        15,
        "completion is “2026-12-9”",
    ),
    one(
        "completed before it began",
        swap(MET, "2026-12-09]  [id", "2026-12-01]  [id"),
        MET,
        15,
        "before it was created",
    ),
    one(
        "cancelled before it began",
        swap(LEAD, "[due:: 2026-12-15]", "[cancelled:: 2026-11-09]"),
        LEAD,
        9,
        "cancelled is",
    ),
    one(
        "due in a year of a slip",
        swap(LEAD, "2026-12-15", "2206-12-15".replace("22", "92")),
        LEAD,
        9,
        "in the year 9206",
    ),
    one(
        "history on no day",
        swap(MET, "2026-12-09 moved", "2026-13-09 moved"),
        MET,
        14,
        "2026-13-09 is no day",
    ),
    one(
        "history in other figures",
        swap(MET, "2026-12-09 moved", "2026-12-9 moved"),
        MET,
        14,
        "2026-12-9 is no day",
    ),
    one(
        "moved from no day", swap(MET, "from 2026-12-08", "from 2026-02-30"), MET, 14, "moved from 2026-02-30"
    ),
    one("log on no day", swap(ADA, "2026-05-20", "2026-05-32"), ADA, 26, "2026-05-32 is no day"),
    one("progress on no day", swap(LEAD, "2026-11-02", "2026-11-31"), LEAD, 12, "2026-11-31 is no day"),
    one("progress in a year of a slip", swap(LEAD, "2026-11-02", "0206-11-02"), LEAD, 12, "in the year 206"),
]

NFD = "josé"
FOLDERS = [
    one(
        "file for our own folder",
        each(moved(".mentorlog", ".old"), put(".mentorlog", "")),
        ".mentorlog",
        None,
        "is a file where",
    ),
    one("our own folder elsewhere", away(".mentorlog", "own"), ".mentorlog", None, "leads out"),
    one(
        "folder whose name is no UTF-8",
        put(f"meetings/{os.fsdecode(bytes([98, 255]))}/2026-12-07.md", "Hi"),
        f"meetings/{os.fsdecode(bytes([98, 255]))}",
        None,
        "a name that is not UTF-8",
    ),
    one("FIFO named like a person", pipe("people/bob.md"), "people/bob.md", None, "is a pipe"),
    one(
        "FIFO named like a meeting",
        pipe("meetings/jun-park/2026-12-09.md"),
        "meetings/jun-park/2026-12-09.md",
        None,
        "a pipe",
    ),
    one("FIFO for settings", each(gone(SETTINGS), pipe(SETTINGS)), SETTINGS, None, "is a pipe"),
    one("FIFO for me.md", each(gone("me.md"), pipe("me.md")), "me.md", None, "is a pipe"),
    one("link to a FIFO", each(pipe("pipe"), link("goals/a.md", "../pipe")), "goals/a.md", None, "is a pipe"),
    one("socket named like a goal", listening("goals/a.md"), "goals/a.md", None, "is a socket"),
    one("folder named like a person", folder("people/bob.md"), "people/bob.md", None, "is a folder"),
    one(
        "folder named like a meeting",
        folder("meetings/jun-park/2026-12-09.md"),
        "meetings/jun-park/2026-12-09.md",
        None,
        "is a folder",
    ),
    one(
        "file where the goals should be",
        each(moved("goals", "old"), put("goals", "")),
        "goals",
        None,
        "is a file where",
    ),
    one(
        "FIFO where the reviews should be",
        each(moved("reviews", "old"), pipe("reviews")),
        "reviews",
        None,
        "is a pipe where",
    ),
    one("link out of the journal", away(JUN, "jun.md"), JUN, None, "leads out of the journal"),
    one(
        "folder that is a link out", away("meetings/jun-park", "jun"), "meetings/jun-park", None, "leads out"
    ),
    one("people that are a link out", away("people", "them"), "people", None, "leads out of the journal"),
    one("link to a device", link("people/zero.md", "/dev/zero"), "people/zero.md", None, "leads out"),
    one("link to nothing", link("people/bob.md", "gone.md"), "people/bob.md", None, "is a link to nothing"),
    one("folder that is a link to nothing", link("meetings/bob", "gone"), "meetings/bob", None, "to nothing"),
    one("link to itself", link("people/bob.md", "bob.md"), "people/bob.md", None, "in a circle"),
    two(
        "two links to each other",
        each(link("goals/a.md", "b.md"), link("goals/b.md", "a.md")),
        ("goals/a.md", None, "in a circle"),
        ("goals/b.md", None, "in a circle"),
    ),
    one("left-over beside people", put(f"people/{TEMPORARY}", "a"), f"people/{TEMPORARY}", None, "cut off"),
    one("left-over at the top", put(TEMPORARY, "a"), TEMPORARY, None, "cut off"),
    one(
        "left-over beside meetings",
        put(f"meetings/jun-park/{TEMPORARY}", ""),
        f"meetings/jun-park/{TEMPORARY}",
        None,
        "cut off",
    ),
    one(
        "left-over drafts",
        put(f".mentorlog/drafts/{TEMPORARY}", ""),
        f".mentorlog/drafts/{TEMPORARY}",
        None,
        "cut off",
    ),
    one(
        "meetings with nobody",
        put("meetings/bob/2026-12-07.md", "Hi\n"),
        "meetings/bob",
        None,
        "with nobody who has a record",
    ),
    one(
        "meetings in capitals",
        moved("meetings/jun-park", "meetings/Jun-Park"),
        "meetings/Jun-Park",
        None,
        "with nobody",
    ),
    one(
        "month that is none",
        copied(PLAIN, "meetings/jun-park/2026-13-45.md"),
        "meetings/jun-park/2026-13-45.md",
        None,
        "no day that a calendar has",
    ),
    one(
        "day of one figure",
        copied(PLAIN, "meetings/jun-park/2026-12-7.md"),
        "meetings/jun-park/2026-12-7.md",
        None,
        "no day that a calendar has",
    ),
    one(
        "number that is none",
        copied(PLAIN, "meetings/jun-park/2026-12-07-0.md"),
        "meetings/jun-park/2026-12-07-0.md",
        None,
        "no day",
    ),
    one(
        "meeting in no folder",
        copied(PLAIN, "meetings/2026-12-07.md"),
        "meetings/2026-12-07.md",
        None,
        "is a meeting with nobody",
    ),
    one("ending in capitals", copied(JUN, "people/jun.MD"), "people/jun.MD", None, "is read by no command"),
    one(
        "person called me",
        put("people/me.md", '+++\nname = "Myself"\n+++\n'),
        "people/me.md",
        None,
        "means yourself",
    ),
    one("folder that others read", mode("people", 0o750), "people", None, "can be read by others"),
    one(
        "folder that others write",
        mode("meetings/ada-lovelace", 0o777),
        "meetings/ada-lovelace",
        None,
        "can be changed by others",
    ),
    one(
        "drafts that others read",
        mode(".mentorlog/drafts", 0o755),
        ".mentorlog/drafts",
        None,
        "can be read by others",
    ),
    one("file that others write", mode(ADA, 0o666), ADA, None, "can be changed by others"),
    one(
        "journal that others read",
        each(mode(".", 0o755), mode("people", 0o755), mode(ADA, 0o666)),
        ".",
        None,
        "can be read by others",
    ),
    one(
        "control character in a name",
        put("goals/a\x1b.md", '+++\ntitle = "A"\n+++\n'),
        "goals/a\x1b.md",
        None,
        "control character in its name",
    ),
]

KNOWN = '+++\nname = "José"\n+++\n'
TWINS = [
    one(
        "two files in capitals",
        each(put("people/Bob.md", '+++\nname = "Bob"\n+++\n'), copied("people/Bob.md", "people/bob.md")),
        "people/Bob.md",
        None,
        "differs from people/bob.md in capitals only",
    ),
    one(
        "two Unicode forms",
        each(put("people/jose\u0301.md", KNOWN), put("people/jos\u00e9.md", KNOWN)),
        "people/jose\u0301.md",
        None,
        "the Unicode form of its letters only",
    ),
    one(
        "two goals in capitals",
        put("goals/Run-A-Review.md", '+++\ntitle = "Run a review"\n+++\n'),
        "goals/Run-A-Review.md",
        None,
        "differs from goals/run-a-review.md in capitals only",
    ),
    one(
        "two folders of one person",
        put("meetings/Jun-Park/2026-12-09.md", "Hi\n"),
        "meetings/Jun-Park",
        None,
        "differs from meetings/jun-park in capitals only",
    ),
]

TABLES = [
    one(
        "settings with an endless number",
        swap(SETTINGS, "format = 1", f"format = {'1' * 5000}"),
        SETTINGS,
        1,
        "a number of a thousand digits",
    ),
    one("settings that are no TOML", swap(SETTINGS, "format = 1", "format: 1"), SETTINGS, 1, "no TOML"),
    one(
        "format that is text",
        swap(SETTINGS, "format = 1", 'format = "one"'),
        SETTINGS,
        1,
        "format is not of the right type",
    ),
    one(
        "headings of numbers",
        swap(SETTINGS, '["Homework"]', "[5]"),
        SETTINGS,
        6,
        "headings.commitment is not of the right type",
    ),
    one(
        "newer format",
        swap(SETTINGS, "format = 1", "format = 2"),
        SETTINGS,
        1,
        "has format 2, which is newer",
    ),
    one("format before the first", swap(SETTINGS, "format = 1", "format = 0"), SETTINGS, 1, "has format 0"),
    one(
        "zone that nobody knows",
        swap(SETTINGS, "Europe/Berlin", "Europe/Berlyn"),
        SETTINGS,
        2,
        "the time zone “Europe/Berlyn”",
    ),
    one(
        "week that begins midway",
        swap(SETTINGS, '"monday"', '"friday"'),
        SETTINGS,
        3,
        "week_start is “friday”",
    ),
    one(
        "order of dates that is none",
        swap(SETTINGS, '"monday"', '"monday"\ndate_order = "year"'),
        SETTINGS,
        4,
        "date_order is “year”",
    ),
    one(
        "setting misspelled",
        swap(SETTINGS, "week_start", "weekstart"),
        SETTINGS,
        3,
        "“weekstart” is no setting",
    ),
    one(
        "heading for two kinds",
        swap(SETTINGS, "[headings]", '[headings]\nadvice = "homework"'),
        SETTINGS,
        7,
        "the heading “Homework” is for advice and for commitment",
    ),
    one(
        "heading to write that is private",
        swap(SETTINGS, "[headings]", '[written]\ncommitment = "Private plans"\n[headings]'),
        SETTINGS,
        6,
        "would not be read as commitment",
    ),
    one(
        "headings to write as a list",
        swap(SETTINGS, "[headings]", '[written]\ncommitment = ["A"]\n[headings]'),
        SETTINGS,
        6,
        "written.commitment is not of the right type",
    ),
    one(
        "template that is not there",
        swap(ADA, 'role = "mentor"', 'role = "mentor"\ntemplate = "gone"'),
        ADA,
        5,
        "the template “gone” is not in templates/",
    ),
    one(
        "heading for no kind",
        swap(SETTINGS, "commitment =", "promise ="),
        SETTINGS,
        6,
        "“promise”, which is no kind",
    ),
]

ALL = [*TEXTS, *FRONTS, *ITEMS, *FOLDERS, *TWINS, *TABLES]
