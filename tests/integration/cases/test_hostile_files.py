"""Files that are made to harm whoever reads them in."""

from pathlib import Path

import pytest

from cases.models import Assessment
from cases.services.importing import import_cases
from sheets.reading import STANDARD_LIMITS
from standards.errors import SheetRefused
from standards.management.reading import file_content


def test_fault_repeats_a_file_without_steering_the_terminal(assessment: Assessment) -> None:
    content = b"case_reference,sex,setting\nEM-02,male,\x1b[2Jcustody\n"

    with pytest.raises(SheetRefused) as refused:
        import_cases(inspection=assessment.case.inspection, content=content, by="tests")

    (fault,) = refused.value.faults
    assert fault.startswith("Row 2, column setting: “\N{REPLACEMENT CHARACTER}[2Jcustody”")


def test_no_more_of_a_file_is_read_than_tells_that_it_is_too_large(tmp_path: Path) -> None:
    endless = tmp_path / "endless.csv"
    endless.write_bytes(b"\0" * (STANDARD_LIMITS.bytes + 100))

    assert len(file_content(str(endless))) == STANDARD_LIMITS.bytes + 1
