"""The program as the tests of the command line call it, in a journal with Ada."""

from __future__ import annotations

from tests.cli.conftest import Mentorlog, mentorlog, with_ada, with_git

__all__ = ["Mentorlog", "mentorlog", "with_ada", "with_git"]
