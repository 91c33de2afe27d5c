"""What is typed wrong is said in our words: one clear line, a hint, and exit code 2."""

from __future__ import annotations

import pytest
from tests.cli.conftest import Mentorlog


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
         "See: mentorlog list --help"),
        ("completion tcsh", "There is no completion for “tcsh”.", "One of: bash, zsh, fish, powershell."),
    ],
)  # fmt: skip
def test_what_is_typed_wrong(mentorlog: Mentorlog, line: str, message: str, hint: str) -> None:
    result = mentorlog(*line.split())
    assert (result.code, result.out, result.err) == (2, "", f"{message}\n{hint}\n")
