"""The small framework that tests load, whole or with one part of its text spoilt."""

from pathlib import Path

from standards.services.checking import find_faults
from standards.services.parsing import parse_file

SMALL = (Path(__file__).parent / "small_framework.yaml").read_text()


def spoil(old, new, text=SMALL):
    """Replace the only place where `old` stands."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return text.replace(old, new)


def line_of(fragment, text):
    """The number of the line on which the fragment first begins."""
    return text.count("\n", 0, text.index(fragment)) + 1


def faults_of(text):
    return find_faults(parse_file(text.encode()))
