"""What is typed wrong is said in our words: one clear line, a hint, and exit code 2."""

from __future__ import annotations

import re

import pytest
from tests.cli.conftest import Mentorlog
from tests.cli.test_checklist import TREE

from mentorlog.cli.meant import WORDS


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("revew", "There is no command “revew”.", "Did you mean review?"),
        ("frobnicate", "There is no command “frobnicate”.", "See: mentorlog --help"),
        ("mentor ad", "There is no command “ad” in mentorlog mentor.", "Did you mean add?"),
        ("goal frob", "There is no command “frob” in mentorlog goal.", "See: mentorlog goal --help"),
        ("me skil x", "There is no command “skil” in mentorlog me.", "Did you mean skill?"),
        ("note ada --comit x", "There is no option “--comit” in mentorlog note.", "Did you mean --commit?"),
        ("goal add x --mesure y", "There is no option “--mesure” in mentorlog goal add.",
         "Did you mean --measure?"),
        ("list --frob", "There is no option “--frob” in mentorlog list.", "See: mentorlog list --help"),
        ("list --hlep", "There is no option “--hlep” in mentorlog list.", "Did you mean --help?"),
        ("--colour", "There is no option “--colour” in mentorlog.", "Did you mean --no-color?"),
        ("list --plain", "There is no option “--plain” in mentorlog list.",
         "It stands before the command: mentorlog --plain list"),
        ("goal list --as-of fri", "There is no option “--as-of” in mentorlog goal list.",
         "It stands before the command: mentorlog --as-of DATE goal list"),
        ("prep -x", "There is no option “-x” in mentorlog prep.", "See: mentorlog prep --help"),
        ("goal", "mentorlog goal needs a command: add, list, show, edit, log, achieve, drop, rename, remove.",
         "See: mentorlog goal --help"),
        ("goal log lead", "mentorlog goal log needs VALUE: where it stands: 20%, 1 of 5.",
         "Like this: mentorlog goal log lead VALUE"),
        ("--plain meeting plan ben", "mentorlog meeting plan needs WHEN: fri 10:00, 21 dec, in 2 weeks.",
         "Like this: mentorlog --plain meeting plan ben WHEN"),
        ("jot", "mentorlog jot needs WHO: about whom, or for whom.", "Like this: mentorlog jot WHO TEXT"),
        ("mentor remove", "mentorlog mentor remove needs WHO: a name, an alias, or the start of one.",
         "Like this: mentorlog mentor remove WHO"),
        ("jot ada Why --due", "“--due” needs DATE after it.", "See: mentorlog jot --help"),
        ("move x fri --told=3", "“--told” takes no value.", "See: mentorlog move --help"),
        ("note ada --minutes long", "“--minutes” is a number from 1 to 1440.", "See: mentorlog note --help"),
        ("me skill x --level 9", "“--level” is a number from 1 to 5.", "See: mentorlog me skill --help"),
        ("prep --format pdf", "“--format” is one of terminal, markdown, html, json.",
         "See: mentorlog prep --help"),
        ("list one two", "mentorlog list takes no more words: “one two” is too much.",
         "With one person: mentorlog list --who 'one two'"),
        ("goal list lead", "mentorlog goal list takes no more words: “lead” is too much.",
         "See: mentorlog goal list --help"),
        ("redo", "There is no command “redo”.", "Here that is: mentorlog undo --redo"),
        ("help", "There is no command “help”.", "See: mentorlog --help"),
        ("help note", "There is no command “help”.", "See: mentorlog note --help"),
        ("show", "There is no command “show”.",
         "Here that is: mentorlog mentor show WHO, mentorlog goal show GOAL, mentorlog meeting show WHO"),
        ("next", "There is no command “next”.", "Here that is: mentorlog prep"),
        ("people", "There is no command “people”.",
         "Here that is: mentorlog mentor list, mentorlog mentee list"),
        ("meting", "There is no command “meting”.", "Did you mean meeting?"),
        ("jto", "There is no command “jto”.", "Did you mean jot?"),
        ("rev", "There is no command “rev”.", "Did you mean review?"),
        ("--journal x redo", "There is no command “redo”.",
         "Here that is: mentorlog --journal x undo --redo"),
        ("goal reopen lead", "There is no command “reopen” in mentorlog goal.",
         "Here that is: mentorlog goal edit GOAL --status active"),
        ("list ada", "mentorlog list takes no more words: “ada” is too much.",
         "With one person: mentorlog list --who ada"),
        ("list overdue", "mentorlog list takes no more words: “overdue” is too much.",
         "Like this: mentorlog list --overdue"),
        ("--journal x list promises", "mentorlog list takes no more words: “promises” is too much.",
         "Like this: mentorlog --journal x list --kind promises"),
        ("list --who ada --who ben", "“--who” is given more than once, and takes one value.",
         "Say it once."),
        ("search x --who dana", "There is no option “--who” in mentorlog search.",
         "It stands among the words: mentorlog search WORDS who:WHO"),
        ("done x --date fri", "There is no option “--date” in mentorlog done.",
         "For another day than today: mentorlog --as-of DATE done"),
        ("meeting plan ben --on fri", "There is no option “--on” in mentorlog meeting plan.",
         "It needs no option: mentorlog meeting plan WHO WHEN"),
        ("prep --who ada", "There is no option “--who” in mentorlog prep.",
         "It needs no option: mentorlog prep WHO"),
        ("completion tcsh", "There is no completion for “tcsh”.", "One of: bash, zsh, fish, powershell."),
    ],
)  # fmt: skip
def test_what_is_typed_wrong(mentorlog: Mentorlog, line: str, message: str, hint: str) -> None:
    result = mentorlog(*line.split())
    assert (result.code, result.out, result.err) == (2, "", f"{message}\n{hint}\n")


def test_each_word_from_elsewhere_is_no_command_here_and_leads_to_one() -> None:
    for group, known in WORDS.items():
        for word, ways in known.items():
            assert f"{group} {word}".strip() not in TREE
            for way in ways:
                assert way == "--help" or any(way.startswith(path) for path in TREE), way


def test_a_thought_that_was_taken_for_a_person_is_asked_about(with_ada: Mentorlog) -> None:
    result = with_ada("jot", "Something for nobody")
    assert (result.code, result.err) == (
        2,
        "“Something for nobody” names nobody. Who is meant: Ada Lovelace?\n"
        "Like this: mentorlog jot ada 'Something for nobody'\n",
    )
    assert with_ada("goal", "log", "20%").err == (
        "“20%” names no goal. Which one is meant: Lead a team of five?\n"
        "Like this: mentorlog goal log lead-a-team-of-five 20%\n"
    )


def test_words_without_quotes_are_told_from_a_name_or_an_id(with_ada: Mentorlog) -> None:
    assert with_ada("note", "ada", "we", "talked").err == (
        "No person answers to “ada we talked”.\nFor words of yours: mentorlog note ada -m 'we talked'\n"
    )
    said = with_ada.ok("jot", "ada", "Why?")
    ident = re.search(r"\b[1-9a-z]{5}\b", said)
    assert ident
    assert with_ada("drop", ident[0], "--why", "wrong", "owner").err == (
        f'No open item answers to “{ident[0]} owner”.\nSeveral words go in quotes: --why "..."\n'
    )
    assert "quotes" not in with_ada("drop", ident[0], "owner").err


def test_a_name_that_comes_close_is_offered_where_more_is_missing(with_ada: Mentorlog) -> None:
    result = with_ada("jot", "adda")
    assert (result.code, result.err) == (2, "No person answers to “adda”.\nDid you mean Ada Lovelace?\n")


def test_kinds_are_known_by_the_words_that_our_own_pages_use(with_ada: Mentorlog) -> None:
    with_ada.ok("jot", "ada", "Send her the list", "--as", "promise")
    with_ada.ok("meeting", "plan", "ada", "fri", "--objective", "A yes or no")
    assert "Send her the list" in with_ada.ok("list", "--kind", "promises")
    assert "A yes or no" in with_ada.ok("list", "--kind", "aim")
    assert "Send her the list" in with_ada.ok("search", "list", "kind:promise")


def test_a_goal_that_ended_says_how_it_is_taken_up_again_and_that_works(with_ada: Mentorlog) -> None:
    for how in ("drop", "achieve"):
        last = with_ada.ok("goal", how, "lead").splitlines()[-1]
        said, _, command = last.partition(": ")
        assert said == "To take it up again"
        asked = with_ada("reopen", "lead")
        assert asked.err.splitlines()[1] == f"A goal is taken up again so: {command}"
        assert with_ada.typed(command).code == 0
