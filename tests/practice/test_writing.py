"""What is typed: where its line goes, whose it is, and what cannot be one."""

from __future__ import annotations

from datetime import date
from itertools import count

import pytest

from mentorlog.dates import DateWays
from mentorlog.errors import BadInput, SeveralLines
from mentorlog.journal import Journal, Kind
from mentorlog.journal.document import Document
from mentorlog.journal.item_line import ItemLine
from mentorlog.practice.meeting.remarks import of_owners
from mentorlog.practice.naming import Names
from mentorlog.practice.writing import (
    add_bullet,
    add_item,
    add_prose,
    already_there,
    checked,
    equal_to,
    new_item,
    tidied,
)

from .conftest import Builder, mentee, person

DAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("", "## Advice\n- Ask\n"),
        (
            "## Notes\nx\n\n## Commitments\n- Do\n",
            "## Notes\nx\n\n## Advice\n- Ask\n\n## Commitments\n- Do\n",
        ),
        # A heading that says nothing has no place of its own, and what is private stays apart.
        ("## Ours\nx\n", "## Ours\nx\n\n## Advice\n- Ask\n"),
        (
            "## Ours\nx\n\n# Private\n## Log\n- Do\n",
            "## Ours\nx\n\n## Advice\n- Ask\n\n# Private\n## Log\n- Do\n",
        ),
        # What stands below a heading of somebody's own stays with it.
        ("## Ours\n### Commitments\n- Do\n", "## Ours\n### Commitments\n- Do\n\n## Advice\n- Ask\n"),
    ],
)
def test_a_new_section_goes_before_the_first_that_comes_later(text: str, after: str) -> None:
    assert str(add_item(Document.parse(text), Kind.ADVICE, ItemLine("Ask"))) == after


def test_a_section_of_somebodys_own_has_no_place_among_ours() -> None:
    ours = Document.parse("## Ours\nx\n")
    assert str(add_bullet(ours, "Ask", "About")) == "## Ours\nx\n\n## About\n- Ask\n"
    assert str(add_bullet(ours, "Ask", "Theirs")) == "## Ours\nx\n\n## Theirs\n- Ask\n"
    about = Document.parse("## About\n- Old\n")
    assert str(add_bullet(about, "Ask", "About")) == "## About\n- Old\n- Ask\n"


@pytest.mark.parametrize(
    ("kind", "in_goal", "title"),
    [
        (Kind.COMMITMENT, True, "Steps"),
        (Kind.COMMITMENT, False, "Commitments"),
        (Kind.QUESTION, True, "Questions"),
    ],
)
def test_only_what_is_to_be_done_for_a_goal_is_a_step(kind: Kind, in_goal: bool, title: str) -> None:
    made = add_item(Document.parse("", in_goal=in_goal), kind, ItemLine("Ask"), in_goal=in_goal)
    assert str(made) == f"## {title}\n- Ask\n"


def test_prose_stands_apart_from_what_is_there() -> None:
    once = add_prose(Document.parse(""), "One.\nTwo.")
    assert str(add_prose(once, "Three.")) == "## Notes\nOne.\nTwo.\n\nThree.\n"
    windows = Document.parse("## Notes\r\nOne.\r\n")
    assert str(add_prose(windows, "Two and\nthree.")) == "## Notes\r\nOne.\r\n\r\nTwo and\r\nthree.\r\n"


@pytest.mark.parametrize(
    "field", ["id:: aaaaa", "from:: aaaaa", "completion:: 2026-12-01", "cancelled:: 2026-12-01"]
)
def test_a_text_that_ends_in_a_field_of_ours_is_refused(field: str) -> None:
    for text in (f"Do it  [{field}]", f"Have it done by Bo [{field}] by friday"):
        with pytest.raises(BadInput) as fault:
            checked(text)
        assert str(fault.value) == "The text ends in a field that mentorlog sets itself."
        assert fault.value.advice == "Put it in `backquotes`."


@pytest.mark.parametrize("text", ["Do it", "Do it  [due:: 2026-12-01]", "Do it `[id:: aaaaa]`", "[x] Do it"])
def test_any_other_text_is_taken_without_the_space_around_it(text: str) -> None:
    assert checked(f" {text}\t") == text


def test_what_is_no_text_says_what_it_is() -> None:
    with pytest.raises(BadInput, match="The step is empty"):
        checked(" ", "step")
    with pytest.raises(BadInput, match="The text is empty"):
        checked("")
    with pytest.raises(BadInput, match="no words") as fault:
        checked("[due:: 2026-12-01]")
    assert not fault.value.advice
    with pytest.raises(SeveralLines):
        checked("One\nTwo")


def names(journal: Builder, who: str | None) -> Names:
    opened: Journal = journal(
        person("ada", name="Ada Lovelace", aliases=["AL"]),
        person("eve", name="Ada Yonath"),
        person("bo", name="Bo Lin"),
        person("maria-silva", name="Maria Silva"),
    )
    return Names(opened.find_person(who) if who else None, opened.people)


@pytest.mark.parametrize(
    ("who", "text", "owner"),
    [
        ("ada", "Ada: read it", "ada"),
        ("eve", "ada:\tread it", "eve"),
        ("bo", "Ada: read it", None),
        (None, "Ada: read it", None),
        (None, "Bo: read it", "bo"),
        ("ada", "Bo Lin: read it", "bo"),
        ("bo", "AL: read it", "ada"),
        ("bo", "I: read it", "me"),
        ("bo", "Me: read it", "me"),
        ("bo", "Bo:read it", None),
        ("bo", "Cy: read it", None),
    ],
)
def test_a_name_that_opens_a_text_is_whose_it_is_where_it_is_sure(
    journal: Builder, who: str | None, text: str, owner: str | None
) -> None:
    assert names(journal, who).owner(text) == (owner, "read it" if owner else text)


@pytest.mark.parametrize(
    ("text", "owner", "rest"),
    [
        ("Renee: read it", "rené-du", "read it"),
        ("RENÉE: read it", "rené-du", "read it"),
        ("Bo to read it", "bo", "read it"),
        ("bo lin will read it", "bo", "read it"),
        ("Bo'll read it", "bo", "read it"),
        ("Bo to Ada: read it", None, "Bo to Ada: read it"),
        ("I will read it", None, "I will read it"),
        ("Talk to bo", None, "Talk to bo"),
    ],
)
def test_a_known_name_owns_what_it_is_to_do_or_will_with_or_without_its_accents(
    journal: Builder, text: str, owner: str | None, rest: str
) -> None:
    opened = journal(person("rené-du", name="Renée Du"), person("bo", name="Bo Lin"))
    assert Names(None, opened.people).owner(text) == (owner, rest)


def test_accents_that_are_typed_tell_names_apart(journal: Builder) -> None:
    opened = journal(person("renée"), person("renee"))
    assert [Names(None, opened.people).slug(name) for name in ("Renée", "renee")] == ["renée", "renee"]


@pytest.mark.parametrize(
    ("text", "owner", "rest"),
    [
        ("Ada Lovelace talk", "ada", "talk"),
        ("Ada Lovelace: talk", "ada", "talk"),
        ("Ada Lovelace to talk", "ada", "talk"),
        ("AL talk", "AL", "talk"),
        ("AL Lovelace talk", "AL", "Lovelace talk"),
        ("Bo, talk", "bo", "talk"),
        ("Maria Silva's desk", None, "Silva's desk"),
        ("Maria Silva", None, "Silva"),
        ("Tom Lin talk", None, "Lin talk"),
    ],
)
def test_a_whole_name_after_an_at_is_that_person(
    journal: Builder, text: str, owner: str | None, rest: str
) -> None:
    word, _, said = text.partition(" ")
    assert names(journal, "ada").mentioned(word, said) == (owner, rest)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tom: send it", "Tom"),
        ("Tom Lee: send it", "Tom Lee"),
        ("She will send it", "She"),
        ("he'll send it", "he"),
        ("Tom will send it", "Tom"),
        ("@tom send it", "@tom"),
        ("Talk to her", ""),
        ("It will be sent", ""),
        ("for the record: sent", ""),
        ("TODO: send it", ""),
        ("Bo: send it", ""),
        ("Send it", ""),
    ],
)
def test_a_name_where_an_owner_stands_and_is_nobody_is_told(journal: Builder, text: str, name: str) -> None:
    assert names(journal, "ada").unsure_owner(text) == name


@pytest.mark.parametrize(("word", "known"), [("ADA", True), ("al", True), ("me", True), ("lovelace", False)])
def test_a_word_after_an_at_is_a_slug_or_an_alias(journal: Builder, word: str, known: bool) -> None:
    assert names(journal, None).has_slug_or_alias(word) is known


# --- a new item -----------------------------------------------------------------------------------


def everybody(journal: Builder, who: str = "ada") -> Names:
    """Ada, Maria Silva, whom no one calls by her slug, and Jun, a mentee."""
    opened = journal(person("ada"), person("maria-silva", name="Maria Silva"), mentee("jun"))
    return Names(opened.find_person(who) if who else None, opened.people)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Ask", "- [ ] Ask  [id:: aaaaa]"),
        ("Ask by 11 december", "- [ ] Ask  [due:: 2026-12-11]  [id:: aaaaa]"),
        ("Ask [goal:: lead] by 11 december", "- [ ] Ask  [goal:: lead]  [due:: 2026-12-11]  [id:: aaaaa]"),
        ("@jun ask [x:: y] by 11 december", "- [ ] @jun ask  [x:: y]  [due:: 2026-12-11]  [id:: aaaaa]"),
        (
            "Ask [x:: y] [start:: 2026-12-02] by 11 december",
            "- [ ] Ask  [x:: y]  [start:: 2026-12-02]  [due:: 2026-12-11]  [id:: aaaaa]",
        ),
        ("Ask  [created:: 2026-11-02]", "- [ ] Ask  [created:: 2026-11-02]  [id:: aaaaa]"),
        (
            "Ask [created:: 2026-11-02] by 11 december",
            "- [ ] Ask  [created:: 2026-11-02]  [due:: 2026-12-11]  [id:: aaaaa]",
        ),
        ("[x] Ask", "- [ ] [x] Ask  [id:: aaaaa]"),
        ("Jun: ask", "- [ ] Jun: ask  [id:: aaaaa]"),
    ],
)
def test_what_is_typed_says_its_goal_its_day_and_whose_it_is(journal: Builder, text: str, line: str) -> None:
    names = everybody(journal)
    assert str(new_item(text, Kind.QUESTION, "aaaaa", reckoned_from=DAY, names=names)) == line
    owned = line.replace("Jun: ", "@jun ")
    assert str(new_item(text, Kind.COMMITMENT, "aaaaa", reckoned_from=DAY, names=names)) == owned


def test_an_option_goes_before_what_is_typed_but_for_an_owner_who_is_named(journal: Builder) -> None:
    def made(text: str) -> str:
        return str(
            new_item(text, Kind.COMMITMENT, "aaaaa", reckoned_from=DAY, names=everybody(journal),
                     owner="jun", goal="lead", due=date(2026, 12, 20), created=DAY)
        )  # fmt: skip

    fields = "[goal:: lead]  [created:: 2026-12-01]  [due:: 2026-12-20]  [id:: aaaaa]"
    assert made("Ask  [goal:: x]  [created:: 2026-11-02]  [due:: 2026-12-18]") == f"- [ ] @jun Ask  {fields}"
    assert made("Ask by 11 december") == f"- [ ] @jun Ask by 11 december  {fields}"
    assert made("@ada ask") == f"- [ ] @ada ask  {fields}"
    assert made("@nobody ask") == f"- [ ] @jun @nobody ask  {fields}"


@pytest.mark.parametrize(
    ("who", "text", "words"),
    [
        ("ada", "Slow down", "From Ada: Slow down"),
        ("jun", "Slow down", "To Jun: Slow down"),
        ("jun", "From Jun: too fast", "From Jun: too fast"),
        ("", "Slow down", "Slow down"),
    ],
)
def test_feedback_says_from_whom_or_to_whom(journal: Builder, who: str, text: str, words: str) -> None:
    made = new_item(text, Kind.FEEDBACK, "aaaaa", reckoned_from=DAY, names=everybody(journal, who))
    assert made.text == words
    about = new_item(text, Kind.ADVICE, "aaaaa", reckoned_from=DAY, names=everybody(journal, who))
    assert about.text == text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("To wait by 11 december", "- To wait by 11 december"),
        ("[x] To wait", "- [ ] [x] To wait"),
        ("@ada waits", "- @ada waits"),
        (
            "To wait  [goal:: lead]  [created:: 2026-11-02]",
            "- To wait  [goal:: lead]  [created:: 2026-11-02]",
        ),
    ],
)
def test_what_has_no_life_has_neither_box_nor_id_nor_day(journal: Builder, text: str, line: str) -> None:
    made = new_item(text, Kind.LESSON, "aaaaa", reckoned_from=DAY, names=everybody(journal))
    assert str(made) == line


def test_a_day_is_read_as_the_journal_has_it_or_is_that_of_the_next_meeting(journal: Builder) -> None:
    names, ways, following = everybody(journal), DateWays(order="day"), date(2026, 12, 14)
    text = "## Advice\n- Ask by 3/4\n- Read by next meeting\n"
    done = tidied(Document.parse(text), DAY, names, lambda _: "aaaaa", next_meeting=following, ways=ways)
    lines = ["- [ ] Ask  [due:: 2027-04-03]  [id:: aaaaa]", "- [ ] Read  [due:: 2026-12-14]  [id:: aaaaa]"]
    assert str(done.document).splitlines()[1:] == lines
    for typed, line in zip(("Ask by 3/4", "Read by next meeting"), lines, strict=True):
        made = new_item(
            typed, Kind.ADVICE, "aaaaa",
            reckoned_from=DAY, names=names, next_meeting=following, ways=ways,
        )  # fmt: skip
        assert str(made) == line


@pytest.mark.parametrize(
    ("stands", "typed", "known"),
    [
        ("Ask her", "ask  her", True),
        ("[ ] Ask", "Ask", True),
        ("[/] Ask", "Ask", True),
        ("[x] Ask", "Ask", False),
        ("[ ] Ask Tom", "Ask", False),
        ("[ ] @ada Ask", "Ask", False),
        ("[ ] @ada Ask", "@ada Ask", True),
        ("[ ] Ask  [due:: 2026-12-11]", "Ask", False),
        ("[ ] Ask  [due:: 2026-12-11]", "Ask [due:: 2026-12-11]", True),
        ("[ ] Ask  [goal:: lead]", "Ask", False),
    ],
)
def test_a_line_that_goes_on_and_says_the_same_is_there_already(stands: str, typed: str, known: bool) -> None:
    record = Document.parse(
        f"## Questions\n- [ ] {typed}\n## Private\n### Advice\n- {typed}\n## Advice\n- {stands}\n"
    )
    line = ItemLine.parse(f"- [ ] {typed}")
    assert line and (equal_to(record, Kind.ADVICE, line) == ItemLine.parse(f"- {stands}\n")) is known


def test_what_is_there_already_is_named_by_its_id_where_it_has_one() -> None:
    record = Document.parse("## Talk\n- Ask\n- [ ] Ask  [id:: aaaaa]\n")
    known = equal_to(record, Kind.COMMITMENT, ItemLine("Ask", mark=" "))
    assert known and already_there(known) == "Already there: aaaaa  Ask"
    assert already_there(ItemLine("Ask")) == "Already there: Ask"


def test_what_has_no_life_is_there_already_whatever_its_box_says() -> None:
    record = Document.parse("## Learned\n- [x] To wait\n")
    assert equal_to(record, Kind.LESSON, ItemLine("To wait"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mria: ask", "Mria"),
        ("Maria Slva: ask", "Maria Slva"),
        ("Maria: ask", ""),
        ("Bo: ask", ""),
        ("Aria: ask", ""),
        ("Marco: ask", ""),
        ("Mria ask", ""),
    ],
)
def test_a_name_that_is_nearly_the_others_is_told_of_a_new_promise_of_mine(
    journal: Builder, text: str, name: str
) -> None:
    mine = "- {0}  [id:: aaaa2]\n- @jun {0}\n## Talk\n- [ ] {0}  [id:: aaaa3]\n"
    page = f"## Advice\n- {{0}}  [id:: aaaa1]\n## Commitments\n{mine}"
    document, names = Document.parse(page.format(text)), everybody(journal, "maria")
    said = [one for one in of_owners(document, {"aaaa2"}, names, "FILE") if "Did you mean" in one]
    told = f"“{name}” is nobody here, so aaaa3 is yours. Did you mean Maria?"
    then = f"Then write @maria-silva for “{name}:” in FILE"
    assert said == ([f"{told} {then}"] if name else [])
    assert names._replace(person=None).nearly_owner(text) == ""


# --- a page ---------------------------------------------------------------------------------------


def page(journal: Builder, text: str) -> tuple[str, int]:
    """A page as it is stored, its new ids counted from 1; and how many days could not be read."""
    number = count(1)
    names = everybody(journal)
    made = tidied(Document.parse(text), DAY, names, lambda old: f"{old.text[:2].lower()}{next(number):03}")
    return str(made.document), len(made.undated)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("- Ask", "- [ ] Ask  [id:: as001]"),
        ("*  Ask   her", "*  [ ] Ask   her  [id:: as001]"),
        ("- Ask (due:: 2026-12-11)", "- [ ] Ask (due:: 2026-12-11)  [id:: as001]"),
        ("-  X (due:: 2026-12-11)", "-  [ ] X (due:: 2026-12-11)  [id:: x001]"),
        ("- \u00a0X (due:: 2026-12-11)", "- [ ] \u00a0X (due:: 2026-12-11)  [id:: \u00a0x001]"),
        ("- Ask ^abc", "- [ ] Ask  [id:: as001] ^abc"),
        ("- [x]  Ask ^abc", "- [x]  Ask  [completion:: 2026-12-01]  [id:: as001] ^abc"),
        ("- [-]  Ask   her", "- [-]  Ask   her  [cancelled:: 2026-12-01]  [id:: as001]"),
        ("- [x] Ask  [id:: aaaaa]", "- [x] Ask  [completion:: 2026-12-01]  [id:: aaaaa]"),
        ("- [-] Ask  [id:: aaaaa]", "- [-] Ask  [cancelled:: 2026-12-01]  [id:: aaaaa]"),
        ("- [x]  Ask   [id:: aaaaa]", "- [x]  Ask   [id:: aaaaa]  [completion:: 2026-12-01]"),
        ("- [-]  Ask   [id:: aaaaa]", "- [-]  Ask   [id:: aaaaa]  [cancelled:: 2026-12-01]"),
        ("- [ ]  Ask   [id:: aaaaa]", "- [ ]  Ask   [id:: aaaaa]"),
        (
            "- [x]  Ask   [completion:: 2026-11-02] [id:: aaaaa]",
            "- [x]  Ask   [completion:: 2026-11-02] [id:: aaaaa]",
        ),
        (
            "- [-]  Ask   [cancelled:: 2026-11-02] [id:: aaaaa]",
            "- [-]  Ask   [cancelled:: 2026-11-02] [id:: aaaaa]",
        ),
        (
            "- [x] Ask  [created:: 2026-12-05]  [id:: aaaaa]",
            "- [x] Ask  [created:: 2026-12-05]  [completion:: 2026-12-05]  [id:: aaaaa]",
        ),
        ("- Ask by 11 december", "- [ ] Ask  [due:: 2026-12-11]  [id:: as001]"),
        ("- [x] Ask by 11 december", "- [x] Ask by 11 december  [completion:: 2026-12-01]  [id:: as001]"),
        ("- Ask [goal:: lead] by 11 december", "- [ ] Ask  [goal:: lead]  [due:: 2026-12-11]  [id:: as001]"),
        ("- Ask [id:: bbbbb] by 11 december", "- [ ] Ask [id:: bbbbb] by 11 december  [id:: as001]"),
        ("- @maria ask", "- [ ] @maria-silva ask  [id:: as001]"),
        ("- @ada ask", "- [ ] @ada ask  [id:: as001]"),
        ("- @nobody ask", "- [ ] @nobody ask  [id:: as001]"),
        ("-", "-"),
    ],
)
def test_of_a_line_on_a_page_only_what_is_missing_is_put_in(
    journal: Builder, typed: str, stored: str
) -> None:
    around = "## Learned\n- To wait\n\n## {}\n{}\n- [ ] End  [id:: zzzzz]\n"
    for title in ("Advice", "Commitments"):
        assert page(journal, around.format(title, typed)) == (around.format(title, stored), 0)


def test_on_a_page_a_name_that_opens_a_commitment_owns_it(journal: Builder) -> None:
    assert page(journal, "## Commitments\n- Maria: ask\n- @ada Maria: ask\n## Advice\n- Maria: ask\n")[0] == (
        "## Commitments\n- [ ] @maria-silva ask  [id:: ma001]\n- [ ] @ada Maria: ask  [id:: ma002]\n"
        "## Advice\n- [ ] Maria: ask  [id:: ma003]\n"
    )


def test_on_a_page_a_box_under_any_heading_is_to_be_done(journal: Builder) -> None:
    assert page(journal, "## Notes\n- Ask\n- [ ] Maria: ask\n")[0] == (
        "## Notes\n- Ask\n- [ ] @maria-silva ask  [id:: ma001]\n"
    )


def test_a_day_on_a_page_that_can_be_two_stays_words_and_is_told(journal: Builder) -> None:
    assert page(journal, "## Advice\n- Ask by 3/4\n") == ("## Advice\n- [ ] Ask by 3/4  [id:: as001]\n", 1)


def test_a_line_of_a_page_from_windows_ends_as_it_did(journal: Builder) -> None:
    assert page(journal, "## Advice\r\n*  Ask\r\n")[0] == "## Advice\r\n*  [ ] Ask  [id:: as001]\r\n"
