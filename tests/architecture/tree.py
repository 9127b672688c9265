"""What the tests of this folder look at: the apps in import order and the files of the tree."""

import ast
import configparser
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def app_chain() -> list[str]:
    """Return the apps from the highest to the lowest, as .importlinter lays them out."""
    layers = _importlinter()["importlinter:contract:apps"]["layers"]
    return layers.replace("|", " ").split()


@cache
def rooms() -> list[str]:
    """Return the top-level packages of the source."""
    return _importlinter()["importlinter"]["root_packages"].split()


@cache
def tracked_files() -> list[Path]:
    """Return every file under version control that is still there."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return [path for path in paths if path.is_file()]


def source_modules() -> Iterator[Path]:
    """Yield every Python module of the rooms except migrations."""
    for room in rooms():
        for path in sorted((ROOT / room).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def migrations() -> Iterator[Path]:
    """Yield every migration."""
    for room in rooms():
        yield from sorted((ROOT / room / "migrations").glob("[0-9]*.py"))


def templates() -> Iterator[Path]:
    """Yield every template, by its path."""
    yield from sorted(path for path in (ROOT / "templates").rglob("*") if path.is_file())


@cache
def parse(path: Path) -> ast.Module:
    """Return the syntax tree of a module."""
    return ast.parse(path.read_text(), filename=str(path))


def relative(path: Path) -> str:
    """Return a path as a person names it."""
    return path.relative_to(ROOT).as_posix()


def _importlinter() -> configparser.ConfigParser:
    parser = configparser.ConfigParser()
    parser.read(ROOT / ".importlinter")
    return parser
