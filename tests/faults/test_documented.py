"""The list of fault cases is complete, and every test it names is there."""

import re

from tests.architecture.tree import ROOT

PAGE = ROOT / "docs" / "reference" / "faults.md"
ROW = re.compile(r"^\| (F\d+) \|", re.MULTILINE)
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def test_every_fault_case_has_a_row() -> None:
    assert ROW.findall(PAGE.read_text()) == [f"F{number}" for number in range(1, 48)]


def test_every_named_test_exists() -> None:
    named = TEST.findall(PAGE.read_text())
    missing = [
        f"{file}::{name}"
        for file, name in named
        if not (ROOT / file).is_file() or f"def {name}(" not in (ROOT / file).read_text()
    ]

    assert named
    assert missing == []


def test_every_fault_test_is_named() -> None:
    page = PAGE.read_text()
    here = ROOT / "tests" / "faults"
    written = {
        name
        for file in here.glob("test_*.py")
        for name in re.findall(r"^def (test_f\d\d_\w+)\(", file.read_text(), re.MULTILINE)
    }

    assert [name for name in sorted(written) if name not in page] == []
