"""The parts that an outline may name, and those that reports can lay out, are the same."""

import json

from reports.choices import PartCode
from standards.services.checking.shape import SCHEMA_FILE


def test_schema_knows_the_parts_that_reports_can_lay_out():
    schema = json.loads(SCHEMA_FILE.read_text())

    assert set(schema["$defs"]["part_code"]["enum"]) == set(PartCode)
