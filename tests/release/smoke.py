"""Builds the sdist and the wheel, looks into them, installs them in fresh environments and tries the program.

    python tests/release/smoke.py

It needs nothing but Python 3.11, git, and a way to install packages. It tries each of Python 3.11, 3.12 and
3.13 that it finds, and names the others as untested. It leaves nothing behind, but with `--keep DIST`, the
folder to build into.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import venv
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "mentorlog"
PYTHONS = ("3.11", "3.12", "3.13")
# What hatchling builds from; never what lies in a clone beside it.
TREE = ("src", "tests", "docs", "pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE", ".gitignore")


class Failed(Exception):
    """Something of the release is not as it should be."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Tries it all; gives the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--keep", type=Path, metavar="DIST", help="build into this folder, and leave it there"
    )
    parser.add_argument("--python", action="append", metavar="X.Y", help="only this Python; repeatable")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="mentorlog-release-") as folder:
        try:
            try_all(Path(folder), given.keep, given.python or PYTHONS)
        except Failed as fault:
            say(f"Failed: {fault}")
            return 1
    return 0


def try_all(work: Path, dist: Path | None, wanted: Sequence[str]) -> None:
    """Builds below `work`, and tries what was built on the Pythons that are wanted. Raises Failed."""
    dist = (dist or work / "dist").absolute()
    tools = made_environment(work / "tools", sys.executable)
    run(tools / "python", "-m", "pip", "install", "-q", "build", "twine")
    tree = copied(work / "tree")
    sdist, wheel = built(tools, tree, dist)
    say(f"Built: {sdist.name}, {wheel.name}")
    look_into_wheel(wheel)
    look_into_sdist(sdist)
    straight = work / "straight"
    run(tools / "python", "-m", "build", "-q", "--wheel", "--outdir", straight, tree)
    if sha(straight / wheel.name) != sha(wheel):
        raise Failed("the wheel of the sdist is not the wheel of the tree, byte for byte")
    run(tools / "python", "-m", "twine", "check", "--strict", sdist, wheel)
    say("Whole: the sdist builds the same wheel, the wheel has the package alone, the metadata renders")
    found = pythons(wanted)
    for version, python in found.items():
        try_on(work / version, python, [("wheel", wheel), ("sdist", sdist)])
        say(f"Python {version}: the wheel and the sdist install, and the program works  ({python})")
    for version in wanted:
        if version not in found:
            say(f"Python {version}: not found here, untested")
    if not found:
        raise Failed("no Python to try it on")
    try_without_git(work / "without git", next(iter(found.values())), tree)
    say("Without git: `pip install .` works, and the program does; it keeps no history, and says so")


# --- building -------------------------------------------------------------------------------------


def copied(tree: Path) -> Path:
    """The sources alone, as a clone has them, in a folder of their own that is no repository."""
    for name in TREE:
        place = ROOT / name
        if place.is_dir():
            shutil.copytree(place, tree / name, ignore=shutil.ignore_patterns("__pycache__", ".*cache*"))
        else:
            tree.mkdir(exist_ok=True)
            shutil.copy2(place, tree / name)
    return tree


def built(tools: Path, tree: Path, dist: Path) -> tuple[Path, Path]:
    """The sdist, and the wheel that is made of it."""
    run(tools / "python", "-m", "build", "-q", "--outdir", dist, tree)
    made = sorted(dist.iterdir(), key=lambda path: path.suffix)
    if [path.suffix for path in made] != [".gz", ".whl"]:
        raise Failed(f"built {[path.name for path in made]}, not one sdist and one wheel")
    return made[0], made[1]


def look_into_wheel(wheel: Path) -> None:
    """Whether it has all files of the package, and beside them its own metadata alone."""
    with zipfile.ZipFile(wheel) as file:
        names = set(file.namelist())
    package = {f"mentorlog/{path}" for path in files_of_package()}
    metadata = {name for name in names if name.split("/")[0].endswith(".dist-info")}
    manual = {name for name in names if ".data/data/share/man/" in name}
    if missing := package - names:
        raise Failed(f"the wheel lacks {sorted(missing)}")
    if more := names - package - metadata - manual:
        raise Failed(f"the wheel has what is not of the package: {sorted(more)}")
    ends = {name.partition("/")[2] for name in metadata}
    if not {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE"} <= ends:
        raise Failed(f"the wheel's metadata are {sorted(ends)}")


def look_into_sdist(sdist: Path) -> None:
    """Whether it has the sources, the tests and the documentation, and nothing that was made from them."""
    with tarfile.open(sdist) as file:
        names = {name.partition("/")[2] for name in file.getnames()}
    wanted = {f"src/mentorlog/{path}" for path in files_of_package()}
    wanted |= {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md")}
    wanted |= {"pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE", "tests/release/smoke.py"}
    if missing := wanted - names:
        raise Failed(f"the sdist lacks {sorted(missing)}")
    if made := {name for name in names if "__pycache__" in name or name.endswith((".pyc", ".egg-info"))}:
        raise Failed(f"the sdist has {sorted(made)}")


def files_of_package() -> set[str]:
    """The paths of all files that belong to the package, its sample journal among them."""
    found = (path for path in PACKAGE.rglob("*") if path.is_file() and not _is_cache(path))
    return {path.relative_to(PACKAGE).as_posix() for path in found}


def _is_cache(path: Path) -> bool:
    """Whether Python, mypy or the like put it there."""
    return any(part == "__pycache__" or part.startswith(".") for part in path.relative_to(PACKAGE).parts)


# --- trying ---------------------------------------------------------------------------------------


def try_on(folder: Path, python: Path, kinds: Sequence[tuple[str, Path]]) -> None:
    """Installs each of the things into an environment of its own, and tries the program there."""
    for kind, thing in kinds:
        programs = made_environment(folder / kind, python)
        run(programs / "python", "-m", "pip", "install", "-q", thing)
        run(programs / "python", "-m", "pip", "check")
        play(programs, folder / f"home of {kind}", os.environ["PATH"])


def try_without_git(folder: Path, python: Path, tree: Path) -> None:
    """Installs the tree as it lies there, where there is no git, and tries the program as a module."""
    programs = made_environment(folder / "environment", python)
    nothing = folder / "no programs"
    nothing.mkdir()
    run(programs / "python", "-m", "pip", "install", "-q", tree, path=str(nothing))
    play(programs, folder / "home", str(nothing), has_git=False, as_module=True)


def play(programs: Path, home: Path, path: str, *, has_git: bool = True, as_module: bool = False) -> None:
    """The first day of somebody who has just installed it. Raises Failed."""
    home.mkdir(parents=True)
    called = [programs / "python", "-m", "mentorlog"] if as_module else [programs / "mentorlog"]
    environment = {"HOME": str(home), "PATH": path, "COLUMNS": "80", "LANG": "C.UTF-8"}

    def mentorlog(*arguments: object, code: int = 0) -> str:
        return run(*called, *arguments, environment=environment, folder=home, code=code)

    expect(mentorlog("--version"), f"mentorlog {version()}\n")
    expect(mentorlog("--help"), "prep", "note", "review")
    expect(mentorlog("demo"), "Ada Lovelace", "BEFORE YOU GO IN")
    expect(mentorlog("--journal", "mentorlog-demo", "progress", "--format", "html"), "<svg")
    mentorlog("list", code=3)
    expect(mentorlog("init", home / "journal"), "Made a journal")
    mentorlog("mentor", "add", "Ada Lovelace", "--every", "2 weeks")
    mentorlog("meeting", "plan", "ada", "tomorrow")
    mentorlog(
        "note", "ada", "-m", "We met.", "--commit", "Draft the plan by tomorrow", "--theirs", "The sheet"
    )
    expect(mentorlog("prep", "ada"), "Draft the plan", "The sheet")
    mentorlog("done", "sheet")
    if has_git:
        expect(mentorlog("undo", "--yes"), "Taken back")
        expect(mentorlog("history"), "Took back: Done: The sheet")
    else:
        mentorlog("undo", "--yes", code=1)
    items = json.loads(mentorlog("list", "--json"))["items"]
    states = {item["text"]: item["state"] for item in items}
    if states.get("Draft the plan") != "open" or ("The sheet" in states) != has_git:
        raise Failed(f"after undo the items are {states}")
    mentorlog("export", "--output", "all.json")
    mentorlog("calendar", "--output", "all.ics")
    mentorlog("--journal", home / "second", "import", "--from", "json", "all.json", "--yes")
    expect(mentorlog("--journal", home / "second", "search", "Draft"), "Draft the plan")
    for journal in ("journal", "second", "mentorlog-demo"):
        if said := mentorlog("--journal", home / journal, "check"):
            raise Failed(f"check of {journal} says: {said}")
    expect(mentorlog("upgrade", "--dry-run"), "lacks nothing")


def expect(said: str, *words: str) -> None:
    """Raises Failed unless all the words were said."""
    if lacking := [word for word in words if word not in said]:
        raise Failed(f"{lacking} is not in:\n{said}")


# --- the machine ----------------------------------------------------------------------------------


def pythons(wanted: Sequence[str]) -> dict[str, Path]:
    """The Pythons that are here, by version. One that is only called so does not count."""
    managed = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    found = {}
    for version in wanted:
        named = [Path(sys.executable), Path(shutil.which(f"python{version}") or "")]
        named += sorted(managed.glob(f"{version}.*/bin/python"))
        for python in named:
            if answers(python, version):
                found[version] = python
                break
    return found


def answers(python: Path, version: str) -> bool:
    """Whether that program is a Python of that version which can make environments."""
    if not python.is_file():
        return False
    code = "import sys, venv, ensurepip; print('%d.%d' % sys.version_info[:2])"
    done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
    return done.returncode == 0 and done.stdout.strip() == version


def made_environment(folder: Path, python: str | Path) -> Path:
    """Makes a fresh environment; gives the folder of its programs."""
    if Path(python) == Path(sys.executable):
        venv.create(folder, with_pip=True)
    else:
        run(python, "-m", "venv", folder)
    return folder / ("Scripts" if os.name == "nt" else "bin")


def run(
    *words: object,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
    path: str = "",
    code: int = 0,
) -> str:
    """What a program says on standard output. Raises Failed where it does not end with that code."""
    # Nothing of the sources is on the path by accident.
    around = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "PYTHONHOME")}
    around |= {"SOURCE_DATE_EPOCH": "1795305600"} | ({"PATH": path} if path else {})
    done = subprocess.run(
        [str(word) for word in words],
        env=dict(environment or around),
        cwd=folder or tempfile.gettempdir(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != code:
        said = f"{done.stdout[-2000:]}{done.stderr[-2000:]}"
        raise Failed(f"{' '.join(map(str, words))} ended with {done.returncode}, not {code}:\n{said}")
    return done.stdout


def version() -> str:
    """The version that the sources say."""
    line = next(
        line for line in (PACKAGE / "__init__.py").read_text("utf-8").splitlines() if "__version__" in line
    )
    return line.split('"')[1]


def sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
