"""Git as people have set it up: no variable, hook or setting of theirs does any harm."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Mentorlog

from .machines import ADA, BO, MET, Machine, works
from .repository import Repository

HOOKS = (
    "pre-commit", "post-commit", "commit-msg", "prepare-commit-msg", "reference-transaction", "post-rewrite",
    "post-index-change", "pre-auto-gc", "post-checkout", "post-merge", "pre-push", "fsmonitor-watchman",
)  # fmt: skip


def settings(one: Machine, text: str) -> None:
    """What stands in the user's own git settings."""
    (one.program.home / ".gitconfig").write_text(text)


def _hooks(folder: Path, mark: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in HOOKS:
        (folder / name).write_text(f"#!/bin/sh\necho {name} >> {mark}\nexit 1\n")
        (folder / name).chmod(0o755)


# --- the environment -------------------------------------------------------------------------------------


def test_no_variable_of_git_s_is_taken_over(one: Machine, tmp_path: Path) -> None:
    other = Repository(tmp_path)
    other("init", "--quiet")
    other("commit", "--quiet", "--allow-empty", "--message", "Theirs")
    head = other.head
    works(
        one,
        GIT_DIR=str(tmp_path / ".git"),
        GIT_WORK_TREE=str(tmp_path),
        GIT_INDEX_FILE=str(tmp_path / "index"),
        GIT_OBJECT_DIRECTORY=str(tmp_path / "objects"),
        GIT_COMMON_DIR=str(tmp_path / ".git"),
        GIT_NAMESPACE="other",
        GIT_CEILING_DIRECTORIES="/",
        GIT_CONFIG_COUNT="1",
        GIT_CONFIG_KEY_0="core.bare",
        GIT_CONFIG_VALUE_0="true",
        GIT_CONFIG_PARAMETERS="'core.bare=true'",
        GIT_EXTERNAL_DIFF="false",
        GIT_LITERAL_PATHSPECS="0",
        GIT_GLOB_PATHSPECS="1",
        GIT_TRACE=str(tmp_path / "trace"),
    )
    assert other.head == head
    assert sorted(path.name for path in tmp_path.iterdir()) == [".git"]


def test_nobody_else_s_name_or_day_gets_into_a_commit(one: Machine) -> None:
    works(
        one,
        GIT_AUTHOR_NAME="Nobody",
        GIT_AUTHOR_EMAIL="nobody@example.org",
        GIT_AUTHOR_DATE="2001-01-01T00:00:00Z",
        GIT_COMMITTER_NAME="Nobody",
        GIT_COMMITTER_DATE="2001-01-01T00:00:00Z",
    )
    said = one.repository.said("log", "-1", "--format=%an %ae %cn %ce %ad %cd")
    assert "Nobody" not in said and "nobody@" not in said and "2001" not in said


def test_who_the_user_is_stands_in_the_commit(one: Machine) -> None:
    settings(one, "[user]\n\tname = Grace Hopper\n\temail = grace@example.org\n")
    one.ok("jot", "ada", "Why?")
    said = one.repository.said("log", "-1", "--format=%an <%ae>, %cn <%ce>")
    assert said == "Grace Hopper <grace@example.org>, Grace Hopper <grace@example.org>"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[user]\n\tuseConfigOnly = true\n",
        "[user]\n\tname = A <B> C\n\temail = <>\n",
        '[user]\n\tname = " "\n\temail = " "\n',
        "[user]\n\tname = .,;\n\temail = a b\n",
        '[user]\n\tname = "Łukasz \\"L\\" Ø"\n\temail = l@example.org\n',
    ],
)
def test_a_missing_or_odd_identity_is_no_hindrance(one: Machine, text: str) -> None:
    settings(one, text)
    works(one)


@pytest.mark.parametrize("home", ["", "/nowhere"])
def test_no_home_is_no_hindrance(one: Machine, home: str) -> None:
    works(one, HOME=home, XDG_CONFIG_HOME="")


@pytest.mark.parametrize("language", ["de_DE.UTF-8", "tr_TR.UTF-8", "C", "xx_XX"])
def test_another_language_is_no_hindrance(one: Machine, language: str) -> None:
    works(one, LANG=language, LC_ALL=language, LANGUAGE=language)


# --- hooks, signing, filters -----------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["repository", "core.hooksPath", "global"])
def test_no_hook_runs(one: Machine, where: str) -> None:
    mark = one.program.home / "hooks ran"
    folder = one.journal / ".git" / "hooks" if where == "repository" else one.program.home / "hooks"
    _hooks(folder, mark)
    if where == "core.hooksPath":
        one.repository.set("core.hooksPath", str(folder))
    elif where == "global":
        settings(one, f"[core]\n\thooksPath = {folder}\n")
    # Our own git, with which the test looks, must not run them either.
    head = one.repository.head
    one.ok("jot", "ada", "Why?")
    one.ok("undo", "--yes")
    one.ok("history")
    assert not mark.exists()
    assert one.repository.head != head


SIGNING = """\
[commit]
	gpgSign = true
[tag]
	gpgSign = true
[gpg]
	program = false
[user]
	name = Me
	email = me@example.org
	signingKey = nothing
"""
FILTERS = """\
[core]
	autocrlf = true
	safecrlf = true
	eol = crlf
	attributesFile = ~/attributes
	excludesFile = ~/excludes
	quotePath = true
	fsmonitor = false
	untrackedCache = true
[filter "shout"]
	clean = tr a-z A-Z
	smudge = tr A-Z a-z
	required = true
"""
ODD = """\
[color]
	ui = always
[log]
	showSignature = true
	date = relative
	follow = true
[format]
	pretty = oneline
[status]
	short = true
	branch = true
	showUntrackedFiles = no
	relativePaths = false
[diff]
	renames = copies
	noprefix = true
	mnemonicPrefix = true
	external = false
	orderFile = ~/attributes
[core]
	pager = false
	editor = false
	abbrev = 4
	commentChar = D
	preloadIndex = false
	logAllRefUpdates = always
	ignoreCase = true
[i18n]
	commitEncoding = ISO-8859-1
	logOutputEncoding = ISO-8859-1
[commit]
	cleanup = scissors
	template = /nowhere
	verbose = true
[gc]
	auto = 1
	autoDetach = false
[fastimport]
	unpackLimit = 0
[submodule]
	recurse = true
[help]
	autocorrect = 1
[transfer]
	hideRefs = refs/heads
[receive]
	denyCurrentBranch = refuse
[fetch]
	prune = true
[push]
	default = nothing
	followTags = true
[pull]
	ff = only
[merge]
	ff = only
"""


@pytest.mark.parametrize("text", [SIGNING, FILTERS, ODD], ids=["signing", "filters", "odd"])
def test_settings_of_the_user_s_are_no_hindrance(one: Machine, text: str) -> None:
    settings(one, text)
    (one.program.home / "attributes").write_text(
        "* text eol=crlf ident filter=shout working-tree-encoding=UTF-16\n"
    )
    (one.program.home / "excludes").write_text("*.md\n/people/\n")
    one.write(MET, one.read(MET).replace(b"\n", b"\r\n"))
    one.ok("jot", "bo", "$Id$ of a", "--as", "about")
    assert (one.repository.file(MET), one.repository.file(BO)) == (one.read(MET), one.read(BO))
    works(one)
    one.write("people/cy.md", '+++\nname = "Cy"\n+++\n')
    one.ok("jot", "ada", "Who?")
    assert one.repository.file("people/cy.md") == one.read("people/cy.md")


@pytest.mark.parametrize("text", [SIGNING, FILTERS, ODD], ids=["signing", "filters", "odd"])
def test_nor_are_they_to_init(with_git: Mentorlog, text: str) -> None:
    template = with_git.home / "template"
    _hooks(template / "hooks", with_git.home / "hooks ran")
    (template / "info").mkdir()
    (template / "info" / "exclude").write_text("*\n")
    own = f"[init]\n\ttemplateDir = {template}\n\tdefaultBranch = trunk\n"
    (with_git.home / ".gitconfig").write_text(own + text)
    with_git.ok("init", str(with_git.journal), GIT_TEMPLATE_DIR=str(template))
    with_git.ok("mentor", "add", "Ada")
    there = Repository(with_git.journal)
    assert [commit.line for commit in there.commits()] == ["Began the journal", "Added Ada"]
    assert not (with_git.home / "hooks ran").exists()
    assert not (with_git.journal / ".git" / "info" / "exclude").exists()


def test_attributes_of_the_journal_s_own_do_not_change_what_is_committed(one: Machine) -> None:
    one.write(".gitattributes", "* text=auto eol=crlf ident filter=shout\n*.md export-ignore\n")
    one.repository.set("filter.shout.clean", "tr a-z A-Z")
    one.repository.set("filter.shout.required", "true")
    before = one.read(ADA)
    one.ok("jot", "ada", "$Id$?")
    assert one.repository.file(ADA) == one.read(ADA)
    one.ok("undo", "--yes")
    assert one.repository.file(ADA) == one.read(ADA) == before
