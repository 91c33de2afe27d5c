"""Who is who: files, names and aliases that cannot be told apart, and what names nobody."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Sequence

from mentorlog.journal import names
from mentorlog.journal.check.faults import Fault
from mentorlog.journal.check.items import UNREAD, meant
from mentorlog.journal.check.records import Read
from mentorlog.journal.items import ME
from mentorlog.journal.records import Goal, Person


def twins(
    folder: str, slugs: Iterable[str], *, ending: str = ".md", right: Collection[str] = ()
) -> dict[str, Fault]:
    """The slugs that differ from another one in capitals or Unicode form only, each with its fault.

    Of two, the one in `right` is right, else the one that mentorlog itself would have made.
    """
    groups: dict[str, list[str]] = {}
    for slug in slugs:
        groups.setdefault(names.same(slug), []).append(slug)
    found: dict[str, Fault] = {}
    for same, group in groups.items():
        other = min((slug not in right, slug != same, slug) for slug in group)[2]
        for slug in group:
            if slug != other:
                composed = unicodedata.normalize("NFC", slug) == unicodedata.normalize("NFC", other)
                how = "the Unicode form of its letters" if composed else "capitals"
                what = f"differs from {folder}/{other}{ending} in {how} only"
                mend = "Put both into one, and delete the other."
                found[slug] = Fault(f"{folder}/{slug}{ending}", None, what, mend)
    return found


def check_people(
    people: Sequence[Read[Person]],
    goals: Collection[str] | None,
    slugs: Collection[str] | None,
    templates: Collection[str] | None,
    apart: Collection[str],
) -> None:
    """Names that two people answer to, but for the slugs in `apart`; goals, referrers and templates that
    are none.

    `goals`, the people's `slugs` and `templates` are None where there is no knowing which there are.
    """
    answers: dict[str, str] = {}
    for read in people:
        person = read.record
        if names.same(person.slug) == ME:
            mend = f"Rename it, to {ME}-2.md for one."
            read.faults.append(Fault(person.path, None, f"is named “{ME}”, which means yourself", mend))
        for key in ("name", "aliases"):
            said = [person.name] if key == "name" else person.aliases
            for name in said if person.slug not in apart else ():
                _claim(read, key, name, answers)
        for slug in person.goals:
            if goals is not None and slug not in goals and UNREAD not in slug:
                mend = meant(slug, goals) or "Correct it, or delete it from the list."
                read.say("goals", f"the goal “{slug}” is none of this journal's", mend)
        by = person.referred_by
        if by and slugs is not None and by not in slugs and UNREAD not in by:
            mend = meant(by, slugs) or "Correct it, or delete the key."
            read.say("referred_by", f"they were named by “{by}”, who is nobody here", mend)
        own = person.template
        if own and templates is not None and own not in templates and UNREAD not in own:
            mend = meant(own, templates) or f"Make templates/{own}.md, or delete the key."
            read.say("template", f"the template “{own}” is not in templates/", mend)


def check_goals(goals: Sequence[Read[Goal]], people: Collection[str] | None, apart: Collection[str]) -> None:
    """Titles that two goals have, but for the slugs in `apart`, and goals of nobody.

    `people` is None where there is no knowing who there is.
    """
    answers: dict[str, str] = {}
    for read in goals:
        goal = read.record
        if goal.slug not in apart:
            _claim(read, "title", goal.title, answers)
        if goal.of and people is not None and goal.of not in people and UNREAD not in goal.of:
            mend = meant(goal.of, people) or "Correct it, or delete the key where the goal is yours."
            read.say("of", f"it is a goal of “{goal.of}”, who is nobody here", mend)


def check_folders(folders: Iterable[str], people: Collection[str], apart: Collection[str]) -> Iterable[Fault]:
    """Folders of meetings with somebody who has no record."""
    for slug in folders:
        if slug not in people and slug not in apart:
            same = next((other for other in people if names.same(other) == names.same(slug)), "")
            mend = f"Rename it to {same}." if same else f"Make people/{slug}.md, or rename the folder."
            yield Fault(f"meetings/{slug}", None, "holds meetings with nobody who has a record", mend)


def _claim(read: Read[Person] | Read[Goal], key: str, name: str, answers: dict[str, str]) -> None:
    path = read.record.path
    first = answers.setdefault(names.same(name), path) if name.strip() else path
    if first != path:
        what = f"answers to “{name}”, and so does {first}"
        read.say(key, what, "Give one of them another name.")
