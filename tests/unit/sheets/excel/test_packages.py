import subprocess
import sys

import pytest

from sheets.faults import TEMPLATES, FaultCode, SheetError
from sheets.reading import read_sheet
from tests.architecture.tree import ROOT
from tests.factories.workbooks import HEADER, HOSTILE_FILES, packed, packed_sheet, parts_of

MOST_MEMORY_KIB = 150 * 1024

# Says why the file was refused, and the most memory that the process ever held.
READ = """
import sys
from sheets.faults import SheetError
from sheets.reading import read_sheet
try:
    read_sheet(open(sys.argv[1], "rb").read())
    print("read")
except SheetError as refused:
    print(refused.faults[0].code)
with open("/proc/self/status") as status:
    print(next(line.split()[1] for line in status if line.startswith("VmHWM")))
"""

REFUSALS = {
    "million rows": FaultCode.TOO_MANY_ROWS,
    "million cells": FaultCode.TOO_MANY_ROWS,
    "full of cells": FaultCode.OVERSIZED_WORKBOOK,
    "cell in the last corner": FaultCode.TOO_MANY_COLUMNS,
    "high ratio": FaultCode.OVERSIZED_WORKBOOK,
    "large when unpacked": FaultCode.OVERSIZED_WORKBOOK,
    "many entries": FaultCode.OVERSIZED_WORKBOOK,
    "many thousand entries": FaultCode.OVERSIZED_WORKBOOK,
    "archive inside": FaultCode.NESTED_FILE,
    "size said too small": FaultCode.DAMAGED_WORKBOOK,
    "name that climbs": FaultCode.UNSAFE_WORKBOOK,
    "name from the root": FaultCode.UNSAFE_WORKBOOK,
    "name with backslashes": FaultCode.UNSAFE_WORKBOOK,
    "two parts of one name": FaultCode.UNSAFE_WORKBOOK,
    "password in a container": FaultCode.PASSWORD_FILE,
    "password in the archive": FaultCode.PASSWORD_FILE,
    "old kind of workbook": FaultCode.EXCEL_FILE,
    "macros": FaultCode.MACRO_FILE,
    "macros by type": FaultCode.MACRO_FILE,
    "open document": FaultCode.OPEN_DOCUMENT_FILE,
    "word document": FaultCode.OTHER_DOCUMENT,
    "entity from a file": FaultCode.UNSAFE_WORKBOOK,
    "laughs by the billion": FaultCode.UNSAFE_WORKBOOK,
    "ten megabytes in one cell": FaultCode.CELL_TOO_LONG,
    "cut short": FaultCode.DAMAGED_WORKBOOK,
    "cut in the middle": FaultCode.DAMAGED_WORKBOOK,
    "broken xml": FaultCode.DAMAGED_WORKBOOK,
    "program": FaultCode.NOT_TEXT,
    "pdf": FaultCode.PDF_FILE,
    "picture": FaultCode.NOT_TEXT,
    "nothing": FaultCode.EMPTY_FILE,
    "deep nesting": FaultCode.OVERSIZED_WORKBOOK,
    "empty tags": FaultCode.OVERSIZED_WORKBOOK,
    "tags of a thousand names": FaultCode.OVERSIZED_WORKBOOK,
    "one long attribute": FaultCode.OVERSIZED_WORKBOOK,
    "a text shown in every row": FaultCode.OVERSIZED_WORKBOOK,
    "a million styles": FaultCode.OVERSIZED_WORKBOOK,
    "a million shared texts": FaultCode.OVERSIZED_WORKBOOK,
    "a million shared texts of their own": FaultCode.OVERSIZED_WORKBOOK,
    "lines without end": FaultCode.EMPTY_SHEET,
}


def test_every_hostile_file_has_its_refusal():
    assert REFUSALS.keys() == HOSTILE_FILES.keys()


@pytest.mark.parametrize("name", HOSTILE_FILES)
def test_hostile_file_is_refused_within_its_memory(name, tmp_path):
    hostile = tmp_path / "cases.xlsx"
    hostile.write_bytes(HOSTILE_FILES[name]())

    reader = [sys.executable, "-c", READ, str(hostile)]
    said = subprocess.run(reader, capture_output=True, text=True, check=True, cwd=ROOT)

    code, memory = said.stdout.split()
    assert code == REFUSALS[name]
    assert int(memory) < MOST_MEMORY_KIB


def test_every_fault_has_its_sentence():
    assert TEMPLATES.keys() == set(FaultCode)


@pytest.mark.parametrize("name", ["_rels/.rels", "xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_workbook_without_one_of_its_parts_is_damaged(name):
    parts = {key: part for key, part in parts_of(HEADER).items() if key != name}

    with pytest.raises(SheetError, match="damaged or incomplete"):
        read_sheet(packed(parts))


def test_workbook_is_told_by_its_content():
    assert read_sheet(packed_sheet(HEADER)).columns == ("case",)


def test_link_that_leads_out_of_the_workbook_is_not_followed():
    links = parts_of()["xl/_rels/workbook.xml.rels"]
    outside = links.replace('Target="worksheets', 'TargetMode="External" Target="worksheets')

    with pytest.raises(SheetError, match="no visible sheet"):
        read_sheet(packed_sheet(HEADER, **{"xl/_rels/workbook.xml.rels": outside}))
